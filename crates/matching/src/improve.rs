//! Making a plan better: simulated annealing counted in steps, over chains of moves, tables that open, close or change room.

use crate::chance::Chance;
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
}

/// How long, how hot, and from where chance begins.
#[derive(Clone, Copy)]
pub(crate) struct Heat {
    pub steps: u64,
    pub from: f64,
    pub to: f64,
}

/// Improves a seating in place; it ends as the best that was met. Stops early at `goal`. The steps taken are returned.
pub(crate) fn improve(seating: &mut Seating, candidates: &Candidates, heat: Heat, goal: i64, rooms_move: bool, chance: &mut Chance) -> u64 {
    let mut best = (seating.total, seating.at.clone(), seating.room.clone());
    let people = seating.table.people;
    if people == 0 || seating.table.projects == 0 {
        return 0;
    }
    let mut step = 0;
    let mut warmth = heat.from;
    let fall = (heat.from - heat.to) / f64::from(u32::try_from(heat.steps.max(1)).unwrap_or(u32::MAX));
    while step < heat.steps && best.0 < goal {
        step += 1;
        warmth -= fall;
        let before = seating.total;
        let kind = chance.below(32);
        let tried = match kind {
            0 => close(seating, candidates, chance),
            1 => open(seating, candidates, chance),
            2 if rooms_move => change_room(seating, candidates, chance),
            3 => force_somewhere(seating, candidates, chance),
            _ => chain(seating, candidates, chance),
        };
        if !tried {
            seating.take_back();
            continue;
        }
        let lost = before - seating.total;
        debug_assert!((0..seating.table.projects).all(|project| seating.holds(project)), "move {kind} broke a rule");
        if lost <= 0 || as_real(lost) < chance.loss(warmth) {
            seating.keep();
            if seating.total > best.0 {
                best = (seating.total, seating.at.clone(), seating.room.clone());
            }
        } else {
            seating.take_back();
        }
    }
    restore(seating, &best.1, &best.2);
    step
}

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

/// Somebody moves; who has to make room for them moves on, a few times.
fn chain(seating: &mut Seating, candidates: &Candidates, chance: &mut Chance) -> bool {
    let first = chance.below(seating.table.people);
    let start = seating.at[first];
    let target = any(&candidates.of_person[first], chance);
    if target == NONE || target == start || seating.room[target] == NONE || seating.value(first, target) <= POSSIBLE {
        return false;
    }
    seating.put(first, target);
    let mut touched = [start, target, NONE, NONE, NONE, NONE, NONE, NONE];
    let mut tail = 2;
    let (mut last, mut project) = (first, target);
    while tail < 5 {
        let ok = project == NONE || seating.holds(project);
        if ok {
            break;
        }
        let leaves = who_leaves(seating, project, last, chance);
        if leaves == NONE {
            return false;
        }
        let next = match chance.below(4) {
            0 | 1 if start != NONE => start,
            0 if tail > 2 => NONE,
            _ => {
                let next = any(&candidates.of_person[leaves], chance);
                if chance.below(6) == 0 { NONE } else { next }
            }
        };
        let from = seating.at[leaves];
        if next == from || next != NONE && (seating.room[next] == NONE || seating.value(leaves, next) <= POSSIBLE) {
            return false;
        }
        seating.put(leaves, next);
        touched[tail] = next;
        touched[tail + 3] = from;
        tail += 1;
        (last, project) = (leaves, if next == NONE { start } else { next });
    }
    touched.iter().all(|project| *project == NONE || seating.holds(*project) && !seating.members[*project].is_empty())
}

/// Somebody who could make a table right again by leaving.
fn who_leaves(seating: &Seating, project: usize, stays: usize, chance: &mut Chance) -> usize {
    let table = seating.table;
    if seating.newcomers[project] > seating.looked_after[project] {
        let newcomers = seating.members[project].iter().filter(|person| table.kind[**person] == Kind::Newcomer && **person != stays);
        let count = newcomers.clone().count();
        return newcomers.copied().nth(chance.below(count.max(1))).unwrap_or(NONE);
    }
    if seating.heads(project) > table.maximum[project] {
        let person = any(&seating.members[project], chance);
        return if person == stays { NONE } else { person };
    }
    let room = seating.room[project];
    if room == NONE {
        return NONE;
    }
    // Anybody in the room, or in the house when that is what is full.
    let crowded = seating.load[room] > table.capacity[room];
    let (mut seen, mut found) = (0, NONE);
    for other in 0..table.projects {
        let there = seating.room[other];
        if there != NONE && (there == room || !crowded && table.house[there] == table.house[room]) && !seating.members[other].is_empty() {
            seen += seating.members[other].len();
            if chance.below(seen) < seating.members[other].len() {
                found = other;
            }
        }
    }
    let person = if found == NONE { NONE } else { any(&seating.members[found], chance) };
    if person == stays { NONE } else { person }
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
                let newcomer = table.kind[*person] == Kind::Newcomer;
                if newcomer && seating.newcomers[project] >= seating.looked_after[project] {
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

fn force_somewhere(seating: &mut Seating, candidates: &Candidates, chance: &mut Chance) -> bool {
    let person = if chance.below(2) == 0 && seating.table.mentors_from < seating.table.people {
        seating.table.mentors_from + chance.below(seating.table.people - seating.table.mentors_from)
    } else {
        chance.below(seating.table.people)
    };
    let project = any(&candidates.of_person[person], chance);
    project != NONE && project != seating.at[person] && force(seating, candidates, person, project, chance)
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
