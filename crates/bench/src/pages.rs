//! How many pages a second: a page beside the same bytes as a constant, taking turns; or a page alone.

use std::io::{self, Read, Write};
use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};
use serde_json::{Value, json};

use crate::http::{AS_A_BROWSER, Connection, PATIENCE};
use crate::live::Server;
use crate::{median, process};

/// A browser or two; enough that the server is never without a request.
const CONNECTIONS: usize = 8;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The page's address, without the server's.
    pub path: &'a str,
    /// What the reader's browser says beside what every browser says: header lines, each with its line end.
    pub more: &'a str,
    /// How often.
    pub requests: u32,
    /// In how many turns.
    pub rounds: u32,
}

/// Asks each of the servers for the page, in turns. Gives the figures of each.
pub fn run(servers: &[&Server], wanted: Wanted<'_>) -> Result<Vec<Value>> {
    let each = wanted.requests.checked_div(wanted.rounds).filter(|each| *each > 0).context("there must be some requests in each round")?;
    let mut turns: Vec<_> = servers.iter().map(|server| Turn::new(server)).collect();
    for round in 0..=wanted.rounds {
        for turn in &mut turns {
            // The first warms up.
            turn.take(wanted, if round == 0 { each.min(200) } else { each }, round > 0)?;
        }
    }
    Ok(turns.into_iter().map(|turn| turn.figures(each * wanted.rounds)).collect())
}

struct Turn<'a> {
    server: &'a Server,
    answer_bytes: usize,
    per_second: Vec<f64>,
    cpu_us: Vec<f64>,
    client_us: Vec<f64>,
}

impl<'a> Turn<'a> {
    fn new(server: &'a Server) -> Self {
        Self { server, answer_bytes: 0, per_second: vec![], cpu_us: vec![], client_us: vec![] }
    }

    fn take(&mut self, wanted: Wanted<'_>, requests: u32, counts: bool) -> Result<()> {
        let mut asker = Asker::open(self.server.address, wanted)?;
        self.answer_bytes = asker.answer_bytes;
        let me = std::process::id();
        let (server_before, client_before) = (process::cpu(self.server.pid)?, process::cpu(me)?);
        let begun = Instant::now();
        asker.ask(requests)?;
        let took = begun.elapsed();
        thread::sleep(Duration::from_millis(10));
        if counts {
            let each = |spent: Duration| spent.as_secs_f64() * 1e6 / f64::from(requests);
            self.per_second.push(f64::from(requests) / took.as_secs_f64());
            self.cpu_us.push(each(process::cpu(self.server.pid)?.saturating_sub(server_before)));
            self.client_us.push(each(process::cpu(me)?.saturating_sub(client_before)));
        }
        Ok(())
    }

    fn figures(self, requests: u32) -> Value {
        json!({
            "requests": requests,
            "answer_bytes": self.answer_bytes,
            "per_second": median(self.per_second),
            "cpu_us": median(self.cpu_us),
            "client_us": median(self.client_us),
        })
    }
}

/// Some connections, each of which asks again as soon as it has its answer.
struct Asker {
    poll: Poll,
    request: Vec<u8>,
    answer_bytes: usize,
    lines: Vec<Line>,
}

struct Line {
    socket: TcpStream,
    /// Bytes of the answer that are still to come.
    left: usize,
}

impl Asker {
    /// The first answer tells how long all are.
    fn open(address: SocketAddr, Wanted { path, more, .. }: Wanted<'_>) -> Result<Self> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\n{AS_A_BROWSER}{more}\r\n").into_bytes();
        let answer = Connection::open(address)?.get(path, &format!("{AS_A_BROWSER}{more}"))?;
        if answer.status != 200 {
            bail!("GET {path} is answered with {}", answer.status);
        }
        let answer_bytes = answer.wire_bytes();
        let poll = Poll::new()?;
        let mut lines = Vec::new();
        for index in 0..CONNECTIONS {
            let socket = std::net::TcpStream::connect_timeout(&address, PATIENCE)?;
            socket.set_nodelay(true)?;
            socket.set_nonblocking(true)?;
            let mut socket = TcpStream::from_std(socket);
            poll.registry().register(&mut socket, Token(index), Interest::READABLE)?;
            lines.push(Line { socket, left: 0 });
        }
        Ok(Self { poll, request, answer_bytes, lines })
    }

    fn ask(&mut self, requests: u32) -> Result<()> {
        let deadline = Instant::now() + PATIENCE * 3;
        let (mut asked, mut answered) = (0, 0);
        for line in &mut self.lines {
            if asked < requests {
                line.ask(&self.request, self.answer_bytes)?;
                asked += 1;
            }
        }
        let mut events = Events::with_capacity(64);
        let mut buffer = vec![0; 256 * 1024];
        while answered < requests {
            if Instant::now() > deadline {
                bail!("{answered} of {requests} answers in {} s", (PATIENCE * 3).as_secs());
            }
            match self.poll.poll(&mut events, Some(PATIENCE)) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                polled => polled?,
            }
            for event in &events {
                let line = &mut self.lines[event.token().0];
                while line.hear(&mut buffer, self.answer_bytes)? {
                    answered += 1;
                    if asked < requests {
                        line.ask(&self.request, self.answer_bytes)?;
                        asked += 1;
                    }
                }
            }
        }
        Ok(())
    }
}

impl Line {
    fn ask(&mut self, request: &[u8], answer_bytes: usize) -> Result<()> {
        self.left = answer_bytes;
        // Less than a socket's buffer, which is empty: every request before was answered.
        Ok(self.socket.write_all(request)?)
    }

    /// Reads what is there; true when the answer is whole.
    fn hear(&mut self, buffer: &mut [u8], answer_bytes: usize) -> Result<bool> {
        loop {
            match self.socket.read(buffer) {
                Ok(0) => bail!("the server hung up"),
                Ok(read) => {
                    let begins = self.left == answer_bytes;
                    if read > self.left || (begins && !buffer[..read].starts_with(b"HTTP/1.1 200 OK\r\n")) {
                        bail!("an answer of another length or kind than the first");
                    }
                    self.left -= read;
                    if self.left == 0 {
                        return Ok(true);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}
