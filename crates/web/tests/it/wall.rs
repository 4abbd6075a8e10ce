//! The wall and the report: what hangs in the room and what is published shows what everyone may see.

use domain::{Command, Field, Role, Text, event};
use ledger::{Listing, Profile};

use crate::house::{EVENT, House, add_project};
use crate::markup;

const WALL: &str = "/paris-2018/wall";

fn arrange(house: &House, command: event::Command) {
    let number = u128::from(house.seq()) + 2_000_000;
    let order =
        ledger::Order::new(domain::CommandId(domain::Id::from_bits(number)), domain::Actor::ORGANISER).with(Command::Event(command));
    house.ledger.ask(EVENT, order).wait().expect("it is arranged");
}

fn line(text: &str) -> Text {
    Text::line(text, Field::Word).unwrap()
}

/// How many lines each part of the wall has.
fn parts(html: &str) -> Vec<usize> {
    html.split("<ul class=\"wall-lines\"").skip(1).map(|part| part.split("</ul>").next().unwrap().matches("<li").count()).collect()
}

#[test]
fn the_wall_has_six_lines_a_part_and_says_how_to_join() {
    let house = House::open();
    let mut ada = house.visitor();
    for number in 1..=14 {
        add_project(&mut ada, &format!("Project {number}"), if number == 1 { "Ada" } else { "" });
    }
    let wall = house.visitor().saying("Host", "days.example").page(WALL);
    assert_eq!(parts(&wall.body), [6, 6, 2]);
    let text = wall.text();
    assert!(text.contains("Monday · impl Days Paris 2018"), "{text}");
    assert!(text.contains(&format!("days.example/{EVENT}")) && !text.contains("Only this device"), "{text}");
    assert!(text.contains("Mozilla 0/55") && text.contains("Formeret Espace Cléry 0/100"), "{text}");
    assert_eq!(wall.body.matches("class=\"qr\"").count(), 1);
    // This machine's own address leads others nowhere: it is no square to scan.
    let wall = house.visitor().page(WALL);
    assert!(wall.text().contains("Only this device can open this address.") && !wall.body.contains("class=\"qr\""), "{}", wall.text());
}

#[test]
fn the_wall_has_a_square_by_which_one_says_that_one_is_here_where_that_is_allowed() {
    let house = House::open();
    let wall = |house: &House| house.visitor().saying("Host", "days.example").page(WALL);
    let said = format!("days.example/{EVENT}/here");
    assert!(!wall(&house).text().contains(&said));
    house.lets_people_check_themselves_in();
    let page = wall(&house);
    assert!(page.text().contains("Just arrived?") && page.text().contains(&said), "{}", page.text());
    assert_eq!(page.body.matches("class=\"qr\"").count(), 2);
    // Where others cannot open the address, and on other days, it would lead nowhere.
    assert!(!house.visitor().page(WALL).text().contains("Just arrived?"));
    house.clock_strikes("2018-05-20T12:00");
    assert!(!wall(&house).text().contains("Just arrived?"));
}

#[test]
fn the_word_of_the_day_and_the_wifi_secret_are_on_the_teams_wall_only() {
    let house = House::open();
    arrange(&house, event::Command::Word { word: line("copper loom") });
    let strip = vec![domain::Signpost { to: domain::Landmark::Wifi, text: line("moz-guest"), secret: line("ferris2018") }];
    arrange(&house, event::Command::Signpost { seen: house.seq(), strip });
    for mut guest in [house.visitor(), house.guest(Role::Participant)] {
        let wall = guest.page(WALL).body;
        assert!(wall.contains("moz-guest") && !wall.contains("copper") && !wall.contains("ferris2018"), "{wall}");
    }
    let wall = house.guest(Role::Greeter).page(WALL);
    assert!(wall.text().contains("The word of the day copper loom"), "{}", wall.text());
    assert!(wall.text().contains("ferris2018"), "{}", wall.text());
}

#[test]
fn names_on_the_wall_and_in_the_report_are_those_that_everyone_may_see_whoever_opens_them() {
    let house = House::open();
    let mut noor = house.visitor();
    let form = noor.form("/paris-2018/projects/new", "/projects").set("title", "A quiet table").set("name", "Noor Hidden");
    form.set("listing", "participants").press("state", "running").location();
    noor.form("/paris-2018/done/new", "/done").set("what", "A first patch").send().location();
    for role in [Role::Visitor, Role::Participant, Role::Coordinator] {
        for path in [WALL, "/paris-2018/report", "/paris-2018/report.md"] {
            let page = house_guest(&house, role).page(path);
            assert!(!page.body.contains("Hidden"), "{role:?} {path}: {}", page.body);
            assert!(page.body.contains("A first patch"), "{role:?} {path}: {}", page.body);
        }
    }
}

fn house_guest(house: &House, role: Role) -> crate::client::Guest {
    if role == Role::Visitor { house.visitor() } else { house.guest(role) }
}

#[test]
fn an_announcement_stands_in_the_foot_for_ten_minutes() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/notes/new", "/notes").set("text", "Soup is ready").set("kind", "announcement");
    form.send().location();
    assert!(house.visitor().page(WALL).body.contains("class=\"announced\""));
    house.clock_strikes("2018-05-28T09:31");
    assert!(!house.visitor().page(WALL).body.contains("class=\"announced\""));
}

#[test]
fn with_more_than_24_projects_only_those_in_need_are_on_the_wall() {
    let house = House::open();
    let mut ada = house.visitor();
    for number in 0..26 {
        let form = ada.form("/paris-2018/projects/new", "/projects").set("title", &format!("Project {number}"));
        let form = if number == 0 { form.set("name", "Ada") } else { form };
        let form = if number < 3 { form.set("need", "hands") } else { form };
        form.press("state", "running").location();
    }
    let wall = house.visitor().page(WALL);
    assert_eq!(parts(&wall.body), [3]);
    assert!(wall.text().contains("23 more: scan"), "{}", wall.text());
}

#[test]
fn where_none_is_in_need_the_first_24_are_on_the_wall() {
    let house = House::open();
    let mut ada = house.visitor();
    for number in 0..26 {
        add_project(&mut ada, &format!("Project {number}"), if number == 0 { "Ada" } else { "" });
    }
    let wall = house.visitor().page(WALL);
    assert_eq!(parts(&wall.body), [6, 6, 6, 6]);
    assert!(wall.text().contains("2 more: scan"), "{}", wall.text());
}

#[test]
fn the_report_tells_what_came_of_each_project_and_names_everybody_as_they_chose() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC in Rust", "Ada");
    ada.form("/paris-2018/done/new", "/done").set("what", "Retries after a lost handshake").send().location();
    let page = house.visitor().page("/paris-2018/report");
    let text = page.text();
    assert!(text.contains("QUIC in Rust Monday · Ada"), "{text}");
    assert!(text.contains("Retries after a lost handshake"), "{text}");
    let markdown = house.visitor().page("/paris-2018/report.md").body;
    assert!(markdown.starts_with("# impl Days Paris 2018\n"), "{markdown}");
    assert!(markdown.contains("\n### QUIC in Rust\n\nMonday · Ada\n"), "{markdown}");
    assert!(markdown.contains("Retries after a lost handshake"), "{markdown}");
    // Later she does not want to be named: neither does the report.
    let person = house.person("Ada");
    house.rewrite_profile(person, Profile { name: "Ada".to_owned(), listing: Listing::Nobody, ..Default::default() });
    for path in ["/paris-2018/report", "/paris-2018/report.md"] {
        assert!(!house.visitor().page(path).body.contains("Ada"), "{path}");
    }
    let empty = markup::text(&House::open().visitor().page("/paris-2018/report").body);
    assert!(empty.contains("Nothing yet."), "{empty}");
}
