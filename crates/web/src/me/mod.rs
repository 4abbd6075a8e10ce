//! One's own place: the ticket, when one comes, to which house and to whom; where one is now; and all that is known about one, to
//! see, to correct, to take along and to erase.

mod data;
mod erase;

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{Redirect, Response};
use axum::routing::get;
use domain::coming::{Answer, Coming};
use domain::venue::Presence;
use domain::{Date, Event, Field, PersonId, Refusal, Text, VenueId};
use ledger::{Listing, Order, Profile};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::entrance::Themselves;
use crate::forms::{self, Failed, Fields, Form, Posted, show};
use crate::house::{Away, Strip, Whereabouts, say_where};
use crate::page::{Page, role_word};
use crate::people;
use crate::project::whom_to_ask;
use crate::qr;
use crate::questionnaire;
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;
use crate::signin;
use crate::tasks::Stuck;
use crate::timetable;

/// Addresses of one's own place.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/me", get(me).post(name_oneself))
        .route("/{event}/me/presence", get(to_me).post(come_and_go))
        .route("/{event}/me/coming", get(to_me).post(still_coming))
        .merge(data::routes())
        .merge(erase::routes())
}

/// What the address has behind its question mark for who came in a moment ago.
pub const JUST_CAME_IN: &str = "welcome";

/// All entries that turned out to be this person.
pub fn entries(reader: &Reader, me: PersonId) -> Vec<PersonId> {
    let event = &reader.view.event;
    event.people.keys().copied().filter(|person| event.now(*person) == me).collect()
}

#[derive(Template)]
#[template(path = "me/me.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
struct MePage {
    page: Page,
    w: Words,
    name: Option<String>,
    role: String,
    signed: bool,
    listing: Option<&'static str>,
    /// Whether they came in a moment ago.
    welcome: bool,
    /// Whether the questionnaire was saved just now.
    saved: bool,
    /// Whether all that was known of them was erased just now.
    erased: bool,
    /// What became of what they picked, as HTML.
    news: String,
    seat: Option<Seat>,
    /// Tasks of the projects that they lead, which do not build.
    stuck: Vec<Stuck>,
    /// That a project began without them.
    without: Option<String>,
    /// Whether a place is proposed that waits for an answer.
    asked: bool,
    /// Seats of other days.
    later: Vec<Seat>,
    days: Vec<DayRow>,
    ticket: Option<Ticket>,
    /// Whether it is what one needs next: one is not in a house yet.
    ticket_first: bool,
    /// Whether the days of the event lie ahead, so that the questionnaire is worth a word.
    ahead: bool,
    form: Form,
    whereabouts: Option<Whereabouts>,
    /// Whether it is a day of the event.
    on_the_day: bool,
    /// Why they do not say themselves that they are here, where that is so.
    why_not: Option<&'static str>,
    strip: Strip,
    /// Houses to go to, for who has no name yet.
    houses: Vec<(String, usize, String)>,
    /// The own page among the people's.
    mine: Option<String>,
    /// Typed names that the reader says are theirs: their pages and the names.
    claims: Vec<(String, String)>,
}

/// A project at which one sits.
struct Seat {
    day: String,
    href: String,
    title: String,
    place: String,
    /// Whom to ask for.
    ask: Option<String>,
}

/// A day, and what one said about it.
struct DayRow {
    date: Date,
    name: String,
    /// What one said.
    said: String,
    /// Whether one is asked again.
    asks: bool,
    house: Option<House>,
}

/// The house to go to.
struct House {
    href: String,
    number: usize,
    name: String,
    /// Whether it was another one before.
    moved: bool,
    /// Its address, and how to get there.
    way: Vec<String>,
}

/// A ticket, to show at the door.
struct Ticket {
    code: String,
    kind: Option<String>,
    qr: Option<String>,
}

async fn me(reader: Reader, headers: HeaderMap, uri: Uri) -> Response {
    let form = Form::empty(&reader, Fields::default());
    me_page(&reader, StatusCode::OK, form, &headers, uri.query().unwrap_or(""))
}

async fn name_oneself(headers: HeaderMap, mut posted: Posted) -> Response {
    let done = posted.on_the_newest(name_it).await;
    answer(&posted, &headers, done)
}

/// On to one's own place, or that place with why not.
fn answer(posted: &Posted, headers: &HeaderMap, done: Result<(), Failed>) -> Response {
    match done {
        Ok(()) => posted.done(&format!("{}/me", posted.reader.root())),
        Err(failed) => me_page(&posted.reader, failed.status(), posted.again(&failed), headers, ""),
    }
}

/// Another name, and who may see it. All else that is known stays; how to reach somebody is the team's to write.
async fn name_it(posted: &Posted) -> Result<(), Failed> {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let me = reader.person().ok_or(Refusal::NameNeeded)?;
    let name = Text::some_line(fields.get("name"), Field::Name)?;
    let known = reader.view.people.get(me);
    let before = known.cloned().unwrap_or_default();
    let listing = Listing::from_word(fields.get("listing")).unwrap_or(before.listing);
    let profile = Profile { name: name.to_string(), listing, ..before };
    if known == Some(&profile) {
        return Ok(());
    }
    let mut order = Order::new(posted.id, reader.actor());
    order.profiles.push((me, profile));
    posted.ask(order).await?;
    Ok(())
}

async fn to_me(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/me", reader.root()))
}

async fn come_and_go(headers: HeaderMap, posted: Posted) -> Response {
    let asked = async {
        let person = posted.reader.person().ok_or(Refusal::NameNeeded)?;
        say_where(&posted, person).await.map(|_| ())
    };
    let done = asked.await;
    answer(&posted, &headers, done)
}

async fn still_coming(headers: HeaderMap, posted: Posted) -> Response {
    let asked = async {
        let person = posted.reader.person().ok_or(Refusal::NameNeeded)?;
        questionnaire::still_coming(&posted, person).await
    };
    let done = asked.await;
    answer(&posted, &headers, done)
}

fn me_page(reader: &Reader, status: StatusCode, mut form: Form, headers: &HeaderMap, query: &str) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let today = event.moment.today;
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let me = reader.person();
    let profile = me.and_then(|person| reader.view.people.get(person));
    if let Some(profile) = profile.filter(|_| form.v("listing").is_empty()) {
        form.values = form.values.with("name", profile.name.as_str()).with("listing", profile.listing.word());
    }
    if let Some(handle) = profile.and_then(|profile| profile.handle.as_deref()) {
        form.values = form.values.with("handle", handle);
    }
    let ahead = || event.days.iter().map(|day| day.date).filter(|date| *date >= today);
    let themselves = Themselves::of(reader);
    let page = MePage {
        page: Page::of(reader, w.my_place().to_owned(), "").hearing(reader, today),
        w,
        form,
        name: profile.map(|profile| profile.name.clone()),
        role: role_word(reader.role(), w),
        signed: reader.session.is_some(),
        welcome: query == JUST_CAME_IN && reader.role() > domain::Role::Visitor,
        saved: query == questionnaire::SAVED && me.is_some(),
        erased: query == erase::DONE && me.is_none(),
        listing: profile.map(|profile| listing_word(w, profile.listing)),
        news: timetable::news(reader, headers, timetable::On::Me).unwrap_or_default(),
        seat: me.and_then(|me| seat(reader, say, today, me)),
        stuck: me.map(|me| Stuck::of(reader, |project| project.is_some_and(|project| event.is_led_by(project, me)))).unwrap_or_default(),
        without: me.and_then(|me| began_without(event, today, me, w)),
        asked: me.and_then(|me| event.asked_place(me)).is_some_and(|asked| asked.waits()),
        later: me.map(|me| ahead().filter(|day| *day > today).filter_map(|day| seat(reader, say, day, me)).collect()).unwrap_or_default(),
        days: me.map(|me| ahead().map(|day| day_row(reader, say, day, me)).collect()).unwrap_or_default(),
        ticket: me.and_then(|me| ticket(reader, headers, me)),
        ticket_first: me.and_then(|me| event.presence(today, me)).and_then(Presence::house).is_none(),
        ahead: event.forgotten.is_none() && ahead().next().is_some(),
        whereabouts: me.map(|me| Whereabouts::of(reader, me, format!("{}/me/presence", reader.root()))),
        on_the_day: !matches!(themselves, Themselves::OnTheDays | Themselves::NotToday),
        why_not: themselves.why_not(w),
        strip: Strip::of(reader),
        houses: forms::houses(event),
        mine: me.map(|me| people::address(reader, me)),
        claims: event
            .people
            .iter()
            .filter(|(_, known)| known.merged.is_none() && known.claimed.is_some() && known.claimed == me)
            .filter_map(|(person, _)| Some((people::address(reader, *person), say.name(*person)?.to_owned())))
            .collect(),
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// To whom a name is shown, in words.
fn listing_word(w: Words, listing: Listing) -> &'static str {
    match listing {
        Listing::Everyone => w.listing_everyone(),
        Listing::Participants => w.listing_participants(),
        Listing::Handle => w.listing_handle(),
        Listing::Nobody => w.listing_nobody(),
    }
}

/// That a project began and had no seat for them any more, though they had said that they would join.
fn began_without(event: &Event, day: Date, me: PersonId, w: Words) -> Option<String> {
    let project = event.began_without(day, me)?;
    Some(w.began_without_you(
        project.about.seats.map_or(0, |seats| usize::try_from(seats).unwrap_or(usize::MAX)),
        title(project.about.title.as_str(), w),
    ))
}

fn seat(reader: &Reader, say: Say<'_>, day: Date, me: PersonId) -> Option<Seat> {
    let event = say.event();
    let (project, on_day) = event.seat_of(day, me)?;
    Some(Seat {
        day: say.day_name(day),
        href: format!("{}/projects/{}?day={day}", reader.root(), project.id.0.short()),
        title: title(project.about.title.as_str(), say.words),
        place: say.place(&on_day.place),
        ask: whom_to_ask(&say, event, project, day, Some(me)),
    })
}

fn day_row(reader: &Reader, say: Say<'_>, date: Date, me: PersonId) -> DayRow {
    let coming = say.event().coming(date, me);
    let comes = |coming: &Coming| coming.plan.answer != Answer::No;
    DayRow {
        date,
        name: say.day_long(date),
        said: said(say, date, me, coming),
        asks: coming.is_some_and(|coming| coming.plan.answer == Answer::Interested),
        house: coming.filter(comes).and_then(|coming| house(reader, date, coming.venue?, coming.moved)),
    }
}

/// What somebody said about a day, with the place on the waiting list.
fn said(say: Say<'_>, date: Date, me: PersonId, coming: Option<Coming>) -> String {
    let w = say.words;
    let Some(coming) = coming else { return w.you_have_not_said().to_owned() };
    if coming.waiting && coming.plan.answer != Answer::No {
        let place = questionnaire::waiting_place(say.event(), date, me).unwrap_or(1);
        return w.you_wait_as(place);
    }
    let plan = coming.plan;
    let mut parts = vec![
        match plan.answer {
            Answer::No => return w.you_do_not_come().to_owned(),
            Answer::Interested => w.you_perhaps_come(),
            Answer::Confirmed => w.you_come(),
        }
        .to_owned(),
    ];
    match (plan.morning, plan.afternoon) {
        (true, false) => parts.push(w.in_the_morning().to_owned()),
        (false, true) => parts.push(w.in_the_afternoon().to_owned()),
        _ => {}
    }
    parts.extend(plan.from.map(|from| w.from_about_time(say.clock(from))));
    parts.extend(plan.until.map(|until| w.until_about_time(say.clock(until))));
    format!("{}.", say.list(parts))
}

fn house(reader: &Reader, date: Date, venue: VenueId, moved: bool) -> Option<House> {
    let (number, house) = reader.view.event.venue(venue)?;
    Some(House {
        href: format!("{}/houses/{}?day={date}", reader.root(), venue.0.short()),
        number,
        name: house.name.to_string(),
        moved,
        way: [&house.address, &house.way, &house.guide.meet].into_iter().filter(|text| !text.is_empty()).map(ToString::to_string).collect(),
    })
}

/// The ticket that counts, of whichever entry of theirs has one.
fn ticket(reader: &Reader, headers: &HeaderMap, me: PersonId) -> Option<Ticket> {
    let profiles = entries(reader, me).into_iter().filter_map(|entry| reader.view.people.get(entry));
    let ticket = profiles.filter_map(|profile| profile.ticket.as_ref()).find(|ticket| !ticket.void)?;
    let base = Base::of(&reader.app, headers);
    let content = ticket.secret.clone().unwrap_or_else(|| base.with(&signin::address(reader, &ticket.code)));
    Some(Ticket { code: ticket.code.clone(), kind: ticket.kind.clone(), qr: qr::svg(&content, reader.words.your_ticket_as_a_square()) })
}
