//! What holds whatever is asked, in whatever order.

use domain::project::Change as ProjectChange;
use domain::venue::{Change as VenueChange, Presence};
use domain::{Actor, Change, Event, Refusal, Role, Who};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;

use crate::cast::*;
use crate::wishes::{house, wish};

/// What holds after everything that anybody does, given how it was before.
pub fn holds(before: &Event, event: &Event, done: &Result<Vec<Change>, Refusal>, role: Role) -> Result<(), TestCaseError> {
    match done {
        // A refusal leaves everything as it was.
        Err(_) => prop_assert_eq!(event, before),
        Ok(changes) => prop_assert_eq!(event.seq, before.seq + changes.len() as u64),
    }

    // One place per person and time.
    for day in [MONDAY, TUESDAY] {
        for person in event.people.keys() {
            let sits = |on_day: &domain::project::OnDay| on_day.state.sits() && on_day.members.contains_key(person);
            let seats = event.projects_on(day).iter().filter(|(_, on_day)| sits(on_day)).count();
            prop_assert!(seats <= 1, "{:?} sits at {} tables on {}", person, seats, day);
        }
    }

    // Nobody makes a room fuller than it is but the team, and then the change says so.
    let said = done.iter().flatten().any(|change| {
        matches!(
            change,
            Change::Project(
                ProjectChange::Joined { anyway: true, .. }
                    | ProjectChange::Moved { anyway: true, .. }
                    | ProjectChange::Turned { anyway: true, .. }
                    | ProjectChange::BroughtBack { anyway: true, .. }
            ) | Change::Venue(VenueChange::Arrived { anyway: true, .. })
        )
    });
    for room in event.venues.iter().flat_map(|venue| &venue.rooms) {
        for day in [MONDAY, TUESDAY] {
            let (was, is) = (before.heads_in_room(day, room.id, None), event.heads_in_room(day, room.id, None));
            let fuller = is > was && room.seats.is_some_and(|seats| is > seats);
            prop_assert!(!fuller || said, "{:?} of {:?} went from {} to {}", room, day, was, is);
        }
    }
    prop_assert!(!said || role.is_team());

    // Nobody gets a place beyond those that there are unless the team gives it, and nobody waits who does not come.
    for date in [MONDAY, TUESDAY] {
        let places = event.terms.places.map(|places| places as usize);
        let more = event.places_taken(date) > before.places_taken(date) && places.is_some_and(|places| event.places_taken(date) > places);
        prop_assert!(!more || role.is_team(), "{} have a place on {} where {:?} are", event.places_taken(date), date, places);
        for (person, coming) in event.coming_on(date) {
            prop_assert!(!coming.waiting || coming.plan.answer != domain::coming::Answer::No, "{:?} waits and does not come", person);
            prop_assert!(coming.asked > 0 && coming.asked <= event.seq);
        }
        prop_assert_eq!(event.waiting_list(date).len(), event.coming_on(date).filter(|(_, coming)| coming.waiting).count());
    }

    // The gauges count those for whom a seat is kept.
    for venue in &event.venues {
        for date in [MONDAY, TUESDAY] {
            let at =
                |((day, _), presence): &(&(domain::Date, domain::PersonId), &Presence)| *day == date && presence.seat() == Some(venue.id);
            let there = event.presence.iter().filter(at).count();
            prop_assert_eq!(event.gauge(date, venue.id).arrived as usize, there);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked(wishes in proptest::collection::vec((select(&CAST[..]), select(vec![Role::Visitor, Role::Coordinator]), wish()), 1..30)) {
        let mut house = house();
        for (person, role, wish) in wishes {
            let before = house.event.clone();
            let done = house.ask(Actor { who: Who::Person(person), role }, [wish]);
            holds(&before, &house.event, &done, role)?;
        }
    }
}
