//! A folder of an event, read: what it says, or all that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use domain::site::{Permalink, ROOMS};

use super::check::{self, near, shown};
use super::table::{Facts, Findings};
use super::{EVENT_FILE, Folder, MOST_ASSET, MOST_FACTS, MOST_FILES, MOST_PAGE, MOST_PAGES, Page, Problem, QUESTIONS_FILE, Reading, page};

/// What a folder says. Its files come as paths with `/` in them, from the folder on, and their bytes; of a file in `assets/` only the
/// name and the number of bytes are looked at.
///
/// # Errors
/// All that is wrong, by file and line, where anything is.
pub fn read<P: AsRef<str>, B: AsRef<[u8]>>(files: &[(P, B)]) -> Result<Reading, Vec<Problem>> {
    read_without(files, &BTreeSet::new())
}

/// The same of a folder whose event is known not to have these files of `assets/` either: that a page names them is a remark.
///
/// # Errors
/// All that is wrong, by file and line, where anything is.
pub fn read_without<P: AsRef<str>, B: AsRef<[u8]>>(files: &[(P, B)], missing: &BTreeSet<String>) -> Result<Reading, Vec<Problem>> {
    let mut findings = Findings::default();
    if files.len() > MOST_FILES {
        let what = format!("the folder has {} files; {MOST_FILES} are read at most", files.len());
        return Err(vec![Problem { file: String::new(), line: None, what }]);
    }
    let sorted = sort(files.iter().map(|(path, bytes)| (path.as_ref(), bytes.as_ref())), &mut findings);
    let mut folder = Folder { assets: sorted.assets, ..Folder::default() };
    let mut session_lines = Vec::new();
    match sorted.event {
        Some(text) => session_lines = Facts::new(text, &mut findings).read_into(&mut folder),
        None if sorted.event_is_there => {}
        None => findings.wrong(EVENT_FILE, None, "this file is missing; it says what the event is called, when and where it is"),
    }
    folder.questionnaire = sorted.questions.filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let pages = sorted.pages.into_iter().filter_map(|(path, text)| page::read(path, text, &folder.assets, missing, &mut findings));
    let (pages, lines): (Vec<Page>, Vec<page::Lines>) = pages.unzip();
    folder.pages = pages;
    two_at_one_address(&folder, &lines, &mut findings);
    lead_elsewhere(&folder, &lines, &mut findings);
    findings.problems().map(|remarks| Reading { folder, session_lines, remarks })
}

#[derive(Default)]
struct Sorted<'a> {
    event: Option<&'a str>,
    event_is_there: bool,
    questions: Option<&'a str>,
    pages: BTreeMap<&'a str, &'a str>,
    assets: Vec<String>,
}

/// The files by what they are, each with a name that stays in the folder and bytes that are text where they have to be.
fn sort<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>, findings: &mut Findings) -> Sorted<'a> {
    let (mut sorted, mut seen) = (Sorted::default(), BTreeSet::new());
    for (path, bytes) in files {
        if !check::is_path(path) {
            let what = "this name leads out of the folder, or has signs in it that not every computer can write; give the file another one";
            findings.wrong(&shown(path), None, what);
            continue;
        }
        // What begins with a dot belongs to git, an editor or a computer.
        if path.split('/').any(|part| part.starts_with('.')) || path.ends_with('~') {
            continue;
        }
        if !seen.insert(path.to_lowercase()) {
            findings.wrong(path, None, "another file has the same name, but for capital letters; not every computer can tell them apart");
            continue;
        }
        match path.split_once('/') {
            None if path == EVENT_FILE => {
                sorted.event_is_there = true;
                sorted.event = text(path, bytes, MOST_FACTS, findings);
            }
            None if path == QUESTIONS_FILE => sorted.questions = text(path, bytes, MOST_FACTS, findings),
            None => stray_file(path, findings),
            Some(("assets", _)) => {
                let length = bytes.len();
                if length > MOST_ASSET {
                    findings.wrong(path, None, format!("this file has {length} bytes; {MOST_ASSET} are possible"));
                }
                sorted.assets.push(path.to_owned());
            }
            Some(("pages", name)) if is_page(name) => {
                sorted.pages.extend(text(path, bytes, MOST_PAGE, findings).map(|text| (path, text)));
            }
            Some(("pages", _)) => {
                let what = "this is no page; pages end in .md and lie in pages/ or pages/<language>/, such as pages/fr/directions.md, pictures in assets/";
                findings.wrong(path, None, what);
            }
            Some((other, _)) => match near(other, ["pages", "assets"]) {
                Some(near) => findings.wrong(path, None, format!("no such folder is read: “{other}”; perhaps “{near}” is meant")),
                None => findings.remark(path, None, "this file is not used; pages lie in pages/, pictures in assets/"),
            },
        }
    }
    if sorted.pages.len() > MOST_PAGES {
        findings.wrong("pages", None, format!("there are {} pages; {MOST_PAGES} are possible", sorted.pages.len()));
        sorted.pages.clear();
    }
    sorted.assets.sort();
    sorted
}

fn is_page(name: &str) -> bool {
    let (folder, file) = name.rsplit_once('/').map_or((None, name), |(folder, file)| (Some(folder), file));
    folder.is_none_or(check::is_language) && file.strip_suffix(".md").is_some_and(|stem| !stem.is_empty())
}

/// A file beside the others that is none of them: a README perhaps, or a slip.
fn stray_file(path: &str, findings: &mut Findings) {
    let meant = [EVENT_FILE, QUESTIONS_FILE].into_iter().find(|known| near(path, [*known]).is_some());
    if let Some(meant) = meant.filter(|_| path.to_lowercase().ends_with(".toml")) {
        findings.wrong(path, None, format!("no such file is read; perhaps “{meant}” is meant"));
    } else {
        let is_about_the_folder = ["readme", "license", "licence", "copying", "contributing", "changelog", "makefile"];
        if !is_about_the_folder.iter().any(|name| path.to_lowercase().starts_with(name)) {
            findings.remark(path, None, "this file is not used; pages lie in pages/, pictures in assets/");
        }
    }
}

fn text<'a>(path: &str, bytes: &'a [u8], most: usize, findings: &mut Findings) -> Option<&'a str> {
    if bytes.len() > most {
        findings.wrong(path, None, format!("this file has {} bytes; {most} are possible", bytes.len()));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = u32::try_from(before.split(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX);
            findings.wrong(path, Some(line), "a letter here is not UTF-8; save the file as UTF-8");
            None
        }
    }
}

/// Says which pages in one language lie at one address.
fn two_at_one_address(folder: &Folder, lines: &[page::Lines], findings: &mut Findings) {
    let own = folder.event.language.as_deref().unwrap_or_default();
    let mut first: BTreeMap<(&str, String), &Page> = BTreeMap::new();
    for (page, lines) in folder.pages.iter().zip(lines) {
        let language = page.language.as_deref().unwrap_or(own).to_lowercase();
        if let Some(other) = first.get(&(page.path.as_str(), language.clone())) {
            let what =
                format!("this page and {} both lie at “/{}” in one language; give one of them another permalink", other.file, page.path);
            findings.wrong(&page.file, lines.permalink, what);
        } else {
            first.insert((&page.path, language), page);
        }
    }
}

/// Says which older addresses do not lead to their page: another one lies there, or has them too, or they are a room of the event.
fn lead_elsewhere(folder: &Folder, lines: &[page::Lines], findings: &mut Findings) {
    let mut of: BTreeMap<Permalink, &Page> = BTreeMap::new();
    for page in &folder.pages {
        of.extend(Permalink::parse(&page.path).ok().map(|path| (path, page)));
    }
    for (page, lines) in folder.pages.iter().zip(lines) {
        for (alias, line) in page.aliases.iter().zip(&lines.aliases) {
            let Some(old) = Permalink::of_older(alias).filter(|old| old.as_str() != page.path) else { continue };
            let what = match of.get(&old) {
                Some(other) if other.path != page.path => {
                    format!("“{}” leads to {} already; take it out here, or there", shown(alias), other.file)
                }
                None if ROOMS.contains(&old.as_str()) => {
                    format!("“{}” is a room of the event, and links lead there; take it out here", shown(alias))
                }
                _ => {
                    of.insert(old, page);
                    continue;
                }
            };
            findings.wrong(&page.file, Some(*line), what);
        }
    }
}
