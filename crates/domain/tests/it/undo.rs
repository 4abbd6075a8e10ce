//! What was done is undone: then everything is as it was, but that it happened.

use std::collections::BTreeSet;

use domain::event::Command as EventCommand;
use domain::history::{Command as HistoryCommand, can_undo};
use domain::message::Command as MessageCommand;
use domain::person::Command as PersonCommand;
use domain::project::{Command as ProjectCommand, State};
use domain::site::{About as Page, Command as SiteCommand, Permalink};
use domain::venue::{Command as VenueCommand, Presence};
use domain::{Act, Actor, Change, Command, Event, MessageId, PageId, PersonId, Place, Refusal, Role, Seq, Text, Who};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::cast::*;
use crate::holds::holds;
use crate::wishes::{GUEST, LOFT, SEEN, busy_house, house, wish};

fn undo(change: Seq, anyway: bool) -> Command {
    Command::History(HistoryCommand::Undo { change, anyway })
}

fn take_back(steps: impl IntoIterator<Item = Seq>) -> Command {
    Command::History(HistoryCommand::TakeBack { steps: steps.into_iter().collect() })
}

/// All that shows of an event, and nothing of how it came to be so: no numbers of changes, no stamps of who wrote last.
fn what_shows(event: &Event) -> Value {
    let who = |person: PersonId| person.to_string();
    let projects = event.projects.values().filter(|project| !project.withdrawn).map(|project| {
        let days: Vec<Value> = project
            .days
            .iter()
            .map(|(day, on_day)| {
                let people: Vec<_> = project.people(*day).into_iter().map(|person| (who(person), on_day.members[&person].at)).collect();
                json!([day, on_day.state, on_day.since, on_day.place, people, on_day.full])
            })
            .collect();
        json!([project.id, project.about, days, project.by, project.leads.iter().map(|person| who(*person)).collect::<Vec<_>>()])
    });
    let outcomes = event.outcomes.values().filter(|outcome| !outcome.withdrawn);
    let messages = event.messages.values().filter(|message| !message.withdrawn).map(|message| {
        let answers: Vec<Value> = message.answers.iter().map(|answer| json!([answer.by, answer.at, answer.text])).collect();
        json!([
            message.id,
            message.day,
            message.kind,
            message.text,
            message.by,
            message.at,
            answers,
            message.settled,
            message.pinned,
            message.helper
        ])
    });
    let presence = event.presence.iter().map(|((day, person), presence)| match presence {
        Presence::Here { venue, since } => json!([day, person, "here", venue, since]),
        Presence::Away { venue, since, back, freed } => json!([day, person, "away", venue, since, back, freed]),
        Presence::Left { since } => json!([day, person, "left", since]),
    });
    let corners: Vec<Value> = event.days.iter().map(|day| json!([day.date, event.corner(day.date)])).collect();
    let gauges: Vec<Value> = event
        .days
        .iter()
        .flat_map(|day| event.open_venues().map(move |(_, venue)| json!([day.date, venue.id, event.gauge(day.date, venue.id).heads()])))
        .collect();
    let claims = |claims: &Claims| claims.iter().map(|claim| json!([claim.person, claim.at])).collect::<Vec<_>>();
    let people = event.people.iter().map(|(person, known)| json!([person, known.hidden, known.claimed, known.merged]));
    let coming = event.coming.iter().map(|((day, person), coming)| {
        let place = event.waiting_list(*day).iter().position(|waits| waits == person);
        json!([day, person, coming.plan, coming.waiting, coming.venue, coming.moved, place])
    });
    let tasks = event.tasks.values().filter(|task| !task.withdrawn).map(|task| {
        json!([task.id, task.facts, task.source, task.by_hand, task.aside, task.done, task.by, claims(&task.claims), claims(&task.stuck)])
    });
    json!({
        "coming": coming.collect::<Vec<_>>(),
        "tasks": tasks.collect::<Vec<_>>(),
        "ready": event.ready.iter().collect::<Vec<_>>(),
        "round": event.round,
        "sessions": event.sessions.values().map(|session| json!([session.id, session.about, session.standing, session.picks.keys().collect::<Vec<_>>()])).filter(|session| session[2] != "withdrawn").collect::<Vec<_>>(),
        "pages": event.site.standing().iter().map(|page| json!([page.id, page.about])).collect::<Vec<_>>(),
        "sponsors": event.site.sponsors.iter().collect::<Vec<_>>(),
        "look": event.site.look,
        "files": event.site.files.iter().map(|(path, file)| json!([path, file.filed])).collect::<Vec<_>>(),
        "proposals": event.proposals.values().collect::<Vec<_>>(),
        "terms": event.terms,
        "questions": *event.questionnaire(),
        "facts": event.facts(),
        "days": event.days.iter().collect::<Vec<_>>(),
        "strip": event.strip.iter().collect::<Vec<_>>(),
        "themes": event.themes.iter().collect::<Vec<_>>(),
        "fares": event.fares.iter().map(|(person, fared)| json!([person, fared])).collect::<Vec<_>>(),
        "word": event.word,
        "corners": corners,
        "houses": event.open_venues().map(|(number, venue)| json!([number, venue.as_new()])).collect::<Vec<_>>(),
        "gauges": gauges,
        "people": people.collect::<Vec<_>>(),
        "presence": presence.collect::<Vec<_>>(),
        "projects": projects.collect::<Vec<_>>(),
        "outcomes": outcomes.map(|outcome| json!([outcome.id, outcome.day, outcome.about, outcome.at, outcome.by])).collect::<Vec<_>>(),
        "messages": messages.collect::<Vec<_>>(),
        "rows": event.rows.keys().collect::<Vec<_>>(),
        "imports": event.imports.iter().filter(|(_, import)| !import.taken_back).map(|(id, _)| id).collect::<Vec<_>>(),
    })
}

type Claims = imbl::Vector<domain::task::Claim>;

/// "project add" and the like: what kind of command this is.
fn kind_of(command: &Command) -> String {
    let value = serde_json::to_value(command).expect("a command is data");
    let first = |value: &Value| value.as_object().and_then(|map| map.iter().next()).map(|(key, value)| (key.clone(), value.clone()));
    let (thing, rest) = first(&value).expect("a command is a map");
    format!("{thing} {}", first(&rest).map_or(String::new(), |(key, _)| key))
}

/// Every kind of command that can be undone.
const KINDS: [&str; 77] = [
    "coming admit",
    "coming agree",
    "coming ask",
    "coming expect",
    "coming plan",
    "event corner",
    "event describe",
    "event schedule",
    "event signpost",
    "event theme",
    "event word",
    "message answer",
    "message bring-back",
    "message help",
    "message pin",
    "message post",
    "message reopen",
    "message settle",
    "message withdraw",
    "outcome bring-back",
    "outcome describe",
    "outcome record",
    "outcome withdraw",
    "person claim",
    "person decline",
    "person hide",
    "person merge",
    "project add",
    "project bring-back",
    "project continue",
    "project describe",
    "project fill",
    "project join",
    "project lead",
    "project leave",
    "project merge",
    "project move",
    "project turn",
    "project withdraw",
    "round answer",
    "round begin",
    "round fare",
    "round go",
    "round pass",
    "round place",
    "round propose",
    "round queue",
    "round release",
    "round turn",
    "session describe",
    "session pick",
    "session plan",
    "session stand",
    "session unpick",
    "site dress",
    "site file",
    "site remove",
    "site sponsor",
    "site write",
    "task add",
    "task bring",
    "task bring-back",
    "task claim",
    "task describe",
    "task finish",
    "task ready",
    "task release",
    "task stick",
    "task withdraw",
    "venue arrive",
    "venue close",
    "venue count",
    "venue furnish",
    "venue leave",
    "venue reopen",
    "venue step-out",
    "venue unsay",
];

#[test]
fn whatever_was_done_is_undone_and_done_again() {
    // The same cases each time: that all kinds are among them must not depend on chance.
    let config = Config { cases: 2000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let wishes =
        proptest::collection::vec((select(&CAST[..]), select(vec![Role::Visitor, Role::Coordinator, Role::Coordinator]), wish()), 4..8);
    let undone = std::cell::RefCell::new(BTreeSet::new());
    let run = runner.run(&wishes, |wishes| {
        let mut house = busy_house();
        let mut shown = what_shows(&house.event);
        for (person, role, wish) in wishes {
            let before = house.event.clone();
            let done = house.ask(Actor { who: Who::Person(person), role }, [wish.clone()]);
            if done.is_err() || house.event.seq == before.seq {
                continue;
            }
            let shown_before = std::mem::replace(&mut shown, what_shows(&house.event));
            let mut turned = house.clone();
            let undone_now = turned.ask(COORDINATOR, [undo(turned.event.seq, true)]);
            // A house that was closed though a project of another time sat in it does not close again under it.
            if matches!((&wish, &undone_now), (Command::Venue(VenueCommand::Reopen { .. }), Err(Refusal::InUse { .. }))) {
                continue;
            }
            prop_assert!(undone_now.is_ok(), "{:?} was not undone: {:?}", wish, undone_now);
            prop_assert_eq!(what_shows(&turned.event), shown_before, "{:?} undone by {:?}", wish, undone_now);
            holds(&house.event, &turned.event, &undone_now, Role::Coordinator)?;
            prop_assert_eq!(turned.event.history.undone_by(before.seq + 1), Some(turned.event.seq));

            let again = turned.ask(COORDINATOR, [undo(turned.event.seq, true)]);
            prop_assert!(again.is_ok(), "{:?} did not come back: {:?}", wish, again);
            prop_assert_eq!(&what_shows(&turned.event), &shown, "{:?} back by {:?}", wish, again);
            prop_assert_eq!(turned.event.history.undone_by(before.seq + 1), None, "it counts again");
            undone.borrow_mut().insert(kind_of(&wish));
        }
        Ok(())
    });
    if let Err(why) = run {
        panic!("{why}");
    }
    let undone: Vec<String> = undone.into_inner().into_iter().collect();
    assert_eq!(undone, KINDS, "all kinds were tried");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    /// In whatever order things are done and undone, by whomever, nobody sits twice and no room gets too full unsaid.
    #[test]
    fn whatever_is_undone(
        wishes in proptest::collection::vec((select(&CAST[..]), select(vec![Role::Visitor, Role::Coordinator]), wish(), any::<u64>(), any::<bool>()), 1..16),
    ) {
        let mut house = busy_house();
        for (person, role, wish, which, anyway) in wishes {
            let actor = Actor { who: Who::Person(person), role };
            let command = match which % 4 {
                0 => undo(1 + which % house.event.seq, anyway),
                1 if which % 8 == 1 => take_back((1..=house.event.seq).filter(|seq| (which >> (seq % 60)) & 1 == 0)),
                _ => wish,
            };
            let before = house.event.clone();
            let done = house.ask(actor, [command]);
            holds(&before, &house.event, &done, role)?;
        }
    }

    /// All that happened since a moment is taken back: then it is as it was at that moment; and taken back in turn, it is as it was before.
    #[test]
    fn everything_since_then_is_taken_back(
        wishes in proptest::collection::vec((select(&CAST[..]), select(vec![Role::Visitor, Role::Coordinator]), wish(), 0..10_u64), 1..12),
        kept in 0..6_usize,
    ) {
        let mut house = busy_house();
        let mut then = (house.event.seq, what_shows(&house.event));
        for (index, (person, role, wish, back)) in wishes.into_iter().enumerate() {
            if index == kept {
                then = (house.event.seq, what_shows(&house.event));
            }
            // Now and then somebody undoes something themselves.
            let command = if back == 0 { undo(house.event.seq, false) } else { wish };
            let _ = house.ask(Actor { who: Who::Person(person), role }, [command]);
        }
        let (since, was) = then;
        let before = what_shows(&house.event);
        let many = (since + 1..=house.event.seq).collect::<Vec<Seq>>();
        let steps: BTreeSet<Seq> = many.iter().map(|seq| house.event.history.step(*seq)[0].stamp.seq).collect();
        house.ask(COORDINATOR, [take_back(many)]).unwrap();
        let kept_anyway = steps.iter().any(|first| house.event.history.undone_by(*first).is_none());
        prop_assume!(!kept_anyway);
        prop_assert_eq!(what_shows(&house.event), was);
        if house.event.seq > since && !steps.is_empty() {
            house.ask(COORDINATOR, [undo(house.event.seq, true)]).unwrap();
            prop_assert_eq!(what_shows(&house.event), before);
        }
    }

}

/// A page that is off the site stands in nobody's way, and no word of it is lost on the way there and back.
#[test]
fn a_page_that_moved_while_it_was_off_the_site_goes_there_and_back() {
    let about = |path: &str| Page {
        path: Permalink::parse(path).unwrap(),
        title: Text::line("A page", domain::Field::Title).unwrap(),
        ..Page::default()
    };
    let write = |page, path| Command::Site(SiteCommand::Write { page, seen: SEEN, about: about(path) });
    let (old, new) = (PageId(id(1)), PageId(id(2)));
    let mut house = board();
    house.ask(COORDINATOR, [write(old, "here")]).unwrap();
    house.ask(COORDINATOR, [Command::Site(SiteCommand::Remove { page: old, removed: true })]).unwrap();
    house.ask(COORDINATOR, [write(new, "here")]).unwrap();
    let off = what_shows(&house.event);
    house.ask(COORDINATOR, [write(old, "there")]).unwrap();
    let on = what_shows(&house.event);
    for shows in [&off, &on, &off] {
        house.ask(COORDINATOR, [undo(house.event.seq, true)]).unwrap();
        assert_eq!(what_shows(&house.event), *shows);
    }
    // Where the other page stands, it does not come back.
    let removed = house.event.history.of(domain::history::Subject::Page(old)).map(|entry| entry.stamp.seq).collect::<Vec<_>>();
    let back = removed
        .into_iter()
        .map(|seq| house.ask(COORDINATOR, [undo(seq, true)]))
        .find(|done| matches!(done, Err(Refusal::PermalinkTaken { .. })));
    assert_eq!(back, Some(Err(Refusal::PermalinkTaken { page: new })));
}

/// The second write makes the first one not undoable exactly when it wrote the same field.
#[test]
fn two_write_and_the_first_is_undone() {
    for (one, two) in FIELDS.iter().flat_map(|one| FIELDS.iter().map(move |two| (*one, *two))) {
        let mut house = board();
        house.ask(Actor { who: Who::Person(ADA), role: Role::Coordinator }, [write(&house.event, one, 1)]).unwrap();
        let first = house.event.seq;
        house.ask(Actor { who: Who::Person(LINUS), role: Role::Coordinator }, [write(&house.event, two, 2)]).unwrap();
        let second = house.event.seq;
        let both = what_shows(&house.event);
        let undone = house.ask(COORDINATOR, [undo(first, false)]);
        if one == two {
            assert_eq!(undone, Err(Refusal::TooLateToUndo { change: first, since: second, by: Who::Person(LINUS) }));
            assert_eq!(what_shows(&house.event), both);
        } else {
            assert!(undone.is_ok(), "{one} then {two}: {undone:?}");
            // What the second one wrote stands: undone too, all is as it was.
            house.ask(COORDINATOR, [undo(second, false)]).unwrap();
            assert_eq!(what_shows(&house.event), what_shows(&board().event));
        }
    }
}

const FIELDS: [&str; 18] = [
    "title",
    "audience",
    "needs",
    "newcomers",
    "seats",
    "starts-with",
    "level",
    "install",
    "label",
    "reach",
    "looks",
    "place",
    "state",
    "full",
    "lead",
    "corner",
    "strip",
    "word",
];

/// QUIC stands on the board, with Noor at it.
fn board() -> House {
    let mut house = house();
    house.add(NOOR, QUIC, Place::default(), None).unwrap();
    house
}

/// Writes a field; each time with other words.
fn write(event: &Event, field: &str, time: u32) -> Command {
    let mut about = event.projects[&QUIC].about.clone();
    let words = text(&format!("words {time}"));
    let describe = |about| Command::Project(ProjectCommand::Describe { project: QUIC, seen: SEEN, about });
    match field {
        "title" => about.title = words,
        "audience" => about.audience = words,
        "needs" => about.needs = [domain::project::Need::Other(words)].into(),
        "newcomers" => {
            about.newcomers = if about.newcomers == domain::project::Newcomers::Welcome {
                domain::project::Newcomers::Unsaid
            } else {
                domain::project::Newcomers::Welcome
            }
        }
        "seats" => about.seats = Some(10 + time),
        "starts-with" => about.starts_with = Some(time),
        "level" => about.level = u8::try_from(time).ok(),
        "install" => about.install = words,
        "label" => about.label = words,
        "reach" => about.reach = words,
        "looks" => about.looks = Some(at(14, i8::try_from(time).unwrap())),
        "place" => {
            let place = Place { spot: words, ..Place::default() };
            return Command::Project(ProjectCommand::Move { project: QUIC, day: MONDAY, place, anyway: false });
        }
        "state" => {
            let state = if time == 1 { State::Paused } else { State::Finished };
            return Command::Project(ProjectCommand::Turn { project: QUIC, day: MONDAY, state, anyway: false });
        }
        "full" => return Command::Project(ProjectCommand::Fill { project: QUIC, day: MONDAY, full: time == 1 }),
        "lead" => return Command::Project(ProjectCommand::Lead { project: QUIC, person: ADA, leads: time == 1 }),
        "corner" => return Command::Event(EventCommand::Corner { seen: SEEN, day: MONDAY, text: words }),
        "strip" => {
            let strip = vec![domain::Signpost { to: domain::Landmark::Wifi, text: words, secret: Text::empty() }];
            return Command::Event(EventCommand::Signpost { seen: SEEN, strip });
        }
        _ => return Command::Event(EventCommand::Word { word: words }),
    }
    describe(about)
}

#[test]
fn whoever_may_write_undoes_the_last_change_of_a_thing_and_a_coordinator_any() {
    let mut house = board();
    house.ask(visitor(ADA), [write(&house.event, "title", 1)]).unwrap();
    let title = house.event.seq;
    house.ask(visitor(LINUS), [write(&house.event, "seats", 2)]).unwrap();
    let seats = house.event.seq;
    let any = Err(Refusal::NotAllowed { act: Act::UndoAny, needed: Role::Coordinator });
    assert_eq!(can_undo(&house.event, &visitor(EMIL), title), any, "something happened to it since");
    assert_eq!(can_undo(&house.event, &COORDINATOR, title), Ok(()));
    assert_eq!(can_undo(&house.event, &visitor(EMIL), seats), Ok(()));
    // What is not on the board any more by an undo is no change of theirs that one could undo: the undoing is.
    house.ask(visitor(EMIL), [undo(seats, false)]).unwrap();
    assert_eq!(house.event.projects[&QUIC].about.seats, None);
    assert_eq!(house.ask(visitor(EMIL), [undo(seats, false)]), Ok(vec![]), "once is enough");
}

#[test]
fn nobody_undoes_for_others_where_they_sit() {
    let mut house = board();
    house.join(visitor(ADA), QUIC, false).unwrap();
    let others = Err(Refusal::NotAllowed { act: Act::Others, needed: Role::Greeter });
    assert_eq!(can_undo(&house.event, &visitor(LINUS), house.event.seq), others);
    house.ask(visitor(ADA), [undo(house.event.seq, false)]).unwrap();
    assert_eq!(house.people(QUIC), [NOOR]);
    // Nor is she put back there by somebody else.
    assert_eq!(can_undo(&house.event, &visitor(LINUS), house.event.seq), others);
    assert_eq!(can_undo(&house.event, &visitor(ADA), house.event.seq), Ok(()));
}

#[test]
fn what_a_coordinator_took_back_a_visitor_does_not_bring_back() {
    let mut house = board();
    let mut steps = vec![];
    for field in ["title", "seats"] {
        house.ask(visitor(ADA), [write(&house.event, field, 1)]).unwrap();
        steps.push(house.event.seq);
    }
    house.ask(COORDINATOR, [take_back(steps)]).unwrap();
    let any = Err(Refusal::NotAllowed { act: Act::UndoAny, needed: Role::Coordinator });
    assert_eq!(can_undo(&house.event, &visitor(ADA), house.event.seq), any);
    assert_eq!(house.ask(visitor(ADA), [take_back([1])]).map_err(Err::<(), _>), any.map(|()| vec![]).map_err(Err));
}

#[test]
fn who_sits_elsewhere_by_now_is_not_fetched_back() {
    let mut house = board();
    house.add(LINUS, CARGO, Place::default(), None).unwrap();
    house.ask(visitor(NOOR), [Command::Project(ProjectCommand::Leave { project: QUIC, day: MONDAY })]).unwrap();
    let left = house.event.seq;
    house.join(visitor(NOOR), CARGO, false).unwrap();
    let joined = house.event.seq;
    let late = Refusal::TooLateToUndo { change: left, since: joined, by: Who::Person(NOOR) };
    assert_eq!(house.ask(COORDINATOR, [undo(left, false)]), Err(late));
}

#[test]
fn undoing_does_not_overfill_a_room_unless_the_team_says_so() {
    let mut house = house();
    house.add(ADA, QUIC, in_room(FORMERET, ROOM_101), None).unwrap();
    house.add(LINUS, CARGO, in_room(FORMERET, ROOM_201), None).unwrap();
    house.ask(visitor(ADA), [Command::Project(ProjectCommand::Leave { project: QUIC, day: MONDAY })]).unwrap();
    let left = house.event.seq;
    for person in [NOOR, EMIL] {
        house.join(visitor(person), QUIC, false).unwrap();
    }
    assert!(matches!(house.ask(COORDINATOR, [undo(left, false)]), Err(Refusal::RoomFull { anyway: true, .. })));
    let done = house.ask(COORDINATOR, [undo(left, true)]).unwrap();
    assert!(matches!(done[0], Change::Project(domain::project::Change::Joined { person: ADA, anyway: true, .. })), "{done:?}");
}

#[test]
fn some_things_are_never_undone() {
    let mut house = house();
    let introduced = house.event.seq;
    assert_eq!(can_undo(&house.event, &COORDINATOR, 1), Err(Refusal::NeverUndone), "the event stays open");
    assert_eq!(can_undo(&house.event, &COORDINATOR, introduced), Err(Refusal::NeverUndone), "people stay");
    house.ask(visitor(ADA), [Command::Event(EventCommand::Corner { seen: SEEN, day: MONDAY, text: text("my number") })]).unwrap();
    house.ask(COORDINATOR, [Command::Event(EventCommand::Strike { changes: vec![house.event.seq] })]).unwrap();
    assert_eq!(can_undo(&house.event, &COORDINATOR, house.event.seq), Err(Refusal::NeverUndone), "struck is struck");
    let touch = PersonCommand::Touch { person: ADA, revision: 1, unseen: false };
    house.ask(visitor(ADA), [Command::Person(touch)]).unwrap();
    assert_eq!(can_undo(&house.event, &COORDINATOR, house.event.seq), Err(Refusal::NeverUndone), "a profile is its owner's");
    let reached = house.event.due(at(12, 0)).expect("lunch");
    house.ask(Actor::TIMER, [Command::Moment(reached)]).unwrap();
    assert_eq!(can_undo(&house.event, &COORDINATOR, house.event.seq), Err(Refusal::NeverUndone), "time does not go back");
}

#[test]
fn what_is_undone_in_turn_counts_or_does_not() {
    let mut house = board();
    house.ask(visitor(ADA), [write(&house.event, "title", 1)]).unwrap();
    let first = house.event.seq;
    let counts = |house: &House| house.event.history.undone_by(first).is_none();
    // Undone, brought back, undone, and so on: it counts or does not, and the title says which.
    for round in 0..6 {
        house.ask(COORDINATOR, [undo(house.event.seq, false)]).unwrap();
        assert_eq!(counts(&house), round % 2 == 1, "round {round}");
        assert_eq!(house.event.projects[&QUIC].about.title.as_str() == "words 1", counts(&house));
    }
}

#[test]
fn a_new_house_that_is_undone_is_closed_and_keeps_its_number() {
    let mut house = house();
    let venue = domain::NewVenue {
        id: LOFT,
        name: text("Loft"),
        address: Text::empty(),
        way: Text::empty(),
        seats: None,
        rooms: vec![],
        guide: domain::Guide::default(),
        key: Text::empty(),
    };
    house.ask(COORDINATOR, [Command::Venue(VenueCommand::Furnish { seen: SEEN, venue })]).unwrap();
    let furnished = house.event.seq;
    house.ask(COORDINATOR, [undo(furnished, false)]).unwrap();
    assert_eq!((house.event.open_venues().count(), house.event.venues.len()), (2, 3));
    assert!(matches!(house.ask(COORDINATOR, [Command::Venue(VenueCommand::Close { venue: LOFT })]), Ok(none) if none.is_empty()));
}

#[test]
fn an_answer_that_is_brought_back_stands_where_it_stood() {
    let mut house = house();
    let message = MessageId(id(41));
    let post = MessageCommand::Post { message, day: MONDAY, kind: domain::message::Kind::Question, text: text("Lunch?"), project: None };
    house.ask(visitor(ADA), [Command::Message(post)]).unwrap();
    for (person, words) in [(LINUS, "at noon"), (NOOR, "at one")] {
        house.ask(visitor(person), [Command::Message(MessageCommand::Answer { message, text: text(words) })]).unwrap();
    }
    let first = house.event.seq - 1;
    house.ask(COORDINATOR, [undo(first, false)]).unwrap();
    house.ask(COORDINATOR, [undo(house.event.seq, false)]).unwrap();
    let answers: Vec<_> = house.event.messages[&message].answers.iter().map(|answer| (answer.by, answer.text.as_str())).collect();
    assert_eq!(answers, [(Who::Person(LINUS), "at noon"), (Who::Person(NOOR), "at one")]);
    // Who asked is not forgotten by a guest's claim either.
    house.ask(visitor(ADA), [Command::Person(PersonCommand::Claim { person: GUEST })]).unwrap();
    house.ask(visitor(ADA), [undo(house.event.seq, false)]).unwrap_err();
}
