//! The event's own folder: applied to the event, and brought out of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use domain::file::{FilePath, MOST_BYTES, Wrong};
use domain::site::Change as SiteChange;
use domain::{Change, CommandId, Refusal, Seq, Slug};
use formats::folder::{
    EVENT_FILE, Folder, LOGO, Look, Problem, QUESTIONS_FILE, Reading, STYLE, read_without, starter, starter_languages, write,
};
use ledger::{Clock, Ledger, View};
use web::bring::{MARK_FILE, Outside, folder_of, mark, missing, report};
use web::files::{hash, look};
use web::opening::Plan;

use crate::bringing::{Into, taken_in};
use crate::import::refused;
use crate::manage::rejected_words;
use crate::print_out;
use crate::serve::secret_word;
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
        let Reading { folder, session_lines, .. } = folder_at(&self.root)?;
        self.into.root.clone_from(&self.root);
        let slug = self.into.event.get_or_insert_with(|| folder.event.slug.clone()).clone();
        let mut outside = Outside { known: mark_at(&self.root), ..Outside::of_folder(&folder) };
        for (session, line) in outside.sessions.iter_mut().zip(session_lines) {
            session.stands = Problem { file: EVENT_FILE.to_owned(), line: Some(line), what: String::new() }.place();
        }
        let paths = folder.assets.iter().map(|path| FilePath::parse(path).map(|at| (at, self.root.join(path))));
        let files = paths.collect::<Result<Vec<_>, _>>().map_err(|refusal| refused(&refusal))?;
        if !is_there(&slug, &self.into)? {
            let told = self.looked_at_first(&slug, &folder, outside.clone(), &files)?;
            if self.dry_run {
                return print_out(&format!("{} would be opened at /{slug}/.\n{told}", folder.event.title));
            }
            let ledger = self.into.data.visit_or_make()?;
            ledger.create(name(&slug)?, opening(&folder)?.order()).wait().map_err(rejected_words)?;
            ledger.stop();
        }
        if !files.is_empty() {
            outside.files = Some(self.into.files(&files, self.dry_run)?);
        }
        self.into.bring(&outside, self.dry_run)
    }

    /// What would come of the folder at an event that is not there yet: all of it is looked at before the event is opened, so that a folder
    /// that is refused leaves none behind.
    fn looked_at_first(&self, slug: &str, folder: &Folder, mut outside: Outside, files: &[(FilePath, PathBuf)]) -> anyhow::Result<String> {
        let now = Clock::system().now();
        let begun = opening(folder)?.opened(name(slug)?, now).map_err(|refusal| refused(&refusal))?;
        let looked = files.iter().map(|(path, file)| taken_in(&begun, path, file, |_| Ok(())));
        outside.files = Some(looked.collect::<anyhow::Result<_>>()?);
        let id = CommandId(secret_word()?.parse()?);
        let mut plan = self.into.plan(&begun, id, now, &outside)?;
        plan.remarks.extend(self.into.lost(&plan));
        Ok(report(&plan))
    }
}

/// Whether there is an event with this name, be it one that cannot be opened.
fn is_there(slug: &str, into: &Into) -> anyhow::Result<bool> {
    if into.data.store().is_err() {
        return Ok(false);
    }
    let ledger = into.data.visit()?;
    let there = ledger.view(slug).is_some() || ledger.unopened().iter().any(|(unopened, _)| unopened.as_str() == slug);
    ledger.stop();
    Ok(there)
}

fn name(slug: &str) -> anyhow::Result<Slug> {
    slug.parse().with_context(|| format!("“{slug}” cannot be the name of an event in its address"))
}

/// The event that a folder is of, before it is described.
fn opening(folder: &Folder) -> anyhow::Result<Plan> {
    let (first, last) = folder.days.first().zip(folder.days.last()).context("the folder has no days")?;
    Plan::new(&folder.event.title, &folder.zone, first.date, last.date).map_err(|refusal| refused(&refusal))
}

/// What a folder knows of its event; nothing where it never was beside one.
fn mark_at(root: &Path) -> String {
    fs::read_to_string(root.join(MARK_FILE)).unwrap_or_default()
}

/// What a folder says; what is wrong with it, each with file and line.
fn folder_at(root: &Path) -> anyhow::Result<Reading> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let of_files = files.iter().filter(|(path, _)| is_asset(path)).filter_map(|(path, _)| wrong_file(root, path).transpose());
    let of_files = of_files.collect::<anyhow::Result<Vec<Problem>>>()?;
    let told = |problems: &[Problem]| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let missing = missing(&mark_at(root));
    let problems: Vec<Problem> = match read_without(&files, &missing) {
        Ok(reading) if of_files.is_empty() && wrong_questions(&reading.folder).is_none() => {
            if !reading.remarks.is_empty() {
                eprintln!("{}", told(&reading.remarks));
            }
            return Ok(reading);
        }
        Ok(reading) => of_files.into_iter().chain(wrong_questions(&reading.folder)).collect(),
        Err(problems) => problems.into_iter().chain(of_files).collect(),
    };
    bail!("{} is not applied, and nothing is changed:\n{}", root.display(), told(&problems))
}

/// What is wrong with the questions of a folder, if anything is.
fn wrong_questions(folder: &Folder) -> Option<Problem> {
    let what = web::questions(folder.questionnaire.as_deref()?).err()?;
    Some(Problem { file: QUESTIONS_FILE.to_owned(), line: None, what })
}

/// Whether it is a file for the site, and not one that an editor or a computer left.
fn is_asset(path: &str) -> bool {
    path.starts_with("assets/") && !path.split('/').any(|part| part.starts_with('.')) && !path.ends_with('~')
}

/// What is wrong with a file of the site, if anything is. One is in memory at a time.
fn wrong_file(root: &Path, path: &str) -> anyhow::Result<Option<Problem>> {
    let looked = FilePath::parse(path).and_then(|at| {
        let looked = read_file(&root.join(path), &at).map(|read| read.and_then(|bytes| look(&at, &bytes).map(drop)));
        looked.map_or_else(|error| Ok(Err(error)), |looked| looked.map(Ok).map_err(Refusal::File))
    });
    match looked {
        Ok(read) => read.map(|()| None),
        Err(refusal) => {
            let line = if let Refusal::File(Wrong::Fetches { line, .. }) = &refusal { Some(*line) } else { None };
            Ok(Some(Problem { file: path.to_owned(), line, what: web::refusal_in_english(&refusal) }))
        }
    }
}

/// The bytes of a file, or that they are too many.
pub fn read_file(file: &Path, path: &FilePath) -> anyhow::Result<Result<Vec<u8>, Wrong>> {
    let why = || format!("cannot read {}", file.display());
    let bytes = fs::metadata(file).with_context(why)?.len();
    if bytes > MOST_BYTES {
        return Ok(Err(Wrong::Large { path: path.to_string(), bytes, most: MOST_BYTES }));
    }
    fs::read(file).with_context(why).map(Ok)
}

/// Writes the present state of an event into a folder, over what lies there.
pub fn bring_out(ledger: &Ledger, view: &View, root: &Path) -> anyhow::Result<()> {
    let pages = taken_off(view, root).into_iter().map(|path| (path, "the page"));
    let gone: Vec<_> = pages.chain(files_taken_off(view, root).into_iter().map(|path| (path, "the file"))).collect();
    put(root, &write(&folder_of(view)))?;
    for (path, what) in gone {
        fs::remove_file(root.join(&path)).with_context(|| format!("cannot take {path} out of {}", root.display()))?;
        print_out(&format!("{path} goes, as {what} was taken off\n"))?;
    }
    for (path, file) in &view.event.site.files {
        let bytes = ledger.file(view.slug.as_str(), file.filed.hash).wait().map_err(rejected_words)?;
        let bytes = bytes.with_context(|| format!("the bytes of {path} are not there; impl-days check says what is missing"))?;
        put(root, &[(path.to_string(), bytes)])?;
    }
    put_mark(root, view, view.event.seq, &BTreeSet::new())?;
    print_out(&format!("{} is in {}\n", view.event.title, root.display()))
}

/// Files of pages in a folder that the event had and that somebody took off. A page that the event never had is somebody's work, and stays.
fn taken_off(view: &View, root: &Path) -> Vec<String> {
    let Ok(Some(there)) = pages_at(root) else { return vec![] };
    let own = view.event.language.as_ref().map(|language| language.as_str().to_owned());
    let is = |page: &formats::folder::Page, about: &domain::site::About| {
        page.path == about.path.as_str()
            && page.language.clone().or_else(|| own.clone()) == about.spoken(&view.event).map(|language| language.as_str().to_owned())
    };
    let site = &view.event.site;
    let gone = |page: &formats::folder::Page| {
        site.pages.values().any(|known| known.removed && is(page, &known.about))
            && !site.standing().iter().any(|known| is(page, &known.about))
    };
    there.into_iter().filter(gone).map(|page| page.file).collect()
}

/// Files in a folder that the event had, byte by byte, and that somebody took off. What was put there since is somebody's work, and stays.
fn files_taken_off(view: &View, root: &Path) -> Vec<String> {
    let filed = view.event.history.newest_first().filter_map(|entry| match &entry.change {
        Change::Site(SiteChange::Filed { path, file: Some(file) }) => Some((path, file.hash)),
        _ => None,
    });
    let is_there = |path: &FilePath, was| fs::read(root.join(path.as_str())).is_ok_and(|bytes| hash(&bytes) == was);
    let gone = filed.filter(|(path, was)| !view.event.site.files.contains_key(*path) && is_there(path, *was));
    gone.map(|(path, _)| path.to_string()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The pages of a folder, where there is one that reads.
fn pages_at(root: &Path) -> anyhow::Result<Option<Vec<formats::folder::Page>>> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    Ok(read_without(&files, &missing(&mark_at(root))).ok().map(|reading| reading.folder.pages))
}

/// Where the logo lies that a folder begins with.
const LOGO_FILE: &str = "assets/logo.svg";

/// Writes a folder to begin with: the facts of a new event, and pages to write on.
pub fn begin(view: &View, root: &Path) -> anyhow::Result<()> {
    if fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty; choose a folder that is, or that is not there yet", root.display());
    }
    put(root, &beginning(view))?;
    put_mark(root, view, view.event.seq, &BTreeSet::new())?;
    print_out(&format!("Its folder is {}; look at it, then: impl-days apply {}\n", root.display(), root.display()))
}

/// The files of a new event: its facts, pages to write on, its looks.
pub fn beginning(view: &View) -> Vec<(String, Vec<u8>)> {
    let folder = folder_of(view);
    let languages: Vec<&str> = starter_languages().collect();
    let mut files = starter(&folder.event.title, &folder.event.slug, &folder.days, &folder.zone, &folder.venues, &languages);
    // In which language the pages are first, event.toml has to say; whom to ask the event knows already.
    let first = languages.first().map(|tag| (*tag).to_owned());
    let event = formats::folder::Event { language: first, ..folder.event.clone() };
    let look = Look { logo: Some(LOGO_FILE.to_owned()), ..folder.look.clone() };
    let facts = Folder { event, look, ..folder };
    for (path, bytes) in write(&facts) {
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some((_, known)) => *known = bytes,
            None => files.push((path, bytes)),
        }
    }
    for (path, text) in [("assets/style.css", STYLE), (LOGO_FILE, LOGO)] {
        files.push((path.to_owned(), text.as_bytes().to_vec()));
    }
    files
}

/// Writes down what a folder knows of its event from now on.
pub fn put_mark(root: &Path, view: &View, until: Seq, but: &BTreeSet<Seq>) -> anyhow::Result<()> {
    put(root, &[(MARK_FILE.to_owned(), mark(view, until, but).into_bytes())])
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
