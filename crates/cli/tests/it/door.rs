//! The door on a greeter's phone: sixty people in a row, the network cut in the middle, and a ticket by camera.

use browser::{Browser, Options, Page, Size};
use domain::person::{Command as PersonCommand, Kind};
use domain::{Actor, Command, CommandId, Id, PersonId};
use ledger::{Clock, Duty, Ledger, Listing, Order, Profile, Ticket};
use serde_json::{Value, json};

use crate::client::Client;
use crate::crowd::house;
use crate::program::{DAY, EVENT, Program, free_port, until};

/// Everybody who may come, so many as the phone has to look through.
const PEOPLE: usize = 5_000;
/// Who comes while the test runs.
const COME: usize = 60;
/// The seats of the house.
const SEATS: usize = 55;

/// Names of whom three letters are enough to find them, as different as names are.
fn names() -> Vec<String> {
    let letters = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"];
    let ends = ["l", "n", "r", "s", "t", "v"];
    let found = letters.iter().flat_map(|begin| ends.iter().map(move |end| format!("{begin}{end}")));
    let rest = (0..PEOPLE - COME).map(|number| format!("Zz{number} Ywe{number}"));
    found.map(|name| format!("{}{}o Xander", name[..1].to_uppercase(), &name[1..])).chain(rest).collect()
}

/// Writes people with tickets beside the running program, as an import does.
fn expect_people(data: &std::path::Path, names: &[String], code: impl Fn(usize) -> String) {
    let ledger = Ledger::open(data, Clock::starting("2018-05-28T09:20:00+02:00".parse().unwrap()), Duty::Visit).unwrap();
    for (part, names) in names.chunks(1_000).enumerate() {
        let mut order = Order::new(CommandId(Id::from_bits((part as u128 + 1) << 64 | 5)), Actor::ORGANISER);
        for (index, name) in names.iter().enumerate() {
            let number = part * 1_000 + index;
            let person = PersonId(Id::from_bits((number as u128 + 1) << 64 | 3));
            order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Own }));
            let ticket = Ticket { source: "csv".to_owned(), code: code(number), secret: None, kind: None, void: false };
            let profile = Profile { name: name.clone(), listing: Listing::Participants, ticket: Some(ticket), ..Default::default() };
            order.profiles.push((person, profile));
        }
        ledger.ask(EVENT, order).wait().unwrap();
    }
    ledger.stop();
}

/// The door as the organiser of the event opens it on a phone.
fn at_the_door(program: &Program, page: &Page) -> String {
    page.goto(program.organiser_link()).unwrap();
    if page.exists("main form button").unwrap() {
        page.follow("main form button").unwrap();
    }
    let address = format!("{}/{EVENT}/door?house={}", program.base, house(program, 0));
    page.goto(&address).unwrap();
    address
}

/// Three letters and one tap.
fn check_in(page: &Page, letters: &str) {
    page.type_text("#q", letters).unwrap();
    page.click("#hits li:first-child button").unwrap();
    assert_eq!(page.eval("[document.activeElement.id, document.querySelector('#q').value]").unwrap(), json!(["q", ""]));
}

fn heads(client: &mut Client) -> usize {
    let now: Value = client.json(&format!("/{EVENT}/door/now"));
    now["where"].as_object().expect("who is where").values().filter(|at| at[1] == "here").count()
}

/// A ticket's square as a path, and how many modules it is wide.
fn square(text: &str) -> (String, usize) {
    let code = fast_qr::QRBuilder::new(text).build().unwrap();
    let dark = (0..code.size).flat_map(|row| (0..code.size).map(move |column| (row, column)));
    let dark = dark.filter(|(row, column)| code[*row][*column].value());
    let modules: Vec<String> = dark.map(|(row, column)| format!("M{column} {row}h1v1h-1z")).collect();
    (modules.concat(), code.size)
}

fn heads_on(page: &Page) -> Value {
    page.eval(&format!("fetch('/{EVENT}/door/now').then((answer) => answer.json()).then((now) => Object.keys(now.where).length)")).unwrap()
}

fn number(page: &Page, script: &str) -> f64 {
    page.eval(script).unwrap().as_f64().unwrap_or(f64::NAN)
}

#[test]
fn sixty_come_in_by_three_letters_and_one_tap_each_and_the_cut_network_loses_nobody() {
    let data = tempfile::tempdir().unwrap();
    let port = free_port();
    let program = Program::serve_at(data.path(), port);
    let mut organiser = program.open_event();
    let names = names();
    expect_people(data.path(), &names, |number| format!("T{number:05}"));
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::PHONE).unwrap();
    at_the_door(&program, &page);
    page.wait(&format!("document.querySelector('#door').dataset.people >= {PEOPLE}")).unwrap();

    let (mut micros, mut looked) = (Vec::new(), Vec::new());
    for (index, name) in names[..COME].iter().enumerate() {
        let letters: String = name.chars().take(3).collect();
        if index == 30 {
            // In the cellar there is no network. Three come in all the same.
            page.offline(true).unwrap();
        }
        page.type_text("#q", &letters).unwrap();
        looked.push(number(&page, "Number(document.querySelector('#door').dataset.took)"));
        assert_eq!(page.eval("document.querySelector('#hits .name')?.textContent").unwrap(), json!(name));
        page.click("#hits li:first-child button").unwrap();
        assert_eq!(page.eval("[document.activeElement.id, document.querySelector('#q').value]").unwrap(), json!(["q", ""]));
        if index == 32 {
            page.wait("/3 waiting\\. No connection since 9:2\\d\\./.test(document.querySelector('#waiting').innerText)").unwrap();
            assert_eq!(heads(&mut organiser), 30);
            page.offline(false).unwrap();
        }
        if !(30..32).contains(&index) {
            page.wait("document.querySelector('#door').dataset.waiting === '0'").unwrap();
            if index >= SEATS {
                // The house is full: the page says where else, and the greeter decides.
                page.wait("document.querySelector('#not-taken').innerText.includes('is full')").unwrap();
                page.click("#not-taken [data-is=anyway]").unwrap();
                page.wait("document.querySelector('#door').dataset.waiting === '0' && !document.querySelector('#not-taken li')").unwrap();
            }
            micros.push(number(&page, "Number(document.querySelector('#door').dataset.micros)") / 1_000.0);
        }
    }
    assert_eq!(heads(&mut organiser), COME);
    page.wait("document.querySelector('#waiting').hidden && document.querySelector('.count48 b').innerText === '60 of 55'").unwrap();
    micros.sort_by(f64::total_cmp);
    looked.sort_by(f64::total_cmp);
    println!(
        "60 check-ins: 245 taps (3 letters and 1 button each, 1 more for each of 5 over the seats), server {:.1} ms in the middle, {:.1} ms at most; looking among {PEOPLE} people and drawing what was found: {:.1} ms in the middle, {:.1} ms at most",
        micros[micros.len() / 2],
        micros[micros.len() - 1],
        looked[looked.len() / 2],
        looked[looked.len() - 1],
    );
    assert!(!page.overflow_x().unwrap());
}

#[test]
fn what_waits_outlives_the_server_and_the_page_and_a_ticket_is_read_by_camera() {
    let data = tempfile::tempdir().unwrap();
    let port = free_port();
    let program = Program::serve_at(data.path(), port);
    program.open_event();
    let names = ["Marek Kowal", "Amara Diallo", "Zoë Łukasz", "Marek Kowalski"].map(str::to_owned);
    expect_people(data.path(), &names, |number| format!("TICKET{number}"));
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::PHONE).unwrap();
    let door = at_the_door(&program, &page);
    page.wait("document.querySelector('#door').dataset.people >= 6").unwrap();
    // Two may be meant: then there is only the list, until it is exactly one of them.
    let offered = "[document.querySelector('#this-is').textContent, document.querySelectorAll('#hits li').length]";
    page.type_text("#q", "marek").unwrap();
    assert_eq!(page.eval(offered).unwrap(), json!(["", 2]));
    page.fill("#q", "").unwrap();
    page.type_text("#q", "marek kowal").unwrap();
    assert_eq!(page.eval(offered).unwrap(), json!(["This is Marek Kowal, ticket …ET0", 2]));
    page.fill("#q", "").unwrap();
    page.type_text("#q", "marek kowal x").unwrap();
    assert_eq!(page.eval(offered).unwrap(), json!(["", 2]));
    page.fill("#q", "").unwrap();
    page.type_text("#q", "ama").unwrap();
    page.wait("document.querySelector('#hits .name')?.innerText === 'Amara Diallo'").unwrap();
    page.fill("#q", "").unwrap();

    program.kill();
    check_in(&page, "ama");
    check_in(&page, "luk");
    page.wait("document.querySelector('#waiting').innerText.includes('2 waiting')").unwrap();
    let program = Program::serve_at(data.path(), port);
    at_the_door(&program, &page);
    page.wait("document.querySelector('#door').dataset.waiting === '0' && document.querySelector('.count48 b').innerText === '2 of 55'")
        .unwrap();
    assert_eq!(heads_on(&page), json!(2));

    let (path, edge) = square("https://days.example/impl-days/t/TICKET0");
    page.goto(&door.replace("/door?", "/door/scan?")).unwrap();
    let photo = format!(
        "new Promise((done) => {{ const canvas = document.createElement('canvas'); canvas.width = canvas.height = 900; \
         const on = canvas.getContext('2d'); on.fillStyle = '#cfcfc4'; on.fillRect(0, 0, 900, 900); \
         on.translate(450, 450); on.rotate(0.3); on.scale(600 / {edge}, 600 / {edge}); on.translate(-{edge} / 2, -{edge} / 2); \
         on.fillStyle = '#222'; on.fill(new Path2D('{path}')); \
         canvas.toBlob((blob) => {{ const files = new DataTransfer(); files.items.add(new File([blob], 'photo.jpg', {{ type: 'image/jpeg' }})); \
         const field = document.querySelector('#picture'); field.files = files.files; field.dispatchEvent(new Event('change')); done(true); }}, 'image/jpeg', 0.8); }})"
    );
    page.eval(&photo).unwrap();
    page.wait("document.querySelector('#scanned').innerText.includes('Marek Kowal: here since 9:2')").unwrap();
    assert_eq!(heads_on(&page), json!(3));
    assert!(!page.overflow_x().unwrap());
}

/// A talks day beside the event, of the same gathering, whose tickets are good here: Amara has one of them.
fn open_sibling(data: &std::path::Path) {
    const TALKS: &str = "talks-day";
    let ledger = Ledger::open(data, Clock::starting("2018-05-28T09:20:00+02:00".parse().unwrap()), Duty::Visit).unwrap();
    let order = |number: u128| Order::new(CommandId(Id::from_bits(number << 64 | 7)), Actor::ORGANISER);
    let day = "2018-05-26".parse().unwrap();
    let plan = web::opening::Plan::new("The talks day", "Europe/Paris", day, day).unwrap();
    ledger.create(TALKS.parse().unwrap(), plan.order()).wait().unwrap();
    for (number, slug) in [(1, EVENT), (2, TALKS)] {
        let look = domain::site::Look {
            gathering: domain::Text::line("loom-week", domain::Field::Title).unwrap(),
            shares_tickets: true,
            ..ledger.view(slug).unwrap().event.site.look.clone()
        };
        let dress = domain::site::Command::Dress { seen: 1_000_000, look };
        ledger.ask(slug, order(number).with(Command::Site(dress))).wait().unwrap();
    }
    let person = PersonId(Id::from_bits(0xa3a2));
    let ticket = Ticket { source: "csv".to_owned(), code: "GVRKK-1".to_owned(), secret: None, kind: None, void: false };
    let mut brings = order(3).with(Command::Person(PersonCommand::Introduce { person, kind: Kind::Own }));
    brings.profiles.push((person, Profile { name: "Amara Diallo".to_owned(), ticket: Some(ticket), ..Profile::default() }));
    ledger.ask(TALKS, brings).wait().unwrap();
    ledger.stop();
}

#[test]
fn a_ticket_of_the_talks_day_comes_in_by_its_code_and_one_tap() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    open_sibling(data.path());
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::PHONE).unwrap();
    // The server reads what another process wrote when it looks the next time.
    until("the talks day is beside it", || organiser.get(&format!("/{EVENT}/about")).body.contains("The talks day").then_some(()));
    at_the_door(&program, &page);
    page.wait("document.querySelector('#door').dataset.shares").unwrap();
    page.type_text("#q", "gvrkk1").unwrap();
    page.wait("document.querySelector('#hits .name')?.innerText === 'Amara Diallo'").unwrap();
    let row = page.text("#hits li:first-child").unwrap();
    assert!(row.contains("from the list of The talks day"), "{row}");
    assert_eq!(
        page.eval("document.querySelector('#hits button').getAttribute('aria-label')").unwrap(),
        json!("Bring in Amara Diallo and check in")
    );
    assert!(!page.overflow_x().unwrap());
    // Somebody says something meanwhile, the page looks again, and the row stays where the finger goes.
    page.eval("document.querySelector('#hits li').stays = true, document.querySelector('#door').dataset.took = 'not yet'").unwrap();
    let day = ("day", DAY);
    let noted = organiser.post(&format!("/{EVENT}/notes"), &[day, ("kind", "question"), ("text", "Where is the coffee?")]);
    assert_eq!(noted.status, 303, "{}", noted.body);
    page.wait("document.querySelector('#door').dataset.took !== 'not yet'").unwrap();
    assert_eq!(page.eval("document.querySelector('#hits li')?.stays").unwrap(), json!(true));
    page.click("#hits li:first-child button").unwrap();
    page.wait("document.querySelector('#door').dataset.waiting === '0' && document.querySelector('.count48 b').innerText === '1 of 55'")
        .unwrap();
    assert_eq!(page.eval("[document.activeElement.id, document.querySelector('#q').value]").unwrap(), json!(["q", ""]));
    assert_eq!(heads(&mut organiser), 1);
    // From now on she is on this list, and nobody is brought in twice.
    page.type_text("#q", "gvrkk1").unwrap();
    page.wait("document.querySelector('#hits li.in') && !document.querySelector('#hits li').dataset.ticket").unwrap();
    assert_eq!(heads_on(&page), json!(1));
}
