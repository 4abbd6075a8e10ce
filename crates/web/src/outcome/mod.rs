//! Writing down what came of it: one field is enough.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::link::Link;
use domain::outcome::{About, Command as OutcomeCommand, Kind};
use domain::person::{Command as PersonCommand, Kind as PersonKind};
use domain::{Command, Date, Field, OutcomeId, PersonId, Refusal, Text, Thing};
use ledger::{Listing, Order, Profile};
use words::Words;

use crate::app::App;
use crate::board::{self, day_of, kind_word, title};
use crate::forms::{Failed, Fields, Form, GUESTS, Posted, show, to_form};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::{Say, fold};

/// Addresses of outcomes.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/done/new", get(new)).route("/{event}/done", get(to_form).post(record))
}

#[derive(Template)]
#[template(path = "outcome/new.html")]
struct NewPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    kinds: Vec<(String, &'static str, bool)>,
    projects: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

fn new_page(reader: &Reader, day: Date, form: Form) -> String {
    let w = reader.words;
    let event = &reader.view.event;
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let projects: Vec<(String, String)> =
        event.projects_on(day).into_iter().map(|(project, _)| (project.id.0.short(), title(project.about.title.as_str(), w))).collect();
    // People of the chosen project to tick; everybody else is typed.
    let chosen = projects.iter().find(|(id, _)| form.v("project") == id).map(|(id, _)| id.clone());
    let people = chosen
        .and_then(|id| board::find(event.projects.keys().map(|id| (*id, id.0)), Path(id)))
        .and_then(|id| event.projects.get(&id))
        .map(|project| project.people(day))
        .unwrap_or_default();
    let people = people
        .into_iter()
        .filter(|person| Some(*person) != reader.person())
        .filter_map(|person| say.name(person).map(|name| (person.0.to_string(), name.to_owned())))
        .collect();
    let kinds = Kind::ALL.into_iter().map(|kind| (kind_id(kind), kind_word(kind, w), kind.is_code())).collect();
    NewPage { page: Page::of(reader, w.add_to_done().to_owned(), &format!("day={day}")), w, form, day, kinds, projects, people }
        .render()
        .unwrap_or_default()
}

/// The word for a kind in forms.
fn kind_id(kind: Kind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

async fn new(reader: Reader, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("project="))).map(str::to_owned);
    // Whoever sits at a project most likely did it there.
    let seat = reader.person().and_then(|me| reader.view.event.seat_of(day, me)).map(|(project, _)| project.id.0.short());
    let mut values = Fields::default().with("me", "yes");
    if let Some(project) = asked.or(seat) {
        values = values.with("project", project);
    }
    show(&reader, StatusCode::OK, new_page(&reader, day, Form::empty(&reader, values)))
}

async fn record(posted: Posted) -> Response {
    let outcome = OutcomeId(posted.nth(0));
    let done = record_it(&posted, outcome).await;
    posted.on_the_board(done, &board::element("o", outcome.0), new_page)
}

async fn record_it(posted: &Posted, outcome: OutcomeId) -> Result<Date, Failed> {
    let (fields, event) = (&posted.fields, &posted.reader.view.event);
    let day = fields.day()?;
    let mut order = posted.order()?;
    let mut who: Vec<PersonId> = Vec::new();
    if fields.is("me", "yes") {
        who.extend(order.actor.who.person());
    }
    for ticked in fields.all("who") {
        let person = ticked.parse().map(PersonId).map_err(|_| Refusal::Gone { thing: Thing::Person })?;
        who.push(person);
    }
    let (names, remarks) = formats::live_document::split_people(fields.get("others"));
    who.extend(guests(&mut order, posted, &names)?);
    let mut seen = BTreeSet::new();
    who.retain(|person| seen.insert(*person));
    let project = match fields.get("project") {
        "" => None,
        letters => Some(
            board::find(event.projects.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))
                .ok_or(Refusal::Gone { thing: Thing::Project })?,
        ),
    };
    let about = About {
        who: who.into(),
        remarks: remarks.iter().map(|remark| Text::line(remark, Field::Who)).collect::<Result<_, _>>()?,
        what: Text::note(fields.get("what"), Field::What)?,
        links: fields.get("link").split_whitespace().map(Link::parse).collect::<Result<_, _>>()?,
        project,
        kind: serde_json::from_value(fields.get("kind").into()).ok(),
    };
    posted.ask(order.with(Command::Outcome(OutcomeCommand::Record { outcome, day, about, source: None }))).await?;
    Ok(day)
}

/// People by their typed names: those whom everybody may see are known again, the others come in as guests.
fn guests(order: &mut Order, posted: &Posted, names: &[String]) -> Result<Vec<PersonId>, Refusal> {
    let (mut found, mut brought) = (Vec::new(), HashMap::new());
    if names.len() > usize::from(GUESTS) {
        return Err(Refusal::TooLong { field: Field::Who, limit: usize::from(GUESTS), length: names.len() });
    }
    for (index, name) in (1_u16..).zip(names) {
        let name = Text::some_line(name, Field::Who)?;
        let person = PersonId(posted.nth(index));
        // The same form again, after it brought people in, is still the same form.
        if let Some(known) = posted.reader.view.people.find_but(name.as_str(), |known| posted.brought_in(known)) {
            found.push(known);
            continue;
        }
        // A name that is typed twice is one guest.
        let person = match brought.entry(fold(name.as_str())) {
            Entry::Occupied(known) => {
                found.push(*known.get());
                continue;
            }
            Entry::Vacant(new) => *new.insert(person),
        };
        order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: PersonKind::Guest }));
        order.profiles.push((person, Profile { name: name.as_str().to_owned(), listing: Listing::Everyone, contact: None }));
        found.push(person);
    }
    Ok(found)
}
