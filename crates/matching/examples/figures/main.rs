//! What the matcher reaches and what it costs, as one line of JSON; `cargo xtask bench matching` makes tables of it.
//!
//! `figures [--short] [FOLDER]`: the folder holds instances with known optima (`implday`, `orlib-assign`, `orlib-gap`,
//! `preflib-project`); without it, generated ones alone are looked at.

mod known;
mod mornings;
mod published;

use std::path::PathBuf;
use std::time::Instant;

use matching::{Effort, Keep, Morning, Plan, Proposal, again, propose};
use serde_json::{Value, json};

/// Generated mornings: people, projects, rooms, and how many of that size.
const SIZES: [(usize, usize, usize, u64); 10] = [
    (100, 14, 3, 5),
    (150, 20, 3, 5),
    (200, 28, 4, 5),
    (300, 40, 6, 5),
    (400, 50, 6, 5),
    (600, 60, 8, 5),
    (1_000, 100, 12, 3),
    (2_000, 150, 20, 5),
    (5_000, 400, 40, 1),
    (10_000, 800, 60, 1),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let short = arguments.iter().any(|argument| argument == "--short");
    let folder = arguments.iter().find(|argument| !argument.starts_with("--")).map(PathBuf::from);
    let sizes = if short { &SIZES[..1] } else { &SIZES[..] };
    let generated: Vec<Value> = sizes.iter().map(|size| size_in_figures(*size, short)).collect();
    let mut figures = json!({ "generated": generated, "known": [], "assign": [], "gap": [], "preferences": [] });
    if let Some(folder) = folder {
        figures["known"] = known::all(&folder.join("implday"), if short { 1 } else { 5 });
        figures["assign"] = published::assignments(&folder.join("orlib-assign"), short);
        figures["gap"] = published::generalised(&folder.join("orlib-gap"), short);
        figures["preferences"] = published::preferences(&folder.join("preflib-project"));
    }
    println!("{figures}");
}

fn size_in_figures((people, projects, rooms, count): (usize, usize, usize, u64), short: bool) -> Value {
    let runs: Vec<Value> = (1..=if short { 1 } else { count })
        .map(|seed| {
            let morning = mornings::morning(people, projects, rooms, seed);
            let (proposal, milliseconds) = proposed(&morning, 1);
            let (value, bound) = (proposal.value.points(), proposal.bound.points());
            json!({ "value": value, "bound": bound, "gap": 100.0 * (bound - value) / bound, "ms": milliseconds, "steps": proposal.steps })
        })
        .collect();
    let changes = if people <= 600 { someone_goes_or_comes(&mornings::morning(people, projects, rooms, 1)) } else { Value::Null };
    json!({ "people": people, "projects": projects, "rooms": rooms, "runs": runs, "changes": changes })
}

/// A proposal that keeps the rules, and what it took of one processor, in milliseconds.
fn proposed(morning: &Morning, seed: u64) -> (Proposal, f64) {
    let begun = Clock::now();
    let proposal = propose(morning, Effort::seeded(seed), &|| false).expect("nobody stops it");
    let milliseconds = begun.milliseconds();
    assert!(proposal.plan.broken(morning).is_empty(), "a proposal keeps the rules");
    (proposal, milliseconds)
}

/// Each of thirty people goes, or was not there yet and comes: who else moves, and how long it takes.
fn someone_goes_or_comes(morning: &Morning) -> Value {
    let before = proposed(morning, 1).0.plan;
    let (mut moved, mut times, mut lost): (Vec<usize>, Vec<f64>, f64) = (Vec::new(), Vec::new(), 0.0);
    for who in (0..30).map(|at| at * morning.people.len() / 30) {
        let mut without = morning.clone();
        without.people[who].presence = matching::Presence::Away;
        let mut change = |later: &Morning, before: &Plan| {
            let begun = Clock::now();
            let after = again(later, before, Keep::Rooms, Effort::default(), &|| false).expect("nobody stops it").plan;
            times.push(begun.milliseconds());
            assert!(after.broken(later).is_empty(), "a proposal keeps the rules");
            let others = (0..before.project_of.len()).filter(|person| *person != who);
            let all =
                others.filter(|person| before.project_of[*person].is_some() && before.project_of[*person] != after.project_of[*person]);
            moved.push(all.count().saturating_sub(forced(later, before, who)));
            after
        };
        let after = change(&without, &before);
        let (fresh, kept) = (proposed(&without, 1).0.value.points(), after.value(&without).points());
        lost += 100.0 * (fresh - kept) / fresh / 30.0;
        change(morning, &after);
    }
    times.sort_by(f64::total_cmp);
    moved.sort_unstable();
    json!({
        "moved_mean": f64::from(u32::try_from(moved.iter().sum::<usize>()).unwrap_or(0)) / 60.0,
        "moved_most": moved.last(),
        "lost": lost,
        "ms": times[times.len() / 2],
        "ms_most": times.last(),
    })
}

/// Who has to leave a table by the rules alone once somebody is gone.
fn forced(later: &Morning, before: &Plan, gone: usize) -> usize {
    let Some(project) = before.project_of[gone].filter(|_| !later.looks_for_a_place(gone)) else { return 0 };
    let rest: Vec<usize> = (0..later.people.len()).filter(|who| *who != gone && before.project_of[*who] == Some(project)).collect();
    let newcomers = rest.iter().filter(|who| later.people[**who].newcomer && later.looks_after(**who) == 0).count();
    let care: usize = rest.iter().map(|who| usize::from(later.looks_after(*who))).sum();
    let stay = rest.len() - newcomers.saturating_sub(care);
    if stay < usize::from(later.projects[project].minimum) { rest.len() } else { rest.len() - stay }
}

/// The processor's time of this thread where the system tells it, else time as it passes.
enum Clock {
    Processor(f64),
    Passing(Instant),
}

impl Clock {
    fn now() -> Self {
        Self::processor().map_or_else(|| Self::Passing(Instant::now()), Self::Processor)
    }

    fn processor() -> Option<f64> {
        // The system counts when a thread gives way.
        std::thread::yield_now();
        let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(spent.split_whitespace().next()?.parse::<f64>().ok()? / 1e6)
    }

    fn milliseconds(&self) -> f64 {
        match self {
            Self::Processor(begun) => Self::processor().unwrap_or(*begun) - begun,
            Self::Passing(begun) => begun.elapsed().as_secs_f64() * 1e3,
        }
    }
}
