//! Issues of a forge brought in by the command line: said first, brought in once, and kept where somebody corrected them.

#[path = "../../../forge/tests/it/server.rs"]
#[expect(dead_code, reason = "a part of what it can do is needed here")]
mod server;

use std::process::Command;

use serde_json::json;

use crate::program::run;
use server::{Server, issue};

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn issues_are_said_first_and_brought_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    said(&["new", "rome", "--title", "Rome", "--from", "2019-06-01", "--zone", "Europe/Rome", "--data", data]);
    let issue = |number: u64, state: &str, label: &str| {
        let address = format!("https://github.com/weaving/loom/issues/{number}");
        json!({ "html_url": address, "number": number, "title": format!("Issue {number}"), "state": state, "labels": [{ "name": label }] })
    };
    let mut pull = issue(4, "open", "easy");
    pull["pull_request"] = json!({});
    let issues = json!([issue(1, "open", "E-easy"), issue(2, "closed", "A-parser"), issue(1, "open", "E-easy"), pull]);
    let file = folder.path().join("issues.json");
    std::fs::write(&file, issues.to_string()).unwrap();
    let import = ["import", "issues", file.to_str().unwrap(), "--event", "rome", "--data", data];

    let report = "size: 1 easy, 0 medium, 0 hard, 1 unknown\n\
                  with skills: 1; not code: 0; with a mentor there: 0\n\
                  not offered, closed there: 1\n\
                  left out, a pull request: 1 (number 4 in the file)\n\
                  left out, stood in the file before: 1 (number 3 in the file)\n";
    let new = format!("2 issues in the file: 2 new, 0 changed, 0 as they were\n{report}");
    // What is only said changes nothing.
    for _ in 0..2 {
        assert_eq!(said(&[&import[..], &["--dry-run"]].concat()), new);
    }
    assert_eq!(said(&import), format!("Brought in.\n{new}"));
    assert_eq!(said(&import), format!("Nothing new was in it.\n2 issues in the file: 0 new, 0 changed, 2 as they were\n{report}"));
    std::fs::write(&file, json!([issue(1, "closed", "E-easy"), issue(2, "closed", "A-parser")]).to_string()).unwrap();
    assert!(said(&import).contains("2 issues in the file: 0 new, 1 changed, 1 as they were"));

    let done = run(&[&import[..], &["--project", "Nobody’s"]].concat());
    let why = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), why.lines().count()), (Some(1), 1), "{why}");
    assert!(why.contains("no project is called “Nobody’s”"), "{why}");
}

const LOOM: &str = "weaving/loom";

/// A forge, and a folder with one event.
fn rome(folder: &tempfile::TempDir) -> (Server, String) {
    let data = folder.path().join("data").to_str().unwrap().to_owned();
    said(&["new", "rome", "--title", "Rome", "--from", "2019-06-01", "--zone", "Europe/Rome", "--data", &data]);
    (Server::start(), data)
}

#[test]
fn issues_of_any_number_of_owners_are_read_live() {
    let folder = tempfile::tempdir().unwrap();
    let (server, data) = rome(&folder);
    server.pages_of(2);
    server.has(LOOM, (1..=3).map(|number| issue(LOOM, number, &format!("Thread {number}"), &["E-easy"])).collect());
    server.has("knots/net", vec![issue("knots/net", 7, "Mend the net", &["help wanted"])]);
    let base = server.base();
    let import = ["import", "github", "--event", "rome", "--data", &data, "--github", &base];
    let github = |more: &[&str]| said(&[&import[..], more].concat());
    let looked = github(&[LOOM, "knots/net", "--dry-run"]);
    let lines: Vec<&str> = looked.lines().collect();
    assert!(lines[0].starts_with("weaving/loom: 3 issues read at ") && lines[1].starts_with("knots/net: 1 issue read at "), "{looked}");
    assert_eq!(lines[2], "4 issues: 4 new, 0 changed, 0 as they were");
    let brought = github(&[LOOM, "knots/net"]);
    assert!(brought.contains("\nBrought in.\n4 issues: 4 new"), "{brought}");
    // By a search the same issue is the same task.
    let again = github(&["--search", "org:knots net"]);
    assert!(again.contains("\nNothing new was in it.\n1 issue: 0 new, 0 changed, 1 as they were\n"), "{again}");
    let easy = github(&[LOOM, "--label", "E-easy", "--dry-run"]);
    assert!(
        easy.starts_with("weaving/loom, E-easy: 3 issues read at ") && easy.contains("3 issues: 0 new, 0 changed, 3 as they were"),
        "{easy}"
    );
    // What was closed since is read too.
    let mut closed = issue(LOOM, 2, "Thread 2", &["E-easy"]);
    (closed["state"], closed["updated_at"]) = (json!("closed"), json!("2999-01-01T00:00:00Z"));
    server.has(LOOM, vec![issue(LOOM, 1, "Thread 1", &["E-easy"]), closed]);
    let followed = github(&[LOOM]);
    assert!(
        followed.contains("2 issues: 0 new, 1 changed, 1 as they were") && followed.contains("not offered, closed there: 1"),
        "{followed}"
    );
}

#[test]
fn what_came_in_the_way_is_said_and_the_token_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (server, data) = rome(&folder);
    server.has(LOOM, vec![issue(LOOM, 1, "Thread 1", &[])]);
    let github = |base: &str, repositories: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_impl-days"));
        command.args(["import", "github", "--event", "rome", "--data", &data]).args(repositories);
        command.env("IMPL_DAYS_GITHUB", base).env("IMPL_DAYS_GITHUB_TOKEN", "ghp_0123456789abcdef");
        let done = command.output().unwrap();
        let all = format!("{}{}", String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
        assert!(!all.contains("0123456789"), "{all}");
        (done.status.code(), all)
    };
    // One is there, one is not: what is there comes in.
    let (code, told) = github(&server.base(), &["weaving/nothing", LOOM]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("  not all: there is nothing of this name, or nothing that may be read\nweaving/loom: 1 issue read at "),
        "{told}"
    );
    assert!(told.contains("1 issue: 1 new"), "{told}");
    assert_eq!(server.asked()[0].header("authorization"), Some("Bearer ghp_0123456789abcdef"));

    let reset = [("Date", "Mon, 28 May 2018 08:42:00 GMT"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1527498420")];
    server.answers_with(403, &reset);
    let (code, told) = github(&server.base(), &[LOOM]);
    assert_eq!((code, told.lines().count()), (Some(1), 1), "{told}");
    assert!(told.contains("nothing was read: weaving/loom: ") && told.contains("was asked too often; ask again from "), "{told}");
    for (base, repository, why) in [
        ("http://git.example.org", LOOM, "is spoken to without TLS, so it is told no token"),
        ("ftp://git.example.org", LOOM, "the address of an API is needed"),
        (server.base().as_str(), "loom", "a repository is written as its owner and its name"),
        (server.base().as_str(), "https://gitlab.example/a/b", "gitlab.example is not asked"),
    ] {
        let (code, told) = github(base, &[repository]);
        assert!(code != Some(0) && told.contains(why), "{told}");
    }
}
