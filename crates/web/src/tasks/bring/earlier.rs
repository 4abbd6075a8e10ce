//! What was read at the forge lately, to read it again. It lies in memory: after the program was started anew one says once more
//! where from.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{ProjectId, Timestamp};
use forge::Reading;
use jiff::SignedDuration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::super::plan::{Becomes, Plan};
use super::again::Rests;
use super::say;
use crate::forms::Fields;
use crate::reader::Reader;

/// How many readings are remembered.
const MOST: usize = 64;

/// How many of them a page shows.
const SHOWN: usize = 12;

/// How many may read at the same time.
const AT_ONCE: usize = 2;

/// How many lists an hour the leads of all projects read: half of what a forge answers to who has no token, at three questions each. The
/// team is not counted.
pub const LEADS_AN_HOUR: usize = 10;

/// Readings of all events.
pub struct Readings {
    all: Mutex<VecDeque<Entry>>,
    /// When leads read in the last hour.
    leads: Mutex<VecDeque<Timestamp>>,
    turns: Arc<Semaphore>,
    rests: Rests,
}

#[derive(Clone)]
struct Entry {
    slug: String,
    from: String,
    label: String,
    /// What was read, as people write it down.
    source: String,
    project: Option<ProjectId>,
    tasks: usize,
    at: Timestamp,
}

/// A reading, as the page shows it.
pub struct Earlier {
    /// What was said.
    pub from: String,
    /// Only with which label.
    pub label: String,
    /// For which project: its letters.
    pub project: String,
    /// What came of it, in words.
    pub said: String,
}

impl Default for Readings {
    fn default() -> Self {
        Self { all: Mutex::default(), leads: Mutex::default(), turns: Arc::new(Semaphore::new(AT_ONCE)), rests: Rests::default() }
    }
}

impl Readings {
    /// What is read again by itself.
    pub fn rests(&self) -> &Rests {
        &self.rests
    }

    /// A turn at the forge, if not too many read there now.
    pub fn turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.turns).try_acquire_owned().ok()
    }

    /// Counts that a lead reads so many lists: not more at once than in an hour.
    ///
    /// # Errors
    /// Where leads read often enough: when it may be again.
    pub fn of_a_lead(&self, now: Timestamp, sources: usize) -> Result<(), Timestamp> {
        let mut leads = self.leads.lock().unwrap_or_else(PoisonError::into_inner);
        let over = |then: &Timestamp| then.checked_add(SignedDuration::from_hours(1)).unwrap_or(Timestamp::MAX);
        leads.retain(|then| over(then) > now);
        // Those that have to be forgotten first.
        if let Some(last) = (leads.len() + sources).saturating_sub(LEADS_AN_HOUR).checked_sub(1) {
            return Err(leads.get(last).or(leads.back()).map_or(now, over));
        }
        leads.extend(std::iter::repeat_n(now, sources));
        Ok(())
    }

    /// Remembers a reading that was brought in.
    pub fn put(&self, reader: &Reader, fields: &Fields, project: Option<ProjectId>, reading: &Reading, plan: &Plan) {
        let tasks = plan.steps.iter().filter(|step| !matches!(step.becomes, Becomes::Over | Becomes::Elsewhere)).count();
        let of = |name: &str| fields.get(name).trim().to_owned();
        let source = reading.parts.iter().map(|part| part.source.to_string()).collect::<Vec<_>>().join(", ");
        let (slug, from, label, at) = (reader.view.slug.to_string(), of("from"), of("label"), reading.at);
        let mut entry = Entry { slug, from, label, source, project, tasks, at };
        let mut all = self.lock();
        let same =
            |known: &Entry| (&known.slug, &known.from, &known.label, known.project) == (&entry.slug, &entry.from, &entry.label, project);
        if let Some(at) = all.iter().position(same) {
            let known = all.remove(at);
            // The rest of what was read before.
            if let Some(known) = known.filter(|_| !fields.get("rest").is_empty()) {
                entry = Entry { tasks: known.tasks + tasks, source: known.source, ..entry };
            }
        }
        all.push_front(entry);
        all.truncate(MOST);
    }

    /// The readings for these projects, the newest first.
    pub fn of(&self, reader: &Reader, may: impl Fn(Option<ProjectId>) -> bool) -> Vec<Earlier> {
        let (slug, today) = (reader.view.slug.as_str(), reader.view.event.moment.today);
        let entries: Vec<Entry> = self.lock().iter().filter(|entry| entry.slug == slug && may(entry.project)).cloned().collect();
        let shown = |entry: Entry| {
            let said = reader.words.tasks_brought_from(entry.tasks, entry.source, say(reader).when(entry.at, today));
            let project = entry.project.map_or_else(String::new, |project| project.0.short());
            Earlier { from: entry.from, label: entry.label, project, said }
        };
        entries.into_iter().take(SHOWN).map(shown).collect()
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
