//! A project's page, drawn for its reader, and what one can do with a project.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::project::{About, Command as ProjectCommand, MOST_SEATS, Need, Newcomers, OnDay, State};
use domain::{Command, Date, Event, Field, Project, ProjectId, Refusal, Text, Thing};
use words::Words;

use crate::app::App;
use crate::board::{self, OutcomeRow, day_of, lamp, title};
use crate::forms::{self, Failed, Fields, Form, Posted, show};
use crate::inline::{Links, inline};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of projects.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/projects/new", get(new))
        .route("/{event}/projects", get(forms::to_form).post(add))
        .route("/{event}/projects/{id}", get(project))
        .route("/{event}/projects/{id}/edit", get(edit).post(describe))
        .route("/{event}/projects/{id}/place", get(forms::to_thing).post(put))
        .route("/{event}/projects/{id}/state", get(forms::to_thing).post(turn))
        .route("/{event}/projects/{id}/seats", get(forms::to_thing).post(join))
        .route("/{event}/projects/{id}/seats/mine/remove", get(forms::to_thing).post(leave))
}

#[derive(Template)]
#[template(path = "project/new.html")]
struct NewPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    houses: Vec<(String, usize, String)>,
}

fn new_page(reader: &Reader, day: Date, form: Form) -> String {
    let w = reader.words;
    let houses = forms::houses(&reader.view.event);
    NewPage { page: Page::of(reader, w.add_a_project().to_owned(), &format!("day={day}")), w, form, day, houses }
        .render()
        .unwrap_or_default()
}

async fn new(reader: Reader, uri: Uri) -> Response {
    match day_of(&reader, &uri) {
        Ok(day) => show(&reader, StatusCode::OK, new_page(&reader, day, Form::empty(&reader, Fields::default()))),
        Err(problem) => problem.into_response(),
    }
}

async fn add(posted: Posted) -> Response {
    let project = ProjectId(posted.nth(0));
    let done = add_it(&posted, project).await;
    posted.on_the_board(done, &board::element("p", project.0), new_page)
}

async fn add_it(posted: &Posted, project: ProjectId) -> Result<Date, Failed> {
    let fields = &posted.fields;
    let day = fields.day()?;
    let state = if fields.get("state") == "idea" { State::Idea } else { State::Running };
    let about = about(fields)?;
    let place = forms::place(fields, &posted.reader.view.event)?;
    let add = ProjectCommand::Add { project, day, state, about, place, anyway: posted.anyway(), source: None };
    posted.ask(posted.order()?.with(Command::Project(add))).await?;
    Ok(day)
}

fn about(fields: &Fields) -> Result<About, Refusal> {
    let mut needs: Vec<Need> = Vec::new();
    for word in fields.all("need") {
        needs.extend(match word {
            "hands" => Some(Need::Hands),
            "mentor" => Some(Need::Mentor),
            "reviewer" => Some(Need::Reviewer),
            _ => None,
        });
    }
    let thing = Text::line(fields.get("needs"), Field::Needs)?;
    if !thing.is_empty() {
        needs.push(Need::Other(thing));
    }
    Ok(About {
        title: Text::some_line(fields.get("title"), Field::Title)?,
        audience: Text::note(fields.get("audience"), Field::Audience)?,
        needs: needs.into(),
        newcomers: if fields.is("newcomers", "welcome") { Newcomers::Welcome } else { Newcomers::Unsaid },
        seats: fields.number("seats", Field::Seats, MOST_SEATS)?,
    })
}

#[derive(Template)]
#[template(path = "project/project.html")]
struct ProjectPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    day_name: String,
    here: String,
    state: State,
    sign: Option<usize>,
    venue: String,
    title: String,
    audience: String,
    newcomers: bool,
    place: String,
    address: String,
    ask: Option<String>,
    mine: bool,
    can_join: bool,
    lamps: Vec<String>,
    people: Vec<(String, bool, String)>,
    hidden: usize,
    free: usize,
    seats: Option<u32>,
    outcomes: Vec<String>,
    houses: Vec<(String, usize, String)>,
    /// Whether the notice asks about joining or about moving, when one may do it all the same.
    again: &'static str,
}

/// The project of the address, if it is on the board.
fn found<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Project> {
    let projects = &reader.view.event.projects;
    let id = board::find(projects.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))?;
    projects.get(&id).filter(|project| !project.withdrawn)
}

async fn project(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let form = Form::empty(&reader, Fields::default());
    match page_of(&reader, &letters, day, form, "") {
        Some(text) => show(&reader, StatusCode::OK, text),
        None => gone(&reader),
    }
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, crate::refusal::words(say, &Refusal::Gone { thing: Thing::Project })).into_response()
}

fn page_of(reader: &Reader, letters: &str, asked: Date, mut form: Form, again: &'static str) -> Option<String> {
    let project = found(reader, letters)?;
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    // A project that is not on the asked day is shown on its own last day.
    let (day, on_day) =
        project.days.get(&asked).map(|on_day| (asked, on_day)).or_else(|| project.days.get_max().map(|(day, on_day)| (*day, on_day)))?;
    let me = reader.person();
    let people = project.people(day);
    let names: Vec<(String, bool, String)> = people
        .iter()
        .filter(|person| Some(**person) == me || say.name(**person).is_some())
        .map(|person| {
            let own = Some(*person) == me;
            let name = reader.view.people.get(*person).map_or("", |profile| profile.name.as_str());
            (name.to_owned(), own, say.time(on_day.members[person].at, day))
        })
        .collect();
    let mine = me.is_some_and(|me| on_day.members.contains_key(&me));
    let (sign, venue) =
        on_day.place.venue.and_then(|venue| event.venue(venue)).map_or((None, None), |(number, venue)| (Some(number), Some(venue)));
    if form.values.get("house").is_empty() && form.values.get("where").is_empty() {
        form.values = with_place(form.values, event, on_day);
    }
    let page = ProjectPage {
        page: Page::of(
            reader,
            format!("{} · {}", title(project.about.title.as_str(), w), title(event.title.as_str(), w)),
            &format!("day={day}"),
        )
        .hearing(reader, day),
        w,
        form,
        day,
        day_name: say.day_name(day),
        here: format!("{}/projects/{}", reader.root(), project.id.0.short()),
        state: on_day.state,
        sign,
        venue: venue.map_or_else(String::new, |venue| venue.name.to_string()),
        title: title(project.about.title.as_str(), w),
        audience: inline(project.about.audience.as_str(), Links::Live),
        newcomers: project.about.newcomers == Newcomers::Welcome,
        place: say.place(&on_day.place),
        address: venue.map_or_else(String::new, |venue| {
            [venue.address.as_str(), venue.way.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }),
        ask: whom_to_ask(&say, event, &people, me),
        mine,
        can_join: on_day.state != State::Finished && !mine,
        lamps: project.about.needs.iter().map(|need| lamp(need, w)).collect(),
        hidden: people.len() - names.len(),
        free: project.about.seats.map_or(0, |seats| usize::try_from(seats).unwrap_or(0).saturating_sub(people.len())),
        people: names,
        seats: project.about.seats,
        outcomes: event
            .outcomes_on(day)
            .into_iter()
            .filter(|outcome| outcome.about.project == Some(project.id))
            .map(|outcome| OutcomeRow::of(say, outcome).render().unwrap_or_default())
            .collect(),
        houses: forms::houses(event),
        again,
    };
    Some(page.render().unwrap_or_default())
}

fn with_place(values: Fields, event: &Event, on_day: &OnDay) -> Fields {
    let place = &on_day.place;
    let room = place.room.and_then(|room| event.room(room)).map(|(_, room)| room.name.to_string());
    let spot = room.into_iter().chain(Some(place.spot.to_string()).filter(|spot| !spot.is_empty())).collect::<Vec<_>>().join(", ");
    let values = values.with("where", spot);
    match place.venue {
        Some(venue) => values.with("house", venue.0.short()),
        None => values,
    }
}

/// The one who is there longest and may be named; else the coordinator.
fn whom_to_ask(say: &Say<'_>, event: &Event, people: &[domain::PersonId], me: Option<domain::PersonId>) -> Option<String> {
    let others = people.iter().copied().filter(|person| Some(*person) != me);
    others.chain(event.contacts.coordinator).find_map(|person| say.name(person)).map(str::to_owned)
}

/// Does something with the project of the address, and shows its page, or why not.
async fn act(
    posted: Posted,
    letters: &str,
    again: &'static str,
    command: impl FnOnce(&Posted, &Project, Date) -> Result<ProjectCommand, Refusal>,
) -> Response {
    let day = posted.fields.day().unwrap_or(posted.reader.view.event.moment.today);
    let Some(project) = found(&posted.reader, letters) else { return gone(&posted.reader) };
    let asked = async {
        let order = posted.order()?.with(Command::Project(command(&posted, project, posted.fields.day()?)?));
        posted.ask(order).await
    };
    match asked.await {
        Ok(_) => posted.done(&format!("{}/projects/{}?day={day}", posted.reader.root(), project.id.0.short())),
        Err(failed) => {
            let form = posted.again(&failed);
            match page_of(&posted.reader, letters, day, form, again) {
                Some(text) => show(&posted.reader, failed.status(), text),
                None => gone(&posted.reader),
            }
        }
    }
}

async fn join(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(posted, &letters, "seats", |posted, project, day| Ok(ProjectCommand::Join { project: project.id, day, anyway: posted.anyway() }))
        .await
}

async fn leave(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(posted, &letters, "", |_, project, day| Ok(ProjectCommand::Leave { project: project.id, day })).await
}

async fn put(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(posted, &letters, "place", |posted, project, day| {
        let place = forms::place(&posted.fields, &posted.reader.view.event)?;
        Ok(ProjectCommand::Move { project: project.id, day, place, anyway: posted.anyway() })
    })
    .await
}

async fn turn(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    act(posted, &letters, "state", |posted, project, day| {
        let state = match posted.fields.get("state") {
            "paused" => State::Paused,
            "finished" => State::Finished,
            "idea" => State::Idea,
            _ => State::Running,
        };
        Ok(ProjectCommand::Turn { project: project.id, day, state, anyway: posted.anyway() })
    })
    .await
}

#[derive(Template)]
#[template(path = "project/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    here: String,
    /// What stands there now, where somebody changed it meanwhile.
    meanwhile: Option<(String, String)>,
}

async fn edit(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let (Some(project), Ok(day)) = (found(&reader, &letters), day_of(&reader, &uri)) else { return gone(&reader) };
    let about = &project.about;
    let mut values = Fields::default().with("title", about.title.as_str()).with("audience", about.audience.as_str());
    for need in &about.needs {
        values = match need {
            Need::Hands => values.with("need", "hands"),
            Need::Mentor => values.with("need", "mentor"),
            Need::Reviewer => values.with("need", "reviewer"),
            Need::Other(thing) => values.with("needs", thing.as_str()),
        };
    }
    if about.newcomers == Newcomers::Welcome {
        values = values.with("newcomers", "welcome");
    }
    if let Some(seats) = about.seats {
        values = values.with("seats", seats.to_string());
    }
    let form = Form::empty(&reader, values);
    show(&reader, StatusCode::OK, edit_page(&reader, project, day, form, None))
}

fn edit_page(reader: &Reader, project: &Project, day: Date, form: Form, meanwhile: Option<(String, String)>) -> String {
    let w = reader.words;
    let here = format!("{}/projects/{}", reader.root(), project.id.0.short());
    EditPage {
        page: Page::of(reader, w.edit_project(title(project.about.title.as_str(), w)), &format!("day={day}")),
        w,
        form,
        day,
        here,
        meanwhile,
    }
    .render()
    .unwrap_or_default()
}

async fn describe(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let day = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    let Some(project) = found(reader, &letters) else { return gone(reader) };
    let asked = async {
        let describe = ProjectCommand::Describe { project: project.id, seen: posted.fields.seq(), about: about(&posted.fields)? };
        posted.ask(posted.order()?.with(Command::Project(describe))).await
    };
    match asked.await {
        Ok(_) => posted.done(&format!("{}/projects/{}?day={day}", reader.root(), project.id.0.short())),
        Err(failed) => {
            let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
            let meanwhile = matches!(failed, Failed::Refused(Refusal::ChangedSince { .. }))
                .then(|| {
                    now.event.projects.get(&project.id).map(|project| (project.about.title.to_string(), project.about.audience.to_string()))
                })
                .flatten();
            show(reader, failed.status(), edit_page(reader, project, day, posted.again(&failed), meanwhile))
        }
    }
}
