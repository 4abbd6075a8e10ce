//! Themes: the headings of a roadmap, with their links, that projects, tasks and outcomes carry. The event has one list of them;
//! what carries a theme that is taken off the list carries none that anybody sees, until it is on the list again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::id::ThemeId;
use crate::link::Link;
use crate::refusal::{Field, Refusal, Thing};
use crate::skill::plain;
use crate::task;
use crate::text::Text;

/// A heading of a roadmap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its id: it stays while the words change.
    pub id: ThemeId,
    /// What it is called.
    pub title: Text,
    /// Where more is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

impl Theme {
    pub(crate) fn strike(&mut self) {
        self.title.strike();
        if let Some(link) = &mut self.link {
            link.strike();
        }
    }
}

/// The most themes of an event: a roadmap has a dozen, the longest that was tried 44.
pub const MOST_THEMES: usize = 100;

impl Event {
    /// The theme with this id, if it is on the list.
    pub fn theme(&self, id: Option<ThemeId>) -> Option<&Theme> {
        self.themes.iter().find(|theme| Some(theme.id) == id)
    }

    /// The theme that is called so, however it is written.
    pub fn theme_called(&self, words: &str) -> Option<&Theme> {
        let sought = plain(words);
        self.themes.iter().find(|theme| !sought.is_empty() && plain(theme.title.as_str()) == sought)
    }

    /// The theme of a task: the one that was chosen, or the one whose words stand in it.
    pub fn theme_of_task(&self, facts: &task::Facts) -> Option<&Theme> {
        self.theme(facts.under).or_else(|| self.theme_called(facts.theme.as_str()))
    }

    /// Whether a thing may carry a theme: one of the list, or the one that it carried before.
    pub(crate) fn carries(&self, theme: Option<ThemeId>, was: Option<ThemeId>) -> Result<(), Refusal> {
        let may = theme.is_none() || theme == was || self.theme(theme).is_some();
        if may { Ok(()) } else { Err(Refusal::Gone { thing: Thing::Theme }) }
    }
}

/// Whether these themes may stand: each with words, none twice.
pub(crate) fn check(themes: &[Theme]) -> Result<(), Refusal> {
    if themes.len() > MOST_THEMES {
        return Err(Refusal::TooLong { field: Field::Title, limit: MOST_THEMES, length: themes.len() });
    }
    if themes.iter().any(|theme| theme.title.is_empty() && !theme.title.is_struck()) {
        return Err(Refusal::Empty { field: Field::Title });
    }
    let ids: BTreeSet<ThemeId> = themes.iter().map(|theme| theme.id).collect();
    if ids.len() < themes.len() { Err(Refusal::IdTaken) } else { Ok(()) }
}
