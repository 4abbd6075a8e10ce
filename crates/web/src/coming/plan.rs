//! Who goes to which house: what was said, what is proposed, one button to say so to all, and every part of it by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use askama::Template;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::coming::{Answer, Coming, Command as ComingCommand};
use domain::project::Command as ProjectCommand;
use domain::questionnaire::{Value, key};
use domain::{Act, Audience, Command, Date, PersonId, Place, ProjectId, Refusal, SlotKind, Thing, VenueId};
use forecast::Forecast;
use ledger::{Everybody, Order};
use words::Words;

use super::day::{Half, OnDay, people};
use super::propose::{self, Group, Guest, House};
use super::{days, form_day, fresh, name, open_house, overflow, pasts, say};
use crate::board::{day_of, title};
use crate::door;
use crate::forms::{Failed, Fields, Posted, show};
use crate::page::Page;
use crate::reader::Reader;
use crate::refusal::capital;

#[derive(Template)]
#[template(path = "coming/plan.html")]
struct PlanPage {
    page: Page,
    w: Words,
    notice: Option<String>,
    seq: u64,
    day: Date,
    day_name: String,
    days: Vec<(Date, String, bool)>,
    /// How many people have a place.
    placed: usize,
    houses: Vec<HouseRow>,
    groups: Vec<GroupRow>,
    /// How many would be told something new; what that is, in short.
    news: usize,
    shape: String,
    /// Who is proposed anew, though they were told before.
    anew: bool,
    /// For how full a morning it is planned: the word of it, what it means, whether it is this one.
    fills: Vec<(&'static str, &'static str, bool)>,
    fill: &'static str,
    /// What to do where a house may overflow.
    advice: Option<String>,
    /// Whether anybody was told something.
    told: bool,
    moved: Vec<Moved>,
    walks: Vec<Walk>,
}

struct HouseRow {
    letters: String,
    number: usize,
    name: String,
    /// Told so far, and with the proposal.
    now: String,
    then: String,
    /// How many of them need something to take part, and what the house says about that.
    access: String,
    /// Whether the house does not say that one gets in without steps, though somebody asks for something.
    unsaid: bool,
    /// Whether it says that there are steps, while somebody needs a way in without.
    steps: bool,
    /// How often the house overflows with the proposal.
    overflows: String,
}

struct GroupRow {
    /// Its project's letters; none where it is no project's.
    project: String,
    name: String,
    heads: usize,
    /// Where they go now, in words.
    goes: String,
    /// Where the proposal sends them, if that is news.
    proposed: String,
    people: Vec<PersonRow>,
    /// Letters of a house where they do not go: the one to which they may be moved.
    other: String,
}

struct PersonRow {
    id: String,
    field: String,
    name: String,
    /// Letters of the house where they go.
    venue: String,
    surely: bool,
    leads: bool,
}

struct Moved {
    href: String,
    name: String,
    to: String,
}

/// The way to a house other than the first, and a message that says it.
struct Walk {
    house: String,
    letters: String,
    way: String,
    message: String,
}

/// People who stay together, with what they stay together for.
struct Bunch {
    what: What,
    group: Group,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Project(ProjectId),
    Wish(String),
    Alone,
}

/// The plan of a day as it stands, with what is proposed.
struct Planned {
    bunches: Vec<Bunch>,
    goes: BTreeMap<PersonId, VenueId>,
    placed: BTreeMap<PersonId, Coming>,
    on_day: Vec<HouseLoad>,
}

/// How many are expected in a house: with what was said, and with the proposal.
struct HouseLoad {
    now: (u32, (u32, u32)),
    then: (u32, (u32, u32)),
    /// The half of the day in which more of them come, and how many then.
    fuller: (Half, Forecast),
}

/// For how full a morning it is planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fill {
    /// One that is exceeded every other time.
    Usual,
    /// One that is exceeded two times in ten.
    #[default]
    Full,
    /// One on which everybody comes who may.
    All,
}

impl Fill {
    const EACH: [Self; 3] = [Self::Full, Self::Usual, Self::All];

    const fn word(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Full => "full",
            Self::All => "all",
        }
    }

    fn from_word(word: &str) -> Self {
        Self::EACH.into_iter().find(|fill| fill.word() == word).unwrap_or_default()
    }

    fn told(self, w: Words) -> &'static str {
        match self {
            Self::Usual => w.fill_usual(),
            Self::Full => w.fill_full(),
            Self::All => w.fill_all(),
        }
    }

    /// How many come on such a morning.
    fn heads(self, forecast: &Forecast) -> u32 {
        match self {
            Self::Usual => forecast.median(),
            Self::Full => forecast.quantile(0.8),
            Self::All => forecast.said.all(),
        }
    }
}

/// How a proposal is made.
#[derive(Clone, Copy, PartialEq, Eq)]
struct How {
    told: Told,
    fill: Fill,
}

impl How {
    fn of(fields: &Fields) -> Self {
        Self { told: if fields.is("anew", "yes") { Told::Anew } else { Told::Stays }, fill: Fill::from_word(fields.get("fill")) }
    }
}

/// Whether those who were told before are asked to go elsewhere, where that fits better.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Stays,
    Anew,
}

fn first_wish(everybody: &Everybody<'_>, person: PersonId) -> Option<String> {
    match everybody.get(person)?.answer(key::WISHES)? {
        Value::Choices(wishes) => wishes.first().cloned(),
        Value::Text(wish) => Some(wish.clone()),
        _ => None,
    }
    .map(|wish| crate::say::fold(&wish))
    .filter(|wish| !wish.is_empty())
}

fn needs_access(everybody: &Everybody<'_>, person: PersonId) -> bool {
    let says_none =
        |text: &str| matches!(crate::say::fold(text).as_str(), "no" | "none" | "-" | "non" | "aucun" | "aucune" | "n/a" | "rien");
    let profile = everybody.get(person);
    let answer = profile.as_ref().and_then(|profile| profile.answer(key::ACCESS));
    answer.is_some_and(|value| match value {
        Value::Text(text) => !says_none(text),
        Value::Yes(yes) => *yes,
        Value::Choices(choices) => choices.iter().any(|choice| !says_none(choice)),
        _ => true,
    })
}

fn planned(reader: &Reader, day: Date, how: How) -> Planned {
    let (event, everybody) = (&reader.view.event, reader.view.everybody());
    let on_day = OnDay::of(event, day, &pasts(reader));
    let placed: BTreeMap<PersonId, Coming> = on_day.placed().collect();
    let (confirmed, interested) = (on_day.rate.of_confirmed() / 100.0, on_day.rate.of_interested() / 100.0);
    let forecast = on_day.forecast();
    let expected = f64::from(forecast.said.confirmed).mul_add(confirmed, f64::from(forecast.said.interested) * interested);
    let fuller = f64::from(how.fill.heads(&forecast)) / expected.max(1.0);
    let takes = |likely: f64| if how.fill == Fill::All { 1.0 } else { (likely * fuller).min(1.0) };
    let open: BTreeSet<VenueId> = event.open_venues().map(|(_, house)| house.id).collect();
    let guest = |person: PersonId| Guest {
        person,
        likely: takes(if placed[&person].plan.answer == Answer::Confirmed { confirmed } else { interested }),
        told: placed[&person].venue.filter(|venue| how.told == Told::Stays && open.contains(venue)),
        access: needs_access(&everybody, person),
    };
    let mut bunches = Vec::new();
    let mut left: BTreeSet<PersonId> = placed.keys().copied().collect();
    for (project, on_it) in event.projects_on(day) {
        let members = project.people_leads_first(day).into_iter().map(|person| event.now(person));
        let people: Vec<Guest> = members.filter(|person| left.remove(person)).map(guest).collect();
        if !people.is_empty() {
            let sits = on_it.place.venue.filter(|venue| open.contains(venue));
            bunches.push(Bunch { what: What::Project(project.id), group: Group { sits, people } });
        }
    }
    let mut wishes: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for person in &left {
        if let Some(wish) = first_wish(&everybody, *person) {
            wishes.entry(wish).or_default().push(*person);
        }
    }
    for (wish, people) in wishes.into_iter().filter(|(_, people)| people.len() > 1) {
        let people = people.into_iter().filter(|person| left.remove(person)).map(guest).collect();
        bunches.push(Bunch { what: What::Wish(wish), group: Group { sits: None, people } });
    }
    let alone = left.into_iter().map(|person| Bunch { what: What::Alone, group: Group { sits: None, people: vec![guest(person)] } });
    bunches.extend(alone);

    let house = |house: &domain::Venue| House { id: house.id, seats: house.seats, step_free: house.guide.step_free == Some(true) };
    let houses: Vec<House> = event.open_venues().map(|(_, venue)| house(venue)).collect();
    let groups: Vec<Group> = bunches.iter().map(|bunch| bunch.group.clone()).collect();
    let goes = propose::propose(&houses, &groups);
    let load = |goes: &dyn Fn(PersonId, &Coming) -> Option<VenueId>, venue: VenueId| {
        let people = placed.iter().filter(|(person, coming)| goes(**person, coming) == Some(venue));
        let said = OnDay::said(people.map(|(_, coming)| *coming));
        (said.all(), on_day.rate.forecast(said).band())
    };
    let fuller = |venue: VenueId| {
        let people = placed.iter().filter(|(person, _)| goes.get(person) == Some(&venue));
        let people: Vec<Coming> = people.map(|(_, coming)| *coming).collect();
        let [morning, afternoon] = Half::ALL.map(|half| OnDay::said(people.iter().copied().filter(|coming| half.is_planned(coming))));
        let (half, said) = if afternoon.all() > morning.all() { (Half::Afternoon, afternoon) } else { (Half::Morning, morning) };
        (half, on_day.rate.forecast(said))
    };
    let loads = houses.iter().map(|house| HouseLoad {
        now: load(&|_, coming| coming.venue, house.id),
        then: load(&|person, _| goes.get(&person).copied(), house.id),
        fuller: fuller(house.id),
    });
    Planned { on_day: loads.collect(), bunches, goes, placed }
}

impl Planned {
    /// Who would hear something new, house by house.
    fn news(&self) -> BTreeMap<VenueId, Vec<PersonId>> {
        let mut news: BTreeMap<VenueId, Vec<PersonId>> = BTreeMap::new();
        for (person, venue) in self.goes.iter().filter(|(person, venue)| self.placed[person].venue != Some(**venue)) {
            news.entry(*venue).or_default().push(*person);
        }
        news
    }

    /// A number that is the same for the same proposal: nobody says to all what they did not see.
    fn shape(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.news().hash(&mut hasher);
        format!("{:x}", hasher.finish())
    }
}

pub(super) async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Answers) {
        return problem.into_response();
    }
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    match day_of(&reader, &uri) {
        Ok(day) => show(&reader, StatusCode::OK, shown(&reader, day, How::of(&Fields::new(asked)), None)),
        Err(problem) => problem.into_response(),
    }
}

fn shown(reader: &Reader, day: Date, how: How, notice: Option<String>) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let plan = planned(reader, day, how);
    let news = plan.news();
    PlanPage {
        page: Page::of(reader, w.plan_of_houses().to_owned(), &format!("day={day}")),
        w,
        notice,
        seq: event.seq,
        day,
        day_name: capital(&say(reader).day_long(day)),
        days: days(reader, day),
        placed: plan.placed.len(),
        houses: house_rows(reader, &plan),
        groups: group_rows(reader, &plan),
        news: news.values().map(Vec::len).sum(),
        shape: plan.shape(),
        anew: how.told == Told::Anew,
        fills: Fill::EACH.map(|fill| (fill.word(), fill.told(w), fill == how.fill)).into(),
        fill: how.fill.word(),
        advice: advice(reader, &plan),
        told: plan.placed.values().any(|coming| coming.venue.is_some()),
        moved: moved(reader, day),
        walks: walks(reader, day),
    }
    .render()
    .unwrap_or_default()
}

fn house_rows(reader: &Reader, plan: &Planned) -> Vec<HouseRow> {
    let (w, everybody) = (reader.words, reader.view.everybody());
    let row = |((number, house), load): ((usize, &domain::Venue), &HouseLoad)| {
        let line = |(said, (low, high)): (u32, (u32, u32))| match house.seats {
            Some(seats) => w.house_takes_of(high, low, said, seats),
            None => w.house_takes(high, low, said),
        };
        let here = plan.goes.iter().filter(|(_, venue)| **venue == house.id);
        let access = here.filter(|(person, _)| needs_access(&everybody, **person)).count();
        let (half, forecast) = &load.fuller;
        let seats = house.seats.filter(|_| forecast.said.all() > 0);
        HouseRow {
            letters: house.id.0.short(),
            number,
            name: house.name.to_string(),
            now: line(load.now),
            then: line(load.then),
            access: if access == 0 {
                String::new()
            } else {
                format!("{} {}", w.n_need_access(access), house.guide.access).trim_end().to_owned()
            },
            unsaid: access > 0 && house.guide.step_free.is_none(),
            steps: access > 0 && house.guide.step_free == Some(false),
            overflows: seats.map_or_else(String::new, |seats| overflow(w, house.name.as_str(), seats, *half, forecast)),
        }
    };
    reader.view.event.open_venues().zip(&plan.on_day).map(row).collect()
}

/// What to do about the house that overflows most often, where one does so now and then.
fn advice(reader: &Reader, plan: &Planned) -> Option<String> {
    let w = reader.words;
    let houses: Vec<_> = reader.view.event.open_venues().map(|(_, house)| house).zip(&plan.on_day).collect();
    let often = |house: &domain::Venue, load: &HouseLoad| house.seats.map_or(0.0, |seats| load.fuller.1.more_than(seats));
    let (fullest, load) = houses.iter().max_by(|(a, one), (b, other)| often(a, one).total_cmp(&often(b, other)))?;
    if often(fullest, load) < NOW_AND_THEN {
        return None;
    }
    let room = |(house, load): &&(&domain::Venue, &HouseLoad)| house.id != fullest.id && often(house, load) < NOW_AND_THEN;
    let name = fullest.name.as_str();
    Some(houses.iter().find(room).map_or_else(|| w.advice_no_house(name), |(other, _)| w.advice_other_house(name, other.name.as_str())))
}

/// What happens less often than one time in a hundred needs no advice.
const NOW_AND_THEN: f64 = 0.01;

fn group_rows(reader: &Reader, plan: &Planned) -> Vec<GroupRow> {
    let (w, event) = (reader.words, &reader.view.event);
    let mut merged: BTreeMap<What, Vec<Guest>> = BTreeMap::new();
    for bunch in &plan.bunches {
        merged.entry(bunch.what.clone()).or_default().extend(&bunch.group.people);
    }
    let row = |(what, people): (What, Vec<Guest>)| {
        let project = match &what {
            What::Project(project) => event.projects.get(project),
            _ => None,
        };
        let person = |guest: &Guest| {
            let coming = plan.placed[&guest.person];
            let id = guest.person.0.to_string();
            PersonRow {
                field: format!("to-{id}"),
                id,
                name: name(reader, guest.person),
                venue: coming.venue.map(|venue| venue.0.short()).unwrap_or_default(),
                surely: coming.plan.answer == Answer::Confirmed,
                leads: project.is_some_and(|project| project.leads.contains(&guest.person)),
            }
        };
        let was = |guest: &Guest| plan.placed[&guest.person].venue;
        let will = |guest: &Guest| plan.goes.get(&guest.person).copied();
        let is_news = people.iter().any(|guest| was(guest) != will(guest));
        GroupRow {
            project: project.map(|project| project.id.0.short()).unwrap_or_default(),
            name: match &what {
                What::Project(_) => project.map(|project| title(project.about.title.as_str(), w)).unwrap_or_default(),
                What::Wish(wish) => w.same_first_wish(wish.as_str()),
                What::Alone => w.on_their_own().to_owned(),
            },
            heads: people.len(),
            goes: in_houses(reader, people.iter().map(was)),
            proposed: if is_news { in_houses(reader, people.iter().map(will)) } else { String::new() },
            people: people.iter().map(person).collect(),
            other: event
                .open_venues()
                .find(|(_, house)| people.iter().any(|guest| was(guest).or(will(guest)) != Some(house.id)))
                .map(|(_, house)| house.id.0.short())
                .unwrap_or_default(),
        }
    };
    merged.into_iter().map(row).collect()
}

/// "Mozilla" where all go there, "Mozilla 3, Formeret 2" where they are apart.
fn in_houses(reader: &Reader, people: impl Iterator<Item = Option<VenueId>>) -> String {
    let (w, event) = (reader.words, &reader.view.event);
    let mut heads: BTreeMap<(usize, Option<VenueId>), usize> = BTreeMap::new();
    for venue in people {
        let number = venue.and_then(|venue| event.venue(venue)).map_or(usize::MAX, |(number, _)| number);
        *heads.entry((number, venue)).or_default() += 1;
    }
    let name = |venue: Option<VenueId>| venue.map_or_else(|| w.not_said_where().to_owned(), |venue| say(reader).venue(venue).to_owned());
    let apart = heads.len() > 1;
    let parts = heads.into_iter().map(|((_, venue), heads)| if apart { format!("{} {heads}", name(venue)) } else { name(venue) });
    say(reader).list(parts)
}

/// Whose house changed: the same people whom the letters about it go to.
fn moved(reader: &Reader, day: Date) -> Vec<Moved> {
    let row = |(person, coming): (PersonId, Coming)| {
        let to = coming.venue.filter(|_| coming.moved && coming.plan.answer != Answer::No)?;
        Some(Moved {
            href: format!("{}/people/{}", reader.root(), person.0.short()),
            name: name(reader, person),
            to: say(reader).venue(to).to_owned(),
        })
    };
    let mut moved: Vec<Moved> = people(&reader.view.event, day).into_iter().filter_map(row).collect();
    moved.sort_by_key(|moved| (moved.to.clone(), moved.name.to_lowercase()));
    moved
}

fn walks(reader: &Reader, date: Date) -> Vec<Walk> {
    let (w, event) = (reader.words, &reader.view.event);
    let doors = event.day(date).and_then(|day| day.slots.iter().find(|slot| slot.what == SlotKind::Doors)).map(|slot| slot.at);
    let Some((_, first)) = event.open_venues().next() else { return vec![] };
    let walk = |(_, house): (usize, &domain::Venue)| {
        let (house_name, day) = (house.name.as_str(), capital(&say(reader).day_name(date)));
        let way = say(reader).list([house.address.as_str(), house.way.as_str()].into_iter().filter(|part| !part.is_empty()));
        let message = match (house.guide.meet.as_str(), doors) {
            ("", Some(at)) => w.we_walk_to(say(reader).clock(at), day, first.name.as_str(), house_name, way.as_str()),
            ("", None) => w.we_walk_to_some_time(day, first.name.as_str(), house_name, way.as_str()),
            (meet, _) => w.we_meet_for(day, house_name, meet, way.as_str()),
        };
        let with = newcomers_walk_with(reader, date, house.id).map(|names| w.newcomers_walk_with(names)).unwrap_or_default();
        let message = format!("{} {with}", message.trim_end()).trim_end().to_owned();
        Walk { house: house.name.to_string(), letters: house.id.0.short(), way, message }
    };
    event.open_venues().skip(1).map(walk).collect()
}

/// Whom to ask of what sits in a house, where they go there, at most two: they walk with those who are new. The words are announced to everyone,
/// so nobody is named who did not agree to that.
fn newcomers_walk_with(reader: &Reader, day: Date, house: VenueId) -> Option<String> {
    let event = &reader.view.event;
    let goes = |person: PersonId| event.coming(day, person).is_none_or(|coming| coming.venue.is_none_or(|venue| venue == house));
    let there = event.projects_on(day).into_iter().filter(|(_, on_it)| on_it.place.venue == Some(house));
    let lead =
        |project: &domain::Project| project.whom_to_ask(day).into_iter().map(|person| event.now(person)).find(|person| goes(*person));
    let leads: Vec<PersonId> = there.filter_map(|(project, _)| lead(project)).collect();
    let mut named: Vec<&str> = leads.into_iter().filter_map(|lead| crate::say::name(&reader.view, lead, Audience::Everyone)).collect();
    named.dedup();
    named.truncate(2);
    (!named.is_empty()).then(|| say(reader).list(named))
}

fn answered(posted: &Posted, day: Date, done: Result<(), Failed>) -> Response {
    match done {
        Ok(()) => posted.done(&format!("{}/coming/plan?day={day}", posted.reader.root())),
        Err(failed) => {
            let now = fresh(&posted.reader);
            let notice = posted.again(&failed).notice.map(|notice| notice.text);
            show(&now, failed.status(), shown(&now, day, How::of(&posted.fields), notice))
        }
    }
}

pub(super) async fn say_so(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let now = fresh(reader);
    let day = form_day(&now, &posted.fields);
    let how = How::of(&posted.fields);
    let plan = planned(&now, day, how);
    let news = plan.news();
    if news.is_empty() {
        // All were told already: by the same form, sent before.
        return answered(&posted, day, Ok(()));
    }
    if plan.shape() != posted.fields.get("shape") {
        return show(&now, StatusCode::CONFLICT, shown(&now, day, how, Some(now.words.the_plan_changed().to_owned())));
    }
    let done = async {
        let orders = news.into_iter().flat_map(|(venue, people)| {
            people.chunks(domain::coming::MOST_PEOPLE).map(|people| expect(day, Some(venue), people.to_vec())).collect::<Vec<_>>()
        });
        posted.ask(orders.fold(posted.order()?, Order::with)).await?;
        Ok(())
    };
    let done = done.await;
    answered(&posted, day, done)
}

const fn expect(day: Date, venue: Option<VenueId>, people: Vec<PersonId>) -> Command {
    Command::Coming(ComingCommand::Expect { day, venue, people })
}

pub(super) async fn by_hand(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let day = form_day(&posted.reader, &posted.fields);
    let done = expect_by_hand(&posted, day).await;
    answered(&posted, day, done)
}

async fn expect_by_hand(posted: &Posted, day: Date) -> Result<(), Failed> {
    let event = &posted.reader.view.event;
    let mut goes: BTreeMap<Option<VenueId>, Vec<PersonId>> = BTreeMap::new();
    for (field, letters) in posted.fields.iter() {
        let Some(person) = field.strip_prefix("to-").and_then(|id| id.parse().ok()).map(PersonId) else { continue };
        let venue = match letters {
            "" => None,
            letters => Some(open_house(event, letters).ok_or(Refusal::UnknownPlace)?),
        };
        // What stood there when the page was drawn is no wish: somebody else may have said something since.
        if posted.fields.get(&format!("was-{}", person.0)) != letters {
            goes.entry(venue).or_default().push(person);
        }
    }
    let order = goes.into_iter().fold(posted.order()?, |order, (venue, people)| order.with(expect(day, venue, people)));
    posted.ask(order).await?;
    Ok(())
}

pub(super) async fn move_project(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let day = form_day(&posted.reader, &posted.fields);
    let done = move_all(&posted, day).await;
    answered(&posted, day, done)
}

/// The project sits in the other house, and everybody at it goes there: one order, so one thing to take back.
async fn move_all(posted: &Posted, day: Date) -> Result<(), Failed> {
    let (event, fields) = (&posted.reader.view.event, &posted.fields);
    let venue = open_house(event, fields.get("house")).ok_or(Refusal::UnknownPlace)?;
    let letters = fields.get("project");
    let found = event.projects_on(day).into_iter().find(|(project, _)| !letters.is_empty() && project.id.0.begins_with(letters));
    let (project, on_day) = found.ok_or(Refusal::Gone { thing: Thing::Project })?;
    let known = |person: &PersonId| event.people.get(person).is_some_and(|known| !known.erased);
    let people: BTreeSet<PersonId> = on_day.members.keys().map(|person| event.now(*person)).filter(known).collect();
    let mut order = posted.order()?;
    if on_day.place.venue != Some(venue) {
        let place = Place { venue: Some(venue), room: None, spot: domain::Text::empty() };
        order = order.with(Command::Project(ProjectCommand::Move { project: project.id, day, place, anyway: posted.anyway() }));
    }
    posted.ask(order.with(expect(day, Some(venue), people.into_iter().collect()))).await?;
    Ok(())
}
