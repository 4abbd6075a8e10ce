//! Tasks: what somebody can do in an hour or an afternoon, of a project or for anybody. People say that they are at one,
//! that it does not build here, and that it is done.

mod bring;
mod fields;
mod list;
mod one;
mod others;
pub mod plan;
mod stuck;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::history::Subject;
use domain::link::Link;
use domain::task::{Aside, Change as TaskChange, Command as TaskCommand, Facts, Size};
use domain::{Change, Command, Event, Field, PersonId, ProjectId, Refusal, Seq, Task, TaskId, Thing};
use words::Words;

use crate::app::App;
use crate::board::{self, title};
use crate::forms::{Both, Failed, Fields, Form, Off, Posted, show, to_thing};
use crate::inline::{Links, inline};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;
use crate::themes;

pub use stuck::{Stuck, by_project as stuck_by_project};

pub(crate) use bring::Readings;
pub use bring::read_again;
pub(crate) use list::of_project;

/// Addresses of tasks.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(bring::routes())
        .route("/{event}/tasks", get(list::tasks).post(add))
        .route("/{event}/tasks/new", get(new))
        .route("/{event}/tasks/{id}", get(task))
        .route("/{event}/tasks/{id}/edit", get(edit).post(describe))
        .route("/{event}/tasks/{id}/claims", get(to_thing).post(claim))
        .route("/{event}/tasks/{id}/claims/mine/remove", get(to_thing).post(release))
        .route("/{event}/tasks/{id}/stuck", get(to_thing).post(stick))
        .route("/{event}/tasks/{id}/done", get(to_thing).post(finish))
        .route("/{event}/tasks/{id}/withdraw", get(ask_to_withdraw).post(withdraw))
        .route("/{event}/tasks/{id}/back", get(to_thing).post(bring_back))
}

/// A task in a list.
#[derive(Template)]
#[template(path = "tasks/row.html")]
struct Row {
    w: Words,
    href: String,
    /// As HTML.
    title: String,
    size: Option<&'static str>,
    other: bool,
    has_mentor: bool,
    skills: String,
    /// The project that it belongs to: address, title.
    project: Option<(String, String)>,
    theme: String,
    /// Who is at it.
    at_it: String,
    mine: bool,
    /// For how many it does not build.
    stuck: usize,
    /// Why it is not offered.
    aside: Option<&'static str>,
}

impl Row {
    fn of(say: Say<'_>, me: Option<PersonId>, task: &Task) -> Self {
        let (w, facts) = (say.words, &task.facts);
        let at_it: Vec<PersonId> = task.claims.iter().map(|claim| claim.person).collect();
        let skills: Vec<&str> = facts.skills.iter().map(domain::Text::as_str).filter(|skill| !skill.is_empty()).collect();
        Self {
            w,
            href: format!("/{}/tasks/{}", say.view.slug, task.id.0.short()),
            title: if facts.title.is_empty() { w.struck().to_owned() } else { inline(facts.title.as_str(), Links::Named) },
            size: size_shown(facts.size, w),
            other: facts.other,
            has_mentor: facts.has_mentor(),
            skills: say.list(skills),
            project: board::project_of(say, facts.project, say.event().moment.today),
            theme: fields::theme_name(say, facts),
            at_it: say.names_briefly(&at_it),
            mine: me.is_some_and(|me| task.claim_of(me).is_some()),
            stuck: task.stuck.len(),
            aside: task.aside.map(|aside| aside_words(aside, w)),
        }
    }
}

/// The word for a size.
fn size_word(size: Size, w: Words) -> &'static str {
    match size {
        Size::Easy => w.size_easy(),
        Size::Medium => w.size_medium(),
        Size::Hard => w.size_hard(),
        Size::Unknown => w.size_unknown(),
    }
}

/// The same, where somebody said it.
fn size_shown(size: Size, w: Words) -> Option<&'static str> {
    (size != Size::Unknown).then(|| size_word(size, w))
}

/// Why a task is not offered.
fn aside_words(aside: Aside, w: Words) -> &'static str {
    match aside {
        Aside::Closed => w.aside_closed(),
        Aside::Taken => w.aside_taken(),
        Aside::Stale => w.aside_stale(),
    }
}

/// What a task's fields offer.
struct Choices {
    sizes: Vec<(&'static str, &'static str)>,
    projects: Vec<(String, String)>,
    /// Who helps with it already and may be named: id, name.
    mentor: Option<(String, String)>,
    /// Those of the event, and the words that stand there where they are none of these.
    themes: Vec<(String, String)>,
}

fn choices(reader: &Reader, of: Option<&Task>) -> Choices {
    let (w, event) = (reader.words, &reader.view.event);
    let say = say(reader);
    let own = of.and_then(|task| task.facts.project).filter(|project| event.projects.contains_key(project));
    let now = own.map(|project| event.now_part_of(project));
    let of_day = event.projects_on(event.moment.today).into_iter().map(|(project, _)| project.id).filter(|id| Some(*id) != now);
    let named = |id: ProjectId| event.projects.get(&event.now_part_of(id)).map_or("", |project| project.about.title.as_str());
    let mentor = of.and_then(|task| task.facts.mentor).filter(|mentor| Some(*mentor) != reader.person());
    let kept = of.filter(|task| event.theme_of_task(&task.facts).is_none() && !task.facts.theme.is_empty());
    let kept = kept.filter(|_| !event.themes.is_empty()).map(|task| (fields::KEPT.to_owned(), task.facts.theme.to_string()));
    Choices {
        themes: themes::choices(event, w).into_iter().chain(kept).collect(),
        sizes: Size::ALL.into_iter().map(|size| (size.word(), size_word(size, w))).collect(),
        projects: own.into_iter().chain(of_day).map(|id| (id.0.short(), title(named(id), w))).collect(),
        mentor: mentor.and_then(|mentor| say.name(mentor).map(|name| (mentor.0.to_string(), name.to_owned()))),
    }
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

#[derive(Template)]
#[template(path = "tasks/new.html")]
struct NewPage {
    page: Page,
    w: Words,
    form: Form,
    choices: Choices,
    known: Option<Known>,
}

/// The task that is behind the link of another one.
struct Known {
    href: String,
    title: String,
    project: String,
    /// Whether the one that is written may be another one all the same.
    may_be_another: bool,
}

impl Known {
    /// Where a form was not taken for it.
    fn of(reader: &Reader, form: &Form) -> Option<Self> {
        let notice = form.notice.as_ref().filter(|notice| notice.field == Some(Field::Link))?;
        let link = Link::parse(form.v("link").trim()).ok()?;
        // Somebody may have written it down while this was typed.
        let newest = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| Arc::clone(&reader.view));
        let say = Say { view: &newest, audience: reader.audience(), words: reader.words };
        let task = newest.event.task_behind(&link)?;
        let project = board::project_of(say, task.facts.project, newest.event.moment.today).map_or_else(String::new, |(_, title)| title);
        let title = title(task.facts.title.as_str(), reader.words);
        Some(Self { href: address(reader, task.id), title, project, may_be_another: notice.anyway })
    }
}

fn new_page(reader: &Reader, form: Form) -> String {
    let w = reader.words;
    let known = Known::of(reader, &form);
    NewPage { page: Page::of(reader, w.add_a_task().to_owned(), ""), w, form, choices: choices(reader, None), known }
        .render()
        .unwrap_or_default()
}

async fn new(reader: Reader, uri: Uri) -> Response {
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("project=")));
    let values = Fields::default().with("size", Size::Unknown.word());
    let values = match asked {
        Some(project) => values.with("project", project),
        None => values,
    };
    show(&reader, StatusCode::OK, new_page(&reader, Form::empty(&reader, values)))
}

async fn add(posted: Posted) -> Response {
    let task = TaskId(posted.nth(0));
    let asked = async {
        let order = posted.order()?;
        let facts = fields::facts(&posted, order.actor.who.person(), None)?;
        posted.ask(order.with(Command::Task(TaskCommand::Add { task, facts, anyway: posted.anyway() }))).await
    };
    match asked.await {
        Ok(_) => posted.done(&address(&posted.reader, task)),
        Err(failed) => show(&posted.reader, failed.status(), new_page(&posted.reader, posted.again(&failed))),
    }
}

fn found<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Task> {
    let tasks = &reader.view.event.tasks;
    board::find(tasks.keys().map(|id| (*id, id.0)), Path(letters.to_owned())).and_then(|id| tasks.get(&id))
}

fn gone(reader: &Reader) -> Response {
    Problem::gone(reader, crate::refusal::words(say(reader), &Refusal::Gone { thing: Thing::Task })).into_response()
}

/// The address of a task.
fn address(reader: &Reader, task: TaskId) -> String {
    format!("{}/tasks/{}", reader.root(), task.0.short())
}

fn off(reader: &Reader, task: &Task) -> Off {
    let id = task.id;
    Off {
        here: address(reader, id),
        day: reader.view.event.moment.today,
        title: title(task.facts.title.as_str(), reader.words),
        subject: Subject::Task(id),
        withdraw: Command::Task(TaskCommand::Withdraw { task: id }),
        bring_back: Command::Task(TaskCommand::BringBack { task: id }),
    }
}

async fn task(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let whom = asked.into_iter().find(|(key, _)| key == "for").map_or_else(String::new, |(_, value)| value);
    match found(&reader, &letters) {
        Some(task) if task.withdrawn => off(&reader, task).first(&reader),
        Some(task) => show(&reader, StatusCode::OK, one::page(&reader, task, Form::empty(&reader, Fields::default()), whom.trim())),
        None => gone(&reader),
    }
}

async fn claim(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let whom = whom(&posted);
    act(&posted, &letters, |task, me| Ok(TaskCommand::Claim { task, person: whom?.or(me).ok_or(Refusal::NameNeeded)? })).await
}

async fn release(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let whom = whom(&posted);
    act(&posted, &letters, |task, me| Ok(TaskCommand::Release { task, person: whom?.or(me).ok_or(Refusal::NameNeeded)? })).await
}

/// For whom a form speaks, where it is not its sender: the rules say who may.
fn whom(posted: &Posted) -> Result<Option<PersonId>, Refusal> {
    match posted.fields.get("person") {
        "" => Ok(None),
        letters => {
            letters.parse().map(|id| Some(posted.reader.view.event.now(PersonId(id)))).map_err(|_| Refusal::Gone { thing: Thing::Person })
        }
    }
}

async fn stick(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let stuck = !posted.fields.is("stuck", "no");
    act(&posted, &letters, |task, person| Ok(TaskCommand::Stick { task, person: person.ok_or(Refusal::NameNeeded)?, stuck })).await
}

async fn finish(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let done = !posted.fields.is("done", "no");
    act(&posted, &letters, |task, _| Ok(TaskCommand::Finish { task, done })).await
}

/// Does something with the task of the address, as whoever the form's sender is by then, and shows its page or why not.
async fn act(posted: &Posted, letters: &str, command: impl FnOnce(TaskId, Option<PersonId>) -> Result<TaskCommand, Refusal>) -> Response {
    let reader = &posted.reader;
    let Some(task) = found(reader, letters) else { return gone(reader) };
    let asked = async {
        let order = posted.order()?;
        let command = command(task.id, order.actor.who.person())?;
        posted.ask(order.with(Command::Task(command))).await
    };
    match asked.await {
        Ok(_) => posted.done(&address(reader, task.id)),
        Err(failed) if task.withdrawn => off(reader, task).page(reader, failed.status(), posted.again(&failed)),
        Err(failed) => show(reader, failed.status(), one::page(reader, task, posted.again(&failed), "")),
    }
}

#[derive(Template)]
#[template(path = "tasks/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    choices: Choices,
    /// What somebody else wrote meanwhile.
    both: Both,
    known: Option<Known>,
}

fn edit_page(reader: &Reader, task: &Task, form: Form, both: Both) -> String {
    EditPage {
        page: Page::of(reader, reader.words.edit_this_task().to_owned(), ""),
        w: reader.words,
        known: Known::of(reader, &form),
        form,
        here: address(reader, task.id),
        choices: choices(reader, Some(task)),
        both,
    }
    .render()
    .unwrap_or_default()
}

async fn edit(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match found(&reader, &letters) {
        Some(task) if task.withdrawn => off(&reader, task).first(&reader),
        Some(task) => {
            let form = Form::empty(&reader, fields::filled(&reader, &task.facts));
            show(&reader, StatusCode::OK, edit_page(&reader, task, form, Both::default()))
        }
        None => gone(&reader),
    }
}

async fn describe(Path((_, letters)): Path<(String, String)>, mut posted: Posted) -> Response {
    let Some(task) = found(&posted.reader, &letters).cloned() else { return gone(&posted.reader) };
    posted.fields = posted.fields.chosen(&fields::filled(&posted.reader, &task.facts), &fields::PARTS);
    let reader = &posted.reader;
    let asked = async {
        let order = posted.order()?;
        let facts = fields::facts(&posted, order.actor.who.person(), Some(&task.facts))?;
        posted.ask(order.with(Command::Task(TaskCommand::Describe { task: task.id, seen: posted.fields.seq(), facts }))).await
    };
    match asked.await {
        Ok(_) => posted.done(&address(reader, task.id)),
        Err(failed) if task.withdrawn => off(reader, &task).page(reader, failed.status(), posted.again(&failed)),
        Err(failed) => {
            let both = match &failed {
                Failed::Refused(Refusal::ChangedSince { .. }) => both(&posted, &task),
                _ => Both::default(),
            };
            show(reader, failed.status(), edit_page(reader, &task, posted.again(&failed), both))
        }
    }
}

/// What the writer wrote, and what somebody else did meanwhile.
fn both(posted: &Posted, task: &Task) -> Both {
    let reader = &posted.reader;
    let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    let say = Say { view: &now, audience: reader.audience(), words: reader.words };
    let seen = as_it_was(&now.event, task.id, posted.fields.seq()).map(|facts| fields::said(say, &facts)).unwrap_or_default();
    match (now.event.tasks.get(&task.id), fields::facts(posted, reader.person(), Some(&task.facts))) {
        (Some(theirs), Ok(mine)) => Both::of(&posted.fields, &seen, fields::said(say, &mine), &fields::said(say, &theirs.facts)),
        _ => Both::default(),
    }
}

/// What was written about a task when this change was the last one.
fn as_it_was(event: &Event, task: TaskId, seen: Seq) -> Option<Facts> {
    let earlier = event.history.of(Subject::Task(task)).filter(|recorded| recorded.stamp.seq <= seen);
    earlier.map(|recorded| &recorded.change).find_map(|change| match change {
        Change::Task(TaskChange::Added { facts, .. } | TaskChange::Described { facts, .. } | TaskChange::Brought { facts, .. }) => {
            Some((**facts).clone())
        }
        _ => None,
    })
}

async fn ask_to_withdraw(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match found(&reader, &letters) {
        Some(task) if task.withdrawn => off(&reader, task).first(&reader),
        Some(task) => off(&reader, task).ask(&reader, StatusCode::OK, Form::empty(&reader, Fields::default())),
        None => gone(&reader),
    }
}

async fn withdraw(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(task) = found(reader, &letters) else { return gone(reader) };
    let off = off(reader, task);
    let on = off.here.clone();
    off.take_off(&posted, &on).await
}

async fn bring_back(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(task) = found(reader, &letters) else { return gone(reader) };
    let off = off(reader, task);
    let on = off.here.clone();
    off.put_back(&posted, &on).await
}
