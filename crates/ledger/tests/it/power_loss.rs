//! The power goes: of what was being written after the last acknowledged commit, any part may be on the disk. Whatever
//! part it is, every acknowledged change is there, no order is half there, and the store is whole.

use std::ops::Range;
use std::path::Path;

use domain::PersonId;
use ledger::{Ledger, check};

use crate::cast::{EVENT, begin, come_in, id, open, post};

const LOG: &str = "impl-days.sqlite-wal";
/// The header of the write-ahead log and of each of its frames, and a page, in bytes.
const HEADER: usize = 32;
const FRAME: usize = 24 + 4096;

/// What was on the disk when an order was acknowledged.
struct Acknowledged {
    /// The last change of the order.
    seq: u64,
    /// Where the log ended.
    log: usize,
}

/// Lets some people come in; what each of them does is several changes and a profile.
fn write(ledger: &Ledger, folder: &Path, people: Range<u16>) -> Vec<Acknowledged> {
    people
        .map(|number| {
            let mut order = come_in(number, PersonId(id(1_000 + number)), &format!("Guest {number}"));
            // Some of them say more than a page holds; so a commit is of one frame or of several.
            let text = "Hello. ".repeat(1 + usize::from(number % 3) * 130);
            order.commands.extend([post(5_000 + number, &text), post(6_000 + number, &text)]);
            let seq = ledger.ask(EVENT, order).wait().unwrap().last;
            Acknowledged { seq, log: end_of(&std::fs::read(folder.join(LOG)).unwrap()) }
        })
        .collect()
}

/// Where the log ends. Behind it may stand what is older than its beginning: that has other salts.
fn end_of(log: &[u8]) -> usize {
    let salts = &log[16..24];
    let frames = log[HEADER..].chunks_exact(FRAME).take_while(|frame| &frame[8..16] == salts).count();
    HEADER + frames * FRAME
}

/// Cuts and tears the log at every frame from `from` on.
fn lose_power(folder: &Path, from: usize, acknowledged: &[Acknowledged]) {
    let store = std::fs::read(folder.join(ledger::FILE)).unwrap();
    let log = std::fs::read(folder.join(LOG)).unwrap();
    let end = end_of(&log);
    assert!(acknowledged.last().is_some_and(|last| last.log == end), "the log goes on after the last acknowledged commit");
    let mut cuts = 0;
    for frame in (from..=end).step_by(FRAME) {
        let at_least = acknowledged.iter().filter(|order| order.log <= frame).map(|order| order.seq).max().unwrap_or(0);
        // At the boundary, within the frame's page, and all of it but its last byte.
        for torn in [0, 700, FRAME - 1] {
            let cut = (frame + torn).min(log.len());
            opens(&store, &log[..cut], at_least);
            cuts += 1;
        }
        // The file had grown before its content came; or something else stood there.
        opens(&store, &[&log[..frame], &vec![0; FRAME + 500]].concat(), at_least);
        opens(&store, &[&log[..frame + 24.min(log.len() - frame)], &vec![0xA5; FRAME]].concat(), at_least);
    }
    assert!(cuts > 3 * acknowledged.len());
}

fn opens(store: &[u8], log: &[u8], at_least: u64) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(ledger::FILE), store).unwrap();
    std::fs::write(folder.path().join(LOG), log).unwrap();
    let report = check::check(&folder.path().join(ledger::FILE)).unwrap();
    assert_eq!(report.damage, [], "with {} bytes of log", log.len());
    let ledger = open(folder.path());
    assert_eq!(ledger.unopened(), []);
    let view = ledger.view(EVENT).unwrap();
    assert!(view.event.seq >= at_least, "change {at_least} was acknowledged, {} is the last, of {} bytes", view.event.seq, log.len());
    assert_eq!(view.event.seq % 4, 1, "half an order is there");
    assert_eq!(view.event.messages.len(), 2 * view.people.iter().count());
}

#[test]
fn every_acknowledged_change_is_there_wherever_the_log_is_cut_or_torn() {
    let (folder, ledger) = begin();
    let first = end_of(&std::fs::read(folder.path().join(LOG)).unwrap());
    let acknowledged = write(&ledger, folder.path(), 1..7);
    lose_power(folder.path(), first, &acknowledged);
}

#[test]
fn the_same_holds_where_the_log_began_anew_over_an_older_one() {
    let (folder, ledger) = begin();
    let before = write(&ledger, folder.path(), 1..15);
    let other = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    // All is brought home, and the next commit begins at the log's beginning.
    let busy: i64 = other.query_row("PRAGMA wal_checkpoint(RESTART)", [], |row| row.get(0)).unwrap();
    assert_eq!(busy, 0);
    let home = before.last().unwrap().seq;
    let mut acknowledged = write(&ledger, folder.path(), 101..104);
    let log = std::fs::read(folder.path().join(LOG)).unwrap();
    assert!(end_of(&log) + FRAME < log.len(), "there is nothing old behind the log's end");
    acknowledged.insert(0, Acknowledged { seq: home, log: 0 });
    lose_power(folder.path(), HEADER, &acknowledged);
}
