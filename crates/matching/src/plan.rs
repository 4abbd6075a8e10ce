//! Who sits where, what that is worth, and whether it keeps the rules.

use crate::Morning;
use crate::table::{NONE, POSSIBLE, Table};

/// Who sits where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Plan {
    /// The project of each person, if they have a place.
    pub project_of: Vec<Option<usize>>,
    /// The room of each project, if it runs.
    pub room_of: Vec<Option<usize>>,
}

/// Points, exact: kept in halves, as a wish may count half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// Halves of a point.
    pub halves: i64,
}

impl Value {
    /// In points.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    pub fn points(self) -> f64 {
        self.halves as f64 / 2.0
    }
}

/// A rule that a plan breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The plan is not about these people or projects.
    Shape,
    /// This person cannot sit there: level, lock, full, withdrawn, or they look for no place.
    Place(usize),
    /// This project has fewer heads than its minimum, or more than its maximum.
    Heads(usize),
    /// This project has people and no room, or a room it may not be in.
    Room(usize),
    /// This project's newcomers need more care than its mentors give.
    Newcomers(usize),
    /// This room is too small.
    Seats(usize),
    /// This house is too small.
    House(usize),
}

impl Plan {
    /// A plan in which nobody has a place.
    pub fn empty(morning: &Morning) -> Self {
        Self { project_of: vec![None; morning.people.len()], room_of: vec![None; morning.projects.len()] }
    }

    /// What this plan is worth, whatever rules it breaks; a place that cannot be is worth nothing.
    pub fn value(&self, morning: &Morning) -> Value {
        let table = Table::new(morning);
        Value { halves: self.total(&table) * table.unit }
    }

    fn total(&self, table: &Table) -> i64 {
        let mut heads = vec![0; table.projects];
        let mut total = 0;
        for (person, project) in self.seated(table) {
            heads[project] += 1;
            let class = self.room_of[project].map_or(0, |room| table.class[room]);
            let value = table.value(person, project, class);
            if value > POSSIBLE {
                let lock = if table.placed[person] || table.locked.contains(&(person, project)) { table.lock_bonus } else { 0 };
                total += i64::from(value) - lock;
            }
        }
        total + heads.iter().enumerate().map(|(project, heads)| i64::from(table.size(project, *heads))).sum::<i64>()
    }

    /// Internal person and project of each who sits.
    fn seated<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = (usize, usize)> + 'a {
        table.order.iter().enumerate().filter_map(|(inside, person)| {
            let project = self.project_of.get(*person).copied().flatten()?;
            (project < table.projects && project < self.room_of.len()).then_some((inside, project))
        })
    }

    /// Every rule that this plan breaks.
    pub fn broken(&self, morning: &Morning) -> Vec<Broken> {
        let fits = self.project_of.len() == morning.people.len()
            && self.room_of.len() == morning.projects.len()
            && self.project_of.iter().flatten().all(|project| *project < morning.projects.len())
            && self.room_of.iter().flatten().all(|room| *room < morning.rooms.len());
        if !fits {
            return vec![Broken::Shape];
        }
        let table = Table::new(morning);
        let mut broken = Vec::new();
        let mut inside = vec![NONE; morning.people.len()];
        table.order.iter().enumerate().for_each(|(at, person)| inside[*person] = at);
        for (person, project) in self.project_of.iter().enumerate() {
            if let Some(project) = project
                && (inside[person] == NONE || table.value(inside[person], *project, 0) <= POSSIBLE)
            {
                broken.push(Broken::Place(person));
            }
        }
        let (mut seats, mut houses) = (vec![0; table.rooms], vec![0; table.house_capacity.len()]);
        for project in 0..table.projects {
            let (mut heads, mut care, mut looked_after) = (0, 0, 0);
            for person in (0..self.project_of.len()).filter(|person| self.project_of[*person] == Some(project)) {
                heads += 1;
                care += i32::from(morning.needs_care(person, project));
                looked_after += i32::from(morning.looks_after(person));
            }
            if heads == 0 {
                continue;
            }
            if heads < table.minimum[project] || heads > table.maximum[project] {
                broken.push(Broken::Heads(project));
            }
            if care > looked_after {
                broken.push(Broken::Newcomers(project));
            }
            match self.room_of[project].filter(|room| table.may_be_in(project, *room)) {
                None => broken.push(Broken::Room(project)),
                Some(room) => {
                    seats[room] += heads;
                    if let Some(house) = houses.get_mut(table.house[room]) {
                        *house += heads;
                    }
                }
            }
        }
        broken.extend((0..table.rooms).filter(|room| seats[*room] > table.capacity[*room]).map(Broken::Seats));
        broken.extend((0..houses.len()).filter(|house| houses[*house] > table.house_capacity[*house]).map(Broken::House));
        broken
    }
}
