//! Tickets brought in by the command line.

use std::path::{Path, PathBuf};

use crate::program::{DAY, run};

fn twins(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/tickets").join(name)
}

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn a_dry_run_prints_what_the_file_says_without_any_event() {
    let expected: serde_json::Value = serde_json::from_slice(&std::fs::read(twins("expected.json")).unwrap()).unwrap();
    for (kind, name) in [("tito", "tito.csv"), ("pretix", "pretix-orders.json")] {
        let printed = said(&["import", kind, twins(name).to_str().unwrap(), "--dry-run", "--format", "json"]);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), expected["people"], "{kind}");
    }
}

#[test]
fn tickets_come_in_once_and_the_second_file_brings_what_the_first_does_not_know() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();
    said(&["new", "paris", "--title", "Paris", "--from", DAY, "--zone", "Europe/Paris", "--data", data]);
    let import = |name: &str| said(&["import", "pretix", twins(name).to_str().unwrap(), "--event", "paris", "--data", data]);
    let first = import("pretix-positions.csv");
    assert!(first.starts_with("Brought in.\n30 tickets of pretix: 25 new") && first.contains("cannot be scanned"), "{first}");
    assert!(import("pretix-positions.csv").starts_with("Nothing new was in it."));
    let second = import("pretix-orders.json");
    assert!(second.contains("0 new, 25 with something new") && second.contains("Scanning at the door works"), "{second}");
    assert!(import("pretix-orders.json").starts_with("Nothing new was in it."));
}

#[test]
fn a_file_of_something_else_is_refused_in_one_line() {
    let done = run(&["import", "tito", twins("pretix-positions.csv").to_str().unwrap(), "--dry-run", "--format", "json"]);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("looked for “Ticket Reference”") && said.contains("found “Order code”"), "{said}");
}
