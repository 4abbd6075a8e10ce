//! Bringing a live document in, beside a running server.

use std::io::Read as _;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use domain::Refusal;

use crate::{Data, Format};

/// A Markdown page with tables of what runs and what is done
#[derive(Args)]
pub struct LiveDocument {
    /// The file; - reads what is piped in
    file: PathBuf,
    /// Into which event
    #[arg(long, value_name = "SLUG")]
    event: String,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Text for people, or data for programs
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// As what the projects come in
    #[arg(long = "as", value_enum, default_value = "live")]
    kind: Kind,
    /// Which date a heading of the page means, such as "Day one=2018-05-28"
    #[arg(long = "day", value_name = "HEADING=DATE")]
    days: Vec<String>,
    /// What a column of the page is: what, where, audience, who, links or ignored, such as "Topic=what"
    #[arg(long = "column", value_name = "HEADING=COLUMN")]
    columns: Vec<String>,
    #[command(flatten)]
    data: Data,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// They run
    Live,
    /// They are ideas that look for people
    Ideas,
    /// They are over
    Past,
}

impl LiveDocument {
    pub fn run(self) -> anyhow::Result<()> {
        let _ = (&self.event, self.dry_run, self.format, self.kind, &self.days, &self.columns, &self.data);
        let mut bytes = Vec::new();
        if self.file.as_os_str() == "-" {
            std::io::stdin().read_to_end(&mut bytes).context("cannot read what is piped in")?;
        } else {
            bytes = std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        }
        anyhow::bail!("{} bytes", bytes.len())
    }
}

/// A refusal in the words of the pages, in English.
pub fn refused(refusal: &Refusal) -> anyhow::Error {
    anyhow::anyhow!("{}", web::refusal_in_english(refusal))
}
