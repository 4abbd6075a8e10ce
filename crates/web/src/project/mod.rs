//! A project's page, drawn for its reader, and what one can do with a project.

mod alike;
pub mod fields;
mod merge;
mod onward;
mod page;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::history::Subject;
use domain::project::{About, Change as ProjectChange, Command as ProjectCommand, State};
use domain::task::Command as TaskCommand;
use domain::{Change, Command, Date, Event, Field, PersonId, Project, ProjectId, Refusal, Seq, Thing};
use words::Words;

use crate::app::App;
use crate::board::{self, day_of, title};
use crate::forms::{self, Both, Failed, Fields, Form, Off, Posted, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;
use alike::Alike;

/// Addresses of projects.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/continue", get(onward::onward).post(onward::all))
        .route("/{event}/projects/new", get(new))
        .route("/{event}/projects/alike", get(alike::alike))
        .route("/{event}/projects", get(forms::to_form).post(add))
        .route("/{event}/projects/{id}", get(project))
        .route("/{event}/projects/{id}/edit", get(edit).post(describe))
        .route("/{event}/projects/{id}/place", get(forms::to_thing).post(put))
        .route("/{event}/projects/{id}/state", get(forms::to_thing).post(turn))
        .route("/{event}/projects/{id}/full", get(forms::to_thing).post(fill))
        .route("/{event}/projects/{id}/leads", get(forms::to_thing).post(lead))
        .route("/{event}/projects/{id}/ready", get(forms::to_thing).post(ready))
        .route("/{event}/projects/{id}/days", get(forms::to_thing).post(onward::one))
        .route("/{event}/projects/{id}/seats", get(forms::to_thing).post(join))
        .route("/{event}/projects/{id}/seats/mine/remove", get(forms::to_thing).post(leave))
        .route("/{event}/projects/{id}/merge", get(merge::merge).post(merge::into_one))
        .route("/{event}/projects/{id}/withdraw", get(ask_to_withdraw).post(withdraw))
        .route("/{event}/projects/{id}/back", get(forms::to_thing).post(bring_back))
}

#[derive(Template)]
#[template(path = "project/new.html")]
struct NewPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    zone: String,
    houses: Vec<(String, usize, String)>,
    themes: Vec<(String, String)>,
    /// A project that runs already under such a title.
    alike: Option<Alike>,
}

fn new_page(reader: &Reader, day: Date, form: Form) -> String {
    new_page_beside(reader, day, form, None)
}

fn new_page_beside(reader: &Reader, day: Date, form: Form, alike: Option<Alike>) -> String {
    let w = reader.words;
    let houses = forms::houses(&reader.view.event);
    let zone = zone(&reader.view.event);
    let themes = crate::themes::choices(&reader.view.event, w);
    NewPage { page: Page::of(reader, w.add_a_project().to_owned(), &format!("day={day}")), w, form, day, zone, houses, themes, alike }
        .render()
        .unwrap_or_default()
}

fn zone(event: &Event) -> String {
    event.zone.iana_name().unwrap_or("UTC").to_owned()
}

async fn new(reader: Reader, uri: Uri) -> Response {
    match day_of(&reader, &uri) {
        Ok(day) => show(&reader, StatusCode::OK, new_page(&reader, day, Form::empty(&reader, Fields::default()))),
        Err(problem) => problem.into_response(),
    }
}

async fn add(posted: Posted) -> Response {
    let project = ProjectId(posted.nth(0));
    if let Some((day, alike)) = one_like_it(&posted, project) {
        let reader = &posted.reader;
        let form = Form::empty(reader, posted.fields.clone());
        return show(reader, StatusCode::CONFLICT, new_page_beside(reader, day, form, Some(alike)));
    }
    let done = add_it(&posted, project).await;
    posted.on_the_board(done, &board::element("p", project.0), new_page)
}

/// A project that runs already under such a title: one is told of it once.
fn one_like_it(posted: &Posted, project: ProjectId) -> Option<(Date, Alike)> {
    let (fields, event) = (&posted.fields, &posted.reader.view.event);
    // The same form again, after it added the project, is still the same form.
    if !fields.get("second").is_empty() || event.projects.contains_key(&project) {
        return None;
    }
    // What does not go at all is said first.
    fields::about(fields, event).ok()?;
    let day = fields.day().ok()?;
    let say = Say { view: &posted.reader.view, audience: posted.reader.audience(), words: posted.reader.words };
    let state = if fields.get("state") == "idea" { "idea" } else { "running" };
    Alike::of(say, day, fields.get("title"), state).map(|alike| (day, alike))
}

async fn add_it(posted: &Posted, project: ProjectId) -> Result<Date, Failed> {
    let (fields, event) = (&posted.fields, &posted.reader.view.event);
    let day = fields.day()?;
    let is_idea = fields.is("state", "idea") || fields.is("second", "idea");
    let state = if is_idea { State::Idea } else { State::Running };
    let about = fields::about(fields, event)?;
    let place = forms::place(fields, event)?;
    let add = ProjectCommand::Add { project, day, state, about, place, anyway: posted.anyway(), source: None };
    posted.ask(posted.order()?.with(Command::Project(add))).await?;
    Ok(day)
}

/// The id in an address.
pub fn id_of(event: &Event, letters: &str) -> Option<ProjectId> {
    board::find(event.projects.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))
}

/// The project of the address, if it is on the board.
pub fn found<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Project> {
    known(reader, letters).filter(|project| !project.withdrawn)
}

/// The project of the address, on the board or off it.
fn known<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Project> {
    id_of(&reader.view.event, letters).and_then(|id| reader.view.event.projects.get(&id))
}

/// The address of a project.
pub fn address(reader: &Reader, project: ProjectId) -> String {
    format!("{}/projects/{}", reader.root(), project.0.short())
}

async fn project(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let Some(project) = found(&reader, &letters) else { return missing(&reader, &letters, &uri) };
    let from = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("from=")));
    let was = from
        .and_then(|from| known(&reader, from))
        .filter(|was| reader.view.event.now_part_of(was.id) == project.id && was.id != project.id);
    match page::page_of(&reader, project, day, Form::empty(&reader, Fields::default()), "", was) {
        Some(text) => show(&reader, StatusCode::OK, text),
        None => gone(&reader),
    }
}

pub fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, crate::refusal::words(say, &Refusal::Gone { thing: Thing::Project })).into_response()
}

/// What stands at the address of a project that is not on the board: the one that it is part of now, or who took it off.
fn missing(reader: &Reader, letters: &str, uri: &Uri) -> Response {
    missing_with(reader, letters, uri, StatusCode::OK, Form::empty(reader, Fields::default()))
}

fn missing_with(reader: &Reader, letters: &str, uri: &Uri, status: StatusCode, form: Form) -> Response {
    let event = &reader.view.event;
    let Some(project) = known(reader, letters) else { return gone(reader) };
    let day = day_of(reader, uri).unwrap_or(event.moment.today);
    let now = event.now_part_of(project.id);
    if now != project.id && event.projects.get(&now).is_some_and(|now| !now.withdrawn) {
        return Redirect::to(&format!("{}&from={}", onward::on(reader, now, day), project.id.0.short())).into_response();
    }
    off(reader, project, day).page(reader, status, form)
}

fn off(reader: &Reader, project: &Project, day: Date) -> Off {
    let id = project.id;
    Off {
        here: address(reader, id),
        day,
        title: title(project.about.title.as_str(), reader.words),
        subject: Subject::Project(id),
        withdraw: Command::Project(ProjectCommand::Withdraw { project: id }),
        bring_back: Command::Project(ProjectCommand::BringBack { project: id, anyway: true }),
    }
}

/// For whom to ask at a project: who may be named and is not the reader; else the coordinator. Whoever leads it is asked, and asks nobody.
pub fn whom_to_ask(say: &Say<'_>, event: &Event, project: &Project, day: Date, me: Option<PersonId>) -> Option<String> {
    if me.is_some_and(|me| project.in_charge().any(|charged| event.are_one(charged, me))) {
        return None;
    }
    let others = project.whom_to_ask(day).into_iter().filter(|person| Some(*person) != me);
    others.chain(event.contacts.coordinator).find_map(|person| say.name(person)).map(str::to_owned)
}

/// Does something with the project of the address, and shows its page, on the day `there` if that is another one, or why not.
async fn act(
    posted: Posted,
    letters: &str,
    uri: &Uri,
    again: &'static str,
    there: Option<Date>,
    command: impl FnOnce(&Posted, &Project, Date) -> Result<ProjectCommand, Refusal>,
) -> Response {
    ask(posted, letters, uri, again, there, |posted, project, day| command(posted, project, day).map(Command::Project)).await
}

/// The same of what is not about the project alone.
async fn ask(
    posted: Posted,
    letters: &str,
    uri: &Uri,
    again: &'static str,
    there: Option<Date>,
    command: impl FnOnce(&Posted, &Project, Date) -> Result<Command, Refusal>,
) -> Response {
    let reader = &posted.reader;
    let day = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    let Some(project) = found(reader, letters) else {
        let form = posted.again(&Failed::Refused(Refusal::Gone { thing: Thing::Project }));
        return missing_with(reader, letters, uri, StatusCode::NOT_FOUND, form);
    };
    let asked = async {
        let order = posted.order()?.with(command(&posted, project, posted.fields.day()?)?);
        posted.ask(order).await
    };
    match asked.await {
        Ok(_) => posted.done(&onward::on(reader, project.id, there.unwrap_or(day))),
        Err(failed) => match page::page_of(reader, project, day, posted.again(&failed), again, None) {
            Some(text) => show(reader, failed.status(), text),
            None => gone(reader),
        },
    }
}

async fn join(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    act(posted, &letters, &uri, "seats", None, |posted, project, day| {
        Ok(ProjectCommand::Join { project: project.id, day, anyway: posted.anyway() })
    })
    .await
}

async fn leave(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    act(posted, &letters, &uri, "", None, |_, project, day| Ok(ProjectCommand::Leave { project: project.id, day })).await
}

async fn put(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    act(posted, &letters, &uri, "place", None, |posted, project, day| {
        let place = forms::place(&posted.fields, &posted.reader.view.event)?;
        Ok(ProjectCommand::Move { project: project.id, day, place, anyway: posted.anyway() })
    })
    .await
}

async fn turn(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    act(posted, &letters, &uri, "state", None, |posted, project, day| {
        let state = match posted.fields.get("state") {
            "paused" => State::Paused,
            "finished" => State::Finished,
            "idea" => State::Idea,
            _ => State::Running,
        };
        Ok(ProjectCommand::Turn { project: project.id, day, state, anyway: posted.anyway() })
    })
    .await
}

async fn fill(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    act(posted, &letters, &uri, "", None, |posted, project, day| {
        Ok(ProjectCommand::Fill { project: project.id, day, full: posted.fields.is("full", "yes") })
    })
    .await
}

async fn lead(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    act(posted, &letters, &uri, "", None, |posted, project, _| {
        let person = posted.fields.get("person").parse().map(PersonId).map_err(|_| Refusal::Gone { thing: Thing::Person })?;
        Ok(ProjectCommand::Lead { project: project.id, person, leads: posted.fields.is("leads", "yes") })
    })
    .await
}

async fn ready(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    ask(posted, &letters, &uri, "", None, |posted, project, _| {
        Ok(Command::Task(TaskCommand::Ready { project: project.id, ready: posted.fields.is("ready", "yes") }))
    })
    .await
}

#[derive(Template)]
#[template(path = "project/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    zone: String,
    here: String,
    themes: Vec<(String, String)>,
    /// What somebody else wrote meanwhile.
    both: Both,
}

async fn edit(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let (Some(project), Ok(day)) = (found(&reader, &letters), day_of(&reader, &uri)) else { return missing(&reader, &letters, &uri) };
    let form = Form::empty(&reader, fields::filled(&project.about, &reader.view.event));
    show(&reader, StatusCode::OK, edit_page(&reader, project, day, form, Both::default()))
}

fn edit_page(reader: &Reader, project: &Project, day: Date, form: Form, both: Both) -> String {
    let w = reader.words;
    EditPage {
        page: Page::of(reader, w.edit_project(title(project.about.title.as_str(), w)), &format!("day={day}")),
        w,
        form,
        day,
        zone: zone(&reader.view.event),
        here: address(reader, project.id),
        themes: crate::themes::choices(&reader.view.event, w),
        both,
    }
    .render()
    .unwrap_or_default()
}

async fn describe(Path((_, letters)): Path<(String, String)>, uri: Uri, mut posted: Posted) -> Response {
    let day = posted.fields.day().unwrap_or(posted.reader.view.event.moment.today);
    let Some(project) = found(&posted.reader, &letters).cloned() else { return missing(&posted.reader, &letters, &uri) };
    posted.fields = posted.fields.chosen(&fields::filled(&project.about, &posted.reader.view.event), &fields::PARTS);
    let reader = &posted.reader;
    let asked = async {
        let about = fields::about(&posted.fields, &reader.view.event)?;
        let describe = ProjectCommand::Describe { project: project.id, seen: posted.fields.seq(), about };
        posted.ask(posted.order()?.with(Command::Project(describe))).await
    };
    match asked.await {
        Ok(_) => posted.done(&onward::on(reader, project.id, day)),
        Err(failed) => {
            let both = match &failed {
                Failed::Refused(Refusal::ChangedSince { .. }) => both(&posted, project.id, day),
                _ => Both::default(),
            };
            show(reader, failed.status(), edit_page(reader, &project, day, posted.again(&failed), both))
        }
    }
}

/// What the writer wrote, and what somebody else did meanwhile.
fn both(posted: &Posted, project: ProjectId, day: Date) -> Both {
    let reader = &posted.reader;
    let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    let say = Say { view: &now, audience: reader.audience(), words: reader.words };
    let said = |about: &About| fields::said(about, say, day);
    let (Some(theirs), Ok(mine)) = (now.event.projects.get(&project), fields::about(&posted.fields, &now.event)) else {
        return Both::default();
    };
    let seen = as_it_was(&now.event, project, posted.fields.seq()).map(|about| said(&about)).unwrap_or_default();
    Both::of(&posted.fields, &seen, said(&mine), &said(&theirs.about))
}

/// What a project was when this change was the last one.
fn as_it_was(event: &Event, project: ProjectId, seen: Seq) -> Option<About> {
    let earlier = event.history.of(Subject::Project(project)).filter(|recorded| recorded.stamp.seq <= seen);
    earlier.map(|recorded| &recorded.change).find_map(|change| match change {
        Change::Project(ProjectChange::Added { about, .. } | ProjectChange::Described { about, .. }) => Some((**about).clone()),
        _ => None,
    })
}

async fn ask_to_withdraw(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let (Some(project), Ok(day)) = (found(&reader, &letters), day_of(&reader, &uri)) else { return missing(&reader, &letters, &uri) };
    off(&reader, project, day).ask(&reader, StatusCode::OK, Form::empty(&reader, Fields::default()))
}

async fn withdraw(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(project) = found(reader, &letters) else { return missing(reader, &letters, &uri) };
    let day = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    // Its page says how to bring it back.
    off(reader, project, day).take_off(&posted, &onward::on(reader, project.id, day)).await
}

async fn bring_back(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(project) = known(reader, &letters) else { return gone(reader) };
    let day = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    let bring_back = Command::Project(ProjectCommand::BringBack { project: project.id, anyway: posted.anyway() });
    Off { bring_back, ..off(reader, project, day) }.put_back(&posted, &onward::on(reader, project.id, day)).await
}
