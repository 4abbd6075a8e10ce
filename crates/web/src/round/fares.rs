//! A quiet question to who has been silent for long: how is it going? It stands on pages that are drawn for them alone, and their
//! answer is between them and the team.

use askama::Template;
use axum::response::Response;
use domain::event::SlotKind;
use domain::message::{Command as MessageCommand, Kind};
use domain::round::{Command as RoundCommand, Fares};
use domain::venue::Presence;
use domain::{Act, Command, Event, Message, MessageId, PersonId, Refusal, Text, Timestamp};
use ledger::Order;
use words::Words;

use super::{MINE, address, morning, page, say};
use crate::board::title;
use crate::forms::{Failed, Posted};
use crate::reader::Reader;

/// After how many minutes at a table without a word somebody is asked.
const QUIET: i64 = 90;
/// After how many minutes somebody is asked who waits for help, gave up waiting, or found that a task does not build.
const STUCK: i64 = 20;
/// After how many minutes that is long ago.
const LONG_AGO: i64 = 180;

#[derive(Template)]
#[template(path = "round/fares.html")]
struct Question {
    w: Words,
    to: String,
    seq: u64,
    /// The page to come back to, where it is not that of the round.
    back: &'static str,
    answers: [(&'static str, &'static str); 3],
}

/// How it goes, as it is asked of somebody: now, later, or not at all.
#[derive(Default)]
pub struct Asked {
    /// The question as HTML, where it is time to ask.
    pub html: Option<String>,
    /// When it will be time, if nothing happens until then, in milliseconds since 1970: an open page looks again.
    pub until: Option<i64>,
}

/// The question for the reader; `back` is the page that it stands on, in the word of its form.
pub fn question(reader: &Reader, back: &'static str) -> Asked {
    let (w, now) = (reader.words, reader.app.ledger().clock().now());
    match reader.person().and_then(|me| time_to_ask(reader, me, now)) {
        Some(at) if at <= now => {
            let question = Question {
                w,
                to: format!("{}/fares", address(reader)),
                seq: reader.view.event.seq,
                back,
                answers: Fares::ALL.map(|fares| (fares.word(), answer_word(fares, w))),
            };
            Asked { html: Some(question.render().unwrap_or_default()), until: None }
        }
        at => Asked { html: None, until: at.map(Timestamp::as_millisecond) },
    }
}

/// An answer on its button.
fn answer_word(fares: Fares, w: Words) -> &'static str {
    match fares {
        Fares::Fine => w.fares_fine(),
        Fares::Stuck => w.fares_stuck(),
        Fares::Another => w.fares_another(),
    }
}

/// From when on somebody is asked, if nothing happens until then: while people work, who is there, was not asked since lunch, and was
/// silent or stuck for long.
fn time_to_ask(reader: &Reader, me: PersonId, now: Timestamp) -> Option<Timestamp> {
    let event = &reader.view.event;
    let went = matches!(event.presence(event.moment.today, me), Some(Presence::Left { .. } | Presence::Away { .. }));
    if went || event.fares(me).is_some() || !is_working(event, now) {
        return None;
    }
    // Lunch is no silence: after it the time begins anew.
    let half = event.half_began()?;
    let after = |since: Timestamp, minutes: i64| since.checked_add(jiff::Span::new().minutes(minutes)).ok();
    let stuck = stuck_since(event, me).filter_map(|since| {
        let from = after(since.max(half), STUCK)?;
        (from.max(now) < after(since, LONG_AGO)?).then_some(from)
    });
    stuck.chain(silent_since(reader, me, half).and_then(|since| after(since, QUIET))).min()
}

/// Whether people work now, by the timetable: not before the doors open, nor at lunch, in a round, or when the day winds down.
fn is_working(event: &Event, now: Timestamp) -> bool {
    let today = event.moment.today;
    let slots = event.day(today).map_or(&[][..], |day| day.slots.as_slice());
    let on = event.moment.slot.and_then(|slot| slots.get(usize::from(slot)));
    let works = slots.is_empty() || on.is_some_and(|slot| slot.what != SlotKind::Lunch);
    let is_today = crate::say::day_of(&now.to_zoned(event.zone.clone())) == today;
    is_today && works && event.round_now().is_none() && !event.is_winding_down()
}

/// Since when somebody waits with their hand up, took it down again, or said that a task does not go.
fn stuck_since(event: &Event, me: PersonId) -> impl Iterator<Item = Timestamp> {
    let hands = hands_of(event, me).filter(|hand| hand.withdrawn || hand.helper.is_none() && !hand.settled);
    // Taking it down is the last that happened to it.
    let hands = hands
        .filter_map(|hand| if hand.withdrawn { event.history.get(hand.touched).map(|recorded| recorded.stamp.at) } else { Some(hand.at) });
    hands.chain(event.tasks.values().filter(|task| task.is_offered()).filter_map(move |task| task.stuck_for(me)))
}

/// What somebody asked for help with today.
fn hands_of(event: &Event, me: PersonId) -> impl Iterator<Item = &Message> {
    let today = event.moment.today;
    let asked = move |message: &&Message| message.kind == Kind::Help && message.day == today;
    event.messages.values().filter(asked).filter(move |message| message.by.person().is_some_and(|by| event.are_one(by, me)))
}

/// Their hand, where it is still up.
fn open_hand(event: &Event, me: PersonId) -> Option<&Message> {
    hands_of(event, me).find(|hand| !hand.settled && !hand.withdrawn)
}

/// Since when somebody has sat at a project and was not heard of, as a newcomer, alone, or where nothing happens; at the earliest since
/// this half of the day began.
fn silent_since(reader: &Reader, me: PersonId, half: Timestamp) -> Option<Timestamp> {
    let event = &reader.view.event;
    let (project, on_day) = event.seat_of(event.moment.today, me)?;
    let sits_since = on_day.members.get(&me)?.at.max(half);
    let is_new = || reader.view.everybody().get(me).is_some_and(|profile| morning::is_new(&profile));
    let quiet_since =
        if on_day.members.len() == 1 || is_new() { sits_since } else { event.history.get(project.touched)?.stamp.at.max(sits_since) };
    let mut since_then = event.history.newest_first().take_while(|recorded| recorded.stamp.at > quiet_since);
    let heard = since_then.find(|recorded| recorded.stamp.actor.who.person().is_some_and(|who| event.are_one(who, me)));
    Some(heard.map_or(quiet_since, |recorded| recorded.stamp.at))
}

/// Takes the answer. Who is stuck has their hand up by that, with what they are at and where they sit.
pub async fn answer(posted: Posted) -> Response {
    let reader = &posted.reader;
    let other = posted.fields.get("person").parse().ok().map(PersonId);
    let hand = MessageId(posted.nth(0));
    let asked = async {
        let person = other.or_else(|| reader.person()).ok_or(Refusal::NameNeeded)?;
        let fares = Fares::from_word(posted.fields.get("fares")).ok_or(Refusal::Empty { field: domain::Field::What })?;
        let mut order = Order::new(posted.id, reader.actor()).with(Command::Round(RoundCommand::Fare { person, fares }));
        // The same form again, after it put the hand up, is still the same form.
        let is_up = open_hand(&reader.view.event, person).is_some_and(|known| known.id != hand);
        let may_write = domain::may(&reader.actor(), Act::Write, reader.view.event.editing).is_ok();
        if fares == Fares::Stuck && other.is_none() && may_write && !is_up {
            order = order.with(raised(reader, person, hand)?);
        }
        posted.ask(order).await?;
        Ok::<_, Failed>((person, fares))
    };
    match asked.await {
        Ok(_) if other.is_some() => posted.done(&address(reader)),
        Ok((person, fares)) => posted.done(&there(&posted, person, fares)),
        Err(failed) => page(reader, failed.status(), posted.again(&failed), MINE).await,
    }
}

/// Where one goes on: to the hand that is up, to the other projects, or back.
fn there(posted: &Posted, person: PersonId, fares: Fares) -> String {
    let reader = &posted.reader;
    let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    let seat = || now.event.seat_of(now.event.moment.today, person).filter(|_| posted.fields.is("back", "project"));
    match (fares, open_hand(&now.event, person)) {
        (Fares::Stuck, Some(hand)) => format!("{}/notes/{}", reader.root(), hand.id.0.short()),
        (Fares::Another, _) if !posted.fields.is("back", MINE) => format!("{}/", reader.root()),
        _ => seat().map_or_else(|| format!("{}?{MINE}", address(reader)), |(project, _)| crate::project::address(reader, project.id)),
    }
}

/// The hand of somebody who says no more than that they are stuck.
fn raised(reader: &Reader, person: PersonId, message: MessageId) -> Result<Command, Refusal> {
    let (event, day) = (&reader.view.event, reader.view.event.moment.today);
    let project = event.seat_of(day, person).map(|(project, _)| project.id);
    let text = Text::some_note(&stuck(reader, person), domain::Field::Text)?;
    Ok(Command::Message(MessageCommand::Post { message, day, kind: Kind::Help, text, project }))
}

/// What somebody says who is stuck, with what they are at and where they sit.
pub fn stuck(reader: &Reader, person: PersonId) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let seat = event.seat_of(event.moment.today, person);
    let at = |task: &&domain::Task| task.is_offered() && (task.claim_of(person).is_some() || task.stuck_for(person).is_some());
    let task = event.tasks.values().find(at).map(|task| title(task.facts.title.as_str(), w));
    let what = match (task, seat) {
        (Some(task), _) => w.stuck_with(task),
        (None, Some((project, _))) => w.stuck_at(title(project.about.title.as_str(), w)),
        (None, None) => w.i_am_stuck().to_owned(),
    };
    let place = seat.map(|(_, on_day)| say(reader).place(&on_day.place)).filter(|place| !place.is_empty());
    place.map_or_else(|| what.clone(), |place| format!("{what} {}", w.we_sit_at(place)))
}

/// Whether somebody sits where they would rather not: they said so and have not moved since.
pub fn wants_another(event: &Event, person: PersonId) -> bool {
    let sits = event.seat_of(event.moment.today, person).is_some();
    sits && waiting(event).iter().any(|(known, fares, _)| *known == person && *fares == Fares::Another)
}

/// Who said that they are stuck, and nobody is on the way, or that they would like another project, and sits where they sat: since when.
pub fn waiting(event: &Event) -> Vec<(PersonId, Fares, Timestamp)> {
    let today = event.moment.today;
    let people: std::collections::BTreeSet<PersonId> = event.fares.keys().map(|person| event.now(*person)).collect();
    let waits = |person: PersonId| {
        let fared = event.fares(person)?;
        let is_helped =
            hands_of(event, person).max_by_key(|hand| hand.at).is_some_and(|hand| hand.settled || hand.withdrawn || hand.helper.is_some());
        let moved =
            event.seat_of(today, person).is_some_and(|(_, on_day)| on_day.members.get(&person).is_some_and(|joined| joined.at > fared.at));
        let went = matches!(event.presence(today, person), Some(Presence::Left { .. }));
        let waits = match fared.fares {
            Fares::Fine => false,
            Fares::Stuck => !is_helped,
            Fares::Another => !moved,
        };
        (waits && !went).then_some((person, fared.fares, fared.at))
    };
    let mut all: Vec<_> = people.into_iter().filter_map(waits).collect();
    all.sort_by_key(|(_, _, at)| *at);
    all
}
