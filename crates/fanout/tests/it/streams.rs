//! What watchers get, and in which order.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

use axum::body::Bytes;
use fanout::{FanOut, Group, Limits};

use crate::{
    client::{Client, TOO_LONG},
    server::{Server, event, eventually},
};

fn patient() -> Limits {
    Limits { backlog_bytes: 1 << 30, ..Limits::default() }
}

#[test]
fn a_stream_begins_on_a_fresh_connection() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    let head = client.get("/live/1");
    assert_eq!(head.status, 200);
    assert_eq!(head.get("content-type"), Some("text/event-stream"));
    assert_eq!(head.get("cache-control"), Some("no-store"));
    assert_eq!(head.get("x-accel-buffering"), Some("no"));
    assert_eq!(head.get("transfer-encoding"), Some("chunked"));
    assert_eq!(head.get("x-extra"), Some("more"));
    assert_eq!(client.event().as_deref(), Some("hello"));
    server.send(2, "for others");
    server.send(1, "one");
    assert_eq!(client.event().as_deref(), Some("one"));
    server.stage.fan_out.beat(event("beat"));
    assert_eq!(client.event().as_deref(), Some("beat"));
    assert_eq!(server.watchers(1), 1);
    assert_eq!(server.watchers(2), 0);
}

#[test]
fn a_stream_begins_on_a_kept_alive_connection() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    assert_eq!(client.page("/page"), "a page");
    assert_eq!(client.page("/peer"), "127.0.0.1");
    assert_eq!(client.get("/live/1").status, 200);
    assert_eq!(client.event().as_deref(), Some("hello"));
    server.send(1, "one");
    assert_eq!(client.event().as_deref(), Some("one"));
}

#[test]
fn what_a_watcher_says_is_ignored() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    let stream = "GET /live/1 HTTP/1.1\r\nhost: here\r\n\r\n";
    let page = "GET /page HTTP/1.1\r\nhost: here\r\n\r\n";
    client.say(&format!("{stream}{page}"));
    assert_eq!(client.head().status, 200);
    assert_eq!(client.event().as_deref(), Some("hello"));
    client.say(page);
    server.send(1, "one");
    assert_eq!(client.event().as_deref(), Some("one"));
}

#[test]
fn an_old_proxy_gets_the_stream_without_chunks() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    client.say("GET /live/1 HTTP/1.0\r\n\r\n");
    let head = client.head();
    assert_eq!(head.get("transfer-encoding"), None);
    eventually("it has arrived", || server.watchers(1) == 1);
    server.send(1, "one");
    server.stage.fan_out.close_all(Group(1));
    assert_eq!(client.rest(), "data: hello\n\ndata: one\n\n");
}

#[test]
fn asking_for_the_head_alone_makes_no_watcher() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    client.say("HEAD /live/1 HTTP/1.1\r\nhost: here\r\n\r\n");
    assert_eq!(client.head().status, 200);
    assert_eq!(client.page("/page"), "a page");
    let let_in = server.stage.let_in.lock().unwrap().clone();
    eventually("the watcher is called off", || *server.stage.gone.lock().unwrap() == let_in);
    assert_eq!(server.stage.fan_out.all_watchers(), 0);
}

#[test]
fn three_hundred_watchers_get_the_same_in_order() {
    let server = Server::start(Limits::default());
    let mut clients: Vec<_> = (0..300).map(|_| Client::watch(server.address, "/live/1")).collect();
    eventually("all are there", || server.watchers(1) == 300);
    for number in 0..50 {
        server.send(1, &number.to_string());
    }
    for client in &mut clients {
        assert_eq!(client.event().as_deref(), Some("hello"));
        for number in 0..50 {
            assert_eq!(client.event(), Some(number.to_string()));
        }
    }
}

#[test]
fn a_slow_watcher_loses_nothing_and_delays_nobody() {
    // Far more than both ends' socket buffers hold.
    const MESSAGES: usize = 400;
    let server = Server::start(patient());
    let mut slow = Client::watch(server.address, "/live/1");
    let mut fast: Vec<_> = (0..2).map(|_| Client::watch(server.address, "/live/1")).collect();
    eventually("all are there", || server.watchers(1) == 3);
    let pad = "x".repeat(64 * 1024);
    let message = |number: usize| format!("{number} {pad}");
    for number in 0..MESSAGES {
        server.send(1, &message(number));
    }
    let check = |client: &mut Client| {
        assert_eq!(client.event().as_deref(), Some("hello"));
        for number in 0..MESSAGES {
            let got = client.event().unwrap();
            assert!(got == message(number), "{number} expected");
        }
    };
    for client in &mut fast {
        check(client);
    }
    server.send(1, "last");
    for client in &mut fast {
        assert_eq!(client.event().as_deref(), Some("last"));
    }
    // Only now the slow one reads, all that it missed and then live again.
    check(&mut slow);
    assert_eq!(slow.event().as_deref(), Some("last"));
    server.send(1, "live");
    assert_eq!(slow.event().as_deref(), Some("live"));
}

#[test]
fn a_watcher_that_misses_too_much_is_hung_up() {
    let server = Server::start(Limits { backlog_bytes: 256 * 1024, ..Limits::default() });
    let mut slow = Client::watch(server.address, "/live/1");
    let mut fast = Client::watch(server.address, "/live/1");
    eventually("both are there", || server.watchers(1) == 2);
    assert_eq!(fast.event().as_deref(), Some("hello"));
    let pad = "x".repeat(64 * 1024);
    let mut number = 0;
    while server.watchers(1) == 2 {
        assert!(number < 4000, "the slow one is never hung up");
        let message = format!("{number} {pad}");
        server.send(1, &message);
        assert!(fast.event().unwrap() == message);
        number += 1;
    }
    let got = slow.rest();
    assert!(got.contains("data: 0 "));
    assert!(!got.ends_with("0\r\n\r\n"), "it must not look complete");
    server.send(1, "live");
    assert_eq!(fast.event().as_deref(), Some("live"));
}

#[test]
fn one_large_first_message_is_not_too_much() {
    let server = Server::start(Limits { backlog_bytes: 1000, ..Limits::default() });
    let large = "x".repeat(20 * 1024 * 1024);
    let first = event(&large);
    server.begin_next_with(move || first);
    let mut client = Client::watch(server.address, "/live/1");
    assert!(client.event().unwrap() == large);
    server.send(1, "live");
    assert_eq!(client.event().as_deref(), Some("live"));
}

#[test]
fn hang_ups_are_noticed_and_told_once() {
    let server = Server::start(Limits::default());
    let clients: Vec<_> = (0..50).map(|number| Client::watch(server.address, &format!("/live/{}", number % 2))).collect();
    eventually("all are there", || server.watchers(0) == 25 && server.watchers(1) == 25);
    drop(clients);
    eventually("all are gone", || server.stage.fan_out.all_watchers() == 0);
    let mut let_in = server.stage.let_in.lock().unwrap().clone();
    let_in.sort();
    eventually("all were told", || {
        let mut gone = server.stage.gone.lock().unwrap().clone();
        gone.sort();
        gone == let_in
    });
}

#[test]
fn a_message_of_ones_own_is_in_order_with_the_groups() {
    let server = Server::start(Limits::default());
    let mut one = Client::watch(server.address, "/live/1");
    let mut other = Client::watch(server.address, "/live/1");
    eventually("both are there", || server.watchers(1) == 2);
    let id = server.stage.let_in.lock().unwrap()[0];
    for round in 0..100 {
        server.send(1, &format!("{round} before"));
        let own = event(&format!("{round} own"));
        server.stage.fan_out.send_one(id, own);
        server.send(1, &format!("{round} after"));
    }
    server.stage.fan_out.close(id);
    server.send(1, "for the other");
    assert_eq!(one.event().as_deref(), Some("hello"));
    assert_eq!(other.event().as_deref(), Some("hello"));
    for round in 0..100 {
        for word in ["before", "own", "after"] {
            assert_eq!(one.event(), Some(format!("{round} {word}")));
        }
        for word in ["before", "after"] {
            assert_eq!(other.event(), Some(format!("{round} {word}")));
        }
    }
    assert_eq!(one.event(), None);
    assert_eq!(one.rest(), "");
    assert_eq!(other.event().as_deref(), Some("for the other"));
}

#[test]
fn the_first_message_is_made_between_those_of_the_group() {
    let server = Server::start(patient());
    let state = Arc::new(AtomicU64::new(0));
    for _ in 0..60 {
        let state = Arc::clone(&state);
        server.begin_next_with(move || event(&state.load(Ordering::SeqCst).to_string()));
    }
    let mut clients = Vec::new();
    // The other thread sends all the time while the watchers arrive.
    let all_here = Arc::new(AtomicBool::new(false));
    let sending = {
        let (all_here, fan_out) = (Arc::clone(&all_here), server.stage.fan_out.clone());
        thread::spawn(move || {
            let mut number = 0;
            while !all_here.load(Ordering::SeqCst) {
                number += 1;
                state.store(number, Ordering::SeqCst);
                fan_out.send(Group(1), event(&number.to_string()));
                thread::yield_now();
            }
            number
        })
    };
    for _ in 0..60 {
        let mut client = Client::watch(server.address, "/live/1");
        let first: u64 = client.event().unwrap().parse().unwrap();
        clients.push((first, client));
    }
    all_here.store(true, Ordering::SeqCst);
    let last = sending.join().unwrap();
    server.send(1, "end");
    for (first, mut client) in clients {
        let mut expected = None;
        loop {
            let data = client.event().unwrap();
            if data == "end" {
                break;
            }
            let number: u64 = data.parse().unwrap();
            match expected {
                None => assert!(number <= first + 1, "{number} after {first}: a gap"),
                Some(expected) => assert_eq!(number, expected),
            }
            expected = Some(number + 1);
        }
        assert!(first == last || expected == Some(last + 1));
    }
}

#[test]
fn what_was_sent_before_a_watcher_arrived_is_not_for_it() {
    let server = Server::start(Limits::default());
    let mut early = Client::watch(server.address, "/live/1");
    assert_eq!(early.event().as_deref(), Some("hello"));
    let (busy, is_busy) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    server.begin_next_with(move || {
        busy.send(()).unwrap();
        let _ = released.recv();
        event("hello")
    });
    let _other = Client::watch(server.address, "/live/2");
    is_busy.recv_timeout(TOO_LONG).unwrap();
    server.send(1, "before");
    let mut late = Client::watch(server.address, "/live/1");
    // A page later its socket is most likely on its way to the busy thread.
    assert_eq!(Client::connect(server.address).page("/page"), "a page");
    drop(release);
    assert_eq!(early.event().as_deref(), Some("before"));
    assert_eq!(late.event().as_deref(), Some("hello"));
    server.send(1, "after");
    assert_eq!(early.event().as_deref(), Some("after"));
    assert_eq!(late.event().as_deref(), Some("after"));
}

#[test]
fn what_comes_while_the_thread_is_busy_leaves_together() {
    let server = Server::start(Limits::default());
    let mut client = Client::watch(server.address, "/live/1");
    assert_eq!(client.event().as_deref(), Some("hello"));
    let (busy, is_busy) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    server.begin_next_with(move || {
        busy.send(()).unwrap();
        let _ = released.recv();
        Bytes::new()
    });
    let mut other = Client::watch(server.address, "/live/2");
    is_busy.recv_timeout(TOO_LONG).unwrap();
    for number in 0..3 {
        server.send(1, &number.to_string());
    }
    server.send(2, "other");
    drop(release);
    let together = "data: 0\n\ndata: 1\n\ndata: 2\n\n";
    assert_eq!(client.chunk().as_deref(), Some(together));
    // A first message that is empty is none, and above all not the stream's end.
    assert_eq!(other.event().as_deref(), Some("other"));
}

#[test]
fn a_stream_closed_before_it_arrives_ends_properly() {
    let server = Server::start(Limits::default());
    let mut client = Client::watch(server.address, "/closed");
    assert_eq!(client.event(), None);
    assert_eq!(client.rest(), "");
}

#[test]
fn a_fault_in_a_first_message_costs_only_that_watcher() {
    let server = Server::start(Limits::default());
    let mut client = Client::watch(server.address, "/live/1");
    assert_eq!(client.event().as_deref(), Some("hello"));
    server.begin_next_with(|| panic!("as the test wants"));
    let mut unlucky = Client::watch(server.address, "/live/1");
    assert_eq!(unlucky.rest(), "");
    server.send(1, "one");
    assert_eq!(client.event().as_deref(), Some("one"));
}

#[test]
fn the_thread_ends_with_the_last_handle() {
    struct Told(mpsc::Sender<()>);
    impl Drop for Told {
        fn drop(&mut self) {
            let _ = self.0.send(());
        }
    }
    let (ended, end) = mpsc::channel();
    let told = Told(ended);
    let fan_out = FanOut::start_telling(move |_| told.0.send(()).unwrap()).unwrap();
    let other = fan_out.clone();
    drop(fan_out);
    assert!(end.try_recv().is_err());
    drop(other);
    end.recv_timeout(TOO_LONG).unwrap();
}
