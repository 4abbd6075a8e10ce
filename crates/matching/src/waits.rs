//! What could not be satisfied, said rather than failed at.

use crate::table::Decided;
use crate::{Lock, Morning, Plan, Topic};

/// Why somebody has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waits {
    /// There is no project at all, or none is offered.
    NoProject,
    /// There is no room with a seat.
    NoRoom,
    /// Every project they may sit at asks for a higher level, a lock forbids it, or it is full for now.
    NothingAllowed,
    /// The projects they may sit at have no mentor free for one more newcomer.
    Mentor,
    /// The projects they may sit at have no seat left, or too few people to run.
    Seat,
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
    /// A project asks for more heads than any room it may be in has.
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
    },
}

/// Why this person has no place in this plan; none if they have one, or look for none.
pub fn waits(morning: &Morning, plan: &Plan, person: usize) -> Option<Waits> {
    let placed = plan.project_of.get(person).copied().flatten().is_some();
    if placed || !morning.looks_for_a_place(person) || Decided::new(morning).left[person] {
        return None;
    }
    if morning.projects.iter().all(|project| project.withdrawn) {
        return Some(Waits::NoProject);
    }
    if morning.rooms.iter().all(|room| room.capacity == 0) {
        return Some(Waits::NoRoom);
    }
    // Each project by itself: which rule breaks when they sit down there?
    let mut found = Waits::NothingAllowed;
    for project in 0..morning.projects.len() {
        let mut tried = plan.clone();
        tried.project_of[person] = Some(project);
        let broken = tried.broken(morning);
        if broken.contains(&crate::Broken::Place(person)) {
            continue;
        }
        let why = match broken.as_slice() {
            [] => Waits::WorthLess,
            [crate::Broken::Newcomers(_)] => Waits::Mentor,
            _ => Waits::Seat,
        };
        let order = |why: &Waits| [Waits::NothingAllowed, Waits::Seat, Waits::Mentor, Waits::WorthLess].iter().position(|one| one == why);
        if order(&why) > order(&found) {
            found = why;
        }
    }
    Some(found)
}

/// Everything that a plan leaves open, the gravest first.
pub fn said(morning: &Morning, plan: &Plan) -> Vec<Said> {
    let mut said = Vec::new();
    let looking: Vec<usize> = (0..morning.people.len()).filter(|person| morning.looks_for_a_place(*person)).collect();
    let seats: usize = morning.rooms.iter().map(|room| usize::from(room.capacity)).sum();
    said.extend(looking.is_empty().then_some(Said::NoPeople));
    said.extend(morning.projects.iter().all(|project| project.withdrawn).then_some(Said::NoProjects));
    said.extend((seats == 0).then_some(Said::NoRooms));
    said.extend((looking.len() > seats && seats > 0).then_some(Said::Seats { people: looking.len(), seats }));
    let newcomer = |person: &usize| waits(morning, plan, *person) == Some(Waits::Mentor) && morning.people[*person].newcomer;
    said.extend(newcomers(morning, looking.iter().copied().filter(newcomer).count()));
    said.extend(overruled(morning, plan).into_iter().map(Said::Overruled));
    for (at, project) in morning.projects.iter().enumerate().filter(|(_, project)| !project.withdrawn) {
        let most = morning.rooms.iter().enumerate().filter(|(room, _)| project.room.is_none_or(|only| only == *room));
        if most.map(|(_, room)| room.capacity).max().unwrap_or(0) < project.minimum {
            said.push(Said::MinimumAboveSeats { project: at });
        }
        let unknown = |topic: &&Topic| looking.iter().all(|person| !morning.people[*person].knows.contains(topic));
        said.extend(project.needs.iter().filter(unknown).map(|topic| Said::NobodyKnows { topic: *topic, project: at }));
        if plan.room_of.get(at).copied().flatten().is_none() {
            said.push(Said::DoesNotRun { project: at });
        }
    }
    for person in looking {
        let gone = |wish: &&usize| morning.projects.get(**wish).is_some_and(|project| project.withdrawn);
        said.extend(morning.people[person].wishes.iter().filter(gone).map(|wish| Said::Withdrawn { person, project: *wish }));
    }
    said
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
        if let Lock::At { person, project } = lock
            && plan.project_of.get(*person) != Some(&Some(*project))
            && !overruled.contains(lock)
        {
            overruled.push(*lock);
        }
    }
    overruled
}
