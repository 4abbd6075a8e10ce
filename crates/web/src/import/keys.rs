//! By what a row is known again.

use std::collections::HashMap;

use domain::import::RowKey;
use domain::{Date, Id};
use formats::live_document::{OutcomeRow, ProjectRow, links};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::say::fold;

/// What a row says, as far as it is compared.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Content {
    kind: &'static str,
    what: String,
    who: String,
}

impl Content {
    /// Of a project.
    pub(super) fn project(title: &str) -> Self {
        Self { kind: "project", what: fold(title), who: String::new() }
    }

    /// Of an outcome: its links, or its text where it has none, and its people in any order.
    pub(super) fn outcome<'a>(what: &str, beside: impl Iterator<Item = &'a str>, who: impl Iterator<Item = &'a str>) -> Self {
        let mut found = links(what);
        found.extend(beside.map(str::to_owned));
        let what = if found.is_empty() { fold(what) } else { lines(found) };
        Self { kind: "outcome", what, who: lines(who.map(fold_name).collect()) }
    }

    pub(super) fn of_project_row(row: &ProjectRow) -> Self {
        Self::project(&row.what)
    }

    pub(super) fn of_outcome_row(row: &OutcomeRow) -> Self {
        Self::outcome(&row.what, row.links.iter().map(String::as_str), row.who.iter().map(String::as_str))
    }
}

fn lines(mut parts: Vec<String>) -> String {
    parts.sort_unstable();
    parts.dedup();
    parts.join("\n")
}

/// A name as it is compared.
pub(super) fn fold_name(name: &str) -> String {
    fold(name.trim().trim_start_matches('@'))
}

/// Makes the keys of one document's rows, in the order of the page.
pub(super) struct Keys<'a> {
    secret: &'a [u8; 32],
    document: &'a str,
    seen: HashMap<(Date, Content), u32>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(secret: &'a [u8; 32], document: &'a str) -> Self {
        Self { secret, document, seen: HashMap::new() }
    }

    /// The key of the next row.
    pub(super) fn next(&mut self, day: Date, content: &Content) -> RowKey {
        let nth = self.seen.entry((day, content.clone())).and_modify(|nth| *nth += 1).or_insert(1);
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret).expect("HMAC takes keys of any length");
        for part in [self.document, &day.to_string(), content.kind, &content.what, &content.who, &nth.to_string()] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let digest = mac.finalize().into_bytes();
        let bits: [u8; 16] = digest[..16].try_into().expect("a SHA-256 digest has 32 bytes");
        RowKey(Id::from_bits(u128::from_be_bytes(bits)))
    }
}
