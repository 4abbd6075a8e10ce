//! The questionnaire in a real browser: saved as one goes, asked in order, and what hangs on an answer comes and goes.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DEMO, Program};

const SAVED: &str = "document.querySelector('.questionnaire .saved').textContent === 'Saved'";

fn tap(page: &Page, name: &str, value: &str) {
    page.eval(&format!("document.querySelector('[name=\"{name}\"][value=\"{value}\"]').click()")).unwrap();
}

/// Taps, and waits until it is saved.
fn tap_and_wait(page: &Page, name: &str, value: &str) {
    page.eval("document.querySelector('.questionnaire .saved').textContent = ''").unwrap();
    tap(page, name, value);
    page.wait(SAVED).unwrap();
}

#[test]
fn ada_taps_and_it_is_saved_without_a_button() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    let form = format!("{}/{DEMO}/questionnaire", program.base);
    ada.goto(&form).unwrap();
    ada.type_text("#name", "Zora").unwrap();
    tap(&ada, "q:wishes", "QUIC");
    tap(&ada, "q:wishes", "Cargo");
    tap_and_wait(&ada, "coming:2018-05-28", "confirmed");
    // What cannot be kept is said where it stands, and the rest is kept.
    ada.eval("document.querySelector('[name=\"q:diet\"]').removeAttribute('maxlength')").unwrap();
    ada.eval("const diet = document.querySelector('[name=\"q:diet\"]'); diet.value = 'x'.repeat(300); diet.dispatchEvent(new Event('input', { bubbles: true }))").unwrap();
    tap(&ada, "q:level", "2");
    ada.wait("document.querySelector('.question.wrong .not-taken')?.textContent.includes('240 characters fit')").unwrap();
    ada.eval("diet.value = ''").unwrap();
    tap_and_wait(&ada, "q:level", "3");
    assert_eq!(ada.eval("document.querySelectorAll('.not-taken').length").unwrap(), json!(0));

    ada.goto(&form).unwrap();
    let chosen = "[...document.querySelectorAll('.questionnaire :checked')].map((one) => one.name + '=' + one.value).filter((one) => !one.startsWith('half')).join(' ')";
    assert_eq!(ada.eval(chosen).unwrap(), json!("coming:2018-05-28=confirmed q:level=3 q:wishes=Cargo q:wishes=QUIC listing=everyone"));
    // In the order in which they were tapped.
    assert_eq!(ada.eval("document.querySelector('[data-order]').value").unwrap(), json!("QUIC\nCargo"));
    assert_eq!(ada.eval("document.documentElement.scrollWidth <= innerWidth").unwrap(), json!(true));
    assert_eq!(ada.console_errors().into_iter().filter(|error| !error.contains("422")).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn what_hangs_on_an_answer_comes_and_goes_with_it() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let mara = browser.page(Size::LAPTOP).unwrap();
    mara.goto(&format!("{}/{DEMO}/role/coordinator", program.base)).unwrap();
    mara.goto(&format!("{}/{DEMO}/settings/questionnaire", program.base)).unwrap();
    let questions = "[[questions]]\\nkey = 'talk'\\nkind = 'yes-no'\\n[[questions]]\\nkey = 'about'\\nkind = 'text'\\nshown-if = { key = 'talk', is = 'yes' }\\n[[questions]]\\nkey = 'mentor'\\nkind = 'number'\\n[[questions]]\\nkey = 'when'\\nkind = 'text'\\nshown-if = { key = 'mentor', is = '2' }";
    mara.eval(&format!("document.querySelector('#questions').value = \"{questions}\"")).unwrap();
    mara.follow("button[value=keep]").unwrap();
    mara.goto(&format!("{}/{DEMO}/questionnaire", program.base)).unwrap();
    let shown = "[...document.querySelectorAll('.question input[name=asks]')].filter((one) => !one.closest('fieldset').hidden).map((one) => one.value).join(' ')";
    assert_eq!(mara.eval(shown).unwrap(), json!("talk mentor"));
    tap(&mara, "q:talk", "yes");
    tap(&mara, "q:mentor", "3");
    assert_eq!(mara.eval(shown).unwrap(), json!("talk about mentor when"));
    tap(&mara, "q:talk", "no");
    tap(&mara, "q:mentor", "1");
    assert_eq!(mara.eval(shown).unwrap(), json!("talk mentor"));
}
