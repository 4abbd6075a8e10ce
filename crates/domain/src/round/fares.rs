//! How it goes: what those say who were silent for long and are asked. It is between them and the team.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, known, speaks_for};
use crate::act::Actor;
use crate::event::{Event, SlotKind};
use crate::history::{Stuck, Turn};
use crate::id::PersonId;
use crate::refusal::Refusal;

/// How it goes for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fares {
    /// Well.
    Fine,
    /// They are stuck, and put up their hand.
    Stuck,
    /// They would like another project.
    Another,
}

impl Fares {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Fine, Self::Stuck, Self::Another];

    /// The word for it in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Stuck => "stuck",
            Self::Another => "another",
        }
    }

    /// What has this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fares| fares.word() == word)
    }
}

/// What somebody said, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fared {
    /// When.
    pub at: Timestamp,
    /// What.
    pub fares: Fares,
}

impl Event {
    /// How it goes for somebody, as they said last: today, and since lunch where it is over.
    pub fn fares(&self, person: PersonId) -> Option<Fared> {
        let person = self.now(person);
        let last =
            self.fares.iter().filter(|(entry, _)| self.now(**entry) == person).map(|(_, fared)| *fared).max_by_key(|fared| fared.at)?;
        (last.at >= self.half_began()?).then_some(last)
    }

    /// When this half of today began: the day, or what comes after lunch, once that is on.
    pub fn half_began(&self) -> Option<Timestamp> {
        let today = self.moment.today;
        let slots = self.day(today).map_or(&[][..], |day| day.slots.as_slice());
        let on = self.moment.slot.map_or(0, |slot| usize::from(slot) + 1);
        let lunch = slots.iter().take(on).rposition(|slot| slot.what == SlotKind::Lunch);
        let after = lunch.and_then(|lunch| slots.get(lunch + 1..on)?.first());
        match after {
            Some(slot) => crate::moment::moment_of(today, slot.at, &self.zone),
            None => crate::moment::start_of(today, &self.zone),
        }
    }
}

pub(super) fn fare(event: &Event, actor: &Actor, person: PersonId, fares: Fares) -> Result<Option<Change>, Refusal> {
    known(event, person)?;
    speaks_for(event, actor, person)?;
    let is_so = event.fares(person).is_some_and(|fared| fared.fares == fares);
    Ok((!is_so).then_some(Change::Fared { person, fares: Some(fares), since: None }))
}

/// What brings back what somebody had said before.
pub(super) fn undo(at: &Turn<'_>, person: PersonId) -> Result<Vec<Change>, Stuck> {
    if known(at.now, person).is_err() {
        return Err(Stuck::Gone);
    }
    at.unchanged(at.now.fares.get(&person) == at.after.fares.get(&person))?;
    let before = at.before.fares.get(&person);
    Ok(vec![Change::Fared { person, fares: before.map(|fared| fared.fares), since: before.map(|fared| fared.at) }])
}
