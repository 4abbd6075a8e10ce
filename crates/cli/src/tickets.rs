//! Bringing tickets in, beside a running server.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use domain::{Actor, CommandId};
use formats::tickets::{Reading, Source, Tickets, map_of_toml, people_json, read};
use ledger::Rejected;

use crate::file::bytes;
use crate::manage::{rejected_words, view};
use crate::serve::secret_word;
use crate::{Data, Format, print_out};

/// What every import of tickets is told
#[derive(Args)]
pub struct How {
    /// The file; - reads what is piped in
    file: PathBuf,
    /// Into which event
    #[arg(long, value_name = "SLUG", required_unless_present = "dry_run")]
    event: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// What --dry-run prints: text for people, or data for programs
    #[arg(long, value_enum, requires = "dry_run")]
    format: Option<Format>,
    #[command(flatten)]
    data: Data,
}

/// Tickets as tito exports them: CSV
#[derive(Args)]
pub struct Tito {
    #[command(flatten)]
    how: How,
}

/// Tickets as pretix exports them: order positions as CSV, or orders as JSON, which alone has what the QR codes hold
#[derive(Args)]
pub struct Pretix {
    #[command(flatten)]
    how: How,
}

/// Tickets in any table with a row of headings
#[derive(Args)]
pub struct Csv {
    /// What its columns are, as TOML: [columns] with lines such as "Badge name" = "name"; the others are guessed
    #[arg(long, value_name = "MAP.toml")]
    map: Option<PathBuf>,
    #[command(flatten)]
    how: How,
}

impl Tito {
    pub fn run(self) -> anyhow::Result<()> {
        self.how.run(&Reading { source: Some(Source::Tito), ..Reading::default() })
    }
}

impl Pretix {
    pub fn run(self) -> anyhow::Result<()> {
        self.how.run(&Reading { source: Some(Source::Pretix), ..Reading::default() })
    }
}

impl Csv {
    pub fn run(self) -> anyhow::Result<()> {
        let reading = match &self.map {
            Some(path) => map(path)?,
            None => Reading { source: Some(Source::Csv), ..Reading::default() },
        };
        self.how.run(&reading)
    }
}

fn map(path: &Path) -> anyhow::Result<Reading> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    map_of_toml(&text).map_err(anyhow::Error::msg).with_context(|| format!("{} is no map", path.display()))
}

impl How {
    fn run(self, reading: &Reading) -> anyhow::Result<()> {
        let tickets = self.tickets(reading)?;
        if self.dry_run && self.format == Some(Format::Json) {
            return print_out(&format!("{:#}\n", serde_json::Value::Array(people_json(&tickets))));
        }
        let Some(slug) = &self.event else { bail!("--event SLUG says with which event the tickets are compared") };
        let ledger = self.data.visit()?;
        let known = view(&ledger, slug)?;
        let secret = ledger.secret();
        if self.dry_run {
            return print_out(&web::tickets::report(&web::tickets::plan(&known, &secret, &tickets), &known));
        }
        let mut import = web::tickets::Import::new(tickets, secret, CommandId(secret_word()?.parse()?), Actor::ORGANISER);
        loop {
            // The server beside this writes, too.
            ledger.look().wait().map_err(rejected_words)?;
            let stands = view(&ledger, slug)?;
            let Some(order) = import.next(&stands) else { break };
            let asked = ledger.ask(slug, order);
            import.look_ahead(&stands);
            match asked.wait() {
                // Somebody said something about themselves meanwhile: planned again.
                Err(Rejected::Outdated) => continue,
                done => done.map_err(rejected_words)?,
            };
            import.did();
        }
        ledger.stop();
        let plan = import.end();
        let what = if plan.over {
            "Nothing was brought in."
        } else if plan.is_empty() {
            "Nothing new was in it."
        } else {
            "Brought in."
        };
        print_out(&format!("{what}\n{}", web::tickets::report(&plan, &known)))
    }

    /// The tickets; the file's bytes are gone when they are there.
    fn tickets(&self, reading: &Reading) -> anyhow::Result<Tickets> {
        let bytes = bytes(&self.file)?;
        read(&bytes, reading).with_context(|| format!("{} is not brought in", self.file.display()))
    }
}
