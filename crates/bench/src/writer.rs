//! Somebody at the event who asked something and gets answers: the forms that the board's own pages post.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};

use crate::http::{Answer, Connection, Waiting};

/// A note on the board takes this many answers.
pub const MOST_ANSWERS: u32 = 100;

/// A browser with a name, and a note of its own.
pub struct Writer {
    address: SocketAddr,
    root: String,
    cookie: String,
    day: String,
    /// How many notes there are.
    asked: u32,
    /// Where answers are posted.
    answers: String,
    /// How many bytes an answer has behind its mark.
    pub padding: usize,
}

impl Writer {
    /// Comes in, gives a name and asks something.
    pub fn begin(address: SocketAddr, root: &str) -> Result<Self> {
        let form = Connection::open(address)?.get(&format!("{root}notes/new"), "")?;
        let page = String::from_utf8_lossy(&form.body).into_owned();
        let day =
            page.split("name=\"day\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).context("the form for a note has no day")?;
        let cookie =
            form.header("set-cookie").and_then(|cookie| cookie.split(';').next()).context("the form for a note gives no cookie")?;
        let (root, cookie, day) = (root.to_owned(), cookie.to_owned(), day.to_owned());
        let mut writer = Self { address, root, cookie, day, asked: 0, answers: String::new(), padding: 0 };
        writer.ask("&name=Bo+Load&listing=everyone")?;
        Ok(writer)
    }

    /// Asks the next thing: a note is full after [`MOST_ANSWERS`].
    pub fn ask_anew(&mut self) -> Result<()> {
        self.ask("")
    }

    /// Posts an answer, and does not wait to hear that it was taken.
    pub fn answer(&self, mark: &str) -> Result<Waiting> {
        Connection::open(self.address)?.post_and_go_on(&self.answers, &self.headers(), self.words(mark).as_bytes(), 303)
    }

    /// Posts an answer on a connection that stays.
    pub fn answer_on(&self, connection: &mut Connection, mark: &str) -> Result<()> {
        expect(&connection.post(&self.answers, &self.headers(), self.words(mark).as_bytes())?, 303)
    }

    fn words(&self, mark: &str) -> String {
        // Words, as a text without spaces is no text; the last is cut, and never ends in a space.
        let mut text = mark.to_owned();
        text.extend(" seven".chars().cycle().take(self.padding));
        format!("text={}", text.trim_end().replace(' ', "+"))
    }

    fn ask(&mut self, who: &str) -> Result<()> {
        // The same words twice would be one note.
        self.asked += 1;
        let form = format!("day={}&kind=question&text=Who+can+hear+number+{}{who}", self.day, self.asked);
        let said = Connection::open(self.address)?.post(&format!("{}notes", self.root), &self.headers(), form.as_bytes())?;
        expect(&said, 303)?;
        let note = said.header("location").and_then(|location| location.split("#m-").nth(1)).context("no note came of it")?;
        self.answers = format!("{}notes/{note}/answers", self.root);
        Ok(())
    }

    fn headers(&self) -> String {
        format!("cookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n", self.cookie)
    }
}

fn expect(answer: &Answer, status: u16) -> Result<()> {
    if answer.status != status {
        bail!("the answer to a post is {}, not {status}:\n{}", answer.status, String::from_utf8_lossy(&answer.body));
    }
    Ok(())
}
