//! pretalx in JSON: a page of sessions by day, slot and room as conferences publish it; frab's JSON, which pretalx exports too; and a list of
//! sessions as its API answers with.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{
    Day, Kind, Link, MOST_SESSIONS, Remark, Room, Schedule, Session, Speaker, Unreadable, When, Why, event_day, iso_time, minutes_of,
    pointed, shortened,
};

/// Reads a timetable.
///
/// # Errors
/// Where it is no JSON or no timetable, or larger than any is.
pub fn read(bytes: &[u8]) -> Result<Schedule, Unreadable> {
    read_in(bytes, None)
}

/// Reads a timetable, and of what it says in several languages what it says in this one, where it does.
///
/// # Errors
/// Where it is no JSON or no timetable, or larger than any is.
pub fn read_in(bytes: &[u8], language: Option<&str>) -> Result<Schedule, Unreadable> {
    let mut value: Value = serde_json::from_str(&super::text(bytes)?).map_err(|error| Unreadable::NotJson { line: error.line() })?;
    if let Some(language) = language {
        speak(&mut value, language);
    }
    let mut reading = Reading::default();
    let schedule = value.get("schedule").and_then(Value::as_object);
    let listed = value.get("results").unwrap_or(&value).as_array();
    if let Some(conference) = schedule.and_then(|schedule| schedule.get("conference")).and_then(Value::as_object) {
        reading.conference(conference, schedule.and_then(|schedule| schedule.get("version")))?;
    } else if let Some(days) = schedule {
        reading.page(days, &value)?;
    } else if let Some(sessions) = listed.filter(|sessions| sessions.iter().all(|session| session.get("title").is_some())) {
        for session in sessions {
            reading.session(session, None, Into::Sessions)?;
        }
    } else {
        return Err(Unreadable::NoPretalx);
    }
    reading.schedule.complete();
    Ok(reading.schedule)
}

/// What is read of a session, or says only what program wrote it.
const OF_SESSION: [&str; 21] = [
    "code",
    "id",
    "title",
    "slot",
    "slots",
    "slot_count",
    "submission_type",
    "submission_type_id",
    "track",
    "track_id",
    "state",
    "pending_state",
    "abstract",
    "description",
    "duration",
    "content_locale",
    "do_not_record",
    "speakers",
    "resources",
    "created",
    "updated",
];

/// What is read of those who speak.
const OF_SPEAKER: [&str; 5] = ["code", "id", "name", "public_name", "biography"];

/// Into which list a session goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Sessions,
    Projects,
}

#[derive(Default)]
struct Reading {
    schedule: Schedule,
    ids: BTreeSet<String>,
}

impl Reading {
    /// Days, slots as minutes of the day, rooms by number; sprints the same; rooms and pauses beside them.
    fn page(&mut self, days: &Map<String, Value>, whole: &Value) -> Result<(), Unreadable> {
        for room in list(whole.get("rooms")) {
            self.room(room);
        }
        self.days(days, "schedule", Into::Sessions)?;
        if let Some(sprints) = whole.get("sprints").and_then(Value::as_object) {
            self.days(sprints, "sprints", Into::Projects)?;
        }
        for (day, pauses) in entries(whole.get("extra")) {
            let Some(date) = self.date("extra", day) else { continue };
            for (minute, pause) in entries(Some(pauses)) {
                self.pause(day, date, minute, pause);
            }
        }
        for (name, _) in
            entries(Some(whole)).filter(|(name, _)| !["schedule", "sprints", "rooms", "extra", "speakers"].contains(&name.as_str()))
        {
            self.remark("", Why::NotRead { field: name.clone(), text: "…".to_owned() });
        }
        Ok(())
    }

    fn days(&mut self, days: &Map<String, Value>, list: &str, into: Into) -> Result<(), Unreadable> {
        for (day, slots) in days {
            let date = self.date(list, day);
            if let Some(date) = date
                && !self.schedule.days.iter().any(|known| known.date == date)
            {
                self.schedule.days.push(Day { date, start: None, end: None });
            }
            for (_, rooms) in entries(Some(slots)) {
                for (_, session) in entries(Some(rooms)) {
                    self.session(session, date, into)?;
                }
            }
        }
        Ok(())
    }

    fn session(&mut self, value: &Value, date: Option<Date>, into: Into) -> Result<(), Unreadable> {
        if self.ids.len() >= MOST_SESSIONS {
            return Err(Unreadable::TooManySessions);
        }
        let (id, title) = (word(value.get("code").or_else(|| value.get("id"))), words(value.get("title")));
        if title.is_empty() {
            self.remark(&id, Why::NoTitle);
            return Ok(());
        }
        // A session of several slots stands in each of them.
        if !id.is_empty() && !self.ids.insert(id.clone()) {
            return Ok(());
        }
        let slot = value.get("slot").or_else(|| list(value.get("slots")).next());
        let time = |name| slot.and_then(|slot| slot.get(name)).and_then(Value::as_str);
        let mut session = Session {
            when: self.when(time("start"), time("end"), value, &pointed(&id, &title)),
            guid: id.clone(),
            id,
            kind: kind(&words(value.get("submission_type"))),
            date,
            room: words(slot.and_then(|slot| slot.get("room"))),
            track: words(value.get("track")),
            language: word(value.get("content_locale")),
            abstract_: words(value.get("abstract")),
            description: words(value.get("description")),
            speakers: list(value.get("speakers")).filter_map(speaker).collect(),
            attachments: list(value.get("resources")).filter_map(resource).collect(),
            no_recording: value.get("do_not_record").and_then(Value::as_bool).unwrap_or(false),
            cancelled: matches!(word(value.get("state")).as_str(), "canceled" | "cancelled" | "withdrawn"),
            title,
            ..Session::default()
        };
        self.besides(value);
        self.schedule.settle(&mut session, None);
        session.date = session.date.or_else(|| session.start().map(event_day));
        let sprint = into == Into::Projects || words(value.get("submission_type")).to_lowercase().starts_with("sprint");
        if sprint {
            self.schedule.projects.push(session);
        } else {
            self.schedule.sessions.push(session);
        }
        Ok(())
    }

    /// Counts what a session and those who speak have besides.
    fn besides(&mut self, session: &Value) {
        let said = |value: &Value, known: &[&str]| -> BTreeSet<String> {
            let is_said = |value: &Value| match value {
                Value::Null | Value::Bool(false) => false,
                Value::String(text) => !text.trim().is_empty(),
                Value::Array(list) => !list.is_empty(),
                Value::Object(fields) => !fields.is_empty(),
                Value::Bool(true) | Value::Number(_) => true,
            };
            let besides = entries(Some(value)).filter(|(name, value)| !known.contains(&name.as_str()) && is_said(value));
            besides.map(|(name, _)| name.clone()).collect()
        };
        let of_speakers: BTreeSet<String> = list(session.get("speakers")).flat_map(|speaker| said(speaker, &OF_SPEAKER)).collect();
        let of_speakers = of_speakers.into_iter().map(|name| format!("speakers’ {name}"));
        for name in said(session, &OF_SESSION).into_iter().chain(of_speakers) {
            *self.schedule.besides.entry(name).or_default() += 1;
        }
    }

    fn when(&mut self, start: Option<&str>, end: Option<&str>, value: &Value, about: &str) -> When {
        let Some(written) = start else { return When::Open };
        let Some((start, offset)) = iso_time(written) else {
            self.remark(about, Why::NoTime(shortened(written)));
            return When::Open;
        };
        let said = value.get("duration").and_then(Value::as_u64).and_then(|minutes| u32::try_from(minutes).ok());
        // The slot is what is in the timetable; the length that was asked for may differ.
        let minutes = end.and_then(iso_time).and_then(|(end, until)| {
            let long = match (offset, until) {
                (Some(from), Some(until)) => until.to_timestamp(end).ok()?.duration_since(from.to_timestamp(start).ok()?),
                _ => end.duration_since(start),
            };
            u32::try_from(long.as_mins()).ok()
        });
        When::From { start, offset, minutes: minutes.or(said) }
    }

    fn pause(&mut self, day: &str, date: Date, minute: &str, pause: &Value) {
        let title = words(pause.get("title"));
        let time = minute
            .parse::<u32>()
            .ok()
            .filter(|minute| *minute < 24 * 60)
            .and_then(|minute| jiff::civil::Time::new(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok());
        let when = if let Some(time) = time {
            When::From { start: date.to_datetime(time), offset: None, minutes: None }
        } else {
            self.remark(&pointed(&format!("extra.{day}"), &title), Why::NoTime(shortened(minute)));
            When::Open
        };
        let id = word(pause.get("id"));
        self.schedule.breaks.push(Session { guid: id.clone(), id, title, kind: Kind::Break, date: Some(date), when, ..Session::default() });
    }

    fn room(&mut self, room: &Value) {
        let name = words(room.get("name"));
        if name.is_empty() || self.schedule.rooms.iter().any(|known| known.name == name) {
            return;
        }
        let guid = Some(word(room.get("guid"))).filter(|guid| !guid.is_empty());
        let capacity = room.get("capacity").and_then(Value::as_u64).and_then(|capacity| u32::try_from(capacity).ok());
        self.schedule.rooms.push(Room { name, guid, capacity, description: words(room.get("description")) });
    }

    /// frab's JSON.
    fn conference(&mut self, conference: &Map<String, Value>, version: Option<&Value>) -> Result<(), Unreadable> {
        let some = |value: Option<&Value>| Some(word(value)).filter(|text| !text.is_empty());
        self.schedule.title = words(conference.get("title"));
        self.schedule.acronym = word(conference.get("acronym"));
        self.schedule.version = word(version);
        self.schedule.zone = some(conference.get("time_zone_name"));
        self.schedule.slot_minutes = minutes_of(&word(conference.get("timeslot_duration")));
        if let Some(zone) = self.schedule.zone.clone().filter(|_| self.schedule.time_zone().is_none()) {
            self.remark("schedule.conference.time_zone_name", Why::NoZone(zone));
        }
        for room in list(conference.get("rooms")) {
            self.room(room);
        }
        for day in list(conference.get("days")) {
            let date = self.date("schedule.conference.days", &word(day.get("date")));
            if let Some(date) = date {
                let time = |name| iso_time(&word(day.get(name))).map(|(time, _)| time);
                self.schedule.days.push(Day { date, start: time("day_start"), end: time("day_end") });
            }
            for (room, sessions) in entries(day.get("rooms")) {
                for session in list(Some(sessions)) {
                    self.frab_session(session, date, room)?;
                }
            }
        }
        Ok(())
    }

    fn frab_session(&mut self, value: &Value, date: Option<Date>, room: &str) -> Result<(), Unreadable> {
        if self.ids.len() >= MOST_SESSIONS {
            return Err(Unreadable::TooManySessions);
        }
        let text = |name| words(value.get(name));
        let (id, guid, title) = (word(value.get("id")), word(value.get("guid")), text("title"));
        if title.is_empty() {
            self.remark(&id, Why::NoTitle);
            return Ok(());
        }
        let own = if guid.is_empty() { id.clone() } else { guid };
        if !own.is_empty() && !self.ids.insert(own.clone()) {
            self.remark(&pointed(&id, &title), Why::SameId);
            return Ok(());
        }
        let some = |name| Some(word(value.get(name))).filter(|text| !text.is_empty());
        let when = if let Some((start, offset)) = iso_time(&word(value.get("date"))) {
            When::From { start, offset, minutes: minutes_of(&word(value.get("duration"))) }
        } else {
            self.remark(&pointed(&id, &title), Why::NoTime(shortened(&word(value.get("date")))));
            When::Open
        };
        let own_room = text("room");
        let mut session = Session {
            id,
            guid: own,
            subtitle: text("subtitle"),
            kind: Kind::of(&text("type")),
            date,
            when,
            room: if own_room.is_empty() { room.to_owned() } else { own_room },
            track: text("track"),
            language: word(value.get("language")),
            abstract_: text("abstract"),
            description: text("description"),
            speakers: list(value.get("persons")).filter_map(speaker).collect(),
            links: list(value.get("links")).filter_map(link).collect(),
            attachments: list(value.get("attachments")).filter_map(link).collect(),
            recording: some("video_download_url"),
            license: word(value.get("recording_license")),
            no_recording: value.get("do_not_record").and_then(Value::as_bool).unwrap_or(false),
            url: some("url"),
            slug: word(value.get("slug")),
            capacity: value.get("capacity").and_then(Value::as_u64).and_then(|capacity| u32::try_from(capacity).ok()),
            title,
            ..Session::default()
        };
        self.schedule.settle(&mut session, None);
        self.schedule.sessions.push(session);
        Ok(())
    }

    /// A date that stands in a part of the file.
    fn date(&mut self, part: &str, written: &str) -> Option<Date> {
        let date = written.get(..10).and_then(|date| date.parse().ok());
        if date.is_none() {
            self.remark(part, Why::NoDate(shortened(written)));
        }
        date
    }

    fn remark(&mut self, about: &str, why: Why) {
        self.schedule.not_understood.push(Remark { line: None, about: about.to_owned(), why });
    }
}

/// A short talk and a long one are talks, a plenary is for all.
fn kind(written: &str) -> Kind {
    match written.to_lowercase().as_str() {
        "short talk" | "long talk" | "lightning talk" => Kind::Talk,
        "plenary" | "short plenary" => Kind::Keynote,
        _ => Kind::of(written),
    }
}

fn speaker(value: &Value) -> Option<Speaker> {
    let name = [value.get("public_name"), value.get("name")].into_iter().map(words).find(|name| !name.is_empty())?;
    Some(Speaker { id: word(value.get("code").or_else(|| value.get("id"))), name, text: words(value.get("biography")) })
}

fn resource(value: &Value) -> Option<Link> {
    let url = word(value.get("resource"));
    (!url.is_empty()).then(|| Link { title: words(value.get("description")), url })
}

fn link(value: &Value) -> Option<Link> {
    let url = word(value.get("url"));
    (!url.is_empty()).then(|| Link { title: words(value.get("title")), url })
}

/// A text, or a number as text.
fn word(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Leaves of what stands there once per language only what it says in this one. What kind of session it is is known by its English name.
fn speak(value: &mut Value, language: &str) {
    let is_tag = |tag: &String| (2..=8).contains(&tag.len()) && tag.split('-').next().is_some_and(|main| (2..=3).contains(&main.len()));
    let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    match value {
        Value::Object(languages) if languages.iter().all(|(tag, text)| is_tag(tag) && text.is_string()) => {
            let exact = languages.get(language).filter(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()));
            let near =
                || languages.iter().find(|(tag, text)| main(tag) == main(language) && text.as_str() != Some("")).map(|(_, text)| text);
            if let Some(text) = exact.or_else(near).cloned() {
                *value = text;
            }
        }
        Value::Object(fields) => {
            fields.iter_mut().filter(|(name, _)| *name != "submission_type").for_each(|(_, value)| speak(value, language));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| speak(value, language)),
        _ => {}
    }
}

/// A text that may stand there once per language: English first, as it is what strangers read.
fn words(value: Option<&Value>) -> String {
    said(value).replace("\r\n", "\n").replace('\r', "\n")
}

fn said(value: Option<&Value>) -> String {
    match value {
        Some(Value::Object(languages)) => {
            let name = languages.get("name").filter(|_| !languages.contains_key("en"));
            let some = languages.get("en").or(name).or_else(|| languages.values().find(|value| value.is_string()));
            match some {
                Some(Value::Object(_)) => said(some),
                other => word(other),
            }
        }
        other => word(other),
    }
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}
