//! `impl-days match`: who sits where, of a file that says who is there and what there is to do.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use clap::Args;
use matching::instance::{self, Answer};
use matching::{Alternative, Because, Effort, Morning, Proposal, Reason, Said, Value, Waits};

use crate::file::bytes;
use crate::{Format, print_out};

/// Propose who sits where, with reasons, of a file that lists people, projects and rooms
#[derive(Args)]
pub struct Match {
    /// The file, in JSON; - reads what is piped in
    file: PathBuf,
    /// What is printed: a plan for people, or data for programs
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Where chance begins; the same number gives the same plan
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

impl Match {
    pub fn run(self) -> anyhow::Result<()> {
        let morning = instance::read(&bytes(&self.file)?).with_context(|| format!("{} is not read", self.file.display()))?;
        let begun = Instant::now();
        let proposal = matching::propose(&morning, Effort::seeded(self.seed), &|| false).context("nothing was proposed")?;
        let seconds = begun.elapsed().as_secs_f64();
        match self.format {
            Format::Json => print_out(&format!("{}\n", serde_json::to_string(&Answer::new(&proposal, seconds))?)),
            Format::Text => print_out(&in_words(&plainly(morning), &proposal)),
        }
    }
}

/// With names that do nothing to a terminal but stand there: no end of a line, no order to clear it.
fn plainly(mut morning: Morning) -> Morning {
    let rooms = morning.rooms.iter_mut().map(|room| &mut room.name);
    let houses = morning.houses.iter_mut().map(|house| &mut house.name);
    let projects = morning.projects.iter_mut().map(|project| &mut project.name);
    for name in rooms.chain(houses).chain(projects).chain(&mut morning.topics) {
        *name = name.replace(char::is_control, " ");
    }
    morning
}

/// The plan by room and table, who has no place, and what is left open.
fn in_words(morning: &Morning, proposal: &Proposal) -> String {
    let mut text = summary(morning, proposal);
    let reasons = matching::reasons(morning, &proposal.plan);
    for room in 0..morning.rooms.len() {
        text.push_str(&room_in_words(morning, proposal, &reasons, room));
    }
    text.push_str(&without_a_place(morning, proposal));
    let said = matching::said(morning, &proposal.plan);
    let lines: Vec<String> = said.iter().map(|said| said_in_words(morning, said)).chain(unknown_wishes(morning)).collect();
    if !lines.is_empty() {
        let _ = write!(text, "\nTo know\n  {}\n", lines.join("\n  "));
    }
    text
}

fn summary(morning: &Morning, proposal: &Proposal) -> String {
    let placed = proposal.plan.project_of.iter().flatten().count();
    let running = proposal.plan.room_of.iter().flatten().count();
    let (value, bound) = (proposal.value.points(), proposal.bound.points());
    let best = if proposal.is_best() { "no plan is worth more".to_owned() } else { format!("no plan is worth more than {bound}") };
    let name = if morning.name.is_empty() { String::new() } else { format!("{}: ", morning.name) };
    format!(
        "{name}{placed} of {} have a place, {running} of {} run.\nIt is worth {value}; {best}.\n",
        count(morning.people.len(), "person", "people"),
        count(morning.projects.len(), "project", "projects")
    )
}

fn room_in_words(morning: &Morning, proposal: &Proposal, reasons: &[Reason], room: usize) -> String {
    let at = |project: usize| reasons.iter().filter(move |reason| reason.project == project);
    let projects: Vec<usize> = (0..morning.projects.len()).filter(|project| proposal.plan.room_of[*project] == Some(room)).collect();
    let taken: usize = projects.iter().map(|project| at(*project).count()).sum();
    let mut text = format!("\n{} — {taken} of {}\n", morning.rooms[room].name, count(morning.rooms[room].capacity.into(), "seat", "seats"));
    for project in projects {
        let most = morning.projects[project].maximum;
        let _ = writeln!(text, "\n  {} — {} of at most {most}", morning.projects[project].name, at(project).count());
        for reason in at(project) {
            let _ = writeln!(text, "    {}", reason_in_words(morning, reason));
        }
    }
    text
}

/// One line for a person: why here, and what else there would be.
fn reason_in_words(morning: &Morning, reason: &Reason) -> String {
    let because: Vec<String> = reason.because.iter().map(|because| because_in_words(morning, *because)).collect();
    let mut line = format!("{}: {}", someone(morning, reason.person), because.join(", "));
    let others: Vec<String> = reason.alternatives.iter().map(|other| alternative_in_words(morning, other)).collect();
    if !others.is_empty() {
        let _ = write!(line, ". Or {}", others.join(", or "));
    }
    line
}

fn someone(morning: &Morning, person: usize) -> String {
    let who = &morning.people[person];
    let is = if who.mentor_for > 0 {
        " (mentor)"
    } else if who.newcomer {
        " (newcomer)"
    } else {
        ""
    };
    format!("{}{is}", who.id)
}

fn because_in_words(morning: &Morning, because: Because) -> String {
    let topic = |topic: usize| morning.topics.get(topic).map_or("a subject of it", String::as_str);
    match because {
        Because::Wish(0) => "first wish".to_owned(),
        Because::Wish(1) => "second wish".to_owned(),
        Because::Wish(2) => "third wish".to_owned(),
        Because::Wish(rank) => format!("wish number {}", rank + 1),
        Because::Likes => "gave it a heart".to_owned(),
        Because::Area(area) => format!("interested in {}", topic(area)),
        Because::Needed(needed) => format!("knows {}, which is needed", topic(needed)),
        Because::Learns(learnt) => format!("wants to learn {}", topic(learnt)),
        Because::Stays => "sits there already".to_owned(),
        Because::Wanted => "the lead asked for them".to_owned(),
        Because::Language(language) => format!("speaks {}", topic(language)),
        Because::LooksAfter(newcomers) => format!("looks after {} there", count(newcomers, "newcomer", "newcomers")),
        Because::Free => "it has a seat for them".to_owned(),
    }
}

fn alternative_in_words(morning: &Morning, other: &Alternative) -> String {
    let points = |value: Value| Value { halves: value.halves.abs() }.points();
    let own = match other.own.halves.signum() {
        0 => "as good for them".to_owned(),
        1 => format!("{} more for them", points(other.own)),
        _ => format!("{} less for them", points(other.own)),
    };
    let others = match other.others.halves.signum() {
        0 => "nothing off for others".to_owned(),
        1 => format!("about {} off for others", points(other.others)),
        _ => format!("about {} more for others", points(other.others)),
    };
    format!("{} ({own}, {others})", morning.projects[other.project].name)
}

fn without_a_place(morning: &Morning, proposal: &Proposal) -> String {
    let waits = matching::everybody_waits(morning, &proposal.plan);
    let waiting = waits.into_iter().enumerate().filter_map(|(person, waits)| Some((person, waits?)));
    let lines: Vec<String> =
        waiting.map(|(person, waits)| format!("  {}: {}\n", someone(morning, person), waits_in_words(&waits))).collect();
    if lines.is_empty() { String::new() } else { format!("\nWithout a place\n{}", lines.concat()) }
}

fn waits_in_words(waits: &Waits) -> &'static str {
    match waits {
        Waits::NoProject => "there is no project",
        Waits::NoRoom => "there is no room with a seat",
        Waits::NothingAllowed => "every project is closed to them",
        Waits::Level => "every project asks for a higher level, or is closed to them",
        Waits::Mentor => "where they may sit, no mentor is free for one more newcomer",
        Waits::Seat => "where they may sit, there is no seat, or too few people to begin",
        Waits::Alone => "where there is a seat for them, they would be alone",
        Waits::WorthLess => "there is a seat, but taking it would cost others more",
    }
}

fn said_in_words(morning: &Morning, said: &Said) -> String {
    let project = |project: usize| format!("“{}”", morning.projects.get(project).map_or("?", |project| project.name.as_str()));
    match said {
        Said::NoPeople => "There is nobody to place.".to_owned(),
        Said::NoProjects => "There is no project.".to_owned(),
        Said::NoRooms => "There is no room with a seat.".to_owned(),
        Said::Seats { people, seats } => format!("There are {people} people and {seats} seats."),
        Said::Newcomers { waiting, mentors, could_ask } => {
            let ask = match could_ask.len() {
                0 => "Nobody here could be asked.".to_owned(),
                _ => format!("These could be asked: {}.", few(morning, could_ask)),
            };
            format!(
                "{} for a mentor: {} needed. {ask}",
                if *waiting == 1 { "1 newcomer waits".to_owned() } else { format!("{waiting} newcomers wait") },
                if *mentors == 1 { "1 more mentor is".to_owned() } else { format!("{mentors} more mentors are") }
            )
        }
        Said::Unaccompanied { project: at, newcomers } => {
            format!("{newcomers} newcomers sit at {} and nobody there looks after them.", project(*at))
        }
        Said::MinimumAboveSeats { project: at } => {
            let needed = count(morning.projects[*at].minimum.into(), "seat", "seats");
            if morning.projects[*at].maximum < morning.projects[*at].minimum {
                format!("{} needs {needed} and has fewer.", project(*at))
            } else {
                format!("{} needs {needed}, which no room has.", project(*at))
            }
        }
        Said::NobodyKnows { topic, project: at } => {
            format!("Nobody here knows {}, which {} needs.", morning.topics.get(*topic).map_or("what", String::as_str), project(*at))
        }
        Said::Overruled(_) => "A lock does not hold: a later one, or a rule, is against it.".to_owned(),
        Said::Withdrawn { person, project: at } => {
            format!("{} wishes for {}, which is withdrawn.", someone(morning, *person), project(*at))
        }
        Said::DoesNotRun { project: at, lacks } => {
            let help = matching::could_help(morning, *at);
            let help = if help.is_empty() { String::new() } else { format!(" Who could help: {}.", few(morning, &help)) };
            let lacks = lacks.map(|more| format!(" {more} more would do.")).unwrap_or_default();
            format!("{} does not run.{lacks}{help}", project(*at))
        }
    }
}

/// Wishes for what is not in the file: they were left out, and their rank was kept.
fn unknown_wishes(morning: &Morning) -> Option<String> {
    let known = morning.projects.len();
    match morning.people.iter().flat_map(|person| &person.wishes).filter(|wish| **wish >= known).count() {
        0 => None,
        1 => Some("1 wish is for a project that is not in the file.".to_owned()),
        wishes => Some(format!("{wishes} wishes are for projects that are not in the file.")),
    }
}

/// The first few of some people.
fn few(morning: &Morning, people: &[usize]) -> String {
    const FEW: usize = 5;
    let mut text = people.iter().take(FEW).map(|person| morning.people[*person].id.to_string()).collect::<Vec<_>>().join(", ");
    if people.len() > FEW {
        let _ = write!(text, " and {} more", people.len() - FEW);
    }
    text
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
