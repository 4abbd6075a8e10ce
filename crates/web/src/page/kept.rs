//! What is the same for many readers, kept as it was drawn last.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use words::Lang;

use super::Packed;

/// Pages as somebody sees them of whom nothing is known: event, page, language.
pub type Seen = Kept<(String, String, Lang)>;

/// How many of them are kept; one has some ten kilobytes.
pub const MOST_SEEN: usize = 1000;

/// Pages by what they are of, each with what names the state that it was drawn of.
pub struct Kept<K> {
    pages: Mutex<BTreeMap<K, (String, Arc<Packed>)>>,
    most: usize,
}

impl<K: Ord> Kept<K> {
    /// Keeps this many pages; where there would be more, all are drawn anew as they are asked for.
    pub const fn at_most(most: usize) -> Self {
        Self { pages: Mutex::new(BTreeMap::new()), most }
    }

    /// The page as it was drawn for this state, else drawn now.
    pub fn get(&self, key: K, state: &str, draw: impl FnOnce() -> String) -> Arc<Packed> {
        let known = self.lock().get(&key).filter(|(of, _)| of == state).map(|(_, page)| Arc::clone(page));
        known.unwrap_or_else(|| {
            let page = Arc::new(Packed::named(draw(), state));
            let mut kept = self.lock();
            if kept.len() >= self.most {
                kept.clear();
            }
            kept.insert(key, (state.to_owned(), Arc::clone(&page)));
            page
        })
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<K, (String, Arc<Packed>)>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
