//! The rules, told as what happens to a cast at a small event: two houses, three rooms, few seats.

mod cast;
mod coming;
mod erasing;
mod holds;
mod imports;
mod rooms;
mod round;
mod sessions;
mod starting;
mod tasks;
mod time;
mod undo;
mod waiting;
mod wishes;
