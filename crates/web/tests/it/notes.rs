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
    assert!(heard.contains("Help wanted") && heard.contains("<bdi>Embedded</bdi></a>"), "{heard}");

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
    assert!(stream.hears("settled").data.contains("resolved"));
    let page = ada.page(&format!("/paris-2018/notes/{note}"));
    assert!(page.text().contains("I have one, red shirt") && !page.body.contains("/settled\""), "{}", page.text());
    // It was the wrong one: it is open again.
    ada.form(&format!("/paris-2018/notes/{note}"), "/settled/remove").send().location();
    assert!(!stream.hears("J-Link").data.contains("resolved"));
}

#[test]
fn only_the_coordinator_announces() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    mara.form(NEW, "/notes").set("kind", "announcement").set("text", "Lunch is here").send().location();
    assert!(house.visitor().page(BOARD).text().contains("Notice Lunch is here the team , 9:20"));

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
    assert!(ada.page(BOARD).text().contains("Lost and found A green umbrella Ada , 9:20"));
    let answer = ada.form(NEW, "/notes").set("text", " \u{200b} ").send();
    assert_eq!(answer.refusal(), "Something is missing: the text. Fill it in and send it again.");
}

#[test]
fn an_announcement_is_pinned_to_every_page_and_comes_live() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Embedded", "Ada");
    let mut stream = ada.watch(BOARD);
    let mut mara = house.guest(Role::Coordinator);
    let pinned = |words: &str, mara: &mut crate::client::Guest| {
        let answer = mara.form(NEW, "/notes").set("kind", "announcement").set("text", words).send();
        let note = format!("/paris-2018/notes/{}", answer.location().split("#m-").nth(1).unwrap());
        mara.form(&note, "/pin").press("pinned", "yes").location();
        note
    };
    let lunch = pinned("Lunch is in *Formeret*", &mut mara);
    let heard = stream.hears("pinned");
    let strip = heard.json()["put"]["pinned"].as_str().unwrap().to_owned();
    assert!(strip.contains("Lunch is in <em>Formeret</em>") && strip.contains(&lunch), "{strip}");
    let pages =
        [BOARD.to_owned(), house.project("Embedded"), "/paris-2018/me".into(), NEW.into(), "/paris-2018/new-here".into(), lunch.clone()];
    for page in &pages {
        assert!(house.visitor().page(page).body.contains(&strip), "{page}");
    }
    // Three at most, newest first.
    for words in ["One", "Two", "Three"] {
        pinned(words, &mut mara);
    }
    let strip = crate::markup::element(&ada.page(BOARD).body, "pinned").unwrap();
    assert_eq!(strip, "Three Two One");
    // Off the board is off every page, and so is what is no more pinned.
    let before = house.seq();
    mara.form(&format!("{lunch}/withdraw"), "/withdraw").send().location();
    for note in ["Three", "Two", "One"] {
        let id = house.view().event.messages.values().find(|message| message.text.as_str() == note).unwrap().id;
        mara.form(&format!("/paris-2018/notes/{}", id.0.short()), "/pin").press("pinned", "no").location();
    }
    assert_eq!(house.seq() - before, 4);
    assert_eq!(crate::markup::element(&ada.page(BOARD).body, "pinned").as_deref(), Some(""));
    mara.form(&lunch, "/back").send().location();
    assert_eq!(crate::markup::element(&ada.page(BOARD).body, "pinned").as_deref(), Some("Lunch is in Formeret"));
}

#[test]
fn a_coordinator_pins_while_writing_and_nobody_else_is_offered_it() {
    let house = House::open();
    let (mut ada, mut mara) = (house.visitor(), house.guest(Role::Coordinator));
    assert!(!ada.page(NEW).body.contains("name=\"pinned\""));
    let before = house.seq();
    let form = mara.form(NEW, "/notes").set("kind", "announcement").set("text", "Lunch is upstairs").set("pinned", "yes");
    form.send().location();
    let strip = crate::markup::element(&ada.page("/paris-2018/people").body, "pinned");
    assert_eq!(strip.as_deref(), Some("Lunch is upstairs"));
    // It was one form, so it is one thing to take back.
    let step = house.view().event.history.newest_first().next().unwrap().stamp.seq;
    assert_eq!(step, before + 2);
    mara.form(&format!("/paris-2018/history/{step}"), "/undo").send().location();
    assert_eq!(crate::markup::element(&ada.page(BOARD).body, "pinned").as_deref(), Some(""));

    // A box that is out of sight pins no question; what was typed stays with it when the form comes back.
    mara.form(NEW, "/notes").set("kind", "question").set("text", "Who has a key?").set("pinned", "yes").send().location();
    assert!(!house.view().event.messages.values().any(|message| message.pinned && !message.withdrawn));
    let again = mara.form(NEW, "/notes").set("kind", "announcement").set("text", " ").set("pinned", "yes").send();
    assert!(again.body.contains("value=\"yes\" checked"), "{}", again.body);
    // Who may not say something to all may not pin it, either.
    let fields = [("day", "2018-05-28"), ("kind", "announcement"), ("text", "Mine"), ("pinned", "yes"), ("name", "Ada")];
    let before = house.seq();
    let answer = ada.post("/paris-2018/notes", &fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!((answer.status, house.seq()), (403, before));
}

#[test]
fn who_wrote_a_note_takes_it_back_and_others_may_neither_do_that_nor_pin() {
    let house = House::open();
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    let answer = ada.form(NEW, "/notes").set("kind", "help").set("text", "Who has a J-Link?").set("name", "Ada").send();
    let note = format!("/paris-2018/notes/{}", answer.location().split("#m-").nth(1).unwrap());
    let mut stream = linus.watch(BOARD);
    let page = linus.page(&note);
    assert!(!page.body.contains("/withdraw") && !page.body.contains("/pin\""), "{}", page.text());
    let fields = [("name".to_owned(), "Linus".to_owned()), ("pinned".to_owned(), "yes".to_owned())];
    for what in ["withdraw", "pin"] {
        let answer = linus.post(&format!("{note}/{what}"), &fields);
        assert_eq!((answer.status, answer.refusal().contains("Ask the coordinator for a link.")), (403, true), "{what}");
    }
    let answer = ada.form(&format!("{note}/withdraw"), "/withdraw").send();
    assert_eq!(stream.hears("notes").json()["lists"]["notes"], serde_json::json!([]));
    assert!(ada.page(answer.location()).text().contains("Who has a J-Link? This is not on the board any more."));
    let answer = linus.post(&format!("{note}/answers"), &[("text".into(), "I".into()), ("name".into(), "Linus".into())]);
    assert_eq!(answer.status, 404);
    ada.form(&note, "/back").send().location();
    stream.hears("J-Link");
}

#[test]
fn notes_in_french_are_settled_in_their_own_words() {
    let house = House::open();
    let mut ines = house.visitor().speaking("fr");
    let answer = ines.form(NEW, "/notes").set("kind", "lost-found").set("text", "Un parapluie vert").set("name", "Inès").send();
    let note = format!("/paris-2018/notes/{}", answer.location().split("#m-").nth(1).unwrap());
    ines.form(&note, "/settled").send().location();
    assert!(ines.page(BOARD).text().contains("rendu"));
    assert!(ines.page(&note).text().contains("Rouvrir"));
}
