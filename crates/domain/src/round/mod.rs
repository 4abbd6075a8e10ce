//! The coordinator's round: people get to know each other, projects are told of one by one, places are proposed, and
//! everybody says yes, another, or none. Why somebody is proposed where is not in the log: it follows from what people
//! said about themselves, and is found again whenever it is shown. What somebody gave a heart is not in the log either.

use std::collections::BTreeMap;

use imbl::{OrdMap, Vector};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::Stamp;
use crate::command::allow;
use crate::event::Event;
use crate::id::{PersonId, ProjectId, VenueId};
use crate::refusal::{Refusal, Thing};

mod fares;
mod floor;
mod places;
mod turned_down;
mod undo;
mod waiting;

pub use fares::{Fared, Fares};
pub use floor::{Floor, On, Speaker};
pub use places::{Answer, Placing, Proposal};
pub(crate) use undo::undo;
pub(crate) use waiting::seat_who_waits;

/// What the round is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// People say a line about themselves.
    Introductions,
    /// Projects are told of, a minute each.
    Pitches,
    /// Places are proposed and answered.
    Places,
    /// Everybody sits; the round is over.
    Over,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Introductions, Self::Pitches, Self::Places, Self::Over];

    /// The word for it in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Introductions => "introductions",
            Self::Pitches => "pitches",
            Self::Places => "places",
            Self::Over => "over",
        }
    }

    /// The stage with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// A round of the coordinator: one in the morning, another one after lunch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// On which day.
    pub day: Date,
    /// Which one of that day, from 1; 0 before the first one of all.
    pub number: u8,
    /// What it is at; none before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Who speaks, and who did.
    #[serde(default, skip_serializing_if = "Floor::is_empty")]
    pub floor: Floor,
    /// The same in each house where people go by themselves, as they are too many for one room.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub houses: BTreeMap<VenueId, Floor>,
    /// Projects that want to be told of, in the order of the lot.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub queue: Vector<ProjectId>,
}

/// What is asked of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Begin a round of a day; what the one before proposed is put away. While one is on nothing happens: it ends first.
    Begin {
        /// On which day.
        day: Date,
    },
    /// Go on to a stage.
    Go {
        /// Which.
        stage: Stage,
    },
    /// Put a project into the queue of those that are told of, or take it out.
    Queue {
        /// Which.
        project: ProjectId,
        /// Whether it is in.
        queued: bool,
    },
    /// Give somebody, or a project, the floor; nobody: the clock stops.
    Turn {
        /// Whom.
        speaker: Option<Speaker>,
        /// In which house alone; none: for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        house: Option<VenueId>,
    },
    /// Say that one says nothing. That is normal.
    Pass {
        /// Who.
        person: PersonId,
    },
    /// Propose places: what is locked, or asked already, stays.
    Propose {
        /// Who, where.
        places: Vec<Placing>,
    },
    /// Propose another place to one person: by hand, or one that was found for them alone.
    Place {
        /// Who, where.
        placing: Placing,
        /// Whether no new plan changes it.
        locked: bool,
    },
    /// Let people see what is proposed to them.
    Release {
        /// Whom.
        people: Vec<PersonId>,
    },
    /// Answer; and sit down, where it says so. A project that nobody had begun yet begins with that.
    Answer {
        /// Who.
        person: PersonId,
        /// About which project they were asked.
        of: ProjectId,
        /// What.
        answer: Answer,
        /// The other project, where it is one.
        other: Option<ProjectId>,
        /// Even if no seat is left.
        anyway: bool,
    },
    /// Say how it goes: also when no round is on.
    Fare {
        /// For whom.
        person: PersonId,
        /// How.
        fares: Fares,
    },
}

/// What happened in the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A round began.
    Begun {
        /// On which day.
        day: Date,
        /// Which one of that day.
        number: u8,
    },
    /// It went on.
    Went {
        /// To what.
        stage: Stage,
    },
    /// A project is in the queue, or no more.
    Queued {
        /// Which.
        project: ProjectId,
        /// Its place, from 0; none: it is out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<u16>,
    },
    /// Somebody has the floor, or nobody.
    Turned {
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Speaker>,
        /// In which house alone; none: for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        house: Option<VenueId>,
    },
    /// Somebody says nothing.
    Passed {
        /// Who.
        person: PersonId,
    },
    /// Places were proposed.
    Proposed {
        /// Who, where.
        places: Vec<Placing>,
    },
    /// Somebody's place was chosen by hand. About the project that they were asked about already they stay asked, and their answer stays;
    /// of another one they know nothing yet.
    Placed {
        /// Who, where.
        placing: Placing,
        /// Whether no new plan changes it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        locked: bool,
    },
    /// People see what is proposed to them.
    Released {
        /// Who.
        people: Vec<PersonId>,
    },
    /// Somebody answered.
    Answered {
        /// Who.
        person: PersonId,
        /// About which project they were asked.
        project: ProjectId,
        /// What.
        answer: Answer,
        /// That no seat is free there yet: they wait for one.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        waits: bool,
    },
    /// Somebody said how it goes.
    Fared {
        /// Who.
        person: PersonId,
        /// How; none: they said nothing after all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fares: Option<Fares>,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// What was so before is so again.
    PutBack(Box<Before>),
}

/// What is put back, as far as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// The whole round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
    /// What it was at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Who spoke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Floor>,
    /// Who spoke in these houses.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub houses: BTreeMap<VenueId, Floor>,
    /// Who had not had the floor, nor passed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unheard: Vec<Speaker>,
    /// What was proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposal>,
    /// To whom nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<PersonId>,
}

/// The most people of one plan.
pub const MOST_PEOPLE: usize = 10_000;

impl Event {
    /// The round that is on today: begun, and not over.
    pub fn round_now(&self) -> Option<(&Round, Stage)> {
        let stage = self.round.stage.filter(|stage| *stage != Stage::Over && self.round.day == self.moment.today)?;
        Some((&self.round, stage))
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    let round = &event.round;
    let begun = || event.round_now().map(|_| ()).ok_or(Refusal::Gone { thing: Thing::Round });
    let change = match command {
        Command::Begin { day } => {
            allow(event, actor, Act::Arrange)?;
            event.has_day(*day)?;
            if event.round_now().is_some_and(|(round, _)| round.day == *day) {
                return Ok(vec![]);
            }
            let number = if round.day == *day { round.number.saturating_add(1) } else { 1 };
            Some(Change::Begun { day: *day, number })
        }
        Command::Go { stage } => {
            allow(event, actor, Act::Arrange)?;
            if round.stage.is_none() || round.day != event.moment.today {
                return Err(Refusal::Gone { thing: Thing::Round });
            }
            (round.stage != Some(*stage)).then_some(Change::Went { stage: *stage })
        }
        Command::Queue { project, queued } => {
            begun()?;
            floor::queue(event, actor, *project, *queued)?
        }
        Command::Turn { speaker, house } => {
            allow(event, actor, Act::Arrange)?;
            begun()?;
            floor::turn(event, *speaker, *house)?
        }
        Command::Pass { person } => {
            begun()?;
            speaks_for(event, actor, *person)?;
            (!round.had(Speaker::Person(*person))).then_some(Change::Passed { person: *person })
        }
        Command::Propose { places } => {
            allow(event, actor, Act::Arrange)?;
            begun()?;
            places::propose(event, places)?
        }
        Command::Place { placing, locked } => {
            begun()?;
            let changes = places::place(event, actor, placing, *locked)?;
            return Ok(changes.into_iter().map(crate::Change::Round).collect());
        }
        Command::Release { people } => {
            begun()?;
            return places::release(event, actor, people);
        }
        Command::Answer { person, of, answer, other, anyway } => {
            let said = places::Said { person: *person, of: *of, answer: *answer, other: *other, anyway: *anyway };
            return places::answer(event, actor, &said);
        }
        Command::Fare { person, fares } => fares::fare(event, actor, *person, *fares)?,
    };
    Ok(change.map(crate::Change::Round).into_iter().collect())
}

fn known(event: &Event, person: PersonId) -> Result<(), Refusal> {
    let there = event.people.get(&person).is_some_and(|known| !known.erased);
    if there { Ok(()) } else { Err(Refusal::Gone { thing: Thing::Person }) }
}

fn there(event: &Event, project: ProjectId) -> Result<(), Refusal> {
    let there = event.projects.get(&project).is_some_and(|known| !known.withdrawn && known.days.contains_key(&event.round.day));
    if there { Ok(()) } else { Err(Refusal::Gone { thing: Thing::Project }) }
}

/// One speaks for oneself, also where only the team writes; a greeter for whoever stands before them.
fn speaks_for(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    known(event, person)?;
    if actor.who == Who::Person(person) { Ok(()) } else { allow(event, actor, Act::Others) }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    let (round, at) = (&mut event.round, stamp.at);
    match change {
        Change::Begun { day, number } => {
            *round = Round { day: *day, number: *number, stage: Some(Stage::Introductions), ..Round::default() };
            event.proposals = OrdMap::new();
        }
        Change::Went { stage } => {
            round.floors_mut().for_each(Floor::clear);
            round.stage = Some(*stage);
        }
        Change::Queued { project, place } => {
            round.queue.retain(|waiting| waiting != project);
            if let Some(place) = place {
                round.queue.insert(usize::from(*place).min(round.queue.len()), *project);
            }
        }
        Change::Turned { speaker, house } => {
            round.floor_mut(*house).turn(*speaker, at);
            if let Some(Speaker::Project(project)) = speaker {
                round.queue.retain(|waiting| waiting != project);
            }
        }
        Change::Passed { person } => {
            round.pass(Speaker::Person(*person));
        }
        Change::Proposed { places } => {
            event.proposals.extend(places.iter().map(|placing| (placing.person, Proposal::new(*placing))));
        }
        Change::Placed { placing, locked } => {
            let was = event.proposals.get(&placing.person).filter(|was| was.placing.project == placing.project);
            let proposal = was.copied().unwrap_or_else(|| Proposal::new(*placing));
            event.proposals.insert(placing.person, Proposal { placing: *placing, locked: *locked, ..proposal });
        }
        Change::Released { people } => {
            for person in people {
                if let Some(known) = event.proposals.get_mut(person) {
                    known.released = Some(at);
                }
            }
        }
        Change::Answered { person, answer, waits, .. } => {
            if let Some(known) = event.proposals.get_mut(person) {
                known.answer = Some(*answer);
                known.waits_since = waits.then_some(stamp.seq);
            }
        }
        Change::Fared { person, fares, since } => {
            match fares {
                Some(fares) => event.fares.insert(*person, Fared { at: since.unwrap_or(at), fares: *fares }),
                None => event.fares.remove(person),
            };
        }
        Change::PutBack(before) => undo::put_back(event, before),
    }
}

impl Change {
    /// Whose it is, where it is about one person.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Passed { person } | Self::Answered { person, .. } | Self::Fared { person, .. } => Some(*person),
            Self::Placed { placing, .. } => Some(placing.person),
            Self::Released { people } => people.first().copied().filter(|_| people.len() == 1),
            _ => None,
        }
    }

    /// Whether one does such a thing for oneself: what the coordinator holds on to is the team's.
    pub(crate) fn is_of_one(&self) -> bool {
        self.person().is_some() && !matches!(self, Self::Placed { locked: true, .. })
    }

    /// Whether everybody sees it on pages of theirs: the stage, the queue and the floor are for all to see, also where the history does not
    /// tell who did what.
    pub fn shows_to_all(&self) -> bool {
        match self {
            Self::PutBack(before) => {
                let floors = before.floor.is_some() || !before.houses.is_empty() || !before.unheard.is_empty();
                before.round.is_some() || before.stage.is_some() || floors
            }
            Self::Passed { .. } => true,
            _ => self.is_public(),
        }
    }

    /// Whether everybody may know of it: who is proposed where, and what they say to it, is between them and the team.
    pub const fn is_public(&self) -> bool {
        matches!(self, Self::Begun { .. } | Self::Went { .. } | Self::Queued { .. } | Self::Turned { .. })
    }
}

/// Nothing is proposed to whoever is erased, and they do not speak.
pub(crate) fn forget(event: &mut Event, person: PersonId) {
    event.proposals.remove(&person);
    event.fares.remove(&person);
    event.round.floors_mut().for_each(|floor| floor.forget(Speaker::Person(person)));
}
