//! Opening an event, from a form or from the command line: title, days, zone, houses and rooms with seats.

use domain::person::{Command as PersonCommand, Kind};
use domain::{
    Actor, Command, CommandId, Contacts, Date, Day, Editing, Event, Field, Id, Opening, PersonId, Refusal, RoomId, Slot, SlotKind, Slug,
    Text, Time, Timestamp, VenueId, decide_all,
};
use ledger::{Listing, Order, People, Profile, View};

/// An event that is about to be opened.
pub struct Plan {
    id: CommandId,
    next: u16,
    opening: Opening,
    people: Vec<(PersonId, Profile)>,
    series: Text,
}

/// The hours of a day, where nobody says otherwise: those of impl Days Paris.
fn usual_slots() -> Vec<Slot> {
    let at = |hour, minute, what| Slot { at: Time::constant(hour, minute, 0, 0), what };
    vec![
        at(9, 0, SlotKind::Doors),
        at(9, 30, SlotKind::Round),
        at(10, 0, SlotKind::Work),
        at(12, 0, SlotKind::Lunch),
        at(13, 0, SlotKind::Work),
        at(17, 0, SlotKind::WindingDown),
        at(18, 0, SlotKind::Closing),
    ]
}

impl Plan {
    /// An event with these days and no house yet.
    ///
    /// # Errors
    /// [`Refusal`]: no title, an unknown zone, days that end before they begin or are more than 31.
    pub fn new(title: &str, zone: &str, from: Date, to: Date) -> Result<Self, Refusal> {
        if to < from || from.until(to).map_or(true, |span| span.get_days() > 31) {
            return Err(Refusal::Days);
        }
        let days: Vec<Day> = from
            .series(jiff::Span::new().days(1))
            .take_while(|date| *date <= to)
            .map(|date| Day { date, slots: usual_slots(), ..Day::default() })
            .collect();
        let opening = Opening {
            title: Text::some_line(title, Field::Title)?,
            zone: zone.trim().to_owned(),
            days,
            venues: vec![],
            contacts: Contacts::default(),
            editing: Editing::default(),
        };
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|_| Refusal::IdTaken)?;
        Ok(Self { id: CommandId(Id::from_bits(u128::from_be_bytes(bytes))), next: 0, opening, people: vec![], series: Text::empty() })
    }

    /// Under this id: asked twice, it is opened once.
    #[must_use]
    pub const fn under(mut self, id: CommandId) -> Self {
        self.id = id;
        self
    }

    /// With one more house, as one line says it: `Name: seats`, then after `;` its rooms, address and way:
    /// `Formeret: 100; 101: 40; 201: 20; @17 rue de Cléry; ~ten minutes on foot`.
    ///
    /// # Errors
    /// [`Refusal`]: no name, or seats that are no number.
    pub fn venue(mut self, line: &str) -> Result<Self, Refusal> {
        let mut parts = line.split(';').map(str::trim).filter(|part| !part.is_empty());
        let (name, seats) = name_and_seats(parts.next().unwrap_or(""))?;
        let id = VenueId(self.new_id());
        let mut venue = domain::NewVenue {
            id,
            name,
            address: Text::empty(),
            way: Text::empty(),
            seats,
            rooms: vec![],
            guide: domain::Guide::default(),
            key: Text::empty(),
        };
        for part in parts {
            if let Some(address) = part.strip_prefix('@') {
                venue.address = Text::line(address, Field::Address)?;
            } else if let Some(way) = part.strip_prefix('~') {
                venue.way = Text::line(way, Field::Address)?;
            } else {
                let (name, seats) = name_and_seats(part)?;
                let id = RoomId(self.new_id());
                venue.rooms.push(domain::NewRoom::new(id, name, seats));
            }
        }
        self.opening.venues.push(venue);
        Ok(self)
    }

    /// With somebody who keeps the day moving, if a name is given.
    #[must_use]
    pub fn coordinator(mut self, name: &str) -> Self {
        self.opening.contacts.coordinator = self.person(name);
        self
    }

    /// With somebody who is there for newcomers, if a name is given.
    #[must_use]
    pub fn newcomers(mut self, name: &str) -> Self {
        self.opening.contacts.newcomers = self.person(name);
        self
    }

    /// With somebody who answers for the code of conduct, if a name is given.
    #[must_use]
    pub fn conduct(mut self, name: &str) -> Self {
        self.opening.contacts.conduct = self.person(name);
        self
    }

    /// In this series, if one is named: its other events say what people's words mean.
    ///
    /// # Errors
    /// [`Refusal`]: a name that is too long.
    pub fn series(mut self, name: &str) -> Result<Self, Refusal> {
        self.series = Text::line(name, Field::Title)?;
        Ok(self)
    }

    /// With these slots on each day.
    #[must_use]
    pub fn slots(mut self, slots: &[Slot]) -> Self {
        self.opening.days.iter_mut().for_each(|day| day.slots = slots.to_vec());
        self
    }

    /// A name for its address, made of its title and year.
    pub fn suggested_slug(&self) -> String {
        let plain: String =
            self.opening.title.as_str().to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
        let mut slug = words.join("-");
        slug.truncate(34);
        let year = self.opening.days.first().map_or(0, |day| day.date.year());
        if !slug.ends_with(&year.to_string()) {
            slug = format!("{}-{year}", slug.trim_end_matches('-'));
        }
        slug.trim_matches('-').to_owned()
    }

    /// What to ask the ledger.
    pub fn order(self) -> Order {
        let Opening { title, zone, contacts, editing, .. } = self.opening.clone();
        let mut order = Order::new(self.id, Actor::ORGANISER).with(Command::Event(domain::event::Command::Open(self.opening)));
        for (person, profile) in self.people {
            order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Guest }));
            order.profiles.push((person, profile));
        }
        if !self.series.is_empty() {
            // Nobody wrote anything before this.
            let facts = domain::Facts { title, zone, contacts, editing, language: None, series: self.series, newcomers_each: None };
            order = order.with(Command::Event(domain::event::Command::Describe { seen: domain::Seq::MAX, facts }));
        }
        order
    }

    /// The event as it would be, for whoever looks at it before anything is there.
    ///
    /// # Errors
    /// [`Refusal`]: why it cannot be opened.
    pub fn opened(self, slug: Slug, now: Timestamp) -> Result<View, Refusal> {
        let Order { id, actor, commands, profiles, .. } = self.order();
        let (_, event) = decide_all(&Event::default(), &actor, now, id, &commands)?;
        let mut people = People::default();
        for (person, profile) in profiles {
            people.put(person, std::sync::Arc::new(profile));
        }
        Ok(View { slug, epoch: 0, event, people })
    }

    fn new_id(&mut self) -> Id {
        self.next += 1;
        self.id.nth(self.next)
    }

    /// "Ines, +33 1 99 00 12 34": a name, and after the first comma how to reach her.
    fn person(&mut self, written: &str) -> Option<PersonId> {
        let (name, contact) = written.split_once(',').unwrap_or((written, ""));
        let name = Text::some_line(name, Field::Name).ok()?;
        let person = PersonId(self.new_id());
        let contact = Some(contact.trim().to_owned()).filter(|contact| !contact.is_empty());
        self.people.push((person, Profile { name: name.as_str().to_owned(), listing: Listing::Everyone, contact, ..Default::default() }));
        Some(person)
    }
}

/// What a line with a house, its rooms and its address leaves unclear, if anything.
pub fn unclear_house(line: &str) -> Option<Refusal> {
    line.split(';').map(str::trim).filter(|part| !part.starts_with(['@', '~'])).find_map(unclear)
}

/// "Kitchen 8" may be a room for eight, or the eighth kitchen: whoever wrote it is asked once.
pub fn unclear(part: &str) -> Option<Refusal> {
    if part.contains(':') {
        return None;
    }
    let (name, number) = part.trim().rsplit_once([' ', '\u{a0}', '\t', ',', '('])?;
    let seats = number.trim_end_matches(')').parse().ok().filter(|seats| *seats <= domain::venue::MOST_HEADS)?;
    let name = name.trim_end_matches([' ', '\u{a0}', '\t', ',', '(', '-', '–']).to_owned();
    (!name.is_empty()).then_some(Refusal::NoColon { name, seats })
}

/// "101: 40": a name, and after the last colon how many fit.
///
/// # Errors
/// [`Refusal`]: no name, or seats that are no number.
pub fn name_and_seats(part: &str) -> Result<(Text, Option<u32>), Refusal> {
    let most = domain::venue::MOST_HEADS;
    match part.rsplit_once(':') {
        Some((name, seats)) => {
            let seats =
                seats.trim().parse().ok().filter(|seats| *seats <= most).ok_or(Refusal::NotANumber { field: Field::Seats, most })?;
            Ok((Text::some_line(name, Field::Venue)?, Some(seats)))
        }
        None => Ok((Text::some_line(part, Field::Venue)?, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_name_is_asked_about_unless_a_colon_says_what_it_is() {
        for (line, name, seats) in [
            ("Kitchen 8", "Kitchen", 8),
            (" Salle  des fêtes, 120 ", "Salle  des fêtes", 120),
            ("Attic (12)", "Attic", 12),
            ("Roof – 5", "Roof", 5),
        ] {
            assert_eq!(unclear(line), Some(Refusal::NoColon { name: name.to_owned(), seats }), "{line}");
        }
        for line in ["Kitchen: 8", "Room 101: 8", "Kitchen", "101", "B12", "Studio 54a", "", "(8)"] {
            assert_eq!(unclear(line), None, "{line}");
        }
        assert_eq!(unclear_house("Formeret: 100; 101: 40; @17 rue de Cléry 2; ~bus 20"), None);
        assert!(unclear_house("Formeret: 100; Kitchen 8; @17 rue de Cléry").is_some());
    }
}
