//! Ninety people in two houses: each house has its own floor, and nobody is heard through a street.

use domain::round::Speaker;
use domain::venue::Command as VenueCommand;
use domain::{Command, PersonId, Role, VenueId};

use crate::client::Guest;
use crate::house::{House, add_idea, named};
use crate::places::{does, letters};
use crate::round::{MINE, ROUND, asks, comes, goes_to, somebody};

const SCREEN: &str = "/paris-2018/round/screen";
const PEOPLE: [(&str, usize); 2] = [("Mozilla", 40), ("Formeret", 50)];

/// Somebody of a house, by their number in it.
struct There {
    guest: Guest,
    id: PersonId,
    name: String,
}

/// A morning with this many people in each house, each with a line.
struct Morning {
    house: House,
    people: [Vec<There>; 2],
    coordinator: Guest,
}

impl Morning {
    fn with(people: [(&str, usize); 2]) -> Self {
        let house = House::open();
        house.clock_strikes("2018-05-28T09:20");
        let people = people.map(|(venue, number)| {
            let there = |number| {
                let name = format!("{venue} {number:02}");
                let mut guest = house.visitor();
                named(guest.form(MINE, "/line").set("line", &format!("I know {venue} looms")), &name).send().location();
                let id = house.person(&name);
                comes(&house, id, venue);
                There { guest, id, name }
            };
            (0..number).map(there).collect()
        });
        let mut coordinator = house.guest(Role::Coordinator);
        goes_to(&mut coordinator, "introductions");
        Self { house, people, coordinator }
    }

    fn begins() -> Self {
        Self::with(PEOPLE)
    }

    fn letters(&self, house: usize) -> String {
        self.house.letters_of(PEOPLE[house].0)
    }

    fn desk(&self, house: usize) -> String {
        format!("{ROUND}?house={}", self.letters(house))
    }

    fn screen(&self, house: usize) -> String {
        format!("{SCREEN}?house={}", self.letters(house))
    }

    fn gives(&mut self, house: usize, person: usize) {
        let (letters, person) = (self.letters(house), self.people[house][person].id.to_string());
        asks(&mut self.coordinator, "floor", &[("house", &letters), ("person", &person)]);
    }

    fn on(&self, house: Option<usize>) -> Option<Speaker> {
        let view = self.house.view();
        let venue = |house: usize| -> VenueId {
            view.event.venues.iter().find(|venue| venue.name.as_str().starts_with(PEOPLE[house].0)).expect("it is there").id
        };
        view.event.round.floor(house.map(venue)).on.map(|on| on.speaker)
    }
}

#[test]
fn each_house_says_its_lines_by_itself_and_no_other_one_hears_of_it() {
    let mut morning = Morning::begins();
    let all = morning.coordinator.page(ROUND);
    assert!(all.text().contains("each house goes by itself") && all.text().contains("Who says a line 90"), "{}", all.text());
    // The host of the second house has a desk that is of it alone, and the way to its projector.
    let mut host = morning.house.guest(Role::Coordinator);
    let page = host.page(&morning.desk(1));
    assert!(
        page.text().contains("Formeret Espace Cléry All houses")
            && page.text().contains("Who says a line 50")
            && !page.text().contains("Mozilla 00"),
        "{}",
        page.text()
    );
    assert!(page.body.contains(&format!("href=\"{}\"", morning.screen(1))), "{}", page.body);

    morning.gives(0, 0);
    let (at, second) = (morning.letters(1), morning.people[1][0].id.to_string());
    let forms = page.body.matches(&format!("action=\"{ROUND}/")).count();
    assert_eq!(page.body.matches(&format!("name=\"at\" value=\"{at}\"")).count(), forms, "each leads back to it");
    let fields = [("at", at.as_str()), ("house", &at), ("person", &second)].map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(host.post(&format!("{ROUND}/floor"), &fields).location(), morning.desk(1), "and stays on that desk");
    let (first, second) = (morning.people[0][0].id, morning.people[1][0].id);
    assert_eq!(
        [morning.on(Some(0)), morning.on(Some(1)), morning.on(None)],
        [Some(Speaker::Person(first)), Some(Speaker::Person(second)), None]
    );
    for house in 0..2 {
        let (own, other) = (format!("{} 00", PEOPLE[house].0), format!("{} 00", PEOPLE[1 - house].0));
        let screen = morning.house.visitor().page(&morning.screen(house));
        assert!(screen.body.contains(&format!("<h1><bdi>{own}</bdi></h1>")) && !screen.text().contains(&other), "{}", screen.body);
        assert!(screen.text().contains(PEOPLE[house].0) && screen.body.contains("data-seconds=\"20\""), "{}", screen.body);
        let phone = morning.people[house][7].guest.page(MINE);
        assert!(phone.text().contains(&format!("{own} I know {} looms", PEOPLE[house].0)), "{}", phone.text());
        assert!(!phone.text().contains(&other), "{}", phone.text());
    }
    // Who is in neither sees both, with where; so does a projector that is of none.
    for page in [somebody(&morning.house, "Ada Brünn", &[]).0.page(MINE), morning.house.visitor().page(SCREEN)] {
        let text = page.text();
        assert!(text.contains("Mozilla Mozilla 00") && text.contains("Formeret Espace Cléry Formeret 00"), "{text}");
    }

    // Next, and pass: the other house does not notice.
    let until_now = morning.on(Some(1));
    morning.gives(0, 1);
    let page = morning.people[0][1].guest.page(MINE);
    morning.people[0][1].guest.form_of(&page, "/pass").send().location();
    assert_eq!([morning.on(Some(0)), morning.on(Some(1))], [None, until_now]);
    morning.gives(1, 1);
    let desk = host.page(&morning.desk(0)).text();
    assert!(desk.contains("Who says a line 38") && !desk.contains("Has the floor"), "{desk}");
    // What was done in one house is undone there, though the other went on.
    let history = morning.coordinator.page("/paris-2018/history").text();
    for said in ["gave Formeret 01 the floor in Formeret Espace Cléry", "gave Mozilla 01 the floor in Mozilla", "Mozilla 01 passed"] {
        assert!(history.contains(said), "{said}: {history}");
    }
    let passed = morning.house.view().event.history.step(morning.house.seq() - 1)[0].stamp.seq;
    morning.coordinator.form(&format!("/paris-2018/history/{passed}"), "/undo").send().location();
    let again = Some(Speaker::Person(morning.people[0][1].id));
    assert_eq!([morning.on(Some(0)), morning.on(Some(1))], [again, Some(Speaker::Person(morning.people[1][1].id))]);
    // The clock of one house stops alone.
    let mozilla = morning.letters(0);
    asks(&mut host, "floor", &[("house", &mozilla)]);
    assert_eq!([morning.on(Some(0)), morning.on(Some(1))], [None, Some(Speaker::Person(morning.people[1][1].id))]);
    // Going on ends both.
    goes_to(&mut morning.coordinator, "pitches");
    assert_eq!([morning.on(Some(0)), morning.on(Some(1))], [None, None]);
}

#[test]
fn tables_go_by_themselves_with_one_beat_in_a_house_or_where_all_are_in_one() {
    let mut morning = Morning::begins();
    morning.gives(0, 0);
    let formeret = morning.letters(1);
    asks(&mut morning.coordinator, "floor", &[("house", &formeret), ("tables", "yes")]);
    let screen = morning.house.visitor().page(&morning.screen(1));
    assert!(screen.body.contains("<h1><bdi>At your tables</bdi></h1>") && screen.body.contains("data-seconds=\"20\" data-again"));
    let phone = morning.people[1][3].guest.page(MINE).text();
    assert!(phone.contains("At your tables Everybody says a line to their table"), "{phone}");
    assert!(morning.house.visitor().page(&morning.screen(0)).body.contains("<h1><bdi>Mozilla 00</bdi></h1>"), "not in the other house");
    let history = morning.coordinator.page("/paris-2018/history").text();
    assert!(history.contains("let each table in Formeret Espace Cléry say who they are"), "{history}");

    let mut one = Morning::with([("Mozilla", 31), ("Formeret", 0)]);
    let desk = one.coordinator.page(ROUND);
    assert!(desk.text().contains("let each table go by itself") && !desk.body.contains("?house="), "{}", desk.text());
    asks(&mut one.coordinator, "floor", &[("tables", "yes")]);
    assert_eq!(one.on(None), Some(Speaker::Tables));
    assert!(one.people[0][5].guest.page(MINE).text().contains("At your tables"));
}

#[test]
fn with_thirty_people_all_is_as_it_was() {
    let mut morning = Morning::with([("Mozilla", 14), ("Formeret", 16)]);
    let desk = morning.coordinator.page(ROUND);
    for sign in ["?house=", "name=\"house\"", "name=\"at\"", "name=\"tables\"", "table-head", "More than thirty"] {
        assert!(!desk.body.contains(sign), "{sign}: {}", desk.body);
    }
    asks(&mut morning.coordinator, "floor", &[("person", &morning.people[1][0].id.to_string())]);
    for (house, someone) in [(0, 3), (1, 4)] {
        let phone = morning.people[house][someone].guest.page(MINE).text();
        assert!(phone.contains("Formeret 00 I know Formeret looms"), "{phone}");
        assert!(morning.house.visitor().page(&morning.screen(house)).body.contains("<h1><bdi>Formeret 00</bdi></h1>"));
    }
    // One more comes, and who speaks for all is heard in both until a house begins by itself.
    let (_, late) = somebody(&morning.house, "Wim Brun", &[]);
    comes(&morning.house, late, "Mozilla");
    assert!(morning.coordinator.page(ROUND).body.contains("?house="));
    assert!(morning.house.visitor().page(&morning.screen(0)).body.contains("<h1><bdi>Formeret 00</bdi></h1>"));
    morning.gives(0, 0);
    assert!(morning.house.visitor().page(&morning.screen(0)).body.contains("<h1><bdi>Mozilla 00</bdi></h1>"));
    assert!(morning.house.visitor().page(&morning.screen(1)).body.contains("<h1><bdi>Formeret 00</bdi></h1>"));
    // Who leaves does not end what has begun.
    does(&morning.house, Command::Venue(VenueCommand::Leave { person: late, day: morning.house.view().event.moment.today, at: None }));
    assert!(morning.coordinator.page(ROUND).body.contains("?house="));
}

#[test]
fn a_project_is_told_of_where_its_lead_is_and_read_in_the_other_house() {
    let mut morning = Morning::begins();
    for (title, lead, venue) in [("Looms", "Jorge Lima", "Mozilla"), ("Spindles", "Greta Ohm", "Formeret"), ("Dyes", "Wim Brun", "")] {
        add_idea(&mut morning.house.visitor(), title, lead);
        if !venue.is_empty() {
            comes(&morning.house, morning.house.person(lead), venue);
        }
    }
    goes_to(&mut morning.coordinator, "pitches");
    asks(&mut morning.coordinator, "queue", &[("queued", "all")]);
    let (looms, spindles) = (letters(&morning.house, "Looms"), letters(&morning.house, "Spindles"));
    let desk = morning.coordinator.page(ROUND).text();
    assert!(desk.contains("In no house so far Dyes"), "{desk}");
    let desk = morning.coordinator.page(&morning.desk(0)).text();
    assert!(desk.contains("Looms") && desk.contains("Dyes") && !desk.contains("Spindles"), "{desk}");
    for (house, project) in [(0, &looms), (1, &spindles)] {
        let at = morning.letters(house);
        asks(&mut morning.coordinator, "floor", &[("house", &at), ("project", project)]);
    }
    for (house, own, other) in [(0, "Looms", "Spindles"), (1, "Spindles", "Looms")] {
        let screen = morning.house.visitor().page(&morning.screen(house));
        assert!(screen.body.contains(&format!("<h1><bdi>{own}</bdi></h1>")) && !screen.text().contains(other), "{}", screen.text());
        assert!(screen.text().contains("Dyes"), "comes next, maybe here: {}", screen.text());
        let phone = morning.people[house][2].guest.page(MINE);
        assert!(phone.text().contains(&format!("Has the floor {own}")), "{}", phone.text());
        // The other one is read, and has its heart.
        assert!(phone.text().contains(other), "{}", phone.text());
        assert_eq!(phone.body.matches("class=\"heart\"").count(), 3, "{}", phone.body);
    }
}

#[test]
fn a_house_that_nobody_knows_gets_no_floor_and_only_coordinators_give_it() {
    let mut morning = Morning::begins();
    let fields = |house: &str| vec![("house".to_owned(), house.to_owned()), ("person".to_owned(), morning.people[0][0].id.to_string())];
    let refused = morning.coordinator.post(&format!("{ROUND}/floor"), &fields("nowhere"));
    assert_eq!(refused.status, 404, "{}", refused.text());
    let (known, own) = (fields(&morning.letters(0)), morning.desk(1));
    for role in [Role::Greeter, Role::Participant] {
        let mut other = morning.house.guest(role);
        assert_eq!(other.post(&format!("{ROUND}/floor"), &known).status, 403);
        assert!(!other.page(&own).body.contains("/round/floor"));
    }
    assert_eq!(morning.on(Some(0)), None);
    // What is asked of a house that is none shows the desk of all.
    assert!(morning.coordinator.page(&format!("{ROUND}?house=nowhere")).text().contains("Who says a line 90"));
    let name = &morning.people[1][0].name;
    assert!(morning.coordinator.page(&own).text().contains(name));
}
