//! Making two projects one: its people sit at the other table now, what came of it stands there, and both keep their history.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::project::{Command as ProjectCommand, OnDay};
use domain::{Command, Date, Event, Field, Project, Refusal, Thing};
use words::Words;

use super::{address, found, id_of, missing};
use crate::board::{day_of, title};
use crate::forms::{Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;

#[derive(Template)]
#[template(path = "project/merge.html")]
struct MergePage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    here: String,
    title: String,
    day_name: String,
    /// How many people sit at it on the day and would move.
    moving: usize,
    /// The other projects: letters of the address, title, place and how many seats are free there.
    others: Vec<(String, String)>,
}

fn merge_page(reader: &Reader, project: &Project, day: Date, form: Form) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let mut others: Vec<(bool, String, String)> = event
        .projects
        .values()
        .filter(|other| other.id != project.id && !other.withdrawn)
        .map(|other| {
            let place = other.days.get(&day).map(|on_day| say.place(&on_day.place)).filter(|place| !place.is_empty());
            let free = free_at(event, project, other, day).map(|free| w.merge_seats_free(free));
            let parts = [Some(title(other.about.title.as_str(), w)), place, free];
            let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            (other.days.contains_key(&day), name, other.id.0.short())
        })
        .collect();
    // Those of the day first.
    others.sort_by(|(of_day, name, _), (other_of_day, other, _)| other_of_day.cmp(of_day).then_with(|| name.cmp(other)));
    MergePage {
        page: Page::of(reader, w.merge_with_another().to_owned(), &format!("day={day}")),
        w,
        form,
        day,
        here: address(reader, project.id),
        title: title(project.about.title.as_str(), w),
        day_name: say.day_name(day),
        moving: project.days.get(&day).map_or(0, |on_day| on_day.members.len()),
        others: others.into_iter().map(|(_, name, letters)| (letters, name)).collect(),
    }
    .render()
    .unwrap_or_default()
}

/// How many of the one project's people the other has seats for on a day, where it or its room has a limit.
fn free_at(event: &Event, project: &Project, other: &Project, day: Date) -> Option<u32> {
    let there = other.days.get(&day).filter(|on_day| on_day.state.sits())?;
    let heads = |on_day: &OnDay| u32::try_from(on_day.members.len()).unwrap_or(u32::MAX);
    let at_it = other.about.seats.map(|seats| seats.saturating_sub(heads(there)));
    let in_room = there.place.room.and_then(|room| event.room(room)).and_then(|(_, room)| {
        // Whoever sits in the same room already takes no seat more.
        let taken = event.heads_in_room(day, room.id, Some(project.id));
        Some(room.seats?.saturating_sub(taken))
    });
    [at_it, in_room].into_iter().flatten().min()
}

pub async fn merge(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri) -> Response {
    let (Some(project), Ok(day)) = (found(&reader, &letters), day_of(&reader, &uri)) else { return missing(&reader, &letters, &uri) };
    show(&reader, StatusCode::OK, merge_page(&reader, project, day, Form::empty(&reader, Fields::default())))
}

pub async fn into_one(Path((_, letters)): Path<(String, String)>, uri: Uri, posted: Posted) -> Response {
    let reader = &posted.reader;
    let day = posted.fields.day().unwrap_or(reader.view.event.moment.today);
    let Some(project) = found(reader, &letters) else { return missing(reader, &letters, &uri) };
    let asked = async {
        let into = match posted.fields.get("into") {
            "" => Err(Refusal::Empty { field: Field::Project }),
            into => id_of(&reader.view.event, into).ok_or(Refusal::Gone { thing: Thing::Project }),
        }?;
        let merge = ProjectCommand::Merge { project: project.id, into, anyway: posted.anyway() };
        posted.ask(posted.order()?.with(Command::Project(merge))).await.map(|_| into)
    };
    match asked.await {
        Ok(into) => posted.done(&format!("{}?day={day}&from={}", address(reader, into), project.id.0.short())),
        Err(failed) => show(reader, failed.status(), merge_page(reader, project, day, posted.again(&failed))),
    }
}
