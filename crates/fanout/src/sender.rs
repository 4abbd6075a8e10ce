//! The thread that owns all watchers.

use std::{
    collections::{HashMap, HashSet},
    io, mem,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, TryRecvError},
    time::Duration,
};

use bytes::Bytes;
use mio::{Events, Poll, Token};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use crate::{
    fan_out::{Census, Group, Order, WatcherId},
    watcher::{Fate, Frame, Framing, Watcher},
};

/// Reported when there are orders.
pub(crate) const WAKE: Token = Token(0);

/// How many orders are taken before slow and hung-up sockets get their turn.
const ORDERS_PER_TURN: usize = 1024;
/// How much leaves in one piece at most (a single larger message does, too).
const BYTES_TOGETHER: usize = 64 * 1024;

/// A socket on its way to the thread.
pub(crate) struct Arrival {
    pub(crate) socket: std::net::TcpStream,
    pub(crate) framing: Framing,
    pub(crate) backlog_bytes: usize,
    pub(crate) seat: OwnedSemaphorePermit,
    pub(crate) first: Box<dyn FnOnce() -> Bytes + Send>,
}

pub(crate) struct Sender {
    poll: Poll,
    inbox: Receiver<Order>,
    census: Census,
    gone: Box<dyn FnMut(WatcherId) + Send>,
    groups: HashMap<Group, Crowd>,
    homes: HashMap<WatcherId, Group>,
    expected: HashMap<WatcherId, Expected>,
    /// Groups with something to say that has not left yet.
    due: HashSet<Group>,
    finishing: bool,
    waiting_for_end: Vec<oneshot::Sender<()>>,
}

#[derive(Default)]
struct Crowd {
    watchers: HashMap<WatcherId, Watcher>,
    unsent: Vec<Bytes>,
    unsent_bytes: usize,
}

struct Expected {
    group: Group,
    closed: bool,
}

enum Turn {
    Wait,
    GoOn,
    Stop,
}

impl Sender {
    pub(crate) fn new(poll: Poll, inbox: Receiver<Order>, census: Census, gone: Box<dyn FnMut(WatcherId) + Send>) -> Self {
        Self {
            poll,
            inbox,
            census,
            gone,
            groups: HashMap::new(),
            homes: HashMap::new(),
            expected: HashMap::new(),
            due: HashSet::new(),
            finishing: false,
            waiting_for_end: Vec::new(),
        }
    }

    pub(crate) fn run(mut self) {
        let mut events = Events::with_capacity(1024);
        let mut wait = None;
        loop {
            match self.poll.poll(&mut events, wait) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return,
            }
            for event in &events {
                if event.token() != WAKE {
                    self.attend(WatcherId(event.token().0), event);
                }
            }
            wait = match self.take_orders() {
                Turn::Wait => None,
                Turn::GoOn => Some(Duration::ZERO),
                Turn::Stop => return,
            };
        }
    }

    /// A watcher hung up, or can take more.
    fn attend(&mut self, id: WatcherId, event: &mio::event::Event) {
        let Some(watcher) = watcher(&mut self.groups, &self.homes, id) else {
            return;
        };
        let mut fate = Fate::Stay;
        if event.is_readable() || event.is_read_closed() || event.is_error() {
            fate = watcher.listen();
        }
        if fate == Fate::Stay && event.is_writable() {
            fate = watcher.catch_up(self.poll.registry(), token(id));
        }
        self.apply(id, fate);
    }

    /// Messages to a group are collected until the inbox is empty or something else happens to that
    /// group; so what comes while one fan-out runs leaves together with the next.
    fn take_orders(&mut self) -> Turn {
        let mut turn = Turn::GoOn;
        for _ in 0..ORDERS_PER_TURN {
            match self.inbox.try_recv() {
                Ok(Order::Stop) | Err(TryRecvError::Disconnected) => turn = Turn::Stop,
                Err(TryRecvError::Empty) => turn = Turn::Wait,
                Ok(order) => {
                    self.obey(order);
                    continue;
                }
            }
            break;
        }
        self.flush_all();
        turn
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Expect(id, group) => {
                let closed = self.finishing;
                self.expected.insert(id, Expected { group, closed });
            }
            Order::Arrive(id, arrival) => self.arrive(id, arrival),
            Order::Forget(id) => {
                self.expected.remove(&id);
                (self.gone)(id);
            }
            Order::Send(group, event) => self.collect(group, event),
            Order::SendOne(id, event) => self.send_one(id, event),
            Order::Beat(event) => {
                for group in self.groups.keys().copied().collect::<Vec<_>>() {
                    self.collect(group, event.clone());
                }
            }
            Order::Close(id) => self.close(id),
            Order::CloseGroup(group) => {
                self.close_expected(|expected| expected.group == group);
                self.close_group(group);
            }
            Order::Finish(done) => {
                self.finishing = true;
                self.waiting_for_end.push(done);
                self.close_expected(|_| true);
                for group in self.groups.keys().copied().collect::<Vec<_>>() {
                    self.close_group(group);
                }
                self.tell_the_end();
            }
            Order::Cut => {
                for id in self.homes.keys().copied().collect::<Vec<_>>() {
                    self.apply(id, Fate::Go);
                }
            }
            Order::Stop => {}
        }
    }

    fn arrive(&mut self, id: WatcherId, arrival: Arrival) {
        let Some(Expected { group, closed }) = self.expected.remove(&id) else {
            return;
        };
        // What the group was told before belongs before the first message.
        self.flush(group);
        let registry = self.poll.registry();
        let Ok(mut watcher) = Watcher::new(arrival.socket, arrival.framing, arrival.backlog_bytes, arrival.seat, registry, token(id))
        else {
            (self.gone)(id);
            return;
        };
        let fate = if closed {
            watcher.end(registry, token(id))
        } else {
            // A fault in one watcher's first message must not take all others down.
            match catch_unwind(AssertUnwindSafe(arrival.first)) {
                Ok(event) => match Frame::of(&[event]) {
                    Some(frame) => watcher.send(&frame, registry, token(id)),
                    None => Fate::Stay,
                },
                Err(_) => Fate::Go,
            }
        };
        let crowd = self.groups.entry(group).or_default();
        crowd.watchers.insert(id, watcher);
        self.census.set(group, crowd.watchers.len());
        self.homes.insert(id, group);
        self.apply(id, fate);
    }

    fn collect(&mut self, group: Group, event: Bytes) {
        let Some(crowd) = self.groups.get_mut(&group) else {
            return;
        };
        let length = event.len();
        if crowd.unsent_bytes + length > BYTES_TOGETHER {
            self.flush(group);
        }
        let Some(crowd) = self.groups.get_mut(&group) else {
            return;
        };
        crowd.unsent_bytes += length;
        crowd.unsent.push(event);
        self.due.insert(group);
    }

    fn send_one(&mut self, id: WatcherId, event: Bytes) {
        let Some(&group) = self.homes.get(&id) else {
            return;
        };
        self.flush(group);
        let registry = self.poll.registry();
        if let Some(frame) = Frame::of(&[event])
            && let Some(watcher) = watcher(&mut self.groups, &self.homes, id)
        {
            let fate = watcher.send(&frame, registry, token(id));
            self.apply(id, fate);
        }
    }

    fn close(&mut self, id: WatcherId) {
        if let Some(expected) = self.expected.get_mut(&id) {
            expected.closed = true;
        }
        let Some(&group) = self.homes.get(&id) else {
            return;
        };
        self.flush(group);
        let registry = self.poll.registry();
        if let Some(watcher) = watcher(&mut self.groups, &self.homes, id) {
            let fate = watcher.end(registry, token(id));
            self.apply(id, fate);
        }
    }

    fn close_group(&mut self, group: Group) {
        self.flush(group);
        let watchers = self.groups.get(&group).map(|crowd| &crowd.watchers);
        let ids: Vec<_> = watchers.into_iter().flat_map(HashMap::keys).copied().collect();
        for id in ids {
            self.close(id);
        }
    }

    fn close_expected(&mut self, which: impl Fn(&Expected) -> bool) {
        for expected in self.expected.values_mut() {
            expected.closed |= which(expected);
        }
    }

    fn flush_all(&mut self) {
        for group in mem::take(&mut self.due) {
            self.flush(group);
        }
    }

    /// The fan-out itself: the same bytes to each socket of the group.
    fn flush(&mut self, group: Group) {
        let Some(crowd) = self.groups.get_mut(&group) else {
            return;
        };
        crowd.unsent_bytes = 0;
        let Some(frame) = Frame::of(&mem::take(&mut crowd.unsent)) else {
            return;
        };
        let registry = self.poll.registry();
        let mut leaving = Vec::new();
        for (&id, watcher) in &mut crowd.watchers {
            if watcher.send(&frame, registry, token(id)) == Fate::Go {
                leaving.push(id);
            }
        }
        for id in leaving {
            self.apply(id, Fate::Go);
        }
    }

    fn apply(&mut self, id: WatcherId, fate: Fate) {
        if fate == Fate::Stay {
            return;
        }
        let Some(group) = self.homes.remove(&id) else {
            return;
        };
        if let Some(crowd) = self.groups.get_mut(&group) {
            crowd.watchers.remove(&id);
            self.census.set(group, crowd.watchers.len());
            if crowd.watchers.is_empty() {
                self.groups.remove(&group);
            }
        }
        (self.gone)(id);
        self.tell_the_end();
    }

    fn tell_the_end(&mut self) {
        if self.finishing && self.homes.is_empty() {
            for done in self.waiting_for_end.drain(..) {
                // Who no longer waits need not know.
                let _ = done.send(());
            }
        }
    }
}

fn watcher<'a>(groups: &'a mut HashMap<Group, Crowd>, homes: &HashMap<WatcherId, Group>, id: WatcherId) -> Option<&'a mut Watcher> {
    groups.get_mut(homes.get(&id)?)?.watchers.get_mut(&id)
}

fn token(id: WatcherId) -> Token {
    Token(id.0)
}
