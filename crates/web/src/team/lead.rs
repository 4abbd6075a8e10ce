//! What a lead brings: one form for a project and for leading it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::project::{Command as ProjectCommand, State};
use domain::{Act, Command, Date, Field, ProjectId, Refusal};
use words::Words;

use super::say;
use crate::board;
use crate::door;
use crate::forms::{self, Failed, Fields, Form, Posted, show};
use crate::page::Page;
use crate::project::fields::about;
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "team/lead.html")]
struct LeadPage {
    page: Page,
    w: Words,
    form: Form,
    /// Days from today on, or all where none is left: date, name, whether it is chosen.
    days: Vec<(Date, String, bool)>,
    houses: Vec<(String, usize, String)>,
}

pub async fn page(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Write) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, Fields::default().with("newcomers", "welcome"));
    show(&reader, StatusCode::OK, draw(&reader, reader.view.event.moment.today, form))
}

fn draw(reader: &Reader, day: Date, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let day_of = |date| (date, say(reader).day_long(date), date == day);
    let days = event.days.iter().map(|day| day.date).filter(|date| *date >= event.moment.today).map(day_of).collect();
    LeadPage { page: Page::of(reader, w.your_project().to_owned(), ""), w, form, days, houses: forms::houses(event) }
        .render()
        .unwrap_or_default()
}

pub async fn lead(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Write) {
        return problem.into_response();
    }
    let project = ProjectId(posted.nth(0));
    let done = add_and_lead(&posted, project).await;
    posted.on_the_board(done, &board::element("p", project.0), draw)
}

async fn add_and_lead(posted: &Posted, project: ProjectId) -> Result<Date, Failed> {
    let fields = &posted.fields;
    let day = fields.day()?;
    let event = &posted.reader.view.event;
    let about = about(fields, event)?;
    let state = if fields.get("state") == "idea" { State::Idea } else { State::Running };
    let place = forms::place(fields, event)?;
    let order = posted.order()?;
    // The team writes as the team; whoever leads has a name.
    let person = order.actor.who.person().ok_or(Refusal::NameNeeded)?;
    let add = ProjectCommand::Add { project, day, state, about, place, anyway: posted.anyway(), source: None };
    let lead = ProjectCommand::Lead { project, person, leads: true };
    posted.ask(order.with(Command::Project(add)).with(Command::Project(lead))).await?;
    Ok(day)
}
