//! Two entries that are one person: which two, and what would move, before it does.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::person::{Command as PersonCommand, Kind};
use domain::{Act, Change, Command, PersonId, Refusal, Thing, Who, project};
use words::Words;

use super::address;
use crate::app::App;
use crate::board::title;
use crate::door;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal;
use crate::say::{Say, fold};

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/people/merge", get(choose).post(merge))
}

#[derive(Template)]
#[template(path = "people/merge.html")]
struct MergePage {
    page: Page,
    w: Words,
    form: Form,
    /// Everybody: id and name, told apart where two are called the same.
    people: Vec<(String, String)>,
    /// Both names and what would move, once two are chosen.
    would: Option<(String, String, Vec<String>)>,
}

async fn choose(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::People) {
        return problem.into_response();
    }
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    page_of(&reader, StatusCode::OK, Form::empty(&reader, Fields::new(asked)))
}

async fn merge(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::People) {
        return problem.into_response();
    }
    let asked = async {
        let (person, into) = two(&posted.reader, &posted.fields).ok_or(Refusal::Gone { thing: Thing::Person })?;
        posted.ask(posted.order()?.with(Command::Person(PersonCommand::Merge { person, into }))).await?;
        Ok::<PersonId, Failed>(into)
    };
    match asked.await {
        Ok(into) => posted.done(&address(&posted.reader, into)),
        Err(failed) => page_of(&posted.reader, failed.status(), posted.again(&failed)),
    }
}

/// Who is no more, and who they are. Whoever came by themselves stays, whichever of the two was named first: a device may be theirs.
fn two(reader: &Reader, fields: &Fields) -> Option<(PersonId, PersonId)> {
    let people = &reader.view.event.people;
    let chosen = |name: &str| fields.get(name).parse().ok().map(PersonId).filter(|person| people.contains_key(person));
    let (person, into) = (chosen("person")?, chosen("into")?);
    let kind = |person: PersonId| people.get(&person).map(|known| known.kind);
    let turned = kind(person) == Some(Kind::Own) && kind(into) == Some(Kind::Guest);
    Some(if turned { (into, person) } else { (person, into) })
}

fn page_of(reader: &Reader, status: StatusCode, mut form: Form) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let mut people: Vec<(String, String)> = event
        .people
        .iter()
        .filter(|(_, known)| known.merged.is_none())
        .filter_map(|(person, known)| {
            let name = say.name(*person)?;
            let told = if known.kind == Kind::Guest { w.typed_by_others(name) } else { name.to_owned() };
            Some((person.to_string(), told))
        })
        .collect();
    people.sort_by_cached_key(|(_, name)| fold(name));
    let mut would = None;
    if let Some((person, into)) = two(reader, &form.values) {
        match moves(reader, say, person, into) {
            Ok(moves) => {
                let name = |person| say.name(person).unwrap_or("").to_owned();
                would = Some((name(person), name(into), moves));
                form.values = Fields::default().with("person", person.to_string()).with("into", into.to_string());
            }
            Err(refused) if form.notice.is_none() => {
                let text = refusal::words(say, &refused);
                form.notice = Some(crate::forms::Notice { text, field: None, anyway: false });
            }
            Err(_) => {}
        }
    }
    let page = MergePage { page: Page::of(reader, w.two_entries_one_person().to_owned(), ""), w, form, people, would };
    show(reader, status, page.render().unwrap_or_default())
}

/// What would move, in sentences: just what the rules would do now.
fn moves(reader: &Reader, say: Say<'_>, person: PersonId, into: PersonId) -> Result<Vec<String>, Refusal> {
    let (w, event) = (say.words, say.event());
    let merge = Command::Person(PersonCommand::Merge { person, into });
    let changes = domain::decide(event, &reader.actor(), reader.app.ledger().clock().now(), &merge)?;
    let name_of = |project| event.projects.get(&project).map_or_else(String::new, |project| title(project.about.title.as_str(), w));
    let joins = |left: domain::ProjectId, on: domain::Date| {
        changes
            .iter()
            .any(|change| matches!(change, Change::Project(project::Change::Joined { project, day, .. }) if *project == left && *day == on))
    };
    let mut moves = Vec::new();
    for change in &changes {
        match *change {
            Change::Project(project::Change::Left { project, day, .. }) if joins(project, day) => {
                moves.push(w.merge_sits(say.day_name(day), name_of(project)));
            }
            Change::Project(project::Change::Left { project, day, .. }) => {
                moves.push(w.merge_sits_elsewhere(say.day_name(day), name_of(project)));
            }
            Change::Project(project::Change::Led { project, leads: true, .. }) => moves.push(w.merge_leads(name_of(project))),
            Change::Venue(domain::venue::Change::Arrived { venue, day, .. } | domain::venue::Change::WentAway { venue, day, .. }) => {
                moves.push(w.merge_is_at(say.day_name(day), say.venue(venue)));
            }
            _ => {}
        }
    }
    let outcomes = event
        .outcomes
        .values()
        .filter(|outcome| !outcome.withdrawn && outcome.about.who.iter().any(|who| event.now(*who) == person))
        .count();
    let said = |by: Who| by.person().is_some_and(|by| event.now(by) == person);
    let notes: usize = event
        .messages
        .values()
        .filter(|message| !message.withdrawn)
        .map(|message| usize::from(said(message.by)) + message.answers.iter().filter(|answer| said(answer.by)).count())
        .sum();
    moves.extend((outcomes > 0).then(|| w.merge_outcomes(outcomes)));
    moves.extend((notes > 0).then(|| w.merge_notes(notes)));
    Ok(moves)
}
