//! Stories over HTTP: people with browsers, a real server on a real store, and what they read afterwards.

mod client;
mod house;
mod markup;

mod corner;
mod doors;
mod find;
mod fuzz;
mod handbook;
mod history;
mod houses;
mod import;
mod import_page;
mod limits;
mod listing;
mod live;
mod merge;
mod notes;
mod outcomes;
mod people;
mod permissions;
mod projects;
mod roles;
mod safe;
mod settings;
mod share;
mod streams;
mod team;
mod typed;
mod wall;
mod winding_down;
mod wording;
