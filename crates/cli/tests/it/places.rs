//! Places proposed by the command line.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::program::run;

fn small_morning() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/instances/small-morning.json")
}

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// What is said about a file that cannot be used: one line, exit code 1.
fn refused(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("morning.json");
    std::fs::write(&file, text).unwrap();
    let done = run(&["match", file.to_str().unwrap()]);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), said.lines().count()), (Some(1), 1), "{said}");
    said
}

#[test]
fn programs_get_the_places_as_indices_with_value_and_bound() {
    let file = small_morning();
    let printed: Value = serde_json::from_str(&said(&["match", file.to_str().unwrap(), "--format", "json"])).unwrap();
    let keys: Vec<&str> = printed.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["assignment", "bound", "room_of_project", "seconds", "value"]);
    let instance: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(printed["value"].to_string(), worth(&instance, &printed).to_string());
    assert!(printed["bound"].as_f64() >= printed["value"].as_f64());
    let again: Value = serde_json::from_str(&said(&["match", file.to_str().unwrap(), "--format", "json"])).unwrap();
    assert_eq!((&again["assignment"], &again["room_of_project"]), (&printed["assignment"], &printed["room_of_project"]));
}

/// What an assignment is worth, counted by hand; it panics where a rule is broken.
fn worth(instance: &Value, answer: &Value) -> Value {
    let (people, projects) = (instance["people"].as_array().unwrap(), instance["projects"].as_array().unwrap());
    let mut seats: Vec<i64> = instance["rooms"].as_array().unwrap().iter().map(|room| room["capacity"].as_i64().unwrap()).collect();
    let mut total = 0.0;
    for (at, project) in projects.iter().enumerate() {
        let sits = |person: &usize| answer["assignment"][*person].as_u64() == Some(at as u64);
        let table: Vec<&Value> = (0..people.len()).filter(sits).map(|person| &people[person]).collect();
        assert_eq!(table.is_empty(), answer["room_of_project"][at].is_null());
        if table.is_empty() {
            continue;
        }
        let heads = i64::try_from(table.len()).unwrap();
        assert!(project["min"].as_i64().unwrap() <= heads && heads <= project["max"].as_i64().unwrap());
        seats[usize::try_from(answer["room_of_project"][at].as_u64().unwrap()).unwrap()] -= heads;
        let (newcomers, mentors) = (table.iter().filter(|one| one["newcomer"] == true), table.iter().filter(|one| one["mentor"] == true));
        assert!(newcomers.count() <= 4 * mentors.count());
        for person in table {
            assert!(person["level"].as_u64() >= project["min_level"].as_u64());
            let wish = person["wishes"].as_array().unwrap().iter().position(|wish| *wish == project["name"]);
            let shares = person["areas"].as_array().unwrap().iter().any(|area| project["areas"].as_array().unwrap().contains(area));
            total += match wish {
                Some(0) => 10.0,
                Some(1) => 7.0,
                Some(2) => 5.0,
                _ if shares => 2.0,
                _ => 1.0,
            };
        }
    }
    assert!(seats.iter().all(|seats| *seats >= 0));
    total.into()
}

#[test]
fn people_get_a_plan_by_room_and_table_with_a_reason_for_each() {
    let printed = said(&["match", small_morning().to_str().unwrap()]);
    assert!(printed.starts_with("a small morning: 10 of 14 people have a place"), "{printed}");
    assert!(printed.contains("\nWorkshop — 6 of 6 seats\n") && printed.contains("\nAttic — 4 of 4 seats\n"), "{printed}");
    assert!(printed.matches("first wish").count() > 4, "{printed}");
    let without = printed.split("\nWithout a place\n").nth(1).expect("four have none");
    assert_eq!(without.lines().take_while(|line| line.starts_with("  1")).count(), 4, "{printed}");
    assert!(printed.contains("There are 14 people and 10 seats."), "{printed}");
    assert!(printed.contains("1 wish is for a project that is not in the file."), "{printed}");
}

#[test]
fn a_file_that_is_no_morning_is_refused_in_a_sentence() {
    assert!(refused("people").contains("is not JSON"));
    assert!(refused("[]").contains("people, projects and rooms"));
    let small = std::fs::read_to_string(small_morning()).unwrap();
    assert!(
        refused(&small.replacen("\"level\": ", "\"height\": ", 1)).contains("The first of “people” has no “level” that is a whole number")
    );
    assert!(refused(&small.replacen("\"capacity\": 6", "\"capacity\": -6", 1)).contains("“capacity”"));
    assert!(refused(&small.replace("\"forbidden\"", "3")).contains("below_min_level"));
    let missing = run(&["match", "/nowhere/morning.json"]);
    assert!(String::from_utf8(missing.stderr).unwrap().contains("cannot read /nowhere/morning.json"));
}

#[test]
fn a_morning_without_anybody_is_a_plan_and_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("nobody.json");
    std::fs::write(&file, r#"{"people": [], "projects": [], "rooms": [], "newcomers_per_mentor": 4, "utility": {}}"#).unwrap();
    let printed = said(&["match", file.to_str().unwrap()]);
    for sentence in ["There is nobody to place.", "There is no project.", "There is no room with a seat."] {
        assert!(printed.contains(sentence), "{printed}");
    }
}

#[test]
fn a_place_that_is_as_good_as_another_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("equals.json");
    let (person, project) = (
        r#""level": 1, "newcomer": false, "mentor": false, "areas": [], "wishes": []"#,
        r#""min_level": 0, "min": 1, "max": 2, "areas": []"#,
    );
    let morning = format!(
        r#"{{"people": [{{"id": 1, {person}}}, {{"id": 2, {person}}}], "projects": [{{"name": "Looms", {project}}}, {{"name": "Spindles", {project}}}],
        "rooms": [{{"name": "Attic", "capacity": 4}}], "newcomers_per_mentor": 4, "utility": {{"other": 1}}}}"#
    );
    std::fs::write(&file, &morning).unwrap();
    let printed = said(&["match", file.to_str().unwrap()]);
    assert!(printed.contains("Or Spindles (as good for them, ") && !printed.contains("-0"), "{printed}");
    // A name does nothing to a terminal.
    std::fs::write(&file, morning.replace("Attic", "At\\u001b[2J\\ntic")).unwrap();
    let printed = said(&["match", file.to_str().unwrap()]);
    assert!(printed.contains("\nAt [2J tic — "), "{printed:?}");
}
