//! The event itself, changed on its settings: facts, days, houses and rooms, signposts.

use domain::Role;

use crate::house::{BOARD, House, add_project};

const PAGES: [&str; 6] = ["", "/facts", "/days", "/days/2018-05-28", "/houses/new", "/signposts"];

#[test]
fn the_coordinator_changes_the_facts_and_every_board_says_so() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut watching = house.visitor().watch(BOARD);
    assert!(mara.page(BOARD).body.contains("/paris-2018/settings"));
    let page = mara.page("/paris-2018/settings/facts");
    assert!(page.text().contains("Of those who are signed in now, only you could write then."), "{}", page.text());

    let form = mara.form_of(&page, "/settings/facts").set("title", "impl Days Rome").set("editing", "tickets");
    let form = form.set("coordinator-name", "Zoe").set("conduct-name", "Ines, +39 06 99 00");
    assert_eq!(form.send().location(), "/paris-2018/settings");
    watching.hears("reload");
    let board = house.visitor().page(BOARD).text();
    assert!(board.contains("impl Days Rome") && board.contains("Zoe coordinates"), "{board}");
    // A name that stands here already gets the new number; nobody is here twice.
    assert!(board.contains("Code of conduct: Ines, +39 06 99 00"), "{board}");
    assert_eq!(house.view().people.iter().filter(|(_, profile)| profile.name == "Ines").count(), 1);

    let answer =
        house.visitor().form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("name", "Ada").press("state", "running");
    assert_eq!(answer.refusal(), "To write on the board, one has to be participant here. Ask the coordinator for a link.");
    let settings = mara.page("/paris-2018/settings").text();
    assert!(settings.contains("People with a ticket edit the board") && settings.contains("Europe/Paris"), "{settings}");

    let wrong = mara.form("/paris-2018/settings/facts", "/facts").set("zone", "Europe/Lutetia").set("title", "Kept").send();
    assert_eq!(wrong.refusal(), "No time zone is called so. Choose one of the list, such as Europe/Paris.");
    assert_eq!(mara.form_of(&wrong, "/facts").value("title").as_deref(), Some("Kept"));
}

#[test]
fn others_are_told_whom_to_ask_and_see_nobodys_name() {
    let house = House::open();
    let mut grace = house.visitor();
    grace
        .form("/paris-2018/projects/new", "/projects")
        .set("title", "T")
        .set("name", "Grace Nobody")
        .set("listing", "nobody")
        .press("state", "idea");
    let mut mara = house.guest(Role::Coordinator);
    let filled = mara.form("/paris-2018/settings/facts", "/facts").set("title", "Mine now").filled("", "");
    let before = house.seq();
    for mut guest in [house.visitor(), house.guest(Role::Participant), house.guest(Role::Greeter)] {
        for page in PAGES {
            let answer = guest.get(&format!("/paris-2018/settings{page}"));
            assert_eq!(answer.status, 403, "{page}");
            let told = "To change the event itself, one has to be coordinator here. Ask the coordinator for a link.";
            assert!(answer.text().contains(told) && !answer.body.contains("Grace"), "{}", answer.text());
        }
        for to in ["/facts", "/days", "/days/2018-05-28", "/days/2018-05-28/remove", "/houses", "/signposts"] {
            let answer = guest.post(&format!("/paris-2018/settings{to}"), &filled.fields);
            assert_eq!(answer.status, 403, "{to}");
            assert!(!answer.body.contains("Grace"));
        }
    }
    assert_eq!(house.seq(), before);
    assert!(!house.visitor().page(BOARD).body.contains("/settings"));
}

#[test]
fn two_who_write_at_the_same_time_see_both_and_choose_part_by_part() {
    let house = House::open();
    let (mut mara, mut noor) = (house.guest(Role::Coordinator), house.guest(Role::Coordinator));
    let theirs = noor.form("/paris-2018/settings/facts", "/facts").set("title", "Days of Noor").filled("", "");
    let mine = mara.form("/paris-2018/settings/facts", "/facts").set("title", "Days of Mara").set("zone", "Europe/Rome").filled("", "");
    noor.send(&theirs).location();

    let both = mara.send(&mine);
    assert_eq!(both.status, 409);
    let text = both.text();
    assert!(text.contains("Days of Noor") && text.contains("Days of Mara") && text.contains("Europe/Rome"), "{text}");
    let form = mara.form_of(&both, "/facts").set("take-title", "theirs").set("take-zone", "mine");
    form.send().location();
    let event = &house.view().event;
    assert_eq!((event.title.as_str(), event.zone.iana_name()), ("Days of Noor", Some("Europe/Rome")));
}

#[test]
fn what_the_writer_left_alone_is_not_taken_back_by_them() {
    let house = House::open();
    let (mut mara, mut noor) = (house.guest(Role::Coordinator), house.guest(Role::Coordinator));
    let mine = mara.form("/paris-2018/settings/signposts", "/signposts").set("coffee", "in the kitchen").filled("", "");
    noor.form("/paris-2018/settings/signposts", "/signposts")
        .set("wifi", "implDays")
        .set("other-what-0", "Lockers")
        .set("other-0", "cellar")
        .send()
        .location();
    let both = mara.send(&mine);
    // Noor's parts are chosen already: Mara never touched them.
    mara.form_of(&both, "/signposts").send().location();
    let board = house.visitor().page(BOARD).text();
    assert!(
        board.contains("Wifi implDays") && board.contains("Coffee and water in the kitchen") && board.contains("Lockers cellar"),
        "{board}"
    );
}

#[test]
fn a_day_comes_with_the_hours_of_the_one_before_and_goes_only_when_nothing_stands_on_it() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let days = "/paris-2018/settings/days";
    assert_eq!(mara.form(days, "/settings/days").value("date").as_deref(), Some("2018-05-30"));
    mara.form(days, "/settings/days").send().location();
    let event = &house.view().event;
    assert_eq!((event.days.len(), event.days[2].slots.len()), (3, 7));

    let mut ada = house.visitor();
    let form = ada.form("/paris-2018/projects/new?day=2018-05-30", "/projects").set("title", "QUIC").set("name", "Ada");
    form.press("state", "running").location();
    let answer = mara.form(days, "/2018-05-30/remove").send();
    assert_eq!(answer.refusal(), "Something stands on the board of this day. Move it or take it off first, then remove the day.");
    assert_eq!(house.view().event.days.len(), 3);
    mara.form(days, "/2018-05-29/remove").send().location();
    assert_eq!(house.view().event.days.len(), 2);
    assert_eq!(mara.form(days, "/settings/days").set("date", "2018-05-30").send().status, 422, "that day is there");
}

#[test]
fn hours_are_said_row_by_row_and_the_board_shows_them_in_order() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let day = "/paris-2018/settings/days/2018-05-28";
    let form = mara.form(day, "/2018-05-28").set("at-3", "12:30").set("at-7", "00:30").set("text-7", "last train").set("at-5", "");
    form.set("every", "yes").send().location();
    let board = house.visitor().page(BOARD).text();
    assert!(board.contains("12:30 lunch") && board.contains("18:00 everybody out 0:30 last train"), "{board}");
    assert!(!board.contains("winding down"), "{board}");
    assert_eq!(house.view().event.days[0].slots, house.view().event.days[1].slots);

    for (field, value, refused) in [
        ("at-0", "25:99", "“25:99” is no time of day. Write it with hours and minutes, such as 15:30."),
        ("text-8", "without a time", "Something is missing: the time. Fill it in and send it again."),
    ] {
        let answer = mara.form(day, "/2018-05-28").set(field, value).send();
        assert_eq!(answer.refusal(), refused);
        assert_eq!(mara.form_of(&answer, "/2018-05-28").value(field).as_deref(), Some(value));
    }
}

#[test]
fn a_house_comes_with_its_rooms_a_room_is_renamed_and_what_is_used_stays() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/settings/houses/new", "/settings/houses").set("house-name", "Annex").set("seats", "30");
    form.set("rooms", "Loft: 12\nCellar").send().location();
    let annex = format!("/paris-2018/settings/houses/{}", house.letters_of("Annex"));
    let rooms =
        |house: &House| house.view().event.venues[2].rooms.iter().map(|room| (room.name.to_string(), room.seats)).collect::<Vec<_>>();
    assert_eq!(rooms(&house), [("Loft".to_owned(), Some(12)), ("Cellar".to_owned(), None)]);

    let mut ada = house.visitor();
    let form = ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("name", "Ada").set("where", "Loft");
    form.set("house", &house.letters_of("Annex")).press("state", "running").location();
    let letters = house.letters_of("Annex");
    mara.form(&annex, &letters).set("room-0", "Attic").set("rooms", "Balcony: 4").send().location();
    assert_eq!(rooms(&house)[2], ("Balcony".to_owned(), Some(4)));
    assert!(ada.page(BOARD).text().contains("Attic"), "the project moved with its room's name");

    assert_eq!(
        mara.form(&annex, &letters).set("room-0", "").send().refusal(),
        "A project sits in this room. Move it first, then remove the room."
    );
    assert_eq!(mara.form(&annex, "/close").send().refusal(), "A project sits in this house. Move it first, then try again.");
    let before = house.seq();
    mara.form(&annex, &letters).send().location();
    assert_eq!(house.seq(), before, "what is so already is no change");
    let same = mara.form(&annex, &letters).set("house-name", "mozilla").send();
    assert_eq!((same.status, same.refusal().as_str()), (422, "Another house is called mozilla already. Give this one another name."));

    mara.form(&format!("/paris-2018/settings/houses/{}", house.letters_of("Mozilla")), "/close").send().location();
    let offered = ada.page("/paris-2018/projects/new").text();
    assert!(!offered.contains("Mozilla") && offered.contains("Annex"), "{offered}");
    assert!(mara.page("/paris-2018/settings").text().contains("Mozilla closed"));
    mara.form(&format!("/paris-2018/settings/houses/{}", house.letters_of("Mozilla")), "/reopen").send().location();
    assert!(ada.page(BOARD).text().contains("Mozilla 0/55"));
}

#[test]
fn how_one_gets_into_a_house_stands_on_its_page_and_is_undone_like_all_else() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let formeret = house.letters_of("Formeret");
    let settings = format!("/paris-2018/settings/houses/{formeret}");
    let page = format!("/paris-2018/houses/{formeret}");
    let form = mara.form(&settings, &formeret).set("hours", "8:30 to 18:00").set("access", "Two steps, a ramp by the yard");
    let form = form.set("minutes", "10").set("meet", "9:45 at the desk, with Noor").set("map", "https://example.org/map?house=2");
    form.set("coordinates", "48.8719, 2.3431").send().location();
    let seen = house.visitor().page(&page);
    for line in ["8:30 to 18:00", "a ramp by the yard", "Minutes on foot from the first house 10", "9:45 at the desk", "48.8719"] {
        assert!(seen.text().contains(line), "{line}: {}", seen.text());
    }
    assert!(seen.body.contains("href=\"https://example.org/map?house=2\""));
    assert_eq!(mara.form(&settings, &formeret).set("map", "javascript:alert(1)").send().status, 422);
    let back = house.seq();
    mara.form(&format!("/paris-2018/history/{back}"), "/undo").send().location();
    assert!(!house.visitor().page(&page).text().contains("18:00"));
}

/// The password of a wifi; nothing else is called so.
const SECRET: &str = "correct-horse-of-the-wifi";

#[test]
fn the_wifi_stands_on_the_board_and_its_password_only_with_who_is_here() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let readers = [house.visitor(), house.guest(Role::Participant), house.guest(Role::Greeter)];
    let mut streams = readers.map(|mut reader| (reader.watch(BOARD), reader));
    let form = mara.form("/paris-2018/settings/signposts", "/signposts").set("wifi", "implDays").set("wifi-secret", SECRET);
    form.set("step-free", "by the yard").set("other-what-0", "Lockers").set("other-0", "in the cellar").send().location();
    add_project(&mut house.visitor(), "Afterwards", "Zoe");

    for (stream, reader) in &mut streams {
        let heard = stream.until("Afterwards");
        assert!(heard.contains("implDays") && !heard.contains(SECRET), "{heard}");
        let board = reader.page(BOARD);
        assert!(
            board.text().contains("Wifi implDays password") && board.text().contains("Way without steps by the yard"),
            "{}",
            board.text()
        );
        let letters = house.letters_of("Mozilla");
        let address = crate::markup::first(&board.body, "body")["data-stream"].clone();
        let all = reader.stream(&format!("{address}&since={}-1", house.view().epoch)).until("beat");
        assert!(all.contains("implDays"));
        let mut shown = board.body + &all;
        for path in ["board.json", "board.md", "people", "new-here", "share"] {
            shown += &reader.page(&format!("/paris-2018/{path}")).body;
        }
        assert!(!shown.contains(SECRET));
        // What is drawn for a reader tells the team, and others only when they are here.
        let own = reader.page("/paris-2018/me").body + &reader.page(&format!("/paris-2018/houses/{letters}")).body;
        assert_eq!(own.contains(SECRET), reader.page("/paris-2018/me").text().contains("here as greeter"));
    }

    let mozilla = format!("/paris-2018/houses/{}", house.letters_of("Mozilla"));
    let mut ada = house.visitor();
    assert!(ada.page(&mozilla).text().contains("The password stands here for those who are in a house today."));
    ada.form(&mozilla, "/presence").set("name", "Ada").send().location();
    assert!(ada.page(&mozilla).body.contains(SECRET) && ada.page("/paris-2018/me").body.contains(SECRET));
    ada.form("/paris-2018/me", "/presence").press("is", "away").location();
    assert!(ada.page("/paris-2018/me").body.contains(SECRET), "who is out for a while comes back to it");
    ada.form("/paris-2018/me", "/presence").press("is", "left").location();
    assert!(!ada.page(&mozilla).body.contains(SECRET) && !ada.page("/paris-2018/me").body.contains(SECRET));

    let missing = mara.form("/paris-2018/settings/signposts", "/signposts").set("wifi", "").send();
    assert_eq!(missing.refusal(), "Something is missing: the signpost. Fill it in and send it again.");
}

#[test]
fn the_settings_are_there_in_french() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator).speaking("fr");
    for (page, said) in [
        ("", "Quiconque ouvre la page modifie le tableau"),
        ("/facts", "Qui peut modifier le tableau"),
        ("/days", "Il reprend les heures du jour précédent."),
        ("/days/2018-05-28", "À partir de la fin de journée, chaque page demande ce que ça a donné."),
        ("/houses/new", "Laissé vide, on ne compte pas."),
        ("/signposts", "Accès sans marches"),
    ] {
        let text = mara.page(&format!("/paris-2018/settings{page}")).text();
        assert!(text.contains(said), "{page}: {text}");
    }
}

#[test]
fn a_new_name_that_is_typed_twice_is_one_guest() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/settings/facts", "/facts").set("newcomers-name", "Zoe Twice");
    form.set("coordinator-name", "Zoe twice").set("conduct-name", "zoe twice, +39 06 99 00").send().location();
    let (view, zoe) = (house.view(), house.person("Zoe Twice"));
    let contacts = &view.event.contacts;
    assert_eq!([contacts.newcomers, contacts.coordinator, contacts.conduct], [Some(zoe); 3]);
    assert_eq!(view.people.get(zoe).and_then(|profile| profile.contact.as_deref()), Some("+39 06 99 00"));
}

#[test]
fn an_address_with_a_strange_house_leads_nowhere() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let letters = house.letters_of("Formeret");
    for form in ["close", "reopen"] {
        assert_eq!(mara.get(&format!("/paris-2018/settings/houses/%0A/{form}")).status, 404);
        assert_eq!(
            mara.get(&format!("/paris-2018/settings/houses/{letters}/{form}")).location(),
            format!("/paris-2018/settings/houses/{letters}")
        );
    }
}

#[test]
fn a_number_without_a_colon_is_asked_about_once_and_every_word_stays() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/settings/houses/new", "/settings/houses").set("house-name", "Annex").set("seats", "30");
    let asked = form.set("rooms", "Loft: 12\nKitchen 8").send();
    assert_eq!(
        asked.refusal(),
        "“Kitchen 8” has no colon, so all of it would be the name, and nobody would know how many fit. \
         If 8 fit, write “Kitchen: 8”. If it is called so, say it below."
    );
    assert_eq!(house.view().event.venues.len(), 2);
    let form = mara.form_of(&asked, "/settings/houses");
    assert_eq!(form.value("rooms").as_deref(), Some("Loft: 12\nKitchen 8"));
    form.set("anyway", "yes").send().location();
    let rooms =
        |house: &House| house.view().event.venues[2].rooms.iter().map(|room| (room.name.to_string(), room.seats)).collect::<Vec<_>>();
    assert_eq!(rooms(&house), [("Loft".to_owned(), Some(12)), ("Kitchen 8".to_owned(), None)]);

    // Once it has a line of its own nobody asks again, and seats have a field of their own.
    let annex = format!("/paris-2018/settings/houses/{}", house.letters_of("Annex"));
    let letters = house.letters_of("Annex");
    mara.form(&annex, &letters).set("room-seats-1", "8").send().location();
    assert_eq!(rooms(&house)[1], ("Kitchen 8".to_owned(), Some(8)));
    mara.form(&annex, &letters).set("rooms", "Kitchen: 8").send().location();
    assert_eq!(rooms(&house)[2], ("Kitchen".to_owned(), Some(8)));
    let french = house.guest(Role::Coordinator).speaking("fr").form(&annex, &letters).set("rooms", "Grenier 5").send();
    assert!(french.refusal().replace('\u{a0}', " ").contains("« Grenier : 5 »"), "{}", french.refusal());
}
