//! What letters say: the same in plain text and in simple HTML, in the language of whoever reads it.

use askama::Template;
use domain::moment::DAY_ENDS;
use domain::{Audience, Date, Event, PersonId, Timestamp, VenueId};
use jiff::ToSpan;
use ledger::View;
use ledger::outbox::Body;
use words::{Lang, Words};

use crate::board::title;
use crate::say::Say;

/// What a letter is about.
#[derive(Clone, Debug)]
pub enum About<'a> {
    /// The way in, by a link that works until then.
    Place(Timestamp),
    /// "Still coming?" on a day.
    Reminder(Date),
    /// Another house on a day.
    Moved(Date, VenueId),
    /// What a coordinator wrote.
    Message { subject: &'a str, text: &'a str },
}

/// A letter in words.
pub struct Composed {
    /// The line on top.
    pub subject: String,
    /// What it says.
    pub body: Body,
}

/// A part of a letter.
enum Piece {
    Text(String),
    /// A link: its words and its address.
    Link(String, String),
}

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct LetterPage {
    lang: &'static str,
    subject: String,
    pieces: Vec<Piece>,
}

/// The language in which somebody is written to.
pub fn language_of(view: &View, person: PersonId) -> Lang {
    let chosen = view.people.get(person).and_then(|profile| profile.language.as_deref());
    chosen.map_or(Lang::En, Lang::negotiate)
}

/// How long a link works that somebody asks for after the event, in hours: a week, to see or erase what is known of them.
const AFTERWARDS: i64 = 7 * 24;

/// When a link ends that is written now: with the event's last day; after that, a week later.
pub fn end_of_link(event: &Event, now: Timestamp) -> Option<Timestamp> {
    let last = event.days.back()?.date;
    let end = last.tomorrow().ok()?.to_datetime(DAY_ENDS).to_zoned(event.zone.clone()).ok()?.timestamp();
    if now < end { Some(end) } else { now.checked_add(AFTERWARDS.hours()).ok() }
}

/// The days of an event in words.
pub fn days(say: Say<'_>) -> String {
    match (say.event().days.front(), say.event().days.back()) {
        (Some(first), Some(last)) if first.date != last.date => say.words.from_to(say.day_long(first.date), say.day_long(last.date)),
        (Some(only), _) => say.day_long(only.date),
        _ => String::new(),
    }
}

/// Writes a letter to somebody. `base` is the address of the event's page, `token` what the links in it hold.
pub fn compose(view: &View, person: PersonId, about: &About<'_>, base: &str, token: &str) -> Composed {
    let w = Words::new(language_of(view, person));
    let say = Say { view, audience: Audience::Everyone, words: w };
    let event = title(view.event.title.as_str(), w);
    let hello = view.people.get(person).map_or("", |profile| profile.name.as_str());
    let mut pieces = Vec::new();
    let subject = match about {
        About::Place(until) => {
            pieces.push(Piece::Text(w.letter_place_text(days(say), event.as_str())));
            pieces.push(Piece::Link(w.letter_place_link().to_owned(), format!("{base}/way-in/{token}")));
            pieces.push(Piece::Text(w.letter_place_until(say.until(*until))));
            w.letter_place_subject(event.as_str())
        }
        About::Reminder(day) => {
            pieces.push(Piece::Text(w.letter_reminder_text(say.day_long(*day), event.as_str())));
            let answers = [(w.letter_answer_yes(), "yes"), (w.letter_answer_perhaps(), "perhaps"), (w.letter_answer_no(), "no")];
            let link =
                |(words, answer): (&str, &str)| Piece::Link(words.to_owned(), format!("{base}/still/{token}?day={day}&answer={answer}"));
            pieces.extend(answers.map(link));
            pieces.push(Piece::Text(w.letter_reminder_after().to_owned()));
            w.letter_reminder_subject(say.day_long(*day), event.as_str())
        }
        About::Moved(day, house) => {
            pieces.push(Piece::Text(w.letter_moved_text(say.day_long(*day), say.venue(*house))));
            let address = view.event.venue(*house).map(|(_, house)| house.address.as_str()).filter(|address| !address.is_empty());
            pieces.extend(address.map(|address| Piece::Text(w.letter_moved_address(address))));
            w.letter_moved_subject(say.day_long(*day), say.venue(*house), event.as_str())
        }
        About::Message { subject, text } => {
            pieces.extend(text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(|part| Piece::Text(part.to_owned())));
            (*subject).to_owned()
        }
    };
    pieces.insert(0, Piece::Text(w.letter_hello(hello)));
    pieces.push(Piece::Text("—".to_owned()));
    pieces.push(Piece::Link(w.letter_foot(event.as_str()), format!("{base}/")));
    let text = plain(&pieces);
    let html = LetterPage { lang: w.lang().code(), subject: subject.clone(), pieces }.render().unwrap_or_default();
    Composed { subject, body: Body { text, html } }
}

/// The letter as plain text: a link is its words, and its address on a line of its own.
fn plain(pieces: &[Piece]) -> String {
    let parts: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Link(words, address) => {
                format!("{}\n{address}", words.trim_end_matches([':', ' ', '\u{A0}', '\u{202F}']).to_owned() + ":")
            }
        })
        .collect();
    format!("{}\n", parts.join("\n\n"))
}
