//! The waiting list of a day, in fair order, and who is let in next.

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::coming::{Answer, Command as ComingCommand};
use domain::{Act, Command, Date, Field, PersonId};
use ledger::Everybody;
use words::Words;

use super::{days, form_day, fresh, name, say};
use crate::board::day_of;
use crate::door;
use crate::forms::{Failed, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal::capital;

#[derive(Template)]
#[template(path = "coming/waiting.html")]
struct WaitingPage {
    page: Page,
    w: Words,
    notice: Option<String>,
    seq: u64,
    day: Date,
    days: Vec<(Date, String, bool)>,
    /// Who has a place, and how many there are.
    taken: String,
    /// That all places are taken, so that whoever is let in is one more.
    beyond: Option<String>,
    first: String,
    rows: Vec<Row>,
}

/// Somebody who waits, and why they stand where they do.
struct Row {
    href: String,
    name: String,
    why: String,
    /// That no letter reaches them, and how else they are reached.
    unreached: Option<String>,
}

pub(super) async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Answers) {
        return problem.into_response();
    }
    match day_of(&reader, &uri) {
        Ok(day) => show(&reader, StatusCode::OK, shown(&reader, day, None)),
        Err(problem) => problem.into_response(),
    }
}

fn shown(reader: &Reader, day: Date, notice: Option<String>) -> String {
    let (w, event, everybody) = (reader.words, &reader.view.event, reader.view.everybody());
    let waiting = event.waiting_list(day);
    let taken = event.places_taken(day);
    WaitingPage {
        page: Page::of(reader, w.waiting_list().to_owned(), &format!("day={day}")).hearing(reader, day),
        w,
        notice,
        seq: event.seq,
        day,
        days: days(reader, day),
        taken: {
            let day = capital(&say(reader).day_long(day));
            event
                .terms
                .places
                .map_or_else(|| w.nobody_has_to_wait(day.clone(), taken), |places| w.places_taken_of(day.clone(), places, taken))
        },
        beyond: event
            .terms
            .places
            .filter(|places| taken >= usize::try_from(*places).unwrap_or(usize::MAX))
            .map(|places| w.beyond_the_places(places)),
        first: waiting.first().map(|person| person.0.to_string()).unwrap_or_default(),
        rows: waiting.into_iter().filter_map(|person| row(reader, &everybody, day, person)).collect(),
    }
    .render()
    .unwrap_or_default()
}

fn row(reader: &Reader, everybody: &Everybody<'_>, day: Date, person: PersonId) -> Option<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let coming = event.coming(day, person)?;
    let profile = everybody.get(person);
    let no_mail = profile.as_ref().is_none_or(|profile| profile.email.as_deref().is_none_or(str::is_empty));
    let contact = profile.as_ref().and_then(|profile| profile.contact.as_deref()).map(str::trim).filter(|contact| !contact.is_empty());
    let asked = event.history.get(coming.asked).map(|entry| say(reader).until(entry.stamp.at)).unwrap_or_default();
    Some(Row {
        href: format!("{}/people/{}", reader.root(), person.0.short()),
        name: name(reader, person),
        why: if coming.plan.answer == Answer::Confirmed { w.waits_surely(asked) } else { w.waits_perhaps(asked) },
        unreached: no_mail.then(|| contact.map_or_else(|| w.no_mail_address().to_owned(), |contact| w.no_mail_address_but(contact))),
    })
}

/// The most people who are let in at once.
const MOST_AT_ONCE: u32 = 500;

pub(super) async fn let_in(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let (now, fields) = (fresh(reader), &posted.fields);
    let day = form_day(&now, fields);
    let waiting = now.view.event.waiting_list(day);
    let back = format!("{}/coming/waiting?day={day}", reader.root());
    let first = fields.get("first");
    if waiting.first().is_none_or(|person| person.0.to_string() != first) {
        // Whoever stood first was let in already: by the same form, or by somebody else of the team. Nobody gets in twice for it.
        return if has_place(&now, day, first) {
            posted.done(&back)
        } else {
            show(&now, StatusCode::CONFLICT, shown(&now, day, Some(now.words.the_list_changed().to_owned())))
        };
    }
    match admit(&posted, day, &waiting).await {
        Ok(()) => posted.done(&back),
        Err(failed) => show(&now, failed.status(), shown(&now, day, posted.again(&failed).notice.map(|notice| notice.text))),
    }
}

fn has_place(reader: &Reader, day: Date, first: &str) -> bool {
    let person = first.parse().map(PersonId).ok();
    person.and_then(|person| reader.view.event.coming(day, person)).is_some_and(|coming| coming.has_place())
}

async fn admit(posted: &Posted, day: Date, waiting: &[PersonId]) -> Result<(), Failed> {
    let many = posted.fields.number("many", Field::Count, MOST_AT_ONCE)?.unwrap_or(1);
    let many = usize::try_from(many).unwrap_or(1).max(1);
    let next = waiting.iter().take(many);
    let order = next.fold(posted.order()?, |order, person| order.with(Command::Coming(ComingCommand::Admit { person: *person, day })));
    posted.ask(order).await?;
    Ok(())
}
