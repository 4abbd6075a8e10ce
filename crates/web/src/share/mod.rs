//! Telling others: the address in words and as a square, texts to pass on, and posters for the doors and tables.

mod base;
mod fit;
mod poster;

pub use base::Base;

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use words::{Lang, Words};

use crate::app::App;
use crate::board::title;
use crate::inline::escape;
use crate::page::{Page, html};
use crate::qr;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of what one passes on and hangs up.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/share", get(share))
        .route("/{event}/poster", get(poster::choose))
        .route("/{event}/poster/all", get(poster::all))
        .route("/{event}/houses/{id}/poster", get(poster::of_house))
        .route("/{event}/projects/{id}/poster", get(poster::of_project))
}

#[derive(Template)]
#[template(path = "share/share.html")]
struct SharePage {
    page: Page,
    w: Words,
    /// Whether the address leads others nowhere.
    local: bool,
    address: String,
    short: String,
    spoken: String,
    qr: Option<String>,
    invitations: Vec<Invitation>,
    html: String,
    markdown: String,
}

/// A text to pass on, in one language.
struct Invitation {
    code: &'static str,
    language: &'static str,
    subject: String,
    text: String,
}

impl Invitation {
    /// What a mail program opens with it.
    fn mail(&self) -> String {
        format!("mailto:?subject={}&body={}", percent(&self.subject), percent(&self.text))
    }
}

async fn share(reader: Reader, headers: HeaderMap) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let base = Base::of(&reader.app, &headers);
    let path = format!("{}/", reader.root());
    let (address, short) = (base.with(&path), base.short(&path));
    let name = title(event.title.as_str(), w);
    let invitations = Lang::ALL
        .iter()
        .map(|lang| {
            let theirs = Words::new(*lang);
            let say = Say { view: &reader.view, audience: domain::Audience::Everyone, words: theirs };
            let text = theirs.share_text(address.as_str(), days(&say), name.as_str());
            Invitation { code: lang.code(), language: lang.own_name(), subject: name.clone(), text }
        })
        .collect();
    let page = SharePage {
        page: Page::of(&reader, w.share().to_owned(), ""),
        w,
        local: base.is_local(),
        spoken: base::spoken(w, &short),
        qr: Some(&address).filter(|_| !base.is_local()).and_then(|address| qr::svg(address, &w.qr_of(short.as_str()))),
        invitations,
        html: format!("<a href=\"{}\">{}</a>", escape(&address), escape(&w.live_board_of(name.as_str()))),
        markdown: format!("[{}]({address})", markdown_text(&w.live_board_of(name.as_str()))),
        address,
        short,
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// "Monday, 28 May to Tuesday, 29 May 2018".
pub fn days(say: &Say<'_>) -> String {
    let days = &say.event().days;
    match (days.front(), days.back()) {
        (Some(first), Some(last)) => {
            let span = if first.date == last.date {
                say.day_long(first.date)
            } else {
                say.words.from_to(say.day_long(first.date), say.day_long(last.date))
            };
            format!("{span} {}", last.date.year())
        }
        _ => String::new(),
    }
}

/// As it stands in an address.
pub fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// As it stands between the brackets of a Markdown link.
fn markdown_text(text: &str) -> String {
    text.chars().flat_map(|c| matches!(c, '[' | ']' | '\\' | '*' | '_' | '`' | '<').then_some('\\').into_iter().chain([c])).collect()
}
