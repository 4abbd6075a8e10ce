//! The program as a child process. It ends when its value is dropped.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};
use std::{net, thread};

use crate::client::Client;

/// The slug of the demo's event.
pub const DEMO: &str = "paris-2018";
/// The slug of the event that [`Program::open_event`] opens.
pub const EVENT: &str = "impl-days";
/// The Monday on which everything here happens.
pub const DAY: &str = "2018-05-28";

/// How long a condition may take. Long, because it is only reached when something is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running program.
pub struct Program {
    child: Child,
    /// What it printed until it was ready.
    pub said: String,
    /// Its address, such as `http://127.0.0.1:40123`.
    pub base: String,
    // Open, so that the program can go on printing.
    _stdout: BufReader<ChildStdout>,
}

impl Program {
    /// The demo, standing still.
    pub fn demo() -> Self {
        Self::start(&["demo", "--still", "--listen", "127.0.0.1:0"], "Ctrl-C ends it")
    }

    /// Serves a data folder on any port, on the Monday at 9:20.
    pub fn serve(data: &Path) -> Self {
        Self::serve_at(data, 0)
    }

    /// Serves a data folder on a port of one's choice.
    pub fn serve_at(data: &Path, port: u16) -> Self {
        Self::serve_from(data, port, "2018-05-28T09:20:00+02:00")
    }

    /// The same, with a clock that begins at a time of one's choice.
    pub fn serve_from(data: &Path, port: u16, clock: &str) -> Self {
        Self::serve_as(data, port, clock, &["--no-limits"])
    }

    /// Serves as in earnest: whoever sends too often waits.
    pub fn serve_with_limits(data: &Path, port: u16) -> Self {
        Self::serve_as(data, port, "2018-05-28T09:20:00+02:00", &[])
    }

    fn serve_as(data: &Path, port: u16, clock: &str, more: &[&str]) -> Self {
        let data = data.to_str().expect("temporary folders have names in UTF-8");
        let listen = format!("127.0.0.1:{port}");
        Self::start(&[&["serve", "--data", data, "--listen", &listen, "--clock", clock], more].concat(), "/organiser/")
    }

    fn start(arguments: &[&str], ready: &str) -> Self {
        let mut child =
            Command::new(env!("CARGO_BIN_EXE_impl-days")).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout was asked to be a pipe"));
        let mut said = String::new();
        while !said.contains(ready) {
            assert!(stdout.read_line(&mut said).unwrap() > 0, "{arguments:?} ended after saying {said:?}");
        }
        let base = said.split_whitespace().find(|word| word.starts_with("http://")).expect("it prints where it listens");
        let base = base.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        Self { child, said, base, _stdout: stdout }
    }

    /// The organiser link that it printed.
    pub fn organiser_link(&self) -> &str {
        self.said.split_whitespace().find(|word| word.contains("/organiser/")).expect("serve prints an organiser link")
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.base.rsplit(':').next().and_then(|port| port.parse().ok()).expect("the address ends in a port")
    }

    /// Somebody without a browser.
    pub fn client(&self) -> Client {
        Client::new(self.port())
    }

    /// Opens [`EVENT`] by the form, and gives the one who did: its organiser.
    pub fn open_event(&self) -> Client {
        let mut organiser = self.client();
        let reply = organiser.post(
            "/new",
            &[
                ("title", "impl Days Paris"),
                ("from", DAY),
                ("to", "2018-05-29"),
                ("zone", "Europe/Paris"),
                ("houses", "Mozilla: 55; Kitchen; @16 bis boulevard Montmartre\nFormeret: 100; 101: 40; 201: 20; @17 rue de Cléry"),
                ("newcomers", "Mia, at the door"),
                ("coordinator", "Felix"),
                ("conduct", "Ines, +33 1 99 00 12 34"),
                ("slug", EVENT),
            ],
        );
        assert_eq!((reply.status, reply.location.as_str()), (303, "/impl-days/"), "{}", reply.body);
        organiser
    }

    /// Asks it to stop, as the system does, and waits for its end.
    pub fn stop(mut self) -> ExitStatus {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        until("the program ends", || self.child.try_wait().unwrap())
    }

    /// Takes it away in the middle of whatever it does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the program to its end, with these arguments.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_impl-days")).args(arguments).stdin(Stdio::null()).env_remove("IMPL_DAYS_DATA").output().unwrap()
}

/// A port that nobody listened on a moment ago.
pub fn free_port() -> u16 {
    net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Looks again until there is something.
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(PATIENCE, what, look)
}

/// Looks again until there is something, this long at most.
pub fn within<T>(longest: Duration, what: &str, look: impl FnMut() -> Option<T>) -> T {
    look_for(longest, look).unwrap_or_else(|| panic!("waited {} s in vain until {what}", longest.as_secs()))
}

/// Looks again until there is something, or this long.
pub fn look_for<T>(longest: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let latest = Instant::now() + longest;
    loop {
        let found = look();
        if found.is_some() || Instant::now() > latest {
            return found;
        }
        thread::sleep(Duration::from_millis(10));
    }
}
