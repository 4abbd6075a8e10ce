//! Each soft wish has a say: moving any one changes who sits where, and for the better by that measure.

use matching::{Effort, House, Morning, Person, Plan, Points, Project, Room, Weight, Weights, propose};

type Turn = fn(&mut Weights) -> &mut Weight;

const ALL: [(&str, Turn); 9] = [
    ("wishes", |weights| &mut weights.wishes),
    ("skills", |weights| &mut weights.skills),
    ("learning", |weights| &mut weights.learning),
    ("language", |weights| &mut weights.language),
    ("walking", |weights| &mut weights.walking),
    ("company", |weights| &mut weights.company),
    ("staying", |weights| &mut weights.staying),
    ("hands", |weights| &mut weights.hands),
    ("leads", |weights| &mut weights.leads),
];

/// Gives everybody something of each kind to weigh.
pub fn enriched(mut morning: Morning) -> Morning {
    let (projects, rooms) = (morning.projects.len(), morning.rooms.len());
    morning.houses = vec![House { name: "Here".to_owned(), capacity: None }, House { name: "There".to_owned(), capacity: None }];
    for (at, room) in morning.rooms.iter_mut().enumerate() {
        room.house = Some(at % 2);
    }
    for (at, person) in morning.people.iter_mut().enumerate() {
        person.knows = vec![100 + at % 7];
        person.learns = vec![at % 5];
        person.languages = vec![[200, 201, 202][at % 3]];
        person.house = Some(at % 2);
        person.sits_at = (at % 4 == 0).then_some(at % projects);
    }
    for (at, project) in morning.projects.iter_mut().enumerate() {
        project.minimum = 1 + u16::from(at % 3 > 0);
        project.needs = vec![100 + at % 7];
        project.languages = vec![[200, 201, 202][at % 3]];
        project.hands = if at % 2 == 1 { project.maximum } else { 0 };
        project.wanted = vec![at * 3, at * 3 + 1, at * 3 + 2];
        project.room = (at % 5 == 0).then_some(at % rooms);
    }
    // Somebody who has a third wish only, and would be alone there.
    if let (Some(person), Some(project)) = (morning.people.last_mut(), morning.projects.last_mut()) {
        (project.minimum, project.maximum, project.minimum_level, project.hands, project.room) = (1, 1, 0, 0, None);
        *person = Person { level: 3, wishes: vec![usize::MAX, usize::MAX, projects - 1], ..Person::default() };
    }
    morning
}

/// Forty people who differ in everything, at nine projects in three rooms.
fn invented() -> Morning {
    let people = (0..40).map(|at| Person {
        level: 3,
        newcomer: at % 2 == 1,
        mentor_for: if at % 10 == 0 { 4 } else { 0 },
        areas: vec![at % 6],
        wishes: vec![at % 4, 3 + at % 5],
        ..Person::default()
    });
    let projects = (0..9).map(|at| Project { areas: vec![at % 6], maximum: 5, ..Project::default() });
    let rooms = [16, 14, 12].map(|capacity| Room { capacity, ..Room::default() }).to_vec();
    let mut morning = enriched(Morning { people: people.collect(), projects: projects.collect(), rooms, ..Morning::default() });
    morning.people.iter_mut().enumerate().for_each(|(at, person)| person.house = Some(at / 3 % 2));
    morning
}

fn plan(morning: &Morning) -> Plan {
    let plan = propose(morning, Effort::default(), &|| false).expect("nobody stops it").plan;
    assert_eq!(plan.broken(morning), []);
    plan
}

/// The wishes that change nothing, whether they count less or more.
pub fn without_a_say(morning: &Morning) -> Vec<&'static str> {
    let before = plan(morning);
    let has_no_say = |(_, turn): &&(&str, Turn)| {
        [Weight::Less, Weight::More].into_iter().all(|weight| {
            let mut other = morning.clone();
            *turn(&mut other.weights) = weight;
            let after = plan(&other);
            after == before || after.value(&other) <= before.value(&other)
        })
    };
    ALL.iter().filter(has_no_say).map(|(name, _)| *name).collect()
}

#[test]
fn each_of_nine_wishes_has_a_say() {
    assert_eq!(without_a_say(&invented()), [""; 0]);
}

#[test]
fn a_wish_that_is_worth_nothing_has_no_say() {
    let mut morning = invented();
    morning.points = Points { wanted: 0, ..morning.points };
    assert!(without_a_say(&morning).contains(&"leads"));
}
