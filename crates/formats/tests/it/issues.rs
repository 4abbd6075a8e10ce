//! Issues of a forge, with the traps of real lists and invented people.

use domain::task::{Aside, Size};
use formats::issues::{How, Issues, Means, Unreadable, Why, read, read_as};
use serde_json::{Value, json};

/// An issue of a repository that nobody has.
fn issue(number: u64, more: Value) -> Value {
    let mut issue = json!({
        "url": format!("https://api.github.com/repos/weaving/Loom/issues/{number}"),
        "repository_url": "https://api.github.com/repos/weaving/Loom",
        "html_url": format!("https://github.com/weaving/Loom/issues/{number}"),
        "number": number,
        "title": format!("Issue {number}"),
        "state": "open",
        "user": { "login": "wilma-weft" },
        "labels": [],
    });
    let Value::Object(more) = more else { panic!("fields are given as an object") };
    issue.as_object_mut().unwrap().extend(more);
    issue
}

fn labelled(labels: &[&str]) -> Value {
    issue(1, json!({ "labels": labels.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>() }))
}

fn of(issues: &[Value]) -> Issues {
    read(&serde_json::to_vec(issues).unwrap()).unwrap()
}

/// Size, skills, not code, mentored.
fn says(labels: &[&str]) -> (Size, String, bool, bool) {
    let one = of(&[labelled(labels)]).issues.remove(0);
    let skills: Vec<&str> = one.facts.skills.iter().map(domain::Text::as_str).collect();
    (one.facts.size, skills.join(", "), one.facts.other, one.facts.mentored)
}

#[test]
fn labels_say_how_much_work_it_is_and_what_one_should_know() {
    let nothing = |size| (size, String::new(), false, false);
    for easy in ["E-easy", "easy", "good first issue", "good-first-issue", "good first issues", "Novice", "difficulty: easy", "D-Easy"] {
        assert_eq!(says(&[easy]), nothing(Size::Easy), "{easy}");
    }
    for medium in ["E-medium", "medium", "moderate", "less easy", "less-easy", "easy/medium"] {
        assert_eq!(says(&[medium]), nothing(Size::Medium), "{medium}");
    }
    for hard in ["E-hard", "difficult", "easy/hard", "medium/hard", "hard/easy"] {
        assert_eq!(says(&[hard]), nothing(Size::Hard), "{hard}");
    }
    for neither in ["help wanted", "Help wanted", "C-bug", "P-low", "needs-triage", "E-needs-mentor", "tedious", "", "uneasy"] {
        assert_eq!(says(&[neither]), nothing(Size::Unknown), "{neither}");
    }
    assert_eq!(says(&["E-mentor", "E-easy"]), (Size::Easy, String::new(), false, true));
    assert_eq!(says(&["easy/mentored"]), (Size::Easy, String::new(), false, true));
    let skills = says(&["A-borrow-checker", "T-compiler", "area: parser", "a-Borrow", "A-borrow-checker"]);
    assert_eq!(skills, (Size::Unknown, "borrow-checker, compiler, parser".to_owned(), false, false));
    for words in ["doc", "docs", "A-docs", "C-doc", "L-documentation"] {
        assert_eq!(says(&[words]), (Size::Unknown, "documentation".to_owned(), true, false), "{words}");
    }
}

#[test]
fn what_is_null_is_not_known() {
    let nulls =
        issue(7, json!({ "state": null, "user": null, "created_at": null, "labels": null, "pull_request": null, "updated_at": null }));
    let issues = of(&[nulls]);
    assert_eq!((issues.issues.len(), issues.issues[0].aside), (1, None));
    assert_eq!(issues.issues[0].source.as_str(), "github:weaving/loom#7");
    assert_eq!(issues.issues[0].facts.link.as_ref().unwrap().as_str(), "https://github.com/weaving/Loom/issues/7");
}

#[test]
fn what_is_no_task_is_left_out_and_said() {
    let pull = issue(2, json!({ "pull_request": { "url": "https://api.github.com/repos/weaving/loom/pulls/2" } }));
    let told_so = issue(3, json!({ "pull_request": true, "html_url": "https://github.com/weaving/loom/pull/3" }));
    let again = issue(1, json!({ "html_url": "https://github.com/WEAVING/loom/issues/1" }));
    let nowhere = json!({ "title": "Somewhere", "number": 4 });
    let issues = of(&[issue(1, json!({})), pull, told_so, again, issue(5, json!({ "title": " " })), nowhere, json!("no issue")]);
    let left_out: Vec<(usize, Why)> = issues.left_out.iter().map(|one| (one.at, one.why)).collect();
    let whys = [Why::PullRequest, Why::PullRequest, Why::Twice, Why::NoTitle, Why::NoAddress, Why::NoIssue];
    assert_eq!(left_out, (2..).zip(whys).collect::<Vec<_>>());
    assert_eq!(issues.issues.len(), 1);
}

#[test]
fn what_is_closed_taken_or_stale_there_is_not_to_be_offered() {
    let stale = json!({ "updated_at": "2026-01-01T00:00:00Z" });
    let fresh = json!({ "updated_at": "2026-07-05T00:00:00Z" });
    let taken = json!({ "assignee": { "login": "wanda-warp" } });
    let by_many = json!({ "assignees": [{ "login": "wanda-warp" }] });
    let newest = json!({ "updated_at": "2026-12-31T00:00:00Z", "assignees": [] });
    let closed = json!({ "state": "closed", "assignee": { "login": "wanda-warp" } });
    let all: Vec<Value> = (1..).zip([stale, fresh, taken, by_many, newest, closed]).map(|(number, more)| issue(number, more)).collect();
    let asides: Vec<Option<Aside>> = of(&all).issues.iter().map(|issue| issue.aside).collect();
    assert_eq!(asides, [Some(Aside::Stale), None, Some(Aside::Taken), Some(Aside::Taken), None, Some(Aside::Closed)]);
}

#[test]
fn a_guessed_time_makes_nothing_stale_and_being_opened_long_ago_neither() {
    let old = issue(1, json!({ "updated_at": "2026-01-01T00:00:00Z" }));
    let guessed = issue(2, json!({ "created_at": "2026-12-31T00:00:00Z", "_meta": { "created_at_time_unknown": true } }));
    let opened = issue(3, json!({ "created_at": "2013-01-01T00:00:00Z" }));
    let asides = |issues: &[Value]| of(issues).issues.iter().map(|issue| issue.aside).collect::<Vec<_>>();
    assert_eq!(asides(&[old.clone(), guessed, opened]), [None, None, None]);
    // What is known for sure does.
    let known = issue(2, json!({ "created_at": "2026-12-31T00:00:00Z" }));
    assert_eq!(asides(&[old, known]), [Some(Aside::Stale), None]);
}

#[test]
fn a_title_of_300_characters_is_cut_after_a_word_and_markup_is_text() {
    let long = "lorem ipsum, ".repeat(24);
    let issues = of(&[
        issue(1, json!({ "title": long, "labels": [{ "name": "A-<script>alert(1)</script>" }, { "name": "x".repeat(400) }] })),
        issue(2, json!({ "title": "é".repeat(300) })),
    ]);
    let title = issues.issues[0].facts.title.as_str();
    assert!(title.chars().count() <= 240 && title.ends_with("lorem ipsum…"), "{title}");
    assert_eq!(issues.issues[0].facts.skills[0].as_str(), "<script>alert(1)</script>");
    assert_eq!(issues.issues[1].facts.title.as_str().chars().count(), 240);
}

#[test]
fn one_issue_several_one_after_another_and_a_search_are_read_too() {
    let one = issue(1, json!({})).to_string();
    assert_eq!(read(one.as_bytes()).unwrap().issues.len(), 1);
    let two = format!("{one}\n{}\n", issue(2, json!({})));
    assert_eq!(read(two.as_bytes()).unwrap().issues.len(), 2);
    let search = json!({ "total_count": 1, "items": [issue(3, json!({}))] }).to_string();
    assert_eq!(read(search.as_bytes()).unwrap().issues.len(), 1);
    assert_eq!(read(b"[]").unwrap(), Issues::default());
    assert!(matches!(read(b"[{\n"), Err(Unreadable::NotJson { line: 2 })));
    assert!(matches!(read(b"7"), Err(Unreadable::NoList)));
    assert!(matches!(read(b"[1, 2]"), Err(Unreadable::NoList)));
}

fn shared(file: &str) -> Issues {
    let folder = std::env::var("IMPL_DAYS_SHARED").expect("the folder of the shared data");
    read(&std::fs::read(std::path::Path::new(&folder).join("tasks").join(file)).unwrap()).unwrap()
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_of_real_issues() {
    let sample = shared("labelled-sample.json");
    assert_eq!((sample.issues.len(), sample.left_out.len()), (46, 0));
    assert_eq!(sample.issues.iter().filter(|issue| issue.aside == Some(Aside::Closed)).count(), 38);
    let called = shared("twir-call-for-participation.json");
    assert_eq!((called.issues.len(), called.left_out.len()), (1446, 9));
    assert!(called.left_out.iter().all(|one| one.why == Why::PullRequest));
    let size = |size| called.issues.iter().filter(|issue| issue.facts.size == size).count();
    assert_eq!(Size::ALL.map(size), [278, 74, 16, 1078]);
}

#[test]
fn somebody_says_what_labels_mean_and_when_the_list_was_fetched() {
    let found = |labels: &[&str], updated: &str| issue(1, json!({ "labels": labels, "updated_at": updated }));
    let mut second = found(&["weft", "A-parser"], "2018-05-20T10:00:00Z");
    second["html_url"] = "https://github.com/weaving/loom/issues/2".into();
    second["number"] = 2.into();
    let file = json!([found(&["weft", "E-easy"], "2017-05-01T10:00:00Z"), second]).to_string();
    let usual = read(file.as_bytes()).unwrap();
    let labels: Vec<(&str, usize, Means)> = usual.labels.iter().map(|label| (label.name.as_str(), label.issues, label.means)).collect();
    assert_eq!(labels, [("weft", 2, Means::Nothing), ("A-parser", 1, Means::Skill), ("E-easy", 1, Means::Easy)]);
    assert_eq!(usual.issues[0].aside, Some(Aside::Stale), "the newest of the list says what is long");

    let said = [("weft", Means::Words), ("A-parser", Means::Nothing), ("E-easy", Means::Hard)];
    let labels = said.into_iter().map(|(label, means)| (label.to_owned(), means)).collect();
    let corrected = read_as(file.as_bytes(), &How { labels, fetched: "2017-06-01T10:00:00Z".parse().ok() }).unwrap();
    let facts: Vec<_> = corrected.issues.iter().map(|issue| (issue.facts.size, issue.facts.skills.len(), issue.facts.other)).collect();
    assert_eq!(facts, [(Size::Hard, 1, true), (Size::Unknown, 1, true)]);
    assert_eq!(corrected.issues[0].aside, None, "it was fetched long ago");
    // What is said as it is usual says all that the label does.
    let file = json!([found(&["good first issue / docs"], "2018-05-20T10:00:00Z")]).to_string();
    let labels = [("good first issue / docs".to_owned(), Means::Easy)].into();
    let same = read_as(file.as_bytes(), &How { labels, fetched: None }).unwrap();
    assert_eq!(same, read(file.as_bytes()).unwrap());
    assert!(Means::ALL.into_iter().all(|means| Means::from_word(means.word()) == Some(means)));
}
