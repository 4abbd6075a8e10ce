//! Who came in and has no place, each as a card: as much of what they said as its reader may know, why a plan found nothing for them,
//! and the ways out.

use askama::Template;
use domain::project::State;
use domain::questionnaire::key;
use domain::round::Proposal;
use domain::venue::Presence;
use domain::{Event, PersonId, ProjectId, Timestamp};
use matching::{Field, Waits, may_see};
use words::Words;

use super::answer::audience;
use super::matcher::Told;
use super::today::Today;
use super::told::{self, To};
use super::{address, lists, morning, places_are_on, say};
use crate::questionnaire;
use crate::reader::Reader;

/// So many stand open on the desk; the others are folded away, and counted.
const OPEN: usize = 12;

/// Those who stand without a place, as the desk shows them.
#[derive(Template)]
#[template(path = "round/arrivals.html")]
pub struct Arrivals {
    w: Words,
    /// Where a place is found for one of them.
    find: String,
    seq: u64,
    first: Vec<Arrival>,
    more: Vec<Arrival>,
    /// Who could be asked, so that newcomers need not wait.
    asks: Option<String>,
}

/// Somebody who came in and has no place.
struct Arrival {
    id: String,
    href: String,
    name: String,
    /// Since when, and in which house.
    since: String,
    about: About,
    why: Option<String>,
    finds: bool,
}

/// What somebody said of themselves, as far as its reader may know.
#[derive(Template)]
#[template(path = "round/about.html")]
pub struct About {
    w: Words,
    is_new: bool,
    /// Their line.
    line: String,
    /// What was asked in a word, and what they said.
    said: Vec<(&'static str, String)>,
}

impl About {
    pub fn of(reader: &Reader, person: PersonId) -> Self {
        let (w, event) = (reader.words, &reader.view.event);
        let everybody = reader.view.everybody();
        let may = |field| may_see(field, audience(reader, To::Team));
        let Some(profile) = everybody.get(person) else { return Self { w, is_new: false, line: String::new(), said: vec![] } };
        let asked = [
            (key::LEVEL, Field::Level, w.col_level()),
            (key::MENTOR, Field::Mentors, w.col_mentor()),
            (key::KNOWS, Field::Knows, w.col_knows()),
            (key::LEARNS, Field::Learns, w.col_learns()),
            (key::AREAS, Field::Area, w.col_areas()),
            (key::LANGUAGES, Field::Language, w.col_languages()),
            (key::WISHES, Field::Wish, w.col_wishes()),
        ];
        let says =
            |(question, field, _): &(&str, Field, &str)| may(*field) && (*question != key::MENTOR || morning::mentor_for(&profile) > 0);
        let said = asked.into_iter().filter(says).map(|(question, _, word)| (word, questionnaire::cell(w, event, question, &profile)));
        Self {
            w,
            // That somebody is new tells how much experience they have.
            is_new: may(Field::Level) && morning::is_new(&profile),
            line: profile.line.clone().unwrap_or_default(),
            said: said.filter(|(_, said)| !said.is_empty()).collect(),
        }
    }

    /// Whether there is anything to tell.
    pub fn is_empty(&self) -> bool {
        !self.is_new && self.line.is_empty() && self.said.is_empty()
    }
}

impl Arrivals {
    /// While places are found; none where everybody has one.
    pub async fn of(reader: &Reader) -> Option<Self> {
        let event = &reader.view.event;
        let waiting = if places_are_on(event) { waiting(event) } else { vec![] };
        if waiting.is_empty() {
            return None;
        }
        let today = Today::of(event);
        let told = if was_planned(event) { reader.app.matcher().told(reader).await } else { None };
        let arrival = |(person, since): (PersonId, Timestamp)| {
            let say = say(reader);
            let house = event.presence(event.moment.today, person).and_then(Presence::house).map(|house| say.venue(house));
            let since = reader.words.here_since(say.when(since, event.moment.today));
            Arrival {
                id: person.to_string(),
                href: format!("{}/people/{}", address(reader), person.0.short()),
                name: say.who(domain::Who::Person(person)),
                since: house.map_or_else(|| since.clone(), |house| format!("{house} · {since}")),
                about: About::of(reader, person),
                why: told.as_deref().and_then(|told| why(reader, told, (person, found_nothing(&today, person)), To::Team)),
                finds: may_look(event, person),
            }
        };
        let mut first: Vec<Arrival> = waiting.into_iter().map(arrival).collect();
        // One more is not folded away alone.
        let more = if first.len() > OPEN + 1 { first.split_off(OPEN) } else { vec![] };
        let sees = audience(reader, To::Team) == matching::Audience::Coordinator;
        let asks = told.as_deref().filter(|_| sees).and_then(|told| told::newcomers(told, say(reader)));
        Some(Self { w: reader.words, find: format!("{}/find", address(reader)), seq: event.seq, first, more, asks })
    }
}

/// Who is in a house, sits nowhere and is asked nowhere, with the time since when: whoever waits longest comes first.
pub fn waiting(event: &Event) -> Vec<(PersonId, Timestamp)> {
    let today = Today::of(event);
    let up = lists::got_up(event);
    let of_day = event.presence.iter().filter(|((day, _), _)| *day == event.moment.today);
    let here = of_day.filter_map(|((_, person), presence)| match presence {
        Presence::Here { since, .. } => Some((*person, up.get(person).map_or(*since, |at| *since.max(at)))),
        _ => None,
    });
    // What only the team sees counts while the places are found.
    let is_asked = |person: PersonId| {
        let asked = |proposal: Proposal| proposal.placing.project.is_some() && (proposal.released.is_some() || places_are_on(event));
        today.proposal(person).is_some_and(asked)
    };
    let mut waiting: Vec<_> = here
        .filter(|(person, _)| today.seat(*person).is_none() && !is_asked(*person))
        .filter(|(person, _)| event.now(*person) == *person && event.people.get(person).is_some_and(|known| !known.erased))
        .collect();
    waiting.sort_by_key(|(person, since)| (*since, *person));
    waiting
}

/// Whether places were proposed in this round: before that everybody waits.
fn was_planned(event: &Event) -> bool {
    !event.all_proposals().is_empty()
}

/// Whether a plan thought of somebody and found nothing.
fn found_nothing(today: &Today, person: PersonId) -> bool {
    today.proposal(person).is_some_and(|proposal| proposal.placing.project.is_none())
}

/// Whether one more place may be looked for.
pub fn may_look(event: &Event, person: PersonId) -> bool {
    let proposal = event.proposal_of(person);
    places_are_on(event)
        && event.seat_of(event.moment.today, person).is_none()
        && proposal.is_none_or(|proposal| !proposal.locked && !proposal.waits() || event.is_lost(&proposal))
}

/// Why somebody has no place though a plan looked for one; to themselves once others were shown theirs.
pub async fn why_not(reader: &Reader, person: PersonId, to: To) -> Option<String> {
    let event = &reader.view.event;
    let today = Today::of(event);
    let is_shown = || event.all_proposals().iter().any(|proposal| proposal.released.is_some());
    let is_asked = today.proposal(person).is_some_and(|proposal| proposal.placing.project.is_some());
    let waits = today.seat(person).is_none() && !is_asked;
    if !places_are_on(event) || !waits || !was_planned(event) || to == To::Themselves && !is_shown() {
        return None;
    }
    let told = reader.app.matcher().told(reader).await?;
    why(reader, &told, (person, found_nothing(&today, person)), to)
}

/// The idea of today that somebody put on the board, or leads.
fn own_idea(event: &Event, person: PersonId) -> Option<ProjectId> {
    let ideas = event.projects_on(event.moment.today).into_iter().filter(|(_, on_day)| on_day.state == State::Idea);
    let mut own = ideas.filter(|(project, _)| event.is_led_by(project, person));
    own.next().map(|(project, _)| project.id)
}

/// The reason in words that its reader may hear: that somebody is new, or how much they know, is told by "no mentor" as well. Of whom no
/// plan thought yet only what any plan would find is said.
fn why(reader: &Reader, told: &Told, (person, was_thought_of): (PersonId, bool), to: To) -> Option<String> {
    let w = reader.words;
    let waits = told.table.person_at(person).and_then(|at| told.waits.get(at)?.as_ref())?;
    if !was_thought_of && matches!(waits, Waits::WorthLess | Waits::Alone) {
        return None;
    }
    let own = own_idea(&reader.view.event, person).filter(|_| matches!(waits, Waits::Mentor));
    Some(match (audience(reader, to), waits) {
        (matching::Audience::Themselves, _) if own.is_some() => w.you_wait_mentor_at(told::named(say(reader), own)),
        (matching::Audience::Themselves, waits) => told::you_wait(waits, w).to_owned(),
        (matching::Audience::Coordinator, _) | (_, Waits::NoProject | Waits::NoRoom) => {
            format!("{}.", crate::refusal::capital(told::waits(waits, w)))
        }
        _ => w.plan_found_nothing().to_owned(),
    })
}
