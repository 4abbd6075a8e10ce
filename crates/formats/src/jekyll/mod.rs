//! The site of an event as a folder of the family that `RustFest`'s sites are of: a Jekyll site whose facts stand in `_config.yml`, whose
//! sessions, people and sponsors are files with front matter, and whose pages are Markdown with Liquid in it.
//!
//! It comes as a list of paths and bytes. What is not understood is listed with file and line, in English, and nothing is dropped
//! without a word.

use jiff::civil::{Date, Time};

use crate::schedule::Kind;

mod dates;
mod entries;
mod html;
mod lined;
mod liquid;
mod markup;
mod pages;
mod places;
mod reading;
mod tag;
pub(crate) mod yaml;

use reading::{Reading, Turn};

/// The most files of a site that are read.
pub const MOST_FILES: usize = 20_000;

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
    /// On which date; where the site says none and has one day, on that.
    pub date: Option<Date>,
    /// Whether it says a day that is none of the event.
    pub no_such_day: bool,
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
    /// How many people fit.
    pub seats: Option<u32>,
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
    /// The file that says so, and where.
    pub said: (String, u32),
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
    // Sessions name people: these come first.
    for turn in [Turn::People, Turn::Sessions] {
        reading.data(turn);
        reading.collections(turn);
    }
    reading.pages();
    reading.addresses();
    reading.old_addresses();
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
