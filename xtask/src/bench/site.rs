//! An event of 36 hours, as a folder of files, for the program to read in.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::json;

use super::programs::{Programs, Town, new_folder};
use crate::steps::in_words;

/// Its name in addresses.
const SLUG: &str = "bench-2031";

/// From the first session's begin to the last one's end, in minutes.
const MINUTES: u32 = 36 * 60;

/// The event that came of a folder, and how long `apply` took.
pub struct Site {
    /// Where it lies.
    pub town: Town,
    /// How many sessions it has.
    pub sessions: u32,
    /// The first time: everything is new.
    pub applied: Duration,
    /// The second time: nothing is.
    pub again: Duration,
}

/// Makes it: so many sessions, spread over 36 hours and so many rooms.
///
/// # Errors
/// The program refused it.
pub fn make(programs: &Programs, sessions: u32, rooms: u32) -> Result<Site> {
    let folder = new_folder("site")?;
    let files = folder.join("files");
    let town = Town::new(folder, "data", json!({ "path": format!("/{SLUG}/"), "now": "2031-05-26T14:00:00+02:00" }));
    let house = (1..=rooms).fold("Hall:2000".to_owned(), |said, room| format!("{said}; R{room}:100"));
    let facts = ["--title", "Days of the bench", "--from", "2031-05-26", "--to", "2031-05-27", "--zone", "Europe/Paris", "--venue", &house];
    did(programs.program().args(["new", SLUG]).args(facts).arg("--folder").arg(&files).arg("--data").arg(town.data()))?;
    let event = files.join("event.toml");
    let written = fs::read_to_string(&event)?;
    fs::write(event, written + &timetable(sessions, rooms))?;
    let apply = || -> Result<Duration> {
        let begun = Instant::now();
        did(programs.program().arg("apply").arg(&files).arg("--data").arg(town.data()))?;
        Ok(begun.elapsed())
    };
    let (applied, again) = (apply()?, apply()?);
    Ok(Site { town, sessions, applied, again })
}

/// The sessions, in the words of `event.toml`.
fn timetable(sessions: u32, rooms: u32) -> String {
    let slots = sessions.div_ceil(rooms).max(1);
    let mut file = String::new();
    for number in 0..sessions {
        let (room, slot) = (number % rooms + 1, number / rooms);
        let minute = 9 * 60 + MINUTES * slot / slots;
        // A night belongs to the day before it, until five.
        let day = if minute < (24 + 5) * 60 { 26 } else { 27 };
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        let length = (MINUTES / slots).clamp(5, 40);
        writeln!(
            file,
            "\n[[sessions]]\nkey = \"s{number}\"\ntitle = \"How we made part {number} of it faster\"\nday = 2031-05-{day}\n\
             at = \"{hour:02}:{minute:02}\"\nminutes = {length}\nvenue = \"main\"\nroom = \"R{room}\"\n\
             speakers = [\"Speaker {}\"]\ntext = \"What was slow, how it was found, what was tried in vain, and *what helped* in the end.\"",
            number % 300
        )
        .expect("a text takes all");
    }
    file
}

fn did(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    if !output.status.success() {
        bail!("{} ended with {}: {}", in_words(command), output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
