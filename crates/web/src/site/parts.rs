//! The parts that other rooms provide to a page: today's information, houses, sponsors, people, the timetable, the board.

use std::collections::BTreeSet;

use askama::Template;
use domain::link::is_link;
use domain::session::Kind;
use domain::site::Sponsor;
use domain::{Date, PersonId, Session};
use words::Words;

use super::values::{Group, Part, hours};
use crate::board::{Glance, gauges, glance, title};
use crate::gathering::Roof;
use crate::inline::{Links, anchor, inline};
use crate::markdown::shown;
use crate::say::Say;
use crate::timetable::address;

/// A part as HTML, with its headings on this level; `above` is what the event is under, where it is under one.
pub fn draw(say: &Say<'_>, part: &Part, level: u8, above: Option<&Roof>) -> String {
    let drawn = match part {
        // That needs to know when it is.
        Part::Today => return String::new(),
        Part::Houses => Houses::of(say).render(),
        Part::Sponsors => return draw_sponsors(sponsors_of(say, above), level),
        Part::People(group) => People::of(say, group, level).render(),
        Part::Timetable(day) => Timetable::of(say, *day, level).render(),
        Part::Board => Board::of(say).render(),
    };
    drawn.unwrap_or_default()
}

/// What is on today, as HTML.
pub fn today(say: &Say<'_>, on: crate::timetable::Today) -> String {
    Today::of(say, on).render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "site/today.html")]
struct Today {
    w: Words,
    day_name: String,
    glance: Glance,
    /// The sessions that are on and come next, as HTML.
    sessions: String,
    stream: Option<String>,
}

impl Today {
    fn of(say: &Say<'_>, on: crate::timetable::Today) -> Self {
        let day = say.event().moment.today;
        let stream = crate::timetable::is_shown(say.event()).then(|| crate::timetable::stream_address(&format!("/{}", say.view.slug)));
        Self { w: say.words, day_name: say.day_long(day), glance: glance(*say, day, 0), sessions: on.draw(*say), stream }
    }
}

#[derive(Template)]
#[template(path = "site/gauges.html")]
struct Houses {
    w: Words,
    /// Gauge as HTML, without its end; address.
    houses: Vec<(String, String)>,
}

impl Houses {
    fn of(say: &Say<'_>) -> Self {
        let gauges = gauges(*say, say.event().moment.today);
        // Where the ways in are told below, the address stands there.
        let addresses = house_rows(say).map(|house| if house.has_ways() { String::new() } else { house.address });
        let begun = gauges.iter().map(|gauge| nameless(gauge).trim_end().trim_end_matches("</li>").to_owned());
        Self { w: say.words, houses: begun.zip(addresses).collect() }
    }
}

/// How to get to the houses and in, below their gauges, where anybody said.
#[derive(Template)]
#[template(path = "site/houses.html")]
struct Ways {
    houses: Vec<HouseRow>,
}

/// The same for a page that shows the houses.
pub fn ways(say: &Say<'_>) -> String {
    let said: Vec<HouseRow> = house_rows(say).filter(HouseRow::has_ways).collect();
    if said.is_empty() { String::new() } else { format!("<section>{}</section>\n", Ways { houses: said }.render().unwrap_or_default()) }
}

/// Gauges without their ids: on its day a page shows the same ones above, and those follow the board.
fn nameless(gauges: &str) -> String {
    let mut parts = gauges.split("<li id=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| format!("{all}<li{}", part.split_once('"').map_or(part, |(_, rest)| rest)))
}

/// Lines of the board that a page has room for.
const LINES: usize = 4;

#[derive(Template)]
#[template(path = "site/board.html")]
struct Board {
    w: Words,
    root: String,
    day: Date,
    glance: Glance,
}

impl Board {
    fn of(say: &Say<'_>) -> Self {
        let day = say.event().moment.today;
        Self { w: say.words, root: format!("/{}", say.view.slug), day, glance: glance(*say, day, LINES) }
    }
}

#[derive(Template)]
#[template(path = "site/sponsors.html")]
struct Sponsors {
    level: u8,
    /// Level by level, in the order in which the levels first come.
    levels: Vec<(String, Vec<SponsorRow>)>,
}

struct SponsorRow {
    name: String,
    link: Option<String>,
    text: String,
}

/// Who supports the event, and who supports the whole gathering.
pub fn sponsors_of<'a>(say: &Say<'a>, above: Option<&'a Roof>) -> impl Iterator<Item = &'a Sponsor> {
    let own = say.event().site.sponsors.iter().filter(|sponsor| !sponsor.name.is_empty());
    own.chain(above.map(Roof::sponsors).unwrap_or_default())
}

/// Sponsors as HTML, level by level.
pub fn draw_sponsors<'a>(sponsors: impl Iterator<Item = &'a Sponsor>, level: u8) -> String {
    Sponsors::of(sponsors, level).render().unwrap_or_default()
}

impl Sponsors {
    fn of<'a>(sponsors: impl Iterator<Item = &'a Sponsor>, level: u8) -> Self {
        let mut levels: Vec<(String, Vec<SponsorRow>)> = Vec::new();
        for sponsor in sponsors {
            let row = SponsorRow {
                name: sponsor.name.to_string(),
                link: sponsor.link.as_ref().map(|link| link.as_str().to_owned()).filter(|link| !link.is_empty()),
                text: shown(sponsor.text.as_str(), None).html,
            };
            match levels.iter_mut().find(|(level, _)| *level == sponsor.level.as_str()) {
                Some((_, rows)) => rows.push(row),
                None => levels.push((sponsor.level.to_string(), vec![row])),
            }
        }
        Self { level, levels }
    }
}

#[derive(Template)]
#[template(path = "site/people.html")]
struct People {
    w: Words,
    level: u8,
    contacts: Vec<String>,
    /// Group by group: what they are, where there are several groups, and who.
    groups: Vec<(String, Vec<Somebody>)>,
    /// Whether each group has its heading.
    headed: bool,
}

struct Somebody {
    person: PersonId,
    href: String,
    name: String,
    /// The other groups that they belong to, where they stand in one alone.
    also: Vec<String>,
    /// Address and title of what they speak about.
    sessions: Vec<(String, String)>,
    /// What the site says of them, as HTML.
    text: String,
    /// Where else they are, as HTML.
    links: Vec<String>,
}

/// The group of those who speak.
const SPEAKERS: &str = "speakers";

/// The group of those who make the event.
const TEAM: &str = "team";

impl People {
    fn of(say: &Say<'_>, group: &Group, level: u8) -> Self {
        let (w, all) = (say.words, *group == Group::All);
        let team = all || *group == Group::Team;
        let mut groups: Vec<(String, Vec<Somebody>)> = vec![];
        if all || *group == Group::Speakers {
            groups.push((w.site_speakers().to_owned(), somebodies(say, SPEAKERS)));
        }
        if all {
            let hosts = on_the_timetable(say, Does::Hosts);
            groups.push((w.site_hosts().to_owned(), hosts.into_iter().filter_map(|(who, what)| somebody(say, who, what)).collect()));
        }
        if team {
            groups.push((w.team().to_owned(), somebodies(say, TEAM)));
        }
        match group {
            Group::Other(group) => groups.push((group.clone(), somebodies(say, group))),
            Group::All => groups.extend(other_groups(say).into_iter().map(|group| (group.clone(), somebodies(say, &group)))),
            Group::Speakers | Group::Team => {}
        }
        if all {
            each_once(&mut groups);
        }
        groups.retain(|(_, who)| !who.is_empty());
        shorten(say, &mut groups);
        Self { w, level, contacts: if team { contacts(say) } else { vec![] }, groups, headed: all }
    }
}

/// So many characters of what the site says of people stand on one page; where there is more, each has a part of it, and all of it stands on
/// their own page.
const MOST_SAID: usize = 24_000;

fn shorten(say: &Say<'_>, groups: &mut [(String, Vec<Somebody>)]) {
    let people = || groups.iter().flat_map(|(_, who)| who);
    let (all, many) =
        people().fold((0, 0), |(all, many), somebody| (all + somebody.text.len(), many + usize::from(!somebody.text.is_empty())));
    if all <= MOST_SAID {
        return;
    }
    let room = MOST_SAID / many.max(1);
    for somebody in groups.iter_mut().flat_map(|(_, who)| who) {
        let presented = say.view.people.get(somebody.person).and_then(|profile| profile.presented.as_deref());
        if let Some(presented) = presented.filter(|_| somebody.text.len() > room) {
            somebody.text = shown(&presented.text, Some(room)).html;
        }
    }
}

/// What the site says of somebody, as HTML, and where else they are; none of whom it says nothing.
pub fn presented(say: &Say<'_>, person: PersonId) -> Option<(String, Vec<String>)> {
    let Somebody { text, links, .. } = somebody(say, person, vec![])?;
    (!text.is_empty() || !links.is_empty()).then_some((text, links))
}

/// Who is in several groups stands in the first of them, with a word for the others.
fn each_once(groups: &mut [(String, Vec<Somebody>)]) {
    for later in 1..groups.len() {
        let (before, rest) = groups.split_at_mut(later);
        let (name, who) = &mut rest[0];
        who.retain(|somebody| {
            let first = before.iter_mut().flat_map(|(_, who)| who).find(|known| known.href == somebody.href);
            first.map(|known| known.also.push(name.clone())).is_none()
        });
    }
}

/// Everybody whom the event's site names and this audience may see: who speaks, and whom it presents.
pub fn people_of(say: &Say<'_>) -> BTreeSet<PersonId> {
    let presented = say.view.people.iter().filter(|(_, profile)| profile.presented.is_some()).map(|(person, _)| say.event().now(person));
    let speaking = say.event().timetable().into_iter().flat_map(|session| &session.about.speakers).map(|person| say.event().now(*person));
    presented.chain(speaking).filter(|person| say.name(*person).is_some()).collect()
}

/// What the event calls groups of those whom its site presents, besides speakers and team.
fn other_groups(say: &Say<'_>) -> Vec<String> {
    let presented = say.view.people.iter().filter_map(|(_, profile)| profile.presented.as_ref());
    let mut groups: Vec<String> = presented.flat_map(|presented| presented.groups.clone()).collect();
    groups.retain(|group| group != SPEAKERS && group != TEAM);
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// Who is in a group, as far as the audience may know it: those on the timetable in its order, the others by name.
fn somebodies(say: &Say<'_>, group: &str) -> Vec<Somebody> {
    let event = say.event();
    let speaking = if group == SPEAKERS { on_the_timetable(say, Does::Speaks) } else { vec![] };
    let mut others: Vec<(&str, PersonId)> = say
        .view
        .people
        .iter()
        .filter(|(_, profile)| profile.presented.as_ref().is_some_and(|presented| presented.groups.iter().any(|known| known == group)))
        .map(|(person, _)| event.now(person))
        .filter(|person| speaking.iter().all(|(known, _)| known != person))
        .filter_map(|person| Some((say.name(person)?, person)))
        .collect();
    others.sort_unstable();
    others.dedup();
    let all = speaking.into_iter().chain(others.into_iter().map(|(_, person)| (person, vec![])));
    all.filter_map(|(person, sessions)| somebody(say, person, sessions)).collect()
}

fn somebody(say: &Say<'_>, person: PersonId, sessions: Vec<(String, String)>) -> Option<Somebody> {
    let presented = say.view.people.get(person).and_then(|profile| profile.presented.as_deref());
    let links = presented.map(|presented| presented.links.as_slice()).unwrap_or_default();
    Some(Somebody {
        person,
        href: format!("/{}/people/{}", say.view.slug, person.0.short()),
        name: say.name(person)?.to_owned(),
        also: vec![],
        sessions,
        text: presented.map(|presented| shown(&presented.text, None).html).unwrap_or_default(),
        links: links.iter().filter(|(_, url)| is_link(url)).map(|(what, url)| anchor(url, what)).collect(),
    })
}

/// Whom to ask, each in a sentence.
pub fn contacts(say: &Say<'_>) -> Vec<String> {
    let contacts = &say.event().contacts;
    let line = |person: Option<PersonId>, sentence: &dyn Fn(&str) -> String| person.and_then(|person| say.name(person)).map(sentence);
    [
        line(contacts.coordinator, &|name| say.words.coordinates(name)),
        line(contacts.newcomers, &|name| say.words.there_for_newcomers(name)),
        say.conduct_contact(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What somebody on the timetable does there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    /// Speaks at something that was planned.
    Speaks,
    /// Only calls others together, on the spot.
    Hosts,
}

/// Sessions: address and title.
type Sessions = Vec<(String, String)>;

/// Who does this, in the order of the timetable, and at what.
fn on_the_timetable(say: &Say<'_>, does: Does) -> Vec<(PersonId, Sessions)> {
    let (event, root) = (say.event(), format!("/{}", say.view.slug));
    let mut found: Vec<(PersonId, Does, Sessions)> = Vec::new();
    for session in event.timetable() {
        let row = (address(&root, session.id), title(session.about.title.as_str(), say.words));
        let here = if session.about.kind == Kind::Meeting { Does::Hosts } else { Does::Speaks };
        for person in session.about.speakers.iter().map(|person| event.now(*person)) {
            match found.iter_mut().find(|(known, ..)| *known == person) {
                Some((_, known, sessions)) => {
                    sessions.push(row.clone());
                    *known = if here == Does::Speaks { here } else { *known };
                }
                None => found.push((person, here, vec![row.clone()])),
            }
        }
    }
    found.into_iter().filter(|(_, known, _)| *known == does).map(|(person, _, sessions)| (person, sessions)).collect()
}

#[derive(Template)]
#[template(path = "site/timetable.html")]
struct Timetable {
    w: Words,
    level: u8,
    root: String,
    days: Vec<(String, Option<String>, Vec<SessionRow>)>,
}

struct SessionRow {
    href: String,
    time: String,
    title: String,
    who: String,
    place: String,
    cancelled: bool,
}

impl Timetable {
    fn of(say: &Say<'_>, day: Option<Date>, level: u8) -> Self {
        let event = say.event();
        let (sessions, root) = (event.timetable(), format!("/{}", say.view.slug));
        let row = |session: &&Session| SessionRow {
            href: address(&root, session.id),
            time: session.about.at.map(|at| say.clock(at)).unwrap_or_default(),
            title: inline(session.about.title.as_str(), Links::Named),
            who: say.names(session.about.speakers.iter().copied()),
            place: say.place(&session.about.place),
            cancelled: session.standing == domain::session::Standing::Cancelled,
        };
        let days = event.days.iter().enumerate().filter(|(_, known)| day.is_none_or(|day| known.date == day)).map(|(index, known)| {
            let rows = sessions.iter().copied().filter(|session| session.about.day == known.date);
            (say.day_long(known.date), hours(say, index), rows.map(|session| row(&session)).collect())
        });
        Self { w: say.words, level, days: days.collect(), root: root.clone() }
    }
}

/// What a front page says that nobody wrote: what the event itself knows.
#[derive(Template)]
#[template(path = "site/front.html")]
pub struct Front {
    w: Words,
    root: String,
    line: String,
    dates: String,
    city: String,
    /// On a day of the event, what is on.
    today: String,
    /// Name of the day, what kind of day it is, from when to when.
    days: Vec<(String, &'static str, Option<String>)>,
    houses: Vec<HouseRow>,
    contacts: Vec<String>,
    sponsors: String,
    timetable: bool,
    stream: Option<String>,
}

struct HouseRow {
    number: usize,
    name: String,
    href: String,
    address: String,
    map: Option<String>,
    /// How to get there and in, in sentences.
    about: Vec<String>,
}

impl Front {
    /// For an event as it stands; `today` is what is on, where it is on.
    pub fn of(say: &Say<'_>, today: String, above: Option<&Roof>) -> Self {
        let (event, w) = (say.event(), say.words);
        let root = format!("/{}", say.view.slug);
        Self {
            w,
            line: event.site.look.line.to_string(),
            dates: crate::share::days(say),
            city: event.site.look.city.to_string(),
            today,
            days: event
                .days
                .iter()
                .enumerate()
                .map(|(index, day)| (say.day_long(day.date), kind(w, day.kind), hours(say, index)))
                .collect(),
            houses: house_rows(say).collect(),
            contacts: contacts(say),
            sponsors: if sponsors_of(say, above).next().is_none() { String::new() } else { draw(say, &Part::Sponsors, 3, above) },
            timetable: !event.timetable().is_empty(),
            stream: crate::timetable::has_page(event).then(|| crate::timetable::stream_address(&root)),
            root,
        }
    }
}

impl HouseRow {
    /// Whether anybody said how to get there and in.
    fn has_ways(&self) -> bool {
        !self.about.is_empty() || self.map.is_some()
    }
}

/// The houses that are open, each with how to get there and in.
fn house_rows<'a>(say: &Say<'a>) -> impl Iterator<Item = HouseRow> + use<'a> {
    let (w, root) = (say.words, format!("/{}", say.view.slug));
    say.event().open_venues().map(move |(number, venue)| {
        let guide = &venue.guide;
        let step_free = match guide.step_free {
            Some(true) => w.site_step_free().to_owned(),
            Some(false) => w.site_not_step_free().to_owned(),
            None => String::new(),
        };
        let said = [venue.way.to_string(), guide.hours.to_string(), guide.access.to_string(), step_free, guide.meet.to_string()];
        HouseRow {
            number,
            name: venue.name.to_string(),
            href: format!("{root}/houses/{}", venue.id.0.short()),
            address: venue.address.to_string(),
            map: guide.map.as_ref().map(|map| map.as_str().to_owned()).filter(|map| !map.is_empty()),
            about: said.into_iter().filter(|line| !line.is_empty()).collect(),
        }
    })
}

fn kind(w: Words, kind: domain::DayKind) -> &'static str {
    match kind {
        domain::DayKind::Impl => w.site_day_impl(),
        domain::DayKind::Talks => w.site_day_talks(),
        domain::DayKind::Workshops => w.site_day_workshops(),
    }
}
