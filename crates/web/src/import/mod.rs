//! Bringing a live document in, and the board out as one.

pub mod export;
