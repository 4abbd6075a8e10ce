//! The rim: the real program and a real browser, as the people of an event use them.

mod asks;
mod client;
mod command_line;
mod crash;
mod crowd;
mod door;
mod ear;
mod find;
mod keyboard;
mod lan_name;
mod live_is_reload;
mod looks;
mod operations;
mod pages;
mod poster;
mod program;
mod scene;
mod sheets;
mod still;
mod stop_and_start;
mod tabs;
mod tickets;
mod two_browsers;
mod undo_bar;
mod wall_day;
mod without_script;
