//! What is news of an event.

use domain::history::Subject;
use domain::session::Standing;
use domain::{Change, Message, Outcome, PersonId, Project, Seq, Session, Timestamp, message, session};

use crate::board::title;
use crate::inline::{Links, anchor, escape, inline, name_of};
use crate::markdown;
use crate::say::Say;
use crate::share::Base;
use crate::timetable::{self, hours, last_move, moved};
use crate::uuid;

/// The most entries of a feed: the newest.
const MOST: usize = 50;

/// Longest title, in characters.
const BRIEF: usize = 120;

/// A feed.
pub struct Feed {
    /// A UUID that stays what it is.
    pub id: String,
    /// What the event is called.
    pub title: String,
    /// What is in it.
    pub subtitle: String,
    /// The language that its words are in.
    pub language: &'static str,
    /// Its own address.
    pub address: String,
    /// The address of the board.
    pub board: String,
    /// When anything in it was changed last; when the event was opened where there is nothing.
    pub updated: Timestamp,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// Something new.
pub struct Entry {
    /// A UUID that stays what it is.
    pub id: String,
    /// In a line, as text.
    pub title: String,
    /// Where it stands.
    pub address: String,
    /// Which kind of news it is.
    pub kind: &'static str,
    /// When it was said or done.
    pub at: Timestamp,
    /// When it was changed last.
    pub updated: Timestamp,
    /// More about it, as HTML.
    pub html: String,
}

impl Feed {
    /// What is new at an event, for all to read.
    pub fn of(say: Say<'_>, base: &Base, root: &str, file: &str) -> Self {
        let (event, w) = (say.event(), say.words);
        let news = Newsroom { say, base, root };
        let mut entries: Vec<Entry> = Vec::new();
        entries.extend(event.messages.values().filter_map(|message| news.announcement(message)));
        entries.extend(event.projects.values().filter_map(|project| news.project(project)));
        entries.extend(event.outcomes.values().filter_map(|outcome| news.outcome(outcome)));
        entries.extend(event.sessions.values().filter_map(|session| news.session(session)));
        entries.sort_by(|one, other| (other.at, &other.id).cmp(&(one.at, &one.id)));
        entries.truncate(MOST);
        let opened = news.at(1).unwrap_or(Timestamp::UNIX_EPOCH);
        let board = base.with(&format!("{root}/"));
        Self {
            id: uuid::of_part(uuid::event_id(event), "feed"),
            title: title(event.title.as_str(), w),
            subtitle: w.feed_lead().to_owned(),
            language: w.lang().code(),
            address: base.with(&format!("{root}/{file}")),
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(opened),
            board,
            entries,
        }
    }
}

struct Newsroom<'a> {
    say: Say<'a>,
    base: &'a Base,
    root: &'a str,
}

impl Newsroom<'_> {
    /// When a change was made.
    fn at(&self, seq: Seq) -> Option<Timestamp> {
        self.say.event().history.get(seq).map(|change| change.stamp.at)
    }

    fn address(&self, of: &str) -> String {
        self.base.with(&format!("{}/{of}", self.root))
    }

    fn announcement(&self, message: &Message) -> Option<Entry> {
        if message.withdrawn || message.kind != message::Kind::Announcement {
            return None;
        }
        let text = message.text.as_str();
        Some(Entry {
            id: uuid::of(message.id.0),
            title: brief(&title(text.lines().next().unwrap_or(""), self.say.words)),
            address: self.address(&format!("notes/{}", message.id.0.short())),
            kind: "announcement",
            at: message.at,
            updated: message.at,
            html: paragraph(&inline(text, Links::Live)),
        })
    }

    fn project(&self, project: &Project) -> Option<Entry> {
        if project.withdrawn || project.merged.is_some() {
            return None;
        }
        let w = self.say.words;
        let at = self.at(project.added)?;
        Some(Entry {
            id: uuid::of(project.id.0),
            title: w.feed_project(brief(&title(project.about.title.as_str(), w))),
            address: self.address(&format!("projects/{}", project.id.0.short())),
            kind: "project",
            at,
            updated: self.at(project.described.0).unwrap_or(at),
            html: paragraph(&inline(project.about.audience.as_str(), Links::Live)),
        })
    }

    fn outcome(&self, outcome: &Outcome) -> Option<Entry> {
        if outcome.withdrawn {
            return None;
        }
        let about = &outcome.about;
        let links = about.links.iter().map(|link| anchor(link.as_str(), &name_of(link.as_str())));
        let links: Vec<String> = links.collect();
        let parts = [inline(about.what.as_str(), Links::Live), links.join(" "), escape(&self.names(&about.who))];
        Some(Entry {
            id: uuid::of(outcome.id.0),
            title: self.say.words.feed_outcome(brief(&title(about.what.as_str(), self.say.words))),
            address: self.address(&format!("outcomes/{}", outcome.id.0.short())),
            kind: "outcome",
            at: outcome.at,
            updated: self.at(outcome.described.0).unwrap_or(outcome.at),
            html: parts.iter().map(|part| paragraph(part)).collect(),
        })
    }

    /// A session that does not take place, else one that is somewhere else now.
    fn session(&self, session: &Session) -> Option<Entry> {
        let (w, name) = (self.say.words, brief(&title(session.about.title.as_str(), self.say.words)));
        let (seq, said, words) = match session.standing {
            Standing::Withdrawn => return None,
            Standing::Cancelled => (self.cancelled(session)?, "cancelled", w.feed_cancelled(name)),
            Standing::On => (last_move(self.say.event(), session)?.seq, "moved", w.feed_moved(name)),
        };
        let at = self.at(seq)?;
        let now = [Some(self.say.day_long(session.about.day)), hours(self.say, session), Some(self.say.place(&session.about.place))];
        let now: Vec<String> = now.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let was = if session.standing == Standing::On { moved(self.say, session).unwrap_or_default() } else { String::new() };
        let about = brief(&markdown::as_plain(&session.about.words()));
        Some(Entry {
            // Each time that it moves is another piece of news.
            id: uuid::of_part(session.id.0, &format!("{said}-{seq}")),
            title: words,
            address: self.base.with(&timetable::address(self.root, session.id)),
            kind: "session",
            at,
            updated: at,
            html: [self.say.list(now), was, about].iter().map(|part| paragraph(&escape(part))).collect(),
        })
    }

    /// The change by which a session was cancelled.
    fn cancelled(&self, session: &Session) -> Option<Seq> {
        let stood = |change: &Change| matches!(change, Change::Session(session::Change::Stood { standing: Standing::Cancelled, .. }));
        let mut changes = self.say.event().history.of(Subject::Session(session.id));
        changes.find(|entry| stood(&entry.change)).map(|entry| entry.stamp.seq)
    }

    /// The names that everybody may see.
    fn names(&self, people: &[PersonId]) -> String {
        self.say.list(people.iter().filter_map(|person| self.say.name(*person)))
    }
}

fn paragraph(html: &str) -> String {
    if html.is_empty() { String::new() } else { format!("<p>{html}</p>") }
}

/// A line that is not too long.
fn brief(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= BRIEF {
        return line;
    }
    format!("{}…", line.chars().take(BRIEF - 1).collect::<String>().trim_end())
}
