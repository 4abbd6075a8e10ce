//! Forges, where issues are kept: what stands in the list of a repository, or what a search finds there, read page by page.
//!
//! A [`Forge`] gives one page; [`read`] goes from page to page within [`Bounds`] and keeps what it got when something comes in the way.
//! Issues come in the shape of GitHub's REST API, cut down to what a task needs, whichever forge they are from.

mod github;
mod reading;
mod source;

use std::fmt;
use std::pin::Pin;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use github::{Base, Github, NoBase, PUBLIC, Token};
pub use reading::{Asked, Bounds, Part, Reading, read};
pub use source::{MOST_SOURCES, Repository, Source, Unclear, all_meant};

/// What a forge must be able to do.
pub trait Forge: fmt::Debug + Send + Sync {
    /// The host of its pages, as people know it: `github.com`.
    fn host(&self) -> &str;

    /// What somebody means who writes this down, or pastes it from their browser.
    ///
    /// # Errors
    /// Where it is not clear, or is the address of somebody else.
    fn meant(&self, written: &str) -> Result<Source, Unclear>;

    /// One page of a list: the first, or the one that an earlier page named as its next.
    fn page<'a>(&'a self, source: &'a Source, list: List, next: Option<&'a str>) -> Asking<'a>;
}

/// A page that is being asked for.
pub type Asking<'a> = Pin<Box<dyn Future<Output = Result<Page, Trouble>> + Send + 'a>>;

/// Which issues of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Those that are open.
    Open,
    /// Those that were closed since then.
    ClosedSince(Timestamp),
}

/// A page of issues.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The issues.
    pub issues: Vec<Value>,
    /// How many pull requests were left out.
    pub pull_requests: usize,
    /// Where the next page is, in the forge's own words.
    pub next: Option<String>,
    /// Why the next page is not asked for, though there is one.
    pub stops: Option<Trouble>,
    /// Where the repository is now, if it moved.
    pub moved: Option<Repository>,
    /// Whether it is as it was when it was read before.
    pub unchanged: bool,
}

/// What came in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// Nobody answers there.
    #[error("nobody answers at {host}")]
    Unreachable {
        /// Where.
        host: String,
    },
    /// It does not prove who it is.
    #[error("{host} does not prove who it is: nobody whom this machine trusts signed its certificate")]
    NoTrust {
        /// Who it should be.
        host: String,
    },
    /// The answer took too long.
    #[error("the answer took too long")]
    Slow,
    /// It has a fault of its own.
    #[error("it answers that something is wrong there ({status})")]
    Down {
        /// The status of the answer.
        status: u16,
    },
    /// It was asked too often.
    #[error("it was asked too often and wants {seconds} seconds of silence")]
    Limited {
        /// For how long it is not to be asked, from the reading on.
        seconds: u64,
    },
    /// It does not take the token.
    #[error("it does not take the token")]
    TokenRefused,
    /// It does not let us read this.
    #[error("it does not let this be read")]
    Forbidden,
    /// It is private, and what is read is for everybody to see.
    #[error("it is private, and only what everybody may see is read")]
    Private,
    /// There is no such repository, or not for us.
    #[error("there is nothing of this name, or nothing that may be read")]
    NotThere,
    /// It keeps no issues.
    #[error("it keeps no issues")]
    NoIssues,
    /// It has no such milestone.
    #[error("there is no such milestone")]
    NoMilestone,
    /// It does not understand what is looked for.
    #[error("what is looked for is not understood there")]
    NotUnderstood,
    /// The answer is no list of issues, or broke off.
    #[error("the answer broke off, or is no list of issues")]
    Garbled,
    /// The answer is larger than one page of issues can be.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge {
        /// How large it may be, in bytes.
        limit: usize,
    },
    /// It leads on to another host, which is not asked.
    #[error("it leads on to {host}, which is not asked")]
    Elsewhere {
        /// Where to.
        host: String,
    },
    /// It leads from one address to the next without end.
    #[error("it leads from one address to the next without an end")]
    Endless,
    /// There are more pages than are read at once.
    #[error("there are more than {pages} pages of issues, and no more are read at once")]
    TooMany {
        /// How many are read.
        pages: usize,
    },
    /// The time was over.
    #[error("the time for reading was over")]
    OutOfTime,
}

impl Trouble {
    /// Whether whatever else is asked for at the same forge meets it too.
    const fn is_of_all(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::NoTrust { .. } | Self::Slow | Self::TokenRefused | Self::OutOfTime)
    }

    /// Whether it may go better when it is asked again later.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::Slow | Self::Down { .. } | Self::Limited { .. } | Self::Garbled | Self::OutOfTime)
    }

    /// For how long it is not to be asked.
    pub fn silence(&self) -> SignedDuration {
        match self {
            Self::Limited { seconds } => SignedDuration::from_secs(i64::try_from(*seconds).unwrap_or(i64::MAX)),
            _ => SignedDuration::ZERO,
        }
    }

    /// Whether it may go better at once.
    const fn is_passing(&self) -> bool {
        matches!(self, Self::Down { status: 502..=504 } | Self::Garbled)
    }
}
