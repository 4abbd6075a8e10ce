//! People whom the files name: who is known already, and what is said of them.

use domain::person::{Command as PersonCommand, Kind as PersonKind};
use domain::{Audience, Command, Field, PersonId, Text};
use ledger::{Listing, Presented, Profile, View};

use super::{Planning, Thing, What};
use crate::bring::folder::key_of_person;
use crate::say::{fold, name};

impl<'a> Planning<'a> {
    pub(super) fn people(&mut self) {
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
    pub(super) fn person(&mut self, called: &str, presented: Option<Presented>) -> Option<PersonId> {
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
