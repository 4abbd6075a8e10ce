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
    let mut his = linus.form(NEW, "/projects").set("title", "Hyper").set("name", "Sam").filled("state", "running");
    assert_eq!(hers.fields, his.fields);
    let one = ada.send(&hers);
    // He is told of hers; and then it is two tables.
    assert_eq!(linus.send(&his).status, 409);
    his.fields.push(("second".to_owned(), "running".to_owned()));
    let other = linus.send(&his);
    assert_ne!(one.location(), other.location());
    assert_eq!((house.view().event.projects.len(), house.view().event.people.len()), (2, 3 + 2));
}

#[test]
fn two_who_edit_one_project_see_both_texts_part_by_part_and_choose() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Serde", "Ada");
    let edit = format!("{}/edit", house.project("Serde"));
    let mut linus = house.visitor();
    let stale =
        linus.form(&edit, "/edit").set("title", "Serde for microcontrollers").set("reach", "#serde").set("name", "Linus").filled("", "");
    ada.form(&edit, "/edit").set("title", "Serde 2").set("audience", "who likes macros").set("need", "mentor").send().location();

    let answer = linus.send(&stale);
    assert_eq!(answer.status, 409);
    assert_eq!(answer.refusal(), "Meanwhile Ada changed the same thing. Compare both, then save again or go back.");
    let said = answer.text();
    assert!(said.contains("What are you working on? Mine Serde for microcontrollers Theirs Serde 2"), "{said}");
    assert!(said.contains("For whom is it? Mine (nothing) Theirs who likes macros"), "{said}");
    assert!(said.contains("What it needs Mine (nothing) Theirs needs a mentor"), "{said}");
    assert!(!said.contains("How many people fit?"), "what is the same is not asked: {said}");
    let form = linus.form_of(&answer, "/edit");
    // What only she changed is hers unless he says otherwise.
    let chosen = |part: &str| form.value(&format!("take-{part}"));
    let said: Vec<Option<String>> = ["title", "audience", "needs", "reach"].map(chosen).into();
    assert_eq!(said, [Some("mine"), Some("theirs"), Some("theirs"), Some("mine")].map(|word| word.map(str::to_owned)));
    form.set("take-title", "theirs").send().location();
    let view = house.view();
    let about = &view.event.projects.values().next().unwrap().about;
    assert_eq!((about.title.as_str(), about.audience.as_str(), about.reach.as_str()), ("Serde 2", "who likes macros", "#serde"));
    assert_eq!(about.needs.len(), 1);
    assert!(view.people.find("Linus").is_some());
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
    assert_eq!((answer.status, answer.text().contains("Mine Serde by Linus Theirs Serde by Ada")), (409, true));
    // And while he chooses she writes again.
    let chosen = linus.form_of(&answer, "/edit").filled("", "");
    ada.form(&edit, "/edit").set("title", "Serde by Ada and Grace").send().location();
    let answer = linus.send(&chosen);
    assert_eq!(answer.status, 409, "{}", answer.text());
    assert_eq!(house.view().event.projects.values().next().unwrap().about.title.as_str(), "Serde by Ada and Grace");
}

#[test]
fn what_to_install_how_to_reach_us_and_when_we_look_next_stand_on_the_page() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = ada.form(NEW, "/projects").set("title", "Embedded").set("install", "`rustup target add thumbv7m`").set("label", "easy");
    let form = form.set("reach", "https://chat.example.org/embedded").set("looks", "14:30").set("need", "board").set("need", "windows");
    form.set("name", "Ada").press("state", "running").location();
    let project = house.project("Embedded");
    let page = ada.page(&project);
    for said in [
        "Install first rustup target add thumbv7m",
        "Issues with the label easy",
        "How to reach us",
        "needs a board",
        "needs a Windows machine",
    ] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    assert!(page.text().contains("We look there next 14:30 Europe/Paris"), "{}", page.text());
    // For the reader's own zone the script needs the moment itself.
    assert!(
        page.body.contains("data-zone=\"Europe/Paris\" data-yours=\"{time} where you are\"><time datetime=\"2018-05-28T14:30:00+02:00\">")
    );
    let french = house.visitor().speaking("fr").page(&project).text();
    assert!(french.contains("Prochain passage 14 h 30 Europe/Paris") && french.contains("À installer d’abord"), "{french}");

    // Later it is over, and editing something else does not mind.
    house.clock_strikes("2018-05-28T15:00");
    assert!(ada.page(&project).text().contains("We wanted to look there 14:30"));
    let edit = format!("{project}/edit");
    let form = ada.form(&edit, "/edit");
    assert_eq!((form.value("looks").as_deref(), form.value("looks-day").as_deref()), (Some("14:30"), Some("2018-05-28")));
    form.set("audience", "all").send().location();
    // A time after midnight is the end of the same day.
    ada.form(&edit, "/edit").set("looks", "01:15").send().location();
    assert!(ada.page(&project).body.contains("2018-05-29T01:15:00+02:00\">1:15<"));
}

#[test]
fn a_look_in_the_past_no_time_and_too_many_letters_are_refused_with_the_words_kept() {
    let house = House::open();
    let mut ada = house.visitor();
    let before = house.seq();
    let long = "x".repeat(2_001);
    for (field, value, said) in [
        ("looks", "08:00", "That time is over already. Write a later one, or leave it out."),
        ("looks", "noonish", "“noonish” is no time"),
        ("looks", "25:00", "“25:00” is no time"),
        ("install", long.as_str(), "Too long: what to install has 2001 and takes 2000. Shorten it and send it again."),
        ("reach", long.as_str(), "Too long: how to reach the project has 2001 and takes 2000. Shorten it and send it again."),
        ("label", &long[..241], "Too long: the label has 241 and takes 240. Shorten it and send it again."),
    ] {
        let form = ada.form(NEW, "/projects").set("title", "Embedded").set("name", "Ada").set(field, value);
        let answer = form.press("state", "running");
        assert_eq!(answer.status, 422);
        assert!(answer.refusal().starts_with(said), "{}", answer.refusal());
        assert_eq!(ada.form_of(&answer, "/projects").value(field).as_deref(), Some(value));
    }
    assert_eq!(house.seq(), before);
    ada.form(NEW, "/projects")
        .set("title", "Embedded")
        .set("name", "Ada")
        .set("install", &long[..2_000])
        .press("state", "running")
        .location();
}

#[test]
fn a_full_table_says_so_in_words_and_takes_nobody_in_until_it_does_again() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Rocket", "Ada");
    let project = house.project("Rocket");
    let mut linus = house.visitor();
    let mut stream = linus.watch(BOARD);
    ada.form(&project, "/full").press("full", "yes").location();
    let line = stream.hears("full for now").data;
    assert!(line.contains("full for now · Ada"), "{line}");
    let answer = linus.form(&project, "/seats").set("name", "Linus").send();
    assert_eq!(
        (answer.status, answer.refusal().as_str()),
        (422, "Rocket takes nobody in for now. Look for another table, or ask them when it makes sense to come.")
    );
    assert!(house.visitor().speaking("fr").page(BOARD).text().contains("complet pour le moment"));
    ada.form(&project, "/full").press("full", "no").location();
    assert!(!stream.hears("Rocket").data.contains("full for now"));
    linus.form(&project, "/seats").set("name", "Linus").send().location();
}

#[test]
fn who_leads_is_named_first_and_asked_first_and_the_team_says_it_of_others() {
    let house = House::open();
    let (mut ada, mut linus, mut grace) = (house.visitor(), house.visitor(), house.visitor());
    add_project(&mut ada, "Rocket", "Ada");
    let project = house.project("Rocket");
    linus.form(&project, "/seats").set("name", "Linus").send().location();
    let mut stream = house.visitor().watch(BOARD);
    linus.form(&project, "/leads").press("leads", "yes").location();
    stream.hears("Linus and Ada");
    grace.form(&project, "/seats").set("name", "Grace").send().location();
    assert!(grace.page(&project).text().contains("Ask for Linus."));
    // He looks elsewhere for a while and is still the one to ask.
    linus.form(&project, "/seats/mine/remove").send().location();
    let page = grace.page(&project).text();
    assert!(page.contains("Ask for Linus.") && page.contains("Linus leads not at this table"), "{page}");

    // Nobody says it of others, save the team.
    let mut of_ada = grace.form(&project, "/leads").filled("leads", "yes");
    of_ada.fields.iter_mut().filter(|(key, _)| key == "person").for_each(|(_, value)| *value = house.person("Ada").0.to_string());
    let answer = grace.send(&of_ada);
    assert_eq!((answer.status, answer.refusal().contains("one has to be greeter here. Ask the coordinator for a link.")), (403, true));
    let mut kim = house.guest(Role::Greeter);
    let ada_id = house.person("Ada").0.to_string();
    kim.form(&project, "/leads").set("person", &ada_id).press("leads", "yes").location();
    let linus_id = house.person("Linus").0.to_string();
    kim.form(&project, "/leads").set("person", &linus_id).press("leads", "no").location();
    assert!(grace.page(&project).text().contains("Ask for Ada."));
}

#[test]
fn who_put_it_there_takes_it_off_the_board_and_its_page_says_so_and_brings_it_back() {
    let house = House::open();
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    add_project(&mut ada, "Nom", "Ada");
    let project = house.project("Nom");
    let mut stream = linus.watch(BOARD);
    let asked = ada.page(&format!("{project}/withdraw")).text();
    assert!(asked.contains("Its page and its history stay, and from there it can be brought back."), "{asked}");
    let answer = ada.form(&format!("{project}/withdraw"), "/withdraw").send();
    assert_eq!(stream.hears("running").json()["lists"]["running"], serde_json::json!([]));

    let page = ada.page(answer.location());
    assert!(page.text().contains("Nom This is not on the board any more. Taken off by Ada, 9:20"), "{}", page.text());
    assert!(page.body.contains(&format!("href=\"{project}/history\"")));
    // What he was about to do there is not done, and he reads why.
    let french = house.visitor().speaking("fr").page(&project).text();
    assert!(french.contains("Ceci n’est plus sur le tableau. Retrait : Ada"), "{french}");
    let page = linus.page(&project);
    assert!(!page.body.contains("/back\"") && page.text().contains("Ask the coordinator for a link."), "{}", page.text());
    assert_eq!(
        linus.post(&format!("{project}/seats"), &[("day".into(), "2018-05-28".into()), ("name".into(), "Linus".into())]).status,
        404
    );

    ada.form(&project, "/back").send().location();
    assert!(stream.hears("Nom").data.contains("Ada"));
    assert!(ada.page(&project).text().contains("Your place"));
}

#[test]
fn a_stranger_is_told_whom_to_ask_and_the_coordinator_may() {
    let house = House::open();
    add_project(&mut house.visitor(), "Nom", "Ada");
    let project = house.project("Nom");
    let mut linus = house.visitor();
    let page = linus.page(&format!("{project}/withdraw"));
    assert!(page.text().contains(
        "To take off the board what others put there, or bring it back, one has to be coordinator here. Ask the coordinator for a link."
    ));
    let fields = [("day".to_owned(), "2018-05-28".to_owned()), ("name".to_owned(), "Linus".to_owned())];
    let answer = linus.post(&format!("{project}/withdraw"), &fields);
    assert_eq!(answer.status, 403);
    assert!(answer.refusal().starts_with("To take off the board what others put there"), "{}", answer.refusal());
    let mut mara = house.guest(Role::Coordinator);
    mara.form(&format!("{project}/withdraw"), "/withdraw").send().location();
    assert!(house.visitor().page(&project).text().contains("Taken off by the team"));
    mara.form(&project, "/back").send().location();
    // Twice is once.
    assert_eq!(mara.post(&format!("{project}/back"), &[("day".into(), "2018-05-28".into())]).status, 303);
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
