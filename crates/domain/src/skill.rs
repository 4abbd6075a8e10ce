//! Skills: subjects that people know, want to learn, and need. One vocabulary with other names for the same thing and broader
//! terms, so that "rustc" is "compiler" and who knows LLVM knows something about compilers. Words that it does not know
//! stand for themselves, until somebody says at an event what they mean there.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::refusal::{Field, Refusal};
use crate::text::Text;

/// A term of the vocabulary.
struct Term {
    /// Its usual name.
    name: &'static str,
    /// Other names for the same.
    aliases: &'static [&'static str],
    /// What it is part of.
    broader: &'static [&'static str],
}

const fn term(name: &'static str, aliases: &'static [&'static str], broader: &'static [&'static str]) -> Term {
    Term { name, aliases, broader }
}

/// What people who work on Rust speak of. The areas are those of the standard questionnaire; the rest is taken from the labels of
/// rust-lang's repositories (A-*, T-*), from what people wrote on live pages of events, and from what contributors do anywhere.
const TERMS: &[Term] = &[
    term("docs", &["documentation", "doc", "book", "books", "guide", "guides", "tutorial", "tutorials", "rustdoc"], &[]),
    term("writing", &["technical writing", "proofreading", "copy editing", "blogging"], &["docs"]),
    term("tests", &["testing", "test", "qa", "fuzzing", "property testing", "proptest", "quickcheck", "unit tests"], &[]),
    term("compiler", &["rustc", "compilers", "codegen", "parser", "parsing", "mir"], &[]),
    term("llvm", &["clang"], &["compiler"]),
    term("cranelift", &[], &["compiler"]),
    term("borrow checker", &["borrowck", "nll", "polonius", "lifetimes"], &["compiler"]),
    term("traits", &["chalk", "trait system", "type system", "types"], &["compiler"]),
    term("macros", &["macro", "proc macros", "procedural macros", "syn"], &["compiler"]),
    term("diagnostics", &["error messages"], &["compiler"]),
    term("tools", &["tooling", "dev tools", "devtools", "developer tools"], &[]),
    term("cargo", &["crates.io", "registry", "packaging"], &["tools"]),
    term("clippy", &["lints", "linting", "lint"], &["tools"]),
    term("rustfmt", &["formatting", "formatter"], &["tools"]),
    term("rls", &["rust-analyzer", "rust analyzer", "ide", "ides", "editor", "editors", "language server", "lsp", "intellij"], &["tools"]),
    term("rustup", &["installer", "toolchains"], &["tools"]),
    term("cli", &["command line", "command-line", "terminal", "clap", "tui", "shell", "bash", "zsh", "shell scripts"], &["tools"]),
    term("debugging", &["gdb", "lldb", "debugger", "profiling", "perf", "performance", "benchmarks", "benchmarking"], &["tools"]),
    term("libraries", &["library", "crates", "libs", "ecosystem", "std", "standard library"], &[]),
    term("async", &["futures", "tokio", "async-std", "async/await", "concurrency"], &["libraries"]),
    term("serde", &["serialization", "serialisation", "json"], &["libraries"]),
    term("databases", &["database", "sql", "diesel", "postgres", "postgresql", "sqlite", "mysql", "mariadb", "redis"], &["libraries"]),
    term("networking", &["network", "networks", "quic", "http", "tcp", "hyper", "dns", "p2p", "sockets"], &["libraries"]),
    term("cryptography", &["crypto", "security", "tls", "rustls"], &["libraries"]),
    term("unsafe", &["unsafe code", "unsafe guidelines", "miri", "ffi", "bindgen"], &["libraries"]),
    term("science", &["scientific", "numerics", "math", "maths", "machine learning", "data science", "ml", "ai"], &["libraries"]),
    term("web", &["website", "websites", "html", "css", "frontend", "front-end", "web development"], &[]),
    term("backend", &["servers", "rocket", "actix", "api", "apis", "graphql", "grpc"], &["web"]),
    term("webassembly", &["wasm", "wasm-bindgen", "stdweb", "yew"], &["web"]),
    term("javascript", &["js", "typescript", "node", "neon", "ts", "nodejs", "node.js", "react", "vue", "svelte"], &["web"]),
    term("embedded", &["microcontroller", "microcontrollers", "hardware", "iot", "no_std", "no-std", "arm", "cortex-m", "arduino"], &[]),
    term("os", &["operating systems", "operating system", "kernel", "kernels", "redox", "drivers", "linux kernel"], &["embedded"]),
    term("robotics", &["robots", "drones"], &["embedded"]),
    term("games", &["game", "gamedev", "game development", "graphics", "gpu", "amethyst", "piston", "vulkan", "opengl"], &[]),
    term("audio", &["sound", "music", "dsp"], &["games"]),
    term("design", &["ux", "ui", "gui", "user interface", "user interfaces", "visual design", "logo", "gtk", "usability"], &[]),
    term("community", &["organizing", "organising", "outreach", "events", "mentoring", "teaching", "diversity", "meetups"], &[]),
    term("marketing", &["social media", "newsletters"], &["community"]),
    term("translation", &["translations", "i18n", "l10n", "localization", "localisation", "internationalization"], &["community", "docs"]),
    term("infrastructure", &["infra", "devops", "deployment", "docker", "kubernetes", "ansible"], &["tools"]),
    term("ci", &["continuous integration", "github actions", "gitlab ci", "bors", "build systems"], &["infrastructure", "tools"]),
    term("git", &["github", "gitlab", "forgejo", "version control", "pull requests", "merge conflicts"], &["tools"]),
    term("review", &["reviews", "reviewing", "code review", "code reviews"], &["community"]),
    term("triage", &["triaging", "issue triage", "bug triage"], &["community"]),
    term("releases", &["release", "releasing", "release management", "changelog", "changelogs", "semver"], &["infrastructure", "tools"]),
    term("accessibility", &["a11y", "screen readers", "wcag"], &["design"]),
    term("licensing", &["licences", "licenses"], &["community"]),
    term("windows", &["msvc", "win32"], &[]),
    term("linux", &["unix", "debian", "fedora", "nixos", "nix"], &[]),
    term("macos", &["darwin", "mac os"], &[]),
    term("android", &["mobile", "ios"], &[]),
    term("python", &["pyo3", "cpython", "django", "flask", "numpy"], &["libraries"]),
    term("c", &["c++", "cpp", "c/c++", "c language"], &[]),
    term("go", &["golang"], &[]),
    term("java", &["jvm", "kotlin", "scala"], &[]),
    term("c#", &["csharp", "dotnet"], &[]),
    term("ruby", &["rails"], &[]),
    term("php", &["laravel", "wordpress", "drupal"], &["web"]),
    term("functional programming", &["haskell", "ocaml", "elixir", "erlang"], &[]),
    term("rust", &["rustlang", "rust language"], &[]),
];

/// The usual names, by all names in their plain form.
static NAMES: LazyLock<BTreeMap<&'static str, &'static Term>> = LazyLock::new(|| {
    let named = |term: &'static Term| std::iter::once(term.name).chain(term.aliases.iter().copied()).map(move |name| (name, term));
    TERMS.iter().flat_map(named).collect()
});

/// The longest name, in words.
const MOST_WORDS: usize = 2;

/// Names that stand in many a text without telling what it is about: "Rust" nearly everywhere at such an event, the others as a letter or
/// a verb.
const SAY_LITTLE: [&str; 3] = ["rust", "c", "go"];

/// A word or two in their plain form: small letters, single spaces, no sign around them but those that names end in. What is written as
/// an element stays whole, so that it is shown as it was written.
pub fn plain(words: &str) -> String {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '<' | '>')).to_lowercase();
    let says = |word: &String| !word.trim_matches(['<', '>']).is_empty();
    words.split_whitespace().map(bare).filter(says).collect::<Vec<_>>().join(" ")
}

/// The usual name of a skill that somebody typed: "Rust Documentation" is what it says, "documentation" is "docs".
pub fn usual(typed: &str) -> Cow<'static, str> {
    let plain = plain(typed);
    match NAMES.get(plain.as_str()) {
        Some(term) => Cow::Borrowed(term.name),
        None => Cow::Owned(plain),
    }
}

/// A skill and all that it is part of, by their usual names.
pub fn with_broader(typed: &str) -> Vec<Cow<'static, str>> {
    let usual = usual(typed);
    let broader = NAMES.get(usual.as_ref()).map_or(&[][..], |term| term.broader);
    std::iter::once(usual.clone()).chain(broader.iter().map(|name| Cow::Borrowed(*name))).filter(|name| !name.is_empty()).collect()
}

/// The skills of the vocabulary that a text names, with what they are part of.
pub fn named_in(text: &str) -> BTreeSet<&'static str> {
    let words = words_of(text);
    let mut named = BTreeSet::new();
    for length in 1..=MOST_WORDS {
        for window in words.windows(length) {
            let words = window.join(" ");
            if let Some(term) = NAMES.get(words.as_str()).filter(|term| term.name != "rust" && !SAY_LITTLE.contains(&words.as_str())) {
                named.insert(term.name);
                named.extend(term.broader);
            }
        }
    }
    named
}

/// The words of a text, in their plain form.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '#')));
    words.map(plain).filter(|word| !word.is_empty()).collect()
}

/// What a word means at an event: another name for a skill, or one of its own where both are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// The word, as people say it there.
    pub word: Text,
    /// The skill, by its usual name.
    pub skill: Text,
}

/// The most words to which an event gives a meaning.
pub const MOST_WORDS_MEANT: usize = 400;

/// The usual names of the vocabulary, by the alphabet.
pub fn names() -> impl Iterator<Item = &'static str> {
    let names: BTreeSet<&str> = TERMS.iter().map(|term| term.name).collect();
    names.into_iter()
}

/// Whether these words may stand: each once, each for something.
///
/// # Errors
/// Where they are too many, or one of them says nothing.
pub(crate) fn check(meant: &[Meant]) -> Result<(), Refusal> {
    if meant.len() > MOST_WORDS_MEANT {
        return Err(Refusal::TooLong { field: Field::Needs, limit: MOST_WORDS_MEANT, length: meant.len() });
    }
    let says_nothing = |text: &Text| !text.is_struck() && plain(text.as_str()).is_empty();
    let empty = meant.iter().any(|one| says_nothing(&one.word) || says_nothing(&one.skill));
    if empty { Err(Refusal::Empty { field: Field::Needs }) } else { Ok(()) }
}

/// The vocabulary as an event has it: with the words that people said there.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// The usual names of words, all in their plain form.
    own: BTreeMap<String, String>,
}

impl Event {
    /// The vocabulary of this event.
    pub fn vocabulary(&self) -> Vocabulary {
        self.vocabulary_on(std::iter::empty())
    }

    /// The vocabulary of this event on top of what words mean at others of its series, given the oldest first: what was said last counts,
    /// and what is said here before all.
    pub fn vocabulary_on<'e>(&'e self, series: impl Iterator<Item = &'e Self>) -> Vocabulary {
        let all = series.chain(std::iter::once(self)).flat_map(|event| &event.terms.skills);
        let all = all.map(|Meant { word, skill }| (plain(word.as_str()), usual(skill.as_str()).into_owned()));
        Vocabulary { own: all.filter(|(word, skill)| !word.is_empty() && !skill.is_empty()).collect() }
    }

    /// Whether another event is of the same series, however its name is written.
    pub fn is_in_series_with(&self, other: &Self) -> bool {
        let name = plain(self.series.as_str());
        !name.is_empty() && name == plain(other.series.as_str())
    }
}

impl Vocabulary {
    /// The usual name of a skill that somebody typed.
    pub fn usual(&self, typed: &str) -> Cow<'static, str> {
        match self.own.get(&plain(typed)) {
            Some(skill) => Cow::Owned(skill.clone()),
            None => usual(typed),
        }
    }

    /// A skill and all that it is part of, by their usual names.
    pub fn with_broader(&self, typed: &str) -> Vec<Cow<'static, str>> {
        with_broader(&self.usual(typed))
    }

    /// Whether it is known what a word means.
    pub fn knows(&self, typed: &str) -> bool {
        let plain = plain(typed);
        plain.is_empty() || self.own.contains_key(&plain) || NAMES.contains_key(plain.as_str())
    }

    /// The skills that a text names, with what they are part of.
    pub fn named_in(&self, text: &str) -> BTreeSet<Cow<'static, str>> {
        let mut named: BTreeSet<Cow<'static, str>> = named_in(text).into_iter().map(Cow::Borrowed).collect();
        let text = format!(" {} ", words_of(text).join(" "));
        let here = self.own.iter().filter(|(word, _)| text.contains(&format!(" {word} ")));
        named.extend(here.flat_map(|(_, skill)| with_broader(skill)));
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_the_usual_one_and_unknown_words_stand_for_themselves() {
        assert_eq!(
            [usual("Rust"), usual("WASM"), usual(" rustc "), usual("Weaving  Looms!")],
            ["rust", "webassembly", "compiler", "weaving looms"]
        );
        assert_eq!(usual("<b>Looms</b>,"), "<b>looms</b>", "as it was written");
        assert_eq!(with_broader("LLVM"), ["llvm", "compiler"]);
        assert_eq!(with_broader(" ,"), Vec::<Cow<'_, str>>::new());
    }

    #[test]
    fn what_contributors_type_every_day_is_known() {
        let all = [
            ("Git", "git"),
            ("GitHub", "git"),
            ("testing", "tests"),
            ("accessibility", "accessibility"),
            ("a11y", "accessibility"),
            ("i18n", "translation"),
            ("Python", "python"),
            ("C", "c"),
            ("C++", "c"),
            ("JavaScript", "javascript"),
            ("TypeScript", "javascript"),
            ("Node.js", "javascript"),
            ("SQL", "databases"),
            ("CI", "ci"),
            ("GitHub Actions", "ci"),
            ("release", "releases"),
            ("triage", "triage"),
            ("code review", "review"),
            ("technical writing", "writing"),
            ("Bash", "cli"),
            ("Linux", "linux"),
            ("Go", "go"),
            ("Java", "java"),
        ];
        for (typed, name) in all {
            assert_eq!(usual(typed), name, "{typed}");
            assert!(NAMES.contains_key(plain(typed).as_str()), "{typed}");
        }
    }

    #[test]
    fn an_event_says_what_its_words_mean() {
        let text = |text: &str| Text::line(text, Field::Needs).unwrap();
        let meant = |word: &str, skill: &str| Meant { word: text(word), skill: text(skill) };
        let own = [meant("Xtensa", "embedded"), meant("kafka", "Kafka"), meant("miri driven", "MIRI"), meant("web", "games")];
        let own = own.iter().map(|one| (plain(one.word.as_str()), usual(one.skill.as_str()).into_owned()));
        let vocabulary = Vocabulary { own: own.collect() };
        assert_eq!([vocabulary.usual("xtensa!"), vocabulary.usual("Kafka"), vocabulary.usual("rustc")], ["embedded", "kafka", "compiler"]);
        assert_eq!(vocabulary.with_broader("Miri  driven"), ["unsafe", "libraries"]);
        assert_eq!(vocabulary.usual("web"), "games", "what is said here counts");
        assert_eq!(["kafka", "LLVM", " !", "loom"].map(|word| vocabulary.knows(word)), [true, true, true, false]);
        let named: Vec<_> = vocabulary.named_in("Kafka on an Xtensa, and rustc").into_iter().collect();
        assert_eq!(named, ["compiler", "embedded", "kafka"]);
        assert!(vocabulary.named_in("kafkaesque").is_empty());
    }

    #[test]
    fn a_text_names_what_it_is_about() {
        let named: Vec<_> = named_in("A faster borrow checker, in Rust (and wasm-bindgen)").into_iter().collect();
        assert_eq!(named, ["borrow checker", "compiler", "web", "webassembly"]);
        assert!(named_in("a clue").is_empty(), "no part of a word counts");
        assert!(named_in("C’est à nous, let us go").is_empty(), "a letter and a verb are no languages");
        assert!(named_in("Bindings for C++").contains("c"));
    }

    #[test]
    fn no_name_means_two_things_and_what_is_broader_is_known() {
        let all: Vec<&str> = TERMS.iter().flat_map(|term| std::iter::once(term.name).chain(term.aliases.iter().copied())).collect();
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(once.len(), all.len());
        assert!(all.iter().all(|name| plain(name) == *name && name.split(' ').count() <= MOST_WORDS));
        assert!(TERMS.iter().flat_map(|term| term.broader).all(|name| TERMS.iter().any(|term| term.name == *name)));
    }
}
