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
