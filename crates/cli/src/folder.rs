//! The event's own folder: applied to the event, and brought out of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use domain::Slug;
use formats::folder::{Folder, Problem, read, starter, starter_languages, write};
use ledger::View;
use web::bring::{Outside, folder_of};
use web::opening::Plan;

use crate::bringing::Into;
use crate::import::refused;
use crate::manage::rejected_words;
use crate::print_out;
use crate::sites::walk;

/// Do to an event what its folder says: event.toml, pages, questionnaire.toml
#[derive(Args)]
pub struct Apply {
    /// The folder with event.toml in it
    #[arg(value_name = "FOLDER")]
    root: PathBuf,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    into: Into,
}

impl Apply {
    pub fn run(mut self) -> anyhow::Result<()> {
        let folder = folder_at(&self.root)?;
        let slug = self.into.event.get_or_insert_with(|| folder.event.slug.clone()).clone();
        if !self.dry_run {
            open(&slug, &folder, &self.into)?;
        }
        self.into.bring(&Outside::of_folder(&folder), self.dry_run)
    }
}

/// Opens the event that a folder is of, where there is none.
fn open(slug: &str, folder: &Folder, into: &Into) -> anyhow::Result<()> {
    let ledger = into.data.visit_or_make()?;
    if ledger.view(slug).is_none() && ledger.unopened().iter().all(|(unopened, _)| unopened.as_str() != slug) {
        let slug: Slug = slug.parse().with_context(|| format!("“{slug}” cannot be the name of an event in its address"))?;
        let (first, last) = folder.days.first().zip(folder.days.last()).context("the folder has no days")?;
        let plan = Plan::new(&folder.event.title, &folder.zone, first.date, last.date).map_err(|refusal| refused(&refusal))?;
        ledger.create(slug, plan.order()).wait().map_err(rejected_words)?;
    }
    ledger.stop();
    Ok(())
}

/// What a folder says; what is wrong with it, each with file and line.
fn folder_at(root: &Path) -> anyhow::Result<Folder> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let told = |problems: &[Problem]| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    match read(&files) {
        Ok(reading) => {
            if !reading.remarks.is_empty() {
                eprintln!("{}", told(&reading.remarks));
            }
            Ok(reading.folder)
        }
        Err(problems) => bail!("{} is not applied, and nothing is changed:\n{}", root.display(), told(&problems)),
    }
}

/// Writes the present state of an event into a folder, over what lies there; its pictures stay.
pub fn bring_out(view: &View, root: &Path) -> anyhow::Result<()> {
    put(root, &write(&folder_of(view)))?;
    print_out(&format!("{} is in {}\n", view.event.title, root.display()))
}

/// Writes a folder to begin with: the facts of a new event, and pages to write on.
pub fn begin(view: &View, root: &Path) -> anyhow::Result<()> {
    if fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty; choose a folder that is, or that is not there yet", root.display());
    }
    let folder = folder_of(view);
    let languages: Vec<&str> = starter_languages().collect();
    let mut files = starter(&folder.event.title, &folder.event.slug, &folder.days, &folder.zone, &folder.venues, &languages);
    // In which language the pages are first, event.toml has to say; whom to ask the event knows already.
    let first = languages.first().map(|tag| (*tag).to_owned());
    let facts = Folder { event: formats::folder::Event { language: first, ..folder.event.clone() }, ..folder };
    for (path, bytes) in write(&facts) {
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some((_, known)) => *known = bytes,
            None => files.push((path, bytes)),
        }
    }
    put(root, &files)?;
    print_out(&format!("Its folder is {}; look at it, then: impl-days apply {}\n", root.display(), root.display()))
}

fn put(root: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    for (path, bytes) in files {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
