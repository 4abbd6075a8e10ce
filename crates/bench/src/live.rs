//! What a change costs until everybody has it: the board beside bare sockets, taking turns.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::crowd::{Crowd, Heard, mark};
use crate::http::{Connection, Waiting};
use crate::writer::{MOST_ANSWERS, Writer};
use crate::{median, process};

/// How large a message is, in bytes, with its `id:` line and without what frames it.
const MESSAGE_BYTES: usize = 2_000;
/// So that what a server does after the last delivery still belongs to it.
const REST: Duration = Duration::from_millis(30);
/// Before the messages of each turn: the first of all tells how long a message is without padding, the second has the right
/// length; later ones only warm up.
const REHEARSALS: u32 = 2;

/// A server under load.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    /// Its process.
    pub pid: u32,
}

/// How much of it.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Watchers of each server.
    pub watchers: u32,
    /// How often each server has its turn.
    pub rounds: u32,
    /// Messages in a turn.
    pub messages: u32,
}

/// Watches both, posts to one after the other, and tells what it took.
///
/// # Errors
/// A watcher lost a message, had one twice or in the wrong order, or was hung up.
pub fn run(board: &Server, root: &str, floor: &Server, plan: Plan) -> Result<Value> {
    if plan.rounds == 0 || plan.messages == 0 || plan.messages + REHEARSALS > MOST_ANSWERS {
        bail!("{} messages in {} turns: there must be some, and {MOST_ANSWERS} in a turn at most", plan.messages, plan.rounds);
    }
    // What a first page and a first stream take once is no watcher's.
    let stream = stream(root);
    drop(Crowd::open(board.address, root, &stream, 10, 0)?);
    drop(Crowd::open(floor.address, root, &stream, 10, 0)?);
    let writer = Writer::begin(board.address, root)?;
    let mut turns = [Turn::new(board, root, Poster::Board(writer)), Turn::new(floor, root, Poster::Floor(floor.address, vec![]))];
    thread::sleep(REST);

    let (begun, before) = (Instant::now(), Machine::now(board, floor)?);
    for _ in 0..plan.rounds {
        for index in 0..turns.len() {
            let sample = turns[0].sample.clone();
            turns[index].take(plan, sample)?;
        }
    }
    let other = Machine::now(board, floor)?.others_since(&before, begun.elapsed());

    let figures: Vec<Value> = turns.iter().map(|turn| turn.figures(plan)).collect();
    Ok(json!({
        "watchers": plan.watchers,
        "messages": plan.rounds * plan.messages,
        "message_bytes": turns[0].sample.len(),
        "board": figures[0],
        "floor": figures[1],
        "other": other,
    }))
}

/// What one change costs a board that one person watches: the processor's time, and the time until the page is there anew.
///
/// # Errors
/// The server does not do what it should.
pub fn change(board: &Server, root: &str, changes: u32) -> Result<Value> {
    let writer = Writer::begin(board.address, root)?;
    let mut crowd = Crowd::open(board.address, root, &stream(root), 1, 0)?;
    let mut reader = Connection::open(board.address)?;
    let (mut page, mut said) = (vec![], vec![]);
    let mut spent = Duration::ZERO;
    for number in 1..=changes.min(MOST_ANSWERS) {
        let before = process::cpu(board.pid)?;
        said.push(crowd.hear(number, writer.answer(&mark(number))?)?.last.as_secs_f64() * 1e3);
        thread::sleep(Duration::from_millis(2));
        if number > 1 {
            spent += process::cpu(board.pid)?.saturating_sub(before);
        }
        let begun = Instant::now();
        reader.get(root, crate::http::AS_A_BROWSER)?;
        page.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(json!({
        "cpu_us": spent.as_secs_f64() * 1e6 / f64::from(changes.max(2) - 1),
        "heard_ms": median(said),
        "page_ms": median(page),
        "bytes": process::resident(board.pid)?,
    }))
}

fn stream(root: &str) -> String {
    format!("{root}live?view=board")
}

/// One server's watchers, and what its turns took.
struct Turn<'a> {
    server: &'a Server,
    root: &'a str,
    poster: Poster,
    /// The number of the last message.
    said: u32,
    /// The last message, as it came.
    sample: Vec<u8>,
    /// What is in RAM: before the first turn's watchers, with them, and when they have heard everything.
    memory: Option<[u64; 3]>,
    spent: Vec<Spent>,
    heard: Vec<Heard>,
}

/// Processor time of a turn: all of it, and what the thread took that writes to the watchers, and the ledger's.
#[derive(Clone, Copy)]
struct Spent {
    all: Duration,
    fan_out: Duration,
    ledger: Duration,
}

impl Spent {
    fn so_far(pid: u32) -> Result<Self> {
        let of = |name| process::cpu_of_threads(pid, name);
        Ok(Self { all: process::cpu(pid)?, fan_out: of("fan-out")?, ledger: of("ledger")? })
    }

    fn since(self, before: Self) -> Self {
        let less = Duration::saturating_sub;
        Self { all: less(self.all, before.all), fan_out: less(self.fan_out, before.fan_out), ledger: less(self.ledger, before.ledger) }
    }
}

impl<'a> Turn<'a> {
    fn new(server: &'a Server, root: &'a str, poster: Poster) -> Self {
        Self { server, root, poster, said: 0, sample: vec![], memory: None, spent: vec![], heard: vec![] }
    }

    /// Everybody comes, hears and goes: both servers' crowds at once would be more sockets than one process may have.
    fn take(&mut self, plan: Plan, sample: Vec<u8>) -> Result<()> {
        let pid = self.server.pid;
        match &mut self.poster {
            Poster::Board(writer) => writer.ask_anew()?,
            Poster::Floor(_, message) => *message = sample,
        }
        let empty = process::resident(pid)?;
        let mut crowd = Crowd::open(self.server.address, self.root, &stream(self.root), usize::try_from(plan.watchers)?, self.said)?;
        thread::sleep(REST);
        let full = process::resident(pid)?;
        for _ in 0..REHEARSALS {
            self.say(&mut crowd)?;
            self.sample = crowd.last_event();
            if let Poster::Board(writer) = &mut self.poster
                && writer.padding == 0
            {
                writer.padding = MESSAGE_BYTES.saturating_sub(self.sample.len());
            }
        }
        let before = Spent::so_far(pid)?;
        for _ in 0..plan.messages {
            let heard = self.say(&mut crowd)?;
            self.heard.push(heard);
        }
        thread::sleep(REST);
        self.spent.push(Spent::so_far(pid)?.since(before));
        self.memory.get_or_insert([empty, full, process::resident(pid)?]);
        drop(crowd);
        thread::sleep(REST);
        Ok(())
    }

    fn say(&mut self, crowd: &mut Crowd) -> Result<Heard> {
        self.said += 1;
        let author = self.poster.say(self.said)?;
        crowd.hear(self.said, author)
    }

    fn figures(&self, plan: Plan) -> Value {
        let deliveries = f64::from(plan.watchers * plan.messages);
        let microseconds = |spent: Duration| spent.as_secs_f64() * 1e6;
        let per_delivery = |of: fn(&Spent) -> Duration| median(self.spent.iter().map(|spent| microseconds(of(spent)) / deliveries));
        let per_change = |of: fn(&Spent) -> Duration| per_delivery(of) * f64::from(plan.watchers);
        let lowest = self.spent.iter().map(|spent| microseconds(spent.all) / deliveries).min_by(f64::total_cmp);
        let middle = |of: fn(&Heard) -> Duration| median(self.heard.iter().map(|heard| of(heard).as_secs_f64() * 1e3));
        let watchers = usize::try_from(plan.watchers).unwrap_or(usize::MAX);
        let [empty, full, end] = self.memory.unwrap_or_default();
        let per_watcher = |now: u64| now.saturating_sub(empty) / u64::from(plan.watchers);
        json!({
            "cpu_us": per_delivery(|spent| spent.all),
            "cpu_us_lowest": lowest,
            "cpu_us_fan_out": per_delivery(|spent| spent.fan_out),
            "ledger_us": per_change(|spent| spent.ledger),
            "rest_us": per_change(|spent| spent.all.saturating_sub(spent.fan_out).saturating_sub(spent.ledger)),
            "last_ms": middle(|heard| heard.last),
            "answered_ms": middle(|heard| heard.answered),
            "answered_first": self.heard.iter().filter(|heard| heard.before_answer < watchers).count(),
            "bytes_when_open": per_watcher(full),
            "bytes_at_end": per_watcher(end),
        })
    }
}

enum Poster {
    Board(Writer),
    /// Where, and a message as the board sent it.
    Floor(SocketAddr, Vec<u8>),
}

impl Poster {
    fn say(&mut self, number: u32) -> Result<Waiting> {
        match self {
            Self::Board(writer) => writer.answer(&mark(number)),
            Self::Floor(address, sample) => {
                let text = std::str::from_utf8(sample)?;
                let at = text.find("mark").context("the board's message has no mark")?;
                let body = [&text[..at], &mark(number), &text[at + mark(number).len()..]].concat();
                Connection::open(*address)?.post_and_go_on("/", "", body.as_bytes(), 204)
            }
        }
    }
}

/// What the whole machine did, to tell how quiet it was.
struct Machine {
    busy: Duration,
    stolen: Duration,
    ours: Duration,
}

impl Machine {
    fn now(board: &Server, floor: &Server) -> Result<Self> {
        let (busy, stolen) = process::machine()?;
        let ours = process::cpu(board.pid)? + process::cpu(floor.pid)? + process::cpu(std::process::id())?;
        Ok(Self { busy, stolen, ours })
    }

    fn others_since(&self, before: &Self, passed: Duration) -> Value {
        let cores = |spent: Duration| spent.as_secs_f64() / passed.as_secs_f64();
        let busy = self.busy.saturating_sub(before.busy);
        let ours = self.ours.saturating_sub(before.ours);
        json!({ "cores": cores(busy.saturating_sub(ours)), "stolen": cores(self.stolen.saturating_sub(before.stolen)), "seconds": passed.as_secs_f64() })
    }
}
