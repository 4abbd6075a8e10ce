//! Talking to a mail server, step by step, so that it is known at which step a line broke.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use ledger::outbox::{Obstacle, Trouble};
use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{self, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};

use crate::carrier::Carried;
use crate::message::{From, one_line};

/// How long a mail server may take for one answer. Some look a letter through before they say yes.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many letters one connection carries; servers hang up on those who talk for ever.
const MOST_ON_A_LINE: u32 = 50;

/// How much of what a server says is kept, in characters.
const LONGEST_ANSWER: usize = 200;

/// A mail server's address: `smtps://host` (TLS from the start), `smtp://host` (TLS once it is greeted; plain on this machine),
/// `smtp+starttls://host` (TLS once it is greeted, also on this machine), `smtp+plain://host` (never TLS).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    host: String,
    port: u16,
    tls: Tls,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tls {
    Always,
    OnceGreeted,
    Never,
}

/// Why a text is no address of a mail server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongAddress {
    /// Another beginning.
    #[error("a mail server's address begins with smtps://, smtp://, smtp+starttls:// or smtp+plain://, such as smtps://mail.example.org")]
    Scheme,
    /// Name and password stand in it.
    #[error(
        "name and password do not belong into the address, where others see them: they are read from IMPL_DAYS_SMTP_USER and IMPL_DAYS_SMTP_PASSWORD"
    )]
    Secret,
    /// No host, or a port that is none.
    #[error("a host and perhaps a port are needed, such as smtps://mail.example.org or smtp://localhost:25")]
    Host,
}

impl FromStr for Server {
    type Err = WrongAddress;

    fn from_str(text: &str) -> Result<Self, WrongAddress> {
        let (scheme, rest) = text.split_once("://").ok_or(WrongAddress::Scheme)?;
        let rest = rest.trim_end_matches('/');
        if rest.contains('@') {
            return Err(WrongAddress::Secret);
        }
        let (host, port) = match rest.rsplit_once(':').filter(|(host, _)| !host.starts_with('[') || host.ends_with(']')) {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| WrongAddress::Host)?)),
            None => (rest, None),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        if host.is_empty() || host.contains(['/', '?', '#', ' ']) {
            return Err(WrongAddress::Host);
        }
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let (tls, usual) = match scheme {
            "smtps" => (Tls::Always, 465),
            "smtp" if here => (Tls::Never, 25),
            "smtp" | "smtp+starttls" => (Tls::OnceGreeted, 587),
            "smtp+plain" => (Tls::Never, 25),
            _ => return Err(WrongAddress::Scheme),
        };
        Ok(Self { host, port: port.unwrap_or(usual), tls })
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl Server {
    /// Whether name and password may be said to it: only where nobody else hears them.
    pub fn may_hear_secrets(&self) -> bool {
        self.tls != Tls::Never || self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }
}

/// As whom to ask a mail server.
#[derive(Clone)]
pub struct Credentials {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

/// A mail server and, while there is something to say, a line to it.
pub struct Smtp {
    server: Server,
    credentials: Option<Credentials>,
    from: From,
    line: Option<(AsyncSmtpConnection, u32)>,
}

impl Smtp {
    /// Letters go by this server.
    pub const fn by(server: Server, credentials: Option<Credentials>, from: From) -> Self {
        Self { server, credentials, from, line: None }
    }

    pub(crate) const fn from(&self) -> &From {
        &self.from
    }

    pub(crate) async fn carry(&mut self, message: &Message) -> Carried {
        let (mut line, carried) = match self.line().await {
            Ok(line) => line,
            Err(trouble) => return Carried::NothingGoes(trouble),
        };
        let outcome = hand_over(&mut line, message).await;
        if outcome == Carried::Sent && carried + 1 < MOST_ON_A_LINE {
            self.line = Some((line, carried + 1));
        } else {
            // A connection on which something went wrong is not used for another letter.
            let _ = tokio::time::timeout(PATIENCE, line.abort()).await;
        }
        outcome
    }

    pub(crate) async fn hang_up(&mut self) {
        if let Some((mut line, _)) = self.line.take() {
            let _ = tokio::time::timeout(PATIENCE, line.quit()).await;
        }
    }

    /// The line that is open, if it still is; else a new one.
    async fn line(&mut self) -> Result<(AsyncSmtpConnection, u32), Trouble> {
        if let Some((mut line, carried)) = self.line.take()
            && tokio::time::timeout(PATIENCE, line.test_connected()).await.unwrap_or(false)
        {
            return Ok((line, carried));
        }
        tokio::time::timeout(PATIENCE, self.call())
            .await
            .unwrap_or_else(|_| Err(Trouble::silent(Obstacle::Unreachable)))
            .map(|line| (line, 0))
    }

    async fn call(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let Server { host, port, tls } = &self.server;
        let unreachable = |error: &Error| trouble(if is_mistrusted(error) { Obstacle::NoTrust } else { Obstacle::Unreachable }, error);
        let parameters = || TlsParameters::new(host.clone()).map_err(|error| unreachable(&error));
        let me = ClientId::default();
        let at_once = if *tls == Tls::Always { Some(parameters()?) } else { None };
        let connected = AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), Some(PATIENCE), &me, at_once, None).await;
        let mut line = connected.map_err(|error| unreachable(&error))?;
        if *tls == Tls::OnceGreeted {
            if !line.can_starttls() {
                // Whoever is between the two may have taken the offer out.
                return Err(Trouble::silent(Obstacle::NoTls));
            }
            line.starttls(parameters()?, &me).await.map_err(|error| unreachable(&error))?;
        }
        if let Some(Credentials { user, password }) = &self.credentials {
            let credentials = authentication::Credentials::new(user.clone(), password.clone());
            let asked = line.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await;
            asked.map_err(|error| trouble(Obstacle::NotLetIn, &error))?;
        }
        Ok(line)
    }
}

/// Hands a letter over: envelope, then text. Up to the text nothing was sent.
async fn hand_over(line: &mut AsyncSmtpConnection, message: &Message) -> Carried {
    let (envelope, bytes) = (message.envelope(), message.formatted());
    let mut options = Vec::new();
    let all = envelope.from().into_iter().chain(envelope.to());
    if !all.map(AsRef::<str>::as_ref).all(str::is_ascii) {
        if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Carried::Refused(Trouble { what: Obstacle::Refused, said: "addresses with such letters".to_owned() });
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    if !bytes.is_ascii() {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let begun = tokio::time::timeout(PATIENCE, async {
        // Who writes is the same for all letters: a server that does not like it takes none.
        line.command(Mail::new(envelope.from().cloned(), options)).await.map_err(|error| Carried::NothingGoes(not_taken(&error)))?;
        for to in envelope.to() {
            line.command(Rcpt::new(to.clone(), vec![])).await.map_err(|error| refused(&error))?;
        }
        line.command(Data).await.map_err(|error| refused(&error))
    });
    match begun.await {
        Ok(Ok(_)) => {}
        Ok(Err(outcome)) => return outcome,
        Err(_) => return Carried::NothingGoes(Trouble::silent(Obstacle::Busy)),
    }
    match tokio::time::timeout(PATIENCE, line.message(&bytes)).await {
        Ok(Ok(_)) => Carried::Sent,
        // The server said no, so it did not take it.
        Ok(Err(error)) if error.status().is_some() => refused(&error),
        Ok(Err(error)) => Carried::Perhaps(trouble(Obstacle::Cut, &error)),
        Err(_) => Carried::Perhaps(Trouble::silent(Obstacle::Cut)),
    }
}

/// What a server's no to one letter means.
fn refused(error: &Error) -> Carried {
    if error.is_permanent() {
        Carried::Refused(trouble(Obstacle::Refused, error))
    } else if error.status().is_some() {
        Carried::NotNow(trouble(Obstacle::Busy, error))
    } else {
        Carried::NothingGoes(trouble(Obstacle::Unreachable, error))
    }
}

fn not_taken(error: &Error) -> Trouble {
    let what = match error.status() {
        Some(_) if error.is_permanent() => Obstacle::NotLetIn,
        Some(_) => Obstacle::Busy,
        None => Obstacle::Unreachable,
    };
    trouble(what, error)
}

/// Whether the server's certificate did not prove who it is.
fn is_mistrusted(error: &Error) -> bool {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = next {
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if inner.and_then(|inner| inner.downcast_ref()).is_some_and(|error| matches!(error, rustls::Error::InvalidCertificate(_))) {
            return true;
        }
        next = error.source();
    }
    false
}

fn trouble(what: Obstacle, error: &Error) -> Trouble {
    let mut said = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let inner_said = inner.to_string();
        if !said.contains(&inner_said) {
            said = format!("{said}: {inner_said}");
        }
        source = inner.source();
    }
    Trouble { what, said: one_line(&said, LONGEST_ANSWER) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_mail_servers_are_read() {
        let read = |text: &str| text.parse::<Server>().map(|server| (server.to_string(), server.tls));
        assert_eq!(read("smtps://mail.example.org"), Ok(("mail.example.org:465".to_owned(), Tls::Always)));
        assert_eq!(read("smtp://mail.example.org:2525/"), Ok(("mail.example.org:2525".to_owned(), Tls::OnceGreeted)));
        assert_eq!(read("smtp+starttls://localhost:25"), Ok(("localhost:25".to_owned(), Tls::OnceGreeted)));
        assert_eq!(read("smtp://localhost"), Ok(("localhost:25".to_owned(), Tls::Never)));
        assert_eq!(read("smtp+plain://relay.example"), Ok(("relay.example:25".to_owned(), Tls::Never)));
        assert_eq!(read("smtp://[::1]:2525"), Ok(("::1:2525".to_owned(), Tls::Never)));
        assert_eq!(read("https://mail.example.org"), Err(WrongAddress::Scheme));
        assert_eq!(read("mail.example.org"), Err(WrongAddress::Scheme));
        assert_eq!(read("smtps://user:secret@mail.example.org"), Err(WrongAddress::Secret));
        for wrong in ["smtp://", "smtp://mail:x", "smtp://a b", "smtps://a?b"] {
            assert_eq!(read(wrong), Err(WrongAddress::Host), "{wrong}");
        }
    }

    #[test]
    fn passwords_are_said_where_nobody_listens() {
        let may = |text: &str| text.parse::<Server>().unwrap().may_hear_secrets();
        assert!(may("smtps://mail.example") && may("smtp://mail.example") && may("smtp://localhost"));
        assert!(!may("smtp+plain://mail.example"));
    }
}
