//! Who has a store open: every ledger holds a shared lock on a file beside it, and whoever replaces the store the only one.
//! The system takes the lock back when a process ends, however it ends. The lock is no part of what `SQLite` locks:
//! it lies on a file of its own, because to open and close the store's file would drop `SQLite`'s.

use std::fs::{File, TryLockError};
use std::path::Path;

/// The store is in use, or kept from use, as long as this lives.
#[derive(Debug)]
pub(crate) struct Lock(
    /// Closing the file gives the lock back.
    #[expect(dead_code, reason = "it is held, not read")]
    File,
);

/// Why there was no lock.
#[derive(Debug)]
pub(crate) enum NoLock {
    /// Somebody has one that does not go together with it.
    Held,
    /// The file of the lock could not be made or opened.
    File(std::io::Error),
}

impl Lock {
    /// One of many who use the store.
    pub(crate) fn shared(store: &Path) -> Result<Self, NoLock> {
        Self::taken(store, File::try_lock_shared)
    }

    /// The only one.
    pub(crate) fn alone(store: &Path) -> Result<Self, NoLock> {
        Self::taken(store, File::try_lock)
    }

    fn taken(store: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> Result<Self, NoLock> {
        let path = store.with_extension("lock");
        let file = crate::sqlite::private_file().open(path).map_err(NoLock::File)?;
        match lock(&file) {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(NoLock::Held),
            // A file system without locks is no reason not to work; only `restore` goes without its guard there.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(Self(file)),
            Err(TryLockError::Error(error)) => Err(NoLock::File(error)),
        }
    }
}
