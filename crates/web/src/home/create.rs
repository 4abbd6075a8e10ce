//! Creating an event: one page, four fields needed.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form as UrlEncoded;
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::{Audience, CommandId, Field, Refusal, Slug};
use fanout::Peer;
use ledger::{Rejected, Session, TokenHash, View};
use words::Words;

use super::enter::is_organiser;
use crate::app::App;
use crate::forms::{Fields, Form, Notice, command_id, new_token};
use crate::opening::{Plan, unclear_house};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::reader::{language, set_cookie, who_cookie};
use crate::refusal;
use crate::say::Say;

#[derive(Template)]
#[template(path = "home/create.html")]
struct CreatePage {
    page: Page,
    w: Words,
    form: Form,
    zones: Vec<String>,
    /// The series of the events that are here.
    series: BTreeSet<String>,
    allowed: bool,
}

fn page(app: &App, w: Words, form: Form, allowed: bool) -> String {
    let zones = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
    // Only who may create an event is told of the series of others.
    let views = if allowed { app.ledger().events() } else { vec![] };
    let series = views.iter().map(|view| view.event.series.to_string()).filter(|series| !series.is_empty()).collect();
    CreatePage { page: Page::plain(w, w.create_an_event().to_owned()), w, form, zones, series, allowed }.render().unwrap_or_default()
}

/// Whoever sits at the machine itself may, and whoever holds the organiser link that the program printed. Behind a proxy
/// everybody seems to sit at the machine.
fn may_create(app: &App, headers: &HeaderMap, peer: Option<&Extension<Peer>>) -> bool {
    let options = app.options();
    let direct = options.base_url.is_none() && !options.trust_proxy;
    is_organiser(app, headers) || peer.is_some_and(|Extension(Peer(address))| direct && address.ip().is_loopback())
}

pub async fn form(State(app): State<App>, headers: HeaderMap, uri: Uri, peer: Option<Extension<Peer>>) -> Response {
    let w = Words::new(language(&headers, &uri));
    let allowed = may_create(&app, &headers, peer.as_ref());
    let values = Fields::default().with("zone", "Europe/Paris");
    html(StatusCode::OK, page(&app, w, Form { values, notice: None, asks_name: false, nameless: false, seq: 0 }, allowed))
}

pub async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    uri: Uri,
    peer: Option<Extension<Peer>>,
    form: Result<UrlEncoded<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let w = Words::new(language(&headers, &uri));
    let fields = match form {
        Ok(UrlEncoded(pairs)) => Fields::new(pairs),
        Err(rejection) => return Problem::unreadable(w.lang(), rejection.status()).into_response(),
    };
    if !may_create(&app, &headers, peer.as_ref()) {
        return html(
            StatusCode::FORBIDDEN,
            page(&app, w, Form { values: fields, notice: None, asks_name: false, nameless: false, seq: 0 }, false),
        );
    }
    match create_it(&app, &fields).await {
        Ok(slug) => {
            let secure = app.is_secure(&headers);
            let token = new_token();
            let session = Session { person: None, role: domain::Role::Organiser, since: app.ledger().clock().now() };
            // Without the session the creator still holds the organiser link.
            let _ = app.ledger().set_session(slug.as_str(), TokenHash::of(&token), session).await;
            let mut response = StatusCode::SEE_OTHER.into_response();
            if let (Ok(location), Ok(cookie)) = (
                HeaderValue::from_str(&format!("/{slug}/")),
                HeaderValue::from_str(&set_cookie(&who_cookie(slug.as_str()), &token, secure)),
            ) {
                response.headers_mut().insert(LOCATION, location);
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            response
        }
        Err(notice) => {
            let notice = notice.into_notice(w);
            html(
                StatusCode::UNPROCESSABLE_ENTITY,
                page(&app, w, Form { values: fields, notice: Some(notice), asks_name: false, nameless: false, seq: 0 }, true),
            )
        }
    }
}

enum Wrong {
    Refused(Refusal),
    Slug(domain::NotASlug),
    Rejected(Rejected),
}

impl Wrong {
    fn into_notice(self, w: Words) -> Notice {
        match self {
            Self::Refused(refused) | Self::Rejected(Rejected::Refused(refused)) => {
                let view = no_event();
                let say = Say { view: &view, audience: Audience::Everyone, words: w };
                Notice { text: refusal::words(say, &refused), field: refused.field(), anyway: refused.may_go_on() }
            }
            Self::Slug(domain::NotASlug::Form) => {
                Notice { text: w.refused_slug_form().to_owned(), field: Some(Field::Slug), anyway: false }
            }
            Self::Slug(domain::NotASlug::Reserved) => {
                Notice { text: w.refused_slug_reserved().to_owned(), field: Some(Field::Slug), anyway: false }
            }
            Self::Rejected(rejected) => Notice { text: refusal::rejected(w, &rejected), field: None, anyway: false },
        }
    }
}

async fn opened_by(app: &App, slug: &Slug, id: CommandId) -> bool {
    let first = app.ledger().history(slug.as_str(), 1, 1).await;
    first.is_ok_and(|entries| entries.first().is_some_and(|entry| entry.stamp.command == id))
}

/// For refusals before there is an event.
pub fn no_event() -> View {
    View {
        slug: "xx".parse().expect("two letters are a slug"),
        epoch: 0,
        event: domain::Event::default(),
        people: ledger::People::default(),
    }
}

async fn create_it(app: &App, fields: &Fields) -> Result<Slug, Wrong> {
    domain::Text::some_line(fields.get("title"), Field::Title).map_err(Wrong::Refused)?;
    let date = |name: &str| match fields.get(name).trim() {
        "" => Err(Wrong::Refused(Refusal::Empty { field: Field::Day })),
        text => text.parse::<domain::Date>().map_err(|_| Wrong::Refused(Refusal::Days)),
    };
    let from = date("from")?;
    let to = if fields.get("to").trim().is_empty() { from } else { date("to")? };
    let id = command_id(app, "", "/new", fields);
    let mut plan = Plan::new(fields.get("title"), fields.get("zone"), from, to).map_err(Wrong::Refused)?.under(id);
    for line in fields.get("houses").lines().filter(|line| !line.trim().is_empty()) {
        if let Some(unclear) = unclear_house(line).filter(|_| !fields.is("anyway", "yes")) {
            return Err(Wrong::Refused(unclear));
        }
        plan = plan.venue(line).map_err(Wrong::Refused)?;
    }
    plan = plan.series(fields.get("series")).map_err(Wrong::Refused)?;
    plan = plan.coordinator(fields.get("coordinator")).newcomers(fields.get("newcomers")).conduct(fields.get("conduct"));
    let slug: Slug = match fields.get("slug").trim() {
        "" => plan.suggested_slug(),
        text => text.to_owned(),
    }
    .parse()
    .map_err(Wrong::Slug)?;
    if fields.get("houses").trim().is_empty() {
        return Err(Wrong::Refused(Refusal::Empty { field: Field::Venue }));
    }
    match app.ledger().create(slug.clone(), plan.order()).await {
        // A second press on the same button is no second event.
        Err(Rejected::Taken) if opened_by(app, &slug, id).await => {}
        done => {
            done.map_err(Wrong::Rejected)?;
        }
    }
    Ok(slug)
}
