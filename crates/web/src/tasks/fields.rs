//! What is written about a task, as the fields of a form and back.

use domain::link::Link;
use domain::task::{Facts, Size};
use domain::{Event, Field, PersonId, Refusal, Text};

use super::size_word;
use crate::board::project_of;
use crate::forms::{self, Fields, Posted, Said};
use crate::reader::Reader;
use crate::say::Say;
use crate::themes;

/// Which fields say which part of a task.
pub const PARTS: [(&str, &[&str]); 8] = [
    ("title", &["title"]),
    ("link", &["link"]),
    ("size", &["size"]),
    ("skills", &["skills"]),
    ("project", &["project"]),
    ("theme", &["theme"]),
    ("mentor", &["mentor"]),
    ("other", &["other"]),
];

/// The choice of a form that leaves the words of a theme as they are which is on no list.
pub const KEPT: &str = "kept";

fn theme_filled(event: &Event, facts: &Facts) -> String {
    match event.theme_of_task(facts) {
        Some(theme) => theme.id.0.short(),
        None if facts.theme.is_empty() => String::new(),
        None => KEPT.to_owned(),
    }
}

/// What a task's theme is called: one of the list, or the words that stand there.
pub fn theme_name(say: Say<'_>, facts: &Facts) -> String {
    say.event().theme_of_task(facts).map_or_else(|| facts.theme.to_string(), |theme| themes::name(theme, say.words))
}

/// What is written about a task, as a form says it. `me` is who writes; `was` is what stood there: a helper whom the writer may
/// not see stays.
pub fn facts(posted: &Posted, me: Option<PersonId>, was: Option<&Facts>) -> Result<Facts, Refusal> {
    let fields = &posted.fields;
    let event = &posted.reader.view.event;
    let skills = fields.get("skills").split([',', ';', '\n']).map(|skill| Text::line(skill, Field::Needs));
    Ok(Facts {
        title: Text::some_line(fields.get("title"), Field::Title)?,
        link: Some(fields.get("link").trim()).filter(|link| !link.is_empty()).map(Link::parse).transpose()?,
        size: Size::from_word(fields.get("size")).unwrap_or_default(),
        skills: skills.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|skill| !skill.is_empty()).collect(),
        project: forms::project(posted)?,
        // Words that somebody wrote before there was a list stay until another theme is chosen, or none.
        theme: was.filter(|_| fields.is("theme", KEPT) || event.themes.is_empty()).map_or_else(Text::empty, |was| was.theme.clone()),
        under: if fields.is("theme", KEPT) { None } else { themes::chosen(fields, event)? },
        mentor: mentor(posted, me, was),
        // That somebody helps there is the forge's word.
        mentored: was.is_some_and(|was| was.mentored),
        other: fields.is("other", "yes"),
    })
}

/// Who helps: one speaks for oneself, and who helps already stays or goes.
fn mentor(posted: &Posted, me: Option<PersonId>, was: Option<&Facts>) -> Option<PersonId> {
    let reader = &posted.reader;
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let stood = was.and_then(|was| was.mentor);
    match posted.fields.get("mentor") {
        "me" => me,
        given => stood.filter(|stood| given == stood.0.to_string() || (say.name(*stood).is_none() && Some(*stood) != me)),
    }
}

/// What is written about a task, filled in for a reader.
pub fn filled(reader: &Reader, facts: &Facts) -> Fields {
    let skills: Vec<&str> = facts.skills.iter().map(Text::as_str).collect();
    let values = Fields::default()
        .with("title", facts.title.as_str())
        .with("link", facts.link.as_ref().map_or("", Link::as_str))
        .with("size", facts.size.word())
        .with("skills", skills.join(", "))
        .with("project", facts.project.map_or_else(String::new, |project| project.0.short()))
        .with("theme", theme_filled(&reader.view.event, facts));
    let values = match facts.mentor {
        Some(mentor) if Some(mentor) == reader.person() => values.with("mentor", "me"),
        Some(mentor) => values.with("mentor", mentor.0.to_string()),
        None => values,
    };
    if facts.other { values.with("other", "yes") } else { values }
}

/// What is written about a task, part by part, as a person reads it.
pub fn said(say: Say<'_>, facts: &Facts) -> Vec<Said> {
    let w = say.words;
    let skills: Vec<&str> = facts.skills.iter().map(Text::as_str).collect();
    let project = project_of(say, facts.project, say.event().moment.today).map_or_else(String::new, |(_, title)| title);
    let mentor = facts.mentor.map_or_else(String::new, |mentor| say.name(mentor).unwrap_or(w.somebody()).to_owned());
    vec![
        Said::new("title", w.task_title(), facts.title.as_str()),
        Said::new("link", w.a_link(), facts.link.as_ref().map_or("", Link::as_str)),
        Said::new("size", w.task_size(), size_word(facts.size, w)),
        Said::new("skills", w.task_skills(), say.list(skills)),
        Said::new("project", w.task_project(), project),
        Said::new("theme", w.task_theme(), theme_name(say, facts)),
        Said::new("mentor", w.task_mentor(), mentor),
        Said::new("other", w.task_not_code(), if facts.other { w.yes() } else { "" }),
    ]
}
