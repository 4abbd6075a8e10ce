//! What refusals say, and that no word is left over.

use std::fs;
use std::path::Path;

use domain::file::Wrong;
use domain::person::{Command as PersonCommand, Kind};
use domain::{Act, Audience, Command, Field, Free, Id, PageId, PersonId, Refusal, Role, SessionId, Text, Thing, Who};
use ledger::View;
use web::testing::refusal_in;
use words::Lang;

use crate::house::{House, add_project};

/// Every refusal there is, with everything that can be different about it. A new one does not compile before it is here.
fn all_refusals(view: &View) -> Vec<Refusal> {
    let formeret = &view.event.venues[1];
    let (venue, room) = (formeret.id, formeret.rooms[0].id);
    let project = *view.event.projects.keys().next().expect("a project");
    let free = [None, Some(Free { venue, room: None, seats: 1 }), Some(Free { venue, room: Some(formeret.rooms[1].id), seats: 12 })];
    let (session, until) = (SessionId(Id::from_bits(8)), domain::Timestamp::UNIX_EPOCH);
    let day = "2018-05-29".parse().unwrap();
    let examples = [
        Refusal::Empty { field: Field::Title },
        Refusal::TooLong { field: Field::Title, limit: 240, length: 241 },
        Refusal::NotALink { given: "javascript:alert(1)".to_owned() },
        Refusal::NotANumber { field: Field::Count, most: 100_000 },
        Refusal::UnknownDay,
        Refusal::UnknownPlace,
        Refusal::Gone { thing: Thing::Project },
        Refusal::NotAllowed { act: Act::Write, needed: Role::Participant },
        Refusal::NameNeeded,
        Refusal::RoomFull { venue, room, heads: 40, seats: 40, next: None, anyway: false },
        Refusal::VenueFull { venue, heads: 100, seats: 100, next: None, anyway: false },
        Refusal::ProjectFull { project, heads: 2, seats: 2, anyway: false },
        Refusal::NoColon { name: "Kitchen".to_owned(), seats: 8 },
        Refusal::ChangedSince { by: Who::Team },
        Refusal::NotOnThatDay { day },
        Refusal::VenueKnown { name: Text::line("Mozilla", domain::Field::Venue).unwrap() },
        Refusal::Finished,
        Refusal::TaskDone,
        Refusal::TaskKnown { task: domain::TaskId(domain::Id::from_bits(1)), anyway: false },
        Refusal::TaskKnown { task: domain::TaskId(domain::Id::from_bits(1)), anyway: true },
        Refusal::NoPlaceFound { mentor: true, level: false },
        Refusal::NoPlaceFound { mentor: false, level: true },
        Refusal::NoPlaceFound { mentor: false, level: false },
        Refusal::MoreThanSeats { heads: 5, seats: 4 },
        Refusal::NotATime { given: "noonish".to_owned() },
        Refusal::Past,
        Refusal::FullForNow { project, anyway: false },
        Refusal::SeatsHeld { project, anyway: false },
        Refusal::InUse { thing: Thing::Day },
        Refusal::NotHere,
        Refusal::Itself,
        Refusal::TooLateToUndo { change: 1, since: 2, by: Who::Team },
        Refusal::LastCoordinator,
        Refusal::WrongWord,
        Refusal::NeverUndone,
        Refusal::NotOpen,
        Refusal::IdTaken,
        Refusal::Days,
        Refusal::UnknownZone,
        Refusal::NoSuchTime { day, at: domain::Time::constant(2, 30, 0, 0) },
        Refusal::RoomTaken { session, until, free: None, anyway: false },
        Refusal::NoSuchFile { given: "assets/looms.pdf".to_owned() },
        Refusal::OverAlready,
        Refusal::OnTheSpot,
        Refusal::SessionFull { session, seats: 1 },
        Refusal::NotAPermalink { given: "a b".to_owned() },
        Refusal::PermalinkTaken { page: PageId(Id::from_bits(9)) },
        Refusal::AliasTaken { alias: Text::line("faq/", Field::Link).unwrap(), page: None },
        Refusal::LeadsElsewhere { page: PageId(Id::from_bits(9)) },
        Refusal::NotALanguage { given: "all of them".to_owned() },
        Refusal::NotAColour { given: "green".to_owned() },
        Refusal::File(Wrong::Path { given: "a b".to_owned() }),
        Refusal::File(Wrong::Alike { path: "assets/hall.png".to_owned(), other: "assets/hall.png".to_owned() }),
        Refusal::File(Wrong::Large { path: "assets/a.pdf".to_owned(), bytes: 40 << 20, most: 20 << 20 }),
        Refusal::File(Wrong::Many),
        Refusal::File(Wrong::NoRoom),
        Refusal::File(Wrong::Pixels { path: "assets/a.png".to_owned(), width: 20_000, height: 20_000 }),
        Refusal::File(Wrong::Kind { path: "assets/a.png".to_owned() }),
        Refusal::File(Wrong::Foreign { path: "assets/a.heic".to_owned() }),
        Refusal::File(Wrong::Broken { path: "assets/a.png".to_owned() }),
        Refusal::File(Wrong::Fetches { path: "assets/a.css".to_owned(), line: 3 }),
        Refusal::File(Wrong::Unknown { given: "assets/a.png".to_owned(), near: None }),
        Refusal::File(Wrong::Unknown { given: "assets/a.png".to_owned(), near: Some("assets/b.png".to_owned()) }),
        Refusal::File(Wrong::NotFit { path: "assets/a.png".to_owned() }),
    ];
    let fields = [
        Field::Title,
        Field::Audience,
        Field::Where,
        Field::Needs,
        Field::Seats,
        Field::StartsWith,
        Field::Level,
        Field::Name,
        Field::Who,
        Field::What,
        Field::Link,
        Field::Text,
        Field::Count,
        Field::Day,
        Field::Zone,
        Field::Venue,
        Field::Address,
        Field::Slug,
        Field::Contact,
        Field::Install,
        Field::Label,
        Field::Reach,
        Field::Time,
        Field::Word,
        Field::Corner,
        Field::Signpost,
        Field::Room,
        Field::Project,
        Field::Minutes,
        Field::Permalink,
        Field::Colour,
        Field::Language,
        Field::File,
    ];
    let acts: Vec<Act> = Act::ALL.into_iter().chain([Act::Tick]).collect();
    let things = [
        Thing::Project,
        Thing::Outcome,
        Thing::Message,
        Thing::Person,
        Thing::Import,
        Thing::Session,
        Thing::Day,
        Thing::Venue,
        Thing::Room,
        Thing::Change,
        Thing::Task,
        Thing::Round,
        Thing::Proposal,
        Thing::Talk,
        Thing::Page,
        Thing::File,
        Thing::Theme,
    ];
    let somebody = PersonId(*view.event.people.keys().next().map(|person| &person.0).expect("somebody"));
    let stranger = PersonId(Id::from_bits(7));
    examples
        .into_iter()
        .flat_map(|example| -> Vec<Refusal> {
            match example {
                Refusal::Empty { .. } => fields.map(|field| Refusal::Empty { field }).into(),
                Refusal::TooLong { limit, length, .. } => fields.map(|field| Refusal::TooLong { field, limit, length }).into(),
                Refusal::NotANumber { most, .. } => fields.map(|field| Refusal::NotANumber { field, most }).into(),
                Refusal::Gone { .. } => things.map(|thing| Refusal::Gone { thing }).into(),
                Refusal::NotAllowed { .. } => {
                    acts.iter().flat_map(|act| Role::ALL.map(|needed| Refusal::NotAllowed { act: *act, needed })).collect()
                }
                Refusal::RoomFull { venue, room, heads, seats, .. } => {
                    let all = free
                        .iter()
                        .flat_map(|next| [true, false].map(|anyway| Refusal::RoomFull { venue, room, heads, seats, next: *next, anyway }));
                    all.collect()
                }
                Refusal::VenueFull { venue, heads, seats, .. } => free
                    .iter()
                    .flat_map(|next| [true, false].map(|anyway| Refusal::VenueFull { venue, heads, seats, next: *next, anyway }))
                    .collect(),
                Refusal::ProjectFull { project, heads, seats, .. } => {
                    [true, false].map(|anyway| Refusal::ProjectFull { project, heads, seats, anyway }).into()
                }
                Refusal::ChangedSince { .. } => {
                    [Who::Team, Who::Timer, Who::Person(somebody), Who::Person(stranger)].map(|by| Refusal::ChangedSince { by }).into()
                }
                Refusal::FullForNow { project, .. } => [true, false].map(|anyway| Refusal::FullForNow { project, anyway }).into(),
                Refusal::SeatsHeld { project, .. } => [true, false].map(|anyway| Refusal::SeatsHeld { project, anyway }).into(),
                Refusal::InUse { .. } => [Thing::Day, Thing::Room, Thing::Venue].map(|thing| Refusal::InUse { thing }).into(),
                Refusal::RoomTaken { .. } => [None, Some(room)]
                    .into_iter()
                    .flat_map(|free| [true, false].map(|anyway| Refusal::RoomTaken { session, until, free, anyway }))
                    .collect(),
                one @ (Refusal::NotALink { .. }
                | Refusal::NotATime { .. }
                | Refusal::NoColon { .. }
                | Refusal::Past
                | Refusal::NotHere
                | Refusal::Itself
                | Refusal::TooLateToUndo { .. }
                | Refusal::LastCoordinator
                | Refusal::WrongWord
                | Refusal::NeverUndone
                | Refusal::UnknownDay
                | Refusal::UnknownPlace
                | Refusal::NameNeeded
                | Refusal::NotOnThatDay { .. }
                | Refusal::VenueKnown { .. }
                | Refusal::Finished
                | Refusal::TaskDone
                | Refusal::TaskKnown { .. }
                | Refusal::NoPlaceFound { .. }
                | Refusal::MoreThanSeats { .. }
                | Refusal::NotOpen
                | Refusal::IdTaken
                | Refusal::Days
                | Refusal::UnknownZone
                | Refusal::NoSuchTime { .. }
                | Refusal::NoSuchFile { .. }
                | Refusal::OverAlready
                | Refusal::OnTheSpot
                | Refusal::SessionFull { .. }
                | Refusal::NotAPermalink { .. }
                | Refusal::PermalinkTaken { .. }
                | Refusal::AliasTaken { .. }
                | Refusal::LeadsElsewhere { .. }
                | Refusal::NotALanguage { .. }
                | Refusal::NotAColour { .. }
                | Refusal::File(_)) => vec![one],
            }
        })
        .collect()
}

#[test]
fn every_refusal_says_in_every_language_what_happened_and_what_to_try() {
    let house = House::open();
    add_project(&mut house.visitor(), "Pairing", "Ada");
    let view = house.view();
    let mut wrong = Vec::new();
    for refusal in all_refusals(&view) {
        for lang in Lang::ALL {
            for audience in Audience::ALL {
                let said = refusal_in(*lang, &view, audience, &refusal);
                if let Some(slip) = slip(&said, *lang) {
                    wrong.push(format!("{slip}: {said}"));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first thing that a refusal should not have.
fn slip(said: &str, lang: Lang) -> Option<&'static str> {
    let sentences = said.split_inclusive(". ").filter(|sentence| sentence.trim().ends_with('.')).count();
    let words: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_id = |word: &&str| {
        matches!(word.len(), 10 | 26)
            && word.chars().any(|c| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    let is_type = |word: &&str| word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let glued = |mark: char| {
        said.split(mark).count() > 1
            && said.split(mark).rev().skip(1).any(|before| before.ends_with(|c: char| !matches!(c, '\u{a0}' | '\u{202f}')))
    };
    match () {
        () if sentences < 2 => Some("not what happened and what to try"),
        () if said.contains("  ") || said.starts_with(' ') || said.contains("() ") => Some("something is left out"),
        () if said.starts_with(char::is_lowercase) || said.split(". ").skip(1).any(|sentence| sentence.starts_with(char::is_lowercase)) => {
            Some("begins with a small letter")
        }
        () if said.contains(['{', '}', '!', '_']) => Some("a mark that nobody says"),
        () if words.iter().any(is_id) => Some("an id"),
        () if words.iter().any(is_type) => Some("a name from the program"),
        // Addresses begin with https:// in every language.
        () if lang == Lang::Fr && (glued(';') || said.contains(" :") || said.contains(" ;") || said.contains(" ?")) => {
            Some("no no-break space")
        }
        () => None,
    }
}

#[test]
fn slips_are_seen() {
    for wrong in [
        "It is full.",
        "Refused: RoomFull. Try it.",
        "The project abcdefghi2 is gone. Look.",
        "No { room }. Try.",
        "Stop! Try it.",
        "room 101 is full. Go.",
        " is full. Go.",
    ] {
        assert!(slip(wrong, Lang::En).is_some(), "{wrong}");
    }
    assert!(slip("Trop long : le titre. Raccourcissez.", Lang::Fr).is_some());
    assert_eq!(slip("Room 101 is full (40 of 40). Choose another place.", Lang::En), None);
}

#[test]
fn every_word_is_said_somewhere() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates");
    let mut source = String::new();
    for folder in ["web/src", "cli/src"] {
        read_all(&crates.join(folder), &mut source);
    }
    // Words whose names are put together begin like this.
    let begins: Vec<&str> = source.split("by_key(&format!(\"").skip(1).filter_map(|rest| rest.split('{').next()).collect();
    let unused: Vec<&str> = words::all(Lang::En)
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| {
            let name = key.replace('-', "_");
            // Words of Rust get a "_" at their end.
            *key != "language-name"
                && !begins.iter().any(|begins| key.starts_with(begins))
                && !source.contains(&format!(".{name}("))
                && !source.contains(&format!(".{name}_("))
        })
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

fn read_all(folder: &Path, source: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        match path.extension().and_then(|extension| extension.to_str()) {
            None if path.is_dir() => read_all(&path, source),
            Some("rs" | "html") => *source += &fs::read_to_string(&path).expect("a source"),
            _ => {}
        }
    }
}

#[test]
fn nobody_is_introduced_twice() {
    // The number under which somebody came in is theirs: said aloud when it is used again.
    let house = House::open();
    let person = *house.view().event.people.keys().next().expect("somebody");
    let again = Command::Person(PersonCommand::Introduce { person, kind: Kind::Guest });
    let order = ledger::Order::new(domain::CommandId(Id::from_bits(9)), domain::Actor::ORGANISER).with(again);
    let answer = house.ledger.ask(crate::house::EVENT, order).wait();
    assert!(matches!(answer, Err(ledger::Rejected::Refused(Refusal::IdTaken))), "{answer:?}");
}
