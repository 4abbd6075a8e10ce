//! A wall that hangs all day.

use std::time::Duration;

use browser::{Browser, Memory, Options, Page, Size};
use serde_json::{Value, json};

use crate::client::Client;
use crate::program::{DAY, DEMO, EVENT, Program, free_port, within};
use crate::scene::text;

/// Parts stand for a hundredth of their time, and a test may say that time passed.
const FAST: &str = "(() => {
  const timer = window.setTimeout, now = Date.now;
  let passed = 0;
  window.setTimeout = (act, wait = 0, ...rest) => timer(act, wait >= 5000 ? wait / 100 : wait, ...rest);
  Date.now = () => now.call(Date) + passed;
  window.pass = (milliseconds) => { passed += milliseconds; };
  window.shown = new Set();
})()";

/// What is seen just now, and what is wrong with it: hidden parts, small text, what sticks out of the screen or of its own line.
const LOOK: &str = "(() => {
  const faults = [];
  const parts = [...document.querySelectorAll('#main > .wall-lines, #main > .wall-join')];
  const seen = parts.filter((part) => !part.hidden);
  if (seen.length !== 1) faults.push(`${seen.length} parts at once`);
  window.shown.add(parts.indexOf(seen[0]));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || holder.closest('svg, .vh, script') || !holder.checkVisibility({visibilityProperty: true})) continue;
    const size = parseFloat(getComputedStyle(holder).fontSize);
    if (size < 44) faults.push(`${size} px: ${walk.currentNode.data.trim().slice(0, 40)}`);
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const clip = holder.closest('h2, .where, .end, .newest, .wall-head, .announced, .wall-join p, .wall-foot li, .clock')?.getBoundingClientRect();
    if (!clip) { faults.push(`text in no place of the wall: ${walk.currentNode.data.trim().slice(0, 40)}`); continue; }
    // Where a text is cut the place ends in the screen; what is not cut does not end beyond its place.
    if (clip.right > 1920 - 63 || clip.left < 63 || clip.bottom > 1080 - 63 || clip.top < 63)
      faults.push(`${Math.round(clip.left)},${Math.round(clip.top)} to ${Math.round(clip.right)},${Math.round(clip.bottom)}: ${walk.currentNode.data.trim().slice(0, 40)}`);
  }
  for (const line of document.querySelectorAll('.wall-lines:not([hidden]) li')) {
    const box = line.getBoundingClientRect();
    for (const piece of line.querySelectorAll('h2, .where, .end, .lamp, .full, .marks')) {
      const {top, bottom, right} = piece.getBoundingClientRect();
      if (top < box.top - 1 || bottom > box.bottom + 1 || right > box.right + 1)
        faults.push(`${piece.className || piece.tagName} sticks out of its line: ${Math.round(top - box.top)} to ${Math.round(bottom - box.top)} of ${Math.round(box.height)}`);
    }
  }
  const foot = document.querySelector('.wall-foot').getBoundingClientRect();
  if (seen[0].getBoundingClientRect().bottom > foot.top + 1) faults.push('the lines reach into the foot');
  const join = document.querySelector('.wall-join:not([hidden]) > div');
  if (join && join.scrollHeight > join.parentElement.clientHeight) faults.push(`how to join is ${join.scrollHeight} of ${join.parentElement.clientHeight} high`);
  if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) faults.push('the wall scrolls');
  return [...new Set(faults)];
})()";

fn open_wall(page: &Page, address: &str) {
    page.run_first(FAST).unwrap();
    page.goto(address).unwrap();
    page.wait("document.body.classList.contains('turning') && document.getElementById('clock').textContent").unwrap();
}

fn faults(page: &Page) -> Vec<String> {
    page.eval(LOOK).unwrap().as_array().into_iter().flatten().cloned().map(text).collect()
}

/// Looks until every part was shown.
fn look_at_all_parts(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    page.eval("window.shown.clear()").unwrap();
    within(Duration::from_secs(60), "every part of the wall was shown", || {
        for fault in faults(page) {
            if !found.contains(&fault) {
                found.push(fault);
            }
        }
        let all = page.eval("window.shown.size === document.querySelectorAll('#main > .wall-lines, #main > .wall-join').length").unwrap();
        (all == json!(true)).then_some(())
    });
    found
}

fn ask(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> String {
    let reply = client.post(&format!("/{EVENT}/{path}"), &[&[("day", DAY), ("second", "table")], fields].concat());
    assert_eq!(reply.status, 303, "{path} {fields:?}: {}", reply.body);
    reply.location.rsplit(['-', '/']).next().unwrap_or_default().to_owned()
}

#[test]
fn nothing_on_the_wall_is_small_or_sticks_out_whatever_stands_on_it() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let house = program.client().json(&format!("/{EVENT}/board.json"))["houses"][0]["id"].as_str().expect("an id").to_owned();
    let title: String = "Größtmögliche Überschrift ".repeat(9).chars().take(180).collect();
    let unbroken: String = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4).chars().take(180).collect();
    for number in 0..30 {
        let title = format!("{number} {}", if number % 2 == 0 { &title } else { &unbroken }).chars().take(180).collect::<String>();
        let place = if number % 3 == 0 { title.as_str() } else { "101, F2" };
        // A wall of 30 shows only who needs somebody: some do, with all the words there are.
        let needs: &[(&str, &str)] = match number % 4 {
            0 => &[("need", "reviewer")],
            1 => &[("needs", "a machine with twelve processors and a window")],
            2 => &[("need", "windows"), ("seats", "12")],
            _ => &[],
        };
        let fields = [&[("title", title.as_str()), ("state", "running"), ("house", &house), ("where", place)], needs].concat();
        ask(&mut organiser, "projects", &fields);
    }
    ask(&mut organiser, "done", &[("what", &title), ("others", "Radia Perlman, Barbara Liskov, Sophie Wilson")]);
    ask(
        &mut organiser,
        "settings/signposts",
        &[("wifi", "moz-guest-of-the-house"), ("wifi-secret", "a-very-long-secret-2018"), ("seq", "999999")],
    );
    ask(&mut organiser, "team/word", &[("seq", "999999")]);
    // By a name of the house, as a phone would open it: at the machine itself there is no square to scan.
    let browser = Browser::start(&Options { host_rules: Some("MAP wall.test 127.0.0.1"), ..Options::default() }).unwrap();
    let wall = browser.page(Size::WALL).unwrap();
    let named = format!("http://wall.test:{}", program.port());
    let mut found = Vec::new();
    let mut look = |what: &str, base: &str, query: &str| {
        open_wall(&wall, &format!("{base}/{EVENT}/wall{query}"));
        assert_eq!(wall.exists(".wall-join .qr").unwrap(), base == named, "a square at {base}");
        found.extend(look_at_all_parts(&wall).into_iter().map(|fault| format!("{what}: {fault}")));
    };
    for base in [&program.base, &named] {
        wall.goto(&program.organiser_link().replace(&program.base, base)).unwrap();
        wall.follow("form[action*='/organiser/'] button").unwrap();
        look("English", base, "?lang=en");
        look("French", base, "?lang=fr");
    }
    look("dark", &named, "?theme=dark");
    ask(&mut organiser, "notes", &[("kind", "announcement"), ("text", &title)]);
    look("an announcement", &named, "?lang=fr");
    assert_eq!(found, Vec::<String>::new(), "\n{}", found.join("\n"));
    assert_eq!(wall.console_errors(), Vec::<String>::new());
}

#[test]
fn an_upright_wall_shows_lines_and_below_them_one_way_in_after_the_other() {
    let program = Program::demo();
    let browser = Browser::start(&Options { host_rules: Some("MAP wall.test 127.0.0.1"), ..Options::default() }).unwrap();
    let wall = browser.page(Size::new(1080, 1920, 1.0)).unwrap();
    wall.goto(&format!("http://wall.test:{}/{DEMO}/role/coordinator", program.port())).unwrap();
    open_wall(&wall, &format!("http://wall.test:{}/{DEMO}/wall", program.port()));
    assert_eq!(wall.eval("document.querySelectorAll('.wall-join').length").unwrap(), json!(2), "how one joins, and that one is here");
    let seen = "(() => {
      const seen = (which) => [...document.querySelectorAll(which)].map((part, at) => part.checkVisibility() ? at : -1).filter((at) => at >= 0);
      return [seen('.wall-lines'), seen('.wall-join')];
    })()";
    let mut shown = std::collections::BTreeSet::new();
    within(Duration::from_secs(60), "both were shown", || {
        let now = wall.eval(seen).unwrap();
        assert!([0, 1].iter().all(|at| now[*at].as_array().is_some_and(|some| some.len() == 1)), "{now}");
        shown.insert(now[1].to_string());
        (shown.len() == 2).then_some(())
    });
    assert_eq!(wall.console_errors(), Vec::<String>::new());
}

#[test]
fn a_wall_hangs_for_a_day_and_holds_on_to_nothing() {
    /// Changes in each third of the day.
    const THIRD: u32 = 120;
    let data = tempfile::tempdir().unwrap();
    let port = free_port();
    let program = Program::serve_at(data.path(), port);
    let mut organiser = program.open_event();
    let mut projects: Vec<String> = Vec::new();
    for number in 0..14 {
        projects.push(ask(&mut organiser, "projects", &[("title", &format!("Project {number}")), ("state", "running"), ("need", "hands")]));
    }
    let browser = Browser::start(&Options::default()).unwrap();
    let wall = browser.page(Size::WALL).unwrap();
    open_wall(&wall, &format!("{}/{EVENT}/wall", program.base));
    wall.eval("window.stays = true").unwrap();
    let mut held: Vec<Memory> = Vec::new();
    for third in 0..3 {
        for change in 0..THIRD {
            let project = &projects[usize::try_from(change).expect("small") % projects.len()];
            let title = format!("Change {change} of {third}");
            match change % 4 {
                0 => ask(&mut organiser, &format!("projects/{project}/edit"), &[("title", &title), ("seq", "999999"), ("need", "hands")]),
                1 => ask(&mut organiser, "done", &[("what", &title)]),
                2 => ask(&mut organiser, &format!("projects/{project}/place"), &[("where", &title)]),
                _ => ask(&mut organiser, "notes", &[("text", &title), ("kind", "question")]),
            };
            if change % 10 == 9 {
                // The wall has shown it before the next ones come: it is drawn anew dozens of times, and turns all the while.
                let newest = format!("Change {} of {third}", if change % 4 == 1 { change } else { change - (change + 3) % 4 });
                wall.wait(&format!("document.querySelector('.newest').textContent.includes({})", json!(newest))).unwrap();
            }
        }
        assert_eq!(look_at_all_parts(&wall), Vec::<String>::new());
        held.push(wall.memory().unwrap());
    }
    assert_eq!(wall.eval("window.stays").unwrap(), json!(true), "the wall was loaded again");
    let [_, second, last] = held[..] else { panic!("three thirds") };
    // As many lines stand there as before: what grows is held on to by nobody who needs it. Room for what the engine itself writes down.
    assert!(last.nodes <= second.nodes * 1.1 && last.listeners <= second.listeners, "{held:#?}");
    assert!(last.heap <= second.heap * 1.05, "{held:#?}");

    // Silence: after forty seconds it says as of when it is, and nothing else; a word later it is a wall again.
    let lines = |page: &Page| page.eval("[...document.querySelectorAll('.wall-lines h2')].map((line) => line.textContent)").unwrap();
    let before: Value = lines(&wall);
    assert_eq!(program.stop().code(), Some(0));
    assert_eq!(wall.text("#as-of").unwrap(), "");
    wall.eval("pass(41_000)").unwrap();
    wall.wait("document.body.classList.contains('stale')").unwrap();
    let said = wall.text("#as-of").unwrap();
    assert!(said.starts_with("As of 09:2"), "{said}");
    assert_eq!(faults(&wall), Vec::<String>::new());
    assert_eq!(lines(&wall), before);
    let program = Program::serve_at(data.path(), port);
    wall.wait("!document.body.classList.contains('stale') && document.getElementById('as-of').textContent === ''").unwrap();
    ask(&mut organiser, "done", &[("what", "Said after the silence")]);
    wall.wait("document.querySelector('.newest').textContent.includes('Said after the silence')").unwrap();
    drop(program);
}
