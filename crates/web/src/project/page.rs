//! A project's page, drawn for its reader.

use askama::Template;
use domain::project::{Command as ProjectCommand, Newcomers, OnDay, State};
use domain::task::Command as TaskCommand;
use domain::venue::Presence;
use domain::{Act, Date, Event, Field, PersonId, Project, ProjectId, Venue};
use words::Words;

use super::{address, whom_to_ask};
use crate::board::{Note, OutcomeRow, lamp, title};
use crate::forms::{self, Fields, Form};
use crate::inline::{Links, inline};
use crate::page::Page;
use crate::questionnaire::{self, Told};
use crate::reader::Reader;
use crate::say::Say;

#[derive(Template)]
#[template(path = "project/project.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own that the template asks")]
struct ProjectPage {
    page: Page,
    w: Words,
    form: Form,
    day: Date,
    day_name: String,
    here: String,
    /// The title of the project from whose address one comes, as it is part of this one now.
    was: Option<String>,
    state: State,
    full: bool,
    sign: Option<usize>,
    venue: String,
    title: String,
    audience: String,
    newcomers: bool,
    /// With how many it starts, and how many are lacking still, where it did not yet; how well one should know the subject.
    starts_with: Option<(u32, u32)>,
    /// For how many the reader waits, who said yes.
    waits: Option<String>,
    level: &'static str,
    /// As HTML.
    theme: Option<String>,
    place: String,
    address: String,
    ask: Option<String>,
    mine: bool,
    /// The house of the reader's seat, name and letters, where nobody has seen them there yet today.
    uncounted: Option<(String, String)>,
    can_join: bool,
    /// How it goes is asked, as HTML: of who sits here and was silent for long.
    fares: crate::round::Asked,
    lamps: Vec<String>,
    begin: Begin,
    people: Vec<Seat>,
    hidden: usize,
    /// How many are there, or come when it starts.
    heads: usize,
    /// Where the reader sits by now, who only would have joined.
    i_sit: Option<String>,
    free: usize,
    seats: Option<u32>,
    /// Those who lead it and are not at it today.
    leads_elsewhere: Vec<String>,
    /// The reader's id, where they may say that they lead it, and whether they do.
    i_lead: Option<(String, bool)>,
    /// Whom the team may choose from: id, name.
    may_lead: Vec<(String, String)>,
    /// The tasks that it offers.
    tasks: Vec<String>,
    /// Whether its list of tasks is ready for newcomers.
    ready: bool,
    /// Whether the reader may say so.
    may_ready: bool,
    /// Whether it is in the queue of those that are told of in the round; none where the reader does not say so, or none is on.
    queued: Option<bool>,
    outcomes: Vec<String>,
    notes: Vec<String>,
    parts: Vec<Part>,
    next: Option<Next>,
    houses: Vec<(String, usize, String)>,
    /// What people at it shared with the reader, who leads it.
    told: Vec<Told>,
    /// Whether the notice asks about joining or about moving, when one may do it all the same.
    again: &'static str,
}

/// Somebody at a project.
struct Seat {
    /// The address of their page.
    href: String,
    name: String,
    own: bool,
    leads: bool,
    since: String,
    /// Where they sit by now, who only would have joined: they do not come when it starts.
    sits: Option<String>,
}

/// What one does before one comes, and how to reach the project from far away; as HTML.
struct Begin {
    install: String,
    label: String,
    reach: String,
    /// When somebody looks there next, and whether that is over.
    looks: Option<(String, bool)>,
    zone: String,
}

impl Begin {
    fn is_empty(&self) -> bool {
        self.install.is_empty() && self.label.is_empty() && self.reach.is_empty() && self.looks.is_none()
    }
}

/// A project that became part of this one.
struct Part {
    title: String,
    here: String,
    /// Whether the reader may make it a project of its own again.
    apart: bool,
}

/// The event's next day.
struct Next {
    day: Date,
    name: String,
    /// Whether the project is on it.
    there: bool,
}

/// The page of a project that is on the board, on a day. `was` is the project from whose address one comes.
pub fn page_of(
    reader: &Reader,
    project: &Project,
    asked: Date,
    mut form: Form,
    again: &'static str,
    was: Option<&Project>,
) -> Option<String> {
    let (w, event) = (reader.words, &reader.view.event);
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    // A project that is not on the asked day is shown on its own last day.
    let (day, on_day) =
        project.days.get(&asked).map(|on_day| (asked, on_day)).or_else(|| project.days.get_max().map(|(day, on_day)| (*day, on_day)))?;
    let me = reader.person();
    let people = project.people_leads_first(day);
    let comes = |person: &PersonId| event.comes_to(project, day, *person);
    let sits_elsewhere = |person: PersonId| {
        let seat = event.seat_of(day, person).filter(|_| !comes(&person))?.0;
        Some(title(seat.about.title.as_str(), w))
    };
    let heads = people.iter().filter(|person| comes(person)).count();
    let seats: Vec<Seat> = people
        .iter()
        .filter_map(|person| {
            Some(Seat {
                href: crate::people::address(reader, event.now(*person)),
                name: crate::people::shown_name(reader, *person)?.to_owned(),
                own: Some(*person) == me,
                leads: project.leads.contains(person),
                since: say.time(on_day.members[person].at, day),
                sits: sits_elsewhere(*person),
            })
        })
        .collect();
    let mine = me.is_some_and(|me| on_day.members.contains_key(&me));
    let (sign, venue) =
        on_day.place.venue.and_then(|venue| event.venue(venue)).map_or((None, None), |(number, venue)| (Some(number), Some(venue)));
    if form.values.get("house").is_empty() && form.values.get("where").is_empty() {
        form.values = with_place(form.values, event, on_day);
    }
    let page = ProjectPage {
        page: Page::of(
            reader,
            format!("{} · {}", title(project.about.title.as_str(), w), title(event.title.as_str(), w)),
            &format!("day={day}"),
        )
        .hearing(reader, day),
        w,
        form,
        day,
        day_name: say.day_name(day),
        here: address(reader, project.id),
        was: was.map(|was| title(was.about.title.as_str(), w)),
        state: on_day.state,
        full: on_day.full,
        sign,
        venue: venue.map_or_else(String::new, |venue| venue.name.to_string()),
        title: title(project.about.title.as_str(), w),
        audience: inline(project.about.audience.as_str(), Links::Live),
        theme: event.theme(project.about.theme).map(|theme| crate::themes::html(theme, w)),
        newcomers: project.about.newcomers == Newcomers::Welcome,
        starts_with: project
            .about
            .starts_with
            .filter(|heads| *heads > 1 && on_day.state == State::Idea)
            .map(|heads| (heads, event.lacks_to_start(project, day))),
        waits: me.filter(|_| day == event.moment.today).and_then(|me| {
            event.waits_for(me).or_else(|| event.waits_for_seat(me)).filter(|waits| waits.id == project.id)?;
            crate::round::waits_for(event, me, w)
        }),
        level: project.about.level.map_or("", |level| super::fields::experience(level, w)),
        place: say.place(&on_day.place),
        address: venue.map_or_else(String::new, |venue| {
            say.list([venue.address.as_str(), venue.way.as_str()].into_iter().filter(|text| !text.is_empty()))
        }),
        ask: whom_to_ask(&say, event, project, day, me),
        mine,
        uncounted: venue.filter(|venue| mine && may_say_here(reader, day, venue)).map(|venue| (venue.name.to_string(), venue.id.0.short())),
        can_join: on_day.state != State::Finished && !mine,
        fares: if mine && day == event.moment.today {
            crate::round::how_it_goes(reader, "project")
        } else {
            crate::round::Asked::default()
        },
        lamps: project.about.needs.iter().map(|need| lamp(need, w)).collect(),
        begin: begin(reader, say, project, day),
        hidden: heads - seats.iter().filter(|seat| seat.sits.is_none()).count(),
        free: project.about.seats.map_or(0, |seats| usize::try_from(seats).unwrap_or(0).saturating_sub(heads)),
        heads,
        i_sit: me.filter(|_| mine).and_then(sits_elsewhere),
        people: seats,
        seats: project.about.seats,
        leads_elsewhere: elsewhere(say, project, &people),
        i_lead: me.map(|me| (me.0.to_string(), project.leads.contains(&me))),
        may_lead: may_lead(reader, say, project, &people),
        tasks: crate::tasks::of_project(reader, project.id),
        ready: event.ready.contains(&project.id),
        may_ready: may_ready(reader, project),
        queued: crate::round::queued(reader, project.id),
        outcomes: rows(event.outcomes_on(day), |outcome| outcome.about.project, event, project.id, |row| OutcomeRow::of(say, row).render()),
        notes: rows(event.messages_on(day), |message| message.project, event, project.id, |row| Note::of(say, row).render()),
        parts: parts(reader, project.id),
        next: event.days.iter().map(|known| known.date).find(|date| *date > day).map(|next| Next {
            day: next,
            name: say.day_name(next),
            there: project.days.contains_key(&next),
        }),
        houses: forms::houses(event),
        told: questionnaire::at_project(reader, project, &people),
        again,
    };
    Some(page.render().unwrap_or_default())
}

/// Whether the reader, who has a seat in this house, may well be there and was not counted: a seat is no head at the door.
fn may_say_here(reader: &Reader, day: Date, venue: &Venue) -> bool {
    let event = &reader.view.event;
    let seen = reader.person().and_then(|me| event.presence(day, me)).and_then(Presence::house);
    day == event.moment.today && !venue.closed && seen != Some(venue.id)
}

/// Rows of a day that speak of this project, or of one that became part of it.
fn rows<'a, T>(
    all: Vec<&'a T>,
    about: impl Fn(&T) -> Option<ProjectId>,
    event: &Event,
    project: ProjectId,
    draw: impl Fn(&'a T) -> askama::Result<String>,
) -> Vec<String> {
    let of_this = |row: &&T| about(row).map(|id| event.now_part_of(id)) == Some(project);
    all.into_iter().filter(of_this).map(|row| draw(row).unwrap_or_default()).collect()
}

fn begin(reader: &Reader, say: Say<'_>, project: &Project, day: Date) -> Begin {
    let about = &project.about;
    Begin {
        install: inline(about.install.as_str(), Links::Live),
        label: about.label.to_string(),
        reach: inline(about.reach.as_str(), Links::Live),
        looks: about.looks.map(|looks| (say.time(looks, day), looks < reader.app.ledger().clock().now())),
        zone: say.event().zone.iana_name().unwrap_or("UTC").to_owned(),
    }
}

fn elsewhere(say: Say<'_>, project: &Project, people: &[PersonId]) -> Vec<String> {
    let away = project.leads.iter().filter(|lead| !people.contains(lead));
    away.filter_map(|lead| say.name(*lead)).map(str::to_owned).collect()
}

/// The people of a project, for those who may say of others that they lead it.
fn may_lead(reader: &Reader, say: Say<'_>, project: &Project, people: &[PersonId]) -> Vec<(String, String)> {
    if domain::may(&reader.actor(), Act::Others, reader.view.event.editing).is_err() {
        return Vec::new();
    }
    let elsewhere = project.leads.iter().filter(|lead| !people.contains(lead));
    let all = people.iter().chain(elsewhere).filter(|person| Some(**person) != reader.person());
    all.filter_map(|person| say.name(*person).map(|name| (person.0.to_string(), name.to_owned()))).collect()
}

/// Whether the reader may say that the project's list of tasks is ready.
fn may_ready(reader: &Reader, project: &Project) -> bool {
    let event = &reader.view.event;
    let ready = TaskCommand::Ready { project: project.id, ready: !event.ready.contains(&project.id) };
    let now = reader.app.ledger().clock().now();
    domain::decide(event, &reader.actor(), now, &domain::Command::Task(ready)).is_ok()
}

fn parts(reader: &Reader, whole: ProjectId) -> Vec<Part> {
    let event = &reader.view.event;
    let now = reader.app.ledger().clock().now();
    let part = |project: &Project| {
        let back = ProjectCommand::BringBack { project: project.id, anyway: true };
        Part {
            title: title(project.about.title.as_str(), reader.words),
            here: address(reader, project.id),
            apart: domain::decide(event, &reader.actor(), now, &domain::Command::Project(back)).is_ok(),
        }
    };
    event.projects.values().filter(|project| project.merged == Some(whole)).map(part).collect()
}

fn with_place(values: Fields, event: &Event, on_day: &OnDay) -> Fields {
    let place = &on_day.place;
    let room = place.room.and_then(|room| event.room(room)).map(|(_, room)| room.name.to_string());
    let spot = room.into_iter().chain(Some(place.spot.to_string()).filter(|spot| !spot.is_empty())).collect::<Vec<_>>().join(", ");
    let values = values.with("where", spot);
    match place.venue {
        Some(venue) => values.with("house", venue.0.short()),
        None => values,
    }
}
