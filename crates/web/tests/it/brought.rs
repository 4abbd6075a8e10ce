//! What files say meets what people did: nobody's work is lost silently, and the same files twice change nothing.

use std::collections::BTreeSet;

use domain::session::{Kind, Standing};
use domain::{Actor, CommandId, Date, DayKind, Field, Id, Role, Text};
use web::bring::{Outside, OutsideDay, OutsidePage, OutsidePerson, OutsideRoom, OutsideSession, Plan, What, plan};

use crate::house::{EVENT, House};

fn day() -> Date {
    "2018-05-28".parse().unwrap()
}

fn session(key: &str, title: &str, hour: i8, place: &str) -> OutsideSession {
    OutsideSession {
        key: key.to_owned(),
        title: title.to_owned(),
        subtitle: String::new(),
        kind: Kind::Talk,
        day: Some(day()),
        at: Some(domain::Time::constant(hour, 0, 0, 0)),
        minutes: Some(45),
        place: place.to_owned(),
        speakers: vec!["wilma".to_owned()],
        language: "en".to_owned(),
        brief: String::new(),
        text: "Bring *yarn*.".to_owned(),
        seats: None,
        sign_up: false,
        slides: None,
        recording: None,
        stream: None,
        links: vec![],
        cancelled: false,
        slug: String::new(),
        track: "Threads".to_owned(),
        license: "CC BY 4.0".to_owned(),
        no_recording: false,
        no_such_day: false,
        stands: "line 7".to_owned(),
    }
}

fn files(sessions: Vec<OutsideSession>) -> Outside {
    Outside {
        origin: "frab",
        document: "A timetable".to_owned(),
        days: vec![OutsideDay { date: day(), kind: None, slots: None }],
        rooms: vec![OutsideRoom { name: "Great hall".to_owned(), seats: Some(200), ..OutsideRoom::default() }],
        house: Some("mozilla".to_owned()),
        people: vec![OutsidePerson {
            key: "wilma".to_owned(),
            name: "Wilma Weft".to_owned(),
            groups: vec!["speakers".to_owned()],
            ..OutsidePerson::default()
        }],
        sessions,
        ..Outside::default()
    }
}

/// The id of an import: it differs from others in its first letters.
fn import(n: u128) -> CommandId {
    CommandId(Id::from_bits(n << 120))
}

/// Compares, and brings in what there is.
fn bring(house: &House, n: u128, files: &Outside, overwrites: bool) -> Vec<(What, String)> {
    let plan = plan(&house.view(), import(n), house.ledger.clock().now(), files, overwrites);
    assert_eq!(plan.left_out, []);
    let told = told(&plan);
    if !plan.is_empty() {
        house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    }
    told
}

fn told(plan: &Plan) -> Vec<(What, String)> {
    let lists = [("new", &plan.new), ("changed", &plan.changed), ("gone", &plan.gone), ("kept", &plan.kept)];
    lists.into_iter().flat_map(|(word, list)| list.iter().map(move |thing| (thing.what, format!("{word} {}", thing.name)))).collect()
}

#[test]
fn a_timetable_comes_in_once_and_follows_its_file_but_not_over_somebodys_work() {
    let house = House::open();
    let first = files(vec![
        session("1", "Looms", 10, "Great hall"),
        session("2", "Spindles", 11, "Formeret 101"),
        session("3", "Yarn", 12, "Great hall"),
    ]);
    let told = bring(&house, 1, &first, false);
    for (what, name) in [(What::Venue, "new Mozilla, Great hall"), (What::Person, "new Wilma Weft"), (What::Session, "new Looms")] {
        assert!(told.contains(&(what, name.to_owned())), "{name}: {told:?}");
    }
    assert_eq!(bring(&house, 2, &first, false), [], "the same file twice changes nothing");
    let hall = house.view().event.sessions.values().find(|session| session.about.title.as_str() == "Looms").unwrap().about.place.clone();
    assert!(hall.room.is_some() && hall.venue == Some(house.view().event.venues[0].id), "{hall:?}");
    let page = house.visitor().page("/paris-2018/timetable?day=2018-05-28").text();
    for part in ["Looms", "Great hall", "Wilma Weft", "101"] {
        assert!(page.contains(part), "{part}: {page}");
    }

    // The coordinator moves one by hand; the file moves it, too, and another one, and drops the third.
    let view = house.view();
    let id = |title: &str| view.event.sessions.values().find(|session| session.about.title.as_str() == title).unwrap().id;
    let (looms, spindles, yarn) = (id("Looms"), id("Spindles"), id("Yarn"));
    let mut mara = house.guest(Role::Coordinator);
    mara.form(&format!("/paris-2018/timetable/{}/edit", looms.0.short()), "/edit").set("at", "14:30").send().location();
    let second = files(vec![session("1", "Looms", 16, "Great hall"), session("2", "Spindles", 17, "Formeret 101")]);
    let told = bring(&house, 3, &second, false);
    let names: Vec<&str> = told.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["changed Spindles", "gone Yarn", "kept Looms"]);
    let at = |id| house.view().event.sessions[&id].about.at.unwrap().hour();
    assert_eq!((at(looms), at(spindles)), (14, 17));
    assert_eq!(house.view().event.sessions[&yarn].standing, Standing::Withdrawn);
    // Said aloud, the files have the last word.
    assert_eq!(bring(&house, 4, &second, true), [(What::Session, "changed Looms".to_owned())]);
    assert_eq!(at(looms), 16);

    // One import is taken back as a whole, from the page that lists it: what somebody changed since stays.
    let page = mara.page("/paris-2018/import");
    assert!(page.text().contains("3 sessions"), "{}", page.text());
}

#[test]
fn rooms_of_a_file_are_in_the_house_that_is_named_or_in_the_only_one_else_they_stay_words() {
    let house = House::open();
    let sessions = || vec![session("1", "Looms", 10, "Great hall"), session("2", "Spindles", 11, "Formeret 101")];
    let halls = |house: &House| {
        let view = house.view();
        let halls = view.event.venues.iter().filter(|venue| venue.rooms.iter().any(|room| room.name.as_str() == "Great hall"));
        halls.map(|venue| venue.name.to_string()).collect::<Vec<_>>()
    };
    // Two houses, and nobody says which.
    let files = |house: Option<&str>| Outside { house: house.map(str::to_owned), ..files(sessions()) };
    let remarks = plan(&house.view(), import(1), house.ledger.clock().now(), &files(None), false).remarks;
    let why = "only in words, as nobody says in which of the houses: name one with --house and bring the file in again";
    assert_eq!(remarks, [("Great hall".to_owned(), why.to_owned())]);
    bring(&house, 1, &files(None), false);
    assert_eq!(halls(&house), Vec::<String>::new());
    // It is found by its words all the same, beside the rooms of houses.
    let chosen = house.visitor().page("/paris-2018/timetable?day=2018-05-28");
    let (_, hall) = chosen.body.split_once("Other places</p><a href=\"").expect("words are a choice");
    let hall = house.visitor().page(&hall.split('"').next().unwrap().replace("&amp;", "&"));
    assert!(hall.text().contains("Looms") && !hall.text().contains("Spindles"), "{}", hall.text());
    // Named, it is there, with its seats, and the session is in it.
    bring(&house, 2, &files(Some("mozilla")), false);
    assert_eq!(halls(&house), ["Mozilla"]);
    let looms = |house: &House| {
        let view = house.view();
        view.event.sessions.values().find(|session| session.about.title.as_str() == "Looms").unwrap().about.place.clone()
    };
    assert!(looms(&house).room.is_some());
    let id = house.view().event.sessions.values().find(|session| session.about.title.as_str() == "Looms").unwrap().id.0.short();
    let page = house.visitor().page(&format!("/paris-2018/timetable/{id}")).text();
    assert!(page.contains("Great hall") && !page.contains("Moved"), "only its room was found out: {page}");
    assert_eq!(bring(&house, 3, &files(None), false), [], "a room that is known needs no house named");

    // A house that is not there yet is made.
    let house = House::open();
    let told = bring(&house, 1, &files(Some("Old mill")), false);
    assert!(told.contains(&(What::Venue, "new Old mill, Great hall".to_owned())), "{told:?}");
    assert_eq!((halls(&house), looms(&house).room.is_some()), (vec!["Old mill".to_owned()], true));

    // Of one house that is open, nobody asks which.
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mozilla = house.letters_of("Mozilla");
    mara.form(&format!("/paris-2018/settings/houses/{mozilla}"), "/close").send().location();
    bring(&house, 1, &files(None), false);
    assert_eq!(halls(&house), ["Formeret Espace Cléry"]);
}

#[test]
fn somebody_who_is_not_listed_is_not_known_again_by_a_file() {
    let house = House::open();
    let mut wilma = house.visitor();
    crate::house::named(wilma.form("/paris-2018/notes/new", "/notes").set("text", "Hello"), "Wilma Weft")
        .set("listing", "nobody")
        .send()
        .location();
    let own = house.person("Wilma Weft");
    bring(&house, 1, &files(vec![session("1", "Looms", 10, "Great hall")]), false);
    let speakers = house.view().event.sessions.values().next().unwrap().about.speakers.clone();
    assert_ne!(speakers, [own], "that she is here is between her and the team");
}

#[test]
fn what_two_files_say_of_somebody_is_both_and_who_is_hidden_stays_hidden() {
    let house = House::open();
    let mut folder = files(vec![]);
    folder.origin = "folder";
    folder.facts = Some(web::bring::OutsideFacts::default());
    folder.people[0].groups = vec!["team".to_owned()];
    folder.people[0].text = "Weaves.".to_owned();
    bring(&house, 1, &folder, false);
    bring(&house, 2, &files(vec![session("1", "Looms", 10, "")]), false);
    let wilma = house.person("Wilma Weft");
    let said = house.view().people.get(wilma).unwrap().presented.clone().unwrap();
    assert_eq!((said.groups, said.text.as_str()), (vec!["team".to_owned(), "speakers".to_owned()], "Weaves."));
    let stays = [(What::Person, "kept Wilma Weft".to_owned())];
    assert_eq!(bring(&house, 3, &folder, false), stays, "what the other file said stays, and is told");
    // Applying a folder with nothing of that timetable in it leaves the talk alone.
    let mut other = folder.clone();
    other.sessions = vec![session("own", "Yarn", 15, "")];
    assert_eq!(bring(&house, 4, &other, false)[..1], [(What::Session, "new Yarn".to_owned())]);
    // She does not want to be listed any more: no file brings her back.
    let profile = house.view().people.get(wilma).unwrap().clone();
    house.rewrite_profile(wilma, ledger::Profile { listing: ledger::Listing::Nobody, ..profile });
    assert_eq!(bring(&house, 5, &files(vec![session("1", "Looms", 10, "")]), false), []);
    assert_eq!(house.view().event.sessions.values().find(|known| known.about.title.as_str() == "Looms").unwrap().about.speakers, [wilma]);
}

#[test]
fn what_is_cancelled_in_the_file_dropped_and_back_is_so_here() {
    let house = House::open();
    let (looms, yarn) = (session("1", "Looms", 10, ""), session("2", "Yarn", 11, ""));
    bring(&house, 1, &files(vec![looms.clone(), yarn.clone()]), false);
    let standing =
        |key: &str| house.view().event.sessions.values().find(|known| known.source.as_str() == format!("frab:{key}")).unwrap().standing;
    let off = OutsideSession { title: "CANCELLED: Looms".to_owned(), cancelled: true, ..looms.clone() };
    assert_eq!(bring(&house, 2, &files(vec![off]), false).len(), 2);
    assert_eq!((standing("1"), standing("2")), (Standing::Cancelled, Standing::Withdrawn));
    let again = OutsideSession { title: "Yarn, again".to_owned(), ..yarn };
    assert_eq!(bring(&house, 3, &files(vec![looms.clone(), again.clone()]), false).len(), 2);
    assert_eq!((standing("1"), standing("2")), (Standing::On, Standing::On));
    assert_eq!(bring(&house, 4, &files(vec![looms, again]), false), []);
}

#[test]
fn a_site_says_of_what_kind_days_are_and_a_timetable_does_not() {
    let house = House::open();
    let kind = || house.view().event.day(day()).unwrap().kind;
    bring(&house, 1, &files(vec![session("1", "Looms", 10, "")]), false);
    assert_eq!(kind(), DayKind::Impl);
    let mut site = Outside { origin: "jekyll", ..files(vec![]) };
    site.days[0].kind = Some(DayKind::Talks);
    bring(&house, 2, &site, false);
    assert_eq!(kind(), DayKind::Talks);
    assert_eq!(bring(&house, 3, &site, false), [], "the same twice changes nothing");
}

#[test]
fn an_import_that_is_taken_back_leaves_the_event_as_it_was() {
    let house = House::open();
    let sponsor = |name: &str| domain::site::Sponsor {
        name: Text::line(name, Field::Name).unwrap(),
        level: Text::empty(),
        link: None,
        text: Text::empty(),
        gathering: false,
    };
    let stored = |letter: u8| domain::file::Filed {
        hash: format!("{letter:02x}").repeat(32).try_into().unwrap(),
        kind: domain::file::Kind::Other,
        bytes: 1,
        extent: None,
        sizes: vec![],
    };
    let page = |path: &str, text: &str| OutsidePage {
        file: format!("{path}.md"),
        path: path.to_owned(),
        title: "A page".to_owned(),
        text: text.to_owned(),
        ..OutsidePage::default()
    };
    let path = |name: &str| domain::file::FilePath::parse(&format!("assets/{name}")).unwrap();
    let mut outside = files(vec![session("1", "Looms", 10, "")]);
    outside.pages = vec![page("way", "Go left.")];
    outside.sponsors = Some(vec![sponsor("Warp")]);
    outside.files = Some(vec![(path("a.bin"), stored(1))]);
    bring(&house, 1, &outside, false);
    let before = house.view();

    // Another year's files: all is said anew, and there is more.
    outside.sessions = vec![session("1", "Looms for all", 11, "101"), session("2", "Yarn", 12, "")];
    outside.pages = vec![page("way", "Go right."), page("more", "More.")];
    outside.sponsors = Some(vec![sponsor("Weft")]);
    outside.files = Some(vec![(path("a.bin"), stored(2)), (path("b.bin"), stored(3))]);
    bring(&house, 2, &outside, false);
    let mut mara = house.guest(domain::Role::Coordinator);
    let take_back = format!("/paris-2018/import/{}/remove", import(2).0.short());
    mara.form("/paris-2018/import", &take_back).send().location();

    let site = |view: &ledger::View| {
        let site = &view.event.site;
        let pages: Vec<_> = site.standing().into_iter().map(|page| page.about.clone()).collect();
        let files: Vec<_> = site.files.iter().map(|(path, file)| (path.clone(), file.filed.clone())).collect();
        (pages, files, site.sponsors.clone(), site.look.clone())
    };
    let sessions = |view: &ledger::View| view.event.timetable().into_iter().map(|session| session.about.clone()).collect::<Vec<_>>();
    let after = house.view();
    assert_eq!(site(&after), site(&before));
    assert_eq!(sessions(&after), sessions(&before));
    let rooms = |view: &ledger::View| view.event.venues.iter().map(|venue| (venue.closed, venue.rooms.clone())).collect::<Vec<_>>();
    assert_eq!(rooms(&after), rooms(&before));
    assert!(mara.page("/paris-2018/import").text().contains("Taken back."));

    // What somebody changed since stays, and is counted.
    bring(&house, 3, &outside, true);
    house.order(domain::site::Command::Sponsor { seen: house.seq(), sponsors: vec![sponsor("Shuttle")] });
    mara.form("/paris-2018/import", &format!("/paris-2018/import/{}/remove", import(3).0.short())).send().location();
    let after = house.view();
    assert_eq!(after.event.site.sponsors.front().map(|sponsor| sponsor.name.to_string()).as_deref(), Some("Shuttle"));
    assert_eq!((site(&after).0, site(&after).1), (site(&before).0, site(&before).1));
    let page = mara.page("/paris-2018/import").text();
    assert!(page.contains("Taken back. 1 row stayed, because somebody changed it since."), "{page}");
}

#[test]
fn a_time_that_does_not_exist_and_a_bad_address_are_listed_and_the_rest_comes() {
    let house = House::open();
    let march: Date = "2019-03-30".parse().unwrap();
    let mut night = session("1", "Night walk", 2, "");
    night.at = Some(domain::Time::constant(2, 30, 0, 0));
    night.day = Some(march);
    let mut outside = files(vec![night, session("2", "Looms", 10, "")]);
    outside.days.push(OutsideDay { date: march, kind: Some(DayKind::Talks), slots: None });
    outside.pages = vec![
        OutsidePage { file: "a.md".to_owned(), path: "a b".to_owned(), title: "A".to_owned(), ..OutsidePage::default() },
        OutsidePage { file: "b.md".to_owned(), path: "way".to_owned(), title: "Way".to_owned(), ..OutsidePage::default() },
        OutsidePage { file: "c.md".to_owned(), path: "way".to_owned(), title: "Way again".to_owned(), ..OutsidePage::default() },
    ];
    let plan = plan(&house.view(), CommandId(Id::from_bits(1 << 64)), house.ledger.clock().now(), &outside, false);
    let left: Vec<&str> = plan.left_out.iter().map(|(about, _)| about.as_str()).collect();
    assert_eq!(left, ["line 7, Night walk", "a.md", "c.md"], "{:?}", plan.left_out);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("the rest comes in");
    let view = house.view();
    let night = view.event.sessions.values().find(|session| session.about.title.as_str() == "Night walk").unwrap();
    assert_eq!(night.about.at, None, "it stands without a time");
    assert_eq!(view.event.site.standing().len(), 1);
}

#[test]
fn what_a_timetable_says_of_recordings_comes_in_and_goes_out_and_what_has_no_place_is_counted() {
    use formats::schedule::{Link, Schedule, Session, When};
    let house = House::open();
    let link = |title: &str| Link { title: title.to_owned(), url: "https://example.org/more".to_owned() };
    let theirs = |guid: &str, hour: i8| Session {
        guid: guid.to_owned(),
        title: format!("Looms {guid}"),
        date: Some(day()),
        when: When::From { start: day().at(hour, 0, 0, 0), offset: None, minutes: Some(45) },
        track: "Threads".to_owned(),
        license: "CC BY 4.0".to_owned(),
        no_recording: true,
        abstract_: "In short.".to_owned(),
        ..Session::default()
    };
    let whole = Session {
        id: "801".to_owned(),
        slug: "looms-one".to_owned(),
        url: Some("https://example.org/one".to_owned()),
        description: "At length.".to_owned(),
        links: vec![link("A map of looms")],
        attachments: vec![Link { title: "All of it".to_owned(), url: "https://example.org/slides".to_owned() }],
        ..theirs("one", 10)
    };
    let besides = [("feedback_url".to_owned(), 3)].into_iter().collect();
    let schedule =
        Schedule { sessions: vec![whole, Session { slug: "looms-two".to_owned(), ..theirs("two", 12) }], besides, ..Schedule::default() };
    let outside = Outside::of_schedule("frab", "Looms", &schedule);
    let plan = plan(&house.view(), import(1), house.ledger.clock().now(), &outside, false);
    let left: Vec<&str> = plan.left_out.iter().map(|(_, why)| why.as_str()).collect();
    assert_eq!(left, ["number of 1 session", "page of its own of 1 session", "feedback_url of 3 sessions",]);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    let read = |path: &str, of: fn(&[u8]) -> Schedule| of(house.visitor().page(path).body.as_bytes());
    let xml = read("/paris-2018/schedule.xml", |bytes| formats::schedule::read_frab(bytes).expect("frab"));
    let json = read("/paris-2018/schedule.json", |bytes| formats::schedule::read_pretalx(bytes).expect("frab"));
    for ours in xml.sessions.iter().chain(&json.sessions) {
        assert_eq!((ours.track.as_str(), ours.license.as_str(), ours.no_recording), ("Threads", "CC BY 4.0", true), "{}", ours.title);
    }
    let words = |session: &Session| {
        let titles = session.links.iter().chain(&session.attachments).map(|link| link.title.clone()).collect::<Vec<_>>();
        (session.slug.clone(), session.abstract_.clone(), session.description.clone(), titles)
    };
    let first = |read: &Schedule| words(read.sessions.iter().find(|session| session.guid == "one").expect("the first one"));
    let as_it_came = ("looms-one", "In short.", "At length.", ["A map of looms", "All of it"].map(str::to_owned).to_vec());
    let as_it_came = (as_it_came.0.to_owned(), as_it_came.1.to_owned(), as_it_came.2.to_owned(), as_it_came.3);
    assert_eq!((first(&xml), first(&json)), (as_it_came.clone(), as_it_came.clone()));
    // Whoever mends its words in a form says nothing about that, and it stays.
    let known = house.view();
    let one = known.event.sessions.values().find(|session| session.about.title.as_str() == "Looms one").expect("the first one");
    let session = one.id.0.short();
    let mut mara = house.guest(Role::Coordinator);
    mara.form(&format!("/paris-2018/timetable/{session}/edit"), "/edit").set("subtitle", "And yarn").send().location();
    let about = house.view().event.sessions[&one.id].about.clone();
    assert_eq!(first(&read("/paris-2018/schedule.xml", |bytes| formats::schedule::read_frab(bytes).expect("frab"))), as_it_came);
    assert_eq!((about.subtitle.as_str(), about.track.as_str(), about.no_recording), ("And yarn", "Threads", true));
    let page = house.visitor().page(&format!("/paris-2018/timetable/{session}")).text();
    for part in ["Threads", "Not recorded", "CC BY 4.0", "In short. At length.", "All of it A map of looms"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // A link is called as one writes behind it, or as its address says.
    let edit = format!("/paris-2018/timetable/{session}/edit");
    assert_eq!(mara.form(&edit, "/edit").value("links").as_deref(), Some("https://example.org/more A map of looms"));
    let links = "https://example.org/a The first\nhttps://example.org/b https://example.org/c and the third";
    mara.form(&edit, "/edit").set("links", links).set("brief", "").send().location();
    let read = first(&read("/paris-2018/schedule.xml", |bytes| formats::schedule::read_frab(bytes).expect("frab")));
    assert_eq!((read.1.as_str(), read.3.join(" · ").as_str()), ("", "The first · example.org b · and the third · All of it"));
    assert!(mara.form(&edit, "/edit").set("links", "The first").send().refusal().starts_with("“The” is no link."));
}

#[test]
fn what_is_in_one_place_at_one_time_comes_in_and_is_told() {
    let house = House::open();
    let stands = |line: &str, session: OutsideSession| OutsideSession { stands: line.to_owned(), ..session };
    let sessions = vec![
        stands("line 3", session("1", "Looms", 10, "Great hall")),
        stands("line 9", OutsideSession { at: Some(domain::Time::constant(10, 30, 0, 0)), ..session("2", "Spindles", 10, "Great hall") }),
        stands("line 12", session("3", "Yarn", 10, "By the  river")),
        stands("line 15", session("4", "Wool", 10, "by the river")),
        // One ends when the other begins; one that is off is nowhere; and two that are nowhere are not in one place.
        stands("line 18", OutsideSession { minutes: Some(60), ..session("5", "Silk", 9, "Great hall") }),
        stands("line 21", OutsideSession { cancelled: true, ..session("6", "Linen", 10, "Great hall") }),
        stands("line 24", session("7", "Hemp", 10, "")),
        stands("line 27", session("8", "Jute", 10, "")),
    ];
    let files = files(sessions);
    let expected = [
        ("line 15", "“Yarn” and “Wool” are both in by the river at 10:00 on 2018-05-28"),
        ("line 9", "“Looms” and “Spindles” are both in Mozilla, Great hall at 10:30 on 2018-05-28"),
    ];
    for n in 1..=2 {
        let plan = plan(&house.view(), import(n), house.ledger.clock().now(), &files, false);
        let remarks: Vec<(&str, &str)> = plan.remarks.iter().map(|(at, what)| (at.as_str(), what.as_str())).collect();
        assert_eq!(remarks, expected);
        bring(&house, n, &files, false);
    }
    assert_eq!(house.view().event.sessions.len(), 8);

    // A thousand at one time are told of a thousand times at most, and the first fifty in words.
    let crowd = (0..1000).map(|n| session(&format!("crowd-{n}"), "Crowd", 15, "Great hall")).collect();
    let plan = plan(&house.view(), import(3), house.ledger.clock().now(), &self::files(crowd), false);
    let last = plan.remarks.last().map(|(_, what)| what.as_str());
    assert_eq!((plan.remarks.len(), last), (51, Some("949 more are in one place at one time")));
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_a_congress_of_four_days_comes_in_and_goes_out_as_it_was() {
    let shared = std::env::var_os("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data lies");
    let file = std::path::Path::new(&shared).join("schedules/31c3.schedule.xml");
    let theirs = formats::schedule::read_frab(&std::fs::read(file).expect("the timetable")).expect("frab");
    let house = House::open();
    let outside = Outside::of_schedule("frab", "31C3", &theirs);
    let plan = plan(&house.view(), CommandId(Id::from_bits(1 << 64)), house.ledger.clock().now(), &outside, false);
    let left_out = plan.left_out.clone();
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    let ours = formats::schedule::read_frab(house.visitor().page("/paris-2018/schedule.xml").body.as_bytes()).expect("frab");
    assert_eq!((theirs.sessions.len(), ours.sessions.len()), (138, 138));
    // With the way there where the file leaves that out.
    let whole = |link: &formats::schedule::Link| {
        let url = link.url.trim();
        if url.contains("://") { url.to_owned() } else { format!("https://{url}") }
    };
    let is_link = |link: &&formats::schedule::Link| domain::link::Link::parse(&whole(link)).is_ok();
    let bad =
        theirs.sessions.iter().flat_map(|session| session.links.iter().chain(&session.attachments)).filter(|link| !is_link(link)).count();
    let (no_links, others): (Vec<_>, Vec<_>) = left_out.iter().map(|(_, why)| why.as_str()).partition(|why| why.contains(" is no link."));
    assert_eq!((others, no_links.len()), (vec!["number of 138 sessions"], bad), "{left_out:?}");
    for their in &theirs.sessions {
        let our = ours.sessions.iter().find(|our| our.guid == their.guid).unwrap_or_else(|| panic!("{} is gone", their.title));
        let kept = |session: &formats::schedule::Session| {
            let titles =
                session.links.iter().filter(|link| !link.title.is_empty() && is_link(link)).map(|link| (link.title.clone(), whole(link)));
            let words = [&session.track, &session.license, &session.slug, &session.abstract_, &session.description];
            (words.map(|text| text.trim().to_owned()), session.no_recording, titles.collect::<Vec<_>>())
        };
        assert_eq!(kept(our), kept(their), "{}", their.title);
        let links = |session: &formats::schedule::Session| -> BTreeSet<String> {
            session.links.iter().chain(&session.attachments).map(whole).collect()
        };
        assert_eq!(links(our), links(their), "{}", their.title);
        let names = |session: &formats::schedule::Session| session.speakers.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (&our.title, our.date, our.start(), our.minutes(), names(our)),
            (&their.title, their.date, their.start(), their.minutes(), names(their))
        );
        assert!(our.room.ends_with(&their.room), "{} is not {}", our.room, their.room);
    }
}

#[test]
fn the_pages_of_a_folder_are_known_in_their_languages() {
    let house = House::open();
    let page = |path: &str, language: Option<&str>, title: &str| OutsidePage {
        file: format!("pages/{path}.md"),
        path: path.to_owned(),
        language: language.map(str::to_owned),
        title: title.to_owned(),
        text: "On {{ days.1.date }}.".to_owned(),
        ..OutsidePage::default()
    };
    let folder = Outside {
        origin: "folder",
        document: "A folder".to_owned(),
        facts: Some(web::bring::OutsideFacts { language: Some("en".to_owned()), ..web::bring::OutsideFacts::default() }),
        pages: vec![page("access", None, "Access"), page("access", Some("fr"), "Accès"), page("rules", None, "Rules")],
        ..Outside::default()
    };
    bring(&house, 1, &folder, false);
    let mut visitor = house.visitor();
    let address = "/paris-2018/about/access";
    for lang in ["en", "fr"] {
        let page = visitor.page(&format!("{address}?lang={lang}")).body.clone();
        for tag in ["en", "fr"] {
            assert!(page.contains(&format!("hreflang=\"{tag}\" href=\"{address}?lang={tag}\"")), "{lang} {tag}: {page}");
        }
        assert!(page.contains(&format!("rel=\"canonical\" href=\"{address}?lang={lang}\"")), "{lang}: {page}");
    }
    let map = visitor.page("/paris-2018/sitemap.xml").body.clone();
    assert!(map.contains("hreflang=\"fr\"") && map.contains("about/access?lang=en"), "{map}");
    // A page that is in English alone says so to a French reader, and its dates are in its own language.
    let page = visitor.page("/paris-2018/about/rules?lang=fr").body.clone();
    assert!(page.contains("lang=\"en\"") && page.contains("anglais") && page.contains("29 May"), "{page}");
}

#[test]
fn a_language_that_the_program_does_not_speak_survives_the_settings() {
    let house = House::open();
    let folder = Outside {
        origin: "folder",
        facts: Some(web::bring::OutsideFacts { language: Some("pt".to_owned()), ..web::bring::OutsideFacts::default() }),
        ..Outside::default()
    };
    bring(&house, 1, &folder, false);
    let mut mara = house.guest(Role::Coordinator);
    let to = "/paris-2018/settings/facts";
    mara.form(to, "/facts").set("title", "impl Days Lisboa").send().location();
    let event = house.view().event.clone();
    assert_eq!((event.title.as_str(), event.language.as_ref().map(domain::Language::as_str)), ("impl Days Lisboa", Some("pt")));
    mara.form(to, "/facts").set("language", "").send().location();
    assert_eq!(house.view().event.language, None);
}

#[test]
fn a_session_without_a_day_is_on_the_only_day_of_the_event() {
    use domain::event::Command;
    let house = House::open();
    let talks = || {
        let undated = |key: &str, title: &str| OutsideSession { day: None, ..session(key, title, 10, "") };
        let elsewhere = OutsideSession { no_such_day: true, ..undated("2", "Spindles") };
        Outside { days: vec![], ..files(vec![undated("1", "Looms"), elsewhere]) }
    };
    let planned = || plan(&house.view(), import(1), house.ledger.clock().now(), &talks(), false);
    assert_eq!(planned().left_out.iter().map(|(about, _)| about.as_str()).collect::<Vec<_>>(), ["line 7, Looms", "line 7, Spindles"]);
    let seen = house.view().event.scheduled.0;
    let days = house.view().event.days.iter().take(1).cloned().collect();
    let order = ledger::Order::new(import(2), Actor::ORGANISER).with(domain::Command::Event(Command::Schedule { seen, days }));
    house.ledger.ask(EVENT, order).wait().expect("it has one day");
    let plan = planned();
    let why = "Its day is none of the event. Write it into the file, or add it by hand.";
    assert_eq!(plan.left_out, [("line 7, Spindles".to_owned(), why.to_owned())]);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    let view = house.view();
    let days: Vec<_> = view.event.sessions.values().map(|known| (known.about.title.to_string(), known.about.day)).collect();
    assert_eq!(days, [("Looms".to_owned(), day())]);
}

#[test]
fn what_a_page_of_a_folder_names_that_is_not_there_is_said_with_what_is() {
    let house = House::open();
    let page = |text: &str| OutsidePage {
        file: "pages/a.md".to_owned(),
        path: "a".to_owned(),
        title: "A".to_owned(),
        text: text.to_owned(),
        ..OutsidePage::default()
    };
    let slips = |text: &str| {
        let facts = Some(web::bring::OutsideFacts::default());
        let days = house.view().event.days.iter().map(|day| OutsideDay { date: day.date, kind: None, slots: None }).collect();
        let folder = Outside { origin: "folder", facts, days, pages: vec![page(text)], ..Outside::default() };
        let plan = plan(&house.view(), import(1), house.ledger.clock().now(), &folder, false);
        plan.wrong.iter().chain(&plan.lost).map(|slip| slip.what.clone()).collect::<Vec<_>>()
    };
    let days = "“include timetable 2031-05-01” names no day of the event. There are: 2018-05-28, 2018-05-29.";
    assert_eq!(slips("{{ include timetable 2031-05-01 }}"), [days]);
    let all = &slips("{{ xyzzyxyzzy }}")[0];
    assert!(all.starts_with("“xyzzyxyzzy” is no value and no part. There are: event.title, event.line, "), "{all}");
    assert!(all.contains("venues.N.name") && all.ends_with("include timetable, include board."), "{all}");
    let link = |near: &str| [format!("The link to “{near}” leads nowhere; did you mean “timetable”?")];
    assert_eq!(slips("See [it](timtable)."), link("timtable"));
    assert_eq!(slips("See [it](Timetabel/#x)."), link("Timetabel/#x"));
    assert_eq!(slips("See [it](xyzzyxyzzy)."), ["The link to “xyzzyxyzzy” leads nowhere."]);
}

#[test]
fn what_a_folder_knows_it_may_change_and_what_somebody_did_since_stays() {
    use domain::site::{About, Command, Permalink};
    use web::bring::{folder_of, mark};
    let house = House::open();
    let id = domain::PageId(Id::from_bits(0x9a6e << 100));
    let writes = |words: &str| {
        let line = |text: &str| Text::page(text, Field::Text).unwrap();
        let about = About { path: Permalink::parse("way").unwrap(), title: line("Way"), text: line(words), ..About::default() };
        house.order(Command::Write { page: id, seen: house.seq(), about });
    };
    let is = || house.view().event.site.pages[&id].about.text.to_string();
    // The folder as it is brought out now, with other words on its page.
    let out = |knows: &str| {
        let known = if knows.is_empty() { mark(&house.view(), house.seq(), &BTreeSet::new()) } else { knows.to_owned() };
        Outside { known, ..Outside::of_folder(&folder_of(&house.view())) }
    };
    let says = |folder: &Outside, words: &str| {
        let mut folder = folder.clone();
        folder.pages.iter_mut().find(|page| page.path == "way").unwrap().text = words.to_owned();
        folder
    };
    let planned = |folder: &Outside| plan(&house.view(), import(9), house.ledger.clock().now(), folder, false);

    // What somebody wrote here and the folder has got is the folder's to change.
    writes("By bus.");
    let folder = out("");
    let told = planned(&says(&folder, "By tram."));
    assert_eq!((told.kept.len(), told.changed.len()), (0, 1), "{told:?}");
    // A folder that does not say what it knows changes nothing of somebody's.
    assert_eq!(planned(&Outside { known: String::new(), ..says(&folder, "By tram.") }).kept.len(), 1);
    // Nor does one that knows another event, or what was never done here.
    let (seq, seal) = folder.known.lines().last().unwrap().split_once(' ').unwrap();
    for wrong in [format!("{seq} 0123456789abcdef"), format!("{} {seal}", house.seq() + 9), "x".to_owned(), format!("{seq} {seal} what")] {
        assert_eq!(planned(&Outside { known: wrong.clone(), ..says(&folder, "By tram.") }).kept.len(), 1, "{wrong}");
    }

    // What somebody wrote after it was brought out stays, also when the folder is applied again and again.
    writes("By boat.");
    let told = planned(&says(&folder, "By tram."));
    assert_eq!((told.kept.len(), told.changed.len()), (1, 0), "{told:?}");
    let again = mark(&house.view(), house.seq(), &told.unknown);
    assert_eq!(planned(&says(&out(&again), "By tram.")).kept.len(), 1, "{again}");
    // What was changed and brought back to how the folder knows it is as if nothing had been.
    writes("By bus.");
    let told = planned(&says(&folder, "By tram."));
    assert_eq!((told.kept.len(), told.changed.len()), (0, 1), "{told:?}");
    // Applied while it was equal, it is known from then on.
    writes("On foot.");
    let told = planned(&says(&folder, "On foot."));
    assert!(told.unknown.is_empty() && told.kept.is_empty(), "{told:?}");
    let folder = out(&mark(&house.view(), house.seq(), &told.unknown));
    bring(&house, 10, &says(&folder, "By tram."), false);
    assert_eq!(is(), "By tram.");

    // A page that somebody made here since the folder never had: it says nothing else of it.
    let folder = out("");
    let mut mara = house.guest(Role::Coordinator);
    let made = mara.form("/paris-2018/site/new", "/site/pages").set("title", "Tea").set("path", "tea").set("text", "At four.");
    made.press("", "").location();
    writes("By sledge.");
    let told = planned(&folder);
    let names = |list: &[web::bring::Thing]| list.iter().map(|thing| thing.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&told.kept), names(&told.only_here)), (vec!["Way".to_owned()], vec!["Tea".to_owned()]));
}

#[test]
fn an_end_after_the_clocks_were_put_back_is_told_apart_and_a_room_has_its_address() {
    let house = House::open();
    let autumn = OutsideDay { date: "2018-10-27".parse().unwrap(), kind: None, slots: None };
    let owls =
        OutsideSession { day: Some(autumn.date), at: Some(domain::Time::constant(2, 30, 0, 0)), ..session("owls", "Owls", 2, "101") };
    let bats = OutsideSession { at: Some(domain::Time::constant(1, 0, 0, 0)), ..session("bats", "Bats", 1, "") };
    bring(&house, 1, &Outside { days: vec![autumn], ..files(vec![owls, bats]) }, false);
    let page = |title: &str| {
        let view = house.view();
        let session = view.event.sessions.values().find(|session| session.about.title.as_str() == title).unwrap();
        house.visitor().page(&format!("/paris-2018/timetable/{}", session.id.0.short())).text()
    };
    assert!(page("Owls").contains("2:30 – 2:15 (winter time)"), "{}", page("Owls"));
    assert!(!page("Bats").contains("winter"), "{}", page("Bats"));
    let data = house.visitor().page("/paris-2018/about.jsonld").json();
    let of = |name: &str| data["subEvent"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["location"].clone();
    let place = of("Owls");
    assert_eq!(place["maximumAttendeeCapacity"], 40, "{place}");
    assert!(place["name"].as_str().unwrap().contains("101") && place["address"].as_str().unwrap().contains("rue"), "{place}");
    assert!(house.visitor().page("/paris-2018/timetable").text().contains("Code of conduct: Ines"));
}

#[test]
fn a_folder_says_to_which_series_an_event_belongs() {
    let house = House::open();
    let facts = |series: &str| web::bring::OutsideFacts { series: series.to_owned(), ..web::bring::OutsideFacts::default() };
    let folder = |series: &str| Outside { origin: "folder", facts: Some(facts(series)), ..Outside::default() };
    bring(&house, 1, &folder("Code days"), false);
    assert_eq!(web::bring::folder_of(&house.view()).event.series, "Code days");
    bring(&house, 2, &folder(""), false);
    assert_eq!(house.view().event.series.as_str(), "Code days", "where nothing is said it stays");
    // So is after how many newcomers a mentor looks, which a copy of the event has, too.
    let two = Outside { facts: Some(web::bring::OutsideFacts { newcomers_each: Some(2), ..facts("") }), ..folder("") };
    bring(&house, 3, &two, false);
    bring(&house, 4, &folder(""), false);
    assert_eq!(web::bring::folder_of(&house.view()).event.newcomers_each, Some(2));
}

/// The event as it is brought out now, as the folder that knows it.
fn brought_out(house: &House) -> Outside {
    use web::bring::{folder_of, mark};
    Outside { known: mark(&house.view(), house.seq(), &BTreeSet::new()), ..Outside::of_folder(&folder_of(&house.view())) }
}

#[test]
fn what_is_taken_out_of_a_person_in_the_folder_goes_and_what_other_files_said_since_stays() {
    let house = House::open();
    let link = |name: &str| (name.to_owned(), format!("https://{name}.example/"));
    let person = |groups: &[&str], links: &[&str], text: &str| OutsidePerson {
        key: "wilma".to_owned(),
        name: "Wilma Weft".to_owned(),
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        links: links.iter().map(|name| link(name)).collect(),
        text: text.to_owned(),
    };
    let with = |folder: &Outside, wilma: &OutsidePerson| {
        let people = folder.people.iter().filter(|known| known.name != wilma.name).cloned().chain([wilma.clone()]).collect();
        Outside { people, ..folder.clone() }
    };
    let said = || {
        let known = house.view().people.get(house.person("Wilma Weft")).unwrap().presented.clone().unwrap();
        (known.groups.join(" "), known.links.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(" "), known.text)
    };
    bring(&house, 1, &with(&brought_out(&house), &person(&["team", "speakers"], &["site", "home"], "Weaves.")), false);

    // A group, a link and the words go; what she says of herself meanwhile is no word against that.
    let folder = brought_out(&house);
    let wilma = house.person("Wilma Weft");
    let profile = house.view().people.get(wilma).unwrap().clone();
    house.rewrite_profile(wilma, ledger::Profile { line: Some("I know looms".to_owned()), ..profile });
    let changed = [(What::Person, "changed Wilma Weft".to_owned())];
    let less = with(&folder, &person(&["team"], &["home"], ""));
    assert_eq!(bring(&house, 2, &less, false), changed);
    assert_eq!(said(), ("team".to_owned(), "home".to_owned(), String::new()));
    assert_eq!(house.view().people.get(wilma).unwrap().line.as_deref(), Some("I know looms"));
    assert_eq!(bring(&house, 3, &less, false), []);

    // A timetable says that she speaks, and the folder does not know it: that stays, and is told, each time.
    let known = brought_out(&house).known;
    bring(&house, 4, &files(vec![session("1", "Looms", 10, "")]), false);
    let less = Outside { known, ..less };
    assert_eq!(bring(&house, 5, &less, false), [(What::Person, "kept Wilma Weft".to_owned())]);
    assert_eq!(said().0, "team speakers");
    // Brought out it is known, and gone as soon as the folder has it no more. Said aloud, the folder has the last word anyway.
    let out = brought_out(&house);
    assert_eq!(bring(&house, 6, &with(&out, &person(&["team"], &["home"], "")), false), changed);
    assert_eq!(bring(&house, 7, &with(&brought_out(&house), &person(&[], &[], "")), true), changed);
    assert_eq!(said(), (String::new(), String::new(), String::new()));
}

#[test]
fn a_zone_contacts_and_seats_that_the_folder_says_anew_or_no_more_are_changed_or_said_to_stay() {
    let house = House::open();
    let facts = |folder: &Outside, change: &dyn Fn(&mut web::bring::OutsideFacts)| {
        let mut folder = folder.clone();
        change(folder.facts.as_mut().unwrap());
        folder
    };
    let folder = brought_out(&house);
    let names = |told: Vec<(What, String)>| told.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
    // A folder that knows nothing says nothing by what it leaves out.
    let without = facts(&folder, &|facts| facts.contacts.conduct.clear());
    assert_eq!(bring(&house, 1, &Outside { known: String::new(), ..without.clone() }, false), []);
    assert_eq!(names(bring(&house, 2, &without, false)), "changed impl Days Paris 2018");
    assert_eq!(house.view().event.contacts.conduct, None);
    // Another way to reach the same person.
    let folder = brought_out(&house);
    let reached = facts(&folder, &|facts| facts.contacts.newcomers = "Odile, room 101".to_owned());
    assert_eq!(names(bring(&house, 3, &reached, false)), "changed Odile");
    let odile = house.person("Odile");
    assert_eq!(house.view().people.get(odile).unwrap().contact.as_deref(), Some("room 101"));
    // The zone.
    let folder = brought_out(&house);
    let zone = facts(&folder, &|facts| facts.zone = Some("Europe/Lisbon".to_owned()));
    assert_eq!(names(bring(&house, 4, &zone, false)), "changed impl Days Paris 2018");
    assert_eq!(house.view().event.zone.iana_name(), Some("Europe/Lisbon"));
    // Seats of a house and of a room.
    let mut folder = brought_out(&house);
    let name = folder.venues[0].name.clone();
    folder.venues[0].seats = None;
    assert_eq!(names(bring(&house, 5, &folder, false)), format!("changed {name}"));
    assert_eq!(house.view().event.venues[0].seats, None);
    // What somebody said here since stays, and is told.
    let mut mara = house.guest(Role::Coordinator);
    let folder = brought_out(&house);
    mara.form("/paris-2018/settings/facts", "/facts").set("zone", "Europe/Paris").send().location();
    let zone = facts(&folder, &|facts| facts.zone = Some("Europe/Rome".to_owned()));
    assert_eq!(names(bring(&house, 6, &zone, false)), "kept impl Days Paris 2018");
}

#[test]
fn links_of_a_timetable_without_a_way_there_come_in_and_what_is_none_is_told() {
    use formats::schedule::{Link, Schedule};
    let link = |url: &str| Link { title: String::new(), url: url.to_owned() };
    let session = formats::schedule::Session {
        id: "1".to_owned(),
        guid: "1".to_owned(),
        title: "Looms".to_owned(),
        date: Some(day()),
        links: ["www.mr-beam.org", "flickr.com/derpoly", "https://ferris.example/", "see below", "mail@ferris.example"].map(link).to_vec(),
        attachments: vec![link("ferris.example/slides.pdf")],
        recording: Some("cid:recording".to_owned()),
        ..formats::schedule::Session::default()
    };
    let house = House::open();
    let schedule = Schedule { sessions: vec![session], ..Schedule::default() };
    let plan = plan(&house.view(), import(1), house.ledger.clock().now(), &Outside::of_schedule("frab", "A timetable", &schedule), false);
    // Each is told once, where it stands; before it is known into which event they would come, they are counted.
    for (dead, (stands, why)) in ["see", "mail@ferris.example", "cid:recording"].iter().zip(&plan.left_out) {
        assert!(stands == "1, Looms" && why.contains(dead), "{stands}: {why}");
    }
    assert_eq!(plan.left_out.len(), 3, "{:?}", plan.left_out);
    assert_eq!(Outside::without_place(&schedule), ["links that are no addresses of 1 session"]);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    let about = house.view().event.sessions.values().next().unwrap().about.clone();
    let links: Vec<&str> = about.links.iter().map(domain::link::Link::as_str).collect();
    assert_eq!(links, ["https://www.mr-beam.org", "https://flickr.com/derpoly", "https://ferris.example/"]);
    assert_eq!(about.slides.as_ref().map(domain::link::Link::as_str), Some("https://ferris.example/slides.pdf"));
}
