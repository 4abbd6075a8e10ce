//! What a folder knows of its event: up to which change it was brought out, or compared and found equal.
//!
//! Without that nobody could tell a line that somebody changed in the folder from one that somebody changed here. It stands in a small file
//! beside event.toml, which goes with the folder wherever it goes: into git, to another machine, back to how it was last week.

use std::collections::BTreeSet;

use domain::{Event, Seq};
use ledger::View;
use sha2::{Digest as _, Sha256};

/// The file.
pub const MARK_FILE: &str = ".impl-days";

const ABOUT: &str = "# What this folder knows of its event; impl-days writes it. Keep it beside event.toml, in git, too.\n";

/// Before a file that a page names and that the event has not.
const MISSING: &str = "missing ";

/// What a folder knows of an event.
#[derive(Default)]
pub(super) struct Known {
    /// The last change that it knows.
    until: Seq,
    /// What it did not take over of what was before: somebody's work that it has otherwise.
    but: BTreeSet<Seq>,
    /// Last changes of what somebody changed since and brought back to how it was.
    restored: BTreeSet<Seq>,
}

impl Known {
    /// As the file says it; nothing, where there is none, or where it tells of another event or of changes that were never made here.
    pub(super) fn read(mark: &str, view: &View) -> Self {
        let of_line = |line: &str| {
            let mut words = line.split_whitespace();
            let until = words.next()?.parse().ok()?;
            let is_ours = words.next()? == seal(view, until)?;
            let but = words.map(|word| word.strip_prefix('!')?.parse().ok()).collect::<Option<_>>()?;
            is_ours.then_some((until, but))
        };
        let Some((until, but)) = mark.lines().filter(|line| !line.starts_with('#')).find_map(of_line) else { return Self::default() };
        let mut then = Event::default();
        let entries: Vec<_> = view.event.history.newest_first().filter(|entry| entry.stamp.seq <= until).collect();
        entries.into_iter().rev().for_each(|entry| then.apply_shared(entry));
        let restored = restored(&then, &view.event, &but);
        Self { until, but, restored }
    }

    /// Whether the folder knows nothing of the event: it may have been written by hand, and what it leaves out was never in it.
    pub(super) const fn is_nothing(&self) -> bool {
        self.until == 0
    }

    /// Whether the folder knows what came of this change.
    pub(super) fn has(&self, last: Seq) -> bool {
        (last <= self.until && !self.but.contains(&last)) || self.restored.contains(&last)
    }
}

/// What tells the history of an event up to a change from every other.
fn seal(view: &View, until: Seq) -> Option<String> {
    let digest = Sha256::digest(view.event.history.get(until)?.stamp.command.0.bits().to_be_bytes());
    let first = digest.first_chunk().copied()?;
    Some(format!("{:016x}", u64::from_be_bytes(first)))
}

/// The last changes of what is as it was then, though it was another one in between.
fn restored(then: &Event, now: &Event, but: &BTreeSet<Seq>) -> BTreeSet<Seq> {
    let mut found = BTreeSet::new();
    let mut compare = |was: Seq, is: Seq, same: bool| {
        if same && !but.contains(&was) {
            found.insert(is);
        }
    };
    compare(then.described.0, now.described.0, then.facts() == now.facts());
    compare(then.scheduled.0, now.scheduled.0, then.days == now.days);
    compare(then.asked.0, now.asked.0, then.questions == now.questions);
    for is in &now.venues {
        if let Some((_, was)) = then.venue(is.id) {
            compare(was.furnished.0, is.furnished.0, was.as_new() == is.as_new() && was.closed == is.closed);
        }
    }
    for (id, is) in &now.sessions {
        if let Some(was) = then.sessions.get(id) {
            let same = was.about == is.about && was.standing == is.standing;
            compare(was.touched, is.touched, same);
            compare(was.described.0, is.described.0, same);
        }
    }
    for (id, is) in &now.site.pages {
        if let Some(was) = then.site.pages.get(id) {
            compare(was.written.0, is.written.0, was.about == is.about && was.removed == is.removed);
        }
    }
    for (path, is) in &now.site.files {
        if let Some(was) = then.site.files.get(path) {
            compare(was.written.0, is.written.0, was.filed == is.filed);
        }
    }
    if let (Some((was, _)), Some((is, _))) = (then.site.sponsored, now.site.sponsored) {
        compare(was, is, then.site.sponsors == now.site.sponsors);
    }
    if let (Some((was, _)), Some((is, _))) = (then.site.dressed, now.site.dressed) {
        compare(was, is, then.site.look == now.site.look);
    }
    found
}

/// What [`MARK_FILE`] says of a folder that has the event as it was after a change, but for what these changes made.
pub fn mark(view: &View, until: Seq, but: &BTreeSet<Seq>) -> String {
    let Some(seal) = seal(view, until) else { return String::new() };
    let words: Vec<String> = [until.to_string(), seal].into_iter().chain(but.iter().map(|seq| format!("!{seq}"))).collect();
    let missing = crate::site::missing_files(&view.event).into_iter().map(|path| format!("{MISSING}{path}"));
    let lines: Vec<String> = missing.chain([words.join(" ")]).collect();
    format!("{ABOUT}{}\n", lines.join("\n"))
}

/// The files that pages of the event named and that it had not, as [`MARK_FILE`] says: its folder has them neither.
pub fn missing(mark: &str) -> BTreeSet<String> {
    mark.lines().filter_map(|line| line.strip_prefix(MISSING)).map(|path| path.trim().to_owned()).collect()
}
