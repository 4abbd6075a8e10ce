//! What becomes of the rows of a page.

use domain::import::Source;
use domain::link::Link;
use domain::{Date, PersonId, Place, Refusal, Text, VenueId};

/// A row to add.
#[derive(Clone, Debug)]
pub struct New {
    /// Where it stands in the page.
    pub line: u32,
    /// Its day.
    pub day: Date,
    /// What it becomes.
    pub item: Item,
    /// By what it is known again.
    pub source: Source,
}

/// What a row becomes.
#[derive(Clone, Debug)]
pub enum Item {
    /// A project.
    Project {
        /// What.
        title: Text,
        /// For whom.
        audience: Text,
        /// Where.
        place: Place,
        /// The same in words.
        where_: String,
    },
    /// An outcome.
    Outcome {
        /// Who.
        who: Vec<Named>,
        /// What was said of them in brackets.
        remarks: Vec<Text>,
        /// What.
        what: Text,
        /// Links that are not in the words.
        links: Vec<Link>,
    },
}

/// Somebody in a page.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name, without "@".
    pub name: Text,
    /// Who that is, if the event has somebody of that name whom everybody may see.
    pub known: Option<PersonId>,
}

/// A cell that says something else than the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// Where it stands in the page.
    pub line: u32,
    /// The row, by its title or text; the house for a count.
    pub what: String,
    /// Which cell.
    pub cell: Cell,
    /// What stands on the board.
    pub here: String,
    /// What stands in the page.
    pub there: String,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The project's title, or what came of it.
    What,
    /// The place.
    Where,
    /// For whom.
    Audience,
    /// What stands in brackets beside the people.
    Remarks,
    /// How many there are.
    Count,
}

impl Cell {
    /// The word for it on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Where => "where",
            Self::Audience => "audience",
            Self::Remarks => "remarks",
            Self::Count => "count",
        }
    }
}

/// A row that the board has from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnBoard {
    /// Where it stands in the page.
    pub line: u32,
    /// Its day.
    pub day: Date,
    /// Its title or text.
    pub what: String,
}

/// A count to set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// On which day.
    pub day: Date,
    /// Of which house.
    pub venue: VenueId,
    /// How many there are.
    pub present: u32,
}

/// What is left out because of what the rows become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Outcomes.
    pub outcomes: usize,
    /// Counters.
    pub counters: usize,
}

/// A row that cannot stand on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Where it stands in the page.
    pub line: u32,
    /// Its title or text, or as much of it as fits on a line.
    pub what: String,
    /// Why.
    pub why: Refusal,
}
