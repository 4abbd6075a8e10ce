//! Finding good prices: a subgradient method, counted in steps.

use std::rc::Rc;

use crate::relax::{Choice, FINE, Prices, Zones};
use crate::table::{NONE, Table};

/// How fast older choices are forgotten in the average.
const FORGET: f64 = 1.04;

/// A step of the prices looks at each table about so often.
const AT_EACH_TABLE: u64 = 8;

/// How prices move.
#[derive(Clone, Copy)]
pub(crate) struct Gait {
    /// How much of the last direction is kept.
    keep: f64,
    /// So many steps without a better bound, and the next ones are shorter.
    patience: u32,
    /// By how much.
    shrink: f64,
    /// Whether they then begin again from the best prices.
    back: bool,
}

/// Toward the lowest bound: three hundred such steps end a hundredth of a percent above it.
pub(crate) const STEADY: Gait = Gait { keep: 0.9, patience: 2, shrink: 0.85, back: false };
/// Where three hundred steps ended far above it: many places that are worth nearly the same let the others tire too early.
pub(crate) const PATIENT: Gait = Gait { keep: 0.9, patience: 6, shrink: 0.85, back: false };
/// Never far from the best prices: what is chosen on the way says something about them.
pub(crate) const CLOSE: Gait = Gait { keep: 0.6, patience: 6, shrink: 0.6, back: true };

#[derive(Clone)]
pub(crate) struct Search {
    pub zones: Rc<Zones>,
    pub prices: Prices,
    pub best: Prices,
    /// The best bound so far, in fine parts.
    pub bound: i64,
    /// The best that is known otherwise.
    known: i64,
    /// How often each place was chosen of late: `project × people + person`.
    pub chosen: Vec<f64>,
    /// How often each project ran of late, and how many heads it had.
    pub ran: Vec<f64>,
    pub heads: Vec<f64>,
    weight: f64,
    pub total_weight: f64,
    choice: Choice,
    direction: Vec<f64>,
    stride: f64,
    gait: Gait,
    stalled: u32,
    pub steps: u64,
}

impl Search {
    pub fn new(table: &Table) -> Self {
        let zones = Rc::new(Zones::new(table));
        // A place at what can never run is worth nothing to anybody.
        let open: Vec<usize> = (0..table.projects).filter(|project| zones.can_run(table, *project)).collect();
        let best_value = |person: usize| open.iter().map(|project| table.value(person, *project, 0)).max().unwrap_or(0).clamp(0, 1 << 16);
        // Who is to have a place in any case is asked for their whole bonus from the start: it is the same wherever they sit.
        let bonus = |person: usize| if table.placed[person] { i32::try_from(table.lock_bonus).unwrap_or(0) } else { 0 };
        let price = |person: usize| bonus(person) * FINE + (best_value(person) - bonus(person)).max(0) * FINE / 2;
        let prices = Prices { people: (0..table.people).map(price).collect(), zones: vec![0; zones.seats.len()] };
        let directions = table.people + zones.seats.len();
        Self {
            zones,
            best: prices.clone(),
            prices,
            bound: i64::MAX,
            known: i64::MAX,
            chosen: vec![0.0; table.people * table.projects],
            ran: vec![0.0; table.projects],
            heads: vec![0.0; table.projects],
            weight: 1.0,
            total_weight: 0.0,
            choice: Choice::default(),
            direction: vec![0.0; directions],
            stride: 1.0,
            gait: STEADY,
            stalled: 0,
            steps: 0,
        }
    }

    /// No plan is worth more than this.
    pub fn whole(&self) -> i64 {
        self.bound.div_euclid(i64::from(FINE)).min(self.known)
    }

    /// Begins anew among the places of `zones`, of which this bound is known at these prices.
    pub fn begin(&mut self, zones: Rc<Zones>, prices: Prices, bound: i64) {
        self.zones = zones;
        self.best = prices;
        (self.bound, self.known) = (bound, i64::MAX);
        self.chosen.fill(0.0);
        self.ran.fill(0.0);
        self.heads.fill(0.0);
        (self.weight, self.total_weight) = (1.0, 0.0);
    }

    /// The places that somebody could take in a plan that is worth more than `value`.
    pub fn narrowed(&mut self, table: &Table, value: i64) -> Zones {
        self.zones.narrowed(table, &self.best, self.bound, value, &mut self.choice)
    }

    /// How many places were looked at so far.
    pub fn looked(&self) -> u64 {
        self.choice.looked
    }

    /// No plan is worth more than this, as somebody else found out.
    pub fn proven(&mut self, bound: i64) {
        self.known = self.known.min(bound);
    }

    /// Takes up the search again at the best prices, with a stride.
    pub fn again(&mut self, stride: f64, gait: Gait) {
        self.gait = gait;
        self.prices = self.best.clone();
        self.direction.iter_mut().for_each(|part| *part = 0.0);
        self.stride = stride;
        self.stalled = 0;
    }

    /// What was done, in the steps that everything is counted in.
    pub fn spent(&self, table: &Table) -> u64 {
        self.steps * AT_EACH_TABLE * u64::try_from(table.projects).unwrap_or(0)
    }

    /// One step toward the lowest bound, as long as it begins with as if that were a twentieth below what is known.
    pub fn step(&mut self, table: &Table) {
        let whole = self.whole().min(1 << 40);
        self.step_toward(table, whole - (whole - table.for_locks()).max(0) / 20);
    }

    /// One step toward a bound of `goal`.
    #[expect(clippy::cast_precision_loss, reason = "values are far below 2^52")]
    pub fn step_toward(&mut self, table: &Table, goal: i64) {
        self.steps += 1;
        let bound = self.zones.bound(table, &self.prices, &mut self.choice);
        if bound < self.bound {
            let enough = self.bound == i64::MAX || self.bound - bound > i64::from(FINE) / 200;
            self.bound = bound;
            self.best.clone_from(&self.prices);
            self.stalled = if enough { 0 } else { self.stalled + 1 };
        } else {
            self.stalled += 1;
        }
        if self.stalled > self.gait.patience {
            self.stride *= self.gait.shrink;
            self.stalled = 0;
            if self.gait.back {
                self.prices.clone_from(&self.best);
                self.direction.iter_mut().for_each(|part| *part = 0.0);
                return;
            }
        }
        self.remember(table);
        let length = self.turn(table);
        if length <= 0.0 {
            return;
        }
        let gap = (bound - goal * i64::from(FINE)).max(i64::from(FINE) / 4) as f64;
        let stride = self.stride * gap / length;
        let people = self.prices.people.len();
        for ((price, part), must) in self.prices.people.iter_mut().zip(&self.direction[..people]).zip(&self.zones.must) {
            *price = moved(*price, stride * part, if *must { -MOST } else { 0.0 });
        }
        for ((price, part), seats) in self.prices.zones.iter_mut().zip(&self.direction[people..]).zip(&self.zones.seats) {
            *price = moved(*price, stride * part / (*seats).max(1) as f64, 0.0);
        }
    }

    /// Keeps an average of what was chosen.
    fn remember(&mut self, table: &Table) {
        for (person, project) in &self.choice.seated {
            self.chosen[*project as usize * table.people + *person as usize] += self.weight;
        }
        for project in 0..table.projects {
            if self.choice.zone[project] != NONE {
                self.ran[project] += self.weight;
                self.heads[project] += self.weight * f64::from(self.choice.heads[project]);
            }
        }
        self.total_weight += self.weight;
        self.weight *= FORGET;
        if self.weight > 1e100 {
            let small = 1.0 / self.weight;
            for number in self.chosen.iter_mut().chain(&mut self.ran).chain(&mut self.heads) {
                *number *= small;
            }
            self.total_weight *= small;
            self.weight = 1.0;
        }
    }

    /// The new direction, and the square of its length.
    #[expect(clippy::cast_precision_loss, reason = "seats are far below 2^52")]
    fn turn(&mut self, table: &Table) -> f64 {
        let people = table.people;
        let mut slope = vec![1.0; people];
        let mut loads: Vec<f64> = self.zones.seats.iter().map(|seats| *seats as f64).collect();
        for (person, project) in &self.choice.seated {
            slope[*person as usize] -= 1.0;
            loads[self.choice.zone[*project as usize]] -= 1.0;
        }
        // A price at nothing cannot fall.
        for ((part, price), must) in slope.iter_mut().zip(&self.prices.people).zip(&self.zones.must) {
            if *part > 0.0 && *price == 0 && !must {
                *part = 0.0;
            }
        }
        for (part, price) in loads.iter_mut().zip(&self.prices.zones) {
            if *part > 0.0 && *price == 0 {
                *part = 0.0;
            }
        }
        let mut length = 0.0;
        for (direction, part) in self.direction.iter_mut().zip(slope.iter().chain(&loads)) {
            *direction = part + self.gait.keep * *direction;
        }
        for direction in &self.direction[..people] {
            length += direction * direction;
        }
        for (direction, seats) in self.direction[people..].iter().zip(&self.zones.seats) {
            length += direction * direction / (*seats).max(1) as f64;
        }
        length
    }
}

/// No price is further from nothing.
const MOST: f64 = (1 << 29) as f64;

#[expect(clippy::cast_possible_truncation, reason = "clamped before")]
fn moved(price: i32, by: f64, least: f64) -> i32 {
    (f64::from(price) - by).clamp(least, MOST) as i32
}
