//! Bringing timetables of others in: frab's XML, pretalx's JSON, calendars.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use formats::schedule::{Schedule, Session, Unreadable, When, read_calendar, read_frab, read_pretalx_in};
use serde_json::{Value, json};
use web::bring::Outside;

use crate::bringing::Into;
use crate::file::bytes;
use crate::sites::section;
use crate::{Format, print_out};

/// A timetable in frab's XML, as schedule apps read it
#[derive(Args)]
pub struct Frab {
    #[command(flatten)]
    rooms: Rooms,
    #[command(flatten)]
    reading: Reading,
}

/// A timetable of pretalx in JSON, with its sprints as projects
#[derive(Args)]
pub struct Pretalx {
    #[command(flatten)]
    rooms: Rooms,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Args)]
struct Rooms {
    /// The house in which its rooms are; the event's only one, where nothing is said. One that the event does not have yet is made
    #[arg(long, value_name = "NAME")]
    house: Option<String>,
}

/// A calendar
#[derive(Args)]
pub struct Ics {
    #[command(flatten)]
    reading: Reading,
}

#[derive(Args)]
struct Reading {
    /// The file; - reads what is piped in
    file: PathBuf,
    /// Only say what is in it
    #[arg(long)]
    dry_run: bool,
    /// What --dry-run prints: text for people, or data for programs
    #[arg(long, value_enum, requires = "dry_run")]
    format: Option<Format>,
    #[command(flatten)]
    into: Into,
}

impl Frab {
    pub fn run(self) -> anyhow::Result<()> {
        self.reading.run("frab", self.rooms.house, read_frab)
    }
}

impl Pretalx {
    pub fn run(self) -> anyhow::Result<()> {
        let language = self.reading.into.language()?;
        self.reading.run("pretalx", self.rooms.house, |bytes| read_pretalx_in(bytes, language.as_deref()))
    }
}

impl Ics {
    pub fn run(self) -> anyhow::Result<()> {
        self.reading.run("ics", None, read_calendar)
    }
}

impl Reading {
    fn run(self, origin: &'static str, house: Option<String>, read: impl Fn(&[u8]) -> Result<Schedule, Unreadable>) -> anyhow::Result<()> {
        let schedule = read(&bytes(&self.file)?).with_context(|| format!("{} is not brought in", self.file.display()))?;
        if !self.dry_run || (self.into.event.is_some() && self.format.is_none()) {
            let name = if schedule.title.is_empty() { self.file.display().to_string() } else { schedule.title.clone() };
            return self.into.bring(&Outside { house, ..Outside::of_schedule(origin, &name, &schedule) }, self.dry_run);
        }
        print_out(&match self.format {
            Some(Format::Json) => format!("{:#}\n", in_json(&schedule, &self.file)),
            _ => in_words(&schedule),
        })
    }
}

/// What is in a timetable, for programs, in the words of a site's.
fn in_json(schedule: &Schedule, file: &Path) -> Value {
    let session = |session: &Session| {
        json!({
            "id": session.id,
            "title": session.title,
            "kind": session.kind.as_str(),
            "date": session.date,
            "start": session.start().map(clock),
            "end": session.end(schedule.time_zone().as_ref()).map(clock),
            "room": Some(&session.room).filter(|room| !room.is_empty()),
            "speakers": names(session),
        })
    };
    let name = file.file_name().map_or_else(|| "-".into(), |name| name.to_string_lossy());
    let day = |day: &formats::schedule::Day| json!({ "date": day.date, "start": day.start.map(clock), "end": day.end.map(clock) });
    json!({
        "event": { "title": schedule.title, "zone": schedule.zone, "days": schedule.days.iter().map(day).collect::<Vec<_>>() },
        "venues": schedule.rooms.iter().map(|room| json!({ "name": room.name, "capacity": room.capacity })).collect::<Vec<_>>(),
        "sessions": schedule.sessions.iter().map(session).collect::<Vec<_>>(),
        "breaks": schedule.breaks.iter().map(session).collect::<Vec<_>>(),
        "projects": schedule.projects.iter().map(session).collect::<Vec<_>>(),
        "people": schedule.speakers().iter().map(|speaker| json!({ "id": speaker.id, "name": speaker.name })).collect::<Vec<_>>(),
        "not_understood": not_understood(schedule).map(|why| json!({ "file": name, "why": why })).collect::<Vec<_>>(),
    })
}

/// What was not understood, and what has no place here.
fn not_understood(schedule: &Schedule) -> impl Iterator<Item = String> + '_ {
    schedule.not_understood.iter().map(why).chain(Outside::without_place(schedule))
}

fn names(session: &Session) -> Vec<&str> {
    session.speakers.iter().map(|speaker| speaker.name.as_str()).collect()
}

fn clock(time: jiff::civil::DateTime) -> String {
    time.strftime("%H:%M").to_string()
}

fn why(remark: &formats::schedule::Remark) -> String {
    let mut text = String::new();
    if let Some(line) = remark.line {
        let _ = write!(text, "line {line}: ");
    }
    if !remark.about.is_empty() {
        let _ = write!(text, "“{}”: ", remark.about);
    }
    format!("{text}{}", remark.why)
}

/// The same, for people.
fn in_words(schedule: &Schedule) -> String {
    let mut text = String::new();
    let title = if schedule.title.is_empty() { "A timetable without a title" } else { &schedule.title };
    let zone = schedule.zone.as_ref().map(|zone| format!(" ({zone})")).unwrap_or_default();
    let _ = writeln!(text, "{title}{zone}");
    section(&mut text, "Days", schedule.days.iter().map(|day| day.date.strftime("%a %Y-%m-%d").to_string()));
    section(
        &mut text,
        "Rooms",
        schedule.rooms.iter().map(|room| {
            let capacity = room.capacity.map(|capacity| format!(", {capacity} seats")).unwrap_or_default();
            format!("{}{capacity}", room.name)
        }),
    );
    let line = |session: &Session| session_in_words(session, schedule);
    section(&mut text, "Sessions", schedule.sessions.iter().map(line));
    section(&mut text, "Breaks", schedule.breaks.iter().map(line));
    section(&mut text, "Projects", schedule.projects.iter().map(line));
    section(&mut text, "People", schedule.speakers().iter().map(|speaker| speaker.name.clone()));
    section(&mut text, "Not understood", not_understood(schedule));
    text
}

fn session_in_words(session: &Session, schedule: &Schedule) -> String {
    let date = session.date.map_or_else(|| "no day    ".to_owned(), |date| date.to_string());
    let time = match (session.when, session.end(schedule.time_zone().as_ref())) {
        (When::From { start, .. }, Some(end)) => format!("{}–{}", clock(start), clock(end)),
        (When::From { start, .. }, None) => format!("{}      ", clock(start)),
        (When::WholeDays { last }, _) if Some(last) == session.date => "all day    ".to_owned(),
        (When::WholeDays { last }, _) => format!("to {last}"),
        (When::Open, _) => "no time    ".to_owned(),
    };
    let who = if session.speakers.is_empty() { String::new() } else { format!(" ({})", names(session).join(", ")) };
    let room = if session.room.is_empty() { String::new() } else { format!(", {}", session.room) };
    let off = if session.cancelled { ", called off" } else { "" };
    format!("{date}  {time}  {:<8}  {}{who}{room}{off}", session.kind.as_str(), session.title)
}
