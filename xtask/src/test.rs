//! `cargo xtask test`: everything that must hold before a change goes in.

use std::path::PathBuf;

use anyhow::Result;

use crate::steps::{Steps, cargo, show};
use crate::{axe, bench, durable, prerequisites, truth};

/// Does every step even where an earlier one failed, except those that cannot work then.
pub fn run() -> Result<()> {
    let mut steps = Steps::default();
    steps.run("format", || {
        prerequisites::component("rustfmt", "fmt")?;
        show(&mut cargo(["fmt", "--all", "--check"]))
    });

    let mut axe_file = PathBuf::new();
    let ready = steps.run("prerequisites", prerequisites::programs)
        && steps.run("accessibility audit", || {
            axe_file = axe::fetch()?;
            Ok(())
        });
    if !ready {
        steps.leave_out("lints, tests and real data", "a prerequisite is missing");
        return steps.finish();
    }

    steps.run("lints", || {
        prerequisites::component("clippy", "clippy")?;
        show(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    steps.run("tests", || show(cargo(["test", "--workspace", "--no-fail-fast"]).env(browser::AXE_VARIABLE, &axe_file)));
    // Its figures say little; it is here so that the bench cannot rot.
    steps.run("bench in small", || bench::run(&bench::Options::in_small()));

    if cfg!(target_os = "linux") {
        steps.run("on the disk before it is answered", durable::run);
    } else {
        steps.leave_out("on the disk before it is answered", "strace is a program of Linux");
    }

    let real = truth::usual_folder();
    if real.is_dir() {
        steps.run("real data", || truth::run(&real));
    } else {
        steps.leave_out("real data", format!("{} is not on this machine", real.display()));
    }
    steps.finish()
}
