//! What GitHub answers, cut down to what a task needs.

use serde_json::{Map, Value};

use crate::Trouble;
use crate::source::Repository;

/// What is kept of an issue as it is.
const PARTS: [&str; 8] = ["number", "title", "html_url", "url", "repository_url", "state", "created_at", "updated_at"];

/// Longest text of a part, in characters; none is as long where nobody plays tricks.
const LONGEST: usize = 2_000;

/// The most labels of an issue: GitHub allows a hundred.
const MOST_LABELS: usize = 100;

/// Where a repository says whether only some may see it.
const PRIVATE: &str = "private";

/// Whether everybody may see a repository; nothing where it does not say.
pub fn is_public(repository: &Value) -> Option<bool> {
    repository.get(PRIVATE)?.as_bool().map(|private| !private)
}

/// What is kept of an answer: issues, whether in a list, in what a search found, or one alone; and what else is a list, such as
/// milestones; of a repository, whether it is private.
pub fn kept(value: Value) -> Value {
    match value {
        Value::Array(all) => Value::Array(all.into_iter().map(slim).collect()),
        Value::Object(mut found) if found.get("items").is_some_and(Value::is_array) => kept(found.remove("items").unwrap_or_default()),
        one @ Value::Object(_) if one.get("number").is_some() => Value::Array(vec![slim(one)]),
        Value::Object(mut repository) if repository.contains_key(PRIVATE) => {
            let private = repository.remove(PRIVATE).unwrap_or_default();
            Value::Object(Map::from_iter([(PRIVATE.to_owned(), private)]))
        }
        other => other,
    }
}

/// The most issues that a search gives, in pages.
const SEARCHED: usize = 10;

/// Why what a search found is not all of it: it says so itself, or it found more than it gives.
pub fn short_of(value: &Value) -> Option<Trouble> {
    if value.get("incomplete_results").and_then(Value::as_bool) == Some(true) {
        return Some(Trouble::OutOfTime);
    }
    let found = value.get("total_count").and_then(Value::as_u64)?;
    (found > (SEARCHED * super::PAGE) as u64).then_some(Trouble::TooMany { pages: SEARCHED })
}

/// The issues of an answer, and how many pull requests stood among them; nothing where it is no list.
pub fn issues(value: &Value) -> Option<(Vec<Value>, usize)> {
    let all = value.as_array()?;
    let is_pull = |value: &&Value| value.get("pull_request").is_some();
    let issues: Vec<Value> = all.iter().filter(|value| !is_pull(value)).cloned().collect();
    let pulls = all.len() - issues.len();
    Some((issues, pulls))
}

/// Which repository an issue says that it belongs to.
pub fn repository(issue: &Value) -> Option<Repository> {
    let path = ["html_url", "repository_url", "url"].iter().find_map(|name| issue.get(*name)?.as_str())?;
    let parts: Vec<&str> = path.split('/').collect();
    let at = parts.iter().position(|part| *part == "repos").map_or(3, |at| at + 1);
    Repository::parse(&format!("{}/{}", parts.get(at)?, parts.get(at + 1)?)).ok()
}

/// An issue without its text, its people and all the addresses.
fn slim(value: Value) -> Value {
    let Value::Object(mut issue) = value else { return Value::Null };
    let mut slim = Map::new();
    for part in PARTS {
        if let Some(value) = issue.remove(part).filter(|value| !value.is_null()) {
            slim.insert(part.to_owned(), short(value));
        }
    }
    let name = |label: &Value| label.as_str().or_else(|| label.get("name")?.as_str()).map(|name| short(name.into()));
    if let Some(Value::Array(labels)) = issue.get("labels") {
        slim.insert("labels".to_owned(), labels.iter().filter_map(name).take(MOST_LABELS).collect());
    }
    let somebody = |value: &Value| !value.is_null();
    let several = issue.get("assignees").and_then(Value::as_array).is_some_and(|all| all.iter().any(somebody));
    if several || issue.get("assignee").is_some_and(somebody) {
        // That somebody is at it, and not who.
        slim.insert("assignee".to_owned(), true.into());
    }
    if issue.get("pull_request").is_some_and(|value| !matches!(value, Value::Null | Value::Bool(false))) {
        slim.insert("pull_request".to_owned(), true.into());
    }
    Value::Object(slim)
}

fn short(value: Value) -> Value {
    match value {
        Value::String(text) if text.chars().count() > LONGEST => text.chars().take(LONGEST).collect::<String>().into(),
        Value::String(_) | Value::Number(_) => value,
        // Nothing else is expected there.
        _ => Value::Null,
    }
}
