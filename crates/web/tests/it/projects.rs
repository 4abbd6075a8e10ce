//! Projects: add, join, leave, pause, move, edit, and what happens where no seat is left.

use domain::Role;

use crate::house::{BOARD, House, add_idea, add_project, named};

const NEW: &str = "/paris-2018/projects/new";

#[test]
fn ada_adds_a_project_with_her_name_in_one_post_and_linus_hears_it_without_reload() {
    let house = House::open();
    let mut linus = house.visitor();
    let mut stream = linus.watch(BOARD);
    let before = house.seq();

    let mut ada = house.visitor();
    let form = ada.form(NEW, "/projects").set("title", "QUIC in Rust").set("house", &house.letters_of("Formeret"));
    let answer = form.set("where", "room 101, table F2").set("name", "Ada").press("state", "running");
    assert!(answer.location().starts_with("/paris-2018/?day=2018-05-28#p-"), "{}", answer.location());

    let heard = stream.hears("QUIC in Rust");
    let id = answer.location().split('#').nth(1).unwrap();
    assert_eq!(heard.json()["lists"]["running"], serde_json::json!([id]));
    let line = heard.json()["put"][id].as_str().unwrap().to_owned();
    assert!(line.contains("Ada") && line.contains("101, table F2"), "{line}");
    assert_eq!(heard.id, format!("{}-{}", house.view().epoch, house.seq()));
    // Introduced, named, added, joined: one order, one message.
    assert_eq!((house.seq() - before, stream.changes()), (4, 1));
    // A reload shows the same line.
    assert!(linus.page(BOARD).body.contains(&line));
}

#[test]
fn joining_says_where_to_go_and_whom_to_ask_and_leaving_takes_it_back() {
    let house = House::open();
    let mut ada = house.visitor();
    let form =
        ada.form(NEW, "/projects").set("title", "Cargo").set("house", &house.letters_of("Formeret")).set("where", "201, by the window");
    form.set("name", "Ada").press("state", "running");

    let mut linus = house.visitor();
    let mut stream = linus.watch(BOARD);
    let project = house.project("Cargo");
    let answer = linus.form(&project, "/seats").set("name", "Linus").send();
    let page = linus.page(answer.location()).text();
    assert!(page.contains("Go to Formeret Espace Cléry, room 201, by the window. Ask for Ada."), "{page}");
    assert!(page.contains("17 rue de Cléry, ten minutes on foot"), "{page}");
    assert!(page.contains("Linus you since 9:20"), "{page}");
    stream.hears("Ada and Linus");

    let answer = linus.form(&project, "/seats/mine/remove").send();
    let page = linus.page(answer.location()).text();
    assert!(!page.contains("Ask for Ada") && page.contains("Join"), "{page}");
    let line = stream.hears("Cargo");
    assert!(!line.data.contains("Linus"), "{line:?}");
}

#[test]
fn who_reads_the_stream_under_a_name_is_told_of_their_own_place() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Clippy", "Ada");
    let mut linus = house.visitor();
    add_idea(&mut linus, "A book club", "Linus");
    let mut hers = ada.watch(BOARD);
    let mut his = linus.watch(BOARD);
    assert!(hers.hears("me").data.contains("Clippy"));
    assert_eq!(his.hears("me").json()["seat"], serde_json::Value::Null);

    linus.form(&house.project("Clippy"), "/seats").send().location();
    let told = his.hears("me");
    assert!(told.data.contains("Your place") && told.json()["seat"].as_str().unwrap().starts_with("p-"), "{told:?}");
}

#[test]
fn a_project_is_paused_taken_up_again_and_finished_and_then_takes_nobody_in() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Tokio", "Ada");
    let project = house.project("Tokio");
    let mut stream = house.visitor().watch(BOARD);

    ada.form(&project, "/state").press("state", "paused").location();
    stream.hears("paused since 9:20");
    ada.form(&project, "/state").press("state", "running").location();
    assert!(!stream.hears("Tokio").data.contains("paused since"));

    let mut linus = house.visitor();
    let join = linus.form(&project, "/seats").set("name", "Linus").filled("", "");
    ada.form(&project, "/state").press("state", "finished").location();
    let lists = stream.hears("finished").json()["lists"].clone();
    assert_eq!((lists["running"].as_array().unwrap().len(), lists["finished"].as_array().unwrap().len()), (0, 1));

    let answer = linus.send(&join);
    assert_eq!(
        (answer.status, answer.refusal().as_str()),
        (422, "This project is finished for the day. Go on with it first, or choose another one.")
    );
    assert!(ada.page(&project).text().contains("Finished"));
    ada.form(&project, "/state").press("state", "running").location();
    stream.hears("running");
}

#[test]
fn an_idea_finds_company_and_is_started() {
    let house = House::open();
    let mut ada = house.visitor();
    add_idea(&mut ada, "A clock for the wall", "Ada");
    let project = house.project("A clock for the wall");
    let mut linus = house.visitor();
    let mut stream = linus.watch(BOARD);
    let answer = linus.form(&project, "/seats").set("name", "Linus").send();
    assert!(linus.page(answer.location()).text().contains("You would join. Whoever starts it can count on you."));
    assert!(stream.hears("2 would join").data.contains("an idea of Ada"));

    linus.form(&project, "/state").press("state", "running").location();
    let heard = stream.hears("running").json();
    assert_eq!(heard["lists"]["ideas"], serde_json::json!([]));
    assert_eq!(heard["lists"]["running"].as_array().unwrap().len(), 1);
}

#[test]
fn a_project_moves_and_an_unknown_house_is_refused_with_the_words_kept() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Rocket", "Ada");
    let project = house.project("Rocket");
    let mut stream = house.visitor().watch(BOARD);
    ada.form(&project, "/place").set("house", &house.letters_of("Mozilla")).set("where", "Kitchen, the long table").send().location();
    let line = stream.hears("Rocket").data;
    assert!(line.contains("At Mozilla,") && line.contains("Kitchen, the long table"), "{line}");

    let mut filled = ada.form(&project, "/place").set("where", "under the stairs").filled("", "");
    filled.fields.iter_mut().filter(|(key, _)| key == "house").for_each(|(_, value)| "aaaaaaaaaa".clone_into(value));
    let answer = ada.send(&filled);
    assert_eq!(answer.refusal(), "This event has no such house or room. Choose one from the list, or describe the place in words.");
    assert_eq!(ada.form_of(&answer, "/place").value("where").as_deref(), Some("under the stairs"));
}

/// Fills room 201, which has 20 seats, to the last one.
fn full_room(house: &House) -> String {
    let mut first = house.visitor();
    let form = first.form(NEW, "/projects").set("title", "Embedded").set("house", &house.letters_of("Formeret")).set("where", "201");
    form.set("name", "Guest 1").press("state", "running").location();
    let project = house.project("Embedded");
    for number in 2..=20 {
        house.visitor().form(&project, "/seats").set("name", &format!("Guest {number}")).send().location();
    }
    project
}

#[test]
fn a_full_room_sends_ada_to_the_next_and_asks_the_coordinator_once() {
    let house = House::open();
    let project = full_room(&house);
    let before = house.seq();

    let answer = house.visitor().form(&project, "/seats").set("name", "Ada").send();
    assert_eq!(answer.status, 422);
    assert_eq!(answer.refusal(), "Room 201 is full (20 of 20). Formeret Espace Cléry, room 101 has 40 seats free.");
    assert!(answer.body.contains("value=\"Ada\""), "the name she typed is still there");
    assert!(!answer.body.contains("name=\"anyway\""), "only the team is asked");
    // Saying so without being asked helps nobody but the team.
    let mut pushy = house.visitor();
    let mut filled = pushy.form(&project, "/seats").set("name", "Pushy").filled("", "");
    filled.fields.push(("anyway".to_owned(), "yes".to_owned()));
    assert_eq!(pushy.send(&filled).status, 422);
    assert_eq!(house.seq(), before);

    let mut kim = house.visitor();
    add_project(&mut kim, "The round", "Kim");
    kim.form(&house.link(Role::Coordinator), "").send().location();
    let answer = kim.form(&project, "/seats").send();
    assert!(answer.refusal().ends_with("has 40 seats free. Or do it all the same. Do it all the same"), "{}", answer.refusal());
    let before = house.seq();
    kim.form_to_go_on(&answer).send().location();
    let changes = house.changes_since(before);
    assert!(changes.contains("Joined") && changes.contains("anyway: true"), "{changes}");
}

#[test]
fn the_team_is_asked_for_a_name_where_one_is_needed() {
    let house = House::open();
    add_project(&mut house.visitor(), "Embedded", "Ada");
    let mut mara = house.guest(Role::Coordinator);
    let answer = mara.form(&house.project("Embedded"), "/seats").send();
    assert_eq!(answer.refusal(), "A name is missing. Write your name or a nick; who may see it is your choice.");
    mara.form_of(&answer, "/seats").set("name", "Mara M").send().location();
    assert_eq!(house.view().event.projects.values().next().unwrap().people("2018-05-28".parse().unwrap()).len(), 2);
}

#[test]
fn moving_into_a_full_room_asks_the_coordinator_once_too() {
    let house = House::open();
    full_room(&house);
    let mut ada = house.visitor();
    add_project(&mut ada, "Servo", "Ada");
    let servo = house.project("Servo");
    let formeret = house.letters_of("Formeret");
    let answer = ada.form(&servo, "/place").set("house", &formeret).set("where", "201").send();
    assert!(answer.refusal().starts_with("Room 201 is full (20 of 20)."), "{}", answer.refusal());

    let mut mara = house.guest(Role::Coordinator);
    let answer = mara.form(&servo, "/place").set("house", &formeret).set("where", "201").send();
    let before = house.seq();
    mara.form_to_go_on(&answer).send().location();
    let changes = house.changes_since(before);
    assert!(changes.contains("Moved") && changes.contains("anyway: true"), "{changes}");
}

#[test]
fn the_same_form_twice_is_one_write_also_when_the_first_made_the_person() {
    let house = House::open();
    let mut ada = house.visitor();
    let filled = ada.form(NEW, "/projects").set("title", "Diesel").set("name", "Ada").filled("state", "running");
    let first = ada.send(&filled);
    let after = house.seq();
    let second = ada.send(&filled);
    assert_eq!(second.location(), first.location());
    assert_eq!((house.seq(), house.view().event.projects.len()), (after, 1));

    // And once more as the person that she is by now.
    let filled = ada.form(NEW, "/projects").set("title", "Rayon").filled("state", "running");
    let first = ada.send(&filled);
    assert_eq!(ada.send(&filled).location(), first.location());
    assert_eq!(house.view().event.projects.len(), 2);
}

#[test]
fn the_same_outcome_form_twice_is_one_write_though_the_first_made_the_guests() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = ada.form("/paris-2018/done/new", "/done").set("what", "We wrote a parser").set("others", "Linus, Grace");
    let filled = form.set("name", "Ada").filled("", "");
    let first = ada.send(&filled);
    let after = house.seq();
    assert_eq!(ada.send(&filled).location(), first.location());
    assert_eq!((house.seq(), house.view().event.outcomes.len()), (after, 1));
}

#[test]
fn two_who_post_from_the_same_cached_bytes_are_both_saved() {
    let house = House::open();
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    let hers = ada.form(NEW, "/projects").set("title", "Hyper").set("name", "Sam").filled("state", "running");
    let his = linus.form(NEW, "/projects").set("title", "Hyper").set("name", "Sam").filled("state", "running");
    assert_eq!(hers.fields, his.fields);
    let (one, other) = (ada.send(&hers), linus.send(&his));
    assert_ne!(one.location(), other.location());
    assert_eq!((house.view().event.projects.len(), house.view().event.people.len()), (2, 3 + 2));
}

#[test]
fn a_stale_edit_form_shows_both_texts_and_overwrites_nothing_unseen() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Serde", "Ada");
    let edit = format!("{}/edit", house.project("Serde"));
    let mut linus = house.visitor();
    let stale = linus.form(&edit, "/edit").set("title", "Serde for microcontrollers").set("name", "Linus").filled("", "");
    ada.form(&edit, "/edit").set("title", "Serde 2").set("audience", "who likes macros").set("need", "mentor").send().location();

    let answer = linus.send(&stale);
    assert_eq!(answer.status, 409);
    assert_eq!(answer.refusal(), "Meanwhile Ada changed the same thing. Compare both, then save again or go back.");
    assert!(answer.text().contains("It says now: Serde 2 who likes macros"), "{}", answer.text());
    let form = linus.form_of(&answer, "/edit");
    assert_eq!((form.value("title").as_deref(), form.value("name").as_deref()), (Some("Serde for microcontrollers"), Some("Linus")));
    // Having seen both, he may.
    form.send().location();
    assert_eq!(house.view().event.projects.values().next().unwrap().about.title.as_str(), "Serde for microcontrollers");
}

#[test]
fn a_form_that_was_refused_for_something_else_still_does_not_overwrite_unseen() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Serde", "Ada");
    let edit = format!("{}/edit", house.project("Serde"));
    let mut linus = house.visitor();
    let nameless = linus.form(&edit, "/edit").set("title", "Serde by Linus").filled("", "");
    ada.form(&edit, "/edit").set("title", "Serde by Ada").send().location();
    // First a name is missing; then it is said what Ada did meanwhile.
    let answer = linus.send(&nameless);
    assert_eq!(answer.status, 422);
    let answer = linus.form_of(&answer, "/edit").set("name", "Linus").send();
    assert_eq!((answer.status, answer.text().contains("It says now: Serde by Ada")), (409, true));
}

#[test]
fn a_project_that_says_how_many_fit_takes_no_more() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = named(ada.form(NEW, "/projects").set("title", "Pairing").set("seats", "2"), "Ada");
    form.press("state", "running").location();
    let project = house.project("Pairing");
    house.visitor().form(&project, "/seats").set("name", "Linus").send().location();
    let answer = house.visitor().form(&project, "/seats").set("name", "Grace").send();
    assert_eq!(answer.refusal(), "Pairing is full (2 of 2). Look for another table, or ask them to make room.");
}

#[test]
fn the_script_posts_the_same_form_and_is_told_where_to_go() {
    let house = House::open();
    let mut ada = house.visitor().saying("Accept", "application/json");
    let answer = ada.form(NEW, "/projects").set("title", "Nom").set("name", "Ada").press("state", "idea");
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    assert!(answer.json()["go"].as_str().unwrap().starts_with("/paris-2018/?day=2018-05-28#p-"));
}
