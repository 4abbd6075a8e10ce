//! An exact search among the few places that prices leave: somebody sits there, or does not, and both are looked at.
//!
//! Prices say of every place what it would cost at least that somebody sits there. Where that is more than what lies between the
//! bound and the plan that is looked for, nobody has to be tried. Mostly each mentor is left with a few tables; once all mentors
//! sit, prices nearly always decide the rest. What is found is the best there is, if every branch came to its end.

use std::rc::Rc;

use crate::chance::Chance;
use crate::improve::{Candidates, Heat, improve};
use crate::prices::{STEADY, Search};
use crate::relax::{FEW, FINE, Prices, Zones};
use crate::seating::Seating;
use crate::start::start;
use crate::table::{NONE, Table};

/// Steps of the prices at each branch, and once more so many before a plan is made of it.
const STEPS: u32 = 24;
const STEPS_AT_END: u32 = 48;
/// How far the first of them goes.
const STRIDE: f64 = 0.7;
/// Once so many branches ended without a plan as good as their bound, nothing is proven any more.
const UNCLEAR: usize = 4;
/// So many places looked at take as long as one step of anything else.
pub(crate) const LOOKED_IN_A_STEP: u64 = 16;

/// How far the search goes.
#[derive(Clone, Copy)]
pub(crate) struct Reach {
    /// Only plans that are worth more than this are looked for.
    pub least: i64,
    /// No further branch begins once so many places were looked at.
    pub places: u64,
    /// Whether mentors who are now and then at a second table have to be decided too. Fewer branches end unclear, but later.
    pub strict: bool,
}

/// What came of it.
pub(crate) struct Found {
    /// No plan is worth more than this.
    pub bound: i64,
    /// Whether there were more places to look at than there might be.
    pub too_many: bool,
}

/// A part of what is left: what may still be chosen, good prices for it, and what no plan in it is worth more than.
struct Part {
    zones: Rc<Zones>,
    prices: Prices,
    bound: i64,
}

impl Part {
    fn whole(&self) -> i64 {
        self.bound.div_euclid(i64::from(FINE))
    }
}

/// Looks for a plan that is worth more than `best`, which it becomes. Nothing comes of it if it is `stopped`.
pub(crate) fn branch<'a>(
    table: &'a Table,
    search: &Search,
    best: &mut Seating<'a>,
    reach: Reach,
    chance: &mut Chance,
    steps: &mut u64,
    stopped: &dyn Fn() -> bool,
) -> Option<Found> {
    let mut inside = search.clone();
    let before = inside.looked();
    let zones = Rc::new(inside.narrowed(table, best.total.max(reach.least)));
    let places: usize = (0..table.projects).map(|project| zones.people_at(project).count()).sum();
    if u64::try_from(places).unwrap_or(u64::MAX) > reach.places / u64::from(STEPS) {
        // Not even one branch could be looked at.
        return Some(Found { bound: search.whole(), too_many: true });
    }
    let mut open = vec![Part { zones, prices: search.best.clone(), bound: search.bound }];
    // What no plan of those parts is worth more than that were not looked through.
    let (mut left, mut unclear, mut too_many) = (reach.least, 0, false);
    while let Some(part) = open.pop() {
        let beaten = best.total.max(reach.least);
        if part.whole() <= beaten {
            continue;
        }
        too_many = inside.looked() - before > reach.places;
        if too_many || unclear == UNCLEAR {
            left = open.iter().chain([&part]).map(Part::whole).fold(left, i64::max);
            if too_many && best.total < reach.least {
                // Most is decided where it ends: a plan of what is left is better than none.
                inside.begin(part.zones.clone(), part.prices, part.bound);
                inside.again(STRIDE, STEADY);
                lowered(table, &mut inside, best.total, STEPS_AT_END);
                let seating = plan(table, &inside, &part.zones, chance, steps);
                if seating.total > best.total {
                    *best = seating;
                }
            }
            break;
        }
        if stopped() {
            return None;
        }
        inside.begin(part.zones, part.prices, part.bound);
        inside.again(STRIDE, STEADY);
        if lowered(table, &mut inside, beaten, STEPS) {
            continue;
        }
        let zones = inside.narrowed(table, beaten);
        let mut choice = undecided(table, &inside, &zones, table.mentors_from, reach.strict);
        if choice.is_none() {
            inside.again(1.0, STEADY);
            if lowered(table, &mut inside, beaten, STEPS_AT_END) {
                continue;
            }
            choice = undecided(table, &inside, &zones, table.mentors_from, reach.strict);
        }
        if choice.is_none() {
            let seating = plan(table, &inside, &zones, chance, steps);
            if seating.total > best.total {
                *best = seating;
            }
            if inside.whole() <= best.total {
                continue;
            }
            choice = if table.people <= FEW { undecided(table, &inside, &zones, 0, true) } else { None };
        }
        let Some((person, project)) = choice else {
            left = left.max(inside.whole());
            unclear += 1;
            continue;
        };
        let sits_elsewhere = zones.without(table, person, project);
        for zones in [sits_elsewhere, zones.with(table, person, project)] {
            open.push(Part { zones: Rc::new(zones), prices: inside.best.clone(), bound: inside.bound });
        }
    }
    *steps += (inside.looked() - before) / LOOKED_IN_A_STEP;
    Some(Found { bound: left.max(best.total), too_many })
}

/// Moves prices until nothing better than what is beaten is left; whether that was reached.
fn lowered(table: &Table, inside: &mut Search, beaten: i64, steps: u32) -> bool {
    (0..steps).any(|_| {
        inside.step_toward(table, beaten + 1);
        inside.whole() <= beaten
    })
}

/// A plan of what was chosen of late, made better among the places that are left.
fn plan<'a>(table: &'a Table, inside: &Search, zones: &Zones, chance: &mut Chance, steps: &mut u64) -> Seating<'a> {
    let mut seating = start(table, inside, chance);
    let candidates = Candidates::left(table, zones);
    let heat = Heat { changes: 40, descent: 24_000, most: 3_000, from: 1.0, to: 0.1 };
    *steps += improve(&mut seating, &candidates, heat, inside.whole(), true, chance);
    seating
}

/// Of everybody from `first` on, whose place is least certain, and where they were most often; nobody if all are nearly always there.
fn undecided(table: &Table, search: &Search, zones: &Zones, first: usize, strict: bool) -> Option<(usize, usize)> {
    let total = search.total_weight.max(f64::MIN_POSITIVE);
    let mut most: Vec<(f64, usize)> = vec![(0.0, NONE); table.people];
    let mut sums = vec![0.0; table.people];
    for project in 0..table.projects {
        for person in zones.people_at(project).filter(|person| *person >= first && !zones.must[*person]) {
            let share = search.chosen[project * table.people + person] / total;
            sums[person] += share;
            if share > most[person].0 {
                most[person] = (share, project);
            }
        }
    }
    if strict {
        most.iter_mut().zip(sums).for_each(|((share, _), sum): (_, f64)| *share /= sum.max(1.0));
    }
    let open = most.into_iter().enumerate().filter(|(_, (share, project))| *project != NONE && *share < 0.95);
    let least = open.min_by(|(_, one), (_, other)| (one.0 - 0.55).abs().total_cmp(&(other.0 - 0.55).abs()));
    least.map(|(person, (_, project))| (person, project))
}
