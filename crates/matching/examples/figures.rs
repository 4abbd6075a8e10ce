//! Prints value, bound, steps and time of instances: `cargo run --release -p matching --example figures -- FILE...`

use std::time::Instant;

use matching::{Effort, instance, propose};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("an instance that can be read");
        let morning = instance::read(&bytes).expect("an instance");
        for seed in 1..=5 {
            let start = Instant::now();
            let proposal = propose(&morning, Effort::seeded(seed), &|| false).expect("nobody stops it");
            let seconds = start.elapsed().as_secs_f64();
            let (value, bound) = (proposal.value.points(), proposal.bound.points());
            println!("{} seed {seed}: {value} of at most {bound}, {} steps, {:.1} ms", morning.name, proposal.steps, seconds * 1000.0);
            assert!(proposal.plan.broken(&morning).is_empty());
        }
    }
}
