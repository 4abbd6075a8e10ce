//! What lets a browser in: sessions, and links that make sessions. Only digests of them are kept.

use std::fmt;

use domain::{PersonId, Role, Timestamp};
use sha2::{Digest, Sha256};

/// The SHA-256 of a token: what is stored of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    /// The digest of a token.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

/// Who a browser is at an event, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The person, once they gave a name.
    pub person: Option<PersonId>,
    /// As what.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
}

/// What a link gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkInfo {
    /// The role of whoever follows it.
    pub role: Role,
    /// Until when it works.
    pub expires: Timestamp,
    /// How many times it still works.
    pub uses: u32,
}

impl LinkInfo {
    /// When a link expired that was revoked: before all time.
    pub const REVOKED: Timestamp = Timestamp::MIN;
}

/// What a link in a letter gives: to one person, as often as they like, until it expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Whose it is.
    pub person: PersonId,
    /// What for.
    pub opens: Opens,
    /// Until when it works.
    pub expires: Timestamp,
}

/// What a link in a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// It signs them in.
    Place,
    /// It lets them say whether they come, and nothing else.
    Answer,
}

/// A session or a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A browser that was let in.
    Session(Session),
    /// An address that lets browsers in.
    Link(LinkInfo),
    /// A link in somebody's letter.
    Pass(Pass),
}

impl Token {
    /// The role that it gives.
    pub const fn role(self) -> Role {
        match self {
            Self::Session(session) => session.role,
            Self::Link(link) => link.role,
            Self::Pass(pass) => match pass.opens {
                Opens::Place => Role::Participant,
                Opens::Answer => Role::Visitor,
            },
        }
    }
}
