//! A task's page, drawn for its reader.

use askama::Template;
use domain::task::{CLAIM_HOURS, Claim, Command as TaskCommand, Facts};
use domain::{Command, Event, Field, Task, Timestamp};
use jiff::Span;
use words::Words;

use super::others::{ForOthers, for_others};
use super::{address, aside_words, say, size_shown};
use crate::board::{project_of, title};
use crate::forms::Form;
use crate::inline::{Links, anchor, escape, inline, name_of};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;

#[derive(Template)]
#[template(path = "tasks/task.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own that the template asks")]
struct TaskPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    /// As HTML.
    title: String,
    /// As HTML.
    link: String,
    size: Option<&'static str>,
    other: bool,
    skills: String,
    /// Address, title.
    project: Option<(String, String)>,
    /// As HTML.
    theme: String,
    mentor: Option<String>,
    aside: Option<&'static str>,
    done: bool,
    at_it: Those,
    /// For those who may take it for others.
    others: Option<ForOthers>,
    stuck: Those,
    /// Until when the reader's own claim holds if they say nothing.
    mine_until: Option<String>,
    stuck_for_me: bool,
    by: String,
    may_withdraw: bool,
}

/// People in the order in which they said something, and how many of them may not be named.
struct Those {
    named: Vec<Somebody>,
    hidden: usize,
}

impl Those {
    fn len(&self) -> usize {
        self.named.len() + self.hidden
    }
}

struct Somebody {
    id: String,
    href: String,
    name: String,
    own: bool,
    /// As HTML.
    since: String,
}

/// The page of a task that is on the list; `whom` is who is looked for to take it.
pub fn page(reader: &Reader, task: &Task, form: Form, whom: &str) -> String {
    let (w, event, facts) = (reader.words, &reader.view.event, &task.facts);
    let say = say(reader);
    let now = reader.app.ledger().clock().now();
    let withdraw = Command::Task(TaskCommand::Withdraw { task: task.id });
    let skills: Vec<&str> = facts.skills.iter().map(domain::Text::as_str).filter(|skill| !skill.is_empty()).collect();
    let mine = reader.person().and_then(|me| task.claim_of(me));
    let link = facts.link.as_ref().map(domain::link::Link::as_str).filter(|link| !link.is_empty());
    let page = TaskPage {
        page: Page::of(reader, title(facts.title.as_str(), w), "").hearing(reader, event.moment.today),
        w,
        form,
        here: address(reader, task.id),
        title: if facts.title.is_empty() { w.struck().to_owned() } else { inline(facts.title.as_str(), Links::Live) },
        link: link.map_or_else(String::new, |link| anchor(link, &name_of(link))),
        size: size_shown(facts.size, w),
        other: facts.other,
        skills: say.list(skills),
        project: project_of(say, facts.project, event.moment.today),
        theme: event.theme_of_task(facts).map_or_else(|| escape(facts.theme.as_str()), |theme| crate::themes::html(theme, w)),
        mentor: mentor(say, facts),
        aside: task.aside.map(|aside| aside_words(aside, w)),
        done: task.done,
        at_it: those(reader, say, task.claims.iter()),
        others: for_others(reader, task, whom).filter(|_| !task.done),
        stuck: those(reader, say, task.stuck.iter()),
        mine_until: mine.map(|since| say.when(holds_until(event, since), event.moment.today)),
        stuck_for_me: reader.person().is_some_and(|me| task.stuck_for(me).is_some()),
        by: say.who(task.by),
        may_withdraw: domain::decide(event, &reader.actor(), now, &withdraw).is_ok(),
    };
    page.render().unwrap_or_default()
}

/// Who helps: by name, or that somebody does where it comes from.
fn mentor(say: Say<'_>, facts: &Facts) -> Option<String> {
    let w = say.words;
    let here = facts.mentor.map(|mentor| say.name(mentor).unwrap_or(w.somebody()).to_owned());
    here.or_else(|| facts.mentored.then(|| w.mentor_there().to_owned()))
}

fn holds_until(event: &Event, since: Timestamp) -> Timestamp {
    let hours = i64::from(event.terms.claim_hours.unwrap_or(CLAIM_HOURS));
    since.checked_add(Span::new().hours(hours)).unwrap_or(Timestamp::MAX)
}

fn those<'a>(reader: &Reader, say: Say<'_>, claims: impl Iterator<Item = &'a Claim>) -> Those {
    let (event, me) = (&reader.view.event, reader.person());
    let mut those = Those { named: Vec::new(), hidden: 0 };
    for claim in claims {
        let own = me == Some(event.now(claim.person));
        let own_name = own.then(|| reader.view.people.get(event.now(claim.person)).map(|profile| profile.name.as_str())).flatten();
        match own_name.or_else(|| say.name(claim.person)) {
            Some(name) => those.named.push(Somebody {
                id: claim.person.to_string(),
                href: crate::people::address(reader, event.now(claim.person)),
                name: name.to_owned(),
                own,
                since: say.time(claim.at, event.moment.today),
            }),
            None => those.hidden += 1,
        }
    }
    those
}
