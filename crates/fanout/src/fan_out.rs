//! The handle to the thread that owns all watchers.

use std::{
    collections::HashMap,
    fmt, io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use bytes::Bytes;
use tokio::sync::oneshot;

use crate::sender::{Arrival, Sender, WAKE};

/// Watchers who get the same bytes: the same view for the same audience in the same language, say.
/// The number is the caller's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Group(pub u64);

/// One stream, from [`Handover::stream`](crate::Handover::stream) until it is gone. Never used twice
/// within a [`FanOut`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WatcherId(pub(crate) usize);

/// The thread that writes to all watchers. Clones are handles to the same thread; it ends, and its
/// streams with it, when the last handle is dropped.
///
/// No method waits for the network. What is sent here is one or more whole server-sent events, each
/// with its blank line (`id: …\ndata: …\n\n`); an empty message is no message.
#[derive(Clone)]
pub struct FanOut {
    inner: Arc<Inner>,
}

impl FanOut {
    /// Starts the thread. Fails if the system gives no thread or no poller.
    pub fn start() -> io::Result<Self> {
        Self::start_telling(|_| {})
    }

    /// Starts the thread; it calls `gone` once for each watcher that is gone for whatever reason,
    /// and for each that never arrived. `gone` runs on the thread: it must be quick, and must not
    /// keep a handle to it.
    pub fn start_telling(gone: impl FnMut(WatcherId) + Send + 'static) -> io::Result<Self> {
        let poll = mio::Poll::new()?;
        let waker = Arc::new(mio::Waker::new(poll.registry(), WAKE)?);
        let (orders, inbox) = mpsc::channel();
        let census = Census::default();
        let sender = Sender::new(poll, inbox, census.clone(), Box::new(gone));
        // A waker dropped with the last handle would take its last call with it.
        let kept = Arc::clone(&waker);
        thread::Builder::new().name("fan-out".into()).spawn(move || {
            sender.run();
            drop(kept);
        })?;
        let inner = Inner {
            orders,
            waker,
            // the number of the waker is no watcher's
            next: AtomicUsize::new(WAKE.0 + 1),
            census,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Sends the same bytes to all who watch `group` now.
    pub fn send(&self, group: Group, event: Bytes) {
        self.order(Order::Send(group, event));
    }

    /// Sends a message of its own to one watcher, in order with those of its group. A watcher whose
    /// socket has not arrived yet does not get it: its first message must contain what this says.
    pub fn send_one(&self, watcher: WatcherId, event: Bytes) {
        self.order(Order::SendOne(watcher, event));
    }

    /// Sends the same bytes to all watchers of all groups.
    pub fn beat(&self, event: Bytes) {
        self.order(Order::Beat(event));
    }

    /// Ends one stream, after what was sent before, with a proper end. It may not have arrived yet.
    pub fn close(&self, watcher: WatcherId) {
        self.order(Order::Close(watcher));
    }

    /// Ends all streams of a group likewise.
    pub fn close_all(&self, group: Group) {
        self.order(Order::CloseGroup(group));
    }

    /// How many watch `group`, as far as the thread knows.
    pub fn watchers(&self, group: Group) -> usize {
        self.inner.census.lock().get(&group).copied().unwrap_or(0)
    }

    /// How many watch in all groups together.
    pub fn all_watchers(&self) -> usize {
        self.inner.census.lock().values().sum()
    }

    /// Ends all streams, and whatever arrives from now on. The answer comes when none is left.
    pub(crate) fn finish(&self) -> oneshot::Receiver<()> {
        let (done, answer) = oneshot::channel();
        self.order(Order::Finish(done));
        answer
    }

    /// Hangs up on all who are still there.
    pub(crate) fn cut(&self) {
        self.order(Order::Cut);
    }

    /// Announces a watcher, so that it can be closed before its socket arrives. One `arrive` or one
    /// `forget` must follow.
    pub(crate) fn expect(&self, group: Group) -> WatcherId {
        let id = WatcherId(self.inner.next.fetch_add(1, Ordering::Relaxed));
        self.order(Order::Expect(id, group));
        id
    }

    pub(crate) fn arrive(&self, id: WatcherId, arrival: Arrival) {
        self.order(Order::Arrive(id, arrival));
    }

    pub(crate) fn forget(&self, id: WatcherId) {
        self.order(Order::Forget(id));
    }

    fn order(&self, order: Order) {
        // Both fail only if the thread is gone, and then there is nobody left to send to.
        let _ = self.inner.orders.send(order);
        let _ = self.inner.waker.wake();
    }
}

impl fmt::Debug for FanOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FanOut").field("watchers", &self.all_watchers()).finish_non_exhaustive()
    }
}

struct Inner {
    orders: mpsc::Sender<Order>,
    waker: Arc<mio::Waker>,
    next: AtomicUsize,
    census: Census,
}

impl Drop for Inner {
    fn drop(&mut self) {
        let _ = self.orders.send(Order::Stop);
        let _ = self.waker.wake();
    }
}

/// What the thread is told, carried out in this order.
pub(crate) enum Order {
    Expect(WatcherId, Group),
    Arrive(WatcherId, Arrival),
    Forget(WatcherId),
    Send(Group, Bytes),
    SendOne(WatcherId, Bytes),
    Beat(Bytes),
    Close(WatcherId),
    CloseGroup(Group),
    Finish(oneshot::Sender<()>),
    Cut,
    Stop,
}

/// How many watch each group; written by the thread, read by everybody.
#[derive(Clone, Default)]
pub(crate) struct Census(Arc<Mutex<HashMap<Group, usize>>>);

impl Census {
    pub(crate) fn set(&self, group: Group, watchers: usize) {
        if watchers == 0 {
            self.lock().remove(&group);
        } else {
            self.lock().insert(group, watchers);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Group, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
