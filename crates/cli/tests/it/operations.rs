//! What keeps an event safe: the data is looked through, copied and put back; a disk fills up; a log is read by strangers.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::client::{Client, Reply};
use crate::program::{DAY, EVENT, Program, run};

/// What somebody calls themselves, and writes: it must not be in a log.
const POISON: &str = "Quetschenpaladin";

fn add(client: &mut Client, title: &str) -> Reply {
    client.post(&format!("/{EVENT}/projects"), &[("day", DAY), ("title", title), ("state", "running"), ("name", POISON)])
}

/// The exit code and everything that was said.
fn outcome(arguments: &[&str]) -> (Option<i32>, String) {
    let done = run(arguments);
    (done.status.code(), [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_backup_is_made_while_the_server_runs_and_put_back_when_it_does_not() {
    let data = tempfile::tempdir().unwrap();
    let copies = tempfile::tempdir().unwrap();
    let (folder, file) = (text(data.path()), copies.path().join("monday.sqlite"));
    let (program, mut organiser) = begin(data.path());
    assert_eq!(add(&mut organiser, "Before the copy").status, 303);

    let (code, said) = outcome(&["check", "--data", folder]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with(&format!("{EVENT}: ")) && said.ends_with(" changes, 4 profiles\nNothing is damaged.\n"), "{said}");
    let (code, said) = outcome(&["backup", text(&file), "--data", folder]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Saved, and looked through: "), "{said}");
    let (code, said) = outcome(&["backup", text(&file), "--data", folder]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is there already; choose another name, or replace it with --force"), "{said}");
    assert_eq!(outcome(&["backup", text(&file), "--force", "--data", folder]).0, Some(0));
    assert_eq!(add(&mut organiser, "After the copy").status, 303);
    let (code, said) = outcome(&["restore", text(&file), "--data", folder]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is in use: stop the server"), "{said}");

    let seen = at(&mut organiser);
    let port = program.port();
    assert_eq!(program.stop().code(), Some(0));
    let (code, said) = outcome(&["restore", text(&file), "--data", folder]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Put back into ") && said.contains(", as it was saved at ") && said.contains("impl-days-before-"), "{said}");
    let program = Program::serve_at(data.path(), port);
    let board = program.client().json(&format!("/{EVENT}/board.json?day={DAY}"));
    let titles: Vec<_> = board["projects"].as_array().unwrap().iter().map(|project| project["title"].clone()).collect();
    assert_eq!(titles, ["Before the copy"]);
    // Whoever was in is in, and what is open loads itself anew.
    assert_eq!(add(&mut organiser, "After the restart").status, 303);
    let first = first_message(program.port(), &seen);
    assert!(first.contains("event: reload"), "{first}");
    let first = first_message(program.port(), &at(&mut organiser));
    assert!(!first.contains("event: reload"), "{first}");
    // What was there before is whole, too.
    let old = std::fs::read_dir(data.path()).unwrap().map(|file| file.unwrap().path()).find(|file| text(file).contains("before")).unwrap();
    let (code, said) = outcome(&["check", text(&old)]);
    assert_eq!(code, Some(0), "{said}");
}

/// A server and the one who opened the event.
fn begin(data: &Path) -> (Program, Client) {
    let program = Program::serve(data);
    let organiser = program.open_event();
    (program, organiser)
}

/// What the board shows, as its stream counts: epoch and change.
fn at(client: &mut Client) -> String {
    let page = client.get(&format!("/{EVENT}/")).body;
    let at = page.split(r#"data-at=""#).nth(1).unwrap_or_else(|| panic!("the board does not say what it shows: {page}"));
    at.split('"').next().unwrap().to_owned()
}

/// The first that a stream says to a page that shows this.
fn first_message(port: u16, since: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    write!(stream, "GET /{EVENT}/live?view=board&day={DAY}&since={since} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").unwrap();
    let mut said = Vec::new();
    let mut piece = [0; 4096];
    // The beat closes what is said first.
    while !String::from_utf8_lossy(&said).contains("event: beat") {
        let length = stream.read(&mut piece).unwrap();
        assert!(length > 0, "the stream ended: {}", String::from_utf8_lossy(&said));
        said.extend_from_slice(&piece[..length]);
    }
    String::from_utf8(said).unwrap()
}

#[test]
fn damage_is_named_and_neither_copied_nor_put_back() {
    let data = tempfile::tempdir().unwrap();
    let copies = tempfile::tempdir().unwrap();
    let (program, mut organiser) = begin(data.path());
    assert_eq!(add(&mut organiser, "QUIC, a protocol").status, 303);
    assert_eq!(program.stop().code(), Some(0));
    let store = data.path().join("impl-days.sqlite");
    let mut bytes = std::fs::read(&store).unwrap();
    let at = bytes.windows(16).position(|window| window == b"QUIC, a protocol").expect("the title is in the file");
    bytes[at] = b'q';
    std::fs::write(&store, &bytes).unwrap();

    let (folder, copy) = (text(data.path()), copies.path().join("copy.sqlite"));
    let (code, said) = outcome(&["check", "--data", folder]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains(&format!("damaged: {EVENT}: change ")) && said.contains("its checksum does not fit"), "{said}");
    assert!(said.contains("is damaged in 1 place; nothing was changed") && !said.contains(POISON), "{said}");
    assert!(!said.contains("Nothing is damaged"), "{said}");
    let (code, said) = outcome(&["backup", text(&copy), "--data", folder]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("no copy was made") && !copy.exists(), "{said}");
    std::fs::copy(&store, &copy).unwrap();
    let (code, said) = outcome(&["restore", text(&copy), "--data", text(copies.path())]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("the backup is damaged, so it was not put back"), "{said}");
    assert!(std::fs::read(&store).unwrap() == bytes);
    let (code, said) = outcome(&["check", "--data", text(&copies.path().join("nowhere"))]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("there are no events in "), "{said}");
}

/// The program with all that it says, begun so that files that cannot grow do not end it.
struct Told {
    child: Child,
    said: String,
    stdout: BufReader<std::process::ChildStdout>,
    errors: std::path::PathBuf,
}

impl Told {
    fn serve(data: &Path) -> Self {
        let errors = data.join("errors.txt");
        let mut child = Command::new("sh")
            .args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#, env!("CARGO_BIN_EXE_impl-days")])
            .args(["serve", "--data", text(data), "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&errors).unwrap())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("/organiser/") {
            assert!(stdout.read_line(&mut said).unwrap() > 0, "it ended: {said} {}", std::fs::read_to_string(&errors).unwrap());
        }
        Self { child, said, stdout, errors }
    }

    fn client(&self) -> Client {
        let port = self.said.split("http://127.0.0.1:").nth(1).unwrap();
        Client::new(port.split('/').next().unwrap().parse().unwrap())
    }

    /// How large its files may become; none: as large as they like.
    fn leave_room(&self, size: Option<u64>) {
        let child = Pid::from_child(&self.child);
        prlimit(Some(child), Resource::Fsize, Rlimit { current: size, maximum: None }).unwrap();
    }

    /// Stops it; all that it said, but the way in for the organiser, which is not for the log.
    fn end(mut self) -> String {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        self.stdout.read_to_string(&mut self.said).unwrap();
        format!("{}{}", self.said, self.errors())
    }

    fn errors(&self) -> String {
        std::fs::read_to_string(&self.errors).unwrap()
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Opens the event on the command line.
fn open_event(data: &Path) {
    let new = ["new", EVENT, "--title", "impl Days Paris", "--from", DAY, "--zone", "Europe/Paris", "--venue", "Mozilla:55"];
    let (code, said) = outcome(&[&new[..], &["--data", text(data)]].concat());
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn when_the_disk_is_full_pages_are_read_and_forms_are_told_so_and_later_all_is_well() {
    let data = tempfile::tempdir().unwrap();
    open_event(data.path());
    let program = Told::serve(data.path());
    let mut ada = program.client();
    assert_eq!(add(&mut ada, "There was room").status, 303);
    program.leave_room(Some(4096));
    for title in ["No room", "No room at all"] {
        let refused = add(&mut ada, title);
        assert_eq!(refused.status, 503, "{}", refused.body);
        assert!(refused.body.contains("It was not saved: the server cannot write just now. What you typed is still here."));
        assert!(refused.body.contains(title), "what was typed is gone");
        assert_eq!(ada.get(&format!("/{EVENT}/")).status, 200);
    }
    let board = ada.json(&format!("/{EVENT}/board.json?day={DAY}"));
    assert_eq!(board["projects"].as_array().unwrap().len(), 1);
    let errors = program.errors();
    assert_eq!(errors.matches("error: not saved: ").count(), 1, "one trouble is told once: {errors}");
    assert!(errors.contains("warn: POST /{event}/projects was answered with 503"), "{errors}");

    program.leave_room(None);
    assert_eq!(add(&mut ada, "There is room again").status, 303);
    assert!(program.errors().contains("warn: saving works again"), "{}", program.errors());
    program.end();
    let (code, said) = outcome(&["check", "--data", text(data.path())]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn no_log_tells_who_did_what() {
    let data = tempfile::tempdir().unwrap();
    open_event(data.path());
    let link = run(&["link", "--event", EVENT, "--role", "coordinator", "--data", text(data.path())]);
    let link = String::from_utf8(link.stdout).unwrap();
    let token = link.trim().rsplit('/').next().unwrap().to_owned();
    let program = Told::serve(data.path());
    let mut ada = program.client();
    assert_eq!(ada.get(&format!("/{EVENT}/link/{token}?from={POISON}")).status, 200);
    assert_eq!(ada.post(&format!("/{EVENT}/link/{token}"), &[]).status, 303);
    assert_eq!(add(&mut ada, &format!("{POISON}'s table")).status, 303);
    for path in [format!("/{EVENT}/{POISON}"), format!("/{POISON}?{POISON}"), format!("/{EVENT}/?day={POISON}")] {
        ada.get(&path);
    }
    let mut stream = TcpStream::connect(("127.0.0.1", ada.port())).unwrap();
    write!(stream, "BREW /{POISON} HTTP/1.1\r\nuser-agent: {POISON}\r\nx-forwarded-for: {POISON}\r\n{POISON}\r\n\r\n").unwrap();
    let _ = stream.read_to_end(&mut Vec::new());
    // Something to tell of, while a name and a token are in the request.
    program.leave_room(Some(4096));
    assert_eq!(add(&mut ada.stranger(), &format!("No room for {POISON}")).status, 503);
    ada.post(&format!("/{EVENT}/link/{token}"), &[("name", POISON)]);
    program.leave_room(None);
    let cookies = ada.cookies();
    assert!(!cookies.is_empty());
    let said = program.end();
    assert!(said.contains("not saved"), "nothing was told: {said}");
    for secret in [POISON, &token].into_iter().chain(cookies.iter().map(String::as_str)) {
        assert!(!said.contains(secret), "{secret} is in what it said: {said}");
    }
}
