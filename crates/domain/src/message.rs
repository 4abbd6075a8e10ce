//! Messages: announcements, questions, requests for help, lost and found; and their answers.

use imbl::Vector;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::history::{Stuck, Subject, Turn};
use crate::id::{MessageId, PersonId, ProjectId};
use crate::person::author;
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;

/// What somebody says to all who are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The day on whose board it stands.
    pub day: Date,
    /// What kind.
    pub kind: Kind,
    /// The words.
    pub text: Text,
    /// The project that it is about.
    pub project: Option<ProjectId>,
    /// Who wrote it.
    pub by: Who,
    /// When.
    pub at: Timestamp,
    /// What others said to it, in order.
    pub answers: Vector<Answer>,
    /// Whether it is done with.
    pub settled: bool,
    /// Whether it stands on every page.
    pub pinned: bool,
    /// The last change that put it on every page or took it from there; 0 where it never stood there.
    pub pins: Seq,
    /// Who is on their way to help.
    pub helper: Option<PersonId>,
    /// Taken off the board.
    pub withdrawn: bool,
    /// The change that posted it.
    pub added: Seq,
    /// The last change to it.
    pub touched: Seq,
}

/// What somebody said to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The change that said it.
    pub seq: Seq,
    /// Who.
    pub by: Who,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub text: Text,
}

/// What kind of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// From the team to everybody.
    Announcement,
    /// Somebody wants to know something.
    Question,
    /// Somebody needs a hand.
    Help,
    /// Something was lost or found.
    LostFound,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Question, Self::Help, Self::LostFound, Self::Announcement];
}

/// The most answers that one message takes: more is a conversation, which has better places.
pub const MOST_ANSWERS: usize = 100;

/// What is asked of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Say it.
    Post {
        /// Its id.
        message: MessageId,
        /// On whose board.
        day: Date,
        /// What kind.
        kind: Kind,
        /// The words.
        text: Text,
        /// The project that it is about.
        project: Option<ProjectId>,
    },
    /// Say something to it.
    Answer {
        /// To which.
        message: MessageId,
        /// The words.
        text: Text,
    },
    /// Say that it is done with.
    Settle {
        /// Which.
        message: MessageId,
    },
    /// Say that it is not done with after all.
    Reopen {
        /// Which.
        message: MessageId,
    },
    /// Say that one is on the way to help, or that somebody is not after all.
    Help {
        /// Whom.
        message: MessageId,
        /// Who; nobody: whoever was on the way is not.
        helper: Option<PersonId>,
    },
    /// Put an announcement on every page, or take it from there.
    Pin {
        /// Which.
        message: MessageId,
        /// Whether it stands on every page.
        pinned: bool,
    },
    /// Take it off the board.
    Withdraw {
        /// Which.
        message: MessageId,
    },
    /// Put it back on the board.
    BringBack {
        /// Which.
        message: MessageId,
    },
}

/// How an answer was given, where it is brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// By which change.
    pub seq: Seq,
    /// By whom.
    pub by: Who,
    /// When.
    pub at: Timestamp,
}

/// What happened to a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was said.
    Posted {
        /// Its id.
        message: MessageId,
        /// On whose board.
        day: Date,
        /// What kind.
        kind: Kind,
        /// The words.
        text: Text,
        /// The project that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        project: Option<ProjectId>,
    },
    /// Somebody said something to it.
    Answered {
        /// To which.
        message: MessageId,
        /// The words.
        text: Text,
        /// How it was given, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<Given>,
    },
    /// What somebody said to it was taken back.
    Unanswered {
        /// To which.
        message: MessageId,
        /// The change that said it.
        answer: Seq,
    },
    /// It is done with.
    Settled {
        /// Which.
        message: MessageId,
    },
    /// It is not done with after all.
    Reopened {
        /// Which.
        message: MessageId,
    },
    /// Somebody is on the way to help, or nobody any more.
    Helped {
        /// Whom.
        message: MessageId,
        /// Who.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        helper: Option<PersonId>,
    },
    /// It stands on every page, or no more.
    Pinned {
        /// Which.
        message: MessageId,
        /// Whether it stands on every page.
        pinned: bool,
    },
    /// It was taken off the board.
    Withdrawn {
        /// Which.
        message: MessageId,
    },
    /// It was put back on the board.
    BroughtBack {
        /// Which.
        message: MessageId,
    },
}

impl Change {
    /// The message.
    pub const fn message(&self) -> MessageId {
        match self {
            Self::Posted { message, .. }
            | Self::Answered { message, .. }
            | Self::Unanswered { message, .. }
            | Self::Settled { message }
            | Self::Reopened { message }
            | Self::Pinned { message, .. }
            | Self::Helped { message, .. }
            | Self::Withdrawn { message }
            | Self::BroughtBack { message } => *message,
        }
    }

    pub(crate) fn strike(&mut self) {
        if let Self::Posted { text, .. } | Self::Answered { text, .. } = self {
            text.strike();
        }
    }
}

impl Event {
    /// The messages of a day, newest first.
    pub fn messages_on(&self, day: Date) -> Vec<&Message> {
        let mut found: Vec<_> = self.messages.values().filter(|message| message.day == day && !message.withdrawn).collect();
        found.sort_unstable_by_key(|message| std::cmp::Reverse(message.added));
        found
    }

    /// The announcements that stand on every page, newest first.
    pub fn pinned(&self) -> Vec<&Message> {
        let mut found: Vec<_> = self.messages.values().filter(|message| message.pinned && !message.withdrawn).collect();
        found.sort_unstable_by_key(|message| std::cmp::Reverse(message.added));
        found
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    author(event, actor)?;
    let known = |message: &MessageId| {
        let found = event.messages.get(message).filter(|message| !message.withdrawn);
        found.ok_or(Refusal::Gone { thing: Thing::Message })
    };
    let change = match command {
        Command::Post { message, day, kind, text, project } => {
            if *kind == Kind::Announcement {
                allow(event, actor, Act::Announce)?;
            }
            event.has_day(*day)?;
            said(text)?;
            if event.messages.contains_key(message) {
                return Err(Refusal::IdTaken);
            }
            if project.is_some_and(|project| event.projects.get(&project).is_none_or(|known| known.withdrawn)) {
                return Err(Refusal::Gone { thing: Thing::Project });
            }
            Change::Posted { message: *message, day: *day, kind: *kind, text: text.clone(), project: *project }
        }
        Command::Answer { message, text } => {
            let length = known(message)?.answers.len();
            said(text)?;
            if length >= MOST_ANSWERS {
                return Err(Refusal::TooLong { field: Field::Text, limit: MOST_ANSWERS, length: length + 1 });
            }
            Change::Answered { message: *message, text: text.clone(), again: None }
        }
        Command::Settle { message } => {
            may_settle(event, actor, known(message)?)?;
            if known(message)?.settled {
                return Ok(vec![]);
            }
            Change::Settled { message: *message }
        }
        Command::Reopen { message } => {
            may_settle(event, actor, known(message)?)?;
            let asked = known(message)?;
            if !asked.settled {
                return Ok(vec![]);
            }
            // A hand that goes up again waits again: whoever was on the way has been there.
            let nobody = asked.helper.map(|_| Change::Helped { message: *message, helper: None });
            let reopened = std::iter::once(Change::Reopened { message: *message }).chain(nobody);
            return Ok(reopened.map(crate::Change::Message).collect());
        }
        Command::Help { message, helper } => {
            let asked = known(message)?;
            if asked.settled || asked.kind != Kind::Help {
                return Err(Refusal::Gone { thing: Thing::Message });
            }
            // Who is on the way is so until they say otherwise, or whoever asked says that nobody came: nobody else takes it from them but
            // the team.
            let own = |person: PersonId| actor.who.person().is_some_and(|me| event.are_one(me, person));
            let nobody_came = helper.is_none() && asked.by.person().is_some_and(own);
            if !nobody_came && !helper.iter().copied().chain(asked.helper).all(own) {
                allow(event, actor, Act::Others)?;
            }
            if helper.is_some_and(|person| event.people.get(&person).is_none_or(|known| known.erased)) {
                return Err(Refusal::Gone { thing: Thing::Person });
            }
            if asked.helper == *helper {
                return Ok(vec![]);
            }
            Change::Helped { message: *message, helper: *helper }
        }
        Command::Pin { message, pinned } => {
            allow(event, actor, Act::Announce)?;
            if known(message)?.pinned == *pinned {
                return Ok(vec![]);
            }
            Change::Pinned { message: *message, pinned: *pinned }
        }
        Command::Withdraw { message } => {
            own(event, actor, known(message)?, false)?;
            Change::Withdrawn { message: *message }
        }
        Command::BringBack { message } => {
            let now = event.messages.get(message).ok_or(Refusal::Gone { thing: Thing::Message })?;
            own(event, actor, now, true)?;
            if !now.withdrawn {
                return Ok(vec![]);
            }
            Change::BroughtBack { message: *message }
        }
    };
    Ok(vec![crate::Change::Message(change)])
}

/// One takes back what one said; a coordinator takes back anything.
fn own(event: &Event, actor: &Actor, message: &Message, back: bool) -> Result<(), Refusal> {
    if is_own(event, actor, message, back) { Ok(()) } else { allow(event, actor, Act::Withdraw) }
}

/// Whether a message is the actor's to take back; to bring `back`, too, unless the team took it off.
pub(crate) fn is_own(event: &Event, actor: &Actor, message: &Message, back: bool) -> bool {
    let said = message.by.person().zip(actor.who.person()).is_some_and(|(by, person)| event.are_one(by, person));
    said && !(back && event.history.was_taken_off_by_team(Subject::Message(message.id), actor))
}

/// What is announced is the team's to be done with.
fn may_settle(event: &Event, actor: &Actor, message: &Message) -> Result<(), Refusal> {
    if message.kind == Kind::Announcement { allow(event, actor, Act::Announce) } else { Ok(()) }
}

fn said(text: &Text) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::Empty { field: Field::Text }) } else { Ok(()) }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    match change {
        Change::Posted { message, day, kind, text, project } => {
            let posted = Message {
                id: *message,
                day: *day,
                kind: *kind,
                text: text.clone(),
                project: *project,
                by: stamp.actor.who,
                at: stamp.at,
                answers: Vector::new(),
                settled: false,
                helper: None,
                pinned: false,
                pins: 0,
                withdrawn: false,
                added: stamp.seq,
                touched: stamp.seq,
            };
            event.messages.insert(*message, posted);
        }
        _ => {
            if let Some(known) = event.messages.get_mut(&change.message()) {
                known.touched = stamp.seq;
                known.take(stamp, change);
            }
        }
    }
}

impl Message {
    fn take(&mut self, stamp: &Stamp, change: &Change) {
        match change {
            Change::Posted { .. } => {}
            Change::Answered { text, again, .. } => {
                let Given { seq, by, at } = again.unwrap_or(Given { seq: stamp.seq, by: stamp.actor.who, at: stamp.at });
                let place = self.answers.iter().take_while(|answer| answer.seq < seq).count();
                self.answers.insert(place, Answer { seq, by, at, text: text.clone() });
            }
            Change::Unanswered { answer, .. } => self.answers.retain(|known| known.seq != *answer),
            Change::Settled { .. } => self.settled = true,
            Change::Reopened { .. } => self.settled = false,
            Change::Helped { helper, .. } => self.helper = *helper,
            Change::Pinned { pinned, .. } => {
                self.pinned = *pinned;
                self.pins = stamp.seq;
            }
            Change::Withdrawn { .. } => self.withdrawn = true,
            Change::BroughtBack { .. } => self.withdrawn = false,
        }
    }
}

/// What brings back how it was before a change to a message.
pub(crate) fn undo(at: &Turn<'_>, seq: Seq, change: &Change) -> Result<Vec<Change>, Stuck> {
    let message = change.message();
    let is = at.now.messages.get(&message).ok_or(Stuck::Gone)?;
    let then = at.after.messages.get(&message).ok_or(Stuck::Gone)?;
    Ok(vec![match change {
        Change::Posted { .. } => {
            at.unchanged(!is.withdrawn && is.answers.is_empty())?;
            Change::Withdrawn { message }
        }
        Change::Answered { again, .. } => {
            let answer = again.map_or(seq, |given| given.seq);
            at.unchanged(is.answers.iter().any(|known| known.seq == answer))?;
            Change::Unanswered { message, answer }
        }
        Change::Unanswered { answer, .. } => {
            at.unchanged(is.answers.iter().all(|known| known.seq != *answer))?;
            let was = at.before.messages.get(&message).ok_or(Stuck::Gone)?;
            let Answer { seq, by, at, text } = was.answers.iter().find(|known| known.seq == *answer).cloned().ok_or(Stuck::Gone)?;
            Change::Answered { message, text, again: Some(Given { seq, by, at }) }
        }
        Change::Settled { .. } | Change::Reopened { .. } => {
            at.unchanged(is.settled == then.settled)?;
            if then.settled { Change::Reopened { message } } else { Change::Settled { message } }
        }
        Change::Helped { .. } => {
            at.unchanged(is.helper == then.helper)?;
            let was = at.before.messages.get(&message).and_then(|was| was.helper);
            // Whoever was erased since does not come back by an undo.
            let helper = was.filter(|person| at.now.people.get(person).is_some_and(|known| !known.erased));
            Change::Helped { message, helper }
        }
        Change::Pinned { pinned, .. } => {
            at.unchanged(is.pinned == *pinned)?;
            Change::Pinned { message, pinned: !*pinned }
        }
        Change::Withdrawn { .. } | Change::BroughtBack { .. } => {
            at.unchanged(is.withdrawn == then.withdrawn)?;
            if then.withdrawn { Change::BroughtBack { message } } else { Change::Withdrawn { message } }
        }
    }])
}

/// Whoever is erased is on no way.
pub(crate) fn forget(event: &mut Event, person: PersonId) {
    let theirs: Vec<MessageId> =
        event.messages.values().filter(|message| message.helper == Some(person)).map(|message| message.id).collect();
    for message in theirs {
        if let Some(known) = event.messages.get_mut(&message) {
            known.helper = None;
        }
    }
}
