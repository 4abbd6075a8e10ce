//! Ada, Linus and the others, and a small event to put them in.

use domain::event::{Command as EventCommand, NewRoom, NewVenue};
use domain::person::{Command as PersonCommand, Kind};
use domain::project::{About, Command as ProjectCommand, State};
use domain::{
    Actor, Change, Command, CommandId, Contacts, Date, Day, Editing, Event, Field, Id, Opening, PersonId, Place, ProjectId, Refusal, Role,
    RoomId, Slot, SlotKind, Text, Time, Timestamp, VenueId, Who, decide_all,
};

pub const MONDAY: Date = Date::constant(2018, 5, 28);
pub const TUESDAY: Date = Date::constant(2018, 5, 29);

pub const fn id(number: u128) -> Id {
    Id::from_bits(number)
}

pub const MOZILLA: VenueId = VenueId(id(1));
pub const FORMERET: VenueId = VenueId(id(2));
/// Two seats, at Mozilla.
pub const KITCHEN: RoomId = RoomId(id(3));
/// Two seats, at Formeret.
pub const ROOM_101: RoomId = RoomId(id(4));
/// Three seats, at Formeret.
pub const ROOM_201: RoomId = RoomId(id(5));

pub const ADA: PersonId = PersonId(id(11));
pub const LINUS: PersonId = PersonId(id(12));
pub const NOOR: PersonId = PersonId(id(13));
pub const EMIL: PersonId = PersonId(id(14));
pub const CAST: [PersonId; 4] = [ADA, LINUS, NOOR, EMIL];

pub const QUIC: ProjectId = ProjectId(id(21));
pub const CARGO: ProjectId = ProjectId(id(22));
pub const LINTER: ProjectId = ProjectId(id(23));

pub const COORDINATOR: Actor = Actor { who: Who::Team, role: Role::Coordinator };

pub fn visitor(person: PersonId) -> Actor {
    Actor { who: Who::Person(person), role: Role::Visitor }
}

pub fn text(words: &str) -> Text {
    Text::line(words, Field::Title).expect("short")
}

pub fn at(hour: i8, minute: i8) -> Timestamp {
    MONDAY.at(hour, minute, 0, 0).to_zoned(jiff::tz::TimeZone::get("Europe/Paris").expect("bundled")).expect("exists").timestamp()
}

/// An event with its list of changes.
#[derive(Clone)]
pub struct House {
    pub event: Event,
    pub list: Vec<Change>,
    orders: u128,
}

impl House {
    /// Open, with the cast in it and nothing on the board.
    pub fn open() -> Self {
        let slot = |hour, what| Slot { at: Time::constant(hour, 0, 0, 0), what };
        let day = |date| Day {
            date,
            slots: vec![slot(9, SlotKind::Doors), slot(12, SlotKind::Lunch), slot(17, SlotKind::WindingDown)],
            ..Day::default()
        };
        let room = |id, name: &str, seats| NewRoom::new(id, text(name), Some(seats));
        let venue = |id, name: &str, seats, rooms| NewVenue {
            id,
            name: text(name),
            address: Text::empty(),
            way: Text::empty(),
            seats: Some(seats),
            rooms,
            guide: domain::Guide::default(),
            key: Text::empty(),
        };
        let opening = Opening {
            title: text("impl Days"),
            zone: "Europe/Paris".to_owned(),
            days: vec![day(MONDAY), day(TUESDAY)],
            venues: vec![
                venue(MOZILLA, "Mozilla", 2, vec![room(KITCHEN, "Kitchen", 2)]),
                venue(FORMERET, "Formeret", 3, vec![room(ROOM_101, "101", 2), room(ROOM_201, "201", 3)]),
            ],
            contacts: Contacts::default(),
            editing: Editing::Anyone,
        };
        let mut house = Self { event: Event::default(), list: vec![], orders: 1000 };
        house.ask(Actor::ORGANISER, [Command::Event(EventCommand::Open(opening))]).expect("a fine event");
        for person in CAST {
            house.ask(visitor(person), [Command::Person(PersonCommand::Introduce { person, kind: Kind::Own })]).expect("a new person");
        }
        house
    }

    /// Asks, and tells what happened.
    pub fn ask(&mut self, actor: Actor, commands: impl IntoIterator<Item = Command>) -> Result<Vec<Change>, Refusal> {
        self.orders += 1;
        self.ask_as(CommandId(id(self.orders)), actor, commands)
    }

    pub fn ask_as(
        &mut self,
        command: CommandId,
        actor: Actor,
        commands: impl IntoIterator<Item = Command>,
    ) -> Result<Vec<Change>, Refusal> {
        let commands: Vec<_> = commands.into_iter().collect();
        let (entries, after) = decide_all(&self.event, &actor, at(10, 0), command, &commands)?;
        self.event = after;
        let changes: Vec<_> = entries.into_iter().map(|entry| entry.change).collect();
        self.list.extend(changes.iter().cloned());
        Ok(changes)
    }

    pub fn add(&mut self, person: PersonId, project: ProjectId, place: Place, seats: Option<u32>) -> Result<Vec<Change>, Refusal> {
        let about = About { title: text("A project"), seats, ..About::default() };
        let add = ProjectCommand::Add { project, day: MONDAY, state: State::Running, about, place, anyway: false, source: None };
        self.ask(visitor(person), [Command::Project(add)])
    }

    pub fn join(&mut self, actor: Actor, project: ProjectId, anyway: bool) -> Result<Vec<Change>, Refusal> {
        self.ask(actor, [Command::Project(ProjectCommand::Join { project, day: MONDAY, anyway })])
    }

    pub fn people(&self, project: ProjectId) -> Vec<PersonId> {
        self.event.projects[&project].people(MONDAY)
    }
}

pub fn in_room(venue: VenueId, room: RoomId) -> Place {
    Place { venue: Some(venue), room: Some(room), spot: Text::empty() }
}
