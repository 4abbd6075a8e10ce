//! Letters on their way: from the ledger's outbox to a mail server, or into files where there is none.
//!
//! One process sends, one letter at a time, and says on the disk first that it does. What becomes of each letter is known as
//! exactly as the mail server says it: before the text is handed over nothing was sent, after the server's yes it was, and
//! where the line breaks in between nobody knows. A [`Sender`] then decides by the letter's kind.

mod carrier;
mod files;
mod message;
mod sender;
mod smtp;

pub use carrier::{Carried, Carrier};
pub use files::{FOLDER, Files};
pub use message::{From, NotWritten};
pub use sender::{Sender, Step, drive};
pub use smtp::{Credentials, Server, Smtp, WrongAddress};
