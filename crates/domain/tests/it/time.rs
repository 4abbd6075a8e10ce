//! Which day it is, and what is on.

use domain::{Actor, Command, Timestamp};

use crate::cast::{House, MONDAY, TUESDAY, at};

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
fn nobody_but_the_timer_says_what_time_it_is() {
    let mut house = House::open();
    let command = house.event.due(at(12, 0)).unwrap();
    assert!(house.ask(Actor::ORGANISER, [Command::Moment(command)]).is_err());
}
