//! From the store to an event in memory: read, check, apply.

use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, ScopedJoinHandle};

use domain::questionnaire::Common;
use domain::{Change, CommandId, Event, PersonId, Recorded, Seq, Slug, Timestamp, event, person};

use crate::View;
use crate::codec::{self, Unreadable};
use crate::order::Receipt;
use crate::people::{People, Profile};
use crate::store::{ChangeRow, EventRow, Fault, ProfileRow, Store};

/// An event in the writer's hands.
pub(crate) struct Kept {
    pub(crate) view: Arc<View>,
    /// The time of its last change.
    pub(crate) last_at: Timestamp,
    /// What was asked for, so that asking again does nothing.
    pub(crate) done: HashMap<CommandId, Done>,
}

impl Kept {
    /// An event that begins.
    pub(crate) fn new(view: Arc<View>, last_at: Timestamp) -> Self {
        Self { view, last_at, done: HashMap::new() }
    }
}

/// An order that was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) digest: [u8; 32],
    pub(crate) receipt: Receipt,
}

/// What reading an event gave.
pub(crate) enum Loaded {
    Whole(Kept),
    /// There is no such event (any more).
    Missing,
    /// It is there but cannot be opened; why.
    Unopened(String),
}

/// Reads an event as a whole; `about` so many changes.
pub(crate) fn load(store: &mut dyn Store, slug: &Slug, about: Seq) -> Result<Loaded, Fault> {
    let mut replay = Replay::new(slug, Event::default(), Timestamp::MIN);
    // A map that grows copies everything in it, again and again.
    replay.done.reserve(usize::try_from(about).unwrap_or_default());
    let Some(row) = replay.read(store)? else { return Ok(Loaded::Missing) };
    if let Some(problem) = replay.problem(&row) {
        return Ok(Loaded::Unopened(problem));
    }
    // Read after the changes: a profile may be newer than they are, never older.
    let mut people = People::default();
    let (mut damaged, mut common) = (None, Common::default());
    store.profiles(slug, &mut |row| {
        if let Err(why) = put(&mut people, &row, &mut common) {
            damaged.get_or_insert(why);
        }
    })?;
    Ok(match damaged {
        Some(why) => Loaded::Unopened(why),
        None => Loaded::Whole(replay.finish(row.epoch, people, HashMap::new())),
    })
}

/// Reads what is new in an event into `kept`; gives something where the event had to be read as a whole, or could not be.
pub(crate) fn follow(store: &mut dyn Store, slug: &Slug, kept: &mut Kept) -> Result<Option<Loaded>, Fault> {
    let mut replay = Replay::new(slug, kept.view.event.clone(), kept.last_at);
    let row = replay.read(store)?;
    let Some(row) = row.filter(|row| row.epoch == kept.view.epoch && row.last_seq >= kept.view.event.seq && !replay.struck) else {
        return load(store, slug, kept.view.event.seq).map(Some);
    };
    if let Some(problem) = replay.problem(&row) {
        return Ok(Some(Loaded::Unopened(problem)));
    }
    let (mut people, mut common) = (kept.view.people.clone(), Common::default());
    for person in &replay.touched {
        match store.profile(slug, *person)? {
            Some(row) => {
                if let Err(why) = put(&mut people, &row, &mut common) {
                    return Ok(Some(Loaded::Unopened(why)));
                }
            }
            None => people.remove(*person),
        }
    }
    let (epoch, done) = (row.epoch, std::mem::take(&mut kept.done));
    *kept = replay.finish(epoch, people, done);
    Ok(None)
}

/// How many rows are decoded together.
const TOGETHER: usize = 1_000;
/// How many times so many may wait to be applied.
const AHEAD: usize = 4;

/// A row, read back.
struct Decoded {
    seq: Seq,
    digest: [u8; 32],
    entry: Result<Arc<Recorded>, Unreadable>,
}

impl Decoded {
    fn of(slug: &Slug, row: &ChangeRow) -> Self {
        Self { seq: row.seq, digest: row.digest, entry: codec::decode(slug, row).map(Arc::new) }
    }
}

struct Replay<'a> {
    slug: &'a Slug,
    event: Event,
    last_at: Timestamp,
    done: HashMap<CommandId, Done>,
    touched: BTreeSet<PersonId>,
    struck: bool,
    stopped: Option<String>,
}

impl<'a> Replay<'a> {
    fn new(slug: &'a Slug, event: Event, last_at: Timestamp) -> Self {
        Self { slug, event, last_at, done: HashMap::new(), touched: BTreeSet::new(), struck: false, stopped: None }
    }

    /// Reads what is new. A log is read, decoded and applied beside each other, where there is more than one core.
    fn read(&mut self, store: &mut dyn Store) -> Result<Option<EventRow>, Fault> {
        let (slug, after) = (self.slug, self.event.seq);
        // Threads that share one core only get in each other's way.
        if thread::available_parallelism().is_ok_and(|threads| threads.get() == 1) {
            return store.changes(slug, after, usize::MAX, &mut |row| {
                self.stopped = self.take(Decoded::of(slug, &row)).err();
                self.stopped.is_none()
            });
        }
        thread::scope(|scope| {
            let (pass_on, decoding) = mpsc::sync_channel::<ScopedJoinHandle<'_, Vec<Decoded>>>(AHEAD);
            scope.spawn(move || self.apply_all(decoding));
            let decode = |rows: Vec<ChangeRow>| {
                let decoded = scope.spawn(move || rows.iter().map(|row| Decoded::of(slug, row)).collect());
                // Where a change could not be taken, nobody waits for more.
                pass_on.send(decoded).is_ok()
            };
            let mut rows = Vec::with_capacity(TOGETHER);
            let event = store.changes(slug, after, usize::MAX, &mut |row| {
                rows.push(row);
                rows.len() < TOGETHER || decode(mem::replace(&mut rows, Vec::with_capacity(TOGETHER)))
            })?;
            decode(rows);
            Ok(event)
        })
    }

    /// Applies what is decoded, in order, up to the first that cannot be taken.
    fn apply_all(&mut self, decoding: Receiver<ScopedJoinHandle<'_, Vec<Decoded>>>) {
        for decoded in decoding {
            for decoded in decoded.join().unwrap_or_else(|panic| resume_unwind(panic)) {
                if let Err(why) = self.take(decoded) {
                    self.stopped = Some(why);
                    return;
                }
            }
        }
    }

    fn take(&mut self, decoded: Decoded) -> Result<(), String> {
        let next = self.event.seq + 1;
        if decoded.seq != next {
            return Err(missing(next));
        }
        let entry = decoded.entry.map_err(|unreadable| unreadable.to_string())?;
        match &entry.change {
            Change::Person(person::Change::Touched { person, .. } | person::Change::Erased { person }) => {
                self.touched.insert(*person);
            }
            Change::Event(event::Change::Struck { .. }) => self.struck = true,
            _ => {}
        }
        remember(&mut self.done, &entry, decoded.digest);
        self.last_at = self.last_at.max(entry.stamp.at);
        self.event.apply_shared(&entry);
        Ok(())
    }

    fn problem(&self, row: &EventRow) -> Option<String> {
        let cut = || (self.event.seq != row.last_seq).then(|| missing(self.event.seq + 1));
        self.stopped.clone().or_else(cut)
    }

    fn finish(self, epoch: u64, people: People, mut done: HashMap<CommandId, Done>) -> Kept {
        if done.is_empty() {
            done = self.done;
        } else {
            done.extend(self.done);
        }
        let view = View { slug: self.slug.clone(), epoch, event: self.event, people };
        Kept { view: Arc::new(view), last_at: self.last_at, done }
    }
}

fn missing(seq: Seq) -> String {
    format!("change {seq} is missing")
}

/// Counts a change to its command.
pub(crate) fn remember(done: &mut HashMap<CommandId, Done>, entry: &Recorded, digest: [u8; 32]) {
    let seq = entry.stamp.seq;
    let known = done.entry(entry.stamp.command).or_insert(Done { digest, receipt: Receipt { first: seq, last: seq } });
    known.receipt.last = seq;
}

fn put(people: &mut People, row: &ProfileRow, common: &mut Common) -> Result<(), String> {
    // What the reader of JSON says may quote the profile, and this goes into logs.
    let mut profile: Profile =
        serde_json::from_str(&row.body).map_err(|_| format!("the profile of person {} cannot be read", row.person))?;
    profile.revision = row.revision;
    profile.answers.share(common);
    people.put(row.person, Arc::new(profile));
    Ok(())
}
