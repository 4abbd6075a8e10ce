//! Who means to come: places, the list of those who wait, the houses they are to go to, and what time forgets.

use domain::coming::{Answer, Command as ComingCommand, List, Plan, Terms};
use domain::moment::{Command as MomentCommand, Forget};
use domain::venue::{Command as VenueCommand, Presence};
use domain::{Act, Actor, Command, Date, PersonId, Refusal, Role, Timestamp};

use crate::cast::*;
use crate::wishes::{SEEN, house};

fn plan(person: PersonId, day: Date, answer: Answer) -> Command {
    Command::Coming(ComingCommand::Plan { person, days: vec![(day, Plan::all_day(answer))] })
}

fn places(places: u32) -> Command {
    Command::Coming(ComingCommand::Agree { seen: SEEN, terms: Terms { places: Some(places), ..Terms::default() } })
}

/// One place; Ada has it, then Linus, Noor and Emil ask, Emil for sure.
fn full() -> House {
    let mut house = house();
    house.ask(COORDINATOR, [places(1)]).unwrap();
    for (person, answer) in [(ADA, Answer::Confirmed), (LINUS, Answer::Interested), (NOOR, Answer::Interested), (EMIL, Answer::Confirmed)] {
        house.ask(visitor(person), [plan(person, MONDAY, answer)]).unwrap();
    }
    house
}

#[test]
fn who_comes_for_sure_is_before_who_perhaps_does_and_then_who_asked_first() {
    let house = full();
    assert_eq!(house.event.waiting_list(MONDAY), [EMIL, LINUS, NOOR]);
    assert_eq!(house.event.places_taken(MONDAY), 1);
    assert_eq!(house.event.waiting_list(TUESDAY), []);
}

#[test]
fn a_turn_is_kept_while_one_means_to_come_and_lost_by_a_no() {
    let mut house = full();
    house.ask(visitor(NOOR), [plan(NOOR, MONDAY, Answer::Confirmed)]).unwrap();
    assert_eq!(house.event.waiting_list(MONDAY), [NOOR, EMIL, LINUS], "Noor asked before Emil");
    house.ask(visitor(NOOR), [plan(NOOR, MONDAY, Answer::No)]).unwrap();
    house.ask(visitor(NOOR), [plan(NOOR, MONDAY, Answer::Confirmed)]).unwrap();
    assert_eq!(house.event.waiting_list(MONDAY), [EMIL, NOOR, LINUS]);
}

#[test]
fn a_place_that_is_free_again_is_given_by_the_team_alone() {
    let mut house = full();
    house.ask(visitor(ADA), [plan(ADA, MONDAY, Answer::No)]).unwrap();
    assert_eq!(house.event.places_taken(MONDAY), 0, "nobody slips in");
    let admit = Command::Coming(ComingCommand::Admit { person: EMIL, day: MONDAY });
    let refused = house.ask(visitor(EMIL), [admit.clone()]);
    assert_eq!(refused, Err(Refusal::NotAllowed { act: Act::Arrange, needed: Role::Coordinator }));
    house.ask(COORDINATOR, [admit]).unwrap();
    assert!(house.event.coming(MONDAY, EMIL).unwrap().has_place());
    assert_eq!(house.event.waiting_list(MONDAY), [LINUS, NOOR]);
}

#[test]
fn one_speaks_for_oneself_and_a_greeter_for_others() {
    let mut house = house();
    let refused = house.ask(visitor(LINUS), [plan(ADA, MONDAY, Answer::Confirmed)]);
    assert_eq!(refused, Err(Refusal::NotAllowed { act: Act::Others, needed: Role::Greeter }));
    let greeter = Actor { role: Role::Greeter, ..visitor(LINUS) };
    house.ask(greeter, [plan(ADA, MONDAY, Answer::Confirmed)]).unwrap();
    assert_eq!(house.event.coming(MONDAY, ADA).unwrap().plan.answer, Answer::Confirmed);
}

#[test]
fn whoever_comes_at_no_time_of_day_comes_all_day() {
    let mut house = house();
    let never = Plan { morning: false, afternoon: false, ..Plan::all_day(Answer::Interested) };
    house.ask(visitor(ADA), [Command::Coming(ComingCommand::Plan { person: ADA, days: vec![(MONDAY, never)] })]).unwrap();
    assert_eq!(house.event.coming(MONDAY, ADA).unwrap().plan, Plan::all_day(Answer::Interested));
}

#[test]
fn who_was_to_go_elsewhere_before_is_known() {
    let mut house = full();
    let expect = |venue| Command::Coming(ComingCommand::Expect { day: MONDAY, venue: Some(venue), people: vec![ADA, LINUS] });
    house.ask(COORDINATOR, [expect(MOZILLA)]).unwrap();
    assert!(!house.event.coming(MONDAY, ADA).unwrap().moved);
    house.ask(COORDINATOR, [expect(FORMERET)]).unwrap();
    let coming = house.event.coming(MONDAY, ADA).unwrap();
    assert_eq!((coming.venue, coming.moved), (Some(FORMERET), true));
    assert!(house.event.coming(MONDAY, LINUS).unwrap().waiting, "that is another matter");
    let before = house.event.seq;
    house.ask(COORDINATOR, [expect(FORMERET)]).unwrap();
    assert_eq!(house.event.seq, before, "it is so already");
}

#[test]
fn opening_a_list_of_people_stands_in_the_history_each_time_and_is_never_undone() {
    let mut house = house();
    let look = |list| Command::Coming(ComingCommand::Look { list });
    let greeter = Actor { role: Role::Greeter, ..visitor(ADA) };
    assert!(house.ask(greeter, [look(List::Participants)]).is_err());
    house.ask(greeter, [look(List::Door)]).unwrap();
    let before = house.event.seq;
    house.ask(COORDINATOR, [look(List::Participants)]).unwrap();
    house.ask(COORDINATOR, [look(List::Participants)]).unwrap();
    assert_eq!(house.event.seq, before + 2);
    let undo = Command::History(domain::history::Command::Undo { change: before + 2, anyway: false });
    assert_eq!(house.ask(COORDINATOR, [undo]), Err(Refusal::NeverUndone));
}

#[test]
fn what_is_sensitive_goes_when_the_last_day_is_over_and_all_else_when_it_was_promised() {
    let mut house = house();
    let last = house.event.days.last().unwrap().date;
    let terms = |until| Command::Coming(ComingCommand::Agree { seen: SEEN, terms: Terms { keep_until: Some(until), ..Terms::default() } });
    assert!(house.ask(COORDINATOR, [terms(last.yesterday().unwrap())]).is_err(), "not before it is over");
    let until = last.tomorrow().unwrap();
    house.ask(COORDINATOR, [terms(until)]).unwrap();
    let morning = |date: Date, hour| -> Timestamp { date.at(hour, 0, 0, 0).to_zoned(house.event.zone.clone()).unwrap().timestamp() };
    let (early, later, end) = (morning(until, 4), morning(until, 5), morning(until.tomorrow().unwrap(), 5));
    assert!(!matches!(house.event.due(early), Some(MomentCommand::Forget { .. })));
    assert_eq!(house.event.due(later), Some(MomentCommand::Forget { what: Forget::Sensitive }));
    assert_eq!(house.event.due(end), Some(MomentCommand::Forget { what: Forget::All }), "a machine that slept forgets all at once");
    let timer = |house: &mut House, what| house.ask(Actor::TIMER, [Command::Moment(MomentCommand::Forget { what })]);
    timer(&mut house, Forget::Sensitive).unwrap();
    assert!(!matches!(house.event.due(later), Some(MomentCommand::Forget { .. })), "once");
    timer(&mut house, Forget::All).unwrap();
    assert!(!matches!(house.event.due(end), Some(MomentCommand::Forget { .. })));
    assert_eq!(timer(&mut house, Forget::Sensitive).unwrap(), []);
    assert!(house.ask(COORDINATOR, [Command::Moment(MomentCommand::Forget { what: Forget::All })]).is_err());
}

#[test]
fn what_is_told_later_is_put_where_it_belongs() {
    let mut house = house();
    let greeter = Actor { role: Role::Greeter, ..visitor(ADA) };
    let arrive = |person, venue, at| Command::Venue(VenueCommand::Arrive { person, day: MONDAY, venue, anyway: false, at: Some(at) });
    house.ask(greeter, [arrive(LINUS, MOZILLA, at(9, 3))]).unwrap();
    assert_eq!(house.event.presence(MONDAY, LINUS), Some(Presence::Here { venue: MOZILLA, since: at(9, 3) }));
    // A phone that comes late with what was earlier than what is known.
    assert_eq!(house.ask(greeter, [arrive(LINUS, FORMERET, at(9, 1))]), Err(Refusal::Past));
    assert_eq!(house.event.presence(MONDAY, LINUS).unwrap().house(), Some(MOZILLA));
    house.ask(greeter, [arrive(LINUS, FORMERET, at(9, 20))]).unwrap();
    assert_eq!(house.event.presence(MONDAY, LINUS).unwrap().house(), Some(FORMERET));
    // A clock that is ahead, and one of another day.
    house.ask(greeter, [arrive(NOOR, MOZILLA, at(11, 0))]).unwrap();
    assert_eq!(house.event.presence(MONDAY, NOOR), Some(Presence::Here { venue: MOZILLA, since: at(10, 0) }));
    house.ask(greeter, [arrive(EMIL, FORMERET, Timestamp::UNIX_EPOCH)]).unwrap();
    let Some(Presence::Here { since, .. }) = house.event.presence(MONDAY, EMIL) else { panic!("Emil is here") };
    assert!(since > Timestamp::UNIX_EPOCH && since < at(9, 0), "{since}");
}
