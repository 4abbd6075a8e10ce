//! The round for the projector: who has the floor and for how long, what comes next, and facts of at least five people.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use domain::questionnaire::{Value, key};
use domain::round::Stage;
use domain::venue::Presence;
use std::collections::BTreeMap;
use words::Words;

use super::houses::{self, House};
use super::today::Today;
use super::{Floor, Pitch, address};
use crate::page::{Page, html};
use crate::qr;
use crate::reader::Reader;
use crate::share::Base;

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
    scale: &'static str,
    zone: String,
    stage: Option<Stage>,
    /// Who speaks: in this house, or in each.
    floors: Vec<Floor>,
    /// Of which house it is, where it is of one.
    house: Option<House>,
    next: Vec<Pitch>,
    /// How many wait for help, and since when.
    hands: Option<String>,
    facts: Vec<String>,
    here: usize,
    sit: usize,
    /// Where people find the round on their phones; nothing where the address leads others nowhere.
    join: Option<Join>,
}

/// The way to the round: its address as people write it, and the square that says it to phones.
struct Join {
    qr: String,
    address: String,
}

/// Letters of an address that are one line at 84 px across the screen.
const SHORT_ADDRESS: usize = 34;

/// Letters of a name that stand in two lines at 84 px beside the square.
const SHORT_NAME: usize = 44;

impl Join {
    fn of(reader: &Reader, base: &Base) -> Option<Self> {
        let (path, address) = (address(reader), base.short(&address(reader)));
        let qr = Some(base.with(&path)).filter(|_| !base.is_local())?;
        Some(Self { qr: qr::svg(&qr, &reader.words.qr_of(address.as_str()))?, address })
    }
}

impl ScreenPage {
    /// Whether what stands largest is long.
    fn is_long(&self) -> bool {
        self.floors.iter().any(|floor| floor.name.chars().count() > SHORT_NAME)
    }
}

pub async fn page(reader: Reader, headers: HeaderMap, uri: Uri) -> Response {
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
    let query = uri.query().unwrap_or("");
    let stage = on.map(|(_, stage)| stage);
    let house = houses::asked(&reader, query);
    let is_heard = |project: &domain::ProjectId| house.is_none_or(|house| houses::hears_of(event, house, *project));
    let page = ScreenPage {
        page: Page::of(&reader, w.the_round().to_owned(), query).hearing(&reader, day),
        w,
        theme: if query.split('&').any(|pair| pair == "theme=dark") { "dark" } else { "light" },
        scale: crate::wall::scale(query),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        stage,
        floors: Floor::seen_in(&reader, crate::say::Say { view: &reader.view, audience: domain::Audience::Everyone, words: w }, house),
        house: house.and_then(|house| House::of(event, house)),
        next: on
            .filter(|(_, stage)| *stage < Stage::Places)
            .map(|(round, _)| Pitch::all(&reader, round.queue.iter().copied().filter(is_heard)).into_iter().take(NEXT).collect())
            .unwrap_or_default(),
        hands: super::hands_up(&reader),
        // Once places are proposed people look where they go.
        facts: if stage == Some(Stage::Places) { vec![] } else { facts(w, &here) },
        join: Join::of(&reader, &Base::of(&reader.app, &headers)),
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
