//! Logs of released versions replay for ever.
//!
//! `tests/golden/0001.jsonl` holds all rows of a store with every kind of change, one JSON object per line;
//! `0001.txt` is what they add up to. **A `.jsonl` file never changes once it is committed**: it is what people's
//! disks hold. The `.txt` file may gain lines when events learn something new; look at each difference, then write
//! it with `GOLDEN=write cargo test -p ledger golden`.
//!
//! When a release adds a kind of change or a field: extend `golden_story`, raise `NEWEST`, and make the next pair
//! with `GOLDEN=0004 cargo test -p ledger golden`. Existing pairs stay and are replayed, too.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use domain::{Change, Id, coming, event, history, import, message, moment, outcome, person, project, round, session, site, task, venue};
use ledger::{People, codec};
use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use crate::cast::{EVENT, begin, open};
use crate::golden_story::story;

/// The newest log: it has every kind of change that there is.
const NEWEST: &str = "0010";

/// The tables of a log, with their columns.
const TABLES: [(&str, &[&str]); 3] = [
    ("events", &["slug", "epoch", "last_seq", "created"]),
    ("changes", &["event", "seq", "at", "actor", "command_id", "n", "digest", "kind", "body", "checksum"]),
    ("profiles", &["event", "person", "revision", "body"]),
];

#[test]
fn every_log_of_a_released_version_gives_the_event_that_it_gave_then() {
    let logs = std::fs::read_dir(golden()).unwrap().map(|file| file.unwrap().path());
    let logs: BTreeSet<PathBuf> = logs.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    assert!(logs.iter().any(|log| log.file_stem().is_some_and(|stem| stem == NEWEST)));
    for log in logs {
        let found = summary_of(&log);
        let expected = log.with_extension("txt");
        if std::env::var("GOLDEN").is_ok_and(|wish| wish == "write") {
            std::fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, std::fs::read_to_string(&expected).unwrap(), "{}", log.display());
    }
}

#[test]
fn the_newest_log_has_every_kind_of_change() {
    let log = std::fs::read_to_string(golden().join(NEWEST).with_extension("jsonl")).unwrap();
    let rows = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let kinds: BTreeSet<String> = rows.filter_map(|row| row["kind"].as_str().map(str::to_owned)).collect();
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), codec::KINDS);
}

#[test]
fn the_list_of_kinds_is_the_list_of_changes() {
    let (_folder, ledger) = begin();
    story(&ledger);
    for entry in ledger.history(EVENT, 1, usize::MAX).wait().unwrap() {
        assert_eq!(codec::encode(&EVENT.parse().unwrap(), &entry, 0, [0; 32]).kind, kind(&entry.change));
    }
}

/// Not a test unless a new log is wished for.
#[test]
fn a_new_log_is_written_on_demand() {
    let Ok(name) = std::env::var("GOLDEN") else { return };
    let file = golden().join(&name).with_extension("jsonl");
    if name == "write" || file.exists() {
        return;
    }
    let (folder, ledger) = begin();
    story(&ledger);
    ledger.stop();
    std::fs::write(&file, rows_of(folder.path())).unwrap();
    std::fs::write(file.with_extension("txt"), summary_of(&file)).unwrap();
}

/// Has no catch-all: a new kind of change does not compile before it is listed here, in [`codec::KINDS`], and in a log.
pub fn kind(change: &Change) -> &'static str {
    match change {
        Change::Event(event::Change::Opened(_)) => "event.opened",
        Change::Event(event::Change::Struck { .. }) => "event.struck",
        Change::Event(event::Change::Described(_)) => "event.described",
        Change::Event(event::Change::Scheduled { .. }) => "event.scheduled",
        Change::Event(event::Change::Signposted { .. }) => "event.signposted",
        Change::Event(event::Change::Themed { .. }) => "event.themed",
        Change::Event(event::Change::Worded { .. }) => "event.worded",
        Change::Event(event::Change::CornerWritten { .. }) => "event.corner-written",
        Change::Person(person::Change::Introduced { .. }) => "person.introduced",
        Change::Person(person::Change::Touched { .. }) => "person.touched",
        Change::Person(person::Change::Hidden { .. }) => "person.hidden",
        Change::Person(person::Change::Claimed { .. }) => "person.claimed",
        Change::Person(person::Change::Merged { .. }) => "person.merged",
        Change::Person(person::Change::Parted { .. }) => "person.parted",
        Change::Person(person::Change::Erased { .. }) => "person.erased",
        Change::Venue(venue::Change::Arrived { .. }) => "venue.arrived",
        Change::Venue(venue::Change::Left { .. }) => "venue.left",
        Change::Venue(venue::Change::Counted { .. }) => "venue.counted",
        Change::Venue(venue::Change::WentAway { .. }) => "venue.went-away",
        Change::Venue(venue::Change::Unsaid { .. }) => "venue.unsaid",
        Change::Venue(venue::Change::Furnished { .. }) => "venue.furnished",
        Change::Venue(venue::Change::Closed { .. }) => "venue.closed",
        Change::Venue(venue::Change::Reopened { .. }) => "venue.reopened",
        Change::Project(project::Change::Added { .. }) => "project.added",
        Change::Project(project::Change::Described { .. }) => "project.described",
        Change::Project(project::Change::Moved { .. }) => "project.moved",
        Change::Project(project::Change::Turned { .. }) => "project.turned",
        Change::Project(project::Change::Joined { .. }) => "project.joined",
        Change::Project(project::Change::Left { .. }) => "project.left",
        Change::Project(project::Change::Withdrawn { .. }) => "project.withdrawn",
        Change::Project(project::Change::BroughtBack { .. }) => "project.brought-back",
        Change::Project(project::Change::Filled { .. }) => "project.filled",
        Change::Project(project::Change::Led { .. }) => "project.led",
        Change::Project(project::Change::Continued { .. }) => "project.continued",
        Change::Project(project::Change::Dropped { .. }) => "project.dropped",
        Change::Project(project::Change::Merged { .. }) => "project.merged",
        Change::Outcome(outcome::Change::Recorded { .. }) => "outcome.recorded",
        Change::Outcome(outcome::Change::Withdrawn { .. }) => "outcome.withdrawn",
        Change::Outcome(outcome::Change::Described { .. }) => "outcome.described",
        Change::Outcome(outcome::Change::BroughtBack { .. }) => "outcome.brought-back",
        Change::Message(message::Change::Posted { .. }) => "message.posted",
        Change::Message(message::Change::Answered { .. }) => "message.answered",
        Change::Message(message::Change::Settled { .. }) => "message.settled",
        Change::Message(message::Change::Unanswered { .. }) => "message.unanswered",
        Change::Message(message::Change::Reopened { .. }) => "message.reopened",
        Change::Message(message::Change::Helped { .. }) => "message.helped",
        Change::Message(message::Change::Pinned { .. }) => "message.pinned",
        Change::Message(message::Change::Withdrawn { .. }) => "message.withdrawn",
        Change::Message(message::Change::BroughtBack { .. }) => "message.brought-back",
        Change::Coming(coming::Change::Planned { .. }) => "coming.planned",
        Change::Coming(coming::Change::Admitted { .. }) => "coming.admitted",
        Change::Coming(coming::Change::Expected { .. }) => "coming.expected",
        Change::Coming(coming::Change::Agreed(_)) => "coming.agreed",
        Change::Coming(coming::Change::Asked { .. }) => "coming.asked",
        Change::Coming(coming::Change::Looked { .. }) => "coming.looked",
        Change::Coming(coming::Change::Wrote { .. }) => "coming.wrote",
        Change::Task(change) => match change {
            task::Change::Added { .. } => "task.added",
            task::Change::Described { .. } => "task.described",
            task::Change::Brought { .. } => "task.brought",
            task::Change::Claimed { .. } => "task.claimed",
            task::Change::Released { .. } => "task.released",
            task::Change::Stuck { .. } => "task.stuck",
            task::Change::Unstuck { .. } => "task.unstuck",
            task::Change::Finished { .. } => "task.finished",
            task::Change::Withdrawn { .. } => "task.withdrawn",
            task::Change::BroughtBack { .. } => "task.brought-back",
            task::Change::Readied { .. } => "task.readied",
        },
        Change::Round(change) => match change {
            round::Change::Begun { .. } => "round.begun",
            round::Change::Went { .. } => "round.went",
            round::Change::Queued { .. } => "round.queued",
            round::Change::Turned { .. } => "round.turned",
            round::Change::Passed { .. } => "round.passed",
            round::Change::Proposed { .. } => "round.proposed",
            round::Change::Placed { .. } => "round.placed",
            round::Change::Released { .. } => "round.released",
            round::Change::Answered { .. } => "round.answered",
            round::Change::Fared { .. } => "round.fared",
            round::Change::PutBack(_) => "round.put-back",
        },
        Change::Session(change) => match change {
            session::Change::Planned { .. } => "session.planned",
            session::Change::Described { .. } => "session.described",
            session::Change::Stood { .. } => "session.stood",
            session::Change::Picked { .. } => "session.picked",
            session::Change::Unpicked { .. } => "session.unpicked",
        },
        Change::Site(change) => match change {
            site::Change::Wrote { .. } => "site.wrote",
            site::Change::Removed { .. } => "site.removed",
            site::Change::Sponsored { .. } => "site.sponsored",
            site::Change::Dressed(_) => "site.dressed",
            site::Change::Filed { .. } => "site.filed",
        },
        Change::Moment(moment::Change::Forgotten { .. }) => "moment.forgotten",
        Change::Import(import::Change::Began { .. }) => "import.began",
        Change::Import(import::Change::TakenBack { .. }) => "import.taken-back",
        Change::Import(import::Change::Resumed { .. }) => "import.resumed",
        Change::Moment(moment::Change::Reached { .. }) => "moment.reached",
        Change::History(history::Change::Undone { .. }) => "history.undone",
    }
}

/// Profiles as somebody writes them who has read the newest ones.
fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn rows_of(folder: &Path) -> String {
    let store = rusqlite::Connection::open(folder.join(ledger::FILE)).unwrap();
    let mut written = String::new();
    for (table, columns) in TABLES {
        let mut statement = store.prepare(&format!("SELECT {} FROM {table}", columns.join(", "))).unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let mut object = serde_json::Map::from_iter([("table".to_owned(), json!(table))]);
            for (index, column) in columns.iter().enumerate() {
                let value = match row.get_ref(index).unwrap() {
                    ValueRef::Integer(number) => json!(number),
                    ValueRef::Text(text) => json!(str::from_utf8(text).unwrap()),
                    ValueRef::Blob(bytes) => json!(bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))),
                    other => panic!("{column}: {other:?}"),
                };
                object.insert((*column).to_owned(), value);
            }
            writeln!(written, "{}", Value::Object(object)).unwrap();
        }
    }
    written
}

/// Puts a log's rows into a new store, opens it, and says what it holds.
fn summary_of(log: &Path) -> String {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).stop();
    let store = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    for row in std::fs::read_to_string(log).unwrap().lines() {
        let row: Value = serde_json::from_str(row).unwrap();
        let (table, columns) = TABLES.into_iter().find(|(table, _)| row["table"] == *table).unwrap();
        let values: Vec<rusqlite::types::Value> = columns.iter().map(|column| stored(column, &row[column])).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.join(", "));
        store.execute(&insert, rusqlite::params_from_iter(values)).unwrap();
    }
    let ledger = open(folder.path());
    assert_eq!(ledger.unopened(), []);
    let view = ledger.view(EVENT).unwrap();
    summary(&view.event, &view.people)
}

fn stored(column: &str, value: &Value) -> rusqlite::types::Value {
    match value {
        Value::Number(number) => number.as_i64().unwrap().into(),
        Value::String(hex) if matches!(column, "digest" | "checksum") => {
            let byte = |index: usize| u8::from_str_radix(&hex[index..index + 2], 16).unwrap();
            (0..hex.len()).step_by(2).map(byte).collect::<Vec<u8>>().into()
        }
        Value::String(text) => text.clone().into(),
        other => panic!("{column}: {other}"),
    }
}

/// What an event is, one thing per line.
fn summary(event: &domain::Event, people: &People) -> String {
    let mut lines = vec![
        format!("seq {} everything {}", event.seq, event.everything),
        format!("title {:?} zone {:?}", event.title, event.zone.iana_name()),
        format!("contacts {:?} editing {:?}", event.contacts, event.editing),
        format!("moment {:?}", event.moment),
    ];
    lines.extend(event.language.as_ref().map(|language| format!("language {language:?}")));
    lines.extend(event.days.iter().map(|day| format!("{day:?}")));
    lines.extend(event.venues.iter().map(|venue| format!("{venue:?}")));
    lines.push(format!("strip {:?} word {:?} corners {:?}", event.strip, event.word, event.corners));
    // The profile's revision is the person's, which stands before it already.
    let known = |id: &domain::PersonId, revision: u32| format!("{:?}", people.get(*id)).replace(&format!("revision: {revision}, "), "");
    lines.extend(event.people.iter().map(|(id, person)| format!("{id:?} {person:?} {}", known(id, person.revision))));
    lines.extend(event.presence.iter().map(|(key, presence)| format!("{key:?} {presence:?}")));
    lines.extend(event.gauges.iter().map(|(key, gauge)| format!("{key:?} {gauge:?}")));
    lines.extend(event.projects.values().map(|project| format!("{project:?}")));
    lines.extend(event.outcomes.values().map(|outcome| format!("{outcome:?}")));
    lines.extend(event.messages.values().map(|message| format!("{message:?}")));
    lines.extend(event.imports.iter().map(|(id, import)| format!("{id:?} {import:?}")));
    lines.extend(event.rows.iter().map(|(row, seq)| format!("{row:?} {seq}")));
    lines.extend(event.coming.iter().map(|(key, coming)| format!("{key:?} {coming:?}")));
    lines.extend(event.tasks.values().map(|task| format!("{task:?}")));
    lines.extend(event.ready.iter().map(|project| format!("ready {project:?}")));
    lines.extend((event.round.number > 0).then(|| format!("{:?}", event.round)));
    lines.extend(event.sessions.values().map(|session| format!("{session:?}")));
    lines.extend((event.site != site::Site::default()).then(|| format!("{:?}", event.site)));
    lines.extend(event.proposals.values().map(|proposal| format!("{proposal:?}")));
    lines.extend(event.themes.iter().map(|theme| format!("{theme:?}")));
    lines.extend(event.fares.iter().map(|(person, fared)| format!("{person:?} {fared:?}")));
    lines.extend((!event.series.is_empty()).then(|| format!("series {:?}", event.series)));
    lines.extend(event.newcomers_each.map(|each| format!("newcomers for each {each}")));
    lines.push(format!("terms {:?} questions {:?} forgotten {:?}", event.terms, event.questions, event.forgotten));
    lines.join("\n") + "\n"
}

/// What stands in an id's address is part of what people bookmark.
#[test]
fn ids_are_written_as_they_always_were() {
    assert_eq!(Id::from_bits(1).to_string(), "aaaaaaaaaaaaaaaaaaaaaaaaae");
}
