//! The timetable: rooms, clocks, seats, and what somebody calls on the spot.

use domain::event::Command as EventCommand;
use domain::session::{About, Change as SessionChange, Command as SessionCommand, Kind, Skipped, Standing};
use domain::{Change, Command, Date, Day, Event, Language, Refusal, Role, RoomId, SessionId, Text, Time};

use crate::cast::*;

const OPENING: SessionId = SessionId(id(61));
const OTHER: SessionId = SessionId(id(62));

fn about(hour: i8, minute: i8, room: RoomId) -> About {
    About {
        at: Some(Time::constant(hour, minute, 0, 0)),
        minutes: Some(60),
        place: in_room(FORMERET, room),
        speakers: vec![ADA],
        language: "en".parse::<Language>().ok(),
        ..About::new(text("How it began"), Kind::Talk, MONDAY)
    }
}

fn plan(session: SessionId, about: About) -> [Command; 1] {
    [Command::Session(SessionCommand::Plan { session, about, source: Text::empty(), anyway: false })]
}

fn describe(session: SessionId, about: About, anyway: bool) -> [Command; 1] {
    [Command::Session(SessionCommand::Describe { session, seen: u64::MAX, about, anyway })]
}

fn of(command: SessionCommand) -> [Command; 1] {
    [Command::Session(command)]
}

/// The same days in a zone and on a weekend where the clocks change.
fn in_october(house: &mut House) -> (Date, Date) {
    let (saturday, sunday) = ("2018-10-27".parse().unwrap(), "2018-10-28".parse().unwrap());
    let days = [saturday, sunday].map(|date| Day { date, ..Day::default() }).to_vec();
    house.ask(COORDINATOR, [Command::Event(EventCommand::Schedule { seen: u64::MAX, days })]).unwrap();
    (saturday, sunday)
}

fn local(event: &Event, about: &About) -> String {
    let (begins, ends) = event.span(about).unwrap();
    let clock = |at: domain::Timestamp| at.to_zoned(event.zone.clone()).strftime("%d %H:%M %z").to_string();
    format!("{} – {}", clock(begins), clock(ends))
}

#[test]
fn a_room_has_one_session_at_a_time_and_the_refusal_names_a_free_one() {
    let mut house = House::open();
    house.ask(COORDINATOR, plan(OPENING, about(10, 0, ROOM_101))).unwrap();
    // One ends when the other begins.
    house.ask(COORDINATOR, plan(OTHER, about(11, 0, ROOM_101))).unwrap();
    let taken = house.ask(COORDINATOR, describe(OTHER, about(10, 59, ROOM_101), false));
    assert!(
        matches!(taken, Err(Refusal::RoomTaken { session: OPENING, free: Some(room), anyway: true, .. }) if room != ROOM_101),
        "{taken:?}"
    );
    house.ask(COORDINATOR, describe(OTHER, about(10, 59, ROOM_101), true)).unwrap();
    // Who mends a word is not asked about the room again.
    let mended = About { title: text("How it went on"), ..about(10, 59, ROOM_101) };
    house.ask(COORDINATOR, describe(OTHER, mended, false)).unwrap();
    // What is cancelled takes no room.
    house.ask(COORDINATOR, of(SessionCommand::Stand { session: OPENING, standing: Standing::Cancelled })).unwrap();
    house.ask(COORDINATOR, plan(SessionId(id(65)), about(10, 0, ROOM_101))).unwrap_err();
    house.ask(COORDINATOR, describe(OTHER, about(9, 0, ROOM_101), false)).unwrap();
    house.ask(COORDINATOR, plan(SessionId(id(65)), about(10, 0, ROOM_101))).unwrap();
}

#[test]
fn what_begins_after_midnight_belongs_to_the_evening_before() {
    let mut house = House::open();
    let late = About { at: Some(Time::constant(0, 30, 0, 0)), ..about(10, 0, ROOM_101) };
    house.ask(COORDINATOR, plan(OPENING, late.clone())).unwrap();
    house.ask(COORDINATOR, plan(OTHER, about(23, 0, ROOM_201))).unwrap();
    assert_eq!(local(&house.event, &late), "29 00:30 +0200 – 29 01:30 +0200");
    let order: Vec<SessionId> = house.event.timetable().iter().map(|session| session.id).collect();
    assert_eq!(order, [OTHER, OPENING]);
}

#[test]
fn a_room_that_is_taken_into_the_next_day_is_taken_there() {
    let mut house = House::open();
    let at = |day, hour, minute, minutes| About { day, minutes: Some(minutes), ..about(hour, minute, ROOM_101) };
    // From eight in the evening for twelve hours.
    house.ask(COORDINATOR, plan(OPENING, at(MONDAY, 20, 0, 720))).unwrap();
    let taken = house.ask(COORDINATOR, plan(OTHER, at(TUESDAY, 7, 0, 60)));
    assert!(matches!(taken, Err(Refusal::RoomTaken { session: OPENING, .. })), "{taken:?}");
    house.ask(COORDINATOR, plan(OTHER, at(TUESDAY, 8, 0, 60))).unwrap();
    // And the other way round: what would reach into what is there already.
    let taken = house.ask(COORDINATOR, describe(OPENING, at(MONDAY, 20, 0, 721), false));
    assert!(matches!(taken, Err(Refusal::RoomTaken { session: OTHER, .. })), "{taken:?}");

    // Where clocks are put back, twelve hours from eight end at seven; where they are put forward a day of them reaches over two borders.
    let weekends = ["2018-10-27", "2018-10-28", "2019-03-29", "2019-03-31"].map(|date| date.parse::<Date>().unwrap());
    let days = [MONDAY, TUESDAY].into_iter().chain(weekends).map(|date| Day { date, ..Day::default() }).collect();
    house.ask(COORDINATOR, [Command::Event(EventCommand::Schedule { seen: u64::MAX, days })]).unwrap();
    let [saturday, sunday, friday, after] = weekends;
    house.ask(COORDINATOR, plan(SessionId(id(66)), at(saturday, 20, 0, 720))).unwrap();
    house.ask(COORDINATOR, plan(SessionId(id(67)), at(sunday, 7, 0, 60))).unwrap();
    house.ask(COORDINATOR, plan(SessionId(id(68)), at(friday, 4, 30, 1440))).unwrap();
    let taken = house.ask(COORDINATOR, plan(SessionId(id(69)), at(after, 5, 0, 60)));
    assert!(matches!(taken, Err(Refusal::RoomTaken { session, .. }) if session == SessionId(id(68))), "{taken:?}");
}

#[test]
fn clocks_that_are_put_back_and_forward_are_minded() {
    let mut house = House::open();
    let (saturday, _) = in_october(&mut house);
    // Half past two is shown twice in that night; it is the first. What takes an hour takes an hour.
    let night = About { day: saturday, at: Some(Time::constant(2, 30, 0, 0)), ..about(10, 0, ROOM_101) };
    assert_eq!(local(&house.event, &night), "28 02:30 +0200 – 28 02:30 +0100");
    house.ask(COORDINATOR, plan(OPENING, night.clone())).unwrap();
    let march: Date = "2019-03-30".parse().unwrap();
    assert_eq!(house.event.moment_on(march, Time::constant(2, 30, 0, 0)), Err(Skipped));
    let days = vec![Day { date: saturday, ..Day::default() }, Day { date: march, ..Day::default() }];
    house.ask(COORDINATOR, [Command::Event(EventCommand::Schedule { seen: u64::MAX, days })]).unwrap();
    let skipped = About { day: march, ..night };
    assert_eq!(house.ask(COORDINATOR, plan(OTHER, skipped)), Err(Refusal::NoSuchTime { day: march, at: Time::constant(2, 30, 0, 0) }));
}

#[test]
fn nobody_takes_a_room_for_an_hour_that_is_over() {
    let mut house = House::open();
    let meeting = |hour, minute, minutes| About { kind: Kind::Meeting, minutes: Some(minutes), ..about(hour, minute, ROOM_101) };
    // It is ten.
    for over in [meeting(9, 0, 60), meeting(9, 30, 15)] {
        assert_eq!(house.ask(visitor(ADA), plan(OPENING, over)), Err(Refusal::OverAlready));
    }
    // What is on still may be called; and its words may be mended when it is over, its hour may not become one of before.
    house.ask(visitor(ADA), plan(OPENING, meeting(9, 45, 30))).unwrap();
    assert_eq!(house.ask(visitor(ADA), describe(OPENING, meeting(9, 0, 30), false)), Err(Refusal::OverAlready));
    house
        .ask(visitor(ADA), describe(OPENING, About { text: Text::page("Yarn", domain::Field::Text).unwrap(), ..meeting(9, 45, 30) }, false))
        .unwrap();
    // The team writes down what was.
    house.ask(COORDINATOR, plan(OTHER, meeting(8, 0, 60))).unwrap();
}

#[test]
fn whoever_may_write_takes_a_free_room_for_a_while_and_speaks_themselves() {
    let mut house = House::open();
    let meeting = |minutes| About { kind: Kind::Meeting, minutes: Some(minutes), ..about(14, 0, ROOM_101) };
    for minutes in [14, 91] {
        assert_eq!(house.ask(visitor(ADA), plan(OPENING, meeting(minutes))), Err(Refusal::OnTheSpot));
    }
    let of_linus = About { speakers: vec![LINUS], ..meeting(30) };
    let anywhere = About { place: domain::Place::default(), ..meeting(30) };
    // What is missing is said, and not that coordinators may do without.
    let sometime = About { at: None, ..meeting(30) };
    for (missing, field) in [(anywhere, domain::Field::Where), (sometime, domain::Field::Time)] {
        assert_eq!(house.ask(visitor(ADA), plan(OPENING, missing)), Err(Refusal::Empty { field }));
    }
    for wrong in [of_linus, about(14, 0, ROOM_101)] {
        let refused = house.ask(visitor(ADA), plan(OPENING, wrong));
        assert!(matches!(refused, Err(Refusal::NotAllowed { needed: Role::Coordinator, .. })), "{refused:?}");
    }
    house.ask(visitor(ADA), plan(OPENING, meeting(30))).unwrap();
    assert_eq!(house.event.written_by(ADA), [house.event.seq], "its words are hers to have struck");
    let taken = house.ask(visitor(LINUS), plan(OTHER, About { speakers: vec![LINUS], ..meeting(30) }));
    assert!(matches!(taken, Err(Refusal::RoomTaken { session: OPENING, anyway: false, .. })), "{taken:?}");
    // It is hers to move and to cancel, and nobody else's.
    let later = About { at: Some(Time::constant(15, 0, 0, 0)), ..meeting(45) };
    assert!(house.ask(visitor(LINUS), describe(OPENING, later.clone(), false)).is_err());
    house.ask(visitor(ADA), describe(OPENING, later, false)).unwrap();
    house.ask(visitor(ADA), of(SessionCommand::Stand { session: OPENING, standing: Standing::Cancelled })).unwrap();
    // A talk of the team is not.
    house.ask(COORDINATOR, plan(OTHER, about(16, 0, ROOM_201))).unwrap();
    assert!(house.ask(visitor(ADA), of(SessionCommand::Stand { session: OTHER, standing: Standing::Cancelled })).is_err());
}

#[test]
fn where_one_signs_up_there_are_so_many_seats() {
    let mut house = House::open();
    house.ask(COORDINATOR, plan(OPENING, About { seats: Some(1), sign_up: true, ..about(10, 0, ROOM_101) })).unwrap();
    let pick = |person| of(SessionCommand::Pick { session: OPENING, person });
    house.ask(visitor(ADA), pick(ADA)).unwrap();
    assert_eq!(house.ask(visitor(LINUS), pick(LINUS)), Err(Refusal::SessionFull { session: OPENING, seats: 1 }));
    // One signs up for oneself.
    assert!(house.ask(visitor(LINUS), of(SessionCommand::Unpick { session: OPENING, person: ADA })).is_err());
    let unpicked = house.ask(visitor(ADA), of(SessionCommand::Unpick { session: OPENING, person: ADA }));
    assert_eq!(unpicked, Ok(vec![Change::Session(SessionChange::Unpicked { session: OPENING, person: ADA })]));
    house.ask(visitor(LINUS), pick(LINUS)).unwrap();
}

#[test]
fn what_has_no_length_lasts_until_the_next_one_there_and_a_break_until_the_next_one_anywhere() {
    let mut house = House::open();
    let open = |hour, minute, room| About { minutes: None, ..about(hour, minute, room) };
    let pause = About { kind: Kind::Break, place: domain::Place::default(), minutes: None, ..about(10, 35, ROOM_101) };
    house.ask(COORDINATOR, plan(OPENING, open(10, 0, ROOM_101))).unwrap();
    house.ask(COORDINATOR, plan(OTHER, pause.clone())).unwrap();
    house.ask(COORDINATOR, plan(SessionId(id(65)), open(11, 0, ROOM_201))).unwrap();
    assert_eq!(local(&house.event, &open(10, 0, ROOM_101)), "28 10:00 +0200 – 28 10:35 +0200");
    assert_eq!(local(&house.event, &pause), "28 10:35 +0200 – 28 11:00 +0200");
    assert_eq!(local(&house.event, &open(11, 0, ROOM_201)), "28 11:00 +0200 – 28 12:00 +0200");
}

#[test]
fn what_the_team_took_off_stays_off_and_a_room_that_is_taken_meanwhile_is_taken() {
    let mut house = House::open();
    let meeting = |person| About { kind: Kind::Meeting, minutes: Some(30), speakers: vec![person], ..about(14, 0, ROOM_101) };
    let stand = |session, standing| of(SessionCommand::Stand { session, standing });
    house.ask(visitor(ADA), plan(OPENING, meeting(ADA))).unwrap();
    house.ask(visitor(ADA), stand(OPENING, Standing::Cancelled)).unwrap();
    house.ask(visitor(LINUS), plan(OTHER, meeting(LINUS))).unwrap();
    let taken = house.ask(visitor(ADA), stand(OPENING, Standing::On));
    assert!(matches!(taken, Err(Refusal::RoomTaken { session: OTHER, .. })), "{taken:?}");
    house.ask(COORDINATOR, stand(OTHER, Standing::Withdrawn)).unwrap();
    let back = house.ask(visitor(LINUS), stand(OTHER, Standing::On));
    assert!(matches!(back, Err(Refusal::NotAllowed { needed: Role::Coordinator, .. })), "{back:?}");
    // What is cancelled holds its day all the same.
    let days = vec![Day { date: TUESDAY, ..Day::default() }];
    assert!(house.ask(COORDINATOR, [Command::Event(EventCommand::Schedule { seen: u64::MAX, days })]).is_err());
}

#[test]
fn who_is_erased_gives_the_seat_back() {
    let mut house = House::open();
    house.ask(COORDINATOR, plan(OPENING, About { seats: Some(1), sign_up: true, ..about(10, 0, ROOM_101) })).unwrap();
    let pick = |person| of(SessionCommand::Pick { session: OPENING, person });
    house.ask(visitor(LINUS), pick(LINUS)).unwrap();
    house.ask(visitor(LINUS), [Command::Person(domain::person::Command::Erase { person: LINUS })]).unwrap();
    assert!(house.event.sessions[&OPENING].picks.is_empty());
    house.ask(visitor(ADA), pick(ADA)).unwrap();
}

#[test]
fn the_end_of_time_breaks_nothing() {
    let mut house = House::open();
    let last: Date = "9999-12-30".parse().unwrap();
    house
        .ask(COORDINATOR, [Command::Event(EventCommand::Schedule { seen: u64::MAX, days: vec![Day { date: last, ..Day::default() }] })])
        .unwrap();
    for (session, minutes) in [(OPENING, 120), (OTHER, 1440)] {
        let late = About { day: last, at: Some(Time::constant(23, 0, 0, 0)), minutes: Some(minutes), ..about(10, 0, ROOM_101) };
        let _ = house.ask(COORDINATOR, plan(session, late));
    }
    let _ = house.event.timetable();
}

#[test]
fn a_session_knows_where_it_was() {
    let mut house = House::open();
    house.ask(COORDINATOR, plan(OPENING, about(10, 0, ROOM_101))).unwrap();
    house.ask(COORDINATOR, describe(OPENING, About { title: text("Words"), ..about(10, 0, ROOM_101) }, false)).unwrap();
    assert_eq!(house.event.sessions[&OPENING].moved, None, "words do not move it");
    house.ask(COORDINATOR, describe(OPENING, about(10, 0, ROOM_201), false)).unwrap();
    let session = &house.event.sessions[&OPENING];
    let moved = session.moved.as_ref().unwrap();
    assert_eq!((moved.place.room, moved.at, session.revision), (Some(ROOM_101), Some(Time::constant(10, 0, 0, 0)), 2));
    // Picks are no change of the session: calendars need not read it again.
    house.ask(visitor(ADA), of(SessionCommand::Pick { session: OPENING, person: ADA })).unwrap();
    assert_eq!(house.event.sessions[&OPENING].revision, 2);
}
