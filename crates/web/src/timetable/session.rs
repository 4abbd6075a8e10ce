//! One session: when, where, with whom, what it is about; and its slides and recording later.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::link::Link;
use domain::session::{Command as SessionCommand, Kind, Moved, Standing};
use domain::{Command, Event, Field, PersonId, Session};
use words::Words;

use super::picks::{self, Picks};
use super::{address, clashes, found, gone, hours, kind_word, rooms, say};
use crate::board::title;
use crate::forms::{Fields, Form, Posted, show, show_kept};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;
use crate::{files, markdown};

#[derive(Template)]
#[template(path = "timetable/session.html")]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one part of the page is there")]
struct SessionPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    /// What the event is called, which paper says.
    event: String,
    title: String,
    subtitle: String,
    kind: String,
    cancelled: bool,
    /// The day and its list.
    day: (String, String),
    /// The time, as HTML.
    time: Option<String>,
    /// Until when.
    hours: Option<String>,
    zone: String,
    /// Number of the house's sign, address of its page, place.
    place: Option<(Option<usize>, String, String)>,
    /// When and where it was before.
    moved: Option<String>,
    /// Address where there is one, name.
    speakers: Vec<(String, String)>,
    /// What they are, where they do not speak but call others together.
    hosts: Option<&'static str>,
    language: Option<String>,
    track: String,
    no_recording: bool,
    license: String,
    text: String,
    /// Words, address.
    links: Vec<(String, String)>,
    /// Whether the reader picked it.
    picked: bool,
    /// Whether one signs up, and how many seats are left, as HTML.
    sign_up: bool,
    /// Whether there are other events to which the name of who signs up may go along.
    goes_along: bool,
    left: Option<String>,
    /// How many seats it has, where all are taken.
    full: Option<u32>,
    /// Who signed up or picked it, for the team: how many, and their names.
    comes: Option<(usize, String)>,
    /// What else the reader picked at that time: address, title, hours.
    meets: Vec<(String, String, String)>,
    /// What meets it, for who plans it.
    clashes: Vec<(String, String)>,
    may_change: bool,
}

/// A place in words, with its house's sign and page.
pub(super) fn placed(say: Say<'_>, root: &str, session: &Session) -> Option<(Option<usize>, String, String)> {
    let place = &session.about.place;
    let words = say.place(place);
    let house = place.venue.and_then(|venue| say.event().venue(venue));
    let href = house.map_or_else(String::new, |(_, venue)| format!("{root}/houses/{}", venue.id.0.short()));
    (!words.is_empty()).then(|| (house.map(|(number, _)| number), href, words))
}

/// The last time that a session was moved: it was not where only its room was found out.
pub fn last_move<'a>(event: &Event, session: &'a Session) -> Option<&'a Moved> {
    let about = &session.about;
    let elsewhere = |moved: &Moved| !rooms::are_one(event, &moved.place, &about.place);
    session.moved.as_ref().filter(|moved| (moved.day, moved.at) != (about.day, about.at) || elsewhere(moved))
}

/// When and where a session was before, where it was somewhere else.
pub fn moved(say: Say<'_>, session: &Session) -> Option<String> {
    let moved = last_move(say.event(), session)?;
    let about = &session.about;
    let day = (moved.day != about.day).then(|| say.day_long(moved.day));
    let at = (moved.at != about.at || day.is_some()).then_some(moved.at).flatten().map(|at| say.clock(at));
    let place =
        (!rooms::are_one(say.event(), &moved.place, &about.place)).then(|| say.place(&moved.place)).filter(|place| !place.is_empty());
    let was = say.list([day, at, place].into_iter().flatten());
    (!was.is_empty()).then(|| say.words.session_was(was))
}

fn page(reader: &Reader, session: &Session, picks: &Picks, form: Form) -> String {
    let (w, event, root) = (reader.words, &reader.view.event, reader.root());
    let (say, about) = (say(reader), &session.about);
    let name = |person: &PersonId| say.name(*person).map(str::to_owned);
    let plans = event.may_change_session(&reader.actor(), session);
    let span = event.span(about);
    let text = markdown::shown_below_title(&about.words());
    let link = |words: &str, link: &domain::link::Link| (words.to_owned(), link.as_str().to_owned());
    let slides = about.slides.as_ref().and_then(|slides| slides_at(event, &root, slides));
    let called = |link: &Link| about.link_name(link).map(str::to_owned);
    let slides_word = about.slides.as_ref().and_then(called).unwrap_or_else(|| w.session_slides().to_owned());
    let links = slides.map(|address| (slides_word, address)).into_iter();
    let links = links.chain(about.stream.iter().map(|stream| link(w.site_stream(), stream)));
    let links = links.chain(about.recording.iter().map(|recording| link(w.session_recording(), recording)));
    let words = |link: &Link| called(link).unwrap_or_else(|| crate::inline::name_of(link.as_str()));
    let more = about.links.iter().map(|link| (words(link), link.as_str().to_owned()));
    let team = reader.role().is_team();
    SessionPage {
        page: around(say, reader, session),
        here: address(&root, session.id),
        event: title(event.title.as_str(), w),
        title: title(about.title.as_str(), w),
        subtitle: about.subtitle.to_string(),
        kind: kind_word(&about.kind, w).to_owned(),
        cancelled: session.standing == Standing::Cancelled,
        day: (format!("{root}/timetable?day={}", about.day), say.day_long(about.day)),
        time: span.map(|(begins, _)| say.time(begins, about.day)),
        hours: hours(say, session),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        place: placed(say, &root, session),
        moved: moved(say, session),
        speakers: about.speakers.iter().filter_map(|person| Some((crate::people::address(reader, *person), name(person)?))).collect(),
        hosts: (about.kind == Kind::Meeting).then(|| super::fields::who_word(about, w)),
        language: about.language.as_ref().map(|language| language_name(w, language.as_str())),
        track: about.track.to_string(),
        no_recording: about.no_recording,
        license: about.license.to_string(),
        text,
        links: links.chain(more).collect(),
        picked: picks.has(event, session),
        sign_up: about.sign_up,
        goes_along: about.sign_up && may_go_along(reader),
        left: super::left(say, session),
        full: about.seats.filter(|_| event.seats_left(session) == Some(0)),
        comes: (team && !session.picks.is_empty()).then(|| (event.picked_by(session), say.names(session.picks.keys().copied()))),
        meets: event
            .beside(about, Some(session.id))
            .filter(|other| picks.has(event, other))
            .map(|other| (address(&root, other.id), title(other.about.title.as_str(), w), hours(say, other).unwrap_or_default()))
            .collect(),
        clashes: if plans {
            let clashes = clashes::of(say, about, Some(session.id));
            clashes.into_iter().map(|clash| (address(&root, clash.other.id), clash.words)).collect()
        } else {
            vec![]
        },
        may_change: plans,
        w,
        form,
    }
    .render()
    .unwrap_or_default()
}

/// Where the slides are: on the web, or a file of the site, which may be gone again.
pub(super) fn slides_at(event: &Event, root: &str, slides: &Link) -> Option<String> {
    match slides.file() {
        Some(path) => files::address(event, root, &path),
        None => Some(slides.as_str().to_owned()).filter(|address| !address.is_empty()),
    }
}

/// A language as the page's own calls it; a country behind it stays as it is written.
pub(super) fn language_name(w: Words, tag: &str) -> String {
    let whole = w.language_called(tag);
    match tag.split_once('-') {
        Some((code, country)) if whole == tag => format!("{} ({country})", w.language_called(code)),
        _ => whole,
    }
}

/// Whether a reader's name may go along to other events and does not yet.
fn may_go_along(reader: &Reader) -> bool {
    let profile = reader.person().and_then(|person| reader.view.people.get(person));
    profile.is_none_or(|profile| !profile.goes_along) && crate::gathering::Roof::of(&reader.app, &reader.view).is_some()
}

/// What is around its page: elsewhere it is told by when and where it is, who speaks, and how its text begins.
fn around(say: Say<'_>, reader: &Reader, session: &Session) -> Page {
    let (about, event) = (&session.about, &reader.view.event);
    let name = title(about.title.as_str(), say.words);
    let opening = about.words().lines().find(|line| !line.trim().is_empty()).map(markdown::as_plain).unwrap_or_default();
    let told = [
        say.day_long(about.day),
        hours(say, session).unwrap_or_default(),
        say.place(&about.place),
        say.names(about.speakers.iter().copied()),
    ];
    let told = told.into_iter().chain([opening]).filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let page = Page::of(reader, format!("{name} · {}", say.words.timetable()), "").hearing(reader, event.moment.today);
    page.called(say, reader.app.options(), &address("", session.id), &name, &told)
}

pub(super) async fn session(reader: Reader, Path((_, letters)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(session) = found(&reader, &letters) else { return gone(&reader) };
    let picks = Picks::of(&reader, &headers);
    let form = Form::empty(&reader, Fields::default());
    // What was put there by mistake is nobody's, but who may put it back finds it.
    let plans = reader.view.event.may_change_session(&reader.actor(), session);
    if session.standing == Standing::Withdrawn && !plans {
        return gone(&reader);
    }
    if picks.are_none() {
        return show_kept(&reader, &headers, address("", session.id), || page(&reader, session, &picks, form));
    }
    show(&reader, StatusCode::OK, page(&reader, session, &picks, form))
}

pub(super) async fn stand(Path((_, letters)): Path<(String, String)>, headers: HeaderMap, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(session) = found(reader, &letters) else { return gone(reader) };
    let standing = match posted.fields.get("standing") {
        "cancelled" => Standing::Cancelled,
        "withdrawn" => Standing::Withdrawn,
        _ => Standing::On,
    };
    let asked = async {
        let stand = SessionCommand::Stand { session: session.id, standing };
        posted.ask(posted.order()?.with(Command::Session(stand))).await
    };
    match asked.await {
        Ok(_) if standing == Standing::Withdrawn => posted.done(&format!("{}/timetable?day={}", reader.root(), session.about.day)),
        Ok(_) => posted.done(&address(&reader.root(), session.id)),
        Err(failed) => again(&posted, session, &headers, &failed),
    }
}

/// The page again, with why something was not done.
pub(super) fn again(posted: &Posted, session: &Session, headers: &HeaderMap, failed: &crate::forms::Failed) -> Response {
    let picks = picks::Picks::of(&posted.reader, headers);
    show(&posted.reader, failed.status(), page(&posted.reader, session, &picks, posted.again(failed)))
}
