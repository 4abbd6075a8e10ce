//! `impl-days`: the live home of a contributor event, as one program.

mod bringing;
mod demo;
mod file;
mod folder;
mod import;
mod issues;
mod keep;
mod log;
mod manage;
mod places;
mod serve;
mod sites;
mod tickets;
mod timetables;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

/// The live home of a contributor event: who works on what, where, and what came of it.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show a day of impl Days Paris 2018, with invented people, on this machine alone
    Demo {
        /// Where to listen
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:2018")]
        listen: SocketAddr,
        /// Nothing happens by itself
        #[arg(long)]
        still: bool,
        #[command(flatten)]
        forge: issues::At,
    },
    /// Serve the events of a data folder
    Serve(serve::Serve),
    /// Create an event
    New(manage::New),
    /// Make a link that lets somebody in
    Link(manage::Link),
    /// Say, or see, what is asked of participants
    Questionnaire(manage::Questionnaire),
    /// Bring something in
    #[command(subcommand)]
    Import(Import),
    Apply(folder::Apply),
    /// Bring something out
    Export(manage::Export),
    /// Copy all data into one file; works while the server runs
    Backup(keep::Backup),
    /// Put a backup in the place of the data; the server has to be stopped
    Restore(keep::Restore),
    /// Look all data through and say what is damaged; works while the server runs, and changes nothing
    Check(keep::Check),
    Match(places::Match),
}

#[derive(Subcommand)]
enum Import {
    /// A Markdown page with tables of what runs and what is done
    LiveDocument(import::LiveDocument),
    Tito(tickets::Tito),
    Pretix(tickets::Pretix),
    Csv(tickets::Csv),
    Issues(issues::Issues),
    Github(issues::Github),
    Jekyll(sites::Jekyll),
    Frab(timetables::Frab),
    Pretalx(timetables::Pretalx),
    Ics(timetables::Ics),
}

/// Where the data lies.
#[derive(Args, Clone)]
struct Data {
    /// The data folder; without it the standard place of this system
    #[arg(long = "data", value_name = "DIR", env = "IMPL_DAYS_DATA")]
    folder: Option<PathBuf>,
}

impl Data {
    fn folder(&self) -> anyhow::Result<PathBuf> {
        match &self.folder {
            Some(folder) => Ok(folder.clone()),
            None => {
                Self::standard().ok_or_else(|| anyhow::anyhow!("this system has no home folder; say where the data lies with --data DIR"))
            }
        }
    }

    /// The standard place of this system, if it has one.
    fn standard() -> Option<PathBuf> {
        use etcetera::BaseStrategy;
        Some(etcetera::choose_base_strategy().ok()?.data_dir().join("impl-days"))
    }

    /// The folder as another command has to be told it, wherever that is typed; nothing where it is the standard place.
    fn to_be_told(folder: &Path) -> Option<PathBuf> {
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        (Self::standard().as_ref() != Some(&whole)).then_some(whole)
    }

    /// Opens the ledger in it, as a command line beside a server.
    fn visit(&self) -> anyhow::Result<ledger::Ledger> {
        self.store()?;
        self.visit_or_make()
    }

    /// The store in it, which has to be there.
    fn store(&self) -> anyhow::Result<PathBuf> {
        let folder = self.folder()?;
        let store = folder.join(ledger::FILE);
        if !store.exists() {
            anyhow::bail!("there are no events in {}; --data DIR says where they are", folder.display());
        }
        Ok(store)
    }

    /// The same, in a folder that may be new.
    fn visit_or_make(&self) -> anyhow::Result<ledger::Ledger> {
        Ok(ledger::Ledger::open(&self.folder()?, ledger::Clock::system(), ledger::Duty::Visit)?)
    }
}

/// Text for people, or data for programs.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or("");
    let host = rest.trim_end_matches('/');
    if host.is_empty() || host.contains(['/', ' ', '?', '#']) {
        return Err("a scheme and a host are needed, such as https://days.example".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// The exit code of wrong use, as shells have it.
const WRONG_USE: u8 = 2;

fn main() -> ExitCode {
    let program = match Program::try_parse() {
        Ok(program) => program,
        Err(error) => return not_run(&error),
    };
    let done = match program.command {
        Command::Demo { listen, still, forge } => demo::run(listen, still, &forge),
        Command::Serve(serve) => serve.run(),
        Command::New(new) => new.run(),
        Command::Link(link) => link.run(),
        Command::Questionnaire(questionnaire) => questionnaire.run(),
        Command::Import(Import::LiveDocument(import)) => import.run(),
        Command::Import(Import::Tito(import)) => import.run(),
        Command::Import(Import::Pretix(import)) => import.run(),
        Command::Import(Import::Csv(import)) => import.run(),
        Command::Import(Import::Issues(import)) => import.run(),
        Command::Import(Import::Github(import)) => import.run(),
        Command::Import(Import::Jekyll(import)) => import.run(),
        Command::Import(Import::Frab(import)) => import.run(),
        Command::Import(Import::Pretalx(import)) => import.run(),
        Command::Import(Import::Ics(import)) => import.run(),
        Command::Apply(apply) => apply.run(),
        Command::Export(export) => export.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Check(check) => check.run(),
        Command::Match(places) => places.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("impl-days: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints what was asked for. A reader that has read enough (`| head`) is no failure.
fn print_out(text: &str) -> anyhow::Result<()> {
    use std::io::Write as _;
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Help that was asked for is printed; wrong use is answered with one line, and exit code 2.
fn not_run(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand as NothingSaid;
    if !error.use_stderr() || error.kind() == NothingSaid {
        // Where it cannot be printed, nobody reads it.
        let _ = error.print();
        return if error.use_stderr() { ExitCode::from(WRONG_USE) } else { ExitCode::SUCCESS };
    }
    let text = error.to_string();
    let what: Vec<&str> = text.trim_start_matches("error: ").lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    eprintln!("impl-days: {}; see {} --help", what.join(" "), asked_command());
    ExitCode::from(WRONG_USE)
}

/// The command that was meant, as far as it was understood.
fn asked_command() -> String {
    let mut command = Program::command();
    let mut path = "impl-days".to_owned();
    for word in std::env::args().skip(1) {
        let Some(next) = command.find_subcommand(&word).cloned() else { break };
        path = format!("{path} {word}");
        command = next;
    }
    path
}
