//! Liquid in pages: what stands for something that we know becomes our value, what stands for a fact of the site becomes its text, and
//! the rest is listed with its line.

use std::collections::{BTreeMap, BTreeSet};

use super::lined::Lined;
use super::yaml::{Node, Value};
use super::{Remark, Site, Venue, dates, html};

/// What is known where a page is turned into one of ours.
pub(super) struct Known<'a> {
    pub config: &'a Node,
    pub site: &'a Site,
    pub page: &'a Node,
    pub file: &'a str,
    /// Whether the text is that of a page, in which our values and parts mean something; else facts are words.
    pub is_page: bool,
}

/// The parts of a page that the program draws.
const SPONSORS: &str = "{{ include sponsors }}";
const PEOPLE: &str = "{{ include people }}";
const TIMETABLE: &str = "{{ include timetable }}";
const TODAY: &str = "{{ include today }}";
const HOUSES: &str = "{{ include houses }}";

/// The text with our values in it.
pub(super) fn converted(body: &str, first_line: u32, known: &Known<'_>, remarks: &mut Vec<Remark>) -> Lined {
    let mut conversion = Conversion {
        known,
        remarks,
        rest: body,
        line: first_line,
        out: Lined::begins(first_line),
        variables: BTreeMap::new(),
        drawn: BTreeSet::new(),
        branches: Vec::new(),
    };
    conversion.run();
    conversion.out
}

/// What a list is shown by.
#[derive(Clone, Copy)]
enum Part {
    /// A part of a page that the program draws.
    Drawn(&'static str),
    /// A menu: it stands on each page anyway.
    Everywhere,
}

/// Where one is in a condition. Its first branch is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Branch {
    Before,
    First,
    Over,
}

struct Conversion<'a, 'k> {
    known: &'a Known<'k>,
    remarks: &'a mut Vec<Remark>,
    rest: &'a str,
    /// The line at which the rest begins.
    line: u32,
    out: Lined,
    /// What was assigned, and the part that it stands for.
    variables: BTreeMap<String, Part>,
    /// Parts that are in the page already.
    drawn: BTreeSet<&'static str>,
    /// Conditions that are open.
    branches: Vec<Branch>,
}

impl<'a> Conversion<'a, '_> {
    fn run(&mut self) {
        while let Some(at) = self.next_mark() {
            self.pass(at);
            if self.rest.starts_with("{{") {
                let Some(inner) = self.until("}}") else {
                    self.unclosed();
                    break;
                };
                self.value(inner);
            } else {
                let line = self.line;
                let Some(inner) = self.until("%}") else {
                    self.unclosed();
                    break;
                };
                self.tag(inner, line);
            }
        }
        self.pass(self.rest.len());
    }

    /// The next bytes are text.
    fn pass(&mut self, bytes: usize) {
        let line = self.line;
        let text = self.take(bytes);
        self.text_of(line, text);
    }

    fn next_mark(&self) -> Option<usize> {
        let second = |at: usize| self.rest.as_bytes().get(at + 1).copied();
        self.rest.match_indices('{').map(|(at, _)| at).find(|at| matches!(second(*at), Some(b'{' | b'%')))
    }

    fn is_shown(&self) -> bool {
        self.branches.iter().all(|branch| *branch == Branch::First)
    }

    /// The next bytes, with their lines counted.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (text, rest) = self.rest.split_at(bytes);
        self.line += u32::try_from(text.matches('\n').count()).unwrap_or(0);
        self.rest = rest;
        text
    }

    /// What is between a mark of two letters and its end.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let at = self.rest[2..].find(end)? + 2;
        let text = self.take(at + end.len());
        Some(text[2..at].trim_matches('-').trim())
    }

    fn unclosed(&mut self) {
        let shown = shortened(self.rest.lines().next().unwrap_or(""));
        self.remark(self.line, format!("“{shown}” is never closed; it is left as it stands, as text"));
        // Our own values begin with the same letters.
        let text = self.take(2);
        self.text(&text.replace('{', "\\{"));
    }

    /// Text that stands for what ended here.
    fn text(&mut self, text: &str) {
        self.text_of(self.line, text);
    }

    fn text_of(&mut self, line: u32, text: &str) {
        if self.is_shown() {
            self.out.push(text, line);
        }
    }

    fn remark(&mut self, line: u32, why: String) {
        self.remarks.push(Remark { file: self.known.file.to_owned(), line: Some(line), why });
    }

    /// `{{ … }}`
    fn value(&mut self, inner: &str) {
        let line = self.line;
        let (path, filters) = inner.split_once('|').map_or((inner.trim(), ""), |(path, filters)| (path.trim(), filters));
        match self.meaning(path) {
            Some(text) => {
                // A year that the program writes into its dates itself.
                let again = path == "site.dates.year" && self.out.text.trim_end().trim_end_matches(',').ends_with("{{ event.dates }}");
                if again {
                    let kept = self.out.text.trim_end().trim_end_matches(',').len();
                    self.out.truncate(kept);
                } else {
                    self.text(&text);
                }
                let harmless = ["markdownify", "escape", "strip", "strip_html", "default", "smartify", "xml_escape"];
                for filter in filters.split('|').map(str::trim).filter(|filter| !filter.is_empty()) {
                    let name = filter.split([':', ' ']).next().unwrap_or(filter);
                    if !harmless.contains(&name) {
                        self.remark(
                            line,
                            format!("the filter “{}” of {{{{ {path} }}}} is not known here; its text is taken as it is", shortened(filter)),
                        );
                    }
                }
            }
            None => self.remark(line, format!("“{{{{ {} }}}}” stands for nothing that is known; it is left out", shortened(inner))),
        }
    }

    /// What a path of Liquid stands for: a value of ours, or the text of the site.
    fn meaning(&self, path: &str) -> Option<String> {
        if let Some(text) = path.strip_prefix(['"', '\'']).and_then(|text| text.strip_suffix(['"', '\''])) {
            return Some(text.to_owned());
        }
        let parts: Vec<&str> = path.split('.').collect();
        let house = |key: &str| {
            let venues = &self.known.site.venues;
            let at = venues.iter().position(|venue| venue.key == key)?;
            let ours = if venues[at].is_overflow() { "venues.overflow".to_owned() } else { format!("venues.{}", at + 1) };
            Some((ours, &venues[at]))
        };
        match parts[..] {
            ["site", "title" | "name"] => Some(self.ours("event.title", &self.known.site.title)),
            ["site", "url" | "baseurl"] => Some(String::new()),
            ["site", "location" | "event", "city"] => Some(self.ours("event.city", &self.known.site.city)),
            ["site", "dates", key] if key != "year" => Some(self.dates(fact(self.known.config, &parts[1..])?)),
            ["site", "location", key] if house(key).is_some() => {
                house(key).map(|(ours, house)| self.ours(&format!("{ours}.name"), &house.name))
            }
            ["site", "location", key] if key.ends_with("_address") && house(key.trim_end_matches("_address")).is_some() => {
                house(key.trim_end_matches("_address")).map(|(ours, house)| self.address(&ours, house))
            }
            ["site", "location" | "venues", key, "name"] if house(key).is_some() => {
                house(key).map(|(ours, house)| self.ours(&format!("{ours}.name"), &house.name))
            }
            ["site", "location" | "venues", key, "address"] if house(key).is_some() => {
                house(key).map(|(ours, house)| self.address(&ours, house))
            }
            ["page", ref path @ ..] => fact(self.known.page, path),
            ["site", ref path @ ..] => fact(self.known.config, path),
            _ => None,
        }
    }

    /// A value of ours on a page; elsewhere its words.
    fn ours(&self, name: &str, words: &str) -> String {
        if self.known.is_page { format!("{{{{ {name} }}}}") } else { words.to_owned() }
    }

    fn address(&self, ours: &str, house: &Venue) -> String {
        self.ours(&format!("{ours}.address"), house.address.as_deref().unwrap_or(""))
    }

    /// Days of the event as our values say them; what names other days as well, or none, stays as it is written.
    fn dates(&self, written: String) -> String {
        let days = &self.known.site.days;
        let year = fact(self.known.config, &["dates", "year"]).and_then(|year| dates::dates(&year, None).year);
        let year = year.or_else(|| days.first().map(|day| day.date.year()));
        let named = dates::dates(&written, year).dates;
        let places: Option<Vec<usize>> = named.iter().map(|date| days.iter().position(|day| day.date == *date)).collect();
        let Some(places) = places.filter(|places| self.known.is_page && !places.is_empty()) else { return written };
        if places.len() == days.len() {
            return "{{ event.dates }}".to_owned();
        }
        let day = |place: usize| format!("{{{{ days.{}.date }}}}", place + 1);
        let (first, last) = (places[0], places[places.len() - 1]);
        let row = places.len() > 1 && named.windows(2).all(|pair| pair[0].tomorrow().is_ok_and(|next| next == pair[1]));
        if row { format!("{} – {}", day(first), day(last)) } else { places.into_iter().map(day).collect::<Vec<_>>().join(", ") }
    }

    /// `{% … %}`
    fn tag(&mut self, inner: &'a str, line: u32) {
        let (name, argument) = inner.split_once(char::is_whitespace).map_or((inner, ""), |(name, argument)| (name, argument.trim()));
        match name {
            "comment" => {
                let _ = self.block("comment");
            }
            "raw" => {
                let text = self.block("raw");
                if text.contains("{{") {
                    self.remark(line, "what stands between raw and endraw has two braces in it, which mean a value here".to_owned());
                }
                self.text_of(line, text);
            }
            "for" => self.for_each(argument, line),
            "assign" => self.assign(argument, line),
            "include" | "include_relative" | "include_cached" => self.include(argument, line),
            "capture" => {
                let _ = self.block("capture");
                self.unknown(inner, line);
            }
            "highlight" => {
                let language = argument.split_whitespace().next().unwrap_or("").to_owned();
                let code = self.block("highlight").to_owned();
                self.text(&format!("```{language}\n{}\n```", code.trim_matches('\n')));
            }
            "if" | "unless" | "case" => {
                let also = if name == "unless" { "" } else { ", and its first branch is taken" };
                self.remark(line, format!("a condition is not known here{also}: {{% {} %}}", shortened(inner)));
                self.branches.push(if name == "case" { Branch::Before } else { Branch::First });
            }
            "elsif" | "else" | "when" => {
                if let Some(branch) = self.branches.last_mut() {
                    *branch = if *branch == Branch::Before { Branch::First } else { Branch::Over };
                }
            }
            "endif" | "endunless" | "endcase" => drop(self.branches.pop()),
            "link" | "post_url" => match self.known.site.pages.iter().find(|page| page.file == argument.trim_start_matches('/')) {
                Some(page) => {
                    let permalink = page.permalink.clone();
                    self.text(&permalink);
                }
                None => self.unknown(inner, line),
            },
            _ if name.starts_with("end") => {}
            _ => self.unknown(inner, line),
        }
    }

    fn unknown(&mut self, inner: &str, line: u32) {
        self.remark(line, format!("“{{% {} %}}” is not known here; it is left out", shortened(inner)));
    }

    /// What stands up to the end of a block, which is passed over; blocks of the same name may be in it.
    fn block(&mut self, name: &str) -> &'a str {
        let (mut depth, mut at, whole) = (1_usize, 0, self.rest);
        while let Some(found) = whole[at..].find("{%") {
            let start = at + found;
            let Some(length) = whole[start + 2..].find("%}") else { break };
            let end = start + 2 + length + 2;
            let word = whole[start + 2..end - 2].trim_matches('-').split_whitespace().next().unwrap_or("");
            if word == name && !matches!(name, "comment" | "raw") {
                depth += 1;
            } else if word.strip_prefix("end") == Some(name) {
                depth -= 1;
            }
            if depth == 0 {
                self.take(end);
                return &whole[..start];
            }
            at = end;
        }
        let line = self.line;
        self.remark(line, format!("{{% {name} %}} is never closed; what stands below it is left out"));
        self.take(whole.len())
    }

    /// A list that the program draws itself, where it is one.
    fn for_each(&mut self, argument: &str, line: u32) {
        let list = argument.split_once(" in ").map_or("", |(_, list)| list.trim());
        let part = self.part_of(list);
        let _ = self.block("for");
        match part {
            Some(Part::Drawn(part)) => self.draw(part),
            Some(Part::Everywhere) => {}
            None => self.remark(line, format!("a list of “{}” is not known here; it is left out", shortened(list))),
        }
    }

    fn assign(&mut self, argument: &str, line: u32) {
        let Some((name, value)) = argument.split_once('=') else { return };
        match self.part_of(value.trim()) {
            Some(part) => drop(self.variables.insert(name.trim().to_owned(), part)),
            None => self.remark(line, format!("“{}” is assigned, and nothing that is known here", shortened(argument))),
        }
    }

    /// The part that a list is shown by; none where the list is not known.
    fn part_of(&self, list: &str) -> Option<Part> {
        let path = list.split(['|', ' ']).next().unwrap_or(list);
        let root = path.split('.').take_while(|part| *part != "first").collect::<Vec<_>>();
        if let Some(part) = self.variables.get(*root.first()?) {
            return Some(*part);
        }
        match root[..] {
            ["site", name] | ["site", "data", name, ..] => match super::Shelf::of(name)? {
                super::Shelf::Sponsors => Some(Part::Drawn(SPONSORS)),
                super::Shelf::People | super::Shelf::Speakers | super::Shelf::Groups => Some(Part::Drawn(PEOPLE)),
                super::Shelf::Sessions(_) => Some(Part::Drawn(TIMETABLE)),
                super::Shelf::Venues => Some(Part::Drawn(HOUSES)),
                super::Shelf::Menu => Some(Part::Everywhere),
            },
            _ => None,
        }
    }

    fn include(&mut self, argument: &str, line: u32) {
        let file = argument.split_whitespace().next().unwrap_or("").to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| file.contains(word));
        if has(&["room_info", "today", "live_info"]) {
            self.draw(TODAY);
        } else if has(&["sponsor", "partner"]) {
            self.draw(SPONSORS);
        } else if has(&["schedule", "timetable", "talks", "sessions", "workshops", "program"]) {
            self.draw(TIMETABLE);
        } else if has(&["people", "person", "team", "organizer", "organiser", "speakers"]) {
            self.draw(PEOPLE);
        } else if has(&["venue", "house", "location"]) {
            self.draw(HOUSES);
        } else {
            self.remark(line, format!("the part “{}” is not known here; it is left out", shortened(argument)));
        }
    }

    /// A part is drawn once on a page.
    fn draw(&mut self, part: &'static str) {
        if !self.known.is_page {
            self.remark(self.line, format!("“{part}” can only be on a page; it is left out"));
        } else if self.is_shown() && self.drawn.insert(part) {
            self.text(part);
        }
    }
}

/// The text of a fact of the site.
fn fact(from: &Node, path: &[&str]) -> Option<String> {
    let mut node = from;
    for part in path {
        node = node.get(part)?;
    }
    match &node.value {
        // Its words are words, also where they look like an element.
        Value::Text(text) => Some(html::plain(text).replace('<', "&lt;")),
        Value::Nothing | Value::List(_) | Value::Map(_) => None,
    }
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 60 { text } else { format!("{}…", text.chars().take(59).collect::<String>()) }
}
