//! Timetables of others: an invented one with the traps of real ones, the real ones where they are, and what no program should send.

use std::fmt::Write as _;
use std::path::PathBuf;

use formats::schedule::{
    Day, Kind, Schedule, Session, Speaker, Stamp, Unreadable, When, Why, event_day, read_calendar, read_frab, read_pretalx,
    read_pretalx_in, write_calendar, write_frab_json, write_frab_xml,
};
use icalendar::{Calendar, CalendarComponent, Component};
use jiff::Timestamp;
use jiff::civil::{DateTime, date, datetime};
use proptest::prelude::*;

const LISBON: &str = include_str!("../fixtures/schedules/lisbon-2019.xml");

fn lisbon() -> Schedule {
    read_frab(LISBON.as_bytes()).expect("a timetable")
}

fn named<'a>(schedule: &'a Schedule, title: &str) -> &'a Session {
    schedule.sessions.iter().find(|session| session.title == title).unwrap_or_else(|| panic!("no session {title}"))
}

fn stamp() -> Stamp<'static> {
    Stamp { product: "-//impl Days//tests//EN", domain: "ferris.example", at: "2019-10-01T12:00:00Z".parse().expect("a time") }
}

fn whys(schedule: &Schedule) -> Vec<String> {
    schedule.not_understood.iter().map(|remark| format!("{}: {}: {}", remark.line.unwrap_or(0), remark.about, remark.why)).collect()
}

#[test]
fn a_timetable_is_read_with_its_nights() {
    let schedule = lisbon();
    assert_eq!((schedule.title.as_str(), schedule.acronym.as_str()), ("Ferris & Friends Lisbon", "ff19"));
    assert_eq!(schedule.version, "0.3 \"Third draft\"");
    assert_eq!((schedule.zone.as_deref(), schedule.slot_minutes), (Some("Europe/Lisbon"), Some(15)));
    let first =
        Day { date: date(2019, 10, 26), start: Some(datetime(2019, 10, 26, 9, 0, 0, 0)), end: Some(datetime(2019, 10, 27, 4, 0, 0, 0)) };
    assert_eq!((schedule.days.len(), schedule.days[0]), (2, first));
    let rooms: Vec<_> = schedule.rooms.iter().map(|room| (room.name.as_str(), room.capacity)).collect();
    assert_eq!(rooms, [("Sala Azul", Some(120)), ("Sótão", None)]);
    assert_eq!(schedule.sessions.len(), 5);

    let opening = named(&schedule, "Opening, with <brackets> & an ampersand");
    assert_eq!((&opening.kind, opening.minutes(), opening.subtitle.as_str()), (&Kind::Keynote, Some(45), "Bom dia"));
    assert_eq!(opening.abstract_, "First line.\nSecond line: a < b && c.");
    assert_eq!(opening.links[0].url, "https://ferris.example/a?b=1&c=2");
    assert_eq!(opening.attachments[0].title, "Slides");
    assert_eq!(opening.recording.as_deref(), Some("https://ferris.example/opening.webm"));
    assert_eq!(opening.license, "CC BY 4.0");

    let zone = schedule.time_zone();
    let night = named(&schedule, "A night of small fixes");
    assert_eq!((night.room.as_str(), &night.kind), ("Sala Azul", &Kind::Other("hacking".into())));
    // Three hours from 23:30 on, in a night that has an hour more.
    assert_eq!(night.end(zone.as_ref()), Some(datetime(2019, 10, 27, 1, 30, 0, 0)));
    let second = named(&schedule, "The second half past one");
    assert_eq!((second.date, second.no_recording), (Some(date(2019, 10, 26)), true));
    assert_eq!(second.begins(zone.as_ref().unwrap()), Some("2019-10-27T01:30:00Z".parse::<Timestamp>().unwrap()));
    let after = named(&schedule, "After midnight");
    assert_eq!((after.start(), after.minutes()), (Some(datetime(2019, 10, 27, 0, 15, 0, 0)), None));

    // What is usual in such files and has no place is counted.
    let one = |more: &str| {
        let file = LISBON.replacen("<mood>quiet</mood>", more, 1);
        let read = read_frab(file.as_bytes()).expect("a timetable");
        (read.besides.clone(), named(&read, "A night of small fixes").no_recording)
    };
    let (besides, no_recording) =
        one("<logo>/a.png</logo><feedback_url>https://ferris.example/f</feedback_url><recording><optout> True </optout></recording>");
    assert_eq!(besides.into_iter().collect::<Vec<_>>(), [("feedback_url".to_owned(), 1), ("logo".to_owned(), 1)]);
    assert!(no_recording);
    assert_eq!(night.line, Some(39));

    // Benedita speaks twice and is one.
    assert_eq!(schedule.speakers().len(), 2);
    assert_eq!(
        whys(&schedule),
        [
            "45: A night of small fixes: mood is not read: “quiet”",
            "58: After midnight: “half an hour” is no length of time; the session has no end now",
            "63: The same name again: its id stood there before; it is left out",
            "64: 6: it has no title; it is left out",
        ]
    );
}

/// A timetable as frab can hold it: persons are numbers, slugs are made.
fn as_frab_holds_it(mut schedule: Schedule) -> Schedule {
    schedule.not_understood.clear();
    schedule.besides.clear();
    schedule.sessions.iter_mut().for_each(|session| session.line = None);
    schedule.sessions.sort_by(|a, b| a.id.cmp(&b.id));
    schedule.rooms.sort_by(|a, b| a.name.cmp(&b.name));
    for room in &mut schedule.rooms {
        room.capacity = None;
    }
    schedule
}

fn round_trip(schedule: &Schedule) {
    let mut expected = as_frab_holds_it(schedule.clone());
    let again = as_frab_holds_it(read_frab(write_frab_xml(schedule).as_bytes()).expect("what we write is read"));
    for (session, written) in expected.sessions.iter_mut().zip(&again.sessions) {
        // A slug and a length are always written.
        if session.slug.is_empty() {
            session.slug.clone_from(&written.slug);
        }
        if let When::From { minutes, .. } = &mut session.when {
            minutes.get_or_insert(0);
        }
    }
    assert_eq!(again, expected);
    let mut json = read_pretalx(write_frab_json(schedule).to_string().as_bytes()).expect("what we write is read");
    json.base_url.clone_from(&expected.base_url);
    assert_eq!(as_frab_holds_it(json), expected);
}

#[test]
fn what_is_written_is_what_was_read() {
    round_trip(&lisbon());
}

#[test]
fn a_program_reads_what_schedule_apps_need() {
    let json = write_frab_json(&lisbon());
    let conference = &json["schedule"]["conference"];
    for (field, expected) in [
        ("acronym", "ff19"),
        ("title", "Ferris & Friends Lisbon"),
        ("start", "2019-10-26"),
        ("end", "2019-10-27"),
        ("timeslot_duration", "00:15"),
        ("time_zone_name", "Europe/Lisbon"),
    ] {
        assert_eq!(conference[field], expected, "{field}");
    }
    assert_eq!((&conference["daysCount"], &json["schedule"]["base_url"]), (&2.into(), &"https://ferris.example/lisbon/".into()));
    let day = &conference["days"][0];
    assert_eq!(
        (&day["index"], &day["day_start"], &day["day_end"]),
        (&1.into(), &"2019-10-26T09:00:00+01:00".into(), &"2019-10-27T04:00:00+00:00".into())
    );
    let night = &day["rooms"]["Sala Azul"][1];
    assert_eq!(
        (&night["date"], &night["start"], &night["duration"]),
        (&"2019-10-26T23:30:00+01:00".into(), &"23:30".into(), &"03:00".into())
    );
    assert_eq!((&night["id"], &night["guid"]), (&2.into(), &"7d5a3a0e-9f4c-4b57-8d23-0e2c5b1a1002".into()));
    assert_eq!(night["slug"], "ff19-2-a_night_of_small_fixes");
    assert_eq!(night["persons"][0]["public_name"], "Benedita Sarmento");
    // What is not known is left out.
    assert!(night.get("capacity").is_none() && night.get("video_download_url").is_none(), "{night:#}");
    assert!(conference["rooms"][1].get("guid").is_none(), "{conference:#}");
    let mut without_zone = lisbon();
    without_zone.zone = None;
    assert!(write_frab_json(&without_zone)["schedule"]["conference"].get("time_zone_name").is_none());
}

#[test]
fn slugs_are_ascii_and_ids_are_each_ones_own() {
    let mut schedule = lisbon();
    schedule.acronym = "FF19".into();
    schedule.sessions.truncate(3);
    schedule.sessions[0].title = "Déjeuner à l’Œuvre – Straße!".into();
    schedule.sessions[1].title = "漢字".into();
    for session in &mut schedule.sessions {
        session.id = "7".into();
    }
    let again = read_frab(write_frab_xml(&schedule).as_bytes()).expect("what we write is read");
    let mut said: Vec<_> = again.sessions.iter().map(|session| (session.id.as_str(), session.slug.as_str())).collect();
    said.sort_unstable();
    assert_eq!(said, [("7", "ff19-7-dejeuner_a_l_oeuvre_strasse"), ("8", "ff19-8"), ("9", "ff19-9-the_second_half_past_one")]);
}

#[test]
fn ids_that_are_no_numbers_become_numbers_that_stay() {
    let mut schedule = lisbon();
    for session in &mut schedule.sessions {
        session.id = String::new();
    }
    let ids = |json: &serde_json::Value| -> Vec<u64> {
        let rooms = json["schedule"]["conference"]["days"][0]["rooms"].as_object().unwrap().values();
        rooms.flat_map(|sessions| sessions.as_array().unwrap()).map(|session| session["id"].as_u64().unwrap()).collect()
    };
    let once = ids(&write_frab_json(&schedule));
    schedule.sessions.reverse();
    let mut again = ids(&write_frab_json(&schedule));
    let mut sorted = once.clone();
    sorted.sort_unstable();
    again.sort_unstable();
    sorted.dedup();
    assert_eq!((sorted.len(), &again), (4, &sorted));
    assert!(once.iter().all(|id| (1..=i32::MAX as u64).contains(id)), "{once:?}");
}

/// What is written is read by somebody else's parser.
#[test]
fn another_program_reads_our_calendar() {
    let mut schedule = lisbon();
    schedule.sessions[1].cancelled = true;
    schedule.sessions[1].revision = 3;
    schedule.sessions[1].description =
        "Zeile eins, mit Komma; und Strichpunkt\nZeile zwei \\ lang genug, um gefaltet zu werden: äöü äöü äöü".into();
    let written = write_calendar(&schedule, stamp());
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    assert!(!written.replace("\r\n", "").contains(['\n', '\r']), "{written}");

    let calendar: Calendar = written.parse().expect("a calendar");
    let events: Vec<&icalendar::Event> = calendar
        .components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    assert_eq!(events.len(), schedule.sessions.len());
    let event =
        |title: &str| *events.iter().find(|event| event.get_summary() == Some(title)).unwrap_or_else(|| panic!("{title}\n{written}"));
    let property = |event: &icalendar::Event, name: &str| event.property_value(name).map(str::to_owned);

    let night = event("A night of small fixes");
    assert_eq!(night.get_uid(), Some("7d5a3a0e-9f4c-4b57-8d23-0e2c5b1a1002@ferris.example"));
    assert_eq!(property(night, "STATUS").as_deref(), Some("CANCELLED"));
    assert_eq!(night.get_sequence(), Some(3));
    assert_eq!(property(night, "DTSTAMP").as_deref(), Some("20191001T120000Z"));
    assert_eq!(night.get_description(), Some(schedule.sessions[1].description.as_str()));
    let start = |event: &icalendar::Event| match event.get_start() {
        Some(icalendar::DatePerhapsTime::DateTime(icalendar::CalendarDateTime::WithTimezone { date_time, tzid })) => {
            format!("{date_time} {tzid}")
        }
        other => format!("{other:?}"),
    };
    assert_eq!(start(night), "2019-10-26 23:30:00 Europe/Lisbon");
    // It ends at the second 1:30 of that night, which a time of the place cannot say.
    assert_eq!(property(night, "DURATION").as_deref(), Some("PT180M"));
    let second = event("The second half past one");
    assert_eq!(property(second, "DTSTART").as_deref(), Some("20191027T013000Z"));

    // The zone, with the night of this weekend.
    assert!(written.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Lisbon\r\n"), "{written}");
    let back = "BEGIN:STANDARD\r\nDTSTART:20191027T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:WET\r\nEND:STANDARD\r\n";
    assert!(written.contains(back), "{written}");
    // The same timetable gives the same bytes.
    assert_eq!(written, write_calendar(&schedule, stamp()));
}

#[test]
fn our_calendar_is_read_again() {
    let schedule = lisbon();
    let again = read_calendar(write_calendar(&schedule, stamp()).as_bytes()).expect("a calendar");
    assert_eq!(again.not_understood, []);
    assert_eq!((again.title.as_str(), again.zone.as_deref()), ("Ferris & Friends Lisbon", Some("Europe/Lisbon")));
    for session in &schedule.sessions {
        let read = named(&again, &session.title);
        assert_eq!(
            (read.date, read.when, &read.room, &read.kind),
            (session.date, session.when, &session.room, &session.kind),
            "{}",
            session.title
        );
        let names = |session: &Session| session.speakers.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(read), names(session));
    }
}

fn calendar(lines: &str) -> Schedule {
    let lines = lines.trim().replace('\n', "\r\n");
    read_calendar(format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{lines}\r\nEND:VCALENDAR\r\n").as_bytes()).expect("a calendar")
}

#[test]
fn a_calendar_of_others_is_read() {
    let schedule = calendar(
        "X-WR-CALNAME:Ferris\\, every spring
BEGIN:VEVENT
UID:1
DTSTART;TZID=/elsewhere.example/Europe/Paris:20180526T092000
DTEND;TZID=/elsewhere.example/Europe/Paris:20180526T095500
SUMMARY:Un titre long\\, plié
  sur deux lignes
LOCATION:Grande salle
CATEGORIES:Keynote
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20180528
DTEND;VALUE=DATE:20180530
SUMMARY:impl Days
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20180526T220000Z
DURATION:PT1H30M
SUMMARY:Late
RRULE:FREQ=DAILY;COUNT=3
ATTENDEE;CN=Somebody:mailto:somebody@ferris.example
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART;TZID=Europe/Paris:20180325T023000
SUMMARY:In the hour that is not
END:VEVENT
BEGIN:VEVENT
UID:5
DTSTART;TZID=Mars/Olympus:20180526T120000
SUMMARY:Elsewhere
END:VEVENT
BEGIN:VTODO
SUMMARY:Buy bread
END:VTODO
this is no line",
    );
    assert_eq!((schedule.title.as_str(), schedule.zone.as_deref()), ("Ferris, every spring", Some("Europe/Paris")));
    let first = named(&schedule, "Un titre long, plié sur deux lignes");
    assert_eq!((first.start(), first.minutes(), &first.kind), (Some(datetime(2018, 5, 26, 9, 20, 0, 0)), Some(35), &Kind::Keynote));
    let days = named(&schedule, "impl Days");
    assert_eq!((days.date, days.when), (Some(date(2018, 5, 28)), When::WholeDays { last: date(2018, 5, 29) }));
    let late = named(&schedule, "Late");
    assert_eq!((late.start(), late.minutes()), (Some(datetime(2018, 5, 27, 0, 0, 0, 0)), Some(90)));
    assert_eq!(late.date, Some(date(2018, 5, 26)), "midnight belongs to the evening before");
    assert_eq!(named(&schedule, "In the hour that is not").when, When::Open);
    assert_eq!(named(&schedule, "Elsewhere").start(), Some(datetime(2018, 5, 26, 12, 0, 0, 0)));
    let mut said = whys(&schedule);
    said.sort();
    assert_eq!(said.len(), 6, "{said:#?}");
    assert!(said.iter().any(|why| why.contains("it repeats (FREQ=DAILY;COUNT=3)")), "{said:#?}");
    assert!(said.iter().any(|why| why.contains("2018-03-25 02:30 does not exist in Europe/Paris")), "{said:#?}");
    assert!(said.iter().any(|why| why.contains("“Mars/Olympus” is no time zone")), "{said:#?}");
    assert!(said.iter().any(|why| why.contains("VTODO is nothing of a timetable")), "{said:#?}");
    assert!(said.iter().any(|why| why.contains("“this is no line” cannot be read")), "{said:#?}");
    assert!(said.iter().all(|why| !why.contains("somebody@")), "{said:#?}");
}

#[test]
fn a_page_of_pretalx_is_read() {
    let session = |code: &str, kind: &str, from: &str, to: &str| {
        serde_json::json!({
            "code": code, "title": format!("Title {code}"), "submission_type": { "en": kind, "fr": "…" }, "duration": 30, "content_locale": "fr",
            "speakers": [{ "code": "SPK", "name": "Wilma Weft" }], "resources": [{ "resource": "https://ferris.example/s.pdf", "description": "slides" }],
            "slot": { "room": { "en": "Loom", "fr": "Métier" }, "start": from, "end": to },
        })
    };
    let page = serde_json::json!({
        "schedule": {
            "2024-11-02": {
                "600": { "1": session("A", "Long talk", "2024-11-02T10:00:00+01:00", "2024-11-02T10:55:00+01:00") },
                "660": { "1": session("B", "Workshop", "2024-11-02T11:00:00+01:00", "soon"), "2": session("C", "General Assembly", "when it is ready", "") },
            },
        },
        "sprints": { "2024-10-31": { "600": { "3": session("D", "Sprint", "2024-10-31T10:00:00+01:00", "2024-10-31T17:00:00+01:00") }, "720": {
            "3": session("D", "Sprint", "2024-10-31T10:00:00+01:00", "2024-10-31T17:00:00+01:00") } } },
        "rooms": [{ "id": 1, "name": { "en": "Loom" }, "capacity": 90 }],
        "extra": { "2024-11-02": { "750": { "id": "lunch", "title": { "en": "Lunch", "fr": "Déjeuner" } }, "tea": { "id": "t", "title": "Tea" } }, "someday": {} },
        "speakers": {}, "votes": [],
    });
    let schedule = read_pretalx(page.to_string().as_bytes()).expect("a timetable");
    let kinds: Vec<&str> = schedule.sessions.iter().map(|session| session.kind.as_str()).collect();
    assert_eq!(kinds, ["talk", "workshop", "General Assembly"]);
    assert_eq!(
        (schedule.sessions[0].minutes(), schedule.sessions[1].minutes(), schedule.sessions[2].when),
        (Some(55), Some(30), When::Open)
    );
    assert_eq!((schedule.projects.len(), schedule.projects[0].minutes()), (1, Some(420)), "a sprint of two slots is one");
    assert_eq!((schedule.rooms[0].name.as_str(), schedule.rooms[0].capacity), ("Loom", Some(90)));
    assert_eq!(schedule.breaks[0].start(), Some(datetime(2024, 11, 2, 12, 30, 0, 0)));
    assert_eq!(schedule.speakers(), [&Speaker { id: "SPK".into(), name: "Wilma Weft".into(), ..Speaker::default() }]);
    // JSON has no lines that anybody counts: where it stands is said by the code of a session and the names of parts.
    assert_eq!(
        whys(&schedule),
        [
            "0: C, Title C: “when it is ready” is no time; the session has none now",
            "0: extra.2024-11-02, Tea: “tea” is no time; the session has none now",
            "0: extra: “someday” is no date",
            "0: : votes is not read: “…”",
        ]
    );
    assert!(schedule.besides.is_empty(), "{:?}", schedule.besides);
    // What it says in several languages it says in that of the event, where it does; what kind of session it is it says in any.
    let french = |language| read_pretalx_in(page.to_string().as_bytes(), Some(language)).expect("a timetable");
    for language in ["fr", "fr-CA"] {
        let schedule = french(language);
        assert_eq!((schedule.breaks[0].title.as_str(), schedule.sessions[0].room.as_str()), ("Déjeuner", "Métier"), "{language}");
        assert_eq!(schedule.sessions[0].kind, Kind::Talk);
    }
    assert_eq!(french("de").breaks[0].title, "Lunch");
}

#[test]
fn what_speakers_of_pretalx_say_of_themselves_is_read_and_what_has_no_place_is_counted() {
    let session = |code: &str, answers: serde_json::Value, biography: &str| {
        serde_json::json!({
            "code": code, "title": code, "is_featured": code == "A", "answers": answers, "image": null, "tags": [],
            "speakers": [{ "code": code, "name": format!("Speaker {code}"), "biography": biography, "avatar": "https://ferris.example/a.jpg" }],
        })
    };
    let answer = serde_json::json!([{ "question": "Audience", "answer": "All" }]);
    let sessions = serde_json::json!([
        session("A", answer.clone(), "Weaves.\r\n\r\nKnits."),
        session("B", answer, ""),
        session("C", serde_json::json!([]), "")
    ]);
    let schedule = read_pretalx(sessions.to_string().as_bytes()).expect("a timetable");
    assert_eq!(schedule.speakers().iter().map(|speaker| speaker.text.as_str()).collect::<Vec<_>>(), ["Weaves.\n\nKnits.", "", ""]);
    let besides: Vec<(&str, usize)> = schedule.besides.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(besides, [("answers", 2), ("is_featured", 1), ("speakers’ avatar", 3)]);
    assert_eq!(schedule.not_understood, []);
}

#[test]
fn files_and_places_of_a_calendar_are_read_or_counted() {
    let schedule = calendar(
        "BEGIN:VEVENT\nUID:1\nSUMMARY:Looms\nGEO:48.85;2.35\nATTACH;VALUE=URI:https://ferris.example/s.pdf\nATTACH;VALUE=BINARY;ENCODING=BASE64:aGk=\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Yarn\nEND:VEVENT",
    );
    assert_eq!(schedule.sessions[0].attachments.iter().map(|link| link.url.as_str()).collect::<Vec<_>>(), ["https://ferris.example/s.pdf"]);
    let besides: Vec<(&str, usize)> = schedule.besides.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(besides, [("GEO", 1), ("attached files, whole in the calendar,", 1)]);
    assert_eq!(schedule.not_understood, []);
}

#[test]
fn an_answer_of_pretalx_is_read() {
    let answer = serde_json::json!({ "count": 1, "results": [{
        "code": "A", "title": "Late", "submission_type": { "id": 1, "name": { "en": "Workshop" } }, "speakers": [{ "code": "S", "name": "Wilma Weft" }],
        "slots": [{ "start": "2024-11-03T00:30:00+01:00", "end": "2024-11-03T01:00:00+01:00", "room": { "id": 3, "name": { "de": "Webstuhl", "en": "Loom" } } }],
    }] });
    let schedule = read_pretalx(answer.to_string().as_bytes()).expect("a timetable");
    let late = named(&schedule, "Late");
    assert_eq!((late.date, late.minutes(), late.room.as_str(), &late.kind), (Some(date(2024, 11, 2)), Some(30), "Loom", &Kind::Workshop));
}

#[test]
fn what_is_no_timetable_is_refused_with_a_sentence() {
    let frab = |text: &str| read_frab(text.as_bytes()).expect_err("no timetable");
    assert_eq!(frab("<rss><channel/></rss>"), Unreadable::NoSchedule);
    assert_eq!(frab(""), Unreadable::NoSchedule);
    assert_eq!(frab("no xml at all"), Unreadable::NoSchedule);
    assert_eq!(frab("# Markdown<br>with a break"), Unreadable::NoSchedule);
    assert!(matches!(frab("<schedule>\n<conference>\n</schedule>"), Unreadable::NotXml { line: 3, .. }));
    assert!(matches!(frab("<schedule><conference>"), Unreadable::NotXml { .. }));
    assert_eq!(read_frab(b"<schedule>\xff</schedule>").expect_err("no text"), Unreadable::NotText { at: 10 });
    assert_eq!(read_pretalx(b"[1,\n2").expect_err("no JSON"), Unreadable::NotJson { line: 2 });
    assert_eq!(read_pretalx(b"{\"votes\": []}").expect_err("no timetable"), Unreadable::NoPretalx);
    assert_eq!(read_calendar(b"Dear all,").expect_err("no calendar"), Unreadable::NoCalendar);
}

#[test]
fn entities_that_explode_are_not_read() {
    let mut bomb = String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE schedule [\n<!ENTITY a0 \"ha\">\n");
    for n in 1..30 {
        let _ = writeln!(bomb, "<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
    }
    bomb.push_str("]>\n<schedule><conference><title>&a29;</title></conference></schedule>");
    let refused = read_frab(bomb.as_bytes()).expect_err("refused");
    assert!(matches!(refused, Unreadable::Entity { line: 2, .. }), "{refused}");
    let elsewhere = "<!DOCTYPE schedule SYSTEM \"file:///etc/hostname\">\n<schedule><conference/></schedule>";
    assert!(matches!(read_frab(elsewhere.as_bytes()), Err(Unreadable::Entity { .. })));
    let named = "<schedule><conference><title>a&nbsp;b</title></conference></schedule>";
    let refused = read_frab(named.as_bytes()).expect_err("refused");
    assert_eq!(
        refused.to_string(),
        "line 1 declares or names the entity nbsp; a timetable needs none, and none is read but &amp; &lt; &gt; &quot; &apos;"
    );
    let attribute = "<schedule><conference title=\"&x;\"/></schedule>";
    assert!(matches!(read_frab(attribute.as_bytes()), Err(Unreadable::Entity { .. })));
    assert!(read_frab(b"<!DOCTYPE schedule><schedule><conference/></schedule>").is_ok());
}

#[test]
fn millions_of_elements_are_not_read() {
    let many = format!("<schedule><conference/>{}</schedule>", "<day/>".repeat(2_000_000));
    let refused = read_frab(many.as_bytes()).expect_err("refused");
    assert!(matches!(refused, Unreadable::TooManyElements { .. }), "{refused}");
    let deep = "<schedule>".repeat(1_000_000);
    assert!(matches!(read_frab(deep.as_bytes()), Err(Unreadable::TooDeep { .. })));
    let large = vec![b' '; formats::schedule::MOST_BYTES + 1];
    assert!(matches!(read_frab(&large), Err(Unreadable::TooLarge { .. })));
    let mut sessions = String::new();
    for n in 0..=formats::schedule::MOST_SESSIONS {
        let _ = write!(sessions, "<event id='{n}'><title>t</title></event>");
    }
    let crowd = format!("<schedule><conference/><day date='2019-10-26'><room name='r'>{sessions}</room></day></schedule>");
    assert_eq!(read_frab(crowd.as_bytes()).expect_err("refused"), Unreadable::TooManySessions);
}

#[test]
fn a_time_that_does_not_exist_is_said() {
    let event = "<event id='1'><start>02:30</start><date>2018-03-25T02:30:00</date><title>Early</title></event>";
    let text = format!(
        "<schedule><conference><time_zone_name>Europe/Paris</time_zone_name></conference><day date='2018-03-24'><room name='r'>{event}</room></day></schedule>"
    );
    let schedule = read_frab(text.as_bytes()).expect("a timetable");
    assert_eq!(schedule.sessions[0].when, When::Open);
    assert_eq!(schedule.not_understood[0].why, Why::Skipped { time: "2018-03-25 02:30".into(), zone: "Europe/Paris".into() });
    let twice = read_frab(text.replace("2018-03-25", "2018-10-28").as_bytes()).expect("a timetable");
    assert!(matches!(twice.not_understood[0].why, Why::Twice { .. }));
    assert_eq!(twice.sessions[0].start(), Some(datetime(2018, 10, 28, 2, 30, 0, 0)));
}

#[test]
fn small_hours_belong_to_the_evening_before() {
    assert_eq!(event_day(datetime(2014, 12, 28, 4, 59, 0, 0)), date(2014, 12, 27));
    assert_eq!(event_day(datetime(2014, 12, 28, 5, 0, 0, 0)), date(2014, 12, 28));
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = (read_frab(&bytes), read_pretalx(&bytes), read_calendar(&bytes));
    }

    #[test]
    fn no_text_near_a_timetable_panics(at in 0..LISBON.len(), with in "[<>&;:'\" 0-9A-Za-z/é-]{0,12}") {
        let at = (0..=at).rev().find(|at| LISBON.is_char_boundary(*at)).unwrap_or(0);
        let text = format!("{}{with}{}", &LISBON[..at], LISBON.get(at + with.len()..).unwrap_or(""));
        if let Ok(schedule) = read_frab(text.as_bytes()) {
            let _ = (write_frab_xml(&schedule), write_frab_json(&schedule));
            let _ = read_calendar(write_calendar(&schedule, stamp()).as_bytes());
        }
    }

    #[test]
    fn no_field_of_a_calendar_panics(value in "\\PC{0,30}", name in "(DTSTART|DTEND|DURATION|RRULE|SUMMARY|DTSTART;VALUE=DATE|DTSTART;TZID=Europe/Paris|SEQUENCE)") {
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20180526T120000Z\r\n{name}:{value}\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR");
        let schedule = read_calendar(text.as_bytes()).expect("a calendar");
        let _ = write_calendar(&schedule, stamp());
    }

    /// Whatever a session is called, its line is folded and read back.
    #[test]
    fn any_title_comes_back(title in "\\PC{1,200}") {
        let mut schedule = lisbon();
        schedule.sessions.truncate(1);
        schedule.sessions[0].title.clone_from(&title);
        let written = write_calendar(&schedule, stamp());
        prop_assert!(written.split("\r\n").all(|line| line.len() <= 75));
        let again = read_calendar(written.as_bytes()).expect("a calendar");
        if !title.trim().is_empty() {
            prop_assert_eq!(&again.sessions[0].title, title.trim());
            let frab = read_frab(write_frab_xml(&schedule).as_bytes()).expect("a timetable");
            prop_assert_eq!(&frab.sessions[0].title, title.trim());
        }
    }
}

fn shared(file: &str) -> Vec<u8> {
    let folder = PathBuf::from(std::env::var_os("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data is"));
    std::fs::read(folder.join("schedules").join(file)).expect("the shared data is there")
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_a_congress_of_four_days() {
    let schedule = read_frab(&shared("31c3.schedule.xml")).expect("a timetable");
    assert_eq!((schedule.sessions.len(), schedule.days.len(), schedule.rooms.len()), (138, 4, 4));
    assert_eq!(schedule.sessions.iter().map(|session| session.speakers.len()).sum::<usize>(), 211);
    assert_eq!(schedule.sessions.iter().map(|session| session.links.len()).sum::<usize>(), 134);
    assert_eq!(schedule.not_understood, []);
    // A night belongs to the day that it ends.
    let late: Vec<&Session> = schedule.sessions.iter().filter(|session| session.start().is_some_and(|start| start.hour() < 5)).collect();
    assert!(!late.is_empty() && late.iter().all(|session| session.start().map(DateTime::date) != session.date));
    round_trip(&schedule);
    let mut zoned = schedule;
    zoned.zone = Some("Europe/Berlin".into());
    let calendar: Calendar = write_calendar(&zoned, stamp()).parse().expect("a calendar");
    assert_eq!(calendar.components.iter().filter(|component| matches!(component, CalendarComponent::Event(_))).count(), 138);
    assert_eq!(read_calendar(write_calendar(&zoned, stamp()).as_bytes()).expect("a calendar").sessions.len(), 138);

    let paris = read_frab(&shared("rustfest-paris.schedule.xml")).expect("a timetable");
    assert_eq!((paris.sessions.len(), paris.sessions[0].start()), (12, Some(datetime(2018, 5, 26, 9, 20, 0, 0))));
    round_trip(&paris);
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_a_conference_with_sprints() {
    let schedule = read_pretalx(&shared("pyconfr-2024.pretalx.json")).expect("a timetable");
    assert_eq!((schedule.sessions.len(), schedule.projects.len(), schedule.rooms.len(), schedule.breaks.len()), (68, 8, 11, 5));
    let capacity = |name: &str| schedule.rooms.iter().find(|room| room.name == name).and_then(|room| room.capacity);
    assert_eq!((capacity("GAM"), capacity("C02"), capacity("C01")), (Some(300), Some(56), None));
    assert!(schedule.projects.iter().all(|sprint| sprint.date == Some(date(2024, 10, 31)) && sprint.minutes() == Some(420)));
    let kinds = |kind: &Kind| schedule.sessions.iter().filter(|session| session.kind == *kind).count();
    assert_eq!((kinds(&Kind::Talk), kinds(&Kind::Workshop), kinds(&Kind::Keynote), kinds(&Kind::Break)), (52, 9, 5, 1));
    assert_eq!(schedule.not_understood, []);
    // frab knows sessions and persons by number only.
    assert_eq!(read_frab(write_frab_xml(&schedule).as_bytes()).expect("what we write is read").sessions.len(), 68);
}
