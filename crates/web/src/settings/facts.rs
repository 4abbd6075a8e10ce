//! What the event is called, its time zone, whom to ask, and who may edit its board.

use std::collections::BTreeSet;

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::event::{Command as EventCommand, MOST_NEWCOMERS_EACH, NEWCOMERS_EACH};
use domain::person::{Command as PersonCommand, Kind};
use domain::{Act, Audience, Command, Contacts, Editing, Event, Facts, Field, PersonId, Refusal, Role, Text, Thing};
use ledger::{Listing, Order, Profile, Token, TokenHash, View};
use words::{Lang, Words};

use super::{Sheet, begun, kept};
use crate::app::App;
use crate::door;
use crate::forms::{Both, Failed, Fields, Form, Posted, Said, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::fold;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/settings/facts", get(facts).post(describe))
}

/// The names of the contacts' fields.
const CONTACTS: [&str; 3] = ["newcomers", "coordinator", "conduct"];

fn contact_of(contacts: &Contacts, field: &str) -> Option<PersonId> {
    match field {
        "newcomers" => contacts.newcomers,
        "coordinator" => contacts.coordinator,
        _ => contacts.conduct,
    }
}

const PARTS: &[(&str, &[&str])] = &[
    ("title", &["title"]),
    ("zone", &["zone"]),
    ("language", &["language"]),
    ("series", &["series"]),
    ("newcomers", &["newcomers"]),
    ("coordinator", &["coordinator"]),
    ("conduct", &["conduct"]),
    ("each", &["each"]),
    ("editing", &["editing"]),
];

const EDITING: [Editing; 3] = [Editing::Anyone, Editing::Tickets, Editing::Team];

const fn editing_id(editing: Editing) -> &'static str {
    match editing {
        Editing::Anyone => "anyone",
        Editing::Tickets => "tickets",
        Editing::Team => "team",
    }
}

/// Who may edit the board, in a sentence.
pub fn editing_sentence(w: Words, editing: Editing) -> &'static str {
    match editing {
        Editing::Anyone => w.editing_anyone(),
        Editing::Tickets => w.editing_tickets(),
        Editing::Team => w.editing_team(),
    }
}

#[derive(Template)]
#[template(path = "settings/facts.html")]
struct FactsPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    zones: Vec<String>,
    contacts: Vec<Choice>,
    /// Code and own name.
    languages: Vec<(String, String)>,
    /// After how many newcomers a mentor looks at most.
    each: Vec<String>,
    /// Word in forms, what it means, and who could still write.
    editing: Vec<(&'static str, &'static str, Option<String>)>,
}

/// Somebody to choose, or to type.
struct Choice {
    name: &'static str,
    label: &'static str,
    /// Ids and names, and whether it is this one.
    people: Vec<(String, String, bool)>,
    /// What was typed.
    typed: String,
}

fn values(view: &View) -> Fields {
    let facts = view.event.facts();
    let values = Fields::default().with("title", facts.title.as_str()).with("zone", facts.zone).with("editing", editing_id(facts.editing));
    let values = values.with("language", facts.language.as_ref().map_or("", |language| language.as_str()));
    let values = values.with("series", facts.series.as_str()).with("each", view.event.newcomers_each().to_string());
    CONTACTS.into_iter().fold(values, |values, name| {
        values.with(name, contact_of(&facts.contacts, name).map_or_else(String::new, |person| person.to_string()))
    })
}

/// The languages to choose from: those of the program, and the one that the event's folder says, whatever it is.
fn languages(event: &Event) -> Vec<(String, String)> {
    let ours = Lang::ALL.iter().map(|lang| lang.code());
    let own = event.language.as_ref().map(domain::Language::as_str).filter(|tag| Lang::from_code(tag).is_none());
    ours.chain(own).map(|tag| (tag.to_owned(), crate::say::own_name(tag))).collect()
}

fn contact_label(w: Words, name: &str) -> &'static str {
    match name {
        "newcomers" => w.who_is_there_for_newcomers(),
        "coordinator" => w.who_coordinates(),
        _ => w.who_answers_for_conduct(),
    }
}

fn said(w: Words, view: &View, fields: &Fields) -> Vec<Said> {
    let person = |name: &str| match fields.get(&format!("{name}-name")).trim() {
        "" => {
            let chosen = fields.get(name).parse().ok().map(PersonId);
            chosen.and_then(|person| crate::say::name(view, person, Audience::Team)).unwrap_or("").to_owned()
        }
        typed => typed.to_owned(),
    };
    let editing = EDITING.into_iter().find(|editing| editing_id(*editing) == fields.get("editing")).unwrap_or_default();
    let language = Some(fields.get("language")).filter(|tag| !tag.is_empty());
    let language = language.map_or_else(|| w.event_language_none().to_owned(), crate::say::own_name);
    let mut parts = vec![
        Said::new("title", w.event_title(), fields.get("title")),
        Said::new("zone", w.time_zone(), fields.get("zone")),
        Said::new("language", w.event_language(), language),
        Said::new("series", w.event_series(), fields.get("series").trim()),
    ];
    parts.extend(CONTACTS.map(|name| Said::new(name, contact_label(w, name), person(name))));
    parts.push(Said::new("each", w.newcomers_for_each(), fields.get("each")));
    parts.push(Said::new("editing", w.who_may_edit(), editing_sentence(w, editing)));
    parts
}

async fn facts(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let now = values(&reader.view);
    let form = Form::empty(&reader, begun(&said(reader.words, &reader.view, &now), now));
    show(&reader, StatusCode::OK, page(&reader, form, Both::default()))
}

fn page(reader: &Reader, form: Form, both: Both) -> String {
    let w = reader.words;
    let event = &reader.view.event;
    let mut people: Vec<(PersonId, &str)> = reader
        .view
        .people
        .iter()
        .filter(|(person, _)| event.now(*person) == *person && !event.is_hidden(*person))
        .map(|(person, profile)| (person, profile.name.as_str()))
        .collect();
    people.sort_by_key(|(_, name)| fold(name));
    let contacts = CONTACTS
        .into_iter()
        .map(|name| Choice {
            name,
            label: contact_label(w, name),
            people: people.iter().map(|(id, shown)| (id.to_string(), (*shown).to_owned(), form.v(name) == id.to_string())).collect(),
            typed: form.v(&format!("{name}-name")).to_owned(),
        })
        .collect();
    let could = writers(reader);
    FactsPage {
        page: Page::of(reader, w.facts().to_owned(), ""),
        w,
        was: kept(&form.values),
        form,
        both,
        zones: jiff::tz::db().available().map(|zone| zone.to_string()).collect(),
        contacts,
        languages: languages(event),
        each: MOST_NEWCOMERS_EACH.map(|each| each.to_string()).collect(),
        editing: EDITING
            .into_iter()
            .map(|editing| {
                let still = match editing {
                    Editing::Anyone => None,
                    Editing::Tickets => Some(w.could_still_write(could(Role::Participant))),
                    Editing::Team => Some(w.could_still_write(could(Role::Greeter))),
                };
                (editing_id(editing), editing_sentence(w, editing), still)
            })
            .collect(),
    }
    .render()
    .unwrap_or_default()
}

/// How many could write if one had to be this at least: those who are signed in as that or more, each person once. The reader is
/// one of them, also by the link that the program printed, which is no session.
pub fn writers(reader: &Reader) -> impl Fn(Role) -> usize {
    let own = reader.token.as_deref().map(TokenHash::of);
    let others =
        reader.app.ledger().tokens(reader.view.slug.as_str()).into_iter().filter(|(hash, _)| Some(hash) != own.as_ref()).filter_map(
            |(_, token)| match token {
                Token::Session(session) => Some(session),
                Token::Link(_) | Token::Pass(_) => None,
            },
        );
    let sessions: Vec<_> = others.chain(reader.session).collect();
    move |least| {
        let may = || sessions.iter().filter(|session| session.role >= least);
        let people: BTreeSet<PersonId> = may().filter_map(|session| session.person).collect();
        people.len() + may().filter(|session| session.person.is_none()).count()
    }
}

async fn describe(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let w = posted.reader.words;
    let sheet = Sheet { parts: PARTS, values: &|view| Some(values(view)), said: &|view, fields| said(w, view, fields) };
    sheet.put(posted, describe_it, "settings", page).await
}

async fn describe_it(posted: &Posted) -> Result<(), Failed> {
    let fields = &posted.fields;
    let mut order = posted.order()?;
    let [newcomers, coordinator, conduct] = CONTACTS;
    let contacts = Contacts {
        newcomers: contact(&mut order, posted, newcomers, 1)?,
        coordinator: contact(&mut order, posted, coordinator, 2)?,
        conduct: contact(&mut order, posted, conduct, 3)?,
    };
    let facts = Facts {
        title: Text::some_line(fields.get("title"), Field::Title)?,
        zone: fields.get("zone").trim().to_owned(),
        contacts,
        editing: EDITING.into_iter().find(|editing| editing_id(*editing) == fields.get("editing")).unwrap_or_default(),
        language: fields.get("language").parse().ok(),
        series: Text::line(fields.get("series"), Field::Title)?,
        newcomers_each: match fields.get("each").parse().ok().filter(|each| MOST_NEWCOMERS_EACH.contains(each)) {
            Some(each) => Some(each).filter(|each| *each != NEWCOMERS_EACH),
            None => posted.reader.view.event.newcomers_each,
        },
    };
    posted.ask(order.with(Command::Event(EventCommand::Describe { seen: fields.seq(), facts }))).await?;
    Ok(())
}

/// Who is chosen; or who is typed, "Ines, +33 1 99 00 12 34": a typed name that stands here already gets the new contact, another
/// one comes in as a guest, once however often it is typed.
fn contact(order: &mut Order, posted: &Posted, field: &str, index: u16) -> Result<Option<PersonId>, Refusal> {
    let view = &posted.reader.view;
    let typed = posted.fields.get(&format!("{field}-name"));
    if typed.trim().is_empty() {
        let chosen = match posted.fields.get(field) {
            "" => return Ok(None),
            id => id.parse().map(PersonId).map_err(|_| Refusal::Gone { thing: Thing::Person })?,
        };
        return Ok(Some(chosen));
    }
    let (name, contact) = typed.split_once(',').unwrap_or((typed, ""));
    let name = Text::some_line(name, Field::Name)?;
    let contact = Some(Text::line(contact, Field::Contact)?.to_string()).filter(|contact| !contact.is_empty());
    let known = view.people.iter().find(|(person, profile)| {
        let is = view.event.people.get(person);
        let stands = is.is_some_and(|is| is.kind == Kind::Guest && is.merged.is_none() && !is.hidden);
        stands && !posted.brought_in(*person) && fold(&profile.name) == fold(name.as_str())
    });
    if let Some((person, profile)) = known {
        if contact.is_some() && contact != profile.contact {
            order.profiles.push((person, Profile { contact, ..profile.clone() }));
        }
        return Ok(Some(person));
    }
    let mut new = order.profiles.iter_mut().filter(|(person, _)| (1..index).any(|index| *person == PersonId(posted.nth(index))));
    if let Some((person, profile)) = new.find(|(_, profile)| fold(&profile.name) == fold(name.as_str())) {
        profile.contact = contact.or_else(|| profile.contact.take());
        return Ok(Some(*person));
    }
    let person = PersonId(posted.nth(index));
    order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Guest }));
    order.profiles.push((person, Profile { name: name.to_string(), listing: Listing::Everyone, contact, ..Default::default() }));
    Ok(Some(person))
}
