//! On what terms people come: how many places a day has, how long data is kept, and whether people check themselves in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::coming::{Command as ComingCommand, Terms};
use domain::venue::MOST_HEADS;
use domain::{Act, Command, Date, Field, Refusal};
use words::Words;

use super::{fresh, say};
use crate::door;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "coming/terms.html")]
struct TermsPage {
    page: Page,
    w: Words,
    form: Form,
    /// Until when data is kept where nothing is said.
    kept: String,
    last: String,
}

fn values(terms: &Terms) -> Fields {
    let values = Fields::default()
        .with("places", terms.places.map_or_else(String::new, |places| places.to_string()))
        .with("until", terms.keep_until.map_or_else(String::new, |until| until.to_string()));
    if terms.self_check_in { values.with("self", "yes") } else { values }
}

pub(super) async fn page(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, values(&reader.view.event.terms));
    show(&reader, StatusCode::OK, shown(&reader, form))
}

fn shown(reader: &Reader, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let day = |date: Date| format!("{} {}", say(reader).day_long(date), date.year());
    TermsPage {
        page: Page::of(reader, w.terms_of_coming().to_owned(), ""),
        w,
        form,
        kept: event.kept_until().map(day).unwrap_or_default(),
        last: event.days.last().map(|day| day.date.to_string()).unwrap_or_default(),
    }
    .render()
    .unwrap_or_default()
}

pub(super) async fn agree(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    match agreed(&posted).await {
        Ok(()) => posted.done(&format!("{}/coming", reader.root())),
        Err(failed) => show(reader, failed.status(), shown(&fresh(reader), posted.again(&failed))),
    }
}

async fn agreed(posted: &Posted) -> Result<(), Failed> {
    let fields = &posted.fields;
    let until = match fields.get("until").trim() {
        "" => None,
        written => Some(written.parse::<Date>().map_err(|_| Refusal::UnknownDay)?),
    };
    let terms =
        Terms { places: fields.number("places", Field::Seats, MOST_HEADS)?, keep_until: until, self_check_in: fields.is("self", "yes") };
    posted.ask(posted.order()?.with(Command::Coming(ComingCommand::Agree { seen: fields.seq(), terms }))).await?;
    Ok(())
}
