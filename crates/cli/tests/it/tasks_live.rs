//! The list of tasks and a task's page follow what others do, in the real browser; what somebody unfolded stays so.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DEMO, Program};
use crate::scene::{mark, stayed};

/// Whether the page says this somewhere where it can be read.
fn says(page: &Page, what: &str) {
    page.wait(&format!("document.getElementById('main').innerText.includes({})", json!(what))).unwrap();
}

#[test]
fn the_list_and_a_task_follow_and_what_is_unfolded_stays_so() {
    let program = Program::demo();
    let mut linus = program.client();
    let tasks = format!("/{DEMO}/tasks");
    let mut add = |title: &str| {
        let added = linus.post(&tasks, &[("title", title), ("size", "easy"), ("name", "Linus"), ("listing", "everyone")]);
        assert_eq!(added.status, 303, "{}", added.body);
        added.location
    };
    let (first, second) = (add("Wind a spool"), add("Oil the treadle"));
    assert_eq!(linus.post(&format!("{first}/done"), &[("done", "yes")]).status, 303);

    let browser = Browser::start(&Options::default()).unwrap();
    let (list, one) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    list.goto(&format!("{}{tasks}", program.base)).unwrap();
    one.goto(&format!("{}{second}", program.base)).unwrap();
    mark(&list);
    mark(&one);
    list.click("details.folded summary").unwrap();
    says(&list, "Wind a spool");

    assert_eq!(linus.post(&format!("{second}/claims"), &[]).status, 303);
    says(&list, "At it: Linus");
    says(&one, "Linus");
    // Another one is done: the figure changes, and the list stays unfolded.
    assert_eq!(linus.post(&format!("{second}/done"), &[("done", "yes")]).status, 303);
    list.wait("document.querySelector('details.folded summary').innerText.includes('2')").unwrap();
    assert_eq!(list.eval("document.querySelector('details.folded').open").unwrap(), json!(true));
    says(&list, "Oil the treadle");
    assert_eq!(list.eval("document.activeElement.matches('details.folded summary')").unwrap(), json!(true), "and so does the focus");
    one.wait("!document.querySelector('form[action$=\"/claims\"]')").unwrap();
    assert!(stayed(&list) && stayed(&one), "no page was loaded anew");
    assert_eq!((list.console_errors(), one.console_errors()), (vec![], vec![]));
}
