//! For which days, and which part of them, somebody comes, in a file's words.

use domain::coming::{Answer, Plan};
use domain::{Date, Day, Event, SlotKind, Time};
use formats::tickets::{Attends, Half, Hours, attends, hours};
use jiff::SignedDuration;

use super::said::{Said, VOID};

/// What words of a file mean for the event's days. A ticket's "yes" is what everybody says who has one: half of them come. Who says it again is
/// [`Answer::Confirmed`].
pub(super) fn days_said(event: &Event, said: &Said) -> Option<Vec<(Date, Plan)>> {
    let days = || event.days.iter();
    let no = Plan { answer: Answer::No, morning: false, afternoon: false, from: None, until: None };
    let each = |comes: &dyn Fn(Date) -> bool| {
        let when = if said.hours.is_empty() { vec![] } else { hours(&said.hours) };
        days().map(|day| (day.date, if comes(day.date) { part_of(day, &when) } else { no })).collect()
    };
    if said.days == VOID {
        return Some(each(&|_| false));
    }
    match attends(&said.days)? {
        Attends::No => Some(each(&|_| false)),
        Attends::Yes | Attends::Maybe => Some(each(&|_| true)),
        Attends::Only(named) => {
            let comes = |day: Date| names(&named, day);
            // Days of which the event has none say nothing about it.
            days().any(|day| comes(day.date)).then(|| each(&comes))
        }
    }
}

fn names(named: &[String], day: Date) -> bool {
    named.iter().any(|name| *name == weekday(day) || *name == day.to_string())
}

/// When lunch is where the day does not say.
const LUNCH: Time = Time::constant(12, 0, 0, 0);

/// For which part of a day somebody comes. What they say of that day comes before what they say of all.
fn part_of(day: &Day, when: &[Hours]) -> Plan {
    let all = Plan::all_day(Answer::Interested);
    let of_day = when.iter().rfind(|hours| names(&hours.days, day.date));
    let Some(hours) = of_day.or_else(|| when.iter().rfind(|hours| hours.days.is_empty())) else { return all };
    let lunch = day.slots.iter().find(|slot| slot.what == SlotKind::Lunch).map_or(LUNCH, |slot| slot.at);
    // Who goes within the hour of lunch does not work after it.
    let after = lunch.saturating_add(SignedDuration::from_hours(1));
    let morning = hours.half != Some(Half::Afternoon) && hours.from.is_none_or(|from| from < lunch);
    let afternoon = hours.half != Some(Half::Morning) && hours.until.is_none_or(|until| until > after);
    // Whoever is there for lunch alone comes; when, they say themselves.
    let (morning, afternoon) = if morning || afternoon { (morning, afternoon) } else { (true, true) };
    Plan { morning, afternoon, from: hours.from, until: hours.until, ..all }
}

fn weekday(day: Date) -> &'static str {
    match day.weekday().to_monday_zero_offset() {
        0 => "monday",
        1 => "tuesday",
        2 => "wednesday",
        3 => "thursday",
        4 => "friday",
        5 => "saturday",
        _ => "sunday",
    }
}
