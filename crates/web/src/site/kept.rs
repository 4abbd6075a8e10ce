//! Pages of the site as they were last drawn.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{Audience, Date, Event, Seq};
use ledger::View;
use words::Lang;

use crate::page::Packed;
use crate::reader::Reader;
use crate::say::day_of;

/// Which page, for whom, in which language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The event.
    pub slug: String,
    /// Where the page lies.
    pub path: String,
    /// Who sees it.
    pub audience: Audience,
    /// The language of what is around it.
    pub lang: Lang,
    /// The languages in which it is wished for, best first.
    pub tongues: Vec<String>,
    /// The day of the event that it is, if it is one.
    pub on: Option<Date>,
}

impl Key {
    /// Of the page of a reader's gathering; no page of a site lies there.
    pub fn of_roof(reader: &Reader) -> Self {
        let event = &reader.view.event;
        Self {
            slug: reader.view.slug.to_string(),
            path: "//gathering".to_owned(),
            audience: Audience::Everyone,
            lang: reader.words.lang(),
            tongues: vec![],
            on: day_on(reader, event),
        }
    }
}

/// The day of an event that it is now, if it is one.
pub fn day_on(reader: &Reader, event: &Event) -> Option<Date> {
    let today = day_of(&reader.app.ledger().clock().now().to_zoned(event.zone.clone()));
    Some(today).filter(|today| event.day(*today).is_some())
}

type Slot = Arc<Mutex<Option<(u64, Seq, u64, Arc<Packed>)>>>;

/// All pages that anybody asked for since the last change.
#[derive(Default)]
pub struct Sites(Mutex<HashMap<Key, Slot>>);

impl Sites {
    /// A page as it stands in this view, drawn where it was not drawn since the last change; nothing where there is no such page. What a
    /// page shows of other rooms may change with any change, so each of them counts; `under` names the state of what it shows of other events.
    pub fn page(&self, key: &Key, view: &View, under: u64, draw: impl FnOnce() -> Option<Packed>) -> Option<Arc<Packed>> {
        let slot = self.slot(key);
        // Whoever asks meanwhile waits for the same drawing.
        let mut kept = lock(&slot);
        if let Some((epoch, seq, of, page)) = kept.as_ref()
            && (*epoch, *seq, *of) == (view.epoch, view.event.seq, under)
        {
            return Some(page.clone());
        }
        let drawn = draw().map(Arc::new);
        *kept = drawn.clone().map(|page| (view.epoch, view.event.seq, under, page));
        drop(kept);
        if drawn.is_none() {
            // Addresses that nobody wrote are not kept: there is no end of them.
            lock(&self.0).remove(key);
        }
        drawn
    }

    fn slot(&self, key: &Key) -> Slot {
        let mut all = lock(&self.0);
        if !all.contains_key(key) {
            // A day that is over is asked for no more.
            all.retain(|known, _| known.slug != key.slug || known.on == key.on);
        }
        all.entry(key.clone()).or_default().clone()
    }
}

/// A drawing that panicked left nothing half done that the next one does not draw again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
