//! Whoever sends too often is told how long to wait, and has to type nothing twice.

use browser::{Browser, Options, Size};
use serde_json::json;

use crate::program::{EVENT, Program, free_port};
use crate::scene::{open_sheet, row_comes};

/// Strangers at the same address send until no more are taken, and the sheet is sent right behind forty more of them: what is allowed
/// anew in the meantime, one in two seconds, is theirs.
const CROWD: &str = "(async () => {
  const stranger = (number) => fetch(`${document.body.dataset.stream.split('/live')[0]}/notes`, {
    method: 'POST', credentials: 'omit', headers: {accept: 'application/json'},
    body: new URLSearchParams({text: `Here is number ${number}`, kind: 'question', name: `Stranger ${number}`}),
  }).then(({status}) => status);
  let statuses = [], number = 0;
  while (!statuses.includes(429)) statuses = await Promise.all(Array.from({length: 40}, () => stranger(number++)));
  const ahead = Array.from({length: 40}, () => stranger(number++));
  document.querySelector('dialog button[value=running]').click();
  await Promise.all(ahead);
})()";

#[test]
fn a_sheet_that_came_too_often_keeps_its_words_and_says_how_long_to_wait() {
    let data = tempfile::tempdir().unwrap();
    let opened = Program::serve(data.path());
    opened.open_event();
    assert_eq!(opened.stop().code(), Some(0));
    let program = Program::serve_with_limits(data.path(), free_port());
    let browser = Browser::start(&Options::default()).unwrap();
    for (language, wait) in [("en", "second"), ("fr", "seconde")] {
        let page = browser.page(Size::PHONE).unwrap();
        page.language(language).unwrap();
        page.goto(&format!("{}/{EVENT}/", program.base)).unwrap();
        open_sheet(&page, ".thumb a.main");
        page.type_text("dialog #title", &format!("Typed once, {language}")).unwrap();
        page.type_text("dialog #name", "Ada").unwrap();
        page.eval(CROWD).unwrap();
        page.wait("document.querySelector('dialog #refusal')").unwrap();
        let said = page.text("dialog #refusal").unwrap();
        assert!(said.contains(wait), "{said}");
        assert_eq!(page.eval("document.activeElement.id").unwrap(), json!("refusal"), "it is read out");
        let kept = page.eval("['title', 'name'].map((id) => document.querySelector(`dialog #${id}`).value)").unwrap();
        assert_eq!(kept, json!([format!("Typed once, {language}"), "Ada"]));

        // After the wait the same press sends the same words, once.
        page.wait("document.querySelector('dialog') ? (document.querySelector('dialog button[value=running]').click(), false) : true")
            .unwrap();
        row_comes(&page, &format!("Typed once, {language}"));
        let rows = format!(
            "[...document.querySelectorAll('#running h3')].filter((title) => title.innerText.includes('Typed once, {language}')).length"
        );
        assert_eq!(page.eval(&rows).unwrap(), json!(1));
    }
}
