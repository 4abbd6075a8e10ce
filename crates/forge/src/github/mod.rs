//! GitHub's REST API, of github.com or of an enterprise's own.
//!
//! It is asked by its configured host alone: no link, no redirect and nothing that somebody typed leads anywhere else. What a page was is
//! kept in memory under its `ETag`, so that reading again costs little. It is not kept on the disk: without a token an answer of *not
//! modified* counts against the limit all the same, and a file beside the data would be one more thing to back up and to erase.
//!
//! A token may open what is private. What is read here ends on a page for everybody, so with a token each repository is asked first
//! whether it is public: not only in the words of a search, which somebody could write so that they bind nothing.

mod ask;
mod meant;
mod shape;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use reqwest::Url;
use serde_json::Value;

use crate::{Asking, Forge, List, Page, Repository, Source, Trouble, Unclear};
use ask::{Answer, Kept};

/// The API of github.com.
pub const PUBLIC: &str = "https://api.github.com";

/// Issues on one page: the most that GitHub gives.
const PAGE: usize = 100;

/// For how long a repository that is public counts as that, without being asked again.
const PUBLIC_FOR: Duration = Duration::from_secs(60 * 60);

/// Of how many repositories that is remembered.
const MOST_PUBLIC: usize = 1_000;

/// Where the API is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(Url);

impl Base {
    fn is_secret_enough(&self) -> bool {
        self.0.scheme() == "https" || self.is_this_machine()
    }

    fn is_this_machine(&self) -> bool {
        match self.0.host() {
            Some(url_host) => match url_host.to_string().trim_matches(['[', ']']).parse::<std::net::IpAddr>() {
                Ok(address) => address.is_loopback(),
                Err(_) => url_host.to_string() == "localhost",
            },
            None => false,
        }
    }

    /// The host of the pages that belong to it.
    fn pages(&self) -> String {
        match (self.0.host_str().unwrap_or(""), self.0.port()) {
            ("api.github.com", None) => "github.com".to_owned(),
            (host, Some(port)) => format!("{host}:{port}"),
            (host, None) => host.to_owned(),
        }
    }
}

/// Why something is not the address of an API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address of an API is needed, such as https://api.github.com or https://git.example.org/api/v3")]
pub struct NoBase;

impl FromStr for Base {
    type Err = NoBase;

    fn from_str(written: &str) -> Result<Self, NoBase> {
        let mut url = Url::parse(written.trim()).map_err(|_| NoBase)?;
        let plain = matches!(url.scheme(), "http" | "https") && url.has_host() && url.username().is_empty() && url.password().is_none();
        if !plain || url.query().is_some() || url.fragment().is_some() {
            return Err(NoBase);
        }
        // The API of github.com has a host of its own, and whoever runs this may not know.
        if matches!(url.host_str(), Some("github.com" | "www.github.com")) {
            url = Url::parse(PUBLIC).map_err(|_| NoBase)?;
        }
        Ok(Self(url))
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

/// A secret that says as whom GitHub is asked. It is in no text that this crate makes.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The token in this text, if there is one.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(text.to_owned()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// GitHub. Clones share what they know.
#[derive(Clone)]
pub struct Github(Arc<Shared>);

struct Shared {
    base: Url,
    host: String,
    token: Option<Token>,
    client: Option<reqwest::Client>,
    /// Until when it is not to be asked: for lists, for searches.
    limits: Mutex<[Option<Instant>; 2]>,
    kept: Mutex<Kept>,
    /// Repositories that were public, each with when it was asked.
    public: Mutex<BTreeMap<String, Instant>>,
}

impl fmt::Debug for Github {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Github").field("base", &self.0.base.as_str()).field("token", &self.0.token.is_some()).finish()
    }
}

impl Github {
    /// GitHub at this address. A token is told only to who is spoken to with TLS, or to this machine.
    pub fn at(base: &Base, token: Option<Token>) -> Self {
        Self::with_patience(base, token, ask::PATIENCE)
    }

    /// The same, with as much patience for one answer.
    pub fn with_patience(base: &Base, token: Option<Token>, patience: Duration) -> Self {
        let token = token.filter(|_| base.is_secret_enough());
        let client = ask::client(base, patience);
        let (limits, kept, public) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self(Arc::new(Shared { base: base.0.clone(), host: base.pages(), token, client, limits, kept, public }))
    }

    /// Whether a token is told.
    pub fn has_token(&self) -> bool {
        self.0.token.is_some()
    }

    /// An address of the API.
    fn address<'s>(&self, path: impl IntoIterator<Item = &'s str>, query: &[(&str, &str)]) -> Result<Url, Trouble> {
        let mut url = self.0.base.clone();
        url.path_segments_mut().map_err(|()| Trouble::NotThere)?.pop_if_empty().extend(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }

    async fn first(&self, source: &Source, list: List) -> Result<Answer, Trouble> {
        let size = PAGE.to_string();
        let (state, since) = match list {
            List::Open => ("open", None),
            List::ClosedSince(since) => ("closed", Some(since.to_string())),
        };
        let Some(repository) = source.repository.as_ref().filter(|_| source.search.is_none()) else {
            let words = meant::search(source, list);
            let query = [("q", words.as_str()), ("sort", "updated"), ("order", "desc"), ("per_page", &size)];
            return self.ask(self.address(["search", "issues"], &query)?).await;
        };
        let path = || ["repos"].into_iter().chain(repository.as_str().split('/')).chain(["issues"]);
        if let Some(number) = source.number {
            return self.ask(self.address(path().chain([number.to_string().as_str()]), &[])?).await;
        }
        let milestone = match &source.milestone {
            Some(milestone) => Some(self.milestone(repository.as_str(), milestone).await?),
            None => None,
        };
        let mut query = vec![("state", state), ("sort", "updated"), ("direction", "desc"), ("per_page", &size)];
        query.extend(source.label.as_deref().map(|label| ("labels", label)));
        query.extend(milestone.as_deref().map(|milestone| ("milestone", milestone)));
        query.extend(since.as_deref().map(|since| ("since", since)));
        self.ask(self.address(path(), &query)?).await
    }

    /// The number of a milestone that is said by its title, or by `#` and its number.
    async fn milestone(&self, repository: &str, said: &str) -> Result<String, Trouble> {
        if let Some(number) = said.strip_prefix('#').filter(|number| number.parse::<u64>().is_ok()) {
            return Ok(number.to_owned());
        }
        let path = ["repos"].into_iter().chain(repository.split('/')).chain(["milestones"]);
        let answer =
            self.ask(self.address(path, &[("state", "all"), ("sort", "due_on"), ("direction", "desc"), ("per_page", "100")])?).await?;
        let titled = |one: &&Value| one.get("title").and_then(Value::as_str).is_some_and(|title| title.trim().eq_ignore_ascii_case(said));
        let known = answer.value.as_array().and_then(|all| all.iter().find(titled)?.get("number")?.as_u64());
        // A number that is nobody's title is a number.
        known.or_else(|| said.parse().ok()).map(|number| number.to_string()).ok_or(Trouble::NoMilestone)
    }

    /// Whether everybody may see a repository. Without a token nothing else is told in the first place.
    async fn is_public(&self, repository: &Repository) -> Result<bool, Trouble> {
        let name = repository.as_str().to_lowercase();
        let asked = lock(&self.0.public).get(&name).copied();
        if !self.has_token() || asked.is_some_and(|asked| asked.elapsed() < PUBLIC_FOR) {
            return Ok(true);
        }
        let path = ["repos"].into_iter().chain(repository.as_str().split('/'));
        let answer = self.ask(self.address(path, &[])?).await?;
        let public = shape::is_public(&answer.value).ok_or(Trouble::Garbled)?;
        let mut known = lock(&self.0.public);
        if known.len() >= MOST_PUBLIC {
            known.clear();
        }
        if public {
            known.insert(name, Instant::now());
        } else {
            known.remove(&name);
        }
        Ok(public)
    }

    /// The issues of repositories that everybody may see, and why it is not known of others.
    async fn public_only(&self, issues: Vec<Value>) -> (Vec<Value>, Option<Trouble>) {
        if !self.has_token() {
            return (issues, None);
        }
        let (mut public, mut trouble) = (BTreeMap::new(), None);
        for repository in issues.iter().filter_map(shape::repository) {
            if trouble.is_none() && !public.contains_key(&repository) {
                match self.is_public(&repository).await {
                    Ok(is) => drop(public.insert(repository, is)),
                    Err(why) => trouble = Some(why),
                }
            }
        }
        let may_be_seen = |issue: &Value| shape::repository(issue).is_some_and(|repository| public.get(&repository) == Some(&true));
        (issues.into_iter().filter(may_be_seen).collect(), trouble)
    }

    async fn page_of(&self, source: &Source, list: List, next: Option<&str>) -> Result<Page, Trouble> {
        if let Some(repository) = &source.repository
            && !self.is_public(repository).await?
        {
            return Err(Trouble::Private);
        }
        let answer = match next {
            None => self.first(source, list).await?,
            Some(next) => self.ask(Url::parse(next).map_err(|_| Trouble::Garbled)?).await?,
        };
        let (issues, pull_requests) = shape::issues(&answer.value).ok_or(Trouble::Garbled)?;
        let (issues, unsure) = self.public_only(issues).await;
        let moved = answer.moved.then(|| issues.iter().find_map(shape::repository)).flatten();
        let (next, stops) = match (unsure, answer.next) {
            (Some(trouble), _) | (None, Some(Err(trouble))) => (None, Some(trouble)),
            (None, Some(Ok(next))) => (Some(next), None),
            (None, None) => (None, answer.short),
        };
        Ok(Page { issues, pull_requests, next, stops, moved, unchanged: answer.unchanged })
    }
}

impl Forge for Github {
    fn host(&self) -> &str {
        &self.0.host
    }

    fn meant(&self, written: &str) -> Result<Source, Unclear> {
        meant::meant(&self.0.host, written)
    }

    fn page<'a>(&'a self, source: &'a Source, list: List, next: Option<&'a str>) -> Asking<'a> {
        Box::pin(self.page_of(source, list, next))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
