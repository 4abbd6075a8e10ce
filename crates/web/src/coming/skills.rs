//! What people typed of what they know and want to learn, and which skill each word becomes. Words and figures, and nobody's name.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::coming::{Command as ComingCommand, Terms};
use domain::questionnaire::{Value, key};
use domain::skill::{self, Meant, Vocabulary, plain};
use domain::{Act, Command, Field, PersonId, Text};
use ledger::Profile;
use words::Words;

use super::fresh;
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::series;

/// A figure smaller than this is not told.
const FEW: usize = 5;

/// How many unknown words are shown; the others are counted.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "coming/skills.html")]
struct SkillsPage {
    page: Page,
    w: Words,
    form: Form,
    /// Whether anybody said a word.
    anybody: bool,
    unknown: Vec<Row>,
    /// How many more are unknown.
    more: usize,
    meant: Vec<Row>,
    /// What words mean at other events of the series.
    series: Vec<Row>,
    known: Vec<Group>,
    /// The usual names of skills.
    names: Vec<String>,
}

/// A word, how many said it, and what it means.
struct Row {
    word: String,
    figure: String,
    means: String,
    /// The event of the series that says so.
    from: String,
}

/// A skill, and the words that people have for it.
struct Group {
    skill: String,
    said: String,
    figure: String,
}

pub(super) async fn page(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Answers) {
        return problem.into_response();
    }
    show(&reader, StatusCode::OK, draw(&reader, Form::empty(&reader, Fields::default())))
}

pub(super) async fn say_so(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    if let Some(text) = nobody_knows(&posted) {
        let mut form = Form::empty(&fresh(reader), posted.fields.clone());
        form.notice = Some(Notice { text, field: None, anyway: false });
        return show(reader, StatusCode::UNPROCESSABLE_ENTITY, draw(&fresh(reader), form));
    }
    match said(&posted).await {
        Ok(()) => posted.done(&format!("{}/coming/skills", reader.root())),
        Err(failed) => show(reader, failed.status(), draw(&fresh(reader), posted.again(&failed))),
    }
}

/// What a form says of words: each in its plain form, and what is written beside it.
fn of_form(fields: &Fields) -> BTreeMap<String, String> {
    let both = fields.all("word").zip(fields.all("means"));
    both.map(|(word, means)| (plain(word), means.trim().to_owned())).filter(|(word, _)| !word.is_empty()).collect()
}

/// Whether something is written that is no skill, in words.
fn nobody_knows(posted: &Posted) -> Option<String> {
    let vocabulary = series::vocabulary(&posted.reader);
    let is_unknown = |(word, means): &(String, String)| !means.is_empty() && plain(means) != *word && !is_skill(&vocabulary, means);
    let (_, means) = of_form(&posted.fields).into_iter().find(is_unknown)?;
    Some(posted.reader.words.skill_is_unknown(means))
}

/// Whether this is the name of something, as against a sign or two.
fn is_skill(vocabulary: &Vocabulary, means: &str) -> bool {
    !plain(means).is_empty() && vocabulary.knows(means)
}

/// Gives the words of a form their meaning; what is empty has none any more.
async fn said(posted: &Posted) -> Result<(), Failed> {
    let event = &posted.reader.view.event;
    let vocabulary = series::vocabulary(&posted.reader);
    let (others, mut changed) = (series::words(&posted.reader), of_form(&posted.fields));
    // What the series says need not be said here once more.
    let own: Vec<String> = event.terms.skills.iter().map(|meant| plain(meant.word.as_str())).collect();
    changed.retain(|word, means| own.contains(word) || others.get(word).is_none_or(|(skill, _)| vocabulary.usual(means) != *skill));
    let stays = |meant: &&Meant| !changed.contains_key(&plain(meant.word.as_str()));
    let mut skills: Vec<Meant> = event.terms.skills.iter().filter(stays).cloned().collect();
    for (word, means) in changed.iter().filter(|(_, means)| !means.is_empty()) {
        // A word that stands for itself is a skill of its own, whatever it meant before.
        let usual = if plain(means) == *word { word.clone() } else { vocabulary.usual(means).into_owned() };
        skills.push(Meant { word: Text::some_line(word, Field::Needs)?, skill: Text::some_line(&usual, Field::Needs)? });
    }
    skills.sort_by(|one, other| one.word.as_str().cmp(other.word.as_str()));
    let terms = Terms { skills, ..event.terms.clone() };
    posted.ask(posted.order()?.with(Command::Coming(ComingCommand::Agree { seen: posted.fields.seq(), terms }))).await?;
    Ok(())
}

fn draw(reader: &Reader, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let (vocabulary, typed, said) = (series::vocabulary(reader), of_form(&form.values), Said::of(reader));
    let row = |word: &str, means: &str| Row {
        word: word.to_owned(),
        figure: figure(w, said.0.get(word).map_or(0, BTreeSet::len)),
        means: typed.get(word).map_or(means, String::as_str).to_owned(),
        from: String::new(),
    };
    let is_own = |word: &str| event.terms.skills.iter().any(|meant| plain(meant.word.as_str()) == word);
    let others = series::words(reader).into_iter().filter(|(word, _)| !is_own(word));
    let mut unknown: Vec<(&String, &BTreeSet<PersonId>)> = said.0.iter().filter(|(word, _)| !vocabulary.knows(word)).collect();
    // What few said stands by the alphabet: its order tells no figure.
    unknown.sort_by_key(|(word, people)| (std::cmp::Reverse(if people.len() < FEW { 0 } else { people.len() }), *word));
    let own = event.terms.skills.iter().map(|meant| (plain(meant.word.as_str()), meant.skill.as_str()));
    let here = event.terms.skills.iter().map(|meant| meant.skill.to_string());
    let names: BTreeSet<String> = skill::names().map(str::to_owned).chain(here).collect();
    SkillsPage {
        page: Page::of(reader, w.what_words_mean().to_owned(), ""),
        w,
        anybody: !said.0.is_empty(),
        more: unknown.len().saturating_sub(SHOWN),
        unknown: unknown.into_iter().take(SHOWN).map(|(word, _)| row(word, "")).collect(),
        meant: own.filter(|(word, _)| !word.is_empty()).map(|(word, skill)| row(&word, skill)).collect(),
        series: others.map(|(word, (skill, from))| Row { from: w.from_event(from), ..row(&word, &skill) }).collect(),
        known: groups(w, &vocabulary, &said),
        names: names.into_iter().filter(|name| !name.is_empty()).collect(),
        form,
    }
    .render()
    .unwrap_or_default()
}

/// Skills that somebody named, with the words that they are named by.
fn groups(w: Words, vocabulary: &Vocabulary, said: &Said) -> Vec<Group> {
    let mut skills: BTreeMap<String, (Vec<&str>, BTreeSet<PersonId>)> = BTreeMap::new();
    for (word, people) in said.0.iter().filter(|(word, _)| vocabulary.knows(word)) {
        let (names, all) = skills.entry(vocabulary.usual(word).into_owned()).or_default();
        names.push(word);
        all.extend(people);
    }
    let group = |(skill, (names, people)): (String, (Vec<&str>, BTreeSet<PersonId>))| {
        let others = names.into_iter().filter(|name| *name != skill);
        Group { said: crate::say::list(w, others), figure: figure(w, people.len()), skill }
    };
    skills.into_iter().map(group).collect()
}

fn figure(w: Words, people: usize) -> String {
    match people {
        0 => String::new(),
        few if few < FEW => w.fewer_than_five().to_owned(),
        many => w.n_people(many),
    }
}

/// Words in their plain form, each with who said it.
struct Said(BTreeMap<String, BTreeSet<PersonId>>);

impl Said {
    fn of(reader: &Reader) -> Self {
        let mut all: BTreeMap<String, BTreeSet<PersonId>> = BTreeMap::new();
        for (person, profile) in reader.view.everybody().iter() {
            for word in [key::AREAS, key::KNOWS, key::LEARNS].into_iter().flat_map(|question| answered(&profile, question)) {
                all.entry(word).or_default().insert(person);
            }
        }
        Self(all)
    }
}

/// The words of an answer, in their plain form.
fn answered(profile: &Profile, question: &str) -> Vec<String> {
    let said: Vec<&str> = match profile.answer(question) {
        Some(Value::Choices(choices)) => choices.iter().map(String::as_str).collect(),
        Some(Value::Text(text)) => text.split([',', ';', '\n']).collect(),
        Some(Value::Levels(levels)) => levels.iter().filter(|(_, level)| **level > 0).map(|(name, _)| name.as_str()).collect(),
        _ => vec![],
    };
    said.into_iter().map(plain).filter(|word| !word.is_empty()).collect()
}
