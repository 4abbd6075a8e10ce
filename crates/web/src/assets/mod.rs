//! Style sheet, script and icon: part of the program, compressed once, kept by browsers for ever under a name that
//! changes with their content.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::page::Packed;

mod fuse;

/// What a style sheet is.
pub const STYLE: &str = "text/css; charset=utf-8";

/// What a script is.
pub const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Their names, what they are, and how they are written; of [`MAIN`] that is said by [`fuse`].
const FILES: [(&str, &str, &str); 13] = [
    ("app.css", STYLE, concat!(include_str!("tokens.css"), "\n", include_str!("app.css"))),
    ("rooms.css", STYLE, include_str!("rooms.css")),
    ("site.css", STYLE, include_str!("site.css")),
    (MAIN, SCRIPT, ""),
    ("wall.js", SCRIPT, include_str!("wall.js")),
    ("asks.js", SCRIPT, include_str!("asks.js")),
    ("door.js", SCRIPT, include_str!("door.js")),
    ("scan.js", SCRIPT, include_str!("scan.js")),
    ("floor.js", SCRIPT, include_str!("floor.js")),
    ("columns.js", SCRIPT, include_str!("columns.js")),
    ("timetable.js", SCRIPT, include_str!("timetable.js")),
    ("clash.js", SCRIPT, include_str!("clash.js")),
    ("icon.svg", "image/svg+xml", include_str!("icon.svg")),
];

/// The script that every page has.
const MAIN: &str = "main.js";

static PACKED: LazyLock<Vec<Packed>> = LazyLock::new(|| FILES.iter().map(|(name, _, text)| Packed::new(sent(name, text))).collect());

/// A file as it is sent.
fn sent(name: &str, text: &str) -> String {
    if name == MAIN { bare(&fuse::fused()) } else { bare(&fuse::beside(text)) }
}

/// A style sheet or a script without what only we read: comments that have lines of their own, indentation, empty lines. An eighth of what
/// a first view weighs.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut comment = false;
    for line in text.lines().map(str::trim) {
        let begins = !comment && line.starts_with("/*");
        let is_code = !comment && !begins && !line.is_empty() && !line.starts_with("//");
        if is_code {
            bare.push_str(line);
            bare.push('\n');
        }
        comment = (comment || begins) && !line.ends_with("*/");
    }
    bare
}

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut digest = Sha256::new();
    for (name, _, text) in FILES {
        digest.update(name);
        digest.update(sent(name, text));
    }
    // What a page looks like depends on the program too.
    digest.update(env!("CARGO_PKG_VERSION"));
    digest.finalize().iter().take(6).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
});

static CSS: LazyLock<String> = LazyLock::new(|| format!("/assets/{}/app.css", version()));
static ROOMS: LazyLock<String> = LazyLock::new(|| format!("/assets/{}/rooms.css", version()));
static SITE: LazyLock<String> = LazyLock::new(|| format!("/assets/{}/site.css", version()));
static JS: LazyLock<String> = LazyLock::new(|| format!("/assets/{}/main.js", version()));

/// What names this version of the pages' style and script.
pub fn version() -> &'static str {
    &VERSION
}

/// The style sheet's address.
pub fn css() -> &'static str {
    &CSS
}

/// The address of the style sheet for the rooms beside the board.
pub fn rooms() -> &'static str {
    &ROOMS
}

/// The address of the style sheet for the event's own site and timetable.
pub fn site() -> &'static str {
    &SITE
}

/// The script's address.
pub fn js() -> &'static str {
    &JS
}

/// The address of a script that only one room needs.
pub fn script(name: &str) -> String {
    format!("/assets/{}/{name}", version())
}

/// Addresses of these files.
pub fn routes() -> Router<App> {
    Router::new().route("/assets/{version}/{name}", get(versioned)).route("/assets/icon.svg", get(icon)).route("/favicon.ico", get(icon))
}

async fn versioned(Path((asked, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let known = asked == version();
    let mut response = file(&name, &headers);
    if response.status() == StatusCode::OK && known {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    response
}

async fn icon(headers: HeaderMap) -> Response {
    file("icon.svg", &headers)
}

fn file(name: &str, headers: &HeaderMap) -> Response {
    match FILES.iter().position(|(file, _, _)| *file == name) {
        Some(index) => {
            let mut response = PACKED[index].respond(headers, FILES[index].1);
            // The same for all readers, in whatever language.
            response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
            response
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, bare, fuse};

    #[test]
    fn what_is_sent_has_no_comments_of_its_own_lines_and_all_of_the_rest() {
        assert_eq!(
            bare("/* what\n * it is */\na {\n  b: c; /* d */\n}\n\n// no\nlet e = '/* f'; // g\n/* h */\n"),
            "a {\nb: c; /* d */\n}\nlet e = '/* f'; // g\n"
        );
        let pieces = fuse::PIECES.into_iter().map(|(name, text)| (name, fuse::beside(text)));
        for (name, text) in FILES.into_iter().map(|(name, _, text)| (name, text.to_owned())).chain(pieces) {
            // A text of several lines would lose its indentation, and code behind a comment would be lost with it.
            assert_eq!(text.matches('`').count() % 2, 0, "{name}");
            assert!(text.lines().all(|line| line.matches('`').count() % 2 == 0), "{name} has a text of several lines");
            assert!(
                text.lines().all(|line| line.find("*/").is_none_or(|at| !line.trim().starts_with("/*") || at + 2 == line.trim_end().len())),
                "{name}"
            );
            let code = |text: &str| text.chars().filter(|c| matches!(c, '{' | ';')).count();
            assert!(code(&bare(&text)) >= code(&text) * 9 / 10, "{name} lost more than words");
        }
    }
}
