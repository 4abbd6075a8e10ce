//! Making two projects one: its people sit at the other table now, what came of it stands there, and both keep their history.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::project::Command as ProjectCommand;
use domain::{Command, Date, Field, Project, Refusal, Thing};
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
    /// The other projects: letters of the address, title and place.
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
            let name = title(other.about.title.as_str(), w);
            (other.days.contains_key(&day), place.map_or_else(|| name.clone(), |place| format!("{name} · {place}")), other.id.0.short())
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
        others: others.into_iter().map(|(_, name, letters)| (letters, name)).collect(),
    }
    .render()
    .unwrap_or_default()
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
