//! What an outcome is, as the fields of a form and back.

use std::collections::BTreeSet;

use domain::link::Link;
use domain::outcome::About;
use domain::{Field, PersonId, Refusal, Text, Thing};
use ledger::Order;

use super::kind_id;
use crate::board::{kind_word, project_of};
use crate::forms::{self, Fields, Posted, Said};
use crate::reader::Reader;
use crate::say::Say;
use crate::themes;

/// Which fields say which part of an outcome.
pub const PARTS: [(&str, &[&str]); 6] = [
    ("what", &["what"]),
    ("who", &["me", "who", "others", "remark"]),
    ("links", &["link"]),
    ("project", &["project"]),
    ("kind", &["kind"]),
    ("theme", &["theme"]),
];

/// What an outcome is, as a form says it; names that are typed become guests of the order. `was` is what it was before: whom the
/// writer may not see stays in it.
pub fn about(order: &mut Order, posted: &Posted, was: Option<&About>) -> Result<About, Refusal> {
    let (names, remarks) = formats::live_document::split_people(posted.fields.get("others"));
    let mut who = ticked(posted, order.actor.who.person(), was)?;
    who.extend(forms::guests(order, posted, &names)?);
    let mut seen = BTreeSet::new();
    who.retain(|person| seen.insert(*person));
    let kept = was.iter().flat_map(|was| was.remarks.iter()).filter(|remark| posted.fields.is("remark", remark.as_str())).cloned();
    let remarks: Vec<Text> = remarks.iter().map(|remark| Text::line(remark, Field::Who)).collect::<Result<_, _>>()?;
    let fields = &posted.fields;
    Ok(About {
        who,
        remarks: kept.chain(remarks).collect(),
        what: Text::note(fields.get("what"), Field::What)?,
        links: links(fields)?,
        project: forms::project(posted)?,
        kind: serde_json::from_value(fields.get("kind").into()).ok(),
        theme: themes::chosen(fields, &posted.reader.view.event)?,
    })
}

/// Those who are ticked, in the order in which they stood, and those whom the writer may not see.
fn ticked(posted: &Posted, me: Option<PersonId>, was: Option<&About>) -> Result<Vec<PersonId>, Refusal> {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let parsed = fields.all("who").map(|person| person.parse().map(PersonId).map_err(|_| Refusal::Gone { thing: Thing::Person }));
    let mut ticked: Vec<PersonId> = parsed.collect::<Result<_, _>>()?;
    if let Some(me) = me.filter(|_| fields.is("me", "yes")) {
        ticked.insert(0, me);
    }
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let stays = |person: &PersonId| ticked.contains(person) || (say.name(*person).is_none() && Some(*person) != me);
    let stood: Vec<PersonId> = was.iter().flat_map(|was| was.who.iter().copied()).filter(stays).collect();
    let new: Vec<PersonId> = ticked.into_iter().filter(|person| !stood.contains(person)).collect();
    Ok(stood.into_iter().chain(new).collect())
}

fn links(fields: &Fields) -> Result<Vec<Link>, Refusal> {
    fields.get("link").split_whitespace().map(Link::parse).collect()
}

/// What an outcome is, filled in for a reader.
pub fn filled(reader: &Reader, about: &About) -> Fields {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let mut values = Fields::default().with("what", about.what.as_str());
    for person in &about.who {
        values = match reader.person() {
            Some(me) if me == *person => values.with("me", "yes"),
            _ if say.name(*person).is_some() => values.with("who", person.0.to_string()),
            _ => values,
        };
    }
    for remark in &about.remarks {
        values = values.with("remark", remark.as_str());
    }
    let links: Vec<&str> = about.links.iter().map(Link::as_str).collect();
    values = values.with("link", links.join(" "));
    values = values.with("theme", themes::filled(&reader.view.event, about.theme));
    if let Some(project) = about.project {
        values = values.with("project", project.0.short());
    }
    match about.kind {
        Some(kind) => values.with("kind", kind_id(kind)),
        None => values,
    }
}

/// What an outcome is, part by part, as a person reads it.
pub fn said(say: Say<'_>, about: &About) -> Vec<Said> {
    parts(say, about, say.names(about.who.iter().copied()))
}

/// The same of what a form says.
pub fn said_in(posted: &Posted, say: Say<'_>, was: &About) -> Result<Vec<Said>, Refusal> {
    let fields = &posted.fields;
    let who = ticked(posted, posted.reader.person(), Some(was))?;
    let about = About {
        remarks: was.remarks.iter().filter(|remark| fields.is("remark", remark.as_str())).cloned().collect(),
        what: Text::note(fields.get("what"), Field::What)?,
        links: links(fields)?,
        project: forms::project(posted)?,
        kind: serde_json::from_value(fields.get("kind").into()).ok(),
        theme: themes::chosen(fields, &posted.reader.view.event)?,
        who,
    };
    let typed = fields.get("others").trim();
    let names = [say.names(about.who.iter().copied()), typed.to_owned()];
    Ok(parts(say, &about, say.list(names.into_iter().filter(|text| !text.is_empty()))))
}

fn parts(say: Say<'_>, about: &About, who: String) -> Vec<Said> {
    let w = say.words;
    let remarks: Vec<&str> = about.remarks.iter().map(Text::as_str).filter(|text| !text.is_empty()).collect();
    let who = if remarks.is_empty() { who } else { format!("{who} ({})", say.list(remarks)) };
    let links: Vec<&str> = about.links.iter().map(Link::as_str).collect();
    let project = project_of(say, about.project, say.event().moment.today).map_or_else(String::new, |(_, title)| title);
    vec![
        Said::new("what", w.what_came_of_it(), about.what.as_str()),
        Said::new("who", w.who(), who),
        Said::new("links", w.a_link(), links.join(" ")),
        Said::new("project", w.from_which_project(), project),
        Said::new("kind", w.what_kind(), about.kind.map_or("", |kind| kind_word(kind, w))),
        Said::new("theme", w.task_theme(), themes::name_of(say.event(), about.theme, w).unwrap_or_default()),
    ]
}
