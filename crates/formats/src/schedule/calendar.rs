//! iCalendar (RFC 5545), read: the sessions that a calendar has, each once.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::calendar_lines::{Line, lines};
use super::{Kind, Link, MOST_SESSIONS, Remark, Schedule, Session, Speaker, Unreadable, When, Why, event_day, shortened, zone_named};

/// Fields of a session that say nothing about a timetable.
const OF_NO_USE: [&str; 11] =
    ["CREATED", "CLASS", "TRANSP", "PRIORITY", "COMMENT", "STATUS", "DTEND", "DURATION", "DTSTAMP", "SEQUENCE", "BUSYSTATUS"];

/// Fields of a session that are read.
const READ: [&str; 15] = [
    "GEO",
    "UID",
    "SUMMARY",
    "DTSTART",
    "LOCATION",
    "DESCRIPTION",
    "CATEGORIES",
    "CONTACT",
    "ATTACH",
    "URL",
    "LAST-MODIFIED",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
];

/// Reads a calendar.
///
/// # Errors
/// Where it is none, or larger than any is.
pub fn read(bytes: &[u8]) -> Result<Schedule, Unreadable> {
    let text = super::text(bytes)?;
    let mut reading = Reading::default();
    let (mut open, mut event): (Vec<String>, Vec<Line>) = (Vec::new(), Vec::new());
    let (mut other, mut calendars) = (BTreeSet::new(), 0);
    for line in lines(&text) {
        let line = match line {
            Ok(line) => line,
            Err((number, text)) => {
                reading.remark(number, "", Why::NoLine(shortened(&text)));
                continue;
            }
        };
        match line.name.as_str() {
            "BEGIN" => {
                let name = line.value.trim().to_uppercase();
                calendars += usize::from(name == "VCALENDAR");
                let known = ["VCALENDAR", "VEVENT", "VTIMEZONE", "VALARM", "STANDARD", "DAYLIGHT"].contains(&name.as_str());
                if !known && other.insert(name.clone()) {
                    reading.remark(line.number, "", Why::NoSession(name.clone()));
                }
                if open.len() < 16 {
                    open.push(name);
                }
            }
            "END" => {
                let name = line.value.trim().to_uppercase();
                if name == "VEVENT" && open.last() == Some(&name) {
                    let event = std::mem::take(&mut event);
                    reading.events.push(event);
                    if reading.events.len() > MOST_SESSIONS {
                        return Err(Unreadable::TooManySessions);
                    }
                }
                if open.last() == Some(&name) {
                    open.pop();
                }
            }
            _ => match open.last().map(String::as_str) {
                Some("VEVENT") => event.push(line),
                Some("VCALENDAR") => reading.calendar(&line),
                _ => {}
            },
        }
    }
    if calendars == 0 {
        return Err(Unreadable::NoCalendar);
    }
    Ok(reading.finished())
}

/// Whether a line has a file's own bytes rather than its address.
fn is_whole(line: &Line) -> bool {
    line.name == "ATTACH" && line.parameter("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("BINARY"))
}

#[derive(Default)]
struct Reading {
    schedule: Schedule,
    /// What each session says: the zone of all may stand below them.
    events: Vec<Vec<Line>>,
    ids: BTreeSet<String>,
    unread: BTreeSet<String>,
}

/// A time as it is written: the clock of a place, UTC, or a date alone.
enum At {
    Place(DateTime, Option<String>),
    Utc(Timestamp),
    Day(Date),
}

impl Reading {
    fn calendar(&mut self, line: &Line) {
        match line.name.as_str() {
            "X-WR-CALNAME" | "NAME" if self.schedule.title.is_empty() => self.schedule.title = line.text(),
            "X-WR-TIMEZONE" | "TIMEZONE-ID" => match zone_of(&line.text()) {
                Some(zone) => self.schedule.zone = Some(zone),
                None => self.remark(line.number, "", Why::NoZone(shortened(&line.text()))),
            },
            _ => {}
        }
    }

    fn finished(mut self) -> Schedule {
        let events = std::mem::take(&mut self.events);
        if self.schedule.zone.is_none() {
            // The zone of the calendar is the first one that its sessions name.
            let named = events.iter().flatten().filter(|line| line.name == "DTSTART").find_map(|line| line.parameter("TZID"));
            self.schedule.zone = named.and_then(zone_of);
        }
        for event in &events {
            self.session(event);
        }
        self.schedule.complete();
        self.schedule
    }

    fn session(&mut self, event: &[Line]) {
        let line = |name: &str| event.iter().find(|line| line.name == name);
        let text = |name: &str| line(name).map(Line::text).unwrap_or_default();
        let number = event.first().map_or(1, |line| line.number);
        let title = text("SUMMARY");
        let guid = text("UID");
        let about = if title.is_empty() { guid.clone() } else { title.clone() };
        if title.is_empty() {
            self.remark(number, &about, Why::NoTitle);
            return;
        }
        let own = format!("{guid}\n{}", text("RECURRENCE-ID"));
        if !guid.is_empty() && !self.ids.insert(own) {
            self.remark(number, &about, Why::SameId);
            return;
        }
        for repeated in event.iter().filter(|line| matches!(line.name.as_str(), "RRULE" | "RDATE")) {
            self.remark(repeated.number, &about, Why::Repeats(shortened(&repeated.value)));
        }
        if let Some(line) = line("RECURRENCE-ID") {
            self.remark(line.number, &about, Why::OneOfMany);
        }
        let (date, when) = self.when(event, &about);
        let url = Some(text("URL")).filter(|url| !url.is_empty());
        let attachments = event.iter().filter(|line| line.name == "ATTACH" && !is_whole(line));
        let session = Session {
            id: guid.clone(),
            guid,
            subtitle: String::new(),
            kind: event.iter().filter(|line| line.name == "CATEGORIES").map(|line| Kind::of(&line.text())).next().unwrap_or_default(),
            date,
            when,
            room: text("LOCATION"),
            language: line("SUMMARY").and_then(|line| line.parameter("LANGUAGE")).unwrap_or_default().to_owned(),
            description: text("DESCRIPTION"),
            // Who comes is nobody's business here; who speaks is sometimes said as a contact.
            speakers: event
                .iter()
                .filter(|line| line.name == "CONTACT")
                .map(|line| Speaker { name: line.text(), ..Speaker::default() })
                .collect(),
            attachments: attachments
                .map(|line| Link { title: line.parameter("FILENAME").unwrap_or_default().to_owned(), url: line.value.trim().to_owned() })
                .collect(),
            url,
            cancelled: text("STATUS").eq_ignore_ascii_case("CANCELLED"),
            revision: text("SEQUENCE").parse().unwrap_or(0),
            changed: ["LAST-MODIFIED", "DTSTAMP"].into_iter().find_map(|name| utc(&line(name)?.value)),
            line: Some(number),
            title,
            ..Session::default()
        };
        self.schedule.sessions.push(session);
        let besides = [("GEO", line("GEO").is_some()), ("attached files, whole in the calendar,", event.iter().any(is_whole))];
        for (what, _) in besides.into_iter().filter(|(_, there)| *there) {
            *self.schedule.besides.entry(what.to_owned()).or_default() += 1;
        }
        for line in event {
            let name = line.name.as_str();
            let known = READ.contains(&name) || OF_NO_USE.contains(&name) || name.starts_with("X-");
            if !known && self.unread.insert(line.name.clone()) {
                // What stands in it may be somebody's address: its name is enough.
                self.remark(line.number, &about, Why::NotRead { field: line.name.clone(), text: "…".to_owned() });
            }
        }
    }

    fn when(&mut self, event: &[Line], about: &str) -> (Option<Date>, When) {
        let line = |name: &str| event.iter().find(|line| line.name == name);
        let Some(begins) = line("DTSTART") else { return (None, When::Open) };
        let Some(start) = at(begins) else {
            self.remark(begins.number, about, Why::NoTime(shortened(&begins.value)));
            return (None, When::Open);
        };
        let end = line("DTEND");
        if let At::Day(date) = start {
            // The end of whole days is the day after the last.
            let last = end.and_then(at).and_then(|end| match end {
                At::Day(end) => end.yesterday().ok(),
                At::Place(..) | At::Utc(_) => None,
            });
            let long = line("DURATION").and_then(|line| duration(&line.value)).map(|long| long.as_hours() / 24 - 1);
            let by_length = long.and_then(|days| date.checked_add(jiff::Span::new().try_days(days).ok()?).ok());
            return (Some(date), When::WholeDays { last: last.or(by_length).unwrap_or(date).max(date) });
        }
        let Some((time, offset)) = self.local(&start, begins, about) else { return (Self::day_of(&start), When::Open) };
        let zone = self.schedule.time_zone();
        let until = end.and_then(at).and_then(|end| Self::moment_of(&end, zone.as_ref()));
        let from = Self::moment_of(&start, zone.as_ref());
        let by_end = until.zip(from).map(|(until, from)| until.duration_since(from));
        let long = by_end.or_else(|| duration(&line("DURATION")?.value));
        let minutes = long.and_then(|long| u32::try_from(long.as_mins()).ok()).filter(|minutes| *minutes <= super::MOST_MINUTES);
        if long.is_some() && minutes.is_none() {
            let written = end.or_else(|| line("DURATION")).map_or("", |line| &line.value);
            self.remark(begins.number, about, Why::NoLength(shortened(written)));
        }
        (Some(event_day(time)), When::From { start: time, offset, minutes })
    }

    fn day_of(at: &At) -> Option<Date> {
        match at {
            At::Place(time, _) => Some(event_day(*time)),
            At::Day(date) => Some(*date),
            At::Utc(_) => None,
        }
    }

    /// The time by the clock of the calendar's place.
    fn local(&mut self, at: &At, line: &Line, about: &str) -> Option<(DateTime, Option<Offset>)> {
        let calendar = self.schedule.time_zone();
        match at {
            At::Utc(moment) => {
                let zone = calendar.unwrap_or(TimeZone::UTC);
                if self.schedule.zone.is_none() {
                    self.schedule.zone = Some("UTC".to_owned());
                }
                Some((zone.to_datetime(*moment), Some(zone.to_offset(*moment))))
            }
            At::Place(time, named) => {
                let known = named.as_deref().and_then(zone_of);
                if let Some(named) = named
                    && known.is_none()
                {
                    self.remark(line.number, about, Why::NoZone(shortened(named)));
                }
                let own = known.as_deref().and_then(zone_named).or_else(|| calendar.clone());
                let Some(own) = own else { return Some((*time, None)) };
                let name = || known.clone().or_else(|| self.schedule.zone.clone()).unwrap_or_default();
                let clock = time.strftime("%Y-%m-%d %H:%M").to_string();
                let moment = match own.to_ambiguous_timestamp(*time).offset() {
                    jiff::tz::AmbiguousOffset::Unambiguous { .. } => super::instant(*time, None, &own)?,
                    jiff::tz::AmbiguousOffset::Gap { .. } => {
                        let zone = name();
                        self.remark(line.number, about, Why::Skipped { time: clock, zone });
                        return None;
                    }
                    jiff::tz::AmbiguousOffset::Fold { .. } => {
                        let zone = name();
                        self.remark(line.number, about, Why::Twice { time: clock, zone });
                        super::instant(*time, None, &own)?
                    }
                };
                let zone = calendar.unwrap_or(own);
                Some((zone.to_datetime(moment), Some(zone.to_offset(moment))))
            }
            At::Day(_) => None,
        }
    }

    fn moment_of(at: &At, calendar: Option<&TimeZone>) -> Option<Timestamp> {
        match at {
            At::Utc(moment) => Some(*moment),
            At::Place(time, named) => {
                let own = named.as_deref().and_then(zone_of).as_deref().and_then(zone_named);
                let zone = own.or_else(|| calendar.cloned()).unwrap_or(TimeZone::UTC);
                // An end in the hour that the clock leaves out is where the clock then stands.
                zone.to_ambiguous_timestamp(*time).compatible().ok()
            }
            At::Day(_) => None,
        }
    }

    fn remark(&mut self, line: u32, about: &str, why: Why) {
        self.schedule.not_understood.push(Remark { line: Some(line), about: about.to_owned(), why });
    }
}

/// A zone's IANA name; some programs put a path before it.
fn zone_of(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.trim().trim_matches('"').split('/').filter(|part| !part.is_empty()).collect();
    (0..parts.len()).map(|from| parts[from..].join("/")).find(|name| zone_named(name).is_some())
}

fn at(line: &Line) -> Option<At> {
    let value = line.value.trim();
    if value.len() == 8 {
        return date(value).map(At::Day);
    }
    if let Some(moment) = utc(value) {
        return Some(At::Utc(moment));
    }
    let (day, clock) = value.split_once('T')?;
    Some(At::Place(date(day)?.to_datetime(time(clock)?), line.parameter("TZID").map(str::to_owned)))
}

fn utc(value: &str) -> Option<Timestamp> {
    let (day, clock) = value.trim().strip_suffix('Z')?.split_once('T')?;
    Offset::UTC.to_timestamp(date(day)?.to_datetime(time(clock)?)).ok()
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn date(text: &str) -> Option<Date> {
    if text.len() != 8 || !digits(text) {
        return None;
    }
    Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()
}

fn time(text: &str) -> Option<Time> {
    if text.len() != 6 || !digits(text) {
        return None;
    }
    // A leap second is the last one before it.
    Time::new(text[..2].parse().ok()?, text[2..4].parse().ok()?, text[4..].parse::<i8>().ok()?.min(59), 0).ok()
}

/// A length of time such as `PT1H30M` or `P1DT2H`.
fn duration(text: &str) -> Option<SignedDuration> {
    let span: SignedDuration = match text.trim().strip_prefix('P')?.split_once('T') {
        Some((days, clock)) => days_of(days)?.checked_add(clock_of(clock)?)?,
        None => days_of(text.trim().strip_prefix('P')?)?,
    };
    Some(span)
}

fn days_of(text: &str) -> Option<SignedDuration> {
    units(text, &[('W', 7 * 86_400), ('D', 86_400)])
}

fn clock_of(text: &str) -> Option<SignedDuration> {
    units(text, &[('H', 3_600), ('M', 60), ('S', 1)])
}

fn units(text: &str, known: &[(char, i64)]) -> Option<SignedDuration> {
    let (mut seconds, mut number) = (0_i64, String::new());
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        let (_, unit) = known.iter().find(|(name, _)| *name == letter)?;
        seconds = seconds.checked_add(number.parse::<i64>().ok()?.checked_mul(*unit)?)?;
        number.clear();
    }
    number.is_empty().then(|| SignedDuration::from_secs(seconds))
}
