//! Bringing tasks in: what a forge, or a file of one, would do here, first; then, on a second press, that.
//!
//! A forge is asked only when somebody presses for it, and again later where it did not give all; and only the one with which the program
//! was started. What was read lies in memory until it is brought in or half an hour passed.

mod again;
mod earlier;
mod look;
mod page;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::task::may_bring;
use domain::{ProjectId, Refusal};
use formats::issues::{How, Issues, Means, read_as};

use super::plan::{Bringing, Plan, plan};
use super::say;
use crate::app::App;
use crate::forms::{self, Failed, Fields, Form, Notice, Posted, show};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;

pub use again::read_again;
pub(crate) use earlier::Readings;
use look::{Looked, Seen};
use page::Done;

/// Largest body of the form: a file of some ten thousand issues. Whoever has more has the command line as well.
const BODY_LIMIT: usize = 32 * 1024 * 1024;

/// Addresses at which tasks are brought in.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/{event}/tasks/bring", get(empty).post(given).layer(DefaultBodyLimit::max(BODY_LIMIT)))
}

/// Where a reader may bring tasks: whether to the pool, and to which projects.
pub(super) struct Targets {
    pub pool: bool,
    pub projects: Vec<ProjectId>,
}

impl Targets {
    pub fn of(reader: &Reader) -> Self {
        let (event, actor) = (&reader.view.event, reader.actor());
        let may = |project| may_bring(event, &actor, project).is_ok();
        let today = event.projects_on(event.moment.today).into_iter().map(|(project, _)| project.id);
        Self { pool: may(None), projects: today.filter(|project| may(Some(*project))).collect() }
    }

    pub fn is_none(&self) -> bool {
        !self.pool && self.projects.is_empty()
    }
}

/// What is read again by itself for a reader, or waits for them, in words.
pub(super) fn rests(reader: &Reader) -> Vec<String> {
    let (event, actor) = (&reader.view.event, reader.actor());
    let may = |project| may_bring(event, &actor, project).is_ok() && look::may_read(reader, project);
    let all = reader.app.readings().rests().of(reader, may);
    all.into_iter().flat_map(|rest| [rest.given, rest.left]).flatten().collect()
}

/// Lets those in who may bring tasks somewhere.
fn enter(reader: &Reader) -> Result<(), Problem> {
    match may_bring(&reader.view.event, &reader.actor(), None) {
        Err(refused) if Targets::of(reader).is_none() => Err(Problem::forbidden(reader, refusal::words(say(reader), &refused))),
        _ => Ok(()),
    }
}

async fn empty(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = enter(&reader) {
        return problem.into_response();
    }
    let asked = |name: &str| uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')));
    let values = Fields::default().with("project", asked("project").unwrap_or(""));
    let done = match asked("done") {
        Some("read") => Some(Done::Read),
        Some(_) => Some(Done::File),
        None => None,
    };
    show(&reader, StatusCode::OK, page::draw(&reader, Form::empty(&reader, values), done, None))
}

/// Who may bring nothing in is told so before a file is read.
async fn given(State(app): State<App>, reader: Reader, request: Request) -> Response {
    if let Err(problem) = enter(&reader) {
        return problem.into_response();
    }
    match Posted::with_file(request, &app).await {
        Ok((posted, file)) => look_or_bring(&posted, file).await,
        Err(response) => response,
    }
}

async fn look_or_bring(posted: &Posted, file: Option<Vec<u8>>) -> Response {
    let reader = &posted.reader;
    let project = match target(posted) {
        Ok(project) => project,
        Err(refused) => return not_taken(posted, &refused.into()),
    };
    let looked = match look::look(posted, project, file).await {
        Ok(looked) => looked,
        Err(not) => return said(posted, not.status(), look::why_not(posted, &not)),
    };
    let seen = match (See { posted, project, looked: &looked }).see() {
        Ok(seen) => seen,
        Err(NotSeen::Unreadable(why)) => return said(posted, StatusCode::UNPROCESSABLE_ENTITY, why),
        Err(NotSeen::Refused(refused)) => return not_taken(posted, &refused.into()),
    };
    if looked.is_fresh || !posted.fields.is("step", "bring") {
        return preview(posted, &looked, &seen, None);
    }
    // What is brought in is what somebody saw: not what became of it since, by their own hand or others'.
    if !posted.fields.is("shown", &seen.plan.mark()) {
        return preview(posted, &looked, &seen, Some(reader.words.tasks_not_as_shown().to_owned()));
    }
    match bring(posted, &seen.plan).await {
        Ok(()) => {
            looked.clear(reader);
            let done = if looked.reading.is_some() { "read" } else { "file" };
            if let Some(reading) = &looked.reading {
                reader.app.readings().put(reader, &posted.fields, project, reading, &seen.plan);
                reader.app.readings().rests().brought(posted.fields.get("rest"));
            }
            let project = project.map_or_else(String::new, |project| format!("&project={}", project.0.short()));
            posted.done(&format!("{}/tasks/bring?done={done}{project}", reader.root()))
        }
        Err(failed) => not_taken(posted, &failed),
    }
}

/// What would be done, to be looked at; and why it is shown once more, where somebody pressed for it already.
fn preview(posted: &Posted, looked: &Looked, seen: &Seen, again: Option<String>) -> Response {
    let reader = &posted.reader;
    let fields = posted.fields.iter().filter(|(name, _)| *name != "kept").map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut form = Form::empty(reader, Fields::new(fields.collect()).with("kept", looked.name.as_str()));
    let status = if again.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    form.notice = again.map(|text| Notice { text, field: None, anyway: false });
    show(reader, status, page::draw(reader, form, None, Some(seen)))
}

/// The project that the form names, if its sender may bring tasks there.
fn target(posted: &Posted) -> Result<Option<ProjectId>, Refusal> {
    let project = forms::project(posted)?;
    may_bring(&posted.reader.view.event, &posted.reader.actor(), project)?;
    Ok(project)
}

struct See<'a> {
    posted: &'a Posted,
    project: Option<ProjectId>,
    looked: &'a Looked,
}

enum NotSeen {
    /// It is no list of issues; in words.
    Unreadable(String),
    /// The rules say no.
    Refused(Refusal),
}

impl See<'_> {
    /// What lies there, as its labels are to be read, and what it would do.
    fn see(&self) -> Result<Seen, NotSeen> {
        let Self { posted, project, looked } = self;
        let reader = &posted.reader;
        let labels = if looked.is_fresh { BTreeMap::new() } else { meanings(&posted.fields) };
        let how = How { labels, fetched: looked.reading.as_ref().map(|reading| reading.at) };
        let issues: Issues = read_as(&looked.bytes, &how).map_err(|why| NotSeen::Unreadable(look::unreadable(reader.words, &why)))?;
        let (actor, now) = (reader.actor(), reader.app.ledger().clock().now());
        let bringing = Bringing { actor: &actor, now, id: posted.id, project: *project, reading: looked.reading.as_ref() };
        let plan = plan(&reader.view.event, &bringing, &issues.issues).map_err(NotSeen::Refused)?;
        let again = looked.reading.as_ref().and_then(|_| reader.app.readings().rests().next(reader, &posted.fields, *project));
        Ok(Seen { plan, left_out: issues.left_out, labels: issues.labels, reading: looked.reading.clone(), again })
    }
}

/// What was said of labels.
fn meanings(fields: &Fields) -> BTreeMap<String, Means> {
    let said = fields.all("label-name").zip(fields.all("means"));
    said.filter_map(|(label, word)| Some((label.to_owned(), Means::from_word(word)?))).collect()
}

async fn bring(posted: &Posted, plan: &Plan) -> Result<(), Failed> {
    if !plan.is_empty() {
        posted.ask(posted.order()?.with(plan.command.clone())).await?;
    }
    Ok(())
}

/// The form again, with why the ledger or the rules did not take it.
fn not_taken(posted: &Posted, failed: &Failed) -> Response {
    show(&posted.reader, failed.status(), page::draw(&posted.reader, posted.again(failed), None, None))
}

/// The form again, with a sentence.
fn said(posted: &Posted, status: StatusCode, text: String) -> Response {
    let mut form = Form::empty(&posted.reader, posted.fields.clone());
    form.notice = Some(Notice { text, field: None, anyway: false });
    show(&posted.reader, status, page::draw(&posted.reader, form, None, None))
}
