//! What time does to an event is a change like any other, made by a timer: so every page of one seq is the same.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::{Event, SlotKind};
use crate::refusal::Refusal;

/// Today, and what is on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The day whose board opens first.
    pub today: Date,
    /// The slot of that day that is on, by its place in the day's list; none before the first.
    pub slot: Option<u16>,
    /// The change that said so.
    pub touched: Seq,
}

/// What is asked of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Say which day it is and what is on.
    Reach {
        /// The day.
        today: Date,
        /// The slot.
        slot: Option<u16>,
    },
    /// Forget what is not needed any more. The ledger does so with the change.
    Forget {
        /// What.
        what: Forget,
    },
    /// Let go what people claimed who went, or were silent for long, and the seats of those who are out for longer than a while.
    Lapse {
        /// Until when.
        until: Timestamp,
    },
}

/// What is kept of people no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forget {
    /// What they do not eat and what they need.
    Sensitive,
    /// All but the names that everybody may see: those stay with what they did.
    All,
}

/// What time did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It is this day, and this is on.
    Reached {
        /// The day.
        today: Date,
        /// The slot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        slot: Option<u16>,
    },
    /// This was forgotten for ever.
    Forgotten {
        /// What.
        what: Forget,
    },
}

/// How many days after the last one what people said about themselves is kept, where the event does not say.
pub const KEPT_DAYS: i64 = 60;

/// Until this time of the next date it is still yesterday's board.
pub const DAY_ENDS: Time = Time::constant(5, 0, 0, 0);

impl Event {
    /// What the timer has to ask for at this time, if anything.
    pub fn due(&self, now: Timestamp) -> Option<Command> {
        if let Some((what, _)) = self.forgets().into_iter().rev().find(|(what, at)| *at <= now && self.forgotten < Some(*what)) {
            return Some(Command::Forget { what });
        }
        let (today, slot) = self.moment_at(now)?;
        if self.moment.today != today || self.moment.slot != slot {
            return Some(Command::Reach { today, slot });
        }
        self.lapse_due(now).max(self.seat_due(now)).map(|until| Command::Lapse { until })
    }

    /// When the timer has to look again.
    pub fn next_due(&self, now: Timestamp) -> Option<Timestamp> {
        let begins = self.days.iter().skip(1).map(|day| start_of(day.date, &self.zone));
        let slots = self.days.iter().flat_map(|day| day.slots.iter().map(|slot| moment_of(day.date, slot.at, &self.zone)));
        let forgets = self.forgets().into_iter().map(|(_, at)| Some(at));
        begins.chain(slots).chain(forgets).chain([self.next_lapse(now), self.next_seat(now)]).flatten().filter(|at| *at > now).min()
    }

    /// The last date on which what people said about themselves is kept.
    pub fn kept_until(&self) -> Option<Date> {
        let last = self.days.last()?.date;
        self.terms.keep_until.filter(|until| *until >= last).or_else(|| last.checked_add(KEPT_DAYS.days()).ok())
    }

    /// What is forgotten when, the lesser first.
    fn forgets(&self) -> Vec<(Forget, Timestamp)> {
        let morning_after = |date: Date| start_of(date.checked_add(1.day()).ok()?, &self.zone);
        // The evening after the last day ends when the next day begins.
        let sensitive = self.days.last().and_then(|last| morning_after(last.date));
        let all = self.kept_until().and_then(morning_after);
        sensitive.map(|at| (Forget::Sensitive, at)).into_iter().chain(all.map(|at| (Forget::All, at))).collect()
    }

    /// Whether the day comes to its end: from its winding down, or else its closing, until the next day begins.
    pub fn is_winding_down(&self) -> bool {
        let slots = self.day(self.moment.today).map(|day| day.slots.as_slice()).unwrap_or_default();
        let begun = self.moment.slot.map_or(0, |slot| usize::from(slot) + 1);
        slots.iter().take(begun).any(|slot| matches!(slot.what, SlotKind::WindingDown | SlotKind::Closing))
    }

    fn moment_at(&self, now: Timestamp) -> Option<(Date, Option<u16>)> {
        let begun = self.days.iter().rev().find(|day| start_of(day.date, &self.zone).is_some_and(|start| start <= now));
        let day = begun.or_else(|| self.days.front())?;
        let slot = day.slots.iter().rposition(|slot| moment_of(day.date, slot.at, &self.zone).is_some_and(|at| at <= now));
        Some((day.date, slot.and_then(|slot| u16::try_from(slot).ok())))
    }
}

pub(crate) fn start_of(date: Date, zone: &TimeZone) -> Option<Timestamp> {
    moment_of(date, DAY_ENDS, zone)
}

/// A time of a day; before [`DAY_ENDS`] it is the early morning after.
pub(crate) fn moment_of(date: Date, at: Time, zone: &TimeZone) -> Option<Timestamp> {
    let date = if at < DAY_ENDS { date.checked_add(1.day()).ok()? } else { date };
    DateTime::from_parts(date, at).to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Tick)?;
    let (today, slot) = match *command {
        Command::Reach { today, slot } => (today, slot),
        Command::Forget { what } if event.forgotten >= Some(what) => return Ok(vec![]),
        Command::Lapse { until } => {
            let mut changes = crate::task::lapse(event, until);
            changes.extend(crate::venue::free_seats(event, until));
            return Ok(changes);
        }
        Command::Forget { what } => return Ok(vec![crate::Change::Moment(Change::Forgotten { what })]),
    };
    event.has_day(today)?;
    if event.moment.today == today && event.moment.slot == slot {
        return Ok(vec![]);
    }
    Ok(vec![crate::Change::Moment(Change::Reached { today, slot })])
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    match *change {
        Change::Reached { today, slot } => event.moment = Moment { today, slot, touched: stamp.seq },
        Change::Forgotten { what } => {
            event.forgotten = event.forgotten.max(Some(what));
            event.everything = stamp.seq;
        }
    }
}
