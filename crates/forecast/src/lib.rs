//! How many of those who said yes will come.
//!
//! On a given day each of them comes with some chance, the same for all who said the same; that chance differs from day to day
//! by far more than the toss of sixty coins does (30 of 60 came once, 42 of 51 another time). So the number who come is
//! beta-binomial: the day's chance is drawn from a beta distribution, and that distribution is itself known from a handful of
//! days only. [`Rate::learn`] weighs every beta of a grid by how well it explains the days that were, [`Rate::forecast`] adds
//! them all up. There is no chance in it: the same days and answers give the same figures.
//!
//! What is assumed rather than learned is written where it stands: [`STAYS_AWAY`], and the weak prior in [`Rate::learn`].

mod binomial;

use std::sync::OnceLock;

/// A day that was: how many had said that they come, and how many of them came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// How many had said that they are interested or registered, and never said so again.
    pub interested: u32,
    /// How many had said again that they come.
    pub confirmed: u32,
    /// How many of all these came.
    pub came: u32,
}

impl Past {
    /// A day of which only is known how many had registered.
    pub const fn registered(interested: u32, came: u32) -> Self {
        Self { interested, confirmed: 0, came }
    }
}

/// The six sprints that an organiser counted and wrote about: registered, came. What a forecast rests on before an event has
/// days of its own.
pub const KNOWN: [Past; 6] = [
    Past::registered(60, 30),
    Past::registered(63, 35),
    Past::registered(102, 40),
    Past::registered(51, 42),
    Past::registered(45, 31),
    Past::registered(55, 40),
];

/// How often somebody who said again that they come stays away, against somebody who said so once only: one of these, each as
/// likely as the others, as nobody counted it. With about four in ten who stay away of those who registered, these are 10 to 28
/// in a hundred; organisers who asked again expect 10 and once had 31.
pub const STAYS_AWAY: [f64; 4] = [0.25, 0.4, 0.55, 0.7];

/// Who said that they come on a day, or to a house.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Who is interested or registered, and did not say so again.
    pub interested: u32,
    /// Who said again that they come.
    pub confirmed: u32,
}

impl Said {
    /// Both together.
    pub const fn all(self) -> u32 {
        self.interested.saturating_add(self.confirmed)
    }
}

/// Chances of a day, in steps.
const STEPS: usize = 128;
/// Means of the beta, in steps.
const MEANS: usize = 39;
/// How alike days are, in steps: how many people's worth of coins one day's chance is known by.
const ALIKE: usize = 20;

/// The chance in the middle of a step.
fn chance(step: usize) -> f64 {
    (real(step) + 0.5) / real(STEPS)
}

#[expect(clippy::cast_precision_loss, reason = "a step of a grid and a head count are far below 2^52")]
const fn real(number: usize) -> f64 {
    number as f64
}

fn heads(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// One way in which days may differ: a beta distribution over the steps of chance.
struct Beta {
    /// How likely it is before any day was seen.
    prior: f64,
    /// How likely each step of chance is on a day.
    steps: [f64; STEPS],
}

/// The betas that are weighed: means from 0.025 to 0.975, the more in the middle the likelier (a beta of 2 and 2: nobody would
/// expect that none or all come), and 2 to 100 people's worth of alikeness, each doubling as likely as the next.
fn betas() -> &'static [Beta] {
    static BETAS: OnceLock<Vec<Beta>> = OnceLock::new();
    BETAS.get_or_init(|| {
        let mut betas = Vec::with_capacity(MEANS * ALIKE);
        for mean in (1..=MEANS).map(|step| real(step) / real(MEANS + 1)) {
            for alike in (0..ALIKE).map(|step| 2.0 * 50_f64.powf(real(step) / real(ALIKE - 1))) {
                let (yes, no) = (mean * alike, (1.0 - mean) * alike);
                let logs: [f64; STEPS] = std::array::from_fn(|step| {
                    let p = chance(step);
                    (yes - 1.0) * p.ln() + (no - 1.0) * (1.0 - p).ln()
                });
                let highest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let mut steps = logs.map(|log| (log - highest).exp());
                let sum: f64 = steps.iter().sum();
                for step in &mut steps {
                    *step /= sum;
                }
                betas.push(Beta { prior: mean * (1.0 - mean), steps });
            }
        }
        betas
    })
}

/// What is known of how many come of those who said so.
#[derive(Clone, Debug)]
pub struct Rate {
    /// How likely it is that the next day has this chance, and that who said so again stays away so much less.
    weights: Vec<[f64; STEPS]>,
    own: usize,
    known: f64,
}

impl Rate {
    /// Learns from days that were. Days of the event's own series push the six known ones out: with each of its days these count
    /// for a sixth less, and after six they count for nothing.
    pub fn learn(own: &[Past]) -> Self {
        let own: Vec<Past> = own.iter().copied().filter(|past| past.interested + past.confirmed > 0).collect();
        let known = 1.0 - real(own.len().min(KNOWN.len())) / real(KNOWN.len());
        let days = KNOWN.iter().map(|past| (*past, known)).filter(|(_, counts)| *counts > 0.0);
        let days: Vec<(Past, f64)> = days.chain(own.iter().map(|past| (*past, 1.0))).collect();
        Self { own: own.len(), known, ..Self::from_days(&days) }
    }

    /// Learns from these days and nothing else.
    pub fn from_only(days: &[Past]) -> Self {
        let days: Vec<(Past, f64)> = days.iter().map(|past| (*past, 1.0)).collect();
        Self::from_days(&days)
    }

    fn from_days(days: &[(Past, f64)]) -> Self {
        let mut all: Vec<(usize, usize, f64)> = Vec::with_capacity(STAYS_AWAY.len() * MEANS * ALIKE);
        for (away, stays) in STAYS_AWAY.iter().enumerate() {
            let seen: Vec<([f64; STEPS], f64)> = days.iter().map(|(past, counts)| (explained(*past, *stays), *counts)).collect();
            for (index, beta) in betas().iter().enumerate() {
                let log: f64 = seen.iter().map(|(likely, counts)| counts * dot(&beta.steps, likely).max(f64::MIN_POSITIVE).ln()).sum();
                all.push((away, index, beta.prior.ln() + log));
            }
        }
        let highest = all.iter().map(|(_, _, log)| *log).fold(f64::NEG_INFINITY, f64::max);
        let mut weights = vec![[0.0; STEPS]; STAYS_AWAY.len()];
        for (away, index, log) in all {
            let weight = (log - highest).exp();
            for (into, step) in weights[away].iter_mut().zip(betas()[index].steps) {
                *into += weight * step;
            }
        }
        let sum: f64 = weights.iter().flatten().sum();
        for weight in weights.iter_mut().flatten() {
            *weight /= sum;
        }
        Self { weights, own: days.len(), known: 0.0 }
    }

    /// How many days of its own it rests on.
    pub const fn own_days(&self) -> usize {
        self.own
    }

    /// How many days it rests on: its own, and the known ones that still count.
    pub fn days(&self) -> usize {
        self.own + if self.known > 0.0 { KNOWN.len() } else { 0 }
    }

    /// How many of a hundred of those who said it once are expected to come.
    pub fn of_interested(&self) -> f64 {
        100.0 * self.mean(|p, _| p)
    }

    /// How many of a hundred of those who said it again are expected to come.
    pub fn of_confirmed(&self) -> f64 {
        100.0 * self.mean(confirmed_comes)
    }

    fn mean(&self, of: impl Fn(f64, f64) -> f64) -> f64 {
        let each = self.weights.iter().zip(STAYS_AWAY).flat_map(|(weights, stays)| weights.iter().enumerate().map(move |at| (at, stays)));
        each.map(|((step, weight), stays)| weight * of(chance(step), stays)).sum()
    }

    /// How many come of those who said so.
    pub fn forecast(&self, said: Said) -> Forecast {
        let mut chances = vec![0.0; heads(said.all()) + 1];
        for (step, p) in (0..STEPS).map(|step| (step, chance(step))) {
            let interested = binomial::chances(said.interested, p);
            for (weights, stays) in self.weights.iter().zip(STAYS_AWAY) {
                // Where nobody said so again it does not matter how much less these would stay away.
                let weight = if said.confirmed == 0 { self.weights.iter().map(|weights| weights[step]).sum() } else { weights[step] };
                if weight > NEGLIGIBLE {
                    let confirmed = binomial::chances(said.confirmed, confirmed_comes(p, stays));
                    interested.add_sum_with(&confirmed, weight, &mut chances);
                }
                if said.confirmed == 0 {
                    break;
                }
            }
        }
        let sum: f64 = chances.iter().sum();
        for chance in &mut chances {
            *chance /= sum;
        }
        Forecast { said, chances }
    }
}

/// What is less likely than this changes no figure that anybody reads.
const NEGLIGIBLE: f64 = 1e-9;

fn confirmed_comes(p: f64, stays: f64) -> f64 {
    1.0 - stays * (1.0 - p)
}

/// How likely a day is that turned out so, at each chance; up to a factor.
fn explained(past: Past, stays: f64) -> [f64; STEPS] {
    let came = heads(past.came.min(past.interested.saturating_add(past.confirmed)));
    std::array::from_fn(|step| {
        let p = chance(step);
        let confirmed = binomial::chances(past.confirmed, confirmed_comes(p, stays));
        binomial::chances(past.interested, p).of_sum_with(&confirmed, came)
    })
}

fn dot(a: &[f64; STEPS], b: &[f64; STEPS]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// How likely it is that this many come.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// Of whom.
    pub said: Said,
    chances: Vec<f64>,
}

impl Forecast {
    /// The smallest number that is not exceeded this often, 0 to 1.
    pub fn quantile(&self, often: f64) -> u32 {
        let mut sum = 0.0;
        let found = self.chances.iter().position(|chance| {
            sum += chance;
            // Adding up a thousand small numbers loses some of the last digits.
            sum >= often - 1e-12
        });
        u32::try_from(found.unwrap_or(self.chances.len() - 1)).unwrap_or(u32::MAX)
    }

    /// Eight times out of ten the number lies between these, both included; one time it is lower, one time higher.
    pub fn band(&self) -> (u32, u32) {
        (self.quantile(0.1), self.quantile(0.9))
    }

    /// As often more as less.
    pub fn median(&self) -> u32 {
        self.quantile(0.5)
    }

    /// How often more than these come, 0 to 1.
    pub fn more_than(&self, most: u32) -> f64 {
        self.chances.iter().skip(heads(most).saturating_add(1)).sum()
    }

    /// How likely it is that exactly so many come.
    pub fn chance_of(&self, number: u32) -> f64 {
        self.chances.get(heads(number)).copied().unwrap_or(0.0)
    }
}
