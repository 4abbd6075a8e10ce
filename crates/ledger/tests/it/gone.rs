//! The data folder goes while a server runs: what cannot be kept is not called saved.

use ledger::{FILE, Rejected};

use crate::cast::{EVENT, begin, come_in, id};
use domain::PersonId;

#[cfg(unix)]
#[test]
fn what_is_written_into_a_file_that_was_deleted_is_not_saved() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, come_in(1, PersonId(id(1_001)), "Wilma")).wait().expect("the file is there");
    let before = ledger.view(EVENT).unwrap().event.seq;
    for name in [FILE.to_owned(), format!("{FILE}-wal"), format!("{FILE}-shm")] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    let refused = ledger.ask(EVENT, come_in(2, PersonId(id(1_002)), "Bea")).wait();
    assert!(matches!(&refused, Err(Rejected::NotSaved(why)) if why.contains(FILE)), "{refused:?}");
    assert!(matches!(ledger.put_file(EVENT, domain::Actor::ORGANISER, b"a picture".to_vec()).wait(), Err(Rejected::NotSaved(_))));
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, before, "nobody sees what was not saved");
}

#[cfg(unix)]
#[test]
fn another_file_in_its_place_is_not_taken_for_it_and_the_same_one_put_back_is() {
    let (folder, ledger) = begin();
    let (file, away) = (folder.path().join(FILE), folder.path().join("away"));
    std::fs::rename(&file, &away).unwrap();
    std::fs::copy(&away, &file).unwrap();
    let refused = ledger.ask(EVENT, come_in(1, PersonId(id(1_001)), "Wilma")).wait();
    assert!(matches!(refused, Err(Rejected::NotSaved(_))), "{refused:?}");
    std::fs::rename(&away, &file).unwrap();
    ledger.ask(EVENT, come_in(1, PersonId(id(1_001)), "Wilma")).wait().expect("it is the file that was opened");
}
