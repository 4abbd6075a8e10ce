//! What the web framework costs: a page of the board as a constant, with the headers that the board gives it, at the
//! same path, served by the same accept loop on the same runtime.
//!
//! `constant http://127.0.0.1:2018/paris-2018/` asks for the page once and then gives it to everybody.

use std::future::pending;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::routing::get;
use bench::http::{AS_A_BROWSER, Answer, Connection, split};
use bytes::Bytes;
use fanout::{FanOut, Limits};

/// These hyper writes itself.
const OF_HYPER: [&str; 3] = ["date", "content-length", "connection"];

fn main() -> Result<()> {
    let url = std::env::args().nth(1).context("usage: constant URL")?;
    fanout::raise_open_files_limit()?;
    let (address, path) = split(&url)?;
    let answer = Connection::open(address)?.get(&path, AS_A_BROWSER)?;
    if answer.status != 200 {
        bail!("GET {url}: {}", answer.status);
    }
    let router = router(&path, answer)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}{path}", listener.local_addr()?);
        fanout::serve(listener, router, FanOut::start()?, Limits::default(), pending()).await;
        Ok(())
    })
}

fn router(path: &str, answer: Answer) -> Result<Router> {
    let mut headers = HeaderMap::new();
    for (name, value) in answer.headers {
        if !OF_HYPER.contains(&name.as_str()) {
            headers.append(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
    }
    let body = Bytes::from(answer.body);
    let page = move || {
        let answer = (headers.clone(), body.clone());
        async { answer }
    };
    // A route has no question: whatever is asked, the answer is the same.
    let path = path.split('?').next().unwrap_or(path);
    Ok(Router::new().route(path, get(page)))
}
