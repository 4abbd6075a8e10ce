//! Bringing a live document in, beside a running server.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use domain::{Actor, CommandId, Date, Refusal};
use web::import::{self, As, How};

use crate::file::bytes;
use crate::manage::{rejected_words, view};
use crate::serve::secret_word;
use crate::{Data, Format, print_out};

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
    /// What --dry-run prints: text for people, or data for programs
    #[arg(long, value_enum, requires = "dry_run")]
    format: Option<Format>,
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
        let reading = import::columns_of_flags(&self.columns).map_err(anyhow::Error::msg)?;
        let how = How { kind: self.kind.into(), days: import::days_of_flags(&self.days).map_err(anyhow::Error::msg)? };
        let document = formats::live_document::read(&bytes(&self.file)?, &reading)
            .with_context(|| format!("{} is not brought in", self.file.display()))?;
        let ledger = self.data.visit()?;
        let view = view(&ledger, &self.event)?;
        if self.dry_run && self.format == Some(Format::Json) {
            let days: Vec<Date> = view.event.days.iter().map(|day| day.date).collect();
            return print_out(&format!("{:#}\n", import::dry_run_json(&document, &days)));
        }
        let name = self.file.file_name().map_or_else(|| "live document".into(), |name| name.to_string_lossy());
        let plan = import::plan(&view, &ledger.secret(), &name, &document, &how);
        if self.dry_run {
            return print_out(&import::report(&plan));
        }
        if !plan.is_ready() {
            bail!("nothing was brought in yet\n{}", import::report(&plan).trim_end());
        }
        if !plan.is_empty() {
            let id = CommandId(secret_word()?.parse()?);
            ledger.ask(&self.event, plan.order(id, Actor::ORGANISER)).wait().map_err(rejected_words)?;
        }
        ledger.stop();
        let what = if plan.is_empty() { "Nothing new was in it." } else { "Brought in." };
        print_out(&format!("{what}\n{}", import::report(&plan)))
    }
}

impl From<Kind> for As {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Live => Self::Live,
            Kind::Ideas => Self::Ideas,
            Kind::Past => Self::Past,
        }
    }
}

/// A refusal in the words of the pages, in English.
pub fn refused(refusal: &Refusal) -> anyhow::Error {
    anyhow::anyhow!("{}", web::refusal_in_english(refusal))
}
