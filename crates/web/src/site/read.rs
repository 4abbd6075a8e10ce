//! Reading: the front page, a page by its address, and what old addresses lead to.

use askama::Template;
use axum::extract::Path;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::site::Page as Written;
use domain::{Audience, Date};
use words::{Lang, Words};

use super::facts::Meta;
use super::kept::Key;
use super::page::{Read, at, permalink, read, session};
use super::parts::{self, Front};
use super::values::{Part, Piece, pieces};
use crate::board::{pinned, title};
use crate::markdown::Heading;
use crate::page::{HTML, Hears, Packed, Page};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::{Say, day_of};

/// Headings from which on a page has a list of them.
const CONTENTS: usize = 3;

#[derive(Template)]
#[template(path = "site/page.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that the template asks")]
struct SitePage {
    page: Page,
    w: Words,
    meta: Meta,
    /// The event's name; on the front page it is the page's own.
    name: String,
    front: bool,
    title: String,
    /// The language of the page, where it is another one than the reader's.
    lang: Option<String>,
    /// That it is in another language.
    only_in: Option<String>,
    draft: bool,
    /// What is wrong with it, for the team.
    wrong: Vec<String>,
    menu: Vec<(String, String, bool)>,
    timetable: bool,
    team: bool,
    /// Whether the reader is known here.
    inside: bool,
    /// Where the team changes it.
    edit: String,
    contents: Vec<Heading>,
    anchors: Vec<String>,
    today: String,
    body: String,
    /// Links at the foot: address and name.
    links: Vec<(String, String)>,
    sponsors: Vec<String>,
}

pub async fn to_front(reader: Reader, uri: Uri) -> Response {
    moved(&format!("{}/about", reader.root()), &uri)
}

pub async fn front(reader: Reader, headers: HeaderMap) -> Response {
    answer(&reader, "", &headers).unwrap_or_else(|| gone(&reader))
}

pub async fn page(reader: Reader, Path((_, path)): Path<(String, String)>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(wanted) = permalink(&path) else { return gone(&reader) };
    if let Some(answer) = Some(wanted.as_str()).filter(|path| !path.is_empty()).and_then(|wanted| answer(&reader, wanted, &headers)) {
        // Each page has one address.
        return if wanted.as_str() == path { answer } else { moved(&super::address(&reader.root(), &wanted), &uri) };
    }
    if wanted.is_front() {
        return moved(&format!("{}/about", reader.root()), &uri);
    }
    match reader.view.event.site.alias(&path).or_else(|| reader.view.event.site.alias(wanted.as_str())) {
        // A browser takes the fragment with it, and the page has it.
        Some(page) => moved(&super::address(&reader.root(), &page.about.path), &uri),
        None => match session(&reader.view.event, wanted.as_str()) {
            Some(session) => moved(&crate::timetable::address(&reader.root(), session), &uri),
            None => gone(&reader),
        },
    }
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, refusal::words(say, &domain::Refusal::Gone { thing: domain::Thing::Page })).into_response()
}

fn moved(to: &str, uri: &Uri) -> Response {
    let to = uri.query().map_or_else(|| to.to_owned(), |query| format!("{to}?{query}"));
    let mut response = StatusCode::MOVED_PERMANENTLY.into_response();
    if let Ok(to) = HeaderValue::from_str(&to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

fn answer(reader: &Reader, path: &str, headers: &HeaderMap) -> Option<Response> {
    let view = &reader.view;
    let today = day_of(&reader.app.ledger().clock().now().to_zoned(view.event.zone.clone()));
    let key = Key {
        slug: view.slug.to_string(),
        path: path.to_owned(),
        audience: reader.audience(),
        lang: reader.words.lang(),
        on: Some(today).filter(|today| view.event.day(*today).is_some()),
    };
    let page = reader.app.sites().page(&key, view, || draw(reader, &key));
    page.map(|page| page.respond(headers, HTML))
}

fn draw(reader: &Reader, key: &Key) -> Option<Packed> {
    let say = Say { view: &reader.view, audience: key.audience, words: reader.words };
    let page = match at(&say, &key.path) {
        Some(written) => written_page(reader, &say, key, written),
        None if key.path.is_empty() => unwritten_page(reader, &say, key),
        None => return None,
    };
    let on = key.on.map(|day| day.to_string()).unwrap_or_default();
    let seq = say.event().seq;
    let etag = format!("{}-{seq}-{}-{:?}-{}-{on}", reader.view.epoch, crate::assets::version(), key.audience, key.lang.code());
    Some(Packed::named(page.render().unwrap_or_default(), &etag))
}

fn written_page(reader: &Reader, say: &Say<'_>, key: &Key, written: &Written) -> SitePage {
    let w = say.words;
    let Read { title, drawn, anchors, wrong } = read(say, &written.about);
    let language = written.about.language.as_ref().map(|tag| tag.as_str().to_owned()).filter(|tag| tag != w.lang().code());
    let only_in = language.as_ref().map(|tag| w.site_only_in(Lang::from_code(tag).map_or(tag.clone(), |lang| lang.own_name().to_owned())));
    let is_shown = |part: &str| pieces(written.about.text.as_str()).iter().any(|piece| matches!(piece, Piece::Name(name) if *name == part));
    let today = if is_shown("include today") { String::new() } else { on_the_day(say, key.on, !is_shown("include board")) };
    SitePage {
        only_in,
        lang: language,
        draft: written.about.draft,
        wrong: if key.audience == Audience::Team { wrong } else { vec![] },
        edit: format!("{}/site/pages/{}", reader.root(), written.id.0.short()),
        contents: if drawn.headings.len() < CONTENTS { vec![] } else { drawn.headings },
        anchors,
        today: if key.path.is_empty() { today } else { String::new() },
        body: drawn.html,
        meta: Meta::of(reader, say, &key.path, Some(written), &title, drawn.opening),
        ..around(reader, say, key, title)
    }
}

/// What a front page says that nobody wrote.
fn unwritten_page(reader: &Reader, say: &Say<'_>, key: &Key) -> SitePage {
    let title = title(say.event().title.as_str(), say.words);
    let line = say.event().site.look.line.to_string();
    SitePage {
        body: Front::of(say, on_the_day(say, key.on, true)).render().unwrap_or_default(),
        meta: Meta::of(reader, say, "", None, &title, line),
        ..around(reader, say, key, title)
    }
}

/// On a day of the event: what is on, and what runs.
fn on_the_day(say: &Say<'_>, on: Option<Date>, board: bool) -> String {
    if on.is_none() {
        return String::new();
    }
    let running = if board { parts::draw(say, &Part::Board, 2) } else { String::new() };
    parts::draw(say, &Part::Today, 2) + &running
}

/// What is around every page of the site.
fn around(reader: &Reader, say: &Say<'_>, key: &Key, title_: String) -> SitePage {
    let (event, w, root) = (say.event(), say.words, reader.root());
    let name = title(event.title.as_str(), w);
    let tab = if title_ == name { title_.clone() } else { format!("{title_} · {name}") };
    // On a day of the event the front page shows the board, and follows it.
    let hears = key.on.filter(|_| key.path.is_empty()).map(|day| Hears {
        stream: crate::live::address(&key.slug, day, key.audience, key.lang),
        at: format!("{}-{}", say.view.epoch, event.seq),
    });
    let page = Page {
        hears,
        pinned: pinned(*say),
        conduct: say.conduct_contact(),
        ..Page::shared(reader.app.options().demo, w, event, say.view.slug.as_str(), tab, "")
    };
    let look = &event.site.look;
    SitePage {
        page,
        w,
        meta: Meta::default(),
        name,
        front: key.path.is_empty(),
        title: title_,
        lang: None,
        only_in: None,
        draft: false,
        wrong: vec![],
        menu: menu(say, &key.path),
        timetable: !event.timetable().is_empty(),
        team: key.audience == Audience::Team,
        inside: key.audience != Audience::Everyone,
        edit: format!("{root}/site"),
        contents: vec![],
        anchors: vec![],
        today: String::new(),
        body: String::new(),
        links: look
            .links
            .iter()
            .filter(|link| !link.link.as_str().is_empty())
            .map(|link| (link.link.as_str().to_owned(), link.name.to_string()))
            .collect(),
        sponsors: event.site.sponsors.iter().map(|sponsor| sponsor.name.to_string()).filter(|name| !name.is_empty()).collect(),
    }
}

/// Pages with a word for the menu, each once, in the reader's language where it is in it: address, word, and whether it is this one.
fn menu(say: &Say<'_>, here: &str) -> Vec<(String, String, bool)> {
    let mut paths: Vec<&str> = say.event().site.standing().iter().map(|page| page.about.path.as_str()).collect();
    paths.dedup();
    let mut pages: Vec<&Written> = paths.into_iter().filter_map(|path| at(say, path)).filter(|page| !page.about.menu.is_empty()).collect();
    pages.sort_by_key(|page| (page.about.order, page.about.path.clone()));
    let root = format!("/{}", say.view.slug);
    pages
        .into_iter()
        .map(|page| (super::address(&root, &page.about.path), page.about.menu.to_string(), page.about.path.as_str() == here))
        .collect()
}
