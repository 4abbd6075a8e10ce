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
use Step::{At, Choose, Follow, Offered, Press, See, Type};

/// A page, and what one does there before the picture is taken.
#[derive(Clone, Copy)]
struct Scene {
    /// A part of the file's name.
    name: &'static str,
    /// As whom the demo is seen, by the word in the address.
    role: &'static str,
    /// The page, seen from the board's address; one that starts with `/` is seen from the server's root.
    path: &'static str,
    steps: &'static [Step],
}

#[derive(Clone, Copy)]
enum Step {
    /// Follow a link, or send a form with this button.
    Follow(&'static str),
    /// The same, where it is offered: what a scene before this one did may be done.
    Offered(&'static str),
    /// Press a key.
    Press(&'static str),
    /// Type into a field.
    Type(&'static str, &'static str),
    /// Choose the option that says this, in a select field.
    Choose(&'static str, &'static str),
    /// Go down to an element.
    At(&'static str),
    /// Wait for an element.
    See(&'static str),
}

/// How it is looked at.
#[derive(Clone, Copy)]
struct View {
    /// The rest of the file's name.
    name: &'static str,
    size: Size,
    language: &'static str,
    looks: Looks,
    frame: Frame,
}

/// What pictures are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// They are shown to readers of the documents.
    InDocuments,
    /// Somebody looks at the pages.
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

/// The name under which the browser believes to find the demo: pages that tell their own address look as they do at an event.
const HOST: &str = "days.example";

/// What is found on the board with [`QUIC`].
const FOUND: Step = Follow("#running .line:not([hidden]) h3 a");
const QUIC: &str = "?q=quic";

const fn visitor(name: &'static str, path: &'static str) -> Scene {
    Scene { name, role: "visitor", path, steps: &[] }
}

const fn coordinator(name: &'static str, path: &'static str) -> Scene {
    Scene { name, role: "coordinator", path, steps: &[] }
}

const BOARD: Scene = visitor("board", "");
const HOUSE: Scene = Scene { steps: &[Follow("#houses a")], ..visitor("house", "") };
const COUNT: Scene = Scene { steps: &[Follow("#houses a"), At("main section:has(#count)")], ..coordinator("house-coordinator", "") };
const PROJECT: Scene = Scene { steps: &[FOUND], ..visitor("project", QUIC) };
const CREATE: Scene = visitor("create", "/new");
const IMPORT: Scene = coordinator("import-coordinator", "import");
const WALL: Scene = coordinator("wall", "wall");
const HISTORY: Scene = coordinator("history", "history");
const TAKE_BACK: Scene =
    Scene { steps: &[Choose("#who", "Kofi"), Follow("main .quick button:last-child")], ..coordinator("take-back", "history/take-back") };
const TEAM: Scene = coordinator("team", "team");
const INVITE: Scene = coordinator("invite", "team/invite");
const WORD: Scene = coordinator("word", "team/word");
const POSTER: Scene = Scene { steps: &[Follow("[aria-labelledby=h-projects] a"), At(".poster")], ..coordinator("poster", "poster") };
const SHARE: Scene = coordinator("share", "share");
const REPORT: Scene = visitor("report", "report");
const SETTINGS: Scene = coordinator("settings", "settings");
const SIGNPOSTS: Scene = coordinator("signposts", "settings/signposts");
const SAFE: Scene = coordinator("safe", "safe");
const MERGE: Scene = Scene { steps: &[FOUND, Follow("main a[href*='/merge']")], ..coordinator("merge", QUIC) };
const ALIKE: Scene = Scene { steps: &[Type("#title", "carg"), See(".alike-slot *")], ..visitor("alike", "projects/new") };
const CONTINUE: Scene = coordinator("continue", "continue");
const TICKETS: Scene = Scene {
    steps: &[At("main form"), Type("main form textarea", TABLE), Follow("main form button.main")],
    ..coordinator("tickets", "people/tickets")
};
const QUESTIONNAIRE: Scene = visitor("questionnaire", "questionnaire");
const COMING: Scene = coordinator("coming", "coming");
const DOOR: Scene =
    Scene { role: "coordinator", steps: &[Follow(".door-houses a"), Type("#q", "ann"), See("#hits li")], ..visitor("door", "door") };
const SITE: Scene = visitor("site", "about");
const TIMETABLE: Scene = visitor("timetable", "timetable");
const TASKS: Scene = visitor("tasks", "tasks");

/// The desk where places are proposed, and what is looked at before anybody sees it.
const ROUND_PLAN: Scene = Scene {
    steps: &[Offered("form[action$='/round/begin'] button"), Offered(".stages button[value=places]"), Follow("a[href$='/round/plan']")],
    ..coordinator("round-plan", "round")
};
const ROUND_DESK: Scene = Scene {
    steps: &[Offered("form[action$='/round/plan'] button[value=yes]"), Offered("a.back[href$='/round']")],
    ..coordinator("round-desk", "round/plan")
};
/// Somebody new says who they are, gives a heart, and asks for a place.
const ROUND_PHONE: Scene = Scene {
    steps: &[
        Type("#line", "I know compilers, I look for somebody who reads assembly with me"),
        Type("#name", "Ottilie"),
        Follow("form[action$='/round/line'] button"),
        Follow("li:nth-child(4) .heart button"),
        Offered("form[action$='/round/find'] button"),
    ],
    ..visitor("round-phone", "round?mine")
};

/// A file of tickets, as somebody exports it.
const TABLE: &str = "Ticket Reference,Ticket Full Name,Ticket Email,Void Status\nWRFM-1,Ottilie Exempel,ottilie@example.test,\n\
    WRFM-2,Bram Exemplo,bram@example.test,\nWRFM-3,Sanna Exempel,bram@example.test,\n";

/// What `screenshots DIR` looks at, each page in each of [`VIEWS`]. Those that change something come last.
const SCENES: &[Scene] = &[
    BOARD,
    visitor("board-tuesday", "?day=2018-05-29"),
    visitor("start", "/"),
    CREATE,
    visitor("missing", "projects/aaaaaaaaaa"),
    visitor("new-here", "new-here"),
    visitor("keys", "keys"),
    visitor("corner", "corner"),
    visitor("me", "me"),
    HOUSE,
    COUNT,
    PROJECT,
    Scene { name: "project-coordinator", role: "coordinator", ..PROJECT },
    visitor("add", "projects/new"),
    ALIKE,
    MERGE,
    visitor("done", "done/new"),
    visitor("note", "notes/new"),
    visitor("people", "people"),
    SITE,
    TIMETABLE,
    Scene { name: "session", steps: &[Follow("main a[href*='/timetable/']")], ..TIMETABLE },
    visitor("timetable-new", "timetable/new"),
    coordinator("looks", "site/look"),
    TASKS,
    REPORT,
    Scene { name: "wall-visitor", role: "visitor", ..WALL },
    WALL,
    TEAM,
    Scene { name: "board-coordinator", role: "coordinator", ..BOARD },
    Scene { name: "people-coordinator", role: "coordinator", ..visitor("people", "people") },
    coordinator("people-merge", "people/merge"),
    INVITE,
    coordinator("signed-in", "team/signed-in"),
    WORD,
    SHARE,
    POSTER,
    coordinator("posters", "poster"),
    HISTORY,
    TAKE_BACK,
    IMPORT,
    CONTINUE,
    SETTINGS,
    SIGNPOSTS,
    coordinator("facts", "settings/facts"),
    coordinator("days", "settings/days"),
    coordinator("house-new", "settings/houses/new"),
    coordinator("lead", "projects/lead"),
    SAFE,
    TICKETS,
    QUESTIONNAIRE,
    visitor("sign-in", "sign-in"),
    COMING,
    coordinator("waiting", "coming/waiting"),
    coordinator("plan", "coming/plan"),
    coordinator("kitchen", "coming/kitchen"),
    coordinator("list", "coming/list"),
    coordinator("terms", "coming/terms"),
    coordinator("questions", "settings/questionnaire"),
    coordinator("letters", "letters"),
    coordinator("letters-write", "letters/write"),
    DOOR,
    Scene { name: "door-end", role: "coordinator", ..visitor("door-end", "door/end") },
    Scene { name: "door-scan", role: "coordinator", ..visitor("door-scan", "door/scan") },
    Scene { name: "door-print", role: "coordinator", ..visitor("door-print", "door/print") },
    coordinator("round", "round"),
    ROUND_PLAN,
    ROUND_DESK,
    ROUND_PHONE,
    coordinator("round-screen", "round/screen"),
    Scene { name: "sheet", steps: &[Press("n"), See("dialog[open] input")], ..BOARD },
    Scene { name: "invited", steps: &[Follow("main form button.main")], ..INVITE },
];

const LAPTOP: View = View { name: "laptop", size: Size::LAPTOP, language: "en", looks: Looks::Light, frame: Frame::WholePage };
const PHONE: View = View { name: "phone", size: Size::PHONE, ..LAPTOP };

const VIEWS: [View; 6] = [
    LAPTOP,
    PHONE,
    View { name: "wall", size: Size::WALL, frame: Frame::Window, ..LAPTOP },
    View { name: "dark", looks: Looks::Dark, ..PHONE },
    View { name: "print", looks: Looks::Print, ..LAPTOP },
    View { name: "french", language: "fr", ..PHONE },
];

/// A part of a page, as wide as the text of a document and as high as what is spoken of there. One pixel for one: the repository
/// keeps these pictures for ever.
const fn part(name: &'static str, width: u32, height: u32) -> View {
    View { name, size: Size::new(width, height, 1.0), frame: Frame::Window, ..LAPTOP }
}

/// The documents' pictures: the view's name is the file's.
const DOCUMENTS: &[(Scene, View)] = &[
    // At the width of a laptop, and made as wide as a document is shown.
    (BOARD, View { size: Size { scale: 0.75, ..Size::LAPTOP }, ..part("board", 0, 0) }),
    (BOARD, part("board-phone", 390, 844)),
    (CREATE, part("create", 900, 720)),
    (HOUSE, part("house-phone", 390, 844)),
    (COUNT, part("house-coordinator", 900, 420)),
    (IMPORT, part("import-coordinator", 900, 640)),
    (TEAM, part("team", 900, 900)),
    (INVITE, part("invite", 900, 930)),
    (WORD, part("word", 900, 740)),
    (SETTINGS, part("settings", 900, 760)),
    (SIGNPOSTS, part("signposts", 900, 760)),
    (POSTER, part("poster", 860, 1210)),
    // At half its size: it has nothing small.
    (WALL, View { size: Size { scale: 0.5, ..Size::WALL }, ..part("wall", 0, 0) }),
    (SAFE, part("safe", 900, 700)),
    (PROJECT, part("project", 900, 760)),
    (ALIKE, part("alike", 900, 420)),
    (MERGE, part("merge", 900, 420)),
    (HISTORY, part("history", 900, 640)),
    (TAKE_BACK, part("take-back", 900, 640)),
    (SITE, part("site", 900, 900)),
    (TIMETABLE, part("timetable", 900, 760)),
    (TIMETABLE, part("timetable-phone", 390, 844)),
    (TASKS, part("tasks", 900, 760)),
    (CONTINUE, part("continue", 900, 640)),
    (REPORT, part("report", 900, 760)),
    (TICKETS, part("tickets", 900, 900)),
    (QUESTIONNAIRE, part("questionnaire", 390, 844)),
    (COMING, part("coming", 900, 900)),
    (DOOR, part("door", 390, 844)),
    (ROUND_PLAN, part("round-plan", 900, 760)),
    (ROUND_DESK, part("round-desk", 900, 760)),
    (ROUND_PHONE, part("round-phone", 390, 844)),
];

/// Builds and starts the demo, and takes pictures into `folder`: those of the documents, or all.
pub fn run(folder: &Path, wanted: Wanted) -> Result<()> {
    prerequisites::programs()?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let demo = Demo::start()?;
    let rules = format!("MAP {HOST} {}", demo.listens);
    let browser = Browser::start(&Options { host_rules: Some(&rules), ..Options::default() })?;
    match wanted {
        Wanted::InDocuments => {
            for (scene, view) in DOCUMENTS {
                take(&browser, &demo, scene, view, &folder.join(format!("{}.png", view.name)))?;
            }
        }
        Wanted::ToLookAt => {
            for scene in SCENES {
                for view in &VIEWS {
                    take(&browser, &demo, scene, view, &folder.join(format!("{}-{}.png", scene.name, view.name)))?;
                }
            }
        }
    }
    Ok(())
}

fn take(browser: &Browser, demo: &Demo, scene: &Scene, view: &View, file: &Path) -> Result<()> {
    let page = browser.page(view.size)?;
    show(&page, demo, scene, view).with_context(|| format!("no picture {}", file.display()))?;
    match view.frame {
        Frame::Window => page.screenshot(file)?,
        Frame::WholePage => page.screenshot_full(file)?,
    }
    if page.overflow_x()? {
        eprintln!("{} is wider than its window", file.display());
    }
    println!("{}", file.display());
    Ok(())
}

/// Goes there as one who sees it so.
fn show(page: &Page, demo: &Demo, scene: &Scene, view: &View) -> Result<()> {
    page.language(view.language)?;
    // A picture must not catch a movement halfway.
    page.reduced_motion(true)?;
    page.dark(matches!(view.looks, Looks::Dark))?;
    page.goto(&demo.address(&format!("role/{}", scene.role)))?;
    page.goto(&demo.address(scene.path))?;
    for step in scene.steps {
        match *step {
            Follow(link) => page.follow(link)?,
            Offered(link) if page.exists(link)? => page.follow(link)?,
            Offered(_) => {}
            Press(key) => page.press(key)?,
            Type(field, text) => page.type_text(field, text)?,
            Choose(field, text) => {
                let script = format!("[...document.querySelector({field:?}).options].find((one) => one.label === {text:?})?.value");
                page.choose(field, page.eval(&script)?.as_str().with_context(|| format!("{field} has no {text}"))?)?;
            }
            At(element) => drop(page.eval(&format!("document.querySelector({element:?}).scrollIntoView()"))?),
            See(element) => page.wait(&format!("document.querySelector({element:?}) !== null"))?,
        }
    }
    page.print_media(matches!(view.looks, Looks::Print))?;
    Ok(())
}

/// A running demo whose people stand still. It is ended when this value is dropped.
struct Demo {
    child: Child,
    /// Where it listens: an address and a port.
    listens: String,
    /// The board's path.
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
        let mut demo = Demo { child, listens: String::new(), board: String::new() };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let found = lines.find_map(|line| first_address(&line).map(|(listens, board)| (listens.to_owned(), board.to_owned())));
        (demo.listens, demo.board) = found.context("the demo ended without printing its address")?;
        // A demo whose output nobody reads would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Ok(demo)
    }

    fn address(&self, path: &str) -> String {
        let board = if path.starts_with('/') { "" } else { &self.board };
        format!("http://{HOST}{board}{path}")
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

/// The first web address in a line of the demo's output: where it listens, and the path behind that.
fn first_address(line: &str) -> Option<(&str, &str)> {
    let (_, rest) = line.split_once("http://")?;
    let whole = rest.split_whitespace().next()?;
    whole.split_at_checked(whole.find('/')?)
}

#[cfg(test)]
mod tests {
    use super::first_address;

    #[test]
    fn the_address_ends_where_the_word_ends() {
        let line = "  The board   http://127.0.0.1:40123/paris-2018/ (also for phones)";
        assert_eq!(first_address(line), Some(("127.0.0.1:40123", "/paris-2018/")));
        assert_eq!(first_address("impl Days, the demo"), None);
    }
}
