//! The second round of a day: who sits goes on, unless they would like another project.

use domain::Role;
use domain::questionnaire::{Value, key};

use crate::house::{House, add_project};
use crate::round::{MINE, PLAN, ROUND, comes, goes_to, said, seat, somebody, takes};

const GO_ON: &str = "You go on there as before";

#[test]
fn who_sits_goes_on_unless_they_would_like_another_and_keeps_the_seat_until_they_say_yes() {
    let house = House::open();
    house.clock_strikes("2018-05-28T13:31");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["spindles"]))]);
    let (mut mei, mei_id) = somebody(&house, "Mei Okoro", &[(key::WISHES, said(&["spindles"]))]);
    for (guest, person) in [(&mut ada, ada_id), (&mut mei, mei_id)] {
        comes(&house, person, "Mozilla");
        guest.form(&house.project("Looms"), "/seats").send().location();
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "introductions");
    assert!(!ada.page(MINE).text().contains(GO_ON), "nobody speaks of places yet");
    goes_to(&mut coordinator, "places");
    assert!(ada.page(MINE).text().contains(GO_ON) && mei.page(MINE).text().contains(GO_ON));
    // One press, and the next plan looks for her and for nobody else; she sits where she sat.
    let there = ada.form(MINE, "/fares").press("fares", "another").location().to_owned();
    assert_eq!(there, MINE);
    let page = ada.page(MINE).text();
    assert!(page.contains("Your seat stays yours until you say yes to another place") && !page.contains(GO_ON), "{page}");
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Looms"));
    assert!(coordinator.page(ROUND).text().contains("Ada Brünn would like another project"), "{}", coordinator.page(ROUND).text());
    takes(&mut coordinator, "yes");
    assert!(house.view().event.asked_place(mei_id).is_none(), "who goes on is asked nothing");
    let page = ada.page(MINE).text();
    assert!(page.contains("A place for you") && page.contains("Spindles") && page.contains("You sit at Looms now."), "{page}");
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Looms"));
    house.clock_strikes("2018-05-28T13:32");
    ada.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Spindles"));
    assert!(!coordinator.page(ROUND).text().contains("would like another project"));
}

#[test]
fn a_seat_that_somebody_may_leave_is_proposed_to_nobody_and_they_may_stay_after_all() {
    let house = House::open();
    house.clock_strikes("2018-05-28T13:31");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    crate::places::has_seats(&house, "Looms", 2);
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::FIRST, Value::Yes(true))]);
    comes(&house, ada_id, "Mozilla");
    ada.form(&house.project("Looms"), "/seats").send().location();
    let (_, mei) = somebody(&house, "Mei Okoro", &[(key::WISHES, said(&["looms"]))]);
    comes(&house, mei, "Mozilla");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    ada.form(MINE, "/fares").press("fares", "another").location();
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("Ada Brünn stays at Looms") && plan.contains("Without a place 2"), "{plan}");
    assert!(house.view().event.asked_place(mei).is_none(), "the seat is Ada's");
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Looms"));
    ada.form(MINE, "/fares").press("fares", "fine").location();
    assert!(ada.page(MINE).text().contains(GO_ON));
    assert!(!coordinator.page(ROUND).text().contains("would like another project"));
}

#[test]
fn a_lead_whose_project_runs_reads_why_there_is_no_other_place() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    let mut jorge = house.visitor();
    add_project(&mut jorge, "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let lead = house.person("Jorge Lima");
    comes(&house, lead, "Mozilla");
    jorge.form(&house.project("Looms"), "/seats/mine/remove").send().location();
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let page = jorge.page(MINE).text();
    assert!(page.contains("It is your project") && page.contains("You lead this one: others are asked to your table"), "{page}");
}

#[test]
fn who_could_help_is_named_for_projects_that_ask_for_nothing_too() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms for embedded", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    for number in 0..5 {
        let answers = [(key::KNOWS, said(&["embedded"])), (key::AREAS, said(&["embedded"])), (key::WISHES, said(&["spindles"]))];
        let (_, person) = somebody(&house, &format!("Expert {number}"), &answers);
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(&format!("{PLAN}?wishes=more&skills=less")).text();
    assert!(plan.contains("Who could help where") && plan.contains("Looms for embedded Expert ") && plan.contains(" and 2 more"), "{plan}");
}
