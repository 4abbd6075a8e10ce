//! Stories over HTTP: people with browsers, a real server on a real store, and what they read afterwards.

mod client;
mod house;
mod markup;

mod doors;
mod houses;
mod import;
mod import_page;
mod listing;
mod live;
mod notes;
mod outcomes;
mod projects;
mod streams;
mod typed;
mod wording;
