//! What people say about themselves is seen as they agreed and nowhere else, and is gone when it was said to go.

use domain::Role;
use domain::questionnaire::{Value, key};
use ledger::{Answered, Answers, Listing, Origin, Profile, Ticket};

use crate::client::Guest;
use crate::house::{BOARD, EVENT, House, add_project};
use crate::me::{found, holder};
use crate::questionnaire::FORM;

/// What only coordinators may see.
const PRIVATE: [&str; 6] = ["pdiet", "paccess", "pcontact", "pmail", "PCODE", "phours"];
/// What leads of her project may see, too.
const SHARED: [&str; 3] = ["pknows", "plearns", "pwishes"];
/// What nobody sees but she herself.
const SECRET: [&str; 2] = ["psecret", "porigin"];

fn poisoned(name: &str, listing: Listing) -> Profile {
    let own = Answered::here;
    let text = |text: &str| own(Value::Text(text.to_owned()));
    let list = |text: &str| own(Value::Choices(vec![text.to_owned()]));
    Profile {
        revision: 0,
        name: name.to_owned(),
        listing,
        contact: Some("pcontact".to_owned()),
        email: Some("pmail@example.org".to_owned()),
        handle: Some("phandle".to_owned()),
        ticket: Some(Ticket {
            source: "pretix".to_owned(),
            code: "PCODE-1".to_owned(),
            secret: Some("psecretpsecretpsecret".to_owned()),
            kind: None,
            void: false,
        }),
        answers: Answers::from_iter([
            (key::DIET, text("pdiet")),
            (key::ACCESS, text("paccess")),
            (key::HOURS, text("phours")),
            (key::KNOWS, list("pknows")),
            (key::LEARNS, list("plearns")),
            (key::WISHES, list("pwishes")),
        ]),
        language: None,
        line: Some("pline".to_owned()),
        hearts: [domain::ProjectId(domain::Id::from_bits(77))].into(),
        wished: None,
        presented: None,
        goes_along: true,
        from: Some(Origin { event: "porigin-2018".parse().unwrap(), person: domain::PersonId(domain::Id::from_bits(78)) }),
    }
}

/// Every page and export that there is about everything, the stream since the beginning too, and what errors say.
fn all_that_is_shown_to(house: &House, guest: &mut Guest) -> String {
    let view = house.view();
    let mut shown = String::new();
    let mut paths: Vec<String> = [
        "",
        "board.json",
        "board.md",
        "new-here",
        "me",
        "me/data",
        "me/data.json",
        "me/erase",
        "people",
        "people?q=p",
        "tasks",
        "coming",
        "coming/list.csv",
        "history",
        "report",
        "report.md",
        "wall",
        "share",
        "poster",
        "poster/all",
        "done/new",
        "notes/new",
        "projects/new",
        "projects/alike?title=Cargo",
        "keys",
        "questionnaire",
        "sign-in",
        "t/nobody-has-this",
        "come-in",
        "team",
        "settings",
        "settings/questionnaire",
        "import",
        "safe",
        "corner",
    ]
    .map(|page| format!("/{EVENT}/{page}"))
    .to_vec();
    paths.extend(view.event.projects.keys().flat_map(|id| {
        let project = format!("/{EVENT}/projects/{}", id.0.short());
        ["", "/edit", "/history", "/poster", "/merge"].map(|page| format!("{project}{page}"))
    }));
    paths.extend(view.event.people.keys().flat_map(|id| {
        let person = format!("/{EVENT}/people/{}", id.0.short());
        [person.clone(), format!("{person}/history")]
    }));
    paths.extend(view.event.messages.keys().map(|id| format!("/{EVENT}/notes/{}", id.0.short())));
    paths.extend(view.event.outcomes.keys().map(|id| format!("/{EVENT}/outcomes/{}", id.0.short())));
    paths.extend(view.event.venues.iter().map(|venue| format!("/{EVENT}/houses/{}", venue.id.0.short())));
    paths.extend((1..=view.event.seq).map(|seq| format!("/{EVENT}/history/{seq}")));
    for path in paths {
        shown += &guest.get(&path).body;
    }
    // Errors: a form that is refused, and an address at which nothing is.
    shown += &guest.post(&format!("/{EVENT}/people/merge"), &[("person".to_owned(), "x".to_owned())]).body;
    shown += &guest.get(&format!("/{EVENT}/nothing-here")).body;
    let board = guest.page(BOARD);
    let stream = crate::markup::first(&board.body, "body")["data-stream"].clone();
    shown + &guest.stream(&format!("{stream}&since={}-1", view.epoch)).until("beat")
}

/// Ada sits at Cargo, of which Linus is the lead; Emil leads another one, and Eve says of herself that she leads Cargo.
fn scene(name: &str, listing: Listing) -> (House, Guest, [Guest; 3]) {
    let house = House::open();
    let (mut linus, mut emil) = (house.guest(Role::Participant), house.visitor());
    add_project(&mut linus, "Cargo", "Linus");
    add_project(&mut emil, "Serde", "Emil");
    let cargo = house.project("Cargo");
    linus.form(&cargo, "/leads").press("leads", "yes").location();
    emil.form(&house.project("Serde"), "/leads").press("leads", "yes").location();
    let person = holder(&house, name, "PCODE-1", "pmail@example.org", Some("psecretpsecretpsecret"));
    let mut ada = house.visitor();
    ada.form("/paris-2018/t/psecretpsecretpsecret", "").send().location();
    ada.form(FORM, "/questionnaire").set("coming:2018-05-28", "confirmed").send().location();
    house.rewrite_profile(person, poisoned(name, listing));
    ada.form(&cargo, "/seats").send().location();
    let letters = house.letters_of("Mozilla");
    house.lets_people_check_themselves_in();
    ada.form(&format!("/paris-2018/houses/{letters}"), "/presence").send().location();
    ada.form("/paris-2018/notes/new", "/notes").set("text", "A question").send().location();
    ada.form("/paris-2018/done/new", "/done").set("what", "Something").send().location();
    let mut eve = house.visitor();
    eve.form(&cargo, "/seats").set("name", "Eve").send().location();
    eve.form(&cargo, "/leads").press("leads", "yes").location();
    let leads: usize = house.view().event.projects.values().map(|project| project.leads.len()).sum();
    assert_eq!(leads, 3, "Linus, Emil and Eve");
    (house, ada, [linus, emil, eve])
}

fn seen(house: &House, guest: &mut Guest, name: &str) -> Vec<&'static str> {
    let shown = all_that_is_shown_to(house, guest);
    let all = PRIVATE.iter().chain(&SHARED).chain(&SECRET).chain(&["phandle"]).copied();
    let mut seen: Vec<&str> = all.filter(|word| shown.contains(word)).collect();
    if shown.contains(name) {
        seen.push("name");
    }
    seen
}

#[test]
fn answers_are_seen_by_coordinators_the_shared_ones_by_the_lead_and_by_nobody_else() {
    let (house, mut ada, [mut linus, mut emil, mut eve]) = scene("Pippa", Listing::Everyone);
    let name = "Pippa";
    for (who, guest) in [
        ("a visitor", &mut house.visitor()),
        ("a participant", &mut house.guest(Role::Participant)),
        ("a mentor", &mut house.guest(Role::Mentor)),
        ("a greeter", &mut house.guest(Role::Greeter)),
        ("another lead", &mut emil),
        ("who says to lead", &mut eve),
    ] {
        assert_eq!(seen(&house, guest, name), ["name"], "{who}");
    }
    assert_eq!(seen(&house, &mut linus, name), [&SHARED[..], &["name"]].concat(), "her lead");
    let coordinator = seen(&house, &mut house.guest(Role::Coordinator), name);
    assert_eq!(coordinator, ["pdiet", "paccess", "phours", "pknows", "plearns", "pwishes", "name"]);
    let own = seen(&house, &mut ada, name);
    assert!(PRIVATE.iter().chain(&SHARED).chain(&SECRET).all(|word| own.contains(word)), "{own:?}");
}

#[test]
fn who_merges_a_table_into_their_own_reads_no_answers_of_those_who_sat_there() {
    let (house, _, [_, _, mut eve]) = scene("Pippa", Listing::Everyone);
    eve.form("/paris-2018/projects/new", "/projects").set("title", "Trap").press("state", "running").location();
    let (trap, cargo) = (house.project("Trap"), house.project("Cargo"));
    eve.form(&trap, "/leads").press("leads", "yes").location();
    eve.form(&cargo, "/seats").send().location();
    let into = trap.split("/projects/").nth(1).unwrap().split('?').next().unwrap().to_owned();
    eve.form(&format!("{}/merge", cargo.split('?').next().unwrap()), "/merge").set("into", &into).send().location();
    assert!(house.view().event.projects.values().any(|project| project.merged.is_some()), "it is one table now");
    assert_eq!(seen(&house, &mut eve, "Pippa"), ["name"], "Eve brought Pippa along, Pippa did not come");
}

#[test]
fn whoever_is_shown_to_nobody_is_in_no_page_stream_export_and_error() {
    let (house, mut ada, [mut linus, mut emil, mut eve]) = scene("Pomegranata", Listing::Nobody);
    let name = "Pomegranata";
    for (who, guest) in [
        ("a visitor", &mut house.visitor()),
        ("a participant", &mut house.guest(Role::Participant)),
        ("another lead", &mut emil),
        ("who says to lead", &mut eve),
    ] {
        assert_eq!(seen(&house, guest, name), Vec::<&str>::new(), "{who}");
    }
    // What she shared with her lead she shared; her name she did not.
    assert_eq!(seen(&house, &mut linus, name), SHARED);
    assert_eq!(seen(&house, &mut house.guest(Role::Greeter), name), ["name"]);
    assert!(seen(&house, &mut ada, name).contains(&"name"));
    // Another one who tries her code learns no name either.
    let answer = eve.form("/paris-2018/sign-in", "/sign-in").set("code", "PCODE-1").set("email", "eve@example.org").send();
    assert!(answer.status == 422 && !answer.body.contains(name));
}

#[test]
fn whoever_shows_a_handle_only_is_called_by_it_in_every_page_stream_and_export() {
    let (house, mut ada, _) = scene("Pomegranata", Listing::Handle);
    ada.form(&house.project("Cargo"), "/leads").press("leads", "yes").location();
    for (who, guest) in [("a visitor", &mut house.visitor()), ("a participant", &mut house.guest(Role::Participant))] {
        assert_eq!(seen(&house, guest, "Pomegranata"), ["phandle"], "{who}");
        assert!(guest.page(&house.project("Cargo")).text().contains("phandle"), "{who}: she is called so where she sits");
        assert!(!guest.page("/paris-2018/people?q=Pomegran").body.contains("phandle"), "{who}: nor is she found by it");
    }
    assert!(ada.page(&house.project("Cargo")).text().contains("Pomegranata"), "she sees her own name");
    assert!(house.guest(Role::Greeter).page(&house.project("Cargo")).text().contains("Pomegranata"));
}

#[test]
fn what_is_eaten_goes_after_the_last_evening_and_all_on_the_day_that_was_said() {
    let (house, ..) = scene("Pippa", Listing::Participants);
    let words = ["Pippa", "pdiet", "paccess", "pcontact", "pmail", "PCODE", "psecret", "phandle", "phours", "pknows", "pwishes"];
    assert_eq!(found(&house, &words), words, "what could stay is there");
    let day = "2018-05-28".parse().unwrap();
    house.clock_strikes("2018-05-30T04:59");
    assert_eq!(found(&house, &words), words);
    house.clock_strikes("2018-05-30T05:01");
    assert_eq!(found(&house, &words), ["Pippa", "pcontact", "pmail", "PCODE", "psecret", "phandle", "phours", "pknows", "pwishes"]);
    let asked = house.visitor().page(FORM).text();
    assert!(!asked.contains("What do you not eat?") && asked.contains("I know …"));

    house.clock_strikes("2018-07-28T23:59");
    assert!(found(&house, &words).contains(&"Pippa"), "it is kept until the end of that day");
    house.clock_strikes("2018-07-29T05:01");
    assert_eq!(found(&house, &words), Vec::<&str>::new());
    assert!(house.visitor().page(FORM).text().contains("Nothing is asked any more."));
    assert_eq!(house.visitor().post(FORM, &[("name".to_owned(), "Late".to_owned())]).status, 422);
    // Heads and what people worked on remain.
    let view = house.view();
    assert_eq!(view.event.gauge(day, view.event.venues[0].id).heads(), 1);
    let cargo = view.event.projects.values().find(|project| project.about.title.as_str() == "Cargo").unwrap();
    assert_eq!(cargo.people(day).len(), 3);
    let said = view.event.coming_on(day).filter(|(_, coming)| coming.has_place()).count();
    assert_eq!(said, 1, "how many had said that they come is what the next forecast learns from");
    assert!(view.event.places_taken(day) >= 1, "who came is counted");
    house.visitor().page(BOARD);
    house.visitor().page("/paris-2018/report");
}

#[test]
fn what_the_site_says_of_somebody_stays_when_answers_go_until_it_is_taken_off() {
    let (house, mut ada, _) = scene("Pippa", Listing::Everyone);
    let (pippa, ines) = (house.person("Pippa"), house.person("Ines"));
    let presented = ledger::Presented {
        key: "pippa".to_owned(),
        groups: vec!["Team".to_owned()],
        links: vec![("Site".to_owned(), "https://pippa.example/".to_owned())],
        text: "Weaves *networks*.".to_owned(),
    };
    house.rewrite_profile(pippa, Profile { presented: Some(Box::new(presented.clone())), ..poisoned("Pippa", Listing::Everyone) });
    let presents = |name: &str, listing| Profile { presented: Some(Box::new(presented.clone())), ..poisoned(name, listing) };
    let hidden = house.person("Linus");
    house.rewrite_profile(hidden, presents("Linus", Listing::Participants));
    let reach = house.view().people.get(ines).unwrap().contact.clone();
    assert!(reach.is_some() && house.view().event.contacts.conduct == Some(ines));

    house.clock_strikes("2018-07-29T05:01");
    let left = house.view().people.get(pippa).cloned().unwrap();
    let published =
        Profile { revision: left.revision, name: "Pippa".to_owned(), presented: Some(Box::new(presented)), ..Profile::default() };
    assert_eq!(left, published, "and nothing else of her is");
    assert_eq!(
        house.view().people.get(ines).and_then(|profile| profile.contact.clone()),
        reach,
        "the page on conduct still says whom to ask"
    );
    assert_eq!(house.view().people.get(hidden), None, "who is not shown to everybody is not published");
    // She has it taken off, then as before.
    ada.form("/paris-2018/me/erase", "/erase").send().location();
    assert_eq!(found(&house, &["Pippa", "pippa", "Weaves"]), Vec::<&str>::new());
}
