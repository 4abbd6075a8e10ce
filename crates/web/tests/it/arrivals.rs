//! Who came in and has no place, as the desk, the person's page and their phone tell it.

use domain::Role;
use domain::questionnaire::{Value, key};

use crate::house::{House, add_project};
use crate::places::{has_seats, people};
use crate::round::{MINE, ROUND, asks, comes, goes_to, said, somebody, takes};

/// What stands in the section of those without a place.
fn cards(page: &str) -> &str {
    let from = page.find("id=\"h-stands\"").unwrap_or(page.len());
    let section = &page[from..];
    &section[..section.find("</section>").unwrap_or(section.len())]
}

#[test]
fn who_came_in_and_has_no_place_stands_on_the_desk_as_a_card() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:24");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let answers = [
        (key::FIRST, Value::Yes(true)),
        (key::LEVEL, Value::Number(2)),
        (key::KNOWS, said(&["poisonknows"])),
        (key::LEARNS, said(&["poisonlearns"])),
        (key::AREAS, said(&["poisonareas"])),
        (key::LANGUAGES, said(&["poisonlanguage"])),
        (key::WISHES, said(&["poisonwishes"])),
        (key::DIET, Value::Text("poisondiet".to_owned())),
    ];
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &answers);
    ada.form(MINE, "/line").set("line", "I know looms, I look for wool").send().location();
    comes(&house, ada_id, "Mozilla");
    house.clock_strikes("2018-05-28T09:40");
    let (_, mei) = somebody(&house, "Mei Okoro", &[(key::MENTOR, Value::Number(3))]);
    comes(&house, mei, "Formeret");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "introductions");
    assert_eq!(cards(&coordinator.page(ROUND).body), "", "while people introduce themselves nobody waits for a place");
    goes_to(&mut coordinator, "places");
    let desk = coordinator.page(ROUND);
    let text = desk.text();
    // Whoever waits longest comes first: nobody moves when others come in.
    let first =
        "Here without a place 2 Who has waited longest comes first. Ada Brünn Mozilla · since 9:24 New here I know looms, I look for wool";
    assert!(text.contains(first), "{text}");
    assert!(text.contains("Mei Okoro Formeret Espace Cléry · since 9:40 Helps newcomers 3"), "{text}");
    for known in ["Level Well", "Knows poisonknows", "Wants to learn poisonlearns", "Areas poisonareas", "Languages poisonlanguage"] {
        assert!(text.contains(known), "{known}: {text}");
    }
    assert!(text.contains("Wishes poisonwishes") && !desk.body.contains("poisondiet"), "{text}");
    // A greeter walks over with what everybody may know of her.
    let hers = format!("{ROUND}/people/{}", ada_id.0.short());
    let mut greeter = house.guest(Role::Greeter);
    let (desk, page) = (greeter.page(ROUND), greeter.page(&hers));
    assert!(desk.text().contains("Ada Brünn Mozilla · since 9:24 I know looms, I look for wool"), "{}", desk.text());
    assert!(page.text().contains("I know looms, I look for wool"), "{}", page.text());
    for secret in ["poison", "New here", "Level", "Helps newcomers"] {
        assert!(!desk.body.contains(secret) && !page.body.contains(secret), "a greeter reads {secret}");
    }
    assert!(coordinator.page(&hers).text().contains("New here"));
    // One tap finds a place, from the card.
    let button = format!("<input type=\"hidden\" name=\"person\" value=\"{ada_id}\"><button class=\"word\"");
    assert!(cards(&desk.body).contains(&button), "{}", desk.body);
    asks(&mut greeter, "find", &[("person", &ada_id.to_string())]);
    assert!(house.view().event.asked_place(ada_id).is_some());
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("Here without a place 1") && !desk.contains("since 9:24"), "{desk}");
    assert_eq!(cards(&house.visitor().page(ROUND).body), "");
}

#[test]
fn why_a_plan_found_nothing_is_told_as_far_as_its_reader_may_know() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    comes(&house, house.person("Jorge Lima"), "Mozilla");
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[(key::FIRST, Value::Yes(true))]);
    comes(&house, ada_id, "Mozilla");
    for number in 0..7 {
        let (_, person) = somebody(&house, &format!("Expert {number}"), &[(key::LEVEL, Value::Number(3))]);
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    let mut greeter = house.guest(Role::Greeter);
    goes_to(&mut coordinator, "places");
    assert!(!cards(&coordinator.page(ROUND).body).contains("why-not"), "no plan looked for anything yet");
    takes(&mut coordinator, "no");
    assert!(ada.page(MINE).text().contains("No place is proposed to you yet."), "what only the team sees is told to nobody");
    coordinator.form(ROUND, "/release").send().location();
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains("New here No mentor is free for one more newcomer. Find them a place"), "{desk}");
    // Who could be asked, with how many more there are.
    assert!(desk.contains("1 newcomer waits for a mentor: 1 more would do. To ask: ") && desk.contains(" and 2 more"), "{desk}");
    let hers = format!("{ROUND}/people/{}", ada_id.0.short());
    assert!(coordinator.page(&hers).text().contains("Nothing is proposed to them. No mentor is free for one more newcomer."));
    let page = ada.page(MINE).text();
    assert!(page.contains("No mentor is free for one more newcomer yet. The team knows that you wait."), "{page}");
    assert!(!page.contains("begin it yourself"), "{page}");
    // Who has an idea of their own need not wait with it.
    ada.form("/paris-2018/projects/new", "/projects").set("title", "Dye plants").press("state", "idea").location();
    let page = ada.page(MINE).text();
    assert!(page.contains("and looks for one for Dye plants, too. You can begin it yourself"), "{page}");
    // Who comes later hears it at once; whoever has only not been thought of yet does not.
    let (_, late) = somebody(&house, "Noor Adeyemi", &[(key::FIRST, Value::Yes(true))]);
    comes(&house, late, "Mozilla");
    let (_, other) = somebody(&house, "Zoë Late", &[(key::LEVEL, Value::Number(1))]);
    comes(&house, other, "Mozilla");
    let desk = coordinator.page(ROUND).text();
    assert!(desk.matches("No mentor is free for one more newcomer. Find them a place").count() == 2, "{desk}");
    assert!(desk.contains("Level A little Find them a place"), "{desk}");
    // That a mentor is missing would tell that she is new.
    for path in [ROUND, &hers] {
        let page = greeter.page(path).text();
        assert!(page.contains("No place was found for them yet."), "{page}");
        assert!(!page.contains("newcomer") && !page.contains("mentor"), "{page}");
    }
}

#[test]
fn forty_arrivals_stay_calm() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    has_seats(&house, "Looms", 9);
    let names: Vec<String> = (0..14).map(|number| format!("Guest {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    people(&house, &names[..13]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let desk = coordinator.page(ROUND);
    // One more is not folded away alone.
    assert!(!cards(&desk.body).contains("<details") && desk.body.matches("class=\"arrival\"").count() == 13);
    people(&house, &names[13..]);
    let desk = coordinator.page(ROUND);
    let (open, folded) = cards(&desk.body).split_once("<details").expect("the rest is folded");
    assert_eq!((open.matches("class=\"arrival\"").count(), folded.matches("class=\"arrival\"").count()), (12, 2));
    assert!(desk.text().contains("And 2"), "{}", desk.text());
}
