//! Writing a letter to many: first who gets it and how it reads, then one button.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::{Act, Audience, Field, PersonId, Refusal, Text, VenueId};
use ledger::outbox::{Draft, Kind, Letter};
use ledger::{Opens, Pass, TokenHash};
use words::{Lang, Words};

use super::compose::{About, compose, end_of_link, language_of};
use super::groups::{Group, Mailing, Recipients};
use super::say;
use crate::door;
use crate::forms::{Failed, Fields, Form, Posted, new_token, show};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::share::Base;

#[derive(Template)]
#[template(path = "letters/write.html")]
struct WritePage {
    page: Page,
    w: Words,
    form: Form,
    heading: String,
    to: String,
    /// Whether the coordinator writes it.
    own_words: bool,
    /// Whether it can be sent from this page.
    ready: bool,
    recipients: usize,
    names: String,
    without: usize,
    names_without: String,
    before: usize,
    samples: Vec<Sample>,
    local: bool,
}

/// How a letter reads in one language.
struct Sample {
    lang: &'static str,
    language: &'static str,
    subject: String,
    text: String,
}

/// What stands in the place of a link's secret where a letter is only looked at.
const SECRET: &str = "…";

pub async fn page(reader: Reader, headers: HeaderMap, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let axum::extract::Query(pairs) = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let mut fields = Fields::new(pairs).with("once", new_token());
    if fields.get("kind").is_empty() {
        fields = fields.with("kind", Kind::Message.word()).with("to", Group::Placed.word());
    }
    let Some(mailing) = Mailing::named(&reader.view.event, fields.get("kind"), fields.get("to")) else {
        return Problem::gone(&reader, reader.words.nobody_to_write_to()).into_response();
    };
    match reader.app.ledger().letters(reader.view.slug.as_str()).await {
        Ok(letters) => {
            let form = Form::empty(&reader, fields);
            show(&reader, StatusCode::OK, draw(&reader, &headers, mailing, form, &letters, mailing.kind != Kind::Message))
        }
        Err(rejected) => Problem::not_now(&reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}

fn draw(reader: &Reader, headers: &HeaderMap, mailing: Mailing, form: Form, letters: &[Letter], ready: bool) -> String {
    let (w, say) = (reader.words, say(reader));
    let found = mailing.recipients(&reader.view, letters, form.v("once"));
    let base = Base::of(&reader.app, headers);
    let own_words = mailing.kind == Kind::Message;
    let heading = match (mailing.kind, mailing.group) {
        (Kind::Reminder, Group::Coming(day)) => w.letters_reminder(say.day_long(day)),
        (Kind::Moved, Group::Moved(day)) => w.letters_moved(say.day_long(day)),
        (Kind::Place, _) => w.letters_place().to_owned(),
        _ => w.letters_message().to_owned(),
    };
    let samples = if ready { samples(reader, &base, mailing, &form, &found) } else { vec![] };
    WritePage {
        page: Page::of(reader, heading.clone(), ""),
        w,
        heading,
        to: mailing.group.name(say),
        own_words,
        ready: ready && !found.to.is_empty(),
        recipients: found.to.len(),
        names: names(reader, found.to.iter().map(|(person, _)| *person)),
        without: found.without.len(),
        names_without: names(reader, found.without.iter().copied()),
        before: found.before.len(),
        samples,
        local: base.is_local(),
        form,
    }
    .render()
    .unwrap_or_default()
}

fn names(reader: &Reader, people: impl Iterator<Item = PersonId>) -> String {
    let names: Vec<&str> = people.filter_map(|person| crate::say::name(&reader.view, person, Audience::Team)).collect();
    names.join(" · ")
}

/// How it reads for the first in each language.
fn samples(reader: &Reader, base: &Base, mailing: Mailing, form: &Form, found: &Recipients) -> Vec<Sample> {
    let (subject, text) = (form.v("subject"), form.v("text"));
    let root = base.with(&reader.root());
    let first = |lang: Lang| found.to.iter().map(|(person, _)| *person).find(|person| language_of(&reader.view, *person) == lang);
    let sample = |lang: Lang| {
        let person = first(lang)?;
        let about = about(reader, mailing, person, subject, text)?;
        let composed = compose(&reader.view, person, &about, &root, SECRET);
        Some(Sample { lang: lang.code(), language: lang.own_name(), subject: composed.subject, text: composed.body.text })
    };
    Lang::ALL.iter().copied().filter_map(sample).collect()
}

fn about<'a>(reader: &Reader, mailing: Mailing, person: PersonId, subject: &'a str, text: &'a str) -> Option<About<'a>> {
    match (mailing.kind, mailing.group) {
        (Kind::Place, _) => end_of_link(&reader.view.event, reader.app.ledger().clock().now()).map(About::Place),
        (Kind::Reminder, Group::Coming(day)) => Some(About::Reminder(day)),
        (Kind::Moved, Group::Moved(day)) => {
            let house: VenueId = reader.view.event.coming(day, person)?.venue?;
            Some(About::Moved(day, house))
        }
        (Kind::Message, _) => Some(About::Message { subject, text }),
        _ => None,
    }
}

pub async fn send(headers: HeaderMap, posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let fields = &posted.fields;
    let Some(mailing) = Mailing::named(&reader.view.event, fields.get("kind"), fields.get("to")) else {
        return Problem::bad_form(reader, StatusCode::UNPROCESSABLE_ENTITY).into_response();
    };
    let letters = match reader.app.ledger().letters(reader.view.slug.as_str()).await {
        Ok(letters) => letters,
        Err(rejected) => return Problem::not_now(reader, refusal::rejected(reader.words, &rejected)).into_response(),
    };
    let asked = async {
        let (subject, text) = own_words(mailing, fields)?;
        if !fields.is("do", "send") {
            return Ok::<_, Failed>(None);
        }
        let drafts = drafts(reader, &Base::of(&reader.app, &headers), mailing, &letters, fields.get("once"), &subject, &text);
        Ok(Some(reader.app.ledger().write_letters(reader.view.slug.as_str(), reader.actor(), drafts).await?))
    };
    match asked.await {
        Ok(Some(written)) => posted.done(&format!("{}/letters?written={written}", reader.root())),
        Ok(None) => {
            let form = Form::empty(reader, fields.clone());
            show(reader, StatusCode::OK, draw(reader, &headers, mailing, form, &letters, true))
        }
        Err(failed) => {
            let form = posted.again(&failed);
            show(reader, failed.status(), draw(reader, &headers, mailing, form, &letters, false))
        }
    }
}

/// What the coordinator wrote; nothing where the letter is not theirs.
fn own_words(mailing: Mailing, fields: &Fields) -> Result<(String, String), Refusal> {
    if mailing.kind != Kind::Message {
        return Ok(Default::default());
    }
    let subject = Text::some_line(fields.get("subject"), Field::Title)?;
    let text = Text::some_note(fields.get("text"), Field::Text)?;
    Ok((subject.as_str().to_owned(), text.as_str().to_owned()))
}

fn drafts(reader: &Reader, base: &Base, mailing: Mailing, letters: &[Letter], once: &str, subject: &str, text: &str) -> Vec<Draft> {
    let found = mailing.recipients(&reader.view, letters, once);
    let draft = |(person, key): (PersonId, String)| {
        let about = about(reader, mailing, person, subject, text)?;
        Some(self::draft(reader, base, mailing.kind, person, key, &about))
    };
    found.to.into_iter().filter_map(draft).collect()
}

/// A letter to somebody, with a link of its own where it has one.
pub fn draft(reader: &Reader, base: &Base, kind: Kind, person: PersonId, key: String, about: &About<'_>) -> Draft {
    let token = new_token();
    let opens = match kind {
        Kind::Place => Some(Opens::Place),
        Kind::Reminder => Some(Opens::Answer),
        Kind::Moved | Kind::Message => None,
    };
    let expires = end_of_link(&reader.view.event, reader.app.ledger().clock().now());
    let pass = opens.zip(expires).map(|(opens, expires)| (TokenHash::of(&token), Pass { person, opens, expires }));
    let composed = compose(&reader.view, person, about, &base.with(&reader.root()), &token);
    let id: domain::Id = new_token().parse().expect("a token is an id's letters");
    let message_id = format!("<{id}@{}>", host(base));
    Draft { id, key, person, kind, message_id, subject: composed.subject, body: composed.body, pass }
}

/// The host in a `Message-ID`: ours where it has a name, else one that nobody has.
fn host(base: &Base) -> String {
    let short = base.short("");
    let name = short.split([':', '/']).next().unwrap_or("").to_ascii_lowercase();
    let is_name = name.contains('.') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    if is_name { name } else { "impl-days.invalid".to_owned() }
}
