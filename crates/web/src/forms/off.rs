//! Taking something off the board, and putting it back: asked once, and never for good.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::history::Subject;
use domain::{Change, Command, Date, Event, Field, message, outcome, project, task};
use words::Words;

use super::{Fields, Form, Posted, as_whom, show};
use crate::history::teller;
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// A thing that can be taken off the board.
pub struct Off {
    /// The address of its page.
    pub here: String,
    /// The day on whose board it stands.
    pub day: Date,
    /// What it is called, or says.
    pub title: String,
    /// In whose history it stands.
    pub subject: Subject,
    /// Taking it off.
    pub withdraw: Command,
    /// Putting it back.
    pub bring_back: Command,
}

/// From where it is taken, in words.
struct Wording {
    take_off: &'static str,
    can_come_back: &'static str,
    is_off: &'static str,
    put_back: &'static str,
    /// Where the others are: address, words.
    others: (String, &'static str),
}

#[derive(Template)]
#[template(path = "forms/withdraw.html")]
struct WithdrawPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    day: Date,
    title: String,
    said: Wording,
    /// Why the reader may not.
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "forms/withdrawn.html")]
struct WithdrawnPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    day: Date,
    title: String,
    said: Wording,
    /// Who took it off the board, and when, as HTML.
    by: Option<(String, String)>,
    /// Why the reader may not put it back.
    refused: Option<String>,
}

impl Off {
    /// Takes it off the board, as a form asks; who did so goes on at an address.
    pub async fn take_off(self, posted: &Posted, on: &str) -> Response {
        let asked = async { posted.ask(posted.order()?.with(self.withdraw.clone())).await };
        match asked.await {
            Ok(_) => posted.done(on),
            Err(failed) => self.ask(&posted.reader, failed.status(), posted.again(&failed)),
        }
    }

    /// Puts it back, as a form asks; who did so goes on at an address.
    pub async fn put_back(self, posted: &Posted, on: &str) -> Response {
        let asked = async { posted.ask(posted.order()?.with(self.bring_back.clone())).await };
        match asked.await {
            Ok(_) => posted.done(on),
            Err(failed) => self.page(&posted.reader, failed.status(), posted.again(&failed)),
        }
    }

    /// Asks whether it is to be taken off the board.
    pub fn ask(self, reader: &Reader, status: StatusCode, form: Form) -> Response {
        let said = self.wording(reader);
        let page = WithdrawPage {
            page: Page::of(reader, said.take_off.to_owned(), &format!("day={}", self.day)),
            said,
            w: reader.words,
            form,
            refused: why_not(reader, &self.withdraw),
            here: self.here,
            day: self.day,
            title: self.title,
        };
        show(reader, status, page.render().unwrap_or_default())
    }

    /// The page of a thing that was taken off the board.
    pub fn page(self, reader: &Reader, status: StatusCode, form: Form) -> Response {
        let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
        let page = WithdrawnPage {
            said: self.wording(reader),
            page: Page::of(reader, self.title.clone(), &format!("day={}", self.day)).hearing(reader, self.day),
            w: reader.words,
            by: taken_off(&reader.view.event, self.subject).map(|stamp| (teller(reader).who(stamp.actor), say.time(stamp.at, self.day))),
            refused: if form.notice.is_some() { None } else { why_not(reader, &self.bring_back) },
            form,
            here: self.here,
            day: self.day,
            title: self.title,
        };
        show(reader, status, page.render().unwrap_or_default())
    }

    /// Tasks stand on a list, all else on a board.
    fn wording(&self, reader: &Reader) -> Wording {
        let (w, root) = (reader.words, reader.root());
        match self.subject {
            Subject::Task(_) => Wording {
                take_off: w.take_off_the_list(),
                can_come_back: w.off_list_can_be_brought_back(),
                is_off: w.it_is_off_the_list(),
                put_back: w.put_back_on_the_list(),
                others: (format!("{root}/tasks"), w.all_tasks()),
            },
            _ => Wording {
                take_off: w.take_off_the_board(),
                can_come_back: w.it_can_be_brought_back(),
                is_off: w.it_is_off_the_board(),
                put_back: w.bring_it_back(),
                others: (format!("{root}/?day={}", self.day), w.to_the_board()),
            },
        }
    }

    /// The same, as it is first seen.
    pub fn first(self, reader: &Reader) -> Response {
        self.page(reader, StatusCode::OK, Form::empty(reader, Fields::default()))
    }
}

/// Why the rules do not let a reader do something; whether seats are left is asked when it is done.
fn why_not(reader: &Reader, command: &Command) -> Option<String> {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let now = reader.app.ledger().clock().now();
    let asked = as_whom(reader).and_then(|(event, actor)| domain::decide(&event, &actor, now, command));
    asked.err().filter(|refused| matches!(refused, domain::Refusal::NotAllowed { .. })).map(|refused| refusal::words(say, &refused))
}

fn taken_off(event: &Event, subject: Subject) -> Option<domain::Stamp> {
    let off = |change: &Change| {
        matches!(
            change,
            Change::Project(project::Change::Withdrawn { .. })
                | Change::Outcome(outcome::Change::Withdrawn { .. })
                | Change::Message(message::Change::Withdrawn { .. })
                | Change::Task(task::Change::Withdrawn { .. })
        )
    };
    event.history.of(subject).find(|recorded| off(&recorded.change)).map(|recorded| recorded.stamp)
}
