//! Who comes: what people said, how many will be there, in which house, and who waits. A coordinator's room; what people
//! answered is shown nowhere else.

mod day;
mod kitchen;
pub(crate) mod list;
mod plan;
mod propose;
mod skills;
mod terms;
mod waiting;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::coming::{Answer, Coming};
use domain::{Act, Date, Event, PersonId, Timestamp, VenueId};
use forecast::{Forecast, KNOWN, Past, Said};
use ledger::View;
use words::Words;

use crate::app::App;
use crate::door;
use crate::forms::Fields;
use crate::page::{Page, html};
use crate::reader::Reader;
use crate::say::Say;
use day::{Half, OnDay};

/// Addresses of who comes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/coming", get(overview))
        .route("/{event}/coming/terms", get(terms::page).post(terms::agree))
        .route("/{event}/coming/skills", get(skills::page).post(skills::say_so))
        .route("/{event}/coming/waiting", get(waiting::page))
        .route("/{event}/coming/waiting/next", get(to_waiting).post(waiting::let_in))
        .route("/{event}/coming/waiting/several", get(to_waiting).post(waiting::let_in))
        .route("/{event}/coming/plan", get(plan::page).post(plan::say_so))
        .route("/{event}/coming/plan/people", get(to_plan).post(plan::by_hand))
        .route("/{event}/coming/plan/project", get(to_plan).post(plan::move_project))
        .route("/{event}/coming/kitchen", get(kitchen::page))
        .route("/{event}/coming/list", get(list::page).post(list::open))
        .route("/{event}/coming/list.csv", get(to_list).post(list::file))
}

async fn to_waiting(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/coming/waiting", reader.root()))
}

async fn to_plan(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/coming/plan", reader.root()))
}

async fn to_list(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/coming/list", reader.root()))
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

/// A person's name, for the team.
fn name(reader: &Reader, person: PersonId) -> String {
    say(reader).name(person).map_or_else(|| reader.words.somebody().to_owned(), str::to_owned)
}

/// The day of a form; today's where it names none of the event's.
fn form_day(reader: &Reader, fields: &Fields) -> Date {
    let event = &reader.view.event;
    fields.day().ok().filter(|day| event.day(*day).is_some()).unwrap_or(event.moment.today)
}

/// Ways to the same page on other days: date, its name, whether it is this one. None where there is one day only.
fn days(reader: &Reader, shown: Date) -> Vec<(Date, String, bool)> {
    let event = &reader.view.event;
    let all = event.days.iter().map(|day| (day.date, say(reader).day_name(day.date), day.date == shown));
    if event.days.len() > 1 { all.collect() } else { vec![] }
}

/// The event as it stands now, after something was refused because it changed.
fn fresh(reader: &Reader) -> Reader {
    let view = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    Reader { view, ..reader.clone() }
}

fn now(reader: &Reader) -> Timestamp {
    reader.app.ledger().clock().now()
}

/// Days that were, of all events that are kept here.
fn pasts(reader: &Reader) -> Vec<(Date, Past)> {
    let views: Vec<Arc<View>> = reader.app.ledger().events();
    day::pasts(views.iter().map(AsRef::as_ref), now(reader))
}

/// Ways out of a hundred, as a person says it: no forecast is as sure as "never".
fn of_hundred(often: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let rounded = (often.clamp(0.0, 1.0) * 100.0).round() as u32;
    rounded
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
fn rounded(number: f64) -> u32 {
    number.clamp(0.0, 100.0).round() as u32
}

const fn half_number(half: Half) -> i32 {
    match half {
        Half::Morning => 1,
        Half::Afternoon => 2,
    }
}

/// How often a house is too small, as a sentence.
fn overflow(w: Words, house: &str, seats: u32, half: Half, forecast: &Forecast) -> String {
    if forecast.said.all() <= seats {
        return w.holds_all_who_go_there(house, seats);
    }
    match of_hundred(forecast.more_than(seats)) {
        0 => w.overflows_hardly_ever(half_number(half), house, seats),
        100 => w.overflows_nearly_always(half_number(half), house, seats),
        n => w.overflows_so_often(half_number(half), house, n, seats),
    }
}

/// A band on a line that begins at nobody: where the number lies, who said so, how many fit.
struct Bar {
    said: String,
    low: String,
    span: String,
    median: String,
    seats: Option<String>,
    came: Option<String>,
}

impl Bar {
    fn of(forecast: &Forecast, seats: Option<u32>, came: Option<u32>) -> Self {
        let said = forecast.said.all();
        let most = f64::from([Some(said), seats, came].into_iter().flatten().max().unwrap_or(0).max(1)) * 1.02;
        let at = |number: u32| f64::from(number) / most * 100.0;
        let (low, high) = forecast.band();
        let text = |number: f64| format!("{number:.1}");
        Self {
            said: text(at(said)),
            low: text(at(low)),
            span: text((at(high) - at(low)).max(1.0)),
            median: text(at(forecast.median())),
            seats: seats.map(|seats| text(at(seats))),
            came: came.map(|came| text(at(came))),
        }
    }
}

#[derive(Template)]
#[template(path = "coming/overview.html")]
struct OverviewPage {
    page: Page,
    w: Words,
    parts: Vec<Part>,
    /// How many have a ticket.
    tickets: usize,
    /// How many of them said nothing about any day.
    silent: usize,
    /// Whether anybody said anything.
    anybody: bool,
    houses: bool,
}

/// A day of the overview.
struct Part {
    date: Date,
    name: String,
    /// How many come.
    sentence: String,
    /// What that means for the houses.
    means: Vec<String>,
    bar: Option<Bar>,
    legend: Vec<String>,
    /// How it is computed.
    how: Vec<String>,
    /// Half of the day; who confirmed, who is interested, who waits.
    halves: Vec<(&'static str, u32, u32, u32)>,
    noes: usize,
    houses: Vec<HouseRow>,
    waiting: usize,
    came: Option<String>,
}

struct HouseRow {
    number: usize,
    name: String,
    line: String,
    means: String,
    bar: Option<Bar>,
}

async fn overview(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Answers) {
        return problem.into_response();
    }
    let (w, event) = (reader.words, &reader.view.event);
    let known = pasts(&reader);
    let spoke = |person: PersonId| event.days_of(person).next().is_some();
    let everybody = reader.view.everybody();
    let tickets: Vec<PersonId> = everybody.iter().filter(|(_, profile)| profile.has_ticket()).map(|(person, _)| person).collect();
    let parts: Vec<Part> = event.days.iter().map(|day| part(&reader, &OnDay::of(event, day.date, &known))).collect();
    let page = OverviewPage {
        page: Page::of(&reader, w.who_comes().to_owned(), "").hearing(&reader, event.moment.today),
        w,
        tickets: tickets.len(),
        silent: tickets.into_iter().filter(|person| !spoke(*person)).count(),
        anybody: !event.coming.is_empty(),
        houses: event.open_venues().next().is_some(),
        parts,
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

fn part(reader: &Reader, on_day: &OnDay) -> Part {
    let (w, event, date) = (reader.words, &reader.view.event, on_day.date);
    let forecast = on_day.forecast();
    let (low, high) = forecast.band();
    let name = say(reader).day_name(date);
    let seen = day::came(event, date);
    let is_over = day::is_over(event, date, now(reader));
    let came = (seen.all > 0).then(|| u32::try_from(seen.all).unwrap_or(u32::MAX));
    let seats = all_seats(event);
    let waits = |half: Half| on_day.people.iter().filter(|(_, coming)| coming.waiting && half.is_planned(coming)).count();
    Part {
        date,
        sentence: if forecast.said.all() == 0 { w.nobody_says_yes(name.as_str()) } else { w.so_many_come(name.as_str(), high, low) },
        means: if forecast.said.all() == 0 { vec![] } else { meaning(reader, on_day) },
        bar: (forecast.said.all() > 0).then(|| Bar::of(&forecast, seats, came)),
        legend: legend(w, &forecast, seats),
        how: how(w, on_day),
        halves: Half::ALL
            .map(|half| {
                let said = OnDay::said(on_day.placed().map(|(_, coming)| coming).filter(|coming| half.is_planned(coming)));
                let waiting = u32::try_from(waits(half)).unwrap_or(u32::MAX);
                (half_word(w, half), said.confirmed, said.interested, waiting)
            })
            .into(),
        noes: on_day.people.iter().filter(|(_, coming)| said_no(coming)).count(),
        houses: houses(reader, on_day),
        waiting: event.waiting_list(date).len(),
        came: came.map(|came| if is_over { w.so_many_came(came, seen.had_said) } else { w.so_many_came_so_far(came, seen.had_said) }),
        name: say(reader).day_long(date),
    }
}

fn half_word(w: Words, half: Half) -> &'static str {
    match half {
        Half::Morning => w.in_the_morning(),
        Half::Afternoon => w.in_the_afternoon(),
    }
}

/// Whether somebody said that they do not come. Whoever was only told where to go said nothing.
pub fn said_no(coming: &Coming) -> bool {
    let plan = coming.plan;
    plan.answer == Answer::No && (coming.venue.is_none() || plan.morning || plan.afternoon)
}

/// How many fit into all houses; none where one of them has no figure.
fn all_seats(event: &Event) -> Option<u32> {
    let seats: Option<Vec<u32>> = event.open_venues().map(|(_, house)| house.seats).collect();
    seats.filter(|seats| !seats.is_empty()).map(|seats| seats.into_iter().fold(0, u32::saturating_add))
}

/// What the number means for each house that has one, and for all together.
fn meaning(reader: &Reader, on_day: &OnDay) -> Vec<String> {
    let (w, event) = (reader.words, &reader.view.event);
    let mut means: Vec<String> = event
        .open_venues()
        .filter_map(|(_, house)| {
            let (seats, half) = (house.seats?, on_day.fuller_half(house.id));
            let said = on_day.in_house(house.id, Some(half));
            (said.all() > 0).then(|| overflow(w, house.name.as_str(), seats, half, &on_day.rate.forecast(said)))
        })
        .collect();
    if let Some(seats) = all_seats(event).filter(|_| event.open_venues().count() > 1) {
        let forecast = on_day.forecast();
        means.push(match of_hundred(1.0 - forecast.more_than(seats)) {
            _ if forecast.said.all() <= seats => w.together_hold_all(seats),
            100 => w.together_nearly_always_enough(seats),
            n => w.together_enough(n, seats),
        });
    }
    means
}

fn legend(w: Words, forecast: &Forecast, seats: Option<u32>) -> Vec<String> {
    let (low, high) = forecast.band();
    let mut legend = vec![w.legend_said(forecast.said.all()), w.legend_band(high, low), w.legend_median(forecast.median())];
    legend.extend(seats.map(|seats| w.legend_seats(seats)));
    legend
}

fn how(w: Words, on_day: &OnDay) -> Vec<String> {
    let rate = &on_day.rate;
    let own = rate.own_days();
    let known = rate.days() - own;
    let rests = match (known, own) {
        (known, 0) => w.rests_on_known(known),
        (0, own) => w.rests_on_own(own),
        (known, own) => w.rests_on_both(known, own),
    };
    let pairs = crate::say::list(w, KNOWN.iter().map(|past| w.came_of(past.came, past.interested)));
    let mut how = vec![rests];
    if known > 0 {
        how.push(w.known_pairs(pairs));
    }
    how.push(w.expected_rates(rounded(rate.of_confirmed()), rounded(rate.of_interested())));
    how.push(w.how_confirmed_is_assumed().to_owned());
    how.push(w.how_band_is_meant().to_owned());
    how
}

fn houses(reader: &Reader, on_day: &OnDay) -> Vec<HouseRow> {
    let w = reader.words;
    let is_planned = on_day.placed().any(|(_, coming)| coming.venue.is_some()) || reader.view.event.open_venues().count() == 1;
    let row = |(number, house): (usize, &domain::Venue)| {
        let half = on_day.fuller_half(house.id);
        let (all, then) = (on_day.in_house(house.id, None), on_day.in_house(house.id, Some(half)));
        let forecast = on_day.rate.forecast(all);
        HouseRow {
            number,
            name: house.name.to_string(),
            line: house_line(w, all, &forecast, is_planned),
            means: match house.seats {
                _ if all.all() == 0 => String::new(),
                Some(seats) => overflow(w, house.name.as_str(), seats, half, &on_day.rate.forecast(then)),
                None => w.house_has_no_figure().to_owned(),
            },
            bar: (all.all() > 0).then(|| Bar::of(&forecast, house.seats, None)),
        }
    };
    reader.view.event.open_venues().map(row).collect()
}

fn house_line(w: Words, said: Said, forecast: &Forecast, is_planned: bool) -> String {
    if said.all() == 0 {
        return w.nobody_goes_there().to_owned();
    }
    let (low, high) = forecast.band();
    if is_planned { w.so_many_go_there(high, low, said.all()) } else { w.until_a_plan_says(high, low, said.all()) }
}

/// The house with this id in a form, as far as it is used; none where nobody says.
fn open_house(event: &Event, letters: &str) -> Option<VenueId> {
    event.open_venues().map(|(_, house)| house.id).find(|venue| !letters.is_empty() && venue.0.begins_with(letters))
}
