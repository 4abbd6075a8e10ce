//! Forms that open in place: nothing typed is lost, nothing stale is shown, and the page of a thing follows what happens to it.

use browser::{Browser, Options, Size};
use serde_json::json;

use crate::program::{DAY, DEMO, Program};
use crate::scene::{mark, open_sheet, stayed};

#[test]
fn a_sheet_keeps_what_is_typed_and_is_fresh_where_nothing_was() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    ada.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    mark(&ada);
    let close = || {
        ada.press("Escape").unwrap();
        ada.wait("!document.querySelector('dialog') && !history.state?.sheet").unwrap();
    };

    // Words that were changed after a refusal are the ones that are kept.
    open_sheet(&ada, ".thumb a[href*='kind=help']");
    ada.type_text("dialog #text", "First words").unwrap();
    ada.eval("document.querySelector('dialog form').noValidate = true").unwrap();
    ada.click("dialog button.main").unwrap();
    ada.wait("document.querySelector('dialog #refusal') !== null").unwrap();
    ada.fill("dialog #text", "Second, longer words").unwrap();
    close();
    open_sheet(&ada, ".thumb a[href*='kind=help']");
    assert_eq!(ada.eval("document.querySelector('dialog #text').value").unwrap(), json!("Second, longer words"));
    close();

    // A note that somebody answered meanwhile is shown with the answer.
    let question = "#notes .note:has(a[data-sheet]) a[data-sheet]";
    open_sheet(&ada, question);
    assert!(!ada.text("dialog").unwrap().contains("Ask at the door"));
    let href = ada.eval(&format!("new URL(document.querySelector('{question}').href).pathname")).unwrap();
    close();
    let path = format!("{}/answers", href.as_str().unwrap());
    assert_eq!(program.client().post(&path, &[("text", "Ask at the door"), ("name", "Linus")]).status, 303);
    ada.wait("document.querySelector('#notes').innerText.includes('Ask at the door')").unwrap();
    open_sheet(&ada, question);
    ada.wait("document.querySelector('dialog').innerText.includes('Ask at the door')").unwrap();

    // Where the network is gone, it says so and the words stay.
    ada.type_text("dialog #text", "Thank you").unwrap();
    ada.type_text("dialog #name", "Ada").unwrap();
    ada.offline(true).unwrap();
    ada.click("dialog button.main").unwrap();
    ada.wait("document.querySelector('dialog #refusal')?.innerText.includes('not saved')").unwrap();
    assert_eq!(ada.eval("document.querySelector('dialog #text').value").unwrap(), json!("Thank you"));
    ada.offline(false).unwrap();
    ada.click("dialog button.main").unwrap();
    ada.wait("!document.querySelector('dialog') && document.querySelector('#notes').innerText.includes('Thank you')").unwrap();
    assert!(stayed(&ada));
}

#[test]
fn a_project_and_a_house_follow_what_happens_to_them_while_one_looks() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let (project, house) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    for (page, link) in [(&project, "#running .line h3 a"), (&house, "#houses a.house")] {
        page.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
        page.follow(link).unwrap();
        mark(page);
    }
    let joined = project.eval("location.pathname").unwrap();
    let mut linus = program.client();
    assert_eq!(linus.post(&format!("{}/seats", joined.as_str().unwrap()), &[("day", DAY), ("name", "Linus the Third")]).status, 303);
    project.wait("document.querySelector('.people').innerText.includes('Linus the Third')").unwrap();

    let mozilla = house.eval("location.pathname.split('/').pop()").unwrap();
    let fields = [("day", DAY), ("title", "A table of its own"), ("state", "running"), ("house", mozilla.as_str().unwrap())];
    assert_eq!(linus.post(&format!("/{DEMO}/projects"), &fields).status, 303);
    house.wait("document.querySelector('#main').innerText.includes('A table of its own')").unwrap();
    assert!(stayed(&project) && stayed(&house));
}

#[test]
fn there_is_one_way_to_add_on_a_board_however_wide_and_however_empty() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let visible = "[...document.querySelectorAll('a.button.main')].filter((button) => button.checkVisibility()).length";
    for size in [Size::PHONE, Size::LAPTOP] {
        let page = browser.page(size).unwrap();
        for day in ["2018-05-28", "2018-05-29"] {
            page.goto(&format!("{}/{DEMO}/?day={day}", program.base)).unwrap();
            assert_eq!(page.eval(visible).unwrap(), json!(1), "{day} at {size:?}");
        }
    }
}

#[test]
fn what_was_held_while_somebody_typed_never_puts_something_older_back() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::PHONE).unwrap();
    ada.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    ada.wait("performance.getEntriesByType('resource').some(({ name }) => name.includes('main.js'))").unwrap();
    let told = |between: &str, newest: &str| {
        let script = format!(
            "(async () => {{ const known = performance.getEntriesByType('resource').find(({{ name }}) => name.includes('main.js')).name; \
             const {{ place }} = await import(known); const piece = (text) => `<li id=\"piece\">${{text}}<input></li>`; \
             document.querySelector('#probe')?.remove(); \
             document.body.insertAdjacentHTML('beforeend', `<ul id=\"probe\">${{piece('first')}}</ul>`); \
             document.querySelector('#piece input').focus(); place({{ put: {{ piece: piece('held') }} }}); \
             const held = document.querySelector('#piece').textContent; {between} {newest} \
             document.dispatchEvent(new Event('focusout')); await new Promise((done) => setTimeout(done)); \
             return [held, document.querySelector('#piece').textContent]; }})()"
        );
        ada.eval(&script).unwrap()
    };
    let gone = "place({ lists: { probe: [] } });";
    let newest = "place({ put: { piece: piece('newest') }, lists: { probe: ['piece'] } });";
    assert_eq!(told(gone, newest), json!(["first", "newest"]));
    // It went by another way, and came by another way.
    assert_eq!(told("document.querySelector('#piece').remove();", newest), json!(["first", "newest"]));
    let by_itself = "document.querySelector('#probe').innerHTML = piece('newest');";
    assert_eq!(told(gone, by_itself), json!(["first", "newest"]));
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}
