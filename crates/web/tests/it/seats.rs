//! Who sits in which room: only where there are seats, and never where somebody said that they will not.

use std::collections::BTreeMap;

use domain::questionnaire::key;
use domain::round::Answer;
use domain::venue::Command as VenueCommand;
use domain::{Command, Id, NewRoom, PersonId, Role, RoomId, Text};

use crate::client::Guest;
use crate::house::{House, add_project};
use crate::places::{does, letters, people};
use crate::round::{MINE, PLAN, ROUND, comes, goes_to, said, seat, somebody, takes};

/// One house, with so many seats and these rooms.
fn has_rooms(house: &House, seats: u32, rooms: &[(&str, u32)]) {
    let view = house.view();
    let mozilla = &view.event.venues[0];
    for other in view.event.venues.iter().skip(1) {
        does(house, Command::Venue(VenueCommand::Close { venue: other.id }));
    }
    let room = |(at, (name, seats)): (usize, &(&str, u32))| NewRoom {
        id: RoomId(Id::from_bits(900 + at as u128)),
        name: Text::line(name, domain::Field::Room).expect("a name"),
        seats: Some(*seats),
        key: Text::empty(),
    };
    let mut venue = mozilla.as_new();
    venue.seats = Some(seats);
    venue.rooms = rooms.iter().enumerate().map(room).collect();
    does(house, Command::Venue(VenueCommand::Furnish { seen: house.seq(), venue }));
}

/// How many are at each project, and in which room, as it is proposed.
fn proposed(house: &House) -> BTreeMap<(String, String), usize> {
    let view = house.view();
    let mut tables = BTreeMap::new();
    for proposal in view.event.all_proposals() {
        let Some(project) = proposal.placing.project else { continue };
        let room = proposal.placing.room.and_then(|room| view.event.room(room)).map_or_else(String::new, |(_, room)| room.name.to_string());
        *tables.entry((view.event.projects[&project].about.title.to_string(), room)).or_default() += 1;
    }
    tables
}

fn wishing(house: &House, wish: &str, names: &[String]) -> Vec<PersonId> {
    let come = |name: &String| {
        let (_, person) = somebody(house, name, &[(key::WISHES, said(&[wish]))]);
        comes(house, person, "Mozilla");
        person
    };
    names.iter().map(come).collect()
}

fn names(who: &str, many: usize) -> Vec<String> {
    let after = [
        "Ahl", "Bo", "Cruz", "Dahl", "Eck", "Fry", "Gil", "Holm", "Ito", "Jung", "Kahn", "Lind", "Moe", "Nagy", "Oh", "Paz", "Quist", "Ray",
    ];
    after[..many].iter().map(|after| format!("{who} {after}")).collect()
}

#[test]
fn nobody_is_proposed_a_seat_outside_the_rooms_where_the_rooms_have_them_all() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    has_rooms(&house, 20, &[("Kitchen", 10), ("Salon", 10)]);
    for (title, lead) in [("Looms", "Jorge Lima"), ("Spindles", "Greta Ohm"), ("Dyes", "Wim Brun")] {
        add_project(&mut house.visitor(), title, lead);
    }
    for (wish, who) in [("looms", "Ada"), ("spindles", "Mei"), ("dyes", "Noor")] {
        wishing(&house, wish, &names(who, 5));
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(!plan.contains("Mozilla Looms") && !plan.contains("Mozilla Spindles") && !plan.contains("Mozilla Dyes"), "{plan}");
    takes(&mut coordinator, "no");
    let tables = proposed(&house);
    for room in ["Kitchen", "Salon"] {
        // The lead of each table sits there, too.
        let heads: usize = tables.iter().filter(|((_, known), _)| known == room).map(|(_, heads)| heads + 1).sum();
        assert!((1..=10).contains(&heads), "{room}: {tables:?}");
    }
    assert!(tables.keys().all(|(_, room)| !room.is_empty()), "{tables:?}");
    assert!(tables.values().sum::<usize>() >= 14, "{tables:?}");
}

#[test]
fn a_plan_that_nobody_saw_holds_no_table_in_a_room_that_is_too_small_for_those_who_come() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    has_rooms(&house, 30, &[("Nook", 5), ("Big", 20)]);
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    wishing(&house, "looms", &names("Ada", 3));
    wishing(&house, "spindles", &names("Mei", 2));
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "no");
    wishing(&house, "looms", &names("Noor", 14));
    takes(&mut coordinator, "no");
    let tables = proposed(&house);
    assert_eq!(tables.get(&("Looms".to_owned(), "Big".to_owned())), Some(&17), "{tables:?}");
}

#[test]
fn what_somebody_said_no_to_is_not_proposed_to_them_again() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let mut two = people(&house, &["Ada Brünn", "Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let (ada, ada_id) = &mut two[0];
    let card = ada.page(MINE);
    ada.form_of(&card, "/answer").press("other", &letters(&house, "Spindles")).location();
    assert_eq!(seat(&house, *ada_id).as_deref(), Some("Spindles"));
    let what_if = format!("{PLAN}?seated=yes&staying=less&wishes=more&company=more");
    let plan = coordinator.page(&what_if).text();
    let looms = plan.split("Looms").nth(1).unwrap_or_default().split("Spindles").next().unwrap_or_default();
    assert!(!looms.contains("Ada Brünn"), "{plan}");
}

/// Three tables; Ada is asked to one, and wants neither that nor the next.
fn turns_down_two(house: &House) -> (Guest, PersonId, [String; 2]) {
    house.clock_strikes("2018-05-28T09:40");
    for (title, name) in [("Looms", "Jorge Lima"), ("Spindles", "Greta Ohm"), ("Needles", "Wim Brun")] {
        add_project(&mut house.visitor(), title, name);
    }
    let (mut ada, person) = people(house, &["Ada Brünn"]).remove(0);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let asked = || house.view().event.asked_place(person).and_then(|asked| asked.placing.project).expect("she is asked");
    let title = |project| house.view().event.projects[&project].about.title.to_string();
    takes(&mut coordinator, "yes");
    let no = [41, 42].map(|minute| {
        house.clock_strikes(&format!("2018-05-28T09:{minute}"));
        let project = asked();
        ada.form(MINE, "/answer").press("answer", "none").location();
        ada.form(MINE, "/find").send().location();
        assert_ne!(asked(), project);
        title(project)
    });
    (ada, person, no)
}

#[test]
fn what_somebody_turned_down_is_proposed_to_them_no_more_in_this_round_however_often_they_ask() {
    let house = House::open();
    let (mut ada, person, [one, two]) = turns_down_two(&house);
    let page = ada.page(MINE);
    let card = page.text().split("Projects of today").next().unwrap_or_default().to_owned();
    assert!(!card.contains(&one) && !card.contains(&two), "neither as place nor as another one: {card}");
    ada.form_of(&page, "/answer").press("answer", "none").location();
    let nothing = ada.form(MINE, "/find").send();
    assert_eq!(nothing.status, 422, "she turned all of them down: {}", nothing.text());
    let mut coordinator = house.guest(Role::Coordinator);
    let plan = coordinator.page(&format!("{PLAN}?seated=yes"));
    assert!(plan.text().contains("Without a place 1 Ada Brünn"), "{}", plan.text());
    // By hand she may be asked all the same, and the desk knows what she said.
    let hers = format!("{ROUND}/people/{}", person.0.short());
    assert!(coordinator.page(&hers).text().contains("They said no to it at 9:41."), "{}", coordinator.page(&hers).text());
    coordinator.form(&hers, &hers).set("project", &letters(&house, &one)).send().location();
    let asked = coordinator.page(&hers);
    assert!(asked.body.contains("<p class=\"said\">They said no to it at 9:41.</p>"), "{}", asked.text());
    ada.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, person).as_deref(), Some(one.as_str()));
    assert!(!coordinator.page(&hers).body.contains("at 9:41"), "she went there after all");
}

#[test]
fn what_somebody_turned_down_and_wishes_for_since_is_proposed_again() {
    let house = House::open();
    let (mut ada, person, [one, _]) = turns_down_two(&house);
    ada.form(MINE, "/answer").press("answer", "none").location();
    assert_eq!(ada.form(MINE, "/find").send().status, 422);
    house.clock_strikes("2018-05-28T09:50");
    ada.form("/paris-2018/questionnaire", "/questionnaire").set("q:wishes", &one).send().location();
    ada.form(MINE, "/find").send().location();
    let asked = house.view().event.asked_place(person).and_then(|asked| asked.placing.project);
    assert_eq!(asked.map(|project| house.view().event.projects[&project].about.title.to_string()), Some(one));
}

#[test]
fn a_plan_from_before_somebody_turned_it_down_sends_nobody_back() {
    let house = House::open();
    let (mut ada, person, [one, two]) = turns_down_two(&house);
    let mut coordinator = house.guest(Role::Coordinator);
    let now = house.view().event.asked_place(person).and_then(|asked| asked.placing.project).expect("asked");
    ada.form(MINE, "/answer").press("answer", "none").location();
    for project in
        [&one, &two].map(|title| house.view().event.projects.values().find(|known| known.about.title.as_str() == title).unwrap().id)
    {
        let plan = format!("{}//:{person}", project.0);
        coordinator.post(PLAN, &[("plan".to_owned(), plan), ("show".to_owned(), "yes".to_owned())]).location();
        let asked = house.view().event.asked_place(person).expect("as before");
        assert_eq!((asked.placing.project, asked.answer), (Some(now), Some(Answer::None)));
    }
}

#[test]
fn who_wants_none_of_it_is_named_in_the_plan() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut two = people(&house, &["Ada Brünn", "Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let (ada, _) = &mut two[0];
    ada.form(MINE, "/answer").press("answer", "none").location();
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("Without a place 1 Ada Brünn said: none of these"), "{plan}");
}
