//! Making a plan better, counted in steps: mentors change tables, tables open, close or change rooms, and everybody else follows.

use crate::chance::Chance;
use crate::exchange::Exchange;
use crate::relax::Zones;
use crate::seating::Seating;
use crate::table::{Kind, NONE, POSSIBLE, Table};

/// Where each person may be tried, and who may be tried at each project.
pub(crate) struct Candidates {
    pub of_person: Vec<Vec<usize>>,
    pub of_project: Vec<Vec<usize>>,
}

impl Candidates {
    /// Each person's best few places by `liking`, those with a weight first.
    pub fn new(table: &Table, chosen: &[f64], most: usize) -> Self {
        let mut of_person = vec![Vec::new(); table.people];
        let mut of_project = vec![Vec::new(); table.projects];
        let mut list: Vec<(bool, i32, usize)> = Vec::new();
        for (person, places) in of_person.iter_mut().enumerate() {
            list.clear();
            for project in 0..table.projects {
                let value = (0..table.classes).map(|class| table.value(person, project, class)).max().unwrap_or(POSSIBLE);
                if value > POSSIBLE {
                    let used = chosen.get(project * table.people + person).is_some_and(|weight| *weight > 0.0);
                    list.push((used, value, project));
                }
            }
            // Who was chosen by the relaxed problem is tried; so are the best by value.
            list.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(other.0.cmp(&one.0)).then(one.2.cmp(&other.2)));
            places.extend(list.iter().enumerate().filter(|(at, place)| place.0 || *at < most).map(|(_, place)| place.2));
            for project in places.iter() {
                of_project[*project].push(person);
            }
        }
        Self { of_person, of_project }
    }

    /// Every place that is left in these zones.
    pub fn left(table: &Table, zones: &Zones) -> Self {
        let mut of_person = vec![Vec::new(); table.people];
        let of_project: Vec<Vec<usize>> = (0..table.projects).map(|project| zones.people_at(project).collect()).collect();
        for (project, people) in of_project.iter().enumerate() {
            for person in people {
                of_person[*person].push(project);
            }
        }
        Self { of_person, of_project }
    }
}

/// How long, how hot, and from where chance begins.
#[derive(Clone, Copy)]
pub(crate) struct Heat {
    /// Changes that are tried.
    pub changes: u64,
    /// After so many steps no mentor changes tables any more just because that is better.
    pub descent: u64,
    /// After so many steps nothing more is tried.
    pub most: u64,
    pub from: f64,
    pub to: f64,
}

/// Improves a seating in place; it ends as the best that was met. Stops early at `goal`. The steps taken are returned.
///
/// After each change of tables, rooms or mentors everybody else is placed anew as well as can be.
pub(crate) fn improve(seating: &mut Seating, candidates: &Candidates, heat: Heat, goal: i64, rooms_move: bool, chance: &mut Chance) -> u64 {
    let people = seating.table.people;
    if people == 0 || seating.table.projects == 0 {
        return 0;
    }
    let mut exchange = Exchange::new(seating, candidates);
    open_small(seating);
    let mut steps = exchange.settle(seating);
    seating.keep();
    move_mentors(seating, candidates, &mut exchange, goal, heat.descent, &mut steps);
    let mut best = (seating.total, seating.at.clone(), seating.room.clone());
    let mut warmth = heat.from;
    let fall = (heat.from - heat.to) / f64::from(u32::try_from(heat.changes.max(1)).unwrap_or(u32::MAX));
    for _ in 0..heat.changes {
        if best.0 >= goal || steps > heat.most {
            break;
        }
        warmth -= fall;
        let before = seating.total;
        let may_lose = chance.loss(warmth);
        let tried = if chance.below(3) == 0 {
            (0..2).all(|_| change(seating, candidates, None, rooms_move, chance))
        } else {
            steps += exchange.settle(seating);
            change(seating, candidates, Some((&exchange, may_lose)), rooms_move, chance)
        };
        if !tried {
            seating.take_back();
            continue;
        }
        steps += exchange.settle(seating);
        let lost = before - seating.total;
        debug_assert!((0..seating.table.projects).all(|project| seating.holds(project)), "a change broke a rule");
        if lost <= 0 || as_real(lost) < may_lose {
            seating.keep();
            if seating.total > best.0 {
                move_mentors(seating, candidates, &mut exchange, goal, heat.descent, &mut steps);
                best = (seating.total, seating.at.clone(), seating.room.clone());
            }
        } else {
            seating.take_back();
        }
    }
    restore(seating, &best.1, &best.2);
    steps
}

/// Something changes that an exchange does not: a table closes, opens or changes its room, or somebody sits where it was full.
///
/// What would lose more than it may, as far as the exchange knows, is not begun.
fn change(seating: &mut Seating, candidates: &Candidates, known: Option<(&Exchange, f64)>, rooms_move: bool, chance: &mut Chance) -> bool {
    match chance.below(16) {
        0..2 => close(seating, candidates, chance),
        2..4 => open(seating, candidates, chance),
        4..8 if rooms_move => change_room(seating, candidates, chance),
        _ => force_somewhere(seating, candidates, known, chance),
    }
}

/// Tables for which one person is enough are in a room from the beginning: nobody has to come together for them.
fn open_small(seating: &mut Seating) {
    let table = seating.table;
    for project in 0..table.projects {
        if table.minimum[project] == 1 && seating.room[project] == NONE {
            let free = |room: &usize| table.capacity[*room] - seating.load[*room];
            let room = (0..table.rooms).filter(|room| table.may_be_in(project, *room)).max_by_key(free);
            if let Some(room) = room {
                seating.move_to(project, room);
            }
        }
    }
}

/// Mentors change tables, one alone or two with each other, as long as that gains something; only what could is tried.
fn move_mentors(seating: &mut Seating, candidates: &Candidates, exchange: &mut Exchange, goal: i64, most: u64, steps: &mut u64) {
    let mut out = Vec::new();
    while seating.total < goal && *steps <= most {
        let before = seating.total;
        for (_, mentor, project, other) in promising(seating, candidates, exchange) {
            let from = seating.at[mentor];
            seating.put(mentor, project);
            if other != NONE {
                seating.put(other, from);
            }
            out.clear();
            seating.mend(project, mentor, &mut out);
            if from != NONE {
                seating.mend(from, other, &mut out);
            }
            *steps += exchange.settle(seating);
            if seating.total > before || *steps > most {
                // What was found is kept, if it is better; no more is looked for.
                if seating.total <= before {
                    seating.take_back();
                }
                seating.keep();
                break;
            }
            seating.take_back();
            exchange.settle(seating);
        }
        if seating.total <= before {
            break;
        }
    }
}

/// What could gain something, by how much at most: a mentor, a table, and who comes from there in exchange.
fn promising(seating: &Seating, candidates: &Candidates, exchange: &Exchange) -> Vec<(i64, usize, usize, usize)> {
    let table = seating.table;
    let mut moves = Vec::new();
    // At each table, the mentors who could come.
    let mut could_come: Vec<Vec<(i64, usize)>> = vec![Vec::new(); table.projects];
    for mentor in table.mentors_from..table.people {
        for project in candidates.of_person[mentor].iter().copied() {
            if project != seating.at[mentor] && seating.room[project] != NONE && seating.value(mentor, project) > POSSIBLE {
                let could = exchange.could_gain(seating, mentor, project);
                could_come[project].push((could, mentor));
                if could > 0 {
                    moves.push((could, mentor, project, NONE));
                }
            }
        }
    }
    let mut swaps = Vec::new();
    for (project, mentors) in could_come.iter().enumerate() {
        for (could, mentor) in mentors {
            let from = seating.at[*mentor];
            if from != NONE && from < project {
                let back = could_come[from].iter().filter(|(other_could, other)| seating.at[*other] == project && could + other_could > 0);
                swaps.extend(back.map(|(other_could, other)| (could + other_could, *mentor, project, *other)));
            }
        }
    }
    swaps.sort_unstable_by(|one, other| other.cmp(one));
    swaps.truncate(MOST_SWAPS);
    moves.extend(swaps);
    moves.sort_unstable_by(|one, other| other.cmp(one));
    moves
}

/// So many exchanges of two mentors are tried before a plan counts as good.
const MOST_SWAPS: usize = 40;

fn restore(seating: &mut Seating, at: &[usize], room: &[usize]) {
    for person in 0..at.len() {
        seating.put(person, NONE);
    }
    for (project, room) in room.iter().enumerate() {
        seating.move_to(project, *room);
    }
    for (person, project) in at.iter().enumerate() {
        seating.put(person, *project);
    }
    seating.sweep();
    seating.keep();
}

#[expect(clippy::cast_precision_loss, reason = "values are far below 2^52")]
fn as_real(value: i64) -> f64 {
    value as f64
}

fn any(list: &[usize], chance: &mut Chance) -> usize {
    if list.is_empty() { NONE } else { list[chance.below(list.len())] }
}

/// A table closes and its people look for another place.
fn close(seating: &mut Seating, candidates: &Candidates, chance: &mut Chance) -> bool {
    let project = chance.below(seating.table.projects);
    if seating.members[project].is_empty() {
        return false;
    }
    let people = seating.empty_out(project);
    seating.move_to(project, NONE);
    settle(seating, candidates, people);
    true
}

/// Everybody in the list, and a few who wait, look for a place: mentors first.
fn settle(seating: &mut Seating, candidates: &Candidates, mut people: Vec<usize>) {
    people.sort_unstable_by_key(|person| (seating.table.kind[*person] != Kind::Mentor, *person));
    people.dedup();
    for person in people {
        if seating.at[person] == NONE {
            seating.find_a_place(person, &candidates.of_person[person]);
        }
    }
}

/// A table that is not there opens in a room with space, and those come who gain most, or lose least.
fn open(seating: &mut Seating, candidates: &Candidates, chance: &mut Chance) -> bool {
    let project = chance.below(seating.table.projects);
    let room = chance.below(seating.table.rooms);
    if !seating.members[project].is_empty() {
        return false;
    }
    open_in(seating, candidates, project, room, NONE, chance)
}

/// Opens a table in a room; `first` sits down before anybody else is asked, whatever becomes of where they sat.
fn open_in(seating: &mut Seating, candidates: &Candidates, project: usize, room: usize, first: usize, chance: &mut Chance) -> bool {
    let table = seating.table;
    if room >= table.rooms || !table.may_be_in(project, room) {
        return false;
    }
    seating.move_to(project, room);
    if first != NONE {
        if seating.value(first, project) <= POSSIBLE {
            return false;
        }
        seating.put(first, project);
    }
    let mut gains: Vec<(i32, usize)> = candidates.of_project[project]
        .iter()
        .filter(|person| **person != first && seating.value(**person, project) > POSSIBLE)
        .map(|person| {
            let now = seating.at[*person];
            let value = if now == NONE { 0 } else { seating.value(*person, now) };
            let extra = i32::from(table.kind[*person] == Kind::Mentor) * 4;
            (seating.value(*person, project) - value + extra + i32::from(chance.below(8) == 0) * 3, *person)
        })
        .collect();
    gains.sort_unstable_by(|one, other| other.cmp(one));
    let wanted = table.minimum[project] + i32::try_from(chance.below(4)).unwrap_or(0);
    let mut sat = Vec::new();
    for mentors in [true, false] {
        for (gain, person) in &gains {
            if seating.heads(project) >= wanted && *gain <= 0 {
                break;
            }
            if (table.kind[*person] == Kind::Mentor) == mentors && seating.heads(project) < table.maximum[project] {
                if !seating.has_care(*person, project) {
                    continue;
                }
                if mentors && (*gain <= 0 || !sat.is_empty()) && chance.below(3) > 0 {
                    continue;
                }
                let from = seating.at[*person];
                seating.put(*person, project);
                if from == NONE || seating.holds(from) && seating.heads(from) > 0 {
                    sat.push(*person);
                } else {
                    seating.put(*person, from);
                }
            }
        }
    }
    let mut out = Vec::new();
    seating.mend(project, first, &mut out);
    if seating.members[project].is_empty() {
        return false;
    }
    settle(seating, candidates, out);
    seating.sweep();
    true
}

/// A table goes to another room, or two tables change rooms.
fn change_room(seating: &mut Seating, candidates: &Candidates, chance: &mut Chance) -> bool {
    let table = seating.table;
    let project = chance.below(table.projects);
    let (from, other) = (seating.room[project], chance.below(table.projects));
    let swap = chance.below(2) == 0 && seating.room[other] != NONE;
    let room = if swap { seating.room[other] } else { chance.below(table.rooms) };
    if from == NONE || room >= table.rooms || room == from || !table.may_be_in(project, room) {
        return false;
    }
    seating.move_to(project, room);
    let mut out = Vec::new();
    if swap {
        if !table.may_be_in(other, from) {
            return false;
        }
        seating.move_to(other, from);
        seating.mend(other, NONE, &mut out);
    }
    seating.mend(project, NONE, &mut out);
    // Whom there was no space for; and who waited for a seat in the room that has become emptier.
    let waiting = (0..table.people).filter(|person| seating.at[*person] == NONE);
    out.extend(waiting);
    settle(seating, candidates, out);
    seating.sweep();
    true
}

/// A mentor comes to another table, or anybody to one that does not run: all else the exchange has seen already.
fn force_somewhere(seating: &mut Seating, candidates: &Candidates, known: Option<(&Exchange, f64)>, chance: &mut Chance) -> bool {
    let person = if chance.below(2) == 0 && seating.table.mentors_from < seating.table.people {
        seating.table.mentors_from + chance.below(seating.table.people - seating.table.mentors_from)
    } else {
        chance.below(seating.table.people)
    };
    let project = any(&candidates.of_person[person], chance);
    if project == NONE || project == seating.at[person] {
        return false;
    }
    if !seating.members[project].is_empty() {
        if seating.table.kind[person] != Kind::Mentor || seating.value(person, project) <= POSSIBLE {
            return false;
        }
        if let Some((exchange, may_lose)) = known
            && as_real(-exchange.could_gain(seating, person, project)) > may_lose
        {
            return false;
        }
    }
    force(seating, candidates, person, project, chance)
}

/// Puts somebody at a project whatever it takes: who has to leave looks for another place. False if it cannot be.
pub(crate) fn force(seating: &mut Seating, candidates: &Candidates, person: usize, project: usize, chance: &mut Chance) -> bool {
    let from = seating.at[person];
    if seating.members[project].is_empty() {
        let table = seating.table;
        let free = |room: &usize| table.capacity[*room] - seating.load[*room];
        let room = (0..table.rooms).filter(|room| table.may_be_in(project, *room)).max_by_key(free).unwrap_or(NONE);
        if !open_in(seating, candidates, project, room, person, chance) {
            return false;
        }
    }
    if seating.value(person, project) <= POSSIBLE {
        return false;
    }
    let mut out = Vec::new();
    if seating.at[person] != project {
        seating.put(person, project);
    }
    seating.mend(project, person, &mut out);
    if from != NONE && from != project {
        let heads = seating.heads(from);
        if heads > 0 {
            seating.mend(from, NONE, &mut out);
        }
    }
    if seating.at[person] != project {
        return false;
    }
    // A place became free where they were.
    if from != NONE {
        out.extend(candidates.of_project[from].iter().filter(|other| seating.at[**other] == NONE));
    }
    settle(seating, candidates, out);
    seating.sweep();
    seating.at[person] == project
}
