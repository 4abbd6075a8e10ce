//! Taking back what one person, or everybody without a role, did since a time: first one sees what that is, then it is one order.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::history::{Change as Undoing, Command as HistoryCommand, MOST_STEPS, can_undo};
use domain::moment::DAY_ENDS;
use domain::{Act, Change, Command, CommandId, Event, Id, Recorded, Refusal, Seq, decide_all, person};
use jiff::SignedDuration;
use words::Words;

use super::filter::{Doer, Filter};
use super::{address, lines, steps, teller};
use crate::door;
use crate::forms::{Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal;
use crate::say::day_of;

/// Changes of a step that are shown.
const LINES: usize = 3;

#[derive(Template)]
#[template(path = "history/take_back.html")]
struct TakeBackPage {
    page: Page,
    w: Words,
    form: Form,
    filter: Filter,
    people: Vec<(String, String, bool)>,
    /// Words and times to choose.
    quick: Vec<(&'static str, String)>,
    /// Whether somebody and a time are chosen.
    chosen: bool,
    will: Vec<Shown>,
    stays: Vec<Shown>,
    /// Steps that do not fit into one order.
    more: usize,
    /// What was taken back just now: how many steps, and the address of that step.
    done: Option<(usize, String)>,
}

/// A step, and why it stays if it does.
struct Shown {
    first: Seq,
    href: String,
    time: String,
    lines: Vec<String>,
    more: usize,
    why: String,
}

pub async fn choose(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::UndoAny) {
        return problem.into_response();
    }
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let done = value("done").parse::<Seq>().ok();
    // A button for a usual time wins over the field.
    let filter = Filter::from(&reader, &|name| if name == "since" && !value("last").is_empty() { value("last") } else { value(name) });
    let form = Form::empty(&reader, crate::forms::Fields::default());
    show(&reader, StatusCode::OK, draw(&reader, filter, form, done))
}

/// The steps that a choice means, newest first; those in which nothing was done that anybody could undo are left out.
fn meant(event: &Event, filter: &Filter) -> Vec<Seq> {
    if filter.who == Doer::Anybody || filter.since.is_empty() {
        return vec![];
    }
    let does_something = |entry: &&std::sync::Arc<Recorded>| {
        !matches!(entry.change, Change::Person(person::Change::Introduced { .. } | person::Change::Touched { .. }) | Change::Moment(_))
    };
    let (all, _) = steps(event, |entry| filter.fits(event, entry), filter, usize::MAX, usize::MAX);
    all.into_iter().filter(|first| event.history.step(*first).iter().any(does_something)).collect()
}

/// What would be taken back of these, and the event as it would be then.
fn outlook(reader: &Reader, steps: &[Seq]) -> (BTreeSet<Seq>, Event) {
    let event = &reader.view.event;
    let command = Command::History(HistoryCommand::TakeBack { steps: steps.to_vec() });
    let now = reader.app.ledger().clock().now();
    let decided = decide_all(event, &reader.actor(), now, CommandId(Id::from_bits(1)), &[command]);
    let (changes, after) = decided.unwrap_or_else(|_| (vec![], event.clone()));
    (changes.iter().flat_map(undone_in).collect(), after)
}

fn undone_in(entry: &Recorded) -> Vec<Seq> {
    if let Change::History(Undoing::Undone { steps }) = &entry.change { steps.clone() } else { vec![] }
}

fn draw(reader: &Reader, filter: Filter, form: Form, done: Option<Seq>) -> String {
    let (event, w) = (&reader.view.event, reader.words);
    let meant = meant(event, &filter);
    let now: Vec<Seq> = meant.iter().copied().take(MOST_STEPS).collect();
    let (will, after) = outlook(reader, &now);
    let stays = now.iter().filter(|first| !will.contains(first) && event.history.undone_by(**first).is_none());
    let stays = stays.filter_map(|first| {
        let why = can_undo(&after, &reader.actor(), *first).err().unwrap_or(Refusal::NeverUndone);
        shown(reader, *first, refusal::words(teller(reader).say, &why))
    });
    let stays = stays.collect();
    let page = TakeBackPage {
        page: Page::of(reader, w.take_back_title().to_owned(), &filter.query()),
        w,
        people: filter.people(reader),
        quick: quick(reader),
        chosen: filter.who != Doer::Anybody && !filter.since.is_empty(),
        will: now.iter().filter(|first| will.contains(first)).filter_map(|first| shown(reader, *first, String::new())).collect(),
        stays,
        more: meant.len() - now.len(),
        done: done.map(|seq| (event.history.get(seq).map_or(0, |entry| undone_in(entry).len()), address(reader, seq))),
        filter,
        form,
    };
    page.render().unwrap_or_default()
}

fn shown(reader: &Reader, first: Seq, why: String) -> Option<Shown> {
    let (event, teller) = (&reader.view.event, teller(reader));
    let step = event.history.step(first);
    let stamp = step.first()?.stamp;
    let lines = lines(&teller, &step);
    let time = teller.say.time(stamp.at, event.moment.today);
    let more = lines.len().saturating_sub(LINES);
    Some(Shown { first, href: address(reader, first), time, more, lines: lines.into_iter().take(LINES).collect(), why })
}

/// Times that one often wants, as the field for a time says them.
fn quick(reader: &Reader) -> Vec<(&'static str, String)> {
    let (w, event) = (reader.words, &reader.view.event);
    let now = reader.app.ledger().clock().now().to_zoned(event.zone.clone());
    let ago = |minutes| now.saturating_sub(SignedDuration::from_mins(minutes));
    let today = day_of(&now).to_datetime(DAY_ENDS);
    vec![
        (w.take_back_last_10(), ago(10).strftime("%Y-%m-%dT%H:%M").to_string()),
        (w.take_back_last_hour(), ago(60).strftime("%Y-%m-%dT%H:%M").to_string()),
        (w.take_back_today(), today.strftime("%Y-%m-%dT%H:%M").to_string()),
    ]
}

pub async fn take_back(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::UndoAny) {
        return problem.into_response();
    }
    let steps: Vec<Seq> = posted.fields.all("step").filter_map(|step| step.parse().ok()).collect();
    let asked = async {
        let command = HistoryCommand::TakeBack { steps };
        posted.ask(posted.order()?.with(Command::History(command))).await
    };
    let value = |name: &str| posted.fields.get(name);
    let filter = Filter::from(reader, &value);
    match asked.await {
        Ok(receipt) => {
            // The change that says what was undone is the last one.
            let done = if receipt.first <= receipt.last { receipt.last } else { 0 };
            posted.done(&format!("{}/history/take-back?{}&done={done}", reader.root(), filter.query()))
        }
        Err(failed) => show(reader, failed.status(), draw(reader, filter, posted.again(&failed), None)),
    }
}
