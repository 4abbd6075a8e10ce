//! People: whom one may see, names that others typed, and two entries that are one person.

use domain::Role;

use crate::client::Guest;
use crate::house::{BOARD, House, add_project};

const PEOPLE: &str = "/paris-2018/people";

fn page_of(house: &House, name: &str) -> String {
    format!("{PEOPLE}/{}", house.person(name).0.short())
}

/// Somebody without a ticket who wrote down what others did.
fn typing(house: &House, what: &str, others: &str) -> Guest {
    let mut guest = house.visitor();
    let form = guest.form("/paris-2018/done/new", "/done").set("what", what).set("others", others).set("name", "Writer");
    form.untick("me").send().location();
    guest
}

#[test]
fn those_are_listed_whom_the_reader_may_see_with_where_they_are() {
    let house = House::open();
    for (name, listing) in [("Ada Everyone", "everyone"), ("Linus Participants", "participants"), ("Grace Nobody", "nobody")] {
        let mut guest = house.visitor();
        let form = guest.form("/paris-2018/projects/new", "/projects").set("title", &format!("Table of {listing}"));
        form.set("name", name).set("listing", listing).press("state", "running").location();
        guest.form(&format!("/paris-2018/houses/{}", house.letters_of("Mozilla")), "/presence").send().location();
    }
    let readers = [house.visitor(), house.guest(Role::Participant), house.guest(Role::Greeter)];
    let names = ["Ada Everyone", "Linus Participants", "Grace Nobody"];
    for (mut reader, seen) in readers.into_iter().zip(1..) {
        for path in [PEOPLE.to_owned(), format!("{PEOPLE}?q="), format!("{PEOPLE}?q=a")] {
            let page = reader.page(&path);
            for (index, name) in names.iter().enumerate() {
                assert_eq!(page.body.contains(name), index < seen, "{name} at {path}");
            }
            assert!(page.text().contains("Ada Everyone Table of everyone · leads it Mozilla"), "{}", page.text());
        }
        let missing = reader.get(&format!("{PEOPLE}/aaaaaaaaaa"));
        for (index, name) in names.iter().enumerate() {
            let answer = reader.get(&page_of(&house, name));
            if index < seen {
                assert!(answer.status == 200 && answer.text().contains("Table of"), "{}", answer.text());
            } else {
                // Just as if there were nobody.
                assert_eq!((answer.status, answer.body), (404, missing.body.clone()));
            }
        }
    }
    assert_eq!(
        house.visitor().page(&format!("{PEOPLE}?q=grace")).text(),
        house.visitor().page(&format!("{PEOPLE}?q=nobody")).text().replace("nobody", "grace")
    );
}

#[test]
fn a_typed_name_is_removed_at_once_by_anybody_and_shown_again_by_the_team() {
    let house = House::open();
    typing(&house, "A talk", "Grace Typed");
    let grace = page_of(&house, "Grace Typed");
    house.guest(Role::Coordinator).form("/paris-2018/settings/facts", "/facts").set("editing", "team").send().location();
    let mut streams = [house.visitor(), house.guest(Role::Participant)].map(|mut guest| (guest.watch(BOARD), guest));

    // Without a name, and though nobody else may write just now.
    let mut somebody = house.visitor();
    let answer = somebody.form(&grace, "/hide").send();
    assert_eq!(answer.location(), "/paris-2018/people?removed=yes");
    assert!(somebody.page("/paris-2018/people?removed=yes").text().contains("The name is removed, everywhere and at once."));
    for (stream, guest) in &mut streams {
        assert!(!stream.hears("1 person").data.contains("Grace"));
        let mut shown = guest.page(BOARD).body;
        for path in ["people", "people?q=grace", "board.json", "board.md", "done/new", "new-here"] {
            shown += &guest.page(&format!("/paris-2018/{path}")).body.replace("value=\"grace\"", "");
        }
        assert!(!shown.to_lowercase().contains("grace"), "{shown}");
        assert_eq!(guest.get(&grace).status, 404);
        assert_eq!(guest.post(&format!("{grace}/show"), &[]).status, 404);
    }

    let mut greeter = house.guest(Role::Greeter);
    assert!(greeter.page(PEOPLE).text().contains("Removed names 1 Grace Typed"), "{}", greeter.page(PEOPLE).text());
    greeter.form(PEOPLE, "/show").send().location();
    assert!(streams[0].0.hears("Grace Typed").data.contains("A talk"));
    assert_eq!(house.visitor().get(&grace).status, 200);
}

#[test]
fn nobody_removes_somebody_who_came_by_themselves() {
    let house = House::open();
    add_project(&mut house.visitor(), "QUIC", "Ada");
    let ada = page_of(&house, "Ada");
    assert!(!house.visitor().page(&ada).body.contains("/hide"));
    let before = house.seq();
    let answer = house.visitor().post(&format!("{ada}/hide"), &[("seq".to_owned(), "1".to_owned())]);
    assert_eq!((answer.status, house.seq()), (403, before));
}

#[test]
fn a_typed_name_becomes_its_owner_when_the_team_says_so() {
    let house = House::open();
    typing(&house, "A talk", "ada l");
    let typed = page_of(&house, "ada l");
    let mut ada = house.visitor();
    assert_eq!(ada.form(&typed, "/claim").send().refusal(), "A name is missing. Write your name or a nick; who may see it is your choice.");
    ada.form(&typed, "/claim").set("name", "Ada").send().location();
    assert!(ada.page(&typed).text().contains("You said that this is you. The team looks at it."));
    assert!(ada.page("/paris-2018/me").text().contains("Names you say are yours ada l"));
    // Others see nothing of it, and nobody grants it to themselves.
    let seen = house.visitor().page(&typed);
    assert!(!seen.text().contains("Ada") && seen.text().contains("That is me"), "{}", seen.text());
    let by = house.person("Ada").to_string();
    let before = house.seq();
    for mut guest in [ada, house.guest(Role::Participant)] {
        assert_eq!(guest.post(&format!("{typed}/grant"), &[("by".to_owned(), by.clone())]).status, 403);
        assert!(!guest.page(PEOPLE).body.contains("/grant"));
    }
    assert_eq!(house.seq(), before);

    let mut greeter = house.guest(Role::Greeter);
    assert!(greeter.page(PEOPLE).text().contains("Is it so? 1 Ada says to be ada l That is so No"), "{}", greeter.page(PEOPLE).text());
    let mut watching = house.visitor().watch(BOARD);
    greeter.form(PEOPLE, "/grant").send().location();
    assert!(watching.hears("A talk").data.contains("<bdi>Ada</bdi>"));
    // The old address leads to who it is.
    assert_eq!(house.visitor().get(&typed).header("location"), page_of(&house, "Ada"));
    assert!(house.visitor().page(&page_of(&house, "Ada")).text().contains("A talk"));
}

#[test]
fn a_claim_may_be_declined_and_taken_back() {
    let house = House::open();
    typing(&house, "A talk", "Grace");
    let grace = page_of(&house, "Grace");
    let mut ada = house.visitor();
    ada.form(&grace, "/claim").set("name", "Ada").send().location();
    ada.form(&grace, "/decline").send().location();
    assert!(ada.page(&grace).text().contains("That is me"));
    ada.form(&grace, "/claim").send().location();
    house.guest(Role::Greeter).form(PEOPLE, "/decline").send().location();
    assert!(!house.guest(Role::Greeter).page(PEOPLE).text().contains("Is it so?"));
    assert!(house.visitor().page(BOARD).text().contains("Grace"));
}

#[test]
fn what_was_typed_of_somebody_who_is_not_listed_tells_nothing_of_them() {
    let house = House::open();
    typing(&house, "A talk", "Grace Hopper");
    let mut grace = house.visitor();
    let typed = page_of(&house, "Grace Hopper");
    grace.form(&typed, "/claim").set("name", "Amazing").set("listing", "nobody").send().location();
    house.guest(Role::Greeter).form(PEOPLE, "/grant").send().location();
    // From now on the name is nobody's: typed anew, it is a name as any other.
    assert_eq!(house.visitor().get(&typed).status, 404);
    assert!(!house.visitor().page(BOARD).body.contains("Amazing"));
    typing(&house, "Another talk", "grace hopper");
    assert!(house.visitor().page(BOARD).text().contains("grace hopper"));
}

#[test]
fn two_entries_are_one_person_after_the_team_saw_what_moves() {
    let house = House::open();
    let mut phone = house.visitor();
    add_project(&mut phone, "QUIC", "Ada on the phone");
    phone.form("/paris-2018/done/new", "/done").set("what", "A patch").send().location();
    phone.form(&format!("/paris-2018/houses/{}", house.letters_of("Mozilla")), "/presence").send().location();
    let mut laptop = house.visitor();
    laptop.form("/paris-2018/notes/new", "/notes").set("text", "Hello").set("name", "Ada").send().location();
    let (from, into) = (house.person("Ada on the phone"), house.person("Ada"));
    let address = format!("{PEOPLE}/merge?person={from}&into={into}");

    assert_eq!(house.visitor().get(&address).status, 403);
    let mut greeter = house.guest(Role::Greeter);
    let would = greeter.page(&address).text();
    for said in ["Ada on the phone becomes Ada.", "Monday: a seat at QUIC", "Monday: at Mozilla", "1 result"] {
        assert!(would.contains(said), "{said}: {would}");
    }
    let before = house.seq();
    assert!(greeter.page(&format!("{PEOPLE}/merge?person={into}&into={into}")).refusal().contains("one and the same"));
    assert_eq!(house.seq(), before, "looking changes nothing");

    greeter.form(&address, "/merge").send().location();
    let ada = laptop.page("/paris-2018/me").text();
    assert!(ada.contains("QUIC") && ada.contains("You are at Mozilla"), "{ada}");
    // The other device is hers, too.
    assert!(phone.page("/paris-2018/me").text().contains("You are Ada,"));
    let board = house.visitor().page(BOARD).text();
    assert!(!board.contains("Ada on the phone") && board.contains("Mozilla 1/55"), "{board}");
}

#[test]
fn the_greeter_says_where_somebody_is() {
    let house = House::open();
    add_project(&mut house.visitor(), "QUIC", "Ada");
    let ada = page_of(&house, "Ada");
    let mut greeter = house.guest(Role::Greeter);
    let mozilla = house.letters_of("Mozilla");
    greeter.form(&ada, "/presence").set("house", &mozilla).send().location();
    greeter.form(&ada, "/presence").set("back", "15:00").press("is", "away").location();
    let seen = house.visitor().page(&ada);
    assert!(seen.text().contains("Out for a while, back about 15:00. The place at Mozilla is kept until the evening; after 15 minutes somebody else may have the seat."), "{}", seen.text());
    assert!(!seen.body.contains("/presence\"") && greeter.page(&ada).body.contains("/let-in"));
    greeter.form(&ada, "/presence").press("is", "here").location();
    greeter.form(&ada, "/presence").press("is", "left").location();
    assert!(!house.visitor().page(&ada).text().contains("Mozilla"));
    // Others do not say it for her.
    let fields = [("day", "2018-05-28"), ("is", "here"), ("house", &mozilla), ("name", "Mallory")]
        .map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(house.visitor().post(&format!("{ada}/presence"), &fields).status, 403);
    house.guest(Role::Coordinator).form(&format!("/paris-2018/houses/{mozilla}"), "/count").set("count", "55").send().location();
    let full = greeter.form(&ada, "/presence").set("house", &mozilla).send();
    assert!(full.refusal().contains("Mozilla is full (55 of 55)."), "{}", full.refusal());
    greeter.form_to_go_on(&full).send().location();
}

#[test]
fn people_are_there_in_french() {
    let house = House::open();
    typing(&house, "Un exposé", "Grace");
    let mut greeter = house.guest(Role::Greeter).speaking("fr");
    assert!(greeter.page(PEOPLE).text().contains("Noms écrits par d’autres"));
    assert!(greeter.page(&page_of(&house, "Grace")).text().contains("Retirer ce nom"));
    assert!(greeter.page(&format!("{PEOPLE}/merge")).text().contains("Deux fiches, une personne"));
}

#[test]
fn a_person_s_page_leads_to_what_happened_to_them() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    let page = page_of(&house, "Ada");
    assert!(ada.page(&page).body.contains(&format!("href=\"{page}/history\"")));
    let there = ada.get(&format!("{page}/history")).location().to_owned();
    assert!(ada.page(&there).text().contains("Ada was here for the first time"));
}
