//! Struck text is gone: from the event, from other processes, from the bytes on the disk.

use std::path::Path;

use crate::cast::{COORDINATOR, EVENT, begin, by_team, command_id, open, post, strike};

const WORD: &str = "Quetschenpaladin";

#[test]
fn struck_text_is_in_none_of_the_bytes_of_the_folder() {
    let (folder, ledger) = begin();
    let other = open(folder.path());
    ledger.ask(EVENT, by_team(1, post(1, &format!("{} is rude", WORD.repeat(90))))).wait().unwrap();
    ledger.ask(EVENT, by_team(2, post(2, "This stays"))).wait().unwrap();
    other.look().wait().unwrap();
    assert!(found(folder.path()));

    let order = ledger::Order::new(command_id(3), COORDINATOR).with(strike(&[2]));
    assert_eq!(ledger.ask(EVENT, order).wait().unwrap().first, 4);
    assert!(!found(folder.path()));
    let view = ledger.view(EVENT).unwrap();
    let said: Vec<_> = view.event.messages_on(crate::cast::monday()).iter().map(|message| message.text.clone()).collect();
    assert_eq!(said.iter().map(domain::Text::as_str).collect::<Vec<_>>(), ["This stays", ""]);
    assert!(said[1].is_struck());

    assert!(!other.view(EVENT).unwrap().event.messages_on(crate::cast::monday())[1].text.is_struck());
    other.look().wait().unwrap();
    assert_eq!(other.view(EVENT).unwrap().event, view.event);
}

#[test]
fn an_order_can_strike_what_it_says_itself() {
    let (folder, ledger) = begin();
    let order = by_team(1, post(1, WORD)).with(strike(&[2]));
    ledger.ask(EVENT, order.clone()).wait().unwrap();
    assert!(ledger.view(EVENT).unwrap().event.messages.values().all(|message| message.text.is_struck()));
    assert!(!found(folder.path()));
    assert_eq!(ledger.ask(EVENT, order).wait().unwrap().last, 3);
}

#[test]
fn somebody_who_reads_for_long_delays_the_wiping_but_not_the_striking() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, by_team(1, post(1, WORD))).wait().unwrap();
    let reader = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    reader.execute_batch("BEGIN; SELECT * FROM changes").unwrap();
    ledger.ask(EVENT, by_team(2, strike(&[2]))).wait().unwrap();
    assert!(ledger.view(EVENT).unwrap().event.messages.values().all(|message| message.text.is_struck()));
    assert!(found(folder.path()));

    reader.execute_batch("COMMIT").unwrap();
    ledger.stop();
    assert!(!found(folder.path()));
}

fn found(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(WORD.len()).any(|window| window == WORD.as_bytes())
    })
}
