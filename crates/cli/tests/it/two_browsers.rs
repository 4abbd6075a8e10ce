//! One acts, the other sees it.

use browser::{Browser, Options, Size};
use serde_json::json;

use crate::program::{DEMO, Program};
use crate::scene::{add_by_sheet, mark, open_sheet, row_comes, stayed, typing};

#[test]
fn ada_adds_a_project_in_three_taps_and_linus_sees_it_while_he_types() {
    let program = Program::demo();
    let board = format!("{}/{DEMO}/", program.base);
    let browser = Browser::start(&Options::default()).unwrap();
    let (ada, linus) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    ada.goto(&board).unwrap();
    linus.goto(&board).unwrap();
    mark(&ada);
    mark(&linus);
    open_sheet(&linus, ".thumb a[href*='/done/new']");
    linus.type_text("dialog #what", "Half a sentence about Miri").unwrap();
    for key in ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"] {
        linus.press(key).unwrap();
    }
    let half = json!(["what", "Half a sentence about Miri", 4, 4]);
    assert_eq!(typing(&linus), half);

    let id = add_by_sheet(&ada, "A linker in a weekend", "Ada");
    assert_eq!(ada.requests().iter().filter(|address| address.ends_with("/projects")).count(), 1, "{:?}", ada.requests());
    assert!(stayed(&ada), "a page came in between");
    ada.wait("document.querySelector('#mine').innerText.includes('A linker in a weekend')").unwrap();
    assert!(ada.exists(&format!("#running #{id}.mine")).unwrap());

    assert_eq!(row_comes(&linus, "A linker in a weekend"), id);
    assert_eq!(typing(&linus), half);
    assert!(stayed(&linus));

    linus.press("Escape").unwrap();
    linus.wait("!document.querySelector('dialog')").unwrap();
    linus.wait("document.activeElement.matches('.thumb a[href*=\"/done/new\"]')").unwrap();
    open_sheet(&linus, ".thumb a[href*='/done/new']");
    assert_eq!(linus.eval("document.querySelector('dialog #what').value").unwrap(), json!("Half a sentence about Miri"));
    linus.eval("history.back()").unwrap();
    linus.wait("!document.querySelector('dialog')").unwrap();
    assert!(stayed(&linus), "Back left the board");
    linus.wait("document.activeElement.matches('.thumb a[href*=\"/done/new\"]')").unwrap();

    linus.follow(&format!("#{id} h3 a")).unwrap();
    linus.type_text("#name", "Linus").unwrap();
    linus.follow("form.join button").unwrap();
    let go = linus.text("#go").unwrap();
    assert!(go.contains("You are in."), "{go}");
    assert!(go.contains("Ask for Ada."), "{go}");
    ada.wait(&format!("document.querySelector('#{id} .seats').textContent.includes('2 here')")).unwrap();
    ada.wait(&format!("document.querySelector('#{id}').innerText.includes('Ada and Linus')")).unwrap();
    assert!(stayed(&ada));
    assert_eq!((ada.console_errors(), linus.console_errors()), (vec![], vec![]));
}

#[test]
fn who_joins_a_table_reads_where_to_go_and_whom_to_ask() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let linus = browser.page(Size::PHONE).unwrap();
    linus.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    let spot = linus.text("#running .line .where").unwrap();
    let who = linus.text("#running .line .who").unwrap();
    linus.follow("#running .line h3 a").unwrap();
    linus.type_text("#name", "Linus").unwrap();
    linus.follow("form.join button").unwrap();
    let go = linus.text("#go").unwrap();
    let asked = go.split("Ask for ").nth(1).and_then(|rest| rest.split('.').next()).expect("it says whom to ask for");
    assert!(go.contains("Go to ") && go.contains(&spot), "{go} does not name {spot}");
    assert!(who.contains(asked), "{asked} is not one of {who}");
    assert!(go.contains("boulevard") || go.contains("rue de"), "no address: {go}");
}
