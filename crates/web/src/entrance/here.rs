//! The QR on the wall: whoever is signed in says with one button that they are here, where the coordinator allows it.

use askama::Template;
use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use domain::venue::{Command as VenueCommand, Presence};
use domain::{Act, Command, Refusal, Role};
use ledger::Order;
use words::Words;

use super::{asked, say, stands_at};
use crate::app::App;
use crate::forms::{self, Failed, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

/// Whether people say themselves that they are in a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Themselves {
    /// They may, now.
    Now,
    /// They may on the event's days, and those are still to come.
    OnTheDays,
    /// Today is no day of the event, and no first one is to come.
    NotToday,
    /// A greeter says it: people have tickets, and the coordinator did not allow it.
    Never,
}

impl Themselves {
    /// For a reader. A greeter says it of anybody, and so of themselves too.
    pub fn of(reader: &Reader) -> Self {
        let event = &reader.view.event;
        let says_for_others = || domain::may(&reader.actor(), Act::Others, event.editing).is_ok();
        let has_door = || reader.view.people.iter().any(|(_, profile)| profile.has_ticket());
        let today = crate::say::day_of(&reader.app.ledger().clock().now().to_zoned(event.zone.clone()));
        if event.days.front().is_some_and(|first| today < first.date) {
            Self::OnTheDays
        } else if event.day(today).is_none() {
            Self::NotToday
        } else if !event.terms.self_check_in && has_door() && !says_for_others() {
            Self::Never
        } else {
            Self::Now
        }
    }

    /// Why not now, in a sentence.
    pub fn why_not(self, w: Words) -> Option<&'static str> {
        match self {
            Self::Now => None,
            Self::OnTheDays => Some(w.door_on_the_days()),
            Self::NotToday => Some(w.door_not_today()),
            Self::Never => Some(w.door_ask_a_greeter()),
        }
    }

    /// For a command that says it.
    ///
    /// # Errors
    /// It is a greeter's to say, or the day is another one.
    pub fn allowed(self) -> Result<(), Refusal> {
        match self {
            Self::Now => Ok(()),
            Self::OnTheDays | Self::NotToday => Err(Refusal::UnknownDay),
            Self::Never => Err(Refusal::NotAllowed { act: Act::Others, needed: Role::Greeter }),
        }
    }
}

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/here", get(page).post(come_in))
}

#[derive(Template)]
#[template(path = "entrance/here.html")]
struct HerePage {
    page: Page,
    w: Words,
    form: Form,
    /// Why they do not say it themselves, where that is so.
    why_not: Option<&'static str>,
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
        why_not: Themselves::of(reader).why_not(w),
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
        Themselves::of(reader).allowed()?;
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
