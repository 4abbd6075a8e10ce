//! A file to tickets.

use super::answers::is_several;
use super::bytes::{delimiter, plain, reader, text};
use super::columns::of_headings;
use super::table::{self, Options};
use super::{Column, Reading, Refusal, SIZE_LIMIT, Seen, Source, Tickets, What, orders};

/// How many headings a refusal shows.
const SHOWN: usize = 12;

/// Reads a file.
///
/// # Errors
/// Where it is no ticket export: what was looked for and what was found.
pub fn read(bytes: &[u8], reading: &Reading) -> Result<Tickets, Refusal> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Refusal::TooLarge { bytes: bytes.len(), limit: SIZE_LIMIT });
    }
    let text = text(bytes)?;
    let begins = text.trim_start_matches('\u{FEFF}').trim_start();
    if begins.starts_with(['{', '[']) {
        return match reading.source {
            None | Some(Source::Pretix) => orders::read(begins, reading),
            Some(source) => Err(refused(source, vec!["JSON".to_owned()])),
        };
    }
    table(text.trim_start_matches('\u{FEFF}'), reading)
}

/// The columns of a table as they are guessed, whether or not there are tickets in it; none of what is no table.
pub fn columns_of(bytes: &[u8], reading: &Reading) -> Vec<Seen> {
    let Ok(text) = text(bytes) else { return Vec::new() };
    let (delimiter, text) = delimiter(text.trim_start_matches('\u{FEFF}'));
    let (mut rows, mut record) = (reader(text, delimiter), csv::StringRecord::new());
    if text.trim_start().starts_with(['{', '[']) || !rows.read_record(&mut record).unwrap_or(false) || record.len() < 2 {
        return Vec::new();
    }
    let headings: Vec<String> = record.iter().map(|heading| plain(heading).into_owned()).collect();
    let columns = of_headings(&headings, &reading.columns);
    let mut samples = vec![String::new(); headings.len()];
    if rows.read_record(&mut record).unwrap_or(false) {
        see_samples(&mut samples, &columns, |n| record.get(n).unwrap_or(""));
    }
    seen(headings, columns, samples)
}

fn table(text: &str, reading: &Reading) -> Result<Tickets, Refusal> {
    let (delimiter, text) = delimiter(text);
    let mut record = csv::StringRecord::new();
    let mut rows = reader(text, delimiter);
    let headings: Vec<String> = match rows.read_record(&mut record) {
        Ok(true) => record.iter().map(|heading| plain(heading).into_owned()).collect(),
        _ => return Err(Refusal::Empty),
    };
    let source = source(&headings, reading)?;
    let columns = of_headings(&headings, &reading.columns);
    let found = |wanted: &Column| columns.contains(wanted);
    let names_somebody = found(&Column::Name) || found(&Column::FirstName) || found(&Column::Email);
    if !found(&Column::Code) || !names_somebody {
        return Err(refused(source, headings));
    }
    let options = options(text, delimiter, &columns, headings.len(), reading);
    let mut tickets = table::Tickets::new(&headings, &columns, options.clone());
    let mut samples = vec![String::new(); headings.len()];
    let mut number = 0;
    loop {
        match rows.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let line = record.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
                if record.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                number += 1;
                if record.len() != headings.len() {
                    tickets.odd(line, What::Cells { cells: record.len(), headings: headings.len() });
                    continue;
                }
                see_samples(&mut samples, &columns, |n| record.get(n).unwrap_or(""));
                tickets.take(line, number, |n| record.get(n).unwrap_or(""));
            }
            Err(error) => {
                let line = error.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
                tickets.odd(line, What::Unreadable);
                if error.is_io_error() {
                    break;
                }
            }
        }
    }
    let (tickets, odd) = tickets.end();
    Ok(Tickets { source, positions: None, tickets, odd, columns: seen(headings, columns, samples), options })
}

/// The first thing in each column that is taken.
pub(super) fn see_samples<'c>(samples: &mut [String], columns: &[Column], cell: impl Fn(usize) -> &'c str) {
    const SAMPLE: usize = 60;
    for (n, sample) in samples.iter_mut().enumerate() {
        if sample.is_empty() && columns[n] != Column::NotKept {
            *sample = plain(cell(n)).chars().take(SAMPLE).collect();
        }
    }
}

/// The columns as they were taken.
pub(super) fn seen(headings: Vec<String>, columns: Vec<Column>, samples: Vec<String>) -> Vec<Seen> {
    let of = headings.into_iter().zip(columns).zip(samples);
    of.map(|((heading, column), sample)| Seen { heading, column, sample }).collect()
}

fn options(text: &str, delimiter: u8, columns: &[Column], cells: usize, reading: &Reading) -> Vec<String> {
    let mut found = reading.options.clone();
    if columns.iter().any(|column| matches!(column, Column::Answer(key) if is_several(key))) {
        let mut options = Options::new(columns);
        let mut rows = reader(text, delimiter);
        let mut record = csv::StringRecord::new();
        while let Ok(true) = rows.read_record(&mut record) {
            if record.len() == cells {
                options.see(|n| record.get(n).unwrap_or(""));
            }
        }
        found.extend(options.found().into_iter().filter(|option| !reading.options.contains(option)));
    }
    found
}

/// From which program a table is.
fn source(headings: &[String], reading: &Reading) -> Result<Source, Refusal> {
    let has = |heading: &str| headings.iter().any(|found| found.eq_ignore_ascii_case(heading));
    let is = if has("Ticket Reference") && (has("Ticket Full Name") || has("Ticket Email") || has("Unique Ticket URL")) {
        Source::Tito
    } else if has("Order code") && (has("Position ID") || has("Attendee name")) {
        Source::Pretix
    } else {
        Source::Csv
    };
    match reading.source {
        Some(Source::Csv) => Ok(Source::Csv),
        Some(wanted) if wanted != is => Err(refused(wanted, headings.to_vec())),
        _ => Ok(is),
    }
}

/// What a file of this program must have, and what this one has.
pub(super) fn refused(source: Source, mut found: Vec<String>) -> Refusal {
    let looked: &[&str] = match source {
        Source::Tito => &["Ticket Reference", "Ticket Full Name", "Ticket Email"],
        Source::Pretix => &["Order code", "Position ID", "Attendee name", "results"],
        Source::Csv => &["Code", "Name", "E-mail"],
    };
    found.retain(|heading| !heading.is_empty());
    found.truncate(SHOWN);
    for heading in &mut found {
        if heading.chars().count() > 60 {
            *heading = heading.chars().take(60).chain(['…']).collect();
        }
    }
    Refusal::NoTickets { looked: looked.iter().map(|name| (*name).to_owned()).collect(), found }
}
