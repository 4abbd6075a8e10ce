//! A proposal before anybody sees it: who would sit where, why, and what it leaves open. Looking has no consequences; one button takes
//! it over for the team, another one shows it to people.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::round::{self, Answer, Command as RoundCommand, Placing};
use domain::venue::Presence;
use domain::{Act, Change, Command, PersonId, Place, ProjectId, Refusal, RoomId, Seq, Thing, VenueId, project};
use ledger::Order;
use matching::{Weight, Weights};
use words::Words;

use super::answer::audience;
use super::matcher::Told;
use super::morning::{MOST_NEWCOMERS, Whom};
use super::told::{self, To};
use super::turned_down::TurnedDown;
use super::{address, say};
use crate::door;
use crate::forms::{Fields, Form, Posted, show};
use crate::page::Page;
use crate::reader::Reader;

/// The soft wishes: their names in addresses, in the order of the page.
const WISHES: [&str; 9] = ["wishes", "skills", "learning", "language", "walking", "company", "staying", "hands", "leads"];

/// After how many newcomers one mentor may be said to look at most.
const MOST_EACH: std::ops::RangeInclusive<u16> = 1..=8;

/// What one may choose for each.
const CHOICES: [(&str, Weight); 3] = [("less", Weight::Less), ("normal", Weight::Normal), ("more", Weight::More)];

#[derive(Template)]
#[template(path = "round/plan.html")]
struct PlanPage {
    page: Page,
    w: Words,
    form: Form,
    here: String,
    /// How many have a place, of how many who look for one, and at how many projects.
    placed: usize,
    looking: usize,
    running: usize,
    /// How far from the best it is at most, in hundredths; none where it is the best.
    gap: Option<String>,
    /// Whether that is said of plans in which some tables stay in their rooms.
    keeps_rooms: bool,
    /// What it leaves open, and where one decides it.
    said: Vec<(String, Option<String>)>,
    /// How many tables would have to move, and where each goes, for the button that moves them.
    moving: usize,
    moves: String,
    rooms: Vec<RoomPlan>,
    waiting: Vec<Seat>,
    wishes: Vec<Wish>,
    chosen: Vec<(&'static str, &'static str)>,
    whom: Whom,
    /// Who could leave, and what could close: each choice as it is sent, by name, and whether it is that.
    people: Vec<(String, String, bool)>,
    places: Vec<(String, String, bool)>,
    /// After how many newcomers a mentor looks at most: each choice, and whether it is that.
    each: Vec<(u16, bool)>,
    /// Projects that need somebody, and who could help there.
    helpers: Vec<(String, String)>,
    /// Whether anything differs from what is proposed now.
    news: usize,
    superseded: bool,
    /// The plan itself, for the button that takes it over.
    plan: String,
}

/// A room, with the tables in it.
struct RoomPlan {
    name: String,
    number: Option<usize>,
    tables: Vec<TablePlan>,
}

/// A table in it.
struct TablePlan {
    href: String,
    title: String,
    /// Where it stands, if it would have to move.
    from: String,
    /// How many sit there already, and stay.
    stay: usize,
    seats: Vec<Seat>,
}

/// Somebody, and why there.
struct Seat {
    /// Where another place is proposed to them by hand, once something is.
    href: Option<String>,
    name: String,
    remark: String,
    /// Whether that is not what was proposed before.
    moved: bool,
}

/// A soft wish: its name, its sentence, which choice is chosen.
struct Wish {
    name: &'static str,
    sentence: &'static str,
    chosen: &'static str,
}

fn asked(uri: &Uri) -> Fields {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(uri).unwrap_or_default();
    Fields::new(asked)
}

fn weights(fields: &Fields) -> Weights {
    let of = |name: &str| CHOICES.into_iter().find(|(word, _)| fields.is(name, word)).map_or(Weight::Normal, |(_, weight)| weight);
    Weights {
        wishes: of("wishes"),
        skills: of("skills"),
        learning: of("learning"),
        language: of("language"),
        walking: of("walking"),
        company: of("company"),
        staying: of("staying"),
        hands: of("hands"),
        leads: of("leads"),
    }
}

fn whom(fields: &Fields) -> Whom {
    let newcomers = fields.get("newcomers").parse().ok().filter(|most| MOST_EACH.contains(most) && *most != MOST_NEWCOMERS);
    Whom {
        expected: fields.is("expected", "yes"),
        seated: fields.is("seated", "yes"),
        without: fields.all("without").filter_map(|person| person.parse().ok().map(PersonId)).collect(),
        closed: fields.all("closed").filter_map(place_of).collect(),
        newcomers,
        ..Whom::default()
    }
}

/// A house or a room as a form sends it: `house` or `house/room`.
fn sent((venue, room): (VenueId, Option<RoomId>)) -> String {
    room.map_or_else(|| venue.0.to_string(), |room| format!("{}/{}", venue.0, room.0))
}

fn place_of(sent: &str) -> Option<(VenueId, Option<RoomId>)> {
    let (venue, room) = sent.split_once('/').map_or((sent, None), |(venue, room)| (venue, Some(room)));
    let room = room.map(|room| room.parse().map(RoomId)).transpose().ok()?;
    Some((VenueId(venue.parse().ok()?), room))
}

pub async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    if reader.view.event.round_now().is_none() {
        return axum::response::Redirect::to(&address(&reader)).into_response();
    }
    let fields = asked(&uri);
    draw(&reader, StatusCode::OK, Form::empty(&reader, fields)).await
}

async fn draw(reader: &Reader, status: StatusCode, form: Form) -> Response {
    let w = reader.words;
    let (weights, whom) = (weights(&form.values), whom(&form.values));
    let found = reader.app.matcher().propose(reader, whom.clone(), weights).await;
    let sentence = |name: &str| match name {
        "wishes" => w.weigh_wishes(),
        "skills" => w.weigh_skills(),
        "learning" => w.weigh_learning(),
        "language" => w.weigh_language(),
        "walking" => w.weigh_walking(),
        "company" => w.weigh_company(),
        "staying" => w.weigh_staying(),
        "hands" => w.weigh_hands(),
        _ => w.weigh_leads(),
    };
    let chosen = |name: &str| CHOICES.into_iter().find(|(word, _)| form.is(name, word)).map_or("normal", |(word, _)| word);
    let wishes: Vec<Wish> = WISHES.into_iter().map(|name| Wish { name, sentence: sentence(name), chosen: chosen(name) }).collect();
    let mut page = PlanPage {
        page: Page::of(reader, w.propose_places().to_owned(), ""),
        w,
        here: address(reader),
        placed: 0,
        looking: 0,
        running: 0,
        gap: None,
        keeps_rooms: false,
        said: vec![],
        moving: 0,
        rooms: vec![],
        waiting: vec![],
        chosen: wishes.iter().filter(|wish| wish.chosen != "normal").map(|wish| (wish.name, wish.chosen)).collect(),
        wishes,
        people: those_here(reader, &whom),
        places: open_places(reader, &whom),
        each: MOST_EACH.map(|each| (each, each == whom.newcomers.unwrap_or(MOST_NEWCOMERS))).collect(),
        moves: String::new(),
        whom,
        helpers: vec![],
        news: 0,
        superseded: found.is_none(),
        plan: String::new(),
        form,
    };
    if let Some((told, proposal)) = found {
        let looks = |at: &usize| told.table.morning.looks_for_a_place(*at);
        page.looking = (0..told.table.people.len()).filter(looks).count();
        page.placed = told.plan.project_of.iter().flatten().count();
        page.running = told.plan.room_of.iter().flatten().count();
        page.gap = gap(&proposal, w);
        page.keeps_rooms = told.table.morning.projects.iter().any(|project| project.room.is_some() && !project.withdrawn);
        page.helpers = helpers(reader, &told);
        let places: Vec<Placing> = told.table.placings(&told.plan).into_iter().filter(|placing| is_news(reader, placing)).collect();
        let before = Before::of(reader, &places, &page.whom, weights).await;
        let there = |person: PersonId| format!("{}/people/{}", address(reader), person.0.short());
        page.said = told::said(&told, say(reader)).into_iter().map(|(line, person)| (line, person.map(there))).collect();
        let moves = Moves::of(reader, &told, &page.whom);
        page.rooms = rooms(reader, &told, &before, &moves);
        page.moving = moves.there.len();
        page.moves = moves.write();
        page.said.extend(moves.nowhere(reader).map(|line| (line, None)));
        page.waiting = waiting(reader, &told, &before);
        // That nothing was found for somebody is kept for the lists of the team, and is no news to anybody.
        page.news = places.iter().filter(|placing| tells(reader, placing)).count();
        page.plan = Seen::write(&places);
    }
    show(reader, status, page.render().unwrap_or_default())
}

fn gap(proposal: &matching::Proposal, w: Words) -> Option<String> {
    let (value, bound) = (proposal.value.halves, proposal.bound.halves);
    // In tenths of a per cent of what the plan is worth, rounded up: never closer than it is.
    let tenths = (bound - value).max(0).saturating_mul(1000).checked_add(value.max(1) - 1)? / value.max(1);
    let point = w.decimal_point();
    (tenths > 0).then(|| format!("{}{point}{}", tenths / 10, tenths % 10))
}

/// Whether a place is another one than what is proposed now, and would be written.
fn is_news(reader: &Reader, placing: &Placing) -> bool {
    written(reader, placing).is_ok_and(|written| written)
}

/// Whether it tells somebody something: a place, or that there is none any more.
fn tells(reader: &Reader, placing: &Placing) -> bool {
    let had = || reader.view.event.proposal_of(placing.person).is_some_and(|proposal| proposal.placing.project.is_some());
    placing.project.is_some() || had()
}

/// Whether a place would be written, were it proposed now; or why it cannot be.
fn written(reader: &Reader, placing: &Placing) -> Result<bool, Refusal> {
    let proposed = Command::Round(RoundCommand::Propose { places: vec![*placing] });
    let changes = domain::decide(&reader.view.event, &reader.actor(), reader.app.ledger().clock().now(), &proposed)?;
    Ok(!changes.is_empty())
}

/// What a plan is compared with: what would be written of it, and, where nothing is proposed yet, where people would sit as usual.
struct Before {
    news: BTreeSet<PersonId>,
    usual: BTreeMap<PersonId, Option<ProjectId>>,
}

impl Before {
    async fn of(reader: &Reader, places: &[Placing], whom: &Whom, weights: Weights) -> Self {
        let news = places.iter().map(|placing| placing.person).collect();
        let asks_what_if = whom.is_unusual() || weights != Weights::default();
        let nothing_yet = reader.view.event.all_proposals().iter().all(|proposal| proposal.placing.project.is_none());
        let usual = if asks_what_if && nothing_yet {
            reader.app.matcher().propose(reader, Whom::default(), Weights::default()).await
        } else {
            None
        };
        let usual = usual.map(|(told, _)| {
            let at = |at: Option<usize>| at.map(|project| told.table.projects[project]);
            told.table.people.iter().copied().zip(told.plan.project_of.iter().map(|project| at(*project))).collect()
        });
        Self { news, usual: usual.unwrap_or_default() }
    }
}

fn seat(reader: &Reader, told: &Told, before: &Before, at: usize) -> Seat {
    let (w, event) = (reader.words, &reader.view.event);
    let person: PersonId = told.table.people[at];
    let reason = told.reason(person, audience(reader, To::Team));
    let proposed = event.proposal_of(person);
    let sits = told.table.morning.people[at].sits_at.map(|project| told.table.projects[project]);
    // Who answered is where they sit, which may be another place than the proposed one.
    let asked = proposed.and_then(|proposal| proposal.placing.project.filter(|_| proposal.answer.is_none() || sits.is_none()));
    let known = asked.or(sits);
    let was = known.map(Some).or_else(|| before.usual.get(&person).copied());
    let now = told.plan.project_of[at].map(|project| told.table.projects[project]);
    Seat {
        href: proposed.map(|_| ()).or(sits.map(|_| ())).map(|()| format!("{}/people/{}", address(reader), person.0.short())),
        name: say(reader).who(domain::Who::Person(person)),
        remark: reason.map(|reason| crate::say::list(w, told::because(told, &reason, To::Team, w))).unwrap_or_default(),
        // What cannot be written is not another place.
        moved: was.is_some_and(|was| was != now) && before.news.contains(&person),
    }
}

fn rooms(reader: &Reader, told: &Told, before: &Before, moves: &Moves) -> Vec<RoomPlan> {
    let event = &reader.view.event;
    let say = say(reader);
    let seated_in = |room: usize| {
        let here = (0..told.table.projects.len()).filter(move |project| told.plan.room_of[*project] == Some(room));
        let mut tables: Vec<TablePlan> = here
            .filter_map(|project| {
                let people = (0..told.table.people.len()).filter(|at| told.plan.project_of[*at] == Some(project));
                let (seated, come): (Vec<usize>, Vec<usize>) =
                    people.partition(|at| told.table.morning.people[*at].sits_at == Some(project));
                let mut seats: Vec<Seat> = come.into_iter().map(|at| seat(reader, told, before, at)).collect();
                seats.sort_by(|one, other| one.name.cmp(&other.name));
                let id = told.table.projects[project];
                let from = moves.there.get(&id).and_then(|_| place_now(event, id)).map(|place| say.place(place)).unwrap_or_default();
                let href = format!("{}/projects/{}", reader.root(), id.0.short());
                let table = TablePlan { href, title: told::named(say, Some(id)), from, stay: seated.len(), seats };
                (!table.seats.is_empty() || !table.from.is_empty()).then_some(table)
            })
            .collect();
        tables.sort_by(|one, other| one.title.cmp(&other.title));
        tables
    };
    told.table
        .rooms
        .iter()
        .enumerate()
        .map(|(at, place)| {
            let number = place.venue.and_then(|venue| event.venue(venue)).map(|(number, _)| number);
            let name = if *place == Place::default() { say.words.room_not_said().to_owned() } else { say.place(place) };
            RoomPlan { name, number, tables: seated_in(at) }
        })
        .filter(|room| !room.tables.is_empty())
        .collect()
}

/// Where a project stands today.
fn place_now(event: &domain::Event, project: ProjectId) -> Option<&Place> {
    event.projects.get(&project)?.days.get(&event.moment.today).map(|on_day| &on_day.place)
}

/// The tables that stand where it is thought of as closed: where each would go, and which would have nowhere to go.
#[derive(Default)]
struct Moves {
    there: BTreeMap<ProjectId, Place>,
    nowhere: Vec<ProjectId>,
}

impl Moves {
    fn of(reader: &Reader, told: &Told, whom: &Whom) -> Self {
        let event = &reader.view.event;
        let closes = |id: &ProjectId| place_now(event, *id).is_some_and(|place| is_closed(whom, place));
        let mut moves = Self::default();
        for (at, id) in told.table.projects.iter().enumerate().filter(|(_, id)| closes(id)) {
            let people = || event.projects[id].days.get(&event.moment.today).is_some_and(|on_day| !on_day.members.is_empty());
            match told.plan.room_of[at] {
                Some(room) => drop(moves.there.insert(*id, told.table.rooms[room].clone())),
                None if !told.table.morning.projects[at].withdrawn && people() => moves.nowhere.push(*id),
                None => {}
            }
        }
        moves
    }

    /// Which have nowhere to go, by name.
    fn nowhere(&self, reader: &Reader) -> Option<String> {
        let titles = self.nowhere.iter().map(|id| told::named(say(reader), Some(*id)));
        (!self.nowhere.is_empty()).then(|| reader.words.nowhere_to_go(self.nowhere.len(), crate::say::list(reader.words, titles)))
    }

    /// Project by project: `project/house/room`, with nothing where there is no room.
    fn write(&self) -> String {
        let one = |(project, place): (&ProjectId, &Place)| Some(format!("{}/{}", project.0, sent((place.venue?, place.room))));
        self.there.iter().filter_map(one).collect::<Vec<_>>().join(" ")
    }

    /// The commands of a form that was sent, as far as these tables still stand where it was thought of as closed.
    fn commands(reader: &Reader, sent: &str, whom: &Whom) -> Vec<Command> {
        let event = &reader.view.event;
        let one = |written: &str| {
            let (project, there) = written.split_once('/')?;
            let (project, (venue, room)) = (ProjectId(project.parse().ok()?), place_of(there)?);
            place_now(event, project).filter(|place| is_closed(whom, place))?;
            let place = Place { venue: Some(venue), room, spot: domain::Text::empty() };
            Some(Command::Project(project::Command::Move { project, day: event.moment.today, place, anyway: false }))
        };
        sent.split_whitespace().filter_map(one).collect()
    }
}

fn is_closed(whom: &Whom, place: &Place) -> bool {
    place.venue.is_some_and(|venue| whom.closes(venue, place.room))
}

/// Who is in the house and could leave it.
fn those_here(reader: &Reader, whom: &Whom) -> Vec<(String, String, bool)> {
    let (event, say) = (&reader.view.event, say(reader));
    let here = event.presence.iter().filter(|((day, person), presence)| {
        *day == event.moment.today && matches!(presence, Presence::Here { .. }) && event.now(*person) == *person
    });
    let choice = |person: PersonId| (person.to_string(), say.who(domain::Who::Person(person)), whom.without.contains(&person));
    let mut here: Vec<_> = here.map(|((_, person), _)| choice(*person)).collect();
    here.sort_by_key(|(_, name, _)| name.to_lowercase());
    here
}

/// Houses that are open, and their rooms.
fn open_places(reader: &Reader, whom: &Whom) -> Vec<(String, String, bool)> {
    let (event, say) = (&reader.view.event, say(reader));
    let of_house = |venue: &domain::venue::Venue| {
        let rooms: Vec<_> = venue.rooms.iter().map(|room| Some(room.id)).collect();
        std::iter::once(None).chain(rooms).map(|room| (venue.id, room)).collect::<Vec<_>>()
    };
    let places = event.open_venues().flat_map(|(_, venue)| of_house(venue));
    let named = |(venue, room)| say.place(&Place { venue: Some(venue), room, spot: domain::Text::empty() });
    places.map(|place| (sent(place), named(place), whom.closed.contains(&place))).collect()
}

/// Who has no place, and why.
fn waiting(reader: &Reader, told: &Told, before: &Before) -> Vec<Seat> {
    let waits = told.waits.iter().enumerate().filter_map(|(at, waits)| Some((at, waits.as_ref()?)));
    let w = reader.words;
    let mut waiting: Vec<Seat> = waits
        .map(|(at, waits)| {
            let why = told::waits(waits, w);
            // Nobody gets up because a plan has no place for them, and who was asked stays asked.
            let asked = reader.view.event.asked_place(told.table.people[at]).filter(domain::round::Proposal::waits);
            let sits = told.table.morning.people[at].sits_at.map(|project| told.table.projects[project]);
            let title = |project: ProjectId| told::named(say(reader), Some(project));
            let remark = match (asked.and_then(|asked| asked.placing.project), sits) {
                (Some(asked), sits) if sits != Some(asked) => w.asked_though(title(asked), why),
                (_, Some(sits)) => w.stays_though(title(sits), why),
                _ => why.to_owned(),
            };
            Seat { remark, ..seat(reader, told, before, at) }
        })
        .collect();
    waiting.extend(said_none(reader, told).map(|at| Seat { remark: w.said_none_of_these().to_owned(), ..seat(reader, told, before, at) }));
    waiting.sort_by(|one, other| one.name.cmp(&other.name));
    waiting
}

/// Who wants none of what was proposed to them, and sits nowhere: no plan asks them again.
fn said_none(reader: &Reader, told: &Told) -> impl Iterator<Item = usize> {
    let answer = |at: usize| reader.view.event.proposal_of(told.table.people[at]).and_then(|proposal| proposal.answer);
    let nowhere = |at: &usize| told.plan.project_of[*at].is_none() && told.table.morning.people[*at].sits_at.is_none();
    (0..told.table.people.len()).filter(nowhere).filter(move |at| told.waits[*at].is_none() && answer(*at) == Some(Answer::None))
}

/// The most who are named as those who could help a project.
const HELPERS: usize = 3;

/// For each project that asks for somebody, who could help it and does not sit there in this plan: who knows most of it first.
fn helpers(reader: &Reader, told: &Told) -> Vec<(String, String)> {
    let (say, event) = (say(reader), &reader.view.event);
    let asks =
        |project: &ProjectId| event.projects.get(project).is_some_and(|project| !project.withdrawn && !project.about.needs.is_empty());
    let projects = told.table.projects.iter().enumerate().filter(|(_, project)| asks(project));
    projects
        .filter_map(|(at, project)| {
            let could = matching::could_help(&told.table.morning, at);
            let elsewhere = could.into_iter().filter(|person| told.plan.project_of[*person] != Some(at)).take(HELPERS);
            let people: Vec<PersonId> = elsewhere.map(|person| told.table.people[person]).collect();
            (!people.is_empty()).then(|| (told::named(say, Some(*project)), say.names(people.into_iter())))
        })
        .collect()
}

/// Takes over the plan that was seen: whoever came or sat down since is not in it, and what is gone by now is left out.
pub async fn take(posted: Posted) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let asked = async {
        let seen = Seen::read(posted.fields.get("plan")).ok_or(Refusal::Gone { thing: Thing::Proposal })?;
        let whom = whom(&posted.fields);
        let since = whom.seated.then(|| went_on(reader, posted.fields.get("seq").parse().unwrap_or_default()));
        let no = TurnedDown::of(&reader.view);
        let said_no = |placing: &Placing| placing.project.is_some_and(|project| no.when(placing.person, project).is_some());
        let fits = |placing: &Placing| !said_no(placing) && still_fits(reader, placing, since.as_ref());
        let places: Vec<Placing> = seen.0.into_iter().filter(fits).collect();
        let people = places.iter().filter(|placing| placing.project.is_some()).map(|placing| placing.person).collect();
        let mut order = Order::new(posted.id, reader.actor());
        order.commands.push(Command::Round(RoundCommand::Propose { places }));
        if posted.fields.is("show", "yes") {
            // Who sits there reads where the table goes on the board, as soon as others read where they are asked to.
            order.commands.extend(Moves::commands(reader, posted.fields.get("moves"), &whom));
            order.commands.push(Command::Round(RoundCommand::Release { people }));
        }
        posted.ask(order).await
    };
    match asked.await {
        Ok(_) => posted.done(&address(reader)),
        Err(failed) => draw(reader, failed.status(), posted.again(&failed)).await,
    }
}

/// Whether what was true when the plan was drawn is so: they are here, sit nowhere else, and the project and the house are there.
fn still_fits(reader: &Reader, placing: &Placing, since: Option<&BTreeSet<PersonId>>) -> bool {
    let event = &reader.view.event;
    let day = event.moment.today;
    let went = matches!(event.presence(day, placing.person), Some(Presence::Left { .. }));
    let sits = event.seat_of(day, placing.person).is_some();
    let went_on = since.map_or(sits, |since| since.contains(&placing.person));
    !went && !went_on && written(reader, placing).is_ok()
}

/// Who answered or sat down after this change: what was looked for before that is not for them.
fn went_on(reader: &Reader, seq: Seq) -> BTreeSet<PersonId> {
    let event = &reader.view.event;
    let entries = event.history.newest_first().take_while(|entry| entry.stamp.seq > seq);
    let person = |change: &Change| match change {
        Change::Round(round::Change::Answered { person, .. }) | Change::Project(project::Change::Joined { person, .. }) => Some(*person),
        _ => None,
    };
    entries.filter_map(|entry| person(&entry.change)).map(|person| event.now(person)).collect()
}

/// The places of a plan as the page carries them along: what a coordinator takes over is what they saw.
struct Seen(Vec<Placing>);

/// The most letters of a form with a plan for ten thousand people.
pub const LARGEST: usize = 512 * 1024;

impl Seen {
    /// Table by table: `project/house/room:person,person`, each as its id, with nothing where there is none.
    fn write(places: &[Placing]) -> String {
        let mut tables = BTreeMap::<_, Vec<String>>::new();
        for placing in places {
            tables.entry((placing.project, placing.venue, placing.room)).or_default().push(placing.person.to_string());
        }
        let id = |id: Option<domain::Id>| id.map(|id| id.to_string()).unwrap_or_default();
        let tables = tables.into_iter().map(|((project, venue, room), people)| {
            format!("{}/{}/{}:{}", id(project.map(|id| id.0)), id(venue.map(|id| id.0)), id(room.map(|id| id.0)), people.join(","))
        });
        tables.collect::<Vec<_>>().join(" ")
    }

    /// None where it is no such text.
    fn read(text: &str) -> Option<Self> {
        let id = |text: &str| if text.is_empty() { Some(None) } else { text.parse::<domain::Id>().ok().map(Some) };
        let mut places = Vec::new();
        for table in text.split_whitespace() {
            let (place, people) = table.split_once(':')?;
            let mut place = place.split('/');
            let (project, venue, room) = (id(place.next()?)?, id(place.next()?)?, id(place.next()?)?);
            for person in people.split(',') {
                let person = PersonId(person.parse().ok()?);
                places.push(Placing { person, project: project.map(ProjectId), venue: venue.map(VenueId), room: room.map(RoomId) });
            }
        }
        Some(Self(places))
    }
}
