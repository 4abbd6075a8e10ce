//! Instances with a known optimum.

use std::path::PathBuf;

use matching::{Effort, Morning, Plan, instance, propose};

fn read(name: &str) -> (Morning, Plan) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/matching/implday");
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
        for seed in 1..=2 {
            let proposal = propose(&morning, Effort::seeded(seed), &|| false).expect("nobody stops it");
            assert_eq!(proposal.value.halves, 2 * value, "{name}, seed {seed}");
            assert!(proposal.is_best(), "{name}, seed {seed}: at most {:?}", proposal.bound);
            assert_eq!(proposal.plan.value(&morning), proposal.value);
        }
    }
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_after_somebody_leaves_few_people_move() {
    let (morning, plan) = read("paris-monday");
    for gone in 0..10 {
        let mut later = morning.clone();
        later.people[gone].presence = matching::Presence::Away;
        let proposal = matching::again(&later, &plan, Effort::default(), &|| false).expect("nobody stops it");
        assert_eq!(proposal.plan.broken(&later), []);
        let others = (0..plan.project_of.len()).filter(|person| *person != gone);
        let moved =
            others.filter(|person| plan.project_of[*person].is_some() && plan.project_of[*person] != proposal.plan.project_of[*person]);
        let moved = moved.count();
        assert!(moved <= 6, "{moved} people moved after {gone} left");
    }
}
