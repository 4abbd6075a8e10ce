//! The way in, by the link in somebody's letter: opening it shows whom it is for, only the button signs in. One that expired offers
//! a new one, which goes to the address on file and nowhere else.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Actor, PersonId, Role, Who};
use ledger::outbox::Kind;
use ledger::{Opens, Pass, Session, TokenHash};

use super::compose::{About, OwnLines, end_of_link, language_of};
use super::say;
use super::write::draft;
use crate::board::title;
use crate::forms::{Posted, new_token};
use crate::home::{Asked, guessed};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::share::Base;

#[derive(Template)]
#[template(path = "letters/way_in.html")]
struct WayInPage {
    page: Page,
    heading: String,
    sentences: Vec<String>,
    /// Where the only button leads, and what it says.
    button: Option<(String, String)>,
}

fn pass_of(reader: &Reader, token: &str) -> Option<Pass> {
    reader.app.ledger().pass(reader.view.slug.as_str(), &TokenHash::of(token)).filter(|pass| pass.opens == Opens::Place)
}

fn is_over(reader: &Reader, pass: Pass) -> bool {
    pass.expires <= reader.app.ledger().clock().now()
}

/// Whether a new link can go to somebody: there is an address, and the program knows its own without believing a request.
/// What a request calls this program may be anybody's page, and a link that leads there would give the person's place away.
fn may_have_new(reader: &Reader, person: PersonId) -> bool {
    let known = reader.view.everybody().get(person).is_some_and(|profile| profile.email.is_some());
    known && reader.app.options().base_url.is_some()
}

fn unknown(reader: &Reader, asked: &Asked) -> Response {
    guessed(&reader.app, asked, Problem::gone(reader, reader.words.link_is_unknown()).into_response())
}

pub async fn page(reader: Reader, Path((_, token)): Path<(String, String)>, uri: Uri, asked: Asked) -> Response {
    let Some(pass) = pass_of(&reader, &token) else { return unknown(&reader, &asked) };
    let (w, person) = (reader.words, reader.view.event.now(pass.person));
    let Some(profile) = reader.view.people.get(person) else { return unknown(&reader, &asked) };
    let event = title(reader.view.event.title.as_str(), w);
    let name = profile.name.as_str();
    let (sentences, button) = if uri.query() == Some("sent=yes") {
        (vec![w.way_in_is_sent().to_owned()], None)
    } else if is_over(&reader, pass) {
        let ended = w.way_in_expired(say(&reader).until(pass.expires));
        if may_have_new(&reader, person) {
            let to = format!("{}/way-in/{token}/new", reader.root());
            (vec![ended, w.way_in_new().to_owned()], Some((to, w.way_in_send_new().to_owned())))
        } else {
            (vec![ended, w.way_in_no_mail().to_owned()], None)
        }
    } else {
        let other = reader.person().filter(|known| *known != person).and_then(|known| reader.view.people.get(known));
        let sentences = [Some(w.way_in_lead(name, event.as_str())), other.map(|other| w.way_in_other(other.name.as_str()))];
        let to = format!("{}/way-in/{token}", reader.root());
        (sentences.into_iter().flatten().collect(), Some((to, w.way_in_button(name))))
    };
    let page = WayInPage { page: Page::of(&reader, event, ""), heading: w.way_in_of(name), sentences, button };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

pub async fn come_in(reader: Reader, Path((_, token)): Path<(String, String)>, asked: Asked) -> Response {
    let Some(pass) = pass_of(&reader, &token) else { return unknown(&reader, &asked) };
    if is_over(&reader, pass) {
        return Redirect::to(&format!("{}/way-in/{token}", reader.root())).into_response();
    }
    let (slug, ledger) = (reader.view.slug.as_str(), reader.app.ledger());
    let person = reader.view.event.now(pass.person);
    let Some(profile) = reader.view.everybody().get(person) else { return unknown(&reader, &asked) };
    // A ticket that does not count any more lets nobody in, but its holder still sees what is theirs.
    let given = if profile.ticket.as_ref().is_some_and(|ticket| ticket.void) { Role::Visitor } else { Role::Participant };
    let same = reader.person().is_none_or(|known| known == person);
    // Whoever is more already stays so, and whoever sits at somebody else's browser does not become more by it.
    let session_role = reader.session.filter(|_| same).map_or(given, |session| session.role.max(given));
    // The organiser's own cookie says so by itself; it makes no session one.
    let role = if session_role == Role::Organiser { Role::Coordinator } else { session_role };
    // A new name for the browser, so that nobody who knew the old one comes in with it.
    let name = new_token();
    let session = Session { person: Some(person), role, since: ledger.clock().now() };
    if let Err(rejected) = ledger.set_session(slug, TokenHash::of(&name), session).await {
        return Problem::not_now(&reader, refusal::rejected(reader.words, &rejected)).into_response();
    }
    if let Some(old) = reader.token.as_deref().filter(|_| reader.session.is_some()) {
        // What stays behind where it cannot be written now is less than this gave.
        let _ = ledger.end_session(slug, TokenHash::of(old)).await;
    }
    super::go(&format!("{}/me", reader.root()), Some(&reader.is_known_by(&name)))
}

/// Writes a new link to the address on file, at most one in an hour.
pub async fn send_new(headers: HeaderMap, Path((_, token)): Path<(String, String)>, asked: Asked, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(pass) = pass_of(reader, &token) else { return unknown(reader, &asked) };
    let person = reader.view.event.now(pass.person);
    if !is_over(reader, pass) || !may_have_new(reader, person) {
        return Redirect::to(&format!("{}/way-in/{token}", reader.root())).into_response();
    }
    let now = reader.app.ledger().clock().now();
    let Some(until) = end_of_link(&reader.view.event, now) else { return unknown(reader, &asked) };
    let hour = now.as_second() / 3600;
    let base = Base::of(&reader.app, &headers);
    let to = (person, language_of(&reader.view, &reader.view.everybody(), person));
    let letter = draft(reader, &base, Kind::Place, to, format!("place/{person}/{hour}"), &About::Place(until), &OwnLines::default());
    let actor = Actor { who: Who::Person(person), role: Role::Visitor };
    match reader.app.ledger().write_letters(reader.view.slug.as_str(), actor, vec![letter]).await {
        Ok(_) => super::go(&format!("{}/way-in/{token}?sent=yes", reader.root()), None),
        Err(rejected) => Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}
