//! Pages that are asked for again: what is sent has a name of its own, so that who has it already gets none of it; and text is compressed.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;

/// What an answer depends on beside its address.
pub const VARIES: HeaderValue = HeaderValue::from_static("accept-encoding, accept-language, cookie");

/// Bytes from which on compressing is worth it.
const WORTH_IT: usize = 1000;

/// Where people say things in confidence, or somebody's key is in the address: no browser writes these down.
const IN_CONFIDENCE: [&str; 12] = [
    "/organiser",
    "/{event}/coming",
    "/{event}/door",
    "/{event}/letters",
    "/{event}/link",
    "/{event}/me",
    "/{event}/people/tickets",
    "/{event}/questionnaire",
    "/{event}/round/people",
    "/{event}/still",
    "/{event}/t",
    "/{event}/way-in",
];

/// What somebody who asks for a page has of it already, and can read.
pub struct Wishes {
    headers: HeaderMap,
    in_confidence: bool,
}

impl Wishes {
    /// Of a request for a page.
    pub fn of(request: &Request) -> Option<Self> {
        let wishes = [IF_NONE_MATCH, ACCEPT_ENCODING].into_iter();
        let headers = wishes.filter_map(|name| Some((name.clone(), request.headers().get(name)?.clone()))).collect();
        let page = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
        let is_in = |room: &str| page.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        (*request.method() == Method::GET).then(|| Self { headers, in_confidence: IN_CONFIDENCE.into_iter().any(is_in) })
    }

    /// The answer as it leaves the house. Live streams, and what was named and compressed when it was drawn, stay as they are.
    pub async fn meet(self, response: Response) -> Response {
        let is_ready = response.headers().contains_key(CONTENT_ENCODING) || response.body().size_hint().exact().is_none();
        if response.status() != StatusCode::OK || is_ready {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
        if !self.in_confidence && !parts.headers.contains_key(ETAG) {
            // What was drawn for somebody is theirs to keep, and is asked for each time.
            if parts.headers.get(CACHE_CONTROL).is_some_and(|control| control == "no-store") {
                parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
            }
            let etag = name_of(&bytes);
            let known = is_known(&self.headers, &etag);
            parts.headers.insert(ETAG, etag);
            parts.headers.entry(VARY).or_insert(VARIES);
            if known {
                parts.status = StatusCode::NOT_MODIFIED;
                parts.headers.remove(CONTENT_LENGTH);
                return Response::from_parts(parts, Body::empty());
            }
        }
        let is_worth_it = bytes.len() >= WORTH_IT && is_text(parts.headers.get(CONTENT_TYPE));
        let packed = (is_worth_it && takes_gzip(&self.headers)).then(|| super::gzip(&bytes, Compression::fast())).flatten();
        let Some(packed) = packed else { return Response::from_parts(parts, Body::from(bytes)) };
        parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        parts.headers.entry(VARY).or_insert(VARIES);
        parts.headers.remove(CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(packed))
    }
}

/// A name for these bytes, the same for the same.
fn name_of(bytes: &Bytes) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    HeaderValue::from_str(&format!("\"{:016x}\"", hasher.finish())).unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether who asks has what this names.
pub fn is_known(wishes: &HeaderMap, etag: &HeaderValue) -> bool {
    let known = wishes.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag))
}

/// Whether who asks reads what is compressed.
pub fn takes_gzip(wishes: &HeaderMap) -> bool {
    wishes.get(ACCEPT_ENCODING).is_some_and(|value| value.as_bytes().windows(4).any(|word| word == b"gzip"))
}

fn is_text(kind: Option<&HeaderValue>) -> bool {
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("");
    kind.starts_with("text/") || ["json", "xml", "javascript"].iter().any(|text| kind.contains(text))
}
