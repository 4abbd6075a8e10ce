//! Words that people typed of what they know: which skill each becomes, how many said it, and nobody's name.

use std::sync::Arc;

use domain::Role;
use domain::questionnaire::{Value, key};
use ledger::{Answered, Profile};

use crate::client::Guest;
use crate::house::{House, add_project, named};
use crate::questionnaire::profile;

const SKILLS: &str = "/paris-2018/coming/skills";

/// Somebody who knows this.
fn knows(house: &House, name: &str, words: &[&str]) {
    let mut guest = house.visitor();
    named(guest.form("/paris-2018/notes/new", "/notes").set("text", "Hello"), name).send().location();
    let mut known: Profile = profile(house, name);
    let choices = words.iter().map(|word| (*word).to_owned()).collect();
    known.answers.insert(Arc::from(key::KNOWS), Answered::here(Value::Choices(choices)));
    house.rewrite_profile(house.person(name), known);
}

/// What stands between two headings.
fn between(page: &str, from: &str, to: &str) -> String {
    let rest = page.split_once(from).unwrap_or_else(|| panic!("no {from}: {page}")).1;
    rest.split_once(to).map_or(rest, |(part, _)| part).to_owned()
}

/// The form, with this beside a word.
fn means(guest: &mut Guest, word: &str, skill: &str) -> crate::client::Answer {
    let fields = [("seq", u64::MAX.to_string()), ("word", word.to_owned()), ("means", skill.to_owned())];
    guest.post(SKILLS, &fields.map(|(name, value)| (name.to_owned(), value)))
}

#[test]
fn mara_says_what_words_mean_that_nobody_knew() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page(SKILLS).text().contains("Nobody has said yet what they know"));
    for name in ["Ada", "Bea", "Cleo", "Dora", "Emil"] {
        knows(&house, name, &["Xtensa!", "rustc"]);
    }
    knows(&house, "Fay", &["weaving looms", "LLVM", "WASM"]);
    let page = mara.page(SKILLS).text();
    let unknown = between(&page, "Not known yet 2", "What is known");
    assert!(unknown.contains("xtensa 5 people") && unknown.contains("weaving looms fewer than five"), "{unknown}");
    let known = between(&page, "What is known 3", "\u{0}");
    assert!(known.contains("compiler 5 people rustc") && known.contains("webassembly fewer than five wasm"), "{known}");
    for name in ["Ada", "Fay"] {
        assert!(!page.contains(name), "{page}");
    }

    let wrong = means(&mut mara, "xtensa", "cobol");
    assert_eq!(
        (wrong.status, wrong.refusal()),
        (
            422,
            "“cobol” is no skill that is known here. Choose one from the list, or write the word itself if it is a skill of its own."
                .into()
        )
    );
    assert!(wrong.body.contains("value=\"cobol\""), "what was typed stays");
    assert!(house.view().event.terms.skills.is_empty());
    // The form as it stands: one is another name, one is a skill of its own.
    mara.form(SKILLS, "/coming/skills").set("means", "Embedded").send().location();
    means(&mut mara, "weaving looms", "Weaving Looms").location();
    let vocabulary = house.view().event.vocabulary();
    assert_eq!((&*vocabulary.usual("XTENSA"), vocabulary.knows("Weaving looms")), ("embedded", true));
    let page = mara.page(SKILLS).text();
    assert!(page.contains("Every word that people typed is known."), "{page}");
    assert!(between(&page, "What is known 5", "\u{0}").contains("embedded 5 people xtensa"), "{page}");

    // Taken back by emptying its line, and nothing else goes with it.
    means(&mut mara, "xtensa", "").location();
    assert!(mara.page(SKILLS).text().contains("Not known yet 1"));
    mara.form("/paris-2018/coming/terms", "/terms").set("places", "60").send().location();
    let terms = house.view().event.terms.clone();
    assert_eq!((terms.places, terms.skills.len()), (Some(60), 1));
    means(&mut mara, "xtensa", "embedded").location();
    assert_eq!(house.view().event.terms.places, Some(60));
}

#[test]
fn what_people_typed_is_for_coordinators() {
    let house = House::open();
    knows(&house, "Ada", &["<b>looms</b>"]);
    for role in [Role::Visitor, Role::Participant, Role::Mentor, Role::Greeter] {
        let mut guest = if role == Role::Visitor { house.visitor() } else { house.guest(role) };
        assert_eq!((guest.get(SKILLS).status, means(&mut guest, "looms", "looms").status), (403, 403), "{role:?}");
    }
    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(SKILLS);
    assert!(page.text().contains("looms") && !page.body.contains("<b>looms"), "{}", page.body);
    assert!(house.guest(Role::Coordinator).page("/paris-2018/coming").body.contains("/coming/skills\""));
    assert!(mara.speaking("fr").page(SKILLS).text().contains("moins de cinq"));
}

#[test]
fn a_task_is_found_by_another_name_of_what_it_needs() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Weaving", "Ada");
    let new = ada.form("/paris-2018/tasks/new", "/tasks").set("title", "Wind a spool");
    new.set("skills", "embedded, wasm-bindgen").send().location();
    let mut mara = house.guest(Role::Coordinator);
    let mut found = |word: &str| house.visitor().page(&format!("/paris-2018/tasks?q={word}")).text().contains("Wind a spool");
    assert_eq!(["arduino", "webassembly", "web", "xtensa", "games"].map(&mut found), [true, true, true, false, false]);
    means(&mut mara, "xtensa", "embedded").location();
    assert!(found("xtensa"));
}
