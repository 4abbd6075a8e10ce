//! What is known of people: their profiles, beside the list of changes and never in it.
//!
//! # On the morning after the last day
//!
//! 1. `Event::due` says `Forget`: first what is sensitive, on the date that was promised the rest. A server that slept says it when it wakes.
//! 2. The ledger adds to this order, from the profiles that it holds: those that are written anew with less in them, and an `Erase` for each
//!    that vanishes. `domain` learns only that it happened.
//! 3. One transaction writes changes and profiles and deletes rows, sessions and letters; then the log of the store is emptied, as after striking,
//!    so that nothing is left in the files (`secure_delete`).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::moment::Forget;
use domain::questionnaire::{Value, key};
use domain::{Audience, Event, PersonId, ProjectId, Slug, Timestamp};
use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::View;
use crate::answers::{Answered, Answers};

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Which version of it this is, or was before it was changed: an order that writes it says so by what the writer had read. Nothing was
    /// written yet where it is 0. The store knows it beside the rest.
    #[serde(skip)]
    pub revision: u32,
    /// What they want to be called.
    pub name: String,
    /// Who may see the name.
    #[serde(default)]
    pub listing: Listing,
    /// How to reach them, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// Where letters go. Never shown to anybody but coordinators and the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Their name at a forge, without "@".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handle: Option<String>,
    /// Their ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Ticket>,
    /// What they answered, by the names of the questions.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub answers: Answers,
    /// When they last changed what they would like to work on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished: Option<Timestamp>,
    /// The language in which they want to be written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What they say about themselves when it is their turn: "I know … I look for …".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Projects to which they gave a heart. It is between them and whatever proposes places: nobody sees it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub hearts: BTreeSet<ProjectId>,
    /// What the event's site says of them: speakers and those who make it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presented: Option<Box<Presented>>,
    /// Whether their name and what they said may go along to the other events of the gathering.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub goes_along: bool,
    /// The sibling event from which this entry came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}

/// Somebody at a sibling of the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// That event.
    pub event: Slug,
    /// Who they are there.
    pub person: PersonId,
}

/// What the event's site says of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presented {
    /// What the event's folder calls them, where it calls them anything.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// What they are there: `speakers`, `team`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Where else they are: what, address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<(String, String)>,
    /// What is said of them, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Whose it is: "tito", "pretix", "csv"; "own" where this program made it.
    pub source: String,
    /// What stands on it and what people type: the same in every file of the same source.
    pub code: String,
    /// What its QR code holds, where the file said so. It opens the door, so it is shown to nobody but its holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
    /// What kind of ticket it is: "Student".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether it does not count any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub void: bool,
}

impl Profile {
    /// What somebody answered to a question, if anything.
    pub fn answer(&self, key: &str) -> Option<&Value> {
        self.answers.get(key).and_then(Answered::value).filter(|value| !value.is_empty())
    }

    /// Whether they have a ticket that counts.
    pub fn has_ticket(&self) -> bool {
        self.ticket.as_ref().is_some_and(|ticket| !ticket.void)
    }

    /// Takes from another entry of the same person what this one does not say. A ticket that counts comes before one that does not.
    fn fill_from(&mut self, other: &Self) {
        let fill = |own: &mut Option<String>, other: &Option<String>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        fill(&mut self.contact, &other.contact);
        fill(&mut self.email, &other.email);
        fill(&mut self.handle, &other.handle);
        fill(&mut self.language, &other.language);
        fill(&mut self.line, &other.line);
        self.hearts.extend(&other.hearts);
        self.wished = self.wished.max(other.wished);
        if self.presented.is_none() {
            self.presented.clone_from(&other.presented);
        }
        if self.ticket.is_none() || (!self.has_ticket() && other.has_ticket()) {
            self.ticket.clone_from(&other.ticket);
        }
        // What was taken back here stands as an empty answer, so it stays taken back.
        for (question, answered) in other.answers.iter() {
            if self.answers.get(question).is_none() {
                self.answers.insert(Arc::clone(question), answered.clone());
            }
        }
    }

    /// The profile without what is needed on the event's days only.
    fn without_sensitive(&self) -> Self {
        let mut profile = self.clone();
        profile.answers.retain(|known, _| !key::SENSITIVE.contains(&known));
        profile
    }

    /// What everybody may read of them: who they are, and what the event's site says of them. None where nobody is to know the name.
    fn published(&self) -> Option<Self> {
        let name = self.shown_to(Audience::Everyone)?.to_owned();
        Some(Self { revision: self.revision, name, presented: self.presented.clone(), ..Self::default() })
    }

    /// What an audience sees of who they are: the name, the handle where they want only that shown, or nothing.
    pub fn shown_to(&self, audience: Audience) -> Option<&str> {
        if self.listing.shown_to(audience) {
            return Some(&self.name);
        }
        self.handle.as_deref().filter(|_| self.listing == Listing::Handle)
    }
}

/// Who may see a person's name. The team always may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listing {
    /// Anybody.
    #[default]
    Everyone,
    /// People with a ticket, and mentors.
    Participants,
    /// Nobody but the team; everybody sees the handle.
    Handle,
    /// Nobody but the team.
    Nobody,
}

impl Listing {
    /// All choices, widest first.
    pub const ALL: [Self; 4] = [Self::Everyone, Self::Participants, Self::Handle, Self::Nobody];

    /// The word for it in forms and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Participants => "participants",
            Self::Handle => "handle",
            Self::Nobody => "nobody",
        }
    }

    /// The choice with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|listing| listing.word() == word)
    }

    /// Whether this audience sees the name.
    pub const fn shown_to(self, audience: Audience) -> bool {
        match audience {
            Audience::Everyone => matches!(self, Self::Everyone),
            Audience::Participants => matches!(self, Self::Everyone | Self::Participants),
            Audience::Team => true,
        }
    }
}

/// All profiles of an event. Cloning shares; it costs next to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(OrdMap<PersonId, Arc<Profile>>);

impl People {
    /// The profile of a person.
    pub fn get(&self, person: PersonId) -> Option<&Profile> {
        self.0.get(&person).map(AsRef::as_ref)
    }

    /// The name, or the handle that is shown for it, if this audience may see it.
    pub fn name(&self, person: PersonId, audience: Audience) -> Option<&str> {
        self.get(person)?.shown_to(audience)
    }

    /// A person whom everyone may see and whose name, as everyone sees it, is this one but for case, outer space and a leading "@".
    /// Where several are, the smallest id is found.
    pub fn find(&self, name: &str) -> Option<PersonId> {
        self.find_but(name, |_| false)
    }

    /// As [`People::find`], some people left out.
    pub fn find_but(&self, name: &str, left_out: impl Fn(PersonId) -> bool) -> Option<PersonId> {
        let wanted = folded(name);
        let named = |profile: &Profile| profile.shown_to(Audience::Everyone).is_some_and(|name| folded(name) == wanted);
        self.iter().find(|(person, profile)| named(profile) && !left_out(*person)).map(|(person, _)| person)
    }

    /// Whose profile time changes when it forgets, and what is left of it.
    pub(crate) fn forgetting(&self, what: Forget, event: &Event) -> impl Iterator<Item = (PersonId, Option<Profile>)> {
        let left = move |person, profile: &Profile| match what {
            Forget::Sensitive => Some(profile.without_sensitive()),
            Forget::All => self.published(person, profile, event),
        };
        self.iter()
            .map(move |(person, profile)| (person, profile, left(person, profile)))
            .filter_map(|(person, was, is)| (is.as_ref() != Some(was)).then_some((person, is)))
    }

    /// What stays of somebody when answers go: what the organisers published is no answer.
    fn published(&self, person: PersonId, profile: &Profile, event: &Event) -> Option<Profile> {
        // A name that nobody may see, and that of somebody who turned out to be another one, is kept for nobody.
        if event.is_hidden(person) || event.people.get(&person).is_none_or(|known| known.merged.is_some()) {
            return None;
        }
        let mut left = profile.published()?;
        // What was said of an entry that goes was said of them.
        let mut others = event.people.iter().filter(|(other, known)| known.merged.is_some() && event.now(**other) == person);
        left.presented = left.presented.or_else(|| others.find_map(|(other, _)| self.get(*other)?.presented.clone()));
        // Whom the event names as somebody to ask is reached as it says on every page.
        let asked = [event.contacts.newcomers, event.contacts.coordinator, event.contacts.conduct];
        if asked.contains(&Some(person)) {
            left.contact.clone_from(&profile.contact);
        }
        Some(left)
    }

    /// Everybody, by id.
    pub fn iter(&self) -> impl Iterator<Item = (PersonId, &Profile)> {
        self.0.iter().map(|(person, profile)| (*person, profile.as_ref()))
    }

    /// Writes a profile. The ledger does so when it was written to the store; elsewhere it makes people for a test.
    pub fn put(&mut self, person: PersonId, profile: Arc<Profile>) {
        self.0.insert(person, profile);
    }

    pub(crate) fn remove(&mut self, person: PersonId) {
        self.0.remove(&person);
    }
}

/// People as whole persons: two entries that turned out to be one person are one here, with all that is known of both.
///
/// What stands in a person's own profile counts; where that says nothing, what stands in those of the entries that were merged into it. Whatever
/// asks for a ticket, an address or an answer asks here; whoever writes a profile reads that one alone ([`People::get`]).
#[derive(Debug)]
pub struct Everybody<'a> {
    view: &'a View,
    /// Who turned out to be somebody else, by whom they are.
    others: BTreeMap<PersonId, Vec<PersonId>>,
}

impl View {
    /// Everybody as a whole.
    pub fn everybody(&self) -> Everybody<'_> {
        let mut others = BTreeMap::<_, Vec<_>>::new();
        for (person, _) in self.event.people.iter().filter(|(_, known)| known.merged.is_some()) {
            others.entry(self.event.now(*person)).or_default().push(*person);
        }
        Everybody { view: self, others }
    }
}

impl<'a> Everybody<'a> {
    /// All that is known of somebody, by whichever of their entries they are named.
    pub fn get(&self, person: PersonId) -> Option<Cow<'a, Profile>> {
        let person = self.view.event.now(person);
        let mut whole = self.view.people.get(person).map(Cow::Borrowed);
        for other in self.entries(person).filter_map(|other| self.view.people.get(other)) {
            match &mut whole {
                Some(whole) => whole.to_mut().fill_from(other),
                None => whole = Some(Cow::Borrowed(other)),
            }
        }
        whole
    }

    /// Everybody who is there, once each, by id.
    pub fn iter(&self) -> impl Iterator<Item = (PersonId, Cow<'a, Profile>)> {
        let is_there = self.view.event.people.iter().filter(|(_, known)| known.merged.is_none() && !known.erased);
        is_there.filter_map(|(person, _)| Some((*person, self.get(*person)?)))
    }

    /// All tickets of somebody, their own first. Those that do not count are left out where another one does.
    pub fn tickets(&self, person: PersonId) -> Vec<&'a Ticket> {
        let person = self.view.event.now(person);
        let entries = std::iter::once(person).chain(self.entries(person));
        let mut tickets: Vec<&Ticket> = entries.filter_map(|entry| self.view.people.get(entry)?.ticket.as_ref()).collect();
        if tickets.iter().any(|ticket| !ticket.void) {
            tickets.retain(|ticket| !ticket.void);
        }
        tickets
    }

    fn entries(&self, person: PersonId) -> impl Iterator<Item = PersonId> {
        self.others.get(&person).into_iter().flatten().copied()
    }
}

fn folded(name: &str) -> String {
    name.trim().trim_start_matches('@').to_lowercase()
}

#[cfg(test)]
mod tests {
    use domain::Id;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId(Id::from_bits(number))
    }

    fn people(entries: &[(u128, &str, Listing)]) -> People {
        let mut people = People::default();
        for (number, name, listing) in entries {
            people.put(person(*number), Arc::new(Profile { name: (*name).to_owned(), listing: *listing, ..Default::default() }));
        }
        people
    }

    #[test]
    fn each_audience_sees_the_names_that_are_listed_for_it() {
        let people = people(&[(1, "Ada", Listing::Everyone), (2, "Linus", Listing::Participants), (3, "Mei", Listing::Nobody)]);
        let seen = |audience| (1..=4).map(|number| people.name(person(number), audience).unwrap_or("-")).collect::<Vec<_>>().join(" ");
        assert_eq!(seen(Audience::Everyone), "Ada - - -");
        assert_eq!(seen(Audience::Participants), "Ada Linus - -");
        assert_eq!(seen(Audience::Team), "Ada Linus Mei -");
    }

    #[test]
    fn who_shows_a_handle_only_has_a_name_for_the_team() {
        let mut ilo =
            Profile { name: "Ilo Muster".to_owned(), listing: Listing::Handle, handle: Some("ilo-m".to_owned()), ..Default::default() };
        let seen = |profile: &Profile| {
            [Audience::Everyone, Audience::Participants, Audience::Team].map(|to| profile.shown_to(to).map(str::to_owned))
        };
        assert_eq!(seen(&ilo), [Some("ilo-m"), Some("ilo-m"), Some("Ilo Muster")].map(|name| name.map(str::to_owned)));
        assert_eq!(ilo.published().map(|left| left.name).as_deref(), Some("ilo-m"));
        let mut all = People::default();
        all.put(person(1), Arc::new(ilo.clone()));
        assert_eq!((all.find("Ilo Muster"), all.find("@ilo-m")), (None, Some(person(1))));
        ilo.handle = None;
        assert_eq!(seen(&ilo), [None, None, Some("Ilo Muster".to_owned())]);
        assert_eq!(ilo.published(), None);
    }

    #[test]
    fn a_name_is_found_in_any_case_but_only_where_everyone_may_see_it() {
        let people = people(&[(7, "Émile", Listing::Everyone), (5, "émile", Listing::Everyone), (2, "ÉMILE", Listing::Nobody)]);
        assert_eq!(people.find(" @ÉMILE "), Some(person(5)));
        assert_eq!(people.find("Zoe"), None);
    }

    #[test]
    fn words_of_listing_choices_are_read_back() {
        for listing in Listing::ALL {
            assert_eq!(Listing::from_word(listing.word()), Some(listing));
            assert_eq!(serde_json::to_string(&listing).unwrap(), format!("{:?}", listing.word()));
        }
    }
}
