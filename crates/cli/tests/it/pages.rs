//! Every page, for everybody: read by ear, on a narrow screen, with the longest words.

use std::cell::RefCell;

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DAY, DEMO, EVENT, Program, run};
use crate::scene::text;

/// How wide a phone is.
pub const PHONE: u32 = 390;
/// How wide a laptop is.
pub const LAPTOP: u32 = 1280;

#[test]
fn the_audit_finds_nothing_on_any_page_of_the_demo() {
    let axe = browser::axe_source().unwrap();
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let people = People::come_to(&browser, &program, DEMO, "/role/coordinator");
    let found = RefCell::new(Vec::new());
    let mut audit = |page: &Page, what: &str| {
        found.borrow_mut().extend(page.run_axe(&axe).unwrap().into_iter().map(|line| format!("{what}: {line}")));
    };
    // Whoever works on some pages looks at those alone: IMPL_DAYS_PAGES=session
    let only = std::env::var("IMPL_DAYS_PAGES").unwrap_or_default();
    for (what, who, address) in people.pages().into_iter().filter(|(what, ..)| what.contains(&only)) {
        who.goto(&address).unwrap();
        for width in [PHONE, LAPTOP] {
            make_tall(who, width);
            audit(who, &format!("{what} at {width}"));
        }
        who.dark(true).unwrap();
        found.borrow_mut().extend(who.run_axe_on_colours(&axe).unwrap().into_iter().map(|line| format!("{what}, dark: {line}")));
        who.dark(false).unwrap();
    }
    let board = &people.board;
    let ada = &people.visitor;
    ada.goto(board).unwrap();
    make_tall(ada, PHONE);
    for sheet in [".thumb a.main", ".thumb a[href*='/done/new']", "#notes .note a[data-sheet]"] {
        ada.click(sheet).unwrap();
        ada.wait("document.querySelector('dialog[open]')").unwrap();
        audit(ada, &format!("open sheet {sheet}"));
        ada.press("Escape").unwrap();
        ada.wait("!document.querySelector('dialog')").unwrap();
    }
    ada.goto(&format!("{board}?lang=fr")).unwrap();
    make_tall(ada, PHONE);
    audit(ada, "board in French");
    people.what_is_shown_before_it_is_saved(&mut audit);
    let found = found.into_inner();
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

#[test]
fn the_audit_finds_nothing_where_nothing_is_yet() {
    let axe = browser::axe_source().unwrap();
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::PHONE).unwrap();
    let mut found = Vec::new();
    let mut audit = |what: &str, path: &str| {
        page.goto(&format!("{}{path}", program.base)).unwrap();
        for width in [PHONE, LAPTOP] {
            make_tall(&page, width);
            found.extend(page.run_axe(&axe).unwrap().into_iter().map(|line| format!("{what} at {width}: {line}")));
        }
    };
    audit("no events", "/");
    audit("create an event", "/new");
    program.open_event();
    audit("one event", "/");
    audit("empty board", &format!("/{EVENT}/"));
    audit("organiser link", program.organiser_link().strip_prefix(&program.base).expect("its own address"));
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

/// What a person who made the board the worst possible would type.
fn worst_titles() -> [String; 4] {
    [
        "Größtmöglicher Titel ".repeat(9).chars().take(180).collect(),
        "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4).chars().take(180).collect(),
        "👩🏽‍💻🦀 crab people 🏳️‍🌈".to_owned(),
        "مترجم روست بالعربية (rustc)".to_owned(),
    ]
}

#[test]
fn no_page_is_wider_than_its_window_whatever_stands_on_it() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let mut ask = |path: &str, fields: &[(&str, &str)]| {
        let reply = organiser.post(&format!("/{EVENT}/{path}"), &[&[("day", DAY)], fields].concat());
        assert_eq!(reply.status, 303, "{}", reply.body);
    };
    let house = program.client().json(&format!("/{EVENT}/board.json"))["houses"][0]["id"].as_str().expect("an id").to_owned();
    for title in &worst_titles() {
        ask(
            "projects",
            &[
                ("title", title),
                ("state", "running"),
                ("house", &house),
                ("where", title),
                ("audience", title),
                ("need", "mentor"),
                ("needs", title),
                ("name", title),
            ],
        );
        ask("projects", &[("title", title), ("second", "idea")]);
        ask("done", &[("what", title), ("others", title), ("link", &format!("https://example.org/{}", "a-very-long-path/".repeat(10)))]);
        ask("notes", &[("text", title), ("kind", "help")]);
    }
    for number in 0..200 {
        ask("projects", &[("title", &format!("Project {number}")), ("state", "running"), ("house", &house)]);
    }
    let browser = Browser::start(&Options::default()).unwrap();
    let people = People::come_to(&browser, &program, EVENT, &team_link(data.path().to_str().expect("a name in UTF-8"), &program));
    let mut found = Vec::new();
    let board = program.client().json(&format!("/{EVENT}/board.json"));
    let worst = board["projects"].as_array().into_iter().flatten().filter(|project| project["audience"] != "");
    let worst: Vec<_> = worst
        .map(|project| ("worst project", &people.joined, format!("{}projects/{}", people.board, project["id"].as_str().expect("an id"))))
        .collect();
    assert_eq!(worst.len(), worst_titles().len());
    for (what, who, address) in people.pages().into_iter().chain(worst) {
        who.goto(&address).unwrap();
        for width in [320, PHONE, LAPTOP] {
            who.resize(Size::new(width, 844, 1.0)).unwrap();
            let faults = who.eval(FAULTS).unwrap();
            found.extend(
                faults.as_array().into_iter().flatten().map(|fault| format!("{what} at {width}: {}", fault.as_str().unwrap_or_default())),
            );
        }
    }
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
}

/// A coordinator's link, made beside the running server.
fn team_link(data: &str, program: &Program) -> String {
    let made = run(&["link", "--data", data, "--event", EVENT, "--role", "coordinator", "--base-url", &program.base]);
    let link = String::from_utf8(made.stdout).unwrap();
    let path = link.trim().strip_prefix(&program.base).unwrap_or_else(|| panic!("{link} {}", String::from_utf8_lossy(&made.stderr)));
    path.strip_prefix(&format!("/{EVENT}")).expect("the link leads into the event").to_owned()
}

/// What is wrong with a page as it is seen: too wide, text too small, not one main heading, more than one main button.
pub const FAULTS: &str = "(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && !one.closest('svg'));
    faults.push(`${root.scrollWidth} wide; ${wide.slice(-3).map((one) => one.outerHTML.slice(0, 90)).join(' | ')}`);
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || holder.closest('svg, .vh, option, script') || !holder.checkVisibility({visibilityProperty: true})) continue;
    const size = parseFloat(getComputedStyle(holder).fontSize);
    if (size < 14) small.add(`${size} px: ${holder.cloneNode(false).outerHTML.slice(0, 80)}`);
  }
  faults.push(...small);
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) faults.push(`${heads} h1`);
  const mains = [...document.querySelectorAll('.button.main')].filter((one) => {
    const {top, bottom} = one.getBoundingClientRect();
    return one.checkVisibility({visibilityProperty: true}) && bottom > 0 && top < innerHeight;
  });
  if (mains.length > 1) faults.push(`${mains.length} main buttons: ${mains.map((one) => one.textContent).join(', ')}`);
  return faults;
})()";

/// Makes the window as tall as the page: an audit looks only at what is in the window.
fn make_tall(page: &Page, width: u32) {
    page.resize(Size::new(width, 844, 1.0)).unwrap();
    let height = page.eval("document.documentElement.scrollHeight").unwrap();
    let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).expect("a page has a height");
    page.resize(Size::new(width, height.max(844), 1.0)).unwrap();
}

/// A visitor, somebody who sits at a table, and a coordinator.
pub struct People {
    base: String,
    pub board: String,
    pub visitor: Page,
    joined: Page,
    coordinator: Page,
    project: String,
    house: String,
    /// The house, as addresses name it.
    letters: String,
    note: String,
    outcome: String,
    task: String,
    person: String,
    step: String,
    session: String,
    /// A page of the event's site, and the same as its team edits it.
    written: [String; 2],
}

impl People {
    /// They come to an event on whose board something stands. `team` is where the coordinator comes in.
    pub fn come_to(browser: &Browser, program: &Program, slug: &str, team: &str) -> Self {
        let open = || browser.page(Size::LAPTOP).unwrap();
        let (visitor, joined, coordinator) = (open(), open(), open());
        let board = format!("{}/{slug}/", program.base);
        coordinator.goto(&format!("{}/{slug}{team}", program.base)).unwrap();
        if coordinator.exists("form[action*='/link/'] button.main").unwrap() {
            coordinator.follow("form[action*='/link/'] button.main").unwrap();
        }
        joined.goto(&board).unwrap();
        let href = |css: &str| text(joined.eval(&format!("document.querySelector({}).href", json!(css))).unwrap());
        let (project, house, note) = (href("#running .line h3 a"), href("#houses a.house"), href("#notes .note a[data-sheet]"));
        joined.goto(&project).unwrap();
        joined.type_text("#name", "Ada").unwrap();
        joined.follow("form.join button").unwrap();
        let script = "fetch('../board.json').then((answer) => answer.json()).then(({outcomes}) => outcomes[0].id)";
        let outcome = format!("{board}outcomes/{}", text(joined.eval(script).unwrap()));
        joined.goto(&format!("{board}tasks/new")).unwrap();
        joined.type_text("#title", "Name the `Loom` errors, and say what to try next").unwrap();
        joined.follow("form.card button.main").unwrap();
        joined.follow("form[action$='/claims'] button").unwrap();
        joined.follow("form[action$='/stuck'] button").unwrap();
        let task = text(joined.eval("location.href.split('?')[0]").unwrap());
        let first = |path: &str, css: &str| {
            joined.goto(&format!("{board}{path}")).unwrap();
            text(joined.eval(&format!("document.querySelector({}).href", json!(css))).unwrap())
        };
        let (person, step) = (first("people", "#main li a[href*='/people/']"), first("history", "#main li a[href*='/history/']"));
        let (session, written) = Self::plan_and_write(&coordinator, &board);
        joined.goto(&session).unwrap();
        joined.follow("form[action$='/pick'] button").unwrap();
        let letters = house.split("/houses/").nth(1).and_then(|rest| rest.split('?').next()).unwrap_or_default().to_owned();
        Self {
            base: program.base.clone(),
            board,
            visitor,
            joined,
            coordinator,
            project,
            house,
            letters,
            note,
            outcome,
            task,
            person,
            step,
            session,
            written,
        }
    }

    /// The coordinator puts two sessions on the timetable, writes a page of the site, thanks a sponsor and names a theme. Gives the first
    /// session and the page.
    fn plan_and_write(coordinator: &Page, board: &str) -> (String, [String; 2]) {
        let plan = |title: &str, at: &str| {
            coordinator.goto(&format!("{board}timetable/new")).unwrap();
            coordinator.type_text("#title", title).unwrap();
            coordinator.choose("#day", DAY).unwrap();
            coordinator.fill("#at", at).unwrap();
            coordinator.fill("#minutes", "60").unwrap();
            coordinator.eval("document.querySelector('#place').selectedIndex = 2").unwrap();
            coordinator.type_text("#text", "For *whoever* likes looms.\n\n## Bring\n\n- yarn\n- a laptop").unwrap();
            coordinator.type_text("#speakers", "Noor Haddad, Wim").unwrap();
            coordinator.follow("form.card button.main").unwrap();
            if coordinator.exists("input[name=anyway]").unwrap() {
                coordinator.click("input[name=anyway]").unwrap();
                coordinator.follow("form.card button.main").unwrap();
            }
            text(coordinator.eval("location.href.split('?')[0]").unwrap())
        };
        let session = plan("Weaving errors for newcomers, and what the compiler could say instead", "14:00");
        plan("Spindles", "14:30");
        coordinator.goto(&format!("{board}site/new")).unwrap();
        coordinator.type_text("#title", "How to find us").unwrap();
        coordinator.type_text("#menu", "Find us").unwrap();
        coordinator.type_text("#text", "## By metro\n\n| line | stop |\n|---|---|\n| 8 | Grands Boulevards |\n\n{{ include houses }}\n\n## On foot\n\n1. out\n2. left").unwrap();
        coordinator.follow("form.card button.main").unwrap();
        let written = text(coordinator.eval("location.href.split('?')[0]").unwrap());
        coordinator.goto(&format!("{board}site")).unwrap();
        let edited = text(coordinator.eval("document.querySelector('main a[href*=\"/site/pages/\"]').href").unwrap());
        coordinator.goto(&format!("{board}site/sponsors")).unwrap();
        coordinator.type_text("#name-0", "Loom & Co").unwrap();
        coordinator.type_text("#level-0", "Gold").unwrap();
        coordinator.follow("form button.main").unwrap();
        coordinator.goto(&format!("{board}settings/themes")).unwrap();
        coordinator
            .type_text("#page", "# Roadmap\n\n## [Better errors](https://example.org/errors)\n\n- Say what to try\n\n## Faster builds\n")
            .unwrap();
        coordinator.follow("button[value=look]").unwrap();
        coordinator.follow("button[value=keep]").unwrap();
        (session, [written, edited])
    }

    /// Pages that only a form leads to: a preview, the headings of a roadmap, a refusal with what was typed.
    fn what_is_shown_before_it_is_saved(&self, audit: &mut impl FnMut(&Page, &str)) {
        let mara = &self.coordinator;
        let mut audit = |what: &str| {
            for width in [PHONE, LAPTOP] {
                make_tall(mara, width);
                audit(mara, &format!("{what} at {width}"));
            }
        };
        mara.goto(&format!("{}site/new", self.board)).unwrap();
        mara.type_text("#title", "Directions").unwrap();
        mara.type_text("#text", "## By boat\n\nNot in {{ event.cty }}.\n\n- [ ] one\n- [x] two\n").unwrap();
        mara.follow("button[name=preview]").unwrap();
        audit("preview of a page");
        mara.goto(&format!("{}settings/themes", self.board)).unwrap();
        mara.type_text("#page", "# Roadmap\n\n## Documents\n\n### A book\n").unwrap();
        mara.follow("button[value=look]").unwrap();
        audit("headings of a roadmap");
        mara.goto(&format!("{}timetable/new", self.board)).unwrap();
        mara.type_text("#title", "Nothing yet").unwrap();
        mara.fill("#at", "half past").unwrap();
        mara.follow("form.card button.main").unwrap();
        audit("plan a session, refused");
    }

    /// Every page: what it is, who looks at it, and where it is.
    pub fn pages(&self) -> Vec<(&'static str, &Page, String)> {
        let Self { base, board, visitor, joined, coordinator, .. } = self;
        vec![
            ("board", visitor, board.clone()),
            ("board, joined", joined, board.clone()),
            ("second day", visitor, format!("{board}?day=2018-05-29")),
            ("project", visitor, self.project.clone()),
            ("project, joined", joined, self.project.clone()),
            ("edit a project", joined, self.project.replace('?', "/edit?")),
            ("add a project", visitor, format!("{board}projects/new")),
            ("done", visitor, format!("{board}done/new")),
            ("done, joined", joined, format!("{board}done/new")),
            ("write a note", visitor, format!("{board}notes/new")),
            ("note", visitor, self.note.clone()),
            ("house", visitor, self.house.clone()),
            ("house, coordinator", coordinator, self.house.clone()),
            ("my place", visitor, format!("{board}me")),
            ("my place, joined", joined, format!("{board}me")),
            ("new here", visitor, format!("{board}new-here")),
            ("edit an outcome", joined, format!("{}/edit", self.outcome)),
            ("take an outcome back", joined, format!("{}/withdraw", self.outcome)),
            ("outcome", visitor, self.outcome.clone()),
            ("merge a project", joined, self.project.replace('?', "/merge?")),
            ("take a project off", joined, self.project.replace('?', "/withdraw?")),
            ("project, coordinator", coordinator, self.project.clone()),
            ("lead", joined, format!("{board}projects/lead")),
            ("what goes on", coordinator, format!("{board}continue")),
            ("people", visitor, format!("{board}people")),
            ("people, coordinator", coordinator, format!("{board}people")),
            ("person", visitor, self.person.clone()),
            ("person, coordinator", coordinator, self.person.clone()),
            ("two are one", coordinator, format!("{board}people/merge")),
            ("tasks", visitor, format!("{board}tasks")),
            ("tasks, coordinator", coordinator, format!("{board}tasks")),
            ("bring tasks in", coordinator, format!("{board}tasks/bring")),
            ("add a task", visitor, format!("{board}tasks/new")),
            ("task", visitor, self.task.clone()),
            ("task, joined", joined, self.task.clone()),
            ("edit a task", joined, format!("{}/edit", self.task)),
            ("corner", visitor, format!("{board}corner")),
            ("write into the corner", joined, format!("{board}corner/edit")),
            ("history", visitor, format!("{board}history")),
            ("history, coordinator", coordinator, format!("{board}history")),
            ("step", joined, self.step.clone()),
            ("step, coordinator", coordinator, self.step.clone()),
            ("take back", coordinator, format!("{board}history/take-back")),
            ("take back, chosen", coordinator, format!("{board}history/take-back?who=visitors&since=2018-05-28T05:00")),
            ("team", coordinator, format!("{board}team")),
            ("team, visitor", visitor, format!("{board}team")),
            ("invite", coordinator, format!("{board}team/invite")),
            ("signed in", coordinator, format!("{board}team/signed-in")),
            ("word of the day", coordinator, format!("{board}team/word")),
            ("come in", visitor, format!("{board}come-in")),
            ("settings", coordinator, format!("{board}settings")),
            ("settings: facts", coordinator, format!("{board}settings/facts")),
            ("settings: days", coordinator, format!("{board}settings/days")),
            ("settings: a day", coordinator, format!("{board}settings/days/{DAY}")),
            ("settings: new house", coordinator, format!("{board}settings/houses/new")),
            (
                "settings: house",
                coordinator,
                self.house.replace("/houses/", "/settings/houses/").split('?').next().unwrap_or_default().to_owned(),
            ),
            ("settings: signposts", coordinator, format!("{board}settings/signposts")),
            ("safe", coordinator, format!("{board}safe")),
            ("share", visitor, format!("{board}share")),
            ("posters", visitor, format!("{board}poster")),
            ("report", visitor, format!("{board}report")),
            ("keys", visitor, format!("{board}keys")),
            ("import", coordinator, format!("{board}import")),
            ("import, visitor", visitor, format!("{board}import")),
            ("questionnaire", visitor, format!("{board}questionnaire")),
            ("questionnaire, joined", joined, format!("{board}questionnaire")),
            ("what is known", joined, format!("{board}me/data")),
            ("erase", joined, format!("{board}me/erase")),
            ("sign in", visitor, format!("{board}sign-in")),
            ("settings: questions", coordinator, format!("{board}settings/questionnaire")),
            ("tickets", coordinator, format!("{board}people/tickets")),
            ("who comes", coordinator, format!("{board}coming")),
            ("terms", coordinator, format!("{board}coming/terms")),
            ("what words mean", coordinator, format!("{board}coming/skills")),
            ("waiting list", coordinator, format!("{board}coming/waiting")),
            ("plan of houses", coordinator, format!("{board}coming/plan")),
            ("kitchen sheet", coordinator, format!("{board}coming/kitchen")),
            ("list of participants", coordinator, format!("{board}coming/list")),
            ("round", visitor, format!("{board}round")),
            ("round, joined", joined, format!("{board}round")),
            ("desk", coordinator, format!("{board}round")),
            ("plan of places", coordinator, format!("{board}round/plan")),
            ("person in the round", coordinator, self.person.replace("/people/", "/round/people/")),
            ("letters", coordinator, format!("{board}letters")),
            ("write letters", coordinator, format!("{board}letters/write?kind=message")),
            ("door", coordinator, format!("{board}door")),
            ("door, found", coordinator, format!("{board}door?house={}&q=a", self.letters)),
            ("door, visitor", visitor, format!("{board}door")),
            ("end of the day", coordinator, format!("{board}door/end")),
            ("scan", coordinator, format!("{board}door/scan")),
            ("paper list", coordinator, format!("{board}door/print")),
            ("say that one is here", joined, format!("{board}here")),
            ("timetable", visitor, format!("{board}timetable?day={DAY}")),
            ("timetable, joined", joined, format!("{board}timetable?day={DAY}")),
            ("timetable, nothing there", coordinator, format!("{board}timetable?day=2018-05-29")),
            ("session", visitor, self.session.clone()),
            ("session, joined", joined, self.session.clone()),
            ("session, coordinator", coordinator, self.session.clone()),
            ("edit a session", coordinator, format!("{}/edit", self.session)),
            ("plan a session", coordinator, format!("{board}timetable/new")),
            ("take a room", visitor, format!("{board}timetable/new")),
            ("picks", visitor, format!("{board}timetable/mine")),
            ("picks, joined", joined, format!("{board}timetable/mine")),
            ("history of a session", visitor, format!("{board}history?session={}", self.session.rsplit('/').next().unwrap_or_default())),
            ("about", visitor, format!("{board}about")),
            ("about, coordinator", coordinator, format!("{board}about")),
            ("page of the site", visitor, self.written[0].clone()),
            ("edit a page", coordinator, self.written[1].clone()),
            ("history of a page", coordinator, format!("{board}history?page={}", self.written[1].rsplit('/').next().unwrap_or_default())),
            ("pages of the site", coordinator, format!("{board}site")),
            ("write a page", coordinator, format!("{board}site/new")),
            ("look", coordinator, format!("{board}site/look")),
            ("sponsors", coordinator, format!("{board}site/sponsors")),
            ("settings: themes", coordinator, format!("{board}settings/themes")),
            ("problem", visitor, format!("{board}projects/nowhere")),
            ("no such address", visitor, format!("{base}/nowhere/at/all")),
            ("start", visitor, format!("{base}/")),
            ("create an event", visitor, format!("{base}/new")),
        ]
    }
}
