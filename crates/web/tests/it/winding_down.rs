//! From the winding down of the day on, every page asks what came of it.

use crate::house::{BOARD, House, add_project};

#[test]
fn from_the_winding_down_on_every_page_asks_and_one_field_is_enough() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    let quic = house.project("QUIC");
    assert!(!ada.page(BOARD).body.contains("came-what"));
    let mut watching = house.visitor().watch(BOARD);
    house.clock_strikes("2018-05-28T17:00");
    assert!(watching.hears("came-what").data.contains("What came of it?"));

    for path in [
        BOARD,
        "/paris-2018/?day=2018-05-29",
        &quic,
        "/paris-2018/me",
        "/paris-2018/people",
        "/paris-2018/new-here",
        "/paris-2018/notes/new",
    ] {
        assert_eq!(ada.page(path).body.matches("id=\"came-what\"").count(), 1, "{path}");
    }
    // The form itself does not ask twice.
    assert!(!ada.page("/paris-2018/done/new").body.contains("came-what"));

    let answer = ada.form("/paris-2018/me", "/done").set("what", "0-RTT works").send();
    assert!(answer.location().starts_with("/paris-2018/?day=2018-05-28#o-"));
    // It is known where she sits.
    assert!(ada.page(&quic).text().contains("0-RTT works"));
    house.clock_strikes("2018-05-28T18:00");
    assert!(ada.page(BOARD).body.contains("came-what"), "late is fine");
    house.clock_strikes("2018-05-29T05:00");
    assert!(!ada.page(BOARD).body.contains("came-what"), "a new day");
}

#[test]
fn who_has_no_name_is_asked_for_one_and_keeps_what_was_typed() {
    let house = House::open();
    house.clock_strikes("2018-05-28T17:00");
    let mut linus = house.visitor().speaking("fr");
    let answer = linus.form(BOARD, "/done").set("what", "appris les pins").send();
    assert_eq!(answer.status, 422);
    let form = linus.form_of(&answer, "/done");
    assert_eq!(form.value("what").as_deref(), Some("appris les pins"));
    form.set("name", "Linus").send().location();
    let board = house.visitor().page(BOARD).text();
    assert!(board.contains("Linus appris les pins"), "{board}");
}
