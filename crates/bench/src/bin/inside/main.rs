//! What has the program's own parts in its own process: events made to any size, the ledger's door, drawings counted. It is
//! meant to be started by `cargo xtask bench`, and prints one line of JSON.

mod door;
mod renders;
mod town;

use std::process::ExitCode;

use clap::Parser;

/// The program's own parts.
#[derive(Parser)]
enum Inside {
    /// Makes an event in a data folder.
    Town(town::Arguments),
    /// Asks the ledger, beside bare `SQLite`.
    Door(door::Arguments),
    /// Counts how often boards are drawn.
    Renders(renders::Arguments),
}

fn main() -> ExitCode {
    let done = match Inside::parse() {
        Inside::Town(arguments) => town::run(&arguments),
        Inside::Door(arguments) => door::run(&arguments),
        Inside::Renders(arguments) => renders::run(&arguments),
    };
    match done {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("inside: {error:#}");
            ExitCode::FAILURE
        }
    }
}
