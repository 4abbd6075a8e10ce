//! Roles that change and sessions that end, while pages are open.

use domain::{Actor, Role};
use ledger::{Clock, Duty, Ledger, TokenHash};

use crate::client::{Guest, Stream};
use crate::house::{BOARD, EVENT, House, add_project, paris};

const SIGNED_IN: &str = "/paris-2018/team/signed-in";

/// The letters of a browser's session in addresses, by the only one that is listed with this role and is not one's own.
fn row_of(team: &mut Guest, role: &str) -> String {
    let page = team.page(&format!("{SIGNED_IN}?q={role}"));
    let rows: Vec<&str> = page.body.split("<li class=\"row").skip(1).filter(|row| !row.starts_with(" own")).collect();
    let [row] = rows[..] else { panic!("{} rows of {role}: {}", rows.len(), page.text()) };
    row.split(" id=\"s-").nth(1).and_then(|rest| rest.split('"').next()).expect("a row has an id").to_owned()
}

fn give(team: &mut Guest, letters: &str, role: &str) -> crate::client::Answer {
    team.form(SIGNED_IN, &format!("/{letters}/role")).set("role", role).send()
}

/// The stream says that the page is to load itself anew, and ends.
fn is_sent_away(stream: &mut Stream) {
    stream.hears("reload");
    assert!(stream.ends(), "it goes on after that");
}

#[test]
fn mara_sees_who_is_signed_in_and_changes_what_they_may() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    ada.form(&house.link(Role::Mentor), "").send().location();
    add_project(&mut house.visitor(), "Chalk", "Linus");
    let list = mara.page(SIGNED_IN).text();
    assert!(list.contains("Ada mentor · since 9:20"), "{list}");
    assert!(list.contains("without a name this device coordinator"), "{list}");
    assert!(list.contains("Besides, 1 visitor’s device is known.") && !list.contains("Linus"), "{list}");

    let letters = row_of(&mut mara, "mentor");
    assert_eq!(give(&mut mara, &letters, "greeter").location(), SIGNED_IN);
    assert!(ada.page("/paris-2018/me").text().contains("You are Ada, here as greeter."));
    mara.form(SIGNED_IN, &format!("/{letters}/end")).send().location();
    assert!(ada.page("/paris-2018/me").text().contains("You are here as visitor."));
    // It is done: the same again says so.
    let again = mara.post(&format!("{SIGNED_IN}/{letters}/end"), &[]);
    assert_eq!((again.status, again.refusal().as_str()), (404, "This was ended meanwhile. Load the page again to see who is signed in."));
}

#[test]
fn a_role_taken_away_ends_its_stream_at_once() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut greeter = house.guest(Role::Greeter);
    let mut watching = greeter.watch(BOARD);
    watching.hears("beat");
    let letters = row_of(&mut mara, "greeter");
    give(&mut mara, &letters, "participant").location();
    // Somebody whom participants do not see does something right after.
    let mut grace = house.visitor();
    let form = grace.form("/paris-2018/projects/new", "/projects").set("title", "Table of Grace").set("name", "Grace Nobody");
    form.set("listing", "nobody").press("state", "running").location();
    is_sent_away(&mut watching);
    // What the page loads then shows what they may see now.
    let board = greeter.page(BOARD);
    assert!(board.text().contains("Table of Grace") && !board.text().contains("Grace Nobody"), "{}", board.text());
    assert!(!greeter.watch(BOARD).until("beat").contains("Grace Nobody"));
}

#[test]
fn what_is_heard_after_a_role_was_taken_away_is_nothing_of_the_team() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut greeter = house.guest(Role::Greeter);
    let mut watching = greeter.watch(BOARD);
    watching.hears("beat");
    let letters = row_of(&mut mara, "greeter");
    mara.form(SIGNED_IN, &format!("/{letters}/end")).send().location();
    let heard = watching.until("reload");
    assert!(!heard.contains("Grace"), "{heard}");
    // A page that slept through it, and opens the same stream again, is told to load itself anew.
    let page = house.guest(Role::Greeter).page(BOARD);
    let body = crate::markup::first(&page.body, "body");
    let mut late = greeter.stream(&format!("{}&since={}", body["data-stream"], body["data-at"]));
    assert_eq!(late.next().name, "reload");
}

#[test]
fn a_session_that_another_process_ends_ends_its_streams() {
    let house = House::open();
    let mut greeter = house.guest(Role::Greeter);
    let mut watching = greeter.watch(BOARD);
    watching.hears("beat");
    let other = Ledger::open(house.folder(), Clock::standing(paris("2018-05-28T09:20")), Duty::Visit).expect("a second process");
    let (hash, _) = other
        .tokens(EVENT)
        .into_iter()
        .find(|(_, token)| token.role() == Role::Greeter && matches!(token, ledger::Token::Session(_)))
        .unwrap();
    other.end(EVENT, Actor::ORGANISER, hash).wait().expect("it ends");
    is_sent_away(&mut watching);
    assert!(greeter.page("/paris-2018/me").text().contains("here as visitor."));
}

#[test]
fn whoever_is_let_in_hears_it_too() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    let mut watching = ada.watch(BOARD);
    watching.hears("beat");
    let at = format!("/paris-2018/people/{}/let-in", house.person("Ada").0.short());
    house.guest(Role::Greeter).post(&at, &[]);
    is_sent_away(&mut watching);
}

#[test]
fn who_only_says_a_name_goes_on_watching() {
    let house = House::open();
    let mut ada = house.visitor();
    // Her browser is known by a cookie, and by nothing else yet.
    ada.page("/paris-2018/projects/new");
    let mut watching = ada.watch(BOARD);
    watching.hears("beat");
    add_project(&mut ada, "Miri", "Ada");
    watching.hears("Miri");
    add_project(&mut house.visitor(), "Chalk", "Linus");
    assert!(!watching.until("Chalk").contains("reload"));
}

#[test]
fn a_stolen_cookie_does_nothing_after_signing_out() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut thief = mara.clone();
    assert!(thief.page("/paris-2018/me").text().contains("here as coordinator."));
    let mut watching = thief.watch(BOARD);
    watching.hears("beat");
    mara.form("/paris-2018/me", "/sign-out").send().location();
    is_sent_away(&mut watching);
    assert!(thief.page("/paris-2018/me").text().contains("here as visitor."));
    for path in ["/paris-2018/team", SIGNED_IN, "/paris-2018/safe"] {
        assert_eq!(thief.get(path).status, 403, "{path}");
    }
    assert_eq!(thief.post("/paris-2018/team/word", &[("word".to_owned(), "new".to_owned())]).status, 403);
    assert!(house.view().event.word.is_empty());
}

#[test]
fn a_coordinator_steps_down_unless_nobody_would_be_left() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let own = |team: &mut Guest| {
        let page = team.page(SIGNED_IN);
        let row = page.body.split("<li class=\"row own\" id=\"s-").nth(1).expect("one's own row is marked");
        row.split('"').next().expect("letters").to_owned()
    };
    let letters = own(&mut mara);
    let says = "Nobody would be left who keeps the day moving. Invite another coordinator first.";
    let refused = give(&mut mara, &letters, "participant");
    assert_eq!((refused.status, refused.refusal().as_str()), (422, says));
    let refused = mara.form(SIGNED_IN, &format!("/{letters}/end")).send();
    assert_eq!((refused.status, refused.refusal().as_str()), (422, says));
    assert_eq!(mara.page(SIGNED_IN).status, 200);

    let mut olaf = house.guest(Role::Coordinator);
    assert_eq!(give(&mut mara, &letters, "participant").location(), BOARD);
    assert!(mara.page("/paris-2018/me").text().contains("here as participant."));
    assert_eq!(mara.get(SIGNED_IN).status, 403);
    let letters = own(&mut olaf);
    assert_eq!(give(&mut olaf, &letters, "visitor").refusal(), says);
}

#[test]
fn coordinators_cannot_touch_organisers() {
    let house = House::open();
    let mut olga = house.guest(Role::Organiser);
    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(SIGNED_IN);
    assert!(page.text().contains("Only an organiser can change this.") && !page.body.contains("value=\"organiser\""), "{}", page.text());
    let letters = row_of(&mut mara, "organiser");
    let fields = [("role".to_owned(), "visitor".to_owned())];
    for (path, fields) in [("role", fields.as_slice()), ("end", &[])] {
        let answer = mara.post(&format!("{SIGNED_IN}/{letters}/{path}"), fields);
        assert_eq!(answer.status, 403, "{path}");
        assert_eq!(answer.refusal(), "To invite people, one has to be organiser here. Ask an organiser for a link.");
    }
    // Nor can she make herself one.
    let own = mara.page(SIGNED_IN).body.split("row own\" id=\"s-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let crown = [("role".to_owned(), "organiser".to_owned())];
    assert_eq!(mara.post(&format!("{SIGNED_IN}/{own}/role"), &crown).status, 403);
    assert!(olga.page("/paris-2018/me").text().contains("here as organiser."));
    let letters = row_of(&mut olga, "coordinator");
    give(&mut olga, &letters, "mentor").location();
    assert!(mara.page("/paris-2018/me").text().contains("here as mentor."));
}

#[test]
fn nothing_is_done_to_what_is_not_there_and_no_link_is_a_session() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    house.link(Role::Greeter);
    let (link, _) =
        house.ledger.tokens(EVENT).into_iter().find(|(_, token)| matches!(token, ledger::Token::Link(link) if link.uses > 0)).unwrap();
    let letters = domain::Id::from_bits(link.0.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte))).short();
    for letters in [letters.as_str(), "aaaaaaaaaa", "%22%3E", "a"] {
        let role = [("role".to_owned(), "visitor".to_owned())];
        for (path, fields) in [("role", role.as_slice()), ("role", &[]), ("end", &[])] {
            assert_eq!(mara.post(&format!("{SIGNED_IN}/{letters}/{path}"), fields).status, 404, "{letters} {path}");
        }
    }
    let own = mara.page(SIGNED_IN).body.split("row own\" id=\"s-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(mara.post(&format!("{SIGNED_IN}/{own}/role"), &[("role".to_owned(), "king".to_owned())]).status, 404);
    assert!(mara.page("/paris-2018/me").text().contains("here as coordinator."));
}

#[test]
fn many_are_bounded_and_searched() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    for number in 0..130 {
        let session = ledger::Session {
            person: None,
            role: if number == 7 { Role::Greeter } else { Role::Participant },
            since: paris("2018-05-28T09:00"),
        };
        house.ledger.set_session(EVENT, TokenHash::of(&format!("browser {number}")), session).wait().expect("it is written");
    }
    let page = mara.page(SIGNED_IN);
    assert_eq!(page.body.matches("<li class=\"row").count(), 100);
    assert!(page.text().contains("31 more are not listed. Look for a name or a role."), "{}", page.text());
    let found = mara.page(&format!("{SIGNED_IN}?q=GREET"));
    assert_eq!(found.body.matches("<li class=\"row").count(), 1);
}
