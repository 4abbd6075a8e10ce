//! `check` names everything that is damaged, beside a server, and touches nothing.

use std::path::Path;

use ledger::check::{Checked, check};
use ledger::{Clock, Duty, Ledger};

use crate::cast::{ADA, EVENT, begin, by_team, come_in, create, monday_at, opening, post};

const OTHER: &str = "brest-2031";

/// Ada and three messages at one event, one message at another.
fn two_events() -> tempfile::TempDir {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, come_in(1, ADA, "Ada Ovid")).wait().unwrap();
    for number in 2..5 {
        ledger.ask(EVENT, by_team(number, post(number, "Hello, Quetschenpaladin"))).wait().unwrap();
    }
    ledger.create(OTHER.parse().unwrap(), by_team(5, opening())).wait().unwrap();
    ledger.ask(OTHER, by_team(6, post(1, "Hello"))).wait().unwrap();
    ledger.stop();
    folder
}

fn damage(folder: &Path, statements: &str) {
    rusqlite::Connection::open(folder.join(ledger::FILE)).unwrap().execute_batch(statements).unwrap();
}

fn found(folder: &Path) -> Vec<String> {
    check(&folder.join(ledger::FILE)).unwrap().damage.iter().map(ToString::to_string).collect()
}

fn bytes(folder: &Path) -> Vec<u8> {
    std::fs::read(folder.join(ledger::FILE)).unwrap()
}

#[test]
fn a_whole_store_is_whole_and_counted() {
    let folder = two_events();
    let before = bytes(folder.path());
    let report = check(&folder.path().join(ledger::FILE)).unwrap();
    let checked = |slug: &str, changes, profiles| Checked { slug: slug.to_owned(), changes, profiles };
    assert_eq!(report.events, [checked(OTHER, 2, 0), checked(EVENT, 6, 1)]);
    assert_eq!((report.damage, report.last_backup), (vec![], None));
    assert!(bytes(folder.path()) == before);
}

#[test]
fn it_works_beside_a_server_and_sees_what_was_just_saved() {
    let folder = tempfile::tempdir().unwrap();
    let server = Ledger::open(folder.path(), Clock::standing(monday_at(9, 20)), Duty::Serve).unwrap();
    create(&server);
    server.look().wait().unwrap();
    for number in 1..20 {
        let saved = server.ask(EVENT, by_team(number, post(number, "Hello"))).wait().unwrap().last;
        let report = check(&folder.path().join(ledger::FILE)).unwrap();
        assert_eq!(report.damage, []);
        assert_eq!(report.changes(), saved);
    }
}

#[test]
fn every_damaged_change_is_named_and_nothing_is_mended() {
    for (statements, said) in [
        (
            "UPDATE changes SET body = replace(body, 'Hello', 'Hellp') WHERE seq = 4",
            &["change 4 is damaged: its checksum does not fit"][..],
        ),
        ("UPDATE changes SET at = at + 1 WHERE seq = 2", &["change 2 is damaged: its checksum does not fit"]),
        (
            "UPDATE changes SET digest = x'00' WHERE seq = 2; UPDATE changes SET actor = 17 WHERE seq = 6",
            &["change 2 is damaged: its checksum does not fit", "change 6 is damaged: its checksum does not fit"],
        ),
        ("DELETE FROM changes WHERE seq = 3", &["change 3 is missing"]),
        ("DELETE FROM changes WHERE seq IN (1, 2, 5)", &["changes 1 to 2 are missing", "change 5 is missing"]),
        ("DELETE FROM changes WHERE seq > 4", &["changes 5 to 6 are missing"]),
        ("DELETE FROM changes", &["changes 1 to 6 are missing"]),
        ("UPDATE events SET last_seq = 4", &["change 6 is there, though the list of events ends it with 4"]),
        ("UPDATE changes SET seq = 'six' WHERE seq = 6", &["a change has a number that is none", "change 6 is missing"]),
        ("DELETE FROM events", &["its changes are there, but it is not in the list of events"]),
        ("UPDATE profiles SET body = '{\"nam\":\"Ada Ovid\"}'", &["the profile of person ADA cannot be read"]),
        ("UPDATE profiles SET body = x'ff'", &["a profile cannot be read"]),
        ("UPDATE profiles SET revision = 7", &["the profile of person ADA is not the one that the changes tell of"]),
    ] {
        let folder = two_events();
        let of_event = statements.replace("; ", &format!(" AND event = '{EVENT}'; "));
        let column = if statements.contains(" events") { "slug" } else { "event" };
        let and = if of_event.contains("WHERE") { "AND" } else { "WHERE" };
        damage(folder.path(), &format!("{of_event} {and} {column} = '{EVENT}'"));
        let before = bytes(folder.path());
        let said: Vec<String> = said.iter().map(|said| format!("{EVENT}: {}", said.replace("ADA", &ADA.to_string()))).collect();
        let found = found(folder.path());
        assert_eq!(found, said, "{statements}");
        assert!(!found.concat().contains("Ovid") && !found.concat().contains("Quetsch"), "it tells what people wrote: {found:?}");
        assert!(bytes(folder.path()) == before, "{statements}: it mended something");
    }
}

#[test]
fn a_token_that_cannot_be_read_is_named() {
    let folder = two_events();
    damage(folder.path(), &format!("INSERT INTO tokens (hash, event, kind, role) VALUES (zeroblob(32), '{EVENT}', 'session', 'king')"));
    assert_eq!(found(folder.path()), ["the file: a link or session cannot be read"]);
}

/// Each page that holds changes, or the index of their commands, is overwritten in turn, as a bad disk would do it.
#[test]
fn bytes_that_a_disk_turned_are_noticed_on_every_page_of_changes() {
    const PAGE: usize = 4096;
    let folder = two_events();
    let store = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    let mut pages = store.prepare("SELECT pageno FROM dbstat WHERE name LIKE '%changes%'").unwrap();
    let pages: Vec<usize> = pages.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(pages.len() > 1);
    let whole = bytes(folder.path());
    let file = folder.path().join("turned.sqlite");
    for page in pages {
        // Rows fill a page from its end on.
        let at = page * PAGE - 40;
        let mut turned = whole.clone();
        for byte in &mut turned[at..at + 30] {
            *byte ^= 0x55;
        }
        std::fs::write(&file, &turned).unwrap();
        assert!(check(&file).map_or(true, |report| !report.damage.is_empty()), "page {page}");
    }
}

#[test]
fn what_is_no_store_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let (text, empty, none) = (folder.path().join("a.sqlite"), folder.path().join("b.sqlite"), folder.path().join("c.sqlite"));
    std::fs::write(&text, "Not a store at all, but long enough to be looked at as if it were one. ".repeat(99)).unwrap();
    std::fs::write(&empty, "").unwrap();
    assert!(check(&text).unwrap_err().to_string().contains("not a database"));
    assert_eq!(check(&empty).unwrap_err().to_string(), "this is not a store of impl-days");
    assert!(check(&none).unwrap_err().to_string().starts_with("there is no file "));
    assert!(!none.exists());
}
