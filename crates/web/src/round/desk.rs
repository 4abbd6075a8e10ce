//! The coordinator's desk: begin, go on, give the floor, propose, release; and whom to walk over to.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::round::{Answer, Command as RoundCommand, Proposal, Speaker, Stage};
use domain::venue::Presence;
use domain::{Act, PersonId, ProjectId, Refusal, Thing};
use words::Words;

use super::lists::{self, List};
use super::today::Today;
use super::{Floor, Pitch, act, act_to, address, proposals, say, stage_heading};
use crate::forms::{self, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "round/desk.html")]
struct DeskPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    number: u8,
    /// All stages: word, heading, whether it is that one.
    stages: Vec<(&'static str, String, bool)>,
    stage: Option<Stage>,
    /// The stage after this one.
    next_stage: Option<(&'static str, String)>,
    floor: Option<Floor>,
    /// People who said a line and had no turn yet: id, name, line.
    lines: Vec<(String, String, String)>,
    queue: Vec<Pitch>,
    /// Projects of the day that are neither in the queue nor told of.
    unqueued: Vec<Pitch>,
    told: usize,
    heads: Heads,
    tables: Vec<Table>,
    lists: Vec<List>,
    may_arrange: bool,
    may_answer: bool,
}

/// How far the places are.
#[derive(Default)]
struct Heads {
    here: usize,
    sit: usize,
    proposed: usize,
    asked: usize,
    yes: usize,
    /// Places that only the team sees.
    unseen: usize,
}

/// What is proposed for a project.
struct Table {
    title: String,
    place: String,
    people: Vec<Seat>,
}

/// Somebody to whom a place is proposed.
struct Seat {
    href: String,
    name: String,
    said: &'static str,
    locked: bool,
}

pub fn page(reader: &Reader, status: StatusCode, form: Form) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let day = event.moment.today;
    let on = event.round_now();
    let stage = on.map(|(_, stage)| stage);
    let queue: Vec<ProjectId> = on.map(|(round, _)| round.queue.iter().copied().collect()).unwrap_or_default();
    let had = |speaker: Speaker| {
        on.is_some_and(|(round, _)| round.floor.had.contains(&speaker) || round.floor.on.is_some_and(|on| on.speaker == speaker))
    };
    let of_day = || event.projects_on(day).into_iter().map(|(project, _)| project.id);
    let may = |act| domain::may(&reader.actor(), act, event.editing).is_ok();
    let next = |stage: Stage| Stage::ALL.into_iter().find(|next| *next > stage);
    let desk = DeskPage {
        page: Page::of(reader, w.the_round().to_owned(), "").hearing(reader, day),
        w,
        form,
        here: address(reader),
        number: on.map_or(0, |(round, _)| round.number),
        stages: Stage::ALL[..3].iter().map(|known| (known.word(), stage_heading(*known, w), Some(*known) == stage)).collect(),
        next_stage: stage.and_then(next).map(|next| (next.word(), stage_heading(next, w))),
        stage,
        floor: Floor::of(reader, say(reader)),
        lines: lines(reader)
            .into_iter()
            .filter(|(person, ..)| !had(Speaker::Person(*person)))
            .map(|(person, name, line)| (person.to_string(), name, line))
            .collect(),
        unqueued: Pitch::all(reader, of_day().filter(|id| !queue.contains(id) && !had(Speaker::Project(*id)))),
        told: of_day().filter(|id| had(Speaker::Project(*id))).count(),
        queue: Pitch::all(reader, queue.iter().copied()),
        heads: heads(reader),
        tables: tables(reader),
        lists: lists::all(reader, reader.app.ledger().clock().now(), stage.is_some()),
        may_arrange: may(Act::Arrange),
        may_answer: may(Act::Others),
    };
    show(reader, status, desk.render().unwrap_or_default())
}

/// Who is here and said a line, in the order in which they came in.
fn lines(reader: &Reader) -> Vec<(PersonId, String, String)> {
    let event = &reader.view.event;
    let day = event.moment.today;
    let mut here: Vec<_> = reader
        .view
        .everybody()
        .iter()
        .filter_map(|(person, profile)| match event.presence(day, person)? {
            Presence::Here { since, .. } => Some((since, person, profile.name.clone(), profile.line.clone()?)),
            _ => None,
        })
        .collect();
    here.sort_by_key(|one| (one.0, one.1));
    here.into_iter().map(|(_, person, name, line)| (person, name, line)).collect()
}

fn heads(reader: &Reader) -> Heads {
    let event = &reader.view.event;
    let day = event.moment.today;
    let here: Vec<PersonId> = event
        .presence
        .iter()
        .filter(|((of, person), presence)| *of == day && matches!(presence, Presence::Here { .. }) && event.now(*person) == *person)
        .map(|((_, person), _)| *person)
        .collect();
    let today = Today::of(event);
    let all = proposals(event);
    let count = |counts: &dyn Fn(&Proposal) -> bool| all.iter().filter(|proposal| counts(proposal)).count();
    Heads {
        here: here.len(),
        sit: here.iter().filter(|person| today.seat(**person).is_some()).count(),
        proposed: count(&|proposal| proposal.placing.project.is_some()),
        asked: count(&|proposal| proposal.released.is_some()),
        yes: count(&|proposal| proposal.answer == Some(Answer::Yes)),
        unseen: count(&|proposal| proposal.released.is_none() && proposal.placing.project.is_some()),
    }
}

fn tables(reader: &Reader) -> Vec<Table> {
    let (w, event) = (reader.words, &reader.view.event);
    let (say, day) = (say(reader), event.moment.today);
    let all = proposals(event);
    let mut tables: Vec<Table> = event
        .projects_on(day)
        .into_iter()
        .filter_map(|(project, on_day)| {
            let mut people: Vec<Seat> = all
                .iter()
                .filter(|proposal| proposal.placing.project == Some(project.id))
                .map(|proposal| Seat {
                    href: format!("{}/people/{}", address(reader), proposal.placing.person.0.short()),
                    name: say.who(domain::Who::Person(proposal.placing.person)),
                    said: match (proposal.answer, proposal.released) {
                        (Some(Answer::Yes), _) => w.answer_yes(),
                        (Some(Answer::Another), _) => w.answer_another(),
                        (Some(Answer::None), _) => w.answer_none(),
                        (None, Some(_)) => w.was_asked(),
                        (None, None) => "",
                    },
                    locked: proposal.locked,
                })
                .collect();
            people.sort_by(|one, other| one.name.cmp(&other.name));
            (!people.is_empty()).then(|| Table {
                title: super::told::named(say, Some(project.id)),
                place: say.place(&on_day.place),
                people,
            })
        })
        .collect();
    tables.sort_by(|one, other| one.title.cmp(&other.title));
    tables
}

pub async fn begin(posted: Posted) -> Response {
    act(&posted, |posted| Ok(RoundCommand::Begin { day: posted.reader.view.event.moment.today })).await
}

pub async fn go(posted: Posted) -> Response {
    act(&posted, |posted| {
        let stage = Stage::from_word(posted.fields.get("stage")).ok_or(Refusal::Gone { thing: Thing::Round })?;
        Ok(RoundCommand::Go { stage })
    })
    .await
}

pub async fn turn(posted: Posted) -> Response {
    act(&posted, |posted| {
        let project = forms::project(posted)?.map(Speaker::Project);
        // Whom nobody knows does not stop the clock: only who names nobody does.
        let person = match posted.fields.get("person") {
            "" => None,
            id => Some(Speaker::Person(PersonId(id.parse().map_err(|_| Refusal::Gone { thing: Thing::Person })?))),
        };
        Ok(RoundCommand::Turn { speaker: project.or(person) })
    })
    .await
}

/// From the desk, and from a project's own page.
pub async fn queue(posted: Posted) -> Response {
    let project = forms::project(&posted).ok().flatten();
    let back = project.filter(|_| posted.fields.is("back", "project")).map(|project| crate::project::address(&posted.reader, project));
    let there = back.unwrap_or_else(|| address(&posted.reader));
    act_to(&posted, &there, |posted| {
        let project = project.ok_or(Refusal::Gone { thing: Thing::Project })?;
        Ok(RoundCommand::Queue { project, queued: !posted.fields.is("queued", "no") })
    })
    .await
}

/// To all who do not see it yet; or to one person, from their own page.
pub async fn release(posted: Posted) -> Response {
    let only = posted.fields.get("person").parse().ok().map(PersonId);
    let there = only.map_or_else(|| address(&posted.reader), |only| format!("{}/people/{}", address(&posted.reader), only.0.short()));
    act_to(&posted, &there, |posted| {
        let event = &posted.reader.view.event;
        let all = proposals(event).into_iter().map(|proposal| proposal.placing.person);
        Ok(RoundCommand::Release { people: all.filter(|person| only.is_none_or(|only| event.are_one(only, *person))).collect() })
    })
    .await
}
