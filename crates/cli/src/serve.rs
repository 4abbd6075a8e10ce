//! Serving: listen, say where, stop cleanly.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::Context;
use clap::Args;
use clap::builder::FalseyValueParser;
use fanout::Limits;
use fast_qr::QRBuilder;
use ledger::{Clock, Duty, Ledger};
use tokio::net::TcpListener;
use web::{App, Options, Rates};

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
        let Self { data, listen, base_url, trust_proxy, no_limits, clock } = self;
        let folder = data.folder()?;
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
            serve(ledger, options, listener).await
        })
    }
}

/// Serves until a signal.
pub async fn serve(ledger: Ledger, options: Options, listener: TcpListener) -> anyhow::Result<()> {
    // Without more open files it works for fewer watchers.
    let _ = fanout::raise_open_files_limit();
    let app = App::new(ledger.clone(), options)?;
    let live = tokio::spawn(web::live::drive(app.clone()));
    fanout::serve(listener, web::router(&app), app.fanout().clone(), Limits::default(), told_to_stop()).await;
    live.abort();
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
