//! The store in one `SQLite` file. Several processes may have it open.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use domain::file::Hash;
use domain::{Id, PersonId, Role, Seq, Slug, Timestamp};
use rusqlite::types::Type;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, ToSql, Transaction, TransactionBehavior, params};

use crate::lock::{Lock, NoLock};
use crate::outbox::{self, Outbox};
use crate::store::{Append, Appended, ChangeRow, EventRow, Fault, ProfileRow, Store, TokenRow, TokenWrite};
use crate::token::{LinkInfo, Opens, Pass, Session, Token, TokenHash};

/// The version of the tables. A store with a larger one is not opened.
const SCHEMA: i64 = 4;

/// How long a write waits for another process's. Theirs take milliseconds; a copy of the file may take longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long emptying the write-ahead log waits for readers.
const SHORT_PATIENCE: Duration = Duration::from_millis(50);

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS meta (
    key TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
    slug TEXT NOT NULL PRIMARY KEY,
    epoch BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    created BIGINT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS changes (
    event TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    command_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    digest BLOB NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    checksum BLOB NOT NULL,
    PRIMARY KEY (event, seq),
    UNIQUE (event, command_id, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS profiles (
    event TEXT NOT NULL,
    person TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (event, person)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (
    hash BLOB NOT NULL,
    event TEXT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    person TEXT,
    expires BIGINT,
    uses INTEGER,
    since BIGINT,
    PRIMARY KEY (hash, event)
) WITHOUT ROWID;
";

/// Files of events' sites, by their SHA-256. What stands at which path is in the changes; bytes that no change names are swept. The bytes come
/// last, so that a look at the rest of a row does not read them.
const FILES: &str = "
CREATE TABLE IF NOT EXISTS files (
    event TEXT NOT NULL,
    hash BLOB NOT NULL,
    at BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (event, hash)
);
";

/// An open `SQLite` store.
pub struct SqliteStore {
    connection: Connection,
    seen: i64,
    file: PathBuf,
    /// Which file that is, whatever it is called: a file that was deleted can still be written to, and all of that is lost.
    known: Option<Identity>,
    /// Given back after the connection is closed: fields are dropped in order.
    _in_use: Lock,
}

impl SqliteStore {
    /// Opens the file, and makes it (for its owner's eyes only) and its tables where they are missing.
    ///
    /// # Errors
    /// The file cannot be opened or made, a newer program made its tables, or a copy is just being put in its place.
    pub fn open(file: &Path) -> Result<Self, Fault> {
        let in_use = Lock::shared(file).map_err(|no_lock| match no_lock {
            NoLock::Held => Fault("a backup is just being put in its place; try again when that is done".to_owned()),
            NoLock::File(error) => Fault(format!("the lock beside {}: {error}", file.display())),
        })?;
        make_private(file).map_err(|error| Fault(format!("{}: {error}", file.display())))?;
        let mut connection = Connection::open(file)?;
        connection.busy_timeout(PATIENCE)?;
        enter_wal(&connection)?;
        connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")?;
        make_tables(&mut connection)?;
        let seen = data_version(&connection)?;
        let known = identity(file).map_err(|error| gone(file, &error.to_string()))?;
        Ok(Self { connection, seen, file: file.to_owned(), known, _in_use: in_use })
    }

    /// Refuses to write where the file that is open is not the one that lies at its path any more.
    fn still_there(&self) -> Result<(), Fault> {
        match identity(&self.file) {
            Ok(now) if now == self.known => Ok(()),
            Ok(_) => Err(gone(&self.file, "another file lies there by now")),
            Err(error) => Err(gone(&self.file, &error.to_string())),
        }
    }
}

/// What a file is on its disk, where the system says so: its device and its number there.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(file: &Path) -> std::io::Result<Option<Identity>> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(file).map(|known| Some((known.dev(), known.ino())))
}

#[cfg(not(unix))]
fn identity(file: &Path) -> std::io::Result<Option<Identity>> {
    // Here a file that is open cannot be taken away.
    std::fs::metadata(file).map(|_| None)
}

fn gone(file: &Path, why: &str) -> Fault {
    Fault(format!("{} is not the file any more that was opened ({why}); put it back, then stop and start the program", file.display()))
}

/// Opens a store to read it. Works beside a server, changes nothing, and keeps nobody from writing.
pub(crate) fn open_to_read(file: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Opens a store that is there to write to it beside its server.
pub(crate) fn open_to_write(file: &Path) -> Result<Connection, Fault> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")?;
    Ok(connection)
}

/// Refuses what is no store, or a newer program's.
pub(crate) fn known_schema(connection: &Connection) -> Result<(), Fault> {
    let known: bool = connection.query_row("SELECT count(*) FROM sqlite_master WHERE name = 'meta'", [], |row| row.get(0))?;
    if !known {
        return Err(Fault("this is not a store of impl-days".to_owned()));
    }
    let version: i64 = connection.query_row("SELECT value FROM meta WHERE key = 'schema'", [], |row| row.get(0))?;
    if version > SCHEMA {
        return Err(Fault(format!("a newer impl-days made this store (version {version}, known here: {SCHEMA})")));
    }
    Ok(())
}

/// Writes down when a backup was made.
pub(crate) fn note_backup(connection: &Connection, at: Timestamp) -> Result<(), Fault> {
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('last_backup', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        &*numbered(&[&at.as_microsecond()]),
    )?;
    Ok(())
}

/// When the last backup was made.
pub(crate) fn last_backup(connection: &Connection) -> Result<Option<Timestamp>, Fault> {
    let at = connection.prepare_cached("SELECT value FROM meta WHERE key = 'last_backup'")?.query_row([], |row| row.get(0)).optional()?;
    Ok(at.and_then(|at| Timestamp::from_microsecond(at).ok()))
}

impl Store for SqliteStore {
    fn secret(&mut self) -> Result<[u8; 32], Fault> {
        Ok(self.connection.query_row("SELECT value FROM meta WHERE key = 'secret'", [], |row| row.get(0))?)
    }

    fn changed_by_others(&mut self) -> Result<bool, Fault> {
        let now = data_version(&self.connection)?;
        Ok(std::mem::replace(&mut self.seen, now) != now)
    }

    fn last_backup(&mut self) -> Result<Option<Timestamp>, Fault> {
        last_backup(&self.connection)
    }

    fn events(&mut self) -> Result<Vec<EventRow>, Fault> {
        let mut statement = self.connection.prepare_cached("SELECT slug, epoch, last_seq, created FROM events ORDER BY slug")?;
        let rows = statement.query_map([], event_row)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    fn changes(
        &mut self,
        slug: &Slug,
        after: Seq,
        limit: usize,
        each: &mut dyn FnMut(ChangeRow) -> bool,
    ) -> Result<Option<EventRow>, Fault> {
        let snapshot = self.connection.transaction()?;
        let event = snapshot
            .prepare_cached("SELECT slug, epoch, last_seq, created FROM events WHERE slug = $1")?
            .query_row(&*numbered(&[&slug.as_str()]), event_row)
            .optional()?;
        let mut statement = snapshot.prepare_cached(
            "SELECT seq, at, actor, command_id, n, digest, kind, body, checksum FROM changes
             WHERE event = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query(&*numbered(&[&slug.as_str(), &after, &limit]))?;
        while let Some(row) = rows.next()? {
            if !each(change_row(row)?) {
                break;
            }
        }
        Ok(event)
    }

    fn profiles(&mut self, slug: &Slug, each: &mut dyn FnMut(ProfileRow)) -> Result<(), Fault> {
        let mut statement = self.connection.prepare_cached("SELECT person, revision, body FROM profiles WHERE event = $1")?;
        let mut rows = statement.query(&*numbered(&[&slug.as_str()]))?;
        while let Some(row) = rows.next()? {
            each(profile_row(row)?);
        }
        Ok(())
    }

    fn profile(&mut self, slug: &Slug, person: PersonId) -> Result<Option<ProfileRow>, Fault> {
        let mut statement =
            self.connection.prepare_cached("SELECT person, revision, body FROM profiles WHERE event = $1 AND person = $2")?;
        Ok(statement.query_row(&*numbered(&[&slug.as_str(), &person.to_string()]), profile_row).optional()?)
    }

    fn tokens(&mut self) -> Result<Vec<TokenRow>, Fault> {
        let mut statement = self.connection.prepare_cached("SELECT hash, event, kind, role, person, expires, uses, since FROM tokens")?;
        let rows = statement.query_map([], token_row)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    fn append(&mut self, appends: &[Append], tokens: &[TokenWrite]) -> Result<Appended, Fault> {
        self.still_there()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for append in appends {
            if !move_on(&transaction, append)? {
                return Ok(Appended::Conflict);
            }
            insert_changes(&transaction, append)?;
            if !append.struck.is_empty() {
                overwrite_struck(&transaction, append)?;
            }
            if !append.profiles.is_empty() {
                write_profiles(&transaction, append)?;
            }
            outbox::insert(&transaction, &append.slug, &append.letters, append.at)?;
            erase(&transaction, append)?;
        }
        for token in tokens {
            write_token(&transaction, token)?;
        }
        transaction.commit()?;
        Ok(Appended::Done)
    }

    fn use_link(&mut self, slug: &Slug, link: TokenHash, now: i64, session: &TokenRow) -> Result<bool, Fault> {
        self.still_there()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let used = transaction.execute(
            "UPDATE tokens SET uses = uses - 1 WHERE hash = $1 AND event = $2 AND kind = 'link' AND uses > 0 AND expires > $3",
            &*numbered(&[&link.0, &slug.as_str(), &now]),
        )?;
        if used == 0 {
            return Ok(false);
        }
        put_token(&transaction, session)?;
        transaction.commit()?;
        Ok(true)
    }

    fn put_file(&mut self, slug: &Slug, hash: &Hash, at: Timestamp, bytes: &[u8]) -> Result<(), Fault> {
        self.still_there()?;
        // Written again it is as young as new: whoever wrote it is about to say where it stands.
        self.connection
            .prepare_cached(
                "INSERT INTO files (event, hash, at, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (event, hash) DO UPDATE SET at = excluded.at",
            )?
            .execute(&*numbered(&[&slug.as_str(), &hash.0, &at.as_microsecond(), &bytes]))?;
        Ok(())
    }

    fn file(&mut self, slug: &Slug, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        let mut statement = self.connection.prepare_cached("SELECT bytes FROM files WHERE event = $1 AND hash = $2")?;
        Ok(statement.query_row(&*numbered(&[&slug.as_str(), &hash.0]), |row| row.get(0)).optional()?)
    }

    fn sweep_files(&mut self, slug: &Slug, before: Timestamp, kept: &dyn Fn(&Hash) -> bool) -> Result<usize, Fault> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let old: Vec<[u8; 32]> = transaction
            .prepare_cached("SELECT hash FROM files WHERE event = $1 AND at < $2")?
            .query_map(&*numbered(&[&slug.as_str(), &before.as_microsecond()]), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let gone: Vec<[u8; 32]> = old.into_iter().filter(|hash| !kept(&Hash(*hash))).collect();
        for hash in &gone {
            transaction.prepare_cached("DELETE FROM files WHERE event = $1 AND hash = $2")?.execute(&*numbered(&[&slug.as_str(), hash]))?;
        }
        transaction.commit()?;
        Ok(gone.len())
    }

    fn outbox(&mut self) -> &mut dyn Outbox {
        &mut self.connection
    }

    fn wipe(&mut self) -> Result<bool, Fault> {
        // Whoever reads for long must not keep the writer from its work: it comes back to this later.
        self.connection.busy_timeout(SHORT_PATIENCE)?;
        let busy = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        self.connection.busy_timeout(PATIENCE)?;
        Ok(busy? == 0)
    }
}

/// Makes the event, or moves its last seq on; false if it is not where the writer thinks that it is.
fn move_on(transaction: &Transaction<'_>, append: &Append) -> Result<bool, Fault> {
    let last = append.expected + append.rows.len() as u64;
    let (slug, epoch) = (append.slug.as_str(), append.epoch);
    let moved = if let Some(created) = append.created {
        transaction
            .prepare_cached("INSERT INTO events (slug, epoch, last_seq, created) VALUES ($1, $2, $3, $4) ON CONFLICT (slug) DO NOTHING")?
            .execute(&*numbered(&[&slug, &epoch, &last, &created]))?
    } else {
        transaction
            .prepare_cached("UPDATE events SET last_seq = $3 WHERE slug = $1 AND epoch = $2 AND last_seq = $4")?
            .execute(&*numbered(&[&slug, &epoch, &last, &append.expected]))?
    };
    Ok(moved == 1)
}

fn insert_changes(transaction: &Transaction<'_>, append: &Append) -> Result<(), Fault> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO changes (event, seq, at, actor, command_id, n, digest, kind, body, checksum)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )?;
    let slug = append.slug.as_str();
    for row in &append.rows {
        // By their places, which are their numbers here: a file of tickets writes hundreds of thousands.
        statement.execute(params![slug, row.seq, row.at, row.actor, row.command, row.n, row.digest, row.kind, row.body, row.checksum,])?;
    }
    Ok(())
}

fn overwrite_struck(transaction: &Transaction<'_>, append: &Append) -> Result<(), Fault> {
    let mut statement = transaction.prepare_cached("UPDATE changes SET body = $3, checksum = $4 WHERE event = $1 AND seq = $2")?;
    for row in &append.struck {
        statement.execute(&*numbered(&[&append.slug.as_str(), &row.seq, &row.body, &row.checksum]))?;
    }
    Ok(())
}

fn write_profiles(transaction: &Transaction<'_>, append: &Append) -> Result<(), Fault> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO profiles (event, person, revision, body) VALUES ($1, $2, $3, $4)
         ON CONFLICT (event, person) DO UPDATE SET revision = excluded.revision, body = excluded.body",
    )?;
    for profile in &append.profiles {
        statement.execute(params![append.slug.as_str(), profile.person.to_string(), profile.revision, profile.body])?;
    }
    Ok(())
}

fn erase(transaction: &Transaction<'_>, append: &Append) -> Result<(), Fault> {
    for person in &append.erased {
        for table in ["profiles", "tokens", "letters"] {
            transaction
                .prepare_cached(&format!("DELETE FROM {table} WHERE event = $1 AND person = $2"))?
                .execute(&*numbered(&[&append.slug.as_str(), &person.to_string()]))?;
        }
    }
    if append.forgets_letters {
        transaction.prepare_cached("DELETE FROM letters WHERE event = $1")?.execute(&*numbered(&[&append.slug.as_str()]))?;
    }
    Ok(())
}

pub(crate) fn write_token(transaction: &Transaction<'_>, write: &TokenWrite) -> Result<(), Fault> {
    match write {
        TokenWrite::Put(row) => put_token(transaction, row)?,
        TokenWrite::Bind { slug, hash, person, at } => {
            transaction
                .prepare_cached(
                    "INSERT INTO tokens (hash, event, kind, role, person, since) VALUES ($1, $2, 'session', $3, $4, $5)
                     ON CONFLICT (hash, event) DO UPDATE SET person = excluded.person",
                )?
                .execute(&*numbered(&[&hash.0, &slug.as_str(), &Role::Visitor.word(), &person.to_string(), &at.as_microsecond()]))?;
        }
        TokenWrite::End { slug, hash } => {
            transaction
                .prepare_cached("DELETE FROM tokens WHERE hash = $1 AND event = $2")?
                .execute(&*numbered(&[&hash.0, &slug.as_str()]))?;
        }
    }
    Ok(())
}

fn put_token(transaction: &Transaction<'_>, row: &TokenRow) -> Result<(), Fault> {
    let (kind, role, person, expires, uses, since) = match row.token {
        Token::Session(session) => {
            ("session", session.role, session.person.map(|person| person.to_string()), None, None, Some(session.since.as_microsecond()))
        }
        Token::Link(link) => ("link", link.role, None, Some(link.expires.as_microsecond()), Some(link.uses), None),
        Token::Pass(pass) => {
            let kind = match pass.opens {
                Opens::Place => "place",
                Opens::Answer => "answer",
            };
            (kind, row.token.role(), Some(pass.person.to_string()), Some(pass.expires.as_microsecond()), None, None)
        }
    };
    transaction
        .prepare_cached(
            "INSERT INTO tokens (hash, event, kind, role, person, expires, uses, since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (hash, event) DO UPDATE SET kind = excluded.kind, role = excluded.role, person = excluded.person,
             expires = excluded.expires, uses = excluded.uses, since = excluded.since",
        )?
        .execute(&*numbered(&[&row.hash.0, &row.slug.as_str(), &kind, &role.word(), &person, &expires, &uses, &since]))?;
    Ok(())
}

pub(crate) fn event_row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow { slug: parsed(row, 0, |text| text.parse().ok())?, epoch: row.get(1)?, last_seq: row.get(2)?, created: row.get(3)? })
}

/// A change that may be damaged: a value of another type, or a byte that is no UTF-8, must end at the checksum's door,
/// which names the change.
pub(crate) fn change_row(row: &Row<'_>) -> rusqlite::Result<ChangeRow> {
    let text = |column: usize| {
        let bytes = row.get_ref(column).ok()?.as_bytes().ok()?;
        Some(std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned))
    };
    Ok(ChangeRow {
        seq: row.get(0)?,
        at: row.get(1).unwrap_or_default(),
        actor: text(2).unwrap_or_default(),
        command: text(3).unwrap_or_default(),
        n: row.get(4).unwrap_or_default(),
        digest: row.get(5).unwrap_or_default(),
        kind: text(6).unwrap_or_default(),
        body: text(7).unwrap_or_default(),
        checksum: row.get(8).unwrap_or_default(),
    })
}

pub(crate) fn profile_row(row: &Row<'_>) -> rusqlite::Result<ProfileRow> {
    Ok(ProfileRow { person: parsed(row, 0, person_id)?, revision: row.get(1)?, body: row.get(2)? })
}

pub(crate) fn token_row(row: &Row<'_>) -> rusqlite::Result<TokenRow> {
    let kind: String = row.get(2)?;
    let role = parsed(row, 3, Role::from_word)?;
    let token = if kind == "link" {
        let expires = Timestamp::from_microsecond(row.get(5)?).unwrap_or(Timestamp::MIN);
        Token::Link(LinkInfo { role, expires, uses: row.get(6)? })
    } else if let Some(opens) = opens(&kind) {
        let expires = Timestamp::from_microsecond(row.get(5)?).unwrap_or(Timestamp::MIN);
        Token::Pass(Pass { person: parsed(row, 4, person_id)?, opens, expires })
    } else {
        let person: Option<String> = row.get(4)?;
        // Stores of the first version did not say.
        let since = row
            .get::<_, Option<i64>>(7)
            .unwrap_or_default()
            .and_then(|since| Timestamp::from_microsecond(since).ok())
            .unwrap_or(Timestamp::UNIX_EPOCH);
        Token::Session(Session { person: person.as_deref().and_then(person_id), role, since })
    };
    Ok(TokenRow { slug: parsed(row, 1, |text| text.parse().ok())?, hash: TokenHash(row.get(0)?), token })
}

fn opens(kind: &str) -> Option<Opens> {
    match kind {
        "place" => Some(Opens::Place),
        "answer" => Some(Opens::Answer),
        _ => None,
    }
}

pub(crate) fn person_id(text: &str) -> Option<PersonId> {
    text.parse::<Id>().ok().map(PersonId)
}

pub(crate) fn parsed<T>(row: &Row<'_>, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, format!("{text:?} is not expected").into()))
}

/// Values bound to `$1`, `$2` … by name: the statements are `PostgreSQL`'s, too.
pub(crate) fn numbered<'a>(values: &[&'a dyn ToSql]) -> Vec<(&'static str, &'a dyn ToSql)> {
    const NAMES: [&str; 10] = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10"];
    debug_assert!(values.len() <= NAMES.len());
    NAMES.into_iter().zip(values.iter().copied()).collect()
}

fn data_version(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// Switches to a write-ahead log. `SQLite` does not wait here for another process that does the same, so this does.
fn enter_wal(connection: &Connection) -> Result<(), Fault> {
    let begun = Instant::now();
    loop {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Ok(_) => return Ok(()),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) && begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn make_tables(connection: &mut Connection) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let known: bool = transaction.query_row("SELECT count(*) FROM sqlite_master WHERE name = 'meta'", [], |row| row.get(0))?;
    if known {
        known_schema(&transaction)?;
        move_to_this_version(&transaction)?;
        transaction.commit()?;
        return Ok(());
    }
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| Fault(format!("no random numbers: {error}")))?;
    transaction.execute_batch(TABLES)?;
    transaction.execute_batch(outbox::TABLE)?;
    transaction.execute_batch(FILES)?;
    transaction.execute("INSERT INTO meta (key, value) VALUES ('schema', $1)", &*numbered(&[&SCHEMA]))?;
    transaction.execute("INSERT INTO meta (key, value) VALUES ('secret', $1)", &*numbered(&[&secret]))?;
    transaction.commit()?;
    Ok(())
}

/// The second version of the tables says since when somebody is signed in, the third one holds letters, the fourth one files.
fn move_to_this_version(transaction: &Transaction<'_>) -> Result<(), Fault> {
    let version: i64 = transaction.query_row("SELECT value FROM meta WHERE key = 'schema'", [], |row| row.get(0))?;
    if version < 2 {
        transaction.execute_batch("ALTER TABLE tokens ADD COLUMN since BIGINT")?;
    }
    if version < SCHEMA {
        transaction.execute_batch(outbox::TABLE)?;
        transaction.execute_batch(FILES)?;
        transaction.execute("UPDATE meta SET value = $1 WHERE key = 'schema'", &*numbered(&[&SCHEMA]))?;
    }
    Ok(())
}

/// Makes the file where it is missing, for its owner alone; `SQLite` gives its companions the same rights. A file that is
/// there is not touched: to open and close it would drop the locks that this process has on it.
pub(crate) fn make_private(file: &Path) -> std::io::Result<()> {
    match private_file().create_new(true).open(file) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// How a file is made that is for its owner's eyes only.
pub(crate) fn private_file() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}
