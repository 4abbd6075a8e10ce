//! A dive: mentors who are nearly decided are settled, prices follow, and again until all mentors are.
//!
//! Once they sit, little is left that the relaxed problem does not see; so a dive ends near a plan that keeps the rules.

use std::rc::Rc;

use crate::branch::LOOKED_IN_A_STEP;
use crate::chance::Chance;
use crate::prices::{CLOSE, Search};
use crate::table::{NONE, Table};

/// Who sits further from the best prices than this is not thought of in a dive.
const NEAR: i64 = 4;

/// How the relaxed problem looks at the end of a dive; none if it cannot lead to a plan worth more than `beaten`.
pub(crate) fn dive(
    table: &Table,
    search: &Search,
    beaten: i64,
    steps: u32,
    daring: f64,
    chance: &mut Chance,
    spent: &mut u64,
) -> Option<Search> {
    let mut inside = search.clone();
    let before = inside.looked();
    let zones = Rc::new(inside.narrowed(table, beaten.max(search.whole() - NEAR)));
    inside.begin(zones, search.best.clone(), search.bound);
    inside.again(0.7, CLOSE);
    let mut open: Vec<usize> = (table.mentors_from..table.people).rev().collect();
    let mut stages = 0;
    loop {
        for _ in 0..steps {
            inside.step_toward(table, beaten + 1);
            if inside.whole() <= beaten {
                *spent += (inside.looked() - before) / LOOKED_IN_A_STEP;
                return None;
            }
        }
        stages += 1;
        if open.is_empty() || stages > 40 {
            break;
        }
        settle(table, &mut inside, &mut open, daring, chance);
    }
    *spent += (inside.looked() - before) / LOOKED_IN_A_STEP;
    Some(inside)
}

/// Settles those mentors who are decided, at least one.
fn settle(table: &Table, search: &mut Search, open: &mut Vec<usize>, daring: f64, chance: &mut Chance) {
    let total = search.total_weight.max(f64::MIN_POSITIVE);
    let mut decided: Vec<(f64, usize, usize)> = Vec::new();
    for person in open.iter().copied() {
        let (mut most, mut where_to) = (0.0, NONE);
        for project in 0..table.projects {
            let share = search.chosen[project * table.people + person] / total;
            let share = if share > 0.02 { share + daring * noise(chance) } else { share };
            if share > most {
                (most, where_to) = (share, project);
            }
        }
        if where_to == NONE {
            most = 1.0;
        }
        decided.push((most + daring * noise(chance), person, where_to));
    }
    decided.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let at_least = 1 + decided.len() / 6;
    let mut settled = vec![false; table.people];
    let zones = Rc::make_mut(&mut search.zones);
    for (at, (share, person, project)) in decided.iter().enumerate() {
        if at >= at_least && *share < 0.92 {
            break;
        }
        // Who was nowhere may still be fitted in at the end.
        if *project != NONE {
            zones.only(table, *person, *project);
        }
        settled[*person] = true;
    }
    open.retain(|person| !settled[*person]);
}

fn noise(chance: &mut Chance) -> f64 {
    f64::from(u32::try_from(chance.below(100)).unwrap_or(0)) / 100.0
}
