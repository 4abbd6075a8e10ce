//! A file as readers get it: only what the event's site has, each under an address that never means anything else.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::file::{Hash, Kind};
use domain::{Event, Refusal, Thing};
use tokio::sync::Semaphore;

use crate::page::is_known;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// Files that were asked for lately, the newest last.
#[derive(Default)]
pub struct Shelf(Mutex<VecDeque<(Hash, Bytes)>>);

/// The most bytes on the shelf. Who is being sent a file holds the same bytes, however many they are.
const MOST_ON_SHELF: usize = 32 << 20;

/// Files that are fetched from the store at a time: each is in memory once.
static FETCHING: Semaphore = Semaphore::const_new(2);

impl Shelf {
    fn get(&self, hash: &Hash) -> Option<Bytes> {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = lately.iter().position(|(known, _)| known == hash)?;
        let taken = lately.remove(at)?;
        let bytes = taken.1.clone();
        lately.push_back(taken);
        Some(bytes)
    }

    fn put(&self, hash: Hash, bytes: Bytes) {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lately.push_back((hash, bytes));
        while lately.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST_ON_SHELF {
            lately.pop_front();
        }
    }
}

/// What a drawing or any other file may do where somebody opens it by itself: nothing but be looked at.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; frame-ancestors 'none'";

/// The same for pages to read, which a browser's own reader shows: it does not work in a sandbox.
const READ: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; frame-ancestors 'none'";

pub async fn file(reader: Reader, Path((_, short, name)): Path<(String, String, String)>, headers: HeaderMap) -> Response {
    let Some((hash, kind)) = named(&reader.view.event, &short) else { return gone(&reader) };
    let etag = format!("\"{hash}\"");
    let mut response = if HeaderValue::from_str(&etag).is_ok_and(|etag| is_known(&headers, &etag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match fetched(&reader, hash).await {
            Ok(Some(bytes)) => bytes.into_response(),
            Ok(None) => return gone(&reader),
            Err(status) => return status.into_response(),
        }
    };
    let (content_type, policy, shown) = match kind {
        Kind::Jpeg => ("image/jpeg", ALONE, "inline"),
        Kind::Png => ("image/png", ALONE, "inline"),
        Kind::Webp => ("image/webp", ALONE, "inline"),
        Kind::Gif => ("image/gif", ALONE, "inline"),
        Kind::Svg => ("image/svg+xml", ALONE, "inline"),
        Kind::Css => ("text/css; charset=utf-8", ALONE, "inline"),
        Kind::Pdf => ("application/pdf", READ, "inline"),
        Kind::Other => ("application/octet-stream", ALONE, "attachment"),
    };
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
    let answer = response.headers_mut();
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    answer.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    for (header, value) in [(ETAG, etag), (CONTENT_DISPOSITION, format!("{shown}; filename=\"{plain}\""))] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer.insert(header, value);
        }
    }
    response
}

/// What these letters name, where the site has it now and readers may have it.
fn named(event: &Event, short: &str) -> Option<(Hash, Kind)> {
    event.site.files.values().flat_map(|file| file.filed.served()).find(|(hash, _)| hash.short() == short)
}

async fn fetched(reader: &Reader, hash: Hash) -> Result<Option<Bytes>, StatusCode> {
    let shelf = reader.app.shelf();
    if let Some(bytes) = shelf.get(&hash) {
        return Ok(Some(bytes));
    }
    let _place = FETCHING.acquire().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    // Somebody else fetched it while this one waited.
    if let Some(bytes) = shelf.get(&hash) {
        return Ok(Some(bytes));
    }
    let found = reader.app.ledger().file(reader.view.slug.as_str(), hash).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let bytes = found.map(Bytes::from);
    if let Some(bytes) = &bytes {
        shelf.put(hash, bytes.clone());
    }
    Ok(bytes)
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, refusal::words(say, &Refusal::Gone { thing: Thing::File })).into_response()
}
