//! The coordinator's round in the real browser: two phones, a desk, and the projector.

use browser::{Browser, Options, Page, Size};
use serde_json::{Value, json};

use crate::client::Client;
use crate::crowd::house;
use crate::program::{DAY, EVENT, Program};
use crate::scene::{mark, stayed};

/// Waits until this is to be read on a page, in one of its elements.
fn says(page: &Page, within: &str, what: &str) {
    let sought = format!("document.querySelector({})?.innerText.includes({})", json!(within), json!(what));
    page.wait(&sought).unwrap_or_else(|error| panic!("{error}: {}", page.text("main").unwrap_or_default()));
}

/// Somebody whose project runs.
fn leads(program: &Program, title: &str, name: &str) -> Client {
    let mut lead = program.client();
    let fields = [("day", DAY), ("title", title), ("state", "running"), ("name", name), ("listing", "participants")];
    assert_eq!(lead.post(&format!("/{EVENT}/projects"), &fields).status, 303);
    lead
}

/// What sticks out of the screen, or is smaller than what is read at four metres on one of 1080 lines.
const STICKS_OUT: &str = "(() => {
  const faults = [];
  const edge = 4 * parseFloat(getComputedStyle(document.documentElement).fontSize) - 1;
  const clipped = (node) => node.closest('.screen-now, .screen-beside, .round-join')?.getBoundingClientRect();
  const walk = document.createTreeWalker(document.querySelector('#main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), holder = walk.currentNode.parentElement;
    if (!text || holder.closest('svg')) continue;
    if (parseFloat(getComputedStyle(holder).fontSize) < edge / 4 * 2.7) faults.push(`small: ${text.slice(0, 30)}`);
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const {bottom, right} = range.getBoundingClientRect(), place = clipped(holder);
    if (bottom > place.bottom + 1 && !holder.closest('.floor-line')) faults.push(`cut below: ${text.slice(0, 30)}`);
    if (place.bottom > innerHeight - edge || place.right > innerWidth - edge || place.left < edge) faults.push(`out of the screen: ${text.slice(0, 30)}`);
  }
  const square = document.querySelector('.qr')?.getBoundingClientRect();
  if (!square || square.width < 0.23 * innerHeight) faults.push('no square to scan');
  if (document.documentElement.scrollHeight > innerHeight || document.body.scrollHeight > innerHeight) faults.push('the screen scrolls');
  return faults;
})()";

#[test]
fn nothing_sticks_out_of_the_projector_s_page() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let long = "A compiler of looms that weaves what nobody has ever woven before in this house, nor in any other one";
    let mut first = String::new();
    for number in 0..8 {
        let fields =
            [("day", DAY), ("title", &format!("{number} {long}")), ("audience", &long.repeat(3)), ("state", "idea"), ("second", "table")];
        let reply = organiser.post(&format!("/{EVENT}/projects"), &fields);
        assert_eq!(reply.status, 303);
        first = reply.location.rsplit(['-', '/']).next().unwrap_or_default().to_owned();
    }
    assert_eq!(
        program.client().post(&format!("/{EVENT}/notes"), &[("day", DAY), ("kind", "help"), ("text", "Help"), ("name", "Ada")]).status,
        303
    );
    let browser = Browser::start(&Options { host_rules: Some("MAP wall.test 127.0.0.1"), ..Options::default() }).unwrap();
    let mut act =
        |what: &str, fields: &[(&str, &str)]| assert_eq!(organiser.post(&format!("/{EVENT}/round/{what}"), fields).status, 303, "{what}");
    act("begin", &[]);
    let mut found = Vec::new();
    let beamer = Size { width: 1280, height: 720, ..Size::WALL };
    let upright = Size { width: 1080, height: 1920, ..Size::WALL };
    let mut look = |what: &str| {
        for size in [beamer, Size::WALL, upright] {
            for lang in ["en", "fr"] {
                let screen = browser.page(size).unwrap();
                screen.goto(&format!("http://wall.test:{}/{EVENT}/round/screen?lang={lang}", program.port())).unwrap();
                let faults = screen.eval(STICKS_OUT).unwrap();
                found.extend(faults.as_array().into_iter().flatten().map(|fault| format!("{what}, {lang}, {}: {fault}", size.width)));
            }
        }
    };
    look("introductions");
    act("stage", &[("stage", "pitches")]);
    act("queue", &[("queued", "all")]);
    look("a queue");
    act("floor", &[("project", &first)]);
    look("a pitch");
    act("stage", &[("stage", "places")]);
    look("places");
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

#[test]
fn who_is_silent_is_asked_on_a_phone_that_lies_open() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve_from(data.path(), 0, "2018-05-28T10:00:00+02:00");
    program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    ada.goto(&format!("{}/{EVENT}/projects/new", program.base)).unwrap();
    ada.type_text("#title", "QUIC").unwrap();
    ada.type_text("#name", "Ada").unwrap();
    ada.follow("button[name=state][value=running]").unwrap();
    ada.goto(&format!("{}/{EVENT}/round?mine", program.base)).unwrap();
    mark(&ada);
    assert!(!ada.exists(".fares").unwrap());
    // An hour and a half passes, and nothing happens but that.
    let port = program.port();
    assert_eq!(program.stop().code(), Some(0));
    let _program = Program::serve_from(data.path(), port, "2018-05-28T11:29:58+02:00");
    ada.wait("document.querySelector('.fares')").unwrap();
    assert!(ada.text(".fares").unwrap().contains("How is it going?") && stayed(&ada), "no page was loaded anew");
    assert_eq!(ada.text("#main h1").unwrap(), "Round");
}

/// Somebody who says their name by their line, and that they are in the house.
fn comes(browser: &Browser, program: &Program, name: &str) -> Page {
    let phone = browser.page(Size::PHONE).unwrap();
    phone.goto(&format!("{}/{EVENT}/round?mine", program.base)).unwrap();
    phone.type_text("#line", "I know looms").unwrap();
    phone.type_text("#name", name).unwrap();
    phone.follow("form[action$='/round/line'] button").unwrap();
    phone.goto(&format!("{}/{EVENT}/here?house={}", program.base, house(program, 0))).unwrap();
    phone.follow("form[action$='/here'] button").unwrap();
    phone
}

/// How many sit at projects, on the board as data.
fn seats(client: &mut Client) -> Vec<u64> {
    let board: Value = client.json(&format!("/{EVENT}/board.json?day={DAY}"));
    board["projects"].as_array().into_iter().flatten().filter_map(|project| project["heads"].as_u64()).collect()
}

#[test]
fn places_come_to_two_open_phones_and_their_answers_to_the_desk() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    program.open_event();
    leads(&program, "Looms", "Jorge");
    let mut greta = leads(&program, "Spindles", "Greta");
    let browser = Browser::start(&Options::default()).unwrap();
    let (ada, linus) = (comes(&browser, &program, "Ada"), comes(&browser, &program, "Linus"));
    let (desk, screen) = (browser.page(Size::LAPTOP).unwrap(), browser.page(Size::WALL).unwrap());
    desk.goto(program.organiser_link()).unwrap();
    desk.follow("main form button").unwrap();
    let round = format!("{}/{EVENT}/round", program.base);
    ada.goto(&format!("{round}?mine")).unwrap();
    linus.goto(&format!("{}/{EVENT}/", program.base)).unwrap();
    screen.goto(&format!("{round}/screen")).unwrap();
    for page in [&ada, &linus, &screen] {
        mark(page);
    }

    desk.goto(&round).unwrap();
    desk.follow("form[action$='/round/begin'] button").unwrap();
    desk.follow(".after button[value=pitches]").unwrap();
    says(&ada, ".lead", "Pitches");
    for _ in 0..2 {
        desk.follow("form[action$='/round/queue'] button[value=yes]").unwrap();
    }
    let told = desk.eval("document.querySelector('#h-queue').closest('section').querySelector('ol bdi').innerText").unwrap();
    desk.follow("form[action$='/round/floor'] button.main").unwrap();
    says(&screen, "h1", told.as_str().unwrap());
    says(&ada, ".floor", told.as_str().unwrap());
    // The clock runs: it says another second, and later another one.
    screen.wait("/^(1:00|0:\\d\\d)$/.test(window.first = document.querySelector('.floor-clock time').textContent)").unwrap();
    screen.wait("document.querySelector('.floor-clock time').textContent < window.first.replace('1:00', '0:60')").unwrap();

    desk.follow(".stages button[value=places]").unwrap();
    desk.follow("a[href$='/round/plan']").unwrap();
    says(&desk, "#main", "4 of 4 have a place");
    desk.follow("button[name=show][value=no]").unwrap();
    says(&ada, "#main", "No place is proposed to you yet.");
    assert_eq!(linus.text("#mine").unwrap(), "");
    desk.follow("form[action$='/round/release'] button").unwrap();
    mark(&desk);
    says(&ada, ".proposed", "A place for you");
    says(&linus, "#mine", "A place is proposed to you");
    assert_eq!(seats(&mut greta), [1, 1], "nobody is moved without a yes");
    assert!(stayed(&ada) && stayed(&linus) && stayed(&screen), "no page was loaded anew");

    ada.follow(".proposed button[value=yes]").unwrap();
    says(&ada, ".proposed", "You said yes");
    says(&desk, ".lead", "1 of 2 sit somewhere. 2 were asked, 1 said yes.");
    says(&screen, ".floor-count", "1 of 2 sit somewhere.");
    linus.follow("#mine .asked a").unwrap();
    linus.follow(".proposed .others + ul button").unwrap();
    says(&linus, "#main", "You sit at");
    says(&desk, ".lead", "2 of 2 sit somewhere. 2 were asked, 1 said yes.");
    assert_eq!(seats(&mut greta).iter().sum::<u64>(), 4);
    assert!(stayed(&desk) && stayed(&screen), "the desk and the projector were told");
    for page in [&ada, &linus, &desk, &screen] {
        assert_eq!(page.console_errors(), Vec::<String>::new());
    }
    assert!(![&ada, &linus].iter().any(|phone| phone.overflow_x().unwrap()));
}
