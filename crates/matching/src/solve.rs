//! The whole search: prices, a plan, a better plan, better prices, until the plan is proven the best or the steps are used up.

use crate::branch::{Reach, branch};
use crate::chance::Chance;
use crate::dive::dive;
use crate::improve::{Candidates, Heat, improve};
use crate::prices::{PATIENT, Search};
use crate::seating::Seating;
use crate::start::start;
use crate::table::{NONE, Table};
use crate::{Lock, Morning, Plan, Room, Value};

/// How much may be done: counted in steps, never in time, so that the same input gives the same result on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Where chance begins.
    pub seed: u64,
    /// Steps of the prices before the first plan.
    pub prices: u32,
    /// How many places are looked at one by one when few are left: three times so many at most.
    pub places: u64,
    /// How often plan and prices are improved in turn after that.
    pub rounds: u32,
    /// Changes of tables, rooms and mentors that are tried in each round, for each person.
    pub moves: u32,
    /// No further round begins after so many steps.
    pub steps: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Self { seed: 1, prices: 300, places: 2_000_000, rounds: 5, moves: 6, steps: 600_000 }
    }
}

impl Effort {
    /// The usual effort with another seed.
    pub fn seeded(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }
}

/// A plan, what it is worth, and what no plan is worth more than.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who sits where.
    pub plan: Plan,
    /// What it is worth.
    pub value: Value,
    /// What no plan that keeps as many locks is worth more than.
    pub bound: Value,
    /// The steps that it took: roughly, how often something was looked at.
    pub steps: u64,
}

impl Proposal {
    /// Whether no plan is better.
    pub fn is_best(&self) -> bool {
        self.value >= self.bound
    }
}

/// Looks for places. `stopped` is asked between rounds; once it says yes, there is no proposal at all.
pub fn propose(morning: &Morning, effort: Effort, stopped: &dyn Fn() -> bool) -> Option<Proposal> {
    as_far_as_locks_hold(morning, &|morning| search(morning, effort, stopped))
}

/// A plan; and where it could not keep every lock another one that leaves alone whose lock that was, as a bound that counts what cannot be
/// says nothing.
fn as_far_as_locks_hold(morning: &Morning, look: &dyn Fn(&Morning) -> Option<Proposal>) -> Option<Proposal> {
    let found = look(morning)?;
    if locks_kept(morning, &found.plan) == morning.locks.len() {
        return Some(found);
    }
    let mut possible = morning.clone();
    for lock in possible.locks.iter_mut().filter(|lock| !is_kept(lock, &found.plan)) {
        if let Lock::At { person, .. } | Lock::Placed { person } = *lock {
            *lock = Lock::Left { person };
        }
    }
    let again = look(&possible)?;
    Some(Proposal { steps: found.steps + again.steps, ..again })
}

fn search(morning: &Morning, effort: Effort, stopped: &dyn Fn() -> bool) -> Option<Proposal> {
    let table = Table::new(morning);
    let mut chance = Chance::new(effort.seed);
    let mut search = Search::new(&table);
    let mut best = first(&table);
    for at in 0..effort.prices {
        if at % 64 == 0 && stopped() {
            return None;
        }
        search.step(&table);
        if search.whole() <= best.total {
            break;
        }
    }
    let mut steps = 0;
    let mut hopeless = narrow(&table, &mut search, &mut best, effort.places, &mut chance, &mut steps, stopped)?;
    // What patience took leaves the rounds what they had.
    let mut aside = 0;
    for round in 0..effort.rounds.saturating_mul(PATIENCE) {
        let is_far = search.whole() - best.total > nearly_best(&table, &best);
        // Small mornings have steps left after the last round: these go to what is not nearly proven.
        if round >= effort.rounds && search.whole() - best.total <= 6 * nearly_best(&table, &best) {
            break;
        }
        if round == 1 && is_far && patiently(&table, &mut search, effort.prices, &mut aside, stopped)? {
            hopeless = narrow(&table, &mut search, &mut best, effort.places, &mut chance, &mut steps, stopped)?;
        }
        // What is nearly as good as possible is worth half the effort.
        let (open, near) = (search.whole() - best.total, nearly_best(&table, &best));
        let enough = if open <= 2 * near { effort.steps / 2 } else { effort.steps };
        if open <= near || steps + search.spent(&table) - aside > enough && round > 0 {
            break;
        }
        if stopped() {
            return None;
        }
        let seating = another(&table, &search, &best, effort, round, &mut chance, &mut steps);
        if seating.total > best.total {
            best = seating;
            let reach = Reach { least: best.total, places: effort.places, strict: true };
            if search.whole() > best.total && best.total > hopeless {
                let found = branch(&table, &search, &mut best, reach, &mut chance, &mut steps, stopped)?;
                hopeless = if found.too_many { reach.least } else { hopeless };
                search.proven(found.bound);
            }
        }
    }
    if stopped() {
        return None;
    }
    Some(finish(morning, &table, &search, &best, steps))
}

/// Goes on with the prices where they ended too early: as often as at first, three times at most, as long as that lowers the bound by one in
/// two thousand. Whether it was worth it; `aside` is what it took.
fn patiently(table: &Table, search: &mut Search, prices: u32, aside: &mut u64, stopped: &dyn Fn() -> bool) -> Option<bool> {
    let (begun, spent) = (search.whole(), search.spent(table));
    for _ in 0..3 {
        let before = search.whole();
        search.again(PATIENT_STRIDE, PATIENT);
        for at in 0..prices {
            if at % 64 == 0 && stopped() {
                return None;
            }
            search.step(table);
        }
        if before - search.whole() <= (before - table.for_locks()).max(0) / 2_000 {
            break;
        }
    }
    *aside += search.spent(table) - spent;
    Some(search.whole() < begun)
}

/// So many times as many rounds, while steps last, for what is more than three in a thousand from its bound.
const PATIENCE: u32 = 40;

/// The stride with which prices begin again.
const PATIENT_STRIDE: f64 = 0.5;

/// Looks for the best plan among few places: first as if the bound could be reached, then as if a little less could.
///
/// What is returned is how good a plan was looked for when there were too many places to look through; it would be no better
/// with less.
fn narrow<'a>(
    table: &'a Table,
    search: &mut Search,
    best: &mut Seating<'a>,
    places: u64,
    chance: &mut Chance,
    steps: &mut u64,
    stopped: &dyn Fn() -> bool,
) -> Option<i64> {
    let mut unclear = false;
    for (below, strict) in BELOW {
        let (bound, begun) = (search.whole(), best.total);
        if bound <= begun || below + i64::from(strict) > 1 && bound - begun <= nearly_best(table, best) {
            break;
        }
        if strict && !unclear {
            continue;
        }
        let part = (bound - table.for_locks()).max(0) / 8_000;
        // What ended unclear has few branches, or far too many.
        let places = if strict { places / 2 } else { places };
        let reach = Reach { least: bound - below * (1 + part), places, strict };
        let found = branch(table, search, best, reach, chance, steps, stopped)?;
        search.proven(found.bound);
        unclear = !found.too_many && search.whole() == bound;
        // Too much, so that it makes no sense with more.
        if found.too_many {
            return Some(reach.least);
        }
        // Everything that could be better was in it.
        if below > 1 && begun >= reach.least {
            break;
        }
    }
    Some(0)
}

/// What may lie between a plan and its bound without another try: one in two thousand.
fn nearly_best(table: &Table, best: &Seating) -> i64 {
    (best.total - table.for_locks()).max(0) / 2_000
}

/// How far below the bound a plan is looked for, one after the other; the second only if the first ended unclear.
const BELOW: [(i64, bool); 4] = [(1, false), (1, true), (4, false), (16, false)];

/// One more try: a dive and what it leads to, or now and then the best plan, shaken.
fn another<'a>(
    table: &'a Table,
    search: &Search,
    best: &Seating<'a>,
    effort: Effort,
    round: u32,
    chance: &mut Chance,
    steps: &mut u64,
) -> Seating<'a> {
    let mut seating = if round % 5 == 4 {
        best.clone()
    } else {
        let daring = DARING[round as usize % DARING.len()];
        match dive(table, search, best.total, DIVE, daring, chance, steps) {
            Some(dived) => start(table, &dived, chance),
            // Settled so, nothing better is left: begin where nobody is settled.
            None => start(table, search, chance),
        }
    };
    let candidates = Candidates::new(table, &search.chosen, 6);
    let changes = u64::from(effort.moves) * u64::try_from(table.people).unwrap_or(0);
    // The first good plan may take its time; after that, many tries are worth more than a long one.
    let good = search.whole() - best.total <= 20 * nearly_best(table, best);
    let descent = if good { effort.steps / 4 } else { effort.steps * 8 };
    let heat = Heat { changes, descent, most: effort.steps / 8, from: 1.0, to: 0.1 };
    *steps += improve(&mut seating, &candidates, heat, search.whole(), true, chance);
    seating
}

/// Steps of the prices at each stage of a dive.
const DIVE: u32 = 20;
/// How much chance has a say in a dive, round by round.
const DARING: [f64; 4] = [0.05, 0.3, 0.6, 1.0];

/// What of a plan stays where something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// People, as far as it is worth it. Nobody was told yet which table is in which room.
    People,
    /// And the rooms of running projects, if they can.
    Rooms,
}

/// The same again after something changed: as few people as possible move from where `before` has them.
///
/// Every place of before is worth [`crate::Points::stays`] more. Value and bound are those of [`staying`]. What-if is this with a
/// changed morning: nothing is kept from it.
pub fn again(morning: &Morning, before: &Plan, keep: Keep, effort: Effort, stopped: &dyn Fn() -> bool) -> Option<Proposal> {
    as_far_as_locks_hold(&staying(morning, before, keep), &|morning| {
        let near = search_near(morning, before, effort, stopped)?;
        // Where tables may change rooms the best is not always near: two would have to at once.
        if keep == Keep::Rooms || near.bound.halves - near.value.halves <= near.value.halves / FAR {
            return Some(near);
        }
        let far = search(morning, effort, stopped)?;
        let steps = near.steps + far.steps;
        let (near_kept, far_kept) = (locks_kept(morning, &near.plan), locks_kept(morning, &far.plan));
        let (best, other) = if (far_kept, far.value.halves) > (near_kept, near.value.halves) { (far, near) } else { (near, far) };
        // A bound is that of plans that keep as many locks.
        let lower = near_kept == far_kept && other.bound.halves < best.bound.halves;
        Some(Proposal { steps, bound: if lower { other.bound } else { best.bound }, ..best })
    })
}

/// How many people a plan has where a lock wants them.
fn locks_kept(morning: &Morning, plan: &Plan) -> usize {
    let is_kept = |lock: &&Lock| is_kept(lock, plan);
    morning.locks.iter().filter(is_kept).count()
}

/// Whether a plan has somebody where a lock wants them; what else a lock wants is a rule.
fn is_kept(lock: &Lock, plan: &Plan) -> bool {
    match lock {
        Lock::At { person, project } => plan.project_of.get(*person) == Some(&Some(*project)),
        Lock::Placed { person } => plan.project_of.get(*person) != Some(&None),
        _ => true,
    }
}

/// What is this part of its worth below its bound is looked for once more from the beginning.
const FAR: i64 = 200;

fn search_near(morning: &Morning, before: &Plan, effort: Effort, stopped: &dyn Fn() -> bool) -> Option<Proposal> {
    let table = Table::new(morning);
    let mut chance = Chance::new(effort.seed);
    let mut search = Search::new(&table);
    let mut best = Seating::from_plan(&table, before);
    let everywhere = Candidates::new(&table, &[], table.projects);
    for person in (0..table.people).rev() {
        if best.at[person] == NONE {
            best.find_a_place(person, &everywhere.of_person[person]);
        }
    }
    best.keep();
    for at in 0..effort.prices / 2 {
        if at % 64 == 0 && stopped() {
            return None;
        }
        search.step(&table);
        if search.whole() <= best.total {
            break;
        }
    }
    let mut steps = 0;
    for round in 0..2 {
        if search.whole() <= best.total {
            break;
        }
        let mut seating = best.clone();
        let heat = Heat { changes: u64::from(effort.moves) * 4, descent: effort.steps * 8, most: effort.steps, from: 0.6, to: 0.1 };
        let candidates = Candidates::new(&table, &search.chosen, 6);
        steps += improve(&mut seating, &candidates, heat, search.whole(), false, &mut chance);
        if seating.total > best.total {
            best = seating;
        }
        // Only when much more can be won.
        if search.whole() - best.total > best.total / 50 {
            let seating = another(&table, &search, &best, effort, round, &mut chance, &mut steps);
            if seating.total > best.total {
                best = seating;
            }
        }
    }
    if stopped() {
        return None;
    }
    Some(finish(morning, &table, &search, &best, steps))
}

/// A morning in which people sit where a plan has them; and where rooms are kept its tables stay in theirs, as long as these are large enough
/// for them.
pub fn staying(morning: &Morning, before: &Plan, keep: Keep) -> Morning {
    let mut morning = morning.clone();
    for (person, project) in morning.people.iter_mut().zip(&before.project_of) {
        person.sits_at = *project;
    }
    if keep == Keep::People {
        return morning;
    }
    let mut left: Vec<usize> = morning.rooms.iter().map(|room| usize::from(room.capacity)).collect();
    for (at, (project, room)) in morning.projects.iter_mut().zip(&before.room_of).enumerate() {
        let heads = before.project_of.iter().filter(|project| **project == Some(at)).count();
        let Some(seats) = room.and_then(|room| left.get_mut(room)).filter(|seats| **seats >= heads.max(1)) else { continue };
        let may_stay = room.is_some_and(|room| {
            let Room { house, only_for, .. } = morning.rooms[room];
            (project.house.is_none() || house == project.house) && only_for.is_none_or(|only| only == at)
        });
        if project.room.is_none() && may_stay {
            project.room = *room;
            *seats -= heads;
        }
    }
    morning
}

/// A plan by hand before there are prices: nobody sits anywhere.
fn first(table: &Table) -> Seating<'_> {
    Seating::empty(table)
}

pub(crate) fn finish(morning: &Morning, table: &Table, search: &Search, best: &Seating, steps: u64) -> Proposal {
    let locks = best.locks_kept();
    let bound = search.whole().max(best.total);
    let mut tidy = best.clone();
    tidy.enter_rooms();
    Proposal {
        plan: tidy.plan(morning.people.len()),
        value: Value { halves: (best.total - locks) * table.unit },
        bound: Value { halves: (bound - locks) * table.unit },
        steps: steps + search.spent(table),
    }
}
