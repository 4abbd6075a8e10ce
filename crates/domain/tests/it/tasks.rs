//! Tasks: brought from forges, claimed, let go.

use domain::person::Command as PersonCommand;
use domain::project::Command as ProjectCommand;
use domain::task::{Aside, CLAIM_HOURS, Change as TaskChange, Command as TaskCommand, Facts, Found, Size};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Change, Command, Refusal, Role, TaskId, Thing, Who};

use crate::cast::*;
use crate::wishes::{BROUGHT, HEADERS, SEEN, busy_house};

fn task(command: TaskCommand) -> [Command; 1] {
    [Command::Task(command)]
}

fn found(number: u128, title: &str, aside: Option<Aside>) -> Found {
    let facts = Facts { title: text(title), size: Size::Easy, ..Facts::default() };
    Found { task: TaskId(id(90 + number)), source: text(&format!("github:a/b#{number}")), facts, aside }
}

#[test]
fn a_forge_is_followed_but_for_what_was_written_by_hand() {
    let mut house = busy_house();
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![found(1, "Write two pages", None), found(7, "Seven", None)] })).unwrap();
    assert_eq!(house.event.tasks[&BROUGHT].facts.title.as_str(), "Write two pages", "known by its name at the forge");
    assert_eq!(house.event.tasks.len(), 4);
    let again =
        house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![found(1, "Write two pages", None), found(7, "Seven", None)] }));
    assert_eq!(again, Ok(vec![]), "never doubled");

    let mine = Facts { title: text("Two pages, one per step"), ..Facts::default() };
    house.ask(COORDINATOR, task(TaskCommand::Describe { task: BROUGHT, seen: SEEN, facts: mine.clone() })).unwrap();
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![found(1, "Write three pages", Some(Aside::Closed))] })).unwrap();
    let known = &house.event.tasks[&BROUGHT];
    assert_eq!((&known.facts, known.aside), (&mine, Some(Aside::Closed)), "words stay, what the forge knows better does not");
    assert!(!known.is_offered());
}

#[test]
fn what_somebody_typed_with_its_link_is_the_same_task_when_it_is_read_from_there() {
    let mut house = busy_house();
    let link = domain::link::Link::parse("https://forge.example.org/a/b/issues/7").ok();
    let typed = Facts { title: text("Seven, as I see it"), link: link.clone(), ..Facts::default() };
    house.ask(COORDINATOR, task(TaskCommand::Add { task: TaskId(id(80)), facts: typed.clone(), anyway: false })).unwrap();
    let before = house.event.tasks.len();
    let read = Found { facts: Facts { title: text("Seven"), link, ..Facts::default() }, ..found(7, "Seven", None) };
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![read.clone()] })).unwrap();
    assert_eq!(house.event.tasks.len(), before);
    let known = &house.event.tasks[&TaskId(id(80))];
    assert!(known.source.is_some() && known.facts == typed, "it stays as it was typed: {known:?}");
    let seq = house.event.seq;
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![read] })).unwrap();
    assert_eq!(house.event.seq, seq, "and is known from then on");
}

#[test]
fn what_somebody_typed_already_is_typed_once_whichever_project_it_is_for() {
    let mut house = busy_house();
    let with = |link: &str, project| {
        let link = domain::link::Link::parse(link).ok();
        Facts { title: text("Seven"), link, project, ..Facts::default() }
    };
    let mut add = |number: u128, facts: Facts, anyway: bool| {
        house.ask(COORDINATOR, task(TaskCommand::Add { task: TaskId(id(number)), facts, anyway })).map(|_| house.event.tasks.len())
    };
    let known = |number: u128, anyway| Err(Refusal::TaskKnown { task: TaskId(id(number)), anyway });
    let before = add(80, with("https://github.com/weaving/loom/issues/7", Some(QUIC)), false).unwrap();
    assert_eq!(add(81, with("http://www.github.com/Weaving/Loom/issues/7/#issuecomment-1", Some(CARGO)), false), known(80, false));
    assert_eq!(
        add(81, with("https://github.com/weaving/loom/pull/7", None), true),
        known(80, false),
        "an issue is one, whatever one wants"
    );
    assert_eq!(add(82, with("https://github.com/weaving/loom/issues/8", Some(QUIC)), false), Ok(before + 1));
    // A page may tell of several: one is asked.
    assert_eq!(add(83, with("https://example.org/roadmap", None), false), Ok(before + 2));
    assert_eq!(add(84, with("http://example.org/roadmap/", Some(QUIC)), false), known(83, true));
    assert_eq!(add(84, with("http://example.org/roadmap/", Some(QUIC)), true), Ok(before + 3));
    // What is read from a forge is known by its name there, and what somebody typed in another writing is the same when it is read.
    let eight = Found { source: text("github:weaving/loom#8"), ..found(8, "Eight", None) };
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![eight] })).unwrap();
    assert_eq!(house.event.tasks.len(), before + 3);
    let brought = Found { source: text("github:weaving/loom#9"), ..found(9, "Nine", None) };
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![brought] })).unwrap();
    let nine = house.event.sources["github:weaving/loom#9"];
    let mut ask = |command| house.ask(COORDINATOR, task(command));
    let nine_again = || with("https://github.com/weaving/loom/issues/9", None);
    let refused = Err(Refusal::TaskKnown { task: nine, anyway: false });
    assert_eq!(ask(TaskCommand::Add { task: TaskId(id(85)), facts: nine_again(), anyway: false }), refused);
    // Nor does another one become it; but what it is already may be written anew, and what is off the list stands for nothing.
    assert_eq!(ask(TaskCommand::Describe { task: TaskId(id(83)), seen: SEEN, facts: nine_again() }), refused);
    ask(TaskCommand::Describe { task: TaskId(id(80)), seen: SEEN, facts: with("https://github.com/weaving/loom/pull/7", Some(CARGO)) })
        .unwrap();
    ask(TaskCommand::Withdraw { task: TaskId(id(80)) }).unwrap();
    assert!(
        ask(TaskCommand::Add { task: TaskId(id(86)), facts: with("https://github.com/weaving/loom/issues/7", None), anyway: false })
            .is_ok()
    );
}

#[test]
fn the_same_issue_twice_in_one_file_is_one() {
    let mut house = busy_house();
    let before = house.event.tasks.len();
    house.ask(COORDINATOR, task(TaskCommand::Bring { found: vec![found(8, "Eight", None), found(8, "Eight again", None)] })).unwrap();
    assert_eq!(house.event.tasks.len(), before + 1);
}

#[test]
fn a_lead_brings_tasks_to_their_own_project_only() {
    let mut house = busy_house();
    let ada = Actor { who: Who::Person(ADA), role: Role::Participant };
    let to = |project| {
        let mut one = found(9, "Nine", None);
        one.facts.project = project;
        task(TaskCommand::Bring { found: vec![one] })
    };
    assert!(matches!(house.ask(ada, to(Some(CARGO))), Err(Refusal::NotAllowed { .. })));
    assert!(matches!(house.ask(ada, to(None)), Err(Refusal::NotAllowed { .. })));
    house.ask(ada, to(Some(QUIC))).unwrap();
}

#[test]
fn who_merely_sits_at_a_project_does_not_speak_for_its_lead() {
    let mut house = busy_house();
    let noor = Actor { who: Who::Person(NOOR), role: Role::Participant };
    house.ask(noor, [Command::Project(ProjectCommand::Join { project: QUIC, day: MONDAY, anyway: false })]).unwrap();
    let mut one = found(9, "Nine", None);
    one.facts.project = Some(QUIC);
    let asks = |one: &Found| {
        [
            TaskCommand::Bring { found: vec![one.clone()] },
            TaskCommand::Ready { project: QUIC, ready: true },
            TaskCommand::Withdraw { task: HEADERS },
        ]
    };
    for command in asks(&one) {
        assert!(matches!(house.clone().ask(noor, task(command.clone())), Err(Refusal::NotAllowed { .. })), "{command:?}");
    }
    house.ask(COORDINATOR, [Command::Project(ProjectCommand::Lead { project: QUIC, person: NOOR, leads: true })]).unwrap();
    for command in asks(&one) {
        house.clone().ask(noor, task(command)).unwrap();
    }
}

#[test]
fn several_claim_a_task_and_one_speaks_for_oneself() {
    let mut house = busy_house();
    let linus = Actor { who: Who::Person(LINUS), role: Role::Participant };
    house.ask(linus, task(TaskCommand::Claim { task: HEADERS, person: LINUS })).unwrap();
    let people: Vec<_> = house.event.tasks[&HEADERS].claims.iter().map(|claim| claim.person).collect();
    assert_eq!(people, [ADA, LINUS], "in the order in which they began");
    let other = house.ask(linus, task(TaskCommand::Claim { task: HEADERS, person: NOOR }));
    assert!(matches!(other, Err(Refusal::NotAllowed { .. })));
    let gone = house.ask(linus, task(TaskCommand::Claim { task: TaskId(id(99)), person: LINUS }));
    assert_eq!(gone, Err(Refusal::Gone { thing: Thing::Task }));
}

#[test]
fn a_claim_lapses_with_silence_and_when_somebody_goes() {
    let mut house = busy_house();
    let claimed = house.event.tasks[&HEADERS].claim_of(ADA).unwrap();
    let hours = jiff::Span::new().hours(i64::from(CLAIM_HOURS));
    let later = claimed.checked_add(hours).unwrap();
    let just_before = later.checked_sub(jiff::Span::new().seconds(1)).unwrap();
    let lapse = |event: &domain::Event, now| match event.due(now) {
        Some(domain::moment::Command::Lapse { until }) => Some(until),
        _ => None,
    };
    assert!(house.event.next_due(claimed).is_some_and(|at| at <= later));
    // What is on comes first; then nothing is left but claims.
    for now in [just_before, later] {
        while let Some(command) = house.event.due(now) {
            if matches!(command, domain::moment::Command::Lapse { .. }) {
                break;
            }
            house.ask(Actor::TIMER, [Command::Moment(command)]).unwrap();
        }
    }
    assert_eq!(lapse(&house.event, just_before), None);
    assert_eq!(lapse(&house.event, later), Some(later));
    let mut silent = house.clone();
    let command = silent.event.due(later).unwrap();
    let done = silent.ask(Actor::TIMER, [Command::Moment(command)]).unwrap();
    assert_eq!(done, [Change::Task(TaskChange::Released { task: HEADERS, person: ADA, lapsed: true })]);
    assert_eq!(silent.event.tasks[&HEADERS].claim_of(ADA), None);

    house.ask(COORDINATOR, [Command::Venue(VenueCommand::Leave { person: ADA, day: MONDAY, at: None })]).unwrap();
    assert!(lapse(&house.event, just_before).is_some(), "whoever goes lets go");
}

#[test]
fn a_lead_says_that_the_list_is_ready_and_a_stranger_does_not() {
    let mut house = busy_house();
    let ready = |project| task(TaskCommand::Ready { project, ready: true });
    let linus = Actor { who: Who::Person(LINUS), role: Role::Participant };
    assert!(matches!(house.ask(linus, ready(QUIC)), Err(Refusal::NotAllowed { .. })));
    house.ask(linus, ready(CARGO)).unwrap();
    assert!(house.event.ready.contains(&CARGO));
}

#[test]
fn a_claim_to_what_is_done_does_not_lapse() {
    let mut house = busy_house();
    house.ask(COORDINATOR, task(TaskCommand::Finish { task: HEADERS, done: true })).unwrap();
    let late = house.event.tasks[&HEADERS].claim_of(ADA).unwrap().checked_add(jiff::Span::new().hours(90)).unwrap();
    for _ in 0..4 {
        let Some(command) = house.event.due(late) else { break };
        house.ask(Actor::TIMER, [Command::Moment(command)]).unwrap();
    }
    assert!(house.event.tasks[&HEADERS].claim_of(ADA).is_some(), "it tells who did it");
    let linus = Actor { who: Who::Person(LINUS), role: Role::Participant };
    assert_eq!(house.ask(linus, task(TaskCommand::Claim { task: HEADERS, person: LINUS })), Err(Refusal::TaskDone));
}

#[test]
fn what_one_works_on_goes_along_when_two_entries_are_one_person() {
    let mut house = busy_house();
    let since = house.event.tasks[&HEADERS].claim_of(ADA);
    let merge = PersonCommand::Merge { person: ADA, into: NOOR };
    let merged = house.ask(COORDINATOR, [Command::Person(merge)]).unwrap();
    assert_eq!((house.event.tasks[&HEADERS].claim_of(NOOR), house.event.tasks[&HEADERS].claim_of(ADA)), (since, None));
    assert!(!merged.is_empty());
}

#[test]
fn a_lead_does_not_write_over_another_projects_tasks_by_bringing_them() {
    let mut house = busy_house();
    let ada = Actor { who: Who::Person(ADA), role: Role::Participant };
    let mut theirs = found(1, "Mine now", Some(Aside::Closed));
    theirs.facts.project = Some(QUIC);
    assert!(matches!(house.ask(ada, task(TaskCommand::Bring { found: vec![theirs] })), Err(Refusal::NotAllowed { .. })));
}

#[test]
fn whoever_was_erased_does_not_come_back_by_an_undo() {
    let mut house = busy_house();
    house.ask(COORDINATOR, task(TaskCommand::Release { task: HEADERS, person: ADA })).unwrap();
    let released = house.event.seq;
    let facts = Facts { title: text("Parse the headers"), mentor: Some(ADA), ..Facts::default() };
    house.ask(COORDINATOR, task(TaskCommand::Describe { task: HEADERS, seen: SEEN, facts: facts.clone() })).unwrap();
    house.ask(COORDINATOR, task(TaskCommand::Describe { task: HEADERS, seen: SEEN, facts: Facts { mentor: None, ..facts } })).unwrap();
    let described = house.event.seq;
    house.ask(COORDINATOR, [Command::Person(PersonCommand::Erase { person: ADA })]).unwrap();
    let undo = |change| [Command::History(domain::history::Command::Undo { change, anyway: true })];
    house.ask(COORDINATOR, undo(described)).unwrap();
    house.ask(COORDINATOR, undo(released)).unwrap_err();
    let known = &house.event.tasks[&HEADERS];
    assert_eq!((known.claim_of(ADA), known.facts.mentor), (None, None));
}
