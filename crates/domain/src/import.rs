//! Pages that were brought in: which rows came from where, and taking one page back as a whole.

use std::sync::Arc;

use imbl::Vector;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor};
use crate::change::{Change as Any, Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::id::{CommandId, Id, OutcomeId, PageId, ProjectId, SessionId, VenueId};
use crate::refusal::{Refusal, Thing};
use crate::text::Text;
use crate::{outcome, project, session, site, venue};

/// By what a row of a page is known again: a digest of its document, day, kind and content, keyed by a secret of
/// the store, so that no name can be read or guessed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowKey(pub Id);

/// Where a project or an outcome came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The row.
    pub row: RowKey,
    /// The row's cells as they stood in the page, people left out.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub cells: Vector<Text>,
}

impl Source {
    pub(crate) fn strike(&mut self) {
        self.cells.iter_mut().for_each(Text::strike);
    }
}

/// A page that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What the page was called.
    pub document: Text,
    /// What came of it.
    pub items: Vector<(Item, Seq)>,
    /// Whether it was taken back.
    pub taken_back: bool,
}

/// Something that an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// It put a project on the board.
    Project(ProjectId),
    /// It wrote an outcome down.
    Outcome(OutcomeId),
    /// It put a session on the timetable.
    Session(SessionId),
    /// It wrote a page.
    Page(PageId),
    /// It set a count, where the difference was another one before.
    Count {
        /// On which day.
        day: Date,
        /// Of which house.
        venue: VenueId,
        /// The difference before.
        before: i64,
    },
}

/// What is asked of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Begin one: the rows follow under the same command id.
    Begin {
        /// That id.
        import: CommandId,
        /// What the page is called.
        document: Text,
    },
    /// Undo one as a whole: what it made goes, and what it wrote over is as before. What somebody changed since stays.
    TakeBack {
        /// Which.
        import: CommandId,
    },
}

/// What happened to an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It began.
    Began {
        /// The id of its command.
        import: CommandId,
        /// What the page was called.
        document: Text,
    },
    /// It was undone.
    TakenBack {
        /// Which.
        import: CommandId,
        /// Rows that stay because somebody changed them since.
        kept: u32,
    },
    /// It counts again.
    Resumed {
        /// Which.
        import: CommandId,
    },
}

impl Change {
    pub(crate) fn strike(&mut self) {
        if let Self::Began { document, .. } = self {
            document.strike();
        }
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Import)?;
    match command {
        Command::Begin { import, document } => {
            if event.imports.contains_key(import) {
                return Err(Refusal::IdTaken);
            }
            Ok(vec![crate::Change::Import(Change::Began { import: *import, document: document.clone() })])
        }
        Command::TakeBack { import } => {
            let known = event.imports.get(import).ok_or(Refusal::Gone { thing: Thing::Import })?;
            if known.taken_back {
                return Ok(vec![]);
            }
            let new: Vec<crate::Change> = known.items.iter().rev().filter_map(|(item, seq)| take_back(event, *item, *seq)).collect();
            let stay = known.items.len() - new.len();
            // What it wrote over: the event, its houses, sessions that were there, and all of the site.
            let step = step_of(event, *import);
            let wrote_over = |entry: &crate::Recorded| {
                let is_item = || known.items.iter().any(|(_, seq)| *seq == entry.stamp.seq);
                matches!(entry.change, Any::Event(_) | Any::Venue(_) | Any::Session(_) | Any::Site(_)) && !is_item()
            };
            let (mut undone, stay_too) = crate::history::bring_back(event, actor, new, &step, wrote_over);
            let kept = u32::try_from(stay + stay_too).unwrap_or(u32::MAX);
            undone.push(crate::Change::Import(Change::TakenBack { import: *import, kept }));
            Ok(undone)
        }
    }
}

/// All that came with an import.
fn step_of(event: &Event, import: CommandId) -> Vec<&Arc<crate::Recorded>> {
    let begins = |change: &crate::Change| matches!(change, crate::Change::Import(Change::Began { import: known, .. }) if *known == import);
    let first = event.history.newest_first().find(|entry| begins(&entry.change));
    first.map(|entry| event.history.step(entry.stamp.seq)).unwrap_or_default()
}

fn take_back(event: &Event, item: Item, seq: Seq) -> Option<crate::Change> {
    match item {
        Item::Project(id) => {
            let known = event.projects.get(&id)?;
            (known.touched == seq && !known.withdrawn).then_some(crate::Change::Project(project::Change::Withdrawn { project: id }))
        }
        Item::Outcome(id) => {
            let known = event.outcomes.get(&id)?;
            (known.touched == seq && !known.withdrawn).then_some(crate::Change::Outcome(outcome::Change::Withdrawn { outcome: id }))
        }
        Item::Session(session) => {
            let known = event.sessions.get(&session)?;
            let standing = session::Standing::Withdrawn;
            (known.touched == seq && known.standing != standing)
                .then_some(crate::Change::Session(session::Change::Stood { session, standing }))
        }
        Item::Page(page) => {
            let known = event.site.pages.get(&page)?;
            (known.written.0 == seq && !known.removed).then_some(crate::Change::Site(site::Change::Removed { page, removed: true }))
        }
        Item::Count { day, venue, before } => {
            let gauge = event.gauge(day, venue);
            let present = u32::try_from((i64::from(gauge.arrived) + before).max(0)).unwrap_or(u32::MAX);
            (gauge.counted == Some(seq)).then_some(crate::Change::Venue(venue::Change::Counted { day, venue, present, difference: before }))
        }
    }
}

pub(crate) fn apply(event: &mut Event, _stamp: &Stamp, change: &Change) {
    match change {
        Change::Began { import, document } => {
            event.imports.insert(*import, Import { document: document.clone(), items: Vector::new(), taken_back: false });
        }
        Change::TakenBack { import, .. } => {
            if let Some(known) = event.imports.get_mut(import) {
                known.taken_back = true;
            }
        }
        Change::Resumed { import } => {
            if let Some(known) = event.imports.get_mut(import) {
                known.taken_back = false;
            }
        }
    }
}

/// What brings back how it was before an import began or was taken back.
pub(crate) fn undo(at: &crate::history::Turn<'_>, change: &Change) -> Result<Vec<Change>, crate::history::Stuck> {
    let (Change::Began { import, .. } | Change::TakenBack { import, .. } | Change::Resumed { import }) = *change;
    let taken_back = at.now.imports.get(&import).is_some_and(|known| known.taken_back);
    Ok(match change {
        Change::TakenBack { .. } => {
            at.unchanged(taken_back)?;
            vec![Change::Resumed { import }]
        }
        Change::Began { .. } | Change::Resumed { .. } if taken_back => vec![],
        Change::Began { .. } | Change::Resumed { .. } => vec![Change::TakenBack { import, kept: 0 }],
    })
}

/// Remembers that a row of a page stands on the board.
pub(crate) fn remember_row(event: &mut Event, stamp: &Stamp, row: RowKey, item: Item) {
    event.rows.insert(row, stamp.seq);
    if let Some(import) = event.imports.get_mut(&stamp.command) {
        import.items.push_back((item, stamp.seq));
    }
}

/// Remembers what an import made that has no row.
pub(crate) fn remember_new(event: &mut Event, stamp: &Stamp, item: Item) {
    if let Some(import) = event.imports.get_mut(&stamp.command) {
        import.items.push_back((item, stamp.seq));
    }
}

/// Remembers what a count replaces, if an import sets it.
pub(crate) fn remember_count(event: &mut Event, stamp: &Stamp, day: Date, venue: VenueId) {
    let before = event.gauge(day, venue).difference;
    if let Some(import) = event.imports.get_mut(&stamp.command) {
        import.items.push_back((Item::Count { day, venue, before }, stamp.seq));
    }
}
