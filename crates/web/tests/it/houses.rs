//! Houses: coming, going, and counting by hand.

use domain::Role;

use crate::house::{BOARD, House};

#[test]
fn a_count_by_hand_corrects_and_later_comings_and_goings_go_on_counting() {
    let house = House::open();
    let mozilla = format!("/paris-2018/houses/{}", house.letters_of("Mozilla"));
    let mut stream = house.visitor().watch(BOARD);
    assert!(house.visitor().page(BOARD).text().contains("Mozilla 0/55 0 of 55"));

    house.guest(Role::Greeter).form(&mozilla, "/count").set("count", "40").send().location();
    stream.hears("40 of 55");
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    ada.form(&mozilla, "/presence").set("name", "Ada").send().location();
    stream.hears("41 of 55");
    let answer = linus.form(&mozilla, "/presence").set("name", "Linus").send();
    stream.hears("42 of 55");
    assert!(linus.page(answer.location()).text().contains("You are here."));
    assert_eq!(house.visitor().page("/paris-2018/board.json").json()["houses"][0]["heads"], 42);

    ada.form(&mozilla, "/presence/mine/remove").send().location();
    stream.hears("41 of 55");
    // Who goes to the other house is no longer in this one.
    linus.form(&format!("/paris-2018/houses/{}", house.letters_of("Formeret")), "/presence").send().location();
    stream.hears("40 of 55");
}

#[test]
fn counting_is_the_teams_matter() {
    let house = House::open();
    let mozilla = format!("/paris-2018/houses/{}", house.letters_of("Mozilla"));
    let mut ada = house.visitor();
    assert!(!ada.page(&mozilla).body.contains("/count"));
    let fields = [("day", "2018-05-28"), ("count", "40"), ("name", "Ada")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    let before = house.seq();
    let answer = ada.post(&format!("{mozilla}/count"), &fields);
    assert_eq!(answer.status, 403);
    assert_eq!(answer.refusal(), "To count people, one has to be greeter here. Ask the coordinator for a link.");
    assert_eq!(house.seq(), before);

    let mut greeter = house.guest(Role::Greeter);
    for wrong in ["forty", "-1", "100001", "4.5"] {
        let answer = greeter.form(&mozilla, "/count").set("count", wrong).send();
        assert_eq!(answer.refusal(), "The count: that is no number that can be meant. Write a whole number up to 100000.");
        assert_eq!(greeter.form_of(&answer, "/count").value("count").as_deref(), Some(wrong));
    }
}

#[test]
fn a_full_house_sends_ada_to_the_next_and_the_greeter_may_let_her_in() {
    let house = House::open();
    let mozilla = format!("/paris-2018/houses/{}", house.letters_of("Mozilla"));
    house.guest(Role::Coordinator).form(&mozilla, "/count").set("count", "55").send().location();
    assert!(house.visitor().page(BOARD).text().contains("Full. Formeret Espace Cléry has 100"));

    let mut ada = house.visitor();
    let answer = ada.form(&mozilla, "/presence").set("name", "Ada").send();
    assert_eq!(answer.refusal(), "Mozilla is full (55 of 55). Formeret Espace Cléry has 100 seats free.");

    // The team is asked once, and what she chose with her name goes along.
    ada.form(&house.link(Role::Greeter), "").send().location();
    let answer = ada.form(&mozilla, "/presence").send();
    let answer = ada.form_of(&answer, "/presence").set("name", "Ada").set("listing", "nobody").send();
    let before = house.seq();
    ada.form_to_go_on(&answer).send().location();
    assert!(house.changes_since(before).contains("anyway: true"), "{}", house.changes_since(before));
    assert_eq!(house.view().people.get(house.person("Ada")).unwrap().listing, ledger::Listing::Nobody);
    assert!(house.visitor().page(BOARD).text().contains("56 of 55"));
}

#[test]
fn who_is_out_for_a_while_keeps_the_seat_and_the_house_says_how_many_are_out() {
    let house = House::open();
    let mozilla = format!("/paris-2018/houses/{}", house.letters_of("Mozilla"));
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    ada.form(&mozilla, "/presence").set("name", "Ada").send().location();
    linus.form(&mozilla, "/presence").set("name", "Linus").send().location();
    assert!(!ada.page(&mozilla).text().contains("out for a while"));

    ada.form("/paris-2018/me", "/presence").set("back", "15 h 30").press("is", "away").location();
    assert!(
        ada.page("/paris-2018/me").text().contains("Out for a while, back about 15:30. The place at Mozilla is kept until the evening;")
    );
    let page = linus.page(&mozilla).text();
    assert!(page.contains("2 of 55 seats 1 here, 1 out for a while"), "{page}");
    assert!(linus.page(BOARD).text().contains("2 of 55"), "the seat is kept");

    // After a quarter of an hour somebody else may have the seat, and she is of the house still.
    house.clock_strikes("2018-05-28T15:16");
    let page = linus.page(&mozilla).text();
    assert!(page.contains("1 of 55 seats 1 here, 1 out for a while"), "{page}");
    assert!(linus.page(BOARD).text().contains("1 of 55"), "the seat is free");
    assert!(ada.page("/paris-2018/me").text().contains("Out for a while, back about 15:30."));
    let told = house.guest(Role::Coordinator).page("/paris-2018/history").text();
    assert!(told.contains("The seat of Ada is free again, after 15 minutes out"), "{told}");

    // A full house takes back who was out.
    house.guest(Role::Greeter).form(&mozilla, "/count").set("count", "55").send().location();
    ada.form(&mozilla, "/presence").send().location();
    assert!(ada.page("/paris-2018/me").text().contains("You are at Mozilla"));
    ada.form("/paris-2018/me", "/presence").press("is", "left").location();
    assert!(ada.page(BOARD).text().contains("55 of 55"), "the others were counted without her");

    let wrong = linus.form("/paris-2018/me", "/presence").set("back", "later").press("is", "away");
    assert_eq!(wrong.refusal(), "“later” is no time of day. Write it with hours and minutes, such as 15:30.");
    assert_eq!(linus.form_of(&wrong, "/presence").value("back").as_deref(), Some("later"));
}

#[test]
fn who_took_a_seat_is_told_that_it_is_no_head_and_says_i_am_here_in_one_tap() {
    let house = House::open();
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    let form = ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("name", "Ada");
    form.set("house", &house.letters_of("Mozilla")).press("state", "running").location();
    let quic = house.project("QUIC");
    let mozilla = format!("/paris-2018/houses/{}", house.letters_of("Mozilla"));
    let heads = || house.view().event.gauge("2018-05-28".parse().unwrap(), house.view().event.venues[0].id).heads();
    let said = "A seat is no head at the door: you are not counted in Mozilla yet. I am here";
    assert!(ada.page(&quic).text().contains(said), "{}", ada.page(&quic).text());
    assert!(!linus.page(&quic).text().contains(said), "he has no seat there");
    assert_eq!(heads(), 0);

    let answer = ada.form(&quic, "/presence").send();
    assert_eq!(answer.location(), format!("{quic}?day=2018-05-28"));
    assert_eq!(heads(), 1);
    assert!(!ada.page(&quic).body.contains("/presence\""));
    // Out for lunch the seat in the house is kept; gone home it is offered again.
    ada.form("/paris-2018/me", "/presence").press("is", "away").location();
    assert!(!ada.page(&quic).body.contains("/presence\""));
    ada.form("/paris-2018/me", "/presence").press("is", "left").location();
    assert!(ada.page(&quic).text().contains(said));
    // On the house's own page one stays there.
    assert_eq!(ada.form(&mozilla, "/presence").send().location(), format!("{mozilla}?day=2018-05-28"));
    // Tomorrow nobody is anywhere yet.
    let mut mara = house.guest(domain::Role::Coordinator);
    mara.form(&quic, "/days").send().location();
    assert!(!ada.page(&format!("{quic}?day=2018-05-29")).body.contains("/presence\""));
}
