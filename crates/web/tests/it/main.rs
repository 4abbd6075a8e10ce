//! Stories over HTTP: people with browsers, a real server on a real store, and what they read afterwards.

mod client;
mod house;
mod markup;

mod projects;
