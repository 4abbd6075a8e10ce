//! Plain http under a name that is not localhost: no secure context, and nothing may need one.

use browser::{Browser, Options, Size};
use serde_json::json;

use crate::program::{DEMO, Program};
use crate::scene::{add_by_sheet, mark, row_comes, stayed};

#[test]
fn on_a_lan_everything_works_without_a_secure_context() {
    let program = Program::demo();
    let base = format!("http://box.test:{}", program.port());
    let board = format!("{base}/{DEMO}/");
    let browser = Browser::start(&Options { host_rules: Some("MAP box.test 127.0.0.1"), ..Options::default() }).unwrap();
    let (ada, linus) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    ada.goto(&board).unwrap();
    linus.goto(&board).unwrap();
    assert_eq!(
        ada.eval("[isSecureContext, typeof crypto.randomUUID, typeof navigator.clipboard]").unwrap(),
        json!([false, "undefined", "undefined"])
    );
    mark(&ada);
    mark(&linus);

    let id = add_by_sheet(&ada, "Rust on a router", "Ada");
    assert_eq!(row_comes(&linus, "Rust on a router"), id);
    ada.wait("document.querySelector('#mine').innerText.includes('Rust on a router')").unwrap();

    ada.click("footer a[data-copy]").unwrap();
    let copied = ada.wait("document.querySelector('footer a[data-copy]').innerText === 'Copied'");
    assert!(copied.is_ok(), "{copied:?} at {}: {:?} {:?}", ada.url().unwrap(), ada.console_errors(), ada.requests());
    assert!(stayed(&ada) && stayed(&linus));

    linus.follow(&format!("#{id} h3 a")).unwrap();
    linus.type_text("#name", "Linus").unwrap();
    linus.follow("form.join button").unwrap();
    assert!(linus.text("#go").unwrap().contains("Ask for Ada."));
    ada.wait(&format!("document.querySelector('#{id} .seats').textContent.includes('2 here')")).unwrap();

    for page in [&ada, &linus] {
        let elsewhere: Vec<String> = page.requests().into_iter().filter(|address| !address.starts_with(&format!("{base}/"))).collect();
        assert_eq!((elsewhere, page.console_errors()), (vec![], vec![]));
    }
}
