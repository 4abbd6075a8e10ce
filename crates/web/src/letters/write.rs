//! Writing a letter to many: first who gets it and how it reads, then one button.

use std::hash::{DefaultHasher, Hash, Hasher};

use askama::Template;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::coming::{Command as ComingCommand, Letter as Written};
use domain::{Act, Audience, Command, CommandId, Field, PersonId, Refusal, Text, VenueId};
use ledger::outbox::{Draft, Kind, Letter};
use ledger::{Opens, Order, Pass, TokenHash};
use words::{Lang, Words};

use super::compose::{About, OwnLines, compose, end_of_link, language_of};
use super::groups::{Group, Mailing, Recipients};
use super::{leads_nowhere, say};
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, command_id, new_token, show};
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
    /// What is to be known of the links before it is sent.
    links: Option<String>,
    /// Where the coordinator adds to what the program writes: the field, its label, and what stands there.
    lines: Vec<(String, String, String)>,
    lines_open: bool,
    /// The mark of what is shown as it reads.
    looked: String,
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
            let own = (mailing.kind != Kind::Message).then(OwnWords::default);
            show(&reader, StatusCode::OK, draw(&reader, &headers, mailing, form, &letters, own.as_ref()))
        }
        Err(rejected) => Problem::not_now(&reader, refusal::rejected(reader.words, &rejected)).into_response(),
    }
}

/// `own` is what the coordinator wrote, where it can be shown as it reads.
fn draw(reader: &Reader, headers: &HeaderMap, mailing: Mailing, form: Form, letters: &[Letter], own: Option<&OwnWords>) -> String {
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
    let samples = own.map(|own| samples(reader, &base, mailing, own, &found)).unwrap_or_default();
    let lines = |lang: &Lang| {
        let field = OwnLines::field(*lang);
        let written = form.v(&field).to_owned();
        (field, w.letter_own_lines(lang.own_name()), written)
    };
    let blocked = leads_nowhere(reader, &base);
    WritePage {
        page: Page::of(reader, heading.clone(), ""),
        w,
        heading,
        to: mailing.group.name(say),
        own_words,
        ready: own.is_some() && !found.to.is_empty() && !blocked,
        recipients: found.to.len(),
        names: names(reader, found.to.iter().map(|(person, _)| *person)),
        without: found.without.len(),
        names_without: names(reader, found.without.iter().copied()),
        before: found.before.len(),
        samples,
        links: super::about_links(reader, &base),
        lines: if own_words { vec![] } else { Lang::ALL.iter().map(lines).collect() },
        lines_open: Lang::ALL.iter().any(|lang| !form.v(&OwnLines::field(*lang)).is_empty()),
        looked: own.map(OwnWords::mark).unwrap_or_default(),
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
fn samples(reader: &Reader, base: &Base, mailing: Mailing, own: &OwnWords, found: &Recipients) -> Vec<Sample> {
    let (root, everybody) = (base.with(&reader.root()), reader.view.everybody());
    let reads = |person: &PersonId| language_of(&reader.view, &everybody, *person);
    let first = |lang: Lang| found.to.iter().map(|(person, _)| *person).find(|person| reads(person) == lang);
    let sample = |lang: Lang| {
        let person = first(lang)?;
        let about = about(reader, mailing, person, own)?;
        let composed = compose(&reader.view, (person, lang), &about, &own.lines, &root, SECRET);
        Some(Sample { lang: lang.code(), language: lang.own_name(), subject: composed.subject, text: composed.body.text })
    };
    Lang::ALL.iter().copied().filter_map(sample).collect()
}

fn about<'a>(reader: &Reader, mailing: Mailing, person: PersonId, own: &'a OwnWords) -> Option<About<'a>> {
    match (mailing.kind, mailing.group) {
        (Kind::Place, _) => end_of_link(&reader.view.event, reader.app.ledger().clock().now()).map(About::Place),
        (Kind::Reminder, Group::Coming(day)) => Some(About::Reminder(day)),
        (Kind::Moved, Group::Moved(day)) => {
            let house: VenueId = reader.view.event.coming(day, person)?.venue?;
            Some(About::Moved(day, house))
        }
        (Kind::Message, _) => Some(About::Message { subject: &own.subject, text: &own.text }),
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
    let again =
        |form: Form, status: StatusCode, own: Option<&OwnWords>| show(reader, status, draw(reader, &headers, mailing, form, &letters, own));
    let own = match OwnWords::read(mailing, fields) {
        Ok(own) => own,
        Err(refused) => {
            let failed = Failed::Refused(refused);
            return again(posted.again(&failed), failed.status(), None);
        }
    };
    let base = Base::of(&reader.app, &headers);
    let mut form = Form::empty(reader, fields.clone());
    if fields.is("do", "send") {
        let not_yet = if leads_nowhere(reader, &base) {
            Some(reader.words.letters_need_an_address())
        } else if fields.get("looked") != own.mark() {
            // What was written since it was looked at is looked at before it goes.
            Some(reader.words.letter_changed_look_again())
        } else {
            None
        };
        let Some(why) = not_yet else {
            return match send_all(reader, &base, mailing, &letters, fields.get("once"), &own).await {
                Ok(written) => posted.done(&format!("{}/letters?written={written}", reader.root())),
                Err(failed) => again(posted.again(&failed), failed.status(), None),
            };
        };
        form.notice = Some(Notice { text: why.to_owned(), field: None, anyway: false });
        return again(form, StatusCode::UNPROCESSABLE_ENTITY, Some(&own));
    }
    again(form, StatusCode::OK, Some(&own))
}

/// What a coordinator wrote: a whole message, or lines in a letter that the program writes.
#[derive(Default, Hash)]
struct OwnWords {
    subject: String,
    text: String,
    lines: OwnLines,
}

impl OwnWords {
    fn read(mailing: Mailing, fields: &Fields) -> Result<Self, Refusal> {
        if mailing.kind != Kind::Message {
            return Ok(Self { lines: OwnLines::read(fields)?, ..Self::default() });
        }
        let subject = Text::some_line(fields.get("subject"), Field::Title)?;
        let text = Text::some_note(fields.get("text"), Field::Text)?;
        Ok(Self { subject: subject.as_str().to_owned(), text: text.as_str().to_owned(), lines: OwnLines::default() })
    }

    /// Tells whether it is the same.
    fn mark(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        format!("{:x}", hasher.finish())
    }
}

/// Writes the letters and says so in the history, both or neither; says how many they are.
async fn send_all(reader: &Reader, base: &Base, mailing: Mailing, letters: &[Letter], once: &str, own: &OwnWords) -> Result<usize, Failed> {
    let (found, everybody) = (mailing.recipients(&reader.view, letters, once), reader.view.everybody());
    let draft = |(person, key): (PersonId, String)| {
        let (about, lang) = (about(reader, mailing, person, own)?, language_of(&reader.view, &everybody, person));
        Some(self::draft(reader, base, mailing.kind, (person, lang), key, &about, &own.lines))
    };
    let drafts: Vec<Draft> = found.to.into_iter().filter_map(draft).collect();
    let (many, people) = (drafts.len(), u32::try_from(drafts.len()).unwrap_or(u32::MAX));
    let Some(letter) = recorded(mailing, own).filter(|_| many > 0) else { return Ok(0) };
    let write = Command::Coming(ComingCommand::Write { letter, people });
    let order = Order::new(act(reader, once, own, &drafts), reader.actor()).with(write);
    reader.app.ledger().ask(reader.view.slug.as_str(), Order { letters: drafts, ..order }).await?;
    Ok(many)
}

/// The id of what a form does for these people: an act of its own for others, the same where it is tried once more.
fn act(reader: &Reader, once: &str, own: &OwnWords, drafts: &[Draft]) -> CommandId {
    let keys: Vec<&str> = drafts.iter().map(|draft| draft.key.as_str()).collect();
    let named = format!("{once} {} {}", own.mark(), keys.join(" "));
    command_id(&reader.app, reader.token.as_deref().unwrap_or(""), "/letters/write", &Fields::default().with("command", named))
}

/// The letter as the history names it.
fn recorded(mailing: Mailing, own: &OwnWords) -> Option<Written> {
    match (mailing.kind, mailing.group) {
        (Kind::Place, _) => Some(Written::Place),
        (Kind::Reminder, Group::Coming(day)) => Some(Written::Reminder { day }),
        (Kind::Moved, Group::Moved(day)) => Some(Written::Moved { day }),
        (Kind::Message, _) => Text::line(&own.subject, Field::Title).ok().map(|subject| Written::Message { subject }),
        _ => None,
    }
}

/// A letter to somebody, in their language and with a link of its own where it has one.
pub fn draft(
    reader: &Reader,
    base: &Base,
    kind: Kind,
    (person, lang): (PersonId, Lang),
    key: String,
    about: &About<'_>,
    own: &OwnLines,
) -> Draft {
    let token = new_token();
    let opens = match kind {
        Kind::Place => Some(Opens::Place),
        Kind::Reminder => Some(Opens::Answer),
        Kind::Moved | Kind::Message => None,
    };
    let expires = end_of_link(&reader.view.event, reader.app.ledger().clock().now());
    let pass = opens.zip(expires).map(|(opens, expires)| (TokenHash::of(&token), Pass { person, opens, expires }));
    let composed = compose(&reader.view, (person, lang), about, own, &base.with(&reader.root()), &token);
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
