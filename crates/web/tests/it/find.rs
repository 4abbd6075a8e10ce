//! Finding on the board, without script: a form, an address that can be handed on, and nobody finds what they may not see.

use domain::Role;

use crate::client::{Answer, Guest};
use crate::house::{BOARD, House, add_idea};
use crate::markup;

const NEW: &str = "/paris-2018/projects/new";

/// The titles that a page shows, in their order; rows that are left out are there and hidden.
fn shown(page: &Answer) -> Vec<String> {
    let rows = page.body.split("<li class=\"line").skip(1).filter(|row| !row.split('>').next().is_some_and(|tag| tag.ends_with(" hidden")));
    rows.map(|row| row.split("<bdi>").nth(1).and_then(|rest| rest.split("</bdi>").next()).map_or_else(String::new, markup::unescape))
        .collect()
}

fn finds(guest: &mut Guest, query: &str) -> Vec<String> {
    shown(&guest.page(&format!("{BOARD}?{query}")))
}

/// Three tables and an idea.
fn tables(house: &House) -> Guest {
    let mut ada = house.visitor();
    let form = ada.form(NEW, "/projects").set("title", "Écran & Œuvre").set("house", &house.letters_of("Mozilla")).set("name", "Ada");
    form.set("newcomers", "welcome").press("state", "running").location();
    let mut linus = house.visitor();
    let form = linus.form(NEW, "/projects").set("title", "QUIC").set("house", &house.letters_of("Formeret")).set("name", "Linus");
    form.set("need", "mentor")
        .set("where", "101, table F2")
        .set("audience", "Whoever has a *lost* handshake")
        .press("state", "running")
        .location();
    let form = house.visitor().form(NEW, "/projects").set("title", "Cargo").set("name", "Grace").press("state", "running");
    form.location();
    add_idea(&mut house.visitor(), "A survey", "Radia");
    ada
}

#[test]
fn every_word_counts_accents_and_case_do_not_and_marks_are_asked_of_projects() {
    let house = House::open();
    let mut ada = tables(&house);
    let mozilla = house.letters_of("Mozilla");
    for (query, titles) in [
        ("q=ecran", ["Écran & Œuvre"].as_slice()),
        ("q=%C3%89CRAN+oeuvre", &["Écran & Œuvre"]),
        ("q=cran+linus", &[]),
        ("q=quic+linus", &["QUIC"]),
        ("q=formeret", &["QUIC"]),
        ("q=lost+f2", &["QUIC"]),
        ("q=mentor", &["QUIC"]),
        ("q=%26", &["Écran & Œuvre"]),
        ("q=amp", &[]),
        ("q=%3Cli", &[]),
        ("q=projects", &[]),
        ("q=radia", &["A survey"]),
        ("needs=yes", &["QUIC"]),
        ("welcome=yes", &["Écran & Œuvre"]),
        ("welcome=yes&needs=yes", &[]),
        (&format!("house={mozilla}"), &["Écran & Œuvre"]),
        (&format!("house={mozilla}&house={}", house.letters_of("Formeret")), &["QUIC", "Écran & Œuvre"]),
        (&format!("house={mozilla}&q=quic"), &[]),
        ("house=nowhere&needs=no&q=+", &["QUIC", "Écran & Œuvre", "Cargo", "A survey"]),
    ] {
        assert_eq!(finds(&mut ada, query), titles, "{query}");
    }

    // What is done and what is said is found by its words, and the marks of projects do not concern it.
    ada.form("/paris-2018/done/new", "/done").set("what", "A séance on lifetimes").send().location();
    let page = ada.page(&format!("{BOARD}?q=seance")).text();
    assert!(page.contains("Running 0 of 3") && page.contains("Done 1 of 1"), "{page}");
    assert!(ada.page(&format!("{BOARD}?needs=yes")).text().contains("Done 1 of 1"));
}

#[test]
fn the_form_holds_what_was_asked_and_where_nothing_fits_there_is_a_way_back() {
    let house = House::open();
    let mut ada = tables(&house);
    let form = |page: &Answer| {
        page.body.split("<form class=\"find\"").nth(1).and_then(|rest| rest.split("</form>").next()).unwrap_or("").to_owned()
    };
    let empty = form(&ada.page(BOARD));
    assert!(
        empty.contains("action=\"/paris-2018/\" method=\"get\"")
            && empty.contains("<label class=\"vh\" for=\"q\">Find on this board</label>"),
        "{empty}"
    );
    assert!(empty.contains("name=\"day\" value=\"2018-05-28\"") && !empty.contains(" checked"), "{empty}");
    // As a browser without script sends the form.
    let page = ada.page(&format!("{BOARD}?day=2018-05-28&q=nothing+has+this&needs=yes"));
    let filled = form(&page);
    assert!(
        filled.contains("name=\"q\" value=\"nothing has this\"") && filled.contains("name=\"needs\" value=\"yes\" checked"),
        "{filled}"
    );
    assert_eq!(filled.matches(" checked").count(), 1);
    assert_eq!(shown(&page), Vec::<String>::new());
    let text = page.text();
    assert!(text.contains("Running 0 of 3") && text.contains("Nothing that runs here has all you look for. Show all"), "{text}");
    assert!(page.body.contains("href=\"/paris-2018/?day=2018-05-28\">Show all"));
    // The other language keeps what is looked for.
    assert!(page.body.contains("q=nothing+has+this") && page.body.contains("lang=fr"));
    let page = ada.page(&format!("{BOARD}?q=nothing&lang=fr")).text();
    assert!(page.contains("Rien de ce qui est en cours ne correspond") && page.contains("Tout afficher"), "{page}");
}

#[test]
fn what_one_looks_for_is_no_part_of_the_board_that_others_get() {
    let house = House::open();
    let mut ada = tables(&house);
    // On a board that nobody has asked for yet, and on one that is kept.
    for _ in 0..2 {
        assert_eq!(finds(&mut ada, "q=quic"), ["QUIC"]);
        let mut linus = house.visitor();
        let page = linus.page(BOARD);
        assert_eq!(shown(&page).len(), 4);
        assert!(!page.body.contains("quic\""), "{}", page.body);
        let own = ada.page(&format!("{BOARD}?q=quic"));
        assert_ne!(own.header("etag"), page.header("etag"), "a page for one search has the name of another one");
        assert_eq!(own.header("cache-control"), "private, no-cache");
    }
    // A stream does not know what its watcher looks for: the rows are there, so it brings whatever changes.
    let mut stream = ada.watch(&format!("{BOARD}?q=quic"));
    add_idea(&mut house.visitor(), "Another survey", "Barbara");
    assert!(stream.hears("Another survey").data.contains("Another survey"));
}

#[test]
fn nobody_finds_by_a_name_that_they_may_not_see() {
    let house = House::open();
    let form = |mut guest: Guest, title: &str, name: &str, listing: &str| {
        let form = guest.form(NEW, "/projects").set("title", title).set("name", name).set("listing", listing);
        form.press("state", "running").location();
    };
    form(house.visitor(), "Open", "Ada Everyone", "everyone");
    form(house.visitor(), "Among us", "Linus Participants", "participants");
    form(house.visitor(), "Hidden", "Grace Nobody", "nobody");
    // The third and fourth at a table are not on its line, but may be found there.
    let open = house.project("Open");
    for (name, listing) in [("Barbara", "everyone"), ("Radia", "everyone"), ("Hedy", "participants"), ("Jean", "nobody")] {
        house.visitor().form(&open, "/seats").set("name", name).set("listing", listing).send().location();
    }
    let names = ["everyone", "participants", "nobody", "radia", "hedy", "jean"];
    for (mut guest, found) in [
        (house.visitor(), [1, 0, 0, 1, 0, 0]),
        (house.guest(Role::Participant), [1, 1, 0, 1, 1, 0]),
        (house.guest(Role::Coordinator), [1, 1, 1, 1, 1, 1]),
    ] {
        assert_eq!(names.map(|name| finds(&mut guest, &format!("q={name}")).len()), found);
    }
}

#[test]
fn the_keys_are_told_in_both_languages_also_to_those_who_have_no_script() {
    let house = House::open();
    let page = house.visitor().page("/paris-2018/keys").text();
    for words in [
        "Tab and Enter reach everything.",
        "/ find on the board",
        "n add a project",
        "d say what came of it",
        "h ask for help",
        "Esc close",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let page = house.visitor().speaking("fr").page("/paris-2018/keys").text();
    assert!(page.contains("Tab et Entrée mènent partout.") && page.contains("/ chercher sur le tableau"), "{page}");
    // Every page of the event leads there.
    for path in [BOARD, NEW, "/paris-2018/me"] {
        assert!(house.visitor().page(path).body.contains("href=\"/paris-2018/keys\""), "{path}");
    }
}
