//! Chance that is the same every time.

/// A small generator (splitmix64).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, or 0 if there is none.
    pub const fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }

    /// How much may be lost at a heat: exponentially distributed, by a table so that it is the same on every machine.
    pub fn loss(&mut self, heat: f64) -> f64 {
        heat * f64::from(STEPS[self.below(STEPS.len())])
    }
}

/// −ln of (k + ½)/64.
#[expect(clippy::cast_precision_loss, reason = "64 is exact")]
const STEPS: [f32; 64] = {
    let mut table = [0.0; 64];
    let mut at = 0;
    while at < 64 {
        table[at] = minus_logarithm((at as f64 + 0.5) / 64.0);
        at += 1;
    }
    table
};

/// −ln for a number in (0, 1], by halving and a series.
#[expect(clippy::cast_possible_truncation, reason = "a table needs no more")]
const fn minus_logarithm(mut number: f64) -> f32 {
    let mut sum = 0.0;
    while number < 0.5 {
        number *= 2.0;
        sum += std::f64::consts::LN_2;
    }
    let ratio = (1.0 - number) / (1.0 + number);
    let (mut power, mut odd) = (ratio, 1.0);
    while odd < 40.0 {
        sum += 2.0 * power / odd;
        power *= ratio * ratio;
        odd += 2.0;
    }
    sum as f32
}
