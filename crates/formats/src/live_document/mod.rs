//! The live document of contributor days: one shared Markdown page with tables of what is running and
//! what is done, the addresses of the houses and hand-kept counters.
//!
//! [`read`] turns such a page into values, [`write`] turns values into a page of the same family, and
//! [`day_of`] says which date of an event a heading means.
//!
//! # What is read
//!
//! - **Tables.** Their columns decide what they are: *What* and *Where* (or *Audience*) is a table of running
//!   projects, *Who* and *What* a table of outcomes. Names are known in English, French and German, in any order;
//!   others can be given in [`Reading::columns`]. Where the columns leave it open, the closest heading
//!   decides ("Currently running", "En cours", "Done", "Erledigt" and the like). A table in a fenced code block or an
//!   HTML comment is none. Indentation is ignored.
//! - **A header line without its separator line** is still the start of a table when its names alone tell the
//!   kind. **Rows after an empty line** still belong to the table above when they begin with a bar. A line without any bar
//!   inside a table is no row. **A row with too many cells** keeps its text: what is left over is joined to
//!   the last cell. Each of these is listed in [`LiveDocument::not_understood`].
//! - **Cells** are the cell's Markdown, trimmed, with `\|` as `|`. A bar inside a code span belongs to the
//!   cell, unless the row would then be too short and splitting there makes it fit.
//! - **Days.** A row's day is the closest heading (or line in bold) above its table that mentions a weekday or a date, as it
//!   stands. A heading "Any day" ends the day above it.
//! - **The title** is the first heading if it has level one and is more than a day or the name of a table.
//! - **Addresses** are the list items below a line such as "Addresses:" or "Venues".
//! - **Counters** are lines such as "12 of 55", "12/55", "12 sur 55", "12 von 55" or "12 people" below a heading.
//!
//! # What the format can hold
//!
//! `read(write(d))` equals [`d.canonical()`](LiveDocument::canonical) for every document up to [`SIZE_LIMIT`], line
//! numbers aside. So the format holds what `canonical` leaves as it is:
//!
//! - A text is one line, without control characters and without white space around it. A bar in a cell stands after an
//!   even number of backslashes (in practice: none).
//! - A row says something. Rows are in the order of their days, those without a day first; a day is a text that
//!   mentions a weekday or a date (else the row has no day). A day without rows leaves no trace.
//! - A person's name has single spaces, does not begin with `@` and is not only dashes; nobody stands twice in a row. Any
//!   other character is held, separators and the word "and" too, by escapes.
//! - The links of an outcome are those its text contains, in that order; `canonical` appends missing ones to the
//!   text and drops what is not an http(s) address.
//! - A venue has a name, and its name holds no colon followed by a space. A counter has a place.
//! - The title is neither a mere day nor the name of a table.
//!
//! # Example
//!
//! ```
//! use formats::live_document::{Reading, read};
//!
//! let page = "# Monday\n\n| Who? | What? |\n| --- | --- |\n| @ada + linus (watching) | https://forge.example/7 |\n";
//! let document = read(page.as_bytes(), &Reading::default()).expect("the page has a table");
//! let outcome = &document.outcomes[0];
//! assert_eq!(outcome.who, ["ada", "linus"]);
//! assert_eq!(outcome.remarks, ["watching"]);
//! assert_eq!(outcome.links, ["https://forge.example/7"]);
//! assert_eq!(outcome.day.as_deref(), Some("Monday"));
//! ```

mod cells;
mod columns;
mod days;
mod lines;
mod people;
mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use cells::{cell, links};
pub use columns::Column;
pub use days::{day_of, mentions_day};
pub use people::split_people;
pub use read::read;
pub use write::write;

/// The largest page that is read, in bytes. The page of impl Days Paris had 5 kB; two mebibytes are a day of
/// twenty thousand rows.
pub const SIZE_LIMIT: usize = 2 * 1024 * 1024;

/// What a live document says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveDocument {
    /// The first heading, or nothing.
    pub title: String,
    /// The houses, in the order of the page.
    pub venues: Vec<VenueLine>,
    /// The rows of all tables of running projects, in the order of the page.
    pub projects: Vec<ProjectRow>,
    /// The rows of all tables of outcomes, in the order of the page.
    pub outcomes: Vec<OutcomeRow>,
    /// The hand-kept counters, in the order of the page.
    pub counters: Vec<Counter>,
    /// What was passed over or read with a grain of salt, in the order of the page.
    pub not_understood: Vec<Remark>,
}

/// A house: "Harbour hall: 3 Quay Street (<https://map.example/3>)".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VenueLine {
    /// What stands before the colon.
    pub name: String,
    /// What stands after it, links and remarks included. May be empty.
    pub address: String,
}

/// A row of a table of running projects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectRow {
    /// The project's title, as Markdown.
    pub what: String,
    /// House, room or table, as Markdown. May be empty.
    #[serde(rename = "where")]
    pub where_: String,
    /// For whom it is, as Markdown. May be empty.
    pub audience: String,
    /// The heading of the day, as it stands.
    pub day: Option<String>,
    /// Where the row stands; the first line is 1, and 0 means nowhere.
    #[serde(skip)]
    pub line: u32,
}

/// A row of a table of outcomes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeRow {
    /// The people, as plain text without `@`. Empty for an outcome by nobody ("-").
    pub who: Vec<String>,
    /// What stands in brackets beside the people, as plain text without the brackets.
    pub remarks: Vec<String>,
    /// What was done, as Markdown.
    pub what: String,
    /// The http(s) addresses of the row, in order, each once.
    pub links: Vec<String>,
    /// The heading of the day, as it stands.
    pub day: Option<String>,
    /// Where the row stands; the first line is 1, and 0 means nowhere.
    #[serde(skip)]
    pub line: u32,
}

/// A hand-kept counter: "12 of 55" below the heading of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    /// The heading, as it stands, for example "Harbour hall fill status".
    pub place: String,
    /// How many people are there.
    pub present: u32,
    /// How many people fit in, where the page says so.
    pub capacity: Option<u32>,
    /// Where the counter stands; the first line is 1, and 0 means nowhere.
    #[serde(skip)]
    pub line: u32,
}

/// Something on the page that was passed over or read with a grain of salt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where it stands; the first line is 1.
    pub line: u32,
    /// What it is.
    pub why: Why,
}

/// Why a place of the page is mentioned in [`LiveDocument::not_understood`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Why {
    /// A table whose columns say nothing; its rows are passed over.
    UnknownTable {
        /// The names of its columns.
        columns: Vec<String>,
    },
    /// A column that has no place in this kind of table, or a second one of the same meaning; it is passed over.
    UnknownColumn {
        /// Its name.
        name: String,
    },
    /// A header line without the line of dashes below it; the table is read.
    MissingSeparator,
    /// A row with more cells than the table has columns; the rest is joined to its last cell.
    LongRow {
        /// Cells in the row.
        cells: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// Rows below an empty line, read as rows of the table above it.
    RowsApart,
    /// A line without any bar inside a table; it is passed over.
    LineInTable {
        /// The line.
        text: String,
    },
    /// A counter too large to be one; it is passed over.
    CounterTooLarge,
    /// Bytes that are not UTF-8; each was replaced by U+FFFD. Said once, at the first.
    NotUtf8,
}

/// How to read a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Further names of columns, as they stand in the file (case, accents and punctuation do not matter), and what
    /// they mean. They win over the known names.
    pub columns: Vec<(String, Column)>,
}

/// Why a page cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The bytes are not text: more than a tenth is not UTF-8 or a control character.
    #[error("this file is not text; a live document is a Markdown page in UTF-8")]
    NotText,
    /// The page is larger than [`SIZE_LIMIT`].
    #[error("this file has {bytes} bytes; a live document has at most {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// No table of running projects or outcomes.
    #[error("no table found with the columns {}{}", looked_for.join(", or "), found_instead(found))]
    NoTable {
        /// The columns that would have done, in English.
        looked_for: Vec<String>,
        /// The columns of the tables that were found instead.
        found: Vec<Vec<String>>,
    },
}

fn found_instead(found: &[Vec<String>]) -> String {
    const SHOWN: usize = 3;
    let tables: Vec<String> = found.iter().take(SHOWN).map(|columns| columns.join(" | ")).collect();
    match found.len() {
        0 => "; the file has no table at all".to_owned(),
        more if more > SHOWN => format!("; found only: {} and {} more", tables.join("; "), more - SHOWN),
        _ => format!("; found only: {}", tables.join("; ")),
    }
}
