//! Ordinary mornings at which other programs fail: a plan, and a sentence.

use matching::{Effort, House, Keep, Lock, Morning, Person, Plan, Project, Room, Said, Waits, Weight, instance, propose, said, waits};

fn plan(morning: &Morning) -> Plan {
    let proposal = propose(morning, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!(proposal.plan.broken(morning), []);
    proposal.plan
}

fn morning(people: usize, projects: usize, maximum: u16, seats: u16) -> Morning {
    Morning {
        people: vec![Person { level: 2, ..Person::default() }; people],
        projects: vec![Project { minimum: 2, maximum, ..Project::default() }; projects],
        rooms: vec![Room { capacity: seats, ..Room::default() }],
        ..Morning::default()
    }
}

fn placed(plan: &Plan) -> usize {
    plan.project_of.iter().flatten().count()
}

#[test]
fn more_people_than_seats_fills_every_seat() {
    let morning = morning(20, 3, 5, 12);
    let plan = plan(&morning);
    assert_eq!(placed(&plan), 12);
    assert!(said(&morning, &plan).contains(&Said::Seats { people: 20, seats: 12 }));
}

#[test]
fn one_expert_wanted_twice_sits_at_one_table_and_the_rest_is_placed() {
    let mut morning = morning(8, 2, 4, 20);
    morning.projects.iter_mut().for_each(|project| {
        project.needs = vec![0];
        project.wanted = vec![0];
    });
    morning.people[0].knows = vec![0];
    assert_eq!(placed(&plan(&morning)), 8);
}

#[test]
fn more_projects_than_people_lets_some_run() {
    let morning = morning(4, 9, 4, 40);
    assert_eq!(placed(&plan(&morning)), 4);
}

#[test]
fn teams_that_are_full_keep_their_people_and_take_nobody_else() {
    let mut morning = morning(7, 2, 3, 20);
    morning.projects[0].full = true;
    for person in 0..3 {
        morning.people[person].sits_at = Some(0);
    }
    let plan = plan(&morning);
    assert_eq!(plan.project_of[..3], [Some(0); 3]);
    assert_eq!(placed(&plan), 6);
}

#[test]
fn newcomers_without_a_mentor_wait_and_it_is_said_who_could_be_asked() {
    let mut morning = morning(6, 1, 6, 20);
    morning.people[..4].iter_mut().for_each(|person| person.newcomer = true);
    let plan = plan(&morning);
    assert_eq!(placed(&plan), 2);
    assert_eq!(waits(&morning, &plan, 0), Some(Waits::Mentor));
    assert!(said(&morning, &plan).contains(&Said::Newcomers { waiting: 4, mentors: 1, could_ask: vec![4, 5] }));
}

#[test]
fn of_two_locks_that_contradict_each_other_the_later_counts_and_it_is_said() {
    let mut morning = morning(6, 2, 6, 20);
    let (first, later) = (Lock::At { person: 0, project: 0 }, Lock::At { person: 0, project: 1 });
    morning.locks = vec![first, later];
    let plan = plan(&morning);
    assert_eq!(plan.project_of[0], Some(1));
    assert!(said(&morning, &plan).contains(&Said::Overruled(first)));
}

#[test]
fn nothing_at_all_is_a_plan_and_a_sentence() {
    let nothing = Morning::default();
    assert_eq!(said(&nothing, &plan(&nothing)), [Said::NoPeople, Said::NoProjects, Said::NoRooms]);
    let no_rooms = Morning { rooms: Vec::new(), ..morning(3, 1, 3, 0) };
    let empty = plan(&no_rooms);
    assert_eq!(waits(&no_rooms, &empty, 0), Some(Waits::NoRoom));
    let too_small = morning(3, 1, 3, 1);
    assert!(said(&too_small, &plan(&too_small)).contains(&Said::MinimumAboveSeats { project: 0 }));
}

#[test]
fn a_walk_that_counts_more_is_worth_a_wish() {
    let mut morning = morning(1, 2, 3, 9);
    morning.houses = vec![House::default(); 2];
    morning.rooms = vec![Room { capacity: 9, house: Some(0), ..Room::default() }, Room { capacity: 9, house: Some(1), ..Room::default() }];
    morning.people[0] = Person { wishes: vec![0, 1], house: Some(0), ..Person::default() };
    for (project, room) in [(0, 1), (1, 0)] {
        morning.projects[project] = Project { minimum: 1, maximum: 3, room: Some(room), ..Project::default() };
    }
    assert_eq!(plan(&morning).project_of, [Some(0)]);
    morning.weights.walking = Weight::More;
    assert_eq!(plan(&morning).project_of, [Some(1)]);
}

#[test]
fn when_everybody_wants_the_same_its_seats_are_filled_and_the_rest_sits_elsewhere() {
    let mut morning = morning(12, 3, 4, 20);
    morning.people.iter_mut().for_each(|person| person.wishes = vec![1]);
    let plan = plan(&morning);
    assert_eq!(placed(&plan), 12);
    assert_eq!(plan.project_of.iter().filter(|project| **project == Some(1)).count(), 4);
}

#[test]
fn a_wish_for_what_is_withdrawn_or_unknown_is_said_and_counts_for_nothing() {
    let mut morning = morning(4, 2, 4, 20);
    morning.projects[0].withdrawn = true;
    morning.people[0].wishes = vec![0, 77];
    let plan = plan(&morning);
    assert_eq!(plan.project_of, [Some(1); 4]);
    assert!(said(&morning, &plan).contains(&Said::Withdrawn { person: 0, project: 0 }));
}

#[test]
fn what_nobody_knows_is_said() {
    let mut morning = morning(4, 1, 4, 20);
    morning.topics = vec!["LLVM".to_owned(), "maps".to_owned()];
    morning.projects[0].needs = vec![0, 1];
    morning.people[2].knows = vec![1];
    let said = said(&morning, &plan(&morning));
    assert!(said.contains(&Said::NobodyKnows { topic: 0, project: 0 }));
    assert!(!said.contains(&Said::NobodyKnows { topic: 1, project: 0 }));
}

#[test]
fn ten_thousand_skills_are_no_trouble() {
    let mut morning = morning(30, 5, 8, 40);
    morning.topics = (0..10_000).map(|topic| format!("skill {topic}")).collect();
    for (at, person) in morning.people.iter_mut().enumerate() {
        person.knows = (0..10_000).filter(|topic| topic % 30 == at).collect();
    }
    for (at, project) in morning.projects.iter_mut().enumerate() {
        project.needs = (0..10_000).filter(|topic| topic % 5 == at).collect();
    }
    let plan = plan(&morning);
    assert_eq!(placed(&plan), 30);
    assert_eq!(said(&morning, &plan), []);
}

#[test]
fn who_waits_hears_what_is_least_in_the_way() {
    let mut morning = morning(5, 2, 3, 20);
    morning.projects[1].minimum_level = 3;
    let plan = plan(&morning);
    assert_eq!(placed(&plan), 3);
    let waiting: Vec<Waits> = (0..5).filter_map(|person| waits(&morning, &plan, person)).collect();
    assert_eq!(waiting, [Waits::Seat, Waits::Seat]);
    let mut young = morning.clone();
    young.projects.remove(0);
    let plan = propose(&young, Effort::default(), &|| false).expect("nobody stops it").plan;
    assert_eq!(waits(&young, &plan, 0), Some(Waits::Level));
    young.projects[0].full = true;
    assert_eq!(waits(&young, &plan, 0), Some(Waits::NothingAllowed));
}

#[test]
fn a_table_that_too_few_wish_for_is_told_how_many_more_it_needs() {
    let mut morning = morning(4, 2, 4, 20);
    morning.projects[1].minimum = 3;
    (0..2).for_each(|person| morning.people[person].wishes = vec![1]);
    (2..4).for_each(|person| morning.people[person].languages = vec![7]);
    morning.projects.iter_mut().for_each(|project| project.languages = vec![8]);
    // The two others would rather sit alone than where nobody speaks their language.
    (2..4).for_each(|person| morning.locks.push(Lock::NotAt { person, project: 1 }));
    let found = plan(&morning);
    assert_eq!(found.room_of[1], None);
    assert!(said(&morning, &found).contains(&Said::DoesNotRun { project: 1, lacks: Some(1) }));
    // Whose own it is waits for others too, and no lock is said to be against a rule.
    morning.locks.push(Lock::At { person: 0, project: 1 });
    let found = plan(&morning);
    assert!(!said(&morning, &found).iter().any(|said| matches!(said, Said::Overruled(_))), "{:?}", said(&morning, &found));
    // Nobody wished for it: that it does not run is no lack.
    morning.locks.pop();
    morning.people.iter_mut().for_each(|person| person.wishes.clear());
    assert!(said(&morning, &plan(&morning)).contains(&Said::DoesNotRun { project: 1, lacks: None }));
    // More than it takes never come together.
    morning.projects[1].minimum = 5;
    assert!(said(&morning, &plan(&morning)).contains(&Said::MinimumAboveSeats { project: 1 }));
}

#[test]
fn a_table_that_names_only_its_house_stands_in_a_room_of_it() {
    let mut morning = morning(10, 2, 5, 0);
    morning.houses = vec![House { capacity: Some(14), ..House::default() }; 2];
    let room = |capacity: u16, house: usize| Room { capacity, house: Some(house), ..Room::default() };
    // Each house has a room, and what is left of it outside.
    morning.rooms = vec![room(6, 0), Room { aside: true, ..room(14, 0) }, room(20, 1), Room { aside: true, ..room(14, 1) }];
    morning.projects.iter_mut().for_each(|project| project.house = Some(0));
    let mut before = Plan::empty(&morning);
    // Tables of which one person is enough begin where most seats are.
    for minimum in [1, 2] {
        morning.projects.iter_mut().for_each(|project| project.minimum = minimum);
        before = plan(&morning);
        let mut rooms = before.room_of.clone();
        rooms.sort_unstable();
        assert_eq!((placed(&before), rooms), (10, vec![Some(0), Some(1)]), "one in the room, for two it is too small");
    }
    // The room closes: the table in it moves, and nobody else does.
    let at = before.room_of.iter().position(|room| *room == Some(0)).expect("a table stands there");
    morning.rooms[0].capacity = 0;
    let after = matching::again(&morning, &before, Keep::Rooms, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!((after.plan.room_of[at], &after.plan.project_of), (Some(1), &before.project_of));
    // A house that holds fewer leaves some without a place, and the bound knows it.
    morning.houses[0].capacity = Some(7);
    let found = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!((found.plan.broken(&morning), placed(&found.plan), found.is_best()), (vec![], 7, true));
}

#[test]
fn more_locks_than_seats_leave_a_bound_that_says_something() {
    let mut morning = morning(9, 2, 4, 20);
    morning.locks = (0..7).map(|person| Lock::At { person, project: 0 }).collect();
    let found = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!(found.plan.broken(&morning), []);
    assert!(found.plan.project_of.iter().filter(|project| **project == Some(0)).count() == 4 && placed(&found.plan) == 6);
    assert!(found.value <= found.bound && found.bound.halves <= found.value.halves * 2, "{found:?}");
    assert_eq!(said(&morning, &found.plan).iter().filter(|said| matches!(said, Said::Overruled(_))).count(), 3);
}

#[test]
fn tables_that_fill_a_room_together_do_not_keep_a_third_one_out_of_another() {
    let mut morning = morning(9, 3, 4, 20);
    morning.projects.iter_mut().for_each(|project| project.minimum = 1);
    let before = plan(&morning);
    assert_eq!(placed(&before), 9);
    // All sat in one room of twenty; now there are two smaller ones.
    morning.rooms = vec![Room { capacity: 6, ..Room::default() }, Room { capacity: 6, ..Room::default() }];
    let found = matching::again(&morning, &before, Keep::Rooms, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!(found.plan.broken(&morning), []);
    assert_eq!(placed(&found.plan), 9);
}

#[test]
fn a_room_that_nobody_was_told_grows_with_those_who_come() {
    // Three are there when the first plan is made, and the small room suffices.
    let mut morning = morning(21, 2, 20, 0);
    morning.rooms = [5, 20].map(|capacity| Room { capacity, ..Room::default() }).to_vec();
    morning.projects.iter_mut().for_each(|project| project.minimum = 1);
    morning.people.iter_mut().for_each(|person| person.wishes = vec![0]);
    let mut few = morning.clone();
    few.people[3..].iter_mut().for_each(|person| person.presence = matching::Presence::Away);
    few.projects[0].room = Some(0);
    let before = plan(&few);
    assert_eq!((placed(&before), before.room_of[0]), (3, Some(0)));
    let wishes_met = |keep: Keep| {
        let found = matching::again(&morning, &before, keep, Effort::default(), &|| false).expect("nobody stops it");
        found.plan.project_of.iter().filter(|project| **project == Some(0)).count()
    };
    assert_eq!((wishes_met(Keep::Rooms), wishes_met(Keep::People)), (5, 20), "told once, it stays");
}

#[test]
fn two_tables_whose_rooms_nobody_was_told_change_them_where_one_grows() {
    // A lead each; three wish for the first table, two for the second, and the first room suffices.
    let mut morning = morning(22, 2, 30, 0);
    morning.points.seat = 3;
    morning.rooms = [5, 20].map(|capacity| Room { capacity, ..Room::default() }).to_vec();
    morning.projects.iter_mut().for_each(|project| project.minimum = 1);
    for (at, person) in morning.people.iter_mut().enumerate() {
        person.wishes = vec![usize::from([1, 20, 21].contains(&at))];
    }
    morning.locks = [(0, 0), (1, 1)].map(|(person, project)| Lock::At { person, project }).to_vec();
    let mut before = Plan::empty(&morning);
    for (person, project) in [(0, 0), (1, 1), (2, 0), (3, 0), (4, 0), (20, 1), (21, 1)] {
        before.project_of[person] = Some(project);
    }
    before.room_of = vec![Some(0), Some(1)];
    let found = matching::again(&morning, &before, Keep::People, Effort::default(), &|| false).expect("nobody stops it");
    assert_eq!(found.plan.room_of, [Some(1), Some(0)], "{} of {}", found.value.halves, found.bound.halves);
    assert_eq!(found.plan.project_of.iter().filter(|project| **project == Some(0)).count(), 19);
}

#[test]
fn what_stands_by_the_stairs_takes_no_room_and_no_other_table_stands_there() {
    let mut morning = morning(12, 2, 10, 0);
    morning.projects.iter_mut().for_each(|project| project.minimum = 1);
    morning.houses = vec![House { capacity: Some(12), ..House::default() }];
    let room = |capacity: u16, only_for: Option<usize>| Room { capacity, house: Some(0), only_for, ..Room::default() };
    morning.rooms = vec![room(4, None), room(12, Some(0))];
    morning.projects[0].room = Some(1);
    let found = plan(&morning);
    assert_eq!(found.broken(&morning), []);
    let heads = |project: usize| found.project_of.iter().filter(|at| **at == Some(project)).count();
    assert_eq!((placed(&found), found.room_of.clone()), (12, vec![Some(1), Some(0)]));
    assert!(heads(1) <= 4, "{found:?}");
    // In the house sit as many as it takes, however many its rooms would.
    let mut more = morning.clone();
    more.people.extend(more.people.clone());
    assert!(said(&more, &plan(&more)).contains(&Said::Seats { people: 24, seats: 12 }), "{:?}", said(&more, &plan(&more)));
}

#[test]
fn an_instance_says_who_needs_more_care_and_a_wrong_amount_is_refused() {
    let instance = r#"{"newcomers_per_mentor": 4, "utility": {},
        "projects": [{"name": "Reading lamp", "min": 1, "max": 4, "min_level": 0}, {"name": "Quiet bell", "min": 1, "max": 4, "min_level": 0}],
        "people": [{"level": 1, "newcomer": true, "mentor": false, "care": {"Quiet bell": 3, "Moon garden": 2}},
                   {"level": 1, "newcomer": false, "mentor": false, "care": {"Reading lamp": 2}},
                   {"level": 1, "newcomer": false, "mentor": true, "care": {"Reading lamp": 2}}],
        "rooms": []}"#;
    let morning = instance::read(instance.as_bytes()).expect("an instance");
    let needs = |person: usize| [0, 1, 7].map(|project| morning.needs_care(person, project));
    // Where nothing is said, a newcomer needs one, anybody else none; who looks after others never needs any.
    assert_eq!([needs(0), needs(1), needs(2)], [[1, 3, 1], [2, 0, 0], [0, 0, 0]]);
    for wrong in ["-1", "\"much\"", "70000", "1.5"] {
        let refused = instance::read(instance.replace("\"Reading lamp\": 2", &format!("\"Reading lamp\": {wrong}")).as_bytes());
        let said = refused.expect_err("no whole number").to_string();
        assert!(said.contains("Number 2 of “people” has no “care”"), "{said}");
    }
}

#[test]
fn soft_wishes_choose_which_place_somebody_has_and_not_whether() {
    // The only table with seats is in the other house and speaks another language.
    let mut morning = morning(3, 1, 4, 4);
    morning.houses = vec![House::default(), House::default()];
    morning.rooms[0].house = Some(1);
    morning.projects[0].languages = vec![1];
    for person in &mut morning.people {
        person.house = Some(0);
        person.languages = vec![0];
    }
    for weight in [Weight::Less, Weight::Normal, Weight::More] {
        morning.weights.walking = weight;
        morning.weights.language = weight;
        morning.points.seat = 0;
        assert_eq!(placed(&plan(&morning)), 0, "without points for a seat, standing is worth more");
        morning.points.seat = 3;
        assert_eq!(placed(&plan(&morning)), 3, "{weight:?}");
    }
}

#[test]
fn who_would_walk_to_sit_alone_waits_and_it_is_said() {
    let mut morning = morning(1, 1, 4, 4);
    morning.points.seat = 3;
    morning.projects[0].minimum = 1;
    assert_eq!(placed(&plan(&morning)), 1, "alone in one's own house");
    morning.houses = vec![House::default(), House::default()];
    morning.rooms[0].house = Some(1);
    morning.people[0].house = Some(0);
    let plan = plan(&morning);
    assert_eq!((placed(&plan), waits(&morning, &plan, 0)), (0, Some(Waits::Alone)));
}

#[test]
fn where_nothing_can_run_no_plan_is_worth_anything_and_the_bound_says_so() {
    let wished = |mut morning: Morning| {
        morning.people.iter_mut().enumerate().for_each(|(at, person)| person.wishes = vec![at % 3, 1]);
        morning
    };
    let no_rooms = Morning { rooms: Vec::new(), ..morning(19, 3, 6, 0) };
    let too_small = morning(19, 3, 6, 1);
    let nobody_may =
        Morning { projects: vec![Project { minimum: 2, maximum: 6, minimum_level: 3, ..Project::default() }; 3], ..morning(19, 3, 6, 40) };
    for morning in [no_rooms, too_small, nobody_may, morning(1, 3, 6, 40)].map(wished) {
        let proposal = propose(&morning, Effort::default(), &|| false).expect("nobody stops it");
        assert_eq!((placed(&proposal.plan), proposal.value.halves, proposal.bound.halves), (0, 0, 0));
    }
}

#[test]
fn who_waits_for_a_mentor_hears_that_also_where_the_table_has_a_larger_room_to_go_to() {
    let people = vec![
        Person { mentor_for: 1, sits_at: Some(0), ..Person::default() },
        Person { newcomer: true, sits_at: Some(0), ..Person::default() },
        Person { newcomer: true, ..Person::default() },
    ];
    let projects = vec![Project { minimum: 1, maximum: 9, ..Project::default() }];
    let small = Room { capacity: 2, only_for: Some(0), ..Room::default() };
    let plan = Plan { project_of: vec![Some(0), Some(0), None], room_of: vec![Some(0)] };
    let morning = |rooms| Morning { people: people.clone(), projects: projects.clone(), rooms, ..Morning::default() };
    let large = Room { capacity: 3, ..Room::default() };
    assert_eq!(waits(&morning(vec![small.clone(), large]), &plan, 2), Some(Waits::Mentor));
    assert_eq!(waits(&morning(vec![small]), &plan, 2), Some(Waits::Seat));
}
