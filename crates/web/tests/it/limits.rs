//! How often one may write: a person, a venue, and those who try to be many.

use domain::Role;
use fanout::Limits;
use web::{Options, Rate, Rates};

use crate::client::{Answer, Guest};
use crate::house::{BOARD, House, add_project, named, paris};

/// A house where little is enough to be too much.
fn narrow(rates: Rates) -> House {
    House::open_with(Options { rates, ..Options::default() }, Limits::default())
}

/// Somebody writes a note.
fn note(guest: &mut Guest, text: &str, name: &str) -> Answer {
    named(guest.form("/paris-2018/notes/new", "/notes").set("text", text), name).send()
}

#[test]
fn whoever_writes_too_fast_is_told_when_to_go_on_and_keeps_what_was_typed() {
    let house = narrow(Rates { session: Rate::new(3, 20_000), ..Rates::default() });
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    for text in ["one", "two", "three", "four"] {
        note(&mut ada, text, if text == "one" { "Ada" } else { "" }).location();
    }
    let before = house.seq();
    let answer = note(&mut ada, "five & <more>", "");
    assert_eq!((answer.status, answer.header("retry-after")), (429, "20"));
    let says = "That was more than one person sends in so short a time, so the last was not taken. Send it again in 20 seconds.";
    assert_eq!(answer.refusal(), says);
    assert!(answer.text().contains("What you typed is kept here: five & <more>"), "{}", answer.text());
    assert_eq!(house.seq(), before);
    // Nobody else has to wait.
    note(&mut linus, "hello", "Linus").location();

    // Too early is too early; in time the same page sends the same note.
    house.ledger.clock().set(house.ledger.clock().now() + jiff::SignedDuration::from_millis(19_001));
    let still = ada.form_of(&answer, "/notes").send();
    assert_eq!((still.status, still.header("retry-after")), (429, "1"));
    assert!(still.refusal().ends_with("Send it again in one second."), "{}", still.refusal());
    house.ledger.clock().set(house.ledger.clock().now() + jiff::SignedDuration::from_millis(999));
    ada.form_of(&still, "/notes").send().location();
    assert!(ada.page(BOARD).text().contains("five & <more>"));
}

#[test]
fn it_is_said_in_the_readers_language_and_to_the_script_too() {
    let house = narrow(Rates { newcomers: Rate::new(1, 600_000), ..Rates::default() });
    note(&mut house.visitor(), "first", "Ada").location();
    let mut lea = house.visitor().speaking("fr");
    let answer = note(&mut lea, "deuxième", "Léa");
    assert_eq!((answer.status, answer.header("retry-after")), (429, "600"));
    assert!(answer.refusal().contains("dans 10 minutes, ou demander un lien à l’équipe."), "{}", answer.refusal());
    assert!(answer.body.contains("<html lang=\"fr\" dir=\"ltr\">") && answer.text().contains("deuxième"), "{}", answer.text());

    let mut script = house.visitor().saying("Accept", "application/json");
    let answer = script.post("/paris-2018/notes", &[("text".to_owned(), "third".to_owned())]);
    assert_eq!((answer.status, answer.header("content-type"), answer.header("retry-after")), (429, "application/json", "600"));
    assert!(answer.json()["say"].as_str().unwrap().ends_with("Send it again in 10 minutes, or ask the team for a link."));
}

#[test]
fn a_hundred_new_sessions_in_ten_minutes_pass_and_a_thousand_do_not() {
    let house = House::open();
    let fields = |number: usize| {
        [("day", "2018-05-28"), ("kind", "question"), ("text", &format!("note {number}")), ("name", "Bo")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
    };
    let taken = |number: usize| house.visitor().post("/paris-2018/notes", &fields(number)).status == 303;
    assert!((0..100).all(taken));
    let passed = (100..400).filter(|number| taken(*number)).count();
    assert_eq!(passed, 200);
    house.ledger.clock().set(paris("2018-05-28T09:22"));
    assert_eq!((400..500).filter(|number| taken(*number)).count(), 60);
}

#[test]
fn a_flood_from_the_venue_locks_neither_the_known_nor_the_team_out() {
    let house = narrow(Rates { newcomers: Rate::new(4, 600_000), ..Rates::default() });
    let mut ada = house.visitor();
    note(&mut ada, "I was here before", "Ada").location();
    let link = house.link(Role::Coordinator);
    while note(&mut house.visitor(), "flood", "Eve").status == 303 {}
    // Ada goes on, the link lets its bearer in, and Mara acts.
    note(&mut ada, "and I still am", "").location();
    let mut mara = house.visitor();
    assert_eq!(mara.form(&link, "").send().location(), BOARD);
    note(&mut mara, "Lunch is late", "").location();
    // Who comes by nothing waits.
    assert_eq!(note(&mut house.visitor(), "me too", "Bo").status, 429);
}

#[test]
fn the_organisers_link_works_in_a_flood() {
    let options = Options {
        organiser_key: Some("key".to_owned()),
        rates: Rates { newcomers: Rate::new(1, 600_000), guesses: Rate::new(2, 600_000), ..Rates::default() },
        ..Options::default()
    };
    let house = House::open_with(options, Limits::default());
    while note(&mut house.visitor(), "flood", "Eve").status == 303 {}
    // Guesses are refused after some, and the right one is none.
    let mut eve = house.visitor();
    let wrong = |eve: &mut Guest, path: &str| eve.get(path).status;
    assert_eq!(["/organiser/a", "/paris-2018/link/b", "/organiser/c"].map(|path| wrong(&mut eve, path)), [404, 404, 429]);
    let answer = eve.get("/paris-2018/link/d");
    assert_eq!(answer.header("retry-after"), "600");
    assert_eq!(answer.refusal(), "Too many wrong guesses came from this network. Try again in 10 minutes, or ask the team for a link.");
    let mut rosa = house.visitor();
    rosa.form("/organiser/key", "").send().location();
    note(&mut rosa, "Everything is fine", "").location();
}

#[test]
fn a_link_that_was_used_up_is_no_guess() {
    let house = narrow(Rates { guesses: Rate::new(1, 600_000), ..Rates::default() });
    let link = house.link(Role::Mentor);
    house.visitor().form(&link, "").send().location();
    for _ in 0..5 {
        assert_eq!(house.visitor().get(&link).status, 404);
    }
}

#[test]
fn a_link_that_is_too_old_lets_nobody_past_the_count() {
    let house = narrow(Rates { newcomers: Rate::new(2, 600_000), ..Rates::default() });
    let link = house.link(Role::Mentor);
    house.ledger.clock().set(paris("2019-05-28T09:20"));
    let try_it = || house.visitor().post(&link, &[]).status;
    assert_eq!([try_it(), try_it(), try_it()], [404, 404, 429]);
}

#[test]
fn a_forged_header_does_not_evade_the_limits_and_a_trusted_proxys_does() {
    let rates = Rates { newcomers: Rate::new(2, 600_000), ..Rates::default() };
    let from = |house: &House, name: &str, value: &str| note(&mut house.visitor().saying(name, value), "hello", "Bo").status;
    let house = narrow(rates);
    let forged = ["10.0.0.1", "10.0.0.2", "10.0.0.3"].map(|address| from(&house, "X-Forwarded-For", address));
    assert_eq!(forged, [303, 303, 429]);
    assert_eq!(from(&house, "Forwarded", "for=10.0.0.4"), 429);

    let house = House::open_with(Options { rates, trust_proxy: true, ..Options::default() }, Limits::default());
    // What a client writes itself stands before what the proxy adds.
    let behind = ["10.0.0.1, 192.0.2.1", "10.0.0.2, 192.0.2.1", "10.0.0.3, 192.0.2.1", "192.0.2.2"];
    assert_eq!(behind.map(|said| from(&house, "X-Forwarded-For", said)), [303, 303, 429, 303]);
    assert_eq!(from(&house, "Forwarded", "for=10.0.0.9, for=192.0.2.1"), 429);
    // A network of IPv6 is one place.
    let v6 = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"];
    assert_eq!(v6.map(|said| from(&house, "X-Forwarded-For", said)), [303, 303, 429, 303]);
}

#[test]
fn behind_a_trusted_proxy_nobody_sits_at_the_machine_and_https_is_https() {
    let house = House::open_with(Options { trust_proxy: true, ..Options::default() }, Limits::default());
    let mut rosa = house.visitor();
    assert!(rosa.page("/new").text().contains("Open the organiser link first."));
    let cookie =
        |house: &House| house.visitor().saying("X-Forwarded-Proto", "https").page("/paris-2018/notes/new").header("set-cookie").to_owned();
    assert!(cookie(&house).starts_with("__Host-") && cookie(&house).ends_with("; Secure"), "{}", cookie(&house));
    assert!(!cookie(&House::open()).contains("Secure"), "a header that anybody can write");
}

#[test]
fn reading_is_not_counted() {
    let house = narrow(Rates { session: Rate::new(1, 600_000), newcomers: Rate::new(1, 600_000), ..Rates::default() });
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    for path in [BOARD, "/paris-2018/me", "/paris-2018/projects/new", BOARD, BOARD] {
        ada.page(path);
        house.visitor().page(path);
    }
}
