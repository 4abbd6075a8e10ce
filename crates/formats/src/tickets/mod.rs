//! Tickets that another program sold: tito's and pretix's exports, and any table whose columns somebody names.
//!
//! [`read`] finds out delimiter, encoding and line ends, says what each column is, and makes a [`Ticket`] of each row. What it
//! cannot use stands in [`Tickets::odd`], with the line. Where money went, addresses, telephones and the like are
//! never taken ([`Column::NotKept`]): who needs them has the ticket program.
//!
//! | | codes | the QR's text | void | questions |
//! |---|---|---|---|---|
//! | tito, CSV | `Ticket Reference` | the end of `Unique Ticket URL` | `Void Status` | by heading |
//! | pretix, positions as CSV | `Order code`-`Position ID` | not in the file | `Status` | by heading; one column for each option of some |
//! | pretix, orders as JSON | the same | `secret` | `status`, `canceled` | by the question’s words, where the file has them |
//! | any CSV | guessed or named | guessed or named | guessed or named | guessed or named |

mod answers;
mod bytes;
mod columns;
mod expected;
mod hours;
mod map;
mod orders;
mod read;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::questionnaire::Value;

pub use answers::{Attends, Listed, attends, contributed, listed};
pub use bytes::{guarded, text_of};
pub use columns::{Column, QUESTIONS, Seen};
pub use expected::people_json;
pub use hours::{Half, Hours, hours};
pub use map::map_of_toml;
pub use read::{columns_of, read};

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: usize = 256 * 1024 * 1024;

/// Which program a file is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// tito.
    Tito,
    /// pretix.
    Pretix,
    /// Another one.
    Csv,
}

impl Source {
    /// The word for it in profiles and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tito => "tito",
            Self::Pretix => "pretix",
            Self::Csv => "csv",
        }
    }
}

/// How to read a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// From which program it has to be; found out where nothing is said.
    pub source: Option<Source>,
    /// What columns are, by heading; the others are guessed.
    pub columns: Vec<(String, Column)>,
    /// Answers that have a comma in them, where several are in one cell. Those that are often there are found out.
    pub options: Vec<String>,
}

/// A file of tickets.
#[derive(Clone, Debug, PartialEq)]
pub struct Tickets {
    /// From which program.
    pub source: Source,
    /// The order and the position of each ticket in it, by its number from 1, where rows have no lines to name, as in JSON.
    pub positions: Option<Vec<(String, String)>>,
    /// The tickets, in the order of the file.
    pub tickets: Vec<Ticket>,
    /// What is odd, by line.
    pub odd: Vec<Odd>,
    /// What each column was taken for.
    pub columns: Vec<Seen>,
    /// Answers with a comma in them that were taken for one.
    pub options: Vec<String>,
}

impl Tickets {
    /// Whether the file says what the tickets' QR codes hold, so that they can be scanned at the door.
    pub fn has_secrets(&self) -> bool {
        self.columns.iter().any(|seen| seen.column == Column::Secret)
    }
}

/// A ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// Where it stands in the file.
    pub line: u32,
    /// Its number in the file.
    pub number: u32,
    /// What stands on it: the same in every file of the same program.
    pub code: String,
    /// What its QR code holds.
    pub secret: Option<String>,
    /// What kind of ticket it is.
    pub kind: Option<Arc<str>>,
    /// Whether it does not count any more.
    pub void: bool,
    /// Whose it is; whoever bought it for somebody says so later.
    pub name: Option<String>,
    /// Where letters go.
    pub email: Option<String>,
    /// Their name at a forge: small letters, no "@".
    pub handle: Option<String>,
    /// Whether they come, in the file's words; [`attends`] reads it.
    pub attend: Option<Arc<str>>,
    /// How they are to be shown, in the file's words; [`listed`] reads it.
    pub listing: Option<Arc<str>>,
    /// What they answered, by the names of the questions.
    pub answers: BTreeMap<Arc<str>, Arc<Value>>,
}

impl Ticket {
    /// Whether nobody said yet whose it is.
    pub fn is_unassigned(&self) -> bool {
        self.name.is_none() && self.email.is_none()
    }
}

/// Something odd in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// Where it stands.
    pub line: u32,
    /// What it is.
    pub what: What,
}

/// What is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// More or fewer cells than headings; the row is left out.
    Cells {
        /// How many the row has.
        cells: usize,
        /// How many there should be.
        headings: usize,
    },
    /// Bytes that are no text, or quotes that do not end; the row is left out.
    Unreadable,
    /// A ticket without a code; the row is left out.
    NoCode,
    /// The same code again; the later row is left out.
    CodeTwice {
        /// Where it stood first.
        first: u32,
    },
    /// The same handle at two people; both are taken.
    HandleTwice {
        /// Where it stood first.
        first: u32,
    },
    /// The same mail address at two people; both are taken.
    EmailTwice {
        /// Where it stood first.
        first: u32,
    },
    /// The same QR code on two tickets; only the first one opens the door.
    SecretTwice {
        /// Where it stood first.
        first: u32,
    },
    /// A formula where an answer should be; it is not taken.
    Formula {
        /// Under which heading.
        heading: String,
    },
    /// An answer that cannot be read; it is left out.
    NotRead {
        /// Under which heading.
        heading: String,
        /// What stands there.
        text: String,
    },
    /// A text that is too long; its beginning is taken.
    Shortened {
        /// Under which heading.
        heading: String,
        /// How many characters of it are taken.
        limit: usize,
    },
    /// A ticket of a test; it is left out.
    Test,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no text.
    #[error("this is no text; a ticket export is a table (CSV) or pretix's orders (JSON)")]
    NotText,
    /// It is too large.
    #[error("the file has {bytes} bytes; {limit} is the most that is read")]
    TooLarge {
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        limit: usize,
    },
    /// Nothing is in it.
    #[error("nothing is in the file; a ticket export has a row of headings and a row for each ticket")]
    Empty,
    /// It has no tickets.
    #[error("no tickets are in it: looked for {}; found {}", list(looked), list(found))]
    NoTickets {
        /// What was looked for.
        looked: Vec<String>,
        /// The headings, or names, that were found; the first of them.
        found: Vec<String>,
    },
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "nothing".to_owned() } else { names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ") }
}
