//! The pieces of a board: each has an id on the page, the seq of the last change that shows in it, and is drawn by itself.

use askama::Template;
use domain::history::Subject;
use domain::project::{Need, Newcomers, OnDay, State};
use domain::session::Standing;
use domain::{Audience, Date, Event, Id, Landmark, Message, Outcome, PersonId, Project, ProjectId, Seq, Session, Venue, message, outcome};
use ledger::View;
use words::Words;

use crate::inline::{Links, anchor, inline, name_of, plain};
use crate::markdown::{Shown, shown};
use crate::say::Say;

/// A board's pieces in the order in which they stand.
pub struct Plan<'a> {
    /// Those that are always there.
    pub fixed: Vec<Piece<'a>>,
    /// Those that come and go, list by list.
    pub lists: Vec<(&'static str, Vec<Piece<'a>>)>,
}

/// One piece, not yet drawn.
pub struct Piece<'a> {
    /// Its element's id.
    pub id: String,
    /// The last change that shows in it.
    pub seq: Seq,
    what: What<'a>,
}

enum What<'a> {
    Now,
    Contacts,
    Pinned,
    Newcomers,
    House(usize, &'a Venue),
    /// With how many of its tasks do not build.
    Line(&'a Project, &'a OnDay, usize),
    Outcome(&'a Outcome),
    Note(&'a Message),
    Strip,
    Corner,
    Came,
    Pulse,
    Planned(Seq),
    Left(&'a Session),
}

/// The id of a thing's element.
pub fn element(prefix: &str, id: Id) -> String {
    format!("{prefix}-{}", id.short())
}

/// What stands on the board of a day.
pub fn plan(view: &View, day: Date) -> Plan<'_> {
    let event = &view.event;
    let people = |ids: &mut dyn Iterator<Item = PersonId>| ids.map(|id| event.person_touched(id)).max().unwrap_or(0);
    let piece = |id: String, seq: Seq, what| Piece { id, seq: seq.max(event.everything), what };

    let contacts = &event.contacts;
    let contact_seq = people(&mut [contacts.coordinator, contacts.newcomers, contacts.conduct].into_iter().flatten());
    let pinned_seq = event.messages.values().filter(|message| message.pins > 0).map(|message| message.touched).max().unwrap_or(0);
    let planned = event.sessions.values().map(|session| session.touched).max().unwrap_or(0);
    let mut fixed = vec![
        piece("now".into(), event.moment.touched, What::Now),
        piece("newhere".into(), contact_seq, What::Newcomers),
        piece("contacts".into(), contact_seq, What::Contacts),
        piece("pinned".into(), pinned_seq, What::Pinned),
        piece("strip".into(), event.signposted.0, What::Strip),
        piece("corner".into(), event.corners.get(&day).map_or(0, |corner| corner.written.0), What::Corner),
        piece("came".into(), event.moment.touched, What::Came),
        piece("pulse".into(), event.pages.max(event.team_pages), What::Pulse),
        piece("planned".into(), planned, What::Planned(planned)),
    ];
    // No board shows them: they are for the timetable, of whatever day.
    let sign_ups = event.sessions.values().filter(|session| session.standing == Standing::On && event.seats_left(session).is_some());
    fixed.extend(sign_ups.map(|session| {
        let seq = session.touched.max(session.picked);
        piece(element("left", session.id.0), seq, What::Left(session))
    }));

    let gauges = event.venues.iter().map(|venue| event.gauge(day, venue.id).touched.max(venue.touched)).max().unwrap_or(0);
    let houses = event.open_venues().map(|(number, venue)| piece(element("g", venue.id.0), gauges, What::House(number, venue))).collect();

    let stuck = crate::tasks::stuck_by_project(event, day);
    // Who would join an idea still comes as long as they did not go home, and sit nowhere else or said yes to it since.
    let seats = event.projects.values().map(|project| project.touched).max().unwrap_or(0);
    let last = |subject| event.history.of(subject).next().map_or(0, |entry| entry.stamp.seq);
    let yes = last(Subject::Round);
    let line = |(project, on_day): (&'_ Project, &'_ OnDay)| {
        let come = match on_day.state {
            State::Idea => on_day.members.keys().map(|person| last(Subject::Person(*person)).max(seats).max(yes)).max().unwrap_or(0),
            _ => 0,
        };
        let seq = project
            .touched
            .max(event.stuck)
            .max(come)
            .max(people(&mut on_day.members.keys().copied()))
            .max(project.by.person().map_or(0, |by| people(&mut std::iter::once(by))));
        (element("p", project.id.0), seq)
    };
    let mut projects = event.projects_on(day);
    // Lines with a lamp first, then by house, then as they came.
    projects.sort_by_key(|(project, on_day)| {
        (project.about.needs.is_empty(), on_day.place.venue.and_then(|venue| event.venue(venue)).map_or(usize::MAX, |(n, _)| n))
    });
    let lines = |wanted: fn(State) -> bool| -> Vec<Piece<'_>> {
        projects
            .iter()
            .filter(|(_, on_day)| wanted(on_day.state))
            .map(|&(project, on_day)| {
                let (id, seq) = line((project, on_day));
                piece(id, seq, What::Line(project, on_day, stuck.get(&project.id).copied().unwrap_or(0)))
            })
            .collect()
    };

    // What speaks of a project shows the one that it is part of now.
    let described = |project: Option<ProjectId>| {
        let merged = |project: &&Project| project.merged.and_then(|into| event.projects.get(&into));
        let chain = std::iter::successors(project.and_then(|id| event.projects.get(&id)), merged).take(1 + Event::MOST_MERGED);
        chain.map(|project| project.described.0.max(project.standing)).max().unwrap_or(0)
    };
    let done = event
        .outcomes_on(day)
        .into_iter()
        .map(|outcome| {
            let seq = outcome.touched.max(people(&mut outcome.about.who.iter().copied())).max(described(outcome.about.project));
            piece(element("o", outcome.id.0), seq, What::Outcome(outcome))
        })
        .collect();
    let notes = event
        .messages_on(day)
        .into_iter()
        .map(|message| {
            let mut writers = message.by.person().into_iter().chain(message.answers.iter().filter_map(|answer| answer.by.person()));
            let seq = message.touched.max(people(&mut writers)).max(described(message.project));
            piece(element("m", message.id.0), seq, What::Note(message))
        })
        .collect();

    let lists = vec![
        ("houses", houses),
        ("running", lines(State::sits)),
        ("ideas", lines(|state| state == State::Idea)),
        ("finished", lines(|state| state == State::Finished)),
        ("done", done),
        ("notes", notes),
    ];
    Plan { fixed, lists }
}

impl Piece<'_> {
    /// Draws it for one audience in one language.
    pub fn draw(&self, view: &View, day: Date, audience: Audience, words: Words) -> String {
        let say = Say { view, audience, words };
        let drawn = match &self.what {
            What::Now => Now::of(say, day).render(),
            What::Newcomers => NewHere::of(say).render(),
            What::Contacts => Contacts::of(say).render(),
            What::Pinned => Pinned::of(say).render(),
            What::House(number, venue) => House::of(say, day, *number, venue).render(),
            What::Line(project, on_day, stuck) => Line::of(say, day, (project, on_day), *stuck).render(),
            What::Outcome(outcome) => OutcomeRow::of(say, outcome).render(),
            What::Note(message) => Note::of(say, message).render(),
            What::Strip => Strip::of(say).render(),
            What::Corner => Corner::of(say, day).render(),
            What::Came => return came(view, words),
            What::Pulse => return pulse(view, audience),
            What::Planned(at) => return format!("<i id=\"planned\" hidden data-at=\"{at}\"></i>"),
            What::Left(session) => return crate::timetable::left(say, session).unwrap_or_default(),
        };
        // A template fails only when what it writes to does, and a string does not.
        drawn.unwrap_or_default()
    }
}

/// What another page shows of a board: what is on and comes next, how full the houses are, where everything is, and the first lines.
/// The same pieces for the same audience, so nobody reads there what no board tells them.
pub struct Glance {
    /// What is on.
    pub now: String,
    /// How full each house is.
    pub houses: String,
    /// Where everything is that everybody looks for.
    pub strip: String,
    /// The first projects that run.
    pub lines: String,
    /// How many more run.
    pub more: usize,
}

/// A day's board at a glance, with so many lines.
pub fn glance(say: Say<'_>, day: Date, lines: usize) -> Glance {
    let plan = plan(say.view, day);
    let draw = |piece: &Piece<'_>| piece.draw(say.view, day, say.audience, say.words);
    let fixed = |id: &str| plan.fixed.iter().find(|piece| piece.id == id).map(draw).unwrap_or_default();
    let list = |name: &str| plan.lists.iter().find(|(list, _)| *list == name).map_or(&[][..], |(_, pieces)| pieces);
    let running = list("running");
    Glance {
        now: fixed("now"),
        houses: list("houses").iter().map(draw).collect(),
        strip: fixed("strip"),
        lines: running.iter().take(lines).map(draw).collect(),
        more: running.len().saturating_sub(lines),
    }
}

/// The gauges of a day, house by house.
pub fn gauges(say: Say<'_>, day: Date) -> Vec<String> {
    let plan = plan(say.view, day);
    let houses = plan.lists.iter().find(|(list, _)| *list == "houses").map_or(&[][..], |(_, pieces)| pieces);
    houses.iter().map(|piece| piece.draw(say.view, day, say.audience, say.words)).collect()
}

/// Nothing to see: it tells pages that are drawn for their reader that there is something new which no board shows, such as
/// the word of the day to the team's wall.
fn pulse(view: &View, audience: Audience) -> String {
    let event = &view.event;
    let at = if audience == Audience::Team { event.pages.max(event.team_pages) } else { event.pages };
    format!("<i id=\"pulse\" hidden data-at=\"{at}\"></i>")
}

#[derive(Template)]
#[template(path = "board/now.html")]
struct Now {
    w: Words,
    /// What is on, and what comes after it: time and word.
    on: Option<String>,
    next: Vec<(String, String, String)>,
}

impl Now {
    fn of(say: Say<'_>, day: Date) -> Self {
        let event = say.event();
        let slots = event.day(day).map(|day| day.slots.as_slice()).unwrap_or_default();
        let current = (event.moment.today == day).then_some(event.moment.slot).flatten().map(usize::from);
        let from = current.map_or(0, |slot| slot + 1);
        Self {
            w: say.words,
            on: current.and_then(|slot| slots.get(slot)).map(|slot| say.slot(&slot.what).to_owned()),
            next: slots
                .iter()
                .skip(from)
                .map(|slot| (slot.at.strftime("%H:%M").to_string(), say.clock(slot.at), say.slot(&slot.what).to_owned()))
                .collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "board/newhere.html")]
struct NewHere<'a> {
    w: Words,
    root: String,
    name: Option<&'a str>,
    contact: &'a str,
}

impl<'a> NewHere<'a> {
    fn of(say: Say<'a>) -> Self {
        let person = say.event().contacts.newcomers;
        let contact = person.and_then(|person| say.view.people.get(person)).and_then(|profile| profile.contact.as_deref()).unwrap_or("");
        Self { w: say.words, root: format!("/{}", say.view.slug), name: person.and_then(|person| say.name(person)), contact }
    }
}

#[derive(Template)]
#[template(path = "board/contacts.html")]
struct Contacts {
    lines: Vec<String>,
}

impl Contacts {
    fn of(say: Say<'_>) -> Self {
        let contacts = &say.event().contacts;
        let reached = |person: PersonId, sentence: String| match say.view.people.get(person).and_then(|profile| profile.contact.as_deref())
        {
            Some(contact) => say.words.list_next(sentence, contact),
            None => sentence,
        };
        let line = |person: Option<PersonId>, sentence: &dyn Fn(&str) -> String| {
            person.and_then(|person| say.name(person).map(|name| reached(person, sentence(name))))
        };
        let of_coordinator = line(contacts.coordinator, &|name| say.words.coordinates(name));
        let of_newcomers = line(contacts.newcomers, &|name| say.words.there_for_newcomers(name));
        Self { lines: [of_coordinator, of_newcomers, say.conduct_contact()].into_iter().flatten().collect() }
    }
}

#[derive(Template)]
#[template(path = "board/house.html")]
struct House<'a> {
    w: Words,
    id: String,
    /// The last change to who is there: pages that show more of it than the board ask again when it changes.
    at: Seq,
    href: String,
    number: usize,
    name: &'a str,
    heads: u32,
    seats: Option<u32>,
    /// Of the bar's width, in hundredths.
    width: u32,
    nearly: bool,
    /// What to do when it is nearly or quite full.
    hint: Option<String>,
}

impl<'a> House<'a> {
    fn of(say: Say<'a>, day: Date, number: usize, venue: &'a Venue) -> Self {
        let event = say.event();
        let heads = event.gauge(day, venue.id).heads();
        let free_of = |other: &Venue| other.seats.map(|seats| seats.saturating_sub(event.gauge(day, other.id).heads()));
        let next = event
            .open_venues()
            .map(|(_, other)| other)
            .filter(|other| other.id != venue.id)
            .find_map(|other| free_of(other).filter(|free| *free > 0).map(|free| (other.name.as_str(), free)));
        let nearly = venue.seats.is_some_and(|seats| u64::from(heads) * 10 >= u64::from(seats) * 9);
        let hint = venue.seats.filter(|_| nearly).map(|seats| match (seats.saturating_sub(heads), next) {
            (0, Some((name, free))) => say.words.full_next(free, name),
            (0, None) => say.words.full().to_owned(),
            (left, Some((name, _))) => say.words.left_next(left, name),
            (left, None) => say.words.seats_left(left),
        });
        let width = venue.seats.map_or(0, |seats| heads.saturating_mul(100).checked_div(seats).map_or(100, |part| part.min(100)));
        Self {
            w: say.words,
            id: element("g", venue.id.0),
            at: event.gauge(day, venue.id).touched,
            href: format!("/{}/houses/{}", say.view.slug, venue.id.0.short()),
            number,
            name: venue.name.as_str(),
            heads,
            seats: venue.seats,
            width,
            nearly,
            hint,
        }
    }
}

/// The announcements that stand on every page, one line each.
#[derive(Template)]
#[template(path = "board/pinned.html")]
struct Pinned {
    w: Words,
    /// Address, and the words as HTML.
    lines: Vec<(String, String)>,
}

/// The announcements that stand on every page, the same for everybody.
pub fn pinned(say: Say<'_>) -> String {
    Pinned::of(say).render().unwrap_or_default().trim().to_owned()
}

/// The most announcements that stand on every page.
const MOST_PINNED: usize = 3;

impl Pinned {
    fn of(say: Say<'_>) -> Self {
        let line = |message: &Message| {
            let text = if message.text.is_struck() { say.words.struck().to_owned() } else { inline(message.text.as_str(), Links::Named) };
            (format!("/{}/notes/{}", say.view.slug, message.id.0.short()), text)
        };
        Self { w: say.words, lines: say.event().pinned().into_iter().take(MOST_PINNED).map(line).collect() }
    }
}

/// A project as a line of the board.
#[derive(Template)]
#[template(path = "board/line.html")]
pub struct Line<'a> {
    w: Words,
    id: String,
    /// The last change to it: its page shows more of it than the board.
    at: Seq,
    href: String,
    state: State,
    sign: Option<usize>,
    venue: &'a str,
    title: String,
    spot: String,
    lamps: Vec<String>,
    here: usize,
    seats: Option<u32>,
    audience: String,
    remarks: Vec<String>,
    welcome: bool,
    /// What can be found though the line has no room for it: further names and needs.
    also: String,
}

impl<'a> Line<'a> {
    fn of(say: Say<'a>, day: Date, (project, on_day): (&'a Project, &'a OnDay), stuck: usize) -> Self {
        let words = say.words;
        let mut people = project.people_leads_first(day);
        people.retain(|person| say.event().comes_to(project, day, *person));
        let mut remarks = Vec::new();
        if on_day.full && on_day.state.sits() {
            remarks.push(words.full_for_now().to_owned());
        }
        match on_day.state {
            State::Paused => remarks.push(words.paused_since(say.clock(on_day.since.to_zoned(say.event().zone.clone()).time()))),
            State::Idea => remarks.extend(project.by.person().and_then(|by| say.name(by)).map(|name| words.idea_of(name))),
            State::Running | State::Finished => {}
        }
        if on_day.state != State::Idea {
            remarks.extend(Some(say.names_briefly(&people)).filter(|names| !names.is_empty()));
        }
        if project.about.newcomers == Newcomers::Welcome {
            remarks.push(words.newcomers_welcome().to_owned());
        }
        let begins = project.about.starts_with.filter(|heads| *heads > 1 && on_day.state == State::Idea);
        remarks.extend(begins.map(|heads| words.starts_with(heads)));
        remarks.extend(project.about.level.map(|level| words.asks_briefly(crate::project::fields::experience(level, words))));
        remarks.extend((stuck > 0 && on_day.state != State::Finished).then(|| words.tasks_do_not_build(stuck)));
        remarks.extend(crate::themes::name_of(say.event(), project.about.theme, words));
        let lamps: Vec<String> = project.about.needs.iter().map(|need| lamp(need, words)).collect();
        let shown = if on_day.state == State::Idea { 0 } else { 2 };
        let names = people.iter().filter_map(|person| say.name(*person)).skip(shown);
        let also = say.list(names.chain(lamps.iter().skip(2).map(String::as_str)));
        let (sign, venue) = on_day
            .place
            .venue
            .and_then(|venue| say.event().venue(venue))
            .map_or((None, ""), |(number, venue)| (Some(number), venue.name.as_str()));
        Self {
            w: words,
            id: element("p", project.id.0),
            at: project.touched,
            href: format!("/{}/projects/{}?day={day}", say.view.slug, project.id.0.short()),
            state: on_day.state,
            sign,
            venue,
            title: title(project.about.title.as_str(), words),
            spot: say.spot(&on_day.place),
            lamps,
            here: people.len(),
            seats: project.about.seats,
            audience: inline(project.about.audience.as_str(), Links::Named),
            remarks,
            welcome: project.about.newcomers == Newcomers::Welcome,
            also,
        }
    }

    /// Marks up to eight, then figures.
    fn marks(&self) -> Option<(usize, usize)> {
        let all = self.seats.map_or(self.here, |seats| self.here.max(usize::try_from(seats).unwrap_or(usize::MAX)));
        (all <= 8).then_some((self.here, all - self.here))
    }

    fn free(&self) -> Option<usize> {
        self.seats.map(|seats| usize::try_from(seats).unwrap_or(usize::MAX).saturating_sub(self.here))
    }
}

/// A title, or what stands for one that was struck.
pub fn title(text: &str, words: Words) -> String {
    if text.is_empty() { words.struck().to_owned() } else { plain(text) }
}

/// What a project needs, in a word, for the wall.
pub fn lamp_word(need: &Need, words: Words) -> String {
    match need {
        Need::Hands => words.lamp_hands().to_owned(),
        Need::Mentor => words.lamp_mentor().to_owned(),
        Need::Reviewer => words.lamp_reviewer().to_owned(),
        Need::Board => words.lamp_board().to_owned(),
        Need::Windows => words.lamp_windows().to_owned(),
        Need::Other(thing) => thing.to_string(),
    }
}

/// What a project needs, in words.
pub fn lamp(need: &Need, words: Words) -> String {
    match need {
        Need::Hands => words.needs_hands().to_owned(),
        Need::Mentor => words.needs_mentor().to_owned(),
        Need::Reviewer => words.needs_reviewer().to_owned(),
        Need::Board => words.needs_board().to_owned(),
        Need::Windows => words.needs_windows().to_owned(),
        Need::Other(thing) => words.needs_thing(thing.as_str()),
    }
}

/// An outcome as a row of *Done*.
#[derive(Template)]
#[template(path = "board/outcome.html")]
pub struct OutcomeRow {
    id: String,
    w: Words,
    href: String,
    time: String,
    who: String,
    remarks: String,
    what: String,
    links: Vec<String>,
    kind: Option<&'static str>,
    project: Option<(String, String)>,
    /// As HTML.
    theme: Option<String>,
}

impl OutcomeRow {
    /// An outcome for one audience.
    pub fn of(say: Say<'_>, outcome: &Outcome) -> Self {
        let about = &outcome.about;
        let remarks: Vec<&str> = about.remarks.iter().map(domain::Text::as_str).filter(|text| !text.is_empty()).collect();
        let what = if about.what.is_struck() { say.words.struck().to_owned() } else { inline(about.what.as_str(), Links::Live) };
        Self {
            id: element("o", outcome.id.0),
            w: say.words,
            href: format!("/{}/outcomes/{}", say.view.slug, outcome.id.0.short()),
            time: say.time(outcome.at, outcome.day),
            who: say.names(about.who.iter().copied()),
            remarks: say.list(remarks),
            what,
            links: about
                .links
                .iter()
                .filter(|link| !link.as_str().is_empty())
                .map(|link| anchor(link.as_str(), &name_of(link.as_str())))
                .collect(),
            kind: about.kind.map(|kind| kind_word(kind, say.words)),
            project: project_of(say, about.project, outcome.day),
            theme: crate::themes::of_outcome(say.event(), outcome).map(|theme| crate::themes::html(theme, say.words)),
        }
    }
}

/// The project that something speaks of, as it is now: address and title.
pub fn project_of(say: Say<'_>, project: Option<ProjectId>, day: Date) -> Option<(String, String)> {
    let now = say.event().now_part_of(project?);
    let project = say.event().projects.get(&now).filter(|project| !project.withdrawn)?;
    let href = format!("/{}/projects/{}?day={day}", say.view.slug, project.id.0.short());
    Some((href, title(project.about.title.as_str(), say.words)))
}

/// The word for a kind of outcome.
pub fn kind_word(kind: outcome::Kind, words: Words) -> &'static str {
    match kind {
        outcome::Kind::PullRequest => words.kind_pull_request(),
        outcome::Kind::Merged => words.kind_merged(),
        outcome::Kind::Published => words.kind_published(),
        outcome::Kind::Issue => words.kind_issue(),
        outcome::Kind::Learned => words.kind_learned(),
        outcome::Kind::Taught => words.kind_taught(),
        outcome::Kind::Written => words.kind_written(),
        outcome::Kind::Rocket => words.kind_rocket(),
    }
}

/// A message as a row of *Notes and questions*.
#[derive(Template)]
#[template(path = "board/note.html")]
pub struct Note {
    w: Words,
    id: String,
    href: String,
    kind: &'static str,
    text: String,
    by: String,
    time: String,
    project: Option<(String, String)>,
    answer: Option<(String, String)>,
    answers: usize,
    settled: bool,
    settled_word: &'static str,
    announcement: bool,
    /// Whether somebody is on the way to help.
    on_the_way: bool,
}

impl Note {
    /// A message for one audience.
    pub fn of(say: Say<'_>, message: &Message) -> Self {
        Self {
            w: say.words,
            id: element("m", message.id.0),
            href: format!("/{}/notes/{}", say.view.slug, message.id.0.short()),
            kind: message_kind_word(message.kind, say.words),
            text: if message.text.is_struck() { say.words.struck().to_owned() } else { inline(message.text.as_str(), Links::Live) },
            by: say.who(message.by),
            time: say.time(message.at, message.day),
            project: project_of(say, message.project, message.day),
            answer: message.answers.last().map(|answer| (say.who(answer.by), inline(answer.text.as_str(), Links::Live))),
            answers: message.answers.len(),
            settled: message.settled,
            settled_word: settled_word(message.kind, say.words),
            on_the_way: message.helper.is_some() && !message.settled,
            announcement: message.kind == message::Kind::Announcement,
        }
    }
}

/// Where everything is that everybody looks for. What is secret is never on a board.
#[derive(Template)]
#[template(path = "board/strip.html")]
struct Strip<'a> {
    w: Words,
    root: String,
    rows: Vec<(&'a str, &'a str, bool)>,
}

impl<'a> Strip<'a> {
    fn of(say: Say<'a>) -> Self {
        let rows = say.event().strip.iter().map(|post| (landmark_word(&post.to, say.words), post.text.as_str(), !post.secret.is_empty()));
        Self { w: say.words, root: format!("/{}", say.view.slug), rows: rows.collect() }
    }

    /// What one finds here, where it is folded.
    fn words(&self) -> String {
        self.rows.iter().map(|(what, ..)| *what).collect::<Vec<_>>().join(" · ")
    }
}

/// The word for what everybody looks for.
pub fn landmark_word(landmark: &Landmark, words: Words) -> &str {
    match landmark {
        Landmark::Wifi => words.signpost_wifi(),
        Landmark::Coffee => words.signpost_coffee(),
        Landmark::Quiet => words.signpost_quiet(),
        Landmark::Toilets => words.signpost_toilets(),
        Landmark::StepFree => words.signpost_step_free(),
        Landmark::Other(text) => text.as_str(),
    }
}

/// The free corner of the day, as far as a board has room for it.
#[derive(Template)]
#[template(path = "board/corner.html")]
struct Corner {
    w: Words,
    root: String,
    day: Date,
    shown: Shown,
}

/// Characters of the corner that a board shows; the rest is one tap away.
const CORNER_ROOM: usize = 900;

impl Corner {
    fn of(say: Say<'_>, day: Date) -> Self {
        Self { w: say.words, root: format!("/{}", say.view.slug), day, shown: shown(say.event().corner(day), Some(CORNER_ROOM)) }
    }
}

/// "What came of it?", with one field, from the winding down of the day on; empty before. The same bytes for everybody.
#[derive(Template)]
#[template(path = "board/came.html")]
struct Came<'a> {
    w: Words,
    view: &'a View,
    on: bool,
}

/// The line as HTML.
pub fn came(view: &View, w: Words) -> String {
    Came { w, view, on: view.event.is_winding_down() }.render().unwrap_or_default()
}

/// What a message of this kind is once it is done with.
pub fn settled_word(kind: message::Kind, words: Words) -> &'static str {
    match kind {
        message::Kind::Question => words.answered(),
        message::Kind::Help | message::Kind::Announcement => words.resolved(),
        message::Kind::LostFound => words.back_with_its_owner(),
    }
}

/// The word for a kind of message.
pub fn message_kind_word(kind: message::Kind, words: Words) -> &'static str {
    match kind {
        message::Kind::Announcement => words.note_announcement(),
        message::Kind::Question => words.note_question(),
        message::Kind::Help => words.note_help(),
        message::Kind::LostFound => words.note_lost_found(),
    }
}
