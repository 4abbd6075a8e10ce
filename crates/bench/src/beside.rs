//! How long a page takes while the server works at something long, beside how long it takes when it does not: one asks for the page,
//! answer by answer; meanwhile somebody else asks for the work, again as soon as it is done.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::http::{AS_A_BROWSER, Connection};
use crate::live::Server;
use crate::median;

/// A pause after each answer: somebody who reads, not a crowd.
const PAUSE: Duration = Duration::from_millis(2);

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The page's address, without the server's.
    pub page: &'a str,
    /// The address of the work, on the same server.
    pub work: &'a str,
    /// What the browser of whoever asks for the work says beside what every browser says.
    pub more: &'a str,
    /// How often the page is asked for, with the work and without.
    pub requests: u32,
    /// In how many turns.
    pub rounds: u32,
}

/// Asks in turns: alone, then beside the work.
///
/// # Errors
/// Something is not answered as it should be, or the work was never done meanwhile.
pub fn run(server: &Server, asked: Beside<'_>) -> Result<Value> {
    let each = asked.requests.checked_div(asked.rounds).filter(|each| *each > 0).context("there must be some requests in each round")?;
    let (mut alone, mut beside, mut works) = (Vec::new(), Vec::new(), Vec::new());
    // Both are warm before anything counts.
    work_once(server, asked)?;
    read(server, asked.page, each.min(100))?;
    for _ in 0..asked.rounds {
        alone.extend(read(server, asked.page, each)?);
        let over = AtomicBool::new(false);
        let (read, done) = thread::scope(|scope| {
            let worker = scope.spawn(|| {
                let mut done = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    done.push(work_once(server, asked)?);
                }
                Ok::<_, anyhow::Error>(done)
            });
            let read = read(server, asked.page, each);
            over.store(true, Ordering::Relaxed);
            (read, worker.join())
        });
        beside.extend(read?);
        works.extend(done.unwrap_or_else(|_| bail!("who asked for the work panicked"))?);
    }
    Ok(
        json!({ "requests": alone.len(), "alone": figures(alone), "beside": figures(beside), "works": works.len(), "work_ms": median(works) }),
    )
}

/// How long each answer took, in milliseconds.
fn read(server: &Server, page: &str, requests: u32) -> Result<Vec<f64>> {
    let mut connection = Connection::open(server.address)?;
    (0..requests)
        .map(|_| {
            thread::sleep(PAUSE);
            timed(&mut connection, page, AS_A_BROWSER)
        })
        .collect()
}

fn work_once(server: &Server, asked: Beside<'_>) -> Result<f64> {
    timed(&mut Connection::open(server.address)?, asked.work, &format!("{AS_A_BROWSER}{}", asked.more))
}

fn timed(connection: &mut Connection, path: &str, more: &str) -> Result<f64> {
    let begun = Instant::now();
    let answer = connection.get(path, more)?;
    if answer.status != 200 {
        bail!("GET {path} is answered with {}", answer.status);
    }
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

/// The middle one, and the one that one in a hundred is slower than.
fn figures(mut took: Vec<f64>) -> Value {
    took.sort_by(f64::total_cmp);
    let slow = took.get(took.len() * 99 / 100).copied().unwrap_or(0.0);
    json!({ "median_ms": median(took), "slow_ms": slow })
}
