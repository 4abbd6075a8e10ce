//! What the tests need besides Rust, and getting it where that can be done without asking.

use std::io;
use std::process::Command;

use anyhow::{Result, bail};

use crate::steps::{in_words, show, succeeds};

/// A program that some part of the tests needs.
struct Program {
    what: &'static str,
    found: fn() -> bool,
    /// The packages that bring it, by their names in Debian and Ubuntu.
    packages: &'static [&'static str],
}

const PROGRAMS: [Program; 2] = [
    Program {
        what: "Chromium, for the tests in a browser",
        found: || browser::program().is_some(),
        // The fonts: pages in several scripts are looked at and measured.
        packages: &["chromium", "fonts-noto-core"],
    },
    Program { what: "a C compiler, for SQLite", found: || answers("cc"), packages: &["gcc", "libc6-dev"] },
];

/// Finds every program, or installs its packages, or says what to install.
pub fn programs() -> Result<()> {
    let missing: Vec<&Program> = PROGRAMS.iter().filter(|program| !(program.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|program| program.packages).copied().collect();
    install(&packages)?;
    match missing.iter().find(|program| !(program.found)()) {
        Some(program) => bail!("{} is still missing after installing {}", program.what, program.packages.join(" ")),
        None => Ok(()),
    }
}

/// Finds `strace`, or installs it, or says what to install.
pub fn strace() -> Result<()> {
    if cfg!(not(target_os = "linux")) {
        bail!("this looks on with strace, a program of Linux");
    }
    if answers("strace") {
        return Ok(());
    }
    install(&["strace"])?;
    if answers("strace") { Ok(()) } else { bail!("strace is still missing after installing it") }
}

/// Installs packages if this machine has `apt-get` and we may use it.
///
/// # Errors
/// Says what to install, if it cannot be done here.
pub fn install(packages: &[&str]) -> Result<()> {
    let by_hand = format!("install these packages (named as in Debian): {}", packages.join(" "));
    let Some(become_root) = way_to_become_root() else {
        bail!("{by_hand}");
    };
    if !answers("apt-get") {
        bail!("{by_hand}");
    }
    let apt_get = |arguments: &[&str]| {
        let words = [become_root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"], arguments].concat();
        let mut command = Command::new(words[0]);
        // Standard output is for what was asked for, as in `cargo xtask axe`.
        command.args(&words[1..]).stdout(io::stderr());
        eprintln!("{}", in_words(&command));
        show(&mut command)
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "--no-install-recommends"], packages].concat())
}

/// Adds a component of Rust, such as `clippy`, if it is not there.
pub fn component(name: &str, subcommand: &str) -> Result<()> {
    let there = || succeeds(&mut crate::steps::cargo([subcommand, "--version"]));
    if there() {
        return Ok(());
    }
    if answers("rustup") {
        show(Command::new("rustup").args(["component", "add", name]))?;
    }
    if !there() {
        bail!("cargo {subcommand} is missing: run `rustup component add {name}`, or install the package that brings it");
    }
    Ok(())
}

/// Whether a program is there and knows its version.
pub fn answers(program: &str) -> bool {
    succeeds(Command::new(program).arg("--version"))
}

fn way_to_become_root() -> Option<&'static [&'static str]> {
    let user = Command::new("id").arg("-u").output().ok()?;
    if user.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    succeeds(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}
