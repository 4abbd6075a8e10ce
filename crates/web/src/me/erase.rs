//! Having everything erased: a page that says what goes and what stays, and one button.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::event::Command as EventCommand;
use domain::person::Command as PersonCommand;
use domain::{Command, PersonId};
use ledger::{Order, View};
use words::Words;

use super::entries;
use crate::app::App;
use crate::board::title;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::gathering;
use crate::page::Page;
use crate::reader::Reader;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/me/erase", get(page).post(erase))
}

/// What the address of one's own place has behind its question mark once all is erased.
pub const DONE: &str = "erased";

#[derive(Template)]
#[template(path = "me/erase.html")]
struct ErasePage {
    page: Page,
    w: Words,
    form: Form,
    /// How many texts they wrote.
    written: usize,
    is_team: bool,
    /// Siblings that have a copy: where it is erased there, and a sentence.
    elsewhere: Vec<(String, String)>,
}

async fn page(reader: Reader) -> Response {
    match reader.person() {
        Some(me) => draw(&reader, StatusCode::OK, Form::empty(&reader, Fields::default()), me),
        None => to_me(&reader).into_response(),
    }
}

fn to_me(reader: &Reader) -> Redirect {
    Redirect::to(&format!("{}/me", reader.root()))
}

fn draw(reader: &Reader, status: StatusCode, form: Form, me: PersonId) -> Response {
    let page = ErasePage {
        page: Page::of(reader, reader.words.erase_me().to_owned(), ""),
        w: reader.words,
        form,
        written: reader.view.event.written_by(me).len(),
        is_team: reader.role().is_team(),
        elsewhere: elsewhere(reader, me),
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// Where else something is known that went along from one event of the gathering to another.
fn elsewhere(reader: &Reader, me: PersonId) -> Vec<(String, String)> {
    let w = reader.words;
    let at = |view: &View| format!("/{}/me/erase", view.slug);
    let event = |view: &View| title(view.event.title.as_str(), w);
    let came = gathering::origin(reader, me).map(|from| (at(&from), w.gathering_came_from(event(&from))));
    let copies = gathering::copies(reader, me).into_iter().map(|copy| (at(&copy), w.gathering_copy_there(event(&copy))));
    came.into_iter().chain(copies).collect()
}

async fn erase(posted: Posted) -> Response {
    // The same form again, after it was carried out, comes from nobody.
    let Some(me) = posted.reader.person() else { return to_me(&posted.reader).into_response() };
    match erase_all(&posted, me).await {
        Ok(()) => posted.done(&format!("{}/me?{DONE}", posted.reader.root())),
        Err(failed) => draw(&posted.reader, failed.status(), posted.again(&failed), me),
    }
}

/// The texts first: whoever is erased cannot ask for anything any more.
async fn erase_all(posted: &Posted, me: PersonId) -> Result<(), Failed> {
    let reader = &posted.reader;
    let mut order = Order::new(posted.id, reader.actor());
    let written = reader.view.event.written_by(me);
    if posted.fields.is("strike", "yes") && !written.is_empty() {
        order = order.with(Command::Event(EventCommand::Strike { changes: written }));
    }
    for person in entries(reader, me) {
        order = order.with(Command::Person(PersonCommand::Erase { person }));
    }
    posted.ask(order).await?;
    Ok(())
}
