//! What files say, whatever kind they are of.

use domain::file::{FilePath, Filed};
use domain::link::Link;
use domain::session::Kind;
use domain::site::{Hero, Look, Permalink, Sponsor};
use domain::{Date, DayKind, Field, Guide, Slot, Text, Time};
use formats::{jekyll, schedule};
use jiff::civil::DateTime;

/// What files say of an event.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// From what they are: `jekyll`, `frab`, `folder`. With its key it is what a session is called.
    pub origin: &'static str,
    /// What they are called, for the list of imports.
    pub document: String,
    /// What the event is called, where they say so.
    pub title: Option<String>,
    /// What else they say of the event itself; only its own folder does.
    pub facts: Option<OutsideFacts>,
    /// The days.
    pub days: Vec<OutsideDay>,
    /// The houses.
    pub venues: Vec<OutsideVenue>,
    /// Rooms of which the files do not say in which house they are.
    pub rooms: Vec<OutsideRoom>,
    /// In which house they are, as whoever brings the files in says; the only one where nothing is said.
    pub house: Option<String>,
    /// People whom the site presents.
    pub people: Vec<OutsidePerson>,
    /// The sessions.
    pub sessions: Vec<OutsideSession>,
    /// What is worked on.
    pub projects: Vec<OutsideProject>,
    /// Who supports the event; none where the files say nothing of it.
    pub sponsors: Option<Vec<Sponsor>>,
    /// How the site looks; none where the files say nothing of it.
    pub look: Option<Look>,
    /// The pages.
    pub pages: Vec<OutsidePage>,
    /// Files for pages to name, whose bytes are in the ledger already; none where nothing is said of files.
    pub files: Option<Vec<(FilePath, Filed)>>,
    /// What the event's own folder knows of it, as [`MARK_FILE`](super::MARK_FILE) says.
    pub known: String,
    /// What was not understood: where, why.
    pub not_understood: Vec<(String, String)>,
}

/// What the event's folder says of the event itself.
#[derive(Clone, Debug, Default)]
pub struct OutsideFacts {
    /// The language of those whose language is not known.
    pub language: Option<String>,
    /// The series that it belongs to; empty where nothing is said of it.
    pub series: String,
    /// The IANA name of its time zone; as it is where there is none.
    pub zone: Option<String>,
    /// Who may change the board; as it is where there is none.
    pub editing: Option<domain::Editing>,
    /// After how many newcomers one who helps them looks at most; as it is where there is none.
    pub newcomers_each: Option<u8>,
    /// Whom to ask.
    pub contacts: OutsideContacts,
    /// What is asked of participants, as a file of questions says it.
    pub questions: Option<String>,
}

/// Whom to ask: each a name, and after a comma how to reach them; empty where nobody is named.
#[derive(Clone, Debug, Default)]
pub struct OutsideContacts {
    /// For newcomers.
    pub newcomers: String,
    /// Who keeps the day moving.
    pub coordinator: String,
    /// Who answers for the code of conduct.
    pub conduct: String,
}

/// A day.
#[derive(Clone, Debug)]
pub struct OutsideDay {
    /// Its date.
    pub date: Date,
    /// What kind of day it is, where the files say so.
    pub kind: Option<DayKind>,
    /// What is when; as the event has it where there is none.
    pub slots: Option<Vec<Slot>>,
}

/// A house.
#[derive(Clone, Debug, Default)]
pub struct OutsideVenue {
    /// What pages and the folder call it; empty where files know no keys.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// How to get there from the first one.
    pub way: Option<String>,
    /// How many people fit.
    pub seats: Option<u32>,
    /// Its rooms.
    pub rooms: Vec<OutsideRoom>,
    /// How one finds it and gets in; as the event has it where there is none.
    pub guide: Option<Guide>,
}

/// A room.
#[derive(Clone, Debug, Default)]
pub struct OutsideRoom {
    /// What the folder calls it; empty where files know no keys.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// How many people fit.
    pub seats: Option<u32>,
}

/// Somebody whom the site presents.
#[derive(Clone, Debug, Default)]
pub struct OutsidePerson {
    /// By what sessions name them.
    pub key: String,
    /// What they are called.
    pub name: String,
    /// What they are there: `speakers`, `team`.
    pub groups: Vec<String>,
    /// Where else they are: what, address.
    pub links: Vec<(String, String)>,
    /// What is said of them, in Markdown.
    pub text: String,
}

/// A session.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is something else that files say of a session")]
pub struct OutsideSession {
    /// What it is called in its file.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its subtitle.
    pub subtitle: String,
    /// What kind it is.
    pub kind: Kind,
    /// Its day; unknown where there is none: at an event of one day that is it.
    pub day: Option<Date>,
    /// Whether the files say a day that is none of the event.
    pub no_such_day: bool,
    /// When it begins.
    pub at: Option<Time>,
    /// How long it takes, in minutes.
    pub minutes: Option<u16>,
    /// Where, in words.
    pub place: String,
    /// Who speaks: keys of people, or names.
    pub speakers: Vec<String>,
    /// The language that is spoken.
    pub language: String,
    /// What it is about in short, in Markdown.
    pub brief: String,
    /// What it is about, in Markdown.
    pub text: String,
    /// How many people fit.
    pub seats: Option<u32>,
    /// Whether one signs up.
    pub sign_up: bool,
    /// The slides: an address, or a file of the site; after a space what they are called, if that is said.
    pub slides: Option<String>,
    /// Where it is shown while it is on.
    pub stream: Option<String>,
    /// The recording.
    pub recording: Option<String>,
    /// More links, each with what it is called after a space, if that is said.
    pub links: Vec<String>,
    /// What programs elsewhere call it in addresses and in names of files.
    pub slug: String,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// The track that it belongs to.
    pub track: String,
    /// The licence of its recording.
    pub license: String,
    /// Whether it must not be recorded.
    pub no_recording: bool,
    /// Where it stands in the files, by its line or by what it is called there; empty where nothing says so.
    pub stands: String,
}

/// What is worked on.
#[derive(Clone, Debug, Default)]
pub struct OutsideProject {
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// Who leads it.
    pub leads: Vec<String>,
    /// Its day.
    pub day: Option<Date>,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct OutsidePage {
    /// Its file.
    pub file: String,
    /// Where it lies.
    pub path: String,
    /// Its language.
    pub language: Option<String>,
    /// What it is called.
    pub title: String,
    /// What it is called in the menu.
    pub menu: String,
    /// Its place in the menu.
    pub order: u16,
    /// Whether only the team sees it.
    pub draft: bool,
    /// Whether the siblings of its gathering show it, too.
    pub shared: bool,
    /// Other addresses that lead to it.
    pub aliases: Vec<String>,
    /// The picture on top of it.
    pub hero: Option<Hero>,
    /// Markdown.
    pub text: String,
}

fn kind(kind: &schedule::Kind) -> Kind {
    match kind {
        schedule::Kind::Talk => Kind::Talk,
        schedule::Kind::Keynote => Kind::Keynote,
        schedule::Kind::Workshop => Kind::Workshop,
        schedule::Kind::Break => Kind::Break,
        schedule::Kind::Other(word) => Text::line(word, Field::What).map_or(Kind::Talk, Kind::Other),
    }
}

fn minutes(minutes: u32) -> Option<u16> {
    u16::try_from(minutes).ok().filter(|minutes| (1..=domain::session::LONGEST).contains(minutes))
}

impl Outside {
    /// Of a site of the family that `RustFest`’s are of.
    pub fn of_site(document: &str, site: &jekyll::Site) -> Self {
        let links = |links: &[jekyll::Link]| links.iter().map(|link| (link.title.clone(), link.url.clone())).collect();
        let person = |person: &jekyll::Person, group: &str| OutsidePerson {
            key: person.id.clone(),
            name: person.name.clone(),
            groups: if person.groups.is_empty() && !group.is_empty() { vec![group.to_owned()] } else { person.groups.clone() },
            links: links(&person.links),
            text: person.description.clone(),
        };
        let speaks = |one: &jekyll::Person| site.sessions.iter().any(|session| session.speakers.iter().any(|speaker| speaker.id == one.id));
        let menus: Vec<&jekyll::Link> = site.menus.iter().flat_map(|menu| &menu.entries).collect();
        let page = |page: &jekyll::Page| {
            let address = page.address();
            let path = address.trim_matches('/').to_owned();
            // However it is written: a site names its pages with and without the ends of their files.
            let own = Permalink::of_older(&page.permalink);
            let leads_here = |to: &str| own.is_some() && Permalink::of_older(to) == own;
            let menu = menus.iter().position(|entry| leads_here(&entry.url) && !entry.url.contains('#'));
            let aliases = site.redirects.iter().filter(|redirect| leads_here(&redirect.to)).map(|redirect| redirect.from.clone());
            let fragments = site.anchors.iter().filter(|anchor| leads_here(&anchor.permalink));
            OutsidePage {
                file: page.file.clone(),
                path: page_path(&path),
                language: page.language.clone(),
                title: page.title.clone(),
                menu: menu.map_or_else(String::new, |at| menus[at].title.clone()),
                order: menu.and_then(|at| u16::try_from(at).ok()).unwrap_or(0),
                draft: false,
                shared: false,
                aliases: aliases.chain(fragments.map(|anchor| format!("{}#{}", anchor.permalink, anchor.fragment))).collect(),
                hero: None,
                text: page.hero.as_ref().map_or_else(String::new, |hero| lead(&hero.heading, &hero.text)) + &page.text,
            }
        };
        let remark = |remark: &jekyll::Remark| {
            let line = remark.line.map_or_else(String::new, |line| format!(", line {line}"));
            (format!("{}{line}", remark.file), remark.why.clone())
        };
        Self {
            origin: "jekyll",
            document: document.to_owned(),
            title: Some(site.title.clone()).filter(|title| !title.is_empty()),
            facts: None,
            days: site.days.iter().map(|day| OutsideDay { date: day.date, kind: Some(day_kind(&day.kind)), slots: None }).collect(),
            venues: site
                .venues
                .iter()
                .map(|venue| OutsideVenue { name: venue.name.clone(), address: venue.address.clone(), ..OutsideVenue::default() })
                .collect(),
            rooms: vec![],
            house: None,
            people: site
                .people
                .iter()
                .map(|one| person(one, if speaks(one) { "" } else { "team" }))
                .chain(site.speakers.iter().map(|one| person(one, "speakers")))
                .collect(),
            sessions: site.sessions.iter().map(of_jekyll).collect(),
            projects: vec![],
            sponsors: Some(site.sponsors.iter().filter_map(sponsor).collect()),
            look: Some(Look { city: Text::line(&site.city, Field::Text).unwrap_or_default(), ..Look::default() }),
            pages: site.pages.iter().map(page).collect(),
            files: None,
            known: String::new(),
            not_understood: site.not_understood.iter().map(remark).collect(),
        }
    }

    /// Files of a site that its pages name: each as they name it, and where it stands now. Pictures on top of pages come with their point, and what
    /// pages show leads to where it is.
    pub fn name_files(&mut self, site: &jekyll::Site, known: &[(String, FilePath)]) {
        for (page, theirs) in self.pages.iter_mut().zip(&site.pages) {
            page.hero = theirs.hero.as_ref().and_then(|hero| {
                let (_, picture) = known.iter().find(|(named, _)| *named == hero.picture)?;
                Some(Hero { picture: picture.clone(), focus: (hero.focus_x, hero.focus_y) })
            });
            for (named, path) in known {
                page.text = page.text.replace(&format!("]({named}"), &format!("]({path}"));
            }
        }
    }

    /// The text of a page with its days as the event has them, which has these: a site counts only its own.
    pub(super) fn with_days_of(&self, text: &str, dates: &[Date]) -> String {
        let own: Vec<Date> = self.days.iter().map(|day| day.date).collect();
        if self.origin != "jekyll" || own == dates {
            return text.to_owned();
        }
        let here = |date: Date| {
            dates.iter().position(|known| *known == date).map_or_else(|| date.to_string(), |at| format!("{{{{ days.{}.date }}}}", at + 1))
        };
        let mut parts = text.split("{{ days.");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let named = part.split_once(".date }}").and_then(|(number, rest)| Some((number.parse::<usize>().ok()?.checked_sub(1)?, rest)));
            match named.and_then(|(at, rest)| Some((own.get(at)?, rest))) {
                Some((date, rest)) => out.extend([here(*date).as_str(), rest]),
                None => out.extend(["{{ days.", part]),
            }
        }
        match (own.first(), own.last()) {
            (Some(first), Some(last)) if first == last => out.replace("{{ event.dates }}", &format!("{} {}", here(*first), last.year())),
            (Some(first), Some(last)) => out.replace("{{ event.dates }}", &format!("{} – {} {}", here(*first), here(*last), last.year())),
            _ => out,
        }
    }

    /// What a timetable has that has no place here, in sentences; what was not understood of it is said by the timetable itself.
    pub fn without_place(schedule: &schedule::Schedule) -> Vec<String> {
        let dead = all(schedule).filter(|session| is_none(session)).count();
        no_place(schedule).map(|(_, what)| what).chain((dead > 0).then(|| of_sessions("links that are no addresses", dead))).collect()
    }

    /// Of a timetable.
    pub fn of_schedule(origin: &'static str, document: &str, schedule: &schedule::Schedule) -> Self {
        let mut dates: Vec<Date> = schedule.days.iter().map(|day| day.date).collect();
        dates.extend(schedule.sessions.iter().filter_map(|session| session.date));
        dates.sort_unstable();
        dates.dedup();
        let remark = |remark: &schedule::Remark| {
            let line = remark.line.map_or_else(String::new, |line| format!("line {line}"));
            let parts: Vec<&str> = [line.as_str(), remark.about.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
            (parts.join(", "), remark.why.to_string())
        };
        let person = |speaker: &schedule::Speaker| OutsidePerson {
            key: speaker.id.clone(),
            name: speaker.name.clone(),
            groups: vec!["speakers".to_owned()],
            text: speaker.text.clone(),
            ..OutsidePerson::default()
        };
        Self {
            origin,
            document: document.to_owned(),
            title: None,
            days: dates.into_iter().map(|date| OutsideDay { date, kind: None, slots: None }).collect(),
            // A calendar has no rooms: what it says of a place is for whoever comes along the street.
            rooms: schedule
                .rooms
                .iter()
                .filter(|_| origin != "ics")
                .map(|room| OutsideRoom { name: room.name.clone(), seats: room.capacity, ..OutsideRoom::default() })
                .collect(),
            people: schedule.speakers().into_iter().map(person).collect(),
            sessions: schedule.sessions.iter().chain(&schedule.breaks).map(of_schedule).collect(),
            projects: schedule
                .projects
                .iter()
                .map(|project| OutsideProject {
                    title: project.title.clone(),
                    text: first_of(&project.abstract_, &project.description).to_owned(),
                    leads: project.speakers.iter().map(|speaker| speaker.name.clone()).collect(),
                    day: project.date,
                })
                .collect(),
            not_understood: schedule.not_understood.iter().map(remark).chain(no_place(schedule)).collect(),
            known: String::new(),
            ..Self::default()
        }
    }
}

/// Where a page lies with us: its file's ending is no part of its address.
fn page_path(path: &str) -> String {
    let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md")).unwrap_or(path);
    if path == "index" { String::new() } else { path.to_owned() }
}

/// What stood on a page's picture, as its first words.
fn lead(heading: &str, text: &str) -> String {
    let parts: Vec<&str> = [heading, text].into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { parts.join("\n\n") + "\n\n" }
}

fn day_kind(word: &str) -> DayKind {
    let word = word.to_lowercase();
    match () {
        () if word.contains("workshop") => DayKind::Workshops,
        () if word.contains("impl") => DayKind::Impl,
        () => DayKind::Talks,
    }
}

fn sponsor(sponsor: &jekyll::Sponsor) -> Option<Sponsor> {
    Some(Sponsor {
        name: Text::some_line(&sponsor.name, Field::Name).ok()?,
        level: Text::line(sponsor.level.as_deref().unwrap_or(""), Field::What).unwrap_or_default(),
        link: sponsor.link.as_deref().and_then(|link| Link::parse(link).ok()),
        text: Text::note(&sponsor.description, Field::Text).unwrap_or_default(),
        gathering: false,
    })
}

fn of_jekyll(session: &jekyll::Session) -> OutsideSession {
    // What ends before it begins ends on the next date.
    let length = session.start.zip(session.end).map(|(start, end)| {
        let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        u32::try_from((minutes(end) - minutes(start)).rem_euclid(24 * 60)).unwrap_or(0)
    });
    OutsideSession {
        key: session.id.clone(),
        title: session.title.clone(),
        subtitle: session.special.clone().unwrap_or_default(),
        kind: kind(&session.kind),
        day: session.date,
        no_such_day: session.no_such_day,
        at: session.start.filter(|_| !session.whole_day),
        minutes: length.and_then(minutes),
        place: session.room.clone().unwrap_or_default(),
        speakers: session.speakers.iter().map(|speaker| first_of(&speaker.id, &speaker.name).to_owned()).collect(),
        language: session.language.clone().unwrap_or_default(),
        brief: String::new(),
        text: session.description.clone(),
        seats: session.seats,
        sign_up: false,
        slides: session.slides.clone(),
        stream: None,
        recording: session.recording.clone(),
        links: session.room_url.iter().cloned().collect(),
        cancelled: false,
        slug: String::new(),
        track: String::new(),
        license: String::new(),
        no_recording: false,
        stands: String::new(),
    }
}

fn of_schedule(session: &schedule::Session) -> OutsideSession {
    let start = session.start();
    OutsideSession {
        key: first_of(&session.guid, &session.id).to_owned(),
        title: session.title.clone(),
        subtitle: session.subtitle.clone(),
        kind: kind(&session.kind),
        day: session.date.or(start.map(DateTime::date)),
        no_such_day: false,
        at: start.map(DateTime::time),
        minutes: session.minutes().and_then(minutes),
        place: session.room.clone(),
        speakers: session.speakers.iter().map(|speaker| first_of(&speaker.id, &speaker.name).to_owned()).collect(),
        language: session.language.clone(),
        brief: session.abstract_.clone(),
        text: session.description.clone(),
        seats: session.capacity,
        sign_up: false,
        slides: session.attachments.first().map(named),
        stream: None,
        recording: session.recording.as_deref().map(whole),
        links: session.links.iter().chain(session.attachments.iter().skip(1)).map(named).collect(),
        slug: session.slug.clone(),
        cancelled: session.cancelled,
        track: session.track.clone(),
        license: session.license.clone(),
        no_recording: session.no_recording,
        stands: match session.line {
            Some(line) => format!("line {line}"),
            None => session.id.clone(),
        },
    }
}

/// An address as people write it, with the way to get there where it is only a host and a path: "www.example.org/slides".
fn whole(written: &str) -> String {
    let written = written.split_whitespace().collect::<Vec<_>>().join("%20");
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.') && host.split('.').all(|part| !part.is_empty()) && !host.contains(['@', ':']);
    if is_host { format!("https://{written}") } else { written }
}

/// Addresses of a session that nobody can follow.
fn is_none(session: &schedule::Session) -> bool {
    let mut named = session.links.iter().chain(&session.attachments).map(|link| link.url.as_str()).chain(session.recording.as_deref());
    named.any(|link| Link::parse(&whole(link)).is_err())
}

fn all(schedule: &schedule::Schedule) -> impl Iterator<Item = &schedule::Session> {
    schedule.sessions.iter().chain(&schedule.breaks)
}

/// What sessions of a timetable have that has no place here, a line for each kind of it. A link that nobody can follow is told where it stands when
/// its session comes in.
fn no_place(schedule: &schedule::Schedule) -> impl Iterator<Item = (String, String)> + '_ {
    type Has = fn(&schedule::Session) -> bool;
    let many: Has = |session| session.links.len() + session.attachments.len().saturating_sub(1) > domain::session::MOST_NAMED;
    let kinds: [(&str, Has); 3] = [
        ("number", |session| !session.id.is_empty() && session.id != session.guid),
        ("page of its own", |session| session.url.is_some()),
        ("more links than a session has here", many),
    ];
    let known = kinds.into_iter().map(move |(what, has)| (what.to_owned(), all(schedule).filter(|session| has(session)).count()));
    let besides = schedule.besides.iter().map(|(what, n)| (what.clone(), *n));
    known.chain(besides).filter(|(_, n)| *n > 0).map(|(what, n)| (String::new(), of_sessions(&what, n)))
}

fn of_sessions(what: &str, n: usize) -> String {
    format!("{what} of {n} {}", if n == 1 { "session" } else { "sessions" })
}

/// A link with its words behind it, where its address does not say them.
fn named(link: &schedule::Link) -> String {
    let url = whole(&link.url);
    if is_titled(link) { format!("{url} {}", link.title) } else { url }
}

/// Whether a link has words that its address does not say.
fn is_titled(link: &schedule::Link) -> bool {
    !link.title.is_empty() && link.title != link.url && link.title != crate::inline::name_of(&link.url)
}

fn first_of<'a>(one: &'a str, other: &'a str) -> &'a str {
    if one.trim().is_empty() { other } else { one }
}
