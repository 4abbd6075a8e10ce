//! The start page, creating an event, and coming in by a link.

mod create;
mod enter;

pub use create::no_event;
pub use enter::{Asked, FOR_A_LEAD, guessed, is_key, is_organiser};

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use domain::Audience;
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::page::{Page, html};
use crate::reader::language;
use crate::say::Say;

/// Addresses that belong to no event, and those by which one comes into one.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(index))
        .route("/new", get(create::form).post(create::create))
        .route("/organiser/{key}", get(enter::organiser_page).post(enter::organiser))
        .route("/{event}/link/{token}", get(enter::link_page).post(enter::link))
        .route("/{event}/role/{role}", get(enter::demo_role))
        .route("/{event}/sign-out", post(enter::sign_out))
}

#[derive(Template)]
#[template(path = "home/index.html")]
struct Index {
    page: Page,
    w: Words,
    events: Vec<(String, String, String, String)>,
}

async fn index(State(app): State<App>, headers: HeaderMap, uri: Uri) -> Response {
    let w = Words::new(language(&headers, &uri));
    let events = app
        .ledger()
        .events()
        .iter()
        .map(|view| {
            let say = Say { view, audience: Audience::Everyone, words: w };
            let days = match (view.event.days.front(), view.event.days.back()) {
                (Some(first), Some(last)) if first.date != last.date => w.from_to(say.day_long(first.date), say.day_long(last.date)),
                (Some(only), _) => say.day_long(only.date),
                _ => String::new(),
            };
            let year = view.event.days.back().map_or(String::new(), |day| day.date.year().to_string());
            let houses = say.list(view.event.venues.iter().map(|venue| venue.name.as_str()));
            (format!("/{}/", view.slug), title(view.event.title.as_str(), w), format!("{days} {year}"), houses)
        })
        .collect();
    let page = Index { page: Page::plain(w, "impl Days".to_owned()), w, events };
    html(StatusCode::OK, page.render().unwrap_or_default())
}
