//! The roof over sibling events: talks day, workshops day, impl days. Which events say the same word for their gathering, the line of links
//! between them, and what they have in common. What is told of a sibling is what everybody may see there, whoever reads.

mod along;
mod page;
mod tickets;

pub use along::{copies, known_elsewhere, origin, take_along};
pub use tickets::{Found, bring, by_secret, find, lenders};

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::routing::get;
use domain::site::{Page as Written, Sponsor};
use domain::skill::plain;
use domain::{Audience, Date, DayKind, Text};
use ledger::View;
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::reader::Reader;
use crate::say::{Say, fold};

/// Addresses of the gathering.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/gathering", get(page::page))
}

/// The address of the gathering's page at one of its events.
pub fn address(root: &str) -> String {
    format!("{root}/gathering")
}

/// The line of links between the events of a reader's gathering, as HTML; nothing where it stands alone.
pub fn line(reader: &Reader) -> String {
    line_of(Roof::of(&reader.app, &reader.view).as_ref(), &reader.view, reader.words)
}

/// The same of the roof that was found over an event. Where nobody else says its word yet, the place for the line is there.
pub fn line_of(roof: Option<&Roof>, view: &View, w: Words) -> String {
    match roof {
        Some(roof) => roof.line(w, false),
        None if is_alone(view) => String::new(),
        None => "<i id=\"roof\" hidden></i>".to_owned(),
    }
}

/// Whether an event says no word for a gathering.
fn is_alone(view: &View) -> bool {
    plain(view.event.site.look.gathering.as_str()).is_empty()
}

/// What the lines of its siblings say of an event: its word for the gathering, what it is called, and its days.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    word: String,
    title: Text,
    days: Vec<(Date, DayKind)>,
}

impl Told {
    /// Of an event as it stands.
    pub fn of(view: &View) -> Self {
        let days = view.event.days.iter().map(|day| (day.date, day.kind)).collect();
        Self { word: plain(view.event.site.look.gathering.as_str()), title: view.event.title.clone(), days }
    }

    /// The events that say the same word, but for the one with this address.
    pub fn siblings(&self, app: &App, slug: &str) -> Vec<Arc<View>> {
        let says = |other: &Arc<View>| other.slug.as_str() != slug && plain(other.event.site.look.gathering.as_str()) == self.word;
        if self.word.is_empty() { vec![] } else { app.ledger().events().into_iter().filter(says).collect() }
    }
}

/// The most events under one roof; more would be no line any more.
const MOST: usize = 24;

/// Events of one gathering that are kept here, by their first day, seen from one of them.
#[derive(Clone)]
pub struct Roof {
    siblings: Vec<Arc<View>>,
    /// Which of them it is seen from.
    here: usize,
}

impl Roof {
    /// The roof over an event; none where no other event is under it.
    pub fn of(app: &App, view: &Arc<View>) -> Option<Self> {
        // Most events belong to no gathering: then nobody is asked.
        if is_alone(view) {
            return None;
        }
        let all = app.ledger().events().into_iter();
        let others = all.filter(|other| other.slug != view.slug && other.event.is_in_gathering_with(&view.event)).take(MOST - 1);
        let mut siblings: Vec<Arc<View>> = others.chain([Arc::clone(view)]).collect();
        siblings.sort_by_key(|sibling| (sibling.event.days.front().map(|day| day.date), sibling.slug.clone()));
        let here = siblings.iter().position(|sibling| sibling.slug == view.slug)?;
        (siblings.len() > 1).then_some(Self { siblings, here })
    }

    /// All of its events, by their first day.
    pub fn siblings(&self) -> impl Iterator<Item = &Arc<View>> {
        self.siblings.iter()
    }

    /// Its events but for the one from which it is seen.
    pub fn others(&self) -> impl Iterator<Item = &Arc<View>> {
        self.siblings.iter().enumerate().filter(|(index, _)| *index != self.here).map(|(_, sibling)| sibling)
    }

    /// The event that comes first: it has the gathering's page.
    pub fn first(&self) -> &View {
        &self.siblings[0]
    }

    /// The same roof, seen from another of its events.
    pub fn seen_from(&self, view: &View) -> Self {
        let here = self.siblings.iter().position(|sibling| sibling.slug == view.slug).unwrap_or(self.here);
        Self { here, ..self.clone() }
    }

    /// What the gathering is called: its word, as the first event writes it; `rustfest-paris` is "Rustfest Paris".
    pub fn name(&self) -> String {
        called(self.first().event.site.look.gathering.as_str())
    }

    /// What names the state of all that pages say of siblings: their facts and sites, not what happens on their boards.
    pub fn state(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for sibling in &self.siblings {
            let event = &sibling.event;
            (sibling.slug.as_str(), sibling.epoch, event.everything.max(event.site.touched)).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The line of links to its events, as HTML. `at_roof` where the page is the gathering's own.
    pub fn line(&self, w: Words, at_roof: bool) -> String {
        let whats = self.whats(w);
        let rows = self.siblings.iter().zip(whats).enumerate().map(|(index, (sibling, what))| LineRow {
            href: format!("/{}/about", sibling.slug),
            what,
            dates: dates(&seen_by_all(sibling, w)),
            here: index == self.here && !at_roof,
        });
        let root = format!("/{}", self.siblings[self.here].slug);
        Line { w, name: self.name(), href: address(&root), at_roof, rows: rows.collect() }.render().unwrap_or_default()
    }

    /// What each of its events is in a word or two: its kind of days where that tells them apart, else its title.
    fn whats(&self, w: Words) -> Vec<String> {
        let kinds: Vec<Option<DayKind>> = self.siblings.iter().map(|sibling| kind(sibling)).collect();
        let tells = kinds.iter().enumerate().all(|(index, kind)| kind.is_some() && !kinds[..index].contains(kind));
        let what = |(sibling, kind): (&Arc<View>, &Option<DayKind>)| match kind.filter(|_| tells) {
            Some(DayKind::Talks) => w.gathering_talks().to_owned(),
            Some(DayKind::Workshops) => w.gathering_workshops().to_owned(),
            Some(DayKind::Impl) => w.gathering_impl_days(sibling.event.days.len()),
            None => title(sibling.event.title.as_str(), w),
        };
        self.siblings.iter().zip(&kinds).map(what).collect()
    }

    /// Who supports the whole gathering, as siblings say it, and is not named here already.
    pub fn sponsors(&self) -> Vec<&Sponsor> {
        let mut named: Vec<String> = self.siblings[self.here].event.site.sponsors.iter().map(|own| fold(own.name.as_str())).collect();
        self.others().flat_map(|sibling| of_all(sibling)).filter(|sponsor| is_new(&mut named, sponsor)).collect()
    }

    /// Who supports the whole gathering, once each.
    fn joint_sponsors(&self) -> Vec<&Sponsor> {
        let mut named = vec![];
        self.siblings().flat_map(|sibling| of_all(sibling)).filter(|sponsor| is_new(&mut named, sponsor)).collect()
    }

    /// The page that a sibling lends at an address where the site from which one looks has none: whose it is, and the page.
    pub fn lent(&self, path: &str, tongues: &[String]) -> Option<(&Arc<View>, &Written)> {
        self.others().find_map(|sibling| {
            let own = sibling.event.language.as_ref();
            sibling.event.site.lent(path, tongues, own).map(|page| (sibling, page))
        })
    }
}

/// The sponsors of a gathering that one of its events names.
fn of_all(sibling: &View) -> impl Iterator<Item = &Sponsor> {
    sibling.event.site.sponsors.iter().filter(|sponsor| sponsor.gathering && !sponsor.name.is_empty())
}

fn is_new(named: &mut Vec<String>, sponsor: &Sponsor) -> bool {
    let name = fold(sponsor.name.as_str());
    let new = !named.contains(&name);
    if new {
        named.push(name);
    }
    new
}

/// An event as everybody sees it.
fn seen_by_all(view: &View, words: Words) -> Say<'_> {
    Say { view, audience: Audience::Everyone, words }
}

/// The kind of all days of an event, where they are of one.
fn kind(view: &View) -> Option<DayKind> {
    let first = view.event.days.front()?.kind;
    view.event.days.iter().all(|day| day.kind == first).then_some(first)
}

/// "28–29 May".
fn dates(say: &Say<'_>) -> String {
    let (days, w) = (&say.event().days, say.words);
    let month = |date: Date| w.month(date.month());
    match (days.front().map(|day| day.date), days.back().map(|day| day.date)) {
        (Some(first), Some(last)) if first == last => w.gathering_date(first.day(), month(first)),
        (Some(first), Some(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            w.gathering_dates(first.day(), last.day(), month(first))
        }
        (Some(first), Some(last)) => {
            w.hours_from_to(w.gathering_date(first.day(), month(first)), w.gathering_date(last.day(), month(last)))
        }
        _ => String::new(),
    }
}

/// A word for a gathering as people write it: one that is written as addresses are gets its spaces and capitals.
fn called(word: &str) -> String {
    let word = word.trim();
    if word.contains(char::is_whitespace) || word.contains(char::is_uppercase) {
        return word.to_owned();
    }
    let parts = word.split('-').filter(|part| !part.is_empty()).map(|part| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[derive(Template)]
#[template(path = "gathering/line.html")]
struct Line {
    w: Words,
    name: String,
    href: String,
    at_roof: bool,
    rows: Vec<LineRow>,
}

struct LineRow {
    href: String,
    what: String,
    dates: String,
    here: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_as_in_an_address_is_a_name() {
        for (word, name) in [("rustfest-paris", "Rustfest Paris"), ("RustFest Paris", "RustFest Paris"), ("été", "Été"), ("a--b", "A B")]
        {
            assert_eq!(called(word), name);
        }
    }
}
