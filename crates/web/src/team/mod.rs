//! The team's rooms: where a coordinator begins the day, lets people in and out, and finds all the rest.

mod invite;
mod lead;
mod sessions;
mod walk_in;
mod word;

pub use word::walk_in_address;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::{Act, Audience, Id, Role, message};
use ledger::{Token, TokenHash};
use words::Words;

use crate::app::App;
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of the team's rooms, and of where others come in by what the team gives them.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/team", get(hub))
        .route("/{event}/team/invite", get(invite::page).post(invite::invite))
        .route("/{event}/team/invite/{token}/revoke", get(to_invite).post(invite::revoke))
        .route("/{event}/team/signed-in", get(sessions::page))
        .route("/{event}/team/signed-in/{token}/role", get(to_signed_in).post(sessions::change))
        .route("/{event}/team/signed-in/{token}/end", get(to_signed_in).post(sessions::end))
        .route("/{event}/team/word", get(word::page).post(word::change))
        .route("/{event}/come-in", get(walk_in::page).post(walk_in::come_in))
        .route("/{event}/people/{id}/let-in", get(to_people).post(walk_in::let_in))
        .route("/{event}/projects/lead", get(lead::page).post(lead::lead))
}

async fn to_invite(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/team/invite", reader.root()))
}

async fn to_signed_in(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/team/signed-in", reader.root()))
}

async fn to_people(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/people", reader.root()))
}

/// What one can do in a role, in a sentence.
pub fn role_can(role: Role, w: Words) -> &'static str {
    match role {
        Role::Visitor => w.visitor_can(),
        Role::Participant => w.participant_can(),
        Role::Mentor => w.mentor_can(),
        Role::Greeter => w.greeter_can(),
        Role::Coordinator => w.coordinator_can(),
        Role::Organiser => w.organiser_can(),
    }
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

/// What an address asks for under this name, as far as anybody types it.
fn asked(uri: &Uri, name: &str) -> String {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
    pairs.into_iter().find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.trim().chars().take(LONGEST).collect())
}

/// What is longer than anybody types is cut off, in characters.
const LONGEST: usize = 200;

/// A session or a link in addresses: letters of its digest, which lets nobody in.
fn letters(token: &TokenHash) -> String {
    id(token).short()
}

/// The session or link with these letters.
fn found(reader: &Reader, letters: &str) -> Option<(TokenHash, Token)> {
    reader.app.ledger().tokens(reader.view.slug.as_str()).into_iter().find(|(hash, _)| id(hash).begins_with(letters))
}

fn id(TokenHash(digest): &TokenHash) -> Id {
    Id::from_bits(digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte)))
}

#[derive(Template)]
#[template(path = "team/team.html")]
struct TeamPage {
    page: Page,
    w: Words,
    parts: Vec<Part>,
}

/// Rooms that belong together.
struct Part {
    id: &'static str,
    heading: &'static str,
    rooms: Vec<Room>,
}

/// A way to a room.
struct Room {
    href: String,
    name: &'static str,
    line: &'static str,
    /// What waits there.
    figure: String,
}

async fn hub(reader: Reader) -> Response {
    let w = reader.words;
    if reader.audience() != Audience::Team {
        return Problem::forbidden(&reader, w.team_only()).into_response();
    }
    let day = reader.view.event.moment.today;
    let page = TeamPage { page: Page::of(&reader, w.team().to_owned(), "").hearing(&reader, day), w, parts: parts(&reader) };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// All rooms that the reader may enter, with what waits in them.
fn parts(reader: &Reader) -> Vec<Part> {
    let (w, event) = (reader.words, &reader.view.event);
    let may = |act| domain::may(&reader.actor(), act, event.editing).is_ok();
    let room = |act: Option<Act>, path: &str, name, line, figure: String| {
        act.is_none_or(may).then(|| Room { href: format!("{}/{path}", reader.root()), name, line, figure })
    };
    let plain = |act, path: &str, name, line| room(act, path, name, line, String::new());
    let part = |id, heading, rooms: Vec<Option<Room>>| Part { id, heading, rooms: rooms.into_iter().flatten().collect() };
    let Counts { here, claims, open, signed_in, links } = counts(reader);
    let people = if claims == 0 { w.n_here(here) } else { format!("{} · {}", w.n_here(here), w.names_wait(claims)) };
    let word = event.word.as_str();
    let backup = reader.app.ledger().last_backup().map_or_else(|| w.no_backup_yet().to_owned(), |at| w.backup_of(say(reader).until(at)));
    vec![
        part(
            "now",
            w.team_now(),
            vec![
                plain(Some(Act::Others), "door", w.door_title(), w.team_door_line()),
                room(None, "round", w.the_round(), w.round_room_line(), round_is_at(reader)),
                room(Some(Act::People), "people", w.team_people(), w.team_people_line(), people),
                plain(Some(Act::Answers), "coming", w.who_comes(), w.who_comes_line()),
                plain(Some(Act::Arrange), "letters", w.letters(), w.letters_line()),
                room(None, "#h-notes", w.team_messages(), w.team_messages_line(), if open == 0 { String::new() } else { w.n_open(open) }),
            ],
        ),
        part(
            "in",
            w.team_letting_in(),
            vec![
                room(
                    Some(Act::Admit),
                    "team/word",
                    w.word_of_the_day(),
                    w.team_word_line(),
                    if word.is_empty() { w.no_word_today().to_owned() } else { word.to_owned() },
                ),
                room(Some(Act::Invite), "team/invite", w.invite(), w.team_invite_line(), w.n_links(links)),
                room(Some(Act::Invite), "team/signed-in", w.who_is_signed_in(), w.team_signed_in_line(), w.n_signed_in(signed_in)),
            ],
        ),
        part(
            "walls",
            w.team_walls(),
            vec![
                plain(None, "wall", w.wall(), w.team_wall_line()),
                plain(None, "share", w.share(), w.team_share_line()),
                plain(None, "report", w.report(), w.team_report_line()),
            ],
        ),
        part(
            "event",
            w.the_event_itself(),
            vec![
                plain(None, "timetable", w.timetable(), w.team_timetable_line()),
                plain(Some(Act::Arrange), "site", w.site_pages(), w.team_site_line()),
                plain(Some(Act::Arrange), "continue", w.what_goes_on(), w.team_continue_line()),
                plain(Some(Act::Arrange), "settings", w.team_settings(), w.team_settings_line()),
                plain(Some(Act::UndoAny), "history", w.team_history(), w.team_history_line()),
                plain(Some(Act::Import), "import", w.paste_a_page(), w.team_import_line()),
                plain(Some(Act::Import), "people/tickets", w.tickets_title(), w.team_tickets_line()),
                room(Some(Act::Arrange), "safe", w.is_it_safe(), w.team_safe_line(), backup),
            ],
        ),
    ]
}

/// What the round is at, if one is on.
fn round_is_at(reader: &Reader) -> String {
    let on = reader.view.event.round_now();
    on.map_or_else(String::new, |(_, stage)| crate::history::stage_word(stage, reader.words).to_owned())
}

/// What a coordinator wants to know at a glance.
struct Counts {
    here: u32,
    /// Names that somebody says are theirs.
    claims: usize,
    /// Questions and calls for help that nobody settled.
    open: usize,
    signed_in: usize,
    links: usize,
}

fn counts(reader: &Reader) -> Counts {
    let event = &reader.view.event;
    let day = event.moment.today;
    let now = reader.app.ledger().clock().now();
    let tokens = reader.app.ledger().tokens(reader.view.slug.as_str());
    let asks = |kind| matches!(kind, message::Kind::Question | message::Kind::Help);
    Counts {
        here: event.open_venues().map(|(_, venue)| event.gauge(day, venue.id).heads()).fold(0, u32::saturating_add),
        claims: event.people.values().filter(|person| person.claimed.is_some() && person.merged.is_none()).count(),
        open: event.messages_on(day).into_iter().filter(|message| asks(message.kind) && !message.settled && !message.withdrawn).count(),
        signed_in: tokens.iter().filter(|(_, token)| matches!(token, Token::Session(session) if session.role > Role::Visitor)).count(),
        links: tokens.iter().filter(|(_, token)| matches!(token, Token::Link(link) if link.uses > 0 && link.expires > now)).count(),
    }
}
