//! To whom a letter goes: groups of people, who of them has no address, and who has this letter already.

use domain::coming::Answer;
use domain::{Audience, Date, Event, PersonId, VenueId};
use ledger::View;
use ledger::outbox::{Kind, Letter};

use crate::say::Say;

/// People who belong together for a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All with a ticket or a place.
    Placed,
    /// All who come on a day.
    Coming(Date),
    /// Those expected at a house on a day.
    House(VenueId, Date),
    /// Those who wait for a place.
    Waiting(Date),
    /// Those whose house changed.
    Moved(Date),
}

impl Group {
    /// The word for it in forms: "house.2018-05-28.01HX…".
    pub fn word(self) -> String {
        match self {
            Self::Placed => "placed".to_owned(),
            Self::Coming(day) => format!("coming.{day}"),
            Self::House(venue, day) => format!("house.{day}.{}", venue.0.short()),
            Self::Waiting(day) => format!("waiting.{day}"),
            Self::Moved(day) => format!("moved.{day}"),
        }
    }

    /// The group with this word, if there is one at the event.
    pub fn from_word(event: &Event, word: &str) -> Option<Self> {
        let mut parts = word.splitn(3, '.');
        let kind = parts.next()?;
        if kind == "placed" {
            return Some(Self::Placed);
        }
        let day: Date = parts.next()?.parse().ok()?;
        event.day(day)?;
        match kind {
            "coming" => Some(Self::Coming(day)),
            "house" => Some(Self::House(crate::forms::venue_of(event, parts.next()?)?, day)),
            "waiting" => Some(Self::Waiting(day)),
            "moved" => Some(Self::Moved(day)),
            _ => None,
        }
    }

    /// Its name for people.
    pub fn name(self, say: Say<'_>) -> String {
        let w = say.words;
        match self {
            Self::Placed => w.people_with_a_place().to_owned(),
            Self::Coming(day) => w.people_coming_on(say.day_long(day)),
            Self::House(venue, day) => w.people_at_house(say.day_long(day), say.venue(venue)),
            Self::Waiting(day) => w.people_waiting_on(say.day_long(day)),
            Self::Moved(day) => w.people_moved_on(say.day_long(day)),
        }
    }

    /// All groups to which a message may go, as the event stands.
    pub fn all(event: &Event) -> Vec<Self> {
        let mut all = vec![Self::Placed];
        for day in event.days.iter().map(|day| day.date).filter(|day| *day >= event.moment.today) {
            all.push(Self::Coming(day));
            all.extend(event.open_venues().map(|(_, venue)| Self::House(venue.id, day)));
            all.extend([Self::Waiting(day), Self::Moved(day)]);
        }
        all
    }

    /// Who belongs to it.
    pub fn people(self, view: &View) -> Vec<PersonId> {
        let event = &view.event;
        let on = |day: Date, is: &dyn Fn(&domain::coming::Coming) -> bool| {
            event.coming_on(day).filter(|(_, coming)| is(coming)).map(|(person, _)| person).collect::<Vec<_>>()
        };
        let mut people: Vec<PersonId> = match self {
            Self::Placed => {
                // Whoever said no to all days has no way to go.
                let is_out = |person: PersonId| {
                    let mut days = event.days_of(person).peekable();
                    days.peek().is_some() && days.all(|(_, coming)| coming.plan.answer == Answer::No)
                };
                let everybody = view.everybody();
                let holders = everybody.iter().filter(|(_, profile)| profile.has_ticket()).map(|(person, _)| person);
                let with_ticket: Vec<PersonId> = holders.filter(|person| !is_out(*person)).collect();
                let days = event.days.iter().flat_map(|day| on(day.date, &|coming| coming.has_place()));
                with_ticket.into_iter().chain(days).collect()
            }
            Self::Coming(day) => on(day, &|coming| coming.has_place()),
            Self::House(venue, day) => on(day, &|coming| coming.plan.answer != Answer::No && coming.venue == Some(venue)),
            Self::Waiting(day) => event.waiting_list(day),
            Self::Moved(day) => on(day, &|coming| coming.plan.answer != Answer::No && coming.moved && coming.venue.is_some()),
        };
        // Two who turned out to be one get one letter.
        for person in &mut people {
            *person = event.now(*person);
        }
        people.sort_unstable();
        people.dedup();
        people.retain(|person| event.people.get(person).is_some_and(|known| !known.erased));
        people
    }
}

/// A letter to many: its kind and its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// What for.
    pub kind: Kind,
    /// To whom.
    pub group: Group,
}

/// Who gets a letter, and who does not.
#[derive(Debug, Default)]
pub struct Recipients {
    /// Whom it is written to, and under which key.
    pub to: Vec<(PersonId, String)>,
    /// Who belongs to the group but has no address.
    pub without: Vec<PersonId>,
    /// Who has this letter already.
    pub before: Vec<PersonId>,
}

impl Mailing {
    /// The letters that go without a coordinator's words, as the event stands.
    pub fn offered(event: &Event) -> Vec<Self> {
        let days = || event.days.iter().map(|day| day.date).filter(|day| *day >= event.moment.today);
        let place = Self { kind: Kind::Place, group: Group::Placed };
        let reminders = days().map(|day| Self { kind: Kind::Reminder, group: Group::Coming(day) });
        let moved = days().map(|day| Self { kind: Kind::Moved, group: Group::Moved(day) });
        std::iter::once(place).chain(reminders).chain(moved).collect()
    }

    /// The mailing that a form names: each kind goes to its own group, a message to any.
    pub fn named(event: &Event, kind: &str, to: &str) -> Option<Self> {
        let mailing = Self { kind: Kind::from_word(kind)?, group: Group::from_word(event, to)? };
        (mailing.kind == Kind::Message || Self::offered(event).contains(&mailing)).then_some(mailing)
    }

    /// Who gets it now. `once` names a message, so that the same form twice is one letter for each.
    pub fn recipients(self, view: &View, letters: &[Letter], once: &str) -> Recipients {
        let mut found = Recipients::default();
        let everybody = view.everybody();
        for person in self.group.people(view) {
            let has_address = everybody.get(person).is_some_and(|profile| profile.email.is_some());
            match self.key(view, letters, person, once) {
                None => found.before.push(person),
                Some(_) if !has_address => found.without.push(person),
                Some(key) => found.to.push((person, key)),
            }
        }
        let by_name = |person: &PersonId| crate::say::name(view, *person, Audience::Team).unwrap_or_default().to_lowercase();
        found.to.sort_by_key(|(person, _)| by_name(person));
        found.without.sort_by_key(by_name);
        found
    }

    /// What names the letter to somebody; none where they have it.
    fn key(self, view: &View, letters: &[Letter], person: PersonId, once: &str) -> Option<String> {
        let key = match (self.kind, self.group) {
            (Kind::Place, _) => format!("place/{person}"),
            (Kind::Reminder, Group::Coming(day)) => format!("reminder/{day}/{person}"),
            (Kind::Moved, Group::Moved(day)) => {
                let house = view.event.coming(day, person)?.venue?;
                let start = format!("moved/{day}/{person}/");
                let mut told: Vec<&str> = letters.iter().filter_map(|letter| letter.key.strip_prefix(&start)).collect();
                told.sort_unstable();
                // Only a house that the last such letter did not name is news.
                if told.last().is_some_and(|last| last.ends_with(&house.to_string())) {
                    return None;
                }
                format!("{start}{:04}/{house}", told.len())
            }
            _ => format!("message/{once}/{person}"),
        };
        (!letters.iter().any(|letter| letter.key == key)).then_some(key)
    }
}
