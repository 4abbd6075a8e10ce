//! Who may see a name: what somebody chose with it holds on every page, in the data and in the streams.

use domain::Role;
use ledger::{Listing, Profile};

use crate::client::Guest;
use crate::house::{BOARD, House, add_project};

/// Someone with this listing choice who sits at a table, did something, said something and answered.
fn somebody(house: &House, name: &str, listing: &str) -> Guest {
    let mut guest = house.visitor();
    let form = guest.form("/paris-2018/projects/new", "/projects").set("title", &format!("Table of {listing}")).set("name", name);
    form.set("listing", listing).press("state", "running").location();
    guest.form("/paris-2018/projects/new", "/projects").set("title", "An idea").press("state", "idea").location();
    guest.form("/paris-2018/done/new", "/done").set("what", "Something").send().location();
    let answer = guest.form("/paris-2018/notes/new", "/notes").set("text", "A question").send();
    let note = format!("/paris-2018/notes/{}", answer.location().split("#m-").nth(1).unwrap());
    guest.form(&note, "/answers").set("text", "An answer").send().location();
    guest
}

/// Everything of the event that a guest can read, the stream since the beginning too.
fn all_that_is_shown_to(house: &House, guest: &mut Guest) -> String {
    let view = house.view();
    let mut shown = String::new();
    for path in
        [BOARD, "/paris-2018/board.json", "/paris-2018/board.md", "/paris-2018/new-here", "/paris-2018/me", "/paris-2018/done/new", "/"]
    {
        shown += &guest.page(path).body;
    }
    for id in view.event.projects.keys() {
        shown += &guest.page(&format!("/paris-2018/projects/{}", id.0.short())).body;
        shown += &guest.page(&format!("/paris-2018/done/new?project={}", id.0.short())).body;
    }
    for id in view.event.messages.keys() {
        shown += &guest.page(&format!("/paris-2018/notes/{}", id.0.short())).body;
    }
    for venue in &view.event.venues {
        shown += &guest.page(&format!("/paris-2018/houses/{}", venue.id.0.short())).body;
    }
    let board = guest.page(BOARD);
    let stream = crate::markup::first(&board.body, "body")["data-stream"].clone();
    shown + &guest.stream(&format!("{stream}&since={}-1", view.epoch)).until("beat")
}

#[test]
fn a_name_is_shown_to_those_whom_its_owner_chose_and_nowhere_else() {
    let house = House::open();
    let readers = [house.visitor(), house.guest(Role::Participant), house.guest(Role::Greeter)];
    let mut streams = readers.map(|mut reader| (reader.watch(BOARD), reader));
    for (name, listing) in [("Ada Everyone", "everyone"), ("Linus Participants", "participants"), ("Grace Nobody", "nobody")] {
        somebody(&house, name, listing);
    }
    add_project(&mut house.visitor(), "The last one", "Zoe");

    let sees =
        [["Ada Everyone"].as_slice(), &["Ada Everyone", "Linus Participants"], &["Ada Everyone", "Linus Participants", "Grace Nobody"]];
    for ((stream, reader), seen) in streams.iter_mut().zip(sees) {
        let shown = all_that_is_shown_to(&house, reader);
        let heard = stream.until("The last one");
        for name in ["Ada Everyone", "Linus Participants", "Grace Nobody"] {
            assert_eq!(shown.contains(name), seen.contains(&name), "{name} on a page for {seen:?}");
            assert_eq!(heard.contains(name), seen.contains(&name), "{name} in the stream for {seen:?}");
        }
        // Heads are always shown.
        assert!(shown.contains("Table of nobody"));
    }
    let json = house.visitor().page("/paris-2018/board.json").json();
    let table = json["projects"].as_array().unwrap().iter().find(|project| project["title"] == "Table of nobody").unwrap();
    assert_eq!((&table["heads"], &table["people"]), (&serde_json::json!(1), &serde_json::json!([])));
}

#[test]
fn no_id_of_somebody_who_may_not_be_seen_is_in_what_is_shown() {
    let house = House::open();
    somebody(&house, "Grace Nobody", "nobody");
    let id = house.person("Grace Nobody").to_string();
    let shown = all_that_is_shown_to(&house, &mut house.visitor());
    assert!(!shown.contains(&id[..10]), "{shown}");
}

#[test]
fn one_sees_oneself_whatever_one_chose() {
    let house = House::open();
    let mut grace = somebody(&house, "Grace Nobody", "nobody");
    assert!(grace.page("/paris-2018/me").text().contains("You are Grace Nobody, here as visitor. Your name is shown to: nobody."));
    assert!(grace.page(&house.project("An idea")).text().contains("Grace Nobody you"));
}

#[test]
fn one_changes_ones_own_name_and_who_may_see_it() {
    let house = House::open();
    let mut grace = somebody(&house, "Grace Brewster", "everyone");
    let me = "/paris-2018/me";
    let form = grace.form(me, me);
    assert_eq!((form.value("name").as_deref(), form.value("listing").as_deref()), (Some("Grace Brewster"), Some("everyone")));
    let refused = form.set("name", " ").send();
    assert_eq!((refused.status, refused.refusal().is_empty()), (422, false));
    assert_eq!(grace.form(me, me).set("name", "Grace H.").set("listing", "participants").send().location(), me);
    assert!(grace.page(me).text().contains("You are Grace H., here as visitor. Your name is shown to: participants."));
    assert!(!house.visitor().page(BOARD).body.contains("Grace"));
    assert!(house.guest(Role::Participant).page(BOARD).text().contains("Grace H."));
    // Who has no name yet says it where they first write.
    assert_eq!(house.visitor().post(me, &[("name".to_owned(), "Nobody".to_owned())]).status, 422);
}

#[test]
fn a_change_that_an_audience_cannot_see_causes_no_message_to_it() {
    let house = House::open();
    somebody(&house, "Grace Nobody", "nobody");
    let mut everyone = house.visitor().watch(BOARD);
    let mut team = house.guest(Role::Greeter).watch(BOARD);

    let grace = house.person("Grace Nobody");
    house.rewrite_profile(grace, Profile { name: "Grace Renamed".to_owned(), listing: Listing::Nobody, ..Default::default() });
    assert!(team.hears("Grace Renamed").data.contains("Table of nobody"));
    let renamed_at = house.seq();
    add_project(&mut house.visitor(), "Afterwards", "Zoe");

    let heard = everyone.until("Afterwards");
    assert!(!heard.contains("Table of nobody") && !heard.contains("Grace"), "{heard}");
    assert_eq!(everyone.changes(), 1, "that the number went on is all they learn");
    assert!(heard.contains(&format!("{}-{}", house.view().epoch, house.seq())) && house.seq() > renamed_at);
}

#[test]
fn a_typed_name_tells_nothing_of_somebody_who_is_not_listed() {
    let house = House::open();
    somebody(&house, "Grace", "nobody");
    let people = house.view().event.people.len();
    let mut ada = house.visitor();
    ada.form("/paris-2018/done/new", "/done").set("what", "We met").set("others", "Grace").set("name", "Ada").send().location();
    // As if there were no Grace: a guest with a typed name, beside her.
    assert_eq!(house.view().event.people.len(), people + 2);
    assert!(ada.page(BOARD).text().contains("Ada, Grace"));
}
