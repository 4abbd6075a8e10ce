//! The bytes side of the live page: requests come in, streams go out to everybody who watches.
//!
//! This crate knows nothing of events, people or HTML. It is given a router and, later, bytes; it
//! sees to it that the same bytes reach all watchers of a group, each of them in order, cheaply.
//!
//! # Why not leave streams to the web framework
//!
//! An HTTP connection held open by hyper costs 11 to 21 kB of memory and a task's wake-up for each
//! message. A watcher here is a socket and some hundred bytes, and a message to it is one write of
//! bytes that all share. So a stream begins as an ordinary request (routing, cookies, errors are the
//! router's), and once its head is on the way the connection leaves hyper:
//!
//! ```text
//!            ┌────────────────────── serve ──────────────────────┐
//!  browser ──► accept ──► hyper http1 ──► axum Router ──► handler │
//!            │   │ limits, time-outs                       │      │
//!            └───┼─────────────────────────────────────────┼──────┘
//!                │ head written, socket taken back         │ Handover::stream
//!                ▼                                         ▼
//!          ┌── one thread ─────────────────────────────────────┐
//!          │ group 1: socket, socket, socket …                 │ ◄── FanOut::send
//!          │ group 2: socket (behind: keeps what it missed) …  │ ◄── FanOut::beat
//!          └───────────────────────────────────────────────────┘
//! ```
//!
//! # What holds
//!
//! - Orders to the thread (send, close, an arriving socket) are carried out in the order given. What
//!   is sent to a group while an earlier message is still going out leaves in one piece afterwards.
//! - A socket that would block keeps what it missed and goes on where it stopped. It never delays
//!   another. One that misses more than [`Limits::backlog_bytes`] is hung up.
//! - A late watcher's first message is made on the thread, between the messages of its group, so that
//!   nothing is lost in between. See [`Handover::stream`].
//! - Watchers and connections that still talk HTTP are bounded apart, so that a full house of
//!   watchers can still send forms.
//!
//! What is *not* done here: request body sizes and slow bodies (the router's matter), TLS, HTTP/2.

mod accept;
mod fan_out;
mod handover;
mod sender;
mod watcher;

pub use accept::{Limits, Peer, serve};
pub use fan_out::{FanOut, Group, WatcherId};
pub use handover::{Handover, TooManyWatchers};

/// Allows this process as many open files as the system lets it have, as each watcher holds one.
///
/// Answers how many that are, or `None` where there is no limit or no such notion.
pub fn raise_open_files_limit() -> std::io::Result<Option<u64>> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Nofile);
        if limit.current != limit.maximum {
            limit.current = limit.maximum;
            setrlimit(Resource::Nofile, limit)?;
        }
        Ok(limit.current)
    }
    #[cfg(not(unix))]
    Ok(None)
}
