//! Names, places and times in a reader's language and as a reader may see them.

use std::fmt::Write as _;

use domain::moment::DAY_ENDS;
use domain::{Audience, Date, Event, PersonId, Place, RoomId, SlotKind, Time, Timestamp, VenueId, Who};
use jiff::Zoned;
use jiff::civil::Weekday;
use ledger::View;
use words::{Lang, Words};

use crate::inline::escape;

/// Says things of one event to one audience in one language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    /// The event.
    pub view: &'a View,
    /// To whom.
    pub audience: Audience,
    /// In which language.
    pub words: Words,
}

/// The name of a person, as far as an audience may see it: of whom they turned out to be, and to the team alone where it is hidden.
pub fn name(view: &View, person: PersonId, audience: Audience) -> Option<&str> {
    let event = &view.event;
    if event.is_hidden(person) && audience != Audience::Team {
        return None;
    }
    view.people.name(event.now(person), audience)
}

impl<'a> Say<'a> {
    /// The event as it stands.
    pub fn event(&self) -> &'a Event {
        &self.view.event
    }

    /// The name of a person, as far as this audience may see it.
    pub fn name(&self, person: PersonId) -> Option<&'a str> {
        name(self.view, person, self.audience)
    }

    /// Who did something, for a sentence: a name, "the team", or "somebody".
    pub fn who(&self, who: Who) -> String {
        match who {
            Who::Person(person) => self.name(person).map_or_else(|| self.words.somebody().to_owned(), str::to_owned),
            Who::Team | Who::Timer => self.words.the_team().to_owned(),
        }
    }

    /// "Ada, Linus and 2 more": at most two names, those that may not be seen only as heads.
    pub fn names_briefly(&self, people: &[PersonId]) -> String {
        let names: Vec<&str> = people.iter().filter_map(|person| self.name(*person)).take(2).collect();
        let more = people.len() - names.len();
        match (names.as_slice(), more) {
            ([], 0) => String::new(),
            ([], n) => self.words.n_people(n),
            ([one], 0) => (*one).to_owned(),
            ([one, two], 0) => self.words.two_names(*one, *two),
            (names, n) => self.words.names_and_more(n, self.list(names)),
        }
    }

    /// All names, for an outcome: those that may not be seen only as heads.
    pub fn names(&self, people: impl Iterator<Item = PersonId>) -> String {
        let (mut names, mut hidden) = (Vec::new(), 0_usize);
        // Two entries that turned out to be one person are named once.
        let mut said = std::collections::BTreeSet::new();
        for person in people.map(|person| self.event().now(person)).filter(|person| said.insert(*person)) {
            match self.name(person) {
                Some(name) => names.push(name),
                None => hidden += 1,
            }
        }
        match (names.is_empty(), hidden) {
            (true, 0) => String::new(),
            (true, n) => self.words.n_people(n),
            (false, 0) => self.list(names),
            (false, n) => self.words.names_and_more(n, self.list(names)),
        }
    }

    /// The same without the words before it: "Ines, conduct@example.org".
    pub fn conduct_reach(&self) -> Option<String> {
        let person = self.event().contacts.conduct?;
        let reach = self.view.people.get(person)?.contact.clone().filter(|reach| !reach.is_empty());
        Some(self.list(std::iter::once(self.name(person)?.to_owned()).chain(reach)))
    }

    /// Who answers for the code of conduct, and how to reach them.
    pub fn conduct_contact(&self) -> Option<String> {
        let person = self.event().contacts.conduct?;
        let contact = self.view.people.get(person)?.contact.as_deref().unwrap_or("");
        Some(self.words.conduct_contact(contact, self.name(person)?).trim_end_matches([',', ' ']).to_owned())
    }

    /// The name of a house.
    pub fn venue(&self, venue: VenueId) -> &'a str {
        self.event().venue(venue).map_or("", |(_, venue)| venue.name.as_str())
    }

    /// Room and table, without the house: the sign says that.
    pub fn spot(&self, place: &Place) -> String {
        let room = place.room.and_then(|room| self.event().room(room)).map(|(_, room)| room.name.as_str());
        match (room, place.spot.as_str()) {
            (Some(room), "") => room.to_owned(),
            (Some(room), spot) => self.words.list_next(room, spot),
            (None, spot) => spot.to_owned(),
        }
    }

    /// House, room and table: "Formeret, room 101, table F2".
    pub fn place(&self, place: &Place) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(place.venue.map(|venue| self.venue(venue).to_owned()));
        parts.extend(place.room.and_then(|room| self.event().room(room)).map(|(_, room)| self.room_name(room.name.as_str())));
        parts.extend(Some(place.spot.as_str().to_owned()).filter(|spot| !spot.is_empty()));
        self.list(parts)
    }

    /// Names or things in a row, as the language parts them.
    pub fn list<T: AsRef<str>>(&self, things: impl IntoIterator<Item = T>) -> String {
        list(self.words, things)
    }

    /// "room 101", but "Kitchen".
    pub fn room_name(&self, name: &str) -> String {
        if name.starts_with(|c: char| c.is_ascii_digit()) { self.words.room_n(name) } else { name.to_owned() }
    }

    /// A time of day in words: "10:42", "10 h 42".
    pub fn clock(&self, time: Time) -> String {
        clock(self.words, time)
    }

    /// When something happened, as HTML; with the day before it where it was not on the board's day.
    pub fn time(&self, at: Timestamp, board: Date) -> String {
        let zoned = at.to_zoned(self.event().zone.clone());
        let mut html = String::new();
        let when = escape(&self.when(at, board));
        let _ = write!(html, "<time datetime=\"{}\">{when}</time>", zoned.strftime("%Y-%m-%dT%H:%M:%S%:z"));
        html
    }

    /// The same as text.
    pub fn when(&self, at: Timestamp, board: Date) -> String {
        let zoned = at.to_zoned(self.event().zone.clone());
        let mut shown = self.clock(zoned.time());
        if day_of(&zoned) != board {
            shown = self.words.on_day(self.day_short(zoned.date()), shown);
        }
        shown
    }

    /// Until when something works, for a sentence: "Tuesday, 29 May, 5:00".
    pub fn until(&self, at: Timestamp) -> String {
        let zoned = at.to_zoned(self.event().zone.clone());
        self.words.on_day(self.day_long(zoned.date()), self.clock(zoned.time()))
    }

    /// "Mon 28".
    pub fn day_short(&self, date: Date) -> String {
        self.words.day_short(date.day(), weekday(date))
    }

    /// "Monday".
    pub fn day_name(&self, date: Date) -> String {
        self.words.weekday(weekday(date))
    }

    /// "Monday, 28 May".
    pub fn day_long(&self, date: Date) -> String {
        self.words.day_long(date.day(), self.words.month(date.month()), self.words.weekday(weekday(date)))
    }

    /// What a slot is.
    pub fn slot(&self, kind: &'a SlotKind) -> &'a str {
        match kind {
            SlotKind::Doors => self.words.slot_doors(),
            SlotKind::Round => self.words.slot_round(),
            SlotKind::Work => self.words.slot_work(),
            SlotKind::Lunch => self.words.slot_lunch(),
            SlotKind::WindingDown => self.words.slot_winding_down(),
            SlotKind::Closing => self.words.slot_closing(),
            SlotKind::Other(text) => text.as_str(),
        }
    }
}

/// On which day's board something stands that happened then: early in the morning it is still yesterday's.
pub fn day_of(zoned: &Zoned) -> Date {
    let date = zoned.date();
    if zoned.time() < DAY_ENDS { date.yesterday().unwrap_or(date) } else { date }
}

/// A language as it calls itself; its tag where the program does not speak it.
pub fn own_name(tag: &str) -> String {
    Lang::from_code(tag).map_or_else(|| tag.to_owned(), |lang| lang.own_name().to_owned())
}

/// Names or things in a row, as the language parts them: "Ada, Linus, Mia".
pub fn list<T: AsRef<str>>(words: Words, things: impl IntoIterator<Item = T>) -> String {
    things.into_iter().fold(String::new(), |list, next| match list.as_str() {
        "" => next.as_ref().to_owned(),
        _ => words.list_next(list, next.as_ref()),
    })
}

/// A time of day in words.
pub fn clock(words: Words, time: Time) -> String {
    if time.minute() == 0 { words.clock_hour(time.hour()) } else { words.clock_time(time.hour(), format!("{:02}", time.minute())) }
}

/// Monday is 1.
fn weekday(date: Date) -> i8 {
    match date.weekday() {
        Weekday::Monday => 1,
        Weekday::Tuesday => 2,
        Weekday::Wednesday => 3,
        Weekday::Thursday => 4,
        Weekday::Friday => 5,
        Weekday::Saturday => 6,
        Weekday::Sunday => 7,
    }
}

/// A place in the words in which people write it: a room of the house is found by its name, the rest is the spot.
pub fn place_in(event: &Event, venue: Option<VenueId>, written: &str) -> Place {
    let rooms = venue.and_then(|id| event.venue(id)).map(|(_, venue)| venue.rooms.clone()).unwrap_or_default();
    for room in &rooms {
        let name = room.name.as_str();
        let with_its_word = words_for_room().find_map(|word| without_word(written, &format!("{word} {name}")));
        if let Some(rest) = with_its_word.or_else(|| without_word(written, name)) {
            return Place { venue, room: Some(room.id), spot: plain_spot(&rest) };
        }
    }
    Place { venue, room: None, spot: plain_spot(written) }
}

/// A place where the house is part of the words too: "Formeret (pEp t-shirts) 101". A house is known by its whole name, or
/// by its first word where no other house has the same: "Formeret" is enough for "Formeret Espace Cléry".
pub fn place_anywhere(event: &Event, written: &str) -> Place {
    let mut houses: Vec<(VenueId, &str)> = event.venues.iter().map(|venue| (venue.id, venue.name.as_str())).collect();
    houses.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let first_word = |name: &str| name.split_whitespace().next().map(str::to_lowercase).filter(|word| word.chars().count() >= 4);
    let whole = houses.iter().find_map(|(id, name)| Some((*id, without_word(written, name)?)));
    let found = whole.or_else(|| {
        houses.iter().find_map(|(id, name)| {
            let word = first_word(name)?;
            let alone = houses.iter().filter(|(_, other)| first_word(other).as_ref() == Some(&word)).count() == 1;
            alone.then(|| without_word(written, &word)).flatten().map(|rest| (*id, rest))
        })
    });
    match found {
        Some((venue, rest)) => place_in(event, Some(venue), &rest),
        None => Place { venue: None, room: None, spot: plain_spot(written) },
    }
}

/// The text without a word or name in it, if that stands there as a whole.
fn without_word(text: &str, word: &str) -> Option<String> {
    let (folded, wanted) = (fold_in_place(text), fold_in_place(word));
    if wanted.is_empty() {
        return None;
    }
    folded.match_indices(&wanted).find_map(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        let alone =
            before.chars().next_back().is_none_or(|c| !c.is_alphanumeric()) && after.chars().next().is_none_or(|c| !c.is_alphanumeric());
        alone.then(|| format!("{before} {after}"))
    })
}

/// Small letters, wherever a small letter takes as many bytes as the large one: so each place in the folded text is the same
/// place in the text.
fn fold_in_place(text: &str) -> String {
    let fold = |c: char| {
        let mut small = c.to_lowercase();
        small.next().filter(|first| small.next().is_none() && first.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(fold).collect()
}

/// The words for a room, of every language that the pages speak and of some that people write: small, without the room's name.
fn words_for_room() -> impl Iterator<Item = String> {
    let spoken = Lang::ALL.iter().map(|lang| Words::new(*lang).room_n("").trim().to_lowercase()).filter(|word| !word.is_empty());
    spoken.chain(["raum", "zimmer"].map(str::to_owned))
}

fn plain_spot(rest: &str) -> domain::Text {
    let mut spot = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    spot = spot.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '-' | '/')).to_owned();
    if let Some(inner) = spot.strip_prefix('(').and_then(|spot| spot.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')'])) {
        spot = inner.trim().to_owned();
    }
    if words_for_room().any(|word| word == spot.to_lowercase()) {
        spot.clear();
    }
    domain::Text::line(&spot, domain::Field::Where).unwrap_or_else(|_| domain::Text::empty())
}

/// A place as it is compared with another one: a room, or what the words for a spot mean; nothing where there is neither.
pub fn exactly_where(place: &Place) -> Option<(Option<VenueId>, Option<RoomId>, String)> {
    let spot = if place.room.is_some() { String::new() } else { fold(place.spot.as_str()) };
    (place.room.is_some() || !spot.is_empty()).then_some((place.venue, place.room, spot))
}

/// A text as it is compared: without case and outer space.
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_that_change_their_length_do_not_matter() {
        assert_eq!(without_word("\u{212A} 101 İİ", "101").as_deref(), Some("\u{212A}   İİ"));
        assert_eq!(without_word("\u{212A} FORMERET İİ", "Formeret").as_deref(), Some("\u{212A}   İİ"));
        assert_eq!(without_word("1010", "101"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String, word: String, letters in "[\u{212A}İẞaB1 ]{0,12}") {
            let _ = without_word(&text, &word);
            let _ = without_word(&letters, "b");
            let _ = without_word(&format!("{letters}{word}{text}"), &word);
        }
    }
}
