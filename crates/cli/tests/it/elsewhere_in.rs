//! Sites and timetables of others on the command line: said as text and as data, before anything is brought in.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::program::run;

const CONFIG: &str = "title: Ferris\nlocation:\n  impl_days: Cascina Rossa\n  impl_days_overflow: Spazio Blu\n  city: Turin\ndates:\n  year: 2019\n  talks: Saturday, October 19th\n  impl_days: 20.–21. October\n";

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let done = run(arguments);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), said.lines().count()), (Some(1), 1), "{arguments:?}: {said}");
    said
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_site_is_said_before_it_is_brought_in() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "_config.yml", CONFIG);
    write(root, "_data/speakers.yml", "loom:\n  name: Wilma Weft\n");
    write(
        root,
        "_sessions/threads.md",
        "---\ntitle: Threads\ntype: talk\nspeakers: [loom]\nday: saturday\nstart: \"9:30\"\nduration: 45\nroom: Sala 1\n---\n",
    );
    write(root, "_sessions/all.html", "---\ntitle: Weaving\ntype: workshop\nday: someday\n---\n");
    write(
        root,
        "_people/ada.md",
        "---\nname: Ada Ashby\ngroups: [organizer]\nlinks:\n  - icon: website\n    link: https://ada.example\n---\n",
    );
    write(root, "_sponsors/thread.md", "---\nname: Thread & Co\nlink: https://thread.example\nlevel: gold\n---\n");
    write(root, "about.md", "---\ntitle: About\npermalink: /about/\n---\nAt {{ site.location.impl_days }}, {{ nothing }}.\n");
    write(root, ".git/config", "[core]\n");
    write(root, "assets/a.png", "no picture");
    let path = root.to_str().unwrap();

    let data: Value = serde_json::from_str(&said(&["import", "jekyll", path, "--dry-run", "--format", "json"])).unwrap();
    let expected = json!({
        "event": { "title": "Ferris", "city": "Turin", "days": [
            { "date": "2019-10-19", "kind": "talks" }, { "date": "2019-10-20", "kind": "impl_days" }, { "date": "2019-10-21", "kind": "impl_days" },
        ] },
        "venues": [{ "name": "Cascina Rossa", "role": "impl_days" }, { "name": "Spazio Blu", "role": "overflow" }],
        "sessions": [
            { "id": "all", "title": "Weaving", "kind": "workshop", "date": null, "start": null, "end": null, "room": null, "speakers": [] },
            { "id": "threads", "title": "Threads", "kind": "talk", "date": "2019-10-19", "start": "09:30", "end": "10:15", "room": "Sala 1", "speakers": ["Wilma Weft"] },
        ],
        "people": [{ "id": "ada", "name": "Ada Ashby", "groups": ["organizer"], "links": ["https://ada.example"] }],
        "sponsors": [{ "id": "thread", "name": "Thread & Co", "level": "gold", "link": "https://thread.example" }],
        "pages": [{ "title": "About", "permalink": "/about/" }],
        "not_understood": [
            { "file": "_sessions/all.html", "why": "line 4: “someday” is no day of the event" },
            { "file": "about.md", "why": "line 5: “{{ nothing }}” stands for nothing that is known; it is left out" },
        ],
    });
    assert_eq!(data, expected, "{data:#}");

    let text = said(&["import", "jekyll", path, "--dry-run"]);
    for line in [
        "Ferris, Turin\n",
        "\nDays: 3\n  Sat 2019-10-19  talks\n",
        "\nHouses: 2\n  Cascina Rossa (impl_days)\n  Spazio Blu (overflow)\n",
        "\n  2019-10-19  09:30–10:15  talk      Threads (Wilma Weft), Sala 1\n",
        "\n  no day      no time      workshop  Weaving\n",
        "\nPeople: 1\n  Ada Ashby (organizer), 1 link\n",
        "\nNot understood: 2\n  _sessions/all.html: line 4: ",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(refused(&["import", "jekyll", path]).contains("--dry-run"));
    let empty = tempfile::tempdir().unwrap();
    assert!(refused(&["import", "jekyll", empty.path().to_str().unwrap(), "--dry-run"]).contains("no Jekyll site"));
    assert!(refused(&["import", "jekyll", "/nowhere/at/all", "--dry-run"]).contains("/nowhere/at/all"));
}

#[test]
fn timetables_are_said_before_they_are_brought_in() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(
        root,
        "t.xml",
        "<schedule><conference><title>Ferris</title></conference><day date='2019-10-19'><room name='Sala'><event id='1' guid='a'><date>2019-10-19T23:30:00+02:00</date>\
         <duration>01:00</duration><title>Late</title><type>talk</type><persons><person id='7'>Wilma Weft</person></persons></event></room></day></schedule>",
    );
    write(
        root,
        "t.json",
        &json!({
            "schedule": {},
            "sprints": { "2019-10-20": { "540": { "1": { "code": "SP", "title": "Looms", "speakers": [], "submission_type": { "en": "Sprint" },
                "slot": { "room": { "en": "Sala" }, "start": "2019-10-20T09:00:00+02:00", "end": "2019-10-20T17:00:00+02:00" } } } } },
            "rooms": [{ "name": { "en": "Sala" }, "capacity": 40 }],
        })
        .to_string(),
    );
    write(
        root,
        "t.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20191020\nDTEND;VALUE=DATE:20191022\nSUMMARY:impl Days\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    let file = |name: &str| root.join(name).to_str().unwrap().to_owned();
    let data = |kind: &str, name: &str| -> Value {
        serde_json::from_str(&said(&["import", kind, &file(name), "--dry-run", "--format", "json"])).unwrap()
    };
    let frab = data("frab", "t.xml");
    let late = json!({ "id": "1", "title": "Late", "kind": "talk", "date": "2019-10-19", "start": "23:30", "end": "00:30", "room": "Sala", "speakers": ["Wilma Weft"] });
    assert_eq!((&frab["sessions"], &frab["people"]), (&json!([late]), &json!([{ "id": "7", "name": "Wilma Weft" }])));
    let pretalx = data("pretalx", "t.json");
    assert_eq!((&pretalx["projects"][0]["title"], &pretalx["venues"]), (&json!("Looms"), &json!([{ "name": "Sala", "capacity": 40 }])));
    let calendar = data("ics", "t.ics");
    assert_eq!(calendar["not_understood"][0]["why"], "line 7: “impl Days”: it repeats (FREQ=DAILY); only the first time is read");
    let text = said(&["import", "ics", &file("t.ics"), "--dry-run"]);
    assert!(text.contains("\n  2019-10-20  to 2019-10-21  talk      impl Days\n"), "{text}");
    for (kind, name) in [("frab", "t.xml"), ("pretalx", "t.json"), ("ics", "t.ics")] {
        assert!(refused(&["import", kind, &file(name)]).contains("--dry-run"), "{kind}");
        assert!(refused(&["import", kind, &file("t.none"), "--dry-run"]).contains("t.none"), "{kind}");
    }
    assert!(refused(&["import", "frab", &file("t.ics"), "--dry-run"]).contains("no timetable in it"));
}
