//! What if: somebody leaves, a house closes, another thing counts more; and nothing comes of looking.

use domain::project::Command as ProjectCommand;
use domain::questionnaire::{Value, key};
use domain::round::{Command as RoundCommand, Fares};
use domain::{Command, PersonId, Role};

use crate::client::Guest;
use crate::house::{House, add_idea, add_project};
use crate::places::{does, has_seats, people};
use crate::round::{MINE, PLAN, ROUND, asks, comes, goes_to, said, seat, somebody, takes};

#[test]
fn a_mentor_who_would_leave_leaves_newcomers_who_are_asked_elsewhere_and_stay_until_they_say_yes() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let answers = |wish: &str, own: (&'static str, Value)| [(key::WISHES, said(&[wish])), own];
    let gitas = [(key::WISHES, said(&["looms", "spindles"])), (key::FIRST, Value::Yes(true))];
    let (mut gita, gita_id) = somebody(&house, "Gita Rao", &gitas);
    let (mut mira, mira_id) = somebody(&house, "Mira Sol", &answers("looms", (key::MENTOR, Value::Number(4))));
    let (mut pavo, pavo_id) = somebody(&house, "Pavo Lind", &answers("spindles", (key::MENTOR, Value::Number(4))));
    for person in [gita_id, mira_id, pavo_id] {
        comes(&house, person, "Mozilla");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    for guest in [&mut gita, &mut mira, &mut pavo] {
        guest.form(MINE, "/answer").press("answer", "yes").location();
    }
    assert_eq!(seat(&house, gita_id).as_deref(), Some("Looms"));
    let before = house.seq();
    let what_if = format!("{PLAN}?seated=yes&without={mira_id}");
    let page = coordinator.page(&what_if);
    assert!(page.text().contains("Gita Rao another one"), "{}", page.text());
    assert!(!page.text().split("Spindles").last().unwrap_or_default().contains("Mira Sol"), "{}", page.text());
    assert_eq!(house.seq(), before, "looking has no consequences");
    coordinator.form(&what_if, "/plan").press("show", "yes").location();
    assert_eq!(seat(&house, gita_id).as_deref(), Some("Looms"), "nobody is moved without a yes");
    let page = gita.page(MINE);
    assert!(page.text().contains("You sit at Looms now.") && page.text().contains("Spindles Ask for"), "{}", page.text());
    gita.form_of(&page, "/answer").press("answer", "yes").location();
    assert_eq!(seat(&house, gita_id).as_deref(), Some("Spindles"));
    // Who answered while somebody looked at a plan is not in it any more.
    assert_eq!(seat(&house, mira_id).as_deref(), Some("Looms"));
}

#[test]
fn the_seat_of_somebody_who_would_leave_is_free() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    has_seats(&house, "Looms", 2);
    let (mut ada, ada_id) = somebody(&house, "Ada Brünn", &[]);
    ada.form(&house.project("Looms"), "/seats").send().location();
    people(&house, &["Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    assert!(coordinator.page(PLAN).text().contains("Without a place 1 Mei Okoro"), "{}", coordinator.page(PLAN).text());
    let page = coordinator.page(&format!("{PLAN}?without={ada_id}")).text();
    assert!(!page.contains("Without a place"), "{page}");
}

#[test]
fn what_if_a_house_closed_says_which_tables_would_move_and_does_nothing() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:48");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let view = house.view();
    let (project, day) = (view.event.projects.keys().next().copied().expect("it is there"), view.event.moment.today);
    let mozilla = view.event.venues.iter().find(|venue| venue.name.as_str().starts_with("Mozilla")).expect("it is there");
    let place = domain::Place { venue: Some(mozilla.id), room: mozilla.rooms.front().map(|room| room.id), ..domain::Place::default() };
    does(&house, Command::Project(ProjectCommand::Move { project, day, place, anyway: true }));
    people(&house, &["Ada Brünn"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let usual = coordinator.page(PLAN);
    assert!(usual.text().contains("2 of 2 have a place") && !usual.text().contains("would have to move"), "{}", usual.text());
    let before = house.seq();
    let page = coordinator.page(&format!("{PLAN}?closed={}", mozilla.id.0));
    assert!(page.text().contains("1 table stands there and would have to move"), "{}", page.text());
    assert!(page.text().contains("2 of 2 have a place") && page.text().contains("Looms now Mozilla"), "{}", page.text());
    let rooms = page.body.split("id=\"h-room-1\"").nth(1).expect("it sits somewhere");
    assert!(!rooms.split("</h2>").next().unwrap_or_default().contains("Mozilla"), "{rooms}");
    // The rooms of a house close with it; one of them by itself leaves the others.
    let room = mozilla.rooms.front().expect("it has rooms").id;
    assert!(coordinator.page(&format!("{PLAN}?closed={}/{}", mozilla.id.0, room.0)).text().contains("would have to move"));
    assert_eq!(house.seq(), before, "looking has no consequences");
    for nonsense in ["closed=nowhere", "closed=/", "without=nobody"] {
        assert!(coordinator.page(&format!("{PLAN}?{nonsense}")).text().contains("2 of 2 have a place"), "{nonsense}");
    }
}

#[test]
fn several_leave_and_several_places_close_and_the_tables_there_move_when_the_plan_is_shown() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:48");
    let view = house.view();
    let day = view.event.moment.today;
    let venue = |name: &str| view.event.venues.iter().find(|venue| venue.name.as_str().starts_with(name)).expect("it is there");
    let (mozilla, formeret) = (venue("Mozilla"), venue("Formeret"));
    let at = |title: &str| {
        let view = house.view();
        let project = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("it is there");
        (project.id, project.days[&day].place.clone())
    };
    for (title, name) in [("Looms", "Jorge Lima"), ("Spindles", "Greta Ohm")] {
        add_project(&mut house.visitor(), title, name);
        let place = domain::Place { venue: Some(mozilla.id), room: mozilla.rooms.front().map(|room| room.id), ..domain::Place::default() };
        does(&house, Command::Project(ProjectCommand::Move { project: at(title).0, day, place, anyway: true }));
    }
    let here = people(&house, &["Ada Brünn", "Mei Okoro", "Noor Adeyemi"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let query = format!("{PLAN}?without={}&without={}&closed={}", here[0].1, here[1].1, mozilla.id.0);
    let page = coordinator.page(&query);
    assert!(page.text().contains("3 of 3 have a place") && page.text().contains("2 tables stand there"), "{}", page.text());
    assert_eq!(page.body.matches(" checked> <bdi>").count(), 3, "what was asked stands there still");
    let lines = page.text().split("Look again").nth(1).map(str::to_owned).expect("the lines of the plan");
    assert!(!lines.contains("Ada Brünn") && !lines.contains("Mei Okoro") && lines.contains("Noor Adeyemi"), "{lines}");

    // Where nothing is left it is said which have nowhere to go.
    let nowhere = coordinator.page(&format!("{PLAN}?closed={}&closed={}", mozilla.id.0, formeret.id.0)).text();
    assert!(nowhere.contains("Looms, Spindles have nowhere to go"), "{nowhere}");

    // Kept for the team it moves nothing; shown it does, what somebody moved meanwhile stays.
    coordinator.form(&query, "/plan").press("show", "no").location();
    assert_eq!(at("Looms").1.venue, Some(mozilla.id));
    let plan = coordinator.page(&query);
    let by_the_stairs =
        domain::Place { venue: Some(formeret.id), spot: domain::Text::line("by the stairs", domain::Field::Where).unwrap(), room: None };
    does(&house, Command::Project(ProjectCommand::Move { project: at("Spindles").0, day, place: by_the_stairs.clone(), anyway: true }));
    coordinator.form_of(&plan, "/plan").press("show", "yes").location();
    assert_eq!(at("Looms").1.venue, Some(formeret.id));
    assert_eq!(at("Spindles").1, by_the_stairs);
    assert!(!coordinator.page(&query).text().contains("would have to move"));
}

#[test]
fn what_if_marks_what_it_changes_before_anything_is_kept_and_the_desk_names_rooms_and_heads() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_idea(&mut house.visitor(), "Spindles", "Greta Ohm");
    has_seats(&house, "Looms", 2);
    let mut two = people(&house, &["Ada Brünn", "Mei Okoro"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let at_looms = |(_, person): &&(Guest, PersonId)| {
        let name = house.view().people.get(*person).map(|known| known.name.clone()).unwrap_or_default();
        usual_table(&house, &name) == "Looms"
    };
    let first = two.iter().find(at_looms).expect("one of the two sits at Looms").1;
    assert!(!coordinator.page(PLAN).text().contains("another one"));
    let page = coordinator.page(&format!("{PLAN}?without={first}"));
    assert_eq!(page.text().matches("another one").count(), 1, "the other one sits there then: {}", page.text());

    takes(&mut coordinator, "no");
    let view = house.view();
    let idea = view.event.all_proposals().into_iter().find_map(|proposal| proposal.placing.venue).expect("a house is proposed");
    let venue = view.event.venues.iter().find(|venue| venue.id == idea).expect("it is there").name.to_string();
    let desk = coordinator.page(ROUND).text();
    assert!(desk.contains(&format!("Looms {venue}")), "{desk}");
    let his = format!("{ROUND}/people/{}", first.0.short());
    assert!(coordinator.page(&his).text().contains("Looms · 2 of 2"), "{}", coordinator.page(&his).text());
    asks(&mut coordinator, "release", &[]);
    let guest = two.iter_mut().find(|(_, person)| *person == first).expect("they are there");
    guest.0.form(MINE, "/answer").press("answer", "yes").location();
    let desk = coordinator.page(ROUND);
    assert!(desk.text().contains("Said yes 1") && desk.body.contains("<details class=\"folded\"><summary>Said yes"), "{}", desk.text());
}

/// Sits down at a project, whatever a plan would say of it.
fn sits(house: &House, guest: &mut Guest, title: &str) {
    guest.form(&house.project(title), "/seats").send().location();
}

/// Somebody who is here and new, and says what they wish for.
fn newcomer(house: &House, name: &str, wish: &str) -> (Guest, PersonId) {
    let guest = somebody(house, name, &[(key::FIRST, Value::Yes(true)), (key::WISHES, said(&[wish]))]);
    comes(house, guest.1, "Mozilla");
    guest
}

/// Somebody who is here and looks after so many.
fn mentor(house: &House, name: &str, most: u16, wish: &str) -> (Guest, PersonId) {
    let answers = [(key::MENTOR, Value::Number(most.into())), (key::WISHES, said(&[wish])), (key::LEVEL, Value::Number(3))];
    let guest = somebody(house, name, &answers);
    comes(house, guest.1, "Mozilla");
    guest
}

const SEATED: &str = "/paris-2018/round/plan?seated=yes";

#[test]
fn no_plan_takes_a_mentor_from_newcomers_who_would_stay_without_one() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    let (mut mira, _) = mentor(&house, "Mira Sol", 2, "spindles");
    sits(&house, &mut mira, "Looms");
    for name in ["Ada Brünn", "Abe Rao"] {
        sits(&house, &mut newcomer(&house, name, "looms").0, "Looms");
    }
    for name in ["Bea Orm", "Bo Lund"] {
        newcomer(&house, name, "spindles");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let page = coordinator.page(SEATED).text();
    let spindles = page.split("Spindles").last().unwrap_or_default();
    assert!(!page.contains("stays at Looms") && !page.contains("Ada Brünn another"), "{page}");
    let goes = spindles.contains("Mira Sol");
    // She may go where her own newcomers go along, and nowhere else.
    assert!(!goes || spindles.contains("Ada Brünn") && spindles.contains("Abe Rao"), "{page}");
}

#[test]
fn who_sits_beyond_the_rule_stays_and_keeps_their_seat() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    has_seats(&house, "Looms", 5);
    sits(&house, &mut mentor(&house, "Mira Sol", 1, "looms").0, "Looms");
    for name in ["Ada Brünn", "Abe Rao", "Aki Tan"] {
        sits(&house, &mut newcomer(&house, name, "looms").0, "Looms");
    }
    people(&house, &["Wanda Quist"]);
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let page = coordinator.page(SEATED).text();
    // Jorge, Mira and three newcomers have the five seats.
    assert!(page.contains("5 of 6 have a place") && page.contains("Without a place 1 Wanda Quist"), "{page}");
    assert!(!page.contains("stays at"), "{page}");
}

#[test]
fn when_the_mentor_went_home_the_newcomers_stay_where_nobody_else_can_help_and_nobody_new_joins_them() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    for name in ["Ada Brünn", "Abe Rao"] {
        sits(&house, &mut newcomer(&house, name, "looms").0, "Looms");
    }
    newcomer(&house, "Bea Orm", "looms");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    for address in [SEATED, PLAN] {
        let page = coordinator.page(address).text();
        assert!(page.contains("3 of 4 have a place") && page.contains("Without a place 1 Bea Orm"), "{address} {page}");
        assert!(page.contains("no mentor is free"), "{page}");
        assert!(page.contains("2 newcomers stay at Looms, and nobody there looks after them."), "{address} {page}");
    }
    // A mentor who comes sits with a table of their own, and takes them.
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    mentor(&house, "Mira Sol", 4, "spindles");
    let page = coordinator.page(SEATED).text();
    assert!(!page.contains("Without a place"), "{page}");
    assert_eq!(page.matches("another one").count(), 2, "the two have a mentor there: {page}");
    assert!(!page.contains("nobody there looks after"), "{page}");
}

#[test]
fn who_could_be_asked_to_help_is_neither_new_nor_a_mentor_already_also_once_people_sit() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    sits(&house, &mut mentor(&house, "Mira Sol", 3, "looms").0, "Looms");
    for name in ["Ada Brünn", "Abe Rao", "Aki Tan"] {
        sits(&house, &mut newcomer(&house, name, "looms").0, "Looms");
    }
    let (mut olga, olga_id) = somebody(&house, "Olga Renn", &[(key::LEVEL, Value::Number(3))]);
    comes(&house, olga_id, "Mozilla");
    sits(&house, &mut olga, "Looms");
    for name in ["Bea Orm", "Bo Lund", "Bix Ode"] {
        newcomer(&house, name, "looms");
    }
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    for address in [PLAN, SEATED] {
        let page = coordinator.page(address).text();
        let asked = page.split("To ask:").nth(1).unwrap_or_default();
        let asked = asked.split('.').next().unwrap_or_default();
        assert!(page.contains("3 newcomers wait for a mentor: 1 more would do."), "{address} {page}");
        assert!(asked.contains("Olga Renn") && !["Mira", "Ada", "Bea"].iter().any(|name| asked.contains(name)), "{address} {page}");
    }
}

#[test]
fn who_helps_and_gives_all_already_is_not_asked_to_help_when_a_newcomer_there_would_like_another_table() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    add_project(&mut house.visitor(), "Spindles", "Greta Ohm");
    sits(&house, &mut mentor(&house, "Mira Sol", 2, "looms").0, "Looms");
    let mut there = ["Ada Brünn", "Abe Rao"].map(|name| newcomer(&house, name, "looms"));
    for (guest, _) in &mut there {
        sits(&house, guest, "Looms");
    }
    does(&house, Command::Round(RoundCommand::Fare { person: there[0].1, fares: Fares::Another }));
    newcomer(&house, "Bea Orm", "spindles");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let page = coordinator.page(PLAN).text();
    assert!(page.contains("2 newcomers wait for a mentor: 1 more would do.") && !page.contains("To ask: Mira"), "{page}");
}

#[test]
fn a_newcomer_who_says_yes_before_the_mentor_does_takes_the_place_of_nobody_who_is_asked_there() {
    let house = House::open();
    house.clock_strikes("2018-05-28T09:50");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    mentor(&house, "Mira Sol", 2, "looms");
    let mut two = [newcomer(&house, "Ada Brünn", "looms"), newcomer(&house, "Abe Rao", "looms")];
    newcomer(&house, "Aki Tan", "looms");
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    takes(&mut coordinator, "yes");
    let asked = |person: PersonId| house.view().event.asked_place(person).is_some_and(|asked| asked.placing.project.is_some());
    let first = two.iter_mut().find(|(_, person)| asked(*person)).expect("two of three are asked");
    first.0.form(MINE, "/answer").press("answer", "yes").location();
    for address in [PLAN, SEATED] {
        let page = coordinator.page(address).text();
        // The mentor and the other newcomer are still asked, and the third still waits.
        assert!(page.contains("4 of 5 have a place") && page.contains("no mentor is free"), "{address} {page}");
        assert!(page.contains("1 newcomer waits for a mentor: 1 more would do."), "{page}");
    }
}

#[test]
fn who_is_new_and_put_an_idea_on_the_board_stays_where_they_sit_while_nobody_would_help_at_it() {
    let house = House::open();
    house.clock_strikes("2018-05-28T10:20");
    add_project(&mut house.visitor(), "Looms", "Jorge Lima");
    let (mut ada, ada_id) = newcomer(&house, "Ada Brünn", "looms");
    add_idea(&mut ada, "Spindles", "");
    sits(&house, &mut ada, "Looms");
    assert_eq!(seat(&house, ada_id).as_deref(), Some("Looms"));
    let mut coordinator = house.guest(Role::Coordinator);
    goes_to(&mut coordinator, "places");
    let page = coordinator.page(SEATED).text();
    assert!(page.contains("2 of 2 have a place at 1 project. No plan is better."), "{page}");
    assert!(!page.contains("Without a place"), "{page}");
}

/// The table at which somebody would sit in a plan as usual.
fn usual_table(house: &House, name: &str) -> String {
    let plan = house.guest(Role::Coordinator).page(PLAN).body;
    // Who could leave is named above, too.
    let before = plan.rsplit_once(&format!("<bdi>{name}</bdi>")).map_or("", |(before, _)| before);
    let heading = before.rsplit("<h3 class=\"table-head\"><bdi>").next().unwrap_or_default();
    heading.split('<').next().unwrap_or_default().to_owned()
}
