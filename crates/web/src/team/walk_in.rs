//! Whoever walks in: with the word of the day by themselves, or by a greeter's tap.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Act, Actor, Field, PersonId, Refusal, Role, Thing};
use words::Words;

use super::{asked, say};
use crate::board::{self, title};
use crate::door;
use crate::forms::{Failed, Fields, Form, Posted, show};
use crate::home::Asked;
use crate::me::JUST_CAME_IN;
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;

#[derive(Template)]
#[template(path = "team/come_in.html")]
struct ComeInPage {
    page: Page,
    w: Words,
    title: String,
    form: Form,
    newcomers: Option<String>,
}

/// Whoever is in already wants the board.
fn to_the_board(reader: &Reader) -> Option<Response> {
    (reader.role() > Role::Visitor).then(|| Redirect::to(&format!("{}/", reader.root())).into_response())
}

pub async fn page(reader: Reader, uri: Uri) -> Response {
    if let Some(response) = to_the_board(&reader) {
        return response;
    }
    // As it is said: the address has hyphens where there are spaces.
    let word = asked(&uri, "word").replace(['-', '+'], " ");
    let form = Form::empty(&reader, Fields::default().with("word", word));
    show(&reader, StatusCode::OK, draw(&reader, form))
}

fn draw(reader: &Reader, form: Form) -> String {
    let w = reader.words;
    let newcomers = reader.view.event.contacts.newcomers.and_then(|person| say(reader).name(person)).map(|name| w.is_glad_to_help(name));
    let title = title(reader.view.event.title.as_str(), w);
    ComeInPage { page: Page::of(reader, w.come_in().to_owned(), ""), w, title, form, newcomers }.render().unwrap_or_default()
}

pub async fn come_in(wanted: Asked, mut posted: Posted) -> Response {
    let old = posted.gets_a_new_name();
    let reader = &posted.reader;
    if let Some(response) = to_the_board(reader) {
        return response;
    }
    if let Err(too_often) = wanted.may_say_a_word(&reader.app) {
        return *too_often;
    }
    match let_in_by_word(&posted).await {
        Ok(()) => {
            if let Some(old) = old {
                // What stays behind where it cannot be written now is a visitor's.
                let _ = reader.app.ledger().end_session(reader.view.slug.as_str(), old).await;
            }
            // Next they say in which house they are.
            posted.done(&format!("{}/me?{JUST_CAME_IN}", reader.root()))
        }
        Err(failed) => {
            // An empty field is no guess.
            if matches!(failed, Failed::Refused(Refusal::WrongWord)) && !posted.fields.get("word").trim().is_empty() {
                wanted.said_a_wrong_word(&reader.app);
            }
            show(reader, failed.status(), draw(reader, posted.again(&failed)))
        }
    }
}

/// The word first: whoever does not know it makes nobody known, and where only those with a ticket write, it is what lets one
/// say one's name.
async fn let_in_by_word(posted: &Posted) -> Result<(), Failed> {
    let reader = &posted.reader;
    let mut order = posted.order()?;
    let word = posted.fields.get("word");
    reader.app.ledger().say_word(reader.view.slug.as_str(), word, posted.known_as(), reader.person()).await?;
    if !order.commands.is_empty() {
        order.actor = Actor { role: Role::Participant, ..order.actor };
        posted.ask(order).await?;
    }
    Ok(())
}

/// A greeter's tap.
pub async fn let_in(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Admit) {
        return problem.into_response();
    }
    let asked = async {
        let people = &reader.view.event.people;
        let person: PersonId =
            board::find(people.keys().map(|id| (*id, id.0)), Path(letters)).ok_or(Refusal::Gone { thing: Thing::Person })?;
        reader.app.ledger().let_in(reader.view.slug.as_str(), reader.actor(), reader.view.event.now(person)).await?;
        Ok::<_, Failed>(person)
    };
    match asked.await {
        Ok(person) => posted.done(&format!("{}/people#{}", reader.root(), board::element("w", person.0))),
        Err(Failed::Refused(Refusal::Gone { thing: Thing::Session })) => {
            Problem::gone(reader, reader.words.nobody_to_let_in()).into_response()
        }
        Err(Failed::Refused(refused)) => Problem::gone(reader, refusal::words(say(reader), &refused)).into_response(),
        Err(Failed::Rejected(rejected)) => Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}
