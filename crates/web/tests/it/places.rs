//! Places where seats are few, rooms close, and a second round follows the first.

use domain::project::Command as ProjectCommand;
use domain::questionnaire::key;
use domain::round::Command as RoundCommand;
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, CommandId, Id, PersonId, Role};
use ledger::Order;

use crate::client::{Answer, Guest};
use crate::house::{EVENT, House, add_idea, add_project, named};
use crate::round::{MINE, PLAN, ROUND, asks, comes, goes_to, said, seat, somebody, takes};

/// A project's letters in addresses and forms.
pub fn letters(house: &House, title: &str) -> String {
    house.project(title).rsplit('/').next().expect("an address has parts").to_owned()
}

/// Something happens by another way than its forms.
pub fn does(house: &House, command: impl Into<Command>) {
    let id = CommandId(Id::from_bits(u128::from(house.seq()) << 64 | 0xd2));
    house.ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(command.into())).wait().expect("it is done");
}

/// A table with so many seats.
pub fn has_seats(house: &House, title: &str, seats: u32) {
    let mut coordinator = house.guest(Role::Coordinator);
    let there = house.project(title);
    coordinator.form(&format!("{there}/edit"), "/edit").set("seats", &seats.to_string()).send().location();
}

fn joins(guest: &mut Guest, project: &str) {
    guest.form(project, "/seats").send().location();
}

/// How much better another plan could be, in per cent, as the page says.
fn gap(plan: &Answer) -> f64 {
    let text = plan.text();
    let said = text.split("No plan is more than ").nth(1).and_then(|rest| rest.split(' ').next());
    said.map_or(0.0, |percent| percent.parse().expect("a figure"))
}

/// People who wish for looms, in the house.
pub fn people(house: &House, names: &[&str]) -> Vec<(Guest, PersonId)> {
    let come = |name: &&str| {
        let (guest, person) = somebody(house, name, &[(key::WISHES, said(&["looms"]))]);
        comes(house, person, "Mozilla");
        (guest, person)
    };
    names.iter().map(come).collect()
}

#[test]
fn who_sits_at_a_table_comes_before_who_was_asked_to_it() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    has_seats(&house, "Looms", 4);
    let mut asked = people(&house, &["Ada Brünn", "Mei Okoro", "Noor Adeyemi"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    assert!(asked.iter().all(|(_, person)| house.view().event.asked_place(*person).is_some()));
    // Meanwhile three others sit down there by themselves, and a fourth comes.
    for name in ["Walker One", "Walker Two", "Walker Three"] {
        let (mut walker, _) = somebody(&house, name, &[]);
        joins(&mut walker, &house.project("Looms"));
    }
    people(&house, &["Linus Gray"]);
    let plan = coordinator.page(PLAN);
    assert!(gap(&plan) < 20.0, "{}", plan.text());
    let waiting = plan.text();
    let waiting = waiting.split("Without a place").nth(1).unwrap_or_default();
    for sits in ["Jorge Lima", "Walker"] {
        assert!(!waiting.contains(sits), "{waiting}");
    }
    // What they were asked cannot be any more: they are asked something that can.
    takes(&mut coordinator, "yes");
    for (guest, person) in &mut asked {
        guest.form(MINE, "/answer").press("answer", "yes").location();
        assert_eq!(seat(&house, *person).as_deref(), Some("Spindles"));
    }
}

#[test]
fn more_held_places_than_seats_are_said_and_whoever_sits_there_stays() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let held = people(&house, &["Ada Brünn", "Mei Okoro", "Noor Adeyemi"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let view = house.view();
    let looms = view.event.projects.values().find(|project| project.about.title.as_str() == "Looms").expect("it is there").id;
    for (_, person) in &held {
        let placing = domain::round::Placing { person: *person, project: Some(looms), venue: None, room: None };
        does(&house, Command::Round(RoundCommand::Place { placing, locked: true }));
    }
    // It says only then how many it takes.
    has_seats(&house, "Looms", 2);
    let plan = coordinator.page(PLAN);
    let text = plan.text();
    assert_eq!(text.matches("is held at Looms, which is full. Let go, or choose another place").count(), 2, "{text}");
    // What cannot be written is not drawn as another place.
    assert!(!text.contains("another one") && text.contains("That is what is proposed already."), "{text}");
    assert!(gap(&plan) < 20.0 && plan.text().contains("and 1 who sits there"), "{}", plan.text());
    // Who is let go is in the next plan.
    let full = held.iter().find(|(_, person)| plan.body.contains(&format!("{ROUND}/people/{}\">Let go", person.0.short())));
    let person = full.expect("somebody is named").1;
    let page = format!("{ROUND}/people/{}", person.0.short());
    coordinator.form(&page, &page).untick("locked").press("show", "no").location();
    takes(&mut coordinator, "yes");
    let asked = house.view().event.asked_place(person).and_then(|asked| asked.placing.project);
    assert_eq!(asked.map(|asked| asked.0.short()), Some(letters(&house, "Spindles")));
}

#[test]
fn a_house_that_closes_sends_its_tables_to_another_one() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_idea(&mut house.visitor(), "Looms", "Jorge Lima");
    people(&house, &["Ada Brünn", "Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "no");
    let proposed = house.view().event.all_proposals();
    let venue = proposed.iter().find_map(|proposal| proposal.placing.venue).expect("a house is proposed");
    does(&house, Command::Venue(VenueCommand::Close { venue }));
    let plan = coordinator.page(PLAN);
    assert!(gap(&plan) < 20.0 && plan.text().contains("2 of 2 have a place"), "{}", plan.text());
    takes(&mut coordinator, "no");
    let now = house.view().event.all_proposals();
    assert!(now.iter().all(|proposal| proposal.placing.project.is_some() && proposal.placing.venue != Some(venue)), "{now:?}");
}

#[test]
fn what_matters_is_listed_when_the_round_is_over_too() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:20");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[]);
    comes(&house, ada_id, "Mozilla");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut greeter = house.guest(Role::Greeter);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "introductions");
    assert!(!coordinator.page(ROUND).body.contains("id=\"h-alone\""), "before places everybody is alone");
    goes_to(&mut coordinator, "over");
    joins(&mut ada, &house.project("Looms"));
    house.clock_strikes("2018-05-28T10:30");
    assert!(!greeter.page(ROUND).body.contains("id=\"h-alone\""), "they are two");
    ada.form(&house.project("Looms"), "/seats/mine/remove").send().location();
    house.clock_strikes("2018-05-28T10:40");
    let page = greeter.page(ROUND);
    assert!(page.body.contains("id=\"h-alone\"") && !page.body.contains("id=\"h-stands\""), "she got up ten minutes ago: {}", page.text());
    house.clock_strikes("2018-05-28T10:51");
    let page = greeter.page(ROUND);
    assert!(page.text().contains("Ada Brünn without a place for 21 min"), "{}", page.text());
    house.clock_strikes("2018-05-28T12:35");
    assert!(greeter.page(ROUND).text().contains("Ada Brünn without a place for 2 h 5 min"), "{}", greeter.page(ROUND).text());
}

#[test]
fn for_whom_a_plan_finds_nothing_is_listed_at_once() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    has_seats(&house, "Looms", 2);
    people(&house, &["Ada Brünn", "Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let page = house.guest(Role::Greeter).page(ROUND);
    assert!(page.body.contains("id=\"h-stands\""), "{}", page.text());
}

#[test]
fn whoever_sits_somewhere_hears_why_there_is_another_place_and_that_they_may_stay() {
    let house = House::open();
    house.clock_strikes("2018-05-28T13:30");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["spindles"]))]);
    comes(&house, ada_id, "Mozilla");
    joins(&mut ada, &house.project("Looms"));
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let hers = format!("{ROUND}/people/{}", ada_id.0.short());
    coordinator.form(&hers, &hers).set("project", &letters(&house, "Spindles")).press("show", "yes").location();
    let page = ada.page(MINE);
    for part in ["Spindles", "It is your first wish", "You sit at Looms now. You can stay there", "There already: Greta Ohm"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    // A plan that would move her says that it is another place than hers.
    let plan = coordinator.page(&format!("{PLAN}?seated=yes"));
    assert!(plan.text().contains("Ada Brünn"), "{}", plan.text());
    // Whoever found another one by themselves is asked no more.
    let page = ada.page(MINE);
    ada.form_of(&page, "/answer").press("answer", "none").location();
    let page = ada.page(MINE).text();
    assert!(page.contains("You sit at Looms") && !page.contains("Yes, I go there"), "{page}");
}

#[test]
fn a_newcomer_without_a_name_says_it_first_and_then_finds_a_place() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let mut newcomer = house.visitor();
    let page = newcomer.page(MINE);
    let (name, projects) =
        (page.body.find("id=\"name\"").expect("a name is asked for"), page.body.find("id=\"h-others\"").expect("projects"));
    assert!(name < projects && page.text().contains("Say who you are"), "{}", page.text());
    named(newcomer.form_of(&page, "/line").set("line", ""), "Wim Brun").send().location();
    let page = newcomer.page(MINE);
    assert!(page.text().contains("Find me a place") && page.body.contains("class=\"heart\""), "{}", page.text());
    newcomer.form_of(&page, "/find").send().location();
    assert!(newcomer.page(MINE).text().contains("Yes, I go there"));
}

#[test]
fn all_projects_come_into_the_queue_by_one_press_and_nothing_is_told_of_among_places() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:35");
    for (title, name) in [("Looms", "Jorge Lima"), ("Spindles", "Greta Ohm"), ("Dyes", "Wim Brun")] {
        add_idea(&mut house.visitor(), title, name);
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "pitches");
    asks(&mut coordinator, "floor", &[("project", &letters(&house, "Dyes"))]);
    asks(&mut coordinator, "queue", &[("queued", "all")]);
    assert_eq!(house.view().event.round.queue.len(), 2, "who has the floor stands in no queue");
    let screen = "/paris-2018/round/screen";
    assert!(house.visitor().page(MINE).body.contains("id=\"h-next\"") && house.visitor().page(screen).body.contains("class=\"next\""));
    goes_to(&mut coordinator, "places");
    assert!(!house.visitor().page(MINE).body.contains("id=\"h-next\"") && !house.visitor().page(screen).body.contains("class=\"next\""));
}

#[test]
fn more_than_thirty_lines_are_said_house_by_house() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:30");
    let comes_with_a_line = |number: usize| {
        let mut guest = house.visitor();
        named(guest.form(MINE, "/line").set("line", "I know looms"), &format!("Guest {number:02}")).send().location();
        comes(&house, house.person(&format!("Guest {number:02}")), if number.is_multiple_of(3) { "Formeret" } else { "Mozilla" });
    };
    (0..30).for_each(comes_with_a_line);
    let mut coordinator = house.guest(Role::Coordinator);
    coordinator.form(ROUND, "/begin").send().location();
    assert!(!coordinator.page(ROUND).text().contains("each house goes by itself"));
    comes_with_a_line(30);
    let page = coordinator.page(ROUND);
    assert!(
        page.text().contains("each house goes by itself") && page.body.matches("class=\"table-head in-house\"").count() == 2,
        "{}",
        page.text()
    );
}

#[test]
fn places_are_shown_table_by_table_too() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (_, ada) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["looms"]))]);
    let (_, mei) = somebody(&house, "Mei Okoro", &[(key::WISHES, said(&["spindles"]))]);
    for person in [ada, mei] {
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "no");
    let page = coordinator.page(ROUND);
    assert!(page.body.contains("Show their places to those at Looms"), "{}", page.body);
    asks(&mut coordinator, "release", &[("project", &letters(&house, "Looms"))]);
    let asked = |person: PersonId| house.view().event.asked_place(person).is_some();
    assert_eq!([asked(ada), asked(mei)], [true, false]);
}

#[test]
fn a_greeter_reads_the_other_places_without_what_they_cost_and_a_heart_is_no_blank() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[]);
    comes(&house, ada_id, "Mozilla");
    asks(&mut ada, "hearts", &[("project", &letters(&house, "Looms")), ("heart", "yes")]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN);
    assert!(plan.text().contains("Ada Brünn a seat is free there"), "{}", plan.text());
    assert!(!plan.body.contains(&format!("{ROUND}/people/{}", ada_id.0.short())), "nothing can be moved that is not kept");
    takes(&mut coordinator, "yes");
    let page = house.guest(Role::Greeter).page(&format!("{ROUND}/people/{}", ada_id.0.short()));
    assert!(page.text().contains("Or rather Spindles Rather this"), "{}", page.text());
}

#[test]
fn a_wish_for_what_is_off_the_board_is_said_and_how_many_newcomers_a_mentor_has_is_asked() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Dyes", "Wim Brun");
    let dyes = house.view().event.projects.values().find(|project| project.about.title.as_str() == "Dyes").expect("it is there").id;
    does(&house, Command::Project(ProjectCommand::Withdraw { project: dyes }));
    let (_, ada) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["dyes"]))]);
    comes(&house, ada, "Mozilla");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN);
    assert!(plan.text().contains("Ada Brünn wished for Dyes, which is off the board."), "{}", plan.text());
    // How many newcomers a mentor looks after is the coordinator's to say.
    let other = coordinator.page(&format!("{PLAN}?newcomers=2"));
    assert!(
        other.body.contains("<option value=\"2\" selected>") && other.body.contains("name=\"newcomers\" value=\"2\""),
        "{}",
        other.body
    );
}

#[test]
fn a_held_seat_is_offered_to_nobody_else_and_who_cannot_say_yes_any_more_is_told_and_listed() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    has_seats(&house, "Looms", 2);
    let mut quin = people(&house, &["Quin Abara"]).remove(0);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let his = format!("{ROUND}/people/{}", quin.1.0.short());
    let by_hand = coordinator.form(&his, &his).set("project", &letters(&house, "Looms")).set("locked", "yes");
    by_hand.press("show", "no").location();
    let mut wren = people(&house, &["Wren Holt"]).remove(0);
    takes(&mut coordinator, "yes");

    // One seat is left at Looms, and it is Quin's.
    let page = wren.0.page(MINE);
    assert!(page.text().contains("Spindles Ask for Greta Ohm") && !page.body.contains("Rather Looms"), "{}", page.text());
    let of = [("of", letters(&house, "Spindles")), ("other", letters(&house, "Looms"))];
    let taken = wren.0.post(&format!("{ROUND}/answer"), &of.map(|(name, value)| (name.to_owned(), value)));
    assert!(taken.status == 422 && taken.text().contains("held for others"), "{} {}", taken.status, taken.text());
    asks(&mut coordinator, "release", &[]);
    assert!(quin.0.page(MINE).text().contains("Yes, I go there"));
    assert!(!coordinator.page(ROUND).body.contains("id=\"h-lost\""));

    // Somebody walks in: the board asks nobody.
    let (mut walker, _) = somebody(&house, "Walker One", &[]);
    joins(&mut walker, &house.project("Looms"));
    let desk = coordinator.page(ROUND);
    assert!(desk.body.contains("id=\"h-lost\"") && desk.text().contains("Quin Abara Looms"), "{}", desk.text());
    assert!(desk.text().contains("Quin Abara held no seat left"), "{}", desk.text());
    assert!(house.guest(Role::Greeter).page(&his).text().contains("Find another one"));
    let page = quin.0.page(MINE);
    for part in ["No seat is left there for you", "Rather this", "Find me another one"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    assert!(!page.text().contains("Yes, I go there"), "{}", page.text());
    quin.0.form(MINE, "/find").send().location();
    quin.0.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, quin.1).as_deref(), Some("Spindles"));
}

#[test]
fn a_card_names_who_is_proposed_there_too_as_far_as_they_show_their_name_and_follows_what_they_say() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let mut all = people(&house, &["Ada Brünn", "Mei Okoro", "Wren Holt", "Quin Abara"]);
    let quin = all[3].1;
    let hidden = house.view().people.get(quin).cloned().expect("he has a profile");
    house.rewrite_profile(quin, ledger::Profile { listing: ledger::Listing::Nobody, ..hidden });
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "no");
    // Wren is asked later: where only the team knows of it nobody else reads it.
    for (_, person) in all.iter().filter(|(_, person)| *person != all[2].1) {
        asks(&mut coordinator, "release", &[("person", &person.to_string())]);
    }
    let page = all[0].0.page(MINE).text();
    assert!(page.contains("There already: Jorge Lima Proposed there, too: Mei Okoro and 1 more"), "{page}");
    assert!(!page.contains("Quin") && !page.contains("Wren"), "{page}");
    let mut open = all[0].0.stream_of(MINE);
    all[1].0.form(MINE, "/answer").press("answer", "yes").location();
    open.hears("Mei Okoro");
    let page = all[0].0.page(MINE).text();
    let there = page.split("There already: ").nth(1).and_then(|rest| rest.split("Proposed there, too: 1 person").next());
    assert!(there.is_some_and(|names| names.contains("Mei Okoro") && names.contains("Jorge Lima") && names.len() < 40), "{page}");
    all[3].0.form(MINE, "/answer").press("answer", "none").location();
    assert!(!all[0].0.page(MINE).text().contains("Proposed there, too"));
}

#[test]
fn by_hand_nobody_is_proposed_beyond_the_most_of_a_table_and_a_crowded_room_is_said() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    add_project(&mut house.visitor(), "Dyes", "Wim Brun");
    has_seats(&house, "Looms", 2);
    // A room with two seats for both of the others.
    let view = house.view();
    let venue = view.event.venues.front().expect("a house");
    let mut furnished = venue.as_new();
    let room = furnished.rooms[0].id;
    furnished.rooms[0].seats = Some(3);
    does(&house, Command::Venue(VenueCommand::Furnish { seen: house.seq(), venue: furnished }));
    for title in ["Spindles", "Dyes"] {
        let project = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("it is there").id;
        let place = domain::Place { venue: Some(venue.id), room: Some(room), ..domain::Place::default() };
        does(&house, Command::Project(ProjectCommand::Move { project, day: view.event.moment.today, place, anyway: true }));
    }
    let two = people(&house, &["Ada Brünn", "Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let by_hand = |coordinator: &mut Guest, person: PersonId, title: &str| {
        let hers = format!("{ROUND}/people/{}", person.0.short());
        coordinator.form(&hers, &hers).set("project", &letters(&house, title)).set("locked", "yes").press("show", "no")
    };
    by_hand(&mut coordinator, two[0].1, "Looms").location();
    let hers = format!("{ROUND}/people/{}", two[1].1.0.short());
    let page = coordinator.page(&hers);
    assert!(page.body.contains(" disabled>Looms · ") && page.text().contains("2 of 2 · the last seats are held"), "{}", page.text());
    let refused = by_hand(&mut coordinator, two[1].1, "Looms");
    assert!(refused.status == 422 && refused.text().contains("are held for others"), "{}", refused.text());
    let (mut walker, _) = somebody(&house, "Walker One", &[]);
    joins(&mut walker, &house.project("Looms"));
    assert!(coordinator.page(&hers).text().contains("3 of 2 · full"), "{}", coordinator.page(&hers).text());
    let refused = by_hand(&mut coordinator, two[1].1, "Looms");
    assert!(refused.status == 422 && refused.text().contains("Looms is full (2 of 2)"), "{}", refused.text());
    // A room is said, and does not hinder.
    assert!(coordinator.page(&hers).text().contains("in the room 2 of 3"), "{}", coordinator.page(&hers).text());
    by_hand(&mut coordinator, two[1].1, "Spindles").location();
    assert!(!coordinator.page(&hers).text().contains("people would sit"));
    by_hand(&mut coordinator, two[0].1, "Dyes").location();
    let page = coordinator.page(&hers).text();
    assert!(page.contains("4 people would sit in Mozilla") && page.contains("which has seats for 3."), "{page}");
    coordinator.form(&hers, &hers).untick("locked").press("show", "yes").location();
}
