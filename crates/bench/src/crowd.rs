//! Many watchers in one thread, each of which checks that every message came, once and in order.
//!
//! A message is known by its mark, `mark000017end`, which stands in what was posted and passes through forms, HTML and
//! JSON unchanged.

use std::io::{self, Read};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

use crate::http::{AS_A_BROWSER, Connection, PATIENCE, Waiting};

/// The mark of the `number`-th message, counted from 1.
pub fn mark(number: u32) -> String {
    format!("mark{number:06}end")
}

/// Not a watcher: whoever posted.
const AUTHOR: Token = Token(usize::MAX);

/// When a message came, from the moment at which its post was sent.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// Until its author had the answer.
    pub answered: Duration,
    /// Until the last watcher had it.
    pub last: Duration,
    /// How many watchers had it when its author had the answer.
    pub before_answer: usize,
}

/// Everybody who watches one server.
pub struct Crowd {
    poll: Poll,
    events: Events,
    watchers: Vec<Watcher>,
    /// How many have had the newest message.
    up_to_date: usize,
    newest: u32,
}

struct Watcher {
    socket: TcpStream,
    ears: Ears,
}

/// What one watcher heard.
#[derive(Default)]
struct Ears {
    /// A line that has not ended yet.
    line: Vec<u8>,
    /// The lines of the event that has not ended yet.
    event: Vec<u8>,
    /// The last whole event with a mark.
    last: Vec<u8>,
    /// The last mark.
    heard: u32,
    /// The first mark that was not the next one.
    wrong: Option<u32>,
}

impl Crowd {
    /// Opens this many, each on a connection that asked for `page` before, as a browser's does. `heard` is the number of
    /// the last message that was sent before.
    pub fn open(address: SocketAddr, page: &str, stream: &str, watchers: usize, heard: u32) -> Result<Self> {
        let mut crowd = Self {
            poll: Poll::new()?,
            events: Events::with_capacity(1024),
            watchers: Vec::with_capacity(watchers),
            up_to_date: 0,
            newest: heard,
        };
        for index in 0..watchers {
            let mut connection = Connection::open(address)?;
            let answer = connection.get(page, AS_A_BROWSER)?;
            if answer.status != 200 {
                bail!("GET {page}: {}", answer.status);
            }
            let socket = connection.watch(stream)?;
            socket.set_nonblocking(true)?;
            let mut socket = TcpStream::from_std(socket);
            crowd.poll.registry().register(&mut socket, Token(index), Interest::READABLE)?;
            crowd.watchers.push(Watcher { socket, ears: Ears { heard, ..Ears::default() } });
        }
        Ok(crowd)
    }

    /// Listens until everybody had the message with this number, which must be the next one, and its author the answer.
    ///
    /// # Errors
    /// Somebody was hung up, or had a message twice, too late or not at all; or the answer is another one than expected.
    pub fn hear(&mut self, number: u32, mut author: Waiting) -> Result<Heard> {
        self.newest = number;
        self.up_to_date = 0;
        self.poll.registry().register(&mut author.socket, AUTHOR, Interest::READABLE)?;
        let deadline = Instant::now() + PATIENCE;
        let mut buffer = vec![0; 64 * 1024];
        let mut answered = None;
        let mut last = Duration::ZERO;
        while self.up_to_date < self.watchers.len() || answered.is_none() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                bail!("message {number} did not reach {} of {} watchers", self.watchers.len() - self.up_to_date, self.watchers.len());
            }
            let before = self.up_to_date;
            if let Some(heard_by) = self.listen(left, &mut buffer, &mut author)? {
                answered = Some((author.begun.elapsed(), heard_by));
            }
            if self.up_to_date > before {
                last = author.begun.elapsed();
            }
        }
        let (answered, before_answer) = answered.context("nobody answered")?;
        Ok(Heard { answered, last, before_answer })
    }

    /// Takes what has come. Gives how many were up to date when the author's answer came, if it did.
    fn listen(&mut self, wait: Duration, buffer: &mut [u8], author: &mut Waiting) -> Result<Option<usize>> {
        let mut answered = None;
        match self.poll.poll(&mut self.events, Some(wait)) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(None),
            polled => polled?,
        }
        for event in &self.events {
            if event.token() == AUTHOR {
                if author.is_answered()? {
                    answered = Some(self.up_to_date);
                }
                continue;
            }
            let index = event.token().0;
            let watcher = &mut self.watchers[index];
            let before = watcher.ears.heard;
            loop {
                match watcher.socket.read(buffer) {
                    Ok(0) => bail!("watcher {index} was hung up after message {}", watcher.ears.heard),
                    Ok(read) => watcher.ears.take(&buffer[..read]),
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => bail!("watcher {index}: {error}"),
                }
            }
            if let Some(wrong) = watcher.ears.wrong {
                bail!("watcher {index} heard message {wrong} where another was next");
            }
            if before != self.newest && watcher.ears.heard == self.newest {
                self.up_to_date += 1;
            }
        }
        Ok(answered)
    }

    /// The last event with a mark, as its bytes came, without what frames it.
    pub fn last_event(&self) -> Vec<u8> {
        self.watchers.first().map(|watcher| watcher.ears.last.clone()).unwrap_or_default()
    }
}

impl Ears {
    fn take(&mut self, mut bytes: &[u8]) {
        while let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
            self.line.extend_from_slice(&bytes[..=end]);
            bytes = &bytes[end + 1..];
            self.line_ended();
            self.line.clear();
        }
        self.line.extend_from_slice(bytes);
    }

    fn line_ended(&mut self) {
        // Such a line frames a chunk; events end their lines without it, and no chunk begins or ends within one.
        if self.line.ends_with(b"\r\n") {
            return;
        }
        self.event.extend_from_slice(&self.line);
        if self.line != b"\n" {
            return;
        }
        if let Some(number) = number_in(&self.event) {
            if number != self.heard + 1 {
                self.wrong.get_or_insert(number);
            }
            self.heard = number;
            self.last.clone_from(&self.event);
        }
        self.event.clear();
    }
}

fn number_in(event: &[u8]) -> Option<u32> {
    let at = event.windows(4).position(|window| window == b"mark")?;
    let digits = event.get(at + 4..at + 10)?;
    let end = event.get(at + 10..at + 13)?;
    (end == b"end").then(|| std::str::from_utf8(digits).ok()?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_wherever_the_network_cuts() {
        let stream = "9\r\n: hello\n\n\r\n4a\r\nid: 1-7\ndata: {\"put\":\"mark000001end\"}\n\nevent: beat\ndata: {}\n\n\r\n2b\r\nid: 1-8\ndata: mark000002end\n\n\r\n";
        for cut in 0..stream.len() {
            let mut ears = Ears::default();
            ears.take(&stream.as_bytes()[..cut]);
            ears.take(&stream.as_bytes()[cut..]);
            assert_eq!((ears.heard, ears.wrong), (2, None));
            assert_eq!(ears.last, b"id: 1-8\ndata: mark000002end\n\n");
        }
    }

    #[test]
    fn a_message_left_out_or_said_twice_is_wrong() {
        let heard = |numbers: &[u32]| {
            let mut ears = Ears::default();
            for number in numbers {
                ears.take(format!("data: {}\n\n", mark(*number)).as_bytes());
            }
            ears.wrong
        };
        assert_eq!(heard(&[1, 2, 3]), None);
        assert_eq!(heard(&[1, 3]), Some(3));
        assert_eq!(heard(&[1, 2, 2]), Some(2));
        assert_eq!(heard(&[1, 3, 2]), Some(3));
    }
}
