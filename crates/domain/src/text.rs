//! Free text: what a person wrote, tidied and bounded; struck when it had to go.

use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

use crate::refusal::{Field, Refusal};

/// Characters that a one-line text may have: titles, places, names. Longer than any of the 360 titles and
/// names in the real documents this was tried with.
pub const LINE_LIMIT: usize = 240;

/// Characters that a text of several lines may have: messages, outcomes, audiences.
pub const NOTE_LIMIT: usize = 2_000;

/// Characters that a whole page may have: the free corner of a day.
pub const PAGE_LIMIT: usize = 20_000;

/// Free text in a change. `null` in the log is text that was struck: somebody asked for it to be gone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(Option<Arc<str>>);

/// A text that is not there is empty, not struck.
impl Default for Text {
    fn default() -> Self {
        Self::empty()
    }
}

impl Text {
    /// No text.
    pub fn empty() -> Self {
        // A log has many of them; all are one.
        static EMPTY: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(""));
        Self(Some(Arc::clone(&EMPTY)))
    }

    /// What stands where text was struck.
    pub const fn struck() -> Self {
        Self(None)
    }

    /// One line: outer space goes, inner runs of white space and control characters become one space. Spaces at which no line ends stay.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] over [`LINE_LIMIT`] characters.
    pub fn line(written: &str, field: Field) -> Result<Self, Refusal> {
        bounded(tidy(written), field, LINE_LIMIT)
    }

    /// One line that says something.
    ///
    /// # Errors
    /// [`Refusal::Empty`] where nothing visible is left, and as [`Text::line`].
    pub fn some_line(written: &str, field: Field) -> Result<Self, Refusal> {
        Self::line(written, field)?.not_empty(field)
    }

    /// Several lines: each is tidied, empty lines at the ends go.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] over [`NOTE_LIMIT`] characters.
    pub fn note(written: &str, field: Field) -> Result<Self, Refusal> {
        let lines: Vec<String> = written.lines().map(tidy).collect();
        bounded(lines.join("\n").trim().to_owned(), field, NOTE_LIMIT)
    }

    /// Several lines that say something.
    ///
    /// # Errors
    /// As [`Text::note`], and [`Refusal::Empty`].
    pub fn some_note(written: &str, field: Field) -> Result<Self, Refusal> {
        Self::note(written, field)?.not_empty(field)
    }

    /// A page: its lines stay as they are, as Markdown needs it; control characters go.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] over [`PAGE_LIMIT`] characters.
    pub fn page(written: &str, field: Field) -> Result<Self, Refusal> {
        bounded(Self::page_lines(written), field, PAGE_LIMIT)
    }

    /// The lines of a page as they are kept, however many there are. Spaces at the end of a line go, but for the two by which Markdown ends it
    /// by force where words follow; so do empty lines around them.
    pub fn page_lines(written: &str) -> String {
        let plain = |line: &str| -> String { line.chars().filter(|c| (!c.is_control() || *c == '\t') && !is_override(*c)).collect() };
        let mut lines: Vec<String> = written.lines().map(plain).collect();
        for at in 0..lines.len() {
            let kept = lines[at].trim_end().len();
            let follows = lines.get(at + 1).is_some_and(|next| !next.trim().is_empty());
            let breaks = kept > 0 && follows && lines[at][kept..].starts_with("  ");
            lines[at].truncate(kept);
            if breaks {
                lines[at].push_str("  ");
            }
        }
        lines.join("\n").trim_matches('\n').to_owned()
    }

    /// The text; nothing where it was struck.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or("")
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Whether nothing was written, as against struck: what a change may leave out.
    pub fn is_blank(&self) -> bool {
        self.0.as_deref() == Some("")
    }

    /// Whether it was struck.
    pub const fn is_struck(&self) -> bool {
        self.0.is_none()
    }

    /// Strikes it; what was empty stays empty, for there is nothing to hide.
    pub(crate) fn strike(&mut self) {
        if !self.is_empty() {
            self.0 = None;
        }
    }

    fn not_empty(self, field: Field) -> Result<Self, Refusal> {
        if self.as_str().chars().all(is_invisible) { Err(Refusal::Empty { field }) } else { Ok(self) }
    }
}

/// As derived, but read straight into its place, without a copy on the way.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Written;

        impl<'de> Visitor<'de> for Written {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, or null where it was struck")
            }

            fn visit_none<E>(self) -> Result<Text, E> {
                Ok(Text::struck())
            }

            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text::struck())
            }

            fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Text, D::Error> {
                from.deserialize_str(self)
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(if text.is_empty() { Text::empty() } else { Text(Some(text.into())) })
            }
        }

        from.deserialize_option(Written)
    }
}

fn tidy(written: &str) -> String {
    let plain: String = written.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_override(*c)).collect();
    // “Combien ?” has a space before its mark at which no line may end, as French and others set it.
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
    let words: Vec<&str> = plain.split(breaks).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

fn bounded(text: String, field: Field, limit: usize) -> Result<Text, Refusal> {
    let length = text.chars().count();
    if length > limit {
        return Err(Refusal::TooLong { field, limit, length });
    }
    Ok(Text(Some(text.into())))
}

/// Characters that turn the direction of what follows them on the page, beyond the text's own end: they only serve
/// to make one thing look like another (Unicode Technical Report 36, §2.9). Right-to-left letters need none of them.
const fn is_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{3164}')
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(text) => fmt::Debug::fmt(text, f),
            None => f.write_str("(struck)"),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_of_invisible_characters_is_empty() {
        assert_eq!(Text::some_line(" \u{200B}\u{FEFF} ", Field::Title), Err(Refusal::Empty { field: Field::Title }));
    }

    #[test]
    fn right_to_left_letters_and_emoji_stay_and_overrides_go() {
        let text = Text::some_line("שלום \u{202E}🦀\u{202C}\tok", Field::Title).unwrap();
        assert_eq!(text.as_str(), "שלום 🦀 ok");
    }

    #[test]
    fn spaces_at_which_no_line_ends_stay_within_a_line() {
        let text = Text::some_line(" \u{202F}Combien\u{202F}? \t 10\u{A0}000\u{2003}€ \u{A0}", Field::Title).unwrap();
        assert_eq!(text.as_str(), "Combien\u{202F}? 10\u{A0}000 €");
        assert_eq!(Text::some_line("\u{A0}\u{202F}", Field::Title), Err(Refusal::Empty { field: Field::Title }));
    }

    #[test]
    fn a_page_keeps_the_two_spaces_that_end_a_line_by_force() {
        let page = |written: &str| Text::page(written, Field::Text).unwrap().as_str().to_owned();
        assert_eq!(
            page("Opens at 9.   \r\nCloses at 5. \nBring yarn.  \n\n  \nEnd.  "),
            "Opens at 9.  \nCloses at 5.\nBring yarn.\n\n\nEnd."
        );
        assert_eq!(page(&page("a  \nb")), page("a  \nb"));
    }

    #[test]
    fn struck_text_is_null_in_the_log() {
        let mut text = Text::some_line("secret", Field::Title).unwrap();
        text.strike();
        assert_eq!(serde_json::to_string(&text).unwrap(), "null");
        assert!(serde_json::from_str::<Text>("null").unwrap().is_struck());
    }

    #[test]
    fn a_text_that_is_left_out_is_empty_and_not_struck() {
        assert!(Text::default().is_blank());
        assert!(!Text::struck().is_blank());
    }

    proptest! {
        #[test]
        fn tidying_twice_is_tidying_once(written: String) {
            if let Ok(once) = Text::note(&written, Field::Text) {
                prop_assert_eq!(Text::note(once.as_str(), Field::Text).unwrap(), once);
            }
        }
    }
}
