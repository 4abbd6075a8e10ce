//! Is it safe? What the organiser reads, what a coordinator reads, and what nobody else does.

use domain::Role;
use fanout::Limits;
use web::Options;

use crate::house::{House, paris};

const SAFE: &str = "/paris-2018/safe";

fn options() -> Options {
    let data = Some("/somewhere/impl-days.sqlite".into());
    Options { data, told: Some("/some where".into()), organiser_key: Some("key".to_owned()), ..Options::default() }
}

#[test]
fn the_organiser_reads_where_it_is_and_who_owns_it() {
    let house = House::open_with(options(), Limits::default());
    let mut olga = house.guest(Role::Organiser);
    let text = olga.page(SAFE).text();
    for said in [
        "/somewhere/impl-days.sqlite",
        "No backup was made yet.",
        "impl-days backup /stick/monday.sqlite --data '/some where'",
        "impl-days restore /stick/monday.sqlite --data '/some where'",
        "1 device is signed in as organiser.",
        "No open link makes anybody organiser.",
        "The link that the program printed when it started",
        "If this laptop is lost",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    house.link(Role::Organiser);
    assert!(olga.page(SAFE).text().contains("1 open link makes whoever opens it organiser."));
}

#[test]
fn a_coordinator_reads_the_rest_and_nobody_else_anything() {
    let house = House::open_with(options(), Limits::default());
    let text = house.guest(Role::Coordinator).page(SAFE).text();
    assert!(text.contains("No backup was made yet.") && text.contains("How it travels"), "{text}");
    for kept in ["/somewhere", "is signed in as organiser", "printed when it started"] {
        assert!(!text.contains(kept), "{kept}: {text}");
    }
    for mut guest in [house.visitor(), house.guest(Role::Participant), house.guest(Role::Greeter)] {
        let answer = guest.get(SAFE);
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("one has to be coordinator here. Ask the coordinator for a link."), "{}", answer.text());
        assert!(!answer.body.contains("/somewhere"));
    }
}

#[test]
fn a_backup_by_the_command_line_is_seen() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let copy = house.folder().join("copy.sqlite");
    ledger::backup::backup(house.folder(), &copy, ledger::backup::Existing::Keep, paris("2018-05-28T09:05")).expect("a copy");
    house.ledger.look().wait().expect("the store is read");
    assert!(mara.page(SAFE).text().contains("Last backup Monday, 28 May, 9:05"), "{}", mara.page(SAFE).text());
    assert!(mara.page("/paris-2018/team").text().contains("backup: Monday, 28 May, 9:05"));
}

#[test]
fn it_says_how_peoples_words_travel() {
    let https = Options { base_url: Some("https://days.example".to_owned()), ..options() };
    let named = Options { base_url: Some("http://days.example".to_owned()), ..options() };
    let proxy = Options { trust_proxy: true, ..options() };
    for (options, says) in [
        (options(), "You opened this page on the machine itself"),
        (named, "it is like a postcard"),
        (https, "This page came by https. On the way nobody can read or change it."),
        (proxy, "up to the proxy in front of the program"),
    ] {
        let house = House::open_with(options.clone(), Limits::default());
        let link = house.link(Role::Coordinator);
        let mut mara = house.visitor().saying("X-Forwarded-Proto", "https");
        assert_eq!(mara.post(&link, &[]).status, 303);
        let text = mara.page(SAFE).text();
        assert!(text.contains(says), "{says}: {text}");
    }
}
