//! Asking twice is asking once; a refused order leaves nothing; what is asked together is done together.

use domain::{Actor, Refusal, person};
use ledger::{Profile, Receipt, Rejected};

use crate::cast::{ADA, EVENT, LINUS, add, as_visitor, begin, by_team, come_in, command_id, introduce, monday, open, post, profile};

#[test]
fn the_same_id_is_one_write_and_gets_the_first_answer_again_even_after_a_restart() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    let order = ledger::Order::new(command_id(2), as_visitor(ADA)).with(post(1, "Where is the cake?")).with(post(2, "And the tea?"));
    let first = ledger.ask(EVENT, order.clone()).wait().unwrap();
    assert_eq!(first, Receipt { first: 4, last: 5 });
    ledger.ask(EVENT, by_team(3, post(3, "In the loft"))).wait().unwrap();
    assert_eq!(ledger.ask(EVENT, order.clone()).wait(), Ok(first));
    ledger.stop();

    let ledger = open(folder.path());
    assert_eq!(ledger.ask(EVENT, order.clone()).wait(), Ok(first));
    let mut other_content = order.clone();
    other_content.commands.pop();
    assert_eq!(ledger.ask(EVENT, other_content).wait(), Err(Rejected::Reused));
    let mut other_actor = order.clone();
    other_actor.actor = Actor::ORGANISER;
    assert_eq!(ledger.ask(EVENT, other_actor).wait(), Err(Rejected::Reused));
    let mut other_profile = order;
    other_profile.profiles.push((ADA, profile("Ada")));
    assert_eq!(ledger.ask(EVENT, other_profile).wait(), Err(Rejected::Reused));
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 6);
}

#[test]
fn the_same_id_twice_in_one_batch_is_one_write() {
    let (_folder, ledger) = begin();
    let answers: Vec<_> = (0..20).map(|_| ledger.ask(EVENT, by_team(1, post(1, "Once")))).collect();
    for answer in answers {
        assert_eq!(answer.wait(), Ok(Receipt { first: 2, last: 2 }));
    }
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 2);
}

#[test]
fn a_refused_order_does_nothing_at_all_and_the_others_of_its_batch_go_on() {
    let (_folder, ledger) = begin();
    let mut refused = come_in(1, ADA, "Ada");
    refused.commands.push(post(1, ""));
    let refused = ledger.ask(EVENT, refused);
    let others = ledger.ask(EVENT, come_in(2, LINUS, "Linus"));
    assert!(matches!(refused.wait(), Err(Rejected::Refused(Refusal::Empty { .. }))));
    assert_eq!(others.wait(), Ok(Receipt { first: 2, last: 3 }));
    let view = ledger.view(EVENT).unwrap();
    assert_eq!(view.event.people.keys().copied().collect::<Vec<_>>(), [LINUS]);
    assert_eq!(view.people.iter().map(|(_, profile)| profile.name.clone()).collect::<Vec<_>>(), ["Linus"]);
}

#[test]
fn an_order_is_decided_on_what_the_earlier_ones_of_its_batch_made() {
    let (_folder, ledger) = begin();
    let one = ledger.ask(EVENT, come_in(1, ADA, "Ada"));
    let other = ledger.ask(EVENT, ledger::Order::new(command_id(2), as_visitor(ADA)).with(add(crate::cast::QUIC, "QUIC")));
    assert_eq!(one.wait().unwrap().last, 3);
    assert_eq!(other.wait(), Ok(Receipt { first: 4, last: 5 }));
    assert_eq!(ledger.view(EVENT).unwrap().event.seat_of(monday(), ADA).unwrap().0.about.title.as_str(), "QUIC");
}

#[test]
fn each_profile_that_is_written_is_a_change_with_the_next_revision() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    let mut renamed = ledger::Order::new(command_id(2), as_visitor(ADA));
    renamed.profiles.push((ADA, Profile { revision: 1, ..profile("Ada L.") }));
    assert_eq!(ledger.ask(EVENT, renamed).wait(), Ok(Receipt { first: 4, last: 4 }));
    let mut by_another = ledger::Order::new(command_id(3), as_visitor(LINUS)).with(introduce(LINUS, person::Kind::Own));
    by_another.profiles.push((ADA, Profile { revision: 2, ..profile("Not Ada") }));
    assert!(matches!(ledger.ask(EVENT, by_another).wait(), Err(Rejected::Refused(Refusal::NotAllowed { .. }))));
    ledger.stop();

    let view = open(folder.path()).view(EVENT).unwrap();
    assert_eq!(view.event.people[&ADA].revision, 2);
    assert_eq!(view.people.get(ADA), Some(&Profile { revision: 2, ..profile("Ada L.") }));
    assert!(!view.event.people.contains_key(&LINUS));
}

#[test]
fn a_profile_that_was_read_too_early_is_not_written_over_a_newer_one() {
    let (folder, ledger) = begin();
    ledger.ask(EVENT, come_in(1, ADA, "Ada")).wait().unwrap();
    let read = ledger.view(EVENT).unwrap().people.get(ADA).unwrap().clone();
    let write = |number, profile: Profile| {
        let mut order = ledger::Order::new(command_id(number), as_visitor(ADA)).with(post(number, "I changed something"));
        order.profiles.push((ADA, profile));
        order
    };
    // Together in one batch, too: the first one makes the second one late.
    let first = ledger.ask(EVENT, write(2, Profile { contact: Some("by pigeon".to_owned()), ..read.clone() }));
    let late = write(3, Profile { language: Some("fr".to_owned()), ..read });
    let answer = ledger.ask(EVENT, late.clone());
    assert!(first.wait().is_ok());
    assert_eq!(answer.wait(), Err(Rejected::Outdated));
    ledger.stop();

    let ledger = open(folder.path());
    assert_eq!(ledger.ask(EVENT, late).wait(), Err(Rejected::Outdated));
    assert_eq!(ledger.view(EVENT).unwrap().event.messages.len(), 1, "nothing of a late order is done");
    let read = ledger.view(EVENT).unwrap().people.get(ADA).unwrap().clone();
    ledger.ask(EVENT, write(4, Profile { language: Some("fr".to_owned()), ..read })).wait().unwrap();
    let ada = ledger.view(EVENT).unwrap().people.get(ADA).unwrap().clone();
    assert_eq!((ada.contact.as_deref(), ada.language.as_deref(), ada.revision), (Some("by pigeon"), Some("fr"), 3));
}

#[test]
fn an_event_is_made_once_and_an_unknown_one_is_not_there() {
    let (_folder, ledger) = begin();
    let again = ledger.create(EVENT.parse().unwrap(), by_team(0, crate::cast::opening()));
    assert_eq!(again.wait(), Ok(Receipt { first: 1, last: 1 }));
    let other = ledger.create(EVENT.parse().unwrap(), by_team(1, crate::cast::opening()));
    assert_eq!(other.wait(), Err(Rejected::Taken));
    assert_eq!(ledger.ask("nantes-2031", by_team(2, post(1, "Hello"))).wait(), Err(Rejected::NoSuchEvent));
    let unopened = ledger.create("nantes-2031".parse().unwrap(), by_team(3, post(1, "Hello")));
    assert_eq!(unopened.wait(), Err(Rejected::Refused(Refusal::NotOpen)));
    assert!(ledger.view("nantes-2031").is_none());
}

#[test]
fn watchers_wake_and_a_stopped_ledger_says_so() {
    let (_folder, ledger) = begin();
    let (event, list) = (ledger.watch(EVENT).unwrap(), ledger.watch_events());
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    assert!(event.has_changed().unwrap());
    assert!(!list.has_changed().unwrap());
    let queued = ledger.ask(EVENT, by_team(2, post(2, "Last words")));
    ledger.stop();
    assert_eq!(queued.wait(), Ok(Receipt { first: 3, last: 3 }));
    assert_eq!(ledger.ask(EVENT, by_team(3, post(3, "Too late"))).wait(), Err(Rejected::Closed));
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 3);
}

#[test]
fn times_never_run_backwards() {
    let (_folder, ledger) = begin();
    let before = ledger.clock().now();
    ledger.clock().set(before - jiff::SignedDuration::from_hours(3));
    ledger.ask(EVENT, by_team(1, post(1, "The clock was set back"))).wait().unwrap();
    let times: Vec<_> = ledger.history(EVENT, 1, 10).wait().unwrap().iter().map(|entry| entry.stamp.at).collect();
    assert_eq!(times, [before, before]);
}

#[cfg(unix)]
#[test]
fn the_store_is_for_its_owners_eyes_only() {
    use std::os::unix::fs::PermissionsExt;
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("days");
    let ledger = open(&folder);
    crate::cast::create(&ledger);
    assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for file in std::fs::read_dir(&folder).unwrap() {
        assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn no_name_is_ever_in_the_log() {
    let (_folder, ledger) = begin();
    let order = come_in(1, ADA, "Ada Quaintly-Named").with(introduce(LINUS, person::Kind::Guest));
    let mut order = order.with(post(1, "Where is the cake?"));
    order.profiles.push((LINUS, profile("Linus Quaintly-Named")));
    ledger.ask(EVENT, order).wait().unwrap();
    let slug = EVENT.parse().unwrap();
    let rows: Vec<String> = ledger
        .history(EVENT, 1, usize::MAX)
        .wait()
        .unwrap()
        .iter()
        .map(|entry| format!("{:?}", ledger::codec::encode(&slug, entry, 0, [0; 32])))
        .collect();
    assert!(rows.iter().any(|row| row.contains("cake")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("Quaintly")), "{rows:?}");
    // It is where it belongs.
    assert_eq!(ledger.view(EVENT).unwrap().people.get(ADA).map(|profile| profile.name.as_str()), Some("Ada Quaintly-Named"));
}
