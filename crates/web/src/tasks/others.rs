//! A task that a greeter takes, or lets go, for somebody who stands before them: looked for by name among who is here.

use std::collections::BTreeSet;

use domain::venue::Presence;
use domain::{Act, PersonId, Task};

use crate::find::fold;
use crate::people::shown_name;
use crate::reader::Reader;

/// The most people who are offered at once; whoever is not among them is looked for by more of their name.
const MOST: usize = 12;

/// For whom a task may be taken.
pub struct ForOthers {
    /// What was typed.
    pub asked: String,
    /// Id and name of those who are here and are called so.
    pub found: Vec<(String, String)>,
    /// How many more there are.
    pub more: usize,
}

/// Who is here, or sits at a project, and is not at the task yet; for those who may say things of others. None for all others.
pub fn for_others(reader: &Reader, task: &Task, asked: &str) -> Option<ForOthers> {
    let event = &reader.view.event;
    domain::may(&reader.actor(), Act::Others, event.editing).ok()?;
    let (today, wanted) = (event.moment.today, fold(asked));
    let present = event.presence.iter().filter(|((day, _), presence)| *day == today && !matches!(presence, Presence::Left { .. }));
    let sits = event.projects_on(today).into_iter().filter(|(_, on_day)| on_day.state.sits());
    let here = present.map(|((_, person), _)| *person).chain(sits.flat_map(|(_, on_day)| on_day.members.keys().copied()));
    let here: BTreeSet<PersonId> = here.map(|person| event.now(person)).collect();
    let is_at_it = |person: PersonId| task.claims.iter().any(|claim| event.now(claim.person) == person);
    let free = here.into_iter().filter(|person| !is_at_it(*person) && reader.person() != Some(*person));
    let known = free.filter_map(|person| shown_name(reader, person).map(|name| (person, name)));
    let mut found: Vec<(PersonId, &str)> = known.filter(|(_, name)| !wanted.is_empty() && fold(name).contains(&wanted)).collect();
    found.sort_by_key(|(_, name)| fold(name));
    Some(ForOthers {
        asked: asked.to_owned(),
        more: found.len().saturating_sub(MOST),
        found: found.into_iter().take(MOST).map(|(person, name)| (person.to_string(), name.to_owned())).collect(),
    })
}
