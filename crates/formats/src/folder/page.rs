//! Pages: front matter between two lines of `---`, and Markdown below it.

use std::collections::BTreeSet;

use super::check::{self, near, shown};
use super::table::Findings;
use super::{Hero, LINE, PAGE, Page};
use crate::jekyll::yaml::{self, Node, Value};

/// What front matter may say.
const KEYS: [&str; 11] = ["title", "permalink", "menu", "order", "language", "draft", "public", "shared", "aliases", "picture", "focus"];

/// The most other addresses of a page.
const MOST_ALIASES: usize = 200;

/// Where the addresses of a page stand in its file.
#[derive(Default)]
pub(super) struct Lines {
    /// Its own; none where its file's name is it.
    pub permalink: Option<u32>,
    /// The older ones, as many as the page has.
    pub aliases: Vec<u32>,
}

/// A page of a file, which may name these files, and where its addresses stand; none where that is wrong, which is said. Of files that the
/// event is known not to have either a page may still speak.
pub(super) fn read(
    path: &str,
    text: &str,
    assets: &[String],
    missing: &BTreeSet<String>,
    findings: &mut Findings,
) -> Option<(Page, Lines)> {
    let Some((front, first, body, body_line)) = yaml::front_matter(text) else {
        let what = "a page begins with a line ---, then title: and its title, then another line ---; these are missing";
        findings.wrong(path, Some(1), what);
        return None;
    };
    let documents = yaml::read(front, first);
    for (line, wrong) in &documents.wrong {
        findings.wrong(path, Some(*line), check::said(wrong));
    }
    if !documents.wrong.is_empty() {
        return None;
    }
    if documents.all.len() > 1 {
        findings.wrong(path, Some(first), "this is several documents; expected is one between two lines of ---");
    }
    let nothing = Node { line: 1, value: Value::Map(Vec::new()) };
    let front = documents.all.first().unwrap_or(&nothing);
    if !matches!(front.value, Value::Map(_)) {
        findings.wrong(path, Some(front.line), "these are no keys with values; expected is a line as title: Directions");
        return None;
    }
    let mut reading = Reading { path, front, assets, findings, lines: Lines::default() };
    reading.unknown_keys();
    let page = reading.page(body);
    if page.text.chars().count() > PAGE {
        let what = format!("the page has {} characters; {PAGE} are possible", page.text.chars().count());
        reading.findings.wrong(path, Some(body_line), what);
    }
    for (line, named) in assets_named(body) {
        if assets.iter().any(|known| known == named) {
            continue;
        }
        let at = Some(body_line.saturating_add(line));
        if missing.contains(named) {
            let what = format!("no such file is there: “{}”; the event has none either, and leaves it out on the page", shown(named));
            reading.findings.remark(path, at, what);
        } else {
            reading.findings.wrong(path, at, check::no_such_asset(named, assets));
        }
    }
    let lines = std::mem::take(&mut reading.lines);
    if let Some(at) = page.text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
        let skipped = body.len() - body.trim_start_matches(['\n', '\r']).len();
        let before = body[..skipped].matches('\n').count() + page.text[..at].matches('\n').count();
        let line = body_line.saturating_add(u32::try_from(before).unwrap_or(u32::MAX));
        reading.findings.wrong(path, Some(line), "a sign here cannot be seen; expected is plain text");
    }
    Some((page, lines))
}

/// The files that a page's pictures and links name, each with the lines before it; what stands in code names nothing.
fn assets_named(body: &str) -> Vec<(u32, &str)> {
    let (mut found, mut fenced) = (Vec::new(), false);
    for (number, line) in (0..).zip(body.lines()) {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        // Every other piece between backticks is code.
        let words = line.split('`').step_by(2);
        let targets = words.flat_map(|words| words.match_indices("](").map(move |(at, _)| &words[at + 2..]));
        let definition = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target);
        let named = targets.chain(definition).filter_map(|target| {
            let target = target.trim_start_matches([' ', '<']);
            check::asset(target.split([')', '>', ' ', '"']).next().unwrap_or(""))
        });
        found.extend(named.map(|named| (number, named)));
    }
    found
}

/// The file's name without its folders and its ending, and the language that its folder names.
pub(super) fn file_parts(path: &str) -> (&str, Option<&str>) {
    let below = path.strip_prefix("pages/").unwrap_or(path);
    let (language, name) = below.split_once('/').map_or((None, below), |(language, name)| (Some(language), name));
    (name.strip_suffix(".md").unwrap_or(name), language)
}

/// Where a page lies whose file is called so, where it does not say.
pub(super) fn usual_path(stem: &str) -> Option<String> {
    if stem == "index" { Some(String::new()) } else { check::permalink(stem).filter(|path| !path.is_empty()) }
}

struct Reading<'a> {
    path: &'a str,
    front: &'a Node,
    assets: &'a [String],
    findings: &'a mut Findings,
    lines: Lines,
}

impl<'a> Reading<'a> {
    fn wrong(&mut self, line: u32, what: String) {
        self.findings.wrong(self.path, Some(line), what);
    }

    fn unknown_keys(&mut self) {
        for (key, node) in self.front.entries() {
            if !KEYS.contains(&key.as_str()) && self.findings.is_full() {
                self.wrong(node.line, String::new());
            } else if !KEYS.contains(&key.as_str()) {
                let hint = near(key, KEYS)
                    .map_or_else(|| format!("what may stand there: {}", KEYS.join(", ")), |near| format!("perhaps “{near}” is meant"));
                self.wrong(node.line, format!("“{}” is nothing that a page has; {hint}", shown(key)));
            }
        }
    }

    fn page(&mut self, body: &str) -> Page {
        let title = self.line("title").map(|(_, title)| title.to_owned()).unwrap_or_default();
        if title.is_empty() {
            self.wrong(self.front.line, "a page needs a title, such as title: Directions".to_owned());
        }
        let menu = match self.front.get("menu") {
            Some(node) if node.is_no() => String::new(),
            Some(node) if node.text().is_some_and(|text| matches!(text, "true" | "yes")) => title.clone(),
            _ => self.line("menu").map(|(_, menu)| menu.to_owned()).unwrap_or_default(),
        };
        Page {
            file: self.path.to_owned(),
            path: self.permalink(),
            language: self.language(),
            menu,
            title,
            order: self.order(),
            draft: self.draft(),
            shared: self.yes("shared").is_some_and(|(_, shared)| shared),
            aliases: self.aliases(),
            hero: self.hero(),
            text: domain::Text::page_lines(body),
        }
    }

    /// One line of a key, with where it stands.
    fn line(&mut self, key: &str) -> Option<(u32, &'a str)> {
        let node = self.front.get(key)?;
        let fits = |text: &str| text.chars().count() <= LINE && !text.chars().any(char::is_control);
        match &node.value {
            Value::Nothing => None,
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) if fits(text.trim()) => Some((node.line, text.trim())),
            Value::Text(text) => {
                self.wrong(node.line, format!("{key} is “{}”; expected is one line of at most {LINE} characters", shown(text.trim())));
                None
            }
            Value::List(_) | Value::Map(_) => {
                self.wrong(node.line, format!("{key} is a list; expected is one line"));
                None
            }
        }
    }

    fn permalink(&mut self) -> String {
        let expected = "expected are parts of a to z, 0 to 9, -, _ and . with / between them, such as permalink: /directions/";
        if let Some((line, written)) = self.line("permalink") {
            let path = check::permalink(written);
            self.lines.permalink = Some(line);
            if path.is_none() {
                self.wrong(line, format!("permalink is “{}”; {expected}", shown(written)));
            }
            return path.unwrap_or_default();
        }
        let (stem, _) = file_parts(self.path);
        let path = usual_path(stem);
        if path.is_none() {
            self.wrong(self.front.line, format!("“{}” makes no address; say where the page lies: {expected}", shown(stem)));
        }
        path.unwrap_or_default()
    }

    fn language(&mut self) -> Option<String> {
        let (_, folder) = file_parts(self.path);
        let Some((line, written)) = self.line("language") else { return folder.map(str::to_owned) };
        if !check::is_language(written) {
            self.wrong(line, format!("language is “{}”; expected is the tag of a language, such as fr or pt-BR", shown(written)));
        } else if let Some(folder) = folder.filter(|folder| *folder != written) {
            self.wrong(line, format!("language is “{written}”, but the page lies in pages/{folder}/; expected is the same in both"));
        }
        Some(written.to_owned())
    }

    fn order(&mut self) -> u16 {
        let Some((line, written)) = self.line("order") else { return 0 };
        written.parse().unwrap_or_else(|_| {
            self.wrong(line, format!("order is “{}”; expected is a whole number from 0 to {}", shown(written), u16::MAX));
            0
        })
    }

    fn draft(&mut self) -> bool {
        let draft = self.yes("draft");
        let public = self.yes("public");
        if let (Some((line, draft)), Some((_, public))) = (draft, public)
            && draft == public
        {
            self.wrong(line, format!("draft is {draft} and public is {public}; one of them is enough"));
        }
        draft.map(|(_, draft)| draft).or(public.map(|(_, public)| !public)).unwrap_or(false)
    }

    fn yes(&mut self, key: &str) -> Option<(u32, bool)> {
        let (line, written) = self.line(key)?;
        match written.to_lowercase().as_str() {
            "true" | "yes" => Some((line, true)),
            "false" | "no" => Some((line, false)),
            _ => {
                self.wrong(line, format!("{key} is “{}”; expected is true or false", shown(written)));
                None
            }
        }
    }

    fn hero(&mut self) -> Option<Hero> {
        let focus = self.line("focus").map(|(line, written)| {
            let hundredths = |part: &str| part.strip_suffix('%')?.parse::<u8>().ok().filter(|number| *number <= 100);
            let point = written.split_once(' ').and_then(|(x, y)| hundredths(x).zip(hundredths(y.trim())));
            point.unwrap_or_else(|| {
                let what = "expected is how far from the left and from the top, such as focus: 50% 30%";
                self.wrong(line, format!("focus is “{}”; {what}", shown(written)));
                Hero::MIDDLE
            })
        });
        let (line, written) = self.line("picture")?;
        match check::asset(written) {
            Some(path) if self.assets.iter().any(|known| known == path) => {
                return Some(Hero { picture: path.to_owned(), focus: focus.unwrap_or(Hero::MIDDLE) });
            }
            Some(path) => self.wrong(line, check::no_such_asset(path, self.assets)),
            None => self.wrong(line, format!("picture is “{}”; expected is a file such as picture: assets/hall.jpg", shown(written))),
        }
        None
    }

    fn aliases(&mut self) -> Vec<String> {
        let Some(node) = self.front.get("aliases") else { return Vec::new() };
        let items = node.items();
        if items.len() > MOST_ALIASES {
            self.wrong(node.line, format!("the page has {} aliases; {MOST_ALIASES} are possible", items.len()));
            return Vec::new();
        }
        let fits = |text: &str| text.chars().count() <= LINE && !text.chars().any(char::is_control);
        let mut aliases = Vec::new();
        for item in items {
            match item.text() {
                Some(text) if fits(text) => {
                    aliases.push(text.to_owned());
                    self.lines.aliases.push(item.line);
                }
                _ => self.wrong(item.line, "this is no address in aliases; expected is a line as - /old-address/".to_owned()),
            }
        }
        aliases
    }
}
