//! Bringing tickets in, beside a running server.

use std::collections::VecDeque;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use domain::{Actor, CommandId};
use formats::tickets::{Reading, Source, Tickets, map_of_toml, people_json, read};

use crate::manage::{rejected_words, view};
use crate::serve::secret_word;
use crate::{Data, Format, print_out};

/// How many orders wait for an answer at a time.
const AT_A_TIME: usize = 8;

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
        let plan = web::tickets::plan(&known, &secret, tickets);
        let report = web::tickets::report(&plan, &known);
        if self.dry_run {
            return print_out(&report);
        }
        let nothing = plan.is_empty();
        let orders = plan.orders(&known, &secret, CommandId(secret_word()?.parse()?), Actor::ORGANISER);
        drop(known);
        // Several orders wait at a time, so that the ledger writes them with one commit.
        let mut asked = VecDeque::new();
        for order in orders {
            asked.push_back(ledger.ask(slug, order));
            if asked.len() == AT_A_TIME {
                asked.pop_front().expect("it is not empty").wait().map_err(rejected_words)?;
            }
        }
        asked.into_iter().try_for_each(|answer| answer.wait().map(|_| ()).map_err(rejected_words))?;
        ledger.stop();
        let what = if nothing { "Nothing new was in it." } else { "Brought in." };
        print_out(&format!("{what}\n{report}"))
    }

    /// The tickets; the file's bytes are gone when they are there.
    fn tickets(&self, reading: &Reading) -> anyhow::Result<Tickets> {
        let bytes = if self.file.as_os_str() == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).context("cannot read what is piped in")?;
            bytes
        } else {
            std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?
        };
        read(&bytes, reading).with_context(|| format!("{} is not brought in", self.file.display()))
    }
}
