//! The event itself: what it is called, whom to ask, its days and what is asked of participants.

use domain::event::Command as EventCommand;
use domain::{Actor, Audience, Command, Date, Day, DayKind, Field, PersonId, Text, decide_all};
use ledger::Profile;

use super::{Planning, SEEN, Thing, What, different};
use crate::bring::outside::{OutsideContacts, OutsideDay};
use crate::say::{fold, name};

/// The two parts of a line of whom to ask: the name, and how to reach them.
fn named(line: &str) -> (&str, &str) {
    let (called, reach) = line.split_once(',').unwrap_or((line, ""));
    (called.trim(), reach.trim())
}

impl Planning<'_> {
    pub(super) fn facts(&mut self) {
        // Only the event's own folder says what the event is called.
        let Some(said) = &self.outside.facts else { return };
        let was = self.event.facts();
        let title = self.outside.title.as_deref().and_then(|title| Text::some_line(title, Field::Title).ok());
        let contacts = domain::Contacts {
            newcomers: self.contact(&said.contacts, &said.contacts.newcomers, was.contacts.newcomers),
            coordinator: self.contact(&said.contacts, &said.contacts.coordinator, was.contacts.coordinator),
            conduct: self.contact(&said.contacts, &said.contacts.conduct, was.contacts.conduct),
        };
        let facts = domain::Facts {
            title: title.unwrap_or_else(|| was.title.clone()),
            language: said.language.as_deref().and_then(|language| language.parse().ok()).or_else(|| was.language.clone()),
            series: Text::some_line(&said.series, Field::Title).unwrap_or_else(|_| was.series.clone()),
            editing: said.editing.unwrap_or(was.editing),
            newcomers_each: said.newcomers_each.or(was.newcomers_each).filter(|each| *each != domain::event::NEWCOMERS_EACH),
            zone: said.zone.clone().unwrap_or_else(|| was.zone.clone()),
            contacts,
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

    /// Whom to ask, by a line with their name: whoever it is already, or somebody by that name. An empty line names nobody any more, where the
    /// folder knows the event at all.
    fn contact(&mut self, all: &OutsideContacts, written: &str, was: Option<PersonId>) -> Option<PersonId> {
        let (called, _) = named(written);
        if called.is_empty() {
            return was.filter(|_| self.known.is_nothing());
        }
        let is = was.and_then(|person| name(self.view, person, Audience::Everyone)).is_some_and(|name| fold(name) == fold(called));
        let person = was.filter(|_| is).or_else(|| self.person(called, None))?;
        // Who is named twice is reached as one of the lines says.
        let lines = [&all.newcomers, &all.coordinator, &all.conduct].map(|line| named(line));
        let reach =
            lines.into_iter().find(|(known, reach)| fold(known) == fold(called) && !reach.is_empty()).map(|(_, reach)| reach.to_owned());
        self.reached(person, reach);
        Some(person)
    }

    /// How somebody is reached from now on. What they say of it themselves stays.
    fn reached(&mut self, person: PersonId, reach: Option<String>) {
        if let Some((_, profile)) = self.plan.profiles.iter_mut().find(|(known, _)| *known == person) {
            profile.contact = reach;
            return;
        }
        let Some(profile) = self.view.people.get(person) else { return };
        if profile.contact == reach || (reach.is_none() && self.known.is_nothing()) {
            return;
        }
        let last = self.view.event.people.get(&person).map_or(0, |known| known.touched);
        let thing = Thing { what: What::Person, name: profile.name.clone(), parts: vec!["contact".to_owned()] };
        if self.is_ours(last) {
            self.plan.profiles.push((person, Profile { contact: reach, ..profile.clone() }));
            self.plan.changed.push(thing);
        } else if !self.plan.kept.contains(&thing) {
            self.plan.kept.push(thing);
        }
    }

    pub(super) fn days(&mut self) {
        let before: Vec<Day> = self.event.days.iter().cloned().collect();
        let mut days = before.clone();
        let mut new = Vec::new();
        let ours = self.may_change(self.event.scheduled.0);
        let differs = |known: &Day, day: &OutsideDay| {
            known.date == day.date
                && (day.slots.as_ref().is_some_and(|slots| *slots != known.slots) || day.kind.is_some_and(|kind| kind != known.kind))
        };
        if !ours && self.outside.days.iter().any(|day| before.iter().any(|known| differs(known, day))) {
            self.unknown.borrow_mut().insert(self.event.scheduled.0);
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
    pub(super) fn days_gone(&mut self) {
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
}
