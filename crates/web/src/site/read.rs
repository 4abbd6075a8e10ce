//! Reading: the front page, a page by its address, and what old addresses lead to.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::site::{Page as Written, Permalink};
use domain::{Audience, Event};
use ledger::View;
use words::{Lang, Words};

use super::facts::{languages, meta, meta_of_lent};
use super::page::{Read, at, day_on, read, session};
use super::parts::{self, Front};
use super::values::{Part, Piece, pieces};
use crate::board::{pinned, title};
use crate::files;
use crate::gathering::{Roof, line_of};
use crate::markdown::Heading;
use crate::page::{HTML, Hears, Kept, Page};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;
use crate::timetable::Today;

/// Headings from which on a page has a list of them.
const CONTENTS: usize = 3;

#[derive(Template)]
#[template(path = "site/page.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that the template asks")]
struct SitePage {
    page: Page,
    w: Words,
    /// The event's name; on the front page it is the page's own.
    name: String,
    front: bool,
    /// The event's own picture beside its name.
    logo: Option<String>,
    /// The picture on top.
    hero: Option<String>,
    title: String,
    /// The language of the page, where it is another one than the reader's.
    lang: Option<String>,
    /// That it is in another language.
    only_in: Option<String>,
    draft: bool,
    /// Where the sibling of the gathering has it that lends it, and that it does.
    lent: Option<(String, String)>,
    /// What is wrong with it, for the team.
    wrong: Vec<String>,
    menu: Vec<Way>,
    /// The page in other languages: where, the tag, its name.
    others: Vec<(String, String, String)>,
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
    /// The events before and after it in its series.
    series: Vec<(String, String)>,
}

/// A page in the menu.
struct Way {
    href: String,
    word: String,
    /// Its language, where it is another one than the reader's.
    lang: Option<String>,
    /// Whether it is this one.
    here: bool,
}

/// Which page, for whom, in which language.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    slug: String,
    path: String,
    audience: Audience,
    /// The language of what is around it.
    lang: Lang,
    /// The languages in which it is wished for, best first.
    tongues: Vec<String>,
    /// The day of the event that it is, if it is one.
    on: Option<Today>,
}

/// Pages of the site as they were drawn last.
pub type Sites = Kept<Key>;

/// How many of them are kept; one has some ten kilobytes.
pub const MOST_PAGES: usize = 1000;

/// Languages of a site that somebody may wish for.
const MOST_TONGUES: usize = 3;

pub async fn to_front(reader: Reader, uri: Uri) -> Response {
    moved(&format!("{}/about", reader.root()), &uri)
}

pub async fn front(reader: Reader, headers: HeaderMap) -> Response {
    answer(&reader, "", &headers, Whose::Own).unwrap_or_else(|| gone(&reader))
}

pub async fn page(reader: Reader, Path((_, path)): Path<(String, String)>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(wanted) = Permalink::of_older(&path) else { return gone(&reader) };
    if let Some(answer) =
        Some(wanted.as_str()).filter(|path| !path.is_empty()).and_then(|wanted| answer(&reader, wanted, &headers, Whose::Own))
    {
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
            None => answer(&reader, wanted.as_str(), &headers, Whose::Lent).unwrap_or_else(|| gone(&reader)),
        },
    }
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, refusal::words(say, &domain::Refusal::Gone { thing: domain::Thing::Page })).into_response()
}

/// It lies there for good, with what was asked of it.
pub fn moved(to: &str, uri: &Uri) -> Response {
    let to = uri.query().map_or_else(|| to.to_owned(), |query| format!("{to}?{query}"));
    let mut response = StatusCode::MOVED_PERMANENTLY.into_response();
    if let Ok(to) = HeaderValue::from_str(&to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

/// Whose page is looked for at an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The event's own.
    Own,
    /// One that a sibling of its gathering lends.
    Lent,
}

fn answer(reader: &Reader, path: &str, headers: &HeaderMap, whose: Whose) -> Option<Response> {
    let view = &reader.view;
    let above = Roof::of(&reader.app, view);
    let lent = above.as_ref().filter(|_| whose == Whose::Lent);
    let tongues = tongues(reader, above.as_ref());
    let lent = lent.and_then(|above| above.lent(path, &tongues));
    if whose == Whose::Lent && lent.is_none() {
        return None;
    }
    // What a lent page shows of its own event changes with any change there.
    let series = if path.is_empty() { series_of(reader) } else { vec![] };
    let under = of_others(above.as_ref(), lent.map(|(sibling, _)| sibling.as_ref()), &series);
    let key = Key {
        slug: view.slug.to_string(),
        path: path.to_owned(),
        audience: reader.audience(),
        lang: reader.words.lang(),
        tongues,
        on: day_on(reader, &view.event),
    };
    let page = reader.app.sites().find(&key, &state(&key, view, under), || draw(reader, &key, above.as_ref(), lent, series));
    page.map(|page| page.respond(headers, HTML))
}

/// The languages that a reader wishes for and pages are in, best first: of those that the program speaks the one in which all else is, too.
fn tongues(reader: &Reader, above: Option<&Roof>) -> Vec<String> {
    let lent = above.into_iter().flat_map(Roof::others).map(|sibling| &sibling.event);
    let of = |event: &domain::Event| {
        let pages = event.site.standing();
        pages.into_iter().filter_map(|page| page.about.spoken(event)).map(|tag| tag.as_str().to_owned()).collect::<BTreeSet<String>>()
    };
    let mut there: BTreeSet<String> = std::iter::once(&reader.view.event).chain(lent).flat_map(of).collect();
    there.insert(reader.words.lang().code().to_owned());
    let there: Vec<&str> = there.iter().map(String::as_str).collect();
    let mut tongues: Vec<String> = vec![];
    for tag in reader.wishes.iter().filter_map(|wish| words::meeting(wish, &there)) {
        if tongues.len() < MOST_TONGUES && tongues.iter().all(|known| known != tag) {
            tongues.push(tag.to_owned());
        }
    }
    tongues
}

/// The events before and after this one in its series: where, and what they are.
fn series_of(reader: &Reader) -> Vec<(String, String)> {
    let w = reader.words;
    let [before, after] = crate::series::around(&reader.app, &reader.view);
    let way =
        |view: Arc<View>, words: &dyn Fn(String) -> String| (format!("/{}/about", view.slug), words(title(view.event.title.as_str(), w)));
    let before = before.map(|view| way(view, &|event| w.site_series_before(event)));
    before.into_iter().chain(after.map(|view| way(view, &|event| w.site_series_after(event)))).collect()
}

/// What names the state of what a page shows. What it shows of the event's other rooms may change with any change, so each of them counts;
/// `under` is the state of what it shows of other events.
fn state(key: &Key, view: &View, under: u64) -> String {
    let on = key.on.as_ref().map(Today::state).unwrap_or_default();
    let (epoch, seq, version) = (view.epoch, view.event.seq, crate::assets::version());
    format!("{epoch}-{seq}-{version}-{:?}-{}-{}-{on}-{under:x}", key.audience, key.lang.code(), key.tongues.join("+"))
}

/// What names the state of what a page shows of other events.
fn of_others(above: Option<&Roof>, lender: Option<&View>, series: &[(String, String)]) -> u64 {
    let mut hasher = DefaultHasher::new();
    above.map(Roof::state).hash(&mut hasher);
    lender.map(|lender| (lender.epoch, lender.event.seq)).hash(&mut hasher);
    series.hash(&mut hasher);
    hasher.finish()
}

fn draw(
    reader: &Reader,
    key: &Key,
    above: Option<&Roof>,
    lent: Option<(&Arc<View>, &Written)>,
    series: Vec<(String, String)>,
) -> Option<String> {
    let say = Say { view: &reader.view, audience: key.audience, words: reader.words };
    let page = match (at(&say, &key.path, &key.tongues), lent) {
        (Some(written), _) => written_page(reader, &say, key, written, above),
        (None, Some((lender, written))) => lent_page(reader, &say, key, above, lender, written),
        (None, None) if key.path.is_empty() => unwritten_page(reader, &say, key, above),
        (None, None) => return None,
    };
    Some(SitePage { series, ..page }.render().unwrap_or_default())
}

fn written_page(reader: &Reader, say: &Say<'_>, key: &Key, written: &Written, above: Option<&Roof>) -> SitePage {
    let w = say.words;
    let Read { title, drawn, anchors, wrong } = read(say, &written.about, above, key.on);
    let language = other_language(written, say.event(), w);
    let is_shown = |part: &str| pieces(written.about.text.as_str()).iter().any(|piece| matches!(piece, Piece::Name(name) if *name == part));
    let today = if is_shown("include today") { String::new() } else { on_the_day(say, key.on, !is_shown("include board")) };
    let mut page = around(reader, say, key, above, title.clone());
    let picture = written.about.hero.as_ref().map(|hero| &hero.picture);
    let image = picture.and_then(|path| files::preview(say.event(), reader.app.options().base(), &key.slug, path, title.clone()));
    page.page.image = image.or(page.page.image);
    page.page.meta = Some(meta(reader, say, above, &key.path, Some(written), &title, drawn.opening));
    SitePage {
        only_in: only_in(language.as_deref(), key, w),
        others: others(say, key, language.as_deref()),
        lang: language,
        hero: written.about.hero.as_ref().and_then(|hero| files::hero(say.event(), &reader.root(), hero)),
        draft: written.about.draft,
        wrong: if key.audience == Audience::Team { wrong } else { vec![] },
        edit: format!("{}/site/pages/{}", reader.root(), written.id.0.short()),
        contents: if drawn.headings.len() < CONTENTS { vec![] } else { drawn.headings },
        anchors,
        today: if key.path.is_empty() { today } else { String::new() },
        body: drawn.html,
        ..page
    }
}

/// The language of a page, where it is another one than that of what is around it.
fn other_language(page: &Written, of: &Event, w: Words) -> Option<String> {
    page.about.spoken(of).map(|tag| tag.as_str().to_owned()).filter(|tag| tag != w.lang().code())
}

/// That a page is in another language, where one was wished for before it.
fn only_in(language: Option<&str>, key: &Key, w: Words) -> Option<String> {
    let language = language.filter(|tag| key.tongues.first().is_none_or(|first| first != tag))?;
    Some(w.site_only_in(w.language_called(language)))
}

/// The same page in the languages that the program does not speak, and in the one that is around it: it offers the others itself.
fn others(say: &Say<'_>, key: &Key, here: Option<&str>) -> Vec<(String, String, String)> {
    let address = format!("/{}/about{}{}", key.slug, if key.path.is_empty() { "" } else { "/" }, key.path);
    let is_other = |tag: &String| match Lang::from_code(tag) {
        None => Some(tag.as_str()) != here,
        Some(lang) => lang == say.words.lang() && here.is_some(),
    };
    let languages = languages(say, &key.path).into_iter().filter(is_other);
    languages.map(|tag| (format!("{address}?lang={tag}"), tag.clone(), say.words.language_called(tag))).collect()
}

/// A page that a sibling of the gathering lends, as everybody reads it there; its one address is the sibling's.
fn lent_page(reader: &Reader, say: &Say<'_>, key: &Key, above: Option<&Roof>, lender: &View, written: &Written) -> SitePage {
    let w = say.words;
    let theirs = Say { view: lender, audience: Audience::Everyone, words: w };
    let seen = above.map(|above| above.seen_from(lender));
    let Read { title: name, drawn, anchors, .. } = read(&theirs, &written.about, seen.as_ref(), day_on(reader, &lender.event));
    let language = other_language(written, &lender.event, w);
    let meta = meta_of_lent(reader, &theirs, &key.path, written, &name, drawn.opening);
    let mut page = around(reader, say, key, above, name);
    let lent = Some((meta.canonical.clone(), w.gathering_page_of(title(lender.event.title.as_str(), w))));
    page.page.meta = Some(meta);
    SitePage {
        only_in: only_in(language.as_deref(), key, w),
        lang: language,
        lent,
        contents: if drawn.headings.len() < CONTENTS { vec![] } else { drawn.headings },
        anchors,
        body: drawn.html,
        ..page
    }
}

/// What a front page says that nobody wrote.
fn unwritten_page(reader: &Reader, say: &Say<'_>, key: &Key, above: Option<&Roof>) -> SitePage {
    let title = title(say.event().title.as_str(), say.words);
    let line = say.event().site.look.line.to_string();
    let meta = meta(reader, say, above, "", None, &title, line);
    let mut page = around(reader, say, key, above, title);
    page.page.meta = Some(meta);
    SitePage { body: Front::of(say, on_the_day(say, key.on, true), above).render().unwrap_or_default(), ..page }
}

/// On a day of the event: what is on, and what runs.
fn on_the_day(say: &Say<'_>, on: Option<Today>, board: bool) -> String {
    let Some(on) = on else { return String::new() };
    let running = if board { parts::draw(say, &Part::Board, 2, None) } else { String::new() };
    parts::today(say, on) + &running
}

/// What is around every page of the site.
fn around(reader: &Reader, say: &Say<'_>, key: &Key, above: Option<&Roof>, title_: String) -> SitePage {
    let (event, w, root) = (say.event(), say.words, reader.root());
    let name = title(event.title.as_str(), w);
    let tab = if title_ == name { title_.clone() } else { format!("{title_} · {name}") };
    // On a day of the event the front page shows the board, and follows it.
    let hears = key.on.filter(|_| key.path.is_empty()).map(|today| Hears {
        stream: crate::live::address(&key.slug, today.day, key.audience, key.lang),
        at: format!("{}-{}", say.view.epoch, event.seq),
    });
    let page = Page {
        hears,
        pinned: pinned(*say),
        conduct: say.conduct_contact(),
        roof: line_of(above, say.view, w),
        ..Page::shared(reader.app.options(), w, event, say.view.slug.as_str(), tab, "")
    };
    let look = &event.site.look;
    SitePage {
        page,
        w,
        name,
        front: key.path.is_empty(),
        logo: files::logo(event, &root),
        hero: None,
        title: title_,
        lang: None,
        only_in: None,
        draft: false,
        lent: None,
        wrong: vec![],
        others: vec![],
        menu: menu(say, key, above),
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
        sponsors: parts::sponsors_of(say, above).map(|sponsor| sponsor.name.to_string()).collect(),
        series: vec![],
    }
}

/// Pages with a word for the menu, each once, in the reader's language where it is in it.
fn menu(say: &Say<'_>, key: &Key, above: Option<&Roof>) -> Vec<Way> {
    let mut paths: Vec<&str> = say.event().site.standing().iter().map(|page| page.about.path.as_str()).collect();
    paths.dedup();
    let own: Vec<(&Written, &Event)> =
        paths.into_iter().filter_map(|path| at(say, path, &key.tongues)).map(|page| (page, say.event())).collect();
    // What siblings lend stands there once, and not where the event has a page of its own.
    let mut lent: Vec<(&Written, &Event)> = vec![];
    for theirs in above.into_iter().flat_map(Roof::others).flat_map(|sibling| sibling.event.site.standing()) {
        let path = &theirs.about.path;
        if own.iter().chain(&lent).all(|(known, _)| known.about.path != *path) {
            lent.extend(above.and_then(|above| above.lent(path.as_str(), &key.tongues)).map(|(sibling, page)| (page, &sibling.event)));
        }
    }
    let mut pages: Vec<_> = own.into_iter().chain(lent).filter(|(page, _)| !page.about.menu.is_empty()).collect();
    pages.sort_by_key(|(page, _)| (page.about.order, page.about.path.clone()));
    let root = format!("/{}", say.view.slug);
    pages
        .into_iter()
        .map(|(page, of)| Way {
            href: super::address(&root, &page.about.path),
            word: page.about.menu.to_string(),
            lang: other_language(page, of, say.words),
            here: page.about.path.as_str() == key.path,
        })
        .collect()
}
