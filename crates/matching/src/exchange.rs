//! The best places for everybody but mentors, as long as tables, rooms and mentors stay: found exactly, by exchanges in a ring.
//!
//! Seats are a flow: a newcomer needs a mentor's care at a table, a seat at the table, in its room and its house; anybody else
//! needs no care. An exchange is a ring through these: somebody sits down, who has to make room moves on, and so on, until
//! the last one fits or is without a place. As long as a ring gains something it is made; when none does, nothing better exists.
//!
//! What one more at each of these is worth comes out beside, and says for every mentor what a move could gain at most.

use std::collections::VecDeque;

use crate::improve::Candidates;
use crate::seating::Seating;
use crate::table::{Kind, NONE, POSSIBLE};

const NOBODY: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Arc {
    to: u32,
    gain: i32,
    person: u32,
}

/// Remembers what is worth what between one plan and the next, which differs little.
pub(crate) struct Exchange<'c> {
    candidates: &'c Candidates,
    projects: usize,
    rooms: usize,
    /// The best person for each step from a table's newcomers, its seats, or nowhere.
    arcs: Vec<Vec<Arc>>,
    /// Of which version of the plan these are.
    seen: Vec<u32>,
    seen_rooms: u32,
    worth: Vec<i64>,
    from: Vec<(u32, u32)>,
    waiting: VecDeque<u32>,
    waits: Vec<bool>,
    best: Vec<(u32, u32)>,
    stamp: u32,
    by_room: Vec<Vec<u32>>,
    room_of: Vec<usize>,
    /// Who might sit at a table, whoever is worth most there first: newcomers of all tables, then others, for each class.
    by_value: Vec<Vec<u32>>,
    found: Vec<Arc>,
}

impl<'c> Exchange<'c> {
    pub fn new(seating: &Seating, candidates: &'c Candidates) -> Self {
        let (projects, rooms) = (seating.table.projects, seating.table.rooms);
        let nodes = 2 * projects + rooms + seating.table.house_capacity.len() + 1;
        let by_value = by_value(seating, candidates);
        Self {
            candidates,
            projects,
            rooms,
            arcs: vec![Vec::new(); nodes],
            seen: vec![u32::MAX; projects + 1],
            seen_rooms: u32::MAX,
            worth: vec![0; nodes],
            from: vec![(NOBODY, NOBODY); nodes],
            waiting: VecDeque::new(),
            waits: vec![false; nodes],
            best: vec![(0, 0); nodes],
            stamp: 0,
            by_room: vec![Vec::new(); rooms],
            room_of: vec![NONE; projects],
            by_value,
            found: Vec::new(),
        }
    }

    const fn newcomers(project: usize) -> usize {
        project
    }

    const fn seats(&self, project: usize) -> usize {
        self.projects + project
    }

    const fn room(&self, room: usize) -> usize {
        2 * self.projects + room
    }

    const fn house(&self, house: usize) -> usize {
        2 * self.projects + self.rooms + house
    }

    fn nowhere(&self) -> usize {
        self.arcs.len() - 1
    }

    /// Makes every ring that gains something. The number of nodes looked at is returned.
    pub fn settle(&mut self, seating: &mut Seating) -> u64 {
        self.look(seating);
        let mut steps = 0;
        while let Some(node) = self.waiting.pop_front() {
            steps += 1;
            let node = node as usize;
            self.waits[node] = false;
            if let Some(ring) = self.scan(seating, node) {
                self.turn(seating, ring);
                self.look(seating);
            }
        }
        steps
    }

    /// Sees what changed since it was last looked at.
    fn look(&mut self, seating: &Seating) {
        if self.seen_rooms != seating.rooms_version {
            self.look_at_rooms(seating);
        }
        let mut changed = false;
        for project in 0..self.projects {
            if self.seen[project] != seating.version[project] {
                self.seen[project] = seating.version[project];
                self.gather(seating, project);
                self.wait_at(seating.room[project], project);
                changed = true;
            }
        }
        if changed || self.seen[self.projects] != seating.version[self.projects] {
            self.seen[self.projects] = seating.version[self.projects];
            for house in 0..seating.table.house_capacity.len() {
                self.wait(self.house(house));
            }
            self.wait(self.nowhere());
        }
        // What lies behind is of an older plan.
        self.from.iter_mut().for_each(|from| *from = (NOBODY, NOBODY));
    }

    fn look_at_rooms(&mut self, seating: &Seating) {
        self.seen_rooms = seating.rooms_version;
        if seating.table.classes > 1 {
            // What a place is worth depends on the room.
            self.seen.iter_mut().for_each(|seen| *seen = u32::MAX);
        }
        for project in 0..self.projects {
            let (before, now) = (self.room_of[project], seating.room[project]);
            if before != now {
                self.room_of[project] = now;
                if before != NONE {
                    self.by_room[before].retain(|other| *other as usize != project);
                    self.wait(self.room(before));
                }
                if now != NONE {
                    self.by_room[now].push(small(project));
                }
                self.wait_at(now, project);
                self.wait(self.nowhere());
            }
        }
    }

    fn wait_at(&mut self, room: usize, project: usize) {
        self.wait(Self::newcomers(project));
        self.wait(self.seats(project));
        if room != NONE {
            self.wait(self.room(room));
        }
    }

    fn wait(&mut self, node: usize) {
        if !self.waits[node] {
            self.waits[node] = true;
            self.waiting.push_back(small(node));
        }
    }

    /// Who of a table could sit where else, the best for each.
    fn gather(&mut self, seating: &Seating, project: usize) {
        for kind in [Kind::Newcomer, Kind::Other] {
            let node = if kind == Kind::Newcomer { Self::newcomers(project) } else { self.seats(project) };
            self.arcs[node].clear();
            self.stamp += 1;
            for person in &seating.members[project] {
                if seating.table.kind[*person] == kind {
                    self.offer(seating, *person, project, node);
                }
            }
        }
    }

    fn offer(&mut self, seating: &Seating, person: usize, at: usize, node: usize) {
        let now = seating.value(person, at);
        let newcomer = seating.table.kind[person] == Kind::Newcomer;
        for place in &self.candidates.of_person[person] {
            if *place != at {
                let value = seating.value(person, *place);
                if value > POSSIBLE {
                    let to = if newcomer { Self::newcomers(*place) } else { self.seats(*place) };
                    self.keep_best(node, to, value - now, person);
                }
            }
        }
        self.keep_best(node, self.nowhere(), -now, person);
    }

    /// The best for each table of those who are without a place.
    fn who_comes(&self, seating: &Seating, found: &mut Vec<Arc>) {
        let class_of = |room: usize| seating.table.class[room];
        for node in 0..2 * self.projects {
            let project = node % self.projects;
            if seating.room[project] == NONE {
                continue;
            }
            let class = class_of(seating.room[project]);
            let free = self.by_value[class * 2 * self.projects + node].iter().find(|person| seating.at[**person as usize] == NONE);
            if let Some(person) = free {
                found.push(Arc { to: small(node), gain: seating.value(*person as usize, project), person: *person });
            }
        }
    }

    fn keep_best(&mut self, node: usize, to: usize, gain: i32, person: usize) {
        let (stamp, place) = self.best[to];
        let arcs = &mut self.arcs[node];
        if stamp == self.stamp {
            let arc = &mut arcs[place as usize];
            if gain > arc.gain {
                (arc.gain, arc.person) = (gain, small(person));
            }
        } else {
            self.best[to] = (self.stamp, small(arcs.len()));
            arcs.push(Arc { to: small(to), gain, person: small(person) });
        }
    }

    /// Follows every step from a node; a ring that gains something is where it ends.
    fn scan(&mut self, seating: &Seating, node: usize) -> Option<usize> {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.without_people(seating, node, &mut found);
        let mut ring = None;
        for at in 0..found.len() + self.arcs[node].len() {
            let arc = if at < found.len() { found[at] } else { self.arcs[node][at - found.len()] };
            let to = arc.to as usize;
            let worth = self.worth[node] + i64::from(arc.gain);
            if worth > self.worth[to] {
                self.worth[to] = worth;
                self.from[to] = (small(node), arc.person);
                if self.leads_to(to, node) {
                    ring = Some(to);
                    // The rest of this node is looked at again.
                    self.wait(node);
                    break;
                }
                self.wait(to);
            }
        }
        self.found = found;
        ring
    }

    fn leads_to(&self, first: usize, last: usize) -> bool {
        let mut node = last;
        while node != first {
            match self.from[node].0 {
                NOBODY => return false,
                before => node = before as usize,
            }
        }
        true
    }

    /// Steps in which nobody leaves a table: care, seats, rooms and houses that are not full, or that somebody else could leave,
    /// and who comes from nowhere.
    fn without_people(&self, seating: &Seating, node: usize, found: &mut Vec<Arc>) {
        let table = seating.table;
        let mut step = |to: usize, gain: i32| found.push(Arc { to: small(to), gain, person: NOBODY });
        let nowhere = self.nowhere();
        if node < self.projects {
            if seating.newcomers[node] < seating.looked_after[node] {
                step(self.seats(node), 0);
            }
        } else if node < 2 * self.projects {
            let project = node - self.projects;
            if seating.newcomers[project] > 0 {
                step(Self::newcomers(project), 0);
            }
            let heads = seating.heads(project);
            let runs = heads > 0 || table.minimum[project] == 1;
            if seating.room[project] != NONE && runs && heads < table.maximum[project] {
                step(self.room(seating.room[project]), table.size(project, heads + 1) - table.size(project, heads));
            }
        } else if node < 2 * self.projects + self.rooms {
            let room = node - 2 * self.projects;
            if seating.load[room] < table.capacity[room] {
                step(if table.house[room] == NONE { nowhere } else { self.house(table.house[room]) }, 0);
            }
            for project in &self.by_room[room] {
                let project = *project as usize;
                let heads = seating.heads(project);
                let may_shrink = heads > table.minimum[project] || heads == 1 && table.minimum[project] == 1;
                if may_shrink {
                    let one_less = table.size(project, heads - 1) - table.size(project, heads);
                    // Where one more and one less both gain, there would be a ring of nothing but these two.
                    if heads == table.maximum[project] || one_less + table.size(project, heads + 1) <= table.size(project, heads) {
                        step(self.seats(project), one_less);
                    }
                }
            }
        } else if node < nowhere {
            let house = node - 2 * self.projects - self.rooms;
            if seating.house_load[house] < table.house_capacity[house] {
                step(nowhere, 0);
            }
            (0..self.rooms).filter(|room| table.house[*room] == house && seating.load[*room] > 0).for_each(|room| step(self.room(room), 0));
        } else {
            for house in (0..table.house_capacity.len()).filter(|house| seating.house_load[*house] > 0) {
                step(self.house(house), 0);
            }
            (0..self.rooms).filter(|room| table.house[*room] == NONE && seating.load[*room] > 0).for_each(|room| step(self.room(room), 0));
            self.who_comes(seating, found);
        }
    }

    /// Everybody in the ring moves on.
    fn turn(&mut self, seating: &mut Seating, first: usize) {
        let before = seating.total;
        let mut node = first;
        loop {
            let (back, person) = self.from[node];
            if person != NOBODY {
                let project = if node < self.projects {
                    node
                } else if node < 2 * self.projects {
                    node - self.projects
                } else {
                    NONE
                };
                seating.put(person as usize, project);
            }
            node = back as usize;
            if node == first {
                break;
            }
        }
        debug_assert!(seating.total > before, "a ring gains");
        debug_assert!((0..self.projects).all(|project| seating.holds(project)), "a ring keeps the rules");
    }

    /// What it could gain at most that a mentor moves to another table that runs; only right after [`Self::settle`].
    pub fn could_gain(&self, seating: &Seating, mentor: usize, project: usize) -> i64 {
        let at = seating.at[mentor];
        let care = i64::from(seating.table.looks_after[mentor]);
        let of_care = |project: usize| care * (self.worth[Self::newcomers(project)] - self.worth[self.seats(project)]).max(0);
        let (now, left, lost) = if at == NONE {
            (0, self.worth[self.nowhere()], 0)
        } else {
            (i64::from(seating.value(mentor, at)), self.worth[self.seats(at)], of_care(at))
        };
        i64::from(seating.value(mentor, project)) - now + left - self.worth[self.seats(project)] + of_care(project) - lost
    }
}

fn by_value(seating: &Seating, candidates: &Candidates) -> Vec<Vec<u32>> {
    let table = seating.table;
    let mut lists = vec![Vec::new(); table.classes * 2 * table.projects];
    for class in 0..table.classes {
        for (project, people) in candidates.of_project.iter().enumerate() {
            for person in people.iter().copied().filter(|person| table.value(*person, project, class) > POSSIBLE) {
                match table.kind[person] {
                    Kind::Newcomer => lists[class * 2 * table.projects + project].push(small(person)),
                    Kind::Other => lists[(class * 2 + 1) * table.projects + project].push(small(person)),
                    Kind::Mentor => {}
                }
            }
        }
        for (at, list) in lists[class * 2 * table.projects..].iter_mut().take(2 * table.projects).enumerate() {
            let worth = |person: &u32| table.value(*person as usize, at % table.projects, class);
            list.sort_unstable_by_key(|person| (std::cmp::Reverse(worth(person)), *person));
        }
    }
    lists
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
