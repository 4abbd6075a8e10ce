//! Whole files, read and written.

mod issues;
mod live_document;
mod schedule;
mod tickets;
