//! The round on the phone of whoever takes part: their place, what is told of, their line.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::round::{Answer, Command as RoundCommand, Stage};
use domain::{Command, Field, Refusal, Text};
use ledger::{Order, Profile};
use words::Words;

use super::answer::Card;
use super::fares::Asked;
use super::hands::{self, Hand};
use super::houses;
use super::told::To;
use super::{Floor, Pitch, address, page as round_page, stage_heading};
use crate::forms::{self, Failed, Form, Posted, show};
use crate::page::Page;
use crate::questionnaire::{newness, says_first};
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "round/mine.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
struct MinePage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    day: String,
    /// What the round is at, if one is on.
    stage: Option<String>,
    card: Option<String>,
    /// How it goes is asked, or will be.
    fares: Asked,
    /// Where they sit already, where nothing is proposed.
    seat: Option<SeatNow>,
    /// The same while places are proposed.
    goes_on: Option<SeatNow>,
    /// Whether they would like another one.
    looks: bool,
    floors: Vec<Floor>,
    /// Projects that are told of next, and all others of the day.
    next: Vec<Pitch>,
    others: Vec<Pitch>,
    /// What they say about themselves; none for who has no name yet.
    line: Option<String>,
    passed: bool,
    /// Whether lines are what the round is at: then theirs stands above the projects.
    line_first: bool,
    hands: Vec<Hand>,
    is_team: bool,
    /// Whether they are asked if they are new: while a round is on, and they said nothing of it.
    asks_first: bool,
    /// Whether places are proposed now.
    places: bool,
    /// Why a plan found nothing for them.
    why: Option<String>,
    /// Whether they answered otherwise than yes, or cannot go there any more, or not yet.
    wants_another: bool,
}

/// Where somebody sits now.
struct SeatNow {
    href: String,
    title: String,
    place: String,
}

pub async fn page(reader: &Reader, status: StatusCode, form: Form) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let (me, day) = (reader.person(), event.moment.today);
    let card = match me {
        Some(me) => Card::of(reader, me, To::Themselves).await.and_then(|card| card.render().ok()),
        None => None,
    };
    // Who wanted another place and found one by themselves sits there, and is asked no more.
    let went = me.is_some_and(|me| {
        let said_no = |asked: domain::round::Proposal| matches!(asked.answer, Some(Answer::Another | Answer::None));
        event.asked_place(me).is_some_and(said_no) && event.seat_of(day, me).is_some()
    });
    let card = card.filter(|_| !went);
    let why = match me {
        Some(me) => super::arrivals::why_not(reader, me, To::Themselves).await,
        None => None,
    };
    let on = event.round_now();
    // Once places are proposed nothing is told of any more.
    let tells = on.is_some_and(|(_, stage)| stage < Stage::Places);
    // What is told of elsewhere is not heard here: it is read.
    let house = me.and_then(|me| houses::of(event, me)).filter(|house| houses::apart(event).contains(house));
    let is_heard = |id: &domain::ProjectId| house.is_none_or(|house| houses::hears_of(event, house, *id));
    let queue: Vec<_> = on.filter(|_| tells).map(|(round, _)| round.queue.iter().copied().filter(is_heard).collect()).unwrap_or_default();
    let floors = Floor::seen_in(reader, super::say(reader), house);
    let speaks: Vec<String> = floors.iter().filter_map(|floor| Some(floor.pitch.as_ref()?.letters.clone())).collect();
    let told = |id: &domain::ProjectId| speaks.contains(&id.0.short());
    let others = event.projects_on(day).into_iter().map(|(project, _)| project.id).filter(|id| !queue.contains(id) && !told(id));
    let seat = me.and_then(|me| event.seat_of(day, me)).map(|(project, on_day)| {
        let Pitch { href, title, .. } = Pitch::of(reader, project);
        SeatNow { href, title, place: super::say(reader).place(&on_day.place) }
    });
    let seat = seat.filter(|_| card.is_none());
    let (goes_on, seat) = if super::places_are_on(event) { (seat, None) } else { (None, seat) };
    let mine = MinePage {
        page: Page::of(reader, w.the_round().to_owned(), "").hearing(reader, day),
        w,
        form,
        here: address(reader),
        day: day.to_string(),
        stage: on.map(|(_, stage)| stage_heading(stage, w)),
        fares: super::fares::question(reader, ""),
        goes_on,
        seat,
        looks: me.is_some_and(|me| super::fares::wants_another(event, me)),
        card,
        floors,
        next: Pitch::all(reader, queue.iter().copied()),
        others: Pitch::all(reader, others),
        line: me.map(|me| reader.view.people.get(me).and_then(|profile| profile.line.clone()).unwrap_or_default()),
        passed: me.zip(on).is_some_and(|(me, (round, _))| round.had(domain::round::Speaker::Person(me))),
        hands: hands::up(reader),
        line_first: on.is_some_and(|(_, stage)| stage == Stage::Introductions || me.is_none()),
        is_team: reader.role().is_team(),
        asks_first: me.is_some_and(|me| {
            let said = reader.view.everybody().get(me).is_some_and(|profile| newness(|question| profile.answer(question)).is_some());
            on.is_some() && !said
        }),
        places: super::places_are_on(event),
        why,
        wants_another: !went
            && me.and_then(|me| event.asked_place(me)).is_some_and(|asked| {
                matches!(asked.answer, Some(Answer::Another | Answer::None))
                    || event.is_lost(&asked)
                    || event.waits_for_seat(asked.placing.person).is_some()
            }),
    };
    show(reader, status, mine.render().unwrap_or_default())
}

/// A heart more, or less. Nobody sees it; what proposes places thinks of it.
pub async fn heart(mut posted: Posted) -> Response {
    let done = posted
        .on_the_newest(async |posted| {
            let project = forms::project(posted)?.ok_or(Refusal::Gone { thing: domain::Thing::Project })?;
            let likes = !posted.fields.is("heart", "no");
            write(posted, |profile| {
                if likes {
                    profile.hearts.insert(project)
                } else {
                    profile.hearts.remove(&project)
                };
            })
            .await
        })
        .await;
    answered(&posted, done).await
}

/// The longest line about oneself, in letters: what one says in twenty seconds.
const LONGEST_LINE: usize = 240;

/// What they say about themselves.
pub async fn line(mut posted: Posted) -> Response {
    let done = posted
        .on_the_newest(async |posted| {
            let line = Text::line(posted.fields.get("line"), Field::Text)?;
            let length = line.as_str().chars().count();
            if length > LONGEST_LINE {
                return Err(Refusal::TooLong { field: Field::Text, limit: LONGEST_LINE, length }.into());
            }
            // Whoever has no name yet is asked at once.
            let first = first(posted);
            write(posted, |profile| {
                profile.line = Some(line.to_string()).filter(|line| !line.is_empty());
                if let Some(first) = first {
                    says_first(profile, first);
                }
            })
            .await
        })
        .await;
    answered(&posted, done).await
}

/// Whether they come to such a day for the first time: a place is found for them by it.
pub async fn first_time(mut posted: Posted) -> Response {
    let done = posted
        .on_the_newest(async |posted| {
            let first = first(posted).ok_or(Refusal::Empty { field: Field::What })?;
            write(posted, |profile| says_first(profile, first)).await
        })
        .await;
    answered(&posted, done).await
}

/// What was tapped, if anything was.
fn first(posted: &Posted) -> Option<bool> {
    match posted.fields.get("first") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

async fn write(posted: &Posted, change: impl FnOnce(&mut Profile)) -> Result<(), Failed> {
    let reader = &posted.reader;
    // Whoever has no name yet says it with the form.
    let mut order = posted.order()?;
    let me = order.actor.who.person().ok_or(Refusal::NameNeeded)?;
    let begun = order.profiles.iter().position(|(person, _)| *person == me);
    let mut profile = match begun {
        Some(at) => order.profiles.remove(at).1,
        None => reader.view.people.get(me).cloned().unwrap_or_default(),
    };
    let before = profile.clone();
    change(&mut profile);
    if profile == before && begun.is_none() {
        return Ok(());
    }
    order.profiles.push((me, profile));
    posted.ask(order).await?;
    Ok(())
}

async fn answered(posted: &Posted, done: Result<(), Failed>) -> Response {
    match done {
        Ok(()) => posted.done(&format!("{}?{}", address(&posted.reader), super::MINE)),
        Err(failed) => round_page(&posted.reader, failed.status(), posted.again(&failed), super::MINE).await,
    }
}

/// To say nothing is normal; a greeter notes it for somebody.
pub async fn pass(posted: Posted) -> Response {
    let reader = &posted.reader;
    let other = posted.fields.get("person").parse().ok().map(domain::PersonId);
    let asked = async {
        let person = other.or_else(|| reader.person()).ok_or(Refusal::NameNeeded)?;
        let pass = Command::Round(RoundCommand::Pass { person });
        posted.ask(Order::new(posted.id, reader.actor()).with(pass)).await.map(|_| ())
    };
    match asked.await {
        Ok(()) if other.is_some() => posted.done(&super::desk_of(&posted)),
        done => answered(&posted, done).await,
    }
}
