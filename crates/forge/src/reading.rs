//! Reading page after page, within bounds. Whatever comes in the way, what was read by then is kept, and the rest is named.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::time::Instant;

use crate::source::{Repository, Source};
use crate::{Forge, List, Trouble};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where.
    pub source: Source,
    /// Since when those that were closed are wanted, too: so long is something known of it.
    pub closed_since: Option<Timestamp>,
}

/// How much is read at most.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Pages of each list.
    pub pages: usize,
    /// Time for all of it.
    pub time: Duration,
}

/// What was read. As data it is also a list of issues: `items` has them, as the answer to a search does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The issues, in the shape of GitHub's REST API.
    pub items: Vec<Value>,
    /// When they were read.
    pub at: Timestamp,
    /// Where from.
    pub parts: Vec<Part>,
}

/// What was read of one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub source: Source,
    /// How many issues.
    pub issues: usize,
    /// How many pull requests were left out.
    pub pull_requests: usize,
    /// Whether all of it is as it was when it was read before.
    pub unchanged: bool,
    /// Where the repository is now, if it moved.
    pub moved: Option<Repository>,
    /// What came in the way, if it is not all.
    pub trouble: Option<Trouble>,
}

/// Reads what is asked for, one after the other. `now` is what the clock of the reader says.
pub async fn read(forge: &dyn Forge, asked: &[Asked], bounds: Bounds, now: Timestamp) -> Reading {
    let until = Instant::now() + bounds.time;
    let mut reading = Reading { items: Vec::new(), at: now, parts: Vec::new() };
    let mut of_all = None;
    for asked in asked {
        let mut part =
            Part { source: asked.source.clone(), issues: 0, pull_requests: 0, unchanged: true, moved: None, trouble: of_all.clone() };
        let closed = asked.closed_since.map(List::ClosedSince).filter(|_| asked.source.number.is_none());
        for list in [Some(List::Open), closed].into_iter().flatten() {
            if part.trouble.is_none() {
                let mut one = OneList { forge, source: &asked.source, list, until, part: &mut part, items: &mut reading.items };
                part.trouble = one.read(bounds.pages).await.err();
            }
        }
        part.unchanged &= part.trouble.is_none();
        of_all = part.trouble.clone().filter(Trouble::is_of_all);
        reading.parts.push(part);
    }
    reading
}

struct OneList<'a> {
    forge: &'a dyn Forge,
    source: &'a Source,
    list: List,
    until: Instant,
    part: &'a mut Part,
    items: &'a mut Vec<Value>,
}

impl OneList<'_> {
    async fn read(&mut self, pages: usize) -> Result<(), Trouble> {
        let (mut next, mut pages_seen, mut seen) = (None::<String>, BTreeSet::new(), BTreeSet::new());
        for _ in 0..pages {
            let asking = self.forge.page(self.source, self.list, next.as_deref());
            let page = tokio::time::timeout_at(self.until, asking).await.unwrap_or(Err(Trouble::OutOfTime))?;
            self.part.pull_requests += page.pull_requests;
            self.part.unchanged &= page.unchanged;
            self.part.moved = page.moved.or(self.part.moved.take());
            let given = page.issues.len();
            let new: Vec<Value> = page.issues.into_iter().filter(|issue| seen.insert(address(issue))).collect();
            let nothing_new = new.is_empty() && given > 0;
            self.part.issues += new.len();
            self.items.extend(new);
            if let Some(trouble) = page.stops {
                return Err(trouble);
            }
            match page.next {
                None => return Ok(()),
                Some(again) if nothing_new || !pages_seen.insert(again.clone()) => return Err(Trouble::Endless),
                Some(more) => next = Some(more),
            }
        }
        Err(Trouble::TooMany { pages })
    }
}

/// What tells an issue from all others.
fn address(issue: &Value) -> String {
    ["html_url", "url"].iter().find_map(|name| issue.get(name)?.as_str()).map_or_else(|| issue.to_string(), str::to_owned)
}
