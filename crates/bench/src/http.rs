//! As much HTTP as the load needs: one request after the other on one kept-alive connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a server may take for anything before the load gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What a browser says of itself in every request.
pub const AS_A_BROWSER: &str = "user-agent: Mozilla/5.0 (X11; Linux x86_64)\r\naccept: text/html,application/xhtml+xml\r\naccept-language: en\r\naccept-encoding: gzip\r\n";

/// A connection that is used again and again.
pub struct Connection {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
}

/// Whoever posted something and has no answer yet.
pub struct Waiting {
    /// Where the answer comes.
    pub socket: mio::net::TcpStream,
    /// When the post was sent.
    pub begun: Instant,
    status: u16,
    heard: Vec<u8>,
}

impl Waiting {
    /// Reads what has come; whether the answer is there.
    ///
    /// # Errors
    /// It is another one than expected.
    pub fn is_answered(&mut self) -> Result<bool> {
        let mut buffer = [0; 4096];
        match self.socket.read(&mut buffer) {
            Ok(0) => bail!("the server hung up instead of answering a post"),
            Ok(read) => self.heard.extend_from_slice(&buffer[..read]),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        let expected = format!("HTTP/1.1 {} ", self.status);
        if !self.heard.starts_with(expected.as_bytes()) {
            bail!("the answer to a post is not {}:\n{}", self.status, String::from_utf8_lossy(&self.heard));
        }
        Ok(true)
    }
}

/// What a server said.
#[derive(Debug)]
pub struct Answer {
    /// Such as 200.
    pub status: u16,
    /// The headers, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect_timeout(&address, PATIENCE).with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { address, stream: BufReader::new(stream) })
    }

    /// Asks for a page. `more` is header lines, each with its line end.
    pub fn get(&mut self, path: &str, more: &str) -> Result<Answer> {
        self.ask_for(path, more)?;
        self.answer().with_context(|| format!("GET {path}"))
    }

    /// Posts a body.
    pub fn post(&mut self, path: &str, more: &str, body: &[u8]) -> Result<Answer> {
        self.send(path, more, body)?;
        self.answer().with_context(|| format!("POST {path}"))
    }

    /// Posts a body and does not wait for the answer, which must have this status.
    pub fn post_and_go_on(mut self, path: &str, more: &str, body: &[u8], status: u16) -> Result<Waiting> {
        let begun = Instant::now();
        self.send(path, more, body)?;
        let socket = self.stream.into_inner();
        socket.set_nonblocking(true)?;
        Ok(Waiting { socket: mio::net::TcpStream::from_std(socket), begun, status, heard: Vec::new() })
    }

    fn send(&mut self, path: &str, more: &str, body: &[u8]) -> Result<()> {
        let mut request =
            format!("POST {path} HTTP/1.1\r\nhost: {}\r\n{more}content-length: {}\r\n\r\n", self.address, body.len()).into_bytes();
        request.extend_from_slice(body);
        // In one piece: the server must not wait for the second half.
        Ok(self.stream.get_mut().write_all(&request)?)
    }

    /// Asks for a stream and reads up to its first line, which both servers send when the socket is where it stays.
    pub fn watch(mut self, path: &str) -> Result<TcpStream> {
        self.ask_for(path, "accept: text/event-stream\r\n")?;
        let (status, _) = self.head()?;
        if status != 200 {
            bail!("GET {path}: {status}");
        }
        while self.line()? != ": hello" {}
        // The rest that came along is the first beat at most, which is no message.
        Ok(self.stream.into_inner())
    }

    fn ask_for(&mut self, path: &str, more: &str) -> Result<()> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\n{more}\r\n", self.address);
        Ok(self.stream.get_mut().write_all(request.as_bytes())?)
    }

    fn answer(&mut self) -> Result<Answer> {
        let (status, headers) = self.head()?;
        let length = header(&headers, "content-length").map_or(Ok(0), str::parse)?;
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, headers, body })
    }

    fn head(&mut self) -> Result<(u16, Vec<(String, String)>)> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).with_context(|| format!("no answer: {first:?}"))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            match line.split_once(':') {
                Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.trim().to_owned())),
                None => return Ok((status, headers)),
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("{} hung up", self.address);
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// A header's value, asked for in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.headers, name)
    }

    /// How many bytes it had on the wire.
    pub fn wire_bytes(&self) -> usize {
        // As hyper writes it: no space but the one after the colon.
        let head: usize = self.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
        "HTTP/1.1 200 OK\r\n".len() + head + 2 + self.body.len()
    }
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The address and the path of `http://127.0.0.1:2018/paris-2018/`.
pub fn split(url: &str) -> Result<(SocketAddr, String)> {
    let rest = url.strip_prefix("http://").with_context(|| format!("{url} does not begin with http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let address: SocketAddr = host.parse().with_context(|| format!("{host} is no address with a port"))?;
    if !address.ip().is_loopback() {
        bail!("{address} is another machine; this load is for one's own");
    }
    Ok((address, format!("/{path}")))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn load_stays_on_this_machine() {
        assert_eq!(split("http://127.0.0.1:2018/paris-2018/").unwrap().1, "/paris-2018/");
        let refusal = split("http://192.0.2.1:80/").unwrap_err().to_string();
        assert_eq!(refusal, "192.0.2.1:80 is another machine; this load is for one's own");
    }
}
