//! Running one program after the other, and telling at the end how each went.

use std::env;
use std::ffi::OsStr;
use std::fmt::{self, Display};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::root;

/// What was done so far.
#[derive(Default)]
pub struct Steps(Vec<Step>);

struct Step {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

enum Outcome {
    Held,
    Failed(anyhow::Error),
    NotRun(String),
}

impl Steps {
    /// Does one step, and says so; true if it held. A failure does not end the run, so that one run tells everything.
    pub fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> bool {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let outcome = match step() {
            Ok(()) => Outcome::Held,
            Err(error) => {
                eprintln!("== {name} failed: {error:#}");
                Outcome::Failed(error)
            }
        };
        let held = matches!(outcome, Outcome::Held);
        let took = start.elapsed();
        self.0.push(Step { name, outcome, took });
        held
    }

    /// Notes that a step was left out, and why. This alone fails no run.
    pub fn leave_out(&mut self, name: &'static str, reason: impl Display) {
        eprintln!("\n== {name}: not run, {reason}");
        let outcome = Outcome::NotRun(reason.to_string());
        let took = Duration::ZERO;
        self.0.push(Step { name, outcome, took });
    }

    /// Prints a line for each step.
    ///
    /// # Errors
    /// If any step failed.
    pub fn finish(self) -> Result<()> {
        eprintln!("\n== summary");
        for step in &self.0 {
            eprintln!("{step}");
        }
        let failed = self.0.iter().filter(|step| matches!(step.outcome, Outcome::Failed(_)));
        match failed.count() {
            0 => Ok(()),
            count => bail!("{count} of {} steps failed", self.0.len()),
        }
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let name = self.name;
        match &self.outcome {
            Outcome::Held => write!(f, "  held     {name} ({} s)", self.took.as_secs()),
            Outcome::Failed(error) => write!(f, "  FAILED   {name}: {error:#}"),
            Outcome::NotRun(reason) => write!(f, "  not run  {name}: {reason}"),
        }
    }
}

/// The cargo that runs this program, in the workspace's root.
pub fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program whose output the person sees.
///
/// # Errors
/// If it cannot be started or ends with a failure.
pub fn show(command: &mut Command) -> Result<()> {
    let name = in_words(command);
    let status = command.status().with_context(|| format!("cannot run {name}"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

/// Whether a program runs and succeeds, without showing its output.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The program's name and arguments, for messages.
pub fn in_words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
