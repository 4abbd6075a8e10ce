//! Whole files, read and written.

mod live_document;
mod tickets;
