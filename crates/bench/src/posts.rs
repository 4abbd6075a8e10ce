//! How many forms a second: people post one after the other, each on a connection that stays.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::crowd::mark;
use crate::http::Connection;
use crate::live::Server;
use crate::writer::{MOST_ANSWERS, Writer};
use crate::{median, process};

/// This many people post this many answers each, at once.
pub fn run(board: &Server, root: &str, people: u32, each: u32) -> Result<Value> {
    if people == 0 || each == 0 || each > MOST_ANSWERS {
        bail!("{people} people with {each} answers each: there must be some, and {MOST_ANSWERS} for each at most");
    }
    let writers = (0..people).map(|_| Writer::begin(board.address, root)).collect::<Result<Vec<_>>>()?;
    let before = process::cpu(board.pid)?;
    let begun = Instant::now();
    let took: Vec<Duration> = thread::scope(|scope| {
        let threads: Vec<_> = writers.iter().map(|writer| scope.spawn(move || post(writer, board, each))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| bail!("a poster panicked"))).collect::<Result<Vec<_>>>()
    })?
    .concat();
    let passed = begun.elapsed();
    let posts = f64::from(people * each);
    Ok(json!({
        "people": people,
        "posts": people * each,
        "per_second": posts / passed.as_secs_f64(),
        "answered_ms": median(took.iter().map(|took| took.as_secs_f64() * 1e3)),
        "cpu_us": process::cpu(board.pid)?.saturating_sub(before).as_secs_f64() * 1e6 / posts,
    }))
}

fn post(writer: &Writer, board: &Server, each: u32) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(board.address)?;
    let mut took = Vec::new();
    for number in 1..=each {
        let begun = Instant::now();
        writer.answer_on(&mut connection, &mark(number))?;
        took.push(begun.elapsed());
    }
    Ok(took)
}
