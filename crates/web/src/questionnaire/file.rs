//! A questionnaire as a file that people write: TOML, or JSON of the same shape.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::questionnaire::{Choice, Kind, Question, Questionnaire, Sharing, ShownIf};
use domain::{Field, Refusal, Text};
use serde::{Deserialize, Serialize};
use words::{Lang, Words};

use super::text;

/// Why a file is no questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not written as it has to be; what is wrong and where, technically.
    Form(String),
    /// A text in it is too long: of which question.
    TooLong(String, usize),
    /// A question's key is not small letters, digits and hyphens.
    Key(String),
    /// Two questions have this key.
    Twice(String),
    /// A question with one answer of several has none to choose.
    NoOptions(String),
    /// A question hangs on one that does not stand above it.
    HangsOn(String, String),
}

impl Unreadable {
    /// In words.
    pub fn words(&self, w: Words) -> String {
        match self {
            Self::Form(why) => w.questions_unreadable(why.trim()),
            Self::TooLong(key, limit) => w.question_too_long(key.as_str(), *limit),
            Self::Key(key) => w.question_has_no_key(key.as_str()),
            Self::Twice(key) => w.question_is_there_twice(key.as_str()),
            Self::NoOptions(key) => w.question_without_options(key.as_str()),
            Self::HangsOn(key, other) => w.question_hangs_on_nothing(key.as_str(), other.as_str()),
        }
    }
}

/// A file with questions.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    questions: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Row {
    key: String,
    kind: Kind,
    #[serde(default, skip_serializing_if = "Said::is_empty")]
    ask: Said,
    #[serde(default, skip_serializing_if = "Said::is_empty")]
    hint: Said,
    #[serde(default, skip_serializing_if = "is_no")]
    required: bool,
    #[serde(default)]
    sharing: Sharing,
    #[serde(default, alias = "shown_if", skip_serializing_if = "Option::is_none")]
    shown_if: Option<ShownIf>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<Option_>,
}

/// An option: its name alone, or with how it reads.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Option_ {
    Name(String),
    Labelled(Labelled),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    key: String,
    #[serde(default)]
    label: Said,
}

/// A text, the same for everybody or by language.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Said {
    Same(String),
    ByLanguage(BTreeMap<String, String>),
}

impl Default for Said {
    fn default() -> Self {
        Self::ByLanguage(BTreeMap::new())
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_no(value: &bool) -> bool {
    !*value
}

impl Said {
    fn is_empty(&self) -> bool {
        matches!(self, Self::ByLanguage(texts) if texts.is_empty())
    }

    fn of(texts: &BTreeMap<String, Text>) -> Self {
        Self::ByLanguage(texts.iter().map(|(language, text)| (language.clone(), text.to_string())).collect())
    }

    fn texts(self) -> Result<BTreeMap<String, Text>, Refusal> {
        let said = match self {
            Self::Same(text) => BTreeMap::from([("en".to_owned(), text)]),
            Self::ByLanguage(texts) => texts,
        };
        said.into_iter().map(|(language, text)| Ok((language, Text::note(&text, Field::Text)?))).collect()
    }
}

/// Reads a file: JSON where it begins like it, else TOML.
///
/// # Errors
/// What is wrong with it.
pub fn read_any(written: &str) -> Result<Questionnaire, Unreadable> {
    let written = written.trim_start_matches('\u{feff}');
    let file: File = if written.trim_start().starts_with('{') {
        serde_json::from_str(written).map_err(|error| Unreadable::Form(error.to_string()))?
    } else {
        toml::from_str(written).map_err(|error| Unreadable::Form(in_one_line(written, &error)))?
    };
    let question = |row: Row| {
        let key = row.key.clone();
        question(row).map_err(|refusal| match refusal {
            Refusal::TooLong { limit, .. } => Unreadable::TooLong(key, limit),
            other => Unreadable::Form(format!("{key}: {other}")),
        })
    };
    let questions: Vec<Question> = file.questions.into_iter().map(question).collect::<Result<_, _>>()?;
    hang_together(&questions)?;
    Ok(Questionnaire { questions })
}

/// Where it is wrong and why, as it stands in a sentence.
fn in_one_line(written: &str, error: &toml::de::Error) -> String {
    let line = error.span().and_then(|span| written.get(..span.start)).map_or(1, |before| before.matches('\n').count() + 1);
    format!("line {line}: {}", error.message().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same that the rules ask for, by the name of the question that breaks one.
fn hang_together(questions: &[Question]) -> Result<(), Unreadable> {
    let mut above: Vec<&str> = Vec::new();
    for question in questions {
        let key = question.key.as_str();
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let named = || key.to_owned();
        if key.is_empty() || !key.chars().all(fits) {
            return Err(Unreadable::Key(named()));
        }
        if above.contains(&key) {
            return Err(Unreadable::Twice(named()));
        }
        if question.kind == Kind::One && question.options.is_empty() {
            return Err(Unreadable::NoOptions(named()));
        }
        if let Some(shown) = question.shown_if.as_ref().filter(|shown| !above.contains(&shown.key.as_str())) {
            return Err(Unreadable::HangsOn(named(), shown.key.clone()));
        }
        above.push(key);
    }
    Ok(())
}

fn question(row: Row) -> Result<Question, Refusal> {
    let choice = |option| {
        Ok::<_, Refusal>(match option {
            Option_::Name(key) => Choice { key, label: BTreeMap::new() },
            Option_::Labelled(Labelled { key, label }) => Choice { key, label: label.texts()? },
        })
    };
    Ok(Question {
        key: row.key,
        kind: row.kind,
        ask: row.ask.texts()?,
        hint: row.hint.texts()?,
        options: row.options.into_iter().map(choice).collect::<Result<_, _>>()?,
        required: row.required,
        shown_if: row.shown_if,
        sharing: row.sharing,
    })
}

/// Writes a file that [`read_any`] reads as the same questions. Where a standard question has no words of its own, what the program
/// says in English stands above it.
pub fn write(questions: &Questionnaire) -> String {
    let w = Words::new(Lang::En);
    let mut written = String::new();
    for question in &questions.questions {
        let row = Row {
            key: question.key.clone(),
            kind: question.kind,
            ask: Said::of(&question.ask),
            hint: Said::of(&question.hint),
            required: question.required,
            sharing: question.sharing,
            shown_if: question.shown_if.clone(),
            options: question
                .options
                .iter()
                .map(|choice| {
                    if choice.label.is_empty() {
                        Option_::Name(choice.key.clone())
                    } else {
                        Option_::Labelled(Labelled { key: choice.key.clone(), label: Said::of(&choice.label) })
                    }
                })
                .collect(),
        };
        if question.ask.is_empty() {
            let _ = writeln!(written, "# {}", text::ask(w, question));
        }
        // What was read once can be written: nothing in it has a form that TOML lacks.
        written.push_str(&toml::to_string(&File { questions: vec![row] }).unwrap_or_default());
        written.push('\n');
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY_KIND: &str = r#"
        [[questions]]
        key = "shirt"
        kind = "one"
        ask = { en = "Which shirt?", fr = "Quel t-shirt ?" }
        options = ["s", { key = "m", label = { en = "Medium" } }]
        required = true

        [[questions]]
        key = "why"
        kind = "note"
        ask = "Why not?"
        sharing = "leads"
        shown-if = { key = "shirt", is = "s" }
    "#;

    #[test]
    fn what_is_read_is_written_and_read_again() {
        for questions in [Questionnaire::standard(), read_any(EVERY_KIND).unwrap()] {
            assert_eq!(read_any(&write(&questions)), Ok(questions.clone()), "{}", write(&questions));
        }
        let json = r#"{"questions":[{"key":"shirt","kind":"one","options":["s"]}]}"#;
        assert_eq!(read_any(json).unwrap().questions[0].options[0].key, "s");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let wrong = |written: &str| match read_any(written) {
            Err(Unreadable::Form(why)) => why,
            other => panic!("{other:?}"),
        };
        assert!(wrong("[[questions]]\nkey = \"a\"\nkind = \"colour\"").contains("line 3"));
        assert!(wrong("[[questions]]\nkey = \"a\"\nkind = \"text\"\nrequried = true").contains("requried"));
        assert!(wrong("{\"questions\":").contains("line 1"));
        let long = format!("[[questions]]\nkey = \"a\"\nkind = \"text\"\nask = \"{}\"", "x".repeat(3_000));
        assert_eq!(read_any(&long), Err(Unreadable::TooLong("a".to_owned(), 2_000)));
    }
}
