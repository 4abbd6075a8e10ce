//! All tasks: what one can take first, then what others are at; what is not offered is folded away with the reason.

use askama::Template;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::project::State;
use domain::skill::Vocabulary;
use domain::task::Size;
use domain::{Event, Project, ProjectId, Task, ThemeId};
use words::Words;

use super::bring::{self, Targets};
use super::{Row, say, size_word};
use crate::board::title;
use crate::find::fold;
use crate::forms::show;
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;
use crate::themes;

/// Longest thing that is looked for, in characters.
const LONGEST: usize = 200;

/// Tasks on one page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "tasks/list.html")]
struct ListPage {
    page: Page,
    w: Words,
    q: String,
    size: String,
    sizes: Vec<(&'static str, &'static str)>,
    /// The theme that is looked for, by its letters.
    theme: String,
    themes: Vec<(String, String)>,
    rows: Vec<String>,
    /// How many are offered and fit.
    offered: usize,
    /// From where the next ones are, and how many those are.
    next: Option<(usize, usize)>,
    aside: Vec<String>,
    asides: usize,
    done: Vec<String>,
    dones: usize,
    /// Whether no task is on the list at all.
    empty: bool,
    first_steps: Option<FirstSteps>,
    /// Whether the reader may bring tasks from a forge somewhere.
    may_bring: bool,
    /// What of it is read again by itself, in words.
    rests: Vec<String>,
}

/// The projects on the day's board that have no first step for a newcomer.
struct FirstSteps {
    all: usize,
    /// Address, title.
    without: Vec<(String, String)>,
}

pub(super) async fn tasks(reader: Reader, uri: Uri) -> Response {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let value = |name: &str| asked.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let q: String = value("q").trim().chars().take(LONGEST).collect();
    let size = Size::from_word(value("size"));
    let theme = Some(value("theme")).filter(|letters| !letters.is_empty()).and_then(|letters| themes::found(&reader.view.event, letters));
    let from = value("from").parse::<usize>().unwrap_or(0);
    let (w, event, me) = (reader.words, &reader.view.event, reader.person());
    let say = say(&reader);
    let words = fold(&q).split_whitespace().map(str::to_owned).collect();
    let wanted = Wanted { words, size, theme: theme.map(|theme| theme.id), vocabulary: crate::series::vocabulary(&reader) };
    let on_the_list = || event.tasks.values().filter(|task| !task.withdrawn);
    let mut fit: Vec<&Task> = on_the_list().filter(|task| wanted.has(say, task)).collect();
    // What is small and what nobody is at comes first; what was written down last comes before what is old.
    fit.sort_by_key(|task| (!task.claims.is_empty(), task.facts.size, std::cmp::Reverse(task.added)));
    let draw = |task: &&Task| Row::of(say, me, task).render().unwrap_or_default();
    let offered: Vec<&Task> = fit.iter().copied().filter(|task| task.is_offered()).collect();
    let aside: Vec<&Task> = fit.iter().copied().filter(|task| !task.done && task.aside.is_some()).collect();
    let done: Vec<&Task> = fit.iter().copied().filter(|task| task.done).collect();
    let left = offered.len().saturating_sub(from.saturating_add(PAGE));
    let page = ListPage {
        page: Page::of(&reader, w.tasks().to_owned(), "").hearing(&reader, event.moment.today),
        may_bring: !Targets::of(&reader).is_none(),
        rests: bring::rests(&reader),
        w,
        sizes: Size::ALL.into_iter().map(|size| (size.word(), size_word(size, w))).collect(),
        rows: offered.iter().skip(from).take(PAGE).map(draw).collect(),
        offered: offered.len(),
        next: (left > 0).then(|| (from + PAGE, left.min(PAGE))),
        aside: aside.iter().take(PAGE).map(draw).collect(),
        asides: aside.len(),
        done: done.iter().take(PAGE).map(draw).collect(),
        dones: done.len(),
        empty: on_the_list().next().is_none(),
        first_steps: reader.role().is_team().then(|| first_steps(&reader)),
        size: size.map_or_else(String::new, |size| size.word().to_owned()),
        theme: theme.map_or_else(String::new, |theme| theme.id.0.short()),
        themes: themes::choices(event, w),
        q,
    };
    show(&reader, StatusCode::OK, page.render().unwrap_or_default())
}

/// What one looks for.
struct Wanted {
    words: Vec<String>,
    size: Option<Size>,
    theme: Option<ThemeId>,
    /// What skills are called, and what they are part of.
    vocabulary: Vocabulary,
}

impl Wanted {
    /// Whether a task is of that size and theme and all words stand in what is written about it.
    fn has(&self, say: Say<'_>, task: &Task) -> bool {
        if self.size.is_some_and(|size| size != task.facts.size) {
            return false;
        }
        if self.theme.is_some() && self.theme != of_task(say.event(), task) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let facts = &task.facts;
        let project = say.event().project_of(task).and_then(|id| say.event().projects.get(&id));
        let theme = super::fields::theme_name(say, facts);
        let parts = [facts.title.as_str(), theme.as_str(), task.source.as_ref().map_or("", domain::Text::as_str)];
        let skills = facts.skills.iter().map(domain::Text::as_str);
        let all: Vec<&str> = parts.into_iter().chain(skills).chain(project.map(|project| project.about.title.as_str())).collect();
        let text = fold(&all.join(" "));
        let usual: Vec<_> = facts.skills.iter().flat_map(|skill| self.vocabulary.with_broader(skill.as_str())).collect();
        self.words.iter().all(|word| text.contains(word.as_str()) || usual.contains(&self.vocabulary.usual(word)))
    }
}

/// The theme of a task, or that of its project.
fn of_task(event: &Event, task: &Task) -> Option<ThemeId> {
    let own = event.theme_of_task(&task.facts).map(|theme| theme.id);
    own.or_else(|| event.projects.get(&event.project_of(task)?)?.about.theme)
}

/// Whether somebody new finds a first step there: an easy task that is offered, or the word of who leads it.
fn has_first_step(event: &Event, project: &Project) -> bool {
    event.ready.contains(&project.id) || event.tasks_of(Some(project.id)).any(|task| task.is_offered() && task.facts.size == Size::Easy)
}

fn first_steps(reader: &Reader) -> FirstSteps {
    let event = &reader.view.event;
    let day = event.moment.today;
    // Also what waits to begin: who coordinates asks before anything runs.
    let open = event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state != State::Finished);
    let open: Vec<&Project> = open.map(|(project, _)| project).collect();
    let without = open.iter().filter(|project| !has_first_step(event, project));
    FirstSteps {
        all: open.len(),
        without: without
            .map(|project| (crate::project::address(reader, project.id), title(project.about.title.as_str(), reader.words)))
            .collect(),
    }
}

/// The tasks that a project offers, as rows for its page.
pub fn of_project(reader: &Reader, project: ProjectId) -> Vec<String> {
    let mut tasks: Vec<&Task> = reader.view.event.tasks_of(Some(project)).filter(|task| task.is_offered()).collect();
    tasks.sort_by_key(|task| (!task.claims.is_empty(), task.facts.size, std::cmp::Reverse(task.added)));
    let row = |task: &Task| Row { project: None, ..Row::of(say(reader), reader.person(), task) };
    tasks.into_iter().take(PAGE).map(|task| row(task).render().unwrap_or_default()).collect()
}
