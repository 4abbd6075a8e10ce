//! Rules, figures and reasons of the matcher.

mod exact;
mod known;
mod ordinary;
mod reasons;
mod rules;
mod weights;

use matching::{House, Morning, Person, Project, Room};
use proptest::prelude::*;

fn person() -> impl Strategy<Value = Person> {
    let topics = || prop::collection::vec(0_usize..5, 0..3);
    let place = prop::collection::vec(0_usize..6, 0..4);
    let mentor_for = prop::option::weighted(0.2, 1_u16..5);
    let care = prop::collection::vec((0_usize..6, 0_u16..4), 0..3);
    let care = prop::option::weighted(0.2, care).prop_map(Option::unwrap_or_default);
    (0_u8..4, any::<bool>(), mentor_for, topics(), topics(), place, prop::option::of(0_usize..2), care).prop_map(
        |(level, newcomer, mentor_for, areas, learns, wishes, house, care)| Person {
            level,
            newcomer,
            mentor_for: mentor_for.unwrap_or(0),
            areas,
            learns,
            wishes,
            house,
            care,
            ..Person::default()
        },
    )
}

fn project() -> impl Strategy<Value = Project> {
    let topics = || prop::collection::vec(0_usize..5, 0..3);
    (
        1_u16..4,
        0_u16..6,
        0_u8..3,
        topics(),
        topics(),
        (prop::option::weighted(0.2, 0_usize..4), prop::option::weighted(0.3, 0_usize..2)),
        0_u16..4,
    )
        .prop_map(|(minimum, more, minimum_level, areas, needs, (room, house), hands)| Project {
            minimum,
            maximum: minimum + more,
            minimum_level,
            areas,
            needs,
            room,
            house,
            hands,
            ..Project::default()
        })
}

/// Any morning, small.
fn morning() -> impl Strategy<Value = Morning> {
    let only_for = prop::option::weighted(0.2, 0_usize..6);
    let room = (0_u16..9, prop::option::of(0_usize..2), any::<bool>(), only_for).prop_map(|(capacity, house, aside, only_for)| Room {
        capacity,
        house,
        aside,
        only_for,
        ..Room::default()
    });
    let house = prop::option::of(3_u16..12).prop_map(|capacity| House { capacity, ..House::default() });
    (
        prop::collection::vec(person(), 0..18),
        prop::collection::vec(project(), 0..6),
        prop::collection::vec(room, 0..4),
        prop::collection::vec(house, 2),
    )
        .prop_map(|(people, projects, rooms, houses)| Morning { people, projects, rooms, houses, ..Morning::default() })
}
