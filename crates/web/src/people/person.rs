//! One person: where they are, what they are at, and what came of it; for a typed name, whose it is.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::person::{Command as PersonCommand, Kind};
use domain::{Act, Command, Field, Person, PersonId, Refusal, Who};
use ledger::{Order, Receipt};
use words::Words;

use crate::app::App;
use crate::board::{self, OutcomeRow, title};
use crate::forms::{self, Failed, Fields, Form, Posted, show};
use crate::house::{Away, Whereabouts, say_where};
use crate::page::Page;
use crate::problem::Problem;
use crate::questionnaire::{self, Seen};
use crate::reader::Reader;
use crate::say::Say;
use crate::signin;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/people/{id}", get(person))
        .route("/{event}/people/{id}/claim", get(forms::to_thing).post(claim))
        .route("/{event}/people/{id}/decline", get(forms::to_thing).post(decline))
        .route("/{event}/people/{id}/grant", get(forms::to_thing).post(grant))
        .route("/{event}/people/{id}/hide", get(forms::to_thing).post(hide))
        .route("/{event}/people/{id}/show", get(forms::to_thing).post(show_again))
        .route("/{event}/people/{id}/presence", get(forms::to_thing).post(presence))
}

/// The address of somebody's page.
pub fn address(reader: &Reader, person: PersonId) -> String {
    format!("{}/people/{}", reader.root(), person.0.short())
}

/// A name as the reader may see it: their own always.
pub fn shown_name(reader: &Reader, person: PersonId) -> Option<&str> {
    let own = reader.person().filter(|me| *me == person).and_then(|me| reader.view.people.get(me)).map(|profile| profile.name.as_str());
    own.or_else(|| crate::say::name(&reader.view, person, reader.audience()))
}

/// The person of the address, if the reader may see them.
fn found<'a>(reader: &'a Reader, letters: &str) -> Option<(PersonId, &'a Person, &'a str)> {
    let people = &reader.view.event.people;
    let person = board::find(people.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))?;
    Some((person, people.get(&person)?, shown_name(reader, person)?))
}

/// For somebody who is not there, and just the same for somebody whom the reader may not see.
fn gone(reader: &Reader) -> Response {
    Problem::gone(reader, reader.words.nobody_to_see()).into_response()
}

#[derive(Template)]
#[template(path = "people/person.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
struct PersonPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    id: String,
    name: String,
    own: bool,
    /// What the event's site says of them, and where else they are, as HTML.
    presented: Option<(String, Vec<String>)>,
    /// Whether somebody else typed the name.
    typed: bool,
    hidden: bool,
    claim: Option<Claim>,
    /// Where they are, for those who may not say it for them.
    at: Option<String>,
    whereabouts: Option<Whereabouts>,
    /// Projects: address, title, on which day and where, whether they lead it.
    sits: Vec<(String, String, String, bool)>,
    outcomes: Vec<String>,
    /// What they answered, as far as the reader may see it, and whether that is not all.
    told: Vec<(String, String)>,
    shared_only: bool,
    /// Who has the same ticket, for the team.
    same_ticket: Vec<String>,
    may_admit: bool,
    may_merge: bool,
}

/// Somebody says that the name is theirs.
enum Claim {
    /// The reader does.
    Mine,
    /// Somebody else does: their name and id, for the team.
    Others(String, String),
}

async fn person(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let Some((person, ..)) = found(&reader, &letters) else { return gone(&reader) };
    let now = reader.view.event.now(person);
    if now != person {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return Redirect::to(&format!("{}{query}", address(&reader, now))).into_response();
    }
    page_of(&reader, &letters, StatusCode::OK, Form::empty(&reader, Fields::default()))
}

fn page_of(reader: &Reader, letters: &str, status: StatusCode, form: Form) -> Response {
    let Some((person, known, name)) = found(reader, letters) else { return gone(reader) };
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let may = |act| domain::may(&reader.actor(), act, event.editing).is_ok();
    let own = reader.person() == Some(person);
    let here = address(reader, person);
    let mut outcomes: Vec<_> = event
        .outcomes
        .values()
        .filter(|outcome| !outcome.withdrawn && outcome.about.who.iter().any(|who| event.now(*who) == person))
        .collect();
    outcomes.sort_unstable_by_key(|outcome| std::cmp::Reverse(outcome.added));
    let whereabouts = Whereabouts::of(reader, person, format!("{here}/presence"));
    let seen = questionnaire::seen(reader, person);
    let page = PersonPage {
        page: Page::of(reader, name.to_owned(), "").hearing(reader, event.moment.today),
        w,
        form,
        id: person.to_string(),
        name: name.to_owned(),
        own,
        presented: crate::site::presented(&say, person),
        typed: known.kind == Kind::Guest,
        hidden: known.hidden,
        claim: known.claimed.and_then(|by| match say.name(by) {
            _ if reader.person() == Some(by) => Some(Claim::Mine),
            Some(name) if may(Act::People) => Some(Claim::Others(name.to_owned(), by.to_string())),
            _ => None,
        }),
        at: whereabouts.house.as_ref().map(|(_, _, house)| match &whereabouts.away {
            Away::No => w.is_at(house.as_str()),
            Away::Out => w.out_for_a_while(house.as_str()),
            Away::Until(back) => w.out_until(back.as_str(), house.as_str()),
        }),
        whereabouts: (own || may(Act::Others)).then_some(whereabouts),
        sits: sits(reader, say, person),
        outcomes: outcomes.into_iter().map(|outcome| OutcomeRow::of(say, outcome).render().unwrap_or_default()).collect(),
        told: reader.view.everybody().get(person).map(|profile| questionnaire::told(w, event, &profile, seen)).unwrap_or_default(),
        shared_only: seen == Seen::Shared,
        same_ticket: if may(Act::Answers) { same_ticket(reader, say, person) } else { Vec::new() },
        may_admit: known.kind == Kind::Own && may(Act::Admit),
        may_merge: may(Act::People),
        here,
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// Who else has a ticket with the same code: then neither of them signs in by it.
fn same_ticket(reader: &Reader, say: Say<'_>, person: PersonId) -> Vec<String> {
    let mine = reader.view.everybody().tickets(person).into_iter().find(|ticket| !ticket.void);
    let Some(code) = mine.map(|ticket| signin::plain(&ticket.code)) else { return Vec::new() };
    let others = signin::holders(&reader.view, move |ticket| signin::plain(&ticket.code) == code);
    others.into_iter().filter(|other| *other != person).map(|other| say.who(Who::Person(other))).collect()
}

/// What somebody is at, day by day.
fn sits(reader: &Reader, say: Say<'_>, person: PersonId) -> Vec<(String, String, String, bool)> {
    let event = say.event();
    event
        .days
        .iter()
        .flat_map(|day| event.projects_on(day.date).into_iter().map(move |(project, on_day)| (day.date, project, on_day)))
        .filter(|(_, project, on_day)| on_day.members.contains_key(&person) || project.leads.contains(&person))
        .map(|(day, project, on_day)| {
            let place = say.place(&on_day.place);
            let when = say.day_name(day);
            (
                format!("{}/projects/{}?day={day}", reader.root(), project.id.0.short()),
                title(project.about.title.as_str(), say.words),
                if place.is_empty() { when } else { format!("{when} · {place}") },
                project.leads.contains(&person),
            )
        })
        .collect()
}

/// Asks for something that is done with the person of the address; then on to where one sees it, else the page again.
async fn act(posted: &Posted, letters: &str, to: &str, asks: impl FnOnce(PersonId, &Person) -> Result<Order, Refusal>) -> Response {
    let reader = &posted.reader;
    let Some((person, known, _)) = found(reader, letters) else { return gone(reader) };
    let asked = async { posted.ask(asks(person, known)?).await };
    answer(posted, letters, to, asked.await)
}

fn answer(posted: &Posted, letters: &str, to: &str, asked: Result<Receipt, Failed>) -> Response {
    let reader = &posted.reader;
    match asked {
        Ok(_) => posted.done(&format!("{}{to}", reader.root())),
        Err(failed) => page_of(reader, letters, failed.status(), posted.again(&failed)),
    }
}

async fn claim(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let to = format!("/people/{letters}");
    act(&posted, &letters, &to, |person, _| Ok(posted.order()?.with(Command::Person(PersonCommand::Claim { person })))).await
}

async fn decline(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let to = format!("/people/{letters}");
    act(&posted, &letters, &to, |person, _| Ok(order(&posted, PersonCommand::Decline { person }))).await
}

async fn grant(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, "/people", |person, known| {
        let by = known.claimed.ok_or(Refusal::ChangedSince { by: Who::Team })?;
        if posted.fields.get("by") != by.to_string() {
            return Err(Refusal::ChangedSince { by: Who::Person(by) });
        }
        Ok(order(&posted, PersonCommand::Merge { person, into: posted.reader.view.event.now(by) }))
    })
    .await
}

/// Asked for as whoever the sender is, without a word about a name: who wants a typed name gone need not say who they are, and
/// who may not do the rest is told so at once.
fn order(posted: &Posted, command: PersonCommand) -> Order {
    Order::new(posted.id, posted.reader.actor()).with(Command::Person(command))
}

async fn hide(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, "/people?removed=yes", |person, _| Ok(order(&posted, PersonCommand::Hide { person, hidden: true }))).await
}

async fn show_again(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let to = format!("/people/{letters}");
    act(&posted, &letters, &to, |person, _| Ok(order(&posted, PersonCommand::Hide { person, hidden: false }))).await
}

async fn presence(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let Some((person, ..)) = found(&posted.reader, &letters) else { return gone(&posted.reader) };
    let asked = say_where(&posted, person).await;
    answer(&posted, &letters, &format!("/people/{letters}"), asked)
}
