//! Places that are proposed, shown and answered.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, MOST_PEOPLE, Stage, known, speaks_for, there};
use crate::act::{Act, Actor, Who};
use crate::change::Seq;
use crate::command::allow;
use crate::event::Event;
use crate::id::{PersonId, ProjectId, RoomId, VenueId};
use crate::project::{self, OnDay, State};
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;
use crate::venue::{Place, Presence, over};

/// Where somebody is proposed to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    /// Who.
    pub person: PersonId,
    /// At which project; none: nothing was found for them yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    /// The house where it would sit, if it has no place of its own yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<VenueId>,
    /// The room in that house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
}

/// A place that is proposed to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Who, where.
    pub placing: Placing,
    /// Whether the coordinator holds it fast: no new plan changes it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// Since when the person sees it; none: only the team does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<Timestamp>,
    /// What they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// By which change they said yes where no seat was free, if they wait for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits_since: Option<Seq>,
}

impl Proposal {
    /// A place that only the team sees.
    pub const fn new(placing: Placing) -> Self {
        Self { placing, locked: false, released: None, answer: None, waits_since: None }
    }

    /// Whether somebody is asked about a project and has not answered.
    pub const fn waits(&self) -> bool {
        self.released.is_some() && self.answer.is_none() && self.placing.project.is_some()
    }
}

/// What somebody says to a proposed place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// They go there.
    Yes,
    /// They go to another project, or want one.
    Another,
    /// None of these.
    None,
}

impl Answer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Another, Self::None];

    /// The word for it in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Another => "another",
            Self::None => "none",
        }
    }

    /// The answer with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

impl Event {
    /// Under which of somebody's entries a place is proposed to them: their own, or an older one that turned out to be theirs.
    pub(super) fn proposed_as(&self, person: PersonId) -> Option<(PersonId, Proposal)> {
        let person = self.now(person);
        let own = self.proposals.get_key_value(&person);
        let found = own.or_else(|| self.proposals.iter().find(|(entry, _)| self.now(**entry) == person))?;
        Some((*found.0, *found.1))
    }

    /// What is proposed to somebody in the round that is on. A project that is on the board no more is none; one that became part of
    /// another is that one.
    pub fn proposal_of(&self, person: PersonId) -> Option<Proposal> {
        self.round_now()?;
        self.proposed_as(person).map(|(_, found)| self.as_of_now(found))
    }

    fn as_of_now(&self, proposal: Proposal) -> Proposal {
        let project = proposal.placing.project.map(|project| self.now_part_of(project));
        let there = project.filter(|project| self.projects.get(project).is_some_and(|known| !known.withdrawn));
        Proposal { placing: Placing { person: self.now(proposal.placing.person), project: there, ..proposal.placing }, ..proposal }
    }

    /// The same, where the person may see it and there is still a project to see.
    pub fn asked_place(&self, person: PersonId) -> Option<Proposal> {
        self.proposal_of(person).filter(|proposal| proposal.released.is_some() && proposal.placing.project.is_some())
    }

    /// Everybody to whom something is proposed, once each, in the order of their ids.
    pub fn all_proposals(&self) -> Vec<Proposal> {
        if self.round_now().is_none() {
            return vec![];
        }
        // An entry of one's own counts more than an older one; none of somebody's comes after it.
        let mut all: Vec<(PersonId, bool, Proposal)> =
            self.proposals.iter().map(|(entry, found)| (self.now(*entry), self.now(*entry) != *entry, self.as_of_now(*found))).collect();
        all.sort_by_key(|(person, is_older, _)| (*person, *is_older));
        all.dedup_by_key(|(person, ..)| *person);
        all.into_iter().map(|(.., proposal)| proposal).collect()
    }

    /// Where somebody is to be found: the idea or the seat for which they wait, having said yes to it, else where they sit.
    fn goes_to(&self, person: PersonId) -> Option<ProjectId> {
        let waits_for = self.waits_for(person).or_else(|| self.waits_for_seat(person));
        waits_for.map(|project| project.id).or_else(|| self.seat_of(self.round.day, self.now(person)).map(|(seat, _)| seat.id))
    }

    /// What came of it: nothing is decided any more, as whoever was asked about it sits nowhere, or it cannot be any more.
    fn is_open_again(&self, proposal: &Proposal) -> bool {
        let nowhere = || self.goes_to(proposal.placing.person).is_none();
        let gone = || self.as_of_now(*proposal).placing.project.is_none();
        let lost = || self.is_lost(proposal);
        proposal.released.is_none() || gone() || lost() || proposal.answer.is_some() && nowhere()
    }

    /// Whether somebody was asked to where they cannot go any more, and where no seat comes by what others are asked.
    pub fn is_lost(&self, proposal: &Proposal) -> bool {
        proposal.waits() && !self.can_be(proposal) && !self.may_wait(proposal)
    }

    /// Whether somebody could still say yes: the project is there and has a seat, and so is the room where it would sit.
    pub fn can_be(&self, proposal: &Proposal) -> bool {
        let proposal = self.as_of_now(*proposal);
        let (person, day) = (proposal.placing.person, self.round.day);
        let project = proposal.placing.project.and_then(|project| self.projects.get(&project));
        let Some((project, on_day)) = project.and_then(|project| Some((project, project.days.get(&day)?))) else { return false };
        let sits = || self.seat_of(day, person).is_some_and(|(seat, _)| seat.id == project.id);
        let is_open = !on_day.full && on_day.state != State::Finished;
        let has_seat = || {
            let kept = if proposal.locked { 0 } else { self.held_for_others(project.id, on_day, person) };
            project.about.seats.is_none_or(|seats| u32::try_from(on_day.members.len() + kept).is_ok_and(|heads| heads < seats))
        };
        let place = self.proposed_place(&proposal.placing);
        (sits() || is_open && has_seat()) && (place == on_day.place || self.has_place(&place).is_ok())
    }

    /// Where somebody would sit: where their project is; in the proposed room, where it names no more than the house of that, or nothing.
    pub fn proposed_place(&self, placing: &Placing) -> Place {
        let known = placing.project.and_then(|project| self.projects.get(&self.now_part_of(project)));
        let own = known.and_then(|known| known.days.get(&self.round.day)).map(|on_day| on_day.place.clone()).unwrap_or_default();
        let is_open = own.room.is_none() && own.spot.is_empty() && (own.venue.is_none() || own.venue == placing.venue);
        if is_open && placing.venue.is_some() { place_of(placing) } else { own }
    }

    /// The same, where the project is not there yet and can go there: nobody who sits with it is left without a seat.
    fn new_place(&self, actor: &Actor, placing: &Placing) -> Option<(ProjectId, Place)> {
        let (project, day) = (self.now_part_of(placing.project?), self.round.day);
        let on_day = self.projects.get(&project)?.days.get(&day)?;
        let place = self.proposed_place(placing);
        let sit = if on_day.state.sits() { u32::try_from(on_day.members.len()).unwrap_or(u32::MAX) } else { 0 };
        let can_go = || self.has_place(&place).is_ok() && self.has_seats(actor, day, &place, Some(project), sit, false).is_ok();
        (place != on_day.place && can_go()).then_some((project, place))
    }

    /// Seats at a project that the coordinator holds for others, who do not sit there yet.
    fn held_for_others(&self, project: ProjectId, on_day: &OnDay, person: PersonId) -> usize {
        let (person, day) = (self.now(person), self.round.day);
        let holds = |proposal: &&Proposal| {
            let there = proposal.placing.project.is_some_and(|at| self.now_part_of(at) == project);
            proposal.locked && proposal.answer.is_none() && there
        };
        let comes = |other: &PersonId| {
            let went = matches!(self.presence(day, *other), Some(Presence::Left { .. }));
            *other != person && !on_day.members.contains_key(other) && !went
        };
        let held: BTreeSet<PersonId> = self.proposals.values().filter(holds).map(|held| self.now(held.placing.person)).collect();
        held.iter().filter(|other| comes(other)).count()
    }

    /// Whether the coordinator holds on to what is proposed: not to what cannot be any more.
    fn is_held(&self, proposal: &Proposal) -> bool {
        proposal.locked && (proposal.placing.project.is_none() || self.can_be(proposal))
    }
}

/// Whether a place can be proposed: the person, the project and the house are there.
fn fits(event: &Event, placing: &Placing) -> Result<(), Refusal> {
    known(event, placing.person)?;
    placing.project.map_or(Ok(()), |project| there(event, project))?;
    event.has_place(&place_of(placing))
}

/// The place that is proposed for a project without one.
fn place_of(placing: &Placing) -> Place {
    Place { venue: placing.venue, room: placing.room, spot: Text::empty() }
}

/// Who came late finds a place without waiting for the next plan: the program proposes one to them, or a greeter does. What the
/// coordinator holds on to, and where a project sits, is the team's.
fn may_place(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    speaks_for(event, actor, person)?;
    let is_held = event.proposed_as(person).is_some_and(|(_, known)| event.is_held(&known));
    let is_on = matches!(event.round_now(), Some((_, Stage::Places)));
    if is_held || !is_on { allow(event, actor, Act::Others) } else { Ok(()) }
}

/// What is written of a plan: what is held, or was asked and waits, stays as it is. Who answered and sits somewhere is asked again where the
/// plan has another place for them; they stay until they say yes.
pub(super) fn propose(event: &Event, places: &[Placing]) -> Result<Option<Change>, Refusal> {
    if places.len() > MOST_PEOPLE {
        return Err(Refusal::TooLong { field: Field::Who, limit: MOST_PEOPLE, length: places.len() });
    }
    let mut once = BTreeSet::new();
    let mut changed = Vec::new();
    for placing in places {
        fits(event, placing)?;
        let stays = event.proposed_as(placing.person).is_some_and(|(_, is)| {
            let says_nothing_new = is.placing == *placing || is.released.is_some() && placing.project.is_none();
            let is_held = is.locked && (is.placing.project.is_none() || event.as_of_now(is).placing.project.is_some());
            let goes_on = || is.answer.is_some() && event.goes_to(placing.person) != placing.project;
            is_held || !(event.is_open_again(&is) || goes_on()) || says_nothing_new
        });
        if !stays && once.insert(placing.person) {
            changed.push(*placing);
        }
    }
    Ok((!changed.is_empty()).then_some(Change::Proposed { places: changed }))
}

/// Whether somebody may be proposed a place by itself: beyond the most that a project takes, those counted for whom seats are held, nobody
/// is. How many a room has is said, and up to the team: a table may go elsewhere.
fn has_a_seat(event: &Event, person: PersonId, project: ProjectId) -> Result<(), Refusal> {
    let (day, project) = (event.round.day, event.now_part_of(project));
    let Some((known, on_day)) = event.projects.get(&project).and_then(|known| Some((known, known.days.get(&day)?))) else { return Ok(()) };
    if on_day.members.contains_key(&event.now(person)) {
        return Ok(());
    }
    if on_day.state == State::Finished {
        return Err(Refusal::Finished);
    }
    if on_day.full {
        return Err(Refusal::FullForNow { project, anyway: false });
    }
    let heads = on_day.members.len();
    let taken = heads + event.held_for_others(project, on_day, person);
    let at_least = |heads: usize, seats: u32| u32::try_from(heads).unwrap_or(u32::MAX) >= seats;
    match known.about.seats {
        Some(seats) if at_least(heads, seats) => {
            Err(Refusal::ProjectFull { project, heads: u32::try_from(heads).unwrap_or(u32::MAX), seats, anyway: false })
        }
        Some(seats) if at_least(taken, seats) => Err(Refusal::SeatsHeld { project, anyway: false }),
        _ => Ok(()),
    }
}

/// Another place for one person; who saw the one before sees this one at once.
pub(super) fn place(event: &Event, actor: &Actor, placing: &Placing, locked: bool) -> Result<Vec<Change>, Refusal> {
    fits(event, placing)?;
    may_place(event, actor, placing.person)?;
    if locked || placing.venue.is_some() {
        allow(event, actor, Act::Others)?;
    }
    let was = event.proposed_as(placing.person);
    if was.is_some_and(|(entry, is)| entry == placing.person && is.placing == *placing && is.locked == locked) {
        return Ok(vec![]);
    }
    // To let go is never too much.
    let is_new = locked || was.is_none_or(|(_, is)| is.placing.project != placing.project);
    if let Some(project) = placing.project.filter(|_| is_new) {
        has_a_seat(event, placing.person, project)?;
    }
    let mut changes = vec![Change::Placed { placing: *placing, locked }];
    let is_another =
        was.is_some_and(|(entry, is)| is.released.is_some() && (entry != placing.person || is.placing.project != placing.project));
    if is_another && placing.project.is_some() {
        changes.push(Change::Released { people: vec![placing.person] });
    }
    Ok(changes)
}

/// Who sees their proposal from now on. A project that has no room yet goes where it was proposed.
pub(super) fn release(event: &Event, actor: &Actor, people: &[PersonId]) -> Result<Vec<crate::Change>, Refusal> {
    match people {
        [person] => may_place(event, actor, *person)?,
        _ => allow(event, actor, Act::Arrange)?,
    }
    let day = event.round.day;
    let entries = people.iter().filter_map(|person| event.proposed_as(*person));
    let unseen: std::collections::BTreeMap<PersonId, Proposal> =
        entries.filter(|(_, is)| is.released.is_none() && event.as_of_now(*is).placing.project.is_some()).collect();
    if unseen.is_empty() {
        return Ok(vec![]);
    }
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    for (project, place) in unseen.values().filter_map(|proposal| event.new_place(actor, &proposal.placing)) {
        if seen.insert(project) {
            changes.push(crate::Change::Project(project::Change::Moved { project, day, place, anyway: false }));
        }
    }
    changes.push(crate::Change::Round(Change::Released { people: unseen.into_keys().collect() }));
    Ok(changes)
}

/// What somebody says to the place that they saw; another one than is proposed to them by now was taken back meanwhile.
pub(super) fn answer(event: &Event, actor: &Actor, said: &Said) -> Result<Vec<crate::Change>, Refusal> {
    let Said { person, of, answer, other, anyway } = *said;
    speaks_for(event, actor, person)?;
    let gone = Refusal::Gone { thing: Thing::Proposal };
    let asked = event.asked_place(person).ok_or_else(|| gone.clone())?;
    let (entry, _) = event.proposed_as(person).ok_or_else(|| gone.clone())?;
    let project = asked.placing.project.filter(|project| *project == event.now_part_of(of)).ok_or(gone)?;
    let day = event.round.day;
    let goes = match answer {
        Answer::Yes => Some(project),
        Answer::Another => other,
        Answer::None => None,
    };
    if answer == Answer::Another && goes.is_some() && actor.who == Who::Person(person) {
        // The team proposed the one; another one is one's own doing, as on the board.
        allow(event, actor, Act::Write)?;
    }
    let sits = goes.map(|goes| takes(event, actor, said, goes)).transpose();
    // Who is asked to where somebody else is asked to leave says yes to the seat that comes free by that.
    let waits = sits.is_err() && answer == Answer::Yes && !anyway && {
        let waits_already = asked.waits_since.is_some() && event.waits_for_seat(person).is_some();
        waits_already || may_take(&event.once_they_go(person), actor, person, project).is_ok()
    };
    let sits = if waits { None } else { sits? };
    let mut changes = Vec::new();
    if asked.answer != Some(answer) || asked.waits_since.is_some() != waits {
        changes.push(crate::Change::Round(Change::Answered { person: entry, project, answer, waits }));
    }
    // Whoever said yes and thinks better of it gets up again, or waits no more.
    let is_at_it =
        || event.projects.get(&project).and_then(|known| known.days.get(&day)).is_some_and(|on_day| on_day.members.contains_key(&person));
    let was_there = asked.answer == Some(Answer::Yes) && goes != Some(project) && event.goes_to(person) == Some(project) && is_at_it();
    let waits_no_more = was_there && event.waits_for(person).is_some();
    if was_there && (goes.is_none() || waits_no_more) {
        changes.push(crate::Change::Project(project::Change::Left { project, day, person }));
    }
    if let Some((goes, sits)) = goes.zip(sits) {
        // Another one that waits for more people is what they said yes to from now on.
        let waits = |known: &project::Project| known.days.get(&day).is_some_and(|on_day| on_day.state == State::Idea);
        let starts = sits.iter().any(|change| matches!(change, project::Change::Turned { .. }));
        if goes != project && !starts && event.projects.get(&goes).is_some_and(waits) {
            let placing = Placing { person, project: Some(goes), venue: None, room: None };
            let said = Change::Answered { person, project: goes, answer: Answer::Yes, waits: false };
            let asked = [Change::Placed { placing, locked: false }, Change::Released { people: vec![person] }, said];
            changes.extend(asked.map(crate::Change::Round));
        }
        changes.extend(sits.into_iter().map(crate::Change::Project));
    }
    Ok(changes)
}

/// What lets somebody sit down where they said that they go.
fn takes(event: &Event, actor: &Actor, said: &Said, goes: ProjectId) -> Result<Vec<project::Change>, Refusal> {
    there(event, goes)?;
    leaves_what_is_held(event, actor, said.person, goes, said.anyway)?;
    project::sit_down(event, actor, said.person, goes, event.round.day, said.anyway)
}

/// The same, where there is a seat for them: nobody's is held for others.
pub(super) fn may_take(event: &Event, actor: &Actor, person: PersonId, goes: ProjectId) -> Result<Vec<project::Change>, Refusal> {
    takes(event, actor, &Said { person, of: goes, answer: Answer::Yes, other: None, anyway: false }, goes)
}

/// A seat that the coordinator holds for somebody is taken by nobody else who was asked: of the others, whoever comes first has it.
fn leaves_what_is_held(event: &Event, actor: &Actor, person: PersonId, project: ProjectId, anyway: bool) -> Result<(), Refusal> {
    let day = event.round.day;
    let known = event.projects.get(&project);
    let Some((seats, on_day)) = known.and_then(|known| Some((known.about.seats?, known.days.get(&day)?))) else { return Ok(()) };
    let own = event.proposal_of(person).is_some_and(|own| own.locked && own.placing.project == Some(project));
    let (heads, held) = (on_day.members.len(), event.held_for_others(project, on_day, person));
    let at_most = |heads: usize| u32::try_from(heads).is_ok_and(|heads| heads < seats);
    if own || on_day.members.contains_key(&person) || !at_most(heads) || at_most(heads + held) {
        return Ok(());
    }
    over(event, actor, anyway, |anyway| Refusal::SeatsHeld { project, anyway }).map(|_| ())
}

/// An answer, as it is asked.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub person: PersonId,
    pub of: ProjectId,
    pub answer: Answer,
    pub other: Option<ProjectId>,
    pub anyway: bool,
}
