//! Keeping what was written: looking the store through, copying it, and putting a copy back.

use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::Args;
use ledger::backup::{Error, Existing, backup, restore};
use ledger::check::{Damage, Report, check};

use crate::{Data, print_out};

/// Look all data through and say what is damaged; works while the server runs, and changes nothing
#[derive(Args)]
pub struct Check {
    /// A backup to look through, instead of the data folder
    file: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
}

impl Check {
    pub fn run(self) -> anyhow::Result<()> {
        let file = match self.file {
            Some(file) => file,
            None => self.data.store()?,
        };
        let report = check(&file).with_context(|| format!("{} cannot be looked through", file.display()))?;
        print_out(&listed(&report))?;
        match report.damage.len() {
            0 => print_out("Nothing is damaged.\n"),
            _ => bail!("{} is damaged in {}; nothing was changed", file.display(), places(&report.damage)),
        }
    }
}

/// Copy all data into one file; works while the server runs
#[derive(Args)]
pub struct Backup {
    /// The file to make, on another disk if there is one
    file: PathBuf,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    data: Data,
}

impl Backup {
    pub fn run(self) -> anyhow::Result<()> {
        // Says where it looked when there is nothing.
        self.data.store()?;
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        let report = backup(&self.data.folder()?, &self.file, existing, jiff::Timestamp::now()).map_err(|error| match error {
            Error::Exists(_) => anyhow!("{error}; choose another name, or replace it with --force"),
            Error::Damaged(damage) => told(&damage, "the data is damaged, so no copy was made of it, and older copies are as they were"),
            other => other.into(),
        })?;
        print_out(&format!("{}Saved, and looked through: {}\n", listed(&report), self.file.display()))
    }
}

/// Put a backup in the place of the data; the server has to be stopped
#[derive(Args)]
pub struct Restore {
    /// The backup; it stays as it is
    file: PathBuf,
    #[command(flatten)]
    data: Data,
}

impl Restore {
    pub fn run(self) -> anyhow::Result<()> {
        let folder = self.data.folder()?;
        let restored = restore(&self.file, &folder, jiff::Timestamp::now()).map_err(|error| match error {
            Error::InUse(_) => anyhow!("{error}: stop the server and every other impl-days command, then try again"),
            Error::Damaged(damage) => told(&damage, "the backup is damaged, so it was not put back, and the data is as it was"),
            other => anyhow::Error::from(other).context(format!("{} was not put back", self.file.display())),
        })?;
        let saved = restored
            .report
            .last_backup
            .map_or_else(String::new, |at| format!(", as it was saved at {}", at.strftime("%Y-%m-%d %H:%M UTC")));
        let kept = restored.old.map_or_else(String::new, |old| format!("What was there until now is kept: {}\n", old.display()));
        let said = format!("{}Put back into {}{saved}.\n{kept}", listed(&restored.report), folder.display());
        print_out(&said)
    }
}

/// Each event with how much of it there is, and all that is damaged.
fn listed(report: &Report) -> String {
    let event = |event: &ledger::check::Checked| {
        format!("{}: {}, {}\n", event.slug, counted(event.changes, "change"), counted(event.profiles, "profile"))
    };
    let damage = report.damage.iter().map(|damage| format!("damaged: {damage}\n"));
    report.events.iter().map(event).chain(damage).collect()
}

/// What is damaged, on lines of its own behind what that means.
fn told(damage: &[Damage], meaning: &str) -> anyhow::Error {
    anyhow!("{meaning}\n{}", damage.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn places(damage: &[Damage]) -> String {
    counted(damage.len() as u64, "place")
}

/// "1 change", "2 changes".
pub fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
