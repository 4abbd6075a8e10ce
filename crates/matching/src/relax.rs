//! The proven bound: each person's "one place" and each zone's seats get a price, and what is left falls apart by project.
//!
//! A project's best table under given prices is found exactly, its minimum, maximum and mentors included: for each number of
//! mentors (best first) the best others and as many newcomers as these look after. Prices are whole numbers of
//! 1/[`FINE`], so that a bound is exact arithmetic. Where mentors look after different numbers of newcomers, or a house holds
//! less than its rooms, more is allowed than the rules allow, never less: the bound stays a bound.

use crate::care::Cared;
use crate::table::{IMPOSSIBLE, Kind, NONE, POSSIBLE, Table};

/// Parts of a value that prices are counted in.
pub(crate) const FINE: i32 = 1 << 12;

/// With so many people or fewer, everything is looked at more closely.
pub(crate) const FEW: usize = 60;

/// What a place at each person and a seat in each zone costs.
#[derive(Clone, Debug)]
pub(crate) struct Prices {
    pub people: Vec<i32>,
    pub zones: Vec<i32>,
}

/// Rooms that share a price.
#[derive(Clone)]
pub(crate) struct Zones {
    pub seats: Vec<i64>,
    /// For each project where it could be: zone, class of values, most heads.
    pub options: Vec<Vec<(usize, usize, i32)>>,
    /// What is worth what at each project, in rooms of each class: `class × projects + project`.
    rows: Vec<Row>,
    /// At each project the most newcomers that so many mentors look after, were they the ones who look after most.
    care: Vec<Vec<i32>>,
    /// Who sits somewhere for certain: their price may be less than nothing.
    pub must: Vec<bool>,
    /// Whether everybody is in the rows by name.
    named: bool,
    /// Below this a further head is never worth it, whatever the size is worth.
    floor: Vec<i32>,
}

/// What each person's place at a project is worth, as most are worth the same: whoever is worth something else by name, and
/// the value of all others. Of those only the few with the lowest prices are ever looked at.
#[derive(Clone)]
struct Row {
    /// Fine worth and person: others, newcomers, mentors.
    special: [Vec<(i32, u32)>; 3],
    /// What most are worth; [`IMPOSSIBLE`] if nobody is left.
    usual: i32,
}

impl Row {
    fn new(table: &Table, project: usize, class: usize) -> Self {
        let row = table.row(project, class);
        // Where care differs, the cheapest few are not enough.
        let usual = if table.weighs() { IMPOSSIBLE } else { most_frequent(row) };
        let mut row_of = Self { special: [const { Vec::new() }; 3], usual };
        for (person, worth) in row.iter().enumerate().filter(|(_, worth)| **worth != usual && **worth > POSSIBLE) {
            row_of.special[table.kind[person] as usize].push((worth * FINE, small(person)));
        }
        row_of
    }

    /// Only those who still `may` sit here, all of them by name.
    fn narrowed(&self, table: &Table, project: usize, class: usize, may: impl Fn(usize) -> bool) -> Self {
        let mut narrow = Self { special: [const { Vec::new() }; 3], usual: IMPOSSIBLE };
        for (kind, special) in self.special.iter().enumerate() {
            narrow.special[kind].extend(special.iter().filter(|(_, person)| may(*person as usize)));
        }
        if self.usual > POSSIBLE {
            for (person, _) in table.row(project, class).iter().enumerate().filter(|(person, worth)| **worth == self.usual && may(*person))
            {
                narrow.special[table.kind[person] as usize].push((self.usual * FINE, small(person)));
            }
        }
        narrow
    }

    fn without(&mut self, table: &Table, person: usize) {
        self.special[table.kind[person] as usize].retain(|(_, other)| *other as usize != person);
    }
}

/// The value that most of a row have, of those that can be.
fn most_frequent(row: &[i32]) -> i32 {
    let mut values: Vec<i32> = row.iter().copied().filter(|worth| *worth > POSSIBLE).collect();
    values.sort_unstable();
    let most = values.chunk_by(|one, other| one == other).max_by_key(|same| same.len());
    most.filter(|same| same.len() > 8).map_or(IMPOSSIBLE, |same| same[0])
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What the relaxed problem chose.
#[derive(Clone, Default)]
pub(crate) struct Choice {
    /// Everybody by price, of each kind.
    cheapest: [Vec<u32>; 3],
    pub seated: Vec<(u32, u32)>,
    /// How many places were looked at so far.
    pub looked: u64,
    pub zone: Vec<usize>,
    pub heads: Vec<i32>,
    others: Vec<i64>,
    newcomers: Vec<i64>,
    mentors: Vec<i64>,
    /// The best newcomers of the project that was looked at last, where some need more care than others.
    cared: Cared,
    best: Vec<u32>,
    trial: Vec<u32>,
}

impl Zones {
    pub fn new(table: &Table) -> Self {
        // A room that some project must be in, or only one may, has its own price, and so has what is left of such a house; the others
        // share one, or one for each house when walking counts.
        let key = |room: usize| match table.house[room] {
            _ if table.fixed_room.contains(&room) || table.only_for[room] != NONE => (2, room),
            house if house != NONE && table.fixed_house.contains(&house) => (1, house),
            _ => (0, table.class[room]),
        };
        let mut keys: Vec<(usize, usize)> = (0..table.rooms).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        let zone_of: Vec<usize> = (0..table.rooms).map(|room| keys.binary_search(&key(room)).unwrap_or(0)).collect();
        let seats = (0..keys.len()).map(|zone| seats(table, &zone_of, zone)).collect();
        let options = (0..table.projects)
            .map(|project| {
                let mut options: Vec<(usize, usize, i32)> = Vec::new();
                for room in (0..table.rooms).filter(|room| table.may_be_in(project, *room)) {
                    let most = table.maximum[project].min(table.capacity[room]);
                    match options.iter_mut().find(|option| option.0 == zone_of[room] && option.1 == table.class[room]) {
                        Some(option) => option.2 = option.2.max(most),
                        None => options.push((zone_of[room], table.class[room], most)),
                    }
                }
                options.retain(|option| option.2 >= table.minimum[project]);
                options
            })
            .collect();
        let rows = (0..table.classes)
            .flat_map(|class| (0..table.projects).map(move |project| (class, project)))
            .map(|(class, project)| Row::new(table, project, class))
            .collect();
        let floor = (0..table.projects)
            .map(|project| {
                let gain = (1..=table.maximum[project]).map(|heads| table.size(project, heads) - table.size(project, heads - 1));
                -gain.max().unwrap_or(0).max(0) * FINE
            })
            .collect();
        let care = (0..table.projects).map(|project| care(table, project, everybody_at(table, project))).collect();
        Self { seats, options, rows, care, must: vec![false; table.people], named: false, floor }
    }

    /// Whether a project could run at all: there is a room for it, and as many people as it takes could sit there.
    pub fn can_run(&self, table: &Table, project: usize) -> bool {
        let possible = |class| table.row(project, class).iter().filter(|worth| **worth > POSSIBLE).count();
        let people = (0..table.classes).map(possible).max().unwrap_or(0);
        !self.options[project].is_empty() && i32::try_from(people).is_ok_and(|people| people >= table.minimum[project])
    }

    /// The same without the places that nobody takes in a plan that is worth more than `value`.
    ///
    /// `bound` is what no plan is worth more than, as these prices show.
    pub fn narrowed(&self, table: &Table, prices: &Prices, bound: i64, value: i64, choice: &mut Choice) -> Self {
        let spare = bound - (value + 1) * i64::from(FINE);
        let mut narrow = Self { named: true, ..self.clone() };
        let mut may = vec![false; table.people];
        if !self.named {
            choice.by_price(table, prices);
        }
        for project in 0..table.projects {
            may.fill(false);
            let (mut won, mut tables) = (0, Vec::new());
            for option in &self.options[project] {
                self.gather(table, prices, choice, project, *option);
                let others = [(Kind::Other, 0), (Kind::Mentor, 0)].into_iter();
                let frees = others.chain(table.cares[project].iter().map(|needs| (Kind::Newcomer, *needs)));
                let with: Vec<i64> = frees.map(|free| fill(table, &self.care, project, option.2, choice, Some(free))).collect();
                won = fill(table, &self.care, project, option.2, choice, None).max(won);
                tables.push((with, option.1, prices.zones[option.0]));
            }
            for (with, class, seat) in tables {
                let row = &self.rows[class * table.projects + project];
                let mut look = |person: usize, worth: i32| {
                    let rest = i64::from(worth - prices.people[person] - seat);
                    let free = match table.kind[person] {
                        Kind::Other => 0,
                        Kind::Mentor => 1,
                        Kind::Newcomer => 2 + table.cares[project].binary_search(&table.needs(person, project)).unwrap_or(0),
                    };
                    may[person] |= won - (with[free] + rest) <= spare;
                };
                row.special.iter().flatten().for_each(|(worth, person)| look(*person as usize, *worth));
                if row.usual > POSSIBLE {
                    let row = table.row(project, class).iter().enumerate().filter(|(_, worth)| **worth == row.usual);
                    row.for_each(|(person, worth)| look(person, worth * FINE));
                }
            }
            for class in 0..table.classes {
                let row = &mut narrow.rows[class * table.projects + project];
                *row = row.narrowed(table, project, class, |person| may[person]);
            }
            narrow.care[project] = narrow.care_by_name(table, project);
        }
        narrow
    }

    fn care_by_name(&self, table: &Table, project: usize) -> Vec<i32> {
        let mentors = self.rows[project].special[Kind::Mentor as usize].iter().map(|(_, person)| *person as usize);
        care(table, project, mentors)
    }

    /// Everybody who could sit at a project. They have to be in it by name.
    pub fn people_at(&self, project: usize) -> impl Iterator<Item = usize> + '_ {
        self.rows[project].special.iter().flatten().map(|(_, person)| *person as usize)
    }

    /// The same, but this person sits at this project for certain. Everybody has to be in it by name.
    pub fn with(&self, table: &Table, person: usize, project: usize) -> Self {
        let mut zones = self.clone();
        zones.must[person] = true;
        zones.only(table, person, project);
        zones
    }

    /// From now on this person sits at this project or nowhere. Everybody has to be in it by name.
    pub fn only(&mut self, table: &Table, person: usize, project: usize) {
        (0..table.projects).filter(|other| *other != project).for_each(|other| self.leave_out(table, person, other));
    }

    /// The same, but this person does not sit at this project. Everybody has to be in it by name.
    pub fn without(&self, table: &Table, person: usize, project: usize) -> Self {
        let mut zones = self.clone();
        zones.leave_out(table, person, project);
        zones
    }

    fn leave_out(&mut self, table: &Table, person: usize, project: usize) {
        (0..table.classes).for_each(|class| self.rows[class * table.projects + project].without(table, person));
        if table.kind[person] == Kind::Mentor {
            self.care[project] = self.care_by_name(table, project);
        }
    }

    /// What no plan is worth more than, in [`FINE`] parts, and what the relaxed problem chose.
    pub fn bound(&self, table: &Table, prices: &Prices, choice: &mut Choice) -> i64 {
        if !self.named {
            choice.by_price(table, prices);
        }
        choice.seated.clear();
        choice.zone.clear();
        choice.zone.resize(table.projects, NONE);
        choice.heads.clear();
        choice.heads.resize(table.projects, 0);
        let mut bound: i64 = prices.people.iter().map(|price| i64::from(*price)).sum();
        bound += prices.zones.iter().zip(&self.seats).map(|(price, seats)| i64::from(*price) * seats).sum::<i64>();
        for project in 0..table.projects {
            let mut won = 0;
            choice.best.clear();
            for option in &self.options[project] {
                self.gather(table, prices, choice, project, *option);
                let gain = fill(table, &self.care, project, option.2, choice, None);
                if gain > won {
                    won = gain;
                    choice.zone[project] = option.0;
                    std::mem::swap(&mut choice.best, &mut choice.trial);
                }
            }
            if won > 0 {
                choice.heads[project] = i32::try_from(choice.best.len()).unwrap_or(i32::MAX);
                let project = u32::try_from(project).unwrap_or(u32::MAX);
                choice.seated.extend(choice.best.iter().map(|person| (*person, project)));
                bound += won;
            }
        }
        bound
    }

    /// Who could be at the best table of a project in one zone, the best of each kind first.
    fn gather(&self, table: &Table, prices: &Prices, choice: &mut Choice, project: usize, (zone, class, most): (usize, usize, i32)) {
        let row = &self.rows[class * table.projects + project];
        let values = table.row(project, class);
        let seat = prices.zones[zone];
        let take = usize::try_from(most).unwrap_or(0);
        let least = usize::try_from(table.minimum[project]).unwrap_or(0);
        let gather = |list: &mut Vec<i64>, cheapest: &[u32], kind: usize, floor: i32| {
            list.clear();
            for (worth, person) in &row.special[kind] {
                let rest = worth - prices.people[*person as usize] - seat;
                if rest > floor {
                    list.push(pack(rest, *person));
                }
            }
            if row.usual > POSSIBLE {
                let mut left = take;
                for person in cheapest {
                    let rest = row.usual * FINE - prices.people[*person as usize] - seat;
                    if rest <= floor || left == 0 {
                        break;
                    }
                    if values[*person as usize] == row.usual {
                        list.push(pack(rest, *person));
                        left -= 1;
                    }
                }
            }
        };
        for (kind, list) in [&mut choice.others, &mut choice.newcomers].into_iter().enumerate() {
            gather(list, &choice.cheapest[kind], kind, self.floor[project]);
            if list.len() < least {
                gather(list, &choice.cheapest[kind], kind, i32::MIN);
            }
            best_first(list, if table.weighs() && kind == Kind::Newcomer as usize { 0 } else { take });
        }
        gather(&mut choice.mentors, &choice.cheapest[2], 2, i32::MIN);
        choice.looked += row.special.iter().map(|special| special.len() as u64).sum::<u64>();
        best_first(&mut choice.mentors, take);
        if table.weighs() {
            let of = choice.newcomers.iter().map(|packed| (packed >> 32, table.needs(person(*packed) as usize, project)));
            choice.cared.begin(of, most, self.care[project].last().copied().unwrap_or(0));
        }
    }
}

impl Choice {
    /// Everybody of a kind, the lowest price first. Between two steps little changes.
    fn by_price(&mut self, table: &Table, prices: &Prices) {
        let ends = [0, table.newcomers_from, table.mentors_from, table.people];
        for (kind, list) in self.cheapest.iter_mut().enumerate() {
            if list.len() != ends[kind + 1] - ends[kind] {
                *list = (small(ends[kind])..small(ends[kind + 1])).collect();
            }
            list.sort_unstable_by_key(|person| (prices.people[*person as usize], *person));
        }
    }
}

/// Seats of a zone: those of its rooms, but never more in a house than it holds.
fn seats(table: &Table, zone_of: &[usize], zone: usize) -> i64 {
    let mut houses = vec![0; table.house_capacity.len()];
    let mut seats = 0;
    for room in (0..table.rooms).filter(|room| zone_of[*room] == zone) {
        match houses.get_mut(table.house[room]) {
            Some(house) => *house += i64::from(table.capacity[room]),
            None => seats += i64::from(table.capacity[room]),
        }
    }
    seats + houses.iter().zip(&table.house_capacity).map(|(seats, most)| (*seats).min(i64::from(*most))).sum::<i64>()
}

fn pack(rest: i32, person: u32) -> i64 {
    (i64::from(rest) << 32) | i64::from(person)
}

fn best_first(list: &mut Vec<i64>, take: usize) {
    if take > 0 && list.len() > take {
        list.select_nth_unstable_by(take - 1, |one, other| other.cmp(one));
        list.truncate(take);
    }
    list.sort_unstable_by(|one, other| other.cmp(one));
}

fn person(packed: i64) -> u32 {
    u32::try_from(packed & 0xffff_ffff).unwrap_or(0)
}

fn everybody_at(table: &Table, project: usize) -> impl Iterator<Item = usize> + '_ {
    (table.mentors_from..table.people).filter(move |person| table.value(*person, project, 0) > POSSIBLE)
}

/// For each number of mentors how many newcomers they look after, were they the ones of these that look after most.
fn care(table: &Table, project: usize, mentors: impl Iterator<Item = usize>) -> Vec<i32> {
    let mut most: Vec<i32> = mentors.map(|person| table.looks_after[person]).collect();
    most.sort_unstable_by(|one, other| other.cmp(one));
    most.truncate(usize::try_from(table.maximum[project]).unwrap_or(0));
    let mut sum = 0;
    std::iter::once(0)
        .chain(most.into_iter().map(|care| {
            sum += care;
            sum
        }))
        .collect()
}

/// What the best table gains, over every number of mentors and every size; who it is stays in `trial`.
///
/// With a seat kept `free` for somebody of a kind who needs some care, and who is not counted in what it gains, it may be less
/// than nothing.
fn fill(table: &Table, care: &[Vec<i32>], project: usize, most: i32, choice: &mut Choice, free: Option<(Kind, i32)>) -> i64 {
    let minimum = table.minimum[project];
    let kept = i32::from(free.is_some());
    let care = |mentors: usize| {
        let care = &care[project];
        let looked_after = care[(mentors + usize::from(free.is_some_and(|(kind, _)| kind == Kind::Mentor))).min(care.len() - 1)];
        looked_after - free.map_or(0, |(_, needs)| needs)
    };
    if table.weighs() {
        return fill_by_care(table, &care, project, most, choice, kept);
    }
    let (mut won, mut best) = (if free.is_some() { i64::MIN / 2 } else { 0 }, [0; 3]);
    let mut with_mentors = 0;
    for first in 0..=choice.mentors.len() {
        if first > 0 {
            with_mentors += choice.mentors[first - 1] >> 32;
        }
        let Ok(looked_after) = usize::try_from(care(first)) else { continue };
        let mut heads = i32::try_from(first).unwrap_or(i32::MAX) + kept;
        let mut gain = with_mentors;
        // Where everybody is looked after, a further mentor is one among others.
        let enough = looked_after >= choice.newcomers.len();
        let lists = [
            &choice.others[..],
            &choice.newcomers[..choice.newcomers.len().min(looked_after)],
            if enough { &choice.mentors[..] } else { &choice.mentors[..first] },
        ];
        let mut taken = [0, 0, first];
        loop {
            if heads >= minimum && heads > 0 && heads <= most {
                let total = gain + i64::from(table.size(project, heads)) * i64::from(FINE);
                if total > won {
                    (won, best) = (total, taken);
                }
            }
            let next = |kind: usize| lists[kind].get(taken[kind]).copied().unwrap_or(i64::MIN);
            let [other, newcomer, mentor] = [next(0), next(1), next(2)];
            let next = other.max(newcomer).max(mentor);
            if next == i64::MIN || heads >= most {
                break;
            }
            taken[if next == other {
                0
            } else if next == newcomer {
                1
            } else {
                2
            }] += 1;
            gain += next >> 32;
            heads += 1;
        }
        if enough {
            break;
        }
    }
    choice.trial.clear();
    if won > 0 && free.is_none() {
        let [others, newcomers, mentors] = best;
        let people = choice.mentors[..mentors].iter().chain(&choice.others[..others]).chain(&choice.newcomers[..newcomers]);
        choice.trial.extend(people.map(|packed| person(*packed)));
    }
    won
}

/// The same where some need more care than others: every number of mentors, newcomers and others.
fn fill_by_care(table: &Table, care: &dyn Fn(usize) -> i32, project: usize, most: i32, choice: &mut Choice, kept: i32) -> i64 {
    let (minimum, most, kept) = (table.minimum[project], usize::try_from(most).unwrap_or(0), usize::try_from(kept).unwrap_or(0));
    let gained = |list: &[i64], count: usize| list[..count].iter().map(|packed| packed >> 32).sum::<i64>();
    let (mut won, mut best) = (if kept > 0 { i64::MIN / 2 } else { 0 }, (0, 0, 0, 0));
    for mentors in 0..=choice.mentors.len() {
        let Ok(looked_after) = usize::try_from(care(mentors)) else { continue };
        let with_mentors = gained(&choice.mentors, mentors);
        for newcomers in 0..=choice.cared.most_heads {
            let Some(with_newcomers) = choice.cared.worth(newcomers, looked_after) else { continue };
            let mut gain = with_mentors + with_newcomers;
            for others in 0..=choice.others.len() {
                gain += if others > 0 { choice.others[others - 1] >> 32 } else { 0 };
                let count = kept + mentors + newcomers + others;
                let heads = i32::try_from(count).unwrap_or(i32::MAX);
                if count > most {
                    break;
                }
                let total = gain + i64::from(table.size(project, heads)) * i64::from(FINE);
                if heads >= minimum && count > 0 && total > won {
                    (won, best) = (total, (mentors, newcomers, others, looked_after));
                }
            }
        }
    }
    choice.trial.clear();
    if won > 0 && kept == 0 {
        let (mentors, newcomers, others, care) = best;
        let newcomers = choice.cared.who(newcomers, care).map(|at| &choice.newcomers[at]);
        let people = choice.mentors[..mentors].iter().chain(&choice.others[..others]).chain(newcomers);
        choice.trial.extend(people.map(|packed| person(*packed)));
    }
    won
}
