//! What was damaged, or written by a newer program, is not opened, and the message says where; other events work.

use std::path::Path;

use ledger::Rejected;

use crate::cast::{EVENT, begin, by_team, open, opening, post};

/// Two events; one statement is done to the store; what is said of the one event, while the other one works.
fn after(statement: &str) -> String {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    ledger.ask(EVENT, by_team(2, post(2, "Hello again"))).wait().unwrap();
    ledger.create("brest-2031".parse().unwrap(), by_team(3, opening())).wait().unwrap();
    ledger.stop();
    damage(folder.path(), statement);

    let ledger = open(folder.path());
    assert!(ledger.view(EVENT).is_none());
    assert_eq!(ledger.ask(EVENT, by_team(4, post(3, "Anybody?"))).wait(), Err(Rejected::NoSuchEvent));
    assert_eq!(ledger.create(EVENT.parse().unwrap(), by_team(5, opening())).wait(), Err(Rejected::Taken));
    ledger.ask("brest-2031", by_team(6, post(1, "All well here"))).wait().unwrap();
    let unopened = ledger.unopened();
    assert_eq!(unopened.len(), 1);
    assert_eq!(unopened[0].0.as_str(), EVENT);
    unopened[0].1.clone()
}

fn damage(folder: &Path, statement: &str) {
    let store = rusqlite::Connection::open(folder.join(ledger::FILE)).unwrap();
    assert_eq!(store.execute(statement, []).unwrap(), 1);
}

#[test]
fn a_flipped_byte_is_noticed_in_each_column() {
    for (column, other) in [
        ("at", "at + 1"),
        ("actor", "replace(actor, 'organiser', 'organisez')"),
        ("command_id", "'a' || substr(command_id, 2)"),
        ("n", "7"),
        ("digest", "zeroblob(32)"),
        ("kind", "'message.settled'"),
        ("body", "replace(body, 'Hello', 'Hellp')"),
        ("body", "CAST(x'ff' || body AS TEXT)"),
        ("checksum", "zeroblob(8)"),
        ("at", "'noon'"),
        ("digest", "x'00'"),
        ("body", "17"),
    ] {
        let said = after(&format!("UPDATE changes SET {column} = {other} WHERE event = '{EVENT}' AND seq = 2"));
        assert_eq!(said, "change 2 is damaged: its checksum does not fit", "{column}");
    }
}

#[test]
fn a_hole_and_a_cut_tail_are_noticed() {
    assert_eq!(after(&format!("DELETE FROM changes WHERE event = '{EVENT}' AND seq = 2")), "change 2 is missing");
    assert_eq!(after(&format!("DELETE FROM changes WHERE event = '{EVENT}' AND seq = 3")), "change 3 is missing");
}

#[test]
fn a_kind_that_a_newer_program_wrote_is_named() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    write_kind(folder.path(), "project.painted", "{}");
    assert!(ledger.view(EVENT).is_some());
    // A running server notices it, too.
    ledger.look().wait().unwrap();
    assert!(ledger.view(EVENT).is_none());
    let said = "change 3 is of a kind that this program does not know, project.painted: a newer impl-days is needed";
    assert_eq!(ledger.unopened(), [(EVENT.parse().unwrap(), said.to_owned())]);
}

#[test]
fn a_known_kind_that_says_something_new_is_named() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    ledger.stop();
    write_kind(folder.path(), "project.turned", r#"{"state":"asleep"}"#);
    let why = open(folder.path()).unopened()[0].1.clone();
    assert!(why.starts_with("change 3 (project.turned) says something that this program does not know: a newer impl-days"), "{why}");
}

/// Writes a change with a checksum that fits, as a newer program would.
fn write_kind(folder: &Path, kind: &str, body: &str) {
    use sha2::Digest;
    let mut sum = sha2::Sha256::new();
    let actor = r#"{"who":"team","role":"organiser"}"#;
    let command = "a".repeat(26);
    let columns: [&[u8]; 9] = [
        EVENT.as_bytes(),
        &3u64.to_le_bytes(),
        &9i64.to_le_bytes(),
        actor.as_bytes(),
        command.as_bytes(),
        &0u32.to_le_bytes(),
        &[0; 32],
        kind.as_bytes(),
        body.as_bytes(),
    ];
    for column in columns {
        sum.update((column.len() as u64).to_le_bytes());
        sum.update(column);
    }
    let checksum = &sum.finalize()[..8];
    let store = rusqlite::Connection::open(folder.join(ledger::FILE)).unwrap();
    store
        .execute(
            "INSERT INTO changes VALUES (?1, 3, 9, ?2, ?3, 0, zeroblob(32), ?4, ?5, ?6)",
            rusqlite::params![EVENT, actor, command, kind, body, checksum],
        )
        .unwrap();
    store.execute("UPDATE events SET last_seq = 3 WHERE slug = ?1", [EVENT]).unwrap();
}

#[test]
fn a_store_that_a_newer_program_made_is_not_opened() {
    let (folder, ledger) = begin();
    ledger.stop();
    damage(folder.path(), "UPDATE meta SET value = 999 WHERE key = 'schema'");
    let opened = ledger::Ledger::open(folder.path(), ledger::Clock::system(), ledger::Duty::Visit);
    assert_eq!(
        opened.unwrap_err().to_string(),
        "the store cannot be opened: a newer impl-days made this store (version 999, known here: 4)"
    );
}
