//! Seats: who is told what when there are none.

use domain::project::{Change as ProjectChange, Command as ProjectCommand, State};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Change, Command, Field, Free, NewVenue, PersonId, Refusal, Role, Text, VenueId, Who};

use crate::cast::*;

#[test]
fn ada_takes_the_last_seat_and_linus_is_told_where_else_to_go() {
    let mut house = House::open();
    house.add(NOOR, QUIC, in_room(FORMERET, ROOM_101), None).unwrap();
    house.join(visitor(ADA), QUIC, false).unwrap();
    let next = Some(Free { venue: FORMERET, room: Some(ROOM_201), seats: 3 });
    let full = Refusal::RoomFull { venue: FORMERET, room: ROOM_101, heads: 2, seats: 2, next, anyway: false };
    assert_eq!(house.join(visitor(LINUS), QUIC, false), Err(full.clone()));
    // Wanting it all the same is the team's to want.
    assert_eq!(house.join(visitor(LINUS), QUIC, true), Err(full));
    assert_eq!(house.people(QUIC), [NOOR, ADA]);
}

#[test]
fn the_team_is_asked_once_and_may_and_the_history_says_so() {
    let mut house = House::open();
    house.add(NOOR, QUIC, in_room(FORMERET, ROOM_101), None).unwrap();
    house.join(visitor(ADA), QUIC, false).unwrap();
    let greeter = Actor { who: Who::Person(LINUS), role: Role::Greeter };
    assert!(matches!(house.join(greeter, QUIC, false), Err(Refusal::RoomFull { anyway: true, .. })));
    let joined = ProjectChange::Joined { project: QUIC, day: MONDAY, person: LINUS, anyway: true, again: None };
    assert_eq!(house.join(greeter, QUIC, true), Ok(vec![Change::Project(joined)]));
}

#[test]
fn sitting_down_here_is_getting_up_there() {
    let mut house = House::open();
    house.add(ADA, QUIC, in_room(FORMERET, ROOM_101), None).unwrap();
    house.add(LINUS, CARGO, in_room(FORMERET, ROOM_201), None).unwrap();
    house.join(visitor(ADA), CARGO, false).unwrap();
    assert_eq!((house.people(QUIC), house.people(CARGO)), (vec![], vec![LINUS, ADA]));
}

#[test]
fn a_project_does_not_move_into_a_room_that_is_too_small_for_its_people() {
    let mut house = House::open();
    house.add(ADA, QUIC, in_room(FORMERET, ROOM_201), None).unwrap();
    for person in [LINUS, NOOR] {
        house.join(visitor(person), QUIC, false).unwrap();
    }
    let move_it = Command::Project(ProjectCommand::Move { project: QUIC, day: MONDAY, place: in_room(MOZILLA, KITCHEN), anyway: false });
    assert!(matches!(house.ask(visitor(ADA), [move_it]), Err(Refusal::RoomFull { room: KITCHEN, seats: 2, .. })));
}

#[test]
fn a_project_that_takes_two_takes_two() {
    let mut house = House::open();
    house.add(ADA, QUIC, domain::Place::default(), Some(2)).unwrap();
    house.join(visitor(LINUS), QUIC, false).unwrap();
    assert_eq!(house.join(visitor(NOOR), QUIC, false), Err(Refusal::ProjectFull { project: QUIC, heads: 2, seats: 2, anyway: false }));
}

#[test]
fn an_idea_has_room_for_everybody_and_starts_with_those_who_are_free() {
    let mut house = House::open();
    house.add(LINUS, CARGO, domain::Place::default(), None).unwrap();
    let about = house.event.projects[&CARGO].about.clone();
    let place = domain::Place::default();
    let add = ProjectCommand::Add { project: QUIC, day: MONDAY, state: State::Idea, about, place, anyway: false, source: None };
    house.ask(visitor(ADA), [Command::Project(add)]).unwrap();
    for person in [LINUS, NOOR] {
        house.join(visitor(person), QUIC, false).unwrap();
    }
    assert_eq!(house.people(CARGO), [LINUS], "an idea is no seat");
    house
        .ask(visitor(ADA), [Command::Project(ProjectCommand::Turn { project: QUIC, day: MONDAY, state: State::Running, anyway: false })])
        .unwrap();
    assert_eq!((house.people(QUIC), house.people(CARGO)), (vec![ADA, NOOR], vec![LINUS]));
}

#[test]
fn an_idea_begins_with_no_more_people_than_it_has_seats_and_who_said_so_first_has_them() {
    let mut house = House::open();
    house.add(LINUS, CARGO, domain::Place::default(), None).unwrap();
    let about = domain::project::About { seats: Some(2), ..house.event.projects[&CARGO].about.clone() };
    let place = domain::Place::default();
    let add = ProjectCommand::Add { project: QUIC, day: MONDAY, state: State::Idea, about, place, anyway: false, source: None };
    house.ask(visitor(EMIL), [Command::Project(add)]).unwrap();
    // Linus said so first, and sits elsewhere since: he takes no seat from anybody.
    for person in [LINUS, NOOR, ADA] {
        house.join(visitor(person), QUIC, false).unwrap();
    }
    let turn = ProjectCommand::Turn { project: QUIC, day: MONDAY, state: State::Running, anyway: false };
    house.ask(visitor(EMIL), [Command::Project(turn)]).unwrap();
    assert_eq!((house.people(QUIC), house.people(CARGO)), (vec![EMIL, NOOR], vec![LINUS]));
    let without = |house: &House, person| house.event.began_without(MONDAY, person).map(|project| project.id);
    assert_eq!([ADA, LINUS, NOOR, EMIL].map(|person| without(&house, person)), [Some(QUIC), None, None, None]);
    // A seat comes free, and she takes it.
    house.ask(visitor(NOOR), [Command::Project(ProjectCommand::Leave { project: QUIC, day: MONDAY })]).unwrap();
    house.join(visitor(ADA), QUIC, false).unwrap();
    assert_eq!([without(&house, ADA), without(&house, NOOR)], [None, None]);
}

#[test]
fn who_went_home_takes_no_seat_of_an_idea_that_begins() {
    let mut house = House::open();
    let about = domain::project::About { title: text("A linter"), seats: Some(2), ..domain::project::About::default() };
    let place = domain::Place::default();
    let add = ProjectCommand::Add { project: QUIC, day: MONDAY, state: State::Idea, about, place, anyway: false, source: None };
    house.ask(visitor(EMIL), [Command::Project(add)]).unwrap();
    for person in [ADA, NOOR] {
        house.join(visitor(person), QUIC, false).unwrap();
    }
    let arrives = VenueCommand::Arrive { person: ADA, day: MONDAY, venue: MOZILLA, anyway: false, at: None };
    for command in [arrives, VenueCommand::Leave { person: ADA, day: MONDAY, at: None }] {
        house.ask(COORDINATOR, [Command::Venue(command)]).unwrap();
    }
    let comes = |house: &House, person| house.event.comes_to(&house.event.projects[&QUIC], MONDAY, person);
    assert_eq!([EMIL, ADA, NOOR].map(|person| comes(&house, person)), [true, false, true]);
    let turn = ProjectCommand::Turn { project: QUIC, day: MONDAY, state: State::Running, anyway: false };
    house.ask(visitor(EMIL), [Command::Project(turn)]).unwrap();
    assert_eq!(house.people(QUIC), [EMIL, NOOR]);
}

#[test]
fn who_starts_an_idea_has_a_seat_at_it() {
    let mut house = House::open();
    let about = domain::project::About { title: text("A linter"), seats: Some(1), ..domain::project::About::default() };
    let place = domain::Place::default();
    let add = ProjectCommand::Add { project: QUIC, day: MONDAY, state: State::Idea, about, place, anyway: false, source: None };
    house.ask(visitor(EMIL), [Command::Project(add)]).unwrap();
    house.join(visitor(ADA), QUIC, false).unwrap();
    let turn = ProjectCommand::Turn { project: QUIC, day: MONDAY, state: State::Running, anyway: false };
    house.ask(visitor(ADA), [Command::Project(turn)]).unwrap();
    assert_eq!(house.people(QUIC), [ADA]);
    assert!(house.event.began_without(MONDAY, EMIL).is_some());
}

fn arrive(person: PersonId) -> Command {
    Command::Venue(VenueCommand::Arrive { person, day: MONDAY, venue: MOZILLA, anyway: false, at: None })
}

#[test]
fn a_full_house_names_the_next_one() {
    let mut house = House::open();
    for person in [ADA, LINUS] {
        house.ask(visitor(person), [arrive(person)]).unwrap();
    }
    let next = Some(Free { venue: FORMERET, room: None, seats: 3 });
    assert_eq!(
        house.ask(visitor(NOOR), [arrive(NOOR)]),
        Err(Refusal::VenueFull { venue: MOZILLA, heads: 2, seats: 2, next, anyway: false })
    );
}

#[test]
fn a_count_is_a_correction_and_later_comings_and_goings_go_on_counting() {
    let mut house = House::open();
    let heads = |house: &House| house.event.gauge(MONDAY, FORMERET).heads();
    let come = |person| Command::Venue(VenueCommand::Arrive { person, day: MONDAY, venue: FORMERET, anyway: true, at: None });
    house.ask(COORDINATOR, [come(ADA)]).unwrap();
    house.ask(COORDINATOR, [Command::Venue(VenueCommand::Count { day: MONDAY, venue: FORMERET, present: 40 })]).unwrap();
    assert_eq!(heads(&house), 40);
    house.ask(COORDINATOR, [come(LINUS), come(NOOR)]).unwrap();
    assert_eq!(heads(&house), 42);
    house.ask(visitor(ADA), [Command::Venue(VenueCommand::Leave { person: ADA, day: MONDAY, at: None })]).unwrap();
    assert_eq!(heads(&house), 41);
    assert_eq!(house.event.gauge(TUESDAY, FORMERET).heads(), 0, "tomorrow is another day");
}

#[test]
fn one_says_of_oneself_where_one_is_and_a_greeter_says_it_of_others() {
    let mut house = House::open();
    assert!(matches!(house.ask(visitor(LINUS), [arrive(ADA)]), Err(Refusal::NotAllowed { needed: Role::Greeter, .. })));
    assert!(house.ask(COORDINATOR, [arrive(ADA)]).is_ok());
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_overwritten_unseen() {
    let mut house = House::open();
    house.add(ADA, QUIC, domain::Place::default(), None).unwrap();
    let seen = house.event.seq;
    let mut describe = |person, title: &str, seen| {
        let mut about = house.event.projects[&QUIC].about.clone();
        about.title = text(title);
        house.ask(visitor(person), [Command::Project(ProjectCommand::Describe { project: QUIC, seen, about })])
    };
    describe(LINUS, "QUIC and friends", seen).unwrap();
    assert_eq!(describe(ADA, "QUIC, mostly", seen), Err(Refusal::ChangedSince { by: Who::Person(LINUS) }));
    // Writing what stands there already is no quarrel.
    assert_eq!(describe(ADA, "QUIC and friends", seen), Ok(vec![]));
    assert!(describe(ADA, "QUIC, mostly", seen + 1).is_ok());
}

#[test]
fn a_place_is_in_its_house() {
    let mut house = House::open();
    let wrong = domain::Place { venue: Some(MOZILLA), room: Some(ROOM_101), spot: Text::empty() };
    assert_eq!(house.add(ADA, LINTER, wrong, None), Err(Refusal::UnknownPlace));
}

#[test]
fn a_project_starts_with_no_more_people_than_it_takes() {
    let mut house = House::open();
    house.add(ADA, QUIC, domain::Place::default(), Some(4)).unwrap();
    let mut describe = |starts_with, level| {
        let about = domain::project::About { starts_with, level, ..house.event.projects[&QUIC].about.clone() };
        house.ask(visitor(ADA), [Command::Project(ProjectCommand::Describe { project: QUIC, seen: u64::MAX, about })]).map(|_| ())
    };
    assert_eq!(describe(Some(5), None), Err(Refusal::MoreThanSeats { heads: 5, seats: 4 }));
    assert_eq!(describe(Some(0), None), Err(Refusal::NotANumber { field: Field::StartsWith, most: 1_000 }));
    assert_eq!(describe(None, Some(4)), Err(Refusal::NotANumber { field: Field::Level, most: 3 }));
    assert_eq!(describe(Some(4), Some(3)), Ok(()));
    let about = &house.event.projects[&QUIC].about;
    assert_eq!((about.starts_with, about.level), (Some(4), Some(3)));
}

#[test]
fn two_houses_that_are_open_have_two_names() {
    let mut house = House::open();
    let called = |event: &domain::Event, venue, name: &str| {
        let known = event.venue(venue).map_or_else(|| event.venues[0].as_new(), |(_, known)| known.as_new());
        let venue = NewVenue {
            id: venue,
            name: text(name),
            rooms: if event.venue(venue).is_some() { known.rooms.clone() } else { vec![] },
            ..known
        };
        [Command::Venue(VenueCommand::Furnish { seen: u64::MAX, venue })]
    };
    let name = house.event.venue(MOZILLA).unwrap().1.name.to_string();
    let loft = VenueId(id(77));
    let refused = |name: &str| Err(Refusal::VenueKnown { name: text(name) });
    let shouted = name.to_uppercase();
    for (venue, name) in [(loft, name.as_str()), (FORMERET, &shouted)] {
        let asked = called(&house.event, venue, name);
        assert_eq!(house.ask(COORDINATOR, asked), refused(name), "a new one and one that is renamed");
    }
    // A house that is closed is in nobody's way, and comes back with a name of its own.
    house.ask(COORDINATOR, [Command::Venue(VenueCommand::Close { venue: MOZILLA })]).unwrap();
    let closed = house.event.seq;
    let asked = called(&house.event, loft, &name);
    house.ask(COORDINATOR, asked).unwrap();
    assert_eq!(house.ask(COORDINATOR, [Command::Venue(VenueCommand::Reopen { venue: MOZILLA })]), refused(&name));
    let back = [Command::History(domain::history::Command::Undo { change: closed, anyway: false })];
    assert_eq!(house.ask(COORDINATOR, back), refused(&name), "nor does undoing bring it back");
    let asked = called(&house.event, loft, "Loft");
    house.ask(COORDINATOR, asked).unwrap();
    let renamed = house.event.seq;
    house.ask(COORDINATOR, [Command::Venue(VenueCommand::Reopen { venue: MOZILLA })]).unwrap();
    let back = [Command::History(domain::history::Command::Undo { change: renamed, anyway: false })];
    assert_eq!(house.ask(COORDINATOR, back), refused(&name));
}
