//! What somebody wrote is theirs to take away, and nothing else is.

use domain::event::Command as EventCommand;
use domain::message::{Command as MessageCommand, Kind};
use domain::person::Command as PersonCommand;
use domain::{Act, Command, MessageId, PersonId, Refusal, Role, Seq};

use crate::cast::{ADA, COORDINATOR, House, LINUS, MONDAY, QUIC, id, text, visitor};

const NOTE: MessageId = MessageId(id(41));

fn says(house: &mut House, person: PersonId, message: MessageId) {
    let post = MessageCommand::Post { message, day: MONDAY, kind: Kind::Question, text: text("I sit by the window"), project: None };
    house.ask(visitor(person), [Command::Message(post)]).expect("anybody may say something");
}

fn strike(changes: Vec<Seq>) -> Command {
    Command::Event(EventCommand::Strike { changes })
}

#[test]
fn ada_strikes_what_she_wrote_and_nothing_that_linus_wrote() {
    let mut house = House::open();
    says(&mut house, ADA, NOTE);
    says(&mut house, LINUS, MessageId(id(42)));
    let answer = MessageCommand::Answer { message: NOTE, text: text("me too") };
    house.ask(visitor(LINUS), [Command::Message(answer)]).unwrap();
    house.add(ADA, QUIC, domain::Place::default(), None).unwrap();

    let (hers, his) = (house.event.written_by(ADA), house.event.written_by(LINUS));
    assert_eq!((hers.len(), his.len()), (1, 2), "what several write together is nobody's own");
    let refused = Err(Refusal::NotAllowed { act: Act::Strike, needed: Role::Coordinator });
    assert_eq!(house.ask(visitor(ADA), [strike(his.clone())]), refused);
    assert_eq!(house.ask(visitor(ADA), [strike(hers.iter().chain(&his).copied().collect())]), refused);
    assert_eq!(house.ask(visitor(ADA), [strike(vec![house.event.seq])]), refused, "a project is not a text of one's own");
    assert_eq!(house.ask(visitor(ADA), [strike(hers)]).unwrap().len(), 1);
    assert_eq!(house.ask(COORDINATOR, [strike(his)]).unwrap().len(), 1);
}

#[test]
fn ada_has_her_other_entry_erased_with_her_own_but_not_linus() {
    let mut house = House::open();
    let erase = |person| Command::Person(PersonCommand::Erase { person });
    let other = crate::cast::NOOR;
    assert!(house.ask(visitor(ADA), [erase(other)]).is_err());
    house.ask(COORDINATOR, [Command::Person(PersonCommand::Merge { person: other, into: ADA })]).unwrap();
    says(&mut house, other, NOTE);
    assert_eq!(house.event.written_by(ADA).len(), 1);
    assert!(house.ask(visitor(ADA), [erase(LINUS)]).is_err());
    assert_eq!(house.ask(visitor(ADA), [erase(other), erase(ADA)]).unwrap().len(), 2);
    assert!(house.event.people[&ADA].erased && house.event.people[&other].erased && !house.event.people[&LINUS].erased);
}
