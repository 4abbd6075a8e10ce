//! Notes and questions: asked, answered, settled; announced by the coordinator alone.

use domain::Role;

use crate::house::{BOARD, House, add_project};

const NEW: &str = "/paris-2018/notes/new";

#[test]
fn a_call_for_help_is_answered_and_settled_and_everybody_hears_it() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Embedded", "Ada");
    let mut stream = house.visitor().watch(BOARD);
    // Who asks for help at a table asks about that project.
    let form = ada.form(&format!("{NEW}?kind=help"), "/notes");
    assert!(form.value("project").is_some_and(|project| house.project("Embedded").ends_with(&project)));
    let answer = form.set("text", "Who has a J-Link?").send();
    let heard = stream.hears("Who has a J-Link?").data;
    assert!(heard.contains("Help wanted") && heard.contains(">Embedded</a>"), "{heard}");

    let note = answer.location().split("#m-").nth(1).unwrap().to_owned();
    let mut linus = house.visitor();
    linus
        .form(&format!("/paris-2018/notes/{note}"), "/answers")
        .set("text", "I have one, red shirt")
        .set("name", "Linus")
        .send()
        .location();
    assert!(stream.hears("red shirt").data.contains("Linus"));
    linus.form(&format!("/paris-2018/notes/{note}"), "/settled").send().location();
    assert!(stream.hears("settled").data.contains("answered"));
    let page = ada.page(&format!("/paris-2018/notes/{note}"));
    assert!(page.text().contains("I have one, red shirt") && !page.body.contains("/settled"), "{}", page.text());
}

#[test]
fn only_the_coordinator_announces() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    mara.form(NEW, "/notes").set("kind", "announcement").set("text", "Lunch is here").send().location();
    assert!(house.visitor().page(BOARD).text().contains("Notice Lunch is here the team, 9:20"));

    let mut ada = house.visitor();
    let mut filled = ada.form(NEW, "/notes").set("text", "Free beer").set("name", "Ada").filled("", "");
    assert!(!ada.page(NEW).body.contains("announcement"), "visitors are not offered it");
    filled.fields.iter_mut().filter(|(key, _)| key == "kind").for_each(|(_, value)| "announcement".clone_into(value));
    let answer = ada.send(&filled);
    assert_eq!(answer.status, 403);
    assert_eq!(answer.refusal(), "To announce something, one has to be coordinator here. Ask the coordinator for a link.");
    assert_eq!(ada.form_of(&answer, "/notes").value("text").as_deref(), Some("Free beer"));
    assert!(!house.visitor().page(BOARD).text().contains("Free beer"));
}

#[test]
fn a_lost_umbrella_is_found_again() {
    let house = House::open();
    let mut ada = house.visitor();
    ada.form(NEW, "/notes").set("kind", "lost-found").set("text", "A green umbrella").set("name", "Ada").send().location();
    assert!(ada.page(BOARD).text().contains("Lost and found A green umbrella Ada, 9:20"));
    let answer = ada.form(NEW, "/notes").set("text", " \u{200b} ").send();
    assert_eq!(answer.refusal(), "Something is missing: the text. Fill it in and send it again.");
}
