//! People, as the ledger knows them: an id, and that their profile was written. Names are in the profiles.

use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::history::{Stuck, Turn};
use crate::id::PersonId;
use crate::refusal::{Refusal, Thing};
use crate::{message, round, session, task};

/// Somebody at one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// How they came in.
    pub kind: Kind,
    /// The revision of their profile.
    pub revision: u32,
    /// The last change to them or to their profile.
    pub touched: Seq,
    /// Whether their name is shown to nobody but the team.
    pub hidden: bool,
    /// Who says that this typed name is theirs.
    pub claimed: Option<PersonId>,
    /// The person that this one turned out to be.
    pub merged: Option<PersonId>,
    /// Whether all that was known of them was erased.
    pub erased: bool,
}

/// How somebody came into the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// By themselves.
    Own,
    /// A name that somebody else typed, or that stood in an imported page.
    Guest,
}

/// What is asked of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Somebody comes in.
    Introduce {
        /// The new person.
        person: PersonId,
        /// How.
        kind: Kind,
    },
    /// Somebody's profile is written; the ledger adds this to every order that writes one.
    Touch {
        /// Whose.
        person: PersonId,
        /// The profile's new revision.
        revision: u32,
        /// Whether what was written is between them and the program.
        unseen: bool,
    },
    /// Show a typed name to nobody but the team, or again to all.
    Hide {
        /// Whose.
        person: PersonId,
        /// Whether it is hidden.
        hidden: bool,
    },
    /// Say that a name that others typed is one's own. The team grants it.
    Claim {
        /// The name.
        person: PersonId,
    },
    /// Say that it is not theirs.
    Decline {
        /// The name.
        person: PersonId,
    },
    /// Say that two are one person; so a claim is granted, too.
    Merge {
        /// Who is no more.
        person: PersonId,
        /// Who they are.
        into: PersonId,
    },
    /// Forget all that is known of them: profile, sessions, letters. The ledger does so with the change.
    Erase {
        /// Whom.
        person: PersonId,
    },
}

/// What happened to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// They came in.
    Introduced {
        /// Who.
        person: PersonId,
        /// How.
        kind: Kind,
    },
    /// Their profile was written.
    Touched {
        /// Whose.
        person: PersonId,
        /// Its revision.
        revision: u32,
        /// Whether what was written is between them and the program: a heart.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unseen: bool,
    },
    /// Their name is shown to nobody but the team, or again to all.
    Hidden {
        /// Whose.
        person: PersonId,
        /// Whether it is hidden.
        hidden: bool,
    },
    /// Somebody says that the name is theirs, or nobody does any more.
    Claimed {
        /// The name.
        person: PersonId,
        /// Whose they say it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// They turned out to be somebody who is there already.
    Merged {
        /// Who is no more.
        person: PersonId,
        /// Who they are.
        into: PersonId,
    },
    /// They are two after all.
    Parted {
        /// Who is by themselves again.
        person: PersonId,
    },
    /// All that was known of them is gone for ever.
    Erased {
        /// Who.
        person: PersonId,
    },
}

impl Change {
    /// The person.
    pub const fn person(&self) -> PersonId {
        match self {
            Self::Introduced { person, .. }
            | Self::Touched { person, .. }
            | Self::Hidden { person, .. }
            | Self::Claimed { person, .. }
            | Self::Merged { person, .. }
            | Self::Parted { person }
            | Self::Erased { person } => *person,
        }
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    // That a name be taken off somebody may ask who may write nothing else here.
    if !matches!(command, Command::Hide { hidden: true, .. } | Command::Touch { .. } | Command::Erase { .. }) {
        allow(event, actor, Act::Write)?;
    }
    let known = |person: PersonId| event.people.get(&person).ok_or(Refusal::Gone { thing: Thing::Person });
    let change = match *command {
        Command::Introduce { person, kind } => {
            if event.people.contains_key(&person) {
                return Err(Refusal::IdTaken);
            }
            Change::Introduced { person, kind }
        }
        Command::Touch { person, revision, unseen } => {
            let known = known(person)?;
            let fresh_guest = known.kind == Kind::Guest && known.revision == 0;
            // What one says about oneself is not writing to the board; what time forgets is nobody's writing.
            if known.erased {
                return Err(Refusal::Gone { thing: Thing::Person });
            }
            if actor.who != Who::Person(person) && actor.who != Who::Timer {
                allow(event, actor, if fresh_guest { Act::Write } else { Act::People })?;
            }
            Change::Touched { person, revision, unseen }
        }
        Command::Hide { person, hidden } => {
            let known = known(person)?;
            // Who asks to be removed need not say who they are; that somebody is shown again is the team's to say.
            // Whom everybody must be able to find is the team's to hide.
            let own = actor.who == Who::Person(person);
            let contacts = [event.contacts.newcomers, event.contacts.coordinator, event.contacts.conduct];
            let needed = contacts.into_iter().flatten().any(|contact| event.are_one(contact, person));
            if !own && (known.kind == Kind::Own || !hidden || needed) {
                allow(event, actor, Act::People)?;
            }
            if known.hidden == hidden {
                return Ok(vec![]);
            }
            Change::Hidden { person, hidden }
        }
        Command::Claim { person } => {
            let by = actor.who.person().filter(|by| event.people.contains_key(by)).ok_or(Refusal::NameNeeded)?;
            let known = known(person)?;
            if known.kind == Kind::Own || known.merged.is_some() {
                return Err(Refusal::Gone { thing: Thing::Person });
            }
            if by == person {
                return Err(Refusal::Itself);
            }
            if known.claimed == Some(by) {
                return Ok(vec![]);
            }
            Change::Claimed { person, by: Some(by) }
        }
        Command::Decline { person } => {
            let known = known(person)?;
            if known.claimed.is_none_or(|by| actor.who != Who::Person(by)) {
                allow(event, actor, Act::People)?;
            }
            if known.claimed.is_none() {
                return Ok(vec![]);
            }
            Change::Claimed { person, by: None }
        }
        Command::Merge { person, into } => {
            allow(event, actor, Act::People)?;
            let (from, to) = (known(person)?, known(into)?);
            if event.now(into) == event.now(person) {
                return Err(Refusal::Itself);
            }
            if from.merged.is_some() || to.merged.is_some() {
                return Err(Refusal::Gone { thing: Thing::Person });
            }
            return Ok(merge(event, person, into));
        }
        Command::Erase { person } => {
            if known(person)?.erased {
                return Ok(vec![]);
            }
            // Whoever turned out to be somebody has that one's entry erased with their own.
            let own = actor.who.person().is_some_and(|me| event.are_one(me, person));
            if !own && actor.who != Who::Timer {
                allow(event, actor, Act::Strike)?;
            }
            Change::Erased { person }
        }
    };
    Ok(vec![crate::Change::Person(change)])
}

/// Two are one: what the one sits at and where they are, the other is, where they are not somewhere already.
fn merge(event: &Event, person: PersonId, into: PersonId) -> Vec<crate::Change> {
    use crate::{coming, project, venue};
    let mut changes = Vec::new();
    for known in event.projects.values() {
        for (day, on_day) in &known.days {
            let Some(joined) = on_day.members.get(&person) else { continue };
            let (project, day) = (known.id, *day);
            changes.push(crate::Change::Project(project::Change::Left { project, day, person }));
            let sits = on_day.state.sits() && !known.withdrawn;
            let elsewhere = on_day.members.contains_key(&into) || (sits && event.seat_of(day, into).is_some());
            if !elsewhere {
                let again = Some(*joined);
                changes.push(crate::Change::Project(project::Change::Joined { project, day, person: into, anyway: false, again }));
            }
        }
        if known.leads.contains(&person) {
            let project = known.id;
            changes.push(crate::Change::Project(project::Change::Led { project, person, leads: false }));
            if !known.leads.contains(&into) {
                changes.push(crate::Change::Project(project::Change::Led { project, person: into, leads: true }));
            }
        }
    }
    for known in event.tasks.values() {
        let task = known.id;
        if let Some(since) = known.claim_of(person) {
            changes.push(crate::Change::Task(task::Change::Released { task, person, lapsed: false }));
            if known.claim_of(into).is_none() {
                changes.push(crate::Change::Task(task::Change::Claimed { task, person: into, since: Some(since) }));
            }
        }
        if let Some(since) = known.stuck_for(person) {
            changes.push(crate::Change::Task(task::Change::Unstuck { task, person }));
            if known.stuck_for(into).is_none() {
                changes.push(crate::Change::Task(task::Change::Stuck { task, person: into, since: Some(since) }));
            }
        }
    }
    for ((day, who), presence) in &event.presence {
        if *who != person {
            continue;
        }
        let day = *day;
        changes.push(crate::Change::Venue(venue::Change::Unsaid { person, day }));
        if event.presence(day, into).is_some() {
            continue;
        }
        changes.push(crate::Change::Venue(match *presence {
            venue::Presence::Here { venue, since } => {
                venue::Change::Arrived { person: into, day, venue, anyway: false, since: Some(since) }
            }
            venue::Presence::Away { venue, since, back, freed } => {
                venue::Change::WentAway { person: into, day, venue, back, since: Some(since), freed }
            }
            venue::Presence::Left { since } => venue::Change::Left { person: into, day, since: Some(since) },
        }));
    }
    let plans: Vec<_> = event.days_of(person).collect();
    if !plans.is_empty() {
        let theirs = plans.iter().map(|(day, _)| (*day, None)).collect();
        changes.push(crate::Change::Coming(coming::Change::Planned { person, days: theirs }));
        let days: Vec<_> =
            plans.into_iter().filter(|(day, _)| event.coming(*day, into).is_none()).map(|(day, plan)| (day, Some(plan))).collect();
        if !days.is_empty() {
            changes.push(crate::Change::Coming(coming::Change::Planned { person: into, days }));
        }
    }
    changes.push(crate::Change::Person(Change::Merged { person, into }));
    changes
}

impl Event {
    /// Who somebody turned out to be; themselves, where nobody said otherwise.
    pub fn now(&self, person: PersonId) -> PersonId {
        self.chain(person).last().unwrap_or(person)
    }

    /// Whether two entries are one person.
    pub fn are_one(&self, one: PersonId, other: PersonId) -> bool {
        one == other || self.now(one) == self.now(other)
    }

    /// Whether somebody's name is shown to nobody but the team.
    pub fn is_hidden(&self, person: PersonId) -> bool {
        self.chain(person).any(|person| self.people.get(&person).is_some_and(|known| known.hidden))
    }

    /// The last change to somebody, or to whom they turned out to be.
    pub fn person_touched(&self, person: PersonId) -> Seq {
        self.chain(person).map(|person| self.people.get(&person).map_or(0, |known| known.touched)).max().unwrap_or(0)
    }

    /// Somebody, who they turned out to be, and so on. A circle, which only a damaged log could have, ends after some rounds.
    fn chain(&self, person: PersonId) -> impl Iterator<Item = PersonId> {
        std::iter::successors(Some(person), |person| self.people.get(person).and_then(|known| known.merged)).take(MOST_CHAINED)
    }
}

/// The most entries that turn out, one after the other, to be one person.
const MOST_CHAINED: usize = 16;

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    if let Change::Introduced { person, kind } = *change {
        let new = Person { kind, revision: 0, touched: stamp.seq, hidden: false, claimed: None, merged: None, erased: false };
        event.people.insert(person, new);
        return;
    }
    let Some(known) = event.people.get_mut(&change.person()) else { return };
    known.touched = stamp.seq;
    match *change {
        Change::Introduced { .. } => {}
        Change::Touched { revision, .. } => known.revision = revision,
        Change::Hidden { hidden, .. } => known.hidden = hidden,
        Change::Claimed { by, .. } => known.claimed = by,
        Change::Merged { into, .. } => {
            known.merged = Some(into);
            session::recount(event);
        }
        Change::Parted { .. } => {
            known.merged = None;
            session::recount(event);
        }
        Change::Erased { person } => {
            known.erased = true;
            known.claimed = None;
            forget_plans(event, person);
            task::forget(event, person);
            round::forget(event, person);
            message::forget(event, person);
            session::forget(event, person);
        }
    }
}

/// Whoever is erased does not come any more. Where they were counts on; and once the days are over, what they said does, too:
/// without a name it tells how many of those who say yes come.
fn forget_plans(event: &mut Event, person: PersonId) {
    if event.forgotten.is_some() {
        return;
    }
    let were_there = |day: &jiff::civil::Date| event.presence(*day, person).is_some();
    let days: Vec<_> = event.days.iter().map(|day| day.date).filter(|day| !were_there(day)).collect();
    for day in days {
        event.coming.remove(&(day, person));
    }
}

/// What brings back how it was before a change to a person. Profiles stay as they are.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let person = change.person();
    let is = at.now.people.get(&person).ok_or(Stuck::Gone)?;
    let then = at.after.people.get(&person).ok_or(Stuck::Gone)?;
    Ok(vec![match *change {
        Change::Introduced { .. } | Change::Touched { .. } => return Ok(vec![]),
        Change::Erased { .. } => return Err(Stuck::Never),
        Change::Hidden { hidden, .. } => {
            at.unchanged(is.hidden == hidden)?;
            Change::Hidden { person, hidden: !hidden }
        }
        Change::Claimed { .. } => {
            at.unchanged(is.claimed == then.claimed)?;
            Change::Claimed { person, by: at.before.people.get(&person).ok_or(Stuck::Gone)?.claimed }
        }
        Change::Merged { .. } => {
            at.unchanged(is.merged == then.merged)?;
            Change::Parted { person }
        }
        Change::Parted { .. } => {
            at.unchanged(is.merged.is_none())?;
            let into = at.before.people.get(&person).and_then(|was| was.merged).ok_or(Stuck::Gone)?;
            Change::Merged { person, into }
        }
    }])
}

/// Who writes: a person of the event, or the team.
pub(crate) fn author(event: &Event, actor: &Actor) -> Result<Who, Refusal> {
    match actor.who {
        Who::Person(person) if event.people.contains_key(&person) => Ok(actor.who),
        Who::Team if actor.role.is_team() => Ok(Who::Team),
        Who::Team | Who::Person(_) | Who::Timer => Err(Refusal::NameNeeded),
    }
}
