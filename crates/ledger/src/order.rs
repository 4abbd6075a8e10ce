//! What is asked of the ledger, and what it answers.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use domain::{Actor, Command, CommandId, PersonId, Refusal, Seq};
use tokio::sync::oneshot;

use crate::outbox::Draft;
use crate::people::Profile;
use crate::token::TokenHash;

/// What somebody asks of an event, as one: all of it is done, or nothing.
#[derive(Clone, Debug)]
pub struct Order {
    /// Asking twice with the same id is asking once.
    pub id: CommandId,
    /// Who asks.
    pub actor: Actor,
    /// What for; each is decided on what the earlier ones make of the event.
    pub commands: Vec<Command>,
    /// Profiles to write, each as it was read (its [revision](Profile::revision) says when) with something changed in it. The ledger adds the
    /// changes that say so. Where another one was written meanwhile the order is [`Rejected::Outdated`].
    pub profiles: Vec<(PersonId, Profile)>,
    /// Letters to write with the rest: where one cannot be written nothing is done, and where nothing is done none is written. They say nothing of
    /// whether two orders are the same one, as each of them is named anew whenever it is drafted.
    pub letters: Vec<Draft>,
    /// Who the asking browser becomes.
    pub bind: Option<Bind>,
}

/// The browser that asks becomes this person: stored in the same transaction, only when the order is carried out.
#[derive(Clone, Copy, Debug)]
pub struct Bind {
    /// The browser's session. One that is not there yet begins with the role of a visitor.
    pub token: TokenHash,
    /// The person.
    pub person: PersonId,
}

impl Order {
    /// An order for nothing yet.
    pub const fn new(id: CommandId, actor: Actor) -> Self {
        Self { id, actor, commands: Vec::new(), profiles: Vec::new(), letters: Vec::new(), bind: None }
    }

    /// The order with one more command.
    #[must_use]
    pub fn with(mut self, command: Command) -> Self {
        self.commands.push(command);
        self
    }
}

/// Which changes an order caused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The first one.
    pub first: Seq,
    /// The last one; smaller than `first` where nothing had to change.
    pub last: Seq,
}

/// Why an order was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// The rules say no; the person can be told why.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The order's id was used by somebody else, or for something else.
    #[error("this command id was used for something else")]
    Reused,
    /// A profile that the order writes whole was written by somebody else since it was read: read it again and ask again.
    #[error("somebody wrote this profile meanwhile")]
    Outdated,
    /// The store failed. The text is technical, for the log.
    #[error("not saved: {0}")]
    NotSaved(String),
    /// There is no such event, or it could not be opened.
    #[error("there is no such event")]
    NoSuchEvent,
    /// An event with this name exists.
    #[error("an event with this name exists")]
    Taken,
    /// The ledger is shutting down.
    #[error("the ledger is closed")]
    Closed,
}

/// An answer that comes later: `.await` it in async code, or [`wait`](Self::wait) for it elsewhere.
/// Dropping it takes nothing back.
#[must_use = "what was asked may have been refused"]
pub struct Answer<T>(oneshot::Receiver<Result<T, Rejected>>);

/// Where an answer goes.
pub(crate) type Asker<T> = oneshot::Sender<Result<T, Rejected>>;

impl<T> Answer<T> {
    pub(crate) fn pair() -> (Asker<T>, Self) {
        let (asker, answer) = oneshot::channel();
        (asker, Self(answer))
    }

    pub(crate) fn at_once(result: Result<T, Rejected>) -> Self {
        let (asker, answer) = Self::pair();
        // The receiver is at hand, so this arrives.
        let _ = asker.send(result);
        answer
    }

    /// Waits for the answer. Not for async code: it would stop the thread.
    ///
    /// # Errors
    /// Why the order was not carried out.
    ///
    /// # Panics
    /// In async code.
    pub fn wait(self) -> Result<T, Rejected> {
        self.0.blocking_recv().unwrap_or(Err(Rejected::Closed))
    }
}

impl<T> Future for Answer<T> {
    type Output = Result<T, Rejected>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context).map(|answer| answer.unwrap_or(Err(Rejected::Closed)))
    }
}

impl<T> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(…)")
    }
}
