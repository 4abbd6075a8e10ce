//! How letters leave: by a mail server or into files.

use ledger::outbox::{Letter, Obstacle, Trouble};

use crate::files::Files;
use crate::message::{self, NotWritten};
use crate::smtp::Smtp;

/// How letters leave.
pub enum Carrier {
    /// By a mail server.
    Smtp(Smtp),
    /// Into a folder.
    Files(Files),
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// A mail server took it.
    Sent,
    /// It lies in a file.
    Filed,
    /// It was not sent; with another letter it may go.
    NotNow(Trouble),
    /// It was not sent, and no other letter would be just now.
    NothingGoes(Trouble),
    /// It was not sent and never will be as it is.
    Refused(Trouble),
    /// Perhaps it was sent.
    Perhaps(Trouble),
}

impl Carrier {
    /// Carries a letter to somebody of this name and address.
    pub async fn carry(&mut self, letter: &Letter, name: &str, address: &str) -> Carried {
        let from = match self {
            Self::Smtp(smtp) => smtp.from().clone(),
            Self::Files(files) => files.from().clone(),
        };
        let message = match message::write(letter, &from, name, address) {
            Ok(message) => message,
            Err(NotWritten::Address) => return Carried::Refused(Trouble::silent(Obstacle::NotAnAddress)),
            Err(NotWritten::Letter(why)) => return Carried::Refused(Trouble { what: Obstacle::Refused, said: why }),
        };
        match self {
            Self::Smtp(smtp) => smtp.carry(&message).await,
            Self::Files(files) => files.carry(letter, &message),
        }
    }

    /// There is nothing to carry for a while.
    pub async fn rest(&mut self) {
        if let Self::Smtp(smtp) = self {
            smtp.hang_up().await;
        }
    }
}
