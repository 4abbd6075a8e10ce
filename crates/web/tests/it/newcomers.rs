//! Who is new, by a ticket's words or a tap, and after how many of them a mentor looks.

use domain::questionnaire::{Value, key};
use domain::{PersonId, Role};

use crate::client::Guest;
use crate::house::{House, add_project};
use crate::round::{MINE, PLAN, ROUND, comes, goes_to, somebody};

const TICKETS: &str = "/paris-2018/people/tickets";
const SCREEN: &str = "/paris-2018/round/screen";

/// Brings people in by a table of tickets; what the preview said.
fn bring(coordinator: &mut Guest, rows: &[(&str, &str)]) -> String {
    let row = |(number, (name, said)): (usize, &(&str, &str))| format!("T{number},{name},\"{said}\"\n");
    let rows: String = rows.iter().enumerate().map(row).collect();
    let file = format!("Ticket code,Name,Have you contributed to an open source project before?\n{rows}");
    let preview = coordinator.form(TICKETS, "/tickets").set("text", &file).press("step", "preview");
    coordinator.form_of(&preview, "/tickets").press("step", "bring").location();
    preview.text()
}

fn mentor(house: &House, name: &str, number: u32) -> (Guest, PersonId) {
    somebody(house, name, &[(key::MENTOR, Value::Number(number))])
}

#[test]
fn whoever_never_contributed_by_their_ticket_is_new_wherever_that_is_asked() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    let tickets = [
        ("Ada Brünn", "Never"),
        ("Noor Adeyemi", "never contributed"),
        ("Mei Okoro", "No"),
        ("Greta Ohm", "Never"),
        ("Gita Rao", "Not yet"),
        ("Pavo Lind", "Once or twice"),
        ("Runa Probe", ""),
    ];
    let preview = bring(&mut coordinator, &tickets);
    assert!(preview.contains("5 of them count as newcomers, who said: “Never”, “No”, “Not yet”, “never contributed”."), "{preview}");
    for (name, _) in tickets {
        comes(&house, house.person(name), "Mozilla");
    }
    goes_to(&mut coordinator, "introductions");
    assert!(coordinator.page(SCREEN).text().contains("5 are new here"), "{}", coordinator.page(SCREEN).text());
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("5 newcomers wait for a mentor"), "{plan}");
    let without = plan.split("Without a place").nth(1).expect("some have none");
    assert!(["Ada Brünn", "Gita Rao", "Greta Ohm", "Mei Okoro", "Noor Adeyemi"].iter().all(|name| without.contains(name)), "{plan}");
    // One who helps, and there is room for four of them.
    let (_, mira) = mentor(&house, "Mira Sol", 4);
    comes(&house, mira, "Mozilla");
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("1 newcomer waits for a mentor"), "{plan}");
    // Who greets them sees it at the door.
    let door = coordinator.page("/paris-2018/door/people").body;
    assert_eq!(door.matches("new here").count(), 5, "{door}");
}

#[test]
fn whoever_walks_in_is_asked_by_one_tap_and_then_waits_for_a_mentor_as_others_do() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    // Before a round is on nothing is asked of them here.
    assert!(!house.visitor().page(MINE).text().contains("first time"));
    goes_to(&mut coordinator, "places");
    let mut zoe = house.visitor();
    let asks = zoe.page(MINE);
    assert!(asks.text().contains("Is it your first time at such a day?") && asks.text().contains("You need not say."), "{}", asks.text());
    zoe.form_of(&asks, "/line").set("name", "Zoe").set("line", "").set("first", "yes").send().location();
    let page = zoe.page(MINE);
    assert!(!page.text().contains("first time"), "asked once: {}", page.text());
    let refused = zoe.form_of(&page, "/find").send();
    assert!(refused.refusal().contains("No mentor is free"), "{}", refused.refusal());

    // Whoever passed over it is asked by two buttons, and finds a place without a word.
    let mut linus = house.visitor();
    linus.form(MINE, "/line").set("name", "Linus").set("line", "").send().location();
    let page = linus.page(MINE);
    assert!(page.text().contains("Is it your first time at such a day?"), "{}", page.text());
    linus.form_of(&page, "/first").press("first", "no").location();
    let page = linus.page(MINE);
    assert!(!page.text().contains("first time"), "{}", page.text());
    linus.form_of(&page, "/find").send().location();
    assert!(linus.page(MINE).text().contains("A place for you"), "{}", linus.page(MINE).text());
    let said = |name: &str| house.view().people.get(house.person(name)).and_then(|profile| profile.answer(key::FIRST).cloned());
    assert_eq!([said("Zoe"), said("Linus")], [Some(Value::Yes(true)), Some(Value::Yes(false))]);
    // Nobody else is told.
    assert!(!house.guest(Role::Participant).page(MINE).body.contains("name=\"first\" value=\"yes\" checked"));
}

#[test]
fn a_number_of_newcomers_for_each_mentor_that_is_proposed_with_lasts_and_stands_in_the_settings() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    let (mut mira, mira_id) = mentor(&house, "Mira Sol", 6);
    comes(&house, mira_id, "Mozilla");
    let newcomer = |number: usize| {
        let (guest, person) = somebody(&house, &format!("Newcomer {number}"), &[(key::FIRST, Value::Yes(true))]);
        comes(&house, person, "Mozilla");
        guest
    };
    let mut guests: Vec<Guest> = (0..7).map(newcomer).collect();
    goes_to(&mut coordinator, "places");
    let waits = |page: &str, waiting: &str| assert!(page.contains(&format!("{waiting} for a mentor")), "{waiting}: {page}");
    waits(&coordinator.page(PLAN).text(), "3 newcomers wait");
    // More than four is of use where somebody said more; their own number is the most.
    waits(&coordinator.page(&format!("{PLAN}?newcomers=5")).text(), "2 newcomers wait");
    waits(&coordinator.page(&format!("{PLAN}?newcomers=8")).text(), "1 newcomer waits");
    waits(&coordinator.page(PLAN).text(), "3 newcomers wait");
    let before = house.view().event.newcomers_each();
    coordinator.form(&format!("{PLAN}?newcomers=2"), "/plan").press("show", "yes").location();
    assert_eq!((before, house.view().event.newcomers_each()), (4, 2), "looking changes nothing, proposing does");
    mira.form(MINE, "/answer").press("answer", "yes").location();
    let (mut asked, mut others) = (0, vec![]);
    for guest in &mut guests {
        let page = guest.page(MINE);
        if page.body.contains("value=\"yes\"") && page.text().contains("A place for you") {
            guest.form_of(&page, "/answer").press("answer", "yes").location();
            asked += 1;
        } else {
            let refused = guest.form_of(&page, "/find").send();
            assert!(refused.refusal().contains("No mentor is free"), "{}", refused.refusal());
            others.push(guest);
        }
    }
    assert_eq!(asked, 2);
    waits(&coordinator.page(PLAN).text(), "5 newcomers wait");
    assert!(coordinator.page(PLAN).body.contains("<option value=\"2\" selected>"));
    // A third one sits down by themselves: that is one too many here.
    others[0].form(&house.project("Looms"), "/seats").send().location();
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("who helps there looks after 2"), "{desk}");
    // In the settings it is what it is, and is said otherwise; the history tells it.
    let settings = "/paris-2018/settings/facts";
    let form = coordinator.form(settings, "/facts");
    assert_eq!(form.value("each").as_deref(), Some("2"));
    form.set("each", "4").send().location();
    assert_eq!(house.view().event.newcomers_each, None, "the usual number is no number of its own");
    assert!(!coordinator.page(ROUND).text().contains("looks after"));
}

/// The 99 of the Monday of the shared questionnaire, as their tickets say it: 52 are new, and 9 help.
#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_a_monday_has_the_newcomers_that_its_tickets_say() {
    let shared = std::env::var("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data is");
    let read = |path: &str| std::fs::read_to_string(std::path::Path::new(&shared).join(path)).unwrap();
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    let preview = coordinator.form(TICKETS, "/tickets").set("text", &read("questionnaire/tito.csv")).press("step", "preview");
    assert!(preview.text().contains("who said: “Never”."), "{}", preview.text());
    coordinator.form_of(&preview, "/tickets").press("step", "bring").location();
    let given: serde_json::Value = serde_json::from_str(&read("matching/implday/paris-monday.json")).unwrap();
    let given = given["people"].as_array().unwrap();
    let tickets = formats::tickets::read(read("questionnaire/tito.csv").as_bytes(), &formats::tickets::Reading::default()).unwrap().tickets;
    for person in given {
        let number = person["id"].as_u64().unwrap();
        let code = &tickets.iter().find(|ticket| u64::from(ticket.number) == number).expect("it is in the file").code;
        let view = house.view();
        let of_code = |profile: &ledger::Profile| profile.ticket.as_ref().is_some_and(|ticket| ticket.code == *code);
        let (id, _) = view.people.iter().find(|(_, profile)| of_code(profile)).expect("they came in");
        comes(&house, id, "Mozilla");
    }
    goes_to(&mut coordinator, "introductions");
    let screen = coordinator.page(SCREEN).text();
    assert!(screen.contains("99 of us are here 52 are new here 9 help newcomers"), "{screen}");
}
