//! A page of Markdown as HTML: headings, paragraphs, lists, quotations, code and tables. What somebody writes as HTML is text,
//! pictures are links, and links lead by http and https only.

use std::fmt::Write as _;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::inline::{Links, Manner, escape, plain_text, walk};

/// A page as HTML.
pub struct Shown {
    /// The HTML.
    pub html: String,
    /// Whether that is all of it.
    pub whole: bool,
}

/// Quotations in quotations in quotations: what is deeper is text.
const DEEPEST: usize = 16;

/// What the shortest line takes of the room, in characters: so that many short lines are not endless either.
const LEAST: usize = 48;

/// A page as HTML; with `room`, no more of it than about so many characters.
pub fn shown(markdown: &str, room: Option<usize>) -> Shown {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    let mut page = Drawing { html: String::with_capacity(markdown.len() + 64), left: room.unwrap_or(usize::MAX), whole: true };
    page.block(parse_document(&arena, markdown, &options), 0);
    Shown { html: page.html, whole: page.whole }
}

/// A page as plain text: paragraphs with a line between them, and links with their address behind them.
pub fn as_plain(markdown: &str) -> String {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    let mut blocks: Vec<String> = Vec::new();
    let mut is_item = false;
    for node in parse_document(&arena, markdown, &options).descendants() {
        let text = match &node.data.borrow().value {
            NodeValue::Item(_) => {
                is_item = true;
                continue;
            }
            NodeValue::Paragraph | NodeValue::Heading(_) => words_of(node),
            NodeValue::TableRow(_) => node.children().map(plain_text).collect::<Vec<_>>().join(" | "),
            NodeValue::CodeBlock(code) => code.literal.clone(),
            NodeValue::HtmlBlock(block) => block.literal.clone(),
            _ => continue,
        };
        match (std::mem::take(&mut is_item), text.trim()) {
            (_, "") => {}
            (true, text) => blocks.push(format!("- {text}")),
            (false, text) => blocks.push(text.to_owned()),
        }
    }
    blocks.join("\n\n")
}

/// What stands in a block, line by line.
fn words_of<'a>(block: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for edge in block.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data.borrow().value {
                NodeValue::Text(part) => text.push_str(part),
                NodeValue::Code(code) => text.push_str(&code.literal),
                NodeValue::HtmlInline(raw) => text.push_str(raw),
                NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
                _ => {}
            },
            NodeEdge::End(node) => {
                if let NodeValue::Link(link) | NodeValue::Image(link) = &node.data.borrow().value
                    && domain::link::is_link(&link.url)
                    && !text.ends_with(link.url.as_str())
                {
                    let _ = write!(text, " ({})", link.url);
                }
            }
        }
    }
    text
}

struct Drawing {
    html: String,
    left: usize,
    whole: bool,
}

impl Drawing {
    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        if self.left == 0 {
            self.whole = false;
            return;
        }
        if depth > DEEPEST {
            self.leaf(node, "p", as_text);
            return;
        }
        match &node.data.borrow().value {
            NodeValue::Paragraph => {
                let tight = node
                    .parent()
                    .and_then(comrak::arena_tree::Node::parent)
                    .is_some_and(|list| matches!(&list.data.borrow().value, NodeValue::List(list) if list.tight));
                self.leaf(node, if tight { "span" } else { "p" }, inline);
            }
            NodeValue::Heading(heading) => {
                let tag = match heading.level {
                    1 => "h3",
                    2 => "h4",
                    3 => "h5",
                    _ => "h6",
                };
                self.leaf(node, tag, inline);
            }
            NodeValue::CodeBlock(code) => {
                self.leaf(node, "pre", |_, html| {
                    let _ = write!(html, "<code>{}</code>", escape(&code.literal));
                });
            }
            NodeValue::HtmlBlock(raw) => self.leaf(node, "p", |_, html| html.push_str(&escape(&raw.literal))),
            NodeValue::TableCell => {
                let head = node.parent().is_some_and(|row| matches!(row.data.borrow().value, NodeValue::TableRow(true)));
                self.leaf(node, if head { "th" } else { "td" }, inline);
            }
            NodeValue::List(list) if list.list_type == ListType::Ordered => {
                let _ = write!(self.html, "<ol start=\"{}\">", list.start);
                self.inner(node, depth);
                self.html.push_str("</ol>");
            }
            NodeValue::List(_) => self.wrap("ul", node, depth),
            NodeValue::Item(_) => self.wrap("li", node, depth),
            NodeValue::BlockQuote => self.wrap("blockquote", node, depth),
            NodeValue::Table(_) => self.wrap("table", node, depth),
            NodeValue::TableRow(_) => self.wrap("tr", node, depth),
            NodeValue::ThematicBreak => self.html.push_str("<hr>"),
            _ => self.inner(node, depth),
        }
    }

    fn inner<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        node.children().for_each(|child| self.block(child, depth + 1));
    }

    fn wrap<'a>(&mut self, tag: &str, node: &'a AstNode<'a>, depth: usize) {
        let _ = write!(self.html, "<{tag}>");
        self.inner(node, depth);
        let _ = write!(self.html, "</{tag}>");
    }

    /// Something with text and no block in it; cut at a word where the room ends.
    fn leaf<'a>(&mut self, node: &'a AstNode<'a>, tag: &str, draw: impl FnOnce(&'a AstNode<'a>, &mut String)) {
        let _ = write!(self.html, "<{tag}>");
        let text = plain_text(node);
        let length = text.chars().count();
        if length > self.left {
            let cut: String = text.chars().take(self.left).collect();
            let at_word = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
            let _ = write!(self.html, "{}…", escape(at_word));
            (self.left, self.whole) = (0, false);
        } else {
            draw(node, &mut self.html);
            self.left -= length.max(LEAST).min(self.left);
        }
        let _ = write!(self.html, "</{tag}>");
    }
}

fn as_text<'a>(node: &'a AstNode<'a>, html: &mut String) {
    html.push_str(&escape(&plain_text(node)));
}

fn inline<'a>(node: &'a AstNode<'a>, html: &mut String) {
    let manner = Manner { links: Links::Live, line_break: "<br>" };
    node.children().for_each(|child| walk(child, manner, 0, html));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn html(markdown: &str) -> String {
        shown(markdown, None).html
    }

    #[test]
    fn a_page_has_headings_lists_code_and_tables() {
        assert_eq!(
            html("# Plan\n\n- a\n- *b*\n\n1) c"),
            "<h3>Plan</h3><ul><li><span>a</span></li><li><span><em>b</em></span></li></ul><ol start=\"1\"><li><span>c</span></li></ol>"
        );
        assert_eq!(html("one\ntwo"), "<p>one<br>two</p>");
        assert_eq!(html("```\na < b\n```"), "<pre><code>a &lt; b\n</code></pre>");
        assert_eq!(html("| a | b |\n|---|---|\n| 1 | 2 |"), "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>");
    }

    #[test]
    fn as_plain_text_it_keeps_its_words_and_where_links_lead() {
        assert_eq!(
            as_plain("# Looms\n\nBring *yarn*,\nsee [the book](https://example.org/b).\n\n- one\n- `two`\n\n<script>x</script>"),
            "Looms\n\nBring yarn,\nsee the book (https://example.org/b).\n\n- one\n\n- two\n\n<script>x</script>"
        );
        assert_eq!(as_plain("https://example.org/b [x](javascript:1)"), "https://example.org/b x");
        assert!(as_plain(&">".repeat(19_000)).is_empty());
    }

    #[test]
    fn nothing_in_it_runs_and_links_lead_by_http_only() {
        assert_eq!(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        assert_eq!(html("a <img src=x onerror=alert(1)>"), "<p>a &lt;img src=x onerror=alert(1)&gt;</p>");
        assert_eq!(html("[x](javascript:alert(1)) [y](data:text/html,1) [z](//example.org)"), "<p>x y z</p>");
        assert_eq!(
            html("![plan](https://example.org/p.png)"),
            "<p><a href=\"https://example.org/p.png\" rel=\"noopener noreferrer nofollow\">plan</a></p>"
        );
    }

    #[test]
    fn there_is_only_so_much_room_and_it_ends_at_a_word() {
        let long = shown("one two three four five six\n\n- seven", Some(16));
        assert_eq!((long.html.as_str(), long.whole), ("<p>one two three…</p>", false));
        let lines = shown(&"- x\n".repeat(1000), Some(480));
        assert_eq!((lines.html.matches("<li><span>").count(), lines.whole), (10, false));
        assert!(shown("short", Some(480)).whole);
    }

    #[test]
    fn what_is_deep_beyond_reason_is_text() {
        for deep in [">".repeat(19_000) + " x", "*a ".repeat(6_000) + &" a*".repeat(600), "[".repeat(19_000), "- ".repeat(9_000) + "x"] {
            let drawn = html(&deep);
            assert!(drawn.matches("<blockquote>").count() <= DEEPEST + 1, "{}", &drawn[..200]);
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_written_becomes_an_element_that_is_not_ours(markdown in "[<>\"'`*_\\[\\]()a-z:/ !#&;=|~\n-]{0,120}") {
            let html = html(&markdown);
            let mut rest = html.as_str();
            while let Some(at) = rest.find('<') {
                rest = &rest[at + 1..];
                let name: String = rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                let ours = ["p", "span", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "em", "b", "s", "table", "tr", "th", "td"];
                let link = rest.starts_with("a href=\"http") || rest.starts_with("/a>");
                prop_assert!(link || (ours.contains(&name.as_str()) && !rest.split('>').next().unwrap_or("").contains("on")), "{}", html);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String, room in 0_usize..200) {
            let _ = shown(&text, Some(room));
        }
    }
}
