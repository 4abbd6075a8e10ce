//! Tasks: written down, found, taken by one or several, and given up by silence.

use domain::task::{Aside, Command as TaskCommand, Facts, Found, Size};
use domain::{Actor, Command, CommandId, Field, Id, Role, TaskId, Text};
use ledger::Order;

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House, add_idea, add_project, named};

const TASKS: &str = "/paris-2018/tasks";
const NEW: &str = "/paris-2018/tasks/new";

/// Somebody writes a task down. Gives its page.
fn add(house: &House, guest: &mut Guest, title: &str, size: &str, name: &str) -> String {
    let before: Vec<TaskId> = house.view().event.tasks.keys().copied().collect();
    let form = guest.form(NEW, "/tasks").set("title", title).set("size", size).set("skills", "parser, lexer");
    let form = if name.is_empty() { form } else { named(form, name) };
    let there = form.send().location().to_owned();
    let new = house.view().event.tasks.keys().copied().find(|id| !before.contains(id)).expect("it is written down");
    assert_eq!(there, page_of(new));
    there
}

fn page_of(task: TaskId) -> String {
    format!("{TASKS}/{}", task.0.short())
}

/// Somebody with a name, at no project.
fn somebody(house: &House, name: &str) -> Guest {
    let mut guest = house.visitor();
    named(guest.form("/paris-2018/notes/new", "/notes").set("text", "Hello"), name).send().location();
    guest
}

fn at_it(page: &Answer) -> &str {
    page.body.split_once("id=\"h-at-it\"").expect("who is at it").1
}

/// Tasks as a forge tells of them.
fn brought(house: &House, found: &[(&str, Option<Aside>)]) -> Vec<TaskId> {
    let id = CommandId(Id::from_bits(0x77 << 64));
    let one = |(nth, (title, aside)): (u16, &(&str, Option<Aside>))| Found {
        task: TaskId(id.nth(nth)),
        source: Text::line(&format!("github:weaving/loom#{nth}"), Field::Link).unwrap(),
        facts: Facts { title: Text::line(title, Field::Title).unwrap(), size: Size::Easy, ..Facts::default() },
        aside: *aside,
    };
    let found: Vec<Found> = (0..).zip(found).map(one).collect();
    let tasks = found.iter().map(|one| one.task).collect();
    house.ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(Command::Task(TaskCommand::Bring { found }))).wait().unwrap();
    tasks
}

#[test]
fn a_task_is_written_down_and_two_are_at_it() {
    let house = House::open();
    assert!(house.visitor().page(TASKS).text().contains("No task is written down yet."));
    assert!(house.visitor().page(BOARD).body.contains("href=\"/paris-2018/tasks\""));
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "Name the `Loom` errors", "easy", "Ada");
    let list = ada.page(TASKS);
    for part in ["Name the <code>Loom</code> errors", ">easy</span>", "parser, lexer"] {
        assert!(list.body.contains(part), "{part}: {}", list.body);
    }
    assert!(!list.text().contains("At it:"));

    ada.form(&task, "/claims").send().location();
    house.clock_strikes("2018-05-28T09:21");
    // Who has no name yet says it with the same press.
    let mut linus = house.visitor();
    named(linus.form(&task, "/claims"), "Linus").send().location();
    let page = linus.page(&task);
    assert!(at_it(&page).contains("Ada") && at_it(&page).contains("Linus"), "{}", page.text());
    assert!(page.text().contains("If you say nothing, it is free again at"));
    assert!(ada.page(TASKS).text().contains("At it: Ada and Linus"));

    linus.form(&task, "/claims/mine/remove").send().location();
    assert!(ada.page(TASKS).text().contains("At it: Ada"));
    assert!(!ada.page(TASKS).text().contains("Linus"));
    // The history tells it, and leads back.
    let there = ada.get(&format!("{task}/history")).location().to_owned();
    let history = ada.page(&there);
    assert!(history.text().contains("Ada works on “Name the Loom errors”"), "{}", history.text());
}

#[test]
fn who_is_not_listed_is_at_a_task_as_a_head() {
    let house = House::open();
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    let mut grete = house.visitor();
    named(grete.form(&task, "/claims"), "Grete").set("listing", "nobody").send().location();
    grete.form(&task, "/stuck").press("stuck", "yes").location();
    for path in [TASKS, &task] {
        let page = ada.page(path).text();
        assert!(!page.contains("Grete"), "{page}");
    }
    assert!(ada.page(TASKS).text().contains("At it: 1 person"));
    assert!(at_it(&ada.page(&task)).contains("1 person"));
    // She herself sees her own name.
    assert!(at_it(&grete.page(&task)).contains("Grete"));
}

#[test]
fn what_does_not_build_warns_on_the_line_of_its_project_without_a_name_and_for_that_day() {
    let house = House::open();
    let mut grete = house.visitor();
    crate::house::add_project(&mut grete, "Weaving", "Grete");
    let project = house.project("Weaving");
    let letters = project.rsplit('/').next().unwrap().to_owned();
    let mut tried = |title: &str| {
        let form = grete.form("/paris-2018/tasks/new", "/tasks").set("title", title).set("project", &letters);
        let task = form.send().location().to_owned();
        grete.form(&task, "/stuck").press("stuck", "yes").location();
        task
    };
    let mut stream = house.visitor().watch(BOARD);
    let first = tried("Name the errors");
    let line = stream.hears("1 task does not build here").data;
    assert!(line.contains("Weaving"), "{line}");
    tried("Oil the treadle");
    stream.hears("2 tasks do not build here");
    let board = house.visitor().page(BOARD).text();
    assert!(board.contains("2 tasks do not build here"), "{board}");
    // It is another project's task now, and it builds after all.
    crate::house::add_project(&mut house.visitor(), "Spinning", "Jorge");
    let other = house.project("Spinning").rsplit('/').next().unwrap().to_owned();
    grete.form(&format!("{first}/edit"), "/edit").set("project", &other).send().location();
    let board = house.visitor().page(BOARD).text();
    assert_eq!((board.matches("1 task does not build here").count(), board.matches("2 tasks").count()), (2, 0), "{board}");
    grete.form(&first, "/stuck").press("stuck", "no").location();
    assert_eq!(house.visitor().page(BOARD).text().matches("1 task does not build here").count(), 1);
    // The next morning is another day.
    house.clock_strikes("2018-05-29T09:00");
    assert!(!house.visitor().page("/paris-2018/?day=2018-05-29").text().contains("not build here"));
}

#[test]
fn a_claim_lapses_after_hours_of_silence_and_not_before() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:00");
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    ada.form(&task, "/claims").send().location();
    let mut linus = somebody(&house, "Linus");
    linus.form(&task, "/claims").send().location();
    assert!(ada.page(&task).text().contains("If you say nothing, it is free again at 13:00."), "{}", ada.page(&task).text());

    house.clock_strikes("2018-05-28T12:30");
    // Ada says that she is still at it; Linus stays silent.
    ada.form(&task, "/claims").send().location();
    house.clock_strikes("2018-05-28T13:05");
    let page = ada.page(&task);
    assert!(at_it(&page).contains("Ada") && !at_it(&page).contains("Linus"), "{}", page.text());
    house.clock_strikes("2018-05-28T15:31");
    assert!(house.visitor().page(&task).text().contains("Nobody is at it now."));
}

#[test]
fn the_event_says_after_how_many_hours_a_task_is_free_again() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:00");
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    ada.form(&task, "/claims").send().location();
    let mut mara = house.guest(Role::Coordinator);
    for wrong in ["0", "25", "some"] {
        assert_eq!(mara.form("/paris-2018/coming/terms", "/terms").set("hours", wrong).send().status, 422, "{wrong}");
    }
    mara.form("/paris-2018/coming/terms", "/terms").set("hours", "1").send().location();
    assert!(ada.page(&task).text().contains("free again at 11:00."));
    // Other terms leave it as it is.
    mara.form("/paris-2018/coming/terms", "/terms").set("places", "60").send().location();
    house.clock_strikes("2018-05-28T11:01");
    assert!(ada.page(&task).text().contains("Nobody is at it now."));
}

#[test]
fn what_does_not_build_warns_the_others_until_it_does() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Weaving", "Ada");
    let mut linus = somebody(&house, "Linus");
    let project = house.project("Weaving");
    let letters = project.rsplit('/').next().unwrap();
    let form = linus.form(&format!("{NEW}?project={letters}"), "/tasks").set("title", "Build the shuttle");
    let task = form.send().location().to_owned();
    linus.form(&task, "/stuck").press("stuck", "yes").location();
    for path in [TASKS, &task, &project] {
        assert!(ada.page(path).text().contains("Does not build here"), "{path}");
    }
    assert!(ada.page(&task).text().contains("Linus"));
    // Who leads the project hears of it without looking for it, and so does the desk; it is nobody else's to solve.
    let (me, round) = ("/paris-2018/me", "/paris-2018/round");
    assert!(ada.page(me).text().contains("Build the shuttle does not build for 1 person"), "{}", ada.page(me).text());
    assert!(!linus.page(me).text().contains("does not build for"));
    let desk = |house: &House| house.guest(Role::Coordinator).page(round).text();
    assert!(desk(&house).contains("Build the shuttle does not build for 1 person · Weaving"), "{}", desk(&house));
    linus.form(&task, "/stuck").press("stuck", "no").location();
    assert!(!ada.page(me).text().contains("does not build for") && !desk(&house).contains("does not build for"));
    for path in [TASKS, &task, &project] {
        assert!(!ada.page(path).text().contains("Does not build here"), "{path}");
    }
}

#[test]
fn the_team_sees_who_has_no_first_step_until_a_lead_says_that_the_list_is_ready() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Weaving", "Ada");
    add_project(&mut house.visitor(), "Spinning", "Bea");
    let mut coordinator = house.guest(Role::Coordinator);
    let told = |coordinator: &mut Guest| coordinator.page(TASKS).text();
    assert!(told(&mut coordinator).contains("Projects without a first step for a newcomer: 2 of 2"), "{}", told(&mut coordinator));
    assert!(!ada.page(TASKS).text().contains("first step for a newcomer"));

    // Before anything runs it is asked of ideas, too; of what is over it is not.
    add_idea(&mut house.visitor(), "Dyeing", "Cleo");
    assert!(told(&mut coordinator).contains("newcomer: 3 of 3"));
    let dyeing = house.project("Dyeing");
    for state in ["running", "finished"] {
        coordinator.form(&dyeing, "/state").press("state", state).location();
    }
    assert!(told(&mut coordinator).contains("newcomer: 2 of 2"));

    // Somebody else may not say so.
    let project = house.project("Weaving");
    let mut linus = somebody(&house, "Linus");
    assert!(!linus.page(&project).body.contains("/ready\""));
    assert_eq!(linus.post(&format!("{project}/ready"), &[("day".into(), "2018-05-28".into()), ("ready".into(), "yes".into())]).status, 403);
    ada.form(&project, "/ready").press("ready", "yes").location();
    assert!(ada.page(&project).text().contains("The list is ready for newcomers."));
    assert!(told(&mut coordinator).contains("newcomer: 1 of 2"));

    // An easy task is a first step, as long as it is offered.
    let spinning = house.project("Spinning");
    let form = linus.form(&format!("{NEW}?project={}", spinning.rsplit('/').next().unwrap()), "/tasks");
    let task = form.set("title", "Wind a spool").set("size", "easy").send().location().to_owned();
    assert!(told(&mut coordinator).contains("newcomer: 0 of 2"));
    linus.form(&task, "/done").press("done", "yes").location();
    assert!(told(&mut coordinator).contains("newcomer: 1 of 2"));
    ada.form(&project, "/ready").press("ready", "no").location();
    assert!(told(&mut coordinator).contains("newcomer: 2 of 2"));
}

#[test]
fn what_is_not_offered_is_folded_away_with_the_reason() {
    let house = House::open();
    let tasks = brought(
        &house,
        &[("Closed one", Some(Aside::Closed)), ("Taken one", Some(Aside::Taken)), ("Stale one", Some(Aside::Stale)), ("Open one", None)],
    );
    let page = house.visitor().page(TASKS).body;
    let (offered, folded) = page.split_once("<details class=\"folded\">").expect("a folded part");
    assert!(offered.contains("Open one") && !offered.contains("Closed one"));
    for (title, why) in [
        ("Closed one", "closed where it comes from"),
        ("Taken one", "somebody is at it where it comes from"),
        ("Stale one", "nobody touched it for long where it comes from"),
    ] {
        let row = folded.split_once(title).expect(title).1.split_once("</li>").unwrap().0;
        assert!(row.contains(why), "{title}: {row}");
    }
    assert!(house.visitor().page(&page_of(tasks[2])).text().contains("Not offered: nobody touched it for long"));
}

#[test]
fn a_filter_is_an_address_that_one_can_send() {
    let house = House::open();
    let mut ada = house.visitor();
    add(&house, &mut ada, "Name the errors", "easy", "Ada");
    add(&house, &mut ada, "Rewrite the Lexer", "hard", "");
    let found = |query: &str| {
        let text = house.visitor().page(&format!("{TASKS}?{query}")).text();
        (text.contains("Name the errors"), text.contains("Rewrite the Lexer"))
    };
    assert_eq!(found(""), (true, true));
    assert_eq!(found("size=easy"), (true, false));
    assert_eq!(found("q=rewrite+lexer"), (false, true));
    // Words are looked for in the skills, too.
    assert_eq!(found("q=parser"), (true, true));
    assert_eq!(found("q=parser&size=hard"), (false, true));
    assert_eq!(found("q=loom"), (false, false));
    assert!(house.visitor().page(&format!("{TASKS}?q=loom")).text().contains("No task fits."));
    let form = house.visitor().page(&format!("{TASKS}?q=%22%3Cb%3E&size=hard")).body;
    assert!(form.contains("value=\"&#34;&#60;b&#62;\""), "{form}");
    assert!(form.contains("<option value=\"hard\" selected>"));
}

#[test]
fn many_tasks_come_in_pages_and_keep_what_was_looked_for() {
    let house = House::open();
    let titles: Vec<String> = (0..120).map(|number| format!("Thread {number:03}")).collect();
    brought(&house, &titles.iter().map(|title| (title.as_str(), None)).collect::<Vec<_>>());
    let mut ada = house.visitor();
    let first = ada.page(&format!("{TASKS}?q=thread"));
    assert_eq!(first.body.matches("class=\"row task").count(), 100);
    assert!(first.text().contains("The next 20"));
    let next = ada.page(&format!("{TASKS}?q=thread&size=&from=100"));
    assert_eq!(next.body.matches("class=\"row task").count(), 20);
    assert!(!next.text().contains("The next"));
    assert_eq!(ada.get(&format!("{TASKS}?from=18446744073709551615")).status, 200);
}

#[test]
fn a_task_is_taken_off_the_list_and_put_back() {
    let house = House::open();
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    // Somebody else may not.
    assert!(!somebody(&house, "Linus").page(&task).body.contains("/withdraw\""));
    assert!(ada.page(&format!("{task}/withdraw")).text().contains("It goes from the list for everybody."));
    ada.form(&format!("{task}/withdraw"), "/withdraw").send().location();
    assert!(!ada.page(TASKS).text().contains("A test"));
    let off = ada.page(&task);
    assert!(off.text().contains("Taken off by Ada"), "{}", off.text());
    assert!(off.text().contains("This is not on the list any more."), "{}", off.text());
    // Who had the page open is told so.
    let late = ada.post(&format!("{task}/claims"), &[]);
    assert_eq!((late.status, late.refusal()), (404, "This task is no longer on the list. Look for it there, or add it again.".to_owned()));
    ada.form_of(&off, "/back").send().location();
    assert!(ada.page(TASKS).text().contains("A test"));
}

#[test]
fn who_writes_at_the_same_time_sees_both_texts() {
    let house = House::open();
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    let mut linus = somebody(&house, "Linus");
    let edit = format!("{task}/edit");
    let late = linus.form(&edit, "/edit").set("title", "A test of the shuttle").filled("", "");
    ada.form(&edit, "/edit").set("title", "A test of the loom").set("size", "medium").set("mentor", "me").send().location();
    let answer = linus.send(&late);
    assert_eq!(answer.status, 409);
    for part in ["A test of the shuttle", "A test of the loom", "medium", "Ada"] {
        assert!(answer.body.contains(part), "{part}: {}", answer.text());
    }
    linus.form_of(&answer, "/edit").set("take-title", "mine").send().location();
    let facts = house.view().event.tasks.values().next().unwrap().facts.clone();
    // What he left alone is as she wrote it.
    assert_eq!((facts.title.as_str(), facts.size), ("A test of the shuttle", Size::Medium));
    assert_eq!(facts.mentor, Some(house.person("Ada")));
}

#[test]
fn a_title_is_needed_and_what_was_typed_stays() {
    let house = House::open();
    let mut ada = house.visitor();
    let answer =
        named(ada.form(NEW, "/tasks").set("title", " ").set("skills", "parser").set("link", "https://example.org/1"), "Ada").send();
    assert_eq!(answer.status, 422);
    let form = ada.form_of(&answer, "/tasks");
    assert_eq!((form.value("skills").as_deref(), form.value("link").as_deref()), (Some("parser"), Some("https://example.org/1")));
    let answer = named(ada.form(NEW, "/tasks").set("title", "A").set("link", "javascript:alert(1)"), "Ada").send();
    assert_eq!(answer.refusal(), "“javascript:alert(1)” is no link. A link begins with https:// or http://.");
}

#[test]
fn in_french_too() {
    let house = House::open();
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    ada.form(&task, "/claims").send().location();
    let mut marie = house.visitor().speaking("fr");
    let list = marie.page(TASKS).text();
    for part in ["Tâches", "facile", "En cours : Ada"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(marie.page(&task).text().contains("J’y travaille"));
    assert!(marie.page(NEW).text().contains("Que faut-il faire ?"));
    let mut coordinator = house.guest(Role::Coordinator).speaking("fr");
    add_project(&mut house.visitor(), "Weaving", "Bea");
    assert!(coordinator.page(TASKS).text().contains("Projets sans premier pas pour une personne nouvelle : 1 sur 1"));
}

#[test]
fn a_greeter_takes_a_task_for_somebody_who_is_here_and_lets_it_go() {
    let house = House::open();
    let mut ada = house.visitor();
    let task = add(&house, &mut ada, "A test", "easy", "Ada");
    let mut grete = house.visitor();
    add_project(&mut grete, "QUIC", "Grete");
    somebody(&house, "Gregor");
    // Who is no greeter is offered nobody, whatever the address says.
    let there = format!("{task}?for=gre");
    for guest in [&mut ada, &mut house.guest(Role::Mentor)] {
        let page = guest.page(&there);
        assert!(!page.body.contains("name=\"person\"") && !page.text().contains("Grete"), "{}", page.text());
    }
    let mut noor = house.guest(Role::Greeter);
    assert!(!noor.page(&task).text().contains("Grete"), "nobody is listed before they are looked for");
    let page = noor.page(&there);
    assert!(page.text().contains("Grete") && !page.text().contains("Gregor"), "only who is here: {}", page.text());
    assert!(noor.page(&format!("{task}?for=xyz")).text().contains("Nobody who is here is called so."));
    let id = house.person("Grete").to_string();
    let taken = page.body.split("<form ").find(|form| form.contains(&id)).expect("her button");
    assert!(taken.contains("aria-label=\"Grete works on this\""), "{taken}");
    let post = |guest: &mut Guest, to: &str| guest.post(&format!("{task}/{to}"), &[("person".to_owned(), id.clone())]);
    assert_eq!(post(&mut ada, "claims").status, 403);
    post(&mut noor, "claims").location();
    assert!(at_it(&grete.page(&task)).contains("Grete"));
    let there = noor.get(&format!("{task}/history")).location().to_owned();
    assert!(noor.page(&there).text().contains("Grete"), "{}", noor.page(&there).text());
    assert_eq!(post(&mut ada, "claims/mine/remove").status, 403);
    post(&mut noor, "claims/mine/remove").location();
    assert!(noor.page(&task).text().contains("Nobody is at it now."));
    assert_eq!(noor.post(&format!("{task}/claims"), &[("person".to_owned(), "nobody".to_owned())]).status, 404);
}

#[test]
fn whoever_types_what_is_known_already_is_led_there_and_loses_nothing() {
    let house = House::open();
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let letters = house.project("Looms").rsplit('/').next().expect("an address has parts").to_owned();
    let mut ada = somebody(&house, "Ada Brünn");
    let form = ada.form(NEW, "/tasks").set("title", "Name the errors").set("link", "https://github.com/weaving/loom/issues/7");
    let hers = form.set("project", &letters).send().location().to_owned();
    // Linus types the same for anybody, in other writing.
    let mut linus = somebody(&house, "Linus Gray");
    let form = linus.form(NEW, "/tasks").set("title", "Errors want names").set("skills", "parser");
    let known = form.set("link", "http://www.github.com/Weaving/loom/issues/7#issuecomment-3").send();
    assert_eq!(known.status, 422);
    assert!(known.text().contains("The link leads to a task that is here already: Name the errors."), "{}", known.text());
    assert!(known.body.contains(&format!("href=\"{hers}\"")) && known.text().contains("Name the errors Looms Go there"), "{}", known.body);
    for typed in ["value=\"Errors want names\"", "value=\"parser\"", "value=\"http://www.github.com/Weaving/loom/issues/7#issuecomment-3\""]
    {
        assert!(known.body.contains(typed), "{typed}: {}", known.body);
    }
    assert!(!known.body.contains("name=\"anyway\""), "an issue is one");
    assert_eq!(house.view().event.tasks.len(), 1);
    // With another link it is written down; and by that one's own page it does not become the first, either.
    let his = linus.form_of(&known, "/tasks").set("link", "https://example.org/roadmap").send().location().to_owned();
    let known = linus.form(&format!("{his}/edit"), "/edit").set("link", "https://github.com/weaving/loom/pull/7").send();
    assert!(known.status == 422 && known.body.contains(&format!("href=\"{hers}\"")), "{}", known.body);
    // A page may tell of several: one is asked, once.
    let asked = ada.form(NEW, "/tasks").set("title", "Faster looms").set("link", "http://example.org/roadmap/").send();
    assert!(asked.status == 422 && asked.text().contains("Mine is another one"), "{}", asked.text());
    ada.form_of(&asked, "/tasks").press("anyway", "yes").location();
    assert_eq!(house.view().event.tasks.len(), 3);
    let french = linus
        .saying("Accept-Language", "fr")
        .form(NEW, "/tasks")
        .set("title", "Encore")
        .set("link", "https://github.com/weaving/loom/issues/7")
        .send();
    assert!(french.text().contains("Le lien mène à une tâche qui est déjà là"), "{}", french.text());
}
