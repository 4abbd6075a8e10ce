//! Coming in by a link: opening it shows what it is for, only the button uses it (chats and mail scanners open links).

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::Role;
use fanout::Peer;
use ledger::{Session, TokenHash};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::forms::new_token;
use crate::page::{Page, html, role_word};
use crate::problem::Problem;
use crate::reader::{ORGANISER_COOKIE, Reader, cookie, cookie_name, forget_cookie, language, set_cookie, who_cookie};

#[derive(Template)]
#[template(path = "home/enter.html")]
struct EnterPage {
    page: Page,
    w: Words,
    title: String,
    role: String,
    action: String,
}

/// Whether this browser holds the organiser link that the program printed.
pub fn is_organiser(app: &App, headers: &HeaderMap) -> bool {
    let secure = app.is_secure();
    match (&app.options().organiser_key, cookie(headers, &cookie_name(ORGANISER_COOKIE, secure))) {
        // Compared by digest, so that the time it takes tells nothing of the key.
        (Some(key), Some(given)) => TokenHash::of(key) == TokenHash::of(&given),
        _ => false,
    }
}

fn is_key(app: &App, given: &str) -> bool {
    app.options().organiser_key.as_deref().is_some_and(|key| TokenHash::of(key) == TokenHash::of(given))
}

pub async fn organiser_page(State(app): State<App>, Path(key): Path<String>, headers: HeaderMap, uri: Uri) -> Response {
    let w = Words::new(language(&headers, &uri));
    if !is_key(&app, &key) {
        return Problem::not_found(w.lang()).into_response();
    }
    let page = EnterPage {
        page: Page::plain(w, "impl Days".to_owned()),
        w,
        title: "impl Days".to_owned(),
        role: role_word(Role::Organiser, w),
        action: format!("/organiser/{key}"),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

pub async fn organiser(State(app): State<App>, Path(key): Path<String>, headers: HeaderMap, uri: Uri) -> Response {
    if !is_key(&app, &key) {
        return Problem::not_found(language(&headers, &uri)).into_response();
    }
    let secure = app.is_secure();
    go("/", Some(&set_cookie(ORGANISER_COOKIE, &key, secure)))
}

pub async fn link_page(reader: Reader, Path((_, token)): Path<(String, String)>) -> Response {
    let w = reader.words;
    let Some(link) = usable(&reader, &token) else {
        // Whoever is in already and opens the old link again wants the board.
        let inside = reader.role() > Role::Visitor;
        return if inside { go(&format!("{}/", reader.root()), None) } else { spent(&reader) };
    };
    let page = EnterPage {
        page: Page::of(&reader, title(reader.view.event.title.as_str(), w), ""),
        w,
        title: title(reader.view.event.title.as_str(), w),
        role: role_word(link, w),
        action: format!("{}/link/{token}", reader.root()),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

fn usable(reader: &Reader, token: &str) -> Option<Role> {
    let link = reader.app.ledger().link(reader.view.slug.as_str(), &TokenHash::of(token))?;
    (link.uses > 0 && link.expires > reader.app.ledger().clock().now()).then_some(link.role)
}

fn spent(reader: &Reader) -> Response {
    Problem::gone(reader, reader.words.link_is_spent()).into_response()
}

pub async fn link(reader: Reader, Path((_, token)): Path<(String, String)>) -> Response {
    // A new name for the browser, so that nobody who knew the old one comes in with it.
    let session = new_token();
    let used =
        reader.app.ledger().use_link(reader.view.slug.as_str(), TokenHash::of(&token), TokenHash::of(&session), reader.person()).await;
    match used {
        Ok(Some(_)) => go(&format!("{}/", reader.root()), Some(&reader.is_known_by(&session))),
        _ => spent(&reader),
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
    if role != Role::Visitor
        && reader.app.ledger().set_session(reader.view.slug.as_str(), TokenHash::of(&token), Session { person, role }).await.is_err()
    {
        return Problem::gone(&reader, reader.words.rejected_not_saved()).into_response();
    }
    go(&format!("{}/", reader.root()), Some(&reader.is_known_by(&token)))
}

pub async fn sign_out(reader: Reader, headers: HeaderMap) -> Response {
    let slug = reader.view.slug.as_str();
    for token in reader.known_by(&headers) {
        // Even where the ledger cannot write now, the browser forgets. The session ends before its streams do: a page that is
        // still open opens its stream again at once, and then as a visitor's.
        let _ = reader.app.ledger().end_session(slug, token).await;
        for watcher in reader.app.watchers().of(slug, &token) {
            reader.app.fanout().close(watcher);
        }
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
