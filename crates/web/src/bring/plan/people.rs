//! People whom the files name: who is known already, and what is said of them.

use domain::history::Subject;
use domain::person::{Change as PersonChange, Command as PersonCommand, Kind as PersonKind};
use domain::{Audience, Change, Command, Field, PersonId, Text};
use ledger::{Listing, Presented, Profile, View};

use super::{Planning, Thing, What};
use crate::bring::folder::key_of_person;
use crate::bring::outside::OutsidePerson;
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
            let mut presented = Presented { key, ..said_of(person) };
            if self.is_folder() {
                // Who stands in the folder twice is both.
                let others = self.outside.people.iter().filter(|other| fold(&other.name) == fold(&person.name));
                others.for_each(|other| add(&mut presented, said_of(other)));
            }
            let says = known.is_some() || presented != Presented::default();
            let presented = Some(presented).filter(|_| says);
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

    /// Whether the folder has all that the site says of somebody. What they say of themselves does not show there: files alone write it.
    fn knows_what_is_said_of(&self, person: PersonId) -> bool {
        let of_them = |change: &Change| matches!(change, Change::Person(PersonChange::Touched { person: known, .. }) if *known == person);
        let event = &self.view.event;
        let by_files = |entry: &domain::Recorded| of_them(&entry.change) && event.imports.contains_key(&entry.stamp.command);
        let last = event.history.of(Subject::Person(person)).find(|entry| by_files(entry)).map(|entry| entry.stamp.seq);
        last.map_or(self.is_folder(), |last| self.knows_whole(last))
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
        let whole = self.knows_what_is_said_of(person);
        if let Some((_, profile)) = self.plan.profiles.iter_mut().find(|(known, _)| *known == person) {
            // Somebody of the team who speaks, too, is both.
            let settled = settled(profile.presented.as_deref(), presented, whole);
            profile.presented = Some(Box::new(settled));
            return Some(person);
        }
        let profile = self.view.people.get(person)?;
        let said = presented.clone();
        let both = settled(profile.presented.as_deref(), presented, whole);
        if profile.presented.as_deref() == Some(&both) {
            // What other files said since stays.
            if self.is_folder() && !is_same(&both, &said) {
                self.note(What::Person, called.as_str(), |plan| &mut plan.kept);
            } else {
                self.plan.same += 1;
            }
        } else {
            self.plan.profiles.push((person, Profile { presented: Some(Box::new(both)), ..profile.clone() }));
            self.note(What::Person, called.as_str(), |plan| &mut plan.changed);
        }
        Some(person)
    }
}

/// What the files say of somebody.
fn said_of(person: &OutsidePerson) -> Presented {
    Presented { key: String::new(), groups: person.groups.clone(), links: person.links.clone(), text: person.text.clone() }
}

/// Whether two say the same of somebody, whatever they call them.
fn is_same(one: &Presented, other: &Presented) -> bool {
    (&one.groups, &one.links, &one.text) == (&other.groups, &other.links, &other.text)
}

/// What the site says of somebody from now on: what the files say, and what was said before where that may be other files' word.
fn settled(was: Option<&Presented>, said: Presented, whole: bool) -> Presented {
    let was = was.cloned().unwrap_or_default();
    if whole {
        return Presented { key: if said.key.is_empty() { was.key } else { said.key }, ..said };
    }
    let mut both = was;
    add(&mut both, said);
    both
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
