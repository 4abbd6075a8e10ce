//! Whom the desk sends somebody to, and what the screen says of everybody.

use domain::coming::{Answer, Command as ComingCommand, Plan};
use domain::questionnaire::{Value, key};
use domain::{PersonId, Role};

use crate::client::Guest;
use crate::house::{House, add_project, paris};
use crate::places::does;
use crate::round::{ROUND, comes, goes_to, said, somebody};

const MANY: &str = "More newcomers than mentors look after";
const LEAVE: &str = "Leave within the hour";
const SCREEN: &str = "/paris-2018/round/screen";

fn newcomer(house: &House, number: usize) -> (Guest, PersonId) {
    somebody(house, &format!("Newcomer {number}"), &[(key::FIRST, Value::Yes(true))])
}

fn joins(guest: &mut Guest, house: &House, title: &str) {
    guest.form(&house.project(title), "/seats").send().location();
}

#[test]
fn more_newcomers_than_those_there_look_after_are_listed_for_coordinators_as_plans_count_them() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    // Whoever has more to give than the event asks of one looks after four.
    let (mut mira, mira_id) = somebody(&house, "Mira Sol", &[(key::MENTOR, Value::Number(6))]);
    joins(&mut mira, &house, "Looms");
    for number in 0..4 {
        joins(&mut newcomer(&house, number).0, &house, "Looms");
    }
    assert!(!coordinator.page(ROUND).text().contains(MANY), "four are not too many");
    joins(&mut newcomer(&house, 4).0, &house, "Looms");
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains(&format!("{MANY} 1")) && desk.contains("Looms 5 newcomers · who helps there looks after 4"), "{desk}");
    // How many are new is in their answers: a greeter is not told.
    assert!(!house.guest(Role::Greeter).page(ROUND).text().contains("newcomers"));
    // One more who helps, and it is well.
    let (mut mei, _) = somebody(&house, "Mei Okoro", &[(key::MENTOR, Value::Number(1))]);
    joins(&mut mei, &house, "Looms");
    assert!(!coordinator.page(ROUND).text().contains(MANY));
    // Who helps goes home: one who said one is no mentor for five; that somebody leads says nothing of it.
    comes(&house, mira_id, "Mozilla");
    let leave = domain::venue::Command::Leave { person: mira_id, day: house.view().event.moment.today, at: None };
    does(&house, domain::Command::Venue(leave));
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("Looms 5 newcomers · who helps there looks after 1"), "{desk}");
}

#[test]
fn newcomers_with_nobody_who_looks_after_them_are_listed() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    joins(&mut newcomer(&house, 0).0, &house, "Looms");
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("Looms 1 newcomer · nobody there helps"), "{desk}");
}

#[test]
fn whoever_is_asked_and_not_in_the_house_yet_is_not_walked_over_to() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let day = house.view().event.moment.today;
    let people = ["Eve Later", "Ada Brünn", "Noor Out"].map(|name| somebody(&house, name, &[]).1);
    for person in people {
        let days = vec![(day, Plan::all_day(Answer::Confirmed))];
        does(&house, domain::Command::Coming(ComingCommand::Plan { person, days }));
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let what_if = "/paris-2018/round/plan?expected=yes";
    coordinator.form(what_if, "/plan").press("show", "yes").location();
    let silent = |coordinator: &mut Guest| {
        let body = coordinator.page(ROUND).body;
        let list = body.split("id=\"h-silent\"").nth(1).unwrap_or_default().split("</section>").next().unwrap_or_default();
        ["Eve Later", "Ada Brünn", "Noor Out"].into_iter().filter(|name| list.contains(name)).collect::<Vec<_>>()
    };
    house.clock_strikes("2018-05-28T10:05");
    assert_eq!(silent(&mut coordinator).len(), 3, "nobody is checked in here: nobody knows who is in the house");
    for person in &people[1..] {
        comes(&house, *person, "Mozilla");
    }
    assert_eq!(silent(&mut coordinator), ["Ada Brünn", "Noor Out"]);
    does(&house, domain::Command::Venue(domain::venue::Command::Leave { person: people[2], day, at: None }));
    assert_eq!(silent(&mut coordinator), ["Ada Brünn"]);
}

#[test]
fn who_leaves_within_the_hour_is_listed_where_others_depend_on_them() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let day = house.view().event.moment.today;
    let leaves_at = |person: PersonId, time: &str| {
        let plan = Plan { until: Some(time.parse().unwrap()), ..Plan::all_day(Answer::Confirmed) };
        does(&house, domain::Command::Coming(ComingCommand::Plan { person, days: vec![(day, plan)] }));
    };
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "over");
    for name in ["Jorge Lima", "Greta Ohm"] {
        leaves_at(house.person(name), "15:00");
    }
    let (mut ada, ada_id) = newcomer(&house, 0);
    let (mut mei, mei_id) = somebody(&house, "Mei Okoro", &[(key::MENTOR, Value::Number(2))]);
    for guest in [&mut ada, &mut mei] {
        joins(guest, &house, "Looms");
    }
    // Nobody depends on Ada, whenever she goes.
    leaves_at(ada_id, "15:00");
    leaves_at(mei_id, "15:30");
    house.clock_strikes("2018-05-28T13:59");
    assert!(!coordinator.page(ROUND).text().contains(LEAVE), "there is time");
    house.clock_strikes("2018-05-28T14:00");
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains(&format!("{LEAVE} 1")) && desk.contains("Jorge Lima Looms · leaves at 15:00 · 2 depend on them"), "{desk}");
    assert!(!desk.contains("Greta Ohm Spindles · leaves"), "nobody else sits there: {desk}");
    house.clock_strikes("2018-05-28T14:30");
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains(&format!("{LEAVE} 2")) && desk.contains("Mei Okoro Looms · leaves at 15:30"), "{desk}");
    // That somebody leads is for all to see; that somebody helps is their answer.
    let desk = house.guest(Role::Greeter).page(ROUND).text();
    assert!(desk.contains("Jorge Lima Looms · leaves at 15:00") && !desk.contains("leaves at 15:30"), "{desk}");
    house.clock_strikes("2018-05-28T15:01");
    assert!(!coordinator.page(ROUND).text().contains("leaves at 15:00"), "that is past");
}

#[test]
fn an_open_desk_looks_again_each_minute() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:30");
    let mut coordinator = house.guest(Role::Coordinator);
    for stage in ["places", "over"] {
        goes_to(&mut coordinator, stage);
        let page = coordinator.page(ROUND);
        assert!(page.body.contains(&format!("data-until=\"{}\"", paris("2018-05-28T10:31").as_millisecond())), "{}", page.body);
        assert!(page.body.contains("data-hears=\"yes\""));
    }
}

#[test]
fn the_screen_says_what_is_so_of_five_people_and_nothing_of_four() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:30");
    goes_to(&mut house.guest(Role::Coordinator), "introductions");
    let poisoned = |number: usize| {
        let answers = [
            (key::FIRST, Value::Yes(true)),
            (key::MENTOR, Value::Number(3)),
            (key::BOARDS, Value::Text(format!("poisonboard{number}"))),
            (key::LANGUAGES, said(&["fr", "poisontongue"])),
            (key::KNOWS, said(&["poisonknows"])),
            (key::WISHES, said(&["poisonwish"])),
            (key::DIET, Value::Text("poisondiet".to_owned())),
        ];
        let (_, person) = somebody(&house, &format!("Poisonname {number}"), &answers);
        comes(&house, person, "Mozilla");
    };
    (0..4).for_each(poisoned);
    // Who is here and said nothing is no fact but that they are here.
    let facts = ["5 of us are here", "5 are new here", "5 help newcomers", "5 brought a board", "2 languages are spoken by five or more"];
    let four = house.visitor().page(SCREEN);
    assert!(!four.body.contains("class=\"facts\"") && !four.text().contains('4'), "{}", four.text());
    poisoned(4);
    for guest in [&mut house.visitor(), &mut house.guest(Role::Participant), &mut house.guest(Role::Coordinator)] {
        let five = guest.page(SCREEN);
        for fact in facts {
            assert!(five.text().contains(fact), "{fact}: {}", five.text());
        }
        assert!(!five.body.to_lowercase().contains("poison"), "{}", five.body);
    }
    // Six are here, and one of them says nothing of themselves.
    let (_, quiet) = somebody(&house, "Quiet Person", &[]);
    comes(&house, quiet, "Mozilla");
    let six = house.visitor().page(SCREEN).text();
    assert!(six.contains("6 of us are here") && six.contains("5 help newcomers"), "{six}");
}

#[test]
fn the_screen_says_where_phones_find_the_round() {
    let house = House::open();
    let screen = house.visitor().saying("Host", "days.example").page(SCREEN);
    assert!(screen.text().contains("days.example/paris-2018/round"), "{}", screen.text());
    assert_eq!(screen.body.matches("class=\"qr\"").count(), 1);
    // This machine's own address leads others nowhere.
    let local = house.visitor().page(SCREEN);
    assert!(!local.body.contains("class=\"qr\"") && !local.body.contains("round-join"), "{}", local.body);
    let large = house.visitor().page(&format!("{SCREEN}?scale=1.28")).body;
    assert!(large.contains("wall-page scale-1-28"), "{large}");
}
