//! What the elements of HTML are in Markdown.

use super::{Gap, Reader};
use crate::jekyll::html;
use crate::jekyll::pages::Fragment;
use crate::jekyll::tag::Tag;

/// How many elements may be open in one another; what is deeper is taken as if it stood in the last of them.
const MOST_OPEN: usize = 100;

/// How deep lists and quotations go.
const DEEPEST: usize = 8;

/// What an element is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A wrapper: what is in it is a paragraph, or several.
    Block,
    Heading(u8),
    /// A list; with numbers, the next one.
    List(Option<u32>),
    Item,
    Quote,
    /// Words that are set apart by these letters.
    Mark(&'static str),
    Link,
    /// A wrapper within a line.
    Span,
    Break,
    Rule,
    Picture,
    /// What is in it is code, in a line or in several.
    Code,
    Pre,
    Table,
    Row,
    Cell,
    /// A page of elsewhere.
    Frame,
    /// It is left out, with all that is in it, and listed.
    Gone,
    /// The same, and nothing in it is an element.
    GoneText,
    /// It is left out, and has nothing in it.
    GoneAlone,
}

pub(super) fn what(name: &str) -> Option<What> {
    Some(match name {
        "section" | "div" | "article" | "aside" | "main" | "header" | "footer" | "nav" | "figure" | "figcaption" | "address" | "center"
        | "details" | "summary" | "hgroup" | "p" | "dl" | "dt" | "dd" | "caption" | "body" | "html" => What::Block,
        "h1" => What::Heading(1),
        "h2" => What::Heading(2),
        "h3" => What::Heading(3),
        "h4" => What::Heading(4),
        "h5" => What::Heading(5),
        "h6" => What::Heading(6),
        "ul" | "menu" => What::List(None),
        "ol" => What::List(Some(1)),
        "li" => What::Item,
        "blockquote" => What::Quote,
        "strong" | "b" => What::Mark("**"),
        "em" | "i" | "cite" | "dfn" | "var" => What::Mark("*"),
        "del" | "s" | "strike" => What::Mark("~~"),
        "a" => What::Link,
        "span" | "small" | "big" | "u" | "sup" | "sub" | "abbr" | "acronym" | "mark" | "time" | "font" | "q" | "ins" | "wbr" | "nobr"
        | "noscript" | "picture" | "bdi" | "bdo" | "label" | "thead" | "tbody" | "tfoot" | "colgroup" | "col" | "source" => What::Span,
        "br" => What::Break,
        "hr" => What::Rule,
        "img" => What::Picture,
        "code" | "kbd" | "samp" | "tt" => What::Code,
        "pre" => What::Pre,
        "table" => What::Table,
        "tr" => What::Row,
        "td" | "th" => What::Cell,
        "iframe" | "frame" => What::Frame,
        "object" | "form" | "video" | "audio" | "svg" | "math" | "canvas" | "select" | "button" | "template" | "applet" | "map"
        | "fieldset" | "head" | "dialog" | "marquee" => What::Gone,
        "script" | "style" | "textarea" | "title" => What::GoneText,
        "embed" | "input" | "link" | "meta" | "base" => What::GoneAlone,
        _ => return None,
    })
}

/// An element that is open.
pub(super) struct Open<'a> {
    pub(super) name: &'a str,
    pub(super) what: What,
    /// Whether what is in it is HTML, and no Markdown.
    pub(super) html: bool,
    /// What its words end with, and whether they began.
    pub(super) closer: String,
    pub(super) began: bool,
    /// What its first line begins with, and the others.
    pub(super) first: String,
    pub(super) others: String,
    pub(super) id: String,
}

impl<'a> Reader<'a> {
    pub(super) fn element(&mut self, tag: &Tag<'a>, what: What) {
        let name = tag.name.to_ascii_lowercase();
        if tag.attribute("style").is_some() && !self.styled && !matches!(what, What::Frame | What::Gone | What::GoneText | What::GoneAlone)
        {
            self.styled = true;
            self.wrong("a style of its own cannot be in a page; the text stays, as the pages look".to_owned());
        }
        self.fragment(tag, what);
        let alone = tag.is_empty && !matches!(what, What::Block | What::Span | What::Mark(_) | What::Link);
        match what {
            What::Frame => {
                let source = tag.attribute("src").unwrap_or("").to_owned();
                self.wrong(format!("a page of elsewhere cannot be shown inside a page; a link to {source} stands there now"));
                self.pass(tag, &name, false);
                if domain::link::is_link(&source) {
                    self.write(&format!("[{}]({})", text_of_link(&source), destination(&source)));
                }
            }
            What::Gone | What::GoneText | What::GoneAlone => {
                self.wrong(format!("<{name}> cannot be in a page; it is left out"));
                if what == What::GoneAlone || alone {
                    self.take(tag.length);
                } else {
                    self.pass(tag, &name, what == What::GoneText);
                }
            }
            What::Code | What::Pre => {
                let inner = self.pass(tag, &name, false);
                self.code(inner, what == What::Pre);
            }
            What::Break => {
                self.take(tag.length);
                self.line_break();
            }
            What::Rule => {
                self.take(tag.length);
                self.apart(Gap::Blank);
                if !self.is_in_line() {
                    self.write("---");
                    self.apart(Gap::Blank);
                }
            }
            What::Picture => {
                self.take(tag.length);
                let alt = tag.attribute("alt").unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
                match tag.attribute("src").filter(|source| !source.is_empty()) {
                    Some(source) => self.write(&format!("![{}]({})", text_of_link(&alt), destination(source))),
                    None => self.wrong("<img> names no picture; it is left out".to_owned()),
                }
            }
            _ => {
                self.begin(tag, what);
                self.take(tag.length);
                if tag.is_empty {
                    self.close(tag.name, what);
                }
            }
        }
    }

    /// What addresses may point to.
    fn fragment(&mut self, tag: &Tag<'a>, what: What) {
        let named = tag.attribute("id").or_else(|| tag.attribute("name").filter(|_| what == What::Link));
        let Some(name) = named.filter(|name| !name.is_empty() && !matches!(what, What::Heading(_) | What::Gone | What::GoneText)) else {
            return;
        };
        let after = &self.text[self.at + tag.length..];
        let heading = if what == What::Link { after.split(['<', '\n']).next().unwrap_or("").trim() } else { "" };
        let heading = heading.chars().take(200).collect();
        let line = self.file_line();
        self.read.fragments.push(Fragment { name: name.to_owned(), heading, line });
    }

    /// Passes over an element and all that is in it. One that nobody closes ends where it opens; one with no elements in it, with the page.
    fn pass(&mut self, tag: &Tag<'a>, name: &str, is_text: bool) -> &'a str {
        let begin = self.at + tag.length;
        let is_known = self.unclosed.iter().any(|known| known == name);
        let found = (!tag.is_empty && !is_known).then(|| html::end_of(self.text, name, begin, is_text)).flatten();
        if found.is_none() && !tag.is_empty && !is_known {
            self.unclosed.push(name.to_owned());
        }
        match found {
            Some((inner, end)) => {
                self.take(end - self.at);
                &self.text[begin..inner]
            }
            None if is_text && !tag.is_empty => {
                self.wrong(format!("<{name}> is never closed; what stands below it is left out"));
                self.take(self.text.len() - self.at);
                ""
            }
            None => {
                self.take(tag.length);
                ""
            }
        }
    }

    fn code(&mut self, inner: &str, is_block: bool) {
        let code = html::code(inner);
        let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
        if code.trim().is_empty() {
            return;
        }
        if is_block && !self.is_in_line() {
            let fence = "`".repeat(longest.max(2) + 1);
            self.apart(Gap::Blank);
            self.write(&fence);
            for line in code.trim_matches('\n').trim_end().lines() {
                self.gap = Gap::Line;
                self.write(line);
            }
            self.gap = Gap::Line;
            self.write(&fence);
            self.apart(Gap::Blank);
            return;
        }
        let fence = "`".repeat(longest + 1);
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        let code = if self.cells.is_some() { code.replace('|', "\\|") } else { code };
        let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.write(&format!("{fence}{space}{code}{space}{fence}"));
    }

    /// The line ends here, if anything follows it.
    fn line_break(&mut self) {
        let rest = &self.text[self.at..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
        let starts = self.gap >= Gap::Line || self.read.text.text.is_empty();
        // A heading of Markdown and a row of its table are one line.
        let is_row = || self.read.text.last_line().starts_with(['#', '|']);
        if self.is_in_line() || !self.is_html() && is_row() {
            self.gap = self.gap.max(Gap::Space);
            return;
        }
        self.take(spaces);
        let rest = &rest[spaces..];
        if let Some(below) = rest.strip_prefix('\n') {
            self.take(1);
            if !self.is_html() && below.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
                return self.apart(Gap::Line);
            }
        }
        if self.breaks {
            self.apart(Gap::Blank);
        } else if !starts {
            self.breaks = true;
        }
    }

    /// Begins an element that has words in it.
    fn begin(&mut self, tag: &Tag<'a>, what: What) {
        let block = matches!(what, What::Block | What::Heading(_) | What::List(_) | What::Item | What::Quote | What::Table | What::Row);
        if block && self.cells.is_none() {
            // A paragraph and a heading end where another block begins.
            let wraps = matches!(tag.name.to_ascii_lowercase().as_str(), "div" | "center" | "hgroup");
            let ends = |open: &Open<'_>| open.name.eq_ignore_ascii_case("p") || !wraps && matches!(open.what, What::Heading(_));
            if let Some(at) = self.open.iter().rposition(ends) {
                self.close_to(at);
            }
        }
        let (mut what, mut first, mut closer) = (what, String::new(), String::new());
        match what {
            What::Item => {
                let list = self.open.iter().rposition(|open| matches!(open.what, What::List(_)));
                let before = self.open.iter().rposition(|open| open.what == What::Item);
                if let Some(before) = before.filter(|before| list.is_none_or(|list| *before > list)) {
                    self.close_to(before);
                }
                self.apart(Gap::Line);
                let number = list.and_then(|list| match &mut self.open[list].what {
                    What::List(Some(number)) => {
                        *number = number.saturating_add(1);
                        Some(*number - 1)
                    }
                    _ => None,
                });
                first = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            }
            What::List(_) => {
                let nested = self.open.iter().any(|open| open.what == What::Item);
                self.apart(if nested { Gap::Line } else { Gap::Blank });
            }
            What::Quote => {
                self.apart(Gap::Blank);
                "> ".clone_into(&mut first);
            }
            What::Link => {
                if let Some(at) = self.open.iter().rposition(|open| open.what == What::Link) {
                    self.close_to(at);
                }
                if let Some(to) = tag.attribute("href").filter(|to| !to.is_empty()) {
                    closer = format!("]({})", destination(to));
                }
            }
            What::Mark(mark) if self.open.iter().any(|open| open.what == What::Mark(mark)) => what = What::Span,
            What::Mark(mark) => mark.clone_into(&mut closer),
            What::Table if self.cells.is_some() => what = What::Span,
            What::Row | What::Cell if self.cells.is_none() => {
                what = What::Block;
                self.apart(Gap::Blank);
            }
            What::Table => {
                self.apart(Gap::Blank);
                self.cells = Some((0, true));
            }
            What::Row => {
                self.row_end();
                self.apart(Gap::Line);
            }
            What::Cell => self.cell(),
            What::Block | What::Heading(_) => self.apart(Gap::Blank),
            _ => {}
        }
        if self.open.len() >= MOST_OPEN {
            return;
        }
        let deep = self.open.iter().filter(|open| !open.others.is_empty()).count() >= DEEPEST || self.is_in_line();
        if deep {
            first.clear();
        }
        let others = if first == "> " { first.clone() } else { " ".repeat(first.len()) };
        let span = matches!(what, What::Span | What::Mark(_) | What::Link);
        let markdown = tag.attribute("markdown").is_some_and(|value| matches!(value, "1" | "block" | "span"));
        let html = !markdown && (self.is_html() || !span);
        let id = tag.attribute("id").filter(|_| matches!(what, What::Heading(_))).unwrap_or("").to_owned();
        self.open.push(Open { name: tag.name, what, html, closer, began: false, first, others, id });
    }

    /// A cell begins: the one before it ends.
    fn cell(&mut self) {
        let Some((count, _)) = &mut self.cells else { return };
        *count += 1;
        let more = *count > 1;
        if let Some(at) = self.open.iter().rposition(|open| open.what == What::Cell) {
            self.close_to(at);
        }
        if more {
            self.gap = Gap::Space;
        }
        self.write("|");
        self.gap = Gap::Space;
    }

    /// The row of a table ends; below the first one is a line of dashes.
    fn row_end(&mut self) {
        if let Some(at) = self.open.iter().rposition(|open| open.what == What::Row) {
            self.open[at].what = What::Span;
            self.close_to(at);
        }
        let Some((count, first)) = self.cells.filter(|(count, _)| *count > 0) else { return };
        self.cells = Some((0, false));
        self.gap = Gap::Space;
        self.write("|");
        if first {
            self.gap = Gap::Line;
            self.write(&"|---".repeat(count));
            self.write("|");
        }
        self.gap = Gap::Line;
    }

    /// Closes the last element of that name, with all that is open in it.
    pub(super) fn close(&mut self, name: &str, what: What) {
        let same = |open: &Open<'_>| open.name.eq_ignore_ascii_case(name);
        let found = self.open.iter().rposition(same);
        if let Some(at) = found {
            self.close_to(at);
        } else if matches!(what, What::Block) {
            self.apart(Gap::Blank);
        }
    }

    pub(super) fn close_to(&mut self, at: usize) {
        while self.open.len() > at {
            self.end_words(self.open.len() - 1);
            let Some(open) = self.open.pop() else { return };
            match open.what {
                What::Heading(_) => {
                    if open.began && !open.id.is_empty() {
                        self.gap = Gap::Space;
                        self.write(&format!("{{#{}}}", open.id));
                    }
                    self.apart(Gap::Blank);
                }
                What::Block | What::Quote => self.apart(Gap::Blank),
                What::List(_) => {
                    let nested = self.open.iter().any(|open| open.what == What::Item);
                    self.apart(if nested { Gap::Line } else { Gap::Blank });
                }
                What::Item => self.apart(Gap::Line),
                What::Row => self.row_end(),
                What::Table => {
                    self.row_end();
                    self.cells = None;
                    self.apart(Gap::Blank);
                }
                _ => {}
            }
        }
    }
}

/// What a line begins with: the marks of lists and quotations, each once, and then room for them.
pub(super) fn prefix(open: &mut [Open<'_>]) -> String {
    let mut prefix = String::new();
    for open in open {
        if open.first.is_empty() { prefix.push_str(&open.others) } else { prefix.push_str(&std::mem::take(&mut open.first)) }
    }
    prefix
}

/// Words between the brackets of a link.
fn text_of_link(words: &str) -> String {
    words.chars().flat_map(|letter| matches!(letter, '[' | ']' | '\\' | '*' | '`').then_some('\\').into_iter().chain([letter])).collect()
}

/// Where a link leads, so that it ends where it should.
fn destination(to: &str) -> String {
    let mut out = String::with_capacity(to.len());
    let mut value = false;
    for (at, letter) in to.char_indices() {
        // A value of ours may stand in it.
        value = to[at..].starts_with("{{") || value && !to[..at].ends_with("}}");
        match letter {
            _ if value => out.push(letter),
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
