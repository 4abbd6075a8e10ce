//! Which part of the history somebody wants to see: who, what, about which thing, since when. All of it stands in the address.

use std::collections::BTreeSet;

use axum::extract::Query;
use domain::history::Subject;
use domain::{Change, Date, Event, Id, PersonId, Recorded, Role, Seq, Timestamp, Who, person};
use jiff::civil::DateTime;

use super::{SCAN, teller};
use crate::board;
use crate::reader::Reader;

/// Whose doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    /// Anybody's.
    Anybody,
    /// Of everybody who is here without any role.
    Visitors,
    /// One person's.
    Person(PersonId),
}

/// What kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To projects, and who sits where.
    Projects,
    /// To people, and where they are.
    People,
    /// To houses and rooms.
    Places,
    /// To what came of it.
    Outcomes,
    /// To notes and questions.
    Notes,
    /// To the event itself.
    Event,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Projects, Self::People, Self::Places, Self::Outcomes, Self::Notes, Self::Event];

    /// The word for it in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::People => "people",
            Self::Places => "places",
            Self::Outcomes => "outcomes",
            Self::Notes => "notes",
            Self::Event => "event",
        }
    }

    fn of(change: &Change) -> Self {
        match (change, change.subjects().0) {
            (_, Subject::Person(_)) => Self::People,
            (_, Subject::Venue(_)) => Self::Places,
            (_, Subject::Project(_) | Subject::Task(_)) => Self::Projects,
            (_, Subject::Outcome(_)) => Self::Outcomes,
            (_, Subject::Message(_)) => Self::Notes,
            (_, Subject::Event | Subject::Round | Subject::Session(_) | Subject::Page(_)) => Self::Event,
        }
    }
}

/// What somebody wants to see of the history.
pub struct Filter {
    /// Whose doing.
    pub who: Doer,
    /// What kind of change.
    pub kind: Option<Kind>,
    /// About which thing.
    pub about: Option<Subject>,
    /// In which day's corner.
    corner: Option<Date>,
    /// Since when, as it is written in the field.
    pub since: String,
    at: Option<Timestamp>,
    /// Before which change: the page after the first.
    pub before: Option<Seq>,
}

impl Filter {
    /// What an address asks for behind its question mark; what it says wrongly is left out.
    pub fn of(reader: &Reader, query: &str) -> Self {
        let uri = format!("/?{query}").parse().unwrap_or_default();
        let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
        let value = |name: &str| asked.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        Self::from(reader, &value)
    }

    /// The same of a form's fields.
    pub fn from<'a>(reader: &Reader, value: &dyn Fn(&str) -> &'a str) -> Self {
        let event = &reader.view.event;
        let who = match value("who") {
            "visitors" => Doer::Visitors,
            letters => find(event.people.keys().map(|id| (*id, id.0)), letters)
                .filter(|person| teller(reader).seen(*person).is_some())
                .map_or(Doer::Anybody, Doer::Person),
        };
        let at = since(event, value("since"));
        let corner = value("corner").parse().ok();
        Self {
            who,
            kind: Kind::ALL.into_iter().find(|kind| kind.word() == value("kind")),
            about: about(reader, value).or(corner.map(|_| Subject::Event)),
            corner,
            since: at.map(|_| value("since").to_owned()).unwrap_or_default(),
            at,
            before: value("before").parse().ok(),
        }
    }

    /// Whether a change is what is asked for.
    pub fn fits(&self, event: &Event, entry: &Recorded) -> bool {
        let who = match self.who {
            Doer::Anybody => true,
            Doer::Visitors => entry.stamp.actor.role == Role::Visitor && entry.stamp.actor.who != Who::Timer,
            Doer::Person(person) => entry.stamp.actor.who.person().is_some_and(|by| event.now(by) == event.now(person)),
        };
        let corner = |on: Date| matches!(entry.change, Change::Event(domain::event::Change::CornerWritten { day, .. }) if day == on);
        who && self.kind.is_none_or(|kind| Kind::of(&entry.change) == kind) && self.corner.is_none_or(corner) && self.is_late_enough(entry)
    }

    /// Whether a change was made since when they are asked for. All before one that was not were not, either.
    pub fn is_late_enough(&self, entry: &Recorded) -> bool {
        self.at.is_none_or(|at| entry.stamp.at >= at)
    }

    /// What the address has behind its question mark.
    pub fn query(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.corner.map(|day| format!("corner={day}")));
        parts.extend(self.about.filter(|subject| *subject != Subject::Event).map(query_of));
        match self.who {
            Doer::Anybody => {}
            Doer::Visitors => parts.push("who=visitors".to_owned()),
            Doer::Person(person) => parts.push(format!("who={}", person.0.short())),
        }
        parts.extend(self.kind.map(|kind| format!("kind={}", kind.word())));
        if !self.since.is_empty() {
            parts.push(format!("since={}", self.since));
        }
        parts.join("&")
    }

    /// The same for the page with what happened before a change.
    pub fn query_before(&self, seq: Seq) -> String {
        let query = self.query();
        let and = if query.is_empty() { "" } else { "&" };
        format!("{query}{and}before={seq}")
    }

    /// The thing it is about, as a hidden field says it: name and value.
    pub fn thing(&self) -> Option<(String, String)> {
        let query = self.corner.map(|day| format!("corner={day}")).or(self.about.map(query_of))?;
        query.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()))
    }

    /// Whether this kind is asked for.
    pub fn is_kind(&self, word: &str) -> bool {
        self.kind.is_some_and(|kind| kind.word() == word)
    }

    /// People who did something and whom the reader may see: letters, name, whether they are asked for. All who came by themselves
    /// did; who writes under a name that others typed is found by what was done lately.
    pub fn people(&self, reader: &Reader) -> Vec<(String, String, bool)> {
        let (event, teller) = (&reader.view.event, teller(reader));
        let own = event.people.iter().filter(|(_, known)| known.kind == person::Kind::Own).map(|(person, _)| *person);
        let lately = event.history.newest_first().take(SCAN).filter_map(|entry| entry.stamp.actor.who.person());
        let chosen = if let Doer::Person(person) = self.who { Some(person) } else { None };
        let actors: BTreeSet<PersonId> = own.chain(lately).chain(chosen).map(|person| event.now(person)).collect();
        let mut people: Vec<(String, String, bool)> = actors
            .into_iter()
            .filter_map(|person| Some((person.0.short(), teller.seen(person)?, self.who == Doer::Person(person))))
            .collect();
        people.sort_by_key(|(_, name, _)| name.to_lowercase());
        people
    }
}

/// A time as the field for it says it, in the event's zone.
fn since(event: &Event, written: &str) -> Option<Timestamp> {
    let time: DateTime = written.parse().ok()?;
    time.to_zoned(event.zone.clone()).ok().map(|zoned| zoned.timestamp())
}

fn about<'a>(reader: &Reader, value: &dyn Fn(&str) -> &'a str) -> Option<Subject> {
    ["project", "outcome", "note", "house", "task", "session", "page", "person"]
        .into_iter()
        .find_map(|name| subject(reader, name, value(name)))
}

/// The thing of this name in addresses and with these letters, if the reader may see it.
pub fn subject(reader: &Reader, name: &str, letters: &str) -> Option<Subject> {
    let event = &reader.view.event;
    match name {
        "project" => find(event.projects.keys().map(|id| (*id, id.0)), letters).map(Subject::Project),
        "outcome" => find(event.outcomes.keys().map(|id| (*id, id.0)), letters).map(Subject::Outcome),
        "note" => find(event.messages.keys().map(|id| (*id, id.0)), letters).map(Subject::Message),
        "task" => find(event.tasks.keys().map(|id| (*id, id.0)), letters).map(Subject::Task),
        "session" => find(event.sessions.keys().map(|id| (*id, id.0)), letters).map(Subject::Session),
        "page" => find(event.site.pages.keys().map(|id| (*id, id.0)), letters).map(Subject::Page),
        "house" => find(event.venues.iter().map(|venue| (venue.id, venue.id.0)), letters).map(Subject::Venue),
        _ => {
            let found = find(event.people.keys().map(|id| (*id, id.0)), letters);
            found.filter(|person| teller(reader).seen(*person).is_some()).map(Subject::Person)
        }
    }
}

fn find<T: Copy>(ids: impl Iterator<Item = (T, Id)>, letters: &str) -> Option<T> {
    if letters.is_empty() { None } else { board::find(ids, axum::extract::Path(letters.to_owned())) }
}

/// What an address says to mean a thing.
pub fn query_of(subject: Subject) -> String {
    match subject {
        Subject::Event | Subject::Round => "kind=event".to_owned(),
        Subject::Person(person) => format!("person={}", person.0.short()),
        Subject::Venue(venue) => format!("house={}", venue.0.short()),
        Subject::Project(project) => format!("project={}", project.0.short()),
        Subject::Outcome(outcome) => format!("outcome={}", outcome.0.short()),
        Subject::Message(message) => format!("note={}", message.0.short()),
        Subject::Task(task) => format!("task={}", task.0.short()),
        Subject::Session(session) => format!("session={}", session.0.short()),
        Subject::Page(page) => format!("page={}", page.0.short()),
    }
}
