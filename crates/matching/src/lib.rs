//! Who sits where: people × projects × rooms, with reasons and a proven bound.
//!
//! A [`Morning`] says everything that is known: who is there, what they know and wish, what there is to do, in which rooms.
//! [`propose`] finds a [`Plan`] and says what it is worth and what no plan is worth more than. Effort is counted in steps, so
//! the same morning gives the same plan everywhere; nothing here knows a clock, a file or a name of a person.
//!
//! # How a plan is found
//!
//! 1. *Prices.* Each person's one place and each seat gets a price. Under given prices every project can be looked at by
//!    itself, and its best table is found exactly: minimum, maximum, level and mentors included (`relax`). Prices are moved
//!    until few people are chosen twice and no room is too full (`prices`: a subgradient method).
//! 2. *Branches.* Prices say of every place what it would cost at least that somebody sits there. As long as the bound can be
//!    reached, most places are too dear, and each mentor is left with a few tables: these are looked through exactly, first as if
//!    the bound could be reached, then as if a little less could (`branch`). Most mornings of a real size end here, proven.
//! 3. *A dive.* Where that is too much: mentors who were nearly always chosen for the same table are settled there; prices
//!    follow, and so on until all mentors are. What comes out is made to keep the rules (`dive`, `start`).
//! 4. *Exchanges.* With tables, rooms and mentors as they are, everybody else is placed as well as can be: seats are a flow,
//!    and rings of people who move on are made as long as one gains something (`exchange`). This is exact, and fast because
//!    between one plan and the next only what changed is looked at again.
//! 5. *Changes.* What exchanges cannot do is tried around them: a mentor changes tables (only where the seats' worth says
//!    that it could gain something), a table closes, opens or changes rooms (`improve`).
//! 6. Again from 3, with another chance, until the plan is worth nearly as much as the bound, or the steps are used up.
//!
//! Newcomers at a table need its mentors' *care*: one each, as a rule, and a mentor gives care for four. Where some need more, or
//! less, at some project, the best newcomers of a table are found for every amount of care (`care`), which makes all of the above
//! as exact as before but slower; only exchanges look a little less far then.
//!
//! # Where the bound comes from
//!
//! Whatever the prices are: the best tables under them, plus the prices of all people and seats, is never less than what
//! any plan is worth, as a plan has everybody at one table and no room too full, and pays each price at most once. The lowest
//! such sum is the bound. Prices are whole parts of a point, so it is exact arithmetic; values are whole numbers of a unit,
//! so it is rounded down to one. A table is never cut into pieces for it, which is why it is close; what remains open
//! is mentors who would be in two places at once, which branches settle, and tables that would be in two rooms: a plan can be the
//! best there is, and the bound still be a point or two above.
//!
//! # Again and again
//!
//! [`again`] starts from the plan of before with its rooms, gives everybody a little more for staying, and changes only what is
//! worth that. [`reasons()`], [`waits()`] and [`said`] say why, as data; the words are others' matter. [`may_see`] is the one table of
//! what a reason may tell to whom.

mod audience;
mod branch;
mod care;
mod chance;
mod dive;
mod exchange;
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
pub use reasons::{Alternative, Because, Reason, because, could_help, instead, reasons};
pub use solve::{Effort, Keep, Proposal, again, propose, staying};
pub use waits::{Said, Waits, everybody_waits, said, waits};
