//! With how many an idea starts: who of those who would join it comes, how many it lacks, and who said yes and waits for others.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Change, OnDay, Project, State, get_up, join, takes_one_more, turn};
use crate::act::{Actor, Who};
use crate::change::Recorded;
use crate::event::Event;
use crate::history::Subject;
use crate::id::{PersonId, ProjectId};
use crate::refusal::Refusal;
use crate::round::Answer;
use crate::venue::{Over, Presence};

impl Event {
    /// How many people more an idea takes to start; nobody where enough would come, or where it runs.
    pub fn lacks_to_start(&self, project: &Project, day: Date) -> u32 {
        project.days.get(&day).map_or(0, |on_day| lacks(self, (project, on_day), day, None))
    }

    /// Whether somebody at a project is there, or comes when it starts: not who would join an idea and went home or sits elsewhere by now, unless
    /// they said yes to it since.
    pub fn comes_to(&self, project: &Project, day: Date, person: PersonId) -> bool {
        let idea = project.days.get(&day).filter(|on_day| on_day.state == State::Idea);
        idea.is_none_or(|on_day| comes(self, (project.id, on_day), day, person))
    }

    /// The idea to which somebody said yes in the round that is on, and which has not started yet: they wait for others.
    pub fn waits_for(&self, person: PersonId) -> Option<&Project> {
        let project = self.projects.get(&self.said_yes_to(person)?).filter(|project| !project.withdrawn)?;
        let on_day = project.days.get(&self.round.day).filter(|on_day| on_day.state == State::Idea)?;
        let person = self.now(person);
        (on_day.members.contains_key(&person) && comes(self, (project.id, on_day), self.round.day, person)).then_some(project)
    }

    /// The project that began today while somebody would have joined it, and had no seat for them any more: as long as they sit nowhere and did not
    /// go back to it.
    pub fn began_without(&self, day: Date, person: PersonId) -> Option<&Project> {
        let person = self.now(person);
        if self.seat_of(day, person).is_some() {
            return None;
        }
        let of_them = |change: &crate::Change| match change {
            crate::Change::Project(Change::Left { person: who, day: on, .. } | Change::Joined { person: who, day: on, .. }) => {
                *on == day && self.are_one(*who, person)
            }
            _ => false,
        };
        let began = |project: &Project| {
            let last = self.history.of(Subject::Project(project.id)).find(|entry| of_them(&entry.change))?;
            let left = matches!(last.change, crate::Change::Project(Change::Left { .. }));
            let step = self.history.step(last.stamp.seq);
            let runs = |entry: &&Arc<Recorded>| matches!(entry.change, crate::Change::Project(Change::Turned { project: turned, state: State::Running, .. }) if turned == project.id);
            (left && step.iter().any(runs)).then_some(last.stamp.seq)
        };
        let today = self.projects_on(day).into_iter().filter(|(project, on_day)| on_day.state.sits() && project.about.seats.is_some());
        today.filter_map(|(project, _)| Some((began(project)?, project))).max_by_key(|(seq, _)| *seq).map(|(_, project)| project)
    }

    fn said_yes_to(&self, person: PersonId) -> Option<ProjectId> {
        self.proposal_of(person).filter(|proposal| proposal.answer == Some(Answer::Yes))?.placing.project
    }
}

/// How many an idea lacks to start, once this one is with them, too.
fn lacks(event: &Event, (project, on_day): (&Project, &OnDay), day: Date, with: Option<PersonId>) -> u32 {
    let Some(heads) = project.about.starts_with.filter(|_| on_day.state == State::Idea) else { return 0 };
    let others = on_day.members.keys().filter(|person| Some(**person) != with);
    let come = others.filter(|person| comes(event, (project.id, on_day), day, **person)).count();
    heads.saturating_sub(u32::try_from(come).unwrap_or(u32::MAX)).saturating_sub(u32::from(with.is_some()))
}

/// Whether somebody who would join a project comes when it starts: not who went home, nor who sits elsewhere by now, unless they said yes to
/// it since.
fn comes(event: &Event, (project, on_day): (ProjectId, &OnDay), day: Date, person: PersonId) -> bool {
    if matches!(event.presence(day, person), Some(Presence::Left { .. })) {
        return false;
    }
    let Some((seat, elsewhere)) = event.seat_of(day, person).filter(|(seat, _)| seat.id != project) else { return true };
    let since = || Some(on_day.members.get(&person)?.seq > elsewhere.members.get(&person)?.seq);
    day == event.round.day && seat.id != project && event.said_yes_to(person) == Some(project) && since() == Some(true)
}

/// Of those who would have joined a project: who comes when somebody starts it, and who sits elsewhere by now or went home, and stays there.
fn who_comes(event: &Event, who: Who, project: ProjectId, day: Date, on_day: &OnDay) -> (Vec<PersonId>, Vec<PersonId>) {
    let is_there = |person: &PersonId| who == Who::Person(*person) || comes(event, (project, on_day), day, *person);
    on_day.members.keys().copied().partition(is_there)
}

/// The same, but no more come than an idea has seats: the one who starts it, and who said first that they would join.
pub(super) fn who_sits_down(event: &Event, who: Who, known: &Project, day: Date, on_day: &OnDay) -> (Vec<PersonId>, Vec<PersonId>) {
    let (mut come, mut stay_away) = who_comes(event, who, known.id, day, on_day);
    let seats =
        known.about.seats.filter(|_| on_day.state == State::Idea).map_or(usize::MAX, |seats| usize::try_from(seats).unwrap_or(usize::MAX));
    if come.len() > seats {
        come.sort_by_key(|person| (who != Who::Person(*person), on_day.members.get(person).map(|joined| joined.seq)));
        stay_away.extend(come.split_off(seats));
    }
    (come, stay_away)
}

/// Somebody sits down who said yes to a place. A project that nobody had begun yet begins with that, if they are as many as it takes to
/// start; else they wait for the others, and stay where they are meanwhile.
pub(crate) fn sit_down(
    event: &Event,
    actor: &Actor,
    person: PersonId,
    project: ProjectId,
    day: Date,
    anyway: bool,
) -> Result<Vec<Change>, Refusal> {
    let (now, on_day) = event.project_on(project, day)?;
    let who = Who::Person(person);
    if on_day.state != State::Idea {
        return join(event, actor, who, project, day, anyway);
    }
    let waits = lacks(event, (now, on_day), day, Some(person)) > 0;
    let sits_with_them = on_day.members.contains_key(&person);
    let mut changes = if waits { vec![] } else { turn(event, actor, who, project, day, State::Running, anyway)? };
    if !sits_with_them {
        let others = who_comes(event, who, project, day, on_day).0;
        let over = takes_one_more(event, actor, now, (day, on_day), u32::try_from(others.len()).unwrap_or(u32::MAX), anyway)?;
        if !waits {
            changes.extend(get_up(event, day, person, project));
        }
        changes.push(Change::Joined { project, day, person, anyway: over == Over::Yes, again: None });
    } else if waits && !comes(event, (project, on_day), day, person) {
        // That they would join is older than where they sit; that they said yes is not.
        changes.push(Change::Left { project, day, person });
        changes.push(Change::Joined { project, day, person, anyway: false, again: None });
    }
    Ok(changes)
}

/// What starts an idea when one more would join it: that somebody said yes and waits, and they are enough with this one.
pub(super) fn starts_with_them(
    event: &Event,
    actor: &Actor,
    person: PersonId,
    (project, on_day): (&Project, &OnDay),
    day: Date,
) -> Option<Vec<Change>> {
    let waits = |other: &PersonId| day == event.round.day && event.waits_for(*other).is_some_and(|waits| waits.id == project.id);
    let is_free = event.seat_of(day, person).is_none();
    let is_enough = || lacks(event, (project, on_day), day, Some(person)) == 0;
    // Where there is no seat for them it is only said that they would.
    let start = || sit_down(event, actor, person, project.id, day, false).ok();
    if is_free && is_enough() && on_day.members.keys().any(waits) { start() } else { None }
}
