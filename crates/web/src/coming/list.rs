//! The list of participants with all they answered. Opening it is an act that stands in the history, so it takes a button: no
//! address shows it.

use std::collections::BTreeSet;

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::coming::{Answer, Command as ComingCommand, List};
use domain::questionnaire::{Value, key};
use domain::{Act, Command, CommandId, Id, PersonId, Refusal};
use ledger::{Order, Profile};
use words::Words;

use super::{fresh, say};
use crate::door;
use crate::forms::{Failed, Posted, show};
use crate::page::Page;
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
fn listed(reader: &Reader) -> Vec<(PersonId, &Profile)> {
    let event = &reader.view.event;
    let known = |person: PersonId| event.people.get(&person).is_some_and(|known| !known.erased && known.merged.is_none());
    let comes = |person: PersonId| event.days_of(person).any(|(_, coming)| coming.plan.answer != Answer::No);
    let wanted = |person: PersonId, profile: &Profile| known(person) && (profile.has_ticket() || comes(person));
    let mut listed: Vec<(PersonId, &Profile)> = reader.view.people.iter().filter(|(person, profile)| wanted(*person, profile)).collect();
    listed.sort_by_key(|(person, profile)| (crate::say::fold(&profile.name), *person));
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
    opened(&posted, List::Participants, |reader| show(reader, StatusCode::OK, shown(reader, Some(table(reader)), None))).await
}

pub(super) async fn file(posted: Posted) -> Response {
    opened(&posted, List::File, |reader| {
        let name = format!("attachment; filename=\"{}-participants.csv\"", reader.view.slug);
        let headers: [(HeaderName, String); 3] =
            [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name), (CACHE_CONTROL, "no-store".to_owned())];
        (headers, csv(&table(reader))).into_response()
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

fn table(reader: &Reader) -> Table {
    let (w, event) = (reader.words, &reader.view.event);
    let questions = event.questionnaire();
    let listed = listed(reader);
    // What a ticket asked besides stands after the event's own questions.
    let asked: Vec<&str> = questions.questions.iter().map(|question| question.key.as_str()).collect();
    // What has a dot in its name is the importer's own note.
    let keys = listed.iter().flat_map(|(_, profile)| profile.answers.keys().map(AsRef::as_ref));
    let answered: BTreeSet<&str> = keys.filter(|key: &&str| !key.contains('.')).collect();
    let more = answered.iter().copied().filter(|key| !asked.contains(key));
    let keys: Vec<&str> = asked.iter().copied().filter(|key| answered.contains(key)).chain(more).collect();

    let days = event.days.iter().map(|day| say(reader).day_short(day.date));
    let heading = |key: &&str| {
        let own = questions.get(key).and_then(|question| question.ask.get(w.lang().code())).map(|ask| ask.as_str().to_owned());
        own.filter(|ask| !ask.is_empty()).unwrap_or_else(|| key_word(w, key))
    };
    let columns = [w.head_name().to_owned(), w.head_ticket().to_owned()].into_iter().chain(days).chain(keys.iter().map(heading)).collect();
    let row = |(person, profile): (PersonId, &Profile)| {
        let ticket = profile.ticket.as_ref().filter(|ticket| !ticket.void).map(|ticket| ticket.code.clone()).unwrap_or_default();
        let days = event.days.iter().map(|day| day_cell(reader, day.date, person));
        let answers = keys.iter().map(|key| profile.answer(key).map(|value| cell(reader, key, value)).unwrap_or_default());
        [profile.name.clone(), ticket].into_iter().chain(days).chain(answers).collect()
    };
    Table { columns, rows: listed.iter().copied().map(row).collect() }
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
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// An answer as a person reads it.
fn cell(reader: &Reader, key: &str, value: &Value) -> String {
    let w = reader.words;
    let questions = reader.view.event.questionnaire();
    let label = |choice: &str| {
        let option = questions.get(key).and_then(|question| question.options.iter().find(|option| option.key == choice));
        let label = option.and_then(|option| option.label.get(w.lang().code())).map(|label| label.as_str().to_owned());
        label.filter(|label| !label.is_empty()).unwrap_or_else(|| choice.to_owned())
    };
    match value {
        Value::Text(text) => label(text),
        Value::Yes(true) => w.yes_word().to_owned(),
        Value::Yes(false) => w.no().to_owned(),
        Value::Choices(choices) => choices.iter().map(|choice| label(choice)).collect::<Vec<_>>().join(", "),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Levels(levels) => levels.iter().map(|(of, level)| format!("{} {level}", label(of))).collect::<Vec<_>>().join(", "),
    }
}

/// The heading of a standard question; any other's name as it is.
fn key_word(w: Words, key: &str) -> String {
    match key {
        key::LEVEL => w.col_level(),
        key::AREAS => w.col_areas(),
        key::WISHES => w.col_wishes(),
        key::KNOWS => w.col_knows(),
        key::LEARNS => w.col_learns(),
        key::MENTOR => w.col_mentor(),
        key::LANGUAGES => w.col_languages(),
        key::FIRST => w.col_first(),
        key::CONTRIBUTED => w.col_contributed(),
        key::SYSTEM => w.col_system(),
        key::DIET => w.head_diet(),
        key::ACCESS => w.col_access(),
        key::PHOTO => w.col_photo(),
        key::HOURS => w.col_hours(),
        other => return other.to_owned(),
    }
    .to_owned()
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
