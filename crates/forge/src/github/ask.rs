//! One question to the API: as who, with what it knew before, within which bounds, and what the answer means.

use std::collections::VecDeque;
use std::error::Error;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{ACCEPT, AUTHORIZATION, DATE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH, LINK, LOCATION, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, Url, redirect};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;

use super::{Base, Github, lock, shape};
use crate::Trouble;

/// How long one answer may take.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// How long it may take until somebody is there at all.
const CONNECTING: Duration = Duration::from_secs(5);

/// Largest answer that is read, in bytes. A hundred issues with ordinary texts are half a million; texts of the greatest length that
/// GitHub takes would make it 26 million, and are no list that somebody could work with.
const LARGEST: usize = 16 * 1024 * 1024;

/// How long it is not asked when it says that it was asked too often, and not for how long: GitHub asks for a minute.
const SILENCE: Duration = Duration::from_secs(60);

/// The longest time that it may ask for: its limits are by the hour.
const LONGEST_SILENCE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many answers are kept, and of how many bytes in all.
const MOST_KEPT: (usize, usize) = (64, 16 * 1024 * 1024);

/// Who asks: GitHub refuses who does not say so.
const AGENT: &str = concat!("impl-days/", env!("CARGO_PKG_VERSION"));

/// A client that trusts whom this system trusts, follows nothing by itself, and asks this machine without a proxy. None where TLS
/// cannot be set up; then nobody is reached.
pub fn client(base: &Base, patience: Duration) -> Option<Client> {
    let mut roots = RootCertStore::empty();
    if base.0.scheme() == "https" {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let provider = Arc::new(ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().ok()?;
    let tls = tls.with_root_certificates(roots).with_no_client_auth();
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(redirect::Policy::none())
        .referer(false)
        .user_agent(AGENT)
        .connect_timeout(CONNECTING.min(patience))
        .timeout(patience);
    let client = if base.is_this_machine() { client.no_proxy() } else { client };
    client.build().ok()
}

/// What was answered.
pub struct Answer {
    /// What is kept of it.
    pub value: Arc<Value>,
    /// Where it goes on, or why it is not followed.
    pub next: Option<Result<String, Trouble>>,
    /// Why it is not all, where nothing follows.
    pub short: Option<Trouble>,
    /// Whether what was asked for is somewhere else now.
    pub moved: bool,
    /// Whether it is as it was.
    pub unchanged: bool,
}

/// Answers, each under its address, with what names its version.
#[derive(Default)]
pub struct Kept(VecDeque<One>);

#[derive(Clone)]
struct One {
    url: Url,
    etag: HeaderValue,
    value: Arc<Value>,
    next: Option<Result<String, Trouble>>,
    short: Option<Trouble>,
    bytes: usize,
}

impl Kept {
    fn of(&self, url: &Url) -> Option<One> {
        self.0.iter().find(|one| one.url == *url).cloned()
    }

    fn put(&mut self, one: One) {
        self.0.retain(|known| known.url != one.url);
        self.0.push_back(one);
        while self.0.len() > MOST_KEPT.0 || self.0.iter().map(|one| one.bytes).sum::<usize>() > MOST_KEPT.1 {
            self.0.pop_front();
        }
    }
}

impl Github {
    /// Asks; a second time where it broke off or a gateway failed. One redirect is followed, to the same host.
    pub(super) async fn ask(&self, url: Url) -> Result<Answer, Trouble> {
        self.is_ours(&url)?;
        let first = self.once(&url).await;
        match first {
            Err(trouble) if trouble.is_passing() => self.once(&url).await,
            other => other,
        }
    }

    async fn once(&self, url: &Url) -> Result<Answer, Trouble> {
        let response = self.send(url).await?;
        let Some(there) = leads_to(url, &response)? else { return self.read(url, response, false).await };
        self.is_ours(&there)?;
        let response = self.send(&there).await?;
        match leads_to(&there, &response)? {
            None => self.read(&there, response, true).await,
            Some(_) => Err(Trouble::Endless),
        }
    }

    /// Whether it is an address of the host that is configured, and of no other.
    fn is_ours(&self, url: &Url) -> Result<(), Trouble> {
        if url.origin() == self.0.base.origin() {
            return Ok(());
        }
        Err(Trouble::Elsewhere { host: url.host_str().unwrap_or("").chars().take(80).collect() })
    }

    async fn send(&self, url: &Url) -> Result<Response, Trouble> {
        let host = || self.0.base.host_str().unwrap_or("").to_owned();
        let unreachable = || Trouble::Unreachable { host: host() };
        let client = self.0.client.as_ref().ok_or_else(unreachable)?;
        if let Some(until) = lock(&self.0.limits)[kind(url)] {
            let left = until.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                return Err(limited(left));
            }
        }
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
        headers.insert(HeaderName::from_static("x-github-api-version"), HeaderValue::from_static("2022-11-28"));
        if let Some(mut secret) = self.0.token.as_ref().and_then(|token| HeaderValue::from_str(&format!("Bearer {}", token.0)).ok()) {
            secret.set_sensitive(true);
            headers.insert(AUTHORIZATION, secret);
        }
        if let Some(known) = lock(&self.0.kept).of(url) {
            headers.insert(IF_NONE_MATCH, known.etag);
        }
        let sent = client.get(url.clone()).headers(headers).send().await;
        let response = sent.map_err(|error| match () {
            () if is_about_trust(&error) => Trouble::NoTrust { host: host() },
            () if error.is_connect() => unreachable(),
            () if error.is_timeout() => Trouble::Slow,
            () => Trouble::Garbled,
        })?;
        self.heed(url, &response);
        Ok(response)
    }

    /// Remembers until when it is not to be asked.
    fn heed(&self, url: &Url, response: &Response) {
        if let Some(silence) = silence(response) {
            lock(&self.0.limits)[kind(url)] = Some(Instant::now() + silence);
        }
    }

    async fn read(&self, url: &Url, response: Response, moved: bool) -> Result<Answer, Trouble> {
        let status = response.status();
        if status == StatusCode::NOT_MODIFIED {
            let One { value, next, short, .. } = lock(&self.0.kept).of(url).ok_or(Trouble::Garbled)?;
            return Ok(Answer { value, next, short, moved, unchanged: true });
        }
        if status != StatusCode::OK {
            return Err(self.refused(url, response).await);
        }
        let next = next_of(url, &response).map(|next| self.is_ours(&next).map(|()| next.to_string()));
        let etag = response.headers().get(ETAG).cloned();
        let bytes = whole(response).await?;
        let value = serde_json::from_slice(&bytes).map_err(|_| Trouble::Garbled)?;
        let short = shape::short_of(&value);
        let value = Arc::new(shape::kept(value));
        if let Some(etag) = etag {
            let bytes = value.to_string().len();
            lock(&self.0.kept).put(One { url: url.clone(), etag, value: value.clone(), next: next.clone(), short: short.clone(), bytes });
        }
        Ok(Answer { value, next, short, moved, unchanged: false })
    }

    /// Why nothing was given.
    async fn refused(&self, url: &Url, response: Response) -> Trouble {
        let status = response.status().as_u16();
        match (status, silence(&response)) {
            (403 | 429, Some(silence)) => limited(silence),
            (401, _) => Trouble::TokenRefused,
            (403, None) => {
                // Who asks too much at once is told so in the text alone, at times.
                let told = whole(response).await.unwrap_or_default();
                if !String::from_utf8_lossy(&told).to_lowercase().contains("rate limit") {
                    return Trouble::Forbidden;
                }
                lock(&self.0.limits)[kind(url)] = Some(Instant::now() + SILENCE);
                limited(SILENCE)
            }
            (404, _) => Trouble::NotThere,
            (410, _) => Trouble::NoIssues,
            (422, _) => Trouble::NotUnderstood,
            (status, _) => Trouble::Down { status },
        }
    }
}

/// Whether TLS stood in the way: the other side does not prove who it is.
fn is_about_trust(error: &(dyn Error + 'static)) -> bool {
    // An error of input and output names the cause of what it holds, and not what it holds.
    let held = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    let cause = held.map_or_else(|| error.source(), |held| Some(held));
    error.is::<rustls::Error>() || cause.is_some_and(is_about_trust)
}

/// Searches have a limit of their own.
fn kind(url: &Url) -> usize {
    usize::from(url.path().contains("/search/"))
}

/// The whole answer, as far as it is no larger than it may be.
async fn whole(mut response: Response) -> Result<Vec<u8>, Trouble> {
    let too_large = || Trouble::TooLarge { limit: LARGEST };
    if response.content_length().is_some_and(|length| length > LARGEST as u64) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > LARGEST => {
                drop(chunk);
                return Err(too_large());
            }
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return Ok(bytes),
            Err(error) if error.is_timeout() => return Err(Trouble::Slow),
            Err(_) => return Err(Trouble::Garbled),
        }
    }
}

/// Where an answer leads instead, if it does.
fn leads_to(url: &Url, response: &Response) -> Result<Option<Url>, Trouble> {
    if !matches!(response.status().as_u16(), 301 | 302 | 307 | 308) {
        return Ok(None);
    }
    let location = response.headers().get(LOCATION).and_then(|location| location.to_str().ok());
    location.and_then(|location| url.join(location).ok()).map(Some).ok_or(Trouble::Garbled)
}

/// Where the next page is.
fn next_of(url: &Url, response: &Response) -> Option<Url> {
    let links = response.headers().get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    let next = links.flat_map(|links| links.split(", ")).find_map(|link| {
        let (address, parts) = link.trim().trim_end_matches(',').strip_prefix('<')?.split_once('>')?;
        parts.split(';').any(|part| matches!(part.trim(), "rel=\"next\"" | "rel=next")).then(|| address.to_owned())
    })?;
    url.join(&next).ok()
}

/// For how long it asks not to be asked.
fn silence(response: &Response) -> Option<Duration> {
    let text = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let none_left = text("x-ratelimit-remaining") == Some("0");
    let refused = matches!(response.status(), StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS);
    let asked = text(RETRY_AFTER.as_str()).and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs).filter(|_| refused);
    // By its own clock, whatever ours says.
    let there = text(DATE.as_str()).and_then(|date| rfc2822::parse(date).ok()).map_or_else(Timestamp::now, |date| date.timestamp());
    let reset = text("x-ratelimit-reset").and_then(|second| second.parse::<i64>().ok()).filter(|_| none_left);
    let reset = reset.map(|second| Duration::from_secs(u64::try_from(second.saturating_sub(there.as_second())).unwrap_or(0)));
    let many = (response.status() == StatusCode::TOO_MANY_REQUESTS).then_some(SILENCE);
    asked.or(reset).or(many).map(|silence| silence.min(LONGEST_SILENCE))
}

fn limited(silence: Duration) -> Trouble {
    Trouble::Limited { seconds: silence.as_secs() + u64::from(silence.subsec_nanos() > 0) }
}
