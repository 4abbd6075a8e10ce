//! What would come of it.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use domain::import::Command as ImportCommand;
use domain::{Actor, Audience, Command, CommandId, Event, Field, Id, PersonId, Seq, SessionId, Text, Timestamp, VenueId, decide_all};
use ledger::{Order, Profile, View};
use serde_json::Value;

use super::outside::Outside;
use crate::say::name;

mod event;
mod houses;
mod known;
mod meets;
mod people;
mod sessions;
mod site;

pub use known::{MARK_FILE, mark, missing};
pub use sessions::key_in_folder;

use known::Known;

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

/// A name on a page of the folder that means nothing, or a link that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The page's file.
    pub file: String,
    /// The name, as it stands between `{{` and `}}`; the link, as it stands between `](` and `)`.
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
    /// Links on the folder's pages that lead nowhere: they are left out there.
    pub lost: Vec<Slip>,
    /// What comes in, and whoever brings it in should look at: where it stands in the files, what about it.
    pub remarks: Vec<(String, String)>,
    /// What cannot be brought in: where, why.
    pub left_out: Vec<(String, String)>,
    /// The last changes of what stays as somebody here made it: the folder does not know them afterwards either.
    pub unknown: BTreeSet<Seq>,
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
        known: Known::read(&outside.known, view),
        unknown: RefCell::default(),
        made: 0,
        people: HashMap::new(),
        there: There::default(),
        stands: HashMap::new(),
        plan: Plan {
            new: vec![],
            changed: vec![],
            gone: vec![],
            kept: vec![],
            only_here: vec![],
            same: 0,
            wrong: vec![],
            lost: vec![],
            remarks: vec![],
            left_out: outside.not_understood.clone(),
            unknown: BTreeSet::new(),
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
    planning.meets();
    planning.days_gone();
    planning.projects();
    planning.files();
    planning.pages_gone();
    planning.pages();
    planning.site();
    planning.only_here();
    planning.wrong_names();
    let mut plan = planning.plan;
    plan.unknown = planning.unknown.into_inner();
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

struct Planning<'a> {
    view: &'a View,
    now: Timestamp,
    /// The event as it would be by now.
    event: Event,
    outside: &'a Outside,
    overwrites: bool,
    known: Known,
    unknown: RefCell<BTreeSet<Seq>>,
    made: u16,
    /// People by the keys and the names that sessions use.
    people: HashMap<String, PersonId>,
    there: There,
    /// Where sessions of the files stand in them.
    stands: HashMap<SessionId, String>,
    plan: Plan,
}

impl Planning<'_> {
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

    /// Whether files may change a thing again: its last change came with files, or with the event itself, or the folder knows it. If not,
    /// it stays as somebody here made it.
    fn is_ours(&self, last: Seq) -> bool {
        let ours = self.may_change(last);
        if !ours {
            self.unknown.borrow_mut().insert(last);
        }
        ours
    }

    fn may_change(&self, seq: Seq) -> bool {
        let came = self.view.event.history.get(seq).is_some_and(|entry| {
            self.view.event.imports.contains_key(&entry.stamp.command)
                || matches!(entry.change, domain::Change::Event(domain::event::Change::Opened(_)))
        });
        self.overwrites || came || self.known.has(seq)
    }

    /// Whether the files are the event's own folder and know what came of a change: then what they do not say is not so any more.
    fn knows_whole(&self, last: Seq) -> bool {
        let knows = self.is_folder() && (self.overwrites || self.known.has(last));
        if self.is_folder() && !knows {
            self.unknown.borrow_mut().insert(last);
        }
        knows
    }

    /// The event as it would be, with its people.
    fn as_it_would_be(&self) -> View {
        let mut people = self.view.people.clone();
        for (person, profile) in &self.plan.profiles {
            people.put(*person, std::sync::Arc::new(profile.clone()));
        }
        View { event: self.event.clone(), people, slug: self.view.slug.clone(), epoch: self.view.epoch }
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

    /// Whether the files are the event's own folder: it alone says what the event itself is.
    const fn is_folder(&self) -> bool {
        self.outside.facts.is_some()
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
