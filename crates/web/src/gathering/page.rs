//! The gathering's own page, the same at each of its events: when and where it is, its events, what is on now, who supports all of it, and
//! whom one meets.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use domain::{Date, Timestamp};
use ledger::View;
use serde_json::{Value, json};
use words::Words;

use super::{Roof, address, dates, seen_by_all};
use crate::board::title;
use crate::page::{HTML, Page};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::{Say, day_of, fold};
use crate::site::{draw_sponsors, in_a_page, people_of, without_nulls};
use crate::timetable::{self, on_and_next};

#[derive(Template)]
#[template(path = "gathering/page.html")]
struct GatheringPage {
    page: Page,
    w: Words,
    name: String,
    dates: String,
    /// Its one address: that at its first event.
    canonical: String,
    /// As linked data.
    data: String,
    siblings: Vec<Sibling>,
    /// What is on and comes next, event by event.
    today: Vec<Today>,
    /// Who supports all of it, as HTML.
    sponsors: String,
    people: Vec<Somebody>,
}

/// One of its events.
struct Sibling {
    href: String,
    board: String,
    timetable: Option<String>,
    stream: Option<String>,
    title: String,
    dates: String,
    line: String,
    city: String,
    /// Name, address.
    houses: Vec<(String, String)>,
}

/// What is on at one of its events.
struct Today {
    what: String,
    board: String,
    /// What its day has come to, where no session says it.
    slot: Option<String>,
    now: Vec<Row>,
    next: Vec<Row>,
}

/// A session.
struct Row {
    href: String,
    title: String,
    hours: String,
    place: String,
}

/// Somebody whom everybody may see, and where.
struct Somebody {
    name: String,
    /// Address, at which event.
    at: Vec<(String, String)>,
}

pub(super) async fn page(reader: Reader, headers: HeaderMap) -> Response {
    let Some(roof) = Roof::of(&reader.app, &reader.view) else {
        return Problem::gone(&reader, reader.words.gathering_alone().to_owned()).into_response();
    };
    let now = reader.app.ledger().clock().now();
    // What is on changes with any change, and with the clock.
    let (slug, lang) = (reader.view.slug.to_string(), reader.words.lang());
    let state = format!("roof-{:x}-{slug}-{}-{}", whole_state(&roof, now), crate::assets::version(), lang.code());
    let key = (slug, "gathering".to_owned(), lang);
    reader.app.seen().get(&key, &state, || draw(&reader, &roof, now).render().unwrap_or_default()).respond(&headers, HTML)
}

/// What names the state of everything at its events, to the minute.
fn whole_state(roof: &Roof, now: Timestamp) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    now.as_second().div_euclid(60).hash(&mut hasher);
    for sibling in roof.siblings() {
        (sibling.slug.as_str(), sibling.epoch, sibling.event.seq).hash(&mut hasher);
    }
    hasher.finish()
}

fn draw(reader: &Reader, roof: &Roof, now: Timestamp) -> GatheringPage {
    let (w, view) = (reader.words, &reader.view);
    let base = reader.app.options().base();
    let name = roof.name();
    let first = format!("/{}", roof.first().slug);
    let whats = roof.whats(w);
    let page = Page::shared(reader.app.options(), w, &view.event, view.slug.as_str(), name.clone(), "");
    let page = Page { roof: roof.line(w, true), ..page };
    let sponsors = roof.joint_sponsors();
    GatheringPage {
        page,
        w,
        dates: whole_dates(roof, w),
        canonical: format!("{base}{}", address(&first)),
        data: in_a_page(&data(roof, w, base)),
        siblings: roof.siblings().map(|sibling| Sibling::of(&seen_by_all(sibling, w))).collect(),
        today: roof.siblings().zip(&whats).filter_map(|(sibling, what)| Today::of(&seen_by_all(sibling, w), what, now)).collect(),
        sponsors: if sponsors.is_empty() { String::new() } else { draw_sponsors(sponsors.into_iter(), 3) },
        people: people(roof, w, &whats),
        name,
    }
}

/// "Saturday, 26 May to Tuesday, 29 May 2018".
fn whole_dates(roof: &Roof, w: Words) -> String {
    let days = || roof.siblings().flat_map(|sibling| sibling.event.days.iter().map(|day| day.date));
    let say = seen_by_all(roof.first(), w);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first == last => format!("{} {}", say.day_long(first), last.year()),
        (Some(first), Some(last)) => format!("{} {}", w.from_to(say.day_long(first), say.day_long(last)), last.year()),
        _ => String::new(),
    }
}

impl Sibling {
    fn of(say: &Say<'_>) -> Self {
        let (event, root) = (say.event(), format!("/{}", say.view.slug));
        let look = &event.site.look;
        Self {
            href: format!("{root}/about"),
            board: format!("{root}/"),
            timetable: (!event.timetable().is_empty()).then(|| format!("{root}/timetable")),
            stream: timetable::is_shown(event).then(|| timetable::stream_address(&root)),
            title: title(event.title.as_str(), say.words),
            dates: dates(say),
            line: look.line.to_string(),
            city: look.city.to_string(),
            houses: event.open_venues().map(|(_, venue)| (venue.name.to_string(), venue.address.to_string())).collect(),
        }
    }
}

impl Today {
    /// What is on; nothing where the event is not on today.
    fn of(say: &Say<'_>, what: &str, now: Timestamp) -> Option<Self> {
        let (event, root) = (say.event(), format!("/{}", say.view.slug));
        let today: Date = day_of(&now.to_zoned(event.zone.clone()));
        let day = event.day(today)?;
        let (on, next) = on_and_next(event, today, now);
        let row = |session: &domain::Session| Row {
            href: timetable::address(&root, session.id),
            title: title(session.about.title.as_str(), say.words),
            hours: timetable::hours(*say, session).unwrap_or_default(),
            place: say.place(&session.about.place),
        };
        let slot = event.moment.slot.filter(|_| event.moment.today == today).and_then(|slot| day.slots.get(usize::from(slot)));
        Some(Self {
            what: what.to_owned(),
            board: format!("{root}/"),
            slot: slot.filter(|_| on.is_empty()).map(|slot| say.slot(&slot.what).to_owned()),
            now: on.into_iter().map(|(session, _)| row(session)).collect(),
            next: next.into_iter().map(|(session, _)| row(session)).collect(),
        })
    }
}

/// Whom the sites of its events name and everybody may see, once each, by name.
fn people(roof: &Roof, w: Words, whats: &[String]) -> Vec<Somebody> {
    let mut all: BTreeMap<String, Somebody> = BTreeMap::new();
    for (sibling, what) in roof.siblings().zip(whats) {
        let say = seen_by_all(sibling, w);
        for person in people_of(&say) {
            let Some(name) = say.name(person) else { continue };
            let known = all.entry(fold(name)).or_insert_with(|| Somebody { name: name.to_owned(), at: vec![] });
            known.at.push((format!("/{}/people/{}", sibling.slug, person.0.short()), what.clone()));
        }
    }
    all.into_values().collect()
}

/// The gathering as schema.org has it, with its events.
fn data(roof: &Roof, w: Words, base: &str) -> Value {
    let days =
        |view: &View| (view.event.days.front().map(|day| day.date.to_string()), view.event.days.back().map(|day| day.date.to_string()));
    let event = |view: &View| {
        let (begins, ends) = days(view);
        without_nulls(json!({
            "@type": "Event",
            "name": title(view.event.title.as_str(), w),
            "startDate": begins,
            "endDate": ends,
            "url": (!base.is_empty()).then(|| format!("{base}/{}/about", view.slug)),
        }))
    };
    let all = || roof.siblings().flat_map(|sibling| sibling.event.days.iter().map(|day| day.date));
    without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": roof.name(),
        "startDate": all().min().map(|day| day.to_string()),
        "endDate": all().max().map(|day| day.to_string()),
        "url": (!base.is_empty()).then(|| format!("{base}{}", address(&format!("/{}", roof.first().slug)))),
        "subEvent": roof.siblings().map(|sibling| event(sibling)).collect::<Vec<_>>(),
    }))
}
