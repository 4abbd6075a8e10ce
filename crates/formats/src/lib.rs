//! Other people's files, in and out: bytes to values and values to bytes.
//!
//! Everything here is pure: no file is opened, no clock is asked, and no input panics. What a file says is
//! returned as it stands; what it means for an event is the caller's business.

pub mod folder;
pub mod issues;
pub mod jekyll;
pub mod live_document;
pub mod schedule;
pub mod tickets;
