//! Telling others, and what hangs on walls and tables.

use domain::Role;
use fanout::Limits;
use ledger::{Listing, Profile};
use web::Options;

use crate::client::Guest;
use crate::house::{BOARD, House, add_idea, add_project};

/// Served under a name.
fn named_house() -> House {
    House::open_with(Options { base_url: Some("https://days.example".to_owned()), ..Options::default() }, Limits::default())
}

/// Adds a project with a place and seats.
fn miri(guest: &mut Guest, house: &House) {
    let form = guest.form("/paris-2018/projects/new", "/projects").set("title", "Miri").set("house", &house.letters_of("Formeret"));
    let form = form.set("where", "101, table F2").set("audience", "People who like *pointers*").set("newcomers", "welcome");
    form.set("seats", "6").set("name", "Ada").press("state", "running").location();
}

#[test]
fn the_boards_foot_leads_to_the_address_in_words_and_texts_to_pass_on() {
    let house = named_house();
    let mut ada = house.visitor();
    assert!(ada.page(BOARD).body.contains("<a href=\"/paris-2018/share\">Share</a>"));
    let page = ada.page("/paris-2018/share");
    let text = page.text();
    assert!(text.contains("Say: days dot example slash paris hyphen 2018."), "{text}");
    assert!(page.body.contains("<a href=\"https://days.example/paris-2018/\">days.example/<wbr>paris-2018"), "{}", page.body);
    // A ready text in each language, whatever the reader speaks.
    for ready in [
        "impl Days Paris 2018, Monday, 28 May to Tuesday, 29 May 2018: who works on what and where, and what came of it. Have a look and take part: https://days.example/paris-2018/",
        "impl Days Paris 2018, du lundi 28 mai au mardi 29 mai 2018\u{a0}: qui travaille sur quoi, où, et ce qui en est sorti. Venez voir et participer\u{a0}: https://days.example/paris-2018/",
    ] {
        assert!(page.body.contains(ready), "{}", page.body);
    }
    assert!(
        page.body.contains("mailto:?subject=impl%20Days%20Paris%202018&") && page.body.contains("body=impl%20Days%20Paris"),
        "{}",
        page.body
    );
    assert!(text.contains("<a href=\"https://days.example/paris-2018/\">impl Days Paris 2018, the live board</a>"), "{text}");
    assert!(page.body.contains("[impl Days Paris 2018, the live board](https://days.example/paris-2018/)"));
    assert!(page.body.contains("<svg class=\"qr\"") && page.body.contains("<title>QR code of days.example/paris-2018</title>"));
}

#[test]
fn without_a_name_the_address_is_what_the_reader_came_by() {
    let house = House::open();
    // This machine's own address leads others nowhere: the page says so and what to do, and has no square to scan.
    let page = house.visitor().page("/paris-2018/share");
    assert!(page.text().contains("Only this device can open this address."), "{}", page.text());
    assert!(page.text().contains("--listen 0.0.0.0:2018") && !page.body.contains("class=\"qr\""));

    let page = house.visitor().saying("Host", "192.168.1.7:2018").page("/paris-2018/share");
    assert!(page.text().contains("192.168.1.7:2018/paris-2018") && page.body.contains("class=\"qr\""), "{}", page.text());
    assert!(!page.text().contains("Only this device"));
    // A scheme that anybody can write is not believed.
    let page = house.visitor().saying("Host", "days.example").saying("X-Forwarded-Proto", "https").page("/paris-2018/share");
    assert!(page.body.contains("http://days.example/paris-2018/") && !page.body.contains("https://days.example"));
    let proxied = House::open_with(Options { trust_proxy: true, ..Options::default() }, Limits::default());
    let page = proxied.visitor().saying("Host", "days.example").saying("X-Forwarded-Proto", "https").page("/paris-2018/share");
    assert!(page.body.contains("https://days.example/paris-2018/"));
    // What is no host does not come back.
    let page = house.visitor().saying("Host", "evil\"><script>").page("/paris-2018/share");
    assert!(!page.body.contains("evil"));
}

#[test]
fn a_table_has_a_poster_with_all_that_one_needs_at_its_door() {
    let house = named_house();
    let mut ada = house.visitor();
    miri(&mut ada, &house);
    let poster = format!("{}/poster", house.project("Miri"));
    let page = ada.page(&poster);
    let text = page.text();
    for said in [
        "impl Days Paris 2018 Monday, 28 May 2018",
        "Formeret Espace Cléry room 101 table F2",
        "Miri",
        "People who like pointers",
        "Newcomers are welcome. Ask for Ada.",
        "6 seats. Sit down and tick one.",
        "days.example/paris-2018",
        "Something wrong, or somebody unkind? Code of conduct: Ines, +33 1 99 00 12 34",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(page.body.matches("<i></i>").count(), 6);
    assert!(page.body.contains("<title>QR code of Miri</title>"));
    // What it asks for, and with how many it starts while it has not.
    ada.form(&format!("{}/edit", house.project("Miri")), "/edit").set("starts-with", "4").set("level", "2").send().location();
    let said = |ada: &mut Guest| ada.page(&poster).text();
    assert!(said(&mut ada).contains("Newcomers are welcome. It asks for experience. Ask for Ada."), "{}", said(&mut ada));
    add_idea(&mut ada, "Stacked borrows", "");
    let idea = house.project("Stacked borrows");
    ada.form(&format!("{idea}/edit"), "/edit").set("starts-with", "4").send().location();
    assert!(ada.page(&format!("{idea}/poster")).text().contains("It starts with 4 people. "));
    // It is found from the page where one chooses, and among all of them.
    let choose = ada.page("/paris-2018/poster");
    assert!(choose.body.contains(&format!("href=\"{poster}?day=2018-05-28\"")), "{}", choose.body);
    assert_eq!(ada.page("/paris-2018/poster/all").body.matches("<article class=\"poster\"").count(), 3);
    assert!(ada.page(&format!("{poster}?lang=fr")).text().contains("6 sièges. Asseyez-vous et cochez-en un."));
    assert_eq!(ada.get("/paris-2018/projects/zzzz/poster").status, 404);
    assert_eq!(ada.get("/paris-2018/houses/zzzz/poster").status, 404);
}

#[test]
fn a_house_has_a_poster_with_its_rooms() {
    let house = named_house();
    let text = house.visitor().page(&format!("/paris-2018/houses/{}/poster", house.letters_of("Formeret"))).text();
    for said in ["17 rue de Cléry ten minutes on foot", "room 101 (40), room 201 (20)", "100 seats in this house.", "New here? Ask Odile."]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn paper_hangs_where_everybody_passes_and_names_only_those_whom_everybody_may_see() {
    let house = named_house();
    let mut ada = house.visitor();
    miri(&mut ada, &house);
    house.rewrite_profile(house.person("Ada"), Profile { name: "Ada".to_owned(), listing: Listing::Participants, ..Default::default() });
    let mut mara = house.guest(Role::Coordinator);
    // The team sees her on the page, and prints a poster without her.
    assert!(mara.page(&house.project("Miri")).text().contains("Ada"));
    for path in [format!("{}/poster", house.project("Miri")), "/paris-2018/poster/all".to_owned()] {
        let page = mara.page(&path);
        assert!(page.text().contains("Newcomers are welcome.") && !page.body.contains("Ada"), "{}", page.text());
    }
}

#[test]
fn an_address_that_leads_nowhere_is_not_printed() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    let page = ada.page(&format!("{}/poster", house.project("Miri")));
    assert!(page.text().contains("Only this device can open the address of this page, so the posters show none."));
    let sheet = page.body.split("<article").nth(1).unwrap();
    assert!(!sheet.contains("127.0.0.1") && !sheet.contains("class=\"qr\""), "{sheet}");
}
