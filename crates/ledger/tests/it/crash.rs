//! `kill -9` under load: what was acknowledged is there, wholly; what is there is whole.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use domain::{Change, CommandId, Id, PersonId, person};
use ledger::{Clock, Duty, Ledger, Order, Profile};

use crate::cast::{EVENT, as_visitor, create, introduce, monday_at, open, post, profile};

const FOLDER: &str = "IMPL_DAYS_CRASH_FOLDER";
const ROUND: &str = "IMPL_DAYS_CRASH_ROUND";
const ROUNDS: u16 = 10;
const THREADS: u16 = 4;

#[test]
fn every_acknowledged_change_survives_ten_kills_and_no_half_order_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    create(&ledger);
    ledger.stop();
    drop(ledger);
    let mut acknowledged = HashSet::new();
    for round in 0..ROUNDS {
        let enough = 40 + usize::from(round) * 23;
        let heard = kill_a_writer(folder.path(), round, enough);
        assert!(heard.len() >= enough);
        acknowledged.extend(heard);
        check(folder.path(), &acknowledged);
    }
}

/// Lets a child write until it has told of enough orders, kills it, and gives all that it has told.
fn kill_a_writer(folder: &Path, round: u16, enough: usize) -> Vec<CommandId> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::the_child_that_writes", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let told = |line: String| line.strip_prefix("saved ").and_then(|id| id.parse::<Id>().ok()).map(CommandId);
    let mut heard: Vec<_> = lines.by_ref().filter_map(told).take(enough).collect();
    child.kill().unwrap();
    // What still stands in the pipe was acknowledged, too.
    heard.extend(lines.filter_map(told));
    assert!(!child.wait().unwrap().success());
    heard
}

fn check(folder: &Path, acknowledged: &HashSet<CommandId>) {
    let ledger = open(folder);
    assert_eq!(ledger.unopened(), []);
    let view = ledger.view(EVENT).unwrap();
    let history = ledger.history(EVENT, 1, usize::MAX).wait().unwrap();
    assert!(history.iter().map(|entry| entry.stamp.seq).eq(1..=view.event.seq));
    let mut orders: BTreeMap<CommandId, Vec<&Change>> = BTreeMap::new();
    // What time did is written by the child, too; nobody waits for its answer.
    for entry in history[1..].iter().filter(|entry| !matches!(entry.change, Change::Moment(_))) {
        orders.entry(entry.stamp.command).or_default().push(&entry.change);
    }
    for (id, changes) in &orders {
        let [Change::Person(person::Change::Introduced { .. }), Change::Message(_), Change::Person(person::Change::Touched { person, .. })] =
            changes[..]
        else {
            panic!("half an order: {id} {changes:?}");
        };
        assert_eq!(view.people.get(*person), Some(&Profile { revision: 1, ..profile(&id.to_string()) }));
    }
    assert_eq!(acknowledged.iter().find(|id| !orders.contains_key(id)), None);
}

/// Not a test: the process that is killed. Without its folder it does nothing.
#[test]
fn the_child_that_writes() {
    let (Ok(folder), Ok(round)) = (std::env::var(FOLDER), std::env::var(ROUND)) else { return };
    let round: u16 = round.parse().unwrap();
    let ledger = Ledger::open(Path::new(&folder), Clock::standing(monday_at(9, 0)), Duty::Serve).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let ledger = &ledger;
            scope.spawn(move || write_without_end(ledger, round * THREADS + thread));
        }
    });
}

fn write_without_end(ledger: &Ledger, part: u16) {
    for number in 0.. {
        let id = CommandId(Id::from_bits(u128::from(part) << 64 | number));
        let person = PersonId(id.nth(1));
        let order = Order::new(id, as_visitor(person)).with(introduce(person, person::Kind::Own));
        let mut order = order.with(say(id));
        order.profiles.push((person, profile(&id.to_string())));
        ledger.ask(EVENT, order).wait().unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "saved {id}").and_then(|()| out.flush()).unwrap();
    }
}

fn say(id: CommandId) -> domain::Command {
    let domain::Command::Message(domain::message::Command::Post { day, kind, text, project, .. }) = post(0, "Written while falling") else {
        unreachable!("a post is a post")
    };
    domain::Command::Message(domain::message::Command::Post { message: domain::MessageId(id.nth(2)), day, kind, text, project })
}
