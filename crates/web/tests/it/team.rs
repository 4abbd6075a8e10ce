//! The team's rooms: inviting, who is signed in, the word of the day, and what a lead brings.

use domain::{Role, project};
use fanout::Limits;
use ledger::TokenHash;
use web::{Options, Rate, Rates};

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House, add_project, paris};
use crate::markup;

const INVITE: &str = "/paris-2018/team/invite";
const WORD: &str = "/paris-2018/team/word";

/// Makes a link as its form does, and gives the page that shows it.
fn invite(team: &mut Guest, role: &str, choices: &[(&str, &str)]) -> Answer {
    let mut form = team.form(INVITE, "/invite").set("role", role);
    for (name, value) in choices {
        form = form.set(name, value);
    }
    form.send()
}

/// The path of the link that a page shows.
fn link_on(page: &Answer) -> String {
    let link = markup::element(&page.body, "link").expect("the page shows a link");
    link[link.find("/paris-2018/").expect("a path")..].to_owned()
}

#[test]
fn mara_finds_all_her_rooms_and_what_waits_in_them() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page(BOARD).body.contains("href=\"/paris-2018/team\""));
    assert!(!house.visitor().page(BOARD).body.contains("/team\""));
    mara.form("/paris-2018/team/word", "/word").press("word", "new").location();
    let form = mara.form("/paris-2018/notes/new", "/notes").set("text", "Where is the coffee?");
    form.send().location();
    let house_letters = house.letters_of("Mozilla");
    let mut ada = house.visitor();
    let form = ada.form(&format!("/paris-2018/houses/{house_letters}"), "/presence").set("name", "Ada");
    form.send().location();

    let team = mara.page("/paris-2018/team");
    let word = house.view().event.word.to_string();
    for said in ["1 here", "1 open", word.as_str(), "no open link", "1 device", "no backup yet"] {
        assert!(team.text().contains(said), "{said}: {}", team.text());
    }
    for room in ["people", "team/word", "team/invite", "team/signed-in", "settings", "history", "import", "wall", "share", "report", "safe"]
    {
        assert!(team.body.contains(&format!("href=\"/paris-2018/{room}\"")), "{room}");
    }
    // A greeter has fewer rooms, and finds no door that is shut.
    let mut greeter = house.guest(Role::Greeter);
    let team = greeter.page("/paris-2018/team");
    assert!(team.body.contains("/team/word\"") && !team.body.contains("/team/invite\"") && !team.body.contains("/safe\""));
}

#[test]
fn who_is_not_of_the_team_is_told_how_to_ask() {
    let house = House::open();
    for mut guest in [house.visitor(), house.guest(Role::Mentor)] {
        let answer = guest.get("/paris-2018/team");
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("Ask the coordinator for a link"), "{}", answer.text());
    }
    let mut greeter = house.guest(Role::Greeter);
    for path in [INVITE, "/paris-2018/team/signed-in"] {
        let answer = greeter.get(path);
        assert_eq!(answer.status, 403, "{path}");
        assert!(
            answer.text().contains("To invite people, one has to be coordinator here. Ask the coordinator for a link."),
            "{}",
            answer.text()
        );
    }
}

#[test]
fn mara_invites_a_greeter_who_comes_in_once() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let shown = invite(&mut mara, "greeter", &[]);
    assert_eq!((shown.status, shown.header("cache-control")), (200, "no-store"));
    assert!(shown.text().contains("A link for: greeter") && shown.text().contains("it is not shown again"), "{}", shown.text());
    assert!(shown.body.contains("<svg class=\"qr\""));
    let link = link_on(&shown);
    // The texts to pass on say it in both languages, with the link in them.
    for (code, says) in
        [("en", "You are invited to impl Days Paris 2018 as greeter."), ("fr", "Voici une invitation à impl Days Paris 2018")]
    {
        let text = markup::element(&shown.body, &format!("text-{code}")).expect("a text to pass on");
        assert!(text.starts_with(says) && text.ends_with(&link), "{text}");
    }
    // The list has it, without what lets anybody in.
    let list = mara.page(INVITE);
    assert!(list.text().contains("greeter Lets in 1 more person, until Tuesday, 29 May, 5:00. Revoke"), "{}", list.text());
    assert!(!list.body.contains(link.rsplit('/').next().expect("a token")));

    let mut grete = house.visitor();
    assert!(grete.page(&link).text().contains("This link lets you in as greeter. Come in"));
    assert_eq!(grete.form(&link, "").send().location(), BOARD);
    assert!(grete.page("/paris-2018/me").text().contains("here as greeter."));
    assert!(mara.page(INVITE).text().contains("No link works now."));
    assert!(house.visitor().get(&link).text().contains("This link was used up"));
}

#[test]
fn the_same_form_twice_is_one_link() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(INVITE, "/invite").set("role", "mentor").filled("", "");
    let link = link_on(&mara.send(&form));
    house.visitor().form(&link, "").send().location();
    assert_eq!(link_on(&mara.send(&form)), link);
    assert_eq!(house.visitor().get(&link).status, 404, "the second press gives no second use");
    // A number that is typed wins over the choice.
    let many = link_on(&invite(&mut mara, "mentor", &[("uses", "10"), ("how-many", "7")]));
    assert_eq!(house.ledger.link(EVENT, &TokenHash::of(many.rsplit('/').next().unwrap())).unwrap().uses, 7);
    // Another one with the same choices is another link.
    assert_ne!(link_on(&invite(&mut mara, "mentor", &[])), link);
}

#[test]
fn a_link_ends_when_it_says() {
    for (choices, works, over) in [
        (vec![("until", "tonight")], "2018-05-29T04:59", "2018-05-29T05:00"),
        (vec![("until", "event")], "2018-05-30T04:59", "2018-05-30T05:00"),
        (vec![("until", "date"), ("date", "2018-06-02")], "2018-06-03T04:59", "2018-06-03T05:00"),
    ] {
        let house = House::open();
        let link = link_on(&invite(&mut house.guest(Role::Coordinator), "mentor", &choices));
        house.clock_strikes(works);
        assert_eq!(house.visitor().get(&link).status, 200, "{choices:?}");
        house.clock_strikes(over);
        let answer = house.visitor().get(&link);
        assert_eq!(answer.status, 404, "{choices:?}");
        assert!(answer.text().contains("This link worked until") && answer.text().contains("Ask whoever sent it"), "{}", answer.text());
    }
}

#[test]
fn a_robot_that_looks_at_a_link_does_not_use_it_up() {
    let house = House::open();
    let link = link_on(&invite(&mut house.guest(Role::Coordinator), "greeter", &[]));
    let mut robot = house.visitor();
    for _ in 0..3 {
        assert_eq!(robot.get(&link).status, 200);
        assert_eq!(robot.head(&link).status, 200);
    }
    // A robot that does not hold cookies apart from people gets none that means something.
    assert!(robot.page("/paris-2018/me").text().contains("here as visitor."));
    let uses = house.ledger.link(EVENT, &TokenHash::of(link.rsplit('/').next().unwrap())).unwrap().uses;
    assert_eq!(uses, 1);
    house.visitor().form(&link, "").send().location();
}

#[test]
fn every_dead_link_says_what_it_is_and_what_to_do() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let revoked = link_on(&invite(&mut mara, "greeter", &[]));
    mara.form(INVITE, "/revoke").send().location();
    let used = link_on(&invite(&mut mara, "mentor", &[]));
    house.visitor().form(&used, "").send().location();
    let forged = "/paris-2018/link/aaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned();
    for (link, says) in [
        (&revoked, "It was revoked, or its address did not come whole. Ask whoever sent it for a new one."),
        (&forged, "It was revoked, or its address did not come whole. Ask whoever sent it for a new one."),
        (&used, "This link was used up: as many came in by it as it was made for. Ask whoever sent it for a new one."),
    ] {
        let mut eve = house.visitor();
        for answer in [eve.get(link), eve.post(link, &[])] {
            assert_eq!(answer.status, 404);
            assert!(answer.text().contains(says), "{}", answer.text());
        }
        assert!(eve.page("/paris-2018/me").text().contains("here as visitor."));
    }
}

#[test]
fn wrong_links_are_guesses_and_a_right_one_works_all_the_same() {
    let rates = Rates { guesses: Rate::new(3, 60_000), ..Rates::default() };
    let house = House::open_with(Options { rates, ..Options::default() }, Limits::default());
    let link = link_on(&invite(&mut house.guest(Role::Coordinator), "greeter", &[]));
    let mut eve = house.visitor();
    let statuses: Vec<u16> = (0..5).map(|number| eve.get(&format!("/paris-2018/link/guess-{number}")).status).collect();
    assert_eq!(statuses, [404, 404, 404, 429, 429]);
    house.visitor().form(&link, "").send().location();
}

#[test]
fn a_link_never_lowers_a_role_and_keeps_the_person() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let (mentor, greeter) =
        (link_on(&invite(&mut mara, "mentor", &[("uses", "10")])), link_on(&invite(&mut mara, "greeter", &[("uses", "10")])));
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    assert!(ada.page(&greeter).text().contains("You stay Ada."));
    ada.form(&greeter, "").send().location();
    assert!(ada.page("/paris-2018/me").text().contains("You are Ada, here as greeter."));
    for link in [&mentor, &greeter] {
        assert_eq!(ada.get(link).location(), BOARD);
        assert_eq!(ada.post(link, &[]).location(), BOARD);
    }
    assert!(ada.page("/paris-2018/me").text().contains("You are Ada, here as greeter."));
    // And nothing was used up by that, nor is there a second session of hers.
    let uses = |link: &str| house.ledger.link(EVENT, &TokenHash::of(link.rsplit('/').next().unwrap())).unwrap().uses;
    assert_eq!((uses(&mentor), uses(&greeter)), (10, 9));
    assert!(mara.page("/paris-2018/team").text().contains("2 devices"));
    let list = mara.page("/paris-2018/team/signed-in").text();
    assert!(list.contains("No visitor has left a name on a device."), "{list}");
}

#[test]
fn what_a_link_cannot_be_is_refused_and_kept_in_the_form() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let before = house.ledger.tokens(EVENT).len();
    for (choices, says) in [
        (vec![("how-many", "0")], "The count: that is no number that can be meant. Write a whole number up to 1000."),
        (vec![("how-many", "1001")], "The count: that is no number that can be meant. Write a whole number up to 1000."),
        (vec![("until", "date")], "The link would have ended already, or only in years. Choose a date from today on."),
        (
            vec![("until", "date"), ("date", "2018-05-27")],
            "The link would have ended already, or only in years. Choose a date from today on.",
        ),
        (
            vec![("until", "date"), ("date", "9999-12-31")],
            "The link would have ended already, or only in years. Choose a date from today on.",
        ),
        (
            vec![("until", "date"), ("date", "-009999-01-01")],
            "The link would have ended already, or only in years. Choose a date from today on.",
        ),
    ] {
        let answer = invite(&mut mara, "mentor", &choices);
        assert_eq!((answer.status, answer.refusal().as_str()), (422, says), "{choices:?}");
        let again = mara.form_of(&answer, "/invite");
        assert_eq!(again.value("role").as_deref(), Some("mentor"));
        assert!(choices.iter().all(|(name, value)| again.value(name).as_deref() == Some(value)), "{choices:?}");
    }
    // What no form of ours says.
    let poisoned = |role: &str| {
        [("role", role), ("uses", "1"), ("until", "tonight"), ("once", "x")].map(|(key, value)| (key.to_owned(), value.to_owned()))
    };
    for (role, status) in [("visitor", 422), ("king", 422), ("", 422), ("organiser", 403)] {
        assert_eq!(mara.post(INVITE, &poisoned(role)).status, status, "{role}");
    }
    assert!(!mara.page(INVITE).body.contains("value=\"organiser\""), "no choice that is refused");
    assert_eq!(house.guest(Role::Greeter).post(INVITE, &poisoned("participant")).status, 403);
    assert_eq!(house.visitor().post(INVITE, &poisoned("participant")).status, 403);
    assert_eq!(house.ledger.tokens(EVENT).len(), before + 2, "two came in, no link was made");
}

#[test]
fn nobody_revokes_what_they_could_not_give() {
    let house = House::open();
    let (mut mara, mut olga) = (house.guest(Role::Coordinator), house.guest(Role::Organiser));
    let link = link_on(&invite(&mut olga, "organiser", &[]));
    let list = mara.page(INVITE);
    assert!(list.text().contains("organiser Lets in 1 more person") && list.text().contains("Only an organiser can change this."));
    assert!(!list.body.contains("/revoke\""));
    let revoke = olga.form(INVITE, "/revoke").filled("", "");
    assert_eq!(mara.post(&revoke.action, &[]).status, 403);
    assert_eq!(house.visitor().get(&link).status, 200);
    olga.send(&revoke).location();
    olga.send(&revoke).location();
    assert_eq!(house.visitor().get(&link).status, 404);
}

#[test]
fn a_lead_comes_in_and_says_on_one_page_what_they_lead() {
    let house = House::open();
    let shown = invite(&mut house.guest(Role::Coordinator), "participant", &[("lead", "yes"), ("until", "event")]);
    let link = link_on(&shown);
    assert!(link.ends_with("?for=project"));
    assert!(markup::element(&shown.body, "text-en").unwrap().starts_with("You lead a project at impl Days Paris 2018."));

    let mut linus = house.visitor();
    assert!(linus.page(&link).text().contains("After that you say what you lead, on one page."));
    let form = linus.form(&link, "");
    let to = form.send().location().to_owned();
    assert_eq!(to, "/paris-2018/projects/lead");
    // Whoever opens the link again is led there again.
    assert_eq!(linus.get(&link).location(), to);

    let form = linus.form(&to, "/projects/lead").set("title", "QUIC").set("audience", "We write a parser.\nFor whoever likes bytes.");
    let form = form.set("day", "2018-05-29").set("house", &house.letters_of("Formeret")).set("where", "101").set("seats", "8");
    let form = form.set("starts-with", "3").set("level", "1");
    let form = form.set("install", "rustup, Wireshark").set("label", "impl-days").set("name", "Linus");
    assert!(form.press("state", "idea").location().starts_with("/paris-2018/?day=2018-05-29#p-"));
    let view = house.view();
    let project = view.event.projects.values().next().expect("a project");
    assert_eq!(project.leads.iter().copied().collect::<Vec<_>>(), [house.person("Linus")]);
    let about = &project.about;
    assert_eq!((about.title.as_str(), about.install.as_str(), about.label.as_str()), ("QUIC", "rustup, Wireshark", "impl-days"));
    assert_eq!((about.seats, about.newcomers), (Some(8), project::Newcomers::Welcome));
    assert_eq!((about.starts_with, about.level), (Some(3), Some(1)));
    assert_eq!(project.days.keys().map(ToString::to_string).collect::<Vec<_>>(), ["2018-05-29"]);
}

#[test]
fn whoever_leads_has_a_name() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/projects/lead", "/projects/lead").set("title", "QUIC");
    let answer = form.press("state", "idea");
    assert_eq!(
        (answer.status, answer.refusal().as_str()),
        (422, "A name is missing. Write your name or a nick; who may see it is your choice.")
    );
    let form = mara.form_of(&answer, "/projects/lead").set("name", "Mara of the team");
    form.press("state", "idea").location();
    let view = house.view();
    assert!(view.event.projects.values().next().unwrap().leads.contains(&house.person("Mara of the team")));
}

#[test]
fn a_new_word_takes_one_tap_and_lets_walk_ins_in() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page(WORD).text().contains("There is no word today"));
    let tap = mara.form(WORD, "/word").filled("word", "new");
    mara.send(&tap).location();
    let word = house.view().event.word.to_string();
    assert_eq!(word.split(' ').count(), 3, "{word}");
    let seq = house.seq();
    mara.send(&tap).location();
    assert_eq!((house.seq(), house.view().event.word.to_string()), (seq, word.clone()), "the same tap twice is one word");
    let mut greeter = house.guest(Role::Greeter);
    let page = greeter.page(WORD);
    assert!(page.text().contains(&word) && !page.body.contains("value=\"new\""), "a greeter reads it only");

    let mut walt = house.visitor();
    let new_here = walt.page("/paris-2018/new-here");
    assert!(new_here.body.contains("href=\"/paris-2018/come-in\"") && !new_here.body.contains(&word), "{}", new_here.text());
    let address = format!("/paris-2018/come-in?word={}", word.replace(' ', "-"));
    let form = walt.form(&address, "/come-in");
    assert_eq!(form.value("word").as_deref(), Some(word.as_str()));
    let next = form.set("name", "Walt").set("listing", "participants").send().location().to_owned();
    let me = walt.page(&next).text();
    assert!(me.contains("Welcome, you are in.") && me.contains("Where are you?"), "{me}");
    assert!(me.contains("You are Walt, here as participant.") && me.contains("shown to: participants"), "{me}");
    assert_eq!(walt.get(&address).location(), BOARD);

    // Another word: who is in stays in, the old one is none.
    mara.form(WORD, "/word").press("word", "new").location();
    assert_ne!(house.view().event.word.as_str(), word);
    assert!(walt.page("/paris-2018/me").text().contains("here as participant."));
    let late = house.visitor().form(&address, "/come-in").set("name", "Late").send();
    assert_eq!(
        (late.status, late.refusal().as_str()),
        (422, "That is not today’s word. Read it on the wall or on a poster in the house, or ask at the door.")
    );
    mara.form(WORD, "/word").press("word", "none").location();
    for word in ["", " - ", "none"] {
        let answer = house.visitor().form("/paris-2018/come-in", "/come-in").set("word", word).set("name", "Late").send();
        assert_eq!(answer.status, 422, "{word:?}");
    }
    assert!(!house.view().people.iter().any(|(_, profile)| profile.name == "Late"), "a wrong word makes nobody known");
}

#[test]
fn the_word_lets_in_who_could_write_nothing_before() {
    let house = House::open();
    let event = &house.view().event;
    let facts = domain::Facts { editing: domain::Editing::Tickets, ..event.facts() };
    let describe = domain::Command::Event(domain::event::Command::Describe { seen: event.seq, facts });
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(77)), domain::Actor::ORGANISER).with(describe);
    house.ledger.ask(EVENT, order).wait().expect("only who has a ticket writes");
    let mut mara = house.guest(Role::Coordinator);
    mara.form(WORD, "/word").press("word", "new").location();
    let word = house.view().event.word.to_string();
    let mut walt = house.visitor();
    let refused = walt.post(
        "/paris-2018/projects",
        &[("title", "Too early"), ("day", "2018-05-28"), ("name", "Walt")].map(|(key, value)| (key.to_owned(), value.to_owned())),
    );
    assert_eq!(refused.status, 403);
    walt.form("/paris-2018/come-in", "/come-in").set("word", &word.to_uppercase()).set("name", "Walt").send().location();
    add_project(&mut walt, "In time", "");
    assert_eq!(house.view().event.projects.len(), 1);
}

#[test]
fn wrong_words_are_guesses_of_their_address() {
    let rates = Rates { words: Rate::new(2, 60_000), ..Rates::default() };
    let house = House::open_with(Options { rates, ..Options::default() }, Limits::default());
    house.guest(Role::Coordinator).form(WORD, "/word").press("word", "new").location();
    let word = house.view().event.word.to_string();
    let say = |word: &str| house.visitor().form("/paris-2018/come-in", "/come-in").set("word", word).set("name", "Eve").send().status;
    assert_eq!([say(""), say("tango"), say("lemon"), say("kiwi")], [422, 422, 422, 429]);
    // Not even the right one is looked at now: else the answer would tell.
    assert_eq!(say(&word), 429);
    house.ledger.clock().set(paris("2018-05-28T09:22"));
    assert_eq!(say(&word), 303);
}

#[test]
fn wrong_guesses_at_links_and_a_hall_full_of_slips_keep_nobody_with_the_right_word_out() {
    let house = House::open();
    house.guest(Role::Coordinator).form(WORD, "/word").press("word", "new").location();
    let word = house.view().event.word.to_string();
    while house.visitor().get("/paris-2018/link/guessed").status == 404 {}
    let say = |word: &str| house.visitor().form("/paris-2018/come-in", "/come-in").set("word", word).set("name", "Walt").send().status;
    assert!((0..150).all(|_| say("tango") == 422));
    assert_eq!(say(&word), 303);
}

#[test]
fn whoever_knew_a_browsers_name_before_the_word_does_not_come_in_with_it() {
    let house = House::open();
    house.guest(Role::Coordinator).form(WORD, "/word").press("word", "new").location();
    let word = house.view().event.word.to_string();
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    let mut knows_it = ada.clone();
    ada.form("/paris-2018/come-in", "/come-in").set("word", &word).send().location();
    assert!(ada.page("/paris-2018/me").text().contains("You are Ada, here as participant."));
    let me = knows_it.page("/paris-2018/me").text();
    assert!(!me.contains("participant") && !me.contains("Ada"), "{me}");
    // Nor where the browser had done nothing yet.
    let mut walt = house.visitor();
    walt.page("/paris-2018/come-in");
    let mut knows_it = walt.clone();
    walt.form("/paris-2018/come-in", "/come-in").set("word", &word).set("name", "Walt").send().location();
    assert!(walt.page("/paris-2018/me").text().contains("You are Walt, here as participant."));
    assert!(!knows_it.page("/paris-2018/me").text().contains("Walt"));
}

#[test]
fn the_word_is_on_no_page_for_those_who_are_not_in() {
    let house = House::open();
    house.guest(Role::Coordinator).form(WORD, "/word").press("word", "new").location();
    let word = house.view().event.word.to_string();
    let parts: Vec<&str> = word.split(' ').collect();
    for path in
        [BOARD, "/paris-2018/come-in", "/paris-2018/new-here", "/paris-2018/board.json", "/paris-2018/board.md", "/paris-2018/share"]
    {
        for mut guest in [house.visitor(), house.guest(Role::Participant)] {
            let body = guest.get(path).body;
            assert!(!body.contains(&word) && !body.contains(&parts.join("-")), "{path}");
        }
    }
    assert_eq!(house.visitor().get(WORD).status, 403);
    assert_eq!(house.guest(Role::Mentor).get(WORD).status, 403);
}

#[test]
fn a_greeters_tap_lets_somebody_in() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    ada.form("/paris-2018/done/new", "/done").set("what", "We met").set("others", "Typed only").send().location();
    let at = |name: &str| format!("/paris-2018/people/{}/let-in", house.person(name).0.short());
    assert_eq!(house.guest(Role::Participant).post(&at("Ada"), &[]).status, 403);
    assert_eq!(ada.post(&at("Ada"), &[]).status, 403);
    let mut grete = house.guest(Role::Greeter);
    assert_eq!(grete.post(&at("Ada"), &[]).status, 303);
    assert!(ada.page("/paris-2018/me").text().contains("You are Ada, here as participant."));
    let answer = grete.post(&at("Typed only"), &[]);
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("Show them the word of the day, or make them a link."), "{}", answer.text());
    assert_eq!(grete.post("/paris-2018/people/aaaaaaaaaa/let-in", &[]).status, 404);
}

#[test]
fn names_and_words_are_text_in_the_teams_rooms() {
    let house = House::open();
    let mut eve = house.visitor();
    add_project(&mut eve, "Poison", "<b onclick=x>Eve</b>");
    let mut mara = house.guest(Role::Coordinator);
    eve.form(&link_on(&invite(&mut mara, "mentor", &[])), "").send().location();
    let page = mara.page("/paris-2018/team/signed-in?q=%3Cscript%3E");
    assert!(!page.body.contains("<script>") && page.text().contains("Nobody fits."));
    let page = mara.page("/paris-2018/team/signed-in");
    assert!(!page.body.contains("<b onclick") && page.text().contains("<b onclick=x>Eve</b>"), "{}", page.text());
    let page = house.visitor().page("/paris-2018/come-in?word=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(!page.body.contains("<script>alert"));
}
