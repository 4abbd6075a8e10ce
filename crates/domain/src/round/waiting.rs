//! A yes to a table that is full while somebody there is asked elsewhere: it is kept, whoever said it stays where they sit, and sits down
//! by the same change that frees the seat. Who said yes first has the first seat; two who are to change places do so at once.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::places::may_take;
use super::{Answer, Change, Proposal};
use crate::act::Actor;
use crate::change::{Recorded, Seq, Stamp};
use crate::event::Event;
use crate::history::Subject;
use crate::id::{CommandId, Id, PersonId, ProjectId};
use crate::project::{self, Project, State};
use crate::venue::Presence;

/// Somebody who waits for a seat.
#[derive(Clone, Copy)]
struct Waiting {
    /// By which change they said yes.
    since: Seq,
    /// Under which of their entries it was proposed.
    entry: PersonId,
    person: PersonId,
    project: ProjectId,
}

/// The most who change places with each other by one change.
const MOST_AT_ONCE: usize = 64;

impl Waiting {
    /// They wait no more, and sit down.
    fn sits_down(&self, sits: Vec<project::Change>) -> impl Iterator<Item = crate::Change> + use<> {
        let said = Change::Answered { person: self.entry, project: self.project, answer: Answer::Yes, waits: false };
        std::iter::once(crate::Change::Round(said)).chain(sits.into_iter().map(crate::Change::Project))
    }
}

impl Event {
    /// The table at which somebody waits for a seat, having said yes to it in the round that is on. Who sat down elsewhere since, or went
    /// home, waits no more.
    pub fn waits_for_seat(&self, person: PersonId) -> Option<&Project> {
        let proposal = self.proposal_of(person).filter(|proposal| proposal.answer == Some(Answer::Yes))?;
        let (since, day, person) = (proposal.waits_since?, self.round.day, self.now(person));
        let project = self.projects.get(&proposal.placing.project?)?;
        let on_day = project.days.get(&day).filter(|on_day| on_day.state != State::Finished)?;
        let went = matches!(self.presence(day, person), Some(Presence::Left { .. }));
        let sat_since = || self.seat_of(day, person).is_some_and(|(_, seat)| seat.members.get(&person).is_some_and(|sat| sat.seq > since));
        (!went && !on_day.members.contains_key(&person) && !sat_since()).then_some(project)
    }

    /// Whether somebody who is asked to where no seat is free may say yes and wait: others who have those seats are asked elsewhere, or wait
    /// for a seat elsewhere themselves.
    pub fn may_wait(&self, proposal: &Proposal) -> bool {
        proposal.waits() && !self.can_be(proposal) && self.once_they_go(proposal.placing.person).can_be(proposal)
    }

    /// Whether the seat for which somebody waits may still be freed by who is asked elsewhere and has not answered, or waits elsewhere.
    pub fn seat_may_come(&self, person: PersonId) -> bool {
        let waits = self.waits_for_seat(person).map(|project| project.id);
        waits.is_some_and(|project| may_take(&self.once_they_go(person), &Actor::ORGANISER, self.now(person), project).is_ok())
    }

    /// Whether a change is about somebody whose seat came free by it, and not what was asked: they waited until then.
    pub fn seat_came(&self, person: PersonId, entry: &Recorded) -> bool {
        let of_them = |entry: &Recorded| match &entry.change {
            crate::Change::Round(Change::Answered { person: who, answer: Answer::Yes, waits, .. }) if self.are_one(*who, person) => {
                Some(*waits)
            }
            _ => None,
        };
        let put = matches!(&entry.change, crate::Change::Project(project::Change::Joined { anyway: true, .. }));
        let step = self.history.step(entry.stamp.seq);
        let came = step.iter().rev().find(|entry| of_them(entry) == Some(false)).map(|came| came.stamp.seq);
        let before =
            |came: Seq| self.history.of(Subject::Round).skip_while(move |entry| entry.stamp.seq >= came).find_map(|entry| of_them(entry));
        !put && came.and_then(before) == Some(true)
    }

    /// The event as it would be had all gone who sit at one table and are asked to another, or wait for a seat there; and this one, too.
    pub(super) fn once_they_go(&self, person: PersonId) -> Self {
        let (mut then, day) = (self.clone(), self.round.day);
        let goes = |proposal: &Proposal| proposal.waits() || self.waits_for_seat(proposal.placing.person).is_some();
        let mut seats = BTreeMap::new();
        for (project, on_day) in self.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state.sits()) {
            seats.extend(on_day.members.keys().map(|who| (*who, project.id)));
        }
        let asked = self.all_proposals().into_iter().filter(goes).map(|proposal| (proposal.placing.person, proposal.placing.project));
        for (who, there) in asked.chain([(self.now(person), None)]) {
            let seat = seats.get(&who).copied().filter(|seat| Some(*seat) != there);
            if let Some(on_day) = seat.and_then(|seat| then.projects.get_mut(&seat)).and_then(|seat| seat.days.get_mut(&day)) {
                on_day.members.remove(&who);
            }
        }
        then
    }

    /// All who wait for a seat, who said yes first first.
    fn all_who_wait(&self) -> Vec<Waiting> {
        let of_entry = |(entry, proposal): (&PersonId, &Proposal)| {
            let since = proposal.waits_since?;
            let person = self.now(*entry);
            let own = self.proposed_as(person).is_some_and(|(known, _)| known == *entry);
            let project = self.waits_for_seat(person).filter(|_| own)?.id;
            Some(Waiting { since, entry: *entry, person, project })
        };
        let mut all: Vec<Waiting> = self.proposals.iter().filter_map(of_entry).collect();
        all.sort_unstable_by_key(|waiting| waiting.since);
        all
    }

    /// What lets the next of them sit down; nothing while no seat is free.
    fn next_sits_down(&self, actor: &Actor, at: Timestamp) -> Option<Vec<crate::Change>> {
        let mut all = self.all_who_wait();
        let sits = |waiting: &Waiting| self.seat_of(self.round.day, waiting.person).is_some();
        let alone = |waiting: &Waiting| {
            // Who sits gets up first: the seat may be in the same room.
            if sits(waiting) {
                return self.sit_together(actor, at, std::slice::from_ref(waiting)).ok();
            }
            Some(waiting.sits_down(may_take(self, actor, waiting.person, waiting.project).ok()?).collect())
        };
        if let Some(changes) = all.iter().find_map(alone) {
            return Some(changes);
        }
        // Nobody can go alone: as many as can change places with each other do. Those who stand free no seat.
        all.truncate(MOST_AT_ONCE);
        while all.iter().any(sits) {
            match self.sit_together(actor, at, &all) {
                Ok(changes) => return Some(changes),
                Err(without) => all.retain(|waiting| !without.contains(&waiting.person)),
            }
        }
        None
    }

    /// What lets some of them sit down at once: all get up first. Or who of them has no seat then.
    fn sit_together(&self, actor: &Actor, at: Timestamp, all: &[Waiting]) -> Result<Vec<crate::Change>, Vec<PersonId>> {
        let (mut after, day) = (self.clone(), self.round.day);
        let (mut changes, mut without) = (Vec::new(), Vec::new());
        let runs = |project: &ProjectId| {
            self.projects.get(project).and_then(|known| known.days.get(&day)).is_some_and(|on_day| on_day.state.sits())
        };
        for waiting in all.iter().filter(|waiting| runs(&waiting.project)) {
            let up = project::get_up(&after, day, waiting.person, waiting.project);
            after.also(actor, at, up.into_iter().map(crate::Change::Project), &mut changes);
        }
        for waiting in all {
            match may_take(&after, actor, waiting.person, waiting.project) {
                Ok(sits) => after.also(actor, at, waiting.sits_down(sits), &mut changes),
                Err(_) => without.push(waiting.person),
            }
        }
        if without.is_empty() { Ok(changes) } else { Err(without) }
    }

    /// Does this, too.
    fn also(&mut self, actor: &Actor, at: Timestamp, changes: impl IntoIterator<Item = crate::Change>, done: &mut Vec<crate::Change>) {
        for change in changes {
            let stamp = Stamp { seq: self.seq + 1, at, actor: *actor, command: CommandId(Id::from_bits(0)) };
            self.apply(&Recorded { stamp, change: change.clone() });
            done.push(change);
        }
    }
}

/// What follows from changes that are about to be made: whoever waits for a seat which these free sits down.
pub(crate) fn seat_who_waits(event: &Event, actor: &Actor, at: Timestamp, changes: &mut Vec<crate::Change>) {
    let begins = |change: &crate::Change| matches!(change, crate::Change::Round(Change::Answered { waits: true, .. } | Change::PutBack(_)));
    let waits = || event.proposals.values().any(|proposal| proposal.waits_since.is_some());
    if changes.is_empty() || !(changes.iter().any(begins) || waits()) {
        return;
    }
    let (mut after, mut done) = (event.clone(), Vec::new());
    after.also(actor, at, std::mem::take(changes), &mut done);
    while let Some(next) = after.next_sits_down(actor, at) {
        after.also(actor, at, next, &mut done);
    }
    *changes = done;
}
