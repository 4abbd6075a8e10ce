//! Projects: the rows of the live page. What, where, for whom, who, what it needs; from an idea to finished,
//! with a place, a state and people for each day.

use imbl::{OrdMap, Vector};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Who};
use crate::change::{Seq, Stamp};
use crate::command::allow;
use crate::event::Event;
use crate::id::{PersonId, ProjectId};
use crate::import::Source;
use crate::person::author;
use crate::refusal::{Field, Refusal, Thing};
use crate::text::Text;
use crate::venue::{Over, Place, over};

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
    pub source: Option<Source>,
    /// The change that put it on the board.
    pub added: Seq,
    /// The last change to what it is, and by whom.
    pub described: (Seq, Who),
    /// The last change to anything of it.
    pub touched: Seq,
    /// Taken off the board.
    pub withdrawn: bool,
}

/// What a project is, on whichever day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// When somebody joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Take it off the board.
    Withdraw {
        /// Which.
        project: ProjectId,
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
        about: About,
        /// Where it sits.
        place: Place,
        /// The row of an imported page that it came from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    },
    /// It was described anew.
    Described {
        /// Which.
        project: ProjectId,
        /// What it is.
        about: About,
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
    /// It was taken off the board.
    Withdrawn {
        /// Which.
        project: ProjectId,
    },
}

impl Change {
    pub(crate) fn strike(&mut self) {
        match self {
            Self::Added { about, place, source, .. } => {
                about.strike();
                place.spot.strike();
                source.iter_mut().for_each(Source::strike);
            }
            Self::Described { about, .. } => about.strike(),
            Self::Moved { place, .. } => place.spot.strike(),
            Self::Turned { .. } | Self::Joined { .. } | Self::Left { .. } | Self::Withdrawn { .. } => {}
        }
    }
}

impl About {
    fn strike(&mut self) {
        self.title.strike();
        self.audience.strike();
        for need in &mut self.needs {
            if let Need::Other(text) = need {
                text.strike();
            }
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.title.is_empty() {
            return Err(Refusal::Empty { field: Field::Title });
        }
        if self.seats.is_some_and(|seats| seats == 0 || seats > MOST_SEATS) {
            return Err(Refusal::NotANumber { field: Field::Seats, most: MOST_SEATS });
        }
        Ok(())
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
}

impl Event {
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

    fn project(&self, id: ProjectId) -> Result<&Project, Refusal> {
        self.projects.get(&id).filter(|project| !project.withdrawn).ok_or(Refusal::Gone { thing: Thing::Project })
    }

    fn project_on(&self, id: ProjectId, day: Date) -> Result<(&Project, &OnDay), Refusal> {
        self.has_day(day)?;
        let project = self.project(id)?;
        Ok((project, project.days.get(&day).ok_or(Refusal::NotOnThatDay { day })?))
    }
}

pub(crate) fn decide(event: &Event, actor: &Actor, _now: Timestamp, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    allow(event, actor, Act::Write)?;
    let who = author(event, actor)?;
    let changes = match command {
        Command::Add { project, day, state, about, place, anyway, source } => {
            add(event, actor, *project, *day, *state, about, place, *anyway, source.as_ref())?
        }
        Command::Describe { project, seen, about } => {
            let now = event.project(*project)?;
            about.check()?;
            if now.about == *about {
                return Ok(vec![]);
            }
            if now.described.0 > *seen {
                return Err(Refusal::ChangedSince { by: now.described.1 });
            }
            vec![Change::Described { project: *project, about: about.clone() }]
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
        Command::Withdraw { project } => {
            allow(event, actor, Act::Withdraw)?;
            event.project(*project)?;
            vec![Change::Withdrawn { project: *project }]
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
    about.check()?;
    event.has_place(place)?;
    if event.projects.contains_key(&project) {
        return Err(Refusal::IdTaken);
    }
    let mut changes = vec![Change::Added { project, day, state, about: about.clone(), place: place.clone(), source: source.cloned() }];
    // Whoever adds a row sits at it; the team writes rows for others.
    if let (Some(person), false) = (actor.who.person(), actor.role.is_team() || source.is_some()) {
        let over = if state.sits() { event.has_seats(actor, day, place, None, 1, anyway)? } else { Over::No };
        if state.sits() {
            changes.extend(get_up(event, day, person, project));
        }
        changes.push(Change::Joined { project, day, person, anyway: over == Over::Yes });
    }
    Ok(changes)
}

fn turn(event: &Event, actor: &Actor, who: Who, project: ProjectId, day: Date, state: State, anyway: bool) -> Result<Vec<Change>, Refusal> {
    let (_, on_day) = event.project_on(project, day)?;
    if on_day.state == state {
        return Ok(vec![]);
    }
    let sits_down = state.sits() && !on_day.state.sits();
    if !sits_down {
        return Ok(vec![Change::Turned { project, day, state, anyway: false }]);
    }
    // One place per person and time: who would have joined but sits elsewhere by now stays there, save the one who starts it.
    let elsewhere =
        |person: &PersonId| who != Who::Person(*person) && event.seat_of(day, *person).is_some_and(|(seat, _)| seat.id != project);
    let (stay_away, come): (Vec<PersonId>, Vec<PersonId>) = on_day.members.keys().copied().partition(elsewhere);
    let come_heads = u32::try_from(come.len()).unwrap_or(u32::MAX);
    let over = event.has_seats(actor, day, &on_day.place, Some(project), come_heads, anyway)?;
    let mut changes = vec![Change::Turned { project, day, state, anyway: over == Over::Yes }];
    changes.extend(stay_away.into_iter().map(|person| Change::Left { project, day, person }));
    changes.extend(come.into_iter().flat_map(|person| get_up(event, day, person, project)));
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
        return Ok(vec![Change::Joined { project, day, person, anyway: false }]);
    }
    let at_project = match now.about.seats {
        Some(seats) if heads(on_day) >= seats => {
            over(event, actor, anyway, |anyway| Refusal::ProjectFull { project, heads: heads(on_day), seats, anyway })?
        }
        _ => Over::No,
    };
    let in_room = event.has_seats(actor, day, &on_day.place, Some(project), heads(on_day) + 1, anyway)?;
    let mut changes = get_up(event, day, person, project);
    changes.push(Change::Joined { project, day, person, anyway: at_project == Over::Yes || in_room == Over::Yes });
    Ok(changes)
}

/// One place per person and time: sitting down here is getting up there.
fn get_up(event: &Event, day: Date, person: PersonId, new: ProjectId) -> Vec<Change> {
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
        let on_day = OnDay { state: *state, since: stamp.at, place: place.clone(), members: OrdMap::new() };
        let added = Project {
            id: *project,
            about: about.clone(),
            days: OrdMap::unit(*day, on_day),
            by: stamp.actor.who,
            source: source.clone(),
            added: stamp.seq,
            described: (stamp.seq, stamp.actor.who),
            touched: stamp.seq,
            withdrawn: false,
        };
        event.projects.insert(*project, added);
        if let Some(source) = source {
            crate::import::remember_row(event, stamp, source.row, crate::import::Item::Project(*project));
        }
        return;
    }
    let (Change::Added { project, .. }
    | Change::Described { project, .. }
    | Change::Moved { project, .. }
    | Change::Turned { project, .. }
    | Change::Joined { project, .. }
    | Change::Left { project, .. }
    | Change::Withdrawn { project }) = change;
    let Some(now) = event.projects.get_mut(project) else { return };
    now.touched = stamp.seq;
    match change {
        Change::Added { .. } => {}
        Change::Described { about, .. } => {
            now.about = about.clone();
            now.described = (stamp.seq, stamp.actor.who);
        }
        Change::Moved { day, place, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.place = place.clone();
            }
        }
        Change::Turned { day, state, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.state = *state;
                on_day.since = stamp.at;
            }
        }
        Change::Joined { day, person, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.members.insert(*person, Joined { seq: stamp.seq, at: stamp.at });
            }
        }
        Change::Left { day, person, .. } => {
            if let Some(on_day) = now.days.get_mut(day) {
                on_day.members.remove(person);
            }
        }
        Change::Withdrawn { .. } => {
            now.withdrawn = true;
            if let Some(row) = now.source.as_ref().map(|source| source.row) {
                event.rows.remove(&row);
            }
        }
    }
}
