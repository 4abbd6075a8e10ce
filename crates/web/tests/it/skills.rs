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
    assert!(page.text().contains("<b>looms</b> fewer than five") && !page.body.contains("<b>looms"), "as it was written: {}", page.body);
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

/// An event of a series that was before, or comes, and what words mean there.
fn event_of(house: &House, slug: &str, title: &str, day: &str, words: &[(&str, &str)]) {
    let date = day.parse().unwrap();
    let plan = web::opening::Plan::new(title, "Europe/Zurich", date, date).unwrap().venue("Rote Fabrik: 80").unwrap();
    house.ledger.create(slug.parse().unwrap(), plan.series("RustFest").unwrap().order()).wait().expect("it opens");
    let text = |text: &str| domain::Text::line(text, domain::Field::Needs).unwrap();
    let skills = words.iter().map(|(word, skill)| domain::skill::Meant { word: text(word), skill: text(skill) }).collect();
    let terms = domain::coming::Terms { skills, ..domain::coming::Terms::default() };
    let id = domain::CommandId(domain::Id::from_bits(u128::from(house.seq()) + 77_000));
    let agree = domain::Command::Coming(domain::coming::Command::Agree { seen: u64::MAX, terms });
    house.ledger.ask(slug, ledger::Order::new(id, domain::Actor::ORGANISER).with(agree)).wait().expect("the words are said");
}

#[test]
fn events_of_a_series_share_what_words_mean_and_the_newest_counts() {
    let house = House::open();
    event_of(&house, "zurich-2017", "impl Days Zürich", "2017-10-02", &[("xtensa", "embedded"), ("kafka", "web"), ("looms", "games")]);
    event_of(&house, "kyiv-2017", "impl Days Kyiv", "2017-11-06", &[("kafka", "libraries")]);
    knows(&house, "Fay", &["Xtensa!"]);
    let mut mara = house.guest(Role::Coordinator);
    let alone = mara.page(SKILLS).text();
    assert!(between(&alone, "Not known yet 1", "\u{0}").contains("xtensa") && !alone.contains("Zürich"), "{alone}");

    mara.form("/paris-2018/settings/facts", "/facts").set("series", "rustfest").send().location();
    let page = mara.page(SKILLS).text();
    let series = between(&page, "From the series 3", "What is known");
    for part in ["xtensa from impl Days Zürich", "kafka from impl Days Kyiv", "looms from impl Days Zürich"] {
        assert!(series.contains(part), "{part}: {series}");
    }
    let known = between(&page, "What is known 1", "\u{0}");
    assert!(known.contains("embedded fewer than five xtensa"), "{known}");
    assert!(!page.contains("Fay"));
    // Who is looked for by the subject is found by the word of the series.
    add_project(&mut house.visitor(), "Boards", "Ada");
    let seq = house.seq();
    mara.form(SKILLS, "/skills").send().location();
    assert_eq!(house.seq(), seq, "what the series says is not said here once more");

    // Something else may be said here, and nowhere else.
    means(&mut mara, "kafka", "docs").location();
    let page = mara.page(SKILLS).text();
    assert!(between(&page, "Said here", "From the series 2").contains("kafka"), "{page}");
    assert_eq!(house.view().event.vocabulary().usual("kafka"), "docs");
    let zurich = house.ledger.view("zurich-2017").unwrap();
    assert_eq!(zurich.event.vocabulary().usual("kafka"), "web");
    // Taken back here, the series counts again.
    means(&mut mara, "kafka", "").location();
    assert!(mara.page(SKILLS).text().contains("kafka from impl Days Kyiv"));
}

#[test]
fn a_new_event_begins_with_the_words_of_its_series() {
    let house = House::open();
    event_of(&house, "zurich-2017", "impl Days Zürich", "2017-10-02", &[("xtensa", "embedded")]);
    let mut mara = house.visitor();
    let page = mara.page("/new");
    assert!(page.body.contains("<option value=\"RustFest\">"), "{}", page.body);
    let form = mara
        .form("/new", "/new")
        .set("title", "impl Days Rome")
        .set("from", "2018-11-26")
        .set("houses", "Casa: 40")
        .set("zone", "Europe/Rome");
    let there = form.set("series", "RustFest").set("slug", "rome-2018").send().location().to_owned();
    assert_eq!(there, "/rome-2018/");
    assert_eq!(house.ledger.view("rome-2018").unwrap().event.series.as_str(), "RustFest");
    assert!(mara.page("/rome-2018/coming/skills").text().contains("xtensa from impl Days Zürich"));
}

#[test]
fn the_front_pages_of_a_series_lead_to_the_one_before_and_the_one_after() {
    let house = House::open();
    let about = "/paris-2018/about";
    house.visitor().page(about);
    for (slug, title, day) in [
        ("kyiv-2017", "impl Days Kyiv", "2017-11-06"),
        ("zurich-2017", "impl Days Zürich", "2017-10-02"),
        ("rome-2018", "impl Days Rome", "2018-11-24"),
    ] {
        event_of(&house, slug, title, day, &[]);
    }
    let says = |slug: &str| house.visitor().page(&format!("/{slug}/about")).text();
    assert!(!says("paris-2018").contains("impl Days Kyiv") && !says("kyiv-2017").contains("Paris"));
    let mut mara = house.guest(Role::Coordinator);
    mara.form("/paris-2018/settings/facts", "/facts").set("series", "rustfest").send().location();
    let paris = house.visitor().page(about);
    assert!(paris.text().contains("Before: impl Days Kyiv") && paris.text().contains("After: impl Days Rome"), "{}", paris.text());
    assert!(paris.body.contains("href=\"/kyiv-2017/about\"") && !paris.text().contains("Zürich"));
    assert!(says("kyiv-2017").contains("After: impl Days Paris 2018") && says("kyiv-2017").contains("Before: impl Days Zürich"));
    assert!(!house.visitor().page("/paris-2018/timetable").text().contains("impl Days Kyiv"));
}
