//! A plan in words for the command line, and a page as data.

use std::fmt::Write as _;

use domain::{Date, Refusal};
use formats::live_document::{LiveDocument, Why};
use serde_json::{Value, json};

use super::As;
use super::export::which_day;
use super::plan::Plan;
use super::rows::Item;

/// What a page says, as data, before any event's rows are looked at. `days` are the event's; a row's `date` is the one that
/// its heading means, or null.
pub fn dry_run_json(doc: &LiveDocument, days: &[Date]) -> Value {
    let date = |heading: &Option<String>| heading.as_deref().and_then(|heading| which_day(heading, days)).map(|date| date.to_string());
    let projects: Vec<Value> = doc
        .projects
        .iter()
        .map(|row| json!({ "what": row.what, "where": row.where_, "audience": row.audience, "day": row.day, "date": date(&row.day) }))
        .collect();
    let outcomes: Vec<Value> = doc
        .outcomes
        .iter()
        .map(|row| json!({ "who": row.who, "remarks": row.remarks, "what": row.what, "links": row.links, "day": row.day, "date": date(&row.day) }))
        .collect();
    let counters: Vec<Value> = doc
        .counters
        .iter()
        .map(|counter| json!({ "place": counter.place, "present": counter.present, "capacity": counter.capacity }))
        .collect();
    json!({ "projects": projects, "outcomes": outcomes, "counters": counters })
}

/// A plan in English, several lines.
pub fn report(plan: &Plan) -> String {
    let mut text = String::new();
    asked(&mut text, plan);
    new_rows(&mut text, plan);
    known_rows(&mut text, plan);
    counters(&mut text, plan);
    not_understood(&mut text, plan);
    text
}

fn line(text: &mut String, said: &str) {
    // Writing to a String does not fail.
    let _ = writeln!(text, "{said}");
}

fn asked(text: &mut String, plan: &Plan) {
    let dates: Vec<String> = plan.days.iter().map(ToString::to_string).collect();
    for heading in &plan.asked {
        match heading {
            Some(heading) => line(text, &format!("Which day is \"{heading}\"? Say so with --day {}", quoted(&format!("{heading}=DATE")))),
            None => line(text, "Which day are the rows below no heading? Say so with --day \"=DATE\""),
        }
    }
    if !plan.asked.is_empty() {
        line(text, &format!("DATE is one of {}. Until then nothing is brought in.", dates.join(", ")));
    }
    for (heading, date) in &plan.unused {
        let flag = quoted(&format!("{}={date}", heading.as_deref().unwrap_or("")));
        line(text, &format!("--day {flag} was not used: the page has no such heading, or the event no such day."));
    }
}

fn new_rows(text: &mut String, plan: &Plan) {
    let (projects, outcomes): (Vec<_>, Vec<_>) = plan.new.iter().partition(|new| matches!(new.item, Item::Project { .. }));
    let as_what = match plan.kind {
        As::Live => "projects",
        As::Ideas => "projects as ideas",
        As::Past => "projects as finished",
    };
    line(text, &format!("New: {} {as_what}, {} outcomes.", projects.len(), outcomes.len()));
    for new in projects.into_iter().chain(outcomes) {
        match &new.item {
            Item::Project { title, where_, .. } if where_.is_empty() => line(text, &format!("  {}  {title}", new.day)),
            Item::Project { title, where_, .. } => line(text, &format!("  {}  {title}: {where_}", new.day)),
            Item::Outcome { who, what, links, .. } => {
                let who: Vec<&str> = who.iter().map(|named| named.name.as_str()).collect();
                let links: Vec<&str> = links.iter().map(domain::link::Link::as_str).collect();
                let who = if who.is_empty() { "nobody".to_owned() } else { who.join(", ") };
                line(text, format!("  {}  {who}: {what} {}", new.day, links.join(" ")).trim_end());
            }
        }
    }
    if plan.later > 0 {
        line(text, &format!("{} more rows are too many for one import: bring the same page in again afterwards.", plan.later));
    }
}

fn known_rows(text: &mut String, plan: &Plan) {
    line(text, &format!("Known and the same: {}.", plan.same));
    if !plan.differs.is_empty() {
        line(text, "Known, but another on the board; left as it is there:");
    }
    for differs in &plan.differs {
        line(
            text,
            &format!(
                "  line {}: {}, {}: \"{}\" on the board, \"{}\" in the page",
                differs.line,
                differs.what,
                differs.cell.word(),
                differs.here,
                differs.there
            ),
        );
    }
    if !plan.on_board.is_empty() {
        line(text, "On the board already from elsewhere; not added:");
    }
    for row in &plan.on_board {
        line(text, &format!("  line {}: {} ({})", row.line, row.what, row.day));
    }
}

fn counters(text: &mut String, plan: &Plan) {
    if plan.left_out.outcomes > 0 {
        line(text, &format!("Left out: {} outcomes; ideas have none.", plan.left_out.outcomes));
    }
    if plan.left_out.counters > 0 {
        line(text, &format!("Left out: {} counters; only a live page has them.", plan.left_out.counters));
    }
    if !plan.counters.is_empty() {
        line(text, &format!("Counts to set: {}.", plan.counters.len()));
    }
    for counter in &plan.unknown_places {
        line(text, &format!("  line {}: \"{}\" names no house of the event; its count is left out", counter.line, counter.place));
    }
}

fn not_understood(text: &mut String, plan: &Plan) {
    for row in &plan.passed_over {
        line(text, &format!("Passed over, line {}: {}: {}", row.line, row.what, why_passed_over(&row.why)));
    }
    for (number, place) in &plan.no_house {
        line(text, &format!("Line {number}: \"{place}\" names no house of the event; it is kept in words"));
    }
    for remark in &plan.not_understood {
        line(text, &format!("Line {}: {}", remark.line, why(&remark.why)));
    }
}

fn why_passed_over(why: &Refusal) -> String {
    match why {
        Refusal::TooLong { limit, length, .. } => format!("{length} are too many, {limit} fit"),
        Refusal::Empty { .. } => "it says nothing".to_owned(),
        Refusal::NotANumber { most, .. } => format!("the most that can be meant is {most}"),
        Refusal::NotALink { given } => format!("\"{given}\" is no link"),
        _ => "it does not fit".to_owned(),
    }
}

fn why(why: &Why) -> String {
    match why {
        Why::UnknownTable { columns } => {
            format!("a table whose columns say nothing ({}); its rows are passed over; name them with --column", columns.join(" | "))
        }
        Why::UnknownColumn { name } => format!("the column \"{name}\" has no place here and is passed over; name it with --column"),
        Why::MissingSeparator => "a table without the line of dashes below its header; it was read".to_owned(),
        Why::LongRow { cells, columns } => {
            format!("a row with {cells} cells where the table has {columns} columns; the rest was joined to the last")
        }
        Why::RowsApart => "rows below an empty line; they were read as rows of the table above".to_owned(),
        Why::LineInTable { text } => format!("a line without any bar inside a table, passed over: {text}"),
        Why::CounterTooLarge => "a counter too large to be one, passed over".to_owned(),
        Why::NotUtf8 => "bytes that are not UTF-8, each replaced".to_owned(),
    }
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    if word.contains(['"', '$', '`', '\\', '!']) { format!("'{}'", word.replace('\'', "'\\''")) } else { format!("\"{word}\"") }
}
