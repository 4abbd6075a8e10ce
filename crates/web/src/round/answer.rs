//! A proposed place as the person sees it: where, with whom, why, two others; and what they say to it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{OnDay, State};
use domain::round::{Answer, Command as RoundCommand, Placing, Proposal};
use domain::{Command, Event, PersonId, ProjectId, Refusal};
use ledger::{Order, Rejected};
use words::Words;

use super::told::{self, To};
use super::{address, page, say};
use crate::forms::{self, Failed, Posted};
use crate::project::whom_to_ask;
use crate::reader::Reader;

/// A place that is proposed to somebody.
#[derive(Template)]
#[template(path = "round/card.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
pub struct Card {
    w: Words,
    /// Where the answer goes.
    to: String,
    seq: u64,
    day: String,
    /// About which project: an answer is to what was seen.
    of: String,
    /// For whom it is answered, where it is not the reader.
    person: Option<String>,
    title: String,
    href: String,
    place: String,
    /// Who is at it, as far as the reader may know; who would join it, where it has not begun.
    with: String,
    /// Whether it has not begun.
    is_idea: bool,
    /// Who else is proposed there, and has not said that they go elsewhere.
    along: String,
    /// Where they sit now, where that is another project.
    sits: String,
    ask: Option<String>,
    because: Vec<String>,
    /// Which wishes of theirs ask for more experience than they have.
    above: Option<String>,
    others: Vec<Other>,
    answer: Option<Answer>,
    /// What they wait for, having said yes, or would wait for.
    waits: Option<String>,
    /// Whether where they sit now is where they stay for the time being.
    stays: bool,
    /// Whether they cannot go there any more.
    is_lost: bool,
    /// Whether it can be answered: who does not see it yet is not asked.
    answers: bool,
}

/// Another place.
struct Other {
    letters: String,
    title: String,
    /// Where, and about what it would cost others.
    remark: String,
}

impl Card {
    /// What is proposed to somebody, as they see it themselves or as somebody of the team does who answers for them.
    pub async fn of(reader: &Reader, person: PersonId, to: To) -> Option<Self> {
        let (w, event) = (reader.words, &reader.view.event);
        let proposal = if to == To::Team { event.proposal_of(person) } else { event.asked_place(person) }?;
        let day = event.moment.today;
        let id = proposal.placing.project?;
        let project = event.projects.get(&id)?;
        let on_day = project.days.get(&day)?;
        // Who said yes knows why.
        let waits_for_seat = event.waits_for_seat(person).is_some();
        let told = if proposal.answer == Some(Answer::Yes) && !waits_for_seat { None } else { reader.app.matcher().told(reader).await };
        let audience = audience(reader, to);
        let reason = told.as_ref().and_then(|told| told.reason(person, audience)).filter(|reason| {
            // Who went elsewhere meanwhile is not told why they sit there.
            told.as_ref().is_some_and(|told| told.table.projects.get(reason.project) == Some(&id))
        });
        // Where a seat comes only when somebody goes, it has none.
        let may_wait = event.may_wait(&proposal);
        let has_none = |because: &matching::Because| may_wait && *because == matching::Because::Free;
        let reason = reason.map(|mut reason| {
            reason.because.retain(|because| !has_none(because));
            reason
        });
        let say = say(reader);
        let place = event.proposed_place(&proposal.placing);
        let is_lost = proposal.answer.is_none() && !event.can_be(&proposal) && !may_wait;
        let others: Option<Vec<Other>> = told.as_ref().map(|told| {
            let instead = || if audience == matching::Audience::Everybody { &[] } else { told.instead(person) };
            let others = reason.as_ref().map_or_else(instead, |reason| &reason.alternatives);
            let other = |other: &matching::Alternative| {
                let project = event.projects.get(told.table.projects.get(other.project)?)?;
                let place = project.days.get(&day).map(|on_day| say.place(&on_day.place)).unwrap_or_default();
                let cost = told::alternative(other, to, w);
                let remark = if place.is_empty() { cost } else { format!("{place} · {cost}") };
                Some(Other { letters: project.id.0.short(), title: told::named(say, Some(project.id)), remark })
            };
            others.iter().filter_map(other).collect()
        });
        // Who hears no reasons still hears which other places there are.
        let unsaid =
            told.as_ref().filter(|_| audience == matching::Audience::Everybody).map(|told| told.others(person)).unwrap_or_default();
        let unsaid = unsaid.into_iter().filter_map(|id| {
            let place = event.projects.get(&id)?.days.get(&day).map(|on_day| say.place(&on_day.place)).unwrap_or_default();
            Some(Other { letters: id.0.short(), title: told::named(say, Some(id)), remark: place })
        });
        let others: Vec<Other> = others.unwrap_or_default().into_iter().chain(unsaid).collect();
        let members = on_day.members.keys().copied().filter(|other| event.comes_to(project, day, *other));
        let company: Vec<PersonId> = members.filter(|other| !event.are_one(*other, person)).collect();
        let along = along(event, person, id, on_day, to);
        let sits = event.seat_of(day, person).map(|(seat, _)| seat.id).filter(|seat| *seat != id);
        let mut because = told.as_ref().zip(reason.as_ref()).map(|(told, reason)| told::because(told, reason, to, w)).unwrap_or_default();
        if event.is_led_by(project, person) && to == To::Themselves {
            because = vec![w.because_yours().to_owned()];
        }
        let above = told.as_ref().zip(reason.as_ref()).and_then(|(told, reason)| told::above(told, reason, say, to));
        // Another project is joined as on the board; where only the team writes, they say that they want another one.
        let joins = to == To::Team || domain::may(&reader.actor(), domain::Act::Write, event.editing).is_ok();
        Some(Self {
            w,
            to: format!("{}/answer", address(reader)),
            seq: event.seq,
            day: day.to_string(),
            of: id.0.short(),
            person: (to == To::Team).then(|| person.to_string()),
            title: told::named(say, Some(id)),
            href: format!("{}/projects/{}", reader.root(), id.0.short()),
            place: say.place(&place),
            ask: whom_to_ask(&say, event, project, day, Some(person)),
            with: say.names_briefly(&company),
            is_idea: on_day.state == State::Idea,
            // Where somebody is proposed is for all to know, as far as they show their name here.
            along: if matching::may_see(matching::Field::Place, audience) { say.names_briefly(&along) } else { String::new() },
            sits: told::named(say, sits),
            because,
            above,
            others: if joins { others } else { vec![] },
            answer: proposal.answer,
            waits: told::waits_for(event, person, w).or_else(|| may_wait.then(|| w.seat_may_come().to_owned())),
            stays: proposal.answer.is_none() || waits_for_seat,
            is_lost,
            answers: proposal.released.is_some(),
        })
    }
}

/// Who else is proposed there and may still come: those who see it themselves by now; the team reads of all.
fn along(event: &Event, person: PersonId, project: ProjectId, on_day: &OnDay, to: To) -> Vec<PersonId> {
    let comes = |proposal: &Proposal| {
        let is_told = to == To::Team || proposal.released.is_some();
        proposal.placing.project == Some(project) && is_told && proposal.answer.is_none() && event.can_be(proposal)
    };
    let others = super::proposals(event).into_iter().filter(|proposal| comes(proposal)).map(|proposal| proposal.placing.person);
    others.filter(|other| !event.are_one(*other, person) && !on_day.members.contains_key(other)).collect()
}

/// Who hears a reason: the person, a coordinator, or somebody of the team who sees no answers.
pub fn audience(reader: &Reader, to: To) -> matching::Audience {
    let sees_answers = domain::may(&reader.actor(), domain::Act::Answers, reader.view.event.editing).is_ok();
    match to {
        To::Themselves => matching::Audience::Themselves,
        To::Team if sees_answers => matching::Audience::Coordinator,
        To::Team => matching::Audience::Everybody,
    }
}

/// Finds a place for one person: for oneself, or for somebody who stands before a greeter.
pub async fn find(posted: Posted) -> Response {
    let reader = &posted.reader;
    let for_other = posted.fields.get("person").parse().ok().map(PersonId);
    let Some(person) = for_other.or_else(|| reader.person()).map(|person| reader.view.event.now(person)) else {
        return page(reader, StatusCode::UNPROCESSABLE_ENTITY, posted.again(&Refusal::NameNeeded.into()), super::MINE).await;
    };
    let may = |act| domain::may(&reader.actor(), act, reader.view.event.editing);
    let asked = async {
        // Looking costs more than asking: first whether one may.
        let nothing = Placing { person, project: None, venue: None, room: None };
        let place = Command::Round(RoundCommand::Place { placing: nothing, locked: false });
        domain::decide(&reader.view.event, &reader.actor(), reader.app.ledger().clock().now(), &place)?;
        let found = reader.app.matcher().find(reader, person).await;
        // That somebody is new, or how much they know, is theirs to say.
        let hears_why = for_other.is_none() || may(domain::Act::Answers).is_ok();
        let is = |waits: &Option<_>, why| hears_why && *waits == Some(why);
        let why_not = |waits: Option<_>| Refusal::NoPlaceFound {
            mentor: is(&waits, matching::Waits::Mentor),
            level: is(&waits, matching::Waits::Level),
        };
        let mut placing = found.map_err(why_not)?;
        if may(domain::Act::Others).is_err() {
            // Where a project sits is the team's to say.
            (placing.venue, placing.room) = (None, None);
        }
        let order = Order::new(posted.id, reader.actor())
            .with(Command::Round(RoundCommand::Place { placing, locked: false }))
            .with(Command::Round(RoundCommand::Release { people: vec![person] }));
        posted.ask(order).await
    };
    let there = |person: PersonId| format!("{}/people/{}", address(reader), person.0.short());
    match (asked.await, for_other) {
        // The same press twice finds what it found.
        (Ok(_) | Err(Failed::Rejected(Rejected::Reused)), None) => posted.done(&format!("{}?{}", address(reader), super::MINE)),
        (Ok(_) | Err(Failed::Rejected(Rejected::Reused)), Some(_)) => posted.done(&there(person)),
        (Err(failed), Some(_)) => super::person::again(reader, person, failed.status(), posted.again(&failed)).await,
        (Err(failed), None) => page(reader, failed.status(), posted.again(&failed), super::MINE).await,
    }
}

/// Yes, another one, or none of these; a greeter says it for whoever stands before them.
pub async fn answer(posted: Posted) -> Response {
    let reader = &posted.reader;
    let for_other = posted.fields.get("person").parse().ok().map(PersonId);
    let asked = async {
        let person = for_other.or_else(|| reader.person()).ok_or(Refusal::NameNeeded)?;
        // A button for another project carries which one.
        let other = forms::project_of(&posted, "other")?;
        let of = forms::project_of(&posted, "of")?.ok_or(Refusal::Gone { thing: domain::Thing::Proposal })?;
        let answer = other.map(|_| Answer::Another).or_else(|| Answer::from_word(posted.fields.get("answer")));
        let answer = answer.ok_or(Refusal::Empty { field: domain::Field::What })?;
        let command = RoundCommand::Answer { person, of, answer, other, anyway: posted.anyway() };
        posted.ask(Order::new(posted.id, reader.actor()).with(Command::Round(command))).await
    };
    match (asked.await, for_other) {
        (Ok(_), None) => posted.done(&format!("{}?{}", address(reader), super::MINE)),
        (Ok(_), Some(_)) => posted.done(&address(reader)),
        (Err(failed), Some(person)) => super::person::again(reader, person, failed.status(), posted.again(&failed)).await,
        (Err(failed), None) => page(reader, failed.status(), posted.again(&failed), super::MINE).await,
    }
}
