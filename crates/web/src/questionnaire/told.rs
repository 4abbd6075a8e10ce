//! What somebody answered, as it is told to those who may read it.

use std::collections::BTreeSet;

use domain::questionnaire::{Kind, Question, Questionnaire, Sharing, Value, key};
use domain::{Act, Change, Event, PersonId, Project, Recorded, history::Subject, project};
use ledger::Profile;
use words::Words;

use super::text;
use crate::reader::Reader;
use crate::say::Say;

/// Which answers of somebody a reader may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// None.
    Nothing,
    /// Those that are shared with the lead of their project.
    Shared,
    /// All.
    All,
}

/// Which answers of a person this reader may see. One's own are on one's own page.
pub fn seen(reader: &Reader, person: PersonId) -> Seen {
    let event = &reader.view.event;
    if domain::may(&reader.actor(), Act::Answers, event.editing).is_ok() {
        return Seen::All;
    }
    let sits = |project: &&Project| project.days.values().any(|on_day| on_day.members.keys().any(|member| event.are_one(*member, person)));
    let leads = |me: PersonId| event.projects.values().filter(|project| leads_for_all(event, project, me)).any(|project| sits(&project));
    if reader.person().is_some_and(leads) { Seen::Shared } else { Seen::Nothing }
}

/// Whether somebody leads a project and not only by their own word: they brought it, or the team said so. Otherwise whoever is
/// curious would only have to say that they lead.
pub fn leads_for_all(event: &Event, project: &Project, person: PersonId) -> bool {
    let is = |who: PersonId| event.are_one(who, person);
    let leads = !project.withdrawn && project.leads.iter().any(|lead| is(*lead));
    let history = || event.history.of(Subject::Project(project.id));
    let merges = |change: &Change| matches!(change, Change::Project(project::Change::Merged { .. }));
    // Whoever merges brings people along who never came to this lead's table.
    let brought_others = || history().any(|entry| merges(&entry.change) && !entry.stamp.actor.role.is_team());
    let named = |entry: &Recorded| match &entry.change {
        Change::Project(project::Change::Added { .. }) => entry.stamp.actor.who.person().is_some_and(is) && !brought_others(),
        Change::Project(project::Change::Led { person: lead, leads: true, .. }) => {
            let by_merging = || event.history.step(entry.stamp.seq).iter().any(|other| merges(&other.change));
            is(*lead) && entry.stamp.actor.role.is_team() && !by_merging()
        }
        _ => false,
    };
    leads && history().any(|entry| named(entry))
}

/// What somebody at a project shared with its lead.
pub struct Told {
    /// Their name, as far as the lead may see it.
    pub name: String,
    /// Questions and answers.
    pub rows: Vec<(String, String)>,
}

/// What the people at a project shared with its lead, if the reader is that one.
pub fn at_project(reader: &Reader, project: &Project, people: &[PersonId]) -> Vec<Told> {
    let event = &reader.view.event;
    let Some(me) = reader.person().filter(|me| leads_for_all(event, project, *me)) else { return Vec::new() };
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let others = people.iter().map(|person| event.now(*person)).filter(|person| *person != me);
    let everybody = reader.view.everybody();
    let tell = |person: PersonId| {
        let rows = told(reader.words, event, &*everybody.get(person)?, Seen::Shared);
        let name = say.name(person).unwrap_or_else(|| reader.words.somebody()).to_owned();
        (!rows.is_empty()).then_some(Told { name, rows })
    };
    others.filter_map(tell).collect()
}

/// Questions and answers, as far as they may be seen.
pub fn told(w: Words, event: &Event, profile: &Profile, seen: Seen) -> Vec<(String, String)> {
    if seen == Seen::Nothing {
        return Vec::new();
    }
    let questions = event.questionnaire();
    let mut rows = Vec::new();
    for question in &questions.questions {
        if seen == Seen::All || question.sharing == Sharing::Leads {
            rows.extend(profile.answer(&question.key).map(|value| (text::ask(w, question), answer(w, &questions, Some(question), value))));
        }
    }
    // What a ticket asked and this event does not.
    // What has a dot in its name is the importer's own note.
    let asked = |known: &str| questions.get(known).is_none() && !known.contains('.');
    let others = profile.answers.keys().filter(|known| seen == Seen::All && asked(known));
    rows.extend(others.filter_map(|known| Some((asked_by_a_ticket(w, known), answer(w, &questions, None, profile.answer(known)?)))));
    rows
}

/// What was asked of these people, as headings of a table with a column for each: the event's questions that somebody answered, then
/// what their tickets asked besides. With the names of the questions.
pub fn columns<'a>(w: Words, event: &Event, people: impl Iterator<Item = &'a Profile>) -> Vec<(String, String)> {
    let questions = event.questionnaire();
    // What has a dot in its name is the importer's own note.
    let known = people.flat_map(|profile| profile.answers.keys()).filter(|known| !known.contains('.'));
    let answered: BTreeSet<&str> = known.map(AsRef::as_ref).collect();
    let own = questions.questions.iter().filter(|question| answered.contains(question.key.as_str()));
    let own = own.map(|question| (question.key.clone(), heading(w, question)));
    let others = answered.iter().filter(|known| questions.get(known).is_none());
    own.chain(others.map(|known| {
        let heading = text::heading(w, known).map_or_else(|| asked_by_a_ticket(w, known), str::to_owned);
        ((*known).to_owned(), heading)
    }))
    .collect()
}

/// The event's own words for a question; a short one where it is asked everywhere.
fn heading(w: Words, question: &Question) -> String {
    let short = text::heading(w, &question.key).filter(|_| question.ask.is_empty());
    short.map_or_else(|| text::ask(w, question), str::to_owned)
}

/// What somebody answered to a question, as it reads in a table.
pub fn cell(w: Words, event: &Event, key: &str, profile: &Profile) -> String {
    let questions = event.questionnaire();
    profile.answer(key).map(|value| answer(w, &questions, questions.get(key), value)).unwrap_or_default()
}

fn asked_by_a_ticket(w: Words, known: &str) -> String {
    text::standard(w, known).map_or_else(|| known.replace('-', " "), str::to_owned)
}

/// An answer as it reads.
pub fn answer(w: Words, questions: &Questionnaire, question: Option<&Question>, value: &Value) -> String {
    let label = |one: &str| question.map_or_else(|| one.to_owned(), |question| label(w, questions, question, one));
    let all = |said: Vec<String>| crate::say::list(w, said);
    match value {
        Value::Text(text) => label(text),
        Value::Yes(true) => w.yes().to_owned(),
        Value::Yes(false) => w.no().to_owned(),
        Value::Choices(choices) => all(choices.iter().map(|one| label(one)).collect()),
        Value::Number(number) if question.is_some_and(|question| question.kind == Kind::Level) => text::level(w, *number).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Levels(levels) => {
            all(levels.iter().map(|(one, level)| format!("{}: {}", label(one), text::level(w, (*level).into()))).collect())
        }
    }
}

/// What can be tapped for a question, as it reads: also where the question has no options of its own.
pub fn label(w: Words, questions: &Questionnaire, question: &Question, one: &str) -> String {
    let asked = match question.key.as_str() {
        key::KNOWS | key::LEARNS if question.options.is_empty() => questions.get(key::AREAS).unwrap_or(question),
        _ => question,
    };
    asked.options.iter().find(|choice| choice.key == one).map_or_else(|| one.to_owned(), |choice| text::label(w, asked, choice))
}
