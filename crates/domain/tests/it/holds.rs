//! What holds whatever is asked, in whatever order.

use domain::project::{Change as ProjectChange, Command as ProjectCommand, State};
use domain::venue::{Change as VenueChange, Command as VenueCommand, Presence};
use domain::{Actor, Change, Command, Place, ProjectId, Role, Who};
use proptest::prelude::*;
use proptest::sample::select;

use crate::cast::*;

#[derive(Clone, Debug)]
enum Wish {
    Add(ProjectId, Place, Option<u32>),
    Of(ProjectCommand),
    Come(VenueCommand),
}

fn place() -> impl Strategy<Value = Place> {
    select(vec![Place::default(), in_room(MOZILLA, KITCHEN), in_room(FORMERET, ROOM_101), in_room(FORMERET, ROOM_201)])
}

fn wish() -> impl Strategy<Value = Wish> {
    let project = || select(vec![QUIC, CARGO, LINTER]);
    let state = select(vec![State::Idea, State::Running, State::Paused, State::Finished]);
    prop_oneof![
        2 => (project(), place(), proptest::option::of(1..4u32)).prop_map(|(project, place, seats)| Wish::Add(project, place, seats)),
        4 => (project(), any::<bool>()).prop_map(|(project, anyway)| Wish::Of(ProjectCommand::Join { project, day: MONDAY, anyway })),
        1 => project().prop_map(|project| Wish::Of(ProjectCommand::Leave { project, day: MONDAY })),
        1 => (project(), place(), any::<bool>()).prop_map(|(project, place, anyway)| Wish::Of(ProjectCommand::Move { project, day: MONDAY, place, anyway })),
        2 => (project(), state, any::<bool>())
            .prop_map(|(project, state, anyway)| Wish::Of(ProjectCommand::Turn { project, day: MONDAY, state, anyway })),
        2 => (select(&CAST[..]), select(vec![MOZILLA, FORMERET]), any::<bool>())
            .prop_map(|(person, venue, anyway)| Wish::Come(VenueCommand::Arrive { person, day: MONDAY, venue, anyway })),
        1 => select(&CAST[..]).prop_map(|person| Wish::Come(VenueCommand::Leave { person, day: MONDAY })),
        1 => (select(vec![MOZILLA, FORMERET]), 0..6u32).prop_map(|(venue, present)| Wish::Come(VenueCommand::Count { day: MONDAY, venue, present })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked(wishes in proptest::collection::vec((select(&CAST[..]), select(vec![Role::Visitor, Role::Coordinator]), wish()), 1..40)) {
        let mut house = House::open();
        for (person, role, wish) in wishes {
            let before = house.event.clone();
            let actor = Actor { who: Who::Person(person), role };
            let done = match wish {
                Wish::Add(project, place, seats) => house.add(person, project, place, seats),
                Wish::Of(command) => house.ask(actor, [Command::Project(command)]),
                Wish::Come(command) => house.ask(actor, [Command::Venue(command)]),
            };
            let event = &house.event;
            match &done {
                // A refusal leaves everything as it was.
                Err(_) => prop_assert_eq!(event, &before),
                Ok(changes) => prop_assert_eq!(event.seq, before.seq + changes.len() as u64),
            }

            // One place per person and time.
            for person in CAST {
                let seats = event.projects_on(MONDAY).iter().filter(|(_, on_day)| on_day.state.sits() && on_day.members.contains_key(&person)).count();
                prop_assert!(seats <= 1, "{:?} sits at {} tables", person, seats);
            }

            // Nobody makes a room fuller than it is but the team, and then the change says so.
            let said = done.iter().flatten().any(|change| matches!(
                change,
                Change::Project(
                    ProjectChange::Joined { anyway: true, .. } | ProjectChange::Moved { anyway: true, .. } | ProjectChange::Turned { anyway: true, .. }
                )
                    | Change::Venue(VenueChange::Arrived { anyway: true, .. })
            ));
            for (venue, room, seats) in [(MOZILLA, KITCHEN, 2), (FORMERET, ROOM_101, 2), (FORMERET, ROOM_201, 3)] {
                let (was, is) = (before.heads_in_room(MONDAY, room, None), event.heads_in_room(MONDAY, room, None));
                let fuller = is > was && is > seats;
                prop_assert!(!fuller || said, "{:?} of {:?} went from {} to {}", room, venue, was, is);
                if said { prop_assert!(role.is_team()); }
            }

            // The gauges count those who are there.
            for venue in [MOZILLA, FORMERET] {
                let there = event.presence.values().filter(|presence| matches!(presence, Presence::Here { venue: at, .. } if *at == venue)).count();
                prop_assert_eq!(event.gauge(MONDAY, venue).arrived as usize, there);
            }
        }
    }
}
