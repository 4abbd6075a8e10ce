//! The board: the live page of a day. What runs, ideas that look for people, what is done, notes and questions.

mod data;
mod draw;
mod pieces;

pub use data::export;
pub use draw::{Boards, Drawn, Key};
pub use pieces::{
    Glance, Note, OutcomeRow, came, element, gauges, glance, kind_word, lamp, lamp_word, landmark_word, message_kind_word, pinned,
    project_of, settled_word, title,
};

use std::collections::HashSet;

use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::{Audience, Contacts, Date};
use words::Words;

use crate::app::App;
use crate::find::Find;
use crate::gathering::{Roof, line_of};
use crate::page::{HTML, Packed, Page, file, html};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;
use crate::timetable::{On, PLACE, with_news};

/// The board's addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}", get(to_board))
        .route("/{event}/", get(board))
        .route("/{event}/board.json", get(data::json).options(file::may_ask))
        .route("/{event}/board.md", get(data::markdown))
        .route("/{event}/new-here", get(new_here))
}

async fn to_board(reader: Reader, RawQuery(query): RawQuery) -> Redirect {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("{}/{query}", reader.root()))
}

async fn board(State(app): State<App>, reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let key = Key { slug: reader.view.slug.to_string(), day, audience: reader.audience(), lang: reader.words.lang() };
    let board = app.boards().board(&key);
    let find = Find::of(&uri, &reader.view.event);
    let roof = Roof::of(&app, &reader.view);
    let (line, under) = (line_of(roof.as_ref(), &reader.view, reader.words), roof.as_ref().map_or(0, Roof::state));
    if !find.is_everything() {
        // Somebody's own view of the board: it is never kept, so nobody else gets it.
        let page = draw_page(&app, &reader, &key, &board.advance(&reader.view, app.fanout()), &find, line);
        return html(StatusCode::OK, page);
    }
    let page = board.advance(&reader.view, app.fanout()).page(under, |drawn| {
        let etag = format!("{}-{}-{:?}-{}-{day}-{under:x}", drawn.at(), crate::assets::version(), key.audience, key.lang.code());
        Packed::named(draw_page(&app, &reader, &key, drawn, &Find::default(), line), &etag)
    });
    with_news(&reader, &headers, On::Board, &page).unwrap_or_else(|| page.respond(&headers, HTML))
}

/// The day of the address, or today.
pub fn day_of(reader: &Reader, uri: &Uri) -> Result<Date, Problem> {
    let event = &reader.view.event;
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("day=")));
    match asked {
        None => Ok(event.moment.today),
        Some(text) => {
            let day = text.parse::<Date>().ok().filter(|day| event.day(*day).is_some());
            day.ok_or_else(|| Problem::gone(reader, reader.words.refused_unknown_day()))
        }
    }
}

#[derive(Template)]
#[template(path = "board/board.html")]
struct BoardPage<'a> {
    page: Page,
    /// Where what became of one's picks is said.
    news: &'static str,
    w: Words,
    drawn: &'a Drawn,
    find: &'a Find,
    /// Ids of the rows that do not fit what is looked for.
    left_out: HashSet<&'a str>,
    title: String,
    day: Date,
    day_name: String,
    team: bool,
    /// Whether there is a timetable to look at.
    timetable: bool,
    days: Vec<(Date, String)>,
    at: String,
    stream: String,
    zone: String,
    /// Houses to choose from: letters of the address, number, name, whether it is asked for.
    houses: Vec<(String, usize, String, bool)>,
    /// What the script says of what happens, in the page's language.
    ear: String,
}

/// The lists in which one finds.
const LISTS: [&str; 5] = ["running", "ideas", "finished", "done", "notes"];

impl BoardPage<'_> {
    /// The rows of a list; those that do not fit what is looked for are there and hidden, so that the script can show them.
    fn rows(&self, list: &str) -> String {
        let mut html = String::new();
        for id in self.drawn.ids(list) {
            let row = self.drawn.fixed(id);
            match row.split_once('>').filter(|_| self.left_out.contains(id.as_str())) {
                Some((tag, rest)) => html.extend([tag, " hidden>", rest]),
                None => html.push_str(row),
            }
        }
        html
    }

    /// How many rows of a list fit.
    fn fitting(&self, list: &str) -> usize {
        self.drawn.ids(list).iter().filter(|id| !self.left_out.contains(id.as_str())).count()
    }

    /// How many rows a list has; where something is looked for, how many of how many.
    fn count(&self, list: &str) -> String {
        let all = self.drawn.ids(list).len();
        if self.find.is_everything() { all.to_string() } else { self.w.n_of_m(all, self.fitting(list)) }
    }
}

fn draw_page(app: &App, reader: &Reader, key: &Key, drawn: &Drawn, find: &Find, roof: String) -> String {
    let (view, w) = (&reader.view, reader.words);
    let event = &view.event;
    let say = Say { view, audience: key.audience, words: w };
    let title = pieces::title(event.title.as_str(), w);
    let day_name = say.day_name(key.day);
    let query = if find.query().is_empty() { format!("day={}", key.day) } else { format!("day={}&{}", key.day, find.query()) };
    let page = Page { roof, ..Page::shared(app.options(), w, event, &key.slug, format!("{day_name} · {title}"), &query) };
    // Every day but the present one has an address of its own.
    let at = if key.day == event.moment.today { "/".to_owned() } else { format!("/?day={}", key.day) };
    let page = page.called(say, app.options(), &at, &format!("{day_name} · {title}"), "");
    let board = BoardPage {
        page,
        news: PLACE,
        w,
        drawn,
        find,
        left_out: LISTS.into_iter().flat_map(|list| drawn.ids(list)).map(String::as_str).filter(|id| !find.fits(drawn.fixed(id))).collect(),
        title,
        day: key.day,
        day_name,
        team: key.audience == Audience::Team,
        timetable: !event.sessions.is_empty(),
        days: event.days.iter().map(|day| (day.date, say.day_short(day.date))).collect(),
        at: drawn.at(),
        stream: crate::live::address(&key.slug, key.day, key.audience, key.lang),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        houses: event
            .open_venues()
            .map(|(number, venue)| (venue.id.0.short(), number, venue.name.to_string(), find.asks_for(number)))
            .collect(),
        ear: ear(w),
    };
    board.render().unwrap_or_default()
}

/// Sentences about changes that come together, for 1, 2 and 5 of them: the script takes the one whose number has the form of
/// its own number and puts that in, so that it need not know any language's plurals.
fn ear(w: Words) -> String {
    const SAMPLES: [u32; 3] = [1, 2, 5];
    let each = |say: &dyn Fn(u32) -> String| SAMPLES.map(|n| (n, say(n)));
    serde_json::json!({
        "projects": each(&|n| w.ear_projects(n)),
        "joined": each(&|n| w.ear_joined(n)),
        "done": each(&|n| w.ear_done(n)),
        "notes": each(&|n| w.ear_notes(n)),
        "needs": each(&|n| w.ear_needs(n)),
        "changed": each(&|n| w.ear_changed(n)),
        "need": w.ear_need("{need}", "{title}"),
        "found": w.ear_found("{all}", "{shown}"),
    })
    .to_string()
}

#[derive(Template)]
#[template(path = "board/new_here.html")]
struct NewHerePage {
    page: Page,
    w: Words,
    person: Option<(String, String)>,
    coordinator: Option<String>,
    welcoming: Vec<(String, String, String)>,
    houses: Vec<(String, String, String)>,
    /// Whether the reader could come in by the word of the day.
    word: bool,
}

async fn new_here(reader: Reader) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let Contacts { newcomers, coordinator, .. } = event.contacts;
    let day = event.moment.today;
    let welcoming = event
        .projects_on(day)
        .into_iter()
        .filter(|(project, on_day)| project.about.newcomers == domain::project::Newcomers::Welcome && on_day.state.sits())
        .map(|(project, on_day)| {
            (
                format!("{}/projects/{}", reader.root(), project.id.0.short()),
                pieces::title(project.about.title.as_str(), w),
                say.place(&on_day.place),
            )
        })
        .collect();
    let page = NewHerePage {
        page: Page::of(&reader, w.new_here_title().to_owned(), ""),
        w,
        person: newcomers.and_then(|person| {
            let contact = reader.view.people.get(person).and_then(|profile| profile.contact.clone()).unwrap_or_default();
            say.name(person).map(|name| (name.to_owned(), contact))
        }),
        coordinator: coordinator.and_then(|person| say.name(person)).map(str::to_owned),
        welcoming,
        houses: event.open_venues().map(|(_, venue)| (venue.name.to_string(), venue.address.to_string(), venue.way.to_string())).collect(),
        word: !event.word.is_empty() && reader.role() == domain::Role::Visitor,
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

/// The id in an address belongs to one thing of the event, or to none.
pub fn find<T: Copy>(ids: impl Iterator<Item = (T, domain::Id)>, Path(letters): Path<String>) -> Option<T> {
    let mut found = ids.filter(|(_, id)| id.begins_with(&letters)).map(|(thing, _)| thing);
    // Two with the same letters: a longer address is needed, so this one means neither.
    found.next().filter(|_| found.next().is_none())
}
