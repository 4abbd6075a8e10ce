//! A plan in the making: moves that can be taken back, and what each changes.

use crate::Plan;
use crate::table::{Kind, NONE, POSSIBLE, Table};

/// What was done, to take it back.
#[derive(Clone, Copy)]
enum Done {
    Put { person: usize, from: usize },
    Moved { project: usize, from: usize },
}

#[derive(Clone)]
pub(crate) struct Seating<'a> {
    pub table: &'a Table,
    pub at: Vec<usize>,
    pub room: Vec<usize>,
    pub members: Vec<Vec<usize>>,
    place: Vec<usize>,
    /// How much care the people of each project need, and how much there is.
    pub cared_for: Vec<i32>,
    pub looked_after: Vec<i32>,
    pub load: Vec<i32>,
    pub house_load: Vec<i32>,
    /// Grows with each change of who sits at a table; the last is for nowhere.
    pub version: Vec<u32>,
    /// Grows when a table changes its room.
    pub rooms_version: u32,
    /// What the plan is worth, locks included.
    pub total: i64,
    done: Vec<Done>,
}

impl<'a> Seating<'a> {
    pub fn empty(table: &'a Table) -> Self {
        Self {
            table,
            at: vec![NONE; table.people],
            room: vec![NONE; table.projects],
            members: vec![Vec::new(); table.projects],
            place: vec![0; table.people],
            cared_for: vec![0; table.projects],
            looked_after: vec![0; table.projects],
            load: vec![0; table.rooms],
            house_load: vec![0; table.house_capacity.len()],
            version: vec![0; table.projects + 1],
            rooms_version: 0,
            total: (0..table.projects).map(|project| i64::from(table.size(project, 0))).sum(),
            done: Vec::new(),
        }
    }

    /// Everything of a plan that the rules still allow, people in their order.
    pub fn from_plan(table: &'a Table, plan: &Plan) -> Self {
        let mut seating = Self::empty(table);
        for (project, room) in plan.room_of.iter().enumerate().take(table.projects) {
            if let Some(room) = room.filter(|room| *room < table.rooms && table.may_be_in(project, *room)) {
                seating.move_to(project, room);
            }
        }
        for person in (0..table.people).rev() {
            let project = plan.project_of.get(table.order[person]).copied().flatten();
            if let Some(project) = project.filter(|project| *project < table.projects)
                && seating.fits(person, project)
            {
                seating.put(person, project);
            }
        }
        for project in 0..table.projects {
            if !seating.holds(project) {
                seating.empty_out(project);
            }
        }
        seating.sweep();
        seating.keep();
        seating
    }

    /// What was asked for with `from_plan`, written back.
    pub fn plan(&self, people: usize) -> Plan {
        let mut plan = Plan { project_of: vec![None; people], room_of: vec![None; self.table.projects] };
        for (inside, project) in self.at.iter().enumerate().filter(|(_, project)| **project != NONE) {
            plan.project_of[self.table.order[inside]] = Some(*project);
            plan.room_of[*project] = Some(self.room[*project]);
        }
        plan
    }

    /// How much of the total is for locks.
    pub fn locks_kept(&self) -> i64 {
        let locked = self.table.locked.iter().filter(|(person, project)| self.at[*person] == *project).count();
        let placed = self.table.placed.iter().zip(&self.at).filter(|(placed, at)| **placed && **at != NONE).count();
        let kept = locked + placed;
        i64::try_from(kept).unwrap_or(0) * self.table.lock_bonus
    }

    pub fn heads(&self, project: usize) -> i32 {
        i32::try_from(self.members[project].len()).unwrap_or(i32::MAX)
    }

    /// What a person's place at a project is worth, in the room where that is.
    pub fn value(&self, person: usize, project: usize) -> i32 {
        let room = self.room[project];
        self.table.value(person, project, if room == NONE { 0 } else { self.table.class[room] })
    }

    /// Whether a person can sit down at a project as it is.
    pub fn fits(&self, person: usize, project: usize) -> bool {
        let room = self.room[project];
        room != NONE
            && self.value(person, project) > POSSIBLE
            && self.heads(project) < self.table.maximum[project]
            && self.load[room] < self.table.capacity[room]
            && self.house_has(room, 1)
            && self.has_care(person, project)
    }

    /// Whether the mentors of a project have what care this person needs.
    pub fn has_care(&self, person: usize, project: usize) -> bool {
        let needs = self.table.needs(person, project);
        needs == 0 || self.cared_for[project] + needs <= self.looked_after[project]
    }

    pub fn house_has(&self, room: usize, more: i32) -> bool {
        let house = self.table.house[room];
        house == NONE || self.house_load[house] + more <= self.table.house_capacity[house]
    }

    /// Whether a project's table, room and house keep the rules. Nobody at a table is right too.
    pub fn holds(&self, project: usize) -> bool {
        let heads = self.heads(project);
        if heads == 0 {
            return true;
        }
        let room = self.room[project];
        room != NONE
            && heads >= self.table.minimum[project]
            && heads <= self.table.maximum[project]
            && self.cared_for[project] <= self.looked_after[project]
            && self.load[room] <= self.table.capacity[room]
            && self.house_has(room, 0)
    }

    /// Puts somebody at a project, or nowhere.
    pub fn put(&mut self, person: usize, project: usize) {
        self.done.push(Done::Put { person, from: self.at[person] });
        self.shift(person, project);
    }

    fn shift(&mut self, person: usize, project: usize) {
        let from = self.at[person];
        for changed in [from, project] {
            self.version[changed.min(self.table.projects)] += 1;
        }
        if from != NONE {
            self.total -= i64::from(self.value(person, from));
            let place = self.place[person];
            self.members[from].swap_remove(place);
            if let Some(moved) = self.members[from].get(place) {
                self.place[*moved] = place;
            }
            self.count(person, from, -1);
        }
        self.at[person] = project;
        if project != NONE {
            self.total += i64::from(self.value(person, project));
            self.place[person] = self.members[project].len();
            self.members[project].push(person);
            self.count(person, project, 1);
        }
    }

    fn count(&mut self, person: usize, project: usize, by: i32) {
        let heads = self.heads(project);
        self.total += i64::from(self.table.size(project, heads)) - i64::from(self.table.size(project, heads - by));
        match self.table.kind[person] {
            Kind::Newcomer => self.cared_for[project] += by * self.table.needs(person, project),
            Kind::Mentor => self.looked_after[project] += by * self.table.looks_after[person],
            Kind::Other => {}
        }
        self.carry(self.room[project], by);
    }

    fn carry(&mut self, room: usize, by: i32) {
        if room != NONE {
            self.load[room] += by;
            if let Some(load) = self.house_load.get_mut(self.table.house[room]) {
                *load += by;
            }
        }
    }

    /// Puts a project and its people into a room, or out of all.
    pub fn move_to(&mut self, project: usize, room: usize) {
        self.done.push(Done::Moved { project, from: self.room[project] });
        self.shift_room(project, room);
    }

    fn shift_room(&mut self, project: usize, room: usize) {
        let heads = self.heads(project);
        self.rooms_version += 1;
        let before: i64 = self.worth(project);
        self.carry(self.room[project], -heads);
        self.room[project] = room;
        self.carry(room, heads);
        self.total += self.worth(project) - before;
    }

    fn worth(&self, project: usize) -> i64 {
        if self.table.classes == 1 {
            return 0;
        }
        self.members[project].iter().map(|person| i64::from(self.value(*person, project))).sum()
    }

    /// Nobody sits here any more.
    pub fn empty_out(&mut self, project: usize) -> Vec<usize> {
        let people = self.members[project].clone();
        for person in &people {
            self.put(*person, NONE);
        }
        people
    }

    /// Projects that nobody sits at are in no room, unless one person is enough to begin.
    pub fn sweep(&mut self) {
        for project in 0..self.table.projects {
            if self.members[project].is_empty() && self.room[project] != NONE && self.table.minimum[project] > 1 {
                self.move_to(project, NONE);
            }
        }
    }

    /// Tables outside the rooms of their house stand in one of these, where it has the seats: the largest first, each where it leaves
    /// most seats to who comes late. That is worth the same to everybody.
    pub fn enter_rooms(&mut self) {
        let table = self.table;
        let is_outside = |project: &usize| self.room[*project] != NONE && table.aside[self.room[*project]];
        let mut outside: Vec<usize> = (0..table.projects).filter(is_outside).collect();
        outside.sort_by_key(|project| std::cmp::Reverse(self.heads(*project)));
        for project in outside {
            let (heads, house) = (self.heads(project), table.house[self.room[project]]);
            let free = |room: &usize| table.capacity[*room] - self.load[*room];
            let takes =
                |room: &usize| !table.aside[*room] && table.house[*room] == house && table.may_be_in(project, *room) && free(room) >= heads;
            if let Some(room) = (0..table.rooms).rev().filter(takes).max_by_key(free) {
                self.move_to(project, room);
            }
        }
    }

    /// What was done since stays done.
    pub fn keep(&mut self) {
        self.done.clear();
    }

    /// Takes back what was done since.
    pub fn take_back(&mut self) {
        while let Some(done) = self.done.pop() {
            match done {
                Done::Put { person, from } => self.shift(person, from),
                Done::Moved { project, from } => self.shift_room(project, from),
            }
        }
    }

    /// Who was moved since, those who sit where they sat left out.
    pub fn moved(&self) -> Vec<usize> {
        let mut first: Vec<(usize, usize)> = Vec::new();
        for done in &self.done {
            if let Done::Put { person, from } = done
                && !first.iter().any(|(other, _)| other == person)
            {
                first.push((*person, *from));
            }
        }
        first.into_iter().filter(|(person, from)| self.at[*person] != *from).map(|(person, _)| person).collect()
    }

    /// Puts somebody where they gain most of what there is room for, or leaves them where they are: nowhere.
    pub fn find_a_place(&mut self, person: usize, among: &[usize]) {
        let mut best = (0, NONE);
        for project in among.iter().copied() {
            if self.fits(person, project) && self.heads(project) > 0 {
                let heads = self.heads(project);
                let gain = self.value(person, project) + self.table.size(project, heads + 1) - self.table.size(project, heads);
                if gain > best.0 {
                    best = (gain, project);
                }
            }
        }
        if best.1 != NONE {
            self.put(person, best.1);
        }
    }

    /// The member of these projects who is worth least, of a kind if one is asked for; never somebody in `stay`.
    pub fn least(&self, projects: &[usize], kind: Option<Kind>, stay: usize) -> usize {
        let mut least = (i32::MAX, NONE);
        for project in projects {
            for person in &self.members[*project] {
                let suits = *person != stay && kind.is_none_or(|kind| self.table.kind[*person] == kind);
                let mut value = self.value(*person, *project);
                if kind.is_none() && self.table.kind[*person] == Kind::Mentor {
                    value += 8;
                }
                if suits && value < least.0 {
                    least = (value, *person);
                }
            }
        }
        least.1
    }

    /// Makes a table keep the rules by asking people to leave, who are added to `out`. `stay` stays unless the table has to close.
    pub fn mend(&mut self, project: usize, stay: usize, out: &mut Vec<usize>) {
        if self.room[project] == NONE {
            out.extend(self.empty_out(project));
        }
        while self.heads(project) > self.table.maximum[project] {
            self.send_away(&[project], None, stay, out);
        }
        while self.cared_for[project] > self.looked_after[project] {
            let before = out.len();
            self.send_away(&[project], Some(Kind::Newcomer), stay, out);
            if out.len() == before {
                out.extend(self.empty_out(project));
            }
        }
        let room = self.room[project];
        while self.heads(project) > 0 && (self.load[room] > self.table.capacity[room] || !self.house_has(room, 0)) {
            let crowded = self.load[room] > self.table.capacity[room];
            let beside: Vec<usize> = (0..self.table.projects)
                .filter(|other| {
                    let elsewhere = self.room[*other];
                    elsewhere == room || !crowded && elsewhere != NONE && self.table.house[elsewhere] == self.table.house[room]
                })
                .collect();
            let before = out.len();
            self.send_away(&beside, None, stay, out);
            if out.len() == before {
                out.extend(self.empty_out(project));
            }
            for other in beside {
                self.mend_heads(other, out);
            }
        }
        self.mend_heads(project, out);
    }

    /// After somebody left: who cannot do without them leaves too.
    fn mend_heads(&mut self, project: usize, out: &mut Vec<usize>) {
        while self.cared_for[project] > self.looked_after[project] {
            self.send_away(&[project], Some(Kind::Newcomer), NONE, out);
        }
        if self.heads(project) < self.table.minimum[project] {
            out.extend(self.empty_out(project));
        }
    }

    fn send_away(&mut self, projects: &[usize], kind: Option<Kind>, stay: usize, out: &mut Vec<usize>) {
        let person = self.least(projects, kind, stay);
        if person == NONE {
            return;
        }
        self.put(person, NONE);
        out.push(person);
    }
}
