//! What nobody is proposed again in a round: the places that they turned down, and did not wish for since.

use std::collections::BTreeMap;

use domain::questionnaire::key;
use domain::{PersonId, ProjectId, Timestamp};
use ledger::{Profile, View};

use super::morning;

/// Who turned down what in the round that is on, and when.
#[derive(Default)]
pub struct TurnedDown(BTreeMap<(PersonId, ProjectId), Timestamp>);

impl TurnedDown {
    /// Of now.
    pub fn of(view: &View) -> Self {
        let mut no = view.event.turned_down();
        if !no.is_empty() {
            let everybody = view.everybody();
            no.retain(|(person, project), at| {
                let wished = || {
                    let profile = everybody.get(*person)?;
                    let title = view.event.projects.get(project)?.about.title.as_str();
                    (profile.wished? > *at && wishes_for(&profile, title)).then_some(())
                };
                wished().is_none()
            });
        }
        Self(no)
    }

    /// When somebody turned down a project.
    pub fn when(&self, person: PersonId, project: ProjectId) -> Option<Timestamp> {
        self.0.get(&(person, project)).copied()
    }

    /// What somebody turned down.
    pub fn by(&self, person: PersonId) -> impl Iterator<Item = ProjectId> + '_ {
        self.0
            .range((person, ProjectId(domain::Id::from_bits(0)))..)
            .map(|(about, _)| *about)
            .take_while(move |about| about.0 == person)
            .map(|about| about.1)
    }
}

fn wishes_for(profile: &Profile, title: &str) -> bool {
    let title = crate::say::fold(title);
    morning::words(profile, key::WISHES).map(crate::say::fold).any(|wish| morning::means(&wish, &title))
}
