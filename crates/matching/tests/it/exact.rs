//! What is proven is true: small mornings beside every plan there is, and larger ones whose bound is reached.

use matching::{Effort, House, Morning, Person, Plan, Project, Room, propose};

/// A small generator of numbers.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        usize::try_from((self.0 >> 33) % end).expect("a small number")
    }
}

fn small(number: usize) -> u16 {
    u16::try_from(number).expect("a small number")
}

fn morning(people: usize, projects: usize, rooms: usize, chance: &mut Chance) -> Morning {
    let most = projects as u64;
    let projects = (0..projects).map(|_| {
        let minimum = 1 + small(chance.below(3));
        Project { minimum, maximum: minimum + small(chance.below(4)), areas: vec![chance.below(3)], ..Project::default() }
    });
    let projects: Vec<Project> = projects.collect();
    let people = (0..people).map(|_| Person {
        level: 2,
        newcomer: chance.below(2) == 0,
        mentor_for: if chance.below(4) == 0 { 1 + small(chance.below(3)) } else { 0 },
        areas: vec![chance.below(3)],
        wishes: (0..chance.below(3)).map(|_| chance.below(most)).collect(),
        ..Person::default()
    });
    let people: Vec<Person> = people.collect();
    let seats = people.len() * 2 / rooms.max(1);
    let rooms = (0..rooms).map(|_| Room { capacity: small(1 + chance.below(seats as u64)), ..Room::default() }).collect();
    Morning { people, projects, rooms, ..Morning::default() }
}

/// What the best of all plans is worth, in halves of a point.
fn best_of_all(morning: &Morning) -> i64 {
    let (places, rooms) = (morning.projects.len() + 1, morning.rooms.len());
    let mut best = 0;
    for rooming in 0..rooms.pow(small(morning.projects.len()).into()) {
        let room_of: Vec<Option<usize>> =
            (0..morning.projects.len()).map(|at| Some(rooming / rooms.pow(small(at).into()) % rooms)).collect();
        for seating in 0..places.pow(small(morning.people.len()).into()) {
            let place = |at: usize| seating / places.pow(small(at).into()) % places;
            let project_of = (0..morning.people.len()).map(|at| place(at).checked_sub(1)).collect();
            let plan = Plan { project_of, room_of: room_of.clone() };
            if plan.broken(morning).is_empty() {
                best = best.max(plan.value(morning).halves);
            }
        }
    }
    best
}

#[test]
fn a_small_morning_has_the_best_of_all_plans_and_no_bound_below_it() {
    let mut chance = Chance(7);
    for number in 0..24 {
        let morning = morning(5, 2, 2, &mut chance);
        let best = best_of_all(&morning);
        let proposal = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
        assert_eq!(proposal.value.halves, best, "morning {number}");
        assert!(proposal.bound.halves >= best, "morning {number}");
    }
}

#[test]
fn where_tables_belong_to_a_house_it_is_the_best_of_all_plans_too() {
    let mut chance = Chance(31);
    let mut bound_to = 0;
    for number in 0..40 {
        let mut morning = morning(5, 2, 3, &mut chance);
        morning.houses = vec![House { capacity: Some(1 + small(chance.below(5))), ..House::default() }, House::default()];
        for room in &mut morning.rooms {
            (room.house, room.aside) = (Some(chance.below(2)), chance.below(3) == 0);
            room.only_for = (chance.below(4) == 0).then(|| chance.below(2));
        }
        let free = best_of_all(&morning);
        for project in &mut morning.projects {
            project.house = (chance.below(3) > 0).then(|| chance.below(2));
        }
        let best = best_of_all(&morning);
        let proposal = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
        assert_eq!(proposal.value.halves, best, "morning {number}");
        assert!(proposal.bound.halves >= best, "morning {number}");
        bound_to += usize::from(free != best);
    }
    assert!(bound_to >= 10, "a house made a difference to {bound_to} only");
}

#[test]
fn where_some_need_more_care_it_is_the_best_of_all_plans_too() {
    let mut chance = Chance(19);
    let mut weighed = 0;
    for number in 0..40 {
        let mut morning = morning(5, 2, 2, &mut chance);
        for person in &mut morning.people {
            person.care = (0..2).map(|project| (project, small(chance.below(4)))).collect();
        }
        let best = best_of_all(&morning);
        let proposal = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
        assert_eq!(proposal.value.halves, best, "morning {number}");
        assert!(proposal.bound.halves >= best, "morning {number}");
        morning.people.iter_mut().for_each(|person| person.care.clear());
        weighed += usize::from(best_of_all(&morning) != best);
    }
    assert!(weighed >= 10, "care made a difference to {weighed} only");
}

#[test]
fn no_more_care_is_needed_than_mentors_give() {
    // Two need three each and one needs two: of five that a mentor gives, the dearest pair that fits is not the dearest pair.
    let needs = |care: u16, likes: i64| Person { care: vec![(0, care)], likes: vec![(0, likes)], ..Person::default() };
    let people = vec![Person { mentor_for: 5, ..Person::default() }, needs(3, 9), needs(3, 8), needs(2, 4)];
    let projects = vec![Project { minimum: 1, maximum: 9, ..Project::default() }];
    let rooms = vec![Room { capacity: 9, ..Room::default() }];
    let morning = Morning { people, projects, rooms, ..Morning::default() };
    let proposal = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!(proposal.plan.project_of, [Some(0), Some(0), None, Some(0)]);
    assert!(proposal.is_best());
    let too_much = Plan { project_of: vec![Some(0), Some(0), Some(0), None], ..proposal.plan };
    assert_eq!(too_much.broken(&morning), [matching::Broken::Newcomers(0)]);
}

#[test]
fn three_of_four_small_mornings_are_proven() {
    let mut chance = Chance(11);
    let proven = (0..40).filter(|_| {
        let morning = morning(12, 4, 2, &mut chance);
        propose(&morning, Effort::default(), &|| false).expect("nobody stops it").is_best()
    });
    let proven = proven.count();
    assert!(proven >= 30, "{proven} of 40");
}

#[test]
fn no_bound_overlooks_a_mentor_who_looks_after_many_among_those_who_look_after_few() {
    let mentor = |mentor_for: u16| Person { mentor_for, ..Person::default() };
    let mut people = vec![mentor(9)];
    people.extend((0..6).map(|_| mentor(1)));
    people.extend((0..3).map(|_| Person { newcomer: true, wishes: vec![0], ..Person::default() }));
    let projects = vec![Project { minimum: 1, maximum: 4, ..Project::default() }];
    let rooms = vec![Room { capacity: 20, ..Room::default() }];
    let morning = Morning { people, projects, rooms, ..Morning::default() };
    let proposal = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
    // One mentor for a point and three newcomers for ten each.
    assert!(proposal.bound.halves >= 62);
}

#[path = "../../examples/figures/mornings.rs"]
mod mornings;

#[test]
fn six_hundred_people_for_whom_mentors_are_few_and_a_seat_counts_are_proven() {
    // One in twelve looks after newcomers, half are new, and any place is worth three points more.
    let mut morning = mornings::morning(600, 60, 12, 3);
    morning.points.seat = 3;
    let found = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!(found.plan.broken(&morning), []);
    assert!(found.is_best(), "{:?} of {:?}", found.value, found.bound);
}
