//! Lists that matter in the middle of a morning: whom somebody should walk over to.

use std::collections::BTreeMap;

use domain::history::Subject;
use domain::project::{Change as ProjectChange, Need, OnDay};
use domain::round::{Answer, Fares, Stage};
use domain::venue::Presence;
use domain::{Change, Event, PersonId, Project, ProjectId, Timestamp};
use ledger::Everybody;
use words::Words;

use super::morning::{self, MOST_NEWCOMERS};
use super::today::Today;
use super::{proposals, say};
use crate::board::title;
use crate::reader::Reader;

/// How long somebody is here without a place before they are listed, in minutes.
const STANDS: i64 = 20;
/// How long somebody was asked and has not answered, in minutes.
const SILENT: i64 = 10;
/// How soon somebody leaves, in minutes.
const SOON: i64 = 60;

/// One of the lists.
pub struct List {
    /// Its id on the page.
    pub id: &'static str,
    pub heading: &'static str,
    /// What to do about it.
    pub hint: &'static str,
    pub rows: Vec<Row>,
}

/// Somebody, or a project.
pub struct Row {
    pub href: String,
    pub name: String,
    pub remark: String,
}

/// The lists that have anything in them; before the day's first round only those of people who said that they need somebody, and who is
/// alone only once places were proposed. What a round found does not end with it.
pub fn all(reader: &Reader, now: Timestamp) -> Vec<List> {
    let event = &reader.view.event;
    let stage = event.round.stage.filter(|_| event.round.day == event.moment.today);
    let lists = asked(reader, now).into_iter().chain(stage.map(|_| found(reader, now)).into_iter().flatten());
    let is_early = |list: &List| list.id == "alone" && stage < Some(Stage::Places);
    lists.filter(|list| !list.rows.is_empty() && !is_early(list)).collect()
}

/// Who asked for somebody.
fn asked(reader: &Reader, now: Timestamp) -> [List; 2] {
    let w = reader.words;
    [
        List { id: "hands", heading: w.list_hands(), hint: w.list_hands_hint(), rows: hands_up(reader, now) },
        List { id: "fares", heading: w.list_fares(), hint: w.list_fares_hint(), rows: not_fine(reader, now) },
    ]
}

/// Whom nobody asked for, and who may need somebody.
fn found(reader: &Reader, now: Timestamp) -> [List; 10] {
    let w = reader.words;
    [
        List { id: "lost", heading: w.list_lost(), hint: w.list_lost_hint(), rows: lost(reader) },
        List { id: "seats", heading: w.list_seats(), hint: w.list_seats_hint(), rows: for_a_seat(reader) },
        List { id: "silent", heading: w.list_silent(), hint: w.list_silent_hint(), rows: silent(reader, now) },
        List { id: "wants", heading: w.list_wants_another(), hint: w.list_wants_another_hint(), rows: wants_another(reader) },
        List { id: "stands", heading: w.list_stands(), hint: w.list_stands_hint(), rows: stands(reader, now) },
        List { id: "starts", heading: w.list_starts(), hint: w.list_starts_hint(), rows: starts(reader) },
        List { id: "alone", heading: w.list_alone(), hint: w.list_alone_hint(), rows: alone(reader) },
        List { id: "nobody", heading: w.list_nobody(), hint: w.list_nobody_hint(), rows: nobody(reader) },
        List { id: "many", heading: w.list_many(), hint: w.list_many_hint(), rows: many(reader) },
        List { id: "leaves", heading: w.list_leaves(), hint: w.list_leaves_hint(), rows: leaves(reader, now) },
    ]
}

fn minutes(since: Timestamp, now: Timestamp) -> i64 {
    now.duration_since(since).as_mins()
}

/// So many minutes, in hours where it is longer than one.
fn lasting(minutes: i64, w: Words) -> String {
    if minutes < 60 { w.n_minutes(minutes) } else { w.n_hours_minutes(minutes / 60, minutes % 60) }
}

fn somebody(reader: &Reader, person: PersonId, remark: String) -> Row {
    let say = say(reader);
    Row { href: format!("{}/round/people/{}", reader.root(), person.0.short()), name: say.who(domain::Who::Person(person)), remark }
}

/// Who waits for help, and nobody is on the way.
fn hands_up(reader: &Reader, now: Timestamp) -> Vec<Row> {
    let row = |message: &domain::Message| Row {
        href: format!("{}/notes/{}", reader.root(), message.id.0.short()),
        name: crate::inline::plain(message.text.as_str()),
        remark: reader.words.waits_for_minutes(lasting(minutes(message.at, now), reader.words)),
    };
    super::hands::waiting(reader).into_iter().map(row).collect()
}

/// Asked how it goes, and it does not.
fn not_fine(reader: &Reader, now: Timestamp) -> Vec<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let row = |(person, fares, at): (PersonId, Fares, Timestamp)| {
        let project = event.seat_of(event.moment.today, person).map(|(project, _)| title(project.about.title.as_str(), w));
        let said = crate::history::fares_word(fares, w);
        let since = w.said_minutes_ago(lasting(minutes(at, now), w), said);
        somebody(reader, person, project.map_or_else(|| since.clone(), |project| format!("{since} · {project}")))
    };
    super::fares::waiting(event).into_iter().map(row).collect()
}

/// Asked to where no seat is left for them, and sits nowhere.
fn lost(reader: &Reader) -> Vec<Row> {
    let event = &reader.view.event;
    let today = Today::of(event);
    let lost = proposals(event).into_iter().filter(|proposal| event.is_lost(proposal));
    lost.filter(|proposal| today.seat(proposal.placing.person).is_none())
        .map(|proposal| somebody(reader, proposal.placing.person, super::told::named(say(reader), proposal.placing.project)))
        .collect()
}

/// Said yes to a table at which no seat is free yet; those first for whom none may come.
fn for_a_seat(reader: &Reader) -> Vec<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let waits = proposals(event).into_iter().filter_map(|proposal| {
        let (person, since) = (proposal.placing.person, proposal.waits_since?);
        let at = title(event.waits_for_seat(person)?.about.title.as_str(), w);
        Some((event.seat_may_come(person), since, person, at))
    });
    let mut waits: Vec<_> = waits.collect();
    waits.sort_by_key(|(may_come, since, ..)| (*may_come, *since));
    let said = |may_come: bool, at: String| if may_come { w.waits_for_seat_at(at) } else { w.waits_in_vain_at(at) };
    waits.into_iter().map(|(may_come, _, person, at)| somebody(reader, person, said(may_come, at))).collect()
}

/// Asked, and said nothing for ten minutes.
fn silent(reader: &Reader, now: Timestamp) -> Vec<Row> {
    let event = &reader.view.event;
    let waits = proposals(event).into_iter().filter(|proposal| proposal.waits() && !event.is_lost(proposal));
    let asked = waits.filter_map(|proposal| Some((proposal.placing, minutes(proposal.released?, now))));
    let mut asked: Vec<_> = asked.filter(|(_, minutes)| *minutes >= SILENT).collect();
    asked.sort_by_key(|(_, minutes)| std::cmp::Reverse(*minutes));
    let at = |placing: &domain::round::Placing| super::told::named(say(reader), placing.project);
    asked
        .into_iter()
        .map(|(placing, minutes)| {
            somebody(reader, placing.person, reader.words.asked_minutes_ago(lasting(minutes, reader.words), at(&placing)))
        })
        .collect()
}

/// Said that it should be another one, or none, and sits nowhere.
fn wants_another(reader: &Reader) -> Vec<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let today = Today::of(event);
    let nowhere = |person: PersonId| today.seat(person).is_none();
    let wants = proposals(event).into_iter().filter(|proposal| matches!(proposal.answer, Some(Answer::Another | Answer::None)));
    wants
        .filter(|proposal| nowhere(proposal.placing.person))
        .map(|proposal| {
            let said = if proposal.answer == Some(Answer::None) { w.answer_none() } else { w.answer_another() };
            somebody(reader, proposal.placing.person, said.to_owned())
        })
        .collect()
}

/// Ideas to which somebody said yes, and which have not started.
fn starts(reader: &Reader) -> Vec<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let mut yes: BTreeMap<ProjectId, usize> = BTreeMap::new();
    let waits = proposals(event).into_iter().filter_map(|proposal| event.waits_for(proposal.placing.person));
    waits.for_each(|project| *yes.entry(project.id).or_default() += 1);
    let row = |(project, yes): (ProjectId, usize)| {
        let project = event.projects.get(&project)?;
        Some(Row {
            href: format!("{}/projects/{}", reader.root(), project.id.0.short()),
            name: title(project.about.title.as_str(), w),
            remark: format!("{} · {}", w.n_said_yes(yes), w.needs_n_more(event.lacks_to_start(project, event.moment.today))),
        })
    };
    yes.into_iter().filter_map(row).collect()
}

/// When everybody who got up from a table today did so last.
fn got_up(reader: &Reader) -> BTreeMap<PersonId, Timestamp> {
    let event = &reader.view.event;
    let today = event.moment.today;
    let mut last = BTreeMap::new();
    for (project, _) in event.projects_on(today) {
        for entry in event.history.of(Subject::Project(project.id)) {
            if let Change::Project(ProjectChange::Left { day, person, .. }) = &entry.change
                && *day == today
            {
                let at = last.entry(event.now(*person)).or_insert(entry.stamp.at);
                *at = entry.stamp.at.max(*at);
            }
        }
    }
    last
}

/// Without a place for twenty minutes, and not asked to take one; or at once, where a plan found none for them.
fn stands(reader: &Reader, now: Timestamp) -> Vec<Row> {
    let event = &reader.view.event;
    let day = event.moment.today;
    let (today, up) = (Today::of(event), got_up(reader));
    let here = event.presence.iter().filter(|((of, _), _)| *of == day).filter_map(|((_, person), presence)| match presence {
        Presence::Here { since, .. } => Some((*person, minutes(up.get(person).map_or(*since, |at| *since.max(at)), now))),
        _ => None,
    });
    let not_found = |person: PersonId| today.proposal(person).is_some_and(|proposal| proposal.placing.project.is_none());
    let mut found: Vec<_> = here
        .filter(|(person, minutes)| (*minutes >= STANDS || not_found(*person)) && today.seat(*person).is_none())
        .filter(|(person, _)| event.now(*person) == *person && event.people.get(person).is_some_and(|known| !known.erased))
        .filter(|(person, _)| today.proposal(*person).is_none_or(|proposal| proposal.released.is_none()))
        .collect();
    found.sort_by_key(|(_, minutes)| std::cmp::Reverse(*minutes));
    found
        .into_iter()
        .map(|(person, minutes)| somebody(reader, person, reader.words.without_a_place_for(lasting(minutes, reader.words))))
        .collect()
}

/// Who is at a project today: whoever went home has a seat there still, and is not.
fn at(event: &Event, on_day: &OnDay) -> Vec<PersonId> {
    let went = |person: PersonId| matches!(event.presence(event.moment.today, person), Some(Presence::Left { .. }));
    on_day.members.keys().copied().filter(|person| !went(*person)).collect()
}

/// The only one at a project that runs.
fn alone(reader: &Reader) -> Vec<Row> {
    let event = &reader.view.event;
    let of_day = event.projects_on(event.moment.today).into_iter().filter(|(_, on_day)| on_day.state.sits());
    let only = |(project, on_day): (&Project, &OnDay)| match at(event, on_day).as_slice() {
        [person] => Some(somebody(reader, *person, title(project.about.title.as_str(), reader.words))),
        _ => None,
    };
    of_day.filter_map(only).collect()
}

/// Projects of the day that nobody is at.
fn nobody(reader: &Reader) -> Vec<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let of_day = event.projects_on(event.moment.today).into_iter();
    let empty = of_day.filter(|(_, on_day)| at(event, on_day).is_empty() && on_day.state != domain::project::State::Finished);
    empty
        .map(|(project, _)| {
            let needs = project.about.needs.iter().map(|need: &Need| crate::board::lamp(need, w));
            Row {
                href: format!("{}/projects/{}", reader.root(), project.id.0.short()),
                name: title(project.about.title.as_str(), w),
                remark: crate::say::list(w, needs),
            }
        })
        .collect()
}

fn is_new(everybody: &Everybody<'_>, person: PersonId) -> bool {
    everybody.get(person).is_some_and(|profile| morning::is_new(&profile))
}

fn helps(everybody: &Everybody<'_>, person: PersonId) -> bool {
    everybody.get(person).is_some_and(|profile| morning::mentor_for(&profile) > 0)
}

/// Tables at which each mentor has more than four newcomers. How many newcomers there are is said to coordinators alone.
fn many(reader: &Reader) -> Vec<Row> {
    let event = &reader.view.event;
    if domain::may(&reader.actor(), domain::Act::Answers, event.editing).is_err() {
        return vec![];
    }
    let everybody = reader.view.everybody();
    let of_day = event.projects_on(event.moment.today).into_iter().filter(|(_, on_day)| on_day.state.sits());
    of_day
        .filter_map(|(project, on_day)| {
            let people = at(event, on_day);
            let newcomers = people.iter().filter(|person| is_new(&everybody, **person)).count();
            let mentors = people.iter().filter(|person| helps(&everybody, **person) || event.is_led_by(project, **person)).count();
            (newcomers > usize::from(MOST_NEWCOMERS) * mentors.max(1)).then(|| Row {
                href: format!("{}/projects/{}", reader.root(), project.id.0.short()),
                name: title(project.about.title.as_str(), reader.words),
                remark: reader.words.newcomers_and_mentors(mentors, newcomers),
            })
        })
        .collect()
}

/// Whoever leaves within the hour and leads a table, put it on the board, or helps there.
fn leaves(reader: &Reader, now: Timestamp) -> Vec<Row> {
    let (w, event) = (reader.words, &reader.view.event);
    let (day, everybody) = (event.moment.today, reader.view.everybody());
    // That somebody helps is their answer; that it is their project is for all to see.
    let sees_answers = domain::may(&reader.actor(), domain::Act::Answers, event.editing).is_ok();
    let depend = |project: &Project, person| event.is_led_by(project, person) || sees_answers && helps(&everybody, person);
    let mut rows = Vec::new();
    for (project, on_day) in event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state.sits()) {
        let people = at(event, on_day);
        let others = people.len().saturating_sub(1);
        for person in people.iter().filter(|person| others > 0 && depend(project, **person)) {
            let Some(until) = event.coming(day, *person).and_then(|coming| coming.plan.until) else { continue };
            let Ok(at) = day.to_datetime(until).to_zoned(event.zone.clone()) else { continue };
            let left = at.timestamp().duration_since(now).as_mins();
            if (0..=SOON).contains(&left) {
                let at_table = title(project.about.title.as_str(), w);
                rows.push(somebody(reader, *person, w.leaves_at(others, say(reader).clock(until), at_table)));
            }
        }
    }
    rows
}
