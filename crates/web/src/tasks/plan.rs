//! What issues that were read would do here: what is new, what follows its forge, what stays as somebody wrote it, and what is left
//! out. The page and the command line say the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use domain::task::{Aside, Change as TaskChange, Command as TaskCommand, Facts, Found, MOST_TASKS, may_bring};
use domain::{Actor, Change, Command, CommandId, Event, Field, ProjectId, Refusal, TaskId, Text, ThemeId, Timestamp};
use forge::{Part, Reading, Source};
use formats::issues::Issue;

/// What becomes of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Becomes {
    /// A task that was not here.
    New,
    /// A task follows what its forge says now.
    Changed,
    /// A task keeps what somebody wrote here, and follows only in whether it is offered.
    Kept,
    /// The task is as it was.
    Same,
    /// It is closed there and was never here.
    Over,
    /// It is the task of somebody else's project, or of nobody's.
    Elsewhere,
}

/// An issue, and what becomes of it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The issue.
    pub issue: Issue,
    /// What becomes of it.
    pub becomes: Becomes,
}

/// What a list of issues does to an event.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What is asked for.
    pub command: Command,
    /// Issue by issue.
    pub steps: Vec<Step>,
}

impl Plan {
    /// How many become this.
    pub fn count(&self, becomes: Becomes) -> usize {
        self.steps.iter().filter(|step| step.becomes == becomes).count()
    }

    /// What tells this plan from another one that does something else, within one run of the program. Under which ids is not part of it.
    pub fn mark(&self) -> String {
        let mut hasher = DefaultHasher::new();
        if let Command::Task(TaskCommand::Bring { found }) = &self.command {
            for Found { source, facts, aside, .. } in found {
                // Values always have a JSON form.
                serde_json::to_vec(&(source, facts, aside)).unwrap_or_default().hash(&mut hasher);
            }
        }
        self.steps.iter().for_each(|step| step.becomes.hash(&mut hasher));
        format!("{:016x}", hasher.finish())
    }

    /// Whether it would change anything.
    pub fn is_empty(&self) -> bool {
        !self.steps.iter().any(|step| matches!(step.becomes, Becomes::New | Becomes::Changed | Becomes::Kept))
    }
}

/// Who brings issues where.
#[derive(Clone, Copy, Debug)]
pub struct Bringing<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub now: Timestamp,
    /// Under which id.
    pub id: CommandId,
    /// To which project; to the pool where none is said.
    pub project: Option<ProjectId>,
    /// The reading that they are from, where they were read at a forge.
    pub reading: Option<&'a Reading>,
}

/// What these issues would do.
///
/// # Errors
/// Where whoever brings them may not, or they are too many at once.
pub fn plan(event: &Event, bringing: &Bringing<'_>, issues: &[Issue]) -> Result<Plan, Refusal> {
    may_bring(event, bringing.actor, bringing.project)?;
    if issues.len() > MOST_TASKS {
        return Err(Refusal::TooLong { field: Field::What, limit: MOST_TASKS, length: issues.len() });
    }
    let moved = bringing.reading.map(moved).unwrap_or_default();
    let mut steps: Vec<Step> = issues.iter().map(|issue| Step { issue: known_as(event, &moved, issue), becomes: Becomes::Same }).collect();
    let mut found = Vec::new();
    for (nth, step) in (0..).zip(&mut steps) {
        let known = event.sources.get(step.issue.source.as_str()).and_then(|task| event.tasks.get(task));
        match known {
            None if step.issue.aside == Some(Aside::Closed) && bringing.reading.is_some() => step.becomes = Becomes::Over,
            Some(task) if may_bring(event, bringing.actor, event.project_of(task)).is_err() => step.becomes = Becomes::Elsewhere,
            _ => found.push(Found {
                task: TaskId(bringing.id.nth(nth)),
                source: step.issue.source.clone(),
                facts: Facts { project: bringing.project, under: theme(event, &step.issue), ..step.issue.facts.clone() },
                aside: step.issue.aside,
            }),
        }
    }
    let command = Command::Task(TaskCommand::Bring { found });
    let changes = domain::decide(event, bringing.actor, bringing.now, &command)?;
    let becomes: BTreeMap<&str, Becomes> = changes.iter().filter_map(|change| becomes(event, change)).collect();
    for step in &mut steps {
        step.becomes = becomes.get(step.issue.source.as_str()).copied().unwrap_or(step.becomes);
    }
    Ok(Plan { command, steps })
}

fn becomes<'c>(event: &Event, change: &'c Change) -> Option<(&'c str, Becomes)> {
    let Change::Task(TaskChange::Brought { task, source, by_hand, .. }) = change else { return None };
    let becomes = match (event.tasks.contains_key(task), by_hand) {
        (false, _) => Becomes::New,
        (true, true) => Becomes::Kept,
        (true, false) => Becomes::Changed,
    };
    Some((source.as_str(), becomes))
}

/// The theme that is called as the milestone of an issue, or as one of its labels.
fn theme(event: &Event, issue: &Issue) -> Option<ThemeId> {
    issue.under.iter().find_map(|name| event.theme_called(name)).map(|theme| theme.id)
}

/// Repositories that moved: how the names of their issues begin now, and how they began.
fn moved(reading: &Reading) -> Vec<(String, String)> {
    let both = |part: &Part| Some((part.moved.as_ref()?.as_str().to_lowercase(), part.source.repository.as_ref()?.as_str().to_lowercase()));
    reading.parts.iter().filter_map(both).collect()
}

/// An issue under the name by which it is known here, where its repository moved since.
fn known_as(event: &Event, moved: &[(String, String)], issue: &Issue) -> Issue {
    let name = issue.source.as_str();
    let before = moved.iter().find_map(|(now, before)| {
        let (host, rest) = name.split_once(':')?;
        let number = rest.strip_prefix(now.as_str())?.strip_prefix('#')?;
        Some(format!("{host}:{before}#{number}"))
    });
    let before = before.filter(|before| !event.sources.contains_key(name) && event.sources.contains_key(before.as_str()));
    let source = before.and_then(|before| Text::some_line(&before, Field::Link).ok());
    Issue { source: source.unwrap_or_else(|| issue.source.clone()), ..issue.clone() }
}

/// Since when tasks of a source are here that are not known to be closed: what was closed there since is worth reading.
pub fn known_since(event: &Event, source: &Source) -> Option<Timestamp> {
    let begins = source.repository.as_ref().map_or_else(String::new, |repository| format!("{repository}#").to_lowercase());
    let of = |name: &Text| name.as_str().split_once(':').is_some_and(|(_, rest)| rest.starts_with(&begins));
    let here = event.tasks.values().filter(|task| task.aside != Some(Aside::Closed) && task.source.as_ref().is_some_and(of));
    let first = here.map(|task| task.added).min()?;
    event.history.get(first).map(|recorded| recorded.stamp.at)
}
