//! The rules of a contributor event.
//!
//! Everything that happens at an event is one ordered list of [`Change`]s; an [`Event`] is what they add up to.
//! Whoever wants something asks with a [`Command`]; [`decide`] answers with the changes it causes or with a
//! [`Refusal`] that says why not and what to try.
//!
//! Nothing here does input or output, knows the time by itself, draws chance, or speaks a human language:
//! the same list gives the same event on every machine, and the words are in the language files.
//! Nothing here ever sees a person's name either: people are ids, their names live in profiles beside the list.

mod act;
mod change;
pub mod coming;
mod command;
pub mod event;
pub mod file;
pub mod history;
mod id;
pub mod import;
pub mod link;
pub mod message;
pub mod moment;
pub mod outcome;
pub mod person;
pub mod project;
pub mod questionnaire;
mod refusal;
pub mod round;
pub mod session;
pub mod site;
pub mod skill;
pub mod task;
mod text;
pub mod theme;
pub mod venue;

pub use act::{Act, Actor, Audience, Editing, Role, Who, may, may_give};
pub use change::{Change, Recorded, Seq, Stamp};
pub use command::{Command, decide, decide_all, decide_in_place};
pub use event::{
    Contacts, Corner, Day, DayKind, Event, Facts, Guide, Landmark, Language, NewRoom, NewVenue, NotALanguage, NotASlug, Opening, Signpost,
    Slot, SlotKind, Slug,
};
pub use id::{CommandId, Id, MessageId, OutcomeId, PageId, PersonId, ProjectId, RoomId, SessionId, TaskId, ThemeId, VenueId};
pub use message::Message;
pub use outcome::Outcome;
pub use person::Person;
pub use project::Project;
pub use refusal::{Field, Free, Refusal, Thing};
pub use session::Session;
pub use task::Task;
pub use text::{LINE_LIMIT, NOTE_LIMIT, PAGE_LIMIT, Text};
pub use theme::Theme;
pub use venue::{Place, Room, Venue};

pub use jiff::Timestamp;
pub use jiff::civil::{Date, Time};
