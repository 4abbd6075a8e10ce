//! Letters on their way to a mail server that takes them, refuses them, hangs up, or is not there.

mod secure;
mod server;

use std::path::Path;

use domain::{Actor, Command, CommandId, Contacts, Day, Editing, Field, Id, Opening, PersonId, Role, Text, Timestamp, Who, event, person};
use jiff::SignedDuration;
use ledger::outbox::{Body, Draft, Kind, Obstacle, State};
use ledger::{Clock, Duty, Ledger, Order, Profile};
use post::{Carrier, Files, Sender, Smtp, Step};
use server::{MailServer, Mood};

const EVENT: &str = "rome";
const COORDINATOR: Actor = Actor { who: Who::Team, role: Role::Coordinator };
const ADA: PersonId = PersonId(Id::from_bits(101));
const LINUS: PersonId = PersonId(Id::from_bits(102));

fn nine() -> Timestamp {
    "2031-05-26T07:00:00Z".parse().unwrap()
}

fn open(folder: &Path) -> Ledger {
    Ledger::open(folder, Clock::standing(nine()), Duty::Serve).unwrap()
}

/// Rome, with Ada, who has an address, and Linus, who has none.
fn rome() -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = open(folder.path());
    let opening = Opening {
        title: Text::line("Rome Days", Field::Title).unwrap(),
        zone: "Europe/Rome".to_owned(),
        days: vec![Day { date: "2031-05-26".parse().unwrap(), slots: vec![], ..Day::default() }],
        venues: vec![],
        contacts: Contacts::default(),
        editing: Editing::Anyone,
    };
    let order = Order::new(CommandId(Id::from_bits(1)), Actor::ORGANISER).with(Command::Event(event::Command::Open(opening)));
    ledger.create(EVENT.parse().unwrap(), order).wait().unwrap();
    for (person, name, email) in [(ADA, "Ada\r\nBcc: eve@example.org", Some("ada@example.org")), (LINUS, "Linus", None)] {
        let introduce = Command::Person(person::Command::Introduce { person, kind: person::Kind::Own });
        let actor = Actor { who: Who::Person(person), role: Role::Visitor };
        let mut order = Order::new(CommandId(person.0), actor).with(introduce);
        order.profiles.push((person, Profile { name: name.to_owned(), email: email.map(str::to_owned), ..Profile::default() }));
        ledger.ask(EVENT, order).wait().unwrap();
    }
    (folder, ledger)
}

fn write(ledger: &Ledger, numbers: impl IntoIterator<Item = u16>, kind: Kind, person: PersonId) {
    let letter = |number: u16| Draft {
        id: Id::from_bits(u128::from(number) + 1000),
        key: format!("{number}"),
        person,
        kind,
        message_id: format!("<{number}@rome.example>"),
        subject: format!("Letter {number}"),
        body: Body { text: format!("Buongiorno, già {number}"), html: format!("<p>Buongiorno, già {number}</p>") },
        pass: None,
    };
    let drafts: Vec<Draft> = numbers.into_iter().map(letter).collect();
    let many = drafts.len();
    assert_eq!(ledger.write_letters(EVENT, COORDINATOR, drafts).wait().unwrap(), many);
}

fn by(server: &MailServer) -> Carrier {
    let from = "Rome Days <days@example.org>".parse().unwrap();
    Carrier::Smtp(Smtp::by(format!("smtp://{}", server.address).parse().unwrap(), None, from))
}

/// Sends for so many steps, and says what they did.
fn steps(sender: &mut Sender, many: usize) -> Vec<Step> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut did = Vec::new();
        for _ in 0..many {
            did.push(sender.step().await.unwrap());
        }
        // A line belongs to its runtime.
        while did.last() == Some(&Step::Tried) && sender.step().await.unwrap() == Step::Tried {
            did.push(Step::Tried);
        }
        did
    })
}

fn states(ledger: &Ledger) -> Vec<(String, State, Option<Obstacle>)> {
    let mut all: Vec<_> = ledger
        .letters(EVENT)
        .wait()
        .unwrap()
        .into_iter()
        .map(|letter| (letter.message_id, letter.state, letter.trouble.map(|trouble| trouble.what)))
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

fn later(ledger: &Ledger, minutes: i64) {
    let clock = ledger.clock();
    clock.set(clock.now().checked_add(SignedDuration::from_mins(minutes)).unwrap());
}

#[test]
fn letters_go_by_one_line_with_both_texts_and_no_header_that_a_name_adds() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::Takes);
    write(&ledger, 1..=3, Kind::Message, ADA);
    let mut sender = Sender::new(ledger.clone(), by(&server));
    assert_eq!(steps(&mut sender, 4), [Step::Tried, Step::Tried, Step::Tried, Step::Nothing]);
    assert_eq!(server.ids(), ["<1@rome.example>", "<2@rome.example>", "<3@rome.example>"]);
    assert_eq!(server.calls(), 1);
    let letter = &server.letters()[0];
    for part in [
        "To: =?utf-8?b?QWRhIEJjYzogZXZlQGV4YW1wbGUub3Jn?= <ada@example.org>",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(letter.contains(part), "{part} in {letter}");
    }
    assert!(!letter.lines().any(|line| line.starts_with("Bcc")), "{letter}");
    assert!(states(&ledger).iter().all(|(_, state, trouble)| (*state, *trouble) == (State::Sent, None)));
}

#[test]
fn a_server_that_was_down_loses_nothing_and_doubles_nothing() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::Takes);
    let address = server.address;
    let mut sender = Sender::new(ledger.clone(), by(&server));
    drop(server);
    write(&ledger, 1..=5, Kind::Reminder, ADA);
    // The first letter finds nobody; all others wait with it.
    assert_eq!(steps(&mut sender, 4), [Step::Tried, Step::Held, Step::Held, Step::Held]);
    assert_eq!(states(&ledger).iter().filter(|(_, state, _)| *state == State::Waiting).count(), 5);
    assert_eq!(states(&ledger).iter().filter(|(_, _, trouble)| *trouble == Some(Obstacle::Unreachable)).count(), 1);
    later(&ledger, 1);
    assert_eq!(steps(&mut sender, 2), [Step::Tried, Step::Held], "still down");

    let server = MailServer::at(address, Mood::Takes);
    later(&ledger, 10);
    steps(&mut sender, 6);
    later(&ledger, 60);
    steps(&mut sender, 3);
    let expected: Vec<String> = (1..=5).map(|number| format!("<{number}@rome.example>")).collect();
    assert_eq!(server.ids(), expected);
    assert!(states(&ledger).iter().all(|(_, state, _)| *state == State::Sent));
}

#[test]
fn a_line_that_breaks_before_the_text_sent_nothing() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::HangsUpBefore);
    write(&ledger, [1], Kind::Reminder, ADA);
    let mut sender = Sender::new(ledger.clone(), by(&server));
    steps(&mut sender, 1);
    assert_eq!(states(&ledger), [("<1@rome.example>".to_owned(), State::Waiting, Some(Obstacle::Unreachable))]);
    server.is_now(Mood::Takes);
    later(&ledger, 2);
    steps(&mut sender, 1);
    assert_eq!(server.ids(), ["<1@rome.example>"]);
}

#[test]
fn a_line_that_breaks_before_the_yes_leaves_a_reminder_unknown_and_sends_a_link_again() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::TakesAndHangsUp);
    write(&ledger, [1], Kind::Reminder, ADA);
    write(&ledger, [2], Kind::Place, ADA);
    let mut sender = Sender::new(ledger.clone(), by(&server));
    steps(&mut sender, 2);
    let cut = Some(Obstacle::Cut);
    assert_eq!(
        states(&ledger),
        [("<1@rome.example>".to_owned(), State::Unknown, cut), ("<2@rome.example>".to_owned(), State::Waiting, cut)]
    );
    server.is_now(Mood::Takes);
    later(&ledger, 2);
    steps(&mut sender, 3);
    // The link came twice under one name, so that mail programs show it once; the question came once.
    assert_eq!(server.ids(), ["<1@rome.example>", "<2@rome.example>", "<2@rome.example>"]);
    assert_eq!(states(&ledger)[0].1, State::Unknown);
}

#[test]
fn what_is_refused_has_failed_and_what_is_put_off_waits() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::Refuses);
    write(&ledger, [1], Kind::Place, ADA);
    let mut sender = Sender::new(ledger.clone(), by(&server));
    steps(&mut sender, 1);
    let failed = ledger.letters(EVENT).wait().unwrap().remove(0);
    assert_eq!((failed.state, failed.trouble.as_ref().unwrap().what), (State::Failed, Obstacle::Refused));
    assert!(failed.trouble.unwrap().said.contains("no such person"));

    server.is_now(Mood::Busy);
    write(&ledger, [2], Kind::Place, ADA);
    steps(&mut sender, 1);
    assert_eq!(states(&ledger)[1], ("<2@rome.example>".to_owned(), State::Waiting, Some(Obstacle::Busy)));
    // A server that dislikes whoever writes takes no letter of anybody: all wait.
    server.is_now(Mood::DislikesTheSender);
    write(&ledger, [3, 4], Kind::Message, ADA);
    assert_eq!(steps(&mut sender, 2), [Step::Tried, Step::Held]);
    server.is_now(Mood::Takes);
    later(&ledger, 5);
    steps(&mut sender, 4);
    assert_eq!(server.ids(), ["<2@rome.example>", "<3@rome.example>", "<4@rome.example>"]);
}

#[test]
fn a_letter_that_never_goes_fails_in_the_end() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::Busy);
    write(&ledger, [1], Kind::Reminder, ADA);
    let mut sender = Sender::new(ledger.clone(), by(&server));
    let mut tries = 0;
    while states(&ledger)[0].1 == State::Waiting {
        tries += 1;
        assert!(tries < 50, "it is tried for ever");
        steps(&mut sender, 1);
        later(&ledger, 4 * 60);
    }
    assert_eq!((tries, states(&ledger)[0].1), (14, State::Failed));
    // Whoever reads it may try again.
    server.is_now(Mood::Takes);
    let id = ledger.letters(EVENT).wait().unwrap()[0].id;
    assert!(ledger.send_again(EVENT, COORDINATOR, id).wait().unwrap());
    steps(&mut sender, 1);
    assert_eq!(server.ids(), ["<1@rome.example>"]);
}

#[test]
fn nobody_without_an_address_gets_a_letter() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::Takes);
    write(&ledger, [1], Kind::Message, LINUS);
    steps(&mut Sender::new(ledger.clone(), by(&server)), 1);
    assert_eq!(states(&ledger), [("<1@rome.example>".to_owned(), State::Failed, Some(Obstacle::NoAddress))]);
    assert_eq!(server.calls(), 0);
}

/// Ada, who has an address, turns out to be Linus, who has none.
fn ada_is_linus(ledger: &Ledger) {
    let merge = Command::Person(person::Command::Merge { person: ADA, into: LINUS });
    ledger.ask(EVENT, Order::new(CommandId(Id::from_bits(78)), COORDINATOR).with(merge)).wait().unwrap();
}

#[test]
fn one_person_of_two_entries_gets_letters_at_the_address_of_either_under_their_name() {
    let (_folder, ledger) = rome();
    let server = MailServer::open(Mood::Takes);
    write(&ledger, [1], Kind::Message, ADA);
    ada_is_linus(&ledger);
    write(&ledger, [2], Kind::Message, LINUS);
    let mut sender = Sender::new(ledger.clone(), by(&server));
    assert_eq!(steps(&mut sender, 3), [Step::Tried, Step::Tried, Step::Nothing]);
    assert_eq!(server.ids(), ["<1@rome.example>", "<2@rome.example>"]);
    for letter in server.letters() {
        assert!(letter.contains("To: Linus <ada@example.org>"), "{letter}");
    }
    assert!(states(&ledger).iter().all(|(_, state, trouble)| (*state, *trouble) == (State::Sent, None)));
}

#[test]
fn letters_in_files_stay_with_the_person_that_somebody_turned_out_to_be() {
    let (folder, ledger) = rome();
    let letters = folder.path().join("letters");
    let from = "Rome Days <days@example.org>".parse().unwrap();
    write(&ledger, [1], Kind::Place, ADA);
    let mut sender = Sender::new(ledger.clone(), Carrier::Files(Files::in_folder(letters.clone(), from)));
    steps(&mut sender, 1);
    let files = || std::fs::read_dir(&letters).unwrap().count();
    ada_is_linus(&ledger);
    steps(&mut sender, 1);
    assert_eq!(files(), 1, "they are still known, by the other entry");
    let erase = |person| Command::Person(person::Command::Erase { person });
    let actor = Actor { who: Who::Person(LINUS), role: Role::Visitor };
    let order = Order::new(CommandId(Id::from_bits(79)), actor).with(erase(LINUS)).with(erase(ADA));
    ledger.ask(EVENT, order).wait().unwrap();
    steps(&mut sender, 1);
    assert_eq!(files(), 0);
}

#[test]
fn without_a_mail_server_letters_are_files_that_go_with_the_person() {
    let (folder, ledger) = rome();
    let letters = folder.path().join("letters");
    let from = || "Rome Days <days@example.org>".parse().unwrap();
    write(&ledger, 1..=2, Kind::Place, ADA);
    let mut sender = Sender::new(ledger.clone(), Carrier::Files(Files::in_folder(letters.clone(), from())));
    steps(&mut sender, 3);
    assert!(states(&ledger).iter().all(|(_, state, _)| *state == State::Filed));
    let files = || std::fs::read_dir(&letters).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    assert_eq!(files().len(), 2);
    for file in files() {
        assert!(std::fs::read_to_string(&file).unwrap().contains("<ada@example.org>"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o077, 0, "for their owner's eyes only");
        }
    }
    erase_ada(&ledger);
    steps(&mut sender, 1);
    assert_eq!(files(), Vec::<std::path::PathBuf>::new());
    assert_eq!(states(&ledger), []);
}

fn erase_ada(ledger: &Ledger) {
    let erase = Command::Person(person::Command::Erase { person: ADA });
    let actor = Actor { who: Who::Person(ADA), role: Role::Visitor };
    ledger.ask(EVENT, Order::new(CommandId(Id::from_bits(77)), actor).with(erase)).wait().unwrap();
}

#[test]
fn letters_in_files_go_with_the_person_where_a_mail_server_takes_letters_by_now() {
    let (folder, ledger) = rome();
    let letters = folder.path().join(post::FOLDER);
    let from = "Rome Days <days@example.org>".parse().unwrap();
    write(&ledger, [1], Kind::Place, ADA);
    steps(&mut Sender::new(ledger.clone(), Carrier::Files(Files::in_folder(letters.clone(), from))), 1);
    let files = || std::fs::read_dir(&letters).unwrap().count();
    let server = MailServer::open(Mood::Takes);
    let mut sender = Sender::new(ledger.clone(), by(&server)).beside(letters.clone());
    steps(&mut sender, 1);
    assert_eq!(files(), 1, "she is still known");
    erase_ada(&ledger);
    steps(&mut sender, 1);
    assert_eq!(files(), 0);
}

#[test]
fn a_sender_that_starts_after_a_crash_clears_up_and_stops_when_told() {
    let (folder, ledger) = rome();
    let server = MailServer::open(Mood::Takes);
    write(&ledger, [1], Kind::Reminder, ADA);
    write(&ledger, [2], Kind::Place, ADA);
    while ledger.claim_letter().wait().unwrap().is_some() {}
    ledger.stop();
    let ledger = open(folder.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    runtime.block_on(async {
        let driven = tokio::spawn({
            let (ledger, folder, carrier) = (ledger.clone(), folder.path().to_owned(), by(&server));
            async move { post::drive(ledger, &folder, carrier, stopped).await }
        });
        let sent = async {
            while server.letters().is_empty() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(20), sent).await.expect("the link goes again");
        stop.send(true).unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(20), driven).await.expect("it stops").unwrap();
    });
    assert_eq!(server.ids(), ["<2@rome.example>"]);
    assert_eq!(
        states(&ledger),
        [("<1@rome.example>".to_owned(), State::Unknown, Some(Obstacle::Stopped)), ("<2@rome.example>".to_owned(), State::Sent, None)]
    );
}
