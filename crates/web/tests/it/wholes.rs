//! Two entries that turned out to be one person: whoever looks for a ticket, an address or an answer finds what either of them said, once.

use std::sync::Arc;

use domain::coming::{Answer, Command as ComingCommand, Plan};
use domain::person::{Command as PersonCommand, Kind};
use domain::questionnaire::{Value, key};
use domain::{Actor, Command, CommandId, Id, PersonId, Role, Who};
use ledger::{Answered, Listing, Order, Profile, Ticket};

use crate::client::Guest;
use crate::house::{EVENT, House};

const DOOR: &str = "/paris-2018/door";
const COMING: &str = "/paris-2018/coming";

/// Somebody who comes in by themselves with what is known of them, and comes on Monday, if so.
fn somebody(house: &House, number: u128, profile: Profile, comes: bool) -> PersonId {
    let person = PersonId(Id::from_bits(number << 70 | 5));
    let actor = Actor { who: Who::Person(person), role: Role::Visitor };
    let introduce = Command::Person(PersonCommand::Introduce { person, kind: Kind::Own });
    let mut order = Order::new(CommandId(Id::from_bits(number << 70 | 9)), actor).with(introduce);
    if comes {
        let days = vec![("2018-05-28".parse().unwrap(), Plan::all_day(Answer::Confirmed))];
        order = order.with(Command::Coming(ComingCommand::Plan { person, days }));
    }
    order.profiles.push((person, profile));
    house.ledger.ask(EVENT, order).wait().expect("somebody comes in");
    person
}

fn called(name: &str, answers: &[(&str, &str)]) -> Profile {
    let file = |text: &str| Answered::in_file(Value::Text(text.to_owned()));
    let answers = answers.iter().map(|(key, text)| (Arc::from(*key), file(text))).collect();
    Profile { name: name.to_owned(), listing: Listing::Participants, answers, ..Profile::default() }
}

fn same_person(guest: &mut Guest, from: PersonId, into: PersonId) {
    guest.form(&format!("/paris-2018/people/merge?person={from}&into={into}"), "/merge").send().location();
}

#[test]
fn what_the_entry_that_goes_had_is_found_by_all_who_need_it_once() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    for n in 0..4 {
        somebody(&house, 10 + n, called(&format!("Eater {n}"), &[(key::DIET, "vegan")]), true);
    }
    // Zora said by herself that she comes; her ticket came with a file, under her full name.
    let zora = somebody(&house, 1, called("Zora", &[]), true);
    let ticket = Ticket { source: "tito".into(), code: "QXZW-1".into(), secret: Some("sq0zora0secret".into()), kind: None, void: false };
    let known = called("Zora Testova", &[(key::DIET, "vegan"), (key::ACCESS, "a ramp"), (key::LEVEL, "expert")]);
    let bought = Profile { email: Some("zora@example.test".to_owned()), language: Some("fr".to_owned()), ticket: Some(ticket), ..known };
    let bought = somebody(&house, 2, bought, false);
    assert!(mara.page(&format!("{COMING}/kitchen")).text().contains("Small groups, merged 4"), "before, four said what they eat");

    same_person(&mut mara, bought, zora);

    let mozilla = house.letters_of("Mozilla");
    let text = mara.page(&format!("{DOOR}?house={mozilla}&q=qxzw")).text();
    assert!(text.contains("Zora ticket …ZW1") && !text.contains("Testova"), "{text}");
    let people = mara.get(&format!("{DOOR}/people")).json();
    let found: Vec<&serde_json::Value> = people["people"].as_array().unwrap().iter().filter(|one| one["c"] == "qxzw1").collect();
    assert_eq!(found.len(), 1, "{people}");
    assert_eq!((&found[0]["n"], &found[0]["e"]), (&"Zora".into(), &true.into()));
    let sheet = mara.form(&format!("{DOOR}/print"), "/door/print").send().text();
    assert_eq!(sheet.matches("QXZW-1").count(), 1, "{sheet}");

    let list = mara.form(&format!("{COMING}/list"), "/coming/list").send().text();
    assert_eq!((list.matches("QXZW-1").count(), list.matches("a ramp").count()), (1, 1), "{list}");
    assert!(!list.contains("Testova"), "{list}");
    let kitchen = mara.page(&format!("{COMING}/kitchen")).text();
    assert!(kitchen.contains("vegan 5") && !kitchen.contains("Small groups"), "{kitchen}");
    let plan = mara.page(&format!("{COMING}/plan")).text();
    assert!(plan.contains("One of them said what they need"), "who needs access is known: {plan}");

    mara.form("/paris-2018/letters/write?kind=place&to=placed", "/letters/write").press("do", "send").location();
    let letters = house.ledger.letters(EVENT).wait().unwrap();
    assert_eq!(letters.iter().map(|letter| letter.person).collect::<Vec<_>>(), [zora]);
    assert!(letters[0].subject.contains("Votre"), "in her language: {}", letters[0].subject);
    let again = mara.page("/paris-2018/letters/write?kind=place&to=placed");
    assert!(!again.body.contains(r#"value="send""#), "she has it already: {}", again.text());
}

#[test]
fn what_one_says_oneself_comes_before_what_the_other_entry_said() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let ticket = |code: &str, void| Ticket { source: "tito".into(), code: code.into(), secret: None, kind: None, void };
    let runa =
        Profile { email: Some("runa@example.test".into()), ticket: Some(ticket("RUNA-1", true)), ..called("Runa", &[(key::DIET, "nuts")]) };
    let other = Profile {
        email: Some("work@example.test".into()),
        ticket: Some(ticket("WORK-1", false)),
        ..called("Runa W.", &[(key::DIET, "vegan"), (key::ACCESS, "a ramp")])
    };
    let third = Profile { ticket: Some(ticket("MORE-1", false)), ..called("R. W.", &[]) };
    let (runa, other) = (somebody(&house, 1, runa, true), somebody(&house, 2, other, false));
    let third = somebody(&house, 3, third, false);
    same_person(&mut mara, other, runa);
    same_person(&mut mara, third, runa);

    let view = house.view();
    let whole = view.everybody().get(third).expect("by any of the entries").into_owned();
    let answer = |key| whole.answer(key).cloned();
    assert_eq!((whole.name.as_str(), whole.email.as_deref()), ("Runa", Some("runa@example.test")));
    assert_eq!(answer(key::DIET), Some(Value::Text("nuts".to_owned())));
    assert_eq!(answer(key::ACCESS), Some(Value::Text("a ramp".to_owned())));
    assert_eq!(whole.ticket.map(|ticket| ticket.code).as_deref(), Some("WORK-1"), "one that counts comes before one that does not");
    assert_eq!(view.everybody().iter().filter(|(_, profile)| profile.name.starts_with('R')).count(), 1);

    // Each of the two tickets that count leads to her.
    let mozilla = house.letters_of("Mozilla");
    for code in ["work1", "more-1"] {
        assert!(mara.page(&format!("{DOOR}?house={mozilla}&q={code}")).text().contains("Runa ticket …RK1"), "{code}");
    }
    assert!(!mara.page(&format!("{DOOR}?house={mozilla}&q=runa1")).text().contains("Runa ticket"), "the void one does not");
}
