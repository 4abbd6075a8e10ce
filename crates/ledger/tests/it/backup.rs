//! Copies of the store, made while it is written to, and put back.

use std::path::{Path, PathBuf};

use ledger::backup::{Error, Existing, backup, restore};
use ledger::check::check;
use ledger::{Clock, Duty, Ledger, TokenHash};

use crate::cast::{ADA, EVENT, begin, by_team, come_in, create, monday_at, open, opening, post};

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder for copies, and a name in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("monday.sqlite");
    (folder, file)
}

#[test]
fn a_copy_made_while_many_write_holds_one_moment_wholly() {
    let folder = tempfile::tempdir().unwrap();
    let server = Ledger::open(folder.path(), Clock::standing(monday_at(9, 0)), Duty::Serve).unwrap();
    create(&server);
    server.look().wait().unwrap();
    let begun = server.view(EVENT).unwrap().event.seq;
    let (copies, _) = place();
    std::thread::scope(|scope| {
        for from in [1, 1_001] {
            let server = &server;
            scope.spawn(move || {
                for number in from..from + 300 {
                    let mut order = come_in(number, domain::PersonId(crate::cast::id(number)), "Ada");
                    order.commands.push(post(5_000 + number, "Hello"));
                    server.ask(EVENT, order).wait().unwrap();
                }
            });
        }
        for number in 0..5 {
            let before = server.view(EVENT).unwrap().event.seq;
            let copy = copies.path().join(format!("{number}.sqlite"));
            let report = backup(folder.path(), &copy, Existing::Keep, monday_at(10, number)).unwrap();
            // Each order is three changes.
            assert_eq!((report.changes() - begun) % 3, 0);
            assert!(report.changes() >= before, "{} < {before}", report.changes());
            assert_eq!(report.damage, []);
        }
    });
    assert_eq!(files(copies.path()), (0..5).map(|number| format!("{number}.sqlite")).collect::<Vec<_>>());
    server.look().wait().unwrap();
    assert_eq!(server.last_backup(), Some(monday_at(10, 4)));
}

#[test]
fn another_process_learns_when_the_last_backup_was_made() {
    let (folder, ledger) = begin();
    assert_eq!(ledger.last_backup(), None);
    let (_copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    ledger.look().wait().unwrap();
    assert_eq!(ledger.last_backup(), Some(monday_at(11, 0)));
    assert_eq!(open(folder.path()).last_backup(), Some(monday_at(11, 0)));
    assert_eq!(check(&file).unwrap().last_backup, Some(monday_at(11, 0)), "the copy does not know when it was made");
}

#[cfg(unix)]
#[test]
fn a_copy_is_for_its_owner_alone_and_one_file() {
    use std::os::unix::fs::MetadataExt as _;
    let (folder, _ledger) = begin();
    let (copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
    check(&file).unwrap();
    assert_eq!(files(copies.path()), ["monday.sqlite"]);
}

#[test]
fn what_is_there_stays_unless_it_may_go() {
    let (folder, ledger) = begin();
    let (copies, file) = place();
    std::fs::write(&file, "My notes").unwrap();
    let kept = backup(folder.path(), &file, Existing::Keep, monday_at(11, 0));
    assert!(matches!(kept, Err(Error::Exists(_))), "{kept:?}");
    assert_eq!(std::fs::read(&file).unwrap(), b"My notes");
    backup(folder.path(), &file, Existing::Replace, monday_at(11, 0)).unwrap();
    assert_eq!(check(&file).unwrap().changes(), 1);
    assert_eq!(files(copies.path()), ["monday.sqlite"]);

    for name in ["", "-wal", "-shm"] {
        let name = folder.path().join(".").join(format!("{}{name}", ledger::FILE));
        let over = backup(folder.path(), &name, Existing::Replace, monday_at(11, 0));
        assert!(matches!(over, Err(Error::TheStore(_))), "{over:?}");
    }
    ledger.ask(EVENT, by_team(1, post(1, "Still here"))).wait().unwrap();
    let nowhere = backup(copies.path(), &copies.path().join("x"), Existing::Keep, monday_at(11, 0));
    assert!(matches!(nowhere, Err(Error::NoStore(_))), "{nowhere:?}");
    assert!(backup(folder.path(), &copies.path().join("no/such/folder"), Existing::Keep, monday_at(11, 0)).is_err());
}

#[test]
fn a_damaged_store_makes_no_copy_and_the_good_one_stays() {
    let (folder, ledger) = begin();
    let (copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    let good = std::fs::read(&file).unwrap();
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    ledger.stop();
    damage(folder.path());
    let Err(Error::Damaged(damage)) = backup(folder.path(), &file, Existing::Replace, monday_at(12, 0)) else { panic!("it was copied") };
    assert_eq!(damage[0].to_string(), format!("{EVENT}: change 2 is damaged: its checksum does not fit"));
    assert!(std::fs::read(&file).unwrap() == good);
    assert_eq!(files(copies.path()), ["monday.sqlite"]);
    assert_eq!(open(folder.path()).last_backup(), Some(monday_at(11, 0)));
}

fn damage(folder: &Path) {
    let store = rusqlite::Connection::open(folder.join(ledger::FILE)).unwrap();
    assert_eq!(store.execute("UPDATE changes SET body = replace(body, 'Hello', 'Hellp') WHERE seq = 2", []).unwrap(), 1);
}

#[test]
fn what_is_put_back_has_everything_and_new_epochs_and_the_old_store_stays_beside() {
    let (folder, ledger) = begin();
    ledger.create("brest-2031".parse().unwrap(), by_team(9, opening())).wait().unwrap();
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    let token = TokenHash::of("a");
    ledger
        .set_session(EVENT, token, ledger::Session { person: Some(ADA), role: domain::Role::Mentor, since: crate::cast::monday_at(9, 20) })
        .wait()
        .unwrap();
    let (_copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    let copied = std::fs::read(&file).unwrap();
    let then = ledger.view(EVENT).unwrap();
    let secret = ledger.secret();
    ledger.ask(EVENT, by_team(2, post(2, "After the copy"))).wait().unwrap();
    let last = ledger.view(EVENT).unwrap();
    let epochs: Vec<u64> = ledger.events().iter().map(|view| view.epoch).collect();
    ledger.stop();
    drop(ledger);

    let restored = restore(&file, folder.path(), monday_at(13, 5)).unwrap();
    assert!(std::fs::read(&file).unwrap() == copied, "the copy was changed");
    let ledger = open(folder.path());
    let now = ledger.view(EVENT).unwrap();
    assert_eq!((&now.event, &now.people), (&then.event, &then.people));
    assert_eq!(ledger.session(EVENT, &token).unwrap().person, Some(ADA));
    assert_eq!(ledger.secret(), secret);
    assert_eq!(ledger.last_backup(), Some(monday_at(11, 0)));
    assert!(ledger.events().iter().all(|view| !epochs.contains(&view.epoch)));
    assert_eq!(restored.report.changes(), 4);
    // What was asked before the copy was made is known, what came after it is not.
    assert_eq!(ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap().first, 2);
    assert_eq!(ledger.ask(EVENT, by_team(2, post(2, "After the copy"))).wait().unwrap().first, 4);
    ledger.stop();

    let old = restored.old.unwrap();
    assert_eq!(old, folder.path().join("impl-days-before-2031-05-26-110500.sqlite"));
    let elsewhere = tempfile::tempdir().unwrap();
    restore(&old, elsewhere.path(), monday_at(13, 6)).unwrap();
    assert_eq!(open(elsewhere.path()).view(EVENT).unwrap().event, last.event);
    // Again in the same second: nothing is overwritten.
    let again = restore(&file, folder.path(), monday_at(13, 5)).unwrap();
    assert_eq!(again.old.unwrap(), folder.path().join("impl-days-before-2031-05-26-110500-2.sqlite"));
}

#[test]
fn nothing_is_put_back_while_somebody_has_the_store_open() {
    let (folder, ledger) = begin();
    let (_copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    let refused = restore(&file, folder.path(), monday_at(12, 0));
    assert!(matches!(refused, Err(Error::InUse(_))), "{refused:?}");
    ledger.ask(EVENT, by_team(2, post(2, "Still here"))).wait().unwrap();
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 3);
    ledger.stop();
    restore(&file, folder.path(), monday_at(12, 0)).unwrap();
    assert_eq!(open(folder.path()).view(EVENT).unwrap().event.seq, 1);
}

#[test]
fn a_damaged_copy_is_not_put_back_and_a_damaged_store_is_kept_as_it_is() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    let (copies, good) = place();
    backup(folder.path(), &good, Existing::Keep, monday_at(11, 0)).unwrap();
    ledger.stop();
    let store = folder.path().join(ledger::FILE);

    let (_, bad) = (copies.path(), copies.path().join("bad.sqlite"));
    std::fs::copy(&good, &bad).unwrap();
    let broken = rusqlite::Connection::open(&bad).unwrap();
    broken.execute("DELETE FROM changes WHERE seq = 2", []).unwrap();
    drop(broken);
    let before = std::fs::read(&store).unwrap();
    let Err(Error::Damaged(damage)) = restore(&bad, folder.path(), monday_at(12, 0)) else { panic!("it was put back") };
    assert_eq!(damage[0].to_string(), format!("{EVENT}: change 2 is missing"));
    let text = copies.path().join("notes.txt");
    std::fs::write(&text, "My notes").unwrap();
    assert!(restore(&text, folder.path(), monday_at(12, 0)).is_err());
    assert!(restore(&store, folder.path(), monday_at(12, 0)).is_err());
    assert!(std::fs::read(&store).unwrap() == before);
    // Whoever reads a store may leave its empty companions behind.
    let left: Vec<_> = files(folder.path()).into_iter().filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm")).collect();
    assert_eq!(left, ["impl-days.lock", ledger::FILE]);

    // A store that cannot even be opened any more, with something in its log.
    let rubbish = vec![7; 9_000];
    std::fs::write(&store, &rubbish).unwrap();
    std::fs::write(folder.path().join("impl-days.sqlite-wal"), "The last words").unwrap();
    let old = restore(&good, folder.path(), monday_at(12, 0)).unwrap().old.unwrap();
    assert!(std::fs::read(&old).unwrap() == rubbish);
    let log = PathBuf::from(format!("{}-wal", old.display()));
    assert_eq!(std::fs::read(log).unwrap(), b"The last words");
    assert_eq!(open(folder.path()).view(EVENT).unwrap().event.seq, 2);
}

#[test]
fn a_copy_is_put_into_a_folder_that_is_new() {
    let (folder, _ledger) = begin();
    let (copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    let new = copies.path().join("another/laptop");
    assert_eq!(restore(&file, &new, monday_at(12, 0)).unwrap().old, None);
    assert_eq!(open(&new).view(EVENT).unwrap().event.seq, 1);
}

#[test]
fn a_copy_of_the_first_version_of_the_tables_is_put_back_too() {
    let (folder, ledger) = begin();
    let session = ledger::Session { person: None, role: domain::Role::Mentor, since: monday_at(9, 0) };
    ledger.set_session(EVENT, TokenHash::of("a"), session).wait().unwrap();
    let (copies, file) = place();
    backup(folder.path(), &file, Existing::Keep, monday_at(11, 0)).unwrap();
    let copy = rusqlite::Connection::open(&file).unwrap();
    copy.execute_batch("ALTER TABLE tokens DROP COLUMN since; UPDATE meta SET value = 1 WHERE key = 'schema'").unwrap();
    drop(copy);
    assert_eq!(check(&file).unwrap().damage, []);
    restore(&file, &copies.path().join("data"), monday_at(12, 0)).unwrap();
    let ledger = open(&copies.path().join("data"));
    assert_eq!(ledger.session(EVENT, &TokenHash::of("a")).unwrap().role, domain::Role::Mentor);
}
