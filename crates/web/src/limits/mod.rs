//! How often one may do something.
//!
//! A venue is one address: three hundred people behind it are not one flood. So whoever is known is counted by session, and an
//! address counts only as a crowd; making new sessions counts by address alone. The team is never held up by what else comes from
//! its venue. Reading is not counted.
//!
//! All is in memory and by the ledger's clock. What no longer matters is forgotten, and no flood makes more than so many entries.

mod address;
mod meter;

pub use address::{Address, https_by_proxy};
pub use meter::Rate;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use askama::Template;
use axum::Form as UrlEncoded;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use ledger::{Clock, TokenHash};
use words::Words;

use crate::FORM_LIMIT;
use crate::app::App;
use crate::home::{is_key, is_organiser};
use crate::page::{Page, html};
use crate::reader::{cookie, cookie_name, language, who_cookie};
use meter::Meter;

/// How often, for each kind of doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Forms of one session.
    pub session: Rate,
    /// Forms of one session of the team.
    pub team: Rate,
    /// Forms of all sessions at one address that are not the team's.
    pub address: Rate,
    /// Forms of browsers without a session at one address: each may make a new one.
    pub newcomers: Rate,
    /// Wrong guesses at links from one address.
    pub guesses: Rate,
    /// Wrong words of the day from one address: many mistype one, and the right one is to let in whoever is beside them.
    pub words: Rate,
    /// Tickets from one address that did not fit: they have few letters, and whoever mistypes one has it at hand.
    pub tickets: Rate,
    /// The most entries that are kept of each kind.
    pub entries: usize,
}

impl Default for Rates {
    /// A person clicks fast at times: 30 at once, then one a second; the team enters whole lists. At one address 600 at once, then
    /// 20 a second; 300 newcomers at once, then one every two seconds, so that a venue may come in within minutes and a thousand
    /// sessions in ten minutes are refused. 30 wrong guesses at links, then one a minute; 200 wrong words, then one every ten
    /// seconds: of a quarter of a million words that finds none in a day. 20 tickets that
    /// do not fit, then four a minute.
    fn default() -> Self {
        Self {
            session: Rate::new(30, 1_000),
            team: Rate::new(300, 100),
            address: Rate::new(600, 50),
            newcomers: Rate::new(300, 2_000),
            guesses: Rate::new(30, 60_000),
            words: Rate::new(200, 10_000),
            tickets: Rate::new(20, 15_000),
            entries: 20_000,
        }
    }
}

impl Rates {
    /// As often as one likes: for demos, rehearsals and measurements.
    pub const fn none() -> Self {
        let free = Rate::new(1, 0);
        Self { session: free, team: free, address: free, newcomers: free, guesses: free, words: free, tickets: free, entries: 1 }
    }
}

/// What was done lately, counted.
pub struct Limits {
    clock: Clock,
    counts: Mutex<Counts>,
}

struct Counts {
    sessions: Meter<TokenHash>,
    team: Meter<TokenHash>,
    addresses: Meter<Address>,
    newcomers: Meter<Address>,
    guesses: Meter<Address>,
    words: Meter<Address>,
    tickets: Meter<Address>,
}

/// What somebody guesses at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// A link: nobody types one.
    Link,
    /// The word of the day.
    Word,
    /// A ticket.
    Ticket,
}

impl Counts {
    fn of(&mut self, guess: Guess) -> &mut Meter<Address> {
        match guess {
            Guess::Link => &mut self.guesses,
            Guess::Word => &mut self.words,
            Guess::Ticket => &mut self.tickets,
        }
    }
}

/// Who posts.
#[derive(Clone, Copy, Debug)]
pub enum Caller {
    /// Somebody of the team.
    Team(TokenHash),
    /// Somebody who did something here before.
    Known(TokenHash),
    /// A browser that has no session yet.
    Newcomer,
}

/// That it was too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooOften {
    /// What was.
    pub what: What,
    /// After this long the same is taken.
    pub wait: Duration,
}

/// What was too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What one session sent.
    Session,
    /// What all sent who are at one address.
    Address,
    /// New sessions at one address.
    Newcomers,
    /// Wrong guesses at one address.
    Guesses,
}

impl Limits {
    /// Nothing was done yet.
    pub fn new(rates: Rates, clock: Clock) -> Self {
        let Rates { session, team, address, newcomers, guesses, words, tickets, entries } = rates;
        let counts = Counts {
            sessions: Meter::new(session, entries),
            team: Meter::new(team, entries),
            addresses: Meter::new(address, entries),
            newcomers: Meter::new(newcomers, entries),
            guesses: Meter::new(guesses, entries),
            words: Meter::new(words, entries),
            tickets: Meter::new(tickets, entries),
        };
        Self { clock, counts: Mutex::new(counts) }
    }

    /// Counts one form.
    ///
    /// # Errors
    /// [`TooOften`]: it is not to be taken now, and was not counted.
    pub fn write(&self, caller: Caller, address: Address) -> Result<(), TooOften> {
        let now = self.now();
        let mut counts = self.counts();
        let too_often = |what| move |wait| TooOften { what, wait };
        match caller {
            Caller::Team(session) => counts.team.take(session, now).map_err(too_often(What::Session)),
            Caller::Known(session) => {
                counts.addresses.may(address, now).map_err(too_often(What::Address))?;
                counts.sessions.take(session, now).map_err(too_often(What::Session))?;
                counts.addresses.take(address, now).map_err(too_often(What::Address))
            }
            Caller::Newcomer => counts.newcomers.take(address, now).map_err(too_often(What::Newcomers)),
        }
    }

    /// Whether somebody at this address may guess once more. Ask before looking whether the guess is right: otherwise the refusal
    /// would tell.
    ///
    /// # Errors
    /// [`TooOften`]: too many guesses from there were wrong lately.
    pub fn may_guess(&self, guess: Guess, address: Address) -> Result<(), TooOften> {
        let now = self.now();
        self.counts().of(guess).may(address, now).map_err(|wait| TooOften { what: What::Guesses, wait })
    }

    /// Somebody at this address guessed, and it was wrong.
    pub fn guessed_wrong(&self, guess: Guess, address: Address) {
        let now = self.now();
        // Whoever guesses when nobody may is not counted again: the wait ends all the same.
        let _ = self.counts().of(guess).take(address, now);
    }

    fn now(&self) -> i64 {
        self.clock.now().as_millisecond()
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TooOften {
    /// What happened and what to try, in words.
    pub fn words(self, w: Words) -> String {
        let seconds = self.seconds();
        let wait = if seconds < 60 { w.in_seconds(seconds) } else { w.in_minutes(seconds.div_ceil(60)) };
        match self.what {
            What::Session => w.too_often_session(wait),
            What::Address => w.too_often_address(wait),
            What::Newcomers => w.too_often_newcomers(wait),
            What::Guesses => w.too_often_guesses(wait),
        }
    }

    /// The answer to somebody who guesses too often.
    pub fn refuse(self, headers: &HeaderMap, uri: &Uri) -> Response {
        self.answer(headers, uri, vec![])
    }

    /// The answer to a form that came too often: its fields are on the page, so that one button sends the same again.
    pub async fn keep(self, app: &App, request: Request) -> Response {
        let (headers, uri) = (request.headers().clone(), request.uri().clone());
        let (parts, body) = request.into_parts();
        // More than a form may have is not kept here; the browser's way back has it.
        let Ok(bytes) = to_bytes(body, FORM_LIMIT).await else { return self.answer(&headers, &uri, vec![]) };
        let form = UrlEncoded::<Vec<(String, String)>>::from_request(Request::from_parts(parts, Body::from(bytes)), app).await;
        self.answer(&headers, &uri, form.map_or_else(|_| vec![], |UrlEncoded(fields)| fields))
    }

    fn answer(self, headers: &HeaderMap, uri: &Uri, fields: Vec<(String, String)>) -> Response {
        let w = Words::new(language(headers, uri));
        let text = self.words(w);
        let mut response = if headers.get("accept").is_some_and(|accept| accept == "application/json") {
            let said = serde_json::json!({ "say": text }).to_string();
            (StatusCode::TOO_MANY_REQUESTS, [(CONTENT_TYPE, "application/json")], said).into_response()
        } else {
            let typed = SHOWN.iter().find_map(|name| fields.iter().find(|(key, value)| key == name && !value.trim().is_empty()));
            let page = LaterPage {
                page: Page::plain(w, w.too_often_title().to_owned()),
                w,
                text,
                typed: typed.map(|(_, value)| value.trim().to_owned()),
                action: uri.path_and_query().map_or_else(String::new, ToString::to_string),
                fields,
                board: slug(uri).map_or_else(|| "/".to_owned(), |slug| format!("/{slug}/")),
            };
            html(StatusCode::TOO_MANY_REQUESTS, page.render().unwrap_or_default())
        };
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(self.seconds()));
        response
    }

    /// How long to wait, in whole seconds.
    fn seconds(self) -> u64 {
        self.wait.as_secs() + u64::from(self.wait.subsec_nanos() > 0)
    }
}

/// The fields in which people write what matters to them, by which they see that it is kept.
const SHOWN: [&str; 4] = ["title", "what", "text", "name"];

#[derive(Template)]
#[template(path = "limits/later.html")]
struct LaterPage {
    page: Page,
    w: Words,
    text: String,
    /// What was typed, where there is something to show.
    typed: Option<String>,
    action: String,
    fields: Vec<(String, String)>,
    board: String,
}

/// Whether a form may be taken now. Counts it if so.
///
/// # Errors
/// [`TooOften`], with what to say and how long to wait.
pub fn admit(app: &App, request: &Request) -> Result<(), TooOften> {
    let (headers, uri) = (request.headers(), request.uri());
    match caller(app, headers, uri) {
        Some(caller) => app.limits().write(caller, Address::of(app, headers, request.extensions())),
        None => Ok(()),
    }
}

/// Who posts; nobody who is counted where a link lets them in: each link counts its own uses.
fn caller(app: &App, headers: &HeaderMap, uri: &Uri) -> Option<Caller> {
    let secure = app.is_secure(headers);
    if is_organiser(app, headers) {
        let key = app.options().organiser_key.as_deref().unwrap_or("");
        return Some(Caller::Team(TokenHash::of(key)));
    }
    let mut parts = uri.path().split('/').skip(1);
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    let ledger = app.ledger();
    let let_in = match (second, third) {
        (Some(key), None) if first == "organiser" => is_key(app, key),
        (Some("link"), Some(token)) => {
            ledger.link(first, &TokenHash::of(token)).is_some_and(|link| link.uses > 0 && link.expires > ledger.clock().now())
        }
        _ => false,
    };
    if let_in {
        return None;
    }
    let token = cookie(headers, &cookie_name(&who_cookie(first), secure)).map(|token| TokenHash::of(&token));
    let known = token.and_then(|token| Some((token, ledger.session(first, &token)?)));
    Some(match known {
        Some((token, session)) if session.role.is_team() => Caller::Team(token),
        Some((token, _)) => Caller::Known(token),
        None => Caller::Newcomer,
    })
}

/// The event of an address.
fn slug(uri: &Uri) -> Option<&str> {
    uri.path().split('/').nth(1).filter(|first| !first.is_empty() && !matches!(*first, "new" | "organiser"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    fn at(address: &str) -> Address {
        Address::from(address.parse::<IpAddr>().unwrap())
    }

    fn limits(rates: Rates) -> (Limits, Clock) {
        let clock = Clock::standing("2018-05-28T09:20:00+02:00".parse().unwrap());
        (Limits::new(rates, clock.clone()), clock)
    }

    fn later(clock: &Clock, milliseconds: i64) {
        clock.set(clock.now() + jiff::SignedDuration::from_millis(milliseconds));
    }

    #[test]
    fn a_hundred_newcomers_in_ten_minutes_pass_and_a_thousand_do_not() {
        for (coming, least, most) in [(100, 100, 100), (1_000, 300, 600)] {
            let (limits, clock) = limits(Rates::default());
            let mut passed = 0;
            for _ in 0..coming {
                passed += usize::from(limits.write(Caller::Newcomer, at("192.0.2.1")).is_ok());
                later(&clock, 600_000 / coming);
            }
            assert!((least..=most).contains(&passed), "{passed} of {coming}");
        }
    }

    #[test]
    fn whoever_is_known_goes_on_while_newcomers_flood_from_the_same_address() {
        let (limits, _) = limits(Rates::default());
        while limits.write(Caller::Newcomer, at("192.0.2.1")).is_ok() {}
        for session in 0..300 {
            assert_eq!(limits.write(Caller::Known(TokenHash::of(&session.to_string())), at("192.0.2.1")), Ok(()));
        }
        assert_eq!(limits.write(Caller::Newcomer, at("192.0.2.2")), Ok(()));
    }

    #[test]
    fn the_team_goes_on_while_everybody_else_at_its_address_is_too_many() {
        let (limits, _) = limits(Rates::default());
        let mut sessions = (0..).map(|number: u32| Caller::Known(TokenHash::of(&number.to_string())));
        while sessions.next().is_some_and(|session| limits.write(session, at("192.0.2.1")).is_ok()) {}
        assert_eq!(limits.write(Caller::Team(TokenHash::of("mara")), at("192.0.2.1")), Ok(()));
    }

    #[test]
    fn what_an_address_may_not_send_is_not_counted_for_the_session() {
        let (limits, clock) = limits(Rates { address: Rate::new(1, 1_000), session: Rate::new(2, 60_000), ..Rates::default() });
        let ada = Caller::Known(TokenHash::of("ada"));
        let what = |answer: Result<(), TooOften>| answer.map_err(|too_often| too_often.what);
        assert_eq!(what(limits.write(ada, at("192.0.2.1"))), Ok(()));
        assert_eq!(what(limits.write(ada, at("192.0.2.1"))), Err(What::Address));
        later(&clock, 1_000);
        assert_eq!(what(limits.write(ada, at("192.0.2.1"))), Ok(()));
        assert_eq!(what(limits.write(ada, at("192.0.2.2"))), Err(What::Session));
    }

    #[test]
    fn only_wrong_guesses_count_and_a_network_is_one() {
        let (limits, clock) = limits(Rates { guesses: Rate::new(2, 60_000), ..Rates::default() });
        let (one, neighbour, other) = (at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::1"), at("2001:db8:1:3::1"));
        for _ in 0..100 {
            assert_eq!(limits.may_guess(Guess::Link, one), Ok(()));
        }
        limits.guessed_wrong(Guess::Link, one);
        limits.guessed_wrong(Guess::Link, neighbour);
        let wait = Duration::from_secs(60);
        assert_eq!(limits.may_guess(Guess::Word, one), Ok(()));
        assert_eq!(limits.may_guess(Guess::Link, one), Err(TooOften { what: What::Guesses, wait }));
        assert_eq!(limits.may_guess(Guess::Link, other), Ok(()));
        later(&clock, 60_000);
        assert_eq!(limits.may_guess(Guess::Link, one), Ok(()));
    }
}
