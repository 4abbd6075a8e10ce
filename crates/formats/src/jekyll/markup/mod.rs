//! HTML in pages of others as Markdown, as our pages are: what has a meaning there keeps it, wrappers go, what cannot be in a page is listed.
//!
//! A reader of its own, and a small one. The parser of Markdown that draws our pages hands HTML on unread, that of XML stops at the first tag
//! that nobody closes, and those of HTML bring a browser's tree and its tables with them for the thirty elements that people write. This one
//! makes no tree: it goes through the text once, keeps a short list of what is open, and writes as it goes. So the time is linear, and what
//! is deep beyond reason is flat.

use std::collections::HashMap;

use super::lined::Lined;
use super::pages::Fragment;
use super::tag::Tag;

mod elements;

use elements::{Open, What, prefix, what};

/// What came of a text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub text: Lined,
    /// Places that addresses may point to.
    pub fragments: Vec<Fragment>,
    /// What cannot be in a page, with its line.
    pub wrong: Vec<(u32, String)>,
}

/// How far what comes is from what stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Blank,
}

/// Reads a text that is HTML, or Markdown with HTML in it.
pub(super) fn read(text: &Lined, html: bool) -> Read {
    let first = text.lines.first().copied().unwrap_or(1);
    let mut reader = Reader {
        text: &text.text,
        lines: &text.lines,
        at: 0,
        line: 0,
        html,
        read: Read { text: Lined::begins(first), ..Read::default() },
        open: Vec::new(),
        gap: Gap::None,
        breaks: false,
        lead: "",
        unclosed: Vec::new(),
        last_ends: last_ends(&text.text),
        no_span_before: [0; MOST_TICKS + 1],
        paragraph_end: 0,
        styled: false,
        in_list: false,
        cells: None,
    };
    reader.run();
    reader.read
}

/// The words of a piece of HTML, in one line.
pub(super) fn words(text: &str) -> String {
    let mut lined = Lined::begins(1);
    lined.push(text, 1);
    let read = read(&lined, true);
    read.text.text.split_whitespace().collect::<Vec<_>>().join(" ").trim_start_matches('#').trim().to_owned()
}

/// The longest name of an element that nobody here knows.
const LONGEST_NAME: usize = 100;

/// The longest row of backticks that code stands between.
const MOST_TICKS: usize = 16;

#[expect(clippy::struct_excessive_bools, reason = "each says one thing about where one is in a text")]
struct Reader<'a> {
    text: &'a str,
    lines: &'a [u32],
    at: usize,
    /// Which line of the text that is, from 0.
    line: usize,
    /// Whether it is HTML where nothing is open.
    html: bool,
    read: Read,
    open: Vec<Open<'a>>,
    gap: Gap,
    /// Whether a line ends by force before what comes.
    breaks: bool,
    /// What a line of Markdown begins with, until it has words.
    lead: &'a str,
    /// Names of elements that nobody closes from here on.
    unclosed: Vec<String>,
    /// Where each element is closed for the last time, by its name in small letters.
    last_ends: HashMap<String, usize>,
    /// By the length of a row of backticks: none closes it before here.
    no_span_before: [usize; MOST_TICKS + 1],
    /// Where the paragraph ends in which such a row was looked for last.
    paragraph_end: usize,
    styled: bool,
    /// Whether the Markdown that comes may belong to a point of a list.
    in_list: bool,
    /// In a table: how many cells the row has, and whether it is the first.
    cells: Option<(usize, bool)>,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        while self.at < self.text.len() {
            if !self.is_html() && self.is_line_start() && self.code_line() {
                continue;
            }
            let rest = &self.text[self.at..];
            let length = rest.find(['<', '`', '\n', '\\', '{']).unwrap_or(rest.len());
            if length > 0 {
                self.take(length);
                self.said(&rest[..length]);
                continue;
            }
            match rest.as_bytes()[0] {
                b'<' => self.markup(),
                b'\n' => self.line_end(),
                b'{' if rest.starts_with("{{ include ") && !self.is_in_line() => self.part(),
                b'`' if !self.is_html() => self.ticks(),
                b'\\' if rest.len() > 1 && (!self.is_html() || rest.starts_with("\\{")) => {
                    let length = 1 + rest[1..].chars().next().filter(|letter| *letter != '\n').map_or(0, char::len_utf8);
                    self.take(length);
                    self.write(&rest[..length]);
                }
                _ => {
                    self.take(1);
                    self.said(&rest[..1]);
                }
            }
        }
        self.close_to(0);
    }

    fn is_html(&self) -> bool {
        self.open.last().map_or(self.html, |open| open.html)
    }

    fn is_line_start(&self) -> bool {
        self.at == 0 || self.text.as_bytes()[self.at - 1] == b'\n'
    }

    /// Whether all must stay in one line: headings and the cells of tables.
    fn is_in_line(&self) -> bool {
        self.open.iter().any(|open| matches!(open.what, What::Heading(_) | What::Cell))
    }

    fn file_line(&self) -> u32 {
        self.lines.get(self.line).or(self.lines.last()).copied().unwrap_or(1)
    }

    fn wrong(&mut self, why: String) {
        let line = self.file_line();
        self.read.wrong.push((line, why));
    }

    /// Passes over the next bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let text = &self.text[self.at..self.at + bytes];
        self.line += text.matches('\n').count();
        self.at += bytes;
        text
    }

    /// Text as it stands: Markdown, or the words of HTML.
    fn said(&mut self, text: &'a str) {
        if !self.is_html() {
            if text.trim().is_empty() && (self.gap >= Gap::Line || self.read.text.text.is_empty()) {
                self.lead = text;
            } else {
                self.write(text);
            }
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
            if blank > 0 {
                self.gap = self.gap.max(Gap::Space);
                rest = &rest[blank..];
                continue;
            }
            let word = rest.split([' ', '\t', '\r']).next().unwrap_or(rest);
            let starts = self.gap >= Gap::Line || self.breaks || self.read.text.text.is_empty();
            let escaped = escaped(word, starts, self.cells.is_some());
            self.write(&escaped);
            rest = &rest[word.len()..];
        }
    }

    fn line_end(&mut self) {
        self.take(1);
        if self.is_html() {
            self.gap = self.gap.max(if self.is_in_line() { Gap::Space } else { Gap::Line });
            // Only what begins a block begins it after a blank line: words go on in the next one.
            return;
        }
        self.lead = "";
        if self.gap >= Gap::Line {
            self.apart(Gap::Blank);
        } else {
            self.gap = Gap::Line;
        }
    }

    /// What comes stands apart from what is there: marks end with their line.
    fn apart(&mut self, gap: Gap) {
        if self.is_in_line() {
            self.gap = self.gap.max(Gap::Space);
            return;
        }
        for at in (0..self.open.len()).rev() {
            self.end_words(at);
        }
        self.breaks = false;
        self.lead = "";
        // The first words of a point of a list stand beside its mark.
        let fresh = self.open.iter().any(|open| open.what == What::Item && !open.first.is_empty());
        self.gap = self.gap.max(if fresh { Gap::Line } else { gap });
    }

    /// Ends the words of an element, where they began.
    fn end_words(&mut self, at: usize) {
        let Some(open) = self.open.get_mut(at).filter(|open| open.began && !open.closer.is_empty()) else { return };
        open.began = false;
        let kept = self.read.text.text.trim_end_matches([' ', '\t']).len();
        let spaces = self.read.text.text.split_off(kept);
        self.read.text.text.push_str(&open.closer);
        self.read.text.text.push_str(&spaces);
    }

    /// Writes words, with all that has to stand before them.
    fn write(&mut self, words: &str) {
        let line = self.file_line();
        let bare = words.trim_start_matches([' ', '\t']);
        let gap = std::mem::take(&mut self.gap);
        let breaks = std::mem::take(&mut self.breaks);
        let out = &mut self.read.text;
        if out.text.is_empty() {
            out.push(&prefix(&mut self.open), line);
        } else if gap >= Gap::Line || breaks {
            // Two spaces at the end of a line of Markdown end it by force.
            let kept = out.text.trim_end_matches([' ', '\t']).len();
            if gap == Gap::Blank || breaks || kept + 1 == out.text.len() {
                out.truncate(kept);
            }
            if gap == Gap::Blank {
                let quoted: String = self.open.iter().filter(|open| open.first.is_empty()).map(|open| open.others.as_str()).collect();
                out.push(&format!("\n{}\n", quoted.trim_end()), line);
            } else {
                out.push(if breaks { "\\\n" } else { "\n" }, line);
            }
            out.push(&prefix(&mut self.open), line);
        } else if gap == Gap::Space {
            out.push(" ", line);
        }
        let lead = std::mem::take(&mut self.lead);
        out.push(lead, line);
        out.push(&words[..words.len() - bare.len()], line);
        if bare.is_empty() {
            return;
        }
        if let Some(open) = self.open.iter_mut().find(|open| !open.began && matches!(open.what, What::Heading(_)))
            && let What::Heading(level) = open.what
        {
            open.began = true;
            out.push(&format!("{} ", "#".repeat(usize::from(level))), line);
        }
        for open in self.open.iter_mut().filter(|open| !open.began) {
            open.began = true;
            match open.what {
                What::Mark(mark) => out.push(mark, line),
                What::Link if !open.closer.is_empty() => out.push("[", line),
                _ => {}
            }
        }
        out.push(bare, line);
    }

    /// A part that the program draws stands alone.
    fn part(&mut self) {
        let rest = &self.text[self.at..];
        let Some(length) = rest.as_bytes().windows(2).take(100).position(|two| two == b"}}").map(|end| end + 2) else {
            self.take(1);
            return self.write("{");
        };
        self.apart(Gap::Blank);
        self.take(length);
        self.write(&rest[..length]);
        self.apart(Gap::Blank);
    }

    /// A line of code in Markdown, or all between two fences, is taken as it is.
    fn code_line(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let line = rest.split('\n').next().unwrap_or(rest);
        let bare = line.trim_start();
        let fence = ["```", "~~~"].into_iter().find(|fence| bare.starts_with(fence));
        let length = if let Some(fence) = fence {
            let mut length = 0;
            for (number, line) in rest.split_inclusive('\n').enumerate() {
                length += line.len();
                let closes = line.trim().strip_prefix(fence).is_some_and(|rest| rest.trim_matches(['`', '~']).is_empty());
                if number > 0 && closes {
                    break;
                }
            }
            length
        } else {
            let deep = line.starts_with("    ") || line.starts_with('\t');
            if !bare.is_empty() && !deep {
                let digits = bare.trim_start_matches(|letter: char| letter.is_ascii_digit());
                self.in_list = bare.starts_with(['*', '-', '+']) || digits.len() < bare.len() && digits.starts_with(['.', ')']);
            }
            let after_blank = self.gap == Gap::Blank || self.read.text.text.is_empty();
            if bare.is_empty() || !deep || self.in_list || !after_blank || !self.open.is_empty() {
                return false;
            }
            line.len()
        };
        let kept = rest[..length].trim_end_matches('\n');
        self.write("");
        let line = self.file_line();
        self.read.text.push(kept, line);
        self.take(kept.len());
        true
    }

    /// Code between backticks in Markdown.
    fn ticks(&mut self) {
        let rest = &self.text[self.at..];
        let count = rest.len() - rest.trim_start_matches('`').len();
        if self.paragraph_end <= self.at {
            self.paragraph_end = rest.find("\n\n").map_or(self.text.len(), |end| self.at + end);
        }
        let paragraph = &self.text[self.at..self.paragraph_end.max(self.at + count)];
        let end = (count <= MOST_TICKS && self.no_span_before[count] <= self.at).then(|| span_end(paragraph, count));
        let length = match end {
            Some(Some(end)) => end,
            Some(None) => {
                self.no_span_before[count] = self.paragraph_end;
                count
            }
            None => count,
        };
        self.write(&rest[..length]);
        self.take(length);
    }

    /// What begins with `<`.
    fn markup(&mut self) {
        let rest = &self.text[self.at..];
        if rest.starts_with("<!--") && !self.unclosed.iter().any(|known| known == "!--") {
            match rest.find("-->") {
                Some(end) => {
                    self.take(end + 3);
                    return;
                }
                None => self.unclosed.push("!--".to_owned()),
            }
        }
        // `[a](<b c>)` is Markdown.
        let destination = !self.is_html() && self.text[..self.at].ends_with("](");
        match Tag::read(rest).filter(|_| !destination) {
            Some(tag) if tag.name.starts_with('!') => {
                self.take(tag.length);
            }
            Some(tag) => match what(&tag.name.to_ascii_lowercase()) {
                Some(what) if tag.closes => {
                    self.take(tag.length);
                    self.close(tag.name, what);
                }
                Some(what) => self.element(&tag, what),
                None => self.stranger(&tag),
            },
            None => self.letter(),
        }
    }

    /// An element that no page here knows, such as `<tito-widget event="…">`: its tags go, what is in it stays. What only looks like one – the
    /// `<T>` of a type, an address – is text.
    fn stranger(&mut self, tag: &Tag<'a>) {
        let name = tag.name.to_ascii_lowercase();
        if !tag.is_element(self.last_ends.get(&name).is_some_and(|end| *end > self.at)) {
            return self.letter();
        }
        if tag.closes {
            self.take(tag.length);
            return self.close(tag.name, What::Span);
        }
        self.wrong(format!("<{name}> is no element that a page here knows; it is left out, and what stands in it stays"));
        self.element(tag, What::Span);
    }

    /// A `<` that begins nothing.
    fn letter(&mut self) {
        self.take(1);
        let text = if self.is_html() { "\\<" } else { "<" };
        self.write(text);
    }
}

/// Where each element is closed for the last time, by its name in small letters.
fn last_ends(text: &str) -> HashMap<String, usize> {
    let ends = text.match_indices("</").map(|(at, _)| {
        let letters = text[at + 2..].chars().take(LONGEST_NAME).take_while(|letter| !letter.is_whitespace() && *letter != '>');
        (letters.collect::<String>().to_ascii_lowercase(), at)
    });
    ends.collect()
}

/// Where a row of backticks of the same length ends in a paragraph, from the beginning of the first one.
fn span_end(paragraph: &str, count: usize) -> Option<usize> {
    let mut at = count;
    loop {
        at += paragraph[at..].find('`')?;
        let row = paragraph[at..].bytes().take_while(|letter| *letter == b'`').count();
        at += row;
        if row == count {
            return Some(at);
        }
    }
}

/// A word of HTML, so that nothing in it is Markdown.
fn escaped(word: &str, starts: bool, in_table: bool) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    let letters = word.as_bytes();
    let digits = word.len() - word.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    for (at, letter) in word.char_indices() {
        let within = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(u8::is_ascii_alphanumeric);
        let special = match letter {
            '*' | '`' | '[' | ']' | '\\' => true,
            '_' => !(within(at.checked_sub(1)) && within(Some(at + 1))),
            '~' => letters.get(at + 1) == Some(&b'~'),
            '|' => in_table,
            '#' | '>' | '-' | '+' | '=' => starts && at == 0,
            '.' | ')' => starts && digits > 0 && digits < 10 && at == digits && at + 1 == word.len(),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
