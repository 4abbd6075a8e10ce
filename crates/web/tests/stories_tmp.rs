//! Stories over HTTP: people with browsers, a real server on a real store, and what they read afterwards.

#[path = "it/client.rs"]
mod client;
#[path = "it/house.rs"]
mod house;
#[path = "it/markup.rs"]
mod markup;

#[path = "it/doors.rs"]
mod doors;
#[path = "it/houses.rs"]
mod houses;
#[path = "it/listing.rs"]
mod listing;
#[path = "it/live.rs"]
mod live;
#[path = "it/notes.rs"]
mod notes;
#[path = "it/outcomes.rs"]
mod outcomes;
#[path = "it/projects.rs"]
mod projects;
#[path = "it/streams.rs"]
mod streams;
#[path = "it/typed.rs"]
mod typed;
#[path = "it/wording.rs"]
mod wording;
