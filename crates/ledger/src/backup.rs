//! A copy of the whole store in one file, made while a server runs; and putting such a copy in the store's place.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use domain::Timestamp;
use rusqlite::{Connection, ErrorCode};

use crate::batch::new_epoch;
use crate::check::{Damage, Report, check};
use crate::lock::{Lock, NoLock};
use crate::sqlite::{make_private, note_backup, numbered, open_to_read, open_to_write};
use crate::store::Fault;
use crate::{FILE, make_folder};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is done.
    Keep,
    /// It is replaced, once the new one is whole and on the disk.
    Replace,
}

/// Why no copy was made, or none put back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no store in the folder.
    #[error("there are no events in {}", .0.display())]
    NoStore(PathBuf),
    /// There is a file of this name.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// It would be written over the store itself.
    #[error("{} is the store itself, not a place for its copy", .0.display())]
    TheStore(PathBuf),
    /// Somebody works with the store.
    #[error("the store in {} is in use", .0.display())]
    InUse(PathBuf),
    /// The copy is damaged, and was not used.
    #[error("the copy is damaged")]
    Damaged(Vec<Damage>),
    /// A file could not be written.
    #[error("{}: {why}", file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Fault),
}

/// A copy that was put in the store's place.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What is in it.
    pub report: Report,
    /// Where the store that was there before lies now.
    pub old: Option<PathBuf>,
}

/// Copies the store in this folder to a file, as it stands at one moment, while a server may go on writing; looks the
/// copy through, and notes in both that it was made. The file is whole and on the disk when this returns; until then there
/// is none under its name, or the old one.
///
/// # Errors
/// See [`Error`]. A damaged copy is thrown away: it must not take the place of a good one.
pub fn backup(folder: &Path, to: &Path, existing: Existing, now: Timestamp) -> Result<Report, Error> {
    let store = folder.join(FILE);
    if !store.is_file() {
        return Err(Error::NoStore(folder.to_owned()));
    }
    if is_of_the_store(to, &store) {
        return Err(Error::TheStore(to.to_owned()));
    }
    if existing == Existing::Keep && to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    let making = Making::beside(to)?;
    copy(&store, making.path())?;
    note_backup(&open_to_write(making.path())?, now)?;
    let report = making.checked()?;
    match existing {
        Existing::Replace => fs::rename(making.path(), to).map_err(|why| of_file(to, why))?,
        // Unlike renaming, linking never replaces what came meanwhile; where there are no links, renaming it is.
        Existing::Keep => match fs::hard_link(making.path(), to) {
            Ok(()) => {}
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => return Err(Error::Exists(to.to_owned())),
            Err(_) => fs::rename(making.path(), to).map_err(|why| of_file(to, why))?,
        },
    }
    making.done()?;
    note_backup(&open_to_write(&store)?, now)?;
    Ok(report)
}

/// Puts a copy in the place of the store in this folder. Every event gets a new epoch, so that open pages load anew;
/// else the copy stays as it is, and so does its file. The store that was there is kept beside.
///
/// # Errors
/// See [`Error`]; then the store is as it was.
pub fn restore(from: &Path, folder: &Path, now: Timestamp) -> Result<Restored, Error> {
    let store = folder.join(FILE);
    make_folder(folder).map_err(|why| of_file(folder, why))?;
    let _alone = Lock::alone(&store).map_err(|no_lock| match no_lock {
        NoLock::Held => Error::InUse(folder.to_owned()),
        NoLock::File(why) => of_file(folder, why),
    })?;
    let report = check(from)?;
    if !report.damage.is_empty() {
        return Err(Error::Damaged(report.damage));
    }
    if is_of_the_store(from, &store) {
        return Err(Error::TheStore(from.to_owned()));
    }
    let making = Making::beside(&store)?;
    copy(from, making.path())?;
    begin_anew(&open_to_write(making.path())?)?;
    let report = making.checked()?;
    let old = if store.exists() { Some(put_aside(&store, now)?) } else { None };
    fs::rename(making.path(), &store).map_err(|why| of_file(&store, why))?;
    making.done()?;
    Ok(Restored { report, old })
}

/// Copies a store as it stands at one moment into an empty file: without free pages and companions.
fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let to = to.to_str().ok_or_else(|| of_file(to, io::ErrorKind::InvalidFilename.into()))?;
    open_to_read(from)?.execute("VACUUM INTO $1", &*numbered(&[&to])).map_err(Fault::from)?;
    Ok(())
}

fn begin_anew(copy: &Connection) -> Result<(), Error> {
    let mut slugs = copy.prepare("SELECT slug FROM events").map_err(Fault::from)?;
    let slugs: Vec<String> = slugs.query_map([], |row| row.get(0)).and_then(Iterator::collect).map_err(Fault::from)?;
    for slug in slugs {
        let epoch = new_epoch().map_err(|rejected| Fault(rejected.to_string()))?;
        copy.execute("UPDATE events SET epoch = $2 WHERE slug = $1", &*numbered(&[&slug, &epoch])).map_err(Fault::from)?;
    }
    crate::outbox::doubt_all(copy)?;
    Ok(())
}

/// Keeps a copy of the store under a dated name. What the log of a whole one holds is brought home first, so that it is one
/// file. A damaged one is not opened for writing, as `SQLite` would throw its log away: both are kept as they are.
fn put_aside(store: &Path, now: Timestamp) -> Result<PathBuf, Error> {
    if check(store).is_ok_and(|report| report.damage.is_empty()) {
        match open_to_write(store)?.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())) {
            // Only a program that is not this one gets here: ours have the lock.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                return Err(Error::InUse(store.parent().unwrap_or(store).to_owned()));
            }
            brought_home => brought_home.map_err(Fault::from)?,
        }
    }
    let name = |number: u32| {
        let again = if number == 1 { String::new() } else { format!("-{number}") };
        store.with_file_name(format!("impl-days-before-{}{again}.sqlite", now.strftime("%Y-%m-%d-%H%M%S")))
    };
    let aside = (1..=u32::MAX).map(name).find(|aside| !aside.exists()).expect("there are more numbers than files");
    let log = companion(store, "-wal");
    if log.exists() {
        keep(&log, &companion(&aside, "-wal"))?;
    }
    keep(store, &aside)?;
    // A log that stayed would be taken for the new store's.
    for end in ["-wal", "-shm"] {
        match fs::remove_file(companion(store, end)) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(of_file(&companion(store, end), why)),
            _ => {}
        }
    }
    Ok(aside)
}

/// Copies a file, and sees to it that the copy is on the disk.
fn keep(file: &Path, aside: &Path) -> Result<(), Error> {
    make_private(aside).map_err(|why| of_file(aside, why))?;
    fs::copy(file, aside).map_err(|why| of_file(aside, why))?;
    sync(aside)
}

/// A file that is being made under a name of its own, in the folder where it is to lie. Left half done it goes away.
struct Making(PathBuf);

impl Making {
    fn beside(file: &Path) -> Result<Self, Error> {
        let name = file.file_name().ok_or_else(|| of_file(file, io::ErrorKind::InvalidFilename.into()))?;
        let mut making = std::ffi::OsString::from(".");
        making.push(name);
        making.push(format!(".{}.making", std::process::id()));
        let making = Self(file.with_file_name(making));
        // One that a process of this number left when it was killed.
        making.remove();
        make_private(&making.0).map_err(|why| of_file(file, why))?;
        Ok(making)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Looks it through, and sees to it that it is on the disk.
    fn checked(&self) -> Result<Report, Error> {
        let report = check(&self.0)?;
        if !report.damage.is_empty() {
            return Err(Error::Damaged(report.damage));
        }
        sync(&self.0)?;
        Ok(report)
    }

    /// It has its name: that is brought to the disk, too.
    fn done(self) -> Result<(), Error> {
        self.remove();
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        // Only some systems have folders that can be opened; on the others names need no care.
        #[cfg(unix)]
        sync(folder)?;
        #[cfg(not(unix))]
        let _ = folder;
        Ok(())
    }

    fn remove(&self) {
        for end in ["", "-journal", "-wal", "-shm"] {
            // Most of them were never there.
            let _ = fs::remove_file(companion(&self.0, end));
        }
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Whether this is the store's file or one of its companions.
fn is_of_the_store(file: &Path, store: &Path) -> bool {
    let whole = |file: &Path| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        Some(folder.canonicalize().ok()?.join(file.file_name()?))
    };
    let names = ["", "-wal", "-shm", "-journal"].map(|end| companion(store, end)).into_iter().chain([store.with_extension("lock")]);
    let same = |one: &Path, other: &Path| one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other));
    names.into_iter().any(|name| whole(&name) == whole(file) || same(&name, file))
}

fn companion(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn sync(file: &Path) -> Result<(), Error> {
    File::open(file).and_then(|open| open.sync_all()).map_err(|why| of_file(file, why))
}

fn of_file(file: &Path, why: io::Error) -> Error {
    Error::File { file: file.to_owned(), why }
}
