//! Puts load on servers of this machine and prints what they spent, as JSON. It is meant to be started by
//! `cargo xtask bench`.

use std::process::ExitCode;

use anyhow::Result;
use bench::beside::{self, Beside};
use bench::http::split;
use bench::live::{self, Plan, Server};
use bench::pages::{self, Wanted};
use bench::{posts, view};
use clap::{Args, Parser};
use serde_json::{Value, json};

/// Load on a board, and on a reference beside it.
#[derive(Parser)]
enum Load {
    /// Everybody watches, one posts.
    Live {
        #[command(flatten)]
        board: Board,
        #[command(flatten)]
        reference: Reference,
        /// Watchers of each server.
        #[arg(long)]
        watchers: u32,
        /// How often each server has its turn.
        #[arg(long)]
        rounds: u32,
        /// Messages in a turn.
        #[arg(long)]
        messages: u32,
    },
    /// A few ask for a page again and again, here and at a reference.
    Pages {
        #[command(flatten)]
        board: Board,
        #[command(flatten)]
        reference: Reference,
        #[command(flatten)]
        asking: Asking,
    },
    /// The same, of a page that has no reference.
    Page {
        #[command(flatten)]
        board: Board,
        #[command(flatten)]
        asking: Asking,
    },
    /// One asks for a page while the server works at something long, and while it does not.
    Beside {
        #[command(flatten)]
        board: Board,
        #[command(flatten)]
        asking: Asking,
        /// The address of the work, without the server's. It is asked for with the cookie, the page without.
        #[arg(long)]
        work: String,
    },
    /// Many post at once.
    Posts {
        #[command(flatten)]
        board: Board,
        /// How many.
        #[arg(long)]
        people: u32,
        /// How much each of them.
        #[arg(long)]
        each: u32,
    },
    /// One watches, one posts.
    Change {
        #[command(flatten)]
        board: Board,
        /// How often.
        #[arg(long)]
        changes: u32,
    },
    /// One looks for the first time.
    View {
        #[command(flatten)]
        board: Board,
    },
}

#[derive(Args)]
struct Board {
    /// The page's address, such as `http://127.0.0.1:2018/paris-2018/`.
    #[arg(long)]
    board: String,
    /// Its process.
    #[arg(long)]
    board_pid: u32,
}

#[derive(Args)]
struct Reference {
    /// The reference's address.
    #[arg(long)]
    reference: String,
    /// Its process.
    #[arg(long)]
    reference_pid: u32,
}

#[derive(Args)]
struct Asking {
    /// Requests to each server.
    #[arg(long)]
    requests: u32,
    /// In this many turns.
    #[arg(long)]
    rounds: u32,
    /// The cookie of whoever asks.
    #[arg(long)]
    cookie: Option<String>,
}

fn main() -> ExitCode {
    match run(Load::parse()) {
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

fn run(load: Load) -> Result<Value> {
    fanout::raise_open_files_limit()?;
    match load {
        Load::Live { board, reference, watchers, rounds, messages } => {
            let (board, root) = board.server()?;
            live::run(&board, &root, &reference.server()?, Plan { watchers, rounds, messages })
        }
        Load::Pages { board, reference, asking } => {
            let (board, path) = board.server()?;
            let figures = asking.ask(&[&board, &reference.server()?], &path)?;
            Ok(json!({ "board": figures[0], "constant": figures[1] }))
        }
        Load::Page { board, asking } => {
            let (board, path) = board.server()?;
            Ok(asking.ask(&[&board], &path)?.remove(0))
        }
        Load::Beside { board, asking, work } => {
            let (board, page) = board.server()?;
            let (requests, rounds, more) = (asking.requests, asking.rounds, asking.more());
            beside::run(&board, Beside { page: &page, work: &work, more: &more, requests, rounds })
        }
        Load::Posts { board, people, each } => {
            let (board, root) = board.server()?;
            posts::run(&board, &root, people, each)
        }
        Load::Change { board, changes } => {
            let (board, root) = board.server()?;
            live::change(&board, &root, changes)
        }
        Load::View { board } => {
            let (board, path) = board.server()?;
            view::first(&board, &path)
        }
    }
}

impl Board {
    fn server(&self) -> Result<(Server, String)> {
        let (address, path) = split(&self.board)?;
        Ok((Server { address, pid: self.board_pid }, path))
    }
}

impl Reference {
    fn server(&self) -> Result<Server> {
        let (address, _) = split(&self.reference)?;
        Ok(Server { address, pid: self.reference_pid })
    }
}

impl Asking {
    fn ask(&self, servers: &[&Server], path: &str) -> Result<Vec<Value>> {
        pages::run(servers, Wanted { path, more: &self.more(), requests: self.requests, rounds: self.rounds })
    }

    fn more(&self) -> String {
        self.cookie.as_ref().map(|cookie| format!("cookie: {cookie}\r\n")).unwrap_or_default()
    }
}
