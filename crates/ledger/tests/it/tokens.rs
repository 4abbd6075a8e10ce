//! Sessions and links.

use domain::{Act, Actor, Command, Field, PersonId, Refusal, Role, Text, Thing, Timestamp, Who, event};
use ledger::{Bind, Ledger, LinkInfo, Rejected, Session, Token, TokenHash};

use crate::cast::{ADA, COORDINATOR, EVENT, LINUS, begin, by_team, come_in, monday_at, open, post};

/// What the standing clock of [`open`] says.
fn now() -> Timestamp {
    monday_at(9, 20)
}

fn later() -> Timestamp {
    monday_at(18, 0)
}

const fn as_a(role: Role) -> Actor {
    Actor { who: Who::Team, role }
}

/// Somebody is signed in as this, in a browser that calls itself so.
fn signed_in(ledger: &Ledger, browser: &str, person: Option<PersonId>, role: Role) -> TokenHash {
    let token = TokenHash::of(browser);
    ledger.set_session(EVENT, token, Session { person, role, since: now() }).wait().unwrap();
    token
}

fn role(ledger: &Ledger, token: TokenHash) -> Option<Role> {
    ledger.session(EVENT, &token).map(|session| session.role)
}

fn not_allowed(act: Act, needed: Role) -> Result<(), Rejected> {
    Err(Refusal::NotAllowed { act, needed }.into())
}

fn gone() -> Result<(), Rejected> {
    Err(Refusal::Gone { thing: Thing::Session }.into())
}

fn word(text: &str) -> Command {
    Command::Event(event::Command::Word { word: Text::line(text, Field::Word).unwrap() })
}

#[test]
fn a_link_works_as_often_and_as_long_as_it_says() {
    let (folder, ledger) = begin();
    let link = TokenHash::of("link");
    ledger.make_link(EVENT, link, Role::Greeter, later(), 2).wait().unwrap();
    let session = Session { person: Some(ADA), role: Role::Greeter, since: now() };
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("one"), Some(ADA)).wait(), Ok(Some(session)));
    assert_eq!(ledger.link(EVENT, &link), Some(LinkInfo { role: Role::Greeter, expires: later(), uses: 1 }));
    ledger.stop();

    let ledger = open(folder.path());
    assert_eq!(ledger.session(EVENT, &TokenHash::of("one")), Some(session));
    ledger.clock().set(later());
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("late"), None).wait(), Ok(None));
    ledger.clock().set(monday_at(17, 59));
    let second = Session { person: None, role: Role::Greeter, since: monday_at(17, 59) };
    assert_eq!(ledger.use_link(EVENT, link, TokenHash::of("two"), None).wait(), Ok(Some(second)));
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
    assert_eq!(ledger.session(EVENT, &token), Some(Session { person: Some(ADA), role: Role::Visitor, since: now() }));

    // Whoever has a role keeps it.
    let greeter = TokenHash::of("greeter");
    ledger.set_session(EVENT, greeter, Session { person: None, role: Role::Greeter, since: now() }).wait().unwrap();
    let mut touch = ledger::Order::new(crate::cast::command_id(3), good.actor);
    touch.bind = Some(Bind { token: greeter, person: ADA });
    ledger.ask(EVENT, touch).wait().unwrap();
    assert_eq!(ledger.session(EVENT, &greeter), Some(Session { person: Some(ADA), role: Role::Greeter, since: now() }));
}

#[test]
fn one_gives_ones_own_role_and_smaller_ones_and_takes_only_these() {
    let (_folder, ledger) = begin();
    let link = |role| LinkInfo { role, expires: later(), uses: 5 };
    let invite = |actor, name: &str, role| ledger.invite(EVENT, actor, TokenHash::of(name), link(role)).wait();
    assert_eq!(invite(COORDINATOR, "greeters", Role::Greeter), Ok(()));
    assert_eq!(invite(COORDINATOR, "coordinators", Role::Coordinator), Ok(()));
    assert_eq!(invite(COORDINATOR, "refused", Role::Organiser), not_allowed(Act::Invite, Role::Organiser));
    assert_eq!(invite(as_a(Role::Greeter), "refused", Role::Participant), not_allowed(Act::Invite, Role::Coordinator));
    assert_eq!(invite(Actor::ORGANISER, "organisers", Role::Organiser), Ok(()));
    assert_eq!(ledger.tokens(EVENT).len(), 3);

    let end = |actor, name: &str| ledger.end(EVENT, actor, TokenHash::of(name)).wait();
    assert_eq!(end(COORDINATOR, "organisers"), not_allowed(Act::Invite, Role::Organiser));
    assert_eq!(end(as_a(Role::Mentor), "greeters"), not_allowed(Act::Invite, Role::Coordinator));
    assert_eq!(end(COORDINATOR, "greeters"), Ok(()));
    assert_eq!(end(COORDINATOR, "greeters"), Ok(()));
    // A link that was revoked lets nobody in.
    assert_eq!(ledger.use_link(EVENT, TokenHash::of("greeters"), TokenHash::of("browser"), None).wait(), Ok(None));
    // Nor does the same form again make it anew.
    assert_eq!(invite(COORDINATOR, "greeters", Role::Greeter), Ok(()));
    assert_eq!(ledger.link(EVENT, &TokenHash::of("greeters")).map(|link| (link.uses, link.expires)), Some((0, LinkInfo::REVOKED)));
    let open = |token: &ledger::Token| !matches!(token, ledger::Token::Link(link) if link.uses == 0);
    let left = ledger.tokens(EVENT).into_iter().filter(|(_, token)| open(token)).map(|(_, token)| token.role());
    let left = left.collect::<std::collections::BTreeSet<_>>();
    assert_eq!(left, [Role::Coordinator, Role::Organiser].into());
}

#[test]
fn a_role_is_changed_by_who_may_give_both_and_the_last_coordinator_stays() {
    let (folder, ledger) = begin();
    let mara = signed_in(&ledger, "mara", Some(ADA), Role::Coordinator);
    let linus = signed_in(&ledger, "linus", None, Role::Mentor);
    let olga = signed_in(&ledger, "olga", None, Role::Organiser);
    let change = |actor, token, role| ledger.set_role(EVENT, actor, token, role).wait();
    assert_eq!(change(as_a(Role::Greeter), linus, Role::Visitor), not_allowed(Act::Invite, Role::Coordinator));
    assert_eq!(change(COORDINATOR, linus, Role::Organiser), not_allowed(Act::Invite, Role::Organiser));
    assert_eq!(change(COORDINATOR, olga, Role::Mentor), not_allowed(Act::Invite, Role::Organiser));
    assert_eq!(change(COORDINATOR, TokenHash::of("nobody"), Role::Mentor), gone());

    // Somebody who organises keeps the day moving, too; when she is gone, Mara is the last.
    assert_eq!(change(COORDINATOR, linus, Role::Greeter), Ok(()));
    assert_eq!(ledger.end(EVENT, Actor::ORGANISER, olga).wait(), Ok(()));
    let last = Err(Refusal::LastCoordinator.into());
    assert_eq!((change(COORDINATOR, mara, Role::Visitor), ledger.end(EVENT, COORDINATOR, mara).wait()), (last.clone(), last));
    assert_eq!(change(COORDINATOR, mara, Role::Organiser), not_allowed(Act::Invite, Role::Organiser));
    assert_eq!(change(Actor::ORGANISER, mara, Role::Organiser), Ok(()));
    assert_eq!(change(Actor::ORGANISER, mara, Role::Coordinator), Ok(()));
    assert_eq!(change(COORDINATOR, linus, Role::Coordinator), Ok(()));
    assert_eq!(change(COORDINATOR, mara, Role::Participant), Ok(()));

    let other = open(folder.path());
    assert_eq!((role(&other, mara), role(&other, linus), role(&other, olga)), (Some(Role::Participant), Some(Role::Coordinator), None));
    // Who they are and since when stays.
    assert_eq!(other.session(EVENT, &mara), Some(Session { person: Some(ADA), role: Role::Participant, since: now() }));
}

#[test]
fn a_greeter_lets_somebody_in_on_all_their_devices() {
    let (_folder, ledger) = begin();
    let phone = signed_in(&ledger, "phone", Some(ADA), Role::Visitor);
    let laptop = signed_in(&ledger, "laptop", Some(ADA), Role::Mentor);
    let other = signed_in(&ledger, "other", Some(LINUS), Role::Visitor);
    assert_eq!(ledger.let_in(EVENT, as_a(Role::Participant), ADA).wait(), not_allowed(Act::Admit, Role::Greeter));
    assert_eq!(ledger.let_in(EVENT, as_a(Role::Greeter), ADA).wait(), Ok(()));
    assert_eq!(ledger.let_in(EVENT, as_a(Role::Greeter), ADA).wait(), Ok(()), "twice is once");
    let roles = [phone, laptop, other].map(|token| role(&ledger, token));
    assert_eq!(roles, [Some(Role::Participant), Some(Role::Mentor), Some(Role::Visitor)]);
    // A name that somebody typed has no browser.
    assert_eq!(ledger.let_in(EVENT, as_a(Role::Greeter), PersonId(crate::cast::id(999))).wait(), gone());
}

#[test]
fn the_word_of_the_day_lets_a_browser_in_and_no_word_nobody() {
    let (_folder, ledger) = begin();
    let say = |word: &str, browser: &str| ledger.say_word(EVENT, word, TokenHash::of(browser), Some(ADA)).wait();
    let wrong = Err(Refusal::WrongWord.into());
    assert_eq!([say("", "walk-in"), say("tango", "walk-in")], [wrong.clone(), wrong.clone()]);
    ledger.ask(EVENT, by_team(1, word("tango lotus"))).wait().unwrap();
    assert_eq!(say("tango", "walk-in"), wrong);
    assert_eq!(say(" Tango-LOTUS ", "walk-in"), Ok(()));
    assert_eq!(
        ledger.session(EVENT, &TokenHash::of("walk-in")),
        Some(Session { person: Some(ADA), role: Role::Participant, since: now() })
    );

    // Nobody becomes less by it.
    let greeter = signed_in(&ledger, "greeter", Some(ADA), Role::Greeter);
    assert_eq!(say("tango lotus", "greeter"), Ok(()));
    assert_eq!(role(&ledger, greeter), Some(Role::Greeter));
    // Yesterday's word is no word, and whoever is in stays in.
    ledger.ask(EVENT, by_team(2, word(""))).wait().unwrap();
    assert_eq!([say("tango lotus", "late"), say("", "late")], [wrong.clone(), wrong]);
    assert_eq!(role(&ledger, TokenHash::of("walk-in")), Some(Role::Participant));
}

#[test]
fn what_another_process_does_to_sessions_is_heard() {
    let (folder, ledger) = begin();
    let greeter = signed_in(&ledger, "greeter", None, Role::Greeter);
    let other = open(folder.path());
    let mut news = ledger.watch_tokens();
    news.mark_unchanged();
    ledger.look().wait().unwrap();
    assert!(!news.has_changed().unwrap());
    other.set_role(EVENT, COORDINATOR, greeter, Role::Participant).wait().unwrap();
    ledger.look().wait().unwrap();
    assert!(news.has_changed().unwrap());
    assert_eq!(role(&ledger, greeter), Some(Role::Participant));
}

#[test]
fn a_store_of_the_first_version_says_of_nobody_since_when() {
    let (folder, ledger) = begin();
    let token = signed_in(&ledger, "mara", None, Role::Coordinator);
    ledger.make_link(EVENT, TokenHash::of("link"), Role::Greeter, later(), 3).wait().unwrap();
    ledger.stop();
    let store = rusqlite::Connection::open(folder.path().join(ledger::FILE)).unwrap();
    store.execute_batch("ALTER TABLE tokens DROP COLUMN since; UPDATE meta SET value = 1 WHERE key = 'schema'").unwrap();
    drop(store);

    for _ in 0..2 {
        let ledger = open(folder.path());
        let unknown = Session { person: None, role: Role::Coordinator, since: Timestamp::UNIX_EPOCH };
        assert_eq!(ledger.session(EVENT, &token), Some(unknown));
        let link = Token::Link(LinkInfo { role: Role::Greeter, expires: later(), uses: 3 });
        assert!(ledger.tokens(EVENT).contains(&(TokenHash::of("link"), link)));
        ledger.stop();
    }
    let ledger = open(folder.path());
    let later = signed_in(&ledger, "later", None, Role::Mentor);
    assert_eq!(ledger.session(EVENT, &later).map(|session| session.since), Some(now()));
}
