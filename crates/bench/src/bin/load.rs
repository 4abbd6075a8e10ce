//! Puts load on servers of this machine and prints what they spent, as JSON. It is meant to be started by
//! `cargo xtask bench live`.

use std::process::ExitCode;

use anyhow::Result;
use bench::http::split;
use bench::live::{self, Plan, Server};
use bench::pages;
use clap::{Args, Parser};

/// Load on a board and on a reference beside it.
#[derive(Parser)]
enum Load {
    /// Everybody watches, one posts.
    Live {
        #[command(flatten)]
        two: Two,
        /// Watchers of each server.
        #[arg(long, default_value_t = 1000)]
        watchers: u32,
        /// How often each server has its turn.
        #[arg(long, default_value_t = 9)]
        rounds: u32,
        /// Messages in a turn.
        #[arg(long, default_value_t = 10)]
        messages: u32,
    },
    /// A few ask for the page, again and again.
    Pages {
        #[command(flatten)]
        two: Two,
        /// Requests to each server.
        #[arg(long, default_value_t = 20_000)]
        requests: u32,
        /// In this many turns.
        #[arg(long, default_value_t = 5)]
        rounds: u32,
    },
}

#[derive(Args)]
struct Two {
    /// The board's address, such as `http://127.0.0.1:2018/paris-2018/`.
    #[arg(long)]
    board: String,
    /// Its process.
    #[arg(long)]
    board_pid: u32,
    /// The reference's address.
    #[arg(long)]
    reference: String,
    /// Its process.
    #[arg(long)]
    reference_pid: u32,
}

fn main() -> ExitCode {
    let load = Load::parse();
    match run(&load) {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("load: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(load: &Load) -> Result<serde_json::Value> {
    fanout::raise_open_files_limit()?;
    match load {
        Load::Live { two, watchers, rounds, messages } => {
            let (board, root, reference) = two.servers()?;
            live::run(&board, &root, &reference, Plan { watchers: *watchers, rounds: *rounds, messages: *messages })
        }
        Load::Pages { two, requests, rounds } => {
            let (board, path, reference) = two.servers()?;
            pages::run(&board, &reference, &path, *requests, *rounds)
        }
    }
}

impl Two {
    fn servers(&self) -> Result<(Server, String, Server)> {
        let (address, path) = split(&self.board)?;
        let (other, _) = split(&self.reference)?;
        Ok((Server { address, pid: self.board_pid }, path, Server { address: other, pid: self.reference_pid }))
    }
}
