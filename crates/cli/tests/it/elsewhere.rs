//! What leaves the page and what comes from around it: the clipboard, and the reader's own clock.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DAY, DEMO, EVENT, Program};

/// Each button that copies a field of this page, and what stands there.
const FIELDS: &str = "[...document.querySelectorAll('a[data-copy][href^=\"#\"]')].map((link) => [link.getAttribute('href'), document.querySelector(link.getAttribute('href')).value])";

/// Four seconds later is when the test says so.
const SLOW: &str = "window.later = [];
const soon = window.setTimeout;
window.setTimeout = (then, wait, ...rest) => wait === 4000 ? window.later.push(then) : soon(then, wait, ...rest);";

/// Presses each of them as a person does; afterwards its text is in the clipboard, and says where the event is.
fn copies_each(page: &Page, looks: &Page, address: &str) -> usize {
    let fields = page.eval(FIELDS).unwrap();
    let fields: Vec<(String, String)> = serde_json::from_value(fields).unwrap();
    for (href, text) in &fields {
        page.click(&format!("a[href='{href}']")).unwrap();
        page.wait(&format!("document.querySelector(\"a[href='{href}']\").innerText === 'Copied'")).unwrap();
        assert_eq!(&looks.clipboard().unwrap(), text, "{href}");
        assert!(text.contains(address), "{text}");
    }
    fields.len()
}

#[test]
fn what_is_copied_on_share_is_the_address_that_others_can_open_also_on_plain_http() {
    let program = Program::demo();
    let browser = Browser::start(&Options { host_rules: Some("MAP box.test 127.0.0.1"), ..Options::default() }).unwrap();
    let looks = browser.page(Size::LAPTOP).unwrap();
    looks.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    for base in [format!("http://box.test:{}", program.port()), program.base.clone()] {
        let page = browser.page(Size::PHONE).unwrap();
        page.goto(&format!("{base}/{DEMO}/share")).unwrap();
        let shown = page.eval("document.querySelector('.address a').href").unwrap();
        // One text in each language, and two ways to put it on a site.
        assert_eq!(copies_each(&page, &looks, shown.as_str().unwrap()), words::Lang::ALL.len() + 2, "{base}");

        // Who presses twice is told so twice, and then the button is called again what it was called.
        let button = "a[href='#snippet-html']";
        let called = page.run_first(SLOW).and_then(|()| page.reload()).and_then(|()| page.text(button)).unwrap();
        for presses in 1..=2 {
            page.click(button).unwrap();
            page.wait(&format!("window.later.length === {presses}")).unwrap();
        }
        page.eval("window.later.forEach((then) => then())").unwrap();
        assert_eq!(page.text(button).unwrap(), called);
        assert_eq!(page.console_errors(), Vec::<String>::new());
    }
}

#[test]
fn whoever_is_far_away_reads_the_time_on_their_own_clock_beside_the_event_s() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let fields = [
        ("day", DAY),
        ("title", "QUIC"),
        ("state", "running"),
        ("second", "table"),
        ("name", "Felix"),
        ("reach", "#quic on the chat"),
        ("looks", "17:30"),
    ];
    let reply = organiser.post(&format!("/{EVENT}/projects"), &fields);
    assert_eq!(reply.status, 303, "{}", reply.body);
    let project = program.client().json(&format!("/{EVENT}/board.json"))["projects"][0]["id"].as_str().unwrap().to_owned();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::PHONE).unwrap();
    for (zone, language, yours) in [
        ("Asia/Tokyo", "en", "Tue 0:30"),
        ("America/Los_Angeles", "en", "8:30"),
        ("Asia/Tokyo", "fr", "mar. 0\u{a0}h\u{a0}30"),
        ("Australia/Darwin", "fr", "mar. 1\u{a0}h"),
        // The same clock by another name: once is enough.
        ("Europe/Brussels", "en", ""),
    ] {
        page.time_zone(zone).unwrap();
        page.goto(&format!("{}/{EVENT}/projects/{project}?day={DAY}&lang={language}", program.base)).unwrap();
        let said = page.text(".looks").unwrap();
        let there = if language == "fr" { "17\u{a0}h\u{a0}30" } else { "17:30" };
        assert!(said.contains(there) && said.contains("Europe/Paris"), "{said}");
        let own = page.eval("document.querySelector('.at-yours')?.innerText ?? ''").unwrap();
        if yours.is_empty() {
            assert_eq!(own, json!(""), "{zone}: {said}");
        } else {
            assert!(own.as_str().unwrap().contains(yours), "{zone} in {language}: {own}");
        }
    }

    // A change of the project draws the page anew; the reader's clock is still there.
    page.time_zone("Asia/Tokyo").unwrap();
    page.goto(&format!("{}/{EVENT}/projects/{project}?day={DAY}", program.base)).unwrap();
    let mut linus = program.client();
    assert_eq!(linus.post(&format!("/{EVENT}/projects/{project}/seats"), &[("day", DAY), ("name", "Linus")]).status, 303);
    page.wait("document.querySelector('.people').innerText.includes('Linus')").unwrap();
    page.wait("document.querySelectorAll('.at-yours').length === 1").unwrap();
}
