//! Rows to tickets, whatever file they come from.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::questionnaire::{Common, Value};

use super::answers::{self, ANSWER_LIMIT, Pairs, Spellings};
use super::bytes::plain;
use super::{Column, Odd, Ticket, What};

/// How many characters of a line are taken: a name, a code.
const LINE_LIMIT: usize = 240;

/// Makes tickets of rows.
pub(super) struct Tickets<'a> {
    headings: &'a [String],
    columns: &'a [Column],
    options: Vec<String>,
    keys: HashMap<&'a str, Arc<str>>,
    codes: HashMap<String, u32>,
    handles: HashMap<String, u32>,
    emails: HashMap<String, u32>,
    secrets: HashMap<String, u32>,
    spellings: Spellings,
    common: Common,
    pub(super) made: Vec<Ticket>,
    pub(super) odd: Vec<Odd>,
}

/// Sees which options of a table have a comma in them, before its rows are read.
pub(super) struct Options<'a> {
    columns: Vec<(usize, &'a str)>,
    pairs: HashMap<&'a str, Pairs>,
}

impl<'a> Options<'a> {
    pub(super) fn new(columns: &'a [Column]) -> Self {
        let several = |(n, column): (usize, &'a Column)| match column {
            // Languages and systems have no commas in their names.
            Column::Answer(key) if key.as_ref() == domain::questionnaire::key::AREAS => Some((n, key.as_ref())),
            _ => None,
        };
        Self { columns: columns.iter().enumerate().filter_map(several).collect(), pairs: HashMap::new() }
    }

    pub(super) fn see<'c>(&mut self, cell: impl Fn(usize) -> &'c str) {
        for (n, key) in &self.columns {
            self.pairs.entry(key).or_default().see(cell(*n));
        }
    }

    pub(super) fn found(&self) -> Vec<String> {
        self.pairs.values().flat_map(Pairs::options).collect()
    }
}

impl<'a> Tickets<'a> {
    pub(super) fn new(headings: &'a [String], columns: &'a [Column], mut options: Vec<String>) -> Self {
        // The longest first, so that one that begins like another is found.
        options.sort_by_key(|option| std::cmp::Reverse(option.len()));
        let keys = columns.iter().filter_map(|column| match column {
            Column::Answer(key) | Column::Choice(key, _) => Some((key.as_ref(), key.clone())),
            _ => None,
        });
        Self {
            headings,
            columns,
            options,
            keys: keys.collect(),
            codes: HashMap::new(),
            handles: HashMap::new(),
            emails: HashMap::new(),
            secrets: HashMap::new(),
            spellings: Spellings::default(),
            common: Common::default(),
            made: Vec::new(),
            odd: Vec::new(),
        }
    }

    /// Something is odd.
    pub(super) fn odd(&mut self, line: u32, what: What) {
        self.odd.push(Odd { line, what });
    }

    /// Takes the next row, the `number`-th of the file.
    pub(super) fn take<'c>(&mut self, line: u32, number: u32, cell: impl Fn(usize) -> &'c str) {
        let mut row = Row { ticket: Ticket { line, number, ..Ticket::default() }, ..Row::default() };
        for (n, column) in self.columns.iter().enumerate() {
            let written = plain(cell(n));
            if !written.is_empty() && !matches!(column, Column::NotKept | Column::Ignored) {
                self.cell(&mut row, n, column, &written);
            }
        }
        self.finish(row);
    }

    fn cell(&mut self, row: &mut Row, n: usize, column: &Column, written: &str) {
        let line = row.ticket.line;
        match column {
            Column::Number => row.ticket.number = written.parse().unwrap_or(row.ticket.number),
            Column::Name => row.ticket.name = self.line(line, n, written),
            Column::FirstName => row.first = self.line(line, n, written),
            Column::LastName => row.last = self.line(line, n, written),
            Column::Email => {
                row.ticket.email = answers::email(written);
                if row.ticket.email.is_none() {
                    self.not_read(line, n, written);
                }
            }
            Column::Code => written.clone_into(&mut row.code),
            Column::Position => written.clone_into(&mut row.position),
            Column::Secret => row.ticket.secret = self.line(line, n, secret(written)),
            Column::Kind => row.ticket.kind = self.common_line(line, n, written),
            Column::Void => match answers::void(written) {
                Some(void) => row.ticket.void |= void,
                None => self.not_read(line, n, written),
            },
            Column::Attend => {
                row.ticket.attend = self.common_line(line, n, written);
                if answers::attends(written).is_none() {
                    self.not_read(line, n, written);
                }
            }
            Column::Listing => {
                row.ticket.listing = self.common_line(line, n, written);
                if answers::listed(written).is_none() {
                    self.not_read(line, n, written);
                }
            }
            Column::Handle => {
                row.ticket.handle = answers::handle(written);
                if row.ticket.handle.is_none() && !answers::says_nothing(written) {
                    self.not_read(line, n, written);
                }
            }
            Column::Answer(key) => self.answer(row, n, key, written),
            Column::Choice(key, option) => match answers::yes(written) {
                Some(true) => row.chosen.entry(key.clone()).or_default().push(option.clone()),
                Some(false) => {}
                None => self.not_read(line, n, written),
            },
            Column::NotKept | Column::Ignored => {}
        }
    }

    fn answer(&mut self, row: &mut Row, n: usize, key: &str, written: &str) {
        let line = row.ticket.line;
        if answers::is_formula(written) {
            let heading = self.heading(n);
            return self.odd(line, What::Formula { heading });
        }
        let written = self.shortened(line, n, written, ANSWER_LIMIT);
        match answers::value(key, &written, &self.options) {
            Ok(Some(value)) => {
                let key = self.keys.get(key).cloned().unwrap_or_else(|| key.into());
                let value = if answers::is_list(&key) {
                    self.spellings.see(&value);
                    // It may be written otherwise in the end.
                    Arc::new(value)
                } else {
                    self.common.value(Arc::new(value))
                };
                row.ticket.answers.insert(key, value);
            }
            Ok(None) => {}
            Err(()) => self.not_read(line, n, &written),
        }
    }

    fn heading(&self, n: usize) -> String {
        self.headings.get(n).cloned().unwrap_or_default()
    }

    fn not_read(&mut self, line: u32, n: usize, written: &str) {
        const SHOWN: usize = 80;
        let mut text: String = written.chars().take(SHOWN).collect();
        if written.chars().nth(SHOWN).is_some() {
            text.push('…');
        }
        let heading = self.heading(n);
        self.odd(line, What::NotRead { heading, text });
    }

    fn shortened<'c>(&mut self, line: u32, n: usize, written: &'c str, limit: usize) -> Cow<'c, str> {
        match written.char_indices().nth(limit) {
            Some((end, _)) => {
                let heading = self.heading(n);
                self.odd(line, What::Shortened { heading, limit });
                Cow::Borrowed(&written[..end])
            }
            None => Cow::Borrowed(written),
        }
    }

    fn line(&mut self, line: u32, n: usize, written: &str) -> Option<String> {
        let one = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let one = self.shortened(line, n, &one, LINE_LIMIT).into_owned();
        (!one.is_empty()).then_some(one)
    }

    /// A line that many rows have.
    fn common_line(&mut self, line: u32, n: usize, written: &str) -> Option<Arc<str>> {
        let one = self.line(line, n, written)?;
        Some(self.common.words(one.into()))
    }

    fn finish(&mut self, row: Row) {
        let Row { mut ticket, code, position, first, last, chosen } = row;
        ticket.code = if position.is_empty() || code.is_empty() { code } else { format!("{code}-{position}") };
        if ticket.code.is_empty() || ticket.code.chars().count() > LINE_LIMIT {
            return self.odd(ticket.line, What::NoCode);
        }
        if let Some(first) = twice(&mut self.codes, &ticket.code, ticket.line) {
            return self.odd(ticket.line, What::CodeTwice { first });
        }
        if ticket.name.is_none() && (first.is_some() || last.is_some()) {
            ticket.name = Some([first, last].into_iter().flatten().collect::<Vec<_>>().join(" "));
        }
        for (key, options) in chosen {
            ticket.answers.insert(key, self.common.value(Arc::new(Value::Choices(options))));
        }
        if let Some(first) = ticket.handle.as_deref().and_then(|handle| twice(&mut self.handles, handle, ticket.line)) {
            self.odd(ticket.line, What::HandleTwice { first });
        }
        if let Some(first) = ticket.email.as_deref().and_then(|email| twice(&mut self.emails, email, ticket.line)) {
            self.odd(ticket.line, What::EmailTwice { first });
        }
        if let Some(first) = ticket.secret.as_deref().and_then(|secret| twice(&mut self.secrets, secret, ticket.line)) {
            self.odd(ticket.line, What::SecretTwice { first });
            ticket.secret = None;
        }
        self.made.push(ticket);
    }

    /// The last step: what was shouted is written as others wrote it.
    pub(super) fn end(self) -> (Vec<Ticket>, Vec<Odd>) {
        let (mut tickets, mut odd) = (self.made, self.odd);
        for ticket in &mut tickets {
            for (key, value) in &mut ticket.answers {
                if answers::is_list(key) {
                    self.spellings.mend(Arc::make_mut(value));
                }
            }
        }
        odd.sort_by_key(|odd| odd.line);
        (tickets, odd)
    }
}

/// A row while its cells are read.
#[derive(Default)]
struct Row {
    ticket: Ticket,
    code: String,
    position: String,
    first: Option<String>,
    last: Option<String>,
    chosen: BTreeMap<Arc<str>, Vec<String>>,
}

/// The line on which this stood first, if it did.
fn twice(seen: &mut HashMap<String, u32>, what: &str, line: u32) -> Option<u32> {
    if let Some(first) = seen.get(what) {
        return Some(*first);
    }
    seen.insert(what.to_owned(), line);
    None
}

/// What a QR code holds: of an address its end, whatever the host before it.
fn secret(written: &str) -> &str {
    let is_address = written.starts_with("https://") || written.starts_with("http://");
    if is_address { written.trim_end_matches('/').rsplit('/').next().unwrap_or(written) } else { written }
}
