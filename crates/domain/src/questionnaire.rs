//! What an event asks of its participants. The questions are the event's; the answers are in profiles and never in the list.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::refusal::{Field, Refusal};
use crate::text::Text;

/// What is asked, in order. One without questions stands for [`Questionnaire::standard`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The questions. Which days somebody comes, their name and how they are listed are asked besides.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its name in profiles and files: small letters, digits and hyphens. Those of the standard questions mean the same everywhere.
    pub key: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// How it is asked, by language; the standard questions are in the language files.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ask: BTreeMap<String, Text>,
    /// What stands under it in small, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hint: BTreeMap<String, Text>,
    /// What one may choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Whether there is no going on without an answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// It is shown only where another one is answered so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<ShownIf>,
    /// Who sees the answers, besides coordinators.
    #[serde(default)]
    pub sharing: Sharing,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A line.
    Text,
    /// Several lines.
    Note,
    /// Yes or no.
    YesNo,
    /// One of its options.
    One,
    /// Any of its options, and others in one's own words.
    Several,
    /// Things in one's own words, the most wanted first.
    List,
    /// A number, 0 to [`MOST_NUMBER`].
    Number,
    /// A date.
    Date,
    /// How well, from 0 (not at all) to 3 (very), for each of its options; for one thing where it has none.
    Level,
    /// Something to agree to.
    Consent,
}

/// The largest number that one answers with.
pub const MOST_NUMBER: u32 = 100_000;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name in profiles and files.
    pub key: String,
    /// How it reads, by language; as its name where there is nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub label: BTreeMap<String, Text>,
}

/// When a question is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownIf {
    /// The other question.
    pub key: String,
    /// One of its options; "yes" and "no"; or a number that the answer has to reach.
    pub is: String,
}

/// Who sees the answers to a question, besides coordinators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// Nobody.
    #[default]
    Private,
    /// Who leads the project at which somebody is.
    Leads,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Words.
    Text(String),
    /// Yes or no.
    Yes(bool),
    /// Options by their names, or things in one's own words, in order.
    Choices(Vec<String>),
    /// A number; how well, from 0 to 3.
    Number(u32),
    /// A date.
    Date(Date),
    /// How well, by option.
    Levels(BTreeMap<String, u8>),
}

impl Value {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Choices(choices) => choices.is_empty(),
            Self::Levels(levels) => levels.is_empty(),
            Self::Yes(_) | Self::Number(_) | Self::Date(_) => false,
        }
    }

    /// Whether an answer is such that a question that hangs on it is shown.
    pub fn is(&self, wanted: &str) -> bool {
        match self {
            Self::Text(text) => text == wanted,
            Self::Yes(yes) => wanted == if *yes { "yes" } else { "no" },
            Self::Choices(choices) => choices.iter().any(|choice| choice == wanted),
            Self::Number(number) => wanted.parse().is_ok_and(|least: u32| *number >= least),
            Self::Date(date) => date.to_string() == wanted,
            Self::Levels(levels) => levels.contains_key(wanted),
        }
    }
}

/// What many people say, each held once: of a hundred thousand who are asked what they eat, most say one of a few words.
#[derive(Debug, Default)]
pub struct Common {
    values: HashSet<Arc<Value>>,
    words: HashSet<Arc<str>>,
}

impl Common {
    /// How many different answers are held at most; what is rare need not be shared.
    const MOST: usize = 10_000;

    /// The answer, shared with whoever gave the same before.
    pub fn value(&mut self, value: Arc<Value>) -> Arc<Value> {
        one_of(&mut self.values, value)
    }

    /// Words such as the name of a question, shared with whoever said the same before.
    pub fn words(&mut self, words: Arc<str>) -> Arc<str> {
        one_of(&mut self.words, words)
    }
}

fn one_of<T: Eq + Hash + ?Sized>(known: &mut HashSet<Arc<T>>, one: Arc<T>) -> Arc<T> {
    if let Some(known) = known.get(&one) {
        return Arc::clone(known);
    }
    if known.len() < Common::MOST {
        known.insert(Arc::clone(&one));
    }
    one
}

/// The most questions, and the most options of one.
pub const MOST_QUESTIONS: usize = 60;

/// The most characters of a key.
const KEY_LIMIT: usize = 60;

/// Names of the standard questions: what the forecast, the kitchen, the matcher and the page of a person look for.
pub mod key {
    /// How well somebody knows the event's main subject, 0 to 3.
    pub const LEVEL: &str = "level";
    /// What they are interested in.
    pub const AREAS: &str = "areas";
    /// What they would like to work on, most wanted first.
    pub const WISHES: &str = "wishes";
    /// What they know well.
    pub const KNOWS: &str = "knows";
    /// What they want to learn.
    pub const LEARNS: &str = "learns";
    /// How many newcomers they would help; 0: none.
    pub const MENTOR: &str = "mentor";
    /// What they speak.
    pub const LANGUAGES: &str = "languages";
    /// Whether they never came to such a day before.
    pub const FIRST: &str = "first";
    /// Whether they ever contributed, in the words of a ticket's question.
    pub const CONTRIBUTED: &str = "contributed";
    /// What their laptop runs.
    pub const SYSTEM: &str = "system";
    /// What they do not eat.
    pub const BOARDS: &str = "boards";
    /// What they do not eat.
    pub const DIET: &str = "diet";
    /// What they need to take part.
    pub const ACCESS: &str = "access";
    /// Whether they may be in pictures.
    pub const PHOTO: &str = "photo";
    /// When they come and go, in their own words.
    pub const HOURS: &str = "hours";

    /// What goes on the evening after the last day: it is needed for lunch and for the house, and for nothing else.
    pub const SENSITIVE: [&str; 2] = [DIET, ACCESS];
}

impl Questionnaire {
    /// What is asked where an event says nothing else.
    pub fn standard() -> Self {
        let question = |key: &str, kind: Kind, sharing: Sharing, options: &[&str]| Question {
            key: key.to_owned(),
            kind,
            ask: BTreeMap::new(),
            hint: BTreeMap::new(),
            options: options.iter().map(|key| Choice { key: (*key).to_owned(), label: BTreeMap::new() }).collect(),
            required: false,
            shown_if: None,
            sharing,
        };
        let private = |key, kind, options| question(key, kind, Sharing::Private, options);
        let leads = |key, kind, options| question(key, kind, Sharing::Leads, options);
        Self {
            questions: vec![
                leads(key::LEVEL, Kind::Level, &[]),
                leads(key::FIRST, Kind::YesNo, &[]),
                leads(
                    key::AREAS,
                    Kind::Several,
                    &["docs", "tests", "compiler", "tools", "libraries", "web", "embedded", "design", "community"],
                ),
                leads(key::WISHES, Kind::List, &[]),
                leads(key::KNOWS, Kind::List, &[]),
                leads(key::LEARNS, Kind::List, &[]),
                leads(key::MENTOR, Kind::Number, &[]),
                leads(key::LANGUAGES, Kind::Several, &["en", "fr", "de", "es"]),
                leads(key::SYSTEM, Kind::Several, &["linux", "macos", "windows", "wsl"]),
                private(key::DIET, Kind::Text, &[]),
                private(key::ACCESS, Kind::Note, &[]),
                private(key::PHOTO, Kind::One, &["fine", "ask", "never"]),
            ],
        }
    }

    /// The question with this name.
    pub fn get(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    pub(crate) fn strike(&mut self) {
        for question in &mut self.questions {
            let labels = question.options.iter_mut().flat_map(|option| option.label.values_mut());
            question.ask.values_mut().chain(question.hint.values_mut()).chain(labels).for_each(Text::strike);
        }
    }

    /// Refuses what cannot be asked.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let options = self.questions.iter().map(|question| question.options.len());
        let length = options.chain([self.questions.len()]).max().unwrap_or_default();
        if length > MOST_QUESTIONS {
            return Err(Refusal::TooLong { field: Field::What, limit: MOST_QUESTIONS, length });
        }
        let mut known = BTreeSet::new();
        for question in &self.questions {
            let chooses = matches!(question.kind, Kind::One) && question.options.is_empty();
            if !is_key(&question.key) || chooses || question.options.iter().any(|option| option.key.trim().is_empty()) {
                return Err(Refusal::Empty { field: Field::What });
            }
            let asked_before = question.shown_if.as_ref().is_none_or(|shown| known.contains(&shown.key));
            if !asked_before || !known.insert(question.key.clone()) {
                return Err(Refusal::IdTaken);
            }
            if let Some(option) = question.options.iter().find(|option| option.key.chars().count() > KEY_LIMIT) {
                return Err(Refusal::TooLong { field: Field::What, limit: KEY_LIMIT, length: option.key.chars().count() });
            }
        }
        Ok(())
    }
}

fn is_key(key: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !key.is_empty() && key.len() <= KEY_LIMIT && key.chars().all(fits)
}

impl Event {
    /// What is asked of participants.
    pub fn questionnaire(&self) -> std::sync::Arc<Questionnaire> {
        match &self.questions {
            Some(questions) if !questions.questions.is_empty() => questions.clone(),
            _ => std::sync::Arc::new(Questionnaire::standard()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_questions_may_be_asked_and_are_twelve_with_days_name_and_listing() {
        let standard = Questionnaire::standard();
        assert_eq!(standard.check(), Ok(()));
        assert!(standard.questions.len() <= 12);
    }

    #[test]
    fn a_question_hangs_on_an_earlier_one_alone() {
        let mut questions = Questionnaire::standard();
        questions.questions[0].shown_if = Some(ShownIf { key: key::MENTOR.to_owned(), is: "1".to_owned() });
        assert_eq!(questions.check(), Err(Refusal::IdTaken));
        questions.questions[0].shown_if = None;
        questions.questions[9].shown_if = Some(ShownIf { key: key::MENTOR.to_owned(), is: "1".to_owned() });
        assert_eq!(questions.check(), Ok(()));
    }
}
