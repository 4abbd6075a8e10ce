//! Everything without a mouse.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::crowd::Crowd;
use crate::program::{DEMO, EVENT, Program};
use crate::scene::{row_comes, text};

/// What is wrong with how the focus is seen, if anything: an outline of three pixels in the accent's colour, within the window.
const FAULT: &str = "(() => {
  const active = document.activeElement;
  if (!active || active === document.body) return 'nothing has the focus';
  const name = active.outerHTML.slice(0, 120);
  const shown = [null, '::after'].map((part) => getComputedStyle(active, part)).find((style) => style.outlineStyle === 'solid');
  if (!shown) return `${name} has no outline`;
  if (parseFloat(shown.outlineWidth) < 3) return `${name} has an outline of ${shown.outlineWidth}`;
  const probe = document.createElement('i');
  probe.style.color = 'var(--accent)';
  document.body.append(probe);
  const accent = getComputedStyle(probe).color;
  probe.remove();
  if (shown.outlineColor !== accent) return `${name} is outlined in ${shown.outlineColor}, not ${accent}`;
  const {top, bottom, width} = active.getBoundingClientRect();
  if (width === 0 || bottom <= 0 || top >= innerHeight) return `${name} is out of sight`;
  return '';
})()";

fn focus_is_seen(page: &Page) {
    assert_eq!(text(page.eval(FAULT).unwrap()), "");
}

/// Presses Tab until it has the focus; at each stop on the way the focus is seen.
fn tab_to(page: &Page, css: &str) {
    for _ in 0..60 {
        if page.eval(&format!("document.activeElement.matches({})", json!(css))).unwrap() == json!(true) {
            return;
        }
        page.press("Tab").unwrap();
        focus_is_seen(page);
    }
    panic!("sixty times Tab does not lead to {css}");
}

fn type_keys(page: &Page, words: &str) {
    for letter in words.chars() {
        page.press(&if letter == ' ' { "Space".to_owned() } else { letter.to_string() }).unwrap();
    }
}

fn sheet_is_open(page: &Page) {
    page.wait("document.querySelector('dialog[open]')?.contains(document.activeElement)").unwrap();
    focus_is_seen(page);
}

fn sheet_is_gone(page: &Page) {
    page.wait("!document.querySelector('dialog') && !history.state?.sheet").unwrap();
}

#[test]
fn ada_adds_finds_joins_and_finishes_without_the_mouse() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::LAPTOP).unwrap();
    ada.goto(&format!("{}/{DEMO}/", program.base)).unwrap();

    // The first stop leads past everything.
    ada.press("Tab").unwrap();
    focus_is_seen(&ada);
    assert_eq!(ada.eval("document.activeElement.getAttribute('href')").unwrap(), json!("#main"));

    ada.press("n").unwrap();
    sheet_is_open(&ada);
    type_keys(&ada, "A linker in a weekend");
    tab_to(&ada, "dialog #name");
    type_keys(&ada, "Ada");
    tab_to(&ada, "dialog button[value=running]");
    ada.press("Enter").unwrap();
    sheet_is_gone(&ada);
    row_comes(&ada, "A linker in a weekend");

    // Another one, by three letters.
    ada.press("/").unwrap();
    focus_is_seen(&ada);
    type_keys(&ada, "ope");
    ada.press("Enter").unwrap();
    focus_is_seen(&ada);
    assert_eq!(ada.eval("document.activeElement.querySelector('bdi').textContent").unwrap(), json!("OpenPGP"));
    ada.press("Enter").unwrap();
    ada.wait("document.querySelector('h1')?.innerText.includes('OpenPGP') && document.querySelector('form.join')").unwrap();
    tab_to(&ada, "form.join button");
    ada.press("Enter").unwrap();
    ada.wait("document.querySelector('#go')?.innerText.includes('Go to')").unwrap();
    tab_to(&ada, ".back");
    ada.press("Enter").unwrap();
    ada.wait("document.querySelector('#running .line.mine bdi')?.innerText === 'OpenPGP'").unwrap();

    ada.press("d").unwrap();
    sheet_is_open(&ada);
    type_keys(&ada, "Signed with a key of our own");
    tab_to(&ada, "dialog button.main");
    ada.press("Enter").unwrap();
    sheet_is_gone(&ada);
    ada.wait("document.querySelector('#done').innerText.includes('Signed with a key of our own')").unwrap();
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}

#[test]
fn tab_reaches_everything_that_can_be_used_and_the_focus_is_seen_at_each_stop() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    for (size, dark) in [(Size::LAPTOP, false), (Size::PHONE, true)] {
        let page = browser.page(size).unwrap();
        page.dark(dark).unwrap();
        page.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
        let all = "[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((one) => one.type !== 'hidden' && one.checkVisibility({visibilityProperty: true}))";
        let usable = page.eval(&format!("({all}).length")).unwrap().as_u64().expect("a number");
        page.eval("window.reached = new Set()").unwrap();
        for _ in 0..usable {
            page.press("Tab").unwrap();
            focus_is_seen(&page);
            page.eval("window.reached.add(document.activeElement), true").unwrap();
        }
        let missed =
            page.eval(&format!("({all}).filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 100))")).unwrap();
        assert_eq!(missed, json!([]), "{size:?}");
    }
}

#[test]
fn single_keys_never_act_while_one_types_or_holds_another_and_can_be_turned_off() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    let board = format!("{}/{DEMO}/", program.base);
    page.goto(&board).unwrap();
    let nothing_opened = || {
        page.eval("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))").unwrap();
        assert!(!page.exists("dialog").unwrap());
    };

    page.press("/").unwrap();
    type_keys(&page, "ndh?jk/");
    assert_eq!(page.eval("document.querySelector('#q').value").unwrap(), json!("ndh?jk/"));
    page.press("Escape").unwrap();
    page.press("Escape").unwrap();
    nothing_opened();
    for held in ["ctrlKey", "altKey", "metaKey", "isComposing"] {
        let script = format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'n', bubbles: true, cancelable: true, {held}: true }}))"
        );
        assert_eq!(page.eval(&script).unwrap(), json!(true), "{held} and n are taken");
    }
    nothing_opened();

    page.press("?").unwrap();
    sheet_is_open(&page);
    assert!(page.text("dialog").unwrap().contains("find on the board"));
    tab_to(&page, "dialog input[name=keys]");
    page.press("Space").unwrap();
    page.press("Escape").unwrap();
    sheet_is_gone(&page);
    // Now nothing does anything, here and after loading again, until it is wanted again.
    for _ in 0..2 {
        for key in ["n", "d", "h", "?", "/", "j", "k"] {
            page.press(key).unwrap();
        }
        nothing_opened();
        assert_ne!(page.eval("document.activeElement.id").unwrap(), json!("q"));
        page.reload().unwrap();
    }
    page.goto(&format!("{board}keys")).unwrap();
    assert_eq!(page.eval("document.querySelector('input[name=keys]').checked").unwrap(), json!(false));
    tab_to(&page, "input[name=keys]");
    page.press("Space").unwrap();
    page.goto(&board).unwrap();
    page.press("h").unwrap();
    sheet_is_open(&page);
    assert_eq!(page.eval("document.querySelector('dialog [name=kind]:checked').value").unwrap(), json!("help"));
}

#[test]
fn the_focus_stays_on_a_line_that_is_drawn_anew_and_comes_back_to_it_from_a_sheet() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let organiser = program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    page.goto(&format!("{}/{EVENT}/", program.base)).unwrap();
    let mut crowd = Crowd::before(&page, organiser);
    for title in ["Alpha", "Beta", "Gamma"] {
        crowd.adds(title, &[]);
    }
    let at = || text(page.eval("document.activeElement.querySelector('bdi')?.textContent ?? document.activeElement.outerHTML").unwrap());
    let here = |key: &str, title: &str| {
        page.press(key).unwrap();
        focus_is_seen(&page);
        assert_eq!(at(), title, "after {key}");
    };
    here("j", "Alpha");
    here("j", "Beta");
    here("j", "Gamma");
    here("j", "Gamma");
    here("k", "Beta");
    crowd.joins("Beta");
    focus_is_seen(&page);
    assert_eq!(at(), "Beta", "somebody joined it");
    crowd.adds("Delta", &[("need", "mentor")]);
    assert_eq!(at(), "Beta", "another one came above it");

    page.press("?").unwrap();
    sheet_is_open(&page);
    crowd.joins("Beta");
    page.press("Escape").unwrap();
    sheet_is_gone(&page);
    page.wait("document.activeElement !== document.body").unwrap();
    assert_eq!(at(), "Beta", "it was drawn anew under the sheet");
}
