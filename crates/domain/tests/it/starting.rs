//! Ideas that start with more than one: who says yes waits until they are enough.

use domain::project::{About, Command as ProjectCommand, State};
use domain::round::{Answer, Command as RoundCommand, Placing, Stage};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, PersonId, Place, ProjectId, Role, Who};

use crate::cast::*;

const GREETER: Actor = Actor { who: Who::Team, role: Role::Greeter };

fn round(command: RoundCommand) -> [Command; 1] {
    [Command::Round(command)]
}

fn placing(person: PersonId, project: ProjectId) -> Placing {
    Placing { person, project: Some(project), venue: None, room: None }
}

fn themselves(person: PersonId) -> Actor {
    Actor { who: Who::Person(person), role: Role::Participant }
}

fn says(house: &mut House, person: PersonId, of: ProjectId, answer: Answer, other: Option<ProjectId>) {
    let said = RoundCommand::Answer { person, of, answer, other, anyway: false };
    house.ask(themselves(person), round(said)).unwrap();
}

/// Emil's idea of a linter, which starts with so many; Ada, Linus and Noor were asked to it.
fn linter(starts_with: u32) -> House {
    let mut house = House::open();
    let about = About { title: text("A linter"), starts_with: Some(starts_with), ..About::default() };
    let place = Place::default();
    let add = ProjectCommand::Add { project: LINTER, day: MONDAY, state: State::Idea, about, place, anyway: false, source: None };
    house.ask(themselves(EMIL), [Command::Project(add)]).unwrap();
    for command in [
        RoundCommand::Begin { day: MONDAY },
        RoundCommand::Go { stage: Stage::Places },
        RoundCommand::Propose { places: [ADA, LINUS, NOOR].map(|person| placing(person, LINTER)).to_vec() },
        RoundCommand::Release { people: vec![ADA, LINUS, NOOR] },
    ] {
        house.ask(COORDINATOR, round(command)).unwrap();
    }
    house
}

fn state(house: &House) -> State {
    house.event.projects[&LINTER].days[&MONDAY].state
}

fn sits(house: &House, person: PersonId) -> Option<ProjectId> {
    house.event.seat_of(MONDAY, person).map(|(project, _)| project.id)
}

/// For what somebody waits, and how many it lacks.
fn waits(house: &House, person: PersonId) -> Option<(ProjectId, u32)> {
    house.event.waits_for(person).map(|project| (project.id, house.event.lacks_to_start(project, MONDAY)))
}

#[test]
fn an_idea_begins_when_as_many_said_yes_as_it_takes_to_start() {
    let mut house = linter(4);
    says(&mut house, ADA, LINTER, Answer::Yes, None);
    // Emil thought of it, and is one of them.
    assert_eq!((state(&house), sits(&house, ADA), waits(&house, ADA)), (State::Idea, None, Some((LINTER, 2))));
    says(&mut house, LINUS, LINTER, Answer::Yes, None);
    assert_eq!((state(&house), waits(&house, LINUS)), (State::Idea, Some((LINTER, 1))));
    says(&mut house, NOOR, LINTER, Answer::Yes, None);
    assert_eq!((state(&house), house.people(LINTER)), (State::Running, vec![EMIL, ADA, LINUS, NOOR]));
    assert_eq!((waits(&house, ADA), sits(&house, EMIL)), (None, Some(LINTER)));
}

#[test]
fn who_waits_and_thinks_better_of_it_waits_no_more() {
    let mut house = linter(3);
    says(&mut house, ADA, LINTER, Answer::Yes, None);
    says(&mut house, ADA, LINTER, Answer::None, None);
    assert_eq!((waits(&house, ADA), house.people(LINTER)), (None, vec![EMIL]));
    says(&mut house, LINUS, LINTER, Answer::Yes, None);
    assert_eq!(state(&house), State::Idea, "it is Emil and Linus");
}

#[test]
fn who_went_home_does_not_make_it_start() {
    let mut house = linter(3);
    says(&mut house, ADA, LINTER, Answer::Yes, None);
    for command in [
        VenueCommand::Arrive { person: ADA, day: MONDAY, venue: MOZILLA, anyway: false, at: None },
        VenueCommand::Leave { person: ADA, day: MONDAY, at: None },
    ] {
        house.ask(COORDINATOR, [Command::Venue(command)]).unwrap();
    }
    says(&mut house, LINUS, LINTER, Answer::Yes, None);
    assert_eq!((state(&house), waits(&house, LINUS)), (State::Idea, Some((LINTER, 1))));
}

#[test]
fn who_sits_elsewhere_meanwhile_comes_if_they_said_yes_since_and_stays_if_they_sat_down_since() {
    for since in [true, false] {
        let mut house = linter(3);
        house.join(visitor(ADA), LINTER, false).unwrap();
        if since {
            house.add(ADA, QUIC, Place::default(), None).unwrap();
            says(&mut house, ADA, LINTER, Answer::Yes, None);
            assert_eq!(sits(&house, ADA), Some(QUIC), "nobody stands while they wait");
        } else {
            says(&mut house, ADA, LINTER, Answer::Yes, None);
            house.add(ADA, QUIC, Place::default(), None).unwrap();
        }
        says(&mut house, LINUS, LINTER, Answer::Yes, None);
        let (begun, at) = if since { (State::Running, LINTER) } else { (State::Idea, QUIC) };
        assert_eq!((state(&house), sits(&house, ADA)), (begun, Some(at)), "{since}");
    }
}

#[test]
fn one_who_joins_on_the_board_is_one_of_those_for_whom_others_wait() {
    let mut house = linter(3);
    house.join(visitor(NOOR), LINTER, false).unwrap();
    assert_eq!(state(&house), State::Idea, "that one would join begins nothing for which nobody waits");
    let mut house = linter(3);
    says(&mut house, ADA, LINTER, Answer::Yes, None);
    house.join(visitor(NOOR), LINTER, false).unwrap();
    assert_eq!((state(&house), sits(&house, NOOR), sits(&house, ADA)), (State::Running, Some(LINTER), Some(LINTER)));
}

#[test]
fn another_one_that_waits_for_people_is_what_they_said_yes_to() {
    let mut house = linter(3);
    house.add(EMIL, QUIC, Place::default(), None).unwrap();
    house.ask(GREETER, round(RoundCommand::Place { placing: placing(ADA, QUIC), locked: false })).unwrap();
    says(&mut house, ADA, QUIC, Answer::Another, Some(LINTER));
    let asked = house.event.asked_place(ADA).unwrap();
    assert_eq!((asked.placing.project, asked.answer), (Some(LINTER), Some(Answer::Yes)));
    // Emil sits elsewhere by now.
    assert_eq!(waits(&house, ADA), Some((LINTER, 2)));
    // And back: it waits without her.
    says(&mut house, ADA, LINTER, Answer::Another, Some(QUIC));
    assert_eq!((sits(&house, ADA), house.people(LINTER)), (Some(QUIC), vec![EMIL]));
}

#[test]
fn who_waits_keeps_their_yes_in_a_new_plan_that_says_the_same_and_is_asked_anew_by_another() {
    let mut house = linter(4);
    house.add(EMIL, QUIC, Place::default(), None).unwrap();
    for person in [ADA, LINUS] {
        says(&mut house, person, LINTER, Answer::Yes, None);
    }
    let there = Placing { venue: Some(MOZILLA), room: Some(KITCHEN), ..placing(ADA, LINTER) };
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![there, placing(LINUS, QUIC)] })).unwrap();
    assert_eq!(waits(&house, ADA).map(|(project, _)| project), Some(LINTER));
    let asked = house.event.proposal_of(LINUS).unwrap();
    assert_eq!((asked.placing.project, asked.answer, waits(&house, LINUS)), (Some(QUIC), None, None));
}
