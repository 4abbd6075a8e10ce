//! What somebody wants to read at a forge.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Forge;

/// Longest name of an owner, a repository, a label or a milestone, in characters.
const LONGEST: usize = 100;

/// Longest search, in characters.
const LONGEST_SEARCH: usize = 400;

/// A repository: `owner/name`. Nothing in it means anything else in an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Repository(String);

impl Repository {
    /// The repository with this name, as in `rust-lang/rust`.
    ///
    /// # Errors
    /// Where it is no owner and a name, in the letters that forges allow.
    pub fn parse(written: &str) -> Result<Self, Unclear> {
        let (owner, name) = written.trim().split_once('/').ok_or(Unclear::NoRepository)?;
        let name = name.strip_suffix(".git").unwrap_or(name);
        if is_name(owner) && is_name(name) { Ok(Self(format!("{owner}/{name}"))) } else { Err(Unclear::NoRepository) }
    }

    /// `owner/name`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Repository {
    type Error = Unclear;

    fn try_from(written: String) -> Result<Self, Unclear> {
        Self::parse(&written)
    }
}

impl From<Repository> for String {
    fn from(repository: Repository) -> Self {
        repository.0
    }
}

impl fmt::Display for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether this may be the name of an owner or a repository.
pub(crate) fn is_name(name: &str) -> bool {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    plain && !name.is_empty() && name.len() <= LONGEST && !matches!(name, "." | "..")
}

/// A list of issues at a forge: of a repository, or what a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// Of which repository; of all that the search finds where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<Repository>,
    /// One issue of it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Only those with this label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Only those of this milestone: its title, or `#` and its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// Only those that a search finds, in the forge's own way of writing searches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

impl Source {
    /// All of a repository.
    pub fn of(repository: Repository) -> Self {
        Self { repository: Some(repository), ..Self::default() }
    }

    /// What a search finds.
    ///
    /// # Errors
    /// Where nothing is looked for, or the words are too many.
    pub fn search(words: &str) -> Result<Self, Unclear> {
        Self::default().and_search(words)
    }

    /// Only those that a search finds; all of them where nothing is looked for and a repository is said.
    ///
    /// # Errors
    /// Where nothing is looked for anywhere, or the words are too many.
    pub fn and_search(self, words: &str) -> Result<Self, Unclear> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match words.chars().count() {
            0 if self.repository.is_some() => Ok(Self { search: None, ..self }),
            0 => Err(Unclear::Nothing),
            1..=LONGEST_SEARCH => Ok(Self { search: Some(words), ..self }),
            _ => Err(Unclear::TooLong { limit: LONGEST_SEARCH }),
        }
    }

    /// Only those with a label, where one is said.
    #[must_use]
    pub fn and_label(self, label: &str) -> Self {
        Self { label: words(label).or(self.label), ..self }
    }

    /// Only those of a milestone, where one is said.
    #[must_use]
    pub fn and_milestone(self, milestone: &str) -> Self {
        Self { milestone: words(milestone).or(self.milestone), ..self }
    }
}

/// What is said, cut where it is longer than any name.
fn words(said: &str) -> Option<String> {
    let said: String = said.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    (!said.is_empty()).then_some(said)
}

/// As people write it down: `rust-lang/rust, E-easy`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.repository.as_ref().map(|repository| match self.number {
            Some(number) => format!("{repository}#{number}"),
            None => repository.to_string(),
        });
        let search = self.search.as_ref().map(|search| format!("“{search}”"));
        let parts: Vec<String> = [whole, search, self.label.clone(), self.milestone.clone()].into_iter().flatten().collect();
        f.write_str(&parts.join(", "))
    }
}

/// The most sources that are read at once.
pub const MOST_SOURCES: usize = 20;

/// What somebody means who writes down several: one on each line, or repositories and addresses beside each other, with commas or without.
/// What is written twice is one.
///
/// # Errors
/// Which line is not clear, and why; the line is empty where it is about all of it.
pub fn all_meant(forge: &dyn Forge, written: &str) -> Result<Vec<Source>, (String, Unclear)> {
    let mut all = Vec::new();
    for line in written.lines().map(|line| line.trim_start_matches(['-', '*', '•', ' ', '\t']).trim()) {
        let words = || line.split([',', ';', ' ', '\t']).filter(|word| !word.is_empty());
        let is_one = |word: &str| forge.meant(word).ok().filter(|source| source.repository.is_some() || word.contains("://"));
        // A line of nothing but repositories and addresses is several; else it is one, and what stands behind it narrows that.
        let sources = match words().map(is_one).collect::<Option<Vec<Source>>>() {
            Some(several) => several,
            None => vec![forge.meant(line).map_err(|why| (line.to_owned(), why))?],
        };
        for source in sources {
            if !all.contains(&source) {
                all.push(source);
            }
            if all.len() > MOST_SOURCES {
                return Err((String::new(), Unclear::TooMany { limit: MOST_SOURCES }));
            }
        }
    }
    if all.is_empty() { Err((String::new(), Unclear::Nothing)) } else { Ok(all) }
}

/// Why it is not clear what somebody wants to read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// Nothing is said.
    #[error("say of which repository, as in rust-lang/rust, or what to look for")]
    Nothing,
    /// It is no repository, and no address of one.
    #[error("a repository is written as its owner and its name, as in rust-lang/rust")]
    NoRepository,
    /// It is an address of somebody else.
    #[error("{host} is not asked, only {ours} is")]
    OtherHost {
        /// Whose.
        host: String,
        /// Who is asked.
        ours: String,
    },
    /// It is more than is read at once.
    #[error("at most {limit} repositories, addresses or searches are read at once")]
    TooMany {
        /// How many are.
        limit: usize,
    },
    /// It is too long.
    #[error("at most {limit} characters can be looked for")]
    TooLong {
        /// The most characters.
        limit: usize,
    },
}
