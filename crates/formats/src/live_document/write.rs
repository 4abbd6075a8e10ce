//! Writing a page, and what a page can hold.

use super::cells::{cell, escape_bars, links, one_line};
use super::days::mentions_day;
use super::lines::{is_any_day, is_title, venue};
use super::people::{canonical_people, canonical_remarks, join_people};
use super::{Counter, LiveDocument, OutcomeRow, ProjectRow, VenueLine};

impl LiveDocument {
    /// The document as the format can hold it: [`write()`] writes this, and [`read`](super::read()) gives it back. The module's page
    /// says what it comes to. Line numbers and remarks go.
    #[must_use]
    pub fn canonical(self) -> Self {
        let title = Some(one_line(&self.title)).filter(|title| is_title(title)).unwrap_or_default();
        let mut projects: Vec<ProjectRow> = self.projects.iter().filter_map(canonical_project).collect();
        let mut outcomes: Vec<OutcomeRow> = self.outcomes.into_iter().filter_map(canonical_outcome).collect();
        let days = days(&projects, &outcomes);
        let order = |day: &Option<String>| days.iter().position(|known| known == day);
        projects.sort_by_key(|row| order(&row.day));
        outcomes.sort_by_key(|row| order(&row.day));
        Self {
            title,
            venues: self.venues.iter().filter_map(canonical_venue).collect(),
            projects,
            outcomes,
            counters: self.counters.iter().filter_map(canonical_counter).collect(),
            not_understood: Vec::new(),
        }
    }
}

/// Writes a document as a Markdown page: title, addresses, for each day its projects and outcomes, then the counters.
///
/// What the format cannot hold is brought into shape first, see [`LiveDocument::canonical`]. A document without rows
/// gets two empty tables to fill.
pub fn write(document: &LiveDocument) -> String {
    let document = document.clone().canonical();
    // Without a title nothing may have level one, or it would be read as the title.
    let level = if document.title.is_empty() { 2 } else { 1 };
    let mut page = String::new();
    if !document.title.is_empty() {
        write_heading(&mut page, 1, &document.title);
    }
    if !document.venues.is_empty() {
        page.push_str("Addresses:\n\n");
        for venue in &document.venues {
            write_line(&mut page, &format!("* {}", venue_text(venue)));
        }
        page.push('\n');
    }
    let mut days = days(&document.projects, &document.outcomes);
    if days.is_empty() {
        days.push(None);
    }
    for day in &days {
        match day {
            Some(day) => write_heading(&mut page, level, day),
            None if mentions_day(&document.title) => write_heading(&mut page, level, "Any day"),
            None => {}
        }
        write_heading(&mut page, level + 1, "Currently running");
        let rows = document.projects.iter().filter(|row| row.day == *day);
        let cells = rows.map(|row| [row.what.clone(), row.where_.clone(), row.audience.clone()]);
        write_table(&mut page, ["What?", "Where?", "Audience"], cells);
        write_heading(&mut page, level + 1, "Done");
        let rows = document.outcomes.iter().filter(|row| row.day == *day);
        let cells = rows.map(|row| [join_people(&row.who, &row.remarks), row.what.clone()]);
        write_table(&mut page, ["Who?", "What?"], cells);
    }
    if !document.counters.is_empty() {
        write_heading(&mut page, level, "realtime data");
    }
    for counter in &document.counters {
        write_heading(&mut page, level + 1, &counter.place);
        let capacity = counter.capacity.map_or("?".to_owned(), |capacity| capacity.to_string());
        write_line(&mut page, &format!("{} of {capacity}\n", counter.present));
    }
    page.truncate(page.trim_end_matches('\n').len());
    page.push('\n');
    page
}

fn write_heading(page: &mut String, level: usize, text: &str) {
    // A mark at the end would be taken for the heading's own closing mark, so it gets one.
    let close = if text.ends_with('#') { " #" } else { "" };
    write_line(page, &format!("{} {text}{close}\n", "#".repeat(level)));
}

fn write_line(page: &mut String, line: &str) {
    page.push_str(line);
    page.push('\n');
}

fn write_table<const COLUMNS: usize>(page: &mut String, names: [&str; COLUMNS], rows: impl Iterator<Item = [String; COLUMNS]>) {
    write_line(page, &format!("| {} |", names.join(" | ")));
    write_line(page, &format!("| {} |", names.map(|name| "-".repeat(name.len())).join(" | ")));
    for row in rows {
        let cells = row.map(|cell| escape_bars(&cell));
        write_line(page, &format!("| {} |", cells.join(" | ")));
    }
    page.push('\n');
}

/// The days of the rows in the order of the page: rows without a day first, then as they come.
fn days(projects: &[ProjectRow], outcomes: &[OutcomeRow]) -> Vec<Option<String>> {
    let of_projects = projects.iter().map(|row| &row.day);
    let of_outcomes = outcomes.iter().map(|row| &row.day);
    let mut days: Vec<Option<String>> = Vec::new();
    for day in of_projects.chain(of_outcomes) {
        if !days.contains(day) {
            days.push(day.clone());
        }
    }
    days.sort_by_key(Option::is_some);
    days
}

fn canonical_project(row: &ProjectRow) -> Option<ProjectRow> {
    let row = ProjectRow {
        what: cell(&row.what),
        where_: cell(&row.where_),
        audience: cell(&row.audience),
        day: canonical_day(row.day.as_deref()),
        line: 0,
    };
    Some(row).filter(ProjectRow::says_something)
}

fn canonical_outcome(row: OutcomeRow) -> Option<OutcomeRow> {
    let mut what = cell(&row.what);
    let contained = links(&what);
    for link in row.links {
        if !contained.contains(&link) && links(&link) == [link.as_str()] {
            what = cell(&format!("{what} {link}"));
        }
    }
    let row = OutcomeRow {
        who: canonical_people(&row.who),
        remarks: canonical_remarks(&row.remarks),
        links: links(&what),
        what,
        day: canonical_day(row.day.as_deref()),
        line: 0,
    };
    Some(row).filter(OutcomeRow::says_something)
}

fn canonical_day(day: Option<&str>) -> Option<String> {
    day.map(one_line).filter(|day| mentions_day(day) && !is_any_day(day))
}

fn canonical_venue(line: &VenueLine) -> Option<VenueLine> {
    venue(&venue_text(&VenueLine { name: one_line(&line.name), address: one_line(&line.address) }))
}

fn canonical_counter(counter: &Counter) -> Option<Counter> {
    let place = one_line(&counter.place);
    (!place.is_empty()).then_some(Counter { place, line: 0, ..*counter })
}

fn venue_text(venue: &VenueLine) -> String {
    if venue.address.is_empty() { venue.name.clone() } else { format!("{}: {}", venue.name, venue.address) }
}
