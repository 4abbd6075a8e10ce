//! What every page has around it, and how a page leaves the house.

use std::io::Write as _;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, REFERRER_POLICY, SET_COOKIE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::{Date, Event, Role};
use flate2::Compression;
use flate2::write::GzEncoder;
use words::{Lang, Words};

use crate::app::App;
use crate::assets;
use crate::reader::{LANG_COOKIE, Reader, asked_language, base, set_cookie};
use crate::say::Say;

/// What is around a page.
pub struct Page {
    /// The language.
    pub w: Words,
    /// What stands in the browser's tab.
    pub title: String,
    /// The event's address, or nothing on pages without an event.
    pub root: String,
    /// Houses, as signs.
    pub signs: Vec<Sign>,
    /// Ways to the same page in other languages: code, own name.
    pub languages: Vec<(&'static str, &'static str)>,
    /// The address of the page without its language, ending where `lang=` may follow.
    pub here: String,
    /// Roles that the demo offers.
    pub roles: Vec<(Role, String)>,
    /// Who answers for the code of conduct; boards say it themselves.
    pub conduct: Option<String>,
    /// What a page that is drawn for its reader listens for.
    pub hears: Option<Hears>,
}

/// A page that asks again when something on a board changed.
pub struct Hears {
    /// The board's stream.
    pub stream: String,
    /// The last change that is on the page.
    pub at: String,
}

/// A house's sign: shape, colour and letter.
pub struct Sign {
    /// Its number in order of entry, from 1.
    pub number: usize,
    /// The first letter of the house.
    pub letter: String,
}

impl Page {
    /// Around a page of an event. `query` is what the address has behind its question mark, the language left out.
    pub fn of(reader: &Reader, title: String, query: &str) -> Self {
        let around = Self::shared(reader.app.options().demo, reader.words, &reader.view.event, reader.view.slug.as_str(), title, query);
        let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
        Self { conduct: say.conduct_contact(), ..around }
    }

    /// The page, asking again whenever the board of a day changes.
    #[must_use]
    pub fn hearing(mut self, reader: &Reader, day: Date) -> Self {
        let view = &reader.view;
        let stream = crate::live::address(view.slug.as_str(), day, self.w.lang());
        self.hears = Some(Hears { stream, at: format!("{}-{}", view.epoch, view.event.seq) });
        self
    }

    /// Around a page that many readers share.
    pub fn shared(demo: bool, w: Words, event: &Event, slug: &str, title: String, query: &str) -> Self {
        let roles = if demo {
            [Role::Visitor, Role::Participant, Role::Coordinator, Role::Organiser]
                .into_iter()
                .map(|role| (role, role_word(role, w)))
                .collect()
        } else {
            vec![]
        };
        Self { title, root: format!("/{slug}"), signs: signs(event), here: here(query), roles, ..Self::plain(w, String::new()) }
    }

    /// Around a page without an event.
    pub fn plain(w: Words, title: String) -> Self {
        let languages = Lang::ALL.iter().filter(|lang| **lang != w.lang()).map(|lang| (lang.code(), lang.own_name())).collect();
        Self { w, title, root: String::new(), signs: vec![], languages, here: here(""), roles: vec![], conduct: None, hears: None }
    }

    /// The address of the style sheet.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn css(&self) -> &'static str {
        assets::css()
    }

    /// The address of the script.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn js(&self) -> &'static str {
        assets::js()
    }
}

fn here(query: &str) -> String {
    if query.is_empty() { "?".to_owned() } else { format!("?{query}&") }
}

/// The word for a role.
pub fn role_word(role: Role, w: Words) -> String {
    match role {
        Role::Visitor => w.role_visitor(),
        Role::Participant => w.role_participant(),
        Role::Mentor => w.role_mentor(),
        Role::Greeter => w.role_greeter(),
        Role::Coordinator => w.role_coordinator(),
        Role::Organiser => w.role_organiser(),
    }
    .to_owned()
}

/// The signs of an event's houses.
pub fn signs(event: &Event) -> Vec<Sign> {
    let letter = |name: &str| name.chars().find(|c| c.is_alphanumeric()).map_or_else(|| "·".to_owned(), |c| c.to_uppercase().collect());
    event.venues.iter().enumerate().map(|(index, venue)| Sign { number: index + 1, letter: letter(venue.name.as_str()) }).collect()
}

/// Bytes that leave the house many times: compressed once.
pub struct Packed {
    plain: Bytes,
    gzip: Bytes,
}

impl Packed {
    /// Compresses.
    pub fn new(text: impl Into<Bytes>) -> Self {
        let plain: Bytes = text.into();
        let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(6));
        // Writing to memory does not fail; if it did, the plain bytes are right.
        let gzip = encoder.write_all(&plain).and_then(|()| encoder.finish()).map_or_else(|_| plain.clone(), Bytes::from);
        Self { plain, gzip }
    }

    /// The bytes as the browser can take them, with what says so.
    pub fn respond(&self, wishes: &HeaderMap, content_type: &'static str) -> Response {
        let takes_gzip = wishes.get("accept-encoding").and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("gzip"));
        let mut response =
            if takes_gzip { ([(CONTENT_ENCODING, "gzip")], self.gzip.clone()).into_response() } else { self.plain.clone().into_response() };
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
        response
    }

    /// As [`Packed::respond`], or that the browser has it already.
    pub fn respond_unless_known(&self, wishes: &HeaderMap, content_type: &'static str, etag: &str) -> Response {
        let quoted = format!("\"{etag}\"");
        let known = wishes
            .get("if-none-match")
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.split(',').any(|one| one.trim().trim_start_matches("W/") == quoted));
        let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { self.respond(wishes, content_type) };
        if let Ok(value) = HeaderValue::from_str(&quoted) {
            response.headers_mut().insert(ETAG, value);
        }
        response
    }
}

/// HTML as the answer to a page's address.
pub const HTML: &str = "text/html; charset=utf-8";

/// A page that is drawn for its reader, small enough to leave as it is.
pub fn html(status: StatusCode, text: String) -> Response {
    (status, [(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-store")], text).into_response()
}

/// Remembers the language that an address asks for, whichever page it is.
pub async fn keep_language(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = asked_language(request.uri()).map(|lang| {
        let secure = base(&app, request.headers()).starts_with("https:");
        set_cookie(LANG_COOKIE, lang.code(), secure)
    });
    let mut response = next.run(request).await;
    if let Some(Ok(value)) = asked.as_deref().map(HeaderValue::from_str) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// What every answer says: nothing from elsewhere, nothing in a frame, nobody told where one comes from.
pub async fn headers(mut response: Response) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}
