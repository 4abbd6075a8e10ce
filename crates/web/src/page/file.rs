//! Files that other programs read: calendars, schedules, feeds. They say what everybody may see, whoever asks, so that an address
//! that somebody gave to a program of theirs can be passed on.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS,
    ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, CONTENT_DISPOSITION, HeaderValue,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::Timestamp;
use words::Lang;

use super::{Kept, Packed};
use crate::gathering::Roof;
use crate::reader::Reader;
use crate::share::Base;

/// A file of an event.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    slug: String,
    /// Which, with what its address asks for.
    name: String,
    lang: Lang,
    /// The address to which its links lead.
    base: String,
}

/// Files as they were written last.
pub type Files = Kept<File>;

/// How many files are kept. One of a thousand sessions has a megabyte.
pub const MOST_FILES: usize = 40;

/// A file that many ask for: written once for each state of the event.
pub fn shared(
    reader: &Reader,
    headers: &HeaderMap,
    name: String,
    content_type: &'static str,
    write: impl FnOnce(&Base) -> String,
) -> Response {
    kept(reader, headers, name, content_type, &state(reader), write)
}

/// The same where it says something of its event's siblings: written once for each state of them all.
pub fn of_gathering(
    reader: &Reader,
    headers: &HeaderMap,
    name: &str,
    content_type: &'static str,
    above: Option<&Roof>,
    write: impl FnOnce(&Base) -> String,
) -> Response {
    let state = format!("{}-{:x}", state(reader), above.map_or(0, Roof::state));
    kept(reader, headers, name.to_owned(), content_type, &state, write)
}

/// The same where the clock has a say in it: written once for each minute, too.
pub fn of_the_minute(
    reader: &Reader,
    headers: &HeaderMap,
    name: String,
    content_type: &'static str,
    write: impl FnOnce(&Base, Timestamp) -> String,
) -> Response {
    let now = reader.app.ledger().clock().now();
    let minute = now.as_second().div_euclid(60);
    let state = format!("{}-{minute}", state(reader));
    kept(reader, headers, name, content_type, &state, |base| write(base, now))
}

fn kept(
    reader: &Reader,
    headers: &HeaderMap,
    name: String,
    content_type: &'static str,
    state: &str,
    write: impl FnOnce(&Base) -> String,
) -> Response {
    let base = Base::of(&reader.app, headers);
    let key = File { slug: reader.view.slug.to_string(), name, lang: reader.words.lang(), base: base.with("") };
    let packed = reader.app.files().get(&key, state, || write(&base));
    for_other_sites(packed.respond(headers, content_type))
}

/// A file that few ask for: written as it is asked for.
pub fn of_few(reader: &Reader, headers: &HeaderMap, content_type: &'static str, write: impl FnOnce(&Base) -> String) -> Response {
    let text = write(&Base::of(&reader.app, headers));
    for_other_sites(Packed::named(text, &state(reader)).respond(headers, content_type))
}

/// The name under which a browser keeps the file.
#[must_use]
pub fn called(mut response: Response, name: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// What names the state of an event, as it is read in a language.
pub fn state(reader: &Reader) -> String {
    format!("{}-{}-{}-{}", reader.view.epoch, reader.view.event.seq, crate::assets::version(), reader.words.lang().code())
}

/// Pages elsewhere may read it too, and the name of its state, by which they ask for it again.
pub fn for_other_sites(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("ETag"));
    response
}

/// Whether a browser asks first what a page elsewhere may ask for.
pub fn is_asked_first(request: &Request) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// Answers that where a page elsewhere may read: with headers of its own, too. A file whose route has no such answer may not be asked for.
pub async fn may_ask() -> impl IntoResponse {
    let allowed = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, allowed)
}
