//! `cargo xtask fuzz`: the walk through all forms and addresses that the tests take in short, for as long as one likes.

use anyhow::Result;

use crate::steps::{cargo, show};

/// Steps of one walk; each begins with an empty board.
const STEPS: u64 = 3_000;

/// Walks so many times, from another seed each time. More short walks find more than a long one: its pages only grow.
///
/// # Errors
/// If a walk found something; what it sent, its seed and its step are printed.
pub fn run(walks: u64) -> Result<()> {
    for seed in 1..=walks {
        eprintln!("walk {seed} of {walks}, {STEPS} steps");
        let mut command = cargo(["test", "--package", "web", "--test", "it", "--", "fuzz::"]);
        show(command.env("IMPL_DAYS_FUZZ", STEPS.to_string()).env("IMPL_DAYS_SEED", (1_000 + seed).to_string()))?;
    }
    Ok(())
}
