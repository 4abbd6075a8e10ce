//! Keys: which single letters do what, and a way to turn them off. `assets/keys.js` makes them work.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use words::Words;

use crate::app::App;
use crate::page::{Page, html};
use crate::reader::Reader;

/// The address of the page about keys.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/keys", get(keys))
}

#[derive(Template)]
#[template(path = "keys/keys.html")]
struct KeysPage {
    page: Page,
    w: Words,
    /// What stands on the key, and what it does.
    keys: [(&'static str, &'static str); 9],
}

async fn keys(reader: Reader) -> Response {
    let w = reader.words;
    let keys = [
        ("/", w.key_find()),
        ("n", w.key_new_project()),
        ("d", w.key_done()),
        ("h", w.key_help()),
        ("j", w.key_next()),
        ("k", w.key_previous()),
        (w.key_name_enter(), w.key_open()),
        ("?", w.key_keys()),
        (w.key_name_escape(), w.key_close()),
    ];
    let page = KeysPage { page: Page::of(&reader, w.keys().to_owned(), ""), w, keys };
    html(StatusCode::OK, page.render().unwrap_or_default())
}
