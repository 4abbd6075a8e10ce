//! Tags of HTML, as people write them.

/// The longest tag: what is longer is text.
const LONGEST_TAG: usize = 8 << 10;

/// A tag: its name as it is written, and its attributes.
pub(super) struct Tag<'a> {
    pub name: &'a str,
    pub closes: bool,
    /// Whether it ends in `/>`.
    pub is_empty: bool,
    attributes: Vec<(&'a str, &'a str)>,
    pub length: usize,
}

impl<'a> Tag<'a> {
    /// The most attributes that are looked at.
    const MOST: usize = 40;

    /// The tag that a text begins with; none where a `<` is only a letter.
    pub fn read(text: &'a str) -> Option<Self> {
        let closes = text[1..].starts_with('/');
        let begin = if closes { 2 } else { 1 };
        let letters = text.as_bytes();
        let first = *letters.get(begin)?;
        if first == b'!' || first == b'?' {
            // `<!DOCTYPE html>`, `<?xml … ?>`
            let end = letters.iter().take(200).position(|letter| *letter == b'>').filter(|_| !text.starts_with("<!--"))?;
            return Some(Self { name: "!", closes: false, is_empty: true, attributes: Vec::new(), length: end + 1 });
        }
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let ends = |letter: u8| letter.is_ascii_whitespace() || matches!(letter, b'/' | b'>');
        let most = letters.len().min(LONGEST_TAG);
        let mut at = (begin..most).find(|at| ends(letters[*at]) || letters[*at] == b'<')?;
        let name = &text[begin..at];
        let mut tag = Self { name, closes, is_empty: false, attributes: Vec::new(), length: 0 };
        loop {
            at = (at..most).find(|at| !letters[*at].is_ascii_whitespace())?;
            match letters[at] {
                b'>' => {
                    tag.length = at + 1;
                    return Some(tag);
                }
                b'<' => return None,
                b'/' => {
                    tag.is_empty = letters.get(at + 1) == Some(&b'>');
                    at += 1;
                    continue;
                }
                _ => {}
            }
            let name_end = (at + 1..most).find(|at| ends(letters[*at]) || matches!(letters[*at], b'=' | b'<'))?;
            let name = &text[at..name_end];
            let after = (name_end..most).find(|at| !letters[*at].is_ascii_whitespace())?;
            if letters[after] != b'=' {
                at = name_end;
                tag.add(name, "");
                continue;
            }
            let value = (after + 1..most).find(|at| !letters[*at].is_ascii_whitespace())?;
            let quote = Some(letters[value]).filter(|letter| matches!(letter, b'"' | b'\''));
            let (from, to) = if let Some(quote) = quote {
                let end = (value + 1..most).find(|at| letters[*at] == quote)?;
                at = end + 1;
                (value + 1, end)
            } else {
                let end = (value..most).find(|at| letters[*at].is_ascii_whitespace() || letters[*at] == b'>')?;
                at = end;
                (value, end)
            };
            tag.add(name, text[from..to].trim());
        }
    }

    fn add(&mut self, name: &'a str, value: &'a str) {
        if self.attributes.len() < Self::MOST {
            self.attributes.push((name, value));
        }
    }

    /// Whether it is one, although no page here knows its name: somebody closes it, gives it values, or calls it as elements of one's own are
    /// called. Else it is what stands between `<` and `>` in a text: a type, an address.
    pub fn is_element(&self, is_closed: bool) -> bool {
        let is_name = self.name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | ':'));
        let has_values = self.attributes.iter().any(|(_, value)| !value.is_empty());
        let is_own = self.name.contains('-') && !self.name.contains(':');
        is_name && !self.name.ends_with(':') && (self.closes || is_closed || self.is_empty || has_values || is_own)
    }

    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}
