//! Reasons, and what they tell to whom.

use matching::{Audience, Because, Field, Morning, Person, Plan, Project, Room, may_see, reasons};

/// A morning in which every private field of Ada holds something that no one else's does.
fn poisoned() -> (Morning, Plan) {
    let ada = Person {
        level: 3,
        areas: vec![90],
        knows: vec![91],
        learns: vec![92],
        languages: vec![93],
        // The project that asks for more than there is, too.
        wishes: vec![0, 2],
        likes: vec![(0, 94)],
        sits_at: Some(0),
        ..Person::default()
    };
    let table = Project {
        minimum: 1,
        maximum: 3,
        areas: vec![90, 92],
        needs: vec![91],
        languages: vec![93],
        wanted: vec![0],
        ..Project::default()
    };
    let other = Project { minimum: 1, maximum: 3, ..Project::default() };
    let rooms = vec![Room { capacity: 9, ..Room::default() }];
    let above = Project { minimum_level: 4, ..other.clone() };
    let morning = Morning { people: vec![ada], projects: vec![table, other, above], rooms, ..Morning::default() };
    (morning, Plan { project_of: vec![Some(0)], room_of: vec![Some(0), None, None] })
}

#[test]
fn everything_that_speaks_for_a_place_is_in_its_reason_and_what_else_there_is() {
    let (morning, plan) = poisoned();
    let [reason] = &reasons(&morning, &plan)[..] else { panic!("one reason for one person") };
    let all = [
        Because::Wish(0),
        Because::Likes,
        Because::Stays,
        Because::Needed(91),
        Because::Learns(92),
        Because::Area(90),
        Because::Wanted,
        Because::Language(93),
    ];
    assert_eq!(reason.because, all);
    assert_eq!((reason.alternatives.len(), &reason.above[..]), (1, &[2][..]));
    assert!(reason.alternatives[0].own.halves < 0);
    assert_eq!((reason.alternatives[0].others.halves, reason.alternatives[0].moved), (0, 0));
}

#[test]
fn a_reason_tells_nobody_what_they_may_not_see() {
    let (morning, plan) = poisoned();
    let reason = &reasons(&morning, &plan)[0];
    for audience in [Audience::Themselves, Audience::Lead, Audience::Coordinator, Audience::Everybody] {
        let told = reason.told_to(audience);
        for because in &told.because {
            assert!(may_see(because.field(), audience), "{because:?} told to {audience:?}");
        }
        assert_eq!(told.alternatives.is_empty(), !may_see(Field::Alternatives, audience));
        assert_eq!(told.above.is_empty(), !may_see(Field::Level, audience));
    }
    // The wall: nothing but where they sit and sat.
    let wall = format!("{:?}", reason.told_to(Audience::Everybody));
    for poison in ["90", "91", "92", "93", "94", "Wish", "Likes", "Wanted"] {
        assert!(!wall.contains(poison), "{wall}");
    }
    assert!(!reason.told_to(Audience::Everybody).because.contains(&Because::Wanted));
    assert!(!reason.told_to(Audience::Lead).because.contains(&Because::Wish(0)));
    assert!(reason.told_to(Audience::Lead).above.is_empty(), "what somebody cannot yet is between them and who coordinates");
    assert!(!reason.told_to(Audience::Coordinator).because.contains(&Because::Likes));
}

#[test]
fn a_mentor_hears_that_newcomers_need_them_and_another_that_there_was_a_seat() {
    let mentor = Person { mentor_for: 4, ..Person::default() };
    let newcomer = Person { newcomer: true, ..Person::default() };
    let people = vec![mentor, newcomer.clone(), newcomer];
    let projects = vec![Project { minimum: 2, maximum: 4, ..Project::default() }];
    let rooms = vec![Room { capacity: 9, ..Room::default() }];
    let morning = Morning { people, projects, rooms, ..Morning::default() };
    let reasons = reasons(&morning, &Plan { project_of: vec![Some(0); 3], room_of: vec![Some(0)] });
    assert_eq!(reasons[0].because, [Because::LooksAfter(2)]);
    assert_eq!(reasons[1].because, [Because::Free]);
    // That they said they would help is their answer.
    assert_eq!(reasons[0].told_to(Audience::Coordinator).because, [Because::LooksAfter(2)]);
    assert_eq!(reasons[0].told_to(Audience::Everybody).because, [Because::Free]);
}

#[test]
fn two_mentors_at_a_table_share_its_newcomers() {
    let mentor = |mentor_for| Person { mentor_for, ..Person::default() };
    let newcomer = Person { newcomer: true, ..Person::default() };
    let mut people = vec![mentor(4), mentor(4), Person::default()];
    people.extend(vec![newcomer; 8]);
    let projects = vec![Project { minimum: 1, maximum: 12, ..Project::default() }];
    let rooms = vec![Room { capacity: 12, ..Room::default() }];
    let morning = Morning { people, projects, rooms, ..Morning::default() };
    let reasons = reasons(&morning, &Plan { project_of: vec![Some(0); 11], room_of: vec![Some(0)] });
    assert_eq!([&reasons[0].because, &reasons[1].because], [&[Because::LooksAfter(4)]; 2]);
    assert_eq!(reasons[2].because, [Because::Free]);
}
