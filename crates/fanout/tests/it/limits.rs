//! What a client may cost, and how the server stops.

use std::{net::TcpStream, time::Duration};

use fanout::{Limits, raise_open_files_limit};

use crate::{
    client::{Client, TOO_LONG},
    server::{Server, eventually},
};

#[test]
fn pages_are_served_one_after_another_on_one_connection() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    for _ in 0..3 {
        assert_eq!(client.page("/page"), "a page");
    }
    client.say("POST /text HTTP/1.1\r\nhost: here\r\ncontent-length: 4\r\n\r\nword");
    let head = client.head();
    assert_eq!(client.body(&head), "word");
    assert_eq!(client.page("/page"), "a page");
}

#[test]
fn who_says_nothing_or_half_a_head_is_hung_up() {
    let server = Server::start(Limits { header_timeout: Duration::from_millis(50), ..Limits::default() });
    let mut silent = Client::connect(server.address);
    let mut half = Client::connect(server.address);
    half.say("GET /page HTTP/1.1\r\nhost: he");
    let mut idle = Client::connect(server.address);
    assert_eq!(idle.page("/page"), "a page");
    assert_eq!(silent.rest(), "");
    assert!(!half.rest().contains("a page"));
    assert_eq!(idle.rest(), "");
    // A watcher says nothing all day.
    let mut watcher = Client::watch(server.address, "/live/1");
    assert_eq!(watcher.event().as_deref(), Some("hello"));
    let mut silent = Client::connect(server.address);
    assert_eq!(silent.rest(), "");
    server.send(1, "one");
    assert_eq!(watcher.event().as_deref(), Some("one"));
}

#[test]
fn a_head_too_large_is_refused() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    let large = "x".repeat(Limits::default().head_bytes);
    client.say(&format!("GET /page HTTP/1.1\r\nhost: here\r\nx-large: {large}"));
    assert_eq!(client.head().status, 431);
}

#[test]
fn the_answer_to_a_body_too_large_can_be_read() {
    let server = Server::start(Limits::default());
    let mut client = Client::connect(server.address);
    let length = 900_000;
    client.say(&format!("POST /text HTTP/1.1\r\nhost: here\r\ncontent-length: {length}\r\n\r\n"));
    client.say(&"x".repeat(length));
    assert_eq!(client.head().status, 413);
}

#[test]
fn silent_and_idle_connections_make_room_for_others() {
    let header_timeout = Duration::from_secs(3600);
    let server = Server::start(Limits { connections: 2, header_timeout, ..Limits::default() });
    let mut idle = Client::connect(server.address);
    assert_eq!(idle.page("/page"), "a page");
    let mut silent = Client::connect(server.address);
    for _ in 0..3 {
        let mut other = Client::connect(server.address);
        assert_eq!(other.page("/page"), "a page");
    }
    assert_eq!(idle.rest(), "");
    // Its time-out is far away: it was asked to leave, as it was silent for long and somebody waits.
    let mut others: Vec<_> = (0..2).map(|_| Client::connect(server.address)).collect();
    assert_eq!(silent.rest(), "");
    // Who waited has only just come in.
    assert_eq!(others[1].page("/page"), "a page");
}

#[test]
fn when_the_crowd_is_gone_connections_are_kept_again() {
    let server = Server::start(Limits { connections: 1, ..Limits::default() });
    let mut first = Client::connect(server.address);
    // All places are taken, but nobody waits.
    for _ in 0..3 {
        assert_eq!(first.page("/page"), "a page");
    }
    let mut second = Client::connect(server.address);
    assert_eq!(first.rest(), "");
    drop(first);
    for _ in 0..3 {
        assert_eq!(second.page("/page"), "a page");
    }
}

#[test]
fn one_too_many_waits_until_a_request_is_done() {
    let server = Server::start(Limits { connections: 1, ..Limits::default() });
    let mut first = Client::connect(server.address);
    first.say("GET /slow HTTP/1.1\r\nhost: here\r\n\r\n");
    server.asked.recv_timeout(TOO_LONG).unwrap();
    let mut second = Client::connect(server.address);
    second.say("GET /page HTTP/1.1\r\nhost: here\r\n\r\n");
    server.stage.slow.add_permits(1);
    let head = first.head();
    assert_eq!(first.body(&head), "at last");
    assert_eq!(second.head().status, 200);
}

#[test]
fn watchers_and_requests_have_seats_of_their_own() {
    let server = Server::start(Limits { connections: 1, streams: 3, ..Limits::default() });
    let mut watchers: Vec<_> = (0..3).map(|_| Client::watch(server.address, "/live/1")).collect();
    let mut client = Client::connect(server.address);
    let full = client.get("/live/1");
    assert_eq!(full.status, 503);
    assert_eq!(full.get("retry-after"), Some("10"));
    assert_eq!(Client::connect(server.address).page("/page"), "a page");
    watchers.pop();
    eventually("a seat is free", || server.watchers(1) == 2);
    let mut late = Client::watch(server.address, "/live/1");
    assert_eq!(late.event().as_deref(), Some("hello"));
}

#[test]
fn a_stop_ends_streams_properly_and_lets_requests_finish() {
    let mut server = Server::start(Limits::default());
    let mut watcher = Client::watch(server.address, "/live/1");
    let mut silent = Client::connect(server.address);
    let mut idle = Client::connect(server.address);
    assert_eq!(idle.page("/page"), "a page");
    let mut busy = Client::connect(server.address);
    busy.say("GET /slow HTTP/1.1\r\nhost: here\r\n\r\n");
    server.asked.recv_timeout(TOO_LONG).unwrap();
    eventually("the watcher is there", || server.watchers(1) == 1);
    server.send(1, "last");
    server.ask_to_stop();
    assert_eq!(watcher.event().as_deref(), Some("hello"));
    assert_eq!(watcher.event().as_deref(), Some("last"));
    assert_eq!(watcher.event(), None);
    assert_eq!(watcher.rest(), "");
    assert_eq!(silent.rest(), "");
    assert_eq!(idle.rest(), "");
    server.stage.slow.add_permits(1);
    let head = busy.head();
    assert_eq!(busy.body(&head), "at last");
    assert_eq!(busy.rest(), "");
    server.wait_for_end();
    assert!(TcpStream::connect(server.address).is_err());
}

#[test]
fn a_stop_does_not_wait_for_ever() {
    let mut server = Server::start(Limits { grace: Duration::from_millis(100), backlog_bytes: 1 << 30, ..Limits::default() });
    let mut busy = Client::connect(server.address);
    busy.say("GET /slow HTTP/1.1\r\nhost: here\r\n\r\n");
    server.asked.recv_timeout(TOO_LONG).unwrap();
    let stuck = Client::watch(server.address, "/live/1");
    eventually("the watcher is there", || server.watchers(1) == 1);
    server.send(1, &"x".repeat(20 * 1024 * 1024));
    server.ask_to_stop();
    server.wait_for_end();
    eventually("nobody is left", || server.watchers(1) == 0);
    assert_eq!(busy.rest(), "");
    drop(stuck);
}

#[cfg(unix)]
#[test]
fn the_limit_of_open_files_is_raised_once_and_stays() {
    let first = raise_open_files_limit().unwrap();
    assert_eq!(raise_open_files_limit().unwrap(), first);
}
