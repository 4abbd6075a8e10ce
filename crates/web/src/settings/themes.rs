//! The themes of the event: headings of a roadmap that projects, tasks and outcomes carry. A roadmap's page is pasted, its headings
//! are shown, and what is ticked joins the list.

use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::event::Command as EventCommand;
use domain::link::Link;
use domain::skill::plain;
use domain::theme::MOST_THEMES;
use domain::{Act, Command, Event, Field, Refusal, Text, Theme, ThemeId, Thing};
use ledger::View;
use words::Words;

use super::{Sheet, begun, filled_rows, kept};
use crate::app::App;
use crate::door;
use crate::forms::{Both, Failed, Fields, Form, Notice, Posted, Said, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::themes::roadmap::{self, Heading};

/// Largest body with a pasted page, in bytes.
const LARGEST: usize = 1024 * 1024;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/settings/themes", get(themes).post(put))
        .route("/{event}/settings/themes/roadmap", get(to_themes).post(look).layer(DefaultBodyLimit::max(LARGEST)))
}

/// Rows for one more theme.
const SPARE: usize = 2;

const PARTS: &[(&str, &[&str])] = &[("themes", &["theme-"])];

#[derive(Template)]
#[template(path = "settings/themes.html")]
struct ThemesPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    rows: usize,
    /// Whether there are any.
    any: bool,
}

/// Headings of a page that was pasted.
#[derive(Template)]
#[template(path = "settings/roadmap.html")]
struct RoadmapPage {
    page: Page,
    w: Words,
    form: Form,
    rows: Vec<Row>,
    /// Headings that are themes already.
    known: Vec<String>,
}

/// A heading that can be kept.
struct Row {
    title: String,
    link: String,
    ticked: bool,
    /// How far it stands in.
    depth: u8,
}

fn values(view: &View) -> Fields {
    (0_usize..).zip(&view.event.themes).fold(Fields::default(), |values, (n, theme)| {
        let link = theme.link.as_ref().map_or("", Link::as_str);
        values
            .with(&format!("theme-id-{n}"), theme.id.to_string())
            .with(&format!("theme-title-{n}"), theme.title.as_str())
            .with(&format!("theme-link-{n}"), link)
    })
}

fn rows(fields: &Fields) -> usize {
    filled_rows(fields, &["theme-title", "theme-link", "theme-id"], MOST_THEMES + SPARE)
}

fn said(w: Words, fields: &Fields) -> Vec<Said> {
    let line = |n: usize| {
        let (title, link) = (fields.get(&format!("theme-title-{n}")).trim(), fields.get(&format!("theme-link-{n}")).trim());
        format!("{title} {link}").trim().to_owned()
    };
    let lines: Vec<String> = (0..rows(fields)).map(line).filter(|line| !line.is_empty()).collect();
    vec![Said::new("themes", w.themes(), lines.join("\n"))]
}

async fn to_themes(reader: Reader) -> Response {
    axum::response::Redirect::to(&address(&reader)).into_response()
}

fn address(reader: &Reader) -> String {
    format!("{}/settings/themes", reader.root())
}

async fn themes(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let now = values(&reader.view);
    let form = Form::empty(&reader, begun(&said(reader.words, &now), now));
    show(&reader, StatusCode::OK, page(&reader, form, Both::default()))
}

fn page(reader: &Reader, form: Form, both: Both) -> String {
    let w = reader.words;
    ThemesPage {
        page: Page::of(reader, w.themes().to_owned(), ""),
        w,
        was: kept(&form.values),
        rows: (rows(&form.values) + SPARE).min(MOST_THEMES),
        any: !reader.view.event.themes.is_empty(),
        form,
        both,
    }
    .render()
    .unwrap_or_default()
}

async fn put(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let w = posted.reader.words;
    let sheet = Sheet { parts: PARTS, values: &|view| Some(values(view)), said: &|_, fields| said(w, fields) };
    sheet.put(posted, put_it, "settings", page).await
}

async fn put_it(posted: &Posted) -> Result<(), Failed> {
    let mut themes = Vec::new();
    for n in 0..rows(&posted.fields) {
        let said = |what: &str| posted.fields.get(&format!("theme-{what}-{n}"));
        let (title, link) = (Text::line(said("title"), Field::Title)?, link(said("link"))?);
        match (title.is_empty(), link) {
            // A link alone is a theme that lost its words by mistake; both empty is one that goes.
            (true, Some(_)) if said("id").is_empty() => return Err(Refusal::Empty { field: Field::Title }.into()),
            (true, _) => {}
            (false, link) => themes.push(Theme { id: id(posted, said("id"), n)?, title, link }),
        }
    }
    write(posted, themes, posted.fields.seq()).await
}

/// The id that a row keeps, or that of a new one.
fn id(posted: &Posted, kept: &str, n: usize) -> Result<ThemeId, Refusal> {
    match kept {
        "" => Ok(ThemeId(posted.nth(u16::try_from(n).unwrap_or(u16::MAX)))),
        letters => letters.parse().map(ThemeId).map_err(|_| Refusal::Gone { thing: Thing::Theme }),
    }
}

fn link(written: &str) -> Result<Option<Link>, Refusal> {
    Some(written.trim()).filter(|link| !link.is_empty()).map(Link::parse).transpose()
}

async fn write(posted: &Posted, themes: Vec<Theme>, seen: domain::Seq) -> Result<(), Failed> {
    posted.ask(posted.order()?.with(Command::Event(EventCommand::Theme { seen, themes }))).await?;
    Ok(())
}

/// Shows the headings of what was pasted; takes those that are ticked, once they were shown.
async fn look(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    if posted.fields.is("step", "keep") {
        return match keep(&posted).await {
            Ok(()) => posted.done(&address(&posted.reader)),
            Err(failed) => show(&posted.reader, failed.status(), again(&posted, posted.again(&failed).notice)),
        };
    }
    match headings(&posted.fields) {
        Ok(found) if found.is_empty() => {
            let text = posted.reader.words.themes_none_found().to_owned();
            let notice = Notice { text, field: Some(Field::Text), anyway: false };
            show(&posted.reader, StatusCode::UNPROCESSABLE_ENTITY, again(&posted, Some(notice)))
        }
        Ok(found) => show(&posted.reader, StatusCode::OK, preview(&posted.reader, Form::empty(&posted.reader, Fields::default()), &found)),
        Err(refusal) => {
            let failed = Failed::from(refusal);
            show(&posted.reader, failed.status(), again(&posted, posted.again(&failed).notice))
        }
    }
}

/// The list with what was pasted beside it, and why it was not taken.
fn again(posted: &Posted, notice: Option<Notice>) -> String {
    let now = values(&posted.reader.view);
    let begun = begun(&said(posted.reader.words, &now), now);
    let all = ["page", "address"].into_iter().fold(begun, |all, name| all.with(name, posted.fields.get(name)));
    let form = Form { notice, ..Form::empty(&posted.reader, all) };
    page(&posted.reader, form, Both::default())
}

fn headings(fields: &Fields) -> Result<Vec<Heading>, Refusal> {
    let address = link(fields.get("address"))?;
    Ok(roadmap::headings(fields.get("page"), address.as_ref().map_or("", Link::as_str)))
}

fn preview(reader: &Reader, form: Form, found: &[Heading]) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let likely = roadmap::likely(found);
    let (known, new): (Vec<&Heading>, Vec<&Heading>) = found.iter().partition(|heading| event.theme_called(&heading.title).is_some());
    let row = |heading: &&Heading| Row {
        title: heading.title.clone(),
        link: heading.link.clone(),
        ticked: heading.level == likely,
        depth: heading.level.saturating_sub(likely).min(3),
    };
    RoadmapPage {
        page: Page::of(reader, w.themes_of_page().to_owned(), ""),
        w,
        form,
        rows: new.iter().map(row).collect(),
        known: known.into_iter().map(|heading| heading.title.clone()).collect(),
    }
    .render()
    .unwrap_or_default()
}

/// What is ticked joins the list as it stands by then, once each.
async fn keep(posted: &Posted) -> Result<(), Failed> {
    let event: &Event = &posted.reader.view.event;
    let (titles, links): (Vec<&str>, Vec<&str>) = (posted.fields.all("title").collect(), posted.fields.all("link").collect());
    let mut themes: Vec<Theme> = event.themes.iter().cloned().collect();
    for (n, title) in titles.into_iter().enumerate() {
        let is_there = |theme: &Theme| plain(theme.title.as_str()) == plain(title);
        if !posted.fields.is("keep", &n.to_string()) || themes.iter().any(is_there) {
            continue;
        }
        let link = link(links.get(n).copied().unwrap_or(""))?;
        themes.push(Theme { id: id(posted, "", n)?, title: Text::some_line(title, Field::Title)?, link });
    }
    write(posted, themes, event.seq).await
}
