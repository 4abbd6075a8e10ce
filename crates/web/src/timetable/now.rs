//! What is on and what comes next, in a few lines: on top of today's timetable, and where a page of the site says what today is. It is drawn
//! anew whenever something begins or ends, and an open page asks then for itself.

use askama::Template;
use domain::{Date, Event, Session, Timestamp};
use words::Words;

use super::stream::{Timed, on_and_next};
use super::{address, hours};
use crate::board::title;
use crate::say::{Say, day_of};

/// How many sessions are named of those that are on, and of those that begin next: with more the day itself would be out of sight.
const MOST: usize = 3;

/// A day of the event while it is, from one begin or end of a session to the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// Since when what is on is on.
    since: Timestamp,
}

impl Today {
    /// What day of the event it is, if it is one.
    pub fn of(event: &Event, now: Timestamp) -> Option<Self> {
        let day = day_of(&now.to_zoned(event.zone.clone()));
        event.day(day)?;
        let of_day = event.timetable().into_iter().filter(|session| session.about.day == day);
        let bounds = of_day.filter_map(|session| event.span(&session.about)).flat_map(|(begins, ends)| [begins, ends]);
        Some(Self { day, since: bounds.filter(|bound| *bound <= now).max().unwrap_or(Timestamp::MIN) })
    }

    /// A word for it, which is another one as soon as what is on is.
    pub fn state(&self) -> String {
        format!("{}-{}", self.day, self.since.as_second())
    }

    /// What is on and what comes next, as HTML; nothing where nothing more is to come.
    pub fn draw(&self, say: Say<'_>) -> String {
        let event = say.event();
        let (on, next) = on_and_next(event, self.day, self.since);
        let ends = on.iter().map(|(_, (_, ends))| *ends);
        let Some(until) = ends.chain(next.iter().map(|(_, (begins, _))| *begins)).min() else { return String::new() };
        let w = say.words;
        let list = |word, sessions: &[Timed<'_>]| List {
            word,
            rows: sessions.iter().take(MOST).map(|(session, _)| Row::of(say, session)).collect(),
            more: sessions.len().saturating_sub(MOST),
        };
        let lists = [list(w.now(), &on), list(w.stream_next(), &next)];
        let lists = lists.into_iter().filter(|list| !list.rows.is_empty()).collect();
        let drawn = OnNow { w, root: format!("/{}", say.view.slug), until: until.as_millisecond(), lists };
        drawn.render().unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "timetable/now.html")]
struct OnNow {
    w: Words,
    root: String,
    /// When it is another one, in milliseconds.
    until: i64,
    lists: Vec<List>,
}

struct List {
    word: &'static str,
    rows: Vec<Row>,
    /// How many are not named.
    more: usize,
}

struct Row {
    href: String,
    title: String,
    hours: String,
    sign: Option<usize>,
    place: String,
}

impl Row {
    fn of(say: Say<'_>, session: &Session) -> Self {
        let place = &session.about.place;
        Self {
            href: address(&format!("/{}", say.view.slug), session.id),
            title: title(session.about.title.as_str(), say.words),
            hours: hours(say, session).unwrap_or_default(),
            sign: place.venue.and_then(|venue| say.event().venue(venue)).map(|(number, _)| number),
            place: super::list::spot(say, place),
        }
    }
}
