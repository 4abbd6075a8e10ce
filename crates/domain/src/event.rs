//! The event itself: its facts, its days and houses, and everything that happened at it.

use std::fmt;
use std::str::FromStr;

use imbl::{OrdMap, Vector};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Editing};
use crate::change::{Recorded, Seq};
use crate::command::allow;
use crate::id::{CommandId, MessageId, OutcomeId, PersonId, ProjectId, RoomId, VenueId};
use crate::import::{Import, RowKey};
use crate::message::Message;
use crate::moment::Moment;
use crate::outcome::Outcome;
use crate::person::Person;
use crate::project::Project;
use crate::refusal::{Field, Refusal};
use crate::text::Text;
use crate::venue::{Gauge, Presence, Room, Venue};
use crate::{import, message, moment, outcome, person, project, venue};

/// The name of an event in addresses: 2 to 40 of `a`–`z`, `0`–`9` and `-`, not one of the program's own words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// First path segments that the program itself uses now, or that visitors expect to mean something else.
const RESERVED: &[&str] = &[
    "about",
    "account",
    "admin",
    "api",
    "archive",
    "assets",
    "demo",
    "events",
    "favicon",
    "feed",
    "files",
    "health",
    "help",
    "healthz",
    "index",
    "link",
    "live",
    "login",
    "logout",
    "manifest",
    "me",
    "metrics",
    "new",
    "people",
    "privacy",
    "robots",
    "role",
    "search",
    "series",
    "settings",
    "sign-in",
    "sign-out",
    "static",
    "status",
    "wall",
    "well-known",
];

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASlug {
    /// Other characters, or too short or long.
    #[error("2 to 40 of a to z, 0 to 9 and - are needed, with a letter or digit at both ends")]
    Form,
    /// The program uses it itself.
    #[error("this name is reserved: the program uses it itself")]
    Reserved,
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let ends = |c: Option<char>| c.is_some_and(|c| c != '-');
        let form = (2..=40).contains(&text.len())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && ends(text.chars().next())
            && ends(text.chars().last());
        match (form, RESERVED.contains(&text)) {
            (false, _) => Err(NotASlug::Form),
            (true, true) => Err(NotASlug::Reserved),
            (true, false) => Ok(Self(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Slug {
    type Error = NotASlug;

    fn try_from(text: String) -> Result<Self, NotASlug> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One date of an event. It ends at 05:00 of the next date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The date, in the event's zone.
    pub date: Date,
    /// What happens when, in order of time.
    pub slots: Vec<Slot>,
}

/// Something that begins at a time of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// When, in the event's zone.
    pub at: Time,
    /// What.
    pub what: SlotKind,
}

/// What a slot is; the words for all but the last are in the language files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// Doors open.
    Doors,
    /// Getting to know each other.
    Round,
    /// Work.
    Work,
    /// Lunch.
    Lunch,
    /// What came of it, tidying up.
    WindingDown,
    /// Everybody out.
    Closing,
    /// Anything else, in the event's own words.
    Other(Text),
}

/// People whom everybody should be able to find.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// There for newcomers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newcomers: Option<PersonId>,
    /// Keeps the day moving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<PersonId>,
    /// Answers for the code of conduct.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct: Option<PersonId>,
}

/// What an event is opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What it is called.
    pub title: Text,
    /// The IANA name of its time zone, such as `Europe/Paris`.
    pub zone: String,
    /// Its days, in order.
    pub days: Vec<Day>,
    /// Its houses, in order.
    pub venues: Vec<NewVenue>,
    /// Whom to ask.
    #[serde(default)]
    pub contacts: Contacts,
    /// Who may change the board.
    #[serde(default)]
    pub editing: Editing,
}

/// A house in an [`Opening`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewVenue {
    /// Its id.
    pub id: VenueId,
    /// What people call it.
    pub name: Text,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub address: Text,
    /// How to get there from the first one.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub way: Text,
    /// How many people fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Its rooms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rooms: Vec<NewRoom>,
}

/// A room in a [`NewVenue`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRoom {
    /// Its id.
    pub id: RoomId,
    /// What people call it.
    pub name: Text,
    /// How many people fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
}

/// What is asked of the event itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Open it: the first command of every event.
    Open(Opening),
    /// Make the free text of these changes unreadable for ever.
    Strike {
        /// Which changes.
        changes: Vec<Seq>,
    },
}

/// What happened to the event itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was opened.
    Opened(Opening),
    /// Free text was made unreadable: the changes named here were overwritten in the ledger.
    Struck {
        /// Which changes.
        changes: Vec<Seq>,
    },
}

impl Change {
    pub(crate) fn strike(&mut self) {
        let Self::Opened(opening) = self else { return };
        opening.title.strike();
        for venue in &mut opening.venues {
            venue.name.strike();
            venue.address.strike();
            venue.way.strike();
            venue.rooms.iter_mut().for_each(|room| room.name.strike());
        }
        for slot in opening.days.iter_mut().flat_map(|day| &mut day.slots) {
            if let SlotKind::Other(text) = &mut slot.what {
                text.strike();
            }
        }
    }
}

/// An event as it stands: what all its changes add up to. Cloning shares; it costs next to nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The last change that is in here; 0 before the first.
    pub seq: Seq,
    /// What it is called.
    pub title: Text,
    /// Its time zone.
    pub zone: TimeZone,
    /// Its days, in order.
    pub days: Vector<Day>,
    /// Its houses, in order.
    pub venues: Vector<Venue>,
    /// Whom to ask.
    pub contacts: Contacts,
    /// Who may change the board.
    pub editing: Editing,
    /// The last change after which everything has to be drawn anew.
    pub everything: Seq,
    /// Today, and what is on.
    pub moment: Moment,
    /// Its people.
    pub people: OrdMap<PersonId, Person>,
    /// Who is where, day by day.
    pub presence: OrdMap<(Date, PersonId), Presence>,
    /// How full the houses are, day by day.
    pub gauges: OrdMap<(Date, VenueId), Gauge>,
    /// Its projects, withdrawn ones too.
    pub projects: OrdMap<ProjectId, Project>,
    /// What came of it, withdrawn ones too.
    pub outcomes: OrdMap<OutcomeId, Outcome>,
    /// What people say.
    pub messages: OrdMap<MessageId, Message>,
    /// Pages that were brought in.
    pub imports: OrdMap<CommandId, Import>,
    /// Rows of those pages that stand on the board.
    pub rows: OrdMap<RowKey, Seq>,
}

impl Default for Event {
    fn default() -> Self {
        Self {
            seq: 0,
            title: Text::empty(),
            zone: TimeZone::UTC,
            days: Vector::new(),
            venues: Vector::new(),
            contacts: Contacts::default(),
            editing: Editing::default(),
            everything: 0,
            moment: Moment::default(),
            people: OrdMap::new(),
            presence: OrdMap::new(),
            gauges: OrdMap::new(),
            projects: OrdMap::new(),
            outcomes: OrdMap::new(),
            messages: OrdMap::new(),
            imports: OrdMap::new(),
            rows: OrdMap::new(),
        }
    }
}

impl Event {
    /// Takes one more change in. Total: a change that speaks of things that are not there changes nothing but the seq.
    pub fn apply(&mut self, entry: &Recorded) {
        use crate::change::Change as Any;
        self.seq = entry.stamp.seq;
        match &entry.change {
            Any::Event(change) => self.apply_own(change),
            Any::Person(change) => person::apply(self, &entry.stamp, change),
            Any::Venue(change) => venue::apply(self, &entry.stamp, change),
            Any::Project(change) => project::apply(self, &entry.stamp, change),
            Any::Outcome(change) => outcome::apply(self, &entry.stamp, change),
            Any::Message(change) => message::apply(self, &entry.stamp, change),
            Any::Import(change) => import::apply(self, &entry.stamp, change),
            Any::Moment(change) => moment::apply(self, &entry.stamp, change),
        }
    }

    fn apply_own(&mut self, change: &Change) {
        self.everything = self.seq;
        let Change::Opened(opening) = change else { return };
        self.title = opening.title.clone();
        self.zone = TimeZone::get(&opening.zone).unwrap_or(TimeZone::UTC);
        self.days = opening.days.iter().cloned().collect();
        self.contacts = opening.contacts.clone();
        self.editing = opening.editing;
        self.venues = opening.venues.iter().map(|new| Venue::new(new, self.seq)).collect();
        self.moment = Moment { today: opening.days.first().map(|day| day.date).unwrap_or_default(), slot: None, touched: self.seq };
    }

    /// Whether it was opened.
    pub const fn is_open(&self) -> bool {
        self.seq > 0
    }

    /// The day with this date.
    pub fn day(&self, date: Date) -> Option<&Day> {
        self.days.iter().find(|day| day.date == date)
    }

    /// The house with this id, and its number in order of entry, from 1: its sign's shape and colour follow from it.
    pub fn venue(&self, id: VenueId) -> Option<(usize, &Venue)> {
        self.venues.iter().enumerate().find(|(_, venue)| venue.id == id).map(|(index, venue)| (index + 1, venue))
    }

    /// The house and the room with this id.
    pub fn room(&self, id: RoomId) -> Option<(&Venue, &Room)> {
        self.venues.iter().find_map(|venue| venue.rooms.iter().find(|room| room.id == id).map(|room| (venue, room)))
    }

    /// Refuses a date that is not one of the event's.
    pub(crate) fn has_day(&self, date: Date) -> Result<(), Refusal> {
        self.day(date).map(|_| ()).ok_or(Refusal::UnknownDay)
    }
}

/// Longest event, in days.
const MOST_DAYS: usize = 31;

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    let change = match command {
        Command::Open(opening) => {
            allow(event, actor, Act::Open)?;
            check(opening)?;
            Change::Opened(opening.clone())
        }
        Command::Strike { changes } => {
            allow(event, actor, Act::Strike)?;
            let changes: Vec<Seq> = changes.iter().copied().filter(|seq| (1..=event.seq).contains(seq)).collect();
            if changes.is_empty() {
                return Ok(vec![]);
            }
            Change::Struck { changes }
        }
    };
    Ok(vec![crate::Change::Event(change)])
}

fn check(opening: &Opening) -> Result<(), Refusal> {
    if opening.title.is_empty() {
        return Err(Refusal::Empty { field: Field::Title });
    }
    if TimeZone::get(&opening.zone).is_err() {
        return Err(Refusal::UnknownZone);
    }
    let in_order = opening.days.windows(2).all(|pair| pair[0].date < pair[1].date);
    if opening.days.is_empty() || opening.days.len() > MOST_DAYS || !in_order {
        return Err(Refusal::Days);
    }
    if opening.venues.iter().any(|venue| venue.name.is_empty() || venue.rooms.iter().any(|room| room.name.is_empty())) {
        return Err(Refusal::Empty { field: Field::Venue });
    }
    let mut ids: Vec<_> =
        opening.venues.iter().flat_map(|venue| std::iter::once(venue.id.0).chain(venue.rooms.iter().map(|room| room.id.0))).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < all { Err(Refusal::IdTaken) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_not_the_programs_own_words() {
        assert!("paris-2018".parse::<Slug>().is_ok());
        for bad in ["", "a", "Paris", "par is", "-paris", "paris-", "é2", &"x".repeat(41)] {
            assert_eq!(bad.parse::<Slug>(), Err(NotASlug::Form), "{bad}");
        }
        assert_eq!("assets".parse::<Slug>(), Err(NotASlug::Reserved));
    }
}
