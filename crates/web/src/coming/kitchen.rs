//! The kitchen sheet: how many eat what, by half day and house. No names; what fewer than five eat is not named, so that
//! nobody at the table knows whose it is.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::coming::Coming;
use domain::questionnaire::{Value, key};
use domain::{Act, Date, PersonId, VenueId};
use ledger::Everybody;
use words::Words;

use super::day::{Half, OnDay};
use super::{days, half_word, pasts, say};
use crate::board::day_of;
use crate::door;
use crate::page::{Page, html};
use crate::reader::Reader;

/// What fewer people than this eat is one of the others.
const FEWEST: usize = 5;

#[derive(Template)]
#[template(path = "coming/kitchen.html")]
struct KitchenPage {
    page: Page,
    w: Words,
    day_name: String,
    days: Vec<(Date, String, bool)>,
    tables: Vec<Table>,
}

/// Those who eat in a house in half of a day.
struct Table {
    heading: String,
    /// How many said that they come, and how many will.
    heads: String,
    rows: Vec<(String, usize)>,
    /// That small groups are merged, and how many people are in them.
    merged: Option<String>,
}

pub(super) async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Answers) {
        return problem.into_response();
    }
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let w = reader.words;
    let page = KitchenPage {
        page: Page::of(&reader, w.kitchen_sheet().to_owned(), &format!("day={day}")),
        w,
        day_name: say(&reader).day_long(day),
        days: days(&reader, day),
        tables: tables(&reader, day),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

fn tables(reader: &Reader, day: Date) -> Vec<Table> {
    let event = &reader.view.event;
    let on_day = OnDay::of(event, day, &pasts(reader));
    let first = event.open_venues().next().map(|(_, house)| house.id);
    let houses: Vec<Option<VenueId>> =
        if first.is_none() { vec![None] } else { event.open_venues().map(|(_, house)| Some(house.id)).collect() };
    let cases = Half::ALL.into_iter().flat_map(|half| houses.iter().map(move |house| (half, *house)));
    let eats = |half: Half, house: Option<VenueId>| -> Vec<(PersonId, Coming)> {
        on_day.placed().filter(|(_, coming)| half.is_planned(coming) && coming.venue.or(first) == house).collect()
    };
    cases
        .map(|(half, house)| (half, house, eats(half, house)))
        .filter(|(_, _, eat)| !eat.is_empty())
        .map(|(half, house, eat)| {
            let w = reader.words;
            let forecast = on_day.rate.forecast(OnDay::said(eat.iter().map(|(_, coming)| *coming)));
            let heading = match house {
                Some(house) => w.list_next(say(reader).venue(house), half_word(w, half)),
                None => half_word(w, half).to_owned(),
            };
            let (low, high) = forecast.band();
            let heads = w.so_many_eat(high, low, forecast.median(), eat.len());
            let (rows, others) = rows(reader, &eat);
            Table { heading, heads, rows, merged: (others > 0).then(|| w.rare_needs(others)) }
        })
        .collect()
}

/// What is eaten, the most first; then what few eat, together, and how many they are; then those who said nothing.
fn rows(reader: &Reader, eat: &[(PersonId, Coming)]) -> (Vec<(String, usize)>, usize) {
    let (w, everybody) = (reader.words, reader.view.everybody());
    let mut by_diet: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut silent = 0;
    for (person, _) in eat {
        match diet(&everybody, *person) {
            Some(said) => *by_diet.entry(crate::say::fold(&said)).or_default().entry(said).or_default() += 1,
            None => silent += 1,
        }
    }
    // As most of them write it.
    let written = |spellings: BTreeMap<String, usize>| {
        let heads = spellings.values().sum();
        let most = spellings.into_iter().max_by_key(|(_, heads)| *heads);
        (most.map(|(said, _)| said).unwrap_or_default(), heads)
    };
    let (many, few): (Vec<_>, Vec<_>) = by_diet.into_values().map(written).partition(|(_, heads): &(String, usize)| *heads >= FEWEST);
    let mut rows = many;
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let others: usize = few.iter().map(|(_, heads)| heads).sum();
    if others > 0 {
        rows.push((w.other_diets().to_owned(), others));
    }
    if silent > 0 {
        rows.push((w.no_diet_said().to_owned(), silent));
    }
    (rows, others)
}

fn diet(everybody: &Everybody<'_>, person: PersonId) -> Option<String> {
    let said = match everybody.get(person)?.answer(key::DIET)? {
        Value::Text(text) => text.clone(),
        Value::Choices(choices) => {
            let mut choices: Vec<&str> = choices.iter().map(|choice| choice.trim()).filter(|choice| !choice.is_empty()).collect();
            choices.sort_unstable();
            choices.join(", ")
        }
        _ => return None,
    };
    Some(said.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
}
