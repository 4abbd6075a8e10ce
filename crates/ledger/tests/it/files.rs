//! Files of an event's site: kept beside the changes, in copies too, and let go once no change names them.

use domain::file::{FilePath, Filed, Hash, Kind};
use domain::{Command, Seq, event, site};
use ledger::backup::{Existing, backup, restore};
use ledger::check::check;
use ledger::{Clock, Duty, FILE, Ledger};

use crate::cast::{EVENT, by_team, create, monday_at, open};

const BYTES: &[u8] = b"what the hall looks like";

fn hall() -> FilePath {
    FilePath::parse("assets/hall.txt").unwrap()
}

/// Says that these bytes stand at a path.
fn filed(hash: Hash) -> Command {
    let file = Filed { hash, kind: Kind::Other, bytes: BYTES.len() as u64, extent: None, sizes: vec![] };
    Command::Site(site::Command::File { seen: Seq::MAX, path: hall(), file: Some(Box::new(file)) })
}

/// A server's ledger whose event has a file, and what names it.
fn begin() -> (tempfile::TempDir, Ledger, Hash) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(folder.path(), Clock::standing(monday_at(9, 0)), Duty::Serve).unwrap();
    create(&ledger);
    let hash = ledger.put_file(EVENT, crate::cast::COORDINATOR, BYTES.to_vec()).wait().unwrap();
    ledger.ask(EVENT, by_team(50, filed(hash))).wait().unwrap();
    (folder, ledger, hash)
}

fn bytes(ledger: &Ledger, hash: Hash) -> Option<Vec<u8>> {
    ledger.file(EVENT, hash).wait().unwrap()
}

#[test]
fn a_file_is_there_again_for_the_next_process_and_in_a_copy_that_is_put_back() {
    let (folder, ledger, hash) = begin();
    assert_eq!(bytes(&ledger, hash).as_deref(), Some(BYTES));
    assert_eq!(bytes(&ledger, Hash([0; 32])), None);
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("monday.sqlite");
    assert_eq!(backup(folder.path(), &copy, Existing::Keep, monday_at(10, 0)).unwrap().damage, []);
    ledger.stop();
    assert_eq!(bytes(&open(folder.path()), hash).as_deref(), Some(BYTES));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(restore(&copy, elsewhere.path(), monday_at(11, 0)).unwrap().report.damage, []);
    assert_eq!(bytes(&open(elsewhere.path()), hash).as_deref(), Some(BYTES));
}

#[test]
fn only_who_writes_the_site_puts_a_file_there() {
    let (_folder, ledger, _) = begin();
    let visitor = domain::Actor { who: domain::Who::Team, role: domain::Role::Visitor };
    assert!(matches!(ledger.put_file(EVENT, visitor, b"x".to_vec()).wait(), Err(ledger::Rejected::Refused(_))));
}

#[test]
fn a_check_names_a_file_that_is_missing_or_damaged() {
    let (folder, ledger, hash) = begin();
    ledger.stop();
    let store = folder.path().join(FILE);
    let damage = |statement: &str| rusqlite::Connection::open(&store).unwrap().execute_batch(statement).unwrap();
    let said = || check(&store).unwrap().damage.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(said(), Vec::<String>::new());
    damage("UPDATE files SET bytes = x'00'");
    assert_eq!(said(), ["lyon-2031: the file assets/hall.txt is damaged: its bytes are not those that it is named by"]);
    damage("DELETE FROM files");
    assert_eq!(said(), ["lyon-2031: the file assets/hall.txt is missing"]);
    assert_eq!(bytes(&open(folder.path()), hash), None);
}

#[test]
fn a_store_of_before_gains_its_place_for_files() {
    let (folder, ledger) = crate::cast::begin();
    ledger.stop();
    let store = folder.path().join(FILE);
    rusqlite::Connection::open(&store).unwrap().execute_batch("DROP TABLE files; UPDATE meta SET value = 3 WHERE key = 'schema'").unwrap();
    assert_eq!(check(&store).unwrap().damage, []);
    let ledger = open(folder.path());
    let hash = ledger.put_file(EVENT, crate::cast::COORDINATOR, BYTES.to_vec()).wait().unwrap();
    ledger.ask(EVENT, by_team(60, filed(hash))).wait().unwrap();
    assert_eq!(bytes(&ledger, hash).as_deref(), Some(BYTES));
}

#[test]
fn what_no_change_names_goes_and_what_undoing_brings_back_stays() {
    let (folder, ledger, hash) = begin();
    let stray = ledger.put_file(EVENT, crate::cast::COORDINATOR, b"stray".to_vec()).wait().unwrap();
    let off = Command::Site(site::Command::File { seen: Seq::MAX, path: hall(), file: None });
    ledger.ask(EVENT, by_team(51, off)).wait().unwrap();
    ledger.stop();
    // A server that starts within the hour leaves what came just now; a later one does not.
    for (hour, stays) in [(9, true), (11, false)] {
        let server = Ledger::open(folder.path(), Clock::standing(monday_at(hour, 30)), Duty::Serve).unwrap();
        server.look().wait().unwrap();
        assert_eq!((bytes(&server, stray).is_some(), bytes(&server, hash).is_some()), (stays, true), "at {hour}");
        server.stop();
    }
    // Struck, nothing brings it back, and its bytes go.
    let server = Ledger::open(folder.path(), Clock::standing(monday_at(12, 30)), Duty::Serve).unwrap();
    let put = (1..=server.view(EVENT).unwrap().event.seq)
        .find(|seq| {
            matches!(
                &server.view(EVENT).unwrap().event.history.get(*seq).unwrap().change,
                domain::Change::Site(site::Change::Filed { file: Some(_), .. })
            )
        })
        .unwrap();
    server.ask(EVENT, by_team(52, Command::Event(event::Command::Strike { changes: vec![put] }))).wait().unwrap();
    server.look().wait().unwrap();
    assert_eq!(bytes(&server, hash), None);
}
