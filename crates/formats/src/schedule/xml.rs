//! XML, bounded before anything is made of it: no entities, no depths, no crowds.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Unreadable;

/// The most elements that are read; a congress of a thousand sessions has some forty thousand.
pub(super) const MOST_ELEMENTS: usize = 400_000;

/// How deep elements may be in one another; a timetable is seven deep.
pub(super) const MOST_DEPTH: usize = 24;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
    /// Its line, from 1.
    pub line: u32,
}

impl Element {
    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of that name, trimmed; of an element that is there once per language, the first that says something.
    pub fn text_of(&self, name: &str) -> &str {
        self.children.iter().filter(|child| child.name == name).map(|child| child.text.trim()).find(|text| !text.is_empty()).unwrap_or("")
    }

    /// An attribute, trimmed.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", |value| value.trim())
    }
}

/// Reads the one element that all is in.
pub(super) fn read(text: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let lines = Lines::of(text);
    let (mut open, mut count): (Vec<Element>, usize) = (Vec::new(), 0);
    loop {
        let at = position(&reader);
        let event =
            reader.read_event().map_err(|error| Unreadable::NotXml { line: lines.at(position(&reader)), why: error.to_string() })?;
        match event {
            Event::Start(start) => {
                count += 1;
                bounded(count, open.len(), lines.at(at))?;
                open.push(element(&start, lines.at(at))?);
            }
            Event::Empty(start) => {
                count += 1;
                bounded(count, open.len(), lines.at(at))?;
                let element = element(&start, lines.at(at))?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Event::End(_) => {
                let Some(element) = open.pop() else { return Err(Unreadable::NoSchedule) };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            // Nothing but space stands before the first element of XML.
            Event::Text(text) if open.is_empty() && !text.xml10_content().trim().is_empty() => return Err(Unreadable::NoSchedule),
            Event::Text(text) => push(&mut open, &text.xml10_content()),
            Event::CData(text) => push(&mut open, &text.xml10_content()),
            Event::GeneralRef(name) => {
                let entity = || Unreadable::Entity { line: lines.at(at), name: super::shortened(&name.xml10_content()) };
                let letter = match name.resolve_char_ref() {
                    Ok(Some(letter)) => letter.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&name.xml10_content()).ok_or_else(entity)?.to_owned(),
                };
                push(&mut open, &letter);
            }
            // A document type alone is harmless; one that declares something, here or elsewhere, is not read.
            Event::DocType(declared) => {
                let declared = declared.xml10_content();
                if declared.contains(['[', '<']) || declared.contains("SYSTEM") || declared.contains("PUBLIC") {
                    return Err(Unreadable::Entity { line: lines.at(at), name: super::shortened(&declared) });
                }
            }
            Event::Eof if open.is_empty() => return Err(Unreadable::NoSchedule),
            Event::Eof => {
                let unclosed = open.pop().map(|element| element.name).unwrap_or_default();
                return Err(Unreadable::NotXml { line: lines.at(text.len()), why: format!("it ends, and <{unclosed}> was not closed") });
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn bounded(count: usize, depth: usize, line: u32) -> Result<(), Unreadable> {
    if count > MOST_ELEMENTS {
        return Err(Unreadable::TooManyElements { most: MOST_ELEMENTS });
    }
    if depth >= MOST_DEPTH {
        return Err(Unreadable::TooDeep { line, most: MOST_DEPTH });
    }
    Ok(())
}

fn element(start: &BytesStart<'_>, line: u32) -> Result<Element, Unreadable> {
    let name = start.local_name().as_ref().to_owned();
    let mut attributes = BTreeMap::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| Unreadable::NotXml { line, why: error.to_string() })?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| match error {
            quick_xml::escape::EscapeError::UnrecognizedEntity(_, name) => Unreadable::Entity { line, name: super::shortened(&name) },
            other => Unreadable::NotXml { line, why: other.to_string() },
        })?;
        attributes.insert(attribute.key.as_ref().to_owned(), value.into_owned());
    }
    Ok(Element { name, attributes, line, ..Element::default() })
}

fn push(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// Where lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    fn at(&self, byte: usize) -> u32 {
        u32::try_from(self.0.partition_point(|end| *end < byte) + 1).unwrap_or(u32::MAX)
    }
}
