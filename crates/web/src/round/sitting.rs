//! Who sits already, in a morning: they can stay, whatever a rule says, and what they have is nobody else's until they say yes to another place.

use domain::Event;
use domain::round::{Answer, Fares, Proposal};
use matching::{Lock, Morning};

use super::morning::Table;
use super::today::Today;

/// Points taken off for a newcomer who stays where no mentor is free for them: more than all else together.
const ALONE_THERE: i64 = 1_000;

/// More care than all who help can give: no other newcomer joins them.
const TOO_MUCH: u16 = u16::MAX;

impl Table {
    /// Whoever sits somewhere by their own will can stay there, also where a rule would not have put them. Where they may be asked to
    /// another table, `freely`, they keep a place before anybody else has one.
    pub(super) fn leave_those_who_sit(&mut self, event: &Event, freely: bool) {
        let asked = self.asked(event);
        for project in 0..self.projects.len() {
            self.ask_no_more_care_than_there_is(project, &asked, freely);
        }
        if freely {
            self.keep_a_place_for_each(&asked);
        }
        self.make_room_for_all();
    }

    /// The table each was asked to, if they have not answered or the coordinator holds on to it.
    fn asked(&self, event: &Event) -> Vec<Option<usize>> {
        let today = Today::of(event);
        let stands = |proposal: &Proposal| proposal.waits() || proposal.locked;
        let asked = |person| today.proposal(person).filter(stands)?.placing.project;
        self.people.iter().map(|person| self.project_at(asked(*person)?)).collect()
    }

    /// Of the newcomers at a table those for whom its mentors are too few need nobody, and no other newcomer joins them. Whoever helps and is
    /// asked there counts as a mentor of it, too. For whoever may be asked elsewhere any table with a mentor for them is better.
    fn ask_no_more_care_than_there_is(&mut self, project: usize, asked: &[Option<usize>], freely: bool) {
        let morning = &mut self.morning;
        let everybody = 0..morning.people.len();
        let sits = |morning: &Morning, person: usize| morning.people[person].sits_at == Some(project);
        let comes = |person: usize| asked[person] == Some(project);
        let helps = everybody.clone().filter(|person| sits(morning, *person) || comes(*person));
        let care: usize = helps.map(|person| usize::from(morning.looks_after(person))).sum();
        let newcomers = everybody.filter(|person| is_new(morning, *person));
        let (there, others): (Vec<usize>, Vec<usize>) = newcomers.partition(|person| sits(morning, *person));
        if there.len() > care {
            for person in others.into_iter().filter(|person| !comes(*person)) {
                morning.people[person].care.push((project, TOO_MUCH));
            }
        }
        for person in there.into_iter().skip(care) {
            morning.people[person].care.push((project, 0));
            if freely {
                morning.people[person].likes.push((project, -ALONE_THERE));
            }
        }
    }

    /// Whoever sits has a place, this or another.
    fn keep_a_place_for_each(&mut self, asked: &[Option<usize>]) {
        let Morning { people, locks, .. } = &mut self.morning;
        let mut is_decided = vec![false; people.len()];
        for lock in locks.iter_mut() {
            let (Lock::At { person, .. } | Lock::Left { person } | Lock::Placed { person }) = *lock else { continue };
            is_decided[person] = true;
            // Who is new leaves no seat for an idea of their own where nobody would look after them.
            if let Lock::At { project, .. } = *lock
                && people[person].newcomer
                && people[person].sits_at.is_some_and(|seat| seat != project)
                && asked[person] != Some(project)
            {
                *lock = Lock::Placed { person };
            }
        }
        let keeps = (0..people.len()).filter(|person| people[*person].sits_at.is_some() && !is_decided[*person]);
        locks.extend(keeps.map(|person| Lock::Placed { person }));
    }

    /// No room, and no house, is said to be smaller than what sits in it.
    fn make_room_for_all(&mut self) {
        let Morning { people, projects, rooms, houses, .. } = &mut self.morning;
        let mut in_room = vec![0_u16; rooms.len()];
        for project in people.iter().filter_map(|person| person.sits_at) {
            let where_they_sit = || rooms.iter().position(|room| room.only_for == Some(project));
            if let Some(room) = projects[project].room.or_else(where_they_sit) {
                in_room[room] = in_room[room].saturating_add(1);
            }
        }
        let mut in_house = vec![0_u16; houses.len()];
        for (room, heads) in rooms.iter_mut().zip(in_room) {
            room.capacity = room.capacity.max(heads);
            if let Some(house) = room.house {
                in_house[house] = in_house[house].saturating_add(heads);
            }
        }
        for (house, heads) in houses.iter_mut().zip(in_house) {
            house.capacity = house.capacity.map(|capacity| capacity.max(heads));
        }
    }

    /// Who sits somewhere and would like another project looks for a place like everybody else. Their seat, and their share of the mentors
    /// there, stay theirs until they say yes to another.
    pub(super) fn look_for_another(&mut self, event: &Event) {
        for person in self.those_who_want_another(event) {
            let morning = &mut self.morning;
            let Some(seat) = morning.people[person].sits_at.take() else { continue };
            let is_cared_for = morning.needs_care(person, seat) > 0;
            let there = (0..morning.people.len()).filter(|at| morning.people[*at].sits_at == Some(seat));
            if let Some(mentor) = there.max_by_key(|at| morning.looks_after(*at)).filter(|_| is_cared_for) {
                morning.people[mentor].mentor_for = morning.people[mentor].mentor_for.saturating_sub(1);
            }
            let left = &mut morning.projects[seat];
            left.maximum = left.maximum.saturating_sub(1);
            if let Some(room) = left.room.and_then(|room| morning.rooms.get_mut(room)) {
                room.capacity = room.capacity.saturating_sub(1);
            }
            morning.locks.retain(|lock| *lock != Lock::At { person, project: seat } && *lock != Lock::Placed { person });
            morning.locks.push(Lock::NotAt { person, project: seat });
        }
    }

    /// Who sits somewhere and would like another project.
    fn those_who_want_another(&self, event: &Event) -> Vec<usize> {
        // Who is held is the coordinator's to let go, and who wants none of what there is, is asked nothing more.
        let is_left = |known: Proposal| known.locked || known.answer == Some(Answer::None);
        let waiting = super::fares::waiting(event).into_iter().filter(|(_, fares, _)| *fares == Fares::Another);
        let asks = waiting.filter(|(person, ..)| !event.proposal_of(*person).is_some_and(is_left));
        let places = asks.filter_map(|(person, ..)| self.person_at(person));
        places.filter(|at| self.morning.people[*at].sits_at.is_some()).collect()
    }
}

/// Whether somebody is new and looks after nobody.
fn is_new(morning: &Morning, person: usize) -> bool {
    morning.people[person].newcomer && morning.looks_after(person) == 0
}
