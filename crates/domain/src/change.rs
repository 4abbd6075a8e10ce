//! What happened: the entries of the ledger. A change, once written, is never reshaped: new kinds and new optional
//! fields only. The one exception is [`Change::strike`], which makes free text unreadable.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::act::{Actor, Audience};
use crate::id::CommandId;
use crate::{coming, event, history, import, message, moment, outcome, person, project, round, session, site, task, venue};

/// The place of a change in its event's list; the first is 1.
pub type Seq = u64;

/// What happened because of a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// To the event itself.
    Event(event::Change),
    /// To a person.
    Person(person::Change),
    /// To a house and who is in it.
    Venue(venue::Change),
    /// To a project.
    Project(project::Change),
    /// To an outcome.
    Outcome(outcome::Change),
    /// To a message.
    Message(message::Change),
    /// A page was brought in or taken back.
    Import(import::Change),
    /// Time passed.
    Moment(moment::Change),
    /// Something was undone.
    History(history::Change),
    /// About who means to come.
    Coming(coming::Change),
    /// To a task.
    Task(task::Change),
    /// In the coordinator's round.
    Round(round::Change),
    /// To a session of the timetable.
    Session(session::Change),
    /// To the event's site.
    Site(site::Change),
}

impl Change {
    /// The smallest audience that all see it on a page of their own though perhaps on no board; none where boards show it anyhow.
    pub(crate) fn shows_on_pages(&self) -> Option<Audience> {
        match self {
            Self::Event(event::Change::Signposted { .. } | event::Change::Themed { .. })
            | Self::Person(person::Change::Hidden { .. })
            | Self::Coming(coming::Change::Agreed(_))
            | Self::Task(_)
            | Self::Site(site::Change::Removed { .. } | site::Change::Sponsored { .. } | site::Change::Dressed(_)) => {
                Some(Audience::Everyone)
            }
            // What stands in a draft is the team's.
            Self::Site(site::Change::Wrote { about, .. }) if !about.draft => Some(Audience::Everyone),
            // Who wants to be where is seen by the team alone, and by themselves.
            Self::Session(change) if !change.is_a_pick() => Some(Audience::Everyone),
            Self::Round(change) if change.shows_to_all() => Some(Audience::Everyone),
            Self::Event(event::Change::Worded { .. })
            | Self::Person(person::Change::Claimed { .. })
            | Self::Coming(_)
            | Self::Round(_)
            | Self::Session(_)
            | Self::Site(_) => Some(Audience::Team),
            _ => None,
        }
    }

    /// Makes the free text in this change unreadable; everything else stays as it was.
    pub fn strike(&mut self) {
        match self {
            Self::Event(change) => change.strike(),
            Self::Person(_) | Self::Moment(_) | Self::History(_) | Self::Round(_) => {}
            Self::Venue(change) => change.strike(),
            Self::Project(change) => change.strike(),
            Self::Outcome(change) => change.strike(),
            Self::Message(change) => change.strike(),
            Self::Import(change) => change.strike(),
            Self::Coming(change) => change.strike(),
            Self::Task(change) => change.strike(),
            Self::Session(change) => change.strike(),
            Self::Site(change) => change.strike(),
        }
    }
}

/// When, by whom and because of what a change happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its place in the list.
    pub seq: Seq,
    /// When it was decided; never earlier than the change before it.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// Because of which command.
    pub command: CommandId,
}

/// A change as it stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// When, by whom, because of what.
    pub stamp: Stamp,
    /// What happened.
    pub change: Change,
}
