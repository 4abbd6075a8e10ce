//! What goes on on the next day: one project by its own page, or all that do at once.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::project::{Command as ProjectCommand, State};
use domain::{Act, Command, Date, Refusal, Thing};
use words::Words;

use super::{act, address, id_of};
use crate::board::{day_of, title};
use crate::door;
use crate::forms::{Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;

/// One project, on another day too.
pub async fn one(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    let target = posted.fields.get("on").parse::<Date>();
    let there = target.as_ref().ok().copied();
    act(posted, &letters, &uri, "", there, |_, project, from| {
        Ok(ProjectCommand::Continue { project: project.id, from, day: target.map_err(|_| Refusal::UnknownDay)? })
    })
    .await
}

#[derive(Template)]
#[template(path = "project/onward.html")]
struct OnwardPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    day_name: String,
    /// The event's next day.
    next: Option<(Date, String)>,
    /// What is not on it yet: letters of the address, title, whether it is finished, whether it is ticked.
    rows: Vec<(String, String, bool, bool)>,
}

fn next_day(reader: &Reader, day: Date) -> Option<Date> {
    reader.view.event.days.iter().map(|known| known.date).find(|date| *date > day)
}

fn onward_page(reader: &Reader, day: Date, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let next = next_day(reader, day);
    let left = event.projects_on(day).into_iter().filter(|(project, _)| next.is_some_and(|next| !project.days.contains_key(&next)));
    let rows = left
        .map(|(project, on_day)| {
            let (letters, over) = (project.id.0.short(), on_day.state == State::Finished);
            // What was ticked once stays as it was.
            let ticked = if form.notice.is_some() { form.is("project", &letters) } else { !over };
            (letters, title(project.about.title.as_str(), w), over, ticked)
        })
        .collect();
    OnwardPage {
        page: Page::of(reader, w.what_goes_on().to_owned(), &format!("day={day}")),
        w,
        form,
        day,
        day_name: say.day_name(day),
        next: next.map(|next| (next, say.day_name(next))),
        rows,
    }
    .render()
    .unwrap_or_default()
}

pub async fn onward(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    match day_of(&reader, &uri) {
        Ok(day) => show(&reader, StatusCode::OK, onward_page(&reader, day, Form::empty(&reader, Fields::default()))),
        Err(problem) => problem.into_response(),
    }
}

pub async fn all(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let from = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    let asked = async {
        let day: Date = posted.fields.get("on").parse().map_err(|_| Refusal::UnknownDay)?;
        let mut order = posted.order()?;
        for letters in posted.fields.all("project") {
            let project = id_of(&reader.view.event, letters).ok_or(Refusal::Gone { thing: Thing::Project })?;
            order = order.with(Command::Project(ProjectCommand::Continue { project, from, day }));
        }
        posted.ask(order).await.map(|_| day)
    };
    match asked.await {
        Ok(day) => posted.done(&format!("{}/?day={day}", reader.root())),
        Err(failed) => show(reader, failed.status(), onward_page(reader, from, posted.again(&failed))),
    }
}

/// The address of a project on a day.
pub fn on(reader: &Reader, project: domain::ProjectId, day: Date) -> String {
    format!("{}?day={day}", address(reader, project))
}
