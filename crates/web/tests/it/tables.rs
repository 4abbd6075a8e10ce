//! Tables: with how many they start, what they ask for, and the room in which they stand.

use domain::questionnaire::{Value, key};
use domain::venue::Command as VenueCommand;
use domain::{Command, PersonId, Place, Role};

use crate::client::Guest;
use crate::house::{House, add_idea, add_project, named};
use crate::places::does;
use crate::round::{MINE, PLAN, ROUND, asks, comes, goes_to, said, seat, somebody, takes};

/// Somebody in the house who wishes for looms, and knows this much.
fn wishes_for_looms(house: &House, name: &str, level: u32) -> (Guest, PersonId) {
    let (guest, person) = somebody(house, name, &[(key::WISHES, said(&["looms"])), (key::LEVEL, Value::Number(level))]);
    comes(house, person, "Mozilla");
    (guest, person)
}

fn says(house: &House, title: &str, fields: &[(&str, &str)]) {
    let mut coordinator = house.guest(Role::Coordinator);
    let there = house.project(title);
    let form = coordinator.form(&format!("{there}/edit"), "/edit");
    fields.iter().fold(form, |form, (name, value)| form.set(name, value)).send().location();
}

/// Where somebody is proposed to go.
fn proposed(house: &House, person: PersonId) -> Option<String> {
    let view = house.view();
    let project = view.event.proposal_of(person)?.placing.project?;
    Some(view.event.projects[&project].about.title.to_string())
}

#[test]
fn a_project_that_starts_with_four_people_is_not_proposed_with_three() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_idea(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    says(&house, "Looms", &[("starts-with", "4")]);
    let board = house.visitor().page("/paris-2018/");
    assert!(board.text().contains("an idea of Jorge Lima · starts with 4"), "{}", board.text());
    let page = house.visitor().page(&house.project("Looms")).text();
    assert!(page.contains("It starts with 4 people: 3 more are needed."), "{page}");

    // Who thought of it would join, and is one of them.
    let ((mut ada_guest, ada), (mut mei_guest, mei)) = (wishes_for_looms(&house, "Ada Brünn", 2), wishes_for_looms(&house, "Mei Okoro", 2));
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("Looms needs 1 more to start.") && plan.contains("3 of 3 have a place at 1 project"), "{plan}");
    takes(&mut coordinator, "no");
    assert_eq!([proposed(&house, ada), proposed(&house, mei)], [Some("Spindles".to_owned()), Some("Spindles".to_owned())]);

    // The third one comes: now it starts.
    let (mut noor, noor_id) = wishes_for_looms(&house, "Noor Adeyemi", 2);
    let plan = coordinator.page(PLAN).text();
    assert!(!plan.contains("to start"), "{plan}");
    takes(&mut coordinator, "yes");
    for person in [ada, mei, noor_id] {
        assert_eq!(proposed(&house, person).as_deref(), Some("Looms"));
    }
    // Who says yes waits for the others, and reads so on the phone; who coordinates sees it in a list.
    noor.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, noor_id), None);
    let page = noor.page(MINE).text();
    for part in ["You said yes", "Would join: Jorge Lima", "It waits for 2 more to start."] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let mut board = noor.stream_of("/paris-2018/");
    assert!(board.hears("me").data.contains("It waits for 2 more to start."));
    assert!(noor.page(&house.project("Looms")).text().contains("You said yes. It waits for 2 more to start."));
    let desk = coordinator.page(ROUND);
    assert!(desk.body.contains("id=\"h-starts\"") && desk.text().contains("Looms 1 said yes · 2 more are needed"), "{}", desk.text());
    assert!(desk.text().contains("Noor Adeyemi It waits for 2 more to start."), "{}", desk.text());
    // A new plan leaves her where she said yes to go; somebody else who comes sits with those who run.
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("It is what is proposed already.") || !plan.contains("Noor Adeyemi another one"), "{plan}");
    for guest in [&mut ada_guest, &mut mei_guest] {
        guest.form(MINE, "/answer").press("answer", "yes").location();
    }
    for person in [ada, mei, noor_id] {
        assert_eq!(seat(&house, person).as_deref(), Some("Looms"));
    }
    assert!(!coordinator.page(ROUND).body.contains("id=\"h-starts\""));
    // Once it runs it takes one more like any other, and says no more with how many it starts.
    let page = noor.page(&house.project("Looms")).text();
    assert!(!page.contains("It starts with"), "{page}");
    let (mut wim, wim_id) = wishes_for_looms(&house, "Wim Brun", 2);
    wim.form(MINE, "/find").send().location();
    assert_eq!(proposed(&house, wim_id).as_deref(), Some("Looms"));
}

#[test]
fn whose_own_project_waits_for_others_sits_elsewhere_meanwhile() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    let mut jorge = house.visitor();
    add_idea(&mut jorge, "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    says(&house, "Looms", &[("starts-with", "2"), ("level", "3")]);
    let jorge_id = house.person("Jorge Lima");
    comes(&house, jorge_id, "Mozilla");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("Looms needs 1 more to start.") && !plan.contains("cannot be kept"), "{plan}");
    takes(&mut coordinator, "no");
    assert_eq!(proposed(&house, jorge_id).as_deref(), Some("Spindles"));
    // Whoever put it there needs no experience to sit with it; it begins with the two of them.
    wishes_for_looms(&house, "Ada Brünn", 3);
    takes(&mut coordinator, "no");
    assert_eq!(proposed(&house, jorge_id).as_deref(), Some("Looms"));
}

#[test]
fn somebody_new_is_not_put_at_a_table_that_asks_for_experience_and_hears_so_kindly() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    says(&house, "Looms", &[("level", "2")]);
    let page = house.visitor().page(&house.project("Looms")).text();
    assert!(page.contains("It asks for experience."), "{page}");
    let board = house.visitor().page("/paris-2018/").text();
    assert!(board.contains("Jorge Lima · asks for experience"), "{board}");
    let (mut ada, ada_id) = wishes_for_looms(&house, "Ada Brünn", 0);
    let (mut mei, mei_id) = wishes_for_looms(&house, "Mei Okoro", 2);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    assert_eq!([proposed(&house, ada_id).as_deref(), proposed(&house, mei_id).as_deref()], [Some("Spindles"), Some("Looms")]);
    let kindly = "Looms asks for more experience today. This is a good way there.";
    assert!(ada.page(MINE).text().contains(kindly), "{}", ada.page(MINE).text());
    assert!(!mei.page(MINE).text().contains("more experience"));
    // Who coordinates hears it; a greeter does not, nor does the lead.
    let hers = format!("/paris-2018/round/people/{}", ada_id.0.short());
    let coordinators = coordinator.page(&hers).text();
    assert!(coordinators.contains("wished for Looms, which asks for more experience"), "{coordinators}");
    let greeters = house.guest(Role::Greeter).page(&hers).text();
    assert!(greeters.contains("Spindles") && !greeters.contains("experience"), "{greeters}");
    // Where nothing else is left, she hears that somebody helps her begin; what she went to by herself stays hers.
    ada.form(MINE, "/answer").press("answer", "none").location();
    let refused = ada.form(MINE, "/find").send();
    assert!(refused.text().contains("ask for more experience just now"), "{}", refused.text());
    ada.form(&house.project("Looms"), "/seats").send().location();
    let plan = coordinator.page(&format!("{PLAN}?seated=yes"));
    let text = plan.text();
    let lines = text.split("Look again").nth(1).expect("the lines of the plan");
    assert!(!lines.contains("Ada Brünn") && !text.contains("cannot be kept"), "{text}");
}

#[test]
fn with_how_many_it_starts_and_what_it_asks_for_is_written_undone_and_refused_where_it_cannot_be() {
    let house = House::open();
    add_idea(&mut house.visitor(), "Looms", "Jorge Lima");
    says(&house, "Looms", &[("seats", "4"), ("starts-with", "3"), ("level", "1")]);
    let written = house.seq();
    let data = house.visitor().page("/paris-2018/board.json").body;
    assert!(data.contains("\"starts_with\":3") && data.contains("\"level\":1"), "{data}");
    let mut coordinator = house.guest(Role::Coordinator);
    let there = house.project("Looms");
    let refused = coordinator.form(&format!("{there}/edit"), "/edit").set("starts-with", "5").send();
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("It would start with 5 people and has places for 4."), "{}", refused.text());
    assert!(
        refused.body.contains("name=\"starts-with\" inputmode=\"numeric\" pattern=\"[0-9]*\" maxlength=\"4\" value=\"5\""),
        "{}",
        refused.body
    );
    let about = || {
        let view = house.view();
        let about = &view.event.projects.values().next().expect("one").about;
        (about.starts_with, about.level, about.seats)
    };
    let page = coordinator.page(&format!("/paris-2018/history/{written}"));
    for part in ["How many it takes to start", "3", "The experience that it asks for", "some experience"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    coordinator.form_of(&page, "/undo").send().location();
    assert_eq!(about(), (None, None, None));
}

/// A project at Formeret, in no room of it: 101 has forty seats, 201 has twenty.
fn add_at_formeret(house: &House, title: &str, name: &str, state: &str) {
    let mut guest = house.visitor();
    let form = guest.form("/paris-2018/projects/new", "/projects").set("title", title).set("house", &house.letters_of("Formeret"));
    named(form, name).press("state", state).location();
}

fn place(house: &House, title: &str) -> Place {
    let view = house.view();
    let project = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("it is there");
    project.days[&view.event.moment.today].place.clone()
}

/// The room of a place, as it is written at its door.
fn room(house: &House, title: &str) -> Option<String> {
    let view = house.view();
    place(house, title).room.and_then(|room| view.event.room(room)).map(|(_, room)| room.name.to_string())
}

/// Formeret without a room.
fn loses(house: &House, name: &str) {
    let view = house.view();
    let formeret = view.event.venues.iter().find(|venue| venue.name.as_str().starts_with("Formeret")).expect("it is there");
    let mut venue = formeret.as_new();
    venue.rooms.retain(|room| room.name.as_str() != name);
    does(house, Command::Venue(VenueCommand::Furnish { seen: house.seq(), venue }));
}

#[test]
fn a_project_that_names_only_its_house_is_proposed_in_a_room_of_it_and_goes_there_when_people_see_it() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_at_formeret(&house, "Looms", "Jorge Lima", "running");
    add_at_formeret(&house, "Spindles", "Greta Ohm", "idea");
    let (mut ada, ada_id) = wishes_for_looms(&house, "Ada Brünn", 2);
    let (mut mei, mei_id) = somebody(&house, "Mei Okoro", &[(key::WISHES, said(&["spindles"]))]);
    comes(&house, mei_id, "Formeret");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    takes(&mut coordinator, "no");
    let desk = coordinator.page(ROUND).text();
    let [at, other] = if plan.contains("Formeret Espace Cléry, room 201 Looms") { ["201", "101"] } else { ["101", "201"] };
    assert!(plan.contains(&format!("Formeret Espace Cléry, room {at} Looms")), "{plan}");
    assert!(desk.contains(&format!("Looms Formeret Espace Cléry, room {at}")), "{desk}");
    assert_eq!([room(&house, "Looms"), room(&house, "Spindles")], [None, None], "looking and keeping have no consequences");

    // The room closes before anybody saw it: the next plan goes to the other one, with the same people.
    loses(&house, at);
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains(&format!("Formeret Espace Cléry, room {other} Looms")), "{plan}");
    takes(&mut coordinator, "no");
    assert_eq!([proposed(&house, ada_id).as_deref(), proposed(&house, mei_id).as_deref()], [Some("Looms"), Some("Spindles")]);
    asks(&mut coordinator, "release", &[]);
    assert_eq!([room(&house, "Looms").as_deref(), room(&house, "Spindles").as_deref()], [Some(other); 2]);
    for guest in [&mut ada, &mut mei] {
        assert!(guest.page(MINE).text().contains(&format!("Formeret Espace Cléry, room {other}")), "{}", guest.page(MINE).text());
    }
    // Who comes to the board, and the lead, read it too; what nobody asked for can be taken back.
    let page = house.visitor().page(&house.project("Looms")).text();
    assert!(page.contains(&format!("room {other}")), "{page}");
    ada.form(MINE, "/answer").press("answer", "yes").location();
    let view = house.view();
    let moved = |title: &str| {
        let id = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("it is there").id;
        let mut steps = (1..=view.event.seq).filter(|seq| {
            view.event.history.step(*seq).iter().any(
                |step| matches!(&step.change, domain::Change::Project(domain::project::Change::Moved { project, .. }) if *project == id),
            )
        });
        steps.next_back().expect("it was moved")
    };
    let step = moved("Spindles");
    does(&house, Command::History(domain::history::Command::Undo { change: step, anyway: false }));
    assert_eq!(room(&house, "Spindles"), None);
}

#[test]
fn no_more_people_are_proposed_in_a_room_than_it_has_seats() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_at_formeret(&house, "Looms", "Jorge Lima", "running");
    add_at_formeret(&house, "Spindles", "Greta Ohm", "running");
    let coming: Vec<PersonId> = (0..26).map(|at| wishes_for_looms(&house, &format!("Guest {at}"), 2).1).collect();
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    // Twenty-six and Jorge do not fit into 201.
    assert!(coming.iter().all(|person| proposed(&house, *person).as_deref() == Some("Looms")));
    assert_eq!(room(&house, "Looms").as_deref(), Some("101"));
    assert_eq!(room(&house, "Spindles"), None, "nobody is proposed there");
}

#[test]
fn a_table_that_says_where_it_stands_stays_there() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    let mut jorge = house.visitor();
    let form = jorge.form("/paris-2018/projects/new", "/projects").set("title", "Looms").set("house", &house.letters_of("Formeret"));
    named(form.set("where", "by the stairs"), "Jorge Lima").press("state", "running").location();
    let before = place(&house, "Looms");
    let (mut ada, _) = wishes_for_looms(&house, "Ada Brünn", 2);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    assert!(ada.page(MINE).text().contains("by the stairs"), "{}", ada.page(MINE).text());
    assert_eq!((place(&house, "Looms"), before.room), (before.clone(), None));
}
