//! The days of an event, and what is on when.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::event::{Command as EventCommand, MOST_SLOTS};
use domain::moment::DAY_ENDS;
use domain::{Act, Command, Date, Day, Field, Refusal, Slot, SlotKind, Text, Thing};
use ledger::View;
use words::Words;

use super::{Sheet, begun, filled_rows, kept};
use crate::app::App;
use crate::door;
use crate::forms::{Both, Failed, Fields, Form, Posted, Said, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/settings/days", get(days).post(add))
        .route("/{event}/settings/days/{date}", get(day).post(schedule))
        .route("/{event}/settings/days/{date}/remove", get(to_days).post(remove))
}

async fn to_days(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/settings/days", reader.root()))
}

#[derive(Template)]
#[template(path = "settings/days.html")]
struct DaysPage {
    page: Page,
    w: Words,
    form: Form,
    days: Vec<(Date, String)>,
}

fn days_page(reader: &Reader, form: Form) -> String {
    let w = reader.words;
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let days = reader.view.event.days.iter().map(|day| (day.date, say.day_long(day.date))).collect();
    DaysPage { page: Page::of(reader, w.days().to_owned(), ""), w, form, days }.render().unwrap_or_default()
}

async fn days(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let next = reader.view.event.days.iter().next_back().and_then(|day| day.date.tomorrow().ok());
    let values = Fields::default().with("date", next.map_or_else(String::new, |date| date.to_string()));
    show(&reader, StatusCode::OK, days_page(&reader, Form::empty(&reader, values)))
}

async fn add(posted: Posted) -> Response {
    change(&posted, |days| {
        let date: Date = match posted.fields.get("date").trim() {
            "" => return Err(Refusal::Empty { field: Field::Day }),
            text => text.parse().map_err(|_| Refusal::Days)?,
        };
        // The hours of the day before it, or else of the first one.
        let like = days.iter().rfind(|day| day.date < date).or_else(|| days.first());
        let slots = like.map_or_else(Vec::new, |day| day.slots.clone());
        let kind = like.map(|day| day.kind).unwrap_or_default();
        days.push(Day { date, slots, kind });
        days.sort_by_key(|day| day.date);
        Ok(())
    })
    .await
}

async fn remove(Path((_, date)): Path<(String, String)>, posted: Posted) -> Response {
    change(&posted, |days| {
        let date: Date = date.parse().map_err(|_| Refusal::UnknownDay)?;
        days.retain(|day| day.date != date);
        Ok(())
    })
    .await
}

/// Adds or removes a day, and shows the days, or why not.
async fn change(posted: &Posted, change: impl FnOnce(&mut Vec<Day>) -> Result<(), Refusal>) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let asked = async {
        let mut days: Vec<Day> = reader.view.event.days.iter().cloned().collect();
        change(&mut days)?;
        let schedule = EventCommand::Schedule { seen: posted.fields.seq(), days };
        posted.ask(posted.order()?.with(Command::Event(schedule))).await
    };
    match asked.await {
        Ok(_) => posted.done(&format!("{}/settings/days", reader.root())),
        Err(failed) => show(reader, failed.status(), days_page(reader, posted.again(&failed))),
    }
}

#[derive(Template)]
#[template(path = "settings/day.html")]
struct DayPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    date: Date,
    rows: usize,
    kinds: Vec<(&'static str, String)>,
    several: bool,
}

/// Rows for what is to come.
const SPARE: usize = 3;

const PARTS: &[(&str, &[&str])] = &[("slots", &["at-", "what-", "text-"])];

static KINDS: [(&str, SlotKind); 6] = [
    ("doors", SlotKind::Doors),
    ("round", SlotKind::Round),
    ("work", SlotKind::Work),
    ("lunch", SlotKind::Lunch),
    ("winding-down", SlotKind::WindingDown),
    ("closing", SlotKind::Closing),
];

fn values(view: &View, date: Date) -> Option<Fields> {
    let slots = view.event.day(date)?.slots.iter().enumerate();
    Some(slots.fold(Fields::default(), |values, (n, slot)| {
        let known = KINDS.iter().find(|(_, kind)| *kind == slot.what).map_or("", |(id, _)| id);
        let text = if let SlotKind::Other(text) = &slot.what { text.as_str() } else { "" };
        let at = slot.at.strftime("%H:%M").to_string();
        values.with(&format!("at-{n}"), at).with(&format!("what-{n}"), known).with(&format!("text-{n}"), text)
    }))
}

/// The slots of a form, in order of time; after midnight it is still the same day.
fn slots(fields: &Fields) -> Result<Vec<Slot>, Refusal> {
    let mut slots = Vec::new();
    for n in 0..filled_rows(fields, &["at", "text"], MOST_SLOTS + SPARE) {
        let text = Text::line(fields.get(&format!("text-{n}")), Field::What)?;
        let Some(at) = fields.time(&format!("at-{n}"))? else {
            if text.is_empty() {
                continue;
            }
            return Err(Refusal::Empty { field: Field::Time });
        };
        let chosen = KINDS.iter().find(|(id, _)| *id == fields.get(&format!("what-{n}"))).map(|(_, kind)| kind.clone());
        let what = match chosen {
            Some(kind) => kind,
            None if text.is_empty() => return Err(Refusal::Empty { field: Field::What }),
            None => SlotKind::Other(text),
        };
        slots.push(Slot { at, what });
    }
    slots.sort_by_key(|slot| (slot.at < DAY_ENDS, slot.at));
    Ok(slots)
}

fn said(say: Say<'_>, fields: &Fields) -> Vec<Said> {
    let lines = slots(fields).unwrap_or_default();
    let lines = lines.iter().map(|slot| format!("{} {}", say.clock(slot.at), say.slot(&slot.what))).collect::<Vec<_>>();
    vec![Said::new("slots", say.words.what_is_on_when(), lines.join("\n"))]
}

async fn day(reader: Reader, Path((_, date)): Path<(String, String)>) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let Some((date, now)) = date.parse().ok().and_then(|date| Some((date, values(&reader.view, date)?))) else {
        return Problem::gone(&reader, reader.words.refused_unknown_day()).into_response();
    };
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let form = Form::empty(&reader, begun(&said(say, &now), now));
    show(&reader, StatusCode::OK, day_page(&reader, date, form, Both::default()))
}

fn day_page(reader: &Reader, date: Date, form: Form, both: Both) -> String {
    let w = reader.words;
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    DayPage {
        page: Page::of(reader, say.day_long(date), ""),
        w,
        was: kept(&form.values),
        rows: (filled_rows(&form.values, &["at", "text"], MOST_SLOTS + SPARE) + SPARE).min(MOST_SLOTS),
        form,
        both,
        date,
        kinds: KINDS.iter().map(|(id, kind)| (*id, say.slot(kind).to_owned())).collect(),
        several: reader.view.event.days.len() > 1,
    }
    .render()
    .unwrap_or_default()
}

async fn schedule(Path((_, date)): Path<(String, String)>, posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let w = posted.reader.words;
    let Ok(date) = date.parse::<Date>() else {
        return Problem::gone(&posted.reader, w.refused_unknown_day()).into_response();
    };
    let audience = posted.reader.audience();
    let sheet =
        Sheet { parts: PARTS, values: &|view| values(view, date), said: &|view, fields| said(Say { view, audience, words: w }, fields) };
    let does = async move |posted: &Posted| schedule_it(posted, date).await;
    sheet.put(posted, does, "settings", |reader, form, both| day_page(reader, date, form, both)).await
}

async fn schedule_it(posted: &Posted, date: Date) -> Result<(), Failed> {
    let slots = slots(&posted.fields)?;
    let every = posted.fields.is("every", "yes");
    let mut days: Vec<Day> = posted.reader.view.event.days.iter().cloned().collect();
    if days.iter().all(|day| day.date != date) {
        return Err(Refusal::Gone { thing: Thing::Day }.into());
    }
    for day in days.iter_mut().filter(|day| every || day.date == date) {
        day.slots.clone_from(&slots);
    }
    let schedule = EventCommand::Schedule { seen: posted.fields.seq(), days };
    posted.ask(posted.order()?.with(Command::Event(schedule))).await?;
    Ok(())
}
