//! The free corner of a day: Markdown that everybody reads and anybody writes.

use domain::Role;

use crate::house::{BOARD, House};

const EDIT: &str = "/paris-2018/corner/edit";

#[test]
fn what_is_written_stands_on_the_board_of_its_day_and_is_live() {
    let house = House::open();
    let mut watching = house.visitor().watch(BOARD);
    let mut ada = house.visitor();
    assert!(ada.page(BOARD).text().contains("Room for anything"));
    let form = ada.form(EDIT, "/corner").set("text", "# Plan\n\n- cake: **Linus**\n- [map](https://example.org/map)").set("name", "Ada");
    assert_eq!(form.send().location(), "/paris-2018/?day=2018-05-28#corner");
    watching.hears("<h3>Plan</h3>");
    let board = ada.page(BOARD).body;
    assert!(board.contains("<b>Linus</b>") && board.contains("href=\"https://example.org/map\""), "{board}");
    assert!(!ada.page("/paris-2018/?day=2018-05-29").body.contains("Linus"));
    let page = ada.page("/paris-2018/corner?day=2018-05-28");
    assert!(page.text().contains("Written last by Ada") && page.body.contains("/paris-2018/history?corner=2018-05-28"), "{}", page.text());
    // Taken away again, there is room for anything.
    ada.form(EDIT, "/corner").set("text", "").send().location();
    assert!(ada.page(BOARD).text().contains("Room for anything"));
}

#[test]
fn nothing_that_is_written_can_run() {
    let house = House::open();
    let written = "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\n[a](javascript:alert(3)) ![b](https://example.org/b.png)\n\n<iframe src=https://example.org></iframe>";
    let mut ada = house.visitor();
    ada.form(EDIT, "/corner").set("text", written).set("name", "Ada").send().location();
    let preview = ada.form(EDIT, "/corner").press("preview", "yes");
    for body in [ada.page(BOARD).body, ada.page("/paris-2018/corner").body, preview.body] {
        let corner = body.split("<div class=\"written\" dir=\"auto\">").nth(1).unwrap().split("</div>").next().unwrap();
        for never in ["<script", "<img", "<iframe", "javascript:", "<a href=\"x"] {
            assert!(!corner.contains(never), "{never}: {corner}");
        }
        assert!(corner.contains("&lt;script&gt;") && corner.contains("href=\"https://example.org/b.png\""), "{corner}");
    }
}

#[test]
fn a_preview_writes_nothing_and_what_was_seen_stays_what_was_seen() {
    let house = House::open();
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    let before = house.seq();
    let preview = ada.form(EDIT, "/corner").set("text", "by *Ada*").set("name", "Ada").press("preview", "yes");
    assert_eq!((preview.status, house.seq()), (200, before));
    assert!(preview.body.contains("by <em>Ada</em>") && ada.form_of(&preview, "/corner").value("text").as_deref() == Some("by *Ada*"));

    // Linus writes while Ada looks at hers: hers does not go over his unseen.
    linus.form(EDIT, "/corner").set("text", "by Linus").set("name", "Linus").send().location();
    let both = ada.form_of(&preview, "/corner").send();
    assert_eq!(both.status, 409);
    assert_eq!(both.refusal(), "Meanwhile Linus changed the same thing. Compare both, then save again or go back.");
    let form = ada.form_of(&both, "/corner");
    assert_eq!(form.value("text").as_deref(), Some("by *Ada*"));
    assert!(both.body.contains("readonly>by Linus</textarea>"), "{}", both.body);
    assert_eq!(house.view().event.corner("2018-05-28".parse().unwrap()), "by Linus");
    ada.form_of(&both, "/corner").set("text", "by Linus and Ada").send().location();
    assert_eq!(house.view().event.corner("2018-05-28".parse().unwrap()), "by Linus and Ada");
}

#[test]
fn a_long_corner_is_cut_on_the_board_and_whole_on_its_own_page() {
    let house = House::open();
    let mut ada = house.visitor();
    let long = format!("{}THE END", "one line of many\n\n".repeat(100));
    ada.form(EDIT, "/corner").set("text", &long).set("name", "Ada").send().location();
    let board = ada.page(BOARD);
    assert!(board.text().contains("Read it all") && !board.body.contains("THE END"));
    assert!(ada.page("/paris-2018/corner").body.contains("THE END"));

    let longer = "é".repeat(20_001);
    let answer = ada.form(EDIT, "/corner").set("text", &longer).send();
    assert_eq!(answer.refusal(), "Too long: the free corner has 20001 and takes 20000. Shorten it and send it again.");
    assert_eq!(ada.form_of(&answer, "/corner").value("text").as_deref(), Some(longer.as_str()));
}

#[test]
fn who_may_not_write_keeps_the_text_and_hears_whom_to_ask() {
    let house = House::open();
    house.guest(Role::Coordinator).form("/paris-2018/settings/facts", "/facts").set("editing", "team").send().location();
    let before = house.seq();
    let mut ada = house.visitor().speaking("fr");
    let answer = ada.form(EDIT, "/corner").set("text", "à moi").set("name", "Ada").send();
    assert_eq!(answer.status, 403);
    assert!(answer.refusal().starts_with("Pour écrire sur le tableau"), "{}", answer.refusal());
    assert_eq!(ada.form_of(&answer, "/corner").value("text").as_deref(), Some("à moi"));
    assert_eq!(house.seq(), before);
    assert!(ada.page(EDIT).text().contains("Coin libre de lundi"), "{}", ada.page(EDIT).text());
}
