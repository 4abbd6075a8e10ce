//! What does not build: said to the desk, to who leads the project, and, without a name, on the project's line.

use std::collections::BTreeMap;

use domain::{Date, Event, Project, ProjectId, Task};

use crate::board::title;
use crate::reader::Reader;

/// A task that does not build for somebody.
pub struct Stuck {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// For how many, in words.
    pub said: String,
    /// Its project, by its title; empty where it has none.
    pub project: String,
}

impl Stuck {
    /// What people tried today in vain, of these projects.
    pub fn of(reader: &Reader, of_it: impl Fn(Option<&Project>) -> bool) -> Vec<Self> {
        let (w, event) = (reader.words, &reader.view.event);
        let project = |task: &Task| event.project_of(task).and_then(|id| event.projects.get(&id));
        let tasks = event.tasks.values().filter(|task| task.is_offered());
        tasks
            .map(|task| (task, project(task), on(event, task, event.moment.today)))
            .filter(|(_, project, people)| *people > 0 && of_it(*project))
            .map(|(task, project, people)| Self {
                href: format!("{}/tasks/{}", reader.root(), task.id.0.short()),
                title: title(task.facts.title.as_str(), w),
                said: w.does_not_build_for(people),
                project: project.map_or_else(String::new, |project| title(project.about.title.as_str(), w)),
            })
            .collect()
    }
}

/// How many tasks of each project somebody tried in vain on a day.
pub fn by_project(event: &Event, day: Date) -> BTreeMap<ProjectId, usize> {
    let mut projects = BTreeMap::new();
    for task in event.tasks.values().filter(|task| !task.stuck.is_empty() && task.is_offered() && on(event, task, day) > 0) {
        if let Some(project) = event.project_of(task) {
            *projects.entry(project).or_default() += 1;
        }
    }
    projects
}

/// For how many a task did not build on a day.
fn on(event: &Event, task: &Task, day: Date) -> usize {
    let is_then = |at: domain::Timestamp| crate::say::day_of(&at.to_zoned(event.zone.clone())) == day;
    task.stuck.iter().filter(|claim| is_then(claim.at)).count()
}
