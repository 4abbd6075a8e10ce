//! The round for the projector: who has the floor and for how long, what comes next, and facts of at least five people.

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::questionnaire::{Value, key};
use domain::round::Stage;
use domain::venue::Presence;
use std::collections::BTreeMap;
use words::Words;

use super::today::Today;
use super::{Floor, Pitch};
use crate::page::{Page, html};
use crate::reader::Reader;

/// The least people of whom a figure is shown.
const FEW: usize = 5;

/// The most of what comes next.
const NEXT: usize = 4;

#[derive(Template)]
#[template(path = "round/screen.html")]
struct ScreenPage {
    page: Page,
    w: Words,
    theme: &'static str,
    zone: String,
    stage: Option<Stage>,
    floor: Option<Floor>,
    next: Vec<Pitch>,
    /// How many wait for help, and since when.
    hands: Option<String>,
    facts: Vec<String>,
    here: usize,
    sit: usize,
}

pub async fn page(reader: Reader, uri: Uri) -> Response {
    let reader = reader.for_all();
    let (w, event) = (reader.words, &reader.view.event);
    let day = event.moment.today;
    let (on, today) = (event.round_now(), Today::of(event));
    let here: Vec<_> = reader
        .view
        .everybody()
        .iter()
        .filter(|(person, _)| matches!(event.presence(day, *person), Some(Presence::Here { .. })))
        .map(|(person, profile)| (person, profile.into_owned()))
        .collect();
    let dark = uri.query().unwrap_or("").split('&').any(|pair| pair == "theme=dark");
    let page = ScreenPage {
        page: Page::of(&reader, w.the_round().to_owned(), uri.query().unwrap_or("")).hearing(&reader, day),
        w,
        theme: if dark { "dark" } else { "light" },
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        stage: on.map(|(_, stage)| stage),
        floor: Floor::of(&reader, crate::say::Say { view: &reader.view, audience: domain::Audience::Everyone, words: w }),
        next: on
            .filter(|(_, stage)| *stage < Stage::Places)
            .map(|(round, _)| Pitch::all(&reader, round.queue.iter().copied()).into_iter().take(NEXT).collect())
            .unwrap_or_default(),
        hands: super::hands_up(&reader),
        facts: facts(w, &here),
        here: here.len(),
        sit: here.iter().filter(|(person, _)| today.seat(*person).is_some()).count(),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// What is so of at least five who are here; fewer would point at somebody.
fn facts(w: Words, here: &[(domain::PersonId, ledger::Profile)]) -> Vec<String> {
    let count = |is: &dyn Fn(&ledger::Profile) -> bool| here.iter().filter(|(_, profile)| is(profile)).count();
    let first = count(&|profile| matches!(profile.answer(key::FIRST), Some(Value::Yes(true))));
    let mentors = count(&|profile| matches!(profile.answer(key::MENTOR), Some(Value::Number(number)) if *number > 0));
    let boards = count(&|profile| match profile.answer(key::BOARDS) {
        Some(Value::Yes(brings)) => *brings,
        Some(Value::Number(number)) => *number > 0,
        Some(Value::Choices(boards)) => !boards.is_empty(),
        Some(Value::Text(text)) => !text.trim().is_empty(),
        _ => false,
    });
    let mut languages = BTreeMap::<&str, usize>::new();
    for (_, profile) in here {
        if let Some(Value::Choices(spoken)) = profile.answer(key::LANGUAGES) {
            for language in spoken {
                *languages.entry(language.as_str()).or_default() += 1;
            }
        }
    }
    let languages = languages.values().filter(|people| **people >= FEW).count();
    let mut facts = Vec::new();
    facts.extend((here.len() >= FEW).then(|| w.fact_here(here.len())));
    facts.extend((first >= FEW).then(|| w.fact_first(first)));
    facts.extend((mentors >= FEW).then(|| w.fact_mentors(mentors)));
    facts.extend((boards >= FEW).then(|| w.fact_boards(boards)));
    facts.extend((languages > 1).then(|| w.fact_languages(languages)));
    facts
}
