//! Who sits where: people × projects × rooms, with reasons and a proven bound.
//!
//! A [`Morning`] says everything that is known: who is there, what they know and wish, what there is to do, in which rooms.
//! [`propose`] finds a [`Plan`] and says what it is worth and what no plan is worth more than. Effort is counted in steps, so
//! the same morning gives the same plan everywhere; nothing here knows a clock, a file or a name of a person.

mod audience;
mod chance;
mod dive;
mod improve;
mod model;
mod plan;
mod prices;
mod reasons;
mod relax;
mod seating;
mod solve;
mod start;
mod table;
mod waits;

pub mod instance;

pub use audience::{Audience, Field, may_see};
pub use model::{House, Lock, Minute, Morning, Person, Points, Presence, Project, Room, Topic, Weight, Weights};
pub use plan::{Broken, Plan, Value};
pub use reasons::{Alternative, Because, Reason, because, could_help, reasons};
pub use solve::{Effort, Proposal, again, propose, staying};
pub use waits::{Said, Waits, said, waits};
