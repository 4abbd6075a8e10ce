//! Posters, as they come out of a printer.

use browser::{Browser, Options, Page, Size};
use serde_json::json;

use crate::program::{DAY, EVENT, Program};

/// What does not fit on a sheet, though it should: of each sheet, whatever reaches beyond it or is cut off.
const CUT_OFF: &str = "[...document.querySelectorAll('.poster')].flatMap((sheet) => {
  const {right, bottom} = sheet.getBoundingClientRect();
  return [...sheet.querySelectorAll('p, h2, div, span.marks, .sign')].filter((one) => {
    const box = one.getBoundingClientRect();
    const cut = one.clientHeight > 0 && one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'hidden';
    return box.right > right + 1 || box.bottom > bottom + 1 || cut;
  }).map((one) => `${one.className.baseVal ?? one.className} of ${sheet.getAttribute('aria-label').slice(0, 30)}: ${one.scrollHeight} in ${one.clientHeight}`);
})";

/// Two boxes of a sheet that lie on each other.
const OVERLAP: &str = "[...document.querySelectorAll('.poster')].flatMap((sheet) => {
  const parts = [...sheet.children].map((one) => [one.className, one.getBoundingClientRect()]);
  return parts.slice(1).filter(([, box], at) => box.top < parts[at][1].bottom - 1).map(([name]) => name);
})";

#[test]
fn every_poster_is_one_sheet_whatever_it_is_called() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut organiser = program.open_event();
    let house = program.client().json(&format!("/{EVENT}/board.json"))["houses"][0]["id"].as_str().expect("an id").to_owned();
    let words: String = "Größtmöglicher Titel für alle ".repeat(9).chars().take(180).collect();
    let letters: String = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4).chars().take(180).collect();
    let wide = "WWMM ".repeat(48);
    let long = "Ein sehr langer Satz, der sagt, für wen das alles ist, und der nicht aufhört. ".repeat(24);
    for (title, place, seats) in [
        ("QUIC", "101, table F2", "6"),
        ("Miri", "", ""),
        (&words, words.as_str(), "20"),
        (&letters, &letters, "12"),
        (&wide, &wide, "60"),
        ("👩🏽‍💻🦀 crab people 🏳️‍🌈", "مترجم روست بالعربية", "1"),
    ] {
        let reply = organiser.post(
            &format!("/{EVENT}/projects"),
            &[
                ("day", DAY),
                ("title", title),
                ("state", "running"),
                ("house", &house),
                ("where", place),
                ("audience", if place.is_empty() { "" } else { &long }),
                ("newcomers", "welcome"),
                ("seats", seats),
            ],
        );
        assert_eq!(reply.status, 303, "{}", reply.body);
    }
    let browser = Browser::start(&Options { host_rules: Some("MAP days.test 127.0.0.1"), ..Options::default() }).unwrap();
    let page = browser.page(Size::LAPTOP).unwrap();
    let base = format!("http://days.test:{}/{EVENT}", program.port());
    let board = program.client().json(&format!("/{EVENT}/board.json"));
    let ids = |what: &str| -> Vec<String> {
        board[what].as_array().expect("a list").iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
    };
    let houses = ids("houses").into_iter().map(|id| format!("{base}/houses/{id}/poster"));
    let mut posters: Vec<(String, usize)> =
        houses.chain(ids("projects").into_iter().map(|id| format!("{base}/projects/{id}/poster"))).map(|one| (one, 1)).collect();
    assert_eq!(posters.len(), 8);
    posters.push((format!("{base}/poster/all"), 8));
    for language in ["en", "fr"] {
        for (address, sheets) in &posters {
            page.goto(&format!("{address}?lang={language}")).unwrap();
            assert!(page.exists(".poster .qr").unwrap(), "{address}");
            let paper = data.path().join("poster.pdf");
            page.pdf(&paper).unwrap();
            assert_eq!(sheets_in(&std::fs::read(&paper).unwrap()), *sheets, "{address} {language}");
            page.print_media(true).unwrap();
            page.resize(Size::new(703, 1032, 1.0)).unwrap();
            all_is_there(&page, &format!("{address} {language}, printed"));
            page.print_media(false).unwrap();
            for width in [1280, 390] {
                page.resize(Size::new(width, 844, 1.0)).unwrap();
                all_is_there(&page, &format!("{address} {language} at {width}"));
                assert!(!page.overflow_x().unwrap(), "{address} {language} at {width}");
            }
            page.resize(Size::LAPTOP).unwrap();
        }
    }
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

fn all_is_there(page: &Page, when: &str) {
    assert_eq!(page.eval(CUT_OFF).unwrap(), json!([]), "{when}: cut off");
    assert_eq!(page.eval(OVERLAP).unwrap(), json!([]), "{when}: one on the other");
}

/// How many pages a PDF has.
fn sheets_in(pdf: &[u8]) -> usize {
    let name = b"/Type /Page";
    pdf.windows(name.len() + 1).filter(|part| part.starts_with(name) && part[name.len()] != b's').count()
}
