//! Houses, rooms, places, and how many people are where.

use imbl::Vector;
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who, may};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::{Event, Guide, NewRoom, NewVenue};
use crate::id::{PersonId, ProjectId, RoomId, VenueId};
use crate::refusal::{Field, Free, Refusal, Thing};
use crate::text::Text;

/// A house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// What people call it.
    pub name: Text,
    /// Where it is.
    pub address: Text,
    /// How to get there from the first one.
    pub way: Text,
    /// How many people fit; nobody counts where there is none.
    pub seats: Option<u32>,
    /// Its rooms.
    pub rooms: Vector<Room>,
    /// How one finds it and gets in.
    pub guide: Guide,
    /// What pages and the event's folder call it, where they call it anything; see [`Event::house_keys`].
    pub key: Text,
    /// The last change to what it is, and by whom.
    pub furnished: (Seq, Who),
    /// The last change to it.
    pub touched: Seq,
    /// Whether it is not used any more; its sign stays its own.
    pub closed: bool,
}

/// A room of a house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// What people call it.
    pub name: Text,
    /// How many people fit; nobody counts where there is none.
    pub seats: Option<u32>,
    /// What the event's folder calls it, where that is not the usual; see [`room_keys`].
    pub key: Text,
}

/// Where something is: a house, a room in it, a table or landmark in words; any of them may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<VenueId>,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// "CLI table, the middle one".
    #[serde(default)]
    pub spot: Text,
}

/// Where somebody is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In this house.
    Here {
        /// Which.
        venue: VenueId,
        /// Since when.
        since: Timestamp,
    },
    /// Out for a while. The place is kept until the evening, the seat for [`SEAT_KEPT`].
    Away {
        /// From which house.
        venue: VenueId,
        /// Since when.
        since: Timestamp,
        /// About when they are back, if they said so.
        back: Option<Time>,
        /// Whether somebody else may have the seat by now.
        freed: bool,
    },
    /// Gone for the day.
    Left {
        /// Since when.
        since: Timestamp,
    },
}

impl Presence {
    /// The house that they are of, also while they are out.
    pub const fn house(self) -> Option<VenueId> {
        match self {
            Self::Here { venue, .. } | Self::Away { venue, .. } => Some(venue),
            Self::Left { .. } => None,
        }
    }

    /// The house in which they have a seat.
    pub const fn seat(self) -> Option<VenueId> {
        match self {
            Self::Away { freed: true, .. } => None,
            _ => self.house(),
        }
    }
}

/// How long the seat of somebody who is out for a while is kept.
pub const SEAT_KEPT: SignedDuration = SignedDuration::from_mins(15);

/// How full a house is on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauge {
    /// People who said that they are there, but for those who are out for so long that their seats are free.
    pub arrived: u32,
    /// What the last count by hand found more (or fewer) than that.
    pub difference: i64,
    /// The last change to it.
    pub touched: Seq,
    /// The last count by hand.
    pub counted: Option<Seq>,
}

impl Gauge {
    /// People in the house, as far as anybody knows.
    pub fn heads(&self) -> u32 {
        u32::try_from(i64::from(self.arrived).saturating_add(self.difference).max(0)).unwrap_or(u32::MAX)
    }
}

/// The most people that a count may say; more is a slip of the finger.
pub const MOST_HEADS: u32 = 100_000;

/// What is asked of a house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Somebody comes in.
    Arrive {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// Where.
        venue: VenueId,
        /// Even if no seat is left.
        anyway: bool,
        /// When, where it is told later: the greeter's phone had no network.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },
    /// Somebody goes out for a while.
    StepOut {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// About when they are back.
        back: Option<Time>,
    },
    /// Somebody goes home.
    Leave {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// When, where it is told later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },
    /// Nobody knows where somebody is, after all: the door's wrong tap.
    Unsay {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
    },
    /// Say what a house is, rooms and all; one with a new id is one more house.
    Furnish {
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What it is.
        venue: NewVenue,
    },
    /// Use it no more.
    Close {
        /// Which.
        venue: VenueId,
    },
    /// Use it again.
    Reopen {
        /// Which.
        venue: VenueId,
    },
    /// Somebody counted.
    Count {
        /// On which day.
        day: Date,
        /// Where.
        venue: VenueId,
        /// How many there are at this minute.
        present: u32,
    },
}

/// What happened to a house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Somebody came in.
    Arrived {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// Where.
        venue: VenueId,
        /// Though no seat was left.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anyway: bool,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// Somebody went out for a while.
    WentAway {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// From which house.
        venue: VenueId,
        /// About when they are back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back: Option<Time>,
        /// Since when, where this brings back what was so before, or they are out still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
        /// Whether it was so long that somebody else may have the seat.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        freed: bool,
    },
    /// Somebody went home.
    Left {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// Nobody said where somebody is, after all.
    Unsaid {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
    },
    /// A house is this now, rooms and all.
    Furnished {
        /// What it is.
        venue: Box<NewVenue>,
    },
    /// It is not used any more.
    Closed {
        /// Which.
        venue: VenueId,
    },
    /// It is used again.
    Reopened {
        /// Which.
        venue: VenueId,
    },
    /// Somebody counted.
    Counted {
        /// On which day.
        day: Date,
        /// Where.
        venue: VenueId,
        /// How many there were.
        present: u32,
        /// How many more (or fewer) than had said that they are there.
        difference: i64,
    },
}

impl Change {
    pub(crate) fn strike(&mut self) {
        if let Self::Furnished { venue } = self {
            venue.strike();
        }
    }
}

impl NewVenue {
    pub(crate) fn strike(&mut self) {
        self.name.strike();
        self.address.strike();
        self.way.strike();
        for room in &mut self.rooms {
            room.name.strike();
            room.key.strike();
        }
        self.guide.strike();
        self.key.strike();
    }
}

impl Venue {
    pub(crate) fn new(new: &NewVenue, stamp: &Stamp) -> Self {
        let room = |new: &NewRoom| Room { id: new.id, name: new.name.clone(), seats: new.seats, key: new.key.clone() };
        Self {
            id: new.id,
            name: new.name.clone(),
            address: new.address.clone(),
            way: new.way.clone(),
            seats: new.seats,
            rooms: new.rooms.iter().map(room).collect(),
            guide: new.guide.clone(),
            key: new.key.clone(),
            furnished: (stamp.seq, stamp.actor.who),
            touched: stamp.seq,
            closed: false,
        }
    }

    /// What it is, as a command would say it.
    pub fn as_new(&self) -> NewVenue {
        NewVenue {
            id: self.id,
            name: self.name.clone(),
            address: self.address.clone(),
            way: self.way.clone(),
            seats: self.seats,
            rooms: self.rooms.iter().map(Room::as_new).collect(),
            guide: self.guide.clone(),
            key: self.key.clone(),
        }
    }
}

/// What the event's folder calls each room of a house: its key, else its name in letters that a key may have, else by its place.
pub fn room_keys(rooms: &[NewRoom]) -> Vec<String> {
    let mut keys: Vec<String> = rooms.iter().map(|room| room.key.to_string()).collect();
    for (number, room) in rooms.iter().enumerate().filter(|(_, room)| room.key.is_empty()) {
        let plain = plain_key(room.name.as_str());
        let first = if plain.is_empty() { format!("room-{}", number + 1) } else { plain };
        let others = (2..).map(|nth| format!("{first}-{nth}"));
        let free = std::iter::once(first.clone()).chain(others).find(|key| !keys.contains(key));
        keys[number] = free.unwrap_or(first);
    }
    keys
}

impl Room {
    /// What it is, as a command would say it.
    pub fn as_new(&self) -> NewRoom {
        NewRoom { id: self.id, name: self.name.clone(), seats: self.seats, key: self.key.clone() }
    }
}

/// A name as a key: its letters from a to z and digits, with a dash between words.
fn plain_key(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

/// What a house is called that has no key, by its place from 1.
fn usual_key(number: usize) -> String {
    match number {
        1 => "main".to_owned(),
        2 => "overflow".to_owned(),
        number => format!("house-{number}"),
    }
}

impl Event {
    /// What pages and the event's folder call each house: its key, else by its place among all, those that are closed included.
    pub fn house_keys(&self) -> Vec<String> {
        let taken = |key: &str| self.venues.iter().any(|venue| venue.key.as_str() == key);
        let key = |(number, venue): (usize, &Venue)| match venue.key.as_str() {
            "" => {
                let others = (number..=number + self.venues.len()).map(|number| format!("house-{number}"));
                std::iter::once(usual_key(number)).chain(others).find(|key| !taken(key))
            }
            key => Some(key.to_owned()),
        };
        (1..).zip(&self.venues).map(|house| key(house).unwrap_or_default()).collect()
    }

    /// How full a house is on a day.
    pub fn gauge(&self, day: Date, venue: VenueId) -> Gauge {
        self.gauges.get(&(day, venue)).copied().unwrap_or_default()
    }

    /// People whose projects sit in a room on a day, one project left out.
    pub fn heads_in_room(&self, day: Date, room: RoomId, without: Option<ProjectId>) -> u32 {
        let heads: usize = self
            .projects
            .values()
            .filter(|project| Some(project.id) != without && !project.withdrawn)
            .filter_map(|project| project.days.get(&day))
            .filter(|on_day| on_day.state.sits() && on_day.place.room == Some(room))
            .map(|on_day| on_day.members.len())
            .sum();
        u32::try_from(heads).unwrap_or(u32::MAX)
    }

    /// Where a person is on a day.
    pub fn presence(&self, day: Date, person: PersonId) -> Option<Presence> {
        self.presence.get(&(day, person)).copied()
    }

    /// How many of a house's people are out for a while on a day.
    pub fn away_from(&self, day: Date, venue: VenueId) -> u32 {
        let away = self.presences(day).filter(|(_, presence)| matches!(presence, Presence::Away { venue: from, .. } if *from == venue));
        u32::try_from(away.count()).unwrap_or(u32::MAX)
    }

    /// How many of those have a seat there still.
    pub fn seats_kept(&self, day: Date, venue: VenueId) -> u32 {
        let away = self.presences(day).filter(|(_, presence)| matches!(presence, Presence::Away { .. }) && presence.seat() == Some(venue));
        u32::try_from(away.count()).unwrap_or(u32::MAX)
    }

    fn presences(&self, day: Date) -> impl Iterator<Item = (PersonId, Presence)> {
        let of_day = (day, PersonId(crate::Id::from_bits(0)))..=(day, PersonId(crate::Id::from_bits(u128::MAX)));
        self.presence.range(of_day).map(|((_, person), presence)| (*person, *presence))
    }

    /// Whose seats are kept today while they are out, and until when.
    fn seats_to_free(&self) -> impl Iterator<Item = (PersonId, Presence, Timestamp)> {
        self.presences(self.moment.today).filter_map(|(person, presence)| match presence {
            Presence::Away { since, freed: false, .. } => Some((person, presence, since.checked_add(SEAT_KEPT).ok()?)),
            _ => None,
        })
    }

    /// The last moment until this time at which a seat was free again that is kept still.
    pub(crate) fn seat_due(&self, now: Timestamp) -> Option<Timestamp> {
        self.seats_to_free().map(|(_, _, at)| at).filter(|at| *at <= now).max()
    }

    /// When the next seat is free again.
    pub(crate) fn next_seat(&self, now: Timestamp) -> Option<Timestamp> {
        self.seats_to_free().map(|(_, _, at)| at).filter(|at| *at > now).min()
    }

    /// Refuses a place whose house or room the event does not have, or whose room is in another house.
    pub(crate) fn has_place(&self, place: &Place) -> Result<(), Refusal> {
        let venue_known = place.venue.is_none_or(|id| self.venue(id).is_some_and(|(_, venue)| !venue.closed));
        let room_known = place.room.is_none_or(|id| self.room(id).is_some_and(|(venue, _)| Some(venue.id) == place.venue));
        if venue_known && room_known { Ok(()) } else { Err(Refusal::UnknownPlace) }
    }

    /// Refuses more heads than a room has seats, unless the actor may and wants to.
    pub(crate) fn has_seats(
        &self,
        actor: &Actor,
        day: Date,
        place: &Place,
        project: Option<ProjectId>,
        heads: u32,
        anyway: bool,
    ) -> Result<Over, Refusal> {
        let Some((venue, room)) = place.room.and_then(|room| self.room(room)) else { return Ok(Over::No) };
        let Some(seats) = room.seats else { return Ok(Over::No) };
        let taken = self.heads_in_room(day, room.id, project);
        if taken.saturating_add(heads) <= seats {
            return Ok(Over::No);
        }
        over(self, actor, anyway, |anyway| Refusal::RoomFull {
            venue: venue.id,
            room: room.id,
            heads: self.heads_in_room(day, room.id, None),
            seats,
            next: self.next_room(day, venue.id, room.id, heads),
            anyway,
        })
    }

    /// The next room with that many seats left: in the same house first, then in the others in order.
    fn next_room(&self, day: Date, venue: VenueId, full: RoomId, heads: u32) -> Option<Free> {
        let here = self.venues.iter().filter(|other| other.id == venue);
        let there = self.venues.iter().filter(|other| other.id != venue && !other.closed);
        here.chain(there).flat_map(|house| house.rooms.iter().map(move |room| (house, room))).filter(|(_, room)| room.id != full).find_map(
            |(house, room)| {
                let free = room.seats?.saturating_sub(self.heads_in_room(day, room.id, None));
                (free >= heads.max(1)).then_some(Free { venue: house.id, room: Some(room.id), seats: free })
            },
        )
    }

    /// The next house with a seat left, in order of entry.
    fn next_venue(&self, day: Date, full: VenueId) -> Option<Free> {
        self.venues.iter().filter(|venue| venue.id != full && !venue.closed).find_map(|venue| {
            let free = venue.seats?.saturating_sub(self.gauge(day, venue.id).heads());
            (free > 0).then_some(Free { venue: venue.id, room: None, seats: free })
        })
    }
}

/// Whether more people were put somewhere than it has seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// No: there was room.
    No,
    /// Yes: the team was asked and wanted it.
    Yes,
}

/// What happens where no seat is left: the team is asked once, everybody else is told where else to go.
pub(crate) fn over(event: &Event, actor: &Actor, anyway: bool, refusal: impl FnOnce(bool) -> Refusal) -> Result<Over, Refusal> {
    let allowed = may(actor, Act::PutAnyway, event.editing).is_ok();
    if allowed && anyway { Ok(Over::Yes) } else { Err(refusal(allowed)) }
}

pub(crate) fn decide(event: &Event, actor: &Actor, now: Timestamp, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    let change = match *command {
        Command::Arrive { person, day, venue, anyway, at } => {
            for_oneself(event, actor, person)?;
            event.has_day(day)?;
            let (_, house) = event.venue(venue).filter(|(_, house)| !house.closed).ok_or(Refusal::UnknownPlace)?;
            let since = told(event, now, day, person, at)?;
            if matches!(event.presence(day, person), Some(Presence::Here { venue: already, .. }) if already == venue) {
                return Ok(vec![]);
            }
            let heads = event.gauge(day, venue).heads();
            // Whoever was out for a while has a place here still.
            let kept = event.presence(day, person).is_some_and(|presence| presence.house() == Some(venue));
            let over = match house.seats {
                Some(seats) if heads >= seats && !kept => over(event, actor, anyway, |anyway| Refusal::VenueFull {
                    venue,
                    heads,
                    seats,
                    next: event.next_venue(day, venue),
                    anyway,
                })?,
                _ => Over::No,
            };
            Change::Arrived { person, day, venue, anyway: over == Over::Yes, since }
        }
        Command::Leave { person, day, at } => {
            for_oneself(event, actor, person)?;
            event.has_day(day)?;
            if event.presence(day, person).and_then(Presence::house).is_none() {
                return Ok(vec![]);
            }
            Change::Left { person, day, since: told(event, now, day, person, at)? }
        }
        Command::Unsay { person, day } => {
            for_oneself(event, actor, person)?;
            if event.presence(day, person).is_none() {
                return Ok(vec![]);
            }
            Change::Unsaid { person, day }
        }
        Command::StepOut { person, day, back } => {
            for_oneself(event, actor, person)?;
            event.has_day(day)?;
            let Some(venue) = event.presence(day, person).and_then(Presence::house) else { return Err(Refusal::NotHere) };
            Change::WentAway { person, day, venue, back, since: None, freed: false }
        }
        Command::Furnish { seen, ref venue } => {
            allow(event, actor, Act::Arrange)?;
            match furnish(event, seen, venue)? {
                Some(change) => change,
                None => return Ok(vec![]),
            }
        }
        Command::Close { venue } => {
            allow(event, actor, Act::Arrange)?;
            let (_, house) = event.venue(venue).ok_or(Refusal::UnknownPlace)?;
            if house.closed {
                return Ok(vec![]);
            }
            if event.is_used(|place| place.venue == Some(venue)) {
                return Err(Refusal::InUse { thing: Thing::Venue });
            }
            Change::Closed { venue }
        }
        Command::Reopen { venue } => {
            allow(event, actor, Act::Arrange)?;
            let (_, house) = event.venue(venue).ok_or(Refusal::UnknownPlace)?;
            if !house.closed {
                return Ok(vec![]);
            }
            has_a_name_of_its_own(event, venue, &house.name)?;
            Change::Reopened { venue }
        }
        Command::Count { day, venue, present } => {
            allow(event, actor, Act::Count)?;
            event.has_day(day)?;
            event.venue(venue).ok_or(Refusal::UnknownPlace)?;
            if present > MOST_HEADS {
                return Err(Refusal::NotANumber { field: Field::Count, most: MOST_HEADS });
            }
            let difference = i64::from(present) - i64::from(event.gauge(day, venue).arrived);
            Change::Counted { day, venue, present, difference }
        }
    };
    Ok(vec![crate::Change::Venue(change)])
}

/// The seats that are free again by then.
pub(crate) fn free_seats(event: &Event, until: Timestamp) -> Vec<crate::Change> {
    let day = event.moment.today;
    let free = |(person, presence, _): (PersonId, Presence, Timestamp)| match presence {
        Presence::Away { venue, since, back, .. } => {
            Some(crate::Change::Venue(Change::WentAway { person, day, venue, back, since: Some(since), freed: true }))
        }
        Presence::Here { .. } | Presence::Left { .. } => None,
    };
    event.seats_to_free().filter(|(_, _, at)| *at <= until).filter_map(free).collect()
}

/// When it was, where it is told later: never before the last that is known of somebody, and never later than now.
fn told(event: &Event, now: Timestamp, day: Date, person: PersonId, at: Option<Timestamp>) -> Result<Option<Timestamp>, Refusal> {
    let Some(at) = at.filter(|at| *at < now) else { return Ok(None) };
    let known = event.presence(day, person).map(|presence| match presence {
        Presence::Here { since, .. } | Presence::Away { since, .. } | Presence::Left { since } => since,
    });
    if known.is_some_and(|known| known > at) {
        return Err(Refusal::Past);
    }
    let begins = crate::moment::start_of(day, &event.zone).unwrap_or(at);
    Ok(Some(at.max(begins)))
}

/// The most rooms of one house, and the most houses of one event.
pub const MOST_ROOMS: usize = 200;

fn furnish(event: &Event, seen: Seq, venue: &NewVenue) -> Result<Option<Change>, Refusal> {
    if venue.name.is_empty() || venue.rooms.iter().any(|room| room.name.is_empty()) {
        return Err(Refusal::Empty { field: Field::Venue });
    }
    let ids: std::collections::BTreeSet<_> = venue.rooms.iter().map(|room| room.id).collect();
    let elsewhere = |room: &crate::NewRoom| event.room(room.id).is_some_and(|(house, _)| house.id != venue.id);
    if ids.len() < venue.rooms.len() || venue.rooms.iter().any(elsewhere) {
        return Err(Refusal::IdTaken);
    }
    let known = event.venue(venue.id);
    if known.is_none_or(|(_, house)| !house.closed && house.name != venue.name) {
        has_a_name_of_its_own(event, venue.id, &venue.name)?;
    }
    let length = if known.is_some() { venue.rooms.len() } else { venue.rooms.len().max(event.venues.len() + 1) };
    if length > MOST_ROOMS {
        return Err(Refusal::TooLong { field: Field::Venue, limit: MOST_ROOMS, length });
    }
    if let Some((_, house)) = known {
        if house.as_new() == *venue {
            return Ok(None);
        }
        if house.furnished.0 > seen {
            return Err(Refusal::ChangedSince { by: house.furnished.1 });
        }
        let gone = |room: &&Room| !ids.contains(&room.id);
        if house.rooms.iter().filter(gone).any(|room| event.is_used(|place| place.room == Some(room.id))) {
            return Err(Refusal::InUse { thing: Thing::Room });
        }
    }
    Ok(Some(Change::Furnished { venue: Box::new(venue.clone()) }))
}

/// Refuses a second house of one name: nobody could say which is meant, and neither could pages, posters and the event's folder.
fn has_a_name_of_its_own(event: &Event, venue: VenueId, name: &Text) -> Result<(), Refusal> {
    let mut others = event.venues.iter().filter(|house| house.id != venue && !house.closed);
    if others.any(|house| are_one_name(&house.name, name)) { Err(Refusal::VenueKnown { name: name.clone() }) } else { Ok(()) }
}

/// Whether two names are one to whoever reads them.
pub(crate) fn are_one_name(one: &Text, other: &Text) -> bool {
    !one.is_blank() && one.as_str().to_lowercase() == other.as_str().to_lowercase()
}

impl Event {
    /// Whether something on a board or on the timetable is at such a place.
    pub(crate) fn is_used(&self, at: impl Fn(&Place) -> bool) -> bool {
        let on_board = self.projects.values().filter(|project| !project.withdrawn);
        let sessions = self.sessions.values().filter(|session| session.standing == crate::session::Standing::On);
        on_board.flat_map(|project| project.days.values()).any(|on_day| at(&on_day.place))
            || sessions.into_iter().any(|session| at(&session.about.place))
    }

    /// Houses that are used, with their numbers in order of entry, from 1.
    pub fn open_venues(&self) -> impl Iterator<Item = (usize, &Venue)> {
        self.venues.iter().enumerate().filter(|(_, venue)| !venue.closed).map(|(index, venue)| (index + 1, venue))
    }
}

/// One says of oneself where one is; a greeter says it of others.
fn for_oneself(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    allow(event, actor, Act::Write)?;
    if !event.people.contains_key(&person) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    if actor.who == Who::Person(person) { Ok(()) } else { allow(event, actor, Act::Others) }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    match *change {
        Change::Arrived { person, day, venue, since, .. } => {
            let presence = Presence::Here { venue, since: since.unwrap_or(stamp.at) };
            go(event, stamp, day, person, Some(presence));
        }
        Change::WentAway { person, day, venue, back, since, freed } => {
            let presence = Presence::Away { venue, since: since.unwrap_or(stamp.at), back, freed };
            go(event, stamp, day, person, Some(presence));
        }
        Change::Left { person, day, since } => {
            go(event, stamp, day, person, Some(Presence::Left { since: since.unwrap_or(stamp.at) }));
        }
        Change::Unsaid { person, day } => go(event, stamp, day, person, None),
        Change::Counted { day, venue, difference, .. } => {
            crate::import::remember_count(event, stamp, day, venue);
            let gauge = event.gauges.entry((day, venue)).or_default();
            gauge.difference = difference;
            gauge.touched = stamp.seq;
            gauge.counted = Some(stamp.seq);
        }
        Change::Furnished { ref venue } => {
            event.everything = stamp.seq;
            let closed = event.venue(venue.id).is_some_and(|(_, house)| house.closed);
            let house = Venue { closed, ..Venue::new(venue, stamp) };
            match event.venues.iter().position(|known| known.id == venue.id) {
                Some(index) => {
                    event.venues.set(index, house);
                }
                None => event.venues.push_back(house),
            }
        }
        Change::Closed { venue } => close(event, stamp, venue, true),
        Change::Reopened { venue } => close(event, stamp, venue, false),
    }
}

fn close(event: &mut Event, stamp: &Stamp, venue: VenueId, closed: bool) {
    event.everything = stamp.seq;
    if let Some(house) = event.venues.iter_mut().find(|house| house.id == venue) {
        house.closed = closed;
        house.touched = stamp.seq;
    }
}

/// Says where somebody is from now on, and counts heads where they had a seat and where they have one.
fn go(event: &mut Event, stamp: &Stamp, day: Date, person: PersonId, presence: Option<Presence>) {
    if let Some(venue) = event.presence(day, person).and_then(Presence::seat)
        && let Some(gauge) = event.gauges.get_mut(&(day, venue))
    {
        gauge.arrived = gauge.arrived.saturating_sub(1);
        gauge.touched = stamp.seq;
    }
    if let Some(venue) = presence.and_then(Presence::seat) {
        let gauge = event.gauges.entry((day, venue)).or_default();
        gauge.arrived += 1;
        gauge.touched = stamp.seq;
    }
    match presence {
        Some(presence) => event.presence.insert((day, person), presence),
        None => event.presence.remove(&(day, person)),
    };
}

/// What brings back how it was before a change to a house or to where somebody is.
pub(crate) fn undo(at: &crate::history::Turn<'_>, change: &Change) -> Result<Vec<Change>, crate::history::Stuck> {
    let (before, after, now) = (&at.before, &at.after, at.now);
    match *change {
        Change::Arrived { person, day, .. }
        | Change::WentAway { person, day, .. }
        | Change::Left { person, day, .. }
        | Change::Unsaid { person, day } => {
            let was = before.presence(day, person);
            let is = now.presence(day, person);
            at.unchanged(is == after.presence(day, person))?;
            let mut over_seats = Over::No;
            if let (Some(venue), true) = (was.and_then(Presence::house), was.and_then(Presence::house) != is.and_then(Presence::house)) {
                let heads = now.gauge(day, venue).heads();
                let full = now.venue(venue).and_then(|(_, house)| house.seats).filter(|seats| heads >= *seats);
                if let Some(seats) = full {
                    over_seats = over(now, at.actor, at.anyway, |anyway| Refusal::VenueFull {
                        venue,
                        heads,
                        seats,
                        next: now.next_venue(day, venue),
                        anyway,
                    })?;
                }
            }
            Ok(vec![match was {
                None => Change::Unsaid { person, day },
                Some(Presence::Here { venue, since }) => {
                    Change::Arrived { person, day, venue, anyway: over_seats == Over::Yes, since: Some(since) }
                }
                Some(Presence::Away { venue, since, back, freed }) => {
                    Change::WentAway { person, day, venue, back, since: Some(since), freed }
                }
                Some(Presence::Left { since }) => Change::Left { person, day, since: Some(since) },
            }])
        }
        Change::Counted { day, venue, .. } => {
            let (was, then, is) = (before.gauge(day, venue), after.gauge(day, venue), now.gauge(day, venue));
            at.unchanged(is.difference == then.difference)?;
            let present = u32::try_from((i64::from(is.arrived) + was.difference).max(0)).unwrap_or(u32::MAX);
            Ok(vec![Change::Counted { day, venue, present, difference: was.difference }])
        }
        Change::Furnished { ref venue } => {
            let (_, is) = now.venue(venue.id).ok_or(crate::history::Stuck::Gone)?;
            at.unchanged(is.as_new() == **venue && is.closed == after.venue(venue.id).is_some_and(|(_, then)| then.closed))?;
            match before.venue(venue.id) {
                Some((_, was)) => {
                    let was = was.as_new();
                    let gone = |room: &&Room| was.rooms.iter().all(|old| old.id != room.id);
                    if is.rooms.iter().filter(gone).any(|room| now.is_used(|place| place.room == Some(room.id))) {
                        return Err(Refusal::InUse { thing: Thing::Room }.into());
                    }
                    if !is.closed && is.name != was.name {
                        has_a_name_of_its_own(now, venue.id, &was.name)?;
                    }
                    Ok(vec![Change::Furnished { venue: Box::new(was) }])
                }
                None if now.is_used(|place| place.venue == Some(venue.id)) => Err(Refusal::InUse { thing: Thing::Venue }.into()),
                None => Ok(vec![Change::Closed { venue: venue.id }]),
            }
        }
        Change::Closed { venue } => {
            let (_, is) = now.venue(venue).ok_or(crate::history::Stuck::Gone)?;
            at.unchanged(is.closed)?;
            has_a_name_of_its_own(now, venue, &is.name)?;
            Ok(vec![Change::Reopened { venue }])
        }
        Change::Reopened { venue } if now.is_used(|place| place.venue == Some(venue)) => Err(Refusal::InUse { thing: Thing::Venue }.into()),
        Change::Reopened { venue } => {
            at.unchanged(now.venue(venue).is_some_and(|(_, is)| !is.closed))?;
            Ok(vec![Change::Closed { venue }])
        }
    }
}
