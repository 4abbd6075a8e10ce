//! Issues of a forge brought in by the command line: said first, brought in once, and kept where somebody corrected them.

use serde_json::json;

use crate::program::run;

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
