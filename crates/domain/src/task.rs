//! Tasks: pieces of work, in a project or in the pool. People claim them, several together if they like; a claim lapses
//! when they go, or stay silent for long. What forges say of them is brought in; what people wrote by hand stays.

use std::collections::BTreeSet;

use imbl::Vector;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::history::{Stuck, Subject, Turn};
use crate::id::{PersonId, ProjectId, TaskId, ThemeId};
use crate::link::{Link, Meaning};
use crate::person::author;
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;
use crate::venue::Presence;

/// How much work it is, as somebody judged it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// A first step.
    Easy,
    /// An afternoon.
    Medium,
    /// More than a day.
    Hard,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Size {
    /// All of them, small ones first.
    pub const ALL: [Self; 4] = [Self::Easy, Self::Medium, Self::Hard, Self::Unknown];

    /// The word for it in forms and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
            Self::Unknown => "unknown",
        }
    }

    /// The size with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }
}

/// Why a task is not offered, as its forge tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// It is closed there.
    Closed,
    /// Somebody there works on it.
    Taken,
    /// Nobody touched it there for long.
    Stale,
}

/// What is written about a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// What is to be done.
    pub title: Text,
    /// Where more is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// How much work it is.
    #[serde(default)]
    pub size: Size,
    /// What one should know, or learns by it; each a skill by its usual name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Text>,
    /// The project that it belongs to; else it lies in the pool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    /// The heading of a roadmap under which it falls, in words: where nobody chose one of the event's themes.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub theme: Text,
    /// The theme of the event under which it falls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<ThemeId>,
    /// Who helps with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentor: Option<PersonId>,
    /// Whether somebody where it comes from helps with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mentored: bool,
    /// Whether it is something else than code: words, pictures, a talk.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
}

impl Facts {
    /// Whether somebody helps, here or where it comes from.
    pub const fn has_mentor(&self) -> bool {
        self.mentor.is_some() || self.mentored
    }

    fn strike(&mut self) {
        self.title.strike();
        self.theme.strike();
        self.skills.iter_mut().for_each(Text::strike);
        if let Some(link) = &mut self.link {
            link.strike();
        }
    }
}

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What is written about it.
    pub facts: Facts,
    /// The last change to what is written, and by whom.
    pub described: (Seq, Who),
    /// Its name at the forge that it comes from, as in `github:rust-lang/rust#6584`.
    pub source: Option<Text>,
    /// Whether somebody wrote about it by hand since it was brought: then the forge does not overwrite that.
    pub by_hand: bool,
    /// Why it is not offered.
    pub aside: Option<Aside>,
    /// Who works on it, in the order in which they began.
    pub claims: Vector<Claim>,
    /// Who found that it does not build, or does not go, here.
    pub stuck: Vector<Claim>,
    /// Whether it is done.
    pub done: bool,
    /// Taken off the list.
    pub withdrawn: bool,
    /// Who brought or wrote it.
    pub by: Who,
    /// The change that added it.
    pub added: Seq,
    /// The last change to it.
    pub touched: Seq,
}

/// Somebody, since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// Since when, or when they last said so.
    pub at: Timestamp,
    /// Who.
    pub person: PersonId,
}

impl Task {
    /// Whether it is shown to people who look for something to do.
    pub fn is_offered(&self) -> bool {
        !self.withdrawn && !self.done && self.aside.is_none()
    }

    /// Whether somebody is at it: a claim to what is done tells who did it, and does not lapse.
    fn is_worked_on(&self) -> bool {
        !self.withdrawn && !self.done && !self.claims.is_empty()
    }

    /// Since when somebody works on it, if they do.
    pub fn claim_of(&self, person: PersonId) -> Option<Timestamp> {
        self.claims.iter().find(|claim| claim.person == person).map(|claim| claim.at)
    }

    /// Since when it does not go for somebody, if so.
    pub fn stuck_for(&self, person: PersonId) -> Option<Timestamp> {
        self.stuck.iter().find(|claim| claim.person == person).map(|claim| claim.at)
    }
}

/// A task that a forge, or a file of one, tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The id that it gets if it is new.
    pub task: TaskId,
    /// Its name there.
    pub source: Text,
    /// What is written about it.
    pub facts: Facts,
    /// Why it is not to be offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<Aside>,
}

/// What is asked about tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Write one down.
    Add {
        /// Its id.
        task: TaskId,
        /// What is written about it.
        facts: Facts,
        /// Even if another task has the same page as its link.
        anyway: bool,
    },
    /// Write something else about it.
    Describe {
        /// Which.
        task: TaskId,
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What is written about it.
        facts: Facts,
    },
    /// Bring tasks in from a forge; those that are known follow it, and keep what was written here by hand.
    Bring {
        /// What was found.
        found: Vec<Found>,
    },
    /// Work on it, or say that one still does.
    Claim {
        /// Which.
        task: TaskId,
        /// Who.
        person: PersonId,
    },
    /// Work on it no more.
    Release {
        /// Which.
        task: TaskId,
        /// Who.
        person: PersonId,
    },
    /// Say that it does not build, or does not go, here; or that it does after all.
    Stick {
        /// Which.
        task: TaskId,
        /// For whom.
        person: PersonId,
        /// Whether it does not go.
        stuck: bool,
    },
    /// Say that it is done, or not yet.
    Finish {
        /// Which.
        task: TaskId,
        /// Whether it is.
        done: bool,
    },
    /// Take it off the list.
    Withdraw {
        /// Which.
        task: TaskId,
    },
    /// Put it back on the list.
    BringBack {
        /// Which.
        task: TaskId,
    },
    /// Say that a project's list has what people need for a first step, or not yet.
    Ready {
        /// Which project.
        project: ProjectId,
        /// Whether it has.
        ready: bool,
    },
}

/// What happened to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was written down.
    Added {
        /// Its id.
        task: TaskId,
        /// What is written about it.
        facts: Box<Facts>,
    },
    /// Something else is written about it.
    Described {
        /// Which.
        task: TaskId,
        /// What.
        facts: Box<Facts>,
    },
    /// A forge told of it.
    Brought {
        /// Its id.
        task: TaskId,
        /// Its name there.
        source: Text,
        /// What is written about it.
        facts: Box<Facts>,
        /// Why it is not offered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aside: Option<Aside>,
        /// Whether this was written here by hand and the forge told only the rest.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_hand: bool,
    },
    /// Somebody works on it.
    Claimed {
        /// Which.
        task: TaskId,
        /// Who.
        person: PersonId,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// Somebody works on it no more.
    Released {
        /// Which.
        task: TaskId,
        /// Who.
        person: PersonId,
        /// Whether time did it: they went, or were silent for long.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        lapsed: bool,
    },
    /// It does not go for somebody.
    Stuck {
        /// Which.
        task: TaskId,
        /// For whom.
        person: PersonId,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// It goes after all.
    Unstuck {
        /// Which.
        task: TaskId,
        /// For whom.
        person: PersonId,
    },
    /// It is done, or not yet after all.
    Finished {
        /// Which.
        task: TaskId,
        /// Whether it is done.
        done: bool,
    },
    /// It was taken off the list.
    Withdrawn {
        /// Which.
        task: TaskId,
    },
    /// It was put back on the list.
    BroughtBack {
        /// Which.
        task: TaskId,
    },
    /// A project's list is ready, or not yet after all.
    Readied {
        /// Which project.
        project: ProjectId,
        /// Whether it is.
        ready: bool,
    },
}

impl Change {
    /// The thing in whose history it stands.
    pub(crate) const fn subject(&self) -> Subject {
        match self {
            Self::Added { task, .. }
            | Self::Described { task, .. }
            | Self::Brought { task, .. }
            | Self::Claimed { task, .. }
            | Self::Released { task, .. }
            | Self::Stuck { task, .. }
            | Self::Unstuck { task, .. }
            | Self::Finished { task, .. }
            | Self::Withdrawn { task }
            | Self::BroughtBack { task } => Subject::Task(*task),
            Self::Readied { project, .. } => Subject::Project(*project),
        }
    }

    /// Whose claim it is about, if it is about one's.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Claimed { person, .. } | Self::Released { person, .. } | Self::Stuck { person, .. } | Self::Unstuck { person, .. } => {
                Some(*person)
            }
            _ => None,
        }
    }

    pub(crate) fn strike(&mut self) {
        if let Self::Added { facts, .. } | Self::Described { facts, .. } | Self::Brought { facts, .. } = self {
            facts.strike();
        }
    }
}

/// The most tasks of one order.
pub const MOST_TASKS: usize = 2_000;

/// The most skills of one task.
pub const MOST_SKILLS: usize = 12;

/// After how many hours of silence a claim lapses, where the event does not say.
pub const CLAIM_HOURS: u8 = 3;

impl Event {
    /// The tasks that are on the list, of a project or of the pool.
    pub fn tasks_of(&self, project: Option<ProjectId>) -> impl Iterator<Item = &Task> {
        self.tasks.values().filter(move |task| !task.withdrawn && self.project_of(task) == project)
    }

    /// The task that stands for what a link leads to: typed, or read from a forge. What was taken off the list stands for nothing.
    pub fn task_behind(&self, link: &Link) -> Option<&Task> {
        let meaning = link.meaning();
        let read = match &meaning {
            Meaning::Issue(name) => self.sources.get(name.as_str()).and_then(|task| self.tasks.get(task)),
            Meaning::Page(_) => None,
        };
        let leads_there = |task: &&Task| task.facts.link.as_ref().is_some_and(|link| link.meaning() == meaning);
        read.filter(|task| !task.withdrawn).or_else(|| self.tasks.values().filter(|task| !task.withdrawn).find(leads_there))
    }

    /// The project that a task belongs to now: none where its project was taken off the board.
    pub fn project_of(&self, task: &Task) -> Option<ProjectId> {
        let project = self.now_part_of(task.facts.project?);
        self.projects.get(&project).filter(|known| !known.withdrawn).map(|known| known.id)
    }

    /// When somebody's claim lapses: when they went, or after the silence that the event allows.
    fn lapses(&self, claim: &Claim) -> Timestamp {
        let hours = i64::from(self.terms.claim_hours.unwrap_or(CLAIM_HOURS));
        let silent = claim.at.checked_add(Span::new().hours(hours)).unwrap_or(Timestamp::MAX);
        match self.presence(self.moment.today, self.now(claim.person)) {
            Some(Presence::Left { since }) if since >= claim.at => silent.min(since),
            _ => silent,
        }
    }

    /// The claims that have lapsed until this time, with their tasks.
    fn lapsed(&self, until: Timestamp) -> impl Iterator<Item = (TaskId, Claim)> {
        let of = move |task: &Task| {
            let over: Vec<_> = task.claims.iter().filter(|claim| self.lapses(claim) <= until).map(|claim| (task.id, *claim)).collect();
            over
        };
        self.tasks.values().filter(|task| task.is_worked_on()).flat_map(of)
    }

    /// The last moment until this time at which a claim lapsed that stands there still.
    pub(crate) fn lapse_due(&self, now: Timestamp) -> Option<Timestamp> {
        self.lapsed(now).map(|(_, claim)| self.lapses(&claim)).max()
    }

    /// When the next claim lapses.
    pub(crate) fn next_lapse(&self, now: Timestamp) -> Option<Timestamp> {
        let claims = self.tasks.values().filter(|task| task.is_worked_on()).flat_map(|task| task.claims.iter());
        claims.map(|claim| self.lapses(claim)).filter(|at| *at > now).min()
    }
}

/// What lapsed until then.
pub(crate) fn lapse(event: &Event, until: Timestamp) -> Vec<crate::Change> {
    let release = |(task, claim): (TaskId, Claim)| crate::Change::Task(Change::Released { task, person: claim.person, lapsed: true });
    event.lapsed(until).map(release).collect()
}

pub(crate) fn decide(event: &Event, actor: &Actor, now: Timestamp, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    author(event, actor)?;
    let there = |task: &TaskId| event.tasks.get(task).filter(|known| !known.withdrawn).ok_or(Refusal::Gone { thing: Thing::Task });
    let changes = match command {
        Command::Add { task, facts, anyway } => {
            let facts = checked(event, facts, None)?;
            if event.tasks.contains_key(task) {
                return Err(Refusal::IdTaken);
            }
            one_of_it(event, *task, facts.link.as_ref(), *anyway)?;
            vec![Change::Added { task: *task, facts: Box::new(facts) }]
        }
        Command::Describe { task, seen, facts } => {
            let known = there(task)?;
            let facts = checked(event, facts, known.facts.under)?;
            let (at, by) = known.described;
            let means = |facts: &Facts| facts.link.as_ref().map(Link::meaning);
            if means(&facts) != means(&known.facts) {
                one_of_it(event, *task, facts.link.as_ref(), true)?;
            }
            match () {
                () if known.facts == facts => vec![],
                () if at > *seen => return Err(Refusal::ChangedSince { by }),
                () => vec![Change::Described { task: *task, facts: Box::new(facts) }],
            }
        }
        Command::Bring { found } => bring(event, actor, found)?,
        Command::Claim { task, person } => {
            let known = there(task)?;
            own_or_others(event, actor, *person)?;
            if known.done {
                return Err(Refusal::TaskDone);
            }
            // Saying so twice in a breath is saying so once.
            let said = known.claim_of(*person).is_some_and(|at| at >= now);
            if said { vec![] } else { vec![Change::Claimed { task: *task, person: *person, since: None }] }
        }
        Command::Release { task, person } => {
            let known = event.tasks.get(task).ok_or(Refusal::Gone { thing: Thing::Task })?;
            own_or_others(event, actor, *person)?;
            let claimed = known.claim_of(*person).is_some();
            if claimed { vec![Change::Released { task: *task, person: *person, lapsed: false }] } else { vec![] }
        }
        Command::Stick { task, person, stuck } => {
            let known = there(task)?;
            own_or_others(event, actor, *person)?;
            match (known.stuck_for(*person).is_some(), *stuck) {
                (false, true) => vec![Change::Stuck { task: *task, person: *person, since: None }],
                (true, false) => vec![Change::Unstuck { task: *task, person: *person }],
                _ => vec![],
            }
        }
        Command::Finish { task, done } => {
            let is = there(task)?.done == *done;
            if is { vec![] } else { vec![Change::Finished { task: *task, done: *done }] }
        }
        Command::Withdraw { task } => {
            let known = event.tasks.get(task).ok_or(Refusal::Gone { thing: Thing::Task })?;
            may_take_off(event, actor, known)?;
            if known.withdrawn { vec![] } else { vec![Change::Withdrawn { task: *task }] }
        }
        Command::BringBack { task } => {
            let known = event.tasks.get(task).ok_or(Refusal::Gone { thing: Thing::Task })?;
            may_take_off(event, actor, known)?;
            if known.withdrawn { vec![Change::BroughtBack { task: *task }] } else { vec![] }
        }
        Command::Ready { project, ready } => {
            leads_or(event, actor, *project, Act::Others)?;
            let is = event.ready.contains(project) == *ready;
            if is { vec![] } else { vec![Change::Readied { project: *project, ready: *ready }] }
        }
    };
    Ok(changes.into_iter().map(crate::Change::Task).collect())
}

/// One speaks for oneself; a greeter for others.
fn own_or_others(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    if event.people.get(&person).is_none_or(|known| known.erased) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    if actor.who == Who::Person(person) { Ok(()) } else { allow(event, actor, Act::Others) }
}

/// Whoever leads the project may, or put it on the board, and else whoever may do this. Who merely sits at it does not.
pub(crate) fn leads_or(event: &Event, actor: &Actor, project: ProjectId, act: Act) -> Result<(), Refusal> {
    let known = event.projects.get(&project).filter(|known| !known.withdrawn).ok_or(Refusal::Gone { thing: Thing::Project })?;
    let leads = |me: PersonId| known.leads.iter().copied().chain(known.by.person()).any(|lead| event.are_one(lead, me));
    if actor.who.person().is_some_and(leads) { Ok(()) } else { allow(event, actor, act) }
}

/// Whoever wrote it, leads its project, or may take others' things off.
pub(crate) fn may_take_off(event: &Event, actor: &Actor, task: &Task) -> Result<(), Refusal> {
    let wrote = task.by.person().zip(actor.who.person()).is_some_and(|(by, person)| event.are_one(by, person));
    match task.facts.project {
        _ if wrote => Ok(()),
        Some(project) => leads_or(event, actor, event.now_part_of(project), Act::Withdraw).or_else(|_| allow(event, actor, Act::Withdraw)),
        None => allow(event, actor, Act::Withdraw),
    }
}

/// Refuses a second task for the same issue, and, unless it is wanted, for the same page.
fn one_of_it(event: &Event, task: TaskId, link: Option<&Link>, anyway: bool) -> Result<(), Refusal> {
    let Some(link) = link else { return Ok(()) };
    let is_page = matches!(link.meaning(), Meaning::Page(_));
    match event.task_behind(link) {
        Some(known) if known.id != task && !(is_page && anyway) => Err(Refusal::TaskKnown { task: known.id, anyway: is_page }),
        _ => Ok(()),
    }
}

/// What is written about a task, as it may stand; `was` is the theme that it had.
fn checked(event: &Event, facts: &Facts, was: Option<ThemeId>) -> Result<Facts, Refusal> {
    event.carries(facts.under, was)?;
    if facts.title.is_empty() {
        return Err(Refusal::Empty { field: Field::Title });
    }
    if facts.skills.len() > MOST_SKILLS {
        return Err(Refusal::TooLong { field: Field::Needs, limit: MOST_SKILLS, length: facts.skills.len() });
    }
    if facts.project.is_some_and(|project| event.projects.get(&project).is_none_or(|known| known.withdrawn)) {
        return Err(Refusal::Gone { thing: Thing::Project });
    }
    if facts.mentor.is_some_and(|person| event.people.get(&person).is_none_or(|known| known.erased)) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    let mut facts = facts.clone();
    let mut seen = BTreeSet::new();
    facts.skills.retain(|skill| !skill.is_empty() && seen.insert(skill.as_str().to_lowercase()));
    Ok(facts)
}

/// Whether somebody may bring tasks from a forge to a project, or into the pool: a lead to their own project, the team any.
///
/// # Errors
/// Who may not, with what is needed for it.
pub fn may_bring(event: &Event, actor: &Actor, project: Option<ProjectId>) -> Result<(), Refusal> {
    match project {
        Some(project) => leads_or(event, actor, project, Act::Import)?,
        None => allow(event, actor, Act::Import)?,
    }
    allow(event, actor, Act::Write)
}

fn bring(event: &Event, actor: &Actor, found: &[Found]) -> Result<Vec<Change>, Refusal> {
    if found.len() > MOST_TASKS {
        return Err(Refusal::TooLong { field: Field::What, limit: MOST_TASKS, length: found.len() });
    }
    let projects: BTreeSet<Option<ProjectId>> = found.iter().map(|one| one.facts.project).collect();
    projects.into_iter().try_for_each(|project| may_bring(event, actor, project))?;
    let mut names = BTreeSet::new();
    let mut changes = Vec::new();
    for one in found.iter().filter(|one| names.insert(one.source.as_str())) {
        let facts = checked(event, &one.facts, None)?;
        let source = one.source.clone();
        let known = event.sources.get(one.source.as_str()).and_then(|task| event.tasks.get(task));
        let Some(known) = known.or_else(|| typed(event, actor, one)) else {
            if event.tasks.contains_key(&one.task) {
                return Err(Refusal::IdTaken);
            }
            changes.push(Change::Brought { task: one.task, source, facts: Box::new(facts), aside: one.aside, by_hand: false });
            continue;
        };
        // What somebody wanted gone does not come back from there.
        if known.facts.title.is_struck() {
            continue;
        }
        may_bring(event, actor, event.project_of(known))?;
        // What somebody typed before it was read from there stays as they typed it.
        let by_hand = known.by_hand || known.source.is_none();
        let facts = if by_hand {
            known.facts.clone()
        } else {
            // Where a task belongs and who helps is said here, not there.
            let (project, under) = (known.facts.project.or(facts.project), known.facts.under.or(facts.under));
            Facts { project, under, mentor: known.facts.mentor, theme: known.facts.theme.clone(), ..facts }
        };
        if known.facts != facts || known.aside != one.aside || known.source.is_none() {
            changes.push(Change::Brought { task: known.id, source, facts: Box::new(facts), aside: one.aside, by_hand });
        }
    }
    Ok(changes)
}

/// A task that somebody typed with the link of one that is read from a forge: it is the same one.
fn typed<'e>(event: &'e Event, actor: &Actor, found: &Found) -> Option<&'e Task> {
    let (named, linked) = (Meaning::Issue(found.source.to_string()), found.facts.link.as_ref().map(Link::meaning));
    let is_it = |meaning: Meaning| meaning == named || Some(meaning) == linked;
    let alike = |task: &&Task| task.source.is_none() && !task.withdrawn && task.facts.link.as_ref().map(Link::meaning).is_some_and(is_it);
    event.tasks.values().filter(alike).find(|task| may_bring(event, actor, event.project_of(task)).is_ok())
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    let written = (stamp.seq, stamp.actor.who);
    let new = |task: TaskId, facts: &Facts| Task {
        id: task,
        facts: facts.clone(),
        described: written,
        source: None,
        by_hand: false,
        aside: None,
        claims: Vector::new(),
        stuck: Vector::new(),
        done: false,
        withdrawn: false,
        by: stamp.actor.who,
        added: stamp.seq,
        touched: stamp.seq,
    };
    let (Subject::Task(task), change) = (change.subject(), change) else {
        if let Change::Readied { project, ready } = change {
            if *ready {
                event.ready.insert(*project);
            } else {
                event.ready.remove(project);
            }
        }
        return;
    };
    let is_stuck = |event: &Event| event.tasks.get(&task).is_some_and(|known| !known.stuck.is_empty());
    let was_stuck = is_stuck(event);
    match change {
        Change::Added { facts, .. } => {
            event.tasks.insert(task, new(task, facts));
        }
        Change::Brought { source, facts, aside, by_hand, .. } => {
            let known = event.tasks.entry(task).or_insert_with(|| new(task, facts));
            if known.facts != **facts {
                known.described = written;
            }
            known.facts = (**facts).clone();
            known.source = Some(source.clone());
            known.aside = *aside;
            known.by_hand = *by_hand;
            known.touched = stamp.seq;
            event.sources.insert(source.as_str().into(), task);
        }
        _ => {
            if let Some(known) = event.tasks.get_mut(&task) {
                known.touched = stamp.seq;
                known.take(stamp, change);
            }
        }
    }
    if was_stuck || is_stuck(event) {
        event.stuck = stamp.seq;
    }
}

impl Task {
    fn take(&mut self, stamp: &Stamp, change: &Change) {
        let claim = |person: PersonId, since: Option<Timestamp>| Claim { at: since.unwrap_or(stamp.at), person };
        match change {
            Change::Described { facts, .. } => {
                self.facts = (**facts).clone();
                self.described = (stamp.seq, stamp.actor.who);
                self.by_hand = self.source.is_some();
            }
            Change::Claimed { person, since, .. } => put(&mut self.claims, claim(*person, *since)),
            Change::Released { person, .. } => self.claims.retain(|known| known.person != *person),
            Change::Stuck { person, since, .. } => put(&mut self.stuck, claim(*person, *since)),
            Change::Unstuck { person, .. } => self.stuck.retain(|known| known.person != *person),
            Change::Finished { done, .. } => self.done = *done,
            Change::Withdrawn { .. } => self.withdrawn = true,
            Change::BroughtBack { .. } => self.withdrawn = false,
            Change::Added { .. } | Change::Brought { .. } | Change::Readied { .. } => {}
        }
    }
}

/// Somebody stands once in a list, in the order of time.
fn put(claims: &mut Vector<Claim>, claim: Claim) {
    claims.retain(|known| known.person != claim.person);
    let place = claims.iter().take_while(|known| **known < claim).count();
    claims.insert(place, claim);
}

/// What brings back how it was before a change to a task.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let Subject::Task(task) = change.subject() else {
        let Change::Readied { project, ready } = change else { return Err(Stuck::Gone) };
        at.unchanged(at.now.ready.contains(project) == *ready)?;
        return Ok(vec![Change::Readied { project: *project, ready: !*ready }]);
    };
    let is = at.now.tasks.get(&task).ok_or(Stuck::Gone)?;
    let then = at.after.tasks.get(&task).ok_or(Stuck::Gone)?;
    let was = at.before.tasks.get(&task);
    // Whoever was erased since does not come back by an undo.
    let is_erased = |person: PersonId| at.now.people.get(&person).is_none_or(|known| known.erased);
    if change.person().is_some_and(is_erased) {
        return Err(Stuck::Gone);
    }
    let without_erased = |facts: &Facts| {
        let mentor = facts.mentor.filter(|mentor| !is_erased(*mentor));
        Box::new(Facts { mentor, ..facts.clone() })
    };
    let before = || was.ok_or(Stuck::Gone);
    Ok(vec![match change {
        Change::Added { .. } => {
            at.unchanged(!is.withdrawn && is.claims.is_empty())?;
            Change::Withdrawn { task }
        }
        Change::Brought { .. } if was.is_none() => {
            at.unchanged(!is.withdrawn && is.claims.is_empty())?;
            Change::Withdrawn { task }
        }
        Change::Brought { .. } | Change::Described { .. } => {
            at.unchanged(is.facts == then.facts && is.aside == then.aside)?;
            let was = before()?;
            match &was.source {
                Some(source) => {
                    let (facts, aside, by_hand) = (without_erased(&was.facts), was.aside, was.by_hand);
                    Change::Brought { task, source: source.clone(), facts, aside, by_hand }
                }
                None => Change::Described { task, facts: without_erased(&was.facts) },
            }
        }
        // What lapsed counts from now on again, else it would lapse at once.
        Change::Released { person, lapsed: true, .. } => {
            at.unchanged(is.claim_of(*person).is_none())?;
            Change::Claimed { task, person: *person, since: None }
        }
        Change::Claimed { person, .. } | Change::Released { person, .. } => {
            at.unchanged(is.claim_of(*person) == then.claim_of(*person))?;
            match before()?.claim_of(*person) {
                Some(since) => Change::Claimed { task, person: *person, since: Some(since) },
                None => Change::Released { task, person: *person, lapsed: false },
            }
        }
        Change::Stuck { person, .. } | Change::Unstuck { person, .. } => {
            at.unchanged(is.stuck_for(*person) == then.stuck_for(*person))?;
            match before()?.stuck_for(*person) {
                Some(since) => Change::Stuck { task, person: *person, since: Some(since) },
                None => Change::Unstuck { task, person: *person },
            }
        }
        Change::Finished { done, .. } => {
            at.unchanged(is.done == *done)?;
            Change::Finished { task, done: !*done }
        }
        Change::Withdrawn { .. } | Change::BroughtBack { .. } => {
            at.unchanged(is.withdrawn == then.withdrawn)?;
            if then.withdrawn { Change::BroughtBack { task } } else { Change::Withdrawn { task } }
        }
        Change::Readied { .. } => return Err(Stuck::Gone),
    }])
}

/// Whoever is erased works on nothing.
pub(crate) fn forget(event: &mut Event, person: PersonId) {
    let theirs = |task: &Task| task.claim_of(person).or(task.stuck_for(person)).is_some() || task.facts.mentor == Some(person);
    let tasks: Vec<TaskId> = event.tasks.values().filter(|task| theirs(task)).map(|task| task.id).collect();
    for task in tasks {
        if let Some(known) = event.tasks.get_mut(&task) {
            known.claims.retain(|claim| claim.person != person);
            known.stuck.retain(|claim| claim.person != person);
            known.facts.mentor = known.facts.mentor.filter(|mentor| *mentor != person);
        }
    }
}
