//! The board as the Markdown page that it came from.
//!
//! # What the page holds
//!
//! The event's title; its houses with their addresses; for each day the projects that run or rest (what, where, for whom) and the
//! outcomes in the order in which they were written down (who, remarks, what, links); and how full each house is.
//!
//! # What is lost
//!
//! - Ideas and finished projects: the page has a table of what runs and one of what is done, and a project that is only thought
//!   of or over is in neither. Messages, people at projects, needs, and who has arrived are not in the page either.
//! - Names that the reader may not see; two people of the same name (but for case) become one.
//! - Lines: a text becomes one line. That a project rests, that it is on several days, an outcome's kind and project.
//! - Whatever [`formats::live_document`] cannot hold, and words in a table or landmark that would be read as a house or room.
//!
//! Brought into a new event with the same days and houses, the page gives the same page again. Texts that only fit because their
//! links stood beside them are refused there and listed.

use domain::link::Link;
use domain::{Audience, Date, Event, Outcome, Place};
use formats::live_document::{Counter, LiveDocument, OutcomeRow, ProjectRow, VenueLine, day_of, links, write};
use jiff::civil::Weekday;
use ledger::View;

use crate::say::place_anywhere;

/// The Markdown of a day, or of the whole event, as far as an audience may see it. The counters are those of the day, or of today.
pub fn markdown(view: &View, day: Option<Date>, audience: Audience) -> String {
    let event = &view.event;
    let dates: Vec<Date> = event.days.iter().map(|known| known.date).filter(|date| day.is_none_or(|day| day == *date)).collect();
    let mut document = LiveDocument {
        title: one_line(event.title.as_str()),
        venues: event
            .venues
            .iter()
            .map(|venue| VenueLine { name: one_line(venue.name.as_str()), address: one_line(venue.address.as_str()) })
            .collect(),
        ..LiveDocument::default()
    };
    for date in dates {
        document.projects.extend(projects(event, date));
        document.outcomes.extend(outcomes(view, date, audience));
    }
    document.counters = counters(event, &document, day.unwrap_or(event.moment.today));
    write(&document)
}

fn projects(event: &Event, date: Date) -> impl Iterator<Item = ProjectRow> {
    let heading = day_heading(event, date);
    event.projects_on(date).into_iter().filter(|(_, on_day)| on_day.state.sits()).map(move |(project, on_day)| ProjectRow {
        what: one_line(project.about.title.as_str()),
        where_: place_text(event, &on_day.place),
        audience: one_line(project.about.audience.as_str()),
        day: Some(heading.clone()),
        line: 0,
    })
}

fn outcomes(view: &View, date: Date, audience: Audience) -> impl Iterator<Item = OutcomeRow> {
    let heading = day_heading(&view.event, date);
    view.event.outcomes_on(date).into_iter().rev().map(move |outcome| OutcomeRow {
        who: outcome.about.who.iter().filter_map(|person| crate::say::name(view, *person, audience)).map(str::to_owned).collect(),
        remarks: outcome.about.remarks.iter().map(|remark| one_line(remark.as_str())).collect(),
        what: with_links(outcome),
        links: vec![],
        day: Some(heading.clone()),
        line: 0,
    })
}

/// What came of it, and behind it the links that are not in the words.
fn with_links(outcome: &Outcome) -> String {
    let mut text = one_line(outcome.about.what.as_str());
    let in_text = links(&text);
    for link in outcome.about.links.iter().map(Link::as_str).filter(|link| !in_text.iter().any(|known| known == link)) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&readable(link));
    }
    text
}

/// An address in such letters that it is found again in a cell: bars, brackets and a mark at its end are written by their codes.
fn readable(link: &str) -> String {
    if links(link) == [link] {
        return link.to_owned();
    }
    let host = link.find("://").map_or(0, |at| at + 3);
    let path = link[host..].find('/').map_or(link.len(), |at| host + at);
    let last = link.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut coded = link[..path].to_owned();
    for (at, character) in link[path..].char_indices() {
        let plain = character.is_alphanumeric()
            || matches!(character, '/' | '?' | '#' | '=' | '&' | '%' | '-' | '_' | '+')
            || (character == '.' && path + at != last);
        if plain {
            coded.push(character);
        } else {
            let mut bytes = [0; 4];
            coded.extend(character.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    coded
}

/// The counters say their day where a reader could not tell it from the rows.
fn counters(event: &Event, document: &LiveDocument, day: Date) -> Vec<Counter> {
    let heading = day_heading(event, day);
    let headings = || document.projects.iter().map(|row| &row.day).chain(document.outcomes.iter().map(|row| &row.day));
    let told = headings().next().is_some() && headings().all(|of_row| of_row.as_ref() == Some(&heading));
    let counted = event.venues.iter().map(|venue| (venue, event.gauge(day, venue.id).heads()));
    counted
        .filter(|(venue, present)| venue.seats.is_some() || *present > 0)
        .map(|(venue, present)| {
            let name = one_line(venue.name.as_str());
            let place = if told { format!("{name} fill status") } else { format!("{name} fill status, {heading}") };
            Counter { place, present, capacity: venue.seats, line: 0 }
        })
        .collect()
}

/// "Monday, May 28th"; the date in digits where the event has two such days.
pub(super) fn day_heading(event: &Event, date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let weekday = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    let ending = match date.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let month = MONTHS[usize::try_from(date.month() - 1).expect("months count from one")];
    let heading = format!("{weekday}, {month} {}{ending}", date.day());
    let dates: Vec<Date> = event.days.iter().map(|day| day.date).collect();
    let read_back = which_day(&heading, &dates) == Some(date);
    if read_back { heading } else { date.to_string() }
}

/// Which of these dates a heading means, if it means one.
pub(super) fn which_day(heading: &str, dates: &[Date]) -> Option<Date> {
    let parts = |date: &Date| (date.year(), date.month().unsigned_abs(), date.day().unsigned_abs());
    let days: Vec<(i16, u8, u8)> = dates.iter().map(parts).collect();
    day_of(heading, &days).map(|index| dates[index])
}

/// "Formeret 101 (table F2)": a place in words that are read as the same place again, as far as there are such words.
pub(super) fn place_text(event: &Event, place: &Place) -> String {
    // Words that are read as another place of the same house give way to what they are read as, so that the page stays the same
    // from then on. The house and the room are said as they are, whatever a reader makes of the rest.
    let mut meant = place.clone();
    for _ in 0..3 {
        let ways = ways_to_say(event, &meant);
        if let Some(way) = ways.iter().find(|way| place_anywhere(event, way) == meant) {
            return way.clone();
        }
        let read = place_anywhere(event, &ways[0]);
        if place.venue.is_some() && (read.venue, read.room) != (place.venue, place.room) {
            break;
        }
        meant = read;
    }
    ways_to_say(event, place).swap_remove(0)
}

fn ways_to_say(event: &Event, place: &Place) -> Vec<String> {
    let venue = place.venue.and_then(|id| event.venue(id)).map(|(_, venue)| venue.name.as_str());
    let room = place.room.and_then(|id| event.room(id)).map(|(_, room)| room.name.as_str());
    let spot = place.spot.as_str();
    let house: Vec<&str> = [venue, room].into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let house = one_line(&house.join(" "));
    match (house.is_empty(), spot.is_empty()) {
        (_, true) => vec![house],
        (true, false) => vec![one_line(spot)],
        (false, false) => {
            vec![one_line(&format!("{house} ({spot})")), one_line(&format!("{house}, {spot}")), one_line(&format!("{spot}, {house}"))]
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
