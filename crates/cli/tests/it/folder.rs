//! An event as a folder of plain files: begun, applied, changed on both sides, and brought out again.

use std::fs;
use std::path::Path;

use crate::program::run;

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert_eq!(done.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(done.stderr).unwrap()
}

/// An event of two days in two houses, and its folder.
fn begin(data: &str, folder: &str) -> String {
    said(&[
        "new",
        "lyon-2031",
        "--title",
        "Code days of Lyon",
        "--from",
        "2031-05-26",
        "--to",
        "2031-05-27",
        "--zone",
        "Europe/Paris",
        "--venue",
        "Mill:55; Loft: 12; @1 quai des Tissus",
        "--venue",
        "Annex:30",
        "--conduct",
        "Ines Haddad, +33 1 99 00 12 34",
        "--folder",
        folder,
        "--data",
        data,
    ])
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}: {text}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

const SESSION: &str = "\n[[sessions]]\nkey = \"threads\"\ntitle = \"Threads\"\nday = 2031-05-26\nat = 10:30:00\nminutes = 45\nvenue = \"main\"\nroom = \"Loft\"\nspeakers = [\"Wilma Weft\"]\n";

#[test]
fn an_event_lives_in_its_folder() {
    let temporary = tempfile::tempdir().unwrap();
    let (data, folder) = (temporary.path().join("data"), temporary.path().join("site"));
    let (data, folder) = (data.to_str().unwrap(), folder.to_str().unwrap());
    let told = begin(data, folder);
    assert!(told.contains("impl-days apply"), "{told}");
    let root = Path::new(folder);
    assert!(
        fs::read_to_string(root.join("pages/index.md")).unwrap().contains("Code days of Lyon") && root.join("pages/fr/index.md").exists()
    );
    fs::write(root.join("event.toml"), fs::read_to_string(root.join("event.toml")).unwrap() + SESSION).unwrap();

    // Looked at first: nothing is written by that.
    let apply = ["apply", folder, "--data", data];
    let dry = ["apply", folder, "--dry-run", "--data", data];
    for _ in 0..2 {
        let told = said(&dry);
        assert!(told.contains("session   Threads") && told.contains("person    Wilma Weft") && !told.starts_with("Brought in"), "{told}");
    }
    assert!(said(&apply).starts_with("Brought in."));
    assert!(said(&apply).starts_with("Nothing new was in it."), "the same folder twice changes nothing");

    // What is brought out is what was applied.
    said(&["export", "folder", "--event", "lyon-2031", "--to", folder, "--data", data]);
    assert!(said(&apply).starts_with("Nothing new was in it."));
    let event = root.join("event.toml");
    let once = fs::read(&event).unwrap();
    said(&["export", "folder", "--event", "lyon-2031", "--to", folder, "--data", data]);
    assert_eq!(once, fs::read(&event).unwrap(), "brought out twice it is the same");

    // The folder moves a session and drops a page; both follow.
    change(&event, "10:30", "11:30");
    fs::remove_file(root.join("pages/access.md")).unwrap();
    let told = said(&apply);
    assert!(
        told.contains("Is said anew:\n  session   Threads") && told.contains("Goes, as the files have it no more:\n  page      Access"),
        "{told}"
    );

    // Another folder is begun on another machine: the event is made of it.
    let elsewhere = temporary.path().join("elsewhere");
    let elsewhere = elsewhere.to_str().unwrap();
    let told = said(&["apply", folder, "--data", elsewhere]);
    assert!(told.contains("session   Threads") && told.contains("page      Directions"), "{told}");
}

#[test]
fn what_is_wrong_in_a_folder_is_said_with_file_and_line_and_nothing_is_changed() {
    let temporary = tempfile::tempdir().unwrap();
    let (data, folder) = (temporary.path().join("data"), temporary.path().join("site"));
    let (data, folder) = (data.to_str().unwrap(), folder.to_str().unwrap());
    begin(data, folder);
    let root = Path::new(folder);
    let event = root.join("event.toml");
    fs::write(&event, fs::read_to_string(&event).unwrap() + &SESSION.replace("2031-05-26", "2031-07-26").replace("minutes", "minuts"))
        .unwrap();
    fs::write(root.join("pages/fr/twice.md"), "---\ntitle: Deux\npermalink: directions\n---\n").unwrap();
    let told = refused(&["apply", folder, "--data", data]);
    for part in ["event.toml:", "minuts", "minutes", "pages/fr/twice.md"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(said(&["export", "json", "--event", "lyon-2031", "--data", data]).contains("Code days of Lyon"));
    // A folder in which something lies already is not written over by a beginning.
    let told = refused(&[
        "new",
        "lyon-2032",
        "--title",
        "Once more",
        "--from",
        "2032-05-26",
        "--zone",
        "Europe/Paris",
        "--folder",
        folder,
        "--data",
        data,
    ]);
    assert!(told.contains("is not empty"), "{told}");
    assert!(refused(&["apply", "/nowhere/at/all", "--data", data]).contains("cannot read"));
}
