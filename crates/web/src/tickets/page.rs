//! The page where a file of tickets is given: first what it would do, then, on a second press, that.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::event::Command as EventCommand;
use domain::{Act, Audience, Command, CommandId, Editing, Facts, PersonId, Role};
use formats::tickets::{Column, Odd, QUESTIONS, Reading, Refusal as Unreadable, Seen, Source, What as OddWhat, read};
use ledger::{Listing, Order, Rejected, View};
use words::Words;

use super::import::Import;
use super::plan::{Becomes, Kept, Plan, Step, What, is_over, plan};
use crate::app::App;
use crate::door;
use crate::forms::{Failed, Fields, Form, Notice, Posted, show};
use crate::page::Page;
use crate::people::address;
use crate::reader::Reader;

/// Largest body of the form. Whoever has more than that has the command line as well.
const BODY_LIMIT: usize = 32 * 1024 * 1024;

/// How many rows of a kind are shown; the others are counted.
const SHOWN: usize = 100;

/// Addresses of tickets.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/{event}/people/tickets", get(empty).post(given).layer(DefaultBodyLimit::max(BODY_LIMIT)))
}

#[derive(Template)]
#[template(path = "tickets/tickets.html")]
struct TicketsPage {
    page: Page,
    w: Words,
    form: Form,
    /// What was done just now.
    done: bool,
    /// Who could still write if tickets were needed for it; none where that is so already.
    tickets_only: Option<String>,
    preview: Option<Preview>,
    /// Whether somebody corrects the columns just now.
    columns_open: bool,
    /// The columns of a table in which no tickets were found, to say what they are.
    asks: Vec<ColumnRow>,
}

/// What the file would do, in words.
struct Preview {
    summary: Vec<String>,
    nothing: bool,
    /// Whether the days are over and nothing is brought in any more.
    over: bool,
    /// Name, and what is said of it.
    new: Group,
    updates: Group,
    leaves: Group,
    kept: Group,
    odd: Group,
    columns: Vec<ColumnRow>,
    /// What each option of a question is, where it has a column of its own.
    choices: Vec<String>,
    never: Vec<String>,
    options: Vec<String>,
    scanning: &'static str,
}

/// Some rows, and how many more there are.
struct Group {
    number: usize,
    rows: Vec<Row>,
    more: Option<String>,
}

struct Row {
    href: Option<String>,
    name: String,
    said: String,
}

/// A column, and what it can be.
struct ColumnRow {
    heading: String,
    sample: String,
    /// Word, what it means, whether it is chosen.
    choices: Vec<(String, String, bool)>,
}

async fn empty(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Import) {
        return problem.into_response();
    }
    let done = uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "done=yes"));
    show(&reader, StatusCode::OK, draw(&reader, Form::empty(&reader, Fields::default()), done, None, &[]))
}

/// Who may not bring tickets in is told so before the file is read.
async fn given(State(app): State<App>, reader: Reader, request: Request) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Import) {
        return problem.into_response();
    }
    match Posted::with_file(request, &app).await {
        Ok((posted, file)) => preview_or_bring(posted, file).await,
        Err(response) => response,
    }
}

async fn preview_or_bring(mut posted: Posted, file: Option<Vec<u8>>) -> Response {
    let w = posted.reader.words;
    let Some(given) = Given::of(&posted, file) else {
        return refused(&posted, w.tickets_choose_again().to_owned(), &[]);
    };
    let reading = if given.is_fresh { Reading::default() } else { reading(&posted.fields) };
    if given.is_fresh {
        posted.fields = Fields::default().with("seq", posted.fields.get("seq"));
    }
    let tickets = match read(&given.bytes, &reading) {
        Ok(tickets) => tickets,
        Err(why) => {
            let columns = formats::tickets::columns_of(&given.bytes, &reading);
            let kept = if columns.is_empty() { String::new() } else { given.keep(&posted.reader) };
            posted.fields = Fields::default().with("kept", kept);
            return refused(&posted, unreadable(w, &why), &columns);
        }
    };
    let looked_at = !given.is_fresh;
    let secret = posted.reader.app.ledger().secret();
    if !looked_at || !posted.fields.is("step", "bring") {
        let plan = plan(&posted.reader.view, &secret, &tickets);
        let kept = given.keep(&posted.reader);
        // The page names the file; it does not carry it.
        let others = posted.fields.iter().filter(|(name, _)| !matches!(*name, "text" | "kept"));
        let others = Fields::new(others.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
        let form = Form::empty(&posted.reader, others.with("kept", kept));
        return show(&posted.reader, StatusCode::OK, draw(&posted.reader, form, false, Some(&plan), &[]));
    }
    let over = || posted.reader.app.ledger().view(posted.reader.view.slug.as_str()).is_some_and(|view| is_over(&view));
    if over() {
        return refused(&posted, w.tickets_over().to_owned(), &[]);
    }
    match bring(&posted, Import::new(tickets, secret, posted.id, posted.reader.actor())).await {
        Ok(()) => {
            posted.reader.app.desk().clear(posted.fields.get("kept"), &owner(&posted.reader));
            posted.done(&format!("{}/people/tickets?done=yes", posted.reader.root()))
        }
        Err(failed) => {
            let form = posted.again(&failed);
            show(&posted.reader, failed.status(), draw(&posted.reader, form, false, None, &[]))
        }
    }
}

/// A file that was given just now, or one that lies on the desk since it was looked at.
struct Given {
    bytes: Arc<Vec<u8>>,
    is_fresh: bool,
    /// Under which name it lies there.
    kept: Option<String>,
}

impl Given {
    /// A file that is chosen anew comes before one that was looked at; none where that lies there no more.
    fn of(posted: &Posted, file: Option<Vec<u8>>) -> Option<Self> {
        if let Some(bytes) = file.filter(|bytes| !bytes.is_empty()) {
            return Some(Self { bytes: Arc::new(bytes), is_fresh: true, kept: None });
        }
        let (text, name) = (posted.fields.get("text"), posted.fields.get("kept"));
        if name.is_empty() || !text.trim().is_empty() {
            // Where nothing was given, that is said as of an empty file.
            return Some(Self { bytes: Arc::new(text.as_bytes().to_vec()), is_fresh: false, kept: None });
        }
        let bytes = posted.reader.app.desk().take(name, &owner(&posted.reader))?;
        Some(Self { bytes, is_fresh: false, kept: Some(name.to_owned()) })
    }

    /// Under which name it lies on the desk from now on.
    fn keep(&self, reader: &Reader) -> String {
        let put = || reader.app.desk().put(owner(reader), Arc::clone(&self.bytes));
        self.kept.clone().unwrap_or_else(put)
    }
}

/// Whose files are on the desk: those of one browser at one event.
fn owner(reader: &Reader) -> String {
    format!("{}/{}", reader.view.slug, reader.token.as_deref().unwrap_or(""))
}

async fn bring(posted: &Posted, mut import: Import) -> Result<(), Failed> {
    let reader = &posted.reader;
    let newest = || reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
    while let Some(order) = import.next(&newest()) {
        match posted.ask(order).await {
            // Somebody said something about themselves meanwhile: planned again.
            Err(Failed::Rejected(Rejected::Outdated)) => continue,
            done => done?,
        };
        import.did();
    }
    if posted.fields.is("editing", "tickets") {
        let view = newest();
        if let Some(describe) = tickets_only(&view) {
            let order = Order::new(CommandId(posted.nth(1)), reader.actor());
            posted.ask(order.with(describe)).await?;
        }
    }
    Ok(())
}

/// Tickets are needed to write from now on. All else stands as it does in the same view whose last change was seen.
fn tickets_only(view: &View) -> Option<Command> {
    let event = &view.event;
    let facts = Facts { editing: Editing::Tickets, ..event.facts() };
    (event.editing == Editing::Anyone).then(|| Command::Event(EventCommand::Describe { seen: event.seq, facts }))
}

fn refused(posted: &Posted, text: String, columns: &[Seen]) -> Response {
    let reader = &posted.reader;
    let mut form = Form::empty(reader, posted.fields.clone());
    form.notice = Some(Notice { text, field: None, anyway: false });
    show(reader, StatusCode::UNPROCESSABLE_ENTITY, draw(reader, form, false, None, columns))
}

/// What was said of columns.
fn reading(fields: &Fields) -> Reading {
    let said = fields.all("heading").zip(fields.all("column"));
    let columns = said.filter_map(|(heading, word)| Some((heading.to_owned(), Column::from_word(word)?)));
    Reading { source: None, columns: columns.collect(), options: vec![] }
}

fn unreadable(w: Words, why: &Unreadable) -> String {
    let list = |names: &[String]| crate::say::list(w, names.iter().map(|name| w.quoted(name)));
    match why {
        Unreadable::NotText => w.tickets_not_text().to_owned(),
        Unreadable::TooLarge { bytes, limit } => w.import_too_large(*bytes, *limit),
        Unreadable::Empty => w.tickets_empty().to_owned(),
        Unreadable::NoTickets { looked, found } => w.tickets_none(list(found), list(looked)),
    }
}

fn draw(reader: &Reader, form: Form, done: bool, plan: Option<&Plan>, asks: &[Seen]) -> String {
    let w = reader.words;
    let event = &reader.view.event;
    let may = domain::may(&reader.actor(), Act::Arrange, event.editing).is_ok();
    let still_open = may && event.editing == Editing::Anyone;
    let columns_open = form.values.all("heading").next().is_some();
    let page = TicketsPage {
        page: Page::of(reader, w.tickets_title().to_owned(), ""),
        w,
        done,
        tickets_only: still_open.then(|| w.could_still_write(crate::settings::writers(reader)(Role::Participant))),
        preview: plan.map(|plan| preview(reader, plan)),
        columns_open,
        asks: asks.iter().map(|seen| column_row(reader, seen)).collect(),
        form,
    };
    page.render().unwrap_or_default()
}

fn preview(reader: &Reader, plan: &Plan) -> Preview {
    let w = reader.words;
    let of = |wanted: Becomes| {
        let found: Vec<&Step> = plan.steps.iter().filter(|step| step.becomes == wanted).collect();
        rows(w, found.len(), found.into_iter().take(SHOWN).map(|step| step_row(reader, plan, step)))
    };
    let kept = plan.kept.iter().take(SHOWN).map(|kept| kept_row(reader, plan, kept));
    let odd = plan.odd.iter().map(|odd| Row { href: None, name: odd_words(w, plan, odd), said: at(w, plan, odd.line) });
    let here = plan.here_already.iter().map(|(line, person)| Row {
        href: Some(address(reader, *person)),
        name: name(&reader.view, *person),
        said: format!("{} ({})", w.tickets_here_already(), at(w, plan, *line)),
    });
    let never = plan.columns.iter().filter(|seen| seen.column == Column::NotKept).map(|seen| seen.heading.clone());
    let choice = |seen: &Seen| match &seen.column {
        Column::Choice(key, option) => Some(format!("{} = {}: {option}", seen.heading, meaning(w, key))),
        _ => None,
    };
    let whole = plan.columns.iter().filter(|seen| !matches!(seen.column, Column::Choice(..) | Column::NotKept));
    Preview {
        summary: summary(w, plan),
        nothing: plan.is_empty(),
        over: plan.over,
        new: of(Becomes::New),
        updates: of(Becomes::Updates),
        leaves: of(Becomes::Leaves),
        kept: rows(w, plan.kept.len(), kept),
        odd: rows(w, plan.odd.len() + plan.here_already.len(), here.chain(odd).take(SHOWN)),
        columns: whole.map(|seen| column_row(reader, seen)).collect(),
        choices: plan.columns.iter().filter_map(choice).collect(),
        never: never.collect(),
        options: plan.options.clone(),
        scanning: match (plan.has_secrets, plan.source) {
            (true, _) => w.tickets_scan_yes(),
            (false, Source::Pretix) => w.tickets_scan_pretix(),
            (false, _) => w.tickets_scan_no(),
        },
    }
}

fn rows(w: Words, number: usize, rows: impl Iterator<Item = Row>) -> Group {
    let rows: Vec<Row> = rows.collect();
    let more = (number > rows.len()).then(|| w.tickets_more(number - rows.len()));
    Group { number, rows, more }
}

/// The most different words by which newcomers are told.
const FEW_WORDS: usize = 5;

fn summary(w: Words, plan: &Plan) -> Vec<String> {
    let mut said = vec![w.tickets_found(plan.tickets, source_word(plan.source))];
    let numbers = [
        (plan.count(Becomes::New), w.tickets_come_in(plan.count(Becomes::New))),
        (plan.count(Becomes::Updates), w.tickets_bring_more(plan.count(Becomes::Updates))),
        (plan.count(Becomes::Leaves), w.tickets_go(plan.count(Becomes::Leaves))),
        (plan.same, w.tickets_same(plan.same)),
        (plan.unassigned, w.tickets_unassigned(plan.unassigned)),
        (plan.void, w.tickets_void(plan.void)),
        (plan.erased, w.tickets_erased(plan.erased)),
    ];
    said.extend(numbers.into_iter().filter(|(number, _)| *number > 0).map(|(_, said)| said));
    let newcomers = &plan.newcomers;
    let never = newcomers.never.iter().take(FEW_WORDS).map(|words| w.quoted(words.as_str()));
    let first = newcomers.first.then(|| w.quoted(w.col_first()));
    said.extend((newcomers.number > 0).then(|| w.tickets_newcomers(newcomers.number, crate::say::list(w, never.chain(first)))));
    said
}

const fn source_word(source: Source) -> &'static str {
    match source {
        Source::Tito => "tito",
        Source::Pretix => "pretix",
        Source::Csv => "CSV",
    }
}

fn name(view: &View, person: PersonId) -> String {
    crate::say::name(view, person, Audience::Team).unwrap_or("").to_owned()
}

fn at(w: Words, plan: &Plan, line: u32) -> String {
    match plan.position(line) {
        Some((order, position)) => w.tickets_at_position(order, position),
        None => w.import_at_line(line),
    }
}

fn step_row(reader: &Reader, plan: &Plan, step: &Step) -> Row {
    let w = reader.words;
    let listing = match step.listing {
        Listing::Everyone => w.listing_everyone(),
        Listing::Participants => w.listing_participants(),
        Listing::Handle => w.listing_handle(),
        Listing::Nobody => w.listing_nobody(),
    };
    let code = step.code.as_str();
    let href = (step.becomes != Becomes::New).then(|| address(reader, step.person));
    // A code names its order and position.
    let line = if plan.position(step.line).is_none() { format!(", {}", at(w, plan, step.line)) } else { String::new() };
    Row { href, name: step.name.clone(), said: format!("{code}, {}{line}", w.tickets_shown_to(listing)) }
}

fn kept_row(reader: &Reader, plan: &Plan, kept: &Kept) -> Row {
    let w = reader.words;
    let what = match &kept.what {
        What::Name => w.tickets_is_name().to_owned(),
        What::Email => w.tickets_is_email().to_owned(),
        What::Handle => w.tickets_is_handle().to_owned(),
        What::Listing => w.tickets_is_listing().to_owned(),
        What::Days => w.tickets_is_attend().to_owned(),
        What::Answer(key) => meaning(w, key),
    };
    Row {
        href: Some(address(reader, kept.person)),
        name: name(&reader.view, kept.person),
        said: format!("{what} ({})", at(w, plan, kept.line)),
    }
}

fn column_row(reader: &Reader, seen: &Seen) -> ColumnRow {
    let w = reader.words;
    let mut words: Vec<String> = Column::words().map(str::to_owned).collect();
    words.extend(QUESTIONS.iter().map(|key| (*key).to_owned()));
    let asked = reader.view.event.questionnaire();
    words.extend(asked.questions.iter().map(|question| question.key.clone()).filter(|key| !QUESTIONS.contains(&key.as_str())));
    let chosen = seen.column.word().to_owned();
    if !words.contains(&chosen) {
        words.push(chosen.clone());
    }
    let choices = words.into_iter().map(|word| {
        let is = word == chosen;
        (word.clone(), meaning(w, &word), is)
    });
    ColumnRow { heading: seen.heading.clone(), sample: seen.sample.clone(), choices: choices.collect() }
}

/// What a column's word means.
fn meaning(w: Words, word: &str) -> String {
    let plain = if Column::words().any(|known| known == word) { w.by_key(&format!("tickets-is-{word}"), &[]) } else { None };
    plain.or_else(|| w.by_key(&format!("question-{word}"), &[])).unwrap_or_else(|| word.replace('-', " "))
}

fn odd_words(w: Words, plan: &Plan, odd: &Odd) -> String {
    let first_at = |line: &u32| at(w, plan, *line);
    match &odd.what {
        OddWhat::Cells { cells, headings } => w.tickets_odd_cells(*cells, *headings),
        OddWhat::Unreadable => w.tickets_odd_unreadable().to_owned(),
        OddWhat::NoCode => w.tickets_odd_no_code().to_owned(),
        OddWhat::CodeTwice { first } => w.tickets_odd_code_twice(first_at(first)),
        OddWhat::HandleTwice { first } => w.tickets_odd_handle_twice(first_at(first)),
        OddWhat::EmailTwice { first } => w.tickets_odd_email_twice(first_at(first)),
        OddWhat::SecretTwice { first } => w.tickets_odd_secret_twice(first_at(first)),
        OddWhat::Formula { heading } => w.tickets_odd_formula(heading.as_str()),
        OddWhat::NotRead { heading, text } => w.tickets_odd_not_read(heading.as_str(), text.as_str()),
        OddWhat::Shortened { heading, limit } => w.tickets_odd_shortened(heading.as_str(), *limit),
        OddWhat::Test => w.tickets_odd_test().to_owned(),
    }
}
