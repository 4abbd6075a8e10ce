//! Messages: announcements, questions, requests for help, lost and found; and their answers.

use imbl::Vector;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::id::{MessageId, ProjectId};
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
    /// The change that posted it.
    pub added: Seq,
    /// The last change to it.
    pub touched: Seq,
}

/// What somebody said to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
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
    },
    /// It is done with.
    Settled {
        /// Which.
        message: MessageId,
    },
}

impl Change {
    pub(crate) fn strike(&mut self) {
        match self {
            Self::Posted { text, .. } | Self::Answered { text, .. } => text.strike(),
            Self::Settled { .. } => {}
        }
    }
}

impl Event {
    /// The messages of a day, newest first.
    pub fn messages_on(&self, day: Date) -> Vec<&Message> {
        let mut found: Vec<_> = self.messages.values().filter(|message| message.day == day).collect();
        found.sort_unstable_by_key(|message| std::cmp::Reverse(message.added));
        found
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    author(event, actor)?;
    let known = |message: &MessageId| event.messages.get(message).ok_or(Refusal::Gone { thing: Thing::Message });
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
            Change::Answered { message: *message, text: text.clone() }
        }
        Command::Settle { message } => {
            if known(message)?.settled {
                return Ok(vec![]);
            }
            Change::Settled { message: *message }
        }
    };
    Ok(vec![crate::Change::Message(change)])
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
                added: stamp.seq,
                touched: stamp.seq,
            };
            event.messages.insert(*message, posted);
        }
        Change::Answered { message, text } => {
            if let Some(known) = event.messages.get_mut(message) {
                known.answers.push_back(Answer { by: stamp.actor.who, at: stamp.at, text: text.clone() });
                known.touched = stamp.seq;
            }
        }
        Change::Settled { message } => {
            if let Some(known) = event.messages.get_mut(message) {
                known.settled = true;
                known.touched = stamp.seq;
            }
        }
    }
}
