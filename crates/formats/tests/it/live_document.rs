//! Live documents: a twin of a real page, other pages of the family, and what holds for all of them.

use formats::live_document::{Column, Counter, LiveDocument, OutcomeRow, ProjectRow, Reading, Refusal, VenueLine, Why, read, write};
use proptest::prelude::*;
use serde_json::{Value, json};

const TWIN: &str = include_str!("../fixtures/turin-2019-saturday.md");
const TWIN_EXPECTED: &str = include_str!("../fixtures/turin-2019-saturday.expected.json");

fn page(text: &str) -> LiveDocument {
    read(text.as_bytes(), &Reading::default()).expect("the page has a table")
}

fn without_lines(mut document: LiveDocument) -> LiveDocument {
    document.projects.iter_mut().for_each(|row| row.line = 0);
    document.outcomes.iter_mut().for_each(|row| row.line = 0);
    document.counters.iter_mut().for_each(|counter| counter.line = 0);
    document
}

fn whys(document: &LiveDocument) -> Vec<(u32, &Why)> {
    let remarks = document.not_understood.iter();
    remarks.map(|remark| (remark.line, &remark.why)).collect()
}

#[test]
fn the_twin_of_the_real_page() {
    let expected: Value = serde_json::from_str(TWIN_EXPECTED).expect("the fixture is JSON");
    let read = serde_json::to_value(page(TWIN)).expect("a document is JSON");
    assert_eq!(read, expected, "{read:#}");
}

#[test]
fn the_twin_survives_every_way_of_ending_lines() {
    let expected = page(TWIN);
    assert_eq!(page(&TWIN.replace('\n', "\r\n")), expected);
    assert_eq!(page(&TWIN.replace('\n', "\r")), expected);
    assert_eq!(page(&format!("\u{feff}{TWIN}")), expected);
}

#[test]
fn the_twin_written_is_the_twin() {
    let twin = page(TWIN);
    let again = page(&write(&twin));
    assert_eq!(again.not_understood, []);
    assert_eq!(without_lines(again), twin.canonical());
}

#[test]
fn lines_are_those_of_the_file() {
    let document = page("# Monday\n\n| What | Where |\n|--|--|\n| a | b |\n\n| Who | What |\n|--|--|\n| c | d |\n\n## Hall\n\n1 of 2\n");
    assert_eq!((document.projects[0].line, document.outcomes[0].line, document.counters[0].line), (5, 9, 13));
}

#[test]
fn several_days_on_one_page() {
    let document = page(
        "Hack week\n=========\n\n## Montag, 28. Mai\n### Läuft\nWas | Wo | Für wen?\n---|---|---\nWetter | 101 | alle\n\
         \n### Erledigt\n| Wer | Was |\n|---|---|\n| ada und linus | x |\n\n**Dienstag**\n\n| Wo | Was |\n|---|---|\n| 201 | Züge |\n",
    );
    assert_eq!(document.title, "Hack week");
    let rows: Vec<_> =
        document.projects.iter().map(|row| (row.what.as_str(), row.where_.as_str(), row.audience.as_str(), row.day.as_deref())).collect();
    assert_eq!(rows, [("Wetter", "101", "alle", Some("Montag, 28. Mai")), ("Züge", "201", "", Some("Dienstag"))]);
    assert_eq!(document.outcomes[0].who, ["ada", "linus"]);
    assert_eq!(document.outcomes[0].day.as_deref(), Some("Montag, 28. Mai"));
    assert_eq!(document.not_understood, []);
}

#[test]
fn a_day_in_the_title_counts_until_the_next() {
    let document =
        page("# Hack day, Monday\n\n| What | Where |\n|--|--|\n| a | b |\n\n# Any day\n\n| What | Where |\n|--|--|\n| c | d |\n");
    assert_eq!(document.title, "Hack day, Monday");
    assert_eq!(document.projects[0].day.as_deref(), Some("Hack day, Monday"));
    assert_eq!(document.projects[1].day, None);
    assert_eq!(page("# Monday\n\n| What | Where |\n|--|--|\n").title, "");
}

#[test]
fn other_columns_by_a_mapping() {
    let text = "| Crew | Deed | Mood | Proof |\n|--|--|--|--|\n| ada | a kite | :) | https://p.example |\n";
    let refusal = read(text.as_bytes(), &Reading::default()).expect_err("no known column");
    assert!(matches!(&refusal, Refusal::NoTable { found, .. } if found == &[["Crew", "Deed", "Mood", "Proof"]]));
    let columns = [("crew", Column::Who), ("Deed?", Column::What), ("PROOF", Column::Links)];
    let reading = Reading { columns: columns.map(|(name, column)| (name.to_owned(), column)).to_vec() };
    let document = read(text.as_bytes(), &reading).expect("the columns are given");
    assert_eq!(document.outcomes[0].who, ["ada"]);
    assert_eq!(document.outcomes[0].what, "a kite");
    assert_eq!(document.outcomes[0].links, ["https://p.example"]);
    assert_eq!(whys(&document), [(1, &Why::UnknownColumn { name: "Mood".to_owned() })]);
}

#[test]
fn what_is_odd_is_read_and_said() {
    let document =
        page("| What | Where |\n| a | b |\n| c | d | e |\n\n| f | g |\nmore to come\n| | |\n\n| Key | Value |\n|--|--|\n| h | i |\n");
    let rows: Vec<_> = document.projects.iter().map(|row| (row.what.as_str(), row.where_.as_str())).collect();
    assert_eq!(rows, [("a", "b"), ("c", "d | e"), ("f", "g")]);
    assert_eq!(
        whys(&document),
        [
            (1, &Why::MissingSeparator),
            (3, &Why::LongRow { cells: 3, columns: 2 }),
            (5, &Why::RowsApart),
            (6, &Why::LineInTable { text: "more to come".to_owned() }),
            (9, &Why::UnknownTable { columns: vec!["Key".to_owned(), "Value".to_owned()] }),
        ]
    );
}

#[test]
fn bars_escaped_or_in_code_stay_in_the_cell() {
    let document = page("| Who | What |\n|--|--|\n| ada | a \\| b |\n| linus | `x | y` |\n");
    let what: Vec<_> = document.outcomes.iter().map(|row| row.what.as_str()).collect();
    assert_eq!(what, ["a | b", "`x | y`"]);
    assert_eq!(document.not_understood, []);
}

#[test]
fn tables_in_code_and_comments_are_none() {
    let table = "| What | Where |\n|--|--|\n| a | b |\n";
    for hidden in [format!("```\n{table}```\n"), format!("~~~~ md\n{table}~~~\n"), format!("<!--\n{table}-->\n")] {
        let refusal = read(hidden.as_bytes(), &Reading::default()).expect_err("the table is hidden");
        assert!(matches!(refusal, Refusal::NoTable { .. }), "{hidden}");
        assert_eq!(page(&format!("```\n```\n{table}\n{hidden}")).projects.len(), 1);
    }
}

#[test]
fn refusals_say_what_was_looked_for() {
    let refusal = |bytes: &[u8]| read(bytes, &Reading::default()).expect_err("refused").to_string();
    assert_eq!(
        refusal(b"# Hello\n\nNo table.\n"),
        "no table found with the columns What and Where, or Who and What; the file has no table at all"
    );
    assert_eq!(
        refusal(b"| Key | Value |\n|--|--|\n"),
        "no table found with the columns What and Where, or Who and What; found only: Key | Value"
    );
    let utf16: Vec<u8> = TWIN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(&utf16), "this file is not text; a live document is a Markdown page in UTF-8");
    assert_eq!(refusal(&vec![b'a'; 2_097_153]), "this file has 2097153 bytes; a live document has at most 2097152");
}

#[test]
fn a_few_strange_bytes_are_replaced_and_said() {
    let bytes = b"# Lundi\n\n| Quoi | O\xc3\xb9 | Public |\n|--|--|--|\n| M\xe9t\xe9o | 101 | les curieux du temps |\n";
    let document = read(bytes, &Reading::default()).expect("it is text");
    assert_eq!(document.projects[0].what, "M\u{fffd}t\u{fffd}o");
    assert_eq!(whys(&document), [(5, &Why::NotUtf8)]);
}

#[test]
fn any_text_can_be_written() {
    let document = LiveDocument {
        title: "Monday".to_owned(),
        projects: vec![ProjectRow { what: "two\nlines | ".to_owned(), day: Some("soon".to_owned()), ..Default::default() }],
        outcomes: vec![OutcomeRow {
            who: vec!["@Sand and Sea".to_owned(), " - ".to_owned()],
            links: vec!["https://a.example".to_owned(), "javascript:x".to_owned()],
            day: Some("Tuesday".to_owned()),
            ..Default::default()
        }],
        ..Default::default()
    };
    let again = page(&write(&document));
    assert_eq!(again.title, "");
    assert_eq!((again.projects[0].what.as_str(), &again.projects[0].day), ("two lines |", &None));
    assert_eq!(again.outcomes[0].who, ["Sand and Sea"]);
    assert_eq!(again.outcomes[0].links, ["https://a.example"]);
    assert_eq!(page(&write(&LiveDocument::default())), LiveDocument::default());
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_the_real_page() {
    let folder = std::path::PathBuf::from(std::env::var_os("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data is"));
    let file = |name: &str| std::fs::read(folder.join("live-document").join(name)).expect("the shared data is there");
    let document = read(&file("paris-2018-monday.md"), &Reading::default()).expect("the page has tables");
    let expected: Value = serde_json::from_slice(&file("paris-2018-monday.expected.json")).expect("JSON");
    let mut rows = Vec::new();
    for row in &document.projects {
        rows.push(json!({"kind": "running", "day": row.day, "what": row.what, "where": row.where_, "audience": row.audience}));
    }
    for row in &document.outcomes {
        rows.push(json!({"kind": "done", "day": row.day, "what": row.what, "people": row.who, "urls": row.links}));
    }
    for counter in &document.counters {
        rows.push(json!({"kind": "fill", "heading": counter.place, "in": counter.present, "capacity": counter.capacity}));
    }
    let mut expected = expected["monday"].as_array().expect("a list of rows").clone();
    for row in &mut expected {
        // The cell as it stands; `people` is what it means.
        row.as_object_mut().expect("a row").remove("who");
    }
    assert_eq!(rows, expected);
    assert_eq!((document.projects.len(), document.outcomes.len(), document.counters.len()), (14, 29, 2));
    assert_eq!(document.outcomes.iter().filter(|row| row.who.is_empty()).count(), 1);
    assert_eq!(document.venues.len(), 2);
    assert_eq!(document.not_understood, []);
    assert_eq!(without_lines(page(&write(&document))), document.canonical());
}

/// Pieces of text that mean something somewhere on a page.
const PIECES: &[&str] = &[
    "a",
    "Zoë",
    "|",
    "\\",
    "\\|",
    "`",
    "``",
    "*",
    "**",
    "_",
    "#",
    "##",
    " ",
    "  ",
    "\u{a0}",
    "\t",
    "\n",
    "\r",
    "+",
    ",",
    ";",
    "&",
    "&amp;",
    "&#43;",
    "/",
    " / ",
    " and ",
    "et",
    "und",
    "@",
    "-",
    "–",
    "---",
    "(",
    ")",
    "[",
    "]",
    "](",
    ":",
    ": ",
    ":)",
    ":tada:",
    "<br>",
    "<!--",
    "-->",
    "```",
    "~~~",
    "===",
    "https://a.example/b",
    "http://c.example/(d)",
    "Monday",
    "28 May",
    "May",
    "28",
    "12 of 55",
    "12/55",
    "What",
    "Who",
    "Where",
    "Done",
    "Addresses:",
    "1. ",
    "✨",
    "\u{202e}",
    "e\u{301}",
    "\u{0}",
    "\u{2028}",
    "\u{feff}",
    "Any day",
    "realtime data",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        8 => prop::collection::vec(prop::sample::select(PIECES), 1..6).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

fn day() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        prop::sample::select(&["Monday, May 28th", "mardi 29 mai", "2018-05-30 #"][..]).prop_map(|day| Some(day.to_owned())),
        text().prop_map(Some),
    ]
}

fn document() -> impl Strategy<Value = LiveDocument> {
    let venue = (text(), text()).prop_map(|(name, address)| VenueLine { name, address });
    let project =
        (text(), text(), text(), day()).prop_map(|(what, where_, audience, day)| ProjectRow { what, where_, audience, day, line: 0 });
    let texts = || prop::collection::vec(text(), 0..4);
    let outcome = (texts(), texts(), text(), texts(), day()).prop_map(|(who, remarks, what, links, day)| OutcomeRow {
        who,
        remarks,
        what,
        links,
        day,
        line: 0,
    });
    let counter =
        (text(), any::<u32>(), any::<Option<u32>>()).prop_map(|(place, present, capacity)| Counter { place, present, capacity, line: 0 });
    (
        text(),
        prop::collection::vec(venue, 0..4),
        prop::collection::vec(project, 0..6),
        prop::collection::vec(outcome, 0..6),
        prop::collection::vec(counter, 0..3),
    )
        .prop_map(|(title, venues, projects, outcomes, counters)| LiveDocument {
            title,
            venues,
            projects,
            outcomes,
            counters,
            not_understood: Vec::new(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(document in document()) {
        let canonical = document.clone().canonical();
        let written = write(&document);
        let read = page(&written);
        prop_assert_eq!(&read.not_understood, &[]);
        prop_assert_eq!(without_lines(read), canonical.clone(), "{}", written);
        prop_assert_eq!(write(&canonical), written);
        prop_assert_eq!(canonical.clone().canonical(), canonical);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, &Reading::default());
    }

    #[test]
    fn no_pieces_panic_and_what_is_read_can_be_written(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let text = format!("{}\n\n| Who | What |\n|--|--|\n{}", pieces.concat(), pieces.concat());
        if let Ok(document) = read(text.as_bytes(), &Reading::default()) {
            prop_assert_eq!(without_lines(page(&write(&document))), document.canonical());
        }
    }

    #[test]
    fn no_mutation_of_the_twin_panics(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, prop::sample::select(PIECES)), 1..8)
    ) {
        let mut bytes = TWIN.as_bytes().to_vec();
        for (at, length, piece) in cuts {
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, piece.bytes());
        }
        if let Ok(document) = read(&bytes, &Reading::default()) {
            prop_assert_eq!(without_lines(page(&write(&document))), document.canonical());
        }
    }
}
