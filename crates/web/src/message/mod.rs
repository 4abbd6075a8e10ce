//! Notes and questions: say something to all who are there, and answer.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::history::Subject;
use domain::message::{Command as MessageCommand, Kind};
use domain::{Command, Date, Field, Message, MessageId, Refusal, Text, Thing};
use words::Words;

use crate::app::App;
use crate::board::{self, day_of, message_kind_word, project_of, settled_word, title};
use crate::forms::{Failed, Fields, Form, Off, Posted, show, to_form, to_thing};
use crate::inline::{Links, inline, plain};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of messages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/notes/new", get(new))
        .route("/{event}/notes", get(to_form).post(write))
        .route("/{event}/notes/{id}", get(note))
        .route("/{event}/notes/{id}/answers", get(to_thing).post(answer))
        .route("/{event}/notes/{id}/settled", get(to_thing).post(settle))
        .route("/{event}/notes/{id}/settled/remove", get(to_thing).post(reopen))
        .route("/{event}/notes/{id}/helper", get(to_thing).post(help))
        .route("/{event}/notes/{id}/pin", get(to_thing).post(pin))
        .route("/{event}/notes/{id}/withdraw", get(ask_to_withdraw).post(withdraw))
        .route("/{event}/notes/{id}/back", get(to_thing).post(bring_back))
}

#[derive(Template)]
#[template(path = "message/new.html")]
struct NewPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    kinds: Vec<(&'static str, &'static str)>,
    /// Whether what is said to all may stand on every page from the first moment on.
    may_pin: bool,
    projects: Vec<(String, String)>,
}

/// The word for a kind in forms and addresses.
const fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Announcement => "announcement",
        Kind::Question => "question",
        Kind::Help => "help",
        Kind::LostFound => "lost-found",
    }
}

fn new_page(reader: &Reader, day: Date, form: Form) -> String {
    let w = reader.words;
    let may_announce = domain::may(&reader.actor(), domain::Act::Announce, reader.view.event.editing).is_ok();
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Announcement || may_announce)
        .map(|kind| (kind_id(kind), message_kind_word(kind, w)))
        .collect();
    let projects = reader
        .view
        .event
        .projects_on(day)
        .into_iter()
        .map(|(project, _)| (project.id.0.short(), title(project.about.title.as_str(), w)))
        .collect();
    NewPage {
        page: Page::of(reader, w.write_a_note().to_owned(), &format!("day={day}")),
        w,
        form,
        day,
        kinds,
        may_pin: may_announce,
        projects,
    }
    .render()
    .unwrap_or_default()
}

async fn new(reader: Reader, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("kind="))).unwrap_or("question").to_owned();
    let mut values = Fields::default();
    // Whoever is at a table has their hand up by one press more.
    if asked == "help"
        && let Some(me) = reader.person()
        && let Some((project, _)) = reader.view.event.seat_of(day, me)
    {
        values = values.with("project", project.id.0.short()).with("text", crate::round::stuck(&reader, me));
    }
    show(&reader, StatusCode::OK, new_page(&reader, day, Form::empty(&reader, values.with("kind", asked))))
}

async fn write(posted: Posted) -> Response {
    let message = MessageId(posted.nth(0));
    let done = write_it(&posted, message).await;
    posted.on_the_board(done, &board::element("m", message.0), new_page)
}

async fn write_it(posted: &Posted, message: MessageId) -> Result<Date, Failed> {
    let (fields, event) = (&posted.fields, &posted.reader.view.event);
    let day = fields.day()?;
    let kind = Kind::ALL.into_iter().find(|kind| kind_id(*kind) == fields.get("kind")).unwrap_or(Kind::Question);
    let text = Text::some_note(fields.get("text"), Field::Text)?;
    let project = match fields.get("project") {
        "" => None,
        letters => Some(
            board::find(event.projects.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))
                .ok_or(Refusal::Gone { thing: Thing::Project })?,
        ),
    };
    let mut order = posted.order()?.with(Command::Message(MessageCommand::Post { message, day, kind, text, project }));
    // Only what is said to all is pinned: for another kind the box is out of sight.
    if kind == Kind::Announcement && fields.is("pinned", "yes") {
        order = order.with(Command::Message(MessageCommand::Pin { message, pinned: true }));
    }
    posted.ask(order).await?;
    Ok(day)
}

#[derive(Template)]
#[template(path = "message/note.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
struct NotePage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    day: Date,
    kind: &'static str,
    text: String,
    by: String,
    time: String,
    answers: Vec<(String, String, String)>,
    /// Whether it is said to all: then there is nothing to answer or to find.
    announcement: bool,
    settled: bool,
    /// What a note of its kind is once it is done with.
    settled_word: &'static str,
    /// Whether somebody asks for a hand.
    asks_for_help: bool,
    /// Who is on the way to help.
    helper: Option<String>,
    /// Whether the reader may say that nobody is on the way after all.
    may_let_go: bool,
    /// Whether it stands on every page, for those who may change that.
    pinned: Option<bool>,
    /// Whether the reader may take it off the board.
    may_withdraw: bool,
    /// The project that it is about: address, title.
    project: Option<(String, String)>,
}

fn found<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Message> {
    let messages = &reader.view.event.messages;
    board::find(messages.keys().map(|id| (*id, id.0)), Path(letters.to_owned())).and_then(|id| messages.get(&id))
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, crate::refusal::words(say, &Refusal::Gone { thing: Thing::Message })).into_response()
}

fn off(reader: &Reader, message: &Message) -> Off {
    let id = message.id;
    let text = if message.text.is_struck() { reader.words.struck().to_owned() } else { plain(message.text.as_str()) };
    Off {
        here: format!("{}/notes/{}", reader.root(), id.0.short()),
        day: message.day,
        title: text,
        subject: Subject::Message(id),
        withdraw: Command::Message(MessageCommand::Withdraw { message: id }),
        bring_back: Command::Message(MessageCommand::BringBack { message: id }),
    }
}

fn note_page(reader: &Reader, message: &Message, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let may = |command| domain::decide(event, &reader.actor(), reader.app.ledger().clock().now(), &Command::Message(command)).is_ok();
    let may_pin = message.kind == Kind::Announcement && may(MessageCommand::Pin { message: message.id, pinned: !message.pinned });
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let page = NotePage {
        page: Page::of(reader, message_kind_word(message.kind, w).to_owned(), "").hearing(reader, message.day),
        w,
        form,
        here: format!("{}/notes/{}", reader.root(), message.id.0.short()),
        day: message.day,
        kind: message_kind_word(message.kind, w),
        text: if message.text.is_struck() { w.struck().to_owned() } else { inline(message.text.as_str(), Links::Live) },
        by: say.who(message.by),
        time: say.time(message.at, message.day),
        answers: message
            .answers
            .iter()
            .map(|answer| (say.who(answer.by), inline(answer.text.as_str(), Links::Live), say.time(answer.at, message.day)))
            .collect(),
        announcement: message.kind == Kind::Announcement,
        settled: message.settled,
        settled_word: settled_word(message.kind, w),
        asks_for_help: message.kind == Kind::Help && !message.settled,
        helper: message.helper.map(|helper| say.who(domain::Who::Person(helper))),
        may_let_go: message.helper.is_some() && may(MessageCommand::Help { message: message.id, helper: None }),
        pinned: may_pin.then_some(message.pinned),
        may_withdraw: may(MessageCommand::Withdraw { message: message.id }),
        project: project_of(say, message.project, message.day),
    };
    page.render().unwrap_or_default()
}

async fn note(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match found(&reader, &letters) {
        Some(message) if message.withdrawn => off(&reader, message).first(&reader),
        Some(message) => show(&reader, StatusCode::OK, note_page(&reader, message, Form::empty(&reader, Fields::default()))),
        None => gone(&reader),
    }
}

async fn answer(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |message| Ok(MessageCommand::Answer { message, text: Text::some_note(posted.fields.get("text"), Field::Text)? }))
        .await
}

async fn settle(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |message| Ok(MessageCommand::Settle { message })).await
}

async fn reopen(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |message| Ok(MessageCommand::Reopen { message })).await
}

async fn help(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let back = posted.fields.is("back", "round").then(|| format!("{}/round?mine", posted.reader.root()));
    let Some(message) = found(&posted.reader, &letters) else { return gone(&posted.reader) };
    let asked = async {
        let order = posted.order()?;
        let me = order.actor.who.person();
        let helper = if posted.fields.is("helper", "nobody") { None } else { Some(me.ok_or(Refusal::NameNeeded)?) };
        posted.ask(order.with(Command::Message(MessageCommand::Help { message: message.id, helper }))).await
    };
    match asked.await {
        Ok(_) => posted.done(&back.unwrap_or_else(|| format!("{}/notes/{letters}", posted.reader.root()))),
        Err(failed) => show(&posted.reader, failed.status(), note_page(&posted.reader, message, posted.again(&failed))),
    }
}

async fn pin(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(&posted, &letters, |message| Ok(MessageCommand::Pin { message, pinned: posted.fields.is("pinned", "yes") })).await
}

async fn ask_to_withdraw(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match found(&reader, &letters) {
        Some(message) if message.withdrawn => off(&reader, message).first(&reader),
        Some(message) => off(&reader, message).ask(&reader, StatusCode::OK, Form::empty(&reader, Fields::default())),
        None => gone(&reader),
    }
}

async fn withdraw(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(message) = found(reader, &letters) else { return gone(reader) };
    let off = off(reader, message);
    let on = off.here.clone();
    off.take_off(&posted, &on).await
}

async fn bring_back(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(message) = found(reader, &letters) else { return gone(reader) };
    let on = on_the_board(reader, message);
    off(reader, message).put_back(&posted, &on).await
}

/// Where a message stands on its board.
fn on_the_board(reader: &Reader, message: &Message) -> String {
    format!("{}/?day={}#{}", reader.root(), message.day, board::element("m", message.id.0))
}

async fn act(posted: &Posted, letters: &str, command: impl FnOnce(MessageId) -> Result<MessageCommand, Refusal>) -> Response {
    let Some(message) = found(&posted.reader, letters) else { return gone(&posted.reader) };
    let asked = async { posted.ask(posted.order()?.with(Command::Message(command(message.id)?))).await };
    match asked.await {
        Ok(_) => posted.done(&on_the_board(&posted.reader, message)),
        Err(failed) if message.withdrawn => off(&posted.reader, message).page(&posted.reader, failed.status(), posted.again(&failed)),
        Err(failed) => show(&posted.reader, failed.status(), note_page(&posted.reader, message, posted.again(&failed))),
    }
}
