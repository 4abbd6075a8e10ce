//! Issues of a forge, in the shape in which GitHub's REST API gives them, as tasks: an array of issues, one issue alone, or
//! one after another. What is missing or null is not known; what is no issue is left out and said.

use std::collections::{BTreeMap, BTreeSet};

use domain::link::{self, Link};
use domain::task::{Aside, Facts, MOST_SKILLS, Size};
use domain::{Field, LINE_LIMIT, Text, Timestamp};
use jiff::Span;
use serde::Deserialize;
use serde_json::Value;

mod labels;

pub use labels::{Meaning, Means, meaning};

/// What a file of issues says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Issues {
    /// The issues, each once, in the order in which they first stand.
    pub issues: Vec<Issue>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// The labels of these issues, the most frequent ones first.
    pub labels: Vec<Label>,
}

/// A label, and what is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its name there.
    pub name: String,
    /// How many issues have it.
    pub issues: usize,
    /// What it means.
    pub means: Means,
}

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What labels mean, where somebody said so, by their names; all others mean what they usually do.
    pub labels: BTreeMap<String, Means>,
    /// When it was fetched, if that is known: what nobody touched for long before then is stale. Else the newest issue says it.
    pub fetched: Option<Timestamp>,
}

impl How {
    fn means(&self, label: &str) -> Means {
        self.labels.get(label).copied().unwrap_or_else(|| Means::of(label))
    }
}

/// An issue, as a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its name: `github:owner/repository#number`, in small letters, as GitHub makes no difference.
    pub source: Text,
    /// What is written about it.
    pub facts: Facts,
    /// Why it is not to be offered.
    pub aside: Option<Aside>,
    /// What it stands under there: its milestone, and its labels.
    pub under: Vec<String>,
}

/// What was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place in the file, from 1.
    pub at: usize,
    /// Why.
    pub why: Why,
}

/// Why something in the file is no task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is a pull request.
    PullRequest,
    /// It stood there before.
    Twice,
    /// It has no title.
    NoTitle,
    /// Nothing says of which repository it is, and which number it has.
    NoAddress,
    /// It is nothing that can be read as an issue.
    NoIssue,
}

/// Why a file is no list of issues.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON.
    #[error("this is no JSON, from line {line} on: a list of issues as GitHub's REST API gives it is expected")]
    NotJson {
        /// Where, from 1.
        line: usize,
    },
    /// It is JSON, and neither issues nor a list of them.
    #[error("there is no list of issues in it: an array of them, as GitHub's REST API gives it, or one issue, is expected")]
    NoList,
}

/// Days without a word after which an issue is stale.
const STALE_DAYS: i64 = 180;

/// An issue as the file has it.
#[derive(Deserialize)]
struct Raw {
    url: Option<String>,
    html_url: Option<String>,
    repository_url: Option<String>,
    number: Option<u64>,
    title: Option<String>,
    state: Option<String>,
    #[serde(default)]
    labels: Option<Vec<Value>>,
    assignee: Option<Value>,
    assignees: Option<Vec<Value>>,
    created_at: Option<String>,
    updated_at: Option<String>,
    pull_request: Option<Value>,
    milestone: Option<Value>,
    #[serde(rename = "_meta")]
    meta: Option<Meta>,
}

/// What whoever collected the issues says about them.
#[derive(Deserialize)]
struct Meta {
    created_at_time_unknown: Option<bool>,
}

/// Reads a file as one usually does.
///
/// # Errors
/// Where it is no JSON, or no list of issues.
pub fn read(bytes: &[u8]) -> Result<Issues, Unreadable> {
    read_as(bytes, &How::default())
}

/// Reads a file.
///
/// # Errors
/// Where it is no JSON, or no list of issues.
pub fn read_as(bytes: &[u8], how: &How) -> Result<Issues, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut all = Vec::new();
    for value in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
        match value.map_err(|error| Unreadable::NotJson { line: error.line() })? {
            Value::Array(values) => all.extend(values),
            // What a search answers with.
            Value::Object(mut found) if found.get("items").is_some_and(Value::is_array) => {
                if let Some(Value::Array(values)) = found.remove("items") {
                    all.extend(values);
                }
            }
            issue @ Value::Object(_) => all.push(issue),
            _ => return Err(Unreadable::NoList),
        }
    }
    let raws: Vec<Option<Raw>> = all.into_iter().map(|value| serde_json::from_value(value).ok()).collect();
    if raws.iter().all(Option::is_none) && !raws.is_empty() {
        return Err(Unreadable::NoList);
    }
    let newest = how.fetched.or_else(|| raws.iter().flatten().filter_map(Raw::last_heard_of).max());
    let mut issues = Issues::default();
    let (mut names, mut labels) = (BTreeSet::new(), BTreeMap::new());
    for (at, raw) in (1..).zip(raws) {
        let own: BTreeSet<String> = raw.iter().flat_map(Raw::label_names).map(str::to_owned).collect();
        let read = raw.ok_or(Why::NoIssue).and_then(|raw| raw.issue(newest, how));
        match read {
            Ok(issue) if names.insert(issue.source.clone()) => {
                issues.issues.push(issue);
                for label in own {
                    *labels.entry(label).or_insert(0) += 1;
                }
            }
            Ok(_) => issues.left_out.push(LeftOut { at, why: Why::Twice }),
            Err(why) => issues.left_out.push(LeftOut { at, why }),
        }
    }
    issues.labels = labels.into_iter().map(|(name, issues)| Label { means: how.means(&name), name, issues }).collect();
    issues.labels.sort_by_key(|label| std::cmp::Reverse(label.issues));
    Ok(issues)
}

impl Raw {
    fn issue(self, newest: Option<Timestamp>, how: &How) -> Result<Issue, Why> {
        if self.is_pull_request() {
            return Err(Why::PullRequest);
        }
        let source = self.source().ok_or(Why::NoAddress)?;
        let title = Text::some_line(&shortened(self.title.as_deref().unwrap_or("")), Field::Title).map_err(|_| Why::NoTitle)?;
        let (size, skills, other, mentored) = self.labels(how);
        let aside = self.aside(newest);
        let link = self.html_url.as_deref().and_then(|url| Link::parse(url).ok());
        let facts = Facts { title, link, size, skills, mentored, other, ..Facts::default() };
        let milestone = self.milestone.as_ref().and_then(|milestone| milestone.get("title")?.as_str());
        let under = milestone.into_iter().chain(self.label_names()).map(str::to_owned).collect();
        Ok(Issue { source, facts, aside, under })
    }

    fn is_pull_request(&self) -> bool {
        self.pull_request.as_ref().is_some_and(|value| !matches!(value, Value::Null | Value::Bool(false)))
            || self.html_url.as_deref().is_some_and(|url| url.contains("/pull/"))
    }

    /// `github:owner/repository#number`; of another forge, its host in place of the first word.
    fn source(&self) -> Option<Text> {
        let addresses = [&self.html_url, &self.url, &self.repository_url];
        let (host, owner, repository) = addresses.into_iter().flatten().find_map(|url| link::repository(url))?;
        let number = self.number.or_else(|| self.html_url.as_deref()?.trim_end_matches('/').rsplit('/').next()?.parse().ok())?;
        Text::some_line(&format!("{host}:{owner}/{repository}#{number}").to_lowercase(), Field::Link).ok()
    }

    /// What its labels say: how much work, what one should know, whether it is something else than code, whether somebody helps.
    fn labels(&self, how: &How) -> (Size, Vec<Text>, bool, bool) {
        let (mut size, mut skills, mut other, mut mentored) = (None, Vec::new(), false, false);
        for meaning in self.label_names().flat_map(|label| how.means(label).meanings(label)) {
            match meaning {
                // Of two sizes the larger one, so that nobody is let down.
                Meaning::Size(one) => size = size.max(Some(one)),
                Meaning::Skill(skill) => skills.extend(Text::some_line(&skill, Field::Needs).ok()),
                Meaning::NotCode => other = true,
                Meaning::Mentored => mentored = true,
            }
        }
        let mut seen = BTreeSet::new();
        skills.retain(|skill: &Text| seen.insert(skill.as_str().to_lowercase()));
        skills.truncate(MOST_SKILLS);
        (size.unwrap_or_default(), skills, other, mentored)
    }

    fn label_names(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().flatten().filter_map(|label| label.as_str().or_else(|| label.get("name")?.as_str()))
    }

    fn aside(&self, newest: Option<Timestamp>) -> Option<Aside> {
        let is_taken = self.assignee.as_ref().is_some_and(|value| !value.is_null())
            || self.assignees.as_ref().is_some_and(|people| people.iter().any(|value| !value.is_null()));
        let updated = self.updated_at.as_deref().and_then(time);
        let limit = newest.and_then(|newest| newest.checked_sub(Span::new().hours(24 * STALE_DAYS)).ok());
        match self.state.as_deref() {
            Some(state) if state.eq_ignore_ascii_case("closed") => Some(Aside::Closed),
            _ if is_taken => Some(Aside::Taken),
            // When it was opened says nothing about when somebody last touched it.
            _ if updated.zip(limit).is_some_and(|(updated, limit)| updated < limit) => Some(Aside::Stale),
            _ => None,
        }
    }

    /// The last moment that the file is sure of.
    fn last_heard_of(&self) -> Option<Timestamp> {
        let guessed = self.meta.as_ref().and_then(|meta| meta.created_at_time_unknown).unwrap_or(false);
        let created = self.created_at.as_deref().filter(|_| !guessed).and_then(time);
        created.max(self.updated_at.as_deref().and_then(time))
    }
}

fn time(written: &str) -> Option<Timestamp> {
    written.parse().ok()
}

/// A title that fits on a line: cut after a word where it is longer.
fn shortened(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= LINE_LIMIT {
        return title;
    }
    let kept: String = title.chars().take(LINE_LIMIT - 1).collect();
    // A word of a hundred letters is cut in its middle.
    let end = kept.rfind(' ').filter(|end| *end > kept.len() / 2).unwrap_or(kept.len());
    format!("{}…", kept[..end].trim_end_matches([' ', ',', ';', ':', '.', '-']))
}
