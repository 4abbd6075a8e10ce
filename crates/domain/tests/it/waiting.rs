//! A yes to a table that is full while somebody there is asked elsewhere waits for its seat.

use domain::project::{About, Command as ProjectCommand};
use domain::round::{Answer, Command as RoundCommand, Placing, Stage};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, PersonId, Place, ProjectId, Refusal, Role, Who};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;

use crate::cast::*;

const GREETER: Actor = Actor { who: Who::Team, role: Role::Greeter };

fn round(command: RoundCommand) -> [Command; 1] {
    [Command::Round(command)]
}

fn themselves(person: PersonId) -> Actor {
    Actor { who: Who::Person(person), role: Role::Participant }
}

fn says(person: PersonId, of: ProjectId, answer: Answer) -> [Command; 1] {
    round(RoundCommand::Answer { person, of, answer, other: None, anyway: false })
}

/// Places are proposed, and people see them.
fn asks(house: &mut House, places: &[(PersonId, ProjectId)]) {
    let placing = |(person, project): &(PersonId, ProjectId)| Placing { person: *person, project: Some(*project), venue: None, room: None };
    let people = places.iter().map(|(person, _)| *person).collect();
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: places.iter().map(placing).collect() })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Release { people })).unwrap();
}

fn has_seats(house: &mut House, project: ProjectId, seats: Option<u32>) {
    let (seen, about) = (house.event.seq, About { seats, ..house.event.projects[&project].about.clone() });
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Describe { project, seen, about })]).unwrap();
}

/// Linus and Ada sit at Cargo, which has two seats, Noor at Quic; Ada is asked to Quic, and Emil, who stands, to Cargo.
fn full_table() -> House {
    let mut house = House::open();
    house.add(LINUS, CARGO, Place::default(), Some(2)).unwrap();
    house.join(visitor(ADA), CARGO, false).unwrap();
    house.add(NOOR, QUIC, Place::default(), None).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Places })).unwrap();
    asks(&mut house, &[(ADA, QUIC), (EMIL, CARGO)]);
    house
}

fn sits(house: &House, person: PersonId) -> Option<ProjectId> {
    house.event.seat_of(MONDAY, person).map(|(project, _)| project.id)
}

fn waits(house: &House, person: PersonId) -> Option<ProjectId> {
    house.event.waits_for_seat(person).map(|project| project.id)
}

#[test]
fn a_yes_to_a_full_table_is_kept_and_sits_down_by_the_same_change_that_frees_the_seat() {
    let mut house = full_table();
    assert!(house.event.may_wait(&house.event.asked_place(EMIL).unwrap()));
    house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)).unwrap();
    assert_eq!((sits(&house, EMIL), waits(&house, EMIL), house.event.seat_may_come(EMIL)), (None, Some(CARGO), true));
    assert_eq!(house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)), Ok(vec![]), "he said so already");
    let before = house.event.clone();
    house.ask(themselves(ADA), says(ADA, QUIC, Answer::Yes)).unwrap();
    assert_eq!((sits(&house, ADA), sits(&house, EMIL), waits(&house, EMIL)), (Some(QUIC), Some(CARGO), None));
    assert_eq!(house.people(CARGO), vec![LINUS, EMIL]);
    // He gets up again, and that is all: his yes is used up.
    let mut later = house.clone();
    later.ask(themselves(EMIL), [Command::Project(ProjectCommand::Leave { project: CARGO, day: MONDAY })]).unwrap();
    assert_eq!((sits(&later, EMIL), waits(&later, EMIL)), (None, None));
    // What freed the seat is undone as a whole, by the team.
    house.ask(COORDINATOR, [Command::History(domain::history::Command::Undo { change: house.event.seq, anyway: false })]).unwrap();
    assert_eq!((&house.event.proposals, waits(&house, EMIL), sits(&house, ADA)), (&before.proposals, Some(CARGO), Some(CARGO)));
}

#[test]
fn where_nobody_is_asked_to_get_up_a_full_table_is_full() {
    let mut house = full_table();
    house.ask(themselves(ADA), says(ADA, QUIC, Answer::None)).unwrap();
    let emil = house.event.asked_place(EMIL).unwrap();
    assert!(!house.event.may_wait(&emil) && house.event.is_lost(&emil));
    let full = house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes));
    assert!(matches!(full, Err(Refusal::ProjectFull { project: CARGO, .. })), "{full:?}");
}

#[test]
fn who_waits_waits_on_when_the_other_stays_and_has_the_seat_when_they_go_after_all() {
    let mut house = full_table();
    house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)).unwrap();
    house.ask(themselves(ADA), says(ADA, QUIC, Answer::None)).unwrap();
    assert_eq!((sits(&house, ADA), waits(&house, EMIL), house.event.seat_may_come(EMIL)), (Some(CARGO), Some(CARGO), false));
    house.ask(themselves(ADA), [Command::Project(ProjectCommand::Leave { project: CARGO, day: MONDAY })]).unwrap();
    assert_eq!(sits(&house, EMIL), Some(CARGO));
}

#[test]
fn who_said_yes_first_has_the_first_seat_and_stays_where_they_sit_until_then() {
    let mut house = full_table();
    asks(&mut house, &[(NOOR, CARGO)]);
    for person in [NOOR, EMIL] {
        house.ask(themselves(person), says(person, CARGO, Answer::Yes)).unwrap();
    }
    assert_eq!((sits(&house, NOOR), waits(&house, NOOR)), (Some(QUIC), Some(CARGO)));
    // One more seat is put there: that frees one, too.
    has_seats(&mut house, CARGO, Some(3));
    assert_eq!((sits(&house, NOOR), sits(&house, EMIL), waits(&house, EMIL)), (Some(CARGO), None, Some(CARGO)));
    house.ask(GREETER, says(ADA, QUIC, Answer::Yes)).unwrap();
    assert_eq!(sits(&house, EMIL), Some(CARGO));
}

#[test]
fn two_who_are_to_change_places_do_so_at_once() {
    let mut house = full_table();
    has_seats(&mut house, QUIC, Some(1));
    asks(&mut house, &[(NOOR, CARGO)]);
    house.ask(themselves(NOOR), says(NOOR, CARGO, Answer::Yes)).unwrap();
    assert_eq!((sits(&house, NOOR), waits(&house, NOOR)), (Some(QUIC), Some(CARGO)));
    house.ask(themselves(ADA), says(ADA, QUIC, Answer::Yes)).unwrap();
    assert_eq!((sits(&house, NOOR), sits(&house, ADA)), (Some(CARGO), Some(QUIC)));
    assert_eq!((waits(&house, NOOR), waits(&house, ADA)), (None, None));
}

#[test]
fn a_seat_in_a_full_room_is_waited_for_as_well() {
    let mut house = House::open();
    // Two seats are in 101: Linus and Ada have them, at two tables.
    house.add(LINUS, CARGO, in_room(FORMERET, ROOM_101), None).unwrap();
    house.add(ADA, LINTER, in_room(FORMERET, ROOM_101), None).unwrap();
    house.add(NOOR, QUIC, Place::default(), None).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
    asks(&mut house, &[(ADA, QUIC), (EMIL, CARGO)]);
    house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)).unwrap();
    assert_eq!((sits(&house, EMIL), waits(&house, EMIL)), (None, Some(CARGO)));
    // Within the room one moves without a seat more.
    asks(&mut house, &[(LINUS, LINTER)]);
    house.ask(themselves(LINUS), says(LINUS, LINTER, Answer::Yes)).unwrap();
    assert_eq!((sits(&house, LINUS), waits(&house, EMIL)), (Some(LINTER), Some(CARGO)));
    house.ask(themselves(ADA), says(ADA, QUIC, Answer::Yes)).unwrap();
    assert_eq!(sits(&house, EMIL), Some(CARGO));
}

#[test]
fn who_thinks_better_of_it_goes_home_or_sits_down_elsewhere_is_not_moved() {
    let leaves = VenueCommand::Leave { person: EMIL, day: MONDAY, at: None };
    let arrives = VenueCommand::Arrive { person: EMIL, day: MONDAY, venue: MOZILLA, anyway: false, at: None };
    let join = ProjectCommand::Join { project: QUIC, day: MONDAY, anyway: false };
    let another = RoundCommand::Answer { person: EMIL, of: CARGO, answer: Answer::Another, other: Some(QUIC), anyway: false };
    for (does, at) in [
        (says(EMIL, CARGO, Answer::None).to_vec(), None),
        (vec![Command::Venue(arrives), Command::Venue(leaves)], None),
        (vec![Command::Project(join)], Some(QUIC)),
        (round(another).to_vec(), Some(QUIC)),
    ] {
        let mut house = full_table();
        house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)).unwrap();
        let done = house.ask(themselves(EMIL), does.clone()).unwrap();
        let left = |change: &domain::Change| matches!(change, domain::Change::Project(domain::project::Change::Left { .. }));
        assert!(!done.iter().any(left), "he sat nowhere: {done:?}");
        assert_eq!(waits(&house, EMIL), None, "{does:?}");
        house.ask(themselves(ADA), says(ADA, QUIC, Answer::Yes)).unwrap();
        assert_eq!((sits(&house, EMIL), house.people(CARGO)), (at, vec![LINUS]), "{does:?}");
    }
}

#[test]
fn the_team_may_put_them_there_anyway_and_a_seat_that_is_held_is_not_theirs() {
    let mut house = full_table();
    house.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)).unwrap();
    let mut anyway = house.clone();
    let answer = RoundCommand::Answer { person: EMIL, of: CARGO, answer: Answer::Yes, other: None, anyway: true };
    anyway.ask(COORDINATOR, round(answer)).unwrap();
    assert_eq!((sits(&anyway, EMIL), waits(&anyway, EMIL)), (Some(CARGO), None));
    // Noor sits there with Linus once Ada went, if the coordinator holds that seat for her.
    has_seats(&mut house, CARGO, Some(3));
    assert_eq!(sits(&house, EMIL), Some(CARGO));
    let mut held = full_table();
    has_seats(&mut held, CARGO, Some(3));
    let placing = Placing { person: NOOR, project: Some(CARGO), venue: None, room: None };
    held.ask(COORDINATOR, round(RoundCommand::Place { placing, locked: true })).unwrap();
    held.ask(themselves(EMIL), says(EMIL, CARGO, Answer::Yes)).unwrap();
    assert_eq!((sits(&held, EMIL), waits(&held, EMIL)), (None, Some(CARGO)), "the free seat is Noor's, and Ada's may come");
    held.ask(themselves(ADA), says(ADA, QUIC, Answer::Yes)).unwrap();
    assert_eq!(sits(&held, EMIL), Some(CARGO));
}

/// What somebody does in the middle of a morning.
#[derive(Clone, Debug)]
enum Does {
    Asks(Vec<(PersonId, ProjectId)>),
    Says(PersonId, Answer, bool),
    Rather(PersonId, ProjectId),
    Joins(PersonId, ProjectId),
    Leaves(PersonId),
    Seats(ProjectId, Option<u32>),
    Fills(ProjectId, bool),
    Moves(ProjectId, Place),
    Goes(PersonId),
    Comes(PersonId),
    Undoes,
}

fn does() -> impl Strategy<Value = Does> {
    let person = || select(CAST.to_vec());
    let project = || select(vec![QUIC, CARGO, LINTER]);
    let place = select(vec![Place::default(), in_room(FORMERET, ROOM_101), in_room(FORMERET, ROOM_201)]);
    prop_oneof![
        8 => proptest::collection::vec((person(), project()), 1..4).prop_map(Does::Asks),
        16 => (person(), select(vec![Answer::Yes, Answer::Yes, Answer::Yes, Answer::Another, Answer::None]), any::<bool>()).prop_map(|(person, answer, by_greeter)| Does::Says(person, answer, by_greeter)),
        2 => (person(), project()).prop_map(|(person, project)| Does::Rather(person, project)),
        3 => (person(), project()).prop_map(|(person, project)| Does::Joins(person, project)),
        2 => person().prop_map(Does::Leaves),
        3 => (project(), proptest::option::of(1..3u32)).prop_map(|(project, seats)| Does::Seats(project, seats)),
        1 => (project(), any::<bool>()).prop_map(|(project, full)| Does::Fills(project, full)),
        2 => (project(), place).prop_map(|(project, place)| Does::Moves(project, place)),
        1 => person().prop_map(Does::Goes),
        2 => person().prop_map(Does::Comes),
        1 => Just(Does::Undoes),
    ]
}

impl Does {
    /// Who does it, and what is asked.
    fn asked(&self, house: &House) -> (Actor, Vec<Command>) {
        let day = MONDAY;
        let of = |person: PersonId| house.event.asked_place(person).and_then(|asked| asked.placing.project).unwrap_or(QUIC);
        let answer = |person, answer, other| RoundCommand::Answer { person, of: of(person), answer, other, anyway: false };
        match self.clone() {
            Self::Asks(places) => {
                let people: Vec<PersonId> = places.iter().map(|(person, _)| *person).collect();
                let placing = |(person, project)| Placing { person, project: Some(project), venue: None, room: None };
                let places = places.into_iter().map(placing).collect();
                let asked = [RoundCommand::Propose { places }, RoundCommand::Release { people }];
                (COORDINATOR, asked.map(Command::Round).to_vec())
            }
            Self::Says(person, said, by_greeter) => {
                (if by_greeter { GREETER } else { themselves(person) }, round(answer(person, said, None)).to_vec())
            }
            Self::Rather(person, other) => (themselves(person), round(answer(person, Answer::Another, Some(other))).to_vec()),
            Self::Joins(person, project) => (visitor(person), vec![Command::Project(ProjectCommand::Join { project, day, anyway: false })]),
            Self::Leaves(person) => {
                let project = sits(house, person).unwrap_or(QUIC);
                (visitor(person), vec![Command::Project(ProjectCommand::Leave { project, day })])
            }
            Self::Seats(project, seats) => {
                let about = About { seats, ..house.event.projects[&project].about.clone() };
                let seen = house.event.seq;
                (COORDINATOR, vec![Command::Project(ProjectCommand::Describe { project, seen, about })])
            }
            Self::Fills(project, full) => (COORDINATOR, vec![Command::Project(ProjectCommand::Fill { project, day, full })]),
            Self::Moves(project, place) => {
                (COORDINATOR, vec![Command::Project(ProjectCommand::Move { project, day, place, anyway: false })])
            }
            Self::Goes(person) => (visitor(person), vec![Command::Venue(VenueCommand::Leave { person, day, at: None })]),
            Self::Comes(person) => {
                let arrive = VenueCommand::Arrive { person, day, venue: MOZILLA, anyway: false, at: None };
                (GREETER, vec![Command::Venue(arrive)])
            }
            Self::Undoes => {
                let undo = domain::history::Command::Undo { change: house.event.seq, anyway: false };
                (COORDINATOR, vec![Command::History(undo)])
            }
        }
    }

    /// Whether it is said by somebody, or for them, where they sit from then on.
    fn is_by(&self, who: PersonId) -> bool {
        match self {
            Self::Says(person, ..) | Self::Rather(person, _) | Self::Joins(person, _) | Self::Leaves(person) => *person == who,
            Self::Undoes => true,
            _ => false,
        }
    }
}

fn holds(before: &House, after: &House, done: &Does) -> Result<(), TestCaseError> {
    for (id, project) in &after.event.projects {
        let (was, is) = (before.people(*id).len(), after.people(*id).len());
        let over = is > was && project.about.seats.is_some_and(|seats| is > seats as usize);
        prop_assert!(!over, "{:?}: {} sit at {:?} of {:?}", done, is, id, project.about.seats);
    }
    for room in after.event.venues.iter().flat_map(|venue| &venue.rooms) {
        let heads = |house: &House| {
            let here = house.event.projects.values().filter(|project| project.days[&MONDAY].place.room == Some(room.id));
            here.map(|project| project.days[&MONDAY].members.len()).sum::<usize>()
        };
        let (was, is) = (heads(before), heads(after));
        prop_assert!(is <= was || room.seats.is_none_or(|seats| is <= seats as usize), "{:?}: {} in {:?}", done, is, room);
    }
    for person in CAST {
        let (was, is) = (sits(before, person), sits(after, person));
        let waited = waits(before, person);
        // Nobody is moved without a yes.
        // Who said yes after they went home waits again when they come back.
        let asked = before.event.proposal_of(person).filter(|asked| asked.answer == Some(Answer::Yes) && asked.waits_since.is_some());
        let said_yes = is.is_some() && asked.is_some_and(|asked| asked.placing.project == is);
        prop_assert!(was == is || done.is_by(person) || said_yes, "{:?} moved {:?} from {:?} to {:?}", done, person, was, is);
        // No yes is forgotten: not while its seat is free, and not because of what others do.
        if let Some(project) = waits(after, person) {
            let again = after.clone().ask(themselves(person), says(person, project, Answer::Yes));
            prop_assert_eq!(again, Ok(vec![]), "a seat is free at {:?} for {:?} after {:?}", project, person, done);
        }
        let gone = matches!(done, Does::Goes(who) if *who == person)
            || matches!(done, Does::Asks(places) if places.iter().any(|(who, _)| *who == person));
        let kept = waited.is_none() || waits(after, person) == waited || is == waited || done.is_by(person) || gone;
        prop_assert!(kept, "{:?} made {:?} lose the seat at {:?}", done, person, waited);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_seat_is_taken_twice_and_no_yes_is_lost(all in proptest::collection::vec(does(), 1..40)) {
        let mut house = full_table();
        house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Introductions })).unwrap();
        house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Places })).unwrap();
        let about = About { title: text("A linter"), seats: Some(1), ..About::default() };
        let add = ProjectCommand::Add { project: LINTER, day: MONDAY, state: domain::project::State::Running, about, place: in_room(FORMERET, ROOM_101), anyway: false, source: None };
        house.ask(COORDINATOR, [Command::Project(add)]).unwrap();
        for done in all {
            let before = house.clone();
            let (actor, commands) = done.asked(&house);
            // Refused or not: what holds holds.
            let refused = house.ask(actor, commands).is_err();
            prop_assert!(!refused || house.event == before.event);
            holds(&before, &house, &done)?;
        }
    }
}
