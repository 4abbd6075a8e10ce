//! What somebody asks for, and the one function that answers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, may};
use crate::change::{Change, Recorded, Stamp};
use crate::event::Event;
use crate::id::CommandId;
use crate::refusal::Refusal;
use crate::{coming, event, history, import, message, moment, outcome, person, project, round, session, site, task, venue};

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Of the event itself.
    Event(event::Command),
    /// Of a person.
    Person(person::Command),
    /// Of a house.
    Venue(venue::Command),
    /// Of a project.
    Project(project::Command),
    /// Of an outcome.
    Outcome(outcome::Command),
    /// Of a message.
    Message(message::Command),
    /// Of an import.
    Import(import::Command),
    /// Of time.
    Moment(moment::Command),
    /// Of what happened before.
    History(history::Command),
    /// Of who means to come.
    Coming(coming::Command),
    /// Of a task.
    Task(task::Command),
    /// Of the coordinator's round.
    Round(round::Command),
    /// Of a session of the timetable.
    Session(session::Command),
    /// Of the event's site.
    Site(site::Command),
}

/// What a command causes. Nothing may follow: then it was so already.
///
/// # Errors
/// A [`Refusal`]: why it is not done, and what to try.
pub fn decide(event: &Event, actor: &Actor, now: Timestamp, command: &Command) -> Result<Vec<Change>, Refusal> {
    if event.is_open() == matches!(command, Command::Event(event::Command::Open(_))) {
        return Err(Refusal::NotOpen);
    }
    let mut changes = match command {
        Command::Event(command) => event::decide(event, actor, command),
        Command::Person(command) => person::decide(event, actor, command),
        Command::Venue(command) => venue::decide(event, actor, now, command),
        Command::Project(command) => project::decide(event, actor, now, command),
        Command::Outcome(command) => outcome::decide(event, actor, command),
        Command::Message(command) => message::decide(event, actor, command),
        Command::Import(command) => import::decide(event, actor, command),
        Command::Moment(command) => moment::decide(event, actor, command),
        Command::History(command) => history::decide(event, actor, now, command),
        Command::Coming(command) => coming::decide(event, actor, command),
        Command::Task(command) => task::decide(event, actor, now, command),
        Command::Round(command) => round::decide(event, actor, command),
        Command::Session(command) => session::decide(event, actor, now, command),
        Command::Site(command) => site::decide(event, actor, command),
    }?;
    round::seat_who_waits(event, actor, now, &mut changes);
    Ok(changes)
}

/// What several commands under one id cause together, each decided on the event that the earlier ones make.
///
/// # Errors
/// The first [`Refusal`]: then nothing is done at all.
pub fn decide_all(
    event: &Event,
    actor: &Actor,
    now: Timestamp,
    id: CommandId,
    commands: &[Command],
) -> Result<(Vec<Recorded>, Event), Refusal> {
    let mut after = event.clone();
    let recorded = carry_out(&mut after, actor, now, id, commands)?;
    Ok((recorded, after))
}

/// As [`decide_all`], on the event itself: it costs less where nobody else holds it.
///
/// # Errors
/// The first [`Refusal`]: then the event is as it was.
pub fn decide_in_place(
    event: &mut Event,
    actor: &Actor,
    now: Timestamp,
    id: CommandId,
    commands: &[Command],
) -> Result<Vec<Recorded>, Refusal> {
    // A single command is decided as a whole before anything of it is applied; so there is nothing to go back to.
    if commands.len() == 1 {
        return carry_out(event, actor, now, id, commands);
    }
    let (recorded, after) = decide_all(event, actor, now, id, commands)?;
    *event = after;
    Ok(recorded)
}

/// Decides and applies one command after the other. Where a later one is refused, the earlier ones are applied.
fn carry_out(event: &mut Event, actor: &Actor, now: Timestamp, id: CommandId, commands: &[Command]) -> Result<Vec<Recorded>, Refusal> {
    let mut recorded = Vec::new();
    for command in commands {
        for change in decide(event, actor, now, command)? {
            let stamp = Stamp { seq: event.seq + 1, at: now, actor: *actor, command: id };
            let entry = Recorded { stamp, change };
            event.apply(&entry);
            recorded.push(entry);
        }
    }
    Ok(recorded)
}

/// Refuses what the actor may not do.
pub(crate) fn allow(event: &Event, actor: &Actor, act: Act) -> Result<(), Refusal> {
    may(actor, act, event.editing).map_err(|needed| Refusal::NotAllowed { act, needed })
}
