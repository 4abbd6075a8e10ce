//! `cargo xtask truth`: the tests on real data, which holds real people's names and is no part of this repository.
//!
//! Such a test is named `truth_…` and marked `#[ignore = "needs the shared data: cargo xtask truth"]`; it finds the
//! data in the folder that the environment variable `IMPL_DAYS_SHARED` names.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::root;
use crate::steps::{cargo, in_words};

/// Where the data lies if it is on this machine: beside the checkout.
pub fn usual_folder() -> PathBuf {
    root().parent().unwrap_or(&root()).join("shared/data")
}

/// Runs every such test.
///
/// # Errors
/// If the folder is not there, a test fails, or there was no test to run.
pub fn run(folder: &Path) -> Result<()> {
    // The tests run in their crates' folders, so the path must not depend on ours.
    let folder = folder.canonicalize().with_context(|| format!("there is no real data at {}", folder.display()))?;
    if !folder.is_dir() {
        bail!("{} is not a folder", folder.display());
    }
    let mut command = cargo(["test", "--workspace", "--tests", "--no-fail-fast", "--", "--ignored", "truth_"]);
    command.env("IMPL_DAYS_SHARED", &folder).stdout(Stdio::piped());
    let mut tests = command.spawn().with_context(|| format!("cannot run {}", in_words(&command)))?;
    let output = tests.stdout.take().expect("stdout was asked to be a pipe");
    let mut ran = 0;
    for line in BufReader::new(output).lines() {
        let line = line?;
        ran += tests_passed(&line);
        println!("{line}");
    }
    let status = tests.wait()?;
    if !status.success() {
        bail!("{} ended with {status}", in_words(&command));
    }
    if ran == 0 {
        bail!("no test on real data was run: there is none named truth_…");
    }
    eprintln!("tests on {}: {ran} held", folder.display());
    Ok(())
}

/// The number in `test result: ok. 3 passed; 0 failed; …`, and 0 for every other line.
fn tests_passed(line: &str) -> u32 {
    line.strip_prefix("test result: ok. ")
        .and_then(|rest| rest.split_once(" passed;"))
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::tests_passed;

    #[test]
    fn only_a_result_line_counts_tests() {
        assert_eq!(tests_passed("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured"), 12);
        assert_eq!(tests_passed("test result: ok. 0 passed; 0 failed; 3 ignored"), 0);
        assert_eq!(tests_passed("test truth_of_paris ... ok"), 0);
    }
}
