//! Links: `http` and `https` and nothing else, so that no link on a page can run anything.

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal};
use crate::text::{NOTE_LIMIT, Text};

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link(Text);

impl Link {
    /// The address in this text.
    ///
    /// # Errors
    /// [`Refusal::NotALink`] if it is not `http://` or `https://` with a host, and no space;
    /// [`Refusal::TooLong`] over 2 000 characters.
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let text = Text::note(written, Field::Link)?;
        if is_link(text.as_str()) { Ok(Self(text)) } else { Err(Refusal::NotALink { given: written.trim().chars().take(80).collect() }) }
    }

    /// The address; nothing where it was struck.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub(crate) fn strike(&mut self) {
        self.0.strike();
    }
}

/// Whether a text is the address of something on the web.
pub fn is_link(text: &str) -> bool {
    let lower: String = text.chars().take(8).flat_map(char::to_lowercase).collect();
    let rest = lower.strip_prefix("https://").map(|_| &text[8..]).or_else(|| lower.strip_prefix("http://").map(|_| &text[7..]));
    rest.is_some_and(|rest| {
        text.len() <= NOTE_LIMIT
            && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_web_is_linked_to() {
        assert!(Link::parse(" https://example.org/a?b=c#d ").is_ok());
        assert!(Link::parse("HTTP://EXAMPLE.org").is_ok());
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https://",
            "https:// x",
            "ftp://x",
            "example.org",
            "https://a\"b",
            "",
        ] {
            assert!(matches!(Link::parse(bad), Err(Refusal::NotALink { .. })), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = is_link(&text);
            let _ = is_link(&format!("https://{text}"));
        }
    }
}
