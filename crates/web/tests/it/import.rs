//! Bringing a live document in, taking it back, and writing it again.

use std::path::Path;
use std::sync::Arc;

use domain::link::Link;
use domain::outcome::{About as Done, Command as OutcomeCommand};
use domain::person::{Command as PersonCommand, Kind};
use domain::project::{About, Command as ProjectCommand, State};
use domain::venue::Command as VenueCommand;
use domain::{Actor, Audience, Command, CommandId, Date, Field, Id, OutcomeId, PersonId, Place, ProjectId, Text, Timestamp};
use formats::live_document::{LiveDocument, Reading, read};
use ledger::{Clock, Duty, Ledger, Listing, Order, Profile, View};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use web::import::export::markdown;
use web::import::{As, Cell, How, Plan, dry_run_json, plan, report, take_back};
use web::opening;

const MONDAY: Date = Date::constant(2018, 5, 28);
const TUESDAY: Date = Date::constant(2018, 5, 29);

pub const PAGE: &str = "\
# Project list of the twin days

# Monday, May 28th

## Currently running

| What? | Where? | Audience |
| ----- | ------ | -------- |
| Parsers | Harbour (Kitchen) | whoever likes grammar |
| Kernels | Formeret 101 | |

## Done

| Who? | What? |
| ---- | ----- |
| @ada + linus (watching) | https://forge.example/7 |
| Ada | drew a map |
| - | [Built a kite](https://pictures.example/kite) |

# realtime data

## harbour fill status

12 of 55

## Lighthouse fill status

3 of 9
";

/// Some days with a board, on a clock that stands.
struct Days {
    ledger: Ledger,
    commands: u128,
    _folder: tempfile::TempDir,
}

impl Days {
    fn of(days: &[(&str, Date, Date)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at: Timestamp = "2018-05-28T10:00:00Z".parse().unwrap();
        let ledger = Ledger::open(folder.path(), Clock::standing(at), Duty::Visit).unwrap();
        let these = Self { ledger, commands: 0, _folder: folder };
        for (slug, from, to) in days {
            these.open(slug, *from, *to);
        }
        these
    }

    fn paris() -> Self {
        Self::of(&[("paris", MONDAY, TUESDAY)])
    }

    fn open(&self, slug: &str, from: Date, to: Date) {
        let opening = opening::Plan::new("Twin days", "Europe/Paris", from, to).unwrap();
        let opening =
            opening.venue("Harbour: 55; Kitchen: 12; @3 Quay Street").unwrap().venue("Formeret Espace: 100; 101: 40; 201: 20").unwrap();
        self.ledger.create(slug.parse().unwrap(), opening.venue("Numa").unwrap().order()).wait().unwrap();
    }

    fn view(&self, slug: &str) -> Arc<View> {
        self.ledger.view(slug).unwrap()
    }

    fn next(&mut self) -> CommandId {
        self.commands += 1;
        CommandId(Id::from_bits(self.commands << 64))
    }

    fn plan(&self, page: &str, how: &How) -> Plan {
        plan(&self.view("paris"), &self.ledger.secret(), "twin.md", &page_of(page), how)
    }

    fn bring(&mut self, page: &str, how: &How) -> CommandId {
        let id = self.next();
        let order = self.plan(page, how).order(id, Actor::ORGANISER);
        self.ledger.ask("paris", order).wait().unwrap();
        id
    }

    fn ask(&mut self, slug: &str, commands: Vec<Command>) {
        let mut order = Order::new(self.next(), Actor::ORGANISER);
        order.commands = commands;
        self.ledger.ask(slug, order).wait().unwrap();
    }

    fn project(&self, title: &str) -> domain::Project {
        self.view("paris")
            .event
            .projects
            .values()
            .find(|project| !project.withdrawn && project.about.title.as_str() == title)
            .unwrap()
            .clone()
    }

    fn titles(&self, day: Date) -> Vec<String> {
        self.view("paris").event.projects_on(day).iter().map(|(project, _)| project.about.title.as_str().to_owned()).collect()
    }
}

fn page_of(page: &str) -> LiveDocument {
    read(page.as_bytes(), &Reading::default()).unwrap()
}

fn how(kind: As) -> How {
    How { kind, days: vec![] }
}

#[test]
fn the_same_page_twice_changes_nothing() {
    let mut days = Days::paris();
    days.bring(PAGE, &How::default());
    let before = days.view("paris");
    assert_eq!(days.titles(MONDAY), ["Parsers", "Kernels"]);
    assert_eq!(before.event.outcomes_on(MONDAY).len(), 3);
    let (_, parsers) = before.event.projects_on(MONDAY)[0];
    let (house, room) = before.event.room(parsers.place.room.unwrap()).unwrap();
    assert_eq!((house.name.as_str(), room.name.as_str(), parsers.place.spot.as_str()), ("Harbour", "Kitchen", ""));
    assert_eq!(before.event.gauge(MONDAY, before.event.venues[0].id).heads(), 12);
    // "@ada" and "Ada" are one guest.
    let mut names: Vec<&str> = before.people.iter().map(|(_, profile)| profile.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ada", "linus"]);

    let again = days.plan(PAGE, &How::default());
    assert!(again.is_ready() && again.is_empty(), "{}", report(&again));
    assert_eq!((again.same, again.differs.len(), again.on_board.len()), (5, 0, 0));
    assert_eq!(again.unknown_places[0].place, "Lighthouse fill status");
    days.bring(PAGE, &How::default());
    assert_eq!(days.view("paris").event, before.event);
}

#[test]
fn a_later_version_adds_only_what_is_new() {
    let mut days = Days::paris();
    days.bring(PAGE, &How::default());
    let later = PAGE
        .replace("| Kernels |", "| Fonts | Numa | |\n| Kernels |")
        .replace("| Ada | drew", "| ada, grace | https://forge.example/8 |\n| Ada | drew")
        .replace("12 of 55", "20 of 55");
    let plan = days.plan(&later, &How::default());
    assert_eq!((plan.new.len(), plan.same, plan.counters.len()), (2, 5, 0));
    // People may have come and gone since the first count: it is said, not set.
    assert_eq!((plan.differs[0].cell, plan.differs[0].here.as_str(), plan.differs[0].there.as_str()), (Cell::Count, "12", "20"));
    days.bring(&later, &How::default());
    assert_eq!(days.titles(MONDAY), ["Parsers", "Kernels", "Fonts"]);
    assert_eq!(days.view("paris").event.outcomes_on(MONDAY).len(), 4);
    assert_eq!(days.view("paris").people.iter().count(), 3);
}

#[test]
fn a_cell_changed_by_hand_is_listed_and_stays() {
    let mut days = Days::paris();
    days.bring(PAGE, &How::default());
    let kernels = days.project("Kernels").id;
    let numa = days.view("paris").event.venues[2].id;
    let place = Place { venue: Some(numa), room: None, spot: Text::line("the sofa", Field::Where).unwrap() };
    days.ask("paris", vec![Command::Project(ProjectCommand::Move { project: kernels, day: MONDAY, place: place.clone(), anyway: false })]);
    let plan = days.plan(PAGE, &How::default());
    assert!(plan.is_empty());
    assert_eq!((plan.same, plan.differs.len()), (4, 1));
    let differs = &plan.differs[0];
    assert_eq!(
        (differs.what.as_str(), differs.cell.word(), differs.here.as_str(), differs.there.as_str()),
        ("Kernels", "where", "Numa (the sofa)", "Formeret 101")
    );
    assert!(report(&plan).contains("\"Numa (the sofa)\" on the board, \"Formeret 101\" in the page"), "{}", report(&plan));
    days.bring(PAGE, &How::default());
    assert_eq!(days.project("Kernels").days[&MONDAY].place, place);
}

#[test]
fn what_stands_on_the_board_from_elsewhere_is_not_added_again() {
    let mut days = Days::paris();
    let about = About { title: Text::some_line("kernels", Field::Title).unwrap(), ..About::default() };
    let project = ProjectId(days.next().0);
    let add =
        ProjectCommand::Add { project, day: MONDAY, state: State::Running, about, place: Place::default(), anyway: false, source: None };
    days.ask("paris", vec![Command::Project(add)]);
    let twice = PAGE.replace("| Kernels |", "| Kernels | Numa | |\n| Kernels |");
    let plan = days.plan(&twice, &How::default());
    assert_eq!(plan.on_board.iter().map(|row| row.what.as_str()).collect::<Vec<_>>(), ["Kernels"]);
    days.bring(&twice, &How::default());
    // The board's one is the page's first; the page's second came in.
    assert_eq!(days.titles(MONDAY), ["kernels", "Parsers", "Kernels"]);
    let renamed = web::import::plan(&days.view("paris"), &days.ledger.secret(), "another name", &page_of(&twice), &How::default());
    assert_eq!((renamed.new.len(), renamed.on_board.len()), (0, 6));
}

#[test]
fn days_that_do_not_fit_are_asked_for_and_never_guessed() {
    let mut days = Days::paris();
    let page = PAGE.replace("# Monday, May 28th", "# Wednesday, May 30th");
    let plan = days.plan(&page, &How::default());
    assert_eq!(plan.asked, [Some("Wednesday, May 30th".to_owned())]);
    assert!(plan.order(CommandId(Id::from_bits(7)), Actor::ORGANISER).commands.is_empty());
    assert!(report(&plan).contains("--day \"Wednesday, May 30th=DATE\""), "{}", report(&plan));
    let outside = How { days: vec![(Some("Wednesday, May 30th".to_owned()), Date::constant(2018, 5, 30))], ..How::default() };
    assert!(!days.plan(&page, &outside).is_ready());
    let flags = web::import::days_of_flags(&["wednesday, May 30th=2018-05-29"]).unwrap();
    days.bring(&page, &How { kind: As::Live, days: flags });
    assert_eq!(days.titles(TUESDAY), ["Parsers", "Kernels"]);

    // Rows below no heading belong to the only day; where there are two, they are asked for.
    let bare = "| What | Where |\n| -- | -- |\n| Loom | Numa |\n";
    assert_eq!(days.plan(bare, &How::default()).asked, [None]);
    let one = Days::of(&[("paris", MONDAY, MONDAY)]);
    assert_eq!(one.plan(bare, &How::default()).new[0].day, MONDAY);
    assert_eq!(one.plan(&page, &How::default()).asked.len(), 1);
}

#[test]
fn taking_back_leaves_only_what_was_changed_since() {
    let mut days = Days::paris();
    let import = days.bring(PAGE, &How::default());
    let kernels = days.project("Kernels").id;
    days.ask("paris", vec![Command::Project(ProjectCommand::Turn { project: kernels, day: MONDAY, state: State::Paused, anyway: false })]);
    let id = days.next();
    days.ledger.ask("paris", take_back(import, id, Actor::ORGANISER)).wait().unwrap();
    let view = days.view("paris");
    assert_eq!(days.titles(MONDAY), ["Kernels"]);
    assert_eq!(view.event.outcomes_on(MONDAY).len(), 0);
    assert_eq!(view.event.gauge(MONDAY, view.event.venues[0].id).heads(), 0);

    let again = days.plan(PAGE, &How::default());
    assert_eq!((again.new.len(), again.same, again.counters.len()), (4, 1, 1));
    days.bring(PAGE, &How::default());
    assert_eq!(days.titles(MONDAY), ["Kernels", "Parsers"]);
    assert_eq!(days.view("paris").event.outcomes_on(MONDAY).len(), 3);
}

#[test]
fn an_old_page_becomes_ideas_or_finished_projects() {
    let mut ideas = Days::paris();
    let plan = ideas.plan(PAGE, &how(As::Ideas));
    assert_eq!((plan.new.len(), plan.left_out.outcomes, plan.left_out.counters), (2, 3, 2));
    ideas.bring(PAGE, &how(As::Ideas));
    assert_eq!(ideas.project("Kernels").days[&MONDAY].state, State::Idea);
    assert!(ideas.view("paris").event.outcomes.is_empty());

    let mut past = Days::paris();
    past.bring(PAGE, &how(As::Past));
    let event = &past.view("paris").event;
    assert_eq!(past.project("Kernels").days[&MONDAY].state, State::Finished);
    assert_eq!((event.outcomes.len(), event.gauge(MONDAY, event.venues[0].id).heads()), (3, 0));
}

#[test]
fn a_place_that_names_no_house_is_said_and_kept_in_words() {
    let mut days = Days::paris();
    let page =
        "# Monday, May 28th\n\n| What? | Where? | Audience |\n| - | - | - |\n| Weaving | Nowhere hall | all |\n| Knitting | | all |\n";
    let plan = days.plan(page, &How::default());
    assert_eq!(plan.no_house, [(5, "Nowhere hall".to_owned())]);
    assert!(report(&plan).contains("Line 5: \"Nowhere hall\" names no house"), "{}", report(&plan));
    days.bring(page, &How::default());
    assert_eq!(days.project("Weaving").days[&MONDAY].place.spot.as_str(), "Nowhere hall");
}

#[test]
fn a_row_that_does_not_fit_is_named_and_the_rest_goes_on() {
    let days = Days::paris();
    let page =
        PAGE.replace("| Kernels |", &format!("| {} |", "k".repeat(241))).replace("| drew a map |", &format!("| {} |", "m".repeat(2001)));
    let plan = days.plan(&page, &How::default());
    let lines: Vec<u32> = plan.passed_over.iter().map(|row| row.line).collect();
    assert_eq!((plan.new.len(), lines), (3, vec![10, 17]));
    assert!(report(&plan).contains("Passed over, line 10"), "{}", report(&plan));
}

/// On Tuesday?, title, house and whether in its room, spot, audience, state.
type AProject = (bool, String, Option<(usize, bool)>, String, String, State);
/// On Tuesday?, names, remarks, what, links.
type AnOutcome = (bool, Vec<usize>, Vec<String>, String, Vec<usize>);

/// A board to write and read again.
#[derive(Debug, Clone)]
struct Board {
    projects: Vec<AProject>,
    outcomes: Vec<AnOutcome>,
    counts: Vec<(bool, usize, u32)>,
}

/// Different names; the last is hidden from everyone.
const NAMES: [&str; 6] = ["ada", "Linus B.", "Zoé and Co", "x + y, z", "שלום", "Nobody Knows"];
const LINKS: [&str; 3] = ["https://forge.example/1", "http://a.example/b(c)", "https://wiki.example/ü?q=|"];

fn boards() -> impl Strategy<Value = Board> {
    let text = || {
        prop_oneof![
            "\\PC{1,20}",
            "[a-c |`\\\\*_#\\[\\]()<>-]{1,12}",
            Just("What?".to_owned()),
            Just("Done".to_owned()),
            Just("see https://x.example/a, b".to_owned())
        ]
    };
    let note = || prop_oneof![text(), ("[a-z ]{0,8}", "[a-z |]{0,8}").prop_map(|(one, two)| format!("{one}\n\n{two}"))];
    let spot = prop_oneof![Just(String::new()), "[a-f2-9 ()é,.🦀-]{0,12}", Just("table F2".to_owned()), Just("room".to_owned())];
    let state = prop_oneof![Just(State::Running), Just(State::Paused), Just(State::Idea), Just(State::Finished)];
    let project = (any::<bool>(), text(), proptest::option::of((0..3_usize, any::<bool>())), spot, note(), state);
    let who = vec(0..NAMES.len(), 0..4);
    let remarks = vec("[a-z ()]{0,8}", 0..3);
    let links = vec(0..LINKS.len(), 0..3);
    let outcome = (any::<bool>(), who, remarks, note(), links);
    let count = (any::<bool>(), 0..3_usize, 0..80_u32);
    (vec(project, 0..6), vec(outcome, 0..6), vec(count, 0..4)).prop_map(|(projects, outcomes, counts)| Board { projects, outcomes, counts })
}

fn date(monday: bool) -> Date {
    if monday { MONDAY } else { TUESDAY }
}

fn fill(days: &mut Days, slug: &str, board: &Board) {
    let view = days.view(slug);
    let id = days.next();
    let mut order = Order::new(id, Actor::ORGANISER);
    for (index, name) in (1_u16..).zip(NAMES) {
        let person = PersonId(id.nth(index));
        let listing = if index == 6 { Listing::Nobody } else { Listing::Everyone };
        order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Guest }));
        order.profiles.push((person, Profile { name: name.to_owned(), listing, ..Default::default() }));
    }
    for (index, (monday, title, at, spot, audience, state)) in (100_u16..).zip(&board.projects) {
        let Ok(title) = Text::some_line(title, Field::Title) else { continue };
        let venue = at.map(|(venue, _)| &view.event.venues[venue]);
        let room = venue.filter(|_| at.unwrap().1).and_then(|venue| venue.rooms.last()).map(|room| room.id);
        let place = Place { venue: venue.map(|venue| venue.id), room, spot: Text::line(spot, Field::Where).unwrap() };
        let about = About { title, audience: Text::note(audience, Field::Audience).unwrap(), ..About::default() };
        let project = ProjectId(id.nth(index));
        order = order.with(Command::Project(ProjectCommand::Add {
            project,
            day: date(*monday),
            state: *state,
            about,
            place,
            anyway: true,
            source: None,
        }));
    }
    for (index, (monday, who, remarks, what, links)) in (200_u16..).zip(&board.outcomes) {
        let mut who: Vec<PersonId> = who.iter().map(|name| PersonId(id.nth(u16::try_from(*name + 1).unwrap()))).collect();
        who.sort_unstable();
        who.dedup();
        let what = Text::note(what, Field::What).unwrap();
        if what.is_empty() && links.is_empty() {
            continue;
        }
        let about = Done {
            who,
            remarks: remarks.iter().map(|remark| Text::line(remark, Field::Who).unwrap()).collect(),
            what,
            links: links.iter().map(|link| Link::parse(LINKS[*link]).unwrap()).collect(),
            project: None,
            kind: None,
            theme: None,
        };
        order = order.with(Command::Outcome(OutcomeCommand::Record {
            outcome: OutcomeId(id.nth(index)),
            day: date(*monday),
            about,
            source: None,
        }));
    }
    for (monday, venue, present) in &board.counts {
        order =
            order.with(Command::Venue(VenueCommand::Count { day: date(*monday), venue: view.event.venues[*venue].id, present: *present }));
    }
    days.ledger.ask(slug, order).wait().unwrap();
}

#[test]
fn a_board_written_and_brought_into_new_days_is_written_the_same() {
    let mut days = Days::of(&[]);
    let mut case = 0;
    let days = std::cell::RefCell::new((&mut days, &mut case));
    let mut runner = TestRunner::new(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() });
    let held = runner.run(&(boards(), proptest::option::of(any::<bool>())), |(board, only)| {
        let (days, case) = &mut *days.borrow_mut();
        **case += 1;
        let (one, two, only) = (format!("one-{case}"), format!("two-{case}"), only.map(date));
        days.open(&one, MONDAY, TUESDAY);
        days.open(&two, MONDAY, TUESDAY);
        fill(days, &one, &board);
        let first = markdown(&days.view(&one), only, Audience::Everyone);
        prop_assert!(!first.contains("Nobody Knows"));
        let plan = plan(&days.view(&two), &days.ledger.secret(), "twin.md", &page_of(&first), &How::default());
        prop_assert!(
            plan.asked.is_empty() && plan.passed_over.is_empty() && plan.not_understood.is_empty(),
            "{}\n{}",
            first,
            report(&plan)
        );
        let order = plan.order(days.next(), Actor::ORGANISER);
        days.ledger.ask(&two, order).wait().unwrap();
        prop_assert_eq!(markdown(&days.view(&two), only, Audience::Everyone), first);
        Ok(())
    });
    held.unwrap();
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_live_document() {
    let folder = std::env::var("IMPL_DAYS_SHARED").expect("IMPL_DAYS_SHARED names the folder of the shared data");
    let folder = Path::new(&folder).join("live-document");
    let bytes = std::fs::read(folder.join("paris-2018-monday.md")).unwrap();
    let expected: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("paris-2018-monday.expected.json")).unwrap()).unwrap();
    let document = read(&bytes, &Reading::default()).unwrap();
    let found = dry_run_json(&document, &[MONDAY, TUESDAY]);
    assert_eq!(found, as_dry_run(&expected));

    let mut days = Days::of(&[]);
    let opening = opening::Plan::new("impl Days Paris", "Europe/Paris", MONDAY, TUESDAY).unwrap();
    let opening = opening.venue("Mozilla: 55; Kitchen: 12").unwrap().venue("Formeret Espace Cléry: 100; 101: 40; 201: 20").unwrap();
    days.ledger.create("paris".parse().unwrap(), opening.order()).wait().unwrap();
    let plan = plan(&days.view("paris"), &days.ledger.secret(), "paris-2018-monday.md", &document, &How::default());
    assert!(plan.is_ready() && plan.passed_over.is_empty() && plan.unknown_places.is_empty(), "{}", report(&plan));
    let order = plan.order(days.next(), Actor::ORGANISER);
    days.ledger.ask("paris", order).wait().unwrap();
    let view = days.view("paris");
    let mut places: Vec<String> = Vec::new();
    for (_, on_day) in view.event.projects_on(MONDAY) {
        let house = on_day.place.venue.and_then(|id| view.event.venue(id)).map_or("?", |(_, venue)| venue.name.as_str());
        let room = on_day.place.room.and_then(|id| view.event.room(id)).map_or("-", |(_, room)| room.name.as_str());
        places.push(format!("{house}, {room}, {}", on_day.place.spot));
    }
    let mozilla = "Mozilla, -, ";
    let formeret = "Formeret Espace Cléry, 101, ";
    let expected = [
        "Mozilla, Kitchen, ",
        mozilla,
        mozilla,
        formeret,
        "Formeret Espace Cléry, 201, ",
        formeret,
        mozilla,
        mozilla,
        "Formeret Espace Cléry, 101, pEp t-shirts",
        formeret,
        formeret,
        mozilla,
        mozilla,
        mozilla,
    ];
    assert_eq!(places, expected);
    let outcomes = view.event.outcomes_on(MONDAY);
    assert_eq!((outcomes.len(), outcomes.iter().filter(|outcome| outcome.about.who.is_empty()).count()), (29, 1));
}

/// The expected file in the words of the dry run. What stands in brackets beside people in it is a remark; this page has none.
fn as_dry_run(expected: &serde_json::Value) -> serde_json::Value {
    use serde_json::json;
    let rows = |kind: &str| expected["monday"].as_array().unwrap().iter().filter(|row| row["kind"] == kind).cloned().collect::<Vec<_>>();
    let monday = MONDAY.to_string();
    let projects: Vec<_> = rows("running")
        .iter()
        .map(|row| json!({ "what": row["what"], "where": row["where"], "audience": row["audience"], "day": row["day"], "date": monday }))
        .collect();
    let outcomes: Vec<_> = rows("done").iter().map(|row| json!({ "who": row["people"], "remarks": [], "what": row["what"], "links": row["urls"], "day": row["day"], "date": monday })).collect();
    let counters: Vec<_> =
        rows("fill").iter().map(|row| json!({ "place": row["heading"], "present": row["in"], "capacity": row["capacity"] })).collect();
    json!({ "projects": projects, "outcomes": outcomes, "counters": counters })
}
