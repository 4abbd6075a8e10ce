//! Logs of released versions replay for ever.
//!
//! `tests/golden/0001.jsonl` holds all rows of a store with every kind of change, one JSON object per line;
//! `0001.txt` is what they add up to. **A `.jsonl` file never changes once it is committed**: it is what people's
//! disks hold. The `.txt` file may gain lines when events learn something new; look at each difference, then write
//! it with `GOLDEN=write cargo test -p ledger golden`.
//!
//! When a release adds a kind of change or a field: extend `story` below, raise `NEWEST`, and make the next pair
//! with `GOLDEN=0004 cargo test -p ledger golden`. Existing pairs stay and are replayed, too.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use domain::questionnaire::{self, Choice, Question, Questionnaire, Sharing, ShownIf, key};
use domain::{
    Actor, Change, Command, Field, Id, MessageId, OutcomeId, Place, Text, coming, event, file, history, import, link, message, moment,
    outcome, person, project, round, session, site, skill, task, venue,
};
use ledger::{Answered, Ledger, Listing, Order, People, Profile, codec};
use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use crate::cast::{
    ADA, COORDINATOR, EVENT, HALL, LINUS, LOFT, MEI, QUIC, ROOM, about, add, as_visitor, begin, come_in, command_id, id, introduce, line,
    monday, monday_at, open, post, profile, record, strike, tuesday,
};

/// The newest log: it has every kind of change that there is.
const NEWEST: &str = "0009";

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
fn kind(change: &Change) -> &'static str {
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
fn as_read(ledger: &Ledger, mut profiles: Vec<(domain::PersonId, Profile)>) -> Vec<(domain::PersonId, Profile)> {
    let people = &ledger.view(EVENT).unwrap().people;
    for (person, profile) in &mut profiles {
        profile.revision = people.get(*person).map_or(0, |known| known.revision);
    }
    profiles
}

/// A day on which everything happens that can happen.
fn story(ledger: &Ledger) {
    let mut number = 0;
    let mut ask = |actor: Actor, commands: Vec<Command>, profiles: Vec<(domain::PersonId, Profile)>| {
        number += 1;
        let profiles = as_read(ledger, profiles);
        let order = Order { id: command_id(number), actor, commands, profiles, letters: vec![], bind: None };
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}"));
    };
    let (ada, linus) = (as_visitor(ADA), as_visitor(LINUS));
    let hidden =
        |name: &str, listing| Profile { name: name.to_owned(), listing, contact: Some("third table".to_owned()), ..Default::default() };

    ask(ada, come_in(0, ADA, "").commands, vec![(ADA, profile("Ada Brünn"))]);
    ask(linus, come_in(0, LINUS, "").commands, vec![(LINUS, hidden("Linus Ferro", Listing::Participants))]);
    ask(COORDINATOR, vec![introduce(MEI, person::Kind::Own)], vec![(MEI, hidden("Mei Okoro", Listing::Nobody))]);
    ask(Actor::TIMER, vec![Command::Moment(moment::Command::Reach { today: monday(), slot: Some(0) })], vec![]);
    ledger.clock().set(monday_at(9, 31));
    ask(ada, vec![Command::Venue(venue::Command::Arrive { person: ADA, day: monday(), venue: HALL, anyway: false, at: None })], vec![]);
    ask(COORDINATOR, vec![Command::Venue(venue::Command::Count { day: monday(), venue: HALL, present: 55 })], vec![]);
    ask(
        COORDINATOR,
        vec![Command::Venue(venue::Command::Arrive { person: LINUS, day: monday(), venue: HALL, anyway: true, at: None })],
        vec![],
    );

    ask(ada, vec![add(QUIC, "QUIC in plain words")], vec![]);
    ask(linus, vec![Command::Project(project::Command::Join { project: QUIC, day: monday(), anyway: false })], vec![]);
    ask(ada, vec![Command::Project(project::Command::Describe { project: QUIC, seen: 100, about: about("QUIC, explained") })], vec![]);
    let loft = Place { venue: Some(LOFT), room: None, spot: line("under the skylight") };
    ask(ada, vec![Command::Project(project::Command::Move { project: QUIC, day: monday(), place: loft, anyway: false })], vec![]);
    ask(linus, vec![Command::Project(project::Command::Leave { project: QUIC, day: monday() })], vec![]);
    ask(
        ada,
        vec![Command::Project(project::Command::Turn { project: QUIC, day: monday(), state: project::State::Finished, anyway: false })],
        vec![],
    );

    // Two guests: a typed name, and one that nobody but the team sees.
    let guest = domain::PersonId(id(150));
    ask(
        ada,
        vec![introduce(guest, person::Kind::Guest), record(401, "A drawing of the handshake", &[ADA, guest])],
        vec![(guest, profile("Jonas"))],
    );
    ask(linus, vec![record(402, "A rocket that flew", &[])], vec![]);
    ask(COORDINATOR, vec![Command::Outcome(outcome::Command::Withdraw { outcome: OutcomeId(id(402)) })], vec![]);
    ask(linus, vec![post(501, "Has anybody seen my blue umbrella? Call 5550123")], vec![]);
    let text = Text::note("In the loft.\nUnder the chairs.", Field::Text).unwrap();
    ask(ada, vec![Command::Message(message::Command::Answer { message: MessageId(id(501)), text })], vec![]);
    ask(linus, vec![Command::Message(message::Command::Settle { message: MessageId(id(501)) })], vec![]);
    let announcement = Command::Message(message::Command::Post {
        message: MessageId(id(502)),
        day: monday(),
        kind: message::Kind::Announcement,
        text: line("Soup is ready"),
        project: Some(QUIC),
    });
    ask(COORDINATOR, vec![announcement], vec![]);

    import_and_take_back(ledger);
    ask(COORDINATOR, vec![Command::Import(import::Command::TakeBack { import: command_id(900) })], vec![]);
    let posted = ledger.history(EVENT, 1, usize::MAX).wait().unwrap();
    let posted = posted.iter().find(|entry| kind(&entry.change) == "message.posted").unwrap().stamp.seq;
    ask(COORDINATOR, vec![strike(&[posted])], vec![]);
    ask(ada, vec![Command::Venue(venue::Command::Leave { person: ADA, day: monday(), at: None })], vec![]);
    let idea = project::Command::Add {
        project: domain::ProjectId(id(302)),
        day: tuesday(),
        state: project::State::Idea,
        about: project::About {
            title: line("Maps of the silk tunnels \u{1f5fa}"),
            audience: Text::empty(),
            needs: [project::Need::Mentor, project::Need::Reviewer].into_iter().collect(),
            ..project::About::default()
        },
        place: Place { venue: None, room: None, spot: Text::empty() },
        anyway: false,
        source: None,
    };
    ask(linus, vec![Command::Project(idea)], vec![]);
    ask(ada, vec![], vec![(ADA, hidden("Ada B.", Listing::Everyone))]);
    second_story(ledger, guest);
    third_story(ledger);
    fourth_story(ledger);
    fifth_story(ledger);
    sixth_story(ledger);
    seventh_story(ledger);
    story_of_themes(ledger);
    crate::floors::story(ledger);
    story_of_seats(ledger);
}

/// What the second version can do besides, and undo.
fn second_story(ledger: &Ledger, guest: domain::PersonId) {
    let mut number = 2000;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order::new(command_id(number), actor).with(command);
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let undo = |change| Command::History(history::Command::Undo { change, anyway: false });
    let event = || ledger.view(EVENT).unwrap().event.clone();
    let (ada, linus) = (as_visitor(ADA), as_visitor(LINUS));
    let maps = domain::ProjectId(id(302));
    let (monday, tuesday) = (monday(), tuesday());

    let facts = domain::Facts { title: line("Code days of Lyon, once more"), language: "fr".parse().ok(), ..event().facts() };
    ask(COORDINATOR, Command::Event(event::Command::Describe { seen: 100_000, facts }));
    let mut days: Vec<_> = event().days.iter().cloned().collect();
    days[1].slots.pop();
    let scheduled = ask(COORDINATOR, Command::Event(event::Command::Schedule { seen: 100_000, days }));
    ask(COORDINATOR, undo(scheduled));
    let strip = vec![
        domain::Signpost { to: domain::Landmark::Wifi, text: line("silk-guests"), secret: line("worm-and-loom") },
        domain::Signpost { to: domain::Landmark::Other(line("Lost children")), text: line("at the desk"), secret: Text::empty() },
    ];
    ask(COORDINATOR, Command::Event(event::Command::Signpost { seen: 100_000, strip }));
    ask(COORDINATOR, Command::Event(event::Command::Word { word: line("copper loom") }));
    let text = Text::page("# Corner\n\n- one\n- two", Field::Corner).unwrap();
    ask(linus, Command::Event(event::Command::Corner { seen: 100_000, day: monday, text }));

    let arrived = ask(ada, Command::Venue(venue::Command::Arrive { person: ADA, day: tuesday, venue: LOFT, anyway: false, at: None }));
    let back = Some(domain::Time::constant(15, 0, 0, 0));
    let away = ask(ada, Command::Venue(venue::Command::StepOut { person: ADA, day: tuesday, back }));
    ask(ada, undo(away));
    ask(ada, undo(arrived));
    let shed = domain::VenueId(id(250));
    let room = domain::NewRoom { key: line("nook"), ..domain::NewRoom::new(domain::RoomId(id(251)), line("Corner"), Some(4)) };
    let shed = venue_of(shed, vec![room]);
    ask(COORDINATOR, Command::Venue(venue::Command::Furnish { seen: 100_000, venue: shed.clone() }));
    ask(COORDINATOR, Command::Venue(venue::Command::Close { venue: shed.id }));
    ask(COORDINATOR, Command::Venue(venue::Command::Reopen { venue: shed.id }));

    ask(linus, Command::Project(project::Command::Lead { project: maps, person: LINUS, leads: true }));
    ask(linus, Command::Project(project::Command::Fill { project: maps, day: tuesday, full: true }));
    let continued = ask(linus, Command::Project(project::Command::Continue { project: maps, from: tuesday, day: monday }));
    ask(linus, undo(continued));
    let other = domain::ProjectId(id(303));
    let about = project::About {
        title: line("More maps"),
        needs: [project::Need::Board, project::Need::Windows].into_iter().collect(),
        install: line("a pencil"),
        label: line("E-maps"),
        reach: line("maps at example.org"),
        looks: Some(monday_at(16, 0)),
        ..project::About::default()
    };
    let place = Place { venue: None, room: None, spot: line("floor") };
    let (state, anyway, source) = (project::State::Running, false, None);
    ask(ada, Command::Project(project::Command::Add { project: other, day: tuesday, state, about, place, anyway, source }));
    let merged = ask(ada, Command::Project(project::Command::Merge { project: other, into: maps, anyway }));
    ask(COORDINATOR, undo(merged));
    let withdrawn = ask(ada, Command::Project(project::Command::Withdraw { project: other }));
    ask(ada, undo(withdrawn));

    let drawing = OutcomeId(id(401));
    let about = outcome::About { what: line("A drawing of the whole handshake"), ..event().outcomes[&drawing].about.clone() };
    ask(linus, Command::Outcome(outcome::Command::Describe { outcome: drawing, seen: 100_000, about }));
    let withdrawn = ask(ada, Command::Outcome(outcome::Command::Withdraw { outcome: drawing }));
    ask(ada, undo(withdrawn));

    let soup = MessageId(id(502));
    let answered = ask(linus, Command::Message(message::Command::Answer { message: soup, text: line("Which soup?") }));
    let undone = ask(linus, undo(answered));
    ask(linus, undo(undone));
    let settled = ask(COORDINATOR, Command::Message(message::Command::Settle { message: soup }));
    ask(COORDINATOR, undo(settled));
    ask(COORDINATOR, Command::Message(message::Command::Pin { message: soup, pinned: true }));
    ask(COORDINATOR, Command::Message(message::Command::Withdraw { message: soup }));
    ask(COORDINATOR, Command::Message(message::Command::BringBack { message: soup }));

    ask(linus, Command::Person(person::Command::Hide { person: guest, hidden: true }));
    ask(linus, Command::Person(person::Command::Claim { person: guest }));
    let merged = ask(COORDINATOR, Command::Person(person::Command::Merge { person: guest, into: LINUS }));
    ask(COORDINATOR, undo(merged));
    let taken_back = event().history.newest_first().find(|entry| kind(&entry.change) == "import.taken-back").unwrap().stamp.seq;
    ask(COORDINATOR, undo(taken_back));
}

/// What the third version can do besides: who means to come, and to be forgotten.
fn third_story(ledger: &Ledger) {
    let mut number = 3000;
    let mut ask = |actor: Actor, command: Command, profiles: Vec<(domain::PersonId, Profile)>| {
        number += 1;
        let profiles = as_read(ledger, profiles);
        let order = Order { id: command_id(number), actor, commands: vec![command], profiles, letters: vec![], bind: None };
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let (monday, tuesday) = (monday(), tuesday());
    let plan = |command| Command::Coming(command);
    let keep_until = Some(tuesday.last_of_year());
    let skills = vec![skill::Meant { word: line("xtensa"), skill: line("embedded") }];
    let terms = coming::Terms { places: Some(1), keep_until, self_check_in: true, claim_hours: Some(2), skills };
    ask(COORDINATOR, plan(coming::Command::Agree { seen: 100_000, terms }), vec![]);
    let mut questions = Questionnaire::standard();
    questions.questions.push(Question {
        key: "board".to_owned(),
        kind: questionnaire::Kind::One,
        ask: [("en".to_owned(), line("Which board do you bring?"))].into(),
        hint: [("en".to_owned(), line("We have two."))].into(),
        options: vec![Choice { key: "none".to_owned(), label: [("en".to_owned(), line("None"))].into() }],
        required: true,
        shown_if: Some(ShownIf { key: key::SYSTEM.to_owned(), is: "linux".to_owned() }),
        sharing: Sharing::Leads,
    });
    ask(COORDINATOR, plan(coming::Command::Ask { seen: 100_000, questions }), vec![]);
    let come = |person, answer| {
        let monday_plan = coming::Plan {
            from: Some(domain::Time::constant(9, 30, 0, 0)),
            until: Some(domain::Time::constant(16, 0, 0, 0)),
            ..coming::Plan::all_day(answer)
        };
        plan(coming::Command::Plan { person, days: vec![(monday, monday_plan), (tuesday, coming::Plan::all_day(coming::Answer::No))] })
    };
    ask(as_visitor(ADA), come(ADA, coming::Answer::Confirmed), vec![]);
    ask(as_visitor(LINUS), come(LINUS, coming::Answer::Interested), vec![]);
    let admitted = ask(COORDINATOR, plan(coming::Command::Admit { person: LINUS, day: monday }), vec![]);
    ask(COORDINATOR, Command::History(history::Command::Undo { change: admitted, anyway: false }), vec![]);
    let expect = |venue| plan(coming::Command::Expect { day: monday, venue: Some(venue), people: vec![ADA, LINUS] });
    ask(COORDINATOR, expect(HALL), vec![]);
    ask(COORDINATOR, expect(LOFT), vec![]);
    ask(COORDINATOR, plan(coming::Command::Look { list: coming::List::Participants }), vec![]);
    ask(COORDINATOR, plan(coming::Command::Write { letter: coming::Letter::Reminder { day: monday }, people: 2 }), vec![]);
    let message = coming::Letter::Message { subject: line("Bring a jumper") };
    ask(COORDINATOR, plan(coming::Command::Write { letter: message, people: 1 }), vec![]);
    let answers = [
        (key::LEVEL, questionnaire::Value::Number(2)),
        (key::DIET, questionnaire::Value::Text("no nuts".to_owned())),
        (key::WISHES, questionnaire::Value::Choices(vec!["maps".to_owned()])),
        (key::FIRST, questionnaire::Value::Yes(true)),
    ];
    let answers = answers.into_iter().map(|(key, value)| (key, Answered::in_file(value))).collect();
    let ticket = ledger::Ticket {
        source: "tito".to_owned(),
        code: "LYON-1".to_owned(),
        secret: Some("ti_1".to_owned()),
        kind: Some("Student".to_owned()),
        void: false,
    };
    let linus = Profile {
        email: Some("linus@example.test".to_owned()),
        handle: Some("zz-linus".to_owned()),
        ticket: Some(ticket),
        answers,
        language: Some("fr".to_owned()),
        ..profile("Linus")
    };
    let day = tuesday;
    let arrive = venue::Command::Arrive { person: LINUS, day, venue: LOFT, anyway: true, at: Some(monday_at(9, 0)) };
    ask(COORDINATOR, Command::Venue(arrive), vec![(LINUS, linus)]);
    ask(COORDINATOR, Command::Venue(venue::Command::Unsay { person: LINUS, day }), vec![]);
    ask(Actor::TIMER, Command::Moment(moment::Command::Forget { what: moment::Forget::Sensitive }), vec![]);
    ask(COORDINATOR, Command::Person(person::Command::Erase { person: ADA }), vec![]);
}

/// What the fourth version can do besides: tasks.
fn fourth_story(ledger: &Ledger) {
    let mut number = 4000;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order { id: command_id(number), actor, commands: vec![command], profiles: vec![], letters: vec![], bind: None };
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let linus = as_visitor(LINUS);
    let own = domain::TaskId(id(701));
    let facts = task::Facts {
        title: line("Draw the handshake"),
        link: Some(link::Link::parse("https://example.org/issues/7").unwrap()),
        size: task::Size::Easy,
        skills: vec![line("drawing")],
        project: Some(QUIC),
        theme: line("Words for newcomers"),
        under: None,
        mentor: Some(MEI),
        mentored: true,
        other: true,
    };
    let of_task = Command::Task;
    ask(linus, of_task(task::Command::Add { task: own, facts: facts.clone(), anyway: false }));
    let found = task::Found {
        task: domain::TaskId(id(702)),
        source: line("github:example/quic#7"),
        facts: facts.clone(),
        aside: Some(task::Aside::Taken),
    };
    ask(COORDINATOR, of_task(task::Command::Bring { found: vec![found] }));
    let size = task::Size::Hard;
    let described = ask(linus, of_task(task::Command::Describe { task: own, seen: 100_000, facts: task::Facts { size, ..facts } }));
    ask(COORDINATOR, Command::History(history::Command::Undo { change: described, anyway: false }));
    ask(linus, of_task(task::Command::Claim { task: own, person: LINUS }));
    let released = ask(linus, of_task(task::Command::Release { task: own, person: LINUS }));
    ask(COORDINATOR, Command::History(history::Command::Undo { change: released, anyway: false }));
    for stuck in [true, false] {
        ask(linus, of_task(task::Command::Stick { task: own, person: LINUS, stuck }));
    }
    ask(linus, of_task(task::Command::Finish { task: own, done: true }));
    ask(linus, of_task(task::Command::Withdraw { task: own }));
    ask(linus, of_task(task::Command::BringBack { task: own }));
    ask(COORDINATOR, of_task(task::Command::Ready { project: QUIC, ready: true }));
}

/// What the fifth version can do besides: the coordinator's round.
fn fifth_story(ledger: &Ledger) {
    let maps = domain::ProjectId(id(302));
    let known = ledger.view(EVENT).unwrap().people.get(LINUS).cloned().unwrap_or_default();
    let wished = Profile { line: Some("I know maps, I look for water".to_owned()), hearts: [maps].into(), ..known };
    let order = Order { profiles: vec![(LINUS, wished)], ..Order::new(command_id(5000), as_visitor(LINUS)) };
    ledger.ask(EVENT, order).wait().expect("he writes a line");
    let mut number = 5000;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order { id: command_id(number), actor, commands: vec![command], profiles: vec![], letters: vec![], bind: None };
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let linus = as_visitor(LINUS);
    let of_round = Command::Round;
    let undo = |change| Command::History(history::Command::Undo { change, anyway: false });
    let today = ledger.view(EVENT).unwrap().event.moment.today;
    ask(COORDINATOR, Command::Project(project::Command::Continue { project: maps, from: tuesday(), day: today }));
    ask(COORDINATOR, of_round(round::Command::Begin { day: today }));
    ask(COORDINATOR, of_round(round::Command::Turn { speaker: Some(round::Speaker::Person(LINUS)), house: None }));
    let passed = ask(linus, of_round(round::Command::Pass { person: LINUS }));
    ask(COORDINATOR, of_round(round::Command::Turn { speaker: Some(round::Speaker::Person(MEI)), house: None }));
    // Somebody spoke since: they alone are unheard again.
    ask(linus, undo(passed));
    ask(COORDINATOR, of_round(round::Command::Go { stage: round::Stage::Pitches }));
    for queued in [true, false, true] {
        ask(linus, of_round(round::Command::Queue { project: maps, queued }));
    }
    ask(COORDINATOR, of_round(round::Command::Turn { speaker: Some(round::Speaker::Person(MEI)), house: None }));
    ask(COORDINATOR, of_round(round::Command::Turn { speaker: None, house: None }));
    let turned = ask(COORDINATOR, of_round(round::Command::Turn { speaker: Some(round::Speaker::Project(maps)), house: None }));
    ask(COORDINATOR, undo(turned));
    ask(COORDINATOR, of_round(round::Command::Turn { speaker: Some(round::Speaker::Project(maps)), house: None }));
    ask(COORDINATOR, of_round(round::Command::Go { stage: round::Stage::Places }));
    let at = |person| round::Placing { person, project: Some(maps), venue: Some(HALL), room: Some(ROOM) };
    let without = round::Placing { person: domain::PersonId(id(150)), project: None, venue: None, room: None };
    ask(COORDINATOR, of_round(round::Command::Propose { places: vec![at(LINUS), without] }));
    ask(COORDINATOR, of_round(round::Command::Place { placing: at(MEI), locked: true }));
    ask(COORDINATOR, of_round(round::Command::Release { people: vec![LINUS, MEI] }));
    let answer = |person, answer| of_round(round::Command::Answer { person, of: maps, answer, other: None, anyway: false });
    let none = ask(linus, answer(LINUS, round::Answer::None));
    ask(COORDINATOR, undo(none));
    for said in [round::Answer::Another, round::Answer::Yes] {
        ask(linus, answer(LINUS, said));
    }
    let message = MessageId(id(505));
    let help = message::Command::Post { message, day: today, kind: message::Kind::Help, text: line("It does not build"), project: None };
    ask(COORDINATOR, Command::Message(help));
    for helper in [Some(LINUS), None] {
        ask(linus, Command::Message(message::Command::Help { message, helper }));
    }
    let over = ask(COORDINATOR, of_round(round::Command::Go { stage: round::Stage::Over }));
    ask(COORDINATOR, undo(over));
    ask(COORDINATOR, of_round(round::Command::Go { stage: round::Stage::Over }));
    let begun = ask(COORDINATOR, of_round(round::Command::Begin { day: today }));
    ask(COORDINATOR, undo(begun));
    // A house that says whether one gets in without steps, and a seat that is free again after a while.
    let guide = domain::Guide { step_free: Some(false), ..guide() };
    let barn = domain::NewVenue { name: line("Barn"), guide, ..venue_of(domain::VenueId(id(251)), vec![]) };
    ask(COORDINATOR, Command::Venue(venue::Command::Furnish { seen: 0, venue: barn }));
    let day = today;
    ask(COORDINATOR, Command::Venue(venue::Command::Arrive { person: LINUS, day, venue: HALL, anyway: true, at: None }));
    ask(COORDINATOR, Command::Venue(venue::Command::StepOut { person: LINUS, day, back: None }));
    ask(Actor::TIMER, Command::Moment(moment::Command::Lapse { until: domain::Timestamp::MAX }));
}

/// What the sixth version can do besides: a timetable and a site.
fn sixth_story(ledger: &Ledger) {
    let mut number = 6000;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order { id: command_id(number), actor, commands: vec![command], profiles: vec![], letters: vec![], bind: None };
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let today = ledger.view(EVENT).unwrap().event.moment.today;
    let linus = as_visitor(LINUS);
    let days: Vec<domain::Day> = ledger.view(EVENT).unwrap().event.days.iter().cloned().collect();
    let days = days
        .into_iter()
        .map(|day| domain::Day { kind: if day.date == today { day.kind } else { domain::DayKind::Talks }, ..day })
        .collect();
    ask(COORDINATOR, Command::Event(event::Command::Schedule { seen: domain::Seq::MAX, days }));
    let (talk, bare) = (domain::SessionId(id(801)), domain::SessionId(id(802)));
    let link = |written| link::Link::parse(written).unwrap();
    let about = session::About {
        title: line("Maps in plain words"),
        subtitle: line("and some water"),
        kind: session::Kind::Workshop,
        day: today,
        at: Some(domain::Time::constant(23, 30, 0, 0)),
        minutes: Some(45),
        place: Place { venue: Some(HALL), room: Some(ROOM), spot: Text::empty() },
        speakers: vec![LINUS],
        language: "fr".parse().ok(),
        brief: line("By foot."),
        text: line("Bring a *map*."),
        seats: Some(2),
        sign_up: true,
        slides: Some(link("https://example.org/slides")),
        recording: Some(link("https://example.org/recording")),
        stream: Some(link("https://example.org/stream/hall")),
        links: vec![link("https://example.org/more")],
        link_names: vec![(link("https://example.org/more"), line("A map"))],
        slug: line("maps-in-plain-words"),
        track: line("Threads"),
        license: line("CC BY 4.0"),
        no_recording: true,
    };
    let of = Command::Session;
    let plan = |session, about, source| session::Command::Plan { session, about, source, anyway: false };
    ask(COORDINATOR, of(plan(talk, about.clone(), line("frab:801"))));
    let words = session::About::new(line("Lunch"), session::Kind::Other(line("picnic")), today);
    ask(COORDINATOR, of(plan(bare, words, Text::empty())));
    for kind in [session::Kind::Talk, session::Kind::Keynote, session::Kind::Break, session::Kind::Meeting, session::Kind::Workshop] {
        let about = session::About { kind, ..about.clone() };
        ask(COORDINATOR, of(session::Command::Describe { session: talk, seen: domain::Seq::MAX, about, anyway: false }));
    }
    let later = session::About { at: Some(domain::Time::constant(0, 15, 0, 0)), ..about };
    let moved = ask(COORDINATOR, of(session::Command::Describe { session: talk, seen: domain::Seq::MAX, about: later, anyway: false }));
    ask(COORDINATOR, Command::History(history::Command::Undo { change: moved, anyway: false }));
    for standing in [session::Standing::Cancelled, session::Standing::Withdrawn, session::Standing::On] {
        ask(COORDINATOR, of(session::Command::Stand { session: talk, standing }));
    }
    ask(linus, of(session::Command::Pick { session: talk, person: LINUS }));
    ask(linus, of(session::Command::Unpick { session: talk, person: LINUS }));
    ask(linus, of(session::Command::Pick { session: talk, person: LINUS }));
    let page = domain::PageId(id(811));
    let written = |path: &str, draft| site::About {
        path: site::Permalink::parse(path).unwrap(),
        language: "fr".parse().ok(),
        title: line("Y aller"),
        menu: line("Plan"),
        order: 2,
        draft,
        shared: !draft,
        aliases: vec![line("/venue/#map")],
        hero: Some(site::Hero { picture: hall(), focus: (50, 30) }),
        text: Text::page("# Y aller\n\n{{ venues.1.address }}", Field::Text).unwrap(),
    };
    for draft in [true, false] {
        ask(COORDINATOR, Command::Site(site::Command::Write { page, seen: domain::Seq::MAX, about: written("location", draft) }));
    }
    for removed in [true, false] {
        ask(COORDINATOR, Command::Site(site::Command::Remove { page, removed }));
    }
    let size = file::Size { hash: file::Hash([2; 32]), kind: file::Kind::Jpeg, bytes: 90_000, width: 480, height: 320 };
    let filed =
        file::Filed { hash: file::Hash([1; 32]), kind: file::Kind::Jpeg, bytes: 2_000_000, extent: Some((600, 400)), sizes: vec![size] };
    for file in [Some(Box::new(filed.clone())), None, Some(Box::new(filed))] {
        ask(COORDINATOR, Command::Site(site::Command::File { seen: domain::Seq::MAX, path: hall(), file }));
    }
    let sponsor = site::Sponsor {
        name: line("Spindles"),
        level: line("Gold"),
        link: Some(link("https://example.org")),
        text: line("Thread."),
        gathering: true,
    };
    ask(COORDINATOR, Command::Site(site::Command::Sponsor { seen: domain::Seq::MAX, sponsors: vec![sponsor] }));
    let look = site::Look {
        line: line("Two days of work"),
        city: line("Brünn"),
        accent: Some(site::Colour::parse("#7a2e8c").unwrap()),
        links: vec![site::Named { name: line("Chat"), link: link("https://example.org/chat") }],
        stream: Some(link("https://example.org/stream")),
        gathering: line("brno"),
        logo: Some(hall()),
        stylesheet: None,
        shares_tickets: true,
    };
    let dressed = ask(COORDINATOR, Command::Site(site::Command::Dress { seen: domain::Seq::MAX, look }));
    ask(COORDINATOR, Command::History(history::Command::Undo { change: dressed, anyway: false }));
}

/// What the seventh version writes besides: that what somebody wrote is nobody else's to see.
fn seventh_story(ledger: &Ledger) {
    let known = ledger.view(EVENT).unwrap().people.get(LINUS).cloned().unwrap_or_default();
    let given = Profile { hearts: [QUIC].into(), ..known };
    let order = Order { profiles: vec![(LINUS, given)], ..Order::new(command_id(7500), as_visitor(LINUS)) };
    ledger.ask(EVENT, order).wait().expect("he gives a heart");
}

fn hall() -> file::FilePath {
    file::FilePath::parse("assets/hall.jpg").unwrap()
}

fn guide() -> domain::Guide {
    domain::Guide {
        map: Some(link::Link::parse("https://example.org/map").unwrap()),
        coordinates: line("45.7578, 4.8320"),
        minutes: Some(7),
        hours: line("8:30 to 18:00"),
        access: line("Two steps"),
        step_free: None,
        meet: line("9:45 at the desk"),
    }
}

/// Themes that things carry, a series, and how it goes for somebody who was silent.
fn story_of_themes(ledger: &Ledger) {
    let mut number = 7000;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order::new(command_id(number), actor).with(command);
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let undo = |change| Command::History(history::Command::Undo { change, anyway: false });
    let event = || ledger.view(EVENT).unwrap().event.clone();
    let linus = as_visitor(LINUS);
    let theme = |number: u16, title: &str, link: Option<&str>| domain::Theme {
        id: domain::ThemeId(id(number)),
        title: line(title),
        link: link.map(|link| link::Link::parse(link).unwrap()),
    };
    let silk = theme(690, "Faster silk", Some("https://example.org/roadmap#faster-silk"));
    let themes = vec![silk.clone(), theme(691, "Maps that fit", None)];
    ask(COORDINATOR, Command::Event(event::Command::Theme { seen: 100_000, themes: themes.clone() }));
    let shorter = ask(COORDINATOR, Command::Event(event::Command::Theme { seen: 100_000, themes: vec![silk.clone()] }));
    ask(COORDINATOR, undo(shorter));
    let maps = domain::ProjectId(id(302));
    let about = event().projects[&maps].about.clone();
    let about = project::About { theme: Some(themes[1].id), seats: Some(4), starts_with: Some(3), level: Some(2), ..about };
    ask(linus, Command::Project(project::Command::Describe { project: maps, seen: 100_000, about }));
    let drawing = OutcomeId(id(401));
    let about = outcome::About { theme: Some(silk.id), ..event().outcomes[&drawing].about.clone() };
    ask(linus, Command::Outcome(outcome::Command::Describe { outcome: drawing, seen: 100_000, about }));
    let facts = task::Facts { title: line("Wind the bobbins"), under: Some(silk.id), ..task::Facts::default() };
    ask(linus, Command::Task(task::Command::Add { task: domain::TaskId(id(692)), facts, anyway: false }));
    let facts = domain::Facts { series: line("Code days"), ..event().facts() };
    ask(COORDINATOR, Command::Event(event::Command::Describe { seen: 100_000, facts }));
    let stuck = ask(linus, Command::Round(round::Command::Fare { person: LINUS, fares: round::Fares::Stuck }));
    ask(linus, undo(stuck));
    ask(linus, Command::Round(round::Command::Fare { person: LINUS, fares: round::Fares::Another }));
}

/// A yes that waits for a seat, and when somebody wished last.
fn story_of_seats(ledger: &Ledger) {
    let mut number = 8200;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order::new(command_id(number), actor).with(command);
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
    let undo = |change| Command::History(history::Command::Undo { change, anyway: false });
    let day = ledger.view(EVENT).unwrap().event.moment.today;
    let [bobbins, cloth] = [domain::ProjectId(id(395)), domain::ProjectId(id(396))];
    for (project, seats) in [(bobbins, Some(1)), (cloth, None)] {
        let about = project::About { seats, ..about("Bobbins and cloth") };
        let (state, place) = (project::State::Running, Place::default());
        ask(COORDINATOR, Command::Project(project::Command::Add { project, day, state, about, place, anyway: false, source: None }));
    }
    ask(as_visitor(LINUS), Command::Project(project::Command::Join { project: bobbins, day, anyway: false }));
    let at = |person, project| round::Placing { person, project: Some(project), venue: None, room: None };
    for command in [
        round::Command::Begin { day },
        round::Command::Go { stage: round::Stage::Places },
        round::Command::Propose { places: vec![at(LINUS, cloth), at(MEI, bobbins)] },
        round::Command::Release { people: vec![LINUS, MEI] },
    ] {
        ask(COORDINATOR, Command::Round(command));
    }
    let yes = |person, of| Command::Round(round::Command::Answer { person, of, answer: round::Answer::Yes, other: None, anyway: false });
    ask(as_visitor(MEI), yes(MEI, bobbins));
    // Her seat comes, goes again with what brought it, and comes: what is put back is that she waits.
    let came = ask(as_visitor(LINUS), yes(LINUS, cloth));
    ask(COORDINATOR, undo(came));
    let known = ledger.view(EVENT).unwrap().people.get(LINUS).cloned().unwrap_or_default();
    let wished = Profile { wished: Some(monday_at(9, 50)), ..known };
    let order = Order { profiles: vec![(LINUS, wished)], ..Order::new(command_id(8300), as_visitor(LINUS)) };
    ledger.ask(EVENT, order).wait().expect("he wishes");
}

fn venue_of(id: domain::VenueId, rooms: Vec<domain::NewRoom>) -> domain::NewVenue {
    domain::NewVenue {
        id,
        name: line("Shed"),
        address: line("Loom street 2"),
        way: Text::empty(),
        seats: None,
        rooms,
        guide: guide(),
        key: line("shed"),
    }
}

fn import_and_take_back(ledger: &Ledger) {
    let source = |row: u16, cell: &str| {
        Some(import::Source { row: import::RowKey(id(row)), cells: [line(cell), line("@someone left out")].into_iter().collect() })
    };
    let guest = domain::PersonId(id(160));
    let about_outcome = outcome::About {
        who: [guest].into_iter().collect(),
        remarks: [line("basically just watching")].into_iter().collect(),
        what: line("A first patch"),
        links: [link::Link::parse("https://example.org/patch/1").unwrap()].into_iter().collect(),
        project: None,
        kind: Some(outcome::Kind::PullRequest),
        theme: None,
    };
    let place = Place { venue: Some(HALL), room: Some(ROOM), spot: Text::empty() };
    let (day, state, about) = (monday(), project::State::Finished, about("From the old page"));
    let commands = vec![
        Command::Import(import::Command::Begin { import: command_id(900), document: line("live.md") }),
        introduce(guest, person::Kind::Guest),
        Command::Project(project::Command::Add {
            project: domain::ProjectId(id(310)),
            day,
            state,
            about,
            place,
            anyway: false,
            source: source(610, "From the old page"),
        }),
        Command::Outcome(outcome::Command::Record {
            outcome: OutcomeId(id(410)),
            day,
            about: about_outcome,
            source: source(611, "A first patch"),
        }),
        Command::Venue(venue::Command::Count { day, venue: LOFT, present: 17 }),
    ];
    let profiles = vec![(guest, Profile { name: "Theo".to_owned(), listing: Listing::Nobody, ..Default::default() })];
    let order = Order { id: command_id(900), actor: COORDINATOR, commands, profiles, letters: vec![], bind: None };
    ledger.ask(EVENT, order).wait().unwrap();
}

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
    lines.push(format!("terms {:?} questions {:?} forgotten {:?}", event.terms, event.questions, event.forgotten));
    lines.join("\n") + "\n"
}

/// What stands in an id's address is part of what people bookmark.
#[test]
fn ids_are_written_as_they_always_were() {
    assert_eq!(Id::from_bits(1).to_string(), "aaaaaaaaaaaaaaaaaaaaaaaaae");
}
