//! A page of the site, read: its Markdown with the event's values, parts and links in it.

use std::cell::RefCell;

use domain::session::Standing;
use domain::site::{About, Page as Written, Permalink, ROOMS};
use domain::{Audience, Event, Session, SessionId};
use words::{Lang, Words};

use super::parts;
use super::values::{Named, Part, Piece, alone, distance, named, pieces, wrong};
use crate::board::title;
use crate::gathering::Roof;
use crate::inline::{Around, Within};
use crate::markdown::{Drawn, Site, drawn};
use crate::reader::Reader;
use crate::say::Say;
use crate::timetable::Today;

/// A page as one audience reads it.
pub struct Read {
    /// The title, filled.
    pub title: String,
    /// The text.
    pub drawn: Drawn,
    /// Fragments of old addresses that no heading has.
    pub anchors: Vec<String>,
    /// What is wrong with it, each in a sentence: for the team.
    pub wrong: Vec<String>,
}

/// The day of an event that it is now, if it is one.
pub fn day_on(reader: &Reader, event: &Event) -> Option<Today> {
    Today::of(event, reader.app.ledger().clock().now())
}

/// Reads a page in its own language where the program speaks it, else in the reader's; `on` is the day of the event that it is, if it
/// is one.
pub fn read(say: &Say<'_>, about: &About, above: Option<&Roof>, on: Option<Today>) -> Read {
    let say = &Say { words: about.spoken(say.event()).and_then(|tag| Lang::from_code(tag.as_str())).map_or(say.words, Words::new), ..*say };
    // A front page with what is on today has what runs below it, where it does not say so itself.
    let names = |part: &str| pieces(about.text.as_str()).iter().any(|piece| matches!(piece, Piece::Name(name) if *name == part));
    let board = about.path.as_str().is_empty() && !names("include board");
    let around = Whole { say, above, on, board, lost: RefCell::default() };
    let drawn = drawn(about.text.as_str(), &around);
    let fragments = about.aliases.iter().filter_map(|alias| alias.as_str().split_once('#')).map(|(_, fragment)| fragment);
    let is_plain = |fragment: &&str| !fragment.is_empty() && !fragment.chars().any(char::is_whitespace);
    let mut anchors: Vec<String> = fragments.filter(is_plain).map(str::to_owned).collect();
    anchors.retain(|fragment| drawn.headings.iter().all(|heading| heading.id != *fragment));
    anchors.dedup();
    let mut said = wrong(say, about);
    said.extend(around.lost.into_inner().iter().map(|to| nowhere(say, to)));
    let title = around_title(say, about);
    Read { title, drawn, anchors, wrong: said }
}

/// Links on a page that lead nowhere, as they are written, each with what is wrong with it in a sentence.
pub fn links_lost(say: &Say<'_>, about: &About) -> Vec<(String, String)> {
    let around = Whole { say, above: None, on: None, board: false, lost: RefCell::default() };
    drawn(about.text.as_str(), &around);
    around.lost.into_inner().into_iter().map(|to| (to.clone(), nowhere(say, &to))).collect()
}

/// That a link leads nowhere, with the page or the room that may be meant: the same but for a few letters.
fn nowhere(say: &Say<'_>, to: &str) -> String {
    let path = to.split(['#', '?']).next().unwrap_or("").trim_matches('/').trim_end_matches(".html").trim_end_matches(".md").to_lowercase();
    let standing = say.event().site.standing();
    let known = standing.iter().map(|page| page.about.path.as_str()).chain(ROOMS).chain(["board"]);
    let known = known.filter(|known| !known.is_empty()).map(|known| (distance(&path, known), known));
    match known.min().filter(|(far, _)| *far <= path.chars().count() / 4) {
        Some((_, near)) => say.words.site_link_nowhere_near(near, to),
        None => say.words.site_link_nowhere(to),
    }
}

fn around_title(say: &Say<'_>, about: &About) -> String {
    let whole = Whole { say, above: None, on: None, board: false, lost: RefCell::default() };
    whole.filled(&title(about.title.as_str(), say.words), Within::Words)
}

/// A title as a list shows it.
pub fn title_of(say: &Say<'_>, page: &Written) -> String {
    around_title(say, &page.about)
}

/// The page at an address in one of these languages if it may be, as this audience may see it.
pub fn at<'a>(say: &Say<'a>, path: &str, tongues: &[String]) -> Option<&'a Written> {
    let event = say.event();
    event.site.page(path, tongues, event.language.as_ref(), say.audience == Audience::Team)
}

/// What a page of this site knows beyond its text.
struct Whole<'a> {
    say: &'a Say<'a>,
    /// What the event is under, where it is under a roof.
    above: Option<&'a Roof>,
    /// The day of the event that it is, if it is one.
    on: Option<Today>,
    /// Whether what runs stands below what is on.
    board: bool,
    /// Links that lead nowhere.
    lost: RefCell<Vec<String>>,
}

impl Around for Whole<'_> {
    fn picture(&self, to: &str, alt: &str) -> Option<String> {
        let path = crate::files::path_named(to)?.ok()?;
        crate::files::picture(self.say.event(), &format!("/{}", self.say.view.slug), &path, alt)
    }

    fn leads(&self, to: &str) -> Option<String> {
        if let Some(path) = crate::files::path_named(to) {
            // What is wrong with it is said of the page as a whole.
            return crate::files::address(self.say.event(), &format!("/{}", self.say.view.slug), &path.ok()?);
        }
        let found = leads(self.say, to, self.above);
        if found.is_none() && !self.lost.borrow().iter().any(|known| known == to) {
            self.lost.borrow_mut().push(to.to_owned());
        }
        found
    }

    fn filled(&self, text: &str, within: Within) -> String {
        if within == Within::Code || !text.contains("{{") {
            return text.to_owned();
        }
        let mut filled = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Name(name) => match (named(self.say, name), within) {
                    (Named::Value(Some(value)), Within::Address) => filled.push_str(&crate::share::percent(&value)),
                    (Named::Value(Some(value)), _) => filled.push_str(&value),
                    // What means nothing is the team's to mend, and nobody else's to read.
                    (_, Within::Words) if self.say.audience == Audience::Team => filled.extend(["{{ ", name, " }}"]),
                    _ => {}
                },
            }
        }
        filled
    }
}

impl Site for Whole<'_> {
    fn part(&self, line: &str, level: u8) -> Option<String> {
        match (named(self.say, alone(line)?), self.on) {
            // What is on, and what runs, there is on the event's days alone.
            (Named::Part(Part::Today | Part::Board), None) => Some(String::new()),
            (Named::Part(Part::Today), Some(on)) if self.board => {
                Some(parts::today(self.say, on) + &parts::draw(self.say, &Part::Board, level, self.above))
            }
            (Named::Part(Part::Today), Some(on)) => Some(parts::today(self.say, on)),
            (Named::Part(Part::Houses), _) => Some(parts::draw(self.say, &Part::Houses, level, self.above) + &parts::ways(self.say)),
            (Named::Part(part), _) => Some(parts::draw(self.say, &part, level, self.above)),
            _ => None,
        }
    }
}

/// Where a link of a page leads: to a page of the site, however it is written; to a room of the event; to a mail or telephone
/// program.
fn leads(say: &Say<'_>, to: &str, above: Option<&Roof>) -> Option<String> {
    if to.starts_with('#') {
        return Some(to.to_owned());
    }
    if let Some((scheme, rest)) = to.split_once(':') {
        let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+%?=&".contains(c);
        let may = (scheme == "mailto" && rest.contains('@')) || scheme == "tel";
        return (may && rest.chars().all(plain)).then(|| to.to_owned());
    }
    if to.starts_with("//") {
        return None;
    }
    let (path, fragment) = to.split_once('#').map_or((to, String::new()), |(path, fragment)| (path, format!("#{fragment}")));
    let root = format!("/{}", say.view.slug);
    let below = |path: &str, above: &str| path.strip_prefix(above).map(|rest| rest.trim_matches('/').to_owned());
    let path = below(path, &format!("{root}/about")).or_else(|| below(path, &format!("{root}/"))).unwrap_or_else(|| path.to_owned());
    let path = Permalink::of_older(&path)?;
    let path = path.as_str();
    let event = say.event();
    let own_room = || match path {
        "board" => Some(format!("{root}/")),
        path => ROOMS.contains(&path).then(|| format!("{root}/{path}")),
    };
    let page = at(say, path, &[]).map(|page| super::address(&root, &page.about.path));
    let front = || path.is_empty().then(|| format!("{root}/about"));
    let old = || event.site.alias(path).map(|page| super::address(&root, &page.about.path));
    let of_session = || session(event, path).map(|session| crate::timetable::address(&root, session));
    let lent = || above?.lent(path, &[]).map(|(_, page)| super::address(&root, &page.about.path));
    page.or_else(front).or_else(old).or_else(own_room).or_else(of_session).or_else(lent).map(|address| address + &fragment)
}

/// The session that an older site had at this address: `sessions/a-talk`, where its file was `a-talk`.
pub fn session(event: &Event, path: &str) -> Option<SessionId> {
    let (folder, name) = path.rsplit_once('/')?;
    let is_it = |session: &&Session| session.source.as_str().split_once(':').is_some_and(|(_, key)| key == name);
    let found = event.sessions.values().filter(|session| session.standing != Standing::Withdrawn).find(is_it)?;
    ["sessions", "talks", "workshops", "schedule"].contains(&folder).then_some(found.id)
}
