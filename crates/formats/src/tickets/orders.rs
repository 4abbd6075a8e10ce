//! pretix's orders: as its REST interface gives them, a page with `results` or the bare list; and as its exporter "Order data (JSON)" does, under
//! the `event`, with the names of its items and the words of its questions.
//!
//! Answers name their question by a number. Where the file has the questions' words besides they are the headings; a map may also name
//! a question by its identifier. What each asks is found out from what was answered.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::questionnaire::key;
use serde::Deserialize;

use super::answers::{self, Attends};
use super::read::{refused, see_samples, seen};
use super::table::{self, Options};
use super::{Column, Reading, Refusal, Source, Tickets, What};

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Page {
        results: Vec<Order>,
        #[serde(default)]
        questions: Vec<Question>,
    },
    Data {
        event: Exported,
    },
    Bare(Vec<Order>),
}

/// An event with its orders.
#[derive(Deserialize)]
struct Exported {
    orders: Vec<Order>,
    #[serde(default)]
    questions: Vec<Question>,
    #[serde(default)]
    items: Vec<Item>,
}

/// What is sold.
#[derive(Deserialize)]
struct Item {
    id: serde_json::Value,
    #[serde(default)]
    name: String,
}

impl Exported {
    /// The orders as the interface gives them: an answer says by itself which question it is and whether something was chosen, a position what was
    /// sold.
    fn whole(self) -> (Vec<Order>, Vec<Question>) {
        let Self { mut orders, questions, items } = self;
        for position in orders.iter_mut().flat_map(|order| &mut order.positions) {
            let sold = items.iter().find(|item| position.item.as_ref() == Some(&item.id));
            position.item = sold.map(|item| serde_json::Value::String(item.name.clone())).or_else(|| position.item.take());
            for answer in &mut position.answers {
                let Some(question) = questions.iter().find(|question| question.id == answer.question) else { continue };
                answer.question_identifier = answer.question_identifier.take().or_else(|| question.identifier.clone());
                if question.is_several() && answer.options.is_empty() {
                    answer.options.push(serde_json::Value::Null);
                }
            }
        }
        (orders, questions)
    }
}

/// A question in its own words: one text, or one for each language.
#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(default)]
    identifier: Option<String>,
    /// Its words, by language, or all alike.
    #[serde(default, rename = "question")]
    asked: serde_json::Value,
    /// "M" where several of some options can be chosen.
    #[serde(default, rename = "type")]
    kind: Option<String>,
}

impl Question {
    /// What answers name it by.
    fn name(&self) -> String {
        self.identifier.clone().unwrap_or_else(|| format!("Q{}", self.id))
    }

    fn is_several(&self) -> bool {
        self.kind.as_deref() == Some("M")
    }

    fn words(&self) -> Option<&str> {
        let said = match &self.asked {
            serde_json::Value::String(text) => Some(text.as_str()),
            serde_json::Value::Object(texts) => texts.get("en").or_else(|| texts.values().next()).and_then(serde_json::Value::as_str),
            _ => None,
        };
        said.map(str::trim).filter(|said| !said.is_empty())
    }
}

/// Of an order no more is read than this: no address, no mail of the buyer, no payment.
#[derive(Deserialize)]
struct Order {
    code: String,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    testmode: bool,
    positions: Vec<Position>,
}

#[derive(Deserialize)]
struct Position {
    positionid: u32,
    #[serde(default)]
    canceled: bool,
    #[serde(default)]
    item: Option<serde_json::Value>,
    #[serde(default)]
    attendee_name: Option<String>,
    #[serde(default)]
    attendee_email: Option<String>,
    #[serde(default)]
    secret: Option<String>,
    #[serde(default)]
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    question: serde_json::Value,
    #[serde(default)]
    question_identifier: Option<String>,
    #[serde(default, rename = "answer")]
    said: String,
    #[serde(default)]
    options: Vec<serde_json::Value>,
}

impl Answer {
    fn heading(&self) -> Cow<'_, str> {
        match &self.question_identifier {
            Some(identifier) => Cow::Borrowed(identifier),
            None => Cow::Owned(format!("Q{}", self.question)),
        }
    }
}

/// What a position is, before its questions.
const FIXED: [(&str, Column); 7] = [
    ("code", Column::Code),
    ("positionid", Column::Position),
    ("status", Column::Void),
    ("item", Column::Kind),
    ("attendee_name", Column::Name),
    ("attendee_email", Column::Email),
    ("secret", Column::Secret),
];

/// Reads orders.
pub(super) fn read(text: &str, reading: &Reading) -> Result<Tickets, Refusal> {
    let file: File = serde_json::from_str(text).map_err(|_| refused(Source::Pretix, found(text)))?;
    let (orders, asked) = match file {
        File::Page { results, questions } => (results, questions),
        File::Data { event } => event.whole(),
        File::Bare(orders) => (orders, Vec::new()),
    };
    if orders.is_empty() {
        return Err(Refusal::Empty);
    }
    let questions = questions(&orders);
    let guesses = guesses(&orders, &questions);
    let fixed = || FIXED.iter().map(|(heading, _)| (*heading).to_owned());
    let names: Vec<String> = fixed().chain(questions.iter().cloned()).collect();
    let headings: Vec<String> = fixed().chain(in_words(&questions, &asked)).collect();
    let said = |(name, heading): (&String, &String)| {
        reading.columns.iter().find(|(of, _)| of == name || of == heading).map(|(_, column)| column.clone())
    };
    let likely = FIXED.iter().map(|(_, column)| column.clone()).chain(guesses);
    let columns: Vec<Column> = names.iter().zip(&headings).zip(likely).map(|(named, guess)| said(named).unwrap_or(guess)).collect();
    let mut options = Options::new(&columns);
    each(&orders, &questions, |_, _, cells| options.see(|n| cells[n]));
    let mut known = reading.options.clone();
    known.extend(options.found().into_iter().filter(|option| !reading.options.contains(option)));
    let mut tickets = table::Tickets::new(&headings, &columns, known.clone());
    let mut samples = vec![String::new(); headings.len()];
    let mut positions = Vec::new();
    each(&orders, &questions, |number, test, cells| {
        // A file without lines to speak of: the order and the position say where.
        positions.push((cells[0].to_owned(), cells[1].to_owned()));
        if test {
            return tickets.odd(number, What::Test);
        }
        see_samples(&mut samples, &columns, |n| cells[n]);
        tickets.take(number, number, |n| cells[n]);
    });
    let (tickets, odd) = tickets.end();
    Ok(Tickets {
        source: Source::Pretix,
        positions: Some(positions),
        tickets,
        odd,
        columns: seen(headings, columns, samples),
        options: known,
    })
}

fn found(text: &str) -> Vec<String> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(fields)) => fields.keys().cloned().collect(),
        Ok(serde_json::Value::Array(items)) => match items.first() {
            Some(serde_json::Value::Object(fields)) => fields.keys().cloned().collect(),
            _ => vec!["[…]".to_owned()],
        },
        Ok(_) => Vec::new(),
        Err(error) => vec![error.to_string()],
    }
}

/// The questions' words, each heading once; a question without any keeps its name.
fn in_words(questions: &[String], asked: &[Question]) -> Vec<String> {
    let words = |name: &String| asked.iter().find(|question| question.name() == *name).and_then(Question::words);
    let all: Vec<Option<&str>> = questions.iter().map(words).collect();
    let heading = |(name, words): (&String, Option<&str>)| match words {
        Some(words) if all.iter().filter(|other| **other == Some(words)).count() > 1 => format!("{words} ({name})"),
        Some(words) => words.to_owned(),
        None => name.clone(),
    };
    questions.iter().zip(all.iter().copied()).map(heading).collect()
}

/// All questions, in the order in which they are first answered.
fn questions(orders: &[Order]) -> Vec<String> {
    /// More than any shop asks.
    const MOST: usize = 200;
    let mut questions: Vec<String> = Vec::new();
    for answer in orders.iter().flat_map(|order| &order.positions).flat_map(|position| &position.answers) {
        let heading = answer.heading();
        if questions.len() < MOST && !questions.iter().any(|known| *known == heading) {
            questions.push(heading.into_owned());
        }
    }
    questions.sort();
    questions
}

/// Calls for each position: its number, whether it is a test, and its cells.
fn each(orders: &[Order], questions: &[String], mut call: impl FnMut(u32, bool, &[&str])) {
    let mut number = 0;
    for order in orders {
        for position in &order.positions {
            number += 1;
            let id = position.positionid.to_string();
            let item = match &position.item {
                // A number says nothing to anybody.
                Some(serde_json::Value::String(name)) => name.as_str(),
                _ => "",
            };
            let status = if position.canceled { "c" } else { order.status.as_deref().unwrap_or("") };
            let text = |value: &'_ Option<String>| value.clone().unwrap_or_default();
            let (name, email, secret) = (text(&position.attendee_name), text(&position.attendee_email), text(&position.secret));
            let mut cells = vec![order.code.as_str(), &id, status, item, &name, &email, &secret];
            cells.resize(FIXED.len() + questions.len(), "");
            for answer in &position.answers {
                if let Some(n) = questions.iter().position(|question| *question == answer.heading()) {
                    cells[FIXED.len() + n] = &answer.said;
                }
            }
            call(number, order.testmode, &cells);
        }
    }
}

/// What was answered to a question, and how often something was chosen from options.
#[derive(Default)]
struct Answered<'a> {
    different: BTreeSet<&'a str>,
    number: usize,
    options: usize,
}

/// What the questions ask, by what was answered to them. Each thing is asked once: the question that looks most like it.
fn guesses(orders: &[Order], questions: &[String]) -> Vec<Column> {
    let mut answered: BTreeMap<&str, Answered<'_>> = questions.iter().map(|question| (question.as_str(), Answered::default())).collect();
    for answer in orders.iter().flat_map(|order| &order.positions).flat_map(|position| &position.answers) {
        if let Some(seen) = answered.get_mut(answer.heading().as_ref()) {
            seen.number += 1;
            seen.options += usize::from(!answer.options.is_empty());
            if seen.different.len() < 400 {
                seen.different.insert(answer.said.trim());
            }
        }
    }
    let mut likely: BTreeMap<&str, Column> = BTreeMap::new();
    for (column, looks) in LOOKS {
        let open = answered.iter().filter(|(question, seen)| !likely.contains_key(*question) && seen.number > 0);
        let best =
            open.map(|(question, seen)| (share(seen, *looks), *question)).filter(|(share, _)| *share >= 60).max_by_key(|(share, _)| *share);
        if let Some((_, question)) = best {
            let column = Column::from_word(column).unwrap_or(Column::Ignored);
            likely.insert(question, column);
        }
    }
    questions.iter().map(|question| likely.get(question.as_str()).cloned().unwrap_or(Column::Ignored)).collect()
}

/// How many of a hundred different answers look like this.
fn share(seen: &Answered<'_>, looks: Looks) -> usize {
    let fits = seen.different.iter().filter(|answer| looks(answer, seen)).count();
    fits * 100 / seen.different.len().max(1)
}

type Looks = fn(&str, &Answered<'_>) -> bool;

/// How the answers to a question look, the plainest questions first.
const LOOKS: &[(&str, Looks)] = &[
    ("ignored", |answer, seen| seen.different.len() == 1 && has(answer, &["agree", "accepte", "accept"])),
    ("listing", |answer, _| answers::listed(answer).is_some() && has(answer, &["list", "show", "name", "handle", "afficher", "pseudo"])),
    (key::PHOTO, |answer, seen| seen.different.len() < 8 && has(answer, &["photo", "ask me", "picture", "demandez"])),
    ("attend", |answer, seen| {
        let days = seen.different.iter().any(|other| matches!(answers::attends(other), Some(Attends::Only(_) | Attends::Maybe)));
        days && seen.different.len() < 12 && answers::attends(answer).is_some() && !has(answer, &["arriv", "leav"])
    }),
    (key::LEVEL, |answer, seen| {
        seen.different.len() < 8
            && answer.len() > 2
            && answers::level(answer).is_some()
            && has(answer, &["write", "program", "begin", "expert", "advanc", "productive", "débutant", "niveau", "code"])
    }),
    (key::CONTRIBUTED, |answer, seen| {
        seen.different.len() < 8 && has(answer, &["never", "once", "regularly", "maintain", "jamais", "régulièrement"])
    }),
    (key::SYSTEM, |answer, _| has(answer, &["linux", "windows", "macos", "bsd"])),
    (key::LANGUAGES, |answer, seen| {
        seen.options > 0
            && has(
                answer,
                &[
                    "english",
                    "french",
                    "german",
                    "spanish",
                    "anglais",
                    "français",
                    "allemand",
                    "deutsch",
                    "italian",
                    "polish",
                    "russian",
                    "dutch",
                    "czech",
                ],
            )
    }),
    (key::AREAS, |_, seen| seen.options > 0),
    (key::MENTOR, |answer, seen| {
        answers::mentor(answer).is_some() && answer.len() < 12 && seen.different.iter().any(|other| answers::mentor(other) > Some(0))
    }),
    ("handle", |answer, seen| seen.different.len() * 2 > seen.number && answers::handle(answer).is_some() && !answer.trim().contains(' ')),
    (key::DIET, |answer, _| has(answer, &["veg", "halal", "kosher", "casher", "gluten", "lactose", "nut", "allerg", "végé"])),
    (key::ACCESS, |answer, _| has(answer, &["wheelchair", "hearing", "caption", "quiet", "fauteuil", "step", "interpreter", "lift"])),
    (key::HOURS, |answer, _| has(answer, &["arriv", "leav", "lunch", "train", "repas", "midi", ":00", ":30", "part"])),
    (key::WISHES, |_, seen| seen.options == 0 && seen.different.len() > 3),
];

fn has(answer: &str, words: &[&str]) -> bool {
    let folded = answer.to_lowercase();
    words.iter().any(|word| folded.contains(word))
}
