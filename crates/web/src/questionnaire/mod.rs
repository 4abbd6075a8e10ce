//! The questionnaire: when somebody comes, what brings them, and what they need. It can be filled in without script, and with script
//! it is saved as one goes. What is answered goes to the profile; when somebody comes is a change like any other.

mod answers;
mod draw;
mod file;
mod newcomer;
mod sheet;
mod text;
mod told;

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use domain::coming::{Answer, Command as ComingCommand, Plan};
use domain::moment::Forget;
use domain::questionnaire::key;
use domain::{Act, Command, Date, Field, PersonId, Refusal};
use ledger::{Listing, Origin, Profile, Rejected};
use words::Words;

pub use file::{read_any, write};
pub use newcomer::{is_new, newness, says_first};
pub use told::{Seen, Told, at_project, cell, columns, leads_for_all, seen, told};

use crate::app::App;
use crate::board::title;
use crate::forms::{Failed, Fields, Form, MOST_TRIES, Notice, Posted, show};
use crate::gathering::{self, Roof};
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;
use answers::{Wrong, asked_now, fields_of, take};
use draw::{Asked, Input};

/// Addresses of the questionnaire.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/questionnaire", get(page).post(answer)).merge(sheet::routes())
}

#[derive(Template)]
#[template(path = "questionnaire/questionnaire.html")]
struct QuestionnairePage {
    page: Page,
    w: Words,
    form: Form,
    /// Who sees what, and until when.
    seen_by: String,
    /// Whether nothing is kept any more, so that nothing is asked.
    over: bool,
    /// Whether the reader has to sign in first.
    closed: bool,
    days: Vec<DayRow>,
    /// What one may say of a day: the word in the form and for people.
    answers: Vec<(&'static str, &'static str)>,
    questions: Vec<Asked>,
    /// At which event of the gathering they said what stands in the form.
    known_from: Option<String>,
    /// Whether there is somewhere to which it may go along.
    has_siblings: bool,
}

/// A day as the form asks about it.
struct DayRow {
    date: Date,
    name: String,
    coming: String,
    /// What there is to know: that one waits for a place, or would.
    remark: Option<String>,
    wrong: Option<String>,
    /// Whether it is not the whole day.
    is_part: bool,
    morning: bool,
    afternoon: bool,
    from: String,
    until: String,
}

async fn page(reader: Reader, headers: HeaderMap) -> Response {
    let (fields, known_from) = match known_elsewhere(&reader, &headers) {
        Some((from, fields)) => (fields, Some(from)),
        None => (filled(&reader), None),
    };
    let form = Form::empty(&reader, fields);
    show(&reader, StatusCode::OK, draw(&reader, form, &BTreeMap::new(), known_from))
}

/// What somebody let go along from a sibling of the gathering, to confirm, and from which; nothing where they said something here already.
fn known_elsewhere(reader: &Reader, headers: &HeaderMap) -> Option<(String, Fields)> {
    let (sibling, person) = gathering::known_elsewhere(reader, headers)?;
    let event = &reader.view.event;
    let mine = reader.person().and_then(|me| reader.view.people.get(me)).cloned().unwrap_or_default();
    let asked = asked_now(event);
    if asked.questions.iter().any(|question| mine.answer(&question.key).is_some()) {
        return None;
    }
    let theirs = sibling.people.get(person)?;
    let mut taken = mine;
    gathering::take_along(&mut taken, theirs, &sibling.event, event);
    let answers = fields_of(event, &asked, &taken);
    let fields = if reader.person().is_some() {
        // What they said of days and of who sees them here stays.
        let said_here = filled(reader);
        answers.iter().filter(|(name, _)| name.starts_with("q:")).fold(said_here, |fields, (name, value)| fields.with(name, value))
    } else {
        answers.with("name", theirs.name.as_str()).with("listing", theirs.listing.word())
    };
    Some((title(sibling.event.title.as_str(), reader.words), fields.with("goes-along", "yes")))
}

/// The form as it stands in the profile, or empty.
fn filled(reader: &Reader) -> Fields {
    let event = &reader.view.event;
    let Some(me) = reader.person() else { return Fields::default() };
    let profile = reader.view.people.get(me).cloned().unwrap_or_default();
    let mut fields = fields_of(event, &asked_now(event), &profile)
        .with("listing", profile.listing.word())
        .with("handle", profile.handle.as_deref().unwrap_or_default());
    if profile.goes_along {
        fields = fields.with("goes-along", "yes");
    }
    for (day, coming) in event.days_of(me) {
        let plan = coming.plan;
        // Whoever was only given a house has said nothing yet.
        if plan.answer == Answer::No && coming.venue.is_some() {
            continue;
        }
        fields = fields.with(&format!("coming:{day}"), plan.answer.word());
        let halves = [(plan.morning, "morning"), (plan.afternoon, "afternoon")];
        fields = halves.iter().filter(|(is, _)| *is).fold(fields, |fields, (_, half)| fields.with(&format!("half:{day}"), *half));
        let times = [("from", plan.from), ("until", plan.until)];
        fields = times.iter().fold(fields, |fields, (name, time)| match time {
            Some(time) => fields.with(&format!("{name}:{day}"), time.strftime("%H:%M").to_string()),
            None => fields,
        });
    }
    fields
}

fn draw(reader: &Reader, form: Form, wrong: &BTreeMap<String, Wrong>, known_from: Option<String>) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let over = event.forgotten == Some(Forget::All);
    let questions = asked_now(event);
    let nobody = reader.person().is_none();
    let closed = nobody && domain::may(&reader.actor(), Act::Write, event.editing).is_err();
    let asked = if over || closed { vec![] } else { draw::asked(w, event, &questions, &form.values, wrong) };
    QuestionnairePage {
        page: Page::of(reader, w.the_questionnaire().to_owned(), ""),
        w,
        seen_by: seen_by(reader),
        over,
        closed,
        days: days(reader, &form, wrong),
        answers: vec![
            (Answer::Confirmed.word(), w.i_come()),
            (Answer::Interested.word(), w.i_perhaps_come()),
            (Answer::No.word(), w.i_do_not_come()),
        ],
        questions: asked,
        known_from,
        has_siblings: Roof::of(&reader.app, &reader.view).is_some(),
        form,
    }
    .render()
    .unwrap_or_default()
}

/// Who sees what, and until when it is kept.
pub fn seen_by(reader: &Reader) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let until =
        event.kept_until().map(|until| w.answers_are_kept_until(format!("{} {}", say.day_long(until), until.year()))).unwrap_or_default();
    format!("{} {until}", w.who_sees_answers()).trim_end().to_owned()
}

/// Days that are not over.
fn days_ahead(reader: &Reader) -> impl Iterator<Item = Date> + '_ {
    let event = &reader.view.event;
    event.days.iter().map(|day| day.date).filter(|date| *date >= event.moment.today)
}

fn days(reader: &Reader, form: &Form, wrong: &BTreeMap<String, Wrong>) -> Vec<DayRow> {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let row = |date: Date| {
        let (coming, half) = (format!("coming:{date}"), format!("half:{date}"));
        let (from, until) = (form.v(&format!("from:{date}")).to_owned(), form.v(&format!("until:{date}")).to_owned());
        let (morning, afternoon) = (form.is(&half, "morning"), form.is(&half, "afternoon"));
        // Nothing said yet is the whole day.
        let (morning, afternoon) = if morning || afternoon { (morning, afternoon) } else { (true, true) };
        let full = event.terms.places.is_some_and(|places| event.places_taken(date) >= usize::try_from(places).unwrap_or(usize::MAX));
        let mine = reader.person().and_then(|me| event.coming(date, me));
        DayRow {
            date,
            name: say.day_long(date),
            remark: match (mine, reader.person()) {
                (Some(coming), Some(me)) if coming.waiting => waiting_place(event, date, me).map(|place| w.you_wait_as(place)),
                (Some(coming), _) if coming.has_place() => None,
                _ if full => Some(w.day_is_full().to_owned()),
                _ => None,
            },
            wrong: wrong.get(&format!("day:{date}")).map(|why| why.words(w)),
            is_part: !(morning && afternoon && from.is_empty() && until.is_empty()),
            morning,
            afternoon,
            from,
            until,
            coming,
        }
    };
    days_ahead(reader).map(row).collect()
}

/// The how manieth somebody is on the waiting list of a day.
pub fn waiting_place(event: &domain::Event, day: Date, person: PersonId) -> Option<usize> {
    event.waiting_list(day).iter().position(|waits| *waits == person).map(|before| before + 1)
}

async fn answer(headers: HeaderMap, mut posted: Posted) -> Response {
    let from = gathering::known_elsewhere(&posted.reader, &headers);
    let from = from.map(|(sibling, person)| Origin { event: sibling.slug.clone(), person });
    let mut kept = keep(&posted, from.as_ref()).await;
    // Where somebody else wrote the profile meanwhile, once more from what is known by then.
    let mut tries = 1;
    while matches!(kept, Err(Failed::Rejected(Rejected::Outdated))) && tries < MOST_TRIES && posted.read_again().is_ok() {
        kept = keep(&posted, from.as_ref()).await;
        tries += 1;
    }
    match kept {
        Ok(wrong) if wrong.is_empty() => posted.done(&format!("{}/me?{SAVED}", posted.reader.root())),
        Ok(wrong) => {
            let w = posted.reader.words;
            let kept = posted.reader.person().is_some();
            let text = if kept { w.some_answers_do_not_fit(wrong.len()) } else { w.some_answers_do_not_fit_yet(wrong.len()) };
            let mut form = Form::empty(&posted.reader, posted.fields.clone());
            form.notice = Some(Notice { text, field: None, anyway: false });
            show(&posted.reader, StatusCode::UNPROCESSABLE_ENTITY, draw(&posted.reader, form, &wrong, None))
        }
        Err(failed) => show(&posted.reader, failed.status(), draw(&posted.reader, posted.again(&failed), &BTreeMap::new(), None)),
    }
}

/// What the address of one's own place has behind its question mark after the questionnaire was saved.
pub const SAVED: &str = "saved";

/// Keeps what fits, and tells what does not. Of somebody who has no name here yet nothing is kept until all of it fits, so that
/// they are not brought in twice.
async fn keep(posted: &Posted, from: Option<&Origin>) -> Result<BTreeMap<String, Wrong>, Failed> {
    let (reader, fields) = (&posted.reader, &posted.fields);
    let still_at_it = fields.is("as", "one-goes");
    let event = &reader.view.event;
    if event.forgotten == Some(Forget::All) {
        return Err(Refusal::Past.into());
    }
    let mut order = posted.order()?;
    let me = order.actor.who.person().ok_or(Refusal::NameNeeded)?;
    let newcomer = order.profiles.pop().map(|(_, profile)| profile);
    let known = reader.view.people.get(me).filter(|_| newcomer.is_none());
    let mut profile: Profile = newcomer.clone().or_else(|| known.cloned()).unwrap_or_default();
    profile.listing = Listing::from_word(fields.get("listing")).unwrap_or(profile.listing);
    profile.language.get_or_insert_with(|| reader.words.lang().code().to_owned());

    if Roof::of(&reader.app, &reader.view).is_some() {
        profile.goes_along = fields.is("goes-along", "yes");
    }
    if newcomer.is_some() {
        profile.from = from.cloned();
    }

    let mut wrong = take(event, fields, &mut profile, still_at_it);
    if known.is_some_and(|known| known.answer(key::WISHES) != profile.answer(key::WISHES)) {
        profile.wished = Some(reader.app.ledger().clock().now());
    }
    let plans = plans(reader, fields, &mut wrong);
    if reader.person().is_none() && !wrong.is_empty() {
        return Ok(wrong);
    }
    // The form that brought somebody in is the same form when it comes again, whatever it changed meanwhile.
    let is_new = |(day, plan): &(Date, Plan)| newcomer.is_some() || event.coming(*day, me).is_none_or(|was| was.plan != *plan);
    let days: Vec<(Date, Plan)> = plans.into_iter().filter(is_new).collect();
    if !days.is_empty() {
        order = order.with(Command::Coming(ComingCommand::Plan { person: me, days }));
    }
    if newcomer.is_some() || known != Some(&profile) {
        order.profiles.push((me, profile));
    }
    if !order.commands.is_empty() || !order.profiles.is_empty() {
        posted.ask(order).await?;
    }
    Ok(wrong)
}

/// When somebody comes, as far as the form says it.
fn plans(reader: &Reader, fields: &Fields, wrong: &mut BTreeMap<String, Wrong>) -> Vec<(Date, Plan)> {
    let mut plans = Vec::new();
    for day in days_ahead(reader) {
        let word = fields.get(&format!("coming:{day}"));
        if word.is_empty() {
            continue;
        }
        match plan(fields, day, word) {
            Ok(plan) => plans.push((day, plan)),
            Err(why) => {
                wrong.insert(format!("day:{day}"), why);
            }
        }
    }
    plans
}

fn plan(fields: &Fields, day: Date, word: &str) -> Result<Plan, Wrong> {
    let answer = Answer::from_word(word).ok_or(Wrong::Unknown)?;
    if answer == Answer::No {
        return Ok(Plan { answer, morning: false, afternoon: false, from: None, until: None });
    }
    let half = format!("half:{day}");
    let (morning, afternoon) = (fields.is(&half, "morning"), fields.is(&half, "afternoon"));
    let (morning, afternoon) = if morning || afternoon { (morning, afternoon) } else { (true, true) };
    let time = |name: &str| fields.time(&format!("{name}:{day}")).map_err(|_| Wrong::Times);
    let (from, until) = (time("from")?, time("until")?);
    if from.zip(until).is_some_and(|(from, until)| from >= until && until >= domain::moment::DAY_ENDS) {
        return Err(Wrong::Times);
    }
    Ok(Plan { answer, morning, afternoon, from, until })
}

/// Says for somebody who said "perhaps" whether they come, by one tap.
pub async fn still_coming(posted: &Posted, person: PersonId) -> Result<(), Failed> {
    let day = posted.fields.day()?;
    let answer = Answer::from_word(posted.fields.get("answer")).ok_or(Refusal::Empty { field: Field::Day })?;
    let was = posted.reader.view.event.coming(day, person).map(|coming| coming.plan);
    let plan = match answer {
        Answer::No => Plan { answer, morning: false, afternoon: false, from: None, until: None },
        _ => was.filter(|was| was.answer != Answer::No).map_or(Plan::all_day(answer), |was| Plan { answer, ..was }),
    };
    let command = ComingCommand::Plan { person, days: vec![(day, plan)] };
    posted.ask(posted.order()?.with(Command::Coming(command))).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_ends_before_it_begins_is_no_plan() {
        let day: Date = "2018-05-28".parse().unwrap();
        let fields = |from: &str, until: &str| Fields::default().with("from:2018-05-28", from).with("until:2018-05-28", until);
        assert_eq!(plan(&fields("15:00", "11:00"), day, "confirmed"), Err(Wrong::Times));
        assert_eq!(plan(&fields("soon", ""), day, "confirmed"), Err(Wrong::Times));
        assert!(plan(&fields("10:00", "02:00"), day, "confirmed").is_ok(), "some stay until the early morning");
        assert_eq!(plan(&fields("", ""), day, "perhaps"), Err(Wrong::Unknown));
        assert_eq!(plan(&fields("", ""), day, "interested").unwrap(), Plan::all_day(Answer::Interested));
    }
}
