//! What files say of an event, compared with it and brought in beside a running server.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use domain::file::{FilePath, Filed, Wrong};
use domain::{Actor, CommandId, Refusal, Timestamp};
use formats::folder::Problem;
use ledger::{Rejected, View};
use web::bring::{Outside, Plan, Slip, plan, report};
use web::files::{Arrived, arrive, hash};

use crate::folder::{put_mark, read_file};
use crate::import::refused;
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
    /// The folder whose files they are.
    #[arg(skip)]
    pub root: PathBuf,
}

impl Into {
    /// What files become that lie on this machine: the same as it is where the event has it so, else with its sizes in the ledger already,
    /// unless nothing is to be done.
    pub fn files(&self, files: &[(FilePath, PathBuf)], dry_run: bool) -> anyhow::Result<Vec<(FilePath, Filed)>> {
        let slug = self.event.as_deref().unwrap_or_default();
        let ledger = self.data.visit()?;
        let known = view(&ledger, slug)?;
        let put = |bytes| ledger.put_file(slug, Actor::ORGANISER, bytes).wait().map(drop).map_err(rejected_words);
        let done = files.iter().map(|(path, file)| taken_in(&known, path, file, |bytes| if dry_run { Ok(()) } else { put(bytes) }));
        let done = done.collect::<anyhow::Result<_>>()?;
        ledger.stop();
        Ok(done)
    }

    /// The language of the event into which it goes, where that is known.
    pub fn language(&self) -> anyhow::Result<Option<String>> {
        let Some(slug) = self.event.as_deref() else { return Ok(None) };
        let ledger = self.data.visit()?;
        let language = view(&ledger, slug)?.event.language.as_ref().map(|language| language.as_str().to_owned());
        ledger.stop();
        Ok(language)
    }

    /// What would come of files at an event, which may be none yet. Where its pages name what is not there, nothing is to come of them.
    pub fn plan(&self, known: &View, id: CommandId, now: Timestamp, outside: &Outside) -> anyhow::Result<Plan> {
        let plan = plan(known, id, now, outside, self.overwrite);
        if !plan.wrong.is_empty() {
            bail!("{} is not applied, and nothing is changed:\n{}", self.root.display(), told_of(&plan.wrong, &self.root));
        }
        Ok(plan)
    }

    /// Links on pages that lead nowhere, each with its file and line.
    pub fn lost(&self, plan: &Plan) -> Vec<(String, String)> {
        let placed = plan.lost.iter().map(|slip| {
            let leads = |line: &str| line.split("](").skip(1).any(|rest| rest.trim_start_matches(['<', ' ']).starts_with(&slip.name));
            let defines = |line: &str| line.split_once("]: ").is_some_and(|(_, to)| to.trim().starts_with(&slip.name));
            (line_of(slip, &self.root, |line| leads(line) || defines(line)), slip.what.clone())
        });
        placed.map(|(problem, what)| (problem.place(), what)).collect()
    }

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
            let mut plan = self.plan(&known, id, ledger.clock().now(), outside)?;
            plan.remarks.extend(self.lost(&plan));
            let told = report(&plan);
            if dry_run {
                return print_out(&told);
            }
            let (empty, unknown) = (plan.is_empty(), plan.unknown.clone());
            let mut until = known.event.seq;
            if !empty {
                until = match ledger.ask(slug, plan.order(Actor::ORGANISER)).wait() {
                    // Somebody said something about themselves meanwhile: planned again.
                    Err(Rejected::Outdated | Rejected::Refused(Refusal::ChangedSince { .. })) => continue,
                    done => done.map_err(rejected_words)?.last.max(until),
                };
            }
            // A folder of the event's own knows now what it said, and what it was found equal to.
            if outside.facts.is_some() {
                put_mark(&self.root, &*view(&ledger, slug)?, until, &unknown)?;
            }
            ledger.stop();
            return print_out(&format!("{}\n{told}", if empty { "Nothing new was in it." } else { "Brought in." }));
        }
    }
}

/// What a file becomes at an event; what it is kept as is given on.
pub fn taken_in(
    known: &View,
    path: &FilePath,
    file: &Path,
    keep: impl Fn(Vec<u8>) -> anyhow::Result<()>,
) -> anyhow::Result<(FilePath, Filed)> {
    let wrong = |wrong: Wrong| refused(&Refusal::File(wrong));
    let bytes = read_file(file, path)?.map_err(wrong)?;
    let same = known.event.site.files.get(path).filter(|known| known.filed.hash == hash(&bytes));
    if let Some(same) = same {
        return Ok((path.clone(), same.filed.clone()));
    }
    let Arrived { filed, sizes } = arrive(path, &bytes).map_err(wrong)?;
    std::iter::once(bytes).chain(sizes).try_for_each(keep)?;
    Ok((path.clone(), filed))
}

/// What is wrong on pages of a folder, each with its file and line.
fn told_of(slips: &[Slip], root: &Path) -> String {
    let problem = |slip: &Slip| {
        line_of(slip, root, |line| {
            line.split("{{").skip(1).any(|rest| rest.split("}}").next().is_some_and(|name| name.trim() == slip.name))
        })
    };
    slips.iter().map(|slip| problem(slip).to_string()).collect::<Vec<_>>().join("\n")
}

/// A slip with the first line of its file that is it.
fn line_of(slip: &Slip, root: &Path, is_it: impl Fn(&str) -> bool) -> Problem {
    let text = std::fs::read_to_string(root.join(&slip.file)).unwrap_or_default();
    let line = (1..).zip(text.lines()).find(|(_, line)| is_it(line)).map(|(number, _)| number);
    Problem { file: slip.file.clone(), line, what: slip.what.clone() }
}
