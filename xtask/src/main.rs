//! The project's chores: what CI runs is what a person runs.
//!
//! ```text
//! cargo xtask test                everything that must hold before a change goes in
//! cargo xtask truth [DIR]         the tests on real data, which is not part of this repository
//! cargo xtask screenshots [DIR]   the documents' pictures, or pictures of every page of the demo
//! cargo xtask bench live          what the live page costs, beside what it would cost at least
//! cargo xtask axe                 fetches the accessibility audit and prints where it is
//! ```
//!
//! It ends with 0 if all held, 1 if something did not, 2 if it was called wrongly.

mod axe;
mod bench;
mod prerequisites;
mod screenshots;
mod steps;
mod test;
mod truth;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use screenshots::Wanted;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  test                everything that must hold before a change goes in
  truth [DIR]         the tests on real data (default: ../shared/data beside this checkout)
  screenshots [DIR]   the documents' pictures, into docs/shots; with DIR, pictures of every page
  bench live [--watchers N] [--short] [--write]
                      what the live page costs, beside what it would cost at least (default: 1000 watchers;
                      --short: 100 and few messages; --write: the table goes into docs/benchmarks.md too)
  axe                 fetches the accessibility audit for the tests and prints where it is";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["test"] => test::run(),
        ["truth"] => truth::run(&truth::usual_folder()),
        ["truth", folder] => truth::run(Path::new(folder)),
        ["screenshots"] => screenshots::run(&root().join("docs/shots"), Wanted::InDocuments),
        ["screenshots", folder] => screenshots::run(Path::new(folder), Wanted::ToLookAt),
        ["bench", "live", ref options @ ..] => match bench::Options::read(options) {
            Some(options) => bench::live(&options),
            None => return wrong_use(),
        },
        ["axe"] => axe::fetch().map(|file| println!("{}", file.display())),
        ["--help" | "-h" | "help"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => return wrong_use(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn wrong_use() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

/// The workspace's root folder.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask lies in the workspace").to_owned()
}

/// Where cargo builds; nothing in it is part of the project.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
