//! Bringing a live document in, and the board out as one.
//!
//! [`plan()`] compares a page (read by [`formats::live_document`]) with an event and says what it would do; nothing is written by
//! it. [`Plan::order`] is that as one order, so that an import is done, and taken back ([`take_back`]), as one.
//!
//! # How a row is known again
//!
//! By a digest, keyed with the store's secret, of the document's name, the day, the kind of the row and: for a project its title (without
//! case), for an outcome its links, or its text where it has none, and its people in any order. Equal rows are told apart by counting them.
//! So the same page twice changes nothing, and a later version adds what is new. A known row whose cell is another one on the board
//! is listed in [`Plan::differs`] and left as it is. A row that the board has from elsewhere is listed in [`Plan::on_board`] and not added.
//!
//! A counter has no row. Once this document set a house's count on a day, another number is listed, not set: people may
//! have come and gone since.
//!
//! # Days
//!
//! A row's day is what [`formats::live_document::day_of`] makes of its heading. What that leaves open is asked for, never guessed
//! ([`Plan::asked`]), and until all is answered nothing can be brought in. Rows below no heading of a day belong to the event's only day,
//! or are asked for where it has several.
//!
//! # When a second process imports a page
//!
//! 1. `impl-days import live-document` opens the same file with `Duty::Visit`: a ledger of its own that keeps no time.
//! 2. `formats::live_document::read` makes rows of the page. `web::import::plan` compares them with the event: new, known and the same, known but
//!    different (listed, not touched), on the board from elsewhere, unclear. `--dry-run` ends here.
//! 3. `Plan::order` is one order: *begin*, the guests, the projects, outcomes and counts. One command id, so one thing to take back.
//! 4. `Store::append` states the last seq that this process knows. If the server wrote meanwhile it is a `Conflict`: read what is new, decide
//!    again. Neither process can overwrite the other.
//! 5. The server's ledger looks every quarter of a second (`PRAGMA data_version`). `replay::follow` reads the rows after its own seq, checks
//!    their sums, applies them, reads the profiles they touched, and publishes.

pub mod export;
mod flags;
mod keys;
mod page;
mod plan;
mod report;
mod rows;

use domain::{Actor, Command, CommandId, Date};
use ledger::Order;

pub use flags::{columns_of_flags, days_of_flags};
pub use plan::{Plan, plan};
pub use report::{dry_run_json, report};
pub use rows::{Cell, Count, Differs, Item, LeftOut, Named, New, OnBoard, PassedOver};

pub(crate) use page::routes;

/// What the rows of a page become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum As {
    /// Projects that run, outcomes, and counts of the houses.
    #[default]
    Live,
    /// Ideas; outcomes and counters are left out.
    Ideas,
    /// Projects that are finished, and outcomes; counters are left out.
    Past,
}

impl As {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Live, Self::Ideas, Self::Past];

    /// The word for it in forms and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Ideas => "ideas",
            Self::Past => "past",
        }
    }

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How to bring a page in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// As what.
    pub kind: As,
    /// Which day a heading means, where it was asked; `None` for the rows below no heading.
    pub days: Vec<(Option<String>, Date)>,
}

/// Takes an import back as a whole; what somebody changed since stays.
pub fn take_back(import: CommandId, id: CommandId, actor: Actor) -> Order {
    Order::new(id, actor).with(Command::Import(domain::import::Command::TakeBack { import }))
}
