//! The programs of a bench: built, kept to their processors, started, asked and ended.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Profile;
use crate::steps::{cargo, in_words, succeeds};

/// What a bench is made of, built.
pub struct Programs {
    board: PathBuf,
    floor: PathBuf,
    constant: PathBuf,
    load: PathBuf,
    inside: PathBuf,
    pub cores: Cores,
}

impl Programs {
    /// Builds them, each as it is shipped: built together, one could switch on features of the other's libraries.
    pub fn build(profile: Profile) -> Result<Self> {
        let bench = |name| build(profile, "bench", name);
        Ok(Self {
            board: build(profile, "impl-days", "impl-days")?,
            floor: bench("floor")?,
            constant: bench("constant")?,
            load: bench("load")?,
            inside: bench("inside")?,
            cores: Cores::find(),
        })
    }

    /// The demo, in which nothing happens by itself.
    pub fn demo(&self) -> Result<Server> {
        Server::start(self.cores.server(&self.board).args(["demo", "--still", "--listen", "127.0.0.1:0"]))
    }

    /// The event of a town, and how long it took from the program's start until its first page was there.
    pub fn open(&self, town: &Town, on: Where) -> Result<(Server, Duration)> {
        let begun = Instant::now();
        let mut command = match on {
            Where::OneCore => self.cores.server(&self.board),
            Where::Anywhere => self.program(),
        };
        command.args(["serve", "--listen", "127.0.0.1:0", "--clock", town.text("now")?, "--data"]).arg(&town.data);
        let mut server = Server::start(&mut command)?;
        server.address = format!("{}{}", server.address.trim_end_matches('/'), town.text("path")?);
        server.first_page()?;
        Ok((server, begun.elapsed()))
    }

    /// Bare sockets.
    pub fn floor(&self) -> Result<Server> {
        Server::start(&mut self.cores.server(&self.floor))
    }

    /// A page as a constant.
    pub fn constant(&self, page: &str) -> Result<Server> {
        Server::start(self.cores.server(&self.constant).arg(page))
    }

    /// What the load says about a server.
    pub fn load(&self, what: &str, board: &Server, arguments: &[&str]) -> Result<Value> {
        self.load_at(what, board, &board.address, arguments)
    }

    /// What the load says about one page of a server.
    pub fn load_at(&self, what: &str, board: &Server, page: &str, arguments: &[&str]) -> Result<Value> {
        let id = board.child.id().to_string();
        figures(self.cores.load(&self.load).args([what, "--board", page, "--board-pid", &id]).args(arguments))
    }

    /// What the load says about a server and a reference.
    pub fn load_beside(&self, what: &str, board: &Server, reference: &Server, arguments: &[&str]) -> Result<Value> {
        self.load_beside_at(what, board, &board.address, reference, arguments)
    }

    /// What the load says about one page of a server, and a reference.
    pub fn load_beside_at(&self, what: &str, board: &Server, page: &str, reference: &Server, arguments: &[&str]) -> Result<Value> {
        let id = reference.child.id().to_string();
        let reference = ["--reference", &reference.address, "--reference-pid", &id];
        self.load_at(what, board, page, &[&reference, arguments].concat())
    }

    /// The program itself, where the system puts it.
    pub fn program(&self) -> Command {
        Command::new(&self.board)
    }

    /// A new town in a folder of this name.
    pub fn town(&self, name: &str, projects: u32, people: u32, changes: u32) -> Result<Town> {
        self.town_with(name, [projects, people, changes], &[])
    }

    /// The same, in which a round is on and places are proposed.
    pub fn town_at_places(&self, name: &str, projects: u32, people: u32) -> Result<Town> {
        self.town_with(name, [projects, people, 0], &["--round"])
    }

    fn town_with(&self, name: &str, numbers: [u32; 3], more: &[&str]) -> Result<Town> {
        let folder = new_folder(name)?;
        let [projects, people, changes] = numbers.map(|number| number.to_string());
        let mut command = Command::new(&self.inside);
        command.args(["town", "--projects", &projects, "--people", &people, "--changes", &changes]).args(more).arg("--data").arg(&folder);
        Ok(Town { facts: figures(&mut command)?, data: folder.clone(), folder })
    }

    /// What the ledger's door gives.
    pub fn door(&self, arguments: &[&str]) -> Result<Value> {
        figures(Command::new(&self.inside).arg("door").args(arguments).arg("--folder").arg(folder()?))
    }

    /// How often boards are drawn.
    pub fn renders(&self, watchers: u32) -> Result<Value> {
        figures(Command::new(&self.inside).args(["renders", "--watchers", &watchers.to_string()]))
    }
}

/// Where a server runs.
#[derive(Clone, Copy)]
pub enum Where {
    /// On the servers' core, so that the load does not take its time.
    OneCore,
    /// Where the system puts it: nothing else happens meanwhile.
    Anywhere,
}

/// Where data lies while it is measured: on the disk of this checkout.
fn folder() -> Result<PathBuf> {
    let folder = crate::target().join("bench");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// A folder of this name with nothing in it; it is there once something is written.
pub fn new_folder(name: &str) -> Result<PathBuf> {
    let folder = folder()?.join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(folder)
}

/// An event in a folder. The folder goes with this value.
pub struct Town {
    folder: PathBuf,
    /// The program's data folder in it.
    data: PathBuf,
    facts: Value,
}

impl Town {
    /// What lies in a folder, in a data folder of this name in it.
    pub fn new(folder: PathBuf, data: &str, facts: Value) -> Self {
        Self { data: folder.join(data), folder, facts }
    }

    /// The program's data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// How many changes it has.
    pub fn changes(&self) -> &Value {
        &self.facts["changes"]
    }

    /// What its maker said about it.
    pub fn text(&self, name: &str) -> Result<&str> {
        self.facts[name].as_str().with_context(|| format!("the town has no {name}"))
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        // What is left lies in cargo's folder, and makes room for the next.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What the matcher reaches on its own examples and, if there is a folder of them, on known instances.
pub fn matching(profile: Profile, folder: Option<&Path>, short: bool) -> Result<Value> {
    let program = built(profile, ["--package", "matching", "--example"], "figures")?;
    let mut command = Command::new(program);
    command.args(short.then_some("--short")).args(folder);
    figures(&mut command)
}

fn build(profile: Profile, package: &str, program: &str) -> Result<PathBuf> {
    built(profile, ["--package", package, "--bin"], program)
}

fn built(profile: Profile, what: [&str; 3], program: &str) -> Result<PathBuf> {
    let mut command = cargo(["build", what[0], what[1], what[2], program, "--message-format", "json-render-diagnostics"]);
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
pub struct Cores {
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

    /// For the table.
    pub fn in_words(&self) -> String {
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
pub struct Server {
    child: Child,
    pub address: String,
}

/// How long a first page may take before the bench gives up.
const PATIENCE: Duration = Duration::from_secs(60);

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

    /// Asks for the page at its address, as nobody did before.
    fn first_page(&self) -> Result<()> {
        let rest = self.address.strip_prefix("http://").unwrap_or(&self.address);
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let mut connection = TcpStream::connect(host).with_context(|| format!("cannot connect to {host}"))?;
        connection.set_read_timeout(Some(PATIENCE))?;
        write!(connection, "GET /{path} HTTP/1.1\r\nhost: {host}\r\naccept-encoding: gzip\r\nconnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer)?;
        if !answer.starts_with(b"HTTP/1.1 200 ") {
            bail!("GET {}: {}", self.address, String::from_utf8_lossy(&answer[..answer.len().min(100)]));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn figures(program: &mut Command) -> Result<Value> {
    let output = program.stderr(Stdio::inherit()).output().with_context(|| format!("cannot run {}", in_words(program)))?;
    if !output.status.success() {
        bail!("{} ended with {}", in_words(program), output.status);
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("{} printed no figures", in_words(program)))
}
