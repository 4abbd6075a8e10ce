//! A yes to a table that is full while somebody there is asked elsewhere: it waits for its seat.

use domain::questionnaire::key;
use domain::venue::Command as VenueCommand;
use domain::{Command, PersonId, Role};

use crate::client::Guest;
use crate::house::{BOARD, House, add_idea, add_project, named};
use crate::places::{does, has_seats, letters, people};
use crate::round::{MINE, PLAN, ROUND, comes, goes_to, said, seat, somebody};

/// What a coordinator takes over who looked for places for those who sit, too: who goes to which table.
fn takes(house: &House, coordinator: &mut Guest, places: &[(PersonId, &str)]) {
    let view = house.view();
    let of = |title: &str| view.event.projects.values().find(|known| known.about.title.as_str() == title).expect("it is there").id.0;
    let plan: Vec<String> = places.iter().map(|(person, title)| format!("{}//:{person}", of(title))).collect();
    let fields = [("plan", plan.join(" ")), ("show", "yes".to_owned()), ("seated", "yes".to_owned()), ("seq", house.seq().to_string())];
    coordinator.post(PLAN, &fields.map(|(name, value)| (name.to_owned(), value))).location();
}

/// Looms has two seats, where Jorge and Ada sit; Ada is asked to Spindles, and Mei, who stands, to Looms.
struct Full {
    house: House,
    coordinator: Guest,
    ada: Guest,
    mei: (Guest, PersonId),
}

fn full_table() -> Full {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    has_seats(&house, "Looms", 2);
    let mut two = people(&house, &["Ada Brünn", "Mei Okoro"]);
    let (mei, (mut ada, ada_id)) = (two.pop().expect("Mei"), two.pop().expect("Ada"));
    ada.form(&house.project("Looms"), "/seats").send().location();
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&house, &mut coordinator, &[(ada_id, "Spindles"), (mei.1, "Looms")]);
    Full { house, coordinator, ada, mei }
}

#[test]
fn a_yes_to_a_full_table_is_kept_and_told_on_phone_board_and_desk_until_the_seat_comes() {
    let Full { house, mut coordinator, mut ada, mei: (mut mei, mei_id) } = full_table();
    let page = mei.page(MINE);
    let comes = "No seat is free there now, but somebody there is asked to another table.";
    assert!(page.text().contains(comes) && page.text().contains("Yes, I go there"), "{}", page.text());
    assert!(!page.text().contains("It has a seat") && !coordinator.page(ROUND).body.contains("id=\"h-lost\""));
    let mut open = mei.stream_of("/paris-2018/");
    mei.form_of(&page, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, mei_id), None);
    let waits = "No seat is free there yet. The next one goes to whoever said yes first.";
    let page = mei.page(MINE).text();
    assert!(page.contains("You said yes") && page.contains(waits) && page.contains("Rather this"), "{page}");
    assert!(open.hears(waits).data.contains("Looms"));
    assert!(
        mei.page(&house.project("Looms")).text().contains(&format!("You said yes . {waits}")),
        "{}",
        mei.page(&house.project("Looms")).text()
    );
    let desk = coordinator.page(ROUND);
    assert!(desk.body.contains("id=\"h-seats\"") && desk.text().contains("Mei Okoro waits for a seat at Looms"), "{}", desk.text());
    assert!(desk.text().contains("Mei Okoro yes, and waits for a seat"), "{}", desk.text());
    // A plan that is made meanwhile says nothing else to her.
    let plan = coordinator.page(PLAN).text();
    assert!(
        plan.contains("That is what is proposed already.") || !plan.split("Look again").nth(1).unwrap_or_default().contains("Mei Okoro"),
        "{plan}"
    );

    ada.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, mei_id).as_deref(), Some("Looms"));
    assert!(open.hears("Your place").data.contains("Looms"));
    assert!(!coordinator.page(ROUND).body.contains("id=\"h-seats\""));
    let history = house.visitor().page("/paris-2018/history").text();
    assert!(history.contains("Mei Okoro joined Looms") && !history.contains("put Mei Okoro"), "{history}");
    let history = coordinator.page("/paris-2018/history").text();
    assert!(history.contains("A seat came free for Mei Okoro at Looms") && history.contains("“yes, and waits for a seat”"), "{history}");
}

#[test]
fn who_waits_where_everybody_stays_is_listed_and_offered_other_places() {
    let Full { house, mut coordinator, mut ada, mei: (mut mei, mei_id) } = full_table();
    mei.form(MINE, "/answer").press("answer", "yes").location();
    ada.form(MINE, "/answer").press("answer", "none").location();
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("Mei Okoro waits for a seat at Looms, where nobody is asked to get up any more"), "{desk}");
    let page = mei.page(MINE);
    let vain = "No seat is free there, and nobody there is asked to another table any more.";
    for part in [vain, "Rather this", "Find me another one"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    // The team may put her there anyway; she goes elsewhere instead.
    let hers = format!("{ROUND}/people/{}", mei_id.0.short());
    assert!(coordinator.page(&hers).body.contains("name=\"anyway\""), "{}", coordinator.page(&hers).text());
    mei.form_of(&page, "/answer").press("other", &letters(&house, "Spindles")).location();
    assert_eq!(seat(&house, mei_id).as_deref(), Some("Spindles"));
    ada.form(&house.project("Looms"), "/seats/mine/remove").send().location();
    assert_eq!(seat(&house, mei_id).as_deref(), Some("Spindles"), "nobody is moved without a yes");
}

#[test]
fn who_is_put_there_anyway_waits_no_more() {
    let Full { house, mut coordinator, mei: (mut mei, mei_id), .. } = full_table();
    mei.form(MINE, "/answer").press("answer", "yes").location();
    let hers = format!("{ROUND}/people/{}", mei_id.0.short());
    let page = coordinator.page(&hers);
    let of = letters(&house, "Looms");
    let fields = [("person", mei_id.to_string()), ("answer", "yes".to_owned()), ("of", of), ("anyway", "yes".to_owned())];
    assert!(page.body.contains("name=\"anyway\""), "{}", page.text());
    coordinator.post(&format!("{ROUND}/answer"), &fields.map(|(name, value)| (name.to_owned(), value))).location();
    assert_eq!(seat(&house, mei_id).as_deref(), Some("Looms"));
    assert!(!mei.page(MINE).text().contains("No seat is free"), "{}", mei.page(MINE).text());
}

#[test]
fn who_would_join_an_idea_that_begins_without_a_seat_for_them_is_told() {
    let house = House::open();
    let mut greta = house.visitor();
    named(greta.form("/paris-2018/projects/new", "/projects").set("title", "A book about looms"), "Greta Ohm")
        .set("seats", "2")
        .press("state", "idea")
        .location();
    let book = house.project("A book about looms");
    let mut all = people(&house, &["Ada Brünn", "Noor Adeyemi"]);
    for (guest, _) in &mut all {
        guest.form(&book, "/seats").send().location();
    }
    greta.form(&book, "/state").press("state", "running").location();
    let said = "A book about looms has begun, and its 2 seats went to those who said first that they would join.";
    let page = |guest: &mut Guest| guest.page("/paris-2018/me").text();
    assert!(page(&mut all[1].0).contains(said), "{}", page(&mut all[1].0));
    assert!(!page(&mut all[0].0).contains(said) && !page(&mut greta).contains(said));
    // A seat comes free, and she takes it.
    all[0].0.form(&book, "/seats/mine/remove").send().location();
    all[1].0.form(&book, "/seats").send().location();
    assert!(!page(&mut all[1].0).contains(said) && !page(&mut all[0].0).contains(said));
}

#[test]
fn of_those_who_would_join_an_idea_its_page_says_who_sits_elsewhere_by_now() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_idea(&mut house.visitor(), "A book about looms", "Greta Ohm");
    add_project(&mut house.visitor(), "Spindles", "Jorge Lima");
    let book = house.project("A book about looms");
    let (mut ada, ada_id) = people(&house, &["Ada Brünn"]).remove(0);
    ada.form(&book, "/seats").send().location();
    assert!(house.visitor().page(&book).text().contains("Who would join 2"), "{}", house.visitor().page(&book).text());
    assert!(house.visitor().page(BOARD).text().contains("2 would join"));
    let mut stream = house.visitor().watch(BOARD);
    ada.form(&house.project("Spindles"), "/seats").send().location();
    // The board and the wall count those who would still come.
    stream.hears("1 would join");
    assert!(house.visitor().page(BOARD).text().contains("1 would join"));
    let page = house.visitor().page(&book).text();
    assert!(page.contains("Who would join 1") && page.contains("Ada Brünn Sits at Spindles"), "{page}");
    assert!(ada.page(&book).text().contains("sit at Spindles by now. If this starts, you stay there."), "{}", ada.page(&book).text());
    ada.form(&house.project("Spindles"), "/seats/mine/remove").send().location();
    stream.hears("2 would join");
    // Nor does who went home.
    does(&house, Command::Venue(VenueCommand::Leave { person: ada_id, day: house.view().event.moment.today, at: None }));
    stream.hears("1 would join");
}

#[test]
fn who_would_have_joined_an_idea_and_went_home_leaves_their_seat_to_who_wishes_for_it() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    let mut greta = house.visitor();
    let form = greta.form("/paris-2018/projects/new", "/projects").set("title", "A book about looms");
    named(form, "Greta Ohm").set("seats", "3").set("starts-with", "2").press("state", "idea").location();
    comes(&house, house.person("Greta Ohm"), "Mozilla");
    let (mut gus, gus_id) = people(&house, &["Gus Ferro"]).remove(0);
    gus.form(&house.project("A book about looms"), "/seats").send().location();
    for name in ["Ada Brünn", "Noor Adeyemi"] {
        let (_, person) = somebody(&house, name, &[(key::WISHES, said(&["a book about looms"]))]);
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    assert!(coordinator.page(PLAN).text().contains("no seat is left"), "Greta, Gus, and one of two");
    does(&house, Command::Venue(VenueCommand::Leave { person: gus_id, day: house.view().event.moment.today, at: None }));
    let page = coordinator.page(PLAN).text();
    assert!(page.contains("3 of 3 have a place") && !page.contains("Without a place"), "{page}");
}
