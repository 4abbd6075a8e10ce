//! The timetable: planned, read by room and hour, picked without an account, moved, and a room taken on the spot.

use domain::{Role, SessionId};

use crate::client::Guest;
use crate::house::{EVENT, House, named, paris};

const TIMETABLE: &str = "/paris-2018/timetable";
const NEW: &str = "/paris-2018/timetable/new";

/// The letters of a room.
pub fn room(house: &House, name: &str) -> String {
    let view = house.view();
    let mut rooms = view.event.venues.iter().flat_map(|venue| venue.rooms.clone());
    rooms.find(|room| room.name.as_str() == name).expect("the room is there").id.0.short()
}

/// The coordinator plans a session. Gives its page.
pub fn plan(house: &House, mara: &mut Guest, title: &str, at: &str, minutes: &str, at_room: &str) -> String {
    let place = if at_room.is_empty() { String::new() } else { room(house, at_room) };
    let form = mara.form(NEW, "/timetable").set("title", title).set("at", at).set("minutes", minutes).set("place", &place);
    form.send().location().to_owned()
}

fn only(house: &House) -> SessionId {
    *house.view().event.sessions.keys().next().expect("a session")
}

#[test]
fn ada_finds_her_session_by_day_and_room() {
    let house = House::open();
    assert!(house.visitor().page(TIMETABLE).text().contains("Nothing is on the timetable yet."));
    assert!(!house.visitor().page("/paris-2018/").text().contains("Timetable ·"));
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(NEW, "/timetable").set("title", "Looms & <threads>").set("at", "10:30").set("minutes", "45");
    let form = form
        .set("place", &room(&house, "101"))
        .set("speakers", "Noor Haddad, Wim")
        .set("text", "Bring *yarn*.\n\n<script>alert(1)</script>");
    let talk = form.set("seats", "20").set("slides", "https://example.org/slides").send().location().to_owned();
    plan(&house, &mut mara, "Lunch", "12:00", "60", "");
    plan(&house, &mut mara, "Spindles", "10:30", "30", "201");
    plan(&house, &mut mara, "Night walk", "0:30", "60", "");

    // Monday is today. By room: one tap more.
    let mut ada = house.visitor();
    let all = ada.page(&format!("{TIMETABLE}?day=2018-05-28"));
    let order: Vec<usize> =
        ["Looms & <threads>", "Spindles", "Lunch", "Night walk"].iter().map(|title| all.text().find(title).expect(title)).collect();
    assert!(order.is_sorted(), "by time, then by room; the small hours belong to the evening before: {order:?}");
    let by_room = ada.page(&format!("{TIMETABLE}?day=2018-05-28&room={}", room(&house, "201")));
    assert!(by_room.text().contains("Spindles") && !by_room.text().contains("Looms"), "{}", by_room.text());
    assert!(ada.page(&format!("{TIMETABLE}?day=2018-05-29")).text().contains("Nothing is on the timetable of this day."));
    assert_eq!(ada.get(&format!("{TIMETABLE}?day=2018-06-29")).status, 404);

    let page = ada.page(&talk);
    for part in
        ["10:30 – 11:15", "Formeret Espace Cléry, room 101", "Noor Haddad", "Wim", "<em>yarn</em>", "href=\"https://example.org/slides\""]
    {
        assert!(page.body.contains(part), "{part}: {}", page.text());
    }
    assert!(!page.body.contains("<script>alert"), "nothing that is written runs");
    let french = house.visitor().speaking("fr").page(&talk).text();
    assert!(french.contains("10 h 30 – 11 h 15") && french.contains("conférence"), "{french}");
}

#[test]
fn a_place_that_is_only_words_is_chosen_like_a_room_and_many_are_folded() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut call = |title: &str, at: &str, words: &str| {
        mara.form(NEW, "/timetable").set("title", title).set("at", at).set("minutes", "30").set("where", words).send().location();
    };
    for (title, at, words) in [("Looms", "10:00", "Saal 1"), ("Spindles", "11:00", "saal  1"), ("Yarn", "10:00", "Saal 2")] {
        call(title, at, words);
    }
    // Words that are the name of one room alone are that room.
    call("Wool", "12:00", "101");
    let rooms = |page: &str| {
        let choice = page.split_once("class=\"by-room\"").expect("rooms to choose").1.split("</nav>").next().unwrap().to_owned();
        let links = choice.split("<a href=\"").skip(1).map(|link| {
            let (href, rest) = link.split_once('"').unwrap();
            (href.replace("&amp;", "&"), crate::markup::text(&format!("<a {}", rest.split("</a>").next().unwrap())))
        });
        (links.collect::<Vec<_>>(), choice.contains("<details"))
    };
    let all = house.visitor().page(TIMETABLE).body;
    let (found, folded) = rooms(&all);
    let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!((names, folded), (vec!["All rooms", "room 101", "Saal 1", "Saal 2"], false));
    assert!(found[1].0.ends_with(&format!("room={}", room(&house, "101"))), "{found:?}");
    let saal = house.visitor().page(&found[2].0).text();
    assert!(saal.contains("Looms") && saal.contains("Spindles") && !saal.contains("Yarn"), "{saal}");

    // Three more, and they would take many lines: one line, which says what is chosen, opens them.
    for (title, words) in [("Silk", "Saal 3"), ("Linen", "By the river")] {
        call(title, "13:00", words);
    }
    let (found, folded) = rooms(&house.visitor().page(TIMETABLE).body);
    assert_eq!((found.len(), folded), (6, true));
    let chosen = house.visitor().page(&found[2].0).body;
    assert!(chosen.contains("<summary><bdi>By the river</bdi></summary>"), "{chosen}");
}

#[test]
fn each_row_of_the_table_is_a_time_at_which_something_begins() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    for (title, at, minutes, place) in [
        ("Looms", "10:00", "45", "101"),
        ("Spindles", "10:00", "60", "201"),
        ("Bobbins", "11:15", "30", "101"),
        ("Shuttles", "11:15", "45", "201"),
        ("Lunch", "12:00", "60", ""),
    ] {
        plan(&house, &mut mara, title, at, minutes, place);
    }
    let page = house.visitor().page(TIMETABLE).body;
    let table = page.split_once("<tbody>").unwrap().1.split("</tbody>").next().unwrap().to_owned();
    let rows: Vec<&str> = table.split("<tr>").skip(1).collect();
    let times: Vec<String> = rows.iter().map(|row| crate::markup::text(row).split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(times, ["10:00", "11:15", "12:00"]);
    assert!(rows.iter().all(|row| row.contains("<h3>")), "no row is empty");
    // What ends when no row says so says it itself; Shuttles end as lunch begins.
    let loose = |title: &str| {
        let cell = table.split("<td").find(|cell| cell.contains(title)).expect(title);
        cell.starts_with(" class=\"talk loose\"")
    };
    assert!(loose("Looms") && loose("Spindles") && loose("Bobbins") && !loose("Shuttles") && loose("Lunch"), "{table}");
}

#[test]
fn a_timetable_says_of_which_event_it_is_and_a_session_its_title_first() {
    let house = House::open();
    let looms = plan(&house, &mut house.guest(Role::Coordinator), "Looms", "10:30", "45", "101");
    // The day winds down: the line that asks what came of it is below what one came to read.
    house.clock_strikes("2018-05-28T17:30");
    house.ledger.look().wait().expect("the timer says what is on");
    let page = house.visitor().page(TIMETABLE);
    assert!(page.body.contains("<p class=\"site-name\"><a href=\"/paris-2018/about\">impl Days Paris 2018</a></p>"), "{}", page.body);
    let page = house.visitor().page(&looms).text();
    assert!(page.find("What came of it?").expect("it is asked") > page.find("Into my calendar").unwrap(), "{page}");
}

#[test]
fn the_day_is_drawn_once_for_all_and_known_again() {
    let house = House::open();
    plan(&house, &mut house.guest(Role::Coordinator), "Looms", "10:30", "45", "101");
    let mut ada = house.visitor();
    let first = ada.page(TIMETABLE);
    let again = house.visitor().saying("If-None-Match", first.header("etag")).get(TIMETABLE);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    plan(&house, &mut house.guest(Role::Coordinator), "Spindles", "11:30", "45", "101");
    let changed = house.visitor().saying("If-None-Match", first.header("etag")).get(TIMETABLE);
    assert!(changed.text().contains("Spindles"));
}

#[test]
fn what_the_team_saw_is_not_known_again_by_somebody_else() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(NEW, "/timetable").set("title", "Looms").set("at", "10:30").set("minutes", "45");
    form.set("speakers", "Wim").send().location();
    let wim = house.person("Wim");
    let listing = ledger::Listing::Participants;
    house.rewrite_profile(wim, ledger::Profile { name: "Wim".to_owned(), listing, ..ledger::Profile::default() });
    let seen = mara.page(TIMETABLE);
    assert!(seen.text().contains("Wim"));
    // The same browser, after its owner left the team.
    let answer = house.visitor().saying("If-None-Match", seen.header("etag")).get(TIMETABLE);
    assert_eq!(answer.status, 200);
    assert!(!answer.text().contains("Wim") && answer.text().contains("Looms"), "{}", answer.text());
}

#[test]
fn picks_need_no_account_and_news_come_to_them() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let looms = plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let spindles = plan(&house, &mut mara, "Spindles", "11:00", "45", "201");
    let mut ada = house.visitor();
    let seq = house.seq();
    for page in [&looms, &spindles] {
        assert_eq!(ada.form(page, "/pick").press("pick", "yes").location(), page);
    }
    assert_eq!(house.seq(), seq, "whoever has no name here keeps their picks to themselves");
    let mine = ada.page(&format!("{TIMETABLE}/mine")).text();
    for part in ["Looms", "At the same time as Spindles", "Your picks stay in this browser."] {
        assert!(mine.contains(part), "{part}: {mine}");
    }
    assert!(ada.page(&looms).text().contains("At the same time you picked: Spindles, 11:00 – 11:45"));
    assert_eq!(ada.page(&format!("{TIMETABLE}/mine.json")).json()["picks"].as_array().unwrap().len(), 2);
    assert_eq!(house.visitor().page(&format!("{TIMETABLE}/mine.json")).json()["picks"].as_array().unwrap().len(), 0);

    // It moves: that is news to whoever picked it.
    mara.form(&format!("{looms}/edit"), "/edit").set("place", &room(&house, "201")).set("at", "9:30").send().location();
    let mine = ada.page(&format!("{TIMETABLE}/mine")).text();
    assert!(mine.contains("Moved. Before it was: 10:30, Formeret Espace Cléry, room 101"), "{mine}");
    mara.form(&looms, "/stand").press("standing", "cancelled").location();
    assert!(ada.page(&format!("{TIMETABLE}/mine")).text().contains("cancelled"));
    ada.form(&looms, "/pick").press("pick", "no").location();
    assert!(!ada.page(&format!("{TIMETABLE}/mine")).text().contains("Looms"));
}

#[test]
fn what_became_of_a_pick_is_said_where_one_comes_by_until_it_is_seen_or_over() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let looms = plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let spindles = plan(&house, &mut mara, "Spindles", "11:00", "45", "201");
    let (mut ada, mut wim) = (house.visitor(), house.visitor());
    named(wim.form("/paris-2018/notes/new", "/notes").set("text", "Where is everybody?"), "Wim").send().location();
    for guest in [&mut ada, &mut wim] {
        guest.form(&looms, "/pick").press("pick", "yes").location();
    }
    let places = ["/paris-2018/", TIMETABLE, "/paris-2018/me"];
    let told = |guest: &mut Guest| places.map(|page| crate::markup::element(&guest.page(page).body, "news").unwrap_or_default());
    assert_eq!([told(&mut ada), told(&mut wim)], [["", "", ""]; 2].map(|all| all.map(String::from)), "nothing is new");
    let before = house.visitor().page(TIMETABLE);

    // It moves: that is said, also to whoever has no name here, and to nobody else.
    mara.form(&format!("{looms}/edit"), "/edit").set("place", &room(&house, "201")).set("at", "9:30").send().location();
    for guest in [&mut ada, &mut wim] {
        for news in told(guest) {
            assert!(
                news.contains("News of your picks Looms 9:30 – 10:15 · Formeret Espace Cléry, room 201 Moved. Before it was: 10:30"),
                "{news}"
            );
        }
    }
    assert_eq!(told(&mut house.visitor()), ["", "", ""]);
    assert_ne!(ada.page(TIMETABLE).header("etag"), house.visitor().page(TIMETABLE).header("etag"));
    assert_ne!(before.header("etag"), house.visitor().page(TIMETABLE).header("etag"));
    let french = crate::markup::element(&ada.clone().speaking("fr").page(TIMETABLE).body, "news").unwrap_or_default();
    assert!(french.contains("Du nouveau dans votre sélection Looms 9 h 30"), "{french}");

    // Whoever picks it now knows where it is.
    let mut zoe = house.visitor();
    zoe.form(&looms, "/pick").press("pick", "yes").location();
    assert_eq!(told(&mut zoe), ["", "", ""]);

    // Seen is seen, on every page; what comes later is news again.
    assert_eq!(ada.form("/paris-2018/", "/seen").send().location(), "/paris-2018/");
    assert_eq!(told(&mut ada), ["", "", ""]);
    assert!(told(&mut wim)[0].contains("Looms"), "what one has seen the other has not");
    for guest in [&mut ada, &mut wim] {
        guest.form(&spindles, "/pick").press("pick", "yes").location();
    }
    mara.form(&looms, "/stand").press("standing", "cancelled").location();
    for guest in [&mut ada, &mut wim, &mut zoe] {
        assert!(told(guest).iter().all(|news| news.contains("Looms cancelled") && !news.contains("Spindles")), "{:?}", told(guest));
    }
    // What is over is no news.
    house.ledger.clock().set(paris("2018-05-28T10:16"));
    assert_eq!(told(&mut wim), ["", "", ""]);
}

#[test]
fn who_has_a_name_keeps_picks_with_it_and_only_the_team_sees_who() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form =
        mara.form(NEW, "/timetable").set("title", "Looms").set("at", "10:30").set("minutes", "45").set("place", &room(&house, "101"));
    let looms = form.set("kind", "workshop").set("seats", "1").set("sign-up", "yes").send().location().to_owned();
    // A seat is somebody's: who has no name says it with the same press.
    let mut ada = house.visitor();
    assert!(ada.page(&looms).text().contains("1 seat is left."));
    let nameless = ada.form(&looms, "/pick").press("pick", "yes");
    assert_eq!(nameless.status, 422, "{}", nameless.text());
    // Wim has the page open already.
    let mut wim = house.visitor();
    let late = named(wim.form(&looms, "/pick"), "Wim").filled("pick", "yes");
    named(ada.form(&looms, "/pick"), "Ada Brünn").set("listing", "nobody").press("pick", "yes").location();
    assert!(ada.page(&looms).text().contains("You have a seat."));
    let full = wim.send(&late);
    assert_eq!(
        (full.status, full.refusal().as_str()),
        (422, "“Looms” has 1 seat, and it is taken. Look again later, or ask there when it begins.")
    );
    assert!(mara.page(&looms).text().contains("Ada Brünn"), "the team knows who comes");
    for page in [&looms, TIMETABLE, "/paris-2018/history"] {
        assert!(!wim.page(page).text().contains("Ada Brünn"), "{page}");
    }
    // On another browser she is who she is.
    let seq = house.seq();
    assert!(!house.changes_since(seq - 1).contains("Ada"), "no name is in the log");
}

#[test]
fn a_full_workshop_says_so_and_offers_no_seat() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(NEW, "/timetable").set("title", "Looms").set("at", "10:30").set("minutes", "45").set("language", "fr");
    let looms = form.set("kind", "workshop").set("seats", "2").set("sign-up", "yes").send().location().to_owned();
    let mut wim = house.visitor();
    // The language is said in the reader's own.
    assert!(wim.page(&looms).text().contains("Looms workshop French"), "{}", wim.page(&looms).text());
    assert!(house.visitor().speaking("fr").page(&looms).text().contains("français"));
    let mut ada = house.visitor();
    for guest in [("Ada", &mut ada), ("Linus", &mut house.visitor())] {
        named(guest.1.form(&looms, "/pick"), guest.0).press("pick", "yes").location();
    }
    let page = wim.page(&looms);
    assert!(page.text().contains("Full: 2 of 2 seats are taken. Look again later, or ask there when it begins."), "{}", page.text());
    assert!(!page.body.contains("/pick\"") || !page.text().contains("Sign up"), "{}", page.body);
    assert!(crate::markup::forms(&page.body).iter().all(|form| !form.has("pick")), "{}", page.body);
    // Who has a seat can give it back, and then there is one.
    ada.form(&looms, "/pick").press("pick", "no").location();
    assert!(wim.page(&looms).text().contains("1 seat is left. Sign up"), "{}", wim.page(&looms).text());
}

#[test]
fn a_room_is_taken_for_an_hour_to_come() {
    let house = House::open();
    let mut wim = house.visitor();
    let form = named(wim.form(NEW, "/timetable"), "Wim").set("title", "Looms").set("place", &room(&house, "101")).set("minutes", "30");
    let filled = form.set("at", "8:00").filled("", "");
    let refused = wim.send(&filled);
    assert_eq!((refused.status, refused.refusal().as_str()), (422, "That hour is over already. Choose a day and an hour to come."));
    wim.form_of(&refused, "/timetable").set("at", "9:00").send().location();
}

#[test]
fn a_file_of_the_site_is_a_sessions_slides() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let looms = plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let edit = format!("{looms}/edit");
    let refused = mara.form(&edit, "/edit").set("slides", "assets/looms.pdf").send();
    assert!(refused.refusal().starts_with("The site has no file assets/looms.pdf."), "{}", refused.refusal());
    let seq = house.seq().to_string();
    let sent =
        mara.send_files("/paris-2018/site/files", &[("seq", &seq)], &[("looms.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF")]);
    sent.location();
    mara.form(&edit, "/edit").set("slides", "../assets/looms.pdf").send().location();
    let page = house.visitor().page(&looms);
    let address = page.body.split("href=\"").find_map(|part| part.split('"').next().filter(|href| href.ends_with("/looms.pdf")));
    let address = address.unwrap_or_else(|| panic!("{}", page.body)).to_owned();
    let slides = house.visitor().get(&address);
    assert_eq!((slides.status, slides.header("content-type")), (200, "application/pdf"));
    assert!(slides.header("content-security-policy").contains("default-src 'none'"));
    // Apps find it by its whole address.
    assert!(house.visitor().page("/paris-2018/schedule.xml").body.contains(&format!("http://{}{address}", house.address)));
    assert!(mara.form(&edit, "/edit").value("slides").is_some_and(|slides| slides == "assets/looms.pdf"));
}

#[test]
fn seats_that_are_left_are_told_to_whoever_looks_and_picks_to_nobody() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(NEW, "/timetable").set("title", "Looms").set("at", "10:30").set("minutes", "45");
    let looms = form.set("kind", "workshop").set("seats", "2").set("sign-up", "yes").send().location().to_owned();
    let talk = plan(&house, &mut mara, "Spindles", "11:30", "45", "101");
    let mut wim = house.visitor();
    assert!(wim.page(TIMETABLE).text().contains("2 seats are left."), "{}", wim.page(TIMETABLE).text());
    let (mut of_timetable, mut of_page) = (wim.watch(TIMETABLE), wim.watch(&looms));

    // What Ada picks is hers: nobody but the team is woken.
    let mut ada = house.visitor();
    named(ada.form(&looms, "/pick"), "Ada").set("listing", "nobody").press("pick", "yes").location();
    ada.form(&talk, "/pick").press("pick", "yes").location();
    ada.form(&looms, "/pick").press("pick", "no").location();
    for stream in [&mut of_timetable, &mut of_page] {
        let told = stream.hears("1 seat is left.");
        assert_eq!(told.json()["put"].as_object().unwrap().len(), 1, "{}", told.data);
        let told = stream.hears("2 seats are left.");
        assert_eq!(told.json()["put"].as_object().unwrap().len(), 1, "{}", told.data);
        assert_eq!(stream.changes(), 2, "{}", stream.said());
    }
    // One who turns out to be somebody else with a seat is one.
    let mut twin = house.visitor();
    named(twin.form(&looms, "/pick"), "Ada B.").press("pick", "yes").location();
    ada.form(&looms, "/pick").press("pick", "yes").location();
    of_timetable.hears("No seat is left.");
    let merge = domain::person::Command::Merge { person: house.person("Ada B."), into: house.person("Ada") };
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(0x10)), domain::Actor::ORGANISER);
    house.ledger.ask(EVENT, order.with(domain::Command::Person(merge))).wait().expect("they are one");
    of_timetable.hears("1 seat is left.");
    // What is planned anew is told, too.
    plan(&house, &mut mara, "Shuttles", "12:30", "45", "101");
    of_timetable.hears("planned");
}

#[test]
fn noor_takes_a_free_room_and_is_told_what_else_is_there() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let mut noor = house.visitor();
    let page = noor.page(NEW).text();
    assert!(page.contains("Take a free room for 15 to 90 minutes") && !page.contains("keynote"), "{page}");
    let asked = |noor: &mut Guest, at: &str, minutes: &str| {
        let form = named(noor.form(NEW, "/timetable"), "Noor").set("title", "Yarn in plain words");
        form.set("at", at).set("minutes", minutes).set("place", &room(&house, "101")).send()
    };
    // Said while typing, and again by the form: with what was typed.
    let clashes = noor.get(&format!("{TIMETABLE}/clashes?day=2018-05-28&at=11:00&minutes=30&place={}", room(&house, "101")));
    assert!(clashes.text().contains("In this room: Looms, 10:30 – 11:15"), "{}", clashes.body);
    let taken = asked(&mut noor, "11:00", "30");
    assert_eq!(taken.refusal(), "“Looms” is in that room until 11:15. Mozilla, Kitchen is free: take that, or another time.");
    assert!(taken.body.contains("Yarn in plain words"));
    assert!(asked(&mut noor, "11:15", "91").refusal().contains("15 to 90 minutes"));
    assert!(asked(&mut noor, "half past", "30").refusal().contains("half past"));
    assert!(asked(&mut noor, "11:15", "").status == 422);
    // By hand, without a room: what is missing is said.
    let form = named(noor.form(NEW, "/timetable"), "Noor").set("title", "Yarn").set("at", "11:15").set("minutes", "30");
    let nowhere = form.set("place", "").send();
    assert_eq!((nowhere.status, nowhere.refusal().as_str()), (422, "Something is missing: the place. Fill it in and send it again."));
    let meeting = asked(&mut noor, "11:15", "30").location().to_owned();
    // Who calls others together speaks at nothing: she is its host.
    assert!(house.visitor().page(&meeting).text().contains("Host Noor"), "{}", house.visitor().page(&meeting).text());
    assert!(house.visitor().page(TIMETABLE).text().contains("Yarn in plain words"));
    // A place without a room is known by its words.
    let by_the_stairs = |guest: &mut Guest, at: &str, place: &str| {
        guest.get(&format!("{TIMETABLE}/clashes?day=2018-05-28&at={at}&minutes=30&where={place}")).text()
    };
    mara.form(NEW, "/timetable")
        .set("title", "Spindles")
        .set("at", "15:00")
        .set("minutes", "30")
        .set("where", "By the stairs")
        .send()
        .location();
    assert!(by_the_stairs(&mut noor, "15:15", "by%20the%20%20stairs").contains("In the same place: Spindles, 15:00 – 15:30"));
    assert!(!by_the_stairs(&mut noor, "15:30", "by%20the%20stairs").contains("Spindles"));
    assert!(!by_the_stairs(&mut noor, "15:15", "").contains("Spindles"));
    // It is hers to change; Wim is told whose it is to.
    noor.form(&format!("{meeting}/edit"), "/edit").set("minutes", "60").send().location();
    let mut wim = house.visitor();
    assert_eq!(wim.get(&format!("{meeting}/edit")).status, 403);
    // The coordinator puts something there all the same, asked once.
    let form =
        mara.form(NEW, "/timetable").set("title", "Fire drill").set("at", "11:30").set("minutes", "15").set("place", &room(&house, "101"));
    let refused = form.send();
    assert_eq!(refused.status, 422);
    mara.form_of(&refused, "/timetable").set("anyway", "yes").send().location();
    noor.form(&meeting, "/stand").press("standing", "withdrawn").location();
    assert!(!house.visitor().page(TIMETABLE).text().contains("Yarn in plain words"));
    assert_eq!(wim.get(&meeting).status, 404);
}

#[test]
fn how_many_picked_both_is_said_while_a_session_is_moved() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let looms = plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let spindles = plan(&house, &mut mara, "Spindles", "14:00", "45", "201");
    let moved = |guest: &mut Guest| {
        let but = looms.rsplit('/').next().unwrap().split('?').next().unwrap();
        guest.get(&format!("{TIMETABLE}/clashes?day=2018-05-28&at=14:15&minutes=45&place={}&but={but}", room(&house, "101"))).text()
    };
    let workshop = mara.form(NEW, "/timetable").set("title", "Carding").set("at", "9:30").set("minutes", "20").set("sign-up", "yes");
    let workshop = workshop.send().location().to_owned();
    for (n, name) in ["Ada", "Linus", "Grace", "Wim", "Noor"].into_iter().enumerate() {
        // Fewer than five are not told of: one could guess who.
        assert_eq!(moved(&mut mara), "", "{n} picked both");
        let mut guest = house.visitor();
        named(guest.form(&workshop, "/pick"), name).press("pick", "yes").location();
        for session in [&looms, &spindles] {
            guest.form(session, "/pick").press("pick", "yes").location();
        }
    }
    assert_eq!(moved(&mut mara), "5 people picked both: Spindles, 14:00 – 14:45");
    assert_eq!(moved(&mut house.visitor()), "", "it is told to who plans");
}

#[test]
fn track_licence_and_that_nothing_is_recorded_are_edited_and_told() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let looms = plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let edit = format!("{looms}/edit");
    let form = mara.form(&edit, "/edit").set("track", "Threads").set("license", "CC BY 4.0").set("no-recording", "yes");
    form.send().location();
    let page = house.visitor().page(&looms).text();
    for part in ["Threads", "Not recorded", "Licence of the recording: CC BY 4.0"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // What the form is not asked to change stays; apps read it.
    mara.form(&edit, "/edit").set("title", "Looms for all").send().location();
    let app = formats::schedule::read_frab(house.visitor().page("/paris-2018/schedule.xml").body.as_bytes()).expect("frab");
    assert_eq!(
        (app.sessions[0].track.as_str(), app.sessions[0].license.as_str(), app.sessions[0].no_recording),
        ("Threads", "CC BY 4.0", true)
    );
    // The history says what was before and after.
    mara.form(&edit, "/edit").set("track", "Wool").set("license", "").untick("no-recording").send().location();
    let about = house.view().event.sessions[&only(&house)].about.clone();
    assert_eq!((about.track.as_str(), about.license.as_str(), about.no_recording), ("Wool", "", false));
    let told = house.visitor().page(&format!("/{EVENT}/history/{}", house.seq())).text();
    let before_and_after = "Licence of the recording Before CC BY 4.0 After (nothing)";
    for part in ["Track Before Threads After Wool", before_and_after, "Recording Before Not recorded After (nothing)"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("Title Before"), "what is as it was is not told: {told}");
}

#[test]
fn two_coordinators_change_one_session_and_see_both() {
    let house = House::open();
    let (mut mara, mut bea) = (house.guest(Role::Coordinator), house.guest(Role::Organiser));
    let looms = plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    let form = mara.form(&format!("{looms}/edit"), "/edit").set("title", "Looms for all");
    bea.form(&format!("{looms}/edit"), "/edit").set("at", "11:30").send().location();
    let both = form.send();
    assert_eq!(both.status, 409);
    assert!(both.body.contains("take-when") && both.body.contains("take-title"), "{}", both.text());
    mara.form_of(&both, "/edit").send().location();
    let about = house.view().event.sessions[&only(&house)].about.clone();
    assert_eq!((about.title.as_str(), about.at), ("Looms for all", Some(domain::Time::constant(11, 30, 0, 0))));
    // What was done is undone from the history.
    let there = mara.page(&format!("/{EVENT}/history?session={}", only(&house).0.short()));
    assert!(there.text().contains("changed “Looms for all” on the timetable"), "{}", there.text());
}

#[test]
fn what_is_on_and_what_comes_next_stands_on_top_of_todays_timetable_and_in_what_today_is() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    plan(&house, &mut mara, "Looms", "14:00", "45", "101");
    plan(&house, &mut mara, "Spindles", "14:30", "60", "201");
    plan(&house, &mut mara, "Yarn", "16:00", "30", "101");
    let on_now = |path: &str| {
        let page = house.visitor().page(path).body;
        let said = page.split("<dl class=\"on-now\"").nth(1).map(|rest| format!("<dl{}", rest.split("</dl>").next().unwrap()));
        said.map(|said| crate::markup::text(&said)).unwrap_or_default()
    };
    let day = format!("{TIMETABLE}?day=2018-05-28");
    for (time, expected) in [
        ("13:00", "Next 14:00 – 14:45 Looms 101"),
        ("14:29", "Now 14:00 – 14:45 Looms 101 Next 14:30 – 15:30 Spindles 201"),
        ("14:30", "Now 14:00 – 14:45 Looms 101 14:30 – 15:30 Spindles 201 Next 16:00 – 16:30 Yarn 101"),
        ("15:45", "Next 16:00 – 16:30 Yarn 101"),
        ("16:29", "Now 16:00 – 16:30 Yarn 101"),
        ("16:30", ""),
    ] {
        house.clock_strikes(&format!("2018-05-28T{time}"));
        for page in [TIMETABLE, &day, "/paris-2018/about"] {
            assert_eq!(on_now(page), expected, "{page} at {time}");
        }
        assert_eq!(on_now(&format!("{TIMETABLE}?day=2018-05-29")), "", "that is another day");
        assert_eq!(on_now(&format!("{day}&room={}", room(&house, "101"))), "", "a room's list is short");
    }
    // With many at once the day itself stays in sight.
    house.clock_strikes("2018-05-28T16:45");
    for n in 1..=6 {
        plan(&house, &mut mara, &format!("Knot {n}"), "18:00", "30", "");
    }
    let said = on_now(&day);
    assert!(said.contains("Knot 3") && !said.contains("Knot 4") && said.ends_with("3 more"), "{said}");
}
