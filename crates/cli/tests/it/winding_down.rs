//! The day winds down while pages are open: each begins to ask what came of it, and takes no word from anybody.

use std::path::Path;

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DAY, EVENT, Program, free_port};
use crate::scene::{mark, row_comes, shows_what_a_reload_shows, stayed};

const ASKED: &str = "document.querySelector('#came').innerText.includes('What came of it?')";

/// The server is at another time when it is there again.
fn strikes(program: Program, data: &Path, clock: &str) -> Program {
    let port = program.port();
    assert_eq!(program.stop().code(), Some(0));
    Program::serve_from(data, port, clock)
}

fn said(page: &Page, field: &str) -> String {
    page.eval(&format!("document.querySelector('{field}').value")).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn pages_that_are_open_begin_to_ask_and_half_a_sentence_outlives_every_hour() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve_from(data.path(), free_port(), "2018-05-28T16:40:00+02:00");
    let mut organiser = program.open_event();
    let fields = [("day", DAY), ("title", "QUIC"), ("state", "running"), ("second", "table"), ("name", "Felix")];
    let reply = organiser.post(&format!("/{EVENT}/projects"), &fields);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let browser = Browser::start(&Options::default()).unwrap();
    let board = format!("{}/{EVENT}/", program.base);
    let open = || {
        let page = browser.page(Size::PHONE).unwrap();
        page.goto(&board).unwrap();
        page
    };
    let [ada, writes, project, joins] = [open(), open(), open(), open()];
    writes.click(".thumb a[href*='kind=help']").unwrap();
    writes.wait("document.querySelector('dialog[open] #text')").unwrap();
    writes.type_text("dialog #text", "Who knows").unwrap();
    for page in [&project, &joins] {
        page.follow("#running .line h3 a").unwrap();
    }
    joins.type_text("#name", "Linus the Thi").unwrap();
    for page in [&ada, &writes, &project, &joins] {
        assert_eq!(page.eval(ASKED).unwrap(), json!(false));
        mark(page);
    }

    let program = strikes(program, data.path(), "2018-05-28T17:00:00+02:00");
    for page in [&ada, &writes, &project] {
        page.wait(ASKED).unwrap();
    }
    assert_eq!(said(&writes, "dialog #text"), "Who knows");
    assert_eq!(said(&joins, "#name"), "Linus the Thi");
    let fresh = open();
    shows_what_a_reload_shows(&ada, &fresh, "at five");

    // The day goes on to its end; whoever is in the middle of a sentence says it to the end.
    for page in [&ada, &project] {
        page.type_text("#came-what", "0-RTT wor").unwrap();
    }
    let program = strikes(program, data.path(), "2018-05-28T18:00:00+02:00");
    let reply =
        organiser.post(&format!("/{EVENT}/projects"), &[("day", DAY), ("title", "After six"), ("state", "running"), ("second", "table")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    row_comes(&ada, "After six");
    for page in [&ada, &project] {
        assert_eq!(said(page, "#came-what"), "0-RTT wor");
        assert_eq!(page.eval("document.activeElement.id").unwrap(), json!("came-what"));
        page.type_text("#came-what", "ks").unwrap();
        assert_eq!(said(page, "#came-what"), "0-RTT works");
    }
    for page in [&ada, &writes, &project, &joins] {
        assert!(stayed(page));
    }

    // At five in the morning it is another day: what is half said stays until it is said.
    let program = strikes(program, data.path(), "2018-05-29T05:00:00+02:00");
    fresh.wait("document.readyState === 'complete' && !document.querySelector('#came-what')").unwrap();
    let reply = organiser.post(&format!("/{EVENT}/projects"), &[("day", DAY), ("title", "After midnight"), ("second", "idea")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    row_comes(&ada, "After midnight");
    assert_eq!(said(&ada, "#came-what"), "0-RTT works");
    ada.click("#came button").unwrap();
    ada.wait("document.querySelector('#name')").unwrap();
    assert_eq!(said(&ada, "#what"), "0-RTT works");
    drop(program);
}
