//! A cell's Markdown as HTML: text, code, emphasis and links, and nothing else that a person could write.
//! Links are shown as what they are: "quinn #19", "confy 0.3".

use std::fmt::Write as _;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use domain::link::is_link;

/// Text made safe to stand in HTML, in an element or between quotation marks.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// What becomes of links.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// They are links.
    Live,
    /// They are their names alone: inside something that is a link itself.
    Named,
}

/// How inline Markdown is drawn.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// What becomes of links.
    pub links: Links,
    /// What becomes of the end of a line.
    pub line_break: &'static str,
    /// What the text is a part of, where that knows more than the text.
    pub around: Option<&'a dyn Around>,
}

/// What a page of a site knows beyond its text: where its links lead, and what stands where it names a value.
pub trait Around {
    /// Where a link leads that is no address on the web; nothing where it leads nowhere.
    fn leads(&self, to: &str) -> Option<String>;
    /// A text with what it names in it.
    fn filled(&self, text: &str, within: Within) -> String;
    /// A picture of the site as HTML; nothing where the address names none that is there.
    fn picture(&self, to: &str, alt: &str) -> Option<String>;
}

/// Where a text stands, in which something is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// Among words.
    Words,
    /// In code, where nothing is put in.
    Code,
    /// In an address.
    Address,
}

impl Manner<'_> {
    fn filled(&self, text: &str, within: Within) -> String {
        self.around.map_or_else(|| text.to_owned(), |around| around.filled(text, within))
    }

    /// The anchor of a link, or its name alone where it leads nowhere.
    fn link(&self, url: &str, name: &str) -> String {
        let url = self.filled(url, Within::Address);
        let inner = || self.around.and_then(|around| around.leads(&url));
        match self.links {
            Links::Live if is_link(&url) => anchor(&url, name),
            Links::Live => inner().map_or_else(|| escape(name), |href| format!("<a href=\"{}\">{}</a>", escape(&href), escape(name))),
            Links::Named => escape(name),
        }
    }
}

/// Emphasis in emphasis in emphasis: what is deeper is text, so that nobody can make the drawing go down for ever.
const DEEPEST: usize = 16;

/// A text's inline Markdown as HTML. Lines become spaces.
pub fn inline(markdown: &str, links: Links) -> String {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.autolink = true;
    // Text that looks like the beginning of a block (a list, a heading, a table) is meant as text.
    let guarded = format!("\u{2060}{}", markdown.replace(['\n', '\r'], " "));
    let root = parse_document(&arena, &guarded, &options);
    let mut html = String::with_capacity(markdown.len() + 32);
    walk(root, Manner { links, line_break: " ", around: None }, 0, &mut html);
    html.replace('\u{2060}', "")
}

/// A text's inline Markdown as plain text: what a title shows where it is a link itself, or stands in a sentence.
pub fn plain(markdown: &str) -> String {
    let arena = Arena::new();
    let guarded = format!("\u{2060}{}", markdown.replace(['\n', '\r'], " "));
    plain_text(parse_document(&arena, &guarded, &Options::default())).replace('\u{2060}', "")
}

/// Draws one node and what is in it.
pub fn walk<'a>(node: &'a AstNode<'a>, manner: Manner<'_>, depth: usize, html: &mut String) {
    if depth > DEEPEST {
        html.push_str(&escape(&manner.filled(&plain_text(node), Within::Words)));
        return;
    }
    let wrap = |tag: &str, html: &mut String| {
        let _ = write!(html, "<{tag}>");
        node.children().for_each(|child| walk(child, manner, depth + 1, html));
        let _ = write!(html, "</{tag}>");
    };
    match &node.data.borrow().value {
        NodeValue::Text(text) => html.push_str(&escape(&manner.filled(text, Within::Words))),
        NodeValue::Code(code) => {
            let _ = write!(html, "<code>{}</code>", escape(&manner.filled(&code.literal, Within::Code)));
        }
        NodeValue::FootnoteReference(foot) => {
            let (at, again) = (foot.ix, if foot.ref_num > 1 { format!("-{}", foot.ref_num) } else { String::new() });
            let _ = write!(html, "<sup><a id=\"fnref-{at}{again}\" href=\"#fn-{at}\">{at}</a></sup>");
        }
        // What a page's writer tells themselves.
        NodeValue::HtmlInline(raw) if manner.around.is_some() && is_comment(raw) => {}
        NodeValue::HtmlInline(raw) => html.push_str(&escape(&manner.filled(raw, Within::Words))),
        NodeValue::HtmlBlock(block) => html.push_str(&escape(&manner.filled(&block.literal, Within::Words))),
        NodeValue::Emph => wrap("em", html),
        NodeValue::Strong => wrap("b", html),
        NodeValue::Strikethrough => wrap("s", html),
        NodeValue::LineBreak if manner.around.is_some() => html.push_str("<br>"),
        NodeValue::SoftBreak | NodeValue::LineBreak => html.push_str(manner.line_break),
        NodeValue::Link(link) | NodeValue::Image(link) => {
            let url = link.url.as_str();
            let is_picture = manner.links == Links::Live && matches!(node.data.borrow().value, NodeValue::Image(_));
            let alt = || manner.filled(&plain_text(node), Within::Words);
            if let Some(picture) = manner.around.filter(|_| is_picture).and_then(|around| around.picture(url, &alt())) {
                html.push_str(&picture);
                return;
            }
            let plain = manner.filled(&plain_text(node), Within::Words);
            let name = if plain == url || format!("http://{plain}") == url || plain.is_empty() { name_of(url) } else { plain };
            html.push_str(&manner.link(url, &name));
        }
        _ => node.children().for_each(|child| walk(child, manner, depth + 1, html)),
    }
}

/// Whether HTML is nothing but a remark.
pub fn is_comment(raw: &str) -> bool {
    raw.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")).is_some_and(|inner| !inner.contains("-->"))
}

/// What a node says, without any mark.
pub fn plain_text<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        match &inner.data.borrow().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(raw) => text.push_str(raw),
            NodeValue::HtmlBlock(block) => text.push_str(&block.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// A link to somewhere else: it tells that place nothing of the page it stands on.
pub fn anchor(url: &str, name: &str) -> String {
    format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">{}</a>", escape(url), escape(name))
}

/// What a link is, in a word or two: an issue or a change of a forge, a release of a crate, a repository, else its host.
pub fn name_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path_only = rest.split(['?', '#']).next().unwrap_or(rest);
    let mut parts = path_only.trim_end_matches('/').split('/');
    let host = parts.next().unwrap_or("").trim_start_matches("www.").to_lowercase();
    let path: Vec<&str> = parts.collect();
    match (host.as_str(), path.as_slice()) {
        ("crates.io", ["crates", name]) => (*name).to_owned(),
        ("crates.io", ["crates", name, version]) => format!("{name} {version}"),
        (_, [_, repository, "issues" | "pull" | "pulls", number, ..]) if number.parse::<u64>().is_ok() => format!("{repository} #{number}"),
        (_, [.., repository, "-", "issues", number]) if number.parse::<u64>().is_ok() => format!("{repository} #{number}"),
        (_, [.., repository, "-", "merge_requests", number]) if number.parse::<u64>().is_ok() => format!("{repository} !{number}"),
        (_, [_, repository, "commit", commit, ..]) => format!("{repository} {}", commit.chars().take(7).collect::<String>()),
        ("github.com" | "gitlab.com" | "codeberg.org", [owner, repository]) => format!("{owner}/{repository}"),
        ("github.com" | "gitlab.com" | "codeberg.org", [_, repository, "tree" | "compare" | "blob", what, ..]) => {
            format!("{repository} {}", what.chars().take(40).collect::<String>())
        }
        ("docs.rs", [name, ..]) => format!("{name} docs"),
        (_, [.., last]) if last.chars().count() <= 32 && !last.is_empty() => format!("{host} {last}"),
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_are_shown_as_what_they_are() {
        for (url, name) in [
            ("https://github.com/example/quinnish/pull/19", "quinnish #19"),
            ("https://github.com/example/quinnish/issues/7#issuecomment-1", "quinnish #7"),
            ("https://crates.io/crates/confyish/0.3.0", "confyish 0.3.0"),
            ("https://crates.io/crates/confyish", "confyish"),
            ("https://github.com/example/quinnish", "example/quinnish"),
            ("https://gitlab.com/group/sub/thing/-/merge_requests/4", "thing !4"),
            ("https://example.org/", "example.org"),
            ("https://example.org/a-talk", "example.org a-talk"),
        ] {
            assert_eq!(name_of(url), name, "{url}");
        }
    }

    #[test]
    fn a_cell_keeps_its_code_and_links_and_loses_everything_that_could_run() {
        assert_eq!(
            inline("`a|b` and [the book](https://example.org/b) <script>alert(1)</script>", Links::Live),
            "<code>a|b</code> and <a href=\"https://example.org/b\" rel=\"noopener noreferrer nofollow\">the book</a> &lt;script&gt;alert(1)&lt;/script&gt;"
        );
        assert_eq!(inline("[x](javascript:alert(1))", Links::Live), "x");
        assert_eq!(inline("see https://crates.io/crates/confyish", Links::Named), "see confyish");
        assert_eq!(inline("- 1. # not a list", Links::Live), "- 1. # not a list");
    }

    #[test]
    fn a_title_is_its_words() {
        assert_eq!(plain("[CLI polish](https://example.org/cli), **forms** and `a_b`"), "CLI polish, forms and a_b");
        for kept in [
            "auto-Deref & DerefMut in patterns",
            "snake_case_name",
            "# 1 thing",
            "a < b <i>c</i>",
            "“good first bug” / E-easy issues",
            "*nix",
        ] {
            assert_eq!(plain(kept), kept);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_becomes_an_element_that_is_not_ours(markdown in "[<>\"'`*_\\[\\]()a-z:/ !#&;=\n-]{0,80}") {
            let html = inline(&markdown, Links::Live);
            let mut rest = html.as_str();
            while let Some(at) = rest.find('<') {
                rest = &rest[at + 1..];
                let ours = ["a href=\"http", "/a>", "code>", "/code>", "em>", "/em>", "b>", "/b>"];
                prop_assert!(ours.iter().any(|tag| rest.starts_with(tag)), "{}", html);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = inline(&text, Links::Live);
            let _ = name_of(&text);
        }
    }
}
