//! Boards, drawn: once for each day, audience and language, and again only where something changed. What changed goes to
//! everybody who watches that board.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use domain::{Audience, Date, Seq};
use fanout::{FanOut, Group};
use ledger::View;
use serde::Serialize;
use words::{Lang, Words};

use super::pieces::plan;
use crate::live::RELOAD;
use crate::page::Packed;

/// Which board, for whom, in which language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The event.
    pub slug: String,
    /// The day.
    pub day: Date,
    /// Who sees it.
    pub audience: Audience,
    /// The language.
    pub lang: Lang,
}

/// All boards that anybody asked for.
#[derive(Default)]
pub struct Boards {
    boards: Mutex<HashMap<Key, Arc<Board>>>,
    next: AtomicU64,
}

/// One board.
pub struct Board {
    /// Which.
    pub key: Key,
    /// Those who watch it.
    pub group: Group,
    /// Whether anybody ever watched it. How many do so now is known too late: between a stream's beginning and its
    /// socket's arrival a change would be told to nobody.
    watched: AtomicBool,
    drawn: Mutex<Drawn>,
}

/// A board as it was last drawn.
#[derive(Default)]
pub struct Drawn {
    /// The event's epoch; 0 before the first drawing.
    pub epoch: u64,
    /// The last change that is in it.
    pub seq: Seq,
    /// The last change after which the page around it is another one.
    pub everything: Seq,
    fixed: Vec<String>,
    lists: Vec<(&'static str, Vec<String>)>,
    fragments: HashMap<String, Fragment>,
    page: Option<(Seq, u64, Arc<Packed>)>,
    renders: u64,
}

struct Fragment {
    /// The last change that the drawing knows of.
    seq: Seq,
    /// The last change that made a difference to this audience; after a restart, the last one that could have.
    changed: Seq,
    html: Arc<str>,
}

/// What goes to a browser: elements to put in place, and what stands in which list in which order.
/// What is in no list any more goes.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Update {
    /// Elements by id.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub put: Vec<(String, Arc<str>)>,
    /// Ids by list.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub lists: Vec<(&'static str, Vec<String>)>,
}

fn as_map<K: Serialize, V: Serialize, S: serde::Serializer>(pairs: &[(K, V)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

impl Boards {
    /// The board with this key.
    pub fn board(&self, key: &Key) -> Arc<Board> {
        let mut boards = lock(&self.boards);
        if let Some(board) = boards.get(key) {
            return board.clone();
        }
        let group = Group(self.next.fetch_add(1, Ordering::Relaxed));
        let board = Arc::new(Board { key: key.clone(), group, watched: AtomicBool::new(false), drawn: Mutex::default() });
        boards.insert(key.clone(), board.clone());
        board
    }

    /// The boards of an event that were asked for.
    pub fn of_event(&self, slug: &str) -> Vec<Arc<Board>> {
        lock(&self.boards).values().filter(|board| board.key.slug == slug).cloned().collect()
    }
}

impl Board {
    /// Draws what changed up to this view, and sends it to everybody who watches. Never goes back.
    pub fn advance(&self, view: &View, fanout: &FanOut) -> MutexGuard<'_, Drawn> {
        let mut drawn = lock(&self.drawn);
        let new_epoch = drawn.epoch != 0 && drawn.epoch != view.epoch;
        if new_epoch {
            *drawn = Drawn::default();
        }
        if view.event.seq > drawn.seq {
            let (first, everything) = (drawn.epoch == 0, drawn.everything);
            let update = drawn.advance(view, &self.key);
            // What is around the pieces, the title and the signs, comes with the page alone.
            if new_epoch || (!first && drawn.everything > everything) {
                fanout.send(self.group, Bytes::from_static(RELOAD));
            } else if !first && !update.is_empty() {
                fanout.send(self.group, drawn.message(&update));
            }
        }
        drawn
    }

    /// From now on it is drawn at each change. Whoever calls this then advances it to the newest view.
    pub fn begin_watching(&self) {
        self.watched.store(true, Ordering::SeqCst);
    }

    /// Whether it has to be drawn at each change.
    pub fn is_watched(&self) -> bool {
        self.watched.load(Ordering::SeqCst)
    }

    /// The board as it was last drawn.
    pub fn drawn(&self) -> MutexGuard<'_, Drawn> {
        lock(&self.drawn)
    }
}

/// A drawing that panicked left nothing half done that the next one does not draw again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drawn {
    /// Draws what changed. The answer is what a browser needs that showed what was drawn before.
    pub fn advance(&mut self, view: &View, key: &Key) -> Update {
        let words = Words::new(key.lang);
        let plan = plan(view, key.day);
        let mut update = Update::default();
        let mut fragments = HashMap::with_capacity(self.fragments.len());
        let pieces = plan.fixed.iter().chain(plan.lists.iter().flat_map(|(_, pieces)| pieces));
        for piece in pieces {
            let before = self.fragments.remove(&piece.id);
            let fragment = match before {
                Some(before) if before.seq >= piece.seq => before,
                before => {
                    self.renders += 1;
                    let html: Arc<str> = piece.draw(view, key.day, key.audience, words).trim().into();
                    // A change that this audience cannot see causes no message to it.
                    match before {
                        Some(before) if before.html == html => Fragment { seq: piece.seq, ..before },
                        _ => {
                            update.put.push((piece.id.clone(), html.clone()));
                            Fragment { seq: piece.seq, changed: piece.seq, html }
                        }
                    }
                }
            };
            fragments.insert(piece.id.clone(), fragment);
        }
        let lists: Vec<(&'static str, Vec<String>)> =
            plan.lists.iter().map(|(name, pieces)| (*name, pieces.iter().map(|piece| piece.id.clone()).collect())).collect();
        update.lists = lists.iter().filter(|list| !self.lists.contains(list)).cloned().collect();
        self.fixed = plan.fixed.iter().map(|piece| piece.id.clone()).collect();
        self.lists = lists;
        self.fragments = fragments;
        self.epoch = view.epoch;
        self.seq = view.event.seq;
        self.everything = view.event.everything;
        update
    }

    /// What a browser needs that showed the board as it was at `since`.
    pub fn since(&self, since: Seq) -> Update {
        if since >= self.seq {
            return Update::default();
        }
        let ids = self.fixed.iter().chain(self.lists.iter().flat_map(|(_, ids)| ids));
        let put = ids
            .filter_map(|id| {
                self.fragments.get(id).filter(|fragment| fragment.changed > since).map(|fragment| (id.clone(), fragment.html.clone()))
            })
            .collect();
        Update { put, lists: self.lists.clone() }
    }

    /// An update as a server-sent event.
    pub fn message(&self, update: &Update) -> Bytes {
        let mut event = format!("id: {}\ndata: ", self.at());
        // Maps of strings always have a JSON form.
        event.push_str(&serde_json::to_string(update).unwrap_or_default());
        event.push_str("\n\n");
        event.into()
    }

    /// Where the list of changes stood when this was drawn.
    pub fn at(&self) -> String {
        format!("{}-{}", self.epoch, self.seq)
    }

    /// An element that is always there.
    pub fn fixed(&self, id: &str) -> &str {
        self.fragments.get(id).map_or("", |fragment| &fragment.html)
    }

    /// The elements of a list, one after the other.
    pub fn list(&self, name: &str) -> String {
        let mut html = String::new();
        for id in self.ids(name) {
            let _ = html.write_str(self.fixed(id));
        }
        html
    }

    /// The ids of a list's elements.
    pub fn ids(&self, name: &str) -> &[String] {
        self.lists.iter().find(|(list, _)| *list == name).map_or(&[], |(_, ids)| ids)
    }

    /// How many fragments were drawn so far.
    pub fn renders(&self) -> u64 {
        self.renders
    }

    /// The page around it, made once for each seq and each state of what stands around the event.
    pub fn page(&mut self, under: u64, make: impl FnOnce(&Self) -> Packed) -> Arc<Packed> {
        if let Some((seq, of, page)) = &self.page
            && (*seq, *of) == (self.seq, under)
        {
            return page.clone();
        }
        let page = Arc::new(make(self));
        self.page = Some((self.seq, under, page.clone()));
        page
    }
}

impl Update {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.lists.is_empty()
    }
}
