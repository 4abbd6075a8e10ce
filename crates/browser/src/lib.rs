//! A real Chromium without a window, for tests and for pictures of the pages.
//!
//! [`Browser::start`] starts one Chromium; [`Browser::page`] opens a page in a context of its own, with its own
//! cookies and storage, so that two people can meet in one Chromium. A [`Page`] then does what a person does
//! ([`Page::click`], [`Page::type_text`], [`Page::press`]) and tells what it saw ([`Page::text`],
//! [`Page::console_errors`], [`Page::requests`], [`Page::run_axe`]).
//!
//! ```no_run
//! use browser::{Browser, Options, Size};
//!
//! let browser = Browser::start(&Options::default())?;
//! let ada = browser.page(Size::PHONE)?;
//! ada.goto("http://127.0.0.1:2018/")?;
//! ada.click("a[href='#running']")?;
//! ada.wait("location.hash == '#running'")?;
//! # Ok::<(), browser::Error>(())
//! ```
//!
//! It talks to Chromium by the `DevTools` protocol over a pipe: no port, no driver program, and a Chromium whose test was
//! killed ends by itself because its pipe closes. Everything here waits until it is done, or fails after [`PATIENCE`].

mod connection;
mod input;
mod page;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, fs, io, process};

use connection::Connection;
pub use page::{Memory, Page, Size};
use serde_json::{Value, json};

/// How long an answer, a page load or a [`Page::wait`] may take. Long, because it is only reached when something is
/// broken, and a busy machine is not.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The environment variable that names another Chromium than the one on the search path.
pub const PROGRAM_VARIABLE: &str = "IMPL_DAYS_CHROMIUM";

/// The environment variable by which `cargo xtask test` hands over the path of axe-core.
pub const AXE_VARIABLE: &str = "IMPL_DAYS_AXE";

const PROGRAM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What did not work, in words that name the page's part and the wish.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No Chromium on this machine.
    #[error(
        "no Chromium was found (looked for {}): install the package `chromium`, or set {PROGRAM_VARIABLE} to its path",
        PROGRAM_NAMES.join(", ")
    )]
    NotInstalled,
    /// Chromium is there and ended at once; the text is the end of what it said.
    #[error("{program} did not start: {said}")]
    NotStarted {
        /// The path of the program.
        program: PathBuf,
        /// The last lines of its standard error.
        said: String,
    },
    /// Chromium ended, or closed its pipe, in the middle of the work.
    #[error("Chromium ended while {0} was asked")]
    Gone(String),
    /// Chromium refused a request of the `DevTools` protocol.
    #[error("Chromium refused {method}: {message}")]
    Refused {
        /// The request's name.
        method: String,
        /// Chromium's own words.
        message: String,
    },
    /// Nothing came within [`PATIENCE`].
    #[error("waited {seconds} s in vain for {0}", seconds = PATIENCE.as_secs())]
    TimedOut(String),
    /// The page could not be fetched.
    #[error("{url} was not loaded: {reason}")]
    NotLoaded {
        /// The address asked for.
        url: String,
        /// Chromium's name for the failure, such as `net::ERR_CONNECTION_REFUSED`.
        reason: String,
    },
    /// A script given to [`Page::eval`] threw.
    #[error("the script threw: {0}")]
    Threw(String),
    /// No element matches the selector.
    #[error("the page has no {0}")]
    NoElement(String),
    /// An element is there, but a person could not use it; the second text says why.
    #[error("{0} cannot be used: {1}")]
    NotUsable(String, String),
    /// A key that this crate has no name for.
    #[error("no key is called {0:?}")]
    NoKey(String),
    /// axe-core was not handed over.
    #[error("{AXE_VARIABLE} does not name a readable file ({0}): run `cargo xtask test`, or set it to what `cargo xtask axe` prints")]
    NoAxe(String),
    /// A file or the pipe failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// How to start a Chromium.
#[derive(Debug, Default, Clone, Copy)]
pub struct Options<'a> {
    /// Names that lead elsewhere, in Chromium's own form: `MAP box.test 127.0.0.1`. Without it names are looked up as
    /// usual.
    pub host_rules: Option<&'a str>,
    /// Whether bars that scroll take their width from a page, as they do beside a mouse.
    pub scrollbars: bool,
}

/// A running Chromium. It ends, and its profile goes, when this value is dropped.
#[derive(Debug)]
pub struct Browser {
    connection: Arc<Connection>,
    child: Child,
    profile: PathBuf,
    user_agent: String,
}

impl Browser {
    /// Starts a Chromium with an empty profile.
    ///
    /// # Errors
    /// [`Error::NotInstalled`] and [`Error::NotStarted`] say what is missing.
    pub fn start(options: &Options) -> Result<Browser> {
        let program = program().ok_or(Error::NotInstalled)?;
        let profile = new_profile()?;
        let started = launch(&program, &profile, options);
        let (child, connection) = started.inspect_err(|_| remove(&profile))?;
        let mut browser = Browser { connection, child, profile, user_agent: String::new() };
        let version = browser.connection.call("", "Browser.getVersion", &json!({})).map_err(|error| match error {
            Error::Gone(_) | Error::Io(_) => Error::NotStarted { program, said: last_words(&browser.profile) },
            other => other,
        })?;
        version["userAgent"].as_str().unwrap_or_default().clone_into(&mut browser.user_agent);
        Ok(browser)
    }

    /// Opens an empty page in a new context: nothing that another page stored is seen here.
    pub fn page(&self, size: Size) -> Result<Page> {
        Page::open(Arc::clone(&self.connection), &self.user_agent, size)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A Chromium that closes itself takes its helper processes along; one that is only killed may leave them
        // writing into the profile for a moment.
        let _ = self.connection.call("", "Browser.close", &json!({}));
        self.connection.wait_for_end();
        let _ = self.child.kill();
        let _ = self.child.wait();
        remove(&self.profile);
    }
}

/// Where Chromium is on this machine: [`PROGRAM_VARIABLE`], or the first of the usual names on the search path.
pub fn program() -> Option<PathBuf> {
    if let Some(named) = env::var_os(PROGRAM_VARIABLE) {
        return Some(PathBuf::from(named));
    }
    let path = env::var_os("PATH")?;
    PROGRAM_NAMES.iter().find_map(|name| env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file()))
}

/// The source of axe-core, for [`Page::run_axe`], from the file that [`AXE_VARIABLE`] names.
pub fn axe_source() -> Result<String> {
    let file = env::var_os(AXE_VARIABLE).ok_or_else(|| Error::NoAxe("not set".to_owned()))?;
    fs::read_to_string(&file).map_err(|error| Error::NoAxe(format!("{}: {error}", Path::new(&file).display())))
}

fn launch(program: &Path, profile: &Path, options: &Options) -> Result<(Child, Arc<Connection>)> {
    // Chromium reads requests from file descriptor 3 and answers on 4. The standard library hands over only 0 to 2,
    // so a shell moves them and then becomes Chromium, keeping its process id.
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#])
        .arg(program)
        .args([
            "--headless",
            "--remote-debugging-pipe",
            "--no-sandbox",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--disable-sync",
            "--disable-extensions",
            "--disable-component-update",
            "--disable-background-networking",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--lang=en",
        ])
        .arg(flag("--user-data-dir=", profile.as_os_str()));
    if let Some(rules) = options.host_rules {
        command.arg(flag("--host-resolver-rules=", rules.as_ref()));
    }
    if !options.scrollbars {
        command.arg("--hide-scrollbars");
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(fs::File::create(said_file(profile))?).spawn()?;
    let requests = child.stdin.take().expect("stdin was asked to be a pipe");
    let answers = child.stdout.take().expect("stdout was asked to be a pipe");
    Ok((child, Connection::new(requests, answers)))
}

fn flag(name: &str, value: &OsStr) -> std::ffi::OsString {
    let mut flag = std::ffi::OsString::from(name);
    flag.push(value);
    flag
}

fn new_profile() -> io::Result<PathBuf> {
    static STARTED: AtomicU32 = AtomicU32::new(0);
    loop {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("impl-days-browser-{}-{number}", process::id()));
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|()| folder),
        }
    }
}

fn remove(profile: &Path) {
    // A profile that stays behind in the temporary folder harms nobody.
    let _ = fs::remove_dir_all(profile);
}

fn said_file(profile: &Path) -> PathBuf {
    profile.join("stderr.txt")
}

fn last_words(profile: &Path) -> String {
    let said = fs::read(said_file(profile)).unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<&str> = said.lines().collect();
    lines[lines.len().saturating_sub(5)..].join("\n")
}

/// The text at `field` of an answer whose shape the protocol fixes.
fn text_at(answer: &Value, field: &str) -> String {
    answer[field].as_str().unwrap_or_default().to_owned()
}
