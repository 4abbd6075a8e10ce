//! Everything the pages say, in every language, as typed functions.
//!
//! A language is one file of the folder `lang`, written in [Fluent](https://projectfluent.org). `lang/en.ftl` is the reference: it
//! decides which words there are. Each message of it becomes a method of [`Words`]:
//!
//! ```
//! use words::{Lang, Words};
//!
//! let words = Words::new(Lang::negotiate("fr-CA, en;q=0.5"));
//! assert_eq!(words.add_a_project(), "Ajouter un projet");
//! assert_eq!(words.n_people(1), "1 personne");
//! assert_eq!(words.n_of_m(55, 40), "40 sur 55");
//! ```
//!
//! - A message without variables is a `&'static str`: looked up, never made again.
//! - A message with variables takes **one argument for each, in the alphabetical order of their names**, and gives a `String`.
//!   An argument is whatever goes into an [`Arg`]: text or a whole number.
//! - `-` in a key is `_` in Rust; a keyword gets a `_` at its end (`move` is `move_`).
//! - The text is plain text, not HTML. In a language that is written from left to right nothing is put around a variable (no bidirectional
//!   isolation characters): where a name may be written from right to left, the template puts `<bdi>` around it. In one that is written
//!   from right to left, names and numbers from the other side are set apart by such characters.
//!
//! # How to add a word
//!
//! 1. Write it in `lang/en.ftl`, with a comment that says where it stands and what its variables are. The comment becomes the
//!    documentation of the method.
//! 2. Write it in every other file of `lang`. Until then the build fails and names the file and the key.
//! 3. Call it.
//!
//! A message of its own is better than two that are put together in Rust: languages put their words in different orders. A number that
//! changes the words is a selection in the file (`{ $n -> [one] … *[other] … }`), never an `if` in Rust. Attributes and functions
//! of Fluent are not used here; a word that many messages share is a term (`-event-name`).
//!
//! # How to add a language
//!
//! 1. Copy `lang/en.ftl` to `lang/de.ftl` (the name is the language tag: `de`, `pt-BR`).
//! 2. Translate each message: `language-name` is the name that the language has for itself, `direction` from which side it is written;
//!    how days, times, numbers and lists are written are messages, too.
//! 3. Build. [`Lang`] has the language now, browsers that wish it get it, and the switch offers it. No Rust has to be written.
//!
//! The handbook's page `add-a-language.md` says it for translators. With the feature `made-up` there is a language that nobody speaks,
//! `art`: English in other letters, from right to left. The tests of the pages ask for it; the program that people get does not.
//!
//! # What the build refuses
//!
//! A key that is missing or too many, other variables than in English, a reference to a message or term that is not there, a key that is
//! there twice, an attribute, a direction that is neither `ltr` nor `rtl`, a syntax error: each with the file and the key.

#[cfg(test)]
#[path = "../build/check.rs"]
mod check;
mod lang;
#[cfg(test)]
#[path = "../build/made_up.rs"]
mod made_up;

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use generated::Lang;
pub use lang::meeting;

use generated::KEYS;

#[allow(clippy::pedantic, reason = "made by the build script from the language files")]
mod generated {
    use super::{Arg, Words};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// The words of one language. Costs nothing to copy: pages hold it by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The words of `lang`.
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Whose words these are.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// The word with this key, for words that are chosen by a value at run time (`refusal-room-full`).
    ///
    /// `None` if there is no such key, or if one of its variables is not among the arguments. Arguments that it does not
    /// use do no harm.
    ///
    /// ```
    /// use words::{Lang, Words};
    ///
    /// let words = Words::new(Lang::En);
    /// assert_eq!(words.by_key("n-people", &[("n", 3.into())]).as_deref(), Some("3 people"));
    /// assert_eq!(words.by_key("n-people", &[]), None);
    /// ```
    pub fn by_key(self, key: &str, arguments: &[(&str, Arg)]) -> Option<String> {
        let place = KEYS.binary_search_by_key(&key, |(key, _)| key).ok()?;
        let (_, variables) = KEYS[place];
        if variables.is_empty() {
            return Some(self.fixed(place).to_owned());
        }
        let mut used = Vec::with_capacity(variables.len());
        for &variable in variables {
            let (_, value) = arguments.iter().find(|(name, _)| *name == variable)?;
            used.push((variable, value.clone()));
        }
        Some(self.filled(place, used))
    }

    /// The word without variables at this place of [`KEYS`].
    fn fixed(self, place: usize) -> &'static str {
        &Loaded::of(self.lang).fixed[place]
    }

    /// The word at this place of [`KEYS`], said with its variables.
    fn filled(self, place: usize, arguments: impl IntoIterator<Item = (&'static str, Arg)>) -> String {
        let loaded = Loaded::of(self.lang);
        let apart = |value| if loaded.from_the_right { set_apart(value) } else { value };
        let arguments = arguments.into_iter().map(|(name, Arg(value))| (name, apart(value))).collect();
        loaded.say(place, Some(&arguments))
    }
}

/// What can stand for a variable of a word: text, or a whole number, which also chooses between singular and plural.
///
/// Numbers are written as plain digits (`1200`), exact up to 2⁵³.
#[derive(Clone, Debug, PartialEq)]
pub struct Arg(FluentValue<'static>);

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self(text.clone().into())
    }
}

/// Templates hand references to references.
macro_rules! behind_references {
    ($($kind:ty)*) => {$(
        impl From<&&$kind> for Arg {
            fn from(value: &&$kind) -> Self {
                Self::from(*value)
            }
        }
    )*};
}

behind_references! { str &str String i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self(text.to_owned().into())
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self(number.into())
            }
        }

        impl From<&$number> for Arg {
            fn from(number: &$number) -> Self {
                Self((*number).into())
            }
        }
    )+};
}

numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

/// Every word of a language: its key and its variables, both in alphabetical order. For tests that walk all words.
pub fn all(lang: Lang) -> Vec<(&'static str, Vec<&'static str>)> {
    let loaded = Loaded::of(lang);
    KEYS.iter().filter(|(key, _)| loaded.bundle.has_message(key)).map(|(key, variables)| (*key, variables.to_vec())).collect()
}

/// A language in memory, read at its first word and kept.
struct Loaded {
    bundle: FluentBundle<FluentResource>,
    /// The words without variables, at their places of [`KEYS`]; empty where there are variables.
    fixed: Vec<String>,
    /// Whether it is written from right to left.
    from_the_right: bool,
}

/// A text that is written from the left, inside a sentence that is written from the right: with marks that keep it together, so that
/// `+33 1 99 00` and `Ada (Rust)` are not read from their end. Plain numbers and times keep their order by themselves.
fn set_apart(value: FluentValue<'static>) -> FluentValue<'static> {
    let from_the_left = |text: &str| text.starts_with('+') || text.contains(|c: char| c.is_ascii_alphabetic());
    match value {
        FluentValue::String(text) if from_the_left(&text) => format!("\u{2068}{text}\u{2069}").into(),
        other => other,
    }
}

impl Loaded {
    fn of(lang: Lang) -> &'static Self {
        static LANGUAGES: [OnceLock<Loaded>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];
        LANGUAGES[lang as usize].get_or_init(|| Self::read(lang))
    }

    fn read(lang: Lang) -> Self {
        let tag: LanguageIdentifier = lang.code().parse().expect("the build refuses a file whose name is no language tag");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(lang.source().to_owned()).expect("the build refuses a syntax error");
        bundle.add_resource(resource).expect("the build refuses a key that is there twice");
        let mut loaded = Self { bundle, fixed: Vec::new(), from_the_right: false };
        loaded.fixed = (0..KEYS.len())
            .map(|place| match KEYS[place] {
                (_, []) => loaded.say(place, None),
                _ => String::new(),
            })
            .collect();
        loaded.from_the_right = KEYS.binary_search_by_key(&"direction", |(key, _)| key).is_ok_and(|place| loaded.fixed[place] == "rtl");
        loaded
    }

    fn say(&self, place: usize, arguments: Option<&FluentArgs>) -> String {
        let (key, _) = KEYS[place];
        let pattern =
            self.bundle.get_message(key).and_then(|message| message.value()).expect("the build refuses a language without this key");
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        said
    }
}

#[cfg(test)]
mod tests {
    use std::array;

    use super::*;

    const EN: Words = Words::new(Lang::En);
    const FR: Words = Words::new(Lang::Fr);

    #[test]
    fn plurals_follow_each_language() {
        for (left, english, french) in [
            (0, "0 seats left", "Plus que 0 place"),
            (1, "1 seat left", "Plus que 1 place"),
            (2, "2 seats left", "Plus que 2 places"),
            (1200, "1200 seats left", "Plus que 1200 places"),
        ] {
            assert_eq!(EN.seats_left(left), english);
            assert_eq!(FR.seats_left(left), french);
        }
        // A number may have words of its own.
        assert_eq!(EN.here_and_free(0, 4), "4 here, no seat free");
    }

    #[test]
    fn arguments_go_by_the_alphabet() {
        let name = String::from("Formeret");
        assert_eq!(EN.left_next(3_u32, &name), "3 seats left, next: Formeret");
    }

    #[test]
    fn a_word_without_variables_is_made_once() {
        assert!(std::ptr::eq(EN.done(), EN.done()));
        assert_eq!((EN.done(), FR.done()), ("Done", "Fait"));
    }

    #[test]
    fn many_threads_get_the_same_word() {
        let first: [_; 8] = std::thread::scope(|scope| {
            let threads: [_; 8] = array::from_fn(|_| scope.spawn(|| FR.running()));
            threads.map(|thread| thread.join().unwrap())
        });
        assert!(first.iter().all(|word| std::ptr::eq(*word, first[0])));
    }

    #[test]
    fn what_is_written_from_the_left_keeps_together_in_a_sentence_from_the_right() {
        let said = |text: &str| match set_apart(text.to_owned().into()) {
            FluentValue::String(said) => said.into_owned(),
            other => panic!("{other:?}"),
        };
        for text in ["10:30", "40", "\u{5d0}\u{5d1}", ""] {
            assert_eq!(said(text), text);
        }
        for text in ["+33 1 99 00", "Ada"] {
            assert_eq!(said(text), format!("\u{2068}{text}\u{2069}"));
        }
    }

    #[test]
    fn every_word_can_be_said_and_has_no_isolation_characters() {
        for &lang in Lang::ALL.iter().filter(|lang| Words::new(**lang).direction() == "ltr") {
            for (key, variables) in all(lang) {
                for value in [Arg::from("Ada"), Arg::from(0), Arg::from(1), Arg::from(7)] {
                    let arguments: Vec<(&str, Arg)> = variables.iter().map(|name| (*name, value.clone())).collect();
                    let said = Words::new(lang).by_key(key, &arguments).unwrap();
                    assert!(
                        !said.trim().is_empty()
                            && !said.contains(['{', '}'])
                            && !said.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']),
                        "{lang:?} {key}: {said:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn all_has_every_word_of_every_language() {
        assert_eq!(all(Lang::En), all(Lang::Fr));
        assert_eq!(all(Lang::Fr).len(), KEYS.len());
        assert!(all(Lang::En).contains(&("n-of-m", vec!["all", "here"])));
        assert!(all(Lang::En).contains(&("done", vec![])));
    }

    #[test]
    fn by_key_wants_a_known_key_and_all_variables_and_forgives_others() {
        let surplus = [("n", Arg::from(2)), ("room", Arg::from("Room 101"))];
        assert_eq!(EN.by_key("n-people", &surplus).unwrap(), "2 people");
        assert_eq!(EN.by_key("done", &surplus).unwrap(), "Done");
        assert_eq!(EN.by_key("n-people", &surplus[1..]), None);
        assert_eq!(EN.by_key("no-such-word", &surplus), None);
    }
}
