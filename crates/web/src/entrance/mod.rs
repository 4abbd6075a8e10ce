//! The door: who comes in, found by three letters, by a code or by a photographed ticket, and one tap. What a greeter's phone taps
//! without network it keeps, and says later how long ago that was.
//!
//! # When a greeter taps without a network
//!
//! 1. `door.js` has the list of people from `GET /{event}/door/people`; a search is a walk through it on the phone. The tap goes into a queue in
//!    the phone's storage, with an id of its own and the time by a clock that only counts up.
//! 2. When there is a network, `POST /{event}/door/taps` sends the queue: each tap with its id and how many seconds ago it was. The phone's
//!    date is never asked.
//! 3. The server makes one order of each: its command id is a keyed hash of cookie and the tap's id, so a queue that is sent twice is one.
//!    `Arrive { at }` is bounded by `domain::venue`: not before what is known of the person, not in the future.
//! 4. A tap that the rules refuse comes back with its sentence and stays on the phone until the greeter has seen it. The others are changes like
//!    any other.

mod closing;
mod here;
mod list;
mod paper;
mod scan;
mod tap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Act, Date, Event, Venue};
use serde_json::{Value, json};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::door;
use crate::forms::{self, Fields, Form, Posted, show};
use crate::gathering;
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;
pub use here::Themselves;
use list::{Hit, Stranger};
use tap::{Answered, Tap};

/// Addresses of the door.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/door", get(page).post(one_tap))
        .route("/{event}/door/people", get(people))
        .route("/{event}/door/now", get(now))
        .route("/{event}/door/gathering", get(of_siblings))
        .route("/{event}/door/taps", get(to_door).post(taps))
        .merge(scan::routes())
        .merge(paper::routes())
        .merge(closing::routes())
        .merge(here::routes())
}

#[derive(Template)]
#[template(path = "entrance/door.html")]
struct DoorPage {
    page: Page,
    w: Words,
    form: Form,
    /// The event's name in addresses: under it the phone keeps what waits.
    slug: String,
    zone: String,
    stream: String,
    house: Option<String>,
    houses: Vec<(String, usize, String)>,
    heads: String,
    q: String,
    /// What was typed, as a name.
    hits: Vec<Hit>,
    more: bool,
    /// Who has a ticket of a sibling, where nobody is found.
    strangers: Vec<Stranger>,
    /// Whether tickets of siblings are good here.
    shares: bool,
    /// Two entries that may be one person: their names' beginning and the address to look at both.
    twins: Option<(String, String)>,
    did: Option<Done>,
    /// Who may be meant by the name of somebody who is to be let in without a ticket.
    meant: Option<Meant>,
    words: String,
}

/// Who is expected and may be the one that was typed.
struct Meant {
    all: Vec<list::Entry>,
    /// What was typed.
    typed: String,
}

/// What came of the last tap, on a page without script.
struct Done {
    text: String,
    person: String,
    undo: bool,
    /// Where a place is found for them, while places are proposed.
    find: Option<String>,
    /// Whether it can be noted that it is their first time.
    first: bool,
}

/// How full the houses are, seen from one of them.
#[derive(Template)]
#[template(path = "entrance/heads.html")]
struct Heads {
    w: Words,
    number: usize,
    name: String,
    count: String,
    width: u32,
    nearly: bool,
    bar: bool,
    /// Where the next ones go.
    onward: Option<String>,
    /// What runs there.
    runs: Option<String>,
    others: Vec<(usize, String)>,
}

impl Heads {
    fn of(say: Say<'_>, day: Date, letters: &str) -> Option<Self> {
        let (w, event) = (say.words, say.event());
        let (number, venue) = event.venue(forms::venue_of(event, letters)?)?;
        let heads = event.gauge(day, venue.id).heads();
        let nearly = venue.seats.is_some_and(|seats| u64::from(heads) * 10 >= u64::from(seats) * 9);
        let free_of = |other: &Venue| other.seats.map(|seats| seats.saturating_sub(event.gauge(day, other.id).heads()));
        let next = event
            .open_venues()
            .map(|(_, other)| other)
            .filter(|other| other.id != venue.id)
            .find_map(|other| free_of(other).filter(|free| *free > 0).map(|free| (other, free)));
        let onward = nearly.then(|| {
            next.map_or_else(
                || w.door_next_none().to_owned(),
                |(other, free)| {
                    let way = other.way.as_str();
                    let place = if way.is_empty() { other.name.to_string() } else { w.list_next(other.name.as_str(), way) };
                    w.door_next(free, place)
                },
            )
        });
        let runs = next.filter(|_| nearly).map(|(other, _)| running(event, day, other, w)).filter(|names| !names.is_empty());
        let others = event
            .open_venues()
            .filter(|(_, other)| other.id != venue.id)
            .map(|(number, other)| {
                let way = other.way.as_str();
                let line = format!("{} {}", other.name, count(w, event, day, other));
                (number, if way.is_empty() { line } else { w.list_next(line, way) })
            })
            .collect();
        Some(Self {
            w,
            number,
            name: venue.name.to_string(),
            count: count(w, event, day, venue),
            width: venue.seats.map_or(0, |seats| heads.saturating_mul(100).checked_div(seats).map_or(100, |part| part.min(100))),
            nearly,
            bar: venue.seats.is_some(),
            onward,
            runs: runs.map(|names| w.door_runs_there(names)),
            others,
        })
    }
}

fn count(w: Words, event: &Event, day: Date, venue: &Venue) -> String {
    let heads = event.gauge(day, venue.id).heads();
    venue.seats.map_or_else(|| heads.to_string(), |seats| w.n_of_m(seats, heads))
}

/// The most projects that are named when a house is nearly full.
const MOST_NAMED: usize = 5;

fn running(event: &Event, day: Date, venue: &Venue, w: Words) -> String {
    let there = event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state.sits() && on_day.place.venue == Some(venue.id));
    crate::say::list(w, there.map(|(project, _)| title(project.about.title.as_str(), w)).take(MOST_NAMED))
}

/// What somebody reads in an address.
fn asked(uri: &Uri) -> Fields {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
    Fields::new(asked)
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

/// The house at which the greeter stands: the one of the address, or the only one.
fn stands_at(event: &Event, letters: &str) -> Option<String> {
    let chosen = (!letters.is_empty()).then(|| forms::venue_of(event, letters)).flatten().and_then(|venue| event.venue(venue));
    let mut open = event.open_venues();
    let only = || match (open.next(), open.next()) {
        (Some((_, only)), None) => Some(only.id),
        _ => None,
    };
    chosen.filter(|(_, venue)| !venue.closed).map(|(_, venue)| venue.id).or_else(only).map(|venue| venue.0.short())
}

async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, asked(&uri));
    draw(&reader, StatusCode::OK, form, None)
}

async fn to_door(reader: Reader) -> Response {
    axum::response::Redirect::to(&format!("{}/door", reader.root())).into_response()
}

fn draw(reader: &Reader, status: StatusCode, form: Form, meant: Option<Meant>) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let (say, day) = (say(reader), event.moment.today);
    let house = stands_at(event, form.v("house"));
    let q = form.v("q").trim().chars().take(list::LONGEST).collect::<String>();
    let (hits, more) = house.as_deref().map_or_else(|| (vec![], false), |house| list::find(reader, day, house, &q));
    let strangers = if hits.is_empty() && house.is_some() && !q.is_empty() { list::strangers(reader, &q) } else { vec![] };
    let did = form.v("did").parse().ok().map(domain::PersonId).and_then(|person| {
        let text = list::told(say, day, person)?;
        // Who was in already was brought in by somebody else: that is not this tap's to undo.
        let undo =
            !form.is("already", "yes") && matches!(event.presence(day, event.now(person)), Some(domain::venue::Presence::Here { .. }));
        let find = crate::round::finds_a_place(&reader.view, person);
        let first = tap::asks_first(&reader.view, person);
        Some(Done { text, person: person.to_string(), undo, find, first })
    });
    let heads = house.as_deref().and_then(|house| Heads::of(say, day, house)).and_then(|heads| heads.render().ok()).unwrap_or_default();
    let query = house.as_deref().map_or_else(String::new, |house| format!("house={house}"));
    let page = DoorPage {
        page: Page::of(reader, format!("{} · {}", w.door_title(), title(event.title.as_str(), w)), &query),
        w,
        slug: reader.view.slug.to_string(),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        stream: format!(
            "{}&since={}-{}",
            crate::live::address(reader.view.slug.as_str(), day, reader.audience(), w.lang()),
            reader.view.epoch,
            event.seq
        ),
        houses: forms::houses(event),
        heads,
        twins: twins(reader, &hits),
        hits,
        more,
        strangers,
        shares: !gathering::lenders(reader).is_empty(),
        q,
        did,
        meant,
        house,
        words: script_words(w).to_string(),
        form,
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// Two of those found whose names begin alike.
fn twins(reader: &Reader, hits: &[Hit]) -> Option<(String, String)> {
    let first = |hit: &Hit| hit.name.split_whitespace().next().map(crate::find::fold).unwrap_or_default();
    hits.iter().enumerate().find_map(|(index, hit)| {
        let other = hits[index + 1..].iter().find(|other| first(other) == first(hit))?;
        let name = hit.name.split_whitespace().next()?.to_owned();
        Some((name, format!("{}/people/merge?person={}&into={}", reader.root(), other.id, hit.id)))
    })
}

/// What the script says, with places for what it knows.
fn script_words(w: Words) -> Value {
    json!({
        "in": w.door_check_in(),
        "inName": w.door_check_in_name("{name}"),
        "anyway": w.door_check_in_anyway(),
        "undo": w.door_undo(),
        "undoName": w.door_undo_name("{name}"),
        "leave": w.door_leaves(),
        "leaveName": w.door_leaves_name("{name}"),
        "here": w.door_here_since("{time}"),
        "elsewhere": w.door_in_elsewhere("{house}", "{time}"),
        "away": w.door_out_since("{house}", "{time}"),
        "left": w.door_left_since("{time}"),
        "none": w.door_found_none(),
        "more": w.door_found_more(),
        "walk": w.door_walk_in("{name}"),
        "walkEmpty": w.door_walk_in_empty(),
        "thisIs": w.door_this_is("{hint}", "{name}"),
        "other": w.door_somebody_else("{name}"),
        "twins": w.door_two_one("{name}"),
        "waiting": w.door_waiting("{n}"),
        "offline": w.door_no_connection("{time}"),
        "sending": w.door_sending(),
        "isIn": w.door_is_in("{name}"),
        "isOut": w.door_is_out("{name}"),
        "undone": w.door_is_undone("{name}"),
        "refused": w.door_not_taken("{name}"),
        "drop": w.door_drop(),
        "barred": w.door_barred(),
        "notKept": w.door_not_kept(),
        "find": w.door_find_place(),
        "first": w.door_first_time(),
        "firstName": w.door_first_time_name("{name}"),
        "isNew": w.door_noted_new("{name}"),
        "bringName": w.door_bring_name("{name}"),
    })
}

/// A tap of a page without script.
async fn one_tap(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    let tap = Tap::of_form(&posted.fields);
    let here = |more: &str| {
        let house = posted.fields.get("house");
        format!("{}/door?house={}{more}", reader.root(), if house.chars().all(char::is_alphanumeric) { house } else { "" })
    };
    if tap.is == tap::What::Walk && !posted.fields.is("other", "yes") && !tap.anyway {
        let typed = tap.name.trim().to_owned();
        let all = list::meant(reader, reader.view.event.moment.today, &typed);
        if !all.is_empty() {
            let meant = Meant { all, typed };
            return draw(reader, StatusCode::CONFLICT, Form::empty(reader, posted.fields.clone()), Some(meant));
        }
    }
    match tap::carry_out(reader, posted.id, &tap, None, tap.undone(&posted)).await {
        Ok(done) => posted.done(&here(&format!("&did={}{}", done.person, if done.already { "&already=yes" } else { "" }))),
        Err(failed) => draw(reader, failed.status(), posted.again(&failed), None),
    }
}

/// The most taps that are taken at once.
const MOST_TAPS: usize = 60;

/// Taps of the script, in order: each with its own id and how long ago it was.
async fn taps(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    let begun = std::time::Instant::now();
    let Ok(taps) = serde_json::from_str::<Vec<Tap>>(posted.fields.get("taps")) else {
        let said = json!({ "say": reader.words.door_not_understood() });
        return data(StatusCode::BAD_REQUEST, &said);
    };
    let now = reader.app.ledger().clock().now();
    let mut answers = Vec::new();
    for tap in taps.iter().take(MOST_TAPS) {
        let id = tap.command(&posted);
        let undone = tap.undone(&posted);
        let done = tap::carry_out(reader, id, tap, tap.at(now), undone).await;
        answers.push(Answered::of(&posted, tap, &done));
    }
    let spent = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    data(StatusCode::OK, &json!({ "answers": answers, "micros": spent }))
}

/// Everybody who may come in, once: the phone itself looks for names in it.
async fn people(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let day = reader.view.event.moment.today;
    let people: Vec<Value> = list::entries(&reader, day)
        .into_iter()
        .map(|entry| json!({ "i": entry.id, "n": entry.name, "h": entry.handle, "c": entry.codes, "t": entry.hint, "e": entry.expected }))
        .collect();
    data(StatusCode::OK, &json!({ "version": list::version(&reader.view.event, day), "people": people }))
}

/// Who has a ticket of a sibling: asked for by the script where the phone's own list has nobody.
async fn of_siblings(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let typed: String = asked(&uri).get("q").trim().chars().take(list::LONGEST).collect();
    let all: Vec<Value> = list::strangers(&reader, &typed)
        .into_iter()
        .map(|stranger| json!({ "ticket": stranger.ticket, "n": stranger.name, "t": stranger.remark }))
        .collect();
    data(StatusCode::OK, &json!({ "people": all }))
}

/// Who is where, and how full the houses are.
async fn now(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let event = &reader.view.event;
    let (say, day) = (say(&reader), event.moment.today);
    let html = Heads::of(say, day, asked(&uri).get("house")).and_then(|heads| heads.render().ok());
    let houses: serde_json::Map<String, Value> =
        event.venues.iter().map(|venue| (venue.id.0.short(), json!(venue.name.as_str()))).collect();
    let clock = reader.app.ledger().clock().now();
    data(
        StatusCode::OK,
        &json!({
            "seq": event.seq,
            "version": list::version(event, day),
            "now": clock.as_millisecond(),
            "heads": html,
            "houses": houses,
            "where": list::whereabouts(say, day),
        }),
    )
}

/// Data about people: kept by nobody on the way.
fn data(status: StatusCode, value: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], value.to_string()).into_response()
}
