//! Tasks from a forge: looked at, corrected, brought in, read again. The forge is a server on this machine that speaks as GitHub
//! documents it.

#[path = "../../../forge/tests/it/server.rs"]
#[expect(dead_code, reason = "the stories here need a part of what it can do")]
mod server;

use std::sync::Arc;
use std::time::Duration;

use domain::Role;
use domain::task::{Aside, Size, Task};
use fanout::Limits;
use forge::Github;
use serde_json::json;
use web::Options;

use crate::client::{Answer, Guest};
use crate::house::{House, add_project, named};
use server::{Server, Told, issue};

const TASKS: &str = "/paris-2018/tasks";
const BRING: &str = "/paris-2018/tasks/bring";
const LOOM: &str = "weaving/loom";

fn house(server: &Server) -> House {
    let github = Github::with_patience(&server.base().parse().unwrap(), None, Duration::from_secs(2));
    House::open_with(Options { forge: Some(Arc::new(github)), ..Options::default() }, Limits::default())
}

/// Five issues: an easy one, one that somebody is at, one that nobody touched for long, one that is closed, and a pull request.
fn five(server: &Server) {
    let with = |number, title, labels: &[&str], key: &str, value: serde_json::Value| {
        let mut issue = issue(LOOM, number, title, labels);
        issue[key] = value;
        issue
    };
    server.has(
        LOOM,
        vec![
            issue(LOOM, 1, "Name the `Loom` <b>errors</b>", &["E-easy", "A-parser"]),
            with(2, "Oil the treadle", &["weft"], "assignee", json!({ "login": "somebody" })),
            with(3, "Dye it blue", &[], "updated_at", json!("2017-01-01T10:00:00Z")),
            with(4, "An old one", &[], "state", json!("closed")),
            with(5, "A pull request", &[], "pull_request", json!({})),
        ],
    );
}

fn look(guest: &mut Guest, from: &str) -> Answer {
    guest.form(BRING, "/tasks/bring").set("from", from).press("step", "look")
}

/// Looks at what stands there and brings it in.
fn bring(guest: &mut Guest, from: &str) {
    let preview = look(guest, from);
    assert_eq!(preview.status, 200, "{}", preview.text());
    guest.form_of(&preview, "/tasks/bring").press("step", "bring").location();
}

fn task(house: &House, title: &str) -> Task {
    let view = house.view();
    let mut titled = view.event.tasks.values().filter(|task| task.facts.title.as_str().contains(title));
    let task = titled.next().unwrap_or_else(|| panic!("no task {title}")).clone();
    assert!(titled.next().is_none(), "two tasks {title}");
    task
}

/// Says that one leads a project.
fn leads(house: &House, guest: &mut Guest, title: &str) {
    let project = house.project(title);
    guest.form(&project, "/leads").press("leads", "yes").location();
}

#[test]
fn a_lead_brings_issues_to_her_project_and_reads_them_again() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    add_project(&mut ada, "Weaving", "Ada");
    leads(&house, &mut ada, "Weaving");
    named(linus.form("/paris-2018/notes/new", "/notes").set("text", "Hello"), "Linus").send().location();
    // Who leads nothing is told who may.
    assert!(!linus.page(TASKS).body.contains("tasks/bring"));
    let refused = linus.get(BRING);
    assert!(refused.status == 403 && refused.text().contains("coordinator"), "{}", refused.text());
    assert!(ada.page(TASKS).body.contains("href=\"/paris-2018/tasks/bring\""));
    assert!(!ada.page(BRING).text().contains("for none, it lies in the pool"), "a lead brings to the own project alone");
    assert!(server.asked().is_empty(), "nothing is asked before somebody presses");

    let seq = house.seq();
    let preview = look(&mut ada, &format!("{}/weaving/loom/issues?q=is%3Aopen", server.base()));
    let text = preview.text();
    for said in [
        "3 issues from weaving/loom, read 9:20.",
        "1 pull request is left out.",
        "New 1",
        "easy · parser · weaving/loom#1",
        "New, but not offered 2",
        "somebody is at it where it comes from · weaving/loom#2",
        "nobody touched it for long where it comes from · weaving/loom#3",
        "E-easy on 1 issue",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(preview.body.contains("&#60;b&#62;errors") || preview.body.contains("&lt;b&gt;errors"), "{}", preview.body);
    assert!(!text.contains("An old one") && house.seq() == seq);
    let there = ada.form_of(&preview, "/tasks/bring").press("step", "bring").location().to_owned();
    let done = ada.page(&there);
    assert!(done.text().contains("The tasks are in. 3 tasks from weaving/loom, read 9:20."), "{}", done.text());
    assert_eq!(server.asked().len(), 1, "what was looked at is brought in, without asking anew");
    let easy = task(&house, "Name the");
    assert_eq!((easy.facts.size, easy.facts.project.is_some(), easy.aside), (Size::Easy, true, None));
    assert_eq!(task(&house, "Oil").aside, Some(Aside::Taken));
    assert_eq!(task(&house, "Dye").aside, Some(Aside::Stale));

    // Nothing changed there.
    house.clock_strikes("2018-05-28T10:42");
    let again = ada.form_of(&done, "#h-does").press("step", "look");
    let text = again.text();
    for said in ["3 issues from weaving/loom, read 10:42.", "Nothing among them is new.", "3 stand here already"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let third = ada.form_of(&done, "#h-does").press("step", "look").text();
    assert!(third.contains("Nothing changed there since they were read before."), "{third}");

    // What was closed since follows, though it is in no list of open ones; what never was here stays away.
    let closed = |number, title| {
        let mut issue = issue(LOOM, number, title, &["E-easy"]);
        (issue["state"], issue["updated_at"]) = (json!("closed"), json!("2018-05-28T08:30:00Z"));
        issue
    };
    server.has(LOOM, vec![closed(1, "Name the errors"), closed(6, "Quickly opened and closed")]);
    let again = ada.form_of(&done, "#h-does").press("step", "look");
    assert!(
        again.text().contains("Follow their forge 1") && again.text().contains("1 is closed there and was never here"),
        "{}",
        again.text()
    );
    ada.form_of(&again, "/tasks/bring").press("step", "bring").location();
    assert_eq!(task(&house, "Name the").aside, Some(Aside::Closed));
    assert_eq!(house.view().event.tasks.len(), 3);
    assert!(ada.page(TASKS).text().contains("closed where it comes from"));
}

#[test]
fn who_does_not_lead_a_project_has_nothing_read() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    add_project(&mut ada, "Weaving", "Ada");
    let project = house.project("Weaving");
    named(linus.form(&project, "/seats"), "Linus").send().location();
    let letters = project.rsplit('/').next().unwrap().to_owned();
    let look: Vec<(String, String)> =
        [("from", LOOM), ("project", &letters), ("step", "look")].map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    // Who sits there brings nothing at all.
    assert_eq!((linus.get(BRING).status, linus.post(BRING, &look).status), (403, 403));
    // Who only says so may bring a file, and has nothing read.
    leads(&house, &mut linus, "Weaving");
    let page = linus.page(BRING);
    assert!(page.text().contains("Coordinators read at 127.0.0.1") && !page.body.contains("name=\"from\""), "{}", page.text());
    let refused = linus.post(BRING, &look);
    assert!(refused.status == 403 && refused.refusal().starts_with("Coordinators read at 127.0.0.1"), "{}", refused.text());
    assert!(server.asked().is_empty());
    // The team says so, too; and whoever put it there.
    let mut mara = house.guest(Role::Coordinator);
    let person = house.person("Linus").0.to_string();
    for leads in ["no", "yes"] {
        mara.form(&project, "/leads").set("person", &person).press("leads", leads).location();
    }
    assert_eq!(linus.post(BRING, &look).status, 200);
    assert!(!ada.page(BRING).body.contains("name=\"from\""));
    leads(&house, &mut ada, "Weaving");
    assert_eq!(ada.post(BRING, &look).status, 200);
}

#[test]
fn leads_have_so_much_read_in_an_hour_and_the_team_more() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut ada = house.visitor();
    add_project(&mut ada, "Weaving", "Ada");
    leads(&house, &mut ada, "Weaving");
    for _ in 0..10 {
        assert_eq!(look(&mut ada, LOOM).status, 200);
    }
    let asked = server.asked().len();
    let often = look(&mut ada, LOOM);
    assert_eq!(often.status, 429);
    assert_eq!(
        often.refusal(),
        "Leads have read at the forge a lot in the last hour. Ask a coordinator to read for you, or read from 10:20 on."
    );
    assert_eq!(server.asked().len(), asked);
    assert_eq!(look(&mut house.guest(Role::Coordinator), LOOM).status, 200);
    house.clock_strikes("2018-05-28T10:20");
    assert_eq!(look(&mut ada, LOOM).status, 200);
}

#[test]
fn several_repositories_are_read_at_once_and_what_is_not_read_is_said_of_each() {
    let server = Server::start();
    five(&server);
    let wheel = "spinning/wheel";
    server.has(wheel, vec![issue(wheel, 7, "Grease the hub", &["E-easy"])]);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let seen = look(&mut mara, "weaving/loom, spinning/wheel\r\nweaving/nothing\r\nweaving/loom");
    let text = seen.text();
    for said in [
        "3 issues from weaving/loom, read 9:20.",
        "1 issue from spinning/wheel, read 9:20.",
        "Nothing of weaving/nothing was read: ",
        "New 2",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("0 issues"), "{text}");
    let there = mara.form_of(&seen, "/tasks/bring").press("step", "bring").location().to_owned();
    let done = mara.page(&there);
    assert!(done.text().contains("4 tasks from weaving/loom, spinning/wheel, weaving/nothing, read 9:20."), "{}", done.text());
    assert_eq!((task(&house, "Grease").facts.size, task(&house, "Name the").facts.size), (Size::Easy, Size::Easy));
    // All of them are read again by one press.
    let again = mara.form_of(&done, "#h-does").press("step", "look").text();
    assert!(again.contains("from spinning/wheel, read 9:20.") && again.contains("Nothing among them is new."), "{again}");

    // One that is not clear is named before any is asked, and what was typed stands there still.
    let asked = server.asked().len();
    let unclear = look(&mut mara, "weaving/loom\nthe wheel");
    assert_eq!((unclear.status, server.asked().len()), (422, asked));
    let said = "“the wheel”: A repository is written as its owner and its name, such as rust-lang/rust.";
    assert!(unclear.refusal().starts_with(said), "{}", unclear.refusal());
    assert_eq!(mara.form_of(&unclear, "/tasks/bring").value("from").as_deref(), Some("weaving/loom\nthe wheel"));
    let many: Vec<String> = (0..21).map(|number| format!("owner-{number}/loom")).collect();
    assert!(look(&mut mara, &many.join("\n")).refusal().starts_with("That is more than 20 at once."));
    assert_eq!(server.asked().len(), asked);
}

#[test]
fn where_a_forge_wants_silence_what_was_read_is_kept_and_the_rest_is_said_with_its_time() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    // The first is the last question that it answers for ten minutes.
    let headers = [("Date", "Mon, 28 May 2018 08:42:00 GMT"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1527497520")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let body = json!([issue("spinning/wheel", 7, "Grease the hub", &[])]).to_string().into_bytes();
    server.answers(Told { status: 200, headers, body, ..Told::default() });
    let seen = look(&mut mara, "spinning/wheel weaving/loom");
    let text = seen.text();
    assert!(text.contains("1 issue from spinning/wheel, read 9:20.") && text.contains("New 1"), "{text}");
    assert!(text.contains("Nothing of weaving/loom was read: it was asked too often and answers again from 9:30 CEST on."), "{text}");
    assert!(text.contains("It is read again by itself at 9:30 CEST; then it waits under"), "{text}");
    mara.form_of(&seen, "/tasks/bring").press("step", "bring").location();
    assert_eq!((task(&house, "Grease").facts.size, server.asked().len()), (Size::Unknown, 1));
}

/// An answer by which a forge wants silence, that is over at once by its own clock.
fn limit(server: &Server) {
    let headers = [("Date", "Mon, 28 May 2018 08:42:00 GMT"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1527496920")];
    server.answers_with(403, &headers);
}

#[test]
fn what_a_forge_did_not_give_is_read_again_by_itself_and_waits_for_who_asked_for_it() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    server.has("spinning/wheel", vec![issue("spinning/wheel", 7, "Grease the hub", &["E-easy"])]);
    limit(&server);
    server.answers_with(500, &[]);
    let refused = look(&mut mara, "spinning/wheel, weaving/loom");
    assert!(refused.refusal().contains("It is read again by itself at 9:21 CEST"), "{}", refused.text());
    // Who looks at tasks as somebody of the team sees it; who is not, does not.
    let waits = "spinning/wheel; weaving/loom is read again by itself at 9:21 CEST.";
    assert!(mara.page(TASKS).text().contains(waits) && mara.page(BRING).text().contains(waits), "{}", mara.page(TASKS).text());
    assert!(!house.visitor().page(TASKS).text().contains("by itself"));
    let asked = server.asked().len();
    house.reads_again();
    assert_eq!(server.asked().len(), asked, "it is not time yet");

    // One of them is there by then, the other takes longer each time.
    house.clock_strikes("2018-05-28T09:21");
    limit(&server);
    house.reads_again();
    let text = mara.page(BRING).text();
    let given = "3 issues from weaving/loom were read 9:21 by itself and wait under";
    assert!(text.contains(given) && text.contains("spinning/wheel is read again by itself at 9:26 CEST."), "{text}");
    assert_eq!(house.view().event.tasks.len(), 0, "nothing is brought in that nobody saw");
    let page = mara.page(BRING);
    let asked = server.asked().len();
    let preview = mara.form_with(&page, "rest").press("step", "look");
    assert!(preview.text().contains("3 issues from weaving/loom, read 9:21.") && preview.text().contains("New 1"), "{}", preview.text());
    mara.form_of(&preview, "/tasks/bring").press("step", "bring").location();
    assert_eq!((house.view().event.tasks.len(), server.asked().len()), (3, asked), "it is what was read");
    let text = mara.page(BRING).text();
    assert!(!text.contains(given) && text.contains("spinning/wheel is read again by itself at 9:26"), "{text}");
    house.clock_strikes("2018-05-28T09:26");
    house.reads_again();
    let page = mara.page(BRING);
    let preview = mara.form_with(&page, "rest").press("step", "look");
    let there = mara.form_of(&preview, "/tasks/bring").press("step", "bring").location().to_owned();
    let text = mara.page(&there).text();
    assert!(!text.contains("by itself") && text.contains("The tasks are in. 4 tasks from"), "{text}");
    assert_eq!(task(&house, "Grease").facts.size, Size::Easy);
}

#[test]
fn a_forge_that_stays_down_is_left_alone_after_a_while_and_that_is_said() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let down = |times: usize| (0..times).for_each(|_| server.answers_with(500, &[]));
    down(1);
    assert!(look(&mut mara, LOOM).refusal().contains("read again by itself at 9:21"));
    for (time, next) in [("09:21", "9:26"), ("09:26", "9:41"), ("09:41", "10:41")] {
        house.clock_strikes(&format!("2018-05-28T{time}"));
        down(1);
        house.reads_again();
        let text = mara.page(BRING).text();
        assert!(text.contains(&format!("weaving/loom is read again by itself at {next} CEST.")), "{text}");
    }
    house.clock_strikes("2018-05-28T10:41");
    down(1);
    house.reads_again();
    let over =
        "weaving/loom was tried again for more than an hour and is not read by itself any more: something is wrong there (it says 500).";
    assert!(mara.page(TASKS).text().contains(over), "{}", mara.page(TASKS).text());
    let asked = server.asked().len();
    house.clock_strikes("2018-05-28T16:00");
    house.reads_again();
    assert_eq!(server.asked().len(), asked);
    // One press reads it, and all is as if nothing had been.
    let page = mara.page(BRING);
    let preview = mara.form_with(&page, "rest").press("step", "look");
    assert!(preview.text().contains("3 issues from weaving/loom, read 16:00."), "{}", preview.text());
    assert!(!mara.page(BRING).text().contains("by itself"));
}

#[test]
fn what_will_not_be_otherwise_is_not_tried_again() {
    let server = Server::start();
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    assert!(!look(&mut mara, "weaving/nothing").refusal().contains("by itself"));
    assert!(!mara.page(BRING).text().contains("by itself"));
}

#[test]
fn leads_read_several_at_once_as_often_as_one_after_the_other() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut ada = house.visitor();
    add_project(&mut ada, "Weaving", "Ada");
    leads(&house, &mut ada, "Weaving");
    let several =
        |many: usize| (0..many).map(|number| format!("owner-{number}/loom")).chain([LOOM.to_owned()]).collect::<Vec<_>>().join(" ");
    assert!(look(&mut ada, &several(10)).refusal().starts_with("That is more than 10 at once."));
    assert_eq!(look(&mut ada, &several(7)).status, 200);
    house.clock_strikes("2018-05-28T09:30");
    assert_eq!(look(&mut ada, &several(2)).status, 429);
    assert_eq!((look(&mut ada, LOOM).status, look(&mut ada, LOOM).status, look(&mut ada, LOOM).status), (200, 200, 429));
}

#[test]
fn what_is_private_is_not_brought_onto_a_page_for_everybody() {
    let server = Server::start();
    five(&server);
    let secret = "weaving/secret";
    server.has(secret, vec![issue(secret, 9, "Not for everybody", &[])]);
    server.is_private(secret);
    let token = forge::Token::of("ghp_0123456789abcdef");
    let github = Github::with_patience(&server.base().parse().unwrap(), token, Duration::from_secs(2));
    let house = House::open_with(Options { forge: Some(Arc::new(github)), ..Options::default() }, Limits::default());
    let mut mara = house.guest(Role::Coordinator);
    assert_eq!(
        look(&mut mara, secret).refusal(),
        "Nothing of weaving/secret was read: it is private, and what is brought in here everybody sees. Choose a public one."
    );
    let found = look(&mut mara, "org:weaving").text();
    assert!(found.contains("Name the") && !found.contains("Not for everybody"), "{found}");
}

#[test]
fn a_file_is_a_file_whatever_it_looks_like() {
    let server = Server::start();
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let part = json!({
        "source": { "repository": "weaving/loom" }, "issues": 900, "pull_requests": 0, "unchanged": false, "moved": "somebody/else",
        "trouble": null
    });
    let mut closed = issue(LOOM, 2, "Closed", &[]);
    closed["state"] = json!("closed");
    let file = json!({ "items": [issue(LOOM, 1, "One thread", &[]), closed], "at": "2018-05-28T07:20:00Z", "parts": [part] }).to_string();
    let preview = mara.upload(BRING, &[("seq", "0"), ("step", "look"), ("project", "")], &file);
    let again = mara.form_of(&preview, "/tasks/bring").press("step", "again");
    for page in [&preview, &again] {
        let text = page.text();
        assert!(text.contains("2 issues in the file.") && !text.contains("900") && !text.contains("somebody/else"), "{text}");
    }
    let there = mara.form_of(&again, "/tasks/bring").press("step", "bring").location().to_owned();
    assert!(there.ends_with("?done=file"), "{there}");
    assert!(!mara.page(&there).text().contains("Read so far"));
    // Both are there, as was shown: what is closed and was never here is left out of readings only.
    assert_eq!(house.view().event.tasks.len(), 2);
}

#[test]
fn a_task_whose_label_says_so_has_a_mentor() {
    let server = Server::start();
    server.has(LOOM, vec![issue(LOOM, 1, "One thread", &["E-mentor", "E-easy"]), issue(LOOM, 2, "Two threads", &["E-easy"])]);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let preview = look(&mut mara, LOOM);
    assert_eq!(preview.text().matches("has a mentor").count(), 1, "{}", preview.text());
    mara.form_of(&preview, "/tasks/bring").press("step", "bring").location();
    let page = |title: &str| format!("{TASKS}/{}", task(&house, title).id.0.short());
    assert!(mara.page(TASKS).text().contains("One thread easy has a mentor"), "{}", mara.page(TASKS).text());
    assert!(mara.page(&page("One")).text().contains("Helps with it somebody where it comes from"), "{}", mara.page(&page("One")).text());
    assert!(!mara.page(&page("Two")).text().contains("Helps with it"));
    // Who writes about it by hand does not take that away.
    let edit = format!("{}/edit", page("One"));
    let seq = house.seq();
    mara.form(&edit, "/edit").set("title", "One long thread").send().location();
    assert!(house.seq() > seq && task(&house, "One long").facts.mentored);
}

#[test]
fn what_became_otherwise_since_it_was_looked_at_is_shown_once_more() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let preview = look(&mut mara, LOOM);
    bring(&mut house.guest(Role::Coordinator), LOOM);
    let seq = house.seq();
    let late = mara.form_of(&preview, "/tasks/bring").press("step", "bring");
    assert_eq!((late.status, house.seq()), (409, seq));
    assert!(late.text().contains("Nothing among them is new."), "{}", late.text());
}

#[test]
fn a_label_that_nothing_has_is_said_as_that() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(BRING, "/tasks/bring").set("from", LOOM).set("label", "e-eazy");
    let text = form.press("step", "look").text();
    assert!(text.contains("0 issues from weaving/loom, e-eazy, read 9:20.") && text.contains("check how it is written there"), "{text}");
}

#[test]
fn what_a_label_means_is_corrected_before_anything_is_written() {
    let server = Server::start();
    server.has(LOOM, vec![issue(LOOM, 1, "Oil the treadle", &["weft & \"warp\""])]);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let preview = look(&mut mara, LOOM);
    let form = mara.form_of(&preview, "/tasks/bring");
    assert_eq!(form.value("means").as_deref(), Some("nothing"));
    let corrected = form.set("means", "easy").press("step", "again");
    assert!(corrected.text().contains("easy · weaving/loom#1"), "{}", corrected.text());
    assert_eq!(house.view().event.tasks.len(), 0);
    // What nobody saw is not brought in.
    let not_yet = mara.form_of(&corrected, "/tasks/bring").set("means", "words").press("step", "bring");
    assert_eq!((not_yet.status, house.view().event.tasks.len()), (409, 0));
    assert!(not_yet.refusal().starts_with("Nothing is brought in yet"), "{}", not_yet.text());
    assert!(not_yet.text().contains("not code") || not_yet.text().contains("Not code"), "{}", not_yet.text());
    mara.form_of(&not_yet, "/tasks/bring").press("step", "bring").location();
    let task = task(&house, "Oil");
    assert_eq!((task.facts.size, task.facts.other, task.facts.skills[0].as_str()), (Size::Unknown, true, "weft & \"warp\""));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_came_in_the_way_is_said_and_what_was_read_is_kept() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let limited = [("Date", "Mon, 28 May 2018 08:42:00 GMT"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1527498420")];
    for _ in 0..2 {
        server.answers_with(403, &limited);
        let refused = look(&mut mara, LOOM);
        assert_eq!(refused.status, 422);
        let said = "Nothing of weaving/loom was read: it was asked too often and answers again from 9:45 CEST on. It is read again by itself at 9:45 CEST";
        assert!(refused.refusal().starts_with(said), "{}", refused.refusal());
        // What was typed is not lost.
        assert_eq!(mara.form_of(&refused, "/tasks/bring").value("from").as_deref(), Some(LOOM));
    }
    assert_eq!(server.asked().len(), 1, "it is not asked before that");
    assert_eq!(house.view().event.tasks.len(), 0);

    let server = Server::start();
    server.has(LOOM, (1..=4).map(|number| issue(LOOM, number, &format!("Thread {number}"), &[])).collect());
    server.pages_of(2);
    let house = self::house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let refusal = |mara: &mut Guest, from: &str| look(mara, from).refusal();
    for (from, said) in [
        ("", "Say of which repository, such as rust-lang/rust, or choose a file."),
        ("loom", "A repository is written as its owner and its name, such as rust-lang/rust. An address of 127.0.0.1"),
        ("https://10.0.0.1/weaving/loom", "10.0.0.1 is not asked from here, only 127.0.0.1"),
        ("http://127.0.0.1/weaving/loom", "127.0.0.1 is not asked from here, only 127.0.0.1"),
    ] {
        let refusal = refusal(&mut mara, from);
        assert!(refusal.starts_with(said), "{refusal}");
    }
    assert!(server.asked().is_empty());
    assert_eq!(
        refusal(&mut mara, "weaving/nothing"),
        "Nothing of weaving/nothing was read: there is no such repository, or it is private. Check how it is written."
    );
    // The second page leads elsewhere: the first one is there.
    let link = "<https://elsewhere.example/x>; rel=\"next\"";
    let body = json!([issue(LOOM, 1, "Thread 1", &[])]).to_string().into_bytes();
    server.answers(server::Told { status: 200, headers: vec![("Link".to_owned(), link.to_owned())], body, ..server::Told::default() });
    let preview = look(&mut mara, LOOM);
    assert!(
        preview.text().contains("Not all of weaving/loom was read: it leads on to elsewhere.example, which is not asked from here."),
        "{}",
        preview.text()
    );
    mara.form_of(&preview, "/tasks/bring").press("step", "bring").location();
    assert_eq!(house.view().event.tasks.len(), 1);
}

#[test]
fn a_repository_that_moved_has_the_same_tasks() {
    let server = Server::start();
    server.has(LOOM, vec![issue(LOOM, 1, "One thread", &[])]);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, LOOM);
    server.has("weavers/loom", vec![issue("weavers/loom", 1, "One long thread", &[])]);
    server.moves(LOOM, "weavers/loom");
    let preview = look(&mut mara, LOOM);
    assert!(preview.text().contains("weaving/loom is now at weavers/loom."), "{}", preview.text());
    mara.form_of(&preview, "/tasks/bring").press("step", "bring").location();
    let task = task(&house, "thread");
    assert_eq!(task.facts.title.as_str(), "One long thread");
    assert_eq!(house.view().event.tasks.len(), 1);
}

#[test]
fn one_issue_from_two_sources_is_one_task_and_stays_where_it_is() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let (mut ada, mut bea) = (house.visitor(), house.visitor());
    add_project(&mut ada, "Weaving", "Ada");
    add_project(&mut bea, "Spinning", "Bea");
    leads(&house, &mut ada, "Weaving");
    leads(&house, &mut bea, "Spinning");
    bring(&mut ada, LOOM);
    // By a search the same ones are found.
    let same = look(&mut ada, "org:weaving treadle");
    assert!(same.text().contains("1 stands here already, as it is there."), "{}", same.text());
    // They are Ada's now.
    let others = look(&mut bea, LOOM);
    assert!(
        others.text().contains("Here already, for others 3") && others.text().contains("Nothing among them is new."),
        "{}",
        others.text()
    );
    let seq = house.seq();
    let fields = |step: &str| mara_fields(&others, step);
    assert_eq!(bea.post(BRING, &fields("bring")).status, 303);
    assert_eq!(house.seq(), seq);
    // To another's project she brings nothing, whatever she posts.
    let weaving = house.project("Weaving").rsplit('/').next().unwrap().to_owned();
    let forged: Vec<(String, String)> =
        fields("bring").into_iter().filter(|(name, _)| name != "project").chain([("project".to_owned(), weaving)]).collect();
    assert_eq!(bea.post(BRING, &forged).status, 403);
    assert_eq!(house.view().event.tasks.len(), 3);
}

/// What a preview's form posts by a button that it may not have.
fn mara_fields(page: &Answer, step: &str) -> Vec<(String, String)> {
    let forms = crate::markup::forms(&page.body);
    let form = forms.into_iter().find(|form| form.action.ends_with("/tasks/bring")).expect("the form");
    form.fields().into_iter().chain([("step".to_owned(), step.to_owned())]).collect()
}

#[test]
fn what_was_looked_at_lies_there_for_half_an_hour_and_for_nobody_else() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let preview = look(&mut mara, LOOM);
    let mut other = house.guest(Role::Coordinator);
    let gone = "it lies here no more. Read it again, or choose the file again.";
    let fields = mara_fields(&preview, "bring");
    assert!(other.post(BRING, &fields).refusal().ends_with(gone));
    house.clock_strikes("2018-05-28T09:51");
    let late = mara.post(BRING, &fields);
    assert!(late.status == 422 && late.refusal().ends_with(gone), "{}", late.text());
    assert_eq!(house.view().event.tasks.len(), 0);
}

#[test]
fn without_a_forge_a_file_will_do() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(BRING);
    assert!(page.text().contains("No forge is asked from here. Give a file of issues instead."));
    let mut closed = issue(LOOM, 2, "Closed", &[]);
    closed["state"] = json!("closed");
    let file = json!([issue(LOOM, 1, "One thread", &["E-easy"]), closed, issue(LOOM, 1, "Again", &[]), 7]).to_string();
    let preview = mara.upload(BRING, &[("seq", "0"), ("step", "look"), ("project", "")], &file);
    let text = preview.text();
    for said in ["2 issues in the file.", "1 stands in the file twice", "1 is left out: it is no issue", "New 1", "New, but not offered 1"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    mara.form_of(&preview, "/tasks/bring").press("step", "bring").location();
    assert_eq!(house.view().event.tasks.len(), 2);
    let broken = mara.upload(BRING, &[("seq", "0"), ("step", "look")], "[\n{,");
    assert!(broken.status == 422 && broken.refusal().starts_with("This file is no JSON from line 2 on."), "{}", broken.text());
    let refused = mara.post(BRING, &[("from".into(), LOOM.into()), ("step".into(), "look".into())]);
    assert_eq!(refused.refusal(), "No forge is asked from here. Give a file of issues instead.");
}

#[test]
fn pages_of_tasks_hear_what_others_do() {
    let server = Server::start();
    five(&server);
    let house = house(&server);
    let mut mara = house.guest(Role::Coordinator);
    let (mut list, mut linus) = (house.visitor().watch(TASKS), house.visitor());
    bring(&mut mara, LOOM);
    list.hears("pulse");
    let page = format!("{TASKS}/{}", task(&house, "Name the").id.0.short());
    let mut one = house.visitor().watch(&page);
    named(linus.form(&page, "/claims"), "Linus").send().location();
    one.hears("pulse");
    list.hears("pulse");
    assert!(house.visitor().page(&page).text().contains("Linus"));
}
