//! HTML in pages of others as Markdown, as our pages are: what has a meaning there keeps it, wrappers go, what cannot be in a page is listed.
//!
//! A reader of its own, and a small one. The parser of Markdown that draws our pages hands HTML on unread, that of XML stops at the first tag
//! that nobody closes, and those of HTML bring a browser's tree and its tables with them for the thirty elements that people write. This one
//! makes no tree: it goes through the text once, keeps a short list of what is open, and writes as it goes. So the time is linear, and what
//! is deep beyond reason is flat.

use super::html;
use super::pages::Fragment;
use super::tag::Tag;

/// A text, and of each of its lines that of the file it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lined {
    pub text: String,
    pub lines: Vec<u32>,
    /// Where its last line begins.
    last: usize,
}

impl Lined {
    /// Nothing yet, from this line on.
    pub fn begins(line: u32) -> Self {
        Self { text: String::new(), lines: vec![line], last: 0 }
    }

    /// More of the text, which begins in this line of the file.
    pub fn push(&mut self, text: &str, mut line: u32) {
        if let Some(last) = self.lines.last_mut().filter(|_| self.text.is_empty() || self.text.ends_with('\n')) {
            *last = line;
        }
        for piece in text.split_inclusive('\n') {
            self.text.push_str(piece);
            if piece.ends_with('\n') {
                line += 1;
                self.lines.push(line);
                self.last = self.text.len();
            }
        }
    }

    /// Only the first bytes of it.
    pub fn truncate(&mut self, bytes: usize) {
        let gone = self.text.split_off(bytes).matches('\n').count();
        if gone > 0 {
            self.lines.truncate(self.lines.len() - gone);
            self.last = self.text.rfind('\n').map_or(0, |at| at + 1);
        }
    }
}

/// What came of a text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub text: Lined,
    /// Places that addresses may point to.
    pub fragments: Vec<Fragment>,
    /// What cannot be in a page, with its line.
    pub wrong: Vec<(u32, String)>,
}

/// How many elements may be open in one another; what is deeper is taken as if it stood in the last of them.
const MOST_OPEN: usize = 100;

/// How deep lists and quotations go.
const DEEPEST: usize = 8;

/// What an element is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
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

fn what(name: &str) -> Option<What> {
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

/// How far what comes is from what stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Blank,
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    what: What,
    /// Whether what is in it is HTML, and no Markdown.
    html: bool,
    /// What its words end with, and whether they began.
    closer: String,
    began: bool,
    /// What its first line begins with, and the others.
    first: String,
    others: String,
    id: String,
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
    let read = read(&Lined { text: text.to_owned(), ..Lined::begins(1) }, true);
    read.text.text.split_whitespace().collect::<Vec<_>>().join(" ").trim_start_matches('#').trim().to_owned()
}

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
                None => self.letter(),
            },
            None => self.letter(),
        }
    }

    /// A `<` that begins nothing.
    fn letter(&mut self) {
        self.take(1);
        let text = if self.is_html() { "\\<" } else { "<" };
        self.write(text);
    }

    fn element(&mut self, tag: &Tag<'a>, what: What) {
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
        let is_row = || self.read.text.text[self.read.text.last..].starts_with(['#', '|']);
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
    fn close(&mut self, name: &str, what: What) {
        let same = |open: &Open<'_>| open.name.eq_ignore_ascii_case(name);
        let found = self.open.iter().rposition(same);
        if let Some(at) = found {
            self.close_to(at);
        } else if matches!(what, What::Block) {
            self.apart(Gap::Blank);
        }
    }

    fn close_to(&mut self, at: usize) {
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
fn prefix(open: &mut [Open<'_>]) -> String {
    let mut prefix = String::new();
    for open in open {
        if open.first.is_empty() { prefix.push_str(&open.others) } else { prefix.push_str(&std::mem::take(&mut open.first)) }
    }
    prefix
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
