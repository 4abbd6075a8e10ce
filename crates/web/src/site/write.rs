//! Writing: the list of pages, a page with its preview, taking it off the site and putting it back.

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::file::{FilePath, Kind};
use domain::site::{About, Command as SiteCommand, Hero, Page as Written, Permalink};
use domain::{Act, Command, Field, PageId, Refusal, Text, Thing};
use ledger::View;
use words::{Lang, Words};

use super::page::{Read, day_on, read, title_of};
use super::values::{VALUES, parts, wrong};
use crate::app::App;
use crate::board::find;
use crate::door;
use crate::files::choices;
use crate::forms::{Both, Failed, Fields, Form, Notice, Posted, Said, Sheet, begun, kept, show};
use crate::gathering::Roof;
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// Largest body of a form with a page in it, in bytes: each of its 20 000 characters may need 12 of them in a form, and how it was before
/// comes with it.
const BODY_LIMIT: usize = 768 * 1024;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/site", get(list))
        .route("/{event}/site/new", get(new))
        .route("/{event}/site/pages", get(to_new).post(create).layer(DefaultBodyLimit::max(BODY_LIMIT)))
        .route("/{event}/site/pages/{id}", get(edit).post(change).layer(DefaultBodyLimit::max(BODY_LIMIT)))
        .route("/{event}/site/pages/{id}/remove", post(remove).get(to_page))
        .route("/{event}/site/pages/{id}/back", post(put_back).get(to_page))
}

/// The addresses where refused forms stand have no pages of their own.
async fn to_new(reader: Reader) -> Redirect {
    Redirect::to(&format!("{}/site/new", reader.root()))
}

async fn to_page(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Redirect {
    Redirect::to(&format!("{}/site/pages/{letters}", reader.root()))
}

#[derive(Template)]
#[template(path = "site/list.html")]
struct ListPage {
    page: Page,
    w: Words,
    rows: Vec<Row>,
    gone: Vec<Row>,
    form: Form,
    sponsors: usize,
    files: usize,
    line: String,
    accent: Option<String>,
}

struct Row {
    letters: String,
    title: String,
    href: String,
    address: String,
    language: Option<String>,
    draft: bool,
    menu: String,
    by: String,
    /// How many things on it are left out.
    wrong: usize,
}

async fn list(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, Fields::default());
    show(&reader, StatusCode::OK, list_page(&reader, form))
}

fn list_page(reader: &Reader, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let roof = Roof::of(&reader.app, &reader.view);
    let row = |page: &Written| Row {
        letters: page.id.0.short(),
        title: title_of(&say, page),
        href: super::address(&reader.root(), &page.about.path),
        address: super::address("", &page.about.path),
        language: page.about.language.as_ref().map(|tag| crate::say::own_name(tag.as_str())),
        draft: page.about.draft,
        menu: page.about.menu.to_string(),
        by: by(&say, page),
        wrong: read(&say, &page.about, roof.as_ref(), None).wrong.len(),
    };
    ListPage {
        page: Page::of(reader, w.site_pages().to_owned(), "").without_style(),
        w,
        rows: event.site.standing().into_iter().map(row).collect(),
        gone: event.site.pages.values().filter(|page| page.removed).map(row).collect(),
        form,
        sponsors: event.site.sponsors.len(),
        files: event.site.files.len(),
        line: event.site.look.line.to_string(),
        accent: event.site.look.accent.map(|colour| colour.to_string()),
    }
    .render()
    .unwrap_or_default()
}

/// Who wrote last, and when.
fn by(say: &Say<'_>, page: &Written) -> String {
    let event = say.event();
    let who = say.who(page.written.1);
    match event.history.get(page.written.0) {
        Some(entry) => say.words.site_written_by(say.when(entry.stamp.at, event.moment.today), who),
        None => who,
    }
}

const PARTS_OF_IT: &[(&str, &[&str])] = &[
    ("title", &["title"]),
    ("path", &["path"]),
    ("language", &["language"]),
    ("menu", &["menu"]),
    ("order", &["order"]),
    ("draft", &["draft"]),
    ("shared", &["shared"]),
    ("aliases", &["aliases"]),
    ("picture", &["picture", "focus"]),
    ("text", &["text"]),
];

fn values_of(about: &About) -> Fields {
    let aliases: Vec<&str> = about.aliases.iter().map(Text::as_str).collect();
    let fields = Fields::default()
        .with("title", about.title.as_str())
        .with("path", about.path.as_str())
        .with("language", about.language.as_ref().map_or("", domain::Language::as_str))
        .with("menu", about.menu.as_str())
        .with("order", about.order.to_string())
        .with("aliases", aliases.join("\n"))
        .with("picture", about.hero.as_ref().map_or("", |hero| hero.picture.as_str()))
        .with("focus", about.hero.as_ref().map_or_else(String::new, |hero| format!("{}% {}%", hero.focus.0, hero.focus.1)))
        .with("text", about.text.as_str());
    let fields = if about.shared { fields.with("shared", "yes") } else { fields };
    if about.draft { fields.with("draft", "yes") } else { fields }
}

fn said(w: Words, fields: &Fields) -> Vec<Said> {
    let text = |name: &str| fields.get(name).replace('\r', "").trim().to_owned();
    let language = match fields.get("language") {
        "" => w.site_any_language().to_owned(),
        tag => crate::say::own_name(tag),
    };
    vec![
        Said::new("title", w.site_title(), text("title")),
        Said::new("path", w.site_address(), text("path")),
        Said::new("language", w.site_language(), language),
        Said::new("menu", w.site_menu_word(), text("menu")),
        Said::new("order", w.site_order(), text("order")),
        Said::new("draft", w.site_only_the_team(), if fields.is("draft", "yes") { w.yes() } else { w.no() }),
        Said::new("shared", w.gathering_page_is_shared(), if fields.is("shared", "yes") { w.yes() } else { w.no() }),
        Said::new("aliases", w.site_aliases(), text("aliases")),
        Said::new("picture", w.site_hero(), [text("picture"), text("focus")].join(" ").trim().to_owned()),
        Said::new("text", w.field_as_markdown(), text("text")),
    ]
}

#[derive(Template)]
#[template(path = "site/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    /// Where the form goes.
    to: String,
    /// The page's letters, where it is there already.
    letters: Option<String>,
    /// Its address, to look at it.
    href: Option<String>,
    languages: Vec<(String, String)>,
    /// Pictures to choose from.
    pictures: Vec<String>,
    preview: Option<Read>,
    /// What a page may name: the name, what it is, and what that is now.
    values: Vec<(&'static str, &'static str, Option<String>)>,
    parts: Vec<(String, String)>,
}

async fn new(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let form = Form::empty(&reader, Fields::default().with("order", "0"));
    show(&reader, StatusCode::OK, edit_page(&reader, None, form, Both::default(), None))
}

async fn edit(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    match page_of(&reader.view, &letters) {
        Some(page) => {
            let now = values_of(&page.about);
            let form = Form::empty(&reader, begun(&said(reader.words, &now), now));
            show(&reader, StatusCode::OK, edit_page(&reader, Some(page), form, Both::default(), None))
        }
        None => gone(&reader),
    }
}

/// The page with these letters that is on the site.
fn page_of<'a>(view: &'a View, letters: &str) -> Option<&'a Written> {
    let id = id_of(view, letters)?;
    view.event.site.pages.get(&id).filter(|page| !page.removed)
}

fn id_of(view: &View, letters: &str) -> Option<PageId> {
    find(view.event.site.pages.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, refusal::words(say, &Refusal::Gone { thing: Thing::Page })).into_response()
}

fn edit_page(reader: &Reader, page: Option<&Written>, form: Form, both: Both, preview: Option<Read>) -> String {
    let (w, root) = (reader.words, reader.root());
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let letters = page.map(|page| page.id.0.short());
    let mut languages: Vec<(String, String)> = Lang::ALL.iter().map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).collect();
    // A page may be in a language that the program does not speak.
    let event = &reader.view.event;
    let others = event.site.pages.values().filter_map(|page| page.about.spoken(event)).map(domain::Language::as_str);
    for tag in others.chain([form.v("language")]).filter(|tag| !tag.is_empty()) {
        if languages.iter().all(|(code, _)| code != tag) {
            languages.push((tag.to_owned(), w.language_called(tag)));
        }
    }
    EditPage {
        page: Page::of(reader, if page.is_some() { w.site_edit_page() } else { w.site_new_page() }.to_owned(), "").without_style(),
        w,
        was: kept(&form.values),
        form,
        both,
        to: letters.as_ref().map_or_else(|| format!("{root}/site/pages"), |letters| format!("{root}/site/pages/{letters}")),
        href: page.map(|page| super::address(&root, &page.about.path)),
        letters,
        languages,
        pictures: choices(&reader.view.event, Kind::is_picture),
        preview,
        values: VALUES.iter().map(|known| (known.name, (known.says)(w), known.now(&say))).collect(),
        parts: parts(&say),
    }
    .render()
    .unwrap_or_default()
}

async fn create(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    write(&posted, None).await
}

async fn change(Path((_, letters)): Path<(String, String)>, mut posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let Some(id) = page_of(&posted.reader.view, &letters).map(|page| page.id) else { return gone(&posted.reader) };
    let w = posted.reader.words;
    posted.fields = Sheet { parts: PARTS_OF_IT, values: &|view| values_in(view, id), said: &|_, fields| said(w, fields) }.chosen(&posted);
    write(&posted, Some(id)).await
}

fn values_in(view: &View, id: PageId) -> Option<Fields> {
    view.event.site.pages.get(&id).map(|page| values_of(&page.about))
}

async fn write(posted: &Posted, known: Option<PageId>) -> Response {
    let reader = &posted.reader;
    let page = known.and_then(|id| reader.view.event.site.pages.get(&id));
    let about = match about(&posted.fields) {
        Ok(about) => about,
        Err(refusal) => return again(posted, page, &Failed::Refused(refusal)),
    };
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    if posted.fields.is("preview", "yes") {
        // Whoever looks at it first has seen no more than before.
        let form = Form { seq: posted.fields.seq(), ..Form::empty(reader, posted.fields.clone()) };
        return show(
            reader,
            StatusCode::OK,
            edit_page(
                reader,
                page,
                form,
                Both::default(),
                Some(read(&say, &about, Roof::of(&reader.app, &reader.view).as_ref(), day_on(reader, &reader.view.event))),
            ),
        );
    }
    let sentences = wrong(&say, &about);
    if !sentences.is_empty() {
        let notice = Notice { text: sentences.join(" "), field: Some(Field::Text), anyway: false };
        let form = Form { seq: posted.fields.seq(), notice: Some(notice), ..Form::empty(reader, posted.fields.clone()) };
        return show(reader, StatusCode::UNPROCESSABLE_ENTITY, edit_page(reader, page, form, Both::default(), None));
    }
    let address = super::address(&reader.root(), &about.path);
    let id = known.unwrap_or_else(|| PageId(posted.nth(0)));
    let command = SiteCommand::Write { page: id, seen: posted.fields.seq(), about };
    match ask(posted, command).await {
        Ok(()) => posted.done(&address),
        Err(failed) => again(posted, page, &failed),
    }
}

fn again(posted: &Posted, page: Option<&Written>, failed: &Failed) -> Response {
    let w = posted.reader.words;
    let both = page.map(|page| page.id).map_or_else(Both::default, |id| {
        Sheet { parts: PARTS_OF_IT, values: &|view| values_in(view, id), said: &|_, fields| said(w, fields) }.both(posted, failed)
    });
    show(&posted.reader, failed.status(), edit_page(&posted.reader, page, posted.again(failed), both, None))
}

async fn ask(posted: &Posted, command: SiteCommand) -> Result<(), Failed> {
    posted.ask(posted.order()?.with(Command::Site(command))).await?;
    Ok(())
}

fn about(fields: &Fields) -> Result<About, Refusal> {
    let aliases = fields.get("aliases").lines().map(|line| Text::line(line, Field::Link)).collect::<Result<Vec<_>, _>>()?;
    let title = Text::some_line(fields.get("title"), Field::Title)?;
    Ok(About {
        path: Permalink::parse(fields.get("path"))?,
        language: fields.get("language").parse().ok(),
        title,
        menu: Text::line(fields.get("menu"), Field::Title)?,
        order: fields.number("order", Field::Count, u16::MAX.into())?.and_then(|order| u16::try_from(order).ok()).unwrap_or(0),
        draft: fields.is("draft", "yes"),
        shared: fields.is("shared", "yes"),
        aliases: aliases.into_iter().filter(|alias| !alias.is_empty()).collect(),
        hero: hero(fields)?,
        text: Text::page(fields.get("text"), Field::Text)?,
    })
}

/// The picture on top, and the point of it that is always seen: `50% 30%`, the middle where nothing is said.
fn hero(fields: &Fields) -> Result<Option<Hero>, Refusal> {
    if fields.get("picture").trim().is_empty() {
        return Ok(None);
    }
    let hundredths = |part: &str| part.trim_end_matches('%').parse::<u8>().ok().filter(|number| *number <= 100);
    let parts: Vec<&str> = fields.get("focus").split_whitespace().collect();
    let focus = match parts.as_slice() {
        [] => Some(Hero::MIDDLE),
        [x, y] => hundredths(x).zip(hundredths(y)),
        _ => None,
    };
    let focus = focus.ok_or(Refusal::NotANumber { field: Field::File, most: 100 })?;
    Ok(Some(Hero { picture: FilePath::parse(fields.get("picture"))?, focus }))
}

async fn remove(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    stand(&posted, &letters, true).await
}

async fn put_back(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    stand(&posted, &letters, false).await
}

async fn stand(posted: &Posted, letters: &str, removed: bool) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let Some(page) = id_of(&posted.reader.view, letters) else { return gone(&posted.reader) };
    match ask(posted, SiteCommand::Remove { page, removed }).await {
        Ok(()) => posted.done(&format!("{}/site", posted.reader.root())),
        Err(failed) => show(&posted.reader, failed.status(), list_page(&posted.reader, posted.again(&failed))),
    }
}
