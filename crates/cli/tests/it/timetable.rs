//! The timetable and the site in a browser: found by two taps, picked, clashing while one types, by keyboard, without script, on paper.

use browser::{Browser, Options, Size};
use serde_json::{Value, json};

use crate::client::Client;
use crate::program::{DAY, EVENT, Program};
use crate::scene::text;

/// A server, and an event with two rooms in one house.
struct Days {
    program: Program,
    organiser: Client,
    _data: tempfile::TempDir,
}

impl Days {
    fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let program = Program::serve(data.path());
        let organiser = program.open_event();
        Self { program, organiser, _data: data }
    }

    fn at(&self, path: &str) -> String {
        format!("{}/{EVENT}{path}", self.program.base)
    }

    /// The value of the place whose name ends so.
    fn place(&mut self, name: &str) -> String {
        let page = self.organiser.get(&format!("/{EVENT}/timetable/new")).body;
        let options = page.split("<option value=\"").skip(1);
        let found = options.filter(|option| option.split('<').next().is_some_and(|said| said.contains(name))).last();
        found.and_then(|option| option.split('"').next()).unwrap_or_else(|| panic!("no place {name}")).to_owned()
    }

    /// Puts a session on Monday's timetable. Gives its path.
    fn plan(&mut self, title: &str, at: &str, minutes: &str, place: &str) -> String {
        let place = if place.is_empty() { String::new() } else { self.place(place) };
        let fields = [
            ("title", title),
            ("day", DAY),
            ("at", at),
            ("minutes", minutes),
            ("place", &place),
            ("kind", "talk"),
            ("speakers", "Noor Haddad"),
        ];
        let reply = self.organiser.post(&format!("/{EVENT}/timetable"), &fields);
        assert_eq!(reply.status, 303, "{}", reply.body);
        reply.location.split('?').next().unwrap_or_default().to_owned()
    }

    /// A day with this many sessions in two rooms, one after the other in each, and a pause for all.
    fn full_day(&mut self, sessions: usize) -> Vec<String> {
        let titles: Vec<String> =
            (0..sessions).map(|number| format!("Session {number:02} about weaving with threads and colours")).collect();
        for (number, title) in titles.iter().enumerate() {
            let (slot, room) = (number / 2, ["101", "201"][number % 2]);
            let minutes = 9 * 60 + slot * 30;
            self.plan(title, &format!("{}:{:02}", minutes / 60, minutes % 60), "25", room);
        }
        titles
    }
}

#[test]
fn ada_finds_her_session_by_room_and_hour_in_two_taps() {
    let mut days = Days::open();
    days.full_day(12);
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    ada.goto(&days.at("/")).unwrap();
    let tap = |css: &str| {
        let box_of = format!("(({{width, height}}) => [width, height])(document.querySelector({}).getBoundingClientRect())", json!(css));
        let size = ada.eval(&box_of).unwrap();
        assert!(size[1].as_f64().is_some_and(|high| high >= 44.0), "{css} is {size} large");
        let seen = format!("document.querySelector({}).getBoundingClientRect().bottom <= innerHeight", json!(css));
        assert_eq!(ada.eval(&seen).unwrap(), json!(true), "{css} is in sight");
        ada.follow(css).unwrap();
    };
    tap("a.to-timetable");
    let room = text(
        ada.eval("[...document.querySelectorAll('.by-room a')].find((link) => link.textContent.includes('201')).getAttribute('href')")
            .unwrap(),
    );
    tap(&format!(".by-room a[href='{room}']"));
    // Without another tap and without scrolling sideways: hour and name, one under the other, in order.
    let rows = ada.eval("[...document.querySelectorAll('.grid td h3')].map((head) => head.textContent.trim().slice(0, 10))").unwrap();
    assert_eq!(rows, json!(["Session 01", "Session 03", "Session 05", "Session 07", "Session 09", "Session 11"]));
    let in_sight = "[...document.querySelectorAll('.grid td')].filter((cell) => cell.querySelector('.hours')?.getBoundingClientRect().bottom < innerHeight).length";
    let seen = ada.eval(in_sight).unwrap().as_u64().unwrap_or_default();
    assert!(seen >= 5, "{seen} of six are in sight at once");
    assert!(!ada.overflow_x().unwrap());
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}

#[test]
fn many_rooms_stand_side_by_side_wide_enough_for_words() {
    let mut days = Days::open();
    let words = "Développement collaboratif";
    for room in 1..=12 {
        let place = format!("Amphithéâtre {room}");
        for at in ["10:00", "11:00"] {
            let fields = [("title", words), ("day", DAY), ("at", at), ("minutes", "30"), ("where", &place), ("kind", "talk")];
            assert_eq!(days.organiser.post(&format!("/{EVENT}/timetable"), &fields).status, 303);
        }
    }
    // Two at once that nobody gave a room have columns with a name, too.
    days.plan("Choir", "10:00", "30", "");
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::LAPTOP).unwrap();
    ada.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    let columns = ada.eval("[...document.querySelectorAll('.grid thead th')].map((head) => head.textContent.trim())").unwrap();
    let columns: Vec<&str> = columns.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!((columns.len(), columns.iter().filter(|name| name.is_empty()).count()), (13, 0), "{columns:?}");
    // No word is broken: each title has a line for each of its words at most.
    let most = "Math.max(...[...document.querySelectorAll('.grid h3')].map((head) => head.offsetHeight / parseFloat(getComputedStyle(head).lineHeight)))";
    assert!(ada.eval(most).unwrap().as_f64().is_some_and(|lines| lines < 2.5), "words are broken");
    assert!(!ada.overflow_x().unwrap(), "the table moves sideways, the page does not");
    // By keyboard: the region is reached and moves, and the hours stay in sight.
    ada.eval("document.querySelector('.across[role=region][tabindex=\"0\"]').focus()").unwrap();
    ada.press("ArrowRight").unwrap();
    ada.wait("document.querySelector('.across').scrollLeft > 0").unwrap();
    ada.eval("document.querySelector('.across').scrollLeft = 5000").unwrap();
    let stays = "(() => { const {left} = document.querySelector('.across').getBoundingClientRect(); return document.querySelector('.grid tbody th').getBoundingClientRect().left - left; })()";
    assert_eq!(ada.eval(stays).unwrap(), json!(0));
    assert_eq!(ada.eval("document.querySelector('.across').scrollLeft > 400").unwrap(), json!(true));
    // Where the audit is at hand, it has nothing to say of a region that moves.
    if let Ok(axe) = browser::axe_source() {
        assert_eq!(ada.run_axe(&axe).unwrap(), Vec::<String>::new());
    }
    // On paper nothing moves: there it is a list in which each says its room.
    ada.print_media(true).unwrap();
    let seen = ada.eval("[...document.querySelectorAll('.grid td:not(:empty)')].filter((cell) => !cell.querySelector('.room')?.checkVisibility() || !cell.querySelector('.hours').checkVisibility()).length").unwrap();
    assert_eq!(seen, json!(0), "each says when and where it is");
    assert_eq!(
        ada.eval("[...document.querySelectorAll('.grid td:empty, .grid thead')].some((cell) => cell.checkVisibility())").unwrap(),
        json!(false)
    );
    assert!(ada.text("main").unwrap().contains("impl Days Paris"), "paper says of which event it is");
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}

#[test]
fn a_pick_without_account_stays_and_hears_of_a_move() {
    let mut days = Days::open();
    let looms = days.plan("Looms", "10:30", "45", "101");
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    ada.goto(&format!("{}{looms}", days.program.base)).unwrap();
    ada.follow("form[action$='/pick'] button[value=yes]").unwrap();
    ada.reload().unwrap();
    assert!(ada.exists("form[action$='/pick'] button[value=no]").unwrap(), "it is one of her picks still");
    ada.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    ada.wait("document.querySelector('.grid .picked .picked-word')").unwrap();

    let place = days.place("201");
    let edit = days.organiser.get(&format!("{looms}/edit")).body;
    let seq = edit.split("name=\"seq\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0").to_owned();
    let fields = [
        ("seq", seq.as_str()),
        ("title", "Looms"),
        ("day", DAY),
        ("at", "11:30"),
        ("minutes", "45"),
        ("place", &place),
        ("kind", "talk"),
        ("speakers", "Noor Haddad"),
    ];
    let reply = days.organiser.post(&format!("{looms}/edit"), &fields);
    assert_eq!(reply.status, 303, "{}", reply.body);
    for page in ["/timetable/mine".to_owned(), looms.trim_start_matches(&format!("/{EVENT}")).to_owned()] {
        ada.goto(&days.at(&page)).unwrap();
        let said = ada.text("main").unwrap();
        assert!(said.contains("Moved. Before it was: 10:30") && said.contains("room 101") && said.contains("room 201"), "{page}: {said}");
    }
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}

#[test]
fn noor_takes_a_room_from_her_phone_and_clashes_are_said_while_she_types() {
    let mut days = Days::open();
    days.plan("Looms", "10:30", "45", "101");
    let (room, free) = (days.place("101"), days.place("201"));
    let browser = Browser::start(&Options::default()).unwrap();
    let noor = browser.page(Size::PHONE).unwrap();
    noor.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    noor.follow(".section-head a.button").unwrap();
    noor.type_text("#title", "Yarn in plain words").unwrap();
    noor.choose("#day", DAY).unwrap();
    noor.fill("#at", "11:00").unwrap();
    noor.fill("#minutes", "30").unwrap();
    noor.choose("#place", &room).unwrap();
    noor.wait("document.getElementById('clashes').textContent.includes('Looms')").unwrap();
    assert_eq!(noor.text("#title").unwrap(), "", "a field has no text of its own");
    assert_eq!(noor.eval("document.getElementById('title').value").unwrap(), json!("Yarn in plain words"));
    noor.choose("#place", &free).unwrap();
    noor.wait("!document.getElementById('clashes').textContent.includes('Looms')").unwrap();
    noor.type_text("#name", "Noor").unwrap();
    noor.follow("form.card button.main").unwrap();
    assert!(noor.text("h1").unwrap().contains("Yarn in plain words"));
    noor.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    assert!(noor.text(".grid").unwrap().contains("Yarn in plain words"));
    assert_eq!(noor.console_errors(), Vec::<String>::new());
}

#[test]
fn by_keyboard_alone_and_without_script_alone() {
    let mut days = Days::open();
    days.plan("Looms", "10:30", "45", "101");
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::LAPTOP).unwrap();
    let tab_to = |css: &str| {
        for _ in 0..60 {
            ada.press("Tab").unwrap();
            if ada.eval(&format!("document.activeElement.matches({})", json!(css))).unwrap() == json!(true) {
                let seen = ada.eval("getComputedStyle(document.activeElement).outlineStyle !== 'none'").unwrap();
                assert_eq!(seen, json!(true), "one sees that {css} has the focus");
                return;
            }
        }
        panic!("no Tab leads to {css}");
    };
    let enter = |arrived: &str| {
        ada.press("Enter").unwrap();
        ada.wait(&format!("document.readyState === 'complete' && document.querySelector({})", json!(arrived))).unwrap();
    };
    ada.goto(&days.at("/")).unwrap();
    tab_to("a.to-timetable");
    enter(".grid");
    tab_to(".grid h3 a");
    enter("form[action$='/pick']");
    tab_to("form[action$='/pick'] button[value=yes]");
    enter("form[action$='/pick'] button[value=no]");

    let wim = browser.page(Size::PHONE).unwrap();
    wim.script_off().unwrap();
    wim.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    wim.follow(".grid h3 a").unwrap();
    wim.follow("form[action$='/pick'] button[value=yes]").unwrap();
    wim.follow("a[href$='/timetable/mine']").unwrap();
    assert!(wim.text(".picks").unwrap().contains("Looms"));
    wim.goto(&days.at("/timetable/new")).unwrap();
    wim.fill("#title", "Spindles").unwrap();
    wim.choose("#day", DAY).unwrap();
    wim.fill("#at", "12:00").unwrap();
    wim.fill("#minutes", "30").unwrap();
    let free = days.place("201");
    wim.choose("#place", &free).unwrap();
    wim.fill("#name", "Wim").unwrap();
    wim.follow("form.card button.main").unwrap();
    assert!(wim.text("h1").unwrap().contains("Spindles"));
}

#[test]
fn a_page_is_looked_at_before_it_is_saved() {
    let days = Days::open();
    let browser = Browser::start(&Options::default()).unwrap();
    let mara = browser.page(Size::LAPTOP).unwrap();
    mara.goto(days.program.organiser_link()).unwrap();
    mara.follow("form button.main").unwrap();
    mara.goto(&days.at("/site/new")).unwrap();
    mara.type_text("#title", "How to find us").unwrap();
    mara.type_text("#menu", "Find us").unwrap();
    mara.type_text("#text", "## By metro\n\nFrom {{ event.title }}.\n\n<script>window.ran = true</script>").unwrap();
    mara.follow("button[name=preview]").unwrap();
    let seen = mara.text(".preview").unwrap();
    assert!(seen.contains("By metro") && seen.contains("From impl Days Paris."), "{seen}");
    assert_eq!(mara.eval("window.ran ?? null").unwrap(), Value::Null);
    assert_eq!(mara.eval("document.getElementById('title').value").unwrap(), json!("How to find us"), "what was typed is there");
    assert!(days.program.client().get(&format!("/{EVENT}/about")).body.matches("Find us").count() == 0, "nothing is saved yet");
    mara.follow("form.card button.main").unwrap();
    assert!(mara.text("main").unwrap().contains("By metro"));
    mara.follow(".site-menu a[aria-current], .site-name a, .site-menu a").unwrap();
    assert!(mara.text(".site-menu").unwrap().contains("Find us"));
    assert_eq!(mara.console_errors(), Vec::<String>::new());
}

#[test]
fn the_front_page_of_the_site_follows_the_board_on_its_days() {
    let mut days = Days::open();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    ada.goto(&days.at("/about")).unwrap();
    ada.eval("window.stays = true").unwrap();
    let fields = [("day", DAY), ("title", "QUIC for newcomers"), ("state", "running")];
    assert_eq!(days.organiser.post(&format!("/{EVENT}/projects"), &fields).status, 303);
    ada.wait("document.getElementById('main').textContent.includes('QUIC for newcomers')").unwrap();
    assert_eq!(ada.eval("window.stays").unwrap(), json!(true), "without another page");
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}

/// The sum of what moved without anybody's doing since the page began to load.
const SHIFTS: &str = "(() => {
  window.shift = 0;
  window.moved = [];
  const take = (entries) => {
    for (const entry of entries) {
      if (entry.hadRecentInput) continue;
      window.shift += entry.value;
      window.moved.push(...entry.sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName ?? ''));
    }
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  window.settled = async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await document.fonts.ready;
    await frame();
    await frame();
    take(observer.takeRecords());
    return [window.shift, window.moved];
  };
})()";

/// The most that may move in a first view: a fifth of what is called good elsewhere (0.1).
const MOST: f64 = 0.02;

#[test]
fn nothing_moves_in_a_first_view() {
    let mut days = Days::open();
    days.full_day(12);
    let browser = Browser::start(&Options::default()).unwrap();
    let mut told = Vec::new();
    for size in [Size::PHONE, Size::LAPTOP] {
        let ada = browser.page(size).unwrap();
        ada.run_first(SHIFTS).unwrap();
        // Somebody with picks: they come after the page is drawn.
        for number in [1, 4] {
            ada.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
            let link = text(ada.eval(&format!("document.querySelectorAll('.grid h3 a')[{number}].href")).unwrap());
            ada.goto(&link).unwrap();
            ada.follow("form[action$='/pick'] button[value=yes]").unwrap();
        }
        for (page, drawn) in [
            ("/", "true"),
            (&format!("/timetable?day={DAY}"), "document.querySelectorAll('.picked-word').length === 2"),
            ("/timetable/mine", "true"),
            ("/about", "true"),
            ("/questionnaire", "true"),
        ] {
            ada.goto(&days.at(page)).unwrap();
            ada.wait(drawn).unwrap();
            let said = ada.eval("window.settled()").unwrap();
            println!("{page} at {size:?}: {said}");
            if said[0].as_f64().is_none_or(|shift| shift >= MOST) {
                told.push(format!("{page} at {size:?}: {said}"));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// A browser draws what has come of a page: lines that stand there must not become narrower once there is more to scroll.
#[test]
fn a_page_is_as_wide_before_there_is_anything_to_scroll() {
    let mut days = Days::open();
    days.full_day(12);
    let browser = Browser::start(&Options { scrollbars: true, ..Options::default() }).unwrap();
    let ada = browser.page(Size::new(900, 700, 1.0)).unwrap();
    ada.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    let width = "Math.round(document.getElementById('main').getBoundingClientRect().width)";
    assert_eq!(ada.eval("document.documentElement.scrollHeight > innerHeight").unwrap(), json!(true), "it scrolls");
    assert_eq!(ada.eval("document.documentElement.clientWidth < innerWidth").unwrap(), json!(true), "by a bar");
    let whole = ada.eval(width).unwrap();
    ada.eval("document.getElementById('main').replaceChildren()").unwrap();
    assert_eq!(ada.eval("document.documentElement.scrollHeight > innerHeight").unwrap(), json!(false), "it does not scroll");
    assert_eq!(ada.eval(width).unwrap(), whole);
}

#[test]
fn a_day_is_printed_whole() {
    let mut days = Days::open();
    let titles = days.full_day(28);
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    page.goto(&days.at(&format!("/timetable?day={DAY}"))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("day.pdf");
    page.pdf(&file).unwrap();
    let document = lopdf::Document::load(&file).unwrap();
    let sheets: Vec<String> = document
        .get_pages()
        .keys()
        .map(|number| document.extract_text(&[*number]).unwrap().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    println!("{} sheets", sheets.len());
    assert!(sheets.len() <= 3, "{} sheets", sheets.len());
    for (number, title) in titles.iter().enumerate() {
        let at: Vec<usize> = (0..sheets.len()).filter(|sheet| sheets[*sheet].contains(title.as_str())).collect();
        assert_eq!(at.len(), 1, "{title} stands whole on one sheet: {sheets:#?}");
        // Both rooms of an hour are on the same sheet, with the rooms' names above.
        assert!(sheets[at[0]].contains("room 101") || sheets[at[0]].contains("101"), "{}", sheets[at[0]]);
        let beside = &titles[number ^ 1];
        assert!(sheets[at[0]].contains(beside.as_str()), "{title} and {beside} are one row");
    }
}
