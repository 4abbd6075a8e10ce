//! iCalendar (RFC 5545), written: sessions with their zone, so that a phone shows them at the hour of the place.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::calendar_lines::Written;
use super::{Schedule, Session, When};

/// What a calendar says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// The program that writes it, such as `-//impl Days//impl Days 0.7//EN`.
    pub product: &'a str,
    /// What stands after the `@` of an id that has none: a name of this installation that never changes.
    pub domain: &'a str,
    /// When the timetable was last changed; a session may say it for itself. The time of asking would make each answer another one.
    pub at: Timestamp,
}

/// The timetable as a calendar. A session without time and date has no place in it. One that was called off stays, as called off:
/// whoever has it in their calendar would else keep it.
pub fn write(schedule: &Schedule, stamp: Stamp<'_>) -> String {
    let zone = schedule.time_zone();
    let named = zone.as_ref().filter(|zone| **zone != TimeZone::UTC).zip(schedule.zone.as_deref());
    let mut out = Written::default();
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    out.text("PRODID", stamp.product);
    out.plain("CALSCALE", "GREGORIAN");
    out.plain("METHOD", "PUBLISH");
    out.text("NAME", &schedule.title);
    out.text("X-WR-CALNAME", &schedule.title);
    if let Some(name) = &schedule.zone {
        out.text("X-WR-TIMEZONE", name);
    }
    if let Some((zone, name)) = named {
        observances(&mut out, schedule, zone, name);
    }
    for session in schedule.sessions.iter().chain(&schedule.breaks).chain(&schedule.projects) {
        write_session(&mut out, session, zone.as_ref(), named.map(|(_, name)| name), stamp);
    }
    out.plain("END", "VCALENDAR");
    out.0
}

fn write_session(out: &mut Written, session: &Session, zone: Option<&TimeZone>, name: Option<&str>, stamp: Stamp<'_>) {
    let Some(times) = times(session, zone, name) else { return };
    out.plain("BEGIN", "VEVENT");
    let id = if session.guid.is_empty() { &session.id } else { &session.guid };
    out.text("UID", &if id.contains('@') { id.clone() } else { format!("{id}@{}", stamp.domain) });
    out.plain("DTSTAMP", &moment(session.changed.unwrap_or(stamp.at)));
    out.plain("LAST-MODIFIED", &moment(session.changed.unwrap_or(stamp.at)));
    out.plain("SEQUENCE", &session.revision.to_string());
    out.plain("STATUS", if session.cancelled { "CANCELLED" } else { "CONFIRMED" });
    for (name, value) in times {
        out.plain(&name, &value);
    }
    let language = if is_tag(&session.language) { format!(";LANGUAGE={}", session.language) } else { String::new() };
    out.text(&format!("SUMMARY{language}"), &session.title);
    out.text("LOCATION", &session.room);
    out.text("CATEGORIES", session.kind.as_str());
    out.text("DESCRIPTION", &description(session));
    for speaker in &session.speakers {
        out.text("CONTACT", &speaker.name);
    }
    if let Some(url) = &session.url {
        out.plain("URL", url);
    }
    for file in &session.attachments {
        out.plain("ATTACH", &file.url);
    }
    out.plain("END", "VEVENT");
}

fn is_tag(language: &str) -> bool {
    !language.is_empty() && language.len() <= 35 && language.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// What it is about, and where its recording is.
fn description(session: &Session) -> String {
    let parts = [&session.subtitle, &session.abstract_, &session.description].map(|text| text.trim());
    let mut said: Vec<&str> = parts.into_iter().filter(|text| !text.is_empty()).collect();
    said.extend(session.recording.as_deref());
    said.dedup();
    said.join("\n\n")
}

/// The lines that say when; none where nothing says it.
fn times(session: &Session, zone: Option<&TimeZone>, name: Option<&str>) -> Option<Vec<(String, String)>> {
    let field = |field: &str, time: DateTime, offset: Option<Offset>| match (name, zone, offset) {
        (Some(name), _, _) => (format!("{field};TZID={name}"), clock(time)),
        (None, Some(_), _) => (field.to_owned(), format!("{}Z", clock(time))),
        (None, None, Some(offset)) => (field.to_owned(), offset.to_timestamp(time).map_or_else(|_| clock(time), moment)),
        (None, None, None) => (field.to_owned(), clock(time)),
    };
    match session.when {
        When::From { start, offset, minutes } => {
            let Some(zone) = zone else {
                let mut times = vec![field("DTSTART", start, offset)];
                times.extend(session.end(None).map(|end| field("DTEND", end, offset)));
                return Some(times);
            };
            let begins = super::instant(start, offset, zone)?;
            // In the hour that the clock has twice, a time of the place means its first one: of the second only UTC and a length are sure.
            let is_first = |at: Timestamp| zone.to_ambiguous_timestamp(zone.to_datetime(at)).compatible().is_ok_and(|first| first == at);
            let mut times = vec![if is_first(begins) {
                field("DTSTART", zone.to_datetime(begins), offset)
            } else {
                ("DTSTART".to_owned(), moment(begins))
            }];
            if let Some(minutes) = minutes {
                let ends = begins.checked_add(SignedDuration::from_mins(i64::from(minutes))).ok()?;
                times.push(if is_first(begins) && is_first(ends) {
                    field("DTEND", zone.to_datetime(ends), offset)
                } else {
                    ("DURATION".to_owned(), format!("PT{minutes}M"))
                });
            }
            Some(times)
        }
        When::WholeDays { last } => session.date.map(|date| days(date, last)),
        When::Open => session.date.map(|date| days(date, date)),
    }
}

fn days(from: Date, last: Date) -> Vec<(String, String)> {
    let until = last.max(from).tomorrow().unwrap_or(last);
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    vec![("DTSTART;VALUE=DATE".to_owned(), day(from)), ("DTEND;VALUE=DATE".to_owned(), day(until))]
}

fn clock(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}

fn moment(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The zone as it is in the years of the timetable: each time that its clock is put, one by one.
fn observances(out: &mut Written, schedule: &Schedule, zone: &TimeZone, name: &str) {
    let years: BTreeSet<i16> = schedule
        .sessions
        .iter()
        .chain(&schedule.breaks)
        .chain(&schedule.projects)
        .flat_map(|session| [session.date, session.start().map(DateTime::date)])
        .chain(schedule.days.iter().map(|day| Some(day.date)))
        .flatten()
        .map(Date::year)
        .collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return };
    let from = start_of(*first);
    let until = start_of(last.saturating_add(1).min(9998));
    out.plain("BEGIN", "VTIMEZONE");
    out.text("TZID", name);
    // What holds when the first year begins came with the last transition before it, or was always so.
    let mut before = zone.to_offset(from);
    match zone.preceding(from).next() {
        Some(transition) => {
            let earlier = zone.preceding(transition.timestamp()).next().map_or(transition.offset(), |one| one.offset());
            observance(out, transition.timestamp(), earlier, transition.offset(), transition.abbreviation(), transition.dst().is_dst());
        }
        None => observance(out, from, before, before, zone.to_offset_info(from).abbreviation(), false),
    }
    for transition in zone.following(from).take_while(|transition| transition.timestamp() < until).take(64) {
        observance(out, transition.timestamp(), before, transition.offset(), transition.abbreviation(), transition.dst().is_dst());
        before = transition.offset();
    }
    out.plain("END", "VTIMEZONE");
}

fn start_of(year: i16) -> Timestamp {
    let time = Date::new(year.max(-9000), 1, 1).map(|date| date.to_datetime(jiff::civil::Time::midnight()));
    time.ok().and_then(|time| Offset::UTC.to_timestamp(time).ok()).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn observance(out: &mut Written, at: Timestamp, before: Offset, after: Offset, abbreviation: &str, daylight: bool) {
    let kind = if daylight { "DAYLIGHT" } else { "STANDARD" };
    out.plain("BEGIN", kind);
    out.plain("DTSTART", &clock(before.to_datetime(at)));
    out.plain("TZOFFSETFROM", &far(before));
    out.plain("TZOFFSETTO", &far(after));
    out.text("TZNAME", abbreviation);
    out.plain("END", kind);
}

/// How far from UTC, as `+0100`.
fn far(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, far) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let rest = if far % 60 == 0 { String::new() } else { format!("{:02}", far % 60) };
    format!("{sign}{:02}{:02}{rest}", far / 3600, far / 60 % 60)
}
