//! Reads the pages' HTML as far as a form needs it.

use std::collections::BTreeMap;

/// The start or end of an element, with what stands behind it up to the next one.
struct Tag<'a> {
    name: String,
    attributes: BTreeMap<String, String>,
    text: &'a str,
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = end_of_tag(&rest[at..]).map_or(rest.len(), |end| at + end);
        let inner = rest[at..end].trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let after = &rest[end..];
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let text = &after[..after.find('<').unwrap_or(after.len())];
        tags.push(Tag { name: name.to_lowercase(), attributes: read_attributes(attributes), text });
        rest = after;
    }
    tags
}

fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at + 1)
    })
}

fn read_attributes(mut rest: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        if end == 0 {
            return attributes;
        }
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let close = quoted.find('"').expect("a quotation mark closes");
            value = &quoted[..close];
            rest = &quoted[close + 1..];
        }
        attributes.insert(name, unescape(value));
    }
}

/// Text as a browser shows it.
pub fn unescape(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        text += &rest[..at];
        let (code, after) = rest[at + 1..].split_once(';').unwrap_or(("amp", &rest[at + 1..]));
        text.push(match code {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            code => code.strip_prefix('#').and_then(|number| number.parse().ok()).and_then(char::from_u32).unwrap_or('\u{fffd}'),
        });
        rest = after;
    }
    text + rest
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a person reads, in one line.
pub fn text(html: &str) -> String {
    one_line(&tags(html).iter().map(|tag| unescape(tag.text) + " ").collect::<String>())
}

/// What a person reads or is told on a page in the page's own language, piece by piece: texts, names that are spoken, hints in fields, and what
/// scripts will say. What is code, a key, or marked as written in a language of its own is left out.
pub fn said(html: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut apart: Option<(String, usize)> = None;
    for tag in tags(html) {
        if let Some((name, depth)) = &mut apart {
            *depth += usize::from(tag.name == *name);
            *depth -= usize::from(tag.name.strip_prefix('/') == Some(name));
            if *depth > 0 {
                continue;
            }
            apart = None;
        }
        let foreign = tag.attributes.contains_key("lang") && tag.name != "html";
        let file = tag.attributes.get("class").is_some_and(|class| class == "file");
        if foreign || file || matches!(tag.name.as_str(), "script" | "style" | "code" | "kbd" | "pre") {
            apart = Some((tag.name, 1));
            continue;
        }
        for (name, value) in &tag.attributes {
            match name.as_str() {
                "aria-label" | "title" | "alt" | "placeholder" => said.push(value.clone()),
                // One small word is for the script itself; what it says begins with a capital, or is more than a word.
                name if name.starts_with("data-") && !value.chars().all(|c| c.is_ascii_lowercase() || ":-".contains(c)) => {
                    match serde_json::from_str(value) {
                        Ok(data) => strings(&data, &mut said),
                        Err(_) => said.push(value.clone()),
                    }
                }
                _ => {}
            }
        }
        said.push(unescape(tag.text));
    }
    said
}

/// Every text in data, without the names of its parts.
fn strings(data: &serde_json::Value, found: &mut Vec<String>) {
    match data {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        serde_json::Value::Object(parts) => parts.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

/// The attributes of the first element with this name.
pub fn first(html: &str, name: &str) -> BTreeMap<String, String> {
    tags(html).into_iter().find(|tag| tag.name == name).map(|tag| tag.attributes).unwrap_or_default()
}

/// What a person reads in the element with this id.
pub fn element(html: &str, id: &str) -> Option<String> {
    let all = tags(html);
    let at = all.iter().position(|tag| tag.attributes.get("id").is_some_and(|known| known == id))?;
    let (open, close) = (&all[at].name, format!("/{}", all[at].name));
    let mut depth = 0_usize;
    let mut said = String::new();
    for tag in &all[at..] {
        depth += usize::from(tag.name == *open);
        depth -= usize::from(tag.name == close);
        if depth == 0 {
            break;
        }
        said += &unescape(tag.text);
        said.push(' ');
    }
    Some(one_line(&said))
}

/// A form as it stands in a page.
pub struct Found {
    pub action: String,
    pub buttons: Vec<(String, String)>,
    controls: Vec<Control>,
}

struct Control {
    name: String,
    value: String,
    kind: Kind,
}

#[derive(PartialEq, Eq)]
enum Kind {
    Text,
    /// Of several with one name, one is chosen.
    Choice(bool),
    Tick(bool),
}

/// All forms of a page.
pub fn forms(html: &str) -> Vec<Found> {
    let mut forms: Vec<Found> = Vec::new();
    let mut open = false;
    let mut select = String::new();
    for tag in tags(html) {
        let attribute = |name: &str| tag.attributes.get(name).cloned().unwrap_or_default();
        match tag.name.as_str() {
            "form" => {
                // What asks and writes nothing is a link with fields.
                if attribute("method") == "get" {
                    continue;
                }
                assert_eq!(attribute("method"), "post", "forms write by POST");
                forms.push(Found { action: attribute("action"), buttons: Vec::new(), controls: Vec::new() });
                open = true;
            }
            "/form" => open = false,
            "select" => select = attribute("name"),
            _ => {}
        }
        let Some(form) = forms.last_mut().filter(|_| open) else { continue };
        let chosen = tag.attributes.contains_key("checked") || tag.attributes.contains_key("selected");
        let control = match (tag.name.as_str(), attribute("type").as_str()) {
            ("input", "radio") => Control { name: attribute("name"), value: attribute("value"), kind: Kind::Choice(chosen) },
            ("input", "checkbox") => Control { name: attribute("name"), value: attribute("value"), kind: Kind::Tick(chosen) },
            ("input", _) => Control { name: attribute("name"), value: attribute("value"), kind: Kind::Text },
            ("textarea", _) => Control { name: attribute("name"), value: unescape(tag.text), kind: Kind::Text },
            ("option", _) if !select.is_empty() => Control { name: select.clone(), value: attribute("value"), kind: Kind::Choice(chosen) },
            ("button", _) => {
                form.buttons.push((attribute("name"), attribute("value")));
                continue;
            }
            _ => continue,
        };
        form.controls.push(control);
    }
    forms
}

impl Found {
    /// What a browser posts.
    pub fn fields(&self) -> Vec<(String, String)> {
        let posted = self.controls.iter().filter(|control| !matches!(control.kind, Kind::Choice(false) | Kind::Tick(false)));
        posted.map(|control| (control.name.clone(), control.value.clone())).collect()
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name)
    }

    /// Types, chooses or ticks.
    pub fn set(&mut self, name: &str, value: &str) {
        let mut done = false;
        for control in self.controls.iter_mut().filter(|control| control.name == name) {
            match &mut control.kind {
                Kind::Text => (control.value, done) = (value.to_owned(), true),
                Kind::Choice(chosen) => (*chosen, done) = (control.value == value, done || control.value == value),
                Kind::Tick(ticked) if control.value == value => (*ticked, done) = (true, true),
                Kind::Tick(_) => {}
            }
        }
        assert!(done, "the form to {} has no {name} that can be {value:?}", self.action);
    }

    /// Takes a tick away.
    pub fn untick(&mut self, name: &str) {
        for control in self.controls.iter_mut().filter(|control| control.name == name) {
            control.kind = Kind::Tick(false);
        }
    }
}
