//! Projects: the rows of the live page. What, where, for whom, who, what it needs; from an idea to finished,
//! with a place, a state and people for each day.

use imbl::{OrdMap, OrdSet, Vector};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::history::{Stuck, Subject, Turn};
use crate::id::{PersonId, ProjectId, ThemeId};
use crate::import::Source;
use crate::person::author;
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;
use crate::venue::{Over, Place, over};

mod starting;

pub(crate) use starting::sit_down;
use starting::who_sits_down;

/// A row of the live page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// What it is.
    pub about: About,
    /// Its days.
    pub days: OrdMap<Date, OnDay>,
    /// Who put it on the board.
    pub by: Who,
    /// The row of an imported page that it came from.
    pub source: Option<Box<Source>>,
    /// The change that put it on the board.
    pub added: Seq,
    /// The last change to what it is, and by whom.
    pub described: (Seq, Who),
    /// The last change to anything of it.
    pub touched: Seq,
    /// Who leads it.
    pub leads: OrdSet<PersonId>,
    /// Taken off the board.
    pub withdrawn: bool,
    /// The project that it became part of.
    pub merged: Option<ProjectId>,
    /// The last change that took it off the board or put it back; 0 where none did.
    pub standing: Seq,
}

/// What a project is, on whichever day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What it is called.
    pub title: Text,
    /// For whom it is, in a line or three.
    #[serde(default)]
    pub audience: Text,
    /// What it lacks.
    #[serde(default, skip_serializing_if = "Vector::is_empty")]
    pub needs: Vector<Need>,
    /// Whether it says that newcomers are welcome.
    #[serde(default)]
    pub newcomers: Newcomers,
    /// The most people it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// The fewest people with whom it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_with: Option<u32>,
    /// How well one should know the subject already, from 1, a little, to [`MOST_LEVEL`]; none where it does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// What to install before one comes.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub install: Text,
    /// The label of its issues, by which they can be brought in.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub label: Text,
    /// How people far away reach it.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub reach: Text,
    /// When somebody looks there next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looks: Option<Timestamp>,
    /// The theme that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
}

/// What a project lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// People who help.
    Hands,
    /// Somebody who knows the subject.
    Mentor,
    /// Somebody who reads what was made.
    Reviewer,
    /// A board to try it on.
    Board,
    /// A machine with Windows.
    Windows,
    /// A thing, in words: "a J-Link".
    Other(Text),
}

/// Whether a project says that newcomers are welcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Newcomers {
    /// It says so.
    Welcome,
    /// It does not say.
    #[default]
    Unsaid,
}

/// A project on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDay {
    /// Whether it runs.
    pub state: State,
    /// Since when it does.
    pub since: Timestamp,
    /// Where it sits.
    pub place: Place,
    /// Who is at it, or would be, with the change by which they joined.
    pub members: OrdMap<PersonId, Joined>,
    /// Whether it takes nobody in for now.
    pub full: bool,
}

/// When somebody joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// By which change.
    pub seq: Seq,
    /// When.
    pub at: Timestamp,
}

/// Whether a project runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It looks for people.
    Idea,
    /// It runs.
    Running,
    /// It rests, and keeps its seats.
    Paused,
    /// It is over for the day.
    Finished,
}

impl State {
    /// Whether its people sit at its place.
    pub const fn sits(self) -> bool {
        matches!(self, Self::Running | Self::Paused)
    }
}

/// The most seats that a project may say it has.
pub const MOST_SEATS: u32 = 1_000;

/// The highest level, as people say of themselves how well they know a subject.
pub const MOST_LEVEL: u8 = 3;

/// What is asked of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Put it on the board.
    Add {
        /// Its id.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// As an idea, running, or (from an old page) finished.
        state: State,
        /// What it is.
        about: About,
        /// Where it sits.
        place: Place,
        /// Even if no seat is left.
        anyway: bool,
        /// The row of an imported page that it comes from.
        source: Option<Source>,
    },
    /// Say anew what it is.
    Describe {
        /// Which.
        project: ProjectId,
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What it is.
        about: About,
    },
    /// Put it somewhere else.
    Move {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Where to.
        place: Place,
        /// Even if no seat is left.
        anyway: bool,
    },
    /// Start, pause or finish it.
    Turn {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Into what.
        state: State,
        /// Even if no seat is left for its people.
        anyway: bool,
    },
    /// Sit down with them, or say that one would.
    Join {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Even if no place is left.
        anyway: bool,
    },
    /// Get up again.
    Leave {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
    },
    /// Say that it takes nobody in for now, or does again.
    Fill {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Whether it is full for now.
        full: bool,
    },
    /// Say that somebody leads it, or no more.
    Lead {
        /// Which.
        project: ProjectId,
        /// Who.
        person: PersonId,
        /// Whether they lead it.
        leads: bool,
    },
    /// Put it on another day, too: as an idea, at its place.
    Continue {
        /// Which.
        project: ProjectId,
        /// From which day.
        from: Date,
        /// On which day.
        day: Date,
    },
    /// Make it part of another one: its people sit there now.
    Merge {
        /// Which.
        project: ProjectId,
        /// Of which.
        into: ProjectId,
        /// Even if no seat is left.
        anyway: bool,
    },
    /// Take it off the board.
    Withdraw {
        /// Which.
        project: ProjectId,
    },
    /// Put it back on the board.
    BringBack {
        /// Which.
        project: ProjectId,
        /// Even if no seat is left for its people.
        anyway: bool,
    },
}

/// What happened to a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was put on the board.
    Added {
        /// Its id.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// As what.
        state: State,
        /// What it is.
        about: Box<About>,
        /// Where it sits.
        place: Box<Place>,
        /// The row of an imported page that it came from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Box<Source>>,
    },
    /// It was described anew.
    Described {
        /// Which.
        project: ProjectId,
        /// What it is.
        about: Box<About>,
    },
    /// It was moved.
    Moved {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Where to.
        place: Place,
        /// Though no seat was left.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anyway: bool,
    },
    /// It was started, paused or finished.
    Turned {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Into what.
        state: State,
        /// Though no seat was left for its people.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anyway: bool,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// Somebody joined.
    Joined {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Who.
        person: PersonId,
        /// Though no place was left.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anyway: bool,
        /// How they had joined, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<Joined>,
    },
    /// Somebody left.
    Left {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Who.
        person: PersonId,
    },
    /// It takes nobody in for now, or does again.
    Filled {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// Whether it is full for now.
        full: bool,
    },
    /// Somebody leads it, or no more.
    Led {
        /// Which.
        project: ProjectId,
        /// Who.
        person: PersonId,
        /// Whether they lead it.
        leads: bool,
    },
    /// It was put on another day, too.
    Continued {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
        /// As what.
        state: State,
        /// Where it sits.
        place: Place,
        /// Since when, where this brings back what was so before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Timestamp>,
    },
    /// It is not on a day any more.
    Dropped {
        /// Which.
        project: ProjectId,
        /// On which day.
        day: Date,
    },
    /// It became part of another one.
    Merged {
        /// Which.
        project: ProjectId,
        /// Of which.
        into: ProjectId,
    },
    /// It was taken off the board.
    Withdrawn {
        /// Which.
        project: ProjectId,
    },
    /// It was put back on the board, by itself.
    BroughtBack {
        /// Which.
        project: ProjectId,
        /// Though no seat was left for its people.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anyway: bool,
    },
}

impl Change {
    /// The project.
    pub const fn project(&self) -> ProjectId {
        match self {
            Self::Added { project, .. }
            | Self::Described { project, .. }
            | Self::Moved { project, .. }
            | Self::Turned { project, .. }
            | Self::Joined { project, .. }
            | Self::Left { project, .. }
            | Self::Filled { project, .. }
            | Self::Led { project, .. }
            | Self::Continued { project, .. }
            | Self::Dropped { project, .. }
            | Self::Merged { project, .. }
            | Self::Withdrawn { project }
            | Self::BroughtBack { project, .. } => *project,
        }
    }

    pub(crate) fn strike(&mut self) {
        match self {
            Self::Added { about, place, source, .. } => {
                about.strike();
                place.spot.strike();
                if let Some(source) = source {
                    source.strike();
                }
            }
            Self::Described { about, .. } => about.strike(),
            Self::Moved { place, .. } | Self::Continued { place, .. } => place.spot.strike(),
            Self::Turned { .. }
            | Self::Joined { .. }
            | Self::Left { .. }
            | Self::Filled { .. }
            | Self::Led { .. }
            | Self::Dropped { .. }
            | Self::Merged { .. }
            | Self::Withdrawn { .. }
            | Self::BroughtBack { .. } => {}
        }
    }
}

impl About {
    fn strike(&mut self) {
        for text in [&mut self.title, &mut self.audience, &mut self.install, &mut self.label, &mut self.reach] {
            text.strike();
        }
        for need in &mut self.needs {
            if let Need::Other(text) = need {
                text.strike();
            }
        }
    }

    /// `looked` is when somebody was to look there before: that may be over by now.
    fn check(&self, now: Timestamp, looked: Option<Timestamp>) -> Result<(), Refusal> {
        if self.title.is_empty() {
            return Err(Refusal::Empty { field: Field::Title });
        }
        if self.looks.is_some_and(|looks| looks < now) && self.looks != looked {
            return Err(Refusal::Past);
        }
        if self.seats.is_some_and(|seats| seats == 0 || seats > MOST_SEATS) {
            return Err(Refusal::NotANumber { field: Field::Seats, most: MOST_SEATS });
        }
        if self.starts_with.is_some_and(|heads| heads == 0 || heads > MOST_SEATS) {
            return Err(Refusal::NotANumber { field: Field::StartsWith, most: MOST_SEATS });
        }
        if self.level.is_some_and(|level| level == 0 || level > MOST_LEVEL) {
            return Err(Refusal::NotANumber { field: Field::Level, most: MOST_LEVEL.into() });
        }
        match (self.starts_with, self.seats) {
            (Some(heads), Some(seats)) if heads > seats => Err(Refusal::MoreThanSeats { heads, seats }),
            _ => Ok(()),
        }
    }
}

impl Project {
    /// People at it on a day, in the order in which they joined.
    pub fn people(&self, day: Date) -> Vec<PersonId> {
        let mut members: Vec<_> = self
            .days
            .get(&day)
            .into_iter()
            .flat_map(|on_day| on_day.members.iter())
            .map(|(person, joined)| (joined.seq, *person))
            .collect();
        members.sort_unstable();
        members.into_iter().map(|(_, person)| person).collect()
    }

    /// Who is in charge of it: those who lead it, or, where nobody said so, whoever put it on the board.
    pub fn in_charge(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.leads.iter().copied().chain(self.by.person().filter(|_| self.leads.is_empty()))
    }

    /// The same, those in charge first.
    pub fn people_leads_first(&self, day: Date) -> Vec<PersonId> {
        let mut people = self.people(day);
        people.sort_by_key(|person| self.in_charge().all(|charged| charged != *person));
        people
    }

    /// Whom to ask on a day: those in charge who are at it, those who lead it from elsewhere, then the others who are at it.
    pub fn whom_to_ask(&self, day: Date) -> Vec<PersonId> {
        let at_it = self.people_leads_first(day);
        let elsewhere = self.leads.iter().copied().filter(|lead| !at_it.contains(lead));
        let (charged, others): (Vec<PersonId>, Vec<PersonId>) =
            at_it.iter().copied().partition(|person| self.in_charge().any(|charged| charged == *person));
        charged.into_iter().chain(elsewhere).chain(others).collect()
    }
}

impl Event {
    /// So many projects are followed that became part of each other one after the other: round in a circle would be for ever.
    pub const MOST_MERGED: usize = 8;

    /// The projects of a day that were not taken off the board, in the order in which they came.
    pub fn projects_on(&self, day: Date) -> Vec<(&Project, &OnDay)> {
        let mut found: Vec<_> = self
            .projects
            .values()
            .filter(|project| !project.withdrawn)
            .filter_map(|project| project.days.get(&day).map(|on_day| (project, on_day)))
            .collect();
        found.sort_unstable_by_key(|(project, _)| project.added);
        found
    }

    /// Where a person sits on a day.
    pub fn seat_of(&self, day: Date, person: PersonId) -> Option<(&Project, &OnDay)> {
        self.projects_on(day).into_iter().find(|(_, on_day)| on_day.state.sits() && on_day.members.contains_key(&person))
    }

    /// The project that this one is now: another one, where it became part of that.
    pub fn now_part_of(&self, id: ProjectId) -> ProjectId {
        let mut now = id;
        for _ in 0..Self::MOST_MERGED {
            match self.projects.get(&now).and_then(|project| project.merged) {
                Some(into) => now = into,
                None => break,
            }
        }
        now
    }

    /// Whether a project is somebody's own: they put it on the board, lead it, or are at it.
    pub fn is_own(&self, project: &Project, person: PersonId) -> bool {
        let mine = |who: &PersonId| self.are_one(*who, person);
        let at_it = || project.days.values().any(|on_day| on_day.members.keys().any(mine));
        self.is_led_by(project, person) || at_it()
    }

    /// Whether somebody put a project on the board, or leads it: at its table they are asked first.
    pub fn is_led_by(&self, project: &Project, person: PersonId) -> bool {
        project.leads.iter().chain(&project.by.person()).any(|who| self.are_one(*who, person))
    }

    fn project(&self, id: ProjectId) -> Result<&Project, Refusal> {
        self.projects.get(&id).filter(|project| !project.withdrawn).ok_or(Refusal::Gone { thing: Thing::Project })
    }

    fn project_on(&self, id: ProjectId, day: Date) -> Result<(&Project, &OnDay), Refusal> {
        self.has_day(day)?;
        let project = self.project(id)?;
        Ok((project, project.days.get(&day).ok_or(Refusal::NotOnThatDay { day })?))
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, now: Timestamp, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    let who = author(event, actor)?;
    let changes = match command {
        Command::Add { project, day, state, about, place, anyway, source } => {
            about.check(now, None)?;
            event.carries(about.theme, None)?;
            add(event, actor, *project, *day, *state, about, place, *anyway, source.as_ref())?
        }
        Command::Describe { project, seen, about } => {
            let known = event.project(*project)?;
            about.check(now, known.about.looks)?;
            event.carries(about.theme, known.about.theme)?;
            if known.about == *about {
                return Ok(vec![]);
            }
            if known.described.0 > *seen {
                return Err(Refusal::ChangedSince { by: known.described.1 });
            }
            vec![Change::Described { project: *project, about: Box::new(about.clone()) }]
        }
        Command::Move { project, day, place, anyway } => {
            let (_, on_day) = event.project_on(*project, *day)?;
            event.has_place(place)?;
            if on_day.place == *place {
                return Ok(vec![]);
            }
            let over =
                if on_day.state.sits() { event.has_seats(actor, *day, place, Some(*project), heads(on_day), *anyway)? } else { Over::No };
            vec![Change::Moved { project: *project, day: *day, place: place.clone(), anyway: over == Over::Yes }]
        }
        Command::Turn { project, day, state, anyway } => turn(event, actor, who, *project, *day, *state, *anyway)?,
        Command::Join { project, day, anyway } => join(event, actor, who, *project, *day, *anyway)?,
        Command::Leave { project, day } => {
            let (_, on_day) = event.project_on(*project, *day)?;
            let Some(person) = who.person().filter(|person| on_day.members.contains_key(person)) else { return Ok(vec![]) };
            vec![Change::Left { project: *project, day: *day, person }]
        }
        Command::Fill { project, day, full } => {
            let (_, on_day) = event.project_on(*project, *day)?;
            if on_day.full == *full {
                return Ok(vec![]);
            }
            vec![Change::Filled { project: *project, day: *day, full: *full }]
        }
        Command::Lead { project, person, leads } => {
            let known = event.project(*project)?;
            if !event.people.contains_key(person) {
                return Err(Refusal::Gone { thing: Thing::Person });
            }
            if who != Who::Person(*person) {
                allow(event, actor, Act::Others)?;
            }
            if known.leads.contains(person) == *leads {
                return Ok(vec![]);
            }
            vec![Change::Led { project: *project, person: *person, leads: *leads }]
        }
        Command::Continue { project, from, day } => {
            let (known, on_day) = event.project_on(*project, *from)?;
            event.has_day(*day)?;
            if known.days.contains_key(day) {
                return Ok(vec![]);
            }
            let place = if event.has_place(&on_day.place).is_ok() { on_day.place.clone() } else { Place::default() };
            vec![Change::Continued { project: *project, day: *day, state: State::Idea, place, since: None }]
        }
        Command::Merge { project, into, anyway } => merge(event, actor, *project, *into, *anyway)?,
        Command::Withdraw { project } => {
            own(event, actor, event.project(*project)?, false)?;
            vec![Change::Withdrawn { project: *project }]
        }
        Command::BringBack { project, anyway } => {
            let known = event.projects.get(project).ok_or(Refusal::Gone { thing: Thing::Project })?;
            own(event, actor, known, true)?;
            if !known.withdrawn {
                return Ok(vec![]);
            }
            bring_back(event, actor, known, *anyway)?
        }
    };
    Ok(changes.into_iter().map(crate::Change::Project).collect())
}

#[expect(clippy::too_many_arguments, reason = "the fields of one command")]
fn add(
    event: &Event,
    actor: &Actor,
    project: ProjectId,
    day: Date,
    state: State,
    about: &About,
    place: &Place,
    anyway: bool,
    source: Option<&Source>,
) -> Result<Vec<Change>, Refusal> {
    if let Some(source) = source {
        allow(event, actor, Act::Import)?;
        if event.rows.contains_key(&source.row) {
            return Ok(vec![]);
        }
    }
    event.has_day(day)?;
    event.has_place(place)?;
    if event.projects.contains_key(&project) {
        return Err(Refusal::IdTaken);
    }
    let mut changes = vec![Change::Added {
        project,
        day,
        state,
        about: Box::new(about.clone()),
        place: Box::new(place.clone()),
        source: source.cloned().map(Box::new),
    }];
    // Whoever adds a row sits at it; the team writes rows for others.
    if let (Some(person), false) = (actor.who.person(), actor.role.is_team() || source.is_some()) {
        let over = if state.sits() { event.has_seats(actor, day, place, None, 1, anyway)? } else { Over::No };
        if state.sits() {
            changes.extend(get_up(event, day, person, project));
        }
        changes.push(Change::Joined { project, day, person, anyway: over == Over::Yes, again: None });
    }
    Ok(changes)
}

fn turn(event: &Event, actor: &Actor, who: Who, project: ProjectId, day: Date, state: State, anyway: bool) -> Result<Vec<Change>, Refusal> {
    let (known, on_day) = event.project_on(project, day)?;
    if on_day.state == state {
        return Ok(vec![]);
    }
    let sits_down = state.sits() && !on_day.state.sits();
    if !sits_down {
        return Ok(vec![Change::Turned { project, day, state, anyway: false, since: None }]);
    }
    // One place per person and time: who would have joined but sits elsewhere by now stays there, save the one who starts it; and it begins with no
    // more than it has seats.
    let (come, stay_away) = who_sits_down(event, who, known, day, on_day);
    let come_heads = u32::try_from(come.len()).unwrap_or(u32::MAX);
    let over = event.has_seats(actor, day, &on_day.place, Some(project), come_heads, anyway)?;
    // They get up before it starts, so that undoing it in turn lets nobody sit in two places.
    let mut changes: Vec<Change> = stay_away.into_iter().map(|person| Change::Left { project, day, person }).collect();
    changes.extend(come.into_iter().flat_map(|person| get_up(event, day, person, project)));
    changes.push(Change::Turned { project, day, state, anyway: over == Over::Yes, since: None });
    Ok(changes)
}

fn join(event: &Event, actor: &Actor, who: Who, project: ProjectId, day: Date, anyway: bool) -> Result<Vec<Change>, Refusal> {
    let (now, on_day) = event.project_on(project, day)?;
    let person = who.person().ok_or(Refusal::NameNeeded)?;
    if on_day.members.contains_key(&person) {
        return Ok(vec![]);
    }
    if on_day.state == State::Finished {
        return Err(Refusal::Finished);
    }
    if on_day.state == State::Idea {
        let starts = starting::starts_with_them(event, actor, person, (now, on_day), day);
        return Ok(starts.unwrap_or_else(|| vec![Change::Joined { project, day, person, anyway: false, again: None }]));
    }
    let anyway = takes_one_more(event, actor, now, (day, on_day), heads(on_day), anyway)? == Over::Yes;
    let mut changes = get_up(event, day, person, project);
    changes.push(Change::Joined { project, day, person, anyway, again: None });
    Ok(changes)
}

/// Whether a project at which so many sit takes one more.
fn takes_one_more(
    event: &Event,
    actor: &Actor,
    now: &Project,
    (day, on_day): (Date, &OnDay),
    heads: u32,
    anyway: bool,
) -> Result<Over, Refusal> {
    let project = now.id;
    let filled = if on_day.full { over(event, actor, anyway, |anyway| Refusal::FullForNow { project, anyway })? } else { Over::No };
    let at_project = match now.about.seats {
        Some(seats) if heads >= seats => over(event, actor, anyway, |anyway| Refusal::ProjectFull { project, heads, seats, anyway })?,
        _ => Over::No,
    };
    let in_room = event.has_seats(actor, day, &on_day.place, Some(project), heads + 1, anyway)?;
    Ok(if [filled, at_project, in_room].contains(&Over::Yes) { Over::Yes } else { Over::No })
}

/// One takes off the board what is one's own; a coordinator takes off anything.
fn own(event: &Event, actor: &Actor, project: &Project, back: bool) -> Result<(), Refusal> {
    if is_own(event, actor, project, back) { Ok(()) } else { allow(event, actor, Act::Withdraw) }
}

/// Whether a project is the actor's to take off the board; to bring `back`, too, unless the team took it off.
pub(crate) fn is_own(event: &Event, actor: &Actor, project: &Project, back: bool) -> bool {
    let own = actor.who.person().is_some_and(|person| event.is_own(project, person));
    own && !(back && event.history.was_taken_off_by_team(Subject::Project(project.id), actor))
}

/// Makes a project part of another one: day by day its people sit there, save those who sit elsewhere anyhow.
fn merge(event: &Event, actor: &Actor, project: ProjectId, into: ProjectId, anyway: bool) -> Result<Vec<Change>, Refusal> {
    let (from, to) = (event.project(project)?, event.project(into)?);
    if project == into {
        return Err(Refusal::Itself);
    }
    own(event, actor, from, false)?;
    let mut changes = Vec::new();
    for (day, on_day) in &from.days {
        let there = to.days.get(day);
        if on_day.state.sits() && there.is_some_and(|there| there.state == State::Finished) {
            return Err(Refusal::Finished);
        }
        if there.is_none() {
            let place = on_day.place.clone();
            changes.push(Change::Continued { project: into, day: *day, state: on_day.state, place, since: Some(on_day.since) });
        }
        let state = there.map_or(on_day.state, |there| there.state);
        let come: Vec<(PersonId, Joined)> = on_day
            .members
            .iter()
            .filter(|(person, _)| there.is_none_or(|there| !there.members.contains_key(*person)))
            .filter(|(person, _)| !state.sits() || event.seat_of(*day, **person).is_none_or(|(seat, _)| seat.id == project))
            .map(|(person, joined)| (*person, *joined))
            .collect();
        let mut over_seats = Over::No;
        let all = there.map_or(0, heads).saturating_add(u32::try_from(come.len()).unwrap_or(u32::MAX));
        if state.sits() && !come.is_empty() {
            // Where it was not that day it takes over the place of the other one, where its people sit already.
            if let Some(there) = there {
                let leaving = if on_day.state.sits() && on_day.place.room == there.place.room { heads(on_day) } else { 0 };
                over_seats = event.has_seats(actor, *day, &there.place, Some(into), all.saturating_sub(leaving), anyway)?;
            }
            if let Some(seats) = to.about.seats.filter(|seats| all > *seats) {
                let heads = there.map_or(0, heads);
                over_seats = over(event, actor, anyway, |anyway| Refusal::ProjectFull { project: into, heads, seats, anyway })?;
            }
        }
        changes.extend(on_day.members.keys().map(|person| Change::Left { project, day: *day, person: *person }));
        changes.extend(come.into_iter().map(|(person, joined)| Change::Joined {
            project: into,
            day: *day,
            person,
            anyway: over_seats == Over::Yes,
            again: Some(joined),
        }));
    }
    let new_leads = from.leads.iter().filter(|person| !to.leads.contains(*person));
    changes.extend(new_leads.map(|person| Change::Led { project: into, person: *person, leads: true }));
    changes.push(Change::Merged { project, into });
    Ok(changes)
}

/// Puts a project back on the board. Its people who sit elsewhere by now stay there.
fn bring_back(event: &Event, actor: &Actor, project: &Project, anyway: bool) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    let mut over_seats = false;
    for (day, on_day) in project.days.iter().filter(|(_, on_day)| on_day.state.sits()) {
        let (stay_away, come): (Vec<PersonId>, Vec<PersonId>) =
            on_day.members.keys().copied().partition(|person| event.seat_of(*day, *person).is_some());
        let come = u32::try_from(come.len()).unwrap_or(u32::MAX);
        over_seats |= event.has_seats(actor, *day, &on_day.place, Some(project.id), come, anyway)? == Over::Yes;
        changes.extend(stay_away.into_iter().map(|person| Change::Left { project: project.id, day: *day, person }));
    }
    changes.push(Change::BroughtBack { project: project.id, anyway: over_seats });
    Ok(changes)
}

/// One place per person and time: sitting down here is getting up there.
pub(crate) fn get_up(event: &Event, day: Date, person: PersonId, new: ProjectId) -> Vec<Change> {
    event
        .seat_of(day, person)
        .filter(|(seat, _)| seat.id != new)
        .map(|(seat, _)| Change::Left { project: seat.id, day, person })
        .into_iter()
        .collect()
}

fn heads(on_day: &OnDay) -> u32 {
    u32::try_from(on_day.members.len()).unwrap_or(u32::MAX)
}

pub(crate) fn apply(event: &mut Event, stamp: &Stamp, change: &Change) {
    if let Change::Added { project, day, state, about, place, source } = change {
        let added = Project {
            id: *project,
            about: (**about).clone(),
            days: OrdMap::unit(*day, OnDay::new(*state, stamp.at, (**place).clone())),
            by: stamp.actor.who,
            source: source.clone(),
            added: stamp.seq,
            described: (stamp.seq, stamp.actor.who),
            touched: stamp.seq,
            leads: OrdSet::new(),
            withdrawn: false,
            merged: None,
            standing: 0,
        };
        event.projects.insert(*project, added);
        if let Some(source) = source {
            crate::import::remember_row(event, stamp, source.row, crate::import::Item::Project(*project));
        }
        return;
    }
    let Some(now) = event.projects.get_mut(&change.project()) else { return };
    now.touched = stamp.seq;
    match change {
        Change::Added { .. } => {}
        Change::Described { about, .. } => {
            now.about = (**about).clone();
            now.described = (stamp.seq, stamp.actor.who);
        }
        Change::Moved { day, place, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.place = place.clone();
            }
        }
        Change::Turned { day, state, since, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.state = *state;
                on_day.since = since.unwrap_or(stamp.at);
            }
        }
        Change::Joined { day, person, again, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.members.insert(*person, again.unwrap_or(Joined { seq: stamp.seq, at: stamp.at }));
            }
        }
        Change::Left { day, person, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.members.remove(person);
            }
        }
        Change::Filled { day, full, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.full = *full;
            }
        }
        Change::Led { person, leads, .. } => {
            if *leads {
                now.leads.insert(*person)
            } else {
                now.leads.remove(person)
            };
        }
        Change::Continued { day, state, place, since, .. } => {
            now.days.insert(*day, OnDay::new(*state, since.unwrap_or(stamp.at), place.clone()));
        }
        Change::Dropped { day, .. } => {
            now.days.remove(day);
        }
        Change::Merged { into, .. } => {
            now.merged = Some(*into);
            withdraw(event, stamp, change.project(), true);
            touch(event, stamp, *into);
        }
        Change::Withdrawn { .. } => withdraw(event, stamp, change.project(), true),
        Change::BroughtBack { .. } => {
            let merged = now.merged.take();
            withdraw(event, stamp, change.project(), false);
            if let Some(into) = merged {
                touch(event, stamp, into);
            }
        }
    }
}

impl OnDay {
    fn new(state: State, since: Timestamp, place: Place) -> Self {
        Self { state, since, place, members: OrdMap::new(), full: false }
    }
}

/// Takes a project off the board or puts it back. What points to it shows so.
fn withdraw(event: &mut Event, stamp: &Stamp, project: ProjectId, withdrawn: bool) {
    let Some(now) = event.projects.get_mut(&project) else { return };
    now.withdrawn = withdrawn;
    now.standing = stamp.seq;
    if let Some(row) = now.source.as_ref().map(|source| source.row) {
        if withdrawn {
            event.rows.remove(&row)
        } else {
            event.rows.insert(row, stamp.seq)
        };
    }
}

fn touch(event: &mut Event, stamp: &Stamp, project: ProjectId) {
    if let Some(now) = event.projects.get_mut(&project) {
        now.touched = stamp.seq;
    }
}

/// What brings back how it was before a change to a project.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let id = change.project();
    let is = at.now.projects.get(&id).ok_or(Stuck::Gone)?;
    let then = at.after.projects.get(&id).ok_or(Stuck::Gone)?;
    let was = at.before.projects.get(&id);
    let inverse = match (change, was) {
        (Change::Added { .. }, _) => {
            at.unchanged(is.about == then.about && is.days == then.days && !is.withdrawn)?;
            Change::Withdrawn { project: id }
        }
        (_, None) => return Err(Stuck::Gone),
        (Change::Described { .. }, Some(was)) => {
            let about = is.about.without(&then.about, &was.about).ok_or(Stuck::Since)?;
            Change::Described { project: id, about: Box::new(about) }
        }
        (Change::Moved { day, .. }, Some(was)) => {
            let (was, then, is) = (was.on(*day)?, then.on(*day)?, is.on(*day)?);
            at.unchanged(is.place == then.place)?;
            at.now.has_place(&was.place)?;
            let over =
                if is.state.sits() { at.now.has_seats(at.actor, *day, &was.place, Some(id), heads(is), at.anyway)? } else { Over::No };
            Change::Moved { project: id, day: *day, place: was.place.clone(), anyway: over == Over::Yes }
        }
        (Change::Turned { day, .. }, Some(was)) => {
            let (was, then, is) = (was.on(*day)?, then.on(*day)?, is.on(*day)?);
            at.unchanged(is.state == then.state)?;
            return turn_back(at, id, *day, was, is);
        }
        (Change::Joined { day, person, .. }, Some(_)) => {
            let then = then.on(*day)?;
            let is = is.on(*day)?;
            at.unchanged(is.members.get(person) == then.members.get(person))?;
            Change::Left { project: id, day: *day, person: *person }
        }
        (Change::Left { day, person, .. }, Some(was)) => {
            let (joined, is_on_day) = (was.on(*day)?.members.get(person).copied(), is.on(*day)?);
            let Some(joined) = joined else { return Ok(vec![]) };
            at.unchanged(!is_on_day.members.contains_key(person))?;
            let mut over_seats = Over::No;
            if is_on_day.state.sits() && !is.withdrawn {
                if let Some((_, elsewhere)) = at.now.seat_of(*day, *person) {
                    return Err(Stuck::SinceBy(elsewhere.members[person].seq));
                }
                over_seats = at.now.has_seats(at.actor, *day, &is_on_day.place, Some(id), heads(is_on_day) + 1, at.anyway)?;
                if let Some(seats) = is.about.seats.filter(|seats| heads(is_on_day) >= *seats) {
                    let full = |anyway| Refusal::ProjectFull { project: id, heads: heads(is_on_day), seats, anyway };
                    over_seats = over(at.now, at.actor, at.anyway, full)?;
                }
            }
            Change::Joined { project: id, day: *day, person: *person, anyway: over_seats == Over::Yes, again: Some(joined) }
        }
        (Change::Filled { day, .. }, Some(was)) => {
            at.unchanged(is.on(*day)?.full == then.on(*day)?.full)?;
            Change::Filled { project: id, day: *day, full: was.on(*day)?.full }
        }
        (Change::Led { person, leads, .. }, Some(_)) => {
            at.unchanged(is.leads.contains(person) == *leads)?;
            Change::Led { project: id, person: *person, leads: !*leads }
        }
        (Change::Continued { day, .. }, Some(_)) => {
            at.unchanged(is.days.get(day) == then.days.get(day))?;
            Change::Dropped { project: id, day: *day }
        }
        (Change::Dropped { day, .. }, Some(was)) => {
            at.unchanged(!is.days.contains_key(day))?;
            let OnDay { state, since, place, .. } = was.on(*day)?.clone();
            Change::Continued { project: id, day: *day, state, place, since: Some(since) }
        }
        (Change::Withdrawn { .. } | Change::Merged { .. }, Some(_)) => {
            at.unchanged(is.withdrawn && is.merged == then.merged)?;
            return Ok(bring_back(at.now, at.actor, is, at.anyway)?);
        }
        (Change::BroughtBack { .. }, Some(was)) => {
            at.unchanged(!is.withdrawn)?;
            was.merged.map_or(Change::Withdrawn { project: id }, |into| Change::Merged { project: id, into })
        }
    };
    Ok(vec![inverse])
}

/// Turns a project back into what it was; whoever sits elsewhere by now stays there.
fn turn_back(at: &Turn<'_>, project: ProjectId, day: Date, was: &OnDay, is: &OnDay) -> Result<Vec<Change>, Stuck> {
    let (mut changes, mut over_seats) = (Vec::new(), Over::No);
    if was.state.sits() && !is.state.sits() {
        let (stay_away, come): (Vec<PersonId>, Vec<PersonId>) =
            is.members.keys().copied().partition(|person| at.now.seat_of(day, *person).is_some());
        let come = u32::try_from(come.len()).unwrap_or(u32::MAX);
        over_seats = at.now.has_seats(at.actor, day, &is.place, Some(project), come, at.anyway)?;
        changes.extend(stay_away.into_iter().map(|person| Change::Left { project, day, person }));
    }
    changes.push(Change::Turned { project, day, state: was.state, anyway: over_seats == Over::Yes, since: Some(was.since) });
    Ok(changes)
}

impl Project {
    fn on(&self, day: Date) -> Result<&OnDay, Stuck> {
        self.days.get(&day).ok_or(Stuck::Gone)
    }
}

impl About {
    /// This, with what a change made of `before` taken back field by field; none where somebody wrote over one of these since.
    fn without(&self, after: &Self, before: &Self) -> Option<Self> {
        fn back<T: PartialEq + Clone>(now: &T, after: &T, before: &T) -> Option<T> {
            match (after == before, now == after) {
                (true, _) => Some(now.clone()),
                (false, true) => Some(before.clone()),
                (false, false) => None,
            }
        }
        Some(Self {
            title: back(&self.title, &after.title, &before.title)?,
            audience: back(&self.audience, &after.audience, &before.audience)?,
            needs: back(&self.needs, &after.needs, &before.needs)?,
            newcomers: back(&self.newcomers, &after.newcomers, &before.newcomers)?,
            seats: back(&self.seats, &after.seats, &before.seats)?,
            starts_with: back(&self.starts_with, &after.starts_with, &before.starts_with)?,
            level: back(&self.level, &after.level, &before.level)?,
            install: back(&self.install, &after.install, &before.install)?,
            label: back(&self.label, &after.label, &before.label)?,
            reach: back(&self.reach, &after.reach, &before.reach)?,
            looks: back(&self.looks, &after.looks, &before.looks)?,
            theme: back(&self.theme, &after.theme, &before.theme)?,
        })
    }
}
