//! A plan in words for the command line.

use std::fmt::Write as _;

use domain::Audience;
use formats::tickets::{Column, Odd, What as OddWhat};
use ledger::View;

use super::plan::{Becomes, Plan, What};

/// How many lines of a kind are printed; the rest is counted.
const SHOWN: usize = 40;

/// A plan in English, several lines.
pub fn report(plan: &Plan, view: &View) -> String {
    let mut text = String::new();
    if plan.over {
        return "These days are over, and what was known of people is gone. No tickets are brought in any more.\n".to_owned();
    }
    let (new, updates, leaves) = (plan.count(Becomes::New), plan.count(Becomes::Updates), plan.count(Becomes::Leaves));
    line(
        &mut text,
        &format!(
            "{} tickets of {}: {new} new, {updates} with something new, {leaves} void now, {} as they were.",
            plan.tickets,
            plan.source.word(),
            plan.same
        ),
    );
    for (number, what) in [
        (plan.unassigned, "tickets that nobody was named for yet; they come in once somebody is"),
        (plan.void, "void tickets whose people never came in; left out"),
        (plan.erased, "people who asked to be forgotten; they stay forgotten"),
    ] {
        if number > 0 {
            line(&mut text, &format!("{number} {what}."));
        }
    }
    let newcomers = &plan.newcomers;
    if newcomers.number > 0 {
        let never = newcomers.never.iter().take(SHOWN).map(|words| format!("“{words}”"));
        let first = newcomers.first.then(|| "that it is their first time".to_owned());
        let said: Vec<String> = never.chain(first).collect();
        line(&mut text, &format!("{} of them count as newcomers; they said {}.", newcomers.number, said.join(", ")));
    }
    columns(&mut text, plan);
    let scan = if plan.has_secrets { "Scanning at the door works with this file." } else { NO_SECRET };
    line(&mut text, scan);
    let kept = plan.kept.iter().map(|kept| {
        let name = view.people.name(kept.person, Audience::Team).unwrap_or("somebody");
        format!("  {}: {name}, {}", at(plan, kept.line), kept_word(&kept.what))
    });
    several(&mut text, "Changed here, so it stays:", &kept.collect::<Vec<_>>());
    let here = plan.here_already.iter().map(|(line, person)| {
        let name = view.people.name(*person, Audience::Team).unwrap_or("somebody");
        format!(
            "  {}: {name} is here without a ticket and has the same mail address; say on the page of people that they are one",
            at(plan, *line)
        )
    });
    several(&mut text, "Here already:", &here.collect::<Vec<_>>());
    several(
        &mut text,
        "Odd:",
        &plan.odd.iter().map(|odd| format!("  {}: {}", at(plan, odd.line), odd_words(plan, odd))).collect::<Vec<_>>(),
    );
    text
}

const NO_SECRET: &str = "This file does not say what the tickets' QR codes hold, so they cannot be scanned at the door. pretix: bring the orders (JSON) in as well.";

fn at(plan: &Plan, line: u32) -> String {
    match plan.position(line) {
        Some((order, position)) => format!("position {position} of order {order}"),
        None => format!("line {line}"),
    }
}

fn line(text: &mut String, said: &str) {
    // Writing to a String does not fail.
    let _ = writeln!(text, "{said}");
}

fn several(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    line(text, heading);
    for said in lines.iter().take(SHOWN) {
        line(text, said);
    }
    if lines.len() > SHOWN {
        line(text, &format!("  and {} more", lines.len() - SHOWN));
    }
}

fn columns(text: &mut String, plan: &Plan) {
    let taken = plan.columns.iter().filter(|seen| !matches!(seen.column, Column::NotKept | Column::Ignored));
    let taken: Vec<String> = taken.map(|seen| format!("{} = {}", seen.heading, seen.column.word())).collect();
    let of = |wanted: &Column| {
        let found = plan.columns.iter().filter(|seen| seen.column == *wanted);
        found.map(|seen| seen.heading.as_str()).collect::<Vec<_>>().join(", ")
    };
    line(text, &format!("Columns: {}.", taken.join(", ")));
    let (never, unused) = (of(&Column::NotKept), of(&Column::Ignored));
    if !never.is_empty() {
        line(text, &format!("Never stored: {never}."));
    }
    if !unused.is_empty() {
        line(text, &format!("Not used: {unused}."));
    }
    for option in &plan.options {
        line(text, &format!("Taken for one answer: “{option}”."));
    }
}

fn kept_word(what: &What) -> String {
    match what {
        What::Name => "the name".to_owned(),
        What::Email => "the mail address".to_owned(),
        What::Handle => "the handle".to_owned(),
        What::Listing => "who may see the name".to_owned(),
        What::Days => "when they come".to_owned(),
        What::Answer(key) => format!("the answer to “{key}”"),
    }
}

fn odd_words(plan: &Plan, odd: &Odd) -> String {
    let at = |line: &u32| at(plan, *line);
    match &odd.what {
        OddWhat::Cells { cells, headings } => format!("{cells} cells under {headings} headings; left out"),
        OddWhat::Unreadable => "cannot be read; left out".to_owned(),
        OddWhat::NoCode => "no ticket code; left out".to_owned(),
        OddWhat::CodeTwice { first } => format!("the ticket code of {} again; left out", at(first)),
        OddWhat::HandleTwice { first } => format!("the handle of {} again", at(first)),
        OddWhat::EmailTwice { first } => format!("the mail address of {} again", at(first)),
        OddWhat::SecretTwice { first } => format!("the QR code of {} again; only the first one opens the door", at(first)),
        OddWhat::Formula { heading } => format!("a formula under “{heading}”; not taken"),
        OddWhat::NotRead { heading, text } => format!("“{text}” under “{heading}” cannot be read; not taken"),
        OddWhat::Shortened { heading, limit } => format!("“{heading}” is longer than {limit} characters; its beginning is taken"),
        OddWhat::Test => "a ticket of a test; left out".to_owned(),
    }
}
