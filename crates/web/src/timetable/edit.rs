//! To put a session on the timetable, to call a meeting, and to say anew what it is.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::history::Subject;
use domain::session::{About, Change as SessionChange, Command as SessionCommand};
use domain::{Act, Change, Command, Date, Event, Field, Refusal, Seq, Session, SessionId, Text};
use words::Words;

use super::{address, fields, found, gone, kind_word, say};
use crate::door;
use crate::forms::{Both, Failed, Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "timetable/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    /// Where one goes on without saving.
    back: String,
    /// Where the form is sent.
    action: String,
    /// Whether it is one that the team plans, or a meeting that somebody calls.
    plans_all: bool,
    days: Vec<(Date, String)>,
    kinds: Vec<(&'static str, String)>,
    /// Letters, name, whether it is a room.
    places: Vec<(String, String, bool)>,
    /// What somebody else wrote meanwhile.
    both: Both,
    /// The session that is changed, for the list of clashes.
    but: String,
    new: bool,
}

fn page(reader: &Reader, form: Form, of: Option<&Session>, both: Both) -> String {
    let (w, event, root) = (reader.words, &reader.view.event, reader.root());
    let say = say(reader);
    let plans_all = fields::plans_all(reader);
    let head = match of {
        Some(_) => w.change_this_session(),
        None if plans_all => w.add_a_session(),
        None => w.call_a_session(),
    };
    let places = event.open_venues().flat_map(|(_, venue)| {
        let seats = |name: String, seats: Option<u32>| seats.map_or_else(|| name.clone(), |seats| w.place_with_seats(name.as_str(), seats));
        let house = (venue.id.0.short(), seats(venue.name.to_string(), venue.seats), false);
        let rooms = venue.rooms.iter().map(|known| {
            (known.id.0.short(), seats(w.list_next(venue.name.as_str(), say.room_name(known.name.as_str())), known.seats), true)
        });
        std::iter::once(house).chain(rooms).collect::<Vec<_>>()
    });
    EditPage {
        page: Page::of(reader, head.to_owned(), ""),
        back: of.map_or_else(|| format!("{root}/timetable"), |session| address(&root, session.id)),
        action: of.map_or_else(|| format!("{root}/timetable"), |session| format!("{}/edit", address(&root, session.id))),
        plans_all,
        days: event.days.iter().map(|day| (day.date, say.day_long(day.date))).collect(),
        kinds: fields::KINDS.iter().map(|(id, kind)| (*id, kind_word(kind, w).to_owned())).collect(),
        places: places.filter(|(_, _, room)| plans_all || *room).collect(),
        both,
        but: of.map_or_else(String::new, |session| session.id.0.short()),
        new: of.is_none(),
        w,
        form,
    }
    .render()
    .unwrap_or_default()
}

pub(super) async fn new(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Write) {
        return problem.into_response();
    }
    let event = &reader.view.event;
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("day=")));
    let day = asked.and_then(|day| day.parse().ok()).filter(|day| event.day(*day).is_some()).unwrap_or(event.moment.today);
    let values = Fields::default().with("day", day.to_string()).with("kind", "talk").with("minutes", "30");
    show(&reader, StatusCode::OK, page(&reader, Form::empty(&reader, values), None, Both::default()))
}

pub(super) async fn plan(posted: Posted) -> Response {
    let session = SessionId(posted.nth(0));
    let asked = async {
        let mut order = posted.order()?;
        let about = fields::about(&mut order, &posted, None)?;
        let plan = SessionCommand::Plan { session, about, source: Text::empty(), anyway: posted.anyway() };
        posted.ask(order.with(Command::Session(plan))).await
    };
    let reader = &posted.reader;
    match asked.await {
        Ok(_) => posted.done(&address(&reader.root(), session)),
        Err(failed) => show(reader, failed.status(), page(reader, posted.again(&failed), None, Both::default())),
    }
}

pub(super) async fn edit(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    let Some(session) = found(&reader, &letters) else { return gone(&reader) };
    if !reader.view.event.may_change_session(&reader.actor(), session)
        && let Err(problem) = door::enter(&reader, Act::Arrange)
    {
        return problem.into_response();
    }
    let form = Form::empty(&reader, fields::filled(say(&reader), &session.about));
    show(&reader, StatusCode::OK, page(&reader, form, Some(session), Both::default()))
}

pub(super) async fn describe(Path((_, letters)): Path<(String, String)>, mut posted: Posted) -> Response {
    let Some(session) = found(&posted.reader, &letters).cloned() else { return gone(&posted.reader) };
    posted.fields = posted.fields.chosen(&fields::filled(say(&posted.reader), &session.about), &fields::PARTS);
    let asked = async {
        let mut order = posted.order()?;
        let about = fields::about(&mut order, &posted, Some(&session.about))?;
        let describe = SessionCommand::Describe { session: session.id, seen: posted.fields.seq(), about, anyway: posted.anyway() };
        posted.ask(order.with(Command::Session(describe))).await
    };
    let reader = &posted.reader;
    match asked.await {
        Ok(_) => posted.done(&address(&reader.root(), session.id)),
        Err(failed) => {
            let both = match &failed {
                Failed::Refused(Refusal::ChangedSince { .. }) => both(&posted, &session),
                _ => Both::default(),
            };
            show(reader, failed.status(), page(reader, posted.again(&failed), Some(&session), both))
        }
    }
}

/// What the writer wrote, and what somebody else did meanwhile.
fn both(posted: &Posted, session: &Session) -> Both {
    let reader = &posted.reader;
    let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    let say = crate::say::Say { view: &now, audience: reader.audience(), words: reader.words };
    let seen = as_it_was(&now.event, session.id, posted.fields.seq()).map(|about| fields::said(say, &about)).unwrap_or_default();
    match (now.event.sessions.get(&session.id), fields::said_in(posted, say, &session.about)) {
        (Some(theirs), Ok(mine)) => Both::of(&posted.fields, &seen, mine, &fields::said(say, &theirs.about)),
        _ => Both::default(),
    }
}

/// What a session was when this change was the last one.
pub fn as_it_was(event: &Event, session: SessionId, seen: Seq) -> Option<About> {
    let earlier = event.history.of(Subject::Session(session)).filter(|recorded| recorded.stamp.seq <= seen);
    earlier.map(|recorded| &recorded.change).find_map(|change| match change {
        Change::Session(SessionChange::Planned { about, .. } | SessionChange::Described { about, .. }) => Some((**about).clone()),
        _ => None,
    })
}
