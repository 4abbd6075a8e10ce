//! A whole event as a folder of plain files, for people who keep their site in git: `event.toml` with the facts, `pages/*.md` and
//! `pages/<language>/*.md` with the words, `assets/*` with the pictures.
//!
//! [`read`] takes such a folder as paths and bytes, [`write`] gives it back: what was written reads as the same, and writes as the same
//! bytes. [`starter`] is a folder to begin with. Nothing here knows what an event has already; to compare is the caller's business.
//!
//! The format is described for organisers in `docs/site-folder.md`.

use jiff::civil::{Date, Time};

mod check;
mod facts;
mod page;
mod read;
mod starter;
mod table;
mod write;

pub use read::{read, read_without};
pub use starter::{LOGO, STYLE, starter, starter_languages, usual_hours};
pub use write::write;

/// The name of the file with the facts.
pub const EVENT_FILE: &str = "event.toml";

/// The name of the file with the questions, in the form in which the program writes them; it may be missing.
pub const QUESTIONS_FILE: &str = "questionnaire.toml";

/// The most files of a folder that are read, and the most sessions, people or sponsors in one.
pub const MOST_FILES: usize = 20_000;

/// The most pages: as many as a site may have.
pub const MOST_PAGES: usize = 400;

/// The most days: as many as an event may have.
pub const MOST_DAYS: usize = 31;

/// The most bytes of `event.toml`, and of `questionnaire.toml`: 20 000 sessions with a long paragraph each.
pub const MOST_FACTS: usize = 16 << 20;

/// The most bytes of a page, its front matter included.
pub const MOST_PAGE: usize = 128 << 10;

/// The most bytes of a file in `assets/`.
pub const MOST_ASSET: usize = 24 << 20;

/// Characters that one line may have: a title, a name, a place.
pub const LINE: usize = 240;

/// Characters that a text of several lines may have: a way, what a sponsor says of itself.
pub const NOTE: usize = 2_000;

/// Characters that a page, or what a session is about, may have.
pub const PAGE: usize = 20_000;

/// An event, as a folder says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Its name in addresses, its title, whom to ask.
    pub event: Event,
    /// The IANA name of its time zone: `Europe/Lisbon`.
    pub zone: String,
    /// Its days, in order, each once; at least one.
    pub days: Vec<Day>,
    /// Its houses, in order: the first is the one that others are found from.
    pub venues: Vec<Venue>,
    /// The timetable, in the order of the file.
    pub sessions: Vec<Session>,
    /// Those who make the event or speak, in the order of the file.
    pub people: Vec<Person>,
    /// Who supports the event, in order.
    pub sponsors: Vec<Sponsor>,
    /// How the site looks, and what it says of itself.
    pub look: Look,
    /// The pages, by their files' names.
    pub pages: Vec<Page>,
    /// The files in `assets/`, as paths in the folder: `assets/hall.jpg`. In order, each once.
    pub assets: Vec<String>,
    /// What `questionnaire.toml` says, word by word; none where there is no such file. It is not looked into here.
    pub questionnaire: Option<String>,
}

/// What an event is, apart from its days and houses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its name in addresses: 2 to 40 of `a`–`z`, `0`–`9` and `-`. Whether the program keeps it for itself is not asked here.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// The language of its pages that name none, and of those whose language is not known; none where nothing is said.
    pub language: Option<String>,
    /// The series that it belongs to, such as “Code days”; where nothing is said, that stays as it is.
    pub series: String,
    /// Who may change the board; none where nothing is said: then it stays as it is.
    pub editing: Option<Editing>,
    /// After how many newcomers one who helps them looks at most; where nothing is said, that stays as it is.
    pub newcomers_each: Option<u8>,
    /// Whom to ask.
    pub contacts: Contacts,
}

/// Who may change the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Whoever opens the page: `anyone`.
    Anyone,
    /// People with a ticket: `tickets`.
    Tickets,
    /// The team: `team`.
    Team,
}

/// People whom everybody should be able to find, each as a line: the name, and after a comma where they are or how to reach them. Empty
/// where nobody is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// There for newcomers.
    pub newcomers: String,
    /// Keeps the day moving.
    pub coordinator: String,
    /// Answers for the code of conduct.
    pub conduct: String,
}

/// A day. It ends at 05:00 of the next date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its date, in the event's zone.
    pub date: Date,
    /// What kind of day it is.
    pub kind: DayKind,
    /// What begins when, in order of time; what begins before 05:00 does so on the next date and comes last.
    pub slots: Vec<(Time, What)>,
}

/// What kind of day it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayKind {
    /// People work on projects: `impl`.
    #[default]
    Impl,
    /// Some speak, many listen: `talks`.
    Talks,
    /// Some show, many try: `workshops`.
    Workshops,
}

/// What begins at a time of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Doors open: `doors`.
    Doors,
    /// Getting to know each other: `round`.
    Round,
    /// Work: `work`.
    Work,
    /// Lunch: `lunch`.
    Lunch,
    /// What came of it, tidying up: `winding-down`.
    WindingDown,
    /// Everybody out: `closing`.
    Closing,
    /// Anything else, in the event's own words; never one of the words above, nor empty.
    Other(String),
}

/// A house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Venue {
    /// Its name in files and pages: a small letter, then `a`–`z`, `0`–`9`, `-` and `_`. Each house has another one.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// How to get there from the first one.
    pub way: String,
    /// How many people fit.
    pub seats: Option<u32>,
    /// Minutes on foot from the first house.
    pub minutes: Option<u32>,
    /// When one may be in it.
    pub hours: String,
    /// Who gets in how: steps, lift, doors.
    pub access: String,
    /// Whether there is a way in without steps; none where nobody said.
    pub step_free: Option<bool>,
    /// A link to a map.
    pub map: Option<String>,
    /// Latitude and longitude in degrees, as they are written.
    pub coordinates: String,
    /// Where and when those who walk there together meet.
    pub meet: String,
    /// Its rooms, in order; each has another name.
    pub rooms: Vec<Room>,
}

/// A room of a house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// What it is known by from one reading to the next, as a session's is; empty where nobody said. Each room of a house has another one.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// How many people fit.
    pub seats: Option<u32>,
}

/// A slot of the timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What it is known by from one reading to the next: letters, digits, `.`, `_`, `:` and `-`. Each session has another one.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What stands below that.
    pub subtitle: String,
    /// What kind of session it is.
    pub kind: Kind,
    /// Its day, one of the event's; what begins before 05:00 belongs to the day before.
    pub day: Date,
    /// When it begins, in the event's zone. It is a time that the clocks of that day show; of one that they show twice the first is meant.
    pub at: Option<Time>,
    /// How long it takes, in minutes: 1 to 1 440.
    pub minutes: Option<u16>,
    /// The key of its house; always there where the room is.
    pub venue: Option<String>,
    /// Its room, by name; one of that house's.
    pub room: Option<String>,
    /// A table or landmark, in words.
    pub spot: String,
    /// Who speaks or calls it: keys of people, and names of those who have none.
    pub speakers: Vec<String>,
    /// The language that is spoken.
    pub language: Option<String>,
    /// What it is about in short, in Markdown.
    pub brief: String,
    /// What it is about, in Markdown.
    pub text: String,
    /// How many people fit.
    pub seats: Option<u32>,
    /// Whether one signs up: then picking it takes a seat.
    pub sign_up: bool,
    /// Whether it was called off, and people should know.
    pub cancelled: bool,
    /// The slides: an address, or one of `assets/`; after a space what they are called, if that is said.
    pub slides: Option<String>,
    /// Where it is shown while it is on.
    pub stream: Option<String>,
    /// The recording.
    pub recording: Option<String>,
    /// Where more stands: addresses, each with what it is called after a space, if that is said.
    pub links: Vec<String>,
    /// What programs elsewhere call it in addresses and in names of files.
    pub slug: String,
    /// The track that it belongs to, in the event's own words.
    pub track: String,
    /// The licence of its recording.
    pub license: String,
    /// Whether it must not be recorded.
    pub no_recording: bool,
}

/// What kind of session it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// One speaks, many listen: `talk`.
    #[default]
    Talk,
    /// The same, for everybody: `keynote`.
    Keynote,
    /// Many do something, one shows how: `workshop`.
    Workshop,
    /// Coffee, lunch, a party: `break`.
    Break,
    /// Somebody called it on the spot: `meeting`.
    Meeting,
    /// Anything else, in the event's own words; never one of the words above, nor empty.
    Other(String),
}

/// Somebody who makes the event, or speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// By which sessions name them: letters, digits, `.`, `_`, `:` and `-`. Each person has another one.
    pub key: String,
    /// What they are called.
    pub name: String,
    /// What they belong to, in the event's own words: “Team”, “Speakers”.
    pub groups: Vec<String>,
    /// Where one finds more of them.
    pub links: Vec<Named>,
    /// What they say of themselves, in Markdown.
    pub text: String,
}

/// A link with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// Where it leads: `http` or `https`.
    pub link: String,
}

/// Who supports the event: an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sponsor {
    /// What it is called.
    pub name: String,
    /// The level, in the event's own words; empty where there is none.
    pub level: String,
    /// Its site.
    pub link: Option<String>,
    /// What it says of itself, in Markdown.
    pub text: String,
    /// Whether it supports the whole gathering.
    pub gathering: bool,
}

/// How the site looks, and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What the event is, in a line.
    pub line: String,
    /// The city.
    pub city: String,
    /// The one colour, as `#rrggbb` in small letters.
    pub accent: Option<String>,
    /// Where the event is shown while it is on.
    pub stream: Option<String>,
    /// The gathering that it is a part of, by a word that its siblings use, too.
    pub gathering: String,
    /// The picture beside the event's name, one of `assets/`.
    pub logo: Option<String>,
    /// The event's own style sheet, one of `assets/`.
    pub stylesheet: Option<String>,
    /// Whether its tickets open the doors of siblings that say the same, and theirs its own.
    pub shares_tickets: bool,
    /// Links that stand at the foot of every page.
    pub links: Vec<Named>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its file in the folder: `pages/fr/directions.md`. Where it is empty, or no other file may be called so, [`write`] finds a name.
    pub file: String,
    /// Where it lies below the front page, which lies nowhere: `directions`, `about/impl-days`; small letters.
    pub path: String,
    /// The language that it is in; none for the event's own.
    pub language: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it is called in the menu; not in the menu where it is empty.
    pub menu: String,
    /// Its place in the menu; smaller comes first.
    pub order: u16,
    /// Whether only the team sees it yet.
    pub draft: bool,
    /// Whether the siblings of its gathering show it, too.
    pub shared: bool,
    /// Other addresses that lead to it.
    pub aliases: Vec<String>,
    /// The picture on top of it.
    pub hero: Option<Hero>,
    /// Markdown with the event's values in it, as it is written.
    pub text: String,
}

/// The picture on top of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hero {
    /// Which, one of `assets/`.
    pub picture: String,
    /// The point of it that is always seen, in hundredths from the left and from the top.
    pub focus: (u8, u8),
}

impl Hero {
    /// The point in the middle.
    pub const MIDDLE: (u8, u8) = (50, 50);
}

/// What was read of a folder that has nothing wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it says.
    pub folder: Folder,
    /// The lines of `event.toml` on which its sessions begin, in their order.
    pub session_lines: Vec<u32>,
    /// What whoever wrote it should know: a time that the clocks show twice, a file that is not used.
    pub remarks: Vec<Problem>,
}

/// Something in a folder that is wrong, or should be known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{}: {what}", self.place())]
pub struct Problem {
    /// The file, as a path in the folder.
    pub file: String,
    /// The line, counted from 1; none where it is about the whole file.
    pub line: Option<u32>,
    /// What was found, and what was expected: an English sentence.
    pub what: String,
}

impl Problem {
    /// Where it is, as compilers write it: `event.toml:12`.
    pub fn place(&self) -> String {
        self.line.map_or_else(|| self.file.clone(), |line| format!("{}:{line}", self.file))
    }
}
