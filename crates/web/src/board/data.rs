//! The board as data, and as the Markdown page that it came from.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use domain::project::{Newcomers, State as Runs};
use domain::{Audience, Date};
use ledger::View;
use serde_json::{Value, json};
use words::{Lang, Words};

use super::day_of;
use crate::app::App;
use crate::page::Packed;
use crate::page::file::for_other_sites;
use crate::reader::Reader;
use crate::say::Say;

/// The board of a day, or the whole event for an export, as data for one audience.
pub fn value(view: &View, day: Date, audience: Audience) -> Value {
    let say = Say { view, audience, words: Words::new(Lang::En) };
    let event = &view.event;
    let projects: Vec<Value> = event
        .projects_on(day)
        .into_iter()
        .map(|(project, on_day)| {
            let mut people = project.people_leads_first(day);
            people.retain(|person| event.comes_to(project, day, *person));
            json!({
                "id": project.id.0.short(),
                "title": project.about.title.as_str(),
                "audience": project.about.audience.as_str(),
                "state": match on_day.state { Runs::Idea => "idea", Runs::Running => "running", Runs::Paused => "paused", Runs::Finished => "finished" },
                "venue": on_day.place.venue.map(|venue| say.venue(venue)),
                "room": on_day.place.room.and_then(|room| event.room(room)).map(|(_, room)| room.name.as_str()),
                "spot": on_day.place.spot.as_str(),
                "needs": project.about.needs.iter().map(|need| super::lamp(need, say.words)).collect::<Vec<_>>(),
                "newcomers_welcome": project.about.newcomers == Newcomers::Welcome,
                "heads": people.len(),
                "seats": project.about.seats,
                "starts_with": project.about.starts_with,
                "level": project.about.level,
                "full_for_now": on_day.full,
                "install": project.about.install.as_str(),
                "label": project.about.label.as_str(),
                "reach": project.about.reach.as_str(),
                "looks": project.about.looks.map(|looks| looks.to_string()),
                "theme": crate::themes::name_of(event, project.about.theme, say.words),
                "leads": project.leads.iter().filter_map(|person| say.name(*person)).collect::<Vec<_>>(),
                "people": people.iter().filter_map(|person| say.name(*person)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let outcomes: Vec<Value> = event
        .outcomes_on(day)
        .into_iter()
        .map(|outcome| {
            json!({
                "id": outcome.id.0.short(),
                "at": outcome.at.to_string(),
                "who": outcome.about.who.iter().filter_map(|person| say.name(*person)).collect::<Vec<_>>(),
                "heads": outcome.about.who.len(),
                "remarks": outcome.about.remarks.iter().map(domain::Text::as_str).collect::<Vec<_>>(),
                "what": outcome.about.what.as_str(),
                "links": outcome.about.links.iter().map(domain::link::Link::as_str).collect::<Vec<_>>(),
                "kind": outcome.about.kind,
                "theme": crate::themes::of_outcome(event, outcome).map(|theme| crate::themes::name(theme, say.words)),
                "project": outcome.about.project.map(|project| event.now_part_of(project).0.short()),
            })
        })
        .collect();
    let messages: Vec<Value> = event
        .messages_on(day)
        .into_iter()
        .map(|message| {
            json!({
                "id": message.id.0.short(),
                "at": message.at.to_string(),
                "kind": message.kind,
                "text": message.text.as_str(),
                "by": message.by.person().and_then(|person| say.name(person)),
                "settled": message.settled,
                "answers": message.answers.iter().map(|answer| json!({ "by": answer.by.person().and_then(|person| say.name(person)), "text": answer.text.as_str(), "at": answer.at.to_string() })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let houses: Vec<Value> =
        event.venues.iter().map(|venue| json!({ "id": venue.id.0.short(), "name": venue.name.as_str(), "heads": event.gauge(day, venue.id).heads(), "seats": venue.seats })).collect();
    json!({ "title": event.title.as_str(), "day": day.to_string(), "seq": event.seq, "houses": houses, "projects": projects, "outcomes": outcomes, "messages": messages })
}

/// Everything that stands on the boards, day by day.
pub fn export(view: &View, audience: Audience) -> Value {
    let days: Vec<Value> = view.event.days.iter().map(|day| value(view, day.date, audience)).collect();
    json!({ "event": view.slug.as_str(), "title": view.event.title.as_str(), "zone": view.event.zone.iana_name(), "seq": view.event.seq, "days": days })
}

pub async fn json(State(_): State<App>, reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let etag = format!("{}-{}-{:?}-{day}", reader.view.epoch, reader.view.event.seq, reader.audience());
    let body = value(&reader.view, day, reader.audience()).to_string();
    // A page elsewhere is nobody here: it reads what everybody may see.
    for_other_sites(Packed::named(body, &etag).respond(&headers, "application/json"))
}

pub async fn markdown(reader: Reader, uri: Uri) -> Response {
    // Without a day in the address it is the whole event.
    let day = if uri.query().is_some_and(|query| query.contains("day=")) {
        match day_of(&reader, &uri) {
            Ok(day) => Some(day),
            Err(problem) => return problem.into_response(),
        }
    } else {
        None
    };
    let text = crate::import::export::markdown(&reader.view, day, reader.audience());
    ([(CONTENT_TYPE, "text/markdown; charset=utf-8")], text).into_response()
}
