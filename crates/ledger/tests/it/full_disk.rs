//! The disk is full, here and there in the middle of a commit: nothing is half done, reading goes on, and when there is
//! room again so does writing.
//!
//! A limit on the size of files, in a process of its own, is a disk that is full at a chosen byte: what fits is written,
//! and the rest is refused. The process is begun by a shell that lets it ignore the system's signal about it.

use std::path::Path;
use std::process::Command;

use domain::PersonId;
use ledger::{Answer, Ledger, Receipt, Rejected, check};
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::cast::{EVENT, begin, come_in, id, open, post};

const CHILD: &str = "IMPL_DAYS_FULL_DISK";
const LOG: &str = "impl-days.sqlite-wal";

#[cfg(unix)]
#[test]
fn a_full_disk_refuses_wholly_and_writing_goes_on_when_there_is_room() {
    let this = std::env::current_exe().unwrap();
    let child = Command::new("sh")
        .args(["-c", r#"trap "" XFSZ; exec "$0" --exact full_disk::the_child_whose_disk_is_full --nocapture"#])
        .arg(this)
        .env(CHILD, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{said}\n{}", String::from_utf8_lossy(&child.stderr));
    assert!(said.contains("tried "), "{said}");
}

/// Not a test: the process whose files cannot grow. Without its variable it does nothing.
#[test]
fn the_child_whose_disk_is_full() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let (folder, ledger) = begin();
    let (mut number, mut full, mut mixed) = (0, 0, 0);
    // A batch of these orders is some ten pages; the step is no divisor of a frame.
    for more in (0..60_000).step_by(1_931) {
        let seq = ledger.view(EVENT).unwrap().event.seq;
        leave_room(Some(size_of_log(folder.path()) + more));
        let asked: Vec<_> = (0..4)
            .map(|_| {
                number += 1;
                (number, ask(&ledger, number))
            })
            .collect();
        let answers: Vec<_> = asked.into_iter().map(|(number, answer)| (number, answer.wait())).collect();
        // Reading goes on.
        let last = ledger.view(EVENT).unwrap().event.seq;
        let history = ledger.history(EVENT, 1, usize::MAX).wait().unwrap();
        assert_eq!(history.len() as u64, last);
        leave_room(None);

        let saved = answers.iter().filter(|(_, answer)| answer.is_ok()).count();
        full += usize::from(saved < answers.len());
        mixed += usize::from(saved > 0 && saved < answers.len());
        assert_eq!(last, seq + 3 * saved as u64, "half an order is there, or one that was refused");
        for (number, answer) in answers {
            match answer {
                Ok(receipt) => assert_eq!(ask(&ledger, number).wait(), Ok(receipt)),
                Err(Rejected::NotSaved(_)) => assert!(ask(&ledger, number).wait().is_ok(), "there is room again"),
                Err(other) => panic!("{other}"),
            }
        }
        whole(folder.path(), &ledger);
    }
    assert!(full > 5, "the disk was hardly ever full: {full} of {number}");
    println!("tried {number} orders, {full} batches met a full disk, {mixed} of them were saved in part");
}

fn ask(ledger: &Ledger, number: u16) -> Answer<Receipt> {
    let mut order = come_in(number, PersonId(id(1_000 + number)), &format!("Guest {number}"));
    order.commands.push(post(5_000 + number, &"Hello. ".repeat(280)));
    ledger.ask(EVENT, order)
}

fn whole(folder: &Path, ledger: &Ledger) {
    assert_eq!(check::check(&folder.join(ledger::FILE)).unwrap().damage, []);
    let (here, again) = (ledger.view(EVENT).unwrap(), open(folder).view(EVENT).unwrap());
    assert_eq!((&again.event, &again.people), (&here.event, &here.people));
}

/// How large a file may become; none: as large as it likes.
fn leave_room(size: Option<u64>) {
    setrlimit(Resource::Fsize, Rlimit { current: size, maximum: None }).unwrap();
}

fn size_of_log(folder: &Path) -> u64 {
    std::fs::metadata(folder.join(LOG)).unwrap().len()
}
