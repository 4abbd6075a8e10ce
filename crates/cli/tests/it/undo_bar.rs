//! What one just did is offered to be undone, for a while, and nothing moves for it.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DEMO, Program};
use crate::scene::{add_by_sheet, mark, row, stayed};

const SHIFTS: &str = "window.shifts = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value; })
  .observe({ type: 'layout-shift', buffered: true });";

fn bar(page: &Page) -> String {
    page.wait("document.querySelector('.undo-bar[role=status] button')").unwrap();
    page.text(".undo-bar").unwrap()
}

#[test]
fn ada_adds_a_project_by_mistake_and_undoes_it_where_she_is() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let (ada, linus) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    for page in [&ada, &linus] {
        page.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
        mark(page);
    }
    let id = add_by_sheet(&ada, "A linker in a weekend", "Ada");
    linus.wait(&format!("document.getElementById('{id}')")).unwrap();
    let said = bar(&ada);
    assert!(said.contains("Ada added A linker in a weekend") && said.contains("Undo"), "{said}");
    // It covers nothing that one may want to press.
    let apart = "document.querySelector('.undo-bar').getBoundingClientRect().bottom <= document.querySelector('.thumb').getBoundingClientRect().top + 1";
    assert_eq!(ada.eval(apart).unwrap(), json!(true));
    ada.click(".undo-bar button").unwrap();
    ada.wait(&format!("!document.getElementById('{id}')")).unwrap();
    linus.wait(&format!("!document.getElementById('{id}')")).unwrap();
    // And back again.
    ada.wait("document.querySelector('.undo-bar button')?.innerText.includes('Bring it back')").unwrap();
    ada.click(".undo-bar button").unwrap();
    ada.wait(&format!("document.getElementById('{id}')")).unwrap();
    assert!(stayed(&ada) && stayed(&linus));
    bar(&ada);
    ada.press("Escape").unwrap();
    ada.wait("!document.querySelector('.undo-bar')").unwrap();
    assert_eq!((ada.console_errors(), linus.console_errors()), (vec![], vec![]));
}

#[test]
fn a_form_on_a_page_of_its_own_is_undone_too_and_nothing_moves() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let linus = browser.page(Size::LAPTOP).unwrap();
    linus.run_first(SHIFTS).unwrap();
    linus.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    linus.follow("#running .line h3 a").unwrap();
    linus.type_text("#name", "Linus").unwrap();
    linus.follow("form.join button").unwrap();
    assert!(bar(&linus).contains("Linus"), "{}", bar(&linus));
    assert_eq!(linus.eval("window.shifts").unwrap(), json!(0), "the bar moves nothing");
    linus.eval("document.querySelector('.undo-bar button').focus()").unwrap();
    linus.press("Enter").unwrap();
    linus
        .wait(
            "document.querySelector('form.join button') && document.querySelector('.undo-bar button')?.innerText.includes('Bring it back')",
        )
        .unwrap();
    assert_eq!(row(&linus, "nothing of the kind"), None);
    assert_eq!(linus.console_errors(), Vec::<String>::new());
}

#[test]
fn no_bar_stands_on_a_projector_that_the_same_browser_shows() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let mara = browser.page(Size::LAPTOP).unwrap();
    mara.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    mara.follow("#running .line h3 a").unwrap();
    let project = mara.eval("location.pathname").unwrap().as_str().map(str::to_owned).expect("a path");
    mara.eval("document.cookie = 'impl-days-done=; Max-Age=0; Path=/'").unwrap();
    // Somebody joins by a form without script: its word waits for the next page.
    let joins = "fetch(document.querySelector('form.join').action, { method: 'POST', redirect: 'manual',
      body: new URLSearchParams([...new FormData(document.querySelector('form.join'))].filter(([key]) => key !== 'name').concat([['name', 'Mara Weber']])) })
      .then(() => document.cookie.includes('impl-days-done'))";
    assert_eq!(mara.eval(joins).unwrap(), json!(true));
    for screen in ["round/screen", "wall"] {
        mara.goto(&format!("{}/{DEMO}/{screen}", program.base)).unwrap();
        assert_eq!(mara.eval("document.cookie.includes('impl-days-done')").unwrap(), json!(true), "{screen} leaves it to another page");
        assert_eq!(mara.eval("document.querySelector('.undo-bar')").unwrap(), json!(null));
    }
    mara.goto(&format!("{}{project}/history", program.base)).unwrap();
    mara.wait("!document.cookie.includes('impl-days-done')").unwrap();
    assert_eq!(mara.console_errors(), Vec::<String>::new());
}
