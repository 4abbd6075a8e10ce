//! The live streams: whoever watches a board gets what changes on it, drawn once, and a small message of their own.

mod mine;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use domain::{Audience, Date, PersonId, Seq};
use fanout::{Handover, WatcherId};
use ledger::View;
use words::{Lang, Words};

use crate::app::App;
use crate::board::{Key, day_of};
use crate::reader::Reader;

/// Tells a page to load itself anew.
pub const RELOAD: &[u8] = b"event: reload\ndata: {}\n\n";

/// The address of a board's stream.
pub fn address(slug: &str, day: Date, lang: Lang) -> String {
    format!("/{slug}/live?view=board&day={day}&lang={}&v={}", lang.code(), crate::assets::version())
}

/// A word to everybody this often, so that a page knows that it is not alone. Pages that hear nothing for 40 s say so.
const BEAT: Duration = Duration::from_secs(15);

/// Addresses of streams.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/live", get(live))
}

/// Those who watch and have a name: they get a small message of their own.
#[derive(Clone, Default)]
pub struct Watchers(Arc<Mutex<HashMap<WatcherId, Watcher>>>);

struct Watcher {
    slug: String,
    person: PersonId,
    audience: Audience,
    lang: Lang,
    day: Date,
    told: Bytes,
}

impl Watchers {
    /// A stream ended.
    pub fn forget(&self, watcher: WatcherId) {
        self.all().remove(&watcher);
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<WatcherId, Watcher>> {
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
    let me = reader.person();
    let group = board.group;
    let (late_app, late_key) = (app.clone(), key.clone());
    // On the fan-out's thread, in order with what is sent: so it tells what is so then, not now.
    let first = move || {
        let mut bytes = {
            let drawn = board.drawn();
            match since {
                Some((epoch, seq)) if epoch != drawn.epoch || seq < drawn.everything || other_version => RELOAD.to_vec(),
                Some((_, seq)) if seq < drawn.seq => drawn.message(&drawn.since(seq)).to_vec(),
                _ => b": hello\n\n".to_vec(),
            }
        };
        bytes.extend_from_slice(&beat(&late_app));
        if let (Some(person), Some(view)) = (me, late_app.ledger().view(&late_key.slug)) {
            bytes.extend_from_slice(&mine::message(&view, person, late_key.audience, Words::new(late_key.lang), day));
        }
        Bytes::from(bytes)
    };
    match handover.stream(HeaderMap::new(), group, first) {
        Ok((watcher, response)) => {
            if let Some(person) = me {
                let told = Bytes::new();
                app.watchers().all().insert(watcher, Watcher { slug: key.slug, person, audience: key.audience, lang: key.lang, day, told });
            }
            response
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "5")]).into_response(),
    }
}

fn beat(app: &App) -> Bytes {
    format!("event: beat\ndata: {{\"now\":{}}}\n\n", app.ledger().clock().now().as_millisecond()).into()
}

/// Sends what changes to everybody who watches, until the ledger closes.
pub async fn drive(app: App) {
    let mut events = app.ledger().watch_events();
    let mut followed = std::collections::HashSet::new();
    let mut beats = tokio::time::interval(BEAT);
    loop {
        for view in app.ledger().events() {
            if followed.insert(view.slug.to_string()) {
                tokio::spawn(follow(app.clone(), view.slug.to_string()));
            }
        }
        tokio::select! {
            changed = events.changed() => if changed.is_err() { return },
            _ = beats.tick() => app.fanout().beat(beat(&app)),
        }
    }
}

async fn follow(app: App, slug: String) {
    let Some(mut news) = app.ledger().watch(&slug) else { return };
    while news.changed().await.is_ok() {
        let view = news.borrow_and_update().clone();
        for board in app.boards().of_event(&slug) {
            if board.is_watched() {
                drop(board.advance(&view, app.fanout()));
            }
        }
        tell_people(&app, &view);
        // While this ran further changes may have come: they leave together.
        tokio::task::yield_now().await;
    }
}

fn tell_people(app: &App, view: &View) {
    for (id, watcher) in app.watchers().all().iter_mut().filter(|(_, watcher)| watcher.slug == view.slug.as_str()) {
        let message = mine::message(view, watcher.person, watcher.audience, Words::new(watcher.lang), watcher.day);
        if message != watcher.told {
            app.fanout().send_one(*id, message.clone());
            watcher.told = message;
        }
    }
}
