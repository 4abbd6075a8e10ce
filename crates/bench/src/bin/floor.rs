//! What bare sockets cost: one thread that writes the same bytes to each watcher, and knows nothing else.
//!
//! `GET …/live…` makes a watcher of a connection; any other `GET` gets a short page and keeps the connection, as on
//! the board; what is posted goes to all watchers in one chunk, as the board's messages do.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use anyhow::{Result, bail};
use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Token};

const DOOR: Token = Token(usize::MAX);
const PAGE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 3\r\n\r\nok\n";
const STREAM: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\ntransfer-encoding: chunked\r\n\r\n9\r\n: hello\n\n\r\n";
const DONE: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

fn main() -> Result<()> {
    fanout::raise_open_files_limit()?;
    let mut door = TcpListener::bind("127.0.0.1:0".parse()?)?;
    let mut poll = Poll::new()?;
    poll.registry().register(&mut door, DOOR, Interest::READABLE)?;
    println!("http://{}/", door.local_addr()?);
    let mut house = House::default();
    let mut events = Events::with_capacity(1024);
    loop {
        match poll.poll(&mut events, None) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            polled => polled?,
        }
        for event in &events {
            if event.token() == DOOR {
                house.let_in(&door, &poll)?;
            } else {
                house.attend(event.token().0)?;
            }
        }
    }
}

#[derive(Default)]
struct House {
    /// By token; none where a connection ended or watches.
    talking: Vec<Option<Talk>>,
    /// By token.
    watchers: BTreeMap<usize, TcpStream>,
}

struct Talk {
    socket: TcpStream,
    heard: Vec<u8>,
}

impl House {
    fn let_in(&mut self, door: &TcpListener, poll: &Poll) -> Result<()> {
        loop {
            match door.accept() {
                Ok((mut socket, _)) => {
                    socket.set_nodelay(true)?;
                    poll.registry().register(&mut socket, Token(self.talking.len()), Interest::READABLE)?;
                    self.talking.push(Some(Talk { socket, heard: Vec::new() }));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
                Err(error) => bail!("cannot take connections: {error}"),
            }
        }
    }

    fn attend(&mut self, index: usize) -> Result<()> {
        let Some(mut talk) = self.talking[index].take() else {
            // A watcher has nothing to say but that it goes.
            self.watchers.remove(&index);
            return Ok(());
        };
        let open = talk.listen();
        while let Some(request) = talk.request() {
            match request {
                Request::Page => talk.socket.write_all(PAGE)?,
                Request::Post(body) => {
                    self.tell_all(&body)?;
                    talk.socket.write_all(DONE)?;
                }
                Request::Watch => {
                    talk.socket.write_all(STREAM)?;
                    self.watchers.insert(index, talk.socket);
                    return Ok(());
                }
            }
        }
        self.talking[index] = open.then_some(talk);
        Ok(())
    }

    fn tell_all(&mut self, body: &[u8]) -> Result<()> {
        let chunk = [format!("{:x}\r\n", body.len()).as_bytes(), body, b"\r\n"].concat();
        let mut behind = 0;
        self.watchers.retain(|_, socket| match socket.write(&chunk) {
            Ok(written) => {
                behind += usize::from(written < chunk.len());
                true
            }
            Err(error) => {
                behind += usize::from(error.kind() == io::ErrorKind::WouldBlock);
                false
            }
        });
        // Nothing is kept for slow sockets here, so a run with one is no reference.
        if behind > 0 {
            bail!("{behind} sockets did not take a whole message");
        }
        Ok(())
    }
}

enum Request {
    Page,
    Watch,
    Post(Vec<u8>),
}

impl Talk {
    /// Reads what is there; whether the peer may say more.
    fn listen(&mut self) -> bool {
        let mut buffer = [0; 16 * 1024];
        loop {
            match self.socket.read(&mut buffer) {
                Ok(0) => return false,
                Ok(read) => self.heard.extend_from_slice(&buffer[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
            }
        }
    }

    /// Takes the next whole request.
    fn request(&mut self) -> Option<Request> {
        let head_ends = self.heard.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
        let head = String::from_utf8_lossy(&self.heard[..head_ends]).into_owned();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |length| length.parse().unwrap_or(0));
        if self.heard.len() < head_ends + length {
            return None;
        }
        let rest = self.heard.split_off(head_ends + length);
        let body = std::mem::replace(&mut self.heard, rest).split_off(head_ends);
        Some(match head.split(' ').nth(1) {
            _ if head.starts_with("POST ") => Request::Post(body),
            Some(path) if path.contains("/live") => Request::Watch,
            _ => Request::Page,
        })
    }
}
