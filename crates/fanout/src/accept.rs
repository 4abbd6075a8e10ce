//! The accept loop: limits, time-outs, and a clean stop.

use std::{
    convert::Infallible,
    future::poll_fn,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
    time::{Duration, Instant},
};

use axum::{Router, response::Response};
use http::{Request, Version};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioTimer;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::ServiceExt;

use crate::{
    fan_out::FanOut,
    handover::{Handover, Slot, Socket, Ticket},
    watcher::Framing,
};

/// The address a request came from: in its extensions. Behind a proxy it is the proxy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// What a client may cost. There is no limit per address, as at an event everybody has the same one.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many connections may talk HTTP at once (up to 20 kB each). When all are taken and one more
    /// comes, it waits, others behind it in the system's queue, while idle and silent ones are closed
    /// to make room.
    pub connections: usize,
    /// How many watchers there may be, beside these connections.
    pub streams: usize,
    /// How long a client may take for a request's head, from the connection's begin or the end of the
    /// answer before. So it is also how long a connection may be idle.
    pub header_timeout: Duration,
    /// The largest request head, in bytes; at least 8192.
    pub head_bytes: usize,
    /// How many unsent bytes a watcher may leave waiting before it is hung up. It comes back and
    /// catches up.
    pub backlog_bytes: usize,
    /// How long a client may leave what was sent unacknowledged, or read nothing of what waits for
    /// it, before the system hangs up. Linux only.
    pub unheard: Duration,
    /// How long requests and streams may take to end after the stop.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4096,
            streams: 12_000,
            header_timeout: Duration::from_secs(10),
            head_bytes: 16 * 1024,
            backlog_bytes: 1024 * 1024,
            unheard: Duration::from_secs(60),
            grace: Duration::from_secs(10),
        }
    }
}

/// hyper accepts no smaller one.
const SMALLEST_HEAD: usize = 8192;
/// How long a new connection may be silent when others wait for its place.
const PATIENCE_IN_A_CROWD: Duration = Duration::from_secs(1);
/// How often those who sit idle are asked to leave while others wait.
const ASK_AGAIN: Duration = Duration::from_millis(250);
/// How long to wait when the system has no socket left to give.
const OUT_OF_SOCKETS: Duration = Duration::from_millis(100);
/// How long a closed connection may go on sending, so that the client reads the answer to, say, a
/// body too large before it learns of the hang-up.
const LINGER: Duration = Duration::from_secs(1);
/// How much it may send meanwhile, in bytes.
const LINGER_BYTES: usize = 1024 * 1024;

/// Gives the connections of `listener` to `router` until `stop` is there; then takes no new ones, lets
/// running requests finish, ends all streams of `fan_out`, also those that came by another listener,
/// and returns when all is done or [`Limits::grace`] is over. A `FanOut` is used up by this: streams
/// that arrive later are ended at once.
///
/// Each request has a [`Handover`] and its [`Peer`] in its extensions.
pub async fn serve(listener: TcpListener, router: Router, fan_out: FanOut, limits: Limits, stop: impl Future<Output = ()>) {
    let word = watch::Sender::new(Word::Serve);
    let house = Arc::new(House { router, fan_out, limits, seats: Arc::new(Semaphore::new(limits.streams)) });
    let places = Arc::new(Semaphore::new(limits.connections.max(1)));
    let mut connections = JoinSet::new();
    {
        let mut accepting = pin!(async {
            loop {
                // First who comes, then a place for them: nobody is asked to leave for nobody.
                let (tcp, peer) = accept(&listener).await;
                let place = free_place(&places, &word).await;
                while connections.try_join_next().is_some() {}
                // What was said before they came in is not for them: the crowd that made room for them may be gone.
                connections.spawn(connection(tcp, peer, Arc::clone(&house), word.subscribe(), place));
            }
        });
        let mut stop = pin!(stop);
        poll_fn(|cx| match stop.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(()),
            Poll::Pending => accepting.as_mut().poll(cx),
        })
        .await;
    }
    drop(listener);
    word.send_replace(Word::Finish);
    let ended = house.fan_out.finish();
    let all_done = async {
        while connections.join_next().await.is_some() {}
        let _ = ended.await;
    };
    if timeout(limits.grace, all_done).await.is_err() {
        connections.shutdown().await;
        house.fan_out.cut();
    }
}

/// What all connections that are there are told.
#[derive(Clone, Copy)]
enum Word {
    /// Nothing yet.
    Serve,
    /// Somebody waits: who does nothing may go. Said again and again as long as it is so.
    Crowded,
    Finish,
}

struct House {
    router: Router,
    fan_out: FanOut,
    limits: Limits,
    seats: Arc<Semaphore>,
}

async fn free_place(places: &Arc<Semaphore>, word: &watch::Sender<Word>) -> OwnedSemaphorePermit {
    loop {
        let place = timeout(ASK_AGAIN, Arc::clone(places).acquire_owned());
        if places.available_permits() == 0 {
            word.send_replace(Word::Crowded);
        }
        if let Ok(place) = place.await {
            return place.expect("the semaphore is never closed");
        }
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_one_clients_fault(&error) => {}
            Err(_) => sleep(OUT_OF_SOCKETS).await,
        }
    }
}

fn is_one_clients_fault(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// One connection, until it ends or leaves for the thread. Its place is free afterwards.
async fn connection(tcp: TcpStream, peer: SocketAddr, house: Arc<House>, mut word: watch::Receiver<Word>, _place: OwnedSemaphorePermit) {
    let opened = Instant::now();
    set_up(&tcp, &house.limits);
    let slot = Arc::new(Slot::default());
    let socket = Socket::new(tcp, Arc::clone(&slot));
    let service = service_fn(|request| answer(request, peer, &house, &slot));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(house.limits.header_timeout)
        .max_buf_size(house.limits.head_bytes.max(SMALLEST_HEAD))
        .serve_connection(socket, service);

    let ticket: Option<Ticket> = loop {
        let talk = poll_fn(|cx| {
            let done = Pin::new(&mut connection).poll(cx);
            match slot.take_ready() {
                Some(ticket) if done.is_pending() => Poll::Ready(Some(ticket)),
                _ => done.map(|_| None),
            }
        });
        tokio::select! {
            told = word.changed() => {
                let word = told.map_or(Word::Finish, |()| *word.borrow_and_update());
                if !slot.has_spoken() && must_go(word, opened) {
                    return;
                }
                if slot.has_spoken() {
                    // An idle one closes, a busy one finishes its answer first.
                    Pin::new(&mut connection).graceful_shutdown();
                }
            }
            left = talk => break left,
        }
    };
    let tcp = connection.into_parts().io.into_inner();
    match ticket {
        Some(ticket) => ticket.arrive(tcp),
        None => linger(tcp).await,
    }
}

/// Whether a connection that has not asked for anything yet is to be closed.
fn must_go(word: Word, opened: Instant) -> bool {
    match word {
        Word::Serve => false,
        Word::Crowded => opened.elapsed() >= PATIENCE_IN_A_CROWD,
        Word::Finish => true,
    }
}

fn set_up(tcp: &TcpStream, limits: &Limits) {
    // Without these options the connection works, too.
    let _ = tcp.set_nodelay(true);
    #[cfg(target_os = "linux")]
    {
        let milliseconds = u32::try_from(limits.unheard.as_millis()).unwrap_or(u32::MAX);
        let _ = rustix::net::sockopt::set_tcp_user_timeout(tcp, milliseconds);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = limits;
}

type Answer = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

fn answer(mut request: Request<Incoming>, peer: SocketAddr, house: &House, slot: &Arc<Slot>) -> Answer {
    slot.mark_spoken();
    let handover = Handover {
        fan_out: house.fan_out.clone(),
        slot: Arc::clone(slot),
        seats: Arc::clone(&house.seats),
        framing: if request.version() == Version::HTTP_10 { Framing::Plain } else { Framing::Chunked },
        backlog_bytes: house.limits.backlog_bytes,
    };
    request.extensions_mut().insert(handover);
    request.extensions_mut().insert(Peer(peer));
    Box::pin(house.router.clone().oneshot(request))
}

/// Closing a socket with unread bytes makes the client's system throw away what it has not read yet.
async fn linger(mut tcp: TcpStream) {
    let _ = tcp.shutdown().await;
    // Not in the future itself, which each connection holds all the time.
    let mut ignored = vec![0; 4096];
    let mut heard = 0;
    let reading = async {
        while heard < LINGER_BYTES {
            match tcp.read(&mut ignored).await {
                Ok(0) | Err(_) => return,
                Ok(read) => heard += read,
            }
        }
    };
    // Who has not closed by now is closed on.
    let _ = timeout(LINGER, reading).await;
}
