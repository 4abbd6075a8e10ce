//! A folder to begin with: what is known of an event that was just thought of, and pages that hold for most of them, in each language
//! that has a folder in `starter`. They are meant to be changed.
//!
//! `starter/xx/second-house.md` is what the directions say of a second house, which is called `%key%`; each other file is a page. The
//! build finds them.

use std::collections::BTreeSet;

use jiff::civil::{Time, time};

use super::table::Findings;
use super::{Day, Event, Folder, Page, Venue, What, page, write};

/// A style sheet to begin with: it says what may be changed, and changes nothing.
pub const STYLE: &str = include_str!("starter/style.css");

/// A logo to begin with, until there is the event's own.
pub const LOGO: &str = include_str!("starter/logo.svg");

/// The hours of a day, where nobody said anything else.
pub fn usual_hours() -> Vec<(Time, What)> {
    vec![
        (time(9, 0, 0, 0), What::Doors),
        (time(9, 30, 0, 0), What::Round),
        (time(10, 0, 0, 0), What::Work),
        (time(12, 0, 0, 0), What::Lunch),
        (time(13, 0, 0, 0), What::Work),
        (time(17, 0, 0, 0), What::WindingDown),
        (time(18, 0, 0, 0), What::Closing),
    ]
}

/// The files of a new event: its facts, and pages in these languages, of which the first is the event's own. Those that nobody wrote
/// pages in yet are left out; where that leaves none, the pages are in English.
///
/// Houses without a key are called `main`, `overflow`, `house-3` and so on.
pub fn starter(title: &str, slug: &str, days: &[Day], zone: &str, venues: &[Venue], languages: &[&str]) -> Vec<(String, Vec<u8>)> {
    let texts: Vec<&Texts> = languages.iter().filter_map(|tag| TEXTS.iter().find(|texts| texts.language == *tag)).collect();
    let texts = if texts.is_empty() { vec![&TEXTS[0]] } else { texts };
    let venues = with_keys(venues);
    let pages = texts.iter().enumerate().flat_map(|(number, texts)| texts.pages(number == 0, title, &venues)).collect();
    write(&Folder {
        event: Event { slug: slug.to_owned(), title: title.to_owned(), language: Some(texts[0].language.to_owned()), ..Event::default() },
        zone: zone.to_owned(),
        days: days.to_vec(),
        venues,
        pages,
        ..Folder::default()
    })
}

/// The languages in which there are pages to begin with, English first.
pub fn starter_languages() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|texts| texts.language)
}

fn with_keys(venues: &[Venue]) -> Vec<Venue> {
    let key = |number: usize| match number {
        1 => "main".to_owned(),
        2 => "overflow".to_owned(),
        number => format!("house-{number}"),
    };
    let named = |(number, venue): (usize, &Venue)| {
        let key = if venue.key.is_empty() { key(number) } else { venue.key.clone() };
        Venue { key, ..venue.clone() }
    };
    (1..).zip(venues).map(named).collect()
}

/// The pages of a language.
struct Texts {
    language: &'static str,
    /// What is said of a second house, which is called `%key%`; ends with one line break.
    second: &'static str,
    pages: &'static [(&'static str, &'static str)],
}

impl Texts {
    fn pages(&self, own: bool, title: &str, venues: &[Venue]) -> Vec<Page> {
        let second = venues.get(1).map(|venue| self.second.replace("%key%", &venue.key) + "\n").unwrap_or_default();
        // Nothing is said of a house that nobody knows yet, or of its address.
        let known = |text: String| {
            let numbers = venues.iter().zip(1..).map(|(venue, number)| (venue, number.to_string()));
            let names = numbers.flat_map(|(venue, number)| [(venue, number), (venue, venue.key.clone())]);
            let nowhere = names.filter(|(venue, _)| venue.address.is_empty());
            let text = nowhere.fold(text, |text, (_, name)| text.replace(&format!(", {{{{ venues.{name}.address }}}}"), ""));
            let paragraph = |part: &&str| !venues.is_empty() || !part.contains("{{ venues.");
            let text = if venues.is_empty() { text.replace(" · {{ venues.1.name }}", "") } else { text };
            text.split("\n\n").filter(paragraph).collect::<Vec<_>>().join("\n\n")
        };
        let folder = if own { String::new() } else { format!("{}/", self.language) };
        let page = |(name, text): &(&str, &str)| {
            let text = known(text.replace("%second%\n\n", &second));
            let (mut page, _) = page::read(&format!("pages/{folder}{name}.md"), &text, &[], &BTreeSet::new(), &mut Findings::default())?;
            if page.path.is_empty() {
                title.clone_into(&mut page.title);
            }
            Some(page)
        };
        self.pages.iter().filter_map(page).collect()
    }
}

include!(concat!(env!("OUT_DIR"), "/starter.rs"));
