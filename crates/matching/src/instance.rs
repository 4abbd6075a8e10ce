//! The `implday` instance format: what tests and figures are taken on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Morning, Person, Plan, Points, Project, Proposal, Room, Topic};

/// Why an instance could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is not JSON of this shape.
    #[error("This is not a matching instance: {0}")]
    Shape(#[from] serde_json::Error),
    /// It asks for a rule that does not exist here.
    #[error("The utility “{rule}” of the instance asks for “{asked}”, which is not known here.")]
    Rule {
        /// Which rule.
        rule: &'static str,
        /// What it said.
        asked: String,
    },
}

#[derive(Deserialize)]
struct Instance {
    #[serde(default)]
    name: String,
    people: Vec<Somebody>,
    projects: Vec<Something>,
    rooms: Vec<Somewhere>,
    newcomers_per_mentor: u16,
    utility: BTreeMap<String, serde_json::Value>,
}

#[derive(Deserialize)]
struct Somebody {
    #[serde(default)]
    id: u64,
    level: u8,
    newcomer: bool,
    mentor: bool,
    #[serde(default)]
    areas: Vec<String>,
    #[serde(default)]
    wishes: Vec<String>,
}

#[derive(Deserialize)]
struct Something {
    name: String,
    min_level: u8,
    min: u16,
    max: u16,
    #[serde(default)]
    areas: Vec<String>,
}

#[derive(Deserialize)]
struct Somewhere {
    name: String,
    capacity: u16,
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
/// A wish for a project that is not in the file is dropped, and keeps its rank: the next one is still the second.
pub fn read(bytes: &[u8]) -> Result<Morning, Unreadable> {
    let instance: Instance = serde_json::from_slice(bytes)?;
    let points = points(&instance.utility)?;
    let mut topics = Topics::default();
    let projects: Vec<Project> = instance.projects.into_iter().map(|project| project.read(&mut topics)).collect();
    let by_name: BTreeMap<&str, usize> = projects.iter().enumerate().rev().map(|(at, project)| (project.name.as_str(), at)).collect();
    let ratio = instance.newcomers_per_mentor;
    let people = instance.people.into_iter().map(|person| person.read(ratio, &by_name, &mut topics)).collect();
    let rooms = instance.rooms.into_iter().map(|room| Room { name: room.name, capacity: room.capacity, house: None }).collect();
    Ok(Morning { name: instance.name, topics: topics.names, people, projects, rooms, points, ..Morning::default() })
}

impl Something {
    fn read(self, topics: &mut Topics) -> Project {
        Project {
            name: self.name,
            areas: topics.all(&self.areas),
            minimum: self.min,
            maximum: self.max,
            minimum_level: self.min_level,
            ..Project::default()
        }
    }
}

impl Somebody {
    fn read(self, ratio: u16, projects: &BTreeMap<&str, usize>, topics: &mut Topics) -> Person {
        Person {
            id: self.id,
            level: self.level,
            newcomer: self.newcomer,
            mentor_for: if self.mentor { ratio } else { 0 },
            areas: topics.all(&self.areas),
            wishes: self.wishes.iter().map(|wish| projects.get(wish.as_str()).copied().unwrap_or(usize::MAX)).collect(),
            ..Person::default()
        }
    }
}

#[derive(Default)]
struct Topics {
    names: Vec<String>,
    known: BTreeMap<String, Topic>,
}

impl Topics {
    fn all(&mut self, names: &[String]) -> Vec<Topic> {
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

fn points(utility: &BTreeMap<String, serde_json::Value>) -> Result<Points, Unreadable> {
    let number = |key: &str| utility.get(key).and_then(serde_json::Value::as_i64);
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
