//! The outbox: letters on their way to people. A letter is written once, keeps its `Message-ID` for ever, and loses its
//! text when it has left.
//!
//! Whoever sends takes one letter at a time: it is `sending` from then on, on the disk, until somebody says what became of
//! it. Where nobody can say, because the process ended in between, [`Kind::goes_again`] decides: a link that came twice is better
//! than none, a question that came twice is not.

use std::path::Path;

use domain::{Act, Actor, Event, Id, PersonId, Refusal, Slug, Timestamp};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior};

use crate::lock::{Lock, NoLock};
use crate::sqlite::{numbered, parsed, person_id, write_token};
use crate::store::{Fault, TokenRow, TokenWrite};
use crate::token::{Pass, Token, TokenHash};

/// The letters, in the store's file.
pub(crate) const TABLE: &str = "
CREATE TABLE IF NOT EXISTS letters (
    id TEXT NOT NULL PRIMARY KEY,
    event TEXT NOT NULL,
    person TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    created BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT,
    html TEXT,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    error TEXT,
    UNIQUE (event, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS letters_waiting ON letters (state, next_at);
";

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The way in: a link that signs somebody in, and their ticket.
    Place,
    /// "Still coming?"
    Reminder,
    /// Your house is another one now.
    Moved,
    /// What a coordinator wrote.
    Message,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Place, Self::Reminder, Self::Moved, Self::Message];

    /// The word for it in the store and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Reminder => "reminder",
            Self::Moved => "moved",
            Self::Message => "message",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it is sent again where nobody knows whether it arrived: links at least once, all else at most once.
    pub const fn goes_again(self) -> bool {
        matches!(self, Self::Place)
    }
}

/// How far a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It waits for its turn.
    Waiting,
    /// It is being sent.
    Sending,
    /// A mail server took it.
    Sent,
    /// It was written to a file, as there is no mail server.
    Filed,
    /// It may have been sent, or not.
    Unknown,
    /// It was not sent, and will not be by itself.
    Failed,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Sending, Self::Sent, Self::Filed, Self::Unknown, Self::Failed];

    /// The word for it in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Filed => "filed",
            Self::Unknown => "unknown",
            Self::Failed => "failed",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// What was in the way of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What kind of trouble.
    pub what: Obstacle,
    /// What the mail server or the system said, if anything.
    pub said: String,
}

impl Trouble {
    /// This, in nobody's words.
    pub const fn silent(what: Obstacle) -> Self {
        Self { what, said: String::new() }
    }

    fn stored(&self) -> String {
        format!("{} {}", self.what.word(), self.said)
    }

    fn of(stored: &str) -> Self {
        let (word, said) = stored.split_once(' ').unwrap_or((stored, ""));
        let what = Obstacle::ALL.into_iter().find(|what| what.word() == word).unwrap_or(Obstacle::Unreachable);
        Self { what, said: said.to_owned() }
    }
}

/// What can be in the way of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nobody knows an address of the person.
    NoAddress,
    /// What is known as their address is none.
    NotAnAddress,
    /// The mail server refused the letter or the address.
    Refused,
    /// The mail server could not take it just now.
    Busy,
    /// The mail server was not reached.
    Unreachable,
    /// The mail server did not prove who it is.
    NoTrust,
    /// The mail server does not offer TLS.
    NoTls,
    /// The mail server does not let this program in.
    NotLetIn,
    /// The connection ended before the mail server said whether it took the letter.
    Cut,
    /// The program ended while it was sending.
    Stopped,
    /// The file could not be written.
    NoFile,
}

impl Obstacle {
    const ALL: [Self; 11] = [
        Self::NoAddress,
        Self::NotAnAddress,
        Self::Refused,
        Self::Busy,
        Self::Unreachable,
        Self::NoTrust,
        Self::NoTls,
        Self::NotLetIn,
        Self::Cut,
        Self::Stopped,
        Self::NoFile,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::NotAnAddress => "not-an-address",
            Self::Refused => "refused",
            Self::Busy => "busy",
            Self::Unreachable => "unreachable",
            Self::NoTrust => "no-trust",
            Self::NoTls => "no-tls",
            Self::NotLetIn => "not-let-in",
            Self::Cut => "cut",
            Self::Stopped => "stopped",
            Self::NoFile => "no-file",
        }
    }
}

/// A letter to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id.
    pub id: Id,
    /// What it is about and to whom: a second letter with the same key is not written.
    pub key: String,
    /// To whom.
    pub person: PersonId,
    /// What for.
    pub kind: Kind,
    /// What names it in the mail of the world, for ever.
    pub message_id: String,
    /// The line on top.
    pub subject: String,
    /// What it says.
    pub body: Body,
    /// The link in it, if there is one: written when the letter is.
    pub pass: Option<(TokenHash, Pass)>,
}

/// What a letter says, twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

/// A letter, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: Id,
    /// Of which event.
    pub slug: Slug,
    /// What it is about and to whom.
    pub key: String,
    /// To whom.
    pub person: PersonId,
    /// What for.
    pub kind: Kind,
    /// When it was written.
    pub created: Timestamp,
    /// What names it in the mail of the world.
    pub message_id: String,
    /// The line on top.
    pub subject: String,
    /// What it says; gone when it has left, as it may hold a link that signs somebody in.
    pub body: Option<Body>,
    /// How far it is.
    pub state: State,
    /// How many times somebody tried to send it.
    pub tries: u32,
    /// When it is tried next, where it waits; else when it came so far.
    pub next: Timestamp,
    /// What was in the way last.
    pub trouble: Option<Trouble>,
}

/// What became of an attempt to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A mail server took it.
    Sent,
    /// It was written to a file.
    Filed,
    /// Not sent; try again then.
    Later(Timestamp, Trouble),
    /// Not sent, and trying again would not help.
    Failed(Trouble),
    /// Perhaps sent.
    Unknown(Trouble),
}

/// Where letters wait in a database.
pub trait Outbox {
    /// Writes those whose keys are new, and their links, in one transaction; says for each whether it was written.
    fn write(&mut self, slug: &Slug, drafts: &[Draft], now: Timestamp) -> Result<Vec<bool>, Fault>;

    /// Takes the letter whose turn it is: it is being sent from now on.
    fn claim(&mut self, now: Timestamp) -> Result<Option<Letter>, Fault>;

    /// Says what became of a letter that was being sent. False where it is gone.
    fn settle(&mut self, id: Id, fate: &Fate, now: Timestamp) -> Result<bool, Fault>;

    /// Says of letters that were being sent when a process ended what is known of them. To be called by the only sender,
    /// before it begins.
    fn recover(&mut self, now: Timestamp) -> Result<usize, Fault>;

    /// All letters of an event, the newest first.
    fn letters(&mut self, slug: &Slug) -> Result<Vec<Letter>, Fault>;

    /// Lets a letter wait anew that failed or whose fate is unknown. False where there is none.
    fn again(&mut self, slug: &Slug, id: Id, now: Timestamp) -> Result<bool, Fault>;
}

/// The right to send, which one process has at a time.
#[derive(Debug)]
pub struct OnlySender(#[expect(dead_code, reason = "it is held, not read")] Lock);

impl OnlySender {
    /// Takes the right to send what is in this data folder; none where another process has it.
    ///
    /// # Errors
    /// The lock's file cannot be made.
    pub fn of(folder: &Path) -> Result<Option<Self>, Fault> {
        match Lock::alone(&folder.join("letters")) {
            Ok(lock) => Ok(Some(Self(lock))),
            Err(NoLock::Held) => Ok(None),
            Err(NoLock::File(error)) => Err(Fault(format!("the lock of the letters in {}: {error}", folder.display()))),
        }
    }
}

const COLUMNS: &str = "id, event, person, key, kind, created, message_id, subject, text, html, state, tries, next_at, error";

impl Outbox for Connection {
    fn write(&mut self, slug: &Slug, drafts: &[Draft], now: Timestamp) -> Result<Vec<bool>, Fault> {
        let transaction = self.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let written = insert(&transaction, slug, drafts, now)?;
        transaction.commit()?;
        Ok(written)
    }

    fn claim(&mut self, now: Timestamp) -> Result<Option<Letter>, Fault> {
        // Looked for without a write first: most of the time nothing waits.
        let next: Option<String> = self
            .prepare_cached("SELECT id FROM letters WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT 1")?
            .query_row(&*numbered(&[&now.as_microsecond()]), |row| row.get(0))
            .optional()?;
        let Some(id) = next else { return Ok(None) };
        let sql = format!(
            "UPDATE letters SET state = 'sending', tries = tries + 1, next_at = $2 WHERE id = $1 AND state = 'waiting' RETURNING {COLUMNS}"
        );
        let claimed = self.prepare_cached(&sql)?.query_row(&*numbered(&[&id, &now.as_microsecond()]), letter).optional()?;
        Ok(claimed)
    }

    fn settle(&mut self, id: Id, fate: &Fate, now: Timestamp) -> Result<bool, Fault> {
        let (state, next, error) = match fate {
            Fate::Sent => (State::Sent, now, None),
            Fate::Filed => (State::Filed, now, None),
            Fate::Later(at, trouble) => (State::Waiting, *at, Some(trouble.stored())),
            Fate::Failed(trouble) => (State::Failed, now, Some(trouble.stored())),
            Fate::Unknown(trouble) => (State::Unknown, now, Some(trouble.stored())),
        };
        let left = i64::from(matches!(fate, Fate::Sent | Fate::Filed));
        let settled = self
            .prepare_cached(
                "UPDATE letters SET state = $2, next_at = $3, error = $4, text = CASE $5 WHEN 1 THEN NULL ELSE text END,
                 html = CASE $5 WHEN 1 THEN NULL ELSE html END WHERE id = $1 AND state = 'sending'",
            )?
            .execute(&*numbered(&[&id.to_string(), &state.word(), &next.as_microsecond(), &error, &left]))?;
        Ok(settled == 1)
    }

    fn recover(&mut self, now: Timestamp) -> Result<usize, Fault> {
        let transaction = self.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stopped = Trouble::silent(Obstacle::Stopped).stored();
        let mut found = 0;
        for kind in Kind::ALL {
            let state = if kind.goes_again() { State::Waiting } else { State::Unknown };
            found += transaction
                .prepare_cached("UPDATE letters SET state = $2, error = $3, next_at = $4 WHERE state = 'sending' AND kind = $1")?
                .execute(&*numbered(&[&kind.word(), &state.word(), &stopped, &now.as_microsecond()]))?;
        }
        transaction.commit()?;
        Ok(found)
    }

    fn letters(&mut self, slug: &Slug) -> Result<Vec<Letter>, Fault> {
        let mut statement = self.prepare_cached(&format!("SELECT {COLUMNS} FROM letters WHERE event = $1 ORDER BY created DESC, id"))?;
        let rows = statement.query_map(&*numbered(&[&slug.as_str()]), letter)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    fn again(&mut self, slug: &Slug, id: Id, now: Timestamp) -> Result<bool, Fault> {
        let changed = self
            .prepare_cached(
                "UPDATE letters SET state = 'waiting', next_at = $3, tries = 0, error = NULL
                 WHERE event = $1 AND id = $2 AND state IN ('failed', 'unknown') AND text IS NOT NULL",
            )?
            .execute(&*numbered(&[&slug.as_str(), &id.to_string(), &now.as_microsecond()]))?;
        Ok(changed == 1)
    }
}

/// Whoever has letters to others written has to be somebody who may; of oneself one may always ask one.
pub(crate) fn may_write(event: &Event, actor: &Actor, drafts: &[Draft]) -> Result<(), Refusal> {
    let own = |draft: &Draft| actor.who.person() == Some(draft.person);
    if drafts.iter().all(own) {
        return Ok(());
    }
    domain::may(actor, Act::Arrange, event.editing).map_err(|needed| Refusal::NotAllowed { act: Act::Arrange, needed })
}

/// Those letters whose people are there.
pub(crate) fn to_those_there<'a>(event: &'a Event, drafts: &'a [Draft]) -> impl Iterator<Item = Draft> + use<'a> {
    let there = |draft: &&Draft| event.people.get(&draft.person).is_some_and(|person| !person.erased);
    drafts.iter().filter(there).cloned()
}

/// Writes those whose keys are new, and their links; says for each whether it was written.
pub(crate) fn insert(transaction: &Transaction<'_>, slug: &Slug, drafts: &[Draft], now: Timestamp) -> Result<Vec<bool>, Fault> {
    let mut written = Vec::new();
    for draft in drafts {
        let (id, person) = (draft.id.to_string(), draft.person.to_string());
        let is_new = transaction
            .prepare_cached(
                "INSERT INTO letters (id, event, person, key, kind, created, message_id, subject, text, html, state, tries, next_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', 0, $6) ON CONFLICT DO NOTHING",
            )?
            .execute(&*numbered(&[
                &id,
                &slug.as_str(),
                &person,
                &draft.key,
                &draft.kind.word(),
                &now.as_microsecond(),
                &draft.message_id,
                &draft.subject,
                &draft.body.text,
                &draft.body.html,
            ]))?;
        if let Some((hash, pass)) = draft.pass.filter(|_| is_new == 1) {
            write_token(transaction, &TokenWrite::Put(TokenRow { slug: slug.clone(), hash, token: Token::Pass(pass) }))?;
        }
        written.push(is_new == 1);
    }
    Ok(written)
}

/// Says of a store that was copied a while ago that nobody knows what became of its letters meanwhile: what waited then may have
/// been sent since. Links go again, all else is for a coordinator to decide.
pub(crate) fn doubt_all(connection: &Connection) -> Result<(), Fault> {
    let known: bool = connection.query_row("SELECT count(*) FROM sqlite_master WHERE name = 'letters'", [], |row| row.get(0))?;
    if known {
        connection.execute(
            "UPDATE letters SET state = 'unknown', error = $1 WHERE state IN ('waiting', 'sending') AND kind <> $2",
            &*numbered(&[&Trouble::silent(Obstacle::Stopped).stored(), &Kind::Place.word()]),
        )?;
    }
    Ok(())
}

fn letter(row: &Row<'_>) -> rusqlite::Result<Letter> {
    let time = |column: usize| {
        Timestamp::from_microsecond(row.get(column)?)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, Box::new(error)))
    };
    let (text, html): (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    let error: Option<String> = row.get(13)?;
    Ok(Letter {
        id: parsed(row, 0, |text| text.parse().ok())?,
        slug: parsed(row, 1, |text| text.parse().ok())?,
        person: parsed(row, 2, person_id)?,
        key: row.get(3)?,
        kind: parsed(row, 4, Kind::from_word)?,
        created: time(5)?,
        message_id: row.get(6)?,
        subject: row.get(7)?,
        body: text.zip(html).map(|(text, html)| Body { text, html }),
        state: parsed(row, 10, State::from_word)?,
        tries: row.get(11)?,
        next: time(12)?,
        trouble: error.as_deref().map(Trouble::of),
    })
}
