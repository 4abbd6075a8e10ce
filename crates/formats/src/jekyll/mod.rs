//! The site of an event as a folder of the family that RustFest's sites are of: a Jekyll site whose facts stand in `_config.yml`, whose
//! sessions, people and sponsors are files with front matter, and whose pages are Markdown with Liquid in it.
//!
//! It comes as a list of paths and bytes. What is not understood is listed with file and line, in English, and nothing is dropped
//! without a word.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use crate::schedule::{Kind, Schedule, read_frab};

mod dates;
mod entries;
mod html;
mod liquid;
mod pages;
mod places;
pub(crate) mod yaml;

use yaml::{Node, Value};

/// The most files of a site that are read.
pub const MOST_FILES: usize = 20_000;

/// The most bytes of a page that are read.
const MOST_PAGE: usize = 512 << 10;

/// What a site says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Its title.
    pub title: String,
    /// The city.
    pub city: String,
    /// The country.
    pub country: String,
    /// Where it lies.
    pub url: Option<String>,
    /// Where one writes to.
    pub email: Option<String>,
    /// The days, in their order, each once.
    pub days: Vec<Day>,
    /// The houses: those of the impl days first, then the others, in the order of the file.
    pub venues: Vec<Venue>,
    /// The sessions, in the order of their files.
    pub sessions: Vec<Session>,
    /// Those who make the event.
    pub people: Vec<Person>,
    /// Those who speak, with the keys by which sessions name them.
    pub speakers: Vec<Person>,
    /// Those who pay, lend or tell.
    pub sponsors: Vec<Sponsor>,
    /// The names of groups that people may be in.
    pub groups: Vec<String>,
    /// The menus.
    pub menus: Vec<Menu>,
    /// The pages.
    pub pages: Vec<Page>,
    /// Addresses that lead to others.
    pub redirects: Vec<Redirect>,
    /// Places in pages that old addresses may point to.
    pub anchors: Vec<Anchor>,
    /// The pictures of the folder, as paths in it.
    pub pictures: Vec<String>,
    /// What was not understood.
    pub not_understood: Vec<Remark>,
}

/// A day of the gathering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its date.
    pub date: Date,
    /// What it is for, as the site names it: `talks`, `workshops`, `impl_days`.
    pub kind: String,
}

/// A house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Venue {
    /// Under which name the site knows it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is for: `overflow` where people go when another house is full, else as the site names it.
    pub role: String,
    /// Its address, where one is said.
    pub address: Option<String>,
    /// Its page.
    pub url: Option<String>,
}

/// A session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Its name in addresses: that of its file.
    pub id: String,
    /// Its file.
    pub file: String,
    /// A name for programs that never changes, where a timetable in the folder has one.
    pub guid: Option<String>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// A word that stands beside its title, such as “MC”.
    pub special: Option<String>,
    /// On which date.
    pub date: Option<Date>,
    /// From when on, by the clock of the place.
    pub start: Option<Time>,
    /// Until when, by the clock of the place; on the next date where it is before the start.
    pub end: Option<Time>,
    /// Whether it is all day long.
    pub whole_day: bool,
    /// Where, as it is written.
    pub room: Option<String>,
    /// A map of where that is.
    pub room_url: Option<String>,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// Whether it is everybody's: the site's word `all`.
    pub everybody: bool,
    /// What it is about, as Markdown.
    pub description: String,
    /// In which language.
    pub language: Option<String>,
    /// Where its recording is.
    pub recording: Option<String>,
    /// Where its slides are.
    pub slides: Option<String>,
    /// The address of its page.
    pub permalink: Option<String>,
}

/// Who speaks in a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The key of a speaker or person; empty where the session names them itself.
    pub id: String,
    /// Their name.
    pub name: String,
}

/// Somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Their name in addresses: that of the file, or the key.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are called.
    pub nick: Option<String>,
    /// Which groups they are in.
    pub groups: Vec<String>,
    /// Where else they are.
    pub links: Vec<Link>,
    /// What they say of themselves, as Markdown.
    pub description: String,
    /// Their picture, as a path in the folder.
    pub picture: Option<String>,
    /// The address of their page.
    pub permalink: Option<String>,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What it is: `github`, `website`, a word.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// Somebody who pays, lends a house or tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sponsor {
    /// Their name in addresses.
    pub id: String,
    /// Their name.
    pub name: String,
    /// How much, as the site names it; where it names none, the group, so that a partner stays one.
    pub level: Option<String>,
    /// `sponsor`, `partner`, `venue`, `media`.
    pub group: Option<String>,
    /// Where they are.
    pub link: Option<String>,
    /// What they say of themselves, as Markdown.
    pub description: String,
    /// Whether they are on the front page.
    pub featured: bool,
    /// Their logo, as a path in the folder.
    pub logo: Option<String>,
}

/// A menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Menu {
    /// Where it stands: `header`, `footer`.
    pub name: String,
    /// What is in it.
    pub entries: Vec<Link>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its file.
    pub file: String,
    /// Its title, as Markdown.
    pub title: String,
    /// Its address.
    pub permalink: String,
    /// In which language it is.
    pub language: Option<String>,
    /// The picture on top.
    pub hero: Option<Hero>,
    /// Its text, as Markdown with our values in it.
    pub text: String,
}

/// The picture on top of a page, with what stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hero {
    /// The picture, as the page names it.
    pub picture: String,
    /// The point that is always seen, in hundredths from the left.
    pub focus_x: u8,
    /// The same from the top.
    pub focus_y: u8,
    /// The heading on it, with our values.
    pub heading: String,
    /// The text on it, with our values.
    pub text: String,
}

/// An address that leads to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old one.
    pub from: String,
    /// Where it leads.
    pub to: String,
}

/// A place in a page that an old address may point to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The address of the page.
    pub permalink: String,
    /// What stands behind the `#`.
    pub fragment: String,
    /// The heading there; empty where there is none.
    pub heading: String,
    /// Its line in the file.
    pub line: u32,
    /// The house that is told of there, as its place in [`Site::venues`].
    pub venue: Option<usize>,
}

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// In which file.
    pub file: String,
    /// In which line, from 1.
    pub line: Option<u32>,
    /// Why, in English.
    pub why: String,
}

/// Why a folder is no site. It says so in English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing of a site in it.
    #[error("there is no Jekyll site in this folder: _config.yml, or folders such as _sessions and _people, are expected")]
    NoSite,
    /// It has too many files.
    #[error("there are more than {MOST_FILES} files in this folder, which are not read")]
    TooManyFiles,
}

impl Venue {
    /// Whether people go there when another house is full.
    pub fn is_overflow(&self) -> bool {
        self.role == OVERFLOW
    }
}

impl Page {
    /// Its address as a folder: `/people/index.html` is `/people/`.
    pub fn address(&self) -> String {
        folder_of(&self.permalink)
    }
}

/// The role of a house that is there for those who do not fit into another.
const OVERFLOW: &str = "overflow";

/// What is in a folder or file of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelf {
    /// Sessions, of this kind where they do not say it.
    Sessions(Option<&'static str>),
    People,
    Speakers,
    Sponsors,
    Groups,
    Menu,
    Venues,
}

impl Shelf {
    /// What a folder or file of that name holds, without an underscore before it.
    fn of(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        Some(match name.as_str() {
            "sessions" | "schedule" | "program" | "programme" | "timetable" => Self::Sessions(None),
            "talks" => Self::Sessions(Some("talk")),
            "workshops" => Self::Sessions(Some("workshop")),
            "keynotes" => Self::Sessions(Some("keynote")),
            "people" | "team" | "organizers" | "organisers" | "members" | "crew" | "volunteers" => Self::People,
            "speakers" | "presenters" => Self::Speakers,
            "sponsors" | "partners" | "supporters" => Self::Sponsors,
            "groups" => Self::Groups,
            "venues" | "locations" | "houses" => Self::Venues,
            _ if name.contains("menu") || name.contains("navigation") || name == "nav" => Self::Menu,
            _ => return None,
        })
    }
}

/// Whether a word of the site is about the impl days.
fn of_impl_days(key: &str) -> bool {
    let key: String = key.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    ["impldays", "implday", "contributordays", "hackdays", "sprints"].iter().any(|word| key.starts_with(word))
}

/// Reads a site.
///
/// # Errors
/// Where there is nothing of a site among the files, or there are too many.
pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Site, Unreadable> {
    let mut listing: Vec<(String, &[u8])> = Vec::new();
    for (path, bytes) in files {
        if listing.len() == MOST_FILES {
            return Err(Unreadable::TooManyFiles);
        }
        listing.push((path.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_owned(), bytes));
    }
    listing.sort_by(|(a, _), (b, _)| a.cmp(b));
    listing.dedup_by(|(a, _), (b, _)| a == b);
    let known = |path: &str| path == "_config.yml" || path == "_config.yaml" || path.starts_with('_') && shelf_of(path).is_some();
    if !listing.iter().any(|(path, _)| known(path)) {
        return Err(Unreadable::NoSite);
    }
    let mut reading = Reading::new(&listing);
    reading.config();
    reading.data();
    reading.collections();
    reading.pages();
    reading.timetables();
    reading.other_files();
    Ok(reading.finished())
}

/// The shelf of a file in a collection or among the data.
fn shelf_of(path: &str) -> Option<Shelf> {
    let (folder, rest) = path.split_once('/')?;
    if folder == "_data" {
        let stem = rest.rsplit('/').next().and_then(|name| name.split('.').next())?;
        return Shelf::of(stem);
    }
    folder.strip_prefix('_').and_then(Shelf::of)
}

struct Reading<'a> {
    files: &'a [(String, &'a [u8])],
    config: Node,
    year: Option<i16>,
    site: Site,
    /// Files that were read.
    read: BTreeSet<&'a str>,
    /// Keys that nobody reads, each listed once for a shelf.
    unread: BTreeSet<(String, String)>,
    ids: BTreeSet<(&'static str, String)>,
}

impl<'a> Reading<'a> {
    fn new(files: &'a [(String, &'a [u8])]) -> Self {
        let config = Node { line: 1, value: Value::Map(Vec::new()) };
        Self { files, config, year: None, site: Site::default(), read: BTreeSet::new(), unread: BTreeSet::new(), ids: BTreeSet::new() }
    }

    fn remark(&mut self, file: &str, line: impl Into<Option<u32>>, why: impl Into<String>) {
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
                let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
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

    fn config(&mut self) {
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
    fn data(&mut self) {
        let files = self.files;
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("_data/")) {
            self.read.insert(path);
            if is_template(path) {
                self.remark(path, None, "this is a template for others, and no data");
                continue;
            }
            let Some(shelf) = shelf_of(path).filter(|_| is_yaml(path)) else {
                self.remark(path, None, "data of that name are not known here; they are left out");
                continue;
            };
            let Some(text) = self.text(path, bytes) else { continue };
            for document in self.documents(path, &text, 1) {
                self.shelve(path, shelf, &document);
            }
        }
    }

    /// The files of collections: speakers first, as sessions name them.
    fn collections(&mut self) {
        let files = self.files;
        let of_collection = |path: &str| path.starts_with('_') && !path.starts_with("_data/") && !path.starts_with("_config");
        let order = |shelf: Option<Shelf>| usize::from(matches!(shelf, Some(Shelf::Sessions(_))));
        for turn in 0..2 {
            for (path, bytes) in files.iter().filter(|(path, _)| of_collection(path)) {
                let Some(shelf) = shelf_of(path).filter(|shelf| order(Some(*shelf)) == turn) else { continue };
                self.read.insert(path);
                if is_template(path) {
                    self.remark(path, None, "this is a template for others, and no data");
                } else if is_picture(path) {
                    self.site.pictures.push(path.clone());
                } else if let Some(text) = self.text(path, bytes) {
                    self.collected(path, shelf, &text);
                }
            }
        }
    }

    /// A file of a collection: one thing, or several as documents of YAML.
    fn collected(&mut self, path: &str, shelf: Shelf, text: &str) {
        if is_yaml(path) {
            for document in self.documents(path, text, 1) {
                self.shelve(path, shelf, &document);
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
            self.site.redirects.push(Redirect { from, to: target.to_owned() });
            return;
        }
        let more = more_documents(body, body_line);
        let body = if more.is_empty() { body } else { "" };
        self.entry(path, shelf, &file_stem(path), &front, body.trim());
        for document in more {
            self.shelve(path, shelf, &document);
        }
    }

    /// Front matter; where it is no YAML, the lines of it that are a key and a text.
    fn front(&mut self, path: &str, text: &str, line: u32) -> Node {
        let documents = yaml::read(text, line);
        let broken = documents.wrong.iter().any(|(_, why)| why.starts_with("this is no YAML"));
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

    fn pages(&mut self) {
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
            let read = pages::read(&body, line, &page.file, &mut remarks);
            let known = liquid::Known { config: &self.config, site: &self.site, page: &front, file: &page.file };
            let text = pages::tidied(&liquid::converted(&read.text, line, &known, &mut remarks));
            let mut title = liquid::converted(&page.title, front.line, &known, &mut remarks);
            let hero = read.hero.map(|hero| Hero {
                heading: liquid::converted(&hero.heading, line, &known, &mut remarks),
                text: liquid::converted(&hero.text, line, &known, &mut remarks),
                ..hero
            });
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

    /// What the front matter of a page says; none where it only leads elsewhere or is not shown.
    fn page(&mut self, path: &str, front: &Node) -> Option<Page> {
        let permalink = front.text_of(&["permalink"]).map_or_else(|| places::usual_permalink(path, &self.config), str::to_owned);
        let permalink = if permalink.starts_with('/') { permalink } else { format!("/{permalink}") };
        if let Some(target) = front.text_of(&["redirect_to"]) {
            self.site.redirects.push(Redirect { from: permalink, to: target.to_owned() });
            return None;
        }
        for old in front.get("redirect_from").map(Node::items).unwrap_or_default().iter().filter_map(Node::text) {
            self.site.redirects.push(Redirect { from: old.to_owned(), to: permalink.clone() });
        }
        if front.first(&["public", "published"]).is_some_and(Node::is_no) {
            self.remark(path, front.line, "it is not published; it is left out");
            return None;
        }
        if let Some(other) = self.site.pages.iter().find(|page| folder_of(&page.permalink) == folder_of(&permalink)) {
            let why = format!("its address {permalink} is that of {} too", other.file);
            self.remark(path, front.line, why);
        }
        const KNOWN: [&str; 14] = [
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
        self.unknown(path, "pages", front, &KNOWN);
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

    /// A timetable of frab in the folder knows what the files of sessions do not say: rooms and ends of talks.
    fn timetables(&mut self) {
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
            let start = planned.start().map(|start| start.time());
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
            session.end = session.end.or_else(|| planned.end(zone.as_ref()).map(|end| end.time()));
        }
    }

    /// What nobody read: pictures are kept as they are, all else is listed, a folder once.
    fn other_files(&mut self) {
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

    fn finished(mut self) -> Site {
        self.pictures_of_people();
        self.site.not_understood.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        // What an alias brings in twice is said once.
        self.site.not_understood.dedup();
        self.site
    }

    /// Keys that nobody reads, each listed where it first stands.
    fn unknown(&mut self, path: &str, shelf: &str, node: &Node, known: &[&str]) {
        for (key, value) in node.entries() {
            let is_new =
                !known.contains(&key.as_str()) && value.value != Value::Nothing && self.unread.insert((shelf.to_owned(), key.clone()));
            if is_new {
                let shown = value.text().map(|text| format!(": “{}”", shortened(text))).unwrap_or_default();
                self.remark(path, value.line, format!("“{key}” of {shelf} is not read{shown}"));
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

fn is_yaml(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".yml") || path.ends_with(".yaml")
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

/// `_schema.md` and the like say how others should be written.
fn is_template(path: &str) -> bool {
    let stem = file_stem(path).to_lowercase();
    path.rsplit('/').next().is_some_and(|name| name.starts_with('_'))
        || matches!(stem.as_str(), "schema" | "template" | "example" | "sample")
}

fn file_stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// An address without the name of a file that every server adds.
fn folder_of(permalink: &str) -> String {
    let address = permalink.trim_end_matches("index.html").trim_end_matches(".html");
    if address.ends_with('/') { address.to_owned() } else { format!("{address}/") }
}

fn shortened(text: &str) -> String {
    let text = html::plain(text);
    if text.chars().count() <= 60 { text } else { format!("{}…", text.chars().take(59).collect::<String>()) }
}
