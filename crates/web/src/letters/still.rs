//! "Still coming?", asked by a letter. Its links are opened by people, and by programs that look for bad ones: opening shows the
//! answer and one button, and only the button notes it.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::coming::{self, Answer, Plan};
use domain::{Actor, Command, Date, PersonId, Role, Who};
use ledger::{Opens, Order, Pass, TokenHash};
use words::Words;

use super::say;
use crate::board::title;
use crate::forms::{Failed, Posted};
use crate::home::{Asked, guessed};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;

#[derive(Template)]
#[template(path = "letters/still.html")]
struct StillPage {
    page: Page,
    w: Words,
    heading: String,
    hello: String,
    /// What was just noted, or what is known so far.
    known: String,
    waits: bool,
    /// The answer that was chosen, to be noted by the button: its word in forms, and for people.
    chosen: Option<(&'static str, &'static str)>,
    others: Vec<(String, &'static str)>,
    action: String,
    day: Date,
    seq: u64,
}

/// The words in addresses, as people answer.
const ANSWERS: [(&str, Answer); 3] = [("yes", Answer::Confirmed), ("perhaps", Answer::Interested), ("no", Answer::No)];

fn answer_of(word: &str) -> Option<Answer> {
    ANSWERS.into_iter().find(|(known, _)| *known == word).map(|(_, answer)| answer)
}

fn button(w: Words, answer: Answer) -> &'static str {
    match answer {
        Answer::Confirmed => w.letter_answer_yes(),
        Answer::Interested => w.letter_answer_perhaps(),
        Answer::No => w.letter_answer_no(),
    }
}

fn said(w: Words, answer: Answer) -> &'static str {
    match answer {
        Answer::Confirmed => w.still_said_yes(),
        Answer::Interested => w.still_said_perhaps(),
        Answer::No => w.still_said_no(),
    }
}

/// What the address asks for under a name.
fn asked_for<'a>(uri: &'a Uri, name: &str) -> &'a str {
    let pairs = uri.query().unwrap_or("").split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
}

/// Whose link it is, and which day it asks about.
fn usable(reader: &Reader, token: &str, day: &str) -> Result<(PersonId, Date), String> {
    let (w, event) = (reader.words, &reader.view.event);
    let pass = reader.app.ledger().pass(reader.view.slug.as_str(), &TokenHash::of(token)).filter(|pass| pass.opens == Opens::Answer);
    let Some(Pass { person, expires, .. }) = pass else { return Err(w.link_is_unknown().to_owned()) };
    let day = day.parse::<Date>().ok().filter(|day| event.day(*day).is_some() && *day >= event.moment.today);
    match day {
        Some(day) if reader.app.ledger().clock().now() < expires => Ok((event.now(person), day)),
        _ => Err(w.still_over().to_owned()),
    }
}

pub async fn page(reader: Reader, Path((_, token)): Path<(String, String)>, uri: Uri, asked: Asked) -> Response {
    match usable(&reader, &token, asked_for(&uri, "day")) {
        Ok((person, day)) => {
            let noted = asked_for(&uri, "noted") == "yes";
            let chosen = answer_of(asked_for(&uri, "answer"));
            html(StatusCode::OK, draw(&reader, &token, person, day, chosen, noted))
        }
        Err(why) => spent(&reader, &token, why, &asked),
    }
}

/// What a link is answered that lets nobody answer. One that nobody made may be a guess.
fn spent(reader: &Reader, token: &str, why: String, asked: &Asked) -> Response {
    let spent = Problem::gone(reader, why).into_response();
    let was_one = reader.app.ledger().pass(reader.view.slug.as_str(), &TokenHash::of(token)).is_some();
    if was_one { spent } else { guessed(&reader.app, asked, spent) }
}

fn draw(reader: &Reader, token: &str, person: PersonId, day: Date, chosen: Option<Answer>, noted: bool) -> String {
    let (w, say, event) = (reader.words, say(reader), &reader.view.event);
    let date = say.day_long(day);
    let coming = event.coming(day, person);
    let known = match coming.map(|coming| coming.plan.answer) {
        None => w.still_nothing_so_far().to_owned(),
        Some(answer) if !noted => w.still_so_far(said(w, answer)),
        Some(Answer::Confirmed) => w.still_noted_yes(date.as_str()),
        Some(Answer::Interested) => w.still_noted_perhaps(date.as_str()),
        Some(Answer::No) => w.still_noted_no(date.as_str()),
    };
    let action = format!("{}/still/{token}", reader.root());
    let others = ANSWERS.into_iter().filter(|(_, answer)| Some(*answer) != chosen);
    // The link is the person's own, so it may say their name.
    let name = reader.view.people.get(person).map_or("", |profile| profile.name.as_str());
    StillPage {
        page: Page::of(reader, w.still_title(date.as_str()), &format!("day={day}")),
        w,
        heading: w.still_title(date.as_str()),
        hello: w.still_hello(name, title(event.title.as_str(), w)),
        known,
        waits: coming.is_some_and(|coming| coming.waiting && coming.plan.answer != Answer::No),
        chosen: chosen
            .and_then(|chosen| ANSWERS.into_iter().find(|(_, answer)| *answer == chosen))
            .map(|(word, answer)| (word, button(w, answer))),
        others: others.map(|(word, answer)| (format!("{action}?day={day}&answer={word}"), button(w, answer))).collect(),
        action,
        day,
        seq: event.seq,
    }
    .render()
    .unwrap_or_default()
}

pub async fn answer(Path((_, token)): Path<(String, String)>, asked: Asked, posted: Posted) -> Response {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let (person, day) = match usable(reader, &token, fields.get("day")) {
        Ok(usable) => usable,
        Err(why) => return spent(reader, &token, why, &asked),
    };
    let Some(answer) = answer_of(fields.get("answer")) else {
        return Problem::bad_form(reader, StatusCode::UNPROCESSABLE_ENTITY).into_response();
    };
    let was = reader.view.event.coming(day, person).map(|coming| coming.plan);
    let plan = was.map_or_else(|| Plan::all_day(answer), |was| Plan { answer, ..was });
    let actor = Actor { who: Who::Person(person), role: Role::Visitor };
    let order = Order::new(posted.id, actor).with(Command::Coming(coming::Command::Plan { person, days: vec![(day, plan)] }));
    match reader.app.ledger().ask(reader.view.slug.as_str(), order).await.map_err(Failed::from) {
        Ok(_) => super::go(&format!("{}/still/{token}?day={day}&noted=yes", reader.root()), None),
        Err(Failed::Refused(refused)) => Problem::gone(reader, refusal::words(say(reader), &refused)).into_response(),
        Err(Failed::Rejected(rejected)) => Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}
