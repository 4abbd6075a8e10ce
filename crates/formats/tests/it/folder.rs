//! A folder of an event: read, written, read again.

use formats::folder::{
    Contacts, Day, DayKind, Editing, Event, Folder, Hero, Kind, Look, Named, Page, Person, Problem, Reading, Room, Session, Sponsor, Venue,
    What, read, starter, usual_hours, write,
};
use jiff::civil::{Date, Time, date, time};
use proptest::prelude::*;

const MANUAL: &str = include_str!("../../../../docs/site-folder.md");

/// What stands in the manual between a line of this fence and the next one.
fn example(fence: &str) -> String {
    let from = MANUAL.find(&format!("```{fence}\n")).expect("the manual has an example") + fence.len() + 4;
    MANUAL[from..].split("\n```").next().unwrap().to_owned() + "\n"
}

fn files(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut files = write(folder);
    files.extend(folder.assets.iter().map(|path| (path.clone(), Vec::new())));
    files
}

fn wrong(files: &[(&str, &str)]) -> Vec<String> {
    let problems = read(files).expect_err("something is wrong with it");
    problems.iter().map(ToString::to_string).collect()
}

const SMALL: &str = "title = \"impl Days Lisbon\"\nslug = \"lisbon-2027\"\nzone = \"Europe/Lisbon\"\n[[days]]\ndate = 2027-05-28\n";

fn with(more: &str) -> String {
    format!("{SMALL}{more}")
}

#[test]
fn a_file_that_is_named_and_not_there_is_said_with_its_line() {
    let event = with("[look]\nlogo = \"assets/loco.svg\"\nstylesheet = \"style.css\"\n");
    let page = "---\ntitle: Way\npicture: assets/hall.png\nfocus: 50% 130%\n---\n\nSee `![x](assets/no.jpg)` and\n![the hall](/assets/hal.jpg) [plan](../assets/plans/hall.jpg)\n\n```\n![x](assets/no.jpg)\n```\n\n[slides]: assets/talk.pdf\n";
    let files = [("event.toml", event.as_str()), ("pages/way.md", page), ("assets/hall.jpg", ""), ("assets/logo.svg", "")];
    assert_eq!(
        wrong(&files),
        [
            "event.toml:7: no such file is there: “assets/loco.svg”; perhaps “assets/logo.svg” is meant",
            "event.toml:8: stylesheet is “style.css”; expected is a style sheet, such as \"assets/style.css\"",
            "pages/way.md:3: no such file is there: “assets/hall.png”; perhaps “assets/hall.jpg” is meant",
            "pages/way.md:4: focus is “50% 130%”; expected is how far from the left and from the top, such as focus: 50% 30%",
            "pages/way.md:8: no such file is there: “assets/hal.jpg”; perhaps “assets/hall.jpg” is meant",
            "pages/way.md:8: no such file is there: “assets/plans/hall.jpg”; perhaps “assets/hall.jpg” is meant",
            "pages/way.md:14: no such file is there: “assets/talk.pdf”; put it into assets/, or take it out here",
        ]
    );
}

#[test]
fn slides_are_an_address_or_a_file_that_is_there() {
    let session = |slides: &str| with(&format!("[[sessions]]\nkey = \"a\"\ntitle = \"Looms\"\nday = 2027-05-28\nslides = \"{slides}\"\n"));
    let slides = |written: &str| {
        let reading = read(&[("event.toml", session(written).as_str()), ("assets/talk.pdf", "")]).unwrap();
        reading.folder.sessions[0].slides.clone()
    };
    assert_eq!(slides("assets/talk.pdf").as_deref(), Some("assets/talk.pdf"));
    assert_eq!(slides("../assets/talk.pdf").as_deref(), Some("assets/talk.pdf"));
    assert_eq!(slides("https://example.org/talk").as_deref(), Some("https://example.org/talk"));
    assert_eq!(
        slides("/assets/talk.pdf  All of it").as_deref(),
        Some("assets/talk.pdf All of it"),
        "after a space stands what they are called"
    );
    for (written, told) in [
        ("assets/tlak.pdf", "event.toml:10: no such file is there: “assets/tlak.pdf”; perhaps “assets/talk.pdf” is meant"),
        (
            "talk.pdf",
            "event.toml:10: slides is “talk.pdf”; expected is an address that begins with https:// or http://, or a file such as assets/talk.pdf",
        ),
        (
            "../assets/../event.toml",
            "event.toml:10: no such file is there: “assets/../event.toml”; put it into assets/, or take it out here",
        ),
    ] {
        assert_eq!(wrong(&[("event.toml", &session(written)), ("assets/talk.pdf", "")]), [told]);
    }
}

#[test]
fn the_example_of_the_manual_says_what_the_manual_says() {
    let (event, page) = (example("toml"), example("markdown"));
    let files = [("event.toml", event.as_str()), ("pages/how.md", &page), ("pages/fr/how.md", &page)];
    let files = [&files[..], &["assets/hall.jpg", "assets/logo.svg", "assets/style.css"].map(|path| (path, ""))].concat();
    let Reading { folder, session_lines, remarks } = read(&files).unwrap();
    let begins = event.lines().zip(1..).filter(|(line, _)| *line == "[[sessions]]").map(|(_, number)| number);
    assert_eq!(session_lines, begins.collect::<Vec<u32>>());
    assert_eq!(remarks, []);
    assert_eq!((folder.event.title.as_str(), folder.event.slug.as_str()), ("impl Days Lisbon", "lisbon-2027"));
    assert_eq!(folder.event.editing, Some(Editing::Anyone));
    assert_eq!(folder.event.contacts.conduct, "Ines, conduct@example.org");
    assert_eq!(
        folder.days.iter().map(|day| (day.date, day.slots.len())).collect::<Vec<_>>(),
        [(date(2027, 5, 28), 7), (date(2027, 5, 29), 2)]
    );
    assert_eq!(folder.days[0].slots[4], (time(15, 0, 0, 0), What::Other("Photo on the steps".to_owned())));
    assert_eq!(folder.venues[1].minutes, Some(10));
    assert_eq!(folder.venues[0].rooms[1], Room { key: "galley".to_owned(), name: "Kitchen".to_owned(), seats: None });
    assert_eq!(folder.people[0].text, "Looks after the *formatter*.\nAsk her about macros.");
    let opening = &folder.sessions[0];
    assert_eq!((opening.venue.as_deref(), opening.room.as_deref()), (Some("main"), Some("101")));
    assert_eq!(opening.speakers, ["ines", "Somebody from the harbour"]);
    assert_eq!((folder.sessions[1].kind.clone(), folder.sessions[1].sign_up), (Kind::Workshop, true));
    assert_eq!(folder.look.accent.as_deref(), Some("#0b5b4c"));
    let [french, own] = &folder.pages[..] else { panic!("two pages") };
    assert_eq!((french.language.as_deref(), own.language.as_deref()), (Some("fr"), None));
    assert_eq!((own.path.as_str(), own.menu.as_str(), own.order, own.draft), ("directions", "Directions", 10, false));
    assert_eq!(own.aliases, ["/location/#day-two"]);
    assert!(own.text.starts_with("We meet at **{{ venues.1.name }}**"));
    assert_eq!(folder.assets, ["assets/hall.jpg", "assets/logo.svg", "assets/style.css"]);

    let written = self::files(&folder);
    let again = read(&written).unwrap().folder;
    assert_eq!(again, folder);
    assert_eq!(self::files(&again), written);
}

#[test]
fn what_may_be_meant_otherwise_is_said_and_taken_as_it_is() {
    let more = "[[people]]\nkey = \"tomas\"\nname = \"Tomas Weft\"\n[[sessions]]\nkey = \"a\"\ntitle = \"Looms\"\nday = 2027-05-28\nsign_up = true\nspeakers = [\"tomass\"]\n[[sessions]]\nkey = \"b\"\ntitle = \"Wool\"\nday = 2027-05-28\nsign_up = true\nseats = 9\nspeakers = [\"tomas\", \"Tomas Weft\", \"Wilma\"]\n";
    let reading = read(&[("event.toml", with(more).as_str())]).unwrap();
    let remarks: Vec<String> = reading.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(remarks, ["event.toml:14: “tomass” is the key of nobody, and a new person by that name; perhaps “tomas” is meant",]);
    assert_eq!(reading.folder.sessions[0].speakers, ["tomass"]);
}

#[test]
fn a_slip_is_told_with_its_line_and_with_what_may_be_meant() {
    let one = |more: &str| {
        let all = wrong(&[("event.toml", &with(more))]);
        assert_eq!(all.len(), 1, "{all:#?}");
        all[0].clone()
    };
    for (more, expected) in [
        (
            "[[venues]]\nkey = \"main\"\nname = \"Hall\"\nadress = \"x\"",
            "event.toml:9: “adress” is nothing that a house has; perhaps “address” is meant",
        ),
        (
            "[[venues]]\nkey = \"main\"\nname = \"Hall\"\nseats = \"60\"",
            "event.toml:9: seats is “60”; expected is a whole number from 1 to 100000, without quotes",
        ),
        ("kind = \"talk\"", "event.toml:6: kind is “talk”; expected is one of impl, talks, workshops; perhaps “talks” is meant"),
        ("hours = [\"9h30 round\"]", "event.toml:6: “9h30 round” says no time, or not what begins then; expected is \"09:30 round\""),
        ("hours = [\"09:00\"]", "event.toml:6: “09:00” says no time, or not what begins then; expected is \"09:30 round\""),
        ("hours = [\n\"14:00 work\",\n\"12:00 lunch\"]", "event.toml:8: 12:00 stands after 14:00; expected is the order of time"),
        ("[[days]]\ndate = 2027-05-28", "event.toml:7: 2027-05-28 stands after 2027-05-28; expected is each day once, in order"),
        ("[[days]]\ndate = \"28 May\"", "event.toml:7: date is “28 May”; expected is a date as 2027-05-28, year first"),
        ("[days2]\n", "event.toml:6: “days2” is nothing that event.toml has; perhaps “days” is meant"),
        (
            "[[venues]]\nkey = \"main\"\nname = \"Hall\"\ncoordinates = \"138.1, 22\"",
            "event.toml:9: coordinates is “138.1, 22”; expected is latitude and longitude in degrees, such as \"38.7072, -9.1366\"",
        ),
        (
            "[[venues]]\nkey = \"main\"\nname = \"Hall\"\ncoordinates = \"north\"",
            "event.toml:9: coordinates is “north”; expected is latitude and longitude in degrees, such as \"38.7072, -9.1366\"",
        ),
        (
            "[[venues]]\nkey = \"a\"\nname = \"Hall\"\n[[venues]]\nkey = \"b\"\nname = \"hall\"",
            "event.toml:11: two houses are called “hall”; give one of them another name",
        ),
        ("[look]\naccent = \"green\"", "event.toml:7: accent is “green”; expected is a colour as #0b5b4c"),
        (
            "[look]\nstream = \"javascript:alert(1)\"",
            "event.toml:7: stream is “javascript:alert(1)”; expected is an address that begins with https:// or http://",
        ),
        ("[[sponsors]]\nlevel = \"Gold\"", "event.toml:6: a sponsor needs name = \"…\", such as \"Harbour Bakery\""),
        ("[people]\nkey = \"x\"", "event.toml:6: people is a table; expected is [[people]], with two brackets, for each person"),
        ("[[links]]\nname = \"Code\"", "event.toml:6: a link needs link = \"https://…\""),
        (
            "[[people]]\nkey = \"a\"\nname = \"A\"\n[[people]]\nkey = \"a\"\nname = \"B\"",
            "event.toml:10: “a” is the key of another one above; give one of them another",
        ),
    ] {
        assert_eq!(one(more), expected, "{more}");
    }
    assert_eq!(
        wrong(&[("event.toml", &SMALL.replace("Lisbon\"\n[", "Lissabon\"\n["))]),
        ["event.toml:3: no time zone is called “Europe/Lissabon”; perhaps “Europe/Lisbon” is meant"]
    );
}

#[test]
fn several_slips_are_told_at_once() {
    let event =
        SMALL.replace("slug = \"lisbon-2027\"", "slug = \"Lisbon 2027\"").replace("zone = \"Europe/Lisbon\"", "zon = \"Europe/Lisbon\"");
    let all = wrong(&[("event.toml", &event), ("pages/a.md", "Hello"), ("page/b.md", "")]);
    assert_eq!(
        all,
        [
            "event.toml:1: event.toml needs zone = \"…\", such as \"Europe/Lisbon\"",
            "event.toml:2: slug is “Lisbon 2027”; expected are 2 to 40 of a to z, 0 to 9 and -, with a letter or digit at both ends",
            "event.toml:3: “zon” is nothing that event.toml has; perhaps “zone” is meant",
            "page/b.md: no such folder is read: “page”; perhaps “pages” is meant",
            "pages/a.md:1: a page begins with a line ---, then title: and its title, then another line ---; these are missing",
        ]
    );
    let all = wrong(&[("event.toml", "title = \"x\ny = \nz = [1,\n")]);
    assert!(all.len() > 1 && all.iter().all(|one| one.contains("this is no TOML")), "{all:#?}");
    assert!(all[0].starts_with("event.toml:1:"), "{all:#?}");
}

#[test]
fn a_time_that_no_clock_shows_is_refused_and_one_that_they_show_twice_is_told() {
    let zone =
        |day: &str, more: &str| format!("title = \"Night\"\nslug = \"night\"\nzone = \"Europe/Paris\"\n[[days]]\ndate = {day}\n{more}");
    // What begins before five is in the night to the 28th, when clocks go from 2 to 3.
    let spring = zone(
        "2027-03-27",
        "hours = [\"22:00 work\", \"02:30 Tea\"]\n[[sessions]]\nkey = \"a\"\ntitle = \"A\"\nday = 2027-03-27\nat = \"02:15\"\n",
    );
    let all = wrong(&[("event.toml", &spring)]);
    assert_eq!(
        all,
        [
            "event.toml:6: on 2027-03-28 no clock in Europe/Paris shows 02:30: they are put forward over it; expected is another time",
            "event.toml:11: on 2027-03-28 no clock in Europe/Paris shows 02:15: they are put forward over it; expected is another time",
        ]
    );
    let autumn = zone("2027-10-30", "hours = [\"22:00 work\", \"02:30 Tea\"]\n");
    let reading = read(&[("event.toml", &autumn)]).unwrap();
    let said: Vec<String> = reading.remarks.iter().map(Problem::to_string).collect();
    assert_eq!(said, ["event.toml:6: on 2027-10-31 the clocks in Europe/Paris show 02:30 twice; the first one is meant"]);
    assert_eq!(reading.folder.days[0].slots.len(), 2);
    // An hour later, and on the days themselves, all is well.
    let fine = zone("2027-03-28", "hours = [\"09:00 doors\", \"02:30 Tea\"]\n");
    assert_eq!(read(&[("event.toml", &fine)]).unwrap().remarks, []);
}

#[test]
fn a_session_is_in_a_room_that_is_there_on_a_day_that_is_one() {
    let houses = "[[venues]]\nkey = \"main\"\nname = \"Hall\"\nrooms = [{ name = \"101\" }, { name = \"Attic\" }]\n[[venues]]\nkey = \"loft\"\nname = \"Loft\"\nrooms = [{ name = \"101\" }]\n";
    let session = |more: &str| with(&format!("{houses}[[sessions]]\nkey = \"s\"\ntitle = \"S\"\nday = 2027-05-28\n{more}\n"));
    let place = |more: &str| {
        let session = read(&[("event.toml", session(more))]).unwrap().folder.sessions.remove(0);
        (session.venue, session.room)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(place("room = \"Attic\""), (some("main"), some("Attic")));
    assert_eq!(place("room = \"101\"\nvenue = \"loft\""), (some("loft"), some("101")));
    assert_eq!(place("venue = \"loft\""), (some("loft"), None));
    let said = |more: &str| wrong(&[("event.toml", &session(more))]);
    assert_eq!(
        said("room = \"101\""),
        ["event.toml:18: several houses have a room “101”; expected is venue = \"…\" beside it, one of main, loft"]
    );
    assert_eq!(said("room = \"Atic\""), ["event.toml:18: no room is called “Atic”; perhaps “Attic” is meant"]);
    assert_eq!(said("venue = \"loft\"\nroom = \"Attic\""), ["event.toml:19: no room is called “Attic”; there are 101"]);
    assert_eq!(said("venue = \"lof\""), ["event.toml:18: no house has the key “lof”; perhaps “loft” is meant"]);
    let other_day = session("").replace("day = 2027-05-28", "day = 2027-05-30");
    assert_eq!(wrong(&[("event.toml", &other_day)]), ["event.toml:17: 2027-05-30 is no day of the event; its days are 2027-05-28"]);
}

#[test]
fn an_older_address_leads_to_one_page_and_to_no_room() {
    let page = |front: &str| format!("---\ntitle: A\n{front}---\nText\n");
    let (here, there) = (
        page("aliases:\n  - /old/\n  - /here/#first\n"),
        page("aliases:\n  - venue/\n  - old.html#top\n  - /Here/index.html\n  - tasks\n"),
    );
    assert_eq!(
        wrong(&[("event.toml", SMALL), ("pages/here.md", &here), ("pages/there.md", &there)]),
        [
            "pages/there.md:5: “old.html#top” leads to pages/here.md already; take it out here, or there",
            "pages/there.md:6: “/Here/index.html” leads to pages/here.md already; take it out here, or there",
            "pages/there.md:7: “tasks” is a room of the event, and links lead there; take it out here",
        ]
    );
    let french = page("permalink: here\naliases:\n  - /old/\n");
    assert!(read(&[("event.toml", SMALL), ("pages/here.md", &here), ("pages/fr/ici.md", &french)]).is_ok(), "one page in two languages");
}

#[test]
fn pages_say_where_they_lie_and_never_two_at_one_place() {
    let page = |front: &str| format!("---\n{front}\n---\nText\n");
    let (named, about, english) = (page("title: A\npermalink: /About/"), page("title: B"), page("title: C"));
    let event = with("").replace("zone", "language = \"en\"\nzone");
    let files = [("event.toml", event.as_str()), ("pages/a.md", &named), ("pages/about.md", &about)];
    let both = "pages/about.md: this page and pages/a.md both lie at “/about” in one language; give one of them another permalink";
    assert_eq!(wrong(&files), [both]);
    let files = [("event.toml", event.as_str()), ("pages/about.md", &about), ("pages/en/about.md", &english)];
    assert_eq!(wrong(&files).len(), 1, "pages without a language are in the event's own");
    let files = [("event.toml", event.as_str()), ("pages/about.md", &about), ("pages/fr/about.md", &english), ("pages/index.md", &english)];
    let pages = read(&files).unwrap().folder.pages;
    assert_eq!(pages.iter().map(|page| page.path.as_str()).collect::<Vec<_>>(), ["about", "about", ""]);

    let said = |name: &str, text: &str| wrong(&[("event.toml", SMALL), (name, text)]);
    for (name, front, expected) in [
        ("pages/a.md", "titel: A\nmenu: A", "pages/a.md:2: “titel” is nothing that a page has; perhaps “title” is meant"),
        ("pages/a.md", "title: A\norder: first", "pages/a.md:3: order is “first”; expected is a whole number from 0 to 65535"),
        ("pages/a.md", "title: A\ndraft: maybe", "pages/a.md:3: draft is “maybe”; expected is true or false"),
        ("pages/a.md", "title: A\ndraft: true\npublic: true", "pages/a.md:3: draft is true and public is true; one of them is enough"),
        (
            "pages/fr/a.md",
            "title: A\nlanguage: de",
            "pages/fr/a.md:3: language is “de”, but the page lies in pages/fr/; expected is the same in both",
        ),
        (
            "pages/a.md",
            "title: A\npermalink: /über uns/",
            "pages/a.md:3: permalink is “/über uns/”; expected are parts of a to z, 0 to 9, -, _ and . with / between them, such as permalink: /directions/",
        ),
    ] {
        assert!(said(name, &page(front)).contains(&expected.to_owned()), "{front}: {:#?}", said(name, &page(front)));
    }
    assert_eq!(said("pages/b.md", "---\n- one\n- two\n---\n").len(), 1);
    let no_yaml = said("pages/b.md", "---\ntitle: [a\n---\n");
    assert!(no_yaml.len() == 1 && no_yaml[0].contains("this is no YAML"), "{no_yaml:#?}");
    let draft = read(&[("event.toml", SMALL), ("pages/a.md", &page("title: No\npublic: no\nmenu: true"))]).unwrap().folder.pages.remove(0);
    assert_eq!((draft.title.as_str(), draft.draft, draft.menu.as_str()), ("No", true, "No"));
}

#[test]
fn names_that_lead_elsewhere_and_bytes_that_are_no_text_are_refused() {
    for name in
        ["../event.toml", "pages/../../x.md", "/etc/passwd", "assets//a.png", "assets\\..\\a.png", "assets/./a", "C:/a", "assets/a\0b", ""]
    {
        let all = wrong(&[("event.toml", SMALL), (name, "")]);
        assert_eq!(all.len(), 1, "{name}");
        assert!(all[0].contains("leads out of the folder"), "{name}: {all:?}");
    }
    let problems = read(&[("event.toml", SMALL.as_bytes()), ("pages/a.md", b"---\ntitle: \xff\n---\n")]).unwrap_err();
    assert_eq!(problems[0].to_string(), "pages/a.md:2: a letter here is not UTF-8; save the file as UTF-8");
    assert_eq!(wrong(&[("event.toml", SMALL), ("pages/A.md", "---\ntitle: A\n---\n"), ("pages/a.md", "")]).len(), 1);
    assert!(wrong(&[("README.md", "")])[0].contains("this file is missing"));
    assert!(wrong(&[("events.toml", SMALL)]).iter().any(|one| one.contains("perhaps “event.toml” is meant")));
    assert!(wrong(&[("event.toml", SMALL), ("pages/a.jpg", "")])[0].contains("pictures in assets/"));
    // What belongs to git, and what says what the folder is, is nobody's slip; the rest is told.
    let beside = read(&[("event.toml", SMALL), (".git/config", "x"), ("README.md", "x"), ("notes/x.txt", "")]).unwrap();
    assert_eq!(beside.remarks.len(), 1);
    assert_eq!(beside.remarks[0].file, "notes/x.txt");
}

#[test]
fn too_much_is_refused_without_being_read() {
    let long = format!("---\ntitle: A\n---\n{}", "x".repeat(20_001));
    assert_eq!(wrong(&[("event.toml", SMALL), ("pages/a.md", &long)]), ["pages/a.md:4: the page has 20001 characters; 20000 are possible"]);
    let longer = "x".repeat(200_000);
    assert_eq!(wrong(&[("event.toml", SMALL), ("pages/a.md", &longer)]), ["pages/a.md: this file has 200000 bytes; 131072 are possible"]);
    let many: Vec<(String, &str)> = (0..20_001).map(|n| (format!("assets/{n}"), "")).collect();
    assert!(read(&many).unwrap_err()[0].what.contains("20001 files"));
    let sessions = with(&"[[sessions]]\n".repeat(20_001));
    assert!(wrong(&[("event.toml", &sessions)])[0].contains("20000 are read at most"));
    // Thousands of slips are counted, not told.
    let slips = with(&(0..5_000).map(|n| format!("x{n} = 1")).collect::<Vec<_>>().join("\n"));
    let all = wrong(&[("event.toml", &slips)]);
    assert_eq!(all.len(), 201);
    assert!(all[200].contains("4800 more things"), "{}", all[200]);
    let deep = with(&format!("x = {}", "[".repeat(100_000)));
    assert!(!wrong(&[("event.toml", &deep)]).is_empty());
    let bomb = format!("---\na: &a [x,x,x,x,x,x,x,x,x]\n{}---\n", (0..9).map(|_| "b: &a [*a,*a,*a,*a,*a,*a,*a,*a]\n").collect::<String>());
    assert!(!wrong(&[("event.toml", SMALL), ("pages/a.md", &bomb)]).is_empty());
}

#[test]
fn a_busy_event_reads_and_writes_as_the_same() {
    let rooms = (0..200).map(|n| format!("{{ name = \"R{n}\" }}")).collect::<Vec<_>>().join(", ");
    let session =
        |n: usize| format!("[[sessions]]\nkey = \"s{n}\"\ntitle = \"S\"\nday = 2027-05-28\nroom = \"R{}\"\ntext = \"a\\nb\"\n", n % 200);
    let event =
        with(&format!("[[venues]]\nkey = \"main\"\nname = \"Hall\"\nrooms = [{rooms}]\n{}", (0..3_000).map(session).collect::<String>()));
    let folder = read(&[("event.toml", event)]).unwrap().folder;
    assert_eq!((folder.sessions.len(), folder.sessions[2_999].room.as_deref()), (3_000, Some("R199")));
    assert_eq!(read(&write(&folder)).unwrap().folder, folder);
}

#[test]
fn a_new_event_begins_with_a_folder_that_reads() {
    let days = [Day { date: date(2027, 5, 28), kind: DayKind::Impl, slots: usual_hours() }];
    let house = |name: &str| Venue { name: name.to_owned(), address: "Rua do Cais 4".to_owned(), ..Venue::default() };
    let files = starter(
        "impl Days Lisbon",
        "lisbon-2027",
        &days,
        "Europe/Lisbon",
        &[house("Harbour Hall"), house("Sail Loft")],
        &["en", "fr", "tlh"],
    );
    let Reading { folder, remarks, .. } = read(&files).unwrap();
    assert_eq!(remarks, []);
    assert_eq!(folder.venues.iter().map(|venue| venue.key.as_str()).collect::<Vec<_>>(), ["main", "overflow"]);
    assert_eq!(folder.days, days);
    let paths = |language: Option<&str>| -> Vec<&str> {
        folder.pages.iter().filter(|page| page.language.as_deref() == language).map(|page| page.path.as_str()).collect()
    };
    assert_eq!(paths(None), ["access", "code-of-conduct", "directions", "", "privacy"]);
    assert_eq!(paths(Some("fr")), paths(None));
    for page in &folder.pages {
        assert!(!page.text.contains('%') && page.text.len() > 300, "{}", page.file);
        let wanted = match page.path.as_str() {
            "" => "{{ include today }}",
            "directions" => "{{ venues.overflow.address }}",
            "access" => "{{ include houses }}",
            "privacy" => "60",
            _ => "{{ conduct.contact }}",
        };
        assert!(page.text.contains(wanted), "{}", page.file);
        // French has a space that does not break before these, and never another one.
        let french = page.language.is_some();
        assert!(!french || [" :", " ;", " ?", " !", "« ", " »"].iter().all(|bad| !page.text.contains(bad)), "{}", page.file);
    }
    assert_eq!(write(&folder), files);

    let nowhere = starter("Days", "d-2027", &days, "Europe/Paris", &[], &[]);
    let loft = Venue { name: "Loft".to_owned(), ..Venue::default() };
    let unsaid = starter("Days", "d-2027", &days, "Europe/Paris", &[Venue { name: "Attic".to_owned(), ..loft.clone() }, loft], &["fr"]);
    for (files, not) in [(nowhere, "venues."), (unsaid, ".address")] {
        let pages = read(&files).unwrap().folder.pages;
        assert!(pages.len() == 5 && pages.iter().all(|page| !page.text.contains(not) && page.text.len() > 100), "{pages:#?}");
    }

    let one = starter("Journées", "j-2027", &days, "Europe/Paris", &[house("Halle")], &["fr"]);
    let folder = read(&one).unwrap().folder;
    assert_eq!(folder.event.language.as_deref(), Some("fr"));
    assert!(folder.pages.iter().all(|page| page.language.is_none() && !page.text.contains("overflow")));
    assert_eq!(folder.pages.iter().find(|page| page.path.is_empty()).unwrap().title, "Journées");
}

#[test]
fn pages_that_were_never_files_get_names_of_their_own() {
    let page = |path: &str, language: Option<&str>| Page {
        path: path.to_owned(),
        language: language.map(str::to_owned),
        title: "T".to_owned(),
        ..Page::default()
    };
    let mut folder = read(&[("event.toml", SMALL)]).unwrap().folder;
    folder.pages =
        vec![page("", None), page("index", None), page("a/b", None), page("a-b", None), page("a/b", Some("fr")), page("x", Some("1x"))];
    folder.pages.push(Page { file: "pages/../../evil.md".to_owned(), ..page("evil", None) });
    folder.pages.push(Page { file: "pages/fr/wrong.md".to_owned(), ..page("wrong", Some("de")) });
    let names: Vec<String> = write(&folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "event.toml",
            "pages/a-b-2.md",
            "pages/a-b.md",
            "pages/de/wrong.md",
            "pages/evil.md",
            "pages/fr/a-b.md",
            "pages/index-2.md",
            "pages/index.md",
            "pages/x.md"
        ]
    );
    folder.pages.retain(|page| page.language.as_deref() != Some("1x"));
    let again = read(&write(&folder)).unwrap().folder.pages;
    let mut places: Vec<_> = again.iter().map(|page| (page.path.as_str(), page.language.as_deref())).collect();
    places.sort_unstable();
    let expected = [("", None), ("a-b", None), ("a/b", None), ("a/b", Some("fr")), ("evil", None), ("index", None), ("wrong", Some("de"))];
    assert_eq!(places, expected);
}

fn line() -> impl Strategy<Value = String> {
    let hard = "[a-zé\"'\\\\#:,=\\[\\]{}&*!|>%@`~\u{a0}\u{202e}\u{feff}\u{2028}🎉 -]{0,12}";
    prop_oneof![3 => hard.prop_map(|text: String| text.trim().to_owned()), 1 => "\\PC{0,20}".prop_map(|text: String| text.trim().to_owned()),
        1 => Just(String::new()), 1 => prop_oneof![Just("null"), Just("~"), Just("2027-01-01"), Just("12"), Just("- a"), Just("---")].prop_map(str::to_owned)]
}

fn some_line() -> impl Strategy<Value = String> {
    line().prop_map(|text| if text.is_empty() { "x".to_owned() } else { text })
}

fn note() -> impl Strategy<Value = String> {
    let part = prop_oneof![line(), Just("'''".to_owned()), Just("\"\"\"".to_owned()), Just("a\\".to_owned()), Just("\tb\t".to_owned())];
    prop::collection::vec(part, 0..5).prop_map(|lines| lines.join("\n").trim().to_owned())
}

fn body() -> impl Strategy<Value = String> {
    let tidy = |lines: Vec<String>| domain::Text::page_lines(&lines.join("\n"));
    let part = prop_oneof![line(), Just("---".to_owned()), Just("    code".to_owned()), Just("# {{ event.title }}".to_owned())];
    prop::collection::vec(part, 0..5).prop_map(tidy)
}

fn link() -> impl Strategy<Value = String> {
    "https://[a-z]{1,8}\\.example/[a-z?#&'\\\\=%]{0,8}"
}

fn named() -> impl Strategy<Value = Named> {
    (some_line(), link()).prop_map(|(name, link)| Named { name, link })
}

fn at() -> impl Strategy<Value = Time> {
    // Away from the hours in which clocks are put.
    (5i8..24, 0i8..60).prop_map(|(hour, minute)| time(hour, minute, 0, 0))
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![Just("doors".to_owned()), Just("winding-down".to_owned()), some_line()].prop_map(|word| What::of(&word))
}

fn first() -> Date {
    date(2027, 5, 28)
}

fn days() -> impl Strategy<Value = Vec<Day>> {
    let kind = prop_oneof![Just(DayKind::Impl), Just(DayKind::Talks), Just(DayKind::Workshops)];
    let day = (kind, prop::collection::vec((at(), what()), 0..5));
    prop::collection::vec(day, 1..4).prop_map(|days| {
        let date = |number: i64| first().checked_add(jiff::Span::new().days(number)).unwrap();
        let day = |(number, (kind, mut slots)): (i64, (DayKind, Vec<(Time, What)>))| {
            slots.sort_by_key(|(at, _)| *at);
            Day { date: date(number), kind, slots }
        };
        (0..).zip(days).map(day).collect()
    })
}

fn venue() -> impl Strategy<Value = Venue> {
    let room = |(number, (name, seats)): (usize, (String, Option<u32>))| Room {
        key: if number == 0 { String::new() } else { format!("room-{number}") },
        name: format!("{name}{number}"),
        seats,
    };
    let rooms = prop::collection::vec((some_line(), prop::option::of(1u32..500)), 0..3)
        .prop_map(move |rooms| rooms.into_iter().enumerate().map(room).collect::<Vec<_>>());
    let degrees = prop_oneof![Just(String::new()), Just("38.7072, -9.1366".to_owned())];
    let texts = (some_line(), note(), note(), note(), note(), note(), degrees);
    let numbers = (prop::option::of(1u32..500), prop::option::of(0u32..60), prop::option::of(any::<bool>()), prop::option::of(link()));
    (texts, numbers, rooms).prop_map(|((name, address, way, hours, access, meet, coordinates), (seats, minutes, step_free, map), rooms)| {
        Venue { key: String::new(), name, address, way, seats, minutes, hours, access, step_free, map, coordinates, meet, rooms }
    })
}

fn session(venues: &[Venue]) -> impl Strategy<Value = Session> + use<> {
    let places: Vec<(Option<String>, Option<String>)> = std::iter::once((None, None))
        .chain(venues.iter().flat_map(|venue| {
            let here = Some(venue.key.clone());
            std::iter::once((here.clone(), None)).chain(venue.rooms.iter().map(move |room| (here.clone(), Some(room.name.clone()))))
        }))
        .collect();
    let kind = prop_oneof![Just("keynote".to_owned()), Just("talk".to_owned()), some_line()].prop_map(|word| Kind::of(&word));
    let texts = (some_line(), line(), line(), (note(), note()), (line(), line()), line());
    let times = (prop::option::of(at()), prop::option::of(1u16..=1440), prop::option::of(1u32..500), any::<(bool, bool, bool)>());
    let named_link =
        (link(), prop::option::of(some_line())).prop_map(|(link, name)| name.map_or_else(|| link.clone(), |name| format!("{link} {name}")));
    let links = (prop::option::of(link()), prop::option::of(link()), prop::option::of(link()), prop::collection::vec(named_link, 0..3));
    let speakers = prop::collection::vec(some_line(), 0..3);
    let language = prop::option::of(prop_oneof![Just("fr".to_owned()), Just("pt-BR".to_owned())]);
    (texts, kind, times, prop::sample::select(places), links, speakers, language).prop_map(
        |(
            (title, subtitle, spot, (brief, text), (slug, track), license),
            kind,
            (at, minutes, seats, (sign_up, cancelled, no_recording)),
            (venue, room),
            (slides, stream, recording, links),
            speakers,
            language,
        )| {
            Session {
                key: String::new(),
                title,
                subtitle,
                kind,
                day: first(),
                at,
                minutes,
                venue,
                room,
                spot,
                speakers,
                language,
                brief,
                text,
                seats,
                sign_up,
                cancelled,
                slides,
                stream,
                recording,
                links,
                slug,
                track,
                license,
                no_recording,
            }
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    (some_line(), prop::collection::vec(some_line(), 0..3), prop::collection::vec(named(), 0..3), note())
        .prop_map(|(name, groups, links, text)| Person { key: String::new(), name, groups, links, text })
}

/// A page as chance makes it: its address, language, title, menu, order, draft and shared, other addresses, text and picture.
type Chance = (String, Option<String>, String, String, (u16, bool, bool), Vec<String>, String, Option<Hero>);

fn pages() -> impl Strategy<Value = Vec<Page>> {
    let language = prop::option::of(prop_oneof![Just("fr".to_owned()), Just("pt-BR".to_owned())]);
    let menu = line().prop_filter("says yes or no", |menu| !matches!(menu.as_str(), "true" | "yes" | "no" | "off" | "false"));
    let page = (
        "[a-z0-9/]{0,6}",
        language,
        some_line(),
        menu,
        any::<(u16, bool, bool)>(),
        prop::collection::vec(some_line(), 0..3),
        body(),
        hero(),
    );
    prop::collection::vec(page, 0..4).prop_map(|pages| {
        let page = |(number, (path, language, title, menu, (order, draft, shared), aliases, text, hero)): (usize, Chance)| {
            let path: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
            let folder = language.as_deref().map(|tag| format!("{tag}/")).unwrap_or_default();
            let path = if number == 0 { String::new() } else { format!("{}{number}", path.join("/")) };
            // No two pages have the same one.
            let aliases = aliases.iter().map(|alias| format!("old/{number}/{alias}")).collect();
            Page { file: format!("pages/{folder}p{number}.md"), path, language, title, menu, order, draft, shared, aliases, hero, text }
        };
        let mut pages: Vec<Page> = pages.into_iter().enumerate().map(page).collect();
        pages.sort_by(|one, other| one.file.cmp(&other.file));
        pages
    })
}

fn hero() -> impl Strategy<Value = Option<Hero>> {
    prop::option::of((0..=100_u8, 0..=100_u8).prop_map(|focus| Hero { picture: "assets/a.png".to_owned(), focus }))
}

fn asset() -> impl Strategy<Value = Option<String>> {
    prop::option::of(Just("assets/a.png".to_owned()))
}

fn folder() -> impl Strategy<Value = Folder> {
    let editing = prop_oneof![Just(None), Just(Some(Editing::Anyone)), Just(Some(Editing::Tickets)), Just(Some(Editing::Team))];
    let event = (some_line(), prop::option::of(Just("en".to_owned())), line(), editing, (line(), line(), line()));
    let texts = (line(), line(), line());
    let links = prop::collection::vec(named(), 0..3);
    let look = (texts, prop::option::of("#[0-9a-f]{6}"), prop::option::of(link()), any::<bool>(), links, asset(), asset());
    let sponsor = (some_line(), line(), prop::option::of(link()), note(), any::<bool>())
        .prop_map(|(name, level, link, text, gathering)| Sponsor { name, level, link, text, gathering });
    let houses = prop::collection::vec(venue(), 0..3).prop_map(|venues| -> Vec<Venue> {
        let called = |number, venue: Venue| Venue { key: format!("house-{number}"), name: format!("{} {number}", venue.name), ..venue };
        venues.into_iter().enumerate().map(|(number, venue)| called(number, venue)).collect()
    });
    let with_sessions = houses.prop_flat_map(|venues| (prop::collection::vec(session(&venues), 0..3), Just(venues)));
    let lists = (prop::collection::vec(sponsor, 0..3), prop::collection::vec(person(), 0..3), pages(), prop::option::of(note()));
    (event, look, days(), with_sessions, lists).prop_map(
        |(
            (title, language, series, editing, contacts),
            ((line, city, gathering), accent, stream, shares_tickets, links, logo, stylesheet),
            days,
            (sessions, venues),
            (sponsors, people, pages, asked),
        )| {
            let sessions = sessions.into_iter().enumerate().map(|(number, session)| Session { key: format!("s:{number}"), ..session });
            let people = people.into_iter().enumerate().map(|(number, person)| Person { key: format!("p{number}"), ..person });
            let (newcomers, coordinator, conduct) = contacts;
            Folder {
                event: Event {
                    slug: "any-2027".to_owned(),
                    title,
                    language,
                    series,
                    editing,
                    contacts: Contacts { newcomers, coordinator, conduct },
                },
                zone: "Europe/Paris".to_owned(),
                days,
                venues,
                sessions: sessions.collect(),
                people: people.collect(),
                sponsors,
                look: Look { line, city, accent, stream, gathering, logo, stylesheet, shares_tickets, links },
                pages,
                assets: vec!["assets/a.png".to_owned()],
                // What some editors put before a text is no part of it.
                questionnaire: asked.map(|text| text.trim_start_matches('\u{feff}').to_owned()).filter(|text| !text.is_empty()),
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn what_is_written_reads_as_the_same_and_writes_as_the_same(folder in folder()) {
        let written = files(&folder);
        let reading = read(&written).map_err(|problems| TestCaseError::fail(format!("{problems:#?}\n{}", String::from_utf8_lossy(&written[0].1))))?;
        prop_assert_eq!(&reading.folder, &folder);
        prop_assert_eq!(files(&reading.folder), written);
    }

    #[test]
    fn no_bytes_and_no_names_make_it_panic(path in "\\PC{0,20}", bytes: Vec<u8>, text in "\\PC{0,60}", more in "[\\[\\]=a-z\"'\n0-9.:{},-]{0,80}") {
        let _ = read(&[(path.as_str(), bytes.as_slice()), ("event.toml", &bytes), ("pages/a.md", &bytes)]);
        let event = format!("{SMALL}{more}");
        let page = format!("---\n{text}\n{more}\n---\n{text}");
        let _ = read(&[("event.toml", event.as_str()), ("pages/a.md", &page), (&format!("pages/{path}.md"), &page)]);
    }

    #[test]
    fn no_value_makes_writing_panic(text in "\\PC{0,20}", raw: String) {
        let page = Page { file: raw.clone(), path: raw.clone(), language: Some(text.clone()), title: raw.clone(), text: raw.clone(), ..Page::default() };
        let event = Event { slug: raw.clone(), title: text.clone(), ..Event::default() };
        let written = write(&Folder { event, zone: raw, pages: vec![page.clone(), page], ..Folder::default() });
        prop_assert!(written.iter().all(|(name, _)| !name.contains("..") || !name.split('/').any(|part| part == "..")));
        let _ = read(&written);
    }
}
