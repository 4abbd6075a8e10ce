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
use domain::{Act, Date};
use words::Words;

use crate::app::App;
use crate::board::{landmark_word, title};
use crate::door;
use crate::forms::{Sheet, begun, filled_rows, kept};
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
