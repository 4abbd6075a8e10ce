//! A client as small as it can be, that sees every byte.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// Only to fail instead of hanging.
pub const TOO_LONG: Duration = Duration::from_secs(60);

pub struct Client {
    reader: BufReader<TcpStream>,
    events: Vec<String>,
}

pub struct Head {
    pub status: u16,
    pub lines: Vec<String>,
}

impl Head {
    /// A header's value; names are in lower case on the wire.
    pub fn get(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.lines.iter().find_map(|line| line.strip_prefix(&start))
    }
}

impl Client {
    pub fn connect(address: SocketAddr) -> Self {
        let socket = TcpStream::connect(address).unwrap();
        socket.set_read_timeout(Some(TOO_LONG)).unwrap();
        socket.set_write_timeout(Some(TOO_LONG)).unwrap();
        Self { reader: BufReader::new(socket), events: Vec::new() }
    }

    /// Connects, asks for a stream and reads its head.
    pub fn watch(address: SocketAddr, path: &str) -> Self {
        let mut client = Self::connect(address);
        assert_eq!(client.get(path).status, 200);
        client
    }

    pub fn say(&mut self, text: &str) {
        self.reader.get_mut().write_all(text.as_bytes()).unwrap();
    }

    pub fn get(&mut self, path: &str) -> Head {
        self.say(&format!("GET {path} HTTP/1.1\r\nhost: here\r\n\r\n"));
        self.head()
    }

    /// Asks for a page and reads it whole.
    pub fn page(&mut self, path: &str) -> String {
        let head = self.get(path);
        assert_eq!(head.status, 200, "{:?}", head.lines);
        self.body(&head)
    }

    pub fn head(&mut self) -> Head {
        let status = self.line();
        let status = status.split(' ').nth(1).expect("a status line");
        let mut lines = Vec::new();
        loop {
            let line = self.line();
            if line.is_empty() {
                break;
            }
            lines.push(line);
        }
        Head { status: status.parse().unwrap(), lines }
    }

    pub fn body(&mut self, head: &Head) -> String {
        let length = head.get("content-length").expect("a length");
        self.exactly(length.parse().unwrap())
    }

    /// The next chunk, or none at the stream's proper end.
    pub fn chunk(&mut self) -> Option<String> {
        let size = usize::from_str_radix(&self.line(), 16).expect("a chunk's size");
        let text = self.exactly(size);
        assert_eq!(self.line(), "");
        (size > 0).then_some(text)
    }

    /// The data of the next event, or none at the stream's proper end.
    pub fn event(&mut self) -> Option<String> {
        if self.events.is_empty() {
            let chunk = self.chunk()?;
            let events = chunk.strip_suffix("\n\n").expect("whole events");
            let data = events.split("\n\n").map(|event| {
                let data = event.strip_prefix("data: ").expect("data");
                data.to_owned()
            });
            self.events = data.collect();
            self.events.reverse();
        }
        self.events.pop()
    }

    /// All that comes until the other side hangs up, by a clean end or not.
    pub fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        if let Err(error) = self.reader.read_to_end(&mut rest) {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
        }
        String::from_utf8_lossy(&rest).into_owned()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).unwrap();
        line.strip_suffix("\r\n").expect("a whole line").to_owned()
    }

    fn exactly(&mut self, length: usize) -> String {
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }
}
