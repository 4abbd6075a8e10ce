//! How a day stands: who said what, how many will come, and how many came.

use std::collections::BTreeSet;

use domain::coming::{Answer, Coming};
use domain::{Date, Event, PersonId, Timestamp, VenueId};
use forecast::{Forecast, Past, Rate, Said};
use ledger::View;

/// Half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    /// Before lunch.
    Morning,
    /// After lunch.
    Afternoon,
}

impl Half {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Morning, Self::Afternoon];

    /// Whether somebody means to be there then.
    pub const fn is_planned(self, coming: &Coming) -> bool {
        match self {
            Self::Morning => coming.plan.morning,
            Self::Afternoon => coming.plan.afternoon,
        }
    }
}

/// A day with all who said something about it.
pub struct OnDay<'a> {
    event: &'a Event,
    /// The date.
    pub date: Date,
    /// Who said what.
    pub people: Vec<(PersonId, Coming)>,
    /// How many come of those who say so, as far as it is known before this day.
    pub rate: Rate,
}

impl<'a> OnDay<'a> {
    /// How it stands. `pasts` are days that were, with their dates.
    pub fn of(event: &'a Event, date: Date, pasts: &[(Date, Past)]) -> Self {
        let before: Vec<Past> = pasts.iter().filter(|(past, _)| *past < date).map(|(_, past)| *past).collect();
        Self { event, date, people: people(event, date), rate: Rate::learn(&before) }
    }

    /// Who has a place.
    pub fn placed(&self) -> impl Iterator<Item = (PersonId, Coming)> {
        self.people.iter().copied().filter(|(_, coming)| coming.has_place())
    }

    /// How many of these people said what.
    pub fn said(of: impl Iterator<Item = Coming>) -> Said {
        of.fold(Said::default(), |said, coming| match coming.plan.answer {
            Answer::Confirmed => Said { confirmed: said.confirmed + 1, ..said },
            Answer::Interested => Said { interested: said.interested + 1, ..said },
            Answer::No => said,
        })
    }

    /// How many of all who have a place come at some time of the day.
    pub fn forecast(&self) -> Forecast {
        self.rate.forecast(Self::said(self.placed().map(|(_, coming)| coming)))
    }

    /// How many are to be in a house, at some time of the day or in a half of it. Whoever was not told goes to the first one.
    pub fn in_house(&self, venue: VenueId, half: Option<Half>) -> Said {
        let first = self.event.open_venues().next().map(|(_, house)| house.id);
        let goes = |coming: &Coming| coming.venue.or(first) == Some(venue);
        let then = |coming: &Coming| half.is_none_or(|half| half.is_planned(coming));
        Self::said(self.placed().map(|(_, coming)| coming).filter(|coming| goes(coming) && then(coming)))
    }

    /// The half of the day in which more people mean to be in a house.
    pub fn fuller_half(&self, venue: VenueId) -> Half {
        let [morning, afternoon] = Half::ALL.map(|half| self.in_house(venue, Some(half)).all());
        if afternoon > morning { Half::Afternoon } else { Half::Morning }
    }
}

/// Everybody who said something about a day, of whom something is still known.
pub fn people(event: &Event, day: Date) -> Vec<(PersonId, Coming)> {
    // Whoever was erased is still one of those who had said so.
    let known = |person: &PersonId| event.people.get(person).is_some_and(|known| known.merged.is_none());
    event.coming_on(day).filter(|(person, _)| known(person)).collect()
}

/// How many came on a day: all whom the door saw, and those of them who had said that they come.
pub struct Came {
    /// All.
    pub all: usize,
    /// Who had said so and had a place.
    pub had_said: u32,
}

/// How many came.
pub fn came(event: &Event, day: Date) -> Came {
    let seen: BTreeSet<PersonId> = event.presence.keys().filter(|(date, _)| *date == day).map(|(_, person)| event.now(*person)).collect();
    let had_said = people(event, day).into_iter().filter(|(person, coming)| coming.has_place() && seen.contains(person)).count();
    Came { all: seen.len(), had_said: u32::try_from(had_said).unwrap_or(u32::MAX) }
}

/// Days that are over, of all events that are kept here: how many had said that they come, and how many did. A day on which
/// nobody stood at the door, or on which many more were counted than came by it, teaches nothing.
pub fn pasts<'a>(views: impl Iterator<Item = &'a View>, now: Timestamp) -> Vec<(Date, Past)> {
    let mut pasts = Vec::new();
    for view in views {
        let event = &view.event;
        for day in event.days.iter().map(|day| day.date).filter(|day| is_over(event, *day, now)) {
            let came = came(event, day);
            let said = OnDay::said(people(event, day).into_iter().filter(|(_, coming)| coming.has_place()).map(|(_, coming)| coming));
            if said.all() >= FEWEST && came.had_said > 0 && door_was_kept(event, day, came.all) {
                pasts.push((day, Past { interested: said.interested, confirmed: said.confirmed, came: came.had_said }));
            }
        }
    }
    pasts.sort_unstable_by_key(|(day, past)| (*day, past.came));
    pasts
}

/// Whether a day is over: it ends early in the morning of the next date.
pub fn is_over(event: &Event, day: Date, now: Timestamp) -> bool {
    crate::say::day_of(&now.to_zoned(event.zone.clone())) > day
}

/// Of how few who said so a day still teaches something.
const FEWEST: u32 = 5;

/// Whether those who came by the door are about as many as those who were counted.
fn door_was_kept(event: &Event, day: Date, seen: usize) -> bool {
    let missed: i64 = event.venues.iter().map(|house| event.gauge(day, house.id).difference.max(0)).sum();
    usize::try_from(missed).is_ok_and(|missed| missed * 10 <= seen)
}
