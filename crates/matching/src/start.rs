//! From prices to a plan: what the relaxed problem chose most of late, made to keep the rules.

use crate::chance::Chance;
use crate::prices::Search;
use crate::seating::Seating;
use crate::table::{Kind, NONE, POSSIBLE, Table};

/// A plan by what was chosen of late; chance breaks ties and makes the next one another.
pub(crate) fn start<'a>(table: &'a Table, search: &Search, chance: &mut Chance) -> Seating<'a> {
    let mut seating = Seating::empty(table);
    let total = search.total_weight.max(f64::MIN_POSITIVE);
    rooms(&mut seating, search, total, chance);
    let mut places: Vec<(bool, i64, usize, usize)> = Vec::new();
    for project in (0..table.projects).filter(|project| seating.room[*project] != NONE) {
        for person in 0..table.people {
            let value = seating.value(person, project);
            if value > POSSIBLE {
                let share = search.chosen[project * table.people + person] / total;
                let liking = whole(share * 1000.0) + i64::from(value) * 10 + i64::try_from(chance.below(20)).unwrap_or(0);
                if share > 0.0 || value > 0 {
                    // A mentor who was never chosen takes nobody's seat.
                    places.push((table.kind[person] == Kind::Mentor && share > 0.0, liking, person, project));
                }
            }
        }
    }
    places.sort_unstable_by(|one, other| other.cmp(one));
    for (_, _, person, project) in &places {
        if seating.at[*person] == NONE && seating.fits(*person, *project) {
            seating.put(*person, *project);
        }
    }
    for project in 0..table.projects {
        if !seating.holds(project) {
            fill_up(&mut seating, search, project);
        }
    }
    for project in 0..table.projects {
        if !seating.holds(project) {
            seating.empty_out(project);
        }
    }
    seating.sweep();
    for (_, _, person, project) in &places {
        if seating.at[*person] == NONE && seating.fits(*person, *project) {
            seating.put(*person, *project);
        }
    }
    seating.keep();
    seating
}

/// Asks people from other tables to one that has too few, those who were here most often first.
fn fill_up(seating: &mut Seating, search: &Search, project: usize) {
    let table = seating.table;
    let chosen = &search.chosen[project * table.people..][..table.people];
    let could = |person: &usize| {
        table.kind[*person] != Kind::Mentor && seating.at[*person] != project && seating.value(*person, project) > POSSIBLE
    };
    let mut people: Vec<usize> = (0..table.people).filter(could).collect();
    people.sort_by(|one, other| chosen[*other].total_cmp(&chosen[*one]).then(one.cmp(other)));
    for person in people {
        let from = seating.at[person];
        if seating.heads(project) >= table.minimum[project] {
            break;
        }
        if seating.fits(person, project) && (from == NONE || seating.heads(from) > table.minimum[from]) {
            seating.put(person, project);
        }
    }
}

/// Which projects run, and where: so that all their tables could be full, if the rooms are large enough for that.
fn rooms(seating: &mut Seating, search: &Search, total: f64, chance: &mut Chance) {
    let table = seating.table;
    let running: Vec<(f64, usize)> = (0..table.projects)
        .filter(|project| search.ran[*project] / total * 16.0 > 5.0 + whole_real(chance.below(7)))
        .map(|project| (search.heads[project] / search.ran[project], project))
        .collect();
    let most = |project: usize| i64::from(table.maximum[project]);
    let sizes: [&dyn Fn(f64, usize) -> i64; 3] =
        [&|_, project| most(project), &|heads, project| whole(heads + 1.5).min(most(project)), &|heads, _| whole(heads + 0.5)];
    for (at, size) in sizes.into_iter().enumerate() {
        let mut free: Vec<i64> = table.capacity.iter().map(|seats| i64::from(*seats)).collect();
        let mut packed = packed(table, running.iter().map(|(heads, project)| (size(*heads, *project), *project)).collect(), &mut free);
        spread(table, &mut packed, &mut free);
        if at + 1 == sizes.len() || packed.len() == running.len() && free.iter().all(|free| *free >= 0) {
            for packed in packed {
                seating.move_to(packed.project, packed.room);
            }
            break;
        }
    }
}

/// The biggest first, each into the room that it fills best.
fn packed(table: &Table, mut running: Vec<(i64, usize)>, free: &mut [i64]) -> Vec<Packed> {
    running.sort_unstable_by(|one, other| other.cmp(one));
    running.sort_by_key(|(_, project)| (table.fixed_room[*project] == NONE, table.fixed_house[*project] == NONE));
    let mut packed = Vec::new();
    for (heads, project) in running {
        let least = i64::from(table.minimum[project]);
        let room = (0..table.rooms)
            .filter(|room| table.may_be_in(project, *room) && free[*room] >= least)
            .min_by_key(|room| if free[*room] >= heads { (0, free[*room]) } else { (1, -free[*room]) });
        if let Some(room) = room {
            free[room] -= heads;
            packed.push(Packed { project, heads, room });
        }
    }
    packed
}

/// A table, how many it is for, and the room it is in.
struct Packed {
    project: usize,
    heads: i64,
    room: usize,
}

/// Tables change rooms, alone or two with each other, as long as fewer are without a seat then.
fn spread(table: &Table, packed: &mut [Packed], free: &mut [i64]) {
    let fits = |one: &Packed, room: usize| table.may_be_in(one.project, room) && i64::from(table.capacity[room]) >= one.heads;
    let lacks = |free: i64| (-free).max(0);
    while let Some(full) = (0..free.len()).filter(|room| free[*room] < 0).min_by_key(|room| free[*room]) {
        let mut best = (0, NONE, NONE, NONE);
        for at in (0..packed.len()).filter(|at| packed[*at].room == full) {
            for (room, left) in free.iter().enumerate().filter(|(room, _)| *room != full && fits(&packed[at], *room)) {
                let before = lacks(free[full]) + lacks(*left);
                let heads = packed[at].heads;
                best = best.max((before - lacks(free[full] + heads) - lacks(left - heads), at, room, NONE));
                for other in (0..packed.len()).filter(|other| packed[*other].room == room && fits(&packed[*other], full)) {
                    let more = heads - packed[other].heads;
                    best = best.max((before - lacks(free[full] + more) - lacks(left - more), at, room, other));
                }
            }
        }
        let (gain, at, room, other) = best;
        if gain <= 0 {
            return;
        }
        let back = if other == NONE { 0 } else { packed[other].heads };
        free[full] += packed[at].heads - back;
        free[room] -= packed[at].heads - back;
        packed[at].room = room;
        if other != NONE {
            packed[other].room = full;
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "shares and heads are small")]
fn whole(number: f64) -> i64 {
    number as i64
}

#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn whole_real(number: usize) -> f64 {
    number as f64
}
