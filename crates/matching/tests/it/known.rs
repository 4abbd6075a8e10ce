//! Instances with a known optimum.

use std::path::PathBuf;

use matching::{Effort, Keep, Morning, Plan, instance, propose};

fn read(name: &str) -> (Morning, Plan) {
    let shared = std::env::var_os("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data is");
    let folder = PathBuf::from(shared).join("matching/implday");
    let morning = std::fs::read(folder.join(format!("{name}.json"))).expect("the shared instances");
    let optimum = std::fs::read(folder.join(format!("{name}.optimum.json"))).expect("an optimum beside the instance");
    let written: instance::Written = serde_json::from_slice(&optimum).expect("an optimum");
    (instance::read(&morning).expect("an instance"), written.into())
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_every_known_optimum_keeps_the_rules_and_is_worth_what_it_says() {
    for (name, value) in [("paris-monday", 661), ("paris-monday-one-room", 533), ("paris-with-maybes", 983)] {
        let (morning, plan) = read(name);
        assert_eq!(plan.broken(&morning), [], "{name}");
        assert_eq!(plan.value(&morning).halves, 2 * value, "{name}");
    }
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_a_proposal_is_the_optimum_and_proven_so() {
    for (name, value) in [("paris-monday", 661), ("paris-monday-one-room", 533)] {
        let (morning, _) = read(name);
        for seed in 1..=5 {
            let proposal = propose(&morning, Effort::seeded(seed), &|| false).expect("nobody stops it");
            assert_eq!(proposal.value.halves, 2 * value, "{name}, seed {seed}");
            assert!(proposal.is_best(), "{name}, seed {seed}: at most {:?}", proposal.bound);
            assert_eq!(proposal.plan.value(&morning), proposal.value);
        }
    }
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_paris_with_those_who_may_come_has_its_optimum_and_a_bound_two_in_a_thousand_above() {
    let (morning, _) = read("paris-with-maybes");
    for seed in 1..=5 {
        let proposal = propose(&morning, Effort::seeded(seed), &|| false).expect("nobody stops it");
        assert_eq!(proposal.value.halves, 2 * 983, "seed {seed}");
        assert!(proposal.bound.points() <= 983.0 * 1.002, "seed {seed}: at most {:?}", proposal.bound);
    }
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_after_somebody_goes_or_comes_at_most_three_move_beyond_what_rules_force() {
    let (morning, plan) = read("paris-monday");
    for who in 0..morning.people.len() {
        let mut later = morning.clone();
        later.people[who].presence = matching::Presence::Away;
        let without = matching::again(&later, &plan, Keep::Rooms, Effort::default(), &|| false).expect("nobody stops it").plan;
        assert_eq!(without.broken(&later), []);
        let forced = forced(&later, &plan, who);
        assert!(moved(&plan, &without, who) <= 3 + forced, "{} moved after {who} left", moved(&plan, &without, who));
        let with = matching::again(&morning, &without, Keep::Rooms, Effort::default(), &|| false).expect("nobody stops it").plan;
        assert_eq!(with.broken(&morning), []);
        assert!(moved(&without, &with, who) <= 3, "{} moved after {who} came", moved(&without, &with, who));
    }
}

/// Who had a place and has another or none now.
fn moved(before: &Plan, after: &Plan, but: usize) -> usize {
    let others = (0..before.project_of.len()).filter(|person| *person != but);
    others.filter(|person| before.project_of[*person].is_some() && before.project_of[*person] != after.project_of[*person]).count()
}

/// Who cannot stay where they sit once somebody is gone: newcomers without a mentor, or all at a table that is too small.
fn forced(later: &Morning, plan: &Plan, gone: usize) -> usize {
    let Some(project) = plan.project_of[gone] else { return 0 };
    let rest: Vec<usize> = (0..plan.project_of.len()).filter(|who| *who != gone && plan.project_of[*who] == Some(project)).collect();
    let newcomers = rest.iter().filter(|who| later.people[**who].newcomer && later.looks_after(**who) == 0).count();
    let care: usize = rest.iter().map(|who| usize::from(later.looks_after(*who))).sum();
    let leave = newcomers.saturating_sub(care);
    if rest.len() - leave < usize::from(later.projects[project].minimum) { rest.len() } else { leave }
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_moving_any_one_wish_changes_a_placing_of_paris_monday() {
    let (morning, _) = read("paris-monday");
    assert_eq!(crate::weights::without_a_say(&crate::weights::enriched(morning)), [""; 0]);
}
