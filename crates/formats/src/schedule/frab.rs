//! frab's XML, as frab, pretalx and the congresses write it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::xml::{self, Element};
use super::{
    Day, Kind, Link, MOST_SESSIONS, Remark, Room, Schedule, Session, Speaker, Unreadable, When, Why, iso_time, minutes_of, shortened,
};

/// What is in an event of frab and is read. What else stands there with a text in it is listed, each name once.
const KNOWN: [&str; 21] = [
    "date",
    "start",
    "duration",
    "room",
    "slug",
    "recording",
    "title",
    "subtitle",
    "track",
    "type",
    "language",
    "abstract",
    "description",
    "persons",
    "links",
    "attachments",
    "url",
    "video_download_url",
    "license",
    "optout",
    "capacity",
];

/// What else is usual there and means nothing here: how many have it is said, and nothing of what it is.
const BESIDES: [&str; 6] = ["logo", "feedback_url", "origin_url", "answers", "code", "conference"];

/// Reads a timetable.
///
/// # Errors
/// Where it is no timetable, or larger, deeper or richer than any is.
pub fn read(bytes: &[u8]) -> Result<Schedule, Unreadable> {
    let root = xml::read(&super::text(bytes)?)?;
    let conference = root.child("conference").filter(|_| root.name == "schedule").ok_or(Unreadable::NoSchedule)?;
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let mut schedule = Schedule {
        title: conference.text_of("title").to_owned(),
        acronym: conference.text_of("acronym").to_owned(),
        version: root.text_of("version").to_owned(),
        zone: some(conference.text_of("time_zone_name")),
        base_url: some(conference.text_of("base_url")),
        slot_minutes: minutes_of(conference.text_of("timeslot_duration")),
        ..Schedule::default()
    };
    if let Some(zone) = &schedule.zone
        && schedule.time_zone().is_none()
    {
        let why = Why::NoZone(zone.clone());
        schedule.not_understood.push(Remark { line: Some(conference.line), about: schedule.title.clone(), why });
    }
    let mut reading = Reading { schedule, ids: BTreeSet::new(), unread: BTreeSet::new() };
    for day in root.children.iter().filter(|child| child.name == "day") {
        reading.day(day)?;
    }
    reading.schedule.complete();
    Ok(reading.schedule)
}

struct Reading {
    schedule: Schedule,
    ids: BTreeSet<String>,
    unread: BTreeSet<String>,
}

impl Reading {
    fn day(&mut self, day: &Element) -> Result<(), Unreadable> {
        let written = day.attribute("date");
        let date: Option<Date> = written.get(..10).unwrap_or(written).parse().ok();
        match date {
            Some(date) if !self.schedule.days.iter().any(|day| day.date == date) => {
                let time = |name| iso_time(day.attribute(name)).map(|(time, _)| time);
                self.schedule.days.push(Day { date, start: time("start"), end: time("end") });
            }
            Some(_) => {}
            None => self.remark(day.line, "day", Why::NoDate(shortened(written))),
        }
        for room in day.children.iter().filter(|child| child.name == "room") {
            let name = room.attribute("name");
            if !name.is_empty() && !self.schedule.rooms.iter().any(|known| known.name == name) {
                let guid = Some(room.attribute("guid").to_owned()).filter(|guid| !guid.is_empty());
                let capacity = room.attribute("capacity").parse().ok();
                let description = room.attribute("description").to_owned();
                self.schedule.rooms.push(Room { name: name.to_owned(), guid, capacity, description });
            }
            for event in room.children.iter().filter(|child| child.name == "event") {
                self.session(event, date, name)?;
            }
        }
        Ok(())
    }

    fn session(&mut self, event: &Element, date: Option<Date>, room: &str) -> Result<(), Unreadable> {
        if self.schedule.sessions.len() == MOST_SESSIONS {
            return Err(Unreadable::TooManySessions);
        }
        let (id, guid) = (event.attribute("id"), event.attribute("guid"));
        let title = event.text_of("title");
        let name = if title.is_empty() { id } else { title };
        if title.is_empty() {
            self.remark(event.line, name, Why::NoTitle);
            return Ok(());
        }
        let own = if guid.is_empty() { id } else { guid };
        if !own.is_empty() && !self.ids.insert(own.to_owned()) {
            self.remark(event.line, name, Why::SameId);
            return Ok(());
        }
        let recording = event.child("recording");
        let of_recording = |name| recording.map_or("", |recording| recording.text_of(name)).to_owned();
        let own_room = event.text_of("room");
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let mut session = Session {
            id: id.to_owned(),
            guid: own.to_owned(),
            title: title.to_owned(),
            subtitle: event.text_of("subtitle").to_owned(),
            kind: Kind::of(event.text_of("type")),
            when: self.when(event, date, name),
            date,
            room: if own_room.is_empty() { room } else { own_room }.to_owned(),
            track: event.text_of("track").to_owned(),
            language: event.text_of("language").to_owned(),
            abstract_: event.text_of("abstract").to_owned(),
            description: event.text_of("description").to_owned(),
            speakers: children(event, "persons", "person").filter_map(speaker).collect(),
            links: children(event, "links", "link").filter_map(link).collect(),
            attachments: children(event, "attachments", "attachment").filter_map(link).collect(),
            recording: some(event.text_of("video_download_url")),
            license: of_recording("license"),
            no_recording: of_recording("optout").trim().eq_ignore_ascii_case("true"),
            url: some(event.text_of("url")),
            slug: event.text_of("slug").to_owned(),
            capacity: event.text_of("capacity").parse().ok(),
            line: Some(event.line),
            ..Session::default()
        };
        self.schedule.settle(&mut session, Some(event.line));
        self.schedule.sessions.push(session);
        for child in &event.children {
            let said = !child.text.trim().is_empty() || !child.children.is_empty();
            if said && BESIDES.contains(&child.name.as_str()) {
                *self.schedule.besides.entry(child.name.clone()).or_default() += 1;
            } else if said && !KNOWN.contains(&child.name.as_str()) && self.unread.insert(child.name.clone()) {
                let why = Why::NotRead { field: child.name.clone(), text: shortened(&child.text) };
                self.remark(child.line, name, why);
            }
        }
        Ok(())
    }

    /// The date with its offset, where it stands there; else the time of day on the day that the session is in.
    fn when(&mut self, event: &Element, date: Option<Date>, name: &str) -> When {
        let (at, clock, long) = (event.text_of("date"), event.text_of("start"), event.text_of("duration"));
        let minutes = minutes_of(long);
        if minutes.is_none() && !long.is_empty() {
            self.remark(event.line, name, Why::NoLength(shortened(long)));
        }
        if let Some((start, offset)) = iso_time(at) {
            return When::From { start, offset, minutes };
        }
        let on = at.get(..10).and_then(|date| date.parse::<Date>().ok());
        let time = super::time_of_day(clock);
        match (time, on, date) {
            (Some(time), Some(on), _) => When::From { start: on.to_datetime(time), offset: None, minutes },
            (Some(time), None, Some(day)) => {
                // The small hours of a day are on the next date.
                let on = if time.hour() < super::DAY_ENDS { day.tomorrow().unwrap_or(day) } else { day };
                When::From { start: on.to_datetime(time), offset: None, minutes }
            }
            _ => {
                let written = if at.is_empty() { clock } else { at };
                if !written.is_empty() {
                    self.remark(event.line, name, Why::NoTime(shortened(written)));
                }
                When::Open
            }
        }
    }

    fn remark(&mut self, line: u32, about: &str, why: Why) {
        self.schedule.not_understood.push(Remark { line: Some(line), about: about.to_owned(), why });
    }
}

fn children<'a>(event: &'a Element, list: &str, one: &'a str) -> impl Iterator<Item = &'a Element> {
    event.child(list).into_iter().flat_map(|list| &list.children).filter(move |child| child.name == one)
}

fn speaker(person: &Element) -> Option<Speaker> {
    let name = person.text.trim();
    let name = if name.is_empty() { person.attribute("name") } else { name };
    (!name.is_empty()).then(|| Speaker { id: person.attribute("id").to_owned(), name: name.to_owned(), text: String::new() })
}

fn link(link: &Element) -> Option<Link> {
    let url = link.attribute("href");
    (!url.is_empty()).then(|| Link { title: link.text.trim().to_owned(), url: url.to_owned() })
}
