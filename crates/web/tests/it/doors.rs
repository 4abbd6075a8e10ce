//! Coming in: links, the demo's roles, creating an event; languages and days.

use domain::Role;
use fanout::Limits;
use web::Options;

use crate::house::{BOARD, House, add_project};

#[test]
fn opening_a_link_does_not_use_it_up_the_button_does_and_only_once() {
    let house = House::open();
    let link = house.link(Role::Coordinator);
    let mut mara = house.visitor();
    for _ in 0..3 {
        let page = mara.page(&link).text();
        assert!(page.contains("This link lets you in as coordinator. Come in"), "{page}");
    }
    assert!(mara.page("/paris-2018/me").text().contains("You are here as visitor."));
    assert_eq!(mara.form(&link, "").send().location(), BOARD);
    assert!(mara.page("/paris-2018/me").text().contains("You are here as coordinator."));

    let mut eve = house.visitor();
    for answer in [eve.get(&link), eve.post(&link, &[])] {
        assert_eq!(answer.status, 404);
        assert!(answer.text().contains("This link was used up: as many came in by it as it was made for."), "{}", answer.text());
    }
    assert!(eve.page("/paris-2018/me").text().contains("You are here as visitor."));
}

#[test]
fn a_link_that_is_too_old_lets_nobody_in() {
    let house = House::open();
    let link = house.link(Role::Greeter);
    house.clock_strikes("2018-05-30T00:01");
    assert_eq!(house.visitor().get(&link).status, 404);
    assert_eq!(house.visitor().post(&link, &[]).status, 404);
}

#[test]
fn who_comes_in_by_a_link_stays_who_they_are_and_can_sign_out() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Miri", "Ada");
    ada.form(&house.link(Role::Mentor), "").send().location();
    let me = ada.page("/paris-2018/me");
    assert!(me.text().contains("You are Ada, here as mentor."), "{}", me.text());
    ada.form_of(&me, "/sign-out").send().location();
    assert!(ada.page("/paris-2018/me").text().contains("You are here as visitor."));
}

#[test]
fn an_event_over_new_year_ends_in_the_new_one_on_the_list_of_events() {
    let house = House::open();
    let plan = web::opening::Plan::new("Frost", "Europe/Paris", "2030-12-30".parse().unwrap(), "2031-01-01".parse().unwrap()).unwrap();
    house.ledger.create("frost".parse().unwrap(), plan.order()).wait().expect("the event opens");
    let page = house.visitor().page("/").text();
    assert!(page.contains("Monday, 30 December to Wednesday, 1 January 2031"), "{page}");
}

#[test]
fn the_demos_role_links_work_every_time_and_only_in_the_demo() {
    let demo = House::open_with(Options { demo: true, ..Options::default() }, Limits::default());
    let mut guest = demo.visitor();
    assert!(guest.page(BOARD).text().contains("visitor participant coordinator organiser"));
    for role in ["coordinator", "participant", "organiser", "coordinator", "visitor"] {
        assert_eq!(guest.get(&format!("/paris-2018/role/{role}")).location(), BOARD);
        assert!(guest.page("/paris-2018/me").text().contains(&format!("here as {role}.")), "{role}");
    }
    let house = House::open();
    assert_eq!(house.visitor().get("/paris-2018/role/coordinator").status, 404);
    assert!(!house.visitor().page(BOARD).body.contains("/role/"));
}

#[test]
fn an_event_is_created_on_one_page_with_four_fields() {
    let house = House::open();
    let mut rosa = house.visitor();
    let form = rosa.form("/new", "/new").set("title", "impl Days Rome").set("from", "2019-03-01").set("zone", "Europe/Rome");
    let answer = form.set("houses", "Casa: 30; Sala 1: 12; @Via Appia 1").send();
    assert_eq!(answer.location(), "/impl-days-rome-2019/");
    let board = rosa.page(answer.location());
    assert!(board.text().contains("Casa 0/30"), "{}", board.text());
    // She organises it, and the list of events has it.
    assert!(rosa.page("/impl-days-rome-2019/me").text().contains("here as organiser."));
    assert!(house.visitor().page("/").text().contains("impl Days Rome Friday, 1 March 2019 Casa"));
    // The new board is live.
    let mut stream = house.visitor().watch("/impl-days-rome-2019/");
    let mut ada = house.visitor();
    let form = ada.form("/impl-days-rome-2019/projects/new", "/projects").set("title", "Ciao").set("name", "Ada");
    form.press("state", "running").location();
    stream.hears("Ciao");
}

#[test]
fn what_an_event_cannot_have_is_refused_and_kept_in_the_form() {
    let house = House::open();
    let mut rosa = house.visitor();
    for (field, value, says) in [
        ("slug", "assets", "The program uses this name itself. Choose another name."),
        ("slug", "Rome 2019", "The name in the address takes 2 to 40 of a to z, 0 to 9 and -. Choose such a name."),
        ("slug", "paris-2018", "An event with this name in its address exists already. Choose another name."),
        ("title", "", "Something is missing: the title. Fill it in and send it again."),
        ("zone", "Mars/Olympus", "No time zone is called so. Choose one of the list, such as Europe/Paris."),
        ("to", "2019-02-01", "The days do not fit: the last may not be before the first, and 31 are the most. Choose other days."),
        ("to", "2019-12-01", "The days do not fit: the last may not be before the first, and 31 are the most. Choose other days."),
        ("houses", "Casa: many", "The number of seats: that is no number that can be meant. Write a whole number up to 100000."),
        ("houses", "", "Something is missing: the house. Fill it in and send it again."),
    ] {
        let form = rosa
            .form("/new", "/new")
            .set("title", "impl Days Rome")
            .set("from", "2019-03-01")
            .set("houses", "Casa: 30")
            .set("newcomers", "Odile");
        let answer = form.set(field, value).send();
        assert_eq!((answer.status, answer.refusal().as_str()), (422, says), "{field}={value}");
        let form = rosa.form_of(&answer, "/new");
        assert_eq!((form.value(field).as_deref(), form.value("newcomers").as_deref()), (Some(value), Some("Odile")));
    }
    assert_eq!(house.ledger.events().len(), 1);
}

#[test]
fn from_elsewhere_an_event_is_created_with_the_organiser_link_alone() {
    // With an address of its own the program is behind a proxy, and everybody comes from the machine itself.
    let options = Options { base_url: Some("http://days.example".to_owned()), organiser_key: Some("key".to_owned()), ..Options::default() };
    let house = House::open_with(options, Limits::default());
    let mut rosa = house.visitor();
    assert!(rosa.page("/new").text().contains("Open the organiser link first."));
    assert_eq!(rosa.post("/new", &[("title".to_owned(), "Mine".to_owned())]).status, 403);
    assert_eq!(rosa.get("/organiser/guessed").status, 404);
    assert_eq!(rosa.form("/organiser/key", "").send().location(), "/");
    rosa.form("/new", "/new").set("title", "Mine").set("from", "2019-03-01").set("houses", "Casa").send().location();
}

#[test]
fn the_board_speaks_french_to_who_wishes_it() {
    let house = House::open();
    let mut lea = house.visitor().speaking("fr-CA, en;q=0.5");
    let page = lea.page(BOARD);
    assert!(page.body.contains("<html lang=\"fr\" dir=\"ltr\">") && page.text().contains("Ajouter un projet"), "{}", page.text());
    // She hears French too.
    let mut stream = lea.watch(BOARD);
    let mut ada = house.visitor();
    ada.form("/paris-2018/projects/new", "/projects")
        .set("title", "Gfx")
        .set("need", "mentor")
        .set("name", "Ada")
        .press("state", "running")
        .location();
    assert!(stream.hears("Gfx").data.contains("mentorat"));
    assert!(ada.page(BOARD).body.contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn a_chosen_language_is_kept() {
    let house = House::open();
    let mut ada = house.visitor().speaking("en");
    assert!(ada.page("/paris-2018/?lang=fr").body.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(ada.page(BOARD).body.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(ada.page("/paris-2018/projects/new").body.contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(ada.page("/?lang=en").body.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(ada.page(BOARD).body.contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn each_day_has_its_own_board() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Monday's work", "Ada");
    let tuesday = "/paris-2018/?day=2018-05-29";
    let mut stream = house.visitor().watch(tuesday);
    let form = ada.form("/paris-2018/projects/new?day=2018-05-29", "/projects").set("title", "Tomorrow's work");
    assert!(form.press("state", "running").location().starts_with("/paris-2018/?day=2018-05-29#p-"));
    stream.hears("Tomorrow");
    let (monday, tuesday) = (ada.page(BOARD), ada.page(tuesday));
    assert!(monday.text().contains("Monday's work") && !monday.text().contains("Tomorrow's work"));
    assert!(!tuesday.text().contains("Monday's work") && tuesday.text().contains("Tomorrow's work"));
    assert!(tuesday.body.contains("href=\"/paris-2018/?day=2018-05-29\" aria-current=\"page\">Tue 29</a>"));
}

#[test]
fn until_five_in_the_morning_it_is_still_mondays_board() {
    let house = House::open();
    let mut ada = house.visitor();
    house.clock_strikes("2018-05-29T04:59");
    let form = ada.form("/paris-2018/done/new", "/done").set("what", "Written at night").set("name", "Ada");
    form.send().location();
    let monday = ada.page(BOARD);
    assert!(monday.body.contains("day=2018-05-28\" aria-current=\"page\""));
    // The row says that it is not of Monday's clock.
    assert!(monday.text().contains("4:59 Ada Written at night"), "{}", monday.text());

    house.clock_strikes("2018-05-29T05:00");
    let tuesday = ada.page(BOARD);
    assert!(tuesday.body.contains("day=2018-05-29\" aria-current=\"page\"") && !tuesday.text().contains("Written at night"));
    assert!(ada.page("/paris-2018/?day=2018-05-28").text().contains("Written at night"));
}

#[test]
fn the_day_moves_on_at_noon_and_the_stream_hears_it() {
    let house = House::open();
    assert!(house.visitor().page(BOARD).text().contains("Now doors"));
    let mut stream = house.visitor().watch(BOARD);
    house.clock_strikes("2018-05-28T11:59");
    assert!(stream.hears("\"now\":\"<ol").data.contains("work"));
    house.clock_strikes("2018-05-28T12:00");
    let heard = stream.hears("<b>lunch</b>");
    assert_eq!(heard.json()["put"].as_object().unwrap().len(), 1, "only the strip of the day: {heard:?}");
    assert!(house.visitor().page(BOARD).text().contains("Now lunch"));
}

#[test]
fn a_second_press_on_create_is_no_second_event() {
    let house = House::open();
    let mut rosa = house.visitor();
    let create =
        rosa.form("/new", "/new").set("title", "impl Days Rome").set("from", "2019-03-01").set("houses", "Casa: 30").filled("", "");
    for _ in 0..2 {
        assert_eq!(rosa.send(&create).location(), "/impl-days-rome-2019/");
    }
    assert_eq!(house.ledger.events().len(), 2);
}
