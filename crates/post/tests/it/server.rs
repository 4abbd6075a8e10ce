//! A mail server as small as it may be, on loopback, in one of several moods.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What a server does with letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Takes,
    /// Says no to the address, for good.
    Refuses,
    /// Says not now.
    Busy,
    /// Takes the letter, and hangs up before it says so.
    TakesAndHangsUp,
    /// Hangs up before the text.
    HangsUpBefore,
    /// Says no to whoever writes.
    DislikesTheSender,
}

/// A server that listens until it is dropped.
pub struct MailServer {
    pub address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    mood: Mutex<Mood>,
    /// The texts that came whole, whether or not it said yes.
    letters: Mutex<Vec<String>>,
    calls: Mutex<usize>,
    over: AtomicBool,
}

impl MailServer {
    pub fn open(mood: Mood) -> Self {
        Self::at("127.0.0.1:0".parse().unwrap(), mood)
    }

    /// At an address where one was before.
    pub fn at(address: SocketAddr, mood: Mood) -> Self {
        let listener = TcpListener::bind(address).expect("a port on loopback");
        let address = listener.local_addr().unwrap();
        let shared =
            Arc::new(Shared { mood: Mutex::new(mood), letters: Mutex::default(), calls: Mutex::default(), over: AtomicBool::new(false) });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for socket in listener.incoming() {
                if theirs.over.load(Ordering::SeqCst) {
                    return;
                }
                *theirs.calls.lock().unwrap() += 1;
                // A client that is gone has heard enough.
                let _ = talk(&theirs, socket.expect("a connection"));
            }
        });
        Self { address, shared, thread: Some(thread) }
    }

    pub fn is_now(&self, mood: Mood) {
        *self.shared.mood.lock().unwrap() = mood;
    }

    pub fn letters(&self) -> Vec<String> {
        self.shared.letters.lock().unwrap().clone()
    }

    /// The `Message-ID`s that came, sorted.
    pub fn ids(&self) -> Vec<String> {
        let id = |letter: &String| letter.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or("none").to_owned();
        let mut ids: Vec<String> = self.letters().iter().map(id).collect();
        ids.sort();
        ids
    }

    pub fn calls(&self) -> usize {
        *self.shared.calls.lock().unwrap()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn talk(shared: &Shared, socket: TcpStream) -> std::io::Result<()> {
    socket.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut say = socket.try_clone()?;
    let mut lines = BufReader::new(socket);
    say.write_all(b"220 mail.example\r\n")?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let mood = *shared.mood.lock().unwrap();
        let word = line.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
        let answer: &[u8] = match (word.as_str(), mood) {
            ("EHLO", _) => b"250-mail.example\r\n250 8BITMIME\r\n",
            ("MAIL", Mood::DislikesTheSender) => b"550 who are you\r\n",
            ("RCPT", Mood::Refuses) => b"550 5.1.1 no such person\r\n",
            ("RCPT", Mood::Busy) => b"451 4.3.0 try later\r\n",
            ("DATA", Mood::HangsUpBefore) => return Ok(()),
            ("DATA", _) => {
                say.write_all(b"354 go on\r\n")?;
                let letter = text(&mut lines)?;
                shared.letters.lock().unwrap().push(letter);
                if mood == Mood::TakesAndHangsUp {
                    return Ok(());
                }
                b"250 taken\r\n"
            }
            ("QUIT", _) => {
                say.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => b"250 fine\r\n",
        };
        say.write_all(answer)?;
    }
}

fn text(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(text);
        }
        text += &line;
    }
}
