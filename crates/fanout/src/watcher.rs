//! One watcher's socket, and what it has missed.

use std::{
    collections::VecDeque,
    io::{self, IoSlice, Read, Write},
    mem,
};

use bytes::{BufMut, Bytes, BytesMut};
use mio::{Interest, Registry, Token, net::TcpStream};
use tokio::sync::OwnedSemaphorePermit;

/// How the client's HTTP version marks where a message ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// HTTP/1.1: in chunks.
    Chunked,
    /// HTTP/1.0 (some proxies): the end of the connection is the end of the stream.
    Plain,
}

/// A message as it goes over the wire, made once for all who get it.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    chunk: Bytes,
    text_at: usize,
}

impl Frame {
    /// Puts messages into one chunk. None if there is nothing in them, as an empty chunk would end
    /// the stream.
    pub(crate) fn of(events: &[Bytes]) -> Option<Self> {
        let length: usize = events.iter().map(Bytes::len).sum();
        if length == 0 {
            return None;
        }
        let size = format!("{length:x}\r\n");
        let mut chunk = BytesMut::with_capacity(size.len() + length + 2);
        chunk.put_slice(size.as_bytes());
        for event in events {
            chunk.put_slice(event);
        }
        chunk.put_slice(b"\r\n");
        Some(Self { chunk: chunk.freeze(), text_at: size.len() })
    }

    fn bytes(&self, framing: Framing) -> Bytes {
        match framing {
            Framing::Chunked => self.chunk.clone(),
            Framing::Plain => self.chunk.slice(self.text_at..self.chunk.len() - 2),
        }
    }
}

/// What is to be done with a watcher after it was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Fate {
    Stay,
    Go,
}

/// A socket that belongs to the thread. Most are never behind, so what is needed for that is kept
/// apart, to keep the others small.
pub(crate) struct Watcher {
    socket: TcpStream,
    framing: Framing,
    ending: bool,
    backlog_bytes: usize,
    backlog: Option<Box<Backlog>>,
    _seat: OwnedSemaphorePermit,
}

/// What a slow socket has yet to get, the first piece without what has left already.
#[derive(Default)]
struct Backlog {
    pieces: VecDeque<Bytes>,
    bytes: usize,
}

/// How many pieces one write takes at most.
const PIECES_PER_WRITE: usize = 64;
/// How often in a row a watcher, who has nothing to say, may make us read.
const READS_PER_TURN: usize = 8;

impl Watcher {
    /// Takes a non-blocking socket and has `registry` report under `token` when its peer hangs up.
    pub(crate) fn new(
        socket: std::net::TcpStream,
        framing: Framing,
        backlog_bytes: usize,
        seat: OwnedSemaphorePermit,
        registry: &Registry,
        token: Token,
    ) -> io::Result<Self> {
        let mut socket = TcpStream::from_std(socket);
        registry.register(&mut socket, token, Interest::READABLE)?;
        Ok(Self { socket, framing, ending: false, backlog_bytes, backlog: None, _seat: seat })
    }

    /// Writes a message, or keeps what the socket does not take.
    pub(crate) fn send(&mut self, frame: &Frame, registry: &Registry, token: Token) -> Fate {
        if self.ending {
            return Fate::Stay;
        }
        let bytes = frame.bytes(self.framing);
        // Only who is behind already can be too slow: a single large message is nobody's fault.
        if let Some(backlog) = &self.backlog
            && backlog.bytes + bytes.len() > self.backlog_bytes
        {
            return Fate::Go;
        }
        self.put(bytes, registry, token)
    }

    /// Ends the stream, after what is still to be written.
    pub(crate) fn end(&mut self, registry: &Registry, token: Token) -> Fate {
        if mem::replace(&mut self.ending, true) {
            return Fate::Stay;
        }
        if let Framing::Chunked = self.framing
            && self.put(Bytes::from_static(b"0\r\n\r\n"), registry, token) == Fate::Go
        {
            return Fate::Go;
        }
        self.unless_ended()
    }

    /// Goes on writing where the socket would not take more.
    pub(crate) fn catch_up(&mut self, registry: &Registry, token: Token) -> Fate {
        let Some(backlog) = &mut self.backlog else {
            return Fate::Stay;
        };
        while !backlog.pieces.is_empty() {
            match backlog.write_to(&mut self.socket) {
                Ok(0) => return Fate::Go,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Fate::Stay,
                Err(_) => return Fate::Go,
            }
        }
        self.backlog = None;
        match registry.reregister(&mut self.socket, token, Interest::READABLE) {
            Ok(()) => self.unless_ended(),
            Err(_) => Fate::Go,
        }
    }

    /// Throws away what the client says, to learn whether it is still there.
    pub(crate) fn listen(&mut self) -> Fate {
        let mut ignored = [0; 1024];
        for _ in 0..READS_PER_TURN {
            match self.socket.read(&mut ignored) {
                Ok(0) => return Fate::Go,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Fate::Stay,
                Err(_) => return Fate::Go,
            }
        }
        Fate::Go
    }

    fn put(&mut self, mut bytes: Bytes, registry: &Registry, token: Token) -> Fate {
        if let Some(backlog) = &mut self.backlog {
            backlog.push(bytes);
            return Fate::Stay;
        }
        loop {
            match self.socket.write(&bytes) {
                Ok(written) if written == bytes.len() => return Fate::Stay,
                Ok(0) => return Fate::Go,
                Ok(written) => bytes = bytes.slice(written..),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(_) => return Fate::Go,
            }
        }
        self.backlog.insert(Box::default()).push(bytes);
        let both = Interest::READABLE | Interest::WRITABLE;
        match registry.reregister(&mut self.socket, token, both) {
            Ok(()) => Fate::Stay,
            Err(_) => Fate::Go,
        }
    }

    fn unless_ended(&self) -> Fate {
        if self.ending && self.backlog.is_none() { Fate::Go } else { Fate::Stay }
    }
}

impl Backlog {
    fn push(&mut self, bytes: Bytes) {
        self.bytes += bytes.len();
        self.pieces.push_back(bytes);
    }

    fn write_to(&mut self, socket: &mut TcpStream) -> io::Result<usize> {
        let mut slices = [IoSlice::new(&[]); PIECES_PER_WRITE];
        let mut count = 0;
        for (slice, piece) in slices.iter_mut().zip(&self.pieces) {
            *slice = IoSlice::new(piece);
            count += 1;
        }
        let written = socket.write_vectored(&slices[..count])?;
        self.advance(written);
        Ok(written)
    }

    fn advance(&mut self, mut written: usize) {
        self.bytes -= written;
        while let Some(piece) = self.pieces.front_mut() {
            if written < piece.len() {
                *piece = piece.slice(written..);
                return;
            }
            written -= piece.len();
            self.pieces.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_that_leave_together_are_one_chunk() {
        let events = [Bytes::from("data: a\n\n"), Bytes::from("data: bc\n\n")];
        let frame = Frame::of(&events).unwrap();
        assert_eq!(frame.bytes(Framing::Chunked), "13\r\ndata: a\n\ndata: bc\n\n\r\n");
        assert_eq!(frame.bytes(Framing::Plain), "data: a\n\ndata: bc\n\n");
    }

    #[test]
    fn nothing_to_say_is_no_chunk_as_that_would_end_the_stream() {
        assert!(Frame::of(&[]).is_none());
        assert!(Frame::of(&[Bytes::new()]).is_none());
    }

    #[test]
    fn the_cursor_stops_anywhere_and_loses_nothing() {
        let text = "one two three";
        for cut in 0..=text.len() {
            let mut backlog = Backlog::default();
            for piece in ["one ", "two ", "three"] {
                backlog.push(Bytes::from(piece));
            }
            backlog.advance(cut);
            let rest: Vec<u8> = backlog.pieces.iter().flatten().copied().collect();
            assert_eq!(rest, &text.as_bytes()[cut..]);
            assert_eq!(backlog.bytes, rest.len());
        }
    }
}
