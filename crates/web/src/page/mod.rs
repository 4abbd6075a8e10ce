//! What every page has around it, and how a page leaves the house.

mod again;
pub mod file;
mod kept;
mod meta;

pub use again::is_known;
pub use kept::{Kept, MOST_SEEN, Seen};
pub use meta::Meta;

use std::io::Write as _;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, REFERRER_POLICY, SET_COOKIE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::{Date, Event, Role};
use flate2::Compression;
use flate2::write::GzEncoder;
use words::{Lang, Words};

use crate::app::{App, Options};
use crate::files::Preview;
use crate::reader::{LANG_COOKIE, Reader, asked_language, set_cookie};
use crate::say::Say;
use crate::{assets, broken, forms};

/// What is around a page.
pub struct Page {
    /// The language.
    pub w: Words,
    /// What stands in the browser's tab.
    pub title: String,
    /// The event's address, or nothing on pages without an event.
    pub root: String,
    /// The style sheet with the event's own colour, where it has one.
    pub look: Option<String>,
    /// The event's own style sheet, where it has one.
    pub style: Option<String>,
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
    /// The line of links to the siblings of its gathering, as HTML.
    pub roof: String,
    /// What a page that is drawn for its reader listens for.
    pub hears: Option<Hears>,
    /// The announcements that stand on every page, as HTML; boards have them as a piece of theirs.
    pub pinned: String,
    /// The line that asks what came of it, once the day winds down; boards have it as a piece of theirs.
    pub came: String,
    /// The picture by which other programs show a link to it.
    pub image: Option<Preview>,
    /// What it is called elsewhere.
    pub meta: Option<Meta>,
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
        let around = Self::shared(reader.app.options(), reader.words, &reader.view.event, reader.view.slug.as_str(), title, query);
        let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
        let (pinned, came) = (crate::board::pinned(say), crate::board::came(&reader.view, reader.words));
        Self { conduct: say.conduct_contact(), pinned, came, ..around }
    }

    /// The page, asking again whenever the board of a day changes.
    #[must_use]
    pub fn hearing(mut self, reader: &Reader, day: Date) -> Self {
        let view = &reader.view;
        let stream = crate::live::address(view.slug.as_str(), day, reader.audience(), self.w.lang());
        self.hears = Some(Hears { stream, at: format!("{}-{}", view.epoch, view.event.seq) });
        self
    }

    /// The page, with what it is called elsewhere: at this address of the event.
    #[must_use]
    pub fn called(self, say: Say<'_>, options: &Options, at: &str, title: &str, described: &str) -> Self {
        Self { meta: Some(Meta::of_ours(say, options.base(), at, title, described)), ..self }
    }

    /// Without the event's own style sheet: where the site is written, nobody locks themselves out by what they wrote.
    #[must_use]
    pub fn without_style(mut self) -> Self {
        self.style = None;
        self
    }

    /// Around a page that many readers share.
    pub fn shared(options: &Options, w: Words, event: &Event, slug: &str, title: String, query: &str) -> Self {
        let roles = if options.demo {
            [Role::Visitor, Role::Participant, Role::Coordinator, Role::Organiser]
                .into_iter()
                .map(|role| (role, role_word(role, w)))
                .collect()
        } else {
            vec![]
        };
        let (look, style) = (crate::site::look(event, slug), crate::files::style(event, slug));
        Self {
            title,
            root: format!("/{slug}"),
            look,
            style,
            signs: signs(event),
            here: here(query),
            roles,
            image: crate::files::preview_of_event(event, options.base(), slug),
            ..Self::plain(w, String::new())
        }
    }

    /// Around a page without an event.
    pub fn plain(w: Words, title: String) -> Self {
        let languages = Lang::ALL.iter().filter(|lang| **lang != w.lang()).map(|lang| (lang.code(), lang.own_name())).collect();
        Self {
            w,
            title,
            root: String::new(),
            look: None,
            style: None,
            signs: vec![],
            languages,
            here: here(""),
            roles: vec![],
            conduct: None,
            roof: String::new(),
            hears: None,
            pinned: String::new(),
            came: String::new(),
            image: None,
            meta: None,
        }
    }

    /// The address of the style sheet.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn css(&self) -> &'static str {
        assets::css()
    }

    /// The address of the style sheet for the rooms beside the board.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn rooms(&self) -> &'static str {
        assets::rooms()
    }

    /// The address of the style sheet for the event's own site.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn site(&self) -> &'static str {
        assets::site()
    }

    /// The address of a script that only this page needs.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn script(&self, name: &str) -> String {
        assets::script(name)
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
    /// What names this version of them.
    etag: Option<HeaderValue>,
}

impl Packed {
    /// Compresses.
    pub fn new(text: impl Into<Bytes>) -> Self {
        let plain: Bytes = text.into();
        // Writing to memory does not fail; if it did, the plain bytes are right.
        let gzip = gzip(&plain, Compression::new(6)).unwrap_or_else(|| plain.clone());
        Self { plain, gzip, etag: None }
    }

    /// Compresses what has a name for each of its versions.
    pub fn named(text: impl Into<Bytes>, etag: &str) -> Self {
        Self { etag: HeaderValue::from_str(&format!("\"{etag}\"")).ok(), ..Self::new(text) }
    }

    /// The same as text, with something in the place that was left for it.
    pub fn filled(&self, place: &str, with: &str) -> String {
        String::from_utf8_lossy(&self.plain).replacen(place, with, 1)
    }

    /// The bytes as the browser can take them, or that it has them already.
    pub fn respond(&self, wishes: &HeaderMap, content_type: &'static str) -> Response {
        let mut response = if self.etag.as_ref().is_some_and(|etag| is_known(wishes, etag)) {
            StatusCode::NOT_MODIFIED.into_response()
        } else if again::takes_gzip(wishes) {
            ([(CONTENT_ENCODING, HeaderValue::from_static("gzip"))], self.gzip.clone()).into_response()
        } else {
            self.plain.clone().into_response()
        };
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(VARY, again::VARIES);
        if let Some(etag) = &self.etag {
            headers.insert(ETAG, etag.clone());
        }
        response
    }
}

fn gzip(plain: &Bytes, how: Compression) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), how);
    encoder.write_all(plain).and_then(|()| encoder.finish()).ok().map(Bytes::from)
}

/// HTML as the answer to a page's address.
pub const HTML: &str = "text/html; charset=utf-8";

/// A page that is drawn for its reader. Where it answers a form, or says what was said in confidence, no browser keeps it.
pub fn html(status: StatusCode, text: String) -> Response {
    (status, [(CONTENT_TYPE, HTML), (CACHE_CONTROL, "no-store")], text).into_response()
}

/// What is around every request: forms are taken from our own pages only, and in time; a language that the address asks for
/// is remembered; and every answer says: nothing from elsewhere, nothing in a frame, nobody told where one comes from.
///
/// One layer, as each of them costs every reader some microseconds.
pub async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let asked = asked_language(request.uri()).map(|tag| set_cookie(LANG_COOKIE, tag, app.is_secure(request.headers())));
    let wishes = again::Wishes::of(&request);
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD) || file::is_asked_first(&request);
    let whole = broken::Asked::of(&request);
    let work = async { if only_reads { next.run(request).await } else { forms::take(&app, request, next).await } };
    let mut response = whole.answer(work).await;
    if let Some(wishes) = wishes {
        response = wishes.meet(response).await;
    }
    let headers = response.headers_mut();
    if let Some(Ok(value)) = asked.as_deref().map(HeaderValue::from_str) {
        headers.append(SET_COOKIE, value);
    }
    // A style sheet or a script obeys the policy of the page that brings it, and a first view asks for fifteen of them.
    let is_brought = headers.get(CONTENT_TYPE).is_some_and(|kind| kind == assets::STYLE || kind == assets::SCRIPT);
    if !is_brought {
        // Files that somebody brought in come with a stricter one.
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}
