//! The event itself: its facts, its days and houses, and everything that happened at it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::act::{Act, Actor, Audience, Editing, Who};
use crate::change::{Recorded, Seq, Stamp};
use crate::coming::{Coming, Terms};
use crate::command::allow;
use crate::history::{self, History, Stuck, Turn};
use crate::id::{CommandId, MessageId, OutcomeId, PersonId, ProjectId, RoomId, SessionId, TaskId, VenueId};
use crate::import::{Import, RowKey};
use crate::link::Link;
use crate::message::Message;
use crate::moment::{Forget, Moment};
use crate::outcome::Outcome;
use crate::person::Person;
use crate::project::Project;
use crate::questionnaire::Questionnaire;
use crate::refusal::{Field, Refusal, Thing};
use crate::round::{Fared, Proposal, Round};
use crate::session::Session;
use crate::site::Site;
use crate::task::Task;
use crate::text::Text;
use crate::theme::{self, Theme};
use crate::venue::{Gauge, Presence, Room, Venue};
use crate::{coming, import, message, moment, outcome, person, project, round, session, site, task, venue};

/// The name of an event in addresses: 2 to 40 of `a`–`z`, `0`–`9` and `-`, not one of the program's own words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// First path segments that the program itself uses now, or that visitors expect to mean something else.
const RESERVED: &[&str] = &[
    "about",
    "account",
    "admin",
    "api",
    "archive",
    "assets",
    "demo",
    "events",
    "favicon",
    "feed",
    "files",
    "health",
    "help",
    "healthz",
    "index",
    "link",
    "live",
    "login",
    "logout",
    "manifest",
    "me",
    "metrics",
    "new",
    "people",
    "privacy",
    "robots",
    "role",
    "search",
    "series",
    "settings",
    "sign-in",
    "sign-out",
    "static",
    "status",
    "wall",
    "well-known",
];

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASlug {
    /// Other characters, or too short or long.
    #[error("2 to 40 of a to z, 0 to 9 and - are needed, with a letter or digit at both ends")]
    Form,
    /// The program uses it itself.
    #[error("this name is reserved: the program uses it itself")]
    Reserved,
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let ends = |c: Option<char>| c.is_some_and(|c| c != '-');
        let form = (2..=40).contains(&text.len())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && ends(text.chars().next())
            && ends(text.chars().last());
        match (form, RESERVED.contains(&text)) {
            (false, _) => Err(NotASlug::Form),
            (true, true) => Err(NotASlug::Reserved),
            (true, false) => Ok(Self(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Slug {
    type Error = NotASlug;

    fn try_from(text: String) -> Result<Self, NotASlug> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl Slug {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The tag of a language, such as `fr` or `pt-BR`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// A text that is no language's tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no language; such as fr or pt-BR")]
pub struct NotALanguage;

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let fits = (2..=20).contains(&text.len()) && text.split('-').all(is_part);
        if fits { Ok(Self(text.to_owned())) } else { Err(NotALanguage) }
    }
}

impl TryFrom<String> for Language {
    type Error = NotALanguage;

    fn try_from(text: String) -> Result<Self, NotALanguage> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl Language {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One date of an event. It ends at 05:00 of the next date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The date, in the event's zone.
    pub date: Date,
    /// What happens when, in order of time.
    pub slots: Vec<Slot>,
    /// What kind of day it is.
    #[serde(default, skip_serializing_if = "DayKind::is_impl")]
    pub kind: DayKind,
}

/// What kind of day it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// People work on projects.
    #[default]
    Impl,
    /// Some speak, many listen.
    Talks,
    /// Some show, many try.
    Workshops,
}

impl DayKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Impl, Self::Talks, Self::Workshops];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    const fn is_impl(&self) -> bool {
        matches!(self, Self::Impl)
    }
}

/// Something that begins at a time of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// When, in the event's zone.
    pub at: Time,
    /// What.
    pub what: SlotKind,
}

/// What a slot is; the words for all but the last are in the language files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// Doors open.
    Doors,
    /// Getting to know each other.
    Round,
    /// Work.
    Work,
    /// Lunch.
    Lunch,
    /// What came of it, tidying up.
    WindingDown,
    /// Everybody out.
    Closing,
    /// Anything else, in the event's own words.
    Other(Text),
}

/// People whom everybody should be able to find.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// There for newcomers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newcomers: Option<PersonId>,
    /// Keeps the day moving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<PersonId>,
    /// Answers for the code of conduct.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conduct: Option<PersonId>,
}

/// What an event is opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What it is called.
    pub title: Text,
    /// The IANA name of its time zone, such as `Europe/Paris`.
    pub zone: String,
    /// Its days, in order.
    pub days: Vec<Day>,
    /// Its houses, in order.
    pub venues: Vec<NewVenue>,
    /// Whom to ask.
    #[serde(default)]
    pub contacts: Contacts,
    /// Who may change the board.
    #[serde(default)]
    pub editing: Editing,
}

/// A house in an [`Opening`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewVenue {
    /// Its id.
    pub id: VenueId,
    /// What people call it.
    pub name: Text,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub address: Text,
    /// How to get there from the first one.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub way: Text,
    /// How many people fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Its rooms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rooms: Vec<NewRoom>,
    /// How one finds it and gets in.
    #[serde(default, skip_serializing_if = "Guide::is_empty")]
    pub guide: Guide,
    /// What pages and the event's folder call it, whatever people do; by its place where there is none.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub key: Text,
}

/// How one finds a house and gets in; any of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// A link to a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<Link>,
    /// Latitude and longitude in degrees, as they are written: "48.8719, 2.3431".
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub coordinates: Text,
    /// Minutes on foot from the first house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// When one may be in it: "8:30 to 18:00, out by then".
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub hours: Text,
    /// Who gets in how: steps, lift, doors.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub access: Text,
    /// Whether there is a way in without steps; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_free: Option<bool>,
    /// Where and when those who walk there together meet: "9:45 at the desk, with Noor".
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub meet: Text,
}

impl Guide {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(crate) fn strike(&mut self) {
        if let Some(map) = &mut self.map {
            map.strike();
        }
        [&mut self.coordinates, &mut self.hours, &mut self.access, &mut self.meet].into_iter().for_each(Text::strike);
    }
}

/// A room in a [`NewVenue`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRoom {
    /// Its id.
    pub id: RoomId,
    /// What people call it.
    pub name: Text,
    /// How many people fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// What the event's folder calls it, where that is not the usual; see [`crate::venue::room_keys`].
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub key: Text,
}

impl NewRoom {
    /// A room that the folder calls as it calls any.
    pub fn new(id: RoomId, name: Text, seats: Option<u32>) -> Self {
        Self { id, name, seats, key: Text::empty() }
    }
}

/// What an event is, besides its days and houses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// What it is called.
    pub title: Text,
    /// The IANA name of its time zone.
    pub zone: String,
    /// Whom to ask.
    #[serde(default)]
    pub contacts: Contacts,
    /// Who may change the board.
    #[serde(default)]
    pub editing: Editing,
    /// The language of those whose language is not known, as in `fr`; any that the program speaks where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The name of the series that it belongs to, as in "Code days"; empty where it belongs to none.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub series: Text,
    /// After how many newcomers one who helps them looks at most; [`NEWCOMERS_EACH`] where nothing is said. Who helps may say fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newcomers_each: Option<u8>,
}

/// After how many newcomers one who helps them looks at most, as usual.
pub const NEWCOMERS_EACH: u8 = 4;

/// What that number can be.
pub const MOST_NEWCOMERS_EACH: std::ops::RangeInclusive<u8> = 1..=8;

/// Something that everybody looks for, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signpost {
    /// What.
    pub to: Landmark,
    /// Where, in words.
    pub text: Text,
    /// What only those who are here may see: the password of the wifi.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub secret: Text,
}

/// What everybody looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Landmark {
    /// The wifi.
    Wifi,
    /// Coffee and water.
    Coffee,
    /// A quiet corner.
    Quiet,
    /// Toilets.
    Toilets,
    /// The way without steps.
    StepFree,
    /// Anything else, in the event's own words.
    Other(Text),
}

/// The free corner of a day's board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corner {
    /// Markdown.
    pub text: Text,
    /// The last change to it, and by whom.
    pub written: (Seq, Who),
}

/// What is asked of the event itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Open it: the first command of every event.
    Open(Opening),
    /// Say anew what it is.
    Describe {
        /// The last change that the writer had seen; nothing is overwritten unseen.
        seen: Seq,
        /// What it is.
        facts: Facts,
    },
    /// Say anew which days it has, and what is on when.
    Schedule {
        /// The last change that the writer had seen.
        seen: Seq,
        /// The days, in order.
        days: Vec<Day>,
    },
    /// Say anew where everything is that everybody looks for.
    Signpost {
        /// The last change that the writer had seen.
        seen: Seq,
        /// The signposts, in order.
        strip: Vec<Signpost>,
    },
    /// Say anew which themes there are.
    Theme {
        /// The last change that the writer had seen.
        seen: Seq,
        /// The themes, in order.
        themes: Vec<Theme>,
    },
    /// Change the word that lets walk-ins in. Empty: no word does.
    Word {
        /// The word.
        word: Text,
    },
    /// Write into the free corner of a day.
    Corner {
        /// The last change that the writer had seen.
        seen: Seq,
        /// Which day's.
        day: Date,
        /// Markdown.
        text: Text,
    },
    /// Make the free text of these changes unreadable for ever.
    Strike {
        /// Which changes.
        changes: Vec<Seq>,
    },
}

/// What happened to the event itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was opened.
    Opened(Box<Opening>),
    /// It was described anew.
    Described(Box<Facts>),
    /// It has these days now.
    Scheduled {
        /// The days, in order.
        days: Vec<Day>,
    },
    /// This is where everything is now.
    Signposted {
        /// The signposts, in order.
        strip: Vec<Signpost>,
    },
    /// These are its themes now.
    Themed {
        /// The themes, in order.
        themes: Vec<Theme>,
    },
    /// The word that lets walk-ins in is this now.
    Worded {
        /// The word; none where it is empty.
        word: Text,
    },
    /// Somebody wrote into the free corner of a day.
    CornerWritten {
        /// Which day's.
        day: Date,
        /// Markdown.
        text: Text,
    },
    /// Free text was made unreadable: the changes named here were overwritten in the ledger.
    Struck {
        /// Which changes.
        changes: Vec<Seq>,
    },
}

impl Change {
    pub(crate) fn strike(&mut self) {
        let strike_days = |days: &mut Vec<Day>| {
            for slot in days.iter_mut().flat_map(|day| &mut day.slots) {
                if let SlotKind::Other(text) = &mut slot.what {
                    text.strike();
                }
            }
        };
        match self {
            Self::Opened(opening) => {
                opening.title.strike();
                opening.venues.iter_mut().for_each(NewVenue::strike);
                strike_days(&mut opening.days);
            }
            Self::Described(facts) => {
                facts.title.strike();
                facts.series.strike();
            }
            Self::Themed { themes } => themes.iter_mut().for_each(Theme::strike),
            Self::Scheduled { days } => strike_days(days),
            Self::Signposted { strip } => {
                for signpost in strip {
                    signpost.text.strike();
                    signpost.secret.strike();
                    if let Landmark::Other(text) = &mut signpost.to {
                        text.strike();
                    }
                }
            }
            Self::Worded { word: text } | Self::CornerWritten { text, .. } => text.strike(),
            Self::Struck { .. } => {}
        }
    }
}

/// An event as it stands: what all its changes add up to. Cloning shares; it costs next to nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The last change that is in here; 0 before the first.
    pub seq: Seq,
    /// What it is called.
    pub title: Text,
    /// Its time zone.
    pub zone: TimeZone,
    /// Its days, in order.
    pub days: Vector<Day>,
    /// Its houses, in order.
    pub venues: Vector<Venue>,
    /// Whom to ask.
    pub contacts: Contacts,
    /// Who may change the board.
    pub editing: Editing,
    /// The language of those whose language is not known, as in `fr`.
    pub language: Option<Language>,
    /// The name of the series that it belongs to; empty where it belongs to none.
    pub series: Text,
    /// After how many newcomers one who helps them looks at most, where that is said.
    pub newcomers_each: Option<u8>,
    /// The last change to what it is, and by whom.
    pub described: (Seq, Who),
    /// The last change to its days, and by whom.
    pub scheduled: (Seq, Who),
    /// Where everything is that everybody looks for.
    pub strip: Vector<Signpost>,
    /// The last change to the strip, and by whom.
    pub signposted: (Seq, Who),
    /// What projects, tasks and outcomes may be about: the headings of a roadmap.
    pub themes: Vector<Theme>,
    /// The last change to the themes, and by whom.
    pub themed: (Seq, Who),
    /// The word that lets walk-ins in; none where it is empty.
    pub word: Text,
    /// The free corners, day by day.
    pub corners: OrdMap<Date, Corner>,
    /// The last change that shows on pages that are drawn for their reader, and perhaps on no board.
    pub pages: Seq,
    /// The last one that shows there to the team alone.
    pub team_pages: Seq,
    /// The last change to a task that does not build for somebody, or did not before.
    pub stuck: Seq,
    /// The last change after which everything has to be drawn anew.
    pub everything: Seq,
    /// Today, and what is on.
    pub moment: Moment,
    /// Its people.
    pub people: OrdMap<PersonId, Person>,
    /// Who is where, day by day.
    pub presence: OrdMap<(Date, PersonId), Presence>,
    /// How full the houses are, day by day.
    pub gauges: OrdMap<(Date, VenueId), Gauge>,
    /// Its projects, withdrawn ones too.
    pub projects: OrdMap<ProjectId, Project>,
    /// What came of it, withdrawn ones too.
    pub outcomes: OrdMap<OutcomeId, Outcome>,
    /// How it goes, as those said who were asked.
    pub fares: OrdMap<PersonId, Fared>,
    /// What people say.
    pub messages: OrdMap<MessageId, Message>,
    /// Pages that were brought in.
    pub imports: OrdMap<CommandId, Import>,
    /// Rows of those pages that stand on the board.
    pub rows: OrdMap<RowKey, Seq>,
    /// Who means to come, day by day.
    pub coming: OrdMap<(Date, PersonId), Coming>,
    /// On what terms people come.
    pub terms: Terms,
    /// The last change to the terms, and by whom.
    pub agreed: (Seq, Who),
    /// What is asked of participants, where the event has its own questions.
    pub questions: Option<Arc<Questionnaire>>,
    /// The last change to the questions, and by whom.
    pub asked: (Seq, Who),
    /// What is kept of people no more.
    pub forgotten: Option<Forget>,
    /// Pieces of work, those taken off the list too.
    pub tasks: OrdMap<TaskId, Task>,
    /// The tasks that come from forges, by their names there.
    pub sources: OrdMap<Arc<str>, TaskId>,
    /// Projects whose lists have what people need for a first step.
    pub ready: OrdSet<ProjectId>,
    /// The coordinator's round, the last one that began.
    pub round: Round,
    /// What it proposes, and what was said to it.
    pub proposals: OrdMap<PersonId, Proposal>,
    /// The sessions of its timetable, withdrawn ones too.
    pub sessions: OrdMap<SessionId, Session>,
    /// When those of them begin that take place and have a time: the day, minutes since its dawn, which.
    pub(crate) begins: OrdSet<(Date, u16, SessionId)>,
    /// Its site.
    pub site: Site,
    /// All that happened.
    pub history: History,
}

impl Default for Event {
    fn default() -> Self {
        Self {
            seq: 0,
            title: Text::empty(),
            zone: TimeZone::UTC,
            days: Vector::new(),
            venues: Vector::new(),
            contacts: Contacts::default(),
            editing: Editing::default(),
            language: None,
            series: Text::empty(),
            newcomers_each: None,
            described: (0, Who::Team),
            scheduled: (0, Who::Team),
            strip: Vector::new(),
            signposted: (0, Who::Team),
            themes: Vector::new(),
            themed: (0, Who::Team),
            word: Text::empty(),
            corners: OrdMap::new(),
            pages: 0,
            team_pages: 0,
            stuck: 0,
            everything: 0,
            moment: Moment::default(),
            people: OrdMap::new(),
            presence: OrdMap::new(),
            gauges: OrdMap::new(),
            projects: OrdMap::new(),
            outcomes: OrdMap::new(),
            fares: OrdMap::new(),
            messages: OrdMap::new(),
            imports: OrdMap::new(),
            rows: OrdMap::new(),
            coming: OrdMap::new(),
            terms: Terms::default(),
            agreed: (0, Who::Team),
            questions: None,
            asked: (0, Who::Team),
            forgotten: None,
            tasks: OrdMap::new(),
            sources: OrdMap::new(),
            ready: OrdSet::new(),
            round: Round::default(),
            proposals: OrdMap::new(),
            sessions: OrdMap::new(),
            begins: OrdSet::new(),
            site: Site::default(),
            history: History::default(),
        }
    }
}

impl Event {
    /// Takes one more change in. Total: a change that speaks of things that are not there changes nothing but the seq.
    pub fn apply(&mut self, entry: &Recorded) {
        self.apply_shared(&Arc::new(entry.clone()));
    }

    /// As [`Event::apply`], of a change that somebody has already: its history shares it.
    pub fn apply_shared(&mut self, entry: &Arc<Recorded>) {
        use crate::change::Change as Any;
        self.seq = entry.stamp.seq;
        self.history.push(entry);
        match entry.change.shows_on_pages() {
            Some(Audience::Team) => self.team_pages = self.seq,
            Some(_) => self.pages = self.seq,
            None => {}
        }
        match &entry.change {
            Any::Event(change) => self.apply_own(&entry.stamp, change),
            Any::Person(change) => person::apply(self, &entry.stamp, change),
            Any::Venue(change) => venue::apply(self, &entry.stamp, change),
            Any::Project(change) => project::apply(self, &entry.stamp, change),
            Any::Outcome(change) => outcome::apply(self, &entry.stamp, change),
            Any::Message(change) => message::apply(self, &entry.stamp, change),
            Any::Import(change) => import::apply(self, &entry.stamp, change),
            Any::Moment(change) => moment::apply(self, &entry.stamp, change),
            Any::History(change) => history::apply(self, &entry.stamp, change),
            Any::Coming(change) => coming::apply(self, &entry.stamp, change),
            Any::Task(change) => task::apply(self, &entry.stamp, change),
            Any::Round(change) => round::apply(self, &entry.stamp, change),
            Any::Session(change) => session::apply(self, &entry.stamp, change),
            Any::Site(change) => site::apply(self, &entry.stamp, change),
        }
    }

    fn apply_own(&mut self, stamp: &Stamp, change: &Change) {
        let written = (stamp.seq, stamp.actor.who);
        match change {
            Change::Opened(opening) => {
                self.describe(&Facts {
                    title: opening.title.clone(),
                    zone: opening.zone.clone(),
                    contacts: opening.contacts.clone(),
                    editing: opening.editing,
                    language: None,
                    series: Text::empty(),
                    newcomers_each: None,
                });
                self.venues = opening.venues.iter().map(|new| Venue::new(new, stamp)).collect();
                self.days = opening.days.iter().cloned().collect();
                self.moment = Moment { today: opening.days.first().map(|day| day.date).unwrap_or_default(), slot: None, touched: self.seq };
                (self.described, self.scheduled, self.everything) = (written, written, self.seq);
            }
            Change::Described(facts) => {
                self.describe(facts);
                (self.described, self.everything) = (written, self.seq);
            }
            Change::Scheduled { days } => {
                self.days = days.iter().cloned().collect();
                // Which slot is on the timer says at its next look.
                let today = if self.day(self.moment.today).is_some() {
                    self.moment.today
                } else {
                    days.first().map(|day| day.date).unwrap_or_default()
                };
                self.moment = Moment { today, slot: None, touched: self.seq };
                (self.scheduled, self.everything) = (written, self.seq);
            }
            Change::Signposted { strip } => {
                self.strip = strip.iter().cloned().collect();
                self.signposted = written;
            }
            Change::Themed { themes } => {
                self.themes = themes.iter().cloned().collect();
                (self.themed, self.everything) = (written, self.seq);
            }
            Change::Worded { word } => self.word = word.clone(),
            Change::CornerWritten { day, text } => {
                self.corners.insert(*day, Corner { text: text.clone(), written });
            }
            Change::Struck { .. } => self.everything = self.seq,
        }
    }

    fn describe(&mut self, facts: &Facts) {
        self.title = facts.title.clone();
        self.zone = TimeZone::get(&facts.zone).unwrap_or(TimeZone::UTC);
        self.contacts = facts.contacts.clone();
        self.editing = facts.editing;
        self.language.clone_from(&facts.language);
        self.series = facts.series.clone();
        self.newcomers_each = facts.newcomers_each;
    }

    /// After how many newcomers one who helps them looks at most.
    pub fn newcomers_each(&self) -> u8 {
        self.newcomers_each.map_or(NEWCOMERS_EACH, |each| each.clamp(*MOST_NEWCOMERS_EACH.start(), *MOST_NEWCOMERS_EACH.end()))
    }

    /// What it is, as a command would say it.
    pub fn facts(&self) -> Facts {
        let zone = self.zone.iana_name().unwrap_or("UTC").to_owned();
        let (title, contacts, language) = (self.title.clone(), self.contacts.clone(), self.language.clone());
        let (series, newcomers_each) = (self.series.clone(), self.newcomers_each);
        Facts { title, zone, contacts, editing: self.editing, language, series, newcomers_each }
    }

    /// Whether this is the word of the day, in any case and with any spaces; no word is none.
    pub fn is_let_in_by(&self, word: &str) -> bool {
        let folded = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
        };
        let known = folded(self.word.as_str());
        !known.is_empty() && known == folded(word)
    }

    /// The free corner of a day.
    pub fn corner(&self, day: Date) -> &str {
        self.corners.get(&day).map_or("", |corner| corner.text.as_str())
    }

    /// Whether it was opened.
    pub const fn is_open(&self) -> bool {
        self.seq > 0
    }

    /// The day with this date.
    pub fn day(&self, date: Date) -> Option<&Day> {
        self.days.iter().find(|day| day.date == date)
    }

    /// The house with this id, and its number in order of entry, from 1: its sign's shape and colour follow from it.
    pub fn venue(&self, id: VenueId) -> Option<(usize, &Venue)> {
        self.venues.iter().enumerate().find(|(_, venue)| venue.id == id).map(|(index, venue)| (index + 1, venue))
    }

    /// The house and the room with this id.
    pub fn room(&self, id: RoomId) -> Option<(&Venue, &Room)> {
        self.venues.iter().find_map(|venue| venue.rooms.iter().find(|room| room.id == id).map(|room| (venue, room)))
    }

    /// Refuses a date that is not one of the event's.
    pub(crate) fn has_day(&self, date: Date) -> Result<(), Refusal> {
        self.day(date).map(|_| ()).ok_or(Refusal::UnknownDay)
    }
}

/// Longest event, in days.
const MOST_DAYS: usize = 31;

/// The most signposts.
pub const MOST_SIGNPOSTS: usize = 12;

/// The most slots of a day.
pub const MOST_SLOTS: usize = 48;

pub(crate) fn decide(event: &Event, actor: &Actor, command: &Command) -> Result<Vec<crate::Change>, Refusal> {
    match command {
        // What one wrote oneself is one's own to take from everybody, whatever one may do besides.
        Command::Strike { changes } if event.wrote_all(actor, changes) => {}
        _ => allow(event, actor, command.act())?,
    }
    let change = match command {
        Command::Open(opening) => {
            check(opening)?;
            Some(Change::Opened(Box::new(opening.clone())))
        }
        Command::Describe { seen, facts } => {
            check_facts(&facts.title, &facts.zone)?;
            let contacts = [facts.contacts.newcomers, facts.contacts.coordinator, facts.contacts.conduct];
            if contacts.into_iter().flatten().any(|person| !event.people.contains_key(&person)) {
                return Err(Refusal::Gone { thing: Thing::Person });
            }
            write(event.facts() == *facts, event.described, *seen, || Change::Described(Box::new(facts.clone())))?
        }
        Command::Schedule { seen, days } => {
            check_days(days)?;
            let gone = |date: &Date| days.iter().all(|day| day.date != *date);
            if event.days.iter().map(|day| day.date).filter(gone).any(|date| event.has_something_on(date)) {
                return Err(Refusal::InUse { thing: Thing::Day });
            }
            write(event.days.iter().eq(days), event.scheduled, *seen, || Change::Scheduled { days: days.clone() })?
        }
        Command::Signpost { seen, strip } => {
            if strip.len() > MOST_SIGNPOSTS {
                return Err(Refusal::TooLong { field: Field::Signpost, limit: MOST_SIGNPOSTS, length: strip.len() });
            }
            write(event.strip.iter().eq(strip), event.signposted, *seen, || Change::Signposted { strip: strip.clone() })?
        }
        Command::Theme { seen, themes } => {
            theme::check(themes)?;
            write(event.themes.iter().eq(themes), event.themed, *seen, || Change::Themed { themes: themes.clone() })?
        }
        Command::Word { word } => (event.word != *word).then(|| Change::Worded { word: word.clone() }),
        Command::Corner { seen, day, text } => {
            event.has_day(*day)?;
            person::author(event, actor)?;
            let written = event.corners.get(day).map_or((0, Who::Team), |corner| corner.written);
            write(event.corner(*day) == text.as_str(), written, *seen, || Change::CornerWritten { day: *day, text: text.clone() })?
        }
        Command::Strike { changes } => {
            let changes: Vec<Seq> = changes.iter().copied().filter(|seq| (1..=event.seq).contains(seq)).collect();
            (!changes.is_empty()).then_some(Change::Struck { changes })
        }
    };
    Ok(change.map(crate::Change::Event).into_iter().collect())
}

impl Event {
    /// What somebody said and put down here: their messages and answers, and what they noted as done. Not what several write
    /// together, such as what a project is.
    pub fn written_by(&self, person: PersonId) -> Vec<Seq> {
        let mut written: Vec<Seq> =
            self.history.newest_first().filter(|entry| self.is_writing_of(entry, person)).map(|entry| entry.stamp.seq).collect();
        written.reverse();
        written
    }

    fn is_writing_of(&self, entry: &Recorded, person: PersonId) -> bool {
        let by = match &entry.change {
            // Whoever brought an answer back did not write it.
            crate::Change::Message(message::Change::Answered { again: Some(given), .. }) => given.by,
            crate::Change::Message(message::Change::Posted { .. } | message::Change::Answered { .. })
            | crate::Change::Outcome(outcome::Change::Recorded { .. } | outcome::Change::Described { .. })
            | crate::Change::Task(task::Change::Added { .. } | task::Change::Described { .. }) => entry.stamp.actor.who,
            // What somebody called on the spot is theirs; the timetable is everybody's.
            crate::Change::Session(session::Change::Planned { about, .. } | session::Change::Described { about, .. })
                if about.kind == session::Kind::Meeting =>
            {
                entry.stamp.actor.who
            }
            _ => return false,
        };
        by.person().is_some_and(|by| self.are_one(by, person))
    }

    /// Whether somebody asks for nothing but what they wrote themselves.
    fn wrote_all(&self, actor: &Actor, changes: &[Seq]) -> bool {
        let Some(me) = actor.who.person() else { return false };
        changes.iter().all(|seq| self.history.get(*seq).is_some_and(|entry| self.is_writing_of(entry, me)))
    }
}

impl Command {
    const fn act(&self) -> Act {
        match self {
            Self::Open(_) => Act::Open,
            Self::Describe { .. } | Self::Schedule { .. } | Self::Signpost { .. } | Self::Theme { .. } | Self::Word { .. } => Act::Arrange,
            Self::Corner { .. } => Act::Write,
            Self::Strike { .. } => Act::Strike,
        }
    }
}

/// Writes over what the writer has seen; what is so already stays.
fn write(already: bool, written: (Seq, Who), seen: Seq, change: impl FnOnce() -> Change) -> Result<Option<Change>, Refusal> {
    match written {
        _ if already => Ok(None),
        (at, by) if at > seen => Err(Refusal::ChangedSince { by }),
        _ => Ok(Some(change())),
    }
}

impl Event {
    /// Whether anything happened on a day that would be lost with it.
    fn has_something_on(&self, date: Date) -> bool {
        let projects = self.projects.values().any(|project| !project.withdrawn && project.days.contains_key(&date));
        let outcomes = self.outcomes.values().any(|outcome| !outcome.withdrawn && outcome.day == date);
        let messages = self.messages.values().any(|message| !message.withdrawn && message.day == date);
        let sessions = self.sessions.values().any(|session| session.standing != session::Standing::Withdrawn && session.about.day == date);
        projects || outcomes || messages || sessions || !self.corner(date).is_empty()
    }
}

/// What brings back how it was before a change to the event itself.
pub(crate) fn undo(at: &Turn<'_>, change: &Change) -> Result<Vec<Change>, Stuck> {
    let (before, after, now) = (&at.before, &at.after, at.now);
    let inverse = match change {
        Change::Opened(_) | Change::Struck { .. } => return Err(Stuck::Never),
        Change::Described(_) => {
            at.unchanged(now.facts() == after.facts())?;
            Change::Described(Box::new(before.facts()))
        }
        Change::Scheduled { .. } => {
            at.unchanged(now.days == after.days)?;
            let gone = |date: &Date| before.day(*date).is_none();
            if now.days.iter().map(|day| day.date).filter(gone).any(|date| now.has_something_on(date)) {
                return Err(Refusal::InUse { thing: Thing::Day }.into());
            }
            Change::Scheduled { days: before.days.iter().cloned().collect() }
        }
        Change::Signposted { .. } => {
            at.unchanged(now.strip == after.strip)?;
            Change::Signposted { strip: before.strip.iter().cloned().collect() }
        }
        Change::Themed { .. } => {
            at.unchanged(now.themes == after.themes)?;
            Change::Themed { themes: before.themes.iter().cloned().collect() }
        }
        Change::Worded { .. } => {
            at.unchanged(now.word == after.word)?;
            Change::Worded { word: before.word.clone() }
        }
        Change::CornerWritten { day, .. } => {
            at.unchanged(now.corner(*day) == after.corner(*day))?;
            let text = before.corners.get(day).map_or_else(Text::empty, |corner| corner.text.clone());
            Change::CornerWritten { day: *day, text }
        }
    };
    Ok(vec![inverse])
}

fn check(opening: &Opening) -> Result<(), Refusal> {
    check_facts(&opening.title, &opening.zone)?;
    check_days(&opening.days)?;
    if opening.venues.iter().any(|venue| venue.name.is_empty() || venue.rooms.iter().any(|room| room.name.is_empty())) {
        return Err(Refusal::Empty { field: Field::Venue });
    }
    for (at, venue) in opening.venues.iter().enumerate() {
        if opening.venues[..at].iter().any(|other| crate::venue::are_one_name(&other.name, &venue.name)) {
            return Err(Refusal::VenueKnown { name: venue.name.clone() });
        }
    }
    let mut ids: Vec<_> =
        opening.venues.iter().flat_map(|venue| std::iter::once(venue.id.0).chain(venue.rooms.iter().map(|room| room.id.0))).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < all { Err(Refusal::IdTaken) } else { Ok(()) }
}

fn check_facts(title: &Text, zone: &str) -> Result<(), Refusal> {
    if title.is_empty() {
        return Err(Refusal::Empty { field: Field::Title });
    }
    TimeZone::get(zone).map(|_| ()).map_err(|_| Refusal::UnknownZone)
}

fn check_days(days: &[Day]) -> Result<(), Refusal> {
    let in_order = days.windows(2).all(|pair| pair[0].date < pair[1].date);
    if days.is_empty() || days.len() > MOST_DAYS || !in_order {
        return Err(Refusal::Days);
    }
    let length = days.iter().map(|day| day.slots.len()).max().unwrap_or(0);
    if length > MOST_SLOTS { Err(Refusal::TooLong { field: Field::Day, limit: MOST_SLOTS, length }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_not_the_programs_own_words() {
        assert!("paris-2018".parse::<Slug>().is_ok());
        for bad in ["", "a", "Paris", "par is", "-paris", "paris-", "é2", &"x".repeat(41)] {
            assert_eq!(bad.parse::<Slug>(), Err(NotASlug::Form), "{bad}");
        }
        assert_eq!("assets".parse::<Slug>(), Err(NotASlug::Reserved));
    }
}
