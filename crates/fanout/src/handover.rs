//! How a connection leaves hyper: a handler answers with a stream, and when its head is written the
//! socket goes to the thread.

use std::{
    convert::Infallible,
    fmt, io,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use http_body::Frame;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore},
};

use crate::{
    fan_out::{FanOut, Group, WatcherId},
    sender::Arrival,
    watcher::Framing,
};

/// A request's way to the thread: [`serve`](crate::serve) puts one into the extensions of every
/// request. A router called without `serve` (in a test, say) finds none.
#[derive(Clone)]
pub struct Handover {
    pub(crate) fan_out: FanOut,
    pub(crate) slot: Arc<Slot>,
    pub(crate) seats: Arc<Semaphore>,
    pub(crate) framing: Framing,
    pub(crate) backlog_bytes: usize,
}

impl Handover {
    /// Makes the answer that turns this request into a stream of `group`: `200`, as
    /// `text/event-stream`, not to be stored or held back by anybody between, and with
    /// `extra_headers`, which win. Its body must reach the client as it is: no layer may compress or
    /// wrap it. An answer that is dropped instead, or stripped of its body as for `HEAD`, makes no
    /// watcher.
    ///
    /// `first` makes the watcher's first message, a whole event or several, or nothing. It is called
    /// *on the thread* when the socket arrives there: after all that was sent to the group before,
    /// and before all that is sent later. If it tells a state at least as new as the last message sent
    /// by then, nothing is lost. It may be newer than messages still on their way, so these must carry
    /// a number by which a reader leaves older news out. It must be quick, as everybody waits for it.
    /// If it panics, this watcher is hung up.
    ///
    /// Fails if all seats for watchers are taken.
    pub fn stream(
        &self,
        extra_headers: HeaderMap,
        group: Group,
        first: impl FnOnce() -> Bytes + Send + 'static,
    ) -> Result<(WatcherId, Response), TooManyWatchers> {
        let seat = Arc::clone(&self.seats).try_acquire_owned().map_err(|_| TooManyWatchers)?;
        let id = self.fan_out.expect(group);
        let ticket = Ticket {
            fan_out: self.fan_out.clone(),
            id,
            luggage: Some(Luggage { framing: self.framing, backlog_bytes: self.backlog_bytes, seat, first: Box::new(first) }),
        };
        let hold = Hold { ticket: Some(ticket), slot: Arc::clone(&self.slot) };
        let mut response = Response::new(Body::new(hold));
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, "text/event-stream"),
            (header::CACHE_CONTROL, "no-store"),
            (HeaderName::from_static("x-accel-buffering"), "no"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.extend(extra_headers);
        Ok((id, response))
    }
}

impl fmt::Debug for Handover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handover").finish_non_exhaustive()
    }
}

/// There are as many watchers as [`Limits::streams`](crate::Limits::streams) allows. As an answer:
/// `503`, to be tried again in some seconds, with an empty body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyWatchers;

impl fmt::Display for TooManyWatchers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("as many watchers as allowed are here already")
    }
}

impl std::error::Error for TooManyWatchers {}

impl IntoResponse for TooManyWatchers {
    fn into_response(self) -> Response {
        let again = [(header::RETRY_AFTER, "10")];
        (StatusCode::SERVICE_UNAVAILABLE, again).into_response()
    }
}

/// A watcher that is announced to the thread. Dropped on the way, it is called off.
pub(crate) struct Ticket {
    fan_out: FanOut,
    id: WatcherId,
    luggage: Option<Luggage>,
}

struct Luggage {
    framing: Framing,
    backlog_bytes: usize,
    seat: OwnedSemaphorePermit,
    first: Box<dyn FnOnce() -> Bytes + Send>,
}

impl Ticket {
    /// Gives the socket to the thread.
    pub(crate) fn arrive(mut self, socket: TcpStream) {
        let Ok(socket) = socket.into_std() else {
            return;
        };
        if let Some(luggage) = self.luggage.take() {
            let arrival = Arrival {
                socket,
                framing: luggage.framing,
                backlog_bytes: luggage.backlog_bytes,
                seat: luggage.seat,
                first: luggage.first,
            };
            self.fan_out.arrive(self.id, arrival);
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if self.luggage.is_some() {
            self.fan_out.forget(self.id);
        }
    }
}

/// What a connection's service, its stream body, its socket and its task tell each other.
#[derive(Default)]
pub(crate) struct Slot {
    stage: Mutex<Stage>,
    spoken: AtomicBool,
}

/// How far a connection is on its way to the thread.
#[derive(Default)]
enum Stage {
    #[default]
    Talking,
    /// The head is in hyper's buffer, and nothing will follow.
    Parked(Ticket),
    /// The head is written.
    Ready(Ticket),
}

impl Slot {
    /// A whole request head was read.
    pub(crate) fn mark_spoken(&self) {
        self.spoken.store(true, Ordering::Relaxed);
    }

    /// Whether a whole request head was ever read.
    pub(crate) fn has_spoken(&self) -> bool {
        self.spoken.load(Ordering::Relaxed)
    }

    /// The ticket, once the connection is free to leave.
    pub(crate) fn take_ready(&self) -> Option<Ticket> {
        let mut stage = self.stage();
        match std::mem::take(&mut *stage) {
            Stage::Ready(ticket) => Some(ticket),
            other => {
                *stage = other;
                None
            }
        }
    }

    fn park(&self, ticket: Ticket) {
        *self.stage() = Stage::Parked(ticket);
    }

    /// All of hyper's buffer is with the system.
    fn flushed(&self) {
        let mut stage = self.stage();
        *stage = match std::mem::take(&mut *stage) {
            Stage::Parked(ticket) => Stage::Ready(ticket),
            other => other,
        };
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A body that never says anything. hyper asks for it only after it has put the head into its buffer.
struct Hold {
    ticket: Option<Ticket>,
    slot: Arc<Slot>,
}

impl http_body::Body for Hold {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(ticket) = self.ticket.take() {
            self.slot.park(ticket);
        }
        Poll::Pending
    }
}

/// The socket as hyper sees it; it notices when hyper has written all it had.
pub(crate) struct Socket {
    inner: TokioIo<TcpStream>,
    slot: Arc<Slot>,
}

impl Socket {
    pub(crate) fn new(tcp: TcpStream, slot: Arc<Slot>) -> Self {
        let inner = TokioIo::new(tcp);
        Self { inner, slot }
    }

    pub(crate) fn into_inner(self) -> TcpStream {
        self.inner.into_inner()
    }

    fn inner(self: Pin<&mut Self>) -> Pin<&mut TokioIo<TcpStream>> {
        Pin::new(&mut self.get_mut().inner)
    }
}

impl Read for Socket {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_read(cx, buffer)
    }
}

impl Write for Socket {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.inner().poll_write(cx, bytes)
    }

    /// hyper calls this only when its buffer is empty.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = self.as_mut().inner().poll_flush(cx);
        if let Poll::Ready(Ok(())) = flushed {
            self.slot.flushed();
        }
        flushed
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, slices: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.inner().poll_write_vectored(cx, slices)
    }
}
