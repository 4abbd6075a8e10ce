//! Two people who wrote at the same time: both texts, part by part, and which of them stays.

use super::Fields;

/// A part of a thing, as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its name in forms: what is chosen is the value of `take-{name}`.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What it says.
    pub text: String,
}

impl Said {
    /// This part.
    pub fn new(name: &'static str, label: &str, text: impl Into<String>) -> Self {
        Self { name, label: label.to_owned(), text: text.into() }
    }
}

/// What two people wrote at the same time; empty where nobody else did. Its template is `forms/both.html`.
#[derive(Debug, Default)]
pub struct Both {
    /// The parts that differ.
    pub parts: Vec<Part>,
    /// What the writer filled in, to be sent again.
    pub kept: Vec<(String, String)>,
}

/// A part that differs.
#[derive(Debug)]
pub struct Part {
    /// Its name in forms.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What the writer wants it to say.
    pub mine: String,
    /// What it says by now.
    pub theirs: String,
    /// Whether the writer left it alone and the other one did not.
    pub only_theirs: bool,
}

impl Both {
    /// What the writer had seen, what they filled in, and what stands there now.
    pub fn of(fields: &Fields, seen: &[Said], mine: Vec<Said>, theirs: &[Said]) -> Self {
        let text = |all: &[Said], name: &str| all.iter().find(|said| said.name == name).map(|said| said.text.clone());
        let parts = mine
            .into_iter()
            .filter_map(|mine| {
                let theirs = text(theirs, mine.name).filter(|theirs| *theirs != mine.text)?;
                let only_theirs = text(seen, mine.name).is_some_and(|seen| seen == mine.text);
                Some(Part { name: mine.name, label: mine.label, mine: mine.text, theirs, only_theirs })
            })
            .collect();
        let own = |key: &str| !key.starts_with("take-") && !matches!(key, "seq" | "command");
        let kept = fields.iter().filter(|(key, _)| own(key)).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Self { parts, kept }
    }

    /// Whether nobody else wrote.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl Fields {
    /// What was chosen where two wrote at the same time: the fields of a part of which theirs was taken are as they stand now.
    /// `parts` says which fields belong to which part.
    #[must_use]
    pub fn chosen(self, now: &Self, parts: &[(&str, &[&str])]) -> Self {
        let taken: Vec<&str> = parts
            .iter()
            .filter(|(name, _)| self.is(&format!("take-{name}"), "theirs"))
            .flat_map(|(_, keys)| keys.iter().copied())
            .collect();
        let mut pairs: Vec<(String, String)> =
            self.0.into_iter().filter(|(key, _)| !taken.contains(&key.as_str()) && !key.starts_with("take-")).collect();
        pairs.extend(now.0.iter().filter(|(key, _)| taken.contains(&key.as_str())).cloned());
        Self(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn what_only_the_other_one_changed_is_rather_theirs() {
        let said = |title: &str, seats: &str| vec![Said::new("title", "Title", title), Said::new("seats", "Seats", seats)];
        let both = Both::of(&fields(&[("title", "C"), ("seq", "7")]), &said("A", "1"), said("C", "1"), &said("B", "2"));
        let parts: Vec<_> = both.parts.iter().map(|part| (part.name, part.mine.as_str(), part.theirs.as_str(), part.only_theirs)).collect();
        assert_eq!(parts, [("title", "C", "B", false), ("seats", "1", "2", true)]);
        assert_eq!(both.kept, [("title".to_owned(), "C".to_owned())]);
    }

    #[test]
    fn of_a_part_all_fields_are_taken_or_none() {
        let mine = fields(&[("title", "C"), ("need", "hands"), ("needs", "tea"), ("take-needs", "theirs"), ("take-title", "mine")]);
        let now = fields(&[("title", "B"), ("need", "mentor"), ("need", "board")]);
        let chosen = mine.chosen(&now, &[("title", &["title"]), ("needs", &["need", "needs"])]);
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [("title", "C"), ("need", "mentor"), ("need", "board")]);
    }
}
