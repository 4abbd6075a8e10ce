//! Inviting: links that let people in as something, shown once, listed, and taken back.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::moment::DAY_ENDS;
use domain::{Act, Date, Field, Refusal, Role, Timestamp};
use jiff::ToSpan;
use ledger::{LinkInfo, Token, TokenHash};
use words::{Lang, Words};

use super::{found, letters, role_can, say};
use crate::board::title;
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, new_token, show};
use crate::home::FOR_A_LEAD;
use crate::page::{Page, role_word};
use crate::problem::Problem;
use crate::qr;
use crate::reader::Reader;
use crate::refusal;
use crate::say::{Say, day_of};
use crate::share::Base;

/// The most who may come in by one link.
const MOST_USES: u32 = 1_000;

/// The longest that a link works, in days: two years of preparing are enough for any event.
const LONGEST: i64 = 731;

#[derive(Template)]
#[template(path = "team/invite.html")]
struct InvitePage {
    page: Page,
    w: Words,
    form: Form,
    /// Roles that the reader may give: word in forms, word for people, what one can do with it.
    roles: Vec<(&'static str, String, &'static str)>,
    /// By which two forms are told apart that ask for the same.
    once: String,
    /// When the last day is over, in words; nothing where that is past.
    end: Option<String>,
    /// The first and the last date that can be chosen.
    dates: (Date, Date),
    links: Vec<Link>,
}

/// A link that still lets people in.
struct Link {
    letters: String,
    role: String,
    uses: u32,
    until: String,
    /// Whether the reader may take it back.
    mine: bool,
}

pub async fn page(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Invite) {
        return problem.into_response();
    }
    let values = Fields::default().with("role", Role::Greeter.word()).with("uses", "1").with("until", "tonight");
    let form = Form::empty(&reader, values);
    show(&reader, StatusCode::OK, draw(&reader, form, new_token()))
}

fn draw(reader: &Reader, form: Form, once: String) -> String {
    let (w, now) = (reader.words, reader.app.ledger().clock().now());
    let today = date_of(reader, now);
    let end = end_of_event(reader).filter(|end| *end > now);
    let roles =
        Role::ALL.into_iter().filter(|role| *role > Role::Visitor && domain::may_give(&reader.view.event, &reader.actor(), *role).is_ok());
    InvitePage {
        page: Page::of(reader, w.invite().to_owned(), ""),
        w,
        form,
        roles: roles.map(|role| (role.word(), role_word(role, w), role_can(role, w))).collect(),
        once,
        end: end.map(|end| say(reader).until(end)),
        dates: (today, today.saturating_add(LONGEST.days())),
        links: links(reader, now),
    }
    .render()
    .unwrap_or_default()
}

/// Links that still work, the last to end last.
fn links(reader: &Reader, now: Timestamp) -> Vec<Link> {
    let mut links: Vec<(LinkInfo, TokenHash)> = reader
        .app
        .ledger()
        .tokens(reader.view.slug.as_str())
        .into_iter()
        .filter_map(|(hash, token)| match token {
            Token::Link(link) if link.uses > 0 && link.expires > now => Some((link, hash)),
            _ => None,
        })
        .collect();
    links.sort_by_key(|(link, hash)| (link.expires, std::cmp::Reverse(link.role), *hash));
    links
        .into_iter()
        .map(|(link, hash)| Link {
            letters: letters(&hash),
            role: role_word(link.role, reader.words),
            uses: link.uses,
            until: say(reader).until(link.expires),
            mine: domain::may_give(&reader.view.event, &reader.actor(), link.role).is_ok(),
        })
        .collect()
}

pub async fn invite(headers: HeaderMap, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Invite) {
        return problem.into_response();
    }
    let fields = &posted.fields;
    let Some(role) = Role::from_word(fields.get("role")).filter(|role| *role > Role::Visitor) else {
        return Problem::bad_form(reader, StatusCode::UNPROCESSABLE_ENTITY).into_response();
    };
    let again = |form, status| show(reader, status, draw(reader, form, fields.get("once").to_owned()));
    let Some(expires) = until(reader, fields) else {
        let notice = Some(Notice { text: reader.words.invite_until_wrong().to_owned(), field: Some(Field::Day), anyway: false });
        return again(Form { notice, ..Form::empty(reader, fields.clone()) }, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let asked = async {
        let link = LinkInfo { role, expires, uses: uses(fields)? };
        // The same form twice is one link: it is shown again, and keeps what is left of it.
        let token = posted.id.0.to_string();
        let hash = TokenHash::of(&token);
        let (slug, ledger) = (reader.view.slug.as_str(), reader.app.ledger());
        if ledger.link(slug, &hash).is_none() {
            ledger.invite(slug, reader.actor(), hash, link).await?;
        }
        Ok::<_, Failed>((token, link))
    };
    match asked.await {
        Ok((token, link)) => {
            let text = invited(reader, &headers, &token, link, fields.is("lead", "yes"));
            show(reader, StatusCode::OK, text)
        }
        Err(failed) => again(posted.again(&failed), failed.status()),
    }
}

fn uses(fields: &Fields) -> Result<u32, Refusal> {
    let wrong = Refusal::NotANumber { field: Field::Count, most: MOST_USES };
    // A number that is typed wins over the choice, of which one always stands there.
    let name = if fields.get("how-many").trim().is_empty() { "uses" } else { "how-many" };
    fields.number(name, Field::Count, MOST_USES)?.filter(|uses| *uses > 0).ok_or(wrong)
}

/// When the link ends: as days do.
fn until(reader: &Reader, fields: &Fields) -> Option<Timestamp> {
    let now = reader.app.ledger().clock().now();
    let today = date_of(reader, now);
    let end = match fields.get("until") {
        "tonight" => end_of(reader, today),
        "event" => end_of_event(reader),
        _ => fields
            .get("date")
            .parse::<Date>()
            .ok()
            .filter(|date| *date <= today.saturating_add(LONGEST.days()))
            .and_then(|date| end_of(reader, date)),
    };
    end.filter(|end| *end > now)
}

/// Which day of the event's zone it is.
fn date_of(reader: &Reader, at: Timestamp) -> Date {
    day_of(&at.to_zoned(reader.view.event.zone.clone()))
}

fn end_of(reader: &Reader, date: Date) -> Option<Timestamp> {
    let end = date.tomorrow().ok()?.to_datetime(DAY_ENDS);
    Some(end.to_zoned(reader.view.event.zone.clone()).ok()?.timestamp())
}

fn end_of_event(reader: &Reader) -> Option<Timestamp> {
    end_of(reader, reader.view.event.days.back()?.date)
}

#[derive(Template)]
#[template(path = "team/invited.html")]
struct InvitedPage {
    page: Page,
    w: Words,
    local: bool,
    heading: String,
    /// How many it lets in and until when.
    line: String,
    address: String,
    qr: Option<String>,
    /// Code of the language, its own name, the text to pass on.
    texts: Vec<(&'static str, &'static str, String)>,
}

/// The link, shown once: only its digest is kept.
fn invited(reader: &Reader, headers: &HeaderMap, token: &str, link: LinkInfo, lead: bool) -> String {
    let (w, view) = (reader.words, &reader.view);
    let base = Base::of(&reader.app, headers);
    let query = if lead { format!("?{FOR_A_LEAD}") } else { String::new() };
    let address = base.with(&format!("{}/link/{token}{query}", reader.root()));
    let texts = Lang::ALL.iter().map(|lang| {
        let theirs = Words::new(*lang);
        let (name, role) = (title(view.event.title.as_str(), theirs), role_word(link.role, theirs));
        let until = Say { view, audience: domain::Audience::Everyone, words: theirs }.until(link.expires);
        let text = if lead {
            theirs.invite_text_lead(address.as_str(), name, until)
        } else {
            theirs.invite_text(address.as_str(), role, name, until)
        };
        (lang.code(), lang.own_name(), text)
    });
    let heading = w.link_for(role_word(link.role, w));
    InvitedPage {
        page: Page::of(reader, heading.clone(), ""),
        w,
        local: base.is_local(),
        heading,
        line: w.link_lets_in(link.uses, say(reader).until(link.expires)),
        qr: qr::svg(&address, &w.qr_of(address.as_str())),
        texts: texts.collect(),
        address,
    }
    .render()
    .unwrap_or_default()
}

pub async fn revoke(Path((_, token)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Invite) {
        return problem.into_response();
    }
    let Some((hash, Token::Link(_))) = found(reader, &token) else {
        // Somebody else was faster: it is as wished.
        return Redirect::to(&format!("{}/team/invite", reader.root())).into_response();
    };
    match reader.app.ledger().end(reader.view.slug.as_str(), reader.actor(), hash).await.map_err(Failed::from) {
        Ok(()) => posted.done(&format!("{}/team/invite#h-links", reader.root())),
        Err(Failed::Refused(refused)) => Problem::forbidden(reader, refusal::words(say(reader), &refused)).into_response(),
        Err(Failed::Rejected(rejected)) => Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}
