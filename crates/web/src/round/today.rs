//! Who sits where today, would join what, and is proposed where.

use std::collections::BTreeMap;

use domain::project::State;
use domain::round::Proposal;
use domain::{Event, PersonId, ProjectId};

/// Who sits where, would sit where, and is proposed where today: looked up once, as a page asks it of everybody.
pub struct Today {
    seats: BTreeMap<PersonId, ProjectId>,
    /// Ideas that somebody would join.
    pub would_join: BTreeMap<PersonId, Vec<ProjectId>>,
    proposals: BTreeMap<PersonId, Proposal>,
}

impl Today {
    /// Of the day that is today.
    pub fn of(event: &Event) -> Self {
        let mut today = Self { seats: BTreeMap::new(), would_join: BTreeMap::new(), proposals: BTreeMap::new() };
        for (project, on_day) in event.projects_on(event.moment.today) {
            for person in on_day.members.keys() {
                if on_day.state.sits() {
                    today.seats.entry(*person).or_insert(project.id);
                } else if on_day.state == State::Idea {
                    today.would_join.entry(*person).or_default().push(project.id);
                }
            }
        }
        today.proposals.extend(event.all_proposals().into_iter().map(|proposal| (proposal.placing.person, proposal)));
        today
    }

    /// Where somebody sits.
    pub fn seat(&self, person: PersonId) -> Option<ProjectId> {
        self.seats.get(&person).copied()
    }

    /// What is proposed to somebody.
    pub fn proposal(&self, person: PersonId) -> Option<Proposal> {
        self.proposals.get(&person).copied()
    }
}
