//! The `implday` instance format: what tests and figures are taken on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Morning, Person, Plan, Points, Project, Proposal, Room, Topic};

/// Why an instance could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is not JSON at all.
    #[error("it is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// It is something else.
    #[error("it does not list people, projects and rooms")]
    Shape,
    /// A part is missing, or is something else.
    #[error("“{part}” is missing or is not {is}")]
    Part {
        /// Which.
        part: &'static str,
        /// What it should be.
        is: &'static str,
    },
    /// One of a list lacks something.
    #[error("{which} of “{list}” has no “{key}” that is {is}")]
    Entry {
        /// Which of the list.
        which: String,
        /// In which list.
        list: &'static str,
        /// What it lacks.
        key: &'static str,
        /// What that should be.
        is: &'static str,
    },
    /// It asks for a rule that does not exist here.
    #[error("its utility asks for {asked} as “{rule}”, which is not known here")]
    Rule {
        /// Which rule.
        rule: &'static str,
        /// What it said.
        asked: String,
    },
}

/// One of a list: a person, a project or a room.
struct Entry<'a> {
    list: &'static str,
    at: usize,
    value: &'a Value,
}

impl Entry<'_> {
    fn lacks(&self, key: &'static str, is: &'static str) -> Unreadable {
        let which = if self.at == 0 { "The first".to_owned() } else { format!("Number {}", self.at + 1) };
        Unreadable::Entry { which, list: self.list, key, is }
    }

    fn number<T: TryFrom<u64>>(&self, key: &'static str) -> Result<T, Unreadable> {
        let number = self.value[key].as_u64().and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| self.lacks(key, "a whole number that is not too large"))
    }

    fn text(&self, key: &'static str) -> Result<String, Unreadable> {
        self.value[key].as_str().map(str::to_owned).ok_or_else(|| self.lacks(key, "a text"))
    }

    fn flag(&self, key: &'static str) -> Result<bool, Unreadable> {
        self.value[key].as_bool().ok_or_else(|| self.lacks(key, "true or false"))
    }

    /// A list of texts; none at all is an empty one.
    fn texts(&self, key: &'static str) -> Result<Vec<&str>, Unreadable> {
        let value = &self.value[key];
        if value.is_null() {
            return Ok(Vec::new());
        }
        let texts = value.as_array().and_then(|list| list.iter().map(Value::as_str).collect());
        texts.ok_or_else(|| self.lacks(key, "a list of texts"))
    }
}

fn entries<'a>(instance: &'a Value, list: &'static str) -> Result<Vec<Entry<'a>>, Unreadable> {
    let values = instance[list].as_array().ok_or(Unreadable::Part { part: list, is: "a list" })?;
    Ok(values.iter().enumerate().map(|(at, value)| Entry { list, at, value }).collect())
}

/// A plan as `*.optimum.json` writes it: indices, or null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The project of each person.
    pub assignment: Vec<Option<usize>>,
    /// The room of each project.
    pub room_of_project: Vec<Option<usize>>,
}

/// What `impl-days match --format json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The project of each person.
    pub assignment: Vec<Option<usize>>,
    /// The room of each project.
    pub room_of_project: Vec<Option<usize>>,
    /// What the plan is worth.
    pub value: f64,
    /// What no plan is worth more than.
    pub bound: f64,
    /// How long it took; the caller's clock.
    pub seconds: f64,
}

impl Answer {
    /// A proposal, written down.
    pub fn new(proposal: &Proposal, seconds: f64) -> Self {
        Self {
            assignment: proposal.plan.project_of.clone(),
            room_of_project: proposal.plan.room_of.clone(),
            value: proposal.value.points(),
            bound: proposal.bound.points(),
            seconds,
        }
    }
}

impl From<Written> for Plan {
    fn from(written: Written) -> Self {
        Self { project_of: written.assignment, room_of: written.room_of_project }
    }
}

/// Reads an instance.
///
/// A person may have a field `care`, an object of small whole numbers by project: how much of its mentors' care they need there,
/// of which each mentor gives `newcomers_per_mentor`. Where it says nothing, a newcomer needs one, and anybody else none.
/// A wish for a project that is not in the file leads nowhere, and keeps its rank: the next one is still the second.
pub fn read(bytes: &[u8]) -> Result<Morning, Unreadable> {
    let instance: Value = serde_json::from_slice(bytes)?;
    if !instance.is_object() {
        return Err(Unreadable::Shape);
    }
    let ratio = instance["newcomers_per_mentor"].as_u64().and_then(|ratio| u16::try_from(ratio).ok());
    let ratio = ratio.ok_or(Unreadable::Part { part: "newcomers_per_mentor", is: "a whole number" })?;
    let utility = instance["utility"].as_object().ok_or(Unreadable::Part { part: "utility", is: "an object" })?;
    let points = points(utility)?;
    let mut topics = Topics::default();
    let projects = entries(&instance, "projects")?;
    let projects: Vec<Project> = projects.iter().map(|entry| project(entry, &mut topics)).collect::<Result<_, _>>()?;
    let by_name: BTreeMap<&str, usize> = projects.iter().enumerate().rev().map(|(at, project)| (project.name.as_str(), at)).collect();
    let people = entries(&instance, "people")?;
    let people = people.iter().map(|entry| person(entry, ratio, &by_name, &mut topics)).collect::<Result<_, _>>()?;
    let rooms = entries(&instance, "rooms")?.iter().map(room).collect::<Result<_, _>>()?;
    let name = instance["name"].as_str().unwrap_or_default().to_owned();
    Ok(Morning { name, topics: topics.names, people, projects, rooms, points, ..Morning::default() })
}

fn project(entry: &Entry, topics: &mut Topics) -> Result<Project, Unreadable> {
    Ok(Project {
        name: entry.text("name")?,
        areas: topics.all(&entry.texts("areas")?),
        minimum: entry.number("min")?,
        maximum: entry.number("max")?,
        minimum_level: entry.number("min_level")?,
        ..Project::default()
    })
}

/// What somebody needs of a project's mentors, by its name: `"care": {"Reading lamp": 2}`. Without it a newcomer needs one everywhere.
fn care(entry: &Entry, projects: &BTreeMap<&str, usize>) -> Result<Vec<(usize, u16)>, Unreadable> {
    let lacks = || entry.lacks("care", "an object of small whole numbers");
    let Some(care) = entry.value.get("care") else { return Ok(Vec::new()) };
    let care = care.as_object().ok_or_else(lacks)?.iter().filter_map(|(name, care)| Some((*projects.get(name.as_str())?, care)));
    care.map(|(project, care)| Ok((project, care.as_u64().and_then(|care| u16::try_from(care).ok()).ok_or_else(lacks)?))).collect()
}

fn person(entry: &Entry, ratio: u16, projects: &BTreeMap<&str, usize>, topics: &mut Topics) -> Result<Person, Unreadable> {
    let wishes = entry.texts("wishes")?;
    Ok(Person {
        id: entry.number("id").unwrap_or_else(|_| u64::try_from(entry.at).unwrap_or(0)),
        level: entry.number("level")?,
        newcomer: entry.flag("newcomer")?,
        mentor_for: if entry.flag("mentor")? { ratio } else { 0 },
        care: care(entry, projects)?,
        areas: topics.all(&entry.texts("areas")?),
        wishes: wishes.iter().map(|wish| projects.get(wish).copied().unwrap_or(usize::MAX)).collect(),
        ..Person::default()
    })
}

fn room(entry: &Entry) -> Result<Room, Unreadable> {
    Ok(Room { name: entry.text("name")?, capacity: entry.number("capacity")?, ..Room::default() })
}

#[derive(Default)]
struct Topics {
    names: Vec<String>,
    known: BTreeMap<String, Topic>,
}

impl Topics {
    fn all(&mut self, names: &[&str]) -> Vec<Topic> {
        names.iter().map(|name| self.one(name)).collect()
    }

    fn one(&mut self, name: &str) -> Topic {
        if let Some(topic) = self.known.get(name) {
            return *topic;
        }
        let topic = self.names.len();
        self.names.push(name.to_owned());
        self.known.insert(name.to_owned(), topic);
        topic
    }
}

fn points(utility: &Map<String, Value>) -> Result<Points, Unreadable> {
    let number = |key: &str| utility.get(key).and_then(Value::as_i64);
    if let Some(level) = utility.get("below_min_level").filter(|value| value.as_str() != Some("forbidden")) {
        return Err(Unreadable::Rule { rule: "below_min_level", asked: level.to_string() });
    }
    if let Some(unplaced) = number("unplaced").filter(|value| *value != 0) {
        return Err(Unreadable::Rule { rule: "unplaced", asked: unplaced.to_string() });
    }
    Ok(Points {
        wish: (1..).map_while(|rank| number(&format!("wish_rank_{rank}"))).collect(),
        shares_area: number("shares_area").unwrap_or(0),
        other: number("other").unwrap_or(0),
        ..Points::default()
    })
}
