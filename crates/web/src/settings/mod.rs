//! What the event itself is: its facts, its days, its houses and rooms, and the signposts that everybody looks for. Each is a
//! small page of its own, so that two of the team rarely write at the same; where they do, the second one sees both.

mod days;
mod facts;
mod houses;
mod signposts;
mod themes;

pub use facts::writers;

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Act, Date, Refusal};
use ledger::View;
use words::Words;

use crate::app::App;
use crate::board::{landmark_word, title};
use crate::door;
use crate::forms::{Both, Failed, Fields, Posted, Said};
use crate::page::{Page, html};
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of the settings.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/settings", get(settings))
        .merge(facts::routes())
        .merge(days::routes())
        .merge(houses::routes())
        .merge(signposts::routes())
        .merge(themes::routes())
}

#[derive(Template)]
#[template(path = "settings/settings.html")]
struct SettingsPage {
    page: Page,
    w: Words,
    title: String,
    zone: String,
    /// The event's language, by its own name.
    language: Option<&'static str>,
    editing: &'static str,
    contacts: Vec<String>,
    /// Date, its name, and what is on when.
    days: Vec<(Date, String, String)>,
    houses: Vec<HouseRow>,
    strip: Vec<(String, String)>,
    /// As HTML.
    themes: Vec<String>,
}

struct HouseRow {
    letters: String,
    number: usize,
    name: String,
    about: String,
    closed: bool,
}

async fn settings(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let contacts = &event.contacts;
    let contact =
        |person: Option<domain::PersonId>, sentence: &dyn Fn(&str) -> String| person.and_then(|person| say.name(person)).map(sentence);
    let houses = event.venues.iter().enumerate().map(|(index, venue)| {
        let rooms = venue.rooms.iter().map(|room| with_seats(w, &say.room_name(room.name.as_str()), room.seats));
        let seats = venue.seats.map(|seats| w.of_m_places(seats));
        let about = seats.into_iter().chain(rooms).collect::<Vec<_>>().join(" · ");
        HouseRow { letters: venue.id.0.short(), number: index + 1, name: venue.name.to_string(), about, closed: venue.closed }
    });
    let page = SettingsPage {
        page: Page::of(&reader, w.settings().to_owned(), ""),
        w,
        title: title(event.title.as_str(), w),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        language: crate::reader::language_of(&reader.view).map(words::Lang::own_name),
        editing: facts::editing_sentence(w, event.editing),
        contacts: [
            contact(contacts.coordinator, &|name| w.coordinates(name)),
            contact(contacts.newcomers, &|name| w.there_for_newcomers(name)),
            say.conduct_contact(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        days: event
            .days
            .iter()
            .map(|day| {
                let slots = day.slots.iter().map(|slot| format!("{} {}", say.clock(slot.at), say.slot(&slot.what)));
                (day.date, say.day_long(day.date), slots.collect::<Vec<_>>().join(" · "))
            })
            .collect(),
        houses: houses.collect(),
        strip: event.strip.iter().map(|post| (landmark_word(&post.to, w).to_owned(), post.text.to_string())).collect(),
        themes: event.themes.iter().map(|theme| crate::themes::html(theme, w)).collect(),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// "room 101 (40)".
fn with_seats(w: Words, name: &str, seats: Option<u32>) -> String {
    seats.map_or_else(|| name.to_owned(), |seats| w.name_and_seats(name, seats))
}

/// A form of the settings: which of its fields belong together, how they stand now, and how a person reads them.
struct Sheet<'a> {
    /// Each part with the beginnings of its fields' names.
    parts: &'a [(&'static str, &'a [&'a str])],
    /// How the fields stand in an event; nothing where the thing is gone.
    values: &'a (dyn Fn(&View) -> Option<Fields> + Sync),
    /// How a person reads them.
    said: &'a (dyn Fn(&View, &Fields) -> Vec<Said> + Sync),
}

impl Sheet<'_> {
    /// What was filled in, with what somebody else wrote where the writer chose that.
    fn chosen(&self, posted: &Posted) -> Fields {
        let Some(now) = (self.values)(&posted.reader.view) else { return posted.fields.clone() };
        let keys: Vec<&str> = posted.fields.iter().chain(now.iter()).map(|(key, _)| key).collect();
        let parts: Vec<(&str, Vec<&str>)> = self
            .parts
            .iter()
            .map(|(name, begin)| (*name, keys.iter().copied().filter(|key| begin.iter().any(|begin| key.starts_with(begin))).collect()))
            .collect();
        let parts: Vec<(&str, &[&str])> = parts.iter().map(|(name, keys)| (*name, keys.as_slice())).collect();
        posted.fields.clone().chosen(&now, &parts)
    }

    /// What two wrote at the same time, if that is why it was not taken.
    fn both(&self, posted: &Posted, failed: &Failed) -> Both {
        let now = posted.reader.app.ledger().view(posted.reader.view.slug.as_str()).unwrap_or_else(|| posted.reader.view.clone());
        match (failed, (self.values)(&now)) {
            (Failed::Refused(Refusal::ChangedSince { .. }), Some(theirs)) => {
                let mine = self.chosen(posted);
                Both::of(&posted.fields, &seen(&posted.fields, self.parts), (self.said)(&now, &mine), &(self.said)(&now, &theirs))
            }
            _ => Both::default(),
        }
    }
}

/// What stood there when the writer began, as the form kept it.
fn seen(fields: &Fields, parts: &[(&'static str, &[&str])]) -> Vec<Said> {
    parts.iter().map(|(name, _)| Said::new(name, "", fields.get(&format!("was-{name}")))).collect()
}

/// The form's values with what stood there at first beside them, so that it is known later what the writer left alone.
fn begun(said: &[Said], values: Fields) -> Fields {
    said.iter().fold(values, |values, part| values.with(&format!("was-{}", part.name), part.text.clone()))
}

/// Names and values of the fields that keep what stood there at first.
fn kept(values: &Fields) -> Vec<(String, String)> {
    values.iter().filter(|(key, _)| key.starts_with("was-")).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// How many rows of numbered fields are filled in, up to the last one that says something.
fn filled_rows(values: &Fields, names: &[&str], most: usize) -> usize {
    let says = |n: usize| names.iter().any(|name| !values.get(&format!("{name}-{n}")).trim().is_empty());
    (0..most).rev().find(|n| says(*n)).map_or(0, |last| last + 1)
}
