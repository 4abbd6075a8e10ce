//! Files that somebody looks at before they bring them in. They lie in memory for a while, so that the page need not carry them to and
//! fro, and on no disk: they hold names and addresses.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Timestamp;
use jiff::SignedDuration;
use ledger::Clock;

use crate::forms::new_token;

/// How long a file lies there after it was last looked at, in minutes.
const MINUTES: i64 = 30;

/// How much lies there at most, in bytes: twice the largest form. What lies there longest goes first.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// How many files lie there at most.
const MOST_FILES: usize = 32;

/// Files in memory, each for the browser that gave it.
pub struct Desk {
    clock: Clock,
    files: Mutex<VecDeque<File>>,
}

struct File {
    name: String,
    owner: String,
    bytes: Arc<Vec<u8>>,
    until: Timestamp,
}

impl Desk {
    /// Nothing lies there yet.
    pub fn new(clock: Clock) -> Self {
        Self { clock, files: Mutex::default() }
    }

    /// Puts a file there; says under which name.
    pub fn put(&self, owner: String, bytes: Arc<Vec<u8>>) -> String {
        let name = new_token();
        let mut files = self.tidied();
        files.push_back(File { name: name.clone(), owner, bytes, until: self.end() });
        while files.len() > MOST_FILES || files.iter().map(|file| file.bytes.len()).sum::<usize>() > MOST_BYTES {
            files.pop_front();
        }
        name
    }

    /// The file with this name, if it still lies there for this owner. It stays.
    pub fn take(&self, name: &str, owner: &str) -> Option<Arc<Vec<u8>>> {
        let mut files = self.tidied();
        let at = files.iter().position(|file| file.name == name && file.owner == owner)?;
        let mut file = files.remove(at)?;
        file.until = self.end();
        let bytes = Arc::clone(&file.bytes);
        files.push_back(file);
        Some(bytes)
    }

    /// Takes a file away.
    pub fn clear(&self, name: &str, owner: &str) {
        self.tidied().retain(|file| file.name != name || file.owner != owner);
    }

    /// Takes away what nobody came back for.
    pub fn tidy(&self) {
        drop(self.tidied());
    }

    /// Takes away the files of an event.
    pub fn forget(&self, slug: &str) {
        self.tidied().retain(|file| file.owner.split_once('/').is_none_or(|(event, _)| event != slug));
    }

    /// Whether nothing lies there, as it is now.
    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn end(&self) -> Timestamp {
        self.clock.now().checked_add(SignedDuration::from_mins(MINUTES)).unwrap_or(Timestamp::MAX)
    }

    fn tidied(&self) -> std::sync::MutexGuard<'_, VecDeque<File>> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        files.retain(|file| now < file.until);
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Desk {
        Desk::new(Clock::standing("2018-05-20T10:00:00Z".parse().unwrap()))
    }

    fn put(desk: &Desk, owner: &str, bytes: usize) -> String {
        desk.put(owner.to_owned(), Arc::new(vec![b'x'; bytes]))
    }

    #[test]
    fn a_file_lies_there_for_its_owner_until_nobody_looked_for_half_an_hour() {
        let desk = desk();
        let name = put(&desk, "mara", 3);
        assert_eq!(desk.take(&name, "bea"), None);
        let later = |minutes| desk.clock.set(desk.clock.now().checked_add(SignedDuration::from_mins(minutes)).unwrap());
        for _ in 0..3 {
            later(29);
            assert_eq!(desk.take(&name, "mara").map(|bytes| bytes.len()), Some(3));
        }
        later(30);
        assert_eq!(desk.take(&name, "mara"), None);
        assert!(desk.is_empty(), "it is not in memory either");
    }

    #[test]
    fn an_event_that_forgets_takes_its_own_files_along() {
        let desk = desk();
        let (here, elsewhere) = (put(&desk, "days/mara", 3), put(&desk, "days-2/mara", 3));
        desk.forget("days");
        assert!(desk.take(&here, "days/mara").is_none() && desk.take(&elsewhere, "days-2/mara").is_some());
    }

    #[test]
    fn what_lies_there_longest_makes_room_and_what_was_brought_in_goes() {
        let desk = desk();
        let (first, second) = (put(&desk, "mara", MOST_BYTES / 2), put(&desk, "mara", MOST_BYTES / 2));
        assert!(desk.take(&first, "mara").is_some());
        let third = put(&desk, "mara", 1);
        assert!(desk.take(&second, "mara").is_none() && desk.take(&first, "mara").is_some() && desk.take(&third, "mara").is_some());
        desk.clear(&first, "bea");
        assert!(desk.take(&first, "mara").is_some(), "it is not hers");
        desk.clear(&first, "mara");
        assert!(desk.take(&first, "mara").is_none());
        let many: Vec<String> = (0..MOST_FILES).map(|_| put(&desk, "bea", 1)).collect();
        assert!(desk.take(&third, "mara").is_none() && desk.take(&many[0], "bea").is_some());
    }
}
