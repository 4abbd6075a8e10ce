//! The project's chores: what CI runs is what a person runs.
//!
//! ```text
//! cargo xtask test                everything that must hold before a change goes in
//! cargo xtask truth [DIR]         the tests on real data, which is not part of this repository
//! cargo xtask screenshots [DIR]   the documents' pictures, or pictures of every page of the demo
//! cargo xtask bench [PART…]       what the program costs, beside what it would cost at least
//! cargo xtask durable             that what is answered is on the disk first
//! cargo xtask dist [TARGET]       the program as one file, and an archive of it
//! cargo xtask fuzz [WALKS]        a long walk through all forms and addresses with nonsense
//! cargo xtask axe                 fetches the accessibility audit and prints where it is
//! ```
//!
//! It ends with 0 if all held, 1 if something did not, 2 if it was called wrongly.

mod axe;
mod bench;
mod dist;
mod durable;
mod fuzz;
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
  bench [live] [pages] [forms] [site] [growth] [matching] [--watchers N] [--short] [--write]
                      what the program costs, beside what it would cost at least (default: all of it, with 1000,
                      5000 and 10000 watchers; --short: a few of everything; --write: the tables go into
                      docs/benchmarks.md too)
  fuzz [WALKS]        walks through all forms and addresses with what nobody would think of (default: 5 walks)
  durable             looks with strace whether what is answered is on the disk first
  dist [TARGET]       the program as one file, and an archive of it, into target/dist
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
        ["bench", ref options @ ..] => match bench::Options::read(options) {
            Some(options) => bench::run(&options),
            None => return wrong_use(),
        },
        ["fuzz"] => fuzz::run(5),
        ["fuzz", walks] => match walks.parse() {
            Ok(walks) => fuzz::run(walks),
            Err(_) => return wrong_use(),
        },
        ["durable"] => durable::run(),
        ["dist"] => dist::run(None),
        ["dist", target] => dist::run(Some(target)),
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
