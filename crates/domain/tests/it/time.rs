//! Which day it is, and what is on.

use domain::venue::{self, Presence};
use domain::{Actor, Command, PersonId, Timestamp};

use crate::cast::{ADA, House, LINUS, MONDAY, MOZILLA, NOOR, TUESDAY, at, visitor};

fn pass(house: &mut House, now: Timestamp) {
    if let Some(command) = house.event.due(now) {
        house.ask(Actor::TIMER, [Command::Moment(command)]).unwrap();
    }
}

#[test]
fn until_five_it_is_still_yesterdays_board() {
    let mut house = House::open();
    pass(&mut house, at(18, 0));
    let night = at(23, 0) + jiff::SignedDuration::from_hours(5) + jiff::SignedDuration::from_mins(59);
    pass(&mut house, night);
    assert_eq!(house.event.moment.today, MONDAY);
    pass(&mut house, night + jiff::SignedDuration::from_mins(1));
    assert_eq!((house.event.moment.today, house.event.moment.slot), (TUESDAY, None));
}

#[test]
fn what_time_does_is_one_change_and_asked_for_once() {
    let mut house = House::open();
    pass(&mut house, at(12, 0));
    assert_eq!(house.event.moment.slot, Some(1));
    assert_eq!(house.event.due(at(12, 30)), None);
    assert_eq!(house.event.next_due(at(12, 30)), Some(at(17, 0)));
}

#[test]
fn after_a_quarter_of_an_hour_somebody_else_may_have_the_seat_and_the_place_is_kept() {
    let mut house = House::open();
    pass(&mut house, at(10, 0));
    let seats = |house: &House| house.event.gauge(MONDAY, MOZILLA).heads();
    let out = Command::Venue(venue::Command::StepOut { person: ADA, day: MONDAY, back: None });
    for (person, command) in [(ADA, arrive(ADA)), (LINUS, arrive(LINUS)), (ADA, out)] {
        house.ask(visitor(person), [command]).unwrap();
    }
    let Some(Presence::Away { since, .. }) = house.event.presence(MONDAY, ADA) else { panic!("she is out") };
    let (before, then) = (since + jiff::SignedDuration::from_mins(14), since + jiff::SignedDuration::from_mins(15));
    assert_eq!((house.event.due(before), house.event.next_due(before)), (None, Some(then)));
    assert_eq!(seats(&house), 2, "for so long it is kept");
    pass(&mut house, then);
    assert_eq!((seats(&house), house.event.due(then)), (1, None), "and said once");
    assert_eq!(house.event.presence(MONDAY, ADA).and_then(Presence::house), Some(MOZILLA), "she is of that house still");
    assert_eq!((house.event.away_from(MONDAY, MOZILLA), house.event.seats_kept(MONDAY, MOZILLA)), (1, 0));
    // Noor has the seat, and Ada is let in again all the same.
    house.ask(visitor(NOOR), [arrive(NOOR)]).unwrap();
    house.ask(visitor(ADA), [arrive(ADA)]).unwrap();
    assert_eq!(seats(&house), 3);
}

fn arrive(person: PersonId) -> Command {
    Command::Venue(venue::Command::Arrive { person, day: MONDAY, venue: MOZILLA, anyway: false, at: None })
}

#[test]
fn nobody_but_the_timer_says_what_time_it_is() {
    let mut house = House::open();
    let command = house.event.due(at(12, 0)).unwrap();
    assert!(house.ask(Actor::ORGANISER, [Command::Moment(command)]).is_err());
}
