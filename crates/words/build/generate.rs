//! Writes the Rust of the language files: `Lang`, the table of keys and one method of `Words` for each word.

use std::fmt::{self, Write as _};

use crate::Language;
use crate::check::Word;

/// Rust's keywords that a key or a variable could be.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The module's text. `languages` have the same words; the first is the reference.
pub fn rust(languages: &[Language]) -> String {
    let mut words = languages[0].words.clone();
    words.sort_by(|a, b| a.key.cmp(&b.key));
    let mut out = String::new();
    write_lang(&mut out, languages)
        .and_then(|()| write_keys(&mut out, &words))
        .and_then(|()| write_methods(&mut out, &words))
        .expect("writing to a string does not fail");
    out
}

fn write_lang(out: &mut String, languages: &[Language]) -> fmt::Result {
    writeln!(out, "/// A language that the pages speak: one file in `lang`.")?;
    writeln!(out, "#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]")?;
    writeln!(out, "pub enum Lang {{")?;
    for Language { code, .. } in languages {
        writeln!(out, "    /// `lang/{code}.ftl`\n    {},", variant(code))?;
    }
    writeln!(out, "}}\n\nimpl Lang {{")?;
    writeln!(out, "    /// Every language, English first.")?;
    let all: Vec<String> = languages.iter().map(|language| format!("Lang::{}", variant(&language.code))).collect();
    writeln!(out, "    pub const ALL: &'static [Lang] = &[{}];\n", all.join(", "))?;
    writeln!(out, "    /// The language tag, as `lang` attributes and addresses have it: `en`.")?;
    writeln!(out, "    pub const fn code(self) -> &'static str {{\n        match self {{")?;
    for Language { code, .. } in languages {
        writeln!(out, "            Lang::{} => {code:?},", variant(code))?;
    }
    writeln!(out, "        }}\n    }}\n\n    pub(crate) const fn source(self) -> &'static str {{\n        match self {{")?;
    for Language { code, file: (folder, path), .. } in languages {
        writeln!(out, "            Lang::{} => include_str!(concat!(env!({folder:?}), {path:?})),", variant(code))?;
    }
    writeln!(out, "        }}\n    }}\n}}\n")
}

/// The words sorted by key; the methods know their places in it.
fn write_keys(out: &mut String, words: &[Word]) -> fmt::Result {
    writeln!(out, "pub(crate) const KEYS: &[(&str, &[&str])] = &[")?;
    for word in words {
        let variables: Vec<&String> = word.variables.iter().collect();
        writeln!(out, "    ({:?}, &{variables:?}),", word.key)?;
    }
    writeln!(out, "];\n")
}

fn write_methods(out: &mut String, words: &[Word]) -> fmt::Result {
    writeln!(out, "impl Words {{")?;
    for (place, word) in words.iter().enumerate() {
        let name = identifier(&word.key);
        write_doc(out, word)?;
        if word.variables.is_empty() {
            writeln!(out, "    pub fn {name}(self) -> &'static str {{\n        self.fixed({place})\n    }}\n")?;
            continue;
        }
        let (mut parameters, mut arguments) = (String::new(), String::new());
        for variable in &word.variables {
            let parameter = identifier(variable);
            write!(parameters, ", {parameter}: impl Into<Arg>")?;
            write!(arguments, "({variable:?}, {parameter}.into()), ")?;
        }
        writeln!(out, "    pub fn {name}(self{parameters}) -> String {{\n        self.filled({place}, [{arguments}])\n    }}\n")?;
    }
    writeln!(out, "}}")
}

fn write_doc(out: &mut String, word: &Word) -> fmt::Result {
    let comment = word.comment.iter().map(|line| escaped(line));
    let text = word.text.lines().map(str::to_owned);
    let lines = comment.chain([String::new(), "```text".into()]).chain(text).chain(["```".into()]);
    for line in lines {
        writeln!(out, "    #[doc = {line:?}]")?;
    }
    Ok(())
}

/// A comment's line as Markdown that means just these characters, `code` excepted.
fn escaped(line: &str) -> String {
    line.chars()
        .flat_map(|c| {
            let escape = matches!(c, '[' | ']' | '<' | '>' | '*' | '_').then_some('\\');
            escape.into_iter().chain([c])
        })
        .collect()
}

/// `add-a-project` as `add_a_project`; a keyword gets a `_` at its end.
fn identifier(key: &str) -> String {
    let name = key.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

/// `pt-BR` as `PtBr`.
fn variant(code: &str) -> String {
    code.split('-')
        .map(|part| {
            let (first, rest) = part.split_at(1);
            first.to_uppercase() + &rest.to_lowercase()
        })
        .collect()
}
