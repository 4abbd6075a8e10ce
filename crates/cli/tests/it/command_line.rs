//! The program's commands, alone and beside a running server.

use browser::{Browser, Options, Size};

use crate::program::{DAY, EVENT, Program, run, until};
use crate::scene::row_comes;

#[test]
fn every_command_says_what_it_is_for() {
    for (command, purpose) in [
        (&[][..], "The live home of a contributor event"),
        (&["demo"], "Show a day of impl Days Paris 2018"),
        (&["serve"], "Serve the events of a data folder"),
        (&["new"], "Create an event"),
        (&["link"], "Make a link that lets somebody in"),
        (&["questionnaire"], "what is asked of participants"),
        (&["import"], "Bring something in"),
        (&["import", "live-document"], "A Markdown page with tables"),
        (&["import", "tito"], "Tickets as tito exports them"),
        (&["import", "pretix"], "Tickets as pretix exports them"),
        (&["import", "csv"], "Tickets in any table"),
        (&["import", "issues"], "Issues of a forge"),
        (&["import", "jekyll"], "A Jekyll site"),
        (&["import", "frab"], "A timetable in frab's XML"),
        (&["import", "pretalx"], "A timetable of pretalx"),
        (&["import", "ics"], "A calendar"),
        (&["export"], "Bring something out"),
        (&["backup"], "Copy all data into one file"),
        (&["restore"], "Put a backup in the place of the data"),
        (&["check"], "Look all data through"),
    ] {
        let help = run(&[command, &["--help"]].concat());
        let said = String::from_utf8(help.stdout).unwrap();
        assert_eq!((help.status.code(), help.stderr.len()), (Some(0), 0), "{command:?}");
        assert!(said.contains(purpose), "{command:?}: {said}");
        assert!(said.contains("Usage: impl-days"), "{command:?}: {said}");
    }
    assert_eq!(run(&["--version"]).stdout, format!("impl-days {}\n", env!("CARGO_PKG_VERSION")).into_bytes());
}

#[test]
fn wrong_use_is_one_line_and_2() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();
    let new = ["--title", "X", "--from", DAY, "--zone", "Europe/Paris", "--data", data];
    for (arguments, words) in [
        (&["demo", "--lisen", "127.0.0.1:0"][..], "--lisen"),
        (&["serve", "--listen", "somewhere"], "somewhere"),
        (&["serve", "--base-url", "days.example"], "a scheme and a host"),
        (&["dance"], "dance"),
        (&["new"], "--title"),
        (&[&["new", "assets"][..], &new].concat(), "assets"),
        (&[&["new", "Not A Slug"][..], &new].concat(), "Not A Slug"),
        (&["link", "--event", "x", "--role", "king"], "coordinator"),
        (&["export", "pdf", "--event", "x"], "pdf"),
        (&["import", "live-document"], "FILE"),
    ] {
        let (code, said) = refused(arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains(words) && said.contains("--help"), "{arguments:?}: {said}");
    }
    assert!(std::fs::read_dir(data).unwrap().next().is_none(), "wrong use made something");
}

#[test]
fn refused_work_is_one_line_and_1() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();
    let new = |from, to, zone| run(&["new", "rome", "--title", "Rome", "--from", from, "--to", to, "--zone", zone, "--data", data]);
    assert!(new("2019-06-01", "2019-06-02", "Europe/Rome").status.success());
    for (arguments, words) in [
        (&["new", "rome", "--title", "Rome", "--from", DAY, "--zone", "Europe/Rome", "--data", data][..], "rome exists already"),
        (&["new", "oslo", "--title", "Oslo", "--from", DAY, "--to", "2018-05-01", "--zone", "Europe/Oslo", "--data", data], "days"),
        (&["new", "oslo", "--title", "Oslo", "--from", DAY, "--zone", "Europe/Nowhere", "--data", data], "zone"),
        (&["link", "--event", "paris", "--role", "organiser", "--data", data], "there are: rome"),
        (&["export", "json", "--event", "paris", "--data", data], "there are: rome"),
        (&["import", "live-document", "/nowhere/page.md", "--event", "rome", "--data", data], "/nowhere/page.md"),
    ] {
        let (code, said) = refused(arguments);
        assert_eq!(code, Some(1), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}

/// The exit code and the one line on standard error.
fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let done = run(arguments);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.stdout, b"", "{arguments:?}");
    assert!(said.starts_with("impl-days: ") && said.lines().count() == 1, "{arguments:?} is not answered with one line: {said}");
    (done.status.code(), said)
}

#[test]
fn a_command_line_works_beside_a_running_server() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let program = Program::serve(data.path());
    let new = [
        "new",
        EVENT,
        "--title",
        "impl Days Paris",
        "--from",
        DAY,
        "--to",
        "2018-05-29",
        "--zone",
        "Europe/Paris",
        "--venue",
        "Mozilla:55",
        "--data",
        folder,
    ];
    let made = run(&new);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut ada = program.client();
    until("the server knows the new event", || (ada.get(&format!("/{EVENT}/")).status == 200).then_some(()));

    let made = run(&["link", "--event", EVENT, "--role", "coordinator", "--base-url", &program.base, "--data", folder]);
    let link = String::from_utf8(made.stdout).unwrap();
    let browser = Browser::start(&Options::default()).unwrap();
    let felix = browser.page(Size::LAPTOP).unwrap();
    // Opening it uses nothing up: chats and mail scanners open links.
    let path = link.trim().strip_prefix(&program.base).unwrap_or_else(|| panic!("{link}")).to_owned();
    assert_eq!(program.client().get(&path).status, 200);
    felix.goto(link.trim()).unwrap();
    felix.goto(link.trim()).unwrap();
    assert!(felix.text("main").unwrap().contains("coordinator"));
    felix.follow("form button.main").unwrap();
    felix.follow("#houses a.house").unwrap();
    assert!(felix.exists("#count").unwrap(), "the link did not make a coordinator");
    assert!(program.client().get(&path).body.contains("used up"), "one link let two in");
    // Whoever is in already and opens it again is on the board.
    felix.goto(link.trim()).unwrap();
    assert_eq!(
        ada.post(&format!("/{EVENT}/projects"), &[("day", DAY), ("title", "A map of Rust"), ("name", "Ada"), ("state", "running")]).status,
        303
    );
    row_comes(&felix, "A map of Rust");
    let exported = run(&["export", "json", "--event", EVENT, "--data", folder]);
    let exported: serde_json::Value = serde_json::from_slice(&exported.stdout).unwrap();
    assert_eq!(exported["days"][0]["projects"][0]["title"], "A map of Rust");
    let exported = run(&["export", "live-document", "--event", EVENT, "--data", folder]);
    let exported = String::from_utf8(exported.stdout).unwrap();
    assert!(exported.contains("| A map of Rust |"), "{exported:?}");
    assert_eq!(program.stop().code(), Some(0));
}

#[test]
fn serve_says_where_and_how_to_organise_and_stops_cleanly() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    assert!(program.said.contains(&format!("{}/\n", program.base)), "{}", program.said);
    let link = program.organiser_link().to_owned();
    let browser = Browser::start(&Options::default()).unwrap();
    let olga = browser.page(Size::LAPTOP).unwrap();
    olga.goto(&link).unwrap();
    olga.follow("form button.main").unwrap();
    olga.follow("a[href='/new']").unwrap();
    olga.fill("#title", "impl Days Oslo").unwrap();
    olga.fill("#houses", "Kulturhuset: 80").unwrap();
    olga.eval("document.querySelector('#from').value = '2018-05-28'").unwrap();
    olga.follow("button.main").unwrap();
    assert!(olga.exists("#running").unwrap(), "{}", olga.text("main").unwrap());
    assert!(olga.text("#houses").unwrap().contains("Kulturhuset"));
    olga.goto(&program.base).unwrap();
    assert!(olga.text("main").unwrap().contains("impl Days Oslo"));
    assert_eq!(program.stop().code(), Some(0), "a watching page keeps it from stopping");
}
