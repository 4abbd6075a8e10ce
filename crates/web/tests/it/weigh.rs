//! What if something counted less, or more: the coordinator looks at another plan, and nothing comes of looking.

use std::sync::Arc;

use domain::questionnaire::{Value, key};
use domain::{PersonId, Role};
use ledger::{Answered, Profile};

use crate::client::Guest;
use crate::house::House;
use crate::monday::{SUBJECTS, crowd};
use crate::round::{PLAN, comes, goes_to, said, somebody};

const NEW: &str = "/paris-2018/projects/new";

/// Each of them with its sentence on the page.
const WISHES: [(&str, &str); 9] = [
    ("wishes", "People get what they wished for"),
    ("skills", "People sit where they know something"),
    ("learning", "People sit where they can learn"),
    ("language", "Tables share a language"),
    ("walking", "Nobody walks to another house"),
    ("company", "Nobody is alone at a project"),
    ("staying", "People stay where they sit"),
    ("hands", "Projects that ask for hands get them"),
    ("leads", "Leads get whom they would like to have"),
];

/// Forty people who differ in everything, and fourteen tables in two houses that do so, too.
fn morning(house: &House) -> Vec<(Guest, PersonId)> {
    let houses = ["Mozilla", "Formeret"];
    for (number, subject) in SUBJECTS.iter().enumerate() {
        let (mut lead, name) = (house.visitor(), format!("Lead {number:02}"));
        let form = lead.form(NEW, "/projects").set("title", &format!("Work on {subject}")).set("name", &name).set("seats", "5");
        let form = form.set("house", &house.letters_of(houses[number % 2]));
        let form = if number.is_multiple_of(3) { form.set("newcomers", "welcome") } else { form };
        let form = if number.is_multiple_of(2) { form } else { form.set("needs", &format!("somebody who knows {subject}")) };
        form.press("state", "running").location();
        let person = house.person(&name);
        let mut known: Profile = house.view().people.get(person).cloned().expect("they have a profile");
        known.answers.insert(Arc::from(key::LANGUAGES), Answered::here(said(&[["en", "fr", "de"][number % 3]])));
        house.rewrite_profile(person, known);
        lead.form(&house.project(&format!("Work on {subject}")), "/leads").press("leads", "yes").location();
        comes(house, person, houses[number % 2]);
    }
    // Nobody leads it, and one person has it as their third wish.
    let mut mara = house.guest(Role::Coordinator);
    mara.form(NEW, "/projects").set("title", "Coffee").set("seats", "1").press("state", "running").location();
    let mut people = crowd(house, 40);
    people.push(somebody(house, "Kim Vale", &[(key::WISHES, said(&["what is not there", "nor this", "coffee"]))]));
    // One helps, and could as well mend bicycles: the lead of that asks for hands, that of the other table for whoever helps.
    for (title, need) in [("Bicycles", ("needs", "somebody who knows bicycles")), ("Tea", ("need", "mentor"))] {
        mara.form(NEW, "/projects").set("title", title).set("seats", "1").set(need.0, need.1).press("state", "running").location();
    }
    let helps = [(key::MENTOR, Value::Number(1)), (key::KNOWS, said(&["bicycles"])), (key::LANGUAGES, said(&["it"]))];
    people.push(somebody(house, "Sol Reyes", &helps));
    for (number, (guest, person)) in people.iter_mut().enumerate() {
        comes(house, *person, houses[number / 3 % 2]);
        if number.is_multiple_of(5) && number < 40 {
            let there = house.project(&format!("Work on {}", SUBJECTS[number / 5]));
            guest.form(&there, "/seats").send().location();
        }
    }
    people
}

#[test]
fn each_of_nine_wishes_changes_a_place_and_nothing_is_written_by_looking() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    morning(&house);
    let mut mara = house.guest(Role::Coordinator);
    goes_to(&mut mara, "places");
    let seq = house.seq();
    let mut plan = |wish: &str, counts: &str| {
        let page = mara.page(&format!("{PLAN}?seated=yes&{wish}={counts}"));
        assert!(page.body.contains(&format!("<option value=\"{counts}\" selected>")), "what was chosen stands there");
        mara.form_of(&page, "/round/plan").value("plan").unwrap_or_else(|| panic!("a plan: {}", page.text()))
    };
    let usual = plan("wishes", "normal");
    for (wish, _) in WISHES {
        assert_eq!(plan(wish, "normal"), usual, "the same question has the same answer");
        assert!(["less", "more"].iter().any(|counts| plan(wish, counts) != usual), "{wish} has no say");
    }
    assert_eq!(house.seq(), seq, "looking has no consequences");
    assert_eq!(house.view().event.all_proposals(), vec![]);
    let page = mara.page(PLAN).text();
    for (_, sentence) in WISHES {
        assert!(page.contains(&format!("{sentence} less as usual more")), "{sentence}: {page}");
    }
}
