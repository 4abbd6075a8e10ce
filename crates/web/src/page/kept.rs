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
    pages: Mutex<BTreeMap<K, Slot>>,
    most: usize,
}

/// A page with the name of its state; nothing where it is drawn for the first time.
type Slot = Arc<Mutex<Option<(String, Arc<Packed>)>>>;

impl<K: Ord + Clone> Kept<K> {
    /// Keeps this many pages; where there would be more, all are drawn anew as they are asked for.
    pub const fn at_most(most: usize) -> Self {
        Self { pages: Mutex::new(BTreeMap::new()), most }
    }

    /// The page as it was drawn for this state, else drawn now. Whoever asks for it meanwhile waits for the same drawing.
    pub fn get(&self, key: &K, state: &str, draw: impl FnOnce() -> String) -> Arc<Packed> {
        let slot = self.slot(key);
        let mut kept = lock(&slot);
        if let Some(page) = known(kept.as_ref(), state) {
            return page;
        }
        let page = Arc::new(Packed::named(draw(), state));
        *kept = Some((state.to_owned(), Arc::clone(&page)));
        page
    }

    /// The same where there may be no such page: then nothing is kept, as there is no end of addresses that nobody wrote.
    pub fn find(&self, key: &K, state: &str, draw: impl FnOnce() -> Option<String>) -> Option<Arc<Packed>> {
        let slot = self.slot(key);
        let mut kept = lock(&slot);
        if let Some(page) = known(kept.as_ref(), state) {
            return Some(page);
        }
        let page = draw().map(|text| Arc::new(Packed::named(text, state)));
        *kept = page.as_ref().map(|page| (state.to_owned(), Arc::clone(page)));
        drop(kept);
        if page.is_none() {
            lock(&self.pages).remove(key);
        }
        page
    }

    fn slot(&self, key: &K) -> Slot {
        let mut pages = lock(&self.pages);
        if let Some(slot) = pages.get(key) {
            return Arc::clone(slot);
        }
        if pages.len() >= self.most {
            pages.clear();
        }
        Arc::clone(pages.entry(key.clone()).or_default())
    }
}

fn known(kept: Option<&(String, Arc<Packed>)>, state: &str) -> Option<Arc<Packed>> {
    kept.filter(|(of, _)| of == state).map(|(_, page)| Arc::clone(page))
}

/// A drawing that panicked left nothing half done that the next one does not draw again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_page_is_drawn_once_for_each_state_however_many_ask_at_once() {
        let (kept, drawn, start) = (Kept::at_most(2), AtomicUsize::new(0), Barrier::new(8));
        let draw = |state: &str| kept.get(&"board", state, || drawn.fetch_add(1, Ordering::SeqCst).to_string());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    draw("before");
                });
            }
        });
        assert_eq!(drawn.load(Ordering::SeqCst), 1);
        draw("after");
        assert_eq!(drawn.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn an_address_that_nobody_wrote_takes_no_place() {
        let kept = Kept::at_most(2);
        for address in 0..100 {
            assert!(kept.find(&address, "", || None).is_none());
        }
        assert!(lock(&kept.pages).is_empty());
        assert!(kept.find(&1, "", || Some("there".to_owned())).is_some());
        assert!(kept.find(&1, "", || None).is_some(), "it stands as it was drawn");
        assert!(kept.find(&1, "later", || None).is_none(), "it went");
        assert!(lock(&kept.pages).is_empty());
    }
}
