//! The list on paper, for when nothing else works; and what was noted on it, typed in later.

use askama::Template;
use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::coming::{Answer, List};
use domain::{Act, Field, PersonId, Refusal};
use ledger::Listing;
use words::Words;

use super::tap::{self, Tap, What};
use super::{asked, list, say, stands_at};
use crate::app::App;
use crate::coming::list::look;
use crate::coming::said_no;
use crate::door;
use crate::find::fold;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/door/print", get(page).post(print)).route("/{event}/door/later", get(to_page).post(later))
}

#[derive(Template)]
#[template(path = "entrance/paper.html")]
struct PaperPage {
    page: Page,
    w: Words,
    form: Form,
    house: Option<String>,
    houses: Vec<(String, usize, String)>,
    /// What was typed in just now.
    did: Option<String>,
}

#[derive(Template)]
#[template(path = "entrance/sheet.html")]
struct SheetPage {
    page: Page,
    w: Words,
    day: String,
    rows: Vec<Row>,
}

/// Somebody on paper.
struct Row {
    code: String,
    /// The name, or its first letters.
    name: String,
    house: String,
}

async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, asked(&uri));
    draw(&reader, StatusCode::OK, form)
}

async fn to_page(reader: Reader) -> Response {
    axum::response::Redirect::to(&format!("{}/door/print", reader.root())).into_response()
}

fn draw(reader: &Reader, status: StatusCode, form: Form) -> Response {
    let event = &reader.view.event;
    let did = form.v("did").parse().ok().map(PersonId).and_then(|person| list::told(say(reader), event.moment.today, person));
    let page = PaperPage {
        page: Page::of(reader, reader.words.door_paper().to_owned(), ""),
        w: reader.words,
        house: stands_at(event, form.v("house")),
        houses: crate::forms::houses(event),
        did,
        form,
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// That somebody opened the list stands in the history; then it is shown.
async fn print(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    if let Err(failed) = look(&posted, List::Door).await {
        return draw(reader, failed.status(), posted.again(&failed));
    }
    let (w, event) = (reader.words, &reader.view.event);
    let mut page = Page::of(reader, w.door_paper().to_owned(), "");
    page.languages.clear();
    let sheet = SheetPage { page, w, day: say(reader).day_long(event.moment.today), rows: rows(reader) };
    show(reader, StatusCode::OK, sheet.render().unwrap_or_default())
}

/// Whoever has a ticket that counts, or said that they come.
fn rows(reader: &Reader) -> Vec<Row> {
    let (view, day) = (&reader.view, reader.view.event.moment.today);
    let comes = |person| view.event.coming(day, person).is_some_and(|coming| coming.plan.answer != Answer::No);
    let everybody = view.everybody();
    let mut rows: Vec<Row> = everybody
        .iter()
        .filter(|(person, profile)| profile.has_ticket() || (comes(*person) && profile.ticket.is_none()))
        .map(|(person, profile)| {
            let venue = view.event.coming(day, person).and_then(|coming| coming.venue).and_then(|venue| view.event.venue(venue));
            Row {
                code: profile.ticket.as_ref().map(|ticket| ticket.code.clone()).unwrap_or_default(),
                name: on_paper(reader, person),
                house: match view.event.coming(day, person) {
                    Some(coming) if said_no(&coming) => reader.words.door_said_no().to_owned(),
                    _ => venue.map(|(_, venue)| venue.name.to_string()).unwrap_or_default(),
                },
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| (alphabet(&row.name), row.code.clone()));
    rows
}

/// Where something printed stands in the alphabet: by its letters alone, so that first letters stand among the names and an accent
/// or a quotation mark moves nobody.
fn alphabet(printed: &str) -> String {
    fold(printed).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A name as paper has it: paper is left lying about, so of whoever is not listed by name there are first letters.
fn on_paper(reader: &Reader, person: PersonId) -> String {
    let Some(profile) = reader.view.people.get(person) else { return String::new() };
    let by_name = matches!(profile.listing, Listing::Everyone | Listing::Participants);
    if by_name && !reader.view.event.is_hidden(person) { profile.name.clone() } else { initials(&profile.name) }
}

fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    letters.map(|letter| format!("{}.", letter.to_uppercase())).collect::<Vec<_>>().join(" ")
}

/// What stands on paper, typed in: who by code or as it is written there, and when.
async fn later(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    let said = |text: String| {
        let mut form = posted.again(&Failed::Refused(Refusal::Empty { field: Field::Who }));
        form.notice = Some(crate::forms::Notice { text, field: None, anyway: false });
        draw(reader, StatusCode::UNPROCESSABLE_ENTITY, form)
    };
    let w = reader.words;
    let person = match on_the_list(reader, posted.fields.get("who")).as_slice() {
        [person] => *person,
        [] => return said(w.door_not_on_the_list().to_owned()),
        many => return said(w.door_many_on_the_list(many.len())),
    };
    let at = match posted.fields.time("at") {
        Ok(time) => time,
        Err(refused) => return said(tap::sentence(reader, &refused)),
    };
    let event = &reader.view.event;
    let now = reader.app.ledger().clock().now();
    let at = at.and_then(|time| event.moment.today.to_datetime(time).to_zoned(event.zone.clone()).ok()).map(|at| at.timestamp());
    if at.is_some_and(|at| at > now) {
        return said(w.door_not_yet().to_owned());
    }
    let fields: &Fields = &posted.fields;
    let tap = Tap {
        is: if fields.get("is") == "out" { What::Out } else { What::In },
        person: person.to_string(),
        house: fields.get("house").to_owned(),
        anyway: true,
        ..Tap::default()
    };
    match tap::carry_out(reader, posted.id, &tap, at, None).await {
        Ok(done) => {
            let house: String = tap.house.chars().filter(char::is_ascii_alphanumeric).collect();
            posted.done(&format!("{}/door/print?house={house}&did={}", reader.root(), done.person))
        }
        Err(failed) => draw(reader, failed.status(), posted.again(&failed)),
    }
}

fn on_the_list(reader: &Reader, written: &str) -> Vec<PersonId> {
    let (code, name) = (list::plain(written), fold(written.trim()));
    let entries = list::entries(reader, reader.view.event.moment.today);
    let by_code: Vec<PersonId> = entries
        .iter()
        .filter(|entry| !code.is_empty() && entry.codes.split(' ').any(|known| known == code))
        .map(|entry| entry.person)
        .collect();
    if !by_code.is_empty() || name.is_empty() {
        return by_code;
    }
    let fits = |person: PersonId| fold(&on_paper(reader, person)) == name;
    entries.iter().filter(|entry| fold(&entry.name) == name || fits(entry.person)).map(|entry| entry.person).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_that_is_printed_is_one_alphabet() {
        let mut printed = ["Zoé", "É. D.", "Emil B.", "“Ada”", "Edda K.", "ábel", "B. A.", "Bo"];
        printed.sort_by_cached_key(|name| super::alphabet(name));
        assert_eq!(printed, ["ábel", "“Ada”", "B. A.", "Bo", "É. D.", "Edda K.", "Emil B.", "Zoé"]);
    }

    #[test]
    fn first_letters_are_of_words() {
        assert_eq!(super::initials("Élodie  de la “Tour”"), "É. D. L. T.");
    }
}
