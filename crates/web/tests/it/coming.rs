//! Who comes: what a coordinator reads of it, who waits and is let in, who goes where, what the kitchen cooks, and who looked.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::coming::{Answer, Command as ComingCommand, Plan, Terms};
use domain::person::{Command as PersonCommand, Kind};
use domain::questionnaire::{Value, key};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Command, CommandId, Date, Id, PersonId, Role, Who};
use ledger::{Answered, Answers, Listing, Order, Profile, Ticket};

use crate::client::{Answer as Page, Guest};
use crate::house::{EVENT, House, add_project};

const COMING: &str = "/paris-2018/coming";
const MONDAY: &str = "2018-05-28";
const TUESDAY: &str = "2018-05-29";

/// What a coordinator alone reads.
const DIET: &str = "no celery whatsoever";
const ACCESS: &str = "a chair with a high back";

static NUMBER: AtomicU64 = AtomicU64::new(1);

fn next_id() -> Id {
    Id::from_bits(u128::from(NUMBER.fetch_add(1, Ordering::Relaxed)) << 20 | 0xfeed)
}

fn day(date: &str) -> Date {
    date.parse().expect("a date")
}

fn ask(house: &House, actor: Actor, commands: Vec<Command>, profiles: Vec<(PersonId, Profile)>) {
    let order = commands.into_iter().fold(Order::new(CommandId(next_id()), actor), Order::with);
    house.ledger.ask(EVENT, Order { profiles, ..order }).wait().expect("it is done");
}

fn answered(pairs: &[(&str, &str)]) -> Answers {
    let value = |key: &str, text: &str| match key {
        key::WISHES => Value::Choices(vec![text.to_owned()]),
        _ => Value::Text(text.to_owned()),
    };
    pairs.iter().map(|(key, text)| (*key, Answered::in_file(value(key, text)))).collect()
}

/// Somebody with a ticket and answers who did not say yet whether they come.
fn guest(house: &House, name: &str, answers: &[(&str, &str)]) -> PersonId {
    let person = PersonId(next_id());
    let ticket = Ticket { source: "csv".to_owned(), code: format!("T-{}", person.0.short()), secret: None, kind: None, void: false };
    let profile =
        Profile { name: name.to_owned(), listing: Listing::Nobody, ticket: Some(ticket), answers: answered(answers), ..Default::default() };
    let actor = Actor { who: Who::Person(person), role: Role::Visitor };
    ask(house, actor, vec![Command::Person(PersonCommand::Introduce { person, kind: Kind::Own })], vec![(person, profile)]);
    person
}

fn says(house: &House, person: PersonId, date: &str, plan: Plan) {
    let command = Command::Coming(ComingCommand::Plan { person, days: vec![(day(date), plan)] });
    ask(house, Actor { who: Who::Person(person), role: Role::Visitor }, vec![command], vec![]);
}

/// So many people who say the same of Monday, all in one order.
fn crowd(house: &House, number: usize, answer: Answer) -> Vec<PersonId> {
    let people: Vec<PersonId> = (0..number).map(|_| PersonId(next_id())).collect();
    let profile = |person: &PersonId| {
        (*person, Profile { name: format!("Guest {}", person.0.short()), listing: Listing::Nobody, ..Default::default() })
    };
    let commands = people.iter().flat_map(|person| {
        let plan = Command::Coming(ComingCommand::Plan { person: *person, days: vec![(day(MONDAY), Plan::all_day(answer))] });
        [Command::Person(PersonCommand::Introduce { person: *person, kind: Kind::Guest }), plan]
    });
    ask(house, Actor::ORGANISER, commands.collect(), people.iter().map(profile).collect());
    people
}

fn terms(house: &House, places: u32) {
    let terms = Terms { places: Some(places), ..Default::default() };
    ask(house, Actor::ORGANISER, vec![Command::Coming(ComingCommand::Agree { seen: house.seq(), terms })], vec![]);
}

/// Takes back what was done last.
fn undo(house: &House, mara: &mut Guest) {
    let step = format!("/paris-2018/history/{}", house.seq());
    mara.form(&step, "/undo").send().location();
}

fn names_in_order<'a>(page: &Page, names: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<(usize, &str)> = names.iter().filter_map(|name| Some((page.text().find(name)?, *name))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn before_anybody_said_anything_mara_reads_what_to_do() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page("/paris-2018/team").body.contains("/paris-2018/coming\""));
    let text = mara.page(COMING).text();
    assert!(text.contains("no tickets were brought in") && text.contains("Monday: nobody said yet that they come."), "{text}");
    assert!(mara.page("/paris-2018/coming/plan").text().contains("nobody to plan for"));
    assert!(mara.page("/paris-2018/coming/waiting").text().contains("Nobody waits."));
    assert!(mara.page("/paris-2018/coming/kitchen").text().contains("nobody eats"));
    assert!(mara.page("/paris-2018/coming/list").text().contains("Nobody has a ticket"));
    guest(&house, "Bea Fern", &[]);
    assert!(mara.page(COMING).text().contains("Nobody said yet whether they come. One person has a ticket."));
    assert!(mara.page("/paris-2018/coming?lang=fr").text().contains("Une personne a un billet."));
    assert_eq!(mara.get("/paris-2018/coming/plan?day=2018-06-01").status, 404);
}

#[test]
fn a_hundred_and_fifty_are_sixty_odd_to_a_hundred_and_twenty_and_mozilla_overflows() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let people = crowd(&house, 150, Answer::Interested);
    let page = mara.page(COMING).text();
    assert!(page.contains("Monday: 55 to 123 people. Mozilla (55) overflows in 90 of 100 mornings."), "{page}");
    assert!(page.contains("All houses together (155) hold everybody who may come."), "{page}");
    assert!(page.contains("It rests on 6 days that organisers elsewhere counted") && page.contains("30 of 60, 35 of 63"), "{page}");
    assert!(page.contains("Tuesday: nobody said yet"), "{page}");
    assert!(!mara.page(COMING).body.contains("style="), "the policy forbids it");

    // Who confirms and who says no make it narrower.
    let says_so = |answer: Answer, people: &[PersonId]| {
        let plan =
            |person: &PersonId| Command::Coming(ComingCommand::Plan { person: *person, days: vec![(day(MONDAY), Plan::all_day(answer))] });
        ask(&house, Actor::ORGANISER, people.iter().map(plan).collect(), vec![]);
    };
    let width = |page: &str| {
        let (_, rest) = page.split_once("Monday: ").expect("the sentence");
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
        let low = numbers.next().expect("the lower end");
        numbers.next().expect("the upper end") - low
    };
    let before = width(&page);
    says_so(Answer::Confirmed, &people[..80]);
    let confirmed = mara.page(COMING).text();
    says_so(Answer::No, &people[100..]);
    let denied = mara.page(COMING).text();
    assert!(before > width(&confirmed) && width(&confirmed) > width(&denied), "{before} {confirmed} {denied}");
    assert!(denied.contains("50 people said that they do not come."), "{denied}");
    assert!(mara.page("/paris-2018/coming?lang=fr").text().contains("personnes lundi."));
}

#[test]
fn half_days_are_counted_apart() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    for person in crowd(&house, 70, Answer::Interested).into_iter().take(40) {
        says_by_team(&house, person, Plan { morning: false, ..Plan::all_day(Answer::Confirmed) });
    }
    let page = mara.page(COMING).text();
    assert!(page.contains("in the morning 0 30 0") && page.contains("in the afternoon 40 30 0"), "{page}");
    // What is full is the afternoon.
    assert!(page.contains("of 100 afternoons.") && !page.contains("mornings"), "{page}");
}

fn says_by_team(house: &House, person: PersonId, plan: Plan) {
    let command = Command::Coming(ComingCommand::Plan { person, days: vec![(day(MONDAY), plan)] });
    ask(house, Actor::ORGANISER, vec![command], vec![]);
}

#[test]
fn after_the_day_it_says_who_came_and_the_next_day_learns_from_it() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let people = crowd(&house, 50, Answer::Interested);
    for person in &people {
        let command =
            Command::Coming(ComingCommand::Plan { person: *person, days: vec![(day(TUESDAY), Plan::all_day(Answer::Interested))] });
        ask(&house, Actor::ORGANISER, vec![command], vec![]);
    }
    let before = mara.page(COMING).text();
    let venue = house.view().event.venues[0].id;
    for person in &people[..48] {
        let arrive = VenueCommand::Arrive { person: *person, day: day(MONDAY), venue, anyway: true, at: None };
        ask(&house, Actor::ORGANISER, vec![Command::Venue(arrive)], vec![]);
    }
    assert!(mara.page(COMING).text().contains("48 people came so far, 48 of them had said so."));
    house.clock_strikes("2018-05-29T08:30");
    let after = mara.page(COMING).text();
    assert!(after.contains("48 people came, 48 of them had said so."), "{after}");
    assert!(after.contains("It rests on one day of the events that are kept here, and less and less on 6 days"), "{after}");
    let tuesday = |page: &str| {
        let (_, rest) = page.split_once("Tuesday: ").expect("the sentence");
        let (_, rest) = rest.split_once("mark in the bar: ").expect("the middle");
        rest.split(',').next().and_then(|number| number.parse::<u32>().ok()).expect("a number")
    };
    let (was, is) = (tuesday(&before), tuesday(&after));
    assert!(is > was, "of fifty {was} were expected, and {is} after forty-eight came");
}

#[test]
fn who_waits_is_let_in_in_fair_order_and_that_is_undone() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/coming/terms", "/terms").set("places", "1").set("until", "2018-06-30");
    assert_eq!(form.send().location(), COMING);
    for (name, answer) in [
        ("Ada Oak", Answer::Interested),
        ("Bea Fern", Answer::Interested),
        ("Cleo Ash", Answer::Confirmed),
        ("Dora Elm", Answer::Interested),
    ] {
        let person = guest(&house, name, &[]);
        says(&house, person, MONDAY, Plan::all_day(answer));
    }
    let names = ["Ada Oak", "Bea Fern", "Cleo Ash", "Dora Elm"];
    let list = format!("{COMING}/waiting?day={MONDAY}");
    let page = mara.page(&list);
    assert!(page.text().contains("Monday, 28 May, places taken: 1 of 1."), "{}", page.text());
    assert!(page.text().contains("comes for sure, asked on Monday, 28 May, 9:20"), "{}", page.text());
    assert_eq!(names_in_order(&page, &names), ["Cleo Ash", "Bea Fern", "Dora Elm"]);
    assert!(mara.page(COMING).text().contains("3 people wait for a place"));

    // The same form twice lets one in.
    let next = mara.form(&list, "/next").filled("", "");
    mara.send(&next).location();
    assert_eq!(mara.send(&next).status, 303);
    let page = mara.page(&list);
    assert_eq!(names_in_order(&page, &names), ["Bea Fern", "Dora Elm"]);
    undo(&house, &mut mara);
    assert_eq!(names_in_order(&mara.page(&list), &names), ["Cleo Ash", "Bea Fern", "Dora Elm"]);

    // Somebody comes first meanwhile: nobody is let in unseen.
    let stale = mara.form(&list, "/several").set("many", "2").filled("", "");
    says(&house, house.person("Dora Elm"), MONDAY, Plan::all_day(Answer::Confirmed));
    says(&house, house.person("Cleo Ash"), MONDAY, Plan::all_day(Answer::No));
    let refused = mara.send(&stale);
    assert_eq!((refused.status, refused.refusal().contains("The list changed meanwhile")), (409, true));
    mara.form(&list, "/several").set("many", "2").send().location();
    assert!(mara.page(&list).text().contains("Nobody waits."));
}

#[test]
fn the_terms_are_not_written_over_unseen_and_nothing_impossible_is_agreed() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let old = mara.form("/paris-2018/coming/terms", "/terms").set("places", "70").filled("", "");
    let form = mara.form("/paris-2018/coming/terms", "/terms").set("places", "60");
    form.set("self", "yes").send().location();
    assert_eq!(mara.send(&old).status, 409);
    assert_eq!(house.view().event.terms, Terms { places: Some(60), keep_until: None, self_check_in: true, ..Terms::default() });
    let early = mara.form("/paris-2018/coming/terms", "/terms").set("until", "2018-05-28").send();
    assert_eq!(early.status, 422);
    let many = mara.form("/paris-2018/coming/terms", "/terms").set("places", "lots").send();
    assert_eq!(many.status, 422);
    // Taken back like anything else.
    undo(&house, &mut mara);
    assert_eq!(house.view().event.terms, Terms::default());
}

#[test]
fn the_plan_keeps_groups_is_said_to_all_and_a_whole_project_moves_with_one_act() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut ada = house.visitor();
    add_project(&mut ada, "Lifetimes for gardeners", "Ada Oak");
    let ada_is = house.person("Ada Oak");
    says(&house, ada_is, MONDAY, Plan::all_day(Answer::Confirmed));
    let wishers: Vec<PersonId> = (0..4).map(|n| guest(&house, &format!("Wisher {n}"), &[(key::WISHES, "QUIC ")])).collect();
    let needy = guest(&house, "Nora Yew", &[(key::WISHES, "quic"), (key::ACCESS, ACCESS)]);
    for person in wishers.iter().chain([&needy]) {
        says(&house, *person, MONDAY, Plan::all_day(Answer::Interested));
    }
    let plan = format!("{COMING}/plan?day={MONDAY}");
    let page = mara.page(&plan);
    assert!(page.text().contains("First wish: quic") && page.text().contains("Lifetimes for gardeners"), "{}", page.text());
    assert!(page.text().contains("One of them said what they need to take part."), "{}", page.text());

    let mut other = house.ledger.view(EVENT).expect("it is there").event.seq;
    mara.form_of(&page, "/coming/plan").send().location();
    let told = |person: PersonId| {
        let view = house.view();
        let coming = view.event.coming(day(MONDAY), person).expect("they come");
        coming.venue.map(|venue| view.event.venue(venue).expect("it is there").1.name.to_string()).unwrap_or_default()
    };
    assert!(wishers.iter().chain([&needy, &ada_is]).all(|person| told(*person) == "Mozilla"));
    assert!(mara.page(&plan).text().contains("Everybody was told where to go."));

    // The project goes to the other house, and everybody at it: one act, and one to take back.
    let page = mara.page(&plan);
    let formeret = house.letters_of("Formeret");
    mara.form_of(&page, "/plan/project").set("house", &formeret).send().location();
    assert_eq!(told(ada_is), "Formeret Espace Cléry");
    let sits = |title: &str| {
        let view = house.view();
        let project = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("it is there").clone();
        project.days[&day(MONDAY)].place.venue.map(|venue| view.event.venue(venue).expect("it is there").1.name.to_string())
    };
    assert_eq!(sits("Lifetimes for gardeners").as_deref(), Some("Formeret Espace Cléry"));
    let page = mara.page(&plan);
    assert!(page.text().contains("One person whose house changed"), "{}", page.text());
    // Who is new walks over with somebody who leads something there.
    assert!(page.text().contains("New here? Walk with Ada Oak."), "{}", page.text());
    let letters = "/paris-2018/letters/write?kind=moved&to=moved.2018-05-28";
    assert!(page.body.contains(&letters.replace('&', "&amp;")));
    mara.page(letters);
    undo(&house, &mut mara);
    assert_eq!((told(ada_is).as_str(), sits("Lifetimes for gardeners")), ("Mozilla", None));
    assert!(!mara.page(&plan).text().contains("whose house changed"));

    // By hand, one of them; the others stay.
    let page = mara.page(&plan);
    let group = format!("to-{}", wishers[0].0);
    let posted = [
        ("seq".to_owned(), house.seq().to_string()),
        ("day".to_owned(), MONDAY.to_owned()),
        (group, formeret.clone()),
        (format!("to-{}", wishers[1].0), house.letters_of("Mozilla")),
        (format!("was-{}", wishers[1].0), house.letters_of("Mozilla")),
    ];
    assert!(page.body.contains(&posted[2].0));
    mara.post("/paris-2018/coming/plan/people", &posted).location();
    assert_eq!((told(wishers[0]).as_str(), told(wishers[1]).as_str()), ("Formeret Espace Cléry", "Mozilla"));
    // Asked anew, the one who was sent away comes back to the group.
    mara.form(&format!("{plan}&anew=yes"), "/coming/plan").send().location();
    assert_eq!(told(wishers[0]), "Mozilla");
    // A house that is not there is refused, and nothing is done.
    other = other.max(house.seq());
    let wrong =
        mara.post("/paris-2018/coming/plan/people", &[("day".into(), MONDAY.into()), (format!("to-{}", wishers[0].0), "zzzz".into())]);
    assert_eq!((wrong.status, house.seq()), (422, other));
}

#[test]
fn what_was_not_seen_is_not_said_to_all() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    crowd(&house, 3, Answer::Confirmed);
    let plan = format!("{COMING}/plan?day={MONDAY}");
    let stale = mara.form(&plan, "/coming/plan").filled("", "");
    crowd(&house, 3, Answer::Confirmed);
    let refused = mara.send(&stale);
    assert_eq!((refused.status, refused.refusal().contains("The plan changed meanwhile")), (409, true));
    // The same form again, once it is done, is done.
    let form = mara.form(&plan, "/coming/plan").filled("", "");
    mara.send(&form).location();
    mara.send(&form).location();
}

#[test]
fn a_house_that_is_full_sends_the_rest_to_the_next_by_what_is_expected() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    crowd(&house, 140, Answer::Interested);
    let plan = format!("{COMING}/plan?day={MONDAY}");
    mara.form(&plan, "/coming/plan").send().location();
    let view = house.view();
    let heads =
        |index: usize| view.event.coming_on(day(MONDAY)).filter(|(_, coming)| coming.venue == Some(view.event.venues[index].id)).count();
    // Of 140 some 105 come on a full day: Mozilla takes as many as fill it then, which is more than the first 55 who said so.
    assert!((65..=80).contains(&heads(0)) && heads(0) + heads(1) == 140, "{} {}", heads(0), heads(1));
    let text = mara.page(&plan).text();
    assert!(text.contains("it holds 55.") && text.contains("Monday, 9:00: meet at the entrance of Mozilla; we walk to Formeret"), "{text}");
    // The walk is announced with the words that stand there.
    mara.form(&plan, "/notes").send().location();
    assert!(house.visitor().page("/paris-2018/").text().contains("we walk to Formeret Espace Cléry together"));
}

/// How often a page says that Mozilla overflows, of a hundred mornings.
fn overflows(text: &str) -> u32 {
    let (_, rest) = text.split_once("Mozilla (55) overflows in ").unwrap_or(("", "0 "));
    rest.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
fn the_plan_says_how_often_a_house_overflows_with_it_and_for_how_full_a_day_it_is() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    crowd(&house, 140, Answer::Interested);
    let mut at = |fill: &str| mara.page(&format!("{COMING}/plan?day={MONDAY}{fill}")).text();
    let (full, usual, all) = (at(""), at("&fill=usual"), at("&fill=all"));
    assert!((10..=25).contains(&overflows(&full)), "{full}");
    assert!((40..=60).contains(&overflows(&usual)), "{usual}");
    assert!(all.contains("Mozilla (55) holds everybody who may go there."), "{all}");
    assert!(full.contains("On a day when Mozilla is full, the door says so and sends the next ones to Formeret Espace Cléry."), "{full}");
    // What is said to all is what was looked at.
    let plan = format!("{COMING}/plan?day={MONDAY}&fill=all");
    mara.form(&plan, "/coming/plan").send().location();
    let view = house.view();
    let heads = view.event.coming_on(day(MONDAY)).filter(|(_, coming)| coming.venue == Some(view.event.venues[0].id)).count();
    assert_eq!(heads, 55);
}

#[test]
fn nobody_who_needs_access_is_sent_where_no_house_says_how_one_gets_in_without_a_warning() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let needy = guest(&house, "Nora Yew", &[(key::ACCESS, ACCESS)]);
    says(&house, needy, MONDAY, Plan::all_day(Answer::Confirmed));
    let plan = format!("{COMING}/plan?day={MONDAY}");
    let warned = "Mozilla does not say that one gets in without steps.";
    assert!(mara.page(&plan).text().contains(warned), "{}", mara.page(&plan).text());
    let formeret = house.letters_of("Formeret");
    let (settings, sent) = (format!("/paris-2018/settings/houses/{formeret}"), format!("/houses/{formeret}"));
    mara.form(&settings, &sent).set("access", "Lift, ring first").send().location();
    assert!(mara.page(&plan).text().contains(warned), "words alone are no answer");
    // They are a proposal: it stands in the form, and counts once that is saved.
    let page = mara.page(&settings);
    assert!(page.text().contains("The words above sound like it. Save if it is so."), "{}", page.text());
    mara.form_of(&page, &sent).send().location();
    assert!(!mara.page(&settings).text().contains("sound like it"));
    let text = mara.page(&plan).text();
    assert!(!text.contains("does not say that one gets in"), "{text}");
    mara.form(&plan, "/coming/plan").send().location();
    let view = house.view();
    let goes = view.event.coming(day(MONDAY), needy).and_then(|coming| coming.venue).and_then(|venue| view.event.venue(venue));
    assert_eq!(goes.map(|(_, house)| house.name.to_string()).as_deref(), Some("Formeret Espace Cléry"));
    let page = mara.page(&format!("/paris-2018/houses/{formeret}"));
    assert!(page.text().contains("A way in without steps Yes"), "{}", page.text());
    mara.form(&settings, &sent).set("step-free", "no").send().location();
    let text = mara.page(&plan).text();
    assert!(text.contains("One does not get into Formeret Espace Cléry without steps."), "{text}");
}

#[test]
fn before_there_is_a_plan_nobody_is_said_to_have_been_told() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    crowd(&house, 20, Answer::Interested);
    let text = mara.page(COMING).text();
    assert!(text.contains("Until a plan says otherwise, all 20 go there:") && !text.contains("are to go there"), "{text}");
    assert!(text.contains("20 have a place and come, surely or perhaps"), "{text}");
    mara.form(&format!("{COMING}/plan?day={MONDAY}"), "/coming/plan").send().location();
    let text = mara.page(COMING).text();
    assert!(text.contains("20 go there,") && !text.contains("Until a plan"), "{text}");
}

#[test]
fn fewer_places_than_are_given_and_more_people_than_places_are_said_so() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    crowd(&house, 3, Answer::Confirmed);
    let terms = format!("{COMING}/terms");
    assert!(mara.page(&terms).text().contains("Monday, 28 May: 3 are given already."), "{}", mara.page(&terms).text());
    let from = house.seq();
    let asked = mara.form(&terms, "/terms").set("places", "2").set("until", "2018-06-30").send();
    assert_eq!((asked.status, house.seq()), (409, from));
    assert!(asked.refusal().contains("Monday, 28 May: 3 people have a place already, more than 2."), "{}", asked.refusal());
    mara.form_of(&asked, "/terms").press("anyway", "yes").location();
    let agreed = house.view().event.terms.clone();
    assert_eq!((agreed.places, agreed.keep_until), (Some(2), Some(day("2018-06-30"))));
    // Who is let in now is one too many; and who gives no address hears of it from nobody but the team.
    let bea = guest(&house, "Bea Fern", &[]);
    says(&house, bea, MONDAY, Plan::all_day(Answer::Confirmed));
    let mut profile = house.view().people.get(bea).expect("a profile").clone();
    let list = format!("{COMING}/waiting?day={MONDAY}");
    let text = mara.page(&list).text();
    assert!(text.contains("All 2 places are taken. Whoever you let in now is one more than that."), "{text}");
    assert!(text.contains("No mail address: tell them yourself."), "{text}");
    profile.contact = Some("at the CLI table".to_owned());
    house.rewrite_profile(bea, profile.clone());
    assert!(mara.page(&list).text().contains("tell them yourself. They are reached so: at the CLI table"));
    profile.email = Some("bea@example.test".to_owned());
    house.rewrite_profile(bea, profile);
    assert!(!mara.page(&list).text().contains("No mail address"));
    // Other terms are saved without asking again.
    mara.form(&terms, "/terms").set("self", "yes").send().location();
}

#[test]
fn the_kitchen_sheet_names_nobody_and_nothing_that_few_eat() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let diets = ["vegan", "Vegan ", "vegan", "VEGAN", "vegan", "vegan", DIET, "halal", "halal", ""];
    for (n, diet) in diets.iter().enumerate() {
        let person = guest(&house, &format!("Eater {n}"), &[(key::DIET, *diet)]);
        let half = Plan { afternoon: n != 0, ..Plan::all_day(Answer::Confirmed) };
        says(&house, person, MONDAY, half);
    }
    let text = mara.page("/paris-2018/coming/kitchen").text();
    assert!(
        text.contains("Mozilla, in the morning 10 may come, surely or perhaps.") && text.contains("vegan 6 Small groups, merged 3"),
        "{text}"
    );
    assert!(
        text.contains("Mozilla, in the afternoon 9 may come, surely or perhaps.") && text.contains("vegan 5 Small groups, merged 3"),
        "{text}"
    );
    assert!(!text.contains("celery") && !text.contains("halal") && !text.contains("Eater"), "{text}");
    assert!(text.contains("3 people have rare needs, perhaps allergies. Ask them before you cook. See who they are in the list"), "{text}");
    assert!(mara.page("/paris-2018/coming/kitchen?lang=fr").text().contains("Petits groupes, réunis 3"));
}

#[test]
fn opening_the_list_is_an_act_that_stands_in_the_history_with_who() {
    let house = House::open();
    let mut mara = house.visitor();
    add_project(&mut mara, "Docs", "Mara Birch");
    mara.form(&house.link(Role::Coordinator), "").send().location();
    let person = guest(&house, "=Evil Twin", &[(key::DIET, DIET), (key::ACCESS, ACCESS), (key::WISHES, "clippy")]);
    says(&house, person, MONDAY, Plan { afternoon: false, ..Plan::all_day(Answer::Confirmed) });
    let list = "/paris-2018/coming/list";
    let before = house.seq();
    let page = mara.page(list);
    assert!(!page.body.contains("Evil Twin") && !page.body.contains("celery"), "looking needs a button");
    assert!(page.text().contains("stands in the history"));
    assert_eq!(house.seq(), before);

    let open = mara.form_of(&page, "/coming/list").send();
    assert_eq!(open.status, 200);
    let code = format!("T-{}", person.0.short());
    let text = open.text();
    assert!(text.contains("=Evil Twin") && text.contains(&code) && text.contains("confirmed, in the morning"), "{text}");
    assert!(text.contains(DIET) && text.contains(ACCESS) && text.contains("clippy"), "{text}");
    assert_eq!(open.header("cache-control"), "no-store");
    assert_eq!(house.seq(), before + 1);
    assert!(mara.page("/paris-2018/history").text().contains("Mara Birch opened the list of participants"));
    // Its address shows nothing by itself.
    assert!(!mara.page(list).body.contains("celery"));

    let file = mara.form(list, "/list.csv").send();
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.body.contains("\"'=Evil Twin\"") && file.body.contains(DIET), "{}", file.body);
    assert_eq!(house.seq(), before + 2);
    assert_eq!(mara.get("/paris-2018/coming/list.csv").status, 303);
}

#[test]
fn what_people_answered_is_read_by_coordinators_and_nobody_else_is_let_in() {
    let house = House::open();
    let person = guest(&house, "Nora Yew", &[(key::DIET, DIET), (key::ACCESS, ACCESS)]);
    says(&house, person, MONDAY, Plan::all_day(Answer::Confirmed));
    terms(&house, 1);
    let waits = guest(&house, "Wanda Ivy", &[(key::DIET, DIET)]);
    says(&house, waits, MONDAY, Plan::all_day(Answer::Interested));
    let pages = ["", "/terms", "/waiting", "/plan", "/kitchen", "/list"].map(|path| format!("{COMING}{path}"));
    let posts = ["/terms", "/waiting/next", "/waiting/several", "/plan", "/plan/people", "/plan/project", "/list", "/list.csv"];
    let posted: Vec<(String, String)> = [
        ("day", MONDAY),
        ("first", &waits.0.to_string()),
        ("places", "9"),
        ("house", &house.letters_of("Formeret")),
        (&format!("to-{}", person.0), &house.letters_of("Formeret")),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let outsiders = [house.visitor(), house.guest(Role::Participant), house.guest(Role::Mentor), house.guest(Role::Greeter)];
    for mut outsider in outsiders {
        let before = house.seq();
        for path in &pages {
            let answer = outsider.get(path);
            assert_eq!(answer.status, 403, "{path}");
            assert!(answer.text().contains("Ask the coordinator for a link."), "{path}: {}", answer.text());
        }
        for path in posts {
            let answer = outsider.post(&format!("{COMING}{path}"), &posted);
            assert_eq!(answer.status, 403, "{path}");
            assert!(!answer.body.contains("Nora") && !answer.body.contains("celery"), "{path}");
        }
        assert_eq!(house.seq(), before, "nothing was written");
        let others = [
            "/paris-2018/",
            "/paris-2018/board.json",
            "/paris-2018/board.md",
            "/paris-2018/people",
            "/paris-2018/report",
            "/paris-2018/history",
            "/paris-2018/wall",
            "/paris-2018/team",
            "/paris-2018/me",
            "/paris-2018/corner",
        ];
        for path in others {
            let body = outsider.get(path).body;
            assert!(!body.contains("celery") && !body.contains("high back"), "{path}");
        }
    }
    // Coordinators do read it, so there was something to leak.
    let mut mara = house.guest(Role::Coordinator);
    let list = mara.form("/paris-2018/coming/list", "/coming/list").send();
    assert!(list.body.contains("celery") && list.body.contains("high back"));
}

#[test]
fn the_file_of_participants_is_in_words_with_the_mail_address_and_no_formula() {
    let house = House::open();
    let answers = [(key::SYSTEM, "linux"), (key::AREAS, "docs"), (key::PHOTO, "ask")];
    let person = guest(&house, "Nora Yew", &answers);
    let mut profile = house.view().people.get(person).expect("a profile").clone();
    (profile.email, profile.handle) = (Some("=cmd@example.test".to_owned()), Some("nora-y".to_owned()));
    house.rewrite_profile(person, profile);
    let mut mara = house.guest(Role::Coordinator);
    let file = mara.form("/paris-2018/coming/list", "/list.csv").send().body;
    let line = |start: &str| file.trim_start_matches('\u{FEFF}').lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert!(line("\"Name\"").starts_with("\"Name\",\"Ticket\",\"Mail address\",\"Handle\",\"Who sees the name\""), "{file}");
    let hers = line("\"Nora Yew\"");
    assert!(hers.contains("\"'=cmd@example.test\",\"nora-y\",\"nobody\""), "{hers}");
    for word in ["Documentation", "Linux", "Ask me first"] {
        assert!(hers.contains(word), "{word}: {hers}");
    }
    let mut marie = house.guest(Role::Coordinator).speaking("fr");
    let french = marie.form("/paris-2018/coming/list", "/list.csv").send().body;
    assert!(french.contains("Adresse e-mail") && !french.contains("\"docs\""), "{french}");
    // On the screen names and answers are enough.
    let shown = mara.form("/paris-2018/coming/list", "/coming/list").send();
    assert!(shown.status == 200 && !shown.body.contains("example.test"), "{}", shown.text());
}
