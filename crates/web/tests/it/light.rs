//! What somebody who was never here waits for: a page with all that a browser loads for it, but for pictures. It is little, and nothing that
//! only another room needs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use domain::{Actor, CommandId, Id, Role};
use formats::folder::{self, Day, DayKind, Venue, usual_hours};
use web::bring::{Outside, plan};

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House};

/// The most that a first view takes, in bytes as they go over the wire, heads included.
const MOST: usize = 60_000;

/// The most that all takes which comes beside the page itself.
const MOST_BESIDE: usize = 27_000;

/// The most that the head of a style sheet's or a script's answer takes.
const MOST_HEAD: usize = 320;

/// What each session is about, in another order each time.
const WORDS: [&str; 24] = [
    "lifetimes",
    "traits",
    "macros",
    "borrows",
    "checks",
    "async",
    "wasm",
    "embedded",
    "parsing",
    "formats",
    "lints",
    "registry",
    "docs",
    "tests",
    "fuzzing",
    "unsafe",
    "bindings",
    "closures",
    "editors",
    "errors",
    "modules",
    "threads",
    "tables",
    "tools",
];

/// Numbers in no order that anybody sees, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("a small number")
    }

    fn words(&mut self, number: usize) -> String {
        (0..number).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// 1 000 sessions in 30 rooms of three houses, one after the other for 36 hours; 300 people who speak, each with a link and fifty words;
/// forty sponsors' links and the pages that a new event begins with, and one with a whole day on it.
fn large_event() -> House {
    let mut dice = Dice(6);
    let day = |date: &str| Day { date: date.parse().expect("a date"), kind: DayKind::Talks, slots: usual_hours() };
    let house = |number| Venue { key: format!("h{number}"), name: format!("House {number}"), seats: Some(300), ..Venue::default() };
    let houses: Vec<Venue> = (1..=3).map(|number| Venue { address: format!("{number} rue A"), ..house(number) }).collect();
    let days = [day("2018-05-28"), day("2018-05-29")];
    let mut files = folder::starter("Congress of a thousand", EVENT, &days, "Europe/Paris", &houses, &["en", "fr"]);
    let facts = files.iter_mut().find(|(path, _)| path == folder::EVENT_FILE).expect("the facts of an event");
    let mut text = String::from_utf8(std::mem::take(&mut facts.1)).expect("a text");
    for number in 1..=3 {
        let rooms: Vec<String> = (0..10).map(|room| format!("{{ name = \"R{number}{room:02}\", seats = 40 }}")).collect();
        text = text.replace(&format!("key = \"h{number}\"\n"), &format!("key = \"h{number}\"\nrooms = [{}]\n", rooms.join(", ")));
    }
    for number in 0..300 {
        let says = dice.words(50);
        write!(
            text,
            "\n[[people]]\nkey = \"p{number}\"\nname = \"Person {number} of Somewhere\"\ngroups = [\"Speakers\"]\n\
             links = [{{ name = \"Code\", link = \"https://code.example.org/p{number}\" }}]\ntext = \"Knows {says}.\"\n"
        )
        .expect("a text takes all");
    }
    for number in 0..1000 {
        let (slot, room) = (number / 30, number % 30);
        let minute = 9 * 60 + slot * 65;
        // A night belongs to the day before it, until five.
        let date = if minute < 29 * 60 { 28 } else { 29 };
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        let (title, says) = (dice.words(4), dice.words(60));
        let (kind, length) = (["talk", "workshop", "meeting"][dice.roll(3)], [30, 45, 60][dice.roll(3)]);
        let (language, seats) = (["en", "fr"][dice.roll(2)], [20, 30, 40][dice.roll(3)]);
        write!(
            text,
            "\n[[sessions]]\nkey = \"s{number}\"\ntitle = \"On {title} no. {number}\"\nkind = \"{kind}\"\nday = 2018-05-{date}\n\
             at = \"{hour:02}:{minute:02}\"\nminutes = {length}\nvenue = \"h{}\"\nroom = \"R{}{:02}\"\nspeakers = [\"p{}\"]\n\
             language = \"{language}\"\nseats = {seats}\nsign_up = true\ntext = \"{says}.\"\n",
            room / 10 + 1,
            room / 10 + 1,
            room % 10,
            number % 300,
        )
        .expect("a text takes all");
    }
    facts.1 = text.into_bytes();
    for (name, title, part) in [("talks", "Talks", "timetable 2018-05-28"), ("people", "People", "people")] {
        let text = format!("---\ntitle: {title}\nmenu: {title}\n---\n{{{{ include {part} }}}}\n");
        files.push((format!("pages/{name}.md"), text.into_bytes()));
    }
    let house = House::open();
    let said = folder::read(&files).unwrap_or_else(|problems| panic!("{problems:#?}")).folder;
    let plan = plan(&house.view(), CommandId(Id::from_bits(1 << 120)), house.ledger.clock().now(), &Outside::of_folder(&said), false);
    assert_eq!(plan.left_out, []);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    house.clock_strikes("2018-05-28T11:20");
    house
}

/// How many bytes an answer has, with its head as this version of HTTP writes it.
fn bytes(answer: &Answer) -> usize {
    let head: usize = answer.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    let head = "HTTP/1.1 200 OK\r\n".len() + head + 2;
    let is_brought = ["text/css", "text/javascript"].iter().any(|kind| answer.header("content-type").starts_with(kind));
    assert!(head <= MOST_HEAD || !is_brought, "{head} bytes before a file: {:?}", answer.headers);
    head + answer.bytes.len()
}

fn ending(address: &str) -> &str {
    address.rsplit('.').next().unwrap_or_default()
}

/// The addresses that a browser goes on to by itself: style sheets, scripts and what they import, the icon and the manifest.
fn leads_on(at: &str, body: &str) -> Vec<String> {
    let folder = at.rsplit_once('/').map_or("", |(folder, _)| folder);
    let full = |href: &str| href.strip_prefix("./").map_or_else(|| href.to_owned(), |name| format!("{folder}/{name}"));
    if ending(at) == "js" {
        let imports = body.lines().filter(|line| line.starts_with("import ") || line.starts_with("export ") && line.contains(" from "));
        return imports.filter_map(|line| line.split('\'').nth(1)).map(full).collect();
    }
    assert!(!body.contains("@import"), "{at} loads another style sheet: follow it");
    if ["css", "svg"].contains(&ending(at)) {
        return vec![];
    }
    let value = |tag: &str, name: &str| Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.to_owned());
    let loads = |tag: &str| match tag.split_once(' ')?.0 {
        "link" => value(tag, "href")
            .filter(|_| ["stylesheet", "icon", "manifest", "modulepreload", "preload"].contains(&&*value(tag, "rel").unwrap_or_default())),
        "script" => value(tag, "src"),
        _ => None,
    };
    body.split('<').filter_map(|tag| loads(tag.split_once('>')?.0)).collect()
}

/// What the first view of a page weighs: the page, and each thing that comes with it.
fn weigh(guest: &Guest, page: &str) -> Vec<(String, usize)> {
    let mut guest = guest.clone().saying("Accept-Encoding", "gzip, deflate, br, zstd");
    let (mut weights, mut seen, mut next) = (Vec::new(), BTreeSet::new(), vec![page.to_owned()]);
    while let Some(at) = next.pop() {
        if seen.insert(at.clone()) {
            let answer = guest.page(&at);
            next.extend(leads_on(&at, &answer.body));
            weights.push((at, bytes(&answer)));
        }
    }
    weights
}

#[test]
fn every_kind_of_page_of_a_large_event_comes_in_under_sixty_kilobytes() {
    let house = large_event();
    let session = house.view().event.sessions.values().next().expect("a session").id.0.short();
    let pages = [
        "/paris-2018/about".to_owned(),
        "/paris-2018/about?lang=fr".to_owned(),
        "/paris-2018/about/talks".to_owned(),
        "/paris-2018/about/people".to_owned(),
        "/paris-2018/timetable?day=2018-05-28".to_owned(),
        "/paris-2018/timetable?day=2018-05-28&lang=fr".to_owned(),
        "/paris-2018/timetable?day=2018-05-29".to_owned(),
        format!("/paris-2018/timetable/{session}"),
        "/paris-2018/timetable/mine".to_owned(),
        "/paris-2018/stream".to_owned(),
        "/paris-2018/people".to_owned(),
        BOARD.to_owned(),
    ];
    let mut heavy = Vec::new();
    for role in [Role::Visitor, Role::Participant, Role::Coordinator] {
        for page in &pages {
            let guest = if role == Role::Visitor { house.visitor() } else { house.guest(role) };
            let weights = weigh(&guest, page);
            let sum: usize = weights.iter().map(|(_, bytes)| bytes).sum();
            println!("{sum:6} bytes, of them {:6} the page and {:2} other files: {} {page}", weights[0].1, weights.len() - 1, role.word());
            if sum >= MOST {
                heavy.push(format!("{page} for a {}: {sum} {weights:#?}", role.word()));
            }
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    // What a long list has the beginning of stands whole on their own page.
    let person = house.person("Person 7 of Somewhere");
    let says = house.view().people.get(person).and_then(|profile| profile.presented.clone()).expect("the site says something").text;
    let [own, list] = [format!("/paris-2018/people/{}", person.0.short()), "/paris-2018/about/people".to_owned()];
    assert!(house.visitor().page(&own).text().contains(&says), "{}", house.visitor().page(&own).text());
    let list = house.visitor().page(&list).text();
    let beginning: String = says.split_inclusive(' ').take(3).collect();
    assert!(list.contains(&beginning) && !list.contains(&says), "{list}");
}

#[test]
fn pages_for_everybody_bring_no_other_rooms_style_or_script() {
    let house = House::open();
    let (site, timetable) =
        (["app.css", "icon.svg", "main.js", "site.css"], ["app.css", "icon.svg", "main.js", "site.css", "timetable.js"]);
    for (path, files) in [("", &["app.css", "icon.svg", "main.js"][..]), ("about", &site), ("timetable", &timetable)] {
        let weights = weigh(&house.visitor(), &format!("{BOARD}{path}"));
        let beside = &weights[1..];
        let mut its: Vec<&str> = beside.iter().filter_map(|(address, _)| address.rsplit('/').next()).collect();
        its.sort_unstable();
        assert_eq!(its, files, "/{path}");
        let sum: usize = beside.iter().map(|(_, bytes)| bytes).sum();
        assert!(sum <= MOST_BESIDE, "/{path} brings {sum} bytes: {weights:#?}");
    }
    assert!(house.visitor().page("/paris-2018/wall").body.contains("/rooms.css"));
    // What a room's own script imports is there, and is what the page has already.
    let scripts = weigh(&house.guest(Role::Coordinator), "/paris-2018/door");
    let scripts: Vec<&str> =
        scripts.iter().filter_map(|(address, _)| address.rsplit('/').next()).filter(|name| ending(name) == "js").collect();
    assert_eq!(scripts, ["door.js", "main.js"]);
}
