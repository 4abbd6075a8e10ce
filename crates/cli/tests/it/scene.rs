//! What people do on the pages in more than one story.

use std::time::Duration;

use browser::Page;
use serde_json::{Value, json};

use crate::program::{look_for, within};

/// The board without what only tells how it came about: traces of what was new, and where the list of changes stood
/// when the page left the house. Open forms and one's own place are not the board's.
const BOARD: &str = "(() => {
  const body = document.body.cloneNode(true);
  for (const own of body.querySelectorAll('dialog, #as-of, #mine, #said')) own.replaceChildren();
  for (const own of body.querySelectorAll('dialog, .undo-bar')) own.remove();
  for (const piece of [body, ...body.querySelectorAll('*')]) {
    piece.classList.remove('traced', 'stale', 'placed', 'mine');
    if (piece.getAttribute('class') === '') piece.removeAttribute('class');
  }
  body.removeAttribute('data-at');
  return body.outerHTML;
})()";

/// The board as HTML, as far as everybody sees the same.
pub fn board(page: &Page) -> String {
    text(page.eval(BOARD).unwrap())
}

/// Waits until a page that was left open shows what another page shows that was just loaded.
pub fn shows_what_a_reload_shows(open: &Page, fresh: &Page, when: &str) {
    let wanted = board(fresh);
    let mut shown = String::new();
    let equal = look_for(Duration::from_secs(10), || {
        shown = board(open);
        (shown == wanted).then_some(())
    });
    assert!(equal.is_some(), "{when}: {}", first_difference(&shown, &wanted));
}

fn first_difference(shown: &str, wanted: &str) -> String {
    let at = shown.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(80)).take(240).collect::<String>();
    format!("live shows …{}…\na reload shows …{}…", around(shown), around(wanted))
}

/// The id of the row with this title.
pub fn row(page: &Page, title: &str) -> Option<String> {
    let script = format!(
        "[...document.querySelectorAll('.line')].find((line) => line.querySelector('h3').innerText.includes({}))?.id ?? null",
        json!(title)
    );
    page.eval(&script).unwrap().as_str().map(str::to_owned)
}

/// Waits for a row and gives its id.
pub fn row_comes(page: &Page, title: &str) -> String {
    within(Duration::from_secs(30), &format!("there is a row {title:?}"), || row(page, title))
}

/// What the person is typing into: its id, the text, and where the caret is.
pub fn typing(page: &Page) -> Value {
    page.eval("(({id, value, selectionStart, selectionEnd}) => [id, value, selectionStart, selectionEnd])(document.activeElement)").unwrap()
}

/// Where the reader is: gone as soon as another page is loaded.
pub fn mark(page: &Page) {
    page.eval("window.stays = true").unwrap();
}

/// Whether no other page was loaded since [`mark`].
pub fn stayed(page: &Page) -> bool {
    page.eval("window.stays === true").unwrap() == json!(true)
}

/// Opens a form in place and waits until one can type.
pub fn open_sheet(page: &Page, link: &str) {
    page.click(link).unwrap();
    page.wait("document.querySelector('dialog[open]')?.contains(document.activeElement)").unwrap();
}

/// Adds a running project by the sheet, in three taps, and waits until its row is in sight. Gives the row's id.
pub fn add_by_sheet(page: &Page, title: &str, name: &str) -> String {
    open_sheet(page, ".thumb a.main");
    page.type_text("dialog #title", title).unwrap();
    page.click("dialog #name").unwrap();
    page.type_text("dialog #name", name).unwrap();
    page.click("dialog button[value=running]").unwrap();
    page.wait("!document.querySelector('dialog') && !history.state?.sheet").unwrap();
    let id = row_comes(page, title);
    let in_sight =
        format!("(({{top, bottom}}) => top >= 0 && bottom <= innerHeight)(document.getElementById('{id}').getBoundingClientRect())");
    page.wait(&in_sight).unwrap();
    id
}

/// A value that is text.
pub fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
