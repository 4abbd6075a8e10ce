//! TOML with the line of each thing: a table is asked for its keys one by one, and at the end says which of them nobody asked for.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::{self, near, shown};
use super::{EVENT_FILE, LINE, Problem};

/// The most problems of a folder that are told; the rest is counted.
const MOST_TOLD: usize = 200;

/// What is wrong with a folder, and what should be known of it.
#[derive(Default)]
pub(super) struct Findings {
    problems: Vec<Problem>,
    untold: usize,
    pub remarks: Vec<Problem>,
}

impl Findings {
    pub fn wrong(&mut self, file: &str, line: Option<u32>, what: impl Into<String>) {
        if self.is_full() {
            self.untold += 1;
        } else {
            self.problems.push(Problem { file: file.to_owned(), line, what: what.into() });
        }
    }

    /// Whether what else is wrong is only counted: then nobody has to think about what was meant.
    pub fn is_full(&self) -> bool {
        self.problems.len() >= MOST_TOLD
    }

    pub fn remark(&mut self, file: &str, line: Option<u32>, what: impl Into<String>) {
        if self.remarks.len() < MOST_TOLD {
            self.remarks.push(Problem { file: file.to_owned(), line, what: what.into() });
        }
    }

    /// All that is wrong, by file and line.
    pub fn problems(mut self) -> Result<Vec<Problem>, Vec<Problem>> {
        self.problems.sort();
        if self.untold > 0 {
            let what = format!("{} more things are wrong in this folder; they are told when these are put right", self.untold);
            self.problems.push(Problem { file: EVENT_FILE.to_owned(), line: None, what });
        }
        if self.problems.is_empty() { Ok(self.remarks) } else { Err(self.problems) }
    }
}

/// `event.toml` while it is read.
pub(super) struct Facts<'f> {
    text: &'f str,
    lines: Vec<usize>,
    pub findings: &'f mut Findings,
    /// On which lines sessions begin.
    pub session_lines: Vec<u32>,
}

impl<'f> Facts<'f> {
    pub fn new(text: &'f str, findings: &'f mut Findings) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines, findings, session_lines: Vec::new() }
    }

    /// The line of a place in the file, counted from 1.
    pub fn line(&self, at: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|start| *start <= at)).unwrap_or(u32::MAX)
    }

    pub fn wrong(&mut self, at: usize, what: impl Into<String>) {
        let line = self.line(at);
        self.findings.wrong(EVENT_FILE, Some(line), what);
    }

    pub fn remark(&mut self, at: usize, what: impl Into<String>) {
        let line = self.line(at);
        self.findings.remark(EVENT_FILE, Some(line), what);
    }

    /// The whole file as a table; none where it is no TOML, which is said.
    pub fn parse(&mut self) -> Option<Spanned<DeTable<'f>>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start);
            self.wrong(at, format!("this is no TOML: {}", check::said(error.message())));
        }
        errors.is_empty().then_some(table)
    }
}

/// A table, and which of its keys were asked for.
pub(super) struct Table<'v> {
    /// What it is, in a sentence: “a house”.
    what: &'static str,
    /// Where it begins.
    pub at: usize,
    entries: BTreeMap<&'v str, (usize, &'v DeValue<'v>, usize)>,
    asked: Vec<&'static str>,
}

/// A value, and where it stands.
pub(super) struct Found<'v> {
    pub at: usize,
    value: &'v DeValue<'v>,
}

impl<'v> Table<'v> {
    pub fn new(what: &'static str, at: usize, table: &'v DeTable<'v>) -> Self {
        let entries = table.iter().map(|(key, value)| (key.get_ref().as_ref(), (key.span().start, value.get_ref(), value.span().start)));
        Self { what, at, entries: entries.collect(), asked: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<Found<'v>> {
        self.asked.push(key);
        self.entries.remove(key).map(|(_, value, at)| Found { at, value })
    }

    /// Whether there is a value of this key.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Where the value of a key stands, or the table where it has none.
    pub fn place(&self, key: &str) -> usize {
        self.entries.get(key).map_or(self.at, |(_, _, at)| *at)
    }

    /// Says which keys are not known, and which of the known ones may be meant.
    pub fn finish(self, facts: &mut Facts<'_>) {
        for (key, (at, _, _)) in &self.entries {
            if facts.findings.is_full() {
                facts.wrong(*at, "");
                continue;
            }
            let hint = near(key, self.asked.iter().copied())
                .map_or_else(|| format!("what may stand there: {}", self.asked.join(", ")), |near| format!("perhaps “{near}” is meant"));
            facts.wrong(*at, format!("“{}” is nothing that {} has; {hint}", shown(key), self.what));
        }
    }

    /// One line; empty where it is not there.
    pub fn line(&mut self, facts: &mut Facts<'_>, key: &'static str) -> String {
        self.take(key).and_then(|found| found.line(facts, key)).unwrap_or_default()
    }

    /// One line that says something; and whether it does.
    pub fn some_line(&mut self, facts: &mut Facts<'_>, key: &'static str, such_as: &str) -> Option<String> {
        let Some(found) = self.take(key) else {
            facts.wrong(self.at, format!("{} needs {key} = \"…\", such as \"{such_as}\"", self.what));
            return None;
        };
        let text = found.line(facts, key)?;
        if text.is_empty() {
            facts.wrong(found.at, format!("{key} is empty; {} needs one, such as \"{such_as}\"", self.what));
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// One line of a form that is checked; none where it is not there or empty.
    pub fn formed(&mut self, facts: &mut Facts<'_>, key: &'static str, form: fn(&str) -> Option<String>, expected: &str) -> Option<String> {
        let found = self.take(key)?;
        let text = found.line(facts, key).filter(|text| !text.is_empty())?;
        let formed = form(&text);
        if formed.is_none() {
            facts.wrong(found.at, format!("{key} is “{}”; expected is {expected}", shown(&text)));
        }
        formed
    }

    /// Several lines; empty where it is not there.
    pub fn note(&mut self, facts: &mut Facts<'_>, key: &'static str, most: usize) -> String {
        self.take(key).and_then(|found| found.note(facts, key, most)).unwrap_or_default()
    }

    pub fn link(&mut self, facts: &mut Facts<'_>, key: &'static str) -> Option<String> {
        self.formed(facts, key, |text| check::is_link(text).then(|| text.to_owned()), LINK)
    }

    /// A whole number from 1 on.
    pub fn number(&mut self, facts: &mut Facts<'_>, key: &'static str, most: u32) -> Option<u32> {
        self.number_from(facts, key, 1, most)
    }

    /// A whole number in some bounds.
    pub fn number_from(&mut self, facts: &mut Facts<'_>, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let found = self.take(key)?;
        let value = match found.value {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let value = value.filter(|value| (least..=most).contains(value));
        if value.is_none() {
            facts.wrong(found.at, format!("{key} is {}; expected is a whole number from {least} to {most}, without quotes", found.shown()));
        }
        value
    }

    pub fn yes(&mut self, facts: &mut Facts<'_>, key: &'static str) -> Option<bool> {
        let found = self.take(key)?;
        if let DeValue::Boolean(yes) = found.value {
            return Some(*yes);
        }
        facts.wrong(found.at, format!("{key} is {}; expected is true or false, without quotes", found.shown()));
        None
    }

    /// One of some words.
    pub fn word<T: Clone>(&mut self, facts: &mut Facts<'_>, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let found = self.take(key)?;
        let text = found.line(facts, key)?;
        let value = words.iter().find(|(word, _)| *word == text).map(|(_, value)| value.clone());
        if value.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let hint = near(&text, all.iter().copied()).map(|near| format!("; perhaps “{near}” is meant")).unwrap_or_default();
            facts.wrong(found.at, format!("{key} is “{}”; expected is one of {}{hint}", shown(&text), all.join(", ")));
        }
        value
    }

    /// A date, with where it stands.
    pub fn date(&mut self, facts: &mut Facts<'_>, key: &'static str) -> Option<(usize, Date)> {
        let Some(found) = self.take(key) else {
            facts.wrong(self.at, format!("{} needs {key} = 2027-05-28", self.what));
            return None;
        };
        let date = match found.value {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.to_string().parse().ok(),
            DeValue::String(text) if text.trim().len() == 10 => text.trim().parse().ok(),
            _ => None,
        };
        if date.is_none() {
            facts.wrong(found.at, format!("{key} is {}; expected is a date as 2027-05-28, year first", found.shown()));
        }
        date.map(|date| (found.at, date))
    }

    /// A time of day, with where it stands.
    pub fn time(&mut self, facts: &mut Facts<'_>, key: &'static str) -> Option<(usize, Time)> {
        let found = self.take(key)?;
        let time = match found.value {
            DeValue::Datetime(moment) if moment.date.is_none() => moment.to_string().parse::<Time>().ok(),
            DeValue::String(text) => check::time(text.trim()),
            _ => None,
        };
        let time = time.filter(|time| time.second() == 0 && time.subsec_nanosecond() == 0);
        if time.is_none() {
            facts.wrong(found.at, format!("{key} is {}; expected is a time as \"09:30\"", found.shown()));
        }
        time.map(|time| (found.at, time))
    }

    /// Lines, each with where it stands; empty ones go.
    pub fn lines(&mut self, facts: &mut Facts<'_>, key: &'static str) -> Vec<(usize, String)> {
        let Some(found) = self.take(key) else { return Vec::new() };
        let mut lines = Vec::new();
        let DeValue::Array(items) = found.value else {
            facts.wrong(found.at, format!("{key} is {}; expected is a list as [\"one\", \"another\"]", found.shown()));
            return lines;
        };
        for item in items {
            let item = Found { at: item.span().start, value: item.get_ref() };
            let line = item.line(facts, key).filter(|line| !line.is_empty());
            lines.extend(line.map(|line| (item.at, line)));
        }
        lines
    }

    /// A table in this one.
    pub fn table(&mut self, facts: &mut Facts<'_>, key: &'static str, what: &'static str) -> Option<Table<'v>> {
        let found = self.take(key)?;
        if let DeValue::Table(table) = found.value {
            return Some(Table::new(what, found.at, table));
        }
        facts.wrong(found.at, format!("{key} is {}; expected is [{key}] with its keys below", found.shown()));
        None
    }

    /// A list of tables in this one.
    pub fn tables(&mut self, facts: &mut Facts<'_>, key: &'static str, what: &'static str, most: usize) -> Vec<Table<'v>> {
        let Some(found) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = found.value else {
            facts.wrong(found.at, format!("{key} is {}; expected is [[{key}]], with two brackets, for each {}", found.shown(), bare(what)));
            return Vec::new();
        };
        if items.len() > most {
            facts.wrong(found.at, format!("there are {} times {key}; {most} are read at most", items.len()));
            return Vec::new();
        }
        let mut tables = Vec::new();
        for item in items {
            let item = Found { at: item.span().start, value: item.get_ref() };
            match item.value {
                DeValue::Table(table) => tables.push(Table::new(what, item.at, table)),
                _ => facts
                    .wrong(item.at, format!("{} in {key} is {}; expected are its keys in braces or below [[{key}]]", what, item.shown())),
            }
        }
        tables
    }
}

const LINK: &str = "an address that begins with https:// or http://";

fn bare(what: &str) -> &str {
    what.strip_prefix("a ").or_else(|| what.strip_prefix("an ")).unwrap_or(what)
}

impl Found<'_> {
    fn line(&self, facts: &mut Facts<'_>, key: &str) -> Option<String> {
        let text = self.text(facts, key)?.trim().to_owned();
        if text.chars().any(char::is_control) {
            facts.wrong(self.at, format!("{key} has several lines or signs that cannot be seen; expected is one line"));
            return None;
        }
        self.bounded(facts, key, text, LINE)
    }

    fn note(&self, facts: &mut Facts<'_>, key: &str, most: usize) -> Option<String> {
        let text = self.text(facts, key)?.replace("\r\n", "\n").trim().to_owned();
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            facts.wrong(self.at, format!("{key} has signs in it that cannot be seen; expected is plain text"));
            return None;
        }
        self.bounded(facts, key, text, most)
    }

    fn text(&self, facts: &mut Facts<'_>, key: &str) -> Option<&str> {
        if let DeValue::String(text) = self.value {
            return Some(text);
        }
        facts.wrong(self.at, format!("{key} is {}; expected is a text in quotes", self.shown()));
        None
    }

    fn bounded(&self, facts: &mut Facts<'_>, key: &str, text: String, most: usize) -> Option<String> {
        let length = text.chars().count();
        if length > most {
            facts.wrong(self.at, format!("{key} has {length} characters; {most} are possible"));
        }
        (length <= most).then_some(text)
    }

    /// What it is, in a sentence.
    fn shown(&self) -> String {
        match self.value {
            DeValue::String(text) => format!("“{}”", shown(text)),
            DeValue::Integer(number) => shown(&number.to_string()),
            DeValue::Float(number) => shown(&number.to_string()),
            DeValue::Boolean(yes) => yes.to_string(),
            DeValue::Datetime(moment) => moment.to_string(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        }
    }
}
