//! Reading a page.

use super::cells::{cell, has_bar, links, split_row};
use super::columns::{Column, Kind, kind, meanings};
use super::days::mentions_day;
use super::lines::{
    BOLD, Count, begins_addresses, count, heading, is_any_day, is_separator, is_title, lines, list_item, passed_over, underline, venue,
};
use super::people::split_people;
use super::{Counter, LiveDocument, OutcomeRow, ProjectRow, Reading, Refusal, Remark, SIZE_LIMIT, Why};

/// Reads a page; the module's page says how.
///
/// # Errors
///
/// [`Refusal::TooLarge`] above [`SIZE_LIMIT`], [`Refusal::NotText`] for something else than text, and
/// [`Refusal::NoTable`] for a page without a table of projects or outcomes.
pub fn read(bytes: &[u8], reading: &Reading) -> Result<LiveDocument, Refusal> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Refusal::TooLarge { bytes: bytes.len(), limit: SIZE_LIMIT });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first_not_utf8 = text_or_refusal(bytes)?;
    let text = String::from_utf8_lossy(bytes);
    let mut page = Page::new(lines(&text), reading);
    page.walk();
    page.finish(first_not_utf8)
}

/// The line of the first byte that is not UTF-8, if the bytes are text at all.
fn text_or_refusal(bytes: &[u8]) -> Result<Option<u32>, Refusal> {
    let (mut characters, mut strange, mut line, mut first) = (0, 0, 1, None);
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            characters += 1;
            strange += usize::from(character.is_control() && !character.is_whitespace());
            line += u32::from(character == '\n');
        }
        if !chunk.invalid().is_empty() {
            characters += 1;
            strange += 1;
            first = first.or(Some(line));
        }
    }
    if strange * 10 > characters { Err(Refusal::NotText) } else { Ok(first) }
}

struct Page<'a> {
    lines: Vec<&'a str>,
    reading: &'a Reading,
    document: LiveDocument,
    /// The closest heading above, as it stands.
    heading: Option<String>,
    /// Whether a heading with a level stands above.
    headed: bool,
    /// The closest heading above that mentions a day.
    day: Option<String>,
    /// What the headings above say about the tables below them.
    kind: Option<Kind>,
    /// Whether list items are addresses here.
    in_addresses: bool,
    understood_a_table: bool,
}

/// A table's header, understood.
struct Header {
    kind: Kind,
    columns: Vec<Option<Column>>,
    names: Vec<String>,
    /// Lines of the header: two, or one without its separator.
    height: usize,
}

impl<'a> Page<'a> {
    fn new(lines: Vec<&'a str>, reading: &'a Reading) -> Self {
        Self {
            lines,
            reading,
            document: LiveDocument::default(),
            heading: None,
            headed: false,
            day: None,
            kind: None,
            in_addresses: false,
            understood_a_table: false,
        }
    }

    fn walk(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            at = self.block(at);
        }
    }

    fn finish(mut self, first_not_utf8: Option<u32>) -> Result<LiveDocument, Refusal> {
        if !self.understood_a_table {
            let unknown = self.document.not_understood.into_iter().filter_map(|remark| match remark.why {
                Why::UnknownTable { columns } => Some(columns),
                _ => None,
            });
            return Err(Refusal::NoTable {
                looked_for: vec!["What and Where".to_owned(), "Who and What".to_owned()],
                found: unknown.collect(),
            });
        }
        if let Some(line) = first_not_utf8 {
            let remarks = &mut self.document.not_understood;
            let place = remarks.partition_point(|remark| remark.line < line);
            remarks.insert(place, Remark { line, why: Why::NotUtf8 });
        }
        Ok(self.document)
    }

    /// Reads the block that begins at `at` and says where the next one begins.
    fn block(&mut self, at: usize) -> usize {
        if let Some(after) = passed_over(&self.lines, at) {
            return after;
        }
        let line = self.lines[at];
        if line.trim().is_empty() {
            return at + 1;
        }
        if let Some((level, text)) = heading(line) {
            self.take_heading(level, text);
            return at + 1;
        }
        if let Some(item) = list_item(line) {
            if self.in_addresses {
                self.document.venues.extend(venue(item));
            }
            return at + 1;
        }
        self.in_addresses = false;
        if let Some(count) = count(line) {
            self.take_count(count, at);
            return at + 1;
        }
        if has_bar(line) {
            if let Some(header) = self.header(at) {
                return self.table(&header, at);
            }
            if self.lines.get(at + 1).is_some_and(|next| has_bar(next) && is_separator(next)) {
                return self.unknown_table(at);
            }
        }
        if let Some(level) = self.lines.get(at + 1).and_then(|next| underline(next)) {
            self.take_heading(level, cell(line));
            return at + 2;
        }
        self.in_addresses = line.trim_end().ends_with(':') && begins_addresses(line);
        at + 1
    }

    fn take_heading(&mut self, level: usize, text: String) {
        if text.is_empty() {
            return;
        }
        if level == 1 && !self.headed && !self.understood_a_table && is_title(&text) {
            self.document.title.clone_from(&text);
        }
        self.headed |= level < BOLD;
        self.in_addresses = begins_addresses(&text);
        if is_any_day(&text) {
            self.day = None;
            self.kind = None;
        } else if mentions_day(&text) {
            self.day = Some(text.clone());
            self.kind = None;
        }
        self.kind = Kind::of_heading(&text).or(self.kind);
        self.heading = Some(text);
    }

    fn take_count(&mut self, count: Count, at: usize) {
        let Some(place) = self.heading.clone() else { return };
        match count {
            Count::Of(present, capacity) => {
                let line = line_number(at);
                self.document.counters.push(Counter { place, present, capacity, line });
            }
            Count::TooLarge => self.remark(at, Why::CounterTooLarge),
        }
    }

    /// The header of a table of a known kind at `at`.
    fn header(&self, at: usize) -> Option<Header> {
        let names = split_row(self.lines[at], None);
        let separated = self.lines.get(at + 1).is_some_and(|next| is_separator(next));
        // Without its separator a line is a header only by names that leave nothing open.
        let above = self.kind.filter(|_| separated);
        if names.len() < 2 && !separated {
            return None;
        }
        let columns = meanings(&names, self.reading);
        let kind = kind(&columns, above)?;
        let height = if separated { 2 } else { 1 };
        Some(Header { kind, columns, names, height })
    }

    /// Reads a table and says where it ends.
    fn table(&mut self, header: &Header, start: usize) -> usize {
        self.understood_a_table = true;
        if header.height == 1 {
            self.remark(start, Why::MissingSeparator);
        }
        for (name, column) in header.names.iter().zip(&header.columns) {
            let passed_over = column.is_none_or(|column| column != Column::Ignored && !header.kind.uses(column));
            if passed_over && !name.is_empty() {
                self.remark(start, Why::UnknownColumn { name: name.clone() });
            }
        }
        let mut at = start + header.height;
        while at < self.lines.len() {
            let line = self.lines[at];
            if line.trim().is_empty() {
                let Some(next) = self.rows_apart(at) else { return at };
                at = next;
                self.remark(at, Why::RowsApart);
            } else if self.ends_table(at) {
                return at;
            } else if has_bar(line) {
                self.row(header, at);
                at += 1;
            } else {
                self.remark(at, Why::LineInTable { text: cell(line) });
                at += 1;
            }
        }
        at
    }

    /// Where rows of the same table go on below the empty lines at `at`.
    fn rows_apart(&self, at: usize) -> Option<usize> {
        let empty = self.lines[at..].iter().take_while(|line| line.trim().is_empty()).count();
        let next = at + empty;
        let begins_with_bar = self.lines.get(next)?.trim_start().starts_with('|');
        let new_table = self.header(next).is_some() || self.lines.get(next + 1).is_some_and(|line| is_separator(line));
        (begins_with_bar && !new_table).then_some(next)
    }

    fn ends_table(&self, at: usize) -> bool {
        let line = self.lines[at];
        let another_block = heading(line).is_some() || passed_over(&self.lines, at).is_some();
        another_block || (!has_bar(line) && (list_item(line).is_some() || count(line).is_some()))
    }

    fn row(&mut self, header: &Header, at: usize) {
        let width = header.columns.len();
        let mut cells = split_row(self.lines[at], Some(width));
        if cells.len() > width {
            let rest = cells.split_off(width);
            if rest.iter().any(|cell| !cell.is_empty()) {
                self.remark(at, Why::LongRow { cells: width + rest.len(), columns: width });
                if let Some(last) = cells.last_mut() {
                    *last = cell(&format!("{last} | {}", rest.join(" | ")));
                }
            }
        }
        let mut take = |column| {
            let index = header.columns.iter().position(|&found| found == Some(column))?;
            cells.get_mut(index).map(std::mem::take)
        };
        let what = take(Column::What).unwrap_or_default();
        let (day, line) = (self.day.clone(), line_number(at));
        match header.kind {
            Kind::Running => {
                let where_ = take(Column::Where).unwrap_or_default();
                let audience = take(Column::Audience).unwrap_or_default();
                let row = ProjectRow { what, where_, audience, day, line };
                self.document.projects.extend(Some(row).filter(ProjectRow::says_something));
            }
            Kind::Done => {
                let (who, remarks) = split_people(&take(Column::Who).unwrap_or_default());
                let beside = take(Column::Links).unwrap_or_default();
                let mut found = links(&what);
                let more = links(&beside);
                found.extend(more.into_iter().filter(|link| !what.contains(link.as_str())));
                let what = if what.is_empty() { beside } else { what };
                let row = OutcomeRow { who, remarks, what, links: found, day, line };
                self.document.outcomes.extend(Some(row).filter(OutcomeRow::says_something));
            }
        }
    }

    fn unknown_table(&mut self, start: usize) -> usize {
        let columns = split_row(self.lines[start], None);
        self.remark(start, Why::UnknownTable { columns });
        let mut at = start + 2;
        while at < self.lines.len() && has_bar(self.lines[at]) && !self.ends_table(at) {
            at += 1;
        }
        at
    }

    fn remark(&mut self, at: usize, why: Why) {
        self.document.not_understood.push(Remark { line: line_number(at), why });
    }
}

impl ProjectRow {
    pub(super) fn says_something(&self) -> bool {
        !(self.what.is_empty() && self.where_.is_empty() && self.audience.is_empty())
    }
}

impl OutcomeRow {
    pub(super) fn says_something(&self) -> bool {
        !(self.who.is_empty() && self.remarks.is_empty() && self.what.is_empty())
    }
}

fn line_number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}
