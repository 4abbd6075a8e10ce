//! Who reads: which event, in which language, as whom.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use domain::{Actor, Audience, Language, PersonId, Role, Timestamp, Who};
use ledger::{Session, TokenHash, View};
use words::{Lang, Words};

use crate::app::App;
use crate::home::is_organiser;
use crate::problem::Problem;

/// The cookie that says who somebody is at an event. Each event has its own: whoever comes into one by a link stays who they
/// are at the others.
pub fn who_cookie(slug: &str) -> String {
    format!("impl-days-at-{slug}")
}

/// The cookie of whoever holds the organiser link that the program printed.
pub const ORGANISER_COOKIE: &str = "impl-days-organiser";
/// The cookie that says which language somebody chose.
pub const LANG_COOKIE: &str = "impl-days-lang";

/// Somebody who reads a page or posts a form of an event.
#[derive(Clone)]
pub struct Reader {
    /// The program.
    pub app: App,
    /// The event as it stands.
    pub view: Arc<View>,
    /// Their language.
    pub words: Words,
    /// The tags of the languages that they wish for, best first, whether the program speaks them or not.
    pub wishes: Arc<[String]>,
    /// Whether they chose it here, by a link or once before.
    pub chose_language: bool,
    /// What is known of their browser, if they ever did something.
    pub session: Option<Session>,
    /// What their browser calls itself.
    pub token: Option<String>,
    /// Whether they came by https.
    pub secure: bool,
}

impl Reader {
    /// As what they are here.
    pub fn role(&self) -> Role {
        self.session.map_or(Role::Visitor, |session| session.role)
    }

    /// Which person they are, if they said their name.
    pub fn person(&self) -> Option<PersonId> {
        // Whoever turned out to be somebody who is here already is that one, on this device too.
        let known = self.session.and_then(|session| session.person).filter(|person| self.view.event.people.contains_key(person));
        let now = known.map(|person| self.view.event.now(person));
        // Whoever was erased is nobody any more, also where a session of theirs is still about.
        now.filter(|person| self.view.event.people.get(person).is_some_and(|known| !known.erased))
    }

    /// Who sees the same as they do.
    pub fn audience(&self) -> Audience {
        self.role().audience()
    }

    /// Who asks, when they ask for something.
    pub fn actor(&self) -> Actor {
        Actor { who: self.person().map_or(Who::Team, Who::Person), role: self.role() }
    }

    /// A `Set-Cookie` value by which their browser is known at this event from now on.
    pub fn is_known_by(&self, token: &str) -> String {
        set_cookie(&who_cookie(self.view.slug.as_str()), token, self.secure)
    }

    /// By what their browser is known: here, and as the organiser's.
    pub fn known_by(&self, headers: &HeaderMap) -> Vec<TokenHash> {
        let organiser = cookie(headers, &cookie_name(ORGANISER_COOKIE, self.secure));
        self.token.iter().chain(&organiser).map(|token| TokenHash::of(token)).collect()
    }

    /// The same reader, of a page that hangs where all pass: unless they chose a language here, it is in the event's.
    #[must_use]
    pub fn for_all(self) -> Self {
        let words = language_of(&self.view).filter(|_| !self.chose_language).map_or(self.words, Words::new);
        Self { words, ..self }
    }

    /// The event's address.
    pub fn root(&self) -> String {
        format!("/{}", self.view.slug)
    }
}

impl FromRequestParts<App> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let params =
            RawPathParams::from_request_parts(parts, app).await.map_err(|_| Problem::not_found(language(&parts.headers, &parts.uri)))?;
        let slug = params.iter().find(|(name, _)| *name == "event").map_or("", |(_, value)| value);
        let chosen = chosen_language(&parts.headers, &parts.uri);
        let view = app.ledger().view(slug).ok_or_else(|| Problem::not_found(language(&parts.headers, &parts.uri)))?;
        let spoken_there = language_of(&view).unwrap_or(Lang::En);
        let words = Words::new(chosen.unwrap_or_else(|| Lang::negotiate_or(wished_language(&parts.headers), spoken_there)));
        let secure = app.is_secure(&parts.headers);
        let token = cookie(&parts.headers, &cookie_name(&who_cookie(slug), secure));
        let known = token.as_deref().and_then(|token| app.ledger().session(slug, &TokenHash::of(token)));
        let session = match known {
            known if is_organiser(app, &parts.headers) => Some(Session {
                person: known.and_then(|known| known.person),
                role: Role::Organiser,
                since: known.map_or(Timestamp::UNIX_EPOCH, |known| known.since),
            }),
            known => known,
        };
        let wishes = wishes(&parts.headers, &parts.uri);
        Ok(Self { app: app.clone(), view, words, wishes, chose_language: chosen.is_some(), session, token, secure })
    }
}

/// A cookie's name: under https with `__Host-` before it, which the browser itself guards.
pub fn cookie_name(name: &str, secure: bool) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    long_cookie(headers, name, 100)
}

/// The same where it may have more characters.
pub fn long_cookie(headers: &HeaderMap, name: &str, most: usize) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty() && value.len() <= most)
        .map(|(_, value)| value.to_owned())
}

/// What makes a browser forget a cookie.
pub fn forget_cookie(name: &str, secure: bool) -> String {
    format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{}", cookie_name(name, secure), if secure { "; Secure" } else { "" })
}

/// A `Set-Cookie` value that lasts as long as an event is worked on: 400 days is what browsers keep at most.
pub fn set_cookie(name: &str, value: &str, secure: bool) -> String {
    let name = cookie_name(name, secure);
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax{secure}")
}

/// The language of the address (`?lang=`), else of the cookie, else of the browser.
pub fn language(headers: &HeaderMap, uri: &Uri) -> Lang {
    chosen_language(headers, uri).unwrap_or_else(|| Lang::negotiate(wished_language(headers)))
}

/// The language of an event, if it has one that the program speaks.
pub fn language_of(view: &View) -> Option<Lang> {
    view.event.language.as_ref().and_then(|language| Lang::from_code(language.as_str()))
}

fn chosen_language(headers: &HeaderMap, uri: &Uri) -> Option<Lang> {
    asked_language(uri).and_then(Lang::from_code).or_else(|| cookie(headers, LANG_COOKIE).and_then(|code| Lang::from_code(&code)))
}

/// Languages that somebody may wish for.
const MOST_WISHES: usize = 12;

/// The languages that somebody wishes for: of the address, of the cookie, of the browser.
fn wishes(headers: &HeaderMap, uri: &Uri) -> Arc<[String]> {
    let chosen = asked_language(uri).map(str::to_owned).into_iter().chain(cookie(headers, LANG_COOKIE));
    chosen.chain(Lang::wishes(wished_language(headers)).into_iter().map(str::to_owned)).take(MOST_WISHES).collect()
}

/// What the browser says that its owner reads.
fn wished_language(headers: &HeaderMap) -> &str {
    headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("")
}

/// The tag of the language that the address asks for, be it one that a page of a site alone is in.
pub fn asked_language(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang=")).filter(|tag| tag.parse::<Language>().is_ok())
}
