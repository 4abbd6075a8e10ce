//! `event.toml`, read: what the event is, key by key.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::check::{self, Shown, near, shown, times_shown};
use super::table::{Facts, Table};
use super::{
    Contacts, Day, DayKind, Editing, Event, Folder, Kind, Look, MOST_DAYS, MOST_FILES, NOTE, Named, PAGE, Person, Room, Session, Sponsor,
    Venue, What,
};

/// The most rooms of an event, and houses.
const MOST_ROOMS: usize = 200;

/// The most speakers, or links, of a session, and links of a person.
const MOST_NAMED: usize = 50;

/// The most things that begin on one day.
const MOST_SLOTS: usize = 48;

/// The longest session, in minutes: a day.
const LONGEST: u32 = 24 * 60;

/// More heads, seats or minutes than this are a slip of the finger.
const MOST_HEADS: u32 = 100_000;

/// What is known of the event while its file is read.
struct Known<'a> {
    zone: Option<&'a TimeZone>,
    days: &'a [Day],
    venues: &'a [Venue],
    people: &'a [Person],
    assets: &'a [String],
    /// The houses in which there is a room of a name.
    rooms: BTreeMap<&'a str, Vec<&'a Venue>>,
}

impl<'a> Known<'a> {
    fn of(zone: Option<&'a TimeZone>, folder: &'a Folder) -> Self {
        let Folder { days, venues, people, assets, .. } = folder;
        let mut rooms: BTreeMap<&str, Vec<&Venue>> = BTreeMap::new();
        for venue in venues {
            venue.rooms.iter().for_each(|room| rooms.entry(&room.name).or_default().push(venue));
        }
        Self { zone, days, venues, people, assets, rooms }
    }
}

impl Facts<'_> {
    /// Reads the file into a folder, and says on which lines its sessions begin.
    pub(super) fn read_into(mut self, folder: &mut Folder) -> Vec<u32> {
        let Some(parsed) = self.parse() else { return vec![] };
        let mut file = Table::new("event.toml", 0, parsed.get_ref());
        folder.event = self.event(&mut file);
        let zone = self.zone(&mut file);
        zone.as_ref().and_then(TimeZone::iana_name).unwrap_or_default().clone_into(&mut folder.zone);
        folder.look = self.look(&mut file, &folder.assets);
        folder.days = self.days(&mut file, zone.as_ref());
        folder.venues = self.venues(&mut file);
        folder.sponsors = self.sponsors(&mut file);
        folder.people = self.people(&mut file);
        let known = Known::of(zone.as_ref(), folder);
        folder.sessions = self.sessions(&mut file, &known);
        file.finish(&mut self);
        self.session_lines
    }

    fn event(&mut self, file: &mut Table<'_>) -> Event {
        let slug = file.place("slug");
        let event = Event {
            title: file.some_line(self, "title", "impl Days Lisbon").unwrap_or_default(),
            slug: file.some_line(self, "slug", "lisbon-2027").unwrap_or_default(),
            language: self.language(file),
            series: file.line(self, "series"),
            editing: file.word(self, "editing", &EDITING),
            contacts: file.table(self, "contacts", "contacts").map(|table| self.contacts(table)).unwrap_or_default(),
        };
        if !event.slug.is_empty() && !check::is_slug(&event.slug) {
            let expected = "expected are 2 to 40 of a to z, 0 to 9 and -, with a letter or digit at both ends";
            self.wrong(slug, format!("slug is “{}”; {expected}", shown(&event.slug)));
        }
        event
    }

    fn language(&mut self, table: &mut Table<'_>) -> Option<String> {
        table.formed(
            self,
            "language",
            |text| check::is_language(text).then(|| text.to_owned()),
            "the tag of a language, such as fr or pt-BR",
        )
    }

    fn contacts(&mut self, mut table: Table<'_>) -> Contacts {
        let contacts = Contacts {
            newcomers: table.line(self, "newcomers"),
            coordinator: table.line(self, "coordinator"),
            conduct: table.line(self, "conduct"),
        };
        table.finish(self);
        contacts
    }

    fn zone(&mut self, file: &mut Table<'_>) -> Option<TimeZone> {
        let at = file.place("zone");
        let name = file.some_line(self, "zone", "Europe/Lisbon")?;
        let zone = TimeZone::get(&name).ok().filter(|zone| zone.iana_name().is_some());
        if zone.is_none() {
            let all: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
            let hint = near(&name, all.iter().map(String::as_str))
                .map_or_else(|| "expected is a name as Europe/Lisbon".to_owned(), |near| format!("perhaps “{near}” is meant"));
            self.wrong(at, format!("no time zone is called “{}”; {hint}", shown(&name)));
        }
        zone
    }

    fn look(&mut self, file: &mut Table<'_>, assets: &[String]) -> Look {
        let links = self.named(file, "links", "a link");
        let Some(mut table) = file.table(self, "look", "the look") else { return Look { links, ..Look::default() } };
        let look = Look {
            line: table.line(self, "line"),
            city: table.line(self, "city"),
            accent: table.formed(self, "accent", check::colour, "a colour as #0b5b4c"),
            stream: table.link(self, "stream"),
            gathering: table.line(self, "gathering"),
            logo: self.asset(&mut table, "logo", assets, "a picture, such as \"assets/logo.svg\""),
            stylesheet: self.asset(&mut table, "stylesheet", assets, "a style sheet, such as \"assets/style.css\""),
            shares_tickets: table.yes(self, "shares_tickets").unwrap_or(false),
            links,
        };
        table.finish(self);
        look
    }

    /// A file in `assets/` that is there.
    fn asset(&mut self, table: &mut Table<'_>, key: &'static str, assets: &[String], expected: &str) -> Option<String> {
        let at = table.place(key);
        let path = table.formed(self, key, |text| check::asset(text).map(str::to_owned), expected)?;
        if assets.contains(&path) {
            return Some(path);
        }
        self.wrong(at, check::no_such_asset(&path, assets));
        None
    }

    fn named(&mut self, table: &mut Table<'_>, key: &'static str, what: &'static str) -> Vec<Named> {
        let mut links = Vec::new();
        for mut row in table.tables(self, key, what, MOST_ROOMS) {
            let name = row.some_line(self, "name", "Code");
            let at = row.at;
            let missing = row.place("link") == at;
            let link = row.link(self, "link");
            if missing {
                self.wrong(at, format!("{what} needs link = \"https://…\""));
            }
            row.finish(self);
            links.extend(name.zip(link).map(|(name, link)| Named { name, link }));
        }
        links
    }

    fn days(&mut self, file: &mut Table<'_>, zone: Option<&TimeZone>) -> Vec<Day> {
        if file.place("days") == file.at {
            self.wrong(file.at, "the event has no day; expected is [[days]] with date = 2027-05-28 below it, for each day");
        }
        let mut days: Vec<Day> = Vec::new();
        for mut row in file.tables(self, "days", "a day", MOST_DAYS) {
            let date = row.date(self, "date");
            let kind = row.word(self, "kind", &DAY_KINDS).unwrap_or_default();
            let hours = row.lines(self, "hours");
            row.finish(self);
            let Some((at, date)) = date else { continue };
            if let Some(before) = days.last().filter(|before| before.date >= date) {
                self.wrong(at, format!("{date} stands after {}; expected is each day once, in order", before.date));
            }
            days.push(Day { date, kind, slots: self.slots(&hours, date, zone) });
        }
        days
    }

    fn slots(&mut self, hours: &[(usize, String)], date: Date, zone: Option<&TimeZone>) -> Vec<(Time, What)> {
        let mut slots: Vec<(Time, What)> = Vec::new();
        if let Some((at, _)) = hours.get(MOST_SLOTS) {
            self.wrong(*at, format!("{} things begin on {date}; {MOST_SLOTS} are possible", hours.len()));
            return slots;
        }
        for (at, line) in hours {
            let (time, what) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let Some(time) = check::time(time).filter(|_| !what.trim().is_empty()) else {
                self.wrong(*at, format!("“{}” says no time, or not what begins then; expected is \"09:30 round\"", shown(line)));
                continue;
            };
            if let Some((before, _)) = slots.last().filter(|(before, _)| check::since_dawn(*before) > check::since_dawn(time)) {
                let hint = if time.hour() < 5 { "; before 05:00 it is the night after" } else { "" };
                self.wrong(*at, format!("{} stands after {}; expected is the order of time{hint}", hhmm(time), hhmm(*before)));
            }
            self.shown_once(*at, date, time, zone);
            slots.push((time, What::of(what.trim())));
        }
        slots
    }

    /// Says where the clocks never show a time, or twice.
    fn shown_once(&mut self, at: usize, day: Date, time: Time, zone: Option<&TimeZone>) {
        let Some(zone) = zone else { return };
        let (clocks, date) = times_shown(day, time, zone);
        let (time, name) = (hhmm(time), zone.iana_name().unwrap_or_default());
        match clocks {
            Shown::Once => {}
            Shown::Never => {
                self.wrong(
                    at,
                    format!("on {date} no clock in {name} shows {time}: they are put forward over it; expected is another time"),
                );
            }
            Shown::Twice => self.remark(at, format!("on {date} the clocks in {name} show {time} twice; the first one is meant")),
        }
    }

    fn venues(&mut self, file: &mut Table<'_>) -> Vec<Venue> {
        let (mut venues, mut keys): (Vec<Venue>, BTreeSet<String>) = (Vec::new(), BTreeSet::new());
        for mut row in file.tables(self, "venues", "a house", MOST_ROOMS) {
            let (at, name_at) = (row.place("key"), row.place("name"));
            let venue = Venue {
                key: row.some_line(self, "key", "main").unwrap_or_default(),
                name: row.some_line(self, "name", "Harbour Hall").unwrap_or_default(),
                address: row.note(self, "address", NOTE),
                way: row.note(self, "way", NOTE),
                seats: row.number(self, "seats", MOST_HEADS),
                minutes: row.number_from(self, "minutes", 0, LONGEST),
                hours: row.note(self, "hours", NOTE),
                access: row.note(self, "access", NOTE),
                step_free: row.yes(self, "step_free"),
                map: row.link(self, "map"),
                coordinates: row
                    .formed(self, "coordinates", check::coordinates, "latitude and longitude in degrees, such as \"38.7072, -9.1366\"")
                    .unwrap_or_default(),
                meet: row.note(self, "meet", NOTE),
                rooms: self.rooms(&mut row),
            };
            row.finish(self);
            if !venue.key.is_empty() && !check::is_venue_key(&venue.key) {
                let expected =
                    "expected is a small letter, then a to z, 0 to 9, - and _, so that pages can name it: {{ venues.main.address }}";
                self.wrong(at, format!("key is “{}”; {expected}", shown(&venue.key)));
            } else if !keys.insert(venue.key.clone()) && !venue.key.is_empty() {
                self.wrong(at, format!("two houses have the key “{}”; give one of them another", venue.key));
            }
            let is_called = |other: &Venue| other.name.to_lowercase() == venue.name.to_lowercase();
            if !venue.name.is_empty() && venues.iter().any(is_called) {
                self.wrong(name_at, format!("two houses are called “{}”; give one of them another name", shown(&venue.name)));
            }
            venues.push(venue);
        }
        venues
    }

    fn rooms(&mut self, venue: &mut Table<'_>) -> Vec<Room> {
        let (mut rooms, mut keys): (Vec<Room>, _) = (Vec::new(), BTreeSet::new());
        for mut row in venue.tables(self, "rooms", "a room", MOST_ROOMS) {
            let at = row.at;
            let key = if row.has("key") { self.key(&mut row, &mut keys, "room-101") } else { row.line(self, "key") };
            let name = row.some_line(self, "name", "101").unwrap_or_default();
            let room = Room { key, name, seats: row.number(self, "seats", MOST_HEADS) };
            row.finish(self);
            if !room.name.is_empty() && rooms.iter().any(|other| other.name == room.name) {
                self.wrong(at, format!("two rooms of this house are called “{}”; give one of them another name", room.name));
            }
            rooms.push(room);
        }
        rooms
    }

    fn sponsors(&mut self, file: &mut Table<'_>) -> Vec<Sponsor> {
        let mut sponsors = Vec::new();
        for mut row in file.tables(self, "sponsors", "a sponsor", MOST_FILES) {
            sponsors.push(Sponsor {
                name: row.some_line(self, "name", "Harbour Bakery").unwrap_or_default(),
                level: row.line(self, "level"),
                link: row.link(self, "link"),
                text: row.note(self, "text", NOTE),
                gathering: row.yes(self, "gathering").unwrap_or(false),
            });
            row.finish(self);
        }
        sponsors
    }

    fn people(&mut self, file: &mut Table<'_>) -> Vec<Person> {
        let (mut people, mut keys) = (Vec::new(), BTreeSet::new());
        for mut row in file.tables(self, "people", "a person", MOST_FILES) {
            let key = self.key(&mut row, &mut keys, "ines");
            people.push(Person {
                key,
                name: row.some_line(self, "name", "Ines Okafor").unwrap_or_default(),
                groups: row.lines(self, "groups").into_iter().map(|(_, group)| group).collect(),
                links: self.named(&mut row, "links", "a link"),
                text: row.note(self, "text", NOTE),
            });
            row.finish(self);
        }
        people
    }

    /// What a session or person is known by, and nothing else of the same kind.
    fn key(&mut self, row: &mut Table<'_>, keys: &mut BTreeSet<String>, such_as: &str) -> String {
        let at = row.place("key");
        let Some(key) = row.some_line(self, "key", such_as) else { return String::new() };
        if !check::is_key(&key) {
            self.wrong(
                at,
                format!("key is “{}”; expected are letters from a to z, digits, and . _ : -, such as \"{such_as}\"", shown(&key)),
            );
        } else if !keys.insert(key.clone()) {
            self.wrong(at, format!("“{}” is the key of another one above; give one of them another", shown(&key)));
        }
        key
    }

    fn sessions(&mut self, file: &mut Table<'_>, known: &Known<'_>) -> Vec<Session> {
        let (mut sessions, mut keys) = (Vec::new(), BTreeSet::new());
        for mut row in file.tables(self, "sessions", "a session", MOST_FILES) {
            let key = self.key(&mut row, &mut keys, "opening");
            let title = row.some_line(self, "title", "Opening").unwrap_or_default();
            let day = row.date(self, "day");
            let at = row.time(self, "at");
            let (venue, room) = self.place(&mut row, known);
            let speakers_at = row.place("speakers");
            let session = Session {
                key,
                title,
                subtitle: row.line(self, "subtitle"),
                kind: Kind::of(&row.line(self, "kind")),
                day: day.map(|(_, day)| day).unwrap_or_default(),
                at: at.map(|(_, time)| time),
                minutes: row.number(self, "minutes", LONGEST).and_then(|minutes| u16::try_from(minutes).ok()),
                venue,
                room,
                spot: row.line(self, "spot"),
                speakers: self.few_lines(&mut row, "speakers"),
                language: self.language(&mut row),
                brief: row.note(self, "brief", PAGE),
                text: row.note(self, "text", PAGE),
                seats: row.number(self, "seats", MOST_HEADS),
                sign_up: row.yes(self, "sign_up").unwrap_or(false),
                cancelled: row.yes(self, "cancelled").unwrap_or(false),
                slides: self.slides(&mut row, known.assets),
                stream: row.link(self, "stream"),
                recording: row.link(self, "recording"),
                links: self.links(&mut row),
                slug: row.line(self, "slug"),
                track: row.line(self, "track"),
                license: row.line(self, "license"),
                no_recording: row.yes(self, "no_recording").unwrap_or(false),
            };
            self.session_lines.push(self.line(row.at));
            row.finish(self);
            for speaker in &session.speakers {
                self.somebody(speakers_at, speaker, known.people);
            }
            if let Some((place, day)) = day {
                self.day_of_the_event(place, day, known.days);
                if let Some((place, time)) = at {
                    self.shown_once(place, day, time, known.zone);
                }
            }
            sessions.push(session);
        }
        sessions
    }

    /// Says who may be meant by what is almost somebody's key; anybody else is somebody new.
    fn somebody(&mut self, at: usize, called: &str, people: &[Person]) {
        if people.iter().any(|person| person.key == called || person.name == called) || !check::is_key(called) {
            return;
        }
        if let Some(near) = near(called, people.iter().map(|person| person.key.as_str())) {
            self.remark(at, format!("“{}” is the key of nobody, and a new person by that name; perhaps “{near}” is meant", shown(called)));
        }
    }

    fn day_of_the_event(&mut self, at: usize, day: Date, days: &[Day]) {
        if !days.is_empty() && !days.iter().any(|known| known.date == day) {
            let all: Vec<String> = days.iter().map(|day| day.date.to_string()).collect();
            self.wrong(at, format!("{day} is no day of the event; its days are {}", all.join(", ")));
        }
    }

    /// The house and the room of a session: a room that only one house has needs no house beside it.
    fn place(&mut self, row: &mut Table<'_>, known: &Known<'_>) -> (Option<String>, Option<String>) {
        let (venue_at, room_at) = (row.place("venue"), row.place("room"));
        let venue = Some(row.line(self, "venue")).filter(|venue| !venue.is_empty());
        let room = Some(row.line(self, "room")).filter(|room| !room.is_empty());
        let house = venue.as_deref().and_then(|key| known.venues.iter().find(|venue| venue.key == key));
        if let Some(key) = venue.as_deref().filter(|_| house.is_none()) {
            self.unknown(venue_at, "house has the key", key, known.venues.iter().map(|venue| venue.key.as_str()));
            return (venue, room);
        }
        let Some(name) = room.as_deref() else { return (venue, None) };
        let with =
            known.rooms.get(name).map_or(&[][..], Vec::as_slice).iter().filter(|with| house.is_none_or(|house| house.key == with.key));
        let with: Vec<&str> = with.map(|venue| venue.key.as_str()).collect();
        match (with.as_slice(), house) {
            ([one], _) => return (Some((*one).to_owned()), room),
            ([], Some(house)) => self.unknown(room_at, "room is called", name, house.rooms.iter().map(|room| room.name.as_str())),
            ([], None) => self.unknown(room_at, "room is called", name, known.rooms.keys().copied()),
            (several, _) => {
                let keys = several.join(", ");
                self.wrong(
                    room_at,
                    format!("several houses have a room “{}”; expected is venue = \"…\" beside it, one of {keys}", shown(name)),
                );
            }
        }
        (venue, room)
    }

    fn unknown<'k>(&mut self, at: usize, is: &str, given: &str, known: impl Iterator<Item = &'k str> + Clone) {
        if self.findings.is_full() {
            return self.wrong(at, "");
        }
        let hint = if let Some(near) = near(given, known.clone()) {
            format!("perhaps “{near}” is meant")
        } else {
            let all: Vec<&str> = known.take(20).collect();
            if all.is_empty() { "none is written down".to_owned() } else { format!("there are {}", all.join(", ")) }
        };
        self.wrong(at, format!("no {is} “{}”; {hint}", shown(given)));
    }

    fn few_lines(&mut self, row: &mut Table<'_>, key: &'static str) -> Vec<String> {
        let lines = row.lines(self, key);
        if let Some((at, _)) = lines.get(MOST_NAMED) {
            self.wrong(*at, format!("{key} has {} entries; {MOST_NAMED} are possible", lines.len()));
        }
        lines.into_iter().take(MOST_NAMED).map(|(_, line)| line).collect()
    }

    /// An address, or a file in `assets/` that is there.
    fn slides(&mut self, row: &mut Table<'_>, assets: &[String]) -> Option<String> {
        let at = row.place("slides");
        let either = |text: &str| {
            let (to, name) = check::named(text);
            let to = check::asset(to).or_else(|| check::is_link(to).then_some(to))?;
            Some(if name.is_empty() { to.to_owned() } else { format!("{to} {name}") })
        };
        let expected = "an address that begins with https:// or http://, or a file such as assets/talk.pdf";
        let slides = row.formed(self, "slides", either, expected)?;
        let file = check::asset(check::named(&slides).0).filter(|file| assets.iter().all(|known| known != file));
        if let Some(file) = file {
            self.wrong(at, check::no_such_asset(file, assets));
            return None;
        }
        Some(slides)
    }

    fn links(&mut self, row: &mut Table<'_>) -> Vec<String> {
        let at = row.place("links");
        let links = self.few_lines(row, "links");
        if let Some(bad) = links.iter().find(|link| !check::is_link(check::named(link).0)) {
            self.wrong(at, format!("“{}” in links is no address; expected is one that begins with https:// or http://", shown(bad)));
        }
        links
    }
}

pub(super) fn hhmm(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

pub(super) const EDITING: [(&str, Editing); 3] = [("anyone", Editing::Anyone), ("tickets", Editing::Tickets), ("team", Editing::Team)];

pub(super) const DAY_KINDS: [(&str, DayKind); 3] = [("impl", DayKind::Impl), ("talks", DayKind::Talks), ("workshops", DayKind::Workshops)];

const WHATS: [(&str, What); 6] = [
    ("doors", What::Doors),
    ("round", What::Round),
    ("work", What::Work),
    ("lunch", What::Lunch),
    ("winding-down", What::WindingDown),
    ("closing", What::Closing),
];

const KINDS: [(&str, Kind); 5] =
    [("talk", Kind::Talk), ("keynote", Kind::Keynote), ("workshop", Kind::Workshop), ("break", Kind::Break), ("meeting", Kind::Meeting)];

impl What {
    /// What a word of the file means; anything that is no such word is in the event's own words.
    pub fn of(word: &str) -> Self {
        WHATS.iter().find(|(known, _)| *known == word).map_or_else(|| Self::Other(word.to_owned()), |(_, what)| what.clone())
    }

    /// How it stands in the file.
    pub fn word(&self) -> &str {
        match self {
            Self::Other(text) => text,
            what => WHATS.iter().find(|(_, known)| known == what).map_or("", |(word, _)| word),
        }
    }
}

impl Kind {
    /// What a word of the file means: a talk where there is none, and the event's own word where it is no known one.
    pub fn of(word: &str) -> Self {
        match word {
            "" => Self::Talk,
            word => KINDS.iter().find(|(known, _)| *known == word).map_or_else(|| Self::Other(word.to_owned()), |(_, kind)| kind.clone()),
        }
    }

    /// How it stands in the file.
    pub fn word(&self) -> &str {
        match self {
            Self::Other(text) => text,
            kind => KINDS.iter().find(|(_, known)| known == kind).map_or("", |(word, _)| word),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{Field, Text};

    use super::*;
    use crate::folder::{LINE, MOST_PAGES};

    #[test]
    fn the_bounds_are_those_of_an_event() {
        assert_eq!(MOST_PAGES, domain::site::MOST_PAGES);
        assert_eq!(MOST_SLOTS, domain::event::MOST_SLOTS);
        assert_eq!(MOST_ROOMS, domain::venue::MOST_ROOMS);
        assert_eq!(MOST_NAMED, domain::session::MOST_NAMED);
        assert_eq!(LONGEST, u32::from(domain::session::LONGEST));
        for (most, text) in [(LINE, Text::line as fn(&str, Field) -> _), (NOTE, Text::note), (PAGE, Text::page)] {
            assert!(text(&"x".repeat(most), Field::Text).is_ok());
            assert!(text(&"x".repeat(most + 1), Field::Text).is_err());
        }
    }
}
