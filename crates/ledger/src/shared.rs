//! What readers see: the views as published, and the tokens. Locks are held for a look-up, never during work.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use domain::{Role, Slug, Timestamp};
use tokio::sync::watch;

use crate::View;
use crate::store::{TokenRow, TokenWrite};
use crate::token::{LinkInfo, Pass, Session, Token, TokenHash};

type Tokens = HashMap<String, HashMap<TokenHash, Token>>;

/// What the writer publishes and readers take.
pub(crate) struct Shared {
    views: RwLock<BTreeMap<String, watch::Sender<Arc<View>>>>,
    unopened: RwLock<BTreeMap<Slug, String>>,
    tokens: RwLock<Tokens>,
    list: watch::Sender<u64>,
    token_list: watch::Sender<u64>,
    last_backup: RwLock<Option<Timestamp>>,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            views: RwLock::default(),
            unopened: RwLock::default(),
            tokens: RwLock::default(),
            list: watch::Sender::new(0),
            token_list: watch::Sender::new(0),
            last_backup: RwLock::default(),
        }
    }
}

impl Shared {
    pub(crate) fn view(&self, slug: &str) -> Option<Arc<View>> {
        read(&self.views).get(slug).map(|sender| Arc::clone(&sender.borrow()))
    }

    pub(crate) fn views(&self) -> Vec<Arc<View>> {
        read(&self.views).values().map(|sender| Arc::clone(&sender.borrow())).collect()
    }

    pub(crate) fn watch(&self, slug: &str) -> Option<watch::Receiver<Arc<View>>> {
        read(&self.views).get(slug).map(watch::Sender::subscribe)
    }

    pub(crate) fn watch_events(&self) -> watch::Receiver<u64> {
        self.list.subscribe()
    }

    pub(crate) fn last_backup(&self) -> Option<Timestamp> {
        *read(&self.last_backup)
    }

    pub(crate) fn set_last_backup(&self, at: Option<Timestamp>) {
        *write(&self.last_backup) = at;
    }

    pub(crate) fn unopened(&self) -> Vec<(Slug, String)> {
        read(&self.unopened).iter().map(|(slug, why)| (slug.clone(), why.clone())).collect()
    }

    pub(crate) fn session(&self, slug: &str, token: &TokenHash) -> Option<Session> {
        match self.token(slug, token)? {
            Token::Session(session) => Some(session),
            Token::Link(_) | Token::Pass(_) => None,
        }
    }

    pub(crate) fn link(&self, slug: &str, token: &TokenHash) -> Option<LinkInfo> {
        match self.token(slug, token)? {
            Token::Link(link) => Some(link),
            Token::Session(_) | Token::Pass(_) => None,
        }
    }

    pub(crate) fn pass(&self, slug: &str, token: &TokenHash) -> Option<Pass> {
        match self.token(slug, token)? {
            Token::Pass(pass) => Some(pass),
            Token::Session(_) | Token::Link(_) => None,
        }
    }

    /// Shows an event as it stands now.
    pub(crate) fn publish(&self, view: &Arc<View>) {
        if let Some(sender) = read(&self.views).get(view.slug.as_str()) {
            sender.send_replace(Arc::clone(view));
            return;
        }
        write(&self.views).insert(view.slug.to_string(), watch::Sender::new(Arc::clone(view)));
        write(&self.unopened).remove(&view.slug);
        self.list.send_modify(|version| *version += 1);
    }

    /// Shows an event no more; with a reason where it is in the store but cannot be opened.
    pub(crate) fn withdraw(&self, slug: &Slug, why: Option<String>) {
        write(&self.views).remove(slug.as_str());
        match why {
            Some(why) => write(&self.unopened).insert(slug.clone(), why),
            None => write(&self.unopened).remove(slug),
        };
        self.list.send_modify(|version| *version += 1);
    }

    /// Takes over what the store holds.
    pub(crate) fn set_tokens(&self, rows: Vec<TokenRow>) {
        let mut tokens = Tokens::new();
        for row in rows {
            tokens.entry(row.slug.into()).or_default().insert(row.hash, row.token);
        }
        let mut known = write(&self.tokens);
        if *known != tokens {
            *known = tokens;
            self.token_list.send_modify(|version| *version += 1);
        }
    }

    /// Takes over what was written to the store.
    pub(crate) fn write_tokens(&self, writes: &[TokenWrite]) {
        if writes.is_empty() {
            return;
        }
        let mut tokens = write(&self.tokens);
        for write in writes {
            match write {
                TokenWrite::Put(row) => {
                    tokens.entry(row.slug.to_string()).or_default().insert(row.hash, row.token);
                }
                TokenWrite::Bind { slug, hash, person, at } => {
                    let visitor = Token::Session(Session { person: None, role: Role::Visitor, since: *at });
                    let token = tokens.entry(slug.to_string()).or_default().entry(*hash).or_insert(visitor);
                    if let Token::Session(session) = token {
                        session.person = Some(*person);
                    }
                }
                TokenWrite::End { slug, hash } => {
                    tokens.get_mut(slug.as_str()).map(|of_event| of_event.remove(hash));
                }
            }
        }
        self.token_list.send_modify(|version| *version += 1);
    }

    /// Wakes when somebody was let in, got another role, or was signed out.
    pub(crate) fn watch_tokens(&self) -> watch::Receiver<u64> {
        self.token_list.subscribe()
    }

    /// All sessions and links of an event.
    pub(crate) fn tokens(&self, slug: &str) -> Vec<(TokenHash, Token)> {
        let mut all: Vec<_> = read(&self.tokens).get(slug).into_iter().flatten().map(|(hash, token)| (*hash, *token)).collect();
        all.sort_unstable_by_key(|(hash, _)| *hash);
        all
    }

    fn token(&self, slug: &str, token: &TokenHash) -> Option<Token> {
        read(&self.tokens).get(slug)?.get(token).copied()
    }
}

// A panic while one of these was held left whole values behind: they are replaced, never half written.
fn read<T>(lock: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
