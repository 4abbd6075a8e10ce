//! Bringing issues of a forge in as tasks, beside a running server.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use domain::task::{Aside, Change as TaskChange, Command as TaskCommand, Found, MOST_TASKS, Size};
use domain::{Actor, Change, Command, CommandId, Event, ProjectId, TaskId};
use formats::issues::{Issue, LeftOut, Why, read};
use ledger::Order;

use crate::import::refused;
use crate::manage::{rejected_words, view};
use crate::serve::secret_word;
use crate::{Data, print_out};

/// Issues of a forge as tasks: a file in the shape of GitHub's REST API
#[derive(Args)]
pub struct Issues {
    /// The file; - reads what is piped in
    file: PathBuf,
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

impl Issues {
    pub fn run(self) -> anyhow::Result<()> {
        let read = read(&self.bytes()?).with_context(|| format!("{} is not brought in", self.file.display()))?;
        let ledger = self.data.visit()?;
        let known = view(&ledger, &self.event)?;
        let project = self.project.as_deref().map(|asked| project(&known.event, asked)).transpose()?;
        let mut told = Told::default();
        for issues in read.issues.chunks(MOST_TASKS) {
            let id = CommandId(secret_word()?.parse()?);
            let bring = Command::Task(TaskCommand::Bring { found: found(id, issues, project) });
            let now = ledger.clock().now();
            let changes = domain::decide(&known.event, &Actor::ORGANISER, now, &bring).map_err(|refusal| refused(&refusal))?;
            told.count(&known.event, &changes);
            if !self.dry_run && !changes.is_empty() {
                ledger.ask(&self.event, Order::new(id, Actor::ORGANISER).with(bring)).wait().map_err(rejected_words)?;
            }
        }
        ledger.stop();
        let what = match (self.dry_run, told.new + told.changed) {
            (true, _) => "",
            (false, 0) => "Nothing new was in it.\n",
            (false, _) => "Brought in.\n",
        };
        print_out(&format!("{what}{}", report(&read.issues, &read.left_out, &told)))
    }

    fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        if self.file.as_os_str() == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).context("cannot read what is piped in")?;
            return Ok(bytes);
        }
        std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))
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

fn found(id: CommandId, issues: &[Issue], project: Option<ProjectId>) -> Vec<Found> {
    let one = |(nth, issue): (u16, &Issue)| Found {
        task: TaskId(id.nth(nth)),
        source: issue.source.clone(),
        facts: domain::task::Facts { project, ..issue.facts.clone() },
        aside: issue.aside,
    };
    (0..).zip(issues).map(one).collect()
}

/// What changes by it.
#[derive(Default)]
struct Told {
    new: usize,
    changed: usize,
    by_hand: usize,
}

impl Told {
    fn count(&mut self, event: &Event, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Task(TaskChange::Brought { task, .. }) if !event.tasks.contains_key(task) => self.new += 1,
                Change::Task(TaskChange::Brought { by_hand: true, .. }) => self.by_hand += 1,
                _ => self.changed += 1,
            }
        }
    }
}

/// What the file says and what becomes of it, in English.
fn report(issues: &[Issue], left_out: &[LeftOut], told: &Told) -> String {
    let count = |is: &dyn Fn(&Issue) -> bool| issues.iter().filter(|issue| is(issue)).count();
    let mut text = String::new();
    let mut line = |said: String| {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{said}");
    };
    line(format!(
        "{} in the file: {} new, {} changed, {} as they were",
        many(issues.len()),
        told.new,
        told.changed + told.by_hand,
        issues.len() - told.new - told.changed - told.by_hand
    ));
    if told.by_hand > 0 {
        line(format!("{} keep what was written here by hand", told.by_hand));
    }
    let sizes: Vec<String> =
        Size::ALL.into_iter().map(|size| format!("{} {}", count(&|issue| issue.facts.size == size), size.word())).collect();
    line(format!("size: {}", sizes.join(", ")));
    line(format!(
        "with skills: {}; not code: {}; with a mentor there: {}",
        count(&|issue| !issue.facts.skills.is_empty()),
        count(&|issue| issue.facts.other),
        count(&|issue| issue.mentored)
    ));
    for (aside, words) in [
        (Aside::Closed, "closed there"),
        (Aside::Taken, "somebody there works on it"),
        (Aside::Stale, "nobody touched it there for 180 days before the newest of the file"),
    ] {
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
            line(format!("left out, {words}: {} (number {} in the file)", places.len(), briefly(&places)));
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
