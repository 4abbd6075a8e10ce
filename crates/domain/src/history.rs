//! What happened, kept for everybody to see, and undone where that is possible.
//!
//! What one order did is a *step*: all its changes are undone together. Undoing is a change like any other: the changes that
//! bring back how it was, and one that says which step they undo. How it was before is found by replaying the few changes
//! of the thing itself, so nothing old has to be kept anywhere but in the list.
//!
//! # When Mara undoes what Bea did
//!
//! 1. Every order is a *step*: the changes that stand together under one command id. `History::step` finds it from any of its changes.
//! 2. `history::decide` goes through the step's changes from the last to the first. For each, `past` replays the few changes of that one
//!    thing (each entry knows the one before it) up to just before and just after it: so nothing old is kept anywhere but in the list.
//! 3. The room of the thing (`project::undo`, `venue::undo` …) compares how it was after with how it is now. Where somebody wrote over it the
//!    refusal names that change, and the page shows both. Else it answers with ordinary changes that bring back how it was, by the same rules
//!    about seats as any command; *again* and *since* keep who joined first and since when.
//! 4. At the end stands `Undone`, which names the step. Who undoes that brings the thing again. Taking back many is the same, newest
//!    first, leaving out what cannot be undone any more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::{OrdMap, Vector};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Recorded, Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::id::{CommandId, Id, MessageId, OutcomeId, PageId, PersonId, ProjectId, SessionId, TaskId, VenueId};
use crate::refusal::{Refusal, Thing};
use crate::{Change as Any, coming, event, import, message, outcome, person, project, round, session, site, task, venue};

/// A thing that has a history of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The event itself: its facts, days, signposts, corners, imports, what time did.
    Event,
    /// A person, and where they are.
    Person(PersonId),
    /// A house.
    Venue(VenueId),
    /// A project.
    Project(ProjectId),
    /// An outcome.
    Outcome(OutcomeId),
    /// A message.
    Message(MessageId),
    /// A task.
    Task(TaskId),
    /// The coordinator's round.
    Round,
    /// A session of the timetable.
    Session(SessionId),
    /// A page of the site.
    Page(PageId),
}

/// All that happened: every change, and for each thing its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    entries: Vector<Entry>,
    newest: OrdMap<Subject, Seq>,
    /// Steps that do not count any more, by their first change, and the change that says so.
    undone: OrdMap<Seq, Seq>,
    /// Steps that undo others: their first change, and the one that says so.
    undoings: Vector<(Seq, Seq)>,
}

/// A change, and the one before it in the history of each of its things.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    recorded: Arc<Recorded>,
    earlier: [Seq; 2],
}

impl History {
    pub(crate) fn push(&mut self, recorded: &Arc<Recorded>) {
        let (one, two) = recorded.change.subjects();
        let mut earlier = |subject| self.newest.insert(subject, recorded.stamp.seq).unwrap_or(0);
        let earlier = [earlier(one), two.map_or(0, earlier)];
        self.entries.push_back(Entry { recorded: Arc::clone(recorded), earlier });
    }

    /// The change with this number.
    pub fn get(&self, seq: Seq) -> Option<&Arc<Recorded>> {
        self.entry(seq).map(|entry| &entry.recorded)
    }

    /// All changes, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Arc<Recorded>> {
        self.entries.iter().rev().map(|entry| &entry.recorded)
    }

    /// The changes of a thing, newest first.
    pub fn of(&self, subject: Subject) -> impl Iterator<Item = &Arc<Recorded>> {
        let mut next = self.newest.get(&subject).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let entry = self.entry(next)?;
            let (one, _) = entry.recorded.change.subjects();
            next = entry.earlier[usize::from(one != subject)];
            Some(&entry.recorded)
        })
    }

    /// The changes that one order caused, this one among them, in order.
    pub fn step(&self, seq: Seq) -> Vec<&Arc<Recorded>> {
        let Some(entry) = self.get(seq) else { return Vec::new() };
        let command = entry.stamp.command;
        let same = |entry: &&Arc<Recorded>| entry.stamp.command == command;
        let mut before: Vec<_> = (1..seq).rev().map_while(|seq| self.get(seq)).take_while(same).collect();
        before.reverse();
        before.extend((seq..).map_while(|seq| self.get(seq)).take_while(same));
        before
    }

    /// Whether it was somebody else, of the team, who took a thing off the board: then bringing it back is the team's to say.
    pub(crate) fn was_taken_off_by_team(&self, subject: Subject, actor: &Actor) -> bool {
        let taken_off = |change: &Any| {
            matches!(
                change,
                Any::Project(project::Change::Withdrawn { .. } | project::Change::Merged { .. })
                    | Any::Outcome(outcome::Change::Withdrawn { .. })
                    | Any::Message(message::Change::Withdrawn { .. })
            )
        };
        self.of(subject)
            .find(|entry| taken_off(&entry.change))
            .is_some_and(|entry| entry.stamp.actor.role.is_team() && entry.stamp.actor.who != actor.who)
    }

    /// The change that says that a step, named by its first change, was undone.
    pub fn undone_by(&self, first: Seq) -> Option<Seq> {
        self.undone.get(&first).copied()
    }

    /// Whether the step of a change counts: it was not undone, or again done.
    pub(crate) fn counts(&self, seq: Seq) -> bool {
        self.undone.is_empty() || self.step(seq).first().is_none_or(|first| self.undone_by(first.stamp.seq).is_none())
    }

    /// The steps that a step undid, if it is an undoing.
    fn undone_in(&self, first: Seq) -> Vec<Seq> {
        let undid = |entry: &Arc<Recorded>| match &entry.change {
            Any::History(Change::Undone { steps }) => Some(steps.clone()),
            _ => None,
        };
        self.step(first).into_iter().filter_map(undid).flatten().collect()
    }

    fn entry(&self, seq: Seq) -> Option<&Entry> {
        self.entries.get(usize::try_from(seq.checked_sub(1)?).ok()?)
    }
}

impl Any {
    /// The things in whose history a change stands: one, and where it joins two things the other one.
    pub fn subjects(&self) -> (Subject, Option<Subject>) {
        match self {
            Self::Event(_) | Self::Import(_) | Self::Moment(_) | Self::History(_) => (Subject::Event, None),
            Self::Person(person::Change::Merged { person, into }) => (Subject::Person(*person), Some(Subject::Person(*into))),
            Self::Person(change) => (Subject::Person(change.person()), None),
            Self::Coming(change) => (change.person().map_or(Subject::Event, Subject::Person), None),
            Self::Venue(change) => match change {
                venue::Change::Arrived { person, .. }
                | venue::Change::WentAway { person, .. }
                | venue::Change::Left { person, .. }
                | venue::Change::Unsaid { person, .. } => (Subject::Person(*person), None),
                venue::Change::Counted { venue, .. } | venue::Change::Closed { venue } | venue::Change::Reopened { venue } => {
                    (Subject::Venue(*venue), None)
                }
                venue::Change::Furnished { venue } => (Subject::Venue(venue.id), None),
            },
            Self::Project(project::Change::Merged { project, into }) => (Subject::Project(*project), Some(Subject::Project(*into))),
            Self::Project(change) => (Subject::Project(change.project()), None),
            Self::Outcome(change) => (Subject::Outcome(change.outcome()), None),
            Self::Message(change) => (Subject::Message(change.message()), None),
            Self::Task(change) => (change.subject(), None),
            Self::Round(_) => (Subject::Round, None),
            Self::Session(change) => (Subject::Session(change.session()), None),
            Self::Site(change) => (change.subject(), None),
        }
    }
}

/// What is asked of what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Undo a step: all of it or nothing.
    Undo {
        /// One of its changes.
        change: Seq,
        /// Even if no seat is left.
        anyway: bool,
    },
    /// Undo many steps; those that cannot be undone any more stay.
    TakeBack {
        /// One change of each.
        steps: Vec<Seq>,
    },
}

/// What happened to what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The changes before this one, under the same command, undid these steps.
    Undone {
        /// Each by its first change.
        steps: Vec<Seq>,
    },
}

/// The most steps that one order takes back.
pub const MOST_STEPS: usize = 2_000;

/// One change to be undone: how it was before, how it was after, and how it is now.
pub(crate) struct Turn<'a> {
    pub(crate) actor: &'a Actor,
    pub(crate) before: Event,
    pub(crate) after: Event,
    pub(crate) now: &'a Event,
    pub(crate) anyway: bool,
}

/// Why one change cannot be undone.
pub(crate) enum Stuck {
    /// Somebody wrote over it since.
    Since,
    /// This change stands in the way.
    SinceBy(Seq),
    /// What it was about is not there.
    Gone,
    /// Its kind is never undone.
    Never,
    /// The rules say no.
    Refused(Refusal),
}

impl From<Refusal> for Stuck {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Turn<'_> {
    /// Stuck where what the change did is not what stands there.
    #[expect(clippy::unused_self, reason = "reads as a sentence where it is asked")]
    pub(crate) const fn unchanged(&self, still: bool) -> Result<(), Stuck> {
        if still { Ok(()) } else { Err(Stuck::Since) }
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, now: Timestamp, command: &Command) -> Result<Vec<Any>, Refusal> {
    allow(event, actor, Act::Write)?;
    person::author(event, actor)?;
    let mut undoing = Undoing { actor, at: now, now: event.clone(), changes: Vec::new(), anyway: false, pasts: BTreeMap::new() };
    let mut undone = Vec::new();
    match command {
        Command::Undo { change, anyway } => {
            undoing.anyway = *anyway;
            undone.extend(undoing.one(event, *change)?);
        }
        Command::TakeBack { steps } => {
            allow(event, actor, Act::UndoAny)?;
            if steps.len() > MOST_STEPS {
                return Err(Refusal::TooLong { field: crate::Field::What, limit: MOST_STEPS, length: steps.len() });
            }
            let mut steps = steps.clone();
            steps.sort_unstable_by_key(|seq| std::cmp::Reverse(*seq));
            // Whoever did something and undid it did nothing, once both are taken back.
            let mut again = BTreeSet::new();
            for seq in steps {
                let step = event.history.step(seq);
                let Some(first) = step.first().map(|entry| entry.stamp.seq) else { continue };
                let counts = event.history.undone_by(first).is_none() || again.contains(&first);
                if counts && !undone.contains(&first) && undoing.step(&step).is_ok() {
                    undone.push(first);
                    again.extend(event.history.undone_in(first));
                }
            }
        }
    }
    let mut changes = undoing.changes;
    if !undone.is_empty() {
        changes.push(Any::History(Change::Undone { steps: undone }));
    }
    Ok(changes)
}

/// What brings back how things were before some changes of a step, one by one, the last first, on what `first` makes of the event; and how
/// many of them stay, because somebody changed that since.
pub(crate) fn bring_back(
    event: &Event,
    actor: &Actor,
    first: Vec<Any>,
    step: &[&Arc<Recorded>],
    which: impl Fn(&Recorded) -> bool,
) -> (Vec<Any>, usize) {
    // The time of an undo decides nothing.
    let mut undoing =
        Undoing { actor, at: Timestamp::UNIX_EPOCH, now: event.clone(), changes: Vec::new(), anyway: true, pasts: BTreeMap::new() };
    undoing.also(first);
    let asked: Vec<_> = step.iter().filter(|entry| which(entry)).collect();
    let stay = asked.iter().rev().filter(|entry| undoing.alone(step, entry).is_err()).count();
    (undoing.changes, stay)
}

/// Whether a reader may undo the step of a change, and whether that is possible now: what a page asks before it offers it.
///
/// # Errors
/// Why not.
pub fn can_undo(event: &Event, actor: &Actor, change: Seq) -> Result<(), Refusal> {
    CanUndo::new(event, actor).step(change)
}

/// The same of many steps, one after the other: how things were before is replayed once for all of them.
pub struct CanUndo<'a> {
    event: &'a Event,
    undoing: Undoing<'a>,
}

impl<'a> CanUndo<'a> {
    /// Of what an actor may do now.
    pub fn new(event: &'a Event, actor: &'a Actor) -> Self {
        // The time of an undo decides nothing.
        let undoing =
            Undoing { actor, at: Timestamp::UNIX_EPOCH, now: event.clone(), changes: Vec::new(), anyway: true, pasts: BTreeMap::new() };
        Self { event, undoing }
    }

    /// Whether the step of a change may and can be undone.
    ///
    /// # Errors
    /// Why not.
    pub fn step(&mut self, change: Seq) -> Result<(), Refusal> {
        allow(self.event, self.undoing.actor, Act::Write)?;
        person::author(self.event, self.undoing.actor)?;
        let undone = self.undoing.one(self.event, change);
        self.undoing.now = self.event.clone();
        self.undoing.changes.clear();
        undone.map(|_| ())
    }
}

/// Undoes steps one after the other, each on what the ones before make of the event.
struct Undoing<'a> {
    actor: &'a Actor,
    at: Timestamp,
    now: Event,
    changes: Vec<Any>,
    anyway: bool,
    pasts: BTreeMap<Subject, Vec<(Seq, Event)>>,
}

impl Undoing<'_> {
    /// Undoes the step of a change, where the actor may: its first change; none where it was undone already.
    fn one(&mut self, event: &Event, change: Seq) -> Result<Option<Seq>, Refusal> {
        let step = event.history.step(change);
        let first = step.first().ok_or(Refusal::Gone { thing: Thing::Change })?.stamp.seq;
        if event.history.undone_by(first).is_some() {
            return Ok(None);
        }
        may_undo(event, self.actor, &step)?;
        self.step(&step)?;
        Ok(Some(first))
    }

    /// Undoes one step, or leaves everything as it was.
    fn step(&mut self, step: &[&Arc<Recorded>]) -> Result<(), Refusal> {
        let known = self.changes.len();
        self.wholly(|undoing| step.iter().rev().try_for_each(|entry| undoing.entry(step, entry)))?;
        if self.changes.len() > known { Ok(()) } else { Err(Refusal::NeverUndone) }
    }

    /// Undoes one change of a step, or leaves everything as it was.
    fn alone(&mut self, step: &[&Arc<Recorded>], entry: &Arc<Recorded>) -> Result<(), Refusal> {
        self.wholly(|undoing| undoing.entry(step, entry))
    }

    fn wholly(&mut self, undo: impl FnOnce(&mut Self) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let (kept, known) = (self.now.clone(), self.changes.len());
        let undone = undo(self).and_then(|()| {
            self.changes[known..].iter().try_for_each(|change| match change {
                Any::Site(change) => site::stands(&self.now.site, change),
                _ => Ok(()),
            })
        });
        if undone.is_err() {
            self.now = kept;
            self.changes.truncate(known);
        }
        undone
    }

    /// Does this, too.
    fn also(&mut self, changes: Vec<Any>) {
        for change in changes {
            let stamp = Stamp { seq: self.now.seq + 1, at: self.at, actor: *self.actor, command: CommandId(Id::from_bits(0)) };
            self.now.apply(&Recorded { stamp, change: change.clone() });
            self.changes.push(change);
        }
    }

    fn entry(&mut self, step: &[&Arc<Recorded>], entry: &Arc<Recorded>) -> Result<(), Refusal> {
        let (subject, _) = entry.change.subjects();
        let seq = entry.stamp.seq;
        let at = Turn {
            actor: self.actor,
            before: self.past(subject, seq - 1),
            after: self.past(subject, seq),
            now: &self.now,
            anyway: self.anyway,
        };
        let inverse = match &entry.change {
            Any::Event(change) => event::undo(&at, change).map(all(Any::Event)),
            Any::Person(change) => person::undo(&at, change).map(all(Any::Person)),
            Any::Venue(change) => venue::undo(&at, change).map(all(Any::Venue)),
            Any::Project(change) => project::undo(&at, change).map(all(Any::Project)),
            Any::Outcome(change) => outcome::undo(&at, change).map(all(Any::Outcome)),
            Any::Message(change) => message::undo(&at, seq, change).map(all(Any::Message)),
            Any::Import(change) => import::undo(&at, change).map(all(Any::Import)),
            Any::Coming(change) => coming::undo(&at, change).map(all(Any::Coming)),
            Any::Task(change) => task::undo(&at, change).map(all(Any::Task)),
            Any::Round(change) => round::undo(&at, change).map(all(Any::Round)),
            Any::Session(change) => session::undo(&at, change).map(all(Any::Session)),
            Any::Site(change) => site::undo(&at, change).map(all(Any::Site)),
            // What was undone counts again; the marker at the end says so.
            Any::History(Change::Undone { .. }) => Ok(vec![]),
            Any::Moment(_) => Err(Stuck::Never),
        };
        let inverse = inverse.map_err(|stuck| match stuck {
            Stuck::Since => self.too_late(step, entry),
            Stuck::SinceBy(since) => match self.now.history.get(since) {
                Some(later) => Refusal::TooLateToUndo { change: seq, since, by: later.stamp.actor.who },
                None => self.too_late(step, entry),
            },
            Stuck::Gone => Refusal::Gone { thing: Thing::Change },
            Stuck::Never => Refusal::NeverUndone,
            Stuck::Refused(refusal) => refusal,
        })?;
        self.also(inverse);
        Ok(())
    }

    /// A thing as it was after a change of the event. What this undoing does itself comes later than all of these.
    fn past(&mut self, subject: Subject, until: Seq) -> Event {
        let pasts = self.pasts.entry(subject).or_insert_with(|| pasts(&self.now, subject));
        let known = pasts.partition_point(|(seq, _)| *seq <= until);
        known.checked_sub(1).map_or_else(Event::default, |last| pasts[last].1.clone())
    }

    /// Who wrote over a change, for the refusal to show: the newest of the same kind, else the newest at all.
    fn too_late(&self, step: &[&Arc<Recorded>], entry: &Recorded) -> Refusal {
        let (subject, _) = entry.change.subjects();
        let last = step.last().map_or(entry.stamp.seq, |last| last.stamp.seq);
        let later =
            || self.now.history.of(subject).take_while(|later| later.stamp.seq > last).filter(|later| later.stamp.command.0.bits() != 0);
        let alike = later().find(|later| are_alike(&later.change, &entry.change));
        match alike.or_else(|| later().next()) {
            Some(later) => Refusal::TooLateToUndo { change: entry.stamp.seq, since: later.stamp.seq, by: later.stamp.actor.who },
            None => Refusal::Gone { thing: Thing::Change },
        }
    }
}

fn all<T>(wrap: impl Fn(T) -> Any) -> impl Fn(Vec<T>) -> Vec<Any> {
    move |changes| changes.into_iter().map(&wrap).collect()
}

/// Whether two changes are of one kind.
fn are_alike(one: &Any, other: &Any) -> bool {
    use std::mem::discriminant as of;
    match (one, other) {
        (Any::Event(one), Any::Event(other)) => of(one) == of(other),
        (Any::Person(one), Any::Person(other)) => of(one) == of(other),
        (Any::Venue(one), Any::Venue(other)) => of(one) == of(other),
        (Any::Project(one), Any::Project(other)) => of(one) == of(other),
        (Any::Outcome(one), Any::Outcome(other)) => of(one) == of(other),
        (Any::Message(one), Any::Message(other)) => of(one) == of(other),
        (Any::Coming(one), Any::Coming(other)) => of(one) == of(other),
        (Any::Task(one), Any::Task(other)) => of(one) == of(other),
        (Any::Round(one), Any::Round(other)) => of(one) == of(other),
        (Any::Session(one), Any::Session(other)) => of(one) == of(other),
        (Any::Site(one), Any::Site(other)) => of(one) == of(other),
        _ => of(one) == of(other),
    }
}

/// A thing as it was after each of its changes: its own and the event's, replayed once. Other things are not in it.
fn pasts(event: &Event, subject: Subject) -> Vec<(Seq, Event)> {
    let mut entries: Vec<&Arc<Recorded>> = event.history.of(subject).collect();
    if subject != Subject::Event {
        entries.extend(event.history.of(Subject::Event).filter(|entry| matches!(entry.change, Any::Event(_) | Any::Coming(_))));
    }
    entries.sort_unstable_by_key(|entry| entry.stamp.seq);
    let mut past = Event::default();
    let after = |entry: &Arc<Recorded>| {
        past.apply(entry);
        // Cloning shares.
        (entry.stamp.seq, past.clone())
    };
    entries.into_iter().map(after).collect()
}

/// Whoever may do such things may undo what was done last to a thing; a coordinator undoes anything.
fn may_undo(event: &Event, actor: &Actor, step: &[&Arc<Recorded>]) -> Result<(), Refusal> {
    if allow(event, actor, Act::UndoAny).is_ok() {
        return Ok(());
    }
    // What the team did to many things at once is the team's to undo.
    let things: BTreeSet<Subject> = step.iter().map(|entry| entry.change.subjects().0).collect();
    if things.len() > 2 && step.iter().any(|entry| entry.stamp.actor.role.is_team()) {
        return allow(event, actor, Act::UndoAny);
    }
    let moves_people = step.iter().all(|entry| {
        matches!(
            entry.change,
            Any::Project(project::Change::Joined { .. } | project::Change::Left { .. } | project::Change::Led { .. })
                | Any::Venue(_)
                | Any::Person(_)
                | Any::Coming(coming::Change::Planned { .. })
                | Any::Task(_)
                | Any::Message(message::Change::Helped { .. })
                | Any::Round(round::Change::Passed { .. } | round::Change::Answered { .. } | round::Change::Fared { .. })
                | Any::Session(session::Change::Picked { .. } | session::Change::Unpicked { .. })
                | Any::History(_)
        )
    });
    for entry in step {
        // What the team undid comes back by the team, and what was taken back as a whole comes back as a whole.
        if matches!(&entry.change, Any::History(Change::Undone { steps }) if steps.len() > 1 || entry.stamp.actor.role.is_team()) {
            return allow(event, actor, Act::UndoAny);
        }
        if let Some(act) = act_of(event, actor, &entry.change) {
            allow(event, actor, act)?;
        }
        // What one says to a proposed place, or that one comes to help, is theirs whatever came with it.
        let is_theirs = moves_people || matches!(entry.change, Any::Round(_) | Any::Message(_));
        if let (true, Some(person)) = (is_theirs, moved(entry))
            && !actor.who.person().is_some_and(|actor| event.are_one(actor, person))
        {
            allow(event, actor, Act::Others)?;
        }
        let (one, two) = entry.change.subjects();
        let last = step.last().map_or(0, |last| last.stamp.seq);
        let things =
            std::iter::once(one).chain(two).filter(|subject| !matches!(subject, Subject::Event | Subject::Person(_) | Subject::Round));
        for subject in things {
            if event.history.of(subject).next().is_some_and(|newest| newest.stamp.seq > last) {
                return allow(event, actor, Act::UndoAny);
            }
        }
    }
    Ok(())
}

/// Who sat down, got up, came or went.
fn moved(entry: &Recorded) -> Option<PersonId> {
    match &entry.change {
        Any::Project(
            project::Change::Joined { person, .. } | project::Change::Left { person, .. } | project::Change::Led { person, .. },
        )
        | Any::Venue(
            venue::Change::Arrived { person, .. }
            | venue::Change::WentAway { person, .. }
            | venue::Change::Left { person, .. }
            | venue::Change::Unsaid { person, .. },
        )
        | Any::Coming(coming::Change::Planned { person, .. }) => Some(*person),
        Any::Task(change) => change.person(),
        Any::Round(change) => change.person(),
        Any::Session(change) => change.person(),
        // Who is on the way no more is not in the change; only they say so, or the team.
        Any::Message(message::Change::Helped { helper, .. }) => helper.or_else(|| entry.stamp.actor.who.person()),
        _ => None,
    }
}

/// What one must be allowed to, besides writing, to undo a change.
fn act_of(event: &Event, actor: &Actor, change: &Any) -> Option<Act> {
    match change {
        Any::Event(event::Change::CornerWritten { .. })
        | Any::Outcome(outcome::Change::Described { .. })
        | Any::Coming(coming::Change::Planned { .. }) => None,
        Any::Event(_) | Any::Venue(venue::Change::Furnished { .. } | venue::Change::Closed { .. } | venue::Change::Reopened { .. }) => {
            Some(Act::Arrange)
        }
        Any::Venue(venue::Change::Counted { .. }) => Some(Act::Count),
        Any::Person(person::Change::Hidden { person, .. }) if actor.who != Who::Person(*person) => Some(Act::People),
        Any::Person(person::Change::Merged { .. } | person::Change::Parted { .. } | person::Change::Claimed { .. }) => Some(Act::People),
        Any::Import(_) => Some(Act::Import),
        Any::Task(task::Change::Brought { facts, .. }) => task::may_bring(event, actor, facts.project).is_err().then_some(Act::Import),
        Any::Task(task::Change::Added { task, .. } | task::Change::Withdrawn { task } | task::Change::BroughtBack { task }) => {
            let known = event.tasks.get(task)?;
            task::may_take_off(event, actor, known).is_err().then_some(Act::Withdraw)
        }
        Any::Task(task::Change::Readied { project, .. }) => {
            task::leads_or(event, actor, *project, Act::Others).is_err().then_some(Act::Others)
        }
        Any::Round(round::Change::Queued { project, .. }) => {
            let own = actor.who.person().zip(event.projects.get(project)).is_some_and(|(person, known)| event.is_own(known, person));
            (!own).then_some(Act::Others)
        }
        Any::Round(change) if change.is_of_one() => None,
        Any::Session(change) if change.is_a_pick() => None,
        Any::Session(change) => {
            let known = event.sessions.get(&change.session())?;
            (!event.may_change_session(actor, known)).then_some(Act::Arrange)
        }
        Any::Coming(_) | Any::Round(_) | Any::Site(_) => Some(Act::Arrange),
        Any::Message(message::Change::Pinned { .. }) => Some(Act::Announce),
        Any::Message(change) => event.messages.get(&change.message()).and_then(|known| match (known.kind, change) {
            (
                message::Kind::Announcement,
                message::Change::Posted { .. } | message::Change::Settled { .. } | message::Change::Reopened { .. },
            ) => Some(Act::Announce),
            (_, message::Change::Posted { .. } | message::Change::Withdrawn { .. } | message::Change::BroughtBack { .. }) => {
                let off = matches!(change, message::Change::Withdrawn { .. });
                (!message::is_own(event, actor, known, off)).then_some(Act::Withdraw)
            }
            _ => None,
        }),
        Any::Project(
            change @ (project::Change::Added { .. }
            | project::Change::Withdrawn { .. }
            | project::Change::Merged { .. }
            | project::Change::BroughtBack { .. }),
        ) => {
            let known = event.projects.get(&change.project())?;
            let off = matches!(change, project::Change::Withdrawn { .. } | project::Change::Merged { .. });
            (!project::is_own(event, actor, known, off)).then_some(Act::Withdraw)
        }
        Any::Outcome(change) => {
            let known = event.outcomes.get(&change.outcome())?;
            let off = matches!(change, outcome::Change::Withdrawn { .. });
            (!outcome::is_own(event, actor, known, off)).then_some(Act::Withdraw)
        }
        Any::Venue(_) | Any::Person(_) | Any::Project(_) | Any::Task(_) | Any::Moment(_) | Any::History(_) => None,
    }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    let Change::Undone { steps } = change;
    let history = &mut event.history;
    let own = history.step(stamp.seq).first().map_or(stamp.seq, |first| first.stamp.seq);
    history.undoings.push_back((own, stamp.seq));
    if steps.iter().all(|first| history.undone_in(*first).is_empty()) {
        history.undone.extend(steps.iter().map(|first| (*first, stamp.seq)));
        return;
    }
    // Who undoes an undoing makes count again what that had undone. Newest first, each is judged once: what undid it came later.
    let mut undone = OrdMap::new();
    for (own, marker) in history.undoings.iter().rev() {
        if undone.contains_key(own) {
            continue;
        }
        if let Some(Any::History(Change::Undone { steps })) = history.get(*marker).map(|entry| &entry.change) {
            for first in steps {
                undone.entry(*first).or_insert(*marker);
            }
        }
    }
    history.undone = undone;
}
