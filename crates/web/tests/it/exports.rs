//! What other programs read of an event: calendars, schedules and feeds, read back by readers that others wrote.

use domain::session::{About, Command as SessionCommand, Kind};
use domain::{Actor, Command, CommandId, Date, Field, Id, Role, SessionId, Text, Time};
use feed_rs::model::Feed;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, EventLike};
use ledger::{Listing, Order, Profile};
use web::Options;
use web::opening::Plan;

use crate::client::{Answer, Guest};
use crate::house::{BOARD, House, add_project, named};
use crate::timetable::{plan, room};

const TIMETABLE: &str = "/paris-2018/timetable";
const CALENDAR: &str = "/paris-2018/timetable.ics";
const XML: &str = "/paris-2018/schedule.xml";
const JSON: &str = "/paris-2018/schedule.json";
const ATOM: &str = "/paris-2018/feed.atom";
const RSS: &str = "/paris-2018/feed.rss";
const TODAY: &str = "/paris-2018/today.json";

/// All files that programs read.
const BOARD_JSON: &str = "/paris-2018/board.json";
const FILES: [&str; 6] = [CALENDAR, XML, JSON, ATOM, RSS, TODAY];

#[test]
fn a_day_of_a_calendar_is_where_most_of_its_sessions_are() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let of = |house: &House, title: &str| {
        let all = dates(&house.visitor().page(CALENDAR));
        all.into_iter().find(|date| date.title == title).unwrap_or_else(|| panic!("no {title}")).place
    };
    assert_eq!(of(&house, "impl Days Paris 2018"), "Mozilla, 16 bis boulevard Montmartre", "nothing is on yet");
    plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    plan(&house, &mut mara, "Spindles", "11:30", "45", "201");
    plan(&house, &mut mara, "Lunch", "12:30", "45", "Kitchen");
    assert_eq!(of(&house, "Looms"), "Formeret Espace Cléry, room 101, 17 rue de Cléry");
    assert_eq!(of(&house, "Lunch"), "Mozilla, Kitchen, 16 bis boulevard Montmartre");
    assert_eq!(of(&house, "impl Days Paris 2018"), "Formeret Espace Cléry, 17 rue de Cléry");
}

/// What a calendar's reader understands of a date.
#[derive(Clone, Debug, PartialEq)]
struct Dated {
    uid: String,
    title: String,
    start: String,
    status: String,
    sequence: u32,
    changed: String,
    place: String,
    url: String,
    about: String,
}

fn dates(answer: &Answer) -> Vec<Dated> {
    let calendar: Calendar = answer.body.parse().unwrap_or_else(|why| panic!("{why}: {}", answer.body));
    let events = calendar.components.iter().filter_map(|component| match component {
        CalendarComponent::Event(event) => Some(event),
        _ => None,
    });
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    events
        .map(|event| Dated {
            uid: text(event.get_uid()),
            title: text(event.get_summary()),
            start: match event.get_start() {
                Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) => format!("{date_time} {tzid}"),
                Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at.to_string(),
                other => panic!("{other:?}"),
            },
            status: text(event.property_value("STATUS")),
            sequence: event.get_sequence().expect("a sequence"),
            changed: text(event.property_value("LAST-MODIFIED")),
            place: text(event.get_location()),
            url: text(event.get_url()),
            about: text(event.get_description()),
        })
        .collect()
}

fn feed(answer: &Answer) -> Feed {
    feed_rs::parser::parse(answer.body.as_bytes()).unwrap_or_else(|why| panic!("{why}: {}", answer.body))
}

fn titles(feed: &Feed) -> Vec<String> {
    feed.entries.iter().map(|entry| entry.title.as_ref().expect("a title").content.clone()).collect()
}

/// Puts a session on the timetable of an event as the organiser would.
fn put(house: &House, slug: &str, number: u16, about: About, source: &str) -> SessionId {
    let id = Id::from_bits(0xe0 << 96).nth(number);
    let source = Text::line(source, Field::Title).unwrap();
    let planned = SessionCommand::Plan { session: SessionId(id), about, source, anyway: true };
    let order = Order::new(CommandId(id), Actor::ORGANISER).with(Command::Session(planned));
    house.ledger.ask(slug, order).wait().expect("the session is planned");
    SessionId(id)
}

fn about(title: &str, day: &str, at: &str, minutes: u16) -> About {
    About {
        at: Some(at.parse::<Time>().unwrap()),
        minutes: Some(minutes),
        ..About::new(Text::line(title, Field::Title).unwrap(), Kind::Talk, day.parse::<Date>().unwrap())
    }
}

/// A program that somebody gave an address to: it brings nothing along.
fn program(house: &House) -> Guest {
    house.visitor()
}

#[test]
fn ada_gives_her_calendar_the_address_of_her_picks_and_sees_what_moves() {
    let options = Options { base_url: Some("https://days.example".to_owned()), ..Options::default() };
    let house = House::open_with(options, fanout::Limits::default());
    let mut mara = house.guest(Role::Coordinator);
    let looms = plan(&house, &mut mara, "Looms, weights; and <threads>", "10:30", "45", "101");
    plan(&house, &mut mara, "Spindles", "11:30", "45", "201");
    let mut ada = house.visitor();
    ada.form(&looms, "/pick").press("pick", "yes").location();
    let mine = ada.page(&format!("{TIMETABLE}/mine")).body;
    let address = mine.split('"').find(|part| part.contains("timetable.ics?picks=")).expect("an address of the picks").to_owned();

    let answer = program(&house).page(&address);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let [picked] = &dates(&answer)[..] else { panic!("{}", answer.body) };
    let id = house.view().event.sessions.values().find(|one| one.about.title.as_str().starts_with("Looms")).unwrap().id;
    assert_eq!(picked.uid, format!("{}@days.example", id.0));
    assert_eq!((picked.title.as_str(), picked.start.as_str()), ("Looms, weights; and <threads>", "2018-05-28 10:30:00 Europe/Paris"));
    assert_eq!(picked.place, "Formeret Espace Cléry, room 101, 17 rue de Cléry");
    assert_eq!(picked.url, format!("https://days.example{looms}"));
    assert_eq!((picked.status.as_str(), picked.sequence, picked.changed.as_str()), ("CONFIRMED", 0, "20180528T072000Z"));

    house.clock_strikes("2018-05-28T09:40");
    mara.form(&format!("{looms}/edit"), "/edit").set("at", "9:50").send().location();
    let [moved] = &dates(&program(&house).page(&address))[..] else { panic!() };
    assert_eq!((&moved.uid, moved.sequence, moved.changed.as_str()), (&picked.uid, 1, "20180528T074000Z"));
    assert_eq!(moved.start, "2018-05-28 09:50:00 Europe/Paris");
    mara.form(&looms, "/stand").press("standing", "cancelled").location();
    let [off] = &dates(&program(&house).page(&address))[..] else { panic!() };
    assert_eq!((off.status.as_str(), off.sequence), ("CANCELLED", 2));
    let [alone] = &dates(&program(&house).page(&format!("{looms}/calendar")))[..] else { panic!() };
    assert_eq!(alone, off);
    // What was never meant to be is nowhere, and what is no pick is none.
    mara.form(&looms, "/stand").press("standing", "withdrawn").location();
    assert_eq!(program(&house).get(&format!("{looms}/calendar")).status, 404);
    for nothing in [address.as_str(), "/paris-2018/timetable.ics?picks=", "/paris-2018/timetable.ics?picks=..%00.aaaaaaaaaa.%F0%9F%A6%80"] {
        assert_eq!(dates(&program(&house).page(nothing)), [], "{nothing}");
    }
}

#[test]
fn the_whole_event_is_a_calendar_and_so_is_a_day() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(&format!("{TIMETABLE}/new"), "/timetable").set("title", "Looms").set("at", "10:30").set("minutes", "45");
    form.set("speakers", "Noor Haddad").set("text", "Bring *yarn*.\n\n- [a book](https://example.org/b)").send().location();
    plan(&house, &mut mara, "Night walk", "0:30", "60", "");
    mara.form(&format!("{TIMETABLE}/new"), "/timetable").set("title", "Some time").send().location();
    let answer = program(&house).page(CALENDAR);
    let found = dates(&answer);
    let starts: Vec<(&str, &str)> = found.iter().map(|one| (one.title.as_str(), one.start.as_str())).collect();
    assert_eq!(
        starts,
        [
            ("impl Days Paris 2018", "2018-05-28 09:00:00 Europe/Paris"),
            ("impl Days Paris 2018", "2018-05-29 09:00:00 Europe/Paris"),
            ("Looms", "2018-05-28 10:30:00 Europe/Paris"),
            // The small hours belong to the evening before, and calendars want the date.
            ("Night walk", "2018-05-29 00:30:00 Europe/Paris"),
        ]
    );
    assert!(answer.body.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"), "{}", answer.body);
    assert_eq!(found[2].about, "Noor Haddad\n\nBring yarn.\n\n- a book (https://example.org/b)");
    assert!(found[0].about.contains("9:00 doors"), "{}", found[0].about);
    assert_eq!(found[0].place, "Mozilla, 16 bis boulevard Montmartre");
    let uids: std::collections::BTreeSet<&str> = found.iter().map(|one| one.uid.as_str()).collect();
    assert!(uids.len() == 4 && uids.iter().all(|uid| uid.ends_with("@paris-2018")), "{uids:?}");
    assert_eq!(dates(&program(&house).page(CALENDAR)), found, "the same each time");

    let monday = dates(&program(&house).page(&format!("{CALENDAR}?day=2018-05-28")));
    assert_eq!(monday, [found[0].clone(), found[2].clone(), found[3].clone()]);
    for no_day in ["2018-06-29", "yesterday"] {
        assert_eq!(program(&house).get(&format!("{CALENDAR}?day={no_day}")).status, 404, "{no_day}");
    }
    // Days that are planned anew are news to a calendar.
    let before = found[0].sequence;
    mara.form("/paris-2018/settings/facts", "/facts").set("title", "impl Days, Paris").send().location();
    let after = &dates(&program(&house).page(CALENDAR))[0];
    assert!(after.title == "impl Days, Paris" && after.sequence > before && after.uid == found[0].uid, "{after:?}");
}

#[test]
fn a_night_on_which_the_clock_is_put_back_is_what_it_is() {
    let house = House::open();
    let first: Date = "2018-10-27".parse().unwrap();
    let plan = Plan::new("A long night", "Europe/Paris", first, first.tomorrow().unwrap()).unwrap();
    house.ledger.create("night".parse().unwrap(), plan.order()).wait().expect("the event opens");
    for (number, (title, at, minutes)) in [
        ("Before midnight", "23:30", 45),
        ("Half past two, the first", "02:30", 60),
        ("Early birds", "04:00", 30),
        ("Next day", "10:00", 30),
    ]
    .into_iter()
    .enumerate()
    {
        let day = if title == "Next day" { "2018-10-28" } else { "2018-10-27" };
        put(&house, "night", u16::try_from(number).unwrap(), about(title, day, at, minutes), "");
    }
    let calendar = program(&house).page("/night/timetable.ics?day=2018-10-27");
    let starts: Vec<String> = dates(&calendar).into_iter().filter(|one| one.title != "A long night").map(|one| one.start).collect();
    assert_eq!(starts, ["2018-10-27 23:30:00 Europe/Paris", "2018-10-28 02:30:00 Europe/Paris", "2018-10-28 04:00:00 Europe/Paris"]);
    // An hour later it is half past two again.
    assert!(calendar.body.contains("DURATION:PT60M"), "{}", calendar.body);

    let answer = program(&house).page("/night/schedule.xml");
    let xml = roxmltree::Document::parse(&answer.body).expect("XML");
    let days: Vec<_> = xml.descendants().filter(|node| node.has_tag_name("day")).collect();
    let borders: Vec<_> = days.iter().map(|day| (day.attribute("start").unwrap(), day.attribute("end").unwrap())).collect();
    assert_eq!(
        borders,
        [("2018-10-27T05:00:00+02:00", "2018-10-28T05:00:00+01:00"), ("2018-10-28T05:00:00+01:00", "2018-10-29T05:00:00+01:00")]
    );
    let of_first: Vec<&str> = days[0].descendants().filter(|node| node.has_tag_name("date")).filter_map(|node| node.text()).collect();
    assert_eq!(of_first, ["2018-10-27T23:30:00+02:00", "2018-10-28T02:30:00+02:00", "2018-10-28T04:00:00+01:00"]);
}

#[test]
fn schedule_apps_read_it_and_a_session_keeps_the_name_that_it_came_with() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let title = "Looms & <threads> ]]> \"quoted\"";
    let looms = plan(&house, &mut mara, title, "10:30", "45", "101");
    mara.form(&format!("{looms}/edit"), "/edit")
        .set("speakers", "Noor Haddad")
        .set("slides", "https://example.org/slides")
        .send()
        .location();
    let off = plan(&house, &mut mara, "Spindles", "11:30", "45", "201");
    mara.form(&off, "/stand").press("standing", "cancelled").location();
    put(&house, "paris-2018", 1, about("From elsewhere", "2018-05-28", "00:30", 30), "frab:9c1a7a35-5f2e-4f0a-9a55-0123456789ab");

    let answer = program(&house).page(XML);
    assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
    let xml = roxmltree::Document::parse(&answer.body).expect("XML");
    let events: Vec<_> = xml.descendants().filter(|node| node.has_tag_name("event")).collect();
    let said = |event: &roxmltree::Node<'_, '_>, name: &str| {
        event.descendants().find(|node| node.has_tag_name(name)).and_then(|node| node.text().map(str::to_owned)).unwrap_or_default()
    };
    let all: Vec<(String, String, String)> =
        events.iter().map(|event| (said(event, "title"), said(event, "date"), said(event, "room"))).collect();
    assert_eq!(
        all,
        [
            (title.to_owned(), "2018-05-28T10:30:00+02:00".to_owned(), "Formeret Espace Cléry, 101".to_owned()),
            ("From elsewhere".to_owned(), "2018-05-29T00:30:00+02:00".to_owned(), "impl Days Paris 2018".to_owned()),
        ],
        "{}",
        answer.body
    );
    assert_eq!((said(&events[0], "person"), said(&events[0], "duration")), ("Noor Haddad".to_owned(), "00:45".to_owned()));
    let guids: Vec<&str> = events.iter().filter_map(|event| event.attribute("guid")).collect();
    assert_eq!(guids[1], "9c1a7a35-5f2e-4f0a-9a55-0123456789ab");
    assert!(guids[0].len() == 36 && guids[0].split('-').map(str::len).eq([8, 4, 4, 4, 12]), "{}", guids[0]);
    let day = xml.descendants().find(|node| node.has_tag_name("day")).unwrap();
    assert_eq!(day.attribute("end"), Some("2018-05-29T05:00:00+02:00"));
    assert!(!house.visitor().speaking("fr").page(XML).body.contains("salle"), "a room has one name there");

    // The name stays when the session moves; the version does not.
    let version = |answer: &Answer| answer.body.split_once("<version>").unwrap().1.split('<').next().unwrap().to_owned();
    mara.form(&format!("{looms}/edit"), "/edit").set("at", "9:50").send().location();
    let moved = program(&house).page(XML);
    assert!(moved.body.contains(guids[0]) && version(&moved) != version(&answer), "{}", moved.body);

    // As JSON it says the same, and as it came in it goes out.
    let json = program(&house).page(JSON);
    assert_eq!(json.header("content-type"), "application/json");
    let rooms = &json.json()["schedule"]["conference"]["days"][0]["rooms"];
    let event = &rooms["Formeret Espace Cléry, 101"][0];
    assert_eq!((event["title"].as_str(), event["guid"].as_str(), event["start"].as_str()), (Some(title), Some(guids[0]), Some("09:50")));
    assert_eq!(event["attachments"][0]["url"], "https://example.org/slides");
    let read = formats::schedule::read_frab(moved.body.as_bytes()).expect("a schedule");
    assert_eq!((read.not_understood.len(), read.sessions.len()), (0, 2), "{:?}", read.not_understood);
}

#[test]
fn news_are_fed_in_order_and_stay_what_they_are() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert_eq!(feed(&program(&house).page(ATOM)).entries.len(), 0, "an event without news has a feed all the same");
    let looms = plan(&house, &mut mara, "Looms <i>", "10:30", "45", "101");
    let spindles = plan(&house, &mut mara, "Spindles", "11:30", "45", "201");
    house.clock_strikes("2018-05-28T09:30");
    mara.form("/paris-2018/notes/new", "/notes").set("kind", "announcement").set("text", "Lunch is <b>here</b> & *hot*").send().location();
    mara.form("/paris-2018/notes/new", "/notes").set("kind", "question").set("text", "Who has a cable?").send().location();
    house.clock_strikes("2018-05-28T09:35");
    add_project(&mut house.visitor(), "QUIC & co", "Ada");
    house.clock_strikes("2018-05-28T09:40");
    named(mara.form("/paris-2018/done/new", "/done").set("what", "Merged <script>alert(1)</script>"), "").send().location();
    house.clock_strikes("2018-05-28T09:45");
    mara.form(&format!("{looms}/edit"), "/edit").set("place", &room(&house, "201")).send().location();
    house.clock_strikes("2018-05-28T09:50");
    mara.form(&spindles, "/stand").press("standing", "cancelled").location();

    let answer = program(&house).page(ATOM);
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    let atom = feed(&answer);
    let wanted = [
        "Cancelled: Spindles",
        "Moved: Looms <i>",
        "Done: Merged <script>alert(1)</script>",
        "New project: QUIC & co",
        "Lunch is <b>here</b> & hot",
    ];
    assert_eq!(titles(&atom), wanted, "{}", answer.body);
    let bodies: Vec<&str> =
        atom.entries.iter().map(|entry| entry.content.as_ref().and_then(|content| content.body.as_deref()).unwrap_or_default()).collect();
    assert!(bodies[1].contains("Moved. Before it was: Formeret Espace Cléry, room 101"), "{}", bodies[1]);
    assert_eq!(bodies[4], "<p>Lunch is &lt;b&gt;here&lt;/b&gt; &amp; <em>hot</em></p>");
    assert!(bodies[2].contains("&lt;script&gt;"), "nothing that is written runs: {}", bodies[2]);
    assert_eq!(atom.entries[4].published.map(|at| at.to_rfc3339()).as_deref(), Some("2018-05-28T07:30:00+00:00"));
    assert_eq!(atom.updated.map(|at| at.to_rfc3339()).as_deref(), Some("2018-05-28T07:50:00+00:00"));
    let host = format!("http://{}", house.address);
    assert_eq!(atom.entries[1].links[0].href, format!("{host}{looms}"));
    // Each link leads to a page.
    for entry in &atom.entries {
        program(&house).page(entry.links[0].href.strip_prefix(&host).expect("an address of ours"));
    }

    let rss = feed(&program(&house).page(RSS));
    assert_eq!(titles(&rss), wanted);
    let ids = |feed: &Feed| feed.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&rss), ids(&atom));
    assert_eq!(rss.entries[0].published.map(|at| at.to_rfc3339()).as_deref(), Some("2018-05-28T07:50:00+00:00"));

    // What is changed keeps its id and says when; what moves again is news again; what is taken back is gone.
    house.clock_strikes("2018-05-28T10:00");
    mara.form(&format!("{}/edit", house.project("QUIC & co")), "/edit").set("title", "QUIC").send().location();
    mara.form(&format!("{looms}/edit"), "/edit").set("at", "12:30").send().location();
    mara.form(&spindles, "/stand").press("standing", "on").location();
    let later = feed(&program(&house).page(ATOM));
    assert_eq!(titles(&later)[..2], ["Moved: Looms <i>", "Done: Merged <script>alert(1)</script>"]);
    assert_ne!(later.entries[0].id, atom.entries[1].id);
    let project = later.entries.iter().find(|entry| entry.id == atom.entries[3].id).expect("the project has its id");
    assert_eq!(project.updated.map(|at| at.to_rfc3339()).as_deref(), Some("2018-05-28T08:00:00+00:00"));
    assert!(project.updated > project.published);

    let french = feed(&program(&house).page(&format!("{ATOM}?lang=fr")));
    assert_eq!(titles(&french)[0], "Déplacé\u{a0}: Looms <i>");
    assert_eq!(french.language.as_deref(), Some("fr"));
    for page in [BOARD, TIMETABLE] {
        let body = program(&house).page(page).body;
        assert!(body.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/paris-2018/feed.atom?lang=en\""), "{page}");
    }
}

#[test]
fn a_site_elsewhere_knows_what_is_on_and_how_full_it_is() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    plan(&house, &mut mara, "Looms <i>", "9:15", "45", "101");
    let off = plan(&house, &mut mara, "Off", "9:15", "45", "201");
    mara.form(&off, "/stand").press("standing", "cancelled").location();
    plan(&house, &mut mara, "Spindles", "10:30", "45", "201");
    plan(&house, &mut mara, "Wool", "10:30", "45", "Kitchen");
    plan(&house, &mut mara, "Later", "15:30", "45", "Kitchen");
    add_project(&mut house.visitor(), "QUIC", "Ada");
    mara.form("/paris-2018/notes/new", "/notes").set("kind", "announcement").set("text", "Lunch is *upstairs*").send().location();
    house.lets_people_check_themselves_in();
    let mut wim = house.visitor();
    named(wim.form(&format!("/paris-2018/houses/{}", house.letters_of("Mozilla")), "/presence"), "Wim").send().location();

    let mut program = program(&house);
    let first = program.page(TODAY);
    let today = first.json();
    let titles = |today: &serde_json::Value, which: &str| -> Vec<String> {
        today[which].as_array().unwrap().iter().map(|session| session["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        (titles(&today, "sessions_now"), titles(&today, "sessions_next")),
        (vec!["Looms <i>".to_owned()], vec!["Wool".to_owned(), "Spindles".to_owned()])
    );
    let looms = &today["sessions_now"][0];
    assert_eq!(
        (looms["begins"].as_str(), looms["place"].as_str()),
        (Some("2018-05-28T09:15:00+02:00"), Some("Formeret Espace Cléry, room 101"))
    );
    assert_eq!((today["now"]["what"].as_str(), today["next"]["at"].as_str()), (Some("doors"), Some("2018-05-28T09:30:00+02:00")));
    let mozilla = &today["houses"][0];
    assert_eq!((mozilla["name"].as_str(), mozilla["heads"].as_u64(), mozilla["seats"].as_u64()), (Some("Mozilla"), Some(1), Some(55)));
    assert_eq!((today["projects"]["running"].as_u64(), today["announcements"][0]["text"].as_str()), (Some(1), Some("Lunch is upstairs")));

    // The clock alone changes it.
    house.ledger.clock().set(crate::house::paris("2018-05-28T11:00"));
    let again = program.saying("If-None-Match", first.header("etag")).page(TODAY).json();
    assert_eq!((titles(&again, "sessions_now").len(), titles(&again, "sessions_next")), (2, vec!["Later".to_owned()]));
}

#[test]
fn a_feed_has_the_newest_fifty() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    for number in 1..=53 {
        house.ledger.clock().set(crate::house::paris(&format!("2018-05-28T10:{number:02}")));
        mara.form("/paris-2018/notes/new", "/notes").set("kind", "announcement").set("text", &format!("News {number}.")).send().location();
    }
    let all = titles(&feed(&program(&house).page(ATOM)));
    assert_eq!((all.len(), all[0].as_str(), all[49].as_str()), (50, "News 53.", "News 4."));
}

#[test]
fn who_is_not_shown_to_everybody_is_in_no_file_whoever_asks() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(&format!("{TIMETABLE}/new"), "/timetable").set("title", "Looms").set("at", "10:30").set("minutes", "45");
    form.set("speakers", "Grace Hidden, Hedy Inside, Noor Haddad").send().location();
    let form = mara.form("/paris-2018/done/new", "/done").set("what", "A loom").set("others", "Grace Hidden, Noor Haddad");
    form.send().location();
    for (name, listing) in [("Grace Hidden", Listing::Nobody), ("Hedy Inside", Listing::Participants)] {
        for person in people(&house, name) {
            let (handle, line) = (Some("phandle".to_owned()), Some("pline".to_owned()));
            let profile =
                Profile { name: name.to_owned(), listing, handle, line, contact: Some("pcontact".to_owned()), ..Default::default() };
            house.rewrite_profile(person, profile);
        }
    }
    let looms = format!("{TIMETABLE}/{}", house.view().event.sessions.keys().next().unwrap().0.short());
    let files = FILES
        .map(str::to_owned)
        .into_iter()
        .chain([format!("{looms}/calendar"), format!("{CALENDAR}?picks={}", looms.rsplit('/').next().unwrap())]);
    for file in files {
        for guest in [&mut program(&house), &mut mara, &mut house.guest(Role::Organiser)] {
            let shown = guest.page(&file).body.replace("\r\n ", "");
            for poison in ["Grace", "Hidden", "Hedy", "Inside", "phandle", "pline", "pcontact"] {
                assert!(!shown.contains(poison), "{poison} in {file}: {shown}");
            }
            // Whom everybody may see is there.
            assert!(shown.contains("Noor Haddad") || file == TODAY, "{file}: {shown}");
        }
    }
}

fn people(house: &House, name: &str) -> Vec<domain::PersonId> {
    let view = house.view();
    let people: Vec<_> = view.people.iter().filter(|(_, profile)| profile.name == name).map(|(person, _)| person).collect();
    assert!(!people.is_empty(), "{name}");
    people
}

#[test]
fn files_are_written_once_known_again_and_open_to_pages_elsewhere() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    plan(&house, &mut mara, "Looms", "10:30", "45", "101");
    for file in FILES {
        let first = program(&house).page(file);
        assert_eq!(first.header("access-control-allow-origin"), "*", "{file}");
        let mut again = program(&house).saying("If-None-Match", first.header("etag"));
        let known = again.get(file);
        assert_eq!((known.status, known.body.as_str(), known.header("access-control-allow-origin")), (304, "", "*"), "{file}");
        let head = program(&house).saying("Accept-Encoding", "gzip").head(file);
        assert_eq!((head.status, head.body.as_str(), head.header("content-encoding")), (200, "", "gzip"), "{file}");
        assert_eq!(head.header("content-type"), first.header("content-type"), "{file}");
        assert_eq!(first.header("set-cookie"), "", "a program is not told who it is: {file}");
        plan(&house, &mut mara, &format!("More for {file}"), "12:30", "45", "");
        assert_eq!(again.get(file).status, 200, "{file}");
    }
}

#[test]
fn a_page_elsewhere_asks_with_headers_of_its_own_for_what_is_public_and_for_nothing_else() {
    let house = House::open();
    let asks = |path: &str| {
        let mut page = program(&house).saying("Origin", "https://elsewhere.example").saying("Sec-Fetch-Site", "cross-site");
        page = page.saying("Access-Control-Request-Method", "GET").saying("Access-Control-Request-Headers", "if-none-match");
        page.asks_first(path)
    };
    for file in FILES.into_iter().chain([BOARD_JSON]) {
        assert_eq!(program(&house).page(file).header("access-control-expose-headers"), "ETag", "{file}");
        let answer = asks(file);
        assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{file}");
        let said = ["origin", "methods", "headers"].map(|what| answer.header(&format!("access-control-allow-{what}")).to_owned());
        assert_eq!(said, ["*", "GET, HEAD", "*"], "{file}");
    }
    for path in ["/paris-2018/", "/paris-2018/me", "/paris-2018/timetable", "/paris-2018/me/data.json", "/nowhere"] {
        let answer = asks(path);
        assert!(answer.status >= 400 && answer.header("access-control-allow-origin").is_empty(), "{path}: {}", answer.status);
    }
}
