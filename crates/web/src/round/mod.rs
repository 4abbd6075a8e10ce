//! The coordinator's round: people say who they are, projects are told of, places are proposed and answered. One address for all:
//! the team finds its desk there, everybody else their own place, what is told of, and their line.

mod answer;
mod arrivals;
mod desk;
mod fares;
mod hands;
mod houses;
mod lists;
mod matcher;
mod mine;
mod morning;
mod person;
mod plan;
mod screen;
mod sitting;
mod today;
mod told;
mod turned_down;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::response::{Redirect, Response};
use axum::routing::get;
use domain::round::{Command as RoundCommand, Speaker};
use domain::{Command, Project, ProjectId, VenueId};
use words::Words;

use crate::app::App;
use crate::board::title;
use crate::forms::{Fields, Form, Posted};
use crate::reader::Reader;
use crate::say::Say;

use houses::House;

pub use fares::{Asked, question as how_it_goes, stuck};
pub use matcher::Matcher;
pub use told::waits_for;

/// Addresses of the round.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/round", get(round))
        .route("/{event}/round/begin", get(to_round).post(desk::begin))
        .route("/{event}/round/stage", get(to_round).post(desk::go))
        .route("/{event}/round/floor", get(to_round).post(desk::turn))
        .route("/{event}/round/queue", get(to_round).post(desk::queue))
        .route("/{event}/round/release", get(to_round).post(desk::release))
        .route("/{event}/round/plan", get(plan::page).post(plan::take).layer(DefaultBodyLimit::max(plan::LARGEST)))
        .route("/{event}/round/people/{id}", get(person::page).post(person::place))
        .route("/{event}/round/find", get(to_round).post(answer::find))
        .route("/{event}/round/answer", get(to_round).post(answer::answer))
        .route("/{event}/round/hearts", get(to_round).post(mine::heart))
        .route("/{event}/round/line", get(to_round).post(mine::line))
        .route("/{event}/round/first", get(to_round).post(mine::first_time))
        .route("/{event}/round/fares", get(to_round).post(fares::answer))
        .route("/{event}/round/pass", get(to_round).post(mine::pass))
        .route("/{event}/round/screen", get(screen::page))
}

async fn round(reader: Reader, uri: Uri) -> Response {
    let form = Form::empty(&reader, Fields::default());
    page(&reader, StatusCode::OK, form, uri.query().unwrap_or("")).await
}

/// The page as its reader sees it.
async fn page(reader: &Reader, status: StatusCode, form: Form, query: &str) -> Response {
    if reader.role().is_team() && query != MINE {
        desk::page(reader, status, form, query).await
    } else {
        mine::page(reader, status, form).await
    }
}

/// Behind the question mark where somebody of the team looks at their own place.
const MINE: &str = "mine";

/// Where a refused form stands has no page of its own.
async fn to_round(reader: Reader) -> Redirect {
    Redirect::to(&address(&reader))
}

fn address(reader: &Reader) -> String {
    format!("{}/round", reader.root())
}

/// The house whose desk a form was on, as it stands behind the question mark.
fn at(posted: &Posted) -> String {
    let asked = format!("house={}", posted.fields.get("at"));
    if houses::asked(&posted.reader, &asked).is_some() { asked } else { String::new() }
}

/// The desk on which a form was: that of one house, or of all.
fn desk_of(posted: &Posted) -> String {
    let (there, at) = (address(&posted.reader), at(posted));
    if at.is_empty() { there } else { format!("{there}?{at}") }
}

fn say(reader: &Reader) -> Say<'_> {
    Say { view: &reader.view, audience: reader.audience(), words: reader.words }
}

/// Whether a project waits to be told of, for those who may say so while people introduce themselves and projects are told of.
pub fn queued(reader: &Reader, project: ProjectId) -> Option<bool> {
    let event = &reader.view.event;
    let (round, stage) = event.round_now()?;
    let queued = round.queue.contains(&project);
    let asked = Command::Round(RoundCommand::Queue { project, queued: !queued });
    let may = domain::decide(event, &reader.actor(), reader.app.ledger().clock().now(), &asked).is_ok();
    (may && stage < domain::round::Stage::Places).then_some(queued)
}

/// How many wait for help with nobody on the way, and since when; without names, for a screen.
pub fn hands_up(reader: &Reader) -> Option<String> {
    let (hands, since) = hands::longest(reader)?;
    let time = crate::say::clock(reader.words, since.to_zoned(reader.view.event.zone.clone()).time());
    Some(reader.words.hands_on_screen(hands, time))
}

/// Where a place is found for somebody who came in while places are proposed, sits nowhere and was not asked yet.
pub fn finds_a_place(view: &ledger::View, person: domain::PersonId) -> Option<String> {
    let event = &view.event;
    let person = event.now(person);
    let is_here = matches!(event.presence(event.moment.today, person), Some(domain::venue::Presence::Here { .. }));
    let looks = is_here && event.seat_of(event.moment.today, person).is_none() && event.asked_place(person).is_none();
    let on = places_are_on(event);
    (looks && on).then(|| format!("/{}/round/people/{}", view.slug, person.0.short()))
}

/// Whether places are proposed now.
fn places_are_on(event: &domain::Event) -> bool {
    matches!(event.round_now(), Some((_, domain::round::Stage::Places)))
}

/// What is proposed to those who have not gone home.
fn proposals(event: &domain::Event) -> Vec<domain::round::Proposal> {
    let went = |person| matches!(event.presence(event.moment.today, person), Some(domain::venue::Presence::Left { .. }));
    event.all_proposals().into_iter().filter(|proposal| !went(proposal.placing.person)).collect()
}

/// Asks for something of the round, and shows the round or why not.
async fn act(posted: &Posted, command: impl FnOnce(&Posted) -> Result<RoundCommand, domain::Refusal>) -> Response {
    act_to(posted, &desk_of(posted), command).await
}

/// The same, and shows another page when it is done.
async fn act_to(posted: &Posted, there: &str, command: impl FnOnce(&Posted) -> Result<RoundCommand, domain::Refusal>) -> Response {
    let asked = async {
        let command = command(posted)?;
        posted.ask(ledger::Order::new(posted.id, posted.reader.actor()).with(Command::Round(command))).await
    };
    match asked.await {
        Ok(_) => posted.done(there),
        Err(failed) => page(&posted.reader, failed.status(), posted.again(&failed), &at(posted)).await,
    }
}

/// A project that is told of, or will be.
struct Pitch {
    letters: String,
    href: String,
    title: String,
    audience: String,
    /// Whether the reader gave it a heart.
    heart: bool,
    welcome: bool,
}

impl Pitch {
    fn of(reader: &Reader, project: &Project) -> Self {
        let me = reader.person().and_then(|me| reader.view.people.get(me));
        let letters = project.id.0.short();
        Self {
            href: format!("{}/projects/{letters}", reader.root()),
            title: title(project.about.title.as_str(), reader.words),
            audience: crate::inline::plain(project.about.audience.as_str()),
            heart: me.is_some_and(|profile| profile.hearts.contains(&project.id)),
            welcome: morning::is_welcoming(project),
            letters,
        }
    }

    /// Of these projects, where they are on the board.
    fn all(reader: &Reader, projects: impl Iterator<Item = ProjectId>) -> Vec<Self> {
        let known = projects.filter_map(|id| reader.view.event.projects.get(&id)).filter(|project| !project.withdrawn);
        known.map(|project| Self::of(reader, project)).collect()
    }
}

/// Who has the floor: what is written large, since when in milliseconds, and for how many seconds.
struct Floor {
    name: String,
    line: String,
    since: i64,
    seconds: u32,
    /// Whether the clock begins again each time: they speak one after the other.
    again: bool,
    /// The project, where it is one.
    pitch: Option<Pitch>,
    /// In which house, where several are to be told apart.
    house: Option<House>,
}

/// How long a project, and a person, has the floor.
const PITCH: u32 = 60;
const LINE: u32 = 20;

impl Floor {
    /// What is seen of the floor in a house: who speaks there, else who speaks for all. Outside of any, all who speak.
    fn seen_in(reader: &Reader, say: Say<'_>, house: Option<VenueId>) -> Vec<Self> {
        let event = &reader.view.event;
        let on = |house| Self::on(reader, say, house);
        if house.is_some() {
            return on(house).or_else(|| on(None)).into_iter().collect();
        }
        let apart = event.venues.iter().filter_map(|venue| {
            let floor = on(Some(venue.id))?;
            Some(Self { house: House::of(event, venue.id), ..floor })
        });
        on(None).into_iter().chain(apart).collect()
    }

    /// Who speaks in a house alone, or for all.
    fn on(reader: &Reader, say: Say<'_>, house: Option<VenueId>) -> Option<Self> {
        let event = &reader.view.event;
        let on = event.round_now()?.0.floor(house).on?;
        let floor = Self {
            name: String::new(),
            line: String::new(),
            since: on.since.as_millisecond(),
            seconds: LINE,
            again: false,
            pitch: None,
            house: None,
        };
        Some(match on.speaker {
            Speaker::Project(project) => {
                let project = event.projects.get(&project).filter(|project| !project.withdrawn)?;
                let pitch = Pitch::of(reader, project);
                Self { name: pitch.title.clone(), line: pitch.audience.clone(), seconds: PITCH, pitch: Some(pitch), ..floor }
            }
            Speaker::Person(person) => {
                // Whose name is not shown here has no line here, either.
                let name = say.name(person);
                let line = name.and_then(|_| reader.view.everybody().get(person)?.line.clone()).unwrap_or_default();
                Self { name: crate::refusal::capital(name.unwrap_or(say.words.somebody())), line, ..floor }
            }
            Speaker::Tables => {
                Self { name: say.words.at_your_tables().to_owned(), line: say.words.each_says_a_line().to_owned(), again: true, ..floor }
            }
        })
    }
}

/// A stage in its word as a heading.
fn stage_heading(stage: domain::round::Stage, w: Words) -> String {
    crate::refusal::capital(crate::history::stage_word(stage, w))
}
