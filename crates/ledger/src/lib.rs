//! The ledger: the ordered record of an event's changes, and the only way to write.
//!
//! A [`Ledger`] is opened once per process. Whoever wants something gives it an [`Order`]; one thread decides all
//! orders with the rules of [`domain`], writes what they cause to the store, many in one commit, and then publishes
//! the event as it stands now as a [`View`]. Readers take the newest view and keep it as long as they like: they
//! never wait for a writer or for the disk, and they never see what is not on the disk yet.
//!
//! ```
//! use domain::{Actor, Command, CommandId, Contacts, Day, Editing, Field, Id, Opening, Text, event};
//! use ledger::{Clock, Duty, Ledger, Order};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = std::env::temp_dir().join(format!("ledger-{}", std::process::id()));
//! let ledger = Ledger::open(&folder, Clock::system(), Duty::Visit)?;
//! let opening = Opening {
//!     title: Text::line("A day of code", Field::Title)?,
//!     zone: "Europe/Paris".to_owned(),
//!     days: vec![Day { date: "2018-05-28".parse()?, ..Day::default() }],
//!     venues: vec![],
//!     contacts: Contacts::default(),
//!     editing: Editing::Anyone,
//! };
//! let order = Order::new(CommandId(Id::from_bits(1)), Actor::ORGANISER).with(Command::Event(event::Command::Open(opening)));
//! let receipt = ledger.create("a-day".parse()?, order.clone()).wait()?;
//! assert_eq!((receipt.first, receipt.last), (1, 1));
//! assert_eq!(ledger.view("a-day").expect("it was just created").event.title.as_str(), "A day of code");
//! // Asking twice with the same id is asking once.
//! assert_eq!(ledger.create("a-day".parse()?, order).wait()?, receipt);
//! ledger.stop();
//! # std::fs::remove_dir_all(folder)?;
//! # Ok(())
//! # }
//! ```
//!
//! Several processes may have the same store open, such as a command line beside a server: each append states the
//! last change that its writer knows; who was slower reads what is new and decides again.

mod answers;
pub mod backup;
mod batch;
pub mod check;
mod clock;
pub mod codec;
mod lock;
mod order;
pub mod outbox;
mod people;
mod replay;
mod shared;
pub mod sqlite;
pub mod store;
mod token;
mod writer;

use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use domain::file::Hash;
use domain::{Actor, Event, Id, PersonId, Recorded, Role, Seq, Slug, Timestamp};
use tokio::sync::watch;

pub use answers::{Answered, Answers};
pub use clock::Clock;
pub use order::{Answer, Bind, Order, Receipt, Rejected};
pub use people::{Everybody, Listing, Origin, People, Presented, Profile, Ticket};
pub use store::Store;
pub use token::{LinkInfo, Opens, Pass, Session, Token, TokenHash};

use order::Asker;
use outbox::{Draft, Fate, Letter};
use shared::Shared;
use store::{Fault, TokenRow, TokenWrite};
use writer::{Asked, Job, Letters, Manage, Writer};

/// The store's file in the data folder.
pub const FILE: &str = "impl-days.sqlite";

/// One event as it stands. Published after each commit; readers hold it as long as they like.
#[derive(Clone, Debug)]
pub struct View {
    /// Its name in addresses.
    pub slug: Slug,
    /// Another number after it was restored from a copy.
    pub epoch: u64,
    /// What happened so far.
    pub event: Event,
    /// Who is who.
    pub people: People,
}

/// What a process does besides what it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Keep time, and watch for what other processes write.
    Serve,
    /// A command line beside a server: neither.
    Visit,
}

/// Why a ledger could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data folder could not be made.
    #[error("the data folder {folder} cannot be made: {why}")]
    Folder {
        /// Which.
        folder: String,
        /// What the system said.
        why: std::io::Error,
    },
    /// The store could not be opened or read.
    #[error("the store cannot be opened: {0}")]
    Store(#[from] Fault),
    /// The system gave no thread.
    #[error("the writer cannot be started: {0}")]
    Thread(std::io::Error),
}

/// The open ledger. Clones are handles on the same one; the last one dropped closes it.
#[derive(Clone)]
pub struct Ledger {
    shared: Arc<Shared>,
    jobs: Sender<Job>,
    writer: Arc<Mutex<Option<JoinHandle<()>>>>,
    clock: Clock,
    secret: [u8; 32],
}

impl Ledger {
    /// Opens the store in this folder; makes the folder and the store, for their owner's eyes only, where they are missing.
    /// Events that cannot be opened are [listed](Self::unopened), the others work.
    ///
    /// # Errors
    /// The folder or the store cannot be made or read, or a newer program made it.
    pub fn open(folder: &Path, clock: Clock, duty: Duty) -> Result<Self, OpenError> {
        make_folder(folder).map_err(|why| OpenError::Folder { folder: folder.display().to_string(), why })?;
        Self::with_store(Box::new(sqlite::SqliteStore::open(&folder.join(FILE))?), clock, duty)
    }

    /// The ledger on this store.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn with_store(mut store: Box<dyn Store>, clock: Clock, duty: Duty) -> Result<Self, OpenError> {
        let secret = store.secret()?;
        let shared = Arc::new(Shared::default());
        let writer = Writer::new(store, secret, Arc::clone(&shared), clock.clone(), duty)?;
        let (jobs, queue) = mpsc::channel();
        let thread = std::thread::Builder::new().name("ledger".to_owned()).spawn(move || writer.run(&queue)).map_err(OpenError::Thread)?;
        Ok(Self { shared, jobs, writer: Arc::new(Mutex::new(Some(thread))), clock, secret })
    }

    /// What time it is here.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The store's secret, made when it was first opened. It keys digests: ids of forms' commands, row keys.
    pub const fn secret(&self) -> [u8; 32] {
        self.secret
    }

    /// All events, by first day, then name.
    pub fn events(&self) -> Vec<Arc<View>> {
        let mut views = self.shared.views();
        views.sort_by_key(|view| (view.event.days.front().map(|day| day.date), view.slug.clone()));
        views
    }

    /// Events that are in the store but could not be opened, and why.
    pub fn unopened(&self) -> Vec<(Slug, String)> {
        self.shared.unopened()
    }

    /// When the last [backup](backup::backup) of the store was made, also by another process. From memory.
    pub fn last_backup(&self) -> Option<Timestamp> {
        self.shared.last_backup()
    }

    /// An event as it stands. Waits for nobody and touches no database.
    pub fn view(&self, slug: &str) -> Option<Arc<View>> {
        self.shared.view(slug)
    }

    /// Wakes whenever the event was published anew; closes when the event is gone.
    pub fn watch(&self, slug: &str) -> Option<watch::Receiver<Arc<View>>> {
        self.shared.watch(slug)
    }

    /// Wakes when an event was added to the list or went away.
    pub fn watch_events(&self) -> watch::Receiver<u64> {
        self.shared.watch_events()
    }

    /// Makes an event. The order's first command is to open it.
    pub fn create(&self, slug: Slug, order: Order) -> Answer<Receipt> {
        self.send(|answer| Job::Order(Asked::new(&self.secret, slug, true, order, answer)))
    }

    /// Asks something of an event.
    pub fn ask(&self, slug: &str, order: Order) -> Answer<Receipt> {
        self.send_for(slug, |slug, answer| Job::Order(Asked::new(&self.secret, slug, false, order, answer)))
    }

    /// Looks for what other processes wrote and what time did, now; returns when done. Under [`Duty::Serve`] this happens every
    /// quarter of a second anyway. A visitor looks for what others wrote only.
    pub fn look(&self) -> Answer<()> {
        self.send(Job::Look)
    }

    /// Changes from `from` on, at most `limit`, read from the store.
    pub fn history(&self, slug: &str, from: Seq, limit: usize) -> Answer<Vec<Recorded>> {
        self.send_for(slug, |slug, answer| Job::History { slug, from, limit, answer })
    }

    /// Keeps the bytes of a file of an event, if the actor may write its site, and says what names them. A change has to say within the hour where
    /// the file stands, else a server lets go of it again.
    pub fn put_file(&self, slug: &str, actor: Actor, bytes: Vec<u8>) -> Answer<Hash> {
        self.send_for(slug, |slug, answer| Job::PutFile { slug, actor, bytes, answer })
    }

    /// The bytes of a file of an event, where they are there. Read from the store.
    pub fn file(&self, slug: &str, hash: Hash) -> Answer<Option<Vec<u8>>> {
        self.send_for(slug, |slug, answer| Job::File { slug, hash, answer })
    }

    /// Who a browser with this token is, and as what. From memory.
    pub fn session(&self, slug: &str, token: &TokenHash) -> Option<Session> {
        self.shared.session(slug, token)
    }

    /// What a link with this token gives, used up or expired ones too. From memory.
    pub fn link(&self, slug: &str, token: &TokenHash) -> Option<LinkInfo> {
        self.shared.link(slug, token)
    }

    /// What a link in somebody's letter opens, an expired one too. From memory.
    pub fn pass(&self, slug: &str, token: &TokenHash) -> Option<Pass> {
        self.shared.pass(slug, token)
    }

    /// Puts letters into the outbox, if the actor may, or writes to nobody but themselves. Those with a key that is there already are
    /// not written again; says how many were.
    pub fn write_letters(&self, slug: &str, actor: Actor, drafts: Vec<Draft>) -> Answer<usize> {
        self.send_for(slug, |slug, answer| Job::Letters(Letters::Write { slug, actor, drafts, answer }))
    }

    /// All letters of an event, the newest first. Read from the store.
    pub fn letters(&self, slug: &str) -> Answer<Vec<Letter>> {
        self.send_for(slug, |slug, answer| Job::Letters(Letters::All { slug, answer }))
    }

    /// Lets a letter be sent anew that failed or whose fate is unknown, if the actor may. False where there is none.
    pub fn send_again(&self, slug: &str, actor: Actor, id: Id) -> Answer<bool> {
        self.send_for(slug, |slug, answer| Job::Letters(Letters::Again { slug, actor, id, answer }))
    }

    /// Takes the letter whose turn it is, to send it.
    pub fn claim_letter(&self) -> Answer<Option<Letter>> {
        self.send(|answer| Job::Letters(Letters::Claim(answer)))
    }

    /// Says what became of a letter that was taken. False where it is gone meanwhile.
    pub fn settle_letter(&self, id: Id, fate: Fate) -> Answer<bool> {
        self.send(|answer| Job::Letters(Letters::Settle { id, fate, answer }))
    }

    /// Says of letters that were being sent when the last process ended what is known of them. For the
    /// [only sender](outbox::OnlySender), before it begins.
    pub fn recover_letters(&self) -> Answer<usize> {
        self.send(|answer| Job::Letters(Letters::Recover(answer)))
    }

    /// Who is signed in at an event, and which links let people in. From memory.
    pub fn tokens(&self, slug: &str) -> Vec<(TokenHash, Token)> {
        self.shared.tokens(slug)
    }

    /// Wakes when somebody was let in, got another role, or was signed out, at any event.
    pub fn watch_tokens(&self) -> watch::Receiver<u64> {
        self.shared.watch_tokens()
    }

    /// Makes a link for somebody to give away, if they may give such a role.
    pub fn invite(&self, slug: &str, actor: Actor, token: TokenHash, link: LinkInfo) -> Answer<()> {
        self.manage(slug, actor, Manage::Invite(token, link))
    }

    /// Ends a session or a link, if the actor may give its role. The last coordinator stays.
    pub fn end(&self, slug: &str, actor: Actor, token: TokenHash) -> Answer<()> {
        self.manage(slug, actor, Manage::End(token))
    }

    /// Gives a session another role, if the actor may give both. The last coordinator stays.
    pub fn set_role(&self, slug: &str, actor: Actor, session: TokenHash, role: Role) -> Answer<()> {
        self.manage(slug, actor, Manage::Role(session, role))
    }

    /// Lets somebody in who came without a ticket: all their browsers are a participant's from now on.
    pub fn let_in(&self, slug: &str, actor: Actor, person: PersonId) -> Answer<()> {
        self.manage(slug, actor, Manage::LetIn(person))
    }

    /// Lets a browser in that knows the word of the day.
    pub fn say_word(&self, slug: &str, word: &str, session: TokenHash, keep: Option<PersonId>) -> Answer<()> {
        let visitor = Actor { who: domain::Who::Team, role: Role::Visitor };
        self.manage(slug, visitor, Manage::Word { word: word.to_owned(), session, keep })
    }

    /// Makes a link that gives this role, until then, so many times.
    pub fn make_link(&self, slug: &str, token: TokenHash, role: Role, expires: Timestamp, uses: u32) -> Answer<()> {
        self.put(slug, token, Token::Link(LinkInfo { role, expires, uses }))
    }

    /// Takes one use of a link and makes a session with the link's role, for the person that the browser already was.
    /// None where the link is unknown, expired or used up.
    pub fn use_link(&self, slug: &str, link: TokenHash, session: TokenHash, keep: Option<PersonId>) -> Answer<Option<Session>> {
        self.send_for(slug, |slug, answer| Job::UseLink { slug, link, session, keep, answer })
    }

    /// Writes a session, over what is there.
    pub fn set_session(&self, slug: &str, session: TokenHash, is: Session) -> Answer<()> {
        self.put(slug, session, Token::Session(is))
    }

    /// Forgets a session or a link.
    pub fn end_session(&self, slug: &str, token: TokenHash) -> Answer<()> {
        self.send_for(slug, |slug, answer| Job::Token { write: TokenWrite::End { slug: slug.clone(), hash: token }, slug, answer })
    }

    /// Finishes what is queued and closes the store. Whatever is asked later is answered with [`Rejected::Closed`].
    pub fn stop(&self) {
        // Where the thread is gone already, there is nobody to tell.
        let _ = self.jobs.send(Job::Stop);
        let thread = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }

    fn manage(&self, slug: &str, actor: Actor, what: Manage) -> Answer<()> {
        self.send_for(slug, |slug, answer| Job::Manage { slug, actor, what, answer })
    }

    fn put(&self, slug: &str, hash: TokenHash, token: Token) -> Answer<()> {
        self.send_for(slug, |slug, answer| {
            let write = TokenWrite::Put(TokenRow { slug: slug.clone(), hash, token });
            Job::Token { slug, write, answer }
        })
    }

    fn send_for<T>(&self, slug: &str, job: impl FnOnce(Slug, Asker<T>) -> Job) -> Answer<T> {
        match slug.parse() {
            Ok(slug) => self.send(|answer| job(slug, answer)),
            Err(_) => Answer::at_once(Err(Rejected::NoSuchEvent)),
        }
    }

    fn send<T>(&self, job: impl FnOnce(Asker<T>) -> Job) -> Answer<T> {
        let (asker, answer) = Answer::pair();
        // Where the thread is gone, the asker is dropped with the job, and the answer is that the ledger is closed.
        let _ = self.jobs.send(job(asker));
        answer
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ledger(…)")
    }
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
