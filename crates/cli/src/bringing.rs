//! What files say of an event, compared with it and brought in beside a running server.

use anyhow::bail;
use clap::Args;
use domain::{Actor, CommandId, Refusal};
use ledger::Rejected;
use web::bring::{Outside, plan, report};

use crate::manage::{rejected_words, view};
use crate::serve::secret_word;
use crate::{Data, print_out};

/// Where it goes.
#[derive(Args)]
pub struct Into {
    /// Into which event
    #[arg(long, value_name = "SLUG")]
    pub event: Option<String>,
    /// Let the files have the last word, also over what somebody changed here since
    #[arg(long)]
    overwrite: bool,
    #[command(flatten)]
    pub data: Data,
}

impl Into {
    /// Says what would come of it, or does it and says what came.
    pub fn bring(&self, outside: &Outside, dry_run: bool) -> anyhow::Result<()> {
        let Some(slug) = &self.event else {
            bail!("--event SLUG says into which event; impl-days new makes one, and --dry-run without it says what is in the files")
        };
        let ledger = self.data.visit()?;
        let id = CommandId(secret_word()?.parse()?);
        loop {
            ledger.look().wait().map_err(rejected_words)?;
            let known = view(&ledger, slug)?;
            let plan = plan(&known, id, ledger.clock().now(), outside, self.overwrite);
            let told = report(&plan);
            if dry_run {
                return print_out(&told);
            }
            let empty = plan.is_empty();
            if !empty {
                match ledger.ask(slug, plan.order(Actor::ORGANISER)).wait() {
                    // Somebody said something about themselves meanwhile: planned again.
                    Err(Rejected::Outdated | Rejected::Refused(Refusal::ChangedSince { .. })) => continue,
                    done => done.map_err(rejected_words)?,
                };
            }
            ledger.stop();
            return print_out(&format!("{}\n{told}", if empty { "Nothing new was in it." } else { "Brought in." }));
        }
    }
}
