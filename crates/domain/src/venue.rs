//! Houses, rooms, places, and how many people are where.

use imbl::Vector;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who, may};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::{Event, NewVenue};
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
    /// The last change to it.
    pub touched: Seq,
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
}

/// Where something is: a house, a room in it, a table or landmark in words; any of them may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Gone for the day.
    Left {
        /// Since when.
        since: Timestamp,
    },
}

/// How full a house is on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauge {
    /// People who said that they are there.
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
    },
    /// Somebody goes home.
    Leave {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
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
    },
    /// Somebody went home.
    Left {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
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
    #[expect(
        clippy::unused_self,
        clippy::needless_pass_by_ref_mut,
        reason = "the same shape in every room; there is no free text here yet"
    )]
    pub(crate) fn strike(&mut self) {}
}

impl Venue {
    pub(crate) fn new(new: &NewVenue, seq: Seq) -> Self {
        let rooms = new.rooms.iter().map(|room| Room { id: room.id, name: room.name.clone(), seats: room.seats }).collect();
        Self {
            id: new.id,
            name: new.name.clone(),
            address: new.address.clone(),
            way: new.way.clone(),
            seats: new.seats,
            rooms,
            touched: seq,
        }
    }
}

impl Event {
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

    /// Refuses a place whose house or room the event does not have, or whose room is in another house.
    pub(crate) fn has_place(&self, place: &Place) -> Result<(), Refusal> {
        let venue_known = place.venue.is_none_or(|id| self.venue(id).is_some());
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
        let there = self.venues.iter().filter(|other| other.id != venue);
        here.chain(there).flat_map(|house| house.rooms.iter().map(move |room| (house, room))).filter(|(_, room)| room.id != full).find_map(
            |(house, room)| {
                let free = room.seats?.saturating_sub(self.heads_in_room(day, room.id, None));
                (free >= heads.max(1)).then_some(Free { venue: house.id, room: Some(room.id), seats: free })
            },
        )
    }

    /// The next house with a seat left, in order of entry.
    fn next_venue(&self, day: Date, full: VenueId) -> Option<Free> {
        self.venues.iter().filter(|venue| venue.id != full).find_map(|venue| {
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

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    let change = match *command {
        Command::Arrive { person, day, venue, anyway } => {
            for_oneself(event, actor, person)?;
            event.has_day(day)?;
            let (_, house) = event.venue(venue).ok_or(Refusal::UnknownPlace)?;
            if matches!(event.presence(day, person), Some(Presence::Here { venue: already, .. }) if already == venue) {
                return Ok(vec![]);
            }
            let heads = event.gauge(day, venue).heads();
            let over = match house.seats {
                Some(seats) if heads >= seats => over(event, actor, anyway, |anyway| Refusal::VenueFull {
                    venue,
                    heads,
                    seats,
                    next: event.next_venue(day, venue),
                    anyway,
                })?,
                _ => Over::No,
            };
            Change::Arrived { person, day, venue, anyway: over == Over::Yes }
        }
        Command::Leave { person, day } => {
            for_oneself(event, actor, person)?;
            event.has_day(day)?;
            if !matches!(event.presence(day, person), Some(Presence::Here { .. })) {
                return Ok(vec![]);
            }
            Change::Left { person, day }
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

/// One says of oneself where one is; a greeter says it of others.
fn for_oneself(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    allow(event, actor, Act::Write)?;
    if !event.people.contains_key(&person) {
        return Err(Refusal::Gone { thing: Thing::Person });
    }
    if actor.who == Who::Person(person) { Ok(()) } else { allow(event, actor, Act::Count) }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    match *change {
        Change::Arrived { person, day, venue, .. } => {
            step_out(event, stamp, day, person);
            event.presence.insert((day, person), Presence::Here { venue, since: stamp.at });
            let gauge = event.gauges.entry((day, venue)).or_default();
            gauge.arrived += 1;
            gauge.touched = stamp.seq;
        }
        Change::Left { person, day } => {
            step_out(event, stamp, day, person);
            event.presence.insert((day, person), Presence::Left { since: stamp.at });
        }
        Change::Counted { day, venue, difference, .. } => {
            crate::import::remember_count(event, stamp, day, venue);
            let gauge = event.gauges.entry((day, venue)).or_default();
            gauge.difference = difference;
            gauge.touched = stamp.seq;
            gauge.counted = Some(stamp.seq);
        }
    }
}

fn step_out(event: &mut Event, stamp: &Stamp, day: Date, person: PersonId) {
    if let Some(Presence::Here { venue, .. }) = event.presence(day, person)
        && let Some(gauge) = event.gauges.get_mut(&(day, venue))
    {
        gauge.arrived = gauge.arrived.saturating_sub(1);
        gauge.touched = stamp.seq;
    }
}
