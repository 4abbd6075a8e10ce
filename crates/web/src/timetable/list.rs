//! A day of the timetable, by room and time. Everybody of an audience gets the same bytes, drawn once for each state of the event;
//! what one picked comes with the script.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::session::{Kind, Standing};
use domain::{Act, Audience, Date, Place, Session, Timestamp, may};
use words::{Lang, Words};

use super::grid::{Cell, Grid};
use super::news::{On, PLACE, with_news};
use super::rooms::Rooms;
use super::{Today, address, hours, kind_word, local, rooms};
use crate::board::title;
use crate::gathering::{Roof, line_of};
use crate::page::{HTML, Kept, Page};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Which page of which timetable.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    slug: String,
    day: Date,
    /// The room's letters; all rooms where there are none.
    room: String,
    audience: Audience,
    lang: Lang,
}

/// The pages of timetables as they were drawn last.
pub type Tables = Kept<Key>;

/// How many of them are kept.
pub const MOST_KEPT: usize = 500;

/// Columns beyond which a table is as wide as they need, and moves sideways where a screen is narrower.
const WIDE: usize = 4;

/// Columns beyond which no sheet of paper has them side by side: there it is a list, as on a phone.
const MANY: usize = 8;

/// How many of a day's sessions say elsewhere what it is about; a line has room for fewer.
const MOST_TOLD: usize = 12;

#[derive(Template)]
#[template(path = "timetable/list.html")]
struct ListPage {
    page: Page,
    /// Where what became of one's picks is said.
    news: &'static str,
    w: Words,
    /// What the event is called.
    event: String,
    day: Date,
    day_name: String,
    /// Date, name.
    days: Vec<(Date, String)>,
    rooms: Rooms,
    /// Number of the house's sign, name.
    columns: Vec<(Option<usize>, String)>,
    rows: Vec<TableRow>,
    /// What is on and what comes next, as HTML; nothing on other days.
    now: String,
    /// What has no time yet.
    timeless: Vec<Slot>,
    may_plan: bool,
    /// Whether the event has any session at all.
    empty: bool,
    /// Whether what is on that day is shown somewhere.
    shown: bool,
    /// The stream of a board, which says how many seats are left and that something was planned anew, and the last change on this page.
    stream: String,
    at: String,
}

struct TableRow {
    iso: String,
    time: String,
    cells: Vec<TableCell>,
}

enum TableCell {
    Free,
    Taken { slot: Slot, rows: usize, columns: usize, loose: bool },
}

/// A session in the table.
struct Slot {
    id: String,
    href: String,
    title: String,
    class: &'static str,
    hours: Option<String>,
    from: i64,
    to: i64,
    sign: Option<usize>,
    place: String,
    who: String,
    kind: Option<String>,
    cancelled: bool,
    /// How many seats are left, as HTML.
    left: Option<String>,
}

impl Slot {
    fn of(say: Say<'_>, root: &str, session: &Session, span: Option<(Timestamp, Timestamp)>) -> Self {
        let (about, w) = (&session.about, say.words);
        Self {
            id: format!("t-{}", session.id.0.short()),
            href: address(root, session.id),
            title: title(about.title.as_str(), w),
            class: match (session.standing, &about.kind) {
                (Standing::On, Kind::Break) => "pause",
                (Standing::On, _) => "talk",
                _ => "off",
            },
            hours: hours(say, session),
            from: span.map_or(0, |(begins, _)| begins.as_second()),
            to: span.map_or(0, |(_, ends)| ends.as_second()),
            sign: about.place.venue.and_then(|venue| say.event().venue(venue)).map(|(number, _)| number),
            place: spot(say, &about.place),
            who: say.names(about.speakers.iter().copied()),
            kind: (!matches!(about.kind, Kind::Talk | Kind::Break)).then(|| kind_word(&about.kind, w).to_owned()),
            cancelled: session.standing == Standing::Cancelled,
            left: super::left(say, session).filter(|_| session.standing == Standing::On),
        }
    }
}

/// A place in a column's head: the house by its sign, the room in words; the house in words where there is no room.
pub(super) fn spot(say: Say<'_>, place: &Place) -> String {
    let spot = say.spot(&Place { venue: None, ..place.clone() });
    if spot.is_empty() { place.venue.map_or_else(String::new, |venue| say.venue(venue).to_owned()) } else { spot }
}

pub(super) async fn timetable(reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let event = &reader.view.event;
    let day = match value("day") {
        "" => first_day(&reader),
        written => match written.parse().ok().filter(|day| event.day(*day).is_some()) {
            Some(day) => day,
            None => {
                return Problem::gone(&reader, crate::refusal::words(super::say(&reader), &domain::Refusal::UnknownDay)).into_response();
            }
        },
    };
    // A room in which nothing is that day is none to ask for: so there are only so many pages to keep.
    let is_there = |session: &Session| session.about.day == day && rooms::is_in(event, session, value("room"));
    let room = if event.sessions.values().any(is_there) { value("room").to_owned() } else { String::new() };
    let key = Key { slug: reader.view.slug.to_string(), day, room, audience: reader.audience(), lang: reader.words.lang() };
    // Who sees something else later, as somebody else, has it not already.
    let above = Roof::of(&reader.app, &reader.view);
    let under = above.as_ref().map_or(0, Roof::state);
    let today = Today::of(event, reader.app.ledger().clock().now()).filter(|today| today.day == day && key.room.is_empty());
    let on = today.as_ref().map_or_else(String::new, Today::state);
    let state =
        format!("{}-{}-{}-{:?}-{}-{under:x}-{on}", reader.view.epoch, event.seq, crate::assets::version(), key.audience, key.lang.code());
    let packed = reader.app.tables().get(&key, &state, || draw(&reader, &key, above.as_ref(), today));
    let news = with_news(&reader, &headers, On::Timetable, &packed);
    let mut response = news.unwrap_or_else(|| packed.respond(&headers, HTML));
    if reader.token.is_none() && response.status() == StatusCode::OK {
        crate::forms::remember_new(&mut response, &reader);
    }
    response
}

/// Today where the event is on, else the first day on which something is.
fn first_day(reader: &Reader) -> Date {
    let event = &reader.view.event;
    let now = reader.app.ledger().clock().now().to_zoned(event.zone.clone());
    let today = crate::say::day_of(&now);
    let has = |day: Date| event.sessions.values().any(|session| session.standing != Standing::Withdrawn && session.about.day == day);
    if event.day(today).is_some() {
        return today;
    }
    event.days.iter().map(|day| day.date).find(|day| has(*day)).unwrap_or(event.moment.today)
}

fn draw(reader: &Reader, key: &Key, above: Option<&Roof>, today: Option<Today>) -> String {
    let (view, w) = (&reader.view, reader.words);
    let event = &view.event;
    let say = Say { view, audience: key.audience, words: w };
    let root = reader.root();
    let of_day: Vec<&Session> = event.timetable().into_iter().filter(|session| session.about.day == key.day).collect();
    let is_there = |session: &&Session| key.room.is_empty() || rooms::is_in(event, session, &key.room);
    let shown: Vec<&Session> = of_day.iter().copied().filter(is_there).collect();
    let grid = Grid::of(event, &shown);
    let usual = usual_word(&of_day);
    let slot = |session: &Session, span| {
        let slot = Slot::of(say, &root, session, span);
        let kind = slot.kind.filter(|_| usual != Some(&session.about.kind));
        Slot { kind, ..slot }
    };
    let rows = grid.rows.iter().map(|row| TableRow {
        iso: row.at.to_zoned(event.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        time: say.clock(local(event, row.at)),
        cells: row
            .cells
            .iter()
            .map(|cell| match cell {
                Cell::Free => TableCell::Free,
                Cell::Taken { session, span, rows, columns, loose } => {
                    TableCell::Taken { slot: slot(session, Some(*span)), rows: *rows, columns: *columns, loose: *loose }
                }
            })
            .collect(),
    });
    let day_name = say.day_long(key.day);
    let query = if key.room.is_empty() { format!("day={}", key.day) } else { format!("day={}&room={}", key.day, key.room) };
    let named = format!("{day_name} · {}", w.timetable());
    let head = format!("{named} · {}", title(event.title.as_str(), w));
    let page = Page { conduct: say.conduct_contact(), ..Page::shared(reader.app.options(), w, event, view.slug.as_str(), head, &query) };
    // A room's list is a part of its day's.
    let titles = of_day.iter().filter(|session| session.about.kind != Kind::Break).map(|session| title(session.about.title.as_str(), w));
    let described = titles.take(MOST_TOLD).collect::<Vec<_>>().join(" · ");
    let page = page.called(say, reader.app.options(), &format!("/timetable?day={}", key.day), &named, &described);
    ListPage {
        page: Page { roof: line_of(above, view, w), ..page },
        news: PLACE,
        w,
        event: title(event.title.as_str(), w),
        day: key.day,
        day_name,
        days: event.days.iter().map(|day| (day.date, say.day_short(day.date))).collect(),
        rooms: Rooms::of(say, &of_day, &key.room),
        columns: grid
            .places
            .iter()
            .map(|place| (place.venue.and_then(|venue| event.venue(venue)).map(|(number, _)| number), spot(say, place)))
            .map(|(sign, name)| (sign, if name.is_empty() { w.not_known_yet().to_owned() } else { name }))
            .collect(),
        rows: rows.collect(),
        now: today.map_or_else(String::new, |today| today.draw(say)),
        timeless: shown.iter().filter(|session| event.span(&session.about).is_none()).map(|session| slot(session, None)).collect(),
        // Whoever may write anything calls a meeting; the page is the same for all of an audience.
        may_plan: may(&domain::Actor { who: domain::Who::Team, role: least_of(key.audience) }, Act::Write, event.editing).is_ok(),
        empty: event.timetable().is_empty(),
        shown: super::is_shown(event) && !of_day.is_empty(),
        // Today's board: an address without a day is today's timetable.
        stream: crate::live::address(view.slug.as_str(), event.moment.today, key.audience, key.lang),
        at: format!("{}-{}", view.epoch, event.seq),
    }
    .render()
    .unwrap_or_default()
}

/// The event's own word for a kind that most sessions of a day are of: where all are lectures, none needs to say so.
fn usual_word<'a>(sessions: &[&'a Session]) -> Option<&'a Kind> {
    let mut counts: HashMap<&str, (usize, &Kind)> = HashMap::new();
    for session in sessions {
        if let kind @ Kind::Other(word) = &session.about.kind {
            counts.entry(word.as_str()).or_insert((0, kind)).0 += 1;
        }
    }
    counts.into_values().find(|(count, _)| *count > 2 && count * 2 > sessions.len()).map(|(_, kind)| kind)
}

const fn least_of(audience: Audience) -> domain::Role {
    match audience {
        Audience::Everyone => domain::Role::Visitor,
        Audience::Participants => domain::Role::Participant,
        Audience::Team => domain::Role::Greeter,
    }
}
