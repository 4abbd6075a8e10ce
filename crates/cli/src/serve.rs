//! Serving: listen, say where, stop cleanly.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use clap::builder::FalseyValueParser;
use fanout::Limits;
use fast_qr::QRBuilder;
use ledger::{Clock, Duty, Ledger};
use post::{Carrier, Credentials, Files, From, Server, Smtp};
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::{App, Mail, Options, Rates};

use crate::issues::At;
use crate::keep::counted;
use crate::{Data, base_url};

/// Serve the events of a data folder
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    data: Data,
    /// Where to listen
    #[arg(long, value_name = "ADDR", default_value = "0.0.0.0:2018")]
    listen: SocketAddr,
    /// The address under which people find it, with http:// or https:// in front
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Believe the proxy in front about who sends a request
    ///
    /// The sender's address is the last one in X-Forwarded-For (or in Forwarded, where there is no X-Forwarded-For), and without
    /// --base-url the scheme is the one in X-Forwarded-Proto. Use it where every request comes by a proxy that sets these, and
    /// passes Host on as it is. Without it they are ignored, as anybody can write them; then all who come by a proxy count as one
    /// sender, and how often one may write is limited for all of them together.
    #[arg(long, env = "IMPL_DAYS_TRUST_PROXY", value_parser = FalseyValueParser::new())]
    trust_proxy: bool,
    /// The mail server by which letters go, such as <smtps://mail.example.org>
    ///
    /// smtps:// speaks TLS from the start (port 465), smtp:// once it has greeted (port 587; on this machine plain, port 25),
    /// smtp+starttls:// once it has greeted on this machine too, and smtp+plain:// never (port 25). Whose certificates are trusted this
    /// system says, or `SSL_CERT_FILE`. A name and a password for it are read from `IMPL_DAYS_SMTP_USER` and
    /// `IMPL_DAYS_SMTP_PASSWORD`. Without a mail server letters are written to files, in the folder "letters" beside the data.
    #[arg(long, value_name = "URL", env = "IMPL_DAYS_SMTP", requires = "mail_from")]
    smtp: Option<Server>,
    /// Who writes the letters, such as "Paris Days <days@example.org>"; needed with --smtp
    #[arg(long, value_name = "ADDRESS", env = "IMPL_DAYS_MAIL_FROM")]
    mail_from: Option<From>,
    #[command(flatten)]
    forge: At,
    /// Take forms as fast as they come, for rehearsals and measurements
    #[arg(long, hide_short_help = true)]
    no_limits: bool,
    /// The time at which the server's clock starts, for rehearsals, such as 2018-05-28T09:20+02:00
    #[arg(long, value_name = "TIME", hide_short_help = true)]
    clock: Option<jiff::Timestamp>,
}

impl Serve {
    /// Serves until it is told to stop.
    pub fn run(self) -> anyhow::Result<()> {
        let Self { data, listen, base_url, trust_proxy, smtp, mail_from, forge, no_limits, clock } = self;
        let folder = data.folder()?;
        let letters = Letters::of(&folder, smtp, mail_from)?;
        // Events that are not opened are among what it tells.
        crate::log::begin();
        let ledger = Ledger::open(&folder, clock.map_or_else(Clock::system, Clock::starting), Duty::Serve)?;
        let events = ledger.events();
        let changes = events.iter().map(|view| view.event.seq).sum();
        let opened = format!("{} with {}", counted(events.len() as u64, "event"), counted(changes, "change"));
        let key = secret_word()?;
        let rates = if no_limits { Rates::none() } else { Rates::default() };
        let options = Options {
            base_url: base_url.clone(),
            organiser_key: Some(key.clone()),
            data: Some(folder.join(ledger::FILE)),
            told: crate::Data::to_be_told(&folder),
            trust_proxy,
            rates,
            mail: letters.mail.clone(),
            forge: Some(Arc::new(forge.github()?)),
            ..Options::default()
        };
        block_on(async move {
            let listener = listen_at(listen).await?;
            let address = listener.local_addr()?;
            let addresses = base_url.map_or_else(|| addresses(address), |base| vec![(base, true)]);
            println!("impl Days {}, data in {}: {opened}", env!("CARGO_PKG_VERSION"), folder.display());
            for (base, elsewhere) in &addresses {
                println!("  {base}/");
                if *elsewhere && let Some(code) = qr(&format!("{base}/")) {
                    println!("{code}");
                }
            }
            let first = addresses.first().map_or("", |(base, _)| base);
            println!(
                "To organise, open this link, on another device with one of the addresses above. It works until the program stops; keep it\nto yourself.\n  {first}/organiser/{key}"
            );
            std::io::stdout().flush()?;
            serve(ledger, options, listener, Some(letters)).await
        })
    }
}

/// How letters leave.
pub struct Letters {
    folder: PathBuf,
    carrier: Carrier,
    /// What the pages say about it.
    pub mail: Mail,
}

impl Letters {
    /// By a mail server; into the folder beside the data where there is none.
    pub fn of(folder: &Path, server: Option<Server>, from: Option<From>) -> anyhow::Result<Self> {
        let said = from.is_some();
        let from = from.map_or_else(|| UNNAMED.parse().map_err(anyhow::Error::msg), Ok)?;
        let (carrier, mail) = if let Some(server) = server {
            if !from.is_reachable() {
                anyhow::bail!(
                    "{server} is told who writes the letters, and {from} is an address that nobody can answer; \
                     --mail-from says another one, such as --mail-from \"Paris Days <days@example.org>\""
                );
            }
            let credentials = credentials();
            if credentials.is_some() && !server.may_hear_secrets() {
                anyhow::bail!("{server} is spoken to without TLS, so it is told no password; use smtps:// or smtp://");
            }
            let mail = Mail::Server(server.to_string());
            (Carrier::Smtp(Smtp::by(server, credentials, from)), mail)
        } else {
            let files = folder.join(post::FOLDER);
            let mail = Mail::Files { folder: files.clone(), from: said };
            (Carrier::Files(Files::in_folder(files, from)), mail)
        };
        Ok(Self { folder: folder.to_owned(), carrier, mail })
    }
}

/// Who writes letters that only go into files, where nobody said who.
const UNNAMED: &str = "impl Days <letters@impl-days.invalid>";

/// As whom the mail server is asked. Both come by the environment: a command line is seen by all on the machine.
fn credentials() -> Option<Credentials> {
    let user = std::env::var("IMPL_DAYS_SMTP_USER").ok().filter(|user| !user.is_empty())?;
    Some(Credentials { user, password: std::env::var("IMPL_DAYS_SMTP_PASSWORD").unwrap_or_default() })
}

/// How long a letter that is being sent may take when the program is told to stop.
const LAST_LETTER: Duration = Duration::from_secs(10);

/// Serves until a signal.
pub async fn serve(ledger: Ledger, options: Options, listener: TcpListener, letters: Option<Letters>) -> anyhow::Result<()> {
    // Without more open files it works for fewer watchers.
    let _ = fanout::raise_open_files_limit();
    let app = App::new(ledger.clone(), options)?;
    let live = tokio::spawn(web::live::drive(app.clone()));
    let (stop, stopped) = watch::channel(false);
    let sending = letters.map(|Letters { folder, carrier, .. }| {
        let ledger = ledger.clone();
        tokio::spawn(async move { post::drive(ledger, &folder, carrier, stopped).await })
    });
    fanout::serve(listener, web::router(&app), app.fanout().clone(), Limits::default(), told_to_stop()).await;
    live.abort();
    // The letter that is being sent is finished, so that its fate is known.
    let _ = stop.send(true);
    if let Some(sending) = sending {
        let _ = tokio::time::timeout(LAST_LETTER, sending).await;
    }
    ledger.stop();
    Ok(())
}

/// Listens, or says what is in the way.
pub async fn listen_at(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}; is the program running already? --listen takes another address"))
}

/// Runs to the end.
pub fn block_on(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
            return std::future::pending().await;
        };
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
}

/// Every address under which this machine is reached, and whether from elsewhere too.
fn addresses(listening: SocketAddr) -> Vec<(String, bool)> {
    let at = |ip: IpAddr| format!("http://{}", SocketAddr::new(ip, listening.port()));
    if !listening.ip().is_unspecified() {
        return vec![(at(listening.ip()), !listening.ip().is_loopback())];
    }
    let mut found = vec![(at(Ipv4Addr::LOCALHOST.into()), false)];
    for interface in if_addrs::get_if_addrs().unwrap_or_default() {
        if let IpAddr::V4(ip) = interface.ip()
            && !ip.is_loopback()
            && !ip.is_link_local()
        {
            found.push((at(ip.into()), true));
        }
    }
    found
}

/// A square for phones, drawn with the terminal's letters.
fn qr(text: &str) -> Option<String> {
    QRBuilder::new(text).build().ok().map(|code| code.to_str())
}

/// 128 bits of chance in letters.
pub fn secret_word() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).context("the system gives no chance")?;
    Ok(domain::Id::from_bits(u128::from_be_bytes(bytes)).to_string())
}
