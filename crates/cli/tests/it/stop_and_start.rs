//! The server stops and starts again while somebody types.

use std::time::Duration;

use browser::{Browser, Options, Size};
use serde_json::json;

use crate::program::{DAY, EVENT, Program, free_port, within};
use crate::scene::{board, open_sheet, row_comes, shows_what_a_reload_shows, typing};

/// A page that hears nothing says so within this time.
const SAYS_SO: Duration = Duration::from_secs(45);

#[test]
fn the_page_says_as_of_when_and_catches_up_and_the_text_stays() {
    let data = tempfile::tempdir().unwrap();
    let port = free_port();
    let program = Program::serve_at(data.path(), port);
    let mut organiser = program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let (ada, fresh) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    let address = format!("{}/{EVENT}/", program.base);
    ada.goto(&address).unwrap();
    open_sheet(&ada, ".thumb a.main");
    ada.type_text("dialog #title", "Half a title").unwrap();
    for key in ["Home", "ArrowRight", "ArrowRight", "ArrowRight"] {
        ada.press(key).unwrap();
    }
    let half = json!(["title", "Half a title", 3, 3]);
    assert_eq!(typing(&ada), half);

    assert_eq!(program.stop().code(), Some(0));
    let said = within(SAYS_SO, "the page says as of when it is", || Some(ada.text("#as-of").unwrap()).filter(|said| !said.is_empty()));
    let time = said.strip_prefix("As of ").unwrap_or_else(|| panic!("{said}"));
    assert!(time.starts_with("09:2"), "{said} is not the event's time");
    assert_eq!(typing(&ada), half);

    let program = Program::serve_at(data.path(), port);
    let reply = organiser.post(&format!("/{EVENT}/projects"), &[("day", DAY), ("title", "What came meanwhile"), ("state", "running")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    row_comes(&ada, "What came meanwhile");
    ada.wait("document.querySelector('#as-of').textContent === ''").unwrap();
    assert_eq!(typing(&ada), half);
    fresh.goto(&address).unwrap();
    shows_what_a_reload_shows(&ada, &fresh, "after the start");
    assert_eq!(typing(&ada), half);
    let before = board(&ada);
    ada.reload().unwrap();
    assert_eq!(board(&ada), before);
    drop(program);
}
