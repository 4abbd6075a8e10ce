//! One person in the round, for the team: what is proposed, why, another place by hand, and what they said at the desk.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::round::{Answer, Command as RoundCommand, Placing};
use domain::{Act, Command, PersonId};
use ledger::Order;
use words::Words;

use super::answer::Card;
use super::told::{self, To};
use super::{address, morning, places_are_on, say};
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
    /// Projects to choose from: letters, title with where and how many, whether it is the one.
    projects: Vec<(String, String, bool)>,
    places: bool,
    /// Whether one more place may be looked for.
    finds: bool,
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
        projects: of_day
            .map(|(project, on_day)| {
                let parts = [told::named(say, Some(project.id)), say.place(&on_day.place), heads(reader, project, on_day)];
                let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                (project.id.0.short(), line, chosen == Some(project.id))
            })
            .collect(),
        places: event.round_now().is_some(),
        finds: places_are_on(event)
            && event.seat_of(day, person).is_none()
            && proposal.is_none_or(|proposal| !proposal.locked && !proposal.waits() || morning::is_lost(event, &proposal)),
        card,
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// How many sit at a project or are to, of how many seats.
fn heads(reader: &Reader, project: &domain::Project, on_day: &domain::project::OnDay) -> String {
    let to_come = super::proposals(&reader.view.event).into_iter().filter(|proposal| {
        proposal.placing.project == Some(project.id) && !matches!(proposal.answer, Some(Answer::Another | Answer::None))
    });
    let come = to_come.filter(|proposal| !on_day.members.contains_key(&proposal.placing.person)).count();
    let heads = on_day.members.len() + come;
    project.about.seats.map_or_else(|| heads.to_string(), |seats| reader.words.n_of_m(seats, heads))
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
