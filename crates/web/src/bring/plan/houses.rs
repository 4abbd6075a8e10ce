//! Houses and their rooms.

use std::collections::HashMap;

use domain::venue::{Command as VenueCommand, room_keys};
use domain::{Command, Field, Guide, NewRoom, NewVenue, RoomId, Text, VenueId};

use super::{Planning, SEEN, What, different};
use crate::bring::outside::{OutsideRoom, OutsideVenue};
use crate::say::fold;

impl Planning<'_> {
    pub(super) fn venues(&mut self) {
        for venue in &self.outside.venues {
            self.venue(venue);
        }
        self.rooms_of_a_house();
    }

    /// Puts rooms of which the files do not say where they are into the house that is named, or into the only one. Where there are several, or
    /// none, nobody knows: they stay words, and that is said.
    fn rooms_of_a_house(&mut self) {
        let is_house = |name: &str| self.event.venues.iter().any(|venue| fold(venue.name.as_str()) == fold(name));
        let known = |name: &str| is_house(name) || self.place(name).room.is_some();
        let missing: Vec<&OutsideRoom> =
            self.outside.rooms.iter().filter(|room| !room.name.trim().is_empty() && !known(&room.name)).collect();
        if missing.is_empty() {
            return;
        }
        let house = match self.house_of_rooms() {
            Ok(house) => house,
            Err(why) => {
                let rooms = missing.iter().map(|room| room.name.trim()).collect::<Vec<_>>().join(", ");
                self.plan.remarks.push((rooms, why));
                return;
            }
        };
        let rooms: Vec<NewRoom> = missing.iter().filter_map(|room| self.new_room(room)).collect();
        let names: Vec<String> = rooms.iter().map(|room| format!("{}, {}", house.name, room.name)).collect();
        let venue = NewVenue { rooms: house.rooms.iter().cloned().chain(rooms).collect(), ..house };
        if self.does(Command::Venue(VenueCommand::Furnish { seen: SEEN, venue })) {
            for name in names {
                self.note(What::Venue, &name, |plan| &mut plan.new);
            }
        }
    }

    fn house_of_rooms(&mut self) -> Result<NewVenue, String> {
        const AGAIN: &str = "name one with --house and bring the file in again";
        if let Some(named) = &self.outside.house {
            let name = Text::some_line(named, Field::Venue).map_err(|refusal| crate::refusal_in_english(&refusal))?;
            let known = self.event.open_venues().find(|(_, venue)| fold(venue.name.as_str()) == fold(named));
            let known = known.map(|(_, venue)| venue.as_new());
            let (address, way, key) = (Text::empty(), Text::empty(), Text::empty());
            let new = |id| NewVenue { id, name, address, way, seats: None, rooms: vec![], guide: Guide::default(), key };
            return Ok(known.unwrap_or_else(|| new(VenueId(self.id()))));
        }
        let mut open = self.event.open_venues().map(|(_, venue)| venue);
        match (open.next(), open.next()) {
            (Some(only), None) => Ok(only.as_new()),
            (None, _) => Err(format!("only in words, as this event has no house yet: {AGAIN}")),
            _ => Err(format!("only in words, as nobody says in which of the houses: {AGAIN}")),
        }
    }

    fn new_room(&mut self, room: &OutsideRoom) -> Option<NewRoom> {
        let name = Text::some_line(&room.name, Field::Room).ok()?;
        Some(NewRoom::new(RoomId(self.id()), name, room.seats))
    }

    fn venue(&mut self, venue: &OutsideVenue) {
        let Ok(called) = Text::some_line(&venue.name, Field::Venue) else { return };
        let known = self.known_house(venue).and_then(|id| self.event.venue(id)).map(|(_, known)| known.clone());
        self.there.venues.extend(known.as_ref().map(|known| known.id));
        let line = |written: &Option<String>| written.as_deref().and_then(|text| Text::line(text, Field::Address).ok());
        let was = known.as_ref().map(domain::Venue::as_new);
        let rooms = self.rooms(venue, known.as_ref());
        let empty = |text: Option<&Text>| text.cloned().unwrap_or_default();
        let is = NewVenue {
            id: was.as_ref().map_or_else(|| VenueId(self.id()), |was| was.id),
            name: was.as_ref().filter(|_| !self.is_folder()).map_or_else(|| called.clone(), |was| was.name.clone()),
            address: line(&venue.address).unwrap_or_else(|| empty(was.as_ref().map(|was| &was.address))),
            way: line(&venue.way).unwrap_or_else(|| empty(was.as_ref().map(|was| &was.way))),
            seats: self.seats(venue.seats, was.as_ref().and_then(|was| was.seats)),
            rooms,
            guide: venue.guide.clone().unwrap_or_else(|| was.as_ref().map(|was| was.guide.clone()).unwrap_or_default()),
            key: self.key_of_house(venue, known.as_ref()),
        };
        let only = was.iter().flat_map(|was| &was.rooms).filter(|room| is.rooms.iter().any(|is| is.id == room.id && is.name == room.name));
        let only = only.filter(|room| venue.rooms.iter().all(|said| fold(&said.name) != fold(room.name.as_str())));
        self.there.rooms_only_here.extend(only.map(|room| format!("{}, {}", is.name, room.name)));
        if was.as_ref() == Some(&is) {
            self.plan.same += 1;
            return;
        }
        let parts = was.as_ref().map(|was| different(was, &is)).unwrap_or_default();
        let furnish = Command::Venue(VenueCommand::Furnish { seen: self.seen(), venue: is });
        match known {
            Some(known) => self.says_anew(What::Venue, called.as_str(), known.furnished.0, furnish, parts),
            None => {
                if self.does(furnish) {
                    self.note(What::Venue, called.as_str(), |plan| &mut plan.new);
                }
            }
        }
    }

    /// How many fit from now on: what the files say; a folder that knows the event and says nothing takes the number away.
    fn seats(&self, said: Option<u32>, was: Option<u32>) -> Option<u32> {
        said.or(was.filter(|_| !self.is_folder() || self.known.is_nothing()))
    }

    /// The rooms that a house has from now on: those that it had, as the files call them, and those that are new.
    fn rooms(&mut self, said: &OutsideVenue, was: Option<&domain::Venue>) -> Vec<NewRoom> {
        let mut rooms: Vec<NewRoom> = was.iter().flat_map(|was| &was.rooms).map(domain::venue::Room::as_new).collect();
        if self.is_folder() {
            rename_the_one(&mut rooms, &said.rooms);
        }
        let usual = room_keys(&rooms);
        let mut called = HashMap::new();
        for room in &said.rooms {
            let at = known_room(&rooms, &usual, room, &said.rooms).unwrap_or(rooms.len());
            match rooms.get_mut(at) {
                Some(known) => {
                    known.seats = self.seats(room.seats, known.seats);
                    let name = Text::some_line(&room.name, Field::Room).ok();
                    known.name = name.filter(|name| fold(name.as_str()) != fold(known.name.as_str())).unwrap_or_else(|| known.name.clone());
                }
                None => rooms.extend(self.new_room(room)),
            }
            called.insert(at, room.key.as_str());
        }
        // The key that a room has from now on: what the folder calls it, unless it is called so anyway.
        let usual = room_keys(&rooms);
        for (at, key) in called.into_iter().filter(|(at, key)| !key.is_empty() && usual.get(*at).is_some_and(|usual| usual != key)) {
            rooms[at].key = Text::line(key, Field::Room).unwrap_or_default();
        }
        rooms
    }

    /// Which house of the event one of the files is: the one with its key, else by its name, else the one that pages know by that key as
    /// nothing else was said.
    fn known_house(&self, said: &OutsideVenue) -> Option<VenueId> {
        let houses = || self.view.event.venues.iter();
        let named = || self.event.venues.iter().filter(|known| fold(known.name.as_str()) == fold(&said.name));
        if said.key.is_empty() {
            return named().next().map(|known| known.id);
        }
        let claimed = |key: &Text| !key.is_empty() && self.outside.venues.iter().any(|other| other.key == key.as_str());
        let by_key = houses().find(|known| known.key.as_str() == said.key).map(|known| known.id);
        let by_name = || named().find(|known| !claimed(&known.key)).map(|known| known.id);
        let by_place = || {
            let (_, known) = self.view.event.house_keys().into_iter().zip(houses()).find(|(key, _)| *key == said.key)?;
            let is_another = self.outside.venues.iter().any(|other| fold(&other.name) == fold(known.name.as_str()));
            (known.key.is_empty() && !is_another).then_some(known.id)
        };
        by_key.or_else(by_name).or_else(by_place)
    }

    /// The key that a house has from now on: what the folder calls it, unless it is called so anyway.
    fn key_of_house(&self, said: &OutsideVenue, known: Option<&domain::Venue>) -> Text {
        let was = known.map(|known| known.key.clone()).unwrap_or_default();
        let usual = self
            .view
            .event
            .house_keys()
            .into_iter()
            .zip(&self.view.event.venues)
            .find(|(_, house)| Some(house.id) == known.map(|known| known.id));
        if said.key.is_empty() || usual.is_some_and(|(key, _)| key == said.key) {
            return was;
        }
        Text::line(&said.key, Field::Venue).unwrap_or(was)
    }
}

/// Which room of a house one of the files is: the one with its key, else by its name, else the one that has this key as nothing else was
/// said.
fn known_room(rooms: &[NewRoom], usual: &[String], said: &OutsideRoom, all: &[OutsideRoom]) -> Option<usize> {
    let named = |room: &NewRoom, said: &OutsideRoom| fold(room.name.as_str()) == fold(&said.name);
    let claimed = |room: &NewRoom| !room.key.is_empty() && all.iter().any(|other| other.key == room.key.as_str());
    let by_name = || rooms.iter().position(|room| named(room, said) && (said.key.is_empty() || !claimed(room)));
    if said.key.is_empty() {
        return by_name();
    }
    let by_key = rooms.iter().position(|room| room.key.as_str() == said.key);
    let is_another = |room: &NewRoom| !room.key.is_empty() || all.iter().any(|other| named(room, other));
    let by_usual = || usual.iter().position(|key| *key == said.key).filter(|at| !is_another(&rooms[*at]));
    by_key.or_else(by_name).or_else(by_usual)
}

/// Gives the one room that the folder does not have the name of the one that the event does not have.
fn rename_the_one(rooms: &mut [NewRoom], said: &[OutsideRoom]) {
    let same = |room: &NewRoom, said: &OutsideRoom| fold(room.name.as_str()) == fold(&said.name);
    let mut new = said.iter().filter(|said| said.key.is_empty() && rooms.iter().all(|room| !same(room, said)));
    let (Some(one), None) = (new.next(), new.next()) else { return };
    let mut gone = rooms.iter_mut().filter(|room| said.iter().all(|said| !same(room, said)));
    if let (Some(room), None, Ok(name)) = (gone.next(), gone.next(), Text::some_line(&one.name, Field::Room)) {
        room.name = name;
    }
}
