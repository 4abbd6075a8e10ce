//! Time is told by a timer, once, however many servers there are.

use domain::{Command, venue};
use ledger::{Clock, Duty, Ledger};

use crate::cast::{ADA, EVENT, HALL, LINUS, by_team, come_in, create, id, line, monday, monday_at, post};

#[test]
fn noon_is_one_change_even_with_two_servers() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing(monday_at(8, 0));
    let servers = [0, 1].map(|_| Ledger::open(folder.path(), clock.clone(), Duty::Serve).unwrap());
    create(&servers[0]);
    for server in &servers {
        server.look().wait().unwrap();
        assert_eq!(server.view(EVENT).unwrap().event.moment.slot, None);
    }

    clock.set(monday_at(12, 0));
    let looks = servers.each_ref().map(Ledger::look);
    for look in looks {
        look.wait().unwrap();
    }
    for server in &servers {
        assert_eq!(server.view(EVENT).unwrap().event.moment.slot, Some(1));
    }
    let history = servers[1].history(EVENT, 1, 100).wait().unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[1].stamp.at, monday_at(12, 0));

    // Somebody corrects the clock, and noon comes again.
    clock.set(monday_at(11, 0));
    servers[0].look().wait().unwrap();
    clock.set(monday_at(12, 0));
    servers[1].look().wait().unwrap();
    servers[1].look().wait().unwrap();
    assert_eq!(servers[1].view(EVENT).unwrap().event.moment.slot, Some(1));
    assert_eq!(servers[1].history(EVENT, 1, 100).wait().unwrap().len(), 4);
}

#[test]
fn a_server_that_starts_at_noon_knows_it_before_anybody_asks() {
    let folder = tempfile::tempdir().unwrap();
    let morning = Ledger::open(folder.path(), Clock::standing(monday_at(8, 0)), Duty::Visit).unwrap();
    create(&morning);
    morning.stop();
    let server = Ledger::open(folder.path(), Clock::standing(monday_at(12, 0)), Duty::Serve).unwrap();
    assert_eq!(server.view(EVENT).unwrap().event.moment.slot, Some(1), "the first page says what is on");
}

#[test]
fn all_servers_make_the_same_command_of_the_same_moment() {
    let noons = [0, 1].map(|_| {
        let folder = tempfile::tempdir().unwrap();
        let server = Ledger::open(folder.path(), Clock::standing(monday_at(8, 0)), Duty::Serve).unwrap();
        create(&server);
        server.clock().set(monday_at(12, 0));
        server.look().wait().unwrap();
        server.history(EVENT, 2, 1).wait().unwrap()[0].stamp
    });
    assert_eq!(noons[0], noons[1]);
}

#[test]
fn a_visitor_keeps_no_time() {
    let (_folder, ledger) = crate::cast::begin();
    ledger.clock().set(monday_at(12, 0));
    ledger.look().wait().unwrap();
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 1);
}

#[test]
fn a_clock_that_is_set_back_stops_nobody_and_the_list_does_not_run_backwards() {
    let folder = tempfile::tempdir().unwrap();
    let open = |hour| Ledger::open(folder.path(), Clock::standing(monday_at(hour, 0)), Duty::Serve).unwrap();
    let server = open(14);
    create(&server);
    server.ask(EVENT, by_team(1, post(1, "At two"))).wait().unwrap();
    // While it runs, by a day; and then it starts again on a machine whose clock is wrong.
    server.clock().set(monday_at(14, 0) - jiff::SignedDuration::from_hours(24));
    server.look().wait().unwrap();
    server.ask(EVENT, by_team(2, post(2, "On Sunday, says the clock"))).wait().unwrap();
    server.stop();
    let server = open(10);
    server.look().wait().unwrap();
    server.ask(EVENT, by_team(3, post(3, "At ten"))).wait().unwrap();
    server.clock().set(monday_at(15, 0));
    server.look().wait().unwrap();
    let last = server.ask(EVENT, by_team(4, post(4, "At three"))).wait().unwrap().last;

    let history = server.history(EVENT, 1, 100).wait().unwrap();
    assert!(history.windows(2).all(|pair| pair[0].stamp.at <= pair[1].stamp.at), "{history:?}");
    assert_eq!(history[usize::try_from(last).unwrap() - 1].stamp.at, monday_at(15, 0));
    assert_eq!(server.view(EVENT).unwrap().event.messages.len(), 4);
    assert_eq!(ledger::check::check(&folder.path().join(ledger::FILE)).unwrap().damage, []);
}

#[test]
fn two_who_went_at_one_minute_and_are_typed_in_one_by_one_both_let_go() {
    use domain::task::{Command as TaskCommand, Facts};
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(folder.path(), Clock::standing(monday_at(9, 30)), Duty::Serve).unwrap();
    create(&ledger);
    for (number, person) in [(1, ADA), (2, LINUS)] {
        ledger.ask(EVENT, come_in(number, person, "Somebody")).wait().unwrap();
    }
    let task = domain::TaskId(id(700));
    let facts = Facts { title: line("A map of the tracks"), ..Facts::default() };
    ledger.ask(EVENT, by_team(3, Command::Task(TaskCommand::Add { task, facts, anyway: false }))).wait().unwrap();
    for (number, person) in [(4, ADA), (5, LINUS)] {
        ledger.ask(EVENT, by_team(number, Command::Task(TaskCommand::Claim { task, person }))).wait().unwrap();
        let here = venue::Command::Arrive { person, day: monday(), venue: HALL, anyway: true, at: None };
        ledger.ask(EVENT, by_team(number + 10, Command::Venue(here))).wait().unwrap();
    }
    ledger.clock().set(monday_at(11, 0));
    let went = Some(monday_at(10, 45));
    for (number, person, left) in [(6, ADA, 1), (7, LINUS, 0)] {
        let leave = venue::Command::Leave { person, day: monday(), at: went };
        ledger.ask(EVENT, by_team(number, Command::Venue(leave))).wait().unwrap();
        ledger.look().wait().unwrap();
        assert_eq!(ledger.view(EVENT).unwrap().event.tasks[&task].claims.len(), left, "after order {number}");
    }
}
