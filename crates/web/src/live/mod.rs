//! The live streams: whoever watches a board gets what changes on it, drawn once, and a small message of their own.

mod mine;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use domain::{Audience, Date, PersonId, Role, Seq};
use fanout::{Handover, WatcherId};
use ledger::{TokenHash, View};
use serde_json::json;
use tokio::task::JoinHandle;
use words::{Lang, Words};

use crate::app::App;
use crate::board::{Key, day_of};
use crate::gathering::{Roof, Told, line_of};
use crate::home::is_organiser;
use crate::reader::Reader;
use mine::Seat;

/// Tells a page to load itself anew.
pub const RELOAD: &[u8] = b"event: reload\ndata: {}\n\n";

/// The address of a board's stream, for those who see what this page shows: whoever is somebody else when it is opened again gets
/// the page anew.
pub fn address(slug: &str, day: Date, audience: Audience, lang: Lang) -> String {
    format!("/{slug}/live?view=board&day={day}&as={}&lang={}&v={}", word(audience), lang.code(), crate::assets::version())
}

const fn word(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "everyone",
        Audience::Participants => "participants",
        Audience::Team => "team",
    }
}

/// A word to everybody this often, so that a page knows that it is not alone. Pages that hear nothing for 40 s say so.
const BEAT: Duration = Duration::from_secs(15);

/// Addresses of streams.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/live", get(live))
}

/// Those who watch and were here before: they get a small message of their own, and stop watching when they are no longer what
/// they were.
#[derive(Clone, Default)]
pub struct Watchers(Arc<Mutex<HashMap<WatcherId, Watcher>>>);

struct Watcher {
    key: Key,
    /// By what their browser is known.
    known_by: Vec<TokenHash>,
    /// What lets them in, and as what it did; nothing where that is the program's own link, which lasts as long as the program.
    let_in: Option<(TokenHash, Option<Role>)>,
    person: Option<PersonId>,
    told: Bytes,
}

impl Watcher {
    /// Whether they may still see what they saw when they began. A browser that got a name without a role is what it was.
    fn is_what_it_was(&self, app: &App) -> bool {
        self.let_in.is_none_or(|(token, then)| {
            let now = app.ledger().session(&self.key.slug, &token).map(|session| session.role);
            now == then || (then.is_none() && now == Some(Role::Visitor))
        })
    }
}

impl Watchers {
    /// A stream ended.
    pub fn forget(&self, watcher: WatcherId) {
        self.all().remove(&watcher);
    }

    /// The streams of a browser at an event.
    pub fn of(&self, slug: &str, token: &TokenHash) -> Vec<WatcherId> {
        let all = self.all();
        all.iter().filter(|(_, watcher)| watcher.key.slug == slug && watcher.known_by.contains(token)).map(|(id, _)| *id).collect()
    }

    fn all(&self) -> MutexGuard<'_, HashMap<WatcherId, Watcher>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn live(State(app): State<App>, reader: Reader, uri: Uri, headers: HeaderMap, handover: Option<Extension<Handover>>) -> Response {
    let Ok(day) = day_of(&reader, &uri) else { return StatusCode::NOT_FOUND.into_response() };
    let Some(Extension(handover)) = handover else { return StatusCode::NOT_IMPLEMENTED.into_response() };
    let query = |name: &str| {
        uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))).map(str::to_owned)
    };
    let other_version = query("v").is_some_and(|version| version != crate::assets::version());
    let other_audience = query("as").is_some_and(|audience| audience != word(reader.audience()));
    let since = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned).or_else(|| query("since"));
    let since = since
        .as_deref()
        .and_then(|since| since.split_once('-'))
        .and_then(|(epoch, seq)| Some((epoch.parse::<u64>().ok()?, seq.parse::<Seq>().ok()?)));

    let key = Key { slug: reader.view.slug.to_string(), day, audience: reader.audience(), lang: reader.words.lang() };
    let board = app.boards().board(&key);
    board.begin_watching();
    let newest = app.ledger().view(&key.slug).unwrap_or_else(|| reader.view.clone());
    drop(board.advance(&newest, app.fanout()));
    let person = reader.person();
    let group = board.group;
    let (late_app, late_key) = (app.clone(), key.clone());
    // On the fan-out's thread, in order with what is sent: so it tells what is so then, not now.
    let first = move || {
        let mut bytes = {
            let drawn = board.drawn();
            match since {
                Some((epoch, seq)) if epoch != drawn.epoch || seq < drawn.everything || other_version || other_audience => RELOAD.to_vec(),
                Some((_, seq)) if seq < drawn.seq => drawn.message(&drawn.since(seq)).to_vec(),
                _ => b": hello\n\n".to_vec(),
            }
        };
        bytes.extend_from_slice(&beat(&late_app));
        if let Some(view) = late_app.ledger().view(&late_key.slug) {
            bytes.extend_from_slice(&today(&view));
            bytes.extend_from_slice(&siblings(&late_app, &view, late_key.lang));
            if let Some(person) = person {
                bytes.extend_from_slice(&mine::message(
                    &view,
                    view.event.seat_of(late_key.day, person),
                    view.event.asked_place(person),
                    mine::helped(&view).get(&view.event.now(person)).copied(),
                    &late_key,
                ));
            }
        }
        Bytes::from(bytes)
    };
    match handover.stream(HeaderMap::new(), group, first) {
        Ok((watcher, response)) => {
            if reader.session.is_some() || reader.token.is_some() {
                let token = reader.token.as_deref().filter(|_| !is_organiser(&app, &headers)).map(TokenHash::of);
                let let_in = token.map(|token| (token, reader.session.map(|session| session.role)));
                let known_by = reader.known_by(&headers);
                let watching = Watcher { key, known_by, let_in, person, told: Bytes::new() };
                let mut all = app.watchers().all();
                // What happened since the look at the session nobody else notices; what happens from here on finds it in the list.
                if watching.is_what_it_was(&app) {
                    all.insert(watcher, watching);
                } else {
                    send_away(&app, watcher);
                }
            }
            response
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "5")]).into_response(),
    }
}

/// Ends the streams of a browser at an event; its pages load anew.
pub fn end(app: &App, slug: &str, token: &TokenHash) {
    for watcher in app.watchers().of(slug, token) {
        send_away(app, watcher);
    }
}

/// Ends the streams of those who were signed out, let in, or given another role, also by another process.
fn end_outdated(app: &App) {
    app.watchers().all().retain(|id, watcher| {
        let stays = watcher.is_what_it_was(app);
        if !stays {
            send_away(app, *id);
        }
        stays
    });
}

fn send_away(app: &App, watcher: WatcherId) {
    app.fanout().send_one(watcher, Bytes::from_static(RELOAD));
    app.fanout().close(watcher);
}

/// Which day it is: a page whose address names none shows that one.
fn today(view: &View) -> Bytes {
    format!("event: day\ndata: {{\"today\":\"{}\"}}\n\n", view.event.moment.today).into()
}

/// The line of links to the siblings of an event; nothing where it says no word for a gathering.
fn siblings(app: &App, view: &Arc<View>, lang: Lang) -> Bytes {
    let line = line_of(Roof::of(app, view).as_ref(), view, Words::new(lang));
    if line.is_empty() { Bytes::new() } else { format!("event: roof\ndata: {}\n\n", json!({ "put": { "roof": line } })).into() }
}

/// Tells the pages of an event's siblings what their line says now. One at a time: who tells last has read what is newest.
fn tell_siblings(app: &App, slug: &str, told: &Told) {
    static TELLING: Mutex<()> = Mutex::new(());
    let _turn = TELLING.lock().unwrap_or_else(PoisonError::into_inner);
    for sibling in told.siblings(app, slug) {
        for board in app.boards().of_event(sibling.slug.as_str()).into_iter().filter(|board| board.is_watched()) {
            app.fanout().send(board.group, siblings(app, &sibling, board.key.lang));
        }
    }
}

fn beat(app: &App) -> Bytes {
    format!("event: beat\ndata: {{\"now\":{}}}\n\n", app.ledger().clock().now().as_millisecond()).into()
}

/// Sends what changes to everybody who watches, until the ledger closes.
pub async fn drive(app: App) {
    let mut events = app.ledger().watch_events();
    let mut tokens = app.ledger().watch_tokens();
    let mut followed: HashMap<String, JoinHandle<()>> = HashMap::new();
    let mut beats = tokio::time::interval(BEAT);
    loop {
        // An event that was closed and opened again is followed anew.
        followed.retain(|_, follow| !follow.is_finished());
        for view in app.ledger().events() {
            let slug = view.slug.to_string();
            followed.entry(slug.clone()).or_insert_with(|| tokio::spawn(follow(app.clone(), slug)));
        }
        tokio::select! {
            changed = events.changed() => if changed.is_err() { return },
            changed = tokens.changed() => match changed {
                Ok(()) => end_outdated(&app),
                Err(_) => return,
            },
            _ = beats.tick() => {
                app.fanout().beat(beat(&app));
                app.desk().tidy();
                let reads = app.clone();
                tokio::spawn(async move { crate::tasks::read_again(&reads).await });
            }
        }
    }
}

async fn follow(app: App, slug: String) {
    let Some(mut news) = app.ledger().watch(&slug) else { return };
    let (mut day, mut forgotten) = (news.borrow().event.moment.today, news.borrow().event.forgotten);
    let mut told = Told::of(&news.borrow());
    tell_siblings(&app, &slug, &told);
    while news.changed().await.is_ok() {
        let view = news.borrow_and_update().clone();
        let boards: Vec<_> = app.boards().of_event(&slug).into_iter().filter(|board| board.is_watched()).collect();
        for board in &boards {
            drop(board.advance(&view, app.fanout()));
        }
        if view.event.moment.today != day {
            day = view.event.moment.today;
            for board in &boards {
                app.fanout().send(board.group, today(&view));
            }
        }
        if view.event.forgotten != forgotten {
            forgotten = view.event.forgotten;
            app.desk().forget(&slug);
        }
        let tells = Told::of(&view);
        if tells != told {
            // Those of whom it was a sibling, and those of whom it is one.
            tell_siblings(&app, &slug, &std::mem::replace(&mut told, tells));
            tell_siblings(&app, &slug, &told);
        }
        tell_people(&app, &view);
        // While this ran further changes may have come: they leave together.
        tokio::task::yield_now().await;
    }
    tell_siblings(&app, &slug, &told);
}

fn tell_people(app: &App, view: &View) {
    // Of each day once, however many watch it.
    let mut seats: HashMap<Date, HashMap<PersonId, Seat<'_>>> = HashMap::new();
    let asked: HashMap<PersonId, domain::round::Proposal> =
        view.event.all_proposals().into_iter().map(|proposal| (proposal.placing.person, proposal)).collect();
    let helped = mine::helped(view);
    for (id, watcher) in app.watchers().all().iter_mut().filter(|(_, watcher)| watcher.key.slug == view.slug.as_str()) {
        let Some(person) = watcher.person else { continue };
        let seats = seats.entry(watcher.key.day).or_insert_with(|| seats_on(view, watcher.key.day));
        let now = view.event.now(person);
        let hand = helped.get(&now).copied();
        let message = mine::message(view, seats.get(&person).copied(), asked.get(&now).copied(), hand, &watcher.key);
        if message != watcher.told {
            app.fanout().send_one(*id, message.clone());
            watcher.told = message;
        }
    }
}

/// Who sits where on a day.
fn seats_on(view: &View, day: Date) -> HashMap<PersonId, Seat<'_>> {
    let sitting = view.event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state.sits());
    sitting.flat_map(|seat| seat.1.members.keys().map(move |person| (*person, seat))).collect()
}

#[cfg(test)]
mod tests {
    use ledger::{Clock, Duty, Ledger};

    use super::*;
    use crate::opening::Plan;

    #[test]
    fn files_that_nobody_comes_back_for_go_by_themselves_and_with_what_time_forgets() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing("2018-05-28T07:20:00Z".parse().unwrap());
        let ledger = Ledger::open(folder.path(), clock, Duty::Serve).unwrap();
        let (first, last) = ("2018-05-28".parse().unwrap(), "2018-05-29".parse().unwrap());
        let plan = Plan::new("impl Days", "Europe/Paris", first, last).unwrap();
        ledger.create("days".parse().unwrap(), plan.order()).wait().unwrap();
        let app = App::new(ledger.clone(), crate::Options::default()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let lies = |slug: &str| app.desk().put(format!("{slug}/mara"), Arc::new(vec![b'x']));
        let emptied = || async {
            let patience = tokio::time::timeout(BEAT / 2, async {
                while !app.desk().is_empty() {
                    tokio::task::yield_now().await;
                }
            });
            patience.await.expect("the desk is empty");
        };
        runtime.block_on(async {
            lies("days");
            ledger.clock().set("2018-05-28T07:51:00Z".parse().unwrap());
            let driven = tokio::spawn(drive(app.clone()));
            emptied().await;
            // Where time forgets, nobody waits for the next beat. Whoever follows the event listens by then.
            lies("days");
            for _ in 0..8 {
                tokio::task::yield_now().await;
            }
            ledger.clock().set("2019-05-28T07:51:00Z".parse().unwrap());
            ledger.look().await.unwrap();
            emptied().await;
            driven.abort();
        });
        ledger.stop();
    }
}
