//! How many of a number of people come where each comes with the same chance, the unlikely ends left out.

/// Chances of neighbouring numbers.
pub(crate) struct Chances {
    /// The smallest number that is likely enough to matter.
    from: usize,
    of: Vec<f64>,
}

/// What is less likely than this, against the likeliest number, is left out.
const TOO_SMALL: f64 = 1e-13;

/// The chances that 0, 1, … of `people` come, each with the chance `p`, which is neither 0 nor 1.
pub(crate) fn chances(people: u32, p: f64) -> Chances {
    let (n, odds) = (f64::from(people), p / (1.0 - p));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most as many as there are people")]
    let likeliest = ((n + 1.0) * p).floor().min(n).max(0.0) as u32;
    // Outwards from the likeliest, by the ratio of each chance to the one before it.
    let mut below = Vec::new();
    let mut chance = 1.0;
    for k in (1..=likeliest).rev() {
        chance *= f64::from(k) / ((n - f64::from(k) + 1.0) * odds);
        if chance < TOO_SMALL {
            break;
        }
        below.push(chance);
    }
    let from = likeliest as usize - below.len();
    let mut of: Vec<f64> = below.into_iter().rev().chain([1.0]).collect();
    chance = 1.0;
    for k in likeliest..people {
        chance *= (n - f64::from(k)) * odds / f64::from(k + 1);
        if chance < TOO_SMALL {
            break;
        }
        of.push(chance);
    }
    let sum: f64 = of.iter().sum();
    for chance in &mut of {
        *chance /= sum;
    }
    Chances { from, of }
}

impl Chances {
    fn at(&self, number: usize) -> f64 {
        number.checked_sub(self.from).and_then(|place| self.of.get(place)).copied().unwrap_or(0.0)
    }

    /// The chance that both together are this many.
    pub(crate) fn of_sum_with(&self, other: &Self, number: usize) -> f64 {
        let each = self.of.iter().enumerate().map(|(place, chance)| (self.from + place, chance));
        each.map(|(mine, chance)| number.checked_sub(mine).map_or(0.0, |theirs| chance * other.at(theirs))).sum()
    }

    /// Adds the chances of what both are together, `weight` times.
    pub(crate) fn add_sum_with(&self, other: &Self, weight: f64, into: &mut [f64]) {
        for (mine, chance) in self.of.iter().enumerate() {
            let from = self.from + other.from + mine;
            for (sum, theirs) in into[from..].iter_mut().zip(&other.of) {
                *sum += weight * chance * theirs;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_coins_fall_as_coins_do() {
        let coins = chances(3, 0.5);
        let close = |k: usize, wanted: f64| assert!((coins.at(k) - wanted).abs() < 1e-12, "{k}: {}", coins.at(k));
        close(0, 0.125);
        close(1, 0.375);
        close(2, 0.375);
        close(3, 0.125);
        close(4, 0.0);
    }

    #[test]
    fn two_lots_of_coins_are_one_larger_lot() {
        let (four, six, ten) = (chances(4, 0.3), chances(6, 0.3), chances(10, 0.3));
        let mut sum = [0.0; 11];
        four.add_sum_with(&six, 1.0, &mut sum);
        for (k, chance) in sum.into_iter().enumerate() {
            assert!((chance - ten.at(k)).abs() < 1e-12);
            assert!((four.of_sum_with(&six, k) - ten.at(k)).abs() < 1e-12);
        }
    }

    #[test]
    fn nobody_is_nobody_and_five_thousand_are_no_trouble() {
        assert!((chances(0, 0.4).at(0) - 1.0).abs() < 1e-12);
        let many = chances(5_000, 0.996);
        assert!(many.of.iter().all(|chance| chance.is_finite()) && many.at(4_980) > many.at(4_900));
    }
}
