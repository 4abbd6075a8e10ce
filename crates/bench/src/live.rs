//! What a change costs until everybody has it: the board beside bare sockets, taking turns.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::crowd::{Crowd, mark};
use crate::http::{Answer, Connection};
use crate::{median, process};

/// How large a message is, in bytes, with its `id:` line and without what frames it.
const MESSAGE_BYTES: usize = 2_000;
/// So that what a server does after the last delivery still belongs to it.
const REST: Duration = Duration::from_millis(30);
/// Before the first messages: 1 tells how long a message is without padding, 2 has the right length.
const REHEARSALS: u32 = 2;
/// A note on the board takes this many answers.
const MOST_MESSAGES: u32 = 100;

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
    let all = REHEARSALS + plan.rounds * plan.messages;
    if all > MOST_MESSAGES || plan.rounds == 0 || plan.messages == 0 {
        bail!("{all} messages: there must be some, and {MOST_MESSAGES} at most");
    }
    let stream = format!("{root}live?view=board");
    let watchers = usize::try_from(plan.watchers)?;

    // What a first page and a first stream take once is no watcher's.
    drop(Crowd::open(board.address, root, &stream, 10)?);
    drop(Crowd::open(floor.address, root, &stream, 10)?);
    let mut turns =
        [Turn::new(board, Poster::Board(Writer::begin(board.address, root)?)), Turn::new(floor, Poster::Floor(floor.address, vec![]))];
    thread::sleep(REST);
    for turn in &mut turns {
        turn.empty = process::resident(turn.server.pid)?;
        turn.crowd = Some(Crowd::open(turn.server.address, root, &stream, watchers)?);
        thread::sleep(REST);
        turn.full = process::resident(turn.server.pid)?;
    }
    let [board_turn, floor_turn] = &mut turns;
    let sample = rehearse(board_turn)?;
    floor_turn.poster = Poster::Floor(floor.address, sample.clone());
    for number in 1..=REHEARSALS {
        floor_turn.say(number)?;
    }

    let (begun, before) = (Instant::now(), Machine::now(board, floor)?);
    for round in 0..plan.rounds {
        for turn in &mut turns {
            turn.take(REHEARSALS + round * plan.messages + 1, plan)?;
        }
    }
    let other = Machine::now(board, floor)?.others_since(&before, begun.elapsed());

    let figures: Vec<Value> = turns.iter().map(|turn| turn.figures(plan)).collect::<Result<_>>()?;
    Ok(json!({
        "watchers": plan.watchers,
        "messages": plan.rounds * plan.messages,
        "message_bytes": sample.len(),
        "board": figures[0],
        "floor": figures[1],
        "other": other,
    }))
}

/// One server's watchers, and what its turns took.
struct Turn<'a> {
    server: &'a Server,
    poster: Poster,
    crowd: Option<Crowd>,
    empty: u64,
    full: u64,
    /// Processor time of each turn, and the part of it that the thread took which writes to the watchers.
    cpu: Vec<Duration>,
    fan_out: Vec<Duration>,
    /// From the post to the last watcher, message by message.
    last: Vec<Duration>,
}

impl<'a> Turn<'a> {
    fn new(server: &'a Server, poster: Poster) -> Self {
        Self { server, poster, crowd: None, empty: 0, full: 0, cpu: vec![], fan_out: vec![], last: vec![] }
    }

    fn take(&mut self, first: u32, plan: Plan) -> Result<()> {
        let spent = |pid| Ok::<_, anyhow::Error>((process::cpu(pid)?, process::cpu_of_threads(pid, "fan-out")?));
        let before = spent(self.server.pid)?;
        for number in first..first + plan.messages {
            let begun = Instant::now();
            self.say(number)?;
            self.last.push(begun.elapsed());
        }
        thread::sleep(REST);
        let after = spent(self.server.pid)?;
        self.cpu.push(after.0.saturating_sub(before.0));
        self.fan_out.push(after.1.saturating_sub(before.1));
        Ok(())
    }

    fn say(&mut self, number: u32) -> Result<()> {
        self.poster.say(number)?;
        self.crowd.as_mut().context("nobody watches")?.hear(number)
    }

    fn figures(&self, plan: Plan) -> Result<Value> {
        let deliveries = f64::from(plan.watchers * plan.messages);
        let per_delivery = |spent: &[Duration]| median(spent.iter().map(|spent| spent.as_secs_f64() * 1e6 / deliveries));
        let per_watcher = |now: u64| (now.saturating_sub(self.empty)) / u64::from(plan.watchers);
        Ok(json!({
            "cpu_us": per_delivery(&self.cpu),
            "cpu_us_fan_out": per_delivery(&self.fan_out),
            "cpu_us_lowest": self.cpu.iter().min().map(|spent| spent.as_secs_f64() * 1e6 / deliveries),
            "last_ms": median(self.last.iter().map(|last| last.as_secs_f64() * 1e3)),
            "bytes_when_open": per_watcher(self.full),
            "bytes_at_end": per_watcher(process::resident(self.server.pid)?),
        }))
    }
}

/// Finds out how a message of the right length is made, and how it looks on the wire.
fn rehearse(board: &mut Turn) -> Result<Vec<u8>> {
    board.say(1)?;
    let crowd = board.crowd.as_ref().context("nobody watches")?;
    let bare = crowd.last_event().len();
    if let Poster::Board(writer) = &mut board.poster {
        writer.padding = MESSAGE_BYTES.saturating_sub(bare);
    }
    for number in 2..=REHEARSALS {
        board.say(number)?;
    }
    Ok(board.crowd.as_ref().context("nobody watches")?.last_event())
}

enum Poster {
    Board(Writer),
    /// Where, and the message as the board sent it.
    Floor(SocketAddr, Vec<u8>),
}

impl Poster {
    fn say(&mut self, number: u32) -> Result<()> {
        match self {
            Self::Board(writer) => writer.answer(number),
            Self::Floor(address, sample) => {
                let body = String::from_utf8(sample.clone())?.replace(&mark(REHEARSALS), &mark(number));
                let said = Connection::open(*address)?.post("/", "", body.as_bytes())?;
                expect(&said, 204)
            }
        }
    }
}

/// Somebody at the event who asked something and gets answers: the form that the board's own pages post.
struct Writer {
    address: SocketAddr,
    cookie: String,
    /// Where answers are posted.
    answers: String,
    padding: usize,
}

impl Writer {
    fn begin(address: SocketAddr, root: &str) -> Result<Self> {
        let mut connection = Connection::open(address)?;
        let form = connection.get(&format!("{root}notes/new"), "")?;
        let page = String::from_utf8_lossy(&form.body).into_owned();
        let day =
            page.split("name=\"day\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).context("the form for a note has no day")?;
        let cookie = form
            .header("set-cookie")
            .and_then(|cookie| cookie.split(';').next())
            .context("the form for a note gives no cookie")?
            .to_owned();
        let mut writer = Self { address, cookie, answers: String::new(), padding: 0 };
        let said = writer
            .post(&format!("{root}notes"), &format!("day={day}&kind=question&name=Bo+Load&listing=everyone&text=Who+can+hear+this"))?;
        let note = said.header("location").and_then(|location| location.split("#m-").nth(1)).context("no note came of it")?;
        writer.answers = format!("{root}notes/{note}/answers");
        Ok(writer)
    }

    fn answer(&mut self, number: u32) -> Result<()> {
        // Words, as a text without spaces is no text; the last is cut, and never ends in a space.
        let mut text = mark(number);
        text.extend(" seven".chars().cycle().take(self.padding));
        let text = text.trim_end().replace(' ', "+");
        self.post(&self.answers.clone(), &format!("text={text}")).map(drop)
    }

    fn post(&mut self, path: &str, form: &str) -> Result<Answer> {
        let more = format!("cookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n", self.cookie);
        let said = Connection::open(self.address)?.post(path, &more, form.as_bytes())?;
        expect(&said, 303)?;
        Ok(said)
    }
}

fn expect(answer: &Answer, status: u16) -> Result<()> {
    if answer.status != status {
        bail!("the answer to a post is {}, not {status}:\n{}", answer.status, String::from_utf8_lossy(&answer.body));
    }
    Ok(())
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
