//! Atom (RFC 4287) and RSS 2.0, written.

use std::fmt::Write as _;

use domain::Timestamp;

use super::news::{Entry, Feed};
use crate::inline::escape;

/// The feed as Atom.
pub fn atom(feed: &Feed) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", feed.language);
    element(&mut xml, "id", "", &format!("urn:uuid:{}", feed.id));
    element(&mut xml, "title", "", &feed.title);
    element(&mut xml, "subtitle", "", &feed.subtitle);
    element(&mut xml, "updated", "", &feed.updated.to_string());
    link(&mut xml, "self", "application/atom+xml", &feed.address);
    link(&mut xml, "alternate", "text/html", &feed.board);
    let _ = writeln!(xml, "<author><name>{}</name></author>", safe(&feed.title));
    feed.entries.iter().for_each(|entry| atom_entry(&mut xml, entry));
    xml + "</feed>\n"
}

fn atom_entry(xml: &mut String, entry: &Entry) {
    xml.push_str("<entry>\n");
    element(xml, "id", "", &format!("urn:uuid:{}", entry.id));
    element(xml, "title", "", &entry.title);
    link(xml, "alternate", "text/html", &entry.address);
    let _ = writeln!(xml, "<category term=\"{}\"/>", entry.kind);
    element(xml, "published", "", &entry.at.to_string());
    element(xml, "updated", "", &entry.updated.to_string());
    element(xml, "content", " type=\"html\"", &entry.html);
    xml.push_str("</entry>\n");
}

/// The feed as RSS.
pub fn rss(feed: &Feed) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
    element(&mut xml, "title", "", &feed.title);
    element(&mut xml, "link", "", &feed.board);
    element(&mut xml, "description", "", &feed.subtitle);
    element(&mut xml, "language", "", feed.language);
    element(&mut xml, "lastBuildDate", "", &in_words(feed.updated));
    let _ = writeln!(xml, "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>", safe(&feed.address));
    for entry in &feed.entries {
        xml.push_str("<item>\n");
        element(&mut xml, "title", "", &entry.title);
        element(&mut xml, "link", "", &entry.address);
        element(&mut xml, "guid", " isPermaLink=\"false\"", &format!("urn:uuid:{}", entry.id));
        element(&mut xml, "category", "", entry.kind);
        element(&mut xml, "pubDate", "", &in_words(entry.at));
        element(&mut xml, "description", "", &entry.html);
        xml.push_str("</item>\n");
    }
    xml + "</channel>\n</rss>\n"
}

fn element(xml: &mut String, name: &str, attributes: &str, text: &str) {
    let _ = writeln!(xml, "<{name}{attributes}>{}</{name}>", safe(text));
}

fn link(xml: &mut String, rel: &str, kind: &str, href: &str) {
    let _ = writeln!(xml, "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>", safe(href));
}

/// Text as XML may hold it: control characters may not even be escaped.
fn safe(text: &str) -> String {
    let allowed = |letter: &char| (!letter.is_control() || matches!(letter, '\n' | '\t')) && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    escape(&text.chars().filter(allowed).collect::<String>())
}

/// A time as RSS writes it (RFC 822, with the year in full).
fn in_words(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
