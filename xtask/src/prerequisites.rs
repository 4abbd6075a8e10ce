//! What the tests need besides Rust, and getting it where that can be done without asking.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use anyhow::{Result, bail};

use crate::steps::{in_words, show, succeeds};

/// A program that some part of the tests needs.
struct Program {
    what: &'static str,
    found: fn() -> bool,
    /// The packages that bring it, by their names in Debian and Ubuntu.
    packages: &'static [&'static str],
}

const PROGRAMS: [Program; 3] = [
    Program { what: "Chromium, for the tests in a browser", found: || browser::program().is_some(), packages: &["chromium"] },
    Program {
        what: "the Noto fonts, as pages in several scripts are looked at and measured",
        found: || cfg!(not(target_os = "linux")) || FONTS.iter().any(|folder| has_noto(Path::new(folder))),
        packages: &["fonts-noto-core"],
    },
    Program { what: "a C compiler, for SQLite", found: || answers("cc"), packages: &["gcc", "libc6-dev"] },
];

/// Where fonts lie.
const FONTS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];

/// Whether a folder, or one in it, has the usual face.
fn has_noto(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        let is_it = || path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("NotoSans-"));
        if path.is_dir() { has_noto(&path) } else { is_it() }
    })
}

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
