//! What people type: nothing, too much, from right to left, emoji, markup; and forms that come from elsewhere or never fit.

use std::time::Duration;

use fanout::Limits;
use web::Options;

use crate::house::{BOARD, EVENT, House, add_project};

const NEW: &str = "/paris-2018/projects/new";

#[test]
fn an_empty_title_is_refused_and_the_rest_is_still_there() {
    let house = House::open();
    let mut ada = house.visitor();
    let before = house.seq();
    let mut form = ada.form(NEW, "/projects").set("title", " \t ").set("where", "by the window").set("audience", "who likes tea");
    form = form.set("house", &house.letters_of("Formeret")).set("need", "mentor").set("needs", "an adapter").set("newcomers", "welcome");
    let answer = form.set("seats", "4").set("name", "Ada").set("listing", "participants").press("state", "idea");
    assert_eq!((answer.status, answer.refusal().as_str()), (422, "Something is missing: the title. Fill it in and send it again."));
    let form = ada.form_of(&answer, "/projects");
    for (field, typed) in [
        ("where", "by the window"),
        ("audience", "who likes tea"),
        ("need", "mentor"),
        ("needs", "an adapter"),
        ("newcomers", "welcome"),
        ("seats", "4"),
        ("name", "Ada"),
        ("listing", "participants"),
    ] {
        assert_eq!(form.value(field).as_deref(), Some(typed), "{field}");
    }
    assert_eq!(form.value("house"), Some(house.letters_of("Formeret")));
    assert_eq!(house.seq(), before, "nobody was introduced either");
}

#[test]
fn a_name_is_needed_once() {
    let house = House::open();
    let mut ada = house.visitor();
    let answer = ada.form(NEW, "/projects").set("title", "Rustup").press("state", "running");
    assert_eq!(answer.refusal(), "A name is missing. Write your name or a nick; who may see it is your choice.");
    ada.form_of(&answer, "/projects").set("name", "Ada").press("state", "running").location();
    assert!(!ada.page(NEW).body.contains("name=\"name\""), "she said it once");
}

#[test]
fn titles_take_240_characters_and_not_one_more() {
    let house = House::open();
    let mut ada = house.visitor();
    for length in [180, 181, 240] {
        add_project(&mut ada, &"é".repeat(length), if length == 180 { "Ada" } else { "" });
        assert!(ada.page(BOARD).body.contains(&format!("<bdi>{}</bdi>", "é".repeat(length))));
    }
    let long = "é".repeat(241);
    let answer = ada.form(NEW, "/projects").set("title", &long).press("state", "running");
    assert_eq!(answer.refusal(), "Too long: the title has 241 and takes 240. Shorten it and send it again.");
    assert_eq!(ada.form_of(&answer, "/projects").value("title"), Some(long));
    let answer = ada.form("/paris-2018/notes/new", "/notes").set("text", &"x".repeat(2001)).send();
    assert_eq!(answer.refusal(), "Too long: the text has 2001 and takes 2000. Shorten it and send it again.");
}

#[test]
fn every_script_of_the_world_and_emoji_stay_what_they_are() {
    let house = House::open();
    let mut ada = house.visitor();
    for (title, name) in [("שלום עולם", "עדה"), ("مرحبا", ""), ("🦀 crabs 👩‍💻", ""), ("Ünïcødé ﬁ 中文", "")]
    {
        add_project(&mut ada, title, name);
        assert!(ada.page(BOARD).body.contains(&format!("<bdi>{title}</bdi>")), "{title}");
    }
    // What would turn the direction of the rest of the page is left out.
    add_project(&mut ada, "left \u{202e}thgir", "");
    assert!(!ada.page(BOARD).body.contains('\u{202e}'));
}

#[test]
fn markup_is_text_wherever_it_is_shown() {
    let house = House::open();
    let (script, image) = ("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>");
    let mut ada = house.visitor();
    let mut stream = house.visitor().watch(BOARD);
    let form = ada.form(NEW, "/projects").set("title", script).set("audience", &format!("{image} [x](javascript:alert(1)) {script}"));
    form.set("where", image).set("needs", script).set("name", image).press("state", "running").location();
    let project = house.project(script);
    ada.form("/paris-2018/done/new", "/done").set("what", &format!("{script} {image}")).set("others", script).send().location();
    let answer = ada.form("/paris-2018/notes/new", "/notes").set("text", &format!("{script} {image}")).send();
    let note = format!("/paris-2018/notes/{}", answer.location().split("#m-").nth(1).unwrap());
    ada.form(&note, "/answers").set("text", &format!("{script} {image}")).send().location();
    let refused = ada.form(NEW, "/projects").set("title", "").set("where", image).set("audience", script).press("state", "running");

    let mut shown =
        vec![("the refused form".to_owned(), refused.body), ("the stream".to_owned(), stream.until(" answer").replace("\\\"", "\""))];
    for path in [
        BOARD,
        &project,
        &format!("{project}/edit"),
        &note,
        "/paris-2018/done/new",
        "/paris-2018/notes/new",
        "/paris-2018/me",
        "/paris-2018/new-here",
    ] {
        shown.push((path.to_owned(), ada.page(path).body));
    }
    for (place, html) in shown {
        // The page's own script is a module, and it is the only one.
        let foreign = html.matches("<script").count() - html.matches("<script type=\"module\" src=\"/assets/").count();
        assert!(foreign == 0 && !html.contains("<img") && !html.contains("href=\"javascript"), "{place}: {html}");
    }
    // It is there, as text.
    assert!(ada.page(BOARD).text().contains(script));
}

#[test]
fn an_unknown_day_is_refused_in_an_address_and_in_a_form() {
    let house = House::open();
    let mut ada = house.visitor();
    for day in ["2018-05-30", "yesterday", ""] {
        let answer = ada.get(&format!("{BOARD}?day={day}"));
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("This event has no such day. Choose one of its days."), "{}", answer.text());
    }
    let mut filled = ada.form(NEW, "/projects").set("title", "Tomorrow").set("name", "Ada").filled("state", "running");
    filled.fields.iter_mut().filter(|(key, _)| key == "day").for_each(|(_, value)| "2019-01-01".clone_into(value));
    let answer = ada.send(&filled);
    assert_eq!((answer.status, answer.refusal().as_str()), (422, "This event has no such day. Choose one of its days."));
    assert_eq!(ada.form_of(&answer, "/projects").value("title").as_deref(), Some("Tomorrow"));
}

#[test]
fn forms_are_taken_from_our_own_pages_only() {
    let house = House::open();
    let mut filled = house.visitor().form(NEW, "/projects").set("title", "From elsewhere").set("name", "Eve").filled("state", "running");
    // It is added twice below.
    filled.fields.push(("second".to_owned(), "running".to_owned()));
    let before = house.seq();
    for (name, value) in
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null")]
    {
        let answer = house.visitor().saying(name, value).send(&filled);
        assert_eq!(answer.status, 403, "{name}: {value}");
        assert!(answer.text().contains("This form stood on another site. Open the board here and fill it in there."), "{}", answer.text());
    }
    assert_eq!(house.seq(), before);
    let origin = format!("http://{}", house.address);
    house.visitor().saying("Origin", &origin).send(&filled).location();
    house.visitor().saying("Sec-Fetch-Site", "same-origin").send(&filled).location();
}

#[test]
fn a_body_too_large_is_refused_and_says_so() {
    let house = House::open();
    let mut ada = house.visitor();
    let mut filled = ada.form(NEW, "/projects").set("name", "Ada").filled("state", "running");
    filled.fields.push(("audience".to_owned(), "x".repeat(70 * 1024)));
    let answer = ada.send(&filled);
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("That is more than a form can carry. Shorten it and send it again."), "{}", answer.text());
}

#[test]
fn pages_that_are_not_there_say_where_to_go_on() {
    let house = House::open();
    let mut ada = house.visitor();
    for (path, says) in [
        ("/rome-2019/", "There is no page at this address."),
        ("/no/such/page", "There is no page at this address."),
        ("/paris-2018/projects/aaaaaaaaaa", "This project is no longer on the board. Look for it there, or add it again."),
        ("/paris-2018/notes/aaaaaaaaaa", "This note is no longer there. Look at the board for newer ones."),
        ("/paris-2018/houses/aaaaaaaaaa", "This event has no such house or room."),
        ("/paris-2018/link/guessed", "This link is not known here."),
    ] {
        let answer = ada.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains(says), "{path}: {}", answer.text());
        assert!(answer.body.contains("class=\"button\" href=\"/"), "{path} leads on");
    }
    assert!(house.visitor().speaking("fr").get("/rome-2019/").text().contains("Il n’y a pas de page à cette adresse."));
}

#[test]
fn a_form_that_trickles_in_is_told_so_and_makes_room() {
    use std::io::{Read as _, Write as _};
    let house = House::open_with(Options { slowest: Some(Duration::from_millis(200)), ..Options::default() }, Limits::default());
    let mut slow = std::net::TcpStream::connect(house.address).unwrap();
    let head = format!(
        "POST /{EVENT}/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ntext=Hel"
    );
    slow.write_all(head.as_bytes()).unwrap();
    let mut answer = [0_u8; 12];
    slow.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 408");
    assert_eq!(house.view().event.messages.len(), 0);
    // Whoever sends a whole form is heard.
    house.visitor().form(&format!("/{EVENT}/notes/new"), "/notes").set("text", "Where is the cake?").set("name", "Ada").send();
    assert_eq!(house.view().event.messages.len(), 1);
}

#[test]
fn whoever_comes_into_one_event_stays_who_they_are_at_another() {
    let house = House::open();
    let plan = web::opening::Plan::new("Turin", "Europe/Rome", "2019-03-01".parse().unwrap(), "2019-03-01".parse().unwrap()).unwrap();
    house.ledger.create("turin".parse().unwrap(), plan.order()).wait().unwrap();
    let mut ada = house.visitor();
    ada.form(&format!("/{EVENT}/notes/new"), "/notes").set("text", "Where is the cake?").set("name", "Ada").send();
    ada.form("/turin/notes/new", "/notes").set("text", "And here?").set("name", "Ada of Turin").send();
    assert!(ada.get(&format!("/{EVENT}/me")).body.contains("You are Ada,"));
    assert!(ada.get("/turin/me").body.contains("You are Ada of Turin,"));
}

#[test]
fn letters_that_change_their_length_are_a_place_like_any_other() {
    let house = House::open();
    // The Kelvin sign is shorter in small letters, the dotted capital I longer.
    for (title, place) in [("Letters", "\u{212A} formeret \u{130}\u{130}"), ("Signs", "\u{212A} 101 \u{130}\u{130}")] {
        let mut ada = house.visitor();
        let form = ada.form(NEW, "/projects").set("title", title).set("where", place).set("name", "Ada");
        assert_eq!(form.set("house", &house.letters_of("Formeret")).press("state", "running").status, 303);
    }
    assert_eq!(house.visitor().get("/paris-2018/board.md").status, 200);
}

#[test]
fn nobody_makes_an_id_that_looks_like_somebody_elses() {
    let house = House::open();
    add_project(&mut house.visitor(), "Mine", "Ada");
    let mine = house.project("Mine");
    let letters = mine.rsplit('/').next().unwrap().to_owned();
    let mut mallory = house.visitor();
    let mut filled = mallory.form(NEW, "/projects").set("title", "Also mine").set("name", "Mallory").filled("state", "running");
    filled.fields.push(("command".to_owned(), format!("{letters}aaaaaaaaaaaaaaaa")));
    assert_eq!(mallory.send(&filled).status, 303);
    assert_eq!(house.visitor().get(&mine).status, 200);
}

#[test]
fn an_address_where_a_form_was_refused_leads_to_the_form_when_it_is_loaded_again() {
    let house = House::open();
    add_project(&mut house.visitor(), "Weaving", "Ada");
    let project = house.project("Weaving");
    for (path, leads_to) in [
        ("/paris-2018/projects?lang=fr".to_owned(), "/paris-2018/projects/new?lang=fr".to_owned()),
        ("/paris-2018/done".to_owned(), "/paris-2018/done/new".to_owned()),
        (format!("{project}/seats?day=2018-05-28"), format!("{project}?day=2018-05-28")),
        (format!("{project}/seats/mine/remove"), project.clone()),
    ] {
        assert_eq!(house.visitor().get(&path).location(), leads_to);
    }
}

#[test]
fn a_language_is_kept_whichever_page_it_was_chosen_on() {
    let house = House::open();
    let mut ada = house.visitor();
    assert!(ada.get("/paris-2018/me?lang=fr").body.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(ada.get("/paris-2018/new-here").body.contains("<html lang=\"fr\" dir=\"ltr\">"));
}
