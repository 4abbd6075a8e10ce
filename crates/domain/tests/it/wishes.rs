//! Whatever anybody may ask for: every kind of command, about the few things that the cast has.

use domain::coming::{Answer, Command as ComingCommand, Plan, Terms};
use domain::event::{Command as EventCommand, NewRoom, NewVenue};
use domain::file::{FilePath, Filed, Hash};
use domain::message::{Command as MessageCommand, Kind as MessageKind};
use domain::outcome::{About as Outcome, Command as OutcomeCommand, Kind as OutcomeKind};
use domain::person::{Command as PersonCommand, Kind};
use domain::project::{About, Command as ProjectCommand, Need, Newcomers, State};
use domain::questionnaire::Questionnaire;
use domain::round::{Answer as Said, Command as RoundCommand, Fares, Placing, Speaker, Stage};
use domain::session::{About as Talk, Command as SessionCommand, Kind as TalkKind, Standing};
use domain::site::{About as Page, Colour, Command as SiteCommand, Look, Permalink, Sponsor};
use domain::task::{Aside, Command as TaskCommand, Facts as TaskFacts, Found, Size};
use domain::venue::Command as VenueCommand;
use domain::{
    Command, Contacts, Day, Editing, Facts, Landmark, MessageId, OutcomeId, PageId, PersonId, Place, ProjectId, RoomId, Seq, SessionId,
    Signpost, Slot, SlotKind, TaskId, Text, Theme, ThemeId, Time, VenueId,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::cast::*;

/// A house that is not there at first, and its room.
pub const LOFT: VenueId = VenueId(id(6));
pub const ATTIC: RoomId = RoomId(id(7));
/// A guest, whom somebody else wrote down.
pub const GUEST: PersonId = PersonId(id(15));
/// A task of a project, one that a forge told of, one that is done with, and one that is not there at first.
pub const HEADERS: TaskId = TaskId(id(51));
pub const BROUGHT: TaskId = TaskId(id(52));
pub const GONE: TaskId = TaskId(id(53));
pub const NEW_TASK: TaskId = TaskId(id(54));
/// A session, one where one signs up, one that was cancelled, and one that is not there at first.
pub const OPENING: SessionId = SessionId(id(61));
pub const WORKSHOP: SessionId = SessionId(id(62));
pub const DROPPED: SessionId = SessionId(id(63));
pub const NEW_SESSION: SessionId = SessionId(id(64));
/// The front page, one that was removed, and one that is not there at first.
pub const FRONT: PageId = PageId(id(71));
pub const OLD_PAGE: PageId = PageId(id(72));
pub const NEW_PAGE: PageId = PageId(id(73));
/// The writer saw everything.
pub const SEEN: Seq = Seq::MAX;

/// The cast at its house, and a guest.
pub fn house() -> House {
    let mut house = House::open();
    let introduce = PersonCommand::Introduce { person: GUEST, kind: Kind::Guest };
    house.ask(visitor(ADA), [Command::Person(introduce)]).expect("a new guest");
    house
}

/// The same house later: two projects run, something is done and something said; some of it was taken off the board again.
pub fn busy_house() -> House {
    let mut house = house();
    house.add(ADA, QUIC, in_room(FORMERET, ROOM_101), None).expect("there is room");
    house.add(LINUS, CARGO, Place::default(), Some(2)).expect("anywhere");
    let about = Outcome {
        who: [ADA].into(),
        remarks: [].into(),
        what: text("a start"),
        links: [].into(),
        project: Some(QUIC),
        ..Outcome::default()
    };
    let outcome = OutcomeCommand::Record { outcome: OutcomeId(id(31)), day: MONDAY, about, source: None };
    let message = MessageId(id(41));
    let post = MessageCommand::Post { message, day: MONDAY, kind: MessageKind::Announcement, text: text("Hello"), project: None };
    house.ask(COORDINATOR, [Command::Outcome(outcome), Command::Message(post)]).expect("fine");
    let message = MessageId(id(42));
    let post = MessageCommand::Post { message, day: MONDAY, kind: MessageKind::Help, text: text("Hands?"), project: None };
    house.ask(COORDINATOR, [Command::Message(post)]).expect("fine");
    for done in [MessageCommand::Settle { message }, MessageCommand::Withdraw { message }] {
        house.ask(COORDINATOR, [Command::Message(done)]).expect("fine");
    }
    let message = MessageId(id(45));
    let post = MessageCommand::Post { message, day: MONDAY, kind: MessageKind::Help, text: text("It does not build"), project: None };
    house.ask(COORDINATOR, [Command::Message(post)]).expect("fine");
    let message = MessageId(id(43));
    let post = MessageCommand::Post { message, day: MONDAY, kind: MessageKind::Question, text: text("Where?"), project: None };
    house.ask(COORDINATOR, [Command::Message(post), Command::Message(MessageCommand::Settle { message })]).expect("fine");
    let here = VenueCommand::Arrive { person: ADA, day: MONDAY, venue: MOZILLA, anyway: false, at: None };
    house.ask(COORDINATOR, [Command::Venue(here)]).expect("there is room");
    // Linus waits for the one place of a day.
    house
        .ask(COORDINATOR, [Command::Coming(ComingCommand::Agree { seen: SEEN, terms: Terms { places: Some(1), ..Terms::default() } })])
        .expect("fine");
    for person in [ADA, LINUS] {
        let plan = ComingCommand::Plan { person, days: vec![(MONDAY, Plan::all_day(Answer::Interested))] };
        house.ask(COORDINATOR, [Command::Coming(plan)]).expect("fine");
    }
    let headers = TaskFacts { title: text("Parse the headers"), project: Some(QUIC), ..TaskFacts::default() };
    let gone = TaskFacts { title: text("Write a page"), other: true, ..TaskFacts::default() };
    let brought = Found { task: BROUGHT, source: text("github:a/b#1"), facts: gone.clone(), aside: None };
    for done in [
        TaskCommand::Add { task: HEADERS, facts: headers, anyway: false },
        TaskCommand::Bring { found: vec![brought] },
        TaskCommand::Add { task: GONE, facts: gone, anyway: false },
        TaskCommand::Withdraw { task: GONE },
        TaskCommand::Claim { task: HEADERS, person: ADA },
        TaskCommand::Stick { task: BROUGHT, person: LINUS, stuck: true },
    ] {
        house.ask(COORDINATOR, [Command::Task(done)]).expect("fine");
    }
    let error_messages = Theme { id: ThemeId(id(700)), title: text("Error messages"), link: None };
    house.ask(COORDINATOR, [Command::Event(EventCommand::Theme { seen: SEEN, themes: vec![error_messages] })]).expect("fine");
    // A round is on: Ada and Emil were asked, Linus has a place that only the team sees.
    let placing = |person, project| Placing { person, project: Some(project), venue: None, room: None };
    for done in [
        RoundCommand::Begin { day: MONDAY },
        RoundCommand::Go { stage: Stage::Pitches },
        RoundCommand::Queue { project: CARGO, queued: true },
        RoundCommand::Turn { speaker: Some(Speaker::Person(ADA)), house: None },
        RoundCommand::Propose { places: vec![placing(ADA, CARGO), placing(EMIL, QUIC), placing(LINUS, QUIC)] },
        RoundCommand::Release { people: vec![ADA, EMIL] },
        RoundCommand::Answer { person: EMIL, of: QUIC, answer: Said::None, other: None, anyway: false },
    ] {
        house.ask(COORDINATOR, [Command::Round(done)]).expect("fine");
    }
    for done in [
        SessionCommand::Plan { session: OPENING, about: talk(Some(10), ROOM_101, false), source: Text::empty(), anyway: false },
        SessionCommand::Plan { session: WORKSHOP, about: talk(None, ROOM_201, true), source: text("frab:1"), anyway: false },
        SessionCommand::Plan { session: DROPPED, about: talk(Some(15), ROOM_201, false), source: Text::empty(), anyway: false },
        SessionCommand::Stand { session: DROPPED, standing: Standing::Cancelled },
        SessionCommand::Pick { session: OPENING, person: ADA },
    ] {
        house.ask(COORDINATOR, [Command::Session(done)]).expect("fine");
    }
    for done in [
        SiteCommand::Write { page: FRONT, seen: SEEN, about: page("", "Welcome") },
        SiteCommand::Write { page: OLD_PAGE, seen: SEEN, about: page("old", "Old") },
        SiteCommand::Remove { page: OLD_PAGE, removed: true },
    ] {
        house.ask(COORDINATOR, [Command::Site(done)]).expect("fine");
    }
    let attic = NewRoom::new(ATTIC, text("Attic"), Some(2));
    let venue = NewVenue {
        id: LOFT,
        name: text("Loft"),
        address: Text::empty(),
        way: Text::empty(),
        seats: None,
        rooms: vec![attic],
        guide: domain::Guide::default(),
        key: Text::empty(),
    };
    for done in [VenueCommand::Furnish { seen: SEEN, venue }, VenueCommand::Close { venue: LOFT }] {
        house.ask(COORDINATOR, [Command::Venue(done)]).expect("nothing is there");
    }
    house
}

fn project() -> impl Strategy<Value = ProjectId> {
    select(vec![QUIC, CARGO, LINTER])
}

fn person() -> impl Strategy<Value = PersonId> {
    select(vec![ADA, LINUS, NOOR, EMIL, GUEST])
}

fn place() -> impl Strategy<Value = Place> {
    let spot = Place { spot: text("by the window"), ..Place::default() };
    select(vec![
        Place::default(),
        spot,
        in_room(MOZILLA, KITCHEN),
        in_room(FORMERET, ROOM_101),
        in_room(FORMERET, ROOM_201),
        in_room(LOFT, ATTIC),
    ])
}

fn day() -> impl Strategy<Value = domain::Date> {
    prop_oneof![5 => Just(MONDAY), 1 => Just(TUESDAY)]
}

fn words() -> impl Strategy<Value = Text> {
    select(vec!["", "one", "two", "three"]).prop_map(text)
}

fn state() -> impl Strategy<Value = State> {
    select(vec![State::Idea, State::Running, State::Running, State::Paused, State::Finished])
}

fn about() -> impl Strategy<Value = About> {
    let needs = proptest::collection::vec(select(vec![Need::Hands, Need::Mentor, Need::Other(text("a board"))]), 0..2);
    (
        select(vec!["QUIC", "cargo"]),
        words(),
        needs,
        any::<bool>(),
        proptest::option::of(1..4u32),
        (words(), words(), words(), any::<bool>()),
    )
        .prop_map(|(title, audience, needs, welcome, seats, (install, label, reach, looks))| About {
            title: text(title),
            audience,
            needs: needs.into(),
            newcomers: if welcome { Newcomers::Welcome } else { Newcomers::Unsaid },
            seats,
            starts_with: seats.filter(|_| looks),
            level: looks.then_some(2),
            install,
            label,
            reach,
            looks: looks.then(|| at(14, 0)),
            theme: welcome.then_some(ThemeId(id(700))),
        })
}

fn of_project() -> impl Strategy<Value = ProjectCommand> {
    prop_oneof![
        4 => (project(), day(), state(), about(), place(), any::<bool>())
            .prop_map(|(project, day, state, about, place, anyway)| ProjectCommand::Add { project, day, state, about, place, anyway, source: None }),
        2 => (project(), about()).prop_map(|(project, about)| ProjectCommand::Describe { project, seen: SEEN, about }),
        2 => (project(), day(), place(), any::<bool>()).prop_map(|(project, day, place, anyway)| ProjectCommand::Move { project, day, place, anyway }),
        4 => (project(), day(), state(), any::<bool>()).prop_map(|(project, day, state, anyway)| ProjectCommand::Turn { project, day, state, anyway }),
        8 => (project(), day(), any::<bool>()).prop_map(|(project, day, anyway)| ProjectCommand::Join { project, day, anyway }),
        1 => (project(), day()).prop_map(|(project, day)| ProjectCommand::Leave { project, day }),
        1 => (project(), day(), any::<bool>()).prop_map(|(project, day, full)| ProjectCommand::Fill { project, day, full }),
        1 => (project(), person(), any::<bool>()).prop_map(|(project, person, leads)| ProjectCommand::Lead { project, person, leads }),
        1 => project().prop_map(|project| ProjectCommand::Continue { project, from: MONDAY, day: TUESDAY }),
        2 => (project(), project(), any::<bool>()).prop_map(|(project, into, anyway)| ProjectCommand::Merge { project, into, anyway }),
        1 => project().prop_map(|project| ProjectCommand::Withdraw { project }),
        10 => (project(), any::<bool>()).prop_map(|(project, anyway)| ProjectCommand::BringBack { project, anyway }),
    ]
}

fn furnish() -> impl Strategy<Value = NewVenue> {
    let house = select(vec![(MOZILLA, KITCHEN), (FORMERET, ROOM_101), (LOFT, ATTIC), (VenueId(id(8)), RoomId(id(9)))]);
    (house, words(), proptest::option::of(1..4u32), any::<bool>()).prop_map(|((id, room), address, seats, has_room)| {
        let rooms = if has_room { vec![NewRoom::new(room, text("a room"), seats)] } else { vec![] };
        NewVenue {
            id,
            name: text("A house"),
            address,
            way: Text::empty(),
            seats: seats.map(|seats| seats * 2),
            rooms,
            guide: domain::Guide::default(),
            key: Text::empty(),
        }
    })
}

fn of_venue() -> impl Strategy<Value = VenueCommand> {
    let venue = || select(vec![MOZILLA, FORMERET, LOFT]);
    let back = proptest::option::of(Just(Time::constant(15, 0, 0, 0)));
    prop_oneof![
        4 => (person(), day(), venue(), any::<bool>()).prop_map(|(person, day, venue, anyway)| VenueCommand::Arrive { person, day, venue, anyway, at: None }),
        2 => (person(), day(), back).prop_map(|(person, day, back)| VenueCommand::StepOut { person, day, back }),
        2 => (person(), day()).prop_map(|(person, day)| VenueCommand::Leave { person, day, at: None }),
        1 => (person(), day()).prop_map(|(person, day)| VenueCommand::Unsay { person, day }),
        2 => furnish().prop_map(|venue| VenueCommand::Furnish { seen: SEEN, venue }),
        1 => venue().prop_map(|venue| VenueCommand::Close { venue }),
        3 => venue().prop_map(|venue| VenueCommand::Reopen { venue }),
        2 => (day(), venue(), 0..6u32).prop_map(|(day, venue, present)| VenueCommand::Count { day, venue, present }),
    ]
}

fn of_outcome() -> impl Strategy<Value = OutcomeCommand> {
    let outcome = || select(vec![OutcomeId(id(31)), OutcomeId(id(32))]);
    let about =
        || {
            let who = proptest::collection::vec(person(), 0..3);
            (who, select(vec!["a patch", "a talk"]), proptest::option::of(Just(OutcomeKind::Learned)))
                .prop_map(|(who, what, kind)| Outcome { who, remarks: [].into(), what: text(what), kind, ..Outcome::default() })
        };
    prop_oneof![
        2 => (outcome(), day(), about()).prop_map(|(outcome, day, about)| OutcomeCommand::Record { outcome, day, about, source: None }),
        1 => (outcome(), about()).prop_map(|(outcome, about)| OutcomeCommand::Describe { outcome, seen: SEEN, about }),
        2 => outcome().prop_map(|outcome| OutcomeCommand::Withdraw { outcome }),
        4 => outcome().prop_map(|outcome| OutcomeCommand::BringBack { outcome }),
    ]
}

fn of_message() -> impl Strategy<Value = MessageCommand> {
    let message = || select(vec![MessageId(id(41)), MessageId(id(42)), MessageId(id(43)), MessageId(id(44))]);
    prop_oneof![
        3 => (message(), day(), select(&MessageKind::ALL[..]))
            .prop_map(|(message, day, kind)| MessageCommand::Post { message, day, kind, text: text("Lunch?"), project: None }),
        3 => (message(), select(vec!["yes", "no"])).prop_map(|(message, answer)| MessageCommand::Answer { message, text: text(answer) }),
        2 => message().prop_map(|message| MessageCommand::Settle { message }),
        4 => message().prop_map(|message| MessageCommand::Reopen { message }),
        3 => (proptest::option::of(person())).prop_map(|helper| MessageCommand::Help { message: MessageId(id(45)), helper }),
        1 => (message(), any::<bool>()).prop_map(|(message, pinned)| MessageCommand::Pin { message, pinned }),
        1 => message().prop_map(|message| MessageCommand::Withdraw { message }),
        2 => message().prop_map(|message| MessageCommand::BringBack { message }),
    ]
}

fn of_person() -> impl Strategy<Value = PersonCommand> {
    prop_oneof![
        (person(), any::<bool>()).prop_map(|(person, hidden)| PersonCommand::Hide { person, hidden }),
        Just(PersonCommand::Claim { person: GUEST }),
        Just(PersonCommand::Decline { person: GUEST }),
        (person(), person()).prop_map(|(person, into)| PersonCommand::Merge { person, into }),
    ]
}

/// The first of three stays, so that what carries it still does.
fn themes() -> impl Strategy<Value = Vec<Theme>> {
    let theme = |number: u128, title: Text| Theme { id: ThemeId(id(700 + number)), title, link: None };
    words().prop_map(move |words| {
        let others = (1..3).filter(|_| !words.is_empty()).map(|number| theme(number, words.clone()));
        std::iter::once(theme(0, text("Error messages"))).chain(others).collect()
    })
}

fn of_event() -> impl Strategy<Value = EventCommand> {
    let facts = (select(vec!["impl Days", "impl Days Paris"]), proptest::option::of(person()), select(vec!["Europe/Paris", "UTC"]))
        .prop_map(|(title, coordinator, zone)| Facts {
            title: text(title),
            zone: zone.to_owned(),
            contacts: Contacts { coordinator, ..Contacts::default() },
            editing: Editing::Anyone,
            language: if zone == "UTC" { "fr".parse().ok() } else { None },
            series: text(if zone == "UTC" { "" } else { "RustFest" }),
        });
    let days = select(vec![vec![MONDAY], vec![MONDAY, TUESDAY], vec![TUESDAY]]).prop_map(|dates| {
        let slots = vec![Slot { at: Time::constant(10, 0, 0, 0), what: SlotKind::Work }];
        dates.into_iter().map(|date| Day { date, slots: slots.clone(), ..Day::default() }).collect::<Vec<Day>>()
    });
    let strip = words().prop_map(|text| vec![Signpost { to: Landmark::Wifi, secret: text.clone(), text }]);
    prop_oneof![
        facts.prop_map(|facts| EventCommand::Describe { seen: SEEN, facts }),
        days.prop_map(|days| EventCommand::Schedule { seen: SEEN, days }),
        strip.prop_map(|strip| EventCommand::Signpost { seen: SEEN, strip }),
        themes().prop_map(|themes| EventCommand::Theme { seen: SEEN, themes }),
        words().prop_map(|word| EventCommand::Word { word }),
        (day(), words()).prop_map(|(day, text)| EventCommand::Corner { seen: SEEN, day, text }),
    ]
}

fn of_coming() -> impl Strategy<Value = ComingCommand> {
    let plan = (select(&Answer::ALL[..]), any::<bool>(), any::<bool>(), proptest::option::of(Just(Time::constant(9, 30, 0, 0))))
        .prop_map(|(answer, morning, afternoon, from)| Plan { answer, morning, afternoon, from, until: None });
    let questions = select(vec![0, 1, 2]).prop_map(|most| {
        let questions = Questionnaire::standard().questions.into_iter().take(most).collect();
        Questionnaire { questions }
    });
    prop_oneof![
        6 => (person(), proptest::collection::vec((day(), plan), 1..3)).prop_map(|(person, days)| ComingCommand::Plan { person, days }),
        3 => (person(), day()).prop_map(|(person, day)| ComingCommand::Admit { person, day }),
        2 => (day(), proptest::option::of(select(vec![MOZILLA, FORMERET, LOFT])), proptest::collection::vec(person(), 1..3))
            .prop_map(|(day, venue, people)| ComingCommand::Expect { day, venue, people }),
        1 => proptest::option::of(0..3u32)
            .prop_map(|places| ComingCommand::Agree { seen: SEEN, terms: Terms { places, ..Terms::default() } }),
        1 => questions.prop_map(|questions| ComingCommand::Ask { seen: SEEN, questions }),
    ]
}

fn task() -> impl Strategy<Value = TaskId> {
    select(vec![HEADERS, HEADERS, BROUGHT, BROUGHT, GONE, NEW_TASK])
}

fn task_facts() -> impl Strategy<Value = TaskFacts> {
    (select(vec!["Parse the headers", "Read the spec"]), proptest::option::of(project()), select(&Size::ALL[..]), words()).prop_map(
        |(title, project, size, theme)| TaskFacts {
            title: text(title),
            project,
            size,
            theme,
            skills: vec![text("http")],
            ..TaskFacts::default()
        },
    )
}

fn of_task() -> impl Strategy<Value = TaskCommand> {
    let found =
        (task_facts(), proptest::option::of(select(vec![Aside::Closed, Aside::Taken])), any::<bool>()).prop_map(|(facts, aside, known)| {
            let (task, source) = if known { (BROUGHT, "github:a/b#1") } else { (TaskId(id(55)), "github:a/b#2") };
            Found { task, source: text(source), facts, aside }
        });
    prop_oneof![
        2 => task_facts().prop_map(|facts| TaskCommand::Add { task: NEW_TASK, facts, anyway: true }),
        3 => (task(), task_facts()).prop_map(|(task, facts)| TaskCommand::Describe { task, seen: SEEN, facts }),
        2 => proptest::collection::vec(found, 1..3).prop_map(|found| TaskCommand::Bring { found }),
        3 => (task(), person()).prop_map(|(task, person)| TaskCommand::Claim { task, person }),
        3 => (task(), person()).prop_map(|(task, person)| TaskCommand::Release { task, person }),
        2 => (task(), person(), any::<bool>()).prop_map(|(task, person, stuck)| TaskCommand::Stick { task, person, stuck }),
        2 => (task(), any::<bool>()).prop_map(|(task, done)| TaskCommand::Finish { task, done }),
        2 => task().prop_map(|task| TaskCommand::Withdraw { task }),
        2 => Just(TaskCommand::BringBack { task: GONE }),
        1 => (project(), any::<bool>()).prop_map(|(project, ready)| TaskCommand::Ready { project, ready }),
    ]
}

fn of_round() -> impl Strategy<Value = RoundCommand> {
    let speaker = prop_oneof![
        4 => person().prop_map(Speaker::Person),
        4 => project().prop_map(Speaker::Project),
        1 => Just(Speaker::Tables),
    ];
    let house = proptest::option::of(select(vec![MOZILLA, FORMERET, LOFT]));
    let placing = || {
        (person(), proptest::option::of(project()), select(vec![None, Some((FORMERET, ROOM_201))])).prop_map(|(person, project, house)| {
            Placing { person, project, venue: house.map(|(venue, _)| venue), room: house.map(|(_, room)| room) }
        })
    };
    let answer = (person(), project(), select(&Said::ALL[..]), proptest::option::of(project()))
        .prop_map(|(person, of, answer, other)| RoundCommand::Answer { person, of, answer, other, anyway: true });
    prop_oneof![
        10 => Just(RoundCommand::Begin { day: MONDAY }),
        // One begins only once another one is over.
        5 => select(vec![Stage::Introductions, Stage::Pitches, Stage::Places, Stage::Over, Stage::Over, Stage::Over, Stage::Over]).prop_map(|stage| RoundCommand::Go { stage }),
        3 => (project(), any::<bool>()).prop_map(|(project, queued)| RoundCommand::Queue { project, queued }),
        5 => (proptest::option::of(speaker), house).prop_map(|(speaker, house)| RoundCommand::Turn { speaker, house }),
        2 => person().prop_map(|person| RoundCommand::Pass { person }),
        3 => proptest::collection::vec(placing(), 1..4).prop_map(|places| RoundCommand::Propose { places }),
        3 => (placing(), any::<bool>()).prop_map(|(placing, locked)| RoundCommand::Place { placing, locked }),
        2 => proptest::collection::vec(person(), 1..3).prop_map(|people| RoundCommand::Release { people }),
        5 => answer,
        2 => (person(), select(&Fares::ALL[..])).prop_map(|(person, fares)| RoundCommand::Fare { person, fares }),
    ]
}

fn talk(hour: Option<i8>, room: RoomId, sign_up: bool) -> Talk {
    Talk {
        at: hour.map(|hour| Time::constant(hour, 0, 0, 0)),
        minutes: Some(60),
        place: in_room(FORMERET, room),
        speakers: vec![ADA],
        seats: sign_up.then_some(2),
        sign_up,
        ..Talk::new(text("How it began"), if sign_up { TalkKind::Workshop } else { TalkKind::Talk }, MONDAY)
    }
}

fn page(path: &str, title: &str) -> Page {
    Page { path: Permalink::parse(path).expect("plain"), title: text(title), text: text("Hello"), ..Page::default() }
}

fn of_session() -> impl Strategy<Value = SessionCommand> {
    let session = || select(vec![OPENING, OPENING, WORKSHOP, WORKSHOP, DROPPED, NEW_SESSION]);
    let about = || {
        (select(vec![None, Some(2), Some(10), Some(15), Some(16)]), select(vec![ROOM_101, ROOM_201]), any::<bool>(), any::<bool>())
            .prop_map(|(hour, room, sign_up, meeting)| {
                let kind = if meeting { TalkKind::Meeting } else { TalkKind::Talk };
                Talk { kind, ..talk(hour, room, sign_up) }
            })
    };
    let standing = select(vec![Standing::On, Standing::Cancelled, Standing::Withdrawn]);
    prop_oneof![
        2 => (about(), any::<bool>())
            .prop_map(|(about, anyway)| SessionCommand::Plan { session: NEW_SESSION, about, source: Text::empty(), anyway }),
        3 => (session(), about(), any::<bool>())
            .prop_map(|(session, about, anyway)| SessionCommand::Describe { session, seen: SEEN, about, anyway }),
        3 => (session(), standing).prop_map(|(session, standing)| SessionCommand::Stand { session, standing }),
        3 => (session(), person()).prop_map(|(session, person)| SessionCommand::Pick { session, person }),
        3 => (session(), person()).prop_map(|(session, person)| SessionCommand::Unpick { session, person }),
    ]
}

fn filed(bytes: u8) -> Filed {
    Filed { hash: Hash([bytes; 32]), kind: domain::file::Kind::Other, bytes: bytes.into(), extent: None, sizes: vec![] }
}

fn of_site() -> impl Strategy<Value = SiteCommand> {
    let any_page = || select(vec![FRONT, OLD_PAGE, NEW_PAGE]);
    let sponsor = words().prop_filter("has a name", |name| !name.is_empty()).prop_map(|name| Sponsor {
        name,
        level: Text::empty(),
        link: None,
        text: Text::empty(),
        gathering: false,
    });
    prop_oneof![
        3 => (any_page(), select(vec!["", "old", "new"]), select(vec!["A", "B"]))
            .prop_map(|(id, path, title)| SiteCommand::Write { page: id, seen: SEEN, about: page(path, title) }),
        2 => (select(vec!["assets/a.png", "assets/b.pdf"]), proptest::option::of(0..3_u8)).prop_map(|(path, bytes)| SiteCommand::File {
            seen: SEEN,
            path: FilePath::parse(path).unwrap(),
            file: bytes.map(|bytes| Box::new(filed(bytes))),
        }),
        2 => (any_page(), any::<bool>()).prop_map(|(page, removed)| SiteCommand::Remove { page, removed }),
        1 => proptest::collection::vec(sponsor, 0..3).prop_map(|sponsors| SiteCommand::Sponsor { seen: SEEN, sponsors }),
        1 => proptest::option::of(any::<[u8; 3]>())
            .prop_map(|accent| SiteCommand::Dress { seen: SEEN, look: Look { accent: accent.map(Colour::of), ..Look::default() } }),
    ]
}

/// Anything that somebody may ask for and that can be undone.
pub fn wish() -> impl Strategy<Value = Command> {
    prop_oneof![
        12 => of_project().prop_map(Command::Project),
        6 => of_venue().prop_map(Command::Venue),
        4 => of_outcome().prop_map(Command::Outcome),
        4 => of_message().prop_map(Command::Message),
        3 => of_person().prop_map(Command::Person),
        2 => of_event().prop_map(Command::Event),
        5 => of_coming().prop_map(Command::Coming),
        6 => of_task().prop_map(Command::Task),
        7 => of_round().prop_map(Command::Round),
        5 => of_session().prop_map(Command::Session),
        3 => of_site().prop_map(Command::Site),
    ]
}
