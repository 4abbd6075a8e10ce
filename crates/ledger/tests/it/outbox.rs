//! Letters wait, are taken one by one, lose their text when they left, and go with whom they were written to.

use std::path::Path;

use domain::{Actor, Command, PersonId, Refusal, Role, Timestamp, Who, person};
use jiff::ToSpan;
use ledger::outbox::{Body, Draft, Fate, Kind, Obstacle, OnlySender, State, Trouble};
use ledger::{Clock, Duty, Ledger, Opens, Order, Pass, Rejected, TokenHash};

use crate::cast::{ADA, COORDINATOR, EVENT, LINUS, as_visitor, begin, by_team, come_in, command_id, create, id, monday_at, open};

const SECRET: &str = "Quetschenpaladin";

fn letter(number: u16, kind: Kind, person: PersonId) -> Draft {
    let token = format!("token-{number}");
    let pass = Pass { person, opens: Opens::Place, expires: monday_at(20, 0) };
    Draft {
        id: id(number),
        key: format!("{}/{person}/{number}", kind.word()),
        person,
        kind,
        message_id: format!("<{number}@lyon.example>"),
        subject: "A letter".to_owned(),
        body: Body { text: format!("{SECRET} {number}"), html: format!("<p>{SECRET} {number}</p>") },
        pass: (kind == Kind::Place).then(|| (TokenHash::of(&token), pass)),
    }
}

/// Ada and Linus are there.
fn there() -> (tempfile::TempDir, Ledger) {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    ledger.ask(EVENT, come_in(2, LINUS, "Linus")).wait().unwrap();
    (folder, ledger)
}

fn write(ledger: &Ledger, drafts: &[Draft]) -> usize {
    ledger.write_letters(EVENT, COORDINATOR, drafts.to_vec()).wait().unwrap()
}

fn states(ledger: &Ledger) -> Vec<(String, State)> {
    let mut all: Vec<_> = ledger.letters(EVENT).wait().unwrap().into_iter().map(|letter| (letter.message_id, letter.state)).collect();
    all.sort();
    all
}

fn found(folder: &Path, what: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(what.len()).any(|window| window == what.as_bytes())
    })
}

#[test]
fn a_letter_is_written_once_taken_once_and_loses_its_text_when_it_left() {
    let (folder, ledger) = there();
    let two = [letter(1, Kind::Place, ADA), letter(2, Kind::Reminder, LINUS)];
    assert_eq!(write(&ledger, &two), 2);
    // The same form again; and one with another id and the same key.
    assert_eq!(write(&ledger, &two), 0);
    assert_eq!(write(&ledger, &[Draft { id: id(3), key: two[0].key.clone(), ..letter(3, Kind::Place, ADA) }]), 0);
    assert_eq!(ledger.pass(EVENT, &TokenHash::of("token-1")).unwrap().person, ADA);
    assert_eq!(ledger.pass(EVENT, &TokenHash::of("token-3")), None, "a letter that is not written has no link");
    // A link of a letter is neither a session nor an invitation.
    assert_eq!((ledger.session(EVENT, &TokenHash::of("token-1")), ledger.link(EVENT, &TokenHash::of("token-1"))), (None, None));
    assert!(found(folder.path(), SECRET) && !found(folder.path(), "token-1"));

    let first = ledger.claim_letter().wait().unwrap().unwrap();
    let second = ledger.claim_letter().wait().unwrap().unwrap();
    assert_eq!(ledger.claim_letter().wait().unwrap(), None);
    assert_eq!((first.tries, first.state), (1, State::Sending));
    assert_ne!(first.id, second.id);
    assert!(ledger.settle_letter(first.id, Fate::Sent).wait().unwrap());
    assert!(!ledger.settle_letter(first.id, Fate::Failed(Trouble::silent(Obstacle::Refused))).wait().unwrap(), "it was settled");
    assert!(ledger.settle_letter(second.id, Fate::Filed).wait().unwrap());
    let mut expected = [(first.message_id, State::Sent), (second.message_id, State::Filed)];
    expected.sort();
    assert_eq!(states(&ledger), expected);
    assert!(ledger.letters(EVENT).wait().unwrap().iter().all(|letter| letter.body.is_none()));
    ledger.stop();
    assert!(!found(folder.path(), SECRET), "what left is in none of the bytes");
    // Its link works on, also in the next process.
    assert_eq!(open(folder.path()).pass(EVENT, &TokenHash::of("token-1")).unwrap().opens, Opens::Place);
}

#[test]
fn letters_of_an_order_are_written_with_it_or_not_at_all() {
    let (folder, ledger) = there();
    let written = Command::Coming(domain::coming::Command::Write { letter: domain::coming::Letter::Place, people: 2 });
    let order = |actor: Actor| Order {
        letters: vec![letter(1, Kind::Place, ADA), letter(2, Kind::Place, LINUS)],
        ..Order::new(command_id(20), actor).with(written.clone())
    };
    let before = ledger.view(EVENT).unwrap().event.seq;
    let nothing = || {
        (states(&ledger).len(), ledger.view(EVENT).unwrap().event.seq, ledger.pass(EVENT, &TokenHash::of("token-1"))) == (0, before, None)
    };
    let greeter = Actor { who: Who::Person(ADA), role: Role::Greeter };
    assert!(matches!(ledger.ask(EVENT, order(greeter)).wait(), Err(Rejected::Refused(_))));
    assert!(nothing());

    let store = |statement: &str| rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap().execute_batch(statement).unwrap();
    store("CREATE TRIGGER full BEFORE INSERT ON letters WHEN NEW.message_id = '<2@lyon.example>' BEGIN SELECT RAISE(ABORT, 'full'); END");
    assert!(matches!(ledger.ask(EVENT, order(COORDINATOR)).wait(), Err(Rejected::NotSaved(_))));
    assert!(nothing(), "where one letter cannot be written, nobody is said to have written");

    store("DROP TRIGGER full");
    let receipt = ledger.ask(EVENT, order(COORDINATOR)).wait().unwrap();
    assert_eq!((states(&ledger).len(), receipt.last), (2, before + 1));
    assert_eq!(ledger.pass(EVENT, &TokenHash::of("token-2")).unwrap().person, LINUS, "a link works at once");
    // Once more, with letters that are named anew as they always are.
    let again = Order { letters: vec![letter(3, Kind::Place, ADA)], ..order(COORDINATOR) };
    assert_eq!(ledger.ask(EVENT, again).wait(), Ok(receipt));
    assert_eq!(states(&ledger).len(), 2);
}

#[test]
fn two_processes_never_take_the_same_letter() {
    let (folder, ledger) = there();
    let other = open(folder.path());
    let many: Vec<Draft> = (1..=20).map(|number| letter(number, Kind::Message, ADA)).collect();
    assert_eq!(write(&ledger, &many), 20);
    let take = |ledger: &Ledger| std::iter::from_fn(|| ledger.claim_letter().wait().unwrap()).map(|letter| letter.id).collect::<Vec<_>>();
    let (mut mine, theirs) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| take(&other));
        (take(&ledger), theirs.join().unwrap())
    });
    mine.extend(theirs);
    assert_eq!(mine.len(), 20);
    mine.sort_unstable();
    mine.dedup();
    assert_eq!(mine.len(), 20);

    let sender = OnlySender::of(folder.path()).unwrap().expect("nobody sends");
    assert!(OnlySender::of(folder.path()).unwrap().is_none(), "somebody sends");
    drop(sender);
    assert!(OnlySender::of(folder.path()).unwrap().is_some());
}

#[test]
fn a_letter_that_has_to_wait_keeps_its_message_id_and_comes_at_its_time() {
    let (_folder, ledger) = there();
    write(&ledger, &[letter(1, Kind::Reminder, ADA)]);
    let taken = ledger.claim_letter().wait().unwrap().unwrap();
    let busy = Trouble { what: Obstacle::Busy, said: "451 try later".to_owned() };
    ledger.settle_letter(taken.id, Fate::Later(monday_at(9, 30), busy.clone())).wait().unwrap();
    assert_eq!(ledger.claim_letter().wait().unwrap(), None);
    ledger.clock().set(monday_at(9, 30));
    let again = ledger.claim_letter().wait().unwrap().unwrap();
    assert_eq!((&again.message_id, again.tries, again.trouble), (&taken.message_id, 2, Some(busy)));
    assert_eq!(again.body, taken.body);
}

#[test]
fn after_a_crash_links_go_again_and_the_fate_of_all_else_is_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(folder.path(), Clock::standing(monday_at(9, 20)), Duty::Serve).unwrap();
    create(&ledger);
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    write(&ledger, &Kind::ALL.map(|kind| letter(kind as u16 + 1, kind, ADA)));
    while ledger.claim_letter().wait().unwrap().is_some() {}
    // As if the power went: nothing is said of them any more.
    ledger.stop();
    let ledger = open(folder.path());
    assert_eq!(ledger.recover_letters().wait().unwrap(), 4);
    let states: Vec<State> = states(&ledger).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, [State::Waiting, State::Unknown, State::Unknown, State::Unknown]);
    let place = ledger.claim_letter().wait().unwrap().unwrap();
    assert_eq!((place.kind, place.message_id.as_str(), place.tries), (Kind::Place, "<1@lyon.example>", 2));
    assert_eq!(ledger.claim_letter().wait().unwrap(), None, "a reminder is not sent twice by itself");
    // A coordinator decides.
    assert!(ledger.send_again(EVENT, COORDINATOR, id(2)).wait().unwrap());
    assert_eq!(ledger.claim_letter().wait().unwrap().unwrap().message_id, "<2@lyon.example>");
    assert!(!ledger.send_again(EVENT, COORDINATOR, id(2)).wait().unwrap(), "it is being sent");
}

#[test]
fn only_coordinators_write_to_others() {
    let (_folder, ledger) = there();
    let ask = |actor: Actor, person: PersonId| ledger.write_letters(EVENT, actor, vec![letter(1, Kind::Place, person)]).wait();
    for role in [Role::Visitor, Role::Participant, Role::Mentor, Role::Greeter] {
        let actor = Actor { who: Who::Person(ADA), role };
        assert!(matches!(ask(actor, LINUS), Err(Rejected::Refused(Refusal::NotAllowed { .. }))), "{role:?}");
        assert!(ledger.send_again(EVENT, actor, id(1)).wait().is_err());
    }
    assert_eq!(ask(as_visitor(ADA), ADA), Ok(1));
    assert_eq!(ledger.letters(EVENT).wait().unwrap().len(), 1);
}

#[test]
fn letters_go_with_the_person() {
    let (folder, ledger) = there();
    write(&ledger, &[letter(1, Kind::Place, ADA), letter(2, Kind::Message, LINUS), letter(3, Kind::Reminder, ADA)]);
    let taken = ledger.claim_letter().wait().unwrap().unwrap();
    ledger
        .ask(EVENT, Order::new(command_id(9), as_visitor(ADA)).with(Command::Person(person::Command::Erase { person: ADA })))
        .wait()
        .unwrap();
    assert_eq!(states(&ledger), [("<2@lyon.example>".to_owned(), State::Waiting)]);
    assert_eq!(ledger.pass(EVENT, &TokenHash::of("token-1")), None, "her link is gone");
    if taken.person == ADA {
        assert!(!ledger.settle_letter(taken.id, Fate::Sent).wait().unwrap());
    }
    assert!(!found(folder.path(), &format!("{SECRET} 1")) && !found(folder.path(), &format!("{SECRET} 3")));
    assert!(found(folder.path(), &format!("{SECRET} 2")));
    assert_eq!(write(&ledger, &[letter(4, Kind::Message, ADA)]), 0, "nobody is there to write to");
}

#[test]
fn when_all_is_forgotten_letters_are_too() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing(monday_at(9, 20));
    let ledger = Ledger::open(folder.path(), clock.clone(), Duty::Serve).unwrap();
    create(&ledger);
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    write(&ledger, &[letter(1, Kind::Message, ADA)]);
    let until: Timestamp = monday_at(9, 20).checked_add((24 * 400).hours()).unwrap();
    clock.set(until);
    ledger.look().wait().unwrap();
    assert_eq!(ledger.letters(EVENT).wait().unwrap(), []);
    ledger.stop();
    assert!(!found(folder.path(), SECRET));
}

#[test]
fn what_waited_in_a_copy_is_not_asked_twice_when_it_is_put_back() {
    let (folder, ledger) = there();
    write(&ledger, &[letter(1, Kind::Place, ADA), letter(2, Kind::Reminder, ADA)]);
    let copy = folder.path().join("copy.sqlite");
    ledger::backup::backup(folder.path(), &copy, ledger::backup::Existing::Keep, monday_at(9, 20)).unwrap();
    ledger.stop();
    drop(ledger);
    let new = tempfile::tempdir().unwrap();
    ledger::backup::restore(&copy, new.path(), monday_at(9, 30)).unwrap();
    let states: Vec<State> = states(&open(new.path())).into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, [State::Waiting, State::Unknown]);
}

#[test]
fn a_store_of_the_second_version_gets_an_outbox() {
    let (folder, ledger) = there();
    ledger.stop();
    let store = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    store.execute_batch("DROP TABLE letters; UPDATE meta SET value = 2 WHERE key = 'schema'").unwrap();
    drop(store);
    let ledger = open(folder.path());
    assert_eq!(ledger.letters(EVENT).wait().unwrap(), []);
    assert_eq!(write(&ledger, &[letter(1, Kind::Place, ADA)]), 1);
    ledger.ask(EVENT, by_team(7, crate::cast::post(1, "Hello"))).wait().unwrap();
    ledger.stop();
    let version: i64 = rusqlite::Connection::open(folder.path().join(ledger::FILE))
        .unwrap()
        .query_row("SELECT value FROM meta WHERE key = 'schema'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, 4);
}
