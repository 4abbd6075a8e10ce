//! Two houses with a floor each in the real browser: two projectors, a phone in each, and clocks that nobody looks after.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::client::Client;
use crate::crowd::house;
use crate::program::{DAY, EVENT, Program};
use crate::scene::{mark, stayed};

/// Somebody with a line who is in a house.
fn comes(program: &Program, name: &str, house: &str) -> Client {
    let mut guest = program.client();
    let line = [("day", DAY), ("line", "I know looms"), ("name", name), ("listing", "everyone")];
    assert_eq!(guest.post(&format!("/{EVENT}/round/line"), &line).status, 303);
    assert_eq!(guest.post(&format!("/{EVENT}/here"), &[("day", DAY), ("house", house), ("is", "in")]).status, 303);
    guest
}

/// Waits until this is to be read in an element of a page.
fn says(page: &Page, within: &str, what: &str) {
    page.wait(&format!("document.querySelector({})?.innerText.includes({})", json!(within), json!(what)))
        .unwrap_or_else(|error| panic!("{error}: {}", page.text("main").unwrap_or_default()));
}

/// The ids of those who wait for their turn on the desk of a house.
fn waiting(organiser: &mut Client, house: &str) -> Vec<String> {
    let desk = organiser.get(&format!("/{EVENT}/round?house={house}")).body;
    let ids = desk.split("name=\"person\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    ids.dedup();
    ids
}

#[test]
fn each_projector_and_each_phone_follows_its_own_house() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve_from(data.path(), 0, "2018-05-28T09:30:00+02:00");
    let mut organiser = program.open_event();
    let houses = [house(&program, 0), house(&program, 1)];
    for number in 0..31 {
        comes(&program, &format!("Guest {number}"), &houses[number % 2]);
    }
    let mut act =
        |what: &str, fields: &[(&str, &str)]| assert_eq!(organiser.post(&format!("/{EVENT}/round/{what}"), fields).status, 303, "{what}");
    act("begin", &[]);
    let browser = Browser::start(&Options::default()).unwrap();
    let round = format!("{}/{EVENT}/round", program.base);
    let screens = [0, 1].map(|number: usize| {
        let screen = browser.page(Size::WALL).unwrap();
        screen.goto(&format!("{round}/screen?house={}", houses[number])).unwrap();
        screen
    });
    let desk = browser.page(Size::PHONE).unwrap();
    desk.goto(program.organiser_link()).unwrap();
    desk.follow("main form button").unwrap();
    desk.goto(&format!("{round}?house={}", houses[1])).unwrap();
    for page in &screens {
        mark(page);
    }
    // The host of the second house gives the floor there, with one hand, and stays there.
    desk.follow("form[action$='/round/floor'] button.main").unwrap();
    let told = desk.text(".go .place").unwrap();
    says(&screens[1], "h1", &told);
    assert!(desk.url().unwrap().ends_with(&format!("?house={}", houses[1])));
    let first = waiting(&mut organiser, &houses[0])[0].clone();
    let mut act =
        |what: &str, fields: &[(&str, &str)]| assert_eq!(organiser.post(&format!("/{EVENT}/round/{what}"), fields).status, 303, "{what}");
    act("floor", &[("house", &houses[0]), ("person", &first)]);
    says(&screens[0], ".lead", "Has the floor");
    assert_ne!(screens[0].text("h1").unwrap(), told);
    assert_eq!(screens[1].text("h1").unwrap(), told, "the other house did not notice");
    act("floor", &[("house", &houses[1]), ("tables", "yes")]);
    says(&screens[1], "h1", "At your tables");
    assert!(screens.iter().all(stayed), "no page was loaded anew");

    // Forty-seven seconds later the beat at the tables is in its third turn, and who spoke alone has no time left.
    let port = program.port();
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve_from(data.path(), port, "2018-05-28T09:30:47+02:00");
    screens[0].wait("document.querySelector('.floor-clock time').className === 'over'").unwrap();
    screens[1].wait("/^0:(0[1-9]|1\\d|20)$/.test(window.first = document.querySelector('.floor-clock time').textContent)").unwrap();
    screens[1].wait("document.querySelector('.floor-clock time').textContent !== window.first").unwrap();
    assert!(!screens[1].exists(".floor-clock .over").unwrap());
    assert!(screens.iter().all(stayed), "no page was loaded anew");
    for page in screens.iter().chain([&desk]) {
        let errors: Vec<String> = page.console_errors().into_iter().filter(|error| !error.contains("ERR_")).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert!(!page.overflow_x().unwrap());
    }
    drop(program);
}

#[test]
fn how_long_a_hand_waits_is_right_on_a_phone_that_lies_open() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve_from(data.path(), 0, "2018-05-28T10:30:00+02:00");
    program.open_event();
    let first = house(&program, 0);
    let mut ada = comes(&program, "Ada", &first);
    let help = [("day", DAY), ("kind", "help"), ("text", "The linker does not find it")];
    assert_eq!(ada.post(&format!("/{EVENT}/notes"), &help).status, 303);
    let browser = Browser::start(&Options::default()).unwrap();
    let noor = browser.page(Size::PHONE).unwrap();
    noor.goto(&format!("{}/{EVENT}/round?mine", program.base)).unwrap();
    noor.wait("document.querySelector('time[data-waits]').dataset.ago === 'waits for 0 min'").unwrap();
    mark(&noor);
    // Nothing happens but that time passes, and the phone's own clock says another one.
    let (port, mut program) = (program.port(), program);
    for (clock, waits) in [("10:42:01", "waits for 12 min"), ("11:45:01", "waits for 1 hr 15 min")] {
        assert_eq!(program.stop().code(), Some(0));
        program = Program::serve_from(data.path(), port, &format!("2018-05-28T{clock}+02:00"));
        noor.wait(&format!("document.querySelector('time[data-waits]').dataset.ago === '{waits}'")).unwrap();
    }
    assert!(stayed(&noor), "no page was loaded anew");
    assert!(
        noor.eval("getComputedStyle(document.querySelector('time[data-waits]'), '::after').content").unwrap().to_string().contains("1 hr")
    );
    noor.goto(&format!("{}/{EVENT}/round?mine&lang=fr", program.base)).unwrap();
    noor.wait("/^attend depuis 1.h.\\d\\d.min$/.test(document.querySelector('time[data-waits]').dataset.ago)").unwrap();
    drop(program);
}
