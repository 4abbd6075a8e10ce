//! What one wants to be at. Whoever has a name here keeps it with that; anybody else in the browser, and nobody is told.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::session::{Command as SessionCommand, Standing};
use domain::{Command, Event, Refusal, Seq, Session};
use words::Words;

use super::session::{again, moved, placed};
use super::{address, found, gone, hours, say};
use crate::board::title;
use crate::forms::{Posted, show};
use crate::page::Page;
use crate::reader::{Reader, cookie_name, long_cookie, set_cookie};

/// The most picks that a browser keeps: a cookie holds that many.
const MOST: usize = 200;

/// Longest cookie of picks, in characters: the letters of an id for each, perhaps the number of a change, and a dot.
const LONGEST: usize = MOST * 18;

/// What a reader picked.
pub struct Picks {
    person: Option<domain::PersonId>,
    /// What the browser keeps: letters, and the last change to the session when it was picked, where there was one.
    kept: BTreeMap<String, Seq>,
}

impl Picks {
    /// Of a reader, and of what their browser keeps.
    pub fn of(reader: &Reader, headers: &HeaderMap) -> Self {
        let kept = long_cookie(headers, &cookie_name(&name(reader), reader.secure), LONGEST).unwrap_or_default();
        let kept = kept.split('.').map(|one| one.split_once('-').unwrap_or((one, "0")));
        let kept = kept.filter(|(id, _)| id.len() == 10 && id.bytes().all(|byte| byte.is_ascii_alphanumeric())).take(MOST);
        Self { person: reader.person(), kept: kept.map(|(id, since)| (id.to_owned(), since.parse().unwrap_or(0))).collect() }
    }

    /// Whether a session is one of them.
    pub fn has(&self, event: &Event, session: &Session) -> bool {
        self.person.is_some_and(|person| event.has_picked(session, person)) || self.kept.contains_key(&session.id.0.short())
    }

    /// Since which change a session is one of them, as far as that matters to what changed since.
    pub fn since(&self, event: &Event, session: &Session) -> Option<Seq> {
        let entries = session.picks.iter().filter(|(known, _)| self.person.is_some_and(|person| event.are_one(**known, person)));
        entries.map(|(_, since)| *since).chain(self.kept.get(&session.id.0.short()).copied()).min()
    }

    /// Whether it is known that there are none: nobody said who they are, nor keeps any here.
    pub fn are_none(&self) -> bool {
        self.person.is_none() && self.kept.is_empty()
    }

    /// All of them, in order of time.
    fn all<'a>(&self, event: &'a Event) -> Vec<&'a Session> {
        event.timetable().into_iter().filter(|session| self.has(event, session)).collect()
    }
}

fn name(reader: &Reader) -> String {
    format!("impl-days-picks-{}", reader.view.slug)
}

/// Keeps a pick in the browser, or takes it out.
fn keep(response: &mut Response, reader: &Reader, headers: &HeaderMap, session: &Session, picked: bool) {
    let mut kept = Picks::of(reader, headers).kept;
    let id = session.id.0.short();
    // Whoever picks it knows what became of it before.
    let since = if session.revision > 0 { session.touched } else { 0 };
    if picked {
        kept.entry(id).or_insert(since);
    } else {
        kept.remove(&id);
    }
    let kept = kept.into_iter().take(MOST).map(|(id, since)| if since == 0 { id } else { format!("{id}-{since}") });
    let value = kept.collect::<Vec<_>>().join(".");
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(&name(reader), &value, reader.secure)) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

pub(super) async fn pick(Path((_, letters)): Path<(String, String)>, headers: HeaderMap, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(session) = found(reader, &letters) else { return gone(reader) };
    let picked = !posted.fields.is("pick", "no");
    let here = address(&reader.root(), session.id);
    if session.standing == Standing::Withdrawn {
        return gone(reader);
    }
    // Who has no name here keeps it to themselves; a seat is somebody's.
    if reader.person().is_none() && !(session.about.sign_up && picked) {
        let mut response = posted.done(&here);
        keep(&mut response, reader, &headers, session, picked);
        return response;
    }
    let asked = async {
        let order = posted.order()?;
        let person = order.actor.who.person().ok_or(Refusal::NameNeeded)?;
        let session = session.id;
        let command = if picked { SessionCommand::Pick { session, person } } else { SessionCommand::Unpick { session, person } };
        posted.ask(order.with(Command::Session(command))).await
    };
    match asked.await {
        Ok(_) => {
            let mut response = posted.done(&here);
            // What the browser kept from before its owner had a name goes with it.
            if !picked {
                keep(&mut response, reader, &headers, session, false);
            }
            response
        }
        Err(failed) => again(&posted, session, &headers, &failed),
    }
}

/// What one picked, as data for the page that is the same for everybody.
pub(super) async fn ids(reader: Reader, headers: HeaderMap) -> Response {
    let picks = Picks::of(&reader, &headers);
    let ids: Vec<String> = picks.all(&reader.view.event).into_iter().map(|session| session.id.0.short()).collect();
    ([(CACHE_CONTROL, "private, no-cache"), (CONTENT_TYPE, "application/json")], serde_json::json!({ "picks": ids }).to_string())
        .into_response()
}

#[derive(Template)]
#[template(path = "timetable/mine.html")]
struct MinePage {
    page: Page,
    w: Words,
    /// Day, its picks.
    days: Vec<(String, Vec<Pick>)>,
    /// The address of a calendar of these.
    calendar: String,
    /// Whether they are kept in this browser alone.
    in_browser: bool,
}

struct Pick {
    href: String,
    title: String,
    hours: Option<String>,
    place: Option<(Option<usize>, String, String)>,
    cancelled: bool,
    moved: Option<String>,
    /// What else was picked at that time.
    meets: Option<String>,
}

pub(super) async fn mine(reader: Reader, headers: HeaderMap) -> Response {
    let (w, event, root) = (reader.words, &reader.view.event, reader.root());
    let say = say(&reader);
    let picks = Picks::of(&reader, &headers);
    let all = picks.all(event);
    let ids: Vec<String> = all.iter().map(|session| session.id.0.short()).collect();
    let pick = |session: &&Session| {
        let meets = event.beside(&session.about, Some(session.id)).filter(|other| picks.has(event, other));
        let meets: Vec<String> = meets.map(|other| title(other.about.title.as_str(), w)).collect();
        Pick {
            href: address(&root, session.id),
            title: title(session.about.title.as_str(), w),
            hours: hours(say, session),
            place: placed(say, &root, session),
            cancelled: session.standing == Standing::Cancelled,
            moved: moved(say, session),
            meets: (session.standing == Standing::On && !meets.is_empty()).then(|| say.list(meets)),
        }
    };
    let days = event.days.iter().filter_map(|day| {
        let of_day: Vec<Pick> = all.iter().filter(|session| session.about.day == day.date).map(pick).collect();
        (!of_day.is_empty()).then(|| (say.day_long(day.date), of_day))
    });
    let page = MinePage {
        page: Page::of(&reader, format!("{} · {}", w.my_picks(), title(event.title.as_str(), w)), "").hearing(&reader, event.moment.today),
        days: days.collect(),
        calendar: format!("{root}/timetable.ics?picks={}", ids.join(".")),
        in_browser: reader.person().is_none(),
        w,
    };
    show(&reader, StatusCode::OK, page.render().unwrap_or_default())
}
