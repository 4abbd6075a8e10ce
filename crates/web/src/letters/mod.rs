//! Letters: ways in, "still coming?", another house, and what a coordinator writes. This room shows what waits, what was sent and
//! what was not; the outbox sends by itself.

mod compose;
mod groups;
mod still;
mod way_in;
mod write;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::{Act, Audience, Refusal, Thing, Timestamp};
use ledger::outbox::{Kind, Letter, Obstacle, State};
use words::Words;

use crate::app::{App, Mail};
use crate::door;
use crate::forms::{Failed, Posted, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::{Say, day_of};
use crate::share::Base;

use groups::{Group, Mailing};

/// Addresses of the room, and of the pages that links in letters open.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/letters", get(room))
        .route("/{event}/letters/write", get(write::page).post(write::send))
        .route("/{event}/letters/{id}/again", get(to_room).post(again))
        .route("/{event}/still/{token}", get(still::page).post(still::answer))
        .route("/{event}/way-in/{token}", get(way_in::page).post(way_in::come_in))
        .route("/{event}/way-in/{token}/new", get(to_way_in).post(way_in::send_new))
}

async fn to_room(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/letters", reader.root()))
}

async fn to_way_in(reader: Reader, Path((_, token)): Path<(String, String)>) -> Redirect {
    Redirect::to(&format!("{}/way-in/{token}", reader.root()))
}

/// The most letters that the room lists.
const MOST_LISTED: usize = 200;

#[derive(Template)]
#[template(path = "letters/room.html")]
struct RoomPage {
    page: Page,
    w: Words,
    /// How letters go.
    mail: String,
    /// What is to be known of the links in letters before any is sent.
    links: Option<String>,
    /// What was just done.
    done: Option<String>,
    figures: Vec<(&'static str, usize)>,
    offers: Vec<Offer>,
    groups: Vec<(String, String)>,
    rows: Vec<Row>,
    /// How many there are, where not all are listed.
    cut: bool,
}

/// A mailing that can be sent now.
struct Offer {
    href: String,
    name: String,
    line: &'static str,
    figure: String,
}

/// A letter in the list.
struct Row {
    id: String,
    name: String,
    kind: &'static str,
    subject: String,
    state: String,
    /// What was in the way, in sentences.
    why: Option<String>,
    /// Whether it can be sent again, and whether it may then arrive twice.
    again: Option<bool>,
}

fn go(location: &str, cookie: Option<&str>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(value) = HeaderValue::from_str(location) {
        response.headers_mut().insert(LOCATION, value);
    }
    if let Some(Ok(value)) = cookie.map(HeaderValue::from_str) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

async fn room(reader: Reader, headers: HeaderMap, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let letters = match reader.app.ledger().letters(reader.view.slug.as_str()).await {
        Ok(letters) => letters,
        Err(rejected) => return Problem::not_now(&reader, refusal::rejected(reader.words, &rejected)).into_response(),
    };
    let w = reader.words;
    let written = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("written=")));
    let offers = Mailing::offered(&reader.view.event).into_iter().filter_map(|mailing| offer(&reader, mailing, &letters));
    let groups = Group::all(&reader.view.event).into_iter().map(|group| (group.word(), group.name(say(&reader))));
    let page = RoomPage {
        page: Page::of(&reader, w.letters().to_owned(), ""),
        w,
        mail: mail(&reader),
        links: about_links(&reader, &Base::of(&reader.app, &headers)),
        done: written.and_then(|n| n.parse::<u32>().ok()).map(|n| w.letters_written(n)),
        figures: figures(w, &letters),
        offers: offers.collect(),
        groups: groups.collect(),
        rows: rows(&reader, &letters),
        cut: letters.len() > MOST_LISTED,
    };
    show(&reader, StatusCode::OK, page.render().unwrap_or_default())
}

fn mail(reader: &Reader) -> String {
    let w = reader.words;
    match &reader.app.options().mail {
        Mail::Nowhere => w.mail_goes_nowhere().to_owned(),
        Mail::Files { folder, from } => {
            let goes = w.mail_goes_to_files(folder.display().to_string());
            if *from { goes } else { format!("{goes} {}", w.mail_files_need_a_sender()) }
        }
        Mail::Server(server) => w.mail_goes_by(server.as_str()),
    }
}

/// Whether letters would leave with links that lead their readers to their own machine. None is sent then; the demo, whose letters go
/// nowhere, shows how it would be.
fn leads_nowhere(reader: &Reader, base: &Base) -> bool {
    let options = reader.app.options();
    base.is_local() && options.mail != Mail::Nowhere && !options.demo
}

/// What is to be known of where the links lead.
fn about_links(reader: &Reader, base: &Base) -> Option<String> {
    let w = reader.words;
    match () {
        () if leads_nowhere(reader, base) => Some(w.letters_need_an_address().to_owned()),
        () if base.is_local() => Some(w.links_lead_here_only().to_owned()),
        () if base.is_nearby() => Some(w.links_lead_nearby_only(base.short(""))),
        () => None,
    }
}

fn figures(w: Words, letters: &[Letter]) -> Vec<(&'static str, usize)> {
    let count = |is: &[State]| letters.iter().filter(|letter| is.contains(&letter.state)).count();
    [
        (w.letters_waiting(), count(&[State::Waiting, State::Sending])),
        (w.letters_sent(), count(&[State::Sent])),
        (w.letters_filed(), count(&[State::Filed])),
        (w.letters_failed(), count(&[State::Failed])),
        (w.letters_unknown(), count(&[State::Unknown])),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .collect()
}

/// A mailing, where anybody would get it.
fn offer(reader: &Reader, mailing: Mailing, letters: &[Letter]) -> Option<Offer> {
    let (w, say) = (reader.words, say(reader));
    let found = mailing.recipients(&reader.view, letters, "");
    if found.to.is_empty() && found.without.is_empty() {
        return None;
    }
    let (name, line) = match (mailing.kind, mailing.group) {
        (Kind::Reminder, Group::Coming(day)) => (w.letters_reminder(say.day_long(day)), w.letters_reminder_line()),
        (Kind::Moved, Group::Moved(day)) => (w.letters_moved(say.day_long(day)), w.letters_moved_line()),
        _ => (w.letters_place().to_owned(), w.letters_place_line()),
    };
    let href = format!("{}/letters/write?kind={}&to={}", reader.root(), mailing.kind.word(), mailing.group.word());
    Some(Offer { href, name, line, figure: w.n_letters(found.to.len()) })
}

/// What a letter is for, in a word.
fn kind_word(w: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Place => w.letter_kind_place(),
        Kind::Reminder => w.letter_kind_reminder(),
        Kind::Moved => w.letter_kind_moved(),
        Kind::Message => w.letter_kind_message(),
    }
}

/// Those with trouble first, then the newest.
fn rows(reader: &Reader, letters: &[Letter]) -> Vec<Row> {
    let place = |letter: &&Letter| match letter.state {
        State::Failed | State::Unknown => 0,
        State::Waiting if letter.trouble.is_some() => 1,
        _ => 2,
    };
    let mut sorted: Vec<&Letter> = letters.iter().collect();
    sorted.sort_by_key(place);
    sorted.into_iter().take(MOST_LISTED).map(|letter| row(reader, letter)).collect()
}

fn row(reader: &Reader, letter: &Letter) -> Row {
    let (w, say) = (reader.words, say(reader));
    let now = reader.app.ledger().clock().now();
    let time = |at: Timestamp| say.when(at, day_of(&now.to_zoned(reader.view.event.zone.clone())));
    let state = match letter.state {
        State::Waiting if letter.trouble.is_some() => w.letter_waits_again(time(letter.next)),
        State::Waiting => w.letter_waits().to_owned(),
        State::Sending => w.letter_is_sending().to_owned(),
        State::Sent => w.letter_was_sent(time(letter.next)),
        State::Filed => w.letter_was_filed(time(letter.next)),
        State::Unknown => w.letter_is_unknown().to_owned(),
        State::Failed => w.letter_has_failed().to_owned(),
    };
    let stuck = matches!(letter.state, State::Failed | State::Unknown) && letter.body.is_some();
    let name = crate::say::name(&reader.view, letter.person, Audience::Team);
    Row {
        id: letter.id.to_string(),
        name: name.map_or_else(|| w.letter_to_nobody().to_owned(), str::to_owned),
        kind: kind_word(w, letter.kind),
        subject: letter.subject.clone(),
        state,
        why: why(w, letter),
        again: stuck.then_some(letter.state == State::Unknown),
    }
}

/// What was in the way, plainly, and what the mail server said to it.
fn why(w: Words, letter: &Letter) -> Option<String> {
    let trouble = letter.trouble.as_ref()?;
    let plainly = match trouble.what {
        Obstacle::NoAddress => w.why_no_address(),
        Obstacle::NotAnAddress => w.why_not_an_address(),
        Obstacle::Refused => w.why_refused(),
        Obstacle::Busy => w.why_busy(),
        Obstacle::Unreachable => w.why_unreachable(),
        Obstacle::NoTrust => w.why_no_trust(),
        Obstacle::NoTls => w.why_no_tls(),
        Obstacle::NotLetIn => w.why_not_let_in(),
        Obstacle::Cut => w.why_cut(),
        Obstacle::Stopped => w.why_stopped(),
        Obstacle::NoFile => w.why_no_file(),
    };
    let said = if trouble.said.is_empty() { String::new() } else { format!(" {}", w.it_said(trouble.said.as_str())) };
    Some(format!("{plainly}{said} · {}", w.n_tries(letter.tries)))
}

async fn again(Path((_, id)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let gone = || Problem::gone(reader, refusal::words(say(reader), &Refusal::Gone { thing: Thing::Message })).into_response();
    let Ok(id) = id.parse() else { return gone() };
    match reader.app.ledger().send_again(reader.view.slug.as_str(), reader.actor(), id).await.map_err(Failed::from) {
        // Where somebody else was faster, it is as wished.
        Ok(_) => posted.done(&format!("{}/letters#h-all", reader.root())),
        Err(Failed::Refused(refused)) => Problem::forbidden(reader, refusal::words(say(reader), &refused)).into_response(),
        Err(Failed::Rejected(rejected)) => Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}
