//! Whom the desk sends somebody to, and what the screen says of everybody.

use domain::coming::{Answer, Command as ComingCommand, Plan};
use domain::questionnaire::{Value, key};
use domain::{PersonId, Role};

use crate::client::Guest;
use crate::house::{House, add_project, paris};
use crate::places::does;
use crate::round::{ROUND, comes, goes_to, said, somebody};

const MANY: &str = "More than four newcomers for a mentor";
const LEAVE: &str = "Leave within the hour";
const SCREEN: &str = "/paris-2018/round/screen";

fn newcomer(house: &House, number: usize) -> (Guest, PersonId) {
    somebody(house, &format!("Newcomer {number}"), &[(key::FIRST, Value::Yes(true))])
}

fn joins(guest: &mut Guest, house: &House, title: &str) {
    guest.form(&house.project(title), "/seats").send().location();
}

#[test]
fn a_mentor_with_more_than_four_newcomers_is_listed_for_coordinators() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    for number in 0..4 {
        joins(&mut newcomer(&house, number).0, &house, "Looms");
    }
    assert!(!coordinator.page(ROUND).text().contains(MANY), "four are not too many");
    joins(&mut newcomer(&house, 4).0, &house, "Looms");
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains(&format!("{MANY} 1")) && desk.contains("Looms 5 newcomers, 1 to ask"), "{desk}");
    // How many are new is in their answers: a greeter is not told.
    assert!(!house.guest(Role::Greeter).page(ROUND).text().contains("newcomers"));
    // One more who helps, and it is well.
    let (mut mei, _) = somebody(&house, "Mei Okoro", &[(key::MENTOR, Value::Number(2))]);
    joins(&mut mei, &house, "Looms");
    assert!(!coordinator.page(ROUND).text().contains(MANY));
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
