//! Events that follow each other share what their people's words mean: each reads its own words on top of those of the others.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::skill::{Vocabulary, plain, usual};
use ledger::View;

use crate::app::App;
use crate::reader::Reader;

/// The other events of an event's series that are kept here, by their first day.
fn others(app: &App, view: &View) -> Vec<Arc<View>> {
    // Most events belong to none: then nobody is asked.
    if plain(view.event.series.as_str()).is_empty() {
        return vec![];
    }
    let others = app.ledger().events().into_iter();
    others.filter(|other| other.slug != view.slug && other.event.is_in_series_with(&view.event)).collect()
}

/// The events of its series that come right before and right after an event, by their first days.
pub fn around(app: &App, view: &View) -> [Option<Arc<View>>; 2] {
    let first = |view: &View| view.event.days.front().map(|day| day.date);
    let others = others(app, view);
    let before = others.iter().filter(|other| first(other) < first(view)).max_by_key(|other| first(other)).cloned();
    let after = others.iter().filter(|other| first(other) > first(view)).min_by_key(|other| first(other)).cloned();
    [before, after]
}

/// What words mean at an event: its own words, and those of its series.
pub fn vocabulary_of(app: &App, view: &View) -> Vocabulary {
    let others = others(app, view);
    view.event.vocabulary_on(others.iter().map(|other| &other.event))
}

/// The same, for a reader.
pub fn vocabulary(reader: &Reader) -> Vocabulary {
    vocabulary_of(&reader.app, &reader.view)
}

/// Words to which other events of the series gave a meaning, each as the newest of them says it, and the title of that one.
pub fn words(reader: &Reader) -> BTreeMap<String, (String, String)> {
    let mut words = BTreeMap::new();
    for other in others(&reader.app, &reader.view) {
        for meant in &other.event.terms.skills {
            let (word, skill) = (plain(meant.word.as_str()), usual(meant.skill.as_str()).into_owned());
            if !word.is_empty() && !skill.is_empty() {
                words.insert(word, (skill, crate::board::title(other.event.title.as_str(), reader.words)));
            }
        }
    }
    words
}
