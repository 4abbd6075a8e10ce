//! A server with a stream, a page, and what the tests need to hold it up.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use axum::{
    Extension, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, HeaderValue},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use fanout::{FanOut, Group, Handover, Limits, Peer, WatcherId, serve};
use tokio::sync::{Semaphore, oneshot};

pub type First = Box<dyn FnOnce() -> Bytes + Send>;

/// What the handlers and the test share.
#[derive(Clone)]
pub struct Stage {
    pub fan_out: FanOut,
    /// The watchers let in, in order.
    pub let_in: Arc<Mutex<Vec<WatcherId>>>,
    /// The watchers that are gone.
    pub gone: Arc<Mutex<Vec<WatcherId>>>,
    /// How the next streams begin; by default with "hello".
    pub firsts: Arc<Mutex<Vec<First>>>,
    /// `/slow` answers when there is a permit.
    pub slow: Arc<Semaphore>,
    /// Told when `/slow` was asked.
    pub asked: mpsc::Sender<()>,
}

pub struct Server {
    pub address: SocketAddr,
    pub stage: Stage,
    pub asked: mpsc::Receiver<()>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    pub fn start(limits: Limits) -> Self {
        let gone = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&gone);
        let fan_out = FanOut::start_telling(move |id| told.lock().unwrap().push(id)).unwrap();
        let (asked, asked_inbox) = mpsc::channel();
        let stage = Stage {
            fan_out: fan_out.clone(),
            let_in: Arc::default(),
            gone,
            firsts: Arc::default(),
            slow: Arc::new(Semaphore::new(0)),
            asked,
        };
        let router = router(stage.clone());
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, address) = mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let stop = async {
                    let _ = stopped.await;
                };
                serve(listener, router, fan_out, limits, stop).await;
            });
        });
        Self { address: address.recv().unwrap(), stage, asked: asked_inbox, stop: Some(stop), thread: Some(thread) }
    }

    pub fn send(&self, group: u64, data: &str) {
        self.stage.fan_out.send(Group(group), event(data));
    }

    pub fn watchers(&self, group: u64) -> usize {
        self.stage.fan_out.watchers(Group(group))
    }

    pub fn begin_next_with(&self, first: impl FnOnce() -> Bytes + Send + 'static) {
        self.stage.firsts.lock().unwrap().push(Box::new(first));
    }

    pub fn ask_to_stop(&mut self) {
        drop(self.stop.take());
    }

    /// Waits until `serve` has returned.
    pub fn wait_for_end(&mut self) {
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ask_to_stop();
    }
}

pub fn event(data: &str) -> Bytes {
    Bytes::from(format!("data: {data}\n\n"))
}

/// Fails if `holds` does not come true in a long time.
pub fn eventually(what: &str, holds: impl Fn() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(begin.elapsed() < Duration::from_secs(60), "never: {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

fn router(stage: Stage) -> Router {
    Router::new()
        .route("/live/{group}", get(live))
        .route("/closed", get(closed))
        .route("/page", get(async || "a page"))
        .route("/peer", get(peer))
        .route("/slow", get(slow))
        .route("/text", post(async |text: String| text))
        .layer(DefaultBodyLimit::max(1000))
        .with_state(stage)
}

async fn live(State(stage): State<Stage>, Extension(handover): Extension<Handover>, Path(group): Path<u64>) -> Response {
    let first = stage.firsts.lock().unwrap().pop();
    let first = first.unwrap_or_else(|| Box::new(|| event("hello")));
    let extra = HeaderMap::from_iter([("x-extra".parse().unwrap(), HeaderValue::from_static("more"))]);
    match handover.stream(extra, Group(group), first) {
        Ok((id, response)) => {
            stage.let_in.lock().unwrap().push(id);
            response
        }
        Err(full) => full.into_response(),
    }
}

/// A stream that is closed before it has begun.
async fn closed(State(stage): State<Stage>, Extension(handover): Extension<Handover>) -> Response {
    let (id, response) = handover.stream(HeaderMap::new(), Group(9), || event("never")).unwrap();
    stage.fan_out.close(id);
    response
}

async fn peer(Extension(Peer(address)): Extension<Peer>) -> String {
    address.ip().to_string()
}

async fn slow(State(stage): State<Stage>) -> &'static str {
    stage.asked.send(()).unwrap();
    let _permit = stage.slow.acquire().await.unwrap();
    "at last"
}
