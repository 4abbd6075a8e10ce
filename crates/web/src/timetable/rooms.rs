//! The rooms of a day to choose from: those of houses, and places that files or people only have words for.

use std::collections::BTreeMap;

use domain::session::Standing;
use domain::{Event, Field, Id, Place, RoomId, Session, Text};

use super::list::spot;
use crate::say::{Say, fold};
use crate::uuid;

/// A choice of rooms longer than this is folded: it would take many lines of a phone.
const FEW: usize = 4;

/// A room to choose.
pub struct Room {
    /// What the address says.
    pub letters: String,
    /// Its name.
    pub name: String,
    /// Whether it is asked for.
    pub asked: bool,
}

/// The rooms of a day.
#[derive(Default)]
pub struct Rooms {
    /// House by house: its name, where there are several; its rooms.
    pub groups: Vec<(String, Vec<Room>)>,
}

impl Rooms {
    /// Those in which something is, in the event's order; words for a place come after them.
    pub fn of(say: Say<'_>, sessions: &[&Session], asked: &str) -> Self {
        let event = say.event();
        let mut found: BTreeMap<(usize, usize, Text), (String, Place)> = BTreeMap::new();
        for (letters, place) in sessions.iter().filter_map(|session| which(event, &session.about.place)) {
            let (house, room, words) = event.place_in_order(&place);
            let folded = Text::line(&fold(words.as_str()), Field::Where).unwrap_or(words);
            found.entry((house, room, folded)).or_insert((letters, place));
        }
        let mut groups: Vec<(String, Vec<Room>)> = Vec::new();
        let mut last = None;
        for ((house, ..), (letters, place)) in found {
            if last != Some(house) {
                let name = place.venue.map_or(say.words.other_places(), |venue| say.venue(venue));
                groups.push((name.to_owned(), vec![]));
                last = Some(house);
            }
            // A number is no name for a room where nothing says what it is.
            let name = place.room.and_then(|room| event.room(room)).map(|(_, room)| say.room_name(room.name.as_str()));
            let room = Room { asked: letters == asked, name: name.unwrap_or_else(|| spot(say, &place)), letters };
            if let Some((_, rooms)) = groups.last_mut() {
                rooms.push(room);
            }
        }
        if let [(head, _)] = &mut groups[..] {
            head.clear();
        }
        Self { groups }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|(_, rooms)| rooms.len()).sum()
    }

    /// Whether they are too many for a line or two.
    pub fn are_many(&self) -> bool {
        self.len() > FEW
    }

    /// The one that is chosen.
    pub fn chosen(&self) -> Option<&Room> {
        self.groups.iter().flat_map(|(_, rooms)| rooms).find(|room| room.asked)
    }
}

/// Whether a session of the timetable is in the room of these letters.
pub fn is_in(event: &Event, session: &Session, letters: &str) -> bool {
    session.standing != Standing::Withdrawn && which(event, &session.about.place).is_some_and(|(known, _)| known == letters)
}

/// Whether two places are one to whoever goes there: words for a room, and that room.
pub fn are_one(event: &Event, one: &Place, other: &Place) -> bool {
    let is_whole = |place: &Place| place.room.is_none() || place.spot.is_empty();
    let letters = |place| which(event, place).map(|(letters, _)| letters);
    one == other || (is_whole(one) && is_whole(other) && letters(one) == letters(other))
}

/// Which room a place is in: what an address calls it, and where it is. Words that are the name of one room alone are that room.
fn which(event: &Event, place: &Place) -> Option<(String, Place)> {
    let in_room = |venue, room: RoomId| (room.0.short(), Place { venue: Some(venue), room: Some(room), spot: Text::empty() });
    if let (Some(venue), Some(room)) = (place.venue, place.room) {
        return Some(in_room(venue, room));
    }
    let words = fold(place.spot.as_str());
    if words.is_empty() {
        return place.venue.map(|venue| (venue.0.short(), place.clone()));
    }
    let houses = event.venues.iter().filter(|venue| place.venue.is_none_or(|known| known == venue.id));
    let rooms = houses.flat_map(|venue| venue.rooms.iter().map(|room| (venue.id, room)));
    let mut called = rooms.filter(|(_, room)| fold(room.name.as_str()) == words);
    Some(match (called.next(), called.next()) {
        (Some((venue, room)), None) => in_room(venue, room.id),
        _ => (uuid::of_part(place.venue.map_or(Id::from_bits(0), |venue| venue.0), &words), place.clone()),
    })
}
