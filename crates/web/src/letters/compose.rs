//! What letters say: the same in plain text and in simple HTML, in the language of whoever reads it. A letter says of an event
//! only what is so: that there are too few places where there are, and nothing of places where there are enough.

use askama::Template;
use domain::moment::DAY_ENDS;
use domain::{Audience, Date, Event, Field, PersonId, Refusal, Text, Timestamp, VenueId};
use jiff::ToSpan;
use ledger::outbox::Body;
use ledger::{Everybody, View};
use words::{Lang, Words};

use crate::board::title;
use crate::forms::Fields;
use crate::reader;
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

/// What a coordinator adds to a letter that the program writes, in the languages in which they wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OwnLines(Vec<(Lang, String)>);

impl OwnLines {
    /// The field of a form for this language.
    pub fn field(lang: Lang) -> String {
        format!("lines-{}", lang.code())
    }

    /// What stands in a form.
    pub fn read(fields: &Fields) -> Result<Self, Refusal> {
        let mut lines = Vec::new();
        for lang in Lang::ALL {
            let text = Text::note(fields.get(&Self::field(*lang)), Field::Text)?;
            if !text.is_blank() {
                lines.push((*lang, text.as_str().trim().to_owned()));
            }
        }
        Ok(Self(lines))
    }

    /// The lines for whoever reads this language; else those in the event's, else those that there are.
    fn of(&self, lang: Lang, view: &View) -> Option<&str> {
        let written = |wanted: Lang| self.0.iter().find(|(lang, _)| *lang == wanted);
        let chosen = written(lang).or_else(|| reader::language_of(view).and_then(written)).or_else(|| self.0.first());
        chosen.map(|(_, lines)| lines.as_str())
    }
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
    /// A square that leads to an address, as a table: in HTML alone.
    Square(String, String),
}

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct LetterPage {
    lang: &'static str,
    direction: &'static str,
    subject: String,
    pieces: Vec<Piece>,
}

/// The language in which somebody of the event is written to.
pub fn language_of(view: &View, everybody: &Everybody<'_>, person: PersonId) -> Lang {
    let spoken_there = reader::language_of(view).unwrap_or(Lang::En);
    let chosen = everybody.get(person).and_then(|profile| profile.language.clone());
    chosen.as_deref().map_or(spoken_there, |chosen| Lang::negotiate_or(chosen, spoken_there))
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

/// How the places of a day stand, where there are fewer of them than people who mean to come; else nothing.
fn scarcity(say: Say<'_>, day: Date) -> Option<String> {
    let (w, event) = (say.words, say.event());
    let waiting = event.waiting_list(day).len();
    let coming = event.places_taken(day) + waiting;
    if let Some(places) = event.terms.places {
        let places = usize::try_from(places).unwrap_or(usize::MAX);
        let few = || w.letter_reminder_places(coming, places);
        let said = (coming > places).then(few).into_iter().chain((waiting > 0).then(|| w.letter_reminder_waiting(waiting)));
        return Some(said.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty());
    }
    let seats: Option<Vec<u32>> = event.open_venues().map(|(_, venue)| venue.seats).collect();
    let seats = seats.filter(|seats| !seats.is_empty())?.into_iter().map(|seats| usize::try_from(seats).unwrap_or(usize::MAX));
    let seats = seats.fold(0, usize::saturating_add);
    (coming > seats).then(|| w.letter_reminder_houses(coming, seats))
}

/// Writes a letter to somebody in their language. `base` is the address of the event's page, `token` what the links in it hold.
pub fn compose(view: &View, (person, lang): (PersonId, Lang), about: &About<'_>, own: &OwnLines, base: &str, token: &str) -> Composed {
    let w = Words::new(lang);
    let say = Say { view, audience: Audience::Everyone, words: w };
    let event = title(view.event.title.as_str(), w);
    let hello = view.people.get(person).map_or("", |profile| profile.name.as_str());
    let mut pieces = Vec::new();
    let paragraphs = |text: &str| {
        let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| Piece::Text(part.to_owned())).collect::<Vec<_>>()
    };
    let own = || own.of(w.lang(), view).map(paragraphs).unwrap_or_default();
    let subject = match about {
        About::Place(until) => {
            pieces.push(Piece::Text(w.letter_place_text(days(say), event.as_str())));
            pieces.extend(own());
            let way_in = format!("{base}/way-in/{token}");
            let square = crate::qr::table(&way_in, w.letter_place_link());
            pieces.push(Piece::Link(w.letter_place_link().to_owned(), way_in));
            pieces.extend(square.map(|square| Piece::Square(w.letter_place_square().to_owned(), square)));
            pieces.push(Piece::Text(w.letter_place_until(say.until(*until))));
            w.letter_place_subject(event.as_str())
        }
        About::Reminder(day) => {
            pieces.push(Piece::Text(w.letter_reminder_ask(say.day_long(*day), event.as_str())));
            pieces.extend(scarcity(say, *day).map(Piece::Text));
            pieces.extend(own());
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
            pieces.extend(own());
            w.letter_moved_subject(say.day_long(*day), say.venue(*house), event.as_str())
        }
        About::Message { subject, text } => {
            pieces.extend(paragraphs(text));
            (*subject).to_owned()
        }
    };
    pieces.insert(0, Piece::Text(w.letter_hello(hello)));
    pieces.push(Piece::Text("—".to_owned()));
    pieces.push(Piece::Link(w.letter_foot(event.as_str()), format!("{base}/")));
    let text = plain(&pieces);
    let html =
        LetterPage { lang: w.lang().code(), direction: w.direction(), subject: subject.clone(), pieces }.render().unwrap_or_default();
    Composed { subject, body: Body { text, html } }
}

/// The letter as plain text: a link is its words, and its address on a line of its own.
fn plain(pieces: &[Piece]) -> String {
    let parts: Vec<String> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.clone()),
            Piece::Link(words, address) => {
                Some(format!("{}\n{address}", words.trim_end_matches([':', ' ', '\u{A0}', '\u{202F}']).to_owned() + ":"))
            }
            Piece::Square(..) => None,
        })
        .collect();
    format!("{}\n", parts.join("\n\n"))
}
