//! A mail server as small as it may be, on loopback, in one of several moods.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

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

/// When a server speaks TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    FromTheStart,
    /// After STARTTLS.
    OnceAsked,
}

/// "days" and "s3cret" as AUTH PLAIN says them, and as AUTH LOGIN does.
pub const PLAIN: &str = "AGRheXMAczNjcmV0";
pub const LOGIN: [&str; 2] = ["ZGF5cw==", "czNjcmV0"];

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
    /// Whom it lets in: nobody who does not say so by this mechanism.
    asks_for: Option<&'static str>,
    tls: Option<(Tls, Arc<ServerConfig>)>,
    /// Whether names and passwords came under TLS, one for each.
    secrets: Mutex<Vec<bool>>,
    over: AtomicBool,
}

impl MailServer {
    pub fn open(mood: Mood) -> Self {
        Self::at("127.0.0.1:0".parse().unwrap(), mood)
    }

    /// At an address where one was before.
    pub fn at(address: SocketAddr, mood: Mood) -> Self {
        Self::listening(address, mood, None, None)
    }

    /// One that lets in who says name and password by this mechanism.
    pub fn guarded(asks_for: &'static str, tls: Option<(Tls, Arc<ServerConfig>)>) -> Self {
        Self::listening("127.0.0.1:0".parse().unwrap(), Mood::Takes, Some(asks_for), tls)
    }

    fn listening(address: SocketAddr, mood: Mood, asks_for: Option<&'static str>, tls: Option<(Tls, Arc<ServerConfig>)>) -> Self {
        let listener = TcpListener::bind(address).expect("a port on loopback");
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            mood: Mutex::new(mood),
            letters: Mutex::default(),
            calls: Mutex::default(),
            asks_for,
            tls,
            secrets: Mutex::default(),
            over: AtomicBool::new(false),
        });
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

    /// Whether each name and password that came, came under TLS.
    pub fn secrets(&self) -> Vec<bool> {
        self.shared.secrets.lock().unwrap().clone()
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

fn talk(shared: &Shared, mut socket: TcpStream) -> std::io::Result<()> {
    socket.set_read_timeout(Some(Duration::from_secs(20)))?;
    let secured = |config: &Arc<ServerConfig>, socket: TcpStream| {
        let line = ServerConnection::new(Arc::clone(config)).map_err(std::io::Error::other)?;
        Ok::<_, std::io::Error>(StreamOwned::new(line, socket))
    };
    match &shared.tls {
        Some((Tls::FromTheStart, config)) => converse(shared, &mut secured(config, socket)?, true, true).map(|_| ()),
        Some((Tls::OnceAsked, config)) => {
            if converse(shared, &mut socket, true, false)? == End::Upgrade {
                converse(shared, &mut secured(config, socket)?, false, true)?;
            }
            Ok(())
        }
        None => converse(shared, &mut socket, true, false).map(|_| ()),
    }
}

#[derive(PartialEq, Eq)]
enum End {
    Over,
    /// From here on under TLS.
    Upgrade,
}

fn converse(shared: &Shared, stream: &mut (impl Read + Write), greets: bool, is_secure: bool) -> std::io::Result<End> {
    let mut lines = BufReader::new(stream);
    if greets {
        say(&mut lines, b"220 mail.example\r\n")?;
    }
    let mut is_in = shared.asks_for.is_none();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(End::Over);
        }
        let mood = *shared.mood.lock().unwrap();
        let mut parts = line.split_whitespace();
        let word = parts.next().unwrap_or("").to_ascii_uppercase();
        let answer: &[u8] = match (word.as_str(), mood) {
            ("EHLO", _) => {
                let starts_tls = !is_secure && matches!(shared.tls, Some((Tls::OnceAsked, _)));
                let auth = shared.asks_for.map(|by| format!("250-AUTH {by}\r\n")).unwrap_or_default();
                let offers = format!("250-mail.example\r\n{auth}{}250 8BITMIME\r\n", if starts_tls { "250-STARTTLS\r\n" } else { "" });
                say(&mut lines, offers.as_bytes())?;
                continue;
            }
            ("STARTTLS", _) => {
                say(&mut lines, b"220 go on\r\n")?;
                return Ok(End::Upgrade);
            }
            ("AUTH", _) => {
                let by = parts.next().unwrap_or("").to_owned();
                let mut said: Vec<String> = parts.map(str::to_owned).collect();
                while by == "LOGIN" && said.len() < 2 {
                    say(&mut lines, if said.is_empty() { b"334 VXNlcm5hbWU6\r\n" } else { b"334 UGFzc3dvcmQ6\r\n" })?;
                    let mut line = String::new();
                    lines.read_line(&mut line)?;
                    said.push(line.trim().to_owned());
                }
                shared.secrets.lock().unwrap().push(is_secure);
                is_in = shared.asks_for == Some(by.as_str()) && (said == [PLAIN] || said == LOGIN);
                if is_in { b"235 come in\r\n" } else { b"535 5.7.8 wrong name or password\r\n" }
            }
            ("MAIL", _) if !is_in => b"530 5.7.0 who are you\r\n",
            ("MAIL", Mood::DislikesTheSender) => b"550 who are you\r\n",
            ("RCPT", Mood::Refuses) => b"550 5.1.1 no such person\r\n",
            ("RCPT", Mood::Busy) => b"451 4.3.0 try later\r\n",
            ("DATA", Mood::HangsUpBefore) => return Ok(End::Over),
            ("DATA", _) => {
                say(&mut lines, b"354 go on\r\n")?;
                let letter = text(&mut lines)?;
                shared.letters.lock().unwrap().push(letter);
                if mood == Mood::TakesAndHangsUp {
                    return Ok(End::Over);
                }
                b"250 taken\r\n"
            }
            ("QUIT", _) => {
                say(&mut lines, b"221 bye\r\n")?;
                return Ok(End::Over);
            }
            _ => b"250 fine\r\n",
        };
        say(&mut lines, answer)?;
    }
}

fn say(lines: &mut BufReader<impl Read + Write>, text: &[u8]) -> std::io::Result<()> {
    let stream = lines.get_mut();
    stream.write_all(text)?;
    stream.flush()
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
