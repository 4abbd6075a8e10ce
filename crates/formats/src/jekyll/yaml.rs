//! YAML, bounded before anything is made of it, with what a site of people needs: texts as they are written (a name that is `No` and a
//! year are texts), the line of each thing, several documents in one file, and keys that stand there twice.

use std::collections::{HashMap, HashSet};

use granit_parser::{Event, Parser, ScalarStyle};

/// The most bytes of a file that are read.
pub(crate) const MOST_BYTES: usize = 4 << 20;

/// The most things in a file, with each alias counted as what it stands for.
pub(crate) const MOST_NODES: usize = 100_000;

/// How deep things may be in one another.
const MOST_DEPTH: usize = 32;

/// A thing, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub line: u32,
    pub value: Value,
}

/// What a thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing, or `~`, or `null`.
    Nothing,
    /// A text, a number, yes or no: as it is written.
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// What was read of a file.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    /// The documents that are not empty.
    pub all: Vec<Node>,
    /// What is wrong with it, and where. What stands before it was read.
    pub wrong: Vec<(u32, String)>,
}

/// How a sentence begins about what is no YAML.
const NO_YAML: &str = "this is no YAML";

impl Documents {
    /// Whether some of it is no YAML.
    pub fn is_broken(&self) -> bool {
        self.wrong.iter().any(|(_, why)| why.starts_with(NO_YAML))
    }
}

impl Node {
    /// The value of a key; of one that stands there twice, the last that says something.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        let mut found = entries.iter().rev().filter(|(name, _)| name == key).map(|(_, node)| node);
        let last = found.next()?;
        if last.value == Value::Nothing { found.find(|node| node.value != Value::Nothing).or(Some(last)) } else { Some(last) }
    }

    /// The first of some keys that says something.
    pub fn first(&self, keys: &[&str]) -> Option<&Node> {
        keys.iter().filter_map(|key| self.get(key)).find(|node| node.value != Value::Nothing)
    }

    /// Its text, trimmed; none where it is none or empty.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The text of the first of some keys that has one.
    pub fn text_of(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().filter_map(|key| self.get(key)).find_map(Node::text)
    }

    /// A list, or one thing as a list.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Nothing => &[],
            _ => std::slice::from_ref(self),
        }
    }

    pub fn entries(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// `false`, `no` and `off`, as a site means them.
    pub fn is_yes(&self) -> bool {
        self.text().is_some_and(|text| matches!(text.to_lowercase().as_str(), "true" | "yes" | "on"))
    }

    pub fn is_no(&self) -> bool {
        self.text().is_some_and(|text| matches!(text.to_lowercase().as_str(), "false" | "no" | "off"))
    }

    fn nodes(&self) -> usize {
        1 + match &self.value {
            Value::Nothing | Value::Text(_) => 0,
            Value::List(items) => items.iter().map(Node::nodes).sum(),
            Value::Map(entries) => entries.iter().map(|(_, node)| node.nodes()).sum(),
        }
    }
}

/// Reads all documents of a text that begins in this line of its file.
pub(crate) fn read(text: &str, first_line: u32) -> Documents {
    let strict = once(text, first_line);
    if !strict.is_broken() {
        return strict;
    }
    // Quoted texts of several lines need no room before them where most sites are built.
    let lenient = indented(text).map(|text| once(&text, first_line));
    lenient.filter(|lenient| !lenient.is_broken()).unwrap_or(strict)
}

fn once(text: &str, first_line: u32) -> Documents {
    let mut reading = Reading { first_line, ..Reading::default() };
    for event in Parser::new_from_str(text) {
        let stop = match event {
            Ok((event, span)) => reading.take(event, span.start.line()),
            Err(error) => {
                let at = reading.line(error.marker().line());
                reading.break_off(at, &error.info());
                true
            }
        };
        if stop {
            break;
        }
    }
    reading.documents
}

/// The text with room before the further lines of quoted texts, where some have none: they mean the same then.
fn indented(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    // The mark that a quoted text ends with, and how far its first line is indented.
    let mut quoted: Option<(char, usize)> = None;
    let mut changed = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(' ');
        let depth = line.len() - bare.len();
        let rest = match quoted {
            Some((_, least)) => {
                if !bare.trim().is_empty() && depth <= least {
                    out.push_str(&" ".repeat(least + 1 - depth));
                    changed = true;
                }
                Some(bare)
            }
            None => value_of(bare).and_then(|value| {
                let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
                quoted = Some((mark, line.len() - line.trim_start_matches([' ', '-']).len()));
                Some(&value[1..])
            }),
        };
        if let Some((mark, _)) = quoted
            && rest.is_some_and(|rest| closes(rest, mark))
        {
            quoted = None;
        }
        out.push_str(line);
    }
    changed.then_some(out)
}

/// What stands behind the key of a line, or behind the dash of a list.
fn value_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches("- ").trim_start();
    if line.starts_with(['"', '\'']) {
        return Some(line);
    }
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' '));
    is_key.then(|| value.trim_start())
}

/// Whether a quoted text ends in this line.
fn closes(line: &str, mark: char) -> bool {
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\\' && mark == '"' {
            letters.next();
        } else if letter == mark {
            // Two of them are one, between single ones.
            if mark == '\'' && letters.next_if_eq(&mark).is_some() {
                continue;
            }
            return true;
        }
    }
    false
}

/// A list or map that is still open.
struct Open {
    node: Node,
    key: Option<(String, u32)>,
    keys: HashSet<String>,
    anchor: usize,
}

#[derive(Default)]
struct Reading {
    documents: Documents,
    first_line: u32,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
}

impl Reading {
    fn line(&self, line: usize) -> u32 {
        self.first_line + u32::try_from(line.saturating_sub(1)).unwrap_or(0)
    }

    /// Takes one event; true where nothing more is read.
    fn take(&mut self, event: Event<'_>, line: usize) -> bool {
        let line = self.line(line);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let nothing = style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                let value = if nothing { Value::Nothing } else { Value::Text(text.into_owned()) };
                self.put(Node { line, value }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.start(Value::List(Vec::new()), anchor, line),
            Event::MappingStart(_, anchor, _) => self.start(Value::Map(Vec::new()), anchor, line),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.put(open.node, open.anchor),
                None => false,
            },
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some((_, size)) if self.nodes + size > MOST_NODES => self.too_many(line),
                Some((node, size)) => {
                    self.nodes += size;
                    let node = node.clone();
                    self.put(node, 0)
                }
                None => self.put(Node { line, value: Value::Nothing }, 0),
            },
            Event::DocumentEnd => {
                self.open.clear();
                self.anchors.clear();
                false
            }
            _ => false,
        }
    }

    fn start(&mut self, value: Value, anchor: usize, line: u32) -> bool {
        if self.open.len() >= MOST_DEPTH {
            self.documents.wrong.push((line, format!("it is more than {MOST_DEPTH} lists deep; the rest is not read")));
            return true;
        }
        self.open.push(Open { node: Node { line, value }, key: None, keys: HashSet::new(), anchor });
        false
    }

    fn put(&mut self, node: Node, anchor: usize) -> bool {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return self.too_many(node.line);
        }
        if anchor != 0 {
            let size = node.nodes();
            self.anchors.insert(anchor, (node.clone(), size));
        }
        let Some(open) = self.open.last_mut() else {
            if node.value != Value::Nothing {
                self.documents.all.push(node);
            }
            return false;
        };
        match &mut open.node.value {
            Value::List(items) => items.push(node),
            Value::Map(entries) => match open.key.take() {
                None => {
                    let key = match node.value {
                        Value::Text(text) => text,
                        _ => String::new(),
                    };
                    if !key.is_empty() && !open.keys.insert(key.clone()) {
                        self.documents
                            .wrong
                            .push((node.line, format!("“{key}” stands there twice; the last one that says something counts")));
                    }
                    open.key = Some((key, node.line));
                }
                // The line of a value is that of its key: there one looks for it.
                Some((key, line)) if key == "<<" => merge(entries, node, line),
                Some((key, line)) => entries.push((key, Node { line, ..node })),
            },
            Value::Nothing | Value::Text(_) => {}
        }
        false
    }

    /// Nothing more can be read. What was whole by then counts; the thing that it stands in does not.
    fn break_off(&mut self, line: u32, why: &str) {
        let first = self.open.drain(..).next().map(|open| open.node);
        self.documents.all.extend(first.filter(|node| node.nodes() > 1));
        let colon = if why.is_empty() { String::new() } else { format!(": {why}") };
        self.documents.wrong.push((line, format!("{NO_YAML} from here on{colon}")));
    }

    fn too_many(&mut self, line: u32) -> bool {
        self.documents
            .wrong
            .push((line, format!("there are more than {MOST_NODES} things in it, with aliases counted; the rest is not read")));
        true
    }
}

/// The keys of another map, where this one has none of that name.
fn merge(entries: &mut Vec<(String, Node)>, node: Node, line: u32) {
    match node.value {
        Value::Map(others) => {
            for (key, other) in others {
                if !entries.iter().any(|(known, _)| *known == key) {
                    entries.insert(0, (key, Node { line, ..other }));
                }
            }
        }
        Value::List(maps) => maps.into_iter().for_each(|map| merge(entries, map, line)),
        Value::Nothing | Value::Text(_) => {}
    }
}

/// The front matter of a file, the line it begins in, and what stands below it with the line that begins in; none where there is no front matter.
pub(crate) fn front_matter(text: &str) -> Option<(&str, u32, &str, u32)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is_fence = |line: &str| matches!(line.trim_end(), "---" | "...");
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let (mut at, mut number) = (first.len(), 2);
    for line in text[first.len()..].split_inclusive('\n') {
        if is_fence(line) {
            return Some((&text[first.len()..at], 2, &text[at + line.len()..], number + 1));
        }
        at += line.len();
        number += 1;
    }
    None
}

/// What can be saved of front matter that is no YAML: its lines of a key and a text.
pub(crate) fn saved(text: &str, first_line: u32) -> Node {
    let mut entries = Vec::new();
    for (line, text) in (first_line..).zip(text.lines()) {
        let Some((key, value)) = text.split_once(':') else { continue };
        let is_key = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
        if !is_key || (!value.is_empty() && !value.starts_with(' ')) {
            continue;
        }
        let value = value.trim().trim_matches(['"', '\'']);
        let value = if value.is_empty() { Value::Nothing } else { Value::Text(value.to_owned()) };
        entries.push((key.to_owned(), Node { line, value }));
    }
    Node { line: first_line, value: Value::Map(entries) }
}
