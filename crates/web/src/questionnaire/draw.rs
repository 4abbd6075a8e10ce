//! Questions as a form shows them.

use std::collections::BTreeMap;

use domain::questionnaire::{Kind, Question, Questionnaire, Sharing, key};
use domain::{Event, LINE_LIMIT, NOTE_LIMIT};
use words::Words;

use super::answers::{self, Wrong, level_name, name, offered, order_name, own_name};
use super::{text, told};
use crate::forms::Fields;

/// A question as its form shows it. Its template is `questionnaire/question.html`.
pub struct Asked {
    /// Its place on the page, for the names of elements.
    pub n: usize,
    /// Its name.
    pub key: String,
    /// How it is asked.
    pub ask: String,
    /// What stands under it in small.
    pub hint: Option<String>,
    /// Whether there is no going on without an answer.
    pub required: bool,
    /// Whether leads see the answers.
    pub leads: bool,
    /// When it is asked, where not always.
    pub only_if: Option<OnlyIf>,
    /// Why the answer cannot be kept as it is.
    pub wrong: Option<String>,
    /// How it is answered.
    pub input: Input,
}

/// When a question is asked: in words, and for the script.
pub struct OnlyIf {
    /// In words.
    pub sentence: String,
    /// The field on which it hangs.
    pub field: String,
    /// What it has to say.
    pub is: String,
    /// Whether it has to say so much at least.
    pub least: bool,
}

/// How a question is answered.
pub enum Input {
    /// A line: name, type, what stands there, how much fits.
    Line(Line),
    /// Several lines.
    Note(Line),
    /// One of these.
    One(Vec<Pick>),
    /// Any of these, and others in one's own words.
    Several(Several),
    /// How well, for each of these: what, and what one may choose.
    Levels(Vec<(String, Vec<Pick>)>),
}

/// Something to write.
pub struct Line {
    /// The field's name.
    pub name: String,
    /// Its type.
    pub kind: &'static str,
    /// What stands there.
    pub value: String,
    /// How many characters fit.
    pub most: usize,
}

/// Something to tap.
pub struct Pick {
    /// The field's name.
    pub name: String,
    /// The field's value.
    pub value: String,
    /// How it reads.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Things to tap and to write.
pub struct Several {
    /// To tap.
    pub picks: Vec<Pick>,
    /// To write.
    pub own: Line,
    /// Whether what is chosen first counts most: then the field by which the script says so, and what it says.
    pub order: Option<(String, String)>,
}

/// All that is asked.
pub fn asked(w: Words, event: &Event, questions: &Questionnaire, values: &Fields, wrong: &BTreeMap<String, Wrong>) -> Vec<Asked> {
    let draw = |(n, question): (usize, &Question)| Asked {
        n,
        key: question.key.clone(),
        ask: text::ask(w, question),
        hint: text::hint(w, question),
        required: question.required,
        leads: question.sharing == Sharing::Leads,
        only_if: only_if(w, questions, question),
        wrong: wrong.get(&question.key).map(|why| why.words(w)),
        input: input(w, event, questions, question, values),
    };
    questions.questions.iter().enumerate().map(draw).collect()
}

fn only_if(w: Words, questions: &Questionnaire, question: &Question) -> Option<OnlyIf> {
    let shown = question.shown_if.as_ref()?;
    let other = questions.get(&shown.key)?;
    let leveled = other.kind == Kind::Level && !other.options.is_empty();
    Some(OnlyIf {
        sentence: text::only_if(w, questions, shown),
        field: if leveled { level_name(&shown.key, &shown.is) } else { name(&shown.key) },
        is: if leveled { "0".to_owned() } else { shown.is.clone() },
        least: matches!(other.kind, Kind::Number | Kind::Level),
    })
}

/// How many newcomers one helps, to tap: as many as the event lets one look after, and the usual number at least.
fn newcomers(event: &Event) -> Vec<String> {
    (0..=event.newcomers_each().max(domain::event::NEWCOMERS_EACH)).map(|n| n.to_string()).collect()
}

fn input(w: Words, event: &Event, questions: &Questionnaire, question: &Question, values: &Fields) -> Input {
    let field = name(&question.key);
    let value = values.get(&field).to_owned();
    let line = |kind: &'static str, most| Line { name: field.clone(), kind, value: value.clone(), most };
    let pick = |one: &str, label: String| Pick { name: field.clone(), value: one.to_owned(), label, chosen: values.is(&field, one) };
    let yes_no = || vec![pick("yes", w.yes().to_owned()), pick("no", w.no().to_owned())];
    match question.kind {
        Kind::Text => Input::Line(line("text", LINE_LIMIT)),
        Kind::Note => Input::Note(line("text", NOTE_LIMIT)),
        Kind::Number if question.key == key::MENTOR && (value.is_empty() || newcomers(event).contains(&value)) => {
            let label = |n: &str| if n == "0" { w.nobody_to_help().to_owned() } else { n.to_owned() };
            Input::One(newcomers(event).iter().map(|n| pick(n, label(n))).collect())
        }
        Kind::Number => Input::Line(line("number", 6)),
        Kind::Date => Input::Line(line("date", 10)),
        Kind::YesNo => Input::One(yes_no()),
        Kind::Consent => Input::Several(Several {
            picks: vec![pick("yes", w.i_agree().to_owned())],
            own: Line { name: String::new(), kind: "", value: String::new(), most: 0 },
            order: None,
        }),
        Kind::One => {
            let mut picks: Vec<Pick> = question.options.iter().map(|choice| pick(&choice.key, text::label(w, question, choice))).collect();
            // What a file said may be none of the options.
            if !value.is_empty() && picks.iter().all(|known| !known.chosen) {
                picks.push(pick(&value, value.clone()));
            }
            Input::One(picks)
        }
        Kind::Several | Kind::List => Input::Several(several(w, event, questions, question, values)),
        Kind::Level if question.options.is_empty() => Input::One(levels(w, &field, values)),
        Kind::Level => {
            let row = |choice: &domain::questionnaire::Choice| {
                (text::label(w, question, choice), levels(w, &level_name(&question.key, &choice.key), values))
            };
            Input::Levels(question.options.iter().map(row).collect())
        }
    }
}

fn levels(w: Words, field: &str, values: &Fields) -> Vec<Pick> {
    let pick = |level: u32| Pick {
        name: field.to_owned(),
        value: level.to_string(),
        label: text::level(w, level).to_owned(),
        chosen: values.is(field, &level.to_string()),
    };
    (0..=answers::MOST_LEVEL).map(pick).collect()
}

fn several(w: Words, event: &Event, questions: &Questionnaire, question: &Question, values: &Fields) -> Several {
    let field = name(&question.key);
    let pick = |one: String| Pick {
        name: field.clone(),
        label: told::label(w, questions, question, &one),
        chosen: values.is(&field, &one),
        value: one,
    };
    let list = question.kind == Kind::List;
    let own = own_name(&question.key);
    let order = order_name(&question.key);
    let said = values.get(&order).to_owned();
    Several {
        picks: offered(event, questions, question).into_iter().map(pick).collect(),
        own: Line { value: values.get(&own).to_owned(), name: own, kind: if list { "lines" } else { "text" }, most: NOTE_LIMIT },
        order: (question.key == key::WISHES).then_some((order, said)),
    }
}
