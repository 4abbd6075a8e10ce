//! The ledger as others use it: on a real file, by several threads and processes, through crashes.

mod backup;
mod cast;
mod check;
mod crash;
mod damage;
mod failing;
mod files;
mod full_disk;
mod golden;
mod golden_story;
mod gone;
mod one_write;
mod outbox;
mod power_loss;
mod property;
mod several_processes;
mod strike;
mod time;
mod tokens;
