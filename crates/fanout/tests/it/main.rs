//! Streams, pages and limits over real sockets.

mod client;
mod limits;
mod server;
mod streams;
