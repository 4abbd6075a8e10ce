//! The demo: impl Days Paris 2018 on its Monday at 9:20, with the real topics and invented people.

mod cast;
mod story;

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use domain::{Actor, Slug};
use jiff::Timestamp;
use ledger::{Clock, Duty, Ledger, Order};
use web::opening::Plan;
use web::{Options, Rates};

use crate::issues::At;
use crate::serve::{Letters, block_on, listen_at, serve};
use story::Story;

const SLUG: &str = "paris-2018";
const DOORS_OPEN: &str = "2018-05-28T08:55:00+02:00";
const BEGINS: &str = "2018-05-28T09:20:00+02:00";

/// Shows it until it is told to stop.
pub fn run(listen: SocketAddr, still: bool, forge: &At) -> anyhow::Result<()> {
    let github = forge.github()?;
    let folder = tempfile::Builder::new().prefix("impl-days-demo-").tempdir().context("cannot make a temporary folder")?;
    let clock = clock(still, DOORS_OPEN)?;
    let ledger = Ledger::open(folder.path(), clock.clone(), Duty::Serve)?;
    let story = prepare(&ledger, &clock)?;
    clock.set(BEGINS.parse()?);
    ledger.look().wait().map_err(|error| anyhow!("{error}"))?;
    block_on(async move {
        let listener = listen_at(listen).await?;
        let base = format!("http://{}", listener.local_addr()?);
        println!("impl Days Paris 2018, Monday 9:20. Open:\n  {base}/{SLUG}/\n");
        println!("Look at it as somebody else; these links work every time, on this machine:");
        for role in ["participant", "coordinator", "organiser", "visitor"] {
            println!("  {role:<12} {base}/{SLUG}/role/{role}");
        }
        println!("\nCtrl-C ends it. Nothing is kept.");
        std::io::stdout().flush()?;
        let alive = (!still).then(|| tokio::spawn(story.go_on(ledger.clone())));
        let data = Some(folder.path().join(ledger::FILE));
        let letters = Letters::of(folder.path(), None, None)?;
        let mail = letters.mail.clone();
        let options = Options { demo: true, data, rates: Rates::none(), mail, forge: Some(Arc::new(github)), ..Options::default() };
        serve(ledger, options, listener, Some(letters)).await?;
        if let Some(alive) = alive {
            alive.abort();
        }
        drop(folder);
        Ok(())
    })
}

fn clock(still: bool, at: &str) -> anyhow::Result<Clock> {
    let at: Timestamp = at.parse()?;
    Ok(if still { Clock::standing(at) } else { Clock::starting(at) })
}

/// Opens the event and lets its morning happen up to 9:20.
fn prepare(ledger: &Ledger, clock: &Clock) -> anyhow::Result<Story> {
    let slug: Slug = SLUG.parse()?;
    let refused = |refusal: domain::Refusal| anyhow!("{refusal}");
    let order = Plan::new("impl Days Paris 2018", "Europe/Paris", "2018-05-28".parse()?, "2018-05-29".parse()?)
        .and_then(|plan| plan.venue("Mozilla: 55; Kitchen; @Mozilla Paris, 16 bis boulevard Montmartre"))
        .and_then(|plan| plan.venue("Formeret: 100; 101: 40; 201: 20; @Espace Cléry, 17 rue de Cléry; ~ten minutes on foot from Mozilla"))
        .map(|plan| plan.newcomers("Mia, at the door of Mozilla").coordinator("Felix").conduct("Ines, +33 1 99 00 12 34"))
        .map(Plan::order)
        .map_err(refused)?;
    ledger.create(slug.clone(), order).wait().map_err(|error| anyhow!("{error}"))?;
    let mut story = Story::new(&slug);
    story.morning(ledger, clock)?;
    Ok(story)
}

/// Asks the ledger, as the demo's people do.
fn ask(ledger: &Ledger, slug: &Slug, order: Order) -> ledger::Answer<ledger::Receipt> {
    ledger.ask(slug.as_str(), order)
}

/// What the team does in the demo.
const TEAM: Actor = Actor::ORGANISER;
