//! The page where coordinators see the site's files, bring some in, replace them and take them off.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::file::{FilePath, Filed, Kind};
use domain::site::Command as SiteCommand;
use domain::{Act, Command, Event, Field, Refusal};
use tokio::sync::Semaphore;
use words::Words;

use super::arrive::{Arrived, arrive};
use super::drawn::{address, picture};
use crate::app::App;
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, Sent, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// Pictures that are made smaller at a time: one needs a quarter of a gigabyte where it is as large as it may be.
static MAKING: Semaphore = Semaphore::const_new(1);

#[derive(Template)]
#[template(path = "files/files.html")]
struct FilesPage {
    page: Page,
    w: Words,
    form: Form,
    rows: Vec<Row>,
}

struct Row {
    path: String,
    href: String,
    /// The picture, small, where it is one.
    picture: Option<String>,
    /// How large it is.
    size: String,
    /// What names it on a page.
    markdown: String,
    /// Where it is used.
    used: Vec<String>,
    by: String,
    /// What may be chosen in its place.
    accept: String,
}

pub(super) async fn list(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, Fields::default());
    show(&reader, StatusCode::OK, draw(&reader, form))
}

/// The address where a refused form stands has no page of its own.
pub(super) async fn to_list(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/site/files", reader.root()))
}

fn draw(reader: &Reader, form: Form) -> String {
    let (w, event, root) = (reader.words, &reader.view.event, reader.root());
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let rows = event.site.files.iter().map(|(path, file)| Row {
        href: address(event, &root, path).unwrap_or_default(),
        picture: picture(event, &root, path, ""),
        size: size(w, &file.filed),
        markdown: if path.kind().is_picture() { format!("![…]({path})") } else { format!("[…]({path})") },
        used: used(&say, path),
        by: by(&say, file.written),
        accept: path.name().rsplit_once('.').map_or_else(String::new, |(_, end)| format!(".{end}")),
        path: path.to_string(),
    });
    let rows = rows.collect();
    let page = Page::of(reader, w.site_files().to_owned(), "").without_style();
    FilesPage { page, w, form, rows }.render().unwrap_or_default()
}

fn size(w: Words, filed: &Filed) -> String {
    let kilobytes = w.site_files_kilobytes(filed.bytes.div_ceil(1000));
    match filed.extent {
        Some((width, height)) => format!("{} · {kilobytes}", w.site_files_pixels(height.to_string(), width.to_string())),
        None => kilobytes,
    }
}

fn by(say: &Say<'_>, (seq, who): (domain::Seq, domain::Who)) -> String {
    let (event, who) = (say.event(), say.who(who));
    match event.history.get(seq) {
        Some(entry) => say.words.site_written_by(say.when(entry.stamp.at, event.moment.today), who),
        None => who,
    }
}

/// Where a file is used: pages that name it, and how the site looks.
fn used(say: &Say<'_>, path: &FilePath) -> Vec<String> {
    let (w, site) = (say.words, &say.event().site);
    let names = |page: &&domain::site::Page| {
        page.about.text.as_str().contains(path.as_str()) || page.about.hero.as_ref().is_some_and(|hero| hero.picture == *path)
    };
    let pages = site.standing().into_iter().filter(names).map(|page| page.about.title.to_string());
    let look = [(&site.look.logo, w.site_look_logo()), (&site.look.stylesheet, w.site_look_stylesheet())];
    let look = look.into_iter().filter(|(named, _)| named.as_ref() == Some(path)).map(|(_, word)| word.to_owned());
    pages.chain(look).collect()
}

/// Who may not bring files in is told so before they are read.
pub(super) async fn bring(State(app): State<App>, reader: Reader, request: Request) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let (posted, sent) = match Posted::with_files(request, &app).await {
        Ok(came) => came,
        Err(response) => return response,
    };
    match bring_in(&posted, sent).await {
        Ok(()) => posted.done(&format!("{}/site/files", posted.reader.root())),
        Err(NotBrought::Failed(failed)) => show(&posted.reader, failed.status(), draw(&posted.reader, posted.again(&failed))),
        Err(NotBrought::Wrong(refusals)) => {
            let say = Say { view: &posted.reader.view, audience: posted.reader.audience(), words: posted.reader.words };
            let sentences: Vec<String> = refusals.iter().map(|wrong| refusal::words(say, wrong)).collect();
            let notice = Notice { text: sentences.join(" "), field: Some(Field::File), anyway: false };
            let form = Form { notice: Some(notice), ..Form::empty(&posted.reader, posted.fields.clone()) };
            show(&posted.reader, StatusCode::UNPROCESSABLE_ENTITY, draw(&posted.reader, form))
        }
    }
}

enum NotBrought {
    /// What is wrong with files; none of them is taken.
    Wrong(Vec<Refusal>),
    Failed(Failed),
}

impl From<Failed> for NotBrought {
    fn from(failed: Failed) -> Self {
        Self::Failed(failed)
    }
}

async fn bring_in(posted: &Posted, sent: Vec<Sent>) -> Result<(), NotBrought> {
    if sent.is_empty() {
        return Err(NotBrought::Wrong(vec![Refusal::Empty { field: Field::File }]));
    }
    let (mut came, mut wrong) = (Vec::new(), Vec::new());
    for sent in sent {
        match taken_in(posted, sent).await {
            Ok(one) => came.push(one),
            Err(refusal) => wrong.push(refusal),
        }
    }
    if !wrong.is_empty() {
        return Err(NotBrought::Wrong(wrong));
    }
    let mut order = posted.order().map_err(Failed::from)?;
    for (path, bytes, Arrived { filed, sizes }) in came {
        for bytes in std::iter::once(bytes).chain(sizes) {
            let ledger = posted.reader.app.ledger();
            ledger.put_file(posted.reader.view.slug.as_str(), posted.reader.actor(), bytes).await.map_err(Failed::from)?;
        }
        order = order.with(Command::Site(SiteCommand::File { seen: posted.fields.seq(), path, file: Some(Box::new(filed)) }));
    }
    posted.ask(order).await?;
    Ok(())
}

/// A file that was sent: where it is to stand, and what is made of it.
async fn taken_in(posted: &Posted, sent: Sent) -> Result<(FilePath, Vec<u8>, Arrived), Refusal> {
    let path = match posted.fields.get("path") {
        "" => FilePath::of_upload(&sent.name)?,
        path => FilePath::parse(path)?,
    };
    let whole = || Refusal::File(domain::file::Wrong::Broken { path: path.to_string() });
    let _place = MAKING.acquire().await.map_err(|_| whole())?;
    let theirs = path.clone();
    let made = tokio::task::spawn_blocking(move || {
        let arrived = arrive(&theirs, &sent.bytes);
        (sent.bytes, arrived)
    });
    // A picture over which a decoder stumbles is not whole.
    let (bytes, arrived) = made.await.map_err(|_| whole())?;
    let arrived = arrived.map_err(Refusal::File)?;
    Ok((path, bytes.to_vec(), arrived))
}

pub(super) async fn remove(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    match remove_it(&posted).await {
        Ok(()) => posted.done(&format!("{}/site/files", posted.reader.root())),
        Err(failed) => show(&posted.reader, failed.status(), draw(&posted.reader, posted.again(&failed))),
    }
}

async fn remove_it(posted: &Posted) -> Result<(), Failed> {
    let path = FilePath::parse(posted.fields.get("path"))?;
    let command = SiteCommand::File { seen: posted.fields.seq(), path, file: None };
    posted.ask(posted.order()?.with(Command::Site(command))).await?;
    Ok(())
}

/// Files of some kinds, to choose from.
pub(crate) fn choices(event: &Event, fits: impl Fn(Kind) -> bool) -> Vec<String> {
    event.site.files.keys().filter(|path| fits(path.kind())).map(ToString::to_string).collect()
}
