//! History: everything that happened, in words, filtered by who, what and when; one step of it, with what it wrote over; and
//! undoing it. What a reader may not see is not said here either.

mod filter;
mod take_back;
mod words;

pub use words::{Teller, fares_word, stage_word};

use std::sync::Arc;

use ::words::Words;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::history::{CanUndo, Command as HistoryCommand, Subject, can_undo};
use domain::{Change, Command, Event, Field, Recorded, Refusal, Seq, Thing, person, project};
use words::Difference;

use crate::app::App;
use crate::forms::{self, Failed, Fields, Form, Posted, as_whom, asks_name, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;
use filter::Filter;

/// Addresses of the history.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/history", get(history))
        .route("/{event}/history/take-back", get(take_back::choose).post(take_back::take_back))
        .route("/{event}/history/{seq}", get(step))
        .route("/{event}/history/{seq}/undo", get(forms::to_thing).post(undo))
        .route("/{event}/projects/{id}/history", get(of_thing))
        .route("/{event}/outcomes/{id}/history", get(of_thing))
        .route("/{event}/notes/{id}/history", get(of_thing))
        .route("/{event}/tasks/{id}/history", get(of_thing))
        .route("/{event}/houses/{id}/history", get(of_thing))
        .route("/{event}/people/{id}/history", get(of_thing))
}

/// Steps on one page.
const PAGE: usize = 50;

/// Changes that are looked at for one page: who looks for what was long ago goes on to the next.
const SCAN: usize = 5_000;

/// A step of more changes than this says on its own page whether it can be undone: that takes replaying each of them.
const LARGE: usize = 20;

/// Changes of a step that are shown in a list.
const LINES: usize = 6;

/// One step, as a list shows it.
pub struct Row {
    first: Seq,
    href: String,
    time: String,
    lines: Vec<String>,
    /// How many changes more there are.
    more: usize,
    /// By whom and when it was undone.
    undone: Option<String>,
    /// Whether it undoes another one.
    is_undoing: bool,
    /// Whether the reader may undo it now, or may find out on its own page.
    may: bool,
    /// Whether it is so large that only its own page knows.
    is_large: bool,
}

#[derive(Template)]
#[template(path = "history/history.html")]
struct HistoryPage {
    page: Page,
    w: Words,
    title: String,
    filter: Filter,
    /// The address of what it is the history of.
    thing: Option<(String, String)>,
    people: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    older: Option<String>,
    seq: Seq,
    asks_name: bool,
    may_take_back: bool,
}

/// As the reader may hear it.
pub fn teller(reader: &Reader) -> Teller<'_> {
    Teller { say: Say { view: &reader.view, audience: reader.audience(), words: reader.words }, me: reader.person() }
}

/// The history of a thing is the history, filtered.
async fn of_thing(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let (name, thing) = match uri.path().split('/').nth(2).unwrap_or_default() {
        "projects" => ("project", Thing::Project),
        "notes" => ("note", Thing::Message),
        "outcomes" => ("outcome", Thing::Outcome),
        "houses" => ("house", Thing::Venue),
        "tasks" => ("task", Thing::Task),
        _ => ("person", Thing::Person),
    };
    match filter::subject(&reader, name, &letters) {
        Some(subject) => Redirect::to(&format!("{}/history?{}", reader.root(), filter::query_of(subject))).into_response(),
        None if thing == Thing::Person => Problem::gone(&reader, reader.words.nobody_to_see()).into_response(),
        None => Problem::gone(&reader, refusal::words(teller(&reader).say, &Refusal::Gone { thing })).into_response(),
    }
}

async fn history(reader: Reader, uri: Uri) -> Response {
    let filter = Filter::of(&reader, uri.query().unwrap_or_default());
    let (event, w) = (&reader.view.event, reader.words);
    let hears = teller(&reader);
    let (firsts, more) = steps(event, |entry| hears.may_hear(entry) && filter.fits(event, entry), &filter, PAGE + 1, SCAN);
    let older = if firsts.len() > PAGE { firsts.get(PAGE - 1).copied() } else { more };
    let older = older.map(|before| filter.query_before(before));
    let asker = as_whom(&reader);
    let mut asks = asker.as_ref().ok().map(|(event, actor)| CanUndo::new(event, actor));
    let rows = firsts.iter().take(PAGE).filter_map(|first| row(&reader, asks.as_mut(), *first)).collect();
    let thing = filter.about.and_then(|subject| thing(&reader, subject));
    let title = thing.as_ref().map_or_else(|| w.history_of_the_event().to_owned(), |(_, name)| w.history_of(name));
    let page = Page::of(&reader, title.clone(), &filter.query());
    let page = if filter.before.is_none() { page.hearing(&reader, event.moment.today) } else { page };
    let may_take_back = domain::may(&reader.actor(), domain::Act::UndoAny, event.editing).is_ok();
    let people = filter.people(&reader);
    let whole =
        HistoryPage { page, w, title, people, thing, rows, older, seq: event.seq, asks_name: asks_name(&reader), may_take_back, filter };
    show(&reader, StatusCode::OK, whole.render().unwrap_or_default())
}

/// The newest steps in which something that the filter does not leave out fits, by their first changes; and where there may be more, before which change
/// to look on. No more than `most` steps, and no more than `scan` changes are looked at.
fn steps(event: &Event, fits: impl Fn(&Recorded) -> bool, filter: &Filter, most: usize, scan: usize) -> (Vec<Seq>, Option<Seq>) {
    let history = &event.history;
    let newest = filter.before.map_or(event.seq, |before| event.seq.min(before.saturating_sub(1)));
    let entries: Box<dyn Iterator<Item = &Arc<Recorded>>> = match filter.about {
        Some(subject) => Box::new(history.of(subject).filter(|entry| entry.stamp.seq <= newest)),
        None => Box::new((1..=newest).rev().filter_map(|seq| history.get(seq))),
    };
    let (mut found, mut looked_at, mut on) = (Vec::new(), 0, newest + 1);
    for entry in entries.take_while(|entry| filter.is_late_enough(entry)) {
        let seq = entry.stamp.seq;
        // The rest of a step that was found already.
        if seq >= on {
            continue;
        }
        if found.len() == most || looked_at == scan {
            return (found, Some(on));
        }
        (looked_at, on) = (looked_at + 1, seq);
        if fits(entry) {
            on = history.step(seq).first().map_or(seq, |first| first.stamp.seq);
            found.push(on);
        }
    }
    (found, None)
}

/// A step as a list shows it.
fn row(reader: &Reader, asks: Option<&mut CanUndo<'_>>, first: Seq) -> Option<Row> {
    let (event, teller) = (&reader.view.event, teller(reader));
    let step = event.history.step(first);
    let stamp = step.first()?.stamp;
    let lines = lines(&teller, &step);
    if lines.is_empty() {
        return None;
    }
    let (undone, is_large) = (undone(reader, first), step.len() > LARGE);
    Some(Row {
        first,
        href: address(reader, first),
        time: teller.say.time(stamp.at, event.moment.today),
        more: lines.len().saturating_sub(LINES),
        lines: lines.into_iter().take(LINES).collect(),
        may: undone.is_none() && (is_large || asks.is_some_and(|asks| asks.step(first).is_ok())),
        is_large,
        is_undoing: is_undoing(&step),
        undone,
    })
}

/// What a step did, in words: what it undid or made one first, who came in with it last, and nothing twice.
fn lines(teller: &Teller<'_>, step: &[&Arc<Recorded>]) -> Vec<String> {
    let added = |project| {
        step.iter()
            .any(|entry| matches!(&entry.change, Change::Project(project::Change::Added { project: added, .. }) if *added == project))
    };
    let place = |entry: &Recorded| match &entry.change {
        Change::History(_) | Change::Project(project::Change::Merged { .. }) | Change::Person(person::Change::Merged { .. }) => Some(0),
        Change::Person(person::Change::Introduced { .. }) => Some(2),
        // A name comes with whom it names, and whoever adds a project is at it.
        Change::Person(person::Change::Touched { .. }) if step.len() > 1 => None,
        Change::Project(project::Change::Joined { project, .. }) if added(*project) => None,
        _ => Some(1),
    };
    let mut told: Vec<(u8, &Arc<Recorded>)> =
        step.iter().filter(|entry| teller.may_hear(entry)).filter_map(|entry| Some((place(entry)?, *entry))).collect();
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, entry)| teller.sentence(entry)).collect()
}

fn is_undoing(step: &[&Arc<Recorded>]) -> bool {
    step.iter().any(|entry| matches!(entry.change, Change::History(_)))
}

/// By whom and when a step was undone.
fn undone(reader: &Reader, first: Seq) -> Option<String> {
    let (event, teller) = (&reader.view.event, teller(reader));
    let by = event.history.get(event.history.undone_by(first)?)?.stamp;
    Some(reader.words.history_undone_by(teller.say.when(by.at, event.moment.today), teller.who(by.actor)))
}

/// The address of a step.
pub fn address(reader: &Reader, seq: Seq) -> String {
    format!("{}/history/{seq}", reader.root())
}

/// The address and the name of a thing, if it has a page.
fn thing(reader: &Reader, subject: Subject) -> Option<(String, String)> {
    let (event, root, teller) = (&reader.view.event, reader.root(), teller(reader));
    match subject {
        Subject::Event | Subject::Round => None,
        Subject::Person(person) => teller.seen(person).map(|name| (crate::people::address(reader, person), name)),
        Subject::Venue(venue) => {
            event.venue(venue).map(|(_, known)| (format!("{root}/houses/{}", venue.0.short()), known.name.to_string()))
        }
        Subject::Project(project) => {
            event.projects.get(&project).map(|_| (format!("{root}/projects/{}", project.0.short()), teller.project(project)))
        }
        Subject::Outcome(outcome) => {
            event.outcomes.get(&outcome).map(|_| (format!("{root}/outcomes/{}", outcome.0.short()), teller.outcome(outcome)))
        }
        Subject::Session(session) => {
            event.sessions.get(&session).map(|_| (format!("{root}/timetable/{}", session.0.short()), teller.session(session)))
        }
        Subject::Page(page) => {
            let seen = event.site.pages.get(&page).filter(|known| !known.about.draft || reader.role().is_team());
            seen.map(|known| (crate::site::address(root.as_str(), &known.about.path), teller.page(page)))
        }
        Subject::Task(task) => event.tasks.get(&task).map(|_| (format!("{root}/tasks/{}", task.0.short()), teller.task(task))),
        Subject::Message(message) => {
            event.messages.get(&message).map(|known| (format!("{root}/notes/{}", message.0.short()), teller.brief(&known.text)))
        }
    }
}

/// What happened in a step, as its own page tells it.
struct Told {
    href: String,
    time: String,
    lines: Vec<(String, Vec<Difference>)>,
}

fn told(reader: &Reader, seq: Seq) -> Option<Told> {
    let (event, teller) = (&reader.view.event, teller(reader));
    let step = event.history.step(seq);
    let stamp = step.first()?.stamp;
    let sentences = lines(&teller, &step);
    if sentences.is_empty() {
        return None;
    }
    let mut all: Vec<(String, Vec<Difference>)> = sentences.into_iter().map(|sentence| (sentence, vec![])).collect();
    for entry in &step {
        let differences = teller.differences(entry);
        let sentence = teller.sentence(entry);
        if let Some((_, known)) = all.iter_mut().find(|(line, known)| *line == sentence && known.is_empty()) {
            *known = differences;
        }
    }
    Some(Told { href: address(reader, stamp.seq), time: teller.say.time(stamp.at, event.moment.today), lines: all })
}

#[derive(Template)]
#[template(path = "history/step.html")]
struct StepPage {
    page: Page,
    w: Words,
    form: Form,
    told: Told,
    /// The things that it is about: address, name, and the address of their history.
    things: Vec<(String, String, String)>,
    /// By whom and when it was undone.
    undone: Option<String>,
    is_undoing: bool,
    many: bool,
    /// What it undid.
    undid: Vec<(String, String)>,
    /// Why it cannot be undone.
    why: Option<String>,
    /// What somebody did to the same thing since.
    since: Option<Told>,
}

/// Steps that a page names of those that an undoing undid.
const UNDID: usize = 100;

fn step_page(reader: &Reader, seq: Seq, form: Form, refused: Option<&Refusal>) -> Option<String> {
    let (event, w) = (&reader.view.event, reader.words);
    let step = event.history.step(seq);
    let first = step.first()?.stamp.seq;
    let undone = undone(reader, first);
    let can = if undone.is_some() { Ok(()) } else { as_whom(reader).and_then(|(event, actor)| can_undo(&event, &actor, first)) };
    let refusal = refused.or(can.as_ref().err());
    let since = match refusal {
        Some(Refusal::TooLateToUndo { since, .. }) => told(reader, *since),
        _ => None,
    };
    let undid = step.iter().filter_map(|entry| match &entry.change {
        Change::History(domain::history::Change::Undone { steps }) => Some(steps),
        _ => None,
    });
    let undid = undid
        .flatten()
        .take(UNDID)
        .filter_map(|first| {
            let row = lines(&teller(reader), &event.history.step(*first)).into_iter().next()?;
            Some((address(reader, *first), row))
        })
        .collect();
    let mut subjects: Vec<Subject> =
        step.iter().flat_map(|entry| [Some(entry.change.subjects().0), entry.change.subjects().1]).flatten().collect();
    subjects.sort_unstable();
    subjects.dedup();
    let things = subjects
        .into_iter()
        .filter_map(|subject| {
            let (href, name) = thing(reader, subject)?;
            Some((href, name, format!("{}/history?{}", reader.root(), filter::query_of(subject))))
        })
        .take(LINES)
        .collect();
    let page = StepPage {
        page: Page::of(reader, w.history_step().to_owned(), ""),
        w,
        told: told(reader, first)?,
        things,
        many: step.len() > 1,
        is_undoing: is_undoing(&step),
        undid,
        why: can.err().map(|why| refusal::words(teller(reader).say, &why)),
        undone,
        since,
        form,
    };
    Some(page.render().unwrap_or_default())
}

fn gone(reader: &Reader) -> Response {
    Problem::gone(reader, refusal::words(teller(reader).say, &Refusal::Gone { thing: Thing::Change })).into_response()
}

async fn step(reader: Reader, Path((_, seq)): Path<(String, String)>) -> Response {
    let form = Form::empty(&reader, Fields::default());
    match seq.parse().ok().and_then(|seq| step_page(&reader, seq, form, None)) {
        Some(text) => show(&reader, StatusCode::OK, text),
        None => gone(&reader),
    }
}

async fn undo(Path((_, seq)): Path<(String, String)>, mut posted: Posted) -> Response {
    let Ok(seq) = seq.parse::<Seq>() else { return gone(&posted.reader) };
    let asked = async {
        let undo = HistoryCommand::Undo { change: seq, anyway: posted.anyway() };
        posted.ask(posted.order()?.with(Command::History(undo))).await
    };
    let root = posted.reader.root();
    match asked.await {
        Ok(_) if posted.fields.is("from", "list") => {
            let asked = Filter::of(&posted.reader, posted.fields.get("back"));
            posted.done(&format!("{root}/history?{}", asked.query()))
        }
        Ok(_) => posted.done(&address(&posted.reader, seq)),
        Err(failed) => {
            let form = posted.again(&failed);
            // What happened meanwhile is part of the answer.
            if let Some(view) = posted.reader.app.ledger().view(posted.reader.view.slug.as_str()) {
                posted.reader.view = view;
            }
            let refused = if let Failed::Refused(refusal) = &failed { Some(refusal) } else { None };
            match step_page(&posted.reader, seq, form, refused) {
                Some(text) => show(&posted.reader, failed.status(), text),
                None => gone(&posted.reader),
            }
        }
    }
}
