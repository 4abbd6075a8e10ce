//! A page of Markdown as HTML: headings, paragraphs, lists, quotations, code and tables. What somebody writes as HTML is text,
//! pictures are links, and links lead by http and https only, or where the page itself says that they lead.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

use crate::inline::{Around, Links, Manner, Within, escape, is_comment, plain_text, walk};

/// A page as HTML.
pub struct Shown {
    /// The HTML.
    pub html: String,
    /// Whether that is all of it.
    pub whole: bool,
}

/// A page of a site as HTML.
pub struct Drawn {
    /// The HTML.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// The words of its first paragraph.
    pub opening: String,
}

/// A heading that an address can lead to.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2, below the page's own.
    pub level: u8,
    /// Its fragment.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// What a page of a site knows beyond its text.
pub trait Site: Around {
    /// What stands in place of a line, as HTML, where that line names a part of the site; `level` is that of headings in it.
    fn part(&self, line: &str, level: u8) -> Option<String>;
}

/// Quotations in quotations in quotations: what is deeper is text.
const DEEPEST: usize = 16;

/// What the shortest line takes of the room, in characters: so that many short lines are not endless either.
const LEAST: usize = 48;

/// A page as HTML, in a part of another that has a heading of its own; with `room`, no more of it than about so many characters.
pub fn shown(markdown: &str, room: Option<usize>) -> Shown {
    shown_from(3, markdown, room)
}

/// A page as HTML, just below the title of the page that it stands on.
pub fn shown_below_title(markdown: &str) -> String {
    shown_from(2, markdown, None).html
}

/// The largest headings are of level `top`, whatever marks they have: none is left out between two.
fn shown_from(top: i8, markdown: &str, room: Option<usize>) -> Shown {
    let arena = Arena::new();
    let tree = parse_document(&arena, markdown, &options(false));
    let mut page = Drawing { left: room.unwrap_or(usize::MAX), ..Drawing::of(markdown, None, below(tree, top)) };
    page.block(tree, 0);
    Shown { html: page.html, whole: page.whole }
}

/// By how much the headings of a page go down, so that the largest is of level `top`.
fn below<'a>(root: &'a AstNode<'a>, top: i8) -> i8 {
    let levels = root.descendants().filter_map(|node| match &node.data.borrow().value {
        NodeValue::Heading(heading) => i8::try_from(heading.level).ok(),
        _ => None,
    });
    top - levels.min().unwrap_or(top)
}

/// A page of a site as HTML. Its largest headings stand just below the page's own, whatever marks they have; each has the fragment
/// that static site generators give it, so that old addresses still lead to it.
pub fn drawn(markdown: &str, site: &dyn Site) -> Drawn {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options(true));
    let mut page = Drawing::of(markdown, Some(site), below(root, 2));
    page.block(root, 0);
    page.footnotes(root);
    let mut paragraphs = root.children().filter(|node| matches!(node.data.borrow().value, NodeValue::Paragraph));
    let opening = paragraphs.find(|node| page.part(node).is_none()).map(|first| site.filled(&plain_text(first), Within::Words));
    Drawn { opening: opening.unwrap_or_default(), html: page.html, headings: page.headings }
}

/// Where the links and pictures of a page lead, in order.
pub fn links_of(markdown: &str) -> Vec<String> {
    let arena = Arena::new();
    let link = |node: &AstNode<'_>| match &node.data.borrow().value {
        NodeValue::Link(link) | NodeValue::Image(link) => Some(link.url.clone()),
        _ => None,
    };
    parse_document(&arena, markdown, &options(true)).descendants().filter_map(link).collect()
}

/// What stands on a page and is no code, where something may be named; and whether it is all that its paragraph has.
pub fn words_of(markdown: &str) -> Vec<(bool, String)> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options(true));
    root.descendants().filter_map(words_in).collect()
}

fn words_in<'a>(node: &'a AstNode<'a>) -> Option<(bool, String)> {
    match &node.data.borrow().value {
        NodeValue::Text(text) => Some((is_alone(node), text.to_string())),
        NodeValue::HtmlInline(raw) if !is_comment(raw) => Some((false, raw.clone())),
        NodeValue::HtmlBlock(block) if !is_comment(&block.literal) => Some((false, block.literal.clone())),
        NodeValue::Link(link) | NodeValue::Image(link) => Some((false, link.url.clone())),
        _ => None,
    }
}

/// Whether a text is all that a paragraph has, and that paragraph stands by itself.
fn is_alone<'a>(text: &'a AstNode<'a>) -> bool {
    let alone = text.previous_sibling().is_none() && text.next_sibling().is_none();
    let paragraph = text.parent().filter(|parent| matches!(parent.data.borrow().value, NodeValue::Paragraph));
    let within = paragraph.and_then(comrak::arena_tree::Node::parent);
    alone && within.is_some_and(|node| matches!(node.data.borrow().value, NodeValue::Document))
}

fn options(of_a_site: bool) -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.footnotes = of_a_site;
    options.extension.tasklist = of_a_site;
    options
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
            NodeValue::Paragraph | NodeValue::Heading(_) => lines_of(node),
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
fn lines_of<'a>(block: &'a AstNode<'a>) -> String {
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

struct Drawing<'s> {
    html: String,
    left: usize,
    whole: bool,
    site: Option<&'s dyn Site>,
    /// How much smaller headings are than their marks say.
    below: i8,
    headings: Vec<Heading>,
    /// Fragments that are taken.
    taken: HashSet<String>,
    /// The last number behind words that several headings have.
    numbers: HashMap<String, usize>,
}

/// Fragments that the page around it uses itself.
const TAKEN: [&str; 4] = ["main", "said", "mine", "refusal"];

impl<'s> Drawing<'s> {
    fn of(markdown: &str, site: Option<&'s dyn Site>, below: i8) -> Self {
        let taken = TAKEN.map(str::to_owned).into();
        Self {
            html: String::with_capacity(markdown.len() + 64),
            left: usize::MAX,
            whole: true,
            site,
            below,
            headings: vec![],
            taken,
            numbers: HashMap::new(),
        }
    }

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
                if let Some(part) = self.part(node) {
                    self.html.push_str(&part);
                    return;
                }
                let tight = node
                    .parent()
                    .and_then(comrak::arena_tree::Node::parent)
                    .is_some_and(|list| matches!(&list.data.borrow().value, NodeValue::List(list) if list.tight));
                self.leaf(node, if tight { "span" } else { "p" }, inline);
            }
            NodeValue::Heading(heading) => self.heading(node, heading.level),
            NodeValue::CodeBlock(code) => {
                self.leaf(node, "pre", |_, manner, html| {
                    let literal = manner.around.map_or_else(|| code.literal.clone(), |around| around.filled(&code.literal, Within::Code));
                    let _ = write!(html, "<code>{}</code>", escape(&literal));
                });
            }
            NodeValue::HtmlBlock(raw) if self.site.is_some() && is_comment(&raw.literal) => {}
            NodeValue::HtmlBlock(_) => self.leaf(node, "p", as_text),
            NodeValue::List(list) if list.list_type == ListType::Ordered => {
                let _ = write!(self.html, "<ol start=\"{}\">", list.start);
                self.inner(node, depth);
                self.html.push_str("</ol>");
            }
            NodeValue::List(_) => self.wrap("ul", node, depth),
            NodeValue::Item(_) => self.wrap("li", node, depth),
            NodeValue::TaskItem(task) => {
                self.html.push_str(if task.symbol.is_some() { "<li class=\"task\">☑ " } else { "<li class=\"task\">☐ " });
                self.inner(node, depth);
                self.html.push_str("</li>");
            }
            NodeValue::BlockQuote => self.wrap("blockquote", node, depth),
            // A table may be wider than the page: then it is pushed, and not the page.
            NodeValue::Table(_) if self.site.is_some() => {
                self.html.push_str("<div class=\"wide-table\">");
                self.wrap("table", node, depth);
                self.html.push_str("</div>");
            }
            NodeValue::Table(_) => self.wrap("table", node, depth),
            NodeValue::TableRow(head) => self.row(node, *head),
            NodeValue::ThematicBreak => self.html.push_str("<hr>"),
            // They stand at the end of the page.
            NodeValue::FootnoteDefinition(_) => {}
            _ => self.inner(node, depth),
        }
    }

    /// The cells of a table's row, each as its column is set.
    fn row<'a>(&mut self, row: &'a AstNode<'a>, is_head: bool) {
        let set = row.parent().map_or_else(Vec::new, |table| match &table.data.borrow().value {
            NodeValue::Table(table) => table.alignments.clone(),
            _ => Vec::new(),
        });
        self.html.push_str("<tr>");
        for (at, cell) in row.children().enumerate() {
            let tag = match (is_head, set.get(at)) {
                (true, Some(TableAlignment::Right)) => "th class=\"end\"",
                (true, Some(TableAlignment::Center)) => "th class=\"middle\"",
                (true, _) => "th",
                (false, Some(TableAlignment::Right)) => "td class=\"end\"",
                (false, Some(TableAlignment::Center)) => "td class=\"middle\"",
                (false, _) => "td",
            };
            self.leaf(cell, tag, inline);
        }
        self.html.push_str("</tr>");
    }

    /// A part of the site that a line of its own names.
    fn part<'a>(&self, paragraph: &'a AstNode<'a>) -> Option<String> {
        let text = paragraph.first_child().filter(|text| is_alone(text))?;
        match &text.data.borrow().value {
            NodeValue::Text(text) => self.site?.part(text, self.headings.last().map_or(2, |heading| (heading.level + 1).min(6))),
            _ => None,
        }
    }

    fn heading<'a>(&mut self, node: &'a AstNode<'a>, marks: u8) {
        let level = i8::try_from(marks).unwrap_or(6).saturating_add(self.below).clamp(2, 6);
        let Some(site) = self.site else {
            return self.leaf(node, &format!("h{level}"), inline);
        };
        let text = site.filled(&plain_text(node), Within::Words);
        let (text, asked) = named(&text);
        let id = self.fragment(&asked.map_or_else(|| slug(text), str::to_owned));
        let _ = write!(self.html, "<h{level} id=\"{}\">", escape(&id));
        if asked.is_some() {
            self.html.push_str(&escape(text));
        } else {
            inline(node, self.manner(), &mut self.html);
        }
        let _ = write!(self.html, "</h{level}>");
        self.headings.push(Heading { level: level.unsigned_abs(), id, text: text.to_owned() });
    }

    /// A fragment that no other heading has.
    fn fragment(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        // Numbers that were tried for these words are not tried again.
        let number = self.numbers.entry(wanted.to_owned()).or_default();
        loop {
            *number += 1;
            let free = format!("{wanted}-{number}");
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }

    fn footnotes<'a>(&mut self, root: &'a AstNode<'a>) {
        let is_note = |node: &&AstNode<'a>| matches!(node.data.borrow().value, NodeValue::FootnoteDefinition(_));
        let notes: Vec<&AstNode<'a>> = root.descendants().filter(is_note).collect();
        if notes.is_empty() {
            return;
        }
        self.html.push_str("<ol class=\"footnotes\">");
        for (at, note) in notes.into_iter().enumerate() {
            let _ = write!(self.html, "<li id=\"fn-{}\">", at + 1);
            self.inner(note, 1);
            let _ = write!(self.html, "<a href=\"#fnref-{}\">↩</a></li>", at + 1);
        }
        self.html.push_str("</ol>");
    }

    fn inner<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        node.children().for_each(|child| self.block(child, depth + 1));
    }

    fn wrap<'a>(&mut self, tag: &str, node: &'a AstNode<'a>, depth: usize) {
        let _ = write!(self.html, "<{tag}>");
        self.inner(node, depth);
        let _ = write!(self.html, "</{tag}>");
    }

    /// Something with text and no block in it, by its tag; cut at a word where the room ends.
    fn leaf<'a>(&mut self, node: &'a AstNode<'a>, tag: &str, draw: impl FnOnce(&'a AstNode<'a>, Manner<'_>, &mut String)) {
        let _ = write!(self.html, "<{tag}>");
        let text = plain_text(node);
        let length = text.chars().count();
        if length > self.left {
            let cut: String = text.chars().take(self.left).collect();
            let at_word = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
            let _ = write!(self.html, "{}…", escape(at_word));
            (self.left, self.whole) = (0, false);
        } else {
            draw(node, self.manner(), &mut self.html);
            self.left -= length.max(LEAST).min(self.left);
        }
        let _ = write!(self.html, "</{}>", tag.split(' ').next().unwrap_or(tag));
    }

    /// A note keeps its lines as they were written; a page of a site is set anew.
    fn manner(&self) -> Manner<'s> {
        let around = self.site.map(|site| site as &dyn Around);
        Manner { links: Links::Live, line_break: if around.is_some() { "\n" } else { "<br>" }, around }
    }
}

fn as_text<'a>(node: &'a AstNode<'a>, manner: Manner<'_>, html: &mut String) {
    let text = plain_text(node);
    html.push_str(&escape(&manner.around.map_or_else(|| text.clone(), |around| around.filled(&text, Within::Words))));
}

fn inline<'a>(node: &'a AstNode<'a>, manner: Manner<'_>, html: &mut String) {
    node.children().for_each(|child| walk(child, manner, 0, html));
}

/// A heading's words, and the fragment that stands behind them: "How to get there {#way}".
fn named(text: &str) -> (&str, Option<&str>) {
    let asked = text.strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
    let is_plain =
        |id: &str| !id.is_empty() && id.len() <= 60 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    match asked {
        Some((words, id)) if is_plain(id) => (words.trim_end(), Some(id)),
        _ => (text, None),
    }
}

/// The fragment that static site generators make of a heading: small letters, digits and `-` for each space, the rest is left out.
pub fn slug(text: &str) -> String {
    let kept = text.trim().chars().filter_map(|c| match c {
        ' ' | '-' => Some('-'),
        '_' => Some('_'),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    let slug: String = kept.flat_map(char::to_lowercase).take(100).collect();
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_of_heading_is_left_out_below_the_one_above() {
        assert_eq!(shown_below_title("## Bring\n\n### Yarn"), "<h2>Bring</h2><h3>Yarn</h3>");
        assert_eq!(shown_below_title("# Bring"), "<h2>Bring</h2>");
        assert_eq!(shown("## Plan", None).html, "<h3>Plan</h3>");
    }
    use proptest::prelude::*;

    fn html(markdown: &str) -> String {
        shown(markdown, None).html
    }

    /// A site with one page, one value and one part.
    struct Small;

    impl Around for Small {
        fn leads(&self, to: &str) -> Option<String> {
            (to == "location").then(|| "/x/about/location".to_owned())
        }

        fn filled(&self, text: &str, within: Within) -> String {
            if within == Within::Code { text.to_owned() } else { text.replace("$city", "<b>*Paris*</b>") }
        }

        fn picture(&self, to: &str, alt: &str) -> Option<String> {
            (to == "assets/hall.jpg").then(|| format!("<img alt=\"{}\">", escape(alt)))
        }
    }

    impl Site for Small {
        fn part(&self, line: &str, _: u8) -> Option<String> {
            (line == "$part").then(|| "<hr>".to_owned())
        }
    }

    fn site(markdown: &str) -> String {
        drawn(markdown, &Small).html
    }

    #[test]
    fn a_page_of_a_site_has_headings_that_one_leads_to() {
        let page = drawn("### Getting there & away\n\n#### By *bus*\n\n### By bus\n\n### Main {#way}\n\n### Main\n\n### ?", &Small);
        let headings: Vec<_> = page.headings.iter().map(|heading| (heading.level, heading.id.as_str(), heading.text.as_str())).collect();
        assert_eq!(
            headings,
            [
                (2, "getting-there--away", "Getting there & away"),
                (3, "by-bus", "By bus"),
                (2, "by-bus-1", "By bus"),
                (2, "way", "Main"),
                (2, "main-1", "Main"),
                (2, "section", "?"),
            ]
        );
        assert!(page.html.contains("<h3 id=\"by-bus\">By <em>bus</em></h3>") && page.html.contains("<h2 id=\"way\">Main</h2>"));
        assert_eq!(slug("impl days (May 28th and 29th)"), "impl-days-may-28th-and-29th");
    }

    #[test]
    fn a_page_of_a_site_has_footnotes_tasks_and_tables() {
        assert_eq!(
            site("a[^n] b[^n]\n\n[^n]: *why*"),
            "<p>a<sup><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup> b<sup><a id=\"fnref-1-2\" href=\"#fn-1\">1</a></sup></p>\
             <ol class=\"footnotes\"><li id=\"fn-1\"><p><em>why</em></p><a href=\"#fnref-1\">↩</a></li></ol>"
        );
        assert_eq!(site("- [ ] a\n- [x] b"), "<ul><li class=\"task\">☐ <span>a</span></li><li class=\"task\">☑ <span>b</span></li></ul>");
        assert!(site("| a |\n|---|\n| b |").starts_with("<div class=\"wide-table\"><table>"));
        assert!(site("| a | b | c |\n|:-:|--:|:--|\n| d | e | f |").contains(
            "<tr><th class=\"middle\">a</th><th class=\"end\">b</th><th>c</th></tr><tr><td class=\"middle\">d</td><td class=\"end\">e</td><td>f</td></tr>"
        ));
        assert_eq!(site("one  \ntwo"), "<p>one<br>two</p>");
        assert_eq!(site("one\ntwo\\\nthree <!-- four -->\n\n<!-- five -->"), "<p>one\ntwo<br>three </p>");
    }

    #[test]
    fn what_a_page_names_is_text_and_stands_where_it_is_named() {
        assert_eq!(site("in $city, `$city`"), "<p>in &lt;b&gt;*Paris*&lt;/b&gt;, <code>$city</code></p>");
        assert_eq!(site("$part\n\n- $part\n\nand $part"), "<hr><ul><li><span>$part</span></li></ul><p>and $part</p>");
        assert_eq!(site("[map](location) [gone](nowhere) [x](javascript:alert(1))"), "<p><a href=\"/x/about/location\">map</a> gone x</p>");
    }

    /// A page may be nothing but headings, and all of them the same: each is looked for once.
    #[test]
    fn headings_that_are_equal_are_numbered_past_those_that_have_the_number_already() {
        let page = drawn(&format!("# a-1\n\n{}", "# a\n".repeat(5000)), &Small);
        let ids: Vec<&str> = page.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!((ids.len(), &ids[..4], ids[5000]), (5001, &["a-1", "a", "a-2", "a-3"][..], "a-5000"));
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
        fn nothing_that_is_written_on_a_site_becomes_an_element_that_is_not_ours(markdown in "[<>\"'`*_\\[\\]()a-z:/ !#&;=|~{}$^\n-]{0,120}") {
            let html = drawn(&markdown, &Small).html;
            let mut rest = html.as_str();
            while let Some(at) = rest.find('<') {
                rest = &rest[at + 1..];
                let name: String = rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                let ours = ["p", "span", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "em", "b", "s", "table", "tr", "th", "td", "div", "sup"];
                let link = rest.starts_with("a href=\"") || rest.starts_with("a id=\"fnref-") || rest.starts_with("/a>");
                prop_assert!((link || ours.contains(&name.as_str())) && !rest.split('>').next().unwrap_or("").contains("onerror"), "{}", html);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String, room in 0_usize..200) {
            let _ = shown(&text, Some(room));
            let _ = drawn(&text, &Small);
            let _ = words_of(&text);
        }
    }
}
