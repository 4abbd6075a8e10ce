//! `cargo xtask bench live`: what the live page costs, beside what it would cost at least.
//!
//! The board, its watchers and the references are programs of their own (`crates/bench`), so that the system tells
//! what each of them spent. This file builds and starts them, and makes a table of what they say.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::root;
use crate::steps::{cargo, in_words, succeeds};

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    watchers: u32,
    size: Size,
    profile: Profile,
    /// Whether the table also goes into `docs/benchmarks.md`.
    write: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Full,
    /// To see that all of it still works; the figures say little.
    Short,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Profile {
    Release,
    Dev,
}

/// A hard limit of 20 000 open files is common, and the load holds two sockets for each watcher.
const MOST_WATCHERS: u32 = 9_000;
/// Where the table stands in `docs/benchmarks.md`.
const TABLE: [&str; 2] = ["<!-- table: cargo xtask bench live --write -->\n", "<!-- end of table -->"];

impl Options {
    /// A run just large enough to tell that the bench works, built as the tests are.
    pub const IN_SMALL: Self = Self { watchers: 100, size: Size::Short, profile: Profile::Dev, write: false };

    /// What `[--watchers N] [--short] [--write]` asks for; none if it is something else.
    pub fn read(arguments: &[&str]) -> Option<Self> {
        let mut options = Self { watchers: 0, size: Size::Full, profile: Profile::Release, write: false };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--watchers" => options.watchers = arguments.next()?.parse().ok().filter(|number| (1..=MOST_WATCHERS).contains(number))?,
                "--short" => options.size = Size::Short,
                "--write" => options.write = true,
                _ => return None,
            }
        }
        if options.watchers == 0 {
            options.watchers = if options.size == Size::Short { Self::IN_SMALL.watchers } else { 1000 };
        }
        Some(options)
    }
}

/// Builds everything, runs it and prints the table.
///
/// # Errors
/// A watcher lost a message, or something could not be built or started.
pub fn live(options: &Options) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("what a process spends is read from /proc, which only Linux has");
    }
    // Each as it is shipped: built together, one could switch on features of the other's libraries.
    let board = build(options.profile, "impl-days", "impl-days")?;
    let bench = |name| build(options.profile, "bench", name);
    let (floor, constant, load) = (bench("floor")?, bench("constant")?, bench("load")?);
    let cores = Cores::find();

    let board = Server::start(cores.server(&board).args(["demo", "--still", "--listen", "127.0.0.1:0"]))?;
    let floor = Server::start(&mut cores.server(&floor))?;
    let (rounds, messages) = if options.size == Size::Short { ("1", "5") } else { ("9", "10") };
    let counts = ["--watchers", &options.watchers.to_string(), "--rounds", rounds, "--messages", messages];
    let live = figures(cores.load(&load).arg("live").args(two(&board, &floor)).args(counts))?;
    drop(floor);

    let constant = Server::start(cores.server(&constant).arg(&board.address))?;
    let (requests, rounds) = if options.size == Size::Short { ("500", "1") } else { ("20000", "5") };
    let pages = figures(cores.load(&load).arg("pages").args(two(&board, &constant)).args(["--requests", requests, "--rounds", rounds]))?;

    drop((board, constant));
    let renders = bench("renders")?;
    let (few, many) = (options.watchers.min(10).to_string(), options.watchers.to_string());
    let renders =
        [few, many].iter().map(|watchers| figures(Command::new(&renders).args(["--watchers", watchers]))).collect::<Result<Vec<_>>>()?;

    let table = format!("{}\n{}", table(&live, &pages, &cores), drawn(&renders));
    println!("{table}");
    if options.write {
        write(&root().join("docs/benchmarks.md"), &table)?;
    }
    Ok(())
}

fn build(profile: Profile, package: &str, program: &str) -> Result<PathBuf> {
    let mut command = cargo(["build", "--package", package, "--bin", program, "--message-format", "json-render-diagnostics"]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    let built = command.stderr(Stdio::inherit()).output()?;
    if !built.status.success() {
        bail!("{} ended with {}", in_words(&command), built.status);
    }
    let messages = built.stdout.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let mut executables = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    executables.next().with_context(|| format!("cargo built no {program}"))
}

/// Which processor each program keeps to, so that the load does not take the servers' time.
struct Cores {
    /// How many there are, as far as we may use them.
    count: usize,
    pinned: bool,
}

impl Cores {
    fn find() -> Self {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let on = |core| succeeds(Command::new("taskset").args(["-c", core, "true"]));
        Self { count, pinned: count > 1 && on("0") && on("1") }
    }

    fn server(&self, program: &Path) -> Command {
        self.on("0", program)
    }

    fn load(&self, program: &Path) -> Command {
        self.on("1", program)
    }

    fn on(&self, core: &str, program: &Path) -> Command {
        if !self.pinned {
            return Command::new(program);
        }
        // It becomes the program, under the same process id.
        let mut command = Command::new("taskset");
        command.args(["-c", core]).arg(program);
        command
    }

    fn in_words(&self) -> String {
        let pinned = if self.pinned {
            "servers on one, the load on the other"
        } else {
            "no program kept to one core (no `taskset`, or one core only)"
        };
        let cores = if self.count == 1 { "1 virtual core".to_owned() } else { format!("{} virtual cores", self.count) };
        format!("{cores}, {} {}; {pinned}", std::env::consts::OS, std::env::consts::ARCH)
    }
}

/// A server that prints its address. It is ended when this value is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", in_words(command)))?;
        let output = child.stdout.take().expect("stdout was asked to be a pipe");
        let mut server = Self { child, address: String::new() };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:")).map(str::to_owned));
        server.address = address.with_context(|| format!("{} ended without printing its address", in_words(command)))?;
        // One whose output nobody reads would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn two(board: &Server, reference: &Server) -> [String; 8] {
    let id = |server: &Server| server.child.id().to_string();
    let name = |name: &str| name.to_owned();
    [
        name("--board"),
        board.address.clone(),
        name("--board-pid"),
        id(board),
        name("--reference"),
        reference.address.clone(),
        name("--reference-pid"),
        id(reference),
    ]
}

fn figures(load: &mut Command) -> Result<Value> {
    let output = load.stderr(Stdio::inherit()).output().with_context(|| format!("cannot run {}", in_words(load)))?;
    if !output.status.success() {
        bail!("{} ended with {}", in_words(load), output.status);
    }
    serde_json::from_slice(&output.stdout).context("the load printed no figures")
}

fn table(live: &Value, pages: &Value, cores: &Cores) -> String {
    let n = |value: &Value, path: &str| value.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let (watchers, messages) = (n(live, "/watchers"), n(live, "/messages"));
    let ratio = |of: &Value, one: &str, other: &str| n(of, one) / n(of, other);
    let outside = (n(live, "/board/cpu_us") - n(live, "/board/cpu_us_fan_out")) * watchers;
    let kilobytes = |bytes: f64| bytes / 1000.0;

    let mut text = String::new();
    let mut put = |args: std::fmt::Arguments| text.write_fmt(args).and_then(|()| text.write_char('\n')).expect("a string takes everything");
    put(format_args!("Machine: {}.", cores.in_words()));
    put(format_args!(
        "Other load meanwhile: {:.2} cores by other processes, {:.2} cores taken by the host.\n",
        n(live, "/other/cores"),
        n(live, "/other/stolen")
    ));
    put(format_args!(
        "| {watchers:.0} watchers, {messages:.0} messages of {:.0} bytes | board | bare sockets | ratio |",
        n(live, "/message_bytes")
    ));
    put(format_args!("|---|---:|---:|---:|"));
    let cpu = |what: &str, key: &str| {
        let (board, floor) = (format!("/board/{key}"), format!("/floor/{key}"));
        format!("| {what} | {:.2} | {:.2} | {:.2} |", n(live, &board), n(live, &floor), ratio(live, &board, &floor))
    };
    put(format_args!("{}", cpu("CPU per delivery, µs, median of the turns", "cpu_us")));
    put(format_args!("{}", cpu("CPU per delivery, µs, best turn", "cpu_us_lowest")));
    put(format_args!("| of it in the thread that writes to watchers, µs | {:.2} | | |", n(live, "/board/cpu_us_fan_out")));
    put(format_args!("| CPU per change outside that thread, µs | {outside:.0} | | |"));
    put(format_args!("{}", cpu("until the last watcher has it, ms, median", "last_ms")));
    put(format_args!("| memory per watcher when all are there, kB | {:.2} | | |", kilobytes(n(live, "/board/bytes_when_open"))));
    put(format_args!("| memory per watcher after all messages, kB | {:.2} | | |", kilobytes(n(live, "/board/bytes_at_end"))));
    put(format_args!("| messages lost, doubled or out of order | 0 | 0 | |\n"));

    put(format_args!(
        "| the board's page, {:.0} bytes with its head, {:.0} requests | board | constant | ratio |",
        n(pages, "/answer_bytes"),
        n(pages, "/requests")
    ));
    put(format_args!("|---|---:|---:|---:|"));
    for (what, key) in [
        ("requests per second", "per_second"),
        ("the server's CPU per request, µs", "cpu_us"),
        ("the load's own CPU per request, µs", "client_us"),
    ] {
        let (board, constant) = (format!("/board/{key}"), format!("/constant/{key}"));
        let digits = usize::from(key != "per_second");
        put(format_args!(
            "| {what} | {:.digits$} | {:.digits$} | {:.2} |",
            n(pages, &board),
            n(pages, &constant),
            ratio(pages, &board, &constant)
        ));
    }
    text
}

/// How often the boards were drawn.
fn drawn(renders: &[Value]) -> String {
    let head = "| fragments drawn for three audiences in two languages | watchers | changes | drawn | at most |\n|---|---:|---:|---:|---:|";
    let rows = renders.iter().map(|run| format!("| | {} | {} | {} | {} |", run["watchers"], run["changes"], run["renders"], run["most"]));
    std::iter::once(head.to_owned()).chain(rows).collect::<Vec<_>>().join("\n") + "\n"
}

fn write(file: &Path, table: &str) -> Result<()> {
    let page = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let page = with_table(&page, table).with_context(|| format!("{} has no place for the table", file.display()))?;
    fs::write(file, page).with_context(|| format!("cannot write {}", file.display()))
}

fn with_table(page: &str, table: &str) -> Option<String> {
    let [begin, end] = TABLE;
    let (before, rest) = page.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}{table}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::{Options, with_table};

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        assert_eq!(Options::read(&["--short"]).unwrap().watchers, 100);
        assert_eq!(Options::read(&["--short", "--watchers", "7"]).unwrap().watchers, 7);
        assert_eq!(Options::read(&[]).unwrap().watchers, 1000);
        for wrong in [&["--watchers"][..], &["--watchers", "0"], &["--watchers", "1000000"], &["--fast"]] {
            assert_eq!(Options::read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_new_table_takes_the_place_of_the_old_one() {
        let page = "Words.\n<!-- table: cargo xtask bench live --write -->\nold\n<!-- end of table -->\nMore.\n";
        let expected = page.replace("old\n", "new\n");
        assert_eq!(with_table(page, "new\n"), Some(expected));
        assert_eq!(with_table("Words.", "new\n"), None);
    }
}
