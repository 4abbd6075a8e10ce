//! Outcomes: the rows of *Done*. Who (several, or nobody: the rocket), what, links, project; code or not.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::history::{Stuck, Subject, Turn};
use crate::id::{OutcomeId, PersonId, ProjectId, ThemeId};
use crate::import::Source;
use crate::link::Link;
use crate::person::author;
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;

/// A row of *Done*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its id.
    pub id: OutcomeId,
    /// The day to which it belongs.
    pub day: Date,
    /// What it is.
    pub about: About,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who recorded it.
    pub by: Who,
    /// The row of an imported page that it came from.
    pub source: Option<Box<Source>>,
    /// The change that recorded it.
    pub added: Seq,
    /// The last change to what it is, and by whom.
    pub described: (Seq, Who),
    /// The last change to it.
    pub touched: Seq,
    /// Taken off the board.
    pub withdrawn: bool,
}

/// What an outcome is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The people who did it, in the order in which they are named; nobody is allowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<PersonId>,
    /// What was said about them in brackets: "basically just watching".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Text>,
    /// What came of it.
    pub what: Text,
    /// Links that are not in the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    /// What kind of thing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The theme that it is about, where its project does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
}

/// What kind of thing came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A change that waits for review.
    PullRequest,
    /// A change that was taken in.
    Merged,
    /// A release.
    Published,
    /// A fault found, or an idea written down where it belongs.
    Issue,
    /// Something learned.
    Learned,
    /// Something taught.
    Taught,
    /// Words: a guide, a translation, a plan.
    Written,
    /// The rocket, and all that is like it.
    Rocket,
}

impl Kind {
    /// All kinds, code first.
    pub const ALL: [Self; 8] =
        [Self::PullRequest, Self::Merged, Self::Published, Self::Issue, Self::Learned, Self::Taught, Self::Written, Self::Rocket];

    /// Whether it is code.
    pub const fn is_code(self) -> bool {
        matches!(self, Self::PullRequest | Self::Merged | Self::Published)
    }
}

/// The most people, remarks or links that one outcome names.
pub const MOST_NAMED: usize = 50;

/// What is asked of an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Write it down.
    Record {
        /// Its id.
        outcome: OutcomeId,
        /// The day to which it belongs; late is fine.
        day: Date,
        /// What it is.
        about: About,
        /// The row of an imported page that it comes from.
        source: Option<Source>,
    },
    /// Say anew what it is.
    Describe {
        /// Which.
        outcome: OutcomeId,
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What it is.
        about: About,
    },
    /// Take it off the board.
    Withdraw {
        /// Which.
        outcome: OutcomeId,
    },
    /// Put it back on the board.
    BringBack {
        /// Which.
        outcome: OutcomeId,
    },
}

/// What happened to an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was written down.
    Recorded {
        /// Its id.
        outcome: OutcomeId,
        /// The day to which it belongs.
        day: Date,
        /// What it is.
        about: Box<About>,
        /// The row of an imported page that it came from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Box<Source>>,
    },
    /// It was described anew.
    Described {
        /// Which.
        outcome: OutcomeId,
        /// What it is.
        about: Box<About>,
    },
    /// It was taken off the board.
    Withdrawn {
        /// Which.
        outcome: OutcomeId,
    },
    /// It was put back on the board.
    BroughtBack {
        /// Which.
        outcome: OutcomeId,
    },
}

impl Change {
    /// The outcome.
    pub const fn outcome(&self) -> OutcomeId {
        match self {
            Self::Recorded { outcome, .. }
            | Self::Described { outcome, .. }
            | Self::Withdrawn { outcome }
            | Self::BroughtBack { outcome } => *outcome,
        }
    }

    pub(crate) fn strike(&mut self) {
        match self {
            Self::Recorded { about, source, .. } => {
                about.strike();
                if let Some(source) = source {
                    source.strike();
                }
            }
            Self::Described { about, .. } => about.strike(),
            Self::Withdrawn { .. } | Self::BroughtBack { .. } => {}
        }
    }
}

impl About {
    fn strike(&mut self) {
        self.what.strike();
        self.remarks.iter_mut().for_each(Text::strike);
        self.links.iter_mut().for_each(Link::strike);
    }
}

impl Event {
    /// The outcomes of a day, newest first.
    pub fn outcomes_on(&self, day: Date) -> Vec<&Outcome> {
        let mut found: Vec<_> = self.outcomes.values().filter(|outcome| outcome.day == day && !outcome.withdrawn).collect();
        found.sort_unstable_by_key(|outcome| std::cmp::Reverse(outcome.added));
        found
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    author(event, actor)?;
    let change = match command {
        Command::Record { outcome, day, about, source } => {
            if let Some(source) = source {
                allow(event, actor, Act::Import)?;
                if event.rows.contains_key(&source.row) {
                    return Ok(vec![]);
                }
            }
            check(event, *day, about, None)?;
            event.carries(about.theme, None)?;
            if event.outcomes.contains_key(outcome) {
                return Err(Refusal::IdTaken);
            }
            Change::Recorded { outcome: *outcome, day: *day, about: Box::new(about.clone()), source: source.clone().map(Box::new) }
        }
        Command::Describe { outcome, seen, about } => {
            let now = event.outcomes.get(outcome).filter(|now| !now.withdrawn).ok_or(Refusal::Gone { thing: Thing::Outcome })?;
            if now.about == *about {
                return Ok(vec![]);
            }
            check(event, now.day, about, now.about.project)?;
            event.carries(about.theme, now.about.theme)?;
            if now.described.0 > *seen {
                return Err(Refusal::ChangedSince { by: now.described.1 });
            }
            Change::Described { outcome: *outcome, about: Box::new(about.clone()) }
        }
        Command::Withdraw { outcome } => {
            let now = event.outcomes.get(outcome).filter(|now| !now.withdrawn).ok_or(Refusal::Gone { thing: Thing::Outcome })?;
            own(event, actor, now, false)?;
            Change::Withdrawn { outcome: *outcome }
        }
        Command::BringBack { outcome } => {
            let now = event.outcomes.get(outcome).ok_or(Refusal::Gone { thing: Thing::Outcome })?;
            own(event, actor, now, true)?;
            if !now.withdrawn {
                return Ok(vec![]);
            }
            Change::BroughtBack { outcome: *outcome }
        }
    };
    Ok(vec![crate::Change::Outcome(change)])
}

/// One takes back what one wrote down or did; a coordinator takes back anything.
fn own(event: &Event, actor: &Actor, outcome: &Outcome, back: bool) -> Result<(), Refusal> {
    if is_own(event, actor, outcome, back) { Ok(()) } else { allow(event, actor, Act::Withdraw) }
}

/// Whether an outcome is the actor's to take back; to bring `back`, too, unless the team took it off.
pub(crate) fn is_own(event: &Event, actor: &Actor, outcome: &Outcome, back: bool) -> bool {
    let Some(person) = actor.who.person() else { return false };
    let wrote = outcome.by.person().is_some_and(|by| event.are_one(by, person));
    let did = outcome.about.who.iter().any(|who| event.are_one(*who, person));
    (wrote || did) && !(back && event.history.was_taken_off_by_team(Subject::Outcome(outcome.id), actor))
}

/// `was` is the project that it named before: that may be off the board by now.
fn check(event: &Event, day: Date, about: &About, was: Option<ProjectId>) -> Result<(), Refusal> {
    event.has_day(day)?;
    if about.what.is_empty() && about.links.is_empty() {
        return Err(Refusal::Empty { field: Field::What });
    }
    for (field, length) in [(Field::Who, about.who.len()), (Field::Who, about.remarks.len()), (Field::Link, about.links.len())] {
        if length > MOST_NAMED {
            return Err(Refusal::TooLong { field, limit: MOST_NAMED, length });
        }
    }
    if about.who.iter().any(|person| !event.people.contains_key(person)) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    match about.project {
        Some(project) if about.project != was && event.projects.get(&project).is_none_or(|known| known.withdrawn) => {
            Err(Refusal::Gone { thing: Thing::Project })
        }
        _ => Ok(()),
    }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    match change {
        Change::Recorded { outcome, day, about, source } => {
            let recorded = Outcome {
                id: *outcome,
                day: *day,
                about: (**about).clone(),
                at: stamp.at,
                by: stamp.actor.who,
                source: source.clone(),
                added: stamp.seq,
                described: (stamp.seq, stamp.actor.who),
                touched: stamp.seq,
                withdrawn: false,
            };
            event.outcomes.insert(*outcome, recorded);
            if let Some(source) = source {
                crate::import::remember_row(event, stamp, source.row, crate::import::Item::Outcome(*outcome));
            }
        }
        Change::Described { outcome, about } => {
            if let Some(known) = event.outcomes.get_mut(outcome) {
                known.about = (**about).clone();
                known.described = (stamp.seq, stamp.actor.who);
                known.touched = stamp.seq;
            }
        }
        Change::Withdrawn { outcome } => withdraw(event, stamp, *outcome, true),
        Change::BroughtBack { outcome } => withdraw(event, stamp, *outcome, false),
    }
}

fn withdraw(event: &mut Event, stamp: &Stamp, outcome: OutcomeId, withdrawn: bool) {
    let Some(known) = event.outcomes.get_mut(&outcome) else { return };
    known.withdrawn = withdrawn;
    known.touched = stamp.seq;
    if let Some(row) = known.source.as_ref().map(|source| source.row) {
        if withdrawn {
            event.rows.remove(&row)
        } else {
            event.rows.insert(row, stamp.seq)
        };
    }
}

/// What brings back how it was before a change to an outcome.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let outcome = change.outcome();
    let is = at.now.outcomes.get(&outcome).ok_or(Stuck::Gone)?;
    let then = at.after.outcomes.get(&outcome).ok_or(Stuck::Gone)?;
    at.unchanged(is.about == then.about && is.withdrawn == then.withdrawn)?;
    Ok(vec![match change {
        Change::Recorded { .. } | Change::BroughtBack { .. } => Change::Withdrawn { outcome },
        Change::Described { .. } => {
            let was = at.before.outcomes.get(&outcome).ok_or(Stuck::Gone)?;
            Change::Described { outcome, about: Box::new(was.about.clone()) }
        }
        Change::Withdrawn { .. } => Change::BroughtBack { outcome },
    }])
}
