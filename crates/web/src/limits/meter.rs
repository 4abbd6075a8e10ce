//! Counts that forget by themselves: for each key the one moment at which it will be as if nothing had been.

use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

/// So many at once, and then one after each while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    burst: i64,
    /// Milliseconds.
    every: i64,
}

impl Rate {
    /// `burst` at once, then one every so many milliseconds. Every 0 milliseconds is as often as one likes.
    pub const fn new(burst: u32, every: u32) -> Self {
        Self { burst: burst as i64, every: every as i64 }
    }
}

/// How often each key did something.
pub struct Meter<K> {
    rate: Rate,
    /// When all that a key did is made up for, in milliseconds.
    even: HashMap<K, i64>,
    most: usize,
}

impl<K: Copy + Eq + Hash> Meter<K> {
    /// With at most so many keys.
    pub fn new(rate: Rate, most: usize) -> Self {
        Self { rate, even: HashMap::new(), most }
    }

    /// Whether a key may do it once more; else how long it has to wait.
    pub fn may(&mut self, key: K, now: i64) -> Result<(), Duration> {
        let wait = self.even_at(key, now) - now - (self.rate.burst - 1) * self.rate.every;
        match u64::try_from(wait) {
            Ok(wait) if wait > 0 => Err(Duration::from_millis(wait)),
            _ => Ok(()),
        }
    }

    /// The same, and counts it if it may.
    pub fn take(&mut self, key: K, now: i64) -> Result<(), Duration> {
        self.may(key, now)?;
        let even = self.even_at(key, now) + self.rate.every;
        if even > now {
            self.make_room(now);
            self.even.insert(key, even);
        }
        Ok(())
    }

    fn even_at(&mut self, key: K, now: i64) -> i64 {
        self.even.get_mut(&key).map_or(now, |even| {
            // Never further away than a whole burst: a clock that was set back must not lock anybody out.
            *even = (*even).clamp(now, now + self.rate.burst * self.rate.every);
            *even
        })
    }

    /// Forgets what is made up for. Where that is not enough, a quarter goes, those who did least first: they lose nothing, and
    /// whoever comes by many keys gains little.
    fn make_room(&mut self, now: i64) {
        if self.even.len() < self.most {
            return;
        }
        self.even.retain(|_, even| *even > now);
        let kept = self.most - self.most / 4;
        if self.even.len() >= kept {
            let mut all: Vec<i64> = self.even.values().copied().collect();
            let (.., bar, _) = all.select_nth_unstable(self.even.len() - kept);
            let bar = *bar;
            let mut among_equals = self.even.len() - kept;
            among_equals -= self.even.values().filter(|even| **even < bar).count();
            self.even.retain(|_, even| {
                let goes = *even < bar || (*even == bar && among_equals > 0);
                among_equals -= usize::from(goes && *even == bar);
                !goes
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_burst_passes_and_then_one_at_a_time_to_the_millisecond() {
        let mut meter = Meter::new(Rate::new(30, 1_000), 100);
        for _ in 0..30 {
            assert_eq!(meter.take("ada", 5_000), Ok(()));
        }
        assert_eq!(meter.take("ada", 5_000), Err(Duration::from_secs(1)));
        assert_eq!(meter.take("ada", 5_999), Err(Duration::from_millis(1)));
        assert_eq!(meter.take("linus", 5_999), Ok(()));
        assert_eq!(meter.take("ada", 6_000), Ok(()));
        assert_eq!(meter.take("ada", 6_000), Err(Duration::from_secs(1)));
        // After the whole burst's time it is as if nothing had been.
        for _ in 0..30 {
            assert_eq!(meter.take("ada", 36_000), Ok(()));
        }
        assert!(meter.take("ada", 36_000).is_err());
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out_for_longer_than_the_burst() {
        let mut meter = Meter::new(Rate::new(3, 1_000), 100);
        while meter.take("ada", 9_000_000).is_ok() {}
        assert_eq!(meter.take("ada", 1_000), Err(Duration::from_secs(1)));
        assert_eq!(meter.take("ada", 2_000), Ok(()));
    }

    #[test]
    fn without_a_while_it_is_as_often_as_one_likes_and_nothing_is_kept() {
        let mut meter = Meter::new(Rate::new(1, 0), 1);
        assert!((0..1_000).all(|key| meter.take(key % 3, 7).is_ok()));
        assert_eq!(meter.even.len(), 0);
    }

    #[test]
    fn a_flood_of_keys_is_bounded_and_whoever_did_much_is_not_forgotten() {
        let mut meter = Meter::new(Rate::new(3, 1_000), 100);
        while meter.take(0, 0).is_ok() {}
        for key in 1..10_000 {
            assert_eq!(meter.take(key, 1), Ok(()));
            assert!(meter.even.len() <= 100, "{}", meter.even.len());
        }
        assert!(meter.take(0, 1).is_err());
        // Later all are forgotten who are even.
        for key in 0..100 {
            let _ = meter.take(key, 60_000);
        }
        assert!(meter.even.len() <= 100);
    }

    proptest! {
        #[test]
        fn in_no_stretch_of_time_more_passes_than_was_said(gaps in proptest::collection::vec(0..4_000_i64, 1..200), burst in 1..6_u32, every in 1..2_000_u32) {
            let mut meter = Meter::new(Rate::new(burst, every), 10);
            let mut now = 0;
            let mut passed = Vec::new();
            for gap in gaps {
                now += gap;
                match meter.take((), now) {
                    Ok(()) => passed.push(now),
                    Err(wait) => {
                        let wait = i64::try_from(wait.as_millis()).unwrap();
                        prop_assert!(meter.may((), now + wait).is_ok() && meter.may((), now + wait - 1).is_err());
                    }
                }
            }
            for (first, from) in passed.iter().enumerate() {
                for (last, to) in passed.iter().enumerate().skip(first) {
                    let most = i64::from(burst) + (to - from) / i64::from(every);
                    prop_assert!(i64::try_from(last - first + 1).unwrap() <= most);
                }
            }
        }
    }
}
