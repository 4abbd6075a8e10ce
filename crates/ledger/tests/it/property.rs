//! Whatever is asked, sense or nonsense: what is read back equals what was seen.

use domain::{
    Actor, Command, CommandId, Date, Field, MessageId, OutcomeId, PersonId, Place, ProjectId, Role, RoomId, Text, VenueId, Who, import,
    link, message, moment, outcome, person, project, venue,
};
use ledger::{Listing, Order, Profile, View, codec};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::cast::{EVENT, HALL, LOFT, ROOM, begin, id, line, monday, monday_at, open, strike, tuesday};

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replaying_the_list_gives_the_event_that_was_seen(orders in vec(order(), 1..60)) {
        let (folder, ledger) = begin();
        // More exact than what is stored: seen and read back must be the same all the same.
        ledger.clock().set(monday_at(9, 30) + jiff::SignedDuration::from_nanos(1_234_567));
        let before = ledger.view(EVENT).unwrap();
        let mut live = before.event.clone();
        // Half of them one by one, half of them together: batches must make no difference.
        let half = orders.len() / 2;
        for order in &orders[..half] {
            let _ = ledger.ask(EVENT, as_read(order, &ledger.view(EVENT).unwrap())).wait();
        }
        let read = ledger.view(EVENT).unwrap();
        let answers: Vec<_> = orders[half..].iter().map(|order| ledger.ask(EVENT, as_read(order, &read))).collect();
        for answer in answers {
            let _ = answer.wait();
        }

        let seen = ledger.view(EVENT).unwrap();
        let slug = EVENT.parse().unwrap();
        let mut last_at = jiff::Timestamp::MIN;
        for entry in ledger.history(EVENT, 2, usize::MAX).wait().unwrap() {
            prop_assert_eq!(codec::decode(&slug, &codec::encode(&slug, &entry, 3, [7; 32])), Ok(entry.clone()));
            prop_assert!(entry.stamp.at >= last_at);
            last_at = entry.stamp.at;
            live.apply(&entry);
        }
        ledger.stop();
        let again = open(folder.path()).view(EVENT).unwrap();
        prop_assert_eq!(&again.event, &seen.event);
        prop_assert_eq!(&again.people, &seen.people);
        if again.event.title == live.title {
            // Nothing of the opening was struck, so what was there before plus the history is all there is.
            prop_assert_eq!(&live, &seen.event);
        }
    }

    #[test]
    fn whatever_changes_come_of_it_is_read_back_as_it_was_decided(orders in vec(order(), 1..60)) {
        let (_folder, ledger) = begin();
        let mut event = ledger.view(EVENT).unwrap().event.clone();
        let slug = EVENT.parse().unwrap();
        for order in orders {
            let at = monday_at(9, 20);
            let Ok((entries, after)) = domain::decide_all(&event, &order.actor, at, order.id, &order.commands) else { continue };
            for entry in entries {
                prop_assert_eq!(codec::decode(&slug, &codec::encode(&slug, &entry, 0, [0; 32])), Ok(entry));
            }
            event = after;
        }
    }
}

/// The order as somebody asks it who has read the profiles that it writes.
fn as_read(order: &Order, view: &View) -> Order {
    let mut order = order.clone();
    for (person, profile) in &mut order.profiles {
        profile.revision = view.people.get(*person).map_or(0, |known| known.revision);
    }
    order
}

fn order() -> impl Strategy<Value = Order> {
    (0..400u16, actor(), vec(command(), 1..4), vec((a_person(), profile()), 0..2)).prop_map(|(number, actor, commands, profiles)| Order {
        id: CommandId(id(20_000 + number)),
        actor,
        commands,
        profiles,
        letters: vec![],
        bind: None,
    })
}

fn actor() -> impl Strategy<Value = Actor> {
    let who = prop_oneof![6 => a_person().prop_map(Who::Person), 3 => Just(Who::Team), 1 => Just(Who::Timer)];
    (who, select(&Role::ALL[..])).prop_map(|(who, role)| Actor { who, role })
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        1 => vec(0..40u64, 0..3).prop_map(|changes| strike(&changes)),
        1 => Just(crate::cast::opening()),
        6 => of_person().prop_map(Command::Person),
        4 => of_venue().prop_map(Command::Venue),
        9 => of_project().prop_map(Command::Project),
        3 => of_outcome().prop_map(Command::Outcome),
        3 => of_message().prop_map(Command::Message),
        2 => of_import().prop_map(Command::Import),
        1 => (day(), option::of(0..4u16)).prop_map(|(today, slot)| Command::Moment(moment::Command::Reach { today, slot })),
    ]
}

fn of_person() -> impl Strategy<Value = person::Command> {
    prop_oneof![
        4 => (a_person(), select(vec![person::Kind::Own, person::Kind::Guest])).prop_map(|(person, kind)| person::Command::Introduce { person, kind }),
        1 => (a_person(), 0..4u32).prop_map(|(person, revision)| person::Command::Touch { person, revision, unseen: false }),
    ]
}

fn of_venue() -> impl Strategy<Value = venue::Command> {
    prop_oneof![
        (a_person(), day(), a_venue(), any::<bool>()).prop_map(|(person, day, venue, anyway)| venue::Command::Arrive {
            person,
            day,
            venue,
            anyway,
            at: None
        }),
        (a_person(), day()).prop_map(|(person, day)| venue::Command::Leave { person, day, at: None }),
        (day(), a_venue(), prop_oneof![0..60u32, Just(u32::MAX)]).prop_map(|(day, venue, present)| venue::Command::Count {
            day,
            venue,
            present
        }),
    ]
}

fn of_project() -> impl Strategy<Value = project::Command> {
    let state = || select(vec![project::State::Idea, project::State::Running, project::State::Paused, project::State::Finished]);
    prop_oneof![
        3 => (a_project(), day(), state(), about(), place(), any::<bool>(), option::weighted(0.3, source())).prop_map(
            |(project, day, state, about, place, anyway, source)| project::Command::Add { project, day, state, about, place, anyway, source }
        ),
        1 => (a_project(), 0..40u64, about()).prop_map(|(project, seen, about)| project::Command::Describe { project, seen, about }),
        1 => (a_project(), day(), place(), any::<bool>())
            .prop_map(|(project, day, place, anyway)| project::Command::Move { project, day, place, anyway }),
        1 => (a_project(), day(), state(), any::<bool>()).prop_map(|(project, day, state, anyway)| project::Command::Turn { project, day, state, anyway }),
        2 => (a_project(), day(), any::<bool>()).prop_map(|(project, day, anyway)| project::Command::Join { project, day, anyway }),
        1 => (a_project(), day()).prop_map(|(project, day)| project::Command::Leave { project, day }),
        1 => a_project().prop_map(|project| project::Command::Withdraw { project }),
    ]
}

fn of_outcome() -> impl Strategy<Value = outcome::Command> {
    let about = (vec(a_person(), 0..3), vec(text(), 0..2), text(), vec(a_link(), 0..2), option::of(a_project()), any::<bool>()).prop_map(
        |(who, remarks, what, links, project, code)| outcome::About {
            who,
            remarks,
            what,
            links,
            project,
            kind: code.then_some(outcome::Kind::PullRequest),
            theme: None,
        },
    );
    let which = || (0..4u16).prop_map(|number| OutcomeId(id(400 + number)));
    prop_oneof![
        3 => (which(), day(), about, option::weighted(0.3, source()))
            .prop_map(|(outcome, day, about, source)| outcome::Command::Record { outcome, day, about, source }),
        1 => which().prop_map(|outcome| outcome::Command::Withdraw { outcome }),
    ]
}

fn of_message() -> impl Strategy<Value = message::Command> {
    let which = || (0..4u16).prop_map(|number| MessageId(id(500 + number)));
    prop_oneof![
        (which(), day(), select(&message::Kind::ALL[..]), text(), option::of(a_project()))
            .prop_map(|(message, day, kind, text, project)| message::Command::Post { message, day, kind, text, project }),
        (which(), text()).prop_map(|(message, text)| message::Command::Answer { message, text }),
        which().prop_map(|message| message::Command::Settle { message }),
    ]
}

fn of_import() -> impl Strategy<Value = import::Command> {
    let which = || (0..400u16).prop_map(|number| CommandId(id(20_000 + number)));
    prop_oneof![
        (which(), text()).prop_map(|(import, document)| import::Command::Begin { import, document }),
        which().prop_map(|import| import::Command::TakeBack { import }),
    ]
}

fn a_person() -> impl Strategy<Value = PersonId> {
    (0..5u16).prop_map(|number| PersonId(id(100 + number)))
}

fn a_project() -> impl Strategy<Value = ProjectId> {
    (0..4u16).prop_map(|number| ProjectId(id(300 + number)))
}

fn a_venue() -> impl Strategy<Value = VenueId> {
    select(vec![HALL, LOFT, VenueId(id(299))])
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![5 => Just(monday()), 2 => Just(tuesday()), 1 => Just("1999-12-31".parse().unwrap())]
}

fn place() -> impl Strategy<Value = Place> {
    (option::of(a_venue()), option::of(select(vec![ROOM, RoomId(id(298))])), text()).prop_map(|(venue, room, spot)| Place {
        venue,
        room,
        spot,
    })
}

fn about() -> impl Strategy<Value = project::About> {
    let need = prop_oneof![Just(project::Need::Hands), Just(project::Need::Mentor), text().prop_map(project::Need::Other)];
    (text(), text(), vec(need, 0..3), any::<bool>(), option::of(0..5u32)).prop_map(|(title, audience, needs, welcome, seats)| {
        project::About {
            title,
            audience,
            needs: needs.into(),
            newcomers: if welcome { project::Newcomers::Welcome } else { project::Newcomers::Unsaid },
            seats,
            ..project::About::default()
        }
    })
}

fn source() -> impl Strategy<Value = import::Source> {
    (0..6u16, vec(text(), 0..3)).prop_map(|(row, cells)| import::Source { row: import::RowKey(id(600 + row)), cells: cells.into() })
}

fn a_link() -> impl Strategy<Value = link::Link> {
    "[a-z]{1,9}".prop_map(|path| link::Link::parse(&format!("https://example.org/{path}")).unwrap())
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        1 => Just(Text::empty()),
        1 => Just(Text::struck()),
        2 => Just(line("\"quoted\" \\ {\"a\":1} \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{1f980}")),
        4 => any::<String>().prop_map(|written| Text::note(&written, Field::Text).unwrap_or_default()),
    ]
}

fn profile() -> impl Strategy<Value = Profile> {
    (any::<String>(), select(&Listing::ALL[..]), option::of(any::<String>())).prop_map(|(name, listing, contact)| Profile {
        name,
        listing,
        contact,
        ..Profile::default()
    })
}
