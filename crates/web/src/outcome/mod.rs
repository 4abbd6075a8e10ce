//! What came of it: written down in one field, said anew, taken back.

mod fields;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::history::Subject;
use domain::outcome::{About, Change as OutcomeChange, Command as OutcomeCommand, Kind};
use domain::{Change, Command, Date, Event, Field, Outcome, OutcomeId, PersonId, ProjectId, Refusal, Seq, Thing};
use words::Words;

use crate::app::App;
use crate::board::{self, OutcomeRow, day_of, kind_word, title};
use crate::forms::{Both, Failed, Fields, Form, Off, Posted, show, to_form, to_thing};
use crate::inline::plain;
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of outcomes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/done/new", get(new))
        .route("/{event}/done", get(to_form).post(record))
        .route("/{event}/outcomes/{id}", get(outcome))
        .route("/{event}/outcomes/{id}/edit", get(edit).post(describe))
        .route("/{event}/outcomes/{id}/withdraw", get(ask_to_withdraw).post(withdraw))
        .route("/{event}/outcomes/{id}/back", get(to_thing).post(bring_back))
}

/// What an outcome's fields offer.
struct Choices {
    kinds: Vec<(String, &'static str)>,
    projects: Vec<(String, String)>,
    people: Vec<(String, String)>,
    remarks: Vec<String>,
    themes: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "outcome/new.html")]
struct NewPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    choices: Choices,
}

fn new_page(reader: &Reader, day: Date, form: Form) -> String {
    let w = reader.words;
    let choices = choices(reader, day, &form, None);
    NewPage { page: Page::of(reader, w.add_to_done().to_owned(), &format!("day={day}")), w, form, day, choices }
        .render()
        .unwrap_or_default()
}

/// What the fields offer: the day's projects, and the people of the chosen one to tick; everybody else is typed.
fn choices(reader: &Reader, day: Date, form: &Form, of: Option<&Outcome>) -> Choices {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let named = |id: &ProjectId| event.projects.get(id).map_or_else(String::new, |project| title(project.about.title.as_str(), w));
    // An outcome's own project stays where it is, though it may be part of another one by now, or of no board.
    let own = of.and_then(|outcome| outcome.about.project);
    let now = own.map(|id| event.now_part_of(id));
    let of_day = event.projects_on(day).into_iter().map(|(project, _)| project.id).filter(|id| Some(*id) != now);
    let projects: Vec<ProjectId> = own.into_iter().chain(of_day).collect();
    let chosen = projects.iter().find(|id| id.0.short() == form.v("project")).map(|id| event.now_part_of(*id));
    let at_it = chosen.and_then(|id| event.projects.get(&id)).map(|project| project.people(day)).unwrap_or_default();
    let mut people: Vec<PersonId> = of.iter().flat_map(|outcome| outcome.about.who.iter().copied()).collect();
    people.extend(at_it.into_iter().filter(|person| !of.is_some_and(|outcome| outcome.about.who.contains(person))));
    Choices {
        themes: crate::themes::choices(event, w),
        kinds: Kind::ALL.into_iter().map(|kind| (kind_id(kind), kind_word(kind, w))).collect(),
        projects: projects.iter().map(|id| (id.0.short(), named(if Some(*id) == own { now.as_ref().unwrap_or(id) } else { id }))).collect(),
        people: people
            .into_iter()
            .filter(|person| Some(*person) != reader.person())
            .filter_map(|person| say.name(person).map(|name| (person.0.to_string(), name.to_owned())))
            .collect(),
        remarks: of
            .iter()
            .flat_map(|outcome| outcome.about.remarks.iter().map(ToString::to_string))
            .filter(|text| !text.is_empty())
            .collect(),
    }
}

/// The word for a kind in forms.
fn kind_id(kind: Kind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

async fn new(reader: Reader, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let asked = uri.query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("project="))).map(str::to_owned);
    // Whoever sits at a project most likely did it there.
    let seat = reader.person().and_then(|me| reader.view.event.seat_of(day, me)).map(|(project, _)| project.id.0.short());
    let mut values = Fields::default().with("me", "yes");
    if let Some(project) = asked.or(seat) {
        values = values.with("project", project);
    }
    show(&reader, StatusCode::OK, new_page(&reader, day, Form::empty(&reader, values)))
}

async fn record(mut posted: Posted) -> Response {
    // The line that asks on every page is the same for everybody: where its writer sits is known only here.
    let seat = posted.reader.person().and_then(|me| posted.reader.view.event.seat_of(posted.fields.day().ok()?, me));
    if let Some((project, _)) = seat.filter(|_| posted.fields.is("seat", "mine")) {
        let project = project.id.0.short();
        posted.fields = posted.fields.with("project", project);
    }
    let outcome = OutcomeId(posted.nth(0));
    let done = record_it(&posted, outcome).await;
    posted.on_the_board(done, &board::element("o", outcome.0), new_page)
}

async fn record_it(posted: &Posted, outcome: OutcomeId) -> Result<Date, Failed> {
    let day = posted.fields.day()?;
    let mut order = posted.order()?;
    let about = fields::about(&mut order, posted, None)?;
    posted.ask(order.with(Command::Outcome(OutcomeCommand::Record { outcome, day, about, source: None }))).await?;
    Ok(day)
}

#[derive(Template)]
#[template(path = "outcome/outcome.html")]
struct OutcomePage {
    page: Page,
    w: Words,
    day: Date,
    here: String,
    row: String,
    by: String,
    may_withdraw: bool,
}

fn found<'a>(reader: &'a Reader, letters: &str) -> Option<&'a Outcome> {
    let outcomes = &reader.view.event.outcomes;
    board::find(outcomes.keys().map(|id| (*id, id.0)), Path(letters.to_owned())).and_then(|id| outcomes.get(&id))
}

fn gone(reader: &Reader) -> Response {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    Problem::gone(reader, crate::refusal::words(say, &Refusal::Gone { thing: Thing::Outcome })).into_response()
}

/// The address of an outcome.
fn address(reader: &Reader, outcome: &Outcome) -> String {
    format!("{}/outcomes/{}", reader.root(), outcome.id.0.short())
}

fn off(reader: &Reader, outcome: &Outcome) -> Off {
    let id = outcome.id;
    let what = plain(outcome.about.what.as_str());
    let link = outcome.about.links.iter().map(|link| link.as_str().to_owned()).find(|link| !link.is_empty());
    Off {
        here: address(reader, outcome),
        day: outcome.day,
        title: Some(what).filter(|what| !what.is_empty()).or(link).unwrap_or_else(|| reader.words.struck().to_owned()),
        subject: Subject::Outcome(id),
        withdraw: Command::Outcome(OutcomeCommand::Withdraw { outcome: id }),
        bring_back: Command::Outcome(OutcomeCommand::BringBack { outcome: id }),
    }
}

async fn outcome(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    let Some(outcome) = found(&reader, &letters) else { return gone(&reader) };
    if outcome.withdrawn {
        return off(&reader, outcome).first(&reader);
    }
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let withdraw = Command::Outcome(OutcomeCommand::Withdraw { outcome: outcome.id });
    let page = OutcomePage {
        page: Page::of(&reader, reader.words.what_came_of_it().to_owned(), "").hearing(&reader, outcome.day),
        w: reader.words,
        day: outcome.day,
        here: address(&reader, outcome),
        row: OutcomeRow::of(say, outcome).render().unwrap_or_default(),
        by: say.who(outcome.by),
        may_withdraw: domain::decide(&reader.view.event, &reader.actor(), reader.app.ledger().clock().now(), &withdraw).is_ok(),
    };
    show(&reader, StatusCode::OK, page.render().unwrap_or_default())
}

#[derive(Template)]
#[template(path = "outcome/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    here: String,
    choices: Choices,
    /// What somebody else wrote meanwhile.
    both: Both,
}

fn edit_page(reader: &Reader, outcome: &Outcome, form: Form, both: Both) -> String {
    EditPage {
        page: Page::of(reader, reader.words.edit_this_result().to_owned(), ""),
        w: reader.words,
        choices: choices(reader, outcome.day, &form, Some(outcome)),
        form,
        day: outcome.day,
        here: address(reader, outcome),
        both,
    }
    .render()
    .unwrap_or_default()
}

async fn edit(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match found(&reader, &letters) {
        Some(outcome) if outcome.withdrawn => off(&reader, outcome).first(&reader),
        Some(outcome) => {
            let form = Form::empty(&reader, fields::filled(&reader, &outcome.about));
            show(&reader, StatusCode::OK, edit_page(&reader, outcome, form, Both::default()))
        }
        None => gone(&reader),
    }
}

async fn describe(Path((_, letters)): Path<(String, String)>, mut posted: Posted) -> Response {
    let Some(outcome) = found(&posted.reader, &letters).cloned() else { return gone(&posted.reader) };
    posted.fields = posted.fields.chosen(&fields::filled(&posted.reader, &outcome.about), &fields::PARTS);
    let reader = &posted.reader;
    let asked = async {
        let mut order = posted.order()?;
        let about = fields::about(&mut order, &posted, Some(&outcome.about))?;
        let describe = OutcomeCommand::Describe { outcome: outcome.id, seen: posted.fields.seq(), about };
        posted.ask(order.with(Command::Outcome(describe))).await
    };
    match asked.await {
        Ok(_) => posted.done(&address(reader, &outcome)),
        Err(failed) if outcome.withdrawn => off(reader, &outcome).page(reader, failed.status(), posted.again(&failed)),
        Err(failed) => {
            let both = match &failed {
                Failed::Refused(Refusal::ChangedSince { .. }) => both(&posted, &outcome),
                _ => Both::default(),
            };
            show(reader, failed.status(), edit_page(reader, &outcome, posted.again(&failed), both))
        }
    }
}

/// What the writer wrote, and what somebody else did meanwhile.
fn both(posted: &Posted, outcome: &Outcome) -> Both {
    let reader = &posted.reader;
    let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    let say = Say { view: &now, audience: reader.audience(), words: reader.words };
    let seen = as_it_was(&now.event, outcome.id, posted.fields.seq()).map(|about| fields::said(say, &about)).unwrap_or_default();
    match (now.event.outcomes.get(&outcome.id), fields::said_in(posted, say, &outcome.about)) {
        (Some(theirs), Ok(mine)) => Both::of(&posted.fields, &seen, mine, &fields::said(say, &theirs.about)),
        _ => Both::default(),
    }
}

/// What an outcome was when this change was the last one.
fn as_it_was(event: &Event, outcome: OutcomeId, seen: Seq) -> Option<About> {
    let earlier = event.history.of(Subject::Outcome(outcome)).filter(|recorded| recorded.stamp.seq <= seen);
    earlier.map(|recorded| &recorded.change).find_map(|change| match change {
        Change::Outcome(OutcomeChange::Recorded { about, .. } | OutcomeChange::Described { about, .. }) => Some((**about).clone()),
        _ => None,
    })
}

async fn ask_to_withdraw(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match found(&reader, &letters) {
        Some(outcome) if outcome.withdrawn => off(&reader, outcome).first(&reader),
        Some(outcome) => off(&reader, outcome).ask(&reader, StatusCode::OK, Form::empty(&reader, Fields::default())),
        None => gone(&reader),
    }
}

async fn withdraw(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(outcome) = found(reader, &letters) else { return gone(reader) };
    let off = off(reader, outcome);
    let on = off.here.clone();
    off.take_off(&posted, &on).await
}

async fn bring_back(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    let Some(outcome) = found(reader, &letters) else { return gone(reader) };
    let off = off(reader, outcome);
    let on = off.here.clone();
    off.put_back(&posted, &on).await
}
