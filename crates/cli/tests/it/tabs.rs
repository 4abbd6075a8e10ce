//! Pages that are left open: behind other tabs, on a sleeping machine, and while a copy is put back.

use std::path::Path;

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::client::Client;
use crate::program::{DAY, EVENT, Program, free_port, run};
use crate::scene::{add_by_sheet, mark, row_comes, shows_what_a_reload_shows, stayed};

/// More than the six connections that a browser has to one house.
const TABS: usize = 10;

fn add(client: &mut Client, title: &str) {
    let reply = client.post(&format!("/{EVENT}/projects"), &[("day", DAY), ("title", title), ("state", "running"), ("second", "table")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
}

fn is_seen(page: &Page) -> bool {
    page.eval("!document.hidden").unwrap() == json!(true)
}

#[test]
fn ten_tabs_of_one_browser_show_what_happened_in_one_of_them_and_none_blocks_another() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let window = browser.page(Size::PHONE).unwrap();
    let address = format!("{}/{EVENT}/", program.base);
    let tabs: Vec<Page> = (0..TABS)
        .map(|_| {
            let tab = window.tab(Size::PHONE).unwrap();
            tab.to_front().unwrap();
            tab.goto(&address).unwrap();
            mark(&tab);
            tab
        })
        .collect();
    let last = &tabs[TABS - 1];
    assert!(is_seen(last));
    assert_eq!(tabs.iter().filter(|tab| is_seen(tab)).count(), 1, "only the tab in front is seen");

    // It is heard at once by the tab in front, though nine others were opened before.
    add(&mut organiser, "Told to the last tab");
    row_comes(last, "Told to the last tab");
    let id = add_by_sheet(last, "Done in the last tab", "Ada");
    last.wait("document.querySelector('#mine').innerText.includes('Done in the last tab')").unwrap();
    let fresh = browser.page(Size::PHONE).unwrap();
    for (number, tab) in tabs.iter().enumerate().rev() {
        tab.to_front().unwrap();
        tab.wait(&format!("document.getElementById('{id}')?.classList.contains('mine')")).unwrap();
        let told = format!("Told to tab {number}");
        add(&mut organiser, &told);
        row_comes(tab, &told);
        fresh.goto(&address).unwrap();
        shows_what_a_reload_shows(tab, &fresh, &told);
        assert!(stayed(tab), "tab {number} was loaded again");
        assert_eq!(tab.console_errors(), Vec::<String>::new(), "tab {number}");
    }
}

#[test]
fn a_browser_that_slept_shows_what_a_reload_shows_six_hours_later_and_on_the_next_morning() {
    let data = tempfile::tempdir().unwrap();
    let port = free_port();
    let program = Program::serve_at(data.path(), port);
    let mut organiser = program.open_event();
    add(&mut organiser, "Before the sleep");
    let browser = Browser::start(&Options::default()).unwrap();
    let (open, fresh) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    let address = format!("{}/{EVENT}/", program.base);
    open.goto(&address).unwrap();
    mark(&open);

    let program = sleep(&open, program, data.path(), "2018-05-28T15:20:00+02:00", || {});
    for number in 0..40 {
        add(&mut organiser, &format!("In the sleep {number}"));
    }
    let project = program.client().json(&format!("/{EVENT}/board.json?day={DAY}"))["projects"][0]["id"].as_str().unwrap().to_owned();
    let reply = organiser.post(&format!("/{EVENT}/projects/{project}/state"), &[("day", DAY), ("state", "finished")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    open.offline(false).unwrap();
    row_comes(&open, "In the sleep 39");
    fresh.goto(&address).unwrap();
    shows_what_a_reload_shows(&open, &fresh, "after six hours");
    assert!(stayed(&open), "it was loaded again instead of being told");
    // It is not there when the day changes: it would load itself anew, and that could come between when it goes there.
    fresh.goto("about:blank").unwrap();

    let program = sleep(&open, program, data.path(), "2018-05-29T05:10:00+02:00", || {});
    let day = ("day", "2018-05-29");
    let reply = organiser.post(&format!("/{EVENT}/projects"), &[day, ("title", "On Tuesday"), ("state", "running"), ("second", "table")]);
    assert_eq!(reply.status, 303, "{}", reply.body);
    open.offline(false).unwrap();
    // Monday's board becomes Tuesday's by being loaded anew.
    open.wait("window.stays !== true && document.readyState === 'complete'").unwrap();
    row_comes(&open, "On Tuesday");
    fresh.goto(&address).unwrap();
    shows_what_a_reload_shows(&open, &fresh, "on the next morning");
    drop(program);
}

#[test]
fn a_tab_loads_itself_anew_when_a_copy_was_put_back_under_it() {
    let data = tempfile::tempdir().unwrap();
    let copies = tempfile::tempdir().unwrap();
    let (folder, copy) = (data.path().to_str().unwrap(), copies.path().join("monday.sqlite"));
    let copy = copy.to_str().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    add(&mut organiser, "Before the copy");
    assert!(run(&["backup", copy, "--data", folder]).status.success());
    let browser = Browser::start(&Options::default()).unwrap();
    let (open, fresh) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    let address = format!("{}/{EVENT}/", program.base);
    open.goto(&address).unwrap();
    mark(&open);
    add(&mut organiser, "After the copy");
    row_comes(&open, "After the copy");

    let program = sleep(&open, program, data.path(), "2018-05-28T09:40:00+02:00", || {
        assert!(run(&["restore", copy, "--data", folder]).status.success());
    });
    open.offline(false).unwrap();
    open.wait("window.stays !== true && document.readyState === 'complete' && document.querySelector('#running .line')").unwrap();
    assert!(!open.text("#running").unwrap().contains("After the copy"));
    fresh.goto(&address).unwrap();
    shows_what_a_reload_shows(&open, &fresh, "after the copy was put back");
    // What happens from here on is heard again.
    add(&mut organiser, "After the restart");
    row_comes(&open, "After the restart");
    drop(program);
}

/// The browser sleeps, and the server is at another time when it wakes up.
fn sleep(page: &Page, program: Program, data: &Path, clock: &str, meanwhile: impl FnOnce()) -> Program {
    page.offline(true).unwrap();
    let port = program.port();
    assert_eq!(program.stop().code(), Some(0));
    meanwhile();
    Program::serve_from(data, port, clock)
}
