//! Bringing issues of a forge in as tasks, from a file or live, beside a running server.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args;
use domain::task::{Aside, MOST_TASKS, Size};
use domain::{Actor, CommandId, Event, ProjectId};
use forge::{Asked, Base, Bounds, Forge as _, Part, Reading, Source, Token, Trouble};
use formats::issues::{How, Issue, Issues as Read, LeftOut, Why, read, read_as};
use jiff::SignedDuration;
use ledger::{Order, View};
use web::tasks::plan::{Becomes, Bringing, known_since, plan};

use crate::file::bytes;
use crate::import::refused;
use crate::manage::{rejected_words, view};
use crate::serve::{block_on, secret_word};
use crate::{Data, print_out};

/// Where issues go.
#[derive(Args)]
struct To {
    /// Into which event
    #[arg(long, value_name = "SLUG")]
    event: String,
    /// Into which project, by its title or the letters in its address; without it into the pool
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    data: Data,
}

/// Issues of a forge as tasks: a file in the shape of GitHub's REST API
#[derive(Args)]
pub struct Issues {
    /// The file; - reads what is piped in
    file: PathBuf,
    #[command(flatten)]
    to: To,
}

impl Issues {
    pub fn run(self) -> anyhow::Result<()> {
        let read = read(&bytes(&self.file)?).with_context(|| format!("{} is not brought in", self.file.display()))?;
        let ledger = self.to.data.visit()?;
        let known = view(&ledger, &self.to.event)?;
        let told = self.to.bring(&ledger, &known, &read, None)?;
        ledger.stop();
        print_out(&told)
    }
}

/// Issues of GitHub as tasks: of repositories, by label or milestone, or what a search finds
///
/// A token for it is read from `IMPL_DAYS_GITHUB_TOKEN`. It needs no rights to read what is public; with it one may ask more often.
#[derive(Args)]
pub struct Github {
    /// Repositories, as in rust-lang/rust, or their addresses; of any number of owners
    #[arg(value_name = "OWNER/REPO", required_unless_present = "search")]
    repositories: Vec<String>,
    /// Only issues with this label
    #[arg(long, value_name = "LABEL")]
    label: Option<String>,
    /// Only issues of this milestone, by its title or number
    #[arg(long, value_name = "MILESTONE")]
    milestone: Option<String>,
    /// Only issues that this search finds, such as "org:rust-lang label:E-easy"
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    #[command(flatten)]
    to: To,
    #[command(flatten)]
    at: At,
}

/// Where GitHub is.
#[derive(Args)]
pub struct At {
    /// The address of GitHub's API; an enterprise has its own, such as <https://git.example.org/api/v3>
    #[arg(long, value_name = "URL", env = "IMPL_DAYS_GITHUB", default_value = forge::PUBLIC)]
    github: Base,
}

impl At {
    /// GitHub there, as whoever the environment says: a command line is seen by all on the machine.
    pub fn github(&self) -> anyhow::Result<forge::Github> {
        let token = std::env::var("IMPL_DAYS_GITHUB_TOKEN").ok().as_deref().and_then(Token::of);
        let (said, github) = (token.is_some(), forge::Github::at(&self.github, token));
        if said && !github.has_token() {
            bail!("{} is spoken to without TLS, so it is told no token; use https://", self.github);
        }
        Ok(github)
    }
}

/// How much is read at once: of each list two thousand issues, in two minutes.
const BOUNDS: Bounds = Bounds { pages: 20, time: Duration::from_secs(120) };

impl Github {
    pub fn run(self) -> anyhow::Result<()> {
        let github = self.at.github()?;
        let sources = self.sources(&github)?;
        let ledger = self.to.data.visit()?;
        let known = view(&ledger, &self.to.event)?;
        let asked = |source: &Source| Asked { source: source.clone(), closed_since: known_since(&known.event, source) };
        let asked: Vec<Asked> = sources.iter().map(asked).collect();
        let now = ledger.clock().now();
        let mut reading = None;
        block_on(async {
            reading = Some(forge::read(&github, &asked, BOUNDS, now).await);
            Ok(())
        })?;
        let reading = reading.context("nothing was read")?;
        let told = parts(&known.event, github.host(), &reading);
        if reading.parts.iter().all(|part| part.issues == 0 && part.trouble.is_some()) {
            bail!("nothing was read: {}", told.trim_end().replace('\n', "; "));
        }
        let how = How { fetched: Some(reading.at), ..How::default() };
        let read = read_as(&serde_json::to_vec(&reading.items)?, &how)?;
        let told = told + &self.to.bring(&ledger, &known, &read, Some(&reading))?;
        ledger.stop();
        print_out(&told)
    }

    fn sources(&self, github: &forge::Github) -> anyhow::Result<Vec<Source>> {
        let narrowed = |source: Source| -> anyhow::Result<Source> {
            let source = source.and_label(self.label.as_deref().unwrap_or("")).and_milestone(self.milestone.as_deref().unwrap_or(""));
            Ok(match &self.search {
                Some(words) => source.and_search(words)?,
                None => source,
            })
        };
        if self.repositories.is_empty() {
            return Ok(vec![narrowed(Source::default())?]);
        }
        let each = self.repositories.iter().map(|written| narrowed(github.meant(written).with_context(|| format!("“{written}”"))?));
        each.collect()
    }
}

/// What was read where, and what came in the way.
fn parts(event: &Event, host: &str, reading: &Reading) -> String {
    let clock = |seconds: u64| {
        let at = reading.at.checked_add(SignedDuration::from_secs(seconds.try_into().unwrap_or(0))).unwrap_or(reading.at);
        // A minute later than it may be rather than earlier.
        let at = if seconds > 0 { at.checked_add(SignedDuration::from_secs(59)).unwrap_or(at) } else { at };
        at.to_zoned(event.zone.clone()).strftime("%H:%M").to_string()
    };
    let mut text = String::new();
    let mut line = |said: String| {
        let _ = writeln!(text, "{said}");
    };
    for Part { source, issues, pull_requests, unchanged, moved, trouble } in &reading.parts {
        let pulls = if *pull_requests > 0 { format!(", {pull_requests} pull requests left out") } else { String::new() };
        let as_before = if *unchanged { ", as they were" } else { "" };
        line(format!("{source}: {} read at {}{pulls}{as_before}", many(*issues), clock(0)));
        if let Some(moved) = moved {
            line(format!("  it is now at {moved}"));
        }
        match trouble {
            None => {}
            Some(Trouble::Limited { seconds }) => {
                line(format!("  not all: {host} was asked too often; ask again from {} on", clock(*seconds)));
            }
            Some(trouble) => line(format!("  not all: {trouble}")),
        }
    }
    text
}

impl To {
    /// Brings them in, or says what would happen. Gives what is to be said.
    fn bring(&self, ledger: &ledger::Ledger, known: &View, read: &Read, reading: Option<&Reading>) -> anyhow::Result<String> {
        let project = self.project.as_deref().map(|asked| project(&known.event, asked)).transpose()?;
        let mut told = Told::default();
        for issues in read.issues.chunks(MOST_TASKS) {
            let id = CommandId(secret_word()?.parse()?);
            let bringing = Bringing { actor: &Actor::ORGANISER, now: ledger.clock().now(), id, project, reading };
            let plan = plan(&known.event, &bringing, issues).map_err(|refusal| refused(&refusal))?;
            told.new += plan.count(Becomes::New);
            told.changed += plan.count(Becomes::Changed);
            told.by_hand += plan.count(Becomes::Kept);
            told.over += plan.count(Becomes::Over);
            if !self.dry_run && !plan.is_empty() {
                ledger.ask(&self.event, Order::new(id, Actor::ORGANISER).with(plan.command)).wait().map_err(rejected_words)?;
            }
        }
        let what = match (self.dry_run, told.new + told.changed + told.by_hand) {
            (true, _) => "",
            (false, 0) => "Nothing new was in it.\n",
            (false, _) => "Brought in.\n",
        };
        let place = if reading.is_some() { "" } else { " in the file" };
        Ok(format!("{what}{}", report(&read.issues, &read.left_out, &told, place)))
    }
}

/// The project with this title, or with these letters in its address.
fn project(event: &Event, asked: &str) -> anyhow::Result<ProjectId> {
    let on_board = || event.projects.values().filter(|project| !project.withdrawn);
    let titled = |title: &str| title.to_lowercase() == asked.trim().to_lowercase();
    let mut named = on_board().filter(|project| project.id.0.short() == asked || titled(project.about.title.as_str()));
    match (named.next(), named.next()) {
        (Some(project), None) => Ok(project.id),
        (Some(_), Some(_)) => bail!("more than one project is called “{asked}”: give the letters at the end of its page's address"),
        (None, _) => bail!("no project is called “{asked}”: give its title as it stands on the board"),
    }
}

/// What changes by it.
#[derive(Default)]
struct Told {
    new: usize,
    changed: usize,
    by_hand: usize,
    over: usize,
}

/// What the file says and what becomes of it, in English.
fn report(issues: &[Issue], left_out: &[LeftOut], told: &Told, place: &str) -> String {
    let count = |is: &dyn Fn(&Issue) -> bool| issues.iter().filter(|issue| is(issue)).count();
    let mut text = String::new();
    let mut line = |said: String| {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{said}");
    };
    line(format!(
        "{}{place}: {} new, {} changed, {} as they were",
        many(issues.len()),
        told.new,
        told.changed + told.by_hand,
        issues.len() - told.new - told.changed - told.by_hand - told.over
    ));
    if told.by_hand > 0 {
        line(format!("{} keep what was written here by hand", told.by_hand));
    }
    if told.over > 0 {
        line(format!("{} are closed there and were never here", told.over));
    }
    let sizes: Vec<String> =
        Size::ALL.into_iter().map(|size| format!("{} {}", count(&|issue| issue.facts.size == size), size.word())).collect();
    line(format!("size: {}", sizes.join(", ")));
    line(format!(
        "with skills: {}; not code: {}; with a mentor there: {}",
        count(&|issue| !issue.facts.skills.is_empty()),
        count(&|issue| issue.facts.other),
        count(&|issue| issue.facts.mentored)
    ));
    let stale = match place {
        "" => "nobody touched it there for 180 days",
        _ => "nobody touched it there for 180 days before the newest of the file",
    };
    for (aside, words) in [(Aside::Closed, "closed there"), (Aside::Taken, "somebody there works on it"), (Aside::Stale, stale)] {
        let hidden = count(&|issue| issue.aside == Some(aside));
        if hidden > 0 {
            line(format!("not offered, {words}: {hidden}"));
        }
    }
    for (why, words) in [
        (Why::PullRequest, "a pull request"),
        (Why::Twice, "stood in the file before"),
        (Why::NoTitle, "without a title"),
        (Why::NoAddress, "without repository or number"),
        (Why::NoIssue, "nothing that can be read as an issue"),
    ] {
        let places: Vec<String> = left_out.iter().filter(|one| one.why == why).map(|one| one.at.to_string()).collect();
        if !places.is_empty() {
            line(format!("left out, {words}: {} (number {}{place})", places.len(), briefly(&places)));
        }
    }
    text
}

fn many(issues: usize) -> String {
    if issues == 1 { "1 issue".to_owned() } else { format!("{issues} issues") }
}

/// At most ten of them.
fn briefly(places: &[String]) -> String {
    let shown = places.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
    if places.len() > 10 { format!("{shown} and {} more", places.len() - 10) } else { shown }
}
