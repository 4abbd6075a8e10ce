//! What holds on any morning.

use std::cell::Cell;

use matching::{Effort, Keep, Lock, Morning, Person, Plan, Presence, again, propose, reasons, said, staying, waits};
use proptest::prelude::*;

use crate::morning;

fn quick() -> Effort {
    Effort { rounds: 4, prices: 100, moves: 4, ..Effort::default() }
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
    fn who_is_stopped_gives_nothing(morning in morning(), after in 0_u32..6) {
        prop_assert_eq!(propose(&morning, quick(), &|| true), None);
        prop_assert_eq!(again(&morning, &Plan::empty(&morning), Keep::Rooms, quick(), &|| true), None);
        // Wherever it is stopped, it never gives half a plan.
        let asked = Cell::new(0);
        let proposal = propose(&morning, quick(), &|| { asked.set(asked.get() + 1); asked.get() > after });
        prop_assert!(proposal.is_none() || proposal == propose(&morning, quick(), &|| false));
        prop_assert_eq!(proposal.is_none(), asked.get() > after);
    }

    #[test]
    fn one_more_mentor_never_lowers_what_can_be_reached(morning in morning(), level in 0_u8..4, mentor_for in 1_u16..5) {
        let before = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
        let mut more = morning;
        more.people.push(Person { level, mentor_for, ..Person::default() });
        let after = propose(&more, Effort::default(), &|| false).expect("nobody stops it");
        // The old plan is one of the new ones, so no bound is below it.
        prop_assert!(after.bound >= before.value);
        if before.is_best() {
            prop_assert!(after.bound >= before.bound);
            prop_assert!(!after.is_best() || after.value >= before.value);
        }
    }

    #[test]
    fn after_somebody_goes_the_others_stay_unless_it_is_worth_it(morning in morning(), who in 0_usize..18) {
        let before = propose(&morning, quick(), &|| false).expect("nobody stops it").plan;
        let mut later = morning;
        if let Some(person) = later.people.get_mut(who) {
            person.presence = Presence::Away;
        }
        let after = again(&later, &before, Keep::Rooms, quick(), &|| false).expect("nobody stops it");
        prop_assert_eq!(after.plan.broken(&later), []);
        // Never worse, staying counted, than leaving everybody where the rules let them.
        let mut left = before.clone();
        left.project_of.iter_mut().enumerate().filter(|(person, _)| *person == who).for_each(|(_, place)| *place = None);
        if left.broken(&later).is_empty() {
            prop_assert!(after.value >= left.value(&staying(&later, &before, Keep::Rooms)));
        }
    }

    #[test]
    fn who_sits_somewhere_is_not_left_standing_for_who_comes(morning in morning(), more in prop::collection::vec((0_u8..4, 0_u16..3, 0_usize..6), 0..6)) {
        let before = propose(&morning, quick(), &|| false).expect("nobody stops it").plan;
        let mut later = morning;
        let sits = |person: &usize| before.project_of[*person].is_some();
        later.locks.extend((0..later.people.len()).filter(sits).map(|person| Lock::Placed { person }));
        later.people.extend(more.into_iter().map(|(level, mentor_for, wish)| Person {
            level, mentor_for, newcomer: mentor_for == 0, wishes: vec![wish], ..Person::default()
        }));
        let after = again(&later, &before, Keep::People, quick(), &|| false).expect("nobody stops it");
        prop_assert_eq!(after.plan.broken(&later), []);
        prop_assert_eq!(after.plan.value(&staying(&later, &before, Keep::People)), after.value);
        prop_assert!(after.bound >= after.value);
        for person in (0..before.project_of.len()).filter(sits) {
            prop_assert!(after.plan.project_of[person].is_some(), "{} sat at {:?}", person, before.project_of[person]);
        }
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
    fn a_room_that_closes_leaves_a_plan_that_keeps_the_rules(morning in morning(), rooms in any::<bool>()) {
        let before = propose(&morning, quick(), &|| false).expect("nobody stops it").plan;
        let mut later = morning;
        if let Some(room) = later.rooms.first_mut() {
            room.capacity = 0;
        }
        let after = again(&later, &before, if rooms { Keep::Rooms } else { Keep::People }, quick(), &|| false).expect("nobody stops it");
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
