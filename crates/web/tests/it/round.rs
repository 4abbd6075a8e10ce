//! The coordinator's round: from the first line about oneself to a place with a reason.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::questionnaire::{Value, key};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, CommandId, Id, PersonId, Role};
use ledger::{Answered, Order, Profile};

use crate::client::{Answer, Guest};
use crate::house::{EVENT, House, add_idea, add_project, named};

pub const ROUND: &str = "/paris-2018/round";
pub const MINE: &str = "/paris-2018/round?mine";
pub const PLAN: &str = "/paris-2018/round/plan";

/// Somebody with a name and answers, at no project.
pub fn somebody(house: &House, name: &str, answers: &[(&str, Value)]) -> (Guest, PersonId) {
    let mut guest = house.visitor();
    named(guest.form(MINE, "/line").set("line", ""), name).send().location();
    let person = house.person(name);
    let answers = answers.iter().map(|(question, value)| (*question, Answered::here(value.clone())));
    let known = house.view().people.get(person).cloned().expect("they have a profile");
    house.rewrite_profile(person, Profile { answers: answers.collect(), ..known });
    (guest, person)
}

pub fn said(words: &[&str]) -> Value {
    Value::Choices(words.iter().map(|word| (*word).to_owned()).collect())
}

pub fn comes(house: &House, person: PersonId, venue: &str) {
    let view = house.view();
    let venue = view.event.venues.iter().find(|known| known.name.as_str().starts_with(venue)).expect("the house is there").id;
    let arrive = VenueCommand::Arrive { person, day: view.event.moment.today, venue, anyway: true, at: None };
    let id = CommandId(Id::from_bits(u128::from(house.seq()) << 64 | 0xd0));
    house.ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(Command::Venue(arrive))).wait().expect("they come in");
}

/// Begins the round and goes to a stage.
pub fn goes_to(coordinator: &mut Guest, stage: &str) {
    if coordinator.page(ROUND).body.contains("/round/begin") {
        coordinator.form(ROUND, "/begin").send().location();
    }
    asks(coordinator, "stage", &[("stage", stage)]);
}

/// Sends what a button of the round sends.
pub fn asks(guest: &mut Guest, what: &str, fields: &[(&str, &str)]) {
    // Each press is one of its own.
    static PRESSED: AtomicU64 = AtomicU64::new(0);
    let mut fields: Vec<(String, String)> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    fields.push(("press".to_owned(), PRESSED.fetch_add(1, Ordering::Relaxed).to_string()));
    let answer = guest.post(&format!("{ROUND}/{what}"), &fields);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

/// Looks at a plan, and takes it over: `yes` shows it to people.
pub fn takes(coordinator: &mut Guest, show: &str) {
    coordinator.form(PLAN, "/plan").press("show", show).location();
}

pub fn seat(house: &House, person: PersonId) -> Option<String> {
    let view = house.view();
    view.event.seat_of(view.event.moment.today, person).map(|(project, _)| project.about.title.to_string())
}

#[test]
fn a_place_is_proposed_with_a_reason_and_taken_by_a_tap() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    let mut lead = house.visitor();
    add_project(&mut lead, "Faster wasm-bindgen", "Jorge Lima");
    add_idea(&mut house.visitor(), "A book about looms", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::LEARNS, said(&["WebAssembly"]))]);
    let (mut noor, noor_id) = somebody(&house, "Noor Adeyemi", &[(key::WISHES, said(&["a book about looms"]))]);
    for person in [ada_id, noor_id, house.person("Jorge Lima")] {
        comes(&house, person, "Mozilla");
    }
    assert!(ada.page(MINE).text().contains("No round is on."));
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN);
    assert!(plan.text().contains("3 of 3 have a place"), "{}", plan.text());
    assert!(plan.text().contains("wish 1") && plan.text().contains("wants to learn WebAssembly"), "{}", plan.text());
    // Looking has no consequences.
    assert_eq!(house.view().event.all_proposals(), vec![]);

    takes(&mut coordinator, "no");
    assert!(!ada.page(MINE).text().contains("Faster wasm-bindgen Ask for"), "only the team sees it");
    assert!(ada.page(MINE).text().contains("No place is proposed to you yet."));
    asks(&mut coordinator, "release", &[]);
    let page = ada.page(MINE);
    for part in ["A place for you", "Faster wasm-bindgen", "You want to learn WebAssembly", "Ask for Jorge Lima"] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    assert_eq!(seat(&house, ada_id), None, "nobody is moved without a yes");
    ada.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Faster wasm-bindgen"));
    assert!(ada.page(MINE).text().contains("You said yes"));
    let known = ada.page("/paris-2018/me/data.json").body;
    assert!(known.contains("\"proposed\": {") && known.contains("a place at"), "{known}");
    // Her yes began nothing; Noor's begins the book.
    noor.form(MINE, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, noor_id).as_deref(), Some("A book about looms"));
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("3 of 3 sit somewhere.") && desk.contains("2 were asked, 2 said yes."), "{desk}");
}

#[test]
fn another_one_and_none_of_these_are_answers_and_the_desk_sees_them() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["looms"]))]);
    let (mut mei, mei_id) = somebody(&house, "Mei Okoro", &[(key::WISHES, said(&["looms", "spindles"]))]);
    for person in [ada_id, mei_id] {
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    ada.form(MINE, "/answer").press("answer", "none").location();
    assert_eq!(seat(&house, ada_id), None);
    let desk = coordinator.page(ROUND);
    assert!(desk.body.contains("id=\"h-wants\"") && desk.text().contains("Ada Brünn none of these"), "{}", desk.text());

    let page = mei.page(MINE);
    assert!(page.text().contains("Or rather") && page.body.contains("Rather Spindles"), "{}", page.text());
    let spindles = house.project("Spindles").rsplit('/').next().unwrap().to_owned();
    mei.form_of(&page, "/answer").press("other", &spindles).location();
    assert_eq!(seat(&house, mei_id).as_deref(), Some("Spindles"));
    assert!(mei.page(MINE).text().contains("You sit at Spindles"), "she is asked no more");

    // Who is silent for ten minutes is walked over to, and the greeter says it for them.
    let (_, noor_id) = somebody(&house, "Noor Adeyemi", &[]);
    comes(&house, noor_id, "Mozilla");
    takes(&mut coordinator, "yes");
    house.clock_strikes("2018-05-28T09:59");
    assert!(!coordinator.page(ROUND).body.contains("id=\"h-silent\""));
    house.clock_strikes("2018-05-28T10:01");
    let mut greeter = house.guest(Role::Greeter);
    let desk = greeter.page(ROUND);
    assert!(desk.body.contains("id=\"h-silent\"") && desk.text().contains("asked 11 min ago"), "{}", desk.text());
    let hers = format!("{ROUND}/people/{}", noor_id.0.short());
    greeter.form(&hers, "/answer").press("answer", "yes").location();
    assert!(seat(&house, noor_id).is_some());
}

#[test]
fn who_comes_late_finds_a_place_at_the_door_and_by_oneself() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:05");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (_, ada_id) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["looms"]))]);
    let (mut mei, _) = somebody(&house, "Mei Okoro", &[(key::WISHES, said(&["spindles"]))]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let mut greeter = house.guest(Role::Greeter);
    let mozilla = house.letters_of("Mozilla");
    let fields = [("house", mozilla.as_str()), ("person", &ada_id.to_string()), ("is", "in")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let there = greeter.post("/paris-2018/door", &fields).location().to_owned();
    let hers = format!("{ROUND}/people/{}", ada_id.0.short());
    assert!(greeter.page(&there).body.contains(&format!("href=\"{hers}\"")), "the door leads to a place");
    greeter.form(&hers, "/find").send().location();
    let page = greeter.page(&hers);
    assert!(page.text().contains("Looms Ask for Jorge Lima"), "{}", page.text());
    greeter.form_of(&page, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Looms"));

    // Whoever asks is there, also where nobody said so at a door.
    mei.form(MINE, "/find").send().location();
    let page = mei.page(MINE);
    assert!(page.text().contains("Spindles Ask for Greta Ohm") && page.body.contains("class=\"because\""), "{}", page.text());
    let history = coordinator.page("/paris-2018/history").text();
    assert!(history.contains("Mei Okoro found a place at Spindles"), "{history}");
    // Not these: the next one is another one, and then there is none.
    mei.form(MINE, "/answer").press("answer", "none").location();
    mei.form(MINE, "/find").send().location();
    assert!(mei.page(MINE).text().contains("Looms Ask for Jorge Lima"), "{}", mei.page(MINE).text());
    // Nobody finds a place for somebody else but the team, and what is held stays.
    let refused = mei.post(&format!("{ROUND}/find"), &[("person".to_owned(), ada_id.to_string())]);
    assert_eq!(refused.status, 403, "{}", refused.text());
    let mut nobody = house.visitor();
    assert_eq!(nobody.post(&format!("{ROUND}/find"), &[]).status, 422);
}

#[test]
fn projects_are_told_of_in_turn_and_a_heart_is_seen_by_nobody() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:35");
    let mut lead = house.visitor();
    add_idea(&mut lead, "Looms", "Jorge Lima");
    add_idea(&mut house.visitor(), "Spindles", "Greta Ohm");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "pitches");
    let looms = house.project("Looms").rsplit('/').next().unwrap().to_owned();
    let desk = coordinator.page(ROUND);
    assert!(desk.text().contains("No project waits to be told of."));
    asks(&mut coordinator, "queue", &[("project", &looms), ("queued", "yes")]);
    let queued = coordinator.page(ROUND);
    assert!(queued.body.contains("id=\"h-queue\""), "{}", queued.text());
    asks(&mut coordinator, "floor", &[("project", &looms)]);
    let screen = house.visitor().page("/paris-2018/round/screen");
    assert!(screen.body.contains("<h1><bdi>Looms</bdi></h1>") && screen.body.contains("data-seconds=\"60\""), "{}", screen.body);

    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[]);
    let page = ada.page(MINE);
    assert!(page.text().contains("Has the floor") && page.text().contains("Looms"));
    asks(&mut ada, "hearts", &[("project", &looms), ("heart", "yes")]);
    assert!(ada.page(MINE).body.contains("aria-pressed=\"true\""));
    assert_eq!(house.view().people.get(ada_id).unwrap().hearts.len(), 1);
    // Neither the team, nor the lead, nor the history sees it.
    let history = coordinator.page("/paris-2018/history").text();
    assert!(!history.contains("heart"), "{history}");
    for page in [ROUND, PLAN, "/paris-2018/people", &format!("{ROUND}/people/{}", ada_id.0.short())] {
        let seen = coordinator.page(page);
        assert!(!seen.text().contains("heart") && !seen.body.contains("aria-pressed=\"true\""), "{page}: {}", seen.text());
    }
    // Whoever leads a project tells of it, others do not.
    let spindles = house.project("Spindles").rsplit('/').next().unwrap().to_owned();
    let refused = lead.post("/paris-2018/round/queue", &[("project".to_owned(), spindles), ("queued".to_owned(), "yes".to_owned())]);
    assert_eq!(refused.status, 403);
    asks(&mut ada, "hearts", &[("project", &looms), ("heart", "no")]);
    assert_eq!(house.view().people.get(ada_id).unwrap().hearts.len(), 0);
}

#[test]
fn a_lead_puts_the_own_project_into_the_queue_from_its_page() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:35");
    let mut lead = house.visitor();
    add_idea(&mut lead, "Looms", "Jorge Lima");
    let looms = house.project("Looms");
    assert!(!lead.page(&looms).body.contains("/round/queue"), "no round is on");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "pitches");
    assert!(!house.visitor().page(&looms).body.contains("/round/queue"), "not theirs to say");
    let there = lead.form(&looms, "/round/queue").press("queued", "yes").location().to_owned();
    assert!(there.starts_with(&looms), "{there}");
    assert_eq!(house.view().event.round.queue.len(), 1);
    lead.form(&looms, "/round/queue").press("queued", "no").location();
    assert_eq!(house.view().event.round.queue.len(), 0);
}

#[test]
fn a_hand_is_seen_by_who_knows_the_subject_and_taken() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:30");
    let mut ada = house.visitor();
    add_project(&mut ada, "Looms in wasm", "Ada Brünn");
    let help = ada.form("/paris-2018/notes/new?kind=help", "/notes");
    assert!(help.value("project").is_some_and(|project| !project.is_empty()), "the table is filled in");
    assert_eq!(help.value("text").as_deref(), Some("I am stuck at Looms in wasm."), "and what it is about");
    help.set("text", "The linker does not find it").send().location();
    let (mut noor, _) = somebody(&house, "Noor Adeyemi", &[(key::KNOWS, said(&["WebAssembly"]))]);
    let (mut mei, _) = somebody(&house, "Mei Okoro", &[]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    house.clock_strikes("2018-05-28T10:42");
    assert!(coordinator.page(ROUND).text().contains("The linker does not find it waits for 12 min"));
    assert!(noor.page(MINE).text().contains("you know about it") && !mei.page(MINE).text().contains("you know about it"));
    assert!(!ada.page(MINE).body.contains("/helper"), "nobody is on the way to themselves");
    // When it went up stands there; how long ago that is the browser says, as long as nobody comes.
    let waits = "data-waits=\"waits for {}\">10:30</time>";
    assert!(noor.page(MINE).body.contains(waits), "{}", noor.page(MINE).body);
    for screen in ["/paris-2018/round/screen", "/paris-2018/wall"] {
        let text = house.visitor().page(screen).text();
        assert!(text.contains("Hands up: 1, since 10:30") && !text.contains("linker"), "{text}");
    }
    let there = noor.form(MINE, "/helper").press("helper", "me").location().to_owned();
    assert_eq!(there, MINE);
    let note = mei.page(MINE);
    assert!(note.text().contains("somebody is on the way") && !note.body.contains("/helper"), "{}", note.text());
    assert!(!note.body.contains("data-waits") && note.text().contains("10:30"), "{}", note.text());
    assert!(!coordinator.page(ROUND).body.contains("id=\"h-hands\""));
    let view = house.view();
    let message = view.event.messages.values().find(|message| message.helper.is_some()).expect("she is on the way");
    let page = format!("/paris-2018/notes/{}", message.id.0.short());
    assert!(ada.page(&page).text().contains("Noor Adeyemi is on the way."), "{}", ada.page(&page).text());
    // Nobody takes it from her but the team; she lets go herself.
    let taken = mei.post(&format!("{page}/helper"), &[("helper".to_owned(), "me".to_owned())]);
    assert_eq!(taken.status, 403);
    noor.form(&page, "/helper").press("helper", "nobody").location();
    assert!(coordinator.page(ROUND).body.contains("id=\"h-hands\""));
    // Whoever asked says that nobody came, and the hand waits again for others; they are on nobody's way.
    noor.form(MINE, "/helper").press("helper", "me").location();
    assert!(!mei.page(&page).body.contains("value=\"nobody\""));
    ada.form(&page, "/helper").press("helper", "nobody").location();
    assert!(coordinator.page(ROUND).body.contains("id=\"h-hands\"") && mei.page(MINE).body.contains("/helper"));
    let taken = mei.post(&format!("{page}/helper"), &[("helper".to_owned(), "nobody".to_owned())]);
    assert_eq!(taken.status, 303, "nothing is to be done");
}

#[test]
fn who_raised_a_hand_hears_who_is_on_the_way_as_far_as_that_one_shows_their_name() {
    for (listing, told) in [("everyone", "Noor Adeyemi is on the way."), ("nobody", "Somebody is on the way.")] {
        let house = House::open();
        house.clock_strikes("2018-05-28T10:30");
        let mut ada = house.visitor();
        add_project(&mut ada, "Looms", "Ada Brünn");
        ada.form("/paris-2018/notes/new?kind=help", "/notes").set("text", "The linker does not find it").send().location();
        let mut open = ada.stream_of("/paris-2018/");
        assert!(!open.hears("me").data.contains("on the way"));
        let mut noor = house.visitor();
        named(noor.form(MINE, "/line").set("line", ""), "Noor Adeyemi").set("listing", listing).send().location();
        let mut others = noor.stream_of("/paris-2018/");
        assert!(!others.hears("me").data.contains("on the way"));
        noor.form(MINE, "/helper").press("helper", "me").location();
        let heard = open.hears(&format!("<b>{told}")).data;
        assert!(heard.contains("Your place"), "what stood there before stands there still: {heard}");
        assert!(ada.page(MINE).text().contains(told), "{}", ada.page(MINE).text());
        for screen in ["/paris-2018/round/screen", "/paris-2018/wall"] {
            assert!(!ada.page(screen).text().contains("on the way"), "{screen}");
        }
        // It is over: the line goes, and her place stands there again.
        let hand = house.view().event.messages.values().next().expect("her hand").id.0.short();
        ada.form(&format!("/paris-2018/notes/{hand}"), "/settled").send().location();
        assert!(!open.hears("me").data.contains("on the way"));
    }
}

#[test]
fn a_line_is_shown_when_it_is_somebodys_turn_to_those_who_may_see_the_name() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:30");
    let mut grete = house.visitor();
    let form = named(grete.form(MINE, "/line").set("line", "I know looms, I look for company"), "Grete Holm");
    form.set("listing", "participants").send().location();
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[]);
    let grete_id = house.person("Grete Holm");
    for person in [grete_id, ada_id] {
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    coordinator.form(ROUND, "/begin").send().location();
    let desk = coordinator.page(ROUND);
    assert!(desk.text().contains("I know looms, I look for company") && !desk.body.contains(&ada_id.to_string()), "{}", desk.text());
    asks(&mut coordinator, "floor", &[("person", &grete_id.to_string())]);
    for stranger in [house.visitor().page("/paris-2018/round/screen"), ada.page(MINE)] {
        assert!(!stranger.body.contains("Grete") && !stranger.body.contains("looms"), "{}", stranger.body);
        assert!(stranger.text().contains("Somebody"), "{}", stranger.text());
    }
    let seen = house.guest(Role::Participant).page(MINE);
    assert!(seen.text().contains("Grete Holm I know looms, I look for company"), "{}", seen.text());
    // To pass is normal, and nothing is left to call.
    grete.form(MINE, "/pass").send().location();
    assert!(house.view().event.round.floor.on.is_none());
    assert!(coordinator.page(ROUND).text().contains("Who says a line 0"));
}

#[test]
fn a_reason_tells_nobody_what_they_may_not_know() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms of embedded poison", "Jorge Lima");
    let answers = [
        (key::WISHES, said(&["looms of embedded poison"])),
        (key::KNOWS, said(&["embedded", "poisonknows"])),
        (key::LEARNS, said(&["poisonlearns"])),
        (key::AREAS, said(&["poisonareas"])),
        (key::LANGUAGES, said(&["poisonlanguage"])),
        (key::DIET, Value::Text("poisondiet".to_owned())),
    ];
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &answers);
    comes(&house, ada_id, "Mozilla");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let hers = format!("{ROUND}/people/{}", ada_id.0.short());
    assert!(coordinator.page(&hers).text().contains("wish 1"), "a coordinator sees answers");
    let mut greeter = house.guest(Role::Greeter);
    let told = greeter.page(&hers).text();
    assert!(told.contains("Looms of embedded poison") && !told.contains("wish 1") && !told.contains("knows"), "{told}");
    for path in ["/paris-2018/", ROUND, MINE, "/paris-2018/round/screen", "/paris-2018/history", "/paris-2018/people"] {
        for guest in [&mut house.visitor(), &mut house.guest(Role::Participant), &mut greeter] {
            let page = guest.page(path).body;
            for secret in ["poisonknows", "poisonlearns", "poisonareas", "poisonlanguage", "poisondiet", "wish 1"] {
                assert!(!page.contains(secret), "{path} tells {secret}");
            }
        }
    }
    assert!(!house.visitor().page("/paris-2018/history").text().contains("proposed"), "who was asked is between them and the team");
    assert!(greeter.page("/paris-2018/history").text().contains("had places proposed to"));
    ada.form(MINE, "/answer").press("answer", "yes").location();
    let history = house.visitor().page("/paris-2018/history").text();
    assert!(!history.contains("to a place at") && history.contains("joined"), "{history}");
}

#[test]
fn a_reason_names_a_subject_as_the_person_does() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Crates for looms", "Jorge Lima");
    for (name, typed, said_so) in [
        ("Ada Brünn", "Libs", "You want to learn Libs"),
        // What is only a part of the subject is said with it.
        ("Mei Okoro", "Serde", "You want to learn Serde (libraries)"),
        ("Noor Adeyemi", "<b>Crates</b>", "It has a seat"),
    ] {
        let (mut guest, person) = somebody(&house, name, &[(key::LEARNS, said(&[typed]))]);
        comes(&house, person, "Mozilla");
        let mut coordinator = house.guest(Role::Coordinator);
        goes_to(&mut coordinator, "places");
        takes(&mut coordinator, "yes");
        let page = guest.page(MINE).text();
        assert!(page.contains(said_so) && !page.contains("Libs ("), "{typed}: {page}");
    }
}

#[test]
fn who_is_not_known_gets_no_floor_and_the_desk_says_what_to_do() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:30");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "introductions");
    for nobody in ["nobody", &PersonId(Id::from_bits(7)).to_string()] {
        let refused = coordinator.post(&format!("{ROUND}/floor"), &[("person".to_owned(), nobody.to_owned())]);
        let said = "This person is not on the list any more. Choose from the list as it stands now.";
        assert_eq!((refused.status, refused.refusal().as_str()), (404, said), "{}", refused.text());
        assert!(refused.body.contains("id=\"h-lines\""), "with the list: {}", refused.text());
    }
}

#[test]
fn what_is_asked_of_a_round_that_is_not_on_is_refused_in_words() {
    let house = House::open();
    let mut coordinator = house.guest(Role::Coordinator);
    assert_eq!(coordinator.get(PLAN).location(), ROUND);
    let refused = coordinator.post("/paris-2018/round/stage", &[("stage".to_owned(), "places".to_owned())]);
    assert_eq!((refused.status, refused.refusal().contains("No round is on today.")), (404, true), "{}", refused.text());
    for path in ["begin", "stage", "floor", "release", "plan"] {
        let answer: Answer = house.guest(Role::Participant).post(&format!("{ROUND}/{path}"), &[("stage".to_owned(), "places".to_owned())]);
        assert!(matches!(answer.status, 403 | 404), "{path}: {}", answer.status);
    }
    // Nobody there, nothing to do: a plan and a plain sentence.
    goes_to(&mut coordinator, "places");
    let plan = coordinator.page(PLAN).text();
    assert!(plan.contains("0 of 0 have a place") && plan.contains("There is no project today yet."), "{plan}");
}

#[test]
fn a_plan_is_taken_over_as_it_was_seen() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let people: Vec<(Guest, PersonId)> =
        ["Ada Brünn", "Mei Okoro", "Noor Adeyemi"].into_iter().map(|name| somebody(&house, name, &[])).collect();
    let ids: Vec<PersonId> = people.iter().map(|(_, person)| *person).collect();
    for person in &ids {
        comes(&house, *person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let seen = coordinator.page(PLAN);
    // Since then Mei sat down by herself, Noor went home, and Linus came.
    let mut mei = people.into_iter().nth(1).expect("Mei").0;
    let project = house.project("Looms");
    mei.form(&project, "/seats").send().location();
    let day = house.view().event.moment.today;
    let leaves = Order::new(CommandId(Id::from_bits(0xd1)), Actor::ORGANISER).with(Command::Venue(VenueCommand::Leave {
        person: ids[2],
        day,
        at: None,
    }));
    house.ledger.ask(EVENT, leaves).wait().expect("she goes home");
    let (_, linus) = somebody(&house, "Linus Gray", &[]);
    comes(&house, linus, "Mozilla");
    coordinator.form_of(&seen, "/plan").press("show", "yes").location();
    let asked = |person: PersonId| house.view().event.asked_place(person).is_some();
    assert_eq!([asked(ids[0]), asked(ids[1]), asked(ids[2]), asked(linus)], [true, false, false, false]);
    // Who went home is on no list, and is not shown a place.
    let plan = coordinator.post(&format!("{ROUND}/plan"), &[("plan".to_owned(), "no plan".to_owned())]);
    assert_eq!(plan.status, 404, "{}", plan.text());
}

#[test]
fn a_yes_from_a_page_that_is_older_than_the_place_is_refused() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::WISHES, said(&["looms"]))]);
    comes(&house, ada_id, "Mozilla");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let old = ada.page(MINE);
    let hers = format!("{ROUND}/people/{}", ada_id.0.short());
    let spindles = house.project("Spindles").rsplit('/').next().unwrap().to_owned();
    let mut greeter = house.guest(Role::Greeter);
    greeter.form(&hers, &hers).set("project", &spindles).send().location();
    let refused = ada.form_of(&old, "/answer").press("answer", "yes");
    assert_eq!((refused.status, seat(&house, ada_id)), (404, None), "{}", refused.text());
    assert!(refused.text().contains("Spindles"), "the page shows the place as it is now: {}", refused.text());
    // What only the team sees is not answered; it is shown first.
    let (_, mei_id) = somebody(&house, "Mei Okoro", &[]);
    comes(&house, mei_id, "Mozilla");
    takes(&mut coordinator, "no");
    let hers = format!("{ROUND}/people/{}", mei_id.0.short());
    let page = greeter.page(&hers);
    assert!(!page.body.contains("/round/answer"), "{}", page.body);
    greeter.form_of(&page, "/release").send().location();
    greeter.form(&hers, "/answer").press("answer", "yes").location();
    assert!(seat(&house, mei_id).is_some());
}

#[test]
fn somebody_is_found_by_a_subject_or_a_table_as_far_as_one_may_see_them() {
    let house = House::open();
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::KNOWS, said(&["embedded"]))]);
    ada.form(MINE, "/line").set("line", "I know LLVM, I look for tea").send().location();
    comes(&house, ada_id, "Mozilla");
    let found = |guest: &mut Guest, what: &str| guest.page(&format!("/paris-2018/people?q={what}")).text();
    let mut participant = house.guest(Role::Participant);
    for what in ["LLVM", "rustc", "compiler", "tea", "ada"] {
        let page = found(&mut participant, what);
        assert!(page.contains("Ada Brünn I know LLVM, I look for tea") && page.contains("Mozilla"), "{what}: {page}");
    }
    // What she said to the questionnaire alone finds nobody; who may not see her name does not find her.
    assert!(!found(&mut participant, "embedded").contains("Ada"), "answers are no line");
    assert!(found(&mut house.visitor(), "llvm").contains("Ada"));
    let known = house.view().people.get(ada_id).cloned().expect("she is there");
    house.rewrite_profile(ada_id, Profile { listing: ledger::Listing::Participants, ..known });
    assert!(!found(&mut house.visitor(), "llvm").contains("Ada"));
    assert!(found(&mut house.guest(Role::Greeter), "looms").contains("Jorge Lima"), "by the table");
}

#[test]
fn a_heart_leaves_no_trace_that_others_read() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:35");
    add_idea(&mut house.visitor(), "Looms", "Greta Ohm");
    let (mut juno, _) = somebody(&house, "Juno Wolf", &[]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "pitches");
    let looms = house.project("Looms").rsplit('/').next().expect("an address has parts").to_owned();
    let history = "/paris-2018/history";
    let before = house.visitor().page(history).text();
    for is in ["yes", "no"].iter().cycle().take(9) {
        asks(&mut juno, "hearts", &[("project", looms.as_str()), ("heart", is)]);
    }
    let rows = |text: &str| text.split("Greta Ohm").count();
    for mut other in [house.visitor(), house.guest(Role::Greeter), house.guest(Role::Coordinator)] {
        let text = other.page(history).text();
        assert!(!text.contains("Juno Wolf gave a heart") && rows(&text) >= rows(&before), "{text}");
        assert_eq!(text.matches("Juno Wolf changed").count(), before.matches("Juno Wolf changed").count(), "{text}");
    }
    assert!(juno.page(history).text().contains("gave a heart, or took one back"), "{}", juno.page(history).text());
    // What others may read stays a line.
    juno.form(MINE, "/line").set("line", "I know looms").send().location();
    let after = house.visitor().page(history).text();
    assert_eq!(after.matches("Juno Wolf changed").count(), before.matches("Juno Wolf changed").count() + 1, "{after}");
}
