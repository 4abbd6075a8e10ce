//! The free corner of a day: Markdown that anybody may write, beside the board's own rows.

use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::event::Command as EventCommand;
use domain::{Command, Date, Field, Refusal, Text};
use words::Words;

use crate::app::App;
use crate::board::day_of;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::markdown::{shown, shown_below_title};
use crate::page::{Page, html};
use crate::reader::Reader;
use crate::say::Say;

/// Largest body of a form with a page in it, in bytes: each of its 20 000 characters may need 12 of them in a form.
const BODY_LIMIT: usize = 256 * 1024;

/// Addresses of the corner.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/corner", get(corner).post(write).layer(DefaultBodyLimit::max(BODY_LIMIT)))
        .route("/{event}/corner/edit", get(edit))
}

#[derive(Template)]
#[template(path = "corner/corner.html")]
struct CornerPage {
    page: Page,
    w: Words,
    day: Date,
    day_name: String,
    text: String,
    /// Who wrote into it last.
    by: Option<String>,
}

async fn corner(reader: Reader, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let day_name = say.day_name(day);
    let page = CornerPage {
        page: Page::of(&reader, w.corner_of(&day_name), &format!("day={day}")).hearing(&reader, day),
        w,
        day,
        day_name,
        text: shown_below_title(event.corner(day)),
        by: event.corners.get(&day).map(|corner| say.who(corner.written.1)),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}

#[derive(Template)]
#[template(path = "corner/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    day_name: String,
    /// How it would look.
    preview: Option<String>,
    /// What stands there now, where somebody wrote meanwhile.
    theirs: Option<String>,
}

async fn edit(reader: Reader, uri: Uri) -> Response {
    match day_of(&reader, &uri) {
        Ok(day) => {
            let form = Form::empty(&reader, Fields::default().with("text", reader.view.event.corner(day)));
            show(&reader, StatusCode::OK, edit_page(&reader, day, form, None, None))
        }
        Err(problem) => problem.into_response(),
    }
}

fn edit_page(reader: &Reader, day: Date, form: Form, preview: Option<String>, theirs: Option<String>) -> String {
    let w = reader.words;
    let day_name = Say { view: &reader.view, audience: reader.audience(), words: w }.day_name(day);
    let page = Page::of(reader, w.corner_of(&day_name), &format!("day={day}"));
    EditPage { page, w, form, day, day_name, preview, theirs }.render().unwrap_or_default()
}

async fn write(posted: Posted) -> Response {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let event = &reader.view.event;
    let day = fields.day().ok().filter(|day| event.day(*day).is_some()).unwrap_or(event.moment.today);
    if fields.is("preview", "yes") {
        // Whoever looks at it first has seen no more than before.
        let form = Form { seq: fields.seq(), ..Form::empty(reader, fields.clone()) };
        let preview = shown(fields.get("text"), None).html;
        return show(reader, StatusCode::OK, edit_page(reader, day, form, Some(preview), None));
    }
    match write_it(&posted).await {
        Ok(()) => posted.done(&format!("{}/?day={day}#corner", reader.root())),
        Err(failed) => {
            let now = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
            let theirs = matches!(failed, Failed::Refused(Refusal::ChangedSince { .. })).then(|| now.event.corner(day).to_owned());
            show(reader, failed.status(), edit_page(reader, day, posted.again(&failed), None, theirs))
        }
    }
}

async fn write_it(posted: &Posted) -> Result<(), Failed> {
    let fields = &posted.fields;
    let text = Text::page(fields.get("text"), Field::Corner)?;
    let write = EventCommand::Corner { seen: fields.seq(), day: fields.day()?, text };
    posted.ask(posted.order()?.with(Command::Event(write))).await?;
    Ok(())
}
