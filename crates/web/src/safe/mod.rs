//! Is it safe? What an organiser wants to know before the doors open, in plain sentences.

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Act, Role};
use ledger::Token;
use words::Words;

use crate::app::App;
use crate::door;
use crate::page::{Page, html};
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;

/// The address.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/safe", get(safe))
}

#[derive(Template)]
#[template(path = "safe/safe.html")]
struct SafePage {
    page: Page,
    w: Words,
    demo: bool,
    /// What only who owns the event sees.
    owner: Option<Owner>,
    /// What commands need behind them to find the data, as it is typed.
    told: String,
    /// When the last backup was made, in words.
    backup: Option<String>,
    /// How people's words travel, in sentences.
    wire: Vec<&'static str>,
}

/// What only who owns the event sees.
struct Owner {
    file: Option<String>,
    sessions: usize,
    links: usize,
    /// Whether the program printed a link that makes whoever opens it an organiser.
    printed: bool,
}

async fn safe(reader: Reader, headers: HeaderMap) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let (w, app) = (reader.words, &reader.app);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let owns = domain::may(&reader.actor(), Act::Open, reader.view.event.editing).is_ok();
    let page = SafePage {
        page: Page::of(&reader, w.is_it_safe().to_owned(), ""),
        w,
        demo: app.options().demo,
        owner: owns.then(|| owner(&reader)),
        told: app
            .options()
            .told
            .as_ref()
            .map_or_else(String::new, |folder| if owns { told(&folder.display().to_string()) } else { told("…") }),
        backup: app.ledger().last_backup().map(|at| say.until(at)),
        wire: wire(w, Wire::of(app, &headers)),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// Where the data is, as a shell takes it. Only who owns the event is told the folder.
fn told(folder: &str) -> String {
    let plain = folder.chars().all(|letter| letter.is_alphanumeric() || "/._-…".contains(letter));
    if plain { format!(" --data {folder}") } else { format!(" --data '{}'", folder.replace('\'', r"'\''")) }
}

fn owner(reader: &Reader) -> Owner {
    let (ledger, options) = (reader.app.ledger(), reader.app.options());
    let now = ledger.clock().now();
    let tokens = ledger.tokens(reader.view.slug.as_str());
    let owning = |token: &Token| token.role() >= Role::Organiser;
    Owner {
        file: options.data.as_ref().map(|file| file.display().to_string()),
        sessions: tokens.iter().filter(|(_, token)| owning(token) && matches!(token, Token::Session(_))).count(),
        links: tokens
            .iter()
            .filter(|(_, token)| owning(token) && matches!(token, Token::Link(link) if link.uses > 0 && link.expires > now))
            .count(),
        printed: options.organiser_key.is_some(),
    }
}

/// How what people write reaches the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wire {
    /// From this machine to itself.
    Here,
    /// Over a network that others may listen to.
    Plain,
    /// Over https, by an address that the program was told.
    Https,
    /// Over https up to a proxy that passes it on.
    Proxy,
}

impl Wire {
    fn of(app: &App, headers: &HeaderMap) -> Self {
        match (app.is_secure(headers), app.options().base_url.is_some()) {
            (true, true) => Self::Https,
            (true, false) => Self::Proxy,
            (false, _) if Base::of(app, headers).is_local() => Self::Here,
            (false, _) => Self::Plain,
        }
    }
}

fn wire(w: Words, wire: Wire) -> Vec<&'static str> {
    match wire {
        Wire::Here => vec![w.wire_here(), w.wire_here_then()],
        Wire::Plain => vec![w.wire_plain(), w.wire_plain_risk(), w.wire_plain_do(), w.wire_plain_better()],
        Wire::Https => vec![w.wire_https(), w.wire_cookies()],
        Wire::Proxy => vec![w.wire_proxy(), w.wire_cookies()],
    }
}
