//! The ledger as others use it: on a real file, by several threads and processes, through crashes.

mod cast;
mod crash;
mod damage;
mod failing;
mod golden;
mod one_write;
mod property;
mod several_processes;
mod strike;
mod time;
mod tokens;
