//! A morning as numbers: what each place is worth and which rules bind it. Everything that searches looks only at this.

use crate::{Lock, Morning, Person, Project};

/// No person, project or room.
pub(crate) const NONE: usize = usize::MAX;
/// What a place that cannot be is worth: less than [`POSSIBLE`].
pub(crate) const IMPOSSIBLE: i32 = -(1 << 18);
/// What any place that can be is worth more than.
pub(crate) const POSSIBLE: i32 = -(1 << 17);
/// What a place may be worth at most, for or against.
const MOST: i64 = 1 << 14;
/// Added for a place that a lock asks for, so that locks come before every wish.
const LOCKED: i64 = 1 << 15;

/// What somebody is to the rule about newcomers: who needs care at some project is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Other,
    Newcomer,
    Mentor,
}

pub(crate) struct Table {
    pub people: usize,
    pub projects: usize,
    pub rooms: usize,
    /// Internal order: others, newcomers, mentors, those without a place to look for left out.
    pub order: Vec<usize>,
    pub kind: Vec<Kind>,
    /// Where newcomers and mentors begin in the internal order.
    pub newcomers_from: usize,
    pub mentors_from: usize,
    /// How much care a person gives: how many newcomers they look after.
    pub looks_after: Vec<i32>,
    /// How much care each person needs, `project × people + person`; nothing if each newcomer needs one everywhere.
    needs: Vec<i32>,
    /// What newcomers need at each project: each amount once, the least first.
    pub cares: Vec<Vec<i32>>,
    pub minimum: Vec<i32>,
    pub maximum: Vec<i32>,
    pub fixed_room: Vec<usize>,
    pub fixed_house: Vec<usize>,
    pub capacity: Vec<i32>,
    pub house: Vec<usize>,
    /// Whether a room is none, but what is left of a house outside its rooms.
    pub aside: Vec<bool>,
    /// The only project that may be in it.
    pub only_for: Vec<usize>,
    pub house_capacity: Vec<i32>,
    /// The row of values that counts in a room: all the same if nobody minds walking.
    pub class: Vec<usize>,
    pub classes: usize,
    /// `(class × projects + project) × people + person`.
    values: Vec<i32>,
    /// What a project's heads are worth together: `start[project] + heads`.
    sizes: Vec<i32>,
    size_start: Vec<usize>,
    /// Internal person and project of each lock that can be kept, and what keeping them adds.
    pub locked: Vec<(usize, usize)>,
    /// Whether each person is to have a place, wherever that is.
    pub placed: Vec<bool>,
    pub lock_bonus: i64,
    /// Every value is a multiple of this; kept values are divided by it.
    pub unit: i64,
}

impl Table {
    pub fn new(morning: &Morning) -> Self {
        let decided = Decided::new(morning);
        let (order, kind) = order(morning, &decided);
        let newcomers_from = kind.iter().take_while(|kind| **kind == Kind::Other).count();
        let mentors_from = newcomers_from + kind[newcomers_from..].iter().take_while(|kind| **kind == Kind::Newcomer).count();
        let houses = morning.houses.len();
        let walks = houses > 1 && morning.people.iter().any(|person| person.house.is_some()) && morning.points.walk != 0;
        let house: Vec<usize> = morning.rooms.iter().map(|room| room.house.filter(|house| *house < houses).unwrap_or(NONE)).collect();
        // The class of rooms in no house comes last.
        let classes = if walks { houses + 1 } else { 1 };
        let class = house.iter().map(|house| if walks { (*house).min(houses) } else { 0 }).collect();
        let mut table = Self {
            people: order.len(),
            projects: morning.projects.len(),
            rooms: morning.rooms.len(),
            newcomers_from,
            mentors_from,
            looks_after: order.iter().map(|person| i32::from(morning.looks_after(*person))).collect(),
            needs: Vec::new(),
            cares: vec![vec![1]; morning.projects.len()],
            minimum: morning.projects.iter().map(|project| i32::from(project.minimum.max(1))).collect(),
            maximum: morning.projects.iter().map(|project| i32::from(project.maximum)).collect(),
            fixed_room: decided.room,
            fixed_house: decided.house,
            capacity: morning.rooms.iter().map(|room| i32::from(room.capacity)).collect(),
            house_capacity: morning.houses.iter().map(|house| house.capacity.map_or(i32::MAX, i32::from)).collect(),
            house,
            aside: morning.rooms.iter().map(|room| room.aside).collect(),
            only_for: morning.rooms.iter().map(|room| room.only_for.unwrap_or(NONE)).collect(),
            class,
            classes,
            values: Vec::new(),
            sizes: Vec::new(),
            size_start: Vec::new(),
            locked: Vec::new(),
            placed: Vec::new(),
            lock_bonus: 0,
            unit: 1,
            order,
            kind,
        };
        table.placed = table.order.iter().map(|person| decided.placed[*person] && decided.at[*person] == NONE).collect();
        table.fill(morning, &decided.at, &decided.not_at, &decided.closed);
        if table.order.iter().any(|person| !morning.people[*person].care.is_empty()) {
            table.weigh(morning);
        }
        table
    }

    fn fill(&mut self, morning: &Morning, at: &[usize], not_at: &[(usize, usize)], closed: &[bool]) {
        let mut exact = Vec::with_capacity(self.classes * self.projects * self.people);
        let mut locks = Vec::new();
        for class in 0..self.classes {
            let house = (self.classes > 1 && class + 1 < self.classes).then_some(class);
            for (project_at, project) in morning.projects.iter().enumerate() {
                for (inside, person_at) in self.order.iter().enumerate() {
                    let person = &morning.people[*person_at];
                    let allowed = at[*person_at] == NONE || at[*person_at] == project_at;
                    let possible = allowed
                        && !closed[project_at]
                        && !project.withdrawn
                        && (!project.full || person.sits_at == Some(project_at) || at[*person_at] == project_at)
                        && person.level >= project.minimum_level
                        && not_at.binary_search(&(*person_at, project_at)).is_err();
                    exact.push(possible.then(|| worth(morning, *person_at, project_at, house).clamp(-MOST, MOST)));
                    if possible && class == 0 && at[*person_at] == project_at {
                        locks.push((inside, project_at));
                    }
                }
            }
        }
        let sizes: Vec<Vec<i64>> = morning.projects.iter().map(|project| together(morning, project)).collect();
        let unit = exact.iter().flatten().chain(sizes.iter().flatten()).fold(0, |unit, value| divisor(unit, value.abs())).max(1);
        self.unit = unit;
        self.values = exact.iter().map(|value| value.map_or(IMPOSSIBLE, |value| small(value / unit))).collect();
        self.lock_bonus = LOCKED;
        for (person, project) in &locks {
            for class in 0..self.classes {
                self.values[(class * self.projects + project) * self.people + person] += small(LOCKED);
            }
        }
        self.locked = locks;
        for row in self.values.chunks_mut(self.people.max(1)) {
            for (value, _) in row.iter_mut().zip(&self.placed).filter(|(value, placed)| **placed && **value > POSSIBLE) {
                *value += small(LOCKED);
            }
        }
        for size in sizes {
            self.size_start.push(self.sizes.len());
            self.sizes.extend(size.iter().map(|value| small(value / unit)));
        }
    }

    /// Sees how much care who needs where.
    fn weigh(&mut self, morning: &Morning) {
        for (project, cares) in self.cares.iter_mut().enumerate() {
            let needs = self.order.iter().map(|person| i32::from(morning.needs_care(*person, project)));
            self.needs.extend(needs);
            let newcomers = &self.needs[project * self.people..][self.newcomers_from..self.mentors_from];
            *cares = newcomers.to_vec();
            cares.sort_unstable();
            cares.dedup();
        }
        if self.cares.iter().all(|cares| *cares == [1]) {
            self.needs.clear();
        }
    }

    /// Whether some need another amount of care than others.
    pub fn weighs(&self) -> bool {
        !self.needs.is_empty()
    }

    /// How much care this person needs at this project.
    pub fn needs(&self, person: usize, project: usize) -> i32 {
        if self.weighs() { self.needs[project * self.people + person] } else { i32::from(self.kind[person] == Kind::Newcomer) }
    }

    /// What this place is worth in a room of this class.
    pub fn value(&self, person: usize, project: usize, class: usize) -> i32 {
        self.values[(class * self.projects + project) * self.people + person]
    }

    /// What each person's place at this project is worth.
    pub fn row(&self, project: usize, class: usize) -> &[i32] {
        let start = (class * self.projects + project) * self.people;
        &self.values[start..start + self.people]
    }

    /// What it is worth that this many sit here together.
    pub fn size(&self, project: usize, heads: i32) -> i32 {
        let heads = heads.min(self.maximum[project] + 1);
        self.sizes[self.size_start[project] + usize::try_from(heads).unwrap_or(0)]
    }

    /// What keeping every lock adds.
    pub fn for_locks(&self) -> i64 {
        let placed = self.placed.iter().filter(|placed| **placed).count();
        i64::try_from(self.locked.len() + placed).unwrap_or(0) * self.lock_bonus
    }

    /// Whether a project may be in a room at all.
    pub fn may_be_in(&self, project: usize, room: usize) -> bool {
        let (only, house, only_for) = (self.fixed_room[project], self.fixed_house[project], self.only_for[room]);
        let takes = self.capacity[room] > 0 && (only_for == NONE || only_for == project);
        takes && (only == NONE || only == room) && (house == NONE || house == self.house[room])
    }
}

/// What the locks come to: the later one wins.
pub(crate) struct Decided {
    pub at: Vec<usize>,
    pub not_at: Vec<(usize, usize)>,
    pub left: Vec<bool>,
    pub placed: Vec<bool>,
    pub room: Vec<usize>,
    /// The house of those that may be in any of its rooms.
    pub house: Vec<usize>,
    pub closed: Vec<bool>,
    /// Locks that a later one contradicts.
    pub overruled: Vec<Lock>,
}

impl Decided {
    pub fn new(morning: &Morning) -> Self {
        let (people, projects, rooms) = (morning.people.len(), morning.projects.len(), morning.rooms.len());
        let mut decided = Self {
            at: vec![NONE; people],
            not_at: Vec::new(),
            left: vec![false; people],
            placed: vec![false; people],
            room: morning.projects.iter().map(|project| project.room.filter(|room| *room < rooms).unwrap_or(NONE)).collect(),
            house: Vec::new(),
            closed: vec![false; projects],
            overruled: Vec::new(),
        };
        for (index, lock) in morning.locks.iter().enumerate() {
            if morning.locks[index + 1..].iter().any(|later| contradict(*lock, *later)) {
                decided.overruled.push(*lock);
                continue;
            }
            match *lock {
                Lock::At { person, project } if person < people && project < projects => decided.at[person] = project,
                Lock::NotAt { person, project } if person < people && project < projects => decided.not_at.push((person, project)),
                Lock::Left { person } if person < people => decided.left[person] = true,
                Lock::Placed { person } if person < people => decided.placed[person] = true,
                Lock::In { project, room } if project < projects && room < rooms => decided.room[project] = room,
                Lock::Closed { project } if project < projects => decided.closed[project] = true,
                _ => {}
            }
        }
        decided.not_at.sort_unstable();
        let houses = morning.houses.len();
        let in_a_house =
            |(project, room): (&Project, &usize)| project.house.filter(|house| *house < houses && *room == NONE).unwrap_or(NONE);
        decided.house = morning.projects.iter().zip(&decided.room).map(in_a_house).collect();
        decided
    }
}

fn contradict(first: Lock, later: Lock) -> bool {
    match (first, later) {
        (Lock::At { person, project }, Lock::At { person: other, project: elsewhere }) => person == other && project != elsewhere,
        (Lock::At { person, project }, Lock::NotAt { person: other, project: same })
        | (Lock::NotAt { person, project }, Lock::At { person: other, project: same }) => person == other && project == same,
        (Lock::At { person, .. } | Lock::Placed { person }, Lock::Left { person: other })
        | (Lock::Left { person }, Lock::At { person: other, .. } | Lock::Placed { person: other }) => person == other,
        (Lock::In { project, room }, Lock::In { project: same, room: elsewhere }) => project == same && room != elsewhere,
        (Lock::At { project, .. } | Lock::In { project, .. }, Lock::Closed { project: same })
        | (Lock::Closed { project }, Lock::At { project: same, .. } | Lock::In { project: same, .. }) => project == same,
        _ => false,
    }
}

fn order(morning: &Morning, decided: &Decided) -> (Vec<usize>, Vec<Kind>) {
    let needs_care = |person: usize| morning.people[person].newcomer || morning.people[person].care.iter().any(|(_, care)| *care > 0);
    let kind_of = |person: usize| match (morning.looks_after(person), needs_care(person)) {
        (1.., _) => Kind::Mentor,
        (0, true) => Kind::Newcomer,
        (0, false) => Kind::Other,
    };
    let placed = |person: &usize| morning.looks_for_a_place(*person) && !decided.left[*person];
    let mut order: Vec<usize> = (0..morning.people.len()).filter(placed).collect();
    // Of mentors who are worth the same the later one is taken first: who looks after more.
    order.sort_by_key(|person| (kind_of(*person) as u8, morning.looks_after(*person), *person));
    let kind = order.iter().map(|person| kind_of(*person)).collect();
    (order, kind)
}

/// What a place is worth by itself, in halves of a point.
pub(crate) fn worth(morning: &Morning, person_at: usize, project_at: usize, house: Option<usize>) -> i64 {
    let (person, project) = (&morning.people[person_at], &morning.projects[project_at]);
    let (points, weights) = (&morning.points, &morning.weights);
    let rank = person.wishes.iter().position(|wish| *wish == project_at);
    let mut worth = match rank.and_then(|rank| points.wish.get(rank)) {
        Some(wish) => wish * weights.wishes.halves(),
        None if shares(&person.areas, &project.areas) => points.shares_area * weights.skills.halves(),
        None => points.other * 2,
    };
    let liked: i64 = person.likes.iter().filter(|(liked, _)| *liked == project_at).map(|(_, points)| points).sum();
    worth += liked * weights.wishes.halves();
    if shares(&person.knows, &project.needs) {
        worth += points.needed * weights.skills.halves();
    }
    if shares(&person.learns, &project.areas) {
        worth += points.learns * weights.learning.halves();
    }
    if !talk(person, project) {
        worth -= points.no_language * weights.language.halves();
    }
    if let (Some(now), Some(there)) = (person.house, house)
        && now != there
    {
        worth -= points.walk * weights.walking.halves();
    }
    if person.sits_at == Some(project_at) {
        worth += points.stays * weights.staying.halves();
    }
    if project.wanted.contains(&person_at) {
        worth += points.wanted * weights.leads.halves();
    }
    if points.seat > 0 { (worth + points.seat * 2).max(1) } else { worth }
}

/// What each number of heads is worth together, from none to one more than fit.
fn together(morning: &Morning, project: &Project) -> Vec<i64> {
    let (points, weights) = (&morning.points, &morning.weights);
    (0..=u32::from(project.maximum) + 1)
        .map(|heads| {
            let alone = if heads == 1 { points.alone * weights.company.halves() } else { 0 };
            i64::from(heads.min(u32::from(project.hands))) * points.hand * weights.hands.halves() - alone
        })
        .map(|value| value.clamp(-MOST, MOST))
        .collect()
}

/// Whether two lists have something in common.
pub(crate) fn shares(some: &[usize], others: &[usize]) -> bool {
    some.iter().any(|one| others.contains(one))
}

/// Whether somebody can talk at a table.
pub(crate) fn talk(person: &Person, project: &Project) -> bool {
    person.languages.is_empty() || project.languages.is_empty() || shares(&person.languages, &project.languages)
}

fn divisor(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

fn small(value: i64) -> i32 {
    i32::try_from(value).expect("values are clamped far below")
}
