//! The floor: who speaks, who did, and the queue of projects that want to be told of.

use std::sync::LazyLock;

use imbl::OrdSet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, Round, known, there};
use crate::act::{Act, Actor};
use crate::command::allow;
use crate::event::Event;
use crate::id::{PersonId, ProjectId, VenueId};
use crate::refusal::{Refusal, Thing};

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

    /// Whether somebody has it, or had it already, or passed.
    pub fn knows(&self, speaker: Speaker) -> bool {
        self.had.contains(&speaker) || self.is_of(speaker)
    }

    fn is_of(&self, speaker: Speaker) -> bool {
        self.on.is_some_and(|on| on.speaker == speaker)
    }

    /// Whoever had the floor had it.
    pub(super) fn clear(&mut self) {
        if let Some(on) = self.on.take() {
            self.had.insert(on.speaker);
        }
    }

    pub(super) fn turn(&mut self, speaker: Option<Speaker>, since: Timestamp) {
        self.clear();
        if let Some(speaker) = speaker {
            self.had.remove(&speaker);
        }
        self.on = speaker.map(|speaker| On { speaker, since });
    }

    /// As if they had never spoken.
    pub(super) fn forget(&mut self, speaker: Speaker) {
        self.had.remove(&speaker);
        self.on = self.on.filter(|on| on.speaker != speaker);
    }
}

impl Round {
    /// Who speaks in a house, or for all. What happens on one floor touches no other one.
    pub fn floor(&self, house: Option<VenueId>) -> &Floor {
        static NOBODY: LazyLock<Floor> = LazyLock::new(Floor::default);
        house.map_or(&self.floor, |house| self.houses.get(&house).unwrap_or(&NOBODY))
    }

    /// Whether somebody, or a project, has the floor anywhere, had it already, or passed.
    pub fn knows(&self, speaker: Speaker) -> bool {
        self.floor.knows(speaker) || self.houses.values().any(|floor| floor.knows(speaker))
    }

    /// Whether they had the floor somewhere, or passed.
    pub fn had(&self, speaker: Speaker) -> bool {
        self.floor.had.contains(&speaker) || self.houses.values().any(|floor| floor.had.contains(&speaker))
    }

    pub(super) fn floor_mut(&mut self, house: Option<VenueId>) -> &mut Floor {
        match house {
            Some(house) => self.houses.entry(house).or_default(),
            None => &mut self.floor,
        }
    }

    pub(super) fn floors_mut(&mut self) -> impl Iterator<Item = &mut Floor> {
        std::iter::once(&mut self.floor).chain(self.houses.values_mut())
    }

    /// They say nothing, wherever it would have been their turn.
    pub(super) fn pass(&mut self, speaker: Speaker) {
        let mut speaks = false;
        for floor in self.floors_mut().filter(|floor| floor.is_of(speaker)) {
            floor.clear();
            speaks = true;
        }
        if !speaks {
            self.floor.had.insert(speaker);
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
    /// Everybody, each at their own table.
    Tables,
}

/// Somebody gets the floor of a house that is in use, or of all; or nobody.
pub(super) fn turn(event: &Event, speaker: Option<Speaker>, house: Option<VenueId>) -> Result<Option<Change>, Refusal> {
    match speaker {
        Some(Speaker::Person(person)) => known(event, person)?,
        Some(Speaker::Project(project)) => there(event, project)?,
        Some(Speaker::Tables) | None => {}
    }
    let open = |house| event.open_venues().any(|(_, venue)| venue.id == house);
    // The clock stops also where the house was closed meanwhile.
    if house.is_some_and(|house| speaker.is_some() && !open(house)) {
        return Err(Refusal::Gone { thing: Thing::Venue });
    }
    let on = event.round.floor(house).on.map(|on| on.speaker);
    Ok((on != speaker).then_some(Change::Turned { speaker, house }))
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
    let floors = std::iter::once(&round.floor).chain(round.houses.values());
    let mut told = floors.flat_map(|floor| floor.had.iter().copied().chain(floor.on.map(|on| on.speaker)));
    let begun = told.any(|speaker| matches!(speaker, Speaker::Project(_)));
    let place = if begun { round.queue.len() } else { round.queue.iter().take_while(|waiting| lot(waiting) < lot(&project)).count() };
    u16::try_from(place).unwrap_or(u16::MAX)
}
