//! Two projects that are one: found while one types, made one, taken apart again; and what goes on the next day.

use domain::Role;

use crate::house::{BOARD, House, add_idea, add_project};

const NEW: &str = "/paris-2018/projects/new";

/// A project and its letters in addresses.
fn letters(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

#[test]
fn who_types_carg_is_told_where_cargo_runs() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = ada.form(NEW, "/projects").set("title", "Cargo").set("house", &house.letters_of("Formeret")).set("where", "101");
    form.set("name", "Ada").press("state", "running").location();

    let mut linus = house.visitor();
    let told = linus.get("/paris-2018/projects/alike?day=2018-05-28&title=carg").json()["html"].as_str().unwrap().to_owned();
    assert!(told.contains("Cargo runs already: Formeret Espace Cléry, room 101."), "{told}");
    assert!(told.contains(&format!("href=\"{}?day=2018-05-28\"", house.project("Cargo"))), "{told}");
    for other in ["ca", "cargonaut", "serde", "", "%00", "%E2%9C%93"] {
        let told = linus.get(&format!("/paris-2018/projects/alike?day=2018-05-28&title={other}")).json();
        assert_eq!(told["html"], "", "{other}");
    }
    assert_eq!(linus.get("/paris-2018/projects/alike?day=2019-01-01&title=carg").status, 404);
}

#[test]
fn without_script_the_form_comes_back_once_and_a_second_table_is_added_by_its_button() {
    let house = House::open();
    add_project(&mut house.visitor(), "Cargo", "Ada");
    let before = house.seq();
    let mut linus = house.visitor();
    let form = linus.form(NEW, "/projects").set("title", "« CÁRGO »").set("where", "the stairs").set("name", "Linus");
    let answer = form.press("state", "idea");
    assert_eq!((answer.status, house.seq()), (409, before));
    assert!(answer.text().contains("Cargo runs already. Go there A second table"), "{}", answer.text());
    assert!(answer.body.contains(&format!("href=\"{}?day=2018-05-28\"", house.project("Cargo"))));
    let form = linus.form_of(&answer, "/projects");
    assert_eq!((form.value("where").as_deref(), form.value("name").as_deref()), (Some("the stairs"), Some("Linus")));
    // What was to be an idea is one.
    form.press("second", "idea").location();
    assert!(linus.page(BOARD).text().contains("an idea of Linus"));
}

#[test]
fn two_tables_are_made_one_and_the_old_address_leads_to_the_new_one() {
    let house = House::open();
    let (mut ada, mut linus) = (house.visitor(), house.visitor());
    add_project(&mut ada, "Cargo", "Ada");
    add_project(&mut linus, "The package manager", "Linus");
    let (old, new) = (house.project("The package manager"), house.project("Cargo"));
    linus.form(&format!("/paris-2018/done/new?project={}", letters(&old)), "/done").set("what", "A lock file").send().location();
    linus.form("/paris-2018/notes/new?kind=help", "/notes").set("text", "Who knows the resolver?").send().location();
    let mut stream = house.visitor().watch(BOARD);
    let mut his = linus.watch(BOARD);
    assert!(his.hears("me").data.contains(letters(&old)));

    let answer = linus.form(&format!("{old}/merge"), "/merge").set("into", letters(&new)).send();
    let heard = stream.hears("Ada and Linus").json();
    assert_eq!(heard["lists"]["running"].as_array().unwrap().len(), 1);
    let all = heard["put"].to_string();
    // What came of it and what was asked speak of the new one, in the same message.
    assert!(all.contains("A lock file") && all.contains("Who knows the resolver?") && !all.contains("The package manager"), "{all}");
    assert!(his.hears("me").data.contains(letters(&new)));
    assert!(linus.page(BOARD).body.contains(heard["put"][format!("p-{}", letters(&new))].as_str().unwrap()));

    let page = linus.page(answer.location()).text();
    for said in ["“The package manager” is part of this project now.", "A lock file", "Who knows the resolver?", "Became part of this"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let led = house.visitor().get(&format!("{old}?day=2018-05-28"));
    assert_eq!((led.status, led.header("location")), (303, format!("{new}?day=2018-05-28&from={}", letters(&old)).as_str()));
    assert!(house.visitor().page(&new).text().contains("Became part of this The package manager"));

    // And apart again.
    linus.form(&new, &format!("{}/back", letters(&old))).send().location();
    let apart = stream.hears("The package manager").json();
    assert_eq!(apart["lists"]["running"].as_array().unwrap().len(), 2);
    assert!(apart["put"].to_string().contains("A lock file"), "{apart}");
    assert_eq!(house.visitor().get(&old).status, 200);
}

#[test]
fn a_project_is_not_made_part_of_itself_or_of_what_is_gone() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Cargo", "Ada");
    add_idea(&mut ada, "Gone by noon", "");
    let (cargo, gone) = (house.project("Cargo"), house.project("Gone by noon"));
    let filled = ada.form(&format!("{cargo}/merge"), "/merge").set("into", letters(&gone)).filled("", "");
    ada.form(&format!("{gone}/withdraw"), "/withdraw").send().location();
    let before = house.seq();
    let answer = ada.send(&filled);
    assert_eq!(answer.refusal(), "This project is no longer on the board. Look for it there, or add it again.");
    for (into, said) in [
        (letters(&cargo), "These two are one and the same already. Choose another one."),
        ("", "Something is missing: the other project. Fill it in and send it again."),
        ("aaaaaaaaaa", "This project is no longer on the board. Look for it there, or add it again."),
    ] {
        let mut wrong = filled.clone();
        wrong.fields.iter_mut().filter(|(key, _)| key == "into").for_each(|(_, value)| into.clone_into(value));
        let answer = ada.send(&wrong);
        assert!(answer.status == 422 || answer.status == 404, "{}", answer.status);
        assert_eq!(answer.refusal(), said);
    }
    assert_eq!(house.seq(), before);
}

#[test]
fn a_merge_in_french_says_what_becomes_of_it() {
    let house = House::open();
    add_project(&mut house.visitor(), "Cargo", "Ada");
    add_project(&mut house.visitor(), "Serde", "Linus");
    let mut ines = house.visitor().speaking("fr");
    let page = ines.page(&format!("{}/merge", house.project("Serde"))).text();
    assert!(page.contains("« Serde » rejoint un autre projet") && page.contains("Réunir"), "{page}");
}

#[test]
fn a_project_goes_on_the_next_day_by_one_click_and_a_second_one_changes_nothing() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Tokio", "Ada");
    let project = house.project("Tokio");
    let mut tuesday = house.visitor().watch("/paris-2018/?day=2018-05-29");
    let filled = ada.form(&project, "/days").filled("", "");
    let answer = ada.send(&filled);
    assert_eq!(answer.location(), format!("{project}?day=2018-05-29"));
    assert!(tuesday.hears("Tokio").data.contains("idea"));
    let after = house.seq();
    assert_eq!(ada.send(&filled).location(), answer.location());
    assert_eq!(house.seq(), after);
    assert!(ada.page(&format!("{project}?day=2018-05-28")).text().contains("It goes on: Tuesday"));
    // On the last day nothing is offered.
    assert!(!ada.page(&format!("{project}?day=2018-05-29")).body.contains("/days\""));
    let mut wrong = filled;
    wrong.fields.iter_mut().filter(|(key, _)| key == "on").for_each(|(_, value)| "2018-06-30".clone_into(value));
    assert_eq!(ada.send(&wrong).refusal(), "This event has no such day. Choose one of its days.");
}

#[test]
fn the_coordinator_takes_all_to_the_next_day_but_what_is_finished() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Tokio", "Ada");
    ada.form(&house.project("Tokio"), "/state").press("state", "finished").location();
    add_project(&mut ada, "Serde", "");
    add_project(&mut house.visitor(), "Nom", "Linus");
    let refused = ada.get("/paris-2018/continue");
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("one has to be coordinator here. Ask the coordinator for a link."), "{}", refused.text());

    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page("/paris-2018/continue").text().contains("Tokio Finished"));
    let filled = mara.form("/paris-2018/continue", "/continue").filled("", "");
    let answer = mara.send(&filled);
    assert_eq!(answer.location(), "/paris-2018/?day=2018-05-29");
    let tuesday = mara.page("/paris-2018/board.json?day=2018-05-29").json();
    let titles: Vec<&str> = tuesday["projects"].as_array().unwrap().iter().map(|project| project["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Serde", "Nom"]);
    assert!(mara.page("/paris-2018/continue").text().contains("Tokio"));
    assert_eq!(ada.send(&filled).status, 403);
    assert!(mara.page("/paris-2018/continue?day=2018-05-29").text().contains("No day comes after this one."));
}

#[test]
fn who_makes_two_one_sees_before_how_many_fit_and_is_told_so_after() {
    let house = House::open();
    let (mut ada, mut linus, mut noor) = (house.visitor(), house.visitor(), house.visitor());
    let form = ada.form(NEW, "/projects").set("title", "Cargo").set("seats", "2").set("name", "Ada");
    form.press("state", "running").location();
    add_project(&mut linus, "The package manager", "Linus");
    let (old, new) = (house.project("The package manager"), house.project("Cargo"));
    noor.form(&old, "/seats").set("name", "Noor").send().location();

    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(&format!("{old}/merge?day=2018-05-28"));
    assert!(page.text().contains("On Monday 2 people move there."), "{}", page.text());
    assert!(page.text().contains("Cargo · one seat free"), "{}", page.text());
    let refused = mara.form_of(&page, "/merge").set("into", letters(&new)).send();
    let said = refused.refusal();
    assert_eq!(
        said,
        "Not everybody fits: Cargo has 1 of 2 seats left. Look for another table, or ask them to make room. Or do it all the same."
    );
    mara.form_of(&refused, "/merge").set("anyway", "yes").send().location();
    assert_eq!(house.view().event.projects.values().filter(|project| project.merged.is_some()).count(), 1);
}
