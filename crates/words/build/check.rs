//! Reads a language file and says everything that is wrong with it.
//!
//! Included twice: by the build script, which refuses to build what has a problem, and by the crate's tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource, Term};
use fluent_syntax::{parser, serializer};

/// The word that every language must have: its own name.
pub const LANGUAGE_NAME: &str = "language-name";

/// The word that says from which side a language is written.
pub const DIRECTION: &str = "direction";

/// What it may say: the values of HTML's `dir`.
const DIRECTIONS: [&str; 2] = ["ltr", "rtl"];

/// Names that `Words` uses itself.
const TAKEN: &[&str] = &["new", "lang", "by-key"];

/// One message of a language file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The message's id: lower case with `-`.
    pub key: String,
    /// The lines of the comment above it.
    pub comment: Vec<String>,
    /// Every variable that is needed to say it, those of messages it refers to included.
    pub variables: BTreeSet<String>,
    /// The message as the file has it, without its comment.
    pub text: String,
}

/// Reads `text`, the content of the language file `file`, into its words, in the file's order.
///
/// # Errors
/// One sentence for each problem, with the file and the key or line: syntax, a key that is there twice or cannot name a function,
/// an attribute, a reference to something that is not there, a function.
pub fn read(file: &str, text: &str) -> Result<Vec<Word>, Vec<String>> {
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            return Err(errors
                .iter()
                .map(|error| {
                    let line = text[..error.pos.start].matches('\n').count() + 1;
                    format!("{file}, line {line}: {}", error.kind)
                })
                .collect());
        }
    };
    let mut entries = Entries::default();
    let mut problems = Vec::new();
    entries.collect(file, &resource, &mut problems);

    let mut words = Vec::new();
    for message in &entries.in_order {
        let key = message.id.name;
        let mut needs = Needs { entries: &entries, open: Vec::new(), variables: BTreeSet::new(), problems: BTreeSet::new() };
        needs.message(key);
        problems.extend(needs.problems.iter().map(|problem| format!("{file}: `{key}` {problem}")));
        words.push(Word {
            key: key.to_owned(),
            comment: message.comment.iter().flat_map(comment_lines).collect(),
            variables: needs.variables.into_iter().map(str::to_owned).collect(),
            text: source_of(message),
        });
    }
    if problems.is_empty() { Ok(words) } else { Err(problems) }
}

/// What the reference language owes beside being readable: the language's name.
pub fn check_reference(file: &str, reference: &[Word]) -> Vec<String> {
    match reference.iter().find(|word| word.key == LANGUAGE_NAME) {
        None => vec![format!("{file}: `{LANGUAGE_NAME}` is missing")],
        Some(word) if !word.variables.is_empty() => {
            vec![format!("{file}: `{LANGUAGE_NAME}` cannot have variables")]
        }
        Some(_) => Vec::new(),
    }
}

/// What every language owes: from which side it is written.
pub fn check_direction(file: &str, words: &[Word]) -> Vec<String> {
    let said = words.iter().find(|word| word.key == DIRECTION);
    let known = |word: &Word| DIRECTIONS.iter().any(|direction| word.text == format!("{DIRECTION} = {direction}"));
    if said.is_some_and(known) { Vec::new() } else { vec![format!("{file}: `{DIRECTION}` must be `ltr` or `rtl`")] }
}

/// Where a language differs from the reference: a key too few or too many, other variables.
pub fn compare(reference: (&str, &[Word]), other: (&str, &[Word])) -> Vec<String> {
    let (reference_file, reference_words) = reference;
    let (file, words) = other;
    let find = |words: &[Word], key: &str| words.iter().find(|word| word.key == key).cloned();

    let mut problems = Vec::new();
    for wanted in reference_words {
        let key = &wanted.key;
        match find(words, key) {
            None => problems.push(format!("{file}: `{key}` is missing, {reference_file} has it")),
            Some(word) if word.variables != wanted.variables => {
                let (uses, should) = (listed(&word.variables), listed(&wanted.variables));
                problems.push(format!("{file}: `{key}` uses {uses}, {reference_file} uses {should}"));
            }
            Some(_) => {}
        }
    }
    for word in words {
        if find(reference_words, &word.key).is_none() {
            let key = &word.key;
            problems.push(format!("{file}: `{key}` is not in {reference_file}"));
        }
    }
    problems
}

/// What a file defines, by name.
#[derive(Default)]
struct Entries<'text> {
    in_order: Vec<&'text Message<&'text str>>,
    messages: BTreeMap<&'text str, &'text Message<&'text str>>,
    terms: BTreeMap<&'text str, &'text Term<&'text str>>,
}

impl<'text> Entries<'text> {
    fn collect(&mut self, file: &str, resource: &'text Resource<&'text str>, problems: &mut Vec<String>) {
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name;
                    if !names_a_function(key) {
                        problems.push(format!(
                            "{file}: `{key}` cannot name a function: lower case letters, digits and single `-`, none of {TAKEN:?}"
                        ));
                    }
                    if !message.attributes.is_empty() {
                        problems.push(format!("{file}: `{key}` has an attribute, make it a message of its own"));
                    }
                    if self.messages.insert(key, message).is_some() {
                        problems.push(format!("{file}: `{key}` is there twice"));
                    }
                    self.in_order.push(message);
                }
                Entry::Term(term) => {
                    let key = term.id.name;
                    if !term.attributes.is_empty() {
                        problems.push(format!("{file}: `-{key}` has an attribute, make it a term of its own"));
                    }
                    if self.terms.insert(key, term).is_some() {
                        problems.push(format!("{file}: `-{key}` is there twice"));
                    }
                }
                Entry::Junk { content } => {
                    problems.push(format!("{file}: not understood: {content}"));
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
}

/// Walks a message and what it refers to, for its variables and its dead ends.
struct Needs<'text> {
    entries: &'text Entries<'text>,
    /// The messages and terms that the walk is inside of.
    open: Vec<String>,
    variables: BTreeSet<&'text str>,
    problems: BTreeSet<String>,
}

impl<'text> Needs<'text> {
    fn message(&mut self, key: &'text str) {
        match self.entries.messages.get(key) {
            None => {
                self.problem(format!("refers to `{key}`, which is not there"));
            }
            Some(message) => {
                if let Some(value) = &message.value {
                    self.inside(key.to_owned(), |needs| needs.pattern(value));
                }
            }
        }
    }

    /// A term sees only what is passed to it, never the message's variables.
    fn term(&mut self, key: &'text str, arguments: Option<&'text CallArguments<&'text str>>) {
        let Some(term) = self.entries.terms.get(key) else {
            self.problem(format!("refers to `-{key}`, which is not there"));
            return;
        };
        let outside = std::mem::take(&mut self.variables);
        self.inside(format!("-{key}"), |needs| needs.pattern(&term.value));
        let wanted = std::mem::replace(&mut self.variables, outside);
        let passed: BTreeSet<&str> = arguments.iter().flat_map(|arguments| &arguments.named).map(|argument| argument.name.name).collect();
        for variable in wanted.difference(&passed) {
            self.problem(format!("does not pass `{variable}` to `-{key}`, which uses it"));
        }
    }

    fn inside(&mut self, name: String, walk: impl FnOnce(&mut Self)) {
        if self.open.contains(&name) {
            self.problem(format!("leads back to `{name}`"));
            return;
        }
        self.open.push(name);
        walk(self);
        self.open.pop();
    }

    fn pattern(&mut self, pattern: &'text Pattern<&'text str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &'text Expression<&'text str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &'text InlineExpression<&'text str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                if !is_kebab(id.name) {
                    self.problem(format!("has the variable `{}`: lower case letters, digits and single `-` only", id.name));
                }
                self.variables.insert(id.name);
            }
            // a reference to an attribute ends here too: no message and no term may have one
            InlineExpression::MessageReference { id, attribute: Some(attribute) }
            | InlineExpression::TermReference { id, attribute: Some(attribute), .. } => {
                self.problem(format!("refers to the attribute `{}.{}`", id.name, attribute.name));
            }
            InlineExpression::MessageReference { id, .. } => self.message(id.name),
            InlineExpression::TermReference { id, arguments, .. } => {
                self.term(id.name, arguments.as_ref());
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.problem(format!("calls `{}`, there are no functions", id.name));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn problem(&mut self, problem: String) {
        self.problems.insert(problem);
    }
}

fn names_a_function(key: &str) -> bool {
    is_kebab(key) && !TAKEN.contains(&key)
}

/// Whether `-` for `_` gives a name in Rust's manner, and no two names the same.
fn is_kebab(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

fn comment_lines(comment: &fluent_syntax::ast::Comment<&str>) -> Vec<String> {
    comment.content.iter().map(ToString::to_string).collect()
}

fn source_of(message: &Message<&str>) -> String {
    let alone = Message { comment: None, ..message.clone() };
    let source = serializer::serialize(&Resource { body: vec![Entry::Message(alone)] });
    source.trim_end().to_owned()
}

fn listed(variables: &BTreeSet<String>) -> String {
    if variables.is_empty() {
        return "no variable".to_owned();
    }
    let mut list = String::new();
    for variable in variables {
        let comma = if list.is_empty() { "" } else { ", " };
        write!(list, "{comma}${variable}").expect("writing to a string does not fail");
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        read("en.ftl", text).expect("this file has no problem")
    }

    fn problems(text: &str) -> Vec<String> {
        read("en.ftl", text).expect_err("this file has a problem")
    }

    fn compared(english: &str, french: &str) -> Vec<String> {
        compare(("en.ftl", &words(english)), ("fr.ftl", &words(french)))
    }

    #[test]
    fn a_word_has_a_key_a_comment_its_variables_and_its_text() {
        let words = words(
            "## Board\n\n# How many.\n# Two lines.\nn-more = { $n ->\n    [one] { $n } more\n   *[other] { $n } of { $all }\n }\ndone = Done\n",
        );
        assert_eq!(words[0].key, "n-more");
        assert_eq!(words[0].comment, ["How many.", "Two lines."]);
        assert_eq!(words[0].variables.iter().collect::<Vec<_>>(), ["all", "n"]);
        assert!(words[0].text.starts_with("n-more ="));
        assert_eq!(words[1], Word { key: "done".into(), comment: vec![], variables: BTreeSet::new(), text: "done = Done".into() });
    }

    #[test]
    fn a_word_needs_the_variables_of_the_words_it_refers_to() {
        let words = words("inner = { $n } more\nouter = And { inner }\n");
        assert_eq!(words[1].variables, words[0].variables);
    }

    #[test]
    fn a_key_too_few_and_a_key_too_many_are_found() {
        assert_eq!(compared("a = A\nb = B\n", "b = B\nc = C\n"), ["fr.ftl: `a` is missing, en.ftl has it", "fr.ftl: `c` is not in en.ftl"]);
    }

    #[test]
    fn other_variables_are_found() {
        assert_eq!(
            compared("a = A { $n }\nb = B\nc = { $n }\n", "a = A\nb = { $m }{ $n }\nc = { $n }\n"),
            ["fr.ftl: `a` uses no variable, en.ftl uses $n", "fr.ftl: `b` uses $m, $n, en.ftl uses no variable",]
        );
    }

    #[test]
    fn the_same_words_in_another_order_are_fine() {
        assert!(compared("a = A\nb = { $n }\n", "b = { $n } B\na = Z\n").is_empty());
    }

    #[test]
    fn each_problem_names_file_and_key() {
        for (text, problem) in [
            ("a = A\na = B\n", "en.ftl: `a` is there twice"),
            ("-a = A\n-a = B\nb = { -a }\n", "en.ftl: `-a` is there twice"),
            ("a = A\n    .title = B\n", "en.ftl: `a` has an attribute, make it a message of its own"),
            ("-a = A\n    .title = B\n", "en.ftl: `-a` has an attribute, make it a term of its own"),
            ("a = { b.title }\nb = B\n", "en.ftl: `a` refers to the attribute `b.title`"),
            ("a = { -brand }\n", "en.ftl: `a` refers to `-brand`, which is not there"),
            ("a = { b }\n", "en.ftl: `a` refers to `b`, which is not there"),
            ("a = { a }\n", "en.ftl: `a` leads back to `a`"),
            ("-t = { $x }\na = { -t } { $x }\n", "en.ftl: `a` does not pass `x` to `-t`, which uses it"),
            ("a = { NUMBER($n) }\n", "en.ftl: `a` calls `NUMBER`, there are no functions"),
            ("a = { $roomName }\n", "en.ftl: `a` has the variable `roomName`: lower case letters, digits and single `-` only"),
        ] {
            assert_eq!(problems(text), [problem], "{text}");
        }
    }

    #[test]
    fn a_key_that_cannot_name_a_function_is_found() {
        for key in ["lang", "by-key", "new", "addProject", "a_b", "a--b", "a-"] {
            let problem = &problems(&format!("{key} = A\n"))[0];
            assert!(problem.starts_with(&format!("en.ftl: `{key}` cannot name a function")), "{problem}");
        }
    }

    #[test]
    fn a_syntax_error_names_file_and_line() {
        let problem = &problems("a = A\n\nb = { $n\n")[0];
        assert!(problem.starts_with("en.ftl, line "), "{problem}");
    }

    #[test]
    fn a_term_may_be_passed_what_it_uses() {
        let words = words("-t = { $case }\na = { -t(case: \"of\") }\n");
        assert!(words[0].variables.is_empty());
    }

    #[test]
    fn a_language_is_written_from_the_left_or_from_the_right() {
        assert!(check_direction("ar.ftl", &words("direction = rtl\n")).is_empty());
        for text in ["direction = down\n", "direction = { $n }\n", "a = A\n"] {
            assert_eq!(check_direction("ar.ftl", &words(text)), ["ar.ftl: `direction` must be `ltr` or `rtl`"], "{text}");
        }
    }

    #[test]
    fn the_reference_must_name_its_language() {
        assert_eq!(check_reference("en.ftl", &words("a = A\n")), ["en.ftl: `language-name` is missing"]);
        assert_eq!(check_reference("en.ftl", &words("language-name = { $n }\n")), ["en.ftl: `language-name` cannot have variables"]);
        assert!(check_reference("en.ftl", &words("language-name = English\n")).is_empty());
    }
}
