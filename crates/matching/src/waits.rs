//! What could not be satisfied, said rather than failed at.

use std::collections::BTreeSet;

use crate::seating::Seating;
use crate::table::{Decided, NONE, POSSIBLE, Table};
use crate::{House, Lock, Morning, Plan, Project, Room, Topic};

/// Why somebody has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waits {
    /// There is no project at all, or none is offered.
    NoProject,
    /// There is no room with a seat.
    NoRoom,
    /// A lock forbids every project, or it is full for now.
    NothingAllowed,
    /// Whatever takes people asks for more experience than they have.
    Level,
    /// The projects they may sit at have no mentor free for one more newcomer.
    Mentor,
    /// The projects they may sit at have no seat left, or too few people to run.
    Seat,
    /// At each table with a seat for them they would be alone, and there is too much against it.
    Alone,
    /// A place could be, but costs others more than it gains.
    WorthLess,
}

/// What a coordinator is told about the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// There is nobody to place.
    NoPeople,
    /// There is nothing to do.
    NoProjects,
    /// There is no room with a seat.
    NoRooms,
    /// More people than seats.
    Seats {
        /// Who looks for a place.
        people: usize,
        /// Seats in all rooms.
        seats: usize,
    },
    /// Newcomers wait for a mentor.
    Newcomers {
        /// How many wait.
        waiting: usize,
        /// How many more mentors, if each looks after as many as the mentors here do.
        mentors: usize,
        /// Who could be asked: neither newcomer nor mentor, level 2 or more, the highest first.
        could_ask: Vec<usize>,
    },
    /// Newcomers sit where nobody looks after them, and no better place is free.
    Unaccompanied {
        /// Where.
        project: usize,
        /// How many.
        newcomers: usize,
    },
    /// A project asks for more heads than it takes, or than any room it may be in has.
    MinimumAboveSeats {
        /// Which.
        project: usize,
    },
    /// Nobody here knows what a project needs.
    NobodyKnows {
        /// What.
        topic: Topic,
        /// For which project.
        project: usize,
    },
    /// A lock that a later one contradicts, or that no rule allows.
    Overruled(Lock),
    /// Somebody wishes for a project that is not offered any more.
    Withdrawn {
        /// Who.
        person: usize,
        /// What.
        project: usize,
    },
    /// A project that does not run.
    DoesNotRun {
        /// Which.
        project: usize,
        /// How many more it needs to begin: some would rather sit there than where they do, and are too few. None where that is not why.
        lacks: Option<u16>,
    },
}

/// Why this person has no place in this plan; none if they have one, or look for none.
pub fn waits(morning: &Morning, plan: &Plan, person: usize) -> Option<Waits> {
    everybody_waits(morning, plan).into_iter().nth(person).flatten()
}

/// The same for everybody, in the order of [`Morning::people`].
pub fn everybody_waits(morning: &Morning, plan: &Plan) -> Vec<Option<Waits>> {
    let table = Table::new(morning);
    let seating = Seating::from_plan(&table, plan);
    let nothing = if morning.projects.iter().all(|project| project.withdrawn) {
        Some(Waits::NoProject)
    } else if morning.rooms.iter().all(|room| room.capacity == 0) {
        Some(Waits::NoRoom)
    } else {
        None
    };
    let mut waits = vec![None; morning.people.len()];
    // Only who looks for a place is in the order.
    for (inside, person) in table.order.iter().enumerate() {
        if plan.project_of.get(*person).copied().flatten().is_none() {
            let why = nothing.clone().unwrap_or_else(|| least_in_the_way(&seating, inside));
            let is_beginner =
                why == Waits::NothingAllowed && morning.projects.iter().any(|project| asks_for_more(morning, *person, project));
            waits[*person] = Some(if is_beginner { Waits::Level } else { why });
        }
    }
    waits
}

/// Whether a project would take this person, were it not for their level.
pub(crate) fn asks_for_more(morning: &Morning, person: usize, project: &Project) -> bool {
    !project.withdrawn && !project.full && project.minimum_level > morning.people[person].level
}

/// Each project by itself: what is in the way of sitting down there? What is least in the way is why they wait.
fn least_in_the_way(seating: &Seating, person: usize) -> Waits {
    let table = seating.table;
    let mut found = Waits::NothingAllowed;
    for project in (0..table.projects).filter(|project| seating.value(person, *project) > POSSIBLE) {
        let room = seating.room[project];
        // What does not run yet may begin with them, where a room is free.
        let in_its_room = || room != NONE && seating.load[room] < table.capacity[room] && seating.house_has(room, 1);
        let seat = seating.heads(project) >= table.minimum[project] - 1
            && seating.heads(project) < table.maximum[project]
            && (in_its_room() || could_move(seating, project));
        let mentor = seating.has_care(person, project);
        // Nobody is at it, and who sits there by themselves had better wait, in whichever room it would be.
        let rooms = if room == NONE { 0..table.capacity.len() } else { room..room + 1 };
        let free = rooms.filter(|room| seating.load[*room] < table.capacity[*room] && seating.house_has(*room, 1));
        let alone = seating.heads(project) == 0
            && table.minimum[project] <= 1
            && free.map(|room| table.value(person, project, table.class[room])).max().is_some_and(|value| {
                value > POSSIBLE && i64::from(value) + i64::from(table.size(project, 1) - table.size(project, 0)) <= 0
            });
        match (seat, mentor) {
            (_, true) if alone => found = Waits::Alone,
            (true, true) => return Waits::WorthLess,
            (true, false) if found != Waits::Alone => found = Waits::Mentor,
            (false, _) if found == Waits::NothingAllowed => found = Waits::Seat,
            _ => {}
        }
    }
    found
}

/// Whether there is another room for a table and one more.
fn could_move(seating: &Seating, project: usize) -> bool {
    let heads = seating.heads(project) + 1;
    let has = |room: &usize| seating.load[*room] + heads <= seating.table.capacity[*room] && seating.house_has(*room, heads);
    (0..seating.table.rooms).filter(|room| *room != seating.room[project] && seating.table.may_be_in(project, *room)).any(|room| has(&room))
}

/// How many can sit: in each house no more than in its rooms together, and no more than it takes.
fn seats(morning: &Morning) -> usize {
    let in_rooms = |house: Option<usize>| -> usize {
        let of_it = morning.rooms.iter().filter(|room| room.house.filter(|house| *house < morning.houses.len()) == house);
        of_it.map(|room| usize::from(room.capacity)).sum()
    };
    let houses = morning.houses.iter().enumerate();
    let most = |(at, house): (usize, &House)| house.capacity.map_or(usize::MAX, usize::from).min(in_rooms(Some(at)));
    in_rooms(None) + houses.map(most).sum::<usize>()
}

/// Everything that a plan leaves open, the gravest first.
pub fn said(morning: &Morning, plan: &Plan) -> Vec<Said> {
    let mut said = Vec::new();
    let looking: Vec<usize> = (0..morning.people.len()).filter(|person| morning.looks_for_a_place(*person)).collect();
    let seats = seats(morning);
    said.extend(looking.is_empty().then_some(Said::NoPeople));
    said.extend(morning.projects.iter().all(|project| project.withdrawn).then_some(Said::NoProjects));
    said.extend((seats == 0).then_some(Said::NoRooms));
    said.extend((looking.len() > seats && seats > 0).then_some(Said::Seats { people: looking.len(), seats }));
    let waiting = everybody_waits(morning, plan).iter().filter(|waits| **waits == Some(Waits::Mentor)).count();
    said.extend(newcomers(morning, waiting));
    said.extend(unaccompanied(morning, plan));
    said.extend(overruled(morning, plan).into_iter().map(Said::Overruled));
    let known: BTreeSet<Topic> = looking.iter().flat_map(|person| morning.people[*person].knows.iter().copied()).collect();
    for (at, project) in morning.projects.iter().enumerate().filter(|(_, project)| !project.withdrawn) {
        let may_be_in = |(room_at, room): &(usize, &Room)| match project.room {
            Some(only) => only == *room_at,
            None => room.only_for.is_none_or(|only| only == at) && project.house.is_none_or(|house| room.house == Some(house)),
        };
        let most = morning.rooms.iter().enumerate().filter(may_be_in).map(|(_, room)| room.capacity).max().unwrap_or(0);
        if most.min(project.maximum) < project.minimum {
            said.push(Said::MinimumAboveSeats { project: at });
        }
        let unknown = |topic: &&Topic| !known.contains(*topic);
        said.extend(project.needs.iter().filter(unknown).map(|topic| Said::NobodyKnows { topic: *topic, project: at }));
        if plan.room_of.get(at).copied().flatten().is_none() {
            // Where nobody can sit, more people are no help.
            said.push(Said::DoesNotRun { project: at, lacks: lacks(morning, plan, at).filter(|_| seats > 0) });
        }
    }
    for person in looking {
        let gone = |wish: &&usize| morning.projects.get(**wish).is_some_and(|project| project.withdrawn);
        said.extend(morning.people[person].wishes.iter().filter(gone).map(|wish| Said::Withdrawn { person, project: *wish }));
    }
    said
}

/// How many more a project needs to begin, beside those who would rather be there than where the plan has them.
fn lacks(morning: &Morning, plan: &Plan, project: usize) -> Option<u16> {
    let would = |person: &usize| {
        let someone = &morning.people[*person];
        let is_held = || morning.locks.contains(&Lock::At { person: *person, project });
        let rank = |at: usize| someone.wishes.iter().position(|wish| *wish == at);
        let has = plan.project_of.get(*person).copied().flatten().and_then(rank).unwrap_or(usize::MAX);
        someone.level >= morning.projects[project].minimum_level && (rank(project).is_some_and(|rank| rank < has) || is_held())
    };
    let there = (0..morning.people.len()).filter(|person| morning.looks_for_a_place(*person)).filter(would).count();
    let heads = u16::try_from(there).unwrap_or(u16::MAX);
    morning.projects[project].minimum.checked_sub(heads).filter(|lacks| heads > 0 && *lacks > 0)
}

/// Who needs care, and is said to need none at a table because there is none.
fn unaccompanied(morning: &Morning, plan: &Plan) -> impl Iterator<Item = Said> {
    let mut newcomers = vec![0; morning.projects.len()];
    for (person, project) in morning.people.iter().zip(&plan.project_of) {
        if let Some(project) = *project
            && person.newcomer
            && person.care.contains(&(project, 0))
        {
            newcomers[project] += 1;
        }
    }
    let there = newcomers.into_iter().enumerate().filter(|(_, newcomers)| *newcomers > 0);
    there.map(|(project, newcomers)| Said::Unaccompanied { project, newcomers })
}

fn newcomers(morning: &Morning, waiting: usize) -> Option<Said> {
    if waiting == 0 {
        return None;
    }
    let each = (0..morning.people.len()).map(|person| usize::from(morning.looks_after(person))).max().filter(|most| *most > 0).unwrap_or(4);
    let could = |person: &usize| {
        let someone = &morning.people[*person];
        morning.looks_for_a_place(*person) && !someone.newcomer && morning.looks_after(*person) == 0 && someone.level >= 2
    };
    let mut could_ask: Vec<usize> = (0..morning.people.len()).filter(could).collect();
    could_ask.sort_by_key(|person| std::cmp::Reverse(morning.people[*person].level));
    Some(Said::Newcomers { waiting, mentors: waiting.div_ceil(each), could_ask })
}

/// Locks that a later one contradicts, and those that no plan could keep with the rules.
fn overruled(morning: &Morning, plan: &Plan) -> Vec<Lock> {
    let decided = Decided::new(morning);
    let mut overruled = decided.overruled;
    for lock in &morning.locks {
        // That a table waits for more people to begin is said of the table.
        let waits = |project: usize| plan.room_of.get(project).copied().flatten().is_none() && lacks(morning, plan, project).is_some();
        if let Lock::At { person, project } = lock
            && plan.project_of.get(*person) != Some(&Some(*project))
            && !waits(*project)
            && !overruled.contains(lock)
        {
            overruled.push(*lock);
        }
    }
    overruled
}
