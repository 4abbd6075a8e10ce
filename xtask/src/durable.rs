//! `cargo xtask durable`: what the program answers is on the disk first. Seen from outside: `strace` writes down each write to
//! the store's log, each order to the disk to keep it, and each answer, and they have to come in this order.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::steps::{cargo, show};
use crate::{prerequisites, target};

/// How many forms are sent.
const FORMS: u32 = 25;
/// The file that a commit is written to.
const LOG: &str = "impl-days.sqlite-wal>";
/// What every answer to a form that was saved begins with.
const SAVED: &str = "\"HTTP/1.1 303";
/// Longest time for an answer; it is only reached when something is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// Lets the program save some forms while `strace` looks on.
pub fn run() -> Result<()> {
    prerequisites::strace()?;
    show(&mut cargo(["build", "--quiet", "--package", "impl-days"]))?;
    let program = target().join("debug").join("impl-days");
    let folder = target().join("durable");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let new = ["new", "days", "--title", "Days", "--from", "2018-05-28", "--zone", "Europe/Paris", "--venue", "Hall:60", "--data"];
    show(Command::new(&program).args(new).arg(&folder).stdout(Stdio::null()))?;
    let trace = folder.join("trace.txt");
    let mut traced = Traced::start(&program, &folder, &trace)?;
    for number in 0..FORMS {
        send_form(traced.port, number)?;
    }
    traced.stop()?;
    let saved = judge(&fs::read_to_string(&trace)?)?;
    if saved != FORMS {
        bail!("{FORMS} forms were saved, but strace saw {saved} answers; see {}", trace.display());
    }
    eprintln!("{saved} answers, each after its commit was on the disk");
    Ok(())
}

/// The program, with `strace` around it.
struct Traced {
    strace: Child,
    /// The program's own number, so that it can be asked to stop.
    pid: String,
    port: u16,
}

impl Traced {
    fn start(program: &Path, folder: &Path, trace: &Path) -> Result<Self> {
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-s", "16", "-e", "trace=pwrite64,pwritev,fdatasync,fsync,write,writev,sendto,sendmsg", "-o"]).arg(trace);
        command.args(["sh", "-c", r#"echo $$; exec "$0" "$@""#]).arg(program);
        // A week before, nothing happens by itself that would write meanwhile.
        command.args(["serve", "--listen", "127.0.0.1:0", "--clock", "2018-05-20T03:00:00+02:00", "--data"]).arg(folder);
        let mut strace = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot run strace")?;
        let mut lines = BufReader::new(strace.stdout.take().expect("stdout was asked to be a pipe")).lines();
        let pid = lines.next().context("strace cannot look on here; in a container it may need --cap-add=SYS_PTRACE")??;
        let mut port = None;
        for line in lines.by_ref() {
            let line = line?;
            port = port.or_else(|| line.trim().strip_prefix("http://127.0.0.1:")?.split('/').next()?.parse().ok());
            if line.contains("/organiser/") {
                break;
            }
        }
        // It prints nothing more, so the pipe may go.
        Ok(Self { strace, pid, port: port.context("the program did not say where it listens")? })
    }

    fn stop(&mut self) -> Result<()> {
        show(Command::new("kill").args(["-TERM", &self.pid]))?;
        let status = self.strace.wait()?;
        if !status.success() {
            bail!("the program ended with {status}");
        }
        Ok(())
    }
}

impl Drop for Traced {
    fn drop(&mut self) {
        if matches!(self.strace.try_wait(), Ok(None)) {
            let _ = Command::new("kill").args(["-KILL", &self.pid]).status();
            let _ = self.strace.wait();
        }
    }
}

fn send_form(port: u16, number: u32) -> Result<()> {
    let form = format!("day=2018-05-28&title=Project+{number}&state=running&name=Guest+{number}");
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "POST /days/projects HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if !answer.starts_with("HTTP/1.1 303") {
        bail!("form {number} was answered with {}", answer.lines().next().unwrap_or("nothing"));
    }
    Ok(())
}

/// Looks whether each answer came after the log was written and everything written to it was kept; how many answers there were.
fn judge(trace: &str) -> Result<u32> {
    let (mut written, mut kept, mut answered, mut answers) = (0_u32, 0_u32, 0_u32, 0_u32);
    // What had been written when a thread began to wait for the disk.
    let mut waiting: HashMap<&str, u32> = HashMap::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        let keeps = call.starts_with("fdatasync(") || call.starts_with("fsync(");
        if call.starts_with("pwrite") && call.contains(LOG) {
            written += 1;
        } else if keeps && call.contains(LOG) {
            waiting.insert(thread, written);
        }
        let resumed = call.starts_with("<... fdatasync resumed>") || call.starts_with("<... fsync resumed>");
        if (keeps || resumed)
            && call.ends_with("= 0")
            && let Some(until) = waiting.remove(thread)
        {
            kept = kept.max(until);
        }
        if call.contains(SAVED) {
            answers += 1;
            if written == answered {
                bail!("answer {answers} was given before anything was written for it");
            }
            if kept < written {
                bail!("answer {answers} was given before what was written for it was on the disk");
            }
            answered = written;
        }
    }
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use super::judge;

    const WRITE: &str = "7 pwrite64(9</d/impl-days.sqlite-wal>, \"\\0\\0\"..., 24, 32) = 24";
    const KEEP: &str = "7 fdatasync(9</d/impl-days.sqlite-wal>) = 0";
    const ANSWER: &str = "8 writev(12<socket:[1]>, [{iov_base=\"HTTP/1.1 303 See\"..., iov_len=99}], 1) = 99";

    fn of(lines: &[&str]) -> Result<u32, String> {
        judge(&lines.join("\n")).map_err(|error| error.to_string())
    }

    #[test]
    fn an_answer_after_its_commit_was_kept_is_well() {
        assert_eq!(of(&[WRITE, WRITE, KEEP, ANSWER, WRITE, KEEP, ANSWER]), Ok(2));
        let (begins, ends) = ("7 fdatasync(9</d/impl-days.sqlite-wal> <unfinished ...>", "7 <... fdatasync resumed>) = 0");
        assert_eq!(of(&[WRITE, begins, "8 write(1</x>, \"a\", 1) = 1", ends, ANSWER]), Ok(1));
    }

    #[test]
    fn an_answer_too_early_is_found() {
        let early = "was given before what was written for it was on the disk";
        let begins = "7 fdatasync(9</d/impl-days.sqlite-wal> <unfinished ...>";
        for lines in [
            &[WRITE, ANSWER, KEEP][..],
            &[WRITE, KEEP, WRITE, ANSWER],
            &[WRITE, begins, ANSWER],
            &[WRITE, begins, WRITE, "7 <... fdatasync resumed>) = 0", ANSWER],
            &[WRITE, "7 fdatasync(9</d/impl-days.sqlite-wal>) = -1 EIO (Input/output error)", ANSWER],
            &[WRITE, "7 fdatasync(9</d/impl-days.sqlite>) = 0", ANSWER],
        ] {
            assert!(of(lines).is_err_and(|why| why.contains(early)), "{lines:?}");
        }
        assert!(of(&[WRITE, KEEP, ANSWER, ANSWER]).is_err_and(|why| why.contains("before anything was written")));
    }
}
