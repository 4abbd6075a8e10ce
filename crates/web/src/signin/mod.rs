//! Signing in by ticket: its code and the address to which it was sent, or the secret link of the letter. Whatever does not fit is
//! answered by one and the same sentence, so that nobody learns which tickets there are.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::{PersonId, Role};
use ledger::{Session, Ticket, View};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::forms::{Failed, Fields, Form, Notice, Posted, show};
use crate::gathering::{self, Found};
use crate::home::Asked;
use crate::me::JUST_CAME_IN;
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// Addresses by which one signs in.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/sign-in", get(page).post(sign_in)).route("/{event}/t/{code}", get(ticket_page).post(ticket))
}

/// The address of a ticket: by its secret whoever has it signs in, by its code they are asked for more.
pub fn address(reader: &Reader, code: &str) -> String {
    let mut path = format!("{}/t/", reader.root());
    for byte in code.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

/// Letters that a secret has at least: a shorter one could be guessed.
const SECRET: usize = 16;

#[derive(Template)]
#[template(path = "signin/signin.html")]
struct SignInPage {
    page: Page,
    w: Words,
    title: String,
    form: Form,
}

#[derive(Template)]
#[template(path = "signin/ticket.html")]
struct TicketPage {
    page: Page,
    w: Words,
    title: String,
    form: Form,
    /// The first name of whose ticket it is.
    name: String,
    action: String,
}

/// Whoever else has a ticket that counts and says the same.
pub fn holders<'a>(view: &'a View, fits: impl Fn(&Ticket) -> bool + 'a) -> BTreeSet<PersonId> {
    let event = &view.event;
    let here = |person: &PersonId| event.people.get(person).is_some_and(|known| !known.erased);
    view.people
        .iter()
        .filter(|(_, profile)| profile.ticket.as_ref().is_some_and(|ticket| !ticket.void && fits(ticket)))
        .map(|(person, _)| event.now(person))
        .filter(here)
        .collect()
}

/// A code as it is compared: without case, spaces and hyphens.
pub fn plain(code: &str) -> String {
    code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The one and only person with this ticket, if the address is theirs. A code that two have lets nobody in.
fn holder(view: &View, code: &str, email: &str) -> Option<PersonId> {
    let (wanted, email) = (plain(code), email.trim().to_lowercase());
    if wanted.is_empty() || email.is_empty() {
        return None;
    }
    let known = |entry: PersonId| view.people.get(entry).and_then(|profile| profile.email.as_deref());
    let has_address = |person: &PersonId| {
        let entries = view.event.people.keys().filter(|entry| view.event.now(**entry) == *person);
        entries.filter_map(|entry| known(*entry)).any(|known| known.trim().to_lowercase() == email)
    };
    let exact = holders(view, |ticket| plain(&ticket.code) == wanted);
    if !exact.is_empty() {
        return alone(&exact).filter(has_address);
    }
    // People know the code of their order; the ticket's has a number behind it.
    let of_order = holders(view, |ticket| ticket.code.rsplit_once('-').is_some_and(|(order, _)| plain(order) == wanted));
    alone(&of_order.into_iter().filter(has_address).collect())
}

/// The one and only person whose ticket has this secret.
fn holder_of_secret(view: &View, secret: &str) -> Option<PersonId> {
    if secret.chars().count() < SECRET {
        return None;
    }
    alone(&holders(view, |ticket| ticket.secret.as_deref() == Some(secret)))
}

fn alone(people: &BTreeSet<PersonId>) -> Option<PersonId> {
    people.first().copied().filter(|_| people.len() == 1)
}

async fn page(reader: Reader) -> Response {
    let form = Form::empty(&reader, Fields::default());
    show(&reader, StatusCode::OK, draw(&reader, form))
}

fn draw(reader: &Reader, form: Form) -> String {
    let w = reader.words;
    let title = title(reader.view.event.title.as_str(), w);
    SignInPage { page: Page::of(reader, w.sign_in_by_ticket().to_owned(), ""), w, title, form }.render().unwrap_or_default()
}

async fn sign_in(wanted: Asked, posted: Posted) -> Response {
    // Before it is looked at: otherwise the refusal would tell whether it was right.
    if let Err(too_often) = wanted.may_try_a_ticket(&posted.reader.app) {
        return *too_often;
    }
    let (code, email) = (posted.fields.get("code"), posted.fields.get("email"));
    if let Some(person) = holder(&posted.reader.view, code, email) {
        return enter(posted, person).await;
    }
    // A ticket of a sibling that is good here.
    let found = gathering::lenders(&posted.reader).into_iter().find_map(|from| Some(Found { person: holder(&from, code, email)?, from }));
    match found {
        Some(found) => bring(&wanted, posted, found).await,
        None => does_not_fit(&wanted, &posted),
    }
}

/// Somebody with a sibling's ticket comes in here, and their browser is theirs.
async fn bring(wanted: &Asked, mut posted: Posted, found: Found) -> Response {
    let Some(found) = of_ticket(found) else { return does_not_fit(wanted, &posted) };
    match gathering::bring(&posted.reader, domain::CommandId(posted.nth(BROUGHT)), &found).await {
        Ok(person) => {
            if let Some(view) = posted.reader.app.ledger().view(posted.reader.view.slug.as_str()) {
                posted.reader.view = view;
            }
            enter(posted, person).await
        }
        Err(Failed::Refused(_)) => does_not_fit(wanted, &posted),
        Err(Failed::Rejected(rejected)) => {
            Problem::not_now(&posted.reader, refusal::rejected(posted.reader.words, &rejected)).into_response()
        }
    }
}

/// The entry of somebody that has their ticket.
fn of_ticket(found: Found) -> Option<Found> {
    let view = &found.from;
    let has = |entry: &PersonId| view.people.get(*entry).is_some_and(ledger::Profile::has_ticket);
    let person = view.event.people.keys().copied().find(|entry| view.event.now(*entry) == found.person && has(entry))?;
    Some(Found { person, ..found })
}

/// Which of a form's things it is that a ticket is brought in.
const BROUGHT: u16 = 5;

/// Whoever has this secret at a sibling whose tickets are good here.
fn stranger_of_secret(reader: &Reader, secret: &str) -> Option<Found> {
    gathering::lenders(reader).into_iter().find_map(|from| Some(Found { person: holder_of_secret(&from, secret)?, from }))
}

/// The same words for whatever it was: no such code, another address, a ticket that does not count any more, one that two have.
fn does_not_fit(wanted: &Asked, posted: &Posted) -> Response {
    let reader = &posted.reader;
    let w = reader.words;
    // Nothing typed is no guess.
    if !posted.fields.get("code").trim().is_empty() {
        wanted.tried_a_wrong_ticket(&reader.app);
    }
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let whom = reader.view.event.contacts.coordinator.and_then(|person| say.name(person)).unwrap_or_else(|| w.the_team());
    let mut form = Form::empty(reader, posted.fields.clone());
    form.notice = Some(Notice { text: w.ticket_does_not_fit(whom), field: None, anyway: false });
    show(reader, StatusCode::UNPROCESSABLE_ENTITY, draw(reader, form))
}

/// The link of the letter: looking at it signs nobody in, as programs look at the links of letters.
async fn ticket_page(reader: Reader, Path((_, code)): Path<(String, String)>) -> Response {
    let known = holder_of_secret(&reader.view, &code);
    let stranger = if known.is_none() { stranger_of_secret(&reader, &code) } else { None };
    let (view, Some(person)) = stranger.map_or((reader.view.clone(), known), |found| (found.from, Some(found.person))) else {
        // What stands on a ticket may be in the address; it is not enough.
        let code: String = code.chars().take(100).collect();
        let form = Form::empty(&reader, Fields::default().with("code", code));
        return show(&reader, StatusCode::OK, draw(&reader, form));
    };
    if known.is_some() && is_in(&reader, person) {
        return Redirect::to(&format!("{}/me", reader.root())).into_response();
    }
    let w = reader.words;
    let name = view.people.get(person).map_or("", |profile| profile.name.as_str());
    let page = TicketPage {
        page: Page::of(&reader, w.sign_in_by_ticket().to_owned(), ""),
        w,
        title: title(reader.view.event.title.as_str(), w),
        form: Form::empty(&reader, Fields::default()),
        name: name.split_whitespace().next().unwrap_or("").to_owned(),
        action: address(&reader, &code),
    };
    show(&reader, StatusCode::OK, page.render().unwrap_or_default())
}

async fn ticket(wanted: Asked, Path((_, code)): Path<(String, String)>, mut posted: Posted) -> Response {
    if let Some(person) = holder_of_secret(&posted.reader.view, &code) {
        return enter(posted, person).await;
    }
    if let Some(found) = stranger_of_secret(&posted.reader, &code) {
        return bring(&wanted, posted, found).await;
    }
    if let Err(too_often) = wanted.may_try_a_ticket(&posted.reader.app) {
        return *too_often;
    }
    posted.fields = Fields::default().with("code", code.chars().take(100).collect::<String>());
    does_not_fit(&wanted, &posted)
}

/// Whether the browser is signed in as this person already, as a participant at least.
fn is_in(reader: &Reader, person: PersonId) -> bool {
    reader.person() == Some(person) && reader.role() >= Role::Participant
}

/// The browser is this person's from now on, by a new name, so that nobody who knew the old one comes in with it. Whoever was of the
/// team, as the same person or without a name, stays so.
async fn enter(mut posted: Posted, person: PersonId) -> Response {
    let home = format!("{}/me?{JUST_CAME_IN}", posted.reader.root());
    if is_in(&posted.reader, person) {
        return posted.done(&home);
    }
    let (slug, app) = (posted.reader.view.slug.clone(), posted.reader.app.clone());
    let ledger = app.ledger();
    // As it is written down: an organiser's key makes no session.
    let kept = ledger.session(slug.as_str(), &posted.known_as());
    let same = kept.is_some_and(|kept| kept.person.is_none_or(|was| posted.reader.view.event.are_one(was, person)));
    let role = kept.filter(|_| same).map_or(Role::Participant, |kept| kept.role.max(Role::Participant));
    let old = posted.gets_a_new_name();
    let session = Session { person: Some(person), role, since: ledger.clock().now() };
    if let Err(rejected) = ledger.set_session(slug.as_str(), posted.known_as(), session).await {
        return Problem::not_now(&posted.reader, refusal::rejected(posted.reader.words, &rejected)).into_response();
    }
    if let Some(old) = old {
        // What stays behind where it cannot be written now is what it was.
        let _ = ledger.end_session(slug.as_str(), old).await;
    }
    posted.done(&home)
}
