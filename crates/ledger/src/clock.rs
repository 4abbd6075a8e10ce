//! The time, as a value given at start: the system's, one that runs on from a given moment, or one that stands.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

/// What time it is. Clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Hands>>);

#[derive(Clone, Copy, Debug)]
enum Hands {
    System,
    Running { at: Timestamp, since: Instant },
    Standing(Timestamp),
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::with(Hands::System)
    }

    /// A clock that shows this time now and runs on from there.
    pub fn starting(at: Timestamp) -> Self {
        Self::with(Hands::Running { at, since: Instant::now() })
    }

    /// A clock that shows this time until it is [set](Self::set).
    pub fn standing(at: Timestamp) -> Self {
        Self::with(Hands::Standing(at))
    }

    /// Sets it: a standing clock stands at this time, any other one runs on from there.
    pub fn set(&self, at: Timestamp) {
        let mut hands = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *hands = match *hands {
            Hands::Standing(_) => Hands::Standing(at),
            Hands::System | Hands::Running { .. } => Hands::Running { at, since: Instant::now() },
        };
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Hands::System => Timestamp::now(),
            Hands::Running { at, since } => {
                SignedDuration::try_from(since.elapsed()).ok().and_then(|gone| at.checked_add(gone).ok()).unwrap_or(Timestamp::MAX)
            }
            Hands::Standing(at) => at,
        }
    }

    fn with(hands: Hands) -> Self {
        Self(Arc::new(Mutex::new(hands)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_standing_clock_stands_and_its_clones_are_set_with_it() {
        let clock = Clock::standing(at(100));
        let other = clock.clone();
        assert_eq!(clock.now(), at(100));
        other.set(at(50));
        assert_eq!(clock.now(), at(50));
    }

    #[test]
    fn a_starting_clock_runs_on() {
        let clock = Clock::starting(at(100));
        let first = clock.now();
        assert!(first >= at(100));
        while clock.now() == first {}
        assert!(clock.now() > first);
    }
}
