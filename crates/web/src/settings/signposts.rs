//! Where everything is that everybody looks for.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::event::{Command as EventCommand, MOST_SIGNPOSTS};
use domain::{Act, Command, Field, Landmark, Refusal, Signpost, Text};
use ledger::View;
use words::Words;

use super::{Sheet, begun, filled_rows, kept};
use crate::app::App;
use crate::board::landmark_word;
use crate::door;
use crate::forms::{Both, Failed, Fields, Form, Posted, Said, show};
use crate::page::Page;
use crate::reader::Reader;

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/settings/signposts", get(signposts).post(put))
}

/// What every house has, in the order in which people ask for it; anything else follows in the event's own words.
const USUAL: [(&str, Landmark); 5] = [
    ("wifi", Landmark::Wifi),
    ("coffee", Landmark::Coffee),
    ("quiet", Landmark::Quiet),
    ("toilets", Landmark::Toilets),
    ("step-free", Landmark::StepFree),
];

const PARTS: &[(&str, &[&str])] = &[
    ("wifi", &["wifi"]),
    ("coffee", &["coffee"]),
    ("quiet", &["quiet"]),
    ("toilets", &["toilets"]),
    ("step-free", &["step-free"]),
    ("others", &["other-"]),
];

#[derive(Template)]
#[template(path = "settings/signposts.html")]
struct SignpostsPage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    /// Name in forms and word, the wifi left out.
    usual: Vec<(&'static str, String)>,
    others: usize,
}

fn values(view: &View) -> Fields {
    let (mut values, mut others) = (Fields::default(), 0);
    for post in &view.event.strip {
        if let Landmark::Other(what) = &post.to {
            values = values.with(&format!("other-what-{others}"), what.as_str()).with(&format!("other-{others}"), post.text.as_str());
            others += 1;
        } else if let Some((name, _)) = USUAL.iter().find(|(_, landmark)| *landmark == post.to) {
            values = values.with(name, post.text.as_str());
            if post.to == Landmark::Wifi {
                values = values.with("wifi-secret", post.secret.as_str());
            }
        }
    }
    values
}

fn said(w: Words, fields: &Fields) -> Vec<Said> {
    let mut parts: Vec<Said> =
        USUAL.iter().map(|(name, landmark)| Said::new(name, landmark_word(landmark, w), fields.get(name).trim())).collect();
    let secret = fields.get("wifi-secret").trim();
    if !secret.is_empty() {
        parts[0].text = format!("{}, {secret}", parts[0].text);
    }
    let others = (0..others(fields)).map(|n| format!("{}: {}", fields.get(&format!("other-what-{n}")), fields.get(&format!("other-{n}"))));
    parts.push(Said::new("others", w.other_signposts(), others.filter(|line| line != ": ").collect::<Vec<_>>().join("\n")));
    parts
}

fn others(fields: &Fields) -> usize {
    filled_rows(fields, &["other-what", "other"], MOST_SIGNPOSTS + SPARE)
}

/// Rows for one more thing.
const SPARE: usize = 2;

async fn signposts(reader: Reader) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let now = values(&reader.view);
    let form = Form::empty(&reader, begun(&said(reader.words, &now), now));
    show(&reader, StatusCode::OK, page(&reader, form, Both::default()))
}

fn page(reader: &Reader, form: Form, both: Both) -> String {
    let w = reader.words;
    SignpostsPage {
        page: Page::of(reader, w.where_is_what().to_owned(), ""),
        w,
        was: kept(&form.values),
        others: (others(&form.values) + SPARE).min(MOST_SIGNPOSTS),
        form,
        both,
        usual: USUAL[1..].iter().map(|(name, landmark)| (*name, landmark_word(landmark, w).to_owned())).collect(),
    }
    .render()
    .unwrap_or_default()
}

async fn put(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let w = posted.reader.words;
    let sheet = Sheet { parts: PARTS, values: &|view| Some(values(view)), said: &|_, fields| said(w, fields) };
    sheet.put(posted, put_it, "settings", page).await
}

async fn put_it(posted: &Posted) -> Result<(), Failed> {
    let strip = strip(&posted.fields)?;
    posted.ask(posted.order()?.with(Command::Event(EventCommand::Signpost { seen: posted.fields.seq(), strip }))).await?;
    Ok(())
}

fn strip(fields: &Fields) -> Result<Vec<Signpost>, Refusal> {
    let mut strip = Vec::new();
    for (name, to) in USUAL {
        let text = Text::line(fields.get(name), Field::Signpost)?;
        let secret = if to == Landmark::Wifi { Text::line(fields.get("wifi-secret"), Field::Signpost)? } else { Text::empty() };
        match (text.is_empty(), secret.is_empty()) {
            (true, true) => {}
            (true, false) => return Err(Refusal::Empty { field: Field::Signpost }),
            (false, _) => strip.push(Signpost { to, text, secret }),
        }
    }
    for n in 0..others(fields) {
        let what = Text::line(fields.get(&format!("other-what-{n}")), Field::Signpost)?;
        let text = Text::line(fields.get(&format!("other-{n}")), Field::Signpost)?;
        match (what.is_empty(), text.is_empty()) {
            (true, true) => {}
            (false, false) => strip.push(Signpost { to: Landmark::Other(what), text, secret: Text::empty() }),
            _ => return Err(Refusal::Empty { field: Field::Signpost }),
        }
    }
    Ok(strip)
}
