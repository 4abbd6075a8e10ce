//! Sessions and links.

use domain::{Role, Timestamp};
use ledger::{Bind, LinkInfo, Rejected, Session, TokenHash};

use crate::cast::{ADA, EVENT, begin, come_in, monday_at, open, post};

fn later() -> Timestamp {
    monday_at(18, 0)
}

#[test]
fn a_link_works_as_often_and_as_long_as_it_says() {
    let (folder, ledger) = begin();
    let link = TokenHash::of("link");
    ledger.make_link(EVENT, link, Role::Greeter, later(), 2).wait().unwrap();
    let session = Session { person: Some(ADA), role: Role::Greeter };
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("one"), Some(ADA)).wait(), Ok(Some(session)));
    assert_eq!(ledger.link(EVENT, &link), Some(LinkInfo { role: Role::Greeter, expires: later(), uses: 1 }));
    ledger.stop();

    let ledger = open(folder.path());
    assert_eq!(ledger.session(EVENT, &TokenHash::of("one")), Some(session));
    ledger.clock().set(later());
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("late"), None).wait(), Ok(None));
    ledger.clock().set(monday_at(17, 59));
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("two"), None).wait(), Ok(Some(Session { person: None, role: Role::Greeter })));
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("three"), None).wait(), Ok(None));
    assert_eq!(ledger.session(EVENT, &TokenHash::of("three")), None);
    assert_eq!(ledger.use_link(EVENT, TokenHash::of("guessed"), TokenHash::of("four"), None).wait(), Ok(None));
    assert_eq!(ledger.session(EVENT, &link), None);
    ledger.end_session(EVENT, TokenHash::of("two")).wait().unwrap();
    assert_eq!(ledger.session(EVENT, &TokenHash::of("two")), None);
}

#[test]
fn the_last_use_of_a_link_is_used_once_by_two_processes() {
    let (folder, ledger) = begin();
    let other = open(folder.path());
    let link = TokenHash::of("link");
    ledger.make_link(EVENT, link, Role::Mentor, later(), 1).wait().unwrap();
    other.look().wait().unwrap();
    assert!(ledger.use_link(EVENT, link, TokenHash::of("one"), None).wait().unwrap().is_some());
    assert_eq!(other.use_link(EVENT, link, TokenHash::of("two"), None).wait(), Ok(None));
    other.look().wait().unwrap();
    assert!(other.session(EVENT, &TokenHash::of("one")).is_some());
}

#[test]
fn a_browser_becomes_a_person_only_when_the_order_is_carried_out() {
    let (_folder, ledger) = begin();
    let token = TokenHash::of("browser");
    let mut refused = come_in(1, ADA, "Ada");
    refused.bind = Some(Bind { token, person: ADA });
    let mut good = refused.clone();
    refused.commands.push(post(1, ""));
    assert!(matches!(ledger.ask(EVENT, refused).wait(), Err(Rejected::Refused(_))));
    assert_eq!(ledger.session(EVENT, &token), None);

    good.id = crate::cast::command_id(2);
    ledger.ask(EVENT, good.clone()).wait().unwrap();
    assert_eq!(ledger.session(EVENT, &token), Some(Session { person: Some(ADA), role: Role::Visitor }));

    // Whoever has a role keeps it.
    let greeter = TokenHash::of("greeter");
    ledger.set_session(EVENT, greeter, Session { person: None, role: Role::Greeter }).wait().unwrap();
    let mut touch = ledger::Order::new(crate::cast::command_id(3), good.actor);
    touch.bind = Some(Bind { token: greeter, person: ADA });
    ledger.ask(EVENT, touch).wait().unwrap();
    assert_eq!(ledger.session(EVENT, &greeter), Some(Session { person: Some(ADA), role: Role::Greeter }));
}
