//! Finds the pages that a new event begins with: each folder of `src/folder/starter` is a language, each file in it a page.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const STARTER: &str = "src/folder/starter";

/// The language in which the pages are where nobody asked for another.
const FIRST: &str = "en";

/// What is said of a second house; the other files are pages.
const SECOND: &str = "second-house";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={STARTER}");
    let mut languages = names(Path::new(STARTER))?;
    // Beside the languages lies what has no words: the style sheet to begin with.
    languages.retain(|name| Path::new(STARTER).join(name).is_dir());
    languages.sort_by_key(|name| (name != FIRST, name.clone()));
    let mut out = String::from("const TEXTS: &[Texts] = &[\n");
    for language in &languages {
        write_language(&mut out, language)?;
    }
    out.push_str("];\n");
    let folder = env::var_os("OUT_DIR").expect("cargo gives build scripts an OUT_DIR");
    fs::write(PathBuf::from(folder).join("starter.rs"), out)
}

fn write_language(out: &mut String, language: &str) -> io::Result<()> {
    let mut pages = names(&Path::new(STARTER).join(language))?;
    pages.sort();
    let file = |page: &str| format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{STARTER}/{language}/{page}.md\"))");
    let pages: Vec<&str> = pages.iter().filter_map(|name| name.strip_suffix(".md")).collect();
    if !pages.contains(&SECOND) {
        println!("cargo::error=crates/formats/{STARTER}/{language}/{SECOND}.md is missing: what is said of a second house, `%key%`");
        return Ok(());
    }
    let listed = pages.iter().filter(|page| **page != SECOND).fold(String::new(), |mut all, page| {
        write!(all, "({page:?}, {}), ", file(page)).expect("writing to a string does not fail");
        all
    });
    writeln!(out, "    Texts {{ language: {language:?}, second: {}, pages: &[{listed}] }},", file(SECOND)).map_err(io::Error::other)
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}
