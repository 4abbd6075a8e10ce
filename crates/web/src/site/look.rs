//! How the site looks and what it says of itself; and who supports the event.

use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::file::{FilePath, Kind};
use domain::link::Link;
use domain::site::{Colour, Command as SiteCommand, Look, MOST_SPONSORS, Named, Sponsor};
use domain::{Act, Command, Field, Refusal, Text};
use ledger::View;
use words::Words;

use super::accent;
use crate::app::App;
use crate::door;
use crate::files::choices;
use crate::forms::{Both, Failed, Fields, Form, Posted, Said, Sheet, begun, filled_rows, kept, show};
use crate::page::Page;
use crate::reader::Reader;

/// Largest body of the sponsors' form, in bytes: two hundred of them with some lines each, and how they were before.
const BODY_LIMIT: usize = 2 * 1024 * 1024;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/site/look", get(look).post(dress))
        .route("/{event}/site/sponsors", get(sponsors).post(sponsor).layer(DefaultBodyLimit::max(BODY_LIMIT)))
}

/// The program's own colour, which the field shows at first.
const OWN: &str = "#0b5b4c";

const LOOK: &[(&str, &[&str])] = &[
    ("line", &["line"]),
    ("city", &["city"]),
    ("accent", &["accent", "coloured"]),
    ("links", &["links"]),
    ("stream", &["stream"]),
    ("gathering", &["gathering", "shares-tickets"]),
    ("logo", &["logo"]),
    ("stylesheet", &["stylesheet"]),
];

#[derive(Template)]
#[template(path = "site/look.html")]
struct LookPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    /// What was changed about the colour.
    told: Vec<String>,
    /// Files to choose from.
    pictures: Vec<String>,
    sheets: Vec<String>,
}

fn look_values(view: &View) -> Fields {
    let look = &view.event.site.look;
    let links: Vec<String> = look.links.iter().map(|named| format!("{} {}", named.name, named.link.as_str())).collect();
    let fields = Fields::default()
        .with("line", look.line.as_str())
        .with("city", look.city.as_str())
        .with("accent", look.accent.map_or_else(|| OWN.to_owned(), |colour| colour.to_string()))
        .with("links", links.join("\n"))
        .with("stream", look.stream.as_ref().map_or("", Link::as_str))
        .with("gathering", look.gathering.as_str())
        .with("logo", look.logo.as_ref().map_or("", FilePath::as_str))
        .with("stylesheet", look.stylesheet.as_ref().map_or("", FilePath::as_str));
    let fields = if look.shares_tickets { fields.with("shares-tickets", "yes") } else { fields };
    if look.accent.is_some() { fields.with("coloured", "yes") } else { fields }
}

fn look_said(w: Words, fields: &Fields) -> Vec<Said> {
    let accent = if fields.is("coloured", "yes") { fields.get("accent") } else { "" };
    let shares = if fields.is("shares-tickets", "yes") { w.gathering_shares_tickets() } else { "" };
    let gathering = [fields.get("gathering"), shares].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    vec![
        Said::new("line", w.site_look_line(), fields.get("line")),
        Said::new("city", w.site_look_city(), fields.get("city")),
        Said::new("accent", w.site_look_accent(), accent),
        Said::new("links", w.site_look_links(), fields.get("links").replace('\r', "")),
        Said::new("stream", w.site_stream(), fields.get("stream")),
        Said::new("gathering", w.site_look_gathering(), gathering),
        Said::new("logo", w.site_look_logo(), fields.get("logo")),
        Said::new("stylesheet", w.site_look_stylesheet(), fields.get("stylesheet")),
    ]
}

async fn look(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let now = look_values(&reader.view);
    let form = Form::empty(&reader, begun(&look_said(reader.words, &now), now));
    show(&reader, StatusCode::OK, look_page(&reader, form, Both::default()))
}

fn look_page(reader: &Reader, form: Form, both: Both) -> String {
    let w = reader.words;
    let told = reader.view.event.site.look.accent.map(|colour| accent::told(w, colour)).unwrap_or_default();
    let event = &reader.view.event;
    let (pictures, sheets) = (choices(event, Kind::is_picture), choices(event, |kind| kind == Kind::Css));
    let page = Page::of(reader, w.site_look().to_owned(), "").without_style();
    LookPage { page, w, was: kept(&form.values), form, both, told, pictures, sheets }.render().unwrap_or_default()
}

async fn dress(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let w = posted.reader.words;
    let sheet = Sheet { parts: LOOK, values: &|view| Some(look_values(view)), said: &|_, fields| look_said(w, fields) };
    sheet.put(posted, dress_it, "site/look", look_page).await
}

async fn dress_it(posted: &Posted) -> Result<(), Failed> {
    let fields = &posted.fields;
    let look = Look {
        line: Text::line(fields.get("line"), Field::Text)?,
        city: Text::line(fields.get("city"), Field::Where)?,
        accent: if fields.is("coloured", "yes") { Some(Colour::parse(fields.get("accent"))?) } else { None },
        links: links(fields.get("links"))?,
        stream: link(fields.get("stream"))?,
        gathering: Text::line(fields.get("gathering"), Field::Name)?,
        logo: file(fields.get("logo"))?,
        stylesheet: file(fields.get("stylesheet"))?,
        shares_tickets: fields.is("shares-tickets", "yes"),
    };
    posted.ask(posted.order()?.with(Command::Site(SiteCommand::Dress { seen: fields.seq(), look }))).await?;
    Ok(())
}

fn file(written: &str) -> Result<Option<FilePath>, Refusal> {
    if written.trim().is_empty() { Ok(None) } else { FilePath::parse(written).map(Some) }
}

fn link(written: &str) -> Result<Option<Link>, Refusal> {
    if written.trim().is_empty() { Ok(None) } else { Link::parse(written).map(Some) }
}

/// One link a line: its name, then its address.
fn links(written: &str) -> Result<Vec<Named>, Refusal> {
    let lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, address) = line.rsplit_once(char::is_whitespace).unwrap_or(("", line));
            let link = Link::parse(address)?;
            let name = if name.trim().is_empty() { crate::inline::name_of(address) } else { name.to_owned() };
            Ok(Named { name: Text::some_line(&name, Field::Name)?, link })
        })
        .collect()
}

const SPONSORS: &[(&str, &[&str])] = &[("sponsors", &["name-", "level-", "link-", "text-", "gathering-"])];

/// Rows for one more sponsor.
const SPARE: usize = 2;

#[derive(Template)]
#[template(path = "site/edit_sponsors.html")]
struct SponsorsPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    rows: usize,
    /// Levels that are in use, to choose from.
    levels: Vec<String>,
}

fn sponsor_values(view: &View) -> Fields {
    view.event.site.sponsors.iter().enumerate().fold(Fields::default(), |fields, (n, sponsor)| {
        let fields = fields
            .with(&format!("name-{n}"), sponsor.name.as_str())
            .with(&format!("level-{n}"), sponsor.level.as_str())
            .with(&format!("link-{n}"), sponsor.link.as_ref().map_or("", Link::as_str))
            .with(&format!("text-{n}"), sponsor.text.as_str());
        if sponsor.gathering { fields.with(&format!("gathering-{n}"), "yes") } else { fields }
    })
}

fn rows(fields: &Fields) -> usize {
    filled_rows(fields, &["name", "level", "link", "text"], MOST_SPONSORS + SPARE)
}

fn sponsor_said(w: Words, fields: &Fields) -> Vec<Said> {
    let row =
        |n: usize| ["name", "level", "link", "text"].map(|part| fields.get(&format!("{part}-{n}")).replace('\r', "").trim().to_owned());
    let of_all = |n: usize| fields.is(&format!("gathering-{n}"), "yes").then(|| w.gathering_sponsor().to_owned());
    let parts = |n: usize| row(n).into_iter().filter(|part| !part.is_empty()).chain(of_all(n)).collect::<Vec<_>>();
    let lines = (0..rows(fields)).map(|n| parts(n).join(" · "));
    vec![Said::new("sponsors", w.site_sponsors(), lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))]
}

async fn sponsors(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let now = sponsor_values(&reader.view);
    let form = Form::empty(&reader, begun(&sponsor_said(reader.words, &now), now));
    show(&reader, StatusCode::OK, sponsors_page(&reader, form, Both::default()))
}

fn sponsors_page(reader: &Reader, form: Form, both: Both) -> String {
    let w = reader.words;
    let mut levels: Vec<String> = reader.view.event.site.sponsors.iter().map(|sponsor| sponsor.level.to_string()).collect();
    levels.retain(|level| !level.is_empty());
    levels.dedup();
    let rows = (rows(&form.values) + SPARE).min(MOST_SPONSORS);
    SponsorsPage { page: Page::of(reader, w.site_sponsors().to_owned(), ""), w, was: kept(&form.values), form, both, rows, levels }
        .render()
        .unwrap_or_default()
}

async fn sponsor(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let w = posted.reader.words;
    let sheet = Sheet { parts: SPONSORS, values: &|view| Some(sponsor_values(view)), said: &|_, fields| sponsor_said(w, fields) };
    sheet.put(posted, sponsor_it, "site", sponsors_page).await
}

async fn sponsor_it(posted: &Posted) -> Result<(), Failed> {
    let fields = &posted.fields;
    let mut sponsors = Vec::new();
    for n in 0..rows(fields) {
        let part = |part: &str| fields.get(&format!("{part}-{n}"));
        if ["name", "level", "link", "text"].into_iter().all(|name| part(name).trim().is_empty()) {
            continue;
        }
        sponsors.push(Sponsor {
            name: Text::some_line(part("name"), Field::Name)?,
            level: Text::line(part("level"), Field::Title)?,
            link: link(part("link"))?,
            text: Text::page(part("text"), Field::Text)?,
            gathering: fields.is(&format!("gathering-{n}"), "yes"),
        });
    }
    posted.ask(posted.order()?.with(Command::Site(SiteCommand::Sponsor { seen: fields.seq(), sponsors }))).await?;
    Ok(())
}
