//! Finding as one types, and a link to what was found.

use browser::{Browser, Options, Page, Size};
use serde_json::{Value, json};

use crate::crowd::{Crowd, house};
use crate::program::{DAY, DEMO, EVENT, Program};
use crate::scene::{shows_what_a_reload_shows, text};

const VISIBLE: &str = "[...document.querySelectorAll('.line, .outcome, .note')].filter((row) => !row.hidden).map((row) => row.id)";

/// Types over what the field held, as a person does.
fn look_for(page: &Page, words: &str) {
    page.press("Escape").unwrap();
    page.press("/").unwrap();
    page.fill("#q", words).unwrap();
}

#[test]
fn the_script_and_the_server_find_the_same() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    page.goto(&format!("{}/{DEMO}/", program.base)).unwrap();
    // What the server leaves out on the page that it draws for an address.
    let drawn = |query: &str| {
        let script = format!(
            "fetch('?{query}').then((answer) => answer.text()).then((html) => {{ const document = new DOMParser().parseFromString(html, 'text/html'); \
             return [{VISIBLE}, [...document.querySelectorAll('[data-count]')].map((count) => count.textContent), document.querySelector('#unfit').hidden]; }})"
        );
        page.eval(&script).unwrap()
    };
    let shown = || {
        let script = format!(
            "[{VISIBLE}, [...document.querySelectorAll('[data-count]')].map((count) => count.textContent), document.querySelector('#unfit').hidden]"
        );
        page.eval(&script).unwrap()
    };
    let all = drawn("");
    for words in [
        "quic",
        "TOKIO",
        "ada",
        "mentor",
        "e",
        "rust workshop",
        "leila",
        "“good",
        "1",
        "xyzzy",
        "free",
        "would",
        "9:12",
        "mozilla table",
        "&",
        "emil",
    ] {
        look_for(&page, words);
        assert_eq!(shown(), drawn(&format!("q={}", words.replace(' ', "+").replace('&', "%26"))), "{words}");
    }
    look_for(&page, "");
    for (box_, query) in [("needs", "needs=yes"), ("welcome", "needs=yes&welcome=yes")] {
        page.click(&format!("#find [name={box_}]")).unwrap();
        assert_eq!(shown(), drawn(query), "{query}");
        assert_ne!(shown(), all);
    }
    let house = text(page.eval("document.querySelector('#find [name=house]').value").unwrap());
    page.click("#find [name=house]").unwrap();
    assert_eq!(shown(), drawn(&format!("needs=yes&welcome=yes&house={house}")));
    page.click("#find .show-all").unwrap();
    assert_eq!(shown(), all);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn what_is_looked_for_stands_in_the_address_and_stays_while_the_board_lives() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let organiser = program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let (ada, linus) = (browser.page(Size::PHONE).unwrap(), browser.page(Size::PHONE).unwrap());
    ada.goto(&format!("{}/{EVENT}/?day={DAY}", program.base)).unwrap();
    let mut crowd = Crowd::before(&ada, organiser);
    crowd.adds("Écran tactile", &[("house", &house(&program, 0))]);
    crowd.adds("QUIC", &[]);
    look_for(&ada, "ecran");
    ada.wait("location.search.includes('q=ecran')").unwrap();
    assert_eq!(ada.eval("history.length").unwrap(), json!(2), "Back leaves the board");
    let link = ada.url().unwrap();

    // Linus gets the link. What comes is shown to both if it fits.
    linus.goto(&link).unwrap();
    crowd.adds("Un autre ÉCRAN", &[("need", "hands")]);
    crowd.adds("Networking", &[("need", "hands")]);
    crowd.finishes("Drew on an ecran");
    let titles = "[...document.querySelectorAll('.line')].filter((line) => line.checkVisibility()).map((line) => line.querySelector('bdi').textContent)";
    assert_eq!(ada.eval(titles).unwrap(), json!(["Un autre ÉCRAN", "Écran tactile"]));
    assert_eq!(ada.text("#h-done [data-count]").unwrap(), "1 of 1");
    assert_eq!(ada.eval("document.querySelector('#h-running [data-count]').textContent").unwrap(), json!("2 of 4"));
    let fresh = browser.page(Size::PHONE).unwrap();
    fresh.goto(&link).unwrap();
    shows_what_a_reload_shows(&linus, &fresh, "with something looked for");

    // A line that no longer fits goes, and one that is looked for comes back.
    look_for(&ada, "nothing has this");
    assert!(ada.text("#unfit").unwrap().starts_with("Nothing that runs here has all you look for."));
    ada.click("#unfit .show-all").unwrap();
    assert_eq!(ada.eval("document.activeElement.id").unwrap(), json!("q"));
    ada.wait("!location.search.includes('q=')").unwrap();
    assert_eq!(ada.eval(titles).unwrap().as_array().map(Vec::len), Some(4));
}

/// Two hundred words with another beginning each: three letters, and some more.
fn first_words() -> Vec<String> {
    let letters = "bcdfghklmnprstvz";
    let vowels = "aeiou";
    let all = letters.chars().flat_map(|one| vowels.chars().flat_map(move |two| letters.chars().map(move |three| (one, two, three))));
    all.step_by(6)
        .take(200)
        .enumerate()
        .map(|(number, (one, two, three))| format!("{}{two}{three}ix{number}", one.to_uppercase()))
        .collect()
}

#[test]
fn two_hundred_projects_are_a_small_page_and_three_letters_reach_each() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let house = house(&program, 1);
    let words = first_words();
    assert_eq!(words.len(), 200);
    for word in &words {
        // As much on a line as a line can hold.
        let fields = [
            ("day", DAY),
            ("name", "Grace"),
            ("title", &format!("{word} and what comes after")),
            ("state", "running"),
            ("house", &house),
            ("where", "by the window"),
            ("need", "mentor"),
            ("need", "hands"),
            ("needs", "a J-Link"),
            ("audience", "Whoever likes, from the first day"),
            ("newcomers", "welcome"),
            ("seats", "8"),
        ];
        let reply = organiser.post(&format!("/{EVENT}/projects"), &fields);
        assert_eq!(reply.status, 303, "{}", reply.body);
    }
    let browser = Browser::start(&Options::default()).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    page.goto(&format!("{}/{EVENT}/", program.base)).unwrap();
    let elements = page.eval("document.querySelectorAll('*').length").unwrap();
    assert_eq!(page.eval("document.querySelectorAll('#running .line').length").unwrap(), json!(200));
    assert!(elements.as_u64().is_some_and(|elements| elements <= 6000), "{elements} elements");
    let reached = |word: &str, title: &Value| assert!(title.as_str().is_some_and(|title| title.starts_with(word)), "{word}: {title}");
    let title = "document.activeElement.querySelector('bdi')?.textContent";
    // A few by real keys, and all of them.
    for word in words.iter().step_by(20) {
        page.press("/").unwrap();
        for letter in word.to_lowercase().chars().take(3) {
            page.press(&letter.to_string()).unwrap();
        }
        page.press("Enter").unwrap();
        reached(word, &page.eval(title).unwrap());
    }
    let all = format!(
        "{}.map((word) => {{ const field = document.getElementById('q'); field.focus(); field.value = word.slice(0, 3); \
         field.dispatchEvent(new Event('input', {{ bubbles: true }})); field.form.requestSubmit(); return {title}; }})",
        json!(words)
    );
    let titles = page.eval(&all).unwrap();
    assert_eq!(titles.as_array().map(Vec::len), Some(words.len()));
    for (word, title) in words.iter().zip(titles.as_array().into_iter().flatten()) {
        reached(word, title);
    }
}
