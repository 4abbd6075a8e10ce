//! What holds on any morning.

use matching::{Effort, Lock, Morning, again, propose, reasons, said, waits};
use proptest::prelude::*;

use crate::morning;

fn quick() -> Effort {
    Effort { rounds: 4, prices: 100, moves: 30, ..Effort::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rules_hold_values_are_true_and_bounds_are_bounds(morning in morning()) {
        let proposal = propose(&morning, quick(), &|| false).expect("nobody stops it");
        prop_assert_eq!(proposal.plan.broken(&morning), []);
        prop_assert_eq!(proposal.plan.value(&morning), proposal.value);
        prop_assert!(proposal.bound >= proposal.value);
        // No other plan is worth more than the bound.
        let other = propose(&morning, Effort { seed: 7, rounds: 12, ..quick() }, &|| false).expect("nobody stops it");
        prop_assert!(other.value <= proposal.bound);
    }

    #[test]
    fn the_same_morning_gives_the_same_plan(morning in morning()) {
        prop_assert_eq!(propose(&morning, quick(), &|| false), propose(&morning, quick(), &|| false));
    }

    #[test]
    fn who_is_stopped_gives_nothing(morning in morning()) {
        prop_assert_eq!(propose(&morning, quick(), &|| true), None);
    }

    #[test]
    fn whoever_has_a_place_has_a_reason_and_whoever_has_none_hears_why(morning in morning()) {
        let plan = propose(&morning, quick(), &|| false).expect("nobody stops it").plan;
        let reasons = reasons(&morning, &plan);
        for person in 0..morning.people.len() {
            let placed = plan.project_of[person].is_some();
            let reason = reasons.iter().find(|reason| reason.person == person);
            prop_assert_eq!(placed, reason.is_some_and(|reason| !reason.because.is_empty()));
            prop_assert_eq!(placed, waits(&morning, &plan, person).is_none());
        }
        said(&morning, &plan);
    }

    #[test]
    fn a_room_that_closes_leaves_a_plan_that_keeps_the_rules(morning in morning()) {
        let before = propose(&morning, quick(), &|| false).expect("nobody stops it").plan;
        let mut later = morning;
        if let Some(room) = later.rooms.first_mut() {
            room.capacity = 0;
        }
        let after = again(&later, &before, quick(), &|| false).expect("nobody stops it");
        prop_assert_eq!(after.plan.broken(&later), []);
        prop_assert!(after.bound >= after.value);
    }

    #[test]
    fn locks_hold_where_the_rules_allow_it(morning in morning(), person in 0_usize..18, project in 0_usize..6) {
        let locked = Morning { locks: vec![Lock::NotAt { person, project }, Lock::Closed { project: 0 }], ..morning };
        let proposal = propose(&locked, quick(), &|| false).expect("nobody stops it");
        prop_assert_eq!(proposal.plan.broken(&locked), []);
        if let Some(place) = proposal.plan.project_of.get(person) {
            prop_assert_ne!(*place, Some(project));
        }
        prop_assert!(!proposal.plan.project_of.contains(&Some(0)));
    }
}
