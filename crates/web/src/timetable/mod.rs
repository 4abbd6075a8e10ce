//! The timetable: what is when and where, what one wants to be at, and meetings that somebody calls on the spot.

mod clashes;
mod edit;
mod export;
mod fields;
mod grid;
mod list;
mod news;
mod now;
mod picks;
mod rooms;
mod session;
mod stream;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::session::Kind;
use domain::{Event, Refusal, Session, SessionId, Thing, Time, Timestamp};
use words::Words;

pub use edit::as_it_was;
pub use fields::said;
pub use list::{MOST_KEPT, Tables};
use news::to_mine;
pub use news::{On, PLACE, news, with_news};
pub use now::Today;
pub use session::{last_move, moved};
pub use stream::{Timed, has_page, is_shown, on_and_next, stream_address};

use crate::app::App;
use crate::board;
use crate::forms::to_thing;
use crate::page::file;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of the timetable.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/stream", get(stream::page))
        .route("/{event}/timetable.ics", get(export::calendar).options(file::may_ask))
        .route("/{event}/schedule.xml", get(export::frab_xml).options(file::may_ask))
        .route("/{event}/schedule.json", get(export::frab_json).options(file::may_ask))
        .route("/{event}/timetable", get(list::timetable).post(edit::plan))
        .route("/{event}/timetable/new", get(edit::new))
        .route("/{event}/timetable/mine", get(picks::mine))
        .route("/{event}/timetable/mine.json", get(picks::ids))
        .route("/{event}/timetable/mine/seen", get(to_mine).post(news::seen))
        .route("/{event}/timetable/clashes", get(clashes::clashes))
        .route("/{event}/timetable/{id}", get(session::session))
        .route("/{event}/timetable/{id}/calendar", get(export::of_session).options(file::may_ask))
        .route("/{event}/timetable/{id}/edit", get(edit::edit).post(edit::describe))
        .route("/{event}/timetable/{id}/pick", get(to_thing).post(picks::pick))
        .route("/{event}/timetable/{id}/stand", get(to_thing).post(session::stand))
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

/// The address of a session.
pub fn address(root: &str, session: SessionId) -> String {
    format!("{root}/timetable/{}", session.0.short())
}

fn found<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Session> {
    let sessions = &reader.view.event.sessions;
    board::find(sessions.keys().map(|id| (*id, id.0)), Path(letters.to_owned())).and_then(|id| sessions.get(&id))
}

fn gone(reader: &Reader) -> Response {
    Problem::gone(reader, crate::refusal::words(say(reader), &Refusal::Gone { thing: Thing::Talk })).into_response()
}

/// The word for a kind of session.
pub fn kind_word(kind: &Kind, w: Words) -> &str {
    match kind {
        Kind::Talk => w.session_talk(),
        Kind::Keynote => w.session_keynote(),
        Kind::Workshop => w.session_workshop(),
        Kind::Break => w.session_break(),
        Kind::Meeting => w.session_meeting(),
        Kind::Other(word) => word.as_str(),
    }
}

/// A time of day of the event's zone.
fn local(event: &Event, at: Timestamp) -> Time {
    at.to_zoned(event.zone.clone()).time()
}

/// How many seats of a session are left, as HTML that the live stream puts in the place of what was; nothing where nobody signs up.
pub fn left(say: Say<'_>, session: &Session) -> Option<String> {
    let left = say.event().seats_left(session)?;
    Some(format!("<span class=\"left\" id=\"{}\">{}</span>", board::element("left", session.id.0), say.words.n_seats_left(left)))
}

/// When a session is, without its day: "10:00 – 10:45"; nothing where nobody said.
pub fn hours(say: Say<'_>, session: &Session) -> Option<String> {
    let (begins, ends) = say.event().span(&session.about)?;
    let from = say.clock(local(say.event(), begins));
    let offset = |at: Timestamp| at.to_zoned(say.event().zone.clone()).offset();
    let to = say.clock(local(say.event(), ends));
    Some(match session.about.minutes {
        // From half past two on for half an hour it is two, where the clocks are put back at three.
        Some(_) if offset(ends) < offset(begins) => say.words.hours_from_to(from, say.words.after_clocks_back(to)),
        Some(_) => say.words.hours_from_to(from, to),
        None => from,
    })
}
