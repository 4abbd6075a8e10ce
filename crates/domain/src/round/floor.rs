//! The floor: who speaks, who did, and the queue of projects that want to be told of.

use imbl::OrdSet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, Round, there};
use crate::act::{Act, Actor};
use crate::command::allow;
use crate::event::Event;
use crate::id::{PersonId, ProjectId};
use crate::refusal::Refusal;

/// Who speaks, and who did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Who has the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<On>,
    /// Who had it already, or passed.
    #[serde(default, skip_serializing_if = "OrdSet::is_empty")]
    pub had: OrdSet<Speaker>,
}

impl Floor {
    /// Whether nobody spoke yet.
    pub fn is_empty(&self) -> bool {
        self.on.is_none() && self.had.is_empty()
    }

    /// Whoever had the floor had it.
    pub(super) fn clear(&mut self) {
        if let Some(on) = self.on.take() {
            self.had.insert(on.speaker);
        }
    }
}

/// Somebody who has the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct On {
    /// Who.
    pub speaker: Speaker,
    /// Since when.
    pub since: Timestamp,
}

/// Who may have the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaker {
    /// A person, to say a line about themselves.
    Person(PersonId),
    /// A project, to be told of.
    Project(ProjectId),
}

/// Whoever a project belongs to queues it; a greeter queues any.
pub(super) fn queue(event: &Event, actor: &Actor, project: ProjectId, queued: bool) -> Result<Option<Change>, Refusal> {
    there(event, project)?;
    let own = actor.who.person().zip(event.projects.get(&project)).is_some_and(|(person, known)| event.is_own(known, person));
    if !own {
        allow(event, actor, Act::Others)?;
    }
    let is = event.round.queue.contains(&project);
    Ok((is != queued).then(|| Change::Queued { project, place: queued.then(|| drawn(&event.round, project)) }))
}

/// The place of a project that comes into the queue. While nobody was told of yet it is drawn by lot, so that nobody gains by
/// being early; whoever comes later stands at the end. The lot is the project's id, which nobody can choose, and the round's number.
fn drawn(round: &Round, project: ProjectId) -> u16 {
    let lot = |project: &ProjectId| {
        project.0.bits().rotate_left(u32::from(round.number) * 29).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
    };
    let told = round.floor.had.iter().copied().chain(round.floor.on.map(|on| on.speaker));
    let begun = told.into_iter().any(|speaker| matches!(speaker, Speaker::Project(_)));
    let place = if begun { round.queue.len() } else { round.queue.iter().take_while(|waiting| lot(waiting) < lot(&project)).count() };
    u16::try_from(place).unwrap_or(u16::MAX)
}
