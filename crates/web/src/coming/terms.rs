//! On what terms people come: how many places a day has, how long data is kept, and whether people check themselves in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::coming::{Command as ComingCommand, Terms};
use domain::venue::MOST_HEADS;
use domain::{Act, Command, Date, Event, Field, Refusal};
use words::Words;

use super::{fresh, say};
use crate::door;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal::capital;

/// The most hours of silence after which a task is free again: by the next evening it is.
const MOST_HOURS: u32 = 24;

#[derive(Template)]
#[template(path = "coming/terms.html")]
struct TermsPage {
    page: Page,
    w: Words,
    form: Form,
    /// Until when data is kept where nothing is said.
    kept: String,
    last: String,
    /// How many places are given already, day by day.
    given: Option<String>,
    /// What it means that fewer are written than are given: then it takes a second button.
    fewer: Option<String>,
}

fn values(terms: &Terms) -> Fields {
    let values = Fields::default()
        .with("places", terms.places.map_or_else(String::new, |places| places.to_string()))
        .with("until", terms.keep_until.map_or_else(String::new, |until| until.to_string()))
        .with("hours", terms.claim_hours.map_or_else(String::new, |hours| hours.to_string()));
    if terms.self_check_in { values.with("self", "yes") } else { values }
}

pub(super) async fn page(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, values(&reader.view.event.terms));
    show(&reader, StatusCode::OK, shown(&reader, form, None))
}

/// The day on which most places are given, and how many.
fn most_given(event: &Event) -> Option<(Date, usize)> {
    let each = event.days.iter().map(|day| (day.date, event.places_taken(day.date)));
    each.rev().max_by_key(|(_, taken)| *taken).filter(|(_, taken)| *taken > 0)
}

fn shown(reader: &Reader, form: Form, fewer: Option<String>) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let day = |date: Date| format!("{} {}", say(reader).day_long(date), date.year());
    TermsPage {
        page: Page::of(reader, w.terms_of_coming().to_owned(), ""),
        w,
        form,
        kept: event.kept_until().map(day).unwrap_or_default(),
        last: event.days.last().map(|day| day.date.to_string()).unwrap_or_default(),
        given: most_given(event).map(|(day, taken)| w.places_given(capital(&say(reader).day_long(day)), taken)),
        fewer,
    }
    .render()
    .unwrap_or_default()
}

pub(super) async fn agree(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    if let Some(fewer) = fewer_than_given(&posted) {
        let again = Form::empty(&fresh(reader), posted.fields.clone());
        return show(reader, StatusCode::CONFLICT, shown(&fresh(reader), again, Some(fewer)));
    }
    match agreed(&posted).await {
        Ok(()) => posted.done(&format!("{}/coming", reader.root())),
        Err(failed) => show(reader, failed.status(), shown(&fresh(reader), posted.again(&failed), None)),
    }
}

/// That fewer places are written now than are given, as long as nobody said that it is meant so.
fn fewer_than_given(posted: &Posted) -> Option<String> {
    let event = &posted.reader.view.event;
    let places = posted.fields.number("places", Field::Seats, MOST_HEADS).ok().flatten()?;
    let (day, taken) = most_given(event)?;
    let is_news = event.terms.places != Some(places) && !posted.fields.is("anyway", "yes");
    let fewer = usize::try_from(places).is_ok_and(|places| places < taken);
    (is_news && fewer).then(|| posted.reader.words.fewer_than_given(capital(&say(&posted.reader).day_long(day)), places, taken))
}

async fn agreed(posted: &Posted) -> Result<(), Failed> {
    let fields = &posted.fields;
    let until = match fields.get("until").trim() {
        "" => None,
        written => Some(written.parse::<Date>().map_err(|_| Refusal::UnknownDay)?),
    };
    let places = fields.number("places", Field::Seats, MOST_HEADS)?;
    let claim_hours = match fields.number("hours", Field::Count, MOST_HOURS)? {
        // After no hour at all nobody could say that they are at it.
        Some(0) => return Err(Refusal::NotANumber { field: Field::Count, most: MOST_HOURS }.into()),
        hours => hours.and_then(|hours| u8::try_from(hours).ok()),
    };
    let was = posted.reader.view.event.terms.clone();
    let terms = Terms { places, keep_until: until, self_check_in: fields.is("self", "yes"), claim_hours, ..was };
    posted.ask(posted.order()?.with(Command::Coming(ComingCommand::Agree { seen: fields.seq(), terms }))).await?;
    Ok(())
}
