//! What the ledger needs of a database: some dozen statements, and that one batch is one transaction.

use domain::file::Hash;
use domain::{CommandId, PersonId, Seq, Slug, Timestamp};

use crate::outbox::{Draft, Outbox};
use crate::token::{Token, TokenHash};

/// A database failed; the text is for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Fault(pub String);

/// An event, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its name in addresses.
    pub slug: Slug,
    /// Another number after it was restored from a copy: then everything is read again.
    pub epoch: u64,
    /// Its last change.
    pub last_seq: Seq,
    /// When it was created, in microseconds since 1970.
    pub created: i64,
}

/// A change, as stored. The event is known from where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// Its place in the list.
    pub seq: Seq,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// By whom, as JSON.
    pub actor: String,
    /// Because of which command, 26 letters.
    pub command: String,
    /// The place of the change among those of its command, from 0.
    pub n: u32,
    /// What was asked for, as a digest keyed with the store's secret.
    pub digest: [u8; 32],
    /// What kind of change: `project.added`.
    pub kind: String,
    /// The rest of it, as JSON.
    pub body: String,
    /// The first 8 bytes of the SHA-256 of the event's name and all of the above.
    pub checksum: [u8; 8],
}

/// A profile, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileRow {
    /// Whose.
    pub person: PersonId,
    /// Which version of it.
    pub revision: u32,
    /// What it says, as JSON.
    pub body: String,
}

/// A session or a link, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// Of which event.
    pub slug: Slug,
    /// Its digest.
    pub hash: TokenHash,
    /// What it is.
    pub token: Token,
}

/// What is to be done to the tokens.
#[derive(Clone, Debug)]
pub enum TokenWrite {
    /// Write this one, over what is there.
    Put(TokenRow),
    /// Let a session be this person; a session that is not there begins as a visitor's.
    Bind {
        /// Of which event.
        slug: Slug,
        /// The session.
        hash: TokenHash,
        /// The person.
        person: PersonId,
        /// When.
        at: Timestamp,
    },
    /// Forget this one.
    End {
        /// Of which event.
        slug: Slug,
        /// Which.
        hash: TokenHash,
    },
}

/// What is to be added to one event.
#[derive(Clone, Debug)]
pub struct Append {
    /// Which.
    pub slug: Slug,
    /// The epoch that the writer knows, or that a new event gets.
    pub epoch: u64,
    /// For a new event: when it is created, in microseconds since 1970.
    pub created: Option<i64>,
    /// The last change that the writer knows; another one is a [`Appended::Conflict`].
    pub expected: Seq,
    /// The changes, from `expected + 1` on, without a hole.
    pub rows: Vec<ChangeRow>,
    /// Changes whose text was struck: their bodies and checksums are overwritten.
    pub struck: Vec<ChangeRow>,
    /// The profiles to write.
    pub profiles: Vec<ProfileRow>,
    /// The letters to write, as an [`Outbox`] does.
    pub letters: Vec<Draft>,
    /// When that is.
    pub at: Timestamp,
    /// Who is erased: their profiles, their sessions, and the letters to them go.
    pub erased: Vec<PersonId>,
    /// Whether all letters go, as what people said about themselves is not kept any more.
    pub forgets_letters: bool,
}

/// What became of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Appended {
    /// It is on the disk, all of it.
    Done,
    /// Somebody else was faster, and nothing was written: read what is new and decide again.
    Conflict,
}

/// A database that keeps the ledger. It is used by one thread; other processes may write to the same database.
pub trait Store: Send {
    /// The store's secret, made when it was first opened.
    fn secret(&mut self) -> Result<[u8; 32], Fault>;

    /// Whether anybody else wrote since the last time this was asked (or since the store was opened). May say yes too often.
    fn changed_by_others(&mut self) -> Result<bool, Fault>;

    /// When the last backup of the store was made, by whichever process.
    fn last_backup(&mut self) -> Result<Option<Timestamp>, Fault>;

    /// All events, by name.
    fn events(&mut self) -> Result<Vec<EventRow>, Fault>;

    /// Gives the changes after `after`, at most `limit`, in order, until `each` says false; and the event's row, as it
    /// was at the same moment. None where there is no such event.
    fn changes(
        &mut self,
        slug: &Slug,
        after: Seq,
        limit: usize,
        each: &mut dyn FnMut(ChangeRow) -> bool,
    ) -> Result<Option<EventRow>, Fault>;

    /// All profiles of an event.
    fn profiles(&mut self, slug: &Slug, each: &mut dyn FnMut(ProfileRow)) -> Result<(), Fault>;

    /// One profile.
    fn profile(&mut self, slug: &Slug, person: PersonId) -> Result<Option<ProfileRow>, Fault>;

    /// All sessions and links.
    fn tokens(&mut self) -> Result<Vec<TokenRow>, Fault>;

    /// Writes all of this in one transaction that is on the disk when this returns, or nothing.
    fn append(&mut self, appends: &[Append], tokens: &[TokenWrite]) -> Result<Appended, Fault>;

    /// Takes one use of a link that has not expired at `now` (microseconds since 1970) and writes the session that
    /// comes of it, in one transaction. False: the link is not there, has expired or is used up.
    fn use_link(&mut self, slug: &Slug, link: TokenHash, now: i64, session: &TokenRow) -> Result<bool, Fault>;

    /// Writes the bytes of a file of an event, on the disk when this returns; where they are there already, nothing but when that was.
    fn put_file(&mut self, slug: &Slug, hash: &Hash, at: Timestamp, bytes: &[u8]) -> Result<(), Fault>;

    /// The bytes of a file of an event, where they are there.
    fn file(&mut self, slug: &Slug, hash: &Hash) -> Result<Option<Vec<u8>>, Fault>;

    /// Lets go of an event's files that were written before a time and are not `kept`; says how many those were.
    fn sweep_files(&mut self, slug: &Slug, before: Timestamp, kept: &dyn Fn(&Hash) -> bool) -> Result<usize, Fault>;

    /// Where letters wait.
    fn outbox(&mut self) -> &mut dyn Outbox;

    /// Makes sure that nothing of what was overwritten is left anywhere in the store's files. False: somebody is
    /// reading just now, ask again later.
    fn wipe(&mut self) -> Result<bool, Fault>;
}

impl ChangeRow {
    /// The id of its command, if it is one.
    pub(crate) fn command_id(&self) -> Option<CommandId> {
        self.command.parse().ok().map(CommandId)
    }
}
