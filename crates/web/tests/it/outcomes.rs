//! What came of it: by several, by nobody, with and without a project and a link.

use crate::house::{BOARD, House, add_project};

const NEW: &str = "/paris-2018/done/new";

#[test]
fn an_outcome_of_several_with_a_project_and_a_link_is_shown_as_what_it_is() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Quinnish", "Ada");
    let mut linus = house.visitor();
    linus.form(&house.project("Quinnish"), "/seats").set("name", "Linus").send().location();
    let mut stream = house.visitor().watch(BOARD);

    // Her project is chosen already, and its people are there to tick.
    let form = ada.form(NEW, "/done");
    assert_eq!(form.value("me").as_deref(), Some("yes"));
    assert!(form.value("project").is_some_and(|project| house.project("Quinnish").ends_with(&project)));
    let page = ada.page(&format!("{NEW}?project={}", house.project("Quinnish").rsplit('/').next().unwrap()));
    let linus_id = house.person("Linus").to_string();
    let form = ada.form_of(&page, "/done").set("who", &linus_id).set("others", "Grace (remotely)").set("what", "0-RTT works");
    form.set("link", "https://github.com/example/quinnish/pull/19").set("kind", "merged").send().location();

    let row = stream.hears("0-RTT works").data;
    for part in ["Ada, Linus, Grace", "(remotely)", "quinnish #19</a>", "merged", "<bdi>Quinnish</bdi></a>"] {
        assert!(row.contains(part), "{part}: {row}");
    }
    assert!(ada.page(&house.project("Quinnish")).text().contains("0-RTT works"));
}

#[test]
fn an_outcome_by_nobody_is_the_rocket() {
    let house = House::open();
    let mut ada = house.visitor();
    ada.form(NEW, "/done").untick("me").set("what", "The build is green").set("name", "Ada").send().location();
    let outcomes = house.visitor().page("/paris-2018/board.json").json()["outcomes"].clone();
    assert_eq!((&outcomes[0]["who"], &outcomes[0]["heads"]), (&serde_json::json!([]), &serde_json::json!(0)));
    assert_eq!(outcomes[0]["project"], serde_json::Value::Null);
}

#[test]
fn a_link_alone_is_enough_and_nothing_at_all_is_not() {
    let house = House::open();
    let mut ada = house.visitor();
    ada.form(NEW, "/done").set("link", "https://crates.io/crates/confyish/0.3.0").set("name", "Ada").send().location();
    assert!(ada.page(BOARD).text().contains("confyish 0.3.0"));
    let answer = ada.form(NEW, "/done").set("others", "Linus").send();
    assert_eq!(answer.refusal(), "Something is missing: what came of it. Fill it in and send it again.");
    assert_eq!(ada.form_of(&answer, "/done").value("others").as_deref(), Some("Linus"));
    // Nobody came in by a form that was not taken.
    assert!(house.view().people.find("Linus").is_none());
}

#[test]
fn a_link_that_could_run_something_is_refused_and_kept_in_the_form() {
    let house = House::open();
    let mut ada = house.visitor();
    for link in ["javascript:alert(1)", "data:text/html,hello", "//example.org/x", "ftp://example.org"] {
        let answer = ada.form(NEW, "/done").set("what", "A thing").set("link", link).set("kind", "taught").set("name", "Ada").send();
        assert_eq!((answer.status, answer.refusal()), (422, format!("“{link}” is no link. A link begins with https:// or http://.")));
        let form = ada.form_of(&answer, "/done");
        assert_eq!((form.value("link").as_deref(), form.value("what").as_deref()), (Some(link), Some("A thing")));
        assert_eq!((form.value("kind").as_deref(), form.value("name").as_deref()), (Some("taught"), Some("Ada")));
        assert!(!answer.body.contains(&format!("href=\"{link}")));
    }
}

#[test]
fn somebody_whom_everyone_may_see_is_known_again_by_name() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Quinnish", "Ada");
    let people = house.view().event.people.len();
    let mut linus = house.visitor();
    linus.form(NEW, "/done").set("what", "A review").set("others", "@ada").set("name", "Linus").send().location();
    assert_eq!(house.view().event.people.len(), people + 1);
    assert!(linus.page(BOARD).text().contains("Linus, Ada"));
}

#[test]
fn nobody_stands_twice_in_one_outcome() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Weaving", "Ada");
    ada.form("/paris-2018/done/new", "/done").set("what", "A scarf").set("others", "Somebody New, Ada, Somebody New").send();
    let outcome = house.view().event.outcomes.values().next().cloned().unwrap();
    assert_eq!(outcome.about.who.len(), 2, "{:?}", outcome.about.who);
}

#[test]
fn what_was_done_after_midnight_has_the_date_that_it_was() {
    let house = House::open();
    house.clock_strikes("2018-05-29T01:41");
    let mut ada = house.visitor();
    for day in ["2018-05-28", "2018-05-29"] {
        let mut form = ada.form(&format!("{NEW}?day={day}"), "/done").set("what", "A late one");
        if day == "2018-05-28" {
            form = form.set("name", "Ada");
        }
        assert_eq!(form.send().status, 303);
    }
    // Until five it is still Monday's evening; on Tuesday's board it is what the calendar says.
    assert!(ada.get("/paris-2018/?day=2018-05-28").body.contains("+02:00\">1:41</time>"));
    assert!(ada.get("/paris-2018/?day=2018-05-29").body.contains("+02:00\">Tue 29, 1:41</time>"));
}

/// Ada writes down what she and Linus did.
fn by_ada_and_linus(house: &House, ada: &mut crate::client::Guest) -> String {
    let form = ada.form(NEW, "/done").set("what", "A parser").set("others", "Linus (remotely)").set("kind", "learned").set("name", "Ada");
    form.send().location();
    let outcome = house.view().event.outcomes.values().next().unwrap().id;
    format!("/paris-2018/outcomes/{}", outcome.0.short())
}

#[test]
fn an_outcome_has_a_page_and_is_said_anew_live() {
    let house = House::open();
    let mut ada = house.visitor();
    let outcome = by_ada_and_linus(&house, &mut ada);
    assert!(ada.page(BOARD).body.contains(&format!("href=\"{outcome}\"")));
    let page = ada.page(&outcome).text();
    assert!(page.contains("Ada, Linus (remotely) A parser learned") && page.contains("Written down by Ada"), "{page}");
    let mut stream = house.visitor().watch(BOARD);

    let form = ada.form(&format!("{outcome}/edit"), "/edit");
    assert_eq!(
        (form.value("what").as_deref(), form.value("me").as_deref(), form.value("remark").as_deref(), form.value("kind").as_deref()),
        (Some("A parser"), Some("yes"), Some("remotely"), Some("learned"))
    );
    // As it stands it changes nothing.
    let before = house.seq();
    form.send().location();
    assert_eq!(house.seq(), before);
    let form = ada.form(&format!("{outcome}/edit"), "/edit").set("what", "A parser, released").set("kind", "published");
    form.set("link", "https://crates.io/crates/parsish/1.0.0").set("others", "Grace").send().location();
    let heard = stream.hears("A parser, released").data;
    assert!(heard.contains("Ada, Linus, Grace") && heard.contains("published") && heard.contains("parsish"), "{heard}");
}

#[test]
fn whoever_may_not_be_seen_stays_in_an_outcome_that_others_edit() {
    let house = House::open();
    let mut ada = house.visitor();
    ada.form(NEW, "/done").set("what", "A secret").set("listing", "nobody").set("name", "Zuleika").send().location();
    let outcome = format!("/paris-2018/outcomes/{}", house.view().event.outcomes.values().next().unwrap().id.0.short());
    let mut linus = house.visitor();
    let page = linus.page(&format!("{outcome}/edit"));
    assert!(!page.body.contains("Zuleika") && !page.body.contains(&house.person("Zuleika").0.to_string()));
    linus.form(&format!("{outcome}/edit"), "/edit").set("what", "A riddle").set("me", "yes").set("name", "Linus").send().location();
    let view = house.view();
    let about = &view.event.outcomes.values().next().unwrap().about;
    assert_eq!((about.what.as_str(), about.who.clone()), ("A riddle", vec![house.person("Zuleika"), house.person("Linus")]));
}

#[test]
fn two_who_edit_one_outcome_see_both_and_choose() {
    let house = House::open();
    let mut ada = house.visitor();
    let outcome = by_ada_and_linus(&house, &mut ada);
    let edit = format!("{outcome}/edit");
    let mut grace = house.visitor();
    let stale = grace.form(&edit, "/edit").set("what", "A parser in Rust").set("others", "Sam").set("name", "Grace").filled("", "");
    ada.form(&edit, "/edit").set("what", "A parser in 200 lines").set("kind", "published").send().location();
    let answer = grace.send(&stale);
    assert_eq!(answer.status, 409);
    let said = answer.text();
    assert!(said.contains("What came of it? Mine A parser in Rust Theirs A parser in 200 lines"), "{said}");
    assert!(said.contains("Who? Mine Ada, Linus, Sam (remotely) Theirs Ada, Linus (remotely)"), "{said}");
    assert!(said.contains("What kind? Mine learned Theirs published"), "{said}");
    grace.form_of(&answer, "/edit").set("take-what", "theirs").send().location();
    let board = house.visitor().page("/paris-2018/board.json").json()["outcomes"][0].clone();
    assert_eq!(board["who"], serde_json::json!(["Ada", "Linus", "Sam"]));
    assert_eq!((&board["what"], &board["kind"]), (&serde_json::json!("A parser in 200 lines"), &serde_json::json!("published")));
}

#[test]
fn an_outcome_is_taken_back_and_brought_back_by_who_wrote_it() {
    let house = House::open();
    let mut ada = house.visitor();
    let outcome = by_ada_and_linus(&house, &mut ada);
    let mut stream = house.visitor().watch(BOARD);
    let mut linus = house.visitor();
    let refused = linus.page(&format!("{outcome}/withdraw")).text();
    assert!(refused.contains("one has to be coordinator here. Ask the coordinator for a link."), "{refused}");
    let answer = ada.form(&format!("{outcome}/withdraw"), "/withdraw").send();
    assert_eq!(stream.hears("done").json()["lists"]["done"], serde_json::json!([]));
    let page = ada.page(answer.location()).text();
    assert!(page.contains("A parser This is not on the board any more. Taken off by Ada, 9:20"), "{page}");
    assert!(ada.page(&format!("{outcome}/edit")).text().contains("not on the board any more"));
    ada.form(&outcome, "/back").send().location();
    assert!(stream.hears("A parser").data.contains("Ada, Linus"));
    assert_eq!(house.visitor().get("/paris-2018/outcomes/aaaaaaaaaa").status, 404);
}

#[test]
fn an_outcome_whose_project_went_is_still_edited() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Nom", "Ada");
    ada.form(NEW, "/done").set("what", "A parser").send().location();
    ada.form(&format!("{}/withdraw", house.project("Nom")), "/withdraw").send().location();
    assert!(!ada.page(BOARD).text().contains("Nom"));
    let outcome = format!("/paris-2018/outcomes/{}", house.view().event.outcomes.values().next().unwrap().id.0.short());
    ada.form(&format!("{outcome}/edit"), "/edit").set("what", "A faster parser").send().location();
    // It comes back with its project.
    ada.form(&house.project("Nom"), "/back").send().location();
    assert!(ada.page(BOARD).text().contains("A faster parser Nom"), "{}", ada.page(BOARD).text());
}
