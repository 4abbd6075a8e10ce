//! News of an event for programs that read feeds: what the team announces, which projects come onto the board, what came of them,
//! and which sessions move or do not take place; and the day as data, for a site elsewhere. As in all files that programs read, it is what everybody may see.

mod news;
mod today;
mod write;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::Audience;

use crate::app::App;
use crate::page::file;
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;
use news::Feed;

/// Addresses of the feeds.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/feed.atom", get(atom).options(file::may_ask))
        .route("/{event}/feed.rss", get(rss).options(file::may_ask))
        .route("/{event}/today.json", get(today::today).options(file::may_ask))
}

async fn atom(reader: Reader, headers: HeaderMap) -> Response {
    answer(reader, &headers, "feed.atom", "application/atom+xml; charset=utf-8", write::atom)
}

async fn rss(reader: Reader, headers: HeaderMap) -> Response {
    answer(reader, &headers, "feed.rss", "application/rss+xml; charset=utf-8", write::rss)
}

fn answer(reader: Reader, headers: &HeaderMap, name: &'static str, content_type: &'static str, write: fn(&Feed) -> String) -> Response {
    let reader = reader.for_all();
    file::shared(&reader, headers, name.to_owned(), content_type, |base: &Base| {
        let say = Say { view: &reader.view, audience: Audience::Everyone, words: reader.words };
        write(&Feed::of(say, base, &reader.root(), name))
    })
}
