//! How is it going: asked of who has been silent and stuck, on their own pages, and answered to the team alone.

use domain::Role;

use crate::client::{Answer, Guest};
use crate::house::{BOARD, House, add_project, named, paris};

const ROUND: &str = "/paris-2018/round";
const QUESTION: &str = "How is it going?";

/// Ada puts QUIC on the board at ten and sits there alone.
fn ada_alone() -> (House, Guest, String) {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:00");
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    let quic = house.project("QUIC");
    (house, ada, quic)
}

fn is_asked(guest: &mut Guest, page: &str) -> bool {
    guest.page(page).text().contains(QUESTION)
}

/// What the team's desk says under the heading of the list; nothing where the list is not there.
fn listed(house: &House) -> String {
    let page = house.guest(Role::Coordinator).page(ROUND).text();
    let heading = "Asked how it goes: stuck, or rather elsewhere";
    page.split_once(heading).map_or(String::new(), |(_, rest)| rest.chars().take(200).collect())
}

#[test]
fn who_sits_alone_and_silent_for_long_is_asked_and_nobody_else_sees_it() {
    let (house, mut ada, quic) = ada_alone();
    let mut linus = house.visitor();
    house.clock_strikes("2018-05-28T11:29");
    assert!(!is_asked(&mut ada, &quic), "eighty-nine minutes are not long");
    house.clock_strikes("2018-05-28T11:31");
    assert!(is_asked(&mut ada, &quic) && is_asked(&mut ada, ROUND));
    assert!(!is_asked(&mut linus, &quic) && !is_asked(&mut linus, ROUND) && !is_asked(&mut ada, BOARD));
    ada.form(&quic, "/round/fares").press("fares", "fine").location();
    assert!(!is_asked(&mut ada, &quic) && listed(&house).is_empty());

    // Nobody is asked at lunch, in a round, or when the day winds down; after lunch it may go otherwise.
    house.clock_strikes("2018-05-28T13:15");
    assert!(!is_asked(&mut ada, &quic));
    house.clock_strikes("2018-05-28T14:29");
    assert!(!is_asked(&mut ada, &quic), "lunch is no silence");
    house.clock_strikes("2018-05-28T14:31");
    assert!(is_asked(&mut ada, &quic), "after lunch");
    let mut mara = house.guest(Role::Coordinator);
    mara.form(ROUND, "/round/begin").send().location();
    assert!(!is_asked(&mut ada, &quic));
}

#[test]
fn an_open_page_knows_when_it_will_be_asked() {
    let (house, mut ada, quic) = ada_alone();
    let until = |page: &Answer| page.body.split("data-until=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<i64>().ok());
    let at = |time: &str| Some(paris(&format!("2018-05-28T{time}")).as_millisecond());
    for page in [&quic, ROUND] {
        assert_eq!(until(&ada.page(page)), at("11:30"), "{page}");
        assert_eq!(until(&house.visitor().page(page)), None, "nobody else is asked");
    }
    // Whatever she does puts it off; a hand that nobody takes brings it nearer.
    house.clock_strikes("2018-05-28T10:10");
    ada.form("/paris-2018/notes/new", "/notes").set("text", "Lunch?").send().location();
    assert_eq!(until(&ada.page(ROUND)), at("11:40"));
    ada.form("/paris-2018/notes/new?kind=help", "/notes").set("text", "It does not build").send().location();
    assert_eq!(until(&ada.page(ROUND)), at("10:30"));
    house.clock_strikes("2018-05-28T10:29:59");
    assert!(!is_asked(&mut ada, ROUND));
    house.clock_strikes("2018-05-28T10:30");
    assert!(is_asked(&mut ada, ROUND) && until(&ada.page(ROUND)).is_none(), "and then it stands there");
    // Answered, she is left alone until after lunch, and then the time begins anew.
    ada.form(ROUND, "/round/fares").press("fares", "fine").location();
    assert_eq!(until(&ada.page(ROUND)), None);
    house.clock_strikes("2018-05-28T13:00");
    assert_eq!(until(&ada.page(ROUND)), at("14:30"), "a hand of the morning is long ago");
}

#[test]
fn who_says_something_or_sits_with_others_is_left_alone_and_a_newcomer_is_not() {
    let (house, mut ada, quic) = ada_alone();
    let mut linus = house.visitor();
    named(linus.form(&quic, "/seats"), "Linus").send().location();
    let mut fay = house.visitor();
    named(fay.form(&quic, "/seats"), "Fay").send().location();
    let mut new = crate::questionnaire::profile(&house, "Fay");
    let first = ledger::Answered::here(domain::questionnaire::Value::Yes(true));
    new.answers.insert(std::sync::Arc::from(domain::questionnaire::key::FIRST), first);
    house.rewrite_profile(house.person("Fay"), new);
    house.clock_strikes("2018-05-28T11:00");
    ada.form("/paris-2018/notes/new", "/notes").set("text", "Lunch?").send().location();
    house.clock_strikes("2018-05-28T11:35");
    assert!(!is_asked(&mut ada, &quic), "she was heard of");
    assert!(is_asked(&mut linus, &quic), "nothing happened at the table");
    linus.form(&format!("{quic}/edit"), "/edit").set("audience", "whoever likes it").send().location();
    assert!(!is_asked(&mut linus, &quic));
    house.clock_strikes("2018-05-28T13:00");
    house.clock_strikes("2018-05-28T14:30");
    ada.form(&format!("{quic}/edit"), "/edit").set("audience", "all").send().location();
    assert!(!is_asked(&mut linus, &quic), "the table is alive, and he is no newcomer");
    assert!(is_asked(&mut fay, &quic), "a newcomer may be stuck at a busy table");
}

#[test]
fn who_is_stuck_has_a_hand_up_and_the_desk_knows_until_somebody_comes() {
    let (house, mut ada, quic) = ada_alone();
    house.clock_strikes("2018-05-28T11:31");
    let form = ada.form(&quic, "/round/fares").filled("fares", "stuck");
    let hand = ada.send(&form).location().to_owned();
    assert!(hand.starts_with("/paris-2018/notes/"), "{hand}");
    assert!(ada.page(&hand).text().contains("I am stuck at QUIC."), "{}", ada.page(&hand).text());
    // The same form twice is one hand.
    ada.send(&form).location();
    assert_eq!(house.view().event.messages.len(), 1);
    house.clock_strikes("2018-05-28T11:41");
    assert!(listed(&house).contains("Ada stuck, 10 min ago · QUIC"), "{}", listed(&house));
    assert!(!is_asked(&mut ada, &quic), "asked once");

    // Who else reads hears of the hand, and not of the answer.
    let mut linus = house.visitor();
    assert!(!linus.page("/paris-2018/history").text().contains("said how it goes"));
    assert!(ada.page("/paris-2018/history").text().contains("Ada said how it goes: stuck"));
    let wall = house.visitor().page("/paris-2018/wall").text();
    assert!(!wall.contains("Ada"), "{wall}");
    named(linus.form(&hand, "/helper"), "Linus").press("helper", "me").location();
    assert!(listed(&house).is_empty(), "{}", listed(&house));
}

#[test]
fn a_hand_that_nobody_took_or_that_was_taken_down_is_asked_about_sooner() {
    let (house, mut ada, quic) = ada_alone();
    ada.form("/paris-2018/notes/new?kind=help", "/notes").set("text", "It does not build").send().location();
    house.clock_strikes("2018-05-28T10:19");
    assert!(!is_asked(&mut ada, &quic));
    house.clock_strikes("2018-05-28T10:21");
    assert!(is_asked(&mut ada, &quic), "it waits for twenty minutes");
    // She is stuck: the hand that is up already is the one.
    ada.form(&quic, "/round/fares").press("fares", "stuck").location();
    assert_eq!(house.view().event.messages.len(), 1);
    assert!(listed(&house).contains("Ada stuck"), "{}", house.guest(Role::Coordinator).page(ROUND).text());

    let mut linus = house.visitor();
    named(linus.form("/paris-2018/notes/new?kind=help", "/notes").set("text", "Anybody?"), "Linus").send().location();
    let hand = house.view().event.messages.values().find(|message| message.text.as_str() == "Anybody?").unwrap().id.0.short();
    linus.form(&format!("/paris-2018/notes/{hand}/withdraw"), "/withdraw").send().location();
    house.clock_strikes("2018-05-28T10:45");
    assert!(is_asked(&mut linus, ROUND), "he gave up");
    linus.form(ROUND, "/round/fares").press("fares", "another").location();
    assert!(listed(&house).contains("Linus would like another project"), "{}", listed(&house));
    house.clock_strikes("2018-05-28T10:46");
    linus.form(&quic, "/seats").send().location();
    assert!(!listed(&house).contains("Linus"), "he found one");
    let nonsense = linus.post("/paris-2018/round/fares", &[("fares".to_owned(), "well".to_owned())]);
    assert_eq!(nonsense.status, 422);
    assert_eq!(house.visitor().post("/paris-2018/round/fares", &[("fares".to_owned(), "fine".to_owned())]).status, 422);
}
