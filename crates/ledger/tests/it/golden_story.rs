//! What the newest golden log tells: an event in which every kind of change happens. See `golden`.

use domain::questionnaire::{self, Choice, Question, Questionnaire, Sharing, ShownIf, key};
use domain::{
    Actor, Command, Field, MessageId, OutcomeId, Place, Text, coming, event, file, history, import, link, message, moment, outcome, person,
    project, round, session, site, skill, task, venue,
};
use ledger::{Answered, Ledger, Listing, Order, Profile};

use crate::cast::{
    ADA, COORDINATOR, EVENT, HALL, LINUS, LOFT, MEI, QUIC, ROOM, about, add, as_visitor, come_in, command_id, id, introduce, line, monday,
    monday_at, post, profile, record, strike, tuesday,
};
use crate::golden::kind;

fn as_read(ledger: &Ledger, mut profiles: Vec<(domain::PersonId, Profile)>) -> Vec<(domain::PersonId, Profile)> {
    let people = &ledger.view(EVENT).unwrap().people;
    for (person, profile) in &mut profiles {
        profile.revision = people.get(*person).map_or(0, |known| known.revision);
    }
    profiles
}

/// Asks for one thing after the other: the orders have the numbers after this one.
fn asks(ledger: &Ledger, mut number: u16) -> impl FnMut(Actor, Command) -> domain::Seq {
    move |actor, command| {
        number += 1;
        let order = Order::new(command_id(number), actor).with(command);
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    }
}

/// A day on which everything happens that can happen.
pub fn story(ledger: &Ledger) {
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
    story_of_floors(ledger);
    story_of_seats(ledger);
    story_of_pictures(ledger);
}

/// What the second version can do besides, and undo.
fn second_story(ledger: &Ledger, guest: domain::PersonId) {
    let mut ask = asks(ledger, 2000);
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
    let mut ask = asks(ledger, 4000);
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
    let mut ask = asks(ledger, 5000);
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
    let mut ask = asks(ledger, 6000);
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
    let mut ask = asks(ledger, 7000);
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
    let facts = domain::Facts { series: line("Code days"), newcomers_each: Some(2), ..event().facts() };
    ask(COORDINATOR, Command::Event(event::Command::Describe { seen: 100_000, facts }));
    let stuck = ask(linus, Command::Round(round::Command::Fare { person: LINUS, fares: round::Fares::Stuck }));
    ask(linus, undo(stuck));
    ask(linus, Command::Round(round::Command::Fare { person: LINUS, fares: round::Fares::Another }));
}

/// A yes that waits for a seat, and when somebody wished last.
fn story_of_seats(ledger: &Ledger) {
    let mut ask = asks(ledger, 8200);
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

/// A picture that moves.
fn story_of_pictures(ledger: &Ledger) {
    let mut ask = asks(ledger, 8400);
    let path = file::FilePath::parse("assets/loom.gif").unwrap();
    let size = file::Size { hash: file::Hash([4; 32]), kind: file::Kind::Png, bytes: 30_000, width: 320, height: 200 };
    let filed =
        file::Filed { hash: file::Hash([3; 32]), kind: file::Kind::Gif, bytes: 400_000, extent: Some((320, 200)), sizes: vec![size] };
    ask(COORDINATOR, Command::Site(site::Command::File { seen: domain::Seq::MAX, path, file: Some(Box::new(filed)) }));
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

/// What the ninth version can do besides: a floor for each house, and everybody at their tables.
fn story_of_floors(ledger: &Ledger) {
    let mut ask = asks(ledger, 8000);
    let undo = |change| Command::History(history::Command::Undo { change, anyway: false });
    let turn = |house, speaker| Command::Round(round::Command::Turn { speaker, house: Some(house) });
    let linus = Some(round::Speaker::Person(LINUS));
    let day = ledger.view(EVENT).unwrap().event.moment.today;
    ask(COORDINATOR, Command::Round(round::Command::Begin { day }));
    ask(COORDINATOR, turn(HALL, linus));
    let tables = ask(COORDINATOR, turn(LOFT, Some(round::Speaker::Tables)));
    ask(COORDINATOR, undo(tables));
    ask(COORDINATOR, turn(LOFT, Some(round::Speaker::Tables)));
    ask(as_visitor(LINUS), Command::Round(round::Command::Pass { person: LINUS }));
    let went = ask(COORDINATOR, Command::Round(round::Command::Go { stage: round::Stage::Pitches }));
    ask(COORDINATOR, undo(went));
}
