//! What would come of it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use domain::event::Command as EventCommand;
use domain::file::FilePath;
use domain::import::Command as ImportCommand;
use domain::link::Link;
use domain::person::{Command as PersonCommand, Kind as PersonKind};
use domain::project::{Command as ProjectCommand, State};
use domain::session::{About, Command as SessionCommand, Standing};
use domain::site::{About as PageAbout, Change as SiteChange, Command as SiteCommand, Permalink};
use domain::venue::Command as VenueCommand;
use domain::{
    Actor, Audience, Command, CommandId, Date, Day, DayKind, Event, Field, Id, NewRoom, NewVenue, PageId, PersonId, ProjectId, RoomId, Seq,
    SessionId, Text, Timestamp, VenueId, decide_all,
};
use ledger::{Listing, Order, Presented, Profile, View};
use serde_json::Value;

use super::folder::key_of_person;
use super::outside::{Outside, OutsideDay, OutsidePage, OutsideRoom, OutsideSession, OutsideVenue};
use crate::say::{Say, fold, name, place_anywhere};

/// What kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The event's facts.
    Event,
    /// A day.
    Day,
    /// A house.
    Venue,
    /// Somebody.
    Person,
    /// A session.
    Session,
    /// A project.
    Project,
    /// What is asked of participants.
    Questions,
    /// A page.
    Page,
    /// The sponsors.
    Sponsors,
    /// How the site looks.
    Look,
    /// A file of the site.
    File,
}

/// A thing that the files tell of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    /// What it is.
    pub what: What,
    /// What it is called.
    pub name: String,
    /// What of it is said anew, by the names of its parts.
    pub parts: Vec<String>,
}

/// A name on a page of the folder that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The page's file.
    pub file: String,
    /// The name, as it stands between `{{` and `}}`.
    pub name: String,
    /// What is wrong with it, and what may be meant.
    pub what: String,
}

/// What would come of files.
#[derive(Debug)]
pub struct Plan {
    /// What comes in.
    pub new: Vec<Thing>,
    /// What is said anew.
    pub changed: Vec<Thing>,
    /// What is not in the files any more and goes.
    pub gone: Vec<Thing>,
    /// What is another one in the files, and stays as somebody here made it.
    pub kept: Vec<Thing>,
    /// What the event has and its folder has not, and nothing is done about.
    pub only_here: Vec<Thing>,
    /// How many things are so already.
    pub same: usize,
    /// Names on the folder's pages that mean nothing: where there are any, nothing is to be done.
    pub wrong: Vec<Slip>,
    /// What cannot be brought in: where, why.
    pub left_out: Vec<(String, String)>,
    id: CommandId,
    commands: Vec<Command>,
    profiles: Vec<(PersonId, Profile)>,
}

impl Plan {
    /// Whether nothing would be done.
    pub const fn is_empty(&self) -> bool {
        self.commands.is_empty() && self.profiles.is_empty()
    }

    /// The plan as one order.
    pub fn order(self, actor: Actor) -> Order {
        let mut order = Order::new(self.id, actor);
        (order.commands, order.profiles) = (self.commands, self.profiles);
        order
    }
}

/// Compares files with an event. The ids of what is new are made of the command's; `overwrites` says that the files have the last word, also
/// over what somebody changed here.
pub fn plan(view: &View, id: CommandId, now: Timestamp, outside: &Outside, overwrites: bool) -> Plan {
    let mut planning = Planning {
        view,
        now,
        event: view.event.clone(),
        outside,
        overwrites,
        made: 0,
        people: HashMap::new(),
        there: There::default(),
        plan: Plan {
            new: vec![],
            changed: vec![],
            gone: vec![],
            kept: vec![],
            only_here: vec![],
            same: 0,
            wrong: vec![],
            left_out: outside.not_understood.clone(),
            id,
            commands: vec![],
            profiles: vec![],
        },
    };
    planning.facts();
    planning.days();
    planning.venues();
    planning.people();
    planning.sessions();
    planning.days_gone();
    planning.projects();
    planning.files();
    planning.pages_gone();
    planning.pages();
    planning.site();
    planning.only_here();
    planning.wrong_names();
    let mut plan = planning.plan;
    if !plan.is_empty() {
        let document = Text::some_line(&outside.document.chars().take(200).collect::<String>(), Field::Title);
        let begin = ImportCommand::Begin {
            import: id,
            document: document.unwrap_or_else(|_| Text::line(outside.origin, Field::Title).unwrap_or_default()),
        };
        plan.commands.insert(0, Command::Import(begin));
    }
    plan
}

/// Adds what other files say of somebody; what they say in words takes the place of what was said.
fn add(presented: &mut Presented, more: Presented) {
    for group in more.groups {
        if !presented.groups.contains(&group) {
            presented.groups.push(group);
        }
    }
    for link in more.links {
        if !presented.links.contains(&link) {
            presented.links.push(link);
        }
    }
    if !more.key.is_empty() {
        presented.key = more.key;
    }
    if !more.text.trim().is_empty() {
        presented.text = more.text;
    }
}

/// What a session is called in a folder: as the folder called it, else by where it came from, else by its id.
pub fn key_in_folder(session: &domain::Session) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_' | ':' | '-') { c } else { '-' };
    match session.source.as_str() {
        "" => session.id.0.to_string(),
        source => source.strip_prefix("folder:").unwrap_or(source).chars().map(plain).collect(),
    }
}

/// The language of the command line.
const ENGLISH: words::Words = words::Words::new(words::Lang::En);

/// The writer saw everything, as this plan itself wrote it before.
const SEEN: Seq = Seq::MAX;

/// What of the event is in the files.
#[derive(Default)]
struct There {
    venues: BTreeSet<VenueId>,
    people: BTreeSet<PersonId>,
    /// Rooms of houses that are there, which are not.
    rooms_only_here: Vec<String>,
}

/// Which parts of a thing differ, by the names that they have wherever they are written.
fn different<T: serde::Serialize>(before: &T, after: &T) -> Vec<String> {
    fn walk(before: &Value, after: &Value, above: &str, found: &mut Vec<String>) {
        let empty = serde_json::Map::new();
        let (before, after) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names {
            let (was, is) = (before.get(name).unwrap_or(&Value::Null), after.get(name).unwrap_or(&Value::Null));
            if was.is_object() || is.is_object() {
                walk(was, is, &format!("{above}{name} "), found);
            } else if was != is {
                found.push(format!("{above}{name}").replace(['_', '-'], " "));
            }
        }
    }
    let mut found = Vec::new();
    let json = |thing: &T| serde_json::to_value(thing).unwrap_or_default();
    walk(&json(before), &json(after), "", &mut found);
    found
}

/// Gives the one room that the folder does not have the name of the one that the event does not have.
fn rename_the_one(rooms: &mut [NewRoom], said: &[OutsideRoom]) {
    let same = |room: &NewRoom, said: &OutsideRoom| fold(room.name.as_str()) == fold(&said.name);
    let mut new = said.iter().filter(|said| rooms.iter().all(|room| !same(room, said)));
    let (Some(one), None) = (new.next(), new.next()) else { return };
    let mut gone = rooms.iter_mut().filter(|room| said.iter().all(|said| !same(room, said)));
    if let (Some(room), None, Ok(name)) = (gone.next(), gone.next(), Text::some_line(&one.name, Field::Room)) {
        room.name = name;
    }
}

struct Planning<'a> {
    view: &'a View,
    now: Timestamp,
    /// The event as it would be by now.
    event: Event,
    outside: &'a Outside,
    overwrites: bool,
    made: u16,
    /// People by the keys and the names that sessions use.
    people: HashMap<String, PersonId>,
    there: There,
    plan: Plan,
}

impl<'a> Planning<'a> {
    fn id(&mut self) -> Id {
        self.made = self.made.saturating_add(1);
        self.plan.id.nth(self.made)
    }

    /// Does something to the event as it would be, and keeps it for the order.
    fn does(&mut self, command: Command) -> bool {
        match decide_all(&self.event, &Actor::ORGANISER, self.now, self.plan.id, std::slice::from_ref(&command)) {
            Ok((_, after)) => {
                self.event = after;
                self.plan.commands.push(command);
                true
            }
            Err(refusal) => {
                self.plan.left_out.push((String::new(), crate::refusal_in_english(&refusal)));
                false
            }
        }
    }

    /// Whether the last change to a thing came with files, or with the event itself: then the files may change it again.
    fn is_ours(&self, seq: Seq) -> bool {
        let came = self.view.event.history.get(seq).is_some_and(|entry| {
            self.view.event.imports.contains_key(&entry.stamp.command)
                || matches!(entry.change, domain::Change::Event(domain::event::Change::Opened(_)))
        });
        self.overwrites || came
    }

    /// The last change that was seen: what somebody writes while this is planned is not written over.
    const fn seen(&self) -> Seq {
        self.view.event.seq
    }

    fn note(&mut self, what: What, name: &str, list: fn(&mut Plan) -> &mut Vec<Thing>) {
        list(&mut self.plan).push(Thing { what, name: name.to_owned(), parts: vec![] });
    }

    /// Does what says a thing anew, if it may; else it is listed as kept.
    fn says_anew(&mut self, what: What, name: &str, last: Seq, command: Command, parts: Vec<String>) {
        if !self.is_ours(last) {
            self.plan.kept.push(Thing { what, name: name.to_owned(), parts });
        } else if self.does(command) {
            self.plan.changed.push(Thing { what, name: name.to_owned(), parts });
        }
    }

    fn facts(&mut self) {
        // Only the event's own folder says what the event is called.
        let Some(said) = &self.outside.facts else { return };
        let was = self.event.facts();
        let title = self.outside.title.as_deref().and_then(|title| Text::some_line(title, Field::Title).ok());
        let contacts = domain::Contacts {
            newcomers: self.contact(&said.contacts.newcomers, was.contacts.newcomers),
            coordinator: self.contact(&said.contacts.coordinator, was.contacts.coordinator),
            conduct: self.contact(&said.contacts.conduct, was.contacts.conduct),
        };
        let facts = domain::Facts {
            title: title.unwrap_or_else(|| was.title.clone()),
            language: said.language.as_deref().and_then(|language| language.parse().ok()).or_else(|| was.language.clone()),
            editing: said.editing.unwrap_or(was.editing),
            contacts,
            ..was.clone()
        };
        if facts == was {
            self.plan.same += 1;
        } else {
            let (name, last) = (facts.title.to_string(), self.event.described.0);
            let parts = different(&was, &facts);
            self.says_anew(What::Event, &name, last, Command::Event(EventCommand::Describe { seen: self.seen(), facts }), parts);
        }
        let Some(written) = &said.questions else { return };
        match crate::questions(written) {
            Ok(questions) if *self.event.questionnaire() == questions => self.plan.same += 1,
            Ok(questions) => {
                let last = self.event.questions.as_ref().map(|_| self.event.asked.0);
                self.whole(
                    What::Questions,
                    "what is asked",
                    last,
                    Command::Coming(domain::coming::Command::Ask { seen: self.seen(), questions }),
                    vec![],
                );
            }
            Err(why) => self.plan.left_out.push((formats::folder::QUESTIONS_FILE.to_owned(), why)),
        }
    }

    /// Whom to ask, by a line with their name: whoever it is already, or somebody by that name. An empty line says nothing.
    fn contact(&mut self, written: &str, was: Option<PersonId>) -> Option<PersonId> {
        let (called, reach) = written.split_once(',').unwrap_or((written, ""));
        let is = was.and_then(|person| name(self.view, person, Audience::Everyone)).is_some_and(|name| fold(name) == fold(called));
        if called.trim().is_empty() || is {
            return was;
        }
        let person = self.person(called, None)?;
        if let Some((_, profile)) = self.plan.profiles.iter_mut().find(|(known, _)| *known == person) {
            profile.contact = Some(reach.trim().to_owned()).filter(|reach| !reach.is_empty());
        }
        Some(person)
    }

    fn days(&mut self) {
        let before: Vec<Day> = self.event.days.iter().cloned().collect();
        let mut days = before.clone();
        let mut new = Vec::new();
        let ours = self.is_ours(self.event.scheduled.0);
        let differs = |known: &Day, day: &OutsideDay| {
            known.date == day.date
                && (day.slots.as_ref().is_some_and(|slots| *slots != known.slots) || day.kind.is_some_and(|kind| kind != known.kind))
        };
        if !ours && self.outside.days.iter().any(|day| before.iter().any(|known| differs(known, day))) {
            self.note(What::Day, "what is when", |plan| &mut plan.kept);
        }
        for day in &self.outside.days {
            let Some(known) = days.iter_mut().find(|known| known.date == day.date) else {
                new.push(day.date);
                // A timetable of others has sessions and no projects.
                days.push(Day { date: day.date, slots: day.slots.clone().unwrap_or_default(), kind: day.kind.unwrap_or(DayKind::Talks) });
                continue;
            };
            // What somebody changed here stays, also where a day comes in.
            if ours {
                known.slots = day.slots.clone().unwrap_or_else(|| std::mem::take(&mut known.slots));
                known.kind = day.kind.unwrap_or(known.kind);
            }
        }
        days.sort_by_key(|day| day.date);
        if days == before {
            self.plan.same += usize::from(!self.outside.days.is_empty());
            return;
        }
        if self.does(Command::Event(EventCommand::Schedule { seen: self.seen(), days })) {
            for date in &new {
                self.note(What::Day, &date.to_string(), |plan| &mut plan.new);
            }
            if new.is_empty() {
                self.note(What::Day, "what is when", |plan| &mut plan.changed);
            }
        }
    }

    /// Days that are not in the folder go, where nothing is on them any more; else they are listed.
    fn days_gone(&mut self) {
        if !self.is_folder() {
            return;
        }
        let said = |day: &Day| self.outside.days.iter().any(|said| said.date == day.date);
        let gone: Vec<Date> = self.event.days.iter().filter(|day| !said(day)).map(|day| day.date).collect();
        for date in gone {
            let days = self.event.days.iter().filter(|day| day.date != date).cloned().collect();
            let command = Command::Event(EventCommand::Schedule { seen: SEEN, days });
            let decided = decide_all(&self.event, &Actor::ORGANISER, self.now, self.plan.id, std::slice::from_ref(&command));
            if self.is_ours(self.view.event.scheduled.0) && decided.is_ok() && self.does(command) {
                self.note(What::Day, &date.to_string(), |plan| &mut plan.gone);
            } else {
                self.note(What::Day, &date.to_string(), |plan| &mut plan.only_here);
            }
        }
    }

    fn venues(&mut self) {
        for venue in &self.outside.venues {
            self.venue(venue);
        }
        // Rooms of nobody knows which house are in the first one.
        let known = |event: &Event, name: &str| {
            event.venues.iter().any(|venue| {
                fold(venue.name.as_str()) == fold(name) || venue.rooms.iter().any(|room| fold(room.name.as_str()) == fold(name))
            })
        };
        let missing: Vec<&OutsideRoom> =
            self.outside.rooms.iter().filter(|room| !room.name.trim().is_empty() && !known(&self.event, &room.name)).collect();
        let Some(first) = self.event.open_venues().next().map(|(_, venue)| venue.as_new()).filter(|_| !missing.is_empty()) else { return };
        let rooms: Vec<NewRoom> = missing.iter().filter_map(|room| self.new_room(room)).collect();
        let names: Vec<String> = rooms.iter().map(|room| format!("{}, {}", first.name, room.name)).collect();
        let venue = NewVenue { rooms: first.rooms.iter().cloned().chain(rooms).collect(), ..first };
        if self.does(Command::Venue(VenueCommand::Furnish { seen: SEEN, venue })) {
            for name in names {
                self.note(What::Venue, &name, |plan| &mut plan.new);
            }
        }
    }

    fn new_room(&mut self, room: &OutsideRoom) -> Option<NewRoom> {
        let name = Text::some_line(&room.name, Field::Room).ok()?;
        Some(NewRoom { id: RoomId(self.id()), name, seats: room.seats })
    }

    fn venue(&mut self, venue: &OutsideVenue) {
        let Ok(called) = Text::some_line(&venue.name, Field::Venue) else { return };
        let known = self.known_house(venue).and_then(|id| self.event.venue(id)).map(|(_, known)| known.clone());
        self.there.venues.extend(known.as_ref().map(|known| known.id));
        let line = |written: &Option<String>| written.as_deref().and_then(|text| Text::line(text, Field::Address).ok());
        let was = known.as_ref().map(domain::Venue::as_new);
        let mut rooms = was.as_ref().map(|was| was.rooms.clone()).unwrap_or_default();
        if self.is_folder() {
            rename_the_one(&mut rooms, &venue.rooms);
        }
        for room in &venue.rooms {
            match rooms.iter_mut().find(|known| fold(known.name.as_str()) == fold(&room.name)) {
                Some(known) => known.seats = room.seats.or(known.seats),
                None => rooms.extend(self.new_room(room)),
            }
        }
        let empty = |text: Option<&Text>| text.cloned().unwrap_or_default();
        let is = NewVenue {
            id: was.as_ref().map_or_else(|| VenueId(self.id()), |was| was.id),
            name: was.as_ref().filter(|_| !self.is_folder()).map_or_else(|| called.clone(), |was| was.name.clone()),
            address: line(&venue.address).unwrap_or_else(|| empty(was.as_ref().map(|was| &was.address))),
            way: line(&venue.way).unwrap_or_else(|| empty(was.as_ref().map(|was| &was.way))),
            seats: venue.seats.or(was.as_ref().and_then(|was| was.seats)),
            rooms,
            guide: venue.guide.clone().unwrap_or_else(|| was.as_ref().map(|was| was.guide.clone()).unwrap_or_default()),
            key: self.key_of_house(venue, known.as_ref()),
        };
        let only = was.iter().flat_map(|was| &was.rooms).filter(|room| is.rooms.iter().any(|is| is.id == room.id && is.name == room.name));
        let only = only.filter(|room| venue.rooms.iter().all(|said| fold(&said.name) != fold(room.name.as_str())));
        self.there.rooms_only_here.extend(only.map(|room| format!("{}, {}", is.name, room.name)));
        if was.as_ref() == Some(&is) {
            self.plan.same += 1;
            return;
        }
        let parts = was.as_ref().map(|was| different(was, &is)).unwrap_or_default();
        let furnish = Command::Venue(VenueCommand::Furnish { seen: self.seen(), venue: is });
        match known {
            Some(known) => self.says_anew(What::Venue, called.as_str(), known.furnished.0, furnish, parts),
            None => {
                if self.does(furnish) {
                    self.note(What::Venue, called.as_str(), |plan| &mut plan.new);
                }
            }
        }
    }

    /// Which house of the event one of the files is: the one with its key, else by its name, else the one that pages know by that key as
    /// nothing else was said.
    fn known_house(&self, said: &OutsideVenue) -> Option<VenueId> {
        let houses = || self.view.event.venues.iter();
        let named = || self.event.venues.iter().filter(|known| fold(known.name.as_str()) == fold(&said.name));
        if said.key.is_empty() {
            return named().next().map(|known| known.id);
        }
        let claimed = |key: &Text| !key.is_empty() && self.outside.venues.iter().any(|other| other.key == key.as_str());
        let by_key = houses().find(|known| known.key.as_str() == said.key).map(|known| known.id);
        let by_name = || named().find(|known| !claimed(&known.key)).map(|known| known.id);
        let by_place = || {
            let (_, known) = self.view.event.house_keys().into_iter().zip(houses()).find(|(key, _)| *key == said.key)?;
            let is_another = self.outside.venues.iter().any(|other| fold(&other.name) == fold(known.name.as_str()));
            (known.key.is_empty() && !is_another).then_some(known.id)
        };
        by_key.or_else(by_name).or_else(by_place)
    }

    /// The key that a house has from now on: what the folder calls it, unless it is called so anyway.
    fn key_of_house(&self, said: &OutsideVenue, known: Option<&domain::Venue>) -> Text {
        let was = known.map(|known| known.key.clone()).unwrap_or_default();
        let usual = self
            .view
            .event
            .house_keys()
            .into_iter()
            .zip(&self.view.event.venues)
            .find(|(_, house)| Some(house.id) == known.map(|known| known.id));
        if said.key.is_empty() || usual.is_some_and(|(key, _)| key == said.key) {
            return was;
        }
        Text::line(&said.key, Field::Venue).unwrap_or(was)
    }

    fn people(&mut self) {
        for person in &self.outside.people {
            let known = self.known_person(&person.key);
            if let Some((id, profile)) = known.filter(|(_, profile)| fold(&profile.name) != fold(&person.name)) {
                self.rename(id, profile, &person.name);
            }
            self.there.people.extend(known.map(|(id, _)| id));
            let usual = known.is_some_and(|(id, _)| id.0.to_string() == person.key);
            let key = if self.is_folder() && !usual { person.key.clone() } else { String::new() };
            let presented = Presented { key, groups: person.groups.clone(), links: person.links.clone(), text: person.text.clone() };
            let presented = Some(presented).filter(|presented| *presented != Presented::default());
            if let Some(id) = self.person(&person.name, presented) {
                self.there.people.insert(id);
                self.people.entry(person.key.clone()).or_insert(id);
            }
        }
    }

    /// Who the folder means by a key, as it said so before.
    fn known_person(&self, key: &str) -> Option<(PersonId, &'a Profile)> {
        let is_it = |(person, profile): &(PersonId, &Profile)| profile.presented.is_some() && key_of_person(*person, profile) == key;
        let view: &'a View = self.view;
        view.people.iter().find(is_it).filter(|_| self.is_folder() && !key.is_empty())
    }

    /// Somebody of the folder has another name in it. What they are called here by themselves stays.
    fn rename(&mut self, person: PersonId, profile: &Profile, called: &str) {
        let Ok(called) = Text::some_line(called, Field::Name) else { return };
        self.people.insert(format!("name:{}", fold(called.as_str())), person);
        let last = self.view.event.people.get(&person).map(|known| known.touched);
        if last.is_some_and(|last| self.is_ours(last)) {
            self.plan.profiles.push((person, Profile { name: called.as_str().to_owned(), ..profile.clone() }));
            self.plan.changed.push(Thing { what: What::Person, name: called.to_string(), parts: vec!["name".to_owned()] });
        } else {
            self.note(What::Person, called.as_str(), |plan| &mut plan.kept);
        }
    }

    /// Somebody by a name that everybody may see, or a new guest; with what the site says of them.
    fn person(&mut self, called: &str, presented: Option<Presented>) -> Option<PersonId> {
        let called = Text::some_line(called, Field::Name).ok()?;
        let key = format!("name:{}", fold(called.as_str()));
        let known = self.people.get(&key).copied();
        let hidden = |person| name(self.view, person, Audience::Everyone).is_none();
        // Who came by files before and is not listed any more is still who they were.
        let presented_before = || {
            let theirs = |profile: &Profile| profile.presented.is_some() && fold(&profile.name) == fold(called.as_str());
            self.view.people.iter().find(|(_, profile)| theirs(profile)).map(|(person, _)| person)
        };
        let person = known.or_else(|| self.view.people.find_but(called.as_str(), hidden)).or_else(presented_before);
        let Some(person) = person else {
            let person = PersonId(self.id());
            self.does(Command::Person(PersonCommand::Introduce { person, kind: PersonKind::Guest }));
            let profile = Profile {
                name: called.as_str().to_owned(),
                listing: Listing::Everyone,
                presented: presented.map(Box::new),
                ..Profile::default()
            };
            self.plan.profiles.push((person, profile));
            self.people.insert(key, person);
            self.note(What::Person, called.as_str(), |plan| &mut plan.new);
            return Some(person);
        };
        self.people.insert(key, person);
        let Some(presented) = presented else { return Some(person) };
        if let Some((_, profile)) = self.plan.profiles.iter_mut().find(|(known, _)| *known == person) {
            // Somebody of the team who speaks, too, is both.
            add(profile.presented.get_or_insert_default(), presented);
            return Some(person);
        }
        let profile = self.view.people.get(person)?;
        let mut both = profile.presented.clone().unwrap_or_default();
        add(&mut both, presented);
        if profile.presented.as_ref() == Some(&both) {
            self.plan.same += 1;
        } else if known.is_none() {
            self.plan.profiles.push((person, Profile { presented: Some(both), ..profile.clone() }));
            self.note(What::Person, called.as_str(), |plan| &mut plan.changed);
        }
        Some(person)
    }

    fn sessions(&mut self) {
        let known = self.known_sessions();
        let mut there = BTreeSet::new();
        for session in &self.outside.sessions {
            let Ok(source) = self.source(&session.key) else { continue };
            let id = known.get(source.as_str()).or_else(|| known.get(session.key.as_str()).filter(|_| self.is_folder())).copied();
            there.extend(id);
            match self.about(session) {
                Ok(about) => self.session(session, id, about, source),
                Err(why) => self.plan.left_out.push((session.title.clone(), why)),
            }
        }
        if self.outside.sessions.is_empty() {
            return;
        }
        // What came with these files and is in them no more goes, unless somebody made it theirs.
        let prefix = format!("{}:", self.outside.origin);
        let gone: Vec<(SessionId, String, Seq)> = self
            .view
            .event
            .sessions
            .values()
            .filter(|known| known.standing == Standing::On && !there.contains(&known.id))
            .filter(|known| known.source.as_str().starts_with(&prefix))
            .map(|known| (known.id, known.about.title.to_string(), known.described.0))
            .collect();
        for (session, title, last) in gone {
            if !self.is_ours(last) {
                self.note(What::Session, &title, |plan| &mut plan.kept);
            } else if self.does(Command::Session(SessionCommand::Stand { session, standing: Standing::Withdrawn })) {
                self.note(What::Session, &title, |plan| &mut plan.gone);
            }
        }
    }

    /// Whether the files are the event's own folder: it alone says what the event itself is.
    const fn is_folder(&self) -> bool {
        self.outside.facts.is_some()
    }

    /// The event's sessions by what they came as, and by what a folder that was brought out calls them.
    fn known_sessions(&self) -> HashMap<String, SessionId> {
        let mut known = HashMap::new();
        for session in self.view.event.sessions.values() {
            known.entry(key_in_folder(session)).or_insert(session.id);
            if !session.source.is_empty() {
                known.insert(session.source.to_string(), session.id);
            }
        }
        known
    }

    /// What a session is called here. A name in a key would be a name in the log: an address stands there as a digest of it.
    fn source(&self, key: &str) -> Result<Text, domain::Refusal> {
        let key = if key.contains('@') { Cow::Owned(crate::uuid::of_part(Id::from_bits(0), key)) } else { Cow::Borrowed(key) };
        Text::some_line(&format!("{}:{key}", self.outside.origin), Field::Title)
    }

    fn session(&mut self, outside: &OutsideSession, known: Option<SessionId>, about: About, source: Text) {
        let known = known.and_then(|id| self.view.event.sessions.get(&id)).cloned();
        let standing = if outside.cancelled { Standing::Cancelled } else { Standing::On };
        let title = about.title.to_string();
        let Some(known) = known else {
            let session = SessionId(self.id());
            if self.does(Command::Session(SessionCommand::Plan { session, about, source, anyway: true })) {
                self.note(What::Session, &title, |plan| &mut plan.new);
                if outside.cancelled {
                    self.does(Command::Session(SessionCommand::Stand { session, standing }));
                }
            }
            return;
        };
        // Whom only the team sees is in no file, and stays.
        let mut about = about;
        let unlisted = |person: &PersonId| name(self.view, *person, Audience::Everyone).is_none();
        about.speakers.extend(
            known.about.speakers.iter().copied().filter(unlisted).filter(|person| !about.speakers.contains(person)).collect::<Vec<_>>(),
        );
        if known.about == about && known.standing == standing {
            self.plan.same += 1;
            return;
        }
        if !self.is_ours(known.touched) {
            self.note(What::Session, &title, |plan| &mut plan.kept);
            return;
        }
        let stands = Command::Session(SessionCommand::Stand { session: known.id, standing });
        let mut done = true;
        if known.standing == Standing::Withdrawn {
            done = self.does(stands.clone());
        }
        let parts = different(&known.about, &about);
        if done && known.about != about {
            let describe = SessionCommand::Describe { session: known.id, seen: self.seen(), about, anyway: true };
            done = self.does(Command::Session(describe));
        }
        if done && known.standing != standing && known.standing != Standing::Withdrawn {
            done = self.does(stands);
        }
        if done {
            self.plan.changed.push(Thing { what: What::Session, name: title, parts });
        }
    }

    fn about(&mut self, session: &OutsideSession) -> Result<About, String> {
        let english = |refusal: domain::Refusal| crate::refusal_in_english(&refusal);
        let day =
            session.day.ok_or_else(|| "Nobody says on which day it is. Write its day into the file, or add it by hand.".to_owned())?;
        let mut speakers: Vec<PersonId> = Vec::new();
        for speaker in &session.speakers {
            let person = self.people.get(speaker).copied().or_else(|| self.person(speaker, None));
            speakers.extend(person.filter(|person| !speakers.contains(person)));
        }
        let mut at = session.at;
        if let Some(time) = at.filter(|time| self.event.moment_on(day, *time).is_err()) {
            at = None;
            self.plan.left_out.push((session.title.clone(), english(domain::Refusal::NoSuchTime { day, at: time })));
        }
        let link = |written: &Option<String>| written.as_deref().and_then(|link| Link::parse(link).ok());
        Ok(About {
            title: Text::some_line(&session.title, Field::Title).map_err(english)?,
            subtitle: Text::line(&session.subtitle, Field::Title).map_err(english)?,
            kind: session.kind.clone(),
            day,
            at,
            minutes: session.minutes,
            place: self.place(&session.place),
            speakers,
            language: session.language.parse().ok(),
            text: Text::page(&session.text, Field::Text).map_err(english)?,
            seats: session.seats,
            sign_up: session.sign_up,
            slides: link(&session.slides),
            stream: link(&session.stream),
            recording: link(&session.recording),
            links: session.links.iter().filter_map(|link| Link::parse(link).ok()).take(domain::session::MOST_NAMED).collect(),
        })
    }

    /// Where, of the words for it; a room that no other house has is known without its house.
    fn place(&self, written: &str) -> domain::Place {
        let place = place_anywhere(&self.event, written);
        let rooms = self.event.venues.iter().flat_map(|venue| venue.rooms.iter().map(move |room| (venue, room)));
        let mut called = rooms.filter(|(_, room)| fold(room.name.as_str()) == fold(written));
        match (place.venue, called.next(), called.next()) {
            (None, Some((venue, room)), None) => domain::Place { venue: Some(venue.id), room: Some(room.id), spot: Text::empty() },
            _ => place,
        }
    }

    fn projects(&mut self) {
        for project in &self.outside.projects {
            let Ok(title) = Text::some_line(&project.title, Field::Title) else { continue };
            let known = self.event.projects.values().any(|known| fold(known.about.title.as_str()) == fold(title.as_str()));
            if known {
                self.plan.same += 1;
                continue;
            }
            let day = project.day.filter(|day| self.event.day(*day).is_some()).unwrap_or(self.event.moment.today);
            let id = ProjectId(self.id());
            let text: String = project.text.chars().take(domain::NOTE_LIMIT).collect();
            let about = domain::project::About {
                title: title.clone(),
                audience: Text::note(&text, Field::Audience).unwrap_or_default(),
                ..domain::project::About::default()
            };
            let add = ProjectCommand::Add {
                project: id,
                day,
                state: State::Idea,
                about,
                place: domain::Place::default(),
                anyway: true,
                source: None,
            };
            if self.does(Command::Project(add)) {
                self.note(What::Project, title.as_str(), |plan| &mut plan.new);
                for lead in project.leads.clone() {
                    if let Some(person) = self.person(&lead, None) {
                        self.does(Command::Project(ProjectCommand::Lead { project: id, person, leads: true }));
                    }
                }
            }
        }
    }

    /// Files, before whatever names them. Those that came with the folder and are in it no more go.
    fn files(&mut self) {
        let Some(files) = &self.outside.files else { return };
        for (path, filed) in files {
            let known = self.event.site.files.get(path).cloned();
            let last = self.filed_last(path);
            let put = |file| Command::Site(SiteCommand::File { seen: self.seen(), path: path.clone(), file });
            let write = put(Some(Box::new(filed.clone())));
            match (known, last) {
                (Some(known), _) if known.filed.hash == filed.hash => self.plan.same += 1,
                (Some(known), _) => self.says_anew(What::File, path.as_str(), known.written.0, write, vec![]),
                // A file that somebody took off stays off.
                (None, Some(last)) if !self.is_ours(last) => self.note(What::File, path.as_str(), |plan| &mut plan.kept),
                (None, _) => {
                    if self.does(write) {
                        self.note(What::File, path.as_str(), |plan| &mut plan.new);
                    }
                }
            }
        }
        if !self.is_folder() || files.is_empty() {
            return;
        }
        let standing = self.view.event.site.files.iter();
        let gone: Vec<_> = standing.filter(|(path, _)| files.iter().all(|(known, _)| known != *path)).collect();
        for (path, file) in gone {
            if !self.is_ours(file.written.0) {
                self.note(What::File, path.as_str(), |plan| &mut plan.kept);
            } else if self.does(Command::Site(SiteCommand::File { seen: self.seen(), path: path.clone(), file: None })) {
                self.note(What::File, path.as_str(), |plan| &mut plan.gone);
            }
        }
    }

    /// The last change to what stands at a path.
    fn filed_last(&self, path: &FilePath) -> Option<Seq> {
        let filed =
            |change: &domain::Change| matches!(change, domain::Change::Site(SiteChange::Filed { path: known, .. }) if known == path);
        self.view.event.history.newest_first().find(|entry| filed(&entry.change)).map(|entry| entry.stamp.seq)
    }

    fn pages(&mut self) {
        for page in &self.outside.pages {
            if let Err(why) = self.page(page) {
                self.plan.left_out.push((page.file.clone(), crate::refusal_in_english(&why)));
            }
        }
    }

    /// Pages that came with the folder and are in it no more go.
    fn pages_gone(&mut self) {
        if !self.is_folder() || self.outside.pages.is_empty() {
            return;
        }
        let there = |about: &PageAbout| {
            self.outside.pages.iter().any(|page| {
                Permalink::parse(&page.path).is_ok_and(|path| path == about.path)
                    && self.spoken(page.language.as_deref()) == self.spoken(about.language.as_ref().map(domain::Language::as_str))
            })
        };
        let standing = self.view.event.site.standing();
        let gone: Vec<domain::site::Page> = standing.into_iter().filter(|page| !there(&page.about)).cloned().collect();
        for page in gone {
            let title = page.about.title.to_string();
            if !self.is_ours(page.written.0) {
                self.note(What::Page, &title, |plan| &mut plan.kept);
            } else if self.does(Command::Site(SiteCommand::Remove { page: page.id, removed: true })) {
                self.note(What::Page, &title, |plan| &mut plan.gone);
            }
        }
    }

    /// The language of a page that names none is the event's own.
    fn spoken(&self, language: Option<&str>) -> Option<String> {
        language.or(self.event.language.as_ref().map(domain::Language::as_str)).map(str::to_owned)
    }

    fn page(&mut self, page: &OutsidePage) -> Result<(), domain::Refusal> {
        let dates: Vec<domain::Date> = self.event.days.iter().map(|day| day.date).collect();
        let mut about = PageAbout {
            path: Permalink::parse(&page.path)?,
            language: page.language.as_deref().and_then(|language| language.parse().ok()),
            title: Text::some_line(&page.title, Field::Title)?,
            menu: Text::line(&page.menu, Field::Title)?,
            order: page.order,
            draft: page.draft,
            shared: page.shared,
            aliases: page
                .aliases
                .iter()
                .take(domain::site::MOST_SPONSORS)
                .map(|alias| Text::line(alias, Field::Link))
                .collect::<Result<_, _>>()?,
            hero: page.hero.clone(),
            text: Text::page(&self.outside.with_days_of(&page.text, &dates), Field::Text)?,
        };
        // A site that comes in keeps its page and loses an old address that leads somewhere else here.
        if !self.is_folder() {
            let PageAbout { path, aliases, .. } = &mut about;
            aliases.retain(|alias| {
                let leads = self.event.site.leads(path, alias);
                let say = Say { view: self.view, audience: Audience::Team, words: words::Words::new(words::Lang::En) };
                self.plan.left_out.extend(leads.as_ref().err().map(|why| (page.file.clone(), crate::refusal::words(say, why))));
                leads.is_ok()
            });
        }
        let title = about.title.to_string();
        let standing = self.event.site.standing();
        let own = |language: Option<&domain::Language>| self.spoken(language.map(domain::Language::as_str));
        let same = |known: &&domain::site::Page| {
            known.about.path == about.path && own(known.about.language.as_ref()) == own(about.language.as_ref())
        };
        let known = standing.into_iter().find(same).cloned();
        // A page that somebody took off stays off.
        let off = self.event.site.pages.values().filter(|known| known.removed).find(same);
        if let Some(off) = off.filter(|off| known.is_none() && !self.is_ours(off.written.0)) {
            let title = off.about.title.to_string();
            self.note(What::Page, &title, |plan| &mut plan.kept);
            return Ok(());
        }
        match known {
            Some(known) if known.about == about => self.plan.same += 1,
            Some(known) if known.written.0 > self.view.event.seq => {
                return Err(domain::Refusal::PermalinkTaken { page: known.id });
            }
            Some(known) => {
                let about = PageAbout { language: known.about.language.clone(), ..about };
                if about == known.about {
                    self.plan.same += 1;
                    return Ok(());
                }
                let parts = different(&known.about, &about);
                let write = Command::Site(SiteCommand::Write { page: known.id, seen: self.seen(), about });
                self.says_anew(What::Page, &title, known.written.0, write, parts);
            }
            None => {
                let write = SiteCommand::Write { page: PageId(self.id()), seen: SEEN, about };
                if self.does(Command::Site(write)) {
                    self.note(What::Page, &title, |plan| &mut plan.new);
                }
            }
        }
        Ok(())
    }

    fn site(&mut self) {
        if let Some(sponsors) = &self.outside.sponsors {
            if self.event.site.sponsors.iter().eq(sponsors) {
                self.plan.same += usize::from(!sponsors.is_empty());
            } else {
                let command = Command::Site(SiteCommand::Sponsor { seen: self.seen(), sponsors: sponsors.clone() });
                self.whole(
                    What::Sponsors,
                    &format!("{} sponsors", sponsors.len()),
                    self.event.site.sponsored.map(|(seq, _)| seq),
                    command,
                    vec![],
                );
            }
        }
        let Some(look) = &self.outside.look else { return };
        // A site that says only its city leaves the rest as it is.
        let known = &self.event.site.look;
        let look = if self.is_folder() { look.clone() } else { domain::site::Look { city: look.city.clone(), ..known.clone() } };
        if look == *known {
            self.plan.same += 1;
        } else {
            let last = self.event.site.dressed.map(|(seq, _)| seq);
            let mut parts = different(known, &look);
            let colour = look.accent.filter(|accent| known.accent != Some(*accent));
            parts.extend(colour.into_iter().flat_map(|accent| crate::site::told_of_colour(ENGLISH, accent)));
            self.whole(What::Look, "how the site looks", last, Command::Site(SiteCommand::Dress { seen: self.seen(), look }), parts);
        }
    }

    /// What the event has that is not in its folder: it stays, and whoever applies the folder knows.
    fn only_here(&mut self) {
        if !self.is_folder() {
            return;
        }
        let event = &self.view.event;
        let houses = event.open_venues().filter(|(_, venue)| !self.there.venues.contains(&venue.id));
        let houses: Vec<String> = houses.map(|(_, venue)| venue.name.to_string()).collect();
        let rooms = std::mem::take(&mut self.there.rooms_only_here);
        let people = self.view.people.iter().filter(|(person, profile)| profile.presented.is_some() && !self.there.people.contains(person));
        let people: Vec<String> = people.filter_map(|(person, _)| name(self.view, person, Audience::Everyone)).map(str::to_owned).collect();
        for (what, names) in [(What::Venue, houses), (What::Venue, rooms), (What::Person, people)] {
            for name in names {
                self.note(what, &name, |plan| &mut plan.only_here);
            }
        }
    }

    /// Names on the folder's pages that would mean nothing at the event as it would be.
    fn wrong_names(&mut self) {
        if !self.is_folder() {
            return;
        }
        let mut people = self.view.people.clone();
        for (person, profile) in &self.plan.profiles {
            people.put(*person, std::sync::Arc::new(profile.clone()));
        }
        let view = View { event: self.event.clone(), people, slug: self.view.slug.clone(), epoch: self.view.epoch };
        let say = Say { view: &view, audience: Audience::Team, words: ENGLISH };
        for page in &self.outside.pages {
            let slip = |(name, what)| Slip { file: page.file.clone(), name, what };
            self.plan.wrong.extend(crate::site::wrong_names(&say, &page.title, &page.text).into_iter().map(slip));
        }
    }

    /// Says a whole anew, or for the first time.
    fn whole(&mut self, what: What, name: &str, last: Option<Seq>, command: Command, parts: Vec<String>) {
        match last {
            Some(last) => self.says_anew(what, name, last, command, parts),
            None => {
                if self.does(command) {
                    self.plan.new.push(Thing { what, name: name.to_owned(), parts });
                }
            }
        }
    }
}
