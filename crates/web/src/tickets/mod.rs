//! Bringing tickets in that another program sold: what a file would do, first; then, on a second press, that.
//!
//! [`plan()`] compares a file (read by [`formats::tickets`]) with an event; [`Import`] is that as orders. The command line does the same.

mod days;
mod desk;
mod holder;
mod import;
mod known;
mod page;
mod plan;
mod report;
mod said;

pub use import::Import;
pub use plan::{Becomes, Kept, Plan, Step, What, plan};
pub use report::report;

pub(crate) use desk::Desk;
pub(crate) use page::routes;
