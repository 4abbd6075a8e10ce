//! The page where a live document is pasted: first what it would change, then, on a second press, the change itself.

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::import::{Import, Item as Imported};
use domain::{Act, CommandId, Date, Refusal, Thing};
use formats::live_document::{Reading, Refusal as Unreadable, SIZE_LIMIT, Why, read};
use words::Words;

use super::{As, Cell, How, Item, Plan, plan, take_back};
use crate::app::App;
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// What a pasted page is called where nobody says otherwise. The same in all languages: rows are known again by it.
const USUAL_NAME: &str = "live document";

/// Largest body of the form: in an address-encoded form a byte of the page may become three.
const BODY_LIMIT: usize = 3 * SIZE_LIMIT + 64 * 1024;

/// Addresses of imports.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/import", get(paste).post(pasted).layer(DefaultBodyLimit::max(BODY_LIMIT)))
        .route("/{event}/import/{id}/remove", post(remove))
}

#[derive(Template)]
#[template(path = "import/import.html")]
struct ImportPage {
    page: Page,
    w: Words,
    form: Form,
    kinds: Vec<(&'static str, &'static str, bool)>,
    asks: Vec<Ask>,
    preview: Option<Preview>,
    imports: Vec<Past>,
}

/// A heading whose day is asked for.
struct Ask {
    heading: String,
    shown: String,
    /// Date, its words, whether it is chosen.
    days: Vec<(String, String, bool)>,
}

/// What the page would change, in words.
struct Preview {
    ready: bool,
    nothing: bool,
    /// Title, and day and place.
    projects: Vec<(String, String)>,
    /// Text, and day and people.
    outcomes: Vec<(String, String)>,
    counts: Vec<String>,
    differs: Vec<(String, String)>,
    on_board: Vec<(String, String)>,
    remarks: Vec<String>,
    not_understood: Vec<(String, String)>,
}

/// An import so far.
struct Past {
    href: String,
    document: String,
    did: String,
    /// What became of it, if it was taken back.
    taken_back: Option<String>,
}

async fn paste(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Import) {
        return problem.into_response();
    }
    let values = Fields::default().with("document", USUAL_NAME).with("as", As::Live.word());
    show(&reader, StatusCode::OK, draw(&reader, Form::empty(&reader, values), None))
}

/// Who may not bring a page in is told so before the page is read.
async fn pasted(State(app): State<App>, reader: Reader, request: Request) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Import) {
        return problem.into_response();
    }
    match Posted::from_request(request, &app).await {
        Ok(posted) => preview_or_bring(&posted).await,
        Err(response) => response,
    }
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

async fn preview_or_bring(posted: &Posted) -> Response {
    let (reader, fields, w) = (&posted.reader, &posted.fields, posted.reader.words);
    let document = match read(fields.get("text").as_bytes(), &Reading::default()) {
        Ok(document) => document,
        Err(why) => return refused(posted, unreadable(w, &why), None),
    };
    let plan = plan(&reader.view, &reader.app.ledger().secret(), fields.get("document"), &document, &how(fields));
    if !fields.is("step", "bring") {
        let form = Form::empty(reader, fields.clone());
        return show(reader, StatusCode::OK, draw(reader, form, Some(&plan)));
    }
    if !plan.is_ready() {
        return refused(posted, w.import_answer_days().to_owned(), Some(&plan));
    }
    match reader.view.event.imports.get(&posted.id) {
        // The same form again is the same import.
        Some(done) if !done.taken_back => return posted.done(&format!("{}/", reader.root())),
        Some(_) => return refused(posted, w.import_changed().to_owned(), Some(&plan)),
        None => {}
    }
    match posted.ask(plan.order(posted.id, reader.actor())).await {
        Ok(_) => posted.done(&format!("{}/", reader.root())),
        Err(failed) => show(reader, failed.status(), draw(reader, posted.again(&failed), Some(&plan))),
    }
}

fn refused(posted: &Posted, text: String, plan: Option<&Plan>) -> Response {
    let reader = &posted.reader;
    let mut form = Form::empty(reader, posted.fields.clone());
    form.notice = Some(Notice { text, field: None, anyway: false });
    show(reader, StatusCode::UNPROCESSABLE_ENTITY, draw(reader, form, plan))
}

fn how(fields: &Fields) -> How {
    let answers = fields.all("heading").zip(fields.all("answer"));
    let days =
        answers.filter_map(|(heading, date)| Some((Some(heading.to_owned()).filter(|heading| !heading.is_empty()), date.parse().ok()?)));
    How { kind: As::from_word(fields.get("as")).unwrap_or_default(), days: days.collect() }
}

fn unreadable(w: Words, why: &Unreadable) -> String {
    match why {
        Unreadable::NotText => w.import_not_text().to_owned(),
        Unreadable::TooLarge { bytes, limit } => w.import_too_large(*bytes, *limit),
        Unreadable::NoTable { found, .. } => match found.first() {
            Some(columns) => w.import_no_table_found(columns.join(" | ")),
            None => w.import_no_table().to_owned(),
        },
    }
}

async fn remove(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Import) {
        return problem.into_response();
    }
    let Some(import) = reader.view.event.imports.keys().copied().find(|id| id.0.begins_with(&letters)) else {
        return Problem::gone(reader, refusal::words(say(reader), &Refusal::Gone { thing: Thing::Import })).into_response();
    };
    match posted.ask(take_back(import, posted.id, reader.actor())).await {
        Ok(_) => posted.done(&format!("{}/import#i-{}", reader.root(), import.0.short())),
        Err(failed) => failed_to_take_back(&posted, &failed),
    }
}

fn failed_to_take_back(posted: &Posted, failed: &Failed) -> Response {
    let mut form = posted.again(failed);
    form.values = Fields::default().with("document", USUAL_NAME).with("as", As::Live.word());
    show(&posted.reader, failed.status(), draw(&posted.reader, form, None))
}

fn draw(reader: &Reader, form: Form, plan: Option<&Plan>) -> String {
    let w = reader.words;
    let kinds = As::ALL.map(|kind| (kind.word(), kind_word(w, kind), form.is("as", kind.word())));
    let page = ImportPage {
        page: Page::of(reader, w.import_title().to_owned(), ""),
        w,
        kinds: kinds.to_vec(),
        asks: plan.map(|plan| asks(reader, plan)).unwrap_or_default(),
        preview: plan.map(|plan| preview(reader, plan)),
        imports: imports(reader),
        form,
    };
    page.render().unwrap_or_default()
}

fn kind_word(w: Words, kind: As) -> &'static str {
    match kind {
        As::Live => w.import_as_live(),
        As::Ideas => w.import_as_ideas(),
        As::Past => w.import_as_past(),
    }
}

fn asks(reader: &Reader, plan: &Plan) -> Vec<Ask> {
    let open = plan.asked.iter().map(|heading| (heading, None));
    let answered = plan.answered.iter().map(|(heading, day)| (heading, Some(*day)));
    let day = |date: &Date, chosen: Option<Date>| (date.to_string(), say(reader).day_long(*date), chosen == Some(*date));
    open.chain(answered)
        .map(|(heading, chosen)| Ask {
            heading: heading.clone().unwrap_or_default(),
            shown: heading.clone().unwrap_or_else(|| reader.words.import_no_heading().to_owned()),
            days: plan.days.iter().map(|date| day(date, chosen)).collect(),
        })
        .collect()
}

fn preview(reader: &Reader, plan: &Plan) -> Preview {
    let (say, w) = (say(reader), reader.words);
    let (mut projects, mut outcomes) = (vec![], vec![]);
    for new in &plan.new {
        let day = say.day_short(new.day);
        match &new.item {
            Item::Project { title, place, .. } => {
                let place = say.place(place);
                projects.push((title.as_str().to_owned(), if place.is_empty() { day } else { w.list_next(day, place) }));
            }
            Item::Outcome { who, what, links, .. } => {
                let who: Vec<&str> = who.iter().map(|named| named.name.as_str()).collect();
                let who = if who.is_empty() { w.import_by_nobody().to_owned() } else { say.list(who) };
                let text = std::iter::once(what.as_str()).chain(links.iter().map(domain::link::Link::as_str)).collect::<Vec<_>>().join(" ");
                outcomes.push((text, w.list_next(day, who)));
            }
        }
    }
    let count = |count: &super::Count| w.import_count(say.day_short(count.day), count.present, say.venue(count.venue));
    let differs = |row: &super::Differs| {
        let said = w.import_differs_cell(cell_word(w, row.cell), row.here.as_str(), row.there.as_str());
        (row.what.clone(), format!("{said} ({})", w.import_at_line(row.line)))
    };
    Preview {
        ready: plan.is_ready(),
        nothing: plan.is_empty() && plan.is_ready(),
        projects,
        outcomes,
        counts: plan.counters.iter().map(count).collect(),
        differs: plan.differs.iter().map(differs).collect(),
        on_board: plan.on_board.iter().map(|row| (row.what.clone(), say.day_short(row.day))).collect(),
        remarks: remarks(w, plan),
        not_understood: not_understood(say, plan),
    }
}

fn cell_word(w: Words, cell: Cell) -> &'static str {
    match cell {
        Cell::What => w.import_cell_what(),
        Cell::Where => w.import_cell_where(),
        Cell::Audience => w.import_cell_audience(),
        Cell::Remarks => w.import_cell_remarks(),
        Cell::Count => w.import_cell_count(),
    }
}

fn remarks(w: Words, plan: &Plan) -> Vec<String> {
    let numbers = [
        (plan.same, w.import_same(plan.same)),
        (plan.left_out.outcomes, w.import_left_out_outcomes(plan.left_out.outcomes)),
        (plan.left_out.counters, w.import_left_out_counters(plan.left_out.counters)),
        (plan.later, w.import_later(plan.later)),
    ];
    let said = numbers.into_iter().filter(|(number, _)| *number > 0).map(|(_, said)| said);
    said.chain(plan.unknown_places.iter().map(|counter| w.import_unknown_place(counter.place.as_str()))).collect()
}

fn not_understood(say: Say<'_>, plan: &Plan) -> Vec<(String, String)> {
    let w = say.words;
    let passed_over = plan.passed_over.iter().map(|row| (row.line, format!("{} {}", row.what, refusal::words(say, &row.why))));
    let remarks = plan.not_understood.iter().map(|remark| (remark.line, why(w, &remark.why)));
    let no_house = plan.no_house.iter().map(|(line, place)| (*line, w.import_no_house(place.as_str())));
    passed_over.chain(no_house).chain(remarks).map(|(line, said)| (w.import_at_line(line), said)).collect()
}

fn why(w: Words, why: &Why) -> String {
    match why {
        Why::UnknownTable { columns } => w.import_unknown_table(columns.join(" | ")),
        Why::UnknownColumn { name } => w.import_unknown_column(name.as_str()),
        Why::MissingSeparator => w.import_missing_separator().to_owned(),
        Why::LongRow { cells, columns } => w.import_long_row(*cells, *columns),
        Why::RowsApart => w.import_rows_apart().to_owned(),
        Why::LineInTable { text } => w.import_line_in_table(text.as_str()),
        Why::CounterTooLarge => w.import_counter_too_large().to_owned(),
        Why::NotUtf8 => w.import_not_utf_8().to_owned(),
    }
}

/// The imports so far, newest first.
fn imports(reader: &Reader) -> Vec<Past> {
    let event = &reader.view.event;
    let mut imports: Vec<(&CommandId, &Import)> = event.imports.iter().collect();
    imports.sort_by_key(|(_, import)| std::cmp::Reverse(import.items.front().map(|(_, seq)| *seq)));
    imports.into_iter().map(|(id, import)| past(reader, *id, import)).collect()
}

/// What stayed when an import was taken back, also of what it wrote over.
fn kept_of(reader: &Reader, id: CommandId) -> usize {
    let kept = |entry: &std::sync::Arc<domain::Recorded>| match entry.change {
        domain::Change::Import(domain::import::Change::TakenBack { import, kept }) if import == id => Some(kept as usize),
        _ => None,
    };
    reader.view.event.history.newest_first().find_map(kept).unwrap_or(0)
}

fn past(reader: &Reader, id: CommandId, import: &Import) -> Past {
    let (event, w) = (&reader.view.event, reader.words);
    let projects = import.items.iter().filter(|(item, _)| matches!(item, Imported::Project(_))).count();
    let outcomes = import.items.iter().filter(|(item, _)| matches!(item, Imported::Outcome(_))).count();
    let sessions = import.items.iter().filter(|(item, _)| matches!(item, Imported::Session(_))).count();
    let pages = import.items.iter().filter(|(item, _)| matches!(item, Imported::Page(_))).count();
    let stands = |item: &Imported| match item {
        Imported::Project(id) => event.projects.get(id).is_some_and(|project| !project.withdrawn),
        Imported::Outcome(id) => event.outcomes.get(id).is_some_and(|outcome| !outcome.withdrawn),
        Imported::Session(id) => event.sessions.get(id).is_some_and(|session| session.standing != domain::session::Standing::Withdrawn),
        Imported::Page(id) => event.site.pages.get(id).is_some_and(|page| !page.removed),
        Imported::Count { .. } => false,
    };
    let kept = import.items.iter().filter(|(item, _)| stands(item)).count().max(kept_of(reader, id));
    let became = if kept == 0 { w.import_taken_back().to_owned() } else { w.import_taken_back_kept(kept) };
    Past {
        href: id.0.short(),
        document: import.document.as_str().to_owned(),
        did: if sessions + pages > 0 { w.import_did_site(pages, sessions) } else { w.import_did(outcomes, projects) },
        taken_back: import.taken_back.then_some(became),
    }
}
