//! What is known of people: their profiles, beside the list of changes and never in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::moment::Forget;
use domain::questionnaire::{Value, key};
use domain::{Audience, PersonId};
use imbl::OrdMap;
use serde::{Deserialize, Serialize};

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
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
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<Arc<str>, Answered>,
    /// The language in which they want to be written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
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

/// An answer: what a file said, and what the person said here, which counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What stood in the last file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Value>,
    /// What was said or corrected here. A file never writes over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Box<Value>>,
}

impl Answered {
    /// What counts.
    pub fn value(&self) -> Option<&Value> {
        self.own.as_deref().or(self.file.as_ref())
    }
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

    /// The profile without what is not kept any more; none where nothing of it is.
    fn forget(&self, what: Forget) -> Option<Self> {
        match what {
            Forget::Sensitive => {
                let mut profile = self.clone();
                profile.answers.retain(|known, _| !key::SENSITIVE.contains(&known.as_ref()));
                Some(profile)
            }
            Forget::All if self.listing == Listing::Everyone => Some(Self { name: self.name.clone(), ..Self::default() }),
            Forget::All => None,
        }
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
    /// Nobody but the team.
    Nobody,
}

impl Listing {
    /// All choices, widest first.
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Participants, Self::Nobody];

    /// The word for it in forms and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Participants => "participants",
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

    /// The name, if this audience may see it.
    pub fn name(&self, person: PersonId, audience: Audience) -> Option<&str> {
        self.get(person).filter(|profile| profile.listing.shown_to(audience)).map(|profile| profile.name.as_str())
    }

    /// A person whom everyone may see and whose name is this one but for case, outer space and a leading "@".
    /// Where several are, the smallest id is found.
    pub fn find(&self, name: &str) -> Option<PersonId> {
        self.find_but(name, |_| false)
    }

    /// As [`People::find`], some people left out.
    pub fn find_but(&self, name: &str, left_out: impl Fn(PersonId) -> bool) -> Option<PersonId> {
        let wanted = folded(name);
        let named = |profile: &Profile| profile.listing == Listing::Everyone && folded(&profile.name) == wanted;
        self.iter().find(|(person, profile)| named(profile) && !left_out(*person)).map(|(person, _)| person)
    }

    /// Whose profile time changes when it forgets, and what is left of it.
    pub(crate) fn forgetting(&self, what: Forget, is_kept: impl Fn(PersonId) -> bool) -> impl Iterator<Item = (PersonId, Option<Profile>)> {
        self.iter()
            .map(move |(person, profile)| (person, profile, profile.forget(what).filter(|_| is_kept(person))))
            .filter_map(|(person, was, is)| (is.as_ref() != Some(was)).then_some((person, is)))
    }

    /// Who has the ticket with this code or secret. Case, spaces and hyphens in a code do not count.
    pub fn with_ticket(&self, written: &str) -> Option<PersonId> {
        let wanted = plain(written);
        let fits = |ticket: &Ticket| ticket.secret.as_deref() == Some(written.trim()) || plain(&ticket.code) == wanted;
        if wanted.is_empty() {
            return None;
        }
        self.iter().find(|(_, profile)| profile.ticket.as_ref().is_some_and(fits)).map(|(person, _)| person)
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

fn plain(code: &str) -> String {
    code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
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
