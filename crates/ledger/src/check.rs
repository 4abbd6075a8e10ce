//! Whether a store is whole: reads all of it, names what is damaged, and changes nothing.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use domain::file::{self, Hash};
use domain::{Event, Seq, Slug, Timestamp};
use rusqlite::{Connection, Transaction};
use sha2::{Digest, Sha256};

use crate::codec;
use crate::people::Profile;
use crate::sqlite::{self, change_row, event_row, last_backup, numbered, profile_row, token_row};
use crate::store::{ChangeRow, EventRow, Fault};

/// What is in a store, and what of it is damaged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Its events, by name; those that can be named.
    pub events: Vec<Checked>,
    /// When the last backup of it was made; in a backup, when that one was made.
    pub last_backup: Option<Timestamp>,
    /// What is damaged. Nothing: the store is whole.
    pub damage: Vec<Damage>,
}

/// An event that was looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its name in addresses.
    pub slug: String,
    /// How many changes there are, damaged ones included.
    pub changes: u64,
    /// How many profiles there are, damaged ones included.
    pub profiles: u64,
}

/// Something that is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// In which event; none where it is not in one.
    pub event: Option<String>,
    /// Which change, or the first of several.
    pub change: Option<Seq>,
    /// What it is, in words that name the change, too: "change 12 is missing".
    pub what: String,
}

impl Report {
    /// How many changes there are in all events.
    pub fn changes(&self) -> u64 {
        self.events.iter().map(|event| event.changes).sum()
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.event.as_deref().unwrap_or("the file"), self.what)
    }
}

/// Looks through the store in this file: the database itself, every change and its checksum, holes and cut ends, and
/// whether profiles and tokens can be read. It is read as it stands at one moment; a server may go on writing.
///
/// # Errors
/// There is no such file, it cannot be opened, or it is no store of this program or an older one. Damage is no error.
pub fn check(file: &Path) -> Result<Report, Fault> {
    if !file.is_file() {
        return Err(Fault(format!("there is no file {}", file.display())));
    }
    let mut connection = sqlite::open_to_read(file)?;
    look_through(&mut connection)
}

fn look_through(connection: &mut Connection) -> Result<Report, Fault> {
    let snapshot = connection.transaction()?;
    sqlite::known_schema(&snapshot)?;
    let mut report = Report { last_backup: last_backup(&snapshot).unwrap_or(None), ..Report::default() };
    let whole = integrity(&snapshot, &mut report.damage);
    report.take("what is in the file cannot be listed", whole);
    let events = events(&snapshot, &mut report);
    for (name, row) in events {
        let looked = event(&snapshot, &name, row.as_ref(), &mut report);
        report.take(&format!("{name} cannot be read to its end"), looked);
    }
    let read = tokens(&snapshot, &mut report);
    report.take("the links and sessions cannot be read to their end", read);
    Ok(report)
}

impl Report {
    /// Takes down what broke off the reading; what comes after it is looked at all the same.
    fn take(&mut self, what: &str, done: rusqlite::Result<()>) {
        if let Err(error) = done {
            self.damage.push(Damage { event: None, change: None, what: format!("{what}: {error}") });
        }
    }
}

/// What the database says of itself.
fn integrity(snapshot: &Transaction<'_>, damage: &mut Vec<Damage>) -> rusqlite::Result<()> {
    let mut statement = snapshot.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        damage.extend(said.lines().filter(|line| *line != "ok").map(|line| Damage { event: None, change: None, what: line.to_owned() }));
    }
    Ok(())
}

/// Every event that is listed, or that something belongs to, with its row in the list.
fn events(snapshot: &Transaction<'_>, report: &mut Report) -> Vec<(String, Option<EventRow>)> {
    let mut found = Vec::new();
    let listed = each(snapshot, "SELECT slug, epoch, last_seq, created FROM events ORDER BY slug", |row| {
        match event_row(row) {
            Ok(event) => found.push((event.slug.to_string(), Some(event))),
            Err(error) => {
                report.damage.push(Damage { event: None, change: None, what: format!("an event in the list cannot be read: {error}") });
            }
        }
        Ok(())
    });
    report.take("the list of events cannot be read to its end", listed);
    let known: BTreeSet<String> = found.iter().map(|(name, _)| name.clone()).collect();
    let mut strays = BTreeSet::new();
    let named = each(snapshot, "SELECT DISTINCT event FROM changes UNION SELECT DISTINCT event FROM profiles", |row| {
        let name = String::from_utf8_lossy(row.get_ref(0)?.as_bytes().unwrap_or_default()).into_owned();
        if !known.contains(&name) {
            strays.insert(name);
        }
        Ok(())
    });
    report.take("the changes cannot be listed", named);
    found.extend(strays.into_iter().map(|name| (name, None)));
    found
}

fn event(snapshot: &Transaction<'_>, name: &str, row: Option<&EventRow>, report: &mut Report) -> rusqlite::Result<()> {
    let Ok(slug) = name.parse::<Slug>() else {
        report.damage.push(Damage { event: None, change: None, what: "something belongs to an event whose name is none".to_owned() });
        return Ok(());
    };
    let mut walk = Walk::new(&slug);
    let mut statement = snapshot
        .prepare_cached("SELECT seq, at, actor, command_id, n, digest, kind, body, checksum FROM changes WHERE event = $1 ORDER BY seq")?;
    let mut rows = statement.query(&*numbered(&[&name]))?;
    let broken = loop {
        match rows.next() {
            Ok(Some(row)) => match change_row(row) {
                Ok(change) => walk.step(&change),
                Err(_) => walk.say(None, "a change has a number that is none".to_owned()),
            },
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    match row {
        Some(row) if broken.is_none() => walk.end_at(row.last_seq),
        Some(_) => {}
        None => walk.say(None, "its changes are there, but it is not in the list of events".to_owned()),
    }
    let profiles = profiles(snapshot, name, &mut walk);
    let files = files(snapshot, name, &mut walk);
    report.take(&format!("the files of {name} cannot be read to their end"), files);
    let Walk { changes, damage, .. } = walk;
    report.damage.extend(damage);
    report.events.push(Checked { slug: name.to_owned(), changes, profiles: *profiles.as_ref().unwrap_or(&0) });
    broken.map_or_else(|| profiles.map(drop), Err)
}

/// Reads the bytes of every file, one after the other, and compares them with what names them, and with what the changes tell of.
fn files(snapshot: &Transaction<'_>, name: &str, walk: &mut Walk<'_>) -> rusqlite::Result<()> {
    let mut missing = file::kept(&walk.event);
    // Stores of older versions have no files.
    let there: bool = snapshot.query_row("SELECT count(*) FROM sqlite_master WHERE name = 'files'", [], |row| row.get(0))?;
    if there {
        let mut statement = snapshot.prepare_cached("SELECT hash, bytes FROM files WHERE event = $1")?;
        let mut rows = statement.query(&*numbered(&[&name]))?;
        while let Some(row) = rows.next()? {
            let hash = row.get(0).map(Hash);
            let fits = |hash: &Hash| {
                row.get_ref(1).ok().and_then(|bytes| bytes.as_blob().ok()).is_some_and(|bytes| hash.0[..] == Sha256::digest(bytes)[..])
            };
            match hash {
                Ok(hash) if fits(&hash) => {
                    missing.remove(&hash);
                }
                Ok(hash) => {
                    missing.remove(&hash);
                    walk.say(
                        None,
                        format!("the file {} is damaged: its bytes are not those that it is named by", called(&walk.event, &hash)),
                    );
                }
                Err(_) => walk.say(None, "a file cannot be read".to_owned()),
            }
        }
    }
    // Where changes are damaged, nobody knows which files there should be.
    if walk.damage.iter().all(|damage| damage.change.is_none()) {
        for hash in missing {
            walk.say(None, format!("the file {} is missing", called(&walk.event, &hash)));
        }
    }
    Ok(())
}

/// Where a file stands that is named by this, or the letters of its name.
fn called(event: &Event, hash: &Hash) -> String {
    let mut files = event.site.files.iter();
    files.find(|(_, file)| file.filed.hashes().any(|known| known == *hash)).map_or_else(|| hash.short(), |(path, _)| path.to_string())
}

/// Reads the profiles and says how many there are.
fn profiles(snapshot: &Transaction<'_>, name: &str, walk: &mut Walk<'_>) -> rusqlite::Result<u64> {
    let mut statement = snapshot.prepare_cached("SELECT person, revision, body FROM profiles WHERE event = $1")?;
    let mut rows = statement.query(&*numbered(&[&name]))?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        count += 1;
        // What stands in a profile is nobody's business here, so what the reader of JSON says of it is not repeated.
        match profile_row(row) {
            Err(_) => walk.say(None, "a profile cannot be read".to_owned()),
            Ok(profile) if serde_json::from_str::<Profile>(&profile.body).is_err() => {
                walk.say(None, format!("the profile of person {} cannot be read", profile.person));
            }
            Ok(profile) => walk.compare(profile.person, profile.revision),
        }
    }
    Ok(count)
}

fn tokens(snapshot: &Transaction<'_>, report: &mut Report) -> rusqlite::Result<()> {
    let Report { damage, .. } = report;
    each(snapshot, "SELECT * FROM tokens", |row| {
        if token_row(row).is_err() {
            damage.push(Damage { event: None, change: None, what: "a link or session cannot be read".to_owned() });
        }
        Ok(())
    })
}

fn each(snapshot: &Transaction<'_>, query: &str, mut row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
    let mut statement = snapshot.prepare(query)?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        row(found)?;
    }
    Ok(())
}

/// Goes through the changes of an event, past what is damaged.
struct Walk<'a> {
    slug: &'a Slug,
    /// What the changes make, up to the first that is damaged.
    event: Event,
    /// The number that comes next.
    next: Seq,
    last_at: i64,
    changes: u64,
    damage: Vec<Damage>,
}

impl<'a> Walk<'a> {
    fn new(slug: &'a Slug) -> Self {
        Self { slug, event: Event::default(), next: 1, last_at: i64::MIN, changes: 0, damage: Vec::new() }
    }

    fn step(&mut self, row: &ChangeRow) {
        self.changes += 1;
        if row.seq > self.next {
            self.say_missing(row.seq - 1);
        }
        self.next = row.seq + 1;
        match codec::decode(self.slug, row) {
            Err(unreadable) => self.say(Some(row.seq), unreadable.to_string()),
            Ok(_) if row.at < self.last_at => self.say(Some(row.seq), format!("change {} is older than the one before it", row.seq)),
            Ok(entry) => {
                self.last_at = row.at;
                if self.damage.is_empty() {
                    self.event.apply(&entry);
                }
            }
        }
    }

    /// Compares with what the list of events says.
    fn end_at(&mut self, last: Seq) {
        if self.next <= last {
            self.say_missing(last);
        } else if self.next - 1 > last {
            let what = format!("change {} is there, though the list of events ends it with {last}", self.next - 1);
            self.say(Some(self.next - 1), what);
        }
    }

    /// A profile may be of no other version than the changes say, where they can be believed.
    fn compare(&mut self, person: domain::PersonId, revision: u32) {
        let known = self.event.people.get(&person).map(|known| known.revision);
        if self.damage.is_empty() && known != Some(revision) {
            self.say(None, format!("the profile of person {person} is not the one that the changes tell of"));
        }
    }

    fn say_missing(&mut self, last: Seq) {
        let first = self.next;
        let what = if first == last { format!("change {first} is missing") } else { format!("changes {first} to {last} are missing") };
        self.say(Some(first), what);
    }

    fn say(&mut self, change: Option<Seq>, what: String) {
        self.damage.push(Damage { event: Some(self.slug.to_string()), change, what });
    }
}
