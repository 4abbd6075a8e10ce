//! Timetables of others, in and out: frab's XML and JSON, pretalx, iCalendar. One neutral value stands between them.
//!
//! A reader says what stands in the file, and lists what it did not understand; a writer writes what it is given and nothing else:
//! ids, revisions and the moment of writing are the caller's, so that the same timetable gives the same bytes.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

mod calendar;
mod calendar_lines;
mod calendar_write;
mod frab;
mod frab_write;
mod pretalx;
mod xml;

pub use calendar::read as read_calendar;
pub use calendar_write::{Stamp, write as write_calendar};
pub use frab::read as read_frab;
pub use frab_write::{json as write_frab_json, xml as write_frab_xml};
pub use pretalx::{read as read_pretalx, read_in as read_pretalx_in};

/// The most bytes of a file that are read: the largest congresses stay under 4 MB.
pub const MOST_BYTES: usize = 32 << 20;

/// The most sessions of a timetable that are read.
pub const MOST_SESSIONS: usize = 20_000;

/// The hour at which a day of an event ends, on the next date: what begins before it belongs to the evening before.
pub const DAY_ENDS: i8 = 5;

/// What a timetable says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Its title.
    pub title: String,
    /// A short name, such as `31c3`.
    pub acronym: String,
    /// Which version of the timetable it is, as its maker says.
    pub version: String,
    /// The zone in which its times are, as an IANA name.
    pub zone: Option<String>,
    /// The address below which it lies.
    pub base_url: Option<String>,
    /// Minutes of one slot.
    pub slot_minutes: Option<u32>,
    /// The days, in their order.
    pub days: Vec<Day>,
    /// The rooms, in their order.
    pub rooms: Vec<Room>,
    /// The sessions, in the order of the file.
    pub sessions: Vec<Session>,
    /// Breaks that stand beside the timetable: they begin, and nobody says when they end.
    pub breaks: Vec<Session>,
    /// What is worked on rather than listened to: the sprints of pretalx.
    pub projects: Vec<Session>,
    /// What sessions have besides and is not read: its name, how many have it.
    pub besides: BTreeMap<String, usize>,
    /// What was not understood.
    pub not_understood: Vec<Remark>,
}

/// A day of a timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its date; it may end on the next one.
    pub date: Date,
    /// When it opens, by the clock of the place.
    pub start: Option<DateTime>,
    /// When it is over, by the clock of the place.
    pub end: Option<DateTime>,
}

/// A room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Its name.
    pub name: String,
    /// A name for programs that never changes.
    pub guid: Option<String>,
    /// How many people it holds.
    pub capacity: Option<u32>,
    /// What is said about it.
    pub description: String,
}

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Its name in the file; frab's are numbers.
    pub id: String,
    /// A name for programs that never changes, and that nothing else has.
    pub guid: String,
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub subtitle: String,
    /// What it is.
    pub kind: Kind,
    /// The day of the event to which it belongs; the small hours belong to the evening before.
    pub date: Option<Date>,
    /// When it is.
    pub when: When,
    /// Where it is, as it stands in the file.
    pub room: String,
    /// The track.
    pub track: String,
    /// Its language, as a tag such as `en`.
    pub language: String,
    /// A short text.
    pub abstract_: String,
    /// A long text.
    pub description: String,
    /// Who speaks, in their order.
    pub speakers: Vec<Speaker>,
    /// Links that belong to it.
    pub links: Vec<Link>,
    /// Slides and other files.
    pub attachments: Vec<Link>,
    /// Where its recording is.
    pub recording: Option<String>,
    /// The licence of the recording.
    pub license: String,
    /// Whether it must not be recorded.
    pub no_recording: bool,
    /// Its own page.
    pub url: Option<String>,
    /// Its name in addresses and files.
    pub slug: String,
    /// How many can take part.
    pub capacity: Option<u32>,
    /// Whether it was called off.
    pub cancelled: bool,
    /// How often it was changed: iCalendar's `SEQUENCE`.
    pub revision: u32,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// The line of the file on which it begins, from 1, where there are lines to count.
    pub line: Option<u32>,
}

/// When a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Nobody said.
    #[default]
    Open,
    /// The whole day, and those after it up to this one.
    WholeDays {
        /// The last of these days.
        last: Date,
    },
    /// From a time of day on.
    From {
        /// When it begins, by the clock of the place.
        start: DateTime,
        /// How far that clock is from UTC, where the file says so or the zone does.
        offset: Option<Offset>,
        /// How long it is.
        minutes: Option<u32>,
    },
}

/// What a session is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Somebody speaks.
    #[default]
    Talk,
    /// Somebody speaks to all.
    Keynote,
    /// Everybody works.
    Workshop,
    /// Nobody works.
    Break,
    /// Another word, as it stands in the file.
    Other(String),
}

/// Who speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speaker {
    /// Their id in the file; empty where it has none.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they say of themselves; empty where the file has no such words.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// Something in the file that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line, from 1, where there are lines to count.
    pub line: Option<u32>,
    /// The session or part of the file that it is about.
    pub about: String,
    /// Why.
    pub why: Why,
}

/// Why something was not understood. It says so in English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// A date that is none.
    #[error("“{0}” is no date")]
    NoDate(String),
    /// A time that is none.
    #[error("“{0}” is no time; the session has none now")]
    NoTime(String),
    /// A length that is none.
    #[error("“{0}” is no length of time; the session has no end now")]
    NoLength(String),
    /// A time that the clock of the place leaves out.
    #[error("{time} does not exist in {zone}, as the clock is put forward then; the session has no time now")]
    Skipped {
        /// The time.
        time: String,
        /// The zone.
        zone: String,
    },
    /// A time that the clock of the place has twice.
    #[error("{time} is twice in {zone}, as the clock is put back then; the first one is meant now")]
    Twice {
        /// The time.
        time: String,
        /// The zone.
        zone: String,
    },
    /// A zone that nobody knows.
    #[error("“{0}” is no time zone that is known here; its times are read as they stand")]
    NoZone(String),
    /// A session that repeats.
    #[error("it repeats ({0}); only the first time is read")]
    Repeats(String),
    /// One time of a session that repeats.
    #[error("it stands in the place of one time of a session that repeats; it is read as one of its own")]
    OneOfMany,
    /// Something that is no session.
    #[error("{0} is nothing of a timetable; it is left out")]
    NoSession(String),
    /// A field that is not read.
    #[error("{field} is not read: “{text}”")]
    NotRead {
        /// Its name.
        field: String,
        /// What stands in it, shortened.
        text: String,
    },
    /// A session without a title.
    #[error("it has no title; it is left out")]
    NoTitle,
    /// Two sessions with one name.
    #[error("its id stood there before; it is left out")]
    SameId,
    /// A line that is none.
    #[error("“{0}” cannot be read; it is left out")]
    NoLine(String),
}

/// Why a file is no timetable. It says so in English, with what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is too large.
    #[error("this file has {bytes} bytes, and at most {MOST_BYTES} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is no text.
    #[error("this is no text in UTF-8, from byte {at} on; save it as UTF-8")]
    NotText {
        /// Where, from 0.
        at: usize,
    },
    /// It is no XML.
    #[error("this is no XML, in line {line}: {why}")]
    NotXml {
        /// Where, from 1.
        line: u32,
        /// What the parser says.
        why: String,
    },
    /// It brings names of its own for text.
    #[error("line {line} declares or names the entity {name}; a timetable needs none, and none is read but &amp; &lt; &gt; &quot; &apos;")]
    Entity {
        /// Where, from 1.
        line: u32,
        /// Which.
        name: String,
    },
    /// It has too many elements.
    #[error("there are more than {most} elements in it; a timetable of that size is not read")]
    TooManyElements {
        /// How many are read.
        most: usize,
    },
    /// Its elements are too deep in one another.
    #[error("line {line} is more than {most} elements deep; a timetable is not read deeper than that")]
    TooDeep {
        /// Where, from 1.
        line: u32,
        /// How deep.
        most: usize,
    },
    /// It has too many sessions.
    #[error("there are more than {MOST_SESSIONS} sessions in it, which are not read")]
    TooManySessions,
    /// It is XML, and nothing of a timetable.
    #[error("there is no timetable in it: an element <schedule> with <conference> and <day> is expected, as frab and pretalx write it")]
    NoSchedule,
    /// It is no JSON.
    #[error("this is no JSON, from line {line} on: a timetable as pretalx writes it is expected")]
    NotJson {
        /// Where, from 1.
        line: usize,
    },
    /// It is JSON, and nothing of a timetable.
    #[error("there is no timetable in it: “schedule” with days, as pretalx writes it, is expected")]
    NoPretalx,
    /// It is no calendar.
    #[error("there is no calendar in it: BEGIN:VCALENDAR is expected")]
    NoCalendar,
}

impl Kind {
    /// The kind that a word means, in English, German and French; any other word stays what it is.
    pub fn of(word: &str) -> Self {
        let word = word.trim();
        match word.to_lowercase().as_str() {
            "" | "talk" | "talks" => Self::Talk,
            "keynote" | "keynotes" => Self::Keynote,
            "workshop" | "workshops" | "atelier" | "ateliers" => Self::Workshop,
            "break" | "pause" | "lunch" | "coffee" | "coffee break" | "meal" => Self::Break,
            _ => Self::Other(word.to_owned()),
        }
    }

    /// Its word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Talk => "talk",
            Self::Keynote => "keynote",
            Self::Workshop => "workshop",
            Self::Break => "break",
            Self::Other(word) => word,
        }
    }
}

impl Session {
    /// When it begins, by the clock of the place.
    pub fn start(&self) -> Option<DateTime> {
        match self.when {
            When::From { start, .. } => Some(start),
            When::Open | When::WholeDays { .. } => None,
        }
    }

    /// How long it is, in minutes.
    pub fn minutes(&self) -> Option<u32> {
        match self.when {
            When::From { minutes, .. } => minutes,
            When::Open | When::WholeDays { .. } => None,
        }
    }

    /// When it ends, by the clock of the place: in a night on which the clock is put, an hour is not where one would add it.
    pub fn end(&self, zone: Option<&TimeZone>) -> Option<DateTime> {
        let When::From { start, offset, minutes: Some(minutes) } = self.when else { return None };
        let long = SignedDuration::from_mins(i64::from(minutes));
        let Some(zone) = zone else { return start.checked_add(long).ok() };
        let begins = instant(start, offset, zone)?;
        Some(zone.to_datetime(begins.checked_add(long).ok()?))
    }

    /// The moment at which it begins. Of a time that the clock has twice it is the first; one that it leaves out is none.
    pub fn begins(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self.when {
            When::From { start, offset, .. } => instant(start, offset, zone),
            When::Open | When::WholeDays { .. } => None,
        }
    }
}

/// The moment of a time of the place.
fn instant(time: DateTime, offset: Option<Offset>, zone: &TimeZone) -> Option<Timestamp> {
    if let Some(offset) = offset {
        return offset.to_timestamp(time).ok();
    }
    let ambiguous = zone.to_ambiguous_timestamp(time);
    if let jiff::tz::AmbiguousOffset::Gap { .. } = ambiguous.offset() { None } else { ambiguous.compatible().ok() }
}

impl Schedule {
    /// Its zone, where one is known by that name.
    pub fn time_zone(&self) -> Option<TimeZone> {
        self.zone.as_deref().and_then(zone_named)
    }

    /// Everybody who speaks, each once, in the order in which they first appear.
    pub fn speakers(&self) -> Vec<&Speaker> {
        let mut seen = std::collections::BTreeSet::new();
        self.sessions.iter().chain(&self.projects).flat_map(|session| &session.speakers).filter(|speaker| seen.insert(*speaker)).collect()
    }

    /// The times of a session as the zone has them: what does not exist, or is there twice, is said.
    fn settle(&mut self, session: &mut Session, line: Option<u32>) {
        let When::From { start, offset, minutes } = session.when else { return };
        let Some(zone) = self.time_zone() else { return };
        let named = || (start.strftime("%Y-%m-%d %H:%M").to_string(), self.zone.clone().unwrap_or_default());
        if let Some(offset) = offset {
            let Ok(moment) = offset.to_timestamp(start) else { return };
            session.when = When::From { start: zone.to_datetime(moment), offset: Some(zone.to_offset(moment)), minutes };
            return;
        }
        let why = match zone.to_ambiguous_timestamp(start).offset() {
            jiff::tz::AmbiguousOffset::Unambiguous { offset } => {
                session.when = When::From { start, offset: Some(offset), minutes };
                return;
            }
            jiff::tz::AmbiguousOffset::Gap { .. } => {
                session.when = When::Open;
                let (time, zone) = named();
                Why::Skipped { time, zone }
            }
            jiff::tz::AmbiguousOffset::Fold { before, .. } => {
                session.when = When::From { start, offset: Some(before), minutes };
                let (time, zone) = named();
                Why::Twice { time, zone }
            }
        };
        let about = if line.is_some() { session.title.clone() } else { pointed(&session.id, &session.title) };
        self.not_understood.push(Remark { line, about, why });
    }

    /// Days and rooms that only the sessions know.
    fn complete(&mut self) {
        for session in self.sessions.iter().chain(&self.breaks).chain(&self.projects) {
            if let Some(date) = session.date
                && !self.days.iter().any(|day| day.date == date)
            {
                self.days.push(Day { date, start: None, end: None });
            }
            if !session.room.is_empty() && !self.rooms.iter().any(|room| room.name == session.room) {
                self.rooms.push(Room { name: session.room.clone(), ..Room::default() });
            }
        }
        self.days.sort_by_key(|day| day.date);
    }
}

/// A session as one finds it in a file without lines to count: by what it is called there, and its title.
fn pointed(id: &str, title: &str) -> String {
    [id, title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The day of an event to which a time belongs.
pub fn event_day(time: DateTime) -> Date {
    if time.hour() < DAY_ENDS { time.date().yesterday().unwrap_or(time.date()) } else { time.date() }
}

/// A zone by its IANA name, as it is bundled.
fn zone_named(name: &str) -> Option<TimeZone> {
    if name.eq_ignore_ascii_case("UTC") || name.eq_ignore_ascii_case("Etc/UTC") {
        return Some(TimeZone::UTC);
    }
    TimeZone::get(name).ok()
}

/// The text of a file: UTF-8, with or without a mark; UTF-16 with one.
fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge { bytes: bytes.len() });
    }
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding != encoding_rs::UTF_8 => Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()),
        found => {
            let mark = found.map_or(0, |(_, mark)| mark);
            let text = std::str::from_utf8(&bytes[mark..]);
            text.map(str::to_owned).map_err(|error| Unreadable::NotText { at: mark + error.valid_up_to() })
        }
    }
}

/// A time as ISO 8601 writes it, with or without how far it is from UTC.
fn iso_time(written: &str) -> Option<(DateTime, Option<Offset>)> {
    let written = written.trim();
    if let Ok(pieces) = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(written) {
        let offset = pieces.to_numeric_offset();
        let time = pieces.time()?;
        return Some((pieces.date().to_datetime(time), offset));
    }
    None
}

/// A length of time as `H:MM`, `HH:MM:SS` or `D:HH:MM:SS`, or as a number of minutes.
fn minutes_of(written: &str) -> Option<u32> {
    let written = written.trim();
    let parts: Vec<u32> = written.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (days, hours, minutes) = match parts[..] {
        [minutes] => (0, 0, minutes),
        [hours, minutes] | [hours, minutes, _] => (0, hours, minutes),
        [days, hours, minutes, _] => (days, hours, minutes),
        _ => return None,
    };
    days.checked_mul(24)?.checked_add(hours)?.checked_mul(60)?.checked_add(minutes).filter(|minutes| *minutes <= MOST_MINUTES)
}

/// A session longer than a month is a slip.
const MOST_MINUTES: u32 = 31 * 24 * 60;

/// A time of day as `9:30` or `09:30:00`.
fn time_of_day(written: &str) -> Option<Time> {
    let mut parts = written.trim().split(':');
    let hour: i8 = parts.next()?.trim().parse().ok()?;
    let minute: i8 = parts.next()?.trim().parse().ok()?;
    Time::new(hour, minute, 0, 0).ok()
}

/// A text that fits into a remark.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 80 {
        return text;
    }
    format!("{}…", text.chars().take(79).collect::<String>())
}

/// A number for apps that know a session or a person by one: what the id says, or one made of it that stays the same.
fn number(id: &str) -> u32 {
    match id.parse() {
        Ok(number) if number > 0 && i32::try_from(number).is_ok() => number,
        // FNV-1a, folded to 31 bits: the same on every machine, and never negative for those that count with signs.
        _ => {
            let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
            u32::try_from((hash ^ (hash >> 31)) & 0x7fff_ffff).unwrap_or(0).max(1)
        }
    }
}
