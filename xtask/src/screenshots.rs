//! `cargo xtask screenshots`: pictures of the demo's pages, to look at as a stranger would.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use browser::{Browser, Options, Page, Size};
use serde_json::Value;

use crate::prerequisites;
use crate::steps::{cargo, in_words};

/// One picture to take.
#[derive(Clone, Copy)]
struct Shot {
    /// The file's name, without its ending.
    name: &'static str,
    /// The page, seen from the board's address; one that starts with `/` is seen from the server's root.
    path: &'static str,
    /// A link to follow from there.
    follow: Option<&'static str>,
    /// A link that opens a sheet.
    open: Option<&'static str>,
    size: Size,
    language: &'static str,
    looks: Looks,
    frame: Frame,
    wanted: Wanted,
}

/// Whether a picture is shown to readers of the documents, or only to those who look at the pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    InDocuments,
    ToLookAt,
}

#[derive(Clone, Copy)]
enum Looks {
    Light,
    Dark,
    Print,
}

#[derive(Clone, Copy)]
enum Frame {
    /// What is seen without scrolling.
    Window,
    WholePage,
}

const BOARD: Shot = Shot {
    name: "board",
    path: "",
    follow: None,
    open: None,
    size: Size::LAPTOP,
    language: "en",
    looks: Looks::Light,
    frame: Frame::WholePage,
    wanted: Wanted::ToLookAt,
};

const SHOTS: &[Shot] = &[
    Shot { wanted: Wanted::InDocuments, ..BOARD },
    Shot { name: "board-phone", wanted: Wanted::InDocuments, size: Size::PHONE, frame: Frame::Window, ..BOARD },
    Shot { name: "board-phone-whole", size: Size::PHONE, ..BOARD },
    Shot { name: "board-wall", size: Size::WALL, frame: Frame::Window, ..BOARD },
    Shot { name: "board-dark", looks: Looks::Dark, ..BOARD },
    Shot { name: "board-phone-dark", size: Size::PHONE, looks: Looks::Dark, frame: Frame::Window, ..BOARD },
    Shot { name: "board-print", looks: Looks::Print, ..BOARD },
    Shot { name: "board-french", language: "fr", ..BOARD },
    Shot { name: "board-phone-french", size: Size::PHONE, language: "fr", frame: Frame::Window, ..BOARD },
    Shot { name: "board-tuesday", path: "?day=2018-05-29", size: Size::PHONE, ..BOARD },
    Shot { name: "add-phone", path: "projects/new", size: Size::PHONE, ..BOARD },
    Shot { name: "add", path: "projects/new", ..BOARD },
    Shot { name: "done-phone", path: "done/new", size: Size::PHONE, ..BOARD },
    Shot { name: "note-phone", path: "notes/new", size: Size::PHONE, ..BOARD },
    Shot { name: "new-here-phone", path: "new-here", size: Size::PHONE, ..BOARD },
    Shot { name: "me-phone", path: "me", size: Size::PHONE, ..BOARD },
    Shot { name: "start", path: "/", ..BOARD },
    Shot { name: "create", wanted: Wanted::InDocuments, path: "/new", ..BOARD },
    Shot { name: "create-phone", path: "/new", size: Size::PHONE, ..BOARD },
    Shot { name: "missing-phone", path: "projects/aaaaaaaaaa", size: Size::PHONE, ..BOARD },
    Shot { name: "project-phone", path: "#h-running", follow: Some("#running .line h3 a"), size: Size::PHONE, ..BOARD },
    Shot { name: "project", follow: Some("#running .line h3 a"), ..BOARD },
    Shot { name: "house-phone", wanted: Wanted::InDocuments, follow: Some("#houses a"), size: Size::PHONE, ..BOARD },
    Shot { name: "house-coordinator", wanted: Wanted::InDocuments, path: "role/coordinator", follow: Some("#houses a"), ..BOARD },
    Shot { name: "import-coordinator", wanted: Wanted::InDocuments, path: "role/coordinator", follow: Some("a[href$='/import']"), ..BOARD },
    Shot { name: "sheet-phone", open: Some("nav.thumb a.main"), size: Size::PHONE, frame: Frame::Window, ..BOARD },
    Shot { name: "sheet", open: Some(".section-head a.main"), frame: Frame::Window, ..BOARD },
];

/// Builds and starts the demo, and takes pictures into `folder`: those of the documents, or all.
pub fn run(folder: &Path, wanted: Wanted) -> Result<()> {
    prerequisites::programs()?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let demo = Demo::start()?;
    let browser = Browser::start(&Options::default())?;
    for shot in SHOTS.iter().filter(|shot| wanted == Wanted::ToLookAt || shot.wanted == wanted) {
        let file = folder.join(format!("{}.png", shot.name));
        let page = browser.page(shot.size)?;
        take(shot, &page, &demo.address(shot.path), &file).with_context(|| format!("no picture {}", shot.name))?;
        println!("{}", file.display());
    }
    Ok(())
}

fn take(shot: &Shot, page: &Page, address: &str, file: &Path) -> Result<()> {
    page.language(shot.language)?;
    // A picture must not catch a movement halfway.
    page.reduced_motion(true)?;
    page.dark(matches!(shot.looks, Looks::Dark))?;
    page.print_media(matches!(shot.looks, Looks::Print))?;
    page.goto(address)?;
    if let Some(link) = shot.follow {
        page.follow(link)?;
    }
    if let Some(link) = shot.open {
        page.click(link)?;
        page.wait("document.querySelector('dialog[open] input') !== null")?;
    }
    match shot.frame {
        Frame::Window => page.screenshot(file)?,
        Frame::WholePage => page.screenshot_full(file)?,
    }
    if page.overflow_x()? {
        eprintln!("{} is wider than its window", shot.name);
    }
    Ok(())
}

/// A running demo whose people stand still. It is ended when this value is dropped.
struct Demo {
    child: Child,
    board: String,
}

impl Demo {
    fn start() -> Result<Demo> {
        let program = build()?;
        let mut child = std::process::Command::new(&program)
            .args(["demo", "--still", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = child.stdout.take().expect("stdout was asked to be a pipe");
        let mut demo = Demo { child, board: String::new() };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let found = lines.find_map(|line| first_address(&line).map(str::to_owned));
        demo.board = found.context("the demo ended without printing its address")?;
        // A demo whose output nobody reads would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Ok(demo)
    }

    fn address(&self, path: &str) -> String {
        if !path.starts_with('/') {
            return format!("{}{path}", self.board);
        }
        let host_from = "http://".len();
        let host_to = self.board[host_from..].find('/').map_or(self.board.len(), |at| host_from + at);
        format!("{}{path}", &self.board[..host_to])
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Builds the program and gives its path, which only cargo knows for sure.
fn build() -> Result<PathBuf> {
    let mut command = cargo(["build", "--package", "impl-days", "--message-format", "json-render-diagnostics"]);
    let built = command.stderr(Stdio::inherit()).output()?;
    if !built.status.success() {
        bail!("{} ended with {}", in_words(&command), built.status);
    }
    built
        .stdout
        .split(|&byte| byte == b'\n')
        .filter_map(|line| serde_json::from_slice::<Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .context("cargo built no program")
}

/// The first web address in a line of the demo's output.
fn first_address(line: &str) -> Option<&str> {
    let from = line.find("http://127.0.0.1:")?;
    line[from..].split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::first_address;

    #[test]
    fn the_address_ends_where_the_word_ends() {
        let line = "  The board   http://127.0.0.1:40123/paris-2018/ (also for phones)";
        assert_eq!(first_address(line), Some("http://127.0.0.1:40123/paris-2018/"));
        assert_eq!(first_address("impl Days, the demo"), None);
    }
}
