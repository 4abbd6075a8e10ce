//! What the demo's event has beside its tables: tasks, the few things of the day that have an hour, and the pages that every new event
//! begins with.

use anyhow::anyhow;
use domain::link::Link;
use domain::task::{Command as TaskCommand, Facts};
use domain::{Command, Field, Refusal, TaskId, Text};
use formats::folder::{EVENT_FILE, read};
use ledger::{Ledger, Order};
use web::bring::Outside;

use super::{Story, coordinator};
use crate::demo::cast::{READY, TASKS, Task};
use crate::folder::beginning;

/// What is on the timetable, as a folder's `event.toml` says it.
const TIMETABLE: &[u8] = include_bytes!("../timetable.toml");

impl Story {
    /// The site and the timetable, as somebody brings them in from a folder.
    pub fn applies_its_folder(&mut self, ledger: &Ledger) -> anyhow::Result<Order> {
        let view = ledger.view(self.slug.as_str()).ok_or_else(|| anyhow!("the demo has no event"))?;
        let mut files = beginning(&view);
        files.iter_mut().filter(|(path, _)| path == EVENT_FILE).for_each(|(_, bytes)| bytes.extend(TIMETABLE));
        let read = read(&files).map_err(|problems| anyhow!("{problems:?}"))?;
        // The demo looks as every event does, without files.
        let outside = Outside { look: None, ..Outside::of_folder(&read.folder) };
        let plan = web::bring::plan(&view, self.id(), ledger.clock().now(), &outside, false);
        Ok(plan.order(coordinator(&view.event)))
    }

    /// The tasks that the projects' leads wrote down, who took one, and which of their lists are ready.
    pub fn writes_tasks(&mut self) -> Result<Vec<Order>, Refusal> {
        let mut orders = Vec::new();
        for task in TASKS {
            let order = self.as_person(task.mentor);
            let id = TaskId(order.id.nth(0));
            orders.push(order.with(Command::Task(TaskCommand::Add { task: id, facts: self.facts(task)?, anyway: false })));
            if let Some((name, person)) = task.taken_by.and_then(|name| Some((name, *self.people.get(name)?))) {
                orders.push(self.as_person(name).with(Command::Task(TaskCommand::Claim { task: id, person })));
            }
        }
        for (title, lead) in READY {
            let order = self.as_person(lead);
            let ready = self.projects.get(title).map(|project| TaskCommand::Ready { project: *project, ready: true });
            orders.extend(ready.map(|ready| order.with(Command::Task(ready))));
        }
        Ok(orders)
    }

    fn facts(&self, task: &Task) -> Result<Facts, Refusal> {
        Ok(Facts {
            title: Text::line(task.title, Field::Title)?,
            link: task.link.map(Link::parse).transpose()?,
            size: task.size,
            skills: task.skills.iter().map(|skill| Text::line(skill, Field::Needs)).collect::<Result<_, _>>()?,
            project: self.projects.get(task.project).copied(),
            mentor: self.people.get(task.mentor).copied(),
            other: task.skills.is_empty(),
            ..Facts::default()
        })
    }
}
