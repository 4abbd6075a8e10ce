//! How often a board is drawn, however many watch it: N changes, W watchers, three audiences, two languages.
//!
//! The whole server in one process, with watchers on real sockets.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use domain::message::{Command as MessageCommand, Kind};
use domain::{Actor, Command, CommandId, Field, Id, MessageId, Role, Text};
use fanout::Limits;
use ledger::{Clock, Duty, Ledger, Order, Session, TokenHash};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use web::{App, Options};

/// What to try.
#[derive(Args)]
pub struct Arguments {
    /// How many watch, spread over the six boards.
    #[arg(long, default_value_t = 1000)]
    watchers: usize,
    /// How many changes there are.
    #[arg(long, default_value_t = 100)]
    changes: u64,
}

const EVENT: &str = "renders";
const DAY: &str = "2018-05-28";
const ROLES: [Role; 3] = [Role::Visitor, Role::Participant, Role::Coordinator];
const LANGUAGES: [&str; 2] = ["en", "fr"];
/// How long a watcher waits for the last change: a lost one must end the run, not hold it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Counts.
pub fn run(arguments: &Arguments) -> Result<Value> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(count(arguments))
}

async fn count(&Arguments { watchers, changes }: &Arguments) -> Result<Value> {
    fanout::raise_open_files_limit()?;
    let folder = tempfile::tempdir()?;
    let ledger = Ledger::open(folder.path(), Clock::standing("2018-05-28T09:20:00+02:00".parse()?), Duty::Serve)?;
    let day = DAY.parse()?;
    let plan = web::opening::Plan::new("Renders", "Europe/Paris", day, day)?.venue("Mozilla: 55")?;
    ledger.create(EVENT.parse()?, plan.order()).await?;
    // What the timer says of the day is a change, too: it must not come among those that are counted.
    ledger.look().await?;
    for role in ROLES {
        ledger.set_session(EVENT, TokenHash::of(role.word()), Session { person: None, role, since: domain::Timestamp::UNIX_EPOCH }).await?;
    }
    let app = App::new(ledger.clone(), Options::default())?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(web::live::drive(app.clone()));
    tokio::spawn(fanout::serve(listener, web::router(&app), app.fanout().clone(), Limits::default(), std::future::pending()));

    let mut crowd = Vec::new();
    for number in 0..watchers {
        let (role, language) = (ROLES[number % ROLES.len()], LANGUAGES[number / ROLES.len() % LANGUAGES.len()]);
        let mut stream = TcpStream::connect(address).await?;
        let request = format!(
            "GET /{EVENT}/live?view=board&day={DAY}&lang={language} HTTP/1.1\r\nHost: x\r\nCookie: impl-days-at-{EVENT}={}\r\n\r\n",
            role.word()
        );
        stream.write_all(request.as_bytes()).await?;
        // The first byte of the stream's beginning: from here on it is told of every change.
        let mut words = Vec::new();
        hear(&mut stream, &mut words, "event: beat").await?;
        crowd.push(tokio::spawn(async move { hear(&mut stream, &mut words, "the last change").await }));
    }

    let before = web::testing::renders(&app, EVENT);
    for number in 1..=changes {
        let text = if number == changes { "the last change".to_owned() } else { format!("change {number}") };
        // Ids as the server makes them: far apart, so that their first letters differ.
        let id = CommandId(Id::from_bits(0).nth(u16::try_from(number)?));
        let message = MessageId(id.nth(40_000));
        let text = Text::line(&text, Field::Text)?;
        let post = MessageCommand::Post { message, day, kind: Kind::Question, text, project: None };
        ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(Command::Message(post))).await?;
    }
    for watcher in crowd {
        watcher.await??;
    }
    let renders = web::testing::renders(&app, EVENT) - before;
    let most = changes * ROLES.len() as u64 * LANGUAGES.len() as u64;
    ensure!(renders <= most, "{renders} renders are more than {most}");
    Ok(json!({ "watchers": watchers, "changes": changes, "renders": renders, "most": most }))
}

/// Reads until this was said.
async fn hear(stream: &mut TcpStream, heard: &mut Vec<u8>, what: &str) -> Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    while !heard.windows(what.len()).any(|words| words == what.as_bytes()) {
        let got = tokio::time::timeout(PATIENCE, stream.read(&mut buffer)).await.with_context(|| format!("{what:?} was not heard"))??;
        ensure!(got > 0, "the stream ended before {what:?}");
        // What was said before does not matter any more, save a word that was cut in two.
        let keep = heard.len().saturating_sub(what.len());
        heard.drain(..keep);
        heard.extend_from_slice(&buffer[..got]);
    }
    Ok(())
}
