//! The board: the live page of a day. What runs, ideas that look for people, what is done, notes and questions.

mod data;
mod draw;
mod pieces;

pub use data::export;
pub use draw::{Boards, Drawn, Key};
pub use pieces::{OutcomeRow, element, kind_word, lamp, message_kind_word, title};

use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::{Audience, Contacts, Date};
use words::Words;

use crate::app::App;
use crate::page::{HTML, Packed, Page, html};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// The board's addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}", get(to_board))
        .route("/{event}/", get(board))
        .route("/{event}/board.json", get(data::json))
        .route("/{event}/board.md", get(data::markdown))
        .route("/{event}/new-here", get(new_here))
}

async fn to_board(reader: Reader, RawQuery(query): RawQuery) -> Redirect {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("{}/{query}", reader.root()))
}

async fn board(State(app): State<App>, reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let key = Key { slug: reader.view.slug.to_string(), day, audience: reader.audience(), lang: reader.words.lang() };
    let board = app.boards().board(&key);
    let page = board.advance(&reader.view, app.fanout()).page(|drawn| {
        let etag = format!("{}-{}-{:?}-{}-{day}", drawn.at(), crate::assets::version(), key.audience, key.lang.code());
        Packed::named(draw_page(&app, &reader, &key, drawn), &etag)
    });
    page.respond(&headers, HTML)
}

/// The day of the address, or today.
pub fn day_of(reader: &Reader, uri: &Uri) -> Result<Date, Problem> {
    let event = &reader.view.event;
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("day=")));
    match asked {
        None => Ok(event.moment.today),
        Some(text) => {
            let day = text.parse::<Date>().ok().filter(|day| event.day(*day).is_some());
            day.ok_or_else(|| Problem::gone(reader, reader.words.refused_unknown_day()))
        }
    }
}

#[derive(Template)]
#[template(path = "board/board.html")]
struct BoardPage<'a> {
    page: Page,
    w: Words,
    drawn: &'a Drawn,
    title: String,
    day: Date,
    day_name: String,
    team: bool,
    days: Vec<(Date, String)>,
    at: String,
    stream: String,
    zone: String,
}

fn draw_page(app: &App, reader: &Reader, key: &Key, drawn: &Drawn) -> String {
    let (view, w) = (&reader.view, reader.words);
    let event = &view.event;
    let say = Say { view, audience: key.audience, words: w };
    let title = pieces::title(event.title.as_str(), w);
    let day_name = say.day_name(key.day);
    let page = Page::shared(app.options().demo, w, event, &key.slug, format!("{day_name} · {title}"), &format!("day={}", key.day));
    let board = BoardPage {
        page,
        w,
        drawn,
        title,
        day: key.day,
        day_name,
        team: key.audience == Audience::Team,
        days: event.days.iter().map(|day| (day.date, say.day_short(day.date))).collect(),
        at: drawn.at(),
        stream: crate::live::address(&key.slug, key.day, key.lang),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
    };
    board.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "board/new_here.html")]
struct NewHerePage {
    page: Page,
    w: Words,
    person: Option<(String, String)>,
    coordinator: Option<String>,
    welcoming: Vec<(String, String, String)>,
    houses: Vec<(String, String, String)>,
}

async fn new_here(reader: Reader) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let Contacts { newcomers, coordinator, .. } = event.contacts;
    let day = event.moment.today;
    let welcoming = event
        .projects_on(day)
        .into_iter()
        .filter(|(project, on_day)| project.about.newcomers == domain::project::Newcomers::Welcome && on_day.state.sits())
        .map(|(project, on_day)| {
            (
                format!("{}/projects/{}", reader.root(), project.id.0.short()),
                pieces::title(project.about.title.as_str(), w),
                say.place(&on_day.place),
            )
        })
        .collect();
    let page = NewHerePage {
        page: Page::of(&reader, w.new_here_title().to_owned(), ""),
        w,
        person: newcomers.and_then(|person| {
            let contact = reader.view.people.get(person).and_then(|profile| profile.contact.clone()).unwrap_or_default();
            say.name(person).map(|name| (name.to_owned(), contact))
        }),
        coordinator: coordinator.and_then(|person| say.name(person)).map(str::to_owned),
        welcoming,
        houses: event.venues.iter().map(|venue| (venue.name.to_string(), venue.address.to_string(), venue.way.to_string())).collect(),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// The id in an address belongs to one thing of the event, or to none.
pub fn find<T: Copy>(ids: impl Iterator<Item = (T, domain::Id)>, Path(letters): Path<String>) -> Option<T> {
    let mut found = ids.filter(|(_, id)| id.begins_with(&letters)).map(|(thing, _)| thing);
    // Two with the same letters: a longer address is needed, so this one means neither.
    found.next().filter(|_| found.next().is_none())
}
