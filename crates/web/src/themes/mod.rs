//! Themes: the headings of a roadmap, as things show them and forms offer them. The list itself is one of the settings.

pub mod roadmap;

use domain::{Event, Outcome, Refusal, Theme, ThemeId, Thing};
use words::Words;

use crate::board::title;
use crate::forms::Fields;
use crate::inline::{anchor, escape};

/// The themes that a form offers: letters, title. None where the event has none.
pub fn choices(event: &Event, w: Words) -> Vec<(String, String)> {
    event.themes.iter().map(|theme| (theme.id.0.short(), name(theme, w))).collect()
}

/// The theme with these letters.
pub fn found<'e>(event: &'e Event, letters: &str) -> Option<&'e Theme> {
    event.themes.iter().find(|theme| theme.id.0.begins_with(letters))
}

/// The theme that a form chooses, if it chooses one.
pub fn chosen(fields: &Fields, event: &Event) -> Result<Option<ThemeId>, Refusal> {
    match fields.get("theme") {
        "" => Ok(None),
        letters => found(event, letters).map(|theme| Some(theme.id)).ok_or(Refusal::Gone { thing: Thing::Theme }),
    }
}

/// What a form has in its field for a theme.
pub fn filled(event: &Event, theme: Option<ThemeId>) -> String {
    event.theme(theme).map_or_else(String::new, |theme| theme.id.0.short())
}

/// What a theme is called.
pub fn name(theme: &Theme, w: Words) -> String {
    title(theme.title.as_str(), w)
}

/// The same of one that may be on no list.
pub fn name_of(event: &Event, theme: Option<ThemeId>, w: Words) -> Option<String> {
    event.theme(theme).map(|theme| name(theme, w))
}

/// A theme as HTML: its name, as a link where it has one.
pub fn html(theme: &Theme, w: Words) -> String {
    let link = theme.link.as_ref().map_or("", domain::link::Link::as_str);
    if link.is_empty() { escape(&name(theme, w)) } else { anchor(link, &name(theme, w)) }
}

/// The theme of an outcome: its own, or that of the project that it came from.
pub fn of_outcome<'e>(event: &'e Event, outcome: &Outcome) -> Option<&'e Theme> {
    let project = || event.projects.get(&event.now_part_of(outcome.about.project?)).filter(|project| !project.withdrawn);
    event.theme(outcome.about.theme).or_else(|| event.theme(project()?.about.theme))
}
