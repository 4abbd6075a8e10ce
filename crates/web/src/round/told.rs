//! Reasons, and what a plan leaves open, in words. What may be told to whom is decided in `matching`; here it only gets words.

use domain::project::Project;
use domain::{Event, PersonId, ProjectId};
use matching::{Alternative, Because, Lock, Reason, Said, Waits};
use words::Words;

use super::matcher::Told;
use super::morning::looks_after;
use crate::board::title;
use crate::say::Say;

/// To whom something is told: "you", or somebody who hears of another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The person themselves.
    Themselves,
    /// The team.
    Team,
}

/// What speaks for a place, one thing after the other: the strongest three.
pub fn because(told: &Told, reason: &Reason, to: To, w: Words) -> Vec<String> {
    reason.because.iter().take(3).map(|because| one_because(told, reason.person, *because, to, w)).collect()
}

fn one_because(told: &Told, person: usize, because: Because, to: To, w: Words) -> String {
    let topic = |topic: usize| told.own_word(person, because).map_or_else(|| topic_word(told, topic, w), str::to_owned);
    let you = to == To::Themselves;
    match because {
        Because::Wish(rank) => match rank_written(told, person, rank) {
            Some(0) if you => w.because_you_wished_first().to_owned(),
            Some(_) if you => w.because_you_wished().to_owned(),
            Some(rank) => w.because_wish(rank + 1),
            None if you => w.because_you_would_join().to_owned(),
            None => w.because_would_join().to_owned(),
        },
        Because::Likes => w.because_heart().to_owned(),
        Because::Area(area) if you => w.because_your_area(topic(area)),
        Because::Area(area) => w.because_area(topic(area)),
        Because::Needed(needed) if you => w.because_you_know(topic(needed)),
        Because::Needed(needed) => w.because_knows(topic(needed)),
        Because::Learns(learnt) if you => w.because_you_learn(topic(learnt)),
        Because::Learns(learnt) => w.because_learns(topic(learnt)),
        Because::Stays if you => w.because_you_sit_there().to_owned(),
        Because::Stays => w.because_sits_there().to_owned(),
        Because::Wanted if you => w.because_you_are_wanted().to_owned(),
        Because::Wanted => w.because_wanted().to_owned(),
        Because::Language(language) => w.because_language(topic(language)),
        // How many they are would tell who is new, where they are few.
        Because::LooksAfter(_) if you => w.because_you_look_after().to_owned(),
        Because::LooksAfter(_) => w.because_looks_after().to_owned(),
        Because::Free if you => w.because_free().to_owned(),
        Because::Free => w.because_has_a_seat().to_owned(),
    }
}

/// The rank of a wish among those that somebody wrote; none where they wrote nothing of it, and said on the board that they would join.
fn rank_written(told: &Told, person: usize, rank: usize) -> Option<usize> {
    let wish = told.table.morning.people[person].wishes.get(rank)?;
    told.table.written[person].iter().position(|written| written == wish)
}

/// A subject as people write it; a language by its own name where the program knows it.
fn topic_word(told: &Told, topic: usize, w: Words) -> String {
    let name = told.table.morning.topics.get(topic).map_or("", String::as_str);
    match name.strip_prefix("language:") {
        Some("en") => w.speaks_en().to_owned(),
        Some("fr") => w.speaks_fr().to_owned(),
        Some("de") => w.speaks_de().to_owned(),
        Some("es") => w.speaks_es().to_owned(),
        Some(other) => crate::say::own_name(other),
        None => name.to_owned(),
    }
}

/// Another place, and about what it would cost others.
pub fn alternative(other: &Alternative, to: To, w: Words) -> String {
    match (other.moved, other.others.halves) {
        (0, cost) if cost <= 0 => w.other_costs_nobody().to_owned(),
        (0, _) => w.other_costs_a_little().to_owned(),
        (moved, _) if to == To::Team => w.other_moves(moved),
        _ => w.other_moves_some().to_owned(),
    }
}

/// Wishes of theirs that ask for more experience than they have, for themselves or for who coordinates.
pub fn above(told: &Told, reason: &Reason, say: Say<'_>, to: To) -> Option<String> {
    let w = say.words;
    let titles = reason.above.iter().map(|at| named(say, told.table.projects.get(*at).copied())).filter(|title| !title.is_empty());
    let titles: Vec<String> = titles.collect();
    let named = crate::say::list(w, titles.iter().take(FEW));
    (!titles.is_empty()).then(|| if to == To::Themselves { w.wish_asks_for_more(titles.len(), named) } else { w.wished_for_more(named) })
}

/// Why somebody has no place.
pub fn waits(waits: &Waits, w: Words) -> &'static str {
    match waits {
        Waits::NoProject => w.waits_no_project(),
        Waits::NoRoom => w.waits_no_room(),
        Waits::NothingAllowed => w.waits_nothing_allowed(),
        Waits::Level => w.waits_level(),
        Waits::Mentor => w.waits_mentor(),
        Waits::Seat => w.waits_seat(),
        Waits::Alone => w.waits_alone(),
        Waits::WorthLess => w.waits_worth_less(),
    }
}

/// The same to themselves.
pub fn you_wait(waits: &Waits, w: Words) -> &'static str {
    match waits {
        Waits::NoProject => w.you_wait_no_project(),
        Waits::NoRoom => w.you_wait_no_room(),
        Waits::NothingAllowed => w.you_wait_nothing_allowed(),
        Waits::Level => w.you_wait_level(),
        Waits::Mentor => w.you_wait_mentor(),
        Waits::Seat => w.you_wait_seat(),
        Waits::Alone => w.you_wait_alone(),
        Waits::WorthLess => w.you_wait_worth_less(),
    }
}

/// The most names of one sentence.
const FEW: usize = 5;

/// The first few of these people, and how many more there are.
pub fn names(told: &Told, say: Say<'_>, people: &[usize], few: usize) -> String {
    let ids: Vec<PersonId> = people.iter().filter_map(|at| told.table.people.get(*at).copied()).collect();
    let named = say.names(ids.iter().copied().take(few));
    let more = ids.len().saturating_sub(few);
    if more == 0 { named } else { say.words.names_and_more(more, named) }
}

/// That newcomers wait for a mentor, and who could be asked: not who helps already, be it that others need all that they give, or that they leave.
pub fn newcomers(told: &Told, say: Say<'_>) -> Option<String> {
    let (w, everybody) = (say.words, say.view.everybody());
    let said = told.said.iter().find_map(|said| match said {
        Said::Newcomers { waiting, could_ask, .. } => Some((*waiting, could_ask)),
        _ => None,
    });
    let (waiting, could_ask) = said?;
    let helps = |at: usize| {
        told.table.people.get(at).and_then(|person| everybody.get(*person)).map_or(0, |profile| looks_after(&profile, told.table.each))
    };
    let each = (0..told.table.people.len()).map(helps).max().filter(|most| *most > 0).unwrap_or(u16::from(told.table.each));
    let mentors = waiting.div_ceil(usize::from(each.max(1)));
    let could_ask: Vec<usize> = could_ask.iter().copied().filter(|at| helps(*at) == 0).collect();
    Some(if could_ask.is_empty() {
        w.said_newcomers(mentors, waiting)
    } else {
        w.said_newcomers_ask(mentors, names(told, say, &could_ask, FEW), waiting)
    })
}

/// What a plan leaves open, the gravest first; for coordinators, as it names people: with whom it is about, where they decide it.
pub fn said(told: &Told, say: Say<'_>) -> Vec<(String, Option<PersonId>)> {
    let w = say.words;
    let project = |at: usize| named(say, told.table.projects.get(at).copied());
    let names = |people: &[usize]| names(told, say, people, FEW);
    // That a project nobody chose does not run yet is no news in the middle of a morning: it stands on the board.
    let news = told.said.iter().filter(|said| !matches!(said, Said::DoesNotRun { lacks: None, .. }));
    let held = |person: usize| {
        let proposal = told.table.people.get(person).and_then(|person| say.event().proposal_of(*person));
        proposal.is_some_and(|proposal| proposal.locked)
    };
    let line = |said: &Said| match said {
        Said::NoPeople => w.said_no_people().to_owned(),
        Said::NoProjects => w.said_no_projects().to_owned(),
        Said::NoRooms => w.said_no_rooms().to_owned(),
        Said::Seats { people, seats } => w.said_seats(*people, *seats),
        Said::Newcomers { .. } => newcomers(told, say).unwrap_or_default(),
        Said::Unaccompanied { project: at, newcomers } => w.said_unaccompanied(*newcomers, project(*at)),
        Said::MinimumAboveSeats { project: at } => w.said_minimum(project(*at)),
        // Said once for each project.
        Said::NobodyKnows { topic, project: at } => {
            let of_project = told.said.iter().filter_map(|said| match said {
                Said::NobodyKnows { topic, project } if project == at => Some(*topic),
                _ => None,
            });
            let topics: Vec<usize> = of_project.collect();
            let words = topics.iter().map(|topic| topic_word(told, *topic, w));
            if topics.first() == Some(topic) { w.said_nobody_knows(project(*at), crate::say::list(w, words)) } else { String::new() }
        }
        Said::Overruled(lock @ Lock::At { person, project: at }) if told.table.overheld.contains(lock) => {
            w.said_held_full(names(&[*person]), project(*at))
        }
        Said::Overruled(Lock::At { person, project: at }) if held(*person) => w.said_held_rule(names(&[*person]), project(*at)),
        Said::Withdrawn { person, project: at } => w.said_withdrawn(names(&[*person]), project(*at)),
        Said::DoesNotRun { project: at, lacks } => lacks.map_or_else(String::new, |lacks| w.said_needs_more(lacks, project(*at))),
        // Who sits there, or was asked, stands among those without a place.
        Said::Overruled(_) => String::new(),
    };
    let about = |said: &Said| match said {
        Said::Overruled(Lock::At { person, .. }) => told.table.people.get(*person).copied(),
        _ => None,
    };
    let mut lines: Vec<_> = news.map(|said| (line(said), about(said))).filter(|(line, _)| !line.is_empty()).collect();
    lines.dedup();
    lines
}

/// That somebody said yes to what has not started yet, and for how many it waits; or to a table without a free seat, and whether one may
/// come.
pub fn waits_for(event: &Event, person: PersonId, w: Words) -> Option<String> {
    if let Some(project) = event.waits_for(person) {
        return Some(w.waits_to_start(event.lacks_to_start(project, event.moment.today)));
    }
    event.waits_for_seat(person)?;
    Some(if event.seat_may_come(person) { w.waits_for_seat() } else { w.waits_in_vain() }.to_owned())
}

/// A project by its title.
pub fn named(say: Say<'_>, project: Option<ProjectId>) -> String {
    let known: Option<&Project> = project.and_then(|project| say.event().projects.get(&project));
    known.map_or_else(String::new, |known| title(known.about.title.as_str(), say.words))
}
