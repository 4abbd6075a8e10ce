//! People: those whom a reader may see, where they are and what they are at; and for the team the names that others typed,
//! whose they are, and who is here twice. Nobody learns from here that somebody exists whom they may not see.

mod merge;
mod person;

pub use person::{address, shown_name};

use std::collections::HashMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use domain::person::Kind;
use domain::project::{Need, Project};
use domain::venue::Presence;
use domain::{Act, Date, PersonId};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::find::fold;
use crate::forms::{show, show_kept};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of people.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/people", get(people)).merge(merge::routes()).merge(person::routes())
}

/// Longest thing that is looked for, in characters.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "people/people.html")]
struct PeoplePage {
    page: Page,
    w: Words,
    day: Date,
    seq: u64,
    q: String,
    /// Whether a name was taken away just now.
    removed: bool,
    here: Vec<Row>,
    others: Vec<Row>,
    claims: Vec<Claim>,
    typed: Vec<Row>,
    hidden: Vec<Row>,
    may_merge: bool,
    may_import: bool,
}

#[derive(Clone)]
struct Row {
    href: String,
    name: String,
    own: bool,
    /// What they say about themselves, in the round.
    line: String,
    /// Where they are.
    at: Option<String>,
    /// The projects at which they sit, and those that they lead today: address, title, and whether they lead it.
    projects: Vec<(String, String, bool)>,
}

/// What somebody is at today.
#[derive(Default)]
struct Tables {
    projects: Vec<(String, String, bool)>,
    /// Whether one of these is about what is looked for.
    found: bool,
    /// Where the one stands at which they sit.
    place: String,
}

struct Claim {
    href: String,
    name: String,
    by: String,
    by_href: String,
    /// Who claims it, so that nothing is granted to another one.
    by_id: String,
}

async fn people(reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    if uri.query().is_none() {
        return show_kept(&reader, &headers, "/people".to_owned(), || draw(&reader, &uri));
    }
    show(&reader, StatusCode::OK, draw(&reader, &uri))
}

fn draw(reader: &Reader, uri: &Uri) -> String {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let q: String = value("q").trim().chars().take(LONGEST).collect();
    let wanted = fold(&q);
    let vocabulary = crate::series::vocabulary(reader);
    let skill = vocabulary.usual(&q);
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let day = event.moment.today;
    let team = domain::may(&reader.actor(), Act::People, event.editing).is_ok();
    // Who is looked for by a subject said it in their line, or sits where it is the matter.
    let is_matter = |text: &str| fold(text).contains(&wanted) || vocabulary.named_in(text).contains(&skill);
    let is_about = |project: &Project| {
        let about = &project.about;
        let needs = about.needs.iter().filter_map(|need| match need {
            Need::Other(text) => Some(text),
            _ => None,
        });
        [&about.title, &about.audience, &about.label].into_iter().chain(needs).any(|text| is_matter(text.as_str()))
    };
    let mut tables: HashMap<PersonId, Tables> = HashMap::new();
    for (project, on_day) in event.projects_on(day) {
        let (href, title) =
            (format!("{}/projects/{}?day={day}", reader.root(), project.id.0.short()), title(project.about.title.as_str(), w));
        let sits: Vec<PersonId> = on_day.members.keys().copied().filter(|_| on_day.state.sits()).collect();
        let charged: Vec<PersonId> = project.in_charge().map(|person| event.now(person)).collect();
        let found = is_about(project);
        for person in sits.iter().chain(charged.iter().filter(|charged| !sits.contains(charged))).copied() {
            let table = tables.entry(person).or_default();
            table.projects.push((href.clone(), title.clone(), charged.contains(&person)));
            table.found |= found;
            if sits.contains(&person) {
                table.place = say.place(&on_day.place);
            }
        }
    }
    let none = Tables::default();
    let at_tables = |person: PersonId| tables.get(&person).unwrap_or(&none);
    let everybody = reader.view.everybody();
    let row = |person: PersonId, name: &str| Row {
        href: address(reader, person),
        name: name.to_owned(),
        own: reader.person() == Some(person),
        line: everybody.get(person).and_then(|profile| profile.line.clone()).unwrap_or_default(),
        at: event.presence(day, person).and_then(|presence| match presence {
            // Where their table stands, rather than the house that they came into.
            Presence::Here { venue, .. } => {
                let table = &at_tables(person).place;
                Some(if table.is_empty() { say.venue(venue).to_owned() } else { table.clone() })
            }
            Presence::Away { .. } => Some(w.out_now().to_owned()),
            Presence::Left { .. } => None,
        }),
        projects: at_tables(person).projects.clone(),
    };
    let (mut here, mut others, mut typed, mut hidden, mut claims) = (vec![], vec![], vec![], vec![], vec![]);
    for (person, known) in event.people.iter().filter(|(_, known)| known.merged.is_none()) {
        let Some(name) = person::shown_name(reader, *person) else { continue };
        let row = row(*person, name);
        if !(fold(name).contains(&wanted) || at_tables(*person).found || is_matter(&row.line)) {
            continue;
        }
        if let Some(by) = known.claimed.filter(|_| team) {
            claims.push(Claim {
                href: row.href.clone(),
                name: row.name.clone(),
                by: say.name(by).unwrap_or("").to_owned(),
                by_href: address(reader, by),
                by_id: by.to_string(),
            });
        }
        let typed_in = known.kind == Kind::Guest && team && !known.hidden;
        if typed_in && row.at.is_some() {
            // Who is here is here, whoever typed the name; the team also sees it among the names that are nobody's yet.
            here.push(row.clone());
        }
        let rows = if known.hidden {
            &mut hidden
        } else if typed_in {
            &mut typed
        } else if row.at.is_some() {
            &mut here
        } else {
            &mut others
        };
        rows.push(row);
    }
    for rows in [&mut here, &mut others, &mut typed, &mut hidden] {
        rows.sort_by_cached_key(|row| fold(&row.name));
    }
    claims.sort_by_cached_key(|claim| fold(&claim.name));
    let page = PeoplePage {
        page: Page::of(reader, w.people().to_owned(), ""),
        w,
        day,
        seq: event.seq,
        q,
        removed: value("removed") == "yes",
        here,
        others,
        claims,
        typed,
        hidden,
        may_merge: team,
        may_import: domain::may(&reader.actor(), Act::Import, event.editing).is_ok(),
    };
    page.render().unwrap_or_default()
}
