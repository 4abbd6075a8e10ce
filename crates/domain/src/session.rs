//! The timetable: talks, workshops, breaks, and meetings that somebody calls on the spot. Each has a day, and where it is known a
//! time and a place; who wants to be there picks it.

use imbl::OrdMap;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::AmbiguousOffset;
use jiff::{SignedDuration, ToSpan};
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who, may};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::{Event, Language};
use crate::history::{Stuck, Subject, Turn};
use crate::id::{Id, PersonId, RoomId, SessionId};
use crate::link::Link;
use crate::moment::DAY_ENDS;
use crate::person::author;
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;
use crate::venue::Place;

/// A slot of the timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// What it is.
    pub about: About,
    /// Whether it takes place.
    pub standing: Standing,
    /// Who put it on the timetable.
    pub by: Who,
    /// What it is called in the file that it came from: `frab:6d2f…`.
    pub source: Text,
    /// Who wants to be there, and since which change.
    pub picks: OrdMap<PersonId, Seq>,
    /// When and where it was before the last change to that.
    pub moved: Option<Moved>,
    /// The change that put it on the timetable.
    pub planned: Seq,
    /// The last change to what it is, and by whom.
    pub described: (Seq, Who),
    /// The last change to it, picks left out.
    pub touched: Seq,
    /// The last change to who wants to be there.
    pub picked: Seq,
    /// How often it was changed since it was planned: the `SEQUENCE` of a calendar.
    pub revision: u32,
}

/// When and where a session was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The change that moved it.
    pub seq: Seq,
    /// When that was.
    pub moved_at: Timestamp,
    /// Its day before.
    pub day: Date,
    /// Its time before.
    pub at: Option<Time>,
    /// Its place before.
    pub place: Place,
}

/// What a session is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What it is called.
    pub title: Text,
    /// What stands below that.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub subtitle: Text,
    /// What kind of session it is.
    pub kind: Kind,
    /// Its day; what begins before five in the morning belongs to the day before.
    pub day: Date,
    /// When it begins, in the event's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
    /// How long it takes, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// Where.
    #[serde(default)]
    pub place: Place,
    /// Who speaks, or calls it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<PersonId>,
    /// The language that is spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What it is about in short, in Markdown.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub brief: Text,
    /// What it is about, in Markdown.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub text: Text,
    /// How many people fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Whether one signs up: then picking it takes a seat.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sign_up: bool,
    /// The slides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slides: Option<Link>,
    /// Where it is shown while it is on; where the event is shown, if it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream: Option<Link>,
    /// The recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording: Option<Link>,
    /// Where more stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What its links are called, its slides among them, where somebody said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub link_names: Vec<(Link, Text)>,
    /// What programs elsewhere call it in addresses and in names of files.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub slug: Text,
    /// The track that it belongs to, in the event's own words.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub track: Text,
    /// The licence of its recording.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub license: Text,
    /// Whether it must not be recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_recording: bool,
}

/// What kind of session it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One speaks, many listen.
    Talk,
    /// The same, for everybody.
    Keynote,
    /// Many do something, one shows how.
    Workshop,
    /// Coffee, lunch, a party.
    Break,
    /// Somebody called it on the spot.
    Meeting,
    /// Anything else, in the event's own words.
    Other(Text),
}

/// Whether a session takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It does.
    #[default]
    On,
    /// It does not, and people should know.
    Cancelled,
    /// It was never meant to: it stands nowhere.
    Withdrawn,
}

/// The most speakers, or links, of a session.
pub const MOST_NAMED: usize = 50;

/// The longest session, in minutes: a day.
pub const LONGEST: u16 = 24 * 60;

/// How long a meeting that somebody calls on the spot may take, in minutes.
pub const ON_THE_SPOT: std::ops::RangeInclusive<u16> = 15..=90;

/// How long a session counts as on where nobody said, in minutes.
pub const USUAL: u16 = 60;

/// What is asked of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Put it on the timetable.
    Plan {
        /// Its id.
        session: SessionId,
        /// What it is.
        about: About,
        /// What it is called in the file that it comes from; empty where there is none.
        source: Text,
        /// Even where something else is in that room.
        anyway: bool,
    },
    /// Say anew what it is.
    Describe {
        /// Which.
        session: SessionId,
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What it is.
        about: About,
        /// Even where something else is in that room.
        anyway: bool,
    },
    /// Say whether it takes place.
    Stand {
        /// Which.
        session: SessionId,
        /// Whether it does.
        standing: Standing,
    },
    /// Say that somebody wants to be there.
    Pick {
        /// Where.
        session: SessionId,
        /// Who.
        person: PersonId,
    },
    /// Say that somebody does not.
    Unpick {
        /// Where.
        session: SessionId,
        /// Who.
        person: PersonId,
    },
}

/// What happened to a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was put on the timetable.
    Planned {
        /// Its id.
        session: SessionId,
        /// What it is.
        about: Box<About>,
        /// What it is called in the file that it came from.
        #[serde(default, skip_serializing_if = "Text::is_blank")]
        source: Text,
    },
    /// It was described anew.
    Described {
        /// Which.
        session: SessionId,
        /// What it is.
        about: Box<About>,
    },
    /// Somebody said whether it takes place.
    Stood {
        /// Which.
        session: SessionId,
        /// Whether it does.
        standing: Standing,
    },
    /// Somebody wants to be there.
    Picked {
        /// Where.
        session: SessionId,
        /// Who.
        person: PersonId,
    },
    /// Somebody does not.
    Unpicked {
        /// Where.
        session: SessionId,
        /// Who.
        person: PersonId,
    },
}

impl Change {
    /// The session.
    pub const fn session(&self) -> SessionId {
        match self {
            Self::Planned { session, .. }
            | Self::Described { session, .. }
            | Self::Stood { session, .. }
            | Self::Picked { session, .. }
            | Self::Unpicked { session, .. } => *session,
        }
    }

    /// Whether it says who wants to be where: that is between them and the team.
    pub const fn is_a_pick(&self) -> bool {
        matches!(self, Self::Picked { .. } | Self::Unpicked { .. })
    }

    /// Who wants to be there, or does not.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Picked { person, .. } | Self::Unpicked { person, .. } => Some(*person),
            _ => None,
        }
    }

    pub(crate) fn strike(&mut self) {
        if let Self::Planned { about, .. } | Self::Described { about, .. } = self {
            about.strike();
        }
        if let Self::Planned { source, .. } = self {
            source.strike();
        }
    }
}

impl About {
    /// A session of which nothing else is known.
    pub fn new(title: Text, kind: Kind, day: Date) -> Self {
        Self {
            title,
            subtitle: Text::empty(),
            kind,
            day,
            at: None,
            minutes: None,
            place: Place::default(),
            speakers: vec![],
            language: None,
            brief: Text::empty(),
            text: Text::empty(),
            seats: None,
            sign_up: false,
            slides: None,
            stream: None,
            recording: None,
            links: vec![],
            link_names: vec![],
            slug: Text::empty(),
            track: Text::empty(),
            license: Text::empty(),
            no_recording: false,
        }
    }

    /// What a link of it is called, where somebody said so.
    pub fn link_name(&self, link: &Link) -> Option<&str> {
        self.link_names.iter().find(|(known, _)| known == link).map(|(_, name)| name.as_str()).filter(|name| !name.is_empty())
    }

    /// What it is about, in short and then at length, in Markdown.
    pub fn words(&self) -> String {
        let parts = [self.brief.as_str(), self.text.as_str()];
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn strike(&mut self) {
        let place = &mut self.place.spot;
        [&mut self.title, &mut self.subtitle, &mut self.brief, &mut self.text, place, &mut self.slug, &mut self.track, &mut self.license]
            .into_iter()
            .for_each(Text::strike);
        self.link_names.clear();
        if let Kind::Other(word) = &mut self.kind {
            word.strike();
        }
        self.slides.iter_mut().chain(&mut self.stream).chain(&mut self.recording).chain(&mut self.links).for_each(Link::strike);
    }

    fn is_on_the_spot(&self) -> bool {
        self.kind == Kind::Meeting && self.at.is_some() && self.place.room.is_some()
    }
}

/// Minutes since a day began, at five in the morning.
fn since_dawn(at: Time) -> u16 {
    let since_midnight = |at: Time| u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs());
    (since_midnight(at) + 24 * 60 - since_midnight(DAY_ENDS)) % (24 * 60)
}

/// Where a session that takes place stands among those whose time is known.
fn beginning(session: &Session) -> Option<(Date, u16, SessionId)> {
    let at = session.about.at.filter(|_| session.standing == Standing::On)?;
    Some((session.about.day, since_dawn(at), session.id))
}

/// Why a time of day is no moment of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped;

impl Event {
    /// The moment of a time on a day, in the event's zone. A day ends at five in the morning of the next date; of a time that a clock shows
    /// twice it is the first.
    ///
    /// # Errors
    /// [`Skipped`] where the clocks are put forward over it.
    pub fn moment_on(&self, day: Date, at: Time) -> Result<Timestamp, Skipped> {
        let date = if at < DAY_ENDS { day.checked_add(1.day()).map_err(|_| Skipped)? } else { day };
        let zoned = self.zone.to_ambiguous_zoned(date.to_datetime(at));
        match zoned.offset() {
            AmbiguousOffset::Gap { .. } => Err(Skipped),
            _ => zoned.earlier().map(|zoned| zoned.timestamp()).map_err(|_| Skipped),
        }
    }

    /// When a session begins and ends, where its time is known.
    pub fn span(&self, about: &About) -> Option<(Timestamp, Timestamp)> {
        let begins = self.moment_on(about.day, about.at?).ok()?;
        Some((begins, begins.checked_add(SignedDuration::from_mins(i64::from(self.minutes(about)))).ok()?))
    }

    /// The minutes that a session takes; where nobody said, until the next one there begins, and an hour at most.
    fn minutes(&self, about: &About) -> u16 {
        about.minutes.unwrap_or_else(|| {
            let Some(begins) = about.at.map(since_dawn) else { return USUAL };
            // What is nowhere in particular is for everybody: it waits for what comes next, and others for it.
            let nowhere = Place::default();
            let there = |other: &Session| other.about.place == about.place || other.about.place == nowhere || about.place == nowhere;
            let at = |minutes: u16| (about.day, begins + minutes, SessionId(Id::from_bits(0)));
            let mut later = self.begins.range(at(1)..at(USUAL));
            let next = later.find(|(.., other)| self.sessions.get(other).is_some_and(there));
            next.map_or(USUAL, |(_, next, _)| next - begins)
        })
    }

    /// How many seats of a session are left, where one signs up for them.
    pub fn seats_left(&self, session: &Session) -> Option<usize> {
        let seats = session.about.seats.filter(|_| session.about.sign_up)?;
        Some((seats as usize).saturating_sub(self.picked_by(session)))
    }

    /// A session begins then, and no more when it did before.
    fn begin(&mut self, was: Option<(Date, u16, SessionId)>, is: Option<(Date, u16, SessionId)>) {
        if was != is {
            was.map(|was| self.begins.remove(&was));
            self.begins.extend(is);
        }
    }

    /// The sessions that stand on the timetable, cancelled ones too: day by day, by time and place. Those without a time come last.
    pub fn timetable(&self) -> Vec<&Session> {
        let mut found: Vec<_> = self.sessions.values().filter(|session| session.standing != Standing::Withdrawn).collect();
        found.sort_by_cached_key(|session| {
            let begins = session.about.at.and_then(|at| self.moment_on(session.about.day, at).ok());
            (session.about.day, begins.is_none(), begins, self.place_in_order(&session.about.place), session.planned)
        });
        found
    }

    /// Where a place comes among the others.
    pub fn place_in_order(&self, place: &Place) -> (usize, usize, Text) {
        let venue = place.venue.and_then(|id| self.venues.iter().position(|venue| venue.id == id));
        let room = venue.zip(place.room).and_then(|(venue, id)| self.venues[venue].rooms.iter().position(|room| room.id == id));
        (venue.unwrap_or(usize::MAX), room.unwrap_or(usize::MAX), place.spot.clone())
    }

    /// Whether a session takes place at the same time as this one would, by moments: a day's last hours reach into the next one.
    fn meets(&self, about: &About, but: Option<SessionId>) -> impl Fn(&Session) -> bool {
        let (span, day) = (self.span(about), about.day);
        move |other| {
            // What is days away is not asked for its hours: a day and the hour by which clocks are put forward is the longest that one takes.
            let near = (other.about.day - day).get_days().abs() <= 2;
            let on = near && other.standing == Standing::On && Some(other.id) != but;
            let spans = span.filter(|_| on).zip(self.span(&other.about).filter(|_| on));
            spans.is_some_and(|((begins, ends), (other_begins, other_ends))| begins < other_ends && other_begins < ends)
        }
    }

    /// The sessions that take place at the same time as this one would, itself left out.
    pub fn beside<'a>(&'a self, about: &'a About, but: Option<SessionId>) -> impl Iterator<Item = &'a Session> {
        let meets = self.meets(about, but);
        self.sessions.values().filter(move |other| meets(other))
    }

    /// What is in a session's room at its time.
    pub fn in_the_room<'a>(&'a self, about: &'a About, but: Option<SessionId>) -> Option<&'a Session> {
        let room = about.place.room?;
        let meets = self.meets(about, but);
        self.sessions.values().filter(|other| other.about.place.room == Some(room)).find(|other| meets(other))
    }

    /// A room that is free for as long as a session takes: the first in order, of those that are open.
    pub fn free_room(&self, about: &About, but: Option<SessionId>) -> Option<RoomId> {
        let taken: Vec<RoomId> = self.beside(about, but).filter_map(|other| other.about.place.room).collect();
        let rooms = self.venues.iter().filter(|venue| !venue.closed).flat_map(|venue| &venue.rooms);
        rooms.map(|room| room.id).find(|room| !taken.contains(room))
    }

    /// How many people picked a session: two entries of one person are one.
    pub fn picked_by(&self, session: &Session) -> usize {
        session.picks.keys().map(|person| self.now(*person)).collect::<std::collections::BTreeSet<_>>().len()
    }

    /// Whether it was the team that said last whether a session takes place.
    fn stood_by_team(&self, session: SessionId) -> bool {
        let mut stood =
            self.history.of(Subject::Session(session)).filter(|entry| matches!(entry.change, crate::Change::Session(Change::Stood { .. })));
        stood.next().is_some_and(|entry| entry.stamp.actor.role.is_team())
    }

    /// Whether a person picked a session, under whichever of their entries.
    pub fn has_picked(&self, session: &Session, person: PersonId) -> bool {
        session.picks.contains_key(&person) || session.picks.keys().any(|known| self.are_one(*known, person))
    }

    /// Whether an actor may change a session: what is one's own, or all.
    pub fn may_change_session(&self, actor: &Actor, session: &Session) -> bool {
        may_change(self, actor, session).is_ok()
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, now: Timestamp, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    let known = |session: &SessionId| event.sessions.get(session).ok_or(Refusal::Gone { thing: Thing::Talk });
    let change = match command {
        Command::Plan { session, about, source, anyway } => {
            if event.sessions.contains_key(session) {
                return Err(Refusal::IdTaken);
            }
            may_plan(event, actor, about, None)?;
            is_to_come(event, actor, about, None, now)?;
            check(event, actor, about, None, *anyway)?;
            if !source.is_empty() {
                allow(event, actor, Act::Import)?;
            }
            Change::Planned { session: *session, about: Box::new(about.clone()), source: source.clone() }
        }
        Command::Describe { session, seen, about, anyway } => {
            let was = known(session).and_then(|was| alive(was))?;
            if was.about == *about {
                return Ok(vec![]);
            }
            may_change(event, actor, was)?;
            may_plan(event, actor, about, Some(was))?;
            is_to_come(event, actor, about, Some(was), now)?;
            check(event, actor, about, Some(was), *anyway)?;
            if was.described.0 > *seen {
                return Err(Refusal::ChangedSince { by: was.described.1 });
            }
            Change::Described { session: *session, about: Box::new(about.clone()) }
        }
        Command::Stand { session, standing } => {
            let now = known(session)?;
            may_change(event, actor, now)?;
            if now.standing == *standing {
                return Ok(vec![]);
            }
            let arranges = may(actor, Act::Arrange, event.editing).is_ok();
            if !arranges && event.stood_by_team(*session) {
                allow(event, actor, Act::Arrange)?;
            }
            if *standing == Standing::On {
                event.has_day(now.about.day)?;
                if !arranges {
                    is_free(event, actor, &now.about, Some(*session))?;
                }
            }
            Change::Stood { session: *session, standing: *standing }
        }
        Command::Pick { session, person } => {
            let now = known(session).and_then(|now| alive(now))?;
            picks(event, actor, *person)?;
            if event.has_picked(now, *person) {
                return Ok(vec![]);
            }
            has_a_seat(event, now)?;
            Change::Picked { session: *session, person: *person }
        }
        Command::Unpick { session, person } => {
            let now = known(session)?;
            picks(event, actor, *person)?;
            let entries = now.picks.keys().copied().filter(|known| event.are_one(*known, *person));
            let unpicked = |person| crate::Change::Session(Change::Unpicked { session: *session, person });
            return Ok(entries.map(unpicked).collect());
        }
    };
    Ok(vec![crate::Change::Session(change)])
}

fn alive(session: &Session) -> Result<&Session, Refusal> {
    if session.standing == Standing::Withdrawn { Err(Refusal::Gone { thing: Thing::Talk }) } else { Ok(session) }
}

fn may_change(event: &Event, actor: &Actor, session: &Session) -> Result<(), Refusal> {
    let by = session.by.person().zip(actor.who.person());
    let own = session.about.is_on_the_spot() && by.is_some_and(|(by, person)| event.are_one(by, person));
    allow(event, actor, if own && may(actor, Act::Arrange, event.editing).is_err() { Act::Write } else { Act::Arrange })
}

/// The timetable is the team's. Whoever may write takes a free room for a while, and speaks themselves.
fn may_plan(event: &Event, actor: &Actor, about: &About, was: Option<&Session>) -> Result<(), Refusal> {
    if may(actor, Act::Arrange, event.editing).is_ok() {
        return Ok(());
    }
    let speak_as_before = was.is_some_and(|was| was.about.speakers == about.speakers);
    if about.kind == Kind::Meeting && !about.is_on_the_spot() && may(actor, Act::Write, event.editing).is_ok() {
        return Err(Refusal::Empty { field: if about.at.is_none() { Field::Time } else { Field::Where } });
    }
    if !about.is_on_the_spot() || actor.who.person().is_some_and(|person| about.speakers != [person] && !speak_as_before) {
        return allow(event, actor, Act::Arrange);
    }
    allow(event, actor, Act::Write)?;
    author(event, actor)?;
    if about.minutes.is_some_and(|minutes| ON_THE_SPOT.contains(&minutes)) { Ok(()) } else { Err(Refusal::OnTheSpot) }
}

/// A room is taken for an hour to come, or the present one; the team writes down what was, too.
fn is_to_come(event: &Event, actor: &Actor, about: &About, was: Option<&Session>, now: Timestamp) -> Result<(), Refusal> {
    let stays = was.is_some_and(|was| (was.about.day, was.about.at, was.about.minutes) == (about.day, about.at, about.minutes));
    let is_over = event.span(about).is_some_and(|(_, ends)| ends <= now);
    if is_over && !stays && may(actor, Act::Arrange, event.editing).is_err() { Err(Refusal::OverAlready) } else { Ok(()) }
}

/// One's picks are one's own, whatever one may write.
fn picks(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    if !event.people.contains_key(&person) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    match actor.who.person() {
        Some(me) if event.are_one(me, person) => Ok(()),
        _ => allow(event, actor, Act::Others),
    }
}

fn check(event: &Event, actor: &Actor, about: &About, was: Option<&Session>, anyway: bool) -> Result<(), Refusal> {
    event.has_day(about.day)?;
    if about.title.is_empty() {
        return Err(Refusal::Empty { field: Field::Title });
    }
    for (field, length) in
        [(Field::Who, about.speakers.len()), (Field::Link, about.links.len().max(about.link_names.len().saturating_sub(1)))]
    {
        if length > MOST_NAMED {
            return Err(Refusal::TooLong { field, limit: MOST_NAMED, length });
        }
    }
    if about.speakers.iter().any(|person| !event.people.contains_key(person)) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    if about.minutes.is_some_and(|minutes| minutes == 0 || minutes > LONGEST) {
        return Err(Refusal::NotANumber { field: Field::Minutes, most: LONGEST.into() });
    }
    if was.is_none_or(|was| was.about.place != about.place) {
        event.has_place(&about.place)?;
    }
    if let Some(at) = about.at {
        event.moment_on(about.day, at).map_err(|Skipped| Refusal::NoSuchTime { day: about.day, at })?;
    }
    // Who changes only words is not asked again about a room that was taken before.
    let stays = was.is_some_and(|was| {
        (was.about.day, was.about.at, was.about.minutes, &was.about.place) == (about.day, about.at, about.minutes, &about.place)
    });
    let may_anyway = anyway && may(actor, Act::Arrange, event.editing).is_ok();
    if stays || may_anyway { Ok(()) } else { is_free(event, actor, about, was.map(|was| was.id)) }
}

/// Refuses a room in which something else is then.
fn is_free(event: &Event, actor: &Actor, about: &About, but: Option<SessionId>) -> Result<(), Refusal> {
    let Some((other, (_, until))) = event.in_the_room(about, but).and_then(|other| Some((other, event.span(&other.about)?))) else {
        return Ok(());
    };
    let anyway = may(actor, Act::Arrange, event.editing).is_ok();
    Err(Refusal::RoomTaken { session: other.id, until, free: event.free_room(about, but), anyway })
}

/// Where one signs up, a seat is needed.
fn has_a_seat(event: &Event, session: &Session) -> Result<(), Refusal> {
    match session.about.seats {
        Some(seats) if session.about.sign_up && event.picked_by(session) >= seats as usize => {
            Err(Refusal::SessionFull { session: session.id, seats })
        }
        _ => Ok(()),
    }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    if let Change::Planned { session, about, source } = change {
        let planned = Session {
            id: *session,
            about: (**about).clone(),
            standing: Standing::On,
            by: stamp.actor.who,
            source: source.clone(),
            picks: OrdMap::new(),
            moved: None,
            planned: stamp.seq,
            described: (stamp.seq, stamp.actor.who),
            touched: stamp.seq,
            picked: 0,
            revision: 0,
        };
        let is = beginning(&planned);
        let was = event.sessions.insert(*session, planned).as_ref().and_then(beginning);
        event.begin(was, is);
        crate::import::remember_new(event, stamp, crate::import::Item::Session(*session));
        return;
    }
    let Some(known) = event.sessions.get_mut(&change.session()) else { return };
    let began = beginning(known);
    match change {
        Change::Planned { .. } => {}
        Change::Described { about, .. } => {
            let was = std::mem::replace(&mut known.about, (**about).clone());
            if (was.day, was.at, &was.place) != (about.day, about.at, &about.place) {
                known.moved = Some(Moved { seq: stamp.seq, moved_at: stamp.at, day: was.day, at: was.at, place: was.place });
            }
            known.described = (stamp.seq, stamp.actor.who);
        }
        Change::Stood { standing, .. } => known.standing = *standing,
        Change::Picked { person, .. } => {
            known.picks.insert(*person, stamp.seq);
        }
        Change::Unpicked { person, .. } => {
            known.picks.remove(person);
        }
    }
    if change.is_a_pick() {
        known.picked = stamp.seq;
    } else {
        known.touched = stamp.seq;
        known.revision += 1;
    }
    let begins = beginning(known);
    event.begin(began, begins);
}

/// Whether two are one changes how many want to be there.
pub(crate) fn recount(event: &mut Event) {
    let picked: Vec<SessionId> = event.sessions.values().filter(|session| !session.picks.is_empty()).map(|session| session.id).collect();
    for session in picked {
        if let Some(known) = event.sessions.get_mut(&session) {
            known.picked = event.seq;
        }
    }
}

/// Somebody is erased: what they wanted to be at goes, and their seat is free.
pub(crate) fn forget(event: &mut Event, person: PersonId) {
    let theirs: Vec<SessionId> =
        event.sessions.values().filter(|session| session.picks.contains_key(&person)).map(|session| session.id).collect();
    for session in theirs {
        if let Some(known) = event.sessions.get_mut(&session) {
            known.picks.remove(&person);
            known.picked = event.seq;
        }
    }
}

/// What brings back how it was before a change to a session.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let session = change.session();
    let is = at.now.sessions.get(&session).ok_or(Stuck::Gone)?;
    let then = at.after.sessions.get(&session).ok_or(Stuck::Gone)?;
    match change {
        Change::Picked { person, .. } => {
            at.unchanged(is.picks.contains_key(person))?;
            return Ok(vec![Change::Unpicked { session, person: *person }]);
        }
        Change::Unpicked { person, .. } => {
            at.unchanged(!is.picks.contains_key(person))?;
            if at.now.people.get(person).is_none_or(|known| known.erased) {
                return Err(Stuck::Gone);
            }
            has_a_seat(at.now, is)?;
            return Ok(vec![Change::Picked { session, person: *person }]);
        }
        _ => at.unchanged(is.about == then.about && is.standing == then.standing)?,
    }
    let was = at.before.sessions.get(&session);
    let comes_back = match change {
        Change::Described { .. } => was.map(|was| &was.about),
        Change::Stood { .. } if was.is_some_and(|was| was.standing == Standing::On) => Some(&is.about),
        _ => None,
    };
    if let Some(about) = comes_back {
        at.now.has_day(about.day)?;
        at.now.has_place(&about.place)?;
    }
    if let Some(about) = comes_back.filter(|_| !at.anyway) {
        is_free(at.now, at.actor, about, Some(session))?;
    }
    Ok(vec![match change {
        Change::Planned { .. } => Change::Stood { session, standing: Standing::Withdrawn },
        Change::Described { .. } => Change::Described { session, about: Box::new(was.ok_or(Stuck::Gone)?.about.clone()) },
        _ => Change::Stood { session, standing: was.ok_or(Stuck::Gone)?.standing },
    }])
}
