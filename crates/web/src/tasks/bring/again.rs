//! What a forge did not give when it was asked is asked for again by itself: when the silence that it wants is over, or after growing
//! pauses where it was down or slow. What it gives then waits for somebody to look at it: nothing is brought in that nobody saw. It lies in
//! memory, and the page says so.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::{ProjectId, Timestamp};
use forge::{Asked, Part, Reading, Source, Trouble};
use jiff::{SignedDuration, Unit};
use serde_json::Value;

use super::super::plan::known_since;
use super::super::say;
use super::look::{BOUNDS, trouble_words};
use crate::app::App;
use crate::forms::{Fields, new_token};
use crate::reader::Reader;

/// How many minutes pass before each try; after the last one it is left to people.
const PAUSES: [i64; 4] = [1, 5, 15, 60];

/// How many lists wait at most; the oldest goes first.
const MOST: usize = 16;

/// What is read again by itself, of all events.
#[derive(Default)]
pub struct Rests {
    all: Mutex<Vec<Rest>>,
    /// One at a time reads again: who comes second finds it done.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Rest {
    id: String,
    slug: String,
    project: Option<ProjectId>,
    from: String,
    label: String,
    /// What was given since, source by source.
    given: Vec<(Part, Vec<Value>)>,
    at: Timestamp,
    /// What is still to be read, and what came in the way.
    left: Vec<(Source, Trouble)>,
    /// When it is read again; nothing where it was given up.
    next: Option<Timestamp>,
    tries: usize,
}

/// What waits, or was read since, as a page shows it.
pub struct Shown {
    /// What it is called in a form.
    pub id: String,
    /// For which project: its letters.
    pub project: String,
    /// What was said.
    pub from: String,
    /// Only with which label.
    pub label: String,
    /// How many issues wait to be looked at, in words.
    pub given: Option<String>,
    /// When the rest is read again, or that it was given up, in words.
    pub left: Option<String>,
    /// Whether it was given up.
    pub is_over: bool,
}

impl Rest {
    fn is_of(&self, slug: &str, fields: &Fields, project: Option<ProjectId>) -> bool {
        (self.slug.as_str(), self.from.as_str(), self.label.as_str(), self.project)
            == (slug, fields.get("from").trim(), fields.get("label").trim(), project)
    }

    /// Takes what a try gave, and says when the next one is.
    fn take(&mut self, reading: Reading) {
        let mut items = reading.items.into_iter();
        self.at = reading.at;
        self.left.clear();
        for part in reading.parts {
            let issues: Vec<Value> = items.by_ref().take(part.issues).collect();
            self.left.extend(part.trouble.clone().filter(Trouble::may_pass).map(|trouble| (part.source.clone(), trouble)));
            self.given.retain(|(known, _)| known.source != part.source);
            if !issues.is_empty() || part.trouble.is_none() {
                self.given.push((part, issues));
            }
        }
        self.next = next(&self.left, self.tries, self.at);
    }

    /// All that was given since, as one reading.
    fn reading(&self) -> Option<Reading> {
        (!self.given.is_empty()).then(|| Reading {
            items: self.given.iter().flat_map(|(_, issues)| issues.iter().cloned()).collect(),
            at: self.at,
            parts: self.given.iter().map(|(part, _)| part.clone()).collect(),
        })
    }

    fn shown(self, reader: &Reader) -> Shown {
        let w = reader.words;
        let names = |sources: &mut dyn Iterator<Item = &Source>| sources.map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let left = names(&mut self.left.iter().map(|(source, _)| source));
        let left = match (self.left.first(), self.next) {
            (None, _) => None,
            (Some(_), Some(next)) => Some(w.tasks_rest_waits(left, shown_at(reader, next))),
            (Some((_, trouble)), None) => Some(w.tasks_rest_over(left, trouble_words(reader, self.at, trouble))),
        };
        let given = self.reading().map(|reading| {
            let sources = names(&mut reading.parts.iter().map(|part| &part.source));
            w.tasks_rest_given(reading.items.len(), sources, say(reader).when(self.at, reader.view.event.moment.today))
        });
        let project = self.project.map_or_else(String::new, |project| project.0.short());
        let is_over = self.next.is_none() && left.is_some();
        Shown { id: self.id, project, from: self.from, label: self.label, given, left, is_over }
    }
}

/// When what is left is read again, if it is.
fn next(left: &[(Source, Trouble)], tries: usize, now: Timestamp) -> Option<Timestamp> {
    let pause = SignedDuration::from_mins(*PAUSES.get(tries)?);
    left.iter().map(|(_, trouble)| again_at(now, pause.max(trouble.silence()))).max()
}

/// After so long, to the full minute: that one is shown.
fn again_at(now: Timestamp, pause: SignedDuration) -> Timestamp {
    let full = |at: Timestamp| at.round(jiff::TimestampRound::new().smallest(Unit::Minute).mode(jiff::RoundMode::Ceil)).ok();
    now.checked_add(pause).ok().and_then(full).unwrap_or(Timestamp::MAX)
}

/// A time to come, with the zone in which it is said.
pub fn shown_at(reader: &Reader, at: Timestamp) -> String {
    let event = &reader.view.event;
    format!("{} {}", say(reader).when(at, event.moment.today), at.to_zoned(event.zone.clone()).strftime("%Z"))
}

/// When a forge that wants so many seconds of silence may be asked again.
pub fn after_silence(now: Timestamp, trouble: &Trouble) -> Timestamp {
    again_at(now, trouble.silence())
}

impl Rests {
    /// Remembers what of a reading that somebody asked for is to be read again, and forgets what was to be before. Says when, if so.
    pub fn remember(&self, reader: &Reader, fields: &Fields, project: Option<ProjectId>, reading: &Reading) -> Option<Timestamp> {
        let slug = reader.view.slug.as_str();
        let left = reading.parts.iter().filter_map(|part| Some((part.source.clone(), part.trouble.clone()?)));
        let left: Vec<(Source, Trouble)> = left.filter(|(_, trouble)| trouble.may_pass()).collect();
        let of = |name: &str| fields.get(name).trim().to_owned();
        let mut all = self.lock();
        all.retain(|rest| !rest.is_of(slug, fields, project));
        let next = next(&left, 0, reading.at)?;
        let (slug, from, label, at) = (slug.to_owned(), of("from"), of("label"), reading.at);
        all.push(Rest { id: new_token(), slug, project, from, label, given: Vec::new(), at, left, next: Some(next), tries: 0 });
        let too_many = all.len().saturating_sub(MOST);
        all.drain(..too_many);
        Some(next)
    }

    /// When it is tried next, if it is, what a form asked for and was not given.
    pub fn next(&self, reader: &Reader, fields: &Fields, project: Option<ProjectId>) -> Option<Timestamp> {
        self.lock().iter().find(|rest| rest.is_of(reader.view.slug.as_str(), fields, project))?.next
    }

    /// What was given since to who asks for it, for the same project.
    pub fn given(&self, reader: &Reader, id: &str, project: Option<ProjectId>) -> Option<Reading> {
        let slug = reader.view.slug.as_str();
        self.lock().iter().find(|rest| rest.id == id && rest.slug == slug && rest.project == project)?.reading()
    }

    /// What was given was brought in.
    pub fn brought(&self, id: &str) {
        let mut all = self.lock();
        all.iter_mut().filter(|rest| rest.id == id).for_each(|rest| rest.given.clear());
        all.retain(|rest| !rest.given.is_empty() || !rest.left.is_empty());
    }

    /// What waits for these projects, the newest first.
    pub fn of(&self, reader: &Reader, may: impl Fn(Option<ProjectId>) -> bool) -> Vec<Shown> {
        let slug = reader.view.slug.as_str();
        let mine: Vec<Rest> = self.lock().iter().rev().filter(|rest| rest.slug == slug && may(rest.project)).cloned().collect();
        mine.into_iter().map(|rest| rest.shown(reader)).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Rest>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads again what it is time for.
pub async fn read_again(app: &App) {
    let Some(forge) = app.options().forge.clone() else { return };
    let rests = app.readings().rests();
    let _one_at_a_time = rests.turn.lock().await;
    let now = app.ledger().clock().now();
    let due: Vec<Rest> = rests.lock().iter().filter(|rest| rest.next.is_some_and(|at| at <= now)).cloned().collect();
    for mut rest in due {
        // Somebody reads: they come first, and it is their turn to wait for nobody.
        let Some(_turn) = app.readings().turn() else { return };
        let Some(view) = app.ledger().view(&rest.slug) else { continue };
        let asked = |(source, _): &(Source, Trouble)| Asked { closed_since: known_since(&view.event, source), source: source.clone() };
        let asked: Vec<Asked> = rest.left.iter().map(asked).collect();
        rest.tries += 1;
        rest.take(forge::read(forge.as_ref(), &asked, BOUNDS, app.ledger().clock().now()).await);
        // Whoever read it by hand meanwhile has it already; what they brought in is not brought back.
        if let Some(known) = rests.lock().iter_mut().find(|known| known.id == rest.id) {
            *known = rest;
        }
    }
}
