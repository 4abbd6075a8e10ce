//! The end of the day: who is still in a house as far as anybody said, and one tap when all are out.

use askama::Template;
use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::venue::{Command as VenueCommand, Presence};
use domain::{Act, Command, PersonId, Refusal, VenueId};
use ledger::Order;
use words::Words;

use super::{asked, say, stands_at};
use crate::app::App;
use crate::door;
use crate::find::fold;
use crate::forms::{self, Failed, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/door/end", get(page).post(all_out))
}

#[derive(Template)]
#[template(path = "entrance/end.html")]
struct EndPage {
    page: Page,
    w: Words,
    form: Form,
    houses: Vec<Still>,
    /// The house at which the greeter stands, for the way back.
    house: String,
}

/// A house and who is last known in it.
struct Still {
    letters: String,
    number: usize,
    name: String,
    people: Vec<Known>,
}

struct Known {
    id: String,
    name: String,
    since: String,
}

async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, asked(&uri));
    draw(&reader, StatusCode::OK, form)
}

fn draw(reader: &Reader, status: StatusCode, form: Form) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let (say, day) = (say(reader), event.moment.today);
    let known = |(person, since): (PersonId, domain::Timestamp)| Known {
        id: person.to_string(),
        name: say.name(person).unwrap_or_default().to_owned(),
        since: say.when(since, day),
    };
    let houses = event
        .venues
        .iter()
        .enumerate()
        .map(|(index, venue)| {
            let mut people: Vec<Known> = still_in(reader, venue.id).map(known).collect();
            people.sort_by_cached_key(|known| fold(&known.name));
            Still { letters: venue.id.0.short(), number: index + 1, name: venue.name.to_string(), people }
        })
        .filter(|still| !still.people.is_empty())
        .collect();
    let house = stands_at(event, form.v("house")).unwrap_or_default();
    let page = EndPage { page: Page::of(reader, w.door_end().to_owned(), ""), w, form, houses, house };
    show(reader, status, page.render().unwrap_or_default())
}

/// Who is last known in a house today, out for a while or not, and since when.
fn still_in(reader: &Reader, house: VenueId) -> impl Iterator<Item = (PersonId, domain::Timestamp)> {
    let event = &reader.view.event;
    let day = event.moment.today;
    event.presence.iter().filter(move |((on, _), _)| *on == day).filter_map(move |((_, person), presence)| match *presence {
        Presence::Here { venue, since } | Presence::Away { venue, since, .. } if venue == house => Some((*person, since)),
        _ => None,
    })
}

/// All of a house go home, or one of them.
async fn all_out(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Others) {
        return problem.into_response();
    }
    let asked = async {
        let event = &reader.view.event;
        let day = event.moment.today;
        let house = forms::venue_of(event, posted.fields.get("house")).ok_or(Refusal::UnknownPlace)?;
        let only: Option<PersonId> = posted.fields.get("person").parse().ok().map(PersonId);
        let mut order = Order::new(posted.id, reader.actor());
        for (person, _) in still_in(reader, house).filter(|(person, _)| only.is_none_or(|only| only == *person)) {
            order = order.with(Command::Venue(VenueCommand::Leave { person, day, at: None }));
        }
        posted.ask(order).await?;
        Ok::<_, Failed>(())
    };
    match asked.await {
        Ok(()) => posted.done(&format!("{}/door/end", reader.root())),
        Err(failed) => draw(reader, failed.status(), posted.again(&failed)),
    }
}
