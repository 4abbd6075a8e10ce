//! Every page in a language that is written from right to left (`crates/words/build/made_up.rs`): nothing stands where it would from the left.

use browser::{Browser, Options, Size};
use serde_json::json;

use crate::pages::{FAULTS, LAPTOP, PHONE, People};
use crate::program::{DEMO, Program};

/// What does not turn: the page itself, a column that does not begin at its start edge, and what reaches beyond an edge.
const NOT_TURNED: &str = "(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.dir !== 'rtl' || root.lang !== 'art') faults.push(`${root.lang} ${root.dir}`);
  const main = document.querySelector('main').getBoundingClientRect();
  const head = document.querySelector('h1');
  const box = head.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(head);
  const text = range.getBoundingClientRect();
  const shown = head.checkVisibility({visibilityProperty: true}) && !head.matches('.vh') && text.width > 1;
  if (shown && getComputedStyle(head).textAlign !== 'center' && box.right - text.right > 2) faults.push(`the heading ends ${box.right - text.right} px before its edge`);
  for (const button of document.querySelectorAll('.card .button.main, main > form .button.main')) {
    const row = button.closest('.buttons')?.getBoundingClientRect();
    const at = button.getBoundingClientRect();
    if (row && at.width > 0 && button.parentElement.firstElementChild === button && row.right - at.right > 2) faults.push(`the main button stands ${row.right - at.right} px from its edge`);
  }
  for (const one of document.body.querySelectorAll('*')) {
    if (one.closest('svg, .vh, .skip, dialog:not([open])') || !one.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(one);
    if (style.clipPath !== 'none' || style.overflowX !== 'visible' || one.closest('.wide-table')) continue;
    const {left, right, width} = one.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > innerWidth + 1)) faults.push(`reaches ${left} to ${right}: ${one.cloneNode(false).outerHTML.slice(0, 90)}`);
  }
  return faults.slice(0, 4);
})()";

#[test]
fn every_page_turns_and_fits_and_the_main_button_stands_at_the_right() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let people = People::come_to(&browser, &program, DEMO, "/role/coordinator");
    let mut found = Vec::new();
    let mut seen = 0;
    for (what, who, address) in people.pages() {
        let way = if address.contains('?') { "&" } else { "?" };
        who.goto(&format!("{address}{way}lang=art")).unwrap();
        for width in [PHONE, LAPTOP] {
            who.resize(Size::new(width, 844, 1.0)).unwrap();
            seen += 1;
            for script in [FAULTS, NOT_TURNED] {
                let faults = who.eval(script).unwrap();
                let faults = faults.as_array().cloned().unwrap_or_default();
                found.extend(faults.iter().map(|fault| format!("{what} at {width}: {}", fault.as_str().unwrap_or_default())));
            }
        }
    }
    assert!(seen > 150, "{seen} pages were looked at");
    assert!(found.is_empty(), "{}", found.join("\n"));
    // The same page in English has not turned: the way in which it is looked at can fail.
    let ada = &people.visitor;
    ada.goto(&format!("{}?lang=en", people.board)).unwrap();
    assert_ne!(ada.eval(NOT_TURNED).unwrap(), json!([]));
}
