//! The files of a site, one after another: settings, data, collections, pages, and what nobody reads.

use std::collections::BTreeSet;

use domain::site::{Permalink, ROOMS};
use jiff::civil::{DateTime, Time};

use super::yaml::{self, Node, Value};
use super::{Page, Redirect, Remark, Session, Shelf, Site, file_stem, folder_of, html, liquid, pages, places, shelf_of, shortened};
use crate::schedule::{Schedule, read_frab};

/// The most bytes of a page that are read.
const MOST_PAGE: usize = 512 << 10;

/// In which turn a file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    People,
    Sessions,
}

impl Turn {
    fn of(shelf: Option<Shelf>) -> Self {
        if let Some(Shelf::Sessions(_)) = shelf { Self::Sessions } else { Self::People }
    }
}

/// What is read of the front matter of a page.
const PAGE_KEYS: [&str; 14] = [
    "title",
    "permalink",
    "layout",
    "lang",
    "language",
    "redirect_from",
    "public",
    "published",
    "description",
    "order",
    "nav",
    "menu",
    "socialImageSrc",
    "socialTwitterCardType",
];

/// A site that is being read.
pub(super) struct Reading<'a> {
    files: &'a [(String, &'a [u8])],
    pub(super) config: Node,
    pub(super) year: Option<i16>,
    pub(super) site: Site,
    /// Files that were read.
    read: BTreeSet<&'a str>,
    /// Keys that nobody reads, each listed once for a shelf.
    unread: BTreeSet<(String, String)>,
    pub(super) ids: BTreeSet<(&'static str, String)>,
    /// What leads to an address of the site: file, line, what it is, and where to.
    pub(super) led_to: Vec<(String, u32, String, String)>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(files: &'a [(String, &'a [u8])]) -> Self {
        let config = Node { line: 1, value: Value::Map(Vec::new()) };
        Self {
            files,
            config,
            year: None,
            site: Site::default(),
            read: BTreeSet::new(),
            unread: BTreeSet::new(),
            ids: BTreeSet::new(),
            led_to: Vec::new(),
        }
    }

    pub(super) fn remark(&mut self, file: &str, line: impl Into<Option<u32>>, why: impl Into<String>) {
        self.site.not_understood.push(Remark { file: file.to_owned(), line: line.into(), why: why.into() });
    }

    /// The text of a file; what is no text, or too long, is said.
    fn text(&mut self, path: &str, bytes: &[u8]) -> Option<String> {
        if bytes.len() > yaml::MOST_BYTES {
            self.remark(path, None, format!("it has {} bytes, and at most {} are read", bytes.len(), yaml::MOST_BYTES));
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")),
            Err(error) => {
                let line = text_before(bytes, error.valid_up_to()).matches('\n').count() + 1;
                self.remark(path, u32::try_from(line).ok(), "this is no text in UTF-8; save it as UTF-8");
                None
            }
        }
    }

    /// The documents of a file of YAML.
    fn documents(&mut self, path: &str, text: &str, first_line: u32) -> Vec<Node> {
        let documents = yaml::read(text, first_line);
        for (line, why) in documents.wrong {
            self.remark(path, line, why);
        }
        documents.all
    }

    pub(super) fn config(&mut self) {
        let files = self.files;
        let mut all = Vec::new();
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("_config") && is_yaml(path)) {
            self.read.insert(path);
            let Some(text) = self.text(path, bytes) else { continue };
            for document in self.documents(path, &text, 1) {
                match document.value {
                    Value::Map(entries) => all.extend(entries.into_iter().map(|entry| (path.as_str(), entry))),
                    _ => self.remark(path, document.line, "keys with values are expected here; this is left out"),
                }
            }
        }
        self.config.value = Value::Map(all.iter().map(|(_, entry)| entry.clone()).collect());
        self.facts();
        self.unknown_of_config(&all);
    }

    /// Title, city, days and houses.
    fn facts(&mut self) {
        let config = self.config.clone();
        let event = config.get("event").or_else(|| config.get("conference"));
        let location = config.first(&["location", "locations", "venue", "place"]);
        let plain = |node: Option<&Node>, keys: &[&str]| node.and_then(|node| node.text_of(keys)).map(html::plain);
        self.site.title = plain(event, &["title", "name"]).or_else(|| plain(Some(&config), &["title", "name"])).unwrap_or_default();
        let titles = [event, Some(&config)].into_iter().flatten().filter_map(|node| node.first(&["title", "name"]));
        let lines: Vec<u32> = titles.filter(|title| title.text().is_none() && !title.items().is_empty()).map(|title| title.line).collect();
        if let Some(line) = lines.first().filter(|_| self.site.title.is_empty()) {
            self.remark("_config.yml", *line, "“title” is no line of text; the event has none of it now");
        }
        let places = [location, event, Some(&config)];
        let place = |keys: &[&str]| places.iter().find_map(|node| plain(*node, keys)).unwrap_or_default();
        self.site.city = place(&["city", "town", "ville", "stadt"]);
        self.site.country = place(&["country", "land", "pays"]);
        let web = config.text_of(&["url"]).filter(|url| domain::link::is_link(url));
        self.site.url = web.map(|url| format!("{}{}", url.trim_end_matches('/'), config.text_of(&["baseurl"]).unwrap_or("")));
        self.site.email = config.text_of(&["email"]).map(str::to_owned);
        self.days(&config);
        self.venues(&config);
    }

    fn unknown_of_config(&mut self, all: &[(&str, (String, Node))]) {
        // What is about the looks, the making or the people behind the site is no fact of the event.
        const KNOWN: [&str; 46] = [
            "title",
            "name",
            "email",
            "description",
            "baseurl",
            "url",
            "location",
            "locations",
            "venue",
            "venues",
            "dates",
            "days",
            "date",
            "event",
            "conference",
            "city",
            "country",
            "year",
            "place",
            "houses",
            "collections",
            "defaults",
            "exclude",
            "include",
            "markdown",
            "permalink",
            "plugins",
            "gems",
            "sass",
            "kramdown",
            "theme",
            "remote_theme",
            "highlighter",
            "source",
            "destination",
            "future",
            "encoding",
            "metaKeywords",
            "socialImageSrc",
            "keep_files",
            "safe",
            "port",
            "host",
            "liquid",
            "timezone",
            "lang",
        ];
        for (file, (key, node)) in all {
            if !KNOWN.contains(&key.as_str()) {
                let shown = match &node.value {
                    Value::Text(text) => format!("“{}”", shortened(text)),
                    Value::Nothing => "nothing".to_owned(),
                    Value::List(_) => "a list".to_owned(),
                    Value::Map(entries) => entries.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(", "),
                };
                self.remark(file, node.line, format!("“{key}” is not read ({shown})"));
            }
        }
    }

    /// Files of data, each with all its documents.
    pub(super) fn data(&mut self, turn: Turn) {
        let files = self.files;
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("_data/") && Turn::of(shelf_of(path)) == turn) {
            self.read.insert(path);
            if is_template(path) {
                self.remark(path, None, "this is a template for others, and no data");
                continue;
            }
            let Some(holds) = shelf_of(path).filter(|_| is_yaml(path)) else {
                self.remark(path, None, "data of that name are not known here; they are left out");
                continue;
            };
            let Some(text) = self.text(path, bytes) else { continue };
            for document in self.documents(path, &text, 1) {
                self.shelve(path, holds, &document);
            }
        }
    }

    /// The files of collections.
    pub(super) fn collections(&mut self, turn: Turn) {
        let files = self.files;
        let of_collection = |path: &str| path.starts_with('_') && !path.starts_with("_data/") && !path.starts_with("_config");
        for (path, bytes) in files.iter().filter(|(path, _)| of_collection(path)) {
            let Some(holds) = shelf_of(path).filter(|holds| Turn::of(Some(*holds)) == turn) else { continue };
            self.read.insert(path);
            if is_template(path) {
                self.remark(path, None, "this is a template for others, and no data");
            } else if is_picture(path) {
                self.site.pictures.push(path.clone());
            } else if let Some(text) = self.text(path, bytes) {
                self.collected(path, holds, &text);
            }
        }
    }

    /// A file of a collection: one thing, or several as documents of YAML.
    fn collected(&mut self, path: &str, holds: Shelf, text: &str) {
        if is_yaml(path) {
            for document in self.documents(path, text, 1) {
                self.shelve(path, holds, &document);
            }
            return;
        }
        let Some((front, line, body, body_line)) = yaml::front_matter(text) else {
            self.remark(path, 1, "front matter between two lines of --- is expected at its beginning; it is left out");
            return;
        };
        let front = self.front(path, front, line);
        if let Some(target) = front.text_of(&["redirect_to"]) {
            let own = path.trim_start_matches('_').trim_end_matches("index.html").to_owned();
            let from = front.text_of(&["permalink"]).map_or_else(|| format!("/{own}"), str::to_owned);
            self.site.redirects.push(Redirect { from, to: target.to_owned(), said: (path.to_owned(), front.line) });
            return;
        }
        let more = more_documents(body, body_line);
        let body = if more.is_empty() { body } else { "" };
        self.entry(path, holds, &file_stem(path), &front, (body, body_line));
        for document in more {
            self.shelve(path, holds, &document);
        }
    }

    /// Front matter; where it is no YAML, the lines of it that are a key and a text.
    fn front(&mut self, path: &str, text: &str, line: u32) -> Node {
        let documents = yaml::read(text, line);
        let broken = documents.is_broken();
        for (line, why) in documents.wrong {
            let saved = if broken { "; what can be read line by line is read" } else { "" };
            self.remark(path, line, format!("{why}{saved}"));
        }
        match documents.all.into_iter().next() {
            Some(node) if matches!(node.value, Value::Map(_)) && !broken => node,
            _ if broken => yaml::saved(text, line),
            Some(node) => {
                self.remark(path, node.line, "keys with values are expected in its front matter");
                Node { line, value: Value::Map(Vec::new()) }
            }
            None => Node { line, value: Value::Map(Vec::new()) },
        }
    }

    pub(super) fn pages(&mut self) {
        let files = self.files;
        let mut bodies = Vec::new();
        for (path, bytes) in files.iter().filter(|(path, _)| is_page(path)) {
            self.read.insert(path);
            let Some(text) = self.text(path, bytes) else { continue };
            let Some((front, line, body, body_line)) = yaml::front_matter(&text) else {
                self.remark(path, 1, "it has no front matter, so it is no page of the site");
                continue;
            };
            if body.len() > MOST_PAGE {
                self.remark(path, None, format!("its text has {} bytes, and at most {MOST_PAGE} of a page are read", body.len()));
                continue;
            }
            let front = self.front(path, front, line);
            if let Some(page) = self.page(path, &front) {
                bodies.push((page, front, body.to_owned(), body_line));
            }
        }
        // Links to other pages need all of them.
        self.site.pages = bodies.iter().map(|(page, ..)| page.clone()).collect();
        for (at, (page, front, body, line)) in bodies.into_iter().enumerate() {
            let mut remarks = Vec::new();
            let known = liquid::Known { config: &self.config, site: &self.site, page: &front, file: &page.file, is_page: true };
            let source = body;
            let body = liquid::converted(&source, line, &known, &mut remarks);
            let mut title = liquid::converted(&page.title, front.line, &known, &mut remarks).text;
            let read = pages::read(body, is_html(&page.file), &page.file, &mut remarks);
            let (text, hero) = (pages::tidied(&read.text), read.hero);
            let shown = text.split("![").skip(1).filter_map(|rest| rest.split_once("](")?.1.split([')', ' ']).next());
            for picture in hero.iter().map(|hero| hero.picture.as_str()).chain(shown) {
                let Some(why) = places::missing_picture(picture, self.files) else { continue };
                let name = picture.rsplit('/').next().unwrap_or(picture).replace("%20", " ");
                let at = source.find(&name).map(|at| line + u32::try_from(source[..at].matches('\n').count()).unwrap_or(0));
                remarks.push(Remark { file: page.file.clone(), line: at, why });
            }
            if title.is_empty() {
                let heading = read.fragments.iter().map(|fragment| &fragment.heading).find(|heading| !heading.is_empty());
                title = heading.cloned().unwrap_or_else(|| file_stem(&page.file));
            }
            let anchors = pages::kept(read.fragments, &page.permalink);
            self.site.anchors.extend(places::with_venues(anchors, &page, &self.site.venues));
            self.site.not_understood.append(&mut remarks);
            let kept = &mut self.site.pages[at];
            (kept.title, kept.text, kept.hero) = (title, text, hero);
        }
    }

    /// Where people had pages of their own, their addresses lead to the page about all of them. What leads to no page is listed.
    pub(super) fn addresses(&mut self) {
        let shows = |page: &&Page| page.text.contains("{{ include people }}") || folder_of(&page.permalink) == "/people/";
        let everybody = self.site.pages.iter().find(shows).map(|page| page.permalink.clone());
        // A page about the people that says nothing itself was filled by its layout.
        let filled = |page: &&mut Page| Some(&page.permalink) == everybody.as_ref() && page.text.trim().is_empty();
        if let Some(page) = self.site.pages.iter_mut().find(filled).filter(|_| !self.site.people.is_empty()) {
            "{{ include people }}\n".clone_into(&mut page.text);
        }
        let pages: BTreeSet<String> = self.site.pages.iter().map(Page::address).collect();
        let own: Vec<String> = self.site.people.iter().filter_map(|person| person.permalink.clone()).collect();
        let own: Vec<String> = own.into_iter().filter(|from| !pages.contains(&folder_of(from))).collect();
        match everybody {
            Some(to) => {
                self.site.redirects.extend(own.into_iter().map(|from| Redirect { from, to: to.clone(), said: ("_people/".to_owned(), 1) }));
            }
            None => {
                if let Some(first) = own.first() {
                    let why = format!("the addresses of people, such as {first}, lead nowhere, as no page shows the people");
                    let folder = first.split('/').find(|part| !part.is_empty()).unwrap_or_default();
                    self.remark(&format!("_{folder}/"), None, why);
                }
            }
        }
        for (file, line, what, to) in std::mem::take(&mut self.led_to) {
            let path = to.split(['#', '?']).next().unwrap_or("");
            if domain::link::is_link(&to) {
                self.remark(&file, line, format!("{what} leads elsewhere, to {to}; a menu here has the pages of the event"));
            } else if !path.is_empty() && !pages.contains(&folder_of(&format!("/{}", path.trim_start_matches('/')))) {
                self.remark(&file, line, format!("{what} leads to {to}, and there is no such page; it is left out"));
            } else if to.contains('#') {
                self.remark(&file, line, format!("{what} leads to {to}, a part of a page; a menu here has whole pages"));
            }
        }
    }

    /// What the front matter of a page says; none where it only leads elsewhere or is not shown.
    fn page(&mut self, path: &str, front: &Node) -> Option<Page> {
        let permalink = front.text_of(&["permalink"]).map_or_else(|| places::usual_permalink(path, &self.config), str::to_owned);
        let permalink = if permalink.starts_with('/') { permalink } else { format!("/{permalink}") };
        if let Some(target) = front.text_of(&["redirect_to"]) {
            self.site.redirects.push(Redirect { from: permalink, to: target.to_owned(), said: (path.to_owned(), front.line) });
            return None;
        }
        for old in front.get("redirect_from").map(Node::items).unwrap_or_default() {
            let said = (path.to_owned(), old.line);
            self.site.redirects.extend(old.text().map(|from| Redirect { from: from.to_owned(), to: permalink.clone(), said }));
        }
        if front.first(&["public", "published"]).is_some_and(Node::is_no) {
            self.remark(path, front.line, "it is not published; it is left out");
            return None;
        }
        if let Some(other) = self.site.pages.iter().find(|page| folder_of(&page.permalink) == folder_of(&permalink)) {
            let why = format!("its address {permalink} is that of {} too", other.file);
            self.remark(path, front.line, why);
        }
        self.unknown(path, "pages", front, &PAGE_KEYS);
        let page = Page {
            file: path.to_owned(),
            title: front.text_of(&["title"]).unwrap_or_default().to_owned(),
            permalink,
            language: front.text_of(&["lang", "language"]).map(str::to_owned),
            ..Page::default()
        };
        self.site.pages.push(page.clone());
        Some(page)
    }

    /// An older address leads to one page of the site, and away from no other one and from no room of the event.
    pub(super) fn old_addresses(&mut self) {
        let mut kept: Vec<Redirect> = Vec::new();
        for redirect in std::mem::take(&mut self.site.redirects) {
            let (old, to) = (Permalink::of_older(&redirect.from), Permalink::of_older(&redirect.to));
            let at = |path: &Option<Permalink>| self.site.pages.iter().find(|page| Permalink::of_older(&page.permalink) == *path);
            let taken = kept.iter().find(|known| Permalink::of_older(&known.from) == old && Permalink::of_older(&known.to) != to);
            let why = if to.is_none() || at(&to).is_none() {
                Some("no page of the site lies there".to_owned())
            } else if let Some(other) = at(&old).filter(|_| old != to) {
                Some(format!("{} lies at the old address", other.file))
            } else if let Some(other) = taken {
                Some(format!("{} has that old address, too", other.said.0))
            } else if old.as_ref().is_some_and(|old| ROOMS.contains(&old.as_str())) {
                Some("a room of the event has the old address".to_owned())
            } else {
                None
            };
            match why {
                Some(why) => {
                    let (file, line) = redirect.said;
                    self.remark(&file, line, format!("{} does not lead to {} any more: {why}", redirect.from, redirect.to));
                }
                None => kept.push(redirect),
            }
        }
        self.site.redirects = kept;
    }

    /// A timetable of frab in the folder knows what the files of sessions do not say: rooms and ends of talks.
    pub(super) fn timetables(&mut self) {
        let files = self.files;
        for (path, bytes) in files.iter().filter(|(path, _)| path.to_lowercase().ends_with(".xml")) {
            let Ok(schedule) = read_frab(bytes) else { continue };
            self.read.insert(path);
            for remark in &schedule.not_understood {
                self.remark(path, remark.line, format!("{}: {}", remark.about, remark.why));
            }
            self.join(path, &schedule);
        }
    }

    fn join(&mut self, path: &str, schedule: &Schedule) {
        let bare = |title: &str| title.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let zone = schedule.time_zone();
        for planned in &schedule.sessions {
            let same = |session: &&mut Session| {
                bare(&session.title) == bare(&planned.title)
                    && (session.date.is_none() || planned.date.is_none() || session.date == planned.date)
            };
            let Some(session) = self.site.sessions.iter_mut().find(same) else {
                self.remark(
                    path,
                    None,
                    format!("“{}” stands in this timetable, and no session of the site has that title; it is left out", planned.title),
                );
                continue;
            };
            let start = planned.start().map(DateTime::time);
            let differs = session.start.is_some() && start.is_some() && session.start != start;
            let (own, title) = (session.start, session.title.clone());
            session.guid.get_or_insert_with(|| planned.guid.clone());
            session.date = session.date.or(planned.date);
            session.recording = session.recording.take().or_else(|| planned.recording.clone());
            session.language = session.language.take().or_else(|| Some(planned.language.clone()).filter(|language| !language.is_empty()));
            if session.room.is_none() && !planned.room.is_empty() {
                session.room = Some(planned.room.clone());
            }
            if differs {
                let clock = |time: Option<Time>| time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
                self.remark(
                    path,
                    None,
                    format!("“{title}” begins at {} here and at {} on the site; the site counts", clock(start), clock(own)),
                );
                continue;
            }
            session.start = session.start.or(start);
            session.end = session.end.or_else(|| planned.end(zone.as_ref()).map(DateTime::time));
        }
    }

    /// What nobody read: pictures are kept as they are, all else is listed, a folder once.
    pub(super) fn other_files(&mut self) {
        let files = self.files;
        let mut folders: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        for (path, _) in files.iter().filter(|(path, _)| !self.read.contains(path.as_str())) {
            if is_picture(path) {
                self.site.pictures.push(path.clone());
                continue;
            }
            let folder = path.split_once('/').map_or_else(|| path.clone(), |(folder, _)| format!("{folder}/"));
            *folders.entry(folder).or_insert(0) += 1;
        }
        for (folder, count) in folders {
            let looks = ["_layouts/", "_includes/", "_sass/", "assets/", "css/", "js/", "_plugins/"].contains(&folder.as_str());
            let what = if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
            let why = match (looks, folder.ends_with('/')) {
                (true, _) => format!("{what} of how the site looked or was made; not read"),
                (false, true) => format!("{what} of a folder that is not known here; not read"),
                (false, false) => "it is no page and no data of the site; not read".to_owned(),
            };
            self.remark(&folder, None, why);
        }
    }

    pub(super) fn finished(mut self) -> Site {
        self.rank_sponsors();
        self.pictures_of_people();
        self.site.not_understood.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        // What an alias brings in twice is said once.
        self.site.not_understood.dedup();
        self.site
    }

    /// Keys that nobody reads, each listed where it first stands.
    pub(super) fn unknown(&mut self, path: &str, holds: &str, node: &Node, known: &[&str]) {
        for (key, value) in node.entries() {
            let is_new =
                !known.contains(&key.as_str()) && value.value != Value::Nothing && self.unread.insert((holds.to_owned(), key.clone()));
            if is_new {
                let shown = value.text().map(|text| format!(": “{}”", shortened(text))).unwrap_or_default();
                self.remark(path, value.line, format!("“{key}” of {holds} is not read{shown}"));
            }
        }
    }
}

/// Further documents below front matter, where what stands there is YAML and no text.
fn more_documents(body: &str, first_line: u32) -> Vec<Node> {
    let first = body.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#') && *line != "---");
    let is_key = first
        .and_then(|line| line.split_once(':'))
        .is_some_and(|(key, _)| key.chars().all(|letter| letter.is_alphanumeric() || letter == '_'));
    if !is_key {
        return Vec::new();
    }
    let documents = yaml::read(body, first_line);
    let named = |node: &Node| node.text_of(&["name", "title"]).is_some();
    if documents.wrong.is_empty() && documents.all.iter().all(named) { documents.all } else { Vec::new() }
}

/// The text up to a byte up to which it is text.
fn text_before(bytes: &[u8], at: usize) -> &str {
    std::str::from_utf8(&bytes[..at]).unwrap_or("")
}

fn is_yaml(path: &str) -> bool {
    let path = path.to_lowercase();
    [".yml", ".yaml"].iter().any(|end| path.ends_with(end))
}

fn is_picture(path: &str) -> bool {
    let path = path.to_lowercase();
    [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"].iter().any(|end| path.ends_with(end))
}

/// A page is a file of text that is in no folder with an underscore.
fn is_page(path: &str) -> bool {
    let lower = path.to_lowercase();
    let text = [".md", ".markdown", ".html", ".htm"].iter().any(|end| lower.ends_with(end));
    text && !path.split('/').any(|part| part.starts_with(['_', '.']))
}

pub(super) fn is_html(path: &str) -> bool {
    let path = path.to_lowercase();
    [".html", ".htm"].iter().any(|end| path.ends_with(end))
}

/// `_schema.md` and the like say how others should be written.
fn is_template(path: &str) -> bool {
    let stem = file_stem(path).to_lowercase();
    path.rsplit('/').next().is_some_and(|name| name.starts_with('_'))
        || matches!(stem.as_str(), "schema" | "template" | "example" | "sample")
}
