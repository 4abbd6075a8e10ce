//! Who means to come, when, and to which house: from "perhaps" on the questionnaire to the place that is kept for them.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::history::{Stuck, Turn};
use crate::id::{PersonId, VenueId};
use crate::questionnaire::Questionnaire;
use crate::refusal::{Field, Refusal, Thing};
use crate::skill::{self, Meant};
use crate::text::Text;

/// What somebody says about coming on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// They do not come.
    No,
    /// Perhaps: they said that they are interested.
    Interested,
    /// They come: they said so again, after all others could say it too.
    Confirmed,
}

impl Answer {
    /// All of them, from no to yes.
    pub const ALL: [Self; 3] = [Self::No, Self::Interested, Self::Confirmed];

    /// The word for it in forms and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Interested => "interested",
            Self::Confirmed => "confirmed",
        }
    }

    /// The answer with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

/// When somebody means to come on a day, if at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Whether.
    pub answer: Answer,
    /// Before lunch.
    pub morning: bool,
    /// After lunch.
    pub afternoon: bool,
    /// About when they arrive, if they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Time>,
    /// About when they have to go, if they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

impl Plan {
    /// All day, with this answer.
    pub const fn all_day(answer: Answer) -> Self {
        Self { answer, morning: true, afternoon: true, from: None, until: None }
    }
}

/// What is known about somebody's coming on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// What they said.
    pub plan: Plan,
    /// The change by which they asked for a place, which is their turn on the waiting list. It stays until they say no.
    pub asked: Seq,
    /// Whether they wait for a place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waiting: bool,
    /// The house they are to go to; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<VenueId>,
    /// Whether they were to go to another house before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

impl Coming {
    /// Whether a place is kept for them.
    pub fn has_place(&self) -> bool {
        self.plan.answer != Answer::No && !self.waiting
    }
}

/// On what terms people come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How many people may have a place on each day; all others wait. Nobody waits where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// Until when what people said about themselves is kept. On the morning after it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<Date>,
    /// Whether people with a ticket may say by the QR on the wall that they are here.
    #[serde(default)]
    pub self_check_in: bool,
    /// After how many hours of silence somebody's claim to a task lapses; [`crate::task::CLAIM_HOURS`] where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_hours: Option<u8>,
    /// What words mean that people say of what they know; see [`crate::skill`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Meant>,
}

/// A list of people that somebody opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// Everybody, with what they answered.
    Participants,
    /// The list for the door, on paper.
    Door,
    /// Everybody, as a file.
    File,
}

/// A letter that the team writes to many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letter {
    /// The way in: a link that signs somebody in.
    Place,
    /// Whether they still come.
    Reminder {
        /// On which day.
        day: Date,
    },
    /// That their house is another one.
    Moved {
        /// On which day.
        day: Date,
    },
    /// What somebody wrote.
    Message {
        /// Its first line.
        subject: Text,
    },
}

/// What is asked about coming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Say when somebody means to come.
    Plan {
        /// Who.
        person: PersonId,
        /// On which days; on others it stays as it was.
        days: Vec<(Date, Plan)>,
    },
    /// Give a place to somebody who waits.
    Admit {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
    },
    /// Say to which house people go.
    Expect {
        /// On which day.
        day: Date,
        /// Which; none: nobody says.
        venue: Option<VenueId>,
        /// Who.
        people: Vec<PersonId>,
    },
    /// Say on what terms people come.
    Agree {
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// The terms.
        terms: Terms,
    },
    /// Say what is asked of participants.
    Ask {
        /// The last change that the writer had seen.
        seen: Seq,
        /// The questions.
        questions: Questionnaire,
    },
    /// Open a list of people.
    Look {
        /// Which.
        list: List,
    },
    /// Write a letter to many.
    Write {
        /// Which.
        letter: Letter,
        /// To how many.
        people: u32,
    },
}

/// What happened about coming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Somebody said when they mean to come.
    Planned {
        /// Who.
        person: PersonId,
        /// How it stands on these days now; none: nothing is known any more.
        days: Vec<(Date, Option<Coming>)>,
    },
    /// Somebody who waited has a place.
    Admitted {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
    },
    /// Somebody goes to this house.
    Expected {
        /// Who.
        person: PersonId,
        /// On which day.
        day: Date,
        /// Which.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        venue: Option<VenueId>,
        /// Whether they were to go to another one before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        moved: bool,
    },
    /// People come on these terms now.
    Agreed(Terms),
    /// This is asked of participants now.
    Asked {
        /// The questions.
        questions: Questionnaire,
    },
    /// Somebody opened a list of people.
    Looked {
        /// Which.
        list: List,
    },
    /// Somebody wrote a letter to many.
    Wrote {
        /// Which.
        letter: Letter,
        /// To how many.
        people: u32,
    },
}

impl Change {
    /// The person, if it is about one.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Planned { person, .. } | Self::Admitted { person, .. } | Self::Expected { person, .. } => Some(*person),
            Self::Agreed(_) | Self::Asked { .. } | Self::Looked { .. } | Self::Wrote { .. } => None,
        }
    }

    pub(crate) fn strike(&mut self) {
        match self {
            Self::Asked { questions } => questions.strike(),
            Self::Agreed(terms) => terms.skills.iter_mut().for_each(|meant| {
                meant.word.strike();
                meant.skill.strike();
            }),
            Self::Wrote { letter: Letter::Message { subject }, .. } => subject.strike(),
            _ => {}
        }
    }
}

impl Event {
    /// What is known about somebody's coming on a day.
    pub fn coming(&self, day: Date, person: PersonId) -> Option<Coming> {
        self.coming.get(&(day, person)).copied()
    }

    /// Everybody of whom something is known on a day.
    pub fn coming_on(&self, day: Date) -> impl Iterator<Item = (PersonId, Coming)> {
        let of_day = (day, PersonId(crate::Id::from_bits(0)))..=(day, PersonId(crate::Id::from_bits(u128::MAX)));
        self.coming.range(of_day).map(|((_, person), coming)| (*person, *coming))
    }

    /// How many people have a place on a day.
    pub fn places_taken(&self, day: Date) -> usize {
        self.coming_on(day).filter(|(_, coming)| coming.has_place()).count()
    }

    /// Who waits for a place on a day, in the order in which they asked; whoever comes for sure before those who perhaps do.
    pub fn waiting_list(&self, day: Date) -> Vec<PersonId> {
        let waits = |(person, coming): (PersonId, Coming)| {
            (coming.waiting && coming.plan.answer != Answer::No).then_some((std::cmp::Reverse(coming.plan.answer), coming.asked, person))
        };
        let mut waiting: Vec<_> = self.coming_on(day).filter_map(waits).collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, _, person)| person).collect()
    }

    /// On how many of the days somebody means to come.
    pub fn days_of(&self, person: PersonId) -> impl Iterator<Item = (Date, Coming)> {
        self.days.iter().filter_map(move |day| Some((day.date, self.coming(day.date, person)?)))
    }
}

/// The most people of one order.
pub const MOST_PEOPLE: usize = 2_000;

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    let known = |person: PersonId| {
        let there = event.people.get(&person).is_some_and(|known| !known.erased);
        if there { Ok(()) } else { Err(Refusal::Gone { thing: Thing::Person }) }
    };
    let changes = match command {
        Command::Plan { person, days } => {
            allow_own(event, actor, *person)?;
            known(*person)?;
            plan(event, *person, days)?.into_iter().collect()
        }
        Command::Admit { person, day } => {
            allow(event, actor, Act::Arrange)?;
            event.has_day(*day)?;
            let coming = event.coming(*day, *person).ok_or(Refusal::Gone { thing: Thing::Person })?;
            if coming.waiting { vec![Change::Admitted { person: *person, day: *day }] } else { vec![] }
        }
        Command::Expect { day, venue, people } => {
            allow(event, actor, Act::Arrange)?;
            event.has_day(*day)?;
            if venue.is_some_and(|venue| event.venue(venue).is_none_or(|(_, house)| house.closed)) {
                return Err(Refusal::UnknownPlace);
            }
            if people.len() > MOST_PEOPLE {
                return Err(Refusal::TooLong { field: Field::Who, limit: MOST_PEOPLE, length: people.len() });
            }
            let people: BTreeSet<PersonId> = people.iter().copied().collect();
            people.iter().try_for_each(|person| known(*person))?;
            let expected = |person: PersonId| {
                let was = event.coming(*day, person);
                if was.and_then(|was| was.venue) == *venue {
                    return None;
                }
                let moved = venue.is_some() && was.is_some_and(|was| was.moved || was.venue.is_some());
                Some(Change::Expected { person, day: *day, venue: *venue, moved })
            };
            people.into_iter().filter_map(expected).collect()
        }
        Command::Agree { seen, terms } => {
            allow(event, actor, Act::Arrange)?;
            let forgets = terms.keep_until.is_some_and(|until| event.days.last().is_some_and(|last| until < last.date));
            if forgets {
                return Err(Refusal::Past);
            }
            skill::check(&terms.skills)?;
            written(event.terms == *terms, event.agreed, *seen, || Change::Agreed(terms.clone()))?
        }
        Command::Ask { seen, questions } => {
            allow(event, actor, Act::Arrange)?;
            questions.check()?;
            written(event.questions.as_deref() == Some(questions), event.asked, *seen, || Change::Asked { questions: questions.clone() })?
        }
        Command::Look { list } => {
            let act = if *list == List::Door { Act::Others } else { Act::Answers };
            allow(event, actor, act)?;
            vec![Change::Looked { list: *list }]
        }
        Command::Write { letter, people } => {
            allow(event, actor, Act::Arrange)?;
            if let Letter::Reminder { day } | Letter::Moved { day } = letter {
                event.has_day(*day)?;
            }
            // A letter to nobody is none.
            if *people == 0 { vec![] } else { vec![Change::Wrote { letter: letter.clone(), people: *people }] }
        }
    };
    Ok(changes.into_iter().map(crate::Change::Coming).collect())
}

/// One says of oneself whether one comes, even where only the team writes to the board; a greeter says it of others.
fn allow_own(event: &Event, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    if actor.who == Who::Person(person) { Ok(()) } else { allow(event, actor, Act::Others) }
}

fn written(already: bool, (at, by): (Seq, Who), seen: Seq, change: impl FnOnce() -> Change) -> Result<Vec<Change>, Refusal> {
    match at {
        _ if already => Ok(vec![]),
        at if at > seen => Err(Refusal::ChangedSince { by }),
        _ => Ok(vec![change()]),
    }
}

fn plan(event: &Event, person: PersonId, days: &[(Date, Plan)]) -> Result<Option<Change>, Refusal> {
    let mut planned: Vec<(Date, Option<Coming>)> = Vec::new();
    for (day, plan) in days {
        event.has_day(*day)?;
        let mut plan = *plan;
        if plan.answer != Answer::No && !plan.morning && !plan.afternoon {
            (plan.morning, plan.afternoon) = (true, true);
        }
        if plan.from.zip(plan.until).is_some_and(|(from, until)| from >= until && until >= crate::moment::DAY_ENDS) {
            return Err(Refusal::Past);
        }
        let was = event.coming(*day, person);
        if was.is_some_and(|was| was.plan == plan) || planned.iter().any(|(known, _)| known == day) {
            continue;
        }
        let asks_anew = was.is_none_or(|was| was.plan.answer == Answer::No);
        let full = || event.terms.places.is_some_and(|places| event.places_taken(*day) >= usize::try_from(places).unwrap_or(usize::MAX));
        let waiting = match (plan.answer, was) {
            (Answer::No, _) => false,
            (_, Some(was)) if !asks_anew => was.waiting,
            _ => full(),
        };
        let asked = was.filter(|_| !asks_anew).map_or(0, |was| was.asked);
        let (venue, moved) = was.map_or((None, false), |was| (was.venue, was.moved));
        planned.push((*day, Some(Coming { plan, asked, waiting, venue, moved })));
    }
    Ok((!planned.is_empty()).then_some(Change::Planned { person, days: planned }))
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    let written = (stamp.seq, stamp.actor.who);
    match change {
        Change::Planned { person, days } => {
            for (day, coming) in days {
                match coming {
                    Some(coming) => {
                        // A new wish gets its turn from the change that said it.
                        let asked = if coming.asked == 0 { stamp.seq } else { coming.asked };
                        event.coming.insert((*day, *person), Coming { asked, ..*coming });
                    }
                    None => {
                        event.coming.remove(&(*day, *person));
                    }
                }
            }
        }
        Change::Admitted { person, day } => {
            if let Some(coming) = event.coming.get_mut(&(*day, *person)) {
                coming.waiting = false;
            }
        }
        Change::Expected { person, day, venue, moved } => {
            let unsaid = Coming {
                plan: Plan { answer: Answer::No, morning: false, afternoon: false, from: None, until: None },
                asked: stamp.seq,
                waiting: false,
                venue: None,
                moved: false,
            };
            let coming = event.coming.entry((*day, *person)).or_insert(unsaid);
            coming.venue = *venue;
            coming.moved = *moved;
        }
        Change::Agreed(terms) => {
            event.terms = terms.clone();
            event.agreed = written;
            event.everything = stamp.seq;
        }
        Change::Asked { questions } => {
            event.questions = Some(std::sync::Arc::new(questions.clone()));
            event.asked = written;
        }
        Change::Looked { .. } | Change::Wrote { .. } => {}
    }
}

/// What brings back how it was before a change about coming.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let (before, after, now) = (&at.before, &at.after, at.now);
    Ok(vec![match change {
        Change::Planned { person, days } => {
            let mut back = Vec::new();
            for (day, _) in days {
                at.unchanged(now.coming(*day, *person) == after.coming(*day, *person))?;
                back.push((*day, before.coming(*day, *person)));
            }
            Change::Planned { person: *person, days: back }
        }
        Change::Admitted { person, day } => {
            at.unchanged(now.coming(*day, *person) == after.coming(*day, *person))?;
            Change::Planned { person: *person, days: vec![(*day, before.coming(*day, *person))] }
        }
        Change::Expected { person, day, venue, .. } => {
            at.unchanged(now.coming(*day, *person).and_then(|is| is.venue) == *venue)?;
            match before.coming(*day, *person) {
                Some(was) => Change::Expected { person: *person, day: *day, venue: was.venue, moved: was.moved },
                None => Change::Planned { person: *person, days: vec![(*day, None)] },
            }
        }
        Change::Agreed(_) => {
            at.unchanged(now.terms == after.terms)?;
            Change::Agreed(before.terms.clone())
        }
        Change::Asked { questions } => {
            at.unchanged(now.questions.as_deref() == Some(questions))?;
            Change::Asked { questions: before.questions.as_deref().cloned().unwrap_or_default() }
        }
        Change::Looked { .. } | Change::Wrote { .. } => return Err(Stuck::Never),
    }])
}
