//! What stands in the files of others – a site, a timetable, the event's own folder – compared with the event, and brought in as one order.
//!
//! [`plan`] says what would come of it and writes nothing; [`Plan::order`] is that as one order, so that it is taken back as one.
//!
//! # How a thing is known again
//!
//! A session by what it is called in its file ([`Outside::origin`] and its key), a page by its address and language, a house by its name, a
//! person by a name that everybody may see. So the same files twice change nothing.
//!
//! # Who has the last word
//!
//! What only files have written so far is as the files have it. What somebody changed here since stays as it is and is listed
//! ([`Plan::kept`]): nobody's work is lost silently.

mod folder;
mod outside;
mod plan;
mod report;

pub use folder::folder_of;
pub use outside::{
    Outside, OutsideContacts, OutsideDay, OutsideFacts, OutsidePage, OutsidePerson, OutsideProject, OutsideRoom, OutsideSession,
    OutsideVenue,
};
pub use plan::{MARK_FILE, Plan, Slip, Thing, What, mark, missing, plan};
pub use report::report;
