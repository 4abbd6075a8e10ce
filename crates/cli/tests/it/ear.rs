//! What somebody hears who has the board read aloud.

use browser::{Browser, Options, Page, Size};
use serde_json::Value;

use crate::crowd::Crowd;
use crate::program::{EVENT, Program};

/// The page's clock stands still until it is told to pass. What the live region says is written down with the second.
const CLOCK: &str = "(() => {
  let now = 0, next = 1;
  const due = new Map();
  window.setTimeout = (run, wait = 0) => { due.set(next, { at: now + wait, run }); return next++; };
  window.clearTimeout = (id) => { due.delete(id); };
  window.setInterval = () => 0;
  Date.now = () => now;
  window.pass = (wait) => {
    const end = now + wait;
    for (;;) {
      const [id, first] = [...due].filter(([, one]) => one.at <= end).sort(([, one], [, other]) => one.at - other.at)[0] ?? [];
      if (!first) break;
      due.delete(id);
      now = Math.max(now, first.at);
      first.run();
    }
    now = end;
  };
  window.heard = [];
  addEventListener('DOMContentLoaded', () => {
    const region = document.getElementById('said');
    new MutationObserver(() => { if (region.textContent) window.heard.push([Math.floor(now / 1000), region.textContent]); }).observe(region, { childList: true });
  });
})()";

/// Opens the board of an event with nothing on it, in a language, with a clock that this test drives.
fn listener(browser: &Browser, program: &Program, lang: &str) -> Page {
    let page = browser.page(Size::LAPTOP).unwrap();
    page.run_first(CLOCK).unwrap();
    page.goto(&format!("{}/{EVENT}/?lang={lang}", program.base)).unwrap();
    page
}

fn heard(page: &Page) -> Vec<(u64, String)> {
    let heard = page.eval("window.heard").unwrap();
    let one = |pair: &Value| (pair[0].as_u64().expect("a second"), pair[1].as_str().expect("words").to_owned());
    heard.as_array().into_iter().flatten().map(one).collect()
}

/// Forty changes in a minute, one each one and a half seconds.
fn a_busy_minute(page: &Page, crowd: &mut Crowd<'_>) {
    for number in 0..40 {
        match number {
            0 | 3 | 8 => crowd.adds(&format!("Project {number}"), &[]),
            6 => crowd.adds("QUIC", &[("need", "mentor")]),
            10 | 25 | 33 => crowd.finishes(&format!("Outcome {number}")),
            15 | 22 => crowd.writes(&format!("Where is room {number}?")),
            27 => crowd.adds("Networking", &[("need", "hands")]),
            30 => crowd.adds("A survey of everything that takes long to compile, by hand", &[("need", "reviewer")]),
            _ => crowd.joins("Project 0"),
        }
        page.eval("window.pass(1500)").unwrap();
    }
    for _ in 0..60 {
        page.eval("window.pass(1000)").unwrap();
    }
}

#[test]
fn forty_changes_in_a_minute_are_at_most_four_sentences_of_twelve_words() {
    let browser = Browser::start(&Options::default()).unwrap();
    let told = |lang: &str| {
        let data = tempfile::tempdir().unwrap();
        let program = Program::serve(data.path());
        let organiser = program.open_event();
        let page = listener(&browser, &program, lang);
        a_busy_minute(&page, &mut Crowd::before(&page, organiser));
        let told = heard(&page);
        for (from, sentence) in &told {
            assert!(told.iter().filter(|(second, _)| (*from..*from + 60).contains(second)).count() <= 4, "{told:?}");
            assert!(sentence.split_whitespace().count() <= 12, "{sentence}");
        }
        assert_eq!(page.eval("document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]').length").unwrap(), 1);
        assert_eq!(page.console_errors(), Vec::<String>::new());
        told
    };
    let said = |told: &[(u64, &str)]| told.iter().map(|(second, words)| (*second, (*words).to_owned())).collect::<Vec<_>>();
    let english = [
        (6, "2 new projects, 2 people joined."),
        (25, "2 new projects, 9 people joined. QUIC needs a mentor."),
        (45, "1 new project, 10 people joined, 2 more done. Networking needs hands."),
        (65, "1 project needs something, 1 new project, 8 people joined."),
        (85, "1 more done, 2 new notes."),
    ];
    assert_eq!(told("en"), said(&english));
    let french = [
        (6, "2 nouveaux projets, 2 arrivées."),
        (25, "2 nouveaux projets, 9 arrivées. QUIC\u{a0}: besoin de mentorat."),
        (45, "1 nouveau projet, 10 arrivées. Networking\u{a0}: besoin de monde."),
        (65, "1 projet en demande, 1 nouveau projet, 8 arrivées, 2 nouvelles notes."),
        (85, "3 résultats de plus."),
    ];
    assert_eq!(told("fr"), said(&french));
}

#[test]
fn nobody_is_talked_to_while_typing_and_what_happened_meanwhile_is_told_later() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let organiser = program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = listener(&browser, &program, "en");
    let mut crowd = Crowd::before(&page, organiser);
    crowd.adds("QUIC", &[]);
    page.press("/").unwrap();
    page.eval("window.pass(60000)").unwrap();
    crowd.joins("QUIC");
    page.eval("window.pass(60000)").unwrap();
    assert_eq!(heard(&page), []);
    page.press("Escape").unwrap();
    page.eval("window.pass(3000)").unwrap();
    assert_eq!(heard(&page), [(123, "1 new project, 1 person joined.".to_owned())]);

    // What one asked for oneself is said at once, typing or not.
    page.press("/").unwrap();
    page.press("z").unwrap();
    page.eval("window.pass(1000)").unwrap();
    assert_eq!(heard(&page).last().expect("it spoke"), &(124, "Found 0 of 1.".to_owned()));
}
