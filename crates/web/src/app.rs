//! What all pages share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use fanout::FanOut;
use forge::Forge;
use ledger::Ledger;

use crate::board::Boards;
use crate::files::Shelf;
use crate::limits::{Limits, Rates, https_by_proxy};
use crate::live::Watchers;
use crate::page::file::{Files, MOST_FILES};
use crate::page::{MOST_SEEN, Seen};
use crate::round::Matcher;
use crate::site::{MOST_PAGES, Sites};
use crate::tasks::Readings;
use crate::tickets::Desk;
use crate::timetable::{MOST_KEPT, Tables};

/// How the program was started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The address under which people find it, such as `https://days.example`; from each request's `Host` where there is none.
    pub base_url: Option<String>,
    /// Whether this is the demo: then a line on top of each page switches role.
    pub demo: bool,
    /// Longest time that a request may take, body included; half a minute where nothing is said.
    pub slowest: Option<Duration>,
    /// Who opens `/organiser/{key}` organises every event of this program.
    pub organiser_key: Option<String>,
    /// The file in which everything is, for the organiser to know.
    pub data: Option<PathBuf>,
    /// The folder that other commands on this machine have to be told; nothing where they find it by themselves.
    pub told: Option<PathBuf>,
    /// Whether all requests come by a proxy that says where they come from.
    pub trust_proxy: bool,
    /// How often one may do something.
    pub rates: Rates,
    /// How letters leave.
    pub mail: Mail,
    /// The forge that is asked for issues; none where nobody said so.
    pub forge: Option<Arc<dyn Forge>>,
}

impl Options {
    /// The address of the program for what all its readers share, without a slash at its end; empty where it was not told.
    pub fn base(&self) -> &str {
        self.base_url.as_deref().unwrap_or("").trim_end_matches('/')
    }
}

/// How letters leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mail {
    /// Not at all.
    #[default]
    Nowhere,
    /// Into this folder.
    Files {
        /// Which.
        folder: PathBuf,
        /// Whether they say who writes: an address to which one can answer.
        from: bool,
    },
    /// By this mail server.
    Server(String),
}

/// What all pages share. Cloning shares.
#[derive(Clone)]
pub struct App(Arc<Shared>);

struct Shared {
    ledger: Ledger,
    fanout: FanOut,
    options: Options,
    boards: Boards,
    watchers: Watchers,
    limits: Limits,
    desk: Desk,
    matcher: Matcher,
    readings: Readings,
    sites: Sites,
    tables: Tables,
    files: Files,
    seen: Seen,
    shelf: Shelf,
}

impl App {
    /// Puts the parts together.
    ///
    /// # Errors
    /// The system gives no thread or no poll.
    pub fn new(ledger: Ledger, options: Options) -> std::io::Result<Self> {
        let watchers = Watchers::default();
        let theirs = watchers.clone();
        let fanout = FanOut::start_telling(move |watcher| theirs.forget(watcher))?;
        let limits = Limits::new(options.rates, ledger.clock().clone());
        let desk = Desk::new(ledger.clock().clone());
        let (boards, matcher, readings) = (Boards::default(), Matcher::default(), Readings::default());
        let shelf = Shelf::default();
        let seen = Seen::at_most(MOST_SEEN);
        let (tables, files, sites) = (Tables::at_most(MOST_KEPT), Files::at_most(MOST_FILES), Sites::at_most(MOST_PAGES));
        Ok(Self(Arc::new(Shared {
            ledger,
            fanout,
            options,
            boards,
            watchers,
            limits,
            desk,
            matcher,
            readings,
            sites,
            tables,
            files,
            seen,
            shelf,
        })))
    }

    /// The ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.0.ledger
    }

    /// The thread that writes to all who watch.
    pub fn fanout(&self) -> &FanOut {
        &self.0.fanout
    }

    /// Whether a request came by https: the program was told so with its address, or a proxy that is trusted says it.
    pub fn is_secure(&self, headers: &HeaderMap) -> bool {
        let options = self.options();
        match options.base_url.as_deref() {
            Some(base) => base.starts_with("https:"),
            None => options.trust_proxy && https_by_proxy(headers),
        }
    }

    /// What was done lately, counted.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The timetables as they were drawn last.
    pub(crate) fn tables(&self) -> &Tables {
        &self.0.tables
    }

    /// Files for other programs as they were written last.
    pub(crate) fn files(&self) -> &Files {
        &self.0.files
    }

    /// Pages as strangers saw them last.
    pub(crate) fn seen(&self) -> &Seen {
        &self.0.seen
    }

    /// Files of sites that were asked for lately.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    /// Files that somebody looks at before they bring them in.
    pub(crate) fn desk(&self) -> &Desk {
        &self.0.desk
    }

    /// What was read at the forge lately.
    pub(crate) fn readings(&self) -> &Readings {
        &self.0.readings
    }

    /// Pages of the sites as they were last drawn.
    pub(crate) fn sites(&self) -> &Sites {
        &self.0.sites
    }

    /// What proposes places.
    pub(crate) fn matcher(&self) -> &Matcher {
        &self.0.matcher
    }

    /// How the program was started.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn boards(&self) -> &Boards {
        &self.0.boards
    }

    pub(crate) fn watchers(&self) -> &Watchers {
        &self.0.watchers
    }
}
