//! Whole files, read and written.

mod folder;
mod issues;
mod jekyll;
mod live_document;
mod schedule;
mod tickets;
