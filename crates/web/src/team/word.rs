//! The word of the day: made anew with one tap, read from the wall, and said by those who walk in.

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{Act, Command, Field, Text, event};
use words::Words;

use super::say;
use crate::door;
use crate::forms::{Failed, Posted, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::qr;
use crate::reader::Reader;
use crate::refusal;
use crate::share::Base;

/// Words of three: English and French speakers read them alike from eight metres, say them alike over a table, and type them on
/// any keyboard. No two begin alike or are a slip of the finger apart.
const WORDS: [&str; 64] = [
    "acrobat", "alpaca", "bamboo", "banjo", "bison", "cactus", "canoe", "caramel", "clarinet", "comet", "coral", "crocus", "delta",
    "domino", "dragon", "eclipse", "falcon", "fiesta", "flamingo", "galaxy", "gecko", "guitar", "harmony", "igloo", "indigo", "jaguar",
    "judo", "kayak", "kimono", "koala", "lemon", "lotus", "magnet", "mimosa", "mosaic", "nectar", "oasis", "olive", "omega", "panda",
    "piano", "polka", "puma", "quartz", "radio", "robot", "safari", "sofa", "sonata", "studio", "tempo", "tiger", "tomato", "tulip",
    "turbo", "ultra", "unicorn", "vanilla", "violin", "volcano", "yeti", "zebra", "zeppelin", "zigzag",
];

/// How many of them are one word of the day: 64 · 63 · 62, a quarter of a million.
const PARTS: usize = 3;

/// A word of the day out of chance. The same bits are the same word.
fn of_bits(bits: u128) -> String {
    let mut picked: Vec<&str> = Vec::new();
    for turn in 0..21 {
        // 6 bits are one of 64.
        let index = usize::try_from(bits >> (6 * turn) & 63).expect("it is small");
        if picked.len() < PARTS && !picked.contains(&WORDS[index]) {
            picked.push(WORDS[index]);
        }
    }
    picked.join(" ")
}

#[derive(Template)]
#[template(path = "team/word.html")]
struct WordPage {
    page: Page,
    w: Words,
    refusal: Option<String>,
    seq: u64,
    word: String,
    may_change: bool,
    /// The address that a phone opens from the square.
    address: String,
    /// The same as people write it, without the word.
    short: String,
    qr: Option<String>,
}

pub async fn page(reader: Reader, headers: HeaderMap) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Admit) {
        return problem.into_response();
    }
    show(&reader, StatusCode::OK, draw(&reader, &headers, None))
}

fn draw(reader: &Reader, headers: &HeaderMap, refusal: Option<String>) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let base = Base::of(&reader.app, headers);
    let path = format!("{}/come-in", reader.root());
    let address = base.with(&walk_in_address(reader));
    WordPage {
        page: Page::of(reader, w.word_of_the_day().to_owned(), "").hearing(reader, event.moment.today),
        w,
        refusal,
        seq: event.seq,
        word: event.word.to_string(),
        may_change: domain::may(&reader.actor(), Act::Arrange, event.editing).is_ok(),
        short: base.short(&path),
        qr: Some(&address)
            .filter(|_| !event.word.is_empty() && !base.is_local())
            .and_then(|address| qr::svg(address, &w.qr_of(address.as_str()))),
        address,
    }
    .render()
    .unwrap_or_default()
}

/// Where whoever scans the square on the wall comes in, with the word filled in.
pub fn walk_in_address(reader: &Reader) -> String {
    let word: String =
        reader.view.event.word.as_str().split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    // A word that the team wrote by hand may have letters that do not stand in addresses: it is typed then.
    if plain { format!("{}/come-in?word={word}", reader.root()) } else { format!("{}/come-in", reader.root()) }
}

pub async fn change(headers: HeaderMap, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    // Made of the form's own number, which nobody can foresee: the same form twice is the same word.
    let word = if posted.fields.is("word", "none") { String::new() } else { of_bits(posted.id.0.bits()) };
    let asked = async {
        let word = Text::line(&word, Field::Word)?;
        posted.ask(posted.order()?.with(Command::Event(event::Command::Word { word }))).await
    };
    match asked.await {
        Ok(_) => posted.done(&format!("{}/team/word", reader.root())),
        Err(Failed::Refused(refused)) => {
            let text = refusal::words(say(reader), &refused);
            show(reader, Failed::Refused(refused).status(), draw(reader, &headers, Some(text)))
        }
        Err(Failed::Rejected(rejected)) => Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many letters have to be changed, put in or left out to make one of the other.
    fn distance(one: &str, other: &str) -> usize {
        let other: Vec<char> = other.chars().collect();
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (i, a) in one.chars().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], i + 1);
            for (j, b) in other.iter().enumerate() {
                let here = (diagonal + usize::from(a != *b)).min(row[j] + 1).min(row[j + 1] + 1);
                diagonal = std::mem::replace(&mut row[j + 1], here);
            }
        }
        row[other.len()]
    }

    #[test]
    fn no_two_words_are_mistaken_for_each_other() {
        assert_eq!((distance("tango", "mango"), distance("kitten", "sitting")), (1, 3));
        for (index, one) in WORDS.iter().enumerate() {
            assert!((4..=8).contains(&one.len()) && one.bytes().all(|byte| byte.is_ascii_lowercase()), "{one}");
            for other in &WORDS[index + 1..] {
                assert!(distance(one, other) >= 3, "{one} and {other}");
                assert_ne!(one[..3], other[..3], "{one} and {other}");
            }
        }
    }

    #[test]
    fn there_are_more_than_2_to_the_17_and_each_has_three_parts() {
        assert!(WORDS.len() * (WORDS.len() - 1) * (WORDS.len() - 2) > 1 << 17);
        // Chance that says the same again and again is passed over while there is other.
        let picked = of_bits(1 << 18 | 2 << 24);
        assert_eq!(picked, [WORDS[0], WORDS[1], WORDS[2]].join(" "));
        for bits in [0x0123_4567_89ab_cdef_0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210_f0e1_d2c3_b4a5_9687] {
            let word = of_bits(bits);
            let parts: std::collections::BTreeSet<&str> = word.split(' ').collect();
            assert_eq!(parts.len(), PARTS, "{word}");
        }
    }
}
