//! What is known of people: their profiles, beside the list of changes and never in it.

use std::sync::Arc;

use domain::{Audience, PersonId};
use imbl::OrdMap;
use serde::{Deserialize, Serialize};

/// What is known of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What they want to be called.
    pub name: String,
    /// Who may see the name.
    #[serde(default)]
    pub listing: Listing,
    /// How to reach them, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
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
            people.put(person(*number), Arc::new(Profile { name: (*name).to_owned(), listing: *listing, contact: None }));
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
