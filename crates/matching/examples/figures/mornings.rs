//! Mornings of any size in the shape of a real one, for the matcher: the same number gives the same morning everywhere.
//!
//! The shares are those of impl Days Paris: half are new, one in ten looks after newcomers, half have three wishes, a few
//! projects are wished for by many; a table has four to fourteen seats, and there are a few more people than seats.

use matching::{Morning, Person, Points, Project, Room};

/// A small generator of numbers (splitmix64).
struct Chance(u64);

impl Chance {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    const fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

const MAXIMA: [u16; 14] = [14, 8, 8, 12, 6, 8, 12, 6, 8, 8, 4, 6, 4, 8];
const LEVELS: [u8; 14] = [0, 2, 1, 1, 2, 1, 0, 2, 0, 2, 3, 1, 3, 0];

/// A morning of this many people, projects and rooms.
pub fn morning(people: usize, projects: usize, rooms: usize, seed: u64) -> Morning {
    let mut chance = Chance(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ people as u64);
    let topics = projects.max(12);
    let projects: Vec<Project> = (0..projects).map(|at| project(at, topics, &mut chance)).collect();
    // Who is wished for: in each fourteen, one by very many, some by many, some by few.
    let weights: Vec<usize> = (0..projects.len()).map(|at| 60 / (1 + at % 14)).collect();
    let people: Vec<Person> = (0..people).map(|at| person(at, topics, &weights, &projects, &mut chance)).collect();
    let heads: usize = projects.iter().map(|project| usize::from(project.maximum)).sum();
    let rooms = seats(heads.min(people.len()) * 21 / 20, rooms, &mut chance);
    let points = Points { wish: vec![10, 7, 5], shares_area: 2, other: 1, ..Points::default() };
    let name = format!("{}×{}×{}", people.len(), projects.len(), rooms.len());
    let topics = (0..topics).map(|topic| format!("subject {topic}")).collect();
    Morning { name, topics, people, projects, rooms, points, ..Morning::default() }
}

fn project(at: usize, topics: usize, chance: &mut Chance) -> Project {
    let areas = (0..=chance.below(3)).map(|_| chance.below(topics)).collect();
    let kind = if at < 14 { at } else { chance.below(14) };
    let name = format!("project {at}");
    Project { name, areas, minimum: 2, maximum: MAXIMA[kind], minimum_level: LEVELS[kind], hands: 0, ..Project::default() }
}

fn person(at: usize, topics: usize, weights: &[usize], projects: &[Project], chance: &mut Chance) -> Person {
    let level = chance.one_of(&[0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3]);
    let mentor = level > 1 && chance.below(7) == 0;
    let newcomer = !mentor && chance.below(100) < 57;
    let areas: Vec<usize> = (0..chance.one_of(&[1, 2, 2, 3, 3, 4])).map(|_| chance.below(topics)).collect();
    let total: usize = weights.iter().sum();
    let mut wishes = Vec::new();
    for _ in 0..chance.one_of(&[0, 0, 1, 2, 2, 3, 3, 3, 3, 3]) {
        let mut drawn = chance.below(total);
        let mut wish = weights
            .iter()
            .position(|weight| {
                drawn < *weight || {
                    drawn -= weight;
                    false
                }
            })
            .unwrap_or(0);
        // Two in five wishes are for what somebody is interested in, if there is such a project.
        if chance.below(5) < 2 {
            let area = areas[chance.below(areas.len())];
            wish = projects.iter().position(|project| project.areas.contains(&area)).unwrap_or(wish);
        }
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    Person { id: at as u64, level, newcomer, mentor_for: if mentor { 4 } else { 0 }, areas, wishes, ..Person::default() }
}

/// Rooms of different sizes with this many seats together, about.
fn seats(all: usize, rooms: usize, chance: &mut Chance) -> Vec<Room> {
    let parts: Vec<usize> = (0..rooms).map(|_| 2 + chance.below(5)).collect();
    let total: usize = parts.iter().sum();
    let capacity = |part: usize| u16::try_from(all * part / total.max(1)).unwrap_or(u16::MAX).max(2);
    parts.iter().enumerate().map(|(at, part)| Room { name: format!("room {at}"), capacity: capacity(*part), ..Room::default() }).collect()
}
