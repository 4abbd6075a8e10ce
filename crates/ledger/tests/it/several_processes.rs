//! Two ledgers on one folder, as a command line beside a server.

use domain::PersonId;
use ledger::{Answered, Clock, Duty, Ledger, Order, Profile, Rejected, TokenHash};

use crate::cast::{ADA, EVENT, LINUS, as_visitor, by_team, come_in, command_id, create, id, monday_at, open, post, profile};

#[test]
fn both_write_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let server = Ledger::open(folder.path(), Clock::standing(monday_at(9, 0)), Duty::Serve).unwrap();
    let visitor = open(folder.path());
    create(&server);

    std::thread::scope(|scope| {
        for (ledger, from) in [(&server, 1), (&visitor, 201), (&server, 401), (&visitor, 601)] {
            scope.spawn(move || {
                for number in from..from + 60 {
                    let person = PersonId(id(1_000 + number));
                    let mut order = come_in(number, person, &format!("Guest {number}"));
                    order.commands.push(post(5_000 + number, "Hello"));
                    ledger.ask(EVENT, order).wait().unwrap();
                }
            });
        }
    });

    server.look().wait().unwrap();
    visitor.look().wait().unwrap();
    let (one, other) = (server.view(EVENT).unwrap(), visitor.view(EVENT).unwrap());
    assert_eq!(one.event.messages.len(), 240);
    assert_eq!(one.event.people.len(), 240);
    assert_eq!(one.people.iter().count(), 240);
    assert_eq!(one.event, other.event);
    assert_eq!(one.people, other.people);
    let again = open(folder.path()).view(EVENT).unwrap();
    assert_eq!((&again.event, &again.people), (&one.event, &one.people));
}

#[test]
fn whoever_changes_the_same_profile_at_once_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Ledger::open(folder.path(), Clock::standing(monday_at(9, 0)), Duty::Serve).unwrap();
    let visitor = open(folder.path());
    create(&server);
    server.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    visitor.look().wait().unwrap();

    std::thread::scope(|scope| {
        for (ledger, from) in [(&server, 1), (&visitor, 101), (&server, 201), (&visitor, 301)] {
            scope.spawn(move || {
                for number in from..from + 25 {
                    answer_more(ledger, number);
                }
            });
        }
    });

    let ada = open(folder.path()).view(EVENT).unwrap().people.get(ADA).unwrap().clone();
    assert_eq!((ada.answers.len(), ada.revision), (100, 101));
}

/// Ada answers one more question, from what is known of her; again where that was not the newest.
fn answer_more(ledger: &Ledger, number: u16) {
    for attempt in 0.. {
        let mut profile = ledger.view(EVENT).unwrap().people.get(ADA).unwrap().clone();
        let said = Answered { own: Some(Box::new(domain::questionnaire::Value::Yes(true))), ..Answered::default() };
        profile.answers.insert(format!("question-{number}").into(), said);
        let mut order = Order::new(command_id(1_000 + 100 * number + attempt), as_visitor(ADA));
        order.profiles.push((ADA, profile));
        match ledger.ask(EVENT, order).wait() {
            Ok(_) => return,
            Err(rejected) => assert_eq!(rejected, Rejected::Outdated),
        }
        ledger.look().wait().unwrap();
    }
}

#[test]
fn what_one_writes_the_other_sees_at_a_look() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open(folder.path()), open(folder.path()));
    let list = other.watch_events();
    create(&one);
    assert!(other.view(EVENT).is_none());
    other.look().wait().unwrap();
    assert!(list.has_changed().unwrap());
    assert_eq!(other.view(EVENT).unwrap().epoch, one.view(EVENT).unwrap().epoch);

    let mut news = other.watch(EVENT).unwrap();
    news.mark_unchanged();
    one.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    one.set_session(
        EVENT,
        TokenHash::of("a"),
        ledger::Session { person: Some(ADA), role: domain::Role::Visitor, since: crate::cast::monday_at(9, 0) },
    )
    .wait()
    .unwrap();
    other.look().wait().unwrap();
    assert!(news.has_changed().unwrap());
    assert_eq!(other.view(EVENT).unwrap().people.get(ADA), Some(&Profile { revision: 1, ..profile("Ada") }));
    assert!(other.session(EVENT, &TokenHash::of("a")).is_some());
}

#[test]
fn an_order_on_an_old_view_is_decided_anew_and_saved() {
    let (folder, ledger) = crate::cast::begin();
    let other = open(folder.path());
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    assert_eq!(other.view(EVENT).unwrap().event.seq, 1);
    assert_eq!(other.ask(EVENT, come_in(2, LINUS, "Linus")).wait().unwrap().first, 4);
    assert_eq!(other.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap().first, 2);
    assert_eq!(
        other.ask(EVENT, by_team(3, crate::cast::introduce(ADA, domain::person::Kind::Own))).wait(),
        Err(domain::Refusal::IdTaken.into())
    );
}

#[test]
fn an_event_made_elsewhere_is_found_when_it_is_asked_for_and_cannot_be_made_twice() {
    let (folder, ledger) = crate::cast::begin();
    let other = open(folder.path());
    ledger.create("nantes-2031".parse().unwrap(), by_team(1, crate::cast::opening())).wait().unwrap();
    assert_eq!(other.create("nantes-2031".parse().unwrap(), by_team(2, crate::cast::opening())).wait(), Err(ledger::Rejected::Taken));
    ledger.create("brest-2031".parse().unwrap(), by_team(3, crate::cast::opening())).wait().unwrap();
    assert_eq!(other.ask("brest-2031", by_team(4, post(1, "Hello"))).wait().unwrap().first, 2);
    let slugs: Vec<_> = other.events().iter().map(|view| view.slug.to_string()).collect();
    assert_eq!(slugs, ["brest-2031", EVENT, "nantes-2031"]);
}

#[test]
fn an_event_of_another_epoch_is_read_anew() {
    let (folder, ledger) = crate::cast::begin();
    ledger.ask(EVENT, by_team(1, post(1, "Before the copy was brought back"))).wait().unwrap();
    let store = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    store.execute_batch("BEGIN; DELETE FROM changes WHERE seq = 2; UPDATE events SET last_seq = 1, epoch = 77; COMMIT").unwrap();
    ledger.look().wait().unwrap();
    let view = ledger.view(EVENT).unwrap();
    assert_eq!((view.epoch, view.event.seq, view.event.messages.len()), (77, 1, 0));
    assert_eq!(ledger.ask(EVENT, by_team(1, post(1, "Before the copy was brought back"))).wait().unwrap().first, 2);
}
