//! How the language files are written: no exclamation marks anywhere, and the spaces and apostrophes of French.

use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;
use words::{Lang, Words};

#[test]
fn no_word_in_any_language_has_an_exclamation_mark() {
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        for (key, text) in sentences(&path) {
            assert!(!text.contains('!'), "{}: `{key}`: {text}", path.display());
        }
    }
}

#[test]
fn french_has_its_spaces_and_apostrophes() {
    let problems: Vec<String> = sentences(&folder().join("fr.ftl"))
        .into_iter()
        .filter_map(|(key, text)| Some(format!("`{key}`: {} in {text:?}", slip(&text)?)))
        .collect();
    assert!(problems.is_empty(), "lang/fr.ftl: {problems:#?}");
}

#[test]
fn slips_in_french_are_seen() {
    for wrong in ["Où : ici", "Où: ici", "Où ?", "Où?", "ici ; là", "« ici »", "«\u{a0}ici »", "«ici»", "L'accueil"] {
        assert!(slip(wrong).is_some(), "{wrong:?}");
    }
    for right in [
        "Où\u{a0}: ici",
        "Où\u{202f}?",
        "«\u{a0}ici\u{202f}»",
        "«\u{a0}Où\u{a0}?\u{a0}»",
        "L’accueil à 9:20",
        "https://example.org/?jour=1",
    ] {
        assert_eq!(slip(right), None, "{right:?}");
    }
}

#[test]
fn each_variant_is_a_sentence_of_its_own() {
    let resource = parser::parse("a = Où{ \"\\u00A0\" }: { $n ->\n    [0] non\n   *[other] { $n }\n } fin\n").unwrap();
    let Entry::Message(message) = &resource.body[0] else {
        panic!("one message was written");
    };
    assert_eq!(readings(message.value.as_ref().unwrap()), ["Où\u{a0}: non fin", "Où\u{a0}: x fin"]);
}

#[test]
fn each_language_says_from_which_side_it_is_written() {
    for (code, direction) in [("en", "ltr"), ("fr", "ltr"), ("art", "rtl")] {
        // The last is made up, for tests that ask for it.
        if let Some(lang) = Lang::from_code(code) {
            assert_eq!(Words::new(lang).direction(), direction, "{lang:?}");
        }
    }
}

#[test]
fn whoever_needs_to_be_organiser_is_not_sent_to_the_coordinator() {
    for lang in Lang::ALL {
        let w = Words::new(*lang);
        let without_role = |role: &str| w.refused_not_allowed(w.act_open(), role).replace(role, "");
        assert_ne!(without_role(w.role_organiser()), without_role(w.role_coordinator()), "{lang:?}");
        assert_eq!(without_role(w.role_greeter()), without_role(w.role_participant()), "{lang:?}");
    }
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/lang"))
}

/// Every sentence that the messages and terms of a file can give, with its key; `x` stands for a variable.
fn sentences(file: &Path) -> Vec<(String, String)> {
    let source = fs::read_to_string(file).unwrap();
    let resource = parser::parse(source.as_str()).unwrap();
    let mut sentences = Vec::new();
    for entry in &resource.body {
        let (key, pattern) = match entry {
            Entry::Message(message) => (message.id.name, message.value.as_ref()),
            Entry::Term(term) => (term.id.name, Some(&term.value)),
            _ => continue,
        };
        let pattern = pattern.expect("the build refuses a message without a value");
        sentences.extend(readings(pattern).into_iter().map(|text| (key.to_owned(), text)));
    }
    assert!(!sentences.is_empty(), "{} has words", file.display());
    sentences
}

fn readings(pattern: &Pattern<&str>) -> Vec<String> {
    let mut readings = vec![String::new()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => expression_readings(expression),
        };
        readings = readings.iter().flat_map(|start| next.iter().map(move |end| format!("{start}{end}"))).collect();
    }
    readings
}

fn expression_readings(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Select { variants, .. } => variants.iter().flat_map(|variant| readings(&variant.value)).collect(),
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            vec![unescape_unicode_to_string(value).into_owned()]
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => expression_readings(expression),
        Expression::Inline(_) => vec!["x".to_owned()],
    }
}

/// The first thing that French writes otherwise.
fn slip(text: &str) -> Option<&'static str> {
    let characters: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| characters.get(place)).copied();
    let is_no_break = |character: Option<char>| matches!(character, Some('\u{a0}' | '\u{202f}'));
    // before a letter, a digit or a slash it belongs to a time or an address
    let is_punctuation = |after: Option<char>| !after.is_some_and(|c| c.is_alphanumeric() || c == '/');
    for (place, &character) in characters.iter().enumerate() {
        let before = at(place.checked_sub(1));
        let after = at(Some(place + 1));
        match character {
            '\'' => return Some("a straight apostrophe"),
            '«' if !is_no_break(after) => return Some("no no-break space after «"),
            '»' if !is_no_break(before) => return Some("no no-break space before »"),
            ':' | ';' | '?' if is_punctuation(after) && !is_no_break(before) => return Some("no no-break space before : ; or ?"),
            _ => {}
        }
    }
    None
}
