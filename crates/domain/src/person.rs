//! People, as the ledger knows them: an id, and that their profile was written. Names are in the profiles.

use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::id::PersonId;
use crate::refusal::{Refusal, Thing};

/// Somebody at one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// How they came in.
    pub kind: Kind,
    /// The revision of their profile.
    pub revision: u32,
    /// The last change to them or to their profile.
    pub touched: Seq,
}

/// How somebody came into the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// By themselves.
    Own,
    /// A name that somebody else typed, or that stood in an imported page.
    Guest,
}

/// What is asked of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Somebody comes in.
    Introduce {
        /// The new person.
        person: PersonId,
        /// How.
        kind: Kind,
    },
    /// Somebody's profile is written; the ledger adds this to every order that writes one.
    Touch {
        /// Whose.
        person: PersonId,
        /// The profile's new revision.
        revision: u32,
    },
}

/// What happened to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// They came in.
    Introduced {
        /// Who.
        person: PersonId,
        /// How.
        kind: Kind,
    },
    /// Their profile was written.
    Touched {
        /// Whose.
        person: PersonId,
        /// Its revision.
        revision: u32,
    },
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    let change = match *command {
        Command::Introduce { person, kind } => {
            if event.people.contains_key(&person) {
                return Err(Refusal::IdTaken);
            }
            Change::Introduced { person, kind }
        }
        Command::Touch { person, revision } => {
            let known = event.people.get(&person).ok_or(Refusal::Gone { thing: Thing::Person })?;
            let fresh_guest = known.kind == Kind::Guest && known.revision == 0;
            if actor.who != Who::Person(person) && !fresh_guest {
                allow(event, actor, Act::Count)?;
            }
            Change::Touched { person, revision }
        }
    };
    Ok(vec![crate::Change::Person(change)])
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    match *change {
        Change::Introduced { person, kind } => {
            event.people.insert(person, Person { kind, revision: 0, touched: stamp.seq });
        }
        Change::Touched { person, revision } => {
            if let Some(known) = event.people.get_mut(&person) {
                known.revision = revision;
                known.touched = stamp.seq;
            }
        }
    }
}

/// Who writes: a person of the event, or the team.
pub(crate) fn author(event: &Event, actor: &Actor) -> Result<Who, Refusal> {
    match actor.who {
        Who::Person(person) if event.people.contains_key(&person) => Ok(actor.who),
        Who::Team => Ok(Who::Team),
        Who::Person(_) | Who::Timer => Err(Refusal::NameNeeded),
    }
}
