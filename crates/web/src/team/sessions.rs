//! Who is signed in: browsers that were let in as something, their roles, and the end of them.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, Uri, header::SET_COOKIE};
use axum::response::{IntoResponse, Response};
use domain::{Act, Refusal, Role, Thing};
use ledger::{Session, Token, TokenHash};
use words::Words;

use super::{asked, found, letters, say};
use crate::door;
use crate::forms::{Failed, Posted, show};
use crate::page::{Page, role_word};
use crate::reader::{Reader, forget_cookie, who_cookie};
use crate::refusal;

/// The most that are listed: who looks for somebody among more, types a name.
const MOST_LISTED: usize = 100;

/// So many are found at a glance: no field to search in is needed.
const FEW: usize = 12;

#[derive(Template)]
#[template(path = "team/sessions.html")]
struct SessionsPage {
    page: Page,
    w: Words,
    refusal: Option<String>,
    /// What was looked for.
    sought: String,
    /// Whether there are so many that one wants to search.
    many: bool,
    rows: Vec<Row>,
    /// How many more there are than stand here.
    more: usize,
    visitors: usize,
    roles: Vec<(&'static str, String)>,
}

/// A browser that was let in.
struct Row {
    letters: String,
    name: Option<String>,
    role: &'static str,
    role_name: String,
    /// Since when, as HTML; nothing where nobody wrote that down.
    since: String,
    own: bool,
    /// Whether the reader may change or end it.
    mine: bool,
}

pub async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Invite) {
        return problem.into_response();
    }
    show(&reader, StatusCode::OK, draw(&reader, asked(&uri, "q"), None))
}

fn draw(reader: &Reader, sought: String, refusal: Option<String>) -> String {
    let w = reader.words;
    let may_give = |role| domain::may_give(&reader.view.event, &reader.actor(), role).is_ok();
    let (mut in_roles, mut visitors) = (Vec::new(), 0);
    for (hash, token) in reader.app.ledger().tokens(reader.view.slug.as_str()) {
        match token {
            Token::Session(session) if session.role > Role::Visitor => in_roles.push((session, hash)),
            Token::Session(_) => visitors += 1,
            Token::Link(_) | Token::Pass(_) => {}
        }
    }
    // The team first, then whoever came last.
    in_roles.sort_by_key(|(session, hash)| (std::cmp::Reverse((session.role, session.since)), *hash));
    let many = in_roles.len() > FEW;
    let own = own(reader);
    let wanted = crate::say::fold(&sought);
    let rows: Vec<Row> = in_roles
        .iter()
        .map(|(session, hash)| row(reader, session, hash, own, may_give(session.role)))
        .filter(|row| row.fits(&wanted))
        .collect();
    let more = rows.len().saturating_sub(MOST_LISTED);
    SessionsPage {
        page: Page::of(reader, w.who_is_signed_in().to_owned(), ""),
        w,
        refusal,
        sought,
        many,
        rows: rows.into_iter().take(MOST_LISTED).collect(),
        more,
        visitors,
        roles: Role::ALL.into_iter().filter(|role| may_give(*role)).map(|role| (role.word(), role_word(role, w))).collect(),
    }
    .render()
    .unwrap_or_default()
}

fn row(reader: &Reader, session: &Session, hash: &TokenHash, own: Option<TokenHash>, mine: bool) -> Row {
    let say = say(reader);
    let is_known = session.since > domain::Timestamp::UNIX_EPOCH;
    Row {
        letters: letters(hash),
        name: session.person.and_then(|person| say.name(person)).map(str::to_owned),
        role: session.role.word(),
        role_name: role_word(session.role, reader.words),
        since: if is_known { say.time(session.since, reader.view.event.moment.today) } else { String::new() },
        own: own == Some(*hash),
        mine,
    }
}

impl Row {
    /// Whom a button is about, for those who hear it.
    fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.role_name)
    }

    fn fits(&self, wanted: &str) -> bool {
        let text = format!("{} {}", self.name.as_deref().unwrap_or_default(), self.role_name);
        wanted.is_empty() || crate::say::fold(&text).contains(wanted)
    }
}

fn own(reader: &Reader) -> Option<TokenHash> {
    reader.token.as_deref().map(TokenHash::of)
}

pub async fn change(Path((_, token)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Invite) {
        return problem.into_response();
    }
    let asked = async {
        let session = session(reader, &token)?;
        let role = Role::from_word(posted.fields.get("role")).ok_or(Refusal::Gone { thing: Thing::Session })?;
        reader.app.ledger().set_role(reader.view.slug.as_str(), reader.actor(), session, role).await?;
        Ok::<_, Failed>(session)
    };
    let asked = asked.await;
    let is_own = asked.as_ref().is_ok_and(|session| own(reader) == Some(*session));
    answer(&posted, asked, is_own)
}

pub async fn end(Path((_, token)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Invite) {
        return problem.into_response();
    }
    let asked = async {
        let session = session(reader, &token)?;
        reader.app.ledger().end(reader.view.slug.as_str(), reader.actor(), session).await?;
        Ok::<_, Failed>(session)
    };
    let asked = asked.await;
    let is_own = asked.as_ref().is_ok_and(|session| own(reader) == Some(*session));
    let mut response = answer(&posted, asked, is_own);
    if is_own && let Ok(value) = HeaderValue::from_str(&forget_cookie(&who_cookie(reader.view.slug.as_str()), reader.secure)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

fn session(reader: &Reader, letters: &str) -> Result<TokenHash, Refusal> {
    match found(reader, letters) {
        Some((hash, Token::Session(_))) => Ok(hash),
        _ => Err(Refusal::Gone { thing: Thing::Session }),
    }
}

/// Back to the list; whoever changed themselves may have no list any more, and goes to the board.
fn answer(posted: &Posted, asked: Result<TokenHash, Failed>, is_own: bool) -> Response {
    let reader = &posted.reader;
    match asked {
        Ok(_) if is_own => posted.done(&format!("{}/", reader.root())),
        Ok(_) => posted.done(&format!("{}/team/signed-in", reader.root())),
        Err(failed) => {
            let text = match &failed {
                Failed::Refused(refused) => refusal::words(say(reader), refused),
                Failed::Rejected(rejected) => refusal::rejected(reader.words, rejected),
            };
            show(reader, failed.status(), draw(reader, String::new(), Some(text)))
        }
    }
}
