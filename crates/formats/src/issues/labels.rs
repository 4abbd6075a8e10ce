//! What labels mean: the vocabularies of rust-lang, of GitHub's own starter labels, and of those who call for participation.

use domain::task::Size;

/// Something that a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// How much work it is.
    Size(Size),
    /// What one should know, or learns by it.
    Skill(String),
    /// It is words or pictures rather than code.
    NotCode,
    /// Somebody there helps with it.
    Mentored,
}

/// What somebody says that a label means, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// Nothing for a task.
    Nothing,
    /// A first step.
    Easy,
    /// An afternoon.
    Medium,
    /// More than a day.
    Hard,
    /// What one should know, or learns by it, by the label's own name.
    Skill,
    /// That, and that it is words or pictures rather than code.
    Words,
    /// Somebody there helps.
    Mentor,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Nothing, Self::Easy, Self::Medium, Self::Hard, Self::Skill, Self::Words, Self::Mentor];

    /// The word for it in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
            Self::Skill => "skill",
            Self::Words => "words",
            Self::Mentor => "mentor",
        }
    }

    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.word() == word)
    }

    /// What a label usually means, in one word: the first thing that it says.
    pub fn of(label: &str) -> Self {
        let meanings = meaning(label);
        match meanings.first() {
            Some(Meaning::Size(Size::Easy)) => Self::Easy,
            Some(Meaning::Size(Size::Medium)) => Self::Medium,
            Some(Meaning::Size(Size::Hard)) => Self::Hard,
            Some(Meaning::Size(Size::Unknown)) | None => Self::Nothing,
            Some(Meaning::Skill(_)) if meanings.contains(&Meaning::NotCode) => Self::Words,
            Some(Meaning::Skill(_)) => Self::Skill,
            Some(Meaning::NotCode) => Self::Words,
            Some(Meaning::Mentored) => Self::Mentor,
        }
    }

    /// All that a label says where somebody says this of it: what it usually does, if that is the same.
    pub(super) fn meanings(self, label: &str) -> Vec<Meaning> {
        if self == Self::of(label) {
            return meaning(label);
        }
        let skill = || Meaning::Skill(area(label.trim()).unwrap_or(label.trim()).to_owned());
        match self {
            Self::Nothing => vec![],
            Self::Easy => vec![Meaning::Size(Size::Easy)],
            Self::Medium => vec![Meaning::Size(Size::Medium)],
            Self::Hard => vec![Meaning::Size(Size::Hard)],
            Self::Skill => vec![skill()],
            Self::Words => vec![skill(), Meaning::NotCode],
            Self::Mentor => vec![Meaning::Mentored],
        }
    }
}

/// Longest name of an area that is taken for a skill, in characters.
const LONGEST: usize = 60;

/// What a label says; nothing where it is about something else, as most are.
pub fn meaning(label: &str) -> Vec<Meaning> {
    let label = label.trim();
    if let Some(area) = area(label) {
        let words = area.to_lowercase();
        let mut meanings = vec![Meaning::Skill(area.to_owned())];
        if is_words(&words) {
            meanings = vec![Meaning::Skill("documentation".to_owned()), Meaning::NotCode];
        }
        return meanings;
    }
    label.split(['/', ':']).flat_map(|part| one(&plain(part))).collect()
}

/// Small letters, with spaces for what joins words.
fn plain(part: &str) -> String {
    part.to_lowercase().split([' ', '-', '_', '.']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The area in `A-borrow-checker`, `T-compiler`, `area: parser`, `area/parser`.
fn area(label: &str) -> Option<&str> {
    let prefixes = ["A-", "T-", "area:", "Area:", "area/", "area-", "component:", "topic:"];
    let area = prefixes.iter().find_map(|prefix| label.strip_prefix(prefix))?.trim();
    (!area.is_empty() && area.chars().count() <= LONGEST).then_some(area)
}

fn is_words(area: &str) -> bool {
    matches!(area, "doc" | "docs" | "documentation")
}

/// What one part of a label says, in small letters and with spaces between words.
fn one(part: &str) -> Vec<Meaning> {
    let word = part.strip_prefix("e ").or_else(|| part.strip_prefix("d ")).unwrap_or(part);
    match word {
        "easy" | "very easy" | "beginner" | "beginners" | "novice" | "starter" | "newcomer" | "newbie" | "first timers only"
        | "good first issue" | "good first issues" | "good first bug" | "good for beginners" | "low hanging fruit" => {
            vec![Meaning::Size(Size::Easy)]
        }
        "medium" | "moderate" | "less easy" | "intermediate" => vec![Meaning::Size(Size::Medium)],
        "hard" | "difficult" | "advanced" | "expert" => vec![Meaning::Size(Size::Hard)],
        "mentor" | "mentored" | "has mentor" => vec![Meaning::Mentored],
        "c doc" | "l documentation" | "doc" | "docs" | "documentation" => {
            vec![Meaning::Skill("documentation".to_owned()), Meaning::NotCode]
        }
        "translation" | "i18n" | "l10n" => vec![Meaning::Skill("translation".to_owned()), Meaning::NotCode],
        "design" | "ux" => vec![Meaning::Skill("design".to_owned()), Meaning::NotCode],
        "clippy" => vec![Meaning::Skill("clippy".to_owned())],
        _ => vec![],
    }
}
