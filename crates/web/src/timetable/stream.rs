//! Where the event is shown: what is on now and what comes next, with a link to watch it; afterwards the recordings. Nothing of another
//! site is loaded: a link opens there once somebody presses it.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::session::Standing;
use domain::{Date, Event, Session, Timestamp};
use words::Words;

use super::{address, hours, say};
use crate::board::title;
use crate::forms::show_kept;
use crate::page::Page;
use crate::reader::Reader;
use crate::say::{Say, day_of};

/// The address of the page.
pub fn stream_address(root: &str) -> String {
    format!("{root}/stream")
}

/// Whether somebody said where the event, or a session of it, is shown.
pub fn is_shown(event: &Event) -> bool {
    of_event(event).is_some() || event.sessions.values().any(|session| session.standing == Standing::On && of_session(session).is_some())
}

/// Whether anything is shown, or can be seen again.
pub fn has_page(event: &Event) -> bool {
    is_shown(event) || event.timetable().into_iter().any(|session| recording(session).is_some())
}

fn of_event(event: &Event) -> Option<&str> {
    event.site.look.stream.as_ref().map(domain::link::Link::as_str).filter(|link| !link.is_empty())
}

fn of_session(session: &Session) -> Option<&str> {
    session.about.stream.as_ref().map(domain::link::Link::as_str).filter(|link| !link.is_empty())
}

fn recording(session: &Session) -> Option<&str> {
    session.about.recording.as_ref().map(domain::link::Link::as_str).filter(|link| !link.is_empty())
}

/// A session, and from when to when it is.
pub type Timed<'a> = (&'a Session, (Timestamp, Timestamp));

/// The sessions of a day that are on, and those that begin next.
pub fn on_and_next(event: &Event, day: Date, now: Timestamp) -> (Vec<Timed<'_>>, Vec<Timed<'_>>) {
    let of_day = event.timetable().into_iter().filter(|session| session.about.day == day && session.standing == Standing::On);
    let timed: Vec<Timed<'_>> = of_day.filter_map(|session| Some((session, event.span(&session.about)?))).collect();
    let next = timed.iter().map(|(_, (begins, _))| *begins).filter(|begins| *begins > now).min();
    let is_on = |(begins, ends): (Timestamp, Timestamp)| begins <= now && now < ends;
    let on = timed.iter().filter(|(_, span)| is_on(*span)).copied().collect();
    (on, timed.into_iter().filter(|(_, (begins, _))| Some(*begins) == next).collect())
}

#[derive(Template)]
#[template(path = "timetable/stream.html")]
struct StreamPage {
    page: Page,
    w: Words,
    zone: String,
    /// Where the event is shown, and the name of that site.
    watch: Option<(String, String)>,
    /// Whether a session is shown somewhere else than the event.
    others: bool,
    /// When it begins, before its first day.
    begins: Option<String>,
    /// Whether the last day is over.
    over: bool,
    now: Vec<Shown>,
    next: Vec<Shown>,
    /// When what is on may have changed, in milliseconds.
    until: Option<i64>,
    /// Day, its sessions that can be seen again.
    recordings: Vec<(String, Vec<Shown>)>,
    timetable: bool,
}

/// A session.
struct Shown {
    href: String,
    title: String,
    who: String,
    /// When it begins, as HTML.
    time: Option<String>,
    hours: String,
    sign: Option<usize>,
    place: String,
    /// Where it is shown, or can be seen again, and the name of that site.
    at: Option<(String, String)>,
}

impl Shown {
    fn of(say: Say<'_>, root: &str, session: &Session, link: Option<&str>) -> Self {
        let event = say.event();
        let place = &session.about.place;
        Self {
            href: address(root, session.id),
            title: title(session.about.title.as_str(), say.words),
            who: say.names(session.about.speakers.iter().copied()),
            time: event.span(&session.about).map(|(begins, _)| say.time(begins, session.about.day)),
            hours: hours(say, session).unwrap_or_default(),
            sign: place.venue.and_then(|venue| event.venue(venue)).map(|(number, _)| number),
            place: say.place(place),
            at: link.map(|link| (link.to_owned(), host(link))),
        }
    }
}

pub(super) async fn page(reader: Reader, headers: HeaderMap) -> Response {
    let now = reader.app.ledger().clock().now();
    // What is on changes with the clock.
    show_kept(&reader, &headers, format!("/stream at {}", now.as_second().div_euclid(60)), || draw(&reader, now))
}

fn draw(reader: &Reader, now: Timestamp) -> String {
    let (w, event, root) = (reader.words, &reader.view.event, reader.root());
    let say = say(reader);
    let today = day_of(&now.to_zoned(event.zone.clone()));
    let (on, next) = on_and_next(event, today, now);
    let until = on.iter().map(|(_, (_, ends))| *ends).chain(next.iter().map(|(_, (begins, _))| *begins)).min();
    let shown = |(session, _): &Timed<'_>| Shown::of(say, &root, session, of_session(session));
    let again = |day: Date| {
        let of_day = event.timetable().into_iter().filter(move |session| session.about.day == day);
        let rows: Vec<Shown> = of_day.filter_map(|session| Some(Shown::of(say, &root, session, Some(recording(session)?)))).collect();
        (!rows.is_empty()).then(|| (say.day_long(day), rows))
    };
    let first = event.days.front().map(|day| day.date);
    let page = StreamPage {
        page: Page {
            roof: crate::gathering::line(reader),
            ..Page::of(reader, stream_title(reader), "").hearing(reader, event.moment.today).called(
                say,
                reader.app.options(),
                "/stream",
                w.site_stream(),
                "",
            )
        },
        w,
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        watch: of_event(event).map(|link| (link.to_owned(), host(link))),
        others: event.timetable().into_iter().any(|session| of_session(session).is_some()),
        begins: first.filter(|first| today < *first).map(|first| say.day_long(first)),
        over: event.days.back().is_some_and(|last| today > last.date),
        now: on.iter().map(shown).collect(),
        next: next.iter().map(shown).collect(),
        until: until.map(Timestamp::as_millisecond),
        recordings: event.days.iter().filter_map(|day| again(day.date)).collect(),
        timetable: !event.timetable().is_empty(),
    };
    page.render().unwrap_or_default()
}

/// The name of the site to which a link leads.
fn host(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or("").trim_start_matches("www.").to_lowercase()
}

fn stream_title(reader: &Reader) -> String {
    format!("{} · {}", reader.words.site_stream(), title(reader.view.event.title.as_str(), reader.words))
}
