//! Today as data, for the event's site elsewhere: what is on and next, how full the houses are, what was announced.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::project::State;
use domain::{Audience, Date, Event, Session, Slot, Timestamp, message};
use serde_json::{Value, json};

use crate::board::title;
use crate::inline::plain;
use crate::page::file;
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;
use crate::timetable;

/// The most announcements, the newest.
const MOST: usize = 10;

pub(super) async fn today(reader: Reader, headers: HeaderMap) -> Response {
    let reader = reader.for_all();
    file::of_the_minute(&reader, &headers, "today.json".to_owned(), "application/json", |base, now| {
        let say = Say { view: &reader.view, audience: Audience::Everyone, words: reader.words };
        Today { say, base, root: reader.root(), now }.value().to_string()
    })
}

struct Today<'a> {
    say: Say<'a>,
    base: &'a Base,
    root: String,
    now: Timestamp,
}

impl Today<'_> {
    fn event(&self) -> &Event {
        self.say.event()
    }

    fn value(&self) -> Value {
        let (event, day) = (self.event(), self.event().moment.today);
        let slots = event.day(day).map(|day| day.slots.as_slice()).unwrap_or_default();
        let on = event.moment.slot.map(usize::from);
        let next = slots.get(on.map_or(0, |on| on + 1));
        let projects = event.projects_on(day);
        let count = |state: State| projects.iter().filter(|(_, on_day)| on_day.state == state).count();
        let (is_on, comes) = self.sessions(day);
        json!({
            "event": title(event.title.as_str(), self.say.words),
            "url": self.base.with(&format!("{}/", self.root)),
            "day": day.to_string(),
            "zone": event.zone.iana_name(),
            "now": on.and_then(|on| slots.get(on)).map(|slot| self.slot(day, slot)),
            "next": next.map(|slot| self.slot(day, slot)),
            "sessions_now": is_on,
            "sessions_next": comes,
            "houses": self.houses(day),
            "projects": { "running": count(State::Running), "ideas": count(State::Idea) },
            "announcements": self.announcements(day),
        })
    }

    /// A moment by the clock of the place.
    fn at(&self, at: Timestamp) -> String {
        at.to_zoned(self.event().zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    fn slot(&self, day: Date, slot: &Slot) -> Value {
        let at = self.event().moment_on(day, slot.at).ok().map(|at| self.at(at));
        json!({ "what": self.say.slot(&slot.what), "at": at })
    }

    /// The sessions that are on, and those that begin next.
    fn sessions(&self, day: Date) -> (Vec<Value>, Vec<Value>) {
        let event = self.event();
        let (on, next) = timetable::on_and_next(event, day, self.now);
        let rows = |all: Vec<timetable::Timed<'_>>| all.into_iter().map(|(session, span)| self.session(session, span)).collect();
        (rows(on), rows(next))
    }

    fn session(&self, session: &Session, (begins, ends): (Timestamp, Timestamp)) -> Value {
        json!({
            "title": title(session.about.title.as_str(), self.say.words),
            "begins": self.at(begins),
            "ends": self.at(ends),
            "place": self.say.place(&session.about.place),
            "url": self.base.with(&timetable::address(&self.root, session.id)),
        })
    }

    fn houses(&self, day: Date) -> Vec<Value> {
        let event = self.event();
        let houses = event.open_venues().map(|(_, venue)| {
            json!({
                "name": venue.name.as_str(),
                "address": venue.address.as_str(),
                "heads": event.gauge(day, venue.id).heads(),
                "seats": venue.seats,
                "url": self.base.with(&format!("{}/houses/{}", self.root, venue.id.0.short())),
            })
        });
        houses.collect()
    }

    fn announcements(&self, day: Date) -> Vec<Value> {
        let messages = self.event().messages_on(day);
        let all = messages.into_iter().filter(|message| message.kind == message::Kind::Announcement && !message.settled);
        let said = all.take(MOST).map(|message| {
            json!({
                "text": plain(message.text.as_str()),
                "at": self.at(message.at),
                "url": self.base.with(&format!("{}/notes/{}", self.root, message.id.0.short())),
            })
        });
        said.collect()
    }
}
