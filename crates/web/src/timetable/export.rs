//! The timetable for other programs: calendars that phones subscribe to, and the schedule as the usual apps of conferences read it.
//! Whoever asks gets what everybody may see, so that an address may be given to any program.

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::link::Link as Address;
use domain::moment::DAY_ENDS;
use domain::session::{Kind, Standing};
use domain::{Audience, Date, Day, Event, PersonId, Place, Refusal, Session, Timestamp};
use formats::schedule::{self, Link, Room, Schedule, Speaker, Stamp, When};
use jiff::ToSpan;
use jiff::civil::DateTime;

use super::session::slides_at;
use super::{address, found, gone};
use crate::board::title;
use crate::inline::name_of;
use crate::markdown;
use crate::page::file;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;
use crate::uuid::{self, event_id};

/// What calendars are.
const CALENDAR: &str = "text/calendar; charset=utf-8";

/// The most sessions that an address of picks names: as many as a browser keeps.
const MOST_PICKS: usize = 200;

/// What every reader may be told.
fn everybody(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: Audience::Everyone, words: reader.words }
}

/// The whole event, one day, or the sessions that the address names: that is how whoever has no account subscribes to their picks.
pub(super) async fn calendar(reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let reader = reader.for_all();
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let event = &reader.view.event;
    let day = match value("day").filter(|written| !written.is_empty()).map(|written| written.parse().ok()) {
        None => None,
        Some(Some(day)) if event.day(day).is_some() => Some(day),
        Some(_) => return Problem::gone(&reader, crate::refusal::words(super::say(&reader), &Refusal::UnknownDay)).into_response(),
    };
    let of_day = |session: &&Session| day.is_none_or(|day| session.about.day == day);
    let slug = reader.view.slug.as_str();
    if let Some(picks) = value("picks") {
        let picks: BTreeSet<String> = picks.split('.').take(MOST_PICKS).map(str::to_lowercase).collect();
        let picked = event.timetable().into_iter().filter(of_day).filter(|session| picks.contains(&session.id.0.short()));
        let name = format!("{} · {}", reader.words.my_picks(), title(event.title.as_str(), reader.words));
        let picked: Vec<&Session> = picked.collect();
        let answer = file::of_few(&reader, &headers, CALENDAR, |base| Dates::of(&reader, base).written(name, &picked, &[]));
        return file::called(answer, &format!("{slug}-picks.ics"));
    }
    let (name, file_name) = match day {
        None => ("timetable.ics".to_owned(), format!("{slug}.ics")),
        Some(day) => (format!("timetable.ics?day={day}"), format!("{slug}-{day}.ics")),
    };
    let answer = file::shared(&reader, &headers, name, CALENDAR, |base| {
        let sessions: Vec<&Session> = event.timetable().into_iter().filter(of_day).collect();
        let days: Vec<&Day> = event.days.iter().filter(|known| day.is_none_or(|day| known.date == day)).collect();
        Dates::of(&reader, base).written(title(event.title.as_str(), reader.words), &sessions, &days)
    });
    file::called(answer, &file_name)
}

/// One session.
pub(super) async fn of_session(reader: Reader, Path((_, letters)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let reader = reader.for_all();
    let Some(session) = found(&reader, &letters).filter(|session| session.standing != Standing::Withdrawn) else { return gone(&reader) };
    let name = title(session.about.title.as_str(), reader.words);
    let answer = file::of_few(&reader, &headers, CALENDAR, |base| Dates::of(&reader, base).written(name, &[session], &[]));
    file::called(answer, &format!("{}-{}.ics", reader.view.slug, session.id.0.short()))
}

pub(super) async fn frab_xml(reader: Reader, headers: HeaderMap) -> Response {
    file::shared(&reader, &headers, "schedule.xml".to_owned(), "application/xml; charset=utf-8", |base| {
        schedule::write_frab_xml(&frab(&reader, base))
    })
}

pub(super) async fn frab_json(reader: Reader, headers: HeaderMap) -> Response {
    file::shared(&reader, &headers, "schedule.json".to_owned(), "application/json", |base| {
        schedule::write_frab_json(&frab(&reader, base)).to_string()
    })
}

/// What a calendar says, of one event.
struct Dates<'a> {
    say: Say<'a>,
    base: &'a Base,
    root: String,
    /// What stands behind the `@` of each name: it must not change where the same program is asked by another address.
    domain: String,
}

impl<'a> Dates<'a> {
    fn of(reader: &'a Reader, base: &'a Base) -> Self {
        let told = reader.app.options().base_url.as_deref();
        let host = told.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split('/').next()).filter(|host| !host.is_empty());
        let domain = host.map_or_else(|| reader.view.slug.to_string(), str::to_owned);
        Self { say: everybody(reader), base, root: reader.root(), domain }
    }

    fn event(&self) -> &'a Event {
        self.say.event()
    }

    fn written(&self, name: String, sessions: &[&Session], days: &[&Day]) -> String {
        let event = self.event();
        let timed = sessions.iter().filter_map(|session| self.session(session));
        let sessions = days.iter().map(|day| self.day(day)).chain(timed).collect();
        let days = event.days.iter().map(|day| schedule::Day { date: day.date, start: None, end: None }).collect();
        let all = Schedule { title: name, zone: event.zone.iana_name().map(str::to_owned), days, sessions, ..Schedule::default() };
        let product = format!("-//impl Days//impl Days {}//EN", env!("CARGO_PKG_VERSION"));
        let at = event.history.get(event.seq).map_or(Timestamp::UNIX_EPOCH, |last| last.stamp.at);
        schedule::write_calendar(&all, Stamp { product: &product, domain: &self.domain, at })
    }

    /// A session that has a time.
    fn session(&self, session: &Session) -> Option<schedule::Session> {
        let about = &session.about;
        let speakers = speakers(self.say, &about.speakers);
        let names = self.say.list(speakers.iter().map(|speaker| speaker.name.as_str()));
        let plain = schedule::Session {
            guid: session.id.0.to_string(),
            room: self.location(&about.place),
            abstract_: names,
            description: markdown::as_plain(&about.words()),
            ..self::session(self.say, self.base, &self.root, session)?
        };
        Some(schedule::Session { speakers, ..plain })
    }

    /// A day, from when its doors open until it is over.
    fn day(&self, day: &Day) -> schedule::Session {
        let (event, say) = (self.event(), self.say);
        let moments = day.slots.iter().filter_map(|slot| event.moment_on(day.date, slot.at).ok());
        let (opens, closes) = (moments.clone().min(), moments.max());
        let when = match opens.zip(closes) {
            Some((opens, closes)) if opens < closes => from(event, opens, closes),
            _ => When::WholeDays { last: day.date },
        };
        let hours: Vec<String> = day.slots.iter().map(|slot| format!("{} {}", say.clock(slot.at), say.slot(&slot.what))).collect();
        let last = event.scheduled.0.max(event.described.0);
        schedule::Session {
            guid: uuid::of_part(event_id(event), &format!("day-{}", day.date)),
            title: title(event.title.as_str(), say.words),
            kind: schedule::Kind::Other("day".to_owned()),
            date: Some(day.date),
            when,
            room: self.location(&self.whereabouts(day.date)),
            description: hours.join("\n"),
            url: Some(self.base.with(&format!("{}/?day={}", self.root, day.date))),
            revision: u32::try_from(last).unwrap_or(u32::MAX),
            changed: event.history.get(last).map(|change| change.stamp.at),
            ..schedule::Session::default()
        }
    }

    /// Where most of a day is: in the house, or at the place, of most of its sessions; where it has none, in the first house.
    fn whereabouts(&self, day: Date) -> Place {
        let event = self.event();
        let on = event.sessions.values().filter(|session| session.about.day == day && session.standing == Standing::On);
        let mut places: Vec<Place> = Vec::new();
        for place in on.map(|session| &session.about.place).filter(|place| **place != Place::default()) {
            places.push(place.venue.map_or_else(|| place.clone(), |venue| Place { venue: Some(venue), ..Place::default() }));
        }
        let most = |place: &&Place| (places.iter().filter(|known| known == place).count(), std::cmp::Reverse(event.place_in_order(place)));
        let first_house = || event.open_venues().next().map(|(_, venue)| Place { venue: Some(venue.id), ..Place::default() });
        places.iter().max_by_key(most).cloned().or_else(first_house).unwrap_or_default()
    }

    /// A place as somebody finds it who is not there yet: with the street.
    fn location(&self, place: &Place) -> String {
        let street = place.venue.and_then(|venue| self.event().venue(venue)).map(|(_, venue)| venue.address.as_str().to_owned());
        let parts = [Some(self.say.place(place)), street];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The schedule as apps read it: the same in every language, as a room has one name there.
fn frab(reader: &Reader, base: &Base) -> Schedule {
    let (say, root) = (everybody(reader), reader.root());
    let event = say.event();
    let mut placed: Vec<&Session> = event.timetable();
    placed.sort_by_cached_key(|session| event.place_in_order(&session.about.place));
    let mut rooms: Vec<Room> = Vec::new();
    for place in placed.iter().map(|session| &session.about.place) {
        let name = room_name(say, place);
        if !rooms.iter().any(|room| room.name == name) {
            rooms.push(room(event, place, name));
        }
    }
    let sessions = event.timetable().into_iter().filter_map(|session| {
        Some(schedule::Session {
            id: session.id.0.short(),
            guid: known_as(session),
            room: room_name(say, &session.about.place),
            abstract_: session.about.brief.as_str().to_owned(),
            description: session.about.text.as_str().to_owned(),
            speakers: speakers(say, &session.about.speakers),
            ..self::session(say, base, &root, session)?
        })
    });
    let border = |date: Date| date.to_datetime(DAY_ENDS);
    let days = event.days.iter().map(|day| schedule::Day {
        date: day.date,
        start: Some(border(day.date)),
        end: day.date.checked_add(1.day()).ok().map(border),
    });
    Schedule {
        title: title(event.title.as_str(), say.words),
        acronym: reader.view.slug.to_string(),
        version: event.sessions.values().map(|session| session.touched).max().unwrap_or(0).to_string(),
        zone: event.zone.iana_name().map(str::to_owned),
        base_url: Some(base.with(&format!("{root}/"))),
        days: days.collect(),
        rooms,
        sessions: sessions.collect(),
        ..Schedule::default()
    }
}

/// The name for programs that a session came with, else its own.
fn known_as(session: &Session) -> String {
    let own = session.source.as_str().strip_prefix("frab:").map(str::trim).filter(|guid| !guid.is_empty());
    own.map_or_else(|| uuid::of(session.id.0), str::to_owned)
}

/// The place of a session as a room: with its house where there are several. What is nowhere is where the event is.
fn room_name(say: Say<'_>, place: &Place) -> String {
    let event = say.event();
    let house =
        place.venue.map(|venue| say.venue(venue)).filter(|_| event.venues.len() > 1 || (place.room.is_none() && place.spot.is_empty()));
    let parts = [house.unwrap_or("").to_owned(), say.spot(place)];
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    if name.is_empty() { title(event.title.as_str(), say.words) } else { name }
}

fn room(event: &Event, place: &Place, name: String) -> Room {
    let whole = place.spot.is_empty();
    let known = place.room.filter(|_| whole).and_then(|id| event.room(id)).map(|(_, room)| (room.id.0, room.seats));
    let house = place.venue.filter(|_| whole && place.room.is_none()).and_then(|id| event.venue(id));
    let known = known.or_else(|| house.map(|(_, venue)| (venue.id.0, venue.seats)));
    Room { name, guid: known.map(|(id, _)| uuid::of(id)), capacity: known.and_then(|(_, seats)| seats), description: String::new() }
}

/// What a session says in every format; nothing where it has no time.
fn session(say: Say<'_>, base: &Base, root: &str, session: &Session) -> Option<schedule::Session> {
    let (event, about) = (say.event(), &session.about);
    let (begins, ends) = event.span(about)?;
    let name = |link: &Address| about.link_name(link).map_or_else(|| name_of(link.as_str()), str::to_owned);
    let link = |link: &Address| Link { title: name(link), url: link.as_str().to_owned() };
    let slides = |slides: &Address| {
        let address = slides_at(event, root, slides)?;
        let url = if slides.file().is_some() { base.with(&address) } else { address };
        Some(Link { title: name(slides), url })
    };
    Some(schedule::Session {
        title: title(about.title.as_str(), say.words),
        subtitle: about.subtitle.as_str().to_owned(),
        kind: kind(&about.kind),
        date: Some(about.day),
        when: from(event, begins, ends),
        language: about.language.as_ref().map(|language| language.as_str().to_owned()).unwrap_or_default(),
        links: about.links.iter().map(link).collect(),
        attachments: about.slides.iter().filter_map(slides).collect(),
        recording: about.recording.as_ref().map(|link| link.as_str().to_owned()),
        url: Some(base.with(&address(root, session.id))),
        slug: about.slug.as_str().to_owned(),
        track: about.track.as_str().to_owned(),
        license: about.license.as_str().to_owned(),
        no_recording: about.no_recording,
        capacity: about.seats,
        cancelled: session.standing == Standing::Cancelled,
        revision: session.revision,
        changed: event.history.get(session.touched).map(|change| change.stamp.at),
        ..schedule::Session::default()
    })
}

fn kind(kind: &Kind) -> schedule::Kind {
    match kind {
        Kind::Talk => schedule::Kind::Talk,
        Kind::Keynote => schedule::Kind::Keynote,
        Kind::Workshop => schedule::Kind::Workshop,
        Kind::Break => schedule::Kind::Break,
        Kind::Meeting => schedule::Kind::Other("meeting".to_owned()),
        Kind::Other(word) => schedule::Kind::Other(word.as_str().to_owned()),
    }
}

/// From one moment to another, by the clock of the place.
fn from(event: &Event, begins: Timestamp, ends: Timestamp) -> When {
    let offset = event.zone.to_offset(begins);
    let start: DateTime = offset.to_datetime(begins);
    let minutes = (ends.as_second() - begins.as_second()) / 60;
    When::From { start, offset: Some(offset), minutes: u32::try_from(minutes).ok() }
}

/// Those who speak and whom everybody may see, each once.
fn speakers(say: Say<'_>, people: &[PersonId]) -> Vec<Speaker> {
    let mut said = BTreeSet::new();
    let people = people.iter().map(|person| say.event().now(*person)).filter(|person| said.insert(*person));
    people.filter_map(|person| Some(Speaker { id: person.0.short(), name: say.name(person)?.to_owned(), ..Speaker::default() })).collect()
}
