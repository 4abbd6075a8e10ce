//! Getting issues: from the forge, from a file, or from where they lie since they were looked at.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use domain::{Act, PersonId, ProjectId, Timestamp};
use forge::{Asked, Bounds, Forge, Reading, Source, Trouble, Unclear};
use formats::issues::{Label, LeftOut, Unreadable};
use words::Words;

use super::super::plan::{Plan, known_since};
use super::super::say;
use super::again::{after_silence, shown_at};
use super::earlier::LEADS_AN_HOUR;
use crate::forms::Posted;
use crate::questionnaire::leads_for_all;
use crate::reader::Reader;

/// How much is read for one press: of each list a thousand issues, within the time that a form may take.
pub const BOUNDS: Bounds = Bounds { pages: 10, time: Duration::from_secs(20) };

/// Issues on one page of a forge.
const PAGE: usize = 100;

/// Where issues came from. It is kept with them: a file may look like anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// The forge was asked.
    Read,
    /// Somebody gave a file.
    Given,
}

/// Issues that were got.
pub struct Looked {
    /// Under which name they lie on the desk.
    pub name: String,
    came: Came,
    /// The issues, in the shape of GitHub's REST API.
    pub bytes: Arc<Vec<u8>>,
    /// What was read where; nothing where it is a file.
    pub reading: Option<Reading>,
    /// Whether they were got just now, and nobody saw yet what they would do.
    pub is_fresh: bool,
}

/// What issues would do, and what was made of their labels.
pub struct Seen {
    /// What they would do.
    pub plan: Plan,
    /// What is no issue.
    pub left_out: Vec<LeftOut>,
    /// The labels.
    pub labels: Vec<Label>,
    /// What was read where.
    pub reading: Option<Reading>,
    /// When the rest is read again by itself, if it is.
    pub again: Option<Timestamp>,
}

/// Why nothing was got.
pub enum NotLooked {
    /// It is not clear what is meant by this line, or by all of it.
    Unclear(String, Unclear),
    /// No forge is asked by this program.
    NoForge,
    /// Who asks leads no project, or not this one.
    NoLead,
    /// Leads asked for much already; again from then on.
    Often(Timestamp),
    /// Others are at it.
    Busy,
    /// It lies there no more.
    Gone,
    /// Nothing was read; when it is tried again by itself, if it is.
    Nothing(Box<Reading>, Option<Timestamp>),
}

impl NotLooked {
    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NoLead => StatusCode::FORBIDDEN,
            Self::Often(_) => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl Looked {
    /// They are brought in, and lie there no more.
    pub fn clear(&self, reader: &Reader) {
        reader.app.desk().clear(&self.name, &owner(reader, self.came));
    }
}

/// Whether somebody may have the forge asked for a project, or for the pool: it is asked as whoever runs this program, who has a
/// number of questions an hour. So one's own word that one leads is not enough.
pub fn may_read(reader: &Reader, project: Option<ProjectId>) -> bool {
    let event = &reader.view.event;
    let leads = |(me, project): (PersonId, ProjectId)| event.projects.get(&project).is_some_and(|known| leads_for_all(event, known, me));
    imports(reader) || reader.person().zip(project).is_some_and(leads)
}

fn imports(reader: &Reader) -> bool {
    domain::may(&reader.actor(), Act::Import, reader.view.event.editing).is_ok()
}

/// Whose issues are on the desk: those of one browser at one event, read or given.
fn owner(reader: &Reader, came: Came) -> String {
    let word = match came {
        Came::Read => "read",
        Came::Given => "given",
    };
    format!("{}/{}/tasks/{word}", reader.view.slug, reader.token.as_deref().unwrap_or(""))
}

/// A file that is chosen anew comes first, then what lies there since it was looked at, then the forge.
pub async fn look(posted: &Posted, project: Option<ProjectId>, file: Option<Vec<u8>>) -> Result<Looked, NotLooked> {
    let (reader, kept) = (&posted.reader, posted.fields.get("kept"));
    if let Some(bytes) = file.filter(|bytes| !bytes.is_empty()) {
        return Ok(put(reader, bytes, None));
    }
    if !kept.is_empty() {
        return lies_there(reader, kept).ok_or(NotLooked::Gone);
    }
    let rests = reader.app.readings().rests();
    // What was read by itself is looked at as it is.
    if let Some(reading) = rests.given(reader, posted.fields.get("rest"), project).filter(|_| may_read(reader, project)) {
        let bytes = serde_json::to_vec(&reading).unwrap_or_default();
        return Ok(put(reader, bytes, Some(reading)));
    }
    let reading = ask(posted, project).await?;
    let again = rests.remember(reader, &posted.fields, project, &reading);
    if reading.parts.iter().all(|part| part.issues == 0 && part.trouble.is_some()) {
        return Err(NotLooked::Nothing(Box::new(reading), again));
    }
    // A list of values always has a JSON form.
    let bytes = serde_json::to_vec(&reading).unwrap_or_default();
    Ok(put(reader, bytes, Some(reading)))
}

/// What lies there under this name, and what it is: what was laid there as read is a reading, whatever a file may look like.
fn lies_there(reader: &Reader, kept: &str) -> Option<Looked> {
    [Came::Read, Came::Given].into_iter().find_map(|came| {
        let bytes = reader.app.desk().take(kept, &owner(reader, came))?;
        let reading = match came {
            Came::Read => Some(serde_json::from_slice(&bytes).ok()?),
            Came::Given => None,
        };
        Some(Looked { name: kept.to_owned(), came, bytes, reading, is_fresh: false })
    })
}

fn put(reader: &Reader, bytes: Vec<u8>, reading: Option<Reading>) -> Looked {
    let came = if reading.is_some() { Came::Read } else { Came::Given };
    let bytes = Arc::new(bytes);
    let name = reader.app.desk().put(owner(reader, came), Arc::clone(&bytes));
    Looked { name, came, bytes, reading, is_fresh: true }
}

/// Asks the forge for what the form says.
async fn ask(posted: &Posted, project: Option<ProjectId>) -> Result<Reading, NotLooked> {
    let reader = &posted.reader;
    let forge = reader.app.options().forge.clone().ok_or(NotLooked::NoForge)?;
    if !may_read(reader, project) {
        return Err(NotLooked::NoLead);
    }
    let meant = forge::all_meant(forge.as_ref(), posted.fields.get("from")).map_err(|(line, why)| NotLooked::Unclear(line, why))?;
    let asked = |source: Source| {
        let source = source.and_label(posted.fields.get("label"));
        Asked { closed_since: known_since(&reader.view.event, &source), source }
    };
    let asked: Vec<Asked> = meant.into_iter().map(asked).collect();
    let _turn = reader.app.readings().turn().ok_or(NotLooked::Busy)?;
    let now = reader.app.ledger().clock().now();
    if !imports(reader) {
        if asked.len() > LEADS_AN_HOUR {
            return Err(NotLooked::Unclear(String::new(), Unclear::TooMany { limit: LEADS_AN_HOUR }));
        }
        reader.app.readings().of_a_lead(now, asked.len()).map_err(NotLooked::Often)?;
    }
    Ok(forge::read(forge.as_ref(), &asked, BOUNDS, now).await)
}

/// Why nothing was got, in words.
pub fn why_not(posted: &Posted, not: &NotLooked) -> String {
    let reader = &posted.reader;
    let w = reader.words;
    match not {
        // Which of several it is has to be said; who wrote one sees it.
        NotLooked::Unclear(line, why) if posted.fields.get("from").trim() == line => unclear(reader, why),
        NotLooked::Unclear(line, why) if line.is_empty() => unclear(reader, why),
        NotLooked::Unclear(line, why) => w.unclear_line(line.as_str(), unclear(reader, why)),
        NotLooked::NoForge => w.tasks_no_forge().to_owned(),
        NotLooked::NoLead => w.tasks_who_reads(host(reader)),
        NotLooked::Often(again) => w.tasks_read_often(say(reader).when(*again, reader.view.event.moment.today)),
        NotLooked::Busy => w.tasks_busy().to_owned(),
        NotLooked::Gone => w.tasks_look_anew().to_owned(),
        NotLooked::Nothing(reading, again) => {
            let why = |part: &forge::Part| {
                let trouble = part.trouble.as_ref()?;
                Some(w.tasks_none_read(part.source.to_string(), trouble_words(reader, reading.at, trouble)))
            };
            let again = again.map(|at| w.tasks_rest_later(shown_at(reader, at)));
            reading.parts.iter().filter_map(why).chain(again).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Why it is not clear what is meant, in words.
fn unclear(reader: &Reader, why: &Unclear) -> String {
    let w = reader.words;
    match why {
        Unclear::Nothing => w.unclear_nothing().to_owned(),
        Unclear::NoRepository => w.unclear_repository(host(reader)),
        Unclear::OtherHost { host, ours } => w.unclear_host(host.as_str(), ours.as_str()),
        Unclear::TooLong { limit } => w.unclear_long(*limit),
        Unclear::TooMany { limit } => w.unclear_many(*limit),
    }
}

/// The host of the forge that is asked.
pub fn host(reader: &Reader) -> String {
    reader.app.options().forge.as_deref().map_or_else(String::new, |forge: &dyn Forge| forge.host().to_owned())
}

/// Why a file is no list of issues, in words.
pub fn unreadable(w: Words, why: &Unreadable) -> String {
    match why {
        Unreadable::NotJson { line } => w.tasks_file_no_json(*line),
        Unreadable::NoList => w.tasks_file_no_list().to_owned(),
    }
}

/// What came in the way when it was read, in words.
pub fn trouble_words(reader: &Reader, read: Timestamp, trouble: &Trouble) -> String {
    let w = reader.words;
    match trouble {
        Trouble::Unreachable { host } => w.trouble_unreachable(host.as_str()),
        Trouble::NoTrust { host } => w.trouble_no_trust(host.as_str()),
        Trouble::Slow => w.trouble_slow().to_owned(),
        Trouble::Down { status } => w.trouble_down(status.to_string()),
        Trouble::Limited { .. } => w.trouble_limited(shown_at(reader, after_silence(read, trouble))),
        Trouble::TokenRefused => w.trouble_token().to_owned(),
        Trouble::Forbidden => w.trouble_forbidden().to_owned(),
        Trouble::Private => w.trouble_private().to_owned(),
        Trouble::NotThere => w.trouble_not_there().to_owned(),
        Trouble::NoIssues => w.trouble_no_issues().to_owned(),
        Trouble::NoMilestone => w.trouble_no_milestone().to_owned(),
        Trouble::NotUnderstood => w.trouble_not_understood().to_owned(),
        Trouble::Garbled => w.trouble_garbled().to_owned(),
        Trouble::TooLarge { .. } => w.trouble_too_large().to_owned(),
        Trouble::Elsewhere { host } => w.trouble_elsewhere(host.as_str()),
        Trouble::Endless => w.trouble_endless().to_owned(),
        Trouble::TooMany { pages } => w.trouble_too_many(pages * PAGE),
        Trouble::OutOfTime => w.trouble_time().to_owned(),
    }
}
