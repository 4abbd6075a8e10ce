//! Who and what the tests are about: one event of two days and two houses, Ada and Linus, and the team.

use std::path::Path;

use domain::event::{NewRoom, NewVenue};
use domain::{
    Actor, Command, CommandId, Contacts, Date, Day, Editing, Field, Id, MessageId, Opening, OutcomeId, PersonId, Place, ProjectId, Role,
    RoomId, Slot, SlotKind, Text, Time, Timestamp, VenueId, Who, event, message, outcome, person, project,
};
use ledger::{Clock, Duty, Ledger, Listing, Order, Profile, Receipt};

pub const EVENT: &str = "lyon-2031";
pub const ADA: PersonId = PersonId(id(101));
pub const LINUS: PersonId = PersonId(id(102));
pub const MEI: PersonId = PersonId(id(103));
pub const QUIC: ProjectId = ProjectId(id(301));
pub const HALL: VenueId = VenueId(id(201));
pub const LOFT: VenueId = VenueId(id(202));
pub const ROOM: RoomId = RoomId(id(211));
pub const COORDINATOR: Actor = Actor { who: Who::Team, role: Role::Coordinator };

/// Ids whose first letters differ.
pub const fn id(number: u16) -> Id {
    Id::from_bits(1).nth(number)
}

pub const fn command_id(number: u16) -> CommandId {
    CommandId(id(10_000 + number))
}

pub const fn as_visitor(person: PersonId) -> Actor {
    Actor { who: Who::Person(person), role: Role::Visitor }
}

pub fn monday() -> Date {
    "2031-05-26".parse().unwrap()
}

pub fn tuesday() -> Date {
    "2031-05-27".parse().unwrap()
}

/// Monday at this time in the event's zone (two hours ahead of UTC).
pub fn monday_at(hour: i8, minute: i8) -> Timestamp {
    monday().at(hour - 2, minute, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp()
}

pub fn line(text: &str) -> Text {
    Text::line(text, Field::Title).unwrap()
}

pub fn profile(name: &str) -> Profile {
    Profile { name: name.to_owned(), listing: Listing::Everyone, ..Default::default() }
}

pub fn opening() -> Command {
    let venue = |id: VenueId, name: &str, way: &str, rooms: Vec<NewRoom>| NewVenue {
        id,
        name: line(name),
        address: line("Loom street 1"),
        way: line(way),
        seats: Some(55),
        rooms,
        guide: domain::Guide::default(),
        key: Text::empty(),
    };
    let slot = |hour: i8, what: SlotKind| Slot { at: Time::constant(hour, 0, 0, 0), what };
    let slots = vec![slot(9, SlotKind::Doors), slot(12, SlotKind::Lunch), slot(17, SlotKind::Other(line("Cake on the roof")))];
    let room = NewRoom::new(ROOM, line("Loom"), Some(2));
    Command::Event(event::Command::Open(Opening {
        title: line("Code days of Lyon"),
        zone: "Europe/Paris".to_owned(),
        days: [monday(), tuesday()].map(|date| Day { date, slots: slots.clone(), ..Day::default() }).to_vec(),
        venues: vec![venue(HALL, "Silk hall", "You are here", vec![room]), venue(LOFT, "Loft", "Over the bridge", vec![])],
        contacts: Contacts { coordinator: Some(MEI), ..Contacts::default() },
        editing: Editing::Anyone,
    }))
}

pub fn strike(changes: &[u64]) -> Command {
    Command::Event(event::Command::Strike { changes: changes.to_vec() })
}

pub fn introduce(person: PersonId, kind: person::Kind) -> Command {
    Command::Person(person::Command::Introduce { person, kind })
}

pub fn post(message: u16, text: &str) -> Command {
    let text = Text::note(text, Field::Text).unwrap();
    Command::Message(message::Command::Post {
        message: MessageId(id(message)),
        day: monday(),
        kind: message::Kind::Question,
        text,
        project: None,
    })
}

pub fn about(title: &str) -> project::About {
    project::About {
        title: line(title),
        audience: line("whoever likes it"),
        needs: [project::Need::Hands, project::Need::Other(line("A long cable"))].into_iter().collect(),
        newcomers: project::Newcomers::Welcome,
        seats: Some(12),
        ..project::About::default()
    }
}

pub fn add(project: ProjectId, title: &str) -> Command {
    let place = Place { venue: Some(HALL), room: Some(ROOM), spot: line("at the window") };
    let (day, state, about) = (monday(), project::State::Running, about(title));
    Command::Project(project::Command::Add { project, day, state, about, place, anyway: false, source: None })
}

pub fn record(outcome: u16, what: &str, who: &[PersonId]) -> Command {
    let about = outcome::About {
        who: who.to_vec(),
        remarks: Vec::new(),
        what: Text::note(what, Field::What).unwrap(),
        links: Vec::new(),
        project: None,
        kind: None,
        theme: None,
    };
    Command::Outcome(outcome::Command::Record { outcome: OutcomeId(id(outcome)), day: monday(), about, source: None })
}

/// An order by the team.
pub fn by_team(number: u16, command: Command) -> Order {
    Order::new(command_id(number), Actor::ORGANISER).with(command)
}

/// Somebody comes in and says what they are called.
pub fn come_in(number: u16, person: PersonId, name: &str) -> Order {
    let mut order = Order::new(command_id(number), as_visitor(person)).with(introduce(person, person::Kind::Own));
    order.profiles.push((person, profile(name)));
    order
}

/// A ledger that keeps no time by itself.
pub fn open(folder: &Path) -> Ledger {
    Ledger::open(folder, Clock::standing(monday_at(9, 20)), Duty::Visit).unwrap()
}

pub fn create(ledger: &Ledger) -> Receipt {
    ledger.create(EVENT.parse().unwrap(), by_team(0, opening())).wait().unwrap()
}

/// A folder with the event in it, and the ledger on it.
pub fn begin() -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    create(&ledger);
    (folder, ledger)
}
