//! The page on which tasks are brought in.

use askama::Template;
use domain::task::{Aside, Size, may_bring};
use forge::{Part, Reading};
use formats::issues::{Label, Means, Why};
use words::Words;

use super::super::plan::{Becomes, Step};
use super::super::{aside_words, say, size_shown, size_word};
use super::Targets;
use super::again::{Shown, shown_at};
use super::earlier::Earlier;
use super::look::{Seen, host, may_read, trouble_words};
use crate::board::title;
use crate::forms::Form;
use crate::inline::{Links, inline};
use crate::page::Page;
use crate::reader::Reader;

/// How many rows of a kind are shown; the others are counted.
const SHOWN: usize = 50;

/// How many labels can be corrected: those of the most issues.
const LABELS: usize = 40;

#[derive(Template)]
#[template(path = "tasks/bring/bring.html")]
struct BringPage {
    page: Page,
    w: Words,
    form: Form,
    /// The host of the forge; nothing where none is asked.
    host: String,
    /// How many repositories are read at once.
    most_sources: usize,
    /// Whether the reader may have it asked.
    may_read: bool,
    /// Whether tasks may lie in the pool.
    pool: bool,
    /// Letters, title.
    projects: Vec<(String, String)>,
    done: bool,
    /// What was read and brought in just now.
    read: Option<String>,
    earlier: Vec<Earlier>,
    /// What is read again by itself.
    rests: Vec<Shown>,
    preview: Option<Preview>,
}

/// What was done just now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A file was brought in.
    File,
    /// What was read at the forge was brought in.
    Read,
}

/// What it would do, in words.
struct Preview {
    /// The mark of what is shown.
    shown: String,
    said: Vec<String>,
    /// What was not read.
    short: Vec<String>,
    /// When that is read again by itself.
    again: Option<String>,
    nothing: bool,
    /// Whether there was no issue at all.
    empty: bool,
    groups: Vec<Group>,
    labels: Vec<LabelRow>,
}

/// Issues of which the same becomes.
struct Group {
    id: &'static str,
    heading: &'static str,
    lead: &'static str,
    number: usize,
    rows: Vec<Row>,
    more: Option<String>,
}

struct Row {
    /// As HTML.
    title: String,
    said: String,
}

struct LabelRow {
    name: String,
    on: String,
    /// Word, what it means, whether it is so.
    choices: Vec<(&'static str, &'static str, bool)>,
}

/// The page, with what would happen if something was looked at.
pub fn draw(reader: &Reader, form: Form, done: Option<Done>, seen: Option<&Seen>) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let targets = Targets::of(reader);
    let actor = reader.actor();
    let named = |project: &domain::ProjectId| {
        let named = event.projects.get(project).map_or("", |project| project.about.title.as_str());
        (project.0.short(), title(named, w))
    };
    let may = |project| may_bring(event, &actor, project).is_ok() && may_read(reader, project);
    let (earlier, rests) = (reader.app.readings().of(reader, may), reader.app.readings().rests().of(reader, may));
    let targets_and_pool = || targets.projects.iter().copied().map(Some).chain([None]);
    BringPage {
        page: Page::of(reader, w.tasks_bring().to_owned(), ""),
        w,
        host: host(reader),
        most_sources: forge::MOST_SOURCES,
        may_read: targets_and_pool().any(|project| may_read(reader, project)),
        pool: targets.pool,
        projects: targets.projects.iter().map(named).collect(),
        done: done.is_some(),
        read: earlier.first().filter(|_| done == Some(Done::Read)).map(|newest| newest.said.clone()),
        earlier,
        rests,
        preview: seen.map(|seen| preview(reader, seen)),
        form,
    }
    .render()
    .unwrap_or_default()
}

fn preview(reader: &Reader, seen: &Seen) -> Preview {
    let w = reader.words;
    let is = |becomes: Becomes| move |step: &&Step| step.becomes == becomes;
    let new = |aside: bool| move |step: &&Step| step.becomes == Becomes::New && step.issue.aside.is_some() == aside;
    let steps = || seen.plan.steps.iter();
    let groups = [
        group(reader, "new", (w.tasks_new(), ""), steps().filter(new(false))),
        group(reader, "changed", (w.tasks_changed(), ""), steps().filter(is(Becomes::Changed))),
        group(reader, "kept", (w.tasks_kept(), w.tasks_kept_lead()), steps().filter(is(Becomes::Kept))),
        group(reader, "elsewhere", (w.tasks_elsewhere(), w.tasks_elsewhere_lead()), steps().filter(is(Becomes::Elsewhere))),
        group(reader, "aside", (w.tasks_new_aside(), ""), steps().filter(new(true))),
    ];
    Preview {
        shown: seen.plan.mark(),
        said: said(reader, seen),
        short: seen.reading.as_ref().map(|reading| short(reader, reading)).unwrap_or_default(),
        again: seen.again.map(|at| w.tasks_rest_later(shown_at(reader, at))),
        nothing: seen.plan.is_empty(),
        empty: seen.plan.steps.is_empty(),
        groups: groups.into_iter().filter(|group| group.number > 0).collect(),
        labels: seen.labels.iter().take(LABELS).map(|label| label_row(w, label)).collect(),
    }
}

/// What was read, and what of it is left out.
fn said(reader: &Reader, seen: &Seen) -> Vec<String> {
    let (w, today) = (reader.words, reader.view.event.moment.today);
    let mut said = Vec::new();
    let mut pulls = 0;
    match &seen.reading {
        None => said.push(w.tasks_issues_in_file(seen.plan.steps.len())),
        Some(reading) => {
            for Part { source, issues, pull_requests, unchanged, moved, trouble } in &reading.parts {
                // Of what was not read at all that alone is said.
                if *issues == 0 && trouble.is_some() {
                    continue;
                }
                said.push(w.tasks_issues_read(*issues, source.to_string(), say(reader).when(reading.at, today)));
                said.extend(unchanged.then(|| w.tasks_unchanged().to_owned()));
                if let (Some(now), Some(before)) = (moved, &source.repository) {
                    said.push(w.tasks_moved(before.as_str(), now.as_str()));
                }
                pulls += pull_requests;
            }
        }
    }
    let left_out = |is: &dyn Fn(Why) -> bool| seen.left_out.iter().filter(|one| is(one.why)).count();
    pulls += left_out(&|why| why == Why::PullRequest);
    let (same, over) = (seen.plan.count(Becomes::Same), seen.plan.count(Becomes::Over));
    let twice = left_out(&|why| why == Why::Twice);
    let none = left_out(&|why| matches!(why, Why::NoTitle | Why::NoAddress | Why::NoIssue));
    let counted = [
        (same, w.tasks_same(same)),
        (pulls, w.tasks_pulls(pulls)),
        (over, w.tasks_over(over)),
        (twice, w.tasks_twice(twice)),
        (none, w.tasks_no_issues(none)),
    ];
    said.extend(counted.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words));
    said
}

/// What was not read.
fn short(reader: &Reader, reading: &Reading) -> Vec<String> {
    let why = |part: &Part| {
        let trouble = part.trouble.as_ref()?;
        let (w, source, why) = (reader.words, part.source.to_string(), trouble_words(reader, reading.at, trouble));
        Some(if part.issues == 0 { w.tasks_none_read(source, why) } else { w.tasks_not_all(source, why) })
    };
    reading.parts.iter().filter_map(why).collect()
}

fn group<'s>(
    reader: &Reader,
    id: &'static str,
    (heading, lead): (&'static str, &'static str),
    steps: impl Iterator<Item = &'s Step>,
) -> Group {
    let w = reader.words;
    let steps: Vec<&Step> = steps.collect();
    let rows: Vec<Row> = steps.iter().take(SHOWN).map(|step| row(w, step)).collect();
    let more = (steps.len() > rows.len()).then(|| w.tickets_more(steps.len() - rows.len()));
    Group { id, heading, lead, number: steps.len(), rows, more }
}

fn row(w: Words, step: &Step) -> Row {
    let facts = &step.issue.facts;
    let skills: Vec<&str> = facts.skills.iter().map(domain::Text::as_str).collect();
    let parts = [
        step.issue.aside.map(|aside: Aside| aside_words(aside, w).to_owned()),
        size_shown(facts.size, w).map(str::to_owned),
        facts.other.then(|| w.not_code().to_owned()),
        facts.has_mentor().then(|| w.has_a_mentor().to_owned()),
        (!skills.is_empty()).then(|| crate::say::list(w, skills)),
        Some(step.issue.source.as_str().trim_start_matches("github:").to_owned()),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Row { title: inline(facts.title.as_str(), Links::Named), said }
}

fn label_row(w: Words, label: &Label) -> LabelRow {
    let word = |means: Means| match means {
        Means::Nothing => w.label_nothing(),
        Means::Easy => size_word(Size::Easy, w),
        Means::Medium => size_word(Size::Medium, w),
        Means::Hard => size_word(Size::Hard, w),
        Means::Skill => w.label_skill(),
        Means::Words => w.label_words(),
        Means::Mentor => w.label_mentor(),
    };
    let choices = Means::ALL.into_iter().map(|means| (means.word(), word(means), means == label.means));
    LabelRow { name: label.name.clone(), on: w.tasks_label_on(label.issues), choices: choices.collect() }
}
