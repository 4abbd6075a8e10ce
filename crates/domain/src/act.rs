//! Who may do what: one table, asked by [`crate::decide`] and by nothing else that writes.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::id::PersonId;
use crate::refusal::Refusal;

/// What a person is at an event. Leading a project is a relation to that project, not a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Anybody who opens the page.
    Visitor,
    /// Has a ticket or was let in.
    Participant,
    /// Helps others on purpose.
    Mentor,
    /// Stands at the door.
    Greeter,
    /// Keeps the day moving.
    Coordinator,
    /// Owns the event.
    Organiser,
}

impl Role {
    /// All roles, smallest first.
    pub const ALL: [Self; 6] = [Self::Visitor, Self::Participant, Self::Mentor, Self::Greeter, Self::Coordinator, Self::Organiser];

    /// Who sees the same as this role does.
    pub const fn audience(self) -> Audience {
        match self {
            Self::Visitor => Audience::Everyone,
            Self::Participant | Self::Mentor => Audience::Participants,
            Self::Greeter | Self::Coordinator | Self::Organiser => Audience::Team,
        }
    }

    /// Whether the role belongs to the team that runs the event.
    pub const fn is_team(self) -> bool {
        matches!(self.audience(), Audience::Team)
    }

    /// The word for it in addresses and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Participant => "participant",
            Self::Mentor => "mentor",
            Self::Greeter => "greeter",
            Self::Coordinator => "coordinator",
            Self::Organiser => "organiser",
        }
    }

    /// The role with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// People who see the same page: there are three, and each shared fragment is drawn once for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Anybody.
    Everyone,
    /// People with a ticket, and mentors.
    Participants,
    /// Greeters, coordinators, organisers.
    Team,
}

impl Audience {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Participants, Self::Team];
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// A person of the event.
    Person(PersonId),
    /// The team, by a link or the command line, without a name.
    Team,
    /// Time passing.
    Timer,
}

impl Who {
    /// The person, if it was one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Team | Self::Timer => None,
        }
    }
}

/// Who asks, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub who: Who,
    /// As what.
    pub role: Role,
}

impl Actor {
    /// The command line and the event's creator.
    pub const ORGANISER: Self = Self { who: Who::Team, role: Role::Organiser };

    /// Time passing.
    pub const TIMER: Self = Self { who: Who::Timer, role: Role::Visitor };
}

/// Who may change the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Editing {
    /// Whoever opens the page.
    #[default]
    Anyone,
    /// People with a ticket.
    Tickets,
    /// The team.
    Team,
}

/// A kind of thing that one may or may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Add and change projects, outcomes and messages, join and leave, come and go, undo what was done last; take back
    /// what is one's own.
    Write,
    /// Say something to everybody, and pin it to every page.
    Announce,
    /// Say how many are in a house.
    Count,
    /// Say of others where they are, and who leads what.
    Others,
    /// Put people where no seat is left.
    PutAnyway,
    /// Let people in who come without a ticket.
    Admit,
    /// Grant claimed names, say that two are one person, show a name again, change somebody's profile.
    People,
    /// Bring a page in, and take it back.
    Import,
    /// Take others' things off the board, and put them back.
    Withdraw,
    /// Undo whatever anybody did.
    UndoAny,
    /// Change the event's facts, days, houses, rooms, signposts, and the word of the day.
    Arrange,
    /// See what participants answered, and open lists of them.
    Answers,
    /// Invite people into roles, see who is signed in, and end that.
    Invite,
    /// Make text that somebody wrote unreadable for ever.
    Strike,
    /// Open an event; see where its data lies and who owns it.
    Open,
    /// Say that time has passed.
    Tick,
}

impl Act {
    /// All that people do, from what everybody may to what few may. What time does is not among them.
    pub const ALL: [Self; 15] = [
        Self::Write,
        Self::Count,
        Self::Others,
        Self::PutAnyway,
        Self::Admit,
        Self::People,
        Self::Announce,
        Self::Import,
        Self::Withdraw,
        Self::UndoAny,
        Self::Arrange,
        Self::Answers,
        Self::Invite,
        Self::Strike,
        Self::Open,
    ];
}

/// The smallest role that may do this, or nobody at all. This is the one table of who may do what.
const fn needed(act: Act, editing: Editing) -> Option<Role> {
    match act {
        Act::Write => Some(match editing {
            Editing::Anyone => Role::Visitor,
            Editing::Tickets => Role::Participant,
            Editing::Team => Role::Greeter,
        }),
        Act::Count | Act::Others | Act::PutAnyway | Act::Admit | Act::People => Some(Role::Greeter),
        Act::Announce | Act::Import | Act::Withdraw | Act::UndoAny | Act::Arrange | Act::Answers | Act::Invite | Act::Strike => {
            Some(Role::Coordinator)
        }
        Act::Open => Some(Role::Organiser),
        Act::Tick => None,
    }
}

/// Whether the actor may; else the smallest role that may.
///
/// # Errors
/// The smallest role that may.
pub fn may(actor: &Actor, act: Act, editing: Editing) -> Result<(), Role> {
    match needed(act, editing) {
        Some(role) if actor.role >= role => Ok(()),
        Some(role) => Err(role),
        None if actor.who == Who::Timer => Ok(()),
        None => Err(Role::Organiser),
    }
}

/// Whether the actor may give somebody a role, or take it away: one's own and smaller ones.
///
/// # Errors
/// [`Refusal::NotAllowed`] with the smallest role that may.
pub fn may_give(event: &Event, actor: &Actor, role: Role) -> Result<(), Refusal> {
    let refused = |needed| Refusal::NotAllowed { act: Act::Invite, needed };
    may(actor, Act::Invite, event.editing).map_err(refused)?;
    if actor.role >= role { Ok(()) } else { Err(refused(role)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_who_may_do_what() {
        let written: Vec<String> = Act::ALL
            .into_iter()
            .map(|act| {
                let may: Vec<&str> = Role::ALL
                    .into_iter()
                    .filter(|role| super::may(&Actor { who: Who::Team, role: *role }, act, Editing::Tickets).is_ok())
                    .map(Role::word)
                    .collect();
                format!("{act:?}: {}", may.join(" "))
            })
            .collect();
        assert_eq!(
            written,
            [
                "Write: participant mentor greeter coordinator organiser",
                "Count: greeter coordinator organiser",
                "Others: greeter coordinator organiser",
                "PutAnyway: greeter coordinator organiser",
                "Admit: greeter coordinator organiser",
                "People: greeter coordinator organiser",
                "Announce: coordinator organiser",
                "Import: coordinator organiser",
                "Withdraw: coordinator organiser",
                "UndoAny: coordinator organiser",
                "Arrange: coordinator organiser",
                "Answers: coordinator organiser",
                "Invite: coordinator organiser",
                "Strike: coordinator organiser",
                "Open: organiser",
            ]
        );
    }

    #[test]
    fn time_is_told_by_the_timer_alone() {
        assert_eq!(may(&Actor::TIMER, Act::Tick, Editing::Anyone), Ok(()));
        assert!(may(&Actor::ORGANISER, Act::Tick, Editing::Anyone).is_err());
    }

    #[test]
    fn anybody_writes_by_default_and_only_the_team_when_closed() {
        let visitor = Actor { who: Who::Team, role: Role::Visitor };
        assert_eq!(may(&visitor, Act::Write, Editing::Anyone), Ok(()));
        assert_eq!(may(&visitor, Act::Write, Editing::Team), Err(Role::Greeter));
    }
}
