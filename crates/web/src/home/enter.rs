//! Coming in by a link: opening it shows what it is for, only the button uses it (chats and mail scanners open links).

use std::convert::Infallible;

use askama::Template;
use axum::extract::{Extension, FromRequestParts, Path, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::Role;
use fanout::Peer;
use ledger::{LinkInfo, Session, TokenHash};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::forms::new_token;
use crate::limits::{Address, Guess};
use crate::live;
use crate::page::{Page, html, role_word};
use crate::problem::Problem;
use crate::reader::{ORGANISER_COOKIE, Reader, cookie, cookie_name, forget_cookie, language, set_cookie, who_cookie};
use crate::refusal;
use crate::say::Say;
use crate::team::role_can;

#[derive(Template)]
#[template(path = "home/enter.html")]
struct EnterPage {
    page: Page,
    w: Words,
    title: String,
    role: String,
    action: String,
    /// What else there is to know, in sentences.
    remarks: Vec<String>,
}

/// Whether this browser holds the organiser link that the program printed.
pub fn is_organiser(app: &App, headers: &HeaderMap) -> bool {
    let secure = app.is_secure(headers);
    match (&app.options().organiser_key, cookie(headers, &cookie_name(ORGANISER_COOKIE, secure))) {
        // Compared by digest, so that the time it takes tells nothing of the key.
        (Some(key), Some(given)) => TokenHash::of(key) == TokenHash::of(&given),
        _ => false,
    }
}

/// Whether this is the key of that link.
pub fn is_key(app: &App, given: &str) -> bool {
    app.options().organiser_key.as_deref().is_some_and(|key| TokenHash::of(key) == TokenHash::of(given))
}

/// From where somebody asks, and for what.
pub struct Asked(Parts, Address);

impl FromRequestParts<App> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self(parts.clone(), Address::of(app, &parts.headers, &parts.extensions)))
    }
}

impl Asked {
    /// Whether somebody there may say a word now, before it is looked at: a word has few letters.
    ///
    /// # Errors
    /// The answer to those who may not.
    pub fn may_say_a_word(&self, app: &App) -> Result<(), Box<Response>> {
        app.limits().may_guess(Guess::Word, self.1).map_err(|too_often| Box::new(too_often.refuse(&self.0.headers, &self.0.uri)))
    }

    /// Whether somebody there may try a ticket's code now, before it is looked at.
    ///
    /// # Errors
    /// The answer to those who may not.
    pub fn may_try_a_ticket(&self, app: &App) -> Result<(), Box<Response>> {
        app.limits().may_guess(Guess::Ticket, self.1).map_err(|too_often| Box::new(too_often.refuse(&self.0.headers, &self.0.uri)))
    }

    /// They tried one, and it did not fit.
    pub fn tried_a_wrong_ticket(&self, app: &App) {
        app.limits().guessed_wrong(Guess::Ticket, self.1);
    }

    /// They said one, and it was wrong.
    pub fn said_a_wrong_word(&self, app: &App) {
        app.limits().guessed_wrong(Guess::Word, self.1);
    }
}

/// What a link gets that nobody made. Such guesses are counted; a right link lets in however many were wrong before it, so that
/// whoever guesses locks nobody out.
pub fn guessed(app: &App, Asked(parts, address): &Asked, otherwise: Response) -> Response {
    match app.limits().may_guess(Guess::Link, *address) {
        Ok(()) => {
            app.limits().guessed_wrong(Guess::Link, *address);
            otherwise
        }
        Err(too_often) => too_often.refuse(&parts.headers, &parts.uri),
    }
}

pub async fn organiser_page(State(app): State<App>, Path(key): Path<String>, headers: HeaderMap, uri: Uri, asked: Asked) -> Response {
    let w = Words::new(language(&headers, &uri));
    if !is_key(&app, &key) {
        return guessed(&app, &asked, Problem::not_found(w.lang()).into_response());
    }
    let page = EnterPage {
        page: Page::plain(w, "impl Days".to_owned()),
        w,
        title: "impl Days".to_owned(),
        role: role_word(Role::Organiser, w),
        action: format!("/organiser/{key}"),
        remarks: vec![],
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

pub async fn organiser(State(app): State<App>, Path(key): Path<String>, headers: HeaderMap, uri: Uri, asked: Asked) -> Response {
    if !is_key(&app, &key) {
        return guessed(&app, &asked, Problem::not_found(language(&headers, &uri)).into_response());
    }
    let secure = app.is_secure(&headers);
    go("/", Some(&set_cookie(ORGANISER_COOKIE, &key, secure)))
}

/// What whoever made a link asks for besides coming in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Onward {
    Board,
    /// To say what one's project is.
    Lead,
}

impl Onward {
    fn of(uri: &Uri) -> Self {
        let lead = uri.query().is_some_and(|query| query.split('&').any(|pair| pair == FOR_A_LEAD));
        if lead { Self::Lead } else { Self::Board }
    }

    fn address(self, reader: &Reader) -> String {
        match self {
            Self::Board => format!("{}/", reader.root()),
            Self::Lead => format!("{}/projects/lead", reader.root()),
        }
    }

    const fn query(self) -> &'static str {
        match self {
            Self::Board => "",
            Self::Lead => "?for=project",
        }
    }
}

/// What a link's address has behind its question mark when it asks for a project.
pub const FOR_A_LEAD: &str = "for=project";

/// A link that lets in, or why it does not.
fn usable(reader: &Reader, token: &str) -> Result<LinkInfo, String> {
    let (ledger, w) = (reader.app.ledger(), reader.words);
    let link = ledger.link(reader.view.slug.as_str(), &TokenHash::of(token)).filter(|link| link.expires != LinkInfo::REVOKED);
    let link = link.ok_or_else(|| w.link_is_unknown().to_owned())?;
    if link.expires <= ledger.clock().now() {
        return Err(w.link_is_too_old(say(reader).until(link.expires)));
    }
    if link.uses == 0 { Err(w.link_is_used_up().to_owned()) } else { Ok(link) }
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

/// Whether they are already what a link gives, or more: it takes nothing away, and is not used up by looking twice.
fn is_in(reader: &Reader, token: &str) -> bool {
    let link = reader.app.ledger().link(reader.view.slug.as_str(), &TokenHash::of(token));
    reader.role() > Role::Visitor && link.is_some_and(|link| reader.role() >= link.role)
}

pub async fn link_page(reader: Reader, Path((_, token)): Path<(String, String)>, uri: Uri, asked: Asked) -> Response {
    let (w, onward) = (reader.words, Onward::of(&uri));
    if is_in(&reader, &token) {
        return go(&onward.address(&reader), None);
    }
    let link = match usable(&reader, &token) {
        Ok(link) => link,
        Err(why) => return spent(&reader, &token, why, &asked),
    };
    let say = say(&reader);
    let page = EnterPage {
        page: Page::of(&reader, title(reader.view.event.title.as_str(), w), if onward == Onward::Lead { FOR_A_LEAD } else { "" }),
        w,
        title: title(reader.view.event.title.as_str(), w),
        role: role_word(link.role, w),
        action: format!("{}/link/{token}{}", reader.root(), onward.query()),
        remarks: vec![
            Some(role_can(link.role, w).to_owned()),
            (onward == Onward::Lead).then(|| w.link_asks_for_a_project().to_owned()),
            reader.person().and_then(|person| reader.view.people.get(person)).map(|profile| w.link_keeps_you(profile.name.as_str())),
            Some(w.link_works_until(say.until(link.expires))),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// What a link is answered that lets nobody in. One that nobody made, or that was taken back, may be a guess.
fn spent(reader: &Reader, token: &str, why: String, asked: &Asked) -> Response {
    let spent = Problem::gone(reader, why).into_response();
    let was_one = reader.app.ledger().link(reader.view.slug.as_str(), &TokenHash::of(token)).is_some();
    if was_one { spent } else { guessed(&reader.app, asked, spent) }
}

pub async fn link(reader: Reader, Path((_, token)): Path<(String, String)>, uri: Uri, asked: Asked) -> Response {
    let (slug, ledger) = (reader.view.slug.as_str(), reader.app.ledger());
    let onward = Onward::of(&uri).address(&reader);
    if is_in(&reader, &token) {
        return go(&onward, None);
    }
    // A new name for the browser, so that nobody who knew the old one comes in with it.
    let session = new_token();
    match ledger.use_link(slug, TokenHash::of(&token), TokenHash::of(&session), reader.person()).await {
        Ok(Some(_)) => {
            if let Some(old) = reader.token.as_deref().filter(|_| reader.session.is_some()) {
                // What stays behind where it cannot be written now is a visitor's, or less than the link gave.
                let _ = ledger.end_session(slug, TokenHash::of(old)).await;
            }
            go(&onward, Some(&reader.is_known_by(&session)))
        }
        Ok(None) => {
            // Somebody else took the last use meanwhile.
            let why = usable(&reader, &token).err().unwrap_or_else(|| reader.words.link_is_used_up().to_owned());
            spent(&reader, &token, why, &asked)
        }
        Err(rejected) => Problem::not_now(&reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}

/// The demo's role links: they work every time, and from the machine itself alone.
pub async fn demo_role(reader: Reader, Path((_, word)): Path<(String, String)>, peer: Option<Extension<Peer>>) -> Response {
    let here = peer.is_some_and(|Extension(Peer(address))| address.ip().is_loopback());
    let Some(role) = Role::from_word(&word).filter(|_| here && reader.app.options().demo) else {
        return Problem::not_found(reader.words.lang()).into_response();
    };
    let token = new_token();
    let person = (role == Role::Coordinator).then_some(reader.view.event.contacts.coordinator).flatten();
    let (slug, ledger) = (reader.view.slug.as_str(), reader.app.ledger());
    if role != Role::Visitor {
        let session = Session { person, role, since: ledger.clock().now() };
        if let Err(rejected) = ledger.set_session(slug, TokenHash::of(&token), session).await {
            return Problem::not_now(&reader, refusal::rejected(reader.words, &rejected)).into_response();
        }
    }
    if let Some(old) = &reader.token {
        let _ = ledger.end_session(slug, TokenHash::of(old)).await;
    }
    go(&format!("{}/", reader.root()), Some(&reader.is_known_by(&token)))
}

pub async fn sign_out(reader: Reader, headers: HeaderMap) -> Response {
    let slug = reader.view.slug.as_str();
    for token in reader.known_by(&headers) {
        // Even where the ledger cannot write now, the browser forgets. The session ends before its streams do: a page that is
        // still open opens its stream again at once, and then as a visitor's.
        let _ = reader.app.ledger().end_session(slug, token).await;
        live::end(&reader.app, slug, &token);
    }
    let mut response = go(&format!("{}/", reader.root()), Some(&forget_cookie(&who_cookie(slug), reader.secure)));
    if let Ok(value) = HeaderValue::from_str(&forget_cookie(ORGANISER_COOKIE, reader.secure)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
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
