//! Why something was not done, and what to try: data, without words. The words are in the language files.

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::act::{Act, Role, Who};
use crate::change::Seq;
use crate::file;
use crate::id::{PageId, ProjectId, RoomId, SessionId, TaskId, VenueId};
use crate::text::Text;

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("refused: {self:?}")]
pub enum Refusal {
    /// Nothing was written where something is needed.
    Empty {
        /// Where.
        field: Field,
    },
    /// More was written than fits.
    TooLong {
        /// Where.
        field: Field,
        /// Characters that fit.
        limit: usize,
        /// Characters that were written.
        length: usize,
    },
    /// A link that is not `http` or `https`.
    NotALink {
        /// What was given instead.
        given: String,
    },
    /// A number that cannot be meant.
    NotANumber {
        /// Where.
        field: Field,
        /// The largest that can be meant.
        most: u32,
    },
    /// A name that ends in a number, where a number of seats may be meant: `Kitchen 8`.
    NoColon {
        /// The name without the number.
        name: String,
        /// The number.
        seats: u32,
    },
    /// A time of day that cannot be read.
    NotATime {
        /// What was given instead.
        given: String,
    },
    /// A time that is over already.
    Past,
    /// The event has no such day.
    UnknownDay,
    /// The event has no such venue or room.
    UnknownPlace,
    /// What the command is about is not there, or no more.
    Gone {
        /// What it was.
        thing: Thing,
    },
    /// The actor's role may not do this.
    NotAllowed {
        /// What was asked for.
        act: Act,
        /// The smallest role that may.
        needed: Role,
    },
    /// A person without a name wanted to do something that is shown with a name.
    NameNeeded,
    /// No seat left in the room.
    RoomFull {
        /// Where.
        venue: VenueId,
        /// Which room.
        room: RoomId,
        /// People whose projects sit there.
        heads: u32,
        /// Seats of the room.
        seats: u32,
        /// The next place with room, if any.
        next: Option<Free>,
        /// Whether the actor may do it all the same, when asked once.
        anyway: bool,
    },
    /// No seat left in the house.
    VenueFull {
        /// Which house.
        venue: VenueId,
        /// People in it.
        heads: u32,
        /// Seats of it.
        seats: u32,
        /// The next place with room, if any.
        next: Option<Free>,
        /// Whether the actor may do it all the same, when asked once.
        anyway: bool,
    },
    /// No place left at the project.
    ProjectFull {
        /// Which.
        project: ProjectId,
        /// People at it.
        heads: u32,
        /// The most it takes.
        seats: u32,
        /// Whether the actor may do it all the same, when asked once.
        anyway: bool,
    },
    /// A project would start with more people than it takes.
    MoreThanSeats {
        /// With how many it starts.
        heads: u32,
        /// The most it takes.
        seats: u32,
    },
    /// Somebody else changed the same thing while the actor wrote.
    ChangedSince {
        /// Who.
        by: Who,
    },
    /// The project does not run on that day, so nobody can do this with it.
    NotOnThatDay {
        /// The day.
        day: Date,
    },
    /// A finished project takes nobody in.
    Finished,
    /// Somebody said that the task is done.
    TaskDone,
    /// What the link leads to is a task already.
    TaskKnown {
        /// Which.
        task: TaskId,
        /// Whether it may be another one all the same: several things may be told on one page.
        anyway: bool,
    },
    /// No project was found for somebody.
    NoPlaceFound {
        /// Whether only a mentor who is free for one more newcomer is missing.
        mentor: bool,
        /// Whether all that take people ask for more experience than they have.
        level: bool,
    },
    /// The project takes nobody in for now.
    FullForNow {
        /// Which.
        project: ProjectId,
        /// Whether the actor may do it all the same, when asked once.
        anyway: bool,
    },
    /// The seats that are left are held for others.
    SeatsHeld {
        /// Where.
        project: ProjectId,
        /// Whether the actor may do it all the same, when asked once.
        anyway: bool,
    },
    /// Something stands there, so it cannot go.
    InUse {
        /// What cannot go.
        thing: Thing,
    },
    /// Whoever is not here cannot go out for a while.
    NotHere,
    /// A thing cannot become part of itself.
    Itself,
    /// Somebody changed it since, so it cannot be undone by itself any more.
    TooLateToUndo {
        /// What was to be undone.
        change: Seq,
        /// What happened since.
        since: Seq,
        /// By whom.
        by: Who,
    },
    /// Nobody would be left who keeps the day moving.
    LastCoordinator,
    /// That is not the word of the day.
    WrongWord,
    /// It cannot be undone at all: a profile, struck text, what time did, the opening of the event.
    NeverUndone,
    /// The event has begun and cannot be opened again, or was never opened.
    NotOpen,
    /// The same id names another thing already.
    IdTaken,
    /// No time zone is called so.
    UnknownZone,
    /// An event needs between one and 31 days.
    Days,
    /// On that day the clocks are put forward over that time.
    NoSuchTime {
        /// The day.
        day: Date,
        /// The time.
        at: Time,
    },
    /// Something else is in that room then.
    RoomTaken {
        /// What.
        session: SessionId,
        /// Until when.
        until: Timestamp,
        /// A room that is free.
        free: Option<RoomId>,
        /// Whether the actor may do it all the same, when asked once.
        anyway: bool,
    },
    /// The site has no such file.
    NoSuchFile {
        /// What was written.
        given: String,
    },
    /// What somebody calls on the spot would be over already.
    OverAlready,
    /// What somebody calls on the spot takes 15 to 90 minutes.
    OnTheSpot,
    /// No seat is left in the session.
    SessionFull {
        /// Which.
        session: SessionId,
        /// How many it has.
        seats: u32,
    },
    /// It cannot stand in the address of a page.
    NotAPermalink {
        /// What was given instead.
        given: String,
    },
    /// Another house is called so.
    VenueKnown {
        /// Its name.
        name: Text,
    },
    /// Another page in the same language is there.
    PermalinkTaken {
        /// Which.
        page: PageId,
    },
    /// What is said to lead to a page leads somewhere else: to another page, or to a room of the event.
    AliasTaken {
        /// Which address.
        alias: Text,
        /// The other page; a room where there is none.
        page: Option<PageId>,
    },
    /// Another page says that this address leads to it.
    LeadsElsewhere {
        /// Which.
        page: PageId,
    },
    /// It is no tag of a language.
    NotALanguage {
        /// What was given instead.
        given: String,
    },
    /// It is no colour.
    NotAColour {
        /// What was given instead.
        given: String,
    },
    /// A file of the site is not taken, or is not there.
    File(file::Wrong),
}

impl Refusal {
    /// Whether asking the actor once, and hearing yes, would do.
    pub const fn may_go_on(&self) -> bool {
        matches!(
            self,
            Self::RoomFull { anyway: true, .. }
                | Self::VenueFull { anyway: true, .. }
                | Self::ProjectFull { anyway: true, .. }
                | Self::RoomTaken { anyway: true, .. }
                | Self::FullForNow { anyway: true, .. }
                | Self::TaskKnown { anyway: true, .. }
                | Self::SeatsHeld { anyway: true, .. }
                | Self::NoColon { .. }
        )
    }

    /// The field that the refusal is about, if it is about one.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Empty { field } | Self::TooLong { field, .. } | Self::NotANumber { field, .. } => Some(*field),
            Self::NotALink { .. } | Self::NoSuchFile { .. } | Self::AliasTaken { .. } | Self::TaskKnown { .. } => Some(Field::Link),
            Self::NoColon { .. } => Some(Field::Seats),
            Self::MoreThanSeats { .. } => Some(Field::StartsWith),
            Self::UnknownDay | Self::Days => Some(Field::Day),
            Self::VenueKnown { .. } => Some(Field::Venue),
            Self::NotATime { .. } | Self::Past | Self::OverAlready | Self::NoSuchTime { .. } => Some(Field::Time),
            Self::OnTheSpot => Some(Field::Minutes),
            Self::NotAPermalink { .. } | Self::PermalinkTaken { .. } | Self::LeadsElsewhere { .. } => Some(Field::Permalink),
            Self::NotAColour { .. } => Some(Field::Colour),
            Self::File(_) => Some(Field::File),
            Self::NotALanguage { .. } => Some(Field::Language),
            Self::UnknownZone => Some(Field::Zone),
            Self::UnknownPlace | Self::RoomFull { .. } | Self::RoomTaken { .. } => Some(Field::Where),
            Self::NameNeeded => Some(Field::Name),
            _ => None,
        }
    }
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What an event or a project is called.
    Title,
    /// For whom a project is.
    Audience,
    /// Room, table or landmark.
    Where,
    /// What a project needs.
    Needs,
    /// How many a place takes.
    Seats,
    /// With how many people a project starts.
    StartsWith,
    /// How well one should know a subject.
    Level,
    /// A person's name.
    Name,
    /// The people of an outcome.
    Who,
    /// What came of it.
    What,
    /// A link.
    Link,
    /// What a message says.
    Text,
    /// How many people are in a house.
    Count,
    /// A date.
    Day,
    /// A time zone.
    Zone,
    /// A venue's name.
    Venue,
    /// A street address.
    Address,
    /// The name in an event's address.
    Slug,
    /// How to reach somebody.
    Contact,
    /// What to install before one comes.
    Install,
    /// The label of a project's issues.
    Label,
    /// How people far away reach a project.
    Reach,
    /// A time.
    Time,
    /// The word that lets walk-ins in.
    Word,
    /// The free corner of a day.
    Corner,
    /// Where something is that everybody looks for.
    Signpost,
    /// A room's name.
    Room,
    /// Another project.
    Project,
    /// How long something takes.
    Minutes,
    /// The address of a page.
    Permalink,
    /// A colour.
    Colour,
    /// A language.
    Language,
    /// A file of the site.
    File,
}

/// A kind of thing that can be gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A project.
    Project,
    /// An outcome.
    Outcome,
    /// A message.
    Message,
    /// A person.
    Person,
    /// An import.
    Import,
    /// A session or a link.
    Session,
    /// A day.
    Day,
    /// A house.
    Venue,
    /// A room.
    Room,
    /// A change.
    Change,
    /// A task.
    Task,
    /// The coordinator's round.
    Round,
    /// A proposed place.
    Proposal,
    /// A session of the timetable.
    Talk,
    /// A page of the site.
    Page,
    /// A file of the site.
    File,
    /// A theme.
    Theme,
}

/// A place with room left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free {
    /// The house.
    pub venue: VenueId,
    /// The room in it, where rooms are counted.
    pub room: Option<RoomId>,
    /// Seats left.
    pub seats: u32,
}
