//! frab's XML and JSON, as the usual schedule apps read them: the shape in which pretalx and the congresses publish theirs, and which
//! the schemas of `c3voc.de/schedule` describe (ids are whole numbers, slugs are ASCII, what is not known is left out and not null).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::{Map, Value, json};

use super::{Link, Schedule, Session, number};

/// The timetable as XML. A session without a time has no place in it and is left out, as one that was called off is.
pub fn xml(schedule: &Schedule) -> String {
    let mut out = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
    out.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    let plan = Plan::of(schedule);
    out.within("schedule", &[], |out| {
        out.text("version", &schedule.version);
        out.within("conference", &[], |out| {
            out.text("title", &schedule.title);
            out.text("acronym", &schedule.acronym);
            out.text("start", &plan.first());
            out.text("end", &plan.last());
            out.text("days", &plan.days.len().to_string());
            out.text("timeslot_duration", &clock(schedule.slot_minutes.unwrap_or(SLOT)));
            out.known("time_zone_name", schedule.zone.as_deref());
            out.known("base_url", schedule.base_url.as_deref());
        });
        for day in &plan.days {
            let index = day.index.to_string();
            let attributes = [("index", index.as_str()), ("date", &day.date.to_string()), ("start", &day.start), ("end", &day.end)];
            out.within("day", &attributes, |out| {
                for (name, guid, sessions) in &day.rooms {
                    let mut attributes = vec![("name", *name)];
                    attributes.extend(guid.map(|guid| ("guid", guid)));
                    out.within("room", &attributes, |out| sessions.iter().for_each(|placed| out.session(placed)));
                }
            });
        }
    });
    String::from_utf8(out.0.into_inner()).unwrap_or_default()
}

/// The timetable as JSON.
pub fn json(schedule: &Schedule) -> Value {
    let plan = Plan::of(schedule);
    let days: Vec<Value> = plan
        .days
        .iter()
        .map(|day| {
            let rooms: Map<String, Value> =
                day.rooms.iter().map(|(name, _, sessions)| ((*name).to_owned(), sessions.iter().map(Placed::json).collect())).collect();
            json!({ "index": day.index, "date": day.date, "day_start": day.start, "day_end": day.end, "rooms": rooms })
        })
        .collect();
    let rooms: Vec<Value> = schedule
        .rooms
        .iter()
        .map(|room| known(json!({ "name": room.name, "guid": room.guid, "capacity": room.capacity, "description": room.description })))
        .collect();
    let mut tracks: Vec<&str> = schedule.sessions.iter().map(|session| session.track.as_str()).filter(|track| !track.is_empty()).collect();
    tracks.sort_unstable();
    tracks.dedup();
    json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "schedule": known(json!({
            "version": schedule.version,
            "base_url": schedule.base_url,
            "conference": known(json!({
                "acronym": schedule.acronym,
                "title": schedule.title,
                "start": plan.first(),
                "end": plan.last(),
                "daysCount": plan.days.len(),
                "timeslot_duration": clock(schedule.slot_minutes.unwrap_or(SLOT)),
                "time_zone_name": schedule.zone,
                "rooms": rooms,
                "tracks": tracks.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
                "days": days,
            })),
        })),
    })
}

/// The greatest number that apps count sessions by.
const MOST_NUMBER: u32 = i32::MAX as u32;

/// Minutes of a slot where nobody says: apps draw their grid by it.
const SLOT: u32 = 5;

/// The rooms of a day that have sessions, by name, with their own names for programs.
type Rooms<'a> = Vec<(&'a str, Option<&'a str>, Vec<Placed<'a>>)>;

struct Plan<'a> {
    days: Vec<PlannedDay<'a>>,
}

struct PlannedDay<'a> {
    index: usize,
    date: Date,
    start: String,
    end: String,
    rooms: Rooms<'a>,
}

/// A session with a time.
struct Placed<'a> {
    session: &'a Session,
    start: DateTime,
    /// As ISO 8601, with how far it is from UTC where that is known.
    date: String,
    number: u32,
    slug: String,
}

impl<'a> Plan<'a> {
    fn of(schedule: &'a Schedule) -> Self {
        let zone = schedule.time_zone();
        let mut numbers = BTreeSet::new();
        let mut by_day: BTreeMap<Date, Vec<Placed<'a>>> = schedule.days.iter().map(|day| (day.date, Vec::new())).collect();
        for session in schedule.sessions.iter().filter(|session| !session.cancelled) {
            let super::When::From { start, offset, .. } = session.when else { continue };
            // A time that the clock leaves out is none.
            let Some(date) = written(start, offset, zone.as_ref()) else { continue };
            let mut number = number(if session.id.is_empty() { &session.guid } else { &session.id });
            while !numbers.insert(number) {
                number = number % MOST_NUMBER + 1;
            }
            let slug = if session.slug.is_empty() { slug(&schedule.acronym, number, &session.title) } else { session.slug.clone() };
            let day = session.date.unwrap_or_else(|| super::event_day(start));
            by_day.entry(day).or_default().push(Placed { session, start, date, number, slug });
        }
        let days = (1..).zip(by_day).map(|(index, (date, sessions))| {
            let known = schedule.days.iter().find(|day| day.date == date);
            let first = sessions.iter().map(|placed| placed.start).min();
            let last = sessions.iter().filter_map(|placed| placed.session.end(zone.as_ref())).max();
            let start = known.and_then(|day| day.start).or(first).unwrap_or_else(|| date.at(0, 0, 0, 0));
            let end = known.and_then(|day| day.end).or(last).unwrap_or_else(|| date.at(23, 59, 0, 0));
            let border = |time| written(time, None, zone.as_ref()).unwrap_or_else(|| iso(time, None));
            // Without a zone, a day is as far from UTC as its sessions are.
            let own = sessions.iter().find_map(|placed| match placed.session.when {
                super::When::From { offset, .. } if zone.is_none() => offset,
                _ => None,
            });
            let border = |time| own.map_or_else(|| border(time), |offset| iso(time, Some(offset)));
            PlannedDay { index, date, start: border(start), end: border(end), rooms: rooms(schedule, sessions) }
        });
        Self { days: days.collect() }
    }

    fn first(&self) -> String {
        self.days.first().map(|day| day.date.to_string()).unwrap_or_default()
    }

    fn last(&self) -> String {
        self.days.last().map(|day| day.date.to_string()).unwrap_or_default()
    }
}

/// The sessions of a day by room, in the order of the rooms, and by time in each.
fn rooms<'a>(schedule: &'a Schedule, mut sessions: Vec<Placed<'a>>) -> Rooms<'a> {
    sessions.sort_by_key(|placed| (placed.start, placed.number));
    let mut rooms: Rooms<'a> = schedule.rooms.iter().map(|room| (room.name.as_str(), room.guid.as_deref(), Vec::new())).collect();
    for placed in sessions {
        match rooms.iter_mut().find(|(name, ..)| *name == placed.session.room) {
            Some((_, _, sessions)) => sessions.push(placed),
            None => rooms.push((&placed.session.room, None, vec![placed])),
        }
    }
    rooms.retain(|(_, _, sessions)| !sessions.is_empty());
    rooms
}

/// A time of the place as ISO 8601; none where the clock leaves it out.
fn written(time: DateTime, offset: Option<Offset>, zone: Option<&TimeZone>) -> Option<String> {
    match (offset, zone) {
        (Some(offset), _) => Some(iso(time, Some(offset))),
        (None, Some(zone)) => Some(iso(time, Some(zone.to_offset(super::instant(time, None, zone)?)))),
        (None, None) => Some(iso(time, None)),
    }
}

fn iso(time: DateTime, offset: Option<Offset>) -> String {
    let time = time.strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let Some(offset) = offset else { return time };
    let minutes = offset.seconds().abs() / 60;
    format!("{time}{}{:02}:{:02}", if offset.seconds() < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
}

/// A length of time as `HH:MM`.
fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A name for addresses and files, of ASCII letters: apps and recording teams make file names of it.
fn slug(acronym: &str, number: u32, title: &str) -> String {
    let mut words = String::new();
    for letter in title.to_lowercase().chars() {
        match bare(letter) {
            "" if letter.is_ascii_alphanumeric() => words.push(letter),
            "" if words.ends_with('_') || words.is_empty() => {}
            "" => words.push('_'),
            bare => words.push_str(bare),
        }
        if words.len() >= 60 {
            break;
        }
    }
    let start = if acronym.is_empty() { String::new() } else { format!("{}-", acronym.to_lowercase()) };
    format!("{start}{number}-{words}").trim_end_matches(['_', '-']).to_owned()
}

/// A letter of western Europe without its accent; empty for all others.
fn bare(letter: char) -> &'static str {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'č' | 'ć' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'š' | 'ś' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ů' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        _ => "",
    }
}

/// Without what is not known.
fn known(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, field| !field.is_null());
    }
    value
}

impl Placed<'_> {
    fn start(&self) -> String {
        self.start.strftime("%H:%M").to_string()
    }

    fn json(&self) -> Value {
        let session = self.session;
        let links = |links: &[Link]| links.iter().map(|link| json!({ "title": link.title, "url": link.url })).collect::<Vec<_>>();
        let persons: Vec<Value> = session
            .speakers
            .iter()
            .map(|speaker| json!({ "id": person(&speaker.id, &speaker.name), "name": speaker.name, "public_name": speaker.name }))
            .collect();
        known(json!({
            "guid": session.guid,
            "id": self.number,
            "date": self.date,
            "start": self.start(),
            "duration": clock(session.minutes().unwrap_or(0)),
            "room": session.room,
            "slug": self.slug,
            "url": session.url.as_deref().unwrap_or_default(),
            "title": session.title,
            "subtitle": session.subtitle,
            "track": session.track,
            "type": session.kind.as_str(),
            "language": session.language,
            "abstract": session.abstract_,
            "description": session.description,
            "recording_license": session.license,
            "do_not_record": session.no_recording,
            "video_download_url": session.recording,
            "capacity": session.capacity,
            "persons": persons,
            "links": links(&session.links),
            "attachments": links(&session.attachments),
        }))
    }
}

/// A person's number: apps know people by one.
fn person(id: &str, name: &str) -> u32 {
    number(if id.is_empty() { name } else { id })
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn event(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("a vector takes everything");
    }

    fn within(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        let attributes: Vec<(&str, String)> = attributes.iter().map(|(name, value)| (*name, allowed(value))).collect();
        let start =
            quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().map(|(name, value)| (*name, value.as_str())));
        self.event(Event::Start(start.borrow()));
        inner(self);
        self.event(Event::End(start.to_end()));
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |out| out.event(Event::Text(BytesText::new(&allowed(text)))));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], text);
    }

    fn known(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn session(&mut self, placed: &Placed<'_>) {
        let session = placed.session;
        self.within("event", &[("guid", &session.guid), ("id", &placed.number.to_string())], |out| {
            out.text("date", &placed.date);
            out.text("start", &placed.start());
            out.text("duration", &clock(session.minutes().unwrap_or(0)));
            out.text("room", &session.room);
            out.text("slug", &placed.slug);
            out.known("url", session.url.as_deref());
            out.within("recording", &[], |out| {
                out.text("license", &session.license);
                out.text("optout", if session.no_recording { "true" } else { "false" });
            });
            out.text("title", &session.title);
            out.text("subtitle", &session.subtitle);
            out.text("track", &session.track);
            out.text("type", session.kind.as_str());
            out.text("language", &session.language);
            out.text("abstract", &session.abstract_);
            out.text("description", &session.description);
            out.known("video_download_url", session.recording.as_deref());
            out.known("capacity", session.capacity.map(|capacity| capacity.to_string()).as_deref());
            out.within("persons", &[], |out| {
                for speaker in &session.speakers {
                    out.element("person", &[("id", &person(&speaker.id, &speaker.name).to_string())], &speaker.name);
                }
            });
            out.within("links", &[], |out| {
                session.links.iter().for_each(|link| out.element("link", &[("href", &link.url)], &link.title));
            });
            out.within("attachments", &[], |out| {
                session.attachments.iter().for_each(|link| out.element("attachment", &[("href", &link.url)], &link.title));
            });
        });
    }
}

/// What XML may hold: control characters may not even be escaped.
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t'))
        .filter(|letter| !matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}
