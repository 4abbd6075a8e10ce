//! All that is known about the reader, to read and to take along.

use askama::Template;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::history::Subject;
use domain::session::Standing;
use domain::venue::Presence;
use domain::{Date, PersonId, Timestamp, Who};
use ledger::{Profile, Token};
use serde::Serialize;
use words::Words;

use super::{entries, listing_word};
use crate::app::App;
use crate::forms::show;
use crate::gathering::Roof;
use crate::history::Teller;
use crate::page::Page;
use crate::problem::Problem;
use crate::questionnaire::{self, Seen};
use crate::reader::Reader;
use crate::say::Say;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/me/data", get(page)).route("/{event}/me/data.json", get(export))
}

/// All that is known about somebody.
#[derive(Serialize)]
pub struct Known<'a> {
    event: &'a str,
    kept_until: Option<Date>,
    /// Usually one; more where two entries turned out to be one person.
    profiles: Vec<&'a Profile>,
    coming: Vec<Day>,
    presence: Vec<Stay>,
    projects: Vec<Seat>,
    /// The sessions in which they speak.
    sessions: Vec<Talk>,
    outcomes: Vec<Written>,
    messages: Vec<Written>,
    answers: Vec<Written>,
    signed_in_since: Vec<Timestamp>,
    /// The place that the round proposes to them, as they see it.
    proposed: Option<Proposed>,
    /// What happened with and by them, newest first.
    history: Vec<Happened>,
}

#[derive(Serialize)]
struct Day {
    day: Date,
    #[serde(flatten)]
    coming: domain::coming::Coming,
}

#[derive(Serialize)]
struct Proposed {
    project: Option<String>,
    since: Option<Timestamp>,
    answer: Option<domain::round::Answer>,
}

#[derive(Serialize)]
struct Stay {
    day: Date,
    is: &'static str,
    house: Option<String>,
    since: Timestamp,
}

#[derive(Serialize)]
struct Seat {
    day: Date,
    project: String,
    since: Option<Timestamp>,
    leads: bool,
}

#[derive(Serialize)]
struct Talk {
    day: Date,
    title: String,
    standing: Standing,
    #[serde(skip)]
    hours: Option<String>,
}

#[derive(Serialize)]
struct Written {
    day: Date,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<String>,
}

#[derive(Serialize)]
struct Happened {
    at: Timestamp,
    what: String,
}

impl<'a> Known<'a> {
    /// Of the reader.
    pub fn of(reader: &'a Reader, me: PersonId) -> Self {
        let event = &reader.view.event;
        let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
        let entries = entries(reader, me);
        let mine = |person: &PersonId| entries.contains(person);
        let by_me = |who: Who| who.person().is_some_and(|by| mine(&by));
        let days = || event.days.iter().map(|day| day.date);
        let each = |day: Date| entries.iter().map(move |person| (day, *person));
        let titled = |project| event.projects.get(&project).map(|project: &domain::Project| project.about.title.to_string());
        let presence = |(day, person): (Date, PersonId)| {
            let (is, house, since) = match event.presence(day, person)? {
                Presence::Here { venue, since } => ("here", Some(venue), since),
                Presence::Away { venue, since, .. } => ("away", Some(venue), since),
                Presence::Left { since } => ("left", None, since),
            };
            Some(Stay { day, is, house: house.map(|house| say.venue(house).to_owned()), since })
        };
        let seats = event.projects.values().flat_map(|project| {
            let leads = project.leads.iter().any(mine);
            let at = project.days.iter().filter_map(move |(day, on_day)| {
                let joined = on_day.members.iter().find(|(person, _)| mine(person)).map(|(_, joined)| joined.at);
                (joined.is_some() || leads).then(|| Seat { day: *day, project: project.about.title.to_string(), since: joined, leads })
            });
            at.collect::<Vec<_>>()
        });
        let mut sessions: Vec<_> = event.sessions.values().filter(|session| session.about.speakers.iter().any(mine)).collect();
        sessions.sort_by_key(|session| (session.about.day, session.about.at, session.planned));
        let outcomes = event.outcomes.values().filter(|outcome| outcome.about.who.iter().any(mine) || by_me(outcome.by));
        let messages = event.messages.values().filter(|message| by_me(message.by));
        let answers = event.messages.values().flat_map(|message| message.answers.iter().map(move |answer| (message, answer)));
        let teller = Teller { say, me: Some(me) };
        // The round's changes stand under the round, and picks under their session; those about one person are theirs, too.
        let is_mine = |entry: &&std::sync::Arc<domain::Recorded>| match &entry.change {
            domain::Change::Round(change) => change.person().is_some_and(|person| mine(&person)),
            domain::Change::Session(change) => change.person().is_some_and(|person| mine(&person)),
            _ => false,
        };
        let mut happened: Vec<_> = entries.iter().flat_map(|person| event.history.of(Subject::Person(*person))).collect();
        happened.extend(event.history.of(Subject::Round).filter(is_mine));
        happened.extend(event.sessions.keys().flat_map(|session| event.history.of(Subject::Session(*session))).filter(is_mine));
        happened.sort_by_key(|entry| std::cmp::Reverse(entry.stamp.seq));
        let tokens = reader.app.ledger().tokens(reader.view.slug.as_str());
        Self {
            event: event.title.as_str(),
            kept_until: event.kept_until(),
            profiles: entries.iter().filter_map(|person| reader.view.people.get(*person)).collect(),
            coming: days().flat_map(each).filter_map(|(day, person)| Some(Day { day, coming: event.coming(day, person)? })).collect(),
            presence: days().flat_map(each).filter_map(presence).collect(),
            projects: seats.collect(),
            sessions: sessions
                .into_iter()
                .map(|session| Talk {
                    day: session.about.day,
                    title: session.about.title.to_string(),
                    standing: session.standing,
                    hours: crate::timetable::hours(say, session),
                })
                .collect(),
            outcomes: outcomes
                .map(|outcome| Written {
                    day: outcome.day,
                    text: outcome.about.what.to_string(),
                    project: outcome.about.project.and_then(titled),
                })
                .collect(),
            messages: messages
                .map(|message| Written { day: message.day, text: message.text.to_string(), project: message.project.and_then(titled) })
                .collect(),
            answers: answers
                .filter(|(_, answer)| by_me(answer.by))
                .map(|(message, answer)| Written { day: message.day, text: answer.text.to_string(), project: None })
                .collect(),
            proposed: event.asked_place(me).map(|asked| Proposed {
                project: asked.placing.project.and_then(titled),
                since: asked.released,
                answer: asked.answer,
            }),
            signed_in_since: tokens
                .into_iter()
                .filter_map(|(_, token)| match token {
                    Token::Session(session) if session.person.as_ref().is_some_and(mine) => Some(session.since),
                    _ => None,
                })
                .collect(),
            history: happened
                .into_iter()
                .filter(|entry| teller.may_hear(entry))
                .map(|entry| Happened { at: entry.stamp.at, what: teller.sentence(entry) })
                .collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "me/data.html")]
struct DataPage {
    page: Page,
    w: Words,
    seen_by: String,
    /// What is known: what it is, and what it says.
    facts: Vec<(String, String)>,
    answers: Vec<(String, String)>,
    days: Vec<(String, String)>,
    presents: Vec<(String, String)>,
    written: Vec<(String, String)>,
    happened: Vec<(String, String)>,
}

/// Lines of what happened that the page shows; the file has all.
const SHOWN: usize = 50;

async fn page(reader: Reader) -> Response {
    let Some(me) = reader.person() else {
        return Redirect::to(&format!("{}/me", reader.root())).into_response();
    };
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let known = Known::of(&reader, me);
    let named = |text: &Option<String>, name: &str| text.clone().map(|text| (name.to_owned(), text));
    let siblings = Roof::of(&reader.app, &reader.view).is_some();
    let facts = known.profiles.iter().flat_map(|profile| {
        let ticket = profile.ticket.as_ref();
        let void = ticket.is_some_and(|ticket| ticket.void);
        [
            Some((w.your_name().to_owned(), profile.name.clone())),
            Some((w.who_may_see_your_name().to_owned(), listing_word(w, profile.listing).to_owned())),
            named(&profile.contact, w.reaching_you()),
            named(&profile.email, w.your_email()),
            named(&profile.handle, w.your_handle()),
            named(&profile.language, w.your_language()),
            ticket.map(|ticket| {
                let kind = ticket.kind.as_deref().map(|kind| format!(", {kind}")).unwrap_or_default();
                let void = if void { format!(", {}", w.ticket_is_void()) } else { String::new() };
                (w.your_ticket().to_owned(), format!("{} ({}{kind}{void})", ticket.code, ticket.source))
            }),
            (profile.goes_along || siblings).then(|| {
                let goes = if profile.goes_along { w.yes() } else { w.no() };
                (w.gathering_goes_along().to_owned(), goes.to_owned())
            }),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
    });
    let texts = known.messages.iter().chain(&known.answers).chain(&known.outcomes);
    let page = DataPage {
        page: Page::of(&reader, w.your_data().to_owned(), ""),
        w,
        seen_by: questionnaire::seen_by(&reader),
        facts: facts.collect(),
        answers: known.profiles.iter().flat_map(|profile| questionnaire::told(w, event, profile, Seen::All)).collect(),
        days: event
            .days
            .iter()
            .filter_map(|day| Some((say.day_long(day.date), super::said(say, day.date, me, Some(event.coming(day.date, me)?)))))
            .chain(known.projects.iter().map(|seat| (say.day_long(seat.day), seat.project.clone())))
            .collect(),
        presents: known
            .sessions
            .iter()
            .filter(|talk| talk.standing != Standing::Withdrawn)
            .map(|talk| {
                let off = (talk.standing == Standing::Cancelled).then(|| w.cancelled().to_owned());
                let what = [Some(talk.title.clone()), talk.hours.clone(), off];
                (say.day_long(talk.day), what.into_iter().flatten().collect::<Vec<_>>().join(" · "))
            })
            .collect(),
        written: texts.filter(|text| !text.text.is_empty()).map(|text| (say.day_name(text.day), text.text.clone())).collect(),
        happened: known.history.iter().take(SHOWN).map(|happened| (say.until(happened.at), happened.what.clone())).collect(),
    };
    show(&reader, StatusCode::OK, page.render().unwrap_or_default())
}

async fn export(reader: Reader) -> Response {
    let Some(me) = reader.person() else {
        return Problem::gone(&reader, reader.words.nobody_to_see()).into_response();
    };
    // The same data, and nothing in it looks like markup to whoever opens it as a page.
    let known = serde_json::to_string_pretty(&Known::of(&reader, me)).unwrap_or_default().replace('<', "\\u003c");
    let mut response = known.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"my-data.json\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
