//! `cargo xtask bench`: what the program costs, beside what it would cost at least.
//!
//! The board, its watchers and the references are programs of their own (`crates/bench`), so that the system tells
//! what each of them spent. This file says what is measured; `programs` builds and starts, `report` makes tables of
//! what they say.

mod programs;
mod report;
mod site;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::root;
use programs::{Programs, Where};
use report::Report;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    parts: Vec<Part>,
    /// How many watch, one run after the other.
    watchers: Vec<u32>,
    size: Size,
    profile: Profile,
    /// Whether the tables also go into `docs/benchmarks.md`.
    write: bool,
}

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A change, until everybody has it.
    Live,
    /// Pages, asked for again and again.
    Pages,
    /// What is posted: the ledger's door, and forms.
    Forms,
    /// A site with a large timetable: read in from its folder, and asked for.
    Site,
    /// Opening, and how everything grows with the event.
    Growth,
    /// Who sits where: how good, and how long it takes.
    Matching,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Full,
    /// To see that all of it still works; the figures say little.
    Short,
}

/// How the programs are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Release,
    Dev,
}

/// As many as one server takes by itself.
const MOST_WATCHERS: u32 = 12_000;

impl Part {
    const ALL: [Self; 6] = [Self::Live, Self::Pages, Self::Forms, Self::Site, Self::Growth, Self::Matching];

    /// Its name on the command line and in the document.
    const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Pages => "pages",
            Self::Forms => "forms",
            Self::Site => "site",
            Self::Growth => "growth",
            Self::Matching => "matching",
        }
    }
}

impl Options {
    /// What `[PART…] [--watchers N] [--short] [--write]` asks for; none if it is something else.
    pub fn read(arguments: &[&str]) -> Option<Self> {
        let mut options = Self { parts: vec![], watchers: vec![], size: Size::Full, profile: Profile::Release, write: false };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--watchers" => {
                    let number = arguments.next()?.parse().ok().filter(|number| (1..=MOST_WATCHERS).contains(number))?;
                    options.watchers.push(number);
                }
                "--short" => options.size = Size::Short,
                "--write" => options.write = true,
                word => options.parts.push(Part::ALL.into_iter().find(|part| part.word() == word)?),
            }
        }
        Some(options.filled())
    }

    /// A run just large enough to tell that the bench works, built as the tests are.
    pub fn in_small() -> Self {
        Self { parts: vec![], watchers: vec![], size: Size::Short, profile: Profile::Dev, write: false }.filled()
    }

    fn filled(mut self) -> Self {
        if self.parts.is_empty() {
            self.parts = Part::ALL.to_vec();
        }
        if self.watchers.is_empty() {
            self.watchers = self.pick(vec![1_000, 5_000, 10_000], vec![100]);
        }
        self
    }

    fn pick<T>(&self, full: T, short: T) -> T {
        if self.size == Size::Short { short } else { full }
    }
}

/// Builds everything, measures and prints the tables.
///
/// # Errors
/// A watcher lost a message, or something could not be built or started. Not that a goal was missed: the tables say so.
pub fn run(options: &Options) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("what a process spends is read from /proc, which only Linux has");
    }
    // The matcher stands alone: nothing else is built for it.
    let alone = options.parts == [Part::Matching];
    let programs = if alone { None } else { Some(Programs::build(options.profile)?) };
    for part in &options.parts {
        let report = match (part, &programs) {
            (Part::Live, Some(programs)) => live(programs, options),
            (Part::Pages, Some(programs)) => pages(programs, options),
            (Part::Forms, Some(programs)) => forms(programs, options),
            (Part::Site, Some(programs)) => site(programs, options),
            (Part::Growth, Some(programs)) => growth(programs, options),
            (Part::Matching, _) => matching(options),
            (_, None) => bail!("{} needs the programs", part.word()),
        }?;
        let text = report.text();
        println!("{text}");
        if options.write {
            report::write(&root().join("docs/benchmarks.md"), part.word(), &text)?;
        }
    }
    Ok(())
}

fn live(programs: &Programs, options: &Options) -> Result<Report> {
    let (board, floor) = (programs.demo()?, programs.floor()?);
    let mut runs = vec![];
    for &watchers in &options.watchers {
        let rounds = options.pick(if watchers > 2_000 { "4" } else { "9" }, "1");
        let counts = ["--watchers", &watchers.to_string(), "--rounds", rounds, "--messages", options.pick("10", "5")];
        runs.push(programs.load_beside("live", &board, &floor, &counts)?);
    }
    drop((board, floor));
    let most = options.watchers.iter().copied().min().unwrap_or(100);
    let renders = [most.min(10), most].into_iter().map(|watchers| programs.renders(watchers)).collect::<Result<Vec<_>>>()?;
    Ok(report::live(&programs.cores, &runs, &renders))
}

fn pages(programs: &Programs, options: &Options) -> Result<Report> {
    let town = programs.town("pages", options.pick(100, 10), options.pick(200, 20), 0)?;
    let (board, _) = programs.open(&town, Where::OneCore)?;
    let constant = programs.constant(&board.address)?;
    let counts = ["--requests", options.pick("20000", "500"), "--rounds", options.pick("5", "1")];
    let signed_in = [&counts[..], &["--cookie", town.text("cookie")?]].concat();
    let page = format!("{}{}", board.address, town.text("project")?);
    let counts = ["--requests", options.pick("10000", "100"), "--rounds", options.pick("5", "1"), "--cookie", town.text("cookie")?];
    let runs = json!({
        "anybody": programs.load_beside("pages", &board, &constant, &signed_in[..4])?,
        "signed_in": programs.load_beside("pages", &board, &constant, &signed_in)?,
        "project": programs.load_at("page", &board, &page, &counts)?,
    });
    // As whoever runs it has it: on as many cores as there are.
    drop(board);
    let town = programs.town_at_places("places", options.pick(100, 10), options.pick(600, 20))?;
    let (board, _) = programs.open(&town, Where::Anywhere)?;
    let counts = ["--requests", options.pick("2000", "100"), "--rounds", options.pick("5", "1")];
    let work = ["--work", town.text("plan")?, "--cookie", town.text("coordinator")?];
    let beside = programs.load("beside", &board, &[&counts[..], &work].concat())?;
    Ok(report::pages(&programs.cores, &runs, &beside))
}

fn forms(programs: &Programs, options: &Options) -> Result<Report> {
    let counts = ["--callers", "64", "--orders", options.pick("60", "5"), "--rounds", options.pick("7", "1")];
    let door = programs.door(&counts)?;
    let board = programs.demo()?;
    let one = programs.load("posts", &board, &["--people", "1", "--each", options.pick("100", "10")])?;
    let many = programs.load("posts", &board, &["--people", "64", "--each", options.pick("50", "2")])?;
    Ok(report::forms(&programs.cores, &door, &[one, many]))
}

fn site(programs: &Programs, options: &Options) -> Result<Report> {
    let site = site::make(programs, options.pick(1_000, 40), options.pick(20, 4))?;
    let (board, _) = programs.open(&site.town, Where::OneCore)?;
    let counts = ["--requests", options.pick("20000", "500"), "--rounds", options.pick("5", "1")];
    let mut pages = vec![];
    for (what, path) in [("a day of the timetable", "timetable?day=2031-05-26"), ("the front page", "about")] {
        let page = format!("{}{path}", board.address);
        let constant = programs.constant(&page)?;
        let asked = programs.load_beside_at("pages", &board, &page, &constant, &counts)?;
        let view = programs.load_at("view", &board, &page, &[])?;
        pages.push(json!({ "what": what, "asked": asked, "view": view }));
    }
    Ok(report::site(&programs.cores, &site, &pages))
}

fn growth(programs: &Programs, options: &Options) -> Result<Report> {
    let mut runs = vec![];
    let sizes = options.pick(vec![(10, 0), (100, 0), (200, 0), (1_000, 0), (100, 100_000)], vec![(10, 0), (10, 1_000)]);
    for (projects, changes) in sizes {
        let town = programs.town("growth", projects, projects * 2, changes)?;
        let mut opened = vec![];
        for _ in 0..options.pick(5, 1) {
            opened.push(programs.open(&town, Where::Anywhere)?.1.as_secs_f64() * 1e3);
        }
        let (board, _) = programs.open(&town, Where::OneCore)?;
        let view = programs.load("view", &board, &[])?;
        let change = programs.load("change", &board, &["--changes", options.pick("25", "3")])?;
        runs.push(json!({
            "projects": projects,
            "changes": town.changes(),
            "opened_ms": report::median(opened),
            "view": view,
            "change": change,
        }));
    }
    let demo = programs.demo()?;
    let idle: Value = programs.load("view", &demo, &[])?;
    Ok(report::growth(&programs.cores, &runs, &idle))
}

fn matching(options: &Options) -> Result<Report> {
    let folder = crate::truth::usual_folder().join("matching");
    let folder = folder.is_dir().then_some(folder);
    let figures = programs::matching(options.profile, folder.as_deref(), options.size == Size::Short)?;
    Ok(report::matching(&figures))
}

#[cfg(test)]
mod tests {
    use super::{Options, Part};

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        assert_eq!(Options::read(&["--short"]).unwrap().watchers, [100]);
        assert_eq!(Options::read(&["live", "--watchers", "7", "--short"]).unwrap().watchers, [7]);
        assert_eq!(Options::read(&["live", "pages"]).unwrap().parts, [Part::Live, Part::Pages]);
        assert_eq!(Options::read(&[]).unwrap().parts, Part::ALL);
        for wrong in [&["--watchers"][..], &["--watchers", "0"], &["--watchers", "1000000"], &["--fast"], &["everything"]] {
            assert_eq!(Options::read(wrong), None, "{wrong:?}");
        }
    }
}
