//! The part of the golden log that tells of floors in several houses.

use domain::{Actor, Command, history, round};
use ledger::{Ledger, Order};

use crate::cast::{COORDINATOR, EVENT, HALL, LINUS, LOFT, as_visitor, command_id};

/// What the ninth version can do besides: a floor for each house, and everybody at their tables.
pub fn story(ledger: &Ledger) {
    let mut number = 8000;
    let mut ask = |actor: Actor, command: Command| {
        number += 1;
        let order = Order::new(command_id(number), actor).with(command);
        ledger.ask(EVENT, order).wait().unwrap_or_else(|why| panic!("order {number}: {why}")).last
    };
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
