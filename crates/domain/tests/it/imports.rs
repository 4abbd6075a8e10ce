//! A page that was brought in is taken back as one, save what somebody changed since.

use domain::import::{Command as ImportCommand, RowKey, Source};
use domain::project::{About, Command as ProjectCommand, State};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, CommandId, ProjectId, Refusal};

use crate::cast::*;

const PAGE: CommandId = CommandId(id(500));

fn row(project: ProjectId, key: u128) -> Command {
    let about = About { title: text("From the page"), ..About::default() };
    let source = Some(Source { row: RowKey(id(key)), cells: [].into() });
    let place = domain::Place::default();
    Command::Project(ProjectCommand::Add { project, day: MONDAY, state: State::Running, about, place, anyway: false, source })
}

fn bring_in(house: &mut House) {
    let begin = Command::Import(ImportCommand::Begin { import: PAGE, document: text("monday.md") });
    let count = Command::Venue(VenueCommand::Count { day: MONDAY, venue: MOZILLA, present: 2 });
    house.ask_as(PAGE, COORDINATOR, [begin, row(QUIC, 601), row(CARGO, 602), count]).unwrap();
}

fn take_back(house: &mut House, actor: Actor) -> Result<Vec<domain::Change>, Refusal> {
    house.ask(actor, [Command::Import(ImportCommand::TakeBack { import: PAGE })])
}

#[test]
fn a_row_that_stands_on_the_board_is_not_added_again() {
    let mut house = House::open();
    bring_in(&mut house);
    assert_eq!(house.ask(COORDINATOR, [row(LINTER, 601)]), Ok(vec![]));
}

#[test]
fn taking_back_takes_everything_but_what_somebody_changed_since() {
    let mut house = House::open();
    bring_in(&mut house);
    house.join(visitor(ADA), CARGO, false).unwrap();
    take_back(&mut house, COORDINATOR).unwrap();
    let left: Vec<_> = house.event.projects_on(MONDAY).iter().map(|(project, _)| project.id).collect();
    assert_eq!((left, house.event.gauge(MONDAY, MOZILLA).heads()), (vec![CARGO], 0));
    assert_eq!(take_back(&mut house, COORDINATOR), Ok(vec![]), "once is enough");
    // And the row may come in again.
    assert!(!house.ask(COORDINATOR, [row(LINTER, 601)]).unwrap().is_empty());
}

#[test]
fn visitors_neither_bring_pages_in_nor_take_them_back() {
    let mut house = House::open();
    bring_in(&mut house);
    assert!(matches!(take_back(&mut house, visitor(ADA)), Err(Refusal::NotAllowed { .. })));
}
