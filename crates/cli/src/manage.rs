//! Creating an event, making links and bringing an event out, beside a running server.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use domain::{Actor, Audience, Command, CommandId, Date, Role, Slug};
use jiff::ToSpan;
use ledger::{Ledger, Order, TokenHash, View};
use web::opening::Plan;

use crate::serve::secret_word;
use crate::{Data, import::refused, print_out};

/// Create an event
#[derive(Args)]
pub struct New {
    /// The name in its address: 2 to 40 of a to z, 0 to 9 and -
    slug: Slug,
    /// What it is called
    #[arg(long)]
    title: String,
    /// Its first day, such as 2018-05-28
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,
    /// Its last day; the first one where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<Date>,
    /// Its time zone
    #[arg(long, value_name = "ZONE")]
    zone: String,
    /// A house: "Mozilla:55", or with rooms, address and way "Formeret:100; 101:40; @17 rue de Cléry; ~ten minutes on foot"
    #[arg(long = "venue", value_name = "NAME:SEATS")]
    venues: Vec<String>,
    /// Who is there for newcomers
    #[arg(long, value_name = "NAME", default_value = "")]
    newcomers: String,
    /// Who coordinates
    #[arg(long, value_name = "NAME", default_value = "")]
    coordinator: String,
    /// Who answers for the code of conduct: "Ines, +33 1 99 00 12 34"
    #[arg(long, value_name = "NAME, CONTACT", default_value = "")]
    conduct: String,
    /// The series that it belongs to, such as "Code days": its events share what people's words mean
    #[arg(long, value_name = "NAME", default_value = "")]
    series: String,
    /// Also write a folder to begin with: event.toml and pages, for impl-days apply
    #[arg(long = "folder", value_name = "DIR")]
    begun: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
}

impl New {
    pub fn run(self) -> anyhow::Result<()> {
        let mut plan = Plan::new(&self.title, &self.zone, self.from, self.to.unwrap_or(self.from)).map_err(|refusal| refused(&refusal))?;
        for venue in &self.venues {
            plan = plan.venue(venue).map_err(|refusal| refused(&refusal))?;
        }
        plan = plan.newcomers(&self.newcomers).coordinator(&self.coordinator).conduct(&self.conduct);
        plan = plan.series(&self.series).map_err(|refusal| refused(&refusal))?;
        let ledger = self.data.visit_or_make()?;
        ledger.create(self.slug.clone(), plan.order()).wait().map_err(|rejected| match rejected {
            ledger::Rejected::Taken => anyhow::anyhow!("an event named {} exists already", self.slug),
            other => rejected_words(other),
        })?;
        let view = view(&ledger, self.slug.as_str())?;
        ledger.stop();
        print_out(&format!("{} is open at /{}/\n", self.title, self.slug))?;
        self.begun.as_ref().map_or(Ok(()), |folder| crate::folder::begin(&view, folder))
    }
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date such as 2018-05-28 is needed".to_owned())
}

/// What the ledger could not do, in words.
pub fn rejected_words(rejected: ledger::Rejected) -> anyhow::Error {
    match rejected {
        ledger::Rejected::Refused(refusal) => refused(&refusal),
        other => anyhow::anyhow!("{other}"),
    }
}

/// The event with this name.
pub fn view(ledger: &Ledger, slug: &str) -> anyhow::Result<Arc<View>> {
    if let Some((_, why)) = ledger.unopened().into_iter().find(|(unopened, _)| unopened.as_str() == slug) {
        bail!("{slug} is not opened: {why}");
    }
    ledger.view(slug).with_context(|| {
        let known: Vec<String> = ledger.events().iter().map(|view| view.slug.to_string()).collect();
        if known.is_empty() {
            format!("there is no event {slug}, and no other in this data folder")
        } else {
            format!("there is no event {slug}; there are: {}", known.join(", "))
        }
    })
}

/// Make a link that lets somebody in
#[derive(Args)]
pub struct Link {
    /// Into which event
    #[arg(long, value_name = "SLUG")]
    event: String,
    /// As what
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Role,
    /// How many may use it
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    uses: u32,
    /// The address under which people find the server, such as <https://days.example>
    #[arg(long, value_name = "URL", value_parser = crate::base_url)]
    base_url: Option<String>,
    #[command(flatten)]
    data: Data,
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_word(word)
        .filter(|role| *role != Role::Visitor)
        .ok_or_else(|| "one of participant, mentor, greeter, coordinator, organiser is needed".to_owned())
}

/// The address of a server that was told nothing else.
const GUESSED: &str = "http://localhost:2018";

/// How long a link works.
const LINK_DAYS: i32 = 30;

impl Link {
    pub fn run(self) -> anyhow::Result<()> {
        let ledger = self.data.visit()?;
        view(&ledger, &self.event)?;
        let token = secret_word()?;
        let expires = ledger.clock().now() + (24 * LINK_DAYS).hours();
        ledger.make_link(&self.event, TokenHash::of(&token), self.role, expires, self.uses).wait().map_err(rejected_words)?;
        ledger.stop();
        let base = self.base_url.as_deref().unwrap_or(GUESSED);
        print_out(&format!("{base}/{}/link/{token}\n", self.event))?;
        if self.base_url.is_none() {
            // Beside the address, so that a script gets the address alone.
            eprintln!(
                "The first part, {GUESSED}, is a guess: where people find the server under another address, put that in its place,\nor say it next time with --base-url, such as --base-url https://days.example. The link works either way."
            );
        }
        Ok(())
    }
}

/// Say what is asked of participants
#[derive(Args)]
pub struct Questionnaire {
    /// Of which event
    #[arg(value_name = "EVENT")]
    event: String,
    /// The questions, as TOML or JSON; "standard" for those that are asked everywhere. Without it, what is asked now is printed as such a file
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
}

/// Longest file with questions that is read, in bytes.
const LONGEST_QUESTIONS: u64 = 1024 * 1024;

impl Questionnaire {
    pub fn run(self) -> anyhow::Result<()> {
        let Some(file) = &self.file else {
            let ledger = self.data.visit()?;
            let written = web::questions_written(&view(&ledger, &self.event)?.event.questionnaire());
            ledger.stop();
            return print_out(&written);
        };
        let questions = if file.as_os_str() == "standard" {
            domain::questionnaire::Questionnaire::default()
        } else {
            let shown = file.display().to_string();
            let length = std::fs::metadata(file).with_context(|| format!("{shown} cannot be read"))?.len();
            if length > LONGEST_QUESTIONS {
                bail!("{shown} is too long to be questions");
            }
            let written = std::fs::read_to_string(file).with_context(|| format!("{shown} cannot be read as text"))?;
            web::questions(&written).map_err(|why| anyhow::anyhow!("{shown}: {why}"))?
        };
        let ledger = self.data.visit()?;
        let seen = view(&ledger, &self.event)?.event.seq;
        let ask = domain::coming::Command::Ask { seen, questions: questions.clone() };
        let order = Order::new(CommandId(secret_word()?.parse()?), Actor::ORGANISER).with(Command::Coming(ask));
        ledger.ask(&self.event, order).wait().map_err(rejected_words)?;
        ledger.stop();
        print_out(&match questions.questions.len() {
            0 => format!("{} asks the standard questions\n", self.event),
            1 => format!("{} asks one question\n", self.event),
            n => format!("{} asks {n} questions\n", self.event),
        })
    }
}

/// Bring an event out
#[derive(Args)]
pub struct Export {
    /// As what
    what: What,
    /// Which event
    #[arg(long, value_name = "SLUG")]
    event: String,
    /// Into which folder
    #[arg(long, value_name = "DIR", required_if_eq("what", "folder"))]
    to: Option<PathBuf>,
    #[command(flatten)]
    data: Data,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The Markdown page with tables of what runs and what is done
    LiveDocument,
    /// Everything that stands on the boards, as data
    Json,
    /// The event's own folder: event.toml and pages; what lies there is written over
    Folder,
}

impl Export {
    pub fn run(self) -> anyhow::Result<()> {
        let ledger = self.data.visit()?;
        let view = view(&ledger, &self.event)?;
        if let (What::Folder, Some(to)) = (self.what, &self.to) {
            let done = crate::folder::bring_out(&ledger, &view, to);
            ledger.stop();
            return done;
        }
        ledger.stop();
        print_out(&match self.what {
            What::LiveDocument => web::import::export::markdown(&view, None, Audience::Team),
            What::Json | What::Folder => format!("{:#}\n", web::export_json(&view, Audience::Team)),
        })
    }
}
