//! The event's own site: its pages, who supports it, and how it looks. The rest of what a site says is what the event knows anyhow.

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::{Event, Language};
use crate::file::{self, FilePath, Filed, Kind, Wrong};
use crate::history::{Stuck, Subject, Turn};
use crate::id::PageId;
use crate::link::Link;
use crate::refusal::{Field, Refusal, Thing};
use crate::skill::plain;
use crate::text::Text;

/// The site as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Its pages, removed ones too.
    pub pages: OrdMap<PageId, Page>,
    /// Who supports the event, in order.
    pub sponsors: Vector<Sponsor>,
    /// The last change to the sponsors, and by whom.
    pub sponsored: Option<(Seq, Who)>,
    /// How it looks, and what it says of itself.
    pub look: Look,
    /// The last change to that, and by whom.
    pub dressed: Option<(Seq, Who)>,
    /// Its files: pictures, slides, a style sheet.
    pub files: OrdMap<FilePath, File>,
    /// The last change to any of it.
    pub touched: Seq,
}

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// What it is.
    pub about: About,
    /// Whether it was taken off the site.
    pub removed: bool,
    /// The last change to it, and by whom.
    pub written: (Seq, Who),
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is.
    pub filed: Filed,
    /// The last change to it, and by whom.
    pub written: (Seq, Who),
}

/// What a page is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Where it lies below the site's front page, which lies nowhere: `location`, `about/impl-days`.
    pub path: Permalink,
    /// The language that it is in; none where the event has only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What it is called.
    pub title: Text,
    /// What it is called in the menu; not in the menu where it is empty.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub menu: Text,
    /// Its place in the menu; smaller comes first.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub order: u16,
    /// Whether only the team sees it yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Whether the siblings of its gathering show it, too, where they have no page of their own there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// Other addresses that lead to it, with fragments perhaps: `faq/`, `location/#day-two`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text>,
    /// The picture on top of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hero: Option<Hero>,
    /// Markdown, with the event's values in it.
    pub text: Text,
}

impl About {
    /// Whether an older address of it means this one.
    fn says_older(&self, path: &Permalink) -> bool {
        self.aliases.iter().any(|alias| Permalink::of_older(alias.as_str()).as_ref() == Some(path))
    }
}

/// The picture on top of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hero {
    /// Which.
    pub picture: FilePath,
    /// The point of it that is always seen, in hundredths from the left and from the top.
    pub focus: (u8, u8),
}

impl Hero {
    /// The point in the middle.
    pub const MIDDLE: (u8, u8) = (50, 50);
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(order: &u16) -> bool {
    *order == 0
}

/// Where a page lies: parts of `a`–`z`, `0`–`9`, `-`, `_` and `.` with `/` between them; the front page's is empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permalink(String);

/// The longest permalink, in characters.
const LONGEST: usize = 120;

impl Permalink {
    /// The permalink in this text; outer slashes go, letters become small.
    ///
    /// # Errors
    /// [`Refusal::NotAPermalink`].
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let path = written.trim().trim_matches('/').to_lowercase();
        let is_part = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte))
        };
        let fits = path.len() <= LONGEST && (path.is_empty() || path.split('/').all(is_part));
        if fits { Ok(Self(path)) } else { Err(Refusal::NotAPermalink { given: written.trim().chars().take(80).collect() }) }
    }

    /// The permalink that an address of an older site means: without a fragment, `index.html`, `.html` and `.md` at its end, and dots
    /// before it. A fragment alone means none.
    pub fn of_older(address: &str) -> Option<Self> {
        let mut path = address.split('#').next().filter(|path| !path.is_empty() || address.is_empty())?.trim_matches('/');
        while let Some(rest) = path.strip_prefix("../").or_else(|| path.strip_prefix("./")) {
            path = rest.trim_start_matches('/');
        }
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = [".html", ".htm", ".md"].into_iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
        Self::parse(path).ok()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the front page's.
    pub const fn is_front(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<String> for Permalink {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<Permalink> for String {
    fn from(path: Permalink) -> Self {
        path.0
    }
}

/// Rooms of the event that pages name in their links as if they were pages: no older address stands in their way.
pub const ROOMS: [&str; 11] =
    ["board", "gathering", "stream", "timetable", "questionnaire", "tasks", "people", "new-here", "sign-in", "history", "report"];

/// Who supports the event: an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sponsor {
    /// What it is called.
    pub name: Text,
    /// The level, in the event's own words: "Gold".
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub level: Text,
    /// Its site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// What it says of itself, in Markdown.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub text: Text,
    /// Whether it supports the whole gathering: then its siblings name it, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gathering: bool,
}

/// How the site looks, and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// What the event is, in a line.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub line: Text,
    /// The city.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub city: Text,
    /// The one colour, as `#0b5b4c`; the program's own where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    /// Links that stand at the foot of every page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Named>,
    /// Where the event is shown while it is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream: Option<Link>,
    /// The gathering that it is a part of, by a word that its siblings use, too: `rustfest-paris`.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub gathering: Text,
    /// The picture that stands beside the event's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<FilePath>,
    /// The event's own style sheet, after the program's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stylesheet: Option<FilePath>,
    /// Whether its tickets open the doors of siblings that say the same, and theirs its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shares_tickets: bool,
}

/// A link with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it is called.
    pub name: Text,
    /// Where it leads.
    pub link: Link,
}

/// A colour in sRGB, as `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

impl Colour {
    /// The colour in this text: `#0b5b4c`, or `#0bc`.
    ///
    /// # Errors
    /// [`Refusal::NotAColour`].
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let refused = || Refusal::NotAColour { given: written.trim().chars().take(40).collect() };
        let digits = written.trim().strip_prefix('#').ok_or_else(refused)?;
        let digit = |at: usize| digits.chars().nth(at).and_then(|c| c.to_digit(16)).and_then(|value| u8::try_from(value).ok());
        let channel = |high: usize, low: usize| Some(digit(high)? * 16 + digit(low)?);
        let channels = match digits.chars().count() {
            3 => [channel(0, 0), channel(1, 1), channel(2, 2)],
            6 => [channel(0, 1), channel(2, 3), channel(4, 5)],
            _ => return Err(refused()),
        };
        match channels {
            [Some(red), Some(green), Some(blue)] => Ok(Self([red, green, blue])),
            _ => Err(refused()),
        }
    }

    /// Of red, green and blue.
    pub const fn of(channels: [u8; 3]) -> Self {
        Self(channels)
    }

    /// Red, green and blue.
    pub const fn channels(self) -> [u8; 3] {
        self.0
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

/// The most pages of a site.
pub const MOST_PAGES: usize = 400;

/// The most sponsors, and the most links at the foot.
pub const MOST_SPONSORS: usize = 200;

/// What is asked of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Write a page, or write it anew.
    Write {
        /// Its id.
        page: PageId,
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What it is.
        about: About,
    },
    /// Take a page off the site, or put it back.
    Remove {
        /// Which.
        page: PageId,
        /// Off, or back.
        removed: bool,
    },
    /// Say anew who supports the event.
    Sponsor {
        /// The last change that the writer had seen.
        seen: Seq,
        /// Who, in order.
        sponsors: Vec<Sponsor>,
    },
    /// Say anew how it looks.
    Dress {
        /// The last change that the writer had seen.
        seen: Seq,
        /// How.
        look: Look,
    },
    /// Put a file on the site, in the place of what stands there, or take it off. Its bytes are in the ledger before.
    File {
        /// The last change that the writer had seen.
        seen: Seq,
        /// Where it stands.
        path: FilePath,
        /// What it is; taken off where there is none.
        file: Option<Box<Filed>>,
    },
}

/// What happened to the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A page was written.
    Wrote {
        /// Its id.
        page: PageId,
        /// What it is.
        about: Box<About>,
    },
    /// A page was taken off the site, or put back.
    Removed {
        /// Which.
        page: PageId,
        /// Off, or back.
        removed: bool,
    },
    /// These support the event now.
    Sponsored {
        /// Who, in order.
        sponsors: Vec<Sponsor>,
    },
    /// It looks like this now.
    Dressed(Box<Look>),
    /// A file stands there now, or none.
    Filed {
        /// Where.
        path: FilePath,
        /// What it is; none where it was taken off, or struck.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<Box<Filed>>,
    },
}

impl Change {
    /// In whose history it stands.
    pub(crate) const fn subject(&self) -> Subject {
        match self {
            Self::Wrote { page, .. } | Self::Removed { page, .. } => Subject::Page(*page),
            Self::Sponsored { .. } | Self::Dressed(_) | Self::Filed { .. } => Subject::Event,
        }
    }

    pub(crate) fn strike(&mut self) {
        match self {
            Self::Wrote { about, .. } => {
                about.aliases.iter_mut().for_each(Text::strike);
                [&mut about.title, &mut about.menu, &mut about.text].into_iter().for_each(Text::strike);
            }
            Self::Removed { .. } => {}
            Self::Sponsored { sponsors } => {
                for sponsor in sponsors {
                    [&mut sponsor.name, &mut sponsor.level, &mut sponsor.text].into_iter().for_each(Text::strike);
                    sponsor.link.iter_mut().for_each(Link::strike);
                }
            }
            Self::Dressed(look) => {
                [&mut look.line, &mut look.city, &mut look.gathering].into_iter().for_each(Text::strike);
                look.stream.iter_mut().for_each(Link::strike);
                for named in &mut look.links {
                    named.name.strike();
                    named.link.strike();
                }
            }
            // A picture says more than words: struck, it stands there no more, and the ledger lets go of its bytes.
            Self::Filed { file, .. } => *file = None,
        }
    }
}

impl Event {
    /// Whether another event is under the same roof, however its word for the gathering is written.
    pub fn is_in_gathering_with(&self, other: &Self) -> bool {
        let word = plain(self.site.look.gathering.as_str());
        !word.is_empty() && word == plain(other.site.look.gathering.as_str())
    }

    /// Whether a ticket of the one opens the door of the other: both say so, so that no event takes another one's people by a word.
    pub fn shares_tickets_with(&self, other: &Self) -> bool {
        self.site.look.shares_tickets && other.site.look.shares_tickets && self.is_in_gathering_with(other)
    }
}

impl About {
    /// The language that it is in: a page that names none is in the event's own.
    pub fn spoken<'a>(&'a self, event: &'a Event) -> Option<&'a Language> {
        self.language.as_ref().or(event.language.as_ref())
    }
}

impl Site {
    /// The pages that are on the site, drafts too, by address and language.
    pub fn standing(&self) -> Vec<&Page> {
        let mut found: Vec<_> = self.pages.values().filter(|page| !page.removed).collect();
        found.sort_by_key(|page| (&page.about.path, page.about.language.as_ref().map(Language::as_str)));
        found
    }

    /// The page at an address in one of these languages, the first one of them that there is; else in the event's own, else in any.
    pub fn page(&self, path: &str, tongues: &[String], own: Option<&Language>, drafts: bool) -> Option<&Page> {
        self.nearest(tongues, own, |page| (drafts || !page.about.draft) && page.about.path.as_str() == path)
    }

    /// The page at an address that siblings of the gathering show, too; in which language, as for [`page`](Self::page).
    pub fn lent(&self, path: &str, tongues: &[String], own: Option<&Language>) -> Option<&Page> {
        self.nearest(tongues, own, |page| page.about.shared && !page.about.draft && page.about.path.as_str() == path)
    }

    fn nearest(&self, tongues: &[String], own: Option<&Language>, fits: impl Fn(&Page) -> bool) -> Option<&Page> {
        let standing = self.pages.values().filter(|page| !page.removed && fits(page));
        standing.min_by_key(|page| {
            let spoken = page.about.language.as_ref().or(own);
            let wished = spoken.and_then(|spoken| tongues.iter().position(|tongue| tongue == spoken.as_str()));
            wished.unwrap_or(tongues.len() + usize::from(spoken != own))
        })
    }

    /// The path of a file that may be meant by one that is not there: the same but for a few letters, or the same name in another folder.
    pub fn near(&self, path: &str) -> Option<String> {
        let path = path.to_lowercase();
        let name = |path: &str| path.rsplit('/').next().unwrap_or("").to_owned();
        let far = |known: &FilePath| {
            let known = known.as_str().to_lowercase();
            if name(&known) == name(&path) { 0 } else { differing(&known, &path) }
        };
        let nearest = self.files.keys().map(|known| (far(known), known)).min()?;
        (nearest.0 <= 3.max(path.len() / 6)).then(|| nearest.1.to_string())
    }

    /// Why an address that is said to lead to the page at `path` does not: another page is there, or has it already, or a room is there.
    ///
    /// # Errors
    /// [`Refusal::AliasTaken`].
    pub fn leads(&self, path: &Permalink, alias: &Text) -> Result<(), Refusal> {
        let Some(old) = Permalink::of_older(alias.as_str()).filter(|old| old != path) else { return Ok(()) };
        let taken = |page| Err(Refusal::AliasTaken { alias: alias.clone(), page });
        let others = || self.pages.values().filter(|page| !page.removed && page.about.path != *path);
        if let Some(other) = others().find(|other| other.about.path == old || other.about.says_older(&old)) {
            return taken(Some(other.id));
        }
        if ROOMS.contains(&old.as_str()) { taken(None) } else { Ok(()) }
    }

    /// The page that another address leads to, and the rest of that address, as it was written.
    pub fn alias(&self, path: &str) -> Option<&Page> {
        let bare = |written: &str| written.split('#').next().unwrap_or("").trim_matches('/').to_lowercase();
        let path = bare(path);
        self.pages
            .values()
            .find(|page| !page.removed && !page.about.draft && page.about.aliases.iter().any(|alias| bare(alias.as_str()) == path))
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Arrange)?;
    let site = &event.site;
    let since = |written: Option<(Seq, Who)>, seen: Seq| match written {
        Some((at, by)) if at > seen => Err(Refusal::ChangedSince { by }),
        _ => Ok(()),
    };
    let change = match command {
        Command::Write { page, seen, about } => {
            let known = site.pages.get(page);
            if known.is_some_and(|known| !known.removed && known.about == *about) {
                return Ok(vec![]);
            }
            check(site, *page, about)?;
            since(known.map(|known| known.written), *seen)?;
            Change::Wrote { page: *page, about: Box::new(about.clone()) }
        }
        Command::Remove { page, removed } => {
            let known = site.pages.get(page).ok_or(Refusal::Gone { thing: Thing::Page })?;
            if known.removed == *removed {
                return Ok(vec![]);
            }
            if !removed {
                check(site, *page, &known.about)?;
            }
            Change::Removed { page: *page, removed: *removed }
        }
        Command::Sponsor { seen, sponsors } => {
            if site.sponsors.iter().eq(sponsors) {
                return Ok(vec![]);
            }
            at_most(Field::Who, sponsors.len(), MOST_SPONSORS)?;
            if sponsors.iter().any(|sponsor| sponsor.name.is_empty()) {
                return Err(Refusal::Empty { field: Field::Name });
            }
            since(site.sponsored, *seen)?;
            Change::Sponsored { sponsors: sponsors.clone() }
        }
        Command::Dress { seen, look } => {
            if site.look == *look {
                return Ok(vec![]);
            }
            at_most(Field::Link, look.links.len(), MOST_SPONSORS)?;
            since(site.dressed, *seen)?;
            fits(site, look.logo.as_ref(), Kind::is_picture)?;
            fits(site, look.stylesheet.as_ref(), |kind| kind == Kind::Css)?;
            Change::Dressed(Box::new(look.clone()))
        }
        Command::File { seen, path, file } => {
            let known = site.files.get(path);
            if known.map(|known| &known.filed) == file.as_deref() {
                return Ok(vec![]);
            }
            if let Some(filed) = file {
                file::check(event, path, filed)?;
            }
            since(known.map(|known| known.written), *seen)?;
            Change::Filed { path: path.clone(), file: file.clone() }
        }
    };
    Ok(vec![crate::Change::Site(change)])
}

fn at_most(field: Field, length: usize, limit: usize) -> Result<(), Refusal> {
    if length > limit { Err(Refusal::TooLong { field, limit, length }) } else { Ok(()) }
}

/// Whether a file that is named stands there and is what is asked for.
fn fits(site: &Site, path: Option<&FilePath>, asked: impl Fn(Kind) -> bool) -> Result<(), Refusal> {
    let Some(path) = path else { return Ok(()) };
    match site.files.get(path) {
        None => Err(Refusal::File(Wrong::Unknown { given: path.to_string(), near: site.near(path.as_str()) })),
        Some(known) if asked(known.filed.kind) => Ok(()),
        Some(_) => Err(Refusal::File(Wrong::NotFit { path: path.to_string() })),
    }
}

/// How many letters have to be put in, taken out or changed to make one text of another (Levenshtein 1966).
fn differing(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

/// Two pages in one language are never at one address.
fn check(site: &Site, page: PageId, about: &About) -> Result<(), Refusal> {
    if about.title.is_empty() {
        return Err(Refusal::Empty { field: Field::Title });
    }
    at_most(Field::Link, about.aliases.len(), MOST_SPONSORS)?;
    let standing = site.standing();
    let taken = |other: &&Page| other.id != page && other.about.path == about.path && other.about.language == about.language;
    if let Some(other) = standing.iter().copied().find(taken) {
        return Err(Refusal::PermalinkTaken { page: other.id });
    }
    // What stood there before anybody asked for this is not asked again about it.
    let was = site.pages.get(&page).map(|known| &known.about);
    if was.is_none_or(|was| was.path != about.path) {
        let elsewhere = |other: &&Page| other.about.path != about.path && other.id != page && other.about.says_older(&about.path);
        if let Some(other) = standing.iter().copied().find(elsewhere) {
            return Err(Refusal::LeadsElsewhere { page: other.id });
        }
    }
    let is_new = |alias: &&Text| was.is_none_or(|was| was.path != about.path || !was.aliases.contains(alias));
    about.aliases.iter().filter(is_new).try_for_each(|alias| site.leads(&about.path, alias))?;
    if site.pages.contains_key(&page) { Ok(()) } else { at_most(Field::Text, standing.len() + 1, MOST_PAGES) }
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    let written = (stamp.seq, stamp.actor.who);
    let site = &mut event.site;
    site.touched = stamp.seq;
    match change {
        Change::Wrote { page, about } => {
            let new = site.pages.insert(*page, Page { id: *page, about: (**about).clone(), removed: false, written }).is_none();
            if new {
                crate::import::remember_new(event, stamp, crate::import::Item::Page(*page));
            }
        }
        Change::Removed { page, removed } => {
            if let Some(known) = site.pages.get_mut(page) {
                known.removed = *removed;
                known.written = written;
            }
        }
        Change::Sponsored { sponsors } => {
            site.sponsors = sponsors.iter().cloned().collect();
            site.sponsored = Some(written);
        }
        Change::Dressed(look) => {
            site.look = (**look).clone();
            site.dressed = Some(written);
            event.everything = stamp.seq;
        }
        Change::Filed { path, file } => {
            match file {
                Some(filed) => site.files.insert(path.clone(), File { filed: (**filed).clone(), written }),
                None => site.files.remove(path),
            };
            // A style sheet or a logo is on every page.
            event.everything = stamp.seq;
        }
    }
}

/// What brings back how it was before a change to the site.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let (before, after, now) = (&at.before.site, &at.after.site, &at.now.site);
    Ok(vec![match change {
        Change::Wrote { page, .. } | Change::Removed { page, .. } => return undo_page(at, *page),
        Change::Sponsored { .. } => {
            at.unchanged(now.sponsors == after.sponsors)?;
            Change::Sponsored { sponsors: before.sponsors.iter().cloned().collect() }
        }
        Change::Dressed(_) => {
            at.unchanged(now.look == after.look)?;
            Change::Dressed(Box::new(before.look.clone()))
        }
        Change::Filed { path, .. } => {
            let what = |site: &Site| site.files.get(path).map(|known| known.filed.clone());
            at.unchanged(what(now) == what(after))?;
            Change::Filed { path: path.clone(), file: what(before).map(Box::new) }
        }
    }])
}

/// A page as it was before: its words, and whether it was on the site.
fn undo_page(at: &Turn<'_>, page: PageId) -> Result<Vec<Change>, Stuck> {
    let what = |site: &Site| site.pages.get(&page).map(|known| (known.about.clone(), known.removed));
    let (is, after) = (what(&at.now.site), what(&at.after.site));
    at.unchanged(is == after)?;
    let (about, removed) = is.ok_or(Stuck::Gone)?;
    let Some((was, was_removed)) = what(&at.before.site) else { return Ok(vec![Change::Removed { page, removed: true }]) };
    // To write a page puts it on the site: where it is taken off again, it stood there for nobody, and `stands` asks at the end only.
    let writes = was != about;
    let wrote = writes.then(|| Change::Wrote { page, about: Box::new(was) });
    let turned = (if writes { was_removed } else { was_removed != removed }).then_some(Change::Removed { page, removed: was_removed });
    Ok(wrote.into_iter().chain(turned).collect())
}

/// Whether what an undone step did to a page leaves it where no other page is.
pub(crate) fn stands(site: &Site, change: &Change) -> Result<(), Refusal> {
    match change {
        Change::Wrote { page, .. } | Change::Removed { page, .. } => {
            site.pages.get(page).filter(|page| !page.removed).map_or(Ok(()), |known| check(site, *page, &known.about))
        }
        Change::Sponsored { .. } | Change::Dressed(_) | Change::Filed { .. } => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permalink_is_plain() {
        assert_eq!(Permalink::parse(" /About/Impl-Days/ ").unwrap().as_str(), "about/impl-days");
        assert!(Permalink::parse("/").unwrap().is_front());
        for bad in ["a//b", "../etc", "a b", "é", "a?b", "a/.git", &"x".repeat(121)] {
            assert!(matches!(Permalink::parse(bad), Err(Refusal::NotAPermalink { .. })), "{bad}");
        }
    }

    #[test]
    fn an_address_of_an_older_site_is_the_same_page() {
        for (old, new) in [
            ("/Location/", "location"),
            ("../about/impl-days.html", "about/impl-days"),
            ("index.html", ""),
            ("./faq.md", "faq"),
            ("faq/index.html#how", "faq"),
        ] {
            assert_eq!(Permalink::of_older(old).unwrap().as_str(), new, "{old}");
        }
        assert_eq!((Permalink::of_older("a b"), Permalink::of_older("#day-two")), (None, None));
    }

    #[test]
    fn a_colour_is_three_or_six_digits() {
        assert_eq!(Colour::parse("#0B5b4c").unwrap().to_string(), "#0b5b4c");
        assert_eq!(Colour::parse("#0bc").unwrap().channels(), [0x00, 0xbb, 0xcc]);
        for bad in ["0b5b4c", "#0b5b4", "#gggggg", "green", "", "#"] {
            assert!(matches!(Colour::parse(bad), Err(Refusal::NotAColour { .. })), "{bad}");
        }
    }
}
