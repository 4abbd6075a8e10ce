//! A store that fails, and a store that looks who knows already.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use domain::{PersonId, Seq, Slug, Timestamp};
use ledger::sqlite::SqliteStore;
use ledger::store::{Append, Appended, ChangeRow, EventRow, Fault, ProfileRow, TokenRow, TokenWrite};
use ledger::{Clock, Duty, Ledger, Receipt, Rejected, Store, TokenHash};

use crate::cast::{EVENT, by_team, create, monday_at, open, post};

/// What happens around the next appends.
type Around = Box<dyn FnMut(Moment, &[Append]) -> Result<(), Fault> + Send>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Before,
    After,
}

struct Watched {
    inner: SqliteStore,
    around: Arc<Mutex<Around>>,
}

fn watched(folder: &Path) -> (Ledger, Arc<Mutex<Around>>) {
    let around: Arc<Mutex<Around>> = Arc::new(Mutex::new(Box::new(|_, _| Ok(()))));
    let store = Watched { inner: SqliteStore::open(&folder.join(ledger::FILE)).unwrap(), around: Arc::clone(&around) };
    (Ledger::with_store(Box::new(store), Clock::standing(monday_at(9, 0)), Duty::Visit).unwrap(), around)
}

/// Fails once, at this moment.
fn once(moment: Moment) -> Around {
    let mut left = 1;
    Box::new(move |now, _| {
        if now == moment && left > 0 {
            left -= 1;
            return Err(Fault("disk full".to_owned()));
        }
        Ok(())
    })
}

#[test]
fn a_failed_commit_is_told_to_all_and_shown_to_nobody_and_the_next_one_works() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, around) = watched(folder.path());
    create(&ledger);
    let mut news = ledger.watch(EVENT).unwrap();
    news.mark_unchanged();

    *around.lock().unwrap() = once(Moment::Before);
    assert_eq!(ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait(), Err(Rejected::NotSaved("disk full".to_owned())));
    assert!(!news.has_changed().unwrap());
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 1);
    assert_eq!(ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait(), Ok(Receipt { first: 2, last: 2 }));
    assert_eq!(open(folder.path()).view(EVENT).unwrap().event, ledger.view(EVENT).unwrap().event);
}

#[test]
fn a_commit_that_failed_after_it_had_reached_the_disk_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, around) = watched(folder.path());
    create(&ledger);
    *around.lock().unwrap() = once(Moment::After);
    assert!(matches!(ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait(), Err(Rejected::NotSaved(_))));
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 2);
    assert_eq!(ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait(), Ok(Receipt { first: 2, last: 2 }));
    assert_eq!(ledger.ask(EVENT, by_team(2, post(2, "Again"))).wait(), Ok(Receipt { first: 3, last: 3 }));
}

#[test]
fn nobody_sees_a_change_before_it_is_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, around) = watched(folder.path());
    create(&ledger);
    let reader: Arc<OnceLock<Ledger>> = Arc::new(OnceLock::from(ledger.clone()));
    let looked = Arc::new(Mutex::new(Vec::new()));
    let (reads, looks) = (Arc::clone(&reader), Arc::clone(&looked));
    let store = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    *around.lock().unwrap() = Box::new(move |moment, _| {
        let shown = reads.get().unwrap().view(EVENT).unwrap().event.seq;
        let on_disk: Seq = store.query_row("SELECT last_seq FROM events", [], |row| row.get(0)).unwrap();
        looks.lock().unwrap().push((moment == Moment::After, shown, on_disk));
        Ok(())
    });
    ledger.ask(EVENT, by_team(1, post(1, "Hello"))).wait().unwrap();
    assert_eq!(*looked.lock().unwrap(), [(false, 1, 1), (true, 1, 2)]);
    assert_eq!(ledger.view(EVENT).unwrap().event.seq, 2);
    *around.lock().unwrap() = Box::new(|_, _| Ok(()));
}

impl Store for Watched {
    fn append(&mut self, appends: &[Append], tokens: &[TokenWrite]) -> Result<Appended, Fault> {
        (self.around.lock().unwrap())(Moment::Before, appends)?;
        let appended = self.inner.append(appends, tokens)?;
        (self.around.lock().unwrap())(Moment::After, appends)?;
        Ok(appended)
    }

    fn secret(&mut self) -> Result<[u8; 32], Fault> {
        self.inner.secret()
    }

    fn changed_by_others(&mut self) -> Result<bool, Fault> {
        self.inner.changed_by_others()
    }

    fn last_backup(&mut self) -> Result<Option<Timestamp>, Fault> {
        self.inner.last_backup()
    }

    fn events(&mut self) -> Result<Vec<EventRow>, Fault> {
        self.inner.events()
    }

    fn changes(
        &mut self,
        slug: &Slug,
        after: Seq,
        limit: usize,
        each: &mut dyn FnMut(ChangeRow) -> bool,
    ) -> Result<Option<EventRow>, Fault> {
        self.inner.changes(slug, after, limit, each)
    }

    fn profiles(&mut self, slug: &Slug, each: &mut dyn FnMut(ProfileRow)) -> Result<(), Fault> {
        self.inner.profiles(slug, each)
    }

    fn profile(&mut self, slug: &Slug, person: PersonId) -> Result<Option<ProfileRow>, Fault> {
        self.inner.profile(slug, person)
    }

    fn tokens(&mut self) -> Result<Vec<TokenRow>, Fault> {
        self.inner.tokens()
    }

    fn put_file(&mut self, slug: &Slug, hash: &domain::file::Hash, at: Timestamp, bytes: &[u8]) -> Result<(), Fault> {
        self.inner.put_file(slug, hash, at, bytes)
    }

    fn file(&mut self, slug: &Slug, hash: &domain::file::Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.inner.file(slug, hash)
    }

    fn sweep_files(&mut self, slug: &Slug, before: Timestamp, kept: &dyn Fn(&domain::file::Hash) -> bool) -> Result<usize, Fault> {
        self.inner.sweep_files(slug, before, kept)
    }

    fn outbox(&mut self) -> &mut dyn ledger::outbox::Outbox {
        self.inner.outbox()
    }

    fn use_link(&mut self, slug: &Slug, link: TokenHash, now: i64, session: &TokenRow) -> Result<bool, Fault> {
        self.inner.use_link(slug, link, now, session)
    }

    fn wipe(&mut self) -> Result<bool, Fault> {
        self.inner.wipe()
    }
}
