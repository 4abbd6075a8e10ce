//! Nothing on the board jumps because somebody else did something.

use browser::{Browser, Options, Page, Size};
use serde_json::{Value, json};

use crate::crowd::{Crowd, house};
use crate::program::{EVENT, Program};

/// Adds up what the browser itself measures as layout shift, and remembers what moved.
const MEASURE: &str = "(() => {
  window.moved = [];
  window.shift = 0;
  const take = (entries) => {
    for (const entry of entries) {
      if (entry.hadRecentInput) continue;
      window.shift += entry.value;
      for (const { node, previousRect, currentRect } of entry.sources)
        window.moved.push(`${node?.id || node?.className || node?.textContent || node?.nodeName}: ${previousRect.x},${previousRect.y} → ${currentRect.x},${currentRect.y}`);
    }
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  window.settled = async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await frame();
    await Promise.all(document.getAnimations().filter((one) => !(one instanceof CSSAnimation)).map((one) => one.finished.catch(() => {})));
    await frame();
    take(observer.takeRecords());
  };
})()";

fn shift(page: &Page) -> (f64, Value) {
    page.eval("window.settled()").unwrap();
    (page.eval("window.shift").unwrap().as_f64().expect("a number"), page.eval("window.moved").unwrap())
}

#[test]
fn thirty_live_messages_shift_nothing_at_any_width_wherever_one_reads() {
    let browser = Browser::start(&Options::default()).unwrap();
    for (size, down) in [(Size::PHONE, 0), (Size::PHONE, 500), (Size::LAPTOP, 0), (Size::LAPTOP, 400)] {
        let data = tempfile::tempdir().unwrap();
        let program = Program::serve(data.path());
        let organiser = program.open_event();
        let page = browser.page(size).unwrap();
        page.run_first(MEASURE).unwrap();
        page.goto(&format!("{}/{EVENT}/", program.base)).unwrap();
        let houses = [house(&program, 0), house(&program, 1)];
        let mut crowd = Crowd::before(&page, organiser);
        for number in 0..12 {
            let place = [("house", houses[number % 2].as_str()), ("where", "by the window"), ("audience", "Whoever likes to weave")];
            crowd.adds(&format!("Project {number}"), &place);
        }
        for number in 0..5 {
            crowd.finishes(&format!("Outcome {number}"));
            crowd.writes(&format!("Where is room {number}?"));
        }
        page.reload().unwrap();
        page.eval(&format!("scrollTo(0, {down})")).unwrap();
        assert_eq!(shift(&page), (0.0, json!([])), "after loading, {size:?}");

        if down > 0 {
            // What comes above everything in sight leaves that where it is.
            page.eval("window.read = document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.line')").unwrap();
            let stands = "[window.read.isConnected, window.read.getBoundingClientRect().top]";
            let before = page.eval(stands).unwrap();
            crowd.adds("Above all", &[("house", &houses[0]), ("need", "mentor")]);
            assert_eq!(page.eval(stands).unwrap(), before, "what one reads moved, {size:?}");
        }
        // Lines come above, between and below those in sight; lines, notes and outcomes grow; lines change their place.
        for number in 0..30 {
            match number % 6 {
                0 => crowd.adds(&format!("New {number}"), &[("house", &houses[0]), ("need", "mentor")]),
                1 | 4 => crowd.joins(&format!("Project {}", number / 3)),
                2 => crowd.finishes(&format!("Another outcome, with a longer sentence, {number}")),
                3 => crowd.adds(&format!("New {number}"), &[("state", "running"), ("house", &houses[1])]),
                _ => crowd.writes(&format!("Does anybody know {number}?")),
            }
            let (sum, moved) = shift(&page);
            assert!(sum == 0.0, "message {number} at {size:?} scrolled by {down}: {sum} {moved}");
        }

        // The same without the glide is seen by what measures here.
        page.eval("scrollTo(0, 0); window.settled().then(() => document.querySelector('#running').prepend(document.querySelector('#running').lastElementChild.cloneNode(true)))").unwrap();
        assert!(shift(&page).0 > 0.0, "nothing is measured at {size:?}");
    }
}
