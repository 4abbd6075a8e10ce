//! Turns `lang/*.ftl` into typed functions, and refuses to build files that do not fit each other.

mod check;
mod generate;
mod made_up;

use std::path::Path;
use std::{env, fs, io};

use unic_langid::LanguageIdentifier;

use check::Word;

/// The tag of the made-up language: the one of ISO 639 for languages that somebody made up.
const MADE_UP: &str = "art";

/// The language that decides which words there are.
const REFERENCE: &str = "en";

/// One file of the folder `lang`.
pub struct Language {
    /// The file's name without `.ftl`, a language tag.
    pub code: String,
    /// What it says.
    pub words: Vec<Word>,
    /// Where its file lies: the variable that names a folder while this crate is compiled, and the path in that folder.
    pub file: (&'static str, String),
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=lang");
    println!("cargo::rerun-if-changed=build");
    let out = env::var_os("OUT_DIR").expect("cargo gives build scripts an OUT_DIR");
    let out = Path::new(&out);
    match read_languages(Path::new("lang"))? {
        Ok(mut languages) => {
            if env::var_os("CARGO_FEATURE_MADE_UP").is_some() {
                languages.push(make_up(out)?);
            }
            fs::write(out.join("words.rs"), generate::rust(&languages))
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}", problem.replace('\n', " "));
            }
            Ok(())
        }
    }
}

/// The made-up language for tests: English, in other letters and from right to left.
fn make_up(out: &Path) -> io::Result<Language> {
    let english = fs::read_to_string(Path::new("lang").join(format!("{REFERENCE}.ftl")))?;
    let text = made_up::from_english(&english);
    fs::write(out.join(format!("{MADE_UP}.ftl")), &text)?;
    let words = check::read("the made-up language", &text).map_err(|problems| io::Error::other(problems.join("; ")))?;
    Ok(Language { code: MADE_UP.to_owned(), words, file: ("OUT_DIR", format!("/{MADE_UP}.ftl")) })
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
            Ok(words) => {
                problems.extend(check::check_direction(&file, &words));
                let file = ("CARGO_MANIFEST_DIR", format!("/lang/{code}.ftl"));
                languages.push(Language { code, words, file });
            }
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
