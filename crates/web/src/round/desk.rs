//! The coordinator's desk: begin, go on, give the floor, propose, release; and whom to walk over to.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::round::{Answer, Command as RoundCommand, Proposal, Speaker, Stage};
use domain::venue::Presence;
use domain::{Act, Command, Event, PersonId, Place, ProjectId, Refusal, Thing, VenueId};
use words::Words;

use super::houses::{self, House};
use super::lists::{self, List};
use super::today::Today;
use super::{Floor, Pitch, act, act_to, address, desk_of, proposals, say, stage_heading};
use crate::forms::{self, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use ledger::Order;

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
    /// The house of which it is the desk, where it is of one alone.
    at: Option<House>,
    /// Who speaks for all, also where houses go by themselves.
    floor: Option<Floor>,
    /// All together, or house by house.
    groups: Vec<Group>,
    /// How many wrote a line and had no turn yet.
    speakers: usize,
    /// How many projects wait to be told of.
    queued: usize,
    /// Whether people are too many for one room.
    too_many: bool,
    /// Projects of the day that are neither in the queue nor told of.
    unqueued: Vec<Pitch>,
    told: usize,
    heads: Heads,
    tables: Vec<Table>,
    lists: Vec<List>,
    /// When the page is looked at again though nothing happened, in milliseconds since 1970: who waits, waits longer.
    until: i64,
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
    letters: String,
    /// How many of it only the team sees.
    unseen: usize,
    title: String,
    place: String,
    people: Vec<Seat>,
    /// Who said yes: there is nothing to do about them.
    yes: Vec<Seat>,
}

/// People who say a line, and projects that are told of, one after the other.
struct Group {
    /// The house, where they go by themselves.
    house: Option<House>,
    /// Who speaks there alone.
    floor: Option<Floor>,
    lines: Vec<Line>,
    queue: Vec<Pitch>,
}

impl Group {
    /// Whether tables are offered: not while they are what is on.
    fn may_go_to_tables(&self, all: Option<&Floor>) -> bool {
        !self.floor.as_ref().or(all).is_some_and(|floor| floor.again)
    }
}

/// Somebody's line.
struct Line {
    person: PersonId,
    venue: VenueId,
    name: String,
    text: String,
}

/// After how many milliseconds an open desk looks again: its lists say minutes.
const LOOKS_AGAIN: i64 = 60_000;

/// Somebody to whom a place is proposed.
struct Seat {
    href: String,
    name: String,
    said: String,
    locked: bool,
}

pub fn page(reader: &Reader, status: StatusCode, form: Form, query: &str) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let (day, now) = (event.moment.today, reader.app.ledger().clock().now());
    let on = event.round_now();
    let stage = on.map(|(_, stage)| stage);
    let apart = houses::apart(event);
    let at = houses::asked(reader, query).filter(|house| apart.contains(house));
    let groups = groups(reader, &apart, at);
    let is_here = |project: &ProjectId| at.is_none_or(|house| houses::hears_of(event, house, *project));
    let told = |project| at.map_or_else(|| had(event, project), |house| event.round.floor(Some(house)).knows(project));
    let may = |act| domain::may(&reader.actor(), act, event.editing).is_ok();
    let next = |stage: Stage| Stage::ALL.into_iter().find(|next| *next > stage);
    let desk = DeskPage {
        page: Page::of(reader, w.the_round().to_owned(), query).hearing(reader, day),
        w,
        form,
        here: address(reader),
        number: on.map_or(0, |(round, _)| round.number),
        stages: Stage::ALL[..3].iter().map(|known| (known.word(), stage_heading(*known, w), Some(*known) == stage)).collect(),
        next_stage: stage.and_then(next).map(|next| (next.word(), stage_heading(next, w))),
        stage,
        at: at.and_then(|house| House::of(event, house)),
        floor: Floor::on(reader, say(reader), None),
        speakers: groups.iter().map(|group| group.lines.len()).sum(),
        queued: groups.iter().map(|group| group.queue.len()).sum(),
        groups,
        too_many: houses::are_too_many(event),
        unqueued: Pitch::all(reader, unqueued(event).into_iter().filter(is_here)),
        told: event.projects_on(day).into_iter().filter(|(project, _)| told(Speaker::Project(project.id))).count(),
        heads: heads(reader),
        tables: tables(reader),
        lists: lists::all(reader, now),
        until: now.as_millisecond() + LOOKS_AGAIN,
        may_arrange: may(Act::Arrange),
        may_answer: may(Act::Others),
    };
    show(reader, status, desk.render().unwrap_or_default())
}

/// Who is here and said a line, in the order in which they came in.
fn lines(reader: &Reader) -> Vec<Line> {
    let event = &reader.view.event;
    let day = event.moment.today;
    let mut here: Vec<_> = reader
        .view
        .everybody()
        .iter()
        .filter_map(|(person, profile)| match event.presence(day, person)? {
            Presence::Here { venue, since } => {
                Some((since, Line { person, venue, name: profile.name.clone(), text: profile.line.clone()? }))
            }
            _ => None,
        })
        .collect();
    here.sort_by_key(|(since, line)| (*since, line.person));
    here.into_iter().map(|(_, line)| line).collect()
}

/// All together; or each house that goes by itself, then what is told of in none of them so far.
fn groups(reader: &Reader, apart: &[VenueId], at: Option<VenueId>) -> Vec<Group> {
    let event = &reader.view.event;
    let mut lines: Vec<Line> = lines(reader).into_iter().filter(|line| !had(event, Speaker::Person(line.person))).collect();
    let on = event.round_now();
    let mut queue: Vec<ProjectId> = on.map(|(round, _)| round.queue.iter().copied().collect()).unwrap_or_default();
    let mut groups: Vec<Group> = Vec::new();
    for house in apart {
        let (here, elsewhere) = lines.into_iter().partition(|line| line.venue == *house);
        let (told, others): (Vec<_>, _) = queue.into_iter().partition(|project| houses::told_in(event, *project) == Some(*house));
        (lines, queue) = (elsewhere, others);
        if at.is_none_or(|at| at == *house) {
            groups.push(Group {
                house: House::of(event, *house),
                floor: Floor::on(reader, say(reader), Some(*house)),
                lines: here,
                queue: Pitch::all(reader, told.into_iter()),
            });
        }
    }
    if apart.is_empty() || !lines.is_empty() || !queue.is_empty() {
        groups.push(Group { house: None, floor: None, lines, queue: Pitch::all(reader, queue.into_iter()) });
    }
    groups
}

fn heads(reader: &Reader) -> Heads {
    let event = &reader.view.event;
    let here: Vec<PersonId> = houses::here(event).map(|(person, _)| person).collect();
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
    // Room by room, as the houses were entered; what has no place yet comes last.
    let rooms: Vec<_> = event
        .venues
        .iter()
        .flat_map(|venue| venue.rooms.iter().map(|room| Some(room.id)).chain([None]).map(|room| (venue.id, room)))
        .collect();
    let number = |place: &Place| rooms.iter().position(|room| (Some(room.0), room.1) == (place.venue, place.room)).unwrap_or(rooms.len());
    let mut tables: Vec<(usize, Table)> = event
        .projects_on(day)
        .into_iter()
        .filter_map(|(project, on_day)| {
            let of_it = || all.iter().filter(|proposal| proposal.placing.project == Some(project.id));
            // Who found a place by themselves was told no room; the others were.
            let proposed = of_it().map(|proposal| event.proposed_place(&proposal.placing)).find(|place| *place != on_day.place);
            let place = proposed.unwrap_or_else(|| on_day.place.clone());
            let (mut people, mut yes) = (Vec::new(), Vec::new());
            for proposal in of_it() {
                let starts = event.waits_for(proposal.placing.person).map(|project| w.waits_to_start(event.lacks_to_start(project, day)));
                let waits = starts.or_else(|| event.waits_for_seat(proposal.placing.person).map(|_| w.answer_yes_waits().to_owned()));
                let is_done = proposal.answer == Some(Answer::Yes) && waits.is_none();
                let seat = Seat {
                    href: format!("{}/people/{}", address(reader), proposal.placing.person.0.short()),
                    name: say.who(domain::Who::Person(proposal.placing.person)),
                    said: waits.unwrap_or_else(|| answer_word(event, proposal, w).to_owned()),
                    locked: proposal.locked,
                };
                if is_done { yes.push(seat) } else { people.push(seat) }
            }
            for seats in [&mut people, &mut yes] {
                seats.sort_by(|one, other| one.name.cmp(&other.name));
            }
            let table = Table {
                letters: project.id.0.short(),
                unseen: of_it().filter(|proposal| proposal.released.is_none()).count(),
                title: super::told::named(say, Some(project.id)),
                place: say.place(&place),
                people,
                yes,
            };
            (!table.people.is_empty() || !table.yes.is_empty()).then(|| (number(&place), table))
        })
        .collect();
    tables.sort_by(|one, other| (one.0, &one.1.title).cmp(&(other.0, &other.1.title)));
    tables.into_iter().map(|(_, table)| table).collect()
}

/// What somebody said to what is proposed to them.
fn answer_word(event: &Event, proposal: &Proposal, w: Words) -> &'static str {
    match (proposal.answer, proposal.released) {
        _ if event.is_lost(proposal) => w.no_seat_left(),
        (Some(Answer::Yes), _) => w.answer_yes(),
        (Some(Answer::Another), _) => w.answer_another(),
        (Some(Answer::None), _) => w.answer_none(),
        (None, Some(_)) => w.was_asked(),
        (None, None) => "",
    }
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
        let tables = posted.fields.is("tables", "yes").then_some(Speaker::Tables);
        let house = match posted.fields.get("house") {
            "" => None,
            letters => {
                let known = forms::venue_of(&posted.reader.view.event, letters);
                Some(known.ok_or(Refusal::Gone { thing: Thing::Venue })?)
            }
        };
        Ok(RoundCommand::Turn { speaker: project.or(person).or(tables), house })
    })
    .await
}

/// From the desk, and from a project's own page; from the desk also all at once.
pub async fn queue(posted: Posted) -> Response {
    if posted.fields.is("queued", "all") {
        return queue_all(posted).await;
    }
    let project = forms::project(&posted).ok().flatten();
    let back = project.filter(|_| posted.fields.is("back", "project")).map(|project| crate::project::address(&posted.reader, project));
    let there = back.unwrap_or_else(|| desk_of(&posted));
    act_to(&posted, &there, |posted| {
        let project = project.ok_or(Refusal::Gone { thing: Thing::Project })?;
        Ok(RoundCommand::Queue { project, queued: !posted.fields.is("queued", "no") })
    })
    .await
}

/// Whether somebody, or a project, had the floor in the round that is on, or has it now.
fn had(event: &Event, speaker: Speaker) -> bool {
    event.round_now().is_some_and(|(round, _)| round.knows(speaker))
}

/// Projects of the day that are neither in the queue nor told of.
fn unqueued(event: &Event) -> Vec<ProjectId> {
    let of_day = event.projects_on(event.moment.today).into_iter().map(|(project, _)| project.id);
    of_day.filter(|id| !event.round.queue.contains(id) && !had(event, Speaker::Project(*id))).collect()
}

/// All of them, by one press.
async fn queue_all(posted: Posted) -> Response {
    let reader = &posted.reader;
    let order = unqueued(&reader.view.event).into_iter().fold(Order::new(posted.id, reader.actor()), |order, project| {
        order.with(Command::Round(RoundCommand::Queue { project, queued: true }))
    });
    match posted.ask(order).await {
        Ok(_) => posted.done(&address(reader)),
        Err(failed) => super::page(reader, failed.status(), posted.again(&failed), "").await,
    }
}

/// To all who do not see it yet; to those of one table; or to one person, from their own page.
pub async fn release(posted: Posted) -> Response {
    let table = forms::project(&posted).ok().flatten();
    let only = posted.fields.get("person").parse().ok().map(PersonId);
    let there = only.map_or_else(|| address(&posted.reader), |only| format!("{}/people/{}", address(&posted.reader), only.0.short()));
    act_to(&posted, &there, |posted| {
        let event = &posted.reader.view.event;
        let at_table = |proposal: &Proposal| table.is_none() || proposal.placing.project == table;
        let all = proposals(event).into_iter().filter(at_table).map(|proposal| proposal.placing.person);
        Ok(RoundCommand::Release { people: all.filter(|person| only.is_none_or(|only| event.are_one(only, *person))).collect() })
    })
    .await
}
