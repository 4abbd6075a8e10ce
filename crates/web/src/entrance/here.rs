//! The QR on the wall: whoever is signed in says with one button that they are here, where the coordinator allows it.

use askama::Template;
use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use domain::venue::{Command as VenueCommand, Presence};
use domain::{Command, Refusal};
use ledger::Order;
use words::Words;

use super::{asked, say, stands_at};
use crate::app::App;
use crate::forms::{self, Failed, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/here", get(page).post(come_in))
}

#[derive(Template)]
#[template(path = "entrance/here.html")]
struct HerePage {
    page: Page,
    w: Words,
    form: Form,
    /// Whether the coordinator allows it.
    allowed: bool,
    /// Whether we know who they are.
    known: bool,
    /// Where they are.
    is_at: Option<String>,
    /// The house of the address.
    house: Option<(String, usize, String)>,
    houses: Vec<(String, usize, String)>,
}

async fn page(reader: Reader, uri: Uri) -> Response {
    let form = Form::empty(&reader, asked(&uri));
    draw(&reader, StatusCode::OK, form)
}

fn draw(reader: &Reader, status: StatusCode, form: Form) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let houses = forms::houses(event);
    let house = stands_at(event, form.v("house"));
    let is_at = match reader.person().and_then(|me| event.presence(event.moment.today, me)) {
        Some(Presence::Here { venue, since }) => {
            Some(w.door_you_are_in(say(reader).venue(venue), say(reader).when(since, event.moment.today)))
        }
        _ => None,
    };
    let page = HerePage {
        page: Page::of(reader, w.door_say_here().to_owned(), ""),
        w,
        form,
        allowed: event.terms.self_check_in,
        known: reader.person().is_some(),
        is_at,
        house: house.and_then(|house| houses.iter().find(|(letters, ..)| *letters == house).cloned()),
        houses,
    };
    show(reader, status, page.render().unwrap_or_default())
}

async fn come_in(posted: Posted) -> Response {
    let reader = &posted.reader;
    let event = &reader.view.event;
    let asked = async {
        let person = reader.person().ok_or(Refusal::NameNeeded)?;
        if !event.terms.self_check_in {
            return Ok(());
        }
        let venue = forms::venue_of(event, posted.fields.get("house")).ok_or(Refusal::UnknownPlace)?;
        let command = VenueCommand::Arrive { person, day: event.moment.today, venue, anyway: false, at: None };
        posted.ask(Order::new(posted.id, reader.actor()).with(Command::Venue(command))).await?;
        Ok::<_, Failed>(())
    };
    let house: String = posted.fields.get("house").chars().filter(char::is_ascii_alphanumeric).collect();
    match asked.await {
        Ok(()) => posted.done(&format!("{}/here?house={house}", reader.root())),
        Err(failed) => draw(reader, failed.status(), posted.again(&failed)),
    }
}
