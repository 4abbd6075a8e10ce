//! The headings of a roadmap's page that somebody pasted: Markdown with headings, or a plain text with a heading on each short line.

use std::collections::HashMap;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use domain::link::is_link;

use crate::inline::plain_text;

/// A heading, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 for the page's title, 2 for its parts, and so on; 0 for a line of a plain text.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Where more is written: the link in it, else its place on the page; empty where nobody said where the page is.
    pub link: String,
}

/// The most headings of one page.
pub const MOST: usize = 300;

/// The longest line of a plain text that may be a heading, in characters.
const LONGEST: usize = 80;

/// The headings of a page, in order, each once. `address` is where the page stands, or empty.
pub fn headings(page: &str, address: &str) -> Vec<Heading> {
    let arena = Arena::new();
    let root = parse_document(&arena, page, &Options::default());
    let mut places = Places { address: address.trim().split('#').next().unwrap_or(""), known: HashMap::new() };
    let mut found: Vec<Heading> = root.children().filter_map(|node| heading(node, &mut places)).collect();
    if found.is_empty() {
        found = page.lines().filter_map(line).map(|title| Heading { level: 0, title, link: String::new() }).collect();
    }
    let mut titles = std::collections::HashSet::new();
    found.retain(|heading| titles.insert(heading.title.to_lowercase()));
    found.truncate(MOST);
    found
}

/// The headings that a reader most likely means: the first level below the page's title, or all where there is but one level.
pub fn likely(headings: &[Heading]) -> u8 {
    headings.iter().map(|heading| heading.level).filter(|level| *level != 1).min().unwrap_or(1)
}

fn heading<'a>(node: &'a AstNode<'a>, places: &mut Places<'_>) -> Option<Heading> {
    let NodeValue::Heading(heading) = &node.data.borrow().value else { return None };
    let text = plain_text(node).split_whitespace().collect::<Vec<_>>().join(" ");
    // Some pages name a heading's place after it: "Async {#async}".
    let named = text.strip_suffix('}').and_then(|text| text.rsplit_once("{#")).map(|(title, id)| (title.trim().to_owned(), id.to_owned()));
    let (title, id) = named.map_or((text, None), |(title, id)| (title, Some(id)));
    if title.is_empty() {
        return None;
    }
    let own = node.descendants().find_map(|inner| match &inner.data.borrow().value {
        NodeValue::Link(link) if is_link(&link.url) => Some(link.url.clone()),
        _ => None,
    });
    let place = places.of(&title, id);
    Some(Heading { level: heading.level, title, link: own.unwrap_or(place) })
}

/// A short line that ends like a heading, without the mark of a list before it.
fn line(line: &str) -> Option<String> {
    let bare = line.trim().trim_start_matches(['-', '*', '•', '–']).trim();
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')']).trim();
    let says = bare.chars().any(char::is_alphabetic) && !bare.ends_with(['.', ',', ';', ':']);
    (says && bare.chars().count() <= LONGEST).then(|| bare.to_owned())
}

/// Places on a page, as forges and most makers of pages name them: small letters, hyphens for spaces, a number after the second one.
struct Places<'a> {
    address: &'a str,
    known: HashMap<String, usize>,
}

impl Places<'_> {
    fn of(&mut self, title: &str, id: Option<String>) -> String {
        if !is_link(self.address) {
            return String::new();
        }
        let id = id.unwrap_or_else(|| {
            let kept = title.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>();
            let id = kept.trim().replace(' ', "-");
            let before = self.known.entry(id.clone()).or_insert(0);
            *before += 1;
            if *before == 1 { id } else { format!("{id}-{}", *before - 1) }
        });
        if id.is_empty() { self.address.to_owned() } else { format!("{}#{id}", self.address) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(page: &str, address: &str) -> Vec<String> {
        headings(page, address).into_iter().map(|one| format!("{} {} {}", one.level, one.title, one.link)).collect()
    }

    #[test]
    fn the_headings_of_a_page_are_found_with_their_links() {
        let page = "# Roadmap 2018\n\nWords.\n\n## [Network services](https://net.example/wg)\n\n## `async` & *await*!\n\nText\n## Same\n\nSetext\n------\n\n### Same {#twin}\n\n```\n## no heading\n```\n";
        assert_eq!(
            told(page, "https://example.org/roadmap#top"),
            [
                "1 Roadmap 2018 https://example.org/roadmap#roadmap-2018",
                "2 Network services https://net.example/wg",
                "2 async & await! https://example.org/roadmap#async--await",
                "2 Same https://example.org/roadmap#same",
                "2 Setext https://example.org/roadmap#setext",
            ],
            "the second of the same name is left out"
        );
        assert_eq!(likely(&headings(page, "")), 2);
        assert_eq!(
            told("## A {#first}\n## B\n## <b>C</b>", "https://example.org"),
            ["2 A https://example.org#first", "2 B https://example.org#b", "2 <b>C</b> https://example.org#bcb"]
        );
        assert_eq!(told("## A", "javascript:alert(1)"), ["2 A "], "an address that is none leads nowhere");
        assert_eq!(told("## [A](javascript:alert(1))", ""), ["2 A "]);
    }

    #[test]
    fn a_plain_page_has_a_heading_on_each_short_line() {
        let page = "1. Compiler performance\n\nThis is what we want to do in the next year.\n- Embedded\n\n2018\n";
        assert_eq!(told(page, "https://example.org"), ["0 Compiler performance ", "0 Embedded "]);
        assert_eq!(likely(&headings(page, "")), 0);
        assert_eq!(told(" \n", ""), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_page_panics_and_every_heading_says_something(page in "[#\\[\\]()`* \n{}a-z-]{0,200}", address in ".{0,40}") {
            for heading in headings(&page, &address) {
                prop_assert!(!heading.title.is_empty());
                prop_assert!(heading.link.is_empty() || is_link(&heading.link));
            }
        }
    }
}
