//! One person in the round, for the team: what is proposed, why, another place by hand, and what they said at the desk.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::project::{OnDay, State};
use domain::round::{Answer, Command as RoundCommand, Placing};
use domain::{Act, Command, PersonId, Project, ProjectId, Refusal};
use ledger::Order;
use words::Words;

use super::answer::Card;
use super::told::{self, To};
use super::turned_down::TurnedDown;
use super::{address, places_are_on, say};
use crate::board;
use crate::door;
use crate::forms::{self, Fields, Form, Posted, show};
use crate::page::Page;
use crate::people;
use crate::problem::Problem;
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "round/person.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
struct PersonPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    day: String,
    id: String,
    /// Their page among the people's.
    among: String,
    card: Option<String>,
    asked: bool,
    locked: bool,
    /// Where they sit now.
    seat: String,
    /// Projects to choose from.
    projects: Vec<Choice>,
    /// What they said yes to, where they wait for a seat and the reader may put them there all the same.
    anyway: Option<String>,
    /// That they turned down in this round what is proposed.
    said_no: Option<String>,
    /// That the room of what is proposed has fewer seats than people would sit there.
    crowded: Option<String>,
    places: bool,
    /// Whether one more place may be looked for.
    finds: bool,
}

/// A project that may be proposed by hand.
struct Choice {
    letters: String,
    /// Its title, where, and how many are or come, of how many, there and in the room.
    line: String,
    is_chosen: bool,
    /// Whether the rules leave no seat there for them.
    is_full: bool,
}

pub async fn page(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    match found(&reader, &letters) {
        Some(person) => again(&reader, person, StatusCode::OK, Form::empty(&reader, Fields::default())).await,
        None => gone(&reader),
    }
}

fn gone(reader: &Reader) -> Response {
    Problem::gone(reader, reader.words.nobody_to_see()).into_response()
}

fn found(reader: &Reader, letters: &str) -> Option<PersonId> {
    let people = &reader.view.event.people;
    let person = board::find(people.iter().filter(|(_, known)| !known.erased).map(|(id, _)| (*id, id.0)), Path(letters.to_owned()))?;
    Some(reader.view.event.now(person))
}

/// The page, also where something was refused.
pub async fn again(reader: &Reader, person: PersonId, status: StatusCode, form: Form) -> Response {
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    let (w, event) = (reader.words, &reader.view.event);
    let (say, day) = (say(reader), event.moment.today);
    let proposal = event.proposal_of(person);
    let chosen = proposal.and_then(|proposal| proposal.placing.project);
    let of_day = event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state != domain::project::State::Finished);
    let no = TurnedDown::of(&reader.view);
    let waits = proposal.is_some_and(|proposal| proposal.answer.is_none());
    let card = Card::of(reader, person, To::Team).await.and_then(|card| card.render().ok());
    let page = PersonPage {
        page: Page::of(reader, say.who(domain::Who::Person(person)), "").hearing(reader, day),
        w,
        form,
        here: format!("{}/people/{}", address(reader), person.0.short()),
        day: day.to_string(),
        id: person.to_string(),
        among: people::address(reader, person),
        asked: proposal.is_some_and(|proposal| proposal.released.is_some()),
        locked: proposal.is_some_and(|proposal| proposal.locked),
        seat: event.seat_of(day, person).map(|(project, _)| told::named(say, Some(project.id))).unwrap_or_default(),
        projects: of_day.map(|(project, on_day)| choice(reader, person, chosen, &no, project, on_day)).collect(),
        anyway: event
            .waits_for_seat(person)
            .filter(|_| domain::may(&reader.actor(), Act::PutAnyway, event.editing).is_ok())
            .map(|project| project.id.0.short()),
        said_no: chosen.filter(|_| waits).and_then(|project| said_no(reader, &no, person, project)),
        crowded: chosen.and_then(|project| crowded(reader, person, project)),
        places: event.round_now().is_some(),
        finds: places_are_on(event)
            && event.seat_of(day, person).is_none()
            && proposal.is_none_or(|proposal| !proposal.locked && !proposal.waits() || event.is_lost(&proposal)),
        card,
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// That somebody turned a project down in this round, and when: whoever asks them all the same is to know it.
fn said_no(reader: &Reader, no: &TurnedDown, person: PersonId, project: ProjectId) -> Option<String> {
    let at = no.when(reader.view.event.now(person), project)?.to_zoned(reader.view.event.zone.clone());
    Some(reader.words.said_no_at(say(reader).clock(at.time())))
}

fn choice(reader: &Reader, person: PersonId, chosen: Option<ProjectId>, no: &TurnedDown, project: &Project, on_day: &OnDay) -> Choice {
    let (w, event) = (reader.words, &reader.view.event);
    let is_chosen = chosen == Some(project.id);
    let placing = Placing { person, project: Some(project.id), venue: None, room: None };
    let place = Command::Round(RoundCommand::Place { placing, locked: false });
    let refused = domain::decide(event, &reader.actor(), reader.app.ledger().clock().now(), &place).err();
    let why = match refused.filter(|_| !is_chosen) {
        Some(Refusal::ProjectFull { .. }) => w.no_seat_free(),
        Some(Refusal::SeatsHeld { .. }) => w.seats_are_held(),
        Some(Refusal::FullForNow { .. }) => w.full_for_now(),
        _ => "",
    };
    let come = heads(reader, project, on_day);
    let of_project = project.about.seats.map_or_else(|| come.to_string(), |seats| w.n_of_m(seats, come));
    let in_room = in_room(reader, on_day).map(|(heads, seats)| w.in_the_room(heads, seats)).unwrap_or_default();
    let title = told::named(say(reader), Some(project.id));
    let said_no = said_no(reader, no, person, project.id).unwrap_or_default();
    let parts = [title, say(reader).place(&on_day.place), of_project, why.to_owned(), in_room, said_no];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Choice { letters: project.id.0.short(), line, is_chosen, is_full: !why.is_empty() }
}

/// How many sit at a project or are to.
fn heads(reader: &Reader, project: &Project, on_day: &OnDay) -> usize {
    let to_come = super::proposals(&reader.view.event).into_iter().filter(|proposal| {
        proposal.placing.project == Some(project.id) && !matches!(proposal.answer, Some(Answer::Another | Answer::None))
    });
    on_day.members.len() + to_come.filter(|proposal| !on_day.members.contains_key(&proposal.placing.person)).count()
}

/// How many sit in the room of a project or are to, at all its tables, and how many seats it has, where it says so.
fn in_room(reader: &Reader, on_day: &OnDay) -> Option<(usize, u32)> {
    let event = &reader.view.event;
    let (_, room) = event.room(on_day.place.room?)?;
    let tables = event.projects_on(event.moment.today).into_iter();
    let here = tables.filter(|(_, other)| other.place.room == Some(room.id) && other.state != State::Finished);
    Some((here.map(|(project, on_day)| heads(reader, project, on_day)).sum(), room.seats?))
}

fn crowded(reader: &Reader, person: PersonId, project: ProjectId) -> Option<String> {
    let event = &reader.view.event;
    let on_day = event.projects.get(&project)?.days.get(&event.moment.today)?;
    let (heads, seats) = in_room(reader, on_day)?;
    let stays = event.proposal_of(person).is_some_and(|proposal| matches!(proposal.answer, Some(Answer::Another | Answer::None)));
    let is_crowded = !stays && u32::try_from(heads).is_ok_and(|heads| heads > seats);
    is_crowded.then(|| reader.words.room_is_crowded(heads, say(reader).place(&on_day.place), seats))
}

/// Proposes another place by hand; `show` lets the person see it at once.
pub async fn place(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    let Some(person) = found(reader, &letters) else { return gone(reader) };
    let known = reader.view.event.proposal_of(person).map(|proposal| proposal.placing);
    let asked = async {
        let project = forms::project(&posted)?;
        let placing = match known.filter(|known| known.project == project) {
            Some(known) => known,
            None => Placing { person, project, venue: None, room: None },
        };
        let locked = posted.fields.is("locked", "yes");
        let mut order = Order::new(posted.id, reader.actor()).with(Command::Round(RoundCommand::Place { placing, locked }));
        if posted.fields.is("show", "yes") {
            order.commands.push(Command::Round(RoundCommand::Release { people: vec![person] }));
        }
        posted.ask(order).await
    };
    match asked.await {
        Ok(_) => posted.done(&format!("{}/people/{letters}", address(reader))),
        Err(failed) => again(reader, person, failed.status(), posted.again(&failed)).await,
    }
}
