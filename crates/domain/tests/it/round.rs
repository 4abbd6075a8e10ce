//! The coordinator's round.

use domain::project::{About, Command as ProjectCommand, State};
use domain::round::{Answer, Command as RoundCommand, Placing, Speaker, Stage};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, Place, Refusal, Role, Thing, VenueId, Who};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use crate::cast::*;
use crate::wishes::{LOFT, busy_house, house};

const GREETER: Actor = Actor { who: Who::Team, role: Role::Greeter };

fn round(command: RoundCommand) -> [Command; 1] {
    [Command::Round(command)]
}

fn placing(person: domain::PersonId, project: domain::ProjectId) -> Placing {
    Placing { person, project: Some(project), venue: None, room: None }
}

fn answers(person: domain::PersonId, of: domain::ProjectId, answer: Answer) -> [Command; 1] {
    round(RoundCommand::Answer { person, of, answer, other: None, anyway: false })
}

fn themselves(person: domain::PersonId) -> Actor {
    Actor { who: Who::Person(person), role: Role::Participant }
}

#[test]
fn nothing_happens_before_a_round_begins() {
    let mut house = house();
    let too_early = Err(Refusal::Gone { thing: Thing::Round });
    assert_eq!(house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Pitches })), too_early);
    house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
    assert_eq!(house.event.round_now().map(|(round, stage)| (round.number, stage)), Some((1, Stage::Introductions)));
}

#[test]
fn nobody_sees_a_proposal_before_it_is_released_and_nobody_answers_for_others() {
    let mut house = busy_house();
    let gone = Err(Refusal::Gone { thing: Thing::Proposal });
    assert_eq!((house.event.asked_place(LINUS), house.ask(themselves(LINUS), answers(LINUS, QUIC, Answer::Yes))), (None, gone));
    assert!(matches!(house.ask(themselves(LINUS), answers(ADA, CARGO, Answer::Yes)), Err(Refusal::NotAllowed { .. })));
    house.ask(themselves(ADA), answers(ADA, CARGO, Answer::Yes)).unwrap();
    assert_eq!(house.event.seat_of(MONDAY, ADA).map(|(project, _)| project.id), Some(CARGO), "she sits there now");
    house.ask(GREETER, answers(EMIL, QUIC, Answer::Yes)).unwrap();
    assert_eq!(house.event.seat_of(MONDAY, EMIL).map(|(project, _)| project.id), Some(QUIC), "a greeter said it for him");
}

#[test]
fn nobody_is_moved_without_a_yes() {
    let mut house = busy_house();
    let before = house.event.seat_of(MONDAY, ADA).map(|(project, _)| project.id);
    for answer in [Answer::None, Answer::Another] {
        house.ask(themselves(ADA), answers(ADA, CARGO, answer)).unwrap();
        assert_eq!(house.event.seat_of(MONDAY, ADA).map(|(project, _)| project.id), before);
    }
}

#[test]
fn a_yes_begins_a_project_that_nobody_had_begun_where_it_was_proposed_to_sit() {
    let mut house = busy_house();
    let about = About { title: text("A linter"), ..About::default() };
    let add = ProjectCommand::Add {
        project: LINTER,
        day: MONDAY,
        state: State::Idea,
        about,
        place: Place::default(),
        anyway: false,
        source: None,
    };
    house.ask(themselves(EMIL), [Command::Project(add)]).unwrap();
    let there = Placing { venue: Some(FORMERET), room: Some(ROOM_201), ..placing(NOOR, LINTER) };
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![there] })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Release { people: vec![NOOR] })).unwrap();
    house.ask(themselves(NOOR), answers(NOOR, LINTER, Answer::Yes)).unwrap();
    let (project, on_day) = house.event.seat_of(MONDAY, NOOR).unwrap();
    assert_eq!((project.id, on_day.state, on_day.place.room), (LINTER, State::Running, Some(ROOM_201)));
    assert!(on_day.members.contains_key(&EMIL), "whoever waited for it sits there, too");
}

#[test]
fn a_table_that_names_only_its_house_goes_to_the_proposed_room_of_it_where_that_has_the_seats() {
    let at_formeret = Place { venue: Some(FORMERET), ..Place::default() };
    let by_the_stairs = Place { spot: text("by the stairs"), ..at_formeret.clone() };
    // Two seats are in 101, three in 201, and three sit there.
    for (before, venue, room, sit, after) in [
        (&at_formeret, FORMERET, ROOM_201, 2, Some(ROOM_201)),
        (&at_formeret, FORMERET, ROOM_101, 3, None),
        (&at_formeret, MOZILLA, KITCHEN, 1, None),
        (&by_the_stairs, FORMERET, ROOM_201, 1, None),
        (&Place::default(), MOZILLA, KITCHEN, 1, Some(KITCHEN)),
    ] {
        let mut house = House::open();
        house.add(EMIL, LINTER, before.clone(), None).unwrap();
        for person in [EMIL, ADA, LINUS].into_iter().take(sit) {
            house.join(visitor(person), LINTER, false).unwrap();
        }
        house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
        let there = Placing { venue: Some(venue), room: Some(room), ..placing(NOOR, LINTER) };
        house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![there] })).unwrap();
        house.ask(COORDINATOR, round(RoundCommand::Release { people: vec![NOOR] })).unwrap();
        let place = &house.event.projects[&LINTER].days[&MONDAY].place;
        assert_eq!((place.room, &place.spot), (after, &before.spot), "{before:?} to {room:?} with {sit}");
    }
}

#[test]
fn a_new_plan_leaves_what_is_locked_or_was_asked_already() {
    let mut house = busy_house();
    house.ask(COORDINATOR, round(RoundCommand::Place { placing: placing(NOOR, QUIC), locked: true })).unwrap();
    let places = vec![placing(ADA, QUIC), placing(LINUS, CARGO), placing(NOOR, CARGO)];
    house.ask(COORDINATOR, round(RoundCommand::Propose { places })).unwrap();
    let at = |person| house.event.proposal_of(person).unwrap().placing.project.unwrap();
    assert_eq!((at(ADA), at(LINUS), at(NOOR)), (CARGO, CARGO, QUIC));
}

#[test]
fn whoever_is_proposed_something_else_is_asked_anew() {
    let mut house = busy_house();
    house.ask(GREETER, round(RoundCommand::Place { placing: placing(EMIL, CARGO), locked: false })).unwrap();
    let asked = house.event.asked_place(EMIL).unwrap();
    assert!(asked.waits() && asked.placing.project == Some(CARGO));
}

#[test]
fn the_queue_is_drawn_by_lot_until_the_first_is_told_of_and_late_ones_come_last() {
    let mut house = busy_house();
    let queue = |project, queued| round(RoundCommand::Queue { project, queued });
    house.ask(COORDINATOR, queue(QUIC, true)).unwrap();
    let one_way: Vec<_> = house.event.round.queue.iter().copied().collect();
    let mut other = busy_house();
    for (project, queued) in [(CARGO, false), (QUIC, true), (CARGO, true)] {
        other.ask(COORDINATOR, queue(project, queued)).unwrap();
    }
    assert_eq!(other.event.round.queue.iter().copied().collect::<Vec<_>>(), one_way, "whoever came first gains nothing");

    house.ask(COORDINATOR, round(RoundCommand::Turn { speaker: Some(Speaker::Project(one_way[0])), house: None })).unwrap();
    house.add(NOOR, LINTER, Place::default(), None).unwrap();
    house.ask(themselves(NOOR), queue(LINTER, true)).unwrap();
    assert_eq!(house.event.round.queue.last(), Some(&LINTER));
    assert!(matches!(house.ask(themselves(NOOR), queue(one_way[1], false)), Err(Refusal::NotAllowed { .. })), "not hers");
    house.ask(COORDINATOR, round(RoundCommand::Turn { speaker: None, house: None })).unwrap();
    assert!(house.event.round.floor.had.contains(&Speaker::Project(one_way[0])));
}

#[test]
fn to_pass_is_normal() {
    let mut house = busy_house();
    house.ask(themselves(ADA), round(RoundCommand::Pass { person: ADA })).unwrap();
    assert!(house.event.round.floor.on.is_none() && house.event.round.floor.had.contains(&Speaker::Person(ADA)));
}

fn gives(house: Option<VenueId>, speaker: Option<Speaker>) -> [Command; 1] {
    round(RoundCommand::Turn { speaker, house })
}

#[test]
fn each_house_has_a_floor_of_its_own_and_undo_there_touches_no_other_one() {
    let mut house = busy_house();
    let (mozilla, formeret) = (Some(MOZILLA), Some(FORMERET));
    let on = |house: &House, of| house.event.round.floor(of).on.map(|on| on.speaker);
    let undo = |change| [Command::History(domain::history::Command::Undo { change, anyway: false })];
    let (ada, linus, emil) = (Some(Speaker::Person(ADA)), Some(Speaker::Person(LINUS)), Some(Speaker::Person(EMIL)));
    let common = on(&house, None);
    house.ask(COORDINATOR, gives(mozilla, linus)).unwrap();
    let given = house.event.seq;
    house.ask(COORDINATOR, gives(formeret, emil)).unwrap();
    assert_eq!((on(&house, mozilla), on(&house, formeret), on(&house, None)), (linus, emil, common));
    house.ask(COORDINATOR, gives(mozilla, Some(Speaker::Tables))).unwrap();
    let tables = house.event.seq;
    assert!(house.event.round.had(Speaker::Person(LINUS)) && !house.event.round.had(Speaker::Person(EMIL)));
    // Somebody spoke in the other house since, and that is in nobody's way.
    house.ask(COORDINATOR, gives(formeret, ada)).unwrap();
    assert!(matches!(house.ask(COORDINATOR, undo(given)), Err(Refusal::TooLateToUndo { .. })), "the tables spoke since");
    house.ask(COORDINATOR, undo(tables)).unwrap();
    assert_eq!((on(&house, mozilla), on(&house, formeret)), (linus, ada));
    house.ask(themselves(LINUS), round(RoundCommand::Pass { person: LINUS })).unwrap();
    assert_eq!((on(&house, mozilla), on(&house, formeret)), (None, ada));
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Places })).unwrap();
    let went = house.event.seq;
    assert_eq!((on(&house, mozilla), on(&house, formeret)), (None, None));
    house.ask(COORDINATOR, undo(went)).unwrap();
    assert_eq!((on(&house, mozilla), on(&house, formeret), on(&house, None)), (None, ada, common));
    // Nobody speaks in a house that is closed, and a clock that still runs there is stopped.
    let loft = |command| [Command::Venue(command)];
    house.ask(COORDINATOR, loft(VenueCommand::Reopen { venue: LOFT })).unwrap();
    house.ask(COORDINATOR, gives(Some(LOFT), emil)).unwrap();
    house.ask(COORDINATOR, loft(VenueCommand::Close { venue: LOFT })).unwrap();
    assert_eq!(house.ask(COORDINATOR, gives(Some(LOFT), linus)), Err(Refusal::Gone { thing: Thing::Venue }));
    house.ask(COORDINATOR, gives(Some(LOFT), None)).unwrap();
    assert_eq!(on(&house, Some(LOFT)), None);
}

#[test]
fn whatever_happens_on_one_floor_leaves_the_others_as_they_are() {
    let speakers = [None, Some(Speaker::Person(ADA)), Some(Speaker::Person(EMIL)), Some(Speaker::Project(QUIC)), Some(Speaker::Tables)];
    let floors = [None, Some(MOZILLA), Some(FORMERET)];
    let turns = proptest::collection::vec((select(floors.to_vec()), select(speakers.to_vec()), proptest::bool::ANY), 1..40);
    TestRunner::new(Config { cases: 100, ..Config::default() })
        .run(&turns, |turns| {
            let mut house = busy_house();
            for (at, speaker, takes_back) in turns {
                let before = house.event.round.clone();
                house.ask(COORDINATOR, gives(at, speaker)).unwrap();
                if takes_back && house.event.round != before {
                    let last = house.event.seq;
                    house.ask(COORDINATOR, [Command::History(domain::history::Command::Undo { change: last, anyway: false })]).unwrap();
                    prop_assert_eq!(house.event.round.floor(at), before.floor(at));
                }
                for other in floors.into_iter().filter(|other| *other != at) {
                    prop_assert_eq!(house.event.round.floor(other), before.floor(other));
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn proposals_end_with_the_round_and_follow_merged_people_and_projects() {
    let mut house = busy_house();
    let merge = domain::person::Command::Merge { person: EMIL, into: NOOR };
    house.ask(COORDINATOR, [Command::Person(merge)]).unwrap();
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Merge { project: QUIC, into: CARGO, anyway: true })]).unwrap();
    assert_eq!(house.event.asked_place(NOOR).and_then(|asked| asked.placing.project), Some(CARGO));
    house.ask(themselves(LINUS), [Command::Project(ProjectCommand::Leave { project: CARGO, day: MONDAY })]).unwrap();
    house.ask(themselves(NOOR), answers(NOOR, QUIC, Answer::Yes)).unwrap();
    assert_eq!(house.event.asked_place(NOOR).and_then(|asked| asked.answer), Some(Answer::Yes));
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Over })).unwrap();
    assert_eq!(house.event.asked_place(NOOR), None);
}

#[test]
fn whoever_is_erased_is_asked_nothing() {
    let mut house = busy_house();
    house.ask(COORDINATOR, [Command::Person(domain::person::Command::Erase { person: EMIL })]).unwrap();
    assert!(!house.event.proposals.contains_key(&EMIL) && house.event.all_proposals().iter().all(|one| one.placing.person != EMIL));
}

#[test]
fn a_yes_is_to_what_was_seen() {
    let mut house = busy_house();
    house.ask(GREETER, round(RoundCommand::Place { placing: placing(EMIL, CARGO), locked: false })).unwrap();
    let stale = house.ask(themselves(EMIL), answers(EMIL, QUIC, Answer::Yes));
    assert_eq!(stale, Err(Refusal::Gone { thing: Thing::Proposal }), "his phone still showed the one before");
    house.ask(themselves(EMIL), answers(EMIL, CARGO, Answer::Yes)).unwrap();
    assert_eq!(house.event.seat_of(MONDAY, EMIL).map(|(project, _)| project.id), Some(CARGO));
}

#[test]
fn a_round_that_is_on_is_not_begun_again() {
    let mut house = busy_house();
    let before = house.event.clone();
    house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
    assert_eq!((house.event.seq, &house.event.proposals), (before.seq, &before.proposals), "a second tab changes nothing");
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Over })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
    assert_eq!(house.event.round_now().map(|(round, _)| round.number), Some(2));
    assert!(house.event.proposals.is_empty());
}

#[test]
fn who_was_asked_about_what_is_gone_or_wants_another_is_in_the_next_plan() {
    let mut house = busy_house();
    house.ask(COORDINATOR, round(RoundCommand::Place { placing: placing(NOOR, QUIC), locked: false })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Release { people: vec![NOOR] })).unwrap();
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Withdraw { project: QUIC })]).unwrap();
    assert!(house.event.asked_place(NOOR).is_none(), "nobody is asked about nothing");
    // Emil said that it should be none of these; without a project a plan has nothing to say to him.
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![Placing { project: None, ..placing(EMIL, CARGO) }] })).unwrap();
    assert_eq!(house.event.proposal_of(EMIL).and_then(|known| known.answer), Some(Answer::None));
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![placing(NOOR, CARGO), placing(EMIL, CARGO)] })).unwrap();
    for person in [NOOR, EMIL] {
        let proposal = house.event.proposal_of(person).unwrap();
        assert_eq!((proposal.placing.project, proposal.released, proposal.answer), (Some(CARGO), None, None));
    }
}

fn turned_down(house: &House) -> Vec<(domain::PersonId, domain::ProjectId)> {
    house.event.turned_down().into_keys().collect()
}

#[test]
fn what_somebody_turned_down_is_remembered_for_the_round_until_they_go_there_or_take_it_back() {
    let mut house = busy_house();
    assert_eq!(turned_down(&house), vec![(EMIL, QUIC)], "he said none of these");
    // Another proposal, and another, makes nobody forget.
    house.ask(GREETER, round(RoundCommand::Place { placing: placing(EMIL, CARGO), locked: false })).unwrap();
    house.ask(themselves(EMIL), answers(EMIL, CARGO, Answer::Another)).unwrap();
    let answered = house.event.seq;
    house.add(NOOR, LINTER, Place::default(), None).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![placing(EMIL, LINTER)] })).unwrap();
    assert_eq!(turned_down(&house), vec![(EMIL, QUIC), (EMIL, CARGO)]);
    assert_eq!(house.event.turned_down()[&(EMIL, CARGO)], at(10, 0), "and when it was");
    // What is undone was not said, and what is done again was.
    let undo = |change| [Command::History(domain::history::Command::Undo { change, anyway: false })];
    house.ask(COORDINATOR, undo(house.event.seq)).unwrap();
    house.ask(COORDINATOR, undo(answered)).unwrap();
    assert_eq!(turned_down(&house), vec![(EMIL, QUIC)]);
    house.ask(COORDINATOR, undo(house.event.seq)).unwrap();
    assert_eq!(turned_down(&house), vec![(EMIL, QUIC), (EMIL, CARGO)]);
    // Who goes there by themselves has thought better of it; so has who says yes after all.
    house.join(visitor(EMIL), QUIC, false).unwrap();
    house.ask(GREETER, round(RoundCommand::Place { placing: placing(EMIL, CARGO), locked: false })).unwrap();
    house.ask(themselves(EMIL), answers(EMIL, CARGO, Answer::Yes)).unwrap();
    assert_eq!(turned_down(&house), vec![(EMIL, QUIC)], "he got up there again");
}

#[test]
fn the_next_round_of_a_day_begins_without_what_was_turned_down_and_undoing_its_begin_brings_that_back() {
    let mut house = busy_house();
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Over })).unwrap();
    assert_eq!(turned_down(&house), vec![], "no round is on");
    house.ask(COORDINATOR, round(RoundCommand::Begin { day: MONDAY })).unwrap();
    assert_eq!((house.event.round.number, turned_down(&house)), (2, vec![]));
    for change in [house.event.seq, house.event.seq - 1] {
        house.ask(COORDINATOR, [Command::History(domain::history::Command::Undo { change, anyway: false })]).unwrap();
    }
    assert_eq!((house.event.round.number, turned_down(&house)), (1, vec![(EMIL, QUIC)]));
}

#[test]
fn what_an_entry_turned_down_that_turned_out_to_be_somebody_else_they_turned_down() {
    let mut house = busy_house();
    house.ask(COORDINATOR, [Command::Person(domain::person::Command::Merge { person: EMIL, into: NOOR })]).unwrap();
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Merge { project: QUIC, into: CARGO, anyway: true })]).unwrap();
    assert_eq!(turned_down(&house), vec![(NOOR, CARGO)]);
}

#[test]
fn who_said_yes_and_thinks_better_of_it_gets_up() {
    let mut house = busy_house();
    house.ask(themselves(EMIL), answers(EMIL, QUIC, Answer::Yes)).unwrap();
    house.ask(themselves(EMIL), answers(EMIL, QUIC, Answer::None)).unwrap();
    assert!(house.event.seat_of(MONDAY, EMIL).is_none());
}

#[test]
fn another_project_than_the_proposed_one_is_joined_as_on_the_board() {
    let mut house = busy_house();
    house.event.editing = domain::Editing::Team;
    let another = RoundCommand::Answer { person: EMIL, of: QUIC, answer: Answer::Another, other: Some(CARGO), anyway: false };
    assert!(matches!(house.ask(themselves(EMIL), round(another.clone())), Err(Refusal::NotAllowed { .. })), "only the team writes");
    house.ask(GREETER, round(another)).unwrap();
    house.ask(themselves(EMIL), answers(EMIL, QUIC, Answer::Yes)).unwrap();
    assert_eq!(house.event.seat_of(MONDAY, EMIL).map(|(project, _)| project.id), Some(QUIC), "that the team proposed it is enough");
}

#[test]
fn a_yes_to_an_idea_asks_whether_it_takes_one_more() {
    let mut house = busy_house();
    house.add(EMIL, LINTER, Place::default(), None).unwrap();
    let about = About { title: text("A linter"), seats: Some(1), ..About::default() };
    let seen = house.event.seq;
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Describe { project: LINTER, seen, about })]).unwrap();
    house
        .ask(COORDINATOR, [Command::Project(ProjectCommand::Turn { project: LINTER, day: MONDAY, state: State::Idea, anyway: true })])
        .unwrap();
    house.ask(themselves(EMIL), [Command::Project(ProjectCommand::Join { project: LINTER, day: MONDAY, anyway: false })]).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![placing(NOOR, LINTER)] })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Release { people: vec![NOOR] })).unwrap();
    let full = house.ask(themselves(NOOR), answers(NOOR, LINTER, Answer::Yes));
    assert!(matches!(full, Err(Refusal::ProjectFull { project: LINTER, .. })), "{full:?}");
}

#[test]
fn what_is_proposed_by_an_older_entry_is_one_with_the_newer() {
    let mut house = busy_house();
    house.ask(COORDINATOR, round(RoundCommand::Place { placing: placing(EMIL, QUIC), locked: true })).unwrap();
    house.ask(COORDINATOR, [Command::Person(domain::person::Command::Merge { person: EMIL, into: NOOR })]).unwrap();
    let held = house.ask(themselves(NOOR), round(RoundCommand::Place { placing: placing(NOOR, CARGO), locked: false }));
    assert!(matches!(held, Err(Refusal::NotAllowed { .. })), "it is held: {held:?}");
    house.ask(COORDINATOR, round(RoundCommand::Propose { places: vec![placing(NOOR, CARGO)] })).unwrap();
    assert_eq!(house.event.proposal_of(NOOR).and_then(|known| known.placing.project), Some(QUIC), "no plan changes it");
    assert_eq!(house.event.all_proposals().iter().filter(|known| known.placing.person == NOOR).count(), 1);
}

#[test]
fn one_does_not_move_a_project_by_finding_oneself_a_place() {
    let mut house = busy_house();
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Places })).unwrap();
    let there = Placing { venue: Some(FORMERET), room: Some(ROOM_201), ..placing(NOOR, CARGO) };
    let placed = house.ask(themselves(NOOR), round(RoundCommand::Place { placing: there, locked: false }));
    assert!(matches!(placed, Err(Refusal::NotAllowed { .. })));
    house.ask(themselves(NOOR), round(RoundCommand::Place { placing: placing(NOOR, CARGO), locked: false })).unwrap();
    // What they did they take back; nobody else does.
    let undo = |change| [Command::History(domain::history::Command::Undo { change, anyway: false })];
    let last = house.event.seq;
    assert!(matches!(house.ask(themselves(LINUS), undo(last)), Err(Refusal::NotAllowed { .. })));
    house.ask(themselves(NOOR), undo(last)).unwrap();
    assert!(house.event.proposal_of(NOOR).is_none());
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Pitches })).unwrap();
    let early = house.ask(themselves(NOOR), round(RoundCommand::Place { placing: placing(NOOR, CARGO), locked: false }));
    assert!(matches!(early, Err(Refusal::NotAllowed { .. })), "nobody looks for places yet");
}

#[test]
fn what_was_shown_is_taken_back_from_those_who_did_not_answer() {
    let mut house = busy_house();
    let shown = house.event.proposals.clone();
    let answered = house.event.seq;
    house.ask(COORDINATOR, round(RoundCommand::Place { placing: placing(NOOR, QUIC), locked: false })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Release { people: vec![NOOR, LINUS] })).unwrap();
    let released = house.event.seq;
    assert!(released > answered && shown.len() < house.event.proposals.len());
    house.ask(themselves(NOOR), answers(NOOR, QUIC, Answer::Another)).unwrap();
    house.ask(COORDINATOR, [Command::History(domain::history::Command::Undo { change: released, anyway: false })]).unwrap();
    assert!(house.event.asked_place(LINUS).is_none(), "only the team sees it again");
    assert_eq!(house.event.asked_place(NOOR).and_then(|asked| asked.answer), Some(Answer::Another), "she keeps her answer");
}

#[test]
fn a_hand_that_goes_up_again_waits_again() {
    use domain::message::{Command as MessageCommand, Kind};
    let mut house = busy_house();
    let message = domain::MessageId(domain::Id::from_bits(4711));
    let post = MessageCommand::Post { message, day: MONDAY, kind: Kind::Help, text: text("The linker says no"), project: None };
    for done in
        [post, MessageCommand::Help { message, helper: Some(ADA) }, MessageCommand::Settle { message }, MessageCommand::Reopen { message }]
    {
        house.ask(COORDINATOR, [Command::Message(done)]).unwrap();
    }
    assert_eq!(house.event.messages[&message].helper, None);
}

#[test]
fn a_held_seat_is_taken_by_nobody_else_who_was_asked_and_a_place_that_cannot_be_holds_nobody() {
    let mut house = busy_house();
    let seats = |house: &mut House, seats| {
        let (seen, about) = (house.event.seq, About { title: text("Cargo"), seats: Some(seats), ..About::default() });
        house.ask(COORDINATOR, [Command::Project(ProjectCommand::Describe { project: CARGO, seen, about })]).unwrap();
    };
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Places })).unwrap();
    let at = |house: &House| house.event.projects[&CARGO].days[&MONDAY].members.len();
    let heads = u32::try_from(at(&house)).unwrap();
    seats(&mut house, heads + 1);
    house.ask(COORDINATOR, round(RoundCommand::Place { placing: placing(NOOR, CARGO), locked: true })).unwrap();
    house.ask(COORDINATOR, round(RoundCommand::Release { people: vec![NOOR] })).unwrap();
    let another = |anyway| round(RoundCommand::Answer { person: EMIL, of: QUIC, answer: Answer::Another, other: Some(CARGO), anyway });
    let held = |anyway| Err(Refusal::SeatsHeld { project: CARGO, anyway });
    assert_eq!(house.ask(themselves(EMIL), another(false)), held(false));
    assert_eq!(house.ask(COORDINATOR, another(false)), held(true));
    house.ask(COORDINATOR, another(true)).unwrap();
    // The team took it after all: Noor cannot go there, and looks for another place herself.
    let noor = house.event.proposal_of(NOOR).unwrap();
    assert!(noor.waits() && noor.locked && !house.event.can_be(&noor));
    house.ask(themselves(NOOR), round(RoundCommand::Place { placing: placing(NOOR, QUIC), locked: false })).unwrap();
    assert_eq!(house.event.asked_place(NOOR).and_then(|asked| asked.placing.project), Some(QUIC));
}

#[test]
fn by_itself_nobody_is_proposed_where_the_rules_leave_no_seat() {
    let mut house = busy_house();
    house.ask(COORDINATOR, round(RoundCommand::Go { stage: Stage::Places })).unwrap();
    // Linus sits at a table for two.
    let place = |person, locked| round(RoundCommand::Place { placing: placing(person, CARGO), locked });
    house.ask(COORDINATOR, place(NOOR, true)).unwrap();
    assert_eq!(house.ask(GREETER, place(EMIL, false)), Err(Refusal::SeatsHeld { project: CARGO, anyway: false }));
    // Letting go leaves the seat to whoever comes first.
    house.ask(COORDINATOR, place(NOOR, false)).unwrap();
    house.ask(GREETER, place(EMIL, false)).unwrap();
    house.ask(themselves(EMIL), answers(EMIL, CARGO, Answer::Yes)).unwrap();
    let full = Err(Refusal::ProjectFull { project: CARGO, heads: 2, seats: 2, anyway: false });
    assert_eq!(house.ask(COORDINATOR, place(NOOR, true)), full);
    // Who sits there may be held there, and nobody comes to what takes nobody in.
    house.ask(COORDINATOR, place(EMIL, true)).unwrap();
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Fill { project: QUIC, day: MONDAY, full: true })]).unwrap();
    let quic = house.ask(COORDINATOR, round(RoundCommand::Place { placing: placing(NOOR, QUIC), locked: false }));
    assert_eq!(quic, Err(Refusal::FullForNow { project: QUIC, anyway: false }));
}
