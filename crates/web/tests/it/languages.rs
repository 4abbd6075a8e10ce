//! A language is one file: seen with one that nobody speaks, in other letters and written from right to left.

use std::collections::BTreeSet;

use domain::Role;

use crate::house::House;
use crate::markup;
use crate::permissions::{every_page, something_everywhere};

/// The made-up language (`crates/words/build/made_up.rs`).
const MADE_UP: &str = "art";

/// What is no word of a language: the event's address, names of formats and of languages, a language's tag as somebody may type it.
const SAME_EVERYWHERE: &[&str] = &["paris-2018", "paris", "Markdown", "HTML", "English", "Français", "fr"];

/// The words of a text that have a Latin letter, without what stands around them. Addresses, and names of files, are no words.
fn latin(text: &str) -> impl Iterator<Item = &str> {
    let plain = text.split(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '(' | ')' | '"' | ',' | ';' | '–'));
    let words =
        plain.filter(|word| !word.contains(['/', '@', '=', '#', '_', '{'])).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.chars().filter(char::is_ascii_alphabetic).count() > 1)
}

/// Every word that stands in the event itself: what people wrote, and their names.
fn written(house: &House) -> BTreeSet<String> {
    let view = house.view();
    let told = format!("{:?} {:?}", view.event, view.people.iter().collect::<Vec<_>>());
    // Texts stand between quotation marks there, and the names of fields do not.
    told.replace("\\n", " ").split('"').skip(1).step_by(2).flat_map(|text| latin(text).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn no_page_says_a_word_that_is_not_in_the_language_files_and_every_page_turns() {
    let mut found = BTreeSet::new();
    for role in [Role::Visitor, Role::Organiser] {
        let (house, guest) = something_everywhere(role);
        let known = written(&house);
        let mut guest = guest.speaking(MADE_UP);
        for address in every_page(&house) {
            let page = guest.get(&address);
            if !page.header("content-type").starts_with("text/html") {
                continue;
            }
            let html = markup::first(&page.body, "html");
            // A piece that a script puts into a page turns with it.
            let whole = page.body.starts_with("<!doctype html>");
            if whole && (html.get("lang").map(String::as_str) != Some(MADE_UP) || html.get("dir").map(String::as_str) != Some("rtl")) {
                found.insert(format!("{address} does not turn: {html:?}"));
            }
            for said in markup::said(&page.body) {
                let foreign = latin(&said).filter(|word| !known.contains(*word) && !SAME_EVERYWHERE.contains(word));
                found.extend(foreign.map(|word| format!("{word}: {address}: {}", said.trim())));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}
