//! Answers as they stand in a form, and as they stand in a profile.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::moment::Forget;
use domain::questionnaire::{Kind, MOST_NUMBER, Question, Questionnaire, Value, key};
use domain::{Date, Event, Field, LINE_LIMIT, NOTE_LIMIT, Refusal, Text};
use ledger::Profile;
use words::Words;

use crate::forms::Fields;

/// The most things that one names for one question.
pub const MOST_CHOICES: usize = 40;

/// Why an answer cannot be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no going on without one.
    Missing,
    /// It has to be agreed to.
    NotAgreed,
    /// More was written than fits.
    TooLong(usize),
    /// More was named than anybody reads.
    TooMany(usize),
    /// No whole number, or too large a one.
    NotANumber(u32),
    /// No date.
    NotADate,
    /// Not one of those that can be chosen.
    Unknown,
    /// No time of day, or one that ends before it begins.
    Times,
}

impl Wrong {
    /// In words.
    pub fn words(self, w: Words) -> String {
        match self {
            Self::Missing => w.answer_is_missing().to_owned(),
            Self::NotAgreed => w.answer_not_agreed().to_owned(),
            Self::TooLong(limit) => w.answer_is_too_long(limit),
            Self::TooMany(limit) => w.answer_has_too_many(limit),
            Self::NotANumber(most) => w.answer_is_no_number(most),
            Self::NotADate => w.answer_is_no_date().to_owned(),
            Self::Unknown => w.answer_is_unknown().to_owned(),
            Self::Times => w.answer_times().to_owned(),
        }
    }
}

/// The name of a question's field.
pub fn name(question: &str) -> String {
    format!("q:{question}")
}

/// The name of the field for other things, in one's own words.
pub fn own_name(question: &str) -> String {
    format!("q:{question}:own")
}

/// The name of the field for how well one knows this.
pub fn level_name(question: &str, option: &str) -> String {
    format!("q:{question}:{option}")
}

/// The name of the field by which the script says what was chosen first.
pub fn order_name(question: &str) -> String {
    format!("order:{question}")
}

/// What is asked now: what is needed for lunch and for the house is not asked once that is over.
pub fn asked_now(event: &Event) -> Questionnaire {
    let mut questions = event.questionnaire().as_ref().clone();
    if event.forgotten >= Some(Forget::Sensitive) {
        questions.questions.retain(|question| !key::SENSITIVE.contains(&question.key.as_str()));
    }
    questions
}

/// What one may tap for a question, besides what one writes: its options, or what the event itself has to offer.
pub fn offered(event: &Event, questions: &Questionnaire, question: &Question) -> Vec<String> {
    if !question.options.is_empty() {
        return question.options.iter().map(|choice| choice.key.clone()).collect();
    }
    match question.key.as_str() {
        key::WISHES => projects(event),
        key::KNOWS | key::LEARNS => {
            let areas = questions.get(key::AREAS).map(|areas| areas.options.iter().map(|choice| choice.key.clone()).collect());
            areas.unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The titles of the event's projects that are not over yet, each once.
fn projects(event: &Event) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for project in event.projects.values().filter(|project| !project.withdrawn && project.merged.is_none()) {
        let title = project.about.title.as_str();
        if !title.is_empty() && !titles.iter().any(|known| known == title) {
            titles.push(title.to_owned());
        }
    }
    titles.sort_by_key(|title| title.to_lowercase());
    titles.truncate(MOST_CHOICES);
    titles
}

/// Fields as a form has them, filled with what somebody answered.
pub fn fields_of(event: &Event, questions: &Questionnaire, profile: &Profile) -> Fields {
    questions.questions.iter().fold(Fields::default(), |fields, question| match profile.answer(&question.key) {
        Some(value) => fill(fields, event, questions, question, value),
        None => fields,
    })
}

fn fill(mut fields: Fields, event: &Event, questions: &Questionnaire, question: &Question, value: &Value) -> Fields {
    let field = name(&question.key);
    if let Value::Levels(levels) = value {
        return levels.iter().fold(fields, |fields, (option, level)| fields.with(&level_name(&question.key, option), level.to_string()));
    }
    let said = words_of(value);
    if !matches!(question.kind, Kind::Several | Kind::List) {
        return fields.with(&field, said.join(", "));
    }
    let offered = offered(event, questions, question);
    let (chosen, own): (Vec<_>, Vec<_>) = said.into_iter().partition(|one| offered.contains(one));
    fields = fields.with(&order_name(&question.key), chosen.join("\n"));
    fields = chosen.into_iter().fold(fields, |fields, one| fields.with(&field, one));
    let between = if question.kind == Kind::List { "\n" } else { ", " };
    fields.with(&own_name(&question.key), own.join(between))
}

/// An answer as words, one for each thing in it.
pub fn words_of(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::Yes(true) => vec!["yes".to_owned()],
        Value::Yes(false) => vec!["no".to_owned()],
        Value::Choices(choices) => choices.clone(),
        Value::Number(number) => vec![number.to_string()],
        Value::Date(date) => vec![date.to_string()],
        Value::Levels(levels) => levels.iter().map(|(option, level)| format!("{option}: {level}")).collect(),
    }
}

/// Takes over what a form says into a profile, as far as it fits; and what does not, by question. A form that is sent while one
/// is still at it misses nothing.
pub fn take(event: &Event, fields: &Fields, profile: &mut Profile, still_at_it: bool) -> BTreeMap<String, Wrong> {
    let questions = asked_now(event);
    let mut wrong = BTreeMap::new();
    for question in questions.questions.iter().filter(|question| fields.is("asks", &question.key)) {
        let shown = question.shown_if.as_ref().is_none_or(|shown| profile.answer(&shown.key).is_some_and(|value| value.is(&shown.is)));
        if !shown {
            put(profile, &question.key, None);
            continue;
        }
        match read(event, &questions, question, fields, profile) {
            Ok(value) => {
                let missing = match question.kind {
                    Kind::Consent => (value != Some(Value::Yes(true))).then_some(Wrong::NotAgreed),
                    _ => value.as_ref().is_none_or(Value::is_empty).then_some(Wrong::Missing),
                };
                put(profile, &question.key, value);
                if let Some(missing) = missing.filter(|_| question.required && !still_at_it) {
                    wrong.insert(question.key.clone(), missing);
                }
            }
            Err(why) => {
                wrong.insert(question.key.clone(), why);
            }
        }
    }
    wrong
}

/// Writes an answer where it says something else than what counts already. What a file said stays beside it.
fn put(profile: &mut Profile, question: &str, value: Option<Value>) {
    let value = value.filter(|value| !value.is_empty());
    if value.as_ref().map(words_of) == profile.answer(question).map(words_of) {
        return;
    }
    let from_file = profile.answers.get(question).is_some_and(|answer| answer.file.is_some());
    match value {
        Some(value) => profile.answers.to(&Arc::from(question)).own = Some(Box::new(value)),
        // Taken away: what the file said does not come back.
        None if from_file => profile.answers.to(&Arc::from(question)).own = Some(Box::new(Value::Text(String::new()))),
        None => {
            profile.answers.remove(question);
        }
    }
}

fn read(event: &Event, questions: &Questionnaire, question: &Question, fields: &Fields, profile: &Profile) -> Result<Option<Value>, Wrong> {
    let field = name(&question.key);
    let written = fields.get(&field).trim();
    Ok(match question.kind {
        Kind::Text => text(Text::line(written, Field::Text))?.map(Value::Text),
        Kind::Note => text(Text::note(written, Field::Text))?.map(Value::Text),
        Kind::YesNo => match written {
            "" => None,
            "yes" => Some(Value::Yes(true)),
            "no" => Some(Value::Yes(false)),
            _ => return Err(Wrong::Unknown),
        },
        Kind::Consent => match written {
            "yes" => Some(Value::Yes(true)),
            // Only who once agreed takes that back.
            "" => profile.answer(&question.key).map(|_| Value::Yes(false)),
            _ => return Err(Wrong::Unknown),
        },
        Kind::One => one(question, written, profile)?,
        Kind::Several | Kind::List => several(event, questions, question, fields)?,
        Kind::Number => number(written, MOST_NUMBER)?.map(Value::Number),
        Kind::Date => match written {
            "" => None,
            date => Some(Value::Date(date.parse::<Date>().map_err(|_| Wrong::NotADate)?)),
        },
        Kind::Level if question.options.is_empty() => number(written, MOST_LEVEL)?.map(Value::Number),
        Kind::Level => levels(question, fields)?,
    })
}

/// The highest level: very well.
pub const MOST_LEVEL: u32 = 3;

fn text(text: Result<Text, Refusal>) -> Result<Option<String>, Wrong> {
    match text {
        Ok(text) => Ok(Some(text.to_string()).filter(|text| !text.is_empty())),
        Err(Refusal::TooLong { limit, .. }) => Err(Wrong::TooLong(limit)),
        Err(_) => Err(Wrong::TooLong(NOTE_LIMIT)),
    }
}

fn number(written: &str, most: u32) -> Result<Option<u32>, Wrong> {
    if written.is_empty() {
        return Ok(None);
    }
    written.parse().ok().filter(|number| *number <= most).map(Some).ok_or(Wrong::NotANumber(most))
}

fn one(question: &Question, written: &str, profile: &Profile) -> Result<Option<Value>, Wrong> {
    if written.is_empty() {
        return Ok(None);
    }
    let offered = question.options.iter().any(|choice| choice.key == written);
    // What a file said may be none of the options, and stays.
    let stays = || profile.answer(&question.key).is_some_and(|value| words_of(value).join(", ") == written);
    if offered || stays() { Ok(Some(Value::Choices(vec![written.to_owned()]))) } else { Err(Wrong::Unknown) }
}

fn several(event: &Event, questions: &Questionnaire, question: &Question, fields: &Fields) -> Result<Option<Value>, Wrong> {
    let offered = offered(event, questions, question);
    let order: Vec<&str> = fields.get(&order_name(&question.key)).lines().map(str::trim).collect();
    let place = |one: &str| order.iter().position(|known| *known == one).unwrap_or(usize::MAX);
    let mut chosen: Vec<String> = Vec::new();
    let field = name(&question.key);
    let mut ticked: Vec<&str> = fields.all(&field).map(str::trim).collect();
    ticked.sort_by_key(|one| (place(one), offered.iter().position(|known| known == one)));
    let own_field = own_name(&question.key);
    let own = fields.get(&own_field).split(['\n', ';', ',']);
    for one in ticked.into_iter().chain(own) {
        let Some(one) = text(Text::line(one, Field::Text)).map_err(|_| Wrong::TooLong(LINE_LIMIT))? else { continue };
        if !chosen.iter().any(|known| known.to_lowercase() == one.to_lowercase()) {
            chosen.push(one);
        }
        if chosen.len() > MOST_CHOICES {
            return Err(Wrong::TooMany(MOST_CHOICES));
        }
    }
    Ok((!chosen.is_empty()).then_some(Value::Choices(chosen)))
}

fn levels(question: &Question, fields: &Fields) -> Result<Option<Value>, Wrong> {
    let mut levels = BTreeMap::new();
    for choice in &question.options {
        let written = fields.get(&level_name(&question.key, &choice.key)).trim().to_owned();
        if let Some(level) = number(&written, MOST_LEVEL)? {
            levels.insert(choice.key.clone(), u8::try_from(level).unwrap_or(0));
        }
    }
    Ok((!levels.is_empty()).then_some(Value::Levels(levels)))
}
