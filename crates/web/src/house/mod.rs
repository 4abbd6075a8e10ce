//! A house: where it is, how full it is, and coming and going.

mod presence;

pub use presence::{Away, Whereabouts, say as say_where};

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::venue::{Command as VenueCommand, MOST_HEADS, Presence};
use domain::{Command, Date, Field, Guide, Refusal, Venue};
use words::Words;

use crate::app::App;
use crate::board::{day_of, landmark_word, title};
use crate::entrance::Themselves;
use crate::forms::{self, Failed, Fields, Form, Posted, show, show_kept};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of houses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/houses/{id}", get(house))
        .route("/{event}/houses/{id}/presence", get(forms::to_thing).post(arrive))
        .route("/{event}/houses/{id}/presence/mine/remove", get(forms::to_thing).post(leave))
        .route("/{event}/houses/{id}/count", get(forms::to_thing).post(count))
}

#[derive(Template)]
#[template(path = "house/house.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that the template asks")]
struct HousePage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    day_name: String,
    here: String,
    number: usize,
    name: String,
    address: String,
    way: String,
    guide: Guide,
    heads: u32,
    seats: Option<u32>,
    rooms: Vec<(String, u32, Option<u32>)>,
    projects: Vec<(String, String, String)>,
    i_am_here: bool,
    /// Whether I may say now that I am here.
    may_come: bool,
    /// Why not, in a sentence.
    why_not: Option<&'static str>,
    /// Whether my seat is kept while I am out.
    i_am_out: bool,
    /// How many of the heads are out for a while, where anybody is, and how many are not.
    away: Option<(u32, u32)>,
    strip: Strip,
    may_count: bool,
}

/// Where everything is that everybody looks for, for one reader.
pub struct Strip {
    /// What, where, and what only those who are here may see.
    pub rows: Vec<(String, String, Option<String>)>,
    /// Whether something is not shown because the reader is not here.
    pub withheld: bool,
}

impl Strip {
    /// With what is secret for the team, and for whoever is in a house today.
    pub fn of(reader: &Reader) -> Self {
        let event = &reader.view.event;
        let is_in = reader.person().and_then(|me| event.presence(event.moment.today, me)).and_then(Presence::house).is_some();
        let told = is_in || reader.role().is_team();
        let secret = |post: &domain::Signpost| Some(post.secret.to_string()).filter(|secret| !secret.is_empty());
        let rows = event
            .strip
            .iter()
            .map(|post| (landmark_word(&post.to, reader.words).to_owned(), post.text.to_string(), secret(post).filter(|_| told)));
        Self { rows: rows.collect(), withheld: !told && event.strip.iter().any(|post| secret(post).is_some()) }
    }
}

async fn house(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri, headers: HeaderMap) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let Some(house) = forms::venue_of(&reader.view.event, &letters).and_then(|id| reader.view.event.venue(id)) else {
        return Problem::gone(&reader, reader.words.refused_unknown_place()).into_response();
    };
    let name = format!("/houses/{}?day={day}", house.1.id.0.short());
    show_kept(&reader, &headers, name, || draw(&reader, house, day, Form::empty(&reader, Fields::default())))
}

fn again(reader: &Reader, letters: &str, day: Date, status: StatusCode, form: Form) -> Response {
    match forms::venue_of(&reader.view.event, letters).and_then(|id| reader.view.event.venue(id)) {
        Some(house) => show(reader, status, draw(reader, house, day, form)),
        None => Problem::gone(reader, reader.words.refused_unknown_place()).into_response(),
    }
}

fn draw(reader: &Reader, (number, venue): (usize, &Venue), day: Date, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let Venue { id, name, address, way, seats, rooms, guide, .. } = venue;
    let themselves = Themselves::of(reader);
    let presence = reader.person().and_then(|person| event.presence(day, person)).filter(|presence| presence.house() == Some(*id));
    let page = HousePage {
        page: Page::of(reader, format!("{name} · {}", title(event.title.as_str(), w)), &format!("day={day}")).hearing(reader, day),
        w,
        form,
        day,
        day_name: say.day_name(day),
        here: format!("{}/houses/{}", reader.root(), id.0.short()),
        number,
        name: name.to_string(),
        address: address.to_string(),
        way: way.to_string(),
        guide: guide.clone(),
        heads: event.gauge(day, *id).heads(),
        seats: *seats,
        rooms: rooms.iter().map(|room| (say.room_name(room.name.as_str()), event.heads_in_room(day, room.id, None), room.seats)).collect(),
        projects: event
            .projects_on(day)
            .into_iter()
            .filter(|(_, on_day)| on_day.state.sits() && on_day.place.venue == Some(*id))
            .map(|(project, on_day)| {
                (
                    format!("{}/projects/{}?day={day}", reader.root(), project.id.0.short()),
                    title(project.about.title.as_str(), w),
                    say.spot(&on_day.place),
                )
            })
            .collect(),
        i_am_here: matches!(presence, Some(Presence::Here { .. })),
        may_come: themselves == Themselves::Now && day == event.moment.today,
        why_not: themselves.why_not(w),
        i_am_out: matches!(presence, Some(Presence::Away { .. })),
        away: Some(event.away_from(day, *id))
            .filter(|away| *away > 0)
            .map(|away| (away, event.gauge(day, *id).heads().saturating_sub(event.seats_kept(day, *id)))),
        strip: Strip::of(reader),
        may_count: domain::may(&reader.actor(), domain::Act::Count, event.editing).is_ok(),
    };
    page.render().unwrap_or_default()
}

async fn arrive(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |venue, day, person| {
        let person = person.ok_or(Refusal::NameNeeded)?;
        if posted.reader.view.event.presence(day, person).and_then(Presence::house).is_none() {
            Themselves::of(&posted.reader).allowed()?;
        }
        Ok(VenueCommand::Arrive { person, day, venue, anyway: posted.anyway(), at: None })
    })
    .await
}

async fn leave(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |_, day, person| Ok(VenueCommand::Leave { person: person.ok_or(Refusal::NameNeeded)?, day, at: None })).await
}

async fn count(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |venue, day, _| {
        let present = posted.fields.number("count", Field::Count, MOST_HEADS)?.ok_or(Refusal::Empty { field: Field::Count })?;
        Ok(VenueCommand::Count { day, venue, present })
    })
    .await
}

async fn act(
    posted: &Posted,
    letters: &str,
    command: impl FnOnce(domain::VenueId, Date, Option<domain::PersonId>) -> Result<VenueCommand, Refusal>,
) -> Response {
    let reader = &posted.reader;
    let day = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    let asked = async {
        let venue = forms::venue_of(&reader.view.event, letters).ok_or(Refusal::UnknownPlace)?;
        let order = posted.order()?;
        let person = order.actor.who.person();
        posted.ask(order.with(Command::Venue(command(venue, posted.fields.day()?, person)?))).await
    };
    match asked.await {
        // Who said so at a table stays there.
        Ok(_) => {
            let table = Some(posted.fields.get("project")).filter(|letters| !letters.is_empty());
            let table = table.and_then(|letters| crate::project::id_of(&reader.view.event, letters));
            let here = || format!("{}/houses/{letters}", reader.root());
            posted.done(&format!("{}?day={day}", table.map_or_else(here, |project| crate::project::address(reader, project))))
        }
        Err(failed) => {
            let status = Failed::status(&failed);
            again(reader, letters, day, status, posted.again(&failed))
        }
    }
}
