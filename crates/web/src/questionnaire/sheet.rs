//! The coordinators' side: what is asked, as it is asked; changed as a file, or back to what is asked everywhere.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::coming::Command as ComingCommand;
use domain::questionnaire::Questionnaire;
use domain::{Act, Command, Refusal};
use words::Words;

use super::draw::{self, Asked, Input};
use super::file;
use super::seen_by;
use crate::app::App;
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/settings/questionnaire", get(sheet).post(put))
}

#[derive(Template)]
#[template(path = "questionnaire/sheet.html")]
struct SheetPage {
    page: Page,
    w: Words,
    form: Form,
    seen_by: String,
    /// Whether the event has questions of its own.
    own: bool,
    /// Whether the questions as they are drawn are not kept yet.
    preview: bool,
    questions: Vec<Asked>,
    written: String,
}

async fn sheet(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let questions = reader.view.event.questionnaire();
    let written = file::write(&questions);
    page(&reader, StatusCode::OK, Form::empty(&reader, Fields::default()), &questions, written, false)
}

fn page(reader: &Reader, status: StatusCode, form: Form, questions: &Questionnaire, written: String, preview: bool) -> Response {
    let (w, event) = (reader.words, &reader.view.event);
    let page = SheetPage {
        page: Page::of(reader, w.the_questionnaire().to_owned(), ""),
        w,
        form,
        seen_by: seen_by(reader),
        own: event.questions.as_ref().is_some_and(|questions| !questions.questions.is_empty()),
        preview,
        questions: draw::asked(w, event, questions, &Fields::default(), &BTreeMap::new()),
        written,
    };
    show(reader, status, page.render().unwrap_or_default())
}

/// What is written is shown first as it would be asked, or kept, or thrown away for what is asked everywhere.
async fn put(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let written = posted.fields.get("questions").to_owned();
    let standard = posted.fields.is("do", "standard");
    let read = if standard { Ok(Questionnaire::default()) } else { file::read_any(&written) };
    let questions = match read {
        Ok(questions) => questions,
        Err(unreadable) => {
            let mut form = Form::empty(reader, posted.fields.clone());
            form.notice = Some(Notice { text: unreadable.words(reader.words), field: None, anyway: false });
            return page(reader, StatusCode::UNPROCESSABLE_ENTITY, form, &reader.view.event.questionnaire(), written, false);
        }
    };
    if posted.fields.is("do", "preview") {
        let mut form = Form::empty(reader, posted.fields.clone());
        form.seq = posted.fields.seq();
        return page(reader, StatusCode::OK, form, &questions, written, true);
    }
    match ask(&posted, questions).await {
        Ok(()) => posted.done(&format!("{}/settings/questionnaire", reader.root())),
        Err(failed) => {
            let mut form = posted.again(&failed);
            if let (Some(notice), Failed::Refused(Refusal::IdTaken | Refusal::Empty { .. })) = (&mut form.notice, &failed) {
                reader.words.questions_do_not_hang_together().clone_into(&mut notice.text);
            }
            page(reader, failed.status(), form, &reader.view.event.questionnaire(), written, false)
        }
    }
}

async fn ask(posted: &Posted, questions: Questionnaire) -> Result<(), Failed> {
    let ask = ComingCommand::Ask { seen: posted.fields.seq(), questions };
    posted.ask(posted.order()?.with(Command::Coming(ask))).await?;
    Ok(())
}
