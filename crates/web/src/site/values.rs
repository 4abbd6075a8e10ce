//! What a page may name and need not know: the event's values, such as `{{ event.dates }}`, and the parts that other rooms provide, such as
//! `{{ include sponsors }}` on a line of its own. Both tables are here, and the editor shows them as its help.

use std::collections::BTreeSet;

use domain::file::{FilePath, Wrong};
use domain::site::About;
use domain::{Event, Refusal, Venue};
use words::Words;

use crate::board::title;
use crate::markdown::{links_of, words_of};
use crate::say::{Say, list};

/// A value that a page may name.
pub struct Known {
    /// Its name; `N` stands for a number, from 1.
    pub name: &'static str,
    /// What it is, for whoever writes a page.
    pub says: Says,
    /// What it is at an event, by the number in its name; nothing where nobody said.
    of: fn(&Say<'_>, usize) -> Option<String>,
}

impl Known {
    /// What it is at this event, number by number where there are several; nothing where nobody said.
    pub fn now(&self, say: &Say<'_>) -> Option<String> {
        if !self.name.contains(".N.") {
            return (self.of)(say, 0).filter(|value| !value.is_empty());
        }
        let values = (1..=most(say, self.name)).filter_map(|n| Some((n, (self.of)(say, n).filter(|value| !value.is_empty())?)));
        let values: Vec<String> = values.map(|(n, value)| format!("{n}: {value}")).collect();
        (!values.is_empty()).then(|| values.join(" · "))
    }
}

/// All of them.
pub const VALUES: [Known; 17] = [
    Known { name: "event.title", says: |w| w.site_value_title(), of: |say, _| Some(title(say.event().title.as_str(), say.words)) },
    Known { name: "event.line", says: |w| w.site_value_line(), of: |say, _| Some(say.event().site.look.line.to_string()) },
    Known { name: "event.city", says: |w| w.site_value_city(), of: |say, _| Some(say.event().site.look.city.to_string()) },
    Known { name: "event.dates", says: |w| w.site_value_dates(), of: |say, _| Some(crate::share::days(say)) },
    Known { name: "event.year", says: |w| w.site_value_year(), of: |say, _| Some(say.event().days.front()?.date.year().to_string()) },
    Known { name: "event.zone", says: |w| w.site_value_zone(), of: |say, _| say.event().zone.iana_name().map(str::to_owned) },
    Known { name: "venues.N.name", says: |w| w.site_value_venue_name(), of: |say, n| venue(say, n).map(|venue| venue.name.to_string()) },
    Known {
        name: "venues.N.address",
        says: |w| w.site_value_venue_address(),
        of: |say, n| venue(say, n).map(|venue| venue.address.to_string()),
    },
    Known { name: "venues.N.way", says: |w| w.site_value_venue_way(), of: |say, n| venue(say, n).map(|venue| venue.way.to_string()) },
    Known {
        name: "venues.N.seats",
        says: |w| w.site_value_venue_seats(),
        of: |say, n| venue(say, n)?.seats.map(|seats| seats.to_string()),
    },
    Known {
        name: "venues.overflow.name",
        says: |w| w.site_value_overflow(),
        of: |say, _| overflow(say).map(|venue| venue.name.to_string()),
    },
    Known {
        name: "venues.overflow.address",
        says: |w| w.site_value_venue_address(),
        of: |say, _| overflow(say).map(|venue| venue.address.to_string()),
    },
    Known {
        name: "venues.overflow.way",
        says: |w| w.site_value_venue_way(),
        of: |say, _| overflow(say).map(|venue| venue.way.to_string()),
    },
    Known {
        name: "venues.overflow.seats",
        says: |w| w.site_value_venue_seats(),
        of: |say, _| overflow(say)?.seats.map(|seats| seats.to_string()),
    },
    Known {
        name: "days.N.date",
        says: |w| w.site_value_day_date(),
        of: |say, n| say.event().days.get(n.checked_sub(1)?).map(|day| say.day_long(day.date)),
    },
    Known { name: "days.N.hours", says: |w| w.site_value_day_hours(), of: |say, n| hours(say, n.checked_sub(1)?) },
    Known { name: "conduct.contact", says: |w| w.site_value_conduct(), of: |say, _| say.conduct_reach() },
];

/// What the second house that is open is called, where no house has this key.
const OVERFLOW: &str = "overflow";

/// What something is, in the words of a language.
type Says = fn(Words) -> &'static str;

/// A part that a page may show on a line of its own: its words, and what it is.
pub const PARTS: [(&str, Says); 8] = [
    ("include today", |w| w.site_part_today()),
    ("include houses", |w| w.site_part_houses()),
    ("include sponsors", |w| w.site_part_sponsors()),
    ("include people", |w| w.site_part_people()),
    ("include people speakers", |w| w.site_part_speakers()),
    ("include people team", |w| w.site_part_team()),
    ("include timetable", |w| w.site_part_timetable()),
    ("include board", |w| w.site_part_board()),
];

/// All parts that a page of this event may show, with those of its days and of the groups that its site presents.
pub fn parts(say: &Say<'_>) -> Vec<(String, String)> {
    let fixed = PARTS.iter().map(|(name, says)| ((*name).to_owned(), says(say.words).to_owned()));
    let days = say.event().days.iter().map(|day| (format!("include timetable {}", day.date), say.day_long(day.date)));
    let presented = say.view.people.iter().filter_map(|(_, profile)| profile.presented.as_ref());
    let groups: BTreeSet<&String> = presented.flat_map(|presented| &presented.groups).filter(|group| is_word(group)).collect();
    let groups = groups.into_iter().map(|group| (format!("include people {group}"), group.clone()));
    fixed.chain(days).chain(groups).collect()
}

/// Whether a group can be named, and does not mean something else.
fn is_word(group: &str) -> bool {
    !group.is_empty() && !group.contains(|c: char| c.is_whitespace() || "{}".contains(c)) && !["speakers", "team"].contains(&group)
}

fn venue<'a>(say: &Say<'a>, n: usize) -> Option<&'a Venue> {
    say.event().venues.get(n.checked_sub(1)?)
}

/// The second house that is open: where the first one's people go once it is full.
fn overflow<'a>(say: &Say<'a>) -> Option<&'a Venue> {
    say.event().open_venues().nth(1).map(|(_, venue)| venue)
}

/// From the first to the last slot of a day, by its place among the days: "9:00 to 18:00".
pub fn hours(say: &Say<'_>, index: usize) -> Option<String> {
    let slots = &say.event().days.get(index)?.slots;
    match (slots.first()?.at, slots.last()?.at) {
        (first, last) if first == last => Some(say.clock(first)),
        (first, last) => Some(say.words.from_to(say.clock(first), say.clock(last))),
    }
}

/// What a page names between `{{` and `}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A value, as the event has it; nothing where nobody said.
    Value(Option<String>),
    /// A part.
    Part(Part),
    /// Neither.
    Unknown,
}

/// A part of the site that another room provides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is on, how full the houses are, and where everything is.
    Today,
    /// How full the houses are.
    Houses,
    /// Who supports the event.
    Sponsors,
    /// Whom one meets.
    People(Group),
    /// The sessions, of one day or of all.
    Timetable(Option<domain::Date>),
    /// The first lines of the board.
    Board,
}

/// Some of the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// All of these.
    All,
    /// Who speaks on the timetable.
    Speakers,
    /// Whom to ask, and whom the site presents as the team.
    Team,
    /// Whom the site presents as this, in the event's own words.
    Other(String),
}

/// What a name means at an event.
pub fn named(say: &Say<'_>, name: &str) -> Named {
    let words: Vec<&str> = name.split_whitespace().collect();
    if let ["include", rest @ ..] = words.as_slice() {
        return part(say, rest).map_or(Named::Unknown, Named::Part);
    }
    let [name] = words.as_slice() else { return Named::Unknown };
    let which = name.split('.').nth(1).unwrap_or_default();
    let number = which.parse::<usize>().ok().or_else(|| house_called(say, name, which));
    let general = number.map_or_else(|| (*name).to_owned(), |_| name.replacen(&format!(".{which}."), ".N.", 1));
    let is_there = |known: &Known| number.is_none_or(|number| (1..=most(say, known.name)).contains(&number));
    match VALUES.iter().find(|known| known.name == general && known.name.contains(".N.") == number.is_some()) {
        Some(known) if is_there(known) => Named::Value((known.of)(say, number.unwrap_or(0)).filter(|value| !value.is_empty())),
        _ => Named::Unknown,
    }
}

/// The last number of a value that has one. The first house has a name before there is any, for whoever writes its page first.
fn most(say: &Say<'_>, name: &str) -> usize {
    let event = say.event();
    if name.starts_with("venues.") { event.venues.len().max(1) } else { event.days.len().max(1) }
}

/// The number of the house that a value names by its key. Where none was called so, “overflow” is another one each time a house closes.
fn house_called(say: &Say<'_>, name: &str, key: &str) -> Option<usize> {
    let event = say.event();
    if !name.starts_with("venues.") || (key == OVERFLOW && event.venues.iter().all(|venue| venue.key.as_str() != key)) {
        return None;
    }
    event.house_keys().iter().position(|known| known == key).map(|at| at + 1)
}

fn part(say: &Say<'_>, words: &[&str]) -> Option<Part> {
    Some(match words {
        ["today"] => Part::Today,
        ["houses"] => Part::Houses,
        ["sponsors"] => Part::Sponsors,
        ["people"] => Part::People(Group::All),
        ["people", "speakers"] => Part::People(Group::Speakers),
        ["people", "team"] => Part::People(Group::Team),
        ["people", group] if presents(say, group) => Part::People(Group::Other((*group).to_owned())),
        ["timetable"] => Part::Timetable(None),
        ["timetable", date] => Part::Timetable(Some(date.parse().ok().filter(|date| say.event().day(*date).is_some())?)),
        ["board"] => Part::Board,
        _ => return None,
    })
}

/// Whether the site presents anybody as this.
fn presents(say: &Say<'_>, group: &str) -> bool {
    let mut presented = say.view.people.iter().filter_map(|(_, profile)| profile.presented.as_ref());
    presented.any(|presented| presented.groups.iter().any(|known| known == group))
}

/// A stretch of a text: words, or what stands between `{{` and `}}`.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A name.
    Name(&'a str),
}

/// The most characters between `{{` and `}}`; what is longer was not meant as a name.
const LONGEST: usize = 120;

/// A text, cut where it names something.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((begin, end)) = rest.find("{{").and_then(|begin| Some((begin, begin + rest[begin..].find("}}")?))) {
        let inner = &rest[begin + 2..end];
        if inner.chars().count() > LONGEST || inner.contains(['\n', '{']) {
            pieces.push(Piece::Words(&rest[..begin + 2]));
            rest = &rest[begin + 2..];
            continue;
        }
        pieces.extend([Piece::Words(&rest[..begin]), Piece::Name(inner.trim())]);
        rest = &rest[end + 2..];
    }
    pieces.push(Piece::Words(rest));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

/// The name that is all of a text.
pub fn alone(text: &str) -> Option<&str> {
    match pieces(text.trim()).as_slice() {
        [Piece::Name(name)] => Some(name),
        _ => None,
    }
}

/// What is wrong with the names on a page, each in a sentence, and once.
pub fn wrong(say: &Say<'_>, about: &About) -> Vec<String> {
    let mut said: Vec<String> =
        wrong_names(say, about.title.as_str(), about.text.as_str()).into_iter().map(|(_, sentence)| sentence).collect();
    let files = links_of(about.text.as_str()).into_iter().filter_map(|to| crate::files::path_named(&to));
    said.extend(files.filter_map(|path| no_such_file(say, path)));
    said.extend(about.hero.as_ref().and_then(|hero| no_such_file(say, Ok(hero.picture.clone()))));
    let mut known = std::collections::HashSet::new();
    said.retain(|sentence| known.insert(sentence.clone()));
    said
}

/// The files that pages of an event name and that are not there.
pub fn missing_files(event: &Event) -> BTreeSet<FilePath> {
    let links = event.site.standing().into_iter().flat_map(|page| links_of(page.about.text.as_str()));
    let named = links.filter_map(|to| crate::files::path_named(&to)?.ok());
    named.filter(|path| !event.site.files.contains_key(path)).collect()
}

/// The names on a page that mean nothing, or stand where they cannot, each with what is wrong with it in a sentence.
pub fn wrong_names(say: &Say<'_>, title: &str, text: &str) -> Vec<(String, String)> {
    let w = say.words;
    let mut said = Vec::new();
    let title = (false, title.to_owned());
    for (by_itself, text) in std::iter::once(title).chain(words_of(text)) {
        let alone = by_itself && alone(&text).is_some();
        for piece in pieces(&text) {
            let Piece::Name(name) = piece else { continue };
            let sentence = match named(say, name) {
                Named::Unknown => unknown(say, name),
                Named::Part(_) if !alone => w.site_part_stands_alone(name),
                _ => continue,
            };
            said.push((name.to_owned(), sentence));
        }
    }
    said
}

/// That a page names a file that is not there, with what may be meant.
fn no_such_file(say: &Say<'_>, named: Result<FilePath, String>) -> Option<String> {
    let given = match named {
        Ok(path) if say.event().site.files.contains_key(&path) => return None,
        Ok(path) => path.to_string(),
        Err(given) => given,
    };
    let near = say.event().site.near(&given);
    Some(crate::refusal::words(*say, &Refusal::File(Wrong::Unknown { given, near })))
}

fn unknown(say: &Say<'_>, name: &str) -> String {
    let w = say.words;
    if let ["include", "timetable", _] = name.split_whitespace().collect::<Vec<_>>().as_slice() {
        return w.site_no_such_day(list(w, say.event().days.iter().map(|day| day.date.to_string())), name);
    }
    match nearest(say, name) {
        Some(nearest) => w.site_unknown_name(name, nearest.as_str()),
        None => w.site_no_such_name(name, list(w, VALUES.iter().map(|known| known.name).chain(PARTS.iter().map(|(name, _)| *name)))),
    }
}

/// The name that differs least, where it is still alike.
fn nearest(say: &Say<'_>, name: &str) -> Option<String> {
    let event = say.event();
    let numbered = VALUES.iter().flat_map(|known| {
        let most = if known.name.contains(".N.") { most(say, known.name) } else { 1 };
        (1..=most).map(|n| known.name.replacen(".N.", &format!(".{n}."), 1))
    });
    let keys = event.house_keys();
    let called = VALUES
        .iter()
        .filter(|known| known.name.starts_with("venues.N."))
        .flat_map(|known| keys.iter().map(|key| known.name.replacen(".N.", &format!(".{key}."), 1)));
    let all = numbered.chain(called).chain(PARTS.iter().map(|(name, _)| (*name).to_owned()));
    let folded = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    all.map(|known| (distance(&folded, &known), known))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, known)| *distance <= known.chars().count() / 2)
        .map(|(_, known)| known)
}

/// How many letters have to be put in, taken out or changed to make one text of another (Levenshtein 1966).
pub fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_where_it_names_something() {
        assert_eq!(
            pieces("in {{ event.city }}, {{event.year}}"),
            [Piece::Words("in "), Piece::Name("event.city"), Piece::Words(", "), Piece::Name("event.year"),]
        );
        assert_eq!(pieces("{{ a\nb }} {{ {{ c }}"), [Piece::Words("{{"), Piece::Words(" a\nb }} {{"), Piece::Words(" "), Piece::Name("c")]);
        assert_eq!((alone(" {{ include today }} "), alone("x {{ include today }}")), (Some("include today"), None));
    }

    #[test]
    fn names_differ_by_letters() {
        assert_eq!(distance("event.date", "event.dates"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[{} a-z.\né]{0,60}") {
            let again: String = pieces(&text).iter().map(|piece| match piece { Piece::Words(words) | Piece::Name(words) => *words }).collect();
            prop_assert!(again.len() <= text.len());
            let _ = alone(&text);
        }
    }
}
