//! How it was before a change to the round.

use std::collections::BTreeSet;

use super::{Before, Change, Floor, Round, Speaker, fares};
use crate::event::Event;
use crate::history::{Stuck, Turn};
use crate::id::{PersonId, ProjectId, VenueId};

pub(super) fn put_back(event: &mut Event, before: &Before) {
    if let Some(round) = &before.round {
        event.round = round.clone();
    }
    if let Some(stage) = before.stage {
        event.round.stage = Some(stage);
    }
    if let Some(floor) = &before.floor {
        event.round.floor = floor.clone();
    }
    for (house, floor) in &before.houses {
        if floor.is_empty() {
            event.round.houses.remove(house);
        } else {
            event.round.houses.insert(*house, floor.clone());
        }
    }
    for speaker in &before.unheard {
        event.round.floors_mut().for_each(|floor| {
            floor.had.remove(speaker);
        });
    }
    event.proposals.extend(before.proposals.iter().map(|proposal| (proposal.placing.person, *proposal)));
    for person in &before.without {
        event.proposals.remove(person);
    }
}

/// What brings back how it was before a change to the round.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let (before, after, now) = (&at.before, &at.after, at.now);
    let all = || before.proposals.keys().chain(after.proposals.keys()).copied().collect();
    let (round, stage, floors) = (&before.round, before.round.stage, Floors::moved_by(at));
    let put_back = |before: Before| Change::PutBack(Box::new(before));
    Ok(match change {
        Change::Begun { .. } => {
            at.unchanged(now.round == after.round)?;
            let of_people = of_people(at, all())?;
            vec![put_back(Before { round: Some(round.clone()), ..of_people })]
        }
        Change::Went { .. } => {
            let nobody_spoke = now.round.floor == after.round.floor && now.round.houses == after.round.houses;
            at.unchanged(now.round.stage == after.round.stage && nobody_spoke)?;
            vec![put_back(Before { stage, ..floors.before() })]
        }
        Change::Queued { project, .. } => {
            let queued = |event: &Event| event.round.queue.contains(project);
            at.unchanged(queued(now) == queued(after))?;
            vec![Change::Queued { project: *project, place: place_in(&before.round, *project) }]
        }
        Change::Turned { speaker, .. } => {
            at.unchanged(floors.are_as_after())?;
            let floor = put_back(floors.before());
            let waited = match speaker {
                Some(Speaker::Project(project)) => place_in(&before.round, *project).map(|place| (*project, place)),
                _ => None,
            };
            let queued = waited.map(|(project, place)| Change::Queued { project, place: Some(place) });
            std::iter::once(floor).chain(queued).collect()
        }
        Change::Passed { .. } if floors.are_as_after() => vec![put_back(floors.before())],
        Change::Passed { person } => {
            let speaker = Speaker::Person(*person);
            at.unchanged(now.round.number == after.round.number && now.round.had(speaker))?;
            vec![put_back(Before { unheard: vec![speaker], ..Before::default() })]
        }
        Change::Proposed { places } => vec![put_back(of_unchanged(at, places.iter().map(|placing| placing.person).collect())?)],
        Change::Placed { placing, .. } => vec![put_back(of_people(at, [placing.person].into())?)],
        Change::Released { people } => vec![put_back(of_unchanged(at, people.iter().copied().collect())?)],
        Change::Answered { person, .. } => vec![put_back(of_people(at, [*person].into())?)],
        Change::Fared { person, .. } => fares::undo(at, *person)?,
        Change::PutBack(put) => {
            at.unchanged(put.round.is_none() || now.round == after.round)?;
            at.unchanged(put.stage.is_none() || now.round.stage == after.round.stage)?;
            let as_after = floors.are_as_after();
            at.unchanged(as_after || (put.floor.is_none() && put.houses.is_empty()))?;
            // Where somebody spoke since, those who were unheard again pass once more.
            let again = put.unheard.iter().filter(|_| !as_after).filter_map(|speaker| match speaker {
                Speaker::Person(person) => Some(Change::Passed { person: *person }),
                Speaker::Project(_) | Speaker::Tables => None,
            });
            let people = put.proposals.iter().map(|proposal| proposal.placing.person).chain(put.without.iter().copied()).collect();
            let of_people = of_people(at, people)?;
            let of_floors = if as_after && put.round.is_none() { floors.before() } else { Before::default() };
            let back = put_back(Before {
                round: put.round.is_some().then(|| round.clone()),
                stage: put.stage.and(stage),
                floor: of_floors.floor,
                houses: of_floors.houses,
                ..of_people
            });
            std::iter::once(back).chain(again).collect()
        }
    })
}

/// The floors that a change moved; what happened on the others since is in nobody's way.
struct Floors<'a> {
    at: &'a Turn<'a>,
    all: bool,
    houses: BTreeSet<VenueId>,
}

impl<'a> Floors<'a> {
    fn moved_by(at: &'a Turn<'a>) -> Self {
        let (before, after) = (&at.before, &at.after);
        let known = before.round.houses.keys().chain(after.round.houses.keys()).copied();
        let houses = known.filter(|house| floor_in(before, *house) != floor_in(after, *house)).collect();
        Self { at, all: before.round.floor != after.round.floor, houses }
    }

    fn are_as_after(&self) -> bool {
        let (now, after) = (self.at.now, &self.at.after);
        let all = !self.all || now.round.floor == after.round.floor;
        all && self.houses.iter().all(|house| floor_in(now, *house) == floor_in(after, *house))
    }

    fn before(&self) -> Before {
        let before = &self.at.before;
        Before {
            floor: self.all.then(|| before.round.floor.clone()),
            houses: self.houses.iter().map(|house| (*house, floor_in(before, *house).clone())).collect(),
            ..Before::default()
        }
    }
}

fn floor_in(event: &Event, house: VenueId) -> &Floor {
    event.round.floor(Some(house))
}

fn place_in(round: &Round, project: ProjectId) -> Option<u16> {
    round.queue.iter().position(|waiting| *waiting == project).and_then(|place| u16::try_from(place).ok())
}

/// The same of those among them to whom nothing happened since: who answered meanwhile keeps their answer.
fn of_unchanged(at: &Turn<'_>, people: BTreeSet<PersonId>) -> Result<Before, Stuck> {
    let is_as_it_was = |person: &PersonId| at.now.proposals.get(person) == at.after.proposals.get(person);
    let unchanged: BTreeSet<PersonId> = people.into_iter().filter(is_as_it_was).collect();
    at.unchanged(!unchanged.is_empty() && at.now.round.number == at.after.round.number)?;
    of_people(at, unchanged)
}

/// What was proposed to some people before; nobody who was erased since is among them.
fn of_people(at: &Turn<'_>, people: BTreeSet<PersonId>) -> Result<Before, Stuck> {
    let is_there = |person: &PersonId| at.now.people.get(person).is_some_and(|known| !known.erased);
    let people: Vec<PersonId> = people.into_iter().filter(is_there).collect();
    at.unchanged(people.iter().all(|person| at.now.proposals.get(person) == at.after.proposals.get(person)))?;
    let (with, without): (Vec<_>, Vec<_>) = people.into_iter().partition(|person| at.before.proposals.contains_key(person));
    Ok(Before {
        proposals: with.iter().filter_map(|person| at.before.proposals.get(person).copied()).collect(),
        without,
        ..Before::default()
    })
}
