//! Whole files, read and written.

mod issues;
mod jekyll;
mod live_document;
mod schedule;
mod tickets;
