//! The best places for everybody but mentors, as long as tables, rooms and mentors stay: found exactly, by exchanges in a ring.
//!
//! Seats are a flow: a newcomer needs a mentor's care at a table, a seat at the table, in its room and its house; anybody else
//! needs no care. Where some need more care than others, each amount is by itself: for somebody comes who needs no more than who
//! leaves, or than what is left. (Two who leave for one is not seen then.) An exchange is a ring through these: somebody sits down, who has to make room moves on, and so on, until
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
    /// For each amount of care that somebody needs at a table a node: which table, and how much.
    care: Vec<(usize, i32)>,
    /// Where those of each table begin.
    care_from: Vec<usize>,
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
        let amounts = |project: usize| seating.table.cares[project].iter().filter(|needs| **needs > 0).map(move |needs| (project, *needs));
        let care: Vec<(usize, i32)> = (0..projects).flat_map(amounts).collect();
        let care_from = (0..=projects).map(|project| care.partition_point(|(other, _)| *other < project)).collect();
        let nodes = care.len() + projects + rooms + seating.table.house_capacity.len() + 1;
        let mut exchange = Self {
            candidates,
            care,
            care_from,
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
            by_value: Vec::new(),
            found: Vec::new(),
        };
        exchange.by_value = exchange.by_value(seating);
        exchange
    }

    /// Where somebody comes in, or goes out, who needs so much care.
    fn comes_in(&self, project: usize, needs: i32) -> usize {
        let amounts = self.newcomers(project);
        amounts.clone().find(|node| self.care[*node].1 == needs).unwrap_or_else(|| self.seats(project))
    }

    /// The nodes of a table's care, the least first.
    fn newcomers(&self, project: usize) -> std::ops::Range<usize> {
        self.care_from[project]..self.care_from[project + 1]
    }

    fn seats(&self, project: usize) -> usize {
        self.care.len() + project
    }

    /// The table that a node is about, if it is about one.
    fn table_of(&self, node: usize) -> usize {
        match self.care.get(node) {
            Some((project, _)) => *project,
            None if node < self.room(0) => node - self.care.len(),
            None => NONE,
        }
    }

    fn room(&self, room: usize) -> usize {
        self.care.len() + self.projects + room
    }

    fn house(&self, house: usize) -> usize {
        self.room(self.rooms) + house
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
        self.newcomers(project).for_each(|node| self.wait(node));
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
        for node in self.newcomers(project).chain([self.seats(project)]) {
            let needs = self.care.get(node).map_or(0, |(_, needs)| *needs);
            self.arcs[node].clear();
            self.stamp += 1;
            for person in &seating.members[project] {
                if seating.table.kind[*person] != Kind::Mentor && seating.table.needs(*person, project) == needs {
                    self.offer(seating, *person, project, node);
                }
            }
        }
    }

    fn offer(&mut self, seating: &Seating, person: usize, at: usize, node: usize) {
        let now = seating.value(person, at);
        for place in &self.candidates.of_person[person] {
            if *place != at {
                let value = seating.value(person, *place);
                if value > POSSIBLE {
                    let to = self.comes_in(*place, seating.table.needs(person, *place));
                    self.keep_best(node, to, value - now, person);
                }
            }
        }
        self.keep_best(node, self.nowhere(), -now, person);
    }

    /// The best for each table of those who are without a place.
    fn who_comes(&self, seating: &Seating, found: &mut Vec<Arc>) {
        let class_of = |room: usize| seating.table.class[room];
        for node in 0..self.room(0) {
            let project = self.table_of(node);
            if seating.room[project] == NONE {
                continue;
            }
            let class = class_of(seating.room[project]);
            let free = self.by_value[class * self.room(0) + node].iter().find(|person| seating.at[**person as usize] == NONE);
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
        if let Some((project, needs)) = self.care.get(node).copied() {
            if seating.cared_for[project] + needs <= seating.looked_after[project] {
                step(self.seats(project), 0);
            }
            // Somebody who needs more could leave as well.
            if self.newcomers(project).contains(&(node + 1)) {
                step(node + 1, 0);
            }
        } else if node < self.room(0) {
            let project = node - self.care.len();
            if seating.cared_for[project] > 0 {
                step(self.care_from[project], 0);
            }
            let heads = seating.heads(project);
            let runs = heads > 0 || table.minimum[project] == 1;
            if seating.room[project] != NONE && runs && heads < table.maximum[project] {
                step(self.room(seating.room[project]), table.size(project, heads + 1) - table.size(project, heads));
            }
        } else if node < self.house(0) {
            let room = node - self.room(0);
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
            let house = node - self.house(0);
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
                seating.put(person as usize, self.table_of(node));
            }
            node = back as usize;
            if node == first {
                break;
            }
        }
        debug_assert!(seating.total > before, "a ring gains");
        debug_assert!((0..self.projects).all(|project| seating.holds(project)), "a ring keeps the rules");
    }

    fn by_value(&self, seating: &Seating) -> Vec<Vec<u32>> {
        let (table, nodes) = (seating.table, self.room(0));
        let mut lists = vec![Vec::new(); table.classes * nodes];
        for class in 0..table.classes {
            for (project, people) in self.candidates.of_project.iter().enumerate() {
                for person in people.iter().copied().filter(|person| table.value(*person, project, class) > POSSIBLE) {
                    if table.kind[person] != Kind::Mentor {
                        lists[class * nodes + self.comes_in(project, table.needs(person, project))].push(small(person));
                    }
                }
            }
            for (node, list) in lists[class * nodes..].iter_mut().take(nodes).enumerate() {
                let worth = |person: &u32| table.value(*person as usize, self.table_of(node), class);
                list.sort_unstable_by_key(|person| (std::cmp::Reverse(worth(person)), *person));
            }
        }
        lists
    }

    /// What it could gain at most that a mentor moves to another table that runs; only right after [`Self::settle`].
    pub fn could_gain(&self, seating: &Seating, mentor: usize, project: usize) -> i64 {
        let at = seating.at[mentor];
        let care = i64::from(seating.table.looks_after[mentor]);
        let of_care = |project: usize| {
            let of_one =
                |node: usize| (care * (self.worth[node] - self.worth[self.seats(project)])).div_euclid(i64::from(self.care[node].1));
            self.newcomers(project).map(of_one).max().unwrap_or(0).max(0)
        };
        let (now, left, lost) = if at == NONE {
            (0, self.worth[self.nowhere()], 0)
        } else {
            (i64::from(seating.value(mentor, at)), self.worth[self.seats(at)], of_care(at))
        };
        i64::from(seating.value(mentor, project)) - now + left - self.worth[self.seats(project)] + of_care(project) - lost
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
