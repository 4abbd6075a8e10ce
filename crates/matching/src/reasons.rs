//! Why somebody sits where they sit, what else there would be, and who could help a project.

use crate::audience::{Audience, Field, may_see};
use crate::chance::Chance;
use crate::improve::{Candidates, force};
use crate::seating::Seating;
use crate::table::{Table, shares, talk};
use crate::waits::asks_for_more;
use crate::{Morning, Plan, Topic, Value};

/// One thing that speaks for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It is their wish: 0 for the first.
    Wish(usize),
    /// They gave it a heart.
    Likes,
    /// A subject that they are interested in.
    Area(Topic),
    /// They know something that is needed.
    Needed(Topic),
    /// They want to learn it.
    Learns(Topic),
    /// They sit there already.
    Stays,
    /// The lead would like to have them.
    Wanted,
    /// They speak a language of the table.
    Language(Topic),
    /// So many of the newcomers there they may look after: with several mentors at a table each has a share.
    LooksAfter(usize),
    /// It had a place for them.
    Free,
}

impl Because {
    /// What this tells about somebody.
    pub const fn field(self) -> Field {
        match self {
            Self::Wish(_) => Field::Wish,
            Self::Likes => Field::Heart,
            Self::Area(_) => Field::Area,
            Self::Needed(_) => Field::Knows,
            Self::Learns(_) => Field::Learns,
            Self::Stays => Field::SitsAt,
            Self::Wanted => Field::Wanted,
            Self::Language(_) => Field::Language,
            Self::LooksAfter(_) => Field::Mentors,
            Self::Free => Field::Place,
        }
    }
}

/// Another place, and about what it would cost: measured by one plan that has it, and there may be a cheaper one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Where.
    pub project: usize,
    /// What it would change for the person.
    pub own: Value,
    /// What it would cost others, about.
    pub others: Value,
    /// How many others would move or lose their place.
    pub moved: usize,
}

/// Why somebody sits where they sit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Who.
    pub person: usize,
    /// Where.
    pub project: usize,
    /// What speaks for it, the strongest first; never empty.
    pub because: Vec<Because>,
    /// Wishes of theirs that ask for more experience than they have, the dearest first.
    pub above: Vec<usize>,
    /// At most two others, the best for them first.
    pub alternatives: Vec<Alternative>,
}

impl Reason {
    /// As it may be told to an audience: what they may not see is not in it.
    #[must_use]
    pub fn told_to(&self, audience: Audience) -> Self {
        let mut told = self.clone();
        told.because.retain(|because| may_see(because.field(), audience));
        if told.because.is_empty() {
            // That there is a reason which they may not know is not told, either.
            told.because.push(Because::Free);
        }
        if !may_see(Field::Alternatives, audience) {
            told.alternatives.clear();
        }
        // It tells a level, and a wish.
        if !may_see(Field::Level, audience) || !may_see(Field::Wish, audience) {
            told.above.clear();
        }
        told
    }
}

/// How many of the newcomers at a table are a mentor's share, by how many each of its mentors looks after.
fn looks_after(seating: &Seating, mentor: usize, project: usize) -> Option<usize> {
    let table = seating.table;
    let newcomers = seating.members[project].iter().filter(|other| table.needs(**other, project) > 0).count();
    let (own, all) = (usize::try_from(table.looks_after[mentor]).ok()?, usize::try_from(seating.looked_after[project]).ok()?);
    Some((newcomers * own).div_ceil(all.max(1))).filter(|share| *share > 0)
}

/// What speaks for this person at this project.
pub fn because(morning: &Morning, person_at: usize, project_at: usize) -> Vec<Because> {
    let (Some(person), Some(project)) = (morning.people.get(person_at), morning.projects.get(project_at)) else {
        return Vec::new();
    };
    let first = |some: &[Topic], others: &[Topic]| some.iter().copied().find(|topic| others.contains(topic));
    let mut because = Vec::new();
    because.extend(person.wishes.iter().position(|wish| *wish == project_at).map(Because::Wish));
    because.extend(person.likes.iter().any(|(liked, points)| *liked == project_at && *points > 0).then_some(Because::Likes));
    because.extend((person.sits_at == Some(project_at)).then_some(Because::Stays));
    because.extend(first(&person.knows, &project.needs).map(Because::Needed));
    because.extend(first(&person.learns, &project.areas).map(Because::Learns));
    because.extend(first(&person.areas, &project.areas).map(Because::Area));
    because.extend(project.wanted.contains(&person_at).then_some(Because::Wanted));
    because.extend(first(&person.languages, &project.languages).map(Because::Language));
    if because.is_empty() {
        because.push(Because::Free);
    }
    because
}

/// A reason for everybody who has a place.
pub fn reasons(morning: &Morning, plan: &Plan) -> Vec<Reason> {
    let table = Table::new(morning);
    let mut seating = Seating::from_plan(&table, plan);
    let candidates = Candidates::new(&table, &[], table.projects);
    let mut reasons: Vec<Reason> = (0..table.people)
        .filter_map(|inside| {
            let person = table.order[inside];
            let project = plan.project_of.get(person).copied().flatten()?;
            let alternatives = alternatives(&mut seating, &candidates, inside);
            let mut because = because(morning, person, project);
            if let Some(newcomers) = looks_after(&seating, inside, project) {
                because.retain(|because| *because != Because::Free);
                because.push(Because::LooksAfter(newcomers));
            }
            let asks_for_more = |wish: &&usize| morning.projects.get(**wish).is_some_and(|wish| asks_for_more(morning, person, wish));
            let above = morning.people[person].wishes.iter().filter(asks_for_more).copied().collect();
            Some(Reason { person, project, because, above, alternatives })
        })
        .collect();
    reasons.sort_by_key(|reason| reason.person);
    reasons
}

/// The two best places for each of these people, who have none in this plan.
pub fn instead(morning: &Morning, plan: &Plan, people: &[usize]) -> Vec<Vec<Alternative>> {
    let table = Table::new(morning);
    let mut seating = Seating::from_plan(&table, plan);
    let candidates = Candidates::new(&table, &[], table.projects);
    let inside = |person: &usize| table.order.iter().position(|known| known == person);
    people.iter().map(|person| inside(person).map_or_else(Vec::new, |at| alternatives(&mut seating, &candidates, at))).collect()
}

/// The two best other places for somebody, each tried on the plan and taken back.
fn alternatives(seating: &mut Seating, candidates: &Candidates, person: usize) -> Vec<Alternative> {
    let (at, unit) = (seating.at[person], seating.table.unit);
    let locks = seating.locks_kept();
    let mut found = Vec::new();
    for project in candidates.of_person[person].iter().copied().filter(|project| *project != at) {
        let before = (seating.total, if at == crate::table::NONE { 0 } else { i64::from(seating.value(person, at)) });
        let mut chance = Chance::new(1);
        if force(seating, candidates, person, project, &mut chance) && seating.locks_kept() == locks {
            let own = i64::from(seating.value(person, project)) - before.1;
            let others = before.0 + own - seating.total;
            let moved = seating.moved().iter().filter(|other| **other != person).count();
            let value = |value: i64| Value { halves: value * unit };
            found.push(Alternative { project, own: value(own), others: value(others), moved });
        }
        seating.take_back();
        if found.len() == 2 {
            break;
        }
    }
    found
}

/// Who could help a project, the most useful first: who knows something it needs, may sit there and can talk to the table.
pub fn could_help(morning: &Morning, project_at: usize) -> Vec<usize> {
    let Some(project) = morning.projects.get(project_at) else {
        return Vec::new();
    };
    let suits = |person: &usize| {
        let someone = &morning.people[*person];
        let knows = shares(&someone.knows, &project.needs) || shares(&someone.areas, &project.areas);
        morning.looks_for_a_place(*person) && someone.level >= project.minimum_level && knows && talk(someone, project)
    };
    let mut people: Vec<usize> = (0..morning.people.len()).filter(suits).collect();
    people.sort_by_key(|person| {
        let someone = &morning.people[*person];
        let needed = someone.knows.iter().filter(|topic| project.needs.contains(topic)).count();
        (std::cmp::Reverse((needed, morning.looks_after(*person), someone.level)), *person)
    });
    people
}
