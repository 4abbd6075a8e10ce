//! Instances of a real day's size, with an optimum that another program proved.

use std::path::Path;

use matching::{Plan, instance};
use serde_json::{Value, json};

use crate::{proposed, someone_goes_or_comes};

/// Every instance of a folder, with this many seeds.
pub fn all(folder: &Path, seeds: u64) -> Value {
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter(|file| file.with_extension("optimum.json").exists()).map(|file| one(file, seeds)).collect()
}

fn one(file: &Path, seeds: u64) -> Value {
    let morning = instance::read(&std::fs::read(file).expect("a file that can be read")).expect("an instance");
    let optimum = std::fs::read(file.with_extension("optimum.json")).expect("a file that can be read");
    let optimum: Plan = serde_json::from_slice::<instance::Written>(&optimum).expect("an optimum").into();
    let runs: Vec<Value> = (1..=seeds)
        .map(|seed| {
            let (proposal, milliseconds) = proposed(&morning, seed);
            json!({ "value": proposal.value.points(), "bound": proposal.bound.points(), "ms": milliseconds })
        })
        .collect();
    json!({ "name": morning.name, "optimum": optimum.value(&morning).points(), "runs": runs, "changes": someone_goes_or_comes(&morning) })
}
