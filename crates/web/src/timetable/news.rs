//! What became of what somebody picked: it is somewhere else, at another time, or does not take place. Said on top of the pages that one
//! comes by, until one says to have seen it or the session is over. The pages themselves are the same for everybody and are drawn without it.

use askama::Template;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Redirect, Response};
use domain::session::Standing;
use domain::{Event, Seq, Session, Timestamp};
use words::Words;

use super::picks::Picks;
use super::session::{last_move, moved, placed};
use super::{address, hours, say};
use crate::board::title;
use crate::forms::Posted;
use crate::page::{Packed, html};
use crate::reader::{Reader, cookie, cookie_name, set_cookie};

/// Where the news stand in a page that everybody shares.
pub const PLACE: &str = "<div id=\"news\"></div>";

/// A page on which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The board.
    Board,
    /// The timetable.
    Timetable,
    /// One's own place.
    Me,
}

impl On {
    const ALL: [Self; 3] = [Self::Board, Self::Timetable, Self::Me];

    const fn word(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Timetable => "timetable",
            Self::Me => "me",
        }
    }

    fn address(self, root: &str) -> String {
        match self {
            Self::Board => format!("{root}/"),
            Self::Timetable => format!("{root}/timetable"),
            Self::Me => format!("{root}/me"),
        }
    }
}

#[derive(Template)]
#[template(path = "timetable/news.html")]
struct NewsPart {
    w: Words,
    root: String,
    on: &'static str,
    /// The last of them.
    seq: Seq,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    title: String,
    cancelled: bool,
    /// When and where it is now.
    now: String,
    /// When and where it was.
    was: Option<String>,
}

/// The news for a reader, as HTML; nothing where there are none.
pub fn news(reader: &Reader, headers: &HeaderMap, on: On) -> Option<String> {
    let event = &reader.view.event;
    let (say, root, now) = (say(reader), reader.root(), reader.app.ledger().clock().now());
    let picks = Picks::of(reader, headers);
    if event.sessions.is_empty() || picks.are_none() {
        return None;
    }
    let seen = seen_until(reader, headers);
    let is_new = |session: &&Session| {
        happened(event, session).is_some_and(|seq| seq > seen && picks.since(event, session).is_some_and(|since| seq > since))
            && !is_over(reader, session, now)
    };
    let mut all: Vec<&Session> = event.sessions.values().filter(is_new).collect();
    all.sort_by_key(|session| (session.about.day, session.about.at, session.planned));
    let row = |session: &&Session| {
        let day = (session.about.day != event.moment.today).then(|| say.day_long(session.about.day));
        let place = placed(say, &root, session).map(|(_, _, words)| words);
        Row {
            href: address(&root, session.id),
            title: title(session.about.title.as_str(), say.words),
            cancelled: session.standing == Standing::Cancelled,
            now: [day, hours(say, session), place].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            was: moved(say, session).filter(|_| session.standing == Standing::On),
        }
    };
    let part = NewsPart {
        w: say.words,
        on: on.word(),
        seq: all.iter().filter_map(|session| happened(event, session)).max()?,
        rows: all.iter().map(row).collect(),
        root,
    };
    part.render().ok()
}

/// A page that everybody shares, with the reader's news in it; nothing where there are none.
pub fn with_news(reader: &Reader, headers: &HeaderMap, on: On, page: &Packed) -> Option<Response> {
    let news = news(reader, headers, on)?;
    Some(html(StatusCode::OK, page.filled(PLACE, &news)))
}

/// The change that is news to whoever picked a session before it.
fn happened(event: &Event, session: &Session) -> Option<Seq> {
    match session.standing {
        Standing::On => last_move(event, session).map(|moved| moved.seq),
        Standing::Cancelled => Some(session.touched),
        Standing::Withdrawn => None,
    }
}

/// Whether nobody need know any more where it is. What has no time is over with its day.
fn is_over(reader: &Reader, session: &Session, now: Timestamp) -> bool {
    let event = &reader.view.event;
    event.span(&session.about).map_or(session.about.day < event.moment.today, |(_, ends)| ends <= now)
}

fn name(reader: &Reader) -> String {
    format!("impl-days-news-{}", reader.view.slug)
}

/// The last change of which this browser's owner said to have seen it.
fn seen_until(reader: &Reader, headers: &HeaderMap) -> Seq {
    let written = cookie(headers, &cookie_name(&name(reader), reader.secure)).unwrap_or_default();
    // A copy that was restored begins to count anew.
    let (epoch, seq) = written.split_once('-').unwrap_or_default();
    if epoch.parse() == Ok(reader.view.epoch) { seq.parse().unwrap_or(0) } else { 0 }
}

pub(super) async fn to_mine(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/timetable/mine", reader.root()))
}

pub(super) async fn seen(headers: HeaderMap, posted: Posted) -> Response {
    let reader = &posted.reader;
    let on = On::ALL.into_iter().find(|on| posted.fields.is("on", on.word())).unwrap_or(On::Timetable);
    let mut response = posted.done(&on.address(&reader.root()));
    let until = posted.fields.get("seq").parse().unwrap_or(0).min(reader.view.event.seq).max(seen_until(reader, &headers));
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(&name(reader), &format!("{}-{until}", reader.view.epoch), reader.secure)) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
