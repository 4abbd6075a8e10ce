//! Published problems that a morning can express: linear and generalised assignment (OR-Library), students' wishes (`PrefLib`).

use std::path::Path;

use matching::{Lock, Morning, Person, Points, Project, Room};
use serde_json::{Value, json};

use crate::proposed;

/// Each of n people does one of n things; the sum of costs is to be small.
pub fn assignments(folder: &Path, short: bool) -> Value {
    let published = [("assign100", 305), ("assign500", 991), ("assign600", 1176)];
    let asked = if short { &published[..1] } else { &published[..] };
    let solved = asked.iter().filter_map(|(name, optimum)| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).ok()?;
        let mut numbers = text.split_whitespace().filter_map(|word| word.parse::<i64>().ok());
        let size = usize::try_from(numbers.next()?).ok()?;
        let costs: Vec<i64> = numbers.collect();
        let mut morning = one_each(size, size, Points { other: 0, alone: 0, ..Points::default() });
        for (person, row) in morning.people.iter_mut().zip(costs.chunks(size)) {
            person.likes = row.iter().enumerate().map(|(project, cost)| (project, FULL - cost)).collect();
        }
        let (proposal, milliseconds) = proposed(&morning, 1);
        let placed = proposal.plan.project_of.iter().enumerate().filter_map(|(person, project)| Some((person, (*project)?)));
        let (mut cost, mut count) = (0, 0);
        placed.for_each(|(person, project)| (cost, count) = (cost + costs[person * size + project], count + 1));
        Some(json!({ "name": name, "optimum": optimum, "value": cost, "all": count == size, "ms": milliseconds }))
    });
    solved.collect()
}

/// More than any cost.
const FULL: i64 = 1000;

/// Jobs and agents: each job is done by one agent, takes some of what that agent can do, and is worth something there; the sum of
/// what they are worth is to be large. A job is somebody who needs care, an agent is a table with one mentor who stays.
pub fn generalised(folder: &Path, short: bool) -> Value {
    let Ok(optima) = std::fs::read_to_string(folder.join("optimum.csv")) else { return json!([]) };
    let optima = optima.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some((cells.next()?.to_owned(), cells.nth(3)?.parse::<i64>().ok()?))
    });
    let optima: Vec<(String, i64)> = optima.collect();
    let mut names: Vec<&str> = optima.iter().map(|(name, _)| name.as_str()).collect();
    names.dedup();
    names.truncate(if short { 1 } else { names.len() });
    let solved = names.into_iter().filter_map(|name| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).ok()?;
        let mut numbers = text.split_whitespace().filter_map(|word| word.parse::<i64>().ok());
        let known = optima.iter().filter(|(of, _)| of == name).map(|(_, optimum)| *optimum);
        numbers.next()?;
        let runs: Option<Vec<Value>> = known.map(|optimum| Some(Agents::read(&mut numbers)?.solved(optimum))).collect();
        Some(json!({ "name": name, "runs": runs? }))
    });
    solved.collect()
}

/// One of the library's problems: row by row of agents what each job is worth and takes, and what each agent can do.
struct Agents {
    jobs: usize,
    worth: Vec<i64>,
    takes: Vec<u16>,
    can: Vec<u16>,
}

impl Agents {
    fn read(numbers: &mut impl Iterator<Item = i64>) -> Option<Self> {
        let (agents, jobs) = (usize::try_from(numbers.next()?).ok()?, usize::try_from(numbers.next()?).ok()?);
        let worth = numbers.by_ref().take(agents * jobs).collect();
        let mut small = |count: usize| numbers.by_ref().take(count).filter_map(|number| u16::try_from(number).ok()).collect();
        Some(Self { jobs, worth, takes: small(agents * jobs), can: small(agents) })
    }

    fn morning(&self) -> Morning {
        let agents = self.can.len();
        let mut morning = one_each(self.jobs + agents, agents, Points { other: 0, alone: 0, ..Points::default() });
        let heads = u16::try_from(self.jobs + 1).unwrap_or(u16::MAX);
        morning.projects.iter_mut().for_each(|project| project.maximum = heads);
        morning.rooms[0].capacity = u16::try_from(self.jobs + agents).unwrap_or(u16::MAX);
        let of = |job: usize, list: &[i64]| -> Vec<i64> { list.iter().skip(job).step_by(self.jobs).copied().collect() };
        for (job, person) in morning.people.iter_mut().take(self.jobs).enumerate() {
            person.likes = of(job, &self.worth).into_iter().map(|worth| PLACED + worth).enumerate().collect();
            person.care = self.takes.iter().skip(job).step_by(self.jobs).copied().enumerate().collect();
        }
        for (agent, can) in self.can.iter().enumerate() {
            morning.people[self.jobs + agent].mentor_for = *can;
            morning.locks.push(Lock::At { person: self.jobs + agent, project: agent });
        }
        morning
    }

    fn solved(&self, optimum: i64) -> Value {
        let (proposal, milliseconds) = proposed(&self.morning(), 1);
        let placed: Vec<(usize, usize)> = (0..self.jobs).filter_map(|job| Some((job, proposal.plan.project_of[job]?))).collect();
        let value: i64 = placed.iter().map(|(job, agent)| self.worth[agent * self.jobs + job]).sum();
        let all = i64::try_from(self.jobs).unwrap_or(0) * PLACED;
        let bound = proposal.bound.halves / 2 - all;
        json!({ "optimum": optimum, "value": value, "bound": bound, "all": placed.len() == self.jobs, "ms": milliseconds })
    }
}

/// Added for each job that is done, as all have to be.
const PLACED: i64 = 25;

/// Students and projects for one each: as many as possible get one of their list, and the sum of ranks is small.
pub fn preferences(folder: &Path) -> Value {
    let Ok(optima) = std::fs::read(folder.join("optimum.json")) else { return json!([]) };
    let optima: Value = serde_json::from_slice(&optima).expect("the known optima");
    let instances = optima["instances"].as_array().expect("a list of instances");
    let solved = instances.iter().filter_map(|instance| {
        let name = instance["file"].as_str()?;
        let text = std::fs::read_to_string(folder.join(name)).ok()?;
        let lists = lists(&text);
        let ranks = lists.iter().map(Vec::len).max().unwrap_or(0);
        let wish = (1..=ranks).map(|rank| FULL - i64::try_from(rank).unwrap_or(0)).collect();
        let projects = usize::try_from(instance["projects"].as_u64()?).ok()?;
        let mut morning = one_each(lists.len(), projects, Points { wish, other: 0, alone: 0, ..Points::default() });
        morning.people.iter_mut().zip(lists).for_each(|(person, list)| person.wishes = list);
        let (proposal, milliseconds) = proposed(&morning, 1);
        let rank = |person: usize| {
            let project = proposal.plan.project_of[person]?;
            morning.people[person].wishes.iter().position(|wish| *wish == project)
        };
        let got: Vec<usize> = (0..morning.people.len()).filter_map(rank).collect();
        Some(json!({
            "name": name,
            "people": got.len(),
            "people_optimum": instance["max_cardinality"],
            "ranks": got.iter().map(|rank| rank + 1).sum::<usize>(),
            "ranks_optimum": instance["min_sum_of_ranks_at_max_card"],
            "ms": milliseconds,
        }))
    });
    solved.collect()
}

/// Lines such as `2: 20,18,19`: so many students with this list; alternatives count from one.
fn lists(text: &str) -> Vec<Vec<usize>> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'));
    lines
        .flat_map(|(count, list)| {
            let list: Vec<usize> = list.split(',').filter_map(|word| word.trim().parse::<usize>().ok()?.checked_sub(1)).collect();
            vec![list; count.trim().parse().unwrap_or(1)]
        })
        .collect()
}

fn one_each(people: usize, projects: usize, points: Points) -> Morning {
    let project = Project { minimum: 1, maximum: 1, ..Project::default() };
    let rooms = vec![Room { capacity: u16::try_from(projects).unwrap_or(u16::MAX), ..Room::default() }];
    Morning { people: vec![Person::default(); people], projects: vec![project; projects], rooms, points, ..Morning::default() }
}
