//! Mornings on which somebody would stand around: seats far away, seats of people who are not thought of, who leads without saying so.

use domain::project::Command as ProjectCommand;
use domain::questionnaire::key;
use domain::{Command, Place, Role};

use crate::house::{BOARD, House, add_idea, add_project};
use crate::places::{does, has_seats};
use crate::round::{MINE, PLAN, comes, goes_to, said, seat, somebody, takes};

/// Its table stands in a house.
fn stands_in(house: &House, title: &str, venue: &str) {
    let view = house.view();
    let project = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("it is on the board").id;
    let venue = view.event.venues.iter().find(|known| known.name.as_str().starts_with(venue)).expect("the house is there").id;
    let place = Place { venue: Some(venue), ..Place::default() };
    does(house, Command::Project(ProjectCommand::Move { project, day: view.event.moment.today, place, anyway: true }));
}

#[test]
fn who_said_little_walks_to_the_other_house_rather_than_stand() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    stands_in(&house, "Looms", "Formeret");
    // They said nothing, and stand in the house where nothing is going on.
    let walkers: Vec<_> = ["Walker Newby", "Ada Brünn"].map(|name| somebody(&house, name, &[])).into();
    for (_, walker) in &walkers {
        comes(&house, *walker, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(!plan.contains("Without a place"), "{plan}");
    takes(&mut coordinator, "yes");
    for (mut guest, walker) in walkers {
        guest.form(MINE, "/answer").press("answer", "yes").location();
        assert_eq!(seat(&house, walker).as_deref(), Some("Looms"));
    }
}

#[test]
fn a_seat_of_somebody_who_is_not_here_yet_is_proposed_to_nobody() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    // Whoever thought of it would join it, and is not in the house.
    add_idea(&mut house.visitor(), "Tiny", "Jorge Lima");
    has_seats(&house, "Tiny", 2);
    for name in ["Ada Brünn", "Mei Okoro"] {
        let (_, person) = somebody(&house, name, &[(key::WISHES, said(&["tiny"]))]);
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let asked = house.view().event.all_proposals().iter().filter(|proposal| proposal.placing.project.is_some()).count();
    assert_eq!(asked, 1);
}

#[test]
fn whoever_put_a_project_on_the_board_leads_it_until_somebody_else_says_so() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    let mut caro = house.visitor();
    add_project(&mut caro, "Wasm weaver", "Caro Reed");
    let there = house.project("Wasm weaver");
    assert!(!caro.page(&there).text().contains("Ask for"), "{}", caro.page(&there).text());
    // Somebody who came first by the order of ids or names changes nothing.
    let (mut ada, ada_is) = somebody(&house, "Ada Brünn", &[]);
    ada.form(&there, "/seats").send().location();
    assert!(ada.page(&there).text().contains("Ask for Caro Reed"), "{}", ada.page(&there).text());
    // Who says that they lead it is asked then.
    let view = house.view();
    let project = view.event.projects.values().find(|project| project.about.title.as_str() == "Wasm weaver").expect("it is there").id;
    does(&house, Command::Project(ProjectCommand::Lead { project, person: ada_is, leads: true }));
    assert!(caro.page(&there).text().contains("Ask for Ada Brünn"), "{}", caro.page(&there).text());
}

#[test]
fn people_are_found_by_what_their_table_needs_and_is_for() {
    let house = House::open();
    let mut caro = house.visitor();
    add_project(&mut caro, "Loom compiler", "Caro Reed");
    let there = house.project("Loom compiler");
    let form = caro.form(&format!("{there}/edit"), "/edit").set("audience", "Who likes LLVM");
    form.send().location();
    let found = |q: &str| house.visitor().page(&format!("{BOARD}people?q={q}")).text();
    for q in ["llvm", "compiler", "likes"] {
        assert!(found(q).contains("Caro Reed"), "{q}: {}", found(q));
    }
    assert!(found("llvm").contains("Loom compiler · leads it"), "{}", found("llvm"));
    assert!(!found("gardens").contains("Caro Reed"));
}

#[test]
fn whoever_only_said_on_the_board_that_they_would_join_did_not_wish_for_it() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_idea(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["spindles"]))]);
    let (mut noor, noor_id) = somebody(&house, "Noor Adeyemi", &[(key::WISHES, said(&["dyes", "looms"]))]);
    for (guest, person) in [(&mut ada, ada_id), (&mut noor, noor_id)] {
        guest.form(&house.project("Looms"), "/seats").send().location();
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("Ada Brünn said on the board that they would join"), "{plan}");
    assert!(plan.contains("Noor Adeyemi wish 2"), "also said on the board, and written second: {plan}");
    takes(&mut coordinator, "yes");
    let page = ada.page(MINE).text();
    assert!(page.contains("You said that you would join") && !page.contains("It is your first wish"), "{page}");
    assert!(noor.page(MINE).text().contains("It is one of your wishes"), "{}", noor.page(MINE).text());
}
