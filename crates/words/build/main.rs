//! Turns `lang/*.ftl` into typed functions, and refuses to build files that do not fit each other.

mod check;
mod generate;

use std::path::Path;
use std::{env, fs, io};

use unic_langid::LanguageIdentifier;

use check::Word;

/// The language that decides which words there are.
const REFERENCE: &str = "en";

/// One file of the folder `lang`.
pub struct Language {
    /// The file's name without `.ftl`, a language tag.
    pub code: String,
    /// What it says.
    pub words: Vec<Word>,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=lang");
    println!("cargo::rerun-if-changed=build");
    match read_languages(Path::new("lang"))? {
        Ok(languages) => {
            let folder = env::var_os("OUT_DIR").expect("cargo gives build scripts an OUT_DIR");
            fs::write(Path::new(&folder).join("words.rs"), generate::rust(&languages))
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}", problem.replace('\n', " "));
            }
            Ok(())
        }
    }
}

/// Every language of a folder, the reference first, the others by code; or all that is wrong with them.
fn read_languages(folder: &Path) -> io::Result<Result<Vec<Language>, Vec<String>>> {
    let mut codes = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if let Some(code) = name.to_string_lossy().strip_suffix(".ftl") {
            codes.push(code.to_owned());
        }
    }
    codes.sort_by_key(|code| (code != REFERENCE, code.clone()));

    let mut languages = Vec::new();
    let mut problems = Vec::new();
    for code in codes {
        let file = file_of(&code);
        if !is_language_tag(&code) {
            problems.push(format!("{file}: the name must be a language tag such as `de` or `pt-BR`"));
            continue;
        }
        let text = fs::read_to_string(folder.join(format!("{code}.ftl")))?;
        match check::read(&file, &text) {
            Ok(words) => languages.push(Language { code, words }),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    match languages.split_first() {
        Some((reference, others)) if reference.code == REFERENCE => {
            let file = file_of(REFERENCE);
            problems.extend(check::check_reference(&file, &reference.words));
            for other in others {
                problems.extend(check::compare((&file, &reference.words), (&file_of(&other.code), &other.words)));
            }
        }
        _ => problems.push(format!("{} is missing", file_of(REFERENCE))),
    }
    Ok(if problems.is_empty() { Ok(languages) } else { Err(problems) })
}

fn file_of(code: &str) -> String {
    format!("crates/words/lang/{code}.ftl")
}

/// Whether `code` is a tag in its usual spelling, so that one language cannot come twice.
fn is_language_tag(code: &str) -> bool {
    code.parse::<LanguageIdentifier>().is_ok_and(|tag| tag == code)
}
