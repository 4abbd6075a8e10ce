//! The list of participants with all they answered. Opening it is an act that stands in the history, so it takes a button: no
//! address shows it.

use std::borrow::Cow;

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::coming::{Answer, Command as ComingCommand, List};
use domain::{Act, Command, CommandId, Id, PersonId, Refusal};
use ledger::{Listing, Order, Profile};
use words::Words;

use super::{fresh, say};
use crate::door;
use crate::forms::{Failed, Posted, show};
use crate::page::Page;
use crate::questionnaire;
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "coming/list.html")]
struct ListPage {
    page: Page,
    w: Words,
    notice: Option<String>,
    seq: u64,
    heads: usize,
    /// The list, once it was asked for.
    table: Option<Table>,
}

struct Table {
    columns: Vec<String>,
    /// The first cell of a row is the name.
    rows: Vec<Vec<String>>,
}

pub(super) async fn page(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Answers) {
        return problem.into_response();
    }
    show(&reader, StatusCode::OK, shown(&reader, None, None))
}

fn shown(reader: &Reader, table: Option<Table>, notice: Option<String>) -> String {
    let w = reader.words;
    let page = Page::of(reader, w.list_of_participants().to_owned(), "");
    ListPage { page, w, notice, seq: reader.view.event.seq, heads: listed(reader).len(), table }.render().unwrap_or_default()
}

/// Whom the list is about: those with a ticket that counts, and those who said whether they come. By name.
fn listed(reader: &Reader) -> Vec<(PersonId, Cow<'_, Profile>)> {
    let event = &reader.view.event;
    let comes = |person: PersonId| event.days_of(person).any(|(_, coming)| coming.plan.answer != Answer::No);
    let everybody = reader.view.everybody();
    let mut listed: Vec<_> = everybody.iter().filter(|(person, profile)| profile.has_ticket() || comes(*person)).collect();
    listed.sort_by_cached_key(|(person, profile)| (crate::say::fold(&profile.name), *person));
    listed
}

/// Says that this list was opened. The same form again opens it again, so each time it is another order.
pub(crate) async fn look(posted: &Posted, list: List) -> Result<(), Failed> {
    let mut bits = [0_u8; 16];
    getrandom::fill(&mut bits).map_err(|_| Refusal::IdTaken)?;
    let order = Order::new(CommandId(Id::from_bits(u128::from_be_bytes(bits))), posted.reader.actor());
    posted.ask(order.with(Command::Coming(ComingCommand::Look { list }))).await?;
    Ok(())
}

pub(super) async fn open(posted: Posted) -> Response {
    opened(&posted, List::Participants, |reader| show(reader, StatusCode::OK, shown(reader, Some(table(reader, Width::Screen)), None)))
        .await
}

pub(super) async fn file(posted: Posted) -> Response {
    opened(&posted, List::File, |reader| {
        let name = format!("attachment; filename=\"{}-participants.csv\"", reader.view.slug);
        let headers: [(HeaderName, String); 3] =
            [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name), (CACHE_CONTROL, "no-store".to_owned())];
        (headers, csv(&table(reader, Width::File))).into_response()
    })
    .await
}

/// Nothing is shown before it stands in the history that it was.
async fn opened(posted: &Posted, list: List, answer: impl FnOnce(&Reader) -> Response) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Answers) {
        return problem.into_response();
    }
    match look(posted, list).await {
        Ok(()) => answer(&fresh(&posted.reader)),
        Err(failed) => {
            let notice = posted.again(&failed).notice.map(|notice| notice.text);
            show(&posted.reader, failed.status(), shown(&fresh(&posted.reader), None, notice))
        }
    }
}

/// As many columns as are of use on a screen, or all for a file: who the people are besides their names, too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    Screen,
    File,
}

fn table(reader: &Reader, width: Width) -> Table {
    let (w, event) = (reader.words, &reader.view.event);
    let listed = listed(reader);
    let asked = questionnaire::columns(w, event, listed.iter().map(|(_, profile)| profile.as_ref()));
    let days = event.days.iter().map(|day| say(reader).day_short(day.date));
    let facts = || [w.head_mail(), w.head_handle(), w.head_listing()].into_iter().filter(|_| width == Width::File).map(str::to_owned);
    let columns = [w.head_name().to_owned(), w.head_ticket().to_owned()].into_iter().chain(facts()).chain(days);
    let row = |(person, profile): &(PersonId, Cow<'_, Profile>)| {
        let ticket = profile.ticket.as_ref().filter(|ticket| !ticket.void).map(|ticket| ticket.code.clone()).unwrap_or_default();
        let (mail, handle) = (profile.email.clone().unwrap_or_default(), profile.handle.clone().unwrap_or_default());
        let facts = [mail, handle, listing(w, profile.listing)].into_iter().filter(|_| width == Width::File);
        let days = event.days.iter().map(|day| day_cell(reader, day.date, *person));
        let answers = asked.iter().map(|(key, _)| questionnaire::cell(w, event, key, profile));
        [profile.name.clone(), ticket].into_iter().chain(facts).chain(days).chain(answers).collect()
    };
    let headings = asked.iter().map(|(_, heading)| heading.clone());
    Table { columns: columns.chain(headings).collect(), rows: listed.iter().map(row).collect() }
}

/// Who sees their name, in words.
fn listing(w: Words, listing: Listing) -> String {
    match listing {
        Listing::Everyone => w.listing_everyone(),
        Listing::Participants => w.listing_participants(),
        Listing::Handle => w.listing_handle(),
        Listing::Nobody => w.listing_nobody(),
    }
    .to_owned()
}

fn day_cell(reader: &Reader, day: domain::Date, person: PersonId) -> String {
    let w = reader.words;
    let Some(coming) = reader.view.event.coming(day, person) else { return String::new() };
    let answer = match coming.plan.answer {
        Answer::No => return w.answer_no().to_owned(),
        Answer::Interested => w.answer_interested(),
        Answer::Confirmed => w.answer_confirmed(),
    };
    let half = match (coming.plan.morning, coming.plan.afternoon) {
        (true, false) => Some(w.in_the_morning().to_owned()),
        (false, true) => Some(w.in_the_afternoon().to_owned()),
        _ => None,
    };
    let waits = coming.waiting.then(|| w.answer_waits().to_owned());
    let house = coming.venue.map(|venue| say(reader).venue(venue).to_owned());
    let parts = [Some(answer.to_owned()), half, waits, house];
    say(reader).list(parts.into_iter().flatten())
}

/// Comma-separated values with a mark that says they are UTF-8, as spreadsheets want it.
fn csv(table: &Table) -> String {
    let line = |cells: &[String]| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    let rows = table.rows.iter().map(|row| line(row));
    std::iter::once(format!("\u{FEFF}{}", line(&table.columns))).chain(rows).collect()
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let begins = cell.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    let guard =
        if begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r', '\n']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_leaves_its_column() {
        let cells = ["=1+1", " +33 1", "-2", "@cmd", "\t=1", "a, \"b\"\nc", "Zoé", "＝1"];
        let written: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        assert_eq!(
            written,
            ["\"'=1+1\"", "\"' +33 1\"", "\"'-2\"", "\"'@cmd\"", "\"'\t=1\"", "\"a, \"\"b\"\"\nc\"", "\"Zoé\"", "\"'＝1\""]
        );
    }
}
